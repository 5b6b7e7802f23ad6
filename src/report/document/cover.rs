//! The cover.

use super::super::missing_glyph::placed;
use super::super::paper::{Mark, Mm, Point, Pt};
use super::super::set::{Align, Line, Style, name, phrases};
use super::super::sheet;
use super::super::table::{Cell, Row, Table};
use super::Writing;
use super::grid::{self, Entry};
use crate::model::document_papers::CoverLine;
use crate::text::{dates, document as plan_words, document_paper as words, report};

/// Lines that anything on the cover may take; in the chapters it stands in full.
const COVER_LINES: usize = 2;
/// The room for a signature or a seal.
const SEAL: Mm = Mm(24.0);

/// The cover.
pub(super) fn page(writing: &Writing<'_>) -> Vec<Mark> {
    let fonts = writing.fonts;
    let clinic = &writing.plan.clinic;
    let mut page = Vec::new();
    let title = Style { leading: 1.5, ..Style::bold(sheet::DOCUMENT_TITLE) };
    let bar = |page: &mut Vec<Mark>, y: Mm| {
        let (from, to) = (Point::new(sheet::SIDE, y), Point::new(sheet::SIDE + sheet::WIDTH, y));
        page.push(Mark::Line { from, to, width: Mm(0.6) });
    };
    let mut y = Mm(52.0);
    bar(&mut page, y);
    let lines = phrases(&writing.plan.title, title, Mm(130.0), fonts);
    y = paint_centered(&lines, y + Mm(7.0), &mut page) + Mm(7.0);
    bar(&mut page, y);
    let style = Style::regular(sheet::DOCUMENT_CLINIC);
    let version = match plan_words::version(&writing.head.version) {
        version if version.is_empty() => words::NO_VERSION.to_owned(),
        version => version,
    };
    let lines = placed(name(&version, style, Mm(130.0), 1, fonts), || {
        writing.place(plan_words::VERSION, "")
    });
    y = paint_centered(&lines, y + Mm(7.0), &mut page);
    if let Some(words) = writing.head.state {
        let style = Style::bold(Pt(12.0));
        y = paint_centered(&name(words, style, Mm(130.0), 1, fonts), y + Mm(2.0), &mut page);
    }
    let clinic_name = if clinic.trim().is_empty() { words::NO_CLINIC } else { clinic };
    let lines = name(clinic_name, Style::bold(Pt(17.0)).open(), Mm(160.0), 3, fonts);
    let lines = placed(lines, || report::CLINIC_NAME.to_owned());
    paint_centered(&lines, y + Mm(16.0), &mut page);
    y = paint_table(&particulars(writing), Mm(152.0), &mut page);
    paint_table(&approval(writing), y + Mm(7.0), &mut page);
    page
}

fn particulars(writing: &Writing<'_>) -> Table {
    let all = &writing.plan.cover;
    // What is too long for the cover stands in the chapters in full.
    let width = sheet::WIDTH - sheet::DOCUMENT_LABEL - sheet::CELL_SIDE * 2.0;
    let style = grid::style(COVER_BODY);
    let shown: Vec<Entry<'_>> = all
        .iter()
        .map(|line| Entry { label: &line.label, value: &line.value, required: line.required })
        .collect();
    let mut table = grid::entries(&shown, COVER_BODY, sheet::DOCUMENT_LABEL, writing.fonts);
    for (row, line) in table.rows.iter_mut().zip(all) {
        if let Some(cell) = row.cells.get_mut(1).filter(|cell| cell.lines.len() > COVER_LINES) {
            cell.lines = name(&line.value, style, width, COVER_LINES, writing.fonts);
        }
        row.place(|| match line.line {
            Some(CoverLine::Address | CoverLine::Telephone) => line.label.clone(),
            _ => writing.place(&line.label, ""),
        });
        row.padding = Mm(1.3);
        row.may_split = false;
    }
    table
}

const COVER_BODY: Pt = Pt(10.0);

/// Who approved the document as it reads and when, and room for a signature or a seal.
fn approval(writing: &Writing<'_>) -> Table {
    let fonts = writing.fonts;
    let (label, approver) = &writing.head.approver;
    let day = match writing.head.approved_on {
        Some(day) => dates::japanese(day),
        None => words::DAY_BY_HAND.to_owned(),
    };
    let columns = grid::widths(&[36, 36, 28]);
    let heads = [*label, plan_words::APPROVED_ON, words::SIGNATURE];
    let head = grid::head(&heads, &columns, COVER_BODY, fonts);
    let style = grid::style(COVER_BODY);
    let cells =
        [approver.clone(), day, String::new()].into_iter().enumerate().map(|(at, words)| {
            let inner = columns[at] - sheet::CELL_SIDE * 2.0;
            let lines = name(words.trim_end(), style, inner, COVER_LINES, fonts);
            Cell::new(at..at + 1, placed(lines, || writing.place(label, ""))).center()
        });
    let mut row = Row { cells: cells.collect(), ..Row::default() };
    row.spare = SEAL - row.text_height();
    Table { columns, rows: vec![head, row], ..Table::default() }
}

/// A table below `top` on a page that has room for it; returns where it ends.
fn paint_table(table: &Table, top: Mm, page: &mut Vec<Mark>) -> Mm {
    let mut pages = vec![std::mem::take(page)];
    let (end, _) = table.flow(&mut pages, top, top);
    *page = pages.swap_remove(0);
    end
}

/// Lines below each other in the middle; returns where they end.
fn paint_centered(lines: &[Line], top: Mm, page: &mut Vec<Mark>) -> Mm {
    let mut y = top;
    for part in lines {
        let at = Point::new(sheet::SIDE, y);
        part.paint(at, sheet::WIDTH, Align::Center, page);
        y += part.height;
    }
    y
}
