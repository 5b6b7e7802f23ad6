//! 事業者に聞くこと — what was answered わからない, collected for the vendor.

use super::edition::FormRow;
use super::need::need;
use super::{Answer, Assessment, Edition, FormRef, Response, VendorId};

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
