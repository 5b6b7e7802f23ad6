//! Copies that other programs made of a clinic's files.

use std::path::{Path, PathBuf};

use tenkencho::store::{DataFolder, StoreError, Stray, StrayPlace};

use crate::clinic::{Clinic, at, bytes, new, old};

fn strays(clinic: &Clinic) -> Vec<Stray> {
    let mut found = Vec::new();
    clinic.data().visit_strays(&clinic.id, |stray| found.push(stray)).expect("looked");
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn whatever_is_beside_the_workbook_and_among_the_backups_is_found_with_what_it_holds() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    assert!(strays(&clinic).is_empty());
    let folder = clinic.folder();
    std::fs::write(folder.join("workbook (1).ron"), bytes(&new())).expect("made");
    std::fs::write(folder.join("workbook-PC2.ron"), bytes(&old())).expect("made");
    std::fs::write(folder.join("workbook.sync-conflict-1.ron"), "(form").expect("made");
    std::fs::create_dir(folder.join("folder.ron")).expect("made");
    std::fs::write(folder.join("backups/workbook-20241120-140500 (1).ron"), bytes(&old()))
        .expect("made");
    let found = strays(&clinic);
    let told: Vec<_> = found
        .iter()
        .map(|it| (name(&it.path), it.place, it.is_same, it.workbook.is_ok()))
        .collect();
    let own = str::to_owned;
    let expected = [
        (own("workbook (1).ron"), StrayPlace::Beside, true, true),
        (own("workbook-PC2.ron"), StrayPlace::Beside, false, true),
        (own("workbook.sync-conflict-1.ron"), StrayPlace::Beside, false, false),
        (own("workbook-20241120-140500 (1).ron"), StrayPlace::Backups, true, true),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_copy_that_is_put_aside_stays_whole_and_nothing_is_written_over() {
    let clinic = Clinic::create();
    let folder = clinic.folder();
    let mut kept: Vec<PathBuf> = Vec::new();
    for content in ["one", "two", "three"] {
        let path = folder.join("workbook (1).ron");
        std::fs::write(&path, content).expect("made");
        let now_at = clinic.data().set_stray_aside(&clinic.id, &path, at(0)).expect("put aside");
        assert!(!path.exists());
        assert_eq!(std::fs::read_to_string(&now_at).expect("there"), content);
        kept.push(now_at);
    }
    let names: Vec<String> = kept.iter().map(|it| name(it)).collect();
    assert_eq!(names, ["workbook (1).ron", "workbook (1) (2).ron", "workbook (1) (3).ron"]);
    assert!(kept[0].starts_with(folder.join("set-aside/2024-11-20")));
    assert!(strays(&clinic).is_empty());
    // Nothing else can be moved this way.
    for path in ["workbook.ron", "lock", "../x.ron", "backups/workbook-20241120-140500.ron"] {
        let refused = clinic.data().set_stray_aside(&clinic.id, &folder.join(path), at(0));
        assert!(matches!(refused, Err(StoreError::Missing { .. })), "{path}: {refused:?}");
    }
}

#[test]
fn files_among_the_editions_that_are_passed_over_are_named() {
    let root = tempfile::tempdir().expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    assert!(data.editions_passed_over().is_empty());
    let editions = root.path().join("editions");
    std::fs::create_dir_all(editions.join("originals")).expect("made");
    let head = "(format: \"tenkencho-edition\", version: 1";
    let utf16: Vec<u8> = head.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, content) in [
        ("a.ron.txt", &b"x"[..]),
        ("b.RON", b"x"),
        ("c.txt", head.as_bytes()),
        ("d.txt", &utf16),
        ("e.ron", b"x"),
        ("note.txt", b"x"),
        (".f.ron.swp", b"x"),
    ] {
        std::fs::write(editions.join(name), content).expect("made");
    }
    let names: Vec<String> = data.editions_passed_over().iter().map(|it| name(it)).collect();
    assert_eq!(names, ["a.ron.txt", "b.RON", "c.txt", "d.txt"]);
}
