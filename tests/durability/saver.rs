//! Saving in the background, without waiting for time to pass.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use tenkencho::model::Workbook;
use tenkencho::store::{Access, FlushError, Saver, StoreError, newest_readable};

use crate::clinic::{Clinic, at, bytes, new, old, who};
use crate::faulty::{Disk, FaultyFiles, error};

/// Long enough for any disk; no test waits for it to pass.
const LONG: Duration = Duration::from_mins(1);

fn saver(clinic: &Clinic, files: &FaultyFiles) -> Saver {
    Saver::start(clinic.open_with(files.arc()), || at(9), || {})
}

fn offer(saver: &Saver, clinic: &Clinic, workbook: Arc<Workbook>, revision: u64) {
    saver.offer(clinic.id.as_str(), workbook, revision).expect("its own clinic");
}

#[test]
fn what_is_offered_is_saved() {
    let clinic = Clinic::create();
    let saver = saver(&clinic, &FaultyFiles::sound());
    let status = saver.status();
    assert!(status.is_saved() && status.saved_at.is_none());
    saver.flush(LONG).expect("nothing to save");
    offer(&saver, &clinic, Arc::new(new()), 1);
    assert!(!saver.status().is_saved());
    saver.flush(LONG).expect("saved");
    let status = saver.status();
    assert!(status.is_saved());
    assert_eq!((status.saved_revision, status.saved_at), (1, Some(at(9))));
    assert!(status.error.is_none() && status.backup_error.is_none());
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn closing_saves_the_newest_offer_and_lets_go_of_the_clinic() {
    let clinic = Clinic::create();
    let saver = saver(&clinic, &FaultyFiles::sound());
    for revision in 1..50 {
        let mut workbook = old();
        workbook.clinic.name = format!("{revision}");
        offer(&saver, &clinic, Arc::new(workbook), revision);
    }
    offer(&saver, &clinic, Arc::new(new()), 50);
    drop(saver);
    assert_eq!(clinic.on_disk(), bytes(&new()));
    drop(clinic.open());
}

#[test]
fn a_failure_is_kept_and_the_next_attempt_saves_the_newest_offer() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    files.follow(|step| (step.call == "write").then(|| error(ErrorKind::StorageFull)));
    let mut first = old();
    first.clinic.name.push('1');
    offer(&saver, &clinic, Arc::new(first), 1);
    let Err(FlushError::Failed(failed)) = saver.flush(LONG) else { panic!("the disk is full") };
    assert!(matches!(*failed, StoreError::DiskFull { .. }), "{failed:?}");
    let status = saver.status();
    assert!(status.error.is_some() && !status.is_saved());
    assert_eq!((status.saved_revision, status.error_revision), (0, Some(1)));
    assert_eq!(clinic.on_disk(), bytes(&old()));
    // Editing goes on; the disk is still full.
    offer(&saver, &clinic, Arc::new(new()), 2);
    assert!(matches!(saver.flush(LONG), Err(FlushError::Failed(_))));
    files.recover();
    saver.retry();
    saver.flush(LONG).expect("saved");
    let status = saver.status();
    assert!(status.is_saved() && status.error.is_none() && status.error_revision.is_none());
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn closing_with_a_disk_that_refuses_ends_and_keeps_the_old_file() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    files.follow(|step| (step.call == "write").then(|| error(ErrorKind::StorageFull)));
    offer(&saver, &clinic, Arc::new(new()), 1);
    drop(saver);
    assert_eq!(clinic.on_disk(), bytes(&old()));
    drop(clinic.open());
}

#[test]
fn a_disk_that_hangs_does_not_hang_the_caller() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    let (entered_tx, entered) = mpsc::channel();
    let (go_on, wait) = mpsc::channel::<()>();
    files.follow(move |step| {
        if step.call == "rename temporary workbook.ron" {
            let _ = entered_tx.send(());
            let _ = wait.recv();
        }
        None
    });
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.retry();
    entered.recv().expect("it saves");
    assert!(saver.status().saving_since.is_some());
    assert!(matches!(saver.flush(Duration::ZERO), Err(FlushError::Timeout)));
    // Offers are taken meanwhile, and none is lost.
    offer(&saver, &clinic, Arc::new(old()), 2);
    drop(go_on);
    saver.flush(LONG).expect("saved");
    assert_eq!(saver.status().saved_revision, 2);
    assert_eq!(clinic.on_disk(), bytes(&old()));
}

#[test]
fn the_same_revision_offered_again_is_not_saved_again() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.flush(LONG).expect("saved");
    files.recover();
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.flush(LONG).expect("nothing to save");
    assert_eq!(files.log(), [""; 0]);
}

#[test]
fn every_change_of_the_status_is_told() {
    let clinic = Clinic::create();
    let events = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&events);
    let on_event = move || {
        counted.fetch_add(1, Ordering::SeqCst);
    };
    let saver = Saver::start(clinic.open(), || at(9), on_event);
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.flush(LONG).expect("saved");
    drop(saver);
    // One when it began, one when it had ended, one when the backup was kept.
    assert_eq!(events.load(Ordering::SeqCst), 3);
}

#[test]
fn a_backup_that_cannot_be_kept_is_told() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    files.follow(|step| {
        (step.call == "create_folder backups").then(|| error(ErrorKind::PermissionDenied))
    });
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.flush(LONG).expect("saved");
    assert!(saver.status().backup_error.is_some());
    files.recover();
    let mut newest = new();
    newest.clinic.name.push('x');
    offer(&saver, &clinic, Arc::new(newest), 2);
    saver.flush(LONG).expect("saved");
    assert!(saver.status().backup_error.is_none());
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let backup = newest_readable(&backups).expect("a backup");
    assert_eq!(backup.workbook.as_ref().expect("it reads"), &old());
}

#[test]
fn a_thread_that_dies_is_told_and_does_not_hang_the_window() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    files.follow(|step| {
        assert!(!step.call.starts_with("rename"), "a defect, on purpose");
        None
    });
    offer(&saver, &clinic, Arc::new(new()), 1);
    let Err(FlushError::Failed(failed)) = saver.flush(LONG) else { panic!("it saved") };
    assert!(matches!(*failed, StoreError::SaverStopped), "{failed:?}");
    assert!(saver.status().saving_since.is_none());
    drop(saver);
    assert_eq!(clinic.on_disk(), bytes(&old()));
}

#[test]
fn another_clinics_workbook_is_refused_and_nothing_of_it_is_written() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    let before = files.log().len();
    let refused = saver.offer("clinic-99", Arc::new(new()), 1).expect_err("another clinic");
    assert!(matches!(refused, StoreError::OtherClinic { .. }), "{refused:?}");
    assert!(saver.status().is_saved());
    saver.flush(LONG).expect("nothing to save");
    drop(saver);
    assert_eq!(clinic.on_disk(), bytes(&old()));
    let written = files.log().split_off(before);
    assert!(!written.iter().any(|call| call.starts_with("rename")), "{written:?}");
}

#[test]
fn a_backup_holds_up_no_save() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    let (entered, go_on) = files.hold("create_folder backups");
    offer(&saver, &clinic, Arc::new(new()), 1);
    saver.retry();
    entered.recv().expect("it keeps a backup");
    assert_eq!(clinic.on_disk(), bytes(&new()), "the workbook was first");
    let mut newest = new();
    newest.clinic.name.push('x');
    let newest = Arc::new(newest);
    offer(&saver, &clinic, Arc::clone(&newest), 2);
    let deadline = Instant::now() + LONG;
    while clinic.on_disk() != bytes(&newest) && Instant::now() < deadline {
        std::thread::yield_now();
    }
    assert_eq!(clinic.on_disk(), bytes(&newest));
    // The clinic is held until the backup is there.
    let second = clinic.data().open(&clinic.id, &who()).expect("it opens");
    assert!(matches!(second.access, Access::ReadOnly(_)));
    drop(go_on);
    drop(saver);
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let backup = newest_readable(&backups).expect("a backup");
    assert_eq!(backup.workbook.as_ref().expect("it reads"), &old());
    drop(clinic.open());
}

/// Two windows over one folder without locks, the second opened before the first one saved.
#[test]
fn without_locks_two_that_save_in_the_same_moment_find_each_other_out() {
    let clinic = Clinic::create();
    let first = FaultyFiles::on(Disk::WithoutLocks, |_| None);
    let second = FaultyFiles::on(Disk::WithoutLocks, |_| None);
    let (one, other) = (saver(&clinic, &first), saver(&clinic, &second));
    assert!(one.status().is_unguarded && other.status().is_unguarded);
    // The second one renames right after the first one did, having looked right before.
    let theirs = bytes(&new());
    let path = clinic.path();
    let mut has_renamed = false;
    first.follow(move |step| {
        has_renamed |= step.call == "rename temporary workbook.ron";
        if has_renamed && step.call.starts_with("flush_folder clinic") {
            std::fs::write(&path, &theirs).expect("written");
        }
        None
    });
    let mut mine = old();
    mine.clinic.name.push('1');
    offer(&one, &clinic, Arc::new(mine), 1);
    // Whoever closes now is asked: it is not taken for saved before it is sure.
    let Err(FlushError::Failed(failed)) = one.flush(LONG) else { panic!("it was written over") };
    assert!(matches!(*failed, StoreError::ChangedOnDisk { .. }), "{failed:?}");
    let status = one.status();
    assert!(matches!(status.error.as_deref(), Some(StoreError::ChangedOnDisk { .. })));
    assert!(!status.is_saved(), "what is not on the disk is not saved");
    assert_eq!(clinic.on_disk(), bytes(&new()), "nothing is written over");
    // The other one opened before either: it is told at its first save.
    offer(&other, &clinic, Arc::new(old()), 1);
    let mut changed = old();
    changed.clinic.name.push('2');
    offer(&other, &clinic, Arc::new(changed), 2);
    let Err(FlushError::Failed(failed)) = other.flush(LONG) else { panic!("it saved") };
    assert!(matches!(*failed, StoreError::ChangedOnDisk { .. }), "{failed:?}");
}

#[test]
fn what_changes_while_a_save_is_under_way_is_found_right_before_the_rename() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    let (theirs, path) = (bytes(&new()), clinic.path());
    files.follow(move |step| {
        if step.call == "flush" {
            std::fs::write(&path, &theirs).expect("written");
        }
        None
    });
    let mut mine = old();
    mine.clinic.name.push('1');
    offer(&saver, &clinic, Arc::new(mine), 1);
    let Err(FlushError::Failed(failed)) = saver.flush(LONG) else { panic!("it saved") };
    assert!(matches!(*failed, StoreError::ChangedOnDisk { .. }), "{failed:?}");
    assert_eq!(clinic.on_disk(), bytes(&new()));
    assert!(!clinic.has_temporary_files());
}

/// A disk that takes half a second for every flush.
#[test]
fn on_a_slow_disk_no_change_waits_longer_than_two_seconds() {
    let clinic = Clinic::create();
    let files = FaultyFiles::sound();
    let saver = saver(&clinic, &files);
    files.slow_down(500);
    let begun = Instant::now();
    let mut offered: Vec<Instant> = Vec::new();
    let mut late = Vec::new();
    while begun.elapsed() < Duration::from_secs(8) {
        let mut workbook = old();
        workbook.clinic.address = offered.len().to_string();
        offered.push(Instant::now());
        offer(&saver, &clinic, Arc::new(workbook), offered.len() as u64);
        std::thread::sleep(Duration::from_millis(50));
        let on_disk = clinic.data().read(&clinic.id).expect("it reads").clinic.address;
        let next = on_disk.parse::<usize>().map_or(0, |last| last + 1);
        let oldest = offered.get(next).map(Instant::elapsed).unwrap_or_default();
        if oldest > Duration::from_secs(2) {
            late.push(oldest);
        }
    }
    assert!(late.is_empty(), "{late:?}");
}
