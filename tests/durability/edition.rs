//! An edition that was read in is removed: before and after every step it is there with all that belongs
//! to it, or not there at all.

use std::io::ErrorKind;
use std::path::Path;

use tenkencho::store::{DataFolder, KeptOriginal};
use tenkencho::workshop::{library, remove_edition};

use crate::faulty::{FaultyFiles, error};

const ORIGINALS: [&str; 2] = ["a.xlsx", "b.xlsx"];

fn kept() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let originals = ORIGINALS.map(|name| KeptOriginal { name, bytes: b"PK" });
    let data = DataFolder::new(root.path().to_owned());
    data.keep_edition("mine-2026", "(edition)", &originals).expect("kept");
    data.keep_edition("mine-2027", "(another)", &originals).expect("kept");
    root
}

fn is_there(root: &Path, id: &str) -> (bool, usize) {
    let folder = root.join("editions");
    let originals = std::fs::read_dir(folder.join("originals").join(id));
    let count = originals.map_or(0, Iterator::count);
    (folder.join(format!("{id}.ron")).exists(), count)
}

#[test]
fn interrupted_at_any_step_an_edition_is_whole_or_gone_and_removing_it_again_ends_it() {
    for failing in 0.. {
        let root = kept();
        let files =
            FaultyFiles::new(move |step| (step.index >= failing).then(|| error(ErrorKind::Other)));
        let data = DataFolder::with_files(root.path().to_owned(), files.arc());
        let names = ["mine-2026.ron".into()];
        let removed = data.remove_edition("mine-2026", &names);
        let (edition, originals) = is_there(root.path(), "mine-2026");
        assert!(!edition || originals == 2, "step {failing}: half of it is there");
        assert_eq!(is_there(root.path(), "mine-2027"), (true, 2), "step {failing}");
        if let Ok(left) = &removed {
            assert!(!edition, "step {failing}");
            let folder = root.path().join("editions/originals/mine-2026");
            assert_eq!(left.is_none(), !folder.exists(), "step {failing}: {left:?}");
        }
        let is_done = matches!(removed, Ok(None));
        let data = DataFolder::new(root.path().to_owned());
        assert!(matches!(data.remove_edition("mine-2026", &names), Ok(None)), "step {failing}");
        assert_eq!(is_there(root.path(), "mine-2026"), (false, 0));
        if is_done {
            assert!(failing >= 6, "the steps were not seen");
            return;
        }
    }
}

#[test]
fn of_two_revisions_the_newest_goes_last_whatever_their_files_are_called() {
    let older = include_str!("../files/small-edition.ron");
    let newer = older.replacen("revision: 1", "revision: 2", 1);
    for (first, second) in [(older, newer.as_str()), (newer.as_str(), older)] {
        let mut seen = Vec::new();
        for failing in 0..4 {
            let root = tempfile::tempdir().expect("a folder");
            let folder = root.path().join("editions");
            std::fs::create_dir(&folder).expect("a folder");
            for (name, text) in [("a.ron", first), ("b.ron", second)] {
                std::fs::write(folder.join(name), text).expect("written");
            }
            let mut removals = 0;
            let files = FaultyFiles::new(move |step| {
                removals += usize::from(step.call.starts_with("remove"));
                (removals > failing).then(|| error(ErrorKind::Other))
            });
            let data = DataFolder::with_files(root.path().to_owned(), files.arc());
            let removed = remove_edition(&data, "small-2030");
            let (library, _) = library(&DataFolder::new(root.path().to_owned()));
            let revision = library.get("small-2030").map(|edition| edition.revision);
            assert_eq!(removed.is_err(), revision.is_some(), "step {failing}");
            assert_ne!(revision, Some(1), "step {failing}: an older one came back");
            seen.push((std::fs::read_dir(&folder).expect("a folder").count(), revision));
        }
        assert_eq!(seen[..3], [(2, Some(2)), (1, Some(2)), (0, None)]);
    }
}
