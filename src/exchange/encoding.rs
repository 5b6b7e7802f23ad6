//! From bytes to text: the encodings in which Japanese spreadsheets are saved.

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::synonyms::column_of;

/// How text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark in front.
    Utf8,
    /// UTF-16, with or without a mark in front (Excel calls it Unicode text).
    Utf16,
    /// `Shift_JIS`, as Windows has it (CP932).
    ShiftJis,
    /// EUC-JP, as older Unix programs write it.
    EucJp,
    /// JIS, as mail and old programs write it (ISO-2022-JP).
    Jis,
}

/// Stands in the text for bytes that are no character.
pub(super) const BROKEN: char = '\u{FFFD}';

/// Of so many characters that are no ASCII one may be broken, and the encoding still counts as known.
const ONE_IN: usize = 12;

/// The text in `bytes`, and how it was written; `None` where it is none of ours. Bytes that are no
/// character became [`BROKEN`].
///
/// What is valid as UTF-8 is UTF-8: Japanese in another encoding never is. What is valid both as
/// `Shift_JIS` and as EUC-JP is Japanese in one of them and a row of half-width katakana in the other.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some((String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8));
    }
    // The mark of UTF-32 begins like that of UTF-16.
    if bytes.starts_with(b"\xFF\xFE\0\0") {
        return None;
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return Some((text.into_owned(), Encoding::Utf16));
        }
    }
    if let Some(text) = without_mark(bytes) {
        return Some((text, Encoding::Utf16));
    }
    if is_jis(bytes) {
        let (text, _) = ISO_2022_JP.decode_without_bom_handling(bytes);
        return Some((text.into_owned(), Encoding::Jis));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    // Sequences of UTF-8 do not come about by chance, so a broken one among many is just that.
    let utf8 = String::from_utf8_lossy(bytes).into_owned();
    if defects(&utf8).is_some() {
        return Some((utf8, Encoding::Utf8));
    }
    let strict = |encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(String::from)
    };
    match (strict(SHIFT_JIS), strict(EUC_JP)) {
        (Some(sjis), Some(euc)) if known_words(&sjis) > known_words(&euc) => {
            Some((sjis, Encoding::ShiftJis))
        }
        (_, Some(euc)) if is_euc_likely(&euc) => Some((euc, Encoding::EucJp)),
        (Some(sjis), _) => Some((sjis, Encoding::ShiftJis)),
        (None, Some(euc)) => Some((euc, Encoding::EucJp)),
        (None, None) => least_broken(bytes),
    }
}

/// UTF-16 without a mark: every table in it has line ends or delimiters, which have a NUL each there,
/// and nothing else of it has one.
fn without_mark(bytes: &[u8]) -> Option<String> {
    if !bytes.contains(&0) {
        return None;
    }
    let whole = &bytes[..bytes.len() - bytes.len() % 2];
    let read = |encoding: &'static encoding_rs::Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(whole);
        let all = text.chars().count();
        let good = text.chars().filter(|c| is_usual(*c)).count();
        let parts = text.chars().filter(|c| matches!(c, '\n' | '\r' | ',' | '\t' | ';')).count();
        let is_it = parts > 0 && !text.contains('\0') && good * 50 >= all * 49;
        is_it.then(|| (good, text.into_owned()))
    };
    let found = [UTF_16LE, UTF_16BE].into_iter().filter_map(read);
    let (_, mut text) = found.max_by_key(|(good, _)| *good)?;
    if whole.len() < bytes.len() {
        text.push(BROKEN);
    }
    Some(text)
}

/// Characters of Japanese tables.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FF}' | '\u{391}'..='\u{451}'
        | '\u{2010}'..='\u{2042}' | '\u{2100}'..='\u{27BF}' | '\u{3000}'..='\u{30FF}'
        | '\u{31F0}'..='\u{33FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FFFF}' | '\u{1F300}'..='\u{1FAFF}')
}

/// JIS has seven bits only, and changes its letters by escapes.
fn is_jis(bytes: &[u8]) -> bool {
    const ESCAPES: [&[u8]; 4] = [b"\x1B$B", b"\x1B$@", b"\x1B$(", b"\x1B(I"];
    bytes.is_ascii() && ESCAPES.iter().any(|it| bytes.windows(it.len()).any(|found| found == *it))
}

/// How many cells of the first lines are names of columns.
fn known_words(text: &str) -> usize {
    let lines = text.lines().take(30);
    let cells = lines.flat_map(|line| line.split([',', '\t', ';']));
    cells.filter(|cell| column_of(cell.trim_matches('"')).is_some()).count()
}

/// Whether a text that was read as EUC-JP looks like Japanese: nearly all of it kana, and the kanji
/// that are in use.
fn is_euc_likely(text: &str) -> bool {
    let others = text.chars().filter(|c| !c.is_ascii());
    let (mut all, mut odd) = (0, 0);
    for c in others {
        all += 1;
        let is_kana = matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF01}'..='\u{FF5E}');
        let is_kanji = matches!(c, '\u{4E00}'..='\u{9FFF}');
        odd += usize::from(!is_kana && !is_kanji);
    }
    odd * 4 <= all
}

/// The encoding in which the fewest bytes are no character, where they are few.
fn least_broken(bytes: &[u8]) -> Option<(String, Encoding)> {
    let candidates = [(SHIFT_JIS, Encoding::ShiftJis), (EUC_JP, Encoding::EucJp)];
    let judged = candidates.into_iter().filter_map(|(decoder, encoding)| {
        let (text, _) = decoder.decode_without_bom_handling(bytes);
        Some((defects(&text)?, text.into_owned(), encoding))
    });
    let (_, text, encoding) = judged.min_by_key(|(broken, _, _)| *broken)?;
    Some((text, encoding))
}

/// How much of a text is broken or odd, where it is little of what is no ASCII, or of all.
fn defects(text: &str) -> Option<usize> {
    let (mut all, mut others, mut bad) = (0, 0, 0);
    for c in text.chars() {
        all += 1;
        others += usize::from(!c.is_ascii());
        bad += usize::from(!c.is_ascii() && !is_usual(c));
    }
    (bad * ONE_IN <= others || bad * 100 <= all).then_some(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "型番,メーカー,名称,区分\r\nAB-1,見本電機,受付のパソコン,端末\r\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_is_told_apart_without_a_mark() {
        let encoded =
            |encoding: &'static encoding_rs::Encoding| encoding.encode(LIST).0.into_owned();
        for (bytes, encoding) in [
            (LIST.as_bytes().to_vec(), Encoding::Utf8),
            (encoded(SHIFT_JIS), Encoding::ShiftJis),
            (encoded(EUC_JP), Encoding::EucJp),
            (encoded(ISO_2022_JP), Encoding::Jis),
            (utf16(LIST, false), Encoding::Utf16),
            (utf16(LIST, true), Encoding::Utf16),
        ] {
            assert_eq!(decode(&bytes), Some((LIST.to_owned(), encoding)));
        }
    }

    #[test]
    fn euc_that_is_valid_as_shift_jis_is_read_as_euc_and_half_width_katakana_as_shift_jis() {
        for list in
            ["型番,メーカー\r\nコピー,会計\r\n", "メーカー,サポート,スイッチ\n", "型番\n名称\n"]
        {
            let (bytes, _, _) = EUC_JP.encode(list);
            let as_sjis = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(&bytes);
            assert!(as_sjis.is_some(), "{list}");
            assert_eq!(decode(&bytes), Some((list.to_owned(), Encoding::EucJp)));
        }
        let half = "ﾒｰｶｰ,ｼﾘｱﾙ,ｾｸﾞﾒﾝﾄ\r\nｻｰﾊﾞ,ﾉｰﾄ,ﾙｰﾀ\r\n";
        let (bytes, _, _) = SHIFT_JIS.encode(half);
        assert_eq!(decode(&bytes), Some((half.to_owned(), Encoding::ShiftJis)));
    }

    #[test]
    fn a_few_broken_bytes_do_not_hide_the_encoding() {
        let broken = |bytes: &[u8], at: usize| {
            let mut bytes = bytes.to_vec();
            bytes[at] = 0xFF;
            decode(&bytes).map(|(text, encoding)| (text.matches(BROKEN).count(), encoding))
        };
        let text = LIST.repeat(2);
        let (sjis, _, _) = SHIFT_JIS.encode(&text);
        let (euc, _, _) = EUC_JP.encode(&text);
        let at = text.find("見").expect("there");
        assert_eq!(broken(text.as_bytes(), at).map(|it| it.1), Some(Encoding::Utf8));
        let at = sjis.len() - 8;
        assert_eq!(broken(&sjis, at).map(|it| it.1), Some(Encoding::ShiftJis));
        let at = euc.len() - 8;
        assert_eq!(broken(&euc, at).map(|it| it.1), Some(Encoding::EucJp));
        // The end of a file that was cut in the middle of a character.
        let cut = &text.as_bytes()[..text.rfind('端').expect("there") + 2];
        assert_eq!(decode(cut).map(|it| it.1), Some(Encoding::Utf8));
        assert_eq!(decode(b"a,b\n\x82\xA0\xFF\xFE\xFD"), None, "too little to know");
        assert_eq!(decode(b"\xFF\xFE\0\0a\0\0\0"), None, "UTF-32");
    }
}
