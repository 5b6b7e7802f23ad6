//! The ways in which Japanese text was coded before Unicode, and the numbers that Adobe gave to the
//! glyphs of Japanese fonts (Adobe-Japan1).
//!
//! The numbers follow the old standard row by row, so they need no table of their own: a number is a
//! place in JIS X 0208, and what stands there is known to the decoder of `Shift_JIS`. Glyphs beyond it
//! (old forms of kanji, vertical forms, ornaments) are not known here, and are said to be missing.

use encoding_rs::{EUC_JP, SHIFT_JIS};

/// The first glyph of a stretch of JIS X 0208, and the row and cell of its first and last character.
/// Kanji are not listed: they follow each other without a gap.
const SIGNS: [(u32, (u32, u32), u32); 16] = [
    (633, (1, 1), 94),
    (727, (2, 1), 14),
    (741, (2, 26), 8),
    (749, (2, 42), 7),
    (756, (2, 60), 15),
    (771, (2, 82), 8),
    (779, (2, 94), 1),
    (780, (3, 16), 10),
    (790, (3, 33), 26),
    (816, (3, 65), 26),
    (842, (4, 1), 83),
    (925, (5, 1), 86),
    (1011, (6, 1), 24),
    (1035, (6, 33), 24),
    (1059, (7, 1), 33),
    (1092, (7, 49), 33),
];

/// Circled and Roman numbers, in the row that NEC added.
const NUMBERS: (u32, (u32, u32), u32) = (7555, (13, 1), 30);

/// First glyph of the kanji of the first level, of the second, and of what follows.
const LEVELS: (u32, u32, u32) = (1125, 4090, 7478);

/// The character of a glyph of Adobe-Japan1.
pub(super) fn character_of_glyph(glyph: u32) -> Option<char> {
    let ascii = |first: u32| char::from_u32(glyph - first + 0x20);
    match glyph {
        1..=94 if glyph != 61 => ascii(1),
        231..=324 if glyph != 291 => ascii(231),
        61 | 291 => Some('\u{A5}'),
        97 => Some('\\'),
        327..=389 => char::from_u32(glyph - 327 + 0xFF61),
        _ => {
            let (row, cell) = place_of(glyph)?;
            character_at(row, cell)
        }
    }
}

fn place_of(glyph: u32) -> Option<(u32, u32)> {
    let (first, second, end) = LEVELS;
    let after = |row: u32, steps: u32| (row + steps / 94, steps % 94 + 1);
    if (first..second).contains(&glyph) {
        return Some(after(16, glyph - first));
    }
    if (second..end).contains(&glyph) {
        return Some(after(48, glyph - second));
    }
    let stretch = SIGNS.iter().chain([&NUMBERS]);
    let mut stretch =
        stretch.filter(|(first, _, length)| (*first..first + length).contains(&glyph));
    stretch.next().map(|(first, (row, cell), _)| (*row, cell + glyph - first))
}

/// The character at a row and cell of JIS X 0208.
pub(super) fn character_at(row: u32, cell: u32) -> Option<char> {
    if !(1..=94).contains(&row) || !(1..=94).contains(&cell) {
        return None;
    }
    // Two rows share one first byte.
    let high = (row - 1) / 2 + if row <= 62 { 0x81 } else { 0xC1 };
    let low = match (row % 2, cell) {
        (1, ..=63) => cell + 0x3F,
        (1, _) => cell + 0x40,
        _ => cell + 0x9E,
    };
    decoded(SHIFT_JIS, &[u8::try_from(high).ok()?, u8::try_from(low).ok()?])
}

/// The only character that bytes stand for.
fn decoded(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// One character of `Shift_JIS` at the start of the bytes: its length, and what it is.
pub(super) fn shift_jis(bytes: &[u8]) -> (usize, Option<char>) {
    match bytes {
        [0x81..=0x9F | 0xE0..=0xFC, low, ..] => (2, decoded(SHIFT_JIS, &[bytes[0], *low])),
        [single, ..] => (1, decoded(SHIFT_JIS, &[*single])),
        [] => (1, None),
    }
}

/// One character of EUC at the start of the bytes: its length, and what it is.
pub(super) fn euc(bytes: &[u8]) -> (usize, Option<char>) {
    match bytes {
        [0x8E | 0xA1..=0xFE, low, ..] => (2, decoded(EUC_JP, &[bytes[0], *low])),
        [single, ..] => (1, decoded(EUC_JP, &[*single])),
        [] => (1, None),
    }
}

/// One character of the two bytes of JIS X 0208 itself.
pub(super) fn jis(bytes: &[u8]) -> (usize, Option<char>) {
    match bytes {
        [high @ 0x21..=0x7E, low @ 0x21..=0x7E, ..] => {
            (2, character_at(u32::from(*high) - 0x20, u32::from(*low) - 0x20))
        }
        _ => (2, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glyph_is_known_by_its_place_in_the_old_standard() {
        let known = [
            (1, ' '),
            (34, 'A'),
            (264, 'A'),
            (633, '\u{3000}'),
            (634, '\u{3001}'),
            (780, '\u{FF10}'),
            (843, '\u{3042}'),
            (935, '\u{30AB}'),
            (1125, '\u{4E9C}'),
            (4089, '\u{8155}'),
            (4090, '\u{5F0C}'),
            (7477, '\u{7464}'),
            (7555, '\u{2460}'),
            (7574, '\u{2473}'),
            (331, '\u{FF65}'),
        ];
        for (glyph, character) in known {
            assert_eq!(character_of_glyph(glyph), Some(character), "{glyph}");
        }
        assert_eq!(character_of_glyph(0), None);
        assert_eq!(character_of_glyph(20_000), None);
    }
}
