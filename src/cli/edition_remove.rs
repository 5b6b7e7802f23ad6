//! `edition remove`: takes an edition that was read in out of the data folder.

use super::{Outcome, Workshop};
use crate::explain::cli;
use crate::workshop::remove_edition;

/// Removes it, or explains why it stays.
pub(super) fn run(workshop: &Workshop, id: &str) -> Outcome {
    match remove_edition(&workshop.data, id) {
        Ok(left) => {
            let mut outcome = Outcome::fine(cli::edition_removed(id) + "\n");
            if let Some(left) = left {
                outcome.warn(&left.lines());
            }
            outcome
        }
        Err(explanation) => explanation.into(),
    }
}
