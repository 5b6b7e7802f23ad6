//! The wording that was compared with the original: read at the start, laid over the editions and
//! the check tables, kept in the background.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::App;
use super::job::Answer;
use crate::edition::{EditionLibrary, embedded_documents};
use crate::explain;
use crate::model::edition_list::EditionList;
use crate::model::proofreading::{self, Piece};
use crate::model::{CheckTable, DocumentLibrary, table_wording};
use crate::state::{Event, JobKind};
use crate::store::WordingFile;
use crate::text::Explanation;
use crate::workshop::proofread_documents;

/// The file and what of the state it holds.
struct Keeper {
    file: WordingFile,
    /// The revision that was written last.
    kept: u64,
}

/// Keeps the file, and the lists that the screen shows.
pub(super) struct Proofreading {
    keeper: Arc<Mutex<Keeper>>,
    /// What of the state `pieces` and the library show; `None` before the first time.
    shown: Option<u64>,
    /// The pieces of each edition, by its id, and behind them those of the check tables.
    pieces: Vec<(String, Vec<Piece>)>,
    /// Those of the check tables alone.
    of_tables: Vec<Piece>,
    /// The same as its files have it, without any correction.
    published: DocumentLibrary,
    /// What documents are made from, with the check tables as they are shown and printed.
    documents: Arc<DocumentLibrary>,
    /// Every edition as it is shown and printed.
    editions: Arc<EditionList>,
}

impl Proofreading {
    pub(super) fn new(file: WordingFile) -> Self {
        let keeper = Arc::new(Mutex::new(Keeper { file, kept: 0 }));
        let published = embedded_documents();
        let documents = Arc::new(published.clone());
        let editions = Arc::default();
        Self {
            keeper,
            shown: None,
            pieces: Vec::new(),
            of_tables: Vec::new(),
            published,
            documents,
            editions,
        }
    }

    /// What documents are made from, with the check tables as they are shown and printed; the same
    /// one until their wording changes.
    pub(super) fn documents(&self) -> &Arc<DocumentLibrary> {
        &self.documents
    }

    /// Every edition as it is shown and printed; the same until one of them or its wording changes.
    pub(super) fn editions(&self) -> &Arc<EditionList> {
        &self.editions
    }

    /// The pieces of the check tables alone.
    pub(super) fn of_tables(&self) -> &[Piece] {
        &self.of_tables
    }

    /// The pieces of an edition, and behind them those of the check tables.
    pub(super) fn pieces(&self, edition: &str) -> &[Piece] {
        let of = self.pieces.iter().find(|(id, _)| id == edition);
        of.map_or(&[], |(_, pieces)| pieces.as_slice())
    }
}

/// A job that panicked while it wrote has left the file as it was.
fn lock(keeper: &Mutex<Keeper>) -> MutexGuard<'_, Keeper> {
    keeper.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// The check tables as they are shown and printed: with what was typed in and corrected.
    pub fn check_tables(&self) -> impl Iterator<Item = &CheckTable> {
        self.proofreading.documents.check_tables()
    }

    /// Has what was compared laid over the editions anew: they are others now.
    pub(super) fn forget_shown_wording(&mut self) {
        self.proofreading.shown = None;
    }

    /// Lays what was compared over the editions and the check tables again after it has changed.
    pub(super) fn renew_wording(&mut self) {
        let proof = &self.state.proof;
        if self.proofreading.shown == Some(proof.shown) {
            return;
        }
        self.library.proofread(&proof.overlay);
        let kept = &mut self.proofreading;
        let tables = kept.published.check_tables();
        kept.of_tables =
            tables.flat_map(|table| table_wording::pieces(table, &proof.overlay)).collect();
        kept.pieces = pieces(&self.library, &kept.of_tables, proof);
        kept.shown = Some(proof.shown);
        kept.editions = Arc::new(self.library.list());
        let renewed = proofread_documents(&kept.published, &proof.overlay);
        if renewed != *kept.documents {
            kept.documents = Arc::new(renewed);
            self.state.documents = Arc::clone(&kept.documents);
        }
    }

    /// Writes what was compared, in the background.
    pub(super) fn keep_wording(&mut self) {
        let keeper = Arc::clone(&self.proofreading.keeper);
        let (overlay, revision) = (self.state.proof.overlay.clone(), self.state.proof.revision);
        let now = self.platform.now();
        self.start(JobKind::Wording, move |_| {
            let mut keeper = lock(&keeper);
            // A job that was started later may have come first.
            if revision <= keeper.kept {
                return Answer::Nothing;
            }
            Answer::Event(match keeper.file.save(&overlay, now) {
                Ok(overlay) => {
                    keeper.kept = revision;
                    Event::WordingKept(revision, overlay)
                }
                Err(error) => Event::WordingNotKept(explain::proof::explain_save(&error)),
            })
        });
    }

    /// Makes sure before the window closes that everything compared is on the disk.
    pub(super) fn finish_wording(&self) -> Result<(), Explanation> {
        let proof = &self.state.proof;
        let mut keeper = lock(&self.proofreading.keeper);
        if proof.blocked.is_some() || keeper.kept >= proof.revision {
            return Ok(());
        }
        let saved = keeper.file.save(&proof.overlay, self.platform.now());
        saved.map_err(|error| explain::proof::explain_save(&error))?;
        keeper.kept = proof.revision;
        Ok(())
    }
}

fn pieces(
    library: &EditionLibrary,
    of_tables: &[Piece],
    proof: &crate::state::Proof,
) -> Vec<(String, Vec<Piece>)> {
    let overlay = &proof.overlay;
    let published = library.iter().filter_map(|edition| library.published(&edition.id));
    published
        .map(|edition| {
            let is_apart = |joined: &_| proof.is_apart(joined);
            let mut pieces = proofreading::pieces(edition, overlay, &is_apart);
            pieces.extend_from_slice(of_tables);
            (edition.id.clone(), pieces)
        })
        .collect()
}
