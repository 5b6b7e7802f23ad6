//! The disk, one step at a time.
//!
//! Everything the store does to files is a call of [`Files`]. Tests put a layer of their own in
//! between, which counts the steps, lets one of them fail, or forgets what was not flushed.

mod open;
mod real;
mod refusal;
mod rights;

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::size;

pub use real::RealFiles;
pub use refusal::Refusal;
pub use rights::{Place, Rights};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file, or a link to one.
    File,
    /// A folder, or a link to one.
    Folder,
    /// A device or the like.
    Other,
}

/// A lock that lasts until it is dropped, or until the program ends in whatever way.
pub trait Lock: Send + Sync {}

/// What came of an attempt to lock.
pub enum Locked {
    /// The lock is ours.
    Ours(Box<dyn Lock>),
    /// Another program has it.
    Taken,
}

/// A file being written.
pub trait NewFile: Send {
    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// The system's error; part of the bytes may be written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until what was written is on the disk itself.
    ///
    /// # Errors
    /// The system's error.
    fn flush(&mut self) -> io::Result<()>;
}

/// Every step that the store takes on a disk.
///
/// The methods are as small as the system's own calls, because a program can be killed between any
/// two of them.
#[expect(clippy::missing_errors_doc, reason = "each returns the system's error as it is")]
pub trait Files: Send + Sync {
    /// Reads a whole regular file of at most `most` bytes. Never waits for anything but the disk: a
    /// pipe, a device, a folder and a file that is larger are refused with a [`Refusal`].
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// Reads a whole file of the program's own, whichever it is.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_at_most(path, size::LARGEST)
    }
    /// The size of a file, in bytes.
    fn size(&self, path: &Path) -> io::Result<u64> {
        self.read_at_most(path, u64::MAX).map(|bytes| bytes.len() as u64)
    }
    /// What stands at a path, or `None` where there is nothing.
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>>;
    /// The whole path of what stands there, without links.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// Whether a symbolic link or a junction stands at the path itself, wherever it leads.
    fn is_link(&self, path: &Path) -> io::Result<bool>;
    /// What tells apart whatever stands at a path from all else on this computer, under whichever path
    /// it is reached: by another mount, another name of a drive. `None` where the system cannot tell.
    fn identity(&self, path: &Path) -> io::Result<Option<(u64, u64)>>;
    /// Whether other accounts of this computer may look into a folder. Always `false` on Windows, where
    /// rights are handed down from the folder above, and a person's own folders are nobody else's.
    fn is_open_to_others(&self, folder: &Path) -> io::Result<bool>;
    /// The names in a folder that are Unicode, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// When a file was last written.
    fn modified(&self, path: &Path) -> io::Result<SystemTime>;
    /// Creates a file that must not exist, with these rights.
    fn create_as(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn NewFile>>;
    /// Creates a file that must not exist, with the rights of its place.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_as(path, Rights::of(Place::Anywhere))
    }
    /// Creates a file that must not exist and will take the place of `target`: it has the rights of that
    /// file, or of its place where there is none.
    fn create_for(&self, path: &Path, target: &Path) -> io::Result<Box<dyn NewFile>> {
        self.create_as(path, Rights { replaced: Some(target), place: Place::Anywhere })
    }
    /// Moves a file over another one, which may exist.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, which must not exist; `AlreadyExists` where it does. Memory
    /// sticks and some network drives cannot do this.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file to a name that must not exist, in one step; `AlreadyExists` where it does, and
    /// `Unsupported` where the system has no such step.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes renames and creations in a folder last; does nothing where the system has no such call.
    fn flush_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder that must not exist, with these rights.
    fn create_folder_as(&self, path: &Path, place: Place<'_>) -> io::Result<()>;
    /// Creates a folder that must not exist, with the rights of its place.
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.create_folder_as(path, Place::Anywhere)
    }
    /// Creates a folder and those above it, as far as they do not exist.
    fn create_folders(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Locks a regular file, which is created with these rights where it does not exist. Never waits.
    /// `Unsupported` where the file system knows no locks.
    fn lock_as(&self, path: &Path, place: Place<'_>) -> io::Result<Locked>;
    /// Locks a file as [`Files::lock_as`] does; a new one has the rights of its place.
    fn lock(&self, path: &Path) -> io::Result<Locked> {
        self.lock_as(path, Place::Anywhere)
    }
    /// Whether an error passes as soon as another program lets go of the file.
    fn is_busy(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::ResourceBusy || cfg!(windows) && is_busy_on_windows(error)
    }
    /// Lets some time pass.
    fn pause(&self, time: Duration);
}

/// What Windows says while a virus scanner, the search index or `OneDrive` holds a file: access
/// denied (5), sharing violation (32), lock violation (33), a section of it mapped (1224).
#[must_use]
pub fn is_busy_on_windows(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33 | 1224))
}
