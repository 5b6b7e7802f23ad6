//! All editions that the program knows.

use super::problem::EditionError;
use super::{EMBEDDED, load, reference};
use crate::model::{Edition, EditionRef, FiscalYear, Overlay, proofreading};

/// Why an edition from the data folder was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The file is not an edition.
    #[error(transparent)]
    Broken(#[from] EditionError),
    /// Another edition has the same id and other content.
    #[error("edition id {id} is taken by {by} with other content")]
    IdTaken {
        /// The id.
        id: String,
        /// The file that brought it first.
        by: String,
    },
}

/// The editions that come with the program and those in the data folder. Never empty.
///
/// An edition comes out of it as it is to be shown, with the corrections of [`Self::proofread`]
/// laid over it, and also as it was [published](Self::published). What an assessment is pinned to is
/// always the published wording: so only an update can change it, never a correction made here.
#[derive(Clone, Debug)]
pub struct Library {
    /// Oldest first; of the same year, in the order of their ids.
    known: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Known {
    file_name: String,
    published: Edition,
    /// What was published, under the overlay.
    shown: Edition,
}

impl Library {
    /// The editions that come with the program.
    ///
    /// # Panics
    /// Never: a test loads every embedded edition.
    #[must_use]
    #[expect(clippy::expect_used, reason = "tests/editions.rs adds every embedded edition")]
    pub fn embedded() -> Self {
        let mut library = Self { known: Vec::new() };
        for (file_name, text) in EMBEDDED {
            // That the bundled font has every character is tested too, not looked up at every start.
            library.add(file_name, text, &|_| true).expect("embedded editions are valid");
        }
        library
    }

    /// Adds an edition file. An edition that is known already changes nothing.
    ///
    /// # Errors
    /// The file is broken, or its id is taken by an edition with other content.
    pub fn add(
        &mut self,
        file_name: &str,
        text: &str,
        has_glyph: &dyn Fn(char) -> bool,
    ) -> Result<(), AddError> {
        let edition = load(text, has_glyph)?;
        if let Some(known) = self.known.iter().find(|known| known.published.id == edition.id) {
            return if known.published == edition {
                Ok(())
            } else {
                Err(AddError::IdTaken { id: edition.id, by: known.file_name.clone() })
            };
        }
        let shown = edition.clone();
        self.known.push(Known { file_name: file_name.to_owned(), published: edition, shown });
        self.known.sort_by(|a, b| {
            let order = |known: &Known| (known.published.fiscal_year, known.published.id.clone());
            order(a).cmp(&order(b))
        });
        Ok(())
    }

    /// Lays what the clinic compared with the originals over the editions, in the place of what lay
    /// there before.
    pub fn proofread(&mut self, overlay: &Overlay) {
        for known in &mut self.known {
            known.shown = proofreading::apply(&known.published, overlay);
        }
    }

    /// The edition with this id as its file has it, without any correction.
    #[must_use]
    pub fn published(&self, id: &str) -> Option<&Edition> {
        self.known.iter().map(|known| &known.published).find(|edition| edition.id == id)
    }

    /// The edition with this id as an assessment names it, which goes by the published wording.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<EditionRef> {
        self.published(id).map(reference)
    }

    /// The edition with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Edition> {
        self.iter().find(|edition| edition.id == id)
    }

    /// All editions, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Edition> {
        self.known.iter().map(|known| &known.shown)
    }

    /// The edition to start a year on: the newest one made for that year or before, else the
    /// newest of all.
    ///
    /// # Panics
    /// Never: a library holds the embedded editions at least.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a library starts with the embedded editions")]
    pub fn for_year(&self, year: FiscalYear) -> &Edition {
        let suits = |edition: &&Edition| edition.fiscal_year <= year;
        self.iter().filter(suits).last().or(self.iter().last()).expect("a library is never empty")
    }
}
