//! Words of the ministry's Excel files and of what was read from them.

use crate::exchange::ReadProblem;
use crate::model::FormKind;
use crate::original::{
    DraftProblem, FormReading, NumberTwice, OriginalProblem, PassedOver, WhyLeft, WhyPassedOver,
};
use crate::text::Explanation;

use super::exchange::explain_read;

/// That nothing was written.
pub const NOTHING_SAVED: &str = "何も保存していません。";
/// That what was read cannot be an edition; the reasons follow.
pub const NO_EDITION: &str = "読み取った内容は、年度版として使えません。何も保存していません。";

/// A form in words.
#[must_use]
pub fn form(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Institution => "医療機関確認用",
        FormKind::Vendor => "事業者確認用",
    }
}

/// The problem of a file that is refused unread.
#[must_use]
pub fn too_large() -> OriginalProblem {
    OriginalProblem::File(ReadProblem::TooMuch)
}

/// Why a file cannot be opened.
#[must_use]
pub fn unreadable(explanation: Explanation) -> Explanation {
    Explanation { safe: NOTHING_SAVED.to_owned(), ..explanation }
}

/// Why no form was taken from a file, as a person reads it.
#[must_use]
pub fn explain(problem: &OriginalProblem) -> Explanation {
    const GET: &str = "厚生労働省のページから様式のExcelファイルを、もう一度入手してください。";
    let (what, todo) = match problem {
        OriginalProblem::File(problem) => return explain_file(problem),
        OriginalProblem::NoForm(sheets) => (
            format!(
                "このファイルには、チェックリストの様式が見つかりません。{}",
                passed_over(sheets)
            ),
            GET.to_owned(),
        ),
        OriginalProblem::OtherForm { title, sheet } => (
            format!(
                "シート「{sheet}」は、医療機関のサイバーセキュリティ対策チェックリストではありません（「{title}」）。"
            ),
            GET.to_owned(),
        ),
        OriginalProblem::SameFormTwice { kind, first, second } => (
            format!(
                "{}が2つあります（シート「{}」の{}行目からと、シート「{}」の{}行目から）。",
                form(*kind),
                first.sheet,
                first.row,
                second.sheet,
                second.row
            ),
            "どちらか1つだけを残したファイルを読み込んでください。".to_owned(),
        ),
    };
    Explanation { what, safe: NOTHING_SAVED.to_owned(), todo, details: String::new() }
}

fn explain_file(problem: &ReadProblem) -> Explanation {
    let todo = match problem {
        ReadProblem::NotATable | ReadProblem::OtherOffice | ReadProblem::Empty => {
            "厚生労働省の様式のExcelファイル（.xlsx）を選んでください。"
        }
        ReadProblem::TooLarge(_) | ReadProblem::TooMuch => {
            "様式のシートだけのファイルにして、もう一度読み込んでください。"
        }
        ReadProblem::Password => {
            "Excelで開き、パスワードを外した写しを保存して、そちらを読み込んでください。"
        }
        _ => "",
    };
    let mut explanation = explain_read(problem);
    NOTHING_SAVED.clone_into(&mut explanation.safe);
    if matches!(problem, ReadProblem::NotATable) {
        "Excelのファイル（.xlsx）ではありません。".clone_into(&mut explanation.what);
    }
    if !todo.is_empty() {
        todo.clone_into(&mut explanation.todo);
    }
    explanation
}

fn passed_over(sheets: &[PassedOver]) -> String {
    let lines = sheets.iter().map(|sheet| {
        let why = match sheet.why {
            WhyPassedOver::Hidden => "非表示",
            WhyPassedOver::Example => "記入例や説明",
            WhyPassedOver::NoForm => "様式ではない",
            WhyPassedOver::ForPharmacies => "薬局確認用",
        };
        format!("「{}」（{why}）", sheet.sheet)
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!("見たシートは{}です。", lines.join("、"))
    }
}

/// A problem of one file among several.
#[must_use]
pub fn in_file(name: &str, what: &str) -> String {
    format!("「{name}」：{what}")
}

/// That what was read cannot be an edition, with the reasons.
#[must_use]
pub fn no_edition(reasons: &str) -> Explanation {
    Explanation {
        what: NO_EDITION.to_owned(),
        safe: NOTHING_SAVED.to_owned(),
        todo: "下の理由のところを直すか、原本をもう一度読み込んでください。".to_owned(),
        details: reasons.to_owned(),
    }
}

/// A number that two items have.
#[must_use]
pub fn number_twice(kind: FormKind, twice: &NumberTwice) -> String {
    let [first, second] = twice.places;
    format!(
        "{}に、番号「{}」の項目が2つあります（セル{first}と{second}）。",
        form(kind),
        twice.number
    )
}

/// Why no edition can be made of what was read.
#[must_use]
pub fn explain_draft(problem: &DraftProblem) -> Explanation {
    let (what, todo) = match problem {
        DraftProblem::FormMissing(kind) => (
            format!("{}が見つかりません。", form(*kind)),
            match kind {
                FormKind::Institution => "医療機関確認用のファイルも指定してください。",
                FormKind::Vendor => "事業者確認用のファイルを --vendor で指定してください。",
            },
        ),
        DraftProblem::NumberTwice(kind, twice) => {
            (number_twice(*kind, twice), "ファイルの番号を確かめ、原本をもう一度入手してください。")
        }
        DraftProblem::SectionTwice(kind, number) => (
            format!("{}に、番号「{number}」の見出しが2つあります。", form(*kind)),
            "ファイルの番号を確かめ、原本をもう一度入手してください。",
        ),
    };
    Explanation {
        what,
        safe: NOTHING_SAVED.to_owned(),
        todo: todo.to_owned(),
        details: String::new(),
    }
}

/// What should be known of how a form was read.
#[must_use]
pub fn remarks(reading: &FormReading) -> Vec<String> {
    let name = form(reading.kind);
    let guessed = reading.is_kind_guessed.then(|| {
        format!(
            "注意　シート「{}」には様式の名前がないので、{name}として読みました。",
            reading.sheet
        )
    });
    let left = reading.left.iter().map(|left| {
        let why = match left.why {
            WhyLeft::Hidden => "非表示なので、削除されたものとして読み飛ばしました",
            WhyLeft::Deleted => "取り消し線などがあるので、削除されたものとして読み飛ばしました",
            WhyLeft::NotUnderstood => "項目でも見出しでもないので、読み取っていません",
        };
        format!("注意　{name}の{}行目は{why}（「{}」）。", left.row, left.text)
    });
    guessed.into_iter().chain(left).collect()
}
