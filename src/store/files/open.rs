//! Opening files so that nothing but the disk is waited for.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::Refusal;
#[cfg(unix)]
use super::rights::Wanted;
use super::rights::{Place, Rights};

/// Reads a regular file of at most `most` bytes.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Before it is opened: to open a device may do something, and a socket cannot be.
    regular(&fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    without_waiting(&mut options, Links::Followed);
    let mut file = options.open(path).map_err(held)?;
    // Another thing may stand there by now.
    let data = file.metadata()?;
    regular(&data)?;
    let too_large = |size| io::Error::from(Refusal::TooLarge { size, most });
    if data.len() > most {
        return Err(too_large(data.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or(0));
    // Some files of the system say that they are empty and are not, and others grow.
    let read = Read::by_ref(&mut file).take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if read as u64 > most {
        return Err(too_large(read as u64));
    }
    Ok(bytes)
}

/// Creates a file that must not exist.
pub(super) fn create(path: &Path, rights: Rights<'_>) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    create_with(&mut options, path, rights)
}

#[cfg(unix)]
fn create_with(options: &mut OpenOptions, path: &Path, rights: Rights<'_>) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let Some(wanted) = Wanted::of_file(rights) else { return options.open(path) };
    // The user alone, until the group is the right one.
    let file = options.mode(wanted.mode & 0o700).open(path)?;
    wanted.give_file(&file);
    Ok(file)
}

#[cfg(not(unix))]
fn create_with(options: &mut OpenOptions, path: &Path, _rights: Rights<'_>) -> io::Result<File> {
    options.open(path)
}

/// Creates a folder that must not exist.
#[cfg(unix)]
pub(super) fn create_folder(path: &Path, place: Place<'_>) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    let Some(wanted) = Wanted::of_folder(place) else { return fs::create_dir(path) };
    fs::DirBuilder::new().mode(0o700).create(path)?;
    wanted.give_folder(path);
    Ok(())
}

/// Creates a folder that must not exist.
#[cfg(not(unix))]
pub(super) fn create_folder(path: &Path, _place: Place<'_>) -> io::Result<()> {
    fs::create_dir(path)
}

/// Opens a file to lock it, which is created where it is not there.
///
/// Whoever may write into its folder may hold its lock, whatever rights an older program gave to the file:
/// a file that may only be read is locked as it can be opened.
pub(super) fn open_to_lock(path: &Path, place: Place<'_>) -> io::Result<File> {
    loop {
        match fs::symlink_metadata(path) {
            Ok(data) if data.is_symlink() => return Err(Refusal::Link(path.to_owned()).into()),
            Ok(data) => regular(&data)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut options = OpenOptions::new();
                options.read(true).write(true).create_new(true);
                match create_with(&mut options, path, Rights::of(place)) {
                    // Somebody was quicker: then it is there.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                    created => return created,
                }
            }
            Err(error) => return Err(error),
        }
        let open = |writes| {
            let mut options = OpenOptions::new();
            options.read(true).write(writes);
            without_waiting(&mut options, Links::Refused);
            options.open(path)
        };
        let opened = match open(true) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                if may_write_beside(path) { open(false) } else { Err(error) }
            }
            opened => opened,
        };
        return match opened {
            // Gone since it was looked at.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Ok(file) => regular(&file.metadata()?).map(|()| file),
            Err(error) => Err(error),
        };
    }
}

fn regular(data: &Metadata) -> io::Result<()> {
    if data.is_file() { Ok(()) } else { Err(Refusal::NotAFile.into()) }
}

/// What becomes of a link in the place of the file itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    Followed,
    Refused,
}

/// A pipe without a writer would otherwise be waited for.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn without_waiting(options: &mut OpenOptions, links: Links) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    options.custom_flags(flags.bits().cast_signed());
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn without_waiting(_options: &mut OpenOptions, _links: Links) {}

/// A file that a server keeps for another program for a moment cannot be opened without waiting; asked
/// again a little later, it can.
fn held(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::WouldBlock {
        io::ErrorKind::ResourceBusy.into()
    } else {
        error
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn may_write_beside(path: &Path) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn may_write_beside(_path: &Path) -> bool {
    false
}
