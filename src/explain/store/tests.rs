//! Every sentence about files, as a golden to be read by a person.

use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use expect_test::expect_file;

use super::*;
use crate::model::{ContactId, DeviceId, DocumentKey, FiscalYear, PersonId, RoleId, VendorId};
use crate::ron_file::{RonProblem, RonShape};
use crate::store::format::{Problem, ProblemKind};

fn time() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2024, 11, 20).and_then(|day| day.and_hms_opt(14, 5, 9)).expect("a time")
}

fn holder(user: &str, computer: &str) -> LockHolder {
    LockHolder { user: user.to_owned(), computer: computer.to_owned(), since: time() }
}

/// Everything that can be wrong with a RON file.
fn ron_problems() -> Vec<RonProblem> {
    let shapes = [
        RonShape::Text,
        RonShape::Boolean,
        RonShape::Integer,
        RonShape::Number,
        RonShape::Option,
        RonShape::List,
        RonShape::Record,
        RonShape::Map,
        RonShape::Character,
        RonShape::Bytes,
        RonShape::Unit,
    ];
    let mut problems = vec![
        RonProblem::Empty,
        RonProblem::NulBytes,
        RonProblem::NotUtf8 { offset: 12 },
        RonProblem::TooLarge { bytes: 2_000_000, limit: 1_048_576 },
        RonProblem::OtherFormat("tenkencho-edition".to_owned()),
        RonProblem::Newer { found: 2, supported: 1 },
        RonProblem::UnknownVersion(0),
        RonProblem::Truncated,
        RonProblem::OpenComment,
        RonProblem::UnknownField { field: "nmae".to_owned(), expected: &["name", "address"] },
        RonProblem::UnknownField { field: "x".to_owned(), expected: &["name"] },
        RonProblem::MissingField { field: "name" },
        RonProblem::RepeatedField { field: "name" },
        RonProblem::UnknownWord { found: "Maybe".to_owned(), expected: &["Yes", "No"] },
        RonProblem::NumberOutOfRange,
        RonProblem::NotADate("2025-02-30".to_owned()),
        RonProblem::NotAYear("1025".to_owned()),
        RonProblem::BadValue("English words of the parser".to_owned()),
        RonProblem::TooDeep,
        RonProblem::Expected(","),
        RonProblem::UnexpectedCharacter('@'),
        RonProblem::ExpectedName,
        RonProblem::BadName("x".to_owned()),
        RonProblem::BadEscape,
        RonProblem::BadNumber,
        RonProblem::AfterEnd,
        RonProblem::Syntax("English words of the parser".to_owned()),
    ];
    problems.extend(shapes.map(|expected| RonProblem::WrongType { expected }));
    problems
}

fn problems() -> Vec<ProblemKind> {
    let year = FiscalYear::new(2024).expect("in range");
    vec![
        ProblemKind::Ron(RonProblem::NotADate("2025-02-30".to_owned())),
        ProblemKind::RepeatedPerson(PersonId(1)),
        ProblemKind::RepeatedVendor(VendorId(2)),
        ProblemKind::RepeatedDocument(DocumentKey::first("clinic-2024")),
        ProblemKind::RepeatedEntry("backups".into()),
        ProblemKind::RepeatedRow("backups".into()),
        ProblemKind::RepeatedCell("backups".into()),
        ProblemKind::RepeatedCheckAnswer("impact".to_owned()),
        ProblemKind::RepeatedApproval("2".to_owned()),
        ProblemKind::RepeatedDecision,
        ProblemKind::IdTooLarge(u32::MAX),
        ProblemKind::RepeatedYear(year),
        ProblemKind::RepeatedClosing { year, number: 2 },
        ProblemKind::RepeatedSheet { year, vendor: VendorId(2) },
        ProblemKind::RepeatedItem { year, item: "asset-ledger".into() },
        ProblemKind::UnknownPerson(PersonId(1)),
        ProblemKind::UnknownVendor(VendorId(2)),
        ProblemKind::UnknownContact(ContactId(3)),
        ProblemKind::UnknownDevice(DeviceId(4)),
        ProblemKind::UnknownRole(RoleId(5)),
        ProblemKind::LastIdTooSmall { found: 1, needed: 2 },
    ]
}

fn errors() -> Vec<StoreError> {
    let path = || "C:\\data\\workbook.ron".into();
    let source = || io::Error::other("system error");
    let problems =
        || vec![Problem { line: 3, column: 7, kind: ProblemKind::Ron(RonProblem::Empty) }];
    let denied = |doing| StoreError::NotAllowed { doing, path: path(), source: source() };
    let failed = |doing| StoreError::Io { doing, path: path(), source: source() };
    vec![
        StoreError::Missing { path: path() },
        StoreError::FolderMissing { path: path() },
        denied(Doing::Reading),
        denied(Doing::Writing),
        denied(Doing::Locking),
        StoreError::DiskFull { path: path(), source: source() },
        StoreError::Busy { path: path(), source: source() },
        StoreError::Exists { path: path() },
        StoreError::TooLarge { path: path(), size: 90_000_000, most: 67_108_864 },
        StoreError::Link { path: path() },
        StoreError::NotAFile { path: path() },
        StoreError::InsideData { path: path() },
        StoreError::NotAFolder { path: path() },
        StoreError::ReadBack { path: path() },
        StoreError::NotText { path: path(), offset: 12 },
        StoreError::Newer { path: path(), found: 2, supported: 1 },
        StoreError::Damaged { path: path(), problems: problems() },
        StoreError::NotAsKept { path: path() },
        StoreError::ChangedOnDisk { path: path() },
        StoreError::HeldElsewhere { holder: Some(holder("佐藤", "PC-1")), path: path() },
        StoreError::Unsound { path: path(), problems: problems() },
        StoreError::OtherClinic { path: path() },
        StoreError::SaverStopped,
        failed(Doing::Reading),
        failed(Doing::Writing),
    ]
}

#[test]
fn every_error_is_explained() {
    let mut said = String::new();
    for error in errors() {
        writeln!(said, "## {error}\n（{}）", short_reason(&error)).expect("a string");
        for task in [
            Task::Starting,
            Task::Opening,
            Task::Creating,
            Task::Saving,
            Task::Exporting,
            Task::Restoring,
            Task::KeepingForm,
            Task::RemovingForm,
        ] {
            let explained = explain_while(task, &error);
            assert!(!explained.what.is_empty() && !explained.safe.is_empty());
            if task == Task::Starting {
                writeln!(said, "{}\n{}", explained.what, explained.details).expect("a string");
            }
            writeln!(said, "{task:?}: {} {}", explained.safe, explained.todo).expect("a string");
        }
        said.push('\n');
    }
    expect_file!["../../../tests/golden/store_errors.txt"].assert_eq(&said);
}

#[test]
fn every_problem_of_a_file_is_a_japanese_sentence() {
    let sentences: Vec<String> = ron_problems()
        .into_iter()
        .map(ProblemKind::Ron)
        .chain(problems())
        .map(|kind| problem(&Problem::at_start(kind)))
        .collect();
    for sentence in &sentences {
        assert!(sentence.ends_with(['。', '）']), "{sentence}");
        assert!(!sentence.contains("English"), "{sentence}");
    }
    expect_file!["../../../tests/golden/file_problem_sentences.txt"]
        .assert_eq(&format!("{}\n", sentences.join("\n")));
}

#[test]
fn who_has_the_clinic_open_is_said_as_far_as_it_is_known() {
    let table = [
        (Some(holder("佐藤", "UKETSUKE")), "佐藤さん（PC UKETSUKE）が令和6年11月20日 14:05から"),
        (Some(holder("佐藤", " ")), "佐藤さんが令和6年11月20日 14:05から"),
        (Some(holder("", "UKETSUKE")), "ほかの人（PC UKETSUKE）が令和6年11月20日 14:05から"),
        (Some(holder("", "")), "ほかの人が令和6年11月20日 14:05から"),
        (Some(holder("a\u{202e}b\n", "")), "abさんが"),
        (None, "ほかのウィンドウかほかのPCで"),
    ];
    for (holder, expected) in table {
        let here = self::holder("佐藤", "SHINSATSU");
        let explained = explain_read_only(&ReadOnlyReason::HeldBy(holder), &here);
        assert!(explained.what.contains(expected), "{}", explained.what);
    }
}

#[test]
fn another_window_of_the_same_computer_is_said_to_be_one() {
    let here = holder("佐藤", "UKETSUKE");
    let table = [
        (holder("佐藤", "UKETSUKE"), "このPCの別のウィンドウで開いています"),
        (holder("鈴木", "UKETSUKE"), "このPCの別のウィンドウ（鈴木さん）で開いています"),
        (holder("佐藤", "SHINSATSU"), "佐藤さん（PC SHINSATSU）が"),
    ];
    for (holder, expected) in table {
        let explained = explain_read_only(&ReadOnlyReason::HeldBy(Some(holder)), &here);
        assert!(explained.what.contains(expected), "{}", explained.what);
    }
    let nameless = holder("", "");
    let explained = explain_read_only(&ReadOnlyReason::HeldBy(Some(nameless.clone())), &nameless);
    assert!(explained.what.contains("ほかの人が"), "{}", explained.what);
}

#[test]
fn the_state_line_says_how_far_saving_is() {
    let mut status = SaveStatus::default();
    assert_eq!(save_state(&status), "保存済み");
    status.offered_revision = 1;
    assert_eq!(save_state(&status), "保存しています");
    status.saved_revision = 1;
    status.saved_at = Some(time());
    assert_eq!(save_state(&status), "保存済み 14:05");
    let full = StoreError::DiskFull { path: "x".into(), source: io::Error::other("full") };
    status.error = Some(Arc::new(full));
    assert_eq!(save_state(&status), "保存できません（ディスクの空きがありません）");
}
