//! What belongs to the machine: clock, file dialog, viewer, threads.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

use crate::store::DataFolder;

/// How a file dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A path was chosen.
    Path(PathBuf),
    /// The user left it.
    Nothing,
    /// The machine could not show one.
    Unavailable,
}

/// The machine, as far as the program needs it.
pub trait Platform {
    /// The clock: local time.
    fn now(&self) -> NaiveDateTime;

    /// Runs a job off the window's thread.
    fn run(&self, job: Box<dyn FnOnce() + Send>);

    /// Asks where a PDF should go, without holding up the window.
    fn pick_pdf(
        &self,
        suggestion: &Path,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    );

    /// Asks for a table to read, starting in a folder, without holding up the window.
    fn pick_table(
        &self,
        folder: &Path,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    );

    /// Asks where a table should go, without holding up the window.
    fn pick_table_target(
        &self,
        suggestion: &Path,
        extension: &str,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    );

    /// Asks for a folder, without holding up the window.
    fn pick_folder(
        &self,
        suggestion: &Path,
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
}

/// The real machine.
#[derive(Debug)]
pub struct Desktop;

/// The clock as a plain function, for the saver's thread.
#[expect(clippy::disallowed_methods, reason = "the platform is where the clock is read")]
pub(crate) fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}

/// Nobody leaves a dialog faster than this: one that ends sooner was never shown.
const SHOWN_AT_LEAST: Duration = Duration::from_millis(300);

impl Desktop {
    /// Waits for a dialog on another thread.
    fn answer(
        &self,
        dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        self.run(Box::new(move || {
            let shown = Instant::now();
            reply(match pollster::block_on(dialog) {
                Some(file) => Picked::Path(file.path().to_owned()),
                None if shown.elapsed() < SHOWN_AT_LEAST => Picked::Unavailable,
                None => Picked::Nothing,
            });
        }));
    }
}

/// A dialog that proposes a path.
fn saving_as(suggestion: &Path) -> rfd::AsyncFileDialog {
    let mut dialog = rfd::AsyncFileDialog::new();
    if let Some(folder) = suggestion.parent() {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = suggestion.file_name() {
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

    fn pick_pdf(
        &self,
        suggestion: &Path,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let dialog = saving_as(suggestion).add_filter("PDF", &["pdf"]).set_parent(frame);
        self.answer(dialog.save_file(), reply);
    }

    fn pick_table(
        &self,
        folder: &Path,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let dialog = rfd::AsyncFileDialog::new()
            .add_filter("CSV, Excel", &["csv", "tsv", "txt", "xlsx", "xlsm", "xls"])
            .set_directory(folder)
            .set_parent(frame);
        self.answer(dialog.pick_file(), reply);
    }

    fn pick_table_target(
        &self,
        suggestion: &Path,
        extension: &str,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let name = if extension == "csv" { "CSV" } else { "Excel" };
        let dialog = saving_as(suggestion).add_filter(name, &[extension]).set_parent(frame);
        self.answer(dialog.save_file(), reply);
    }

    fn pick_folder(
        &self,
        suggestion: &Path,
        frame: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let dialog = rfd::AsyncFileDialog::new().set_directory(suggestion).set_parent(frame);
        self.answer(dialog.pick_folder(), reply);
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
