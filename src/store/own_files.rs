//! The disk as the data folder has it: nothing is changed by way of a link, and what is created has the
//! rights of its place.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::error::folder_of;
use super::files::{EntryKind, Files, Locked, NewFile, Place, Refusal, Rights};

/// A disk layer over another one, with rules for what lies below `root`. Elsewhere it does what the other
/// one does.
///
/// The folder itself may well be a link: the user chose it. A link *in* it is none of ours. It may lead to
/// another clinic, another program's files, or a folder that is swept, so nothing is created, renamed,
/// removed or locked behind it. Reading goes everywhere.
pub(super) struct OwnFiles {
    inner: Arc<dyn Files>,
    root: PathBuf,
    /// It is the usual place, which belongs to the user alone.
    is_private: bool,
}

impl OwnFiles {
    pub(super) fn new(inner: Arc<dyn Files>, root: PathBuf, is_private: bool) -> Self {
        Self { inner, root, is_private }
    }

    /// The layer below, without the rules.
    pub(super) fn inner(&self) -> Arc<dyn Files> {
        Arc::clone(&self.inner)
    }

    /// The rights of what is created at a path.
    fn place(&self, path: &Path) -> Place<'_> {
        match (path.starts_with(&self.root), self.is_private) {
            (false, _) => Place::Anywhere,
            (true, true) => Place::Private,
            (true, false) => Place::Like(&self.root),
        }
    }

    /// Refuses a path below a link in the data folder.
    fn check(&self, path: &Path) -> io::Result<()> {
        let Ok(inside) = path.strip_prefix(&self.root) else { return Ok(()) };
        let mut folder = self.root.clone();
        let parts: Vec<_> = inside.components().collect();
        let above = parts.split_last().map_or(&[][..], |(_, above)| above);
        for part in above {
            folder.push(part);
            self.check_itself(&folder)?;
        }
        Ok(())
    }

    /// Refuses what is itself a link in the data folder.
    fn check_itself(&self, path: &Path) -> io::Result<()> {
        let is_inside = path != self.root && path.starts_with(&self.root);
        if is_inside && self.inner.is_link(path)? {
            return Err(Refusal::Link(path.to_owned()).into());
        }
        Ok(())
    }

    /// Refuses to take the name of a link that leads somewhere: whoever made it would go on looking there.
    fn check_target(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        match self.check_itself(path) {
            Err(link) if self.inner.kind(path)?.is_some() => Err(link),
            _ => Ok(()),
        }
    }

    fn create_folder_of_ours(&self, path: &Path) -> io::Result<()> {
        let place = match self.place(path) {
            // It cannot be like itself before it is there.
            Place::Like(root) if root == path => Place::Within(folder_of(path)),
            place => place,
        };
        self.inner.create_folder_as(path, place)
    }
}

impl Files for OwnFiles {
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.inner.read_at_most(path, most)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        self.inner.size(path)
    }

    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        self.inner.kind(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.inner.resolve(path)
    }

    fn is_link(&self, path: &Path) -> io::Result<bool> {
        self.inner.is_link(path)
    }

    fn identity(&self, path: &Path) -> io::Result<Option<(u64, u64)>> {
        self.inner.identity(path)
    }

    fn is_open_to_others(&self, folder: &Path) -> io::Result<bool> {
        self.inner.is_open_to_others(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.inner.list(folder)
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        self.inner.modified(path)
    }

    fn create_as(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn NewFile>> {
        self.check(path)?;
        self.inner.create_as(path, rights)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_as(path, Rights::of(self.place(path)))
    }

    fn create_for(&self, path: &Path, target: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_as(path, Rights { replaced: Some(target), place: self.place(path) })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(from)?;
        self.check_target(to)?;
        self.inner.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(from)?;
        self.check(to)?;
        self.inner.link(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(from)?;
        self.check(to)?;
        self.inner.rename_new(from, to)
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        self.inner.flush_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        self.inner.remove(path)
    }

    fn create_folder_as(&self, path: &Path, place: Place<'_>) -> io::Result<()> {
        self.check(path)?;
        self.inner.create_folder_as(path, place)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        self.create_folder_of_ours(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        if !path.starts_with(&self.root) {
            return self.inner.create_folders(path);
        }
        self.check(path)?;
        self.check_itself(path)?;
        let is_there = || Ok::<bool, io::Error>(self.kind(path)? == Some(EntryKind::Folder));
        if is_there()? {
            return Ok(());
        }
        self.create_folders(folder_of(path))?;
        match self.create_folder_of_ours(path) {
            // Another window makes it at the same time.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_there()? => Ok(()),
            created => created,
        }
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.check(path)?;
        self.inner.remove_folder(path)
    }

    fn lock_as(&self, path: &Path, place: Place<'_>) -> io::Result<Locked> {
        self.check(path)?;
        self.check_itself(path)?;
        self.inner.lock_as(path, place)
    }

    fn lock(&self, path: &Path) -> io::Result<Locked> {
        self.lock_as(path, self.place(path))
    }

    fn is_busy(&self, error: &io::Error) -> bool {
        self.inner.is_busy(error)
    }

    fn pause(&self, time: Duration) {
        self.inner.pause(time);
    }
}
