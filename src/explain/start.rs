//! The start screen.

/// Heading.
pub const CLINICS: &str = "医療機関";
/// What the program is, on the card of the first start.
pub const WHAT_IT_IS: &str = "厚生労働省のサイバーセキュリティ対策チェックリストに回答し、立入検査で提示する書類を印刷します。";
/// Where everything stays.
pub const OFFLINE: &str =
    "入力した内容は、このPCの中だけに自動で保存されます。インターネットには接続しません。";
/// Creates the first clinic.
pub const BEGIN: &str = "始める";
/// Creates a clinic.
pub const NEW: &str = "医療機関を登録…";
/// Creates the sample.
pub const SAMPLE: &str = "サンプルで試す";
/// Title of the dialog.
pub const NEW_TITLE: &str = "医療機関の登録";
/// Label of the name.
pub const NAME: &str = "医療機関の名前";
/// Other particulars come later.
pub const NAME_HINT: &str = "住所や電話番号は、あとから入れられます。";
/// Creates it.
pub const CREATE: &str = "登録";
/// Opens a clinic.
pub const OPEN: &str = "開く";
/// Offers the backups.
pub const RESTORE: &str = "バックアップから戻す…";
/// While backups are read.
pub const LOOKING: &str = "バックアップを調べています";
/// Nothing to restore.
pub const NO_BACKUPS: &str = "バックアップが見つかりません。";
/// While a backup is put back.
pub const PUTTING_BACK: &str = "バックアップから戻しています。";
/// While the list is read.
pub const READING: &str = "読み込んでいます";
/// Heading over where the data is.
pub const DATA_FOLDER: &str = "データの保存場所";

/// A line of the card: year, progress, last change.
#[must_use]
pub fn card(year: Option<(String, usize, usize)>, changed: Option<String>) -> String {
    let year = year.map_or_else(
        || "点検はまだ始まっていません".to_owned(),
        |(year, answered, total)| format!("{year}　{answered}/{total}項目"),
    );
    changed.map_or_else(|| year.clone(), |changed| format!("{year}　最後の変更 {changed}"))
}

/// The accessible name of the button that opens a clinic.
#[must_use]
pub fn open_named(name: &str) -> String {
    format!("{name}を{OPEN}")
}

/// The accessible name of the button that offers a clinic's backups.
#[must_use]
pub fn restore_named(name: &str) -> String {
    format!("{name}を{RESTORE}")
}

/// One year in a backup.
#[must_use]
pub fn backup_year(year: &str, answered: usize) -> String {
    format!("{year}（回答{answered}件）")
}

/// When a backup was kept, and why.
#[must_use]
pub fn backup_kept(when: &str, kind: &str) -> String {
    format!("{when}　{kind}")
}

/// What is in a backup.
#[must_use]
pub fn backup_contents(clinic: &str, years: &[String]) -> String {
    if years.is_empty() { clinic.to_owned() } else { format!("{clinic}　{}", years.join("、")) }
}

/// Said where no file dialog can be shown.
pub const NO_FILE_DIALOG: [&str; 2] = [
    "保存先を選ぶ画面を開けませんでした。",
    "「保存先」の欄に、フォルダとファイル名を直接入力してください。",
];
