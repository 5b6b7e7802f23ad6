//! The characters of glyphs that have names, and of the one-byte codes of Latin fonts.

use lopdf::{Dictionary, Document, Encoding, Object as Packed};

/// The characters of the 256 codes of a named encoding (`WinAnsiEncoding` …).
pub(super) fn encoding(name: &[u8]) -> Vec<Option<char>> {
    let font = font(Packed::Name(name.to_vec()));
    let document = Document::new();
    let Ok(encoding) = font.get_font_encoding(&document) else { return vec![None; 256] };
    (0..=u8::MAX).map(|code| first(&encoding, code)).collect()
}

fn font(encoding: Packed) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Packed::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    font
}

fn first(encoding: &Encoding<'_>, code: u8) -> Option<char> {
    let text = Document::decode_text(encoding, &[code]).ok()?;
    text.chars().next().filter(|it| !it.is_control())
}

/// The character that a glyph's name means.
pub(super) fn character(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|it| !it.is_empty())?;
    if let Some(digits) = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))
        && (4..=6).contains(&digits.len())
        && let Ok(code) = u32::from_str_radix(digits, 16)
    {
        return char::from_u32(code);
    }
    let mut encoding = Dictionary::new();
    encoding.set("Type", Packed::Name(b"Encoding".to_vec()));
    let names = vec![Packed::Integer(0), Packed::Name(name.as_bytes().to_vec())];
    encoding.set("Differences", Packed::Array(names));
    let font = font(Packed::Dictionary(encoding));
    let document = Document::new();
    first(&font.get_font_encoding(&document).ok()?, 0)
}
