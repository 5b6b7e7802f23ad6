//! Writing a file so that its path holds the complete old or the complete new content at every
//! instant.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::StoreError;
use super::error::folder_of;
use super::files::{EntryKind, Files, Refusal};

/// Whether a file that exists may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Replace it.
    Yes,
    /// Refuse with [`StoreError::Exists`], even if it appears at the last moment.
    No,
}

/// Writes a file: a temporary one beside it, flushed, read back, compared, then renamed.
///
/// When this fails, the file that was there before is untouched and no temporary file is left,
/// unless the disk refuses that as well. In a clinic's folder the next one to open it sweeps it up.
///
/// # Errors
/// Why nothing was written; or [`StoreError::NotFlushed`], after which the new file is there.
pub fn write_file(
    files: &dyn Files,
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
) -> Result<(), StoreError> {
    write_checked(files, path, bytes, overwrite, || Ok(()))
}

/// The same with a last look right before the rename: what it finds wrong keeps the file from being
/// written. Between that look and the rename lies one call of the system.
pub(super) fn write_checked(
    files: &dyn Files,
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
    last_look: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    check_target(files, path, overwrite)?;
    let temporary = write_temporary(files, path, bytes)?;
    if let Err(error) = last_look() {
        let _ = retry(files, || files.remove(&temporary));
        return Err(error);
    }
    let renamed = retry(files, || match overwrite {
        Overwrite::Yes => files.rename(&temporary, path),
        Overwrite::No => publish(files, &temporary, path),
    });
    if let Err(source) = renamed {
        // The disk may refuse this as well; the error worth telling is the first one.
        let _ = retry(files, || files.remove(&temporary));
        return Err(match source {
            // Its folder was found to be writable, so nothing else is in the way.
            source if files.is_busy(&source) => StoreError::Busy { path: path.to_owned(), source },
            source => StoreError::replacing(path, source),
        });
    }
    if overwrite == Overwrite::No {
        // Where it is still there, the file has two names now. Keeping both would do no harm.
        let _ = retry(files, || files.remove(&temporary));
    }
    let flushed = files.flush_folder(folder_of(path));
    flushed.map_err(|source| StoreError::NotFlushed { path: path.to_owned(), source })
}

/// Says early and plainly what would fail later and obscurely.
fn check_target(files: &dyn Files, path: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let kind = files.kind(path).map_err(|source| StoreError::writing(path, source))?;
    match kind {
        // Renaming over a device such as `/dev/full` would put a file in its place.
        Some(EntryKind::Folder | EntryKind::Other) => {
            Err(StoreError::NotAFile { path: path.to_owned() })
        }
        Some(EntryKind::File) if overwrite == Overwrite::No => {
            Err(StoreError::Exists { path: path.to_owned() })
        }
        Some(EntryKind::File) | None => Ok(()),
    }
}

/// Writes `bytes` beside `path`, down to the disk, and makes sure that they can be read again.
fn write_temporary(files: &dyn Files, path: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let (temporary, mut file) = create_temporary(files, path)?;
    let written = file
        .write(bytes)
        .and_then(|()| file.flush())
        .map_err(|source| StoreError::writing(path, source));
    drop(file);
    let read_back = written.and_then(|()| {
        match retry(files, || files.read_at_most(&temporary, bytes.len() as u64)) {
            Ok(read) if read == bytes => Ok(()),
            Ok(_) => Err(StoreError::ReadBack { path: path.to_owned() }),
            Err(source) if Refusal::of(&source).is_some() => {
                Err(StoreError::ReadBack { path: path.to_owned() })
            }
            Err(source) if files.is_busy(&source) => {
                Err(StoreError::Busy { path: path.to_owned(), source })
            }
            Err(source) => Err(StoreError::reading(path, source)),
        }
    });
    match read_back {
        Ok(()) => Ok(temporary),
        Err(error) => {
            let _ = retry(files, || files.remove(&temporary));
            Err(error)
        }
    }
}

fn create_temporary(
    files: &dyn Files,
    path: &Path,
) -> Result<(PathBuf, Box<dyn super::files::NewFile>), StoreError> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        // Short and plain, because `path` may have the longest name that the system allows.
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{TEMPORARY}{}-{count}", std::process::id());
        let temporary = folder_of(path).join(name);
        match files.create_for(&temporary, path) {
            Ok(file) => return Ok((temporary, file)),
            // Left behind by an earlier program with the same process id.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(StoreError::writing(path, source)),
        }
    }
}

/// Creates a folder and those above it, as far as they are missing.
pub(super) fn create_folders(files: &dyn Files, path: &Path) -> Result<(), StoreError> {
    files.create_folders(path).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StoreError::NotAFolder { path: path.to_owned() },
        _ => StoreError::writing(path, source),
    })
}

/// Writes and removes a few bytes, to find out whether a folder can be written.
pub(super) fn probe(files: &dyn Files, folder: &Path) -> Result<(), StoreError> {
    let temporary = write_temporary(files, &folder.join("probe"), b"probe")?;
    retry(files, || files.remove(&temporary))
        .map_err(|source| StoreError::writing(&temporary, source))
}

/// Gives a complete file a name that must not exist; `AlreadyExists` where it does. Its old name may
/// be there afterwards or not.
///
/// The name never stands for anything but the whole file, not even on a memory stick that knows no
/// second names, and whenever the program is killed.
pub(super) fn publish(files: &dyn Files, from: &Path, to: &Path) -> io::Result<()> {
    match files.link(from, to) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {}
        result => return result,
    }
    match files.rename_new(from, to) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        result => return result,
    }
    // The system has no such step: whoever takes the name between these two loses it.
    match files.kind(to)? {
        Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        None => files.rename(from, to),
    }
}

/// How the name of every temporary file starts.
pub(super) const TEMPORARY: &str = ".tenkencho-";

/// Removes temporary files that a killed program left in a folder of ours. Only the holder of the
/// clinic's lock may do this: another program's file may be in the making.
pub(super) fn sweep(files: &dyn Files, folder: &Path) {
    for name in files.list(folder).unwrap_or_default() {
        if name.starts_with(TEMPORARY) {
            let _ = files.remove(&folder.join(name));
        }
    }
}

/// The pauses between attempts, in milliseconds: one second in all.
const PAUSES: [u64; 9] = [10, 20, 40, 80, 150, 150, 150, 200, 200];

/// Repeats a step for up to a second while another program is in the way.
///
/// On Windows a virus scanner or `OneDrive` holds a file for tens of milliseconds after it was
/// written, and reading it, removing it or a rename over it fails meanwhile.
///
/// # Errors
/// The last error.
pub(super) fn retry<T>(files: &dyn Files, step: impl Fn() -> io::Result<T>) -> io::Result<T> {
    for pause in PAUSES {
        match step() {
            Err(error) if files.is_busy(&error) => files.pause(Duration::from_millis(pause)),
            result => return result,
        }
    }
    step()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_are_one_second() {
        assert_eq!(PAUSES.iter().sum::<u64>(), 1000);
    }
}
