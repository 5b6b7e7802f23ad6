//! Vendors and their sheets on screen.

use chrono::NaiveDate;

use crate::model::edition::Item;
use crate::model::guidance::ItemGuidance;
use crate::model::questions::{Question, proposed};
use crate::model::vendor_waiting::{DisclosureState, FormState, VendorState};
use crate::model::{Edition, VendorId, Workbook};
use crate::state::SheetDay;
use crate::text::{dates, report};

use crate::text::vendors::ask_about;
pub use crate::text::vendors::{NAMELESS, field, named};

/// The yearly question.
pub const CONTRACT: &str = "事業者との契約";
/// Its explanation.
pub const CONTRACT_EXPLAINED: &str = "電子カルテやレセコンなどを納めたり保守したりする事業者と契約していますか。年度ごとに回答します。";
/// Heading of the list.
pub const VENDORS: &str = "この年度の事業者";
/// Nothing in the list.
pub const NONE: &str = "まだ登録がありません。";
/// When the clinic has no contract.
pub const NOT_NEEDED: &str =
    "契約が「ない」ので、事業者確認用と2-(2)、2-(3)の記入は不要です。入れた内容は残っています。";
/// The vendor form is not needed in a year on a bridge.
pub const NO_FORM: &str = "この年度はつなぎの版で点検しているので、事業者確認用はありません。";
/// Field for a new vendor.
pub const NEW: &str = "新しい事業者の名前";
/// Whether a new vendor gets a sheet.
pub const NEW_WITH_SHEET: &str = "この年度の事業者確認用も用意する";
/// Vendors without a sheet in this year.
pub const WITHOUT_SHEET: &str = "様式のない事業者";
/// Prints the blank form.
pub const BLANK: &str = "未記入の事業者確認用を印刷…";
/// What to do with it.
pub const BLANK_EXPLAINED: &str = "事業者確認用は、事業者が記入して医療機関に渡す様式です。依頼状を印刷すると、未記入の様式が後ろに付きます。返送されたら原本を保管し、ここに写しを入力できます。";
/// Label of who answered.
pub const RESPONDENT: &str = "回答者（事業者側）";
/// Label of the place of the original.
pub const KEPT_AT: &str = "原本の保管場所";
/// Label of the end of the contract.
pub const ENDED_ON: &str = "契約が終わった日（続いていれば空欄）";
/// Takes the vendor out of the year.
pub const REMOVE_SHEET: &str = "この年度から外す";
/// Gives the vendor a sheet in the year.
pub const ADD_SHEET: &str = "この年度の様式を用意する";
/// Removes the vendor.
pub const REMOVE: &str = "この事業者を削除";
/// Takes the vendor out of everything and removes it.
pub const REMOVE_EVERYWHERE: &str = "すべてから外して削除";
/// Before a letter without address or telephone of the clinic.
pub const LETTER_NEEDS: &str =
    "依頼状には当院の所在地と電話番号が載ります。空欄のものを入力してから印刷できます。";
/// When there is no vendor yet.
pub const FIRST_VENDOR: &str = "電子カルテ、レセコン、ネットワークなどを納めたり保守したりしている事業者を登録します。登録すると、連絡先の記録、依頼状の印刷、回答の入力がここでできます。";
/// Heading of the state of the sheet.
pub const SHEET: &str = "この年度の様式";
/// Heading of the vendor's particulars.
pub const DETAILS: &str = "事業者の情報";
/// Heading of the transcription.
pub const TRANSCRIBE: &str = "返送された様式の写し";
/// Opens the quick entry.
pub const QUICK: &str = "返送された回答を続けて入力";
/// Prints a letter.
pub const LETTER: &str = "依頼状を印刷…";
/// No sheet in this year.
pub const NO_SHEET: &str =
    "この年度の事業者確認用はありません。連絡先としては、どの年度でも使えます。";
/// Heading of MDS/SDS.
pub const DISCLOSURE: &str = "MDS/SDS（医療情報セキュリティ開示書）";
/// The form was sent today.
pub const SENT_TODAY: &str = "今日送った";
/// A reminder was given today.
pub const REMINDED_TODAY: &str = "今日督促した";
/// The form came back today.
pub const RECEIVED_TODAY: &str = "今日受け取った";
/// MDS/SDS was asked for today.
pub const DISCLOSURE_ASKED_TODAY: &str = "MDS/SDSを今日依頼した";
/// MDS/SDS came today.
pub const DISCLOSURE_RECEIVED_TODAY: &str = "MDS/SDSを今日受け取った";
/// Puts the next date two weeks from today.
pub const IN_TWO_WEEKS: &str = "2週間後にする";
/// What the next date is for.
pub const NEXT_EXPLAINED: &str = "依頼状では返送の期日になります。この日を過ぎても届かないと、概要の「期限のあるもの」に出ます。";
/// Group of the state's buttons.
pub const STEPS: &str = "様式の状況";
/// Heading of the places where the vendor is used.
pub const USES: &str = "使われているところ";
/// Used nowhere.
pub const NO_USES: &str = "どこにも使われていません。";
/// Why the vendor cannot be removed.
pub const CANNOT_REMOVE: &str = "ほかで使われているので削除できません。契約が終わった事業者には「契約が終わった日」を入れてください。";
/// Label of the choice about remote maintenance.
pub const REMOTE: &str = "リモート保守";
/// The three choices.
pub const REMOTE_CHOICES: [&str; 3] = ["あり", "なし", "未確認"];
/// Label of who calls the vendor.
pub const CALLER: &str = "誰が連絡するか";
/// Nobody calls.
pub const NOBODY: &str = "（決めていない）";
/// Heading of the questions.
pub const QUESTIONS: &str = "事業者への照会事項";
/// Nothing to ask.
pub const NO_QUESTIONS: &str = "「わからない」と回答した項目がここに集まります。";
/// Copies the questions.
pub const COPY_QUESTIONS: &str = "照会事項をコピー";
/// Prints the questions.
pub const PRINT_QUESTIONS: &str = "照会事項を印刷…";
/// Heading of what one vendor is asked.
pub const ASKED: &str = "この事業者への照会事項";
/// What the ticks are for.
pub const ASKED_EXPLAINED: &str = "印を付けた項目の照会の文が、依頼状の別紙「事業者への照会事項」に載ります。この事業者に関わりのない項目は、印を外してください。文は書き替えられます。メモは載りません。";
/// Copies what one vendor is asked.
pub const COPY_ASKED: &str = "この事業者への照会事項をコピー";

/// How many of the questions one vendor is asked, and how many of the clinic's own.
#[must_use]
pub fn asked(asked: usize, all: usize, own: usize) -> String {
    let own = (own > 0).then(|| format!("独自の照会{own}件"));
    let rows = (all > 0).then(|| format!("{all}項目のうち{asked}項目"));
    [rows, own].into_iter().flatten().collect::<Vec<_>>().join("、")
}

/// The vendor's contract has ended.
pub const ENDED: &str = "契約終了";

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

/// A vendor's name; one whose record is gone by its number.
#[must_use]
pub fn name(workbook: &Workbook, vendor: VendorId) -> String {
    let known = workbook.vendor(vendor).map(|vendor| named(vendor).to_owned());
    known.unwrap_or_else(|| report::unknown_vendor(vendor.0))
}

/// The state of a vendor's form in one or two words and its day, as in the list.
#[must_use]
pub fn form_state(state: &VendorState) -> String {
    match state.form {
        FormState::ToSend => "未送付".to_owned(),
        FormState::Waiting { reminded: Some(day), .. } => format!("督促（{}）", short(day)),
        FormState::Waiting { since, .. } => format!("送付済み（{}）", short(since)),
        FormState::Returned(Some(day)) => format!("回収（{}）", short(day)),
        FormState::Returned(None) => "回収（受領日なし）".to_owned(),
    }
}

fn short(day: NaiveDate) -> String {
    report::short_day(day)
}

/// Where the form is, as a sentence.
#[must_use]
pub fn form_sentence(state: &VendorState) -> String {
    match state.form {
        FormState::ToSend => {
            "まだ渡していません。依頼状を印刷すると、未記入の様式も付きます。".to_owned()
        }
        FormState::Waiting { since, days, .. } => format!(
            "{}に渡して、返事を待っています（{}）。",
            dates::japanese(since),
            if days == 0 { "今日から".to_owned() } else { format!("{days}日") }
        ),
        FormState::Returned(Some(day)) => format!("{}に受け取りました。", dates::japanese(day)),
        FormState::Returned(None) => {
            "回答の写しがあります。受け取った日を入れてください。".to_owned()
        }
    }
}

/// Where MDS/SDS is, as a sentence.
#[must_use]
pub fn disclosure_sentence(state: &VendorState) -> String {
    match state.disclosure {
        DisclosureState::NotAsked => "まだ依頼していません。".to_owned(),
        DisclosureState::Waiting { since, days: 0 } => {
            format!("{}に依頼しました。", dates::japanese(since))
        }
        DisclosureState::Waiting { since, days } => {
            format!("{}に依頼して、{days}日待っています。", dates::japanese(since))
        }
        DisclosureState::Received(day) => format!("{}に受け取りました。", dates::japanese(day)),
    }
}

/// What the vendor's particulars say at a glance.
#[must_use]
pub fn details_summary(systems: &str, telephone: &str) -> String {
    let telephone = match telephone.trim() {
        "" => "電話番号がまだありません",
        number => number,
    };
    format!("{}　{telephone}", systems.trim()).trim_start().to_owned()
}

/// How much of a returned sheet is copied.
#[must_use]
pub fn copied(answered: usize, total: usize) -> String {
    format!("{answered}/{total}")
}

/// Title of the quick entry.
#[must_use]
pub fn quick_title(vendor: &str) -> String {
    format!("{vendor}の回答を続けて入力")
}

/// The keys of the quick entry.
pub const QUICK_KEYS: &str = "1 はい　2 いいえ　3 空欄　↑↓・Enter 移動　Esc 終わる";
/// Name of the list of the quick entry.
pub const QUICK_LIST: &str = "様式の項目";
/// Ends the quick entry.
pub const QUICK_END: &str = "入力を終える";
/// Leaves a row blank.
pub const QUICK_BLANK: &str = "空欄";
/// Where the date of the answers comes from.
pub const QUICK_DATE: &str = "これから入れる回答の確認日には「様式の確認日」が入ります。初めは受領日（なければ今日）です。様式に書いてある日に直してください。";
/// Label of the day that stands on the vendor's paper.
pub const PAPER_DAY: &str = "様式の確認日";
/// Every row is copied.
#[must_use]
pub fn quick_done(unknown: usize) -> String {
    if unknown == 0 {
        "すべての項目を入力しました。".to_owned()
    } else {
        format!("すべての項目を入力しました。「わからない」が{unknown}項目あります。")
    }
}

/// Rows answered いいえ whose target date is still to be entered.
#[must_use]
pub fn targets_missing(count: usize) -> String {
    format!("「いいえ」の{count}項目に目標日がありません。")
}

/// Label of the 目標日 of a row of the quick entry.
pub const TARGET: &str = "目標日";

/// Name of the 目標日 of a row of the quick entry.
#[must_use]
pub fn quick_target(number: &str, name: &str) -> String {
    format!("{number} {name}の目標日").trim_start().to_owned()
}

/// Leads to the first of them.
pub const ENTER_TARGETS: &str = "目標日を入れる";

/// A row of the quick entry as a screen reader says it.
#[must_use]
pub fn quick_row(number: &str, name: &str, group: &str, state: &str) -> String {
    format!("{number} {name}（{group}）、{state}")
}

/// The questions as text to send, those of the clinic's own at the end. The clinic's own memos stay with
/// it: one may name other vendors.
#[must_use]
pub fn questions<'a>(
    rows: impl Iterator<Item = (&'a Question<'a>, String)>,
    own: impl Iterator<Item = &'a str>,
    workbook: &Workbook,
    edition: &Edition,
) -> String {
    let of =
        if edition.bridge { report::bridge_rows(edition) } else { report::form_title(edition) };
    let mut text = format!("{}からの照会事項（{of}）\n", workbook.clinic.name);
    for (row, words) in rows {
        let number = row.row.full_number();
        let group = row.row.group.map_or("", |group| group.short.as_str());
        text.extend(["\n", &report::row_in_group(&number, group), "\n"]);
        for question in words.lines().filter(|line| !line.trim().is_empty()) {
            text.extend([&report::point(question.trim()), "\n"]);
        }
    }
    let own: Vec<String> = own.map(report::point).collect();
    if !own.is_empty() {
        text.extend(["\n", &own.join("\n"), "\n"]);
    }
    text
}

/// What a vendor is asked about a row unless the clinic words it anew.
#[must_use]
pub fn proposal(guidance: Option<&ItemGuidance>, item: &Item) -> String {
    proposed(guidance).unwrap_or_else(|| ask_about(item))
}

/// Label of the words of one question.
#[must_use]
pub fn question_words(question: &Question<'_>) -> String {
    format!("{}の照会の文（1行に1つ）", question.row.full_number())
}

/// Label of the questions of the clinic's own.
pub const OWN_QUESTIONS: &str = "この事業者だけへの照会事項（1行に1つ）";

/// One question in the list.
#[must_use]
pub fn question(question: &Question<'_>) -> String {
    let group = question.row.group.map_or("", |group| group.short.as_str());
    format!("{} {}（{group}）", question.row.full_number(), question.row.item.short)
}
