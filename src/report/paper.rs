//! Paper: pages of positioned marks, measured from the top left corner.
//!
//! Nothing here knows about PDF or about the screen. Two painters read the same pages, the PDF
//! writer and the preview, so what is previewed is what is printed.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use chrono::NaiveDateTime;

use super::MissingGlyph;
use crate::model::Paper;

/// A length in millimeters.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Mm(pub f32);

/// A length in points, 1/72 inch: the unit of type sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f32);

const MM_PER_INCH: f32 = 25.4;
const PT_PER_INCH: f32 = 72.0;

impl From<Pt> for Mm {
    fn from(length: Pt) -> Self {
        Self(length.0 * MM_PER_INCH / PT_PER_INCH)
    }
}

impl From<Mm> for Pt {
    fn from(length: Mm) -> Self {
        Self(length.0 * PT_PER_INCH / MM_PER_INCH)
    }
}

impl Mm {
    /// The longer of two lengths.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The shorter of two lengths.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

impl Add for Mm {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Mm {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Mm {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Mm {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f32> for Mm {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f32> for Mm {
    type Output = Self;
    fn div(self, divisor: f32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Mm {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self(0.0), Add::add)
    }
}

/// A place on a page, from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: Mm,
    /// Downwards.
    pub y: Mm,
}

impl Point {
    /// The place `x` from the left and `y` from the top.
    #[must_use]
    pub fn new(x: Mm, y: Mm) -> Self {
        Self { x, y }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// To the right.
    pub width: Mm,
    /// Downwards.
    pub height: Mm,
}

/// How light a mark is: 0 is black, 1 is white. The sheets are printed without color.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ink(pub f32);

impl Ink {
    /// Text and lines.
    pub const BLACK: Self = Self(0.0);
}

/// One of the faces in [`super::Fonts`]: 0 is the bundled Regular, 1 the bundled Bold, then come
/// the fallback faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Text on one baseline in one face, with exactly one glyph per character.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The left end of the baseline.
    pub at: Point,
    /// The size of the em.
    pub size: Pt,
    /// The face.
    pub face: FaceId,
    /// The characters, as they can be copied from the sheet.
    pub text: String,
    /// The glyph of every character of `text`, in the numbering of the face.
    pub glyphs: Vec<u16>,
    /// The sum of the advances.
    pub width: Mm,
    /// The characters in it that no face has, each with the places that its text comes from.
    pub missing: Vec<MissingGlyph>,
}

/// One mark on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Black text.
    Text(TextRun),
    /// A straight black line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// The thickness.
        width: Mm,
    },
    /// A filled box without an edge.
    Fill {
        /// The top left corner.
        at: Point,
        /// The size.
        size: Size,
        /// The gray.
        ink: Ink,
    },
    /// The black outline of an ellipse.
    Ellipse {
        /// The center.
        center: Point,
        /// Half the width and half the height, to the middle of the outline.
        radius: Size,
        /// The thickness.
        width: Mm,
    },
    /// A straight black line in dashes ([`DASH`]).
    Dashed {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// The thickness.
        width: Mm,
    },
    /// A filled black shape with straight edges and without a dent.
    Polygon {
        /// Its corners in order.
        corners: Vec<Point>,
    },
}

/// The length of a dash and of the gap after it.
pub const DASH: [Mm; 2] = [Mm(1.6), Mm(1.0)];

/// One side of one sheet. Marks are painted in their order, which is also the reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The size of the sheet.
    pub size: Size,
    /// Everything on it.
    pub marks: Vec<Mark>,
}

impl Page {
    /// The runs of text, in reading order.
    pub fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(run) => Some(run),
            _ => None,
        })
    }

    /// All text on the page in reading order, run after run with nothing between.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }
}

/// An entry of the outline, by which a reader jumps to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// The title.
    pub title: String,
    /// Index of the page, from 0.
    pub page: usize,
    /// 0 for a main entry, 1 for one under the last main entry, 2 for one under that.
    pub level: usize,
}

/// Everything that is printed, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Printout {
    /// The title in the document's properties.
    pub title: String,
    /// Whose document it is: the clinic.
    pub author: String,
    /// The program that made it.
    pub producer: String,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// The language of the text, as in `ja-JP`.
    pub language: &'static str,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// How many of them belong to each paper.
    pub counts: BTreeMap<Paper, usize>,
    /// The outline in page order.
    pub outline: Vec<OutlineEntry>,
}
