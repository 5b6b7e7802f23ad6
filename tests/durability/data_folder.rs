//! The data folder and what may lie in it.

use std::path::{Path, PathBuf};

use tenkencho::model::Workbook;
use tenkencho::store::{DataFolder, StoreError};

use crate::clinic::{Clinic, new, old, who};

fn data(root: &Path) -> DataFolder {
    DataFolder::new(root.to_owned())
}

#[test]
fn a_folder_that_does_not_exist_has_no_clinics_and_is_not_created_by_looking() {
    let root = tempfile::tempdir().expect("a folder");
    let missing = root.path().join("a/b");
    assert!(data(&missing).clinics().expect("a list").is_empty());
    assert!(data(&missing).editions().is_empty());
    assert!(!missing.exists());
}

#[test]
fn clinics_get_the_next_free_number_and_are_listed_in_order() {
    let root = tempfile::tempdir().expect("a folder");
    let data = data(root.path());
    for number in 1..=11 {
        let id = data.create(&Workbook::new(format!("医院{number}")), "clinic").expect("created");
        assert_eq!(id.as_str(), format!("clinic-{number}"));
    }
    assert_eq!(data.create(&old(), "sample").expect("created").as_str(), "sample-1");
    assert_eq!(data.create(&old(), "sample").expect("created").as_str(), "sample-2");
    let listed = data.clinics().expect("a list");
    let ids: Vec<&str> = listed.iter().map(|clinic| clinic.id.as_str()).collect();
    assert_eq!(ids[..3], ["clinic-1", "clinic-2", "clinic-3"]);
    assert_eq!(ids[9..], ["clinic-10", "clinic-11", "sample-1", "sample-2"]);
    assert!(listed.iter().all(|clinic| clinic.modified.is_some()));
    assert_eq!(listed[1].workbook.as_ref().expect("it reads").clinic.name, "医院2");
}

#[test]
fn two_who_create_at_once_get_two_clinics() {
    let root = tempfile::tempdir().expect("a folder");
    let data = data(root.path());
    let mut ids: Vec<String> = std::thread::scope(|scope| {
        let creating = |name: usize| {
            let data = &data;
            scope.spawn(move || {
                let workbook = Workbook::new(name.to_string());
                let id = data.create(&workbook, "clinic").expect("created");
                assert_eq!(data.read(&id).expect("it reads"), workbook);
                id.to_string()
            })
        };
        let threads: Vec<_> = (0..8).map(creating).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 8);
}

#[test]
fn clinics_that_cannot_be_read_are_listed_with_the_reason_and_strangers_are_not() {
    let root = tempfile::tempdir().expect("a folder");
    let data = data(root.path());
    data.create(&old(), "clinic").expect("created");
    let damaged = data.create(&old(), "clinic").expect("created");
    std::fs::write(data.clinic_path(&damaged).join("workbook.ron"), "(").expect("written");
    let clinics = root.path().join("clinics");
    std::fs::create_dir(clinics.join("empty")).expect("created");
    std::fs::create_dir(clinics.join(".hidden")).expect("created");
    std::fs::write(clinics.join("desktop.ini"), "").expect("written");
    let copied = clinics.join("clinic-1 - コピー");
    std::fs::create_dir(&copied).expect("created");
    std::fs::copy(clinics.join("clinic-1/workbook.ron"), copied.join("workbook.ron"))
        .expect("copied");
    let listed = data.clinics().expect("a list");
    let told: Vec<(&str, bool)> =
        listed.iter().map(|clinic| (clinic.id.as_str(), clinic.workbook.is_ok())).collect();
    assert_eq!(told, [("clinic-1", true), ("clinic-1 - コピー", true), ("clinic-2", false)]);
}

#[test]
fn a_clinic_that_is_not_there_is_missing() {
    let clinic = Clinic::create();
    let id = "clinic-7".parse().expect("an id");
    assert!(matches!(clinic.data().read(&id), Err(StoreError::Missing { .. })));
    assert!(matches!(clinic.data().open(&id, &who()), Err(StoreError::Missing { .. })));
    assert!(clinic.data().backups(&id).expect("none").is_empty());
}

#[test]
fn a_root_that_cannot_be_a_folder_is_told() {
    let root = tempfile::tempdir().expect("a folder");
    let file = root.path().join("file");
    std::fs::write(&file, "").expect("written");
    for path in [file.clone(), file.join("below"), file.join("far/below")] {
        let data = data(&path);
        let failed = data.check_writable().expect_err("not a folder");
        // Windows tells only that the way there does not exist.
        let told = matches!(failed, StoreError::NotAFolder { .. })
            || cfg!(windows) && matches!(failed, StoreError::FolderMissing { .. });
        assert!(told, "{failed:?}");
        assert!(data.create(&new(), "clinic").is_err());
    }
    let folder = root.path().join("新しい フォルダ/データ");
    data(&folder).check_writable().expect("created");
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 0, "nothing is left in it");
}

#[test]
fn a_folder_that_cannot_be_listed_is_an_error_and_not_empty() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::write(root.path().join("clinics"), "").expect("written");
    assert!(data(root.path()).clinics().is_err());
    std::fs::write(root.path().join("editions"), "").expect("written");
    assert!(data(root.path()).editions()[0].1.is_err());
}

#[test]
fn editions_are_read_in_order_and_told_where_they_are_not_text() {
    let root = tempfile::tempdir().expect("a folder");
    let editions = root.path().join("editions");
    std::fs::create_dir(&editions).expect("created");
    std::fs::write(editions.join("b.ron"), "(b)").expect("written");
    std::fs::write(editions.join("a.ron"), b"(a\xff)").expect("written");
    std::fs::write(editions.join("readme.txt"), "x").expect("written");
    let read = data(root.path()).editions();
    let names: Vec<PathBuf> = read.iter().map(|(path, _)| path.clone()).collect();
    assert_eq!(names, [editions.join("a.ron"), editions.join("b.ron")]);
    assert!(matches!(read[0].1, Err(StoreError::NotText { offset: 2, .. })));
    assert_eq!(read[1].1.as_deref().expect("text"), "(b)");
}
