//! What is wrong with a file that documents are written on: a template, or a check table.

use super::{edition, ron_file};
use crate::edition::{EditionProblem, NamedThing, ProblemKind};
use crate::model::DocumentPart;

/// What a file is called.
struct FileName(&'static str);

/// One problem of a template as a sentence, without its place.
#[must_use]
pub fn template_problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::DuplicateKey(key) => format!("key「{key}」が2回あります。"),
        _ => FileName("文書のひな形").problem(problem),
    }
}

/// One problem of a check table as a sentence, without its place.
#[must_use]
pub fn check_table_problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::DuplicateKey(key) => format!("確認項目のkey「{key}」が2回あります。"),
        ProblemKind::DuplicateNumber(number) => format!("項番「{number}」が2回あります。"),
        _ => FileName("確認表").problem(problem),
    }
}

impl FileName {
    fn problem(&self, problem: &EditionProblem) -> String {
        match &problem.kind {
            ProblemKind::Ron(problem) => ron_file::problem(problem, self.0),
            _ => edition::problem(problem),
        }
    }
}

/// What only templates can have wrong with them.
pub(super) fn content_problem(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::UnknownName { what, name, known } => unknown_name(*what, name, known),
        ProblemKind::NoBodyPaper => {
            "本文の書類がありません。papersに part: Body の書類を書いてください。".to_owned()
        }
        ProblemKind::NoPaperFor(part) => format!(
            "この節を印刷する書類がありません。papersに part: {part:?} の書類を書いてください。"
        ),
        ProblemKind::PaperKeyTaken(key) => {
            format!("書類のkey「{key}」は、文書でない書類の名前です。別のkeyにしてください。")
        }
        ProblemKind::PaperOrder => format!(
            "orderが、先に印刷する書類より小さくなっています。{}の順に大きくしてください。",
            DocumentPart::ALL.map(|part| format!("{part:?}")).join("、")
        ),
        ProblemKind::CheckTableMismatch => {
            "check_tableは、part: CheckTable の書類にだけ、必ず書いてください。".to_owned()
        }
        ProblemKind::SameChoice(label) => {
            format!("選択肢「{label}」が2回あります。見分けられる言葉にしてください。")
        }
        _ => String::new(),
    }
}

/// How many of the names that there are get said.
const MOST_NAMES: usize = 12;

fn unknown_name(what: NamedThing, name: &str, known: &[String]) -> String {
    let what = match what {
        NamedThing::Size => "大きさ",
        NamedThing::Field => "欄",
        NamedThing::Table => "表の欄",
        NamedThing::List => "一覧の欄",
        NamedThing::Column => "列",
        NamedThing::ChoiceColumn => "選択肢の列",
        NamedThing::Choice => "選択肢",
    };
    let more = if known.len() > MOST_NAMES { "など" } else { "" };
    let known = known[..known.len().min(MOST_NAMES)].join("、");
    if known.is_empty() {
        return format!("「{name}」という{what}はありません。");
    }
    format!("「{name}」という{what}はありません。書けるのは{known}{more}です。")
}
