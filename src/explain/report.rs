//! The errors of printing.

use crate::report::ReportError;
use crate::text::Explanation;
use crate::text::dates::fiscal_year;

/// An error of printing as a person reads it.
#[must_use]
pub fn explain(error: &ReportError) -> Explanation {
    let kept = "記入内容は点検帳に保存されたままです。";
    let (what, safe, todo) = match error {
        ReportError::NoAssessment(year) => (
            format!("{}の点検がありません。", fiscal_year(*year)),
            kept,
            "点検のある年度を選んでください。",
        ),
        ReportError::OtherEdition { .. } => (
            "この年度の点検に使った年度版と、印刷に使おうとした年度版が違います。".to_owned(),
            kept,
            "点検に使った年度版のファイルがあるか、確認してください。",
        ),
        ReportError::NothingToPrint => (
            "印刷するものがありません。".to_owned(),
            kept,
            "事業者確認用は、医療情報システムがない年度と、事業者との契約がない年度には不要です。つなぎの版の年度は、様式を印刷しません。図、台帳、文書は、作ると印刷できます。ほかの書類を選んでください。",
        ),
        ReportError::Cancelled => {
            ("PDFの作成を中止しました。".to_owned(), "ファイルは作られていません。", "")
        }
        ReportError::Font { .. } | ReportError::Write { .. } => (
            "PDFを作成できませんでした。".to_owned(),
            kept,
            "もう一度お試しください。続くときは、下の詳細を添えてお知らせください。",
        ),
        ReportError::Unreadable { .. }
        | ReportError::PageCount { .. }
        | ReportError::PageText { .. } => (
            "作成したPDFを読み直したところ、内容が一致しませんでした。".to_owned(),
            "このPDFは使わないでください。記入内容は点検帳に保存されたままです。",
            "もう一度お試しください。続くときは、下の詳細を添えてお知らせください。",
        ),
    };
    Explanation { what, safe: safe.to_owned(), todo: todo.to_owned(), details: error.to_string() }
}
