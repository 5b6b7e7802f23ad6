//! Tables: rows of cells that flow over pages, with a head that repeats.

use std::ops::Range;
use std::sync::Arc;

use super::paper::{Ink, Mark, Mm, Point, Size};
use super::set::{Align, Line};
use super::sheet::{self, Orientation};

/// One cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// The columns that it covers.
    pub(super) columns: Range<usize>,
    /// How many rows it covers; more than one in the head only.
    pub(super) rows: usize,
    pub(super) lines: Vec<Line>,
    pub(super) align: Align,
    /// Whether the lines stand in the middle of the cell or at its top.
    pub(super) is_centered: bool,
    /// What stands here where the row goes on over a page.
    pub(super) again: Vec<Line>,
    /// Its own fill.
    pub(super) fill: Option<Ink>,
    /// What the cells of a column have in common that say the same: it stands in the first of them
    /// on a page, and no line is drawn between them.
    pub(super) group: Option<usize>,
}

impl Cell {
    pub(super) fn new(columns: Range<usize>, lines: Vec<Line>) -> Self {
        Self { columns, rows: 1, lines, is_centered: true, ..Self::default() }
    }

    pub(super) fn center(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    pub(super) fn top(self) -> Self {
        Self { is_centered: false, ..self }
    }

    /// The same cell without its text.
    fn without_lines(&self) -> Self {
        Self {
            columns: self.columns.clone(),
            rows: self.rows,
            lines: Vec::new(),
            align: self.align,
            is_centered: self.is_centered,
            again: self.again.clone(),
            fill: self.fill,
            group: self.group,
        }
    }

    /// Whether it says the same as a cell of that row.
    fn goes_on_in(&self, row: &Row) -> bool {
        let is_same = |cell: &Self| cell.group == self.group && cell.columns == self.columns;
        self.group.is_some() && row.cells.iter().any(is_same)
    }

    fn text_height(&self) -> Mm {
        self.lines.iter().map(|line| line.height).sum()
    }
}

/// One row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) fill: Option<Ink>,
    /// A heading never stands alone at the foot of a page.
    pub(super) keeps_with_next: bool,
    /// Whether it may go on over the page.
    pub(super) may_split: bool,
    /// Room above and below the text.
    pub(super) padding: Mm,
    /// Height beyond what the text needs.
    pub(super) spare: Mm,
    /// The heading that is repeated where this row stands first on a page or goes on there.
    pub(super) above: Option<Arc<Row>>,
}

impl Row {
    /// Says where the characters without a glyph in it come from, as far as nobody said it yet.
    pub(super) fn place(&mut self, place: impl Fn() -> String) {
        for line in self.cells.iter_mut().flat_map(|cell| &mut cell.lines) {
            line.place(|_| vec![place()]);
        }
    }

    /// Without its spare height.
    pub(super) fn text_height(&self) -> Mm {
        let cells = self.cells.iter().filter(|cell| cell.rows == 1);
        let highest = cells.map(Cell::text_height).fold(Mm(0.0), Mm::max);
        highest + self.padding * 2.0
    }

    pub(super) fn height(&self) -> Mm {
        self.text_height() + self.spare
    }

    /// The least height with which the row can begin on a page.
    fn first_height(&self) -> Mm {
        if !self.may_split {
            return self.height();
        }
        let cells = self.cells.iter().map(|cell| {
            let all = cell.lines.len();
            // A third line left alone would be worse than no break.
            let first = if all <= LEAST_LINES + 1 { all } else { LEAST_LINES };
            cell.lines[..first].iter().map(|line| line.height).sum()
        });
        cells.fold(Mm(0.0), Mm::max) + self.padding * 2.0
    }

    /// Splits the row so that the first part is no higher than `room`.
    fn split(mut self, room: Mm) -> (Self, Self) {
        let room = room - self.padding * 2.0;
        let cells = std::mem::take(&mut self.cells);
        let mut rest = self.clone();
        let mut first = Self { spare: Mm(0.0), ..self };
        for cell in cells {
            let mut used = Mm(0.0);
            let fits = cell.lines.iter().take_while(|line| {
                used += line.height;
                used.0 <= room.0 + TOLERANCE
            });
            let all = cell.lines.len();
            let mut at = fits.count();
            if at < all && all - at < LEAST_LINES {
                at = all.saturating_sub(LEAST_LINES);
            }
            // A part without any line would go on forever.
            let at = at.max(1).min(all);
            let mut left = cell;
            let mut later = Cell { lines: left.lines.split_off(at), ..left.without_lines() };
            if later.lines.is_empty() {
                later.lines.clone_from(&left.again);
            }
            first.cells.push(left);
            rest.cells.push(later);
        }
        (first, rest)
    }
}

/// A part of a row has at least this many lines.
const LEAST_LINES: usize = 2;
/// Sums of the same lengths in another order may differ by this much.
const TOLERANCE: f32 = 0.001;

/// A table between the margins.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Widths of the columns.
    pub(super) columns: Vec<Mm>,
    /// Rows that stand at the top on every page.
    pub(super) head: Vec<Row>,
    pub(super) rows: Vec<Row>,
    /// How the sheets are turned.
    pub(super) orientation: Orientation,
    /// What stands below it and has to stay with its last row.
    pub(super) below: Mm,
}

/// A row on a page.
struct Placed {
    top: Mm,
    height: Mm,
    row: Row,
}

impl Table {
    /// The height of head and rows on one page.
    pub(super) fn height(&self) -> Mm {
        self.head.iter().chain(&self.rows).map(Row::height).sum()
    }

    /// The least height with which the table can begin: its head never stands alone.
    pub(super) fn least_height(&self) -> Mm {
        self.head.iter().map(Row::height).sum::<Mm>() + self.need(0)
    }

    fn column_box(&self, columns: &Range<usize>) -> (Mm, Mm) {
        let left = self.columns[..columns.start].iter().copied().sum::<Mm>();
        (sheet::SIDE + left, self.columns[columns.clone()].iter().copied().sum())
    }

    /// Lays the table out from `top` on the last page of `pages`, adding pages as needed, which
    /// begin with their rows at `next_top`. Returns where the table ends on the last page, and on
    /// which page (an index) every row begins.
    pub(super) fn flow(
        &self,
        pages: &mut Vec<Vec<Mark>>,
        top: Mm,
        next_top: Mm,
    ) -> (Mm, Vec<usize>) {
        let mut starts = Vec::with_capacity(self.rows.len());
        let mut placed: Vec<Placed> = Vec::new();
        let head = self.head.iter().map(Row::height).sum::<Mm>();
        if pages.is_empty() {
            pages.push(Vec::new());
        }
        let mut top = top;
        if top > next_top && !self.fits(0, top + head) {
            pages.push(Vec::new());
            top = next_top;
        }
        let mut y = self.place_head(&mut placed, top);
        for (index, row) in self.rows.iter().enumerate() {
            let mut row = row.clone();
            if index > 0 && !self.fits(index, y) {
                self.finish(pages, &mut placed);
                y = self.place_top(&mut placed, next_top, &row);
            }
            starts.push(pages.len().saturating_sub(1));
            // What does not fit on a page of its own is split even where it should not be.
            while (y + row.height()).0 > self.orientation.bottom().0 + TOLERANCE {
                let (first, rest) = row.split(self.orientation.bottom() - y);
                place(&mut placed, &mut y, first);
                self.finish(pages, &mut placed);
                y = self.place_top(&mut placed, next_top, &rest);
                row = rest;
            }
            place(&mut placed, &mut y, row);
        }
        self.paint(&placed, pages);
        (y, starts)
    }

    /// Whether the row and what it has to stay with can begin at `y`.
    fn fits(&self, index: usize, y: Mm) -> bool {
        (y + self.need(index)).0 <= self.orientation.bottom().0 + TOLERANCE
    }

    /// The height with which the row can begin, with what it has to stay with.
    fn need(&self, index: usize) -> Mm {
        let mut need = Mm(0.0);
        for row in &self.rows[index..] {
            if row.keeps_with_next {
                need += row.height();
            } else {
                need += row.first_height();
                break;
            }
        }
        let reaches_end = self.rows[index..].iter().rev().skip(1).all(|row| row.keeps_with_next);
        if reaches_end { need + self.below } else { need }
    }

    fn place_head(&self, placed: &mut Vec<Placed>, top: Mm) -> Mm {
        let mut y = top;
        for row in &self.head {
            place(placed, &mut y, row.clone());
        }
        y
    }

    /// The top of a further page: the head, and the heading that `row` stands under.
    fn place_top(&self, placed: &mut Vec<Placed>, top: Mm, row: &Row) -> Mm {
        let mut y = self.place_head(placed, top);
        if let Some(above) = &row.above {
            place(placed, &mut y, (**above).clone());
        }
        y
    }

    fn finish(&self, pages: &mut Vec<Vec<Mark>>, placed: &mut Vec<Placed>) {
        self.paint(placed, pages);
        placed.clear();
        pages.push(Vec::new());
    }

    fn paint(&self, placed: &[Placed], pages: &mut [Vec<Mark>]) {
        let (Some(first), Some(last), Some(marks)) =
            (placed.first(), placed.last(), pages.last_mut())
        else {
            return;
        };
        for part in placed {
            if let Some(ink) = part.row.fill {
                let (x, width) = self.column_box(&(0..self.columns.len()));
                let size = Size { width, height: part.height };
                marks.push(Mark::Fill { at: Point::new(x, part.top), size, ink });
            }
        }
        for part in placed {
            for cell in &part.row.cells {
                let Some(ink) = cell.fill else { continue };
                let (x, width) = self.column_box(&cell.columns);
                let size = Size { width, height: part.height };
                marks.push(Mark::Fill { at: Point::new(x, part.top), size, ink });
            }
        }
        for (index, part) in placed.iter().enumerate() {
            for cell in &part.row.cells {
                if index > 0 && cell.goes_on_in(&placed[index - 1].row) {
                    continue;
                }
                let covered = &placed[index..(index + cell.rows).min(placed.len())];
                let height = covered.iter().map(|row| row.height).sum();
                self.paint_cell(cell, part, height, marks);
            }
        }
        for (index, part) in placed.iter().enumerate() {
            self.paint_lines(placed, index, part, marks);
        }
        let bottom = last.top + last.height;
        let (left, width) = self.column_box(&(0..self.columns.len()));
        paint_frame(Point::new(left, first.top), Size { width, height: bottom - first.top }, marks);
    }

    fn paint_cell(&self, cell: &Cell, part: &Placed, height: Mm, marks: &mut Vec<Mark>) {
        let (left, width) = self.column_box(&cell.columns);
        let mut y = if cell.is_centered {
            part.top + (height - cell.text_height()) / 2.0
        } else {
            part.top + part.row.padding
        };
        let inner = width - sheet::CELL_SIDE * 2.0;
        for line in &cell.lines {
            line.paint(Point::new(left + sheet::CELL_SIDE, y), inner, cell.align, marks);
            y += line.height;
        }
    }

    /// The line under every cell and at its right, where there is another cell.
    fn paint_lines(&self, placed: &[Placed], index: usize, part: &Placed, marks: &mut Vec<Mark>) {
        for cell in &part.row.cells {
            let end = (index + cell.rows).min(placed.len());
            let bottom = placed[end - 1].top + placed[end - 1].height;
            let (left, width) = self.column_box(&cell.columns);
            let right = left + width;
            if placed.get(end).is_some_and(|next| !cell.goes_on_in(&next.row)) {
                marks.push(hairline(Point::new(left, bottom), Point::new(right, bottom)));
            }
            if cell.columns.end < self.columns.len() {
                marks.push(hairline(Point::new(right, part.top), Point::new(right, bottom)));
            }
        }
    }
}

fn place(placed: &mut Vec<Placed>, y: &mut Mm, row: Row) {
    let height = row.height();
    placed.push(Placed { top: *y, height, row });
    *y += height;
}

fn hairline(from: Point, to: Point) -> Mark {
    Mark::Line { from, to, width: sheet::HAIRLINE }
}

fn paint_frame(at: Point, size: Size, marks: &mut Vec<Mark>) {
    let right = at.x + size.width;
    let bottom = at.y + size.height;
    // The ends overlap by half a line, so that the corners are closed.
    let half = sheet::FRAME_LINE / 2.0;
    for y in [at.y, bottom] {
        marks.push(Mark::Line {
            from: Point::new(at.x - half, y),
            to: Point::new(right + half, y),
            width: sheet::FRAME_LINE,
        });
    }
    for x in [at.x, right] {
        marks.push(Mark::Line {
            from: Point::new(x, at.y),
            to: Point::new(x, bottom),
            width: sheet::FRAME_LINE,
        });
    }
}
