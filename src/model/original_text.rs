//! The text of an original (a PDF or an Excel of the ministry), as it stands on its pages.
//!
//! Whoever reads a file makes this of it; whoever compares wording with it need not know the kind of
//! file. Lengths are in any unit, the same within a page, from the left and from the top.

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OriginalPlace {
    /// From the left edge of the page to the left edge of the text.
    pub left: f32,
    /// From the top of the page to the top of the text.
    pub top: f32,
    /// From the left edge of the page to the right edge of the text.
    pub right: f32,
    /// From the top of the page to the bottom of the text.
    pub bottom: f32,
}

impl OriginalPlace {
    /// The smallest rectangle around both.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// How high it is.
    #[must_use]
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// How much of the width both share; below zero where they lie side by side.
    #[must_use]
    pub fn shared_width(self, other: Self) -> f32 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// How much of the height both share; below zero where one lies above the other.
    #[must_use]
    pub fn shared_height(self, other: Self) -> f32 {
        self.bottom.min(other.bottom) - self.top.max(other.top)
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginalLine {
    /// Its characters, from left to right.
    pub text: String,
    /// Where it stands.
    pub place: OriginalPlace,
}

/// Lines that belong together: a paragraph, or what stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginalBlock {
    /// The lines, from the top.
    pub lines: Vec<OriginalLine>,
    /// Where it stands.
    pub place: OriginalPlace,
    /// Whether its bounds are known: a cell, and not a paragraph put together by its looks.
    pub is_cell: bool,
}

impl OriginalBlock {
    /// A block of these lines; `None` without any.
    #[must_use]
    pub fn of(lines: Vec<OriginalLine>, is_cell: bool) -> Option<Self> {
        let place = lines.iter().map(|line| line.place).reduce(OriginalPlace::around)?;
        Some(Self { lines, place, is_cell })
    }
}

/// One page of a PDF or one sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginalPage {
    /// Its blocks, from the top and then from the left.
    pub blocks: Vec<OriginalBlock>,
}

/// One cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalCell {
    /// The row, from any first one.
    pub row: u32,
    /// The column, from any first one.
    pub column: u32,
    /// How many rows it covers.
    pub rows: u32,
    /// How many columns it covers.
    pub columns: u32,
    /// What stands in it.
    pub text: String,
}

impl OriginalPage {
    /// A page as a sheet shows it: every cell a block, a line break a new line.
    #[must_use]
    pub fn of_cells(cells: &[OriginalCell]) -> Self {
        let mut blocks: Vec<OriginalBlock> = cells.iter().filter_map(block_of).collect();
        sort(&mut blocks);
        Self { blocks }
    }

    /// All text, block by block, each line of its own.
    #[must_use]
    pub fn text(&self) -> String {
        let lines = self.blocks.iter().flat_map(|block| &block.lines);
        lines.flat_map(|line| [line.text.as_str(), "\n"]).collect()
    }
}

/// Puts blocks into the order of reading.
pub fn sort(blocks: &mut [OriginalBlock]) {
    blocks.sort_by(|a, b| {
        let by_top = a.place.top.total_cmp(&b.place.top);
        by_top.then(a.place.left.total_cmp(&b.place.left))
    });
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has fewer rows than that")]
fn block_of(cell: &OriginalCell) -> Option<OriginalBlock> {
    /// The height of a row and the width of a column.
    const STEP: f32 = 10.0;
    let texts: Vec<&str> = cell.text.lines().filter(|line| !line.trim().is_empty()).collect();
    let (left, top) = (cell.column as f32 * STEP, cell.row as f32 * STEP);
    let right = left + cell.columns.max(1) as f32 * STEP - 1.0;
    let height = (cell.rows.max(1) as f32 * STEP - 1.0) / texts.len().max(1) as f32;
    let line = |(at, text): (usize, &&str)| {
        let top = top + height * at as f32;
        OriginalLine {
            text: (*text).to_owned(),
            place: OriginalPlace { left, top, right, bottom: top + height },
        }
    };
    OriginalBlock::of(texts.iter().enumerate().map(line).collect(), true)
}

/// The text of a whole file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OriginalText {
    /// Its pages or sheets.
    pub pages: Vec<OriginalPage>,
}

impl OriginalText {
    /// Whether there is no letter in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let mut lines = self.pages.iter().flat_map(|page| &page.blocks).flat_map(|it| &it.lines);
        lines.all(|line| line.text.chars().all(|c| !c.is_alphanumeric()))
    }
}
