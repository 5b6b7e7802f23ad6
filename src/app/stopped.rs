//! A defect that stops the program, or one of its threads: what can be told of it without telling anything
//! of the clinic.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::platform;
use crate::store::DataFolder;

/// Where the newest report is.
#[derive(Clone, Debug, Default)]
pub struct StopReports(Arc<Mutex<Option<PathBuf>>>);

impl StopReports {
    /// The newest report of this run.
    #[must_use]
    pub fn newest(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Writes a report into the data folder whenever something panics from now on. What was typed is saved by
/// the thread that saves, which goes on.
#[must_use]
pub fn report_stops(data: DataFolder) -> StopReports {
    let reports = StopReports::default();
    let newest = Arc::clone(&reports.0);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let kept = data.keep_stop_report(&report(info), platform::now());
        if let Ok(path) = kept {
            *newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
        }
        before(info);
    }));
    reports
}

/// Version, system, place in the source and the functions on the way there. A message that was put together
/// may quote a name or an answer, so only one that stands in the source as it is comes along.
fn report(info: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    let mut text = format!(
        "tenkencho {}\n{} {}\nthread {}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        thread.name().unwrap_or("?"),
    );
    if let Some(at) = info.location() {
        let _ = writeln!(text, "at {}:{}:{}", at.file(), at.line(), at.column());
    }
    if let Some(message) = info.payload().downcast_ref::<&'static str>() {
        let _ = writeln!(text, "{message}");
    }
    let _ = writeln!(text, "{}", Backtrace::force_capture());
    text
}
