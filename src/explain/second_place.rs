//! The second place for copies, on the screen of the settings.

use chrono::NaiveDateTime;

use super::file_name::folder_name as safe_name;
use super::store;
use crate::store::StoreError;

/// Heading.
pub const HEADING: &str = "控えを毎日取る場所";
/// What is done there.
pub const EXPLAINED: &str = "USBメモリーや共有フォルダなどを選んでおくと、1日に1回、保存のあとに、開いている医療機関の控えを新しいフォルダに写します。上書きはしません。古い控えは、10回分、30日分、12か月分と、毎年1つを残して減らします。控えは「控えから開く…」で開けます。暗号化はしないので、保管場所に気を付けてください。";
/// None was chosen.
pub const NONE: &str = "選んでいません。";
/// Asks for it.
pub const PICK: &str = "控えを取る場所を選ぶ…";
/// Gives it up. What is there stays.
pub const STOP: &str = "毎日の控えを中止";
/// Label of the path typed by hand.
pub const TYPED: &str = "控えを取る場所を直接入力";
/// Uses the path typed by hand.
pub const USE_TYPED: &str = "ここに控えを取る";
/// Said where no folder dialog can be shown.
pub const NO_DIALOG: [&str; 2] = [
    "フォルダを選ぶ画面を開けませんでした。",
    "「控えを取る場所を直接入力」の欄に入力してください。",
];
/// No copy was made yet.
pub const NOT_YET: &str = "控えはまだありません。次に保存したときに取ります。";

/// When the last copy was made.
#[must_use]
pub fn last(made: NaiveDateTime) -> String {
    format!("最後の控え {}", store::moment(made))
}

/// Why no copy could be made.
#[must_use]
pub fn problem(error: &StoreError) -> String {
    match error {
        StoreError::FolderMissing { .. } => {
            "この場所が見つからないため、控えを取れませんでした。USBメモリーなら、差してあるときに取ります。".to_owned()
        }
        error => format!(
            "控えを取れませんでした（{}）。点検帳は、いつもの場所に保存できています。",
            store::short_reason(error)
        ),
    }
}

/// The name of the folder in which the copies of a clinic stand.
#[must_use]
pub fn folder_name(clinic: &str, id: &str) -> String {
    safe_name(&["点検帳の控え", clinic, id], "_")
}
