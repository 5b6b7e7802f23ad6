//! All sizes and margins of the sheets, in one place.
//!
//! The sheets are A4, black on white with hairlines and light gray heading rows. Nothing
//! is set smaller than 8 points.

use super::paper::{Ink, Mm, Pt, Size};

/// A4 portrait.
pub const A4: Size = Size { width: Mm(210.0), height: Mm(297.0) };
/// Left and right margin of everything.
pub const SIDE: Mm = Mm(14.0);
/// Width between the margins.
pub const WIDTH: Mm = Mm(182.0);
/// Top of the line outside the frame (clinic, year, day of printing).
pub const TOP: Mm = Mm(10.5);
/// Lines that a name may take outside the frame; longer ones are cut there.
pub const NAME_LINES: usize = 5;
/// Between the line outside the frame and a table that goes on over the page.
pub const BELOW_HEADER: Mm = Mm(2.2);
/// No table reaches below this line; the foot of the page stands under it.
pub const BOTTOM: Mm = Mm(277.0);

/// The rule above the foot of the page.
pub const FOOT_RULE: Mm = Mm(279.2);
/// Baselines of the two lines of the foot.
pub const FOOT_LINES: [Mm; 2] = [Mm(283.0), Mm(286.6)];

/// How a sheet is turned. The margins are the same either way, and so is what stands in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

impl Orientation {
    /// The size of the sheet.
    #[must_use]
    pub fn size(self) -> Size {
        match self {
            Self::Portrait => A4,
            Self::Landscape => Size { width: A4.height, height: A4.width },
        }
    }

    /// Width between the margins.
    #[must_use]
    pub fn width(self) -> Mm {
        self.size().width - SIDE * 2.0
    }

    /// No table and no chart reaches below this line.
    #[must_use]
    pub fn bottom(self) -> Mm {
        self.size().height - (A4.height - BOTTOM)
    }

    /// The rule above the foot of the page.
    #[must_use]
    pub fn foot_rule(self) -> Mm {
        self.size().height - (A4.height - FOOT_RULE)
    }

    /// Baselines of the two lines of the foot.
    #[must_use]
    pub fn foot_lines(self) -> [Mm; 2] {
        FOOT_LINES.map(|line| self.size().height - (A4.height - line))
    }
}

/// Everything outside the frame, the notes and the foot.
pub const SMALL: Pt = Pt(8.0);
/// The line outside the frame.
pub const HEADER: Pt = Pt(8.5);
/// The title of the form.
pub const TITLE: Pt = Pt(13.5);
/// Sizes to try for the title of a form, largest first: the first with which it stands on one line
/// wins.
pub const FORM_TITLE: [Pt; 5] = [TITLE, Pt(13.0), Pt(12.5), Pt(12.0), Pt(11.5)];
/// The name of the form below its title.
pub const FORM_NAME: Pt = Pt(10.5);
/// Body sizes to try for a form, largest first: the first with which it fits on one page wins.
pub const FORM_BODY: [Pt; 4] = [Pt(9.5), Pt(9.0), Pt(8.5), Pt(8.0)];
/// Body size of a form that fits on one page with none of them.
pub const LONG_FORM_BODY: Pt = Pt(9.0);
/// Body size of 記入内容一覧.
pub const ENTRIES_BODY: Pt = Pt(9.0);

/// Left and right margin of a letter.
pub const LETTER_SIDE: Mm = Mm(25.0);
/// Width of a letter between its margins.
pub const LETTER_WIDTH: Mm = Mm(160.0);
/// Where a letter begins.
pub const LETTER_TOP: Mm = Mm(20.0);
/// Body sizes to try for a letter, largest first: the first with which it fits on one page wins.
pub const LETTER_BODY: [Pt; 4] = [Pt(10.5), Pt(10.0), Pt(9.5), Pt(9.0)];
/// The subject of a letter.
pub const LETTER_SUBJECT: Pt = Pt(13.0);
/// Running text of the BCP.
pub const DOCUMENT_BODY: Pt = Pt(9.5);
/// Tables of the BCP.
pub const DOCUMENT_TABLE: Pt = Pt(8.5);
/// The title on the cover of the BCP.
pub const DOCUMENT_TITLE: Pt = Pt(21.0);
/// The clinic and the version on the cover.
pub const DOCUMENT_CLINIC: Pt = Pt(14.0);
/// Titles of chapters.
pub const DOCUMENT_CHAPTER: Pt = Pt(13.0);
/// Titles of sections.
pub const DOCUMENT_SECTION: Pt = Pt(10.5);
/// Width of the labels of entries.
pub const DOCUMENT_LABEL: Mm = Mm(53.0);
/// Between the lines outside the frame and running text below them.
pub const BELOW_HEADER_OPEN: Mm = Mm(5.0);
/// Behind what was left to be filled in.
pub const PLACEHOLDER_FILL: Ink = Ink(0.82);
/// The least height of a row that is written by hand.
pub const BY_HAND: Mm = Mm(8.0);

/// Distance of two baselines, in ems.
pub const LEADING: f32 = 1.26;
/// Distance of two baselines in the tables of the BCP, in ems.
pub const TABLE_LEADING: f32 = 1.36;
/// Distance of two baselines in running text, in ems.
pub const OPEN_LEADING: f32 = 1.5;
/// From the top of a line of exactly one em to its baseline, in ems: the em box of the bundled
/// face reaches 0.88 above its baseline.
pub const ASCENT: f32 = 0.88;

/// Lines around a table.
pub const FRAME_LINE: Mm = Mm(0.3);
/// Lines inside a table.
pub const HAIRLINE: Mm = Mm(0.15);
/// The circle around an answer.
pub const CIRCLE_LINE: Mm = Mm(0.32);
/// Fill of the head of a table.
pub const HEAD_FILL: Ink = Ink(0.91);
/// Fill of a heading row.
pub const HEADING_FILL: Ink = Ink(0.955);

/// Between the edge of a cell and its text, to the left and right.
pub const CELL_SIDE: Mm = Mm(1.8);
/// Between the edge of a cell and its text, above and below.
pub const CELL_TOP: Mm = Mm(0.5);
/// The highest that a row of a form is stretched to, in ems of its body size.
pub const ROOMY_ROW: f32 = 3.9;

/// Width of 1回目 and of 2回目.
pub const ROUND_COLUMN: Mm = Mm(28.5);
/// Width of 目標日 and of 確認日.
pub const DAY_COLUMN: Mm = Mm(21.0);
/// Width of the names in 記入内容一覧.
pub const ENTRY_COLUMN: Mm = Mm(55.0);
/// Width of the labels in 記入内容一覧.
pub const LABEL_COLUMN: Mm = Mm(14.0);
