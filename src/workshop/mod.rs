//! What the window and the commands share: a data folder with the editions known there, the wording
//! that was compared, and the ways from a workbook to a PDF and to the ministry's own Excel file.
//!
//! [`crate::app`] and [`crate::cli`] both stand on this room, and neither on the other.

mod clinic_copy;
mod clock;
mod closed_year;
mod filled_form;
mod font_cabinet;
mod library;
mod original;
mod print_job;
mod removal;
mod wording;

use std::sync::Arc;

use crate::edition::{EditionLibrary, embedded_documents, embedded_guidance};
use crate::model::proofreading::{pieces, unconfirmed};
use crate::model::{DocumentLibrary, Guidance, Overlay, table_wording};
use crate::store::DataFolder;
use crate::text::Explanation;

pub use clinic_copy::{
    copy_clinic, copy_to_second_place, keep_before_removal, needed_editions, remove_clinic,
};
pub use clock::now;
pub use closed_year::{ClosingOrder, NotClosed, close_year, frozen_year};
pub use filled_form::{FilledForm, FormOrder, KeptForm};
pub use font_cabinet::FontCabinet;
pub use library::library;
pub use original::original_text;
pub use print_job::{LaidOut, PrintJob};
pub use removal::remove_edition;
pub use wording::{ReadWording, proofread_documents, wording};

/// A data folder, and what papers are made from there.
pub struct Workshop {
    /// The folder.
    pub data: DataFolder,
    /// The editions of the program and of the folder, with their corrected wording.
    pub editions: EditionLibrary,
    /// What documents are made from, with the corrected wording of their check tables.
    pub documents: Arc<DocumentLibrary>,
    /// What was compared with the originals there.
    pub overlay: Overlay,
    /// What helps to answer the rows.
    pub guidance: Arc<Guidance>,
    /// Files of the folder that cannot be used.
    pub problems: Vec<Explanation>,
}

impl Workshop {
    /// The workshop over a data folder.
    #[must_use]
    pub fn at(data: DataFolder) -> Self {
        let (mut editions, mut problems) = library(&data);
        let read = wording(&data);
        editions.proofread(&read.overlay);
        let documents = Arc::new(proofread_documents(&embedded_documents(), &read.overlay));
        problems.extend(read.problem);
        let guidance = Arc::new(embedded_guidance());
        Self { data, editions, documents, overlay: read.overlay, guidance, problems }
    }

    /// How many places of an edition or check table still have to be compared with the original.
    #[must_use]
    pub fn unconfirmed(&self, id: &str) -> usize {
        let of_edition = self.editions.published(id);
        let mut found = of_edition
            .map(|edition| pieces(edition, &self.overlay, &|_| false))
            .unwrap_or_default();
        if let Some(table) = embedded_documents().check_table(id) {
            found.extend(table_wording::pieces(table, &self.overlay));
        }
        unconfirmed(&found, id)
    }
}
