//! `check`: what is wrong with workbooks, editions and the other files of the data folder, with
//! path, line and column.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};

use super::{Exit, Outcome};
use crate::edition;
use crate::explain;
use crate::explain::{cli, strays};
use crate::model::{CheckTable, DocumentTemplate, Edition, Guidance, PublicContacts};
use crate::report::Fonts;
use crate::ron_file;
use crate::store::files::EntryKind;
use crate::store::format::{self, wording};
use crate::store::{Files, StoreError, StrayPlace, stray};
use crate::store::{data_pointer, last_place, preferences, read_own, second_place};

/// Folders nested deeper than this are not looked into: none of ours are.
const DEEPEST: usize = 16;

/// The files that the program itself looks for by name.
const FILES: [&str; 5] =
    ["workbook.ron", "wording.ron", "preferences.ron", "place.ron", "data-folder.ron"];

/// What the printed page can show.
const HAS_GLYPH: &dyn Fn(char) -> bool = &Fonts::bundled_has_glyph;

/// Checks files, and the RON files in folders and in the folders in them.
pub(super) fn run(paths: &[PathBuf], files: &dyn Files) -> Outcome {
    let mut check = Check { files, checked: 0, lines: Vec::new(), passed_over: Vec::new() };
    for path in paths {
        check.path(path, 0);
    }
    let exit = if check.lines.is_empty() { Exit::Fine } else { Exit::Problem };
    let err = check.passed_over.concat() + &cli::checked(check.checked, check.lines.len()) + "\n";
    Outcome { out: check.lines.concat(), err, exit }
}

struct Check<'f> {
    files: &'f dyn Files,
    checked: usize,
    lines: Vec<String>,
    /// What was not looked into, for standard error.
    passed_over: Vec<String>,
}

impl Check<'_> {
    fn report(&mut self, path: &Path, (line, column): (usize, usize), message: &str) {
        self.lines.push(format!("{}:{line}:{column}: {message}\n", path.display()));
    }

    fn path(&mut self, path: &Path, depth: usize) {
        match self.files.kind(path) {
            Ok(Some(EntryKind::Folder)) => self.folder(path, depth),
            Ok(Some(_)) => self.file(path),
            Ok(None) => self.report(path, (1, 1), cli::PATH_MISSING),
            Err(error) => self.report(path, (1, 1), &cli::path_unreadable(&error.to_string())),
        }
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        let mut names = match self.files.list(path) {
            Ok(names) => names,
            Err(error) => {
                return self.report(path, (1, 1), &cli::path_unreadable(&error.to_string()));
            }
        };
        names.sort();
        self.strays(path, &names);
        for inner in names.iter().map(|name| path.join(name)) {
            let is_folder = matches!(self.files.kind(&inner), Ok(Some(EntryKind::Folder)));
            let is_ron = inner.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
            if is_folder && FILES.iter().any(|name| is_named(&inner, name)) {
                // What is in it is not what the program looks for there.
                self.file(&inner);
            } else if is_folder && self.files.is_link(&inner).is_ok_and(|it| it) {
                // It may lead to the folder that it stands in, or to the whole computer.
                self.passed_over.push(cli::link_passed_over(&inner) + "\n");
            } else if is_ron || is_folder && depth < DEEPEST {
                self.path(&inner, depth + 1);
            }
        }
    }

    /// Names what other programs made beside a workbook or among its backups, and what is passed over
    /// among editions.
    fn strays(&mut self, folder: &Path, names: &[String]) {
        let is_editions = folder.file_name().is_some_and(|name| name == "editions");
        for name in names.iter().filter(|name| is_editions && stray::is_passed_over(name)) {
            self.report(&folder.join(name), (1, 1), strays::PASSED_OVER);
        }
        let Some(place) = StrayPlace::of(folder, names) else { return };
        // In a folder of any other kind a person may keep what they like beside a workbook.
        let is_clinic = folder.parent().and_then(Path::file_name).is_some_and(|it| it == "clinics");
        let is_copy = |name: &&String| {
            let is_named_so = || name.to_ascii_lowercase().starts_with("workbook");
            place.is_stray(name) && (is_clinic || place == StrayPlace::Backups || is_named_so())
        };
        for path in names.iter().filter(is_copy).map(|name| folder.join(name)) {
            let is_file = matches!(self.files.kind(&path), Ok(Some(EntryKind::File)));
            let Some(bytes) = is_file.then(|| self.files.read(&path).ok()).flatten() else {
                continue;
            };
            let is_same = names
                .iter()
                .filter(|name| !place.is_stray(name))
                .any(|name| self.files.read(&folder.join(name)).is_ok_and(|ours| ours == bytes));
            let modified = self.files.modified(&path).ok();
            let modified = modified.map(|at| DateTime::<Local>::from(at).naive_local());
            let workbook = format::read(&bytes).map_err(|error| StoreError::format(&path, error));
            let holds = strays::holds(modified, workbook.as_ref(), is_same);
            self.report(&path, (1, 1), &strays::found(&holds));
        }
    }

    fn file(&mut self, path: &Path) {
        self.checked += 1;
        let bytes = match read_own(self.files, path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let cause = explain::store::short_reason(&error);
                return self.report(path, (1, 1), &cli::path_unreadable(cause));
            }
        };
        match format_of(&bytes).as_deref() {
            Some(Edition::FORMAT) => self.edition(path, &bytes),
            Some(Guidance::FORMAT) => self.guidance(path, &bytes),
            Some(PublicContacts::FORMAT) => self.contacts(path, &bytes),
            Some(DocumentTemplate::FORMAT) => self.document_template(path, &bytes),
            Some(CheckTable::FORMAT) => self.check_table(path, &bytes),
            Some(format::FORMAT) => self.workbook(path, &bytes),
            Some(preferences::FORMAT) => self.problems(path, &preferences::check(&bytes)),
            Some(last_place::FORMAT) => self.problems(path, &last_place::check(&bytes)),
            Some(data_pointer::FORMAT) => self.problems(path, &data_pointer::check(&bytes)),
            Some(second_place::FORMAT) => self.problems(path, &second_place::check(&bytes)),
            Some(wording::FORMAT) => self.wording(path, &bytes),
            // A file that lost its head is still best explained as what its name says.
            _ if is_named(path, "workbook.ron") => self.workbook(path, &bytes),
            _ if is_named(path, "wording.ron") => self.wording(path, &bytes),
            Some(other) => self.report(path, (1, 1), &cli::unknown_format(other)),
            None if str::from_utf8(&bytes).is_err() => self.report(path, (1, 1), cli::NOT_TEXT),
            None => self.report(path, (1, 1), cli::NO_FORMAT),
        }
    }

    fn edition(&mut self, path: &Path, bytes: &[u8]) {
        let load = |ron: &str| edition::load(ron, HAS_GLYPH).map_err(|it| it.problems);
        self.content(path, bytes, load, explain::edition::problem);
    }

    fn guidance(&mut self, path: &Path, bytes: &[u8]) {
        let load = |ron: &str| edition::load_guidance(ron, HAS_GLYPH).map_err(|it| it.problems);
        self.content(path, bytes, load, explain::guidance::problem);
    }

    fn contacts(&mut self, path: &Path, bytes: &[u8]) {
        let load = |ron: &str| edition::load_contacts(ron, HAS_GLYPH).map_err(|it| it.problems);
        self.content(path, bytes, load, explain::contacts::problem);
    }

    fn document_template(&mut self, path: &Path, bytes: &[u8]) {
        let load =
            |ron: &str| edition::load_document_template(ron, HAS_GLYPH).map_err(|it| it.problems);
        self.content(path, bytes, load, explain::document_files::template_problem);
    }

    fn check_table(&mut self, path: &Path, bytes: &[u8]) {
        let library = edition::embedded_documents();
        let load = |ron: &str| {
            let table = edition::load_check_table(ron, HAS_GLYPH).map_err(|it| it.problems)?;
            let mut papers = library.papers().into_iter();
            match papers.find(|(_, paper)| paper.check_table.as_ref() == Some(&table.id)) {
                Some((template, _)) => edition::load_check_table_for(template, ron, HAS_GLYPH)
                    .map_err(|it| it.problems),
                None => Ok(table),
            }
        };
        self.content(path, bytes, load, explain::document_files::check_table_problem);
    }

    /// A file whose content is judged when it is loaded.
    fn content<T>(
        &mut self,
        path: &Path,
        bytes: &[u8],
        load: impl FnOnce(&str) -> Result<T, Vec<edition::EditionProblem>>,
        words: impl Fn(&edition::EditionProblem) -> String,
    ) {
        let Ok(ron) = str::from_utf8(bytes) else {
            return self.report(path, (1, 1), cli::NOT_TEXT);
        };
        for problem in load(ron).err().unwrap_or_default() {
            self.report(path, (problem.line, problem.column), &words(&problem));
        }
    }

    fn workbook(&mut self, path: &Path, bytes: &[u8]) {
        self.problems(path, &format::check(bytes));
    }

    fn wording(&mut self, path: &Path, bytes: &[u8]) {
        self.problems(path, &wording::check(bytes));
    }

    fn problems(&mut self, path: &Path, problems: &[format::Problem]) {
        for problem in problems {
            let message = explain::store::problem(problem);
            self.report(path, (problem.line, problem.column), &message);
        }
    }
}

/// The format that a file declares, however broken the rest of it is.
fn format_of(bytes: &[u8]) -> Option<String> {
    let whole = ron_file::text_of(bytes).ok().and_then(|text| ron_file::header(text).format);
    let broken = || {
        let start = bytes.get(..edition::LARGEST).unwrap_or(bytes);
        let text = String::from_utf8_lossy(start);
        ron_file::header(ron_file::without_mark(&text)).format
    };
    whole.or_else(broken)
}

fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|it| it == name)
}
