//! The fonts inside a file, read backwards: from the glyph to the character.

use std::collections::HashMap;

use ttf_parser::{GlyphId, RawFace, Tag, cff, cmap, post};

use super::budget::Budget;
use super::glyph_names;

/// Fonts with more glyphs than that are asked for none of their names: the table of names has to be
/// walked for each of them.
const MOST_NAMES: usize = 2000;

/// What an embedded font says about its glyphs.
#[derive(Debug, Default)]
pub(super) struct FontProgram {
    /// The characters of glyphs.
    characters: HashMap<u32, char>,
    /// The glyphs of one-byte codes, for fonts with codes of their own.
    own_codes: HashMap<u32, u32>,
    /// The glyph of each number in a font whose glyphs are numbered.
    glyph_of_number: HashMap<u32, u32>,
}

impl FontProgram {
    /// Reads a font of any kind; one that cannot be read says nothing.
    pub(super) fn read(bytes: &[u8], budget: &Budget) -> Self {
        let mut program = Self::default();
        if let Ok(face) = RawFace::parse(bytes, 0) {
            let table = |tag: &[u8; 4]| face.table(Tag::from_bytes(tag));
            if let Some(table) = table(b"cmap").and_then(cmap::Table::parse) {
                program.read_cmap(&table, budget);
            }
            if let Some(table) = table(b"CFF ").and_then(cff::Table::parse) {
                program.read_cff(&table);
                program.read_numbers(&table, budget);
            }
            if let Some(table) = table(b"post").and_then(post::Table::parse)
                && table.names().take(MOST_NAMES + 1).count() <= MOST_NAMES
            {
                for glyph in 0..u16::try_from(MOST_NAMES).unwrap_or(u16::MAX) {
                    program.name(glyph, table.glyph_name(GlyphId(glyph)));
                }
            }
        } else if let Some(table) = cff::Table::parse(bytes) {
            program.read_cff(&table);
        }
        program
    }

    /// Asks for every character that a font may have: what the tables themselves list may be endless.
    fn read_cmap(&mut self, table: &cmap::Table<'_>, budget: &Budget) {
        for subtable in table.subtables.into_iter().take(6) {
            if matches!(subtable.format, cmap::Format::ManyToOneRangeMappings(_)) {
                continue;
            }
            for code in (0..0x1_0000).chain(0x2_0000..0x2_FFFF) {
                let Some(glyph) = subtable.glyph_index(code).filter(|it| it.0 != 0) else {
                    continue;
                };
                let glyph = u32::from(glyph.0);
                if budget.work(20).is_none() {
                    return;
                }
                if subtable.is_unicode() {
                    if let Some(character) = char::from_u32(code) {
                        self.set(glyph, character);
                    }
                } else if code & 0xFF00 == 0xF000 || code < 0x100 {
                    self.own_codes.entry(code & 0xFF).or_insert(glyph);
                }
            }
        }
    }

    fn read_cff(&mut self, table: &cff::Table<'_>) {
        if usize::from(table.number_of_glyphs()) <= MOST_NAMES {
            for glyph in 0..table.number_of_glyphs() {
                self.name(glyph, table.glyph_name(GlyphId(glyph)));
            }
        }
        for code in 0..=u8::MAX {
            if let Some(glyph) = table.glyph_index(code) {
                self.own_codes.entry(u32::from(code)).or_insert(u32::from(glyph.0));
            }
        }
    }

    fn read_numbers(&mut self, table: &cff::Table<'_>, budget: &Budget) {
        let count = usize::from(table.number_of_glyphs());
        if budget.work(count * count / 64).is_none() {
            return;
        }
        for glyph in 0..table.number_of_glyphs() {
            if let Some(number) = table.glyph_cid(GlyphId(glyph)) {
                self.glyph_of_number.insert(u32::from(number), u32::from(glyph));
            }
        }
    }

    fn name(&mut self, glyph: u16, name: Option<&str>) {
        if let Some(character) = name.and_then(glyph_names::character) {
            self.characters.entry(u32::from(glyph)).or_insert(character);
        }
    }

    /// Of several characters with one glyph the ordinary one: it lies outside of the blocks that are
    /// there for compatibility.
    fn set(&mut self, glyph: u32, character: char) {
        let is_rare = |it: char| matches!(it, '\u{A0}' | '\u{AD}' | '\u{2E80}'..='\u{2FDF}' | '\u{E000}'..='\u{FAFF}');
        let known = self.characters.entry(glyph).or_insert(character);
        if is_rare(*known) && !is_rare(character) {
            *known = character;
        }
    }

    /// The character of a glyph.
    pub(super) fn character(&self, glyph: u32) -> Option<char> {
        let private = |it: &char| matches!(it, '\u{E000}'..='\u{F8FF}');
        self.characters.get(&glyph).copied().filter(|it| !private(it))
    }

    /// The glyph of a number in a font with numbered glyphs; elsewhere they are the same.
    pub(super) fn glyph_of_number(&self, number: u32) -> Option<u32> {
        if self.glyph_of_number.is_empty() {
            return Some(number);
        }
        self.glyph_of_number.get(&number).copied()
    }

    /// The character of one of the font's own codes.
    pub(super) fn character_of_code(&self, code: u32) -> Option<char> {
        self.own_codes.get(&code).and_then(|glyph| self.character(*glyph))
    }
}
