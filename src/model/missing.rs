//! 立入検査の前に足りないもの — what is missing before an on-site inspection.

use chrono::NaiveDate;

use super::need::{contract_matters, need, vendor_sheets_needed};
use super::target_date::{TargetProblem, target_problem};
use super::{Answer, AnswerPlace, Assessment, Edition, FormRef, ItemKey, Response, VendorContract};

/// One thing that an inspector would miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The year's question about a vendor contract is unanswered.
    VendorContract,
    /// There is a contract, and no vendor is entered in this year.
    NoVendor,
    /// Something about one row.
    Row(AnswerPlace, RowProblem),
    /// Nothing at all has come back from a vendor; its rows are not listed one by one.
    SheetNotReturned(FormRef),
    /// Answers are transcribed and 受領日 is empty.
    ReceivedOn(FormRef),
    /// Answers are transcribed and 原本の保管場所 is empty.
    OriginalKeptAt(FormRef),
}

/// What is missing on one row, or contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// No answer; the cell prints blank.
    Unanswered,
    /// わからない; the cell prints blank.
    Unknown,
    /// 該当なし without a reason.
    NoReason,
    /// The first answer has no date.
    NoFirstDate,
    /// The second answer has no date.
    NoSecondDate,
    /// The first check lies outside the assessment's fiscal year.
    FirstOutsideYear,
    /// The second check lies before the first.
    SecondBeforeFirst,
    /// There is a second answer, and no first one.
    SecondWithoutFirst,
    /// Something about the target date.
    Target(TargetProblem),
}

/// What is wrong with one response, in the order in which a person would fix it.
#[must_use]
pub fn row_problems(
    response: Option<&Response>,
    assessment: &Assessment,
    today: NaiveDate,
) -> Vec<RowProblem> {
    let Some(response) = response else {
        return vec![RowProblem::Unanswered];
    };
    let (first, second) = (&response.first, &response.second);
    let mut found = Vec::new();
    match first.answer {
        None if second.answer.is_some() => found.push(RowProblem::SecondWithoutFirst),
        None => return vec![RowProblem::Unanswered],
        Some(Answer::Unknown) if second.answer.is_none() => return vec![RowProblem::Unknown],
        Some(Answer::NotApplicable) if second.answer.is_none() => {
            let has_reason = !response.reason.trim().is_empty();
            return if has_reason { Vec::new() } else { vec![RowProblem::NoReason] };
        }
        Some(_) => match first.date {
            None => found.push(RowProblem::NoFirstDate),
            Some(date) if !assessment.fiscal_year.contains(date) => {
                found.push(RowProblem::FirstOutsideYear);
            }
            Some(_) => {}
        },
    }
    found.extend(target_problem(response, assessment.fiscal_year, today).map(RowProblem::Target));
    found.extend(second_date_problem(response));
    found
}

/// What is wrong with the date of the second check, where there was one.
#[must_use]
pub fn second_date_problem(response: &Response) -> Option<RowProblem> {
    response.second.answer?;
    match (response.first.date, response.second.date) {
        (_, None) => Some(RowProblem::NoSecondDate),
        (Some(first), Some(second)) if second < first => Some(RowProblem::SecondBeforeFirst),
        _ => None,
    }
}

/// Everything missing in a year, in printing order.
#[must_use]
pub fn missing(edition: &Edition, assessment: &Assessment, today: NaiveDate) -> Vec<Missing> {
    let mut found = Vec::new();
    let needs_sheets = vendor_sheets_needed(edition, assessment);
    if assessment.vendor_contract.is_none() && contract_matters(edition, assessment) {
        found.push(Missing::VendorContract);
    }
    let rows_of = |form: FormRef, found: &mut Vec<Missing>| {
        for row in edition.form_of(form).rows() {
            if !need(edition, assessment, form, row.item).is_needed() {
                continue;
            }
            let key: &ItemKey = &row.item.key;
            let mut problems = row_problems(assessment.response(form, key), assessment, today);
            if row.section.is_none() {
                // いいえ to the applicability question is no shortcoming, so it needs no plan.
                problems.retain(|problem| !matches!(problem, RowProblem::Target(_)));
            }
            let place = AnswerPlace { form, item: key.clone() };
            found.extend(problems.into_iter().map(|problem| Missing::Row(place.clone(), problem)));
        }
    };
    rows_of(FormRef::Institution, &mut found);
    if !needs_sheets {
        return found;
    }
    if assessment.vendor_contract == Some(VendorContract::Present)
        && assessment.vendor_sheets.is_empty()
    {
        found.push(Missing::NoVendor);
    }
    for sheet in &assessment.vendor_sheets {
        let form = FormRef::Vendor(sheet.vendor);
        if sheet.is_blank() {
            found.push(Missing::SheetNotReturned(form));
            continue;
        }
        if sheet.received_on.is_none() {
            found.push(Missing::ReceivedOn(form));
        }
        if sheet.original_kept_at.trim().is_empty() {
            found.push(Missing::OriginalKeptAt(form));
        }
        // A vendor may keep the filled-in original only: then the date and the place of the
        // original say everything, and rows count once one of them has been transcribed.
        if sheet.responses.iter().any(|response| !response.is_blank()) {
            rows_of(form, &mut found);
        }
    }
    found
}
