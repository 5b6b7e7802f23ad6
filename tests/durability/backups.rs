//! Earlier states, and the way back to them.

use std::io::ErrorKind;
use std::ops::ControlFlow;

use chrono::TimeDelta;
use tenkencho::store::{BackupKind, StoreError, format, newest_readable};

use crate::clinic::{Clinic, at, bytes, new, old, who};
use crate::faulty::{FaultyFiles, error};

fn backup_names(clinic: &Clinic) -> Vec<String> {
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let names = backups.iter().map(|backup| backup.path.file_name().expect("a name"));
    names.map(|name| name.to_string_lossy().into_owned()).collect()
}

#[test]
fn the_first_save_of_a_session_keeps_what_was_there_before() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    file.save(&old(), at(0)).expect("saved");
    assert_eq!(backup_names(&clinic), [""; 0], "nothing was written");
    file.save(&new(), at(1)).expect("saved");
    let mut newest = new();
    newest.clinic.name.push('x');
    file.save(&newest, at(2)).expect("saved");
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let [backup] = &backups[..] else { panic!("{backups:?}") };
    assert_eq!(backup.kind, BackupKind::Session);
    assert_eq!(backup.kept_at, at(1));
    assert_eq!(backup.workbook.as_ref().expect("it reads"), &old());
    assert_eq!(backup_names(&clinic), ["workbook-20241120-140501.ron"]);
}

#[test]
fn the_last_ten_sessions_and_the_first_of_the_day_are_kept_and_nothing_else_is_removed() {
    let clinic = Clinic::create();
    let mut workbook = old();
    let session = |workbook: &_, second| {
        clinic.open().save(workbook, at(second)).expect("saved");
    };
    session(&new(), 0);
    let folder = clinic.folder().join("backups");
    for stranger in
        ["my-copy.ron", "damaged-20240101-000000.ron", "before-restore-20240101-000000.ron"]
    {
        std::fs::write(folder.join(stranger), "x").expect("written");
    }
    for second in 1..=12 {
        workbook.clinic.name.push('x');
        session(&workbook, second);
    }
    let names = backup_names(&clinic);
    assert_eq!(names.len(), 13, "{names:?}");
    assert_eq!(names[0], "workbook-20241120-140512.ron");
    assert_eq!(names[9], "workbook-20241120-140503.ron");
    assert_eq!(names[10], "workbook-20241120-140500.ron");
    assert!(folder.join("my-copy.ron").exists());
}

#[test]
fn sessions_within_one_second_do_not_overwrite_each_other() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    clinic.open().save(&old(), at(0)).expect("saved");
    let names = ["workbook-20241120-140500-2.ron", "workbook-20241120-140500.ron"];
    assert_eq!(backup_names(&clinic), names);
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let newest = newest_readable(&backups).expect("a backup");
    assert_eq!(newest.workbook.as_ref().expect("it reads"), &new());
}

#[test]
fn a_clock_set_back_does_not_cost_the_newest_backup() {
    let clinic = Clinic::create();
    let mut workbook = old();
    for second in 100..112 {
        workbook.clinic.name.push('x');
        clinic.open().save(&workbook, at(second)).expect("saved");
    }
    let before = bytes(&workbook);
    clinic.open().save(&new(), at(0)).expect("saved");
    let kept = clinic.folder().join("backups/workbook-20241120-140500.ron");
    assert_eq!(std::fs::read(kept).expect("kept"), before);
}

#[test]
fn a_damaged_workbook_is_kept_byte_by_byte_when_a_backup_is_restored() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    for (second, damaged) in [
        (1, &b""[..]),
        (2, &[0; 100]),
        (3, b"\xff(format"),
        (4, b"(format: \"tenkencho-workbook\", version: 3)"),
    ] {
        clinic.put(damaged);
        let backups = clinic.data().backups(&clinic.id).expect("a list");
        let backup = newest_readable(&backups).expect("a good one");
        clinic.data().restore(&clinic.id, &backup.name, &who(), at(second)).expect("restored");
        assert_eq!(clinic.on_disk(), bytes(&old()));
        let kept = clinic.folder().join(format!("backups/damaged-20241120-14050{second}.ron"));
        assert_eq!(std::fs::read(kept).expect("kept"), damaged);
    }
    // Those are listed, told as unreadable, and not offered.
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    assert_eq!(backups.len(), 5);
    assert_eq!(backups.iter().filter(|backup| backup.is_readable()).count(), 1);
}

#[test]
fn restoring_keeps_the_present_state_so_that_it_can_be_undone() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    let restore_newest = |second| {
        let backups = clinic.data().backups(&clinic.id).expect("a list");
        let backup = newest_readable(&backups).expect("a good one");
        clinic.data().restore(&clinic.id, &backup.name, &who(), at(second)).expect("restored");
    };
    restore_newest(1);
    assert_eq!(clinic.on_disk(), bytes(&old()));
    let names = ["before-restore-20241120-140501.ron", "workbook-20241120-140500.ron"];
    assert_eq!(backup_names(&clinic), names);
    restore_newest(2);
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn a_workbook_that_is_gone_can_be_restored() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    std::fs::remove_file(clinic.path()).expect("removed");
    let listed = clinic.data().clinics().expect("a list");
    assert!(matches!(listed[0].workbook, Err(StoreError::Missing { .. })));
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    clinic.data().restore(&clinic.id, &backups[0].name, &who(), at(1)).expect("restored");
    assert_eq!(clinic.on_disk(), bytes(&old()));
}

#[test]
fn a_backup_that_cannot_be_read_is_not_restored() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    let path = clinic.folder().join("backups/workbook-20241120-140500.ron");
    std::fs::write(path, "(format").expect("written");
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    assert!(newest_readable(&backups).is_none());
    let failed = clinic.data().restore(&clinic.id, &backups[0].name, &who(), at(1));
    assert!(matches!(failed, Err(StoreError::Damaged { .. })), "{failed:?}");
    assert_eq!(clinic.on_disk(), bytes(&new()));
}

#[test]
fn a_restore_killed_at_any_step_loses_neither_state() {
    for failing in 0.. {
        let clinic = Clinic::create();
        clinic.open().save(&new(), at(0)).expect("saved");
        let backups = clinic.data().backups(&clinic.id).expect("a list");
        let files =
            FaultyFiles::new(move |step| (step.index >= failing).then(|| error(ErrorKind::Other)));
        let data = clinic.data_with(files.arc());
        let restored = data.restore(&clinic.id, &backups[0].name, &who(), at(1));
        let present = format::read(&clinic.on_disk()).expect("whole");
        let backups = clinic.data().backups(&clinic.id).expect("a list");
        let has = |workbook| {
            backups
                .iter()
                .any(|backup| backup.workbook.as_ref().is_ok_and(|kept| *kept == workbook))
        };
        assert!(has(old()), "step {failing}");
        assert!(present == new() || present == old() && has(new()), "step {failing}");
        if files.log().len() <= failing {
            restored.expect("restored");
            assert_eq!(present, old());
            return;
        }
    }
}

#[test]
fn putting_one_back_reads_no_other_backup_and_takes_only_names_that_are_listed() {
    let clinic = Clinic::create();
    let mut workbook = old();
    for second in 0..4 {
        workbook.clinic.name.push('x');
        clinic.open().save(&workbook, at(second)).expect("saved");
    }
    let listed = clinic.data().backups(&clinic.id).expect("a list");
    let names: Vec<&str> = listed.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names.len(), 4);
    assert_eq!(names[3], "workbook-20241120-140500.ron");
    let files = FaultyFiles::sound();
    let data = clinic.data_with(files.arc());
    data.restore(&clinic.id, names[3], &who(), at(9)).expect("restored");
    assert_eq!(clinic.on_disk(), bytes(&old()));
    let log = files.log();
    let reads: Vec<_> = log.iter().filter(|it| it.starts_with("read workbook-")).collect();
    assert_eq!(reads, ["read workbook-20241120-140500.ron"]);
    for name in ["../workbook.ron", "workbook.ron", "workbook-20241120-140500.ron/", ""] {
        let failed = data.restore(&clinic.id, name, &who(), at(9));
        assert!(matches!(failed, Err(StoreError::Missing { .. })), "{name}: {failed:?}");
    }
}

#[test]
fn a_session_that_stays_open_for_days_keeps_the_state_before_each_of_them() {
    let clinic = Clinic::create();
    let mut file = clinic.open();
    let mut workbook = old();
    let mut before = Vec::new();
    for day in 0..4 {
        before.push(workbook.clone());
        for minute in [0, 5, 90] {
            workbook.clinic.name.push('x');
            let now = at(0) + TimeDelta::days(day) + TimeDelta::minutes(minute);
            file.save(&workbook, now).expect("saved");
        }
    }
    let names: Vec<String> = backup_names(&clinic).into_iter().rev().collect();
    let days = [20, 21, 22, 23].map(|day| format!("workbook-202411{day}-140500.ron"));
    assert_eq!(names, days);
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    let kept: Vec<_> = backups.into_iter().rev().map(|it| it.workbook.expect("it reads")).collect();
    assert_eq!(kept, before);
}

#[test]
fn what_the_newest_backup_holds_is_not_kept_again() {
    let clinic = Clinic::create();
    for second in 0..3 {
        let files = FaultyFiles::new(|step| {
            step.call
                .contains(" workbook.ron")
                .then(|| error(ErrorKind::Other))
                .filter(|_| step.call.starts_with("rename"))
        });
        let mut file = clinic.open_with(files.arc());
        file.save(&new(), at(second)).expect_err("the disk refuses");
    }
    clinic.open().save(&new(), at(9)).expect("saved");
    assert_eq!(backup_names(&clinic).len(), 1);
    let backups = clinic.data().backups(&clinic.id).expect("a list");
    assert_eq!(backups[0].workbook.as_ref().expect("it reads"), &old());
    // The same state after another one is another backup.
    clinic.open().save(&old(), at(10)).expect("saved");
    clinic.open().save(&new(), at(11)).expect("saved");
    assert_eq!(backup_names(&clinic).len(), 3);
}

#[test]
fn backups_dated_after_now_come_last_and_are_bounded() {
    let clinic = Clinic::create();
    clinic.open().save(&new(), at(0)).expect("saved");
    let folder = clinic.folder().join("backups");
    for second in 10..25 {
        let name = format!("workbook-20990101-0000{second}.ron");
        std::fs::write(folder.join(name), bytes(&new())).expect("written");
    }
    let mut workbook = new();
    workbook.clinic.name.push('x');
    clinic.open().save(&workbook, at(1)).expect("saved");
    let mut listed = Vec::new();
    let look = |it: tenkencho::store::Backup| {
        listed.push((it.is_ahead(at(2)), it.name));
        ControlFlow::Continue(())
    };
    clinic.data().visit_backups(&clinic.id, at(2), look).expect("a list");
    assert_eq!(listed.len(), 12, "{listed:?}");
    let first = ["workbook-20241120-140501.ron", "workbook-20241120-140500.ron"];
    assert_eq!(listed[..2], first.map(|name| (false, name.to_owned())));
    assert!(listed[2..].iter().all(|(is_ahead, _)| *is_ahead));
}

#[test]
fn letting_go_of_old_backups_never_keeps_a_save_from_succeeding() {
    let clinic = Clinic::create();
    let mut workbook = old();
    for second in 0..12 {
        workbook.clinic.name.push('x');
        let files = FaultyFiles::new(|step| {
            let is_old = step.call.starts_with("remove workbook-") || step.call.starts_with("size");
            is_old.then(|| error(ErrorKind::PermissionDenied))
        });
        clinic.open_with(files.arc()).save(&workbook, at(second)).expect("saved");
    }
    assert_eq!(backup_names(&clinic).len(), 12);
    // The next one that can, does.
    workbook.clinic.name.push('x');
    clinic.open().save(&workbook, at(12)).expect("saved");
    assert_eq!(backup_names(&clinic).len(), 11);
}
