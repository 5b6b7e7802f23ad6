//! What stands outside the frame of a sheet: above it, and at the foot of the page.

use super::context::{Context, Which};
use super::font::Fonts;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm, Point};
use super::set::{Align, Line, Style, line, name, paragraphs, shortened};
use super::sheet::{self, Orientation};
use crate::model::Edition;
use crate::text::report as text;

/// Whose sheet it is, at the left above the form.
pub(super) fn owner(context: &Context<'_>, which: Which<'_>) -> String {
    let clinic = &context.workbook.clinic.name;
    match which {
        Which::Institution | Which::Vendor(_) => clinic.clone(),
        Which::BlankVendor | Which::BlankFor(_) => text::hand_in_to(clinic),
    }
}

/// What stands outside the frame, at the left and at the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outside<'a> {
    /// Whose sheet it is.
    pub(super) owner: &'a str,
    /// What it is for.
    pub(super) remark: &'a str,
}

impl Outside<'_> {
    fn lines(self, orientation: Orientation, fonts: &Fonts) -> (Vec<Line>, Line) {
        let style = Style::regular(sheet::HEADER);
        let right = line(self.remark, style, fonts);
        let width = orientation.width() - right.width - Mm(8.0);
        let owner = name(self.owner, style, width, sheet::NAME_LINES, fonts);
        (placed(owner, || text::CLINIC_NAME.to_owned()), right)
    }

    /// Paints it; returns where it ends.
    pub(super) fn paint(
        self,
        orientation: Orientation,
        fonts: &Fonts,
        marks: &mut Vec<Mark>,
    ) -> Mm {
        let (left, right) = self.lines(orientation, fonts);
        let width = orientation.width();
        let mut y = sheet::TOP;
        for part in &left {
            part.paint(Point::new(sheet::SIDE, y), width, Align::Left, marks);
            y += part.height;
        }
        right.paint(Point::new(sheet::SIDE, sheet::TOP), width, Align::Right, marks);
        y
    }
}

/// The day of printing; of an extract also the day from which its content is.
fn made_on(context: &Context<'_>) -> String {
    let printed_on = context.options.printed_on;
    match context.options.extract_of {
        Some(closed_on) => text::extract(closed_on, printed_on),
        None => text::printed_on(printed_on),
    }
}

fn year_and_day(context: &Context<'_>) -> String {
    let made = made_on(context);
    match context.year {
        Some(year) => text::year_and_day(year.assessment.fiscal_year, year.edition, &made),
        None => made,
    }
}

/// Owner at the left, year and day of printing at the right; returns where they end.
pub(super) fn paint_outside(
    context: &Context<'_>,
    owner: &str,
    orientation: Orientation,
    marks: &mut Vec<Mark>,
) -> Mm {
    let remark = &year_and_day(context);
    Outside { owner, remark }.paint(orientation, context.fonts, marks)
}

/// The title of a sheet; returns where it ends.
pub(super) fn paint_title(
    title: &str,
    fonts: &Fonts,
    orientation: Orientation,
    top: Mm,
    marks: &mut Vec<Mark>,
) -> Mm {
    let mut y = top;
    let width = orientation.width();
    for part in paragraphs(title, Style::bold(sheet::TITLE), width, fonts) {
        part.paint(Point::new(sheet::SIDE, y), width, Align::Center, marks);
        y += part.height;
    }
    y
}

/// What the foot of a page says besides the clinic, the source and the day.
#[derive(Clone, Debug)]
pub(super) struct Foot {
    /// Edition and sheet; a sheet of the clinic's own names no edition.
    pub(super) sheet: String,
    /// Where the wording of the edition comes from; empty on a sheet of the clinic's own.
    source: String,
    /// The clinic, where it went by another name when the sheet was written.
    clinic: Option<String>,
}

impl Foot {
    /// Of a sheet of the clinic's own.
    pub(super) fn own(sheet: impl Into<String>) -> Self {
        Self { sheet: sheet.into(), source: String::new(), clinic: None }
    }

    /// The same under the name that the clinic had then.
    pub(super) fn of_clinic(self, clinic: &str) -> Self {
        Self { clinic: Some(clinic.to_owned()), ..self }
    }

    /// Of a sheet with the wording of an edition.
    pub(super) fn of_edition(edition: &Edition, sheet: &str) -> Self {
        let (sheet, source) = (text::sheet_name(edition, sheet), text::source_line(edition));
        Self { sheet, source, clinic: None }
    }
}

/// Paints the foot of a page; `(number, of)` is its number and how many there are.
pub(super) fn paint_foot(
    context: &Context<'_>,
    foot: &Foot,
    orientation: Orientation,
    (number, of): (usize, usize),
    marks: &mut Vec<Mark>,
) {
    let width = orientation.width();
    let style = Style::regular(sheet::SMALL);
    let fonts = context.fonts;
    let rule = |x| Point::new(x, orientation.foot_rule());
    marks.push(Mark::Line {
        from: rule(sheet::SIDE),
        to: rule(sheet::SIDE + width),
        width: sheet::HAIRLINE,
    });
    let number = line(&text::page_number(number, of), style, fonts);
    let title = line(&foot.sheet, style, fonts);
    let gap = style.em() * 1.5;
    let room = width - title.width - number.width - gap * 2.0;
    let clinic = foot.clinic.as_ref().unwrap_or(&context.workbook.clinic.name);
    let mut clinic = shortened(clinic, style, room, fonts);
    clinic.place(|_| vec![text::CLINIC_NAME.to_owned()]);
    let mut first = clinic.clone();
    first.put(clinic.width + gap, &title);
    let second = line(&foot.source, style, fonts);
    let day = line(&made_on(context), style, fonts);
    let lines = [(first, number), (second, day)];
    for (at, (left, right)) in foot_lines(orientation, style).into_iter().zip(lines) {
        left.paint(at, width, Align::Left, marks);
        right.paint(at, width, Align::Right, marks);
    }
}

/// Paints where the wording of a sheet comes from, for a sheet that names no edition in its foot.
pub(super) fn paint_source(
    source: &str,
    fonts: &Fonts,
    orientation: Orientation,
    marks: &mut Vec<Mark>,
) {
    let style = Style::regular(sheet::SMALL);
    let [_, at] = foot_lines(orientation, style);
    line(source, style, fonts).paint(at, orientation.width(), Align::Left, marks);
}

/// The left ends of the two lines of the foot.
fn foot_lines(orientation: Orientation, style: Style) -> [Point; 2] {
    orientation.foot_lines().map(|baseline| {
        let top = baseline - style.em() * sheet::ASCENT - (style.pitch() - style.em()) / 2.0;
        Point::new(sheet::SIDE, top)
    })
}
