//! The real program as a child, watched for time and memory.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Far beyond what any of these takes, for a machine that does much else: what hangs hangs for longer.
const LONGEST: Duration = Duration::from_secs(20);

/// What the program said, how it ended, and what it took.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
    /// The most memory it had at once, in MiB; 0 where the system does not tell.
    pub(crate) mib: u64,
}

impl Said {
    pub(crate) fn explains(&self, code: i32, words: &str) {
        let all = format!("{}{}", self.out, self.err);
        assert_eq!(self.code, code, "{all}");
        assert!(all.contains(words), "{words} is not in:\n{all}");
    }
}

/// A person with a home of their own.
pub(crate) struct Person {
    folder: TempDir,
}

impl Person {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The usual data folder.
    pub(crate) fn usual(&self) -> PathBuf {
        self.path(if cfg!(target_os = "macos") {
            "Library/Application Support/tenkencho"
        } else {
            "share/tenkencho"
        })
    }

    /// Runs the program with these words, at home and without a display.
    pub(crate) fn runs(&self, words: &[&str]) -> Said {
        self.runs_as(Command::new(env!("CARGO_BIN_EXE_tenkencho")), words)
    }

    /// The same by way of another command.
    pub(crate) fn runs_as(&self, mut command: Command, words: &[&str]) -> Said {
        let mut child = command
            .args(words)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("share"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let all_of = |mut stream: Box<dyn Read + Send>| {
            thread::spawn(move || {
                let mut bytes = Vec::new();
                let _ = stream.read_to_end(&mut bytes);
                String::from_utf8_lossy(&bytes).into_owned()
            })
        };
        let out = all_of(Box::new(child.stdout.take().expect("piped")));
        let err = all_of(Box::new(child.stderr.take().expect("piped")));
        let started = Instant::now();
        let mut mib = 0;
        let status = loop {
            if let Some(status) = child.try_wait().expect("a child of ours") {
                break status;
            }
            mib = mib.max(peak(child.id()));
            if started.elapsed() > LONGEST {
                let _ = child.kill();
                let _ = child.wait();
                panic!("{words:?} does not end");
            }
            thread::sleep(Duration::from_millis(2));
        };
        let (out, err) = (out.join().expect("read"), err.join().expect("read"));
        let code = status.code().unwrap_or_else(|| panic!("{words:?}: {status}\n{out}{err}"));
        Said { out, err, code, mib }
    }
}

/// The most memory that a process had so far, in MiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}
