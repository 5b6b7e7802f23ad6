//! Pages as PDF, and back: the only file that knows printpdf.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use printpdf::{
    Codepoint, Color, FontId, Greyscale, LineDashPattern, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Polygon, PolygonRing, Rect, TextItem,
    WindingOrder,
};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::ReportError;
use super::content_stream::each_text;
use super::font::Fonts;
use super::paper::{
    DASH, FaceId, Mark, Mm, OutlineEntry, Page, Point, Printout, Pt, Size, TextRun,
};
use super::threads::each;

/// Writes the pages as a PDF.
///
/// Every face is embedded with the used glyphs only and with a map back to Unicode. The same
/// document and fonts give the same bytes. `progress` is told the part done, from 0 to 1, and may
/// cancel; nothing is left behind then.
///
/// # Errors
/// A face cannot be embedded, the library refuses to write, or `progress` cancelled.
pub fn pdf(
    printout: &Printout,
    fonts: &Fonts,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Vec<u8>, ReportError> {
    let mut step = |done: f32| match progress(done) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReportError::Cancelled),
    };
    step(0.0)?;
    let mut file = PdfDocument::new(&printout.title);
    file.metadata.info.author.clone_from(&printout.author);
    file.metadata.info.creator.clone_from(&printout.producer);
    file.metadata.info.producer.clone_from(&printout.producer);
    let mut faces: Vec<_> = used_faces(printout).into_iter().map(|id| (id, None)).collect();
    each(&mut faces, |(id, face)| *face = Some(embeddable(fonts, *id)));
    for (id, face) in faces {
        let face = face.unwrap_or_else(|| embeddable(fonts, id))?;
        file.resources.fonts.map.insert(font_id(id), PdfFont::new(face));
    }
    step(0.1)?;
    let copied = Copied::from(printout);
    let mut done = 0.1;
    let each = 0.5 / f32::from(u16::try_from(printout.pages.len().max(1)).unwrap_or(u16::MAX));
    for page in &printout.pages {
        file.pages.push(page_of(page, &copied));
        done += each;
        step(done)?;
    }
    let mut warnings = Vec::new();
    let mut inner = file.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(ReportError::Write { reason: format!("{warning:?}") });
    }
    step(0.7)?;
    finish(&mut inner, printout).map_err(|error| write_error(&error))?;
    compress(&mut inner);
    step(0.9)?;
    let mut bytes = Vec::new();
    inner.save_to(&mut bytes).map_err(|error| ReportError::Write { reason: error.to_string() })?;
    seal(&mut bytes);
    step(1.0)?;
    Ok(bytes)
}

/// Compresses what printpdf would, which takes longer than anything else.
fn compress(file: &mut lopdf::Document) {
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams: Vec<_> = streams.filter(|stream| stream.allows_compression).collect();
    each(&mut streams, |stream| {
        // One that cannot be compressed stays as it is.
        let _ = stream.compress();
    });
}

fn write_error(error: &lopdf::Error) -> ReportError {
    ReportError::Write { reason: error.to_string() }
}

/// The name of a face in the file; readers take its six capitals for the mark of a subset.
fn font_id(id: FaceId) -> FontId {
    let letter = |number: u16| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    FontId(match id.0 {
        0 => "BIZREG".to_owned(),
        1 => "BIZBLD".to_owned(),
        other => format!("ALT{}{}{}", letter(other / 676), letter(other / 26), letter(other)),
    })
}

fn used_faces(printout: &Printout) -> BTreeSet<FaceId> {
    printout.pages.iter().flat_map(Page::runs).map(|run| run.face).collect()
}

fn embeddable(fonts: &Fonts, id: FaceId) -> Result<ParsedFont, ReportError> {
    let unknown = || ReportError::Font { name: format!("face {}", id.0) };
    let face = fonts.face(id).ok_or_else(unknown)?;
    let index = usize::try_from(face.index).unwrap_or_default();
    ParsedFont::from_bytes(&face.bytes, index, &mut Vec::new())
        .ok_or_else(|| ReportError::Font { name: face.name.clone() })
}

/// The character that is copied from each glyph.
///
/// A glyph that prints two characters (一 and the radical ⼀) can be copied as one of them only:
/// the ordinary one, and between two ordinary ones the first of the document.
#[derive(Default)]
struct Copied {
    /// By face and glyph. A table, because it is asked for every glyph of the document.
    faces: BTreeMap<FaceId, Vec<Option<char>>>,
}

impl Copied {
    fn from(printout: &Printout) -> Self {
        let mut copied = Self::default();
        for run in printout.pages.iter().flat_map(Page::runs) {
            let glyphs = copied.faces.entry(run.face).or_default();
            for (character, &glyph) in run.text.chars().zip(&run.glyphs) {
                let at = usize::from(glyph);
                if glyphs.len() <= at {
                    glyphs.resize(at + 1, None);
                }
                let is_better = |known: char| {
                    known != character && !is_ordinary(known) && is_ordinary(character)
                };
                if glyphs[at].is_none_or(is_better) {
                    glyphs[at] = Some(character);
                }
            }
        }
        copied
    }

    /// The characters that are copied from a run.
    fn characters(&self, run: &TextRun) -> impl Iterator<Item = char> {
        let glyphs = self.faces.get(&run.face).map_or(&[][..], Vec::as_slice);
        let known = |glyph: u16| glyphs.get(usize::from(glyph)).copied().flatten();
        run.text
            .chars()
            .zip(&run.glyphs)
            .map(move |(character, &glyph)| known(glyph).unwrap_or(character))
    }
}

fn is_ordinary(character: char) -> bool {
    std::iter::once(character).nfkc().eq(std::iter::once(character))
}

fn page_of(page: &Page, copied: &Copied) -> PdfPage {
    let mut ops = Vec::with_capacity(page.marks.len() * 4);
    let painter = Painter { height: page.size.height, copied };
    for mark in &page.marks {
        painter.paint(mark, &mut ops);
    }
    let length = |length: Mm| printpdf::Mm(length.0);
    PdfPage::new(length(page.size.width), length(page.size.height), ops)
}

/// Turns our marks, measured from the top, into operations measured from the bottom.
struct Painter<'a> {
    height: Mm,
    copied: &'a Copied,
}

impl Painter<'_> {
    fn paint(&self, mark: &Mark, ops: &mut Vec<Op>) {
        match mark {
            Mark::Text(run) => self.text(run, ops),
            Mark::Line { from, to, width } => self.line(*from, *to, *width, ops),
            Mark::Dashed { from, to, width } => {
                let lengths = DASH.map(|length| points(length).0);
                ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &lengths) });
                self.line(*from, *to, *width, ops);
                ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
            }
            Mark::Polygon { corners } => {
                let points = corners.iter().map(|corner| self.line_point(*corner, false)).collect();
                let polygon = Polygon {
                    rings: vec![PolygonRing { points }],
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                };
                // A page begins black, but nothing says so where the fill color was never set.
                ops.extend([fill_gray(0.0), Op::DrawPolygon { polygon }]);
            }
            Mark::Fill { at, size, ink } => {
                ops.push(fill_gray(ink.0));
                let bottom = Point::new(at.x, at.y + size.height);
                let corner = self.point(bottom);
                ops.push(Op::DrawRectangle {
                    rectangle: Rect {
                        x: corner.x,
                        y: corner.y,
                        width: points(size.width),
                        height: points(size.height),
                        mode: Some(PaintMode::Fill),
                        winding_order: None,
                    },
                });
                ops.push(fill_gray(0.0));
            }
            Mark::Ellipse { center, radius, width } => {
                ops.push(Op::SetOutlineThickness { pt: points(*width) });
                ops.push(Op::DrawLine { line: self.ellipse(*center, *radius) });
            }
        }
    }

    fn line(&self, from: Point, to: Point, width: Mm, ops: &mut Vec<Op>) {
        ops.push(Op::SetOutlineThickness { pt: points(width) });
        let points = vec![self.line_point(from, false), self.line_point(to, false)];
        ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
    }

    fn text(&self, run: &TextRun, ops: &mut Vec<Op>) {
        if run.glyphs.is_empty() {
            return;
        }
        let copied = self.copied.characters(run);
        let glyphs = copied
            .zip(&run.glyphs)
            .map(|(copied, &glyph)| Codepoint::with_cid(glyph, 0.0, copied.to_string()));
        let at = self.point(run.at);
        ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(font_id(run.face)),
                size: printpdf::Pt(run.size.0),
            },
            // Not a text matrix: with one, printpdf measures every glyph again.
            Op::SetTextCursor { pos: at },
            Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
            Op::EndTextSection,
        ]);
    }

    /// Four curves, close enough to an ellipse for the eye.
    fn ellipse(&self, center: Point, radius: Size) -> printpdf::Line {
        const HANDLE: f32 = 0.552_284_8;
        let at = |x: f32, y: f32, bezier: bool| {
            let place = Point::new(center.x + radius.width * x, center.y + radius.height * y);
            self.line_point(place, bezier)
        };
        let points = vec![
            at(1.0, 0.0, false),
            at(1.0, HANDLE, true),
            at(HANDLE, 1.0, true),
            at(0.0, 1.0, false),
            at(-HANDLE, 1.0, true),
            at(-1.0, HANDLE, true),
            at(-1.0, 0.0, false),
            at(-1.0, -HANDLE, true),
            at(-HANDLE, -1.0, true),
            at(0.0, -1.0, false),
            at(HANDLE, -1.0, true),
            at(1.0, -HANDLE, true),
            at(1.0, 0.0, false),
        ];
        printpdf::Line { points, is_closed: true }
    }

    fn point(&self, point: Point) -> printpdf::Point {
        printpdf::Point { x: points(point.x), y: points(self.height - point.y) }
    }

    fn line_point(&self, point: Point, bezier: bool) -> printpdf::LinePoint {
        printpdf::LinePoint { p: self.point(point), bezier }
    }
}

fn fill_gray(gray: f32) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: gray, icc_profile: None }) }
}

/// A length in hundredths of a point, which is finer than any printer.
fn points(length: Mm) -> printpdf::Pt {
    printpdf::Pt((Pt::from(length).0 * 100.0).round() / 100.0)
}

/// What printpdf cannot write: language, an outline of several levels, a day without a time zone.
fn finish(file: &mut lopdf::Document, printout: &Printout) -> lopdf::Result<()> {
    "1.7".clone_into(&mut file.version);
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let outline = outline(file, &printout.outline, &pages);
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(printout.language));
    catalog.set(
        "ViewerPreferences",
        Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]),
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    let day = printout.created_at.format("D:%Y%m%d%H%M%S").to_string();
    let info = file.trailer.get(b"Info")?.as_reference()?;
    let info = file.get_object_mut(info)?.as_dict_mut()?;
    for name in ["CreationDate", "ModDate"] {
        info.set(name, Object::string_literal(day.as_str()));
    }
    // PDF/X markers and empty fields.
    for name in ["GTS_PDFXVersion", "Identifier", "Keywords", "Subject", "Trapped"] {
        info.remove(name.as_bytes());
    }
    let id = || Object::String(PLACE_OF_ID.to_vec(), StringFormat::Literal);
    file.trailer.set("ID", Object::Array(vec![id(), id()]));
    Ok(())
}

/// Writes the outline; `None` where there is nothing to jump to.
fn outline(
    file: &mut lopdf::Document,
    entries: &[OutlineEntry],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let families = Families::of(entries);
    for parent in std::iter::once(None).chain((0..entries.len()).map(Some)) {
        let family = families.children(parent);
        for (at, &index) in family.iter().enumerate() {
            let mut item = Dictionary::new();
            item.set("Title", utf16(&entries[index].title));
            item.set("Parent", Object::Reference(parent.map_or(root, |parent| ids[parent])));
            if let Some(page) = pages.get(entries[index].page) {
                let fit = Object::Name(b"Fit".to_vec());
                item.set("Dest", Object::Array(vec![Object::Reference(*page), fit]));
            }
            if let Some(before) = at.checked_sub(1) {
                item.set("Prev", Object::Reference(ids[family[before]]));
            }
            if let Some(&next) = family.get(at + 1) {
                item.set("Next", Object::Reference(ids[next]));
            }
            let is_open = entries[index].level == 0;
            set_children(&mut item, families.children(Some(index)), &ids, is_open);
            file.set_object(ids[index], item);
        }
    }
    let mut top = Dictionary::new();
    top.set("Type", Object::Name(b"Outlines".to_vec()));
    set_children(&mut top, families.children(None), &ids, true);
    top.set("Count", count(entries.iter().filter(|entry| entry.level < 2).count()));
    file.set_object(root, top);
    Some(root)
}

/// Which entries of an outline hang under which: each under the last one before it of a lower level.
struct Families {
    /// By parent; those without one stand last.
    children: Vec<Vec<usize>>,
}

impl Families {
    /// Walks the entries once, with the way down to the present one: an outline may have thousands.
    fn of(entries: &[OutlineEntry]) -> Self {
        let mut children = vec![Vec::new(); entries.len() + 1];
        let mut way_down: Vec<usize> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            while way_down.last().is_some_and(|&above| entries[above].level >= entry.level) {
                way_down.pop();
            }
            children[way_down.last().copied().unwrap_or(entries.len())].push(index);
            way_down.push(index);
        }
        Self { children }
    }

    fn children(&self, parent: Option<usize>) -> &[usize] {
        &self.children[parent.unwrap_or(self.children.len() - 1)]
    }
}

/// Names the children of an entry. A closed entry counts them below zero: they are shown on demand.
fn set_children(item: &mut Dictionary, children: &[usize], ids: &[ObjectId], is_open: bool) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", Object::Reference(ids[first]));
        item.set("Last", Object::Reference(ids[last]));
        let number = count(children.len());
        item.set("Count", if is_open { number } else { -number });
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn utf16(words: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Holds the place of the trailer's id until the bytes are known.
const PLACE_OF_ID: &[u8; 32] = b"id-of-these-pages-is-set-at-last";

/// Replaces the id, which the library makes up at random, by one made from the bytes.
fn seal(bytes: &mut [u8]) {
    let digest = Sha256::digest(&*bytes);
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    let id: String = digest.iter().take(PLACE_OF_ID.len() / 2).flat_map(digits).collect();
    // The trailer is the end of the file.
    let places: Vec<usize> = (0..bytes.len().saturating_sub(PLACE_OF_ID.len()))
        .rev()
        .take(1024)
        .filter(|&at| bytes[at..].starts_with(PLACE_OF_ID))
        .collect();
    for at in places {
        bytes[at..at + PLACE_OF_ID.len()].copy_from_slice(id.as_bytes());
    }
}

/// Reads a PDF back and compares it with the layout: the number of pages, and all text of each.
///
/// # Errors
/// The bytes are not a PDF, or say something else than `document`.
pub fn verify(bytes: &[u8], printout: &Printout) -> Result<(), ReportError> {
    let unreadable = |error: &lopdf::Error| ReportError::Unreadable { reason: error.to_string() };
    let file = lopdf::Document::load_mem(bytes).map_err(|error| unreadable(&error))?;
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    if pages.len() != printout.pages.len() {
        return Err(ReportError::PageCount { expected: printout.pages.len(), found: pages.len() });
    }
    let copied = Copied::from(printout);
    let reader = Reader::new(&file, &pages).map_err(|error| unreadable(&error))?;
    let mut checks: Vec<_> =
        pages.into_iter().zip(&printout.pages).map(|(id, page)| (id, page, None)).collect();
    each(&mut checks, |(id, page, found)| {
        let expected: String = page.runs().flat_map(|run| copied.characters(run)).collect();
        let content = file.get_page_content(*id);
        *found = Some(if reader.quick_text(&content).is_some_and(|text| text == expected) {
            Ok(true)
        } else {
            reader.text(&content).map(|text| text == expected)
        });
    });
    for (index, (_, _, found)) in checks.into_iter().enumerate() {
        match found {
            Some(Ok(true)) => {}
            Some(Err(error)) => return Err(unreadable(&error)),
            Some(Ok(false)) | None => return Err(ReportError::PageText { page: index + 1 }),
        }
    }
    Ok(())
}

/// Reads the text of pages.
struct Reader<'a> {
    /// The map to Unicode of every font, by the name under which the pages use it.
    encodings: BTreeMap<Vec<u8>, lopdf::Encoding<'a>>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a lopdf::Document, pages: &[ObjectId]) -> lopdf::Result<Self> {
        let mut encodings = BTreeMap::new();
        for page in pages {
            for (name, font) in file.get_page_fonts(*page)? {
                if let Entry::Vacant(unknown) = encodings.entry(name) {
                    unknown.insert(font.get_font_encoding(file)?);
                }
            }
        }
        Ok(Self { encodings })
    }

    /// The text of a page that consists of nothing but what this program writes.
    fn quick_text(&self, content: &[u8]) -> Option<String> {
        let mut text = String::new();
        each_text(content, |font, codes| {
            let encoding = self.encodings.get(font)?;
            text.push_str(&lopdf::Document::decode_text(encoding, codes).ok()?);
            Some(())
        })?;
        Some(text)
    }

    /// The text of any page.
    fn text(&self, content: &[u8]) -> lopdf::Result<String> {
        let mut font: &[u8] = b"";
        let mut text = String::new();
        for operation in &lopdf::content::Content::decode(content)?.operations {
            match operation.operator.as_str() {
                "Tf" => {
                    font = operation.operands.first().map_or(Ok(&b""[..]), Object::as_name)?;
                }
                "Tj" | "TJ" => {
                    let Some(encoding) = self.encodings.get(font) else { continue };
                    for operand in &operation.operands {
                        let strings = match operand {
                            Object::Array(parts) => parts.as_slice(),
                            other => std::slice::from_ref(other),
                        };
                        for string in strings {
                            if let Object::String(bytes, _) = string {
                                text.push_str(&lopdf::Document::decode_text(encoding, bytes)?);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(text)
    }
}
