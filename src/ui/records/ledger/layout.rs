//! Where the columns and rows of the table are.

use egui::{Rect, Vec2, pos2, vec2};

use crate::model::{CellSort, DeviceColumn};

/// Height of a row.
pub const ROW: f32 = 34.0;
/// Height of the head.
pub const HEAD: f32 = 38.0;
/// Width of the boxes and row numbers.
pub const GUTTER: f32 = 78.0;

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The column.
    pub column: DeviceColumn,
    /// Its left edge, from the left edge of the table.
    pub left: f32,
    /// Its width.
    pub width: f32,
}

/// The columns and rows, from the upper left corner of the whole table.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The columns from left to right.
    pub places: Vec<Place>,
    /// How many of them stay where they are while the others scroll.
    pub fixed: usize,
    /// How many rows there are.
    pub rows: usize,
}

impl Layout {
    /// The layout in a part of the window that is `width` wide. The first columns stay only where
    /// they leave room for others.
    pub fn new(columns: &[(DeviceColumn, f32)], rows: usize, width: f32) -> Self {
        let mut left = GUTTER;
        let mut places = Vec::with_capacity(columns.len());
        for (column, width) in columns {
            let width = *width;
            places.push(Place { column: *column, left, width });
            left += width;
        }
        let first: f32 = places.iter().take(2).map(|place| place.width).sum();
        let fixed = if GUTTER + first < width * 0.6 { 2.min(places.len()) } else { 0 };
        Self { places, fixed, rows }
    }

    /// How wide that is which does not scroll to the side.
    pub fn fixed_width(&self) -> f32 {
        GUTTER + self.places[..self.fixed].iter().map(|place| place.width).sum::<f32>()
    }

    /// The size of everything.
    pub fn size(&self) -> Vec2 {
        let width = self.places.last().map_or(GUTTER, |last| last.left + last.width);
        #[expect(clippy::cast_precision_loss, reason = "no ledger has millions of rows")]
        let height = HEAD + self.rows as f32 * ROW;
        vec2(width, height)
    }

    /// The upper edge of a row.
    pub fn top(row: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "no ledger has millions of rows")]
        let row = row as f32;
        HEAD + row * ROW
    }

    /// The rows of which something is in sight below the head.
    pub fn rows_in(&self, sight: Rect) -> std::ops::Range<usize> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows are counted from zero"
        )]
        let row = |rows: f32| rows.max(0.0) as usize;
        let first = row(sight.min.y / ROW).min(self.rows);
        let last = row(((sight.max.y - HEAD) / ROW).ceil());
        first..last.clamp(first, self.rows)
    }

    /// How far the table has to be scrolled so that a cell is in sight, if it is not.
    pub fn scroll_to(&self, row: usize, at: usize, sight: Rect) -> Vec2 {
        let mut offset = sight.min.to_vec2();
        let top = Self::top(row);
        offset.y = offset.y.min(top - HEAD).max(top + ROW - sight.height());
        if let Some(place) = self.places.get(at).filter(|_| at >= self.fixed) {
            let right = place.left + place.width - sight.width();
            offset.x = offset.x.max(right).min(place.left - self.fixed_width());
        }
        offset.max(Vec2::ZERO)
    }

    /// The cell at a place on screen; the nearest one where there is none.
    pub fn cell_at(&self, at: egui::Pos2, visible: Rect, sight: Rect) -> (usize, usize) {
        let local = at - visible.min;
        let is_fixed = local.x < self.fixed_width();
        let x = if is_fixed { local.x } else { local.x + sight.min.x };
        let here = self.places.iter().position(|place| x < place.left + place.width);
        let column = here.unwrap_or(self.places.len().saturating_sub(1));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rows are counted from zero"
        )]
        let row = ((local.y + sight.min.y - HEAD) / ROW).max(0.0) as usize;
        (row.min(self.rows.saturating_sub(1)), column)
    }

    /// Where a column of a row is on screen.
    pub fn rect(&self, row: usize, at: usize, visible: Rect, sight: Rect) -> Rect {
        let place = self.places[at];
        let x = if at < self.fixed { place.left } else { place.left - sight.min.x };
        let min = pos2(visible.min.x + x, visible.min.y + Self::top(row) - sight.min.y);
        Rect::from_min_size(min, vec2(place.width, ROW))
    }
}

/// The width of a column of which nobody chose one: that of what usually stands in it, and of its head.
pub fn usual_width(column: DeviceColumn) -> f32 {
    match column {
        DeviceColumn::Number => 112.0,
        DeviceColumn::Kind => 156.0,
        DeviceColumn::Name => 178.0,
        DeviceColumn::Place | DeviceColumn::Serial => 150.0,
        DeviceColumn::Maker | DeviceColumn::ContractNumber => 134.0,
        DeviceColumn::Model
        | DeviceColumn::User
        | DeviceColumn::IpAddress
        | DeviceColumn::MacAddress
        | DeviceColumn::Disposal => 166.0,
        DeviceColumn::Purpose | DeviceColumn::Vendor | DeviceColumn::Network => 180.0,
        DeviceColumn::System | DeviceColumn::Software => 206.0,
        DeviceColumn::Antivirus | DeviceColumn::Patches | DeviceColumn::Internet => 190.0,
        DeviceColumn::State => 100.0,
        DeviceColumn::Note => 240.0,
        _ => match column.sort() {
            CellSort::Flag | CellSort::Person => 160.0,
            _ => 150.0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ColumnPreset;

    fn layout() -> Layout {
        let columns = ColumnPreset::All.columns();
        let columns: Vec<_> = columns.iter().map(|it| (it, usual_width(it))).collect();
        Layout::new(&columns, 1000, 1000.0)
    }

    #[test]
    fn a_cell_that_is_out_of_sight_comes_into_sight_by_the_shortest_way() {
        let layout = layout();
        let sight = Rect::from_min_size(pos2(300.0, 340.0), vec2(1000.0, 378.0));
        // Rows 10 to 19 are in sight.
        assert_eq!(layout.rows_in(sight), 10..20);
        let last = layout.places.len() - 1;
        let second = layout.places[2].left - layout.fixed_width();
        let table = [
            (12, 0, vec2(300.0, 340.0)),
            (9, 0, vec2(300.0, 306.0)),
            (20, 0, vec2(300.0, 374.0)),
            // A fixed column moves nothing to the side.
            (12, 1, vec2(300.0, 340.0)),
            (12, 2, vec2(second, 340.0)),
            (12, last, vec2(layout.size().x - 1000.0, 340.0)),
        ];
        for (row, at, expected) in table {
            let offset = layout.scroll_to(row, at, sight);
            assert!((offset - expected).length() < 0.01, "{row} {at}: {offset:?}");
        }
    }

    #[test]
    fn a_place_on_screen_belongs_to_the_cell_that_is_drawn_there() {
        let layout = layout();
        let sight = Rect::from_min_size(pos2(300.0, 340.0), vec2(1000.0, 378.0));
        let visible = Rect::from_min_size(pos2(20.0, 50.0), sight.size());
        for (row, at) in [(12, 0), (12, 1), (15, 5), (19, 7)] {
            let rect = layout.rect(row, at, visible, sight);
            assert_eq!(layout.cell_at(rect.center(), visible, sight), (row, at));
        }
    }
}
