//! `export xlsx`: the ministry's own Excel file with the answers of a year in its cells.

use super::arguments::ExportXlsx;
use std::sync::Arc;

use super::export::{find_clinic, find_vendor};
use super::out::Out;
use super::year_source::{YearSource, year_unknown};
use super::{Outcome, Workshop};
use crate::explain::{cli, original as words};
use crate::model::need::need;
use crate::model::{
    Answer, AnsweredYear, Edition, FormKind, FormRef, ItemKey, Response, SecondAnswer, Workbook,
};
use crate::original::{FillOrder, FilledItem, FormReading, fill, item_keys, read_original};
use crate::sha256::sha256_of;
use crate::store::{ForeignFile, StoreError};

/// Originals larger than this are refused unread.
const LARGEST: u64 = crate::exchange::MAX_BYTES as u64;

/// Writes the form. The clinic is only read, so a window may hold it meanwhile.
pub(super) fn run(workshop: &Workshop, export: &ExportXlsx) -> Outcome {
    match filled(workshop, export) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line is a place that knows the time")]
fn filled(workshop: &Workshop, export: &ExportXlsx) -> Result<Outcome, Outcome> {
    let workbook = Arc::new(find_clinic(workshop, &export.clinic)?);
    let source = YearSource::of(workshop, &export.clinic, export.year, &workbook)?;
    let unknown = || Outcome::problem(year_unknown(&export.clinic, export.year, &workbook));
    let (workbook, year) = (&source.workbook, source.answered().ok_or_else(unknown)?);
    let form = form_of(export, workbook, year).map_err(Outcome::problem)?;
    let out = Out { path: &export.out, force: export.force };
    if let Some(obstacle) = out.obstacle(workshop) {
        return Err(obstacle);
    }
    let (bytes, reading) = original(workshop, year.edition, form.kind())?;
    let items = items(&reading, year, form);
    let vendor = match form {
        FormRef::Vendor(id) => workbook.vendor(id).map(|it| it.name.as_str()),
        FormRef::Institution => None,
    };
    let order = FillOrder {
        items: &items,
        marking: export.marking,
        vendor_name: vendor,
        clinic_name: Some(workbook.clinic.name.as_str()),
    };
    let filled = fill(&bytes, &reading, &order);
    let filled = filled.map_err(|problem| Outcome::from(words::explain_fill(&problem)))?;
    out.write(workshop, &filled.bytes)?;
    let is_said = |it: &&FilledItem| it.first.is_some() || it.second.is_some();
    let count = items.iter().filter(is_said).count();
    let mut outcome = Outcome::fine(cli::exported_xlsx(&export.out, count) + "\n");
    for remark in words::left_out(&filled.left_out) {
        outcome.warn(&remark);
    }
    let today = chrono::Local::now().date_naive();
    if let Some(warning) = cli::other_year(export.year, year.edition, today) {
        outcome.warn(&warning);
    }
    for key in without_item(&reading, year, form) {
        let row = year.edition.form_of(form).row(&key);
        let (number, short) =
            row.map(|row| (row.full_number(), row.item.short.clone())).unwrap_or_default();
        outcome.warn(&words::answer_without_item(&number, &short));
    }
    Ok(outcome)
}

/// The form that was asked for: the clinic's own, or that of a vendor of the year.
fn form_of(
    export: &ExportXlsx,
    workbook: &Workbook,
    year: AnsweredYear<'_>,
) -> Result<FormRef, String> {
    let Some(typed) = &export.vendor else { return Ok(FormRef::Institution) };
    let vendor = find_vendor(workbook, typed)?;
    let is_there = year.assessment.sheet(vendor).is_some();
    let name = workbook.vendor(vendor).map(|it| it.name.clone()).unwrap_or_default();
    if is_there {
        Ok(FormRef::Vendor(vendor))
    } else {
        Err(cli::no_vendor_sheet(&name, export.year))
    }
}

/// The kept original of a form, and what is read of it.
fn original(
    workshop: &Workshop,
    edition: &Edition,
    kind: FormKind,
) -> Result<(Vec<u8>, FormReading), Outcome> {
    let mut missing = None;
    for source in &edition.sources {
        let (Some(name), Some(sha256)) = (&source.file, &source.sha256) else { continue };
        let path = workshop.data.original_path(&edition.id, name);
        let bytes = match workshop.data.original(&edition.id, name, LARGEST) {
            Ok(ForeignFile::Bytes(bytes)) if sha256_of(&bytes) == *sha256 => bytes,
            Ok(_) => {
                missing.get_or_insert_with(|| words::original_changed(&path));
                continue;
            }
            Err(StoreError::Missing { .. }) => {
                missing.get_or_insert_with(|| words::original_missing(&path));
                continue;
            }
            Err(error) => {
                let why = crate::explain::exchange::explain_unreadable(&error);
                missing.get_or_insert_with(|| words::unreadable(why));
                continue;
            }
        };
        let Ok(reading) = read_original(&bytes) else { continue };
        if let Some(form) = reading.forms.into_iter().find(|it| it.kind == kind) {
            return Ok((bytes, form));
        }
    }
    Err(missing.unwrap_or_else(|| words::not_from_excel(edition, kind)).into())
}

/// What is said of each item of the form, as paper says it too.
fn items(reading: &FormReading, year: AnsweredYear<'_>, form: FormRef) -> Vec<FilledItem> {
    let keys = item_keys(reading, year.edition);
    let item = |(item, key): (usize, Option<ItemKey>)| {
        let row = key.and_then(|key| year.edition.form_of(form).row(&key));
        let is_needed = |item| need(year.edition, year.assessment, form, item).is_needed();
        let row = row.filter(|row| is_needed(row.item));
        let said = row.and_then(|row| year.assessment.response(form, &row.item.key));
        said.map_or(FilledItem { item, ..FilledItem::default() }, |said| filled_item(item, said))
    };
    keys.into_iter().enumerate().map(item).collect()
}

fn filled_item(item: usize, said: &Response) -> FilledItem {
    let first = match said.first.answer {
        Some(Answer::Yes) => Some(true),
        Some(Answer::No) => Some(false),
        // The form knows these two answers only.
        Some(Answer::Unknown | Answer::NotApplicable) | None => None,
    };
    let second = said.second.answer.map(|answer| answer == SecondAnswer::Yes);
    FilledItem {
        item,
        first,
        first_on: said.first.date.filter(|_| first.is_some()),
        // A target belongs to いいえ; one that is left from an earlier answer is not handed in.
        target: said.target.filter(|_| first == Some(false)),
        second,
        second_on: said.second.date.filter(|_| second.is_some()),
    }
}

/// The rows that are answered and that the file does not ask as they stand in the edition.
fn without_item(reading: &FormReading, year: AnsweredYear<'_>, form: FormRef) -> Vec<ItemKey> {
    let keys = item_keys(reading, year.edition);
    let rows = year.edition.form_of(form).rows();
    let answered = rows.map(|row| &row.item.key).filter(|key| {
        let said = year.assessment.response(form, key);
        said.is_some_and(|it| it.first.answer.is_some() || it.second.answer.is_some())
    });
    answered.filter(|key| !keys.iter().flatten().any(|it| it == *key)).cloned().collect()
}
