//! Commands without a window, and how the window is started.
//!
//! Every command is a function from a request to an [`Outcome`]: what goes to standard output, what
//! to standard error, and the exit code. Nothing is printed before a command has ended, so a
//! pipe that closes early spoils nothing. Exit codes: 0 fine, 1 a problem that was explained,
//! 2 wrong usage.

mod arguments;
mod backup;
mod check;
mod clinic;
#[cfg(windows)]
mod console;
mod display;
mod edition_compare;
mod edition_draft;
mod edition_remove;
mod export;
mod export_closed;
mod export_csv;
mod export_text;
mod export_xlsx;
mod import;
mod import_lines;
mod import_records;
mod list;
mod out;
mod outcome;
mod parts;
mod year_source;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::edition::{EditionNote, embedded_documents};
use crate::explain::edition::note;
use crate::explain::{cli as text, settings};
use crate::store::{ClinicId, DataFolder, FolderToOpen, RealFiles, folder_to_open};
use crate::text::Explanation;
use crate::workshop::{Workshop, now};

use arguments::{BackupTask, Request, Wrong};
use display::{Environment, NoWindow};

pub use outcome::{Exit, Outcome};

/// How the window is to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The data folder.
    pub data: PathBuf,
    /// Draw three frames, print one line about them and end.
    pub smoke: bool,
    /// Edit without a window, to be killed: not for people, so no help names it.
    pub script: Option<Script>,
}

/// Edits that nobody makes by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The clinic that is edited.
    pub clinic: ClinicId,
    /// What the steps are drawn from.
    pub seed: u64,
}

/// Does what the arguments (the program's name first) ask for; `open_window` opens the window and
/// returns when it is closed.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    open_window: impl FnOnce(Window) -> Result<(), Explanation>,
) -> ExitCode {
    let request = arguments::read(arguments);
    // A window that joined the terminal's console would be closed by Ctrl+C there.
    if !matches!(request, Ok(Request::Window { smoke: false, .. })) {
        join_console();
    }
    let outcome = match request {
        Ok(Request::Window { data, smoke }) => window(data, smoke, open_window),
        Ok(Request::EditByScript { data, clinic, seed }) => {
            edit_by_script(data, &clinic, seed, open_window)
        }
        Ok(request) => perform(request),
        Err(wrong) => usage(&wrong),
    };
    if outcome.exit != Exit::Fine {
        join_console();
    }
    outcome.print()
}

/// Makes sure that what is printed can be seen.
fn join_console() {
    #[cfg(windows)]
    console::attach();
}

fn perform(request: Request) -> Outcome {
    match request {
        Request::Help => Outcome::fine(text::help(&embedded_documents())),
        Request::Version => Outcome::fine(text::version(env!("CARGO_PKG_VERSION")) + "\n"),
        Request::Sample { data } => with_workshop(data, sample),
        Request::List { data } => with_workshop(data, list::run),
        Request::ExportPdf { data, export } => {
            with_workshop(data, |workshop| export::run(workshop, &export))
        }
        Request::ExportCsv { data, export } => {
            with_workshop(data, |workshop| export_csv::run(workshop, &export))
        }
        Request::ExportText { data, export } => {
            with_workshop(data, |workshop| export_text::run(workshop, &export))
        }
        Request::ExportXlsx { data, export } => {
            with_workshop(data, |workshop| export_xlsx::run(workshop, &export))
        }
        Request::Import { data, import } => {
            with_workshop(data, |workshop| import::run(workshop, &import))
        }
        Request::ExportClosed { data, export } => {
            with_workshop(data, |workshop| export_closed::run(workshop, &export))
        }
        Request::ClinicCopy { data, clinic, into } => {
            with_workshop(data, |workshop| clinic::copy(workshop, &clinic, &into))
        }
        Request::ClinicOpen { data, folder } => {
            with_workshop(data, |workshop| clinic::open(workshop, &folder))
        }
        Request::ClinicRemove { data, clinic } => {
            with_workshop(data, |workshop| clinic::remove(workshop, &clinic))
        }
        Request::Backup { data, clinic, task } => with_workshop(data, |workshop| match &task {
            BackupTask::List => backup::list(workshop, &clinic),
            BackupTask::Verify => backup::verify(workshop, &clinic),
            BackupTask::Restore { name, only_look } => {
                backup::restore(workshop, &clinic, name, *only_look)
            }
        }),
        Request::EditionDraft { data, draft } => {
            with_workshop(data, |workshop| edition_draft::run(workshop, &draft))
        }
        Request::EditionCompare { data, id, file } => {
            with_workshop(data, |workshop| edition_compare::run(workshop, &id, &file))
        }
        Request::EditionRemove { data, id } => {
            with_workshop(data, |workshop| edition_remove::run(workshop, &id))
        }
        Request::Check { paths } => check::run(&paths, &RealFiles),
        Request::Window { .. } | Request::EditByScript { .. } => Outcome::fine(String::new()),
    }
}

/// Adds a sample clinic as it is today. The id stands alone on the last line, for scripts.
fn sample(workshop: &Workshop) -> Outcome {
    let workbook = crate::sample::workbook(&workshop.editions, export::today());
    match workshop.data.create(&workbook, crate::sample::PREFIX) {
        Ok(id) => Outcome::fine(format!("{}\n{id}\n", text::SAMPLE_ADDED)),
        Err(error) => crate::explain::store::explain(&error).into(),
    }
}

/// Runs a command on the data folder; editions that cannot be used, and those that took the place of
/// others, are told beside its own words.
fn with_workshop(data: Option<PathBuf>, command: impl FnOnce(&Workshop) -> Outcome) -> Outcome {
    let data = match data.map_or_else(usual_data, |root| Ok(DataFolder::new(root))) {
        Ok(data) => data,
        Err(outcome) => return outcome,
    };
    data.sweep_leftovers(now());
    let workshop = Workshop::at(data);
    let replaced = |note: &&EditionNote| {
        matches!(note, EditionNote::Replaced { .. } | EditionNote::Copy { .. })
    };
    let notes = workshop.editions.notes().iter().filter(replaced).map(note);
    let complaints = workshop.problems.iter().map(Explanation::lines).chain(notes);
    let complaints: Vec<String> = complaints.map(|it| it + "\n").collect();
    let mut outcome = command(&workshop);
    // After the command: it may be what creates the folder.
    if workshop.data.is_newly_open_to_others() {
        outcome.warn(settings::OPEN_TO_OTHERS);
    }
    outcome.err.insert_str(0, &complaints.concat());
    outcome
}

/// The data folder where none was named: the one that a person chose, which has to be there, else
/// the usual one.
fn usual_data() -> Result<DataFolder, Outcome> {
    let data = match folder_to_open(&RealFiles) {
        Ok(Some(FolderToOpen::Usual(root))) => DataFolder::new(root),
        Ok(Some(FolderToOpen::Chosen(root))) => DataFolder::new(root).chosen(),
        Ok(None) => return Err(Outcome::problem(text::NO_DATA_FOLDER)),
        Err(error) => return Err(settings::explain_pointer(&error).into()),
    };
    data.check_there().map_err(|error| settings::explain_missing(&error))?;
    Ok(data)
}

fn window(
    data: Option<PathBuf>,
    smoke: bool,
    open_window: impl FnOnce(Window) -> Result<(), Explanation>,
) -> Outcome {
    // The window itself tells where the choice of another folder cannot be read.
    let usual = || match folder_to_open(&RealFiles) {
        Ok(Some(FolderToOpen::Usual(root) | FolderToOpen::Chosen(root))) => Some(root),
        Ok(None) | Err(_) => DataFolder::default_root(),
    };
    let Some(data) = data.or_else(usual) else {
        return Outcome::problem(text::NO_DATA_FOLDER);
    };
    if cfg!(target_os = "linux") {
        match display::obstacle(&Environment::of_this_process(), &RealFiles) {
            Some(NoWindow::NoDisplay) => return Outcome::problem(text::NO_DISPLAY),
            Some(NoWindow::MissingLibraries(names)) => {
                return Outcome::problem(text::libraries_missing(&names));
            }
            None => {}
        }
    }
    match open_window(Window { data, smoke, script: None }) {
        Ok(()) => Outcome::fine(String::new()),
        Err(explanation) => explanation.into(),
    }
}

/// Hands over to where the window is, without one.
fn edit_by_script(
    data: Option<PathBuf>,
    clinic: &str,
    seed: u64,
    run: impl FnOnce(Window) -> Result<(), Explanation>,
) -> Outcome {
    let data = match data.map_or_else(usual_data, |root| Ok(DataFolder::new(root))) {
        Ok(data) => data.root().to_owned(),
        Err(outcome) => return outcome,
    };
    let Ok(clinic) = clinic.parse() else {
        return Outcome::problem(text::clinic_unknown(clinic, &[]));
    };
    match run(Window { data, smoke: false, script: Some(Script { clinic, seed }) }) {
        Ok(()) => Outcome::fine(String::new()),
        Err(explanation) => explanation.into(),
    }
}

fn usage(wrong: &Wrong) -> Outcome {
    let message = match wrong {
        Wrong::Command(word) => text::unknown_command(word),
        Wrong::NothingToExport => text::NOTHING_TO_EXPORT.to_owned(),
        Wrong::Exported(word) => text::unknown_export(word),
        Wrong::Option(option) => text::unknown_option(option),
        Wrong::Twice(option) => text::given_twice(option),
        Wrong::NoValue(option) => text::value_missing(option),
        Wrong::NeedlessValue(option) => text::value_needless(option),
        Wrong::Missing(option) => text::option_missing(option),
        Wrong::What(typed) => text::unknown_table(typed),
        Wrong::Document(typed) => text::unknown_document(typed, &embedded_documents()),
        Wrong::Mark(typed) => text::unknown_mark(typed),
        Wrong::Number(typed) => text::not_a_number(typed),
        Wrong::Part(word) => text::unknown_part(word, &embedded_documents()),
        Wrong::Year(typed) => text::not_a_year(typed),
        Wrong::Extra(word) => text::needless_word(word),
        Wrong::NothingToCheck => text::NOTHING_TO_CHECK.to_owned(),
        Wrong::NoDraft => text::EDITION_NEEDS_DRAFT.to_owned(),
        Wrong::NothingToDraft => text::NOTHING_TO_DRAFT.to_owned(),
        Wrong::NothingToCompare => text::NOTHING_TO_COMPARE.to_owned(),
        Wrong::NothingToRemove => text::NOTHING_TO_REMOVE.to_owned(),
        Wrong::NoClinicCommand => text::CLINIC_NEEDS_COPY.to_owned(),
        Wrong::NoBackupCommand => text::BACKUP_NEEDS_LIST.to_owned(),
        Wrong::NothingToOpen => text::NOTHING_TO_OPEN.to_owned(),
        Wrong::NothingToImport => text::NOTHING_TO_IMPORT.to_owned(),
        Wrong::Imported(word) => text::unknown_import(word),
        Wrong::Match(typed) => text::unknown_match(typed),
        Wrong::OutOrList => text::OUT_OR_LIST.to_owned(),
    };
    Outcome {
        out: String::new(),
        err: format!("{message}\n{}\n", text::SEE_HELP),
        exit: Exit::Usage,
    }
}
