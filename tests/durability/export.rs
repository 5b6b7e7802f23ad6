//! Files that are written for the user, at any place.

use std::io::{self, ErrorKind};
use std::path::Path;

use tenkencho::store::{DataFolder, Files as _, Overwrite, RealFiles, StoreError, write_file};

use crate::faulty::{Disk, FaultyFiles, error};

fn write(path: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    write_file(&RealFiles, path, b"new", overwrite)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn an_existing_file_is_replaced_on_request_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("点検帳.pdf");
    write(&path, Overwrite::No).expect("written");
    std::fs::write(&path, "old").expect("written");
    let failed = write(&path, Overwrite::No).expect_err("it exists");
    assert!(matches!(failed, StoreError::Exists { .. }), "{failed:?}");
    assert_eq!(std::fs::read(&path).expect("a file"), b"old");
    write(&path, Overwrite::Yes).expect("replaced");
    assert_eq!(std::fs::read(&path).expect("a file"), b"new");
    assert_eq!(names(folder.path()), ["点検帳.pdf"]);
}

#[test]
fn nothing_is_exported_into_the_data_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("data");
    std::fs::create_dir_all(root.join("clinics/clinic-1")).expect("folders");
    let workbook = root.join("clinics/clinic-1/workbook.ron");
    std::fs::write(&workbook, "mine").expect("written");
    let data = DataFolder::new(root.clone());
    let beside = folder.path().join("data/../data/clinics/clinic-1/workbook.ron");
    for target in [workbook.clone(), beside, root.join("new.pdf")] {
        for overwrite in [Overwrite::Yes, Overwrite::No] {
            let failed = data.write_export(&target, b"new", overwrite).expect_err("our own data");
            assert!(matches!(failed, StoreError::InsideData { .. }), "{failed:?}");
        }
    }
    assert_eq!(std::fs::read(&workbook).expect("a file"), b"mine");
    // A folder whose name only begins alike is another one.
    std::fs::create_dir(folder.path().join("data 2")).expect("a folder");
    for target in ["data 2/a.pdf", "data.pdf"] {
        data.write_export(&folder.path().join(target), b"new", Overwrite::No).expect("written");
    }
}

/// The step that gives a file its name, on disks that have one.
const STEPS: [(&str, Disk); 2] = [("link", Disk::Usual), ("rename_new", Disk::WithoutLinks)];

#[test]
fn a_file_that_appears_at_the_last_moment_is_not_replaced() {
    for (call, disk) in STEPS {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.pdf");
        let theirs = path.clone();
        let files = FaultyFiles::on(disk, move |step| {
            if step.call.starts_with(call) {
                std::fs::write(&theirs, "theirs").expect("written");
            }
            None
        });
        let failed = write_file(&files, &path, b"new", Overwrite::No).expect_err("it exists");
        assert!(matches!(failed, StoreError::Exists { .. }), "{call}: {failed:?}");
        assert_eq!(std::fs::read(&path).expect("a file"), b"theirs", "{call}");
        assert_eq!(names(folder.path()), ["a.pdf"], "{call}");
    }
}

#[test]
fn a_new_file_is_whole_or_not_there_wherever_the_program_is_killed() {
    for disk in [Disk::Usual, Disk::WithoutLinks, Disk::WithoutLinksAndSteps] {
        for dead in [true, false] {
            for failing in 0.. {
                let folder = tempfile::tempdir().expect("a folder");
                let path = folder.path().join("a.pdf");
                let files = FaultyFiles::on(disk, move |step| {
                    let fails = step.index == failing || dead && step.index > failing;
                    fails.then(|| error(ErrorKind::Other))
                });
                let written = write_file(&files, &path, b"new", Overwrite::No);
                let after = format!("{:?}", files.log().last());
                match std::fs::read(&path) {
                    Ok(bytes) => assert_eq!(bytes, b"new", "{after}"),
                    Err(_) => assert!(written.is_err(), "{after}"),
                }
                if files.log().len() <= failing {
                    assert_eq!(names(folder.path()), ["a.pdf"]);
                    break;
                }
            }
        }
    }
}

#[test]
fn the_system_itself_renames_to_a_new_name_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
    std::fs::write(&from, "new").expect("written");
    std::fs::write(&to, "theirs").expect("written");
    let refused = RealFiles.rename_new(&from, &to).expect_err("it exists");
    if refused.kind() == ErrorKind::Unsupported {
        return;
    }
    assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read(&to).expect("a file"), b"theirs");
    std::fs::remove_file(&to).expect("removed");
    RealFiles.rename_new(&from, &to).expect("renamed");
    assert_eq!(names(folder.path()), ["to"]);
}

#[test]
fn folders_and_devices_are_not_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut targets = vec![folder.path().to_owned()];
    if cfg!(unix) {
        targets.push("/dev/null".into());
    }
    for target in targets {
        for overwrite in [Overwrite::Yes, Overwrite::No] {
            let failed = write(&target, overwrite).expect_err("not a file");
            assert!(matches!(failed, StoreError::NotAFile { .. }), "{failed:?}");
        }
    }
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing");
    let failed = write(&missing.join("a.pdf"), Overwrite::No).expect_err("no folder");
    let StoreError::FolderMissing { path } = failed else { panic!("{failed:?}") };
    assert_eq!(path, missing);
    let file = folder.path().join("file");
    std::fs::write(&file, "").expect("written");
    let failed = write(&file.join("a.pdf"), Overwrite::No).expect_err("no folder");
    let told = matches!(failed, StoreError::NotAFolder { .. })
        || cfg!(windows) && matches!(failed, StoreError::FolderMissing { .. });
    assert!(told, "{failed:?}");
}

#[test]
fn a_read_only_folder_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = FaultyFiles::new(|step| {
        step.call.starts_with("create").then(|| error(ErrorKind::PermissionDenied))
    });
    let path = folder.path().join("a.pdf");
    let failed = write_file(&files, &path, b"new", Overwrite::No).expect_err("refused");
    assert!(matches!(failed, StoreError::NotAllowed { .. }), "{failed:?}");
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_target_that_is_open_elsewhere_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, "old").expect("written");
    let files = FaultyFiles::new(|step| {
        step.call.starts_with("rename").then(|| error(ErrorKind::ResourceBusy))
    });
    let failed = write_file(&files, &path, b"new", Overwrite::Yes).expect_err("busy");
    assert!(matches!(failed, StoreError::Busy { .. }), "{failed:?}");
    assert_eq!(std::fs::read(&path).expect("a file"), b"old");
    assert_eq!(names(folder.path()), ["a.pdf"]);
}

#[test]
fn an_export_that_is_spoiled_on_its_way_is_reported_and_replaces_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, "old").expect("written");
    let inside = folder.path().to_owned();
    let files = FaultyFiles::new(move |step| {
        if step.call == "read temporary" {
            for name in names(&inside).iter().filter(|name| name.starts_with(".tenkencho-")) {
                std::fs::write(inside.join(name), "nex").expect("spoiled");
            }
        }
        None::<io::Error>
    });
    let failed = write_file(&files, &path, b"new", Overwrite::Yes).expect_err("spoiled");
    assert!(matches!(failed, StoreError::ReadBack { .. }), "{failed:?}");
    assert_eq!(std::fs::read(&path).expect("a file"), b"old");
    assert_eq!(names(folder.path()), ["a.pdf"]);
}

#[test]
fn the_longest_name_that_the_system_allows_can_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("{}.pdf", "x".repeat(251)));
    write(&path, Overwrite::No).expect("written");
    write(&path, Overwrite::Yes).expect("replaced");
}
