//! What is wrong with a workbook file, one sentence a problem.

use crate::explain::ron_file;
use crate::store::format::{Problem, ProblemKind};

/// A problem in one sentence, without its place.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Ron(problem) => ron_file::problem(problem, "点検帳"),
        ProblemKind::RepeatedPerson(id) => format!("番号{}の人が二人います。", id.0),
        ProblemKind::RepeatedVendor(id) => format!("番号{}の事業者が二つあります。", id.0),
        ProblemKind::RepeatedContact(id) => format!("番号{}の連絡先が二つあります。", id.0),
        ProblemKind::RepeatedDevice(id) => format!("番号{}の機器が二つあります。", id.0),
        ProblemKind::RepeatedRole(id) => format!("番号{}の役割が二つあります。", id.0),
        ProblemKind::RepeatedBox(id) => format!("番号{}の枠が図の中に二つあります。", id.0),
        ProblemKind::RepeatedDocument(key) => {
            format!("「{}」の{}番目の文書が二つあります。", key.template.0, key.instance)
        }
        ProblemKind::RepeatedEntry(field) => {
            format!("文書の項目「{}」が二つあります。", field.0)
        }
        ProblemKind::RepeatedRow(field) => {
            format!("文書の項目「{}」に、同じ行が二つあります。", field.0)
        }
        ProblemKind::RepeatedCell(field) => {
            format!("文書の項目「{}」の行に、同じ列が二つあります。", field.0)
        }
        ProblemKind::RepeatedCheckAnswer(item) => {
            format!("確認表の項目「{item}」の回答が二つあります。")
        }
        ProblemKind::RepeatedApproval(version) => {
            format!("文書の版「{version}」の承認が二つあります。")
        }
        ProblemKind::RepeatedDecision => "同じ判断が二つあります。".to_owned(),
        ProblemKind::IdTooLarge(id) => format!("番号{id}は大きすぎます。"),
        ProblemKind::RepeatedYear(year) => format!("{year}年度の点検が二つあります。"),
        ProblemKind::RepeatedClosing { year, number } => {
            format!("{year}年度に、{number}回目の確定が2つあります。")
        }
        ProblemKind::RepeatedSheet { year, vendor } => {
            format!("{year}年度に、番号{}の事業者の様式が二つあります。", vendor.0)
        }
        ProblemKind::RepeatedItem { year, item } => {
            format!("{year}年度の同じ様式に、項目「{item}」の回答が二つあります。")
        }
        ProblemKind::UnknownPerson(id) => {
            format!("番号{}の人が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownVendor(id) => {
            format!("番号{}の事業者が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownContact(id) => {
            format!("番号{}の連絡先が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownDevice(id) => {
            format!("番号{}の機器が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownRole(id) => {
            format!("番号{}の役割が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::RepeatedCheck => "同じ文言の確認が二つあります。".to_owned(),
        ProblemKind::EmptyText => "空の文字列です。文字を書きます。".to_owned(),
        ProblemKind::LastIdTooSmall { found, needed } => format!(
            "last_idが{found}ですが、番号{needed}まで使われています（開くと{needed}に直します）。"
        ),
    }
}
