//! PDFs of others, and what was found on their pages.

use crate::edition::compare::{ComparedWording, ComparisonCounts, OriginalStanding};
use crate::model::{WordingColumn, WordingPart};
use crate::pdf_text::PdfProblem;
use crate::text::Explanation;

/// Why no text was read from a PDF.
#[must_use]
pub fn explain(problem: &PdfProblem) -> Explanation {
    let (what, todo) = match problem {
        PdfProblem::NotPdf => (
            "このファイルはPDFではありません。",
            "厚生労働省のPDFか、Excelファイル（.xlsx）を選んでください。",
        ),
        PdfProblem::Damaged => (
            "このPDFは壊れていて、読み取れません。",
            "厚生労働省のページから、もう一度入手してください。",
        ),
        PdfProblem::Password => {
            ("このPDFは、パスワードがないと開けません。", "パスワードのないPDFを選んでください。")
        }
        PdfProblem::TooLarge => {
            ("このPDFは大きすぎます。", "様式だけのPDFにして、もう一度行ってください。")
        }
        PdfProblem::NoText { has_pictures: true, .. } => (
            "このPDFのページは画像で、文字が入っていません。",
            "紙を読み取ったPDFではなく、厚生労働省のページのPDFを選んでください。",
        ),
        PdfProblem::NoText { .. } => (
            "このPDFの文字は、どの文字か読み取れない形で入っています。",
            "厚生労働省のページから入手したPDFかExcelファイルを選んでください。",
        ),
    };
    Explanation {
        what: what.to_owned(),
        safe: super::original::NOTHING_SAVED.to_owned(),
        todo: todo.to_owned(),
        details: problem.to_string(),
    }
}

/// A difference as one line of four columns: key, number, our wording, the file's wording.
#[must_use]
pub fn difference(compared: &ComparedWording) -> String {
    let original = match &compared.standing {
        OriginalStanding::Same => compared.words.as_str(),
        OriginalStanding::Differs { original } => original,
        OriginalStanding::NotFound | OriginalStanding::NoForm => "-",
    };
    let columns = [&key(&compared.place.part), &compared.number, &compared.words, original];
    columns.map(one_cell).join("\t")
}

fn one_cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a piece of wording for scripts: the key of its row, or what it is.
fn key(part: &WordingPart) -> String {
    match part {
        WordingPart::EditionName => "name".to_owned(),
        WordingPart::Title => "title".to_owned(),
        WordingPart::FormName => "form".to_owned(),
        WordingPart::Note => "note".to_owned(),
        WordingPart::VendorNameLabel => "vendor-name".to_owned(),
        WordingPart::Column(column) => format!("column/{}", self::column(*column)),
        WordingPart::ApplicabilityTitle => "applicability".to_owned(),
        WordingPart::SectionTitle(number) => format!("section/{number}"),
        WordingPart::GroupHeading(key) => format!("group/{key}"),
        WordingPart::ItemNumber(key) | WordingPart::ItemWording(key) => key.to_string(),
        WordingPart::Table(_) => "table".to_owned(),
    }
}

fn column(column: WordingColumn) -> &'static str {
    match column {
        WordingColumn::Item => "item",
        WordingColumn::Result => "result",
        WordingColumn::First => "first",
        WordingColumn::Target => "target",
        WordingColumn::Second => "second",
        WordingColumn::Yes => "yes",
        WordingColumn::No => "no",
    }
}

/// The counts, below the differences.
#[must_use]
pub fn counts(counts: ComparisonCounts) -> String {
    let ComparisonCounts { same, differs, not_found, no_form } = counts;
    let counts = format!("一致 {same}、相違 {differs}、見つからない {not_found}");
    match no_form {
        0 => counts,
        _ => format!("{counts}、この様式がファイルにない {no_form}"),
    }
}
