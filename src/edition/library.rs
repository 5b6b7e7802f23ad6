//! All editions that the program knows.

use super::problem::EditionError;
use super::{EMBEDDED, load, reference};
use crate::model::edition_beside::{edition_of, has_other_keys};
use crate::model::edition_list::EditionList;
use crate::model::edition_of_year::{EditionYear, edition_of_year};
use crate::model::{Assessment, Edition, EditionRef, FiscalYear, Overlay, proofreading};

/// Why an edition from the data folder was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddError {
    /// The file is not an edition.
    #[error(transparent)]
    Broken(#[from] EditionError),
    /// Another file of the data folder has the same id and revision, and other content.
    #[error("edition {id} of this revision is taken by {by} with other content")]
    IdTaken {
        /// The id.
        id: String,
        /// The file that brought it first.
        by: String,
    },
}

/// A note for the user about an edition found in several files; not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditionNote {
    /// A newer revision took the place of an older one.
    Replaced {
        /// The id of both.
        id: String,
        /// The file of the newer one.
        file_name: String,
        /// Its revision.
        revision: u32,
        /// The revision that it took the place of.
        older: u32,
    },
    /// A file has an older revision than the one that is used, and is passed over.
    Older {
        /// The id of both.
        id: String,
        /// The file.
        file_name: String,
        /// The revision that is used.
        used: u32,
        /// The revision of the file.
        passed_over: u32,
    },
    /// A file with the id of an edition of the program's own has rows under other keys: it serves the
    /// years that were started on it, and no new ones.
    Beside {
        /// The id of both.
        id: String,
        /// The file.
        file_name: String,
    },
    /// A file is a copy of another one, and is of no use beside it.
    Copy {
        /// The id of both.
        id: String,
        /// The file.
        file_name: String,
        /// The file that is used.
        of: String,
    },
    /// A file with the id and the revision of an edition of the program's own has other content, and
    /// is passed over.
    PassedOver {
        /// The id of both.
        id: String,
        /// The file.
        file_name: String,
        /// The revision of both.
        revision: u32,
    },
}

/// The editions that come with the program and those in the data folder. Never empty.
///
/// An edition comes out of it as it is to be shown, with the corrections of [`Self::proofread`]
/// laid over it, and also as it was [published](Self::published). What an assessment is pinned to is
/// always the published wording: so only an update can change it, never a correction made here.
#[derive(Clone, Debug)]
pub struct EditionLibrary {
    /// Oldest first; of the same year, in the order of their ids.
    known: Vec<Known>,
    /// The ids of those that come with the program.
    built_in: Vec<String>,
    /// Editions of files with the id of one that comes with the program, whose rows have other keys; see
    /// [`crate::model::edition_beside`].
    beside: Vec<Known>,
    notes: Vec<EditionNote>,
}

#[derive(Clone, Debug)]
struct Known {
    file_name: String,
    /// Whether it comes with the program.
    is_built_in: bool,
    published: Edition,
    /// How an assessment names it.
    reference: EditionRef,
    /// What was published, under the overlay.
    shown: Edition,
}

impl EditionLibrary {
    /// The editions that come with the program.
    ///
    /// # Panics
    /// Never: a test loads every embedded edition.
    #[must_use]
    #[expect(clippy::expect_used, reason = "tests/editions.rs adds every embedded edition")]
    pub fn embedded() -> Self {
        Self::with_built_in(EMBEDDED).expect("embedded editions are valid")
    }

    /// A library that begins with these editions as the program's own, each a file's name and text.
    ///
    /// # Errors
    /// One of them is not an edition.
    pub fn with_built_in(editions: &[(&str, &str)]) -> Result<Self, EditionError> {
        let mut library =
            Self { known: Vec::new(), built_in: Vec::new(), beside: Vec::new(), notes: Vec::new() };
        for (file_name, text) in editions {
            // That the bundled font has every character is tested too, not looked up at every start.
            let edition = load(text, &|_| true)?;
            library.built_in.push(edition.id.clone());
            library.put(Known::of(file_name, true, edition));
        }
        Ok(library)
    }

    /// Adds an edition file of the data folder.
    ///
    /// Of one id the newest revision counts, whichever file comes first; the [notes](Self::notes)
    /// say where one took the place of another. A file with the id and the revision of an edition of
    /// the program's own is passed over: it is most often the same edition, from before the program
    /// knew it.
    ///
    /// # Errors
    /// The file is broken, or another file of the folder has its id and revision with other content.
    pub fn add(
        &mut self,
        file_name: &str,
        text: &str,
        has_glyph: &dyn Fn(char) -> bool,
    ) -> Result<(), AddError> {
        let new = Known::of(file_name, false, load(text, has_glyph)?);
        let (id, revision) = (new.published.id.clone(), new.published.revision);
        let Some(known) = self.known.iter().find(|known| known.published.id == id) else {
            self.put(new);
            return Ok(());
        };
        let file_name = file_name.to_owned();
        if self.is_built_in(&id) && has_other_keys(&known.published, &new.published) {
            return self.put_beside(new);
        }
        let older = known.published.revision;
        if older < revision {
            self.notes.push(EditionNote::Replaced { id, file_name, revision, older });
            self.put(new);
        } else if older > revision {
            let (used, passed_over) = (older, revision);
            self.notes.push(EditionNote::Older { id, file_name, used, passed_over });
        } else if older == revision && known.published != new.published {
            if !known.is_built_in {
                return Err(AddError::IdTaken { id, by: known.file_name.clone() });
            }
            self.notes.push(EditionNote::PassedOver { id, file_name, revision });
        } else if !known.is_built_in {
            let of = known.file_name.clone();
            self.notes.push(EditionNote::Copy { id, file_name, of });
        }
        Ok(())
    }

    /// Of several files beside the program's own edition the newest revision counts.
    fn put_beside(&mut self, new: Known) -> Result<(), AddError> {
        let id = new.published.id.clone();
        let earlier = self.beside.iter().find(|known| known.published.id == id);
        if let Some(earlier) = earlier {
            let (before, now) = (&earlier.published, &new.published);
            if before.revision == now.revision && before != now {
                return Err(AddError::IdTaken { id, by: earlier.file_name.clone() });
            }
            if before.revision >= now.revision {
                return Ok(());
            }
        }
        self.beside.retain(|known| known.published.id != id);
        let is_told =
            |note: &EditionNote| matches!(note, EditionNote::Beside { id: of, .. } if *of == id);
        self.notes.retain(|note| !is_told(note));
        self.notes.push(EditionNote::Beside { id, file_name: new.file_name.clone() });
        self.beside.push(new);
        Ok(())
    }

    /// The edition that a year is answered on, as it is shown.
    #[must_use]
    pub fn of(&self, assessment: &Assessment) -> Option<&Edition> {
        let id = &assessment.edition.id;
        let program = self.known.iter().find(|known| known.published.id == *id)?;
        let file = self.beside().find(|(file, _)| file.id == *id);
        Some(edition_of(assessment, (&program.shown, &program.reference), file))
    }

    /// All of them, as they are shown.
    #[must_use]
    pub fn list(&self) -> EditionList {
        let listed = |known: &[Known]| {
            known.iter().map(|it| (it.shown.clone(), it.reference.clone())).collect()
        };
        EditionList { own: listed(&self.known), beside: listed(&self.beside) }
    }

    /// The editions of files beside one of the program's own of the same id, as they are shown and as an
    /// assessment names them.
    pub fn beside(&self) -> impl Iterator<Item = (&Edition, &EditionRef)> {
        self.beside.iter().map(|known| (&known.shown, &known.reference))
    }

    /// Whether the edition with this id comes with the program.
    #[must_use]
    pub fn is_built_in(&self, id: &str) -> bool {
        self.built_in.iter().any(|built_in| built_in == id)
    }

    /// The editions that come from files of the data folder and not with the program, each with the name
    /// of its file, oldest first.
    pub fn read_in(&self) -> impl Iterator<Item = (&str, &Edition)> {
        let own = self.known.iter().filter(|known| !self.is_built_in(&known.published.id));
        own.map(|known| (known.file_name.as_str(), &known.published))
    }

    /// Puts an edition in its place, instead of the one with its id.
    fn put(&mut self, new: Known) {
        self.known.retain(|known| known.published.id != new.published.id);
        self.known.push(new);
        self.known.sort_by(|a, b| {
            let order = |known: &Known| (known.published.fiscal_year, known.published.id.clone());
            order(a).cmp(&order(b))
        });
    }

    /// What should be known of editions that have more than one file, in the order of the files.
    #[must_use]
    pub fn notes(&self) -> &[EditionNote] {
        &self.notes
    }

    /// Lays what the clinic compared with the originals over the editions, in the place of what lay
    /// there before.
    pub fn proofread(&mut self, overlay: &Overlay) {
        for known in self.known.iter_mut().chain(&mut self.beside) {
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
        let known = self.known.iter().find(|known| known.published.id == id);
        known.map(|known| known.reference.clone())
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

    /// The edition to start a year on, by [`edition_of_year`]. Where all of them are bridges, as in a
    /// data folder that makes them so, it is the newest.
    ///
    /// # Panics
    /// Never: a library holds the embedded editions at least.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a library starts with the embedded editions")]
    pub fn for_year(&self, year: FiscalYear) -> &Edition {
        let facts = |edition: &&Edition| EditionYear {
            fiscal_year: edition.fiscal_year,
            bridge: edition.bridge,
        };
        let chosen = edition_of_year(self.iter(), year, facts);
        chosen.or(self.iter().last()).expect("a library is never empty")
    }
}

impl Known {
    fn of(file_name: &str, is_built_in: bool, published: Edition) -> Self {
        let (file_name, shown) = (file_name.to_owned(), published.clone());
        let reference = reference(&published);
        Self { file_name, is_built_in, published, reference, shown }
    }
}
