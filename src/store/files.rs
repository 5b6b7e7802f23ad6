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
pub enum Kind {
    /// A regular file, or a link to one.
    File,
    /// A folder, or a link to one.
    Folder,
    /// A device or the like.
    Other,
}

/// A lock that lasts until it is dropped, or until the program ends in whatever way.
pub trait Lock: Send {}

/// What came of an attempt to lock.
pub enum Locked {
    /// The lock is ours.
    Ours(Box<dyn Lock>),
    /// Another program has it.
    Taken,
    /// The file system knows no locks.
    Unsupported,
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
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;
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
    /// Gives a file a name that must not exist; `AlreadyExists` where it does. Its old name may be
    /// there afterwards or not.
    fn publish(&self, from: &Path, to: &Path) -> io::Result<()>;
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
    /// Locks a file, which is created where it does not exist. Never waits.
    fn lock(&self, path: &Path) -> io::Result<Locked>;
    /// Lets some time pass.
    fn pause(&self, time: Duration);
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

    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::metadata(path) {
            Ok(data) if data.is_file() => Ok(Some(Kind::File)),
            Ok(data) if data.is_dir() => Ok(Some(Kind::Folder)),
            Ok(_) => Ok(Some(Kind::Other)),
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

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {}
            result => return result,
        }
        // Memory sticks know no hard links: there an empty file keeps the name for a moment.
        File::create_new(to)?;
        fs::rename(from, to).inspect_err(|_| {
            let _ = fs::remove_file(to);
        })
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
            // No locks in this file system: not an error of the folder.
            Err(TryLockError::Error(_)) => Ok(Locked::Unsupported),
        }
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
