//! Codes for numbers: zeros in front, words around, thousands, percent, exponents.

use std::fmt::Write as _;

use super::{Piece, general, pieces};

/// A code that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Code {
    sections: Vec<Section>,
}

/// What is shown for some of the numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Section {
    /// Only for numbers like this: a sign of comparison, and with what.
    condition: Option<(String, f64)>,
    pieces: Vec<Piece>,
}

/// The most digits that a code can ask for; more are a spoiled file.
const MOST_DIGITS: usize = 40;

impl Code {
    /// Takes a code apart; `None` where it says nothing about numbers.
    pub(super) fn read(code: &str) -> Option<Self> {
        let mut sections = vec![Section::default()];
        for piece in pieces(code) {
            let section = sections.last_mut()?;
            match piece {
                Piece::Plain(';') => sections.push(Section::default()),
                Piece::Bracket(inside) => {
                    if let Some(condition) = condition(&inside) {
                        section.condition = Some(condition);
                    } else if let Some(sign) = currency(&inside) {
                        section.pieces.push(Piece::Literal(sign.to_owned()));
                    }
                }
                piece => section.pieces.push(piece),
            }
        }
        let is_placeholder =
            |it: &Piece| matches!(it, Piece::Plain('0' | '#' | '?' | '@' | 'G' | 'g'));
        let is_code = sections[0].pieces.iter().any(is_placeholder);
        let is_fraction = sections[0].pieces.contains(&Piece::Plain('/'));
        let is_text = sections[0].pieces.iter().all(|it| *it == Piece::Plain('@'));
        let is_plain = code.eq_ignore_ascii_case("general");
        (is_code && !is_fraction && !is_text && !is_plain).then_some(Self { sections })
    }

    /// What is shown for a number.
    pub(super) fn shown(&self, number: f64) -> String {
        let numbers = &self.sections[..self.sections.len().min(3)];
        let has_conditions = numbers.iter().any(|it| it.condition.is_some());
        if has_conditions {
            let holds = |section: &&Section| section.holds(number);
            return numbers
                .iter()
                .find(holds)
                .map_or_else(|| general(number), |it| it.shown(number));
        }
        match numbers {
            [_, negative, ..] if number < 0.0 => negative.shown(number.abs()),
            [_, _, zero] if number == 0.0 => zero.shown(number),
            [first, ..] if number < 0.0 => format!("-{}", first.shown(number.abs())),
            [first, ..] => first.shown(number),
            [] => general(number),
        }
    }
}

fn condition(inside: &str) -> Option<(String, f64)> {
    let start = inside.find(|c| !"<>=".contains(c))?;
    let (sign, number) = inside.split_at(start);
    (!sign.is_empty()).then_some(())?;
    Some((sign.to_owned(), number.trim().parse().ok()?))
}

/// The sign of a currency in brackets such as `[$¥-411]`.
fn currency(inside: &str) -> Option<&str> {
    let sign = inside.strip_prefix('$')?;
    Some(sign.split_once('-').map_or(sign, |(sign, _)| sign))
}

impl Section {
    fn holds(&self, number: f64) -> bool {
        let Some((sign, other)) = &self.condition else { return true };
        match sign.as_str() {
            "<" => number < *other,
            "<=" => number <= *other,
            ">" => number > *other,
            ">=" => number >= *other,
            "<>" => (number - other).abs() > 0.0,
            _ => (number - other).abs() <= 0.0,
        }
    }

    fn shown(&self, number: f64) -> String {
        let is_digit = |it: &Piece| matches!(it, Piece::Plain('0' | '#' | '?'));
        let Some(first) = self.pieces.iter().position(is_digit) else {
            return self.around(&general(number));
        };
        let last = self.pieces.iter().rposition(is_digit).unwrap_or(first);
        let (before, rest) = self.pieces.split_at(first);
        let (inside, after) = rest.split_at(last + 1 - first);
        let scaling = after.iter().take_while(|it| **it == Piece::Plain(',')).count();
        let is_percent = self.pieces.contains(&Piece::Plain('%'));
        let number = if is_percent { number * 100.0 } else { number };
        let number = number / 1000_f64.powi(i32::try_from(scaling.min(20)).unwrap_or(0));
        [words(before), figures(inside, number), words(&after[scaling..])].concat()
    }

    /// What a section without places for digits makes of a number.
    fn around(&self, number: &str) -> String {
        let is_place = |it: &Piece| matches!(it, Piece::Plain('G' | 'g' | '@'));
        let Some(at) = self.pieces.iter().position(is_place) else { return words(&self.pieces) };
        let (before, rest) = self.pieces.split_at(at);
        let is_letter = |it: &&Piece| matches!(it, Piece::Plain(c) if c.is_ascii_alphabetic());
        let place = rest.iter().take_while(is_letter).count().max(1);
        [&words(before), number, &words(&rest[place..])].concat()
    }
}

/// What stands around the digits.
fn words(pieces: &[Piece]) -> String {
    let mut shown = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(text) => shown.push_str(text),
            Piece::Plain(c) if !c.is_ascii_alphabetic() && !"#?0,@".contains(*c) => shown.push(*c),
            Piece::Plain(_) | Piece::Bracket(_) => {}
        }
    }
    shown
}

/// From the first place for a digit to the last: whole part, decimals, exponent.
fn figures(pieces: &[Piece], number: f64) -> String {
    let is_exponent = |at: usize| {
        matches!(pieces[at], Piece::Plain('E' | 'e'))
            && matches!(pieces.get(at + 1), Some(Piece::Plain('+' | '-')))
    };
    let exponent = (0..pieces.len()).find(|at| is_exponent(*at));
    let (mantissa, power) = pieces.split_at(exponent.unwrap_or(pieces.len()));
    let point = mantissa.iter().position(|it| *it == Piece::Plain('.'));
    let (whole, decimals) = mantissa.split_at(point.unwrap_or(mantissa.len()));
    let places = |pieces: &[Piece], any: &[char]| {
        let is_any = |it: &&Piece| matches!(it, Piece::Plain(c) if any.contains(c));
        pieces.iter().filter(is_any).count().min(MOST_DIGITS)
    };
    let most = places(decimals, &['0', '#', '?']);
    let least = places(decimals, &['0', '?']);
    let (number, shift) = if exponent.is_some() {
        scaled(number, places(whole, &['0', '#', '?']).max(1), most)
    } else {
        (number, 0)
    };
    let digits = format!("{number:.most$}");
    let (units, mut rest) = digits.split_once('.').unwrap_or((digits.as_str(), ""));
    while rest.len() > least && rest.ends_with('0') {
        rest = &rest[..rest.len() - 1];
    }
    let mut shown = filled(whole, units);
    if !rest.is_empty() {
        shown.push('.');
        shown.push_str(rest);
    }
    if let Some(Piece::Plain(sign)) = power.get(1) {
        let width = places(power, &['0', '#', '?']);
        let sign = if shift < 0 {
            "-"
        } else if *sign == '+' {
            "+"
        } else {
            ""
        };
        let _ = write!(shown, "E{sign}{:0width$}", shift.abs());
    }
    shown
}

/// A number between 1 and ten to the power of `places`, and the exponent that makes up for it.
fn scaled(number: f64, places: usize, decimals: usize) -> (f64, i32) {
    if number == 0.0 || !number.is_finite() {
        return (number, 0);
    }
    let step = i32::try_from(places).unwrap_or(1);
    let rounded = format!("{:.*e}", places - 1 + decimals, number);
    let exponent: i32 =
        rounded.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let shift = exponent.div_euclid(step) * step;
    (number / 10_f64.powi(shift), shift)
}

/// The digits of a whole number in their places, from the right.
fn filled(places: &[Piece], digits: &str) -> String {
    let has_groups = places.contains(&Piece::Plain(','));
    let is_digit = |it: &Piece| matches!(it, Piece::Plain('0' | '#' | '?'));
    let first = places.iter().position(is_digit);
    let mut left: Vec<char> = digits.chars().collect();
    if digits == "0" {
        left.clear();
    }
    let (mut shown, mut count) = (Vec::new(), 0);
    let put = |digit: char, shown: &mut Vec<char>, count: &mut usize| {
        if has_groups && *count > 0 && count.is_multiple_of(3) && digit.is_ascii_digit() {
            shown.push(',');
        }
        *count += 1;
        shown.push(digit);
    };
    for (at, piece) in places.iter().enumerate().rev() {
        match piece {
            Piece::Plain(place @ ('0' | '#' | '?')) => {
                match (left.pop(), place) {
                    (Some(digit), _) => put(digit, &mut shown, &mut count),
                    (None, '0') => put('0', &mut shown, &mut count),
                    (None, _) => {}
                }
                if Some(at) == first {
                    while let Some(digit) = left.pop() {
                        put(digit, &mut shown, &mut count);
                    }
                }
            }
            Piece::Literal(text) => shown.extend(text.chars().rev()),
            Piece::Plain(',') | Piece::Bracket(_) => {}
            Piece::Plain(c) => shown.push(*c),
        }
    }
    shown.iter().rev().collect()
}
