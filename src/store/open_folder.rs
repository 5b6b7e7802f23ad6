//! A data folder into which other accounts of this computer can look.
//!
//! Nothing is wrong with that where it was meant: a folder may be shared. Where it was not, nobody sees it,
//! so it is said, once for a folder; an empty file beside the clinics remembers that it was.

use std::path::PathBuf;

use super::DataFolder;

impl DataFolder {
    fn told_path(&self) -> PathBuf {
        self.root().join("open-to-others")
    }

    /// Whether other accounts of this computer can read what is in the folder.
    #[must_use]
    pub fn is_open_to_others(&self) -> bool {
        self.shared_files().is_open_to_others(self.root()).unwrap_or(false)
    }

    /// Whether that has to be said now: it is so, and was not said before. Once the folder is closed to
    /// others it is forgotten, so that it is said again should it be opened. Where nothing can be
    /// remembered nothing is said, or it would be said every time.
    #[must_use]
    pub fn is_newly_open_to_others(&self) -> bool {
        let (files, told) = (self.shared_files(), self.told_path());
        if self.is_open_to_others() {
            return files.create(&told).is_ok();
        }
        if matches!(files.kind(&told), Ok(Some(_))) {
            // Where it stays, it is not said again, and that is all.
            let _ = files.remove(&told);
        }
        false
    }
}
