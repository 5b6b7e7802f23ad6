//! Who may read and write what the program creates.

#![cfg(unix)]

use std::fs::{Permissions, metadata, set_permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tenkencho::store::{BackupOutcome, DataFolder, LockHolder, Overwrite, RealFiles, write_file};

use crate::clinic::{Clinic, at, bytes, new, old, who, writable};

fn mode(path: &Path) -> u32 {
    metadata(path).expect("it is there").mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    set_permissions(path, Permissions::from_mode(mode)).expect("ours");
}

/// Every file and folder below `folder`, with its mode.
fn modes(folder: &Path) -> Vec<(PathBuf, bool, u32)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        found.push((path.clone(), path.is_dir(), mode(&path)));
        if path.is_dir() {
            found.extend(modes(&path));
        }
    }
    found
}

/// Opens the clinic and saves, so that lock, holder and backup are there.
fn work(data: &DataFolder) {
    let id = data.create(&old(), "clinic").expect("created");
    let mut file = writable(data.open(&id, &who()));
    let saved = file.save(&new(), at(0)).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::Kept(_)), "{saved:?}");
    data.keep_edition("mhlw-2030", "text", &[]).expect("kept");
    let seen = modes(data.root());
    for name in ["lock", "holder", "workbook.ron", "backups", "mhlw-2030.ron"] {
        assert!(seen.iter().any(|(path, ..)| path.ends_with(name)), "{name}");
    }
}

#[test]
fn what_is_new_in_a_chosen_folder_has_the_rights_of_that_folder() {
    let table = [(0o700, 0o600), (0o750, 0o640), (0o755, 0o644), (0o770, 0o660), (0o777, 0o666)];
    for (of_folder, of_file) in table {
        let root = tempfile::tempdir().expect("a folder");
        set_mode(root.path(), of_folder);
        let data = DataFolder::new(root.path().to_owned());
        work(&data);
        for (path, is_folder, mode) in modes(root.path()) {
            let wanted = if is_folder { of_folder } else { of_file };
            assert_eq!(mode, wanted, "{mode:o} {}", path.display());
        }
    }
}

#[test]
fn a_chosen_folder_that_is_new_belongs_to_the_user_or_to_the_group_around_it() {
    for (around, wanted) in [(0o755, 0o700), (0o770, 0o770), (0o1777, 0o700)] {
        let folder = tempfile::tempdir().expect("a folder");
        set_mode(folder.path(), around);
        let data = DataFolder::new(folder.path().join("new"));
        work(&data);
        assert_eq!(mode(data.root()), wanted, "{around:o}");
    }
}

#[test]
fn a_save_and_an_export_keep_the_mode_of_the_file_that_is_there() {
    for wanted in [0o600, 0o640, 0o644, 0o660, 0o666] {
        let clinic = Clinic::create();
        set_mode(clinic.root.path(), 0o755);
        set_mode(&clinic.path(), wanted);
        let mut file = clinic.open();
        file.save(&new(), at(0)).expect("saved");
        assert_eq!(mode(&clinic.path()), wanted);
        let export = clinic.root.path().join("a.csv");
        write_file(&RealFiles, &export, b"old", Overwrite::No).expect("written");
        set_mode(&export, wanted);
        write_file(&RealFiles, &export, b"new", Overwrite::Yes).expect("written");
        assert_eq!(mode(&export), wanted);
    }
}

#[test]
fn the_group_of_a_file_that_is_replaced_stays() {
    let clinic = Clinic::create();
    // Only an administrator may hand a file to any group.
    if chown(clinic.path(), None, Some(54_321)).is_err() {
        return;
    }
    set_mode(&clinic.path(), 0o660);
    clinic.open().save(&new(), at(0)).expect("saved");
    let data = metadata(clinic.path()).expect("it is there");
    assert_eq!((data.gid(), data.mode() & 0o777), (54_321, 0o660));
}

const ROOT: &str = "TENKENCHO_TEST_SHARED";

/// What an account does on the shared folder; a plain test run passes it by.
#[test]
fn a_child_works_on_the_shared_folder() {
    let Some(root) = std::env::var_os(ROOT) else { return };
    let data = DataFolder::new(PathBuf::from(root));
    let id = match data.clinics().expect("a list").first() {
        Some(listed) => listed.id.clone(),
        None => data.create(&old(), "clinic").expect("created"),
    };
    let who = LockHolder { user: "b".to_owned(), ..who() };
    let mut file = writable(data.open(&id, &who));
    let present = data.read(&id).expect("it reads");
    let next = if bytes(&present) == bytes(&old()) { new() } else { old() };
    let saved = file.save(&next, at(0)).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::Kept(_)), "{saved:?}");
    print!("\nworked");
    std::io::stdout().flush().expect("flushed");
}

/// Works as another account of this computer, with a umask that gives nothing away.
fn account(user: u32, group: u32, program: &Path, root: &Path) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", "umask 077; exec \"$0\" \"$@\""]).arg(program);
    command.args(["--exact", "rights::a_child_works_on_the_shared_folder", "--nocapture"]);
    command.env(ROOT, root).uid(user).gid(group).current_dir("/");
    command.output().expect("started")
}

fn worked(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("\nworked"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn two_accounts_can_work_in_a_folder_that_a_group_shares() {
    const GROUP: u32 = 54_321;
    let folder = tempfile::tempdir().expect("a folder");
    set_mode(folder.path(), 0o755);
    let root = folder.path().join("shared");
    std::fs::create_dir(&root).expect("a folder");
    // Only an administrator may work as somebody else.
    if chown(&root, Some(12_345), Some(GROUP)).is_err() {
        return;
    }
    set_mode(&root, 0o770);
    // This very program, where everybody may read it.
    let program = folder.path().join("program");
    std::fs::copy(std::env::current_exe().expect("this program"), &program).expect("copied");
    set_mode(&program, 0o755);
    for user in [12_345, 12_346, 12_345] {
        worked(&account(user, GROUP, &program, &root));
    }
    // A lock that an older program left, for its own account alone to write.
    let lock = root.join("clinics/clinic-1/lock");
    chown(&lock, Some(12_345), None).expect("given");
    set_mode(&lock, 0o644);
    worked(&account(12_346, GROUP, &program, &root));
    // Somebody outside of the group gets nothing of it.
    let refused = account(12_347, 12_347, &program, &root);
    assert!(!String::from_utf8_lossy(&refused.stdout).contains("\nworked"));
}
