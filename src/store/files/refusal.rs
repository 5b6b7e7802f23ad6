//! What this program refuses, where the system would not.

use std::io;
use std::path::PathBuf;

/// Why a step was not taken, though the system might have taken it. It travels in an [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A folder, a pipe, a socket or a device stands where a file should be: reading it may wait
    /// forever, or never end.
    #[error("not a regular file")]
    NotAFile,
    /// The file is larger than its kind ever is.
    #[error("{size} bytes, and no more than {most} are read")]
    TooLarge {
        /// The size of the file, in bytes, as far as it is known.
        size: u64,
        /// The most that is read, in bytes.
        most: u64,
    },
    /// A link in the data folder leads elsewhere, and what stands there is not ours to change.
    #[error("a link leads elsewhere: {}", .0.display())]
    Link(PathBuf),
}

impl Refusal {
    /// The refusal in an error, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref().and_then(|inner| inner.downcast_ref())
    }
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal {
            Refusal::NotAFile => io::ErrorKind::InvalidInput,
            Refusal::TooLarge { .. } => io::ErrorKind::InvalidData,
            Refusal::Link(_) => io::ErrorKind::PermissionDenied,
        };
        Self::new(kind, refusal)
    }
}
