//! How far a form, or a group of it, has been answered.

use super::need::need;
use super::{Answer, Assessment, Edition, FormRef, Item, Response};

/// Counts over the rows that are needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows answered はい.
    pub yes: usize,
    /// Rows answered いいえ.
    pub no: usize,
    /// Rows answered わからない; they are open.
    pub unknown: usize,
    /// Rows answered 該当なし.
    pub not_applicable: usize,
    /// Rows without any answer.
    pub unanswered: usize,
}

impl Progress {
    /// All needed rows.
    #[must_use]
    pub fn total(self) -> usize {
        self.yes + self.no + self.unknown + self.not_applicable + self.unanswered
    }

    /// Rows that are settled: はい, いいえ or 該当なし.
    #[must_use]
    pub fn answered(self) -> usize {
        self.yes + self.no + self.not_applicable
    }

    /// Rows that still need work: unanswered or わからない.
    #[must_use]
    pub fn open(self) -> usize {
        self.unknown + self.unanswered
    }

    fn count(&mut self, answer: Option<Answer>) {
        match answer {
            Some(Answer::Yes) => self.yes += 1,
            Some(Answer::No) => self.no += 1,
            Some(Answer::Unknown) => self.unknown += 1,
            Some(Answer::NotApplicable) => self.not_applicable += 1,
            None => self.unanswered += 1,
        }
    }
}

/// Progress over some rows of a form, for example one group.
#[must_use]
pub fn progress_of<'a>(
    edition: &Edition,
    assessment: &Assessment,
    form: FormRef,
    items: impl IntoIterator<Item = &'a Item>,
) -> Progress {
    let mut progress = Progress::default();
    for item in items {
        if need(edition, assessment, form, item).is_needed() {
            progress.count(assessment.response(form, &item.key).and_then(Response::current));
        }
    }
    progress
}

/// Progress over the counted rows of a whole form; the applicability question stands above them.
#[must_use]
pub fn progress(edition: &Edition, assessment: &Assessment, form: FormRef) -> Progress {
    let rows = edition.form_of(form).counted_rows();
    progress_of(edition, assessment, form, rows.map(|row| row.item))
}
