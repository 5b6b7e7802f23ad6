//! The text of a PDF from anywhere: what stands on its pages, in lines and blocks.
//!
//! Made for forms and notices of the ministry, whatever program wrote them. A file is read with a
//! budget of work and memory, and only as far as its pages need it; one that is damaged, locked, too
//! large or without any text is told apart, and none is read in part without saying so.

mod budget;
mod cmap;
mod content;
mod encryption;
mod file;
mod filter;
mod font;
mod font_program;
mod glyph_names;
mod japanese_codes;
mod layout;
mod lexer;
mod lines;
mod matrix;
mod object;
mod pages;
mod painted;
mod predefined;
mod rules;
mod xref;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::original_text::OriginalText;

use content::Painter;
use file::{Closed, File};
use pages::NoPages;
use painted::Painted;

/// The most bytes of a file.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfText {
    /// The text.
    pub text: OriginalText,
    /// The fonts with glyphs whose characters nobody knows; those stand as U+FFFD in the text.
    pub remarks: Vec<FontRemark>,
}

/// A font of which not every glyph could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontRemark {
    /// Its name in the file.
    pub font: String,
    /// Why.
    pub limit: FontLimit,
    /// How many glyphs on the pages that concerns.
    pub glyphs: usize,
}

/// Why the characters of glyphs are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontLimit {
    /// Neither the file nor the font in it says which character a glyph is.
    NoCharacters,
    /// The glyphs have the numbers of a collection that is not at hand.
    OtherScript(String),
}

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfProblem {
    /// It is another kind of file.
    #[error("not a PDF")]
    NotPdf,
    /// Something that belongs to every PDF is missing or broken.
    #[error("damaged PDF")]
    Damaged,
    /// It opens with a password only.
    #[error("the PDF needs a password")]
    Password,
    /// It is larger, or takes more work, than anything that is meant to be read.
    #[error("the PDF is too large")]
    TooLarge,
    /// There are no letters on its pages.
    #[error("no text in the PDF")]
    NoText {
        /// Whether there are pictures: pages that were scanned.
        has_pictures: bool,
        /// The fonts that could not be read, if any.
        remarks: Vec<FontRemark>,
    },
}

/// Reads all text of a PDF.
///
/// # Errors
/// Why there is none.
pub fn read(bytes: &[u8]) -> Result<PdfText, PdfProblem> {
    if bytes.len() > LARGEST {
        return Err(PdfProblem::TooLarge);
    }
    // The places in a file count from here, whatever a mail program has put in front.
    let head = &bytes[..bytes.len().min(1024)];
    let start = head.windows(5).position(|five| five == b"%PDF-").ok_or(PdfProblem::NotPdf)?;
    // The file may be anything, and the readers of fonts and of packed data are not ours.
    let read = catch_unwind(AssertUnwindSafe(|| read_pages(&bytes[start..])));
    read.unwrap_or(Err(PdfProblem::Damaged))
}

fn read_pages(bytes: &[u8]) -> Result<PdfText, PdfProblem> {
    let file = File::open(bytes).map_err(|closed| match closed {
        Closed::Damaged => PdfProblem::Damaged,
        Closed::Encrypted => PdfProblem::Password,
    })?;
    let pages = pages::pages(&file).map_err(|problem| match problem {
        NoPages::Damaged if file.budget.is_spent() => PdfProblem::TooLarge,
        NoPages::Damaged => PdfProblem::Damaged,
        NoPages::TooMany => PdfProblem::TooLarge,
    })?;
    let mut fonts = HashMap::new();
    let mut painted = Painted::new();
    let mut text = OriginalText::default();
    for page in pages {
        let content = page.content(&file);
        let resources = &page.resources;
        let mut brush = Painter::new(&file, &mut fonts, &mut painted, page.matrix);
        let done = content.as_ref().map(|bytes| brush.paint(bytes, resources, 0));
        let is_over = file.budget.is_spent() || done == Some(None);
        if is_over {
            return Err(PdfProblem::TooLarge);
        }
        if done.is_none() || !painted.is_complete {
            return Err(PdfProblem::Damaged);
        }
        let glyphs = std::mem::take(&mut painted.glyphs);
        let rules = std::mem::take(&mut painted.rules);
        let page = layout::page(glyphs, rules, &file.budget).ok_or(PdfProblem::TooLarge)?;
        text.pages.push(page);
    }
    let remarks = painted.limits().map(|(font, limit, glyphs)| FontRemark {
        font: font.clone(),
        limit: limit.clone(),
        glyphs,
    });
    let remarks: Vec<FontRemark> = remarks.collect();
    let unknown: usize = remarks.iter().map(|remark| remark.glyphs).sum();
    if text.is_blank() || 2 * unknown > painted.counted() {
        return Err(PdfProblem::NoText { has_pictures: painted.images > 0, remarks });
    }
    Ok(PdfText { text, remarks })
}
