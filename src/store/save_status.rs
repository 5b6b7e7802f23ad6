//! How far saving is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use super::StoreError;

/// How far saving is.
#[derive(Clone, Debug, Default)]
pub struct SaveStatus {
    /// The newest revision that was offered; 0 is the workbook as it was opened.
    pub offered_revision: u64,
    /// The newest revision that is on the disk.
    pub saved_revision: u64,
    /// Since when a save is running; `None` while none is.
    pub saving_since: Option<Instant>,
    /// When the last save ended well, in this session.
    pub saved_at: Option<NaiveDateTime>,
    /// Why the last attempt failed; `None` after one that went well.
    pub error: Option<Arc<StoreError>>,
    /// The revision that could not be saved.
    pub error_revision: Option<u64>,
    /// Why no backup of the state before this session could be kept, though saving works.
    pub backup_error: Option<Arc<StoreError>>,
    /// Whether the folder knows no locks, so that another program may write there at the same time. It is
    /// found out then, and nothing is written over, but nobody is kept out.
    pub is_unguarded: bool,
}

impl SaveStatus {
    /// How long the save that is running has taken so far; none where none is.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.saving_since.map(|since| since.elapsed()).unwrap_or_default()
    }

    /// Whether everything that was offered is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.offered_revision == self.saved_revision && self.saving_since.is_none()
    }
}

/// Why not everything is on the disk after [`flush`](super::Saver::flush). The workbook stays
/// offered.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FlushError {
    /// The disk did not answer in time.
    #[error("the disk did not answer in time")]
    Timeout,
    /// It could not be saved.
    #[error("the workbook could not be saved")]
    Failed(#[source] Arc<StoreError>),
}
