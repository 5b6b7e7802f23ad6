//! Vendors and their sheets on screen.

use crate::model::questions::Question;
use crate::model::{Edition, Workbook};
use crate::state::SheetDay;

/// The yearly question.
pub const CONTRACT: &str = "事業者との契約";
/// Its explanation.
pub const CONTRACT_EXPLAINED: &str = "電子カルテやレセコンなどを納めたり保守したりする事業者と契約していますか。年度ごとに答えます。";
/// Heading of the list.
pub const VENDORS: &str = "この年度の事業者";
/// Nothing in the list.
pub const NONE: &str = "まだ登録がありません。";
/// When the clinic has no contract.
pub const NOT_NEEDED: &str =
    "契約が「ない」ので、事業者確認用と2-(2)、2-(3)の記入は不要です。入れた内容は残っています。";
/// Field for a new vendor.
pub const NEW: &str = "新しい事業者の名前";
/// Vendors of other years.
pub const FROM_BEFORE: &str = "ほかの年度の事業者を追加";
/// Prints the blank form.
pub const BLANK: &str = "白紙の事業者確認用を印刷…";
/// What to do with it.
pub const BLANK_EXPLAINED: &str = "事業者確認用は、事業者が記入してクリニックに渡す用紙です。まず白紙の用紙を印刷して事業者に渡し、戻ってきたら原本を保管します。ここには写しを入力できます。";
/// Label of the name.
pub const NAME: &str = "事業者名";
/// Label of who answered.
pub const RESPONDENT: &str = "回答者（事業者側）";
/// Label of a day on the head of a sheet.
#[must_use]
pub fn sheet_day(day: SheetDay) -> &'static str {
    match day {
        SheetDay::Sent => "送付日",
        SheetDay::Reminded => "督促日",
        SheetDay::Received => "受領日",
        SheetDay::DisclosureAsked => "MDS/SDSの依頼日",
        SheetDay::DisclosureReceived => "MDS/SDSの受領日",
        SheetDay::Next => "次の予定日",
    }
}
/// Label of the place of the original.
pub const KEPT_AT: &str = "原本の保管場所";
/// Label of the end of the contract.
pub const ENDED_ON: &str = "契約が終わった日（続いていれば空欄）";
/// Takes the vendor out of the year.
pub const REMOVE: &str = "この年度から外す";
/// Heading of the transcription.
pub const TRANSCRIBE: &str = "戻ってきた用紙の写し";
/// Heading of the questions.
pub const QUESTIONS: &str = "事業者に聞くこと";
/// Nothing to ask.
pub const NO_QUESTIONS: &str = "「わからない」と答えた項目がここに集まります。";
/// Copies the questions.
pub const COPY_QUESTIONS: &str = "質問をコピー";
/// Prints the questions.
pub const PRINT_QUESTIONS: &str = "質問を印刷…";
/// State of a sheet.
pub const WAITING: &str = "返事待ち";
/// State of a sheet that came back and was not transcribed.
pub const RECEIVED: &str = "受領ずみ";

/// The questions as text to send.
#[must_use]
pub fn questions(questions: &[Question<'_>], workbook: &Workbook, edition: &Edition) -> String {
    let mut text = format!(
        "{}からの確認のお願い（{} {}）\n",
        workbook.clinic.name, edition.name.text, edition.title.text
    );
    for question in questions {
        let item = question.row.item;
        let number = question.row.full_number();
        let group = question.row.group.map_or("", |group| group.short.as_str());
        text.extend(["\n", &number, "（", group, "）", &item.wording.text, "\n"]);
        let memo = question.response.memo.trim();
        if !memo.is_empty() {
            text.extend(["　メモ　", memo, "\n"]);
        }
    }
    text
}

/// One question in the list.
#[must_use]
pub fn question(question: &Question<'_>) -> String {
    let group = question.row.group.map_or("", |group| group.short.as_str());
    format!("{} {}（{group}）", question.row.full_number(), question.row.item.short)
}
