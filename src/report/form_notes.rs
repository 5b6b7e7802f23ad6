//! What stands around a form and is no part of it: whose answers these are, whether the sheet is a copy
//! or has not come back, and why rows of it stay blank.

use chrono::{Datelike, NaiveDate};

use super::context::{Which, YearContext};
use super::flow::Block;
use super::letter::contact;
use super::missing_glyph::placed;
use super::paper::Mm;
use super::set::{Style, phrases};
use super::sheet;
use crate::model::assessment::SheetProgress;
use crate::model::form_year::is_of_another_year;
use crate::model::need::need;
use crate::model::{Answer, FormRef, PersonId, Response, VendorSheet};
use crate::text::report as text;

/// What is said large beside the name of a vendor.
pub(super) fn stamp(sheet: &VendorSheet) -> &'static str {
    match sheet.progress() {
        _ if !sheet.is_blank() => text::COPY,
        SheetProgress::NotSent => text::NOT_SENT,
        _ => text::NOT_RETURNED,
    }
}

/// When a sheet that has not come back was sent, and when the vendor was reminded.
pub(super) fn waiting(sheet: &VendorSheet) -> String {
    let days = [(sheet.sent_on, text::SENT), (sheet.reminded_on, text::REMINDED)];
    let said = days.into_iter().filter_map(|(day, deed)| Some(text::done_on(day?, deed)));
    said.collect::<Vec<_>>().join(text::AND)
}

/// Where, by when and to whom a blank form goes back.
pub(super) fn way_back(context: &YearContext<'_>, which: Which<'_>) -> Option<String> {
    let Which::BlankFor(id) = which else { return None };
    let vendor = context.workbook.vendor(id)?;
    let by = context.assessment.sheet(id).and_then(|sheet| sheet.next_on);
    let by = by.filter(|day| *day >= context.options.printed_on);
    let clinic = &context.workbook.clinic;
    let person = contact(context, vendor).map_or("", |person| person.name.as_str());
    Some(text::way_back(by, &clinic.name, &clinic.telephone, person))
}

/// Who checked the rows of the clinic's own form, by name, each once and in the order of the rows.
pub(super) fn checked_by(context: &YearContext<'_>) -> Vec<String> {
    let rows = context.edition.institution.rows();
    let responses =
        rows.filter_map(|row| context.assessment.response(FormRef::Institution, &row.item.key));
    let mut people: Vec<PersonId> = Vec::new();
    for id in responses.flat_map(|it| [it.first.person, it.second.person]).flatten() {
        if !people.contains(&id) {
            people.push(id);
        }
    }
    let names = people.into_iter().filter_map(|id| context.workbook.person(id));
    names.map(|person| person.name.clone()).collect()
}

/// What stands below the table: why rows are blank, and the year of days that have none.
pub(super) fn below(context: &YearContext<'_>, which: Which<'_>) -> Vec<Block> {
    let Some(form) = which.form() else { return Vec::new() };
    let style = Style::regular(sheet::SMALL);
    let edition_form = context.edition.form_of(form);
    let mut blocks = Vec::new();
    let mut put = |words: &str, place: &str| {
        let lines = phrases(words, style, sheet::WIDTH, context.fonts);
        let gap = if blocks.is_empty() { Mm(1.4) } else { Mm(0.0) };
        blocks.push(Block::lines(gap, placed(lines, || place.to_owned())));
    };
    let mut is_first = true;
    for row in edition_form.rows() {
        let is_needed = need(context.edition, context.assessment, form, row.item).is_needed();
        let response = context.assessment.response(form, &row.item.key);
        let Some(response) = response.filter(|it| is_needed && says_why(it)) else { continue };
        if is_first {
            put(text::NOT_APPLICABLE_REASONS, "");
            is_first = false;
        }
        let group = row.group.map_or("", |group| group.short.as_str());
        let name = text::row_in_group(&row.full_number(), group);
        put(&text::reason_of(&name, &response.reason), &text::row_place(&name, text::REASON));
    }
    let year = context.assessment.fiscal_year;
    let mut days = context.assessment.responses_on(form).flat_map(days_of);
    let is_early = |day: NaiveDate| day.month() < 4 && day.year() == year.last_day().year();
    // On a form of another year every day has its year.
    if !is_of_another_year(year, context.edition) && days.any(is_early) {
        put(&text::early_months(year), "");
    }
    blocks
}

/// The days of a response that the form prints without their year.
fn days_of(response: &Response) -> impl Iterator<Item = NaiveDate> {
    let target = response.target.filter(|_| response.first.answer == Some(Answer::No));
    [response.first.date, target, response.second.date].into_iter().flatten()
}

fn says_why(response: &Response) -> bool {
    response.first.answer == Some(Answer::NotApplicable)
        && response.second.answer.is_none()
        && !response.reason.trim().is_empty()
}

/// The height of blocks below each other.
pub(super) fn height(blocks: &[Block]) -> Mm {
    blocks.iter().map(|block| block.gap + block.height()).sum()
}

/// The name of the clinic and who checked, above the clinic's own form.
pub(super) fn owner(context: &YearContext<'_>) -> String {
    text::owner(&context.workbook.clinic.name, &checked_by(context).join(text::AND))
}
