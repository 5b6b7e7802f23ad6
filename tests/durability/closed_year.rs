//! What the closing of a year keeps: written once, whole or not at all, and never handed out changed.

use std::io::ErrorKind;
use std::path::PathBuf;

use tenkencho::model::closing::KeptSums;
use tenkencho::model::{Closing, FiscalYear, Workbook};
use tenkencho::store::{ClinicId, DataFolder, KeptYear, StoreError};

use crate::clinic::{Clinic, at, new, old};
use crate::faulty::{FaultyFiles, error};

const PAPERS: &[u8] = b"%PDF-1.7 the papers of the year";
const EDITION: &str = "(format: \"tenkencho-edition\", version: 1)";

fn year() -> FiscalYear {
    FiscalYear::new(2024).expect("in range")
}

fn kept(workbook: &Workbook) -> KeptYear<'_> {
    KeptYear { papers: PAPERS, workbook, edition: EDITION }
}

fn closing((number, kept): (u32, KeptSums)) -> Closing {
    Closing { number, on: at(0).date(), by: "院長".to_owned(), kept, reopened: None }
}

fn folder(clinic: &Clinic, files: &FaultyFiles) -> (DataFolder, ClinicId) {
    (clinic.data_with(files.arc()), clinic.id.clone())
}

#[test]
fn what_was_kept_comes_back_as_it_was() {
    let clinic = Clinic::create();
    let (data, id) = folder(&clinic, &FaultyFiles::sound());
    let made = data.keep_closed_year(&id, year(), 1, &kept(&new())).expect("kept");
    let closing = closing(made);
    assert_eq!(closing.number, 1);
    assert_eq!(data.closed_papers(&id, year(), &closing).expect("the PDF"), PAPERS);
    let (workbook, edition) = data.closed_year(&id, year(), &closing).expect("the records");
    assert_eq!((workbook, edition.as_str()), (new(), EDITION));
}

#[test]
fn a_number_that_is_taken_is_passed_over() {
    let clinic = Clinic::create();
    let (data, id) = folder(&clinic, &FaultyFiles::sound());
    let first = data.keep_closed_year(&id, year(), 1, &kept(&old())).expect("kept");
    let second = data.keep_closed_year(&id, year(), 1, &kept(&new())).expect("kept");
    assert_eq!((first.0, second.0), (1, 2));
    let (first, _) = data.closed_year(&id, year(), &closing(first)).expect("the records");
    assert_eq!(first, old(), "the first one is as it was");
}

#[test]
fn a_file_that_was_changed_is_not_handed_out() {
    let clinic = Clinic::create();
    let (data, id) = folder(&clinic, &FaultyFiles::sound());
    let closing = closing(data.keep_closed_year(&id, year(), 1, &kept(&new())).expect("kept"));
    let at: PathBuf = data.closed_year_path(&id, year(), 1);
    for name in ["papers.pdf", "workbook.ron", "edition.ron"] {
        let path = at.join(name);
        let good = std::fs::read(&path).expect("a file");
        let mut spoiled = good.clone();
        *spoiled.last_mut().expect("a byte") ^= 1;
        std::fs::write(&path, &spoiled).expect("written");
        let (papers, records) =
            (data.closed_papers(&id, year(), &closing), data.closed_year(&id, year(), &closing));
        let is_told =
            |error: &StoreError| matches!(error, StoreError::NotAsKept { path: at } if *at == path);
        if name == "papers.pdf" {
            assert!(is_told(&papers.expect_err("changed")) && records.is_ok());
        } else {
            assert!(is_told(&records.expect_err("changed")) && papers.is_ok(), "{name}");
        }
        std::fs::remove_file(&path).expect("removed");
        let gone = data.closed_papers(&id, year(), &closing).map(drop);
        let gone = gone.and_then(|()| data.closed_year(&id, year(), &closing).map(drop));
        assert!(matches!(gone, Err(StoreError::Missing { .. })), "{name}");
        std::fs::write(&path, &good).expect("written");
    }
}

/// Fails at step 0, then at step 1, and so on, until it succeeds.
fn at_each_step(dead: bool) -> usize {
    for failing in 0.. {
        let clinic = Clinic::create();
        let files = FaultyFiles::sound();
        let (data, id) = folder(&clinic, &files);
        files.follow(move |step| {
            let fails = step.index == failing || dead && step.index > failing;
            fails.then(|| error(ErrorKind::Other))
        });
        let result = data.keep_closed_year(&id, year(), 1, &kept(&new()));
        let log = files.log();
        let after = format!("{:?}", log.last());
        files.recover();
        assert_eq!(
            clinic.on_disk(),
            crate::clinic::bytes(&old()),
            "{after}: the workbook is not touched"
        );
        if log.len() <= failing {
            assert!(result.is_ok());
            return failing;
        }
        match result {
            Ok(made) => {
                // Only a step that nothing depends on can fail without a word.
                data.closed_year(&id, year(), &closing(made)).expect("whole");
            }
            Err(_) if !dead && !log[failing].starts_with("remove") => {
                let folder = data.closed_year_path(&id, year(), 1);
                assert!(!folder.exists(), "{after}");
            }
            Err(_) => {}
        }
        // Whatever is left, the next try keeps everything.
        let made = data.keep_closed_year(&id, year(), 1, &kept(&new())).expect("kept");
        let (workbook, _) = data.closed_year(&id, year(), &closing(made)).expect("whole");
        assert_eq!(workbook, new(), "{after}");
    }
    unreachable!()
}

#[test]
fn refused_or_killed_at_any_step_nothing_half_done_counts() {
    assert!(at_each_step(false) > 15);
    assert!(at_each_step(true) > 15);
}
