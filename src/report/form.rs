//! 医療機関確認用 and 事業者確認用: the forms an inspector looks at.

use super::answer;
use super::context::{Which, YearContext};
use super::flow::{Block, Flow, Frame};
use super::font::Fonts;
use super::form_columns::{Column, Columns};
use super::form_entry::Entered;
use super::form_notes;
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm, Point, Pt};
use super::set;
use super::set::{Align, Line, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::edition::{Form, Item};
use crate::model::form_year::is_of_another_year;
use crate::text::report as text;

/// Lays out one form; the page foot is not on it yet.
pub(super) fn pages(context: &YearContext<'_>, which: Which<'_>) -> Vec<Vec<Mark>> {
    let (owner, orientation) = (head::owner(context, which), Orientation::Portrait);
    let head = |marks: &mut Vec<Mark>| head::paint_outside(context, &owner, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    put_above(context, which, &mut flow);
    let below = form_notes::below(context, which);
    // Very long notes go on over the page rather than make the form small, and all of them do where it
    // would not fit on its page above them.
    let reserved = form_notes::height(&below).min(MOST_BELOW);
    let rooms = [flow.room() - reserved, flow.room()];
    let table = rooms.into_iter().find_map(|room| fitting_table(context, which, room));
    let table = table.unwrap_or_else(|| table_of(context, which, sheet::LONG_FORM_BODY));
    flow.table(&table, None);
    flow.set(&below);
    flow.into_pages()
}

/// The height below a form that notes may take from it.
const MOST_BELOW: Mm = Mm(32.0);

/// Everything above the table.
fn put_above(context: &YearContext<'_>, which: Which<'_>, flow: &mut Flow<'_>) {
    let fonts = context.fonts;
    let form = context.edition.form(which.kind());
    flow.skip(Mm(1.6));
    put_title(&text::sheet_title(context.edition), flow, fonts);
    let name = Style::regular(sheet::FORM_NAME);
    flow.put(&paragraphs(&form.name.text, name, sheet::WIDTH, fonts), Align::Center);
    flow.skip(Mm(1.2));
    if matches!(which, Which::Institution) {
        put_owner(context, flow);
    }
    let label = form.vendor_name_label.as_ref().map(|label| label.text.as_str());
    // Whose answers these are is said even where the form has no line for it.
    let has_vendor = matches!(which, Which::Vendor(_) | Which::BlankFor(_));
    if let Some(label) = label.or(has_vendor.then_some(text::VENDOR_NAME)) {
        put_vendor(context, which, label, flow);
    }
    let small = Style::regular(sheet::SMALL);
    let mark = line(text::NOTE_MARK, small, fonts);
    let notes = form.notes.iter().map(|note| {
        let parts = paragraphs(&note.text, small, sheet::WIDTH - mark.width, fonts);
        Block::lines(Mm(0.0), labeled(&parts, &mark, mark.width))
    });
    let mut notes: Vec<Block> = notes.collect();
    let year = context.assessment.fiscal_year;
    if !notes.is_empty() && is_of_another_year(year, context.edition) {
        let used = paragraphs(&text::used_for(year, context.edition), small, sheet::WIDTH, fonts);
        notes.push(Block::lines(Mm(0.0), used));
    }
    flow.set(&notes);
    flow.skip(Mm(1.4));
}

/// The title on one line, in the largest type with which it fits there; on more of them, should there
/// be none.
fn put_title(title: &str, flow: &mut Flow<'_>, fonts: &Fonts) {
    let set = |size| phrases(title, Style::bold(size), sheet::WIDTH, fonts);
    let fits = sheet::FORM_TITLE.into_iter().map(set).find(|lines| lines.len() <= 1);
    flow.put(&fits.unwrap_or_else(|| set(sheet::TITLE)), Align::Center);
}

/// Lines at `left`.
fn indented(parts: &[Line], left: Mm) -> Vec<Line> {
    labeled(parts, &Line::default(), left)
}

/// Lines at `left`, the first of them with something before it.
fn labeled(parts: &[Line], label: &Line, left: Mm) -> Vec<Line> {
    let lines = parts.iter().enumerate().map(|(index, part)| {
        let mut whole = Line::blank(part.height);
        if index == 0 {
            whole.put(Mm(0.0), label);
        }
        whole.put(left, part);
        whole
    });
    lines.collect()
}

/// Whose form it is, and who checked.
fn put_owner(context: &YearContext<'_>, flow: &mut Flow<'_>) {
    let style = Style::regular(sheet::FORM_NAME);
    let words = form_notes::owner(context);
    // A long name stands in full above the frame.
    let lines = set::name(&words, style, sheet::WIDTH, 1, context.fonts);
    flow.put(&placed(lines, || text::CLINIC_NAME.to_owned()), Align::Left);
    flow.skip(Mm(0.8));
}

/// The line for the vendor's name, and whether the clinic copied the answers.
fn put_vendor(context: &YearContext<'_>, which: Which<'_>, label: &str, flow: &mut Flow<'_>) {
    let fonts = context.fonts;
    let style = Style::regular(sheet::FORM_NAME);
    let label = line(label, style, fonts);
    let left = label.width + style.em();
    let width = Mm(110.0);
    let name = match which {
        Which::Vendor(sheet) => context.vendor_name(sheet.vendor),
        Which::BlankFor(vendor) => context.vendor_name(vendor),
        Which::Institution | Which::BlankVendor => String::new(),
    };
    flow.skip(Mm(0.6));
    let lines = set::name(&name, style, width - left, sheet::NAME_LINES, fonts);
    let lines = placed(lines, || text::vendor_place(&name, text::VENDOR_NAME));
    flow.put(&labeled(&lines, &label, left), Align::Left);
    flow.skip(Mm(0.4));
    let (from, to) = (sheet::SIDE, sheet::SIDE + width);
    let [from, to] = [from, to].map(|x| Point::new(x, flow.y()));
    flow.page().push(Mark::Line { from, to, width: sheet::HAIRLINE });
    if let Which::Vendor(of) = which {
        let stamp = line(form_notes::stamp(of), Style::bold(sheet::TITLE), fonts);
        let at = Point::new(sheet::SIDE, flow.y() - stamp.height);
        stamp.paint(at, sheet::WIDTH, Align::Right, flow.page());
    }
    flow.skip(Mm(1.4));
    let small = Style::regular(sheet::SMALL);
    let said = match which {
        Which::Vendor(of) if of.is_blank() => form_notes::waiting(of),
        _ => form_notes::way_back(context, which).unwrap_or_default(),
    };
    if !said.is_empty() {
        flow.put(&phrases(&said, small, sheet::WIDTH, fonts), Align::Left);
        flow.skip(Mm(0.6));
    }
    if let Which::Vendor(copied) = which
        && !copied.is_blank()
    {
        let words =
            text::transcribed(copied.received_on, &copied.original_kept_at, &copied.respondent);
        let mut lines = set::name(&words, small, sheet::WIDTH, sheet::NAME_LINES, fonts);
        for line in &mut lines {
            line.place(|missing| {
                let fields = [
                    (text::RESPONDENT, &copied.respondent),
                    (text::ORIGINAL, &copied.original_kept_at),
                ];
                let fields = fields.into_iter().filter(|(_, words)| words.contains(missing));
                fields.map(|(field, _)| text::vendor_place(&name, field)).collect()
            });
        }
        flow.put(&lines, Align::Left);
        flow.skip(Mm(0.6));
    }
    flow.skip(Mm(0.6));
}

/// The table in the largest type with which the form stays on one page that has so much room.
fn fitting_table(context: &YearContext<'_>, which: Which<'_>, room: Mm) -> Option<Table> {
    sheet::FORM_BODY.into_iter().find_map(|size| {
        let mut table = table_of(context, which, size);
        let spare = room - table.height();
        (spare.0 >= 0.0).then(|| {
            spread(&mut table, spare, size);
            table
        })
    })
}

/// Shares the room that is left among the rows, so that the sheet is filled evenly.
fn spread(table: &mut Table, spare: Mm, size: Pt) {
    let roomy = Mm::from(size) * sheet::ROOMY_ROW;
    let rows = table.rows.iter().filter(|row| !row.keeps_with_next).count();
    let Ok(rows) = u16::try_from(rows.max(1)) else { return };
    let each = spare / f32::from(rows);
    for row in table.rows.iter_mut().filter(|row| !row.keeps_with_next) {
        row.spare = each.min((roomy - row.text_height()).max(Mm(0.0)));
    }
}

fn table_of(context: &YearContext<'_>, which: Which<'_>, size: Pt) -> Table {
    let form = context.edition.form(which.kind());
    let columns = Columns::of(&form.columns);
    let (style, fonts) = (Style::regular(size), context.fonts);
    let indent = indent(form, style, fonts);
    let mut builder = Builder { context, which, columns, style, indent, rows: vec![] };
    if let Some(applicability) = &form.applicability {
        builder.heading(&applicability.title.text, Style::bold(size), 0.0);
        builder.item(&applicability.item, false);
    }
    for section in &form.sections {
        if let Some(title) = &section.title {
            let title = text::section(&section.number, &title.text);
            builder.heading(&title, Style::bold(size), 0.0);
        }
        let mut items = section.groups.iter().flat_map(|group| &group.items);
        let is_numbered = items.any(|item| item.number.is_some());
        for group in &section.groups {
            if let Some(heading) = &group.heading {
                builder.heading(&heading.text, style, 0.5);
            }
            for item in &group.items {
                builder.item(item, is_numbered);
            }
        }
    }
    let head = Style::regular(Pt((size.0 - 1.0).max(sheet::SMALL.0)));
    let head = builder.columns.head(head, fonts);
    Table { columns: builder.columns.widths(), head, rows: builder.rows, ..Table::default() }
}

/// Where the sentences of numbered rows begin: behind the widest number.
fn indent(form: &Form, style: Style, fonts: &Fonts) -> Mm {
    let numbers = form.rows().filter_map(|row| row.item.number.as_ref());
    let widths = numbers.map(|number| line(&number.text, style, fonts).width);
    let widest = widths.filter(|width| *width <= widest_number(style)).fold(Mm(0.0), Mm::max);
    (style.em() * 2.1).max(widest + style.em() * 0.25)
}

/// A wider number stands on the lines of its sentence.
fn widest_number(style: Style) -> Mm {
    style.em() * 6.0
}

struct Builder<'a> {
    context: &'a YearContext<'a>,
    which: Which<'a>,
    columns: Columns<'a>,
    style: Style,
    /// Where the sentences of numbered rows begin.
    indent: Mm,
    rows: Vec<Row>,
}

impl Builder<'_> {
    /// A heading row, indented by some ems.
    fn heading(&mut self, words: &str, style: Style, indent: f32) {
        if words.trim().is_empty() {
            return;
        }
        let indent = style.em() * indent;
        let width = sheet::WIDTH - sheet::CELL_SIDE * 2.0 - indent;
        let lines = paragraphs(words, style, width, self.context.fonts);
        self.rows.push(Row {
            cells: vec![Cell::new(0..self.columns.count(), indented(&lines, indent))],
            fill: Some(sheet::HEADING_FILL),
            keeps_with_next: true,
            padding: sheet::CELL_TOP,
            ..Row::default()
        });
    }

    /// A row; `is_numbered` says whether it stands among rows with a number. One without wording, as a
    /// bridge may have it, is on no form.
    fn item(&mut self, item: &Item, is_numbered: bool) {
        let Some(wording) = &item.wording else { return };
        let (style, fonts) = (self.style, self.context.fonts);
        let entered = Entered::of(self.context, self.which, item);
        let answers = |chosen| answer::answers(self.columns.names, chosen, style, fonts);
        let day = |day| answer::day(day, style, fonts);
        let has_days = self.columns.has(Column::Date);
        let lines = |column| match column {
            Column::First if has_days => vec![answers(entered.first)],
            Column::First => vec![answers(entered.first), day(entered.first_day)],
            Column::Date => vec![day(entered.first_day)],
            Column::Target => vec![day(entered.target)],
            Column::Second => vec![answers(entered.second), day(entered.second_day)],
        };
        let filled_in = self.columns.filled_in.iter().enumerate();
        let filled_in =
            filled_in.map(|(at, column)| Cell::new(at + 1..at + 2, lines(*column)).center());
        let words = Cell::new(0..1, self.words(item, &wording.text, is_numbered));
        self.rows.push(Row {
            cells: std::iter::once(words).chain(filled_in).collect(),
            padding: sheet::CELL_TOP,
            ..Row::default()
        });
    }

    /// The number, the sentence beside it, and the notes below the sentence in small type.
    fn words(&self, item: &Item, wording: &str, is_numbered: bool) -> Vec<Line> {
        let (style, fonts) = (self.style, self.context.fonts);
        let number = item.number.as_ref().map_or("", |number| &number.text);
        let number_line = line(number, style, fonts);
        let is_wide = number_line.width > widest_number(style);
        let indent = if is_numbered && !is_wide { self.indent } else { Mm(0.0) };
        let width = self.columns.item_width() - sheet::CELL_SIDE * 2.0 - indent;
        let sentence = if is_wide {
            phrases(&text::section(number, wording), style, width, fonts)
        } else {
            phrases(wording, style, width, fonts)
        };
        let mut words = if number.is_empty() || is_wide {
            indented(&sentence, indent)
        } else {
            labeled(&sentence, &number_line, indent)
        };
        let small = Style::regular(sheet::SMALL);
        for note in &item.notes {
            words.extend(indented(&paragraphs(&note.text, small, width, fonts), indent));
        }
        words
    }
}
