//! Copies of a clinic for a memory stick, and clinics that leave the list.

use std::path::Path;

use chrono::NaiveDate;

use super::file_name::folder_name as safe_name;
use super::store;
use crate::model::FiscalYear;
use crate::state::CopyEntry;
use crate::text::dates;

/// Heading of the pair.
pub const HEADING: &str = "控え";
/// What a copy is.
pub const EXPLAINED: &str = "点検帳、確定した年度、使っている様式を、そのままUSBメモリーなどのフォルダに写します。別のPCへ移すときも、控えから開けます。暗号化はしないので、保管場所に気を付けてください。";
/// Copies a clinic.
pub const SAVE: &str = "控えをUSBに保存…";
/// Takes one in.
pub const OPEN: &str = "控えから開く…";
/// While it is done.
pub const WORKING: &str = "処理しています。USBメモリーなどは、終わるまで抜かないでください。";
/// Title of the dialog after a copy.
pub const SAVED_TITLE: &str = "控えを保存しました";
/// Opens the folder of the copy.
pub const SHOW_FOLDER: &str = "フォルダを開く";
/// Title of the dialog that shows what was found.
pub const OPEN_TITLE: &str = "控えから開く";
/// What opening does.
pub const OPEN_EXPLAINED: &str =
    "選んだ控えを、このPCの医療機関の一覧に加えて開きます。控えのフォルダはそのまま残ります。";
/// Nothing was found.
pub const NONE_FOUND: &str = "このフォルダに控えは見つかりません。控えのフォルダ（中にworkbook.ronがあります）か、その1つ上のフォルダを選んでください。";
/// Opens one that was found.
pub const OPEN_THIS: &str = "これを開く";
/// Another folder.
pub const OTHER_FOLDER: &str = "別のフォルダを選ぶ…";
/// Title of the question where the name is there already.
pub const BESIDE_TITLE: &str = "同じ名前の医療機関があります";
/// Takes it in beside the other.
pub const BESIDE: &str = "別の医療機関として加える";
/// Takes a clinic out of the list.
pub const REMOVE: &str = "一覧から外す…";
/// Title of its dialog.
pub const REMOVE_TITLE: &str = "一覧から外す";
/// Does it.
pub const REMOVE_NOW: &str = "一覧から外す";
/// Title of the dialog after it.
pub const REMOVED_TITLE: &str = "一覧から外しました";
/// Title of the dialog where no folder dialog can be shown.
pub const TYPE_TITLE: &str = "フォルダの場所";
/// What is to be typed.
pub const TYPE_EXPLAINED: &str =
    "フォルダを選ぶ画面を開けませんでした。USBメモリーなどのフォルダの場所を入力してください。";
/// Goes on with it.
pub const TYPE_NOW: &str = "続ける";

/// The name of the folder of a copy.
#[must_use]
pub fn folder_name(clinic: &str, today: NaiveDate) -> String {
    safe_name(&[clinic, &today.to_string()], "_")
}

/// The name of the folder of a clinic that left the list.
#[must_use]
pub fn removed_name(clinic: &str, today: NaiveDate) -> String {
    safe_name(&[&today.to_string(), clinic], "-")
}

/// The name of the folder in which a clinic is kept as it was before a year was taken out.
#[must_use]
pub fn removed_year_name(clinic: &str, year: FiscalYear, today: NaiveDate) -> String {
    safe_name(&[&today.to_string(), clinic, &dates::fiscal_year(year)], "-")
}

/// Where a copy lies.
#[must_use]
pub fn saved_at(folder: &Path) -> String {
    format!(
        "次のフォルダに保存し、書いた内容を読み返して、元と同じことを確認しました。「{}」",
        folder.display()
    )
}

/// What was found in a folder: years and last change.
#[must_use]
pub fn entry(entry: &CopyEntry) -> String {
    let years: Vec<String> = entry.years.iter().map(|year| dates::fiscal_year(*year)).collect();
    let years = if years.is_empty() {
        "点検はまだ始まっていません".to_owned()
    } else {
        years.join("、")
    };
    match entry.changed {
        Some(changed) => format!("{years}　最後の変更 {}", store::moment(changed)),
        None => years,
    }
}

/// The accessible name of the button that opens one.
#[must_use]
pub fn open_named(entry: &CopyEntry) -> String {
    let folder = entry.folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{folder}の控えを開く")
}

/// A clinic of this name is there.
#[must_use]
pub fn beside(name: &str) -> String {
    format!(
        "「{name}」は、すでに一覧にあります。控えの内容は、今ある点検帳には書き込みません。別の医療機関として並べて加えられます。"
    )
}

/// The accessible name of the button that copies a clinic.
#[must_use]
pub fn save_named(name: &str) -> String {
    format!("{name}の{SAVE}")
}

/// The accessible name of the button that takes a clinic out of the list.
#[must_use]
pub fn remove_named(name: &str) -> String {
    format!("{name}を{REMOVE}")
}

/// The title of the dialog that takes a year out.
#[must_use]
pub fn remove_year_title(year: FiscalYear) -> String {
    format!("{}の点検を外す", dates::fiscal_year(year))
}

/// Takes the year out.
pub const REMOVE_YEAR_NOW: &str = "この年度を外す";

/// What taking a year out does.
#[must_use]
pub fn remove_year_explained(year: FiscalYear, data: &Path) -> String {
    format!(
        "{}の回答、メモ、事業者の様式を、点検帳から外します。内容は消えません。外す前の点検帳全体の控えを、日付を付けて次の場所に残します。「{}」人、連絡先、機器台帳、計画は変わりません。",
        dates::fiscal_year(year),
        data.join("removed").display()
    )
}

/// A year was taken out: where the copy is.
#[must_use]
pub fn removed_year(year: FiscalYear, folder: &Path) -> String {
    format!(
        "{}の点検を外しました。外す前の点検帳全体は、次のフォルダにあります。「{}」「元に戻す」で戻せます。あとから見るには、「{OPEN}」でこのフォルダを選びます。",
        dates::fiscal_year(year),
        folder.display()
    )
}

/// What taking a clinic out of the list does.
#[must_use]
pub fn remove_explained(name: &str, data: &Path) -> String {
    format!(
        "「{name}」を一覧から外します。点検帳は消えません。フォルダごと、次の場所へ日付を付けて移します。「{}」",
        data.join("removed").display()
    )
}

/// How it comes back.
#[must_use]
pub fn removed(name: &str, folder: &Path) -> String {
    format!(
        "「{name}」は、次のフォルダへ移しました。「{}」一覧に戻すには、「{OPEN}」でこのフォルダを選びます。",
        folder.display()
    )
}
