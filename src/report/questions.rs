//! 事業者に聞くこと: what was answered わからない, with room for the vendor's reply. The clinic's own
//! memos are not on it: one may name other vendors.

use super::context::YearContext;
use super::flow::{Flow, Frame};
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm};
use super::set::{Align, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::VendorId;
use crate::model::questions::{Question, questions, questions_for};
use crate::text::report as text;

/// The least height of a row, so that a reply can be written by hand.
const REPLY: Mm = Mm(18.0);

/// What is asked: of one vendor, or all there is.
pub(super) fn asked<'a>(context: &YearContext<'a>, vendor: Option<VendorId>) -> Vec<Question<'a>> {
    let (edition, assessment) = (context.edition, context.assessment);
    match vendor {
        Some(vendor) => questions_for(edition, assessment, vendor),
        None => questions(edition, assessment),
    }
}

/// The pages without their foot.
pub(super) fn pages(context: &YearContext<'_>, asked: &[Question<'_>]) -> Vec<Vec<Mark>> {
    let orientation = Orientation::Portrait;
    let head =
        |marks: &mut Vec<Mark>| head::paint_outside(context, text::QUESTIONS, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(1.6));
    flow.put_title(text::QUESTIONS, context.fonts);
    flow.skip(Mm(2.5));
    let clinic = text::questions_from(&context.workbook.clinic.name);
    let clinic = paragraphs(&clinic, body(), sheet::WIDTH, context.fonts);
    flow.put(&placed(clinic, || text::CLINIC_NAME.to_owned()), Align::Left);
    flow.skip(Mm(2.5));
    flow.table(&table(context, asked), None);
    flow.into_pages()
}

fn body() -> Style {
    Style::regular(sheet::ENTRIES_BODY).open()
}

fn table(context: &YearContext<'_>, asked: &[Question<'_>]) -> Table {
    let wide = sheet::WIDTH * 0.55;
    let columns = vec![wide, sheet::WIDTH - wide];
    let heads = [text::QUESTION, text::REPLY].into_iter().enumerate().map(|(at, words)| {
        Cell::new(at..at + 1, vec![line(words, body(), context.fonts)]).center()
    });
    let head = Row {
        cells: heads.collect(),
        fill: Some(sheet::HEAD_FILL),
        padding: sheet::CELL_TOP,
        ..Row::default()
    };
    let rows = asked.iter().map(|question| row(context, question, wide)).collect();
    Table { columns, head: vec![head], rows, ..Table::default() }
}

fn row(context: &YearContext<'_>, question: &Question<'_>, wide: Mm) -> Row {
    let inner = wide - sheet::CELL_SIDE * 2.0;
    let group = question.row.group.map_or("", |group| group.short.as_str());
    let number = text::row_in_group(&question.row.full_number(), group);
    let mut lines = vec![line(&number, body(), context.fonts)];
    let item = question.row.item;
    let wording = item.wording.as_ref().map_or(&item.short, |wording| &wording.text);
    lines.extend(phrases(wording, body(), inner, context.fonts));
    // Room for the reply, where the question itself is short.
    let height: Mm = lines.iter().map(|line| line.height).sum();
    let padding = sheet::CELL_TOP.max((REPLY - height) / 2.0);
    let cells = vec![Cell::new(0..1, lines), Cell::new(1..2, Vec::new())];
    // The question and the room for its reply stay together.
    Row { cells, padding, ..Row::default() }
}
