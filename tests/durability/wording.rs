//! What was compared with the original wording: nothing checked is lost, nothing unread is written
//! over.

use std::io::ErrorKind;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use tenkencho::model::{FormKind, Overlay, WordingCheck, WordingPart, WordingPlace};
use tenkencho::store::format::wording;
use tenkencho::store::{DataFolder, StoreError, WordingFile};

use crate::faulty::{FaultyFiles, error};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day")
}

fn now() -> NaiveDateTime {
    day().and_hms_opt(14, 5, 0).expect("a time")
}

pub(crate) fn checks(words: &[&str]) -> Overlay {
    let check = |words: &&str| WordingCheck {
        edition: "mhlw-2024".to_owned(),
        place: WordingPlace { form: Some(FormKind::Vendor), part: WordingPart::Note },
        words: (*words).to_owned(),
        correction: None,
        checked_on: day(),
    };
    Overlay { checks: words.iter().map(check).collect(), pointed_out: Vec::new() }
}

fn data() -> (tempfile::TempDir, DataFolder) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = DataFolder::new(folder.path().join("data"));
    (folder, data)
}

fn open(data: &DataFolder) -> (WordingFile, Overlay) {
    let (file, read) = WordingFile::open(data);
    (file, read.expect("readable"))
}

fn on_disk(data: &DataFolder) -> Option<Overlay> {
    let bytes = std::fs::read(data.root().join("wording.ron")).ok()?;
    Some(wording::read(&bytes).expect("sound at every instant"))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "wording.lock")
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_kept_is_there_again() {
    let (_folder, data) = data();
    let (mut file, empty) = open(&data);
    assert_eq!(empty, Overlay::default());
    file.save(&checks(&["a", "b"]), now()).expect("written");
    assert_eq!(open(&data).1, checks(&["a", "b"]));
    assert_eq!(names(data.root()), ["wording.ron"]);
}

#[test]
fn two_windows_lose_nothing_of_each_other() {
    let (_folder, data) = data();
    let (mut one, _) = open(&data);
    one.save(&checks(&["a", "b"]), now()).expect("written");
    let (mut two, _) = open(&data);
    one.save(&checks(&["a", "b", "c"]), now()).expect("written");
    let merged = two.save(&checks(&["b", "d"]), now()).expect("written");
    assert_eq!(merged, checks(&["b", "c", "d"]), "taken back here, checked there");
    assert_eq!(on_disk(&data), Some(merged));
}

#[test]
fn a_file_that_somebody_removed_is_written_again_whole() {
    let (_folder, data) = data();
    let (mut file, _) = open(&data);
    file.save(&checks(&["a"]), now()).expect("written");
    std::fs::remove_file(data.root().join("wording.ron")).expect("removed");
    file.save(&checks(&["a", "b"]), now()).expect("written");
    assert_eq!(on_disk(&data), Some(checks(&["a", "b"])));
}

#[test]
fn a_damaged_file_is_set_aside_before_anything_is_written() {
    let (_folder, data) = data();
    std::fs::create_dir(data.root()).expect("a folder");
    let path = data.root().join("wording.ron");
    std::fs::write(&path, "half a fi").expect("written");
    let (mut file, read) = WordingFile::open(&data);
    assert!(matches!(read, Err(StoreError::Damaged { .. })), "{read:?}");
    assert_eq!(std::fs::read(&path).expect("still there"), b"half a fi");
    file.save(&checks(&["a"]), now()).expect("written");
    assert_eq!(names(data.root()), ["wording-damaged-20240612-140500.ron", "wording.ron"]);
    let aside = data.root().join("wording-damaged-20240612-140500.ron");
    assert_eq!(std::fs::read(aside).expect("set aside"), b"half a fi");
    assert_eq!(on_disk(&data), Some(checks(&["a"])));
}

#[test]
fn a_file_of_a_newer_program_is_never_touched() {
    let (_folder, data) = data();
    std::fs::create_dir(data.root()).expect("a folder");
    let path = data.root().join("wording.ron");
    let newer = "(format: \"tenkencho-wording\", version: 3, stars: 5)";
    std::fs::write(&path, newer).expect("written");
    let (mut file, read) = WordingFile::open(&data);
    assert!(matches!(read, Err(StoreError::Newer { found: 3, .. })), "{read:?}");
    let failed = file.save(&checks(&["a"]), now()).expect_err("refused");
    assert!(matches!(failed, StoreError::Newer { .. }), "{failed:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), newer);
}

#[test]
fn whatever_step_fails_the_file_is_whole_and_the_next_save_has_everything() {
    let steps = {
        let (folder, _) = data();
        let files = FaultyFiles::sound();
        let data = DataFolder::with_files(folder.path().join("data"), files.arc());
        let (mut file, _) = open(&data);
        file.save(&checks(&["a"]), now()).expect("written");
        files.recover();
        file.save(&checks(&["a", "b"]), now()).expect("written");
        files.log().len()
    };
    assert!(steps > 6, "{steps} steps");
    for failing in 0..steps {
        let (folder, _) = data();
        let files = FaultyFiles::sound();
        let data = DataFolder::with_files(folder.path().join("data"), files.arc());
        let (mut file, _) = open(&data);
        file.save(&checks(&["a"]), now()).expect("written");
        files.follow(move |step| (step.index == failing).then(|| error(ErrorKind::Other)));
        let result = file.save(&checks(&["a", "b"]), now());
        let held = on_disk(&data).expect("a file");
        assert!(held == checks(&["a"]) || held == checks(&["a", "b"]), "step {failing}");
        if result.is_ok() {
            assert_eq!(held, checks(&["a", "b"]), "step {failing}");
        }
        files.recover();
        file.save(&checks(&["a", "b", "c"]), now()).expect("written");
        assert_eq!(on_disk(&data), Some(checks(&["a", "b", "c"])), "step {failing}");
    }
}
