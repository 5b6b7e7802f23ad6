//! Who may read and write what the program creates.
//!
//! On Unix. On Windows nothing of this applies: there files and folders inherit the rights of the folder
//! that they stand in, and a person's own folders belong to that person alone.

use std::path::Path;

/// The rights of a new file.
#[derive(Clone, Copy, Debug)]
pub struct Rights<'a> {
    /// The file whose place it will take: its rights, where it is there.
    pub replaced: Option<&'a Path>,
    /// Else those of the place.
    pub place: Place<'a>,
}

/// The rights that go with a place.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Any place of the user's: the rights that the system gives.
    Anywhere,
    /// The usual data folder: nobody but the user.
    Private,
    /// In a folder that the user chose: whoever may read and write there, whatever the umask says.
    Like(&'a Path),
    /// A new data folder in a folder: whoever that one is shared with as a group, else nobody but the
    /// user.
    Within(&'a Path),
}

impl<'a> Rights<'a> {
    /// Those of a place, for a file that replaces none.
    #[must_use]
    pub fn of(place: Place<'a>) -> Self {
        Self { replaced: None, place }
    }
}

/// What is asked of the system: the mode, and the group where it is not the user's own.
#[cfg(unix)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) mode: u32,
    pub(super) group: Option<u32>,
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, File, Metadata, Permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, fchown};
    use std::path::Path;

    use super::{Place, Rights, Wanted};

    /// Read and write, for all.
    const OPEN: u32 = 0o666;
    /// Set where new files and folders take over the group of the folder.
    const KEEPS_GROUP: u32 = 0o2000;
    /// Set on folders such as `/tmp`, where everybody has files of their own.
    const STICKY: u32 = 0o1000;

    impl Wanted {
        /// For a file; `None` leaves it to the system.
        pub(in super::super) fn of_file(rights: Rights<'_>) -> Option<Self> {
            let replaced = rights.replaced.and_then(|path| fs::symlink_metadata(path).ok());
            if let Some(data) = replaced.filter(Metadata::is_file) {
                // What could not be read back could not be checked.
                return Some(Self { mode: data.mode() & 0o777 | 0o400, group: Some(data.gid()) });
            }
            let folder = Self::of_folder(rights.place)?;
            Some(Self { mode: folder.mode & OPEN, ..folder })
        }

        /// For a folder; `None` leaves it to the system.
        pub(in super::super) fn of_folder(place: Place<'_>) -> Option<Self> {
            let private = Self { mode: 0o700, group: None };
            let like = |folder: &Path| {
                let data = fs::metadata(folder).ok()?;
                let mode = data.mode() & (0o777 | KEEPS_GROUP) | 0o700;
                Some((Self { mode, group: Some(data.gid()) }, data.mode()))
            };
            match place {
                Place::Anywhere => None,
                Place::Private => Some(private),
                Place::Like(folder) => Some(like(folder).map_or(private, |(wanted, _)| wanted)),
                Place::Within(folder) => {
                    let shared = like(folder).filter(|(_, mode)| mode & (STICKY | 0o020) == 0o020);
                    Some(shared.map_or(private, |(wanted, _)| wanted))
                }
            }
        }

        /// Gives a new file, which only the user has yet, to all who shall have it. A memory stick knows no
        /// rights, and then there is nothing to give.
        pub(in super::super) fn give_file(self, file: &File) {
            let Ok(data) = file.metadata() else { return };
            let mode = self.mode_with(&data, |group| fchown(file, None, Some(group)).is_ok());
            if data.mode() & 0o777 != mode {
                let _ = file.set_permissions(Permissions::from_mode(mode));
            }
        }

        /// The same for a folder.
        pub(in super::super) fn give_folder(self, path: &Path) {
            let Ok(data) = fs::symlink_metadata(path) else { return };
            let mode = self.mode_with(&data, |group| chown(path, None, Some(group)).is_ok());
            if data.mode() & (0o777 | KEEPS_GROUP) != mode {
                let _ = fs::set_permissions(path, Permissions::from_mode(mode));
            }
        }

        /// The mode, once the group is the right one. Where it cannot be given to that group, another one
        /// gets no more than everybody.
        fn mode_with(self, data: &Metadata, give: impl FnOnce(u32) -> bool) -> u32 {
            match self.group {
                Some(group) if group != data.gid() && !give(group) => {
                    self.mode & (!0o070 | (self.mode & 0o007) << 3) & !KEEPS_GROUP
                }
                _ => self.mode,
            }
        }
    }
}
