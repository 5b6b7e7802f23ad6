//! 年度の比較 — what a clinic said in each of its years, row by row, side by side.
//!
//! A line of the comparison is a row of the newest form, and with it what became that row in earlier
//! years, by the rules of the line of last year:
//!
//! - A row that stayed, reworded or not, is the same line.
//! - Where several rows became one, the later row is the line, and in the earlier years each of the
//!   rows stands there by its own name.
//! - A row that is new, or one of several that one became, begins (新設) in the first year that has it.
//! - A row that no later row goes on with alone has a line of its own, below those of newer forms; that
//!   goes for one that was split as well.
//!
//! Where a clinic went back to an older form, the newer one is followed the other way round: its row
//! belongs to the line of the row that it goes on with alone. What stands on the line of a newer form
//! stands on no other. Editions of which neither goes on with
//! the other share the rows of the same key. A year whose edition is not known keeps its place, and
//! nothing is said of it.

mod lines;
mod shares;
mod targets;
mod vendors;

use chrono::NaiveDate;

use super::edition_list::EditionList;
use super::last_year::LastTarget;
use super::progress::Progress;
use super::{Edition, FiscalYear, ItemKey, VendorId, Workbook};

pub use targets::TargetCounts;
pub use vendors::VendorYear;

/// Every year of a clinic side by side, newest first: that is the one a reader knows, so the others
/// are read back from it, and it stands right beside the names however many years there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearComparison {
    /// The years.
    pub years: Vec<ComparedYear>,
    /// How many rows of each part of the form got which answer. The first is the whole form.
    pub parts: Vec<ComparedPart>,
    /// The rows of 医療機関確認用.
    pub rows: Vec<ComparedRow>,
    /// The vendors that had a sheet in any of the years.
    pub vendors: Vec<ComparedVendor>,
}

/// A year of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedYear {
    /// The year.
    pub year: FiscalYear,
    /// The id of the edition that it was answered on.
    pub edition: String,
    /// Whether that edition is known; without it nothing of the year can be compared.
    pub is_known: bool,
    /// What became of its target dates.
    pub targets: TargetCounts,
}

/// A part of the form over the years: a group of rows by its key, or the whole form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPart {
    /// The group; `None` for the whole form.
    pub key: Option<String>,
    /// Its short title in the newest edition that has it.
    pub name: String,
    /// The rows of each year that were needed; `None` where the edition is not known or has no such
    /// part.
    pub shares: Vec<Option<Progress>>,
}

/// A row over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Its key in the newest edition that has it.
    pub key: ItemKey,
    /// Its number there, for example `2-(4)`; empty for the applicability question.
    pub number: String,
    /// Its short title there.
    pub short: String,
    /// The short title of its group there; empty for the applicability question.
    pub part: String,
    /// Whether the newest form that is known has it.
    pub is_in_newest: bool,
    /// What each year says of it.
    pub cells: Vec<YearCell>,
}

/// What a year says of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearCell {
    /// The edition of the year is not known.
    NotKnown,
    /// The form of the year has no such row.
    Absent,
    /// It was there.
    There {
        /// 新設 — an earlier year was answered on a form without it.
        is_new: bool,
        /// What was said; of rows that became one later, of each.
        answers: Vec<RowAnswer>,
    },
}

/// What was said of one row in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAnswer {
    /// The row.
    pub key: ItemKey,
    /// Its number in that year.
    pub number: String,
    /// Its short title in that year.
    pub short: String,
    /// The short title of its group in that year; empty for the applicability question.
    pub part: String,
    /// The answer.
    pub said: Said,
    /// The day of the answer that holds.
    pub day: Option<NaiveDate>,
    /// What became of its target date, where one was set.
    pub target: Option<LastTarget>,
}

/// An answer as a reader of the record takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// はい
    Yes,
    /// いいえ
    No,
    /// 確認中 — answered わからない
    Unknown,
    /// 該当なし
    NotApplicable,
    /// 未回答
    Unanswered,
    /// 対象外 — the row was not needed in that year.
    NotNeeded,
}

/// A vendor over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedVendor {
    /// The vendor.
    pub vendor: VendorId,
    /// How its sheet of each year stands.
    pub years: Vec<VendorYear>,
}

impl YearCell {
    /// The answers in it, each once: what two years are compared by.
    fn said(&self) -> Vec<Said> {
        let Self::There { answers, .. } = self else { return Vec::new() };
        let mut said: Vec<Said> = answers.iter().map(|answer| answer.said).collect();
        said.sort_unstable();
        said.dedup();
        said
    }
}

impl ComparedRow {
    /// Whether the years that are known say different things of it, or have it only in part.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        let mut known = self.cells.iter().filter(|cell| **cell != YearCell::NotKnown);
        let Some(first) = known.next().map(YearCell::said) else { return false };
        known.any(|cell| cell.said() != first)
    }
}

impl YearComparison {
    /// The comparison of all years of a workbook.
    #[must_use]
    pub fn of(workbook: &Workbook, editions: &EditionList, today: NaiveDate) -> Self {
        let mut years: Vec<lines::AnsweredYear<'_>> = workbook
            .assessments
            .iter()
            .map(|assessment| (assessment, editions.of(assessment)))
            .collect();
        years.sort_by_key(|(assessment, _)| std::cmp::Reverse(assessment.fiscal_year));
        let lines = lines::lines(&years, &|id| editions.get(id));
        let rows = lines::rows(&lines, &years, today);
        let targets = targets::counts(&rows, years.len());
        let compared = years.iter().zip(targets).map(|((assessment, edition), targets)| {
            let (year, edition_id) = (assessment.fiscal_year, assessment.edition.id.clone());
            ComparedYear { year, edition: edition_id, is_known: edition.is_some(), targets }
        });
        Self {
            years: compared.collect(),
            parts: shares::parts(&years),
            rows,
            vendors: vendors::vendors(workbook, &years),
        }
    }

    /// The years whose editions are not known.
    pub fn not_known(&self) -> impl Iterator<Item = &ComparedYear> {
        self.years.iter().filter(|year| !year.is_known)
    }

    /// The same with some of its years alone, by their places, in the order given.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Self {
        fn picked<T: Clone>(all: &[T], places: &[usize]) -> Vec<T> {
            places.iter().filter_map(|at| all.get(*at).cloned()).collect()
        }
        let is_there = |cell: &YearCell| matches!(cell, YearCell::There { .. });
        let rows = self
            .rows
            .iter()
            .map(|row| ComparedRow { cells: picked(&row.cells, places), ..row.clone() });
        let parts = self
            .parts
            .iter()
            .map(|part| ComparedPart { shares: picked(&part.shares, places), ..part.clone() });
        let vendors = self
            .vendors
            .iter()
            .map(|line| ComparedVendor { years: picked(&line.years, places), vendor: line.vendor });
        Self {
            years: picked(&self.years, places),
            parts: parts.filter(|part| part.shares.iter().any(Option::is_some)).collect(),
            rows: rows.filter(|row| row.cells.iter().any(is_there)).collect(),
            vendors: vendors
                .filter(|line| line.years.iter().any(|year| *year != VendorYear::NoSheet))
                .collect(),
        }
    }
}

/// The edition of a year, where it is known.
type KnownEdition<'a> = Option<&'a Edition>;
