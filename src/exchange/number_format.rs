//! Numbers as Excel shows them: by the formats of its own, and by codes such as `"PC-"000`.

mod code;
mod general;
mod moment;

use code::Code;
pub(crate) use general::{BEYOND_DIGITS, general};
pub(in crate::exchange) use moment::day as counted_day;
use moment::{Moment, moment};

/// How the numbers of a cell are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum NumberFormat {
    /// As they are.
    #[default]
    General,
    /// As a day, a time, or both.
    Moment(Moment),
    /// By a code of Excel's.
    Code(Code),
}

impl NumberFormat {
    /// A format of Excel's own, by its number (ECMA-376, 18.8.30, with those of Japanese versions).
    pub(crate) fn built_in(id: u32) -> Self {
        let code = match id {
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => return Self::Moment(Moment::Day),
            18..=21 | 32 | 33 | 45..=47 => return Self::Moment(Moment::Time),
            1 => "0",
            2 => "0.00",
            3 | 5 | 6 | 37 | 38 | 41 | 42 => "#,##0;-#,##0",
            4 | 7 | 8 | 39 | 40 | 43 | 44 => "#,##0.00;-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            48 => "##0.0E+0",
            _ => return Self::General,
        };
        Self::of_code(code)
    }

    /// A format of the workbook's own.
    pub(crate) fn of_code(code: &str) -> Self {
        if let Some(moment) = Moment::of_code(code) {
            return Self::Moment(moment);
        }
        Code::read(code).map_or(Self::General, Self::Code)
    }

    /// Whether numbers are shown as days.
    pub(crate) fn is_day(&self) -> bool {
        matches!(self, Self::Moment(_))
    }

    /// What is shown for the value that a file has. Days are written like 2026-04-01 whatever their
    /// format, with the time where there is one.
    pub(crate) fn shown(&self, value: &str, is_1904: bool) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value.to_owned() };
        match self {
            Self::General => general(number),
            Self::Moment(kind) => moment(number, *kind, is_1904).unwrap_or_else(|| general(number)),
            Self::Code(code) => code.shown(number),
        }
    }
}

/// A code taken apart.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// Words that are shown as they stand.
    Literal(String),
    /// What stands in square brackets.
    Bracket(String),
    /// A character that says something.
    Plain(char),
}

fn pieces(code: &str) -> Vec<Piece> {
    let (mut found, mut rest) = (Vec::new(), code.chars());
    while let Some(c) = rest.next() {
        match c {
            '"' => found.push(Piece::Literal(rest.by_ref().take_while(|c| *c != '"').collect())),
            '[' => found.push(Piece::Bracket(rest.by_ref().take_while(|c| *c != ']').collect())),
            '\\' | '!' => found.extend(rest.next().map(|c| Piece::Literal(c.to_string()))),
            // The width of a character is left blank, or repeated.
            '_' | '*' => drop(rest.next()),
            c => found.push(Piece::Plain(c)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        for (code, value, shown) in [
            ("General", "1", "1"),
            ("0", "3.0", "3"),
            ("\"(\"0\")\"", "12", "(12)"),
            ("\\(0\\)", "1", "(1)"),
            ("(0)", "4", "(4)"),
            ("00", "7", "07"),
            ("0000", "1", "0001"),
            ("000000000000", "123456", "000000123456"),
            ("\"PC-\"000", "12", "PC-012"),
            ("\"2-\"0", "5", "2-5"),
            ("000-0000", "1640001", "164-0001"),
            ("00-00-00", "12345", "01-23-45"),
            ("0.0", "2.1", "2.1"),
            ("0.0#", "2.1", "2.1"),
            ("0.0#", "2.126", "2.13"),
            ("#,##0", "1234567", "1,234,567"),
            ("#,##0;-#,##0", "-1234", "-1,234"),
            ("#,##0;[Red](#,##0)", "-1234", "(1,234)"),
            ("#,##0,", "1234567", "1,235"),
            ("0%", "0.255", "26%"),
            ("0.00%", "0.255", "25.50%"),
            ("0.00E+00", "1000", "1.00E+03"),
            ("0.00E+00", "0.00012", "1.20E-04"),
            ("##0.0E+0", "12345", "12.3E+3"),
            ("0;-0;\"-\"", "0", "-"),
            ("[<1000]\"A\"000;\"B\"0", "7", "A007"),
            ("[<1000]\"A\"000;\"B\"0", "1007", "B1007"),
            ("General\".\"", "2", "2."),
            ("0_);\\(0\\)", "8", "8"),
            ("0\"台\"", "3", "3台"),
            ("@", "12", "12"),
            ("#", "0", ""),
            ("[$-411]ggge\"\u{5e74}\"m\"\u{6708}\"d\"\u{65e5}\"", "46113", "2026-04-01"),
            ("[$-411]ggge\"\u{5e74}\u{5ea6}\"", "46113", "2026-04-01"),
            ("yyyy/m/d h:mm", "46113.5625", "2026-04-01 13:30:00"),
            ("h:mm", "0.5625", "13:30:00"),
            ("[h]:mm", "1.5", "36:00:00"),
            ("m/d", "0", "1900/1/0"),
        ] {
            assert_eq!(NumberFormat::of_code(code).shown(value, false), shown, "{code} {value}");
        }
        assert_eq!(NumberFormat::built_in(14).shown("46113", false), "2026-04-01");
        assert_eq!(NumberFormat::built_in(14).shown("44651", true), "2026-04-01");
        assert_eq!(NumberFormat::built_in(57).shown("46113", false), "2026-04-01");
        assert_eq!(NumberFormat::built_in(11).shown("1000", false), "1.00E+03");
        assert_eq!(NumberFormat::General.shown("2.10", false), "2.1");
        assert_eq!(NumberFormat::General.shown("words", false), "words");
    }

    proptest::proptest! {
        #[test]
        fn no_code_and_no_number_make_it_panic(code in ".{0,30}", number: f64) {
            let _ = NumberFormat::of_code(&code).shown(&number.to_string(), false);
            let code: String = code.chars().map(|c| {
                char::from(b"0#?.,%E+-;[]<>1G\"@yhs"[c as usize % 21])
            }).collect();
            let _ = NumberFormat::of_code(&code).shown(&number.to_string(), true);
        }
    }
}
