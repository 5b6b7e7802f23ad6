//! The disk, one step at a time.
//!
//! Everything the store does to files is a call of [`Files`]. Tests put a layer of their own in
//! between, which counts the steps, lets one of them fail, or forgets what was not flushed.

#![expect(clippy::disallowed_methods, reason = "the one place that touches the disk")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

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
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The size of a file, in bytes.
    fn size(&self, path: &Path) -> io::Result<u64> {
        self.read(path).map(|bytes| bytes.len() as u64)
    }
    /// What stands at a path, or `None` where there is nothing.
    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>>;
    /// The whole path of what stands there, without links.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// The names in a folder that are Unicode, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// When a file was last written.
    fn modified(&self, path: &Path) -> io::Result<SystemTime>;
    /// Creates a file that must not exist.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
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
    /// Creates a folder that must not exist.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder and those above it, as far as they do not exist.
    fn create_folders(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Locks a file, which is created where it does not exist. Never waits. `Unsupported` where the
    /// file system knows no locks.
    fn lock(&self, path: &Path) -> io::Result<Locked>;
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

/// The disk of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFiles;

impl Lock for File {}

impl NewFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

impl Files for RealFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        fs::metadata(path).map(|data| data.len())
    }

    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        match fs::metadata(path) {
            Ok(data) if data.is_file() => Ok(Some(EntryKind::File)),
            Ok(data) if data.is_dir() => Ok(Some(EntryKind::Folder)),
            Ok(_) => Ok(Some(EntryKind::Other)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.extend(entry?.file_name().into_string());
        }
        Ok(names)
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        fs::metadata(path)?.modified()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(File::create_new(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        move_to_new(from, to)
    }

    #[cfg(unix)]
    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network and user-space file systems refuse to flush folders.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            result => result,
        }
    }

    #[cfg(not(unix))]
    fn flush_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Locked> {
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Locked::Ours(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(Locked::Taken),
            Err(TryLockError::Error(error)) => Err(without_locks(error)),
        }
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn move_to_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(|error| match error {
        // What an old kernel, or a file system that does not know the flag, says to it.
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(windows)]
fn move_to_new(from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (whole(from), whole(to));
    let (Some(from), Some(to)) = (from.to_str(), to.to_str()) else {
        return Err(io::ErrorKind::Unsupported.into());
    };
    winsafe::MoveFile(from, to).map_err(|error| {
        let code = i32::try_from(error.raw()).unwrap_or(i32::MAX);
        io::Error::from_raw_os_error(code)
    })
}

/// The path in the form that has no limit of 260 characters, where the system knows one.
#[cfg(windows)]
fn whole(path: &Path) -> PathBuf {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(it, name)| it.join(name))
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn move_to_new(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Windows says "incorrect function" (1) where a file system has no locks, and "not supported" (50)
/// where a shared folder has none.
fn without_locks(error: io::Error) -> io::Error {
    if cfg!(windows) && matches!(error.raw_os_error(), Some(1 | 50)) {
        io::ErrorKind::Unsupported.into()
    } else {
        error
    }
}
