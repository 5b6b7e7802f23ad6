//! The import of devices on screen, and the dialog that saves tables.

use crate::exchange::plan::RowFate;
use crate::exchange::{ImportPlan, TableKind};
use crate::model::{Cell, Device, DeviceColumn, Workbook};
use crate::state::TableContent;

use super::{closing, exchange, ledger, original};
use crate::text::dates;

/// Heading.
pub const HEADING: &str = "台帳に取り込む";
/// What it is for.
pub const EXPLAINED: &str = "CSV（.csv）やExcel（.xlsx）の一覧表から、機器を台帳に取り込みます。読み込んだあとに内容を確認してから取り込むので、選んだだけで台帳が変わることはありません。";
/// Opens the screen.
pub const BEGIN: &str = "CSV・Excelから取り込む…";
/// Saves the ledger as CSV.
pub const SAVE_CSV: &str = "CSVで保存…";
/// Saves the ledger for Excel.
pub const SAVE_XLSX: &str = "Excelで保存…";
/// Saves the table to fill in.
pub const SAVE_TEMPLATE: &str = "記入用の表（Excel）を保存…";
/// Back to the ledger.
pub const TO_LEDGER: &str = "機器台帳を見る";
/// Label of the path.
pub const PATH: &str = "ファイルの場所";
/// Opens the file dialog.
pub const PICK: &str = "ファイルを選ぶ…";
/// Reads the file.
pub const READ: &str = "読み込む";
/// A file can be dropped as well.
pub const DROP: &str = "ファイルをこの画面にドラッグ＆ドロップしても読み込めます。";
/// Stops reading.
pub const STOP: &str = "中止";
/// While a file is read.
pub const READING: &str = "読み込んでいます";
/// While rows are judged.
pub const JUDGING: &str = "内容を確認しています";
/// Another file.
pub const OTHER_FILE: &str = "別のファイルを選ぶ";
/// The sheet that is looked at.
pub const SHEET: &str = "シート";
/// The row of the head.
pub const HEAD: &str = "見出しの行";
/// There is no head.
pub const NO_HEAD: &str = "見出しの行はない";
/// No row looks like a head.
pub const NO_HEAD_FOUND: &str = "列の見出しが見つかりませんでした。「見出しの行」と、それぞれの列を台帳のどの欄に入れるかを選んでください。";
/// Heading of the columns.
pub const COLUMNS: &str = "列の対応";
/// What to do there.
pub const COLUMNS_EXPLAINED: &str =
    "ファイルの列を、台帳のどの欄に入れるかです。違っているものは選び直してください。";
/// A column that is left out.
pub const LEAVE_OUT: &str = "取り込まない";
/// The cells of a column go to 備考.
pub const INTO_NOTE: &str = "備考に入れる（見出しも付ける）";
/// Leaves out what the file does not show.
pub const SKIP_HIDDEN: &str = "非表示の行と列を除く";
/// What the remarks are.
pub const REMARKS_EXPLAINED: &str =
    "読み取れなかったセル、推測したこと、取り込まない行や列です。取り込む前に確認してください。";
/// Copies them.
pub const COPY_REMARKS: &str = "確認することをコピー";
/// Shows the columns that are left out.
pub const FIRST_DEVICES: &str = "取り込んだあとの最初の3台";
/// Heading of the rejected rows.
pub const REJECTED_EXPLAINED: &str =
    "この行だけが台帳に入りません。ファイルを直してから、もう一度取り込むこともできます。";
/// Copies them.
pub const COPY_REJECTED: &str = "取り込めない行をコピー";
/// Heading of what becomes of rows whose number is known.
pub const SAME_NUMBER: &str = "同じ管理番号の機器が台帳にあるとき";
/// What updating leaves as it is.
pub const UPDATE_EXPLAINED: &str = "更新するときも、ファイルで空欄のところは台帳の内容が残ります。";
/// Leaves the import.
pub const LEAVE: &str = "キャンセル";
/// Nothing to import.
pub const NOTHING: &str = "取り込める機器がありません。";
/// The workbook can only be read.
pub const READ_ONLY: &str = "今は見るだけなので、取り込めません。";
/// How to be sure that nothing is lost.
pub const ONE_STEP: &str = "取り込みは1回の「元に戻す」で全部取り消せます。";
/// Heading of the remarks.
pub const REMARKS: &str = "読み込んだときに気づいたこと";
/// Closes the dialog.
pub const CLOSE: &str = "閉じる";
/// Writes the table.
pub const SAVE: &str = "保存する";
/// It exists.
pub const EXISTS: &str = "同じ名前のファイルがあります。置き換えると、元のファイルは残りません。";
/// Written.
pub const SAVED: &str = "保存しました。読み直して、同じ内容であることを確認しました。";
/// While it is written.
pub const SAVING: &str = "保存しています";
/// What is done for safety in CSV.
pub const CSV_EXPLAINED: &str = "Excelで開ける文字コード（UTF-8）で保存します。「=」「+」「-」「@」で始まる内容は、計算式として働かないように先頭に「'」が付きます。取り込むときには外れます。先頭が0の番号をExcelで見るときは、CSVよりもExcelでの保存が確実です。";
/// What is good about Excel.
pub const XLSX_EXPLAINED: &str = "日付は日付として、番号は先頭の0も残して保存します。";
/// What the template is.
pub const TEMPLATE_EXPLAINED: &str = "列の見出しと記入例が入った表です。種類や状態は一覧から選べます。記入したら「CSV・Excelから取り込む…」で取り込みます。";

/// Saves the ministry's own form with the answers of the year.
pub const SAVE_FORM: &str = "厚生労働省のExcelに記入して保存…";
/// What that is.
pub const FORM_EXPLAINED: &str = "年度版を読み込んだときの様式のExcelファイルの写しを作り、この年度の回答と日付を記入します。回答欄のほかは、元のファイルのままです。";
/// Beside its button.
pub const FORM_OFFERED: &str =
    "様式のExcelファイルを求められたときは、原本の写しに回答を記入して渡せます。";
/// While the original is looked at.
pub const PREPARING: &str = "様式のファイルを確認しています";
/// Heading of what should be known of a form that was written.
pub const FORM_REMARKS: &str = "提出の前に確認してください";

/// How much of a form was filled in.
#[must_use]
pub fn filled(answered: usize) -> String {
    format!("{answered}項目の回答を記入しました。")
}

/// Heading of the tables that can be saved.
pub const TABLES: &str = "表にして保存する（CSV・Excel）";
/// What they are for.
pub const TABLES_EXPLAINED: &str = "ほかのプログラムで使ったり、事業者に渡したりするための表です。人の携帯番号なども入るので、渡す前に内容を確認してください。";

/// Heading of the dialog.
#[must_use]
pub fn save_title(content: TableContent) -> String {
    match content {
        TableContent::Csv(kind) => format!("{}をCSVで保存", exchange::table(kind)),
        TableContent::Xlsx(kind) => format!("{}をExcelで保存", exchange::table(kind)),
        TableContent::Template => "記入用の表（Excel）を保存".to_owned(),
        TableContent::ClosedPapers(year, _) => closing::hand_out_title(year),
        TableContent::Form(form) => {
            format!("{}を厚生労働省のExcelで保存", original::form(form.kind()))
        }
    }
}

/// What the file will be like.
#[must_use]
pub fn save_explained(content: TableContent) -> &'static str {
    match content {
        TableContent::Csv(_) => CSV_EXPLAINED,
        TableContent::Xlsx(_) => XLSX_EXPLAINED,
        TableContent::Template => TEMPLATE_EXPLAINED,
        TableContent::ClosedPapers(..) => closing::HAND_OUT_EXPLAINED,
        TableContent::Form(_) => FORM_EXPLAINED,
    }
}

/// The spoken name of a button that saves a table.
#[must_use]
pub fn save_named(kind: TableKind, button: &str) -> String {
    format!("{}を{button}", exchange::table(kind))
}

/// What becomes of a row.
#[must_use]
pub fn fate(fate: &RowFate) -> &'static str {
    match fate {
        RowFate::Added(_) => "追加",
        RowFate::Updated(_) => "更新",
        RowFate::Unchanged(_) => "変更なし",
        RowFate::LeftOut(_) => "除外",
    }
}

/// Of a file with several sheets one is taken.
#[must_use]
pub fn one_sheet(name: &str, count: usize) -> String {
    format!("シートが{count}枚あるうち、「{name}」だけを取り込みます。")
}

/// Vendors and people that only the file knows: a short name in ASCII, and the names.
#[must_use]
pub fn new_names(plan: &ImportPlan) -> Vec<(&'static str, String)> {
    let vendors = plan.new_vendors.iter().map(|it| ("new-vendor", "事業者", &it.1));
    let people = plan.new_people.iter().map(|it| ("new-person", "人", &it.1));
    let added = vendors.chain(people);
    added.map(|(key, what, name)| (key, format!("{what}「{name}」も登録します。"))).collect()
}

/// What would be imported, in one line.
#[must_use]
pub fn counts(plan: &ImportPlan) -> String {
    let mut parts = vec![format!("追加 {}台", plan.added), format!("更新 {}台", plan.updated)];
    let others = [
        ("変わらない", plan.unchanged),
        ("台帳にあるので取り込まない", plan.skipped),
        ("記入のない行", plan.blank),
        ("記入例", plan.examples.len()),
        ("取り込めない", plan.rejected.len()),
        ("除いた非表示", plan.hidden),
    ];
    for (name, count) in others {
        if count > 0 {
            parts.push(format!("{name} {count}行"));
        }
    }
    parts.join("　")
}

/// What should be known about the rows before they are imported.
#[must_use]
pub fn advice(plan: &ImportPlan) -> Vec<String> {
    let mut said = Vec::new();
    if !plan.examples.is_empty() {
        let rows: Vec<String> =
            plan.examples.iter().take(5).map(|row| format!("{row}行目")).collect();
        let more = if plan.examples.len() > 5 { "など" } else { "" };
        said.push(format!(
            "管理番号が「記入例」で始まる行は取り込みません（{}{more}）。",
            rows.join("、")
        ));
    }
    if plan.unnumbered > 0 {
        said.push(format!(
            "管理番号のない行が{}行あり、追加になります。同じ表を直してもう一度取り込むと、また追加されます。",
            plan.unnumbered
        ));
    }
    if plan.lacks_kind {
        said.push(
            "「種類」の列がないので、追加する機器の種類はすべて「端末PC」になります。".to_owned(),
        );
    }
    said
}

/// A column that is left out because another one has its meaning.
#[must_use]
pub fn doubled(name: &str, column: DeviceColumn) -> String {
    let own = ledger::column(column);
    format!("「{name}」の列も「{own}」に当たりますが、「{own}」にはほかの列を入れます。")
}

/// A file with several sheets.
#[must_use]
pub fn sheets(count: usize) -> String {
    format!("シートが{count}枚あります。ここで選んだ1枚だけを取り込みます。")
}

/// The button that imports.
#[must_use]
pub fn confirm(plan: &ImportPlan) -> String {
    format!("{}台を取り込む", plan.devices.len())
}

/// What was imported.
#[must_use]
pub fn done(added: usize, updated: usize, rejected: usize) -> String {
    let left = if rejected > 0 {
        format!("取り込めなかった行が{rejected}行あります。")
    } else {
        String::new()
    };
    format!("{added}台を追加し、{updated}台を更新しました。{left}")
}

/// The choice to add names that only the file knows.
#[must_use]
pub fn add_names(plan: &ImportPlan) -> String {
    let names = |list: Vec<&String>| {
        let shown: Vec<&str> = list.iter().take(5).map(|name| name.as_str()).collect();
        let more = if list.len() > 5 { "など" } else { "" };
        format!("{}{more}", shown.join("、"))
    };
    let mut parts = Vec::new();
    if !plan.new_vendors.is_empty() {
        let list = names(plan.new_vendors.iter().map(|it| &it.1).collect());
        parts.push(format!("事業者{}件（{list}）", plan.new_vendors.len()));
    }
    if !plan.new_people.is_empty() {
        let list = names(plan.new_people.iter().map(|it| &it.1).collect());
        parts.push(format!("人{}件（{list}）", plan.new_people.len()));
    }
    if parts.is_empty() {
        return "ファイルにだけある事業者と人の名前を、点検帳にも登録する".to_owned();
    }
    format!("ファイルにだけある{}を、点検帳にも登録する", parts.join("と"))
}

/// Heading of the rejected rows.
#[must_use]
pub fn rejected(count: usize) -> String {
    format!("取り込めない行　{count}行")
}

/// Shows the lines that are not shown at first.
#[must_use]
pub fn show_rest(count: usize) -> String {
    format!("残りの{count}行も見る")
}

/// A mark for the progress.
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{READING} {:.0}%", share.clamp(0.0, 1.0) * 100.0)
}

/// A row that can be the head.
#[must_use]
pub fn head_row<'a>(number: usize, cells: impl Iterator<Item = &'a str>) -> String {
    let filled: Vec<&str> = cells.map(str::trim).filter(|cell| !cell.is_empty()).take(6).collect();
    let start: String = filled.join("、").chars().take(40).collect();
    format!("{number}行目　{start}")
}

/// The name of a column of the file.
#[must_use]
pub fn file_column(at: usize, name: &str) -> String {
    if name.is_empty() {
        format!("{}列目（見出しなし）", at + 1)
    } else {
        name.replace('\n', " ")
    }
}

/// Where a column goes, for the ears.
#[must_use]
pub fn column_target(name: &str) -> String {
    format!("「{name}」を入れる欄")
}

/// The first things that stand in a column.
#[must_use]
pub fn samples(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|it| it.replace('\n', " ")).collect();
    format!("例　{}", cells.join("、"))
}

/// Columns that are left out.
#[must_use]
pub fn left_out(names: &[&str]) -> String {
    format!("取り込まない列　{}", names.join("、"))
}

/// Columns whose cells go to 備考.
#[must_use]
pub fn noted(names: &[&str]) -> String {
    format!("備考に入れる列　{}", names.join("、"))
}

/// Heading of what should be known before the rows come in.
#[must_use]
pub fn remarks(count: usize) -> String {
    format!("確認すること　{count}件")
}

/// Everything that is known about a device that would be imported: columns and what stands there.
#[must_use]
pub fn device(
    device: &Device,
    plan: &ImportPlan,
    workbook: &Workbook,
) -> Vec<(&'static str, String)> {
    let said = DeviceColumn::ALL.into_iter().map(|column| {
        let words = match device.cell(column) {
            Cell::Date(Some(day)) => dates::japanese(day),
            _ => plan.cell_text(device, column, workbook),
        };
        (ledger::column(column), shortened(&words))
    });
    said.filter(|(_, words)| !words.is_empty()).collect()
}

/// As much of a cell as is looked at.
fn shortened(text: &str) -> String {
    let text = text.trim().replace('\n', " ");
    if text.chars().count() <= 30 { text } else { text.chars().take(29).chain(['…']).collect() }
}
