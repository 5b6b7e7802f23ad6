//! One writer at a time, over programs.

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tenkencho::store::{
    Access, DataFolder, LockHolder, ReadOnlyReason, StoreError, newest_readable,
};

use crate::clinic::{Clinic, at, bytes, new, old, who, writable};
use crate::faulty::{Disk, FaultyFiles, error};

const ROOT: &str = "TENKENCHO_TEST_HOLDS";

/// What the other program does; a plain test run passes it by.
#[test]
fn a_child_holds_the_clinic() {
    let Some(root) = std::env::var_os(ROOT) else { return };
    let data = DataFolder::new(PathBuf::from(root));
    let id = "clinic-1".parse().expect("an id");
    let mut file = writable(data.open(&id, &who()));
    file.save(&new(), at(0)).expect("saved");
    // A line of its own: the test runner writes before it.
    println!("\nheld");
    std::io::stdout().flush().expect("flushed");
    // Until it is killed, or the other end goes away.
    let _ = std::io::stdin().read_line(&mut String::new());
}

fn child(clinic: &Clinic) -> Child {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "locking::a_child_holds_the_clinic", "--nocapture"])
        .env(ROOT, clinic.root.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let output = BufReader::new(child.stdout.take().expect("piped"));
    assert!(output.lines().map_while(Result::ok).any(|line| line == "held"), "it holds");
    child
}

#[test]
fn the_second_program_reads_and_is_told_who_writes() {
    let clinic = Clinic::create();
    let mut child = child(&clinic);
    let open = clinic.data().open(&clinic.id, &who()).expect("it opens");
    assert_eq!(open.workbook, new());
    let Access::ReadOnly(ReadOnlyReason::HeldBy(holder)) = open.access else {
        panic!("both write");
    };
    assert_eq!(holder, Some(who()));
    // Killed: the lock is gone at once, and the saved state is there.
    child.kill().expect("killed");
    child.wait().expect("ended");
    let open = clinic.data().open(&clinic.id, &who()).expect("it opens");
    assert!(matches!(open.access, Access::Writable(_)));
    assert_eq!(open.workbook, new());
}

#[test]
fn closing_lets_the_next_one_write() {
    let clinic = Clinic::create();
    let file = clinic.open();
    assert!(file.is_guarded());
    let second = clinic.data().open(&clinic.id, &who()).expect("it opens");
    assert!(matches!(second.access, Access::ReadOnly(_)));
    drop(file);
    assert!(!clinic.names().contains(&"holder".to_owned()));
    drop(clinic.open());
}

#[test]
fn a_holder_that_cannot_be_told_is_still_respected() {
    let clinic = Clinic::create();
    let _file = clinic.open();
    for spoiled in ["", "(user: \"", "\u{0}"] {
        std::fs::write(clinic.folder().join("holder"), spoiled).expect("written");
        let open = clinic.data().open(&clinic.id, &who()).expect("it opens");
        assert!(matches!(open.access, Access::ReadOnly(ReadOnlyReason::HeldBy(None))));
    }
}

#[test]
fn names_of_holders_come_through_whatever_is_in_them() {
    let clinic = Clinic::create();
    let holder = LockHolder {
        user: "山田 \"太郎\"\n".to_owned(),
        computer: "受付\\PC\u{202e}".to_owned(),
        since: at(7),
    };
    let _open = clinic.data().open(&clinic.id, &holder).expect("it opens");
    let second = clinic.data().open(&clinic.id, &who()).expect("it opens");
    let Access::ReadOnly(ReadOnlyReason::HeldBy(told)) = second.access else {
        panic!("both write");
    };
    assert_eq!(told, Some(holder));
}

#[test]
fn a_name_that_cannot_be_written_keeps_nobody_from_working() {
    let clinic = Clinic::create();
    let files = FaultyFiles::new(|step| {
        step.call.ends_with(" holder").then(|| error(ErrorKind::StorageFull))
    });
    let mut file = clinic.open_with(files.arc());
    file.save(&new(), at(0)).expect("saved");
}

#[test]
fn without_locks_two_can_write_and_neither_overwrites_the_other() {
    let clinic = Clinic::create();
    let files = FaultyFiles::on(Disk::WithoutLocks, |_| None);
    let mut first = clinic.open_with(files.arc());
    let mut second = clinic.open_with(files.arc());
    assert!(!first.is_guarded());
    first.save(&new(), at(0)).expect("saved");
    let mut theirs = old();
    theirs.clinic.name.push('x');
    let failed = second.save(&theirs, at(1)).expect_err("changed by the first");
    assert!(matches!(failed, StoreError::ChangedOnDisk { .. }), "{failed:?}");
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn only_a_disk_without_locks_is_written_without_one() {
    for kind in [ErrorKind::PermissionDenied, ErrorKind::OutOfMemory, ErrorKind::Other] {
        let clinic = Clinic::create();
        let files = FaultyFiles::new(move |step| (step.call == "lock lock").then(|| error(kind)));
        let data = DataFolder::with_files(clinic.root.path().to_owned(), files.arc());
        let open = data.open(&clinic.id, &who()).expect("it can be read");
        let is_read_only = matches!(open.access, Access::ReadOnly(ReadOnlyReason::NotWritable(_)));
        assert!(is_read_only, "{kind}");
        let backups = data.backups(&clinic.id).expect("a list");
        assert!(backups.is_empty());
    }
    // The lock that the system itself cannot give now, as a server of files may say.
    let clinic = Clinic::create();
    let files = FaultyFiles::new(|step| {
        (step.call == "lock lock").then(|| std::io::Error::from_raw_os_error(37))
    });
    let data = DataFolder::with_files(clinic.root.path().to_owned(), files.arc());
    let open = data.open(&clinic.id, &who()).expect("it can be read");
    assert!(matches!(open.access, Access::ReadOnly(ReadOnlyReason::NotWritable(_))));
}

#[test]
fn what_a_killed_program_left_is_swept_up_by_the_next_writer_only() {
    let clinic = Clinic::create();
    let file = clinic.open();
    let left = clinic.folder().join(".tenkencho-1-1");
    std::fs::write(&left, "half").expect("written");
    // A reader leaves the writer's files alone.
    clinic.data().open(&clinic.id, &who()).expect("it opens");
    assert!(left.exists());
    drop(file);
    drop(clinic.open());
    assert!(!left.exists());
}

#[test]
fn a_clinic_that_is_open_cannot_be_restored() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    file.save(&new(), at(0)).expect("saved");
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let backup = newest_readable(&backups).expect("a backup");
    let failed = clinic.data().restore(&clinic.id, &backup.name, &who(), at(1)).expect_err("held");
    let StoreError::HeldElsewhere { holder, .. } = failed else { panic!("{failed:?}") };
    assert_eq!(holder, Some(who()));
    assert_eq!(clinic.on_disk(), bytes(&new()));
}
