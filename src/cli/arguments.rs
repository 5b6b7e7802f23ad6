//! What was typed, as a request.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};

use super::parts::Part;
use crate::edition::embedded_documents;
use crate::exchange::record_list::record_head;
use crate::exchange::{RecordKind, TableKind, device_column};
use crate::explain::import::LEAVE_OUT;
use crate::model::{DocumentKey, DocumentPart, FiscalYear, Marking, Paper};

/// What the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// Open the window.
    Window {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// Draw three frames and end.
        smoke: bool,
    },
    /// Add 見本クリニック.
    Sample {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
    },
    /// List the clinics.
    List {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
    },
    /// Export everything printable of a year.
    ExportPdf {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// What to export, and where to.
        export: Export,
    },
    /// Export a table as CSV.
    ExportCsv {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// What to export, and where to.
        export: ExportCsv,
    },
    /// Fill in the ministry's own Excel file.
    ExportXlsx {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// What to export, and where to.
        export: ExportXlsx,
    },
    /// Hand the PDF out that the closing of a year kept.
    ExportClosed {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// Which one, and where to.
        export: ExportClosed,
    },
    /// Export a document as plain text.
    ExportText {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// What to export, and where to.
        export: ExportText,
    },
    /// Make an edition of the ministry's Excel files.
    EditionDraft {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// What to read, and what to make of it.
        draft: EditionDraft,
    },
    /// Compare an edition with the ministry's original.
    EditionCompare {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the edition.
        id: String,
        /// The PDF or the Excel file.
        file: PathBuf,
    },
    /// Remove an edition that was read in.
    EditionRemove {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the edition.
        id: String,
    },
    /// Copy a clinic.
    ClinicCopy {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the clinic, as typed.
        clinic: String,
        /// The folder into which it goes.
        into: PathBuf,
    },
    /// Take a copy of a clinic in.
    ClinicOpen {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The folder of the copy.
        folder: PathBuf,
    },
    /// Take a clinic out of the list.
    ClinicRemove {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the clinic, as typed.
        clinic: String,
    },
    /// Edit a clinic without end and without a window, to be killed.
    EditByScript {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the clinic, as typed.
        clinic: String,
        /// What the steps are drawn from.
        seed: u64,
    },
    /// List, read or put back the backups of a clinic.
    Backup {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The id of the clinic, as typed.
        clinic: String,
        /// What to do with them.
        task: BackupTask,
    },
    /// Take a list in.
    Import {
        /// The data folder, where it is not the usual one.
        data: Option<PathBuf>,
        /// The list, and where it goes.
        import: ImportList,
    },
    /// Check files.
    Check {
        /// Files, and folders that hold files.
        paths: Vec<PathBuf>,
    },
    /// Tell the commands.
    Help,
    /// Tell the version.
    Version,
}

/// What is done with the backups of a clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BackupTask {
    /// List them.
    List,
    /// Read each.
    Verify,
    /// Put one back.
    Restore {
        /// The name of its file.
        name: String,
        /// Whether only to say what would differ.
        only_look: bool,
    },
}

/// What to export, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Export {
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// The year; papers that are made from none need none.
    pub(super) year: Option<FiscalYear>,
    /// The PDF to write.
    pub(super) out: PathBuf,
    /// Whether it may replace a file.
    pub(super) force: bool,
    /// Whether a chart for a wall is printed with numbers that are open.
    pub(super) with_gaps: bool,
    /// What to print; empty stands for everything but the letters.
    pub(super) parts: Vec<Part>,
}

/// Which table to export, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportCsv {
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// The year of the answers; the latest where none is named. The other tables have no year.
    pub(super) year: Option<FiscalYear>,
    /// The table.
    pub(super) what: TableKind,
    /// The file to write.
    pub(super) out: PathBuf,
    /// Whether it may replace a file.
    pub(super) force: bool,
}

/// Which form to fill in, and where to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportXlsx {
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// The year of the answers.
    pub(super) year: FiscalYear,
    /// The vendor whose sheet it is, as typed; the clinic's own form where none is named.
    pub(super) vendor: Option<String>,
    /// How an answer is written where the form does not say it.
    pub(super) marking: Option<Marking>,
    /// The file to write.
    pub(super) out: PathBuf,
    /// Whether it may replace a file.
    pub(super) force: bool,
}

/// Which closing's PDF to hand out, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportClosed {
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// The year.
    pub(super) year: FiscalYear,
    /// Which of its closings; the one in force where none is named.
    pub(super) number: Option<u32>,
    /// The file to write.
    pub(super) out: PathBuf,
    /// Whether it may replace a file.
    pub(super) force: bool,
}

/// Which document to export, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportText {
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// The document.
    pub(super) what: DocumentKey,
    /// The file to write.
    pub(super) out: PathBuf,
    /// Whether it may replace a file.
    pub(super) force: bool,
}

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImportKind {
    /// The ledger.
    Devices,
    /// People, vendors or contacts.
    Records(RecordKind),
}

/// A list to take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ImportList {
    /// What it is about.
    pub(super) what: ImportKind,
    /// The file.
    pub(super) file: PathBuf,
    /// The id of the clinic, as typed.
    pub(super) clinic: String,
    /// Whether it is only told what would happen.
    pub(super) dry_run: bool,
    /// Whether what the file does not show is left out.
    pub(super) skip_hidden: bool,
    /// What columns of the file mean: their names, and those of the program's own table; `None` leaves
    /// one out.
    pub(super) matches: Vec<(String, Option<String>)>,
}

/// What to read, and what to make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EditionDraft {
    /// A file with either form or both.
    pub(super) file: PathBuf,
    /// A second file.
    pub(super) vendor: Option<PathBuf>,
    /// The id of the edition whose rows the new one goes on with.
    pub(super) after: String,
    /// The id of the new one.
    pub(super) id: String,
    /// The year that it is for.
    pub(super) year: FiscalYear,
    /// What is wanted.
    pub(super) output: DraftOutput,
}

/// What is wanted of an edition that is drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DraftOutput {
    /// Its file.
    File {
        /// The file to write.
        path: PathBuf,
        /// Whether it may replace a file.
        force: bool,
    },
    /// Lines that say what was read.
    List,
}

/// Why what was typed is not a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// No such command.
    Command(String),
    /// `export` needs to be told what.
    NothingToExport,
    /// No such thing can be exported.
    Exported(String),
    /// Not an option of this command.
    Option(String),
    /// An option that may be given once.
    Twice(&'static str),
    /// An option without its value.
    NoValue(String),
    /// An option that takes no value.
    NeedlessValue(String),
    /// An option that has to be given.
    Missing(&'static str),
    /// No such table.
    What(String),
    /// No such document.
    Document(String),
    /// Not a way to write an answer.
    Mark(String),
    /// Not the number of a closing.
    Number(String),
    /// Not a part that can be printed.
    Part(String),
    /// Not a fiscal year.
    Year(String),
    /// More than the command takes.
    Extra(String),
    /// `check` without a path.
    NothingToCheck,
    /// `edition remove` without an edition.
    NothingToRemove,
    /// `edition` without `draft`, `compare` or `remove`.
    NoDraft,
    /// `edition draft` without a file.
    NothingToDraft,
    /// `edition compare` without an edition or a file.
    NothingToCompare,
    /// `clinic` without `copy`, `open` or `remove`.
    NoClinicCommand,
    /// `clinic open` without a folder.
    NothingToOpen,
    /// `backup` without `list`, `verify` or `restore`.
    NoBackupCommand,
    /// `import` without what, or without a file.
    NothingToImport,
    /// No such list can be taken in.
    Imported(String),
    /// Not a name and a column of the ledger.
    Match(String),
    /// A file and a list at once, or neither.
    OutOrList,
}

const DATA_DIR: &str = "--data-dir";
const CLINIC: &str = "--clinic";
const YEAR: &str = "--year";
const WHAT: &str = "--what";
const OUT: &str = "--out";
const FORCE: &str = "--force";
const WITH_GAPS: &str = "--with-gaps";
const PART: &str = "--part";
const SMOKE: &str = "--smoke";
const VENDOR: &str = "--vendor";
const AFTER: &str = "--after";
const ID: &str = "--id";
const LIST: &str = "--list";
const MARK: &str = "--mark";
const NUMBER: &str = "--number";
const NAME: &str = "--name";
const DRY_RUN: &str = "--dry-run";
const MATCH: &str = "--match";
const SKIP_HIDDEN: &str = "--skip-hidden";

/// Everything that was typed, before it is known what belongs together.
#[derive(Default)]
struct Typed {
    data: Option<PathBuf>,
    clinic: Option<String>,
    year: Option<String>,
    what: Option<String>,
    out: Option<PathBuf>,
    force: Option<()>,
    with_gaps: Option<()>,
    /// Each as often as it is wanted: the same one twice is printed once.
    parts: Vec<String>,
    smoke: Option<()>,
    vendor: Option<PathBuf>,
    after: Option<String>,
    id: Option<String>,
    list: Option<()>,
    mark: Option<String>,
    number: Option<String>,
    name: Option<String>,
    dry_run: Option<()>,
    /// Each for another column.
    matches: Vec<String>,
    skip_hidden: Option<()>,
    words: Vec<OsString>,
}

/// Reads the arguments, the program's name first.
///
/// # Errors
/// The first thing that makes no sense.
pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Wrong> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut typed = Typed::default();
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help),
            Short('V') | Long("version") => return Ok(Request::Version),
            Long("data-dir") => once(&mut typed.data, DATA_DIR, path(&mut parser, DATA_DIR)?)?,
            Long("clinic") => once(&mut typed.clinic, CLINIC, text(&mut parser, CLINIC)?)?,
            Long("year") => once(&mut typed.year, YEAR, text(&mut parser, YEAR)?)?,
            Long("what") => once(&mut typed.what, WHAT, text(&mut parser, WHAT)?)?,
            Long("out") => once(&mut typed.out, OUT, path(&mut parser, OUT)?)?,
            Long("part") => typed.parts.push(text(&mut parser, PART)?),
            Long("force") => once(&mut typed.force, FORCE, ())?,
            Long("with-gaps") => once(&mut typed.with_gaps, WITH_GAPS, ())?,
            Long("vendor") => once(&mut typed.vendor, VENDOR, path(&mut parser, VENDOR)?)?,
            Long("after") => once(&mut typed.after, AFTER, text(&mut parser, AFTER)?)?,
            Long("id") => once(&mut typed.id, ID, text(&mut parser, ID)?)?,
            Long("list") => once(&mut typed.list, LIST, ())?,
            Long("mark") => once(&mut typed.mark, MARK, text(&mut parser, MARK)?)?,
            Long("number") => once(&mut typed.number, NUMBER, text(&mut parser, NUMBER)?)?,
            Long("name") => once(&mut typed.name, NAME, text(&mut parser, NAME)?)?,
            Long("dry-run") => once(&mut typed.dry_run, DRY_RUN, ())?,
            Long("match") => typed.matches.push(text(&mut parser, MATCH)?),
            Long("skip-hidden") => once(&mut typed.skip_hidden, SKIP_HIDDEN, ())?,
            Long("smoke") => once(&mut typed.smoke, SMOKE, ())?,
            Value(word) => typed.words.push(word),
            Short(letter) => return Err(Wrong::Option(format!("-{letter}"))),
            Long(name) => return Err(Wrong::Option(format!("--{name}"))),
        }
    }
    request(typed)
}

fn request(mut typed: Typed) -> Result<Request, Wrong> {
    let mut words = std::mem::take(&mut typed.words).into_iter();
    let Some(command) = words.next() else {
        let smoke = typed.smoke.take().is_some();
        let data = typed.data.take();
        nothing_left(&typed, words.next())?;
        return Ok(Request::Window { data, smoke });
    };
    match command.to_string_lossy().as_ref() {
        "sample" => {
            let data = typed.data.take();
            nothing_left(&typed, words.next())?;
            Ok(Request::Sample { data })
        }
        "edit-by-script" => {
            let (data, clinic) = (typed.data.take(), typed.clinic.take());
            let seed = typed.number.take().and_then(|number| number.parse().ok());
            nothing_left(&typed, words.next())?;
            let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
            let seed = seed.ok_or(Wrong::Missing(NUMBER))?;
            Ok(Request::EditByScript { data, clinic, seed })
        }
        "list" => {
            let data = typed.data.take();
            nothing_left(&typed, words.next())?;
            Ok(Request::List { data })
        }
        "export" => {
            let what = words.next().ok_or(Wrong::NothingToExport)?;
            if what == "csv" {
                return csv(typed, words.next());
            }
            if what == "xlsx" {
                return xlsx(typed, words.next());
            }
            if what == "closed" {
                return closed(typed, words.next());
            }
            if what == "text" {
                return plain_text(typed, words.next());
            }
            if what != "pdf" {
                return Err(Wrong::Exported(what.to_string_lossy().into_owned()));
            }
            let data = typed.data.take();
            let (clinic, year) = (typed.clinic.take(), typed.year.take());
            let (out, force) = (typed.out.take(), typed.force.take().is_some());
            let with_gaps = typed.with_gaps.take().is_some();
            let parts = std::mem::take(&mut typed.parts);
            nothing_left(&typed, words.next())?;
            let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
            let year = year.map(fiscal_year).transpose()?;
            let out = out.ok_or(Wrong::Missing(OUT))?;
            let parts = parts.into_iter().map(|word| Part::named(&word).ok_or(Wrong::Part(word)));
            let parts = parts.collect::<Result<_, _>>()?;
            let export = Export { clinic, year, out, force, with_gaps, parts };
            Ok(Request::ExportPdf { data, export })
        }
        "edition" => match words.next() {
            Some(word) if word == "draft" => edition_draft(typed, words.next(), words.next()),
            Some(word) if word == "compare" => {
                let data = typed.data.take();
                let (id, file) = (words.next(), words.next());
                nothing_left(&typed, words.next())?;
                let (Some(id), Some(file)) = (id, file) else {
                    return Err(Wrong::NothingToCompare);
                };
                let id = id.to_string_lossy().into_owned();
                Ok(Request::EditionCompare { data, id, file: file.into() })
            }
            Some(word) if word == "remove" => {
                let data = typed.data.take();
                let id = words.next();
                nothing_left(&typed, words.next())?;
                let id = id.ok_or(Wrong::NothingToRemove)?.to_string_lossy().into_owned();
                Ok(Request::EditionRemove { data, id })
            }
            _ => Err(Wrong::NoDraft),
        },
        "clinic" => {
            let word = words.next();
            clinic(typed, word.as_deref(), [words.next(), words.next()])
        }
        "backup" => {
            let word = words.next();
            backup(typed, word.as_deref(), words.next())
        }
        "import" => import(typed, words.next().as_deref(), [words.next(), words.next()]),
        "check" => {
            // Accepted like everywhere else, and of no use here.
            typed.data = None;
            nothing_left(&typed, None)?;
            let paths: Vec<PathBuf> = words.map(PathBuf::from).collect();
            if paths.is_empty() { Err(Wrong::NothingToCheck) } else { Ok(Request::Check { paths }) }
        }
        other => Err(Wrong::Command(other.to_owned())),
    }
}

/// `clinic`
fn clinic(
    mut typed: Typed,
    word: Option<&OsStr>,
    more: [Option<OsString>; 2],
) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let [next, last] = more;
    match word.and_then(OsStr::to_str) {
        Some("copy") => {
            let (clinic, into) = (typed.clinic.take(), typed.out.take());
            nothing_left(&typed, next)?;
            let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
            Ok(Request::ClinicCopy { data, clinic, into: into.ok_or(Wrong::Missing(OUT))? })
        }
        Some("open") => {
            nothing_left(&typed, last)?;
            let folder = next.ok_or(Wrong::NothingToOpen)?.into();
            Ok(Request::ClinicOpen { data, folder })
        }
        Some("remove") => {
            let clinic = typed.clinic.take();
            nothing_left(&typed, next)?;
            Ok(Request::ClinicRemove { data, clinic: clinic.ok_or(Wrong::Missing(CLINIC))? })
        }
        _ => Err(Wrong::NoClinicCommand),
    }
}

/// `backup`
fn backup(
    mut typed: Typed,
    word: Option<&OsStr>,
    next: Option<OsString>,
) -> Result<Request, Wrong> {
    let (data, clinic) = (typed.data.take(), typed.clinic.take());
    let task = match word.and_then(OsStr::to_str) {
        Some("list") => BackupTask::List,
        Some("verify") => BackupTask::Verify,
        Some("restore") => {
            let name = typed.name.take().ok_or(Wrong::Missing(NAME))?;
            BackupTask::Restore { name, only_look: typed.dry_run.take().is_some() }
        }
        _ => return Err(Wrong::NoBackupCommand),
    };
    nothing_left(&typed, next)?;
    Ok(Request::Backup { data, clinic: clinic.ok_or(Wrong::Missing(CLINIC))?, task })
}

/// `import`
fn import(
    mut typed: Typed,
    word: Option<&OsStr>,
    [file, more]: [Option<OsString>; 2],
) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let what = match word.and_then(OsStr::to_str) {
        Some("devices") => ImportKind::Devices,
        Some("people") => ImportKind::Records(RecordKind::People),
        Some("vendors") => ImportKind::Records(RecordKind::Vendors),
        Some("contacts") => ImportKind::Records(RecordKind::Contacts),
        Some(other) => return Err(Wrong::Imported(other.to_owned())),
        None => return Err(Wrong::NothingToImport),
    };
    let (clinic, dry_run) = (typed.clinic.take(), typed.dry_run.take().is_some());
    let (matches, skip) = (std::mem::take(&mut typed.matches), typed.skip_hidden.take());
    nothing_left(&typed, more)?;
    let file = file.ok_or(Wrong::NothingToImport)?.into();
    let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
    let matches = matches.into_iter().map(|it| matched(what, it)).collect::<Result<_, _>>()?;
    let import = ImportList { what, file, clinic, dry_run, skip_hidden: skip.is_some(), matches };
    Ok(Request::Import { data, import })
}

/// `HEAD=COLUMN`: the name of a column in the file, and a column of the own table.
fn matched(what: ImportKind, typed: String) -> Result<(String, Option<String>), Wrong> {
    let Some((head, column)) = typed.rsplit_once('=') else { return Err(Wrong::Match(typed)) };
    if head.trim().is_empty() {
        return Err(Wrong::Match(typed));
    }
    if column.trim() == LEAVE_OUT {
        return Ok((head.to_owned(), None));
    }
    let is_known = match what {
        ImportKind::Devices => device_column(column).is_some(),
        ImportKind::Records(kind) => record_head(kind, column).is_some(),
    };
    let (head, column) = (head.to_owned(), column.to_owned());
    if is_known { Ok((head, Some(column))) } else { Err(Wrong::Match(typed)) }
}

/// `export csv`
fn csv(mut typed: Typed, word: Option<OsString>) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let (clinic, year, what) = (typed.clinic.take(), typed.year.take(), typed.what.take());
    let (out, force) = (typed.out.take(), typed.force.take().is_some());
    nothing_left(&typed, word)?;
    let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
    let year = year.map(fiscal_year).transpose()?;
    let what = table(what.ok_or(Wrong::Missing(WHAT))?)?;
    let out = out.ok_or(Wrong::Missing(OUT))?;
    Ok(Request::ExportCsv { data, export: ExportCsv { clinic, year, what, out, force } })
}

/// `export xlsx`
fn xlsx(mut typed: Typed, word: Option<OsString>) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let (clinic, year, mark) = (typed.clinic.take(), typed.year.take(), typed.mark.take());
    let vendor = typed.vendor.take().map(|it| it.to_string_lossy().into_owned());
    let (out, force) = (typed.out.take(), typed.force.take().is_some());
    nothing_left(&typed, word)?;
    let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
    let year = fiscal_year(year.ok_or(Wrong::Missing(YEAR))?)?;
    let marking = mark.map(marking).transpose()?;
    let out = out.ok_or(Wrong::Missing(OUT))?;
    let export = ExportXlsx { clinic, year, vendor, marking, out, force };
    Ok(Request::ExportXlsx { data, export })
}

/// `export closed`
fn closed(mut typed: Typed, word: Option<OsString>) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let (clinic, year, number) = (typed.clinic.take(), typed.year.take(), typed.number.take());
    let (out, force) = (typed.out.take(), typed.force.take().is_some());
    nothing_left(&typed, word)?;
    let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
    let year = fiscal_year(year.ok_or(Wrong::Missing(YEAR))?)?;
    let number = number.map(|typed| typed.parse().map_err(|_| Wrong::Number(typed))).transpose()?;
    let out = out.ok_or(Wrong::Missing(OUT))?;
    Ok(Request::ExportClosed { data, export: ExportClosed { clinic, year, number, out, force } })
}

fn marking(typed: String) -> Result<Marking, Wrong> {
    match typed.as_str() {
        "circle" => Ok(Marking::Mark),
        "word" => Ok(Marking::Word),
        _ => Err(Wrong::Mark(typed)),
    }
}

/// `export text`
fn plain_text(mut typed: Typed, word: Option<OsString>) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let (clinic, what) = (typed.clinic.take(), typed.what.take());
    let (out, force) = (typed.out.take(), typed.force.take().is_some());
    nothing_left(&typed, word)?;
    let clinic = clinic.ok_or(Wrong::Missing(CLINIC))?;
    let what = document(what.ok_or(Wrong::Missing(WHAT))?)?;
    let out = out.ok_or(Wrong::Missing(OUT))?;
    Ok(Request::ExportText { data, export: ExportText { clinic, what, out, force } })
}

/// `edition draft`
fn edition_draft(
    mut typed: Typed,
    file: Option<OsString>,
    word: Option<OsString>,
) -> Result<Request, Wrong> {
    let data = typed.data.take();
    let (vendor, after, id) = (typed.vendor.take(), typed.after.take(), typed.id.take());
    let (year, out, list) = (typed.year.take(), typed.out.take(), typed.list.take());
    let force = if out.is_some() { typed.force.take().is_some() } else { false };
    nothing_left(&typed, word)?;
    let file = file.ok_or(Wrong::NothingToDraft)?.into();
    let after = after.ok_or(Wrong::Missing(AFTER))?;
    let id = id.ok_or(Wrong::Missing(ID))?;
    let year = fiscal_year(year.ok_or(Wrong::Missing(YEAR))?)?;
    let output = match (out, list) {
        (Some(path), None) => DraftOutput::File { path, force },
        (None, Some(())) => DraftOutput::List,
        _ => return Err(Wrong::OutOrList),
    };
    let draft = EditionDraft { file, vendor, after, id, year, output };
    Ok(Request::EditionDraft { data, draft })
}

/// The document that goes by the name of its text.
fn document(typed: String) -> Result<DocumentKey, Wrong> {
    match Paper::of_key(&typed, &embedded_documents()) {
        Some(Paper::Document(key, DocumentPart::Body)) => Ok(key),
        _ => Err(Wrong::Document(typed)),
    }
}

fn table(typed: String) -> Result<TableKind, Wrong> {
    match typed.as_str() {
        "answers" => Ok(TableKind::Answers),
        "devices" => Ok(TableKind::Devices),
        "contacts" => Ok(TableKind::Contacts),
        "people" => Ok(TableKind::People),
        "sheets" => Ok(TableKind::Sheets),
        "clinic" => Ok(TableKind::Clinic),
        _ => Err(Wrong::What(typed)),
    }
}

/// Fails on whatever the command has not taken.
fn nothing_left(typed: &Typed, word: Option<OsString>) -> Result<(), Wrong> {
    if let Some(word) = word {
        return Err(Wrong::Extra(word.to_string_lossy().into_owned()));
    }
    let left = [
        (typed.clinic.is_some(), CLINIC),
        (typed.year.is_some(), YEAR),
        (typed.what.is_some(), WHAT),
        (typed.out.is_some(), OUT),
        (typed.force.is_some(), FORCE),
        (typed.with_gaps.is_some(), WITH_GAPS),
        (!typed.parts.is_empty(), PART),
        (typed.smoke.is_some(), SMOKE),
        (typed.vendor.is_some(), VENDOR),
        (typed.after.is_some(), AFTER),
        (typed.id.is_some(), ID),
        (typed.list.is_some(), LIST),
        (typed.mark.is_some(), MARK),
        (typed.number.is_some(), NUMBER),
        (typed.name.is_some(), NAME),
        (typed.dry_run.is_some(), DRY_RUN),
        (!typed.matches.is_empty(), MATCH),
        (typed.skip_hidden.is_some(), SKIP_HIDDEN),
    ];
    match left.iter().find(|(is_left, _)| *is_left) {
        Some((_, option)) => Err(Wrong::Option((*option).to_owned())),
        None => Ok(()),
    }
}

fn once<T>(slot: &mut Option<T>, option: &'static str, value: T) -> Result<(), Wrong> {
    match slot.replace(value) {
        Some(_) => Err(Wrong::Twice(option)),
        None => Ok(()),
    }
}

fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, Wrong> {
    Ok(value(parser, option)?.to_string_lossy().into_owned())
}

fn path(parser: &mut lexopt::Parser, option: &str) -> Result<PathBuf, Wrong> {
    Ok(value(parser, option)?.into())
}

/// The value of an option. What begins with two dashes is the next option, unless it was joined to
/// this one by `=`.
fn value(parser: &mut lexopt::Parser, option: &str) -> Result<OsString, Wrong> {
    let missing = || Wrong::NoValue(option.to_owned());
    let value = if let Some(joined) = parser.optional_value() {
        joined
    } else {
        let next = parser.value().map_err(wrong)?;
        if next.to_string_lossy().starts_with("--") {
            return Err(missing());
        }
        next
    };
    if value.is_empty() { Err(missing()) } else { Ok(value) }
}

fn fiscal_year(typed: String) -> Result<FiscalYear, Wrong> {
    let year = typed.parse().ok().and_then(|number| FiscalYear::new(number).ok());
    year.ok_or(Wrong::Year(typed))
}

fn wrong(error: lexopt::Error) -> Wrong {
    match error {
        lexopt::Error::MissingValue { option } => Wrong::NoValue(option.unwrap_or_default()),
        lexopt::Error::UnexpectedValue { option, .. } => Wrong::NeedlessValue(option),
        lexopt::Error::UnexpectedOption(option) => Wrong::Option(option),
        other => Wrong::Extra(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Paper;

    fn parse(line: &str) -> Result<Request, Wrong> {
        read(std::iter::once("tenkencho").chain(line.split_whitespace()).map(OsString::from))
    }

    #[test]
    fn the_data_folder_is_taken_before_and_after_the_command() {
        let data = Some(PathBuf::from("d"));
        for line in ["--data-dir d list", "list --data-dir d", "list --data-dir=d"] {
            assert_eq!(parse(line), Ok(Request::List { data: data.clone() }), "{line}");
        }
        assert_eq!(parse("--data-dir d"), Ok(Request::Window { data, smoke: false }));
        assert_eq!(parse("--smoke"), Ok(Request::Window { data: None, smoke: true }));
        assert_eq!(
            parse("check --data-dir d -- --a b"),
            Ok(Request::Check { paths: vec!["--a".into(), "b".into()] })
        );
    }

    #[test]
    fn an_export_may_be_typed_in_any_order() {
        let year = FiscalYear::new(2024).ok();
        let export = |force, parts: &[Part]| Export {
            clinic: "sample-1".to_owned(),
            year,
            out: "a.pdf".into(),
            force,
            with_gaps: false,
            parts: parts.to_vec(),
        };
        let two = [Part::Paper(Paper::WallChart), Part::Letter("見本:社".to_owned())];
        for (line, force, parts) in [
            ("export pdf --clinic sample-1 --year 2024 --out a.pdf", false, &[][..]),
            ("--out a.pdf --force export --year=2024 pdf --clinic=sample-1", true, &[]),
            (
                "--part wall-chart export --part=letter:見本:社 --out a.pdf --year=2024 pdf \
                 --clinic=sample-1",
                false,
                &two,
            ),
        ] {
            let export = export(force, parts);
            assert_eq!(parse(line), Ok(Request::ExportPdf { data: None, export }), "{line}");
        }
    }

    #[test]
    fn papers_are_exported_with_or_without_a_year() {
        let line = "export pdf --clinic a --part ledger --with-gaps --out b.pdf";
        let export = Export {
            clinic: "a".to_owned(),
            year: None,
            out: "b.pdf".into(),
            force: false,
            with_gaps: true,
            parts: vec![Part::Paper(Paper::Ledger)],
        };
        assert_eq!(parse(line), Ok(Request::ExportPdf { data: None, export }));
    }

    #[test]
    fn a_table_is_exported_with_or_without_a_year() {
        let export = |year: Option<i32>| ExportCsv {
            clinic: "a".to_owned(),
            year: year.map(|it| FiscalYear::new(it).expect("in range")),
            what: TableKind::Answers,
            out: "b.csv".into(),
            force: year.is_some(),
        };
        for (line, year) in [
            ("export csv --clinic a --what answers --out b.csv", None),
            ("export csv --clinic a --year 2024 --what answers --out b.csv --force", Some(2024)),
        ] {
            let export = export(year);
            assert_eq!(parse(line), Ok(Request::ExportCsv { data: None, export }), "{line}");
        }
    }

    #[test]
    fn a_form_is_filled_in_for_the_clinic_or_for_a_vendor() {
        let export = |vendor: Option<&str>, marking| ExportXlsx {
            clinic: "a".to_owned(),
            year: FiscalYear::new(2026).expect("in range"),
            vendor: vendor.map(str::to_owned),
            marking,
            out: "b.xlsx".into(),
            force: vendor.is_some(),
        };
        let start = "export xlsx --clinic a --year 2026 --out b.xlsx";
        for (more, export) in [
            ("", export(None, None)),
            ("--mark word", export(None, Some(Marking::Word))),
            ("--vendor 2 --mark circle --force", export(Some("2"), Some(Marking::Mark))),
        ] {
            let line = format!("{start} {more}");
            assert_eq!(parse(&line), Ok(Request::ExportXlsx { data: None, export }), "{line}");
        }
    }

    #[test]
    fn an_edition_is_drafted_into_a_file_or_listed() {
        let draft = |vendor: Option<&str>, output| EditionDraft {
            file: "a.xlsx".into(),
            vendor: vendor.map(PathBuf::from),
            after: "mhlw-2024".to_owned(),
            id: "mhlw-2026".to_owned(),
            year: FiscalYear::new(2026).expect("in range"),
            output,
        };
        let file = |force| DraftOutput::File { path: "b.ron".into(), force };
        let start = "edition draft a.xlsx --after mhlw-2024 --id mhlw-2026 --year 2026";
        for (more, draft) in [
            ("--list", draft(None, DraftOutput::List)),
            ("--out b.ron", draft(None, file(false))),
            ("--vendor v.xlsx --out b.ron --force", draft(Some("v.xlsx"), file(true))),
        ] {
            let line = format!("{start} {more}");
            assert_eq!(parse(&line), Ok(Request::EditionDraft { data: None, draft }), "{line}");
        }
    }

    #[test]
    fn a_list_is_taken_in_with_names_for_its_columns() {
        let line = "import devices a.csv --clinic b --match Tag=管理番号 --dry-run \
                    --match=x=y=備考 --match Price=取り込まない --skip-hidden";
        let import = ImportList {
            what: ImportKind::Devices,
            file: "a.csv".into(),
            clinic: "b".to_owned(),
            dry_run: true,
            skip_hidden: true,
            matches: vec![
                ("Tag".to_owned(), Some("管理番号".to_owned())),
                ("x=y".to_owned(), Some("備考".to_owned())),
                ("Price".to_owned(), None),
            ],
        };
        assert_eq!(parse(line), Ok(Request::Import { data: None, import }));
        for (word, kind) in [
            ("people", RecordKind::People),
            ("vendors", RecordKind::Vendors),
            ("contacts", RecordKind::Contacts),
        ] {
            let line = format!("import {word} a.csv --clinic b --match x=名称");
            let line = if word == "people" { line.replace("名称", "氏名") } else { line };
            let Ok(Request::Import { import, .. }) = parse(&line) else { panic!("{line}") };
            assert_eq!((import.what, import.matches.len()), (ImportKind::Records(kind), 1));
        }
    }

    #[test]
    fn wrong_usage_is_told_apart() {
        let own = str::to_owned;
        let export = "export pdf --clinic a --year";
        let table = [
            ("lst", Wrong::Command(own("lst"))),
            ("window", Wrong::Command(own("window"))),
            ("list sample", Wrong::Extra(own("sample"))),
            ("sample --force", Wrong::Option(own("--force"))),
            ("list --smoke", Wrong::Option(own("--smoke"))),
            ("--clinic a", Wrong::Option(own("--clinic"))),
            ("list --colour", Wrong::Option(own("--colour"))),
            ("list -x", Wrong::Option(own("-x"))),
            ("list --data-dir", Wrong::NoValue(own("--data-dir"))),
            ("list --data-dir=", Wrong::NoValue(own("--data-dir"))),
            ("--data-dir a list --data-dir b", Wrong::Twice("--data-dir")),
            ("--smoke=yes", Wrong::NeedlessValue(own("--smoke"))),
            ("list --part ledger", Wrong::Option(own("--part"))),
            ("export", Wrong::NothingToExport),
            ("export xml", Wrong::Exported(own("xml"))),
            ("export csv --clinic a", Wrong::Missing("--what")),
            ("export csv --clinic a --what people", Wrong::Missing("--out")),
            ("export csv --clinic a --what all --out b", Wrong::What(own("all"))),
            ("export csv --clinic a --year x --what people --out b", Wrong::Year(own("x"))),
            ("export text --clinic a --what bcp", Wrong::Missing("--out")),
            ("export text --clinic a --out b", Wrong::Missing("--what")),
            ("export text --clinic a --what people --out b", Wrong::Document(own("people"))),
            ("export text --clinic a --what bcp --out b c", Wrong::Extra(own("c"))),
            ("export text --year 2024", Wrong::Option(own("--year"))),
            ("list --what people", Wrong::Option(own("--what"))),
            ("export pdf", Wrong::Missing("--clinic")),
            ("export pdf --clinic a", Wrong::Missing("--out")),
            (&format!("{export} 2024"), Wrong::Missing("--out")),
            (&format!("{export} 令和6 --out b"), Wrong::Year(own("令和6"))),
            (&format!("{export} 6 --out b"), Wrong::Year(own("6"))),
            (&format!("{export} 2024 --out b c"), Wrong::Extra(own("c"))),
            (&format!("{export} 2024 --out b --part ledgers"), Wrong::Part(own("ledgers"))),
            (&format!("{export} 2024 --out b --part letter:"), Wrong::Part(own("letter:"))),
            (&format!("{export} 2024 --out b --part"), Wrong::NoValue(own("--part"))),
            (&format!("{export} 2024 --part --out b"), Wrong::NoValue(own("--part"))),
            (&format!("{export} 2024 --out --force"), Wrong::NoValue(own("--out"))),
            ("export xlsx --clinic a --out b", Wrong::Missing("--year")),
            ("export xlsx --clinic a --year 2026", Wrong::Missing("--out")),
            ("export xlsx --clinic a --year 2026 --out b --mark x", Wrong::Mark(own("x"))),
            ("export closed --clinic a --year 2026 --out b --number x", Wrong::Number(own("x"))),
            ("export closed --clinic a --out b", Wrong::Missing(YEAR)),
            ("export pdf --clinic a --out b --number 1", Wrong::Option(own(NUMBER))),
            ("export xlsx --clinic a --year 2026 --out b --list", Wrong::Option(own("--list"))),
            ("list --mark word", Wrong::Option(own("--mark"))),
            ("edition", Wrong::NoDraft),
            ("edition read a", Wrong::NoDraft),
            ("edition draft", Wrong::NothingToDraft),
            ("edition compare", Wrong::NothingToCompare),
            ("edition compare mhlw-2024", Wrong::NothingToCompare),
            ("edition compare mhlw-2024 a.pdf b.pdf", Wrong::Extra(own("b.pdf"))),
            ("edition remove", Wrong::NothingToRemove),
            ("edition remove a b", Wrong::Extra(own("b"))),
            ("edition draft a --id b --year 2026 --list", Wrong::Missing("--after")),
            ("edition draft a --after b --year 2026 --list", Wrong::Missing("--id")),
            ("edition draft a --after b --id c --list", Wrong::Missing("--year")),
            ("edition draft a --after b --id c --year 2026", Wrong::OutOrList),
            ("edition draft a --after b --id c --year 2026 --out d --list", Wrong::OutOrList),
            (
                "edition draft a --after b --id c --year 2026 --list --force",
                Wrong::Option(own("--force")),
            ),
            ("edition draft a d --after b --id c --year 2026 --list", Wrong::Extra(own("d"))),
            ("list --after a", Wrong::Option(own("--after"))),
            ("clinic", Wrong::NoClinicCommand),
            ("clinic move", Wrong::NoClinicCommand),
            ("clinic copy --out a", Wrong::Missing("--clinic")),
            ("clinic copy --clinic a", Wrong::Missing("--out")),
            ("clinic copy --clinic a --out b c", Wrong::Extra(own("c"))),
            ("clinic open", Wrong::NothingToOpen),
            ("clinic open a b", Wrong::Extra(own("b"))),
            ("clinic remove", Wrong::Missing("--clinic")),
            ("clinic remove --clinic a --force", Wrong::Option(own("--force"))),
            ("backup", Wrong::NoBackupCommand),
            ("backup keep --clinic a", Wrong::NoBackupCommand),
            ("backup list", Wrong::Missing("--clinic")),
            ("backup list --clinic a b", Wrong::Extra(own("b"))),
            ("backup verify --clinic a --name b", Wrong::Option(own("--name"))),
            ("backup restore --clinic a", Wrong::Missing("--name")),
            ("backup list --clinic a --dry-run", Wrong::Option(own("--dry-run"))),
            ("import", Wrong::NothingToImport),
            ("import printers a.csv", Wrong::Imported(own("printers"))),
            ("import devices --clinic a", Wrong::NothingToImport),
            ("import devices a.csv", Wrong::Missing("--clinic")),
            ("import devices a.csv b --clinic a", Wrong::Extra(own("b"))),
            ("import devices a.csv --clinic a --match x", Wrong::Match(own("x"))),
            ("import devices a.csv --clinic a --match x=y", Wrong::Match(own("x=y"))),
            ("import people a.csv --clinic a --match x=管理番号", Wrong::Match(own("x=管理番号"))),
            ("import devices a.csv --clinic a --force", Wrong::Option(own("--force"))),
            ("list --dry-run", Wrong::Option(own("--dry-run"))),
            ("check", Wrong::NothingToCheck),
            ("check a --force", Wrong::Option(own("--force"))),
        ];
        for (line, expected) in table {
            assert_eq!(parse(line), Err(expected), "{line}");
        }
    }

    #[test]
    fn help_and_version_win_over_everything_after_them() {
        assert_eq!(parse("list --help --what"), Ok(Request::Help));
        assert_eq!(parse("-V"), Ok(Request::Version));
    }
}
