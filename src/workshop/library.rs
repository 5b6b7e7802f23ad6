//! The editions of the program together with those of a data folder.

use crate::edition::EditionLibrary;
use crate::explain;
use crate::report::Fonts;
use crate::store::DataFolder;
use crate::text::Explanation;

/// The editions of the program and of the data folder, and what is wrong with the latter.
#[must_use]
pub fn library(data: &DataFolder) -> (EditionLibrary, Vec<Explanation>) {
    let mut library = EditionLibrary::embedded();
    let mut problems = Vec::new();
    for (path, text) in data.editions() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        match text {
            Ok(text) => {
                if let Err(error) = library.add(&name, &text, &Fonts::bundled_has_glyph) {
                    problems.push(explain::edition::explain_add(&error, &name));
                }
            }
            Err(error) => problems.push(explain::store::explain(&error)),
        }
    }
    let passed_over = data.editions_passed_over();
    problems.extend(passed_over.iter().map(|path| explain::strays::edition_passed_over(path)));
    (library, problems)
}
