//! From a workbook's sheets to the forms on them.

use super::book::{FormBook, read_book};
use super::fold::folded;
use super::grid::Grid;
use super::header::{self, Header};
use super::reading::{FormReading, RowLeft, WhyLeft};
use super::region::{Region, is_body, regions};
use super::row::{SeenRow, hidden_rows, seen_rows};
use super::walk::walk;
use super::{answers, columns, number, vocabulary};
use crate::exchange::ReadProblem;
use crate::model::FormKind;

/// The most forms of one workbook that are looked at.
const MOST_FORMS: usize = 20;

/// The most rows with words of one sheet that are looked at; a form has some hundred.
const MOST_ROWS: usize = 3000;

/// What was understood of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalReading {
    /// The forms, that of the institution first; at most one of a kind.
    pub forms: Vec<FormReading>,
    /// The sheets that were passed over.
    pub passed_over: Vec<PassedOver>,
    /// Whether the workbook comes with programs of its own (macros).
    pub has_macros: bool,
}

/// A sheet that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Its name.
    pub sheet: String,
    /// Why.
    pub why: WhyPassedOver,
}

/// Why a sheet was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyPassedOver {
    /// It is hidden.
    Hidden,
    /// 記入例, はじめに and the like.
    Example,
    /// No form is on it.
    NoForm,
    /// 薬局確認用, beside the form for 医療機関 in the same file.
    ForPharmacies,
}

/// Why no form was taken from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginalProblem {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] ReadProblem),
    /// No sheet holds a form.
    #[error("no form was found on {} sheets", .0.len())]
    NoForm(Vec<PassedOver>),
    /// A checklist, but not this one.
    #[error("another checklist: {title}")]
    OtherForm {
        /// Its title.
        title: String,
        /// The sheet on which it stands.
        sheet: String,
    },
    /// Two forms of one kind.
    #[error("the same form twice, on {first} and on {second}")]
    SameFormTwice {
        /// The kind.
        kind: FormKind,
        /// The sheet and the first row of one of them.
        first: FormPlace,
        /// The sheet and the first row of the other.
        second: FormPlace,
    },
}

/// Where a form begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPlace {
    /// The name of the sheet.
    pub sheet: String,
    /// The first row with anything in it.
    pub row: u32,
}

impl std::fmt::Display for FormPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (row {})", self.sheet, self.row)
    }
}

/// Reads what a workbook holds of the forms.
///
/// # Errors
/// Why no form can be taken from it.
pub fn read_original(bytes: &[u8]) -> Result<OriginalReading, OriginalProblem> {
    recognize(&read_book(bytes)?)
}

/// Finds the forms of a workbook.
///
/// # Errors
/// There is none, or not only one of a kind.
pub fn recognize(book: &FormBook) -> Result<OriginalReading, OriginalProblem> {
    let mut passed_over = Vec::new();
    let mut found: Vec<(FormPlace, FormReading)> = Vec::new();
    let mut other = None;
    for sheet in &book.sheets {
        let mut pass = |why| passed_over.push(PassedOver { sheet: sheet.name.clone(), why });
        if !sheet.is_visible {
            pass(WhyPassedOver::Hidden);
            continue;
        }
        if vocabulary::is_other_sheet(&folded(&sheet.name)) {
            pass(WhyPassedOver::Example);
            continue;
        }
        let (mut count, mut is_example) = (0, false);
        let mut rows = seen_rows(sheet);
        rows.truncate(MOST_ROWS);
        for region in regions(&rows).into_iter().take(MOST_FORMS) {
            match form(sheet, &rows, &region) {
                Candidate::Form(form) => {
                    let row = rows.get(region.rows.start).map_or(1, |it| it.row);
                    found.push((FormPlace { sheet: sheet.name.clone(), row }, *form));
                    count += 1;
                }
                Candidate::Example => is_example = true,
                Candidate::Other(title) => {
                    other.get_or_insert(OriginalProblem::OtherForm {
                        title,
                        sheet: sheet.name.clone(),
                    });
                }
                Candidate::Nothing => {}
            }
        }
        if count == 0 {
            pass(if is_example { WhyPassedOver::Example } else { WhyPassedOver::NoForm });
        }
    }
    let found = without_pharmacies(found, &mut passed_over);
    let forms = one_of_a_kind(found)?;
    if forms.is_empty() {
        return Err(other.unwrap_or(OriginalProblem::NoForm(passed_over)));
    }
    Ok(OriginalReading { forms, passed_over, has_macros: book.has_macros })
}

/// Where a file has a form for 医療機関 and one for 薬局 by themselves, the first is ours.
fn without_pharmacies(
    found: Vec<(FormPlace, FormReading)>,
    passed_over: &mut Vec<PassedOver>,
) -> Vec<(FormPlace, FormReading)> {
    let is_institution = |form: &FormReading| form.kind == FormKind::Institution;
    let is_for_others = |form: &FormReading| {
        is_institution(form) && vocabulary::is_for_pharmacies_only(&folded(&form.name))
    };
    let has_ours = found.iter().any(|(_, form)| is_institution(form) && !is_for_others(form));
    if !has_ours {
        return found;
    }
    let (others, ours): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, form)| is_for_others(form));
    passed_over.extend(
        others
            .into_iter()
            .map(|(place, _)| PassedOver { sheet: place.sheet, why: WhyPassedOver::ForPharmacies }),
    );
    ours
}

/// Puts the forms of several files together; each comes with the place of its file.
///
/// # Errors
/// Two files have the same form.
pub fn combine(
    readings: &[OriginalReading],
) -> Result<Vec<(usize, &FormReading)>, OriginalProblem> {
    let mut found: Vec<(usize, &FormReading)> = Vec::new();
    for (file, form) in readings
        .iter()
        .enumerate()
        .flat_map(|(file, reading)| reading.forms.iter().map(move |form| (file, form)))
    {
        if let Some((_, first)) = found.iter().find(|(_, it)| it.kind == form.kind) {
            let place = |form: &FormReading| FormPlace {
                sheet: form.sheet.clone(),
                row: form.items.first().map_or(1, |it| it.rows.0),
            };
            let (first, second) = (place(first), place(form));
            return Err(OriginalProblem::SameFormTwice { kind: form.kind, first, second });
        }
        found.push((file, form));
    }
    found.sort_by_key(|(_, form)| form.kind);
    Ok(found)
}

/// Puts the pages of a form together; two forms that ask the same are a problem.
fn one_of_a_kind(
    found: Vec<(FormPlace, FormReading)>,
) -> Result<Vec<FormReading>, OriginalProblem> {
    let mut forms: Vec<(FormPlace, FormReading)> = Vec::new();
    for (place, form) in found {
        let Some((first, earlier)) = forms.iter_mut().find(|(_, it)| it.kind == form.kind) else {
            forms.push((place, form));
            continue;
        };
        let asks = |item: &super::ItemReading| {
            earlier.items.iter().any(|other| other.wording == item.wording)
        };
        if earlier.part != form.part || form.items.iter().any(asks) {
            return Err(OriginalProblem::SameFormTwice {
                kind: form.kind,
                first: first.clone(),
                second: place,
            });
        }
        append(earlier, form);
    }
    forms.sort_by_key(|(_, form)| form.kind);
    Ok(forms.into_iter().map(|(_, form)| form).collect())
}

/// A further page of a form, with its own head.
fn append(form: &mut FormReading, more: FormReading) {
    let before = form.sections.len();
    form.sections.extend(more.sections);
    form.items.extend(more.items.into_iter().map(|mut item| {
        item.section = item.section.map_or(before.checked_sub(1), |at| Some(at + before));
        item
    }));
    let new = more.notes.into_iter().filter(|note| !form.notes.contains(note));
    let new: Vec<String> = new.collect();
    form.notes.extend(new);
    form.left.extend(more.left);
}

enum Candidate {
    Form(Box<FormReading>),
    Example,
    Other(String),
    Nothing,
}

fn form(sheet: &Grid, all: &[SeenRow], region: &Region) -> Candidate {
    let rows = &all[region.rows.clone()];
    let head = columns::head_rows(rows);
    let body_start = if head.is_empty() { first_of_table(rows) } else { head.end };
    let above = if head.is_empty() { body_start } else { head.start };
    let header = header::read(&rows[..above]);
    if header.is_example {
        return Candidate::Example;
    }
    let in_name = vocabulary::form_name(&folded(&sheet.name));
    let named = region.named.map(|(kind, _)| kind).or(in_name);
    if let Some(title) = is_another(&header, named.is_some()) {
        return Candidate::Other(title);
    }
    let is_ours = vocabulary::is_our_subject(&folded(&header.title));
    let Some(kind) = named.or_else(|| is_ours.then(|| guessed(&header))) else {
        return Candidate::Nothing;
    };
    let body = &rows[body_start..];
    let columns = columns::columns(sheet, &rows[head], body);
    let mut walked = walk(sheet, &columns, body);
    for item in &mut walked.items {
        item.answers = answers::cells(sheet, &columns, item.rows);
    }
    if walked.items.is_empty() {
        return Candidate::Nothing;
    }
    let (from, to) = span(all, region);
    let hidden = hidden_rows(sheet, from, to);
    let hidden = hidden.into_iter().map(|(row, text)| RowLeft { row, text, why: WhyLeft::Hidden });
    let mut left: Vec<RowLeft> = walked.left.into_iter().chain(hidden).collect();
    left.sort_by_key(|it| it.row);
    let name = if header.name.is_empty() && in_name.is_some() && region.named.is_none() {
        header::form_name(&sheet.name)
    } else {
        header.name
    };
    let foot = walked.notes.iter().flat_map(|note| header::notes(note));
    Candidate::Form(Box::new(FormReading {
        kind,
        is_kind_guessed: named.is_none(),
        sheet: sheet.name.clone(),
        part: sheet.part.clone(),
        is_protected: sheet.is_protected,
        title: header.title,
        name,
        notes: header.notes.into_iter().chain(foot).collect(),
        vendor_name_label: header.vendor_name_label.filter(|_| kind == FormKind::Vendor),
        fields: header.fields,
        columns,
        sections: walked.sections,
        items: walked.items,
        left,
    }))
}

/// The rows of the sheet over which a region reaches, those without words included.
fn span(all: &[SeenRow], region: &Region) -> (u32, u32) {
    let from = if region.rows.start == 0 { 1 } else { all[region.rows.start].row };
    let to = all.get(region.rows.end).map_or(u32::MAX, |next| next.row - 1);
    (from, to)
}

/// The title of a checklist that is not ours.
fn is_another(header: &Header, is_named: bool) -> Option<String> {
    let (title, words) = (folded(&header.title), header.words.as_str());
    let is_of_others = vocabulary::is_of_another_ministry(words);
    let is_about_else = !title.is_empty()
        && (!vocabulary::is_our_subject(&title)
            || !(vocabulary::names_care(&title) || is_named && vocabulary::names_care(words)));
    let shown = if header.title.is_empty() { header.name.clone() } else { header.title.clone() };
    (is_of_others || is_about_else).then_some(shown)
}

/// The form of a sheet that does not say which it is.
fn guessed(header: &Header) -> FormKind {
    if header.vendor_name_label.is_some() { FormKind::Vendor } else { FormKind::Institution }
}

/// Where a table without a head begins.
fn first_of_table(rows: &[SeenRow]) -> usize {
    let is_first = |row: &SeenRow| {
        let first = row.pieces.first();
        let is_numbered = first.is_some_and(|it| {
            number::leading(&it.text).is_some() || number::alone(&it.text).is_some()
        });
        let is_named = row.pieces.iter().any(|it| {
            vocabulary::is_title(&it.folded) || vocabulary::form_name(&it.folded).is_some()
        });
        !is_named && (is_numbered || is_body(row))
    };
    rows.iter().position(is_first).unwrap_or(rows.len())
}
