//! 連絡体制図 and 組織体制図 on paper: where every box stands and how the lines run between them.
//!
//! The screen shows the same page, so it is laid out without an edition and without a year.

mod card;
mod fit;
mod list;
mod margin;
mod number;
mod number_marks;
mod plan;
mod plan_line;
mod private;
mod records;
mod route;
mod setting;
mod spread;
mod stroke;
mod trial;
mod version;

use chrono::NaiveDate;

use self::card::{Card, Detail};
use self::fit::{Arrangement, Placed, Task, arrange};
use self::list::Listed;
use self::margin::Particulars;
use self::plan::{Area, LABEL, Shape};
use self::records::{Records, cards};
use self::route::Router;
use self::stroke::Pen;
pub use self::version::ChartVersion;
use super::Fonts;
use super::head::{Outside, paint_title};
use super::missing_glyph::{MissingGlyph, missing_glyphs, place_marks, place_rest};
use super::paper::{Mark, Mm, Page, Point, Size};
use super::set::{Align, Line, Style, line};
use super::sheet::{self, Orientation};
use crate::model::{BoxId, Chart, ChartKind, Tier, Workbook};
use crate::text::chart_paper as text;

/// A box of the chart on its page.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxPlace {
    /// The box.
    pub id: BoxId,
    /// The top left corner.
    pub at: Point,
    /// The size.
    pub size: Size,
    /// What a screen reader says: roles, names and the number of the call.
    pub name: String,
}

/// A chart as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartDrawing {
    /// The chart itself, always one page.
    pub page: Page,
    /// The boxes on it, in reading order. One that is hidden is not among them, nor one that found
    /// no room and stands in the list only.
    pub boxes: Vec<BoxPlace>,
    /// Characters that have no shape in the fonts, with their places.
    pub missing: Vec<MissingGlyph>,
    /// 電話帳: what the chart has no room for. Empty where the chart says everything.
    pub list: Vec<Page>,
}

/// Between the title and the boxes, and between the boxes and the particulars.
const AROUND: Mm = Mm(3.5);
const TURNED: Orientation = Orientation::Landscape;

/// Lays out a chart as it is on `day`; `None` where it was never begun. The foot of the sheet is not
/// part of it: what is numbered there is known in a document only.
///
/// It takes a few milliseconds: it is meant to be called when something has changed, not for every
/// frame.
#[must_use]
pub fn chart_page(
    workbook: &Workbook,
    kind: ChartKind,
    version: ChartVersion,
    day: NaiveDate,
    fonts: &Fonts,
) -> Option<ChartDrawing> {
    let chart = workbook.chart(kind)?;
    let records = Records { workbook, kind, version, day };
    Some(draw(records, chart, OnList::Everything, fonts))
}

/// Lays out the contact chart as a page of the plan, which says in its sections what is otherwise
/// kept for the list.
pub(super) fn chart_in_plan(
    workbook: &Workbook,
    day: NaiveDate,
    fonts: &Fonts,
) -> Option<ChartDrawing> {
    let (kind, version) = (ChartKind::Contact, ChartVersion::Inspector);
    let chart = workbook.chart(kind)?;
    let records = Records { workbook, kind, version, day };
    Some(draw(records, chart, OnList::LeftOut, fonts))
}

/// What is put on the list of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnList {
    /// Everything that is known.
    Everything,
    /// The list is there only where the chart left something out for want of room.
    LeftOut,
}

fn draw(records: Records<'_>, chart: &Chart, on_list: OnList, fonts: &Fonts) -> ChartDrawing {
    let kind = records.kind;
    let cards = cards(records, chart);
    let owner = &records.public(&records.workbook.clinic.name);
    let is_private = cards.iter().any(|card| card.has_private);
    let remark = match (kind, records.version) {
        (ChartKind::Contact, ChartVersion::Wall) => text::FOR_WALL,
        (ChartKind::Contact, ChartVersion::Inspector) if is_private => text::PRIVATE,
        _ => "",
    };
    let outside = Outside { owner, remark };
    let mut marks = Vec::new();
    let y = outside.paint(TURNED, fonts, &mut marks);
    let title = text::name(kind);
    let below_title = paint_title(title, fonts, TURNED, y + Mm(1.6), &mut marks);
    let Particulars { table: particulars, cut } = margin::particulars(records, chart, fonts);
    let foot = TURNED.bottom() - particulars.height();
    let top = below_title + AROUND;
    let at = Point::new(sheet::SIDE, top);
    let size = Size { width: TURNED.width(), height: foot - AROUND - top };
    let area = Area { at, size };
    let task = Task {
        kind,
        template: chart.template,
        version: records.version,
        cards: &cards,
        area,
        fonts,
    };
    let arrangement = arrange(task);
    let shown = &arrangement.cards;
    let (lines, numbers) = Router::new(&arrangement, fonts).draw();
    let has_list = is_list_needed(records, &cards, &arrangement, on_list) || !cut.is_empty();
    if cards.is_empty() {
        margin::nothing(top, foot - AROUND, fonts, &mut marks);
    }
    if has_list {
        let words = text::more_on_list(kind, cards.len() - shown.len());
        margin::remark(&words, below_title, fonts, &mut marks);
    }
    if kind == ChartKind::Contact && !shown.is_empty() {
        let has_optional = shown.iter().any(|card| card.is_optional);
        let legend = (has_optional, has_callers(&cards));
        margin::legend(legend, arrangement.sizes, below_title, fonts, &mut marks);
    }
    if !matches!(arrangement.plan.shape, Shape::Line | Shape::Groups) {
        paint_labels(&arrangement, fonts, &mut marks);
    }
    marks.extend(lines);
    let boxes = paint_boxes(kind, &arrangement, &numbers, &mut marks);
    if !particulars.rows.is_empty() {
        let mut page = vec![std::mem::take(&mut marks)];
        particulars.flow(&mut page, foot, foot);
        marks = page.into_iter().next().unwrap_or_default();
    }
    let page = |marks| Page { size: TURNED.size(), marks };
    let list = if has_list {
        let numbers = numbers_on_list(&cards, &numbers);
        let keeper = chart.author.map(|id| records.person_name(id)).unwrap_or_default();
        let kept = if is_private { text::list_kept(&keeper) } else { String::new() };
        let listed = Listed { cards: &cards, numbers: &numbers, cut: &cut, kept: &kept };
        list::pages(kind, listed, outside, fonts)
    } else {
        Vec::new()
    };
    let mut pages: Vec<Page> = std::iter::once(marks).chain(list).map(page).collect();
    place_rest(&mut pages, title);
    let missing = missing_glyphs(&pages);
    let list = pages.split_off(1);
    ChartDrawing { page: pages.swap_remove(0), boxes, missing, list }
}

/// Whether the boxes say who calls those outside.
fn has_callers(cards: &[Card]) -> bool {
    let mut fields = cards.iter().flat_map(|card| &card.parties).flat_map(|party| &party.fields);
    fields.any(|field| field.label == text::CALLER && !field.value.trim().is_empty())
}

/// Whether something is left to be said that the chart does not say.
fn is_list_needed(
    records: Records<'_>,
    cards: &[Card],
    arrangement: &Arrangement,
    on_list: OnList,
) -> bool {
    let mut fields = cards.iter().flat_map(|card| &card.parties).flat_map(|party| &party.fields);
    arrangement.is_shortened
        || arrangement.cards.len() < cards.len()
        || on_list == OnList::Everything
            && records.version == ChartVersion::Inspector
            && fields.any(|field| field.from == Detail::List)
}

/// The numbers of all cards; those that found no room are called after the others.
fn numbers_on_list(cards: &[Card], drawn: &[(BoxId, usize)]) -> Vec<Option<usize>> {
    let mut last = drawn.iter().map(|(_, number)| *number).max().unwrap_or(0);
    let numbers = cards.iter().map(|card| {
        let known = drawn.iter().find(|(id, _)| *id == card.id).map(|(_, number)| *number);
        if known.is_none() && card.tier == Tier::Outside && !drawn.is_empty() {
            last += 1;
            return Some(last);
        }
        known
    });
    numbers.collect()
}

/// Text and frames of the boxes.
fn paint_boxes(
    kind: ChartKind,
    arrangement: &Arrangement,
    numbers: &[(BoxId, usize)],
    marks: &mut Vec<Mark>,
) -> Vec<BoxPlace> {
    let rows = arrangement.stacks.iter().flatten();
    let boxes = rows.flat_map(|row| &row.boxes);
    boxes.map(|placed| paint_box(kind, arrangement, placed, numbers, marks)).collect()
}

fn paint_box(
    kind: ChartKind,
    arrangement: &Arrangement,
    placed: &Placed,
    numbers: &[(BoxId, usize)],
    marks: &mut Vec<Mark>,
) -> BoxPlace {
    let card = &arrangement.cards[placed.card];
    let before = marks.len();
    placed.setting.paint(placed.at, placed.size, marks);
    place_marks(&mut marks[before..], |missing| card.places(kind, missing));
    let width = if card.tier == Tier::Executive { stroke::STRONG } else { sheet::FRAME_LINE };
    Pen { width, is_dashed: card.is_optional }.frame(placed.at, placed.size, marks);
    let number = numbers.iter().find(|(id, _)| *id == card.id).map(|(_, number)| *number);
    let names: Vec<&str> = card.parties.iter().map(|party| party.name.as_str()).collect();
    let name = text::spoken(number, &card.heading, &names);
    BoxPlace { id: card.id, at: placed.at, size: placed.size, name }
}

/// The name of every level, written downwards at the left of its boxes.
fn paint_labels(arrangement: &Arrangement, fonts: &Fonts, marks: &mut Vec<Mark>) {
    let Some(rows) = arrangement.stacks.first() else { return };
    let style = Style::bold(sheet::HEADER);
    for level in rows.chunk_by(|one, other| one.tier == other.tier) {
        let (Some(first), Some(last)) = (first_box(level), last_box(level)) else { continue };
        let at = Point::new(sheet::SIDE, first.at.y);
        let size = Size { width: LABEL - Mm(2.5), height: last.bottom() - first.at.y };
        marks.push(Mark::Fill { at, size, ink: sheet::HEAD_FILL });
        let letters: Vec<Line> = text::tier(level[0].tier)
            .chars()
            .map(|letter| line(&letter.to_string(), style, fonts))
            .collect();
        let height: Mm = letters.iter().map(|line| line.height).sum();
        let mut y = at.y + (size.height - height) / 2.0;
        for letter in letters {
            letter.paint(Point::new(at.x, y), size.width, Align::Center, marks);
            y += letter.height;
        }
    }
}

fn first_box(level: &[fit::PlacedRow]) -> Option<&Placed> {
    level.first()?.boxes.first()
}

fn last_box(level: &[fit::PlacedRow]) -> Option<&Placed> {
    level.last()?.boxes.first()
}
