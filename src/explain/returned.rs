//! A vendor's Excel form that came back, before it is taken into the sheet.

use chrono::NaiveDate;

use crate::model::returned_row::{DayProblem, ReturnedRow};
use crate::text::answers;
use crate::text::dates;

/// Heading.
pub const HEADING: &str = "返送されたExcelの確認";
/// Opens it, from the vendor's page.
pub const BEGIN: &str = "返送されたExcelを読み込む…";
/// Heading of the vendor's page for Excel.
pub const EXCEL: &str = "Excelの様式";
/// What can be done there.
pub const EXCEL_EXPLAINED: &str = "事業者がExcelの様式に記入して返送したときは、ここに読み込めます。この画面にファイルをドラッグ＆ドロップしても読み込めます。";
/// What reading does.
pub const EXPLAINED: &str = "事業者が記入した事業者確認用のExcelファイルを読み込みます。内容を確認してから写すので、読み込んだだけで様式の写しが変わることはありません。";
/// Opens the file dialog.
pub const PICK: &str = "ファイルを選ぶ…";
/// A file can be dropped as well.
pub const DROP: &str = "ファイルをこの画面にドラッグ＆ドロップしても読み込めます。";
/// Label of the path.
pub const PATH: &str = "ファイルの場所";
/// Reads the file.
pub const READ: &str = "読み込む";
/// While it is read.
pub const READING: &str = "読み込んでいます";
/// Stops that.
pub const STOP: &str = "中止";
/// Another file.
pub const OTHER_FILE: &str = "別のファイルを選ぶ";
/// Back to the vendor.
pub const TO_VENDOR: &str = "事業者の画面に戻る";
/// Leaves without taking anything.
pub const LEAVE: &str = "写さずに戻る";
/// Name of the list of rows.
pub const ROWS: &str = "ファイルの項目";
/// What the ticks are for.
pub const ROWS_EXPLAINED: &str =
    "印を付けた項目だけを写します。ファイルで空欄のところは、現在の写しのまま残ります。";
/// Heading of items that no row of the edition asks.
pub const UNMATCHED: &str = "様式の項目と対応しない文言";
/// What becomes of them.
pub const UNMATCHED_EXPLAINED: &str =
    "次の文言は、この年度の様式のどの項目か分からないので写しません。";
/// Nothing is taken.
pub const NOTHING: &str = "写すものがありません。";
/// The workbook can only be read.
pub const READ_ONLY: &str = "現在は閲覧だけなので、写せません。";
/// How to be sure that nothing is lost.
pub const ONE_STEP: &str = "写した内容は、1回の「元に戻す」で全部取り消せます。";
/// Label of the day on which the form came back.
pub const RECEIVED: &str = "受領日";
/// What becomes of it.
pub const RECEIVED_EXPLAINED: &str =
    "受領日がまだないので、今日の日付を入れます。空欄にすると入りません。";
/// The file names nobody.
pub const NAMELESS: &str = "ファイルに事業者名が書かれていません。";
/// What the step of undo is called.
pub const STEP: &str = "返送されたExcelの写し";

/// Whose form the file is.
#[must_use]
pub fn from(name: &str) -> String {
    format!("ファイルの事業者名：{name}")
}

/// The name in the file is that of another vendor, or of nobody who is known.
#[must_use]
pub fn other_name(name: &str, vendor: &str, is_known: bool) -> String {
    if is_known {
        format!(
            "ファイルの事業者名は「{name}」で、登録してある別の事業者です。「{vendor}」の様式に写してよいか確認してください。"
        )
    } else {
        format!("ファイルの事業者名は「{name}」です。「{vendor}」のものか確認してください。")
    }
}

/// The day on which the form came back is known already.
#[must_use]
pub fn received_stays(day: NaiveDate) -> String {
    format!("受領日は{}のままです。", dates::japanese(day))
}

/// A row by its number, its title and its group.
#[must_use]
pub fn row(number: &str, short: &str, group: &str) -> String {
    let group = if group.is_empty() { String::new() } else { format!("（{group}）") };
    format!("{number} {short}{group}").trim_start().to_owned()
}

/// How a row of the file stands to the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It says something else.
    Differs,
    /// It says the same.
    Same,
    /// It says nothing.
    Blank,
    /// What it says was not understood.
    Unclear,
}

impl RowState {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Differs, Self::Unclear, Self::Same, Self::Blank];
}

/// How a row stands, in a word.
#[must_use]
pub fn state(state: RowState) -> &'static str {
    match state {
        RowState::Differs => "相違",
        RowState::Same => "同じ",
        RowState::Blank => "回答なし",
        RowState::Unclear => "読み取れない",
    }
}

/// How many rows stand how, in one line.
#[must_use]
pub fn counts(counts: [(RowState, usize); 4]) -> String {
    let shown = counts.iter().filter(|(_, count)| *count > 0);
    let shown: Vec<String> =
        shown.map(|(which, count)| format!("{} {count}項目", state(*which))).collect();
    shown.join("　")
}

/// What stands on the sheet now.
#[must_use]
pub fn now(row: &ReturnedRow) -> String {
    format!("現在：{}", said(row))
}

/// What the file says.
#[must_use]
pub fn in_file(row: &ReturnedRow) -> String {
    format!("ファイル：{}", said(row))
}

fn said(row: &ReturnedRow) -> String {
    let day = |day: Option<NaiveDate>| {
        day.map_or_else(String::new, |day| format!("（{}）", dates::short(day)))
    };
    let mut parts = Vec::new();
    if row.first.is_some() || row.first_on.is_some() {
        let answer = row.first.map_or("回答なし", answers::answer);
        parts.push(format!("{answer}{}", day(row.first_on)));
    }
    if let Some(target) = row.target {
        parts.push(format!("目標日 {}", dates::short(target)));
    }
    if row.second.is_some() || row.second_on.is_some() {
        let answer = row.second.map_or("回答なし", answers::second);
        parts.push(format!("2回目 {answer}{}", day(row.second_on)));
    }
    if parts.is_empty() { "回答なし".to_owned() } else { parts.join("　") }
}

/// A row whose wording is not the edition's.
#[must_use]
pub fn reworded(wording: &str) -> String {
    format!("様式と文言が異なります。ファイルの文言：{wording}")
}

/// What stands there and was not understood.
#[must_use]
pub fn unclear(text: &str) -> String {
    format!("読み取れない記入：{text}")
}

/// What is odd about a day.
#[must_use]
pub fn odd_day(day: NaiveDate, problem: DayProblem) -> String {
    let shown = dates::japanese(day);
    match problem {
        DayProblem::Future => format!("{shown}は、今日より後の日付です。"),
        DayProblem::BeforeSent(sent) => {
            format!("{shown}は、送付日（{}）より前の日付です。", dates::japanese(sent))
        }
    }
}

/// The button that takes them.
#[must_use]
pub fn confirm(rows: usize) -> String {
    if rows == 0 {
        "受領日だけを入れる".to_owned()
    } else {
        format!("{rows}項目を写す")
    }
}

/// What was taken.
#[must_use]
pub fn done(rows: usize) -> String {
    if rows == 0 {
        "受領日を入れました。".to_owned()
    } else {
        format!("{rows}項目を写しました。")
    }
}
