//! What every command on the data folder needs: the folder and all editions.

use std::path::PathBuf;

use crate::edition::Library;
use crate::report::Fonts;
use crate::store::DataFolder;
use crate::text;

/// The data folder with the editions known there.
pub(super) struct Workshop {
    pub(super) data: DataFolder,
    pub(super) editions: Library,
    /// Editions in the folder that cannot be used, in words; empty if there are none.
    pub(super) complaints: String,
}

impl Workshop {
    pub(super) fn at(root: PathBuf) -> Self {
        let data = DataFolder::new(root);
        let mut editions = Library::embedded();
        let mut complaints = Vec::new();
        for (path, read) in data.editions() {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let explanation = match read {
                Ok(ron) => match editions.add(&name, &ron, &Fonts::bundled_has_glyph) {
                    Ok(()) => continue,
                    Err(error) => text::edition::explain_add(&error, &name),
                },
                Err(error) => text::store::explain(&error),
            };
            complaints.push(explanation.lines() + "\n");
        }
        Self { data, editions, complaints: complaints.concat() }
    }
}
