//! The preview of the printed pages.

/// Heading, and the name of the screen.
pub const HEADING: &str = "印刷プレビュー";
/// Opens the preview on the whole window.
pub const SHOW: &str = "印刷プレビューを見る";
/// Opens the preview, where it stands beside already, on the whole window.
pub const ENLARGE: &str = "プレビューを拡大";
/// Leads back to the export.
pub const BACK: &str = "PDF作成の画面へ戻る";
/// One page back.
pub const PREVIOUS: &str = "前のページ";
/// One page on.
pub const NEXT: &str = "次のページ";
/// One page back, as drawn on its button.
pub const PREVIOUS_SIGN: &str = "←";
/// One page on, as drawn on its button.
pub const NEXT_SIGN: &str = "→";
/// Label of the jump to a sheet.
pub const SHEET: &str = "見る書類";
/// Smaller, as drawn on its button.
pub const SMALLER_SIGN: &str = "－";
/// Larger, as drawn on its button.
pub const LARGER_SIGN: &str = "＋";
/// Smaller.
pub const SMALLER: &str = "縮小";
/// Larger.
pub const LARGER: &str = "拡大";
/// As wide as the window.
pub const FIT_WIDTH: &str = "幅に合わせる";
/// A whole page in the window.
pub const FIT_PAGE: &str = "ページ全体";
/// While the pages are laid out.
pub const WORKING: &str = "プレビューを作成しています";
/// Nothing is chosen.
pub const NOTHING_CHOSEN: &str = "印刷するものを選ぶと、ここにプレビューが表示されます。";
/// The name of the area with the pages.
pub const PAGES: &str = "プレビューのページ";

/// Which page is on screen.
#[must_use]
pub fn page_of(number: usize, of: usize) -> String {
    format!("{number} / {of}ページ")
}

/// How large the pages are shown; 1 is the size of the paper.
#[must_use]
pub fn percent(zoom: f32) -> String {
    format!("{:.0}%", zoom * 100.0)
}

/// A small page beside the preview, which leads to it.
#[must_use]
pub fn thumbnail(number: usize) -> String {
    format!("{number}ページを見る")
}
