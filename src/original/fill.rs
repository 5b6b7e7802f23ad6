//! A form given back: a copy of the ministry's file with answers in its cells.
//!
//! Every other part of the package stays byte for byte, and of the sheet every byte outside of the
//! cells that are written. One more part changes only where the workbook has formulas: the one that
//! lists the sheets gets the flag that has them computed when the file is opened.
//!
//! What an item does not say is taken out of its cells, whoever wrote it: a copy shows what was
//! answered here and nothing else. Items that are not named stay as they are.

mod cells;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::book::{FormBook, main_part, read_book};
use super::grid::{CellPlace, Grid};
use super::name_cell::{NameOf, name_cell};
use super::package::Package;
use super::reading::{AnswerWay, FormReading};
use super::recalculation;
use super::repack::repacked;
use super::sheet_patch::{Content, Days, patched};
use crate::exchange::ReadProblem;
use crate::model::Marking;

/// The answers and days of one item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilledItem {
    /// The item, by its place in [`FormReading::items`].
    pub item: usize,
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
}

/// What is written into a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct FillOrder<'a> {
    /// The answers.
    pub items: &'a [FilledItem],
    /// How an answer is written where that is not plain from the file; `None` where nobody has said
    /// it, and such a cell is a problem then.
    pub marking: Option<Marking>,
    /// The vendor's name, for a form that asks for it.
    pub vendor_name: Option<&'a str>,
    /// The clinic's name, for a form that asks for it.
    pub clinic_name: Option<&'a str>,
}

/// A form that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// What found no place in it.
    pub left_out: Vec<LeftOut>,
}

/// An answer or a day that was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The item, by its place in the form.
    pub item: usize,
    /// What was not written.
    pub part: AnswerPart,
    /// Why.
    pub why: WhyLeftOut,
}

/// A part of what is said of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerPart {
    /// The answer of the first round.
    First,
    /// The day of the first round.
    FirstOn,
    /// The day by which an いいえ will be done.
    Target,
    /// The answer of the second round.
    Second,
    /// The day of the second round.
    SecondOn,
}

/// Why something was not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyLeftOut {
    /// The item has no cell for it.
    NoCell,
    /// The item has several cells for it.
    SeveralCells,
    /// The list of the cell has no word for it, or a single box cannot say いいえ.
    NoWord,
}

/// Why a form was not filled in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FillProblem {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] ReadProblem),
    /// The file comes with programs of its own.
    #[error("the file has macros")]
    Macros,
    /// The sheet is protected against changes.
    #[error("the sheet {sheet} is protected")]
    Protected {
        /// Its name.
        sheet: String,
    },
    /// The form was not read from this file.
    #[error("the cells are not those that were read")]
    OtherFile,
    /// There is no such item.
    #[error("the form has no item {0}")]
    NoItem(usize),
    /// A person has to say how answers are written into a cell.
    #[error("how {cell} is answered is not plain")]
    Unsure {
        /// The cell.
        cell: CellPlace,
        /// What it shows.
        way: AnswerWay,
    },
    /// A cell is computed from others.
    #[error("{cell} is computed")]
    Computed {
        /// The cell.
        cell: CellPlace,
    },
    /// The copy could not be put together.
    #[error("the package cannot be copied: {0}")]
    Package(String),
}

/// Makes a copy of a file with answers in the cells of one of its forms.
///
/// # Errors
/// Why it was not made; nothing is filled in halfway.
pub fn fill(
    original: &[u8],
    form: &FormReading,
    order: &FillOrder<'_>,
) -> Result<Filled, FillProblem> {
    let book = read_book(original)?;
    let mut package = Package::open(original)?;
    if book.has_macros || has_macro_type(&mut package)? {
        return Err(FillProblem::Macros);
    }
    let grid = book.sheets.iter().find(|it| it.part == form.part);
    let grid = grid.filter(|grid| is_read_from(grid, form)).ok_or(FillProblem::OtherFile)?;
    if grid.is_protected {
        return Err(FillProblem::Protected { sheet: grid.name.clone() });
    }
    let is_day = |style| book.day_styles.contains(&style);
    let mut cells = cells::Cells::new(grid, form, order.marking, &is_day);
    for item in order.items {
        cells.item(item)?;
    }
    for (of, name) in [(NameOf::Vendor, order.vendor_name), (NameOf::Clinic, order.clinic_name)] {
        if let Some(name) = name.filter(|it| !it.trim().is_empty())
            && let Some(cell) = name_cell(grid, form, of)
        {
            cells.put(cell.place, Content::Text(cell.with(name)))?;
        }
    }
    let (writes, left_out) = cells.finish();
    let days = Days { is_1904: book.is_1904, is_day: &is_day };
    let bytes = written(original, &mut package, form, &writes, &days, &book)?;
    Ok(Filled { bytes, left_out })
}

/// The package with the cells written.
fn written(
    original: &[u8],
    package: &mut Package<'_>,
    form: &FormReading,
    writes: &BTreeMap<CellPlace, Content>,
    days: &Days<'_>,
    book: &FormBook,
) -> Result<Vec<u8>, FillProblem> {
    if writes.is_empty() {
        return Ok(original.to_vec());
    }
    let mut changed = Vec::new();
    let sheet = package.encoded(&form.part)?.zip(package.place(&form.part));
    let ((text, encoding), at) = sheet.ok_or(FillProblem::OtherFile)?;
    changed.push((at, encoding.bytes(&patched(&text, writes, days)?)));
    let has_formulas =
        book.sheets.iter().any(|sheet| sheet.cells.values().any(|cell| cell.is_formula));
    if has_formulas {
        let main = main_part(package)?;
        let list = package.encoded(&main)?.zip(package.place(&main));
        let ((text, encoding), at) = list.ok_or(FillProblem::OtherFile)?;
        let asked = recalculation::asked_for(&text)?;
        changed.extend(asked.map(|text| (at, encoding.bytes(&text))));
    }
    repacked(original, &changed).map_err(|error| FillProblem::Package(error.to_string()))
}

/// Whether the package says that it is a workbook with macros, even if it has none now.
fn has_macro_type(package: &mut Package<'_>) -> Result<bool, ReadProblem> {
    let types = package.text("[Content_Types].xml")?.unwrap_or_default();
    Ok(types.to_lowercase().contains("macroenabled"))
}

/// Whether the cells that take answers are there as they were read.
fn is_read_from(grid: &Grid, form: &FormReading) -> bool {
    form.items.iter().flat_map(|item| &item.answers).all(|cell| {
        let held = grid.cell(cell.range.first);
        held.map_or("", |it| it.text.trim()) == cell.text
            && held.map_or(0, |it| it.style) == cell.style
    })
}
