//! Which data folder the next start uses, where a person chose another one than the usual.
//!
//! A small file `data-folder.ron` in the usual place remembers it. Nothing is ever moved or removed:
//! choosing another folder only says where to look.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::atomic::create_folders;
use super::error::Doing;
use super::small_file::SmallFile;
use super::{DataFolder, Files, StoreError, format};

/// What the field `format` of the file says.
pub const FORMAT: &str = "tenkencho-data-folder";
const FILE: SmallFile = SmallFile { format: FORMAT, version: 1 };

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "DataFolder", deny_unknown_fields)]
struct Pointer {
    format: String,
    version: u32,
    folder: Option<String>,
}

fn path_in(home: &Path) -> PathBuf {
    home.join("data-folder.ron")
}

/// The folder that was chosen in place of the usual one, `home`.
///
/// # Errors
/// The file that remembers it cannot be read.
pub fn chosen_folder(files: &dyn Files, home: &Path) -> Result<Option<PathBuf>, StoreError> {
    let pointer: Option<Pointer> = FILE.read(files, &path_in(home))?;
    Ok(pointer.and_then(|pointer| pointer.folder).map(PathBuf::from))
}

/// Remembers a folder for the next start; `None` is the usual one. The folder is created where it is
/// missing, and must be writable.
///
/// # Errors
/// The folder cannot be used, or the choice cannot be written down, for example over that of a newer
/// program. Then nothing changes.
pub fn choose_folder(
    data: &DataFolder,
    home: &Path,
    folder: Option<&Path>,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let folder = match folder {
        None => None,
        Some(folder) => {
            let invalid = |what| {
                let source = io::Error::new(io::ErrorKind::InvalidInput, what);
                StoreError::of(Doing::Writing, folder, source)
            };
            let text = folder.to_str().ok_or_else(|| invalid("the name is not Unicode"))?;
            if !folder.is_absolute() {
                return Err(invalid("not a full path"));
            }
            data.at(folder).check_writable()?;
            Some(text.to_owned())
        }
    };
    let pointer = Pointer { format: FILE.format.to_owned(), version: FILE.version, folder };
    let home = data.at(home);
    create_folders(home.files(), home.root())?;
    FILE.write(home.files(), &path_in(home.root()), &pointer, now)
}

/// The data folder of a start that names none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderToOpen {
    /// The usual one, which is created when something is kept in it.
    Usual(PathBuf),
    /// One that a person chose, which is never created.
    Chosen(PathBuf),
}

/// The data folder of a start that names none: the chosen one, else the usual one. `None` where the
/// system names no home folder.
///
/// # Errors
/// The file that remembers the choice cannot be read.
pub fn folder_to_open(files: &dyn Files) -> Result<Option<FolderToOpen>, StoreError> {
    let Some(home) = DataFolder::default_root() else {
        return Ok(None);
    };
    let chosen = chosen_folder(files, &home)?;
    Ok(Some(chosen.map_or(FolderToOpen::Usual(home), FolderToOpen::Chosen)))
}

/// What is wrong with the bytes of such a file; empty for a sound one.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<format::Problem> {
    format::check_small::<Pointer>(bytes, FILE.format, FILE.version)
}
