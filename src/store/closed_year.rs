//! Closed years: what each closing keeps, beside the workbook.
//!
//! Every closing has a folder of its own, which is written once and never changed: the PDF of the year's
//! papers, and the workbook and the edition as they were. A folder that no closing of the workbook names
//! is one that was interrupted; its number is passed over.

use std::io;
use std::path::PathBuf;

use super::atomic::{Overwrite, create_folders, write_file};
use super::clinic_folder::ClinicFolder;
use super::{ClinicId, DataFolder, StoreError, format};
use crate::model::closing::KeptSums;
use crate::model::{Closing, FiscalYear, Workbook};
use crate::sha256::sha256_of;

/// What a closing keeps.
#[derive(Clone, Copy, Debug)]
pub struct KeptYear<'a> {
    /// The PDF of all papers.
    pub papers: &'a [u8],
    /// The workbook, without its other years.
    pub workbook: &'a Workbook,
    /// The text of the edition as it was shown.
    pub edition: &'a str,
}

/// The files of a closing.
#[derive(Clone, Copy)]
enum KeptFile {
    Papers,
    Workbook,
    Edition,
}

impl KeptFile {
    const ALL: [Self; 3] = [Self::Papers, Self::Workbook, Self::Edition];

    fn name(self) -> &'static str {
        match self {
            Self::Papers => "papers.pdf",
            Self::Workbook => "workbook.ron",
            Self::Edition => "edition.ron",
        }
    }

    fn sum(self, closing: &Closing) -> &str {
        match self {
            Self::Papers => &closing.kept.papers,
            Self::Workbook => &closing.kept.workbook,
            Self::Edition => &closing.kept.edition,
        }
    }
}

impl ClinicFolder {
    fn closed_path(&self) -> PathBuf {
        self.path.join("closed")
    }

    fn closing_path(&self, year: FiscalYear, number: u32) -> PathBuf {
        self.closed_path().join(format!("{year}-{number}"))
    }

    /// A file of a closing, which has to be the one that was kept.
    fn kept(
        &self,
        year: FiscalYear,
        closing: &Closing,
        file: KeptFile,
    ) -> Result<Vec<u8>, StoreError> {
        let path = self.closing_path(year, closing.number).join(file.name());
        let bytes = self.read_any(&path)?;
        if sha256_of(&bytes) == file.sum(closing) {
            Ok(bytes)
        } else {
            Err(StoreError::NotAsKept { path })
        }
    }
}

impl DataFolder {
    /// Keeps what a closing of a year keeps, under the first number from `number` on that is free, and
    /// returns that number with the sums.
    ///
    /// # Errors
    /// Why it could not be kept; then nothing of it is left, unless the disk refuses that as well.
    pub fn keep_closed_year(
        &self,
        clinic: &ClinicId,
        year: FiscalYear,
        number: u32,
        kept: &KeptYear<'_>,
    ) -> Result<(u32, KeptSums), StoreError> {
        let clinic = self.clinic(clinic);
        let files = self.files();
        create_folders(files, &clinic.closed_path())?;
        let mut number = number.max(1);
        let folder = loop {
            let folder = clinic.closing_path(year, number);
            match files.create_folder(&folder) {
                Ok(()) => break folder,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(StoreError::writing(&folder, source)),
            }
        };
        let workbook = format::write(kept.workbook);
        let contents = [kept.papers, workbook.as_bytes(), kept.edition.as_bytes()];
        let written = KeptFile::ALL.into_iter().zip(contents).try_for_each(|(file, bytes)| {
            write_file(files, &folder.join(file.name()), bytes, Overwrite::No)
        });
        let written = written.and_then(|()| {
            let flushed = files.flush_folder(&clinic.closed_path());
            flushed.map_err(|source| StoreError::writing(&folder, source))
        });
        if let Err(error) = written {
            self.forget_closed_year(&clinic.id, year, number);
            return Err(error);
        }
        let [papers, workbook, edition] = contents.map(sha256_of);
        Ok((number, KeptSums { papers, workbook, edition }))
    }

    /// Removes what was kept for a closing that did not come about. The disk may refuse; a folder that
    /// no closing names harms nobody.
    pub fn forget_closed_year(&self, clinic: &ClinicId, year: FiscalYear, number: u32) {
        let folder = self.clinic(clinic).closing_path(year, number);
        for file in KeptFile::ALL {
            let _ = self.files().remove(&folder.join(file.name()));
        }
        let _ = self.files().remove_folder(&folder);
    }

    /// The PDF that a closing kept, byte for byte.
    ///
    /// # Errors
    /// It cannot be read, or is [not the one that was kept](StoreError::NotAsKept).
    pub fn closed_papers(
        &self,
        clinic: &ClinicId,
        year: FiscalYear,
        closing: &Closing,
    ) -> Result<Vec<u8>, StoreError> {
        self.clinic(clinic).kept(year, closing, KeptFile::Papers)
    }

    /// The workbook that a closing kept, and the text of its edition.
    ///
    /// # Errors
    /// They cannot be read, or are [not those that were kept](StoreError::NotAsKept).
    pub fn closed_year(
        &self,
        clinic: &ClinicId,
        year: FiscalYear,
        closing: &Closing,
    ) -> Result<(Workbook, String), StoreError> {
        let clinic = self.clinic(clinic);
        let path = |file: KeptFile| clinic.closing_path(year, closing.number).join(file.name());
        let workbook = clinic.kept(year, closing, KeptFile::Workbook)?;
        let workbook = format::read(&workbook);
        let workbook =
            workbook.map_err(|error| StoreError::format(&path(KeptFile::Workbook), error))?;
        let edition = clinic.kept(year, closing, KeptFile::Edition)?;
        let edition = String::from_utf8(edition).map_err(|error| StoreError::NotText {
            path: path(KeptFile::Edition),
            offset: error.utf8_error().valid_up_to(),
        })?;
        Ok((workbook, edition))
    }

    /// The folder of a closing.
    #[must_use]
    pub fn closed_year_path(&self, clinic: &ClinicId, year: FiscalYear, number: u32) -> PathBuf {
        self.clinic(clinic).closing_path(year, number)
    }
}
