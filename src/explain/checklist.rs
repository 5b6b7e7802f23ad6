//! The rows and their answers on screen.

use crate::model::{Answer, FiscalYear};
use crate::state::Filter;

use crate::text::{answers, dates};

/// Name of the list of items.
pub const ITEMS: &str = "項目";
/// Group name of the three answers.
pub const ANSWER: &str = "1回目の答え";
/// Group name of the second round's answers.
pub const SECOND_ANSWER: &str = "2回目の答え";
/// Label of the date of the first check.
pub const DATE: &str = "確認日";
/// Label of the date of the second check.
pub const SECOND_DATE: &str = "2回目の確認日";
/// Label of the target date.
pub const TARGET: &str = "目標日（いいえのとき）";
/// Label of the person.
pub const PERSON: &str = "確認した人";
/// Label of the person of the second round.
pub const SECOND_PERSON: &str = "2回目に確認した人";
/// Nobody chosen.
pub const NOBODY: &str = "（選んでいません）";
/// Field for a person who is not in the list.
pub const NEW_PERSON: &str = "新しい人の名前";
/// Adds the person.
pub const ADD: &str = "追加";
/// Label of the memo.
pub const MEMO: &str = "メモ（全文が記入内容一覧に印刷されます）";
/// Label of the reason.
pub const REASON: &str = "該当しない理由（記入内容一覧に印刷されます）";
/// What 該当なし means on paper.
pub const NOT_APPLICABLE_ADVICE: &str = "様式に「該当なし」の欄はないので、空欄のまま理由を添えて印刷します。書き方は保健所に確かめると安心です。";
/// Answers 該当なし.
pub const NOT_APPLICABLE: &str = "該当なしにする";
/// Takes the answer back.
pub const CLEAR: &str = "答えを消す";
/// Shows the second round.
pub const SECOND: &str = "2回目を記入";
/// Heading of the second round.
pub const SECOND_HEADING: &str = "2回目の確認";
/// When the second round is wanted.
pub const SECOND_OFFERED: &str = "1回目が「いいえ」でした。対応が済んだら2回目の確認を入れます。";
/// Previous row.
pub const PREVIOUS: &str = "前の項目";
/// Next row.
pub const NEXT: &str = "次の項目";
/// Mark on wording that is not compared with the original.
pub const UNCHECKED: &str = "この文言は原本との照合が必要です";
/// What わからない does.
pub const UNKNOWN_NOTE: &str =
    "「わからない」は未記入として数えます。「事業者に聞くこと」に集めました。";

/// Where the sentence comes from.
#[must_use]
pub fn origin(edition: &str, form: &str, attribution: &str) -> String {
    format!("{edition} {form}（{attribution}）")
}

/// A row in the list, for those who hear it.
#[must_use]
pub fn list_row(number: &str, short: &str, state: &str) -> String {
    format!("{number} {short}、{state}").trim().to_owned()
}

/// Heading of what was said in an earlier year.
#[must_use]
pub fn last_year(year: FiscalYear) -> String {
    format!("{}の答え", dates::fiscal_year(year))
}

/// The answer of an earlier year.
#[must_use]
pub fn last_answer(answer: Option<Answer>, date: Option<chrono::NaiveDate>) -> String {
    let answer = answer.map_or("未回答", answers::answer);
    date.map_or_else(|| answer.to_owned(), |date| format!("{answer}　{}", dates::japanese(date)))
}

/// The target date of an earlier year.
#[must_use]
pub fn last_target(date: chrono::NaiveDate) -> String {
    format!("目標日　{}", dates::japanese(date))
}

/// Label of the filter.
pub const FILTER: &str = "しぼりこみ";
/// Label of the search.
pub const SEARCH: &str = "さがす";
/// Nothing passes the filter.
pub const NOTHING_FOUND: &str = "当てはまる項目はありません。";

/// A filter in the drop-down.
#[must_use]
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "すべて",
        Filter::Unanswered => "未回答",
        Filter::No => "いいえ",
        Filter::Unknown => "わからない",
        Filter::Due => "期限",
    }
}
