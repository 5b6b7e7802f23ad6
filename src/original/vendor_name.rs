//! The names of vendors, compared as people write them.

use super::fold::folded;
use super::vocabulary::COMPANIES;

/// Whether two names mean the same company: width, blanks and 株式会社 are written in many ways.
#[must_use]
pub fn is_same_vendor(left: &str, right: &str) -> bool {
    let (left, right) = (core(left), core(right));
    !left.is_empty() && left == right
}

/// A name without what kind of company it is.
fn core(name: &str) -> String {
    COMPANIES.iter().fold(folded(name), |name, company| name.replace(company, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        let table = [
            ("港システム株式会社", "(株)港システム", true),
            ("㈱港システム", "株式会社 港システム", true),
            ("ＭＩＮＡＴＯ　システム", "Minato システム", true),
            ("港システム", "港通信", false),
            ("株式会社", "(株)", false),
            ("", "", false),
        ];
        for (left, right, is_same) in table {
            assert_eq!(is_same_vendor(left, right), is_same, "{left} {right}");
        }
    }
}
