//! The tables of codes that every reader of PDF is expected to have at hand, by name.

use super::japanese_codes::{euc, jis, shift_jis};

/// How bytes become codes, and what a code says about its character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codes {
    /// Two bytes, the number of a glyph.
    Identity,
    /// UTF-16; UCS-2 is a part of it.
    Utf16,
    Utf8,
    Utf32,
    ShiftJis,
    Euc,
    /// Two bytes of JIS X 0208.
    Jis,
}

/// One code at the start of bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Code {
    pub(super) length: usize,
    pub(super) value: u32,
    pub(super) character: Option<char>,
}

impl Codes {
    /// The codes of a table's name.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        let stem = name.strip_suffix("-H").or_else(|| name.strip_suffix("-V")).unwrap_or(name);
        Some(match stem {
            "Identity" => Self::Identity,
            "H" | "V" | "78" | "Add" | "Ext" | "NWP" => Self::Jis,
            "EUC" | "78-EUC" => Self::Euc,
            _ if stem.ends_with("RKSJ") => Self::ShiftJis,
            _ if stem.starts_with("Uni") && stem.contains("UTF8") => Self::Utf8,
            _ if stem.starts_with("Uni") && stem.contains("UTF32") => Self::Utf32,
            _ if stem.starts_with("Uni") => Self::Utf16,
            _ => return None,
        })
    }

    /// The code at the start of bytes, which are not empty.
    pub(super) fn next(self, bytes: &[u8]) -> Code {
        let (length, character) = match self {
            Self::Identity => (2, None),
            Self::Utf16 => utf16(bytes),
            Self::Utf8 => utf8(bytes),
            Self::Utf32 => (4, char::from_u32(super::cmap::code(bytes))),
            Self::ShiftJis => shift_jis(bytes),
            Self::Euc => euc(bytes),
            Self::Jis => jis(bytes),
        };
        let length = length.min(bytes.len()).max(1);
        Code { length, value: super::cmap::code(&bytes[..length]), character }
    }
}

fn utf16(bytes: &[u8]) -> (usize, Option<char>) {
    let units = bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
    let character = char::decode_utf16(units.take(2)).next().and_then(Result::ok);
    (character.map_or(2, |it| it.len_utf16() * 2), character)
}

fn utf8(bytes: &[u8]) -> (usize, Option<char>) {
    let length = match bytes.first() {
        Some(0xC0..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xFF) => 4,
        _ => 1,
    };
    let text = bytes.get(..length).and_then(|it| std::str::from_utf8(it).ok());
    (length, text.and_then(|text| text.chars().next()))
}
