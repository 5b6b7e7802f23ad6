//! The rows and their answers on screen.

use crate::model::last_year::{LastAnswer, LastYear, TargetOutcome};
use crate::model::row_descent::RowChange;
use crate::model::{Answer, FiscalYear};
use crate::state::Filter;

use crate::text::{answers, dates};

/// Name of the list of items.
pub const ITEMS: &str = "項目";
/// Group name of the three answers.
pub const ANSWER: &str = "1回目の回答";
/// Group name of the second round's answers.
pub const SECOND_ANSWER: &str = "2回目の回答";
/// Label of the date of the first check.
pub const DATE: &str = "確認日";
/// Label of the date of the second check.
pub const SECOND_DATE: &str = "2回目の確認日";
/// Label of the target date.
pub const TARGET: &str = "目標日（いいえのとき）";
/// A target date a month from today.
pub const IN_A_MONTH: &str = "1か月後";
/// A target date three months from today.
pub const IN_THREE_MONTHS: &str = "3か月後";
/// A target date on the last day of the fiscal year.
pub const END_OF_YEAR: &str = "年度末";
/// Label of the person.
pub const PERSON: &str = "確認者";
/// Label of the person of the second round.
pub const SECOND_PERSON: &str = "2回目の確認者";
/// Nobody chosen.
pub const NOBODY: &str = "（選んでいません）";
/// What stands in the field of the person while nobody is chosen.
pub const PERSON_HINT: &str = "名前を選ぶか、入力";

/// Adds a person of this name, who is not registered yet.
#[must_use]
pub fn add_person(name: &str) -> String {
    format!("「{name}」を追加")
}

/// Said of a name that was typed and is nobody's yet.
pub const UNKNOWN_PERSON: &str = "登録されていない名前です。";
/// Adds the person.
pub const ADD: &str = "追加";
/// Label of the memo.
pub const MEMO: &str = "立入検査用メモ（記入内容一覧に印刷されます）";
/// Label of the memo that stays in the clinic.
pub const INNER_MEMO: &str = "院内用メモ（立入検査の書類には印刷されません）";
/// Label of the reason.
pub const REASON: &str = "該当しない理由（様式の欄外と記入内容一覧に印刷されます）";
/// What 該当なし means on paper.
pub const NOT_APPLICABLE_ADVICE: &str = "様式の回答は「はい」「いいえ」だけで、「該当なし」は空欄のまま、理由を同じ紙に添えて印刷します。クラウドなどは、事業者の実施を確認して「はい」と回答することをまず検討し、「該当なし」は保健所か相談窓口に確認してから選んでください。";
/// Why a row of the list does not apply.
#[must_use]
pub fn reason_of(number: &str) -> String {
    format!("{number}に該当しない理由")
}

/// Name of the two ways to answer the form.
pub const WAYS: &str = "回答のしかた";
/// One row after the other.
pub const ONE_BY_ONE: &str = "1問ずつ";
/// All rows below each other.
pub const AS_LIST: &str = "一覧で回答";
/// The keys of the list.
pub const LIST_KEYS: &str =
    "1 はい　2 いいえ　3 わからない　4 該当なし　↑↓・Enter 移動　Esc 1問ずつに戻る";
/// Which date and person an answer in the list gets.
pub const LIST_EXPLAINED: &str = "回答すると、確認日に今日の日付、確認者に直前の確認者が入ります。手引きとメモは「1問ずつ」で開けます。";
/// The one question for all rows about servers.
pub const SERVERS: &str = "院内にサーバがありますか";
/// What it is asked for.
pub const SERVERS_EXPLAINED: &str = "院内に1台もなければ、サーバの項目にまとめて回答できます。電子カルテやレセコンの本体、検査や画像のサーバ、共有フォルダーの装置もサーバです。";
/// There is one.
pub const HAS_SERVERS: &str = "ある";
/// The reason that rows about servers get where there is none.
pub const NO_SERVERS_REASON: &str = "院内にサーバがないため。";

/// There is none, and this many rows are answered with that.
#[must_use]
pub fn no_servers(count: usize) -> String {
    format!("ない（未回答の{count}項目を「該当なし」にする）")
}

/// What is wanted rarely.
pub const MORE: &str = "その他…";
/// In the place of the next row, behind the last one.
pub const SUMMARY: &str = "まとめを見る";
/// Takes the answer back.
pub const CLEAR: &str = "回答を取り消す";
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
/// In the place of wording of which the theme alone is known.
pub const WORDING_UNKNOWN: &str =
    "この項目の文言は、分かっていません。上は点検帳での短い題です。回答は書いておけます。";
/// Mark on the wording of a bridge.
pub const BRIDGE: &str = "つなぎの版の文言です。様式の文言としては確認していません。";
/// What わからない does.
pub const UNKNOWN_NOTE: &str = "「わからない」は、回答した項目の数に入りません。";

/// Leads to the questions for the vendors, of which this row is one.
#[must_use]
pub fn to_questions(count: usize) -> String {
    format!("事業者への照会事項に追加しました（{count}件）")
}

/// Whom to ask about the meaning of a row.
pub const DESKS: &str = "回答のしかたが分からないときの相談先";
/// Where the clinic has entered no health center with a number.
pub const NO_HEALTH_CENTER: &str =
    "管轄の保健所（「外部の連絡先」に番号を登録すると、ここに出ます）";
/// Copies a number.
pub const COPY_NUMBER: &str = "番号をコピー";

/// A desk, its number and its hours.
#[must_use]
pub fn desk(name: &str, telephone: &str) -> String {
    format!("{name}　{}", telephone.trim())
}

/// When it answers.
#[must_use]
pub fn desk_hours(hours: &str) -> String {
    format!("受付時間 {hours}")
}

/// Copies the number of a desk, for those who hear it.
#[must_use]
pub fn copy_number_of(name: &str) -> String {
    format!("{name}の番号をコピー")
}

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

/// Says the answer of the year before again.
pub const REPEAT: &str = "前年と同じ（今日確認した）";

/// What the year before says about an item, in one line; `None` where there was no year before.
#[must_use]
pub fn last_year_line(said: &LastYear<'_>) -> Option<String> {
    Some(match said {
        LastYear::NoYear => return None,
        LastYear::New => "新設　前年の様式には、この項目がありません。".to_owned(),
        LastYear::Unanswered => "前年は、この項目に回答していません。".to_owned(),
        LastYear::Disagree(year) => format!(
            "{}は、この項目が分かれていて、回答がそろっていません。",
            dates::fiscal_year(*year)
        ),
        LastYear::Answered(last) => last_answered(last),
    })
}

fn last_answered(last: &LastAnswer<'_>) -> String {
    let change = match last.change {
        RowChange::Reworded => "（文言が変わりました）",
        RowChange::Merged => "（前年は分かれていた項目）",
        _ => "",
    };
    let year = dates::fiscal_year(last.year);
    let answer = last.answer.map_or("未回答", answers::answer);
    let mut parts = vec![format!("{year}　{answer}{change}")];
    parts.extend(last.date().map(dates::japanese));
    parts.join("　")
}

/// What else the year before says: what became of the target date, the reason, the memos; may be empty.
#[must_use]
pub fn last_year_remarks(last: &LastAnswer<'_>) -> String {
    let target = last.target.map(|target| {
        let outcome = match target.outcome {
            TargetOutcome::Met => "守れました",
            TargetOutcome::Missed => "守れていません",
            TargetOutcome::Ahead => "これからです",
        };
        format!("目標日 {}は{outcome}。", dates::japanese(target.day))
    });
    let texts = last.responses.iter().flat_map(|it| {
        let reason = (last.answer == Some(Answer::NotApplicable)).then_some(&it.reason);
        reason.into_iter().chain([&it.memo, &it.inner_memo])
    });
    let texts = texts.filter(|text| !text.trim().is_empty());
    let texts = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    target.into_iter().chain(texts).collect::<Vec<_>>().join("　")
}

/// Where a row stands among those of its form.
#[must_use]
pub fn position(at: usize, all: usize) -> String {
    format!("{at} / {all}")
}

/// Label of the filter.
pub const FILTER: &str = "絞り込み";
/// Label of the search.
pub const SEARCH: &str = "検索";
/// Ends the search and shows every row again.
pub const END_SEARCH: &str = "検索を終える";
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

/// A 確認日 that lies outside of the year; it is kept all the same.
#[must_use]
pub fn outside_of(year: FiscalYear) -> String {
    format!(
        "{}（{}～{}）の外の日付です。年度を確認してください。",
        dates::fiscal_year(year),
        dates::short(year.first_day()),
        dates::short(year.last_day())
    )
}
