//! The disk of this computer.

#![expect(clippy::disallowed_methods, reason = "the one place that touches the disk")]

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{EntryKind, Files, Lock, Locked, NewFile, Place, Rights, open};

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
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        open::read(path, most)
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

    fn is_link(&self, path: &Path) -> io::Result<bool> {
        match fs::symlink_metadata(path) {
            Ok(data) => Ok(data.is_symlink()),
            Err(error) if is_nowhere(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn identity(&self, path: &Path) -> io::Result<Option<(u64, u64)>> {
        identity(path)
    }

    fn is_open_to_others(&self, folder: &Path) -> io::Result<bool> {
        is_open_to_others(folder)
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

    fn create_as(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(open::create(path, rights)?))
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

    fn create_folder_as(&self, path: &Path, place: Place<'_>) -> io::Result<()> {
        open::create_folder(path, place)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn lock_as(&self, path: &Path, place: Place<'_>) -> io::Result<Locked> {
        let file = open::open_to_lock(path, place)?;
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

/// Nothing is there, or what should be the folder above it is none.
fn is_nowhere(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Option<(u64, u64)>> {
    use std::os::unix::fs::MetadataExt as _;
    let data = fs::metadata(path)?;
    // Some file systems number nothing.
    Ok((data.ino() != 0).then(|| (data.dev(), data.ino())))
}

#[cfg(windows)]
fn identity(path: &Path) -> io::Result<Option<(u64, u64)>> {
    let handle = winapi_util::Handle::from_path_any(path)?;
    let found = winapi_util::file::information(&handle)?;
    // Some shared folders number nothing.
    Ok((found.file_index() != 0).then(|| (found.volume_serial_number(), found.file_index())))
}

#[cfg(not(any(unix, windows)))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the system may refuse to tell")]
fn identity(_path: &Path) -> io::Result<Option<(u64, u64)>> {
    Ok(None)
}

/// Others have to enter the folder, and every one above it, to read a file in it.
#[cfg(unix)]
fn is_open_to_others(folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = fs::canonicalize(folder)?;
    let mode = |path: &Path| fs::metadata(path).map(|data| data.mode());
    if mode(&folder)? & 0o001 == 0 {
        return Ok(false);
    }
    for above in folder.ancestors().skip(1) {
        if mode(above)? & 0o001 == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the system may refuse to tell")]
fn is_open_to_others(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}
