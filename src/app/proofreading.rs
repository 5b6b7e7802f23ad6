//! The wording that was compared with the original: read at the start, laid over the editions, kept
//! off the window's thread.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::App;
use crate::edition::Library;
use crate::model::Overlay;
use crate::model::proofreading::{self, Piece};
use crate::state::Event;
use crate::store::{DataFolder, StoreError, WordingFile};
use crate::text::{self, Explanation};

/// What was read at the start.
pub struct ReadWording {
    /// The file, for writing.
    pub file: WordingFile,
    /// What was compared so far.
    pub overlay: Overlay,
    /// What is wrong with the file, if anything.
    pub problem: Option<Explanation>,
    /// Whether the file may be written. A damaged one may: it is set aside first.
    pub writable: bool,
}

/// Reads what was compared in a data folder.
#[must_use]
pub fn wording(data: &DataFolder) -> ReadWording {
    let (file, read) = WordingFile::open(data);
    match read {
        Ok(overlay) => ReadWording { file, overlay, problem: None, writable: true },
        Err(error) => ReadWording {
            file,
            overlay: Overlay::default(),
            writable: matches!(error, StoreError::Damaged { .. }),
            problem: Some(text::proof::explain_read(&error)),
        },
    }
}

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
    /// The pieces of each edition, by its id.
    pieces: Vec<(String, Vec<Piece>)>,
}

impl Proofreading {
    pub(super) fn new(file: WordingFile) -> Self {
        let keeper = Arc::new(Mutex::new(Keeper { file, kept: 0 }));
        Self { keeper, shown: None, pieces: Vec::new() }
    }

    /// The pieces of an edition.
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
    /// Lays what was compared over the editions again after it has changed.
    pub(super) fn renew_wording(&mut self) {
        let proof = &self.state.proof;
        if self.proofreading.shown == Some(proof.shown) {
            return;
        }
        self.library.proofread(&proof.overlay);
        self.proofreading.pieces = pieces(&self.library, &proof.overlay, proof);
        self.proofreading.shown = Some(proof.shown);
    }

    /// Writes what was compared, in another thread.
    pub(super) fn keep_wording(&self) {
        let keeper = Arc::clone(&self.proofreading.keeper);
        let (overlay, revision) = (self.state.proof.overlay.clone(), self.state.proof.revision);
        let (sender, now) = (self.sender.clone(), self.platform.now());
        self.platform.run(Box::new(move || {
            let mut keeper = lock(&keeper);
            // A job that was started later may have come first.
            if revision <= keeper.kept {
                return;
            }
            match keeper.file.save(&overlay, now) {
                Ok(overlay) => {
                    keeper.kept = revision;
                    sender.send(Event::WordingKept(revision, overlay));
                }
                Err(error) => {
                    sender.send(Event::WordingNotKept(text::proof::explain_save(&error)));
                }
            }
        }));
    }

    /// Makes sure before the window closes that everything compared is on the disk.
    pub(super) fn finish_wording(&self) -> Result<(), Explanation> {
        let proof = &self.state.proof;
        let mut keeper = lock(&self.proofreading.keeper);
        if proof.blocked.is_some() || keeper.kept >= proof.revision {
            return Ok(());
        }
        let saved = keeper.file.save(&proof.overlay, self.platform.now());
        saved.map_err(|error| text::proof::explain_save(&error))?;
        keeper.kept = proof.revision;
        Ok(())
    }
}

fn pieces(
    library: &Library,
    overlay: &Overlay,
    proof: &crate::state::Proof,
) -> Vec<(String, Vec<Piece>)> {
    let published = library.iter().filter_map(|edition| library.published(&edition.id));
    published
        .map(|edition| {
            let is_apart = |joined: &_| proof.is_apart(joined);
            (edition.id.clone(), proofreading::pieces(edition, overlay, &is_apart))
        })
        .collect()
}
