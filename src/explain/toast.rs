//! What was just done.

/// Something is on the clipboard.
pub const COPIED: &str = "コピーしました";
/// Takes it back.
pub const UNDO: &str = "元に戻す（直前の操作）";

/// Devices went.
#[must_use]
pub fn removed(count: usize) -> String {
    format!("{count}台を削除しました")
}

/// Rows came from the clipboard.
#[must_use]
pub fn pasted(written: usize, added: usize) -> String {
    match (written, added) {
        (written, 0) => format!("{written}台に貼り付けました"),
        (0, added) => format!("{added}台を追加しました"),
        (written, added) => format!("{written}台に貼り付け、{added}台を追加しました"),
    }
}
