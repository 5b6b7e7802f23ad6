//! The real program, killed while somebody edits.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tenkencho::app::Script;
use tenkencho::store::{ClinicId, DataFolder};

/// What may be lost: what came in this long before the end.
const PROMISE: Duration = Duration::from_secs(2);
/// How many are killed at the same time.
const AT_ONCE: u64 = 3;

/// How often the program is killed; the long run is asked for.
fn kills() -> u64 {
    let is_long = std::env::var("CI_LONG").is_ok_and(|value| value == "1");
    if is_long { 200 } else { 30 }
}

fn program(root: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_tenkencho"));
    program.arg("--data-dir").arg(root);
    program
}

fn sample(root: &Path) -> ClinicId {
    let made = program(root).arg("sample").output().expect("it runs");
    let told = String::from_utf8(made.stdout).expect("text");
    told.lines().last().expect("the id").parse().expect("an id")
}

/// A program that edits, and when each of its steps was heard of.
struct Editing {
    child: Child,
    steps: mpsc::Receiver<(Instant, u64)>,
}

impl Editing {
    fn begin(root: &Path, id: &ClinicId, seed: u64) -> Self {
        let mut child = program(root)
            .args(["edit-by-script", "--clinic", id.as_str(), "--number", &seed.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let (told, steps) = mpsc::channel();
        thread::spawn(move || {
            for step in lines.map_while(Result::ok).filter_map(|line| line.parse().ok()) {
                let _ = told.send((Instant::now(), step));
            }
        });
        Self { child, steps }
    }

    /// Kills it, and returns the last step that was due to be on the disk by then.
    fn kill(mut self) -> u64 {
        let now = Instant::now();
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
        let old = self.steps.iter().filter(|(at, _)| *at + PROMISE <= now);
        old.map(|(_, step)| step).last().unwrap_or_default()
    }
}

/// What is on the disk is the clinic after some step, with all that belongs to it; returns which.
fn step_on_disk(data: &DataFolder, id: &ClinicId, before: &[u8], seed: u64) -> u64 {
    let path = data.clinic_path(id).join("workbook.ron");
    if std::fs::read(path).expect("a file") == before {
        return 0;
    }
    let after = data.read(id).expect("it reads");
    let before = tenkencho::store::format::read(before).expect("it read");
    let mut script = Script::new(id, before, seed);
    let step = Script::step_of(&after);
    for _ in 0..step {
        script.step();
    }
    assert_eq!(**script.workbook().expect("open"), after, "seed {seed}, step {step}");
    step
}

fn kill_often(first: u64) {
    let root = tempfile::tempdir().expect("a folder");
    let id = sample(root.path());
    let data = DataFolder::new(root.path().to_owned());
    for seed in (first..kills()).step_by(usize::try_from(AT_ONCE).expect("small")) {
        let before = std::fs::read(data.clinic_path(&id).join("workbook.ron")).expect("a file");
        let editing = Editing::begin(root.path(), &id, seed);
        // From before the first save to after the second.
        thread::sleep(Duration::from_millis(200 + seed.wrapping_mul(7919) % 3800));
        let due = editing.kill();
        let saved = step_on_disk(&data, &id, &before, seed);
        assert!(saved >= due, "seed {seed}: saved up to {saved}, due were {due}");
    }
    let names = std::fs::read_dir(data.clinic_path(&id)).expect("a folder").count();
    drop(data.open(&id, &crate::clinic::who()).expect("it opens"));
    let swept = std::fs::read_dir(data.clinic_path(&id)).expect("a folder").count();
    assert!(swept <= names, "what was half-written is swept");
}

#[test]
fn killed_at_any_moment_it_opens_again_and_lacks_two_seconds_at_the_most() {
    let runs: Vec<_> = (0..AT_ONCE).map(|first| thread::spawn(move || kill_often(first))).collect();
    for run in runs {
        run.join().expect("nothing is lost");
    }
}

#[cfg(unix)]
#[test]
fn asked_to_end_it_saves_what_came_in_last() {
    let root = tempfile::tempdir().expect("a folder");
    let id = sample(root.path());
    let data = DataFolder::new(root.path().to_owned());
    let before = std::fs::read(data.clinic_path(&id).join("workbook.ron")).expect("a file");
    let mut editing = Editing::begin(root.path(), &id, 7);
    let (_, heard) = editing.steps.iter().find(|(_, step)| *step >= 5).expect("it edits");
    let end = Command::new("kill").args(["-TERM", &editing.child.id().to_string()]).status();
    assert!(end.expect("asked").success());
    assert!(editing.child.wait().expect("ended").success());
    // All that was told before it was asked; what came in meanwhile may be there as well.
    assert!(step_on_disk(&data, &id, &before, 7) >= heard);
}
