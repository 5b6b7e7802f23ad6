//! Telephone numbers are never split over two lines while one line has room for them.

use super::number_marks::{is_digit, is_hyphen};
use crate::report::font::Fonts;
use crate::report::paper::{Mark, Mm, Point};
use crate::report::printable;
use crate::report::set::{Align, Line, Style, line, phrases};
use crate::text::chart_paper::{CLOSING, INDENT, OPENING};

/// What is longer than this is no telephone number: it may break anywhere.
const LONGEST: usize = 20;

/// Text in lines, and whether some number had to be split.
#[derive(Clone, Debug)]
pub(super) struct Broken {
    pub(super) lines: Vec<Line>,
    pub(super) is_torn: bool,
}

/// Lines that end between phrases where they can and never within a number; the text's own line
/// breaks are kept.
pub(super) fn broken(words: &str, style: Style, width: Mm, fonts: &Fonts) -> Broken {
    let mut all = Broken { lines: Vec::new(), is_torn: false };
    for part in printable::lines(words) {
        let part = printable::one_line(&part);
        let plain = phrases(&part, style, width, fonts);
        if !tears(&part, &plain) {
            all.lines.extend(plain);
            continue;
        }
        let whole = whole(&part, style, width, fonts);
        if tears(&part, &whole) {
            all.is_torn = true;
            all.lines.extend(plain);
        } else {
            all.lines.extend(whole);
        }
    }
    all
}

/// The text with every indented line joined to the one before it, where there is room for both.
pub(super) fn packed(words: &str, style: Style, width: Mm, fonts: &Fonts) -> String {
    let fits = |words: &str| line(words, style, fonts).width.0 <= width.0;
    let mut packed: Vec<String> = Vec::new();
    for part in words.lines() {
        let is_more = part.starts_with(INDENT);
        let together = packed.last().map(|last| format!("{last}{part}"));
        match (packed.last_mut(), together) {
            (Some(last), Some(together)) if is_more && fits(&together) => *last = together,
            // Better no indent than a number on two lines.
            _ if is_more && !fits(part) => packed.push(part.trim().to_owned()),
            _ => packed.push(part.to_owned()),
        }
    }
    packed.join("\n")
}

/// Lines that end before or after a number.
fn whole(part: &str, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open = String::new();
    for piece in pieces(part) {
        let longer = format!("{open}{piece}");
        if line(longer.trim_end(), style, fonts).width.0 <= width.0 {
            open = longer;
            continue;
        }
        let is_number = piece.contains(is_digit);
        if is_number {
            lines.extend(phrases(open.trim(), style, width, fonts));
            piece.clone_into(&mut open);
        } else {
            let mut set = phrases(&longer, style, width, fonts);
            if tears(&longer, &set) {
                lines.extend(phrases(open.trim(), style, width, fonts));
                set = phrases(piece.trim_start(), style, width, fonts);
            }
            open = set.pop().map(|last| text_of(&last)).unwrap_or_default();
            lines.extend(set);
        }
    }
    lines.extend(phrases(open.trim(), style, width, fonts));
    lines
}

/// Whether a line ends within a number.
fn tears(part: &str, lines: &[Line]) -> bool {
    let mut ends = Vec::new();
    let mut at = 0;
    for line in lines {
        let text = text_of(line);
        let text = text.trim();
        let Some(found) = part[at..].find(text) else { return false };
        at += found + text.len();
        ends.push(at);
    }
    let mut start = 0;
    pieces(part).iter().any(|piece| {
        let range = start..start + piece.len();
        start = range.end;
        let is_number = piece.contains(is_digit) && piece.chars().count() <= LONGEST;
        is_number && ends.iter().any(|end| range.start < *end && *end < range.end)
    })
}

/// Numbers, and what stands between them.
fn pieces(part: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = part.char_indices().collect();
    let in_number = |at: usize| {
        let digit = |at: usize| letters.get(at).is_some_and(|(_, letter)| is_digit(*letter));
        let letter = letters[at].1;
        let is_behind = at > 0 && digit(at - 1);
        digit(at)
            || is_hyphen(letter) && is_behind && digit(at + 1)
            // No line begins with the mark that closes, none ends with the one that opens.
            || CLOSING.contains(&letter) && is_behind
            || OPENING.contains(&letter) && digit(at + 1)
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 1..letters.len() {
        if in_number(at) != in_number(at - 1) {
            pieces.push(&part[start..letters[at].0]);
            start = letters[at].0;
        }
    }
    pieces.push(&part[start..]);
    pieces
}

fn text_of(line: &Line) -> String {
    let mut marks = Vec::new();
    line.paint(Point::new(Mm(0.0), Mm(0.0)), line.width, Align::Left, &mut marks);
    let runs = marks.iter().filter_map(|mark| match mark {
        Mark::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::paper::Pt;

    fn set(words: &str, width: f32) -> (Vec<String>, bool) {
        let style = Style::regular(Pt(8.0));
        let broken = broken(words, style, Mm(width), &Fonts::bundled());
        (broken.lines.iter().map(text_of).collect(), broken.is_torn)
    }

    #[test]
    fn a_number_stays_on_one_line_where_a_line_has_room_for_it() {
        for width in 27..60 {
            #[expect(clippy::cast_precision_loss, reason = "a few dozen millimeters")]
            let (lines, is_torn) =
                set("夜間は当直 090-7777-0010 または 03-0000-0001へ", width as f32);
            assert!(!is_torn, "{width}: {lines:?}");
            for number in ["090-7777-0010", "03-0000-0001"] {
                assert!(lines.iter().any(|line| line.contains(number)), "{width}: {lines:?}");
            }
        }
    }

    #[test]
    fn numbers_stand_behind_the_name_where_there_is_room() {
        let style = Style::regular(Pt(8.0));
        let packed = |width| {
            let words = "見本 花子\n　内線 11\n　携帯 090-7777-0010\n見本 三郎";
            packed(words, style, Mm(width), &Fonts::bundled())
        };
        assert_eq!(packed(80.0), "見本 花子　内線 11　携帯 090-7777-0010\n見本 三郎");
        assert_eq!(packed(37.0), "見本 花子　内線 11\n　携帯 090-7777-0010\n見本 三郎");
        assert_eq!(packed(10.0), "見本 花子\n内線 11\n携帯 090-7777-0010\n見本 三郎");
    }

    #[test]
    fn a_box_too_narrow_for_a_number_says_so_and_what_is_no_number_may_break() {
        assert!(set("090-7777-0010", 12.0).1);
        assert!(!set(&"0123456789".repeat(5), 12.0).1);
    }
}
