//! The second place for copies: a memory stick or a share that gets one copy a day.

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};
use tempfile::TempDir;
use tenkencho::store::{StoreError, format};

use crate::clinic::{Clinic, at, bytes, new, old};
use crate::faulty::{FaultyFiles, error};

const OWN: &str = "控え_clinic-1";

fn copy(clinic: &Clinic, place: &Path, now: NaiveDateTime) -> Result<NaiveDateTime, StoreError> {
    clinic.data().copy_to_second_place(&clinic.id, &[], place, OWN, now)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn day(number: i64) -> NaiveDateTime {
    at(0) + TimeDelta::days(number)
}

fn stick() -> TempDir {
    TempDir::new().expect("a folder")
}

#[test]
fn a_day_gets_one_copy_which_can_be_opened() {
    let (clinic, stick) = (Clinic::create(), stick());
    assert_eq!(clinic.data().last_second_copy(&clinic.id, stick.path()), None);
    assert_eq!(copy(&clinic, stick.path(), day(0)).expect("copied"), day(0));
    clinic.put(bytes(&new()));
    let later = day(0) + TimeDelta::hours(3);
    assert_eq!(copy(&clinic, stick.path(), later).expect("nothing to do"), day(0));
    assert_eq!(copy(&clinic, stick.path(), day(1)).expect("copied"), day(1));
    assert_eq!(clinic.data().last_second_copy(&clinic.id, stick.path()), Some(day(1)));
    assert_eq!(names(&stick.path().join(OWN)), ["2024-11-20", "2024-11-21"]);
    let found = clinic.data().copies_in(&stick.path().join(OWN)).expect("copies");
    let of = |name: &str| {
        let copy = found.iter().find(|it| it.folder.ends_with(name)).expect("there");
        copy.workbook.as_ref().expect("it reads").clone()
    };
    assert_eq!(of("2024-11-20"), old());
    assert_eq!(of("2024-11-21"), new());
    // Another place gets its own of the same day.
    let other = self::stick();
    copy(&clinic, other.path(), day(1)).expect("copied");
    assert_eq!(names(&other.path().join(OWN)), ["2024-11-21"]);
}

#[test]
fn what_is_there_is_never_written_over() {
    let (clinic, stick) = (Clinic::create(), stick());
    let theirs = stick.path().join(OWN).join("2024-11-20");
    std::fs::create_dir_all(&theirs).expect("made");
    std::fs::write(theirs.join("workbook.ron"), bytes(&new())).expect("made");
    copy(&clinic, stick.path(), day(0)).expect("copied");
    assert_eq!(names(&stick.path().join(OWN)), ["2024-11-20", "2024-11-20 (2)"]);
    let kept = std::fs::read(theirs.join("workbook.ron")).expect("there");
    assert_eq!(format::read(&kept).expect("it reads"), new());
}

#[test]
fn a_place_that_is_not_there_is_not_made() {
    let (clinic, stick) = (Clinic::create(), stick());
    let gone = stick.path().join("gone");
    let refused = copy(&clinic, &gone, day(0));
    assert!(matches!(refused, Err(StoreError::FolderMissing { .. })), "{refused:?}");
    assert!(!gone.exists());
    let inside = copy(&clinic, clinic.root.path(), day(0));
    assert!(matches!(inside, Err(StoreError::InsideData { .. })), "{inside:?}");
    // It is back: nothing else is needed.
    std::fs::create_dir(&gone).expect("made");
    copy(&clinic, &gone, day(0)).expect("copied");
}

#[test]
fn copies_are_bounded_like_backups_and_nothing_else_is_removed() {
    let (clinic, stick) = (Clinic::create(), stick());
    let own = stick.path().join(OWN);
    std::fs::create_dir(&own).expect("made");
    let mut strangers: Vec<PathBuf> = Vec::new();
    for name in ["写真", "2024-11-20-mine", "2024-13-01", "2024-11-20 (1)"] {
        let path = own.join(name);
        std::fs::create_dir(&path).expect("made");
        std::fs::write(path.join("workbook.ron"), bytes(&old())).expect("made");
        strangers.push(path);
    }
    for number in 0..100 {
        copy(&clinic, stick.path(), day(number)).expect("copied");
    }
    assert!(strangers.iter().all(|it| it.join("workbook.ron").exists()));
    let made: Vec<String> =
        names(&own).into_iter().filter(|it| !strangers.contains(&own.join(it))).collect();
    // 31 days, the first of each of the months before, and the first of the year before.
    let days: Vec<String> = (69..100).map(|it| day(it).format("%Y-%m-%d").to_string()).collect();
    let firsts = ["2024-11-20", "2024-12-01", "2025-01-01"].map(str::to_owned);
    assert_eq!(made, [&firsts[..], &days[..]].concat());
}

#[test]
fn a_file_of_ones_own_in_an_old_copy_stays_when_its_time_is_over() {
    let (clinic, stick) = (Clinic::create(), stick());
    for number in 0..3 {
        copy(&clinic, stick.path(), day(number)).expect("copied");
    }
    let note = stick.path().join(OWN).join("2024-11-21/note.txt");
    std::fs::write(&note, "mine").expect("made");
    for number in 3..100 {
        copy(&clinic, stick.path(), day(number)).expect("copied");
    }
    assert!(note.exists());
    assert!(!note.with_file_name("workbook.ron").exists(), "it is no copy any more");
}

#[test]
fn a_copy_that_was_never_finished_is_no_copy_and_goes() {
    let (clinic, stick) = (Clinic::create(), stick());
    let files = FaultyFiles::new(|step| {
        let is_last = step.call.ends_with(" workbook.ron")
            && (step.call.starts_with("link") || step.call.starts_with("rename"));
        (is_last || step.call.starts_with("remove")).then(|| error(std::io::ErrorKind::Other))
    });
    let data = clinic.data_with(files.arc());
    data.copy_to_second_place(&clinic.id, &[], stick.path(), OWN, day(0)).expect_err("pulled out");
    assert_eq!(clinic.data().last_second_copy(&clinic.id, stick.path()), None);
    copy(&clinic, stick.path(), day(0)).expect("copied");
    copy(&clinic, stick.path(), day(1)).expect("copied");
    let left = names(&stick.path().join(OWN));
    assert!(left.contains(&"2024-11-21".to_owned()), "{left:?}");
    let whole =
        left.iter().filter(|it| stick.path().join(OWN).join(it).join("workbook.ron").exists());
    assert_eq!(whole.count(), 2, "{left:?}");
}
