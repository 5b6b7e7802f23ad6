//! Which edition a year is answered on.

use std::cmp::Reverse;

use super::FiscalYear;

/// What the choice rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionYear {
    /// The fiscal year that the edition was made for.
    pub fiscal_year: FiscalYear,
    /// Whether it is a [bridge](super::Edition::bridge).
    pub bridge: bool,
}

/// The edition that a year starts on unless a person chooses another: the one that was made for that
/// year, else the nearest earlier one, else the nearest later one; of two for the same year the last
/// in the order given. A bridge is never chosen, so there may be none.
pub fn edition_of_year<T>(
    editions: impl IntoIterator<Item = T>,
    year: FiscalYear,
    facts: impl Fn(&T) -> EditionYear,
) -> Option<T> {
    let rank = |edition: &T| {
        let made_for = facts(edition).fiscal_year;
        (Reverse(made_for > year), Reverse(made_for.number().abs_diff(year.number())))
    };
    editions.into_iter().filter(|edition| !facts(edition).bridge).max_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_takes_its_own_edition_or_the_nearest_and_never_a_bridge() {
        // The editions as years, bridges with a minus; the year; the place of the one that is taken.
        let table: [(&[i32], i32, Option<usize>); 14] = [
            (&[2024], 2024, Some(0)),
            (&[2024], 2030, Some(0)),
            (&[2024], 2010, Some(0)),
            (&[2024, 2026], 2026, Some(1)),
            (&[2024, 2026], 2025, Some(0)),
            (&[2024, 2026], 2027, Some(1)),
            (&[2024, 2026, 2030], 2027, Some(1)),
            (&[2024, 2026], 2020, Some(0)),
            (&[2026, 2024], 2020, Some(1)),
            (&[2024, -2025], 2025, Some(0)),
            (&[-2024, 2026], 2024, Some(1)),
            (&[2024, 2024], 2024, Some(1)),
            (&[-2024], 2024, None),
            (&[], 2024, None),
        ];
        let year = |number: i32| FiscalYear::new(number.abs()).expect("in range");
        for (editions, asked, expected) in table {
            let editions = editions.iter().enumerate();
            let taken = edition_of_year(editions, year(asked), |(_, made_for)| EditionYear {
                fiscal_year: year(**made_for),
                bridge: **made_for < 0,
            });
            assert_eq!(taken.map(|(at, _)| at), expected, "{asked}");
        }
    }
}
