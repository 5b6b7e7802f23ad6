//! The menu of text fields.

/// Cut.
pub const CUT: &str = "切り取り";
/// Copy.
pub const COPY: &str = "コピー";
/// Paste.
pub const PASTE: &str = "貼り付け";
/// Select all.
pub const SELECT_ALL: &str = "すべて選択";
/// Empties a field that holds too much to be edited.
pub const EMPTY_FIELD: &str = "空にする";

/// The same, as it is spoken.
#[must_use]
pub fn empty_named(field: &str) -> String {
    format!("{field}を{EMPTY_FIELD}")
}

/// Said below the beginning of such a text.
#[must_use]
pub fn too_long_to_edit(characters: usize) -> String {
    format!(
        "{characters}文字あり、長すぎるため、ここでは書き換えられません。内容はこのまま残ります。"
    )
}
