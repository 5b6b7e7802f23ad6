//! Blocks below each other over as many pages as they need: what every paper with running text and
//! tables is laid out by.
//!
//! A heading stays with what it stands above, no line of a paragraph stands alone, rows are kept
//! whole (see [`Table`]), and every page begins with the same head. The foot of the pages is not
//! here: what is numbered there is known only where all papers are put together.

use super::font::Fonts;
use super::paper::{Mark, Mm, Point};
use super::set::{Align, Line, Style, paragraphs};
use super::sheet::{self, Orientation};
use super::table::{Row, Table};

/// What stands in a block.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Lines of text.
    Lines(Vec<Line>, Align),
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
}

impl Block {
    pub(super) fn lines(gap: Mm, lines: Vec<Line>) -> Self {
        Self::aligned(gap, lines, Align::Left)
    }

    pub(super) fn aligned(gap: Mm, lines: Vec<Line>, align: Align) -> Self {
        Self { gap, piece: Piece::Lines(lines, align), keeps_with_next: false }
    }

    pub(super) fn table(gap: Mm, table: Table, again: Line) -> Self {
        let piece = Piece::Table(Box::new(table), again);
        Self { gap, piece, keeps_with_next: false }
    }

    /// A heading.
    pub(super) fn keeping(self) -> Self {
        Self { keeps_with_next: true, ..self }
    }

    /// The rows of its table, if it is one.
    pub(super) fn table_rows(&mut self) -> &mut [Row] {
        match &mut self.piece {
            Piece::Lines(..) => &mut [],
            Piece::Table(table, _) => &mut table.rows,
        }
    }

    /// Its height on one page.
    pub(super) fn height(&self) -> Mm {
        match &self.piece {
            Piece::Lines(lines, _) => lines.iter().map(|line| line.height).sum(),
            Piece::Table(table, _) => table.height(),
        }
    }

    /// The least height with which it can begin on a page.
    fn first_height(&self) -> Mm {
        match &self.piece {
            Piece::Lines(lines, _) => {
                let first = if lines.len() <= LEAST_LINES + 1 { lines.len() } else { LEAST_LINES };
                lines[..first].iter().map(|line| line.height).sum()
            }
            Piece::Table(table, _) => table.least_height(),
        }
    }
}

/// A paragraph leaves at least this many lines on a page, and takes as many with it.
const LEAST_LINES: usize = 2;
/// Sums of the same lengths in another order may differ by this much.
const TOLERANCE: f32 = 0.001;

/// Where things stand on every page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The left margin.
    pub(super) side: Mm,
    pub(super) width: Mm,
    /// Where the last thing ends, from the top of the sheet.
    pub(super) bottom: Mm,
    /// Between the head of a page and what follows on it; the first page may want another.
    pub(super) below_head: Mm,
}

impl Frame {
    pub(super) fn of(orientation: Orientation, below_head: Mm) -> Self {
        let (width, bottom) = (orientation.width(), orientation.bottom());
        Self { side: sheet::SIDE, width, bottom, below_head }
    }
}

/// Paints what stands at the top of every page; returns where it ends.
type Head<'a> = &'a dyn Fn(&mut Vec<Mark>) -> Mm;

/// Pages that are being filled from the top.
pub(super) struct Flow<'a> {
    pages: Vec<Vec<Mark>>,
    /// Where the next thing stands on the last page.
    y: Mm,
    /// Where further pages begin.
    top: Mm,
    frame: Frame,
    head: Head<'a>,
}

impl<'a> Flow<'a> {
    /// A first page with nothing but its head, right below which it goes on.
    pub(super) fn new(frame: Frame, head: Head<'a>) -> Self {
        let mut first = Vec::new();
        let y = head(&mut first);
        Self { pages: vec![first], y, top: y + frame.below_head, frame, head }
    }

    /// The same, going on where further pages do.
    pub(super) fn at_top(frame: Frame, head: Head<'a>) -> Self {
        let flow = Self::new(frame, head);
        Self { y: flow.top, ..flow }
    }

    /// All pages.
    pub(super) fn into_pages(self) -> Vec<Vec<Mark>> {
        self.pages
    }

    /// Where the next thing stands on the last page.
    pub(super) fn y(&self) -> Mm {
        self.y
    }

    /// Leaves some height free.
    pub(super) fn skip(&mut self, height: Mm) {
        self.y += height;
    }

    /// The marks of the last page, for what is put there by hand.
    pub(super) fn page(&mut self) -> &mut Vec<Mark> {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// The height that is left on the page.
    pub(super) fn room(&self) -> Mm {
        self.frame.bottom - self.y
    }

    /// The height of a page that holds nothing else.
    fn page_height(&self) -> Mm {
        self.frame.bottom - self.top
    }

    pub(super) fn new_page(&mut self) {
        let mut marks = Vec::new();
        (self.head)(&mut marks);
        self.pages.push(marks);
        self.y = self.top;
    }

    fn is_at_top(&self) -> bool {
        self.y.0 <= self.top.0 + TOLERANCE
    }

    fn has_room(&self, height: Mm) -> bool {
        height.0 <= self.room().0 + TOLERANCE
    }

    /// Puts lines on the page whatever room there is: what stands above the text of a first page.
    pub(super) fn put(&mut self, lines: &[Line], align: Align) {
        let Frame { side, width, .. } = self.frame;
        for line in lines {
            let at = Point::new(side, self.y);
            line.paint(at, width, align, self.page());
            self.y += line.height;
        }
    }

    /// Puts the title of a sheet.
    pub(super) fn put_title(&mut self, title: &str, fonts: &Fonts) {
        let lines = paragraphs(title, Style::bold(sheet::TITLE), self.frame.width, fonts);
        self.put(&lines, Align::Center);
    }

    /// Sets the blocks; returns the page (an index) on which each begins.
    pub(super) fn set(&mut self, blocks: &[Block]) -> Vec<usize> {
        let mut starts = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            let need = block.gap + need(&blocks[at..], self.page_height());
            if !self.is_at_top() && !self.has_room(need) {
                self.new_page();
            }
            if !self.is_at_top() {
                self.y += block.gap;
            }
            starts.push(self.pages.len() - 1);
            match &block.piece {
                Piece::Lines(lines, align) => self.lines(lines, *align),
                Piece::Table(table, again) => {
                    self.table(table, Some(again));
                }
            }
        }
        starts
    }

    fn lines(&mut self, lines: &[Line], align: Align) {
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
            self.put(&rest[..count], align);
            rest = &rest[count..];
            if !rest.is_empty() {
                self.new_page();
            }
        }
    }

    /// Sets a table, with `again` above it where it goes on over a page; returns the page (an index)
    /// on which each of its rows begins.
    pub(super) fn table(&mut self, table: &Table, again: Option<&Line>) -> Vec<usize> {
        let first = self.pages.len();
        let taken = again.map_or(Mm(0.0), |again| again.height + AGAIN);
        let (end, starts) = table.flow(&mut self.pages, self.y, self.top + taken);
        for page in &mut self.pages[first..] {
            let mut marks = Vec::new();
            (self.head)(&mut marks);
            if let Some(again) = again {
                let at = Point::new(self.frame.side, self.top);
                again.paint(at, self.frame.width, Align::Left, &mut marks);
            }
            page.splice(0..0, marks);
        }
        self.y = end;
        starts
    }
}

/// Between what is said above a table that goes on, and the table.
const AGAIN: Mm = Mm(0.8);

/// The height with which the first block can begin, with what it has to stay with. What does not
/// fit on a page with what it stays with is separated from it, and not from what stands above.
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
        let frame = Frame::of(Orientation::Portrait, Mm(0.0));
        let mut flow = Flow::new(frame, &|_| Mm(20.0));
        flow.skip(Mm(from - 20.0));
        let starts = flow.set(blocks);
        (flow.into_pages().iter().map(Vec::len).collect(), starts)
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
