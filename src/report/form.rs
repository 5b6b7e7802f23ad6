//! 医療機関確認用 and 事業者確認用: the forms an inspector looks at.

use chrono::NaiveDate;

use super::answer::{self, Day};
use super::context::{Which, YearContext};
use super::flow::{Flow, Frame};
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm, Point, Pt};
use super::set;
use super::set::{Align, Line, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::edition::{Form, Item};
use crate::model::need::need;
use crate::model::{Answer, FormRef, Response, SecondAnswer, Wording};
use crate::text::report as text;

/// Lays out one form; the page foot is not on it yet.
pub(super) fn pages(context: &YearContext<'_>, which: Which<'_>) -> Vec<Vec<Mark>> {
    let (owner, orientation) = (head::owner(context, which), Orientation::Portrait);
    let head = |marks: &mut Vec<Mark>| head::paint_outside(context, &owner, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    put_above(context, which, &mut flow);
    flow.table(&fitting_table(context, which, flow.room()), None);
    flow.into_pages()
}

/// Everything above the table.
fn put_above(context: &YearContext<'_>, which: Which<'_>, flow: &mut Flow<'_>) {
    let fonts = context.fonts;
    let form = context.edition.form(which.kind());
    flow.skip(Mm(1.6));
    flow.put_title(&text::form_title(context.edition), fonts);
    let name = Style::regular(sheet::FORM_NAME);
    flow.put(&paragraphs(&form.name.text, name, sheet::WIDTH, fonts), Align::Center);
    flow.skip(Mm(1.2));
    if let Some(label) = &form.vendor_name_label {
        put_vendor(context, which, &label.text, flow);
    }
    let small = Style::regular(sheet::SMALL);
    for note in &form.notes {
        let mark = line(text::NOTE_MARK, small, fonts);
        let width = sheet::WIDTH - mark.width;
        let parts = paragraphs(&note.text, small, width, fonts);
        flow.put(&labeled(&parts, &mark, mark.width), Align::Left);
    }
    flow.skip(Mm(1.4));
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
    flow.skip(Mm(1.4));
    if let Which::Vendor(copied) = which
        && !copied.is_blank()
    {
        let words =
            text::transcribed(copied.received_on, &copied.original_kept_at, &copied.respondent);
        let small = Style::regular(sheet::SMALL);
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

/// The table in the largest type with which the form stays on one page that has so much room; in the
/// smallest, should there be none.
fn fitting_table(context: &YearContext<'_>, which: Which<'_>, room: Mm) -> Table {
    for size in sheet::FORM_BODY {
        let mut table = table(context, which, size);
        let spare = room - table.height();
        if spare.0 >= 0.0 {
            spread(&mut table, spare, size);
            return table;
        }
    }
    table(context, which, sheet::LONG_FORM_BODY)
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

fn table(context: &YearContext<'_>, which: Which<'_>, size: Pt) -> Table {
    let form = context.edition.form(which.kind());
    let rounds = sheet::ROUND_COLUMN * 2.0 + sheet::TARGET_COLUMN;
    let columns =
        vec![sheet::WIDTH - rounds, sheet::ROUND_COLUMN, sheet::TARGET_COLUMN, sheet::ROUND_COLUMN];
    let mut builder = Builder { context, which, form, size, item_width: columns[0], rows: vec![] };
    if let Some(applicability) = &form.applicability {
        builder.heading(&applicability.title.text, Style::bold(size), 0.0);
        builder.item(&applicability.item);
    }
    for section in &form.sections {
        if let Some(title) = &section.title {
            let title = text::section(&section.number, &title.text);
            builder.heading(&title, Style::bold(size), 0.0);
        }
        for group in &section.groups {
            if let Some(heading) = &group.heading {
                builder.heading(&heading.text, Style::regular(size), 0.5);
            }
            for item in &group.items {
                builder.item(item);
            }
        }
    }
    let head = builder.head();
    Table { columns, head, rows: builder.rows, ..Table::default() }
}

struct Builder<'a> {
    context: &'a YearContext<'a>,
    which: Which<'a>,
    form: &'a Form,
    size: Pt,
    item_width: Mm,
    rows: Vec<Row>,
}

impl Builder<'_> {
    fn head(&self) -> Vec<Row> {
        let style = Style::regular(Pt((self.size.0 - 1.0).max(sheet::SMALL.0)));
        let names = &self.form.columns;
        let word = |head: &Option<Wording>| {
            let words = head.as_ref().map_or("", |head| &head.text);
            vec![line(words, style, self.context.fonts)]
        };
        let row = |cells| Row {
            cells,
            fill: Some(sheet::HEAD_FILL),
            padding: sheet::CELL_TOP,
            ..Row::default()
        };
        vec![
            row(vec![
                Cell { rows: 2, ..Cell::new(0..1, word(&names.item)).center() },
                Cell::new(1..4, word(&names.result)).center(),
            ]),
            row(vec![
                Cell::new(1..2, word(&names.first)).center(),
                Cell::new(2..3, word(&names.target)).center(),
                Cell::new(3..4, word(&names.second)).center(),
            ]),
        ]
    }

    /// A heading row, indented by some ems.
    fn heading(&mut self, words: &str, style: Style, indent: f32) {
        let indent = style.em() * indent;
        let width = sheet::WIDTH - sheet::CELL_SIDE * 2.0 - indent;
        let lines = paragraphs(words, style, width, self.context.fonts)
            .iter()
            .map(|part| {
                let mut whole = Line::blank(part.height);
                whole.put(indent, part);
                whole
            })
            .collect();
        self.rows.push(Row {
            cells: vec![Cell::new(0..4, lines)],
            fill: Some(sheet::HEADING_FILL),
            keeps_with_next: true,
            padding: sheet::CELL_TOP,
            ..Row::default()
        });
    }

    /// A row of the form. One without wording, as a bridge may have it, is on no form.
    fn item(&mut self, item: &Item) {
        let Some(wording) = &item.wording else { return };
        let style = Style::regular(self.size);
        let fonts = self.context.fonts;
        let number = item.number.as_ref().map(|number| line(&number.text, style, fonts));
        let indent = number.as_ref().map_or(Mm(0.0), |_| style.em() * 2.1);
        let width = self.item_width - sheet::CELL_SIDE * 2.0 - indent;
        let mut words = Vec::new();
        for part in phrases(&wording.text, style, width, fonts) {
            let mut whole = Line::blank(part.height);
            if let (0, Some(number)) = (words.len(), &number) {
                whole.put(Mm(0.0), number);
            }
            whole.put(indent, &part);
            words.push(whole);
        }
        let entered = self.entered(item);
        let answers = |chosen| answer::answers(&self.form.columns, chosen, style, fonts);
        let day = |day| answer::day(day, style, fonts);
        self.rows.push(Row {
            cells: vec![
                Cell::new(0..1, words),
                Cell::new(1..2, vec![answers(entered.first), day(entered.first_day)]).center(),
                Cell::new(2..3, vec![day(entered.target)]).center(),
                Cell::new(3..4, vec![answers(entered.second), day(entered.second_day)]).center(),
            ],
            padding: sheet::CELL_TOP,
            ..Row::default()
        });
    }

    /// What is printed for a row: nothing where the row is not needed or has no plain answer.
    fn entered(&self, item: &Item) -> Entered {
        let assessment = self.context.assessment;
        let Some(form) = self.which.form() else { return Entered::BLANK };
        if !need(self.context.edition, assessment, form, item).is_needed() {
            return Entered::BLANK;
        }
        assessment
            .response(form, &item.key)
            .map_or(Entered::BLANK, |response| self.entered_in(response))
    }

    fn entered_in(&self, response: &Response) -> Entered {
        let first = match response.first.answer {
            Some(Answer::Yes) => Some(true),
            Some(Answer::No) => Some(false),
            // The form knows these two answers only.
            Some(Answer::Unknown | Answer::NotApplicable) | None => None,
        };
        let second = response.second.answer.map(|answer| answer == SecondAnswer::Yes);
        let day = |is_shown: bool, day: Option<NaiveDate>| {
            day.filter(|_| is_shown).map_or(Day::Blank, |day| self.day(day))
        };
        Entered {
            first,
            first_day: day(first.is_some(), response.first.date),
            // A target belongs to いいえ; one that is left from an earlier answer is not printed.
            target: day(first == Some(false), response.target),
            second,
            second_day: day(second.is_some(), response.second.date),
        }
    }

    /// Month and day say enough only on the form of the same year and inside that year.
    fn day(&self, day: NaiveDate) -> Day {
        let year = self.context.assessment.fiscal_year;
        if year == self.context.edition.fiscal_year && year.contains(day) {
            Day::Short(day)
        } else {
            Day::WithYear(day)
        }
    }
}

/// What is printed in the cells of one row.
struct Entered {
    first: Option<bool>,
    first_day: Day,
    target: Day,
    second: Option<bool>,
    second_day: Day,
}

impl Entered {
    const BLANK: Self = Self {
        first: None,
        first_day: Day::Blank,
        target: Day::Blank,
        second: None,
        second_day: Day::Blank,
    };
}

impl Which<'_> {
    /// The form whose answers are printed; a blank one has none.
    fn form(self) -> Option<FormRef> {
        match self {
            Self::Institution => Some(FormRef::Institution),
            Self::Vendor(sheet) => Some(FormRef::Vendor(sheet.vendor)),
            Self::BlankVendor | Self::BlankFor(_) => None,
        }
    }
}
