//! Printed numbers: ①, ⑴, (1), （１）, 1, 2-①, 2.(1), 2-1.

use unicode_normalization::UnicodeNormalization as _;

use super::fold::folded;
use super::vocabulary::{
    AFTER_NUMBER_OPENS, NUMBER_FRAMES, NUMBER_PREFIXES, NUMBER_SUFFIXES, is_after_number,
};

/// How the number of an item or a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberStyle {
    /// 1
    Plain,
    /// (1)
    Bracketed,
    /// ①
    Circled,
    /// Ⅰ
    Roman,
}

/// A number as a form prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedNumber {
    /// The number of the section, where it is printed with that of the item: 2 of 2-①.
    pub section: Option<String>,
    /// The number itself, with its circle or brackets: ①, (1), 1.
    pub own: String,
    /// How it is written.
    pub style: NumberStyle,
}

/// A cell that holds a number and nothing else.
pub(super) fn alone(text: &str) -> Option<PrintedNumber> {
    let text = text.trim();
    if text.chars().count() > 14 {
        return None;
    }
    let whole = folded_number(text);
    let mut bare = whole.as_str();
    for prefix in NUMBER_PREFIXES {
        bare = bare.strip_prefix(prefix).unwrap_or(bare);
    }
    for suffix in NUMBER_SUFFIXES {
        bare = bare.strip_suffix(suffix).unwrap_or(bare);
    }
    let bare = if bare.contains('(') { bare } else { bare.trim_end_matches(')') };
    let (number, rest) = start(bare)?;
    rest.is_empty().then_some(number)
}

/// The number that a text begins with, and the rest of the text as it stands.
pub(super) fn leading(text: &str) -> Option<(PrintedNumber, &str)> {
    let text = text.trim_start();
    // Folding may change lengths, so the end of the number is looked for in the text itself.
    let is_part = |c: char| {
        let folded: String = c.nfkc().collect();
        is_circled(c)
            || folded.chars().all(|c| c.is_ascii_digit() || "()-.".contains(c) || is_dash(c))
            || is_roman(c)
            || NUMBER_FRAMES.contains(&c)
    };
    let mut ends: Vec<usize> = text
        .char_indices()
        .take_while(|(_, c)| is_part(*c))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    ends.truncate(12);
    while let Some(end) = ends.pop() {
        let (head, rest) = text.split_at(end);
        let whole = folded_number(head);
        let is_open = whole.ends_with(['.', '-', ')']) && !whole.starts_with('(');
        let bare = if is_open { whole.trim_end_matches(['.', '-', ')']) } else { whole.as_str() };
        // 2.(1) ends in a bracket of its own.
        let number = start(&whole).filter(|it| it.1.is_empty()).or_else(|| start(bare));
        let Some((number, "")) = number else { continue };
        let next = rest.chars().next();
        let is_parted = match number.style {
            NumberStyle::Circled | NumberStyle::Bracketed => true,
            NumberStyle::Plain | NumberStyle::Roman => {
                whole.ends_with(['.', ')'])
                    || head.ends_with(NUMBER_FRAMES)
                    || next.is_some_and(|c| c.is_whitespace() || is_after_number(c))
            }
        };
        // 1.5 is not an item 1 that says 5.
        let goes_on = next
            .is_some_and(|c| c.is_ascii_digit() || is_part(c) && !AFTER_NUMBER_OPENS.contains(&c));
        if is_parted && !goes_on {
            let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_after_number(c));
            return Some((number, rest));
        }
    }
    None
}

/// Widths and dashes made one; circles stay, and ⑴ becomes (1).
fn folded_number(text: &str) -> String {
    let one = |c: char| {
        if is_circled(c) || is_roman(c) {
            c.to_string()
        } else if is_dash(c) {
            "-".to_owned()
        } else {
            folded(&c.to_string())
        }
    };
    let whole: String = text.chars().map(one).collect();
    let inner = whole.strip_prefix(NUMBER_FRAMES).and_then(|it| it.strip_suffix(NUMBER_FRAMES));
    inner.map_or(whole.clone(), str::to_owned)
}

fn is_circled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{2473}' | '\u{3251}'..='\u{325F}' | '\u{32B1}'..='\u{32BF}'
        | '\u{2776}'..='\u{277F}' | '\u{24EB}'..='\u{24F4}' | '\u{24EA}')
}

fn is_roman(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{216B}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{FF0D}'
                | '\u{30FC}'
                | '\u{30FB}'
                | '\u{FF70}'
                | '\u{2500}'
                | '_'
    )
}

/// Reads a number off the beginning of a folded text.
fn start(text: &str) -> Option<(PrintedNumber, &str)> {
    if let Some((own, style, rest)) = core(text)
        && !(style == NumberStyle::Plain && has_second(rest))
    {
        return Some((PrintedNumber { section: None, own, style }, rest));
    }
    let (section, _, rest) = core(text).filter(|it| it.1 != NumberStyle::Circled)?;
    let rest = rest.trim_start_matches(['-', '.']);
    let (own, style, rest) = core(rest)?;
    Some((PrintedNumber { section: Some(section), own, style }, rest))
}

fn has_second(rest: &str) -> bool {
    core(rest.trim_start_matches(['-', '.'])).is_some()
}

/// One number without the section's.
fn core(text: &str) -> Option<(String, NumberStyle, &str)> {
    let first = text.chars().next()?;
    if is_circled(first) {
        let rest = &text[first.len_utf8()..];
        return Some((first.to_string(), NumberStyle::Circled, rest));
    }
    if is_roman(first) {
        let rest = &text[first.len_utf8()..];
        return Some((first.to_string(), NumberStyle::Roman, rest));
    }
    if let Some(inside) = text.strip_prefix('(') {
        let (digits, rest) = digits(inside)?;
        let rest = rest.strip_prefix(')')?;
        return Some((format!("({digits})"), NumberStyle::Bracketed, rest));
    }
    let (digits, rest) = digits(text)?;
    Some((digits, NumberStyle::Plain, rest))
}

/// At most two digits: longer ones are years and amounts.
fn digits(text: &str) -> Option<(String, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number: u32 = digits.parse().ok().filter(|_| (1..=2).contains(&digits.len()))?;
    Some((number.to_string(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: &PrintedNumber) -> String {
        number.section.iter().map(|it| format!("{it}-")).chain([number.own.clone()]).collect()
    }

    #[test]
    fn numbers_in_cells_of_their_own_are_read_in_every_common_way() {
        for (text, expected) in [
            ("①", "①"),
            ("⑴", "(1)"),
            ("(1)", "(1)"),
            ("（１）", "(1)"),
            ("（10）", "(10)"),
            (" （ 1 ） ", "(1)"),
            ("1", "1"),
            ("１．", "1"),
            ("1)", "1"),
            ("2-①", "2-①"),
            ("２－⑬", "2-⑬"),
            ("2.(1)", "2-(1)"),
            ("2（３）", "2-(3)"),
            ("2-(10)", "2-(10)"),
            ("2-1", "2-1"),
            ("2.1", "2-1"),
            ("No.3", "3"),
            ("Ⅱ", "Ⅱ"),
        ] {
            assert_eq!(alone(text).as_ref().map(shown).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "はい", "2026", "1回目", "(注1)", "（　／　）", "1/2", "2026-04-01"]
        {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_before_words_are_parted_from_them() {
        for (text, number, rest) in [
            ("（１）台帳", "(1)", "台帳"),
            ("①台帳", "①", "台帳"),
            ("⑫ 台帳", "⑫", "台帳"),
            ("1　体制構築", "1", "体制構築"),
            ("１．体制構築", "1", "体制構築"),
            ("1\n体制構築", "1", "体制構築"),
            ("2-①　台帳", "2-①", "台帳"),
            ("2.(1) 台帳", "2-(1)", "台帳"),
            ("2-1 台帳", "2-1", "台帳"),
            ("2-1. 台帳", "2-1", "台帳"),
            ("1) 台帳", "1", "台帳"),
            ("【1】体制", "1", "体制"),
            ("（１０）【サーバ】台帳", "(10)", "【サーバ】台帳"),
        ] {
            let found = leading(text).map(|(number, rest)| (shown(&number), rest));
            assert_eq!(found, Some((number.to_owned(), rest)), "{text}");
        }
        for text in ["13文字以上", "2要素認証", "1回目の確認", "1.5倍", "USB", "二要素", "2026年"]
        {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
