//! Backups: the list of them, what differs, and the way back to one.

use std::path::Path;

use super::store;
use crate::store::{Backup, StoreError};
use chrono::NaiveDateTime;

/// Title of the dialog.
pub const TITLE: &str = "バックアップから戻す";
/// What restoring does.
pub const EXPLAINED: &str =
    "戻す前に、現在の内容も日付を付けて残します。戻したあとで、その内容に戻すこともできます。";
/// Shows what differs.
pub const COMPARE: &str = "違いを見る";
/// Puts a backup back.
pub const PUT_BACK: &str = "この時点に戻す";
/// Back to the list.
pub const BACK: &str = "一覧に戻る";
/// While a backup is compared.
pub const COMPARING: &str = "現在の内容と比べています";
/// Marks a backup that is dated after now.
pub const AHEAD: &str = "日付が先のもの";
/// What is known of a backup where the present workbook cannot be read.
pub const NO_PRESENT: &str = "現在の点検帳を読めないため、違いは調べられません。";
/// A backup that is sound, after `backup verify`.
pub const SOUND: &str = "正常";
/// A clinic without a backup.
pub const NONE: &str = "バックアップはまだありません。";
/// Nothing is changed by `--dry-run`.
pub const ONLY_LOOKED: &str = "--dry-run を付けたので、何も変えていません。";
/// After a restore.
pub const RESTORED: &str = "バックアップの内容に戻しました。";

/// Why a backup was kept, and whether its date can be true.
#[must_use]
pub fn kind(backup: &Backup, now: NaiveDateTime) -> String {
    let kind = store::backup_kind(backup.kind);
    if backup.is_ahead(now) { format!("{kind}（{AHEAD}）") } else { kind.to_owned() }
}

/// What is wrong with a backup, in one line.
#[must_use]
pub fn damage(error: &StoreError) -> String {
    let reason = store::short_reason(error);
    match error {
        StoreError::Damaged { problems, .. } => match problems.first() {
            Some(first) => format!(
                "{reason}（{}行{}文字目 {}）",
                first.line,
                first.column,
                store::problem(first).replace(['\n', '\t', '\r'], " ")
            ),
            None => reason.to_owned(),
        },
        _ => reason.to_owned(),
    }
}

/// There is no backup of this name; how many there are.
#[must_use]
pub fn unknown(name: &str, known: usize) -> String {
    if known == 0 {
        return format!("「{name}」というバックアップはありません。{NONE}");
    }
    format!(
        "「{name}」というバックアップはありません。{known}個のバックアップの名前は、backup list で表示します。"
    )
}

/// After `backup verify`.
#[must_use]
pub fn verified(sound: usize, damaged: usize) -> String {
    match damaged {
        0 => format!("{sound}個のバックアップを読み、どれも開けることを確認しました。"),
        _ => format!(
            "{}個のバックアップのうち、{damaged}個は開けません。開けるものは、そのまま使えます。",
            sound + damaged
        ),
    }
}

/// Where the present state is kept now.
#[must_use]
pub fn kept(path: &Path) -> String {
    format!("戻す前の内容は、次のファイルに残しました。「{}」", path.display())
}

/// The accessible name of a button for one backup.
#[must_use]
pub fn named(button: &str, kept: &str) -> String {
    format!("{button} {kept}")
}
