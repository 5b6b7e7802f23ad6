//! Killed or refused at each step of saving.

use std::io::ErrorKind;

use expect_test::expect_file;
use tenkencho::model::Workbook;
use tenkencho::store::{DataFolder, StoreError, format};

use crate::clinic::{Clinic, at, bytes, new, old};
use crate::faulty::{FaultyFiles, error};

/// What the workbook on the disk is; panics where it is neither the old nor the new one.
fn is_new(clinic: &Clinic, after: &str) -> bool {
    let read = format::read(&clinic.on_disk()).unwrap_or_else(|error| panic!("{after}: {error}"));
    assert!(read == old() || read == new(), "{after}");
    read == new()
}

/// Runs a save that fails at step 0, then at step 1, and so on, until it succeeds.
fn at_each_step(dead: bool, backed_up: bool) -> usize {
    for failing in 0.. {
        let clinic = Clinic::create();
        let files = FaultyFiles::sound();
        let mut file = clinic.open_with(files.arc());
        if backed_up {
            let mut between = old();
            between.clinic.name.push('x');
            file.save(&between, at(0)).expect("saved");
            file.save(&old(), at(1)).expect("saved");
        }
        files.follow(move |step| {
            let fails = step.index == failing || dead && step.index > failing;
            fails.then(|| error(ErrorKind::Other))
        });
        let result = file.save(&new(), at(2));
        let after = format!("{:?}", files.log().last());
        let is_new_now = is_new(&clinic, &after);
        if result.is_ok() {
            assert!(is_new_now, "{after}");
        }
        if files.log().len() <= failing {
            return failing;
        }
        let removal_refused = files.log()[failing] == "remove temporary";
        if !dead {
            assert!(removal_refused || !clinic.has_temporary_files(), "{after}");
        }
        files.recover();
        if dead || removal_refused {
            // The program is gone, and its lock with it; the next one sweeps up.
            drop(file);
            file = clinic.open();
        }
        file.save(&new(), at(3)).expect("the next save succeeds");
        assert!(is_new(&clinic, &after));
        assert!(!clinic.has_temporary_files(), "{after}");
    }
    unreachable!()
}

#[test]
fn killed_at_any_step_the_file_is_the_old_or_the_new_one() {
    assert!(at_each_step(true, false) > 12);
    assert!(at_each_step(true, true) > 6);
}

#[test]
fn refused_at_any_step_the_file_is_the_old_or_the_new_one() {
    assert!(at_each_step(false, false) > 12);
    assert!(at_each_step(false, true) > 6);
}

#[test]
fn data_is_on_the_disk_before_the_rename_and_nothing_is_deleted_first() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    let log = |step: &str| {
        let log = files.log().join("\n");
        files.recover();
        format!("{step}\n{log}\n")
    };
    let opened = log("open");
    file.save(&new(), at(0)).expect("saved");
    let first = log("\nfirst save");
    file.save(&old(), at(1)).expect("saved");
    let second = log("\nsecond save");
    file.save(&old(), at(2)).expect("saved");
    let unchanged = log("\nsave without a change");
    drop(file);
    let all = [opened, first, second, unchanged, log("\nclose")].concat();
    expect_file!["../golden/steps_of_saving.txt"].assert_eq(&all);
}

#[test]
fn a_creation_that_is_interrupted_leaves_a_whole_clinic_or_none() {
    let workbook: Workbook = old();
    for failing in 0.. {
        let root = tempfile::tempdir().expect("a folder");
        let files =
            FaultyFiles::new(move |step| (step.index >= failing).then(|| error(ErrorKind::Other)));
        let data = DataFolder::with_files(root.path().to_owned(), files.arc());
        let created = data.create(&workbook, "clinic");
        let listed = DataFolder::new(root.path().to_owned()).clinics().expect("a list");
        for clinic in &listed {
            assert_eq!(clinic.workbook.as_ref().expect("it reads"), &workbook);
        }
        if created.is_ok() {
            assert_eq!(listed.len(), 1);
            return;
        }
        // The next attempt succeeds, whatever is left over.
        let data = DataFolder::new(root.path().to_owned());
        let id = data.create(&workbook, "clinic").expect("created");
        assert_eq!(data.read(&id).expect("it reads"), workbook);
    }
}

#[test]
fn a_creation_that_is_refused_leaves_no_clinic() {
    let root = tempfile::tempdir().expect("a folder");
    let files =
        FaultyFiles::new(|step| (step.call == "write").then(|| error(ErrorKind::StorageFull)));
    let data = DataFolder::with_files(root.path().to_owned(), files.arc());
    data.create(&old(), "clinic").expect_err("the disk is full");
    let clinics = root.path().join("clinics");
    assert_eq!(std::fs::read_dir(clinics).expect("a folder").count(), 0);
}

#[test]
fn a_save_whose_last_step_failed_is_not_taken_for_somebody_elses() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    file.save(&new(), at(0)).expect("saved");
    files.follow(|step| {
        let fails = step.call.starts_with("flush_folder clinic");
        fails.then(|| error(ErrorKind::Other))
    });
    let failed = file.save(&old(), at(1)).expect_err("it may not last");
    assert!(matches!(failed, StoreError::NotFlushed { .. }), "{failed:?}");
    assert_eq!(clinic.on_disk(), bytes(&old()));
    files.recover();
    assert!(file.save(&old(), at(2)).expect("saved").written, "flushed this time");
    assert!(file.save(&new(), at(3)).expect("saved").written);
    assert_eq!(clinic.on_disk(), bytes(&new()));
}
