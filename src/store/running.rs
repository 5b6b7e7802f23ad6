//! One running program over a data folder: the second one asks the first to show its window, and ends.
//!
//! The lock is the system's own, so it goes with the program that took it. What is asked stands in a small
//! file beside it, which the first program removes as its answer. Only the same person in the same session is
//! asked: a window that comes up on another screen helps nobody.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::files::{Files, Lock, Locked};
use super::lock::lock_where_known;
use super::{DataFolder, LockHolder, size};

/// How long an answer is waited for, in steps.
const STEPS: u32 = 20;
/// One of these steps.
const STEP: Duration = Duration::from_millis(100);

/// In front of which screen a program runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The name of the computer.
    pub computer: String,
    /// The name under which the person is logged in.
    pub user: String,
    /// The session, where the system names one.
    pub session: String,
}

impl Seat {
    /// That of this program, as far as the environment tells.
    #[must_use]
    pub fn of(who: LockHolder) -> Self {
        let names = ["SESSIONNAME", "WAYLAND_DISPLAY", "DISPLAY"];
        let session = names.iter().find_map(|name| std::env::var(name).ok());
        let LockHolder { user, computer, .. } = who;
        Self { computer, user, session: session.unwrap_or_default() }
    }
}

/// What a program is that starts over a data folder.
pub enum Start {
    /// The first one: it holds this until it ends.
    First(Running),
    /// The second one, and the first has shown its window.
    Shown,
    /// The second one somewhere else, or one that got no answer; or nobody can tell.
    Alone,
}

/// The first program over a data folder, until it is dropped.
pub struct Running {
    files: Arc<dyn Files>,
    root: PathBuf,
    _lock: Mutex<Box<dyn Lock>>,
}

impl Running {
    /// Whether another program has asked for the window since this was asked last.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        let request = request_in(&self.root);
        let is_there = matches!(self.files.kind(&request), Ok(Some(_)));
        is_there && self.files.remove(&request).is_ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.files.remove(&seat_in(&self.root));
    }
}

fn request_in(root: &Path) -> PathBuf {
    root.join("show-window")
}

fn seat_in(root: &Path) -> PathBuf {
    root.join("running-at")
}

impl DataFolder {
    /// Begins to run here. Where another program runs in front of the same screen, it is asked to show its
    /// window; that takes up to two seconds. Whatever goes wrong keeps nobody from working.
    #[must_use]
    pub fn begin_running(&self, seat: &Seat) -> Start {
        let (files, root) = (self.shared_files(), self.root());
        if self.ensure_root().is_err() {
            return Start::Alone;
        }
        match lock_where_known(&*files, &root.join("running")) {
            Ok(Some(Locked::Ours(lock))) => {
                // What was asked of an earlier program is none of this one's.
                let _ = files.remove(&request_in(root));
                write_seat(&*files, &seat_in(root), seat);
                Start::First(Running { files, root: root.to_owned(), _lock: Mutex::new(lock) })
            }
            Ok(Some(Locked::Taken)) if is_same_seat(&*files, &seat_in(root), seat) => {
                ask(&*files, &request_in(root))
            }
            _ => Start::Alone,
        }
    }
}

fn ask(files: &dyn Files, request: &Path) -> Start {
    match files.create(request) {
        Ok(_) => {}
        // Somebody else asks at the same time.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(_) => return Start::Alone,
    }
    for _ in 0..STEPS {
        files.pause(STEP);
        if matches!(files.kind(request), Ok(None)) {
            return Start::Shown;
        }
    }
    let _ = files.remove(request);
    Start::Alone
}

fn write_seat(files: &dyn Files, path: &Path, seat: &Seat) {
    let _ = files.remove(path);
    if let Ok(text) = ron::to_string(seat) {
        let _ = files.create(path).and_then(|mut file| file.write(text.as_bytes()));
    }
}

fn is_same_seat(files: &dyn Files, path: &Path, seat: &Seat) -> bool {
    let bytes = files.read_at_most(path, size::SMALL).unwrap_or_default();
    ron::de::from_bytes::<Seat>(&bytes).is_ok_and(|there| there == *seat)
}
