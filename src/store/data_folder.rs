//! The data folder: all clinics and further editions.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::atomic::{self, Overwrite, create_folders, write_file};
use super::clinic_folder::ClinicFolder;
use super::error::Doing;
use super::files::{EntryKind, Locked};
use super::lock::{Attempt, ClinicLock, lock_where_known};
use super::own_files::OwnFiles;
use super::{ClinicFile, ClinicId, Files, LockHolder, RealFiles, StoreError, format, size};
use crate::model::Workbook;

/// The folder in which everything is kept.
#[derive(Clone)]
pub struct DataFolder {
    root: PathBuf,
    files: Arc<OwnFiles>,
    /// A person chose it: an empty folder in its place, when its drive is missing, would look like
    /// lost data.
    is_chosen: bool,
}

/// A clinic as it stands in the list.
#[derive(Debug)]
pub struct ListedClinic {
    /// The clinic.
    pub id: ClinicId,
    /// When its workbook was last saved, where that can be told.
    pub modified: Option<SystemTime>,
    /// Its workbook, or why it cannot be read.
    pub workbook: Result<Workbook, StoreError>,
}

/// A clinic that is open.
pub struct OpenClinic {
    /// The clinic.
    pub id: ClinicId,
    /// Its workbook as it was at opening.
    pub workbook: Workbook,
    /// Whether it can be written.
    pub access: Access,
    /// Who had it open before and did not close it, where it can be written now: their program ended
    /// without warning or, in a folder without locks, they may have it open still.
    pub left_by: Option<LockHolder>,
}

/// Whether an open clinic can be written.
pub enum Access {
    /// Yes, and nobody else can meanwhile.
    Writable(ClinicFile),
    /// No.
    ReadOnly(ReadOnlyReason),
}

/// Why a clinic is open for reading only.
#[derive(Debug)]
pub enum ReadOnlyReason {
    /// Another program has it open; who that is, where it can be told.
    HeldBy(Option<LockHolder>),
    /// Its folder cannot be written.
    NotWritable(StoreError),
}

impl DataFolder {
    /// Where data is kept unless the user says otherwise: `%APPDATA%\tenkencho\data` on Windows,
    /// `~/.local/share/tenkencho` on Linux, `~/Library/Application Support/tenkencho` on macOS.
    ///
    /// It belongs to the user: whoever shares the PC under another account does not see it, and
    /// writing there needs no administrator. `None` where the system names no home folder.
    #[must_use]
    pub fn default_root() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "tenkencho")?;
        Some(folders.data_dir().to_owned())
    }

    /// The data folder at `root`, which need not exist yet.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self::with_files(root, Arc::new(RealFiles))
    }

    /// The data folder at `root` behind another disk layer.
    #[must_use]
    pub fn with_files(root: PathBuf, files: Arc<dyn Files>) -> Self {
        let is_private = Self::default_root().is_some_and(|usual| usual == root);
        let files = Arc::new(OwnFiles::new(files, root.clone(), is_private));
        Self { root, files, is_chosen: false }
    }

    /// The same folder as one that a person chose in place of the usual one. It is never created:
    /// where it is not there, its drive may be missing, and everything fails with
    /// [`StoreError::FolderMissing`].
    #[must_use]
    pub fn chosen(self) -> Self {
        Self { is_chosen: true, ..self }
    }

    /// Another data folder behind the same disk layer.
    #[must_use]
    pub fn at(&self, root: &Path) -> Self {
        Self::with_files(root.to_owned(), self.files.inner())
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The disk layer, for exports.
    #[must_use]
    pub fn files(&self) -> &dyn Files {
        &*self.files
    }

    pub(super) fn shared_files(&self) -> Arc<dyn Files> {
        self.files.clone()
    }

    /// The folder of a clinic.
    #[must_use]
    pub fn clinic_path(&self, id: &ClinicId) -> PathBuf {
        self.clinics_path().join(id.as_str())
    }

    fn clinics_path(&self) -> PathBuf {
        self.root.join("clinics")
    }

    pub(super) fn clinic(&self, id: &ClinicId) -> ClinicFolder {
        ClinicFolder { files: self.shared_files(), id: id.clone(), path: self.clinic_path(id) }
    }

    /// Makes sure that a folder that was [chosen](Self::chosen) is there; any other need not be yet.
    ///
    /// # Errors
    /// [`StoreError::FolderMissing`] where it is not.
    pub fn check_there(&self) -> Result<(), StoreError> {
        let is_there = || matches!(self.files.kind(&self.root), Ok(Some(EntryKind::Folder)));
        if self.is_chosen && !is_there() {
            return Err(StoreError::FolderMissing { path: self.root.clone() });
        }
        Ok(())
    }

    /// Creates the folder where it is missing and may be created.
    pub(super) fn ensure_root(&self) -> Result<(), StoreError> {
        self.check_there()?;
        create_folders(&*self.files, &self.root)
    }

    /// Creates the folder where it is missing and may be created, and tries to write into it.
    ///
    /// # Errors
    /// Why nothing can be kept here.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        self.ensure_root()?;
        atomic::probe(&*self.files, &self.root)
    }

    /// All clinics, those that cannot be read included, sorted by id.
    ///
    /// # Errors
    /// The folder itself cannot be read. A folder that does not exist has no clinics, unless it was
    /// [chosen](Self::chosen).
    pub fn clinics(&self) -> Result<Vec<ListedClinic>, StoreError> {
        self.check_there()?;
        let mut ids: Vec<ClinicId> = self
            .names_in(&self.clinics_path())?
            .iter()
            .filter_map(|name| name.parse().ok())
            .collect();
        ids.sort();
        Ok(ids.into_iter().filter_map(|id| self.listed(id)).collect())
    }

    /// `None` for what is no folder, and for one that never held a workbook: a creation that was
    /// interrupted. A link that leads nowhere did hold one, perhaps on a drive that is missing now.
    fn listed(&self, id: ClinicId) -> Option<ListedClinic> {
        let folder = self.clinic(&id);
        let is_link = |path: &Path| self.files.is_link(path).unwrap_or(true);
        match self.files.kind(&folder.path) {
            Ok(Some(EntryKind::Folder)) | Err(_) => {}
            Ok(None) if is_link(&folder.path) => {}
            Ok(_) => return None,
        }
        let path = folder.workbook_path();
        let modified = self.files.modified(&path).ok();
        let workbook = folder.read_workbook(&path).map(|(workbook, _)| workbook);
        let never_held = matches!(workbook, Err(StoreError::Missing { .. }))
            && !is_link(&folder.path)
            && !is_link(&path)
            && self.files.kind(&folder.backups_path()).ok().flatten().is_none();
        (!never_held).then_some(ListedClinic { id, modified, workbook })
    }

    /// Whether there is a clinic of this id, be its workbook readable or not.
    #[must_use]
    pub fn has_clinic(&self, id: &ClinicId) -> bool {
        let folder = self.clinic(id);
        let paths = [folder.workbook_path(), folder.backups_path()];
        paths.iter().any(|path| matches!(self.files.kind(path), Ok(Some(_))))
    }

    /// Creates a clinic with the next free id `prefix-number`.
    ///
    /// # Errors
    /// Why it could not be written; then there is no such clinic.
    pub fn create(&self, workbook: &Workbook, prefix: &str) -> Result<ClinicId, StoreError> {
        let clinics = self.clinics_path();
        self.check_there()?;
        create_folders(&*self.files, &clinics)?;
        let mut number = 1;
        let folder = loop {
            let id = ClinicId::numbered(prefix, number).map_err(|error| {
                let source = io::Error::new(io::ErrorKind::InvalidInput, error);
                StoreError::of(Doing::Writing, &clinics, source)
            })?;
            let folder = self.clinic(&id);
            match self.files.create_folder(&folder.path) {
                Ok(()) => break folder,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(StoreError::writing(&folder.path, source)),
            }
        };
        // Whoever clears away what was interrupted sees by this that it is not.
        let lock = folder.path.join("lock");
        let held = lock_where_known(&*self.files, &lock).ok().flatten();
        let text = format::write(workbook);
        let path = folder.workbook_path();
        let written =
            write_file(&*self.files, &path, text.as_bytes(), Overwrite::No).and_then(|()| {
                let flushed = self.files.flush_folder(&clinics);
                flushed.map_err(|source| StoreError::writing(&folder.path, source))
            });
        if let Err(error) = written {
            // Not a clinic in the list later, after an error now.
            drop(held);
            let _ = self.files.remove(&path);
            let _ = self.files.remove(&lock);
            let _ = self.files.remove_folder(&folder.path);
            return Err(error);
        }
        Ok(folder.id)
    }

    /// Reads a clinic's workbook, whoever has it open.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(&self, id: &ClinicId) -> Result<Workbook, StoreError> {
        let folder = self.clinic(id);
        folder.read_workbook(&folder.workbook_path()).map(|(workbook, _)| workbook)
    }

    /// Opens a clinic: for writing where nobody else has it and its folder can be written, else for
    /// reading.
    ///
    /// # Errors
    /// Why the workbook cannot be read. Its bytes are untouched, and it is not held.
    pub fn open(&self, id: &ClinicId, who: &LockHolder) -> Result<OpenClinic, StoreError> {
        let folder = self.clinic(id);
        let path = folder.workbook_path();
        if self.files.is_link(&path).is_ok_and(|it| it) {
            let (workbook, _) = folder.read_workbook(&path)?;
            let reason = ReadOnlyReason::NotWritable(StoreError::Link { path });
            let access = Access::ReadOnly(reason);
            return Ok(OpenClinic { id: id.clone(), workbook, access, left_by: None });
        }
        let reason = match ClinicLock::take(&folder.files, &folder.path, who) {
            Ok(Attempt::Ours(lock)) => {
                let (workbook, bytes) = match folder.read_workbook(&path) {
                    Err(error) if folder.take_up(&error) => folder.read_workbook(&path)?,
                    read => read?,
                };
                folder.sweep();
                let left_by = lock.left_by().cloned();
                let access = Access::Writable(ClinicFile::new(folder, lock, bytes));
                return Ok(OpenClinic { id: id.clone(), workbook, access, left_by });
            }
            Ok(Attempt::HeldBy(holder)) => ReadOnlyReason::HeldBy(holder),
            Err(error) => ReadOnlyReason::NotWritable(error),
        };
        let (workbook, _) = folder.read_workbook(&path)?;
        Ok(OpenClinic { id: id.clone(), workbook, access: Access::ReadOnly(reason), left_by: None })
    }

    /// Whether nobody has a clinic open for writing at this moment.
    #[must_use]
    pub fn is_free(&self, id: &ClinicId) -> bool {
        let lock = self.clinic_path(id).join("lock");
        matches!(self.files.lock(&lock), Ok(Locked::Ours(_)))
    }

    /// When a clinic's workbook was written last, and how long it is; whether it changed is told by this
    /// without reading it.
    #[must_use]
    pub fn stamp(&self, id: &ClinicId) -> Option<(SystemTime, u64)> {
        let path = self.clinic(id).workbook_path();
        Some((self.files.modified(&path).ok()?, self.files.size(&path).ok()?))
    }

    /// The texts of the further editions in `editions/`, sorted by name.
    #[must_use]
    pub fn editions(&self) -> Vec<(PathBuf, Result<String, StoreError>)> {
        let folder = self.root.join("editions");
        let mut names = match self.names_in(&folder) {
            Ok(names) => names,
            Err(error) => return vec![(folder, Err(error))],
        };
        names.retain(|name| Path::new(name).extension().is_some_and(|ending| ending == "ron"));
        names.sort();
        let paths = names.into_iter().map(|name| folder.join(name));
        paths
            .map(|path| {
                let text = self.text(&path);
                (path, text)
            })
            .collect()
    }

    fn text(&self, path: &Path) -> Result<String, StoreError> {
        let bytes = self.files.read_at_most(path, size::EDITION);
        let bytes = bytes.map_err(|source| StoreError::reading(path, source))?;
        String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            StoreError::NotText { path: path.to_owned(), offset }
        })
    }

    /// The names in a folder; none where there is no such folder.
    fn names_in(&self, folder: &Path) -> Result<Vec<String>, StoreError> {
        match self.files.list(folder) {
            Ok(names) => Ok(names),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(_)
                if matches!(
                    self.files.kind(folder),
                    Ok(Some(EntryKind::File | EntryKind::Other))
                ) =>
            {
                Err(StoreError::NotAFolder { path: folder.to_owned() })
            }
            Err(source) => Err(StoreError::reading(folder, source)),
        }
    }
}
