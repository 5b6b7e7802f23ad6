//! Where pages stand below each other.

use crate::report::paper::Printout;
use crate::ui::widgets::page_size;

/// Room around the pages, in points.
pub(super) const MARGIN: f32 = 14.0;

/// Where pages begin below each other at a scale, in points.
pub(super) struct Tops {
    /// The top of every page, and behind the last where everything ends.
    above: Vec<f32>,
    heights: Vec<f32>,
    width: f32,
}

impl Tops {
    pub(super) fn of(printout: &Printout, scale: f32) -> Self {
        let mut below = MARGIN;
        let mut of = Self { above: Vec::new(), heights: Vec::new(), width: 0.0 };
        for page in &printout.pages {
            let size = page_size(page, scale);
            of.above.push(below);
            of.heights.push(size.y);
            of.width = of.width.max(size.x);
            below += size.y + MARGIN;
        }
        of.above.push(below);
        of
    }

    pub(super) fn top(&self, page: usize) -> f32 {
        self.above.get(page).copied().unwrap_or_default()
    }

    /// Where to scroll to so that a page is seen from its top.
    pub(super) fn above(&self, page: usize) -> f32 {
        // The first page keeps the room above it in sight.
        if page == 0 { 0.0 } else { self.top(page) - MARGIN / 2.0 }
    }

    /// The height of all of them.
    pub(super) fn height(&self) -> f32 {
        self.above.last().copied().unwrap_or_default()
    }

    /// The width of the widest with the room beside it.
    pub(super) fn width(&self) -> f32 {
        self.width + MARGIN * 2.0
    }

    /// The last page that begins above `at`.
    pub(super) fn page_at(&self, at: f32) -> usize {
        let pages = self.above.len().saturating_sub(1);
        self.above[..pages].partition_point(|top| *top <= at).saturating_sub(1)
    }

    /// Where a place of pages at another scale is at this one. It stays on its page.
    pub(super) fn same_place(&self, other: &Self, at: f32) -> f32 {
        let page = other.page_at(at);
        let (was, is) = (other.heights.get(page), self.heights.get(page));
        let (Some(was), Some(is)) = (was, is) else { return at };
        let down = at - other.top(page);
        // What is between two pages stays as large as it was.
        let on_page = down.clamp(0.0, *was);
        self.top(page) + on_page * (is / was.max(1.0)) + (down - on_page)
    }
}
