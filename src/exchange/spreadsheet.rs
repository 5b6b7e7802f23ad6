//! Excel workbooks.

mod cells;
mod part;
mod shared;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::foreign::package_kind;
use super::package;
use super::read::{Progress, ReadProblem, Room};
use super::sheet::{ImportSheet, SheetRemark, SourceFile, SourceKind};
use part::{Package, Relations};
use shared::Shared;
use xml::{Node, attribute, flag, name};

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 50;

pub(super) fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<SourceFile, ReadProblem> {
    package::check(bytes, progress).map_err(|problem| match problem {
        ReadProblem::NotATable => package_kind(bytes).map_or(problem, ReadProblem::Foreign),
        problem => problem,
    })?;
    // The file may be anything, and the reader was made for what Excel writes.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes, progress)));
    let sheets = read.unwrap_or_else(|_| Err(ReadProblem::Damaged("unreadable".to_owned())))?;
    Ok(SourceFile { kind: SourceKind::Spreadsheet, sheets })
}

fn sheets(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Vec<ImportSheet>, ReadProblem> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let list = SheetList::read(&mut package, &main, &relations)?;
    let texts = relations.of_kind("/sharedStrings");
    let texts = texts.unwrap_or_else(|| "xl/sharedStrings.xml".to_owned());
    let styles = relations.of_kind("/styles");
    let styles = styles.unwrap_or_else(|| "xl/styles.xml".to_owned());
    let shared = Shared {
        texts: shared::texts(&mut package, &texts)?,
        formats: shared::formats(&mut package, &styles)?,
        is_1904: list.is_1904,
    };
    let mut room = Room::default();
    let mut found = Vec::new();
    for (name, part) in list.shown {
        let sheet = cells::read(&mut package, name, &part, &shared, &mut room, progress)?;
        if !sheet.rows.is_empty() {
            found.push(sheet);
        }
    }
    if list.hidden > 0 {
        for sheet in &mut found {
            sheet.remarks.push(SheetRemark::HiddenSheets { count: list.hidden });
        }
    }
    Ok(found)
}

/// The sheets of a workbook.
#[derive(Default)]
struct SheetList {
    /// Name and part of those that are shown.
    shown: Vec<(String, String)>,
    /// How many are hidden.
    hidden: usize,
    is_1904: bool,
}

impl SheetList {
    fn read(
        package: &mut Package<'_>,
        main: &str,
        relations: &Relations,
    ) -> Result<Self, ReadProblem> {
        let mut list = Self::default();
        let mut at = 0;
        let mut is_list = false;
        package.walk(main, &mut |node| {
            let Node::Open(start) = node else { return Ok(()) };
            match name(start) {
                "workbookPr" => list.is_1904 = flag(start, "date1904"),
                "sheets" => is_list = true,
                "sheet" if is_list => {
                    at += 1;
                    let id = attribute(start, "id").unwrap_or_default();
                    let usual = format!("xl/worksheets/sheet{at}.xml");
                    let part = match relations.target(&id) {
                        Some((kind, _)) if !kind.ends_with("/worksheet") => return Ok(()),
                        Some((_, target)) => target.to_owned(),
                        None => usual,
                    };
                    if attribute(start, "state")
                        .is_some_and(|it| it.to_lowercase().contains("hidden"))
                    {
                        list.hidden += 1;
                    } else if list.shown.len() < MAX_SHEETS {
                        let name = attribute(start, "name").unwrap_or_default();
                        list.shown.push((name, part));
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        if at == 0 {
            return Err(ReadProblem::Damaged("a workbook without sheets".to_owned()));
        }
        Ok(list)
    }
}
