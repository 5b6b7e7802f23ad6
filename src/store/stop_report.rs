//! What is written down when the program stops by a defect of its own: in `reports/` of the data folder, for
//! whoever is to mend it.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::atomic::{Overwrite, create_folders, write_file};
use super::{DataFolder, StoreError};

/// How many reports are kept.
const MOST: usize = 10;
/// How their names begin.
const PREFIX: &str = "stopped-";

impl DataFolder {
    /// Keeps a report, and forgets the oldest beyond ten.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn keep_stop_report(&self, text: &str, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
        self.check_there()?;
        let folder = self.root().join("reports");
        create_folders(self.files(), &folder)?;
        let mut names = self.files().list(&folder).unwrap_or_default();
        names.retain(|name| name.starts_with(PREFIX));
        let second = format!("{PREFIX}{}-", now.format("%Y%m%d-%H%M%S"));
        // Behind those of the same second, so that names sort as they were written.
        let numbers = names.iter().filter_map(|name| {
            name.strip_prefix(&second)?.strip_suffix(".txt")?.parse::<u32>().ok()
        });
        let mut number = numbers.max().map_or(1, |last| last.saturating_add(1));
        let path = loop {
            let name = format!("{second}{number:03}.txt");
            let path = folder.join(&name);
            match write_file(self.files(), &path, text.as_bytes(), Overwrite::No) {
                Err(StoreError::Exists { .. }) => number += 1,
                result => {
                    result?;
                    names.push(name);
                    break path;
                }
            }
        };
        names.sort();
        for name in &names[..names.len().saturating_sub(MOST)] {
            let _ = self.files().remove(&folder.join(name));
        }
        Ok(path)
    }
}
