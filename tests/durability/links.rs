//! Links in the data folder, and other ways into it.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tenkencho::model::{FiscalYear, Workbook};
use tenkencho::store::{
    Access, BackupOutcome, DataFolder, KeptYear, Overwrite, ReadOnlyReason, StoreError, WordingFile,
};

use crate::clinic::{Clinic, at, bytes, new, old, who, writable};
use crate::wording::checks;

/// Everything below a folder: the content of files, where links lead.
fn all_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.insert(name.clone(), Vec::new());
            found.extend(all_in(&path).into_iter().map(|(it, b)| (format!("{name}/{it}"), b)));
        } else {
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

/// A folder of somebody else's, in which there is something that looks like ours.
fn elsewhere() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("in a folder")).expect("folders");
        std::fs::write(path, content).expect("written");
    };
    put(".tenkencho-1-2", b"theirs");
    put("workbook-20200101-120000.ron", b"theirs");
    put("lock", b"");
    put("workbook.ron", &bytes(&old()));
    put("originals/mhlw-2030/a.xlsx", b"theirs");
    put("mhlw-2030.ron", b"theirs");
    put("2024-1/papers.pdf", b"theirs");
    folder
}

fn link(from: &Path, to: &Path) {
    if to.is_dir() {
        std::fs::remove_dir_all(to).expect("removed");
    } else {
        let _ = std::fs::remove_file(to);
    }
    symlink(from, to).expect("a link");
}

fn is_link<T>(result: Result<T, StoreError>, path: &Path) {
    match result {
        Err(StoreError::Link { path: found }) => assert_eq!(found, path),
        Err(other) => panic!("{}: {other:?}", path.display()),
        Ok(_) => panic!("{}: it was written", path.display()),
    }
}

#[test]
fn a_lock_that_is_a_link_is_not_taken_elsewhere() {
    for target in ["lock", "not there", "workbook.ron"] {
        let (clinic, theirs) = (Clinic::create(), elsewhere());
        let before = all_in(theirs.path());
        let lock = clinic.folder().join("lock");
        link(&theirs.path().join(target), &lock);
        let open = clinic.data().open(&clinic.id, &who()).expect("it opens");
        let Access::ReadOnly(ReadOnlyReason::NotWritable(error)) = open.access else {
            panic!("it is locked by way of a link");
        };
        is_link(Err::<(), _>(error), &lock);
        assert_eq!(all_in(theirs.path()), before, "{target}");
    }
}

#[test]
fn nothing_is_swept_or_kept_behind_a_folder_that_is_a_link() {
    let (clinic, theirs) = (Clinic::create(), elsewhere());
    let before = all_in(theirs.path());
    let backups = clinic.folder().join("backups");
    link(theirs.path(), &backups);
    let mut file = clinic.open();
    let saved = file.save(&new(), at(0)).expect("the workbook itself can be saved");
    let BackupOutcome::Failed(error) = saved.backup else { panic!("{saved:?}") };
    is_link(Err::<(), _>(error), &backups);
    drop(file);
    let restored = clinic.data().restore(&clinic.id, "workbook-20200101-120000.ron", &who(), at(1));
    assert!(restored.is_err());
    assert_eq!(clinic.on_disk(), bytes(&new()));
    assert_eq!(all_in(theirs.path()), before);
}

#[test]
fn the_folders_of_closings_and_editions_are_not_written_by_way_of_links() {
    let (clinic, theirs) = (Clinic::create(), elsewhere());
    let before = all_in(theirs.path());
    let data = clinic.data();
    let closed = clinic.folder().join("closed");
    link(theirs.path(), &closed);
    let year = FiscalYear::new(2024).expect("in range");
    let kept = KeptYear { papers: b"ours", workbook: &old(), edition: "ours" };
    is_link(data.keep_closed_year(&clinic.id, year, 1, &kept), &closed);
    data.forget_closed_year(&clinic.id, year, 1);
    let editions = data.root().join("editions");
    link(theirs.path(), &editions);
    is_link(data.keep_edition("mhlw-2030", "ours", &[]), &editions);
    assert!(data.remove_edition("mhlw-2030", &["mhlw-2030.ron".into()]).is_err());
    let removed = data.root().join("removed");
    link(theirs.path(), &removed);
    is_link(data.keep_clinic(&clinic.id, &[], "2026"), &removed);
    is_link(data.set_clinic_aside(&clinic.id, "2026", &who()), &removed);
    assert_eq!(all_in(theirs.path()), before);
    assert_eq!(data.read(&clinic.id).expect("it is where it was"), old());
}

#[test]
fn a_clinic_that_is_a_link_can_be_read_and_not_written() {
    let (clinic, theirs) = (Clinic::create(), elsewhere());
    let before = all_in(theirs.path());
    let data = clinic.data();
    // The folder of one clinic, then that of all of them.
    for (at, target) in [(clinic.folder(), theirs.path().to_owned()), {
        let clinics = theirs.path().join("clinics");
        (data.root().join("clinics"), clinics)
    }] {
        if target.ends_with("clinics") {
            std::fs::create_dir_all(target.join("clinic-1")).expect("folders");
            std::fs::write(target.join("clinic-1/workbook.ron"), bytes(&old())).expect("written");
        }
        let before = if target.ends_with("clinics") { all_in(&target) } else { before.clone() };
        link(&target, &at);
        let listed = data.clinics().expect("a list");
        assert_eq!(listed[0].workbook.as_ref().expect("it reads"), &old());
        let open = data.open(&clinic.id, &who()).expect("it opens");
        let Access::ReadOnly(ReadOnlyReason::NotWritable(error)) = open.access else {
            panic!("it can be written");
        };
        is_link(Err::<(), _>(error), &at);
        assert_eq!(all_in(&target), before);
    }
    is_link(data.create(&old(), "clinic"), &data.root().join("clinics"));
}

#[test]
fn a_file_that_is_a_link_keeps_what_it_leads_to_and_stays_a_link() {
    let (clinic, theirs) = (Clinic::create(), elsewhere());
    let before = all_in(theirs.path());
    let path = clinic.path();
    link(&theirs.path().join("workbook.ron"), &path);
    let open = clinic.data().open(&clinic.id, &who()).expect("it opens");
    let Access::ReadOnly(ReadOnlyReason::NotWritable(error)) = open.access else {
        panic!("it can be written");
    };
    is_link(Err::<(), _>(error), &path);
    let wording = clinic.root.path().join("wording.ron");
    std::fs::write(theirs.path().join("theirs.ron"), b"").expect("written");
    link(&theirs.path().join("theirs.ron"), &wording);
    let (mut file, _) = WordingFile::open(&clinic.data());
    is_link(file.save(&checks(&["ほかの言葉"]), at(0)), &wording);
    std::fs::remove_file(theirs.path().join("theirs.ron")).expect("removed");
    assert_eq!(all_in(theirs.path()), before);
}

#[test]
fn a_clinic_whose_workbook_leads_nowhere_stays_in_the_list() {
    let clinic = Clinic::create();
    link(Path::new("/no/such/place"), &clinic.path());
    let is_listed = || {
        let listed = clinic.data().clinics().expect("a list");
        assert_eq!(listed.len(), 1);
        let error = listed[0].workbook.as_ref().expect_err("there is none");
        assert!(matches!(error, StoreError::Missing { .. } | StoreError::Io { .. }), "{error:?}");
    };
    is_listed();
    link(&clinic.path(), &clinic.path());
    is_listed();
    link(Path::new("/no/such/place"), &clinic.folder());
    is_listed();
}

#[test]
fn a_data_folder_that_is_a_link_is_the_users_own_choice() {
    let real = tempfile::tempdir().expect("a folder");
    let beside = tempfile::tempdir().expect("a folder");
    let root = beside.path().join("data");
    symlink(real.path(), &root).expect("a link");
    let data = DataFolder::new(root);
    let id = data.create(&old(), "clinic").expect("created");
    let mut file = writable(data.open(&id, &who()));
    let saved = file.save(&new(), at(0)).expect("saved");
    assert!(matches!(saved.backup, BackupOutcome::Kept(_)), "{saved:?}");
    assert!(real.path().join("clinics/clinic-1/workbook.ron").is_file());
}

/// One folder under a second path, where this computer lets us have one.
struct Bound<'a>(&'a Path);

impl<'a> Bound<'a> {
    fn bind(from: &Path, to: &'a Path) -> Option<Self> {
        let bound = Command::new("mount").arg("--bind").args([from, to]).output();
        bound.is_ok_and(|output| output.status.success()).then_some(Self(to))
    }
}

impl Drop for Bound<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn an_export_through_another_mount_of_the_data_folder_replaces_nothing() {
    let clinic = Clinic::create();
    let data = clinic.data();
    let workbook: Workbook = old();
    for bound in [clinic.root.path().to_owned(), clinic.folder()] {
        let mount = tempfile::tempdir().expect("a folder");
        // Only an administrator may mount.
        let Some(_bound) = Bound::bind(&bound, mount.path()) else { return };
        let inside = mount.path().join(clinic.path().strip_prefix(&bound).expect("inside"));
        assert!(inside.is_file());
        for target in [inside, mount.path().join("new.pdf")] {
            let failed = data.write_export(&target, b"new", Overwrite::Yes).expect_err("our own");
            assert!(matches!(failed, StoreError::InsideData { .. }), "{failed:?}");
        }
    }
    assert_eq!(data.read(&clinic.id).expect("it reads"), workbook);
    // A folder beside it on the same disk is another one.
    let beside = tempfile::tempdir().expect("a folder");
    data.write_export(&beside.path().join("a.pdf"), b"new", Overwrite::No).expect("written");
}
