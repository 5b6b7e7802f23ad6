//! How far saving is.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::StoreError;

/// How far saving is.
#[derive(Clone, Debug, Default)]
pub struct SaveStatus {
    /// The newest revision that was offered; 0 is the workbook as it was opened.
    pub offered_revision: u64,
    /// The newest revision that is on the disk.
    pub saved_revision: u64,
    /// Whether a save is running.
    pub saving: bool,
    /// When the last save ended well, in this session.
    pub saved_at: Option<NaiveDateTime>,
    /// Why the last attempt failed; `None` after one that went well.
    pub error: Option<Arc<StoreError>>,
    /// The revision that could not be saved.
    pub error_revision: Option<u64>,
    /// Why no backup of the state before this session could be kept, though saving works.
    pub backup_error: Option<Arc<StoreError>>,
}

impl SaveStatus {
    /// Whether everything that was offered is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.offered_revision == self.saved_revision && !self.saving
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
