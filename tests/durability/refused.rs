//! A disk that is full, busy, gone or read-only, and files that are damaged, newer or not ours.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tenkencho::store::format::ProblemKind;
use tenkencho::store::{Access, BackupOutcome, DataFolder, Doing, ReadOnlyReason, StoreError};

use crate::clinic::{Clinic, at, bytes, new, old, who, writable};
use crate::faulty::{Disk, FaultyFiles, error};

#[test]
fn a_busy_file_is_tried_again_for_a_second() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    let mut refused = 0;
    files.follow(move |step| {
        refused += usize::from(step.call == "rename temporary workbook.ron");
        (step.call.starts_with("rename temporary") && refused <= 4)
            .then(|| error(ErrorKind::ResourceBusy))
    });
    file.save(&new(), at(0)).expect("saved at the fifth attempt");
    assert_eq!(clinic.on_disk(), bytes(&new()));
    assert_eq!(files.paused(), Duration::from_millis(150));
}

#[test]
fn a_file_that_stays_busy_is_reported_after_a_second_and_saved_later() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    files.follow(|step| {
        let fails = step.call == "rename temporary workbook.ron";
        fails.then(|| error(ErrorKind::ResourceBusy))
    });
    let failed = file.save(&new(), at(0)).expect_err("busy");
    assert!(matches!(failed, StoreError::Busy { .. }), "{failed:?}");
    assert_eq!(files.paused(), Duration::from_secs(1));
    assert_eq!(clinic.on_disk(), bytes(&old()));
    assert!(!clinic.has_temporary_files());
    files.recover();
    file.save(&new(), at(1)).expect("saved");
}

/// Access denied, a sharing violation, a lock violation, a mapped section.
const BUSY_ON_WINDOWS: [i32; 4] = [5, 32, 33, 1224];

#[test]
fn whatever_windows_says_of_a_file_that_is_held_counts_as_busy() {
    for code in BUSY_ON_WINDOWS {
        for call in ["rename temporary workbook.ron", "read temporary"] {
            let clinic = Clinic::create();
            let files = FaultyFiles::on(Disk::OfWindows, |_| None);
            let mut file = clinic.open_with(files.arc());
            file.save(&new(), at(0)).expect("saved");
            file.save(&old(), at(0)).expect("saved");
            let mut refused = 0;
            files.follow(move |step| {
                refused += usize::from(step.call == call);
                let fails = step.call == call && refused <= 4;
                fails.then(|| std::io::Error::from_raw_os_error(code))
            });
            let before = files.paused();
            file.save(&new(), at(0)).expect("saved at the fifth attempt");
            assert_eq!(clinic.on_disk(), bytes(&new()));
            assert_eq!(files.paused(), before + Duration::from_millis(150), "{code} {call}");
            files.follow(move |step| {
                (step.call == call).then(|| std::io::Error::from_raw_os_error(code))
            });
            let before = files.paused();
            let failed = file.save(&old(), at(0)).expect_err("busy");
            assert!(matches!(failed, StoreError::Busy { .. }), "{code} {call}: {failed:?}");
            assert_eq!(files.paused(), before + Duration::from_secs(1), "{code} {call}");
            assert_eq!(clinic.on_disk(), bytes(&new()));
            assert!(!clinic.has_temporary_files());
        }
    }
}

#[test]
fn a_scanner_that_holds_the_trial_file_does_not_make_the_folder_read_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut refused = 0;
    let files = FaultyFiles::new(move |step| {
        refused += usize::from(step.call == "remove temporary");
        (step.call == "remove temporary" && refused <= 2).then(|| error(ErrorKind::ResourceBusy))
    });
    let data = DataFolder::with_files(folder.path().to_owned(), files.arc());
    data.check_writable().expect("writable");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_full_disk_keeps_the_old_file_and_the_next_save_succeeds() {
    for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
        for call in ["create temporary", "write", "flush"] {
            let clinic = Clinic::create();
            let files = FaultyFiles::sound();
            let mut file = clinic.open_with(files.arc());
            files.follow(move |step| (step.call == call).then(|| error(kind)));
            let failed = file.save(&new(), at(0)).expect_err("full");
            assert!(matches!(failed, StoreError::DiskFull { .. }), "{failed:?}");
            assert_eq!(clinic.on_disk(), bytes(&old()));
            assert!(!clinic.has_temporary_files());
            files.recover();
            file.save(&new(), at(1)).expect("saved");
            assert_eq!(clinic.on_disk(), bytes(&new()));
        }
    }
}

/// A file system of `options` under `folder`, where this computer lets us have one.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn mount(folder: &'a Path, options: &str) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder);
        mount.output().is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }

    fn make_read_only(&self) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,ro"]).arg(self.0);
        mount.status().is_ok_and(|status| status.success())
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_really_full_disk_keeps_the_old_file_and_the_next_save_succeeds() {
    let root = tempfile::tempdir().expect("a folder");
    // Only an administrator may mount; the test above does the same with injected errors.
    let Some(_mounted) = Mounted::mount(root.path(), "size=128k") else { return };
    let data = DataFolder::new(root.path().to_owned());
    let id = data.create(&old(), "clinic").expect("created");
    let mut file = writable(data.open(&id, &who()));
    file.save(&new(), at(0)).expect("saved");
    let mut large = old();
    large.assessments[0].responses[0].memo = "あ".repeat(100_000);
    let failed = file.save(&large, at(1)).expect_err("full");
    assert!(matches!(failed, StoreError::DiskFull { .. }), "{failed:?}");
    assert_eq!(std::fs::read(file.path()).expect("a file"), bytes(&new()));
    file.save(&old(), at(2)).expect("a smaller one fits");
    assert_eq!(data.read(&id).expect("it reads"), old());
}

#[test]
fn a_really_read_only_disk_can_be_read() {
    let root = tempfile::tempdir().expect("a folder");
    let Some(mounted) = Mounted::mount(root.path(), "size=1m") else { return };
    let data = DataFolder::new(root.path().to_owned());
    let id = data.create(&old(), "clinic").expect("created");
    if !mounted.make_read_only() {
        return;
    }
    assert!(matches!(data.check_writable(), Err(StoreError::NotAllowed { .. })));
    let open = data.open(&id, &who()).expect("it opens");
    assert_eq!(open.workbook, old());
    let Access::ReadOnly(ReadOnlyReason::NotWritable(reason)) = open.access else {
        panic!("it cannot be written");
    };
    assert!(matches!(reason, StoreError::NotAllowed { doing: Doing::Locking, .. }), "{reason:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_open_for_reading() {
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        let clinic = Clinic::create();
        let files = FaultyFiles::new(move |step| {
            let reads = ["read ", "list ", "kind ", "modified "];
            let is_reading = reads.iter().any(|read| step.call.starts_with(read));
            (!is_reading).then(|| error(kind))
        });
        let data = clinic.data_with(files.arc());
        assert!(matches!(data.check_writable(), Err(StoreError::NotAllowed { .. })));
        let open = data.open(&clinic.id, &who()).expect("it opens");
        assert_eq!(open.workbook, old());
        let Access::ReadOnly(ReadOnlyReason::NotWritable(_)) = open.access else {
            panic!("it cannot be written");
        };
    }
}

#[test]
fn a_folder_that_becomes_read_only_keeps_the_old_file() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    files
        .follow(|step| step.call.starts_with("create").then(|| error(ErrorKind::PermissionDenied)));
    let failed = file.save(&new(), at(0)).expect_err("refused");
    assert!(matches!(failed, StoreError::NotAllowed { doing: Doing::Writing, .. }), "{failed:?}");
    assert_eq!(clinic.on_disk(), bytes(&old()));
    files.recover();
    file.save(&new(), at(1)).expect("saved");
}

// Windows does not let go of a folder in which a lock is held.
#[cfg(unix)]
#[test]
fn a_folder_that_is_gone_is_named_and_saved_into_when_it_is_back() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    let away = clinic.root.path().join("away");
    std::fs::rename(clinic.folder(), &away).expect("moved");
    let failed = file.save(&new(), at(0)).expect_err("gone");
    let StoreError::FolderMissing { path } = failed else { panic!("{failed:?}") };
    assert_eq!(path, clinic.folder());
    std::fs::rename(&away, clinic.folder()).expect("moved back");
    file.save(&new(), at(1)).expect("saved");
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn a_workbook_that_somebody_removed_is_written_again() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    std::fs::remove_file(clinic.path()).expect("removed");
    file.save(&old(), at(0)).expect("saved");
    assert_eq!(clinic.on_disk(), bytes(&old()));
}

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    let theirs = [&bytes(&old())[..], b"// theirs\n"].concat();
    clinic.put(&theirs);
    for workbook in [new(), old()] {
        let failed = file.save(&workbook, at(0)).expect_err("changed");
        assert!(matches!(failed, StoreError::ChangedOnDisk { .. }), "{failed:?}");
        assert_eq!(clinic.on_disk(), theirs);
    }
}

#[test]
fn damaged_files_stay_as_they_are_and_are_not_held() {
    let good = bytes(&old());
    let cut: Vec<Vec<u8>> =
        (0..good.len() - 1).step_by(100).map(|at| good[..at].to_vec()).collect();
    let mut damaged = cut;
    damaged.extend([vec![0; 4096], b"\xff\xfe\x00".to_vec(), b"(clinic: 3)".to_vec()]);
    let clinic = Clinic::create();
    let names = || clinic.names().into_iter().filter(|name| name != "lock").collect::<Vec<_>>();
    let before = names();
    for bytes in damaged {
        clinic.put(&bytes);
        let Err(failed) = clinic.data().open(&clinic.id, &who()) else { panic!("it opened") };
        assert!(matches!(failed, StoreError::Damaged { .. }), "{failed:?}");
        assert!(matches!(clinic.data().read(&clinic.id), Err(StoreError::Damaged { .. })));
        assert_eq!(clinic.on_disk(), bytes);
    }
    assert_eq!(names(), before);
}

#[test]
fn a_newer_file_is_refused_with_its_version_and_stays_as_it_is() {
    let newer = std::fs::read("tests/files/newer/version-9.ron").expect("the corpus");
    let clinic = Clinic::create();
    clinic.put(&newer);
    let Err(failed) = clinic.data().open(&clinic.id, &who()) else { panic!("it opened") };
    assert!(matches!(failed, StoreError::Newer { found: 9, supported: 5, .. }), "{failed:?}");
    assert_eq!(clinic.on_disk(), newer);
}

#[test]
fn a_workbook_that_could_not_be_opened_again_is_not_saved() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    let mut wrong = new();
    wrong.people.push(wrong.people[0].clone());
    let failed = file.save(&wrong, at(0)).expect_err("two people with one id");
    let StoreError::Unsound { problems, .. } = failed else { panic!("{failed:?}") };
    assert!(matches!(problems[0].kind, ProblemKind::RepeatedPerson(_)), "{problems:?}");
    assert_eq!(clinic.on_disk(), bytes(&old()));
    file.save(&new(), at(1)).expect("saved");
}

#[test]
fn a_backup_that_cannot_be_kept_is_told_and_does_not_stop_the_save() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let mut file = clinic.open_with(files.arc());
    files.follow(|step| {
        (step.call == "create_folder backups").then(|| error(ErrorKind::PermissionDenied))
    });
    let saved = file.save(&new(), at(0)).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::Failed(_)), "{saved:?}");
    files.recover();
    // The next save keeps what was there before the session, not what the first one left.
    let mut newest = new();
    newest.clinic.name.push('x');
    let saved = file.save(&newest, at(1)).expect("saved");
    let BackupOutcome::Kept(kept) = saved.backup else { panic!("{saved:?}") };
    assert_eq!(std::fs::read(kept).expect("a file"), bytes(&old()));
}
