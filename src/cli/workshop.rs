//! What every command on the data folder needs: the folder, all editions, and what documents
//! are made from.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::{documents, library, wording};
use crate::edition::Library;
use crate::model::DocumentLibrary;
use crate::store::DataFolder;

/// The data folder with the editions known there.
pub(super) struct Workshop {
    pub(super) data: DataFolder,
    pub(super) editions: Library,
    /// What documents are made from.
    pub(super) documents: Arc<DocumentLibrary>,
    /// Editions in the folder that cannot be used, in words; empty if there are none.
    pub(super) complaints: String,
}

impl Workshop {
    pub(super) fn at(root: PathBuf) -> Self {
        let data = DataFolder::new(root);
        let (mut editions, mut problems) = library(&data);
        let read = wording(&data);
        editions.proofread(&read.overlay);
        let documents = Arc::new(documents(&read.overlay));
        problems.extend(read.problem);
        let complaints: Vec<String> = problems.iter().map(|it| it.lines() + "\n").collect();
        Self { data, editions, documents, complaints: complaints.concat() }
    }
}
