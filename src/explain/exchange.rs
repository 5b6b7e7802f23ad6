//! Words of tables that go into files and come out of them.

use crate::exchange::plan::RejectionReason;
use crate::exchange::{
    Delimiter, Encoding, FileKind, MAX_COLUMNS, MAX_ROWS, ReadProblem, SameNumber, SheetRemark,
    SourceKind, TableKind, WriteError,
};
use crate::model::FiscalYear;
use crate::store::StoreError;
use chrono::NaiveDate;

use super::store::{Task, explain_while};
use crate::text::{Explanation, dates};

pub use crate::text::exchange::{ANSWERS, CLINIC, CONTACTS, DEVICES, PEOPLE, SHEETS};

/// The name of a table.
#[must_use]
pub fn table(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Answers => ANSWERS,
        TableKind::Devices => DEVICES,
        TableKind::Contacts => CONTACTS,
        TableKind::People => PEOPLE,
        TableKind::Sheets => SHEETS,
        TableKind::Clinic => CLINIC,
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
        Encoding::EucJp => "EUC-JP",
        Encoding::Jis => "JIS（ISO-2022-JP）",
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
        SheetRemark::Unseen { count } => {
            format!("目に見えない文字が{count}個ありました。除いて読みました。")
        }
        SheetRemark::Formatted { count, first } => format!(
            "表示形式で見え方を変えている数が{count}個あります（最初は{first}行目）。Excelで見えているとおり（0001、PC-012など）に取り込みます。"
        ),
        SheetRemark::Digits { count, first } => format!(
            "16桁以上の数が{count}個あります（最初は{first}行目）。Excelは15桁までしか保存しないため、16桁目から先はファイルに残っていません。元の番号を確認してください。"
        ),
        SheetRemark::Cut { count, first } => format!(
            "長すぎるセルが{count}個あります（最初は{first}行目）。入りきらない部分は読んでいません。"
        ),
        SheetRemark::HiddenRows { count, first } => format!(
            "非表示の行が{count}行あります（最初は{first}行目）。除かなければ、表示されている行と同じように取り込みます。"
        ),
        SheetRemark::HiddenColumns { count, first } => format!(
            "非表示の列が{count}列あります（最初は{}列目）。除かなければ、表示されている列と同じように取り込みます。",
            first + 1
        ),
        SheetRemark::HiddenSheets { count } => {
            format!("非表示のシートが{count}枚あります。読んでいません。")
        }
        SheetRemark::BadBytes { count, row, column } => format!(
            "文字が壊れているところが{count}か所あります（最初は{row}行目の{}列目）。壊れた文字は「\u{FFFD}」になります。",
            column + 1
        ),
        SheetRemark::OpenQuote => "「\"」の数が合いません。行がつながって読まれているかもしれないので、下の内容を十分に確認してください。".to_owned(),
    }
}

/// Why a row is not imported.
#[must_use]
pub fn reason(reason: &RejectionReason) -> String {
    match reason {
        RejectionReason::Nameless => {
            "管理番号、機器名、シリアル番号、MACアドレスなど、どの機器かが分かるものがありません"
                .to_owned()
        }
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
            "文字コードが分かりません。読めるのはUTF-8、UTF-16、Shift_JIS、EUC-JP、JISです。"
                .to_owned(),
            "Excelで開き、「CSV UTF-8（コンマ区切り）」か「Excelブック（.xlsx）」で保存し直してください。",
        ),
        ReadProblem::Foreign(kind) => foreign(*kind),
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

/// A file of another kind: what it is, and how to save it again.
fn foreign(kind: FileKind) -> (String, &'static str) {
    const AGAIN: &str = "Excelで開き、「Excelブック（.xlsx）」か「CSV UTF-8（コンマ区切り）」で保存し直してください。";
    const FROM_PROGRAM: &str =
        "一覧を出したプログラムで、CSVかExcel（.xlsx）を選んで書き出し直してください。";
    const OTHER: &str = "CSV（.csv）かExcel（.xlsx）のファイルを選んでください。";
    let (name, todo) = match kind {
        FileKind::Html => ("HTML（ウェブページ）", AGAIN),
        FileKind::Mhtml => ("MHTML（1つのファイルにしたウェブページ）", AGAIN),
        FileKind::SpreadsheetXml => ("XML（Excel 2003のXMLスプレッドシート）", AGAIN),
        FileKind::Xml => ("XML", FROM_PROGRAM),
        FileKind::Json => ("JSON", FROM_PROGRAM),
        FileKind::Log => ("ログ（プログラムの動作の記録）", FROM_PROGRAM),
        FileKind::Card => ("予定表か連絡先（iCalendar、vCard）", OTHER),
        FileKind::Pdf => ("PDF", OTHER),
        FileKind::Picture => ("画像", OTHER),
        FileKind::Program => ("プログラム", OTHER),
        FileKind::Archive => {
            ("ZIPなどの圧縮ファイル", "中のファイルを取り出し（展開し）、それを選んでください。")
        }
        FileKind::Document => (
            "文書（Wordなど）",
            "表をコピーしてExcelに貼り付け、「Excelブック（.xlsx）」で保存してください。",
        ),
        FileKind::Slides => ("PowerPointのファイル", OTHER),
        FileKind::Database => ("データベース", FROM_PROGRAM),
    };
    (format!("表のファイルではありません。中身は{name}です。"), todo)
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
        WriteError::TooLong { row, column } => (
            format!(
                "{row}行目の「{column}」に、Excelのセルに入りきらない長さ（32,767文字を超える）の文があります。"
            ),
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
