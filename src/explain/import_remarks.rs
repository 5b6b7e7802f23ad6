//! What should be known before rows of a list come in, as sentences.

use crate::exchange::Taken;
use crate::exchange::plan::{Damage, Remark, Rule};
use crate::model::DeviceColumn;

use super::ledger;

/// A remark upon the rows of a list, without its row.
#[must_use]
pub fn remark(remark: &Remark) -> String {
    let Remark { rule, row, count } = remark;
    let column = |column: &DeviceColumn| ledger::column(*column);
    match rule {
        Rule::Kept(at, problem) => format!(
            "{}　{}。欄は空けて、文字は備考に入れます。",
            column(at),
            ledger::cell_problem(problem)
        ),
        Rule::Day(at, taken) => day(column(at), *taken, *row, *count),
        Rule::Nothing(at) => format!(
            "「{}」に、「なし」「N/A」「-」など何もないことを示すセルが{count}個あります（最初は{row}行目）。空欄として扱います。",
            column(at)
        ),
        Rule::Noted(head) => format!(
            "「{head}」の列は台帳に当たる欄がないので、備考に「{head} 値」の形で入れます（{count}行、最初は{row}行目）。"
        ),
        Rule::LeftOut(head) => format!("「{head}」の列は取り込みません。"),
        Rule::Unnamed(at) => format!("{}列目は見出しがないので、取り込みません。", at + 1),
        Rule::Above => {
            format!(
                "見出しより上の{count}行は、表の題名などとみて取り込みません（最初は{row}行目）。"
            )
        }
        Rule::HeadAgain => format!(
            "見出しや題名がもう一度出てくる行が{count}行あります（最初は{row}行目）。取り込みません。"
        ),
        Rule::Total => {
            format!("合計や小計の行が{count}行あります（最初は{row}行目）。取り込みません。")
        }
        Rule::Note => {
            format!(
                "注記や「以上」だけの行が{count}行あります（最初は{row}行目）。取り込みません。"
            )
        }
        Rule::HiddenRow => {
            format!("非表示の行を{count}行除きました（最初は{row}行目）。")
        }
        Rule::HiddenColumn(head) => format!("非表示の列「{head}」を除きました。"),
        Rule::OtherWriting(number) => format!(
            "管理番号の書き方（ハイフンや空白、見えない文字など）が異なりますが、台帳の「{number}」と同じ機器とみなします。番号の書き方は台帳のまま残します。"
        ),
        Rule::LooksLike(device) => format!(
            "管理番号が「{device}」と似ています。同じ機器のときは、番号を揃えてから取り込んでください。別の機器として追加します。"
        ),
        Rule::SameAsRow(earlier) => format!(
            "管理番号が{earlier}行目と同じです。内容が異なるときは別の機器として追加します。"
        ),
        Rule::BySerial(device) => {
            format!("シリアル番号が同じなので、台帳の「{device}」のこととみなします。")
        }
        Rule::ByMac(device) => {
            format!("MACアドレスが同じなので、台帳の「{device}」のこととみなします。")
        }
        Rule::SameSerial(device) => format!("シリアル番号が「{device}」と同じです。"),
        Rule::SameMac(device) => format!("MACアドレスが「{device}」と同じです。"),
        Rule::Damaged(at, damage, text) => damaged(column(at), *damage, text),
        Rule::Controls(at) => format!(
            "「{}」に、改行などを示す制御文字を含むセルが{count}個あります（最初は{row}行目）。備考では改行、ほかの欄では空白にします。",
            column(at)
        ),
        Rule::Invisible(at) => format!(
            "「{}」に、目に見えない文字を含むセルが{count}個あります（最初は{row}行目）。除いて取り込みます。",
            column(at)
        ),
    }
}

/// The same with its row where it is about one.
#[must_use]
pub fn with_row(it: &Remark) -> String {
    let is_counted = it.count > 1 || matches!(it.rule, Rule::Noted(_) | Rule::LeftOut(_));
    let says_row = remark(it);
    if is_counted || says_row.contains(&format!("{}行目", it.row)) || is_about_columns(&it.rule) {
        says_row
    } else {
        format!("{}行目　{says_row}", it.row)
    }
}

fn is_about_columns(rule: &Rule) -> bool {
    matches!(rule, Rule::LeftOut(_) | Rule::Unnamed(_) | Rule::HiddenColumn(_))
}

fn day(column: &str, taken: Taken, row: usize, count: usize) -> String {
    let what = match taken {
        Taken::Serial => "日付が、表計算ソフトの数え方の数（45383など）になっているセル",
        Taken::Zone => "時差のある時刻（末尾がZなど）で書かれたセル",
        Taken::SpanEnd => "期間で書かれたセル",
        Taken::MonthFirst | Taken::DayFirst => "年が最後にある日付（4/1/2024など）のセル",
    };
    let how = match taken {
        Taken::Serial => "その数が示す日付にします。",
        Taken::Zone => "日本の時刻での日付にします。",
        Taken::SpanEnd => "終わりの日を期限とし、元の文字は備考に入れます。",
        Taken::MonthFirst => {
            "同じ列にほかの読み方ができない日付があるので、月、日、年の順に読みます。"
        }
        Taken::DayFirst => {
            "同じ列にほかの読み方ができない日付があるので、日、月、年の順に読みます。"
        }
    };
    format!("「{column}」に、{what}が{count}個あります（最初は{row}行目）。{how}")
}

fn damaged(column: &str, damage: Damage, text: &str) -> String {
    let what = match damage {
        Damage::Exponent => "長い番号を指数の形に変えた",
        Damage::Day => "番号を日付に変えた",
    };
    format!(
        "{column}の「{text}」は、Excelが{what}ものかもしれません。このまま取り込みますが、元の番号を確認してください。"
    )
}
