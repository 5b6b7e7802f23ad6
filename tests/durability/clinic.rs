//! A clinic in a folder of its own, for one test.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDateTime;
use tempfile::TempDir;
use tenkencho::model::Workbook;
use tenkencho::store::{
    Access, ClinicFile, ClinicId, DataFolder, Files, LockHolder, OpenClinic, RealFiles, StoreError,
    format,
};

use crate::workbooks;

pub(crate) struct Clinic {
    pub root: TempDir,
    pub id: ClinicId,
}

pub(crate) fn at(second: u32) -> NaiveDateTime {
    workbooks::day(2024, 11, 20).and_hms_opt(14, 5, 0).expect("a time")
        + chrono::TimeDelta::seconds(i64::from(second))
}

pub(crate) fn who() -> LockHolder {
    LockHolder { user: "受付".to_owned(), computer: "PC-1".to_owned(), since: at(0) }
}

/// The workbook that is on the disk at first.
pub(crate) fn old() -> Workbook {
    workbooks::full()
}

/// What is saved over it.
pub(crate) fn new() -> Workbook {
    let mut workbook = old();
    workbook.assessments[0].responses[0].memo.push_str("\n追記");
    workbook
}

pub(crate) fn bytes(workbook: &Workbook) -> Vec<u8> {
    format::write(workbook).into_bytes()
}

impl Clinic {
    pub(crate) fn create() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let data = DataFolder::new(root.path().to_owned());
        let id = data.create(&old(), "clinic").expect("created");
        Self { root, id }
    }

    pub(crate) fn data(&self) -> DataFolder {
        self.data_with(Arc::new(RealFiles))
    }

    pub(crate) fn data_with(&self, files: Arc<dyn Files>) -> DataFolder {
        DataFolder::with_files(self.root.path().to_owned(), files)
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.data().clinic_path(&self.id)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder().join("workbook.ron")
    }

    pub(crate) fn on_disk(&self) -> Vec<u8> {
        std::fs::read(self.path()).expect("a file")
    }

    pub(crate) fn put(&self, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(), bytes).expect("written");
    }

    pub(crate) fn open(&self) -> ClinicFile {
        writable(self.data().open(&self.id, &who()))
    }

    pub(crate) fn open_with(&self, files: Arc<dyn Files>) -> ClinicFile {
        writable(self.data_with(files).open(&self.id, &who()))
    }

    /// The names in the clinic's folder and in the folder of its backups, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for folder in [self.folder(), self.folder().join("backups")] {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                names.push(entry.expect("an entry").file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        names
    }

    pub(crate) fn has_temporary_files(&self) -> bool {
        self.names().iter().any(|name| name.starts_with(".tenkencho-"))
    }
}

pub(crate) fn writable(open: Result<OpenClinic, StoreError>) -> ClinicFile {
    match open.expect("it opens").access {
        Access::Writable(file) => file,
        Access::ReadOnly(reason) => panic!("{reason:?}"),
    }
}
