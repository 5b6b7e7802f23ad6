//! A form that somebody filled in, read against an edition: a vendor's sheet that came back.
//!
//! Items are found by their wording, so that another layout of the same form is read too. Only what
//! says はい, いいえ, ○, ✓ or a whole day is taken; everything else is given back as it stands.

use chrono::NaiveDate;

use super::answer_words::{
    Chosen, chosen, is_empty_day, is_own_column_chosen, is_prompt, logical_box, mark_option,
    option, split_day,
};
use super::book::read_book;
use super::continuation::{Continuation, continuation};
use super::name_cell::{NameOf, name_cell};
use super::reading::{AnswerCell, AnswerWay, ColumnRole, FormReading};
use super::recognize::{OriginalProblem, recognize};
use super::returned_day::read_day;
use crate::model::{Edition, FormKind, ItemKey};

/// What a form that came back says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedForm {
    /// The vendor's name as it was filled in.
    pub vendor_name: Option<String>,
    /// The answers, in the order of the file; items of which nothing is said included.
    pub answers: Vec<ReturnedAnswer>,
    /// The wording of items that go on with no single row of the edition.
    pub unmatched: Vec<String>,
}

/// What a form that came back says of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedAnswer {
    /// The row of the edition.
    pub key: ItemKey,
    /// The wording of the file, where it is not that of the edition: a person has to see whether it
    /// asks the same.
    pub reworded: Option<String>,
    /// The answer of the first round: はい if `true`.
    pub first: Option<bool>,
    /// The day of the first round.
    pub first_on: Option<NaiveDate>,
    /// The day by which an いいえ will be done.
    pub target: Option<NaiveDate>,
    /// The answer of the second round.
    pub second: Option<bool>,
    /// The day of the second round.
    pub second_on: Option<NaiveDate>,
    /// What stands in the cells and was not understood.
    pub unclear: Option<String>,
}

/// Why nothing was read from a file that came back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReturnProblem {
    /// No form can be taken from it.
    #[error(transparent)]
    Original(#[from] OriginalProblem),
    /// It holds the other form only.
    #[error("the form for {0:?} is missing")]
    FormMissing(FormKind),
}

/// Reads a filled-in form of this kind against an edition.
///
/// # Errors
/// Why no such form was found.
pub fn read_back(
    bytes: &[u8],
    edition: &Edition,
    kind: FormKind,
) -> Result<ReturnedForm, ReturnProblem> {
    let book = read_book(bytes).map_err(OriginalProblem::from)?;
    let reading = recognize(&book)?;
    let form = reading.forms.iter().find(|it| it.kind == kind);
    let form = form.ok_or(ReturnProblem::FormMissing(kind))?;
    let grid = book.sheets.iter().find(|it| it.part == form.part);
    let name = grid.and_then(|grid| name_cell(grid, form, NameOf::Vendor)).map(|it| it.name);
    let mut returned = ReturnedForm {
        vendor_name: name.filter(|it| !it.is_empty()),
        answers: Vec::new(),
        unmatched: Vec::new(),
    };
    for (item, continued) in form.items.iter().zip(continuation(form, edition)) {
        match continued.kept_key() {
            Some(key) => {
                let is_same = matches!(continued, Continuation::Same(_));
                let reworded = (!is_same).then(|| item.wording.clone());
                returned.answers.push(answer(key.clone(), reworded, &item.answers));
            }
            None => returned.unmatched.push(item.wording.clone()),
        }
    }
    Ok(returned)
}

/// The rows of an edition that the items of a form ask, in their order; `None` for one that asks
/// none, or several together.
#[must_use]
pub fn item_keys(form: &FormReading, edition: &Edition) -> Vec<Option<ItemKey>> {
    let continued = continuation(form, edition);
    continued.iter().map(|it| it.kept_key().cloned()).collect()
}

fn answer(key: ItemKey, reworded: Option<String>, cells: &[AnswerCell]) -> ReturnedAnswer {
    let mut unclear = Vec::new();
    let (first, first_on) = round(cells, 1, &mut unclear);
    let (second, second_on) = round(cells, 2, &mut unclear);
    let targets = cells.iter().filter(|it| it.role == ColumnRole::Target);
    let target = day(targets.map(|it| it.text.as_str()), &mut unclear);
    let unclear: Vec<&str> = unclear.iter().map(|it| it.trim()).collect();
    let unclear = (!unclear.is_empty()).then(|| unclear.join(" / "));
    ReturnedAnswer { key, reworded, first, first_on, target, second, second_on, unclear }
}

fn round<'c>(
    cells: &'c [AnswerCell],
    round: u8,
    unclear: &mut Vec<&'c str>,
) -> (Option<bool>, Option<NaiveDate>) {
    let of = |role: ColumnRole| cells.iter().filter(move |it| it.role == role);
    let mut days: Vec<&str> = of(ColumnRole::Date(round)).map(|it| it.text.as_str()).collect();
    let mut said: Vec<(&str, Chosen)> = own_columns(cells, round);
    for cell in of(ColumnRole::Answer(round)) {
        let (head, room) = split_day(text(cell));
        days.push(room);
        said.push((head, in_cell(cell, head)));
    }
    said.retain(|(_, chosen)| *chosen != Chosen::Nothing);
    let answer = match said.first() {
        Some((_, first)) if said.iter().all(|it| it.1 == *first) => match first {
            Chosen::Yes => Some(true),
            Chosen::No => Some(false),
            Chosen::Nothing | Chosen::Unclear => None,
        },
        None | Some(_) => None,
    };
    if answer.is_none() {
        unclear.extend(said.iter().map(|(text, _)| *text));
    }
    (answer, day(days.into_iter(), unclear))
}

/// What a cell says; its list may have words of its own.
fn in_cell(cell: &AnswerCell, text: &str) -> Chosen {
    let AnswerWay::List(options) = &cell.way else { return chosen(text) };
    let is = |yes: bool| option(options, yes).is_some_and(|it| it == text.trim());
    match (is(true), is(false)) {
        (true, false) => Chosen::Yes,
        (false, true) => Chosen::No,
        _ => chosen(text),
    }
}

/// What two columns say of which each is for one answer.
fn own_columns(cells: &[AnswerCell], round: u8) -> Vec<(&str, Chosen)> {
    let texts = |role: ColumnRole| -> Vec<&str> {
        cells
            .iter()
            .filter(|it| it.role == role)
            .map(own_text)
            .filter(|it| !is_prompt(it))
            .collect()
    };
    let (yes, no) = (texts(ColumnRole::Yes(round)), texts(ColumnRole::No(round)));
    let (all_yes, all_no) = (yes.concat(), no.concat());
    let is_yes = is_own_column_chosen(&all_yes, &all_no);
    let is_no = is_own_column_chosen(&all_no, &all_yes);
    let result = match (is_yes, is_no) {
        (Some(true), Some(false)) => Chosen::Yes,
        (Some(false), Some(true)) => Chosen::No,
        (Some(false), Some(false)) => Chosen::Nothing,
        _ => Chosen::Unclear,
    };
    yes.into_iter().chain(no).map(|text| (text, result)).collect()
}

/// The text of a cell, a logical value as the box that it is shown as.
fn text(cell: &AnswerCell) -> &str {
    match (&cell.way, cell.text.as_str()) {
        (AnswerWay::Control, "TRUE") => logical_box(true),
        (AnswerWay::Control, "FALSE") => logical_box(false),
        (_, text) => text,
    }
}

/// The text of a cell in a column for one answer: what is chosen from its list is a mark.
fn own_text(cell: &AnswerCell) -> &str {
    let is_yes = matches!(cell.role, ColumnRole::Yes(_));
    match &cell.way {
        AnswerWay::List(options) if mark_option(options, is_yes) == Some(&cell.text) => {
            logical_box(true)
        }
        _ => text(cell),
    }
}

/// The one day that the cells say.
fn day<'c>(texts: impl Iterator<Item = &'c str>, unclear: &mut Vec<&'c str>) -> Option<NaiveDate> {
    let texts: Vec<&str> = texts.filter(|it| !is_empty_day(it)).collect();
    let mut days = texts.iter().map(|text| read_day(text));
    let first = days.next()?;
    let is_one = first.is_some() && days.all(|it| it == first);
    if !is_one {
        unclear.extend(texts);
    }
    first.filter(|_| is_one)
}
