//! Words of the ministry's Excel files and of what was read from them.

use std::path::Path;

use crate::exchange::ReadProblem;
use crate::model::{Edition, FormKind, Marking};
use crate::original::{
    AnswerCell, AnswerPart, AnswerWay, DraftProblem, FillProblem, FormReading, LeftOut,
    NumberTwice, OriginalProblem, PassedOver, ReturnProblem, WhyLeft, WhyLeftOut, WhyPassedOver,
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

/// Why nothing was taken from a file that came back from a vendor.
#[must_use]
pub fn explain_return(problem: &ReturnProblem) -> Explanation {
    const OTHER: &str = "事業者が記入した事業者確認用のExcelファイルを選んでください。";
    let (explanation, todo) = match problem {
        ReturnProblem::Original(problem) => {
            let todo = match problem {
                OriginalProblem::File(_) => None,
                OriginalProblem::NoForm(_)
                | OriginalProblem::OtherForm { .. }
                | OriginalProblem::SameFormTwice { .. } => Some(OTHER),
            };
            (explain(problem), todo)
        }
        ReturnProblem::FormMissing(kind) => {
            (explain_draft(&DraftProblem::FormMissing(*kind)), Some(OTHER))
        }
    };
    let todo = todo.map_or(explanation.todo, str::to_owned);
    Explanation { todo, ..explanation }
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
            (number_twice(*kind, twice), "ファイルの番号を確認し、原本をもう一度入手してください。")
        }
        DraftProblem::SectionTwice(kind, number) => (
            format!("{}に、番号「{number}」の見出しが2つあります。", form(*kind)),
            "ファイルの番号を確認し、原本をもう一度入手してください。",
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

/// How to get at an original again.
const READ_AGAIN: &str = "様式のExcelファイルを、もう一度読み込んでください。";

/// That the edition was not read from an Excel file with this form.
#[must_use]
pub fn not_from_excel(edition: &Edition, kind: FormKind) -> Explanation {
    Explanation {
        what: format!(
            "{}は、{}をExcelのファイルから読み込んだ年度版ではないので、記入する様式がありません。",
            edition.name.text,
            form(kind)
        ),
        safe: NOTHING_SAVED.to_owned(),
        todo: "様式はPDFで書き出せます。".to_owned(),
        details: String::new(),
    }
}

/// That an original is not where it was kept.
#[must_use]
pub fn original_missing(path: &Path) -> Explanation {
    Explanation {
        what: format!("年度版と一緒に保管した様式のファイルがありません。{}", path.display()),
        safe: NOTHING_SAVED.to_owned(),
        todo: READ_AGAIN.to_owned(),
        details: String::new(),
    }
}

/// That an original is another file than the one that was read.
#[must_use]
pub fn original_changed(path: &Path) -> Explanation {
    Explanation {
        what: format!(
            "保管した様式のファイルは、年度版を読み取ったときのファイルと違います。{}",
            path.display()
        ),
        safe: NOTHING_SAVED.to_owned(),
        todo: READ_AGAIN.to_owned(),
        details: String::new(),
    }
}

/// Why a form was not filled in.
#[must_use]
pub fn explain_fill(problem: &FillProblem) -> Explanation {
    let (what, todo) = match problem {
        FillProblem::File(problem) => return explain_file(problem),
        FillProblem::Macros => (
            "この様式のファイルにはマクロがあるので、記入できません。".to_owned(),
            "Excelで開いて記入してください。",
        ),
        FillProblem::Protected { sheet } => (
            format!("シート「{sheet}」は保護されているので、記入できません。"),
            "Excelで開いて記入してください。",
        ),
        FillProblem::OtherFile | FillProblem::NoItem(_) => {
            ("様式のファイルが、読み取ったときと違っています。".to_owned(), READ_AGAIN)
        }
        FillProblem::Unsure { cell, way } => (
            format!("セル{cell}は{}ので、回答の書き方が決まりません。", shown(way)),
            "選んだ語に印を付ける（コマンドでは --mark circle）か、選んだ語だけを残す（--mark word）かを選び直してください。",
        ),
        FillProblem::Computed { cell } => (
            format!("セル{cell}は計算式なので、記入できません。"),
            "Excelで開いて記入してください。",
        ),
        FillProblem::Package(_) => {
            ("様式のファイルの写しを作れませんでした。".to_owned(), READ_AGAIN)
        }
    };
    let details = match problem {
        FillProblem::Package(details) => details.clone(),
        _ => String::new(),
    };
    Explanation { what, safe: NOTHING_SAVED.to_owned(), todo: todo.to_owned(), details }
}

fn shown(way: &AnswerWay) -> &'static str {
    match way {
        AnswerWay::Both => "「はい・いいえ」の両方が書いてある",
        AnswerWay::Boxes => "□の欄である",
        AnswerWay::Control => "チェックボックスが重なっている",
        AnswerWay::List(_) => "選択肢が読み取れない",
        AnswerWay::Plain | AnswerWay::Date => "読み取れない",
    }
}

/// What found no place in a form, one line a kind.
#[must_use]
pub fn left_out(left: &[LeftOut]) -> Vec<String> {
    let mut kinds: Vec<(AnswerPart, WhyLeftOut)> =
        left.iter().map(|it| (it.part, it.why)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let line = |(part, why): (AnswerPart, WhyLeftOut)| {
        let count = left.iter().filter(|it| (it.part, it.why) == (part, why)).count();
        let what = match part {
            AnswerPart::First => "1回目の回答",
            AnswerPart::FirstOn => "1回目の確認日",
            AnswerPart::Target => "目標日",
            AnswerPart::Second => "2回目の回答",
            AnswerPart::SecondOn => "2回目の確認日",
        };
        let why = match why {
            WhyLeftOut::NoCell => "様式に書くセルがない",
            WhyLeftOut::SeveralCells => "書くセルがいくつもあって決まらない",
            WhyLeftOut::NoWord => "セルの選択肢に当てはまるものがない",
        };
        format!("{count}項目の{what}は、{why}ので書いていません。")
    };
    kinds.into_iter().map(line).collect()
}

/// An answer to a row that the file does not ask by itself.
#[must_use]
pub fn answer_without_item(number: &str, short: &str) -> String {
    format!("{number}「{short}」の回答は、様式の中に同じ項目が見つからないので書いていません。")
}

/// How answers are written where one cell holds both words, or boxes.
pub const MARKING: &str = "はい・いいえの書き方";

/// Why that is asked, with what such a cell shows.
#[must_use]
pub fn marking_asked(cell: &AnswerCell) -> String {
    let shown: String = cell.text.split_whitespace().collect::<Vec<_>>().join("　");
    let shown: String = shown.chars().take(20).collect();
    let cell = match &cell.way {
        AnswerWay::Control => "チェックボックスの回答欄".to_owned(),
        AnswerWay::List(_) => "選択肢が読み取れない回答欄".to_owned(),
        _ => format!("「{shown}」と印刷された回答欄"),
    };
    format!("この様式には、{cell}があります。Excelに記入するときの書き方を選んでください。")
}

/// A way to write answers.
#[must_use]
pub fn marking(marking: Marking, way: &AnswerWay) -> &'static str {
    match (marking, way) {
        (Marking::Word, _) => "選んだ語だけを残す",
        (Marking::Mark, AnswerWay::Boxes | AnswerWay::Control) => "□に印を付ける",
        (Marking::Mark, _) => "選んだ語に○を付ける",
    }
}

/// What stands in the cell then, where the answer is はい.
#[must_use]
pub fn marking_examples(way: &AnswerWay) -> &'static str {
    match way {
        AnswerWay::Boxes | AnswerWay::Control => {
            "回答が「はい」のとき：「はい」の□に印が付くか、「はい」とだけ書かれます。"
        }
        _ => "回答が「はい」のとき：「○はい・いいえ」となるか、「はい」とだけ書かれます。",
    }
}
