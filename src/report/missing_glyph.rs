//! Characters that no face can print, with the places where they stand.

use super::chart::{CHARTS, printed_on_chart};
use super::context::{Context, YearContext};
use super::document;
use super::font::Weight;
use super::shape::Shaped;
use super::{Fonts, ReportInput, ReportOptions};
use super::{ledger, letter, printable};
use crate::model::{AnsweredYear, FormRef, Paper, Response};
use crate::text::ledger::{cell_text, paper as ledger_text};
use crate::text::report as text;

/// A character that prints as 〓.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Where it stands, in words, for example 2-(5) メモ.
    pub places: Vec<String>,
}

/// Every character of the report that no face can print, in the order in which they stand there.
///
/// It is asked before the export, so that a person can choose another spelling, and so that the
/// program can look for a face that has the character.
#[must_use]
pub fn missing_glyphs(
    input: &ReportInput<'_>,
    options: &ReportOptions,
    fonts: &Fonts,
) -> Vec<MissingGlyph> {
    let Ok(context) = input.context(options, fonts) else { return Vec::new() };
    missing_in(printed_texts(&context), fonts)
}

/// What lacks a glyph among texts, each with its place in words.
pub(super) fn missing_in(texts: Vec<(String, String)>, fonts: &Fonts) -> Vec<MissingGlyph> {
    let mut found: Vec<MissingGlyph> = Vec::new();
    for (place, words) in texts {
        // Most texts lack nothing, and shaping them all twice would cost as much as the report.
        if words.chars().all(|character| fonts.has_glyph(character)) {
            continue;
        }
        for line in printable::lines(&words) {
            for character in Shaped::new(&line, Weight::Regular, fonts).missing {
                add(&mut found, character, &place);
            }
        }
    }
    found
}

fn add(found: &mut Vec<MissingGlyph>, character: char, place: &str) {
    match found.iter_mut().find(|missing| missing.character == character) {
        Some(known) if known.places.iter().any(|other| other == place) => {}
        Some(known) => known.places.push(place.to_owned()),
        None => found.push(MissingGlyph { character, places: vec![place.to_owned()] }),
    }
}

/// Every text from outside the program that is printed, with its place in words.
fn printed_texts(context: &Context<'_>) -> Vec<(String, String)> {
    let papers = &context.options.papers;
    let clinic = &context.workbook.clinic;
    let mut texts = vec![(text::CLINIC_NAME.to_owned(), clinic.name.clone())];
    if papers.has(&Paper::Ledger) {
        texts.extend(ledger_texts(context));
    }
    let mut add = |place: &str, words: &str| texts.push((place.to_owned(), words.to_owned()));
    if let Some(AnsweredYear { edition, .. }) = context.year {
        add(text::FORM, &text::form_title(edition));
        for form in [&edition.institution, &edition.vendor] {
            for wording in form.wordings() {
                add(&form.name.text, &wording.text);
            }
        }
    }
    for (paper, kind, version) in CHARTS {
        if papers.has(&paper) {
            let day = context.options.printed_on;
            let found = printed_on_chart(context.workbook, kind, version, day);
            for (place, words) in &found {
                add(place, words);
            }
        }
    }
    for (place, words) in &document::printed_texts(context) {
        add(place, words);
    }
    let Some(context) = &context.of_year() else { return texts };
    if papers.has(&Paper::Vendors) || papers.has(&Paper::Summary) {
        for sheet in &context.assessment.vendor_sheets {
            let name = context.vendor_name(sheet.vendor);
            add(&text::vendor_place(&name, text::VENDOR_NAME), &name);
            add(&text::vendor_place(&name, text::RESPONDENT), &sheet.respondent);
            add(&text::vendor_place(&name, text::ORIGINAL), &sheet.original_kept_at);
        }
    }
    for vendor in papers.letters().filter_map(|vendor| context.workbook.vendor(vendor)) {
        for (place, words) in letter::printed_texts(context, vendor) {
            add(&place, &words);
        }
    }
    if !papers.has(&Paper::Summary) {
        return texts;
    }
    add(text::CLINIC_ADDRESS, &clinic.address);
    add(text::CLINIC_TELEPHONE, &clinic.telephone);
    add(text::CLINIC_DIRECTOR, &clinic.director);
    add(text::CLINIC_CODE, &clinic.institution_code);
    let mut forms = vec![(FormRef::Institution, String::new())];
    for sheet in &context.assessment.vendor_sheets {
        forms.push((FormRef::Vendor(sheet.vendor), context.vendor_name(sheet.vendor)));
    }
    for (form, vendor) in forms {
        for response in context.assessment.responses_on(form) {
            let row = row_name(context, form, response);
            let row = if vendor.is_empty() { row } else { text::vendor_place(&vendor, &row) };
            add(&text::row_place(&row, text::MEMO), &response.memo);
            if response.first.answer == Some(crate::model::Answer::NotApplicable) {
                add(&text::row_place(&row, text::REASON), &response.reason);
            }
            for id in [response.first.person, response.second.person].into_iter().flatten() {
                if let Some(person) = context.workbook.person(id) {
                    add(text::PERSON, &person.name);
                }
            }
            add(&row, &response.item.0);
        }
    }
    texts
}

/// Every text of the printed ledger.
fn ledger_texts(context: &Context<'_>) -> Vec<(String, String)> {
    let columns = ledger::printed_columns(context);
    let mut texts = Vec::new();
    for device in ledger::devices(context) {
        for column in &columns {
            let words = cell_text(&device.cell(*column), context.workbook);
            if !words.is_ascii() {
                texts.push((ledger_text::place(device, *column), words));
            }
        }
    }
    texts
}

/// A row as people call it: its number, with the group where the number stands twice.
fn row_name(context: &YearContext<'_>, form: FormRef, response: &Response) -> String {
    let edition_form = context.edition.form_of(form);
    let Some(row) = edition_form.row(&response.item) else { return response.item.0.clone() };
    let number = row.full_number();
    if number.is_empty() {
        return row.item.short.clone();
    }
    let same = edition_form.rows().filter(|other| other.full_number() == number).count();
    match row.group {
        Some(group) if same > 1 => text::row_in_group(&number, &group.short),
        _ => number,
    }
}
