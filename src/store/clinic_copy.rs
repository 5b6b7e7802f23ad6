//! Plain copies of a clinic outside of the data folder, and clinics that were taken out of the list.
//!
//! A copy is a folder like that of a clinic: its workbook, its closed years, and beside them the editions
//! that its years need. The workbook is written last, so a folder that has one is a whole copy.

pub mod second_place;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::atomic::{Overwrite, create_folders, retry, write_file};
use super::clinic_folder::read_workbook;
use super::error::{Doing, folder_of};
use super::files::EntryKind;
use super::lock::{Attempt, ClinicLock};
use super::{ClinicId, DataFolder, LockHolder, StoreError, format};
use crate::model::Workbook;

/// The name of the workbook in every folder of a clinic.
const WORKBOOK: &str = "workbook.ron";
/// Folders of a clinic that a copy brings along where they are there.
const FOLDERS: [&str; 2] = ["closed", "backups"];

/// An edition that a copy needs: its id, and the name of its file among the editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededEdition {
    /// The id, by which its originals are kept.
    pub id: String,
    /// The name of its file.
    pub file: String,
}

/// A folder that holds a clinic.
#[derive(Debug)]
pub struct FoundCopy {
    /// The folder.
    pub folder: PathBuf,
    /// When its workbook was last written, where that can be told.
    pub modified: Option<SystemTime>,
    /// Its workbook, or why it cannot be read.
    pub workbook: Result<Workbook, StoreError>,
}

/// A clinic that was saved somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescuedClinic {
    /// Its new folder.
    pub folder: PathBuf,
    /// What the closing of its years kept could not be read, and is not in it.
    pub lacks_closed: bool,
}

/// What is copied: from where, and to which place below the new folder.
type Errand = (Source, PathBuf);

/// Where the bytes of a copy come from.
#[derive(Clone)]
enum Source {
    File(PathBuf),
    Memory(Arc<[u8]>),
}

/// The folder of what was taken out, in the data folder.
const REMOVED: &str = "removed";

impl DataFolder {
    /// Copies a clinic into a new folder in `into`, called `name` or the same with a number behind it. Every
    /// file is read back when all is written.
    ///
    /// # Errors
    /// Why there is no copy. What was written of it is removed, unless the disk refuses that as well.
    pub fn copy_clinic(
        &self,
        id: &ClinicId,
        editions: &[NeededEdition],
        into: &Path,
        name: &str,
    ) -> Result<PathBuf, StoreError> {
        self.check_export(&into.join(name))?;
        self.copy_into(id, editions, into, name)
    }

    /// Copies a clinic as it stands to `removed/` in the data folder, before something goes out of it. It can
    /// be taken in again like any copy.
    ///
    /// # Errors
    /// As for [`DataFolder::copy_clinic`].
    pub fn keep_clinic(
        &self,
        id: &ClinicId,
        editions: &[NeededEdition],
        name: &str,
    ) -> Result<PathBuf, StoreError> {
        let removed = self.root().join(REMOVED);
        create_folders(self.files(), &removed)?;
        self.copy_into(id, editions, &removed, name)
    }

    fn copy_into(
        &self,
        id: &ClinicId,
        editions: &[NeededEdition],
        into: &Path,
        name: &str,
    ) -> Result<PathBuf, StoreError> {
        let clinic = self.clinic(id);
        // Nothing is handed on that could not be opened again.
        read_workbook(self.files(), &clinic.workbook_path())?;
        let mut errands = self.errands(&clinic.path, &FOLDERS[..1])?;
        errands.extend(self.editions_of(&self.root().join("editions"), editions)?);
        errands.push((Source::File(clinic.workbook_path()), WORKBOOK.into()));
        let folder = self.new_folder(|number| Some(into.join(numbered(name, number))))?;
        self.carry(&errands, &folder)?;
        Ok(folder)
    }

    /// Copies a clinic whose own folder refuses it, with the workbook as it is in memory, into a new folder in
    /// `into`. What the folder still gives of closed years comes along.
    ///
    /// # Errors
    /// As for [`DataFolder::copy_clinic`].
    pub fn rescue_copy(
        &self,
        id: &ClinicId,
        workbook: &Workbook,
        editions: &[NeededEdition],
        into: &Path,
        name: &str,
    ) -> Result<RescuedClinic, StoreError> {
        self.check_export(&into.join(name))?;
        self.rescue_to(id, workbook, editions, into, name)
    }

    /// The same as a new clinic beside the one that refuses it.
    ///
    /// # Errors
    /// Why there is no such clinic.
    pub fn rescue_as_new(
        &self,
        id: &ClinicId,
        workbook: &Workbook,
    ) -> Result<RescuedClinic, StoreError> {
        self.check_there()?;
        create_folders(self.files(), &self.root().join("clinics"))?;
        let (errands, lacks_closed) = self.closed_of(id, workbook);
        let folder = self.new_clinic_folder()?;
        self.rescue_into(errands, workbook, &folder)?;
        Ok(RescuedClinic { folder, lacks_closed })
    }

    /// The same into `removed/` in the data folder, where what is taken out is kept.
    ///
    /// # Errors
    /// As for [`DataFolder::copy_clinic`].
    pub fn rescue_aside(
        &self,
        id: &ClinicId,
        workbook: &Workbook,
        editions: &[NeededEdition],
        name: &str,
    ) -> Result<RescuedClinic, StoreError> {
        let removed = self.root().join(REMOVED);
        create_folders(self.files(), &removed)?;
        self.rescue_to(id, workbook, editions, &removed, name)
    }

    fn rescue_to(
        &self,
        id: &ClinicId,
        workbook: &Workbook,
        editions: &[NeededEdition],
        into: &Path,
        name: &str,
    ) -> Result<RescuedClinic, StoreError> {
        let (mut errands, lacks_closed) = self.closed_of(id, workbook);
        let editions = self.editions_of(&self.root().join("editions"), editions);
        errands.extend(editions.unwrap_or_default());
        let folder = self.new_folder(|number| Some(into.join(numbered(name, number))))?;
        self.rescue_into(errands, workbook, &folder)?;
        Ok(RescuedClinic { folder, lacks_closed })
    }

    fn rescue_into(
        &self,
        mut errands: Vec<Errand>,
        workbook: &Workbook,
        folder: &Path,
    ) -> Result<(), StoreError> {
        let bytes = format::write(workbook).into_bytes().into();
        errands.push((Source::Memory(bytes), WORKBOOK.into()));
        self.carry(&errands, folder)
    }

    /// What the closing of a clinic's years kept, as far as it can be read; and whether something of it
    /// cannot.
    fn closed_of(&self, id: &ClinicId, workbook: &Workbook) -> (Vec<Errand>, bool) {
        let has_closed = workbook.assessments.iter().any(|it| !it.closings.is_empty());
        let mut errands = self.errands(&self.clinic_path(id), &FOLDERS[..1]).unwrap_or_default();
        let found = errands.len();
        errands.retain(|(source, _)| match source {
            Source::File(path) => self.files().read(path).is_ok(),
            Source::Memory(_) => true,
        });
        let lacks = has_closed && (errands.is_empty() || errands.len() < found);
        (errands, lacks)
    }

    /// The clinics that a folder holds: itself, or those right below it, the newest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn copies_in(&self, folder: &Path) -> Result<Vec<FoundCopy>, StoreError> {
        if self.is_copy(folder) {
            return Ok(vec![self.found(folder)]);
        }
        let names = self.files().list(folder);
        let names = names.map_err(|source| StoreError::reading(folder, source))?;
        let below = names.iter().map(|name| folder.join(name)).filter(|path| self.is_copy(path));
        let mut found: Vec<FoundCopy> = below.map(|path| self.found(&path)).collect();
        found.sort_by(|one, other| {
            other.modified.cmp(&one.modified).then_with(|| one.folder.cmp(&other.folder))
        });
        Ok(found)
    }

    fn is_copy(&self, folder: &Path) -> bool {
        matches!(self.files().kind(&folder.join(WORKBOOK)), Ok(Some(EntryKind::File)))
    }

    fn found(&self, folder: &Path) -> FoundCopy {
        let path = folder.join(WORKBOOK);
        FoundCopy {
            folder: folder.to_owned(),
            modified: self.files().modified(&path).ok(),
            workbook: read_workbook(self.files(), &path).map(|(workbook, _)| workbook),
        }
    }

    /// Takes a copy in as a new clinic. Nothing that is here is written over: an edition that is here
    /// already stays as it is.
    ///
    /// # Errors
    /// Why there is no such clinic.
    pub fn take_in_copy(&self, folder: &Path) -> Result<ClinicId, StoreError> {
        self.check_there()?;
        let workbook = folder.join(WORKBOOK);
        read_workbook(self.files(), &workbook)?;
        let clinics = self.root().join("clinics");
        create_folders(self.files(), &clinics)?;
        let mut errands = self.errands(folder, &FOLDERS)?;
        errands.push((Source::File(workbook), WORKBOOK.into()));
        self.take_editions(&folder.join("editions"))?;
        let path = self.new_clinic_folder()?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.carry(&errands, &path)?;
        name.parse().map_err(|error| {
            let source = io::Error::new(io::ErrorKind::InvalidInput, error);
            StoreError::of(Doing::Writing, &clinics, source)
        })
    }

    /// Moves the folder of a clinic out of the list, to `removed/` in the data folder, under `name` or the
    /// same with a number behind it. It is whole there, and can be taken in again like a copy.
    ///
    /// # Errors
    /// [`StoreError::HeldElsewhere`] where another program has it open; else why it stays in the list.
    pub fn set_clinic_aside(
        &self,
        id: &ClinicId,
        name: &str,
        who: &LockHolder,
    ) -> Result<PathBuf, StoreError> {
        let clinic = self.clinic(id);
        match ClinicLock::take(&self.shared_files(), &clinic.path, who)? {
            // A folder in which a file is open cannot be moved on every system.
            Attempt::Ours(lock) => drop(lock),
            Attempt::HeldBy(holder) => {
                return Err(StoreError::HeldElsewhere { holder, path: clinic.path });
            }
        }
        let removed = self.root().join(REMOVED);
        create_folders(self.files(), &removed)?;
        let mut number = 1;
        let target = loop {
            let target = removed.join(numbered(name, number));
            match retry(self.files(), || self.move_folder(&clinic.path, &target)) {
                Ok(()) => break target,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(StoreError::writing(&clinic.path, source)),
            }
        };
        for folder in [&removed, folder_of(&clinic.path)] {
            // Should a crash take the move back, the clinic is in the list again.
            let _ = self.files().flush_folder(folder);
        }
        Ok(target)
    }

    fn move_folder(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self.files().rename_new(from, to) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            result => return result,
        }
        match self.files().kind(to)? {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => self.files().rename(from, to),
        }
    }

    /// A new folder among the clinics.
    fn new_clinic_folder(&self) -> Result<PathBuf, StoreError> {
        self.new_folder(|number| {
            let id = ClinicId::numbered("clinic", number).ok()?;
            Some(self.clinic_path(&id))
        })
    }

    /// A folder that was not there, under the first number that is free.
    fn new_folder(&self, path: impl Fn(u32) -> Option<PathBuf>) -> Result<PathBuf, StoreError> {
        let mut number = 1;
        loop {
            let Some(path) = path(number) else {
                return Err(StoreError::NotAFolder { path: self.root().to_owned() });
            };
            match self.files().create_folder(&path) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(StoreError::writing(&path, source)),
            }
        }
    }

    /// The files in some folders of a clinic, and in the folders right below those.
    fn errands(&self, clinic: &Path, folders: &[&str]) -> Result<Vec<Errand>, StoreError> {
        let mut errands = Vec::new();
        for name in folders {
            for (path, place) in self.files_in(&clinic.join(name), Path::new(name))? {
                if self.is_folder(&path) {
                    errands.extend(from_disk(self.files_in(&path, &place)?));
                } else {
                    errands.push((Source::File(path), place));
                }
            }
        }
        Ok(errands)
    }

    fn is_folder(&self, path: &Path) -> bool {
        matches!(self.files().kind(path), Ok(Some(EntryKind::Folder)))
    }

    /// What stands in a folder; nothing where there is no such folder.
    fn files_in(&self, folder: &Path, place: &Path) -> Result<Vec<(PathBuf, PathBuf)>, StoreError> {
        let mut names = match self.files().list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            names => names.map_err(|source| StoreError::reading(folder, source))?,
        };
        // What begins with a dot is half-written, or some other program's.
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        Ok(names.into_iter().map(|name| (folder.join(&name), place.join(&name))).collect())
    }

    fn editions_of(
        &self,
        editions: &Path,
        needed: &[NeededEdition],
    ) -> Result<Vec<Errand>, StoreError> {
        let place = Path::new("editions");
        let mut errands = Vec::new();
        for edition in needed {
            let originals = Path::new("originals").join(&edition.id);
            let originals = self.files_in(&editions.join(&originals), &place.join(&originals))?;
            errands.extend(from_disk(originals));
            errands.push((Source::File(editions.join(&edition.file)), place.join(&edition.file)));
        }
        Ok(errands)
    }

    /// Takes over the editions beside a copy that are not here yet, each after its originals.
    fn take_editions(&self, from: &Path) -> Result<(), StoreError> {
        let here = self.root().join("editions");
        for (path, place) in self.files_in(from, Path::new(""))? {
            let is_there = self.files().kind(&here.join(&place)).ok().flatten().is_some();
            let Some(id) = place.to_str().and_then(|name| name.strip_suffix(".ron")) else {
                continue;
            };
            if is_there || self.is_folder(&path) {
                continue;
            }
            let originals = Path::new("originals").join(id);
            let mut errands = self.files_in(&from.join(&originals), &originals)?;
            errands
                .retain(|(_, place)| self.files().kind(&here.join(place)).ok().flatten().is_none());
            errands.push((path, place));
            for (from, place) in errands {
                self.copy_file(&from, &here.join(place))?;
            }
        }
        Ok(())
    }

    fn copy_file(&self, from: &Path, to: &Path) -> Result<Vec<u8>, StoreError> {
        let bytes = retry(self.files(), || self.files().read(from));
        let bytes = bytes.map_err(|source| StoreError::reading(from, source))?;
        create_folders(self.files(), folder_of(to))?;
        write_file(self.files(), to, &bytes, Overwrite::No)?;
        Ok(bytes)
    }

    /// Copies files into a folder that is empty, in this order, and reads them back.
    fn carry(&self, errands: &[Errand], folder: &Path) -> Result<(), StoreError> {
        let carried = self.carry_all(errands, folder).and_then(|()| {
            let flushed = self.files().flush_folder(folder_of(folder));
            flushed.map_err(|source| StoreError::writing(folder, source))
        });
        if carried.is_err() {
            self.sweep_copy(errands, folder);
        }
        carried
    }

    fn carry_all(&self, errands: &[Errand], folder: &Path) -> Result<(), StoreError> {
        let mut written = Vec::with_capacity(errands.len());
        for (from, place) in errands {
            let to = folder.join(place);
            let bytes = match from {
                Source::File(from) => self.copy_file(from, &to)?,
                Source::Memory(bytes) => {
                    create_folders(self.files(), folder_of(&to))?;
                    write_file(self.files(), &to, bytes, Overwrite::No)?;
                    bytes.to_vec()
                }
            };
            written.push((to, bytes));
        }
        for (path, bytes) in written {
            let most = bytes.len() as u64;
            let read = retry(self.files(), || self.files().read_at_most(&path, most));
            if read.map_err(|source| StoreError::reading(&path, source))? != bytes {
                return Err(StoreError::ReadBack { path });
            }
        }
        Ok(())
    }

    /// Removes what was written of a copy: its files, then the folders that are empty then.
    fn sweep_copy(&self, errands: &[Errand], folder: &Path) {
        let places = errands.iter().map(|(_, place)| folder.join(place));
        let mut folders: Vec<PathBuf> = Vec::new();
        for path in places {
            let _ = retry(self.files(), || self.files().remove(&path));
            let above = path.ancestors().skip(1).take_while(|it| it.starts_with(folder));
            folders.extend(above.map(Path::to_owned));
        }
        folders.push(folder.to_owned());
        folders.sort_by_key(|path| std::cmp::Reverse(path.components().count()));
        folders.dedup();
        for path in folders {
            let _ = retry(self.files(), || self.files().remove_folder(&path));
        }
    }
}

fn from_disk(files: Vec<(PathBuf, PathBuf)>) -> impl Iterator<Item = Errand> {
    files.into_iter().map(|(path, place)| (Source::File(path), place))
}

/// A name with 「 (2)」 and so on behind it, from the second on.
fn numbered(name: &str, number: u32) -> String {
    if number < 2 { name.to_owned() } else { format!("{name} ({number})") }
}
