//! 事業者への照会事項 — what was answered わからない, collected for the vendor, in words that it can
//! answer.

use super::edition::FormRow;
use super::guidance::{ItemGuidance, plain};
use super::need::need;
use super::{Answer, Assessment, Edition, FormRef, Response, VendorId, VendorSheet};

/// One question for the vendor.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The row that could not be answered.
    pub row: FormRow<'a>,
    /// What is entered for it, memo included.
    pub response: &'a Response,
}

/// Every needed row of the institution form that stands at わからない, in printing order.
#[must_use]
pub fn questions<'a>(edition: &'a Edition, assessment: &'a Assessment) -> Vec<Question<'a>> {
    let form = FormRef::Institution;
    edition
        .institution
        .rows()
        .filter(|row| need(edition, assessment, form, row.item).is_needed())
        .filter_map(|row| {
            let response = assessment.response(form, &row.item.key)?;
            (response.current() == Some(Answer::Unknown)).then_some(Question { row, response })
        })
        .collect()
}

/// Those of them that one vendor is asked: all, but for what its sheet of the year leaves out.
#[must_use]
pub fn questions_for<'a>(
    edition: &'a Edition,
    assessment: &'a Assessment,
    vendor: VendorId,
) -> Vec<Question<'a>> {
    let left_out = assessment.sheet(vendor).map_or(&[][..], |sheet| &sheet.not_asked);
    let mut asked = questions(edition, assessment);
    asked.retain(|question| !left_out.contains(&question.row.item.key));
    asked
}

/// What the guidance of a row proposes to ask, one question a line; nothing for a row without one.
#[must_use]
pub fn proposed(guidance: Option<&ItemGuidance>) -> Option<String> {
    let lines: Vec<String> = guidance?.ask.iter().map(|question| plain(question)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

impl VendorSheet {
    /// What this vendor is asked about an item in words of the clinic's own, if there are any.
    #[must_use]
    pub fn reworded(&self, question: &Question<'_>) -> Option<&str> {
        let item = &question.row.item.key;
        let found = self.reworded.iter().find(|it| it.item == *item)?;
        Some(&found.text)
    }

    /// The questions of the clinic's own.
    pub fn own_questions(&self) -> impl Iterator<Item = &str> {
        self.own_questions.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}
