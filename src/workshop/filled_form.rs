//! The ministry's own Excel file with the answers of a year in its cells.

use std::path::Path;

use crate::explain::{exchange, original as words};
use crate::model::need::need;
use crate::model::{
    Answer, AnsweredYear, Edition, FormKind, FormRef, ItemKey, Marking, Response, SecondAnswer,
    Workbook,
};
use crate::original::{
    AnswerCell, FillOrder, FilledItem, FormReading, fill, item_keys, read_original,
};
use crate::sha256::sha256_of;
use crate::store::{DataFolder, ForeignFile, StoreError};
use crate::text::Explanation;

/// Originals larger than this are refused unread.
const LARGEST: u64 = crate::exchange::MAX_BYTES as u64;

/// A form of a year that is to be given back.
#[derive(Clone, Copy)]
pub struct FormOrder<'a> {
    /// The clinic.
    pub workbook: &'a Workbook,
    /// The year with its edition.
    pub year: AnsweredYear<'a>,
    /// The clinic's own form, or that of a vendor.
    pub form: FormRef,
    /// How answers are written where the file does not make it plain; `None` goes by what the edition
    /// says.
    pub marking: Option<Marking>,
}

/// A form that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledForm {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many items are answered in it.
    pub answered: usize,
    /// What should be known of it, as sentences: what found no place above all.
    pub remarks: Vec<String>,
}

/// The original of a form that is kept beside its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptForm {
    bytes: Vec<u8>,
    reading: FormReading,
}

impl KeptForm {
    /// Finds the original of a form, and reads it.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(data: &DataFolder, edition: &Edition, kind: FormKind) -> Result<Self, Explanation> {
        let mut missing = None;
        for source in &edition.sources {
            let (Some(name), Some(sha256)) = (&source.file, &source.sha256) else { continue };
            let path = data.original_path(&edition.id, name);
            let read = data.original(&edition.id, name, LARGEST);
            match unchanged(read, sha256, &path) {
                Ok(bytes) => {
                    let Ok(reading) = read_original(&bytes) else { continue };
                    if let Some(reading) = reading.forms.into_iter().find(|it| it.kind == kind) {
                        return Ok(Self { bytes, reading });
                    }
                }
                Err(why) => {
                    missing.get_or_insert(why);
                }
            }
        }
        Err(missing.unwrap_or_else(|| words::not_from_excel(edition, kind)))
    }

    /// The first cell of which a person has to say how answers are written into it, if there is one.
    ///
    /// # Errors
    /// Why nothing can be written into this file, whatever the answers are.
    pub fn unsure_cell(&self) -> Result<Option<AnswerCell>, Explanation> {
        match fill(&self.bytes, &self.reading, &FillOrder::default()) {
            Ok(_) => Ok(self.reading.unsure_cell().cloned()),
            Err(problem) => Err(words::explain_fill(&problem)),
        }
    }

    /// A copy with the answers of a year.
    ///
    /// # Errors
    /// Why it was not made.
    pub fn filled(&self, order: FormOrder<'_>) -> Result<FilledForm, Explanation> {
        let FormOrder { workbook, year, form, marking } = order;
        let items = items(&self.reading, year, form);
        let vendor = match form {
            FormRef::Vendor(id) => workbook.vendor(id).map(|it| it.name.as_str()),
            FormRef::Institution => None,
        };
        let order = FillOrder {
            items: &items,
            marking: marking.or(year.edition.marking),
            vendor_name: vendor,
            clinic_name: Some(workbook.clinic.name.as_str()),
        };
        let filled = fill(&self.bytes, &self.reading, &order);
        let filled = filled.map_err(|problem| words::explain_fill(&problem))?;
        let is_said = |it: &&FilledItem| it.first.is_some() || it.second.is_some();
        let mut remarks = words::left_out(&filled.left_out);
        remarks.extend(without_item(&self.reading, year, form).map(|key| {
            let row = year.edition.form_of(form).row(key);
            let row = row.map(|row| (row.full_number(), row.item.short.clone()));
            let (number, short) = row.unwrap_or_default();
            words::answer_without_item(&number, &short)
        }));
        let answered = items.iter().filter(is_said).count();
        Ok(FilledForm { bytes: filled.bytes, answered, remarks })
    }
}

/// The bytes of an original that is there as it was read.
fn unchanged(
    read: Result<ForeignFile, StoreError>,
    sha256: &str,
    path: &Path,
) -> Result<Vec<u8>, Explanation> {
    match read {
        Ok(ForeignFile::Bytes(bytes)) if sha256_of(&bytes) == sha256 => Ok(bytes),
        Ok(_) => Err(words::original_changed(path)),
        Err(StoreError::Missing { .. }) => Err(words::original_missing(path)),
        Err(error) => Err(words::unreadable(exchange::explain_unreadable(&error))),
    }
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
fn without_item<'a>(
    reading: &FormReading,
    year: AnsweredYear<'a>,
    form: FormRef,
) -> impl Iterator<Item = &'a ItemKey> {
    let keys = item_keys(reading, year.edition);
    let rows = year.edition.form_of(form).rows();
    let answered = rows.map(|row| &row.item.key).filter(move |key| {
        let said = year.assessment.response(form, key);
        said.is_some_and(|it| it.first.answer.is_some() || it.second.answer.is_some())
    });
    answered.filter(move |key| !keys.iter().flatten().any(|it| it == *key))
}
