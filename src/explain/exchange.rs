//! Words of tables that go into files and come out of them.

use crate::exchange::plan::RejectionReason;
use crate::exchange::{
    Delimiter, Encoding, MAX_CELL, MAX_COLUMNS, MAX_ROWS, ReadProblem, SameNumber, SheetRemark,
    SourceKind, TableKind, WriteError,
};
use crate::model::FiscalYear;
use crate::store::StoreError;
use chrono::NaiveDate;

use super::ledger;
use super::store::{Task, explain_while};
use crate::text::{Explanation, dates};

pub use crate::text::exchange::{ANSWERS, CONTACTS, DEVICES, PEOPLE};

/// The name of a table.
#[must_use]
pub fn table(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Answers => ANSWERS,
        TableKind::Devices => DEVICES,
        TableKind::Contacts => CONTACTS,
        TableKind::People => PEOPLE,
    }
}

/// How a file was written.
#[must_use]
pub fn source(kind: SourceKind) -> String {
    let (encoding, delimiter) = match kind {
        SourceKind::Spreadsheet => return "Excelのファイル".to_owned(),
        SourceKind::Text(encoding, delimiter) => (encoding, delimiter),
    };
    let encoding = match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::ShiftJis => "Shift_JIS",
    };
    let delimiter = match delimiter {
        Delimiter::Comma => "コンマ",
        Delimiter::Tab => "タブ",
        Delimiter::Semicolon => "セミコロン",
    };
    format!("テキストのファイル（文字コードは{encoding}、区切りは{delimiter}）")
}

/// Something about how a sheet was read.
#[must_use]
pub fn remark(remark: SheetRemark) -> String {
    match remark {
        SheetRemark::Formulas { count, first } => format!(
            "計算式のセルが{count}個あります（最初は{first}行目）。式ではなく、保存したときに表示されていた値を使います。"
        ),
        SheetRemark::Hollow { count, first } => format!(
            "計算式のセルのうち{count}個は、計算した値が保存されていません（最初は{first}行目）。空欄として扱います。Excelで開いて保存し直すと、値も入ります。"
        ),
        SheetRemark::Merged { count, first } => format!(
            "結合されたセルが{count}か所あります（最初は{first}行目）。値は左上のセルのものとして扱い、ほかは空欄になります。"
        ),
        SheetRemark::Errors { count, first } => format!(
            "#N/Aなどのエラーのセルが{count}個あります（最初は{first}行目）。空欄として扱います。"
        ),
        SheetRemark::TooWide { first } => format!(
            "{}列目より右の列は読んでいません（{first}行目にあります）。",
            MAX_COLUMNS + 1
        ),
        SheetRemark::Cut { count, first, column } => format!(
            "{MAX_CELL}文字を超えるセルが{count}個あります（最初は{first}行目の{column}列目）。超えた分は読んでいません。"
        ),
        SheetRemark::Unseen { count } => {
            format!("目に見えない文字が{count}個ありました。除いて読みました。")
        }
        SheetRemark::OpenQuote => "「\"」の数が合いません。行がつながって読まれているかもしれないので、下の内容を十分に確認してください。".to_owned(),
    }
}

/// Why a row is not imported.
#[must_use]
pub fn reason(reason: &RejectionReason) -> String {
    match reason {
        RejectionReason::Cell(column, problem) => {
            format!("{}　{}", ledger::column(*column), ledger::cell_problem(problem))
        }
        RejectionReason::SameAsRow(row) => format!("管理番号が{row}行目と同じです"),
        RejectionReason::SeveralInLedger(number) => {
            format!("管理番号「{number}」の機器が台帳に2台以上あり、どれのことか分かりません")
        }
    }
}

/// A row that is not imported.
#[must_use]
pub fn rejected(row: usize, reasons: &[RejectionReason]) -> String {
    let reasons: Vec<String> = reasons.iter().map(reason).collect();
    format!("{row}行目　{}", reasons.join("　"))
}

/// Why a file cannot be read, as a person reads it. Nothing is imported then.
#[must_use]
pub fn explain_read(problem: &ReadProblem) -> Explanation {
    let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
    let (what, todo) = match problem {
        ReadProblem::Empty => {
            ("ファイルに何も書かれていません。".to_owned(), "別のファイルを選んでください。")
        }
        ReadProblem::TooLarge(bytes) => (
            format!("ファイルが大きすぎます（{}MB）。読めるのは64MBまでです。", megabytes(*bytes)),
            "写真などを除き、機器の表だけを別のファイルに保存してください。",
        ),
        ReadProblem::TooMuch => (
            "ファイルの中身が多すぎます。".to_owned(),
            "機器の表だけを新しいファイルに写し、使っていない行と列を削除して保存してください。",
        ),
        ReadProblem::TooManyRows => (
            format!("行が多すぎます。一度に読めるのは{}行までです。", thousands(MAX_ROWS)),
            "機器の表だけを残すか、いくつかのファイルに分けてください。",
        ),
        ReadProblem::Encoding => (
            "文字コードが分かりません。読めるのはUTF-8、UTF-16、Shift_JISです。".to_owned(),
            "Excelで開き、「CSV UTF-8（コンマ区切り）」か「Excelブック（.xlsx）」で保存し直してください。",
        ),
        ReadProblem::NotATable => (
            "表のファイルではありません。".to_owned(),
            "CSV（.csv）かExcel（.xlsx）のファイルを選んでください。",
        ),
        ReadProblem::OldExcel => (
            "古い形式のExcelのファイル（.xls）です。".to_owned(),
            "Excelで開き、「Excelブック（.xlsx）」で保存し直してください。",
        ),
        ReadProblem::OtherOffice => (
            "このプログラムでは読めない形式の表です（.xlsb、.odsなど）。".to_owned(),
            "「Excelブック（.xlsx）」か「CSV UTF-8」で保存し直してください。",
        ),
        ReadProblem::Password => (
            "パスワードで保護されたExcelのファイルです。".to_owned(),
            "Excelで開き、パスワードを外した写しを保存して、そちらを選んでください。取り込んだあと、写しは削除してください。",
        ),
        ReadProblem::Damaged(_) => (
            "ファイルが壊れているため、読めません。".to_owned(),
            "Excelで開けるときは、名前を付けて保存し直してください。開けないときは、元のファイルをもう一度受け取ってください。",
        ),
        ReadProblem::Cancelled => ("読み込みを中止しました。".to_owned(), ""),
    };
    let details = match problem {
        ReadProblem::Damaged(cause) => cause.clone(),
        _ => String::new(),
    };
    Explanation { what, safe: NOTHING_TAKEN.to_owned(), todo: todo.to_owned(), details }
}

/// Why a file cannot be opened.
#[must_use]
pub fn explain_unreadable(error: &StoreError) -> Explanation {
    let todo = match error {
        StoreError::Missing { .. } | StoreError::NotAFile { .. } => {
            "ファイルの場所と名前を確認してください。"
        }
        _ => "Excelなどで開いているときは、閉じてからもう一度読み込んでください。",
    };
    Explanation {
        safe: NOTHING_TAKEN.to_owned(),
        todo: todo.to_owned(),
        ..explain_while(Task::Exporting, error)
    }
}

/// Answers of a year that nobody has started.
#[must_use]
pub fn no_year() -> Explanation {
    Explanation {
        what: "書き出す点検の年度がありません。".to_owned(),
        safe: String::new(),
        todo: "年度を始めてから、もう一度書き出してください。".to_owned(),
        details: String::new(),
    }
}

/// The file name proposed for a table.
#[must_use]
pub fn file_name(table: &str, clinic: &str, day: NaiveDate, extension: &str) -> String {
    super::file_name::file_name(&[table, clinic, &day.to_string()], extension)
}

/// The file name proposed for the table to fill in.
#[must_use]
pub fn template_name(extension: &str) -> String {
    format!("{DEVICES} 記入用.{extension}")
}

/// The file name proposed for a form of the ministry's.
#[must_use]
pub fn form_name(form: &str, of: &str, year: FiscalYear, extension: &str) -> String {
    super::file_name::file_name(&[form, of, &dates::fiscal_year(year)], extension)
}

/// Said where no dialog to open a file can be shown.
pub const NO_OPEN_DIALOG: [&str; 2] = [
    "ファイルを選ぶ画面を開けませんでした。",
    "「ファイルの場所」の欄に、フォルダとファイル名を直接入力して「読み込む」を押してください。",
];

/// That the ledger is as it was.
pub const NOTHING_TAKEN: &str = "台帳は変わっていません。";

/// Why a file cannot be made.
#[must_use]
pub fn explain_write(error: &WriteError) -> Explanation {
    let (what, todo) = match error {
        WriteError::Refused(_) => {
            ("Excelのファイルを作れませんでした。".to_owned(), "CSVで保存してみてください。")
        }
        WriteError::TooLong { row } => (
            format!("{row}行目に、Excelのセルに入りきらない長さの文があります。"),
            "CSVで保存するか、文を短くしてください。",
        ),
    };
    Explanation {
        what,
        safe: "点検帳は変わっていません。".to_owned(),
        todo: todo.to_owned(),
        details: error.to_string(),
    }
}

/// 100,000
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let (mut text, count) = (String::new(), digits.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (count - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What becomes of rows whose number is known.
#[must_use]
pub fn same_number(choice: SameNumber) -> &'static str {
    match choice {
        SameNumber::Update => "台帳の機器を更新する",
        SameNumber::Skip => "取り込まない",
        SameNumber::Add => "別の機器として追加する",
    }
}
