//! Private telephone numbers that were typed into other fields.

use super::number_marks::{digit, is_invisible, is_plus, may_stand_between};
use crate::text::chart_paper as text;

/// Digits of a mobile number.
const DIGITS: usize = 11;
/// Digits after the 090 of a number, which nothing divides.
const PREFIX_ENDS: usize = 8;
/// Characters that may stand between two digits of a number.
const BETWEEN: usize = 3;

/// The text with a remark in place of every mobile number (060, 070, 080 and 090), however it is
/// written. When in doubt a number is taken out.
pub(super) fn without_mobiles(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let mut kept = String::new();
    // Digits before a number may look like the beginning of one: numbers may overlap.
    let mut open_until = 0;
    for (at, letter) in letters.iter().enumerate() {
        if let Some(end) = mobile(&letters, at) {
            if at >= open_until {
                kept.push_str(text::MOBILE_LEFT_OUT);
            }
            open_until = open_until.max(end);
        }
        if at >= open_until {
            kept.push(*letter);
        }
    }
    kept
}

/// Whether somebody could dial something of it.
pub(super) fn has_digits(words: &str) -> bool {
    words.chars().any(|letter| digit(letter).is_some())
}

/// Where a mobile number ends that begins here.
fn mobile(letters: &[char], start: usize) -> Option<usize> {
    let mut found: Vec<u32> = Vec::new();
    let mut gap = 0;
    let is_abroad = is_plus(letters[start]);
    let from = start + usize::from(is_abroad);
    // The country code stands in place of the first zero.
    let needed = if is_abroad { DIGITS + 1 } else { DIGITS };
    for (at, letter) in letters.iter().enumerate().skip(from) {
        if let Some(digit) = digit(*letter) {
            gap = 0;
            found.push(digit);
            if found.len() == needed {
                let is_mobile = match found.as_slice() {
                    [8, 1, first @ 6..=9, 0, ..] if is_abroad => *first > 0,
                    [0, 6..=9, 0, ..] => !is_abroad,
                    _ => false,
                };
                return is_mobile.then_some(at + 1);
            }
        } else {
            gap += 1;
            let is_early =
                found.len() < needed - PREFIX_ENDS && !is_abroad && !is_invisible(*letter);
            if found.is_empty() || is_early || gap > BETWEEN || !may_stand_between(*letter) {
                return None;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_is_taken_out_however_it_is_written() {
        for number in [
            "090-7777-3333",
            "09077773333",
            "０８０－７７７７－３３３３",
            "070 7777 3333",
            "(090)7777-3333",
            "090ー7777ー3333",
            "０９０（７７７７）３３３３",
            "+81 90-7777-3333",
            "06-0000-0009（０７０7777-3333）",
            "9090\u{200b}77773333",
            "060.7777.3333",
            "0907\n7773333",
        ] {
            let kept = without_mobiles(&format!("夜間は{number}へ"));
            assert!(!kept.contains("7777") && !kept.contains("３３３３"), "{number}: {kept}");
            assert!(kept.starts_with("夜間は") && kept.ends_with('へ'), "{kept}");
        }
        let two = without_mobiles("090-7777-3333、080-7777-4444");
        assert!(!has_digits(&two), "{two}");
    }

    #[test]
    fn other_numbers_and_words_stay() {
        for words in [
            "03-1234-5678",
            "0120-000-110",
            "平日9時〜18時",
            "内線 12",
            "0570-09-0110",
            "１１０",
            "",
        ] {
            assert_eq!(without_mobiles(words), words);
        }
    }
}
