//! One running program over a data folder.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tenkencho::store::{DataFolder, Seat, Start};

use crate::faulty::{Disk, FaultyFiles};

fn seat() -> Seat {
    Seat { computer: "UKETSUKE".into(), user: "佐藤".into(), session: "Console".into() }
}

fn data(root: &Path) -> DataFolder {
    DataFolder::new(root.to_owned())
}

#[test]
fn the_second_program_has_the_first_show_its_window_and_ends() {
    let root = tempfile::tempdir().expect("a folder");
    // The very first start makes its folder itself.
    let root = root.path().join("data");
    let Start::First(first) = data(&root).begin_running(&seat()) else { panic!("not the first") };
    assert!(!first.is_asked());
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| data(&root).begin_running(&seat()));
        let looking = scope.spawn(|| {
            let mut asked = 0;
            while !is_over.load(Ordering::Relaxed) {
                asked += usize::from(first.is_asked());
                std::thread::sleep(Duration::from_millis(20));
            }
            asked
        });
        let second = second.join().expect("no panic");
        is_over.store(true, Ordering::Relaxed);
        assert!(matches!(second, Start::Shown));
        assert_eq!(looking.join().expect("no panic"), 1);
    });
    drop(first);
    assert!(matches!(data(&root).begin_running(&seat()), Start::First(_)), "it ended");
}

#[test]
fn without_an_answer_the_second_program_starts_after_two_seconds() {
    let root = tempfile::tempdir().expect("a folder");
    let Start::First(first) = data(root.path()).begin_running(&seat()) else { panic!("first") };
    // A disk on which time passes at once.
    let files = FaultyFiles::sound();
    let second = DataFolder::with_files(root.path().to_owned(), files.arc());
    assert!(matches!(second.begin_running(&seat()), Start::Alone));
    assert_eq!(files.paused(), Duration::from_secs(2));
    assert!(!first.is_asked(), "what was asked was taken back");
}

#[test]
fn a_window_on_another_screen_is_not_asked_for() {
    let root = tempfile::tempdir().expect("a folder");
    let Start::First(first) = data(root.path()).begin_running(&seat()) else { panic!("first") };
    for other in [
        Seat { computer: "SHINSATSU".into(), ..seat() },
        Seat { user: "鈴木".into(), ..seat() },
        Seat { session: "RDP-Tcp#1".into(), ..seat() },
    ] {
        let files = FaultyFiles::sound();
        let second = DataFolder::with_files(root.path().to_owned(), files.arc());
        assert!(matches!(second.begin_running(&other), Start::Alone), "{other:?}");
        assert_eq!(files.paused(), Duration::ZERO, "nobody waits");
        assert!(!first.is_asked());
    }
}

#[test]
fn nobody_is_kept_from_working_by_it() {
    let root = tempfile::tempdir().expect("a folder");
    let files = FaultyFiles::on(Disk::WithoutLocks, |_| None);
    let second = DataFolder::with_files(root.path().to_owned(), files.arc());
    assert!(matches!(second.begin_running(&seat()), Start::Alone));
    // A chosen folder whose drive is missing is not made again.
    let missing = root.path().join("missing");
    assert!(matches!(data(&missing).chosen().begin_running(&seat()), Start::Alone));
    assert!(!missing.exists());
    // What an earlier program was asked is none of this one's.
    std::fs::write(root.path().join("show-window"), "").expect("written");
    let Start::First(first) = data(root.path()).begin_running(&seat()) else { panic!("first") };
    assert!(!first.is_asked());
}
