//! What killed programs leave: temporary files, and clinics that were being created.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Local, NaiveDateTime};
use tempfile::TempDir;
use tenkencho::store::{DataFolder, Files as _, Overwrite, RealFiles};

use crate::clinic::{Clinic, bytes, new, old, who};
use crate::faulty::{Disk, FaultyFiles, error};

const HOUR: Duration = Duration::from_hours(1);

fn now() -> NaiveDateTime {
    DateTime::<Local>::from(SystemTime::now()).naive_local()
}

fn leave(path: &Path, content: &[u8], age: Duration) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, content).expect("made");
    set_age(path, age);
}

fn set_age(path: &Path, age: Duration) {
    let file = File::open(path).expect("opened");
    file.set_modified(SystemTime::now() - age).expect("dated");
}

#[test]
fn old_temporary_files_of_the_data_folder_are_swept_and_living_ones_are_not() {
    let root = TempDir::new().expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    let own = format!(".tenkencho-{}-1", std::process::id());
    let old_ones = [".tenkencho-1-0", "editions/.tenkencho-99-12"];
    let others = [own.as_str(), ".tenkencho-1-0.ron", ".tenkencho-x-0", "preferences.ron"];
    for name in old_ones.iter().chain(&others) {
        leave(&root.path().join(name), b"half", 2 * HOUR);
    }
    leave(&root.path().join(".tenkencho-2-0"), b"half", HOUR / 2);
    data.sweep_leftovers(now());
    for name in old_ones {
        assert!(!root.path().join(name).exists(), "{name}");
    }
    for name in others.iter().chain(&[".tenkencho-2-0"]) {
        assert!(root.path().join(name).exists(), "{name}");
    }
}

#[test]
fn a_creation_that_was_interrupted_once_its_workbook_was_whole_is_taken_up() {
    let root = TempDir::new().expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    let folder = root.path().join("clinics/clinic-1");
    leave(&folder.join(".tenkencho-1-0"), &bytes(&old()), Duration::ZERO);
    // Who creates it may still be at it, as long as its lock is held.
    let held = RealFiles.lock(&folder.join("lock")).expect("locked");
    data.sweep_leftovers(now());
    assert!(!folder.join("workbook.ron").exists());
    drop(held);
    data.sweep_leftovers(now());
    let listed = data.clinics().expect("a list");
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].workbook.as_ref().expect("it reads"), &old());
    assert!(!folder.join(".tenkencho-1-0").exists());
}

#[test]
fn a_creation_that_came_to_nothing_is_swept_once_it_is_old() {
    let root = TempDir::new().expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    let folder = root.path().join("clinics/clinic-1");
    let half = &bytes(&old())[..100];
    leave(&folder.join(".tenkencho-1-0"), half, 2 * HOUR);
    leave(&folder.join("lock"), b"", 2 * HOUR);
    data.sweep_leftovers(now());
    assert!(folder.join(".tenkencho-1-0").exists(), "the folder is young");
    set_age(&folder, 2 * HOUR);
    let strange = root.path().join("clinics/clinic-2");
    leave(&strange.join("my-notes.txt"), b"mine", 2 * HOUR);
    set_age(&strange, 2 * HOUR);
    data.sweep_leftovers(now());
    assert!(!folder.exists());
    assert!(strange.join("my-notes.txt").exists(), "what is not ours stays");
}

#[test]
fn a_creation_killed_at_any_step_on_any_disk_is_there_or_gone() {
    for disk in [Disk::Usual, Disk::WithoutLinks, Disk::WithoutLinksAndSteps, Disk::WithoutLocks] {
        for failing in 0.. {
            let root = TempDir::new().expect("a folder");
            // Killed: no later step is done either, so nothing is cleared away.
            let rule = move |step: &crate::faulty::Step| {
                (step.index >= failing).then(|| error(std::io::ErrorKind::Other))
            };
            let files = FaultyFiles::on(disk, rule);
            let killed = DataFolder::with_files(root.path().to_owned(), files.arc());
            let created = killed.create(&old(), "clinic");
            let data = DataFolder::new(root.path().to_owned());
            for folder in std::fs::read_dir(root.path().join("clinics")).into_iter().flatten() {
                let folder = folder.expect("an entry").path();
                for file in std::fs::read_dir(&folder).expect("a folder") {
                    set_age(&file.expect("an entry").path(), 2 * HOUR);
                }
                set_age(&folder, 2 * HOUR);
            }
            data.sweep_leftovers(now());
            let listed = data.clinics().expect("a list");
            for clinic in &listed {
                assert_eq!(
                    clinic.workbook.as_ref().expect("it reads"),
                    &old(),
                    "{disk:?} {failing}"
                );
            }
            let folders = std::fs::read_dir(root.path().join("clinics")).into_iter().flatten();
            assert_eq!(folders.count(), listed.len(), "{disk:?} {failing}");
            if files.log().len() <= failing {
                created.expect("created");
                assert_eq!(listed.len(), 1);
                break;
            }
        }
    }
}

#[test]
fn opening_takes_a_whole_temporary_file_up_where_the_workbook_is_empty_or_gone() {
    for empty in [true, false] {
        let clinic = Clinic::create();
        std::fs::write(clinic.folder().join(".tenkencho-1-0"), bytes(&new())).expect("made");
        std::fs::write(clinic.folder().join(".tenkencho-1-1"), &bytes(&new())[..50]).expect("made");
        if empty {
            clinic.put(b"");
        } else {
            std::fs::remove_file(clinic.path()).expect("removed");
        }
        let opened = clinic.data().open(&clinic.id, &who()).expect("opened");
        assert_eq!(opened.workbook, new());
        assert_eq!(clinic.on_disk(), bytes(&new()));
        assert!(!clinic.folder().join(".tenkencho-1-1").exists(), "the rest is swept");
    }
    // A workbook that is there is never replaced, and one that is damaged neither.
    for there in [bytes(&old()), b"(format".to_vec()] {
        let clinic = Clinic::create();
        clinic.put(&there);
        std::fs::write(clinic.folder().join(".tenkencho-1-0"), bytes(&new())).expect("made");
        let _ = clinic.data().open(&clinic.id, &who());
        assert_eq!(clinic.on_disk(), there);
    }
}

#[test]
fn an_export_sweeps_what_an_earlier_one_left_in_its_folder() {
    let root = TempDir::new().expect("a folder");
    let data = DataFolder::new(root.path().join("data"));
    let desk = root.path().join("desk");
    leave(&desk.join(".tenkencho-1-7"), b"half", 30 * HOUR);
    leave(&desk.join(".tenkencho-1-8"), b"half", 20 * HOUR);
    leave(&desk.join(".tenkencho-report-1.pdf"), b"mine", 30 * HOUR);
    data.write_export(&desk.join("a.pdf"), b"paper", Overwrite::No).expect("written");
    assert!(!desk.join(".tenkencho-1-7").exists());
    assert!(desk.join(".tenkencho-1-8").exists());
    assert!(desk.join(".tenkencho-report-1.pdf").exists());
    let files = FaultyFiles::new(|step| {
        step.call.starts_with("list").then(|| error(std::io::ErrorKind::PermissionDenied))
    });
    let data = DataFolder::with_files(root.path().join("data"), Arc::clone(&files.arc()));
    data.write_export(&desk.join("b.pdf"), b"paper", Overwrite::No).expect("written all the same");
}
