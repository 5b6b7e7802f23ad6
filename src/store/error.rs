//! What can go wrong with files.

use std::io;
use std::path::{Path, PathBuf};

use super::files::{Files as _, RealFiles, Refusal};
use super::format::{FormatError, Problem};
use super::lock::LockHolder;

/// What was being done when the disk refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Reading a file or a folder.
    Reading,
    /// Writing a file or making a folder.
    Writing,
    /// Taking the lock of a clinic.
    Locking,
}

/// Why something could not be read or written.
///
/// Whatever the variant but [`StoreError::NotFlushed`], the file that was at the path before is still
/// there, untouched.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("no such file: {}", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The folder to write into does not exist, or not any more.
    #[error("no such folder: {}", path.display())]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// The system does not allow it: a read-only folder, a write-protected medium, rights.
    #[error("{} is not allowed: {}", verb(*.doing), path.display())]
    NotAllowed {
        /// What is not allowed.
        doing: Doing,
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// The disk, or the user's share of it, is full.
    #[error("the disk is full: {}", path.display())]
    DiskFull {
        /// The file that did not fit.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// Another program holds the file and did not let go within a second.
    #[error("another program holds the file: {}", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// The target exists and was not to be overwritten.
    #[error("the file exists already: {}", path.display())]
    Exists {
        /// The target.
        path: PathBuf,
    },
    /// The target is a folder or a device.
    #[error("not a file: {}", path.display())]
    NotAFile {
        /// The target.
        path: PathBuf,
    },
    /// A file for other programs was to be written among the data of this one.
    #[error("inside the data folder: {}", path.display())]
    InsideData {
        /// The target.
        path: PathBuf,
    },
    /// Something that is not a folder stands where a folder should be.
    #[error("not a folder: {}", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The file is larger than its kind ever is; nothing of it was read.
    #[error("{size} bytes are more than the {most} that are read: {}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        most: u64,
    },
    /// A link stands in the data folder where something was to be written. What it leads to is not ours.
    #[error("a link leads elsewhere: {}", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// What was read back from the disk is not what was written. Nothing was replaced.
    #[error("what was written does not read back the same: {}", path.display())]
    ReadBack {
        /// The target.
        path: PathBuf,
    },
    /// The new file is in place, but the disk did not confirm that it stays there: should the power
    /// fail in the next moments, the old one may be back.
    #[error("written, but not confirmed by the disk: {}", path.display())]
    NotFlushed {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// A text file that is not UTF-8.
    #[error("not UTF-8 from byte {offset} on: {}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The number of good bytes before the bad one.
        offset: usize,
    },
    /// A newer version of the program wrote the workbook.
    #[error("written in format version {found}, newer than {supported}: {}", path.display())]
    Newer {
        /// The workbook.
        path: PathBuf,
        /// The version of the file.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// The workbook is damaged, or not a workbook.
    #[error("not a sound workbook: {}", path.display())]
    Damaged {
        /// The workbook.
        path: PathBuf,
        /// Where and why; never empty.
        problems: Vec<Problem>,
    },
    /// What a closed year kept was changed since, by whatever program.
    #[error("not as it was kept: {}", path.display())]
    NotAsKept {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote the file since this program last read or wrote it.
    #[error("the file was changed by somebody else: {}", path.display())]
    ChangedOnDisk {
        /// The workbook.
        path: PathBuf,
    },
    /// The clinic is open in another program.
    #[error("held by another program: {}", path.display())]
    HeldElsewhere {
        /// Who holds it, where that can be told.
        holder: Option<LockHolder>,
        /// The clinic's folder.
        path: PathBuf,
    },
    /// The workbook in memory breaks a rule of the file, so that what would be written could not be
    /// opened again. A defect of the program: it is told at once instead of at the next start.
    #[error("the workbook breaks a rule of its file: {}", path.display())]
    Unsound {
        /// The workbook.
        path: PathBuf,
        /// The rules it breaks; empty where it reads back as another workbook.
        problems: Vec<Problem>,
    },
    /// The workbook of another clinic was to be written over this one. A defect of the program.
    #[error("another clinic's workbook was to be written here: {}", path.display())]
    OtherClinic {
        /// The workbook that stays as it is.
        path: PathBuf,
    },
    /// The thread that saves has ended unexpectedly. A defect of the program.
    #[error("the saving thread has stopped")]
    SaverStopped,
    /// Anything else, in the system's words.
    #[error("{} failed: {}", verb(*.doing), path.display())]
    Io {
        /// What was being done.
        doing: Doing,
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
}

fn verb(doing: Doing) -> &'static str {
    match doing {
        Doing::Reading => "reading",
        Doing::Writing => "writing",
        Doing::Locking => "locking",
    }
}

impl StoreError {
    /// The error of reading a file.
    pub(super) fn reading(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path: path.to_owned() },
            io::ErrorKind::IsADirectory => Self::NotAFile { path: path.to_owned() },
            io::ErrorKind::NotADirectory => Self::NotAFolder { path: folder_of(path).to_owned() },
            _ => Self::of(Doing::Reading, path, source),
        }
    }

    /// The error of writing a file.
    pub(super) fn writing(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::FolderMissing { path: folder_of(path).to_owned() },
            io::ErrorKind::NotADirectory => Self::NotAFolder { path: folder_of(path).to_owned() },
            io::ErrorKind::AlreadyExists => Self::Exists { path: path.to_owned() },
            _ => Self::of(Doing::Writing, path, source),
        }
    }

    /// The error of replacing a file, after its folder was found to be writable.
    pub(super) fn replacing(path: &Path, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::IsADirectory {
            Self::NotAFile { path: path.to_owned() }
        } else {
            Self::writing(path, source)
        }
    }

    pub(super) fn of(doing: Doing, path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match Refusal::of(&source) {
            Some(Refusal::NotAFile) => return Self::NotAFile { path },
            Some(&Refusal::TooLarge { size, most }) => return Self::TooLarge { path, size, most },
            Some(Refusal::Link(link)) => return Self::Link { path: link.clone() },
            None => {}
        }
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotAllowed { doing, path, source }
            }
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::DiskFull { path, source },
            _ if RealFiles.is_busy(&source) => Self::Busy { path, source },
            _ => Self::Io { doing, path, source },
        }
    }

    /// The error of a file whose bytes are no workbook.
    #[must_use]
    pub fn format(path: &Path, error: FormatError) -> Self {
        let path = path.to_owned();
        match error {
            FormatError::Newer { found, supported } => Self::Newer { path, found, supported },
            FormatError::Broken(problems) => Self::Damaged { path, problems },
        }
    }

    /// The file or folder that the error is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::SaverStopped => None,
            Self::Missing { path }
            | Self::FolderMissing { path }
            | Self::NotAllowed { path, .. }
            | Self::DiskFull { path, .. }
            | Self::Busy { path, .. }
            | Self::Exists { path }
            | Self::NotAFile { path }
            | Self::InsideData { path }
            | Self::NotAFolder { path }
            | Self::TooLarge { path, .. }
            | Self::Link { path }
            | Self::ReadBack { path }
            | Self::NotFlushed { path, .. }
            | Self::NotText { path, .. }
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::NotAsKept { path }
            | Self::ChangedOnDisk { path }
            | Self::OtherClinic { path }
            | Self::HeldElsewhere { path, .. }
            | Self::Unsound { path, .. }
            | Self::Io { path, .. } => Some(path),
        }
    }
}

/// The folder that a file stands in; the present one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_stands_in_the_present_folder() {
        assert_eq!(folder_of(Path::new("a.pdf")), Path::new("."));
        assert_eq!(folder_of(Path::new("x/a.pdf")), Path::new("x"));
        assert_eq!(folder_of(Path::new("/a.pdf")), Path::new("/"));
    }
}
