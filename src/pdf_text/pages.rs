//! The pages of a file, in their order.

use std::collections::HashSet;
use std::rc::Rc;

use super::file::File;
use super::matrix::Matrix;
use super::object::{Dict, Object};

/// The most pages that are read.
const PAGES: usize = 400;
/// The most branches on the way to them.
const BRANCHES: usize = 5_000;

/// One page.
pub(super) struct PdfPage {
    pub(super) dict: Rc<Dict>,
    pub(super) resources: Rc<Dict>,
    /// From the page's own lengths to points from the left and the top, as it is shown.
    pub(super) matrix: Matrix,
}

/// What pages take over from the branch they hang on.
#[derive(Clone, Default)]
struct Inherited {
    resources: Rc<Dict>,
    media: Option<[f64; 4]>,
    turn: f64,
}

/// Why there are no pages to read.
pub(super) enum NoPages {
    Damaged,
    TooMany,
}

/// All pages.
pub(super) fn pages(file: &File<'_>) -> Result<Vec<PdfPage>, NoPages> {
    let root = file.get(&file.trailer, "Root");
    let root = root.dict().ok_or(NoPages::Damaged)?;
    let first = root.get(&b"Pages"[..]).cloned().ok_or(NoPages::Damaged)?;
    let mut left = vec![(first, Inherited::default())];
    let mut seen = HashSet::new();
    let mut pages = Vec::new();
    let mut branches = 0;
    while let Some((node, inherited)) = left.pop() {
        if let Object::Reference(id) = node
            && !seen.insert(id)
        {
            return Err(NoPages::Damaged);
        }
        branches += 1;
        if branches > BRANCHES || pages.len() >= PAGES {
            return Err(NoPages::TooMany);
        }
        let node = file.resolve(&node);
        let dict = node.dict().ok_or(NoPages::Damaged)?;
        let inherited = inherited.with(file, dict);
        match file.get(dict, "Kids") {
            Object::Array(kids) => {
                if kids.len() > BRANCHES {
                    return Err(NoPages::TooMany);
                }
                left.extend(kids.iter().rev().map(|kid| (kid.clone(), inherited.clone())));
            }
            _ => pages.push(PdfPage {
                dict: Rc::clone(dict),
                matrix: inherited.matrix(),
                resources: inherited.resources,
            }),
        }
    }
    if pages.is_empty() { Err(NoPages::Damaged) } else { Ok(pages) }
}

impl Inherited {
    fn with(mut self, file: &File<'_>, dict: &Dict) -> Self {
        if let Some(resources) = file.get(dict, "Resources").dict() {
            self.resources = Rc::clone(resources);
        }
        let media = file.get(dict, "MediaBox");
        let corners = media.array().unwrap_or_default().iter();
        let corners: Vec<f64> = corners.filter_map(|it| file.resolve(it).number()).collect();
        if let [left, bottom, right, top] = corners[..] {
            self.media = Some([left.min(right), bottom.min(top), left.max(right), bottom.max(top)]);
        }
        if let Some(turn) = file.get(dict, "Rotate").number() {
            self.turn = turn;
        }
        self
    }

    fn matrix(&self) -> Matrix {
        let [left, bottom, right, top] = self.media.unwrap_or([0.0, 0.0, 595.0, 842.0]);
        #[expect(clippy::cast_possible_truncation, reason = "one of four quarter turns")]
        match (self.turn / 90.0).rem_euclid(4.0).round() as i32 {
            1 => Matrix([0.0, 1.0, 1.0, 0.0, -bottom, -left]),
            2 => Matrix([-1.0, 0.0, 0.0, 1.0, right, -bottom]),
            3 => Matrix([0.0, -1.0, -1.0, 0.0, top, right]),
            _ => Matrix([1.0, 0.0, 0.0, -1.0, -left, top]),
        }
    }
}

impl PdfPage {
    /// The operators that paint it; `None` where some cannot be read.
    pub(super) fn content(&self, file: &File<'_>) -> Option<Vec<u8>> {
        let contents = file.get(&self.dict, "Contents");
        let parts = match &contents {
            Object::Null => return Some(Vec::new()),
            Object::Array(parts) => parts.to_vec(),
            single => vec![single.clone()],
        };
        let mut bytes = Vec::new();
        for part in parts {
            let part = file.resolve(&part);
            bytes.extend(file.stream(part.stream()?)?);
            bytes.push(b'\n');
        }
        Some(bytes)
    }
}
