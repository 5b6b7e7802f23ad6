//! What was just done.

use crate::state::DeviceBatch;

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

/// Rows were copied.
#[must_use]
pub fn duplicated(count: usize) -> String {
    format!("{count}台を複製しました")
}

/// Cells of several devices were set at once; nothing of a single cell, which is seen.
#[must_use]
pub fn devices(batch: DeviceBatch, devices: usize, cells: usize) -> Option<String> {
    match batch {
        DeviceBatch::Check => Some(format!("{devices}台の棚卸しを記録しました")),
        DeviceBatch::State => Some(format!("{devices}台の状態を変更しました")),
        DeviceBatch::Fill if cells > 1 => Some(format!("{cells}個のセルを空欄にしました")),
        _ => None,
    }
}

/// Rows were answered 該当なし at once.
#[must_use]
pub fn not_applicable(count: usize) -> String {
    format!("{count}項目を「該当なし」にしました")
}

/// A record was taken out of everything and removed.
pub const REMOVED_EVERYWHERE: &str = "すべてから外して削除しました";

/// Public bodies were added to the contacts.
#[must_use]
pub fn contacts_added(count: usize) -> String {
    format!("連絡先を{count}件追加しました")
}
