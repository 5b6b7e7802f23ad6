//! Writing, checking and approving a document on screen.

use chrono::NaiveDate;

use crate::state::DocumentTab;
use crate::text::{dates, document};

/// Where the records that the document is filled from are still missing.
pub const FIRST_RECORDS: &str = "先に次の画面で登録しておくと、文書の多くが自動で入ります。";
/// Group name of the choice between the sizes.
#[must_use]
pub fn size(called: &str) -> String {
    format!("{called}の大きさ")
}
/// Begins the document.
#[must_use]
pub fn begin(called: &str) -> String {
    format!("{called}の作成を始める")
}
/// Shown where nothing can be begun.
pub const CANNOT_BEGIN: &str = "現在は閲覧だけのため、作成を始められません。";

/// A part of the screen.
#[must_use]
pub fn tab(tab: DocumentTab) -> &'static str {
    match tab {
        DocumentTab::Progress => "進捗",
        DocumentTab::Writing => "本文の入力",
        DocumentTab::Checks => "確認表",
        DocumentTab::Versions => "版と承認",
    }
}

/// In place of a document whose template this PC does not know.
pub const NO_TEMPLATE: &str =
    "この文書のひな形がこのPCにないため、本文を表示できません。入力した内容は残っています。";
/// Group name of the parts.
#[must_use]
pub fn tabs(called: &str) -> String {
    format!("{called}の画面")
}

/// Name of the bar of progress.
pub const PROGRESS: &str = "完了した節";
/// Goes on with the first section that is not complete.
pub const GO_ON: &str = "続きを入力";
/// Goes to the text where every section is complete.
pub const READ: &str = "本文を見る";

/// How far the document is.
#[must_use]
pub fn progress(complete: usize, all: usize) -> String {
    if complete == all {
        format!("{all}節すべてを入力しました。")
    } else {
        format!("{all}節のうち{complete}節を入力しました。残りは{}節です。", all - complete)
    }
}

/// How far a section is written.
pub const WRITTEN: [&str; 3] = ["未着手", "作成中", "完了"];

/// A section in the outline, as it sounds.
#[must_use]
pub fn spoken_section(title: &str, state: &str) -> String {
    format!("{title}、{state}")
}

/// Group name of the outline, and of the drop-down that it folds into.
pub const OUTLINE: &str = "章と節";
/// The section before.
pub const PREVIOUS: &str = "前の節";
/// The next section.
pub const NEXT: &str = "次の節";
/// Shows the pages of the document as they will be printed.
pub const AS_PRINTED: &str = "印刷プレビュー";
/// Name of the help beside a section.
pub const HELP: &str = "この節の手引き";
/// What to decide.
pub const DECIDE: &str = "決めること";
/// An example.
pub const EXAMPLE: &str = "例";

/// Stands for the label of running text.
#[must_use]
pub fn running_text(number: usize) -> String {
    if number <= 1 { "本文".to_owned() } else { format!("本文{number}") }
}

/// The name of a field of the document: its section and its label.
#[must_use]
pub fn field(section: &str, label: &str) -> String {
    format!("{section}　{label}")
}

/// The name of a cell.
#[must_use]
pub fn cell(field: &str, row: usize, column: &str) -> String {
    format!("{field}　{row}行目　{column}")
}

/// The name of a line of a list.
#[must_use]
pub fn line(field: &str, number: usize) -> String {
    format!("{field}　{number}")
}

/// The name of a button that does something to a row, a line or a field.
#[must_use]
pub fn button(what: &str, place: &str) -> String {
    format!("{what}　{place}")
}

/// The name of the row or line with this number in a field.
#[must_use]
pub fn row(field: &str, row: usize) -> String {
    format!("{field}　{row}行目")
}

/// How many sections of a chapter are written.
#[must_use]
pub fn fraction(complete: usize, all: usize) -> String {
    format!("{complete}/{all}節")
}

/// The bar of a chapter as it is spoken.
#[must_use]
pub fn chapter(name: &str, complete: usize, all: usize) -> String {
    format!("{name}　{}", fraction(complete, all))
}

/// After the label of a field that may stay empty.
pub const OPTIONAL: &str = "（任意）";
/// Where what stands in a field is kept.
#[must_use]
pub fn from(screen: &str) -> String {
    format!("「{screen}」から")
}
/// What that means for a table.
pub const FROM_TABLE: &str = "色の付いた欄は、登録内容が変わるとここも変わります。";
/// Nothing is known yet; it is kept there.
#[must_use]
pub fn keep_in(screen: &str) -> String {
    format!("「{screen}」で登録すると、ここに出ます。")
}
/// No system of a vendor is known yet; they are kept with the vendors.
pub const KEEP_SYSTEMS: &str =
    "「事業者」の「納入・保守しているシステム」に入力すると、ここに出ます。";
/// What the ledger says devices are for, to be added to the table.
pub const FROM_LEDGER: &str = "機器台帳の「用途・システム名」から追加";
/// Adds one of them.
#[must_use]
pub fn add_system(system: &str) -> String {
    format!("「{system}」を追加")
}
/// Leads to a screen.
#[must_use]
pub fn open(screen: &str) -> String {
    format!("「{screen}」を開く")
}
/// Mark on what was written over the records.
pub const DIFFERS: &str = "登録内容と異なります";
/// What the records say now.
#[must_use]
pub fn now(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        "登録内容：（空欄）".to_owned()
    } else {
        format!("登録内容：{text}")
    }
}
/// Goes back to what the records say.
pub const FOLLOW: &str = "登録内容に戻す";
/// Mark on what was written over the template.
pub const CHANGED: &str = "ひな形から変更しています";
/// Goes back to what the template says.
pub const TEMPLATE: &str = "ひな形に戻す";
/// Nothing was chosen.
pub const NOTHING: &str = "（未選択）";
/// Chosen from the records, without anything being written over them.
#[must_use]
pub fn as_recorded(text: &str) -> String {
    format!("登録内容のとおり：{text}")
}
/// Somebody who is in the list no more.
#[must_use]
pub fn gone(name: &str) -> String {
    format!("{name}（現在の登録にありません）")
}
/// Puts one of the names into a cell.
pub const PICK_NAME: &str = "名前を選ぶ";

/// Adds a line to a list.
pub const ADD_LINE: &str = "行を追加";
/// One line up.
pub const UP: &str = "上へ";
/// One line down.
pub const DOWN: &str = "下へ";
/// Takes a line of a list, or a row of the clinic's own, away.
pub const REMOVE: &str = "削除";
/// Leaves a row out.
pub const HIDE: &str = "非表示にする";
/// Shows it again.
pub const SHOW: &str = "再表示する";
/// Adds a row to a table.
pub const ADD_ROW: &str = "行を追加";
/// A table without rows.
pub const NO_ROWS: &str = "行がありません。";
/// How many empty rows are printed.
#[must_use]
pub fn blank_rows(count: usize) -> String {
    format!("このまま印刷すると、手書き用の空行が{count}行出ます。")
}

/// A row that is left out.
#[must_use]
pub fn left_out(row: &str) -> String {
    let row = row.trim();
    if row.is_empty() { "非表示の行".to_owned() } else { format!("非表示の行：{row}") }
}

/// Heading of what is still missing from the document.
#[must_use]
pub fn gaps(count: usize) -> String {
    format!("未記入の項目（{count}件）")
}
/// Nothing is missing.
pub const NO_GAPS: &str = "この点検帳で確認できる範囲では、未記入の項目はありません。";
/// What the list is for.
pub const GAPS_EXPLAINED: &str = "選ぶと、入力する欄が開きます。";
/// Shows the rest of the list.
#[must_use]
pub fn show_rest(count: usize) -> String {
    format!("残り{count}件を表示")
}
/// Before the name of the place where something is put right.
pub const JUMP: &str = "開く";
/// A field that has to be filled in is empty.
pub const GAP_EMPTY: &str = "未記入です";
/// Cells of a table are empty.
#[must_use]
pub fn gap_cells(count: usize) -> String {
    format!("空欄が{count}か所あります")
}
/// 〇〇 was left.
pub const GAP_PLACEHOLDER: &str = "「〇〇」などの書き残しがあります";
/// A person who left.
#[must_use]
pub fn gap_person(name: &str) -> String {
    format!("退職した{name}の名前が残っています")
}
/// A vendor whose contract ended.
#[must_use]
pub fn gap_vendor(name: &str) -> String {
    format!("契約が終わった{name}の名前が残っています")
}
/// 版 is missing.
pub const GAP_VERSION: &str = "版が未記入です";
/// 改訂履歴 lacks the present 版.
pub const GAP_REVISION: &str = "改訂履歴に、この版の変更内容が未記入です";
/// 作成者 or 承認者 has left.
#[must_use]
pub fn gap_gone(of: &str, name: &str) -> String {
    format!("{of}の「{name}」さんは退職しています")
}
/// No day of the next review.
pub const GAP_REVIEW: &str = "次回見直し予定日が未記入です";
/// The day of the next review has passed.
#[must_use]
pub fn gap_review_passed(day: NaiveDate) -> String {
    format!("次回見直し予定日（{}）を過ぎています", dates::japanese(day))
}
/// Never approved.
pub const GAP_APPROVAL: &str = "承認されていません";
/// Changed since.
pub const GAP_CHANGED: &str = "承認した後に内容が変わっています";
/// Not printed.
pub const GAP_PRINT: &str = "承認した版を印刷していません";

/// Heading of the printing.
pub const PRINTING: &str = "印刷と保管";
/// Goes to the printing.
pub const PRINT: &str = "印刷する…";
/// Says that it was printed.
pub const PRINTED: &str = "印刷した";
/// Never printed.
pub const NEVER_PRINTED: &str = "印刷した日は記録されていません。";
/// When it was printed last.
#[must_use]
pub fn last_print(day: NaiveDate, version: &str) -> String {
    let version = version.trim();
    let day = dates::both(day);
    if version.is_empty() {
        format!("最後の印刷：{day}")
    } else {
        format!("最後の印刷：{day}　{}", document::version(version))
    }
}

/// Heading of 版 and days on the page of the progress.
pub const STANDING: &str = "現在の版";
/// Leads to the versions.
pub const TO_VERSIONS: &str = "版と承認を開く";
/// Not approved yet.
pub const NOT_APPROVED: &str = "この版は承認されていません。";
/// Approved.
#[must_use]
pub fn approved(version: &str, day: NaiveDate, approver: &str) -> String {
    let approver = approver.trim();
    let day = dates::both(day);
    if approver.is_empty() {
        format!("{}　{day}に承認", document::version(version))
    } else {
        format!("{}　{day}に{approver}が承認", document::version(version))
    }
}

/// Heading of the particulars.
pub const PARTICULARS: &str = "版と日付";
/// What a version is.
pub const PARTICULARS_EXPLAINED: &str =
    "表紙に印刷されます。内容を大きく変えたときは、版を上げてください。";
/// Sets the day of the next review.
pub const IN_A_YEAR: &str = "本日から1年後にする";
/// Raises the version.
#[must_use]
pub fn raise(version: &str) -> String {
    format!("{}にする", document::version(version))
}
/// The text differs from the approved version of the same number.
#[must_use]
pub fn changed_since(version: &str) -> String {
    format!(
        "{}は承認済みですが、その後に内容が変わっています。版を上げてから、もう一度承認してください。",
        document::version(version)
    )
}
/// Heading of the revision history.
pub const REVISIONS_EXPLAINED: &str =
    "いつ、何を変更したかを1行ずつ入力します。表紙の次のページに印刷されます。";
/// Adds a line to the revision history.
pub const ADD_REVISION: &str = "改訂の行を追加";
/// The line with this number in the revision history.
#[must_use]
pub fn revision(number: usize, head: &str) -> String {
    format!("改訂履歴　{number}行目　{head}")
}

/// Heading of the approval.
pub const APPROVAL: &str = "承認";
/// What approving is.
pub const APPROVAL_EXPLAINED: &str = "承認すると、そのときの内容がそのまま残ります。後で本文を変更しても、承認した版は変わりません。";
/// Asks for the approval.
pub const APPROVE: &str = "承認する…";
/// The title of the dialog.
#[must_use]
pub fn approve_title(called: &str) -> String {
    format!("{called}を承認します")
}
/// What approving means.
pub const APPROVE_MEANS: &str = "承認者がこの文書を読み、この内容でよいと認めたという記録です。現在の内容の控えが版の番号とともに残り、後から変更できません。取り消すときは「元に戻す」を使います。";
/// The approver has to be chosen.
pub const APPROVER_WANTED: &str = "承認者を選んでください。";
/// There is no version.
pub const VERSION_WANTED: &str = "版の番号を入力してください。";
/// The version was approved already.
#[must_use]
pub fn version_used(version: &str, day: NaiveDate) -> String {
    format!(
        "{}は{}に承認済みです。承認した版は変更できないため、次の版の番号を入力してください。",
        document::version(version),
        dates::japanese(day)
    )
}
/// What is still open.
#[must_use]
pub fn still_open(count: usize) -> String {
    format!(
        "未記入の項目が{count}件あります。このまま承認することもできますが、できるだけ先に入力してください。"
    )
}
/// And this many more.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("ほか{count}件")
}
/// Approves.
#[must_use]
pub fn approve_version(version: &str) -> String {
    format!("{}を承認する", document::version(version))
}
/// Shows what is open.
pub const LOOK: &str = "未記入の項目を見る";
/// Heading of the approved versions.
pub const APPROVED_VERSIONS: &str = "承認した版";
/// There are none.
pub const NONE_APPROVED: &str = "承認した版はありません。";
/// Compares.
pub const COMPARE: &str = "現在の内容と比較";
/// The same, of which version.
#[must_use]
pub fn compare_with(version: &str) -> String {
    format!("{}を{COMPARE}", document::version(version))
}
/// Ends that.
pub const STOP_COMPARING: &str = "比較を終了";
/// Heading of the comparison.
#[must_use]
pub fn compared(version: &str) -> String {
    format!("{}と現在の内容の相違点", document::version(version))
}
/// Nothing differs.
pub const NO_CHANGES: &str = "相違点はありません。";
/// How the comparison is read.
pub const CHANGES_EXPLAINED: &str =
    "－と取り消し線は前の版だけにある部分、＋は現在の内容だけにある部分です。";
/// How many places differ.
#[must_use]
pub fn changes(count: usize) -> String {
    format!("相違点は{count}か所です。")
}
/// Before a line that is gone.
pub const GONE_MARK: &str = "－";
/// Before a line that is new.
pub const NEW_MARK: &str = "＋";
/// A line that is gone, as it sounds.
#[must_use]
pub fn gone_line(line: &str) -> String {
    format!("なくなった行：{line}")
}
/// A line that is new, as it sounds.
#[must_use]
pub fn new_line(line: &str) -> String {
    format!("新しい行：{line}")
}

/// Opens an approved version to be read.
pub const READ_APPROVED: &str = "表示…";
/// Prints an approved version once more.
pub const PRINT_APPROVED: &str = "再印刷…";
/// The same, with the version.
#[must_use]
pub fn print_version(version: &str) -> String {
    button(PRINT_APPROVED, &document::version(version))
}
/// The reading of a version.
#[must_use]
pub fn read_version(version: &str) -> String {
    button(READ_APPROVED, &document::version(version))
}
/// A row of a table that was approved: what stands under each head.
#[must_use]
pub fn frozen_row(heads: &[String], cells: &[String]) -> String {
    let cells = heads.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
    let cells: Vec<String> =
        cells.map(|(head, cell)| format!("{head}　{}", cell.replace('\n', " ").trim())).collect();
    format!("・{}", cells.join("／"))
}

/// What the check table is for.
pub const CHECKS_EXPLAINED: &str = "この文書の確認表です。対応する本文の節を確認して、「はい」か「いいえ」で回答します。回答が自動で入ることはありません。";
/// Leads to the check table.
pub const TO_CHECKS: &str = "確認表を開く";
/// Prints the check table.
pub const PRINT_CHECKS: &str = "確認表を印刷する…";
/// How many items are answered.
#[must_use]
pub fn checks(answered: usize, all: usize) -> String {
    if answered == all {
        format!("{all}項目すべてに回答しました。")
    } else {
        format!("{all}項目のうち{answered}項目に回答しました。残りは{}項目です。", all - answered)
    }
}
/// How many items have no wording yet.
#[must_use]
pub fn without_wording(count: usize) -> String {
    format!("この表は抜粋です。ほかの{count}項目は、厚生労働省の原本で確認してください。")
}
/// Where the original may go on.
pub const MAY_CONTINUE: &str =
    "原本には、ほかにも項目があることがあります。立入検査の前に原本を確認してください。";
/// Leads to where wording is typed in.
pub const TYPE_WORDING: &str = "原本を見て文言を入力";
/// In its place while no year was started: wording is compared beside the edition of a year.
pub const TYPING_NEEDS_YEAR: &str = "文言は、年度を始めると入力できます。";
/// A division of the check table.
#[must_use]
pub fn division(number: &str, name: &str) -> String {
    format!("{number}　{name}")
}
/// The name of an item.
#[must_use]
pub fn item(number: &str, at: usize) -> String {
    format!("{number}の{at}つ目の項目")
}
/// Group name of its answers.
#[must_use]
pub fn answer(item: &str) -> String {
    format!("{item}の回答")
}
/// The name of the field of its note.
#[must_use]
pub fn note(item: &str) -> String {
    format!("{item}のメモ")
}
/// Hint in that field.
pub const NOTE: &str = "メモ";
/// Wording that was not read.
pub const NO_WORDING: &str = "この項目の文言は、厚生労働省の原本で確認してください";
/// What we know of it, in our words.
#[must_use]
pub fn remark(text: &str) -> String {
    format!("（この点検帳の注：{text}）")
}
/// Copies the address of the original.
pub const COPY_ADDRESS: &str = "URLをコピー";
/// What stands behind the answer.
#[must_use]
pub fn evidence(state: &str) -> String {
    format!("本文：{state}")
}
/// The guideline's chapters, with the edition that counts them so: in 第7.0版 they stand elsewhere.
#[must_use]
pub fn guideline(chapters: &str) -> String {
    format!("ガイドライン第6.0版 {chapters}")
}
/// The day of an answer.
#[must_use]
pub fn answered_on(day: NaiveDate) -> String {
    format!("{}に回答", dates::japanese(day))
}
