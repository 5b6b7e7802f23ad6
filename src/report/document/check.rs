//! 確認表: the check table as an annex, with what the document says to each item.

use std::sync::Arc;

use super::super::answer::{self, Day};
use super::super::flow::{Block, Flow};
use super::super::head;
use super::super::paper::{Mark, Mm};
use super::super::set::{Line, Style, line, name, paragraphs, phrases};
use super::super::sheet::{self, Orientation};
use super::super::table::{Cell, Row, Table};
use super::grid;
use super::{Writing, frame};
use crate::document::{Evidence, evidence};
use crate::model::check_table::{CheckDivision, CheckGroup, CheckItem};
use crate::model::{CheckTable, Document, Wording};
use crate::text::{document_paper as words, report};

/// Parts of the width: 項番, 確認項目, 回答, 対応する本文の節, メモ.
const PARTS: [u32; 5] = [9, 38, 15, 17, 21];
/// Above and below the text of a cell.
const PADDING: Mm = Mm(1.1);

/// Whether items of the original are not printed, or may not be: their wording could not be read.
fn is_extract(table: &CheckTable) -> bool {
    let is_open = table.items().any(|(_, item)| item.wording.is_none());
    is_open || table.divisions.iter().any(|division| division.may_continue)
}

/// What the table is called on paper.
pub(super) fn title(table: &CheckTable) -> String {
    words::check_title(&table.title.text, is_extract(table))
}

/// Every wording that is printed.
fn wordings(table: &CheckTable) -> Vec<&Wording> {
    let mut all = vec![&table.title];
    for division in table.divisions.iter().filter(|it| is_printed(it)) {
        all.push(&division.name);
        all.extend(&division.purpose);
        for group in division.groups.iter().filter(|it| has_wording(it)) {
            all.extend(&group.title);
            all.extend(group.items.iter().filter_map(|item| item.wording.as_ref()));
        }
    }
    all
}

fn has_wording(group: &CheckGroup) -> bool {
    group.items.iter().any(|item| item.wording.is_some())
}

fn is_printed(division: &CheckDivision) -> bool {
    division.groups.iter().any(has_wording)
}

/// The pages without their foot, but with the source of the wording in it.
pub(super) fn pages(
    writing: &Writing<'_>,
    document: &Document,
    table: &CheckTable,
) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let title = words::annex(&title(table));
    let heading = Style::bold(sheet::DOCUMENT_CHAPTER);
    let again = line(&report::continued(&title), Style::regular(sheet::HEADER), fonts);
    let mut blocks = vec![
        Block::lines(Mm(0.0), phrases(&title, heading, sheet::WIDTH, fonts)).keeping(),
        Block::table(Mm(2.5), Annex::new(writing, document).table(table), again),
    ];
    if is_extract(table) {
        let address = table.sources.first().map_or("", |source| source.address.as_str());
        let note = words::left_out(address);
        let style = Style::bold(sheet::DOCUMENT_BODY);
        let lines = phrases(note.trim_end(), style, sheet::WIDTH, fonts);
        // Before anybody reads the table as the whole.
        blocks.insert(1, Block::lines(Mm(1.5), lines).keeping());
    }
    let own = phrases(words::OWN_COLUMNS, Style::regular(sheet::HEADER), sheet::WIDTH, fonts);
    blocks.push(Block::lines(Mm(2.0), own));
    let head = |marks: &mut Vec<Mark>| writing.paint_head(marks);
    let mut flow = Flow::at_top(frame(), &head);
    flow.set(&blocks);
    let mut pages = flow.into_pages();
    let has_unconfirmed = wordings(table).iter().any(|wording| !wording.confirmed);
    let source = report::attributed(&table.attribution, has_unconfirmed);
    for page in &mut pages {
        head::paint_source(&source, fonts, Orientation::Portrait, page);
    }
    pages
}

struct Annex<'a> {
    writing: &'a Writing<'a>,
    document: &'a Document,
    columns: Vec<Mm>,
    rows: Vec<Row>,
    /// The heading of the division, repeated on further pages.
    above: Option<Arc<Row>>,
    /// How many groups there were so far.
    groups: usize,
}

impl<'a> Annex<'a> {
    fn new(writing: &'a Writing<'a>, document: &'a Document) -> Self {
        let columns = grid::widths(&PARTS);
        Self { writing, document, columns, rows: Vec::new(), above: None, groups: 0 }
    }

    fn table(mut self, table: &CheckTable) -> Table {
        let fonts = self.writing.fonts;
        let divisions = &table.divisions;
        for division in divisions.iter().filter(|division| is_printed(division)) {
            self.division(division);
            for group in division.groups.iter().filter(|group| has_wording(group)) {
                self.group(group);
            }
        }
        let head =
            vec![grid::head(&words::CHECK_HEADS, &self.columns, sheet::DOCUMENT_TABLE, fonts)];
        Table { columns: self.columns, head, rows: self.rows, ..Table::default() }
    }

    fn heading(&self, lines: Vec<Line>, is_division: bool) -> Row {
        Row {
            cells: vec![Cell::new(0..self.columns.len(), lines)],
            fill: Some(if is_division { sheet::HEAD_FILL } else { sheet::HEADING_FILL }),
            keeps_with_next: true,
            padding: PADDING,
            ..Row::default()
        }
    }

    fn division(&mut self, division: &CheckDivision) {
        let fonts = self.writing.fonts;
        let width = sheet::WIDTH - sheet::CELL_SIDE * 2.0;
        let bold = Style::bold(sheet::DOCUMENT_BODY);
        let title = report::section(&division.number, &division.name.text);
        let mut lines = paragraphs(&title, bold, width, fonts);
        if let Some(purpose) = &division.purpose {
            lines.extend(paragraphs(&purpose.text, Style::regular(sheet::SMALL), width, fonts));
        }
        self.rows.push(self.heading(lines, true));
        let again = name(&report::continued(&title), bold, width, 1, fonts);
        self.above = Some(Arc::new(self.heading(again, true)));
    }

    fn group(&mut self, group: &CheckGroup) {
        let fonts = self.writing.fonts;
        let width = sheet::WIDTH - sheet::CELL_SIDE * 2.0;
        if let Some(title) = &group.title {
            let title = report::section(&group.number, &title.text);
            let lines = phrases(&title, grid::style(sheet::DOCUMENT_TABLE), width, fonts);
            let row = self.heading(lines, false);
            self.rows.push(Row { above: self.above.clone(), ..row });
        }
        self.groups += 1;
        for item in &group.items {
            if let Some(wording) = &item.wording {
                self.item(&group.number, item, &wording.text);
            }
        }
    }

    fn item(&mut self, number: &str, item: &CheckItem, wording: &str) {
        let fonts = self.writing.fonts;
        let style = grid::style(sheet::DOCUMENT_TABLE);
        let inner = |at: usize| self.columns[at] - sheet::CELL_SIDE * 2.0;
        let check = self.document.check(&item.key);
        let chosen = check.and_then(|check| check.answer);
        let mut answers = vec![answer::yes_or_no(words::ANSWERS, chosen, style, fonts)];
        let day = check.and_then(|check| check.on).filter(|_| chosen.is_some());
        answers.push(answer::day(day.map_or(Day::Blank, Day::WithYear), style, fonts));
        let note = check.map_or("", |check| check.note.trim_end());
        let notes = if note.trim().is_empty() {
            Vec::new()
        } else {
            grid::in_cell(note, style, inner(4), fonts)
        };
        let number = Cell::new(0..1, vec![line(number, style, fonts)]).center().top();
        let cells = vec![
            Cell { group: Some(self.groups), ..number },
            Cell::new(1..2, phrases(wording, style, inner(1), fonts)).top(),
            Cell::new(2..3, answers).center().top(),
            Cell::new(3..4, self.evidence(item, style, inner(3))).top(),
            Cell::new(4..5, notes).top(),
        ];
        self.rows.push(Row {
            cells,
            may_split: true,
            padding: PADDING,
            above: self.above.clone(),
            ..Row::default()
        });
    }

    /// How far the document answers the item, and in which sections.
    fn evidence(&self, item: &CheckItem, style: Style, width: Mm) -> Vec<Line> {
        let fonts = self.writing.fonts;
        let [there, begun, nothing] = words::EVIDENCE;
        let state = match evidence(item, self.writing.plan) {
            Evidence::There => there,
            Evidence::Begun => begun,
            Evidence::Nothing => nothing,
        };
        let sections = item.sections.iter().filter_map(|key| self.writing.plan.section(key));
        let numbers: Vec<&str> = sections.map(|section| section.number.as_str()).collect();
        let mut lines = vec![line(state, style, fonts)];
        if !numbers.is_empty() {
            lines.extend(phrases(&words::numbers(&numbers), style, width, fonts));
        }
        lines
    }
}
