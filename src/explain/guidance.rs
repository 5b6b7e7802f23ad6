//! The headings of the guidance, and what is wrong with a guidance file.

use super::{edition, ron_file};
use crate::edition::{EditionProblem, ProblemKind};
use crate::model::FormKind;

/// Name of the panel.
pub const NAME: &str = "手引き";
/// Opens it where it is folded away.
pub const UNFOLD: &str = "手引きを開く";
/// Folds it away again.
pub const FOLD: &str = "手引きを閉じる";
/// Heading of what to show the inspector.
pub const SHOW: &str = "立入検査で提示する書類";
/// Heading of when the answer is はい.
pub const YES_WHEN: &str = "「はい」の目安";
/// Whose view that is.
pub const YES_WHEN_IS_OURS: &str =
    "この点検帳の考えです。公式の基準は、その年度のマニュアルで確認してください。";
/// Heading of the example.
pub const EXAMPLE: &str = "例";
/// Heading of the two special cases.
pub const CASES: &str = "次のような場合";
/// Electronic records in the cloud, no server in the clinic.
pub const CLOUD: &str = "クラウドで、院内にサーバがない";
/// The vendor does everything.
pub const ENTRUSTED: &str = "事業者にすべて任せている";
/// Copies what to ask.
pub const COPY: &str = "この項目の照会事項をコピー";
/// A row without guidance, as in an edition from elsewhere.
pub const NONE: &str =
    "この項目の手引きはまだありません。厚生労働省のマニュアルを読むか、事業者に照会してください。";

/// Heading of why a row matters.
#[must_use]
pub fn why(form: FormKind) -> &'static str {
    match form {
        FormKind::Institution => "大切な理由",
        FormKind::Vendor => "回答を求める内容",
    }
}

/// Heading of how to find out.
#[must_use]
pub fn how(form: FormKind) -> &'static str {
    match form {
        FormKind::Institution => "確認方法",
        FormKind::Vendor => "返送された様式の確認箇所",
    }
}

/// Heading of what to ask the vendor.
#[must_use]
pub fn ask(form: FormKind) -> &'static str {
    match form {
        FormKind::Institution => "事業者への照会事項",
        FormKind::Vendor => "事業者に確認すること",
    }
}

/// A numbered step's number.
#[must_use]
pub fn step(number: usize) -> String {
    format!("{number}.")
}

/// What stands before a point of a list that has no order.
pub const POINT: &str = "・";

/// What is asked, in the vendor's ear.
#[must_use]
pub fn question(text: &str) -> String {
    format!("「{text}」")
}

/// One problem of a guidance file as a sentence, without its place.
#[must_use]
pub fn problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::Ron(problem) => ron_file::problem(problem, "手引き"),
        _ => edition::problem(problem),
    }
}
