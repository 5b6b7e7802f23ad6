//! Every edition that is known, as one list: those that years are started on, and those of files beside
//! them.

use super::edition_beside::edition_of;
use super::{Assessment, Edition, EditionRef};

/// Every edition that is known, as it is shown and as an assessment names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionList {
    /// One of each id, oldest first.
    pub own: Vec<(Edition, EditionRef)>,
    /// Those of files beside one of the program's own of the same id; see
    /// [`edition_beside`](super::edition_beside).
    pub beside: Vec<(Edition, EditionRef)>,
}

impl EditionList {
    /// The edition with this id that years are started on.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Edition> {
        find(&self.own, id).map(|(edition, _)| edition)
    }

    /// The edition that a year is answered on.
    #[must_use]
    pub fn of(&self, assessment: &Assessment) -> Option<&Edition> {
        let id = &assessment.edition.id;
        Some(edition_of(assessment, find(&self.own, id)?, find(&self.beside, id)))
    }
}

fn find<'a>(
    editions: &'a [(Edition, EditionRef)],
    id: &str,
) -> Option<(&'a Edition, &'a EditionRef)> {
    let found = editions.iter().find(|(edition, _)| edition.id == id);
    found.map(|(edition, reference)| (edition, reference))
}
