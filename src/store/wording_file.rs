//! `wording.ron`: what the clinic compared with the official wording, for the whole data folder.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;

use super::atomic::retry;
use super::files::{Lock, Locked};
use super::format::{FormatError, wording};
use super::lock::lock_where_known;
use super::{DataFolder, Files, Overwrite, StoreError, size, write_file};
use crate::model::Overlay;

/// How often another window that is just writing is waited for, and how long each time.
const WAITS: u32 = 20;
const WAIT: Duration = Duration::from_millis(50);

/// The file, and what this program knows of it.
///
/// Two windows may have the same data folder open. Each write therefore takes what is on the disk
/// and makes the changes of this window to it, so that neither loses what the other one checked.
pub struct WordingFile {
    data: DataFolder,
    files: Arc<dyn Files>,
    path: PathBuf,
    /// What the disk held when it was last read or written here.
    known: Overlay,
}

impl WordingFile {
    /// The file of a data folder, with what is in it; nothing where there is no such file.
    ///
    /// # Errors
    /// Why it cannot be read. Of these, only [`StoreError::Damaged`] can be written over: the first
    /// save sets the damaged file aside.
    pub fn open(data: &DataFolder) -> (Self, Result<Overlay, StoreError>) {
        let path = data.root().join("wording.ron");
        let (data, files) = (data.clone(), data.shared_files());
        let mut file = Self { data, files, path, known: Overlay::default() };
        let read = file.read().map(Option::unwrap_or_default);
        if let Ok(overlay) = &read {
            file.known = overlay.clone();
        }
        (file, read)
    }

    /// What the disk holds; `None` where there is no such file.
    fn read(&self) -> Result<Option<Overlay>, StoreError> {
        let bytes = match retry(&*self.files, || self.files.read_at_most(&self.path, size::WORDING))
        {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::reading(&self.path, error)),
        };
        let overlay = wording::read(&bytes);
        overlay.map(Some).map_err(|error| StoreError::format(&self.path, error))
    }

    /// Writes the changes that lead to `overlay` since the last reading or writing, and returns what
    /// the file holds now, which has the changes of other windows in it.
    ///
    /// # Errors
    /// Why it could not be written. The file then holds what it held before.
    pub fn save(&mut self, overlay: &Overlay, now: NaiveDateTime) -> Result<Overlay, StoreError> {
        self.data.ensure_root()?;
        let _lock = self.lock()?;
        let on_disk = match self.read() {
            Err(StoreError::Damaged { .. }) => {
                self.set_aside(now)?;
                None
            }
            read => read?,
        };
        let merged = match &on_disk {
            Some(theirs) => overlay.merged(&self.known, theirs.clone()),
            // Where the file is gone or was damaged, all of what is known here is written again.
            None => overlay.clone(),
        };
        if on_disk.as_ref() != Some(&merged) {
            let text = wording::write(&merged);
            if let Err(FormatError::Broken(problems)) = wording::read(text.as_bytes()) {
                return Err(StoreError::Unsound { path: self.path.clone(), problems });
            }
            write_file(&*self.files, &self.path, text.as_bytes(), Overwrite::Yes)?;
        }
        self.known = merged.clone();
        Ok(merged)
    }

    /// Keeps a damaged file under a dated name, so that nothing is written over that might still be
    /// of use.
    fn set_aside(&self, now: NaiveDateTime) -> Result<(), StoreError> {
        let bytes = retry(&*self.files, || self.files.read_at_most(&self.path, size::WORDING));
        let bytes = bytes.map_err(|source| StoreError::reading(&self.path, source))?;
        let date = now.format("%Y%m%d-%H%M%S");
        let mut number = 1;
        loop {
            let ending = if number == 1 { String::new() } else { format!("-{number}") };
            let path = self.path.with_file_name(format!("wording-damaged-{date}{ending}.ron"));
            match write_file(&*self.files, &path, &bytes, Overwrite::No) {
                Err(StoreError::Exists { .. }) => number += 1,
                result => return result,
            }
        }
    }

    /// Waits for another window that is writing. Where the file system knows no locks, the short
    /// moment between reading and renaming is left to luck.
    fn lock(&self) -> Result<Option<Box<dyn Lock>>, StoreError> {
        let path = self.path.with_file_name("wording.lock");
        for _ in 0..WAITS {
            let locked = lock_where_known(&*self.files, &path);
            match locked.map_err(|source| StoreError::writing(&path, source))? {
                Some(Locked::Ours(lock)) => return Ok(Some(lock)),
                None => return Ok(None),
                Some(Locked::Taken) => self.files.pause(WAIT),
            }
        }
        let source = io::ErrorKind::ResourceBusy.into();
        Err(StoreError::Busy { path: self.path.clone(), source })
    }
}
