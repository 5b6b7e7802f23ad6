//! 事業者への照会事項: what was answered わからない, as questions that a vendor can answer, with room for
//! the reply. The clinic's own memos are not on it: one may name other vendors.

use chrono::NaiveDate;

use super::context::YearContext;
use super::flow::{Flow, Frame};
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm};
use super::set::{Align, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::questions::{Question, proposed, questions, questions_for};
use crate::model::{FormKind, VendorId, VendorSheet};
use crate::text::report as text;
use crate::text::vendors as words;

/// The least height of a row, so that a reply can be written by hand.
const REPLY: Mm = Mm(18.0);

/// One row of the sheet.
pub(super) struct Asked {
    /// Number and group of the row of the form, and its official sentence; empty for a question of the
    /// clinic's own.
    row: Option<(String, String)>,
    /// The questions, one a line.
    words: String,
}

/// What is asked: of one vendor, or all there is.
pub(super) fn asked(context: &YearContext<'_>, vendor: Option<VendorId>) -> Vec<Asked> {
    let (edition, assessment) = (context.edition, context.assessment);
    let all = match vendor {
        Some(vendor) => questions_for(edition, assessment, vendor),
        None => questions(edition, assessment),
    };
    let sheet = vendor.and_then(|vendor| assessment.sheet(vendor));
    let rows = all.iter().map(|question| of_row(context, question, sheet));
    let own = sheet.into_iter().flat_map(VendorSheet::own_questions);
    rows.chain(own.map(|words| Asked { row: None, words: words.to_owned() })).collect()
}

fn of_row(
    context: &YearContext<'_>,
    question: &Question<'_>,
    sheet: Option<&VendorSheet>,
) -> Asked {
    let item = question.row.item;
    let known = |id: &str| context.options.editions.get(id);
    let guidance = &context.options.guidance;
    let guided = guidance.of_row(context.edition, FormKind::Institution, &item.key, &known);
    let reworded = sheet.and_then(|sheet| sheet.reworded(question)).map(str::to_owned);
    let words = reworded.or_else(|| proposed(guided)).unwrap_or_else(|| words::ask_about(item));
    let group = question.row.group.map_or("", |group| group.short.as_str());
    let number = text::row_in_group(&question.row.full_number(), group);
    let official = if item.words().is_empty() { &item.short } else { item.words() };
    Asked { row: Some((number, official.to_owned())), words }
}

/// The pages without their foot; `by` is the day by which the replies are wanted.
pub(super) fn pages(
    context: &YearContext<'_>,
    asked: &[Asked],
    by: Option<NaiveDate>,
) -> Vec<Vec<Mark>> {
    let orientation = Orientation::Portrait;
    let head =
        |marks: &mut Vec<Mark>| head::paint_outside(context, text::QUESTIONS, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(1.6));
    flow.put_title(text::QUESTIONS, context.fonts);
    flow.skip(Mm(2.5));
    let clinic = &context.workbook.clinic;
    let from = text::questions_from(&clinic.name, &clinic.telephone, by);
    let from = paragraphs(&from, body(), sheet::WIDTH, context.fonts);
    flow.put(&placed(from, || text::CLINIC_NAME.to_owned()), Align::Left);
    flow.skip(Mm(2.5));
    flow.table(&table(context, asked), None);
    flow.into_pages()
}

fn body() -> Style {
    Style::regular(sheet::ENTRIES_BODY).open()
}

fn table(context: &YearContext<'_>, asked: &[Asked]) -> Table {
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

fn row(context: &YearContext<'_>, asked: &Asked, wide: Mm) -> Row {
    let inner = wide - sheet::CELL_SIDE * 2.0;
    let mut lines = Vec::new();
    if let Some((number, official)) = &asked.row {
        let small = Style::regular(sheet::SMALL).open();
        lines.extend(phrases(&text::quoted_row(number, official), small, inner, context.fonts));
    }
    for question in asked.words.lines().filter(|line| !line.trim().is_empty()) {
        lines.extend(phrases(&text::point(question.trim()), body(), inner, context.fonts));
    }
    let lines = placed(lines, || text::QUESTIONS.to_owned());
    // Room for the reply, where the question itself is short.
    let height: Mm = lines.iter().map(|line| line.height).sum();
    let padding = sheet::CELL_TOP.max((REPLY - height) / 2.0);
    let cells = vec![Cell::new(0..1, lines), Cell::new(1..2, Vec::new())];
    // The question and the room for its reply stay together.
    Row { cells, padding, ..Row::default() }
}
