//! What stands outside the frame of a sheet: above it, and at the foot of the page.

use super::context::{Context, Which};
use super::font::Fonts;
use super::paper::{Mark, Mm, Point};
use super::set::{Align, Line, Style, line, paragraphs, shortened};
use super::sheet;
use crate::text::report as text;

/// Whose sheet it is, at the left above the form.
pub(super) fn owner(context: &Context<'_>, which: Which<'_>) -> String {
    let clinic = &context.workbook.clinic.name;
    match which {
        Which::Institution | Which::Vendor(_) => clinic.clone(),
        Which::BlankVendor => text::hand_in_to(clinic),
    }
}

fn outside_lines(context: &Context<'_>, owner: &str) -> (Vec<Line>, Line) {
    let style = Style::regular(sheet::HEADER);
    let options = context.options;
    let year = text::year_and_day(options.year, context.edition, options.printed_on);
    let right = line(&year, style, context.fonts);
    let width = sheet::WIDTH - right.width - Mm(8.0);
    (paragraphs(owner, style, width, context.fonts), right)
}

/// Where the lines outside the frame end.
pub(super) fn outside_height(context: &Context<'_>, owner: &str) -> Mm {
    let (left, _) = outside_lines(context, owner);
    sheet::TOP + left.iter().map(|line| line.height).sum()
}

/// Owner at the left, year and day of printing at the right; returns where they end.
pub(super) fn paint_outside(context: &Context<'_>, owner: &str, marks: &mut Vec<Mark>) -> Mm {
    let (left, right) = outside_lines(context, owner);
    let mut y = sheet::TOP;
    for part in &left {
        part.paint(Point::new(sheet::SIDE, y), sheet::WIDTH, Align::Left, marks);
        y += part.height;
    }
    right.paint(Point::new(sheet::SIDE, sheet::TOP), sheet::WIDTH, Align::Right, marks);
    y
}

/// The title of a sheet; returns where it ends.
pub(super) fn paint_title(title: &str, fonts: &Fonts, top: Mm, marks: &mut Vec<Mark>) -> Mm {
    let mut y = top;
    for part in paragraphs(title, Style::bold(sheet::TITLE), sheet::WIDTH, fonts) {
        part.paint(Point::new(sheet::SIDE, y), sheet::WIDTH, Align::Center, marks);
        y += part.height;
    }
    y
}

/// What the foot of a page says besides the clinic, the source and the day.
#[derive(Clone, Debug)]
pub(super) struct Foot {
    /// Edition and sheet.
    pub(super) sheet: String,
    /// Whether some wording on the sheet is not compared with the original yet.
    pub(super) has_unconfirmed: bool,
}

/// Paints the foot of page `number` of `of`.
pub(super) fn paint_foot(
    context: &Context<'_>,
    foot: &Foot,
    number: usize,
    of: usize,
    marks: &mut Vec<Mark>,
) {
    let style = Style::regular(sheet::SMALL);
    let fonts = context.fonts;
    let rule = |x| Point::new(x, sheet::FOOT_RULE);
    marks.push(Mark::Line {
        from: rule(sheet::SIDE),
        to: rule(sheet::SIDE + sheet::WIDTH),
        width: sheet::HAIRLINE,
    });
    let number = line(&text::page_number(number, of), style, fonts);
    let name = line(&foot.sheet, style, fonts);
    let gap = style.em() * 1.5;
    let room = sheet::WIDTH - name.width - number.width - gap * 2.0;
    let clinic = shortened(&context.workbook.clinic.name, style, room, fonts);
    let mut first = clinic.clone();
    first.put(clinic.width + gap, &name);
    let source = text::source_line(context.edition, foot.has_unconfirmed);
    let second = line(&source, style, fonts);
    let day = line(&text::printed_on(context.options.printed_on), style, fonts);
    let lines = [(first, number), (second, day)];
    for (baseline, (left, right)) in sheet::FOOT_LINES.into_iter().zip(lines) {
        let top = baseline - style.em() * sheet::ASCENT - (style.pitch() - style.em()) / 2.0;
        let at = Point::new(sheet::SIDE, top);
        left.paint(at, sheet::WIDTH, Align::Left, marks);
        right.paint(at, sheet::WIDTH, Align::Right, marks);
    }
}
