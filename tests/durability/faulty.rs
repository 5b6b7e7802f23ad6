//! A disk that can be made to fail, and that remembers what was asked of it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tenkencho::store::files::{
    EntryKind, Files, Locked, NewFile, Place, RealFiles, Rights, is_busy_on_windows,
};

/// What a rule sees of a step.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// How many steps were asked for before.
    pub index: usize,
    /// The call and the files it names, temporary ones without their number.
    pub call: String,
}

/// Says whether a step fails, and how. A step that fails is not done; of a write, half is done.
type Rule = Box<dyn FnMut(&Step) -> Option<io::Error> + Send>;

/// A call that waits: it tells when it is there, and goes on when it is let go.
struct Held {
    call: String,
    entered: Sender<()>,
    go_on: Receiver<()>,
}

#[derive(Clone)]
pub(crate) struct FaultyFiles(Arc<Inner>);

struct Inner {
    log: Mutex<Vec<String>>,
    rule: Mutex<Rule>,
    /// How long every flush takes, in milliseconds.
    flush_takes: AtomicU64,
    /// The call that waits, while all others go on.
    held: Mutex<Option<Held>>,
    /// The time that was let pass.
    paused: Mutex<Duration>,
    disk: Disk,
}

/// What the disk can do, and whose errors it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disk {
    /// Everything, on this system.
    Usual,
    /// Its file system knows no locks.
    WithoutLocks,
    /// Its file system knows no second names, as memory sticks do not.
    WithoutLinks,
    /// The same at a system that cannot rename to a new name in one step either.
    WithoutLinksAndSteps,
    /// Its errors are those of Windows.
    OfWindows,
}

pub(crate) fn error(kind: io::ErrorKind) -> io::Error {
    io::Error::from(kind)
}

impl FaultyFiles {
    pub(crate) fn sound() -> Self {
        Self::new(|_| None)
    }

    pub(crate) fn new(rule: impl FnMut(&Step) -> Option<io::Error> + Send + 'static) -> Self {
        Self::on(Disk::Usual, rule)
    }

    /// Another sort of disk.
    pub(crate) fn on(
        disk: Disk,
        rule: impl FnMut(&Step) -> Option<io::Error> + Send + 'static,
    ) -> Self {
        Self(Arc::new(Inner {
            log: Mutex::default(),
            rule: Mutex::new(Box::new(rule)),
            flush_takes: AtomicU64::new(0),
            held: Mutex::default(),
            paused: Mutex::default(),
            disk,
        }))
    }

    /// Another rule from now on, counting from 0 again.
    pub(crate) fn follow(&self, rule: impl FnMut(&Step) -> Option<io::Error> + Send + 'static) {
        *self.0.rule.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(rule);
        self.0.log.lock().expect("no panic").clear();
    }

    /// Works again.
    pub(crate) fn recover(&self) {
        self.follow(|_| None);
    }

    /// Lets the next such call wait: whether it is there comes from the first end, and it goes on when the
    /// second is dropped.
    pub(crate) fn hold(&self, call: &str) -> (Receiver<()>, Sender<()>) {
        let ((entered, is_there), (let_go, go_on)) = (channel(), channel());
        let held = Held { call: call.to_owned(), entered, go_on };
        *self.0.held.lock().expect("no panic") = Some(held);
        (is_there, let_go)
    }

    /// Every flush takes so long from now on.
    pub(crate) fn slow_down(&self, milliseconds: u64) {
        self.0.flush_takes.store(milliseconds, Ordering::Relaxed);
    }

    pub(crate) fn log(&self) -> Vec<String> {
        self.0.log.lock().expect("no panic").clone()
    }

    pub(crate) fn paused(&self) -> Duration {
        *self.0.paused.lock().expect("no panic")
    }

    pub(crate) fn arc(&self) -> Arc<dyn Files> {
        Arc::new(self.clone())
    }

    fn step(&self, call: &str, paths: &[&Path]) -> io::Result<()> {
        let names: Vec<String> = paths.iter().map(|path| name(path)).collect();
        let call = format!("{call} {}", names.join(" ")).trim_end().to_owned();
        let mut log = self.0.log.lock().expect("no panic");
        let step = Step { index: log.len(), call: call.clone() };
        log.push(call.clone());
        drop(log);
        if call.starts_with("flush") {
            let takes = self.0.flush_takes.load(Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(takes));
        }
        let held = self.0.held.lock().expect("no panic").take_if(|held| held.call == call);
        if let Some(held) = held {
            let _ = held.entered.send(());
            let _ = held.go_on.recv();
        }
        // A rule may panic on purpose.
        let mut rule = self.0.rule.lock().unwrap_or_else(PoisonError::into_inner);
        rule(&step).map_or(Ok(()), Err)
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    if name.starts_with(".tenkencho-") { "temporary".to_owned() } else { name.into_owned() }
}

struct FaultyFile {
    inner: Box<dyn NewFile>,
    files: FaultyFiles,
}

impl NewFile for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.files.step("write", &[]) {
            Ok(()) => self.inner.write(bytes),
            Err(error) => {
                self.inner.write(&bytes[..bytes.len() / 2])?;
                Err(error)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.files.step("flush", &[])?;
        self.inner.flush()
    }
}

impl Files for FaultyFiles {
    fn read_at_most(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.step("read", &[path])?;
        RealFiles.read_at_most(path, most)
    }

    // What only looks at a path, before another step, is none of its own.
    fn is_link(&self, path: &Path) -> io::Result<bool> {
        RealFiles.is_link(path)
    }

    fn identity(&self, path: &Path) -> io::Result<Option<(u64, u64)>> {
        RealFiles.identity(path)
    }

    fn is_open_to_others(&self, folder: &Path) -> io::Result<bool> {
        RealFiles.is_open_to_others(folder)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        self.step("size", &[path])?;
        RealFiles.size(path)
    }

    fn kind(&self, path: &Path) -> io::Result<Option<EntryKind>> {
        self.step("kind", &[path])?;
        RealFiles.kind(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("resolve", &[path])?;
        RealFiles.resolve(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.step("list", &[folder])?;
        RealFiles.list(folder)
    }

    fn modified(&self, path: &Path) -> io::Result<SystemTime> {
        self.step("modified", &[path])?;
        RealFiles.modified(path)
    }

    fn create_as(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn NewFile>> {
        self.step("create", &[path])?;
        let inner = RealFiles.create_as(path, rights)?;
        Ok(Box::new(FaultyFile { inner, files: self.clone() }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", &[from, to])?;
        RealFiles.rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("link", &[from, to])?;
        if matches!(self.0.disk, Disk::WithoutLinks | Disk::WithoutLinksAndSteps) {
            return Err(error(io::ErrorKind::PermissionDenied));
        }
        RealFiles.link(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename_new", &[from, to])?;
        if self.0.disk == Disk::WithoutLinksAndSteps {
            return Err(error(io::ErrorKind::Unsupported));
        }
        RealFiles.rename_new(from, to)
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("flush_folder", &[folder])?;
        RealFiles.flush_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove", &[path])?;
        RealFiles.remove(path)
    }

    fn create_folder_as(&self, path: &Path, place: Place<'_>) -> io::Result<()> {
        self.step("create_folder", &[path])?;
        RealFiles.create_folder_as(path, place)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step("create_folders", &[path])?;
        RealFiles.create_folders(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step("remove_folder", &[path])?;
        RealFiles.remove_folder(path)
    }

    fn lock_as(&self, path: &Path, place: Place<'_>) -> io::Result<Locked> {
        self.step("lock", &[path])?;
        if self.0.disk == Disk::WithoutLocks {
            return Err(error(io::ErrorKind::Unsupported));
        }
        RealFiles.lock_as(path, place)
    }

    fn is_busy(&self, error: &io::Error) -> bool {
        RealFiles.is_busy(error) || self.0.disk == Disk::OfWindows && is_busy_on_windows(error)
    }

    fn pause(&self, time: Duration) {
        *self.0.paused.lock().expect("no panic") += time;
    }
}
