//! Copies of a clinic, and clinics taken out of the list: whole or not at all, and never over anything.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;

use tempfile::TempDir;
use tenkencho::model::{Closing, FiscalYear};
use tenkencho::store::{
    ClinicId, DataFolder, KeptOriginal, KeptYear, LockHolder, NeededEdition, StoreError,
};

use crate::clinic::{Clinic, at, bytes, new, old, who};
use crate::faulty::{FaultyFiles, Step, error};

const NAME: &str = "みなと医院_2024-11-20";

/// A clinic with a closed year, a backup, and an edition of its own beside another one.
struct Ground {
    clinic: Clinic,
    stick: TempDir,
    closing: Closing,
}

fn year() -> FiscalYear {
    FiscalYear::new(2024).expect("in range")
}

fn ground() -> Ground {
    let clinic = Clinic::create();
    let data = clinic.data();
    clinic.open().save(&new(), at(0)).expect("saved, with a backup of before");
    let kept = KeptYear { papers: b"%PDF papers", workbook: &new(), edition: "(edition)" };
    let (number, kept) = data.keep_closed_year(&clinic.id, year(), 1, &kept).expect("kept");
    let closing =
        Closing { number, on: at(0).date(), by: "院長".to_owned(), kept, reopened: None };
    let originals = [KeptOriginal { name: "a.xlsx", bytes: b"PK" }];
    data.keep_edition("mine-2026", "(edition)", &originals).expect("kept");
    data.keep_edition("other-2026", "(other)", &originals).expect("kept");
    Ground { clinic, stick: tempfile::tempdir().expect("a folder"), closing }
}

fn needed() -> [NeededEdition; 1] {
    [NeededEdition { id: "mine-2026".to_owned(), file: "mine-2026.ron".to_owned() }]
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(here).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.insert(name.replace('\\', "/"), std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).expect("a folder").next().is_none()
}

/// Whether an error is the one that is meant.
type Meant = fn(&StoreError) -> bool;

fn full_disk() -> io::Error {
    error(ErrorKind::StorageFull)
}

#[test]
fn a_copy_holds_what_its_years_need_and_is_taken_in_as_it_was() {
    let ground = ground();
    let data = ground.clinic.data();
    let copy = |_| data.copy_clinic(&ground.clinic.id, &needed(), ground.stick.path(), NAME);
    let [first, second] = [1, 2].map(copy).map(|it| it.expect("copied"));
    assert_eq!(first, ground.stick.path().join(NAME));
    assert_eq!(second, ground.stick.path().join(format!("{NAME} (2)")), "nothing is written over");
    let copied = files(&first);
    assert_eq!(copied, files(&second));
    let names: Vec<&str> = copied.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "closed/2024-1/edition.ron",
            "closed/2024-1/papers.pdf",
            "closed/2024-1/workbook.ron",
            "editions/mine-2026.ron",
            "editions/originals/mine-2026/a.xlsx",
            "workbook.ron",
        ]
    );
    assert_eq!(copied["workbook.ron"], bytes(&new()));

    // On another computer.
    let other = tempfile::tempdir().expect("a folder");
    let data = DataFolder::new(other.path().join("data"));
    let found = data.copies_in(ground.stick.path()).expect("read");
    assert_eq!(found.len(), 2);
    assert_eq!(*found[0].workbook.as_ref().expect("sound"), new());
    let id = data.take_in_copy(&found[0].folder).expect("taken in");
    assert_eq!(data.read(&id).expect("there"), new());
    assert_eq!(data.closed_papers(&id, year(), &ground.closing).expect("the PDF"), b"%PDF papers");
    let editions = files(&other.path().join("data/editions"));
    let names: Vec<&str> = editions.keys().map(String::as_str).collect();
    assert_eq!(names, ["mine-2026.ron", "originals/mine-2026/a.xlsx"]);
    // Once more, beside the first: what is there stays.
    std::fs::write(other.path().join("data/editions/mine-2026.ron"), "(newer)").expect("written");
    let next = data.take_in_copy(&found[1].folder).expect("taken in");
    assert_ne!(id, next);
    let edition = std::fs::read(other.path().join("data/editions/mine-2026.ron"));
    assert_eq!(edition.expect("there"), b"(newer)");
    assert_eq!(files(&first), copied, "the copy stays as it is");
}

#[test]
fn a_full_or_failing_stick_leaves_nothing_behind_and_the_clinic_as_it_was() {
    let fails: [fn(&Step, usize) -> Option<io::Error>; 2] = [
        // The stick is full from a step on.
        |step, from| {
            let writes = ["write", "flush", "create"].iter().any(|it| step.call.starts_with(it));
            (step.index >= from && writes).then(full_disk)
        },
        // One step fails, whichever it is.
        |step, at| (step.index == at).then(|| error(ErrorKind::Other)),
    ];
    for fail in fails {
        let mut has_failed = false;
        for at in 0.. {
            let ground = ground();
            let before = files(ground.clinic.root.path());
            let files_of_disk = FaultyFiles::new(move |step| fail(step, at));
            let data = ground.clinic.data_with(files_of_disk.arc());
            let into = ground.stick.path();
            let copied = data.copy_clinic(&ground.clinic.id, &needed(), into, NAME);
            assert_eq!(files(ground.clinic.root.path()), before, "step {at}");
            if let Ok(folder) = copied {
                assert_eq!(files(&folder)["workbook.ron"], bytes(&new()), "step {at}");
                if at > files_of_disk.log().len() {
                    break;
                }
            } else {
                has_failed = true;
                assert!(is_empty(into), "step {at}: {:?}", files(into).keys());
            }
        }
        assert!(has_failed);
    }
}

#[test]
fn nothing_is_copied_into_the_data_folder_or_from_a_clinic_that_cannot_be_read() {
    let ground = ground();
    let data = ground.clinic.data();
    for into in [ground.clinic.root.path().to_owned(), ground.clinic.folder()] {
        let copied = data.copy_clinic(&ground.clinic.id, &[], &into, NAME);
        assert!(matches!(copied, Err(StoreError::InsideData { .. })), "{copied:?}");
    }
    ground.clinic.put("(");
    let copied = data.copy_clinic(&ground.clinic.id, &[], ground.stick.path(), NAME);
    assert!(matches!(copied, Err(StoreError::Damaged { .. })), "{copied:?}");
    assert!(is_empty(ground.stick.path()));
}

#[test]
fn a_copy_that_cannot_be_read_is_told_and_nothing_is_taken_in() {
    let ground = ground();
    let data = ground.clinic.data();
    let folder = data.copy_clinic(&ground.clinic.id, &[], ground.stick.path(), NAME);
    let folder = folder.expect("copied");
    let text = String::from_utf8(bytes(&new())).expect("text");
    let (_, rest) = text.split_once("version: ").expect("a version");
    let (_, rest) = rest.split_once(',').expect("a number");
    let newer = format!("(\n  format: \"tenkencho-workbook\",\n  version: 99,{rest}");
    let is_newer: Meant = |error| matches!(error, StoreError::Newer { found: 99, .. });
    let is_damaged: Meant = |error| matches!(error, StoreError::Damaged { .. });
    let table: [(&str, Meant); 3] = [(&newer, is_newer), ("(", is_damaged), ("", is_damaged)];
    for (text, is_told) in table {
        std::fs::write(folder.join("workbook.ron"), text).expect("written");
        let found = data.copies_in(&folder).expect("a folder");
        assert!(found[0].workbook.as_ref().is_err_and(is_told), "{found:?}");
        assert!(data.take_in_copy(&folder).as_ref().is_err_and(is_told));
        assert_eq!(data.clinics().expect("the list").len(), 1);
    }
    std::fs::remove_file(folder.join("workbook.ron")).expect("removed");
    assert!(data.copies_in(&folder).expect("a folder").is_empty());
    assert!(matches!(data.take_in_copy(&folder), Err(StoreError::Missing { .. })));
}

#[test]
fn taking_in_fails_at_any_step_and_leaves_the_list_as_it_was() {
    for at in 0.. {
        let ground = ground();
        let data = ground.clinic.data();
        let folder = data.copy_clinic(&ground.clinic.id, &needed(), ground.stick.path(), NAME);
        let folder = folder.expect("copied");
        let faulty =
            FaultyFiles::new(move |step| (step.index == at).then(|| error(ErrorKind::Other)));
        let taken = ground.clinic.data_with(faulty.arc()).take_in_copy(&folder);
        let listed = data.clinics().expect("the list");
        assert!(listed.iter().all(|it| it.workbook.as_ref().is_ok_and(|it| *it == new())));
        assert_eq!(listed.len(), if taken.is_ok() { 2 } else { 1 }, "step {at}");
        assert_eq!(files(&folder)["workbook.ron"], bytes(&new()));
        if taken.is_ok() && at > faulty.log().len() {
            break;
        }
    }
}

fn names_of(list: &DataFolder) -> Vec<ClinicId> {
    list.clinics().expect("the list").into_iter().map(|it| it.id).collect()
}

#[test]
fn a_clinic_leaves_the_list_whole_and_comes_back_like_a_copy() {
    let ground = ground();
    let data = ground.clinic.data();
    let before = files(&ground.clinic.folder());
    let held = ground.clinic.open();
    let other = LockHolder { user: "佐藤".to_owned(), ..who() };
    let refused = data.set_clinic_aside(&ground.clinic.id, NAME, &other);
    assert!(matches!(refused, Err(StoreError::HeldElsewhere { .. })), "{refused:?}");
    assert_eq!(names_of(&data).len(), 1);
    drop(held);
    let place = data.set_clinic_aside(&ground.clinic.id, NAME, &who()).expect("moved");
    assert_eq!(place, ground.clinic.root.path().join("removed").join(NAME));
    assert!(names_of(&data).is_empty());
    let mut now = files(&place);
    now.retain(|name, _| name != "lock");
    let mut before = before;
    before.retain(|name, _| name != "lock");
    assert_eq!(now, before, "with its backups");
    // Another one on the same day.
    let id = data.create(&old(), "clinic").expect("created");
    let second = data.set_clinic_aside(&id, NAME, &who()).expect("moved");
    assert_eq!(second, ground.clinic.root.path().join("removed").join(format!("{NAME} (2)")));
    let back = data.take_in_copy(&place).expect("taken in");
    assert_eq!(data.read(&back).expect("there"), new());
    assert_eq!(data.backups(&back).expect("the backups").len(), 1);
    assert_eq!(data.closed_papers(&back, year(), &ground.closing).expect("there"), b"%PDF papers");
}

#[test]
fn interrupted_at_any_step_a_clinic_is_in_the_list_or_out_of_it_and_whole() {
    for at in 0.. {
        let clinic = Clinic::create();
        let faulty =
            FaultyFiles::new(move |step| (step.index >= at).then(|| error(ErrorKind::Other)));
        let moved = clinic.data_with(faulty.arc()).set_clinic_aside(&clinic.id, NAME, &who());
        let aside = clinic.root.path().join("removed").join(NAME).join("workbook.ron");
        let there = clinic.path().exists();
        assert!(there != aside.exists(), "step {at}");
        assert_eq!(moved.is_ok(), !there, "step {at}: {moved:?}");
        let bytes_now = std::fs::read(if there { clinic.path() } else { aside }).expect("a file");
        assert_eq!(bytes_now, bytes(&old()), "step {at}");
        if at > faulty.log().len() {
            break;
        }
    }
}
