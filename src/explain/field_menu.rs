//! The menu of text fields.

/// Cut.
pub const CUT: &str = "切り取り";
/// Copy.
pub const COPY: &str = "コピー";
/// Paste.
pub const PASTE: &str = "貼り付け";
/// Select all.
pub const SELECT_ALL: &str = "すべて選択";
