//! A font of a page: from the bytes of a text to its characters and their widths.

use std::collections::HashMap;
use std::rc::Rc;

use super::FontLimit;
use super::cmap::{self, CMap};
use super::file::File;
use super::font_program::FontProgram;
use super::glyph_names;
use super::japanese_codes::character_of_glyph;
use super::object::{Dict, Object};
use super::predefined::{Code, Codes};

/// One glyph to be shown.
#[derive(Clone, Debug)]
pub(super) struct FontGlyph {
    /// How many bytes stood for it.
    pub(super) length: usize,
    /// Its characters; `None` where nothing in the file says which they are.
    pub(super) text: Option<Rc<str>>,
    /// Its width in ems.
    pub(super) width: f64,
    /// Whether it is the blank of one byte, which word spacing widens.
    pub(super) is_word_space: bool,
}

/// A font.
pub(super) struct Font {
    pub(super) name: String,
    to_unicode: Option<CMap>,
    kind: FontKind,
    pub(super) is_vertical: bool,
    /// What would be missing where characters are.
    pub(super) limit: FontLimit,
}

enum FontKind {
    Simple { characters: Vec<Option<char>>, widths: Vec<f64> },
    Composite(Box<Composite>),
}

struct Composite {
    codes: CompositeCodes,
    is_japanese: bool,
    /// The characters of its glyphs, read backwards from the font.
    program: FontProgram,
    glyph_of_cid: Option<Vec<u8>>,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

enum CompositeCodes {
    Named(Codes),
    Own { cmap: CMap, base: Option<Codes> },
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Self {
        let name = file.get(dict, "BaseFont");
        let name = String::from_utf8_lossy(name.name().unwrap_or_default()).into_owned();
        let to_unicode = file.get(dict, "ToUnicode");
        let to_unicode = match to_unicode.stream() {
            Some(stream) => file.stream(stream).map(|bytes| CMap::read(&bytes, &file.budget)),
            None => None,
        };
        let subtype = file.get(dict, "Subtype");
        if subtype.name() == Some(b"Type0") {
            return Self::composite(file, dict, name, to_unicode);
        }
        let has_map = to_unicode.is_some();
        let kind = FontKind::Simple {
            characters: simple_characters(file, dict, has_map),
            widths: simple_widths(file, dict, subtype.name() == Some(b"Type3")),
        };
        Self { name, to_unicode, kind, is_vertical: false, limit: FontLimit::NoCharacters }
    }

    fn composite(file: &File<'_>, dict: &Dict, name: String, to_unicode: Option<CMap>) -> Self {
        let descendants = file.get(dict, "DescendantFonts");
        let first = descendants.array().and_then(|array| array.first().cloned());
        let descendant = first.map_or(Object::Null, |it| file.resolve(&it));
        let empty = Rc::default();
        let descendant = descendant.dict().unwrap_or(&empty);
        let (codes, is_vertical) = composite_codes(file, dict);
        let system = file.get(descendant, "CIDSystemInfo");
        let ordering = system.dict().map_or(Object::Null, |system| file.get(system, "Ordering"));
        let ordering = ordering.string().unwrap_or_default();
        let is_japanese = ordering == b"Japan1";
        let program = if to_unicode.is_none() {
            font_program(file, descendant)
        } else {
            FontProgram::default()
        };
        let map = file.get(descendant, "CIDToGIDMap");
        let limit = match ordering {
            b"Japan1" | b"Identity" | b"" => FontLimit::NoCharacters,
            other => FontLimit::OtherScript(String::from_utf8_lossy(other).into_owned()),
        };
        let composite = Composite {
            codes,
            is_japanese,
            program,
            glyph_of_cid: map.stream().and_then(|stream| file.stream(stream)),
            widths: composite_widths(file, descendant),
            default_width: file.get(descendant, "DW").number().unwrap_or(1000.0) / 1000.0,
        };
        let kind = FontKind::Composite(Box::new(composite));
        Self { name, to_unicode, kind, is_vertical, limit }
    }

    /// The first glyph of bytes that are not empty.
    pub(super) fn next(&self, bytes: &[u8]) -> FontGlyph {
        let map = |code: u32| self.to_unicode.as_ref().and_then(|map| map.text(code).cloned());
        let own = |character: Option<char>| character.map(|it| it.to_string().into());
        match &self.kind {
            FontKind::Simple { characters, widths } => {
                let code = bytes.first().copied().unwrap_or_default();
                let at = usize::from(code);
                let character = characters.get(at).copied().flatten();
                FontGlyph {
                    length: 1,
                    text: map(u32::from(code)).or_else(|| own(character)),
                    width: widths.get(at).copied().unwrap_or_default(),
                    is_word_space: code == b' ',
                }
            }
            FontKind::Composite(composite) => {
                let code = composite.next(bytes);
                let cid = composite.cid(code, bytes);
                FontGlyph {
                    length: code.length,
                    text: map(code.value).or_else(|| own(composite.character(code, cid))),
                    width: composite.width(code, cid),
                    is_word_space: code.length == 1 && code.value == 0x20,
                }
            }
        }
    }
}

impl Composite {
    fn next(&self, bytes: &[u8]) -> Code {
        match &self.codes {
            CompositeCodes::Named(codes) => codes.next(bytes),
            CompositeCodes::Own { cmap, base } => {
                for length in 1..=bytes.len().min(4) {
                    let value = cmap::code(&bytes[..length]);
                    let is_within = |(own, first, last): &(usize, u32, u32)| {
                        *own == length && (*first..=*last).contains(&value)
                    };
                    if cmap.spaces.iter().any(is_within) {
                        return Code { length, value, character: None };
                    }
                }
                base.unwrap_or(Codes::Identity).next(bytes)
            }
        }
    }

    /// The number of the glyph, where the tables at hand tell it.
    fn cid(&self, code: Code, bytes: &[u8]) -> Option<u32> {
        match &self.codes {
            CompositeCodes::Named(Codes::Identity) => Some(code.value),
            CompositeCodes::Named(_) => None,
            CompositeCodes::Own { cmap, base } => {
                let of_base = || match base {
                    Some(codes @ Codes::Identity) => Some(codes.next(bytes).value),
                    _ => None,
                };
                cmap.glyph(code.value).or_else(of_base)
            }
        }
    }

    fn character(&self, code: Code, cid: Option<u32>) -> Option<char> {
        if code.character.is_some() {
            return code.character;
        }
        let cid = cid?;
        if self.is_japanese {
            let known = character_of_glyph(cid);
            if known.is_some() {
                return known;
            }
        }
        let glyph = match &self.glyph_of_cid {
            Some(map) => {
                let at = usize::try_from(cid).ok()?.checked_mul(2)?;
                let two = map.get(at..at + 2)?;
                u32::from(u16::from_be_bytes([two[0], two[1]]))
            }
            None => self.program.glyph_of_number(cid)?,
        };
        self.program.character(glyph)
    }

    fn width(&self, code: Code, cid: Option<u32>) -> f64 {
        // The tables of old codes are not at hand, but Latin and half-width letters have fixed places.
        let latin = |first: u32, from: u32, to: u32| {
            let character = u32::from(code.character?);
            (from..=to).contains(&character).then(|| first + character - from)
        };
        let half = matches!(self.codes, CompositeCodes::Named(Codes::ShiftJis | Codes::Euc));
        let guess =
            || latin(if half { 231 } else { 1 }, 0x20, 0x7E).or_else(|| latin(327, 0xFF61, 0xFF9F));
        let known = cid.or_else(guess).and_then(|cid| self.widths.get(&cid).copied());
        known.unwrap_or(self.default_width)
    }
}

fn composite_codes(file: &File<'_>, dict: &Dict) -> (CompositeCodes, bool) {
    let encoding = file.get(dict, "Encoding");
    if let Some(name) = encoding.name() {
        let codes = Codes::named(name).unwrap_or(Codes::Identity);
        return (CompositeCodes::Named(codes), name.ends_with(b"V"));
    }
    let Some(bytes) = encoding.stream().and_then(|stream| file.stream(stream)) else {
        return (CompositeCodes::Named(Codes::Identity), false);
    };
    let mut cmap = CMap::read(&bytes, &file.budget);
    let base = encoding.dict().map_or(Object::Null, |dict| file.get(dict, "UseCMap"));
    let name = cmap.base.take().or_else(|| base.name().map(<[u8]>::to_vec));
    let base = name.as_deref().and_then(Codes::named);
    let is_vertical = cmap.is_vertical || name.is_some_and(|name| name.ends_with(b"V"));
    (CompositeCodes::Own { cmap, base }, is_vertical)
}

fn font_program(file: &File<'_>, dict: &Dict) -> FontProgram {
    let descriptor = file.get(dict, "FontDescriptor");
    let Some(descriptor) = descriptor.dict() else { return FontProgram::default() };
    let programs = ["FontFile2", "FontFile3"].map(|key| file.get(descriptor, key));
    let bytes = programs.iter().find_map(Object::stream).and_then(|stream| file.stream(stream));
    bytes.map_or_else(FontProgram::default, |bytes| FontProgram::read(&bytes, &file.budget))
}

fn simple_characters(file: &File<'_>, dict: &Dict, has_map: bool) -> Vec<Option<char>> {
    let encoding = file.get(dict, "Encoding");
    let own = encoding.dict().cloned().unwrap_or_default();
    let base = encoding.name().map(<[u8]>::to_vec);
    let base = base.or_else(|| file.get(&own, "BaseEncoding").name().map(<[u8]>::to_vec));
    let mut characters = if let Some(base) = base {
        glyph_names::encoding(&base)
    } else {
        let program = if has_map { FontProgram::default() } else { font_program(file, dict) };
        let mut own: Vec<_> = (0..256).map(|code| program.character_of_code(code)).collect();
        // A font that is not in the file has the letters that everybody has.
        if own.iter().all(Option::is_none) && !has_program(file, dict) {
            own = glyph_names::encoding(b"StandardEncoding");
        }
        own
    };
    let differences = file.get(&own, "Differences");
    let mut code = 0;
    for entry in differences.array().unwrap_or_default().iter().take(600) {
        match file.resolve(entry) {
            Object::Name(name) => {
                let name = std::str::from_utf8(&name).ok();
                if let Some(place) = characters.get_mut(code) {
                    *place = name.and_then(glyph_names::character);
                }
                code += 1;
            }
            other => code = other.unsigned().unwrap_or(code),
        }
    }
    characters
}

fn has_program(file: &File<'_>, dict: &Dict) -> bool {
    let descriptor = file.get(dict, "FontDescriptor");
    let keys = ["FontFile", "FontFile2", "FontFile3"];
    descriptor.dict().is_some_and(|it| keys.iter().any(|key| it.contains_key(key.as_bytes())))
}

fn simple_widths(file: &File<'_>, dict: &Dict, is_drawn: bool) -> Vec<f64> {
    // The widths of a font whose glyphs are drawings are in the units of its drawings.
    let unit = if is_drawn {
        let matrix = file.get(dict, "FontMatrix");
        let scale = matrix.array().and_then(|it| it.first()).and_then(Object::number);
        scale.map_or(0.001, f64::abs)
    } else {
        0.001
    };
    let descriptor = file.get(dict, "FontDescriptor");
    let missing = descriptor.dict().and_then(|it| file.get(it, "MissingWidth").number());
    let missing = missing.unwrap_or(if is_drawn { 0.0 } else { 500.0 });
    let mut widths = vec![missing * unit; 256];
    let first = file.get(dict, "FirstChar").unsigned().unwrap_or(0);
    let own = file.get(dict, "Widths");
    for (at, width) in own.array().unwrap_or_default().iter().enumerate().take(256) {
        if let Some(place) = first.checked_add(at).and_then(|at| widths.get_mut(at))
            && let Some(width) = file.resolve(width).number()
        {
            *place = width * unit;
        }
    }
    widths
}

fn composite_widths(file: &File<'_>, dict: &Dict) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let array = file.get(dict, "W");
    let mut entries = array.array().unwrap_or_default().iter().map(|it| file.resolve(it));
    while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
        let Some(first) = first.unsigned().and_then(|it| u32::try_from(it).ok()) else { break };
        if first > 0xFFFF || widths.len() > 0xFFFF {
            break;
        }
        if let Some(list) = second.array() {
            for (cid, width) in (first..).zip(list.iter().take(0x1_0000)) {
                widths.insert(cid, file.resolve(width).number().unwrap_or(1000.0) / 1000.0);
            }
        } else {
            let Some(last) = second.unsigned().and_then(|it| u32::try_from(it).ok()) else { break };
            let Some(width) = entries.next().and_then(|it| it.number()) else { break };
            if file.budget.work(usize::try_from(last.min(0xFFFF)).unwrap_or(0) * 20).is_none() {
                break;
            }
            for cid in first..=last.min(0xFFFF) {
                widths.insert(cid, width / 1000.0);
            }
        }
    }
    widths
}
