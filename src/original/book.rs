//! A workbook: its sheets as grids.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::grid::{CellRange, Grid};
use super::package::Package;
use super::sheet::{self, Shared};
use super::xml::{Node, Xml, attribute, flag, name};
use super::{strings, style};
use crate::exchange::ReadProblem;

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 50;

/// The most text in the cells of all sheets, in bytes; a form has some hundred kilobytes.
const MOST_TEXT: usize = 48 * 1024 * 1024;

/// An Excel workbook as a form is read from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormBook {
    /// The sheets, in their order.
    pub sheets: Vec<Grid>,
    /// Whether it comes with programs of its own (macros).
    pub has_macros: bool,
    /// Whether the order of its sheets is protected.
    pub is_protected: bool,
    /// Whether its days count from 1904.
    pub(super) is_1904: bool,
    /// The numbers of the styles that show a number as a day.
    pub(super) day_styles: BTreeSet<u32>,
}

/// Reads a workbook.
///
/// # Errors
/// It is none, or damaged, or behind a password, or too large.
pub fn read_book(bytes: &[u8]) -> Result<FormBook, ReadProblem> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let text = package.text(&main)?.ok_or(ReadProblem::NotATable)?;
    let relations = package.relations(&main)?;
    let part_of = |kind: &str| {
        let mut found = relations.values().filter(|it| it.kind.ends_with(kind));
        found.next().map(|it| it.target.clone())
    };
    let texts = match part_of("/sharedStrings") {
        Some(part) => package.text(&part)?.map(|it| strings::read(&it)).transpose()?,
        None => None,
    };
    let styles = match part_of("/styles") {
        Some(part) => package.text(&part)?.map(|it| style::read(&it)).transpose()?,
        None => None,
    };
    let list = sheet_list(&text)?;
    let (texts, styles) = (texts.unwrap_or_default(), styles.unwrap_or_default());
    let room = Cell::new(MOST_TEXT);
    let shared = Shared { texts: &texts, styles: &styles, is_1904: list.is_1904, room };
    let mut book = FormBook {
        has_macros: package.has("vbaproject.bin"),
        is_protected: list.is_protected,
        is_1904: list.is_1904,
        day_styles: (0..)
            .zip(&styles)
            .filter(|(_, it)| it.format.is_day())
            .map(|it| it.0)
            .collect(),
        ..FormBook::default()
    };
    for (sheet_name, id, is_visible) in list.sheets.into_iter().take(MAX_SHEETS) {
        let Some(relation) = relations.get(&id) else { continue };
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let Some(part) = package.spelled(&relation.target) else { continue };
        let mut grid = Grid { name: sheet_name, part, is_visible, ..Grid::default() };
        if let Some(text) = package.text(&relation.target)? {
            sheet::read(&text, &shared, &mut grid)?;
        }
        book.sheets.push(grid);
    }
    resolve_lists(&mut book);
    if book.sheets.iter().all(|sheet| sheet.filled().next().is_none()) {
        return Err(ReadProblem::Empty);
    }
    Ok(book)
}

/// The part that lists the sheets: where the package says, else where it usually is.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, ReadProblem> {
    let relations = package.relations("")?;
    let mut found = relations.into_values().filter(|it| it.kind.ends_with("/officeDocument"));
    Ok(found.next().map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.target))
}

#[derive(Default)]
struct SheetList {
    /// Name, id of the reference, and whether it is shown.
    sheets: Vec<(String, String, bool)>,
    is_1904: bool,
    is_protected: bool,
}

fn sheet_list(text: &str) -> Result<SheetList, ReadProblem> {
    let mut list = SheetList::default();
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        let Node::Open(start) = node else { continue };
        match name(&start) {
            "workbookPr" => list.is_1904 = flag(&start, "date1904"),
            "workbookProtection" => list.is_protected = flag(&start, "lockStructure"),
            "sheet" => {
                let sheet_name = attribute(&start, "name").unwrap_or_default();
                let id = attribute(&start, "id").unwrap_or_default();
                let state = attribute(&start, "state").unwrap_or_default();
                list.sheets.push((sheet_name, id, !state.to_lowercase().contains("hidden")));
            }
            _ => {}
        }
    }
    Ok(list)
}

/// Fills in the lists that stand in cells.
fn resolve_lists(book: &mut FormBook) {
    for at in 0..book.sheets.len() {
        for list in 0..book.sheets[at].drop_downs.len() {
            let Some(source) = book.sheets[at].drop_downs[list].source.clone() else { continue };
            let (sheet, range) = match source.rsplit_once('!') {
                Some((sheet, range)) => (sheet.trim_matches('\'').replace("''", "'"), range),
                None => (book.sheets[at].name.clone(), source.as_str()),
            };
            let range = CellRange::parse(range);
            let sheet = book.sheets.iter().find(|it| it.name == sheet);
            let (Some(range), Some(sheet)) = (range, sheet) else { continue };
            let cells = sheet.filled().filter(|(place, _)| range.contains(*place));
            let options: Vec<String> =
                cells.take(50).map(|(_, cell)| cell.text.trim().to_owned()).collect();
            book.sheets[at].drop_downs[list].options = options;
        }
    }
}
