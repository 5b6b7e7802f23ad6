//! What belongs to the machine: clock, file dialog, viewer, threads.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::store::DataFolder;

/// How a file dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A path was chosen.
    Path(PathBuf),
    /// The user left it.
    Nothing,
    /// The machine cannot show one.
    Unavailable,
}

/// What a file dialog asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathQuestion {
    /// Where a PDF should go; the path that is proposed.
    NewPdf(PathBuf),
    /// A table to read; the folder to start in.
    Table(PathBuf),
    /// An original of the ministry's to read; the folder to start in.
    Original(PathBuf),
    /// A form that came back to read; the folder to start in.
    Returned(PathBuf),
    /// Where a table should go; the path that is proposed, and the ending of its name.
    NewTable(PathBuf, &'static str),
    /// A folder; the one to start in.
    Folder(PathBuf),
}

/// The machine, as far as the program needs it.
pub trait Platform {
    /// The clock: local time.
    fn now(&self) -> NaiveDateTime;

    /// Runs a job off the window's thread.
    fn run(&self, job: Box<dyn FnOnce() + Send>);

    /// Looks at something once a second, off the window's thread, until it is done with. Where nothing is
    /// looked at, a clinic that can only be read stays so until it is opened again.
    fn watch(&self, _step: Box<dyn FnMut() -> ControlFlow<()> + Send>) {}

    /// Shows a dialog that asks for a path, without holding up the window. Only one is asked for at
    /// a time.
    fn pick(
        &self,
        question: &PathQuestion,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    );

    /// The data folder of a start that names none, before anybody chose another; `None` where the
    /// system names no home folder.
    fn usual_data_folder(&self) -> Option<PathBuf>;

    /// Opens a file or a folder the way the desktop does.
    ///
    /// # Errors
    /// The desktop has nothing that opens it.
    fn open(&self, path: &Path) -> std::io::Result<()>;

    /// The folder proposed for exports.
    fn export_folder(&self) -> PathBuf;

    /// Whether fonts of the system may help out where the bundled ones lack a character.
    fn uses_system_fonts(&self) -> bool;

    /// Whether a start goes on where the program was left.
    fn goes_on(&self) -> bool {
        true
    }
}

/// How often something is looked at.
const WATCH: Duration = Duration::from_secs(1);

/// Ends a watch when it is dropped.
#[derive(Default)]
pub(super) struct Watch(pub(super) Arc<AtomicBool>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The real machine.
#[derive(Debug)]
pub struct Desktop;

/// The clock as a plain function, for the saver's thread.
pub(crate) use crate::workshop::now;

/// Where the dialog library says that neither the desktop nor any helper could show a dialog: this
/// module of it logs no other errors, and elsewhere than on Linux there is always a dialog.
const NO_DIALOG: &str = "rfd::backend::xdg_desktop_portal";

/// Listens to the dialog library, which gives the same answer for a dialog that was left and for one
/// that could not be shown.
struct DialogLog {
    could_not_show: AtomicBool,
}

static DIALOG_LOG: DialogLog = DialogLog { could_not_show: AtomicBool::new(false) };

impl log::Log for DialogLog {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.target() == NO_DIALOG && metadata.level() == log::Level::Error
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            self.could_not_show.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

impl DialogLog {
    /// How a dialog ended that gave this answer.
    fn ended(&self, answer: Option<PathBuf>) -> Picked {
        match answer {
            Some(path) => Picked::Path(path),
            None if self.could_not_show.load(Ordering::Relaxed) => Picked::Unavailable,
            None => Picked::Nothing,
        }
    }

    /// A dialog begins.
    fn begin(&'static self) {
        self.could_not_show.store(false, Ordering::Relaxed);
        // Nobody else in this program logs; after the first dialog it is set.
        if log::set_logger(self).is_ok() {
            log::set_max_level(log::LevelFilter::Error);
        }
    }
}

impl Desktop {
    /// Waits for a dialog on another thread.
    fn answer(
        &self,
        dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        self.run(Box::new(move || {
            let file = pollster::block_on(dialog);
            reply(DIALOG_LOG.ended(file.map(|file| file.path().to_owned())));
        }));
    }
}

/// The dialog with a path to begin with.
fn proposing(mut dialog: rfd::AsyncFileDialog, path: &Path) -> rfd::AsyncFileDialog {
    if let Some(folder) = path.parent() {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = path.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    dialog
}

impl Platform for Desktop {
    fn now(&self) -> NaiveDateTime {
        now()
    }

    fn run(&self, job: Box<dyn FnOnce() + Send>) {
        // A machine that cannot start a thread does the job here; the window waits for it.
        let job = std::sync::Arc::new(std::sync::Mutex::new(Some(job)));
        let take = |job: &std::sync::Mutex<Option<Box<dyn FnOnce() + Send>>>| {
            job.lock().ok().and_then(|mut job| job.take())
        };
        let for_thread = std::sync::Arc::clone(&job);
        let started = std::thread::Builder::new().name("job".to_owned()).spawn(move || {
            if let Some(job) = take(&for_thread) {
                job();
            }
        });
        if started.is_err()
            && let Some(job) = take(&job)
        {
            job();
        }
    }

    fn watch(&self, mut step: Box<dyn FnMut() -> ControlFlow<()> + Send>) {
        // Where no thread can be started, nothing is looked at.
        let _ = std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
            while step().is_continue() {
                std::thread::sleep(WATCH);
            }
        });
    }

    fn pick(
        &self,
        question: &PathQuestion,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        DIALOG_LOG.begin();
        let dialog = || rfd::AsyncFileDialog::new().set_parent(frame);
        match question {
            PathQuestion::NewPdf(path) => {
                let dialog = proposing(dialog().add_filter("PDF", &["pdf"]), path);
                self.answer(dialog.save_file(), reply);
            }
            PathQuestion::Table(folder) => {
                let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls"];
                let dialog = dialog().add_filter("CSV, Excel", &endings).set_directory(folder);
                self.answer(dialog.pick_file(), reply);
            }
            PathQuestion::Original(folder) => {
                let endings = ["pdf", "xlsx", "xlsm"];
                let dialog = dialog().add_filter("PDF, Excel", &endings).set_directory(folder);
                self.answer(dialog.pick_file(), reply);
            }
            PathQuestion::Returned(folder) => {
                let endings = ["xlsx", "xlsm"];
                let dialog = dialog().add_filter("Excel", &endings).set_directory(folder);
                self.answer(dialog.pick_file(), reply);
            }
            PathQuestion::NewTable(path, ending) => {
                let name = if *ending == "csv" { "CSV" } else { "Excel" };
                let dialog = proposing(dialog().add_filter(name, &[*ending]), path);
                self.answer(dialog.save_file(), reply);
            }
            PathQuestion::Folder(folder) => {
                self.answer(dialog().set_directory(folder).pick_folder(), reply);
            }
        }
    }

    fn usual_data_folder(&self) -> Option<PathBuf> {
        DataFolder::default_root()
    }

    fn open(&self, path: &Path) -> std::io::Result<()> {
        open::that_detached(path)
    }

    fn export_folder(&self) -> PathBuf {
        let folders = directories::UserDirs::new();
        let documents = folders
            .as_ref()
            .map(|folders| folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned());
        documents.unwrap_or_default()
    }

    fn uses_system_fonts(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use log::Log as _;

    use super::*;

    fn hear(log: &DialogLog, target: &str, level: log::Level) {
        log.log(&log::Record::builder().target(target).level(level).build());
    }

    #[test]
    fn a_dialog_that_is_left_at_once_was_shown_all_the_same() {
        let log = DialogLog { could_not_show: AtomicBool::new(false) };
        // What is said when a helper shows the dialog instead of the desktop.
        hear(&log, NO_DIALOG, log::Level::Warn);
        hear(&log, "rfd::backend::xdg_desktop_portal::portal", log::Level::Error);
        assert_eq!(log.ended(None), Picked::Nothing);
        let path = PathBuf::from("a.pdf");
        assert_eq!(log.ended(Some(path.clone())), Picked::Path(path));
    }

    #[test]
    fn a_dialog_that_neither_the_desktop_nor_a_helper_can_show_is_unavailable() {
        let log = DialogLog { could_not_show: AtomicBool::new(false) };
        hear(&log, NO_DIALOG, log::Level::Error);
        assert_eq!(log.ended(None), Picked::Unavailable);
    }
}
