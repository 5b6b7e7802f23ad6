//! Blocks below each other over as many pages as they need.

use super::super::paper::{Mark, Mm, Point};
use super::super::set::{Align, Line};
use super::super::sheet::{self, Orientation};
use super::super::table::{Row, Table};

/// What stands in a block.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Lines of text.
    Lines(Vec<Line>),
    /// A table, and what is said above it where it goes on over a page.
    Table(Box<Table>, Line),
}

/// Something that stands below something else.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Above it, unless it is the first on its page.
    pub(super) gap: Mm,
    pub(super) piece: Piece,
    /// Whether it must not be the last on its page.
    pub(super) keeps_with_next: bool,
    /// Whether a page begins with it.
    pub(super) begins_page: bool,
}

impl Block {
    pub(super) fn lines(gap: Mm, lines: Vec<Line>) -> Self {
        Self { gap, piece: Piece::Lines(lines), keeps_with_next: false, begins_page: false }
    }

    pub(super) fn table(gap: Mm, table: Table, again: Line) -> Self {
        let piece = Piece::Table(Box::new(table), again);
        Self { gap, piece, keeps_with_next: false, begins_page: false }
    }

    /// A heading.
    pub(super) fn keeping(self) -> Self {
        Self { keeps_with_next: true, ..self }
    }

    /// The rows of its table, if it is one.
    pub(super) fn table_rows(&mut self) -> &mut [Row] {
        match &mut self.piece {
            Piece::Lines(_) => &mut [],
            Piece::Table(table, _) => &mut table.rows,
        }
    }

    /// Its height on one page.
    pub(super) fn height(&self) -> Mm {
        match &self.piece {
            Piece::Lines(lines) => lines.iter().map(|line| line.height).sum(),
            Piece::Table(table, _) => table.height(),
        }
    }

    /// The least height with which it can begin on a page.
    fn first_height(&self) -> Mm {
        match &self.piece {
            Piece::Lines(lines) => {
                let first = if lines.len() <= LEAST_LINES + 1 { lines.len() } else { LEAST_LINES };
                lines[..first].iter().map(|line| line.height).sum()
            }
            Piece::Table(table, _) => table.least_height(),
        }
    }
}

/// A paragraph leaves at least so many lines on a page, and takes so many with it.
const LEAST_LINES: usize = 2;
/// Sums of the same lengths in another order may differ by this much.
const TOLERANCE: f32 = 0.001;

/// Pages that are being filled from the top.
pub(super) struct Column {
    pub(super) pages: Vec<Vec<Mark>>,
    /// Where the next thing stands on the last page.
    pub(super) y: Mm,
    /// Where further pages begin.
    pub(super) top: Mm,
    pub(super) orientation: Orientation,
}

impl Column {
    pub(super) fn new(first: Vec<Mark>, y: Mm, top: Mm) -> Self {
        Self { pages: vec![first], y, top, orientation: Orientation::Portrait }
    }

    /// The height that is left on the page.
    pub(super) fn room(&self) -> Mm {
        self.orientation.bottom() - self.y
    }

    /// The height of a page that holds nothing else.
    fn page_height(&self) -> Mm {
        self.orientation.bottom() - self.top
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.top;
    }

    fn is_at_top(&self) -> bool {
        self.y.0 <= self.top.0 + TOLERANCE
    }

    fn has_room(&self, height: Mm) -> bool {
        height.0 <= self.room().0 + TOLERANCE
    }

    /// Sets the blocks; returns the page (an index) on which each begins.
    pub(super) fn set(&mut self, blocks: &[Block]) -> Vec<usize> {
        let mut starts = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            if !self.is_at_top()
                && (block.begins_page
                    || !self.has_room(block.gap + need(&blocks[at..], self.page_height())))
            {
                self.new_page();
            }
            if !self.is_at_top() {
                self.y += block.gap;
            }
            starts.push(self.pages.len() - 1);
            match &block.piece {
                Piece::Lines(lines) => self.lines(lines),
                Piece::Table(table, again) => self.table(table, again),
            }
        }
        starts
    }

    fn lines(&mut self, lines: &[Line]) {
        let mut rest = lines;
        while !rest.is_empty() {
            let mut used = Mm(0.0);
            let fits = rest.iter().take_while(|line| {
                used += line.height;
                used.0 <= self.room().0 + TOLERANCE
            });
            let mut count = fits.count();
            if count < rest.len() {
                // No line alone at the top of the next page, and none alone at the foot of this.
                count = count.min(rest.len().saturating_sub(LEAST_LINES));
                if count < LEAST_LINES && !self.is_at_top() {
                    self.new_page();
                    continue;
                }
                count = count.max(1);
            }
            for line in &rest[..count] {
                if let Some(page) = self.pages.last_mut() {
                    let at = Point::new(sheet::SIDE, self.y);
                    line.paint(at, self.orientation.width(), Align::Left, page);
                }
                self.y += line.height;
            }
            rest = &rest[count..];
            if !rest.is_empty() {
                self.new_page();
            }
        }
    }

    fn table(&mut self, table: &Table, again: &Line) {
        let first = self.pages.len();
        let below = self.top + again.height + AGAIN;
        let (end, _) = table.flow(&mut self.pages, self.y, below);
        for page in &mut self.pages[first..] {
            let mut marks = Vec::new();
            let width = self.orientation.width();
            again.paint(Point::new(sheet::SIDE, self.top), width, Align::Left, &mut marks);
            page.splice(0..0, marks);
        }
        self.y = end;
    }
}

/// Between what is said above a table that goes on, and the table.
const AGAIN: Mm = Mm(0.8);

/// The height with which the first block can begin, with what it has to stay with. What does not
/// fit on a page with what it stays with is parted from it, and not from what stands above.
fn need(blocks: &[Block], page: Mm) -> Mm {
    let mut need = Mm(0.0);
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            need += block.gap;
        }
        let is_kept = block.keeps_with_next && at + 1 < blocks.len();
        if is_kept && (need + block.height()).0 <= page.0 {
            need += block.height();
        } else {
            need += block.first_height();
            break;
        }
    }
    need
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block of lines that can be counted on their pages.
    fn block(lines: usize) -> Block {
        let mut line = Line::blank(Mm(5.0));
        line.bar(Mm(1.0), Mm(0.1));
        Block::lines(Mm(3.0), vec![line; lines])
    }

    fn set(from: f32, blocks: &[Block]) -> (Vec<usize>, Vec<usize>) {
        let mut column = Column::new(Vec::new(), Mm(from), Mm(20.0));
        let starts = column.set(blocks);
        (column.pages.iter().map(Vec::len).collect(), starts)
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone_on_a_page() {
        for from in 200..277_u16 {
            for lines in 4..70 {
                let (pages, _) = set(f32::from(from), &[block(lines)]);
                assert_eq!(pages.iter().sum::<usize>(), lines);
                let is_fair = pages.iter().all(|count| *count != 1);
                assert!(is_fair, "{lines} lines from {from}: {pages:?}");
            }
        }
    }

    #[test]
    fn a_heading_goes_to_the_page_of_what_it_stands_above() {
        let heading = || block(1).keeping();
        // From here there is room for the headings, but not for two lines below them.
        let (_, starts) = set(258.0, &[heading(), heading(), block(9)]);
        assert_eq!(starts, [1, 1, 1]);
        let (_, starts) = set(230.0, &[heading(), heading(), block(9)]);
        assert_eq!(starts, [0, 0, 0]);
        // What is longer than a page begins below its heading, even where it has to stay with more.
        for from in [20.0, 100.0] {
            let (_, starts) = set(from, &[heading(), block(90).keeping(), block(1)]);
            assert_eq!(starts[..2], [0, 0]);
        }
    }
}
