//! Texts that a person would call the same: width, case, kana, hyphens, blanks, and marks that nobody
//! can see do not tell them apart.

use unicode_normalization::UnicodeNormalization;

/// Marks that take no room: they come along when something is copied from a page or a PDF.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Marks of which a text needs some: they choose the shape of the character before them, or join it
/// with the next.
#[must_use]
pub fn is_shaping(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'
        | '\u{180B}'..='\u{180F}' | '\u{E0020}'..='\u{E007F}')
}

/// Strokes that stand for a hyphen, the long vowel mark of kana among them.
fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2D7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2796}'
                | '\u{30FC}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
    )
}

/// Both kinds of kana are one alphabet to a person who looks for a word.
pub(super) fn as_hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// A text as it is looked for: what is typed into a search and what is searched are folded alike.
#[must_use]
pub fn searchable(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let folded = text.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase);
    folded
        .map(|c| match c {
            c if is_hyphen(c) => '-',
            c if c.is_whitespace() => ' ',
            c => as_hiragana(c),
        })
        .collect()
}

/// What makes two numbers of devices the same: `ＰＣ－００１` is `pc-001`.
#[must_use]
pub fn same_number(text: &str) -> String {
    let folded = searchable(text);
    let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let joined = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    // Nobody tells `PC - 1` and `PC-1` apart.
    joined.replace(" -", "-").replace("- ", "-")
}

/// What makes two numbers look alike though they are not the same: `PC-01` looks like `PC1`.
#[must_use]
pub fn look(text: &str) -> String {
    let mut looked = String::new();
    let mut is_apart = false;
    for c in same_number(text).chars() {
        if !c.is_alphanumeric() {
            is_apart = true;
            continue;
        }
        let c = match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        };
        let follows_digit = looked.ends_with(|it: char| it.is_ascii_digit());
        let is_digit = c.is_ascii_digit();
        if is_apart && follows_digit && is_digit {
            looked.push('-');
        }
        is_apart = false;
        // Zeros in front of a number say nothing.
        if is_digit
            && looked.ends_with('0')
            && !looked[..looked.len() - 1].ends_with(|it: char| it.is_ascii_digit())
        {
            looked.pop();
        }
        looked.push(c);
    }
    looked
}

/// The number of a network card, however it is written: `02:ab:…`, `02-AB-…`, `02ab.cdef.0010`,
/// `02ABCDEF0010`, `2:ab:cd:ef:0:10`. `None` where it is none, and for those that stand for nothing.
#[must_use]
pub fn mac(text: &str) -> Option<u64> {
    let folded = searchable(text);
    let parts: Vec<&str> =
        folded.split([':', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let width = match parts.len() {
        1 => 12,
        3 => 4,
        2 => 6,
        6 => 2,
        _ => return None,
    };
    let mut number = 0_u64;
    for part in &parts {
        let is_short = width == 2 && part.len() == 1;
        if (part.len() != width && !is_short) || !part.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        number = number << (4 * width) | u64::from_str_radix(part, 16).ok()?;
    }
    (number != 0 && number != 0xFFFF_FFFF_FFFF).then_some(number)
}

/// The numbers of network cards in a cell, which may hold several.
#[must_use]
pub fn macs(text: &str) -> Vec<u64> {
    if let Some(one) = mac(text) {
        return vec![one];
    }
    let parts = text.split(|c: char| c.is_control() || ",;/|\u{3001}\u{FF0C}\u{FF0F}".contains(c));
    parts.filter_map(mac).collect()
}

/// A number of a network card as it is searched for: twelve digits without anything between them.
#[must_use]
pub fn mac_digits(text: &str) -> String {
    if let Some(number) = mac(text) {
        return format!("{number:012x}");
    }
    searchable(text).chars().filter(|c| !matches!(c, ':' | '-' | '.' | ' ')).collect()
}

/// A word of a search, folded once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWord {
    text: String,
    /// Its digits, where it may be a part of the number of a network card.
    card: Option<String>,
}

impl SearchWord {
    /// The words of what was typed.
    #[must_use]
    pub fn all(typed: &str) -> Vec<Self> {
        searchable(typed).split_whitespace().map(Self::of).collect()
    }

    fn of(word: &str) -> Self {
        let is_card = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '-' | '.');
        let digits = mac_digits(word);
        let has_gaps = digits.len() < word.len() || digits.len() == 12;
        let card = word.chars().all(is_card) && digits.len() >= 4 && has_gaps;
        Self { text: word.to_owned(), card: card.then_some(digits) }
    }

    /// The word, folded.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the word stands in a text that is folded already.
    #[must_use]
    pub fn is_in_folded(&self, text: &str) -> bool {
        text.contains(&self.text)
    }

    /// Whether the word stands in a text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        !text.is_empty() && self.is_in_folded(&searchable(text))
    }

    /// Whether the word stands in a cell that holds numbers of network cards, in whatever notation
    /// both are.
    #[must_use]
    pub fn is_in_card(&self, text: &str) -> bool {
        let Some(digits) = &self.card else { return self.is_in(text) };
        let has = |number: &u64| format!("{number:012x}").contains(digits);
        self.is_in(text) || macs(text).iter().any(has) || mac_digits(text).contains(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_differ_in_what_nobody_sees_are_the_same() {
        for text in [
            "pc-001",
            "ＰＣ－００１",
            "PC\u{2010}001",
            "PC\u{2011}001",
            "PC\u{2212}001",
            "PC\u{2013}001",
            "PC\u{2014}001",
            "PC\u{2015}001",
            "PC\u{2500}001",
            "PCー001",
            "PC\u{FF70}001",
            "\u{200E}PC-001",
            "PC-0\u{200B}01\u{FEFF}",
            "\u{A0}PC-001\u{3000}",
            "PC - 001",
            "P\u{AD}C-001",
        ] {
            assert_eq!(same_number(text), "pc-001", "{text:?}");
            assert!(searchable(text).contains("001"), "{text:?}");
        }
        for text in ["PC001", "PC-01", "PC 001", "PC/001"] {
            assert_ne!(same_number(text), "pc-001", "{text}");
        }
    }

    #[test]
    fn numbers_look_alike_without_zeros_hyphens_and_letters_that_look_like_digits() {
        for (one, other) in
            [("PC-001", "PC1"), ("0001", "1"), ("PC-O1", "pc-01"), ("SV l0", "SV-10"), ("0", "00")]
        {
            assert_eq!(look(one), look(other), "{one} {other}");
        }
        for (one, other) in [("1-1", "11"), ("PC-1", "PC-10"), ("PC-100", "PC-1"), ("A-1", "B-1")] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }

    #[test]
    fn every_notation_of_a_mac_is_one_number() {
        for text in [
            "02:AB:CD:EF:00:10",
            "02-ab-cd-ef-00-10",
            "02ab.cdef.0010",
            "02ABCDEF0010",
            "02abcd-ef0010",
            "2:ab:cd:ef:0:10",
            "02 AB CD EF 00 10",
            "０２：ａｂ：ｃｄ：ｅｆ：００：１０",
            "02\u{2010}AB\u{2010}CD\u{2010}EF\u{2010}00\u{2010}10",
        ] {
            assert_eq!(mac(text), Some(0x02AB_CDEF_0010), "{text}");
            assert_eq!(mac_digits(text), "02abcdef0010", "{text}");
        }
        for text in
            ["", "00:00:00:00:00:00", "ff-ff-ff-ff-ff-ff", "02:AB:CD:EF:00", "02ABCDEF001G", "なし"]
        {
            assert_eq!(mac(text), None, "{text}");
        }
        assert_eq!(
            macs("02:AB:CD:EF:00:10\n02:AB:CD:EF:00:11"),
            [0x02AB_CDEF_0010, 0x02AB_CDEF_0011]
        );
        assert_eq!(macs("02:AB:CD:EF:00:10、なし"), [0x02AB_CDEF_0010]);
    }

    #[test]
    fn a_card_is_found_in_every_notation_by_every_notation() {
        let cells = [
            "02:AB:CD:EF:00:10",
            "02-ab-cd-ef-00-10",
            "02ab.cdef.0010",
            "2:ab:cd:ef:0:10",
            "０２ＡＢＣＤＥＦ００１０",
        ];
        for typed in cells.into_iter().chain(["ab:cd:ef", "cd-ef-00", "cdef.0010"]) {
            for cell in cells {
                let words = SearchWord::all(typed);
                assert!(words.iter().all(|word| word.is_in_card(cell)), "{typed} in {cell}");
            }
        }
        assert!(!SearchWord::all("02:ab:cd:ef:00:11")[0].is_in_card(cells[0]));
        assert!(!SearchWord::all("ab:ce")[0].is_in_card("02:00:00:00:00:01"));
    }

    #[test]
    fn what_is_searched_is_folded_in_width_kana_and_shape() {
        assert_eq!(searchable("ｻｰﾊﾞ"), searchable("さーば"));
        assert_eq!(searchable("サーバー"), searchable("サ−バ‐"));
        assert_eq!(searchable("葛\u{E0100}城"), searchable("葛城"));
        assert_eq!(searchable("Ｗｉ－Ｆｉ"), "wi-fi");
        assert_eq!(searchable("受付　１"), "受付 1");
    }
}
