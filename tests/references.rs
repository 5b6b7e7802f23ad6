//! Every id that a workbook's file holds is seen by `references()`, or is that of a record.

#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

#[path = "workbooks/any.rs"]
mod any_workbook;
#[path = "workbooks/mod.rs"]
mod workbooks;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem::{Discriminant, discriminant};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use tenkencho::model::{RecordRef, Role, Use, Workbook};
use tenkencho::store::format::{self, ProblemKind};

/// Numbers from here on stand for ids; none of the others gets near.
const FIRST: u32 = 1 << 20;

/// What stands before numbers that are no ids of records: counters, and the looks of frozen tables.
const NO_IDS: &[&str] = &[
    "version",
    "last_id",
    "fiscal_year",
    "revision",
    "instance",
    "number",
    "widths",
    "days",
    "missing",
    "row",
    "column",
    "blank_rows",
    "Own",
];

/// The text of a workbook in which every id is a number of its own, and these numbers, each with the
/// words that stand before it.
fn numbered(text: &str) -> (String, BTreeMap<u32, String>) {
    let (mut out, mut numbers) = (String::new(), BTreeMap::new());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c.is_ascii_digit()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with('"') {
            end_of_string(rest)
        } else {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        };
        let (token, after) = rest.split_at(end);
        let before = words_before(&out);
        // A role of the clinic's own is `Role(Own(7))` or stands in a list of roles; a row of its own
        // is the key of a row.
        let is_row = before.ends_with("key Own");
        let is_id =
            before.ends_with("Own") && !is_row || !NO_IDS.iter().any(|name| before.ends_with(name));
        let is_box = after.trim_start_matches(',').trim_start().starts_with("tier:");
        if token.starts_with('"') || !is_id || is_box {
            out.push_str(token);
        } else {
            let number = FIRST + u32::try_from(numbers.len()).expect("few");
            numbers.insert(number, before);
            out.push_str(&number.to_string());
        }
        rest = after;
    }
    out.push_str(rest);
    (out, numbers)
}

/// Behind the closing quotation mark of a string.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

/// The last two words of the text, without what stands between them; numbers are no words.
fn words_before(text: &str) -> String {
    let mut words = text.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let is_word = |it: &&str| it.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut words: Vec<&str> = words.by_ref().filter(is_word).take(2).collect();
    words.reverse();
    words.join(" ")
}

/// The name of a sort of use: everything before what it holds.
fn sort_of(by: Use<'_>) -> String {
    let text = format!("{by:?}");
    text.split('(').next().unwrap_or_default().to_owned()
}

fn seen(workbook: &Workbook) -> BTreeSet<u32> {
    let referred = workbook.references().map(|it| it.record);
    workbook.records().chain(referred).filter_map(RecordRef::id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_id_in_a_file_is_that_of_a_record_or_a_reference(
        workbook in any_workbook::workbook()
    ) {
        let (text, numbers) = numbered(&format::write(&workbook));
        let read = format::read(text.as_bytes());
        prop_assert!(read.is_ok(), "{read:?} in {text}");
        let seen = seen(&read.expect("it was looked at"));
        for (number, before) in numbers {
            prop_assert!(seen.contains(&number), "{number} behind `{before}`, in {text}");
        }
    }

    #[test]
    fn nothing_refers_to_a_record_that_was_taken_out_of_everything(
        workbook in any_workbook::workbook()
    ) {
        let mut workbook = format::read(format::write(&workbook).as_bytes()).expect("it is whole");
        let vendors = workbook.vendors.iter().map(|it| RecordRef::Vendor(it.id));
        let contacts = workbook.contacts.iter().map(|it| RecordRef::Contact(it.id));
        let records: Vec<RecordRef> = vendors.chain(contacts).collect();
        for record in records {
            if !workbook.can_forget(record) {
                continue;
            }
            workbook.forget(record);
            let mut left = workbook.references().filter(|it| it.record == record);
            prop_assert_eq!(left.next().map(|it| sort_of(it.by)), None);
        }
        // What is left can be written and read.
        prop_assert!(format::read(format::write(&workbook).as_bytes()).is_ok());
    }

    #[test]
    fn no_id_is_taken_that_is_handed_out_next(workbook in any_workbook::workbook()) {
        let mut text = format::write(&workbook);
        let from = text.find("last_id: ").expect("a counter");
        let end = from + text[from..].find(',').expect("more");
        text.replace_range(from..end, "last_id: 0");
        let read = format::read(text.as_bytes()).expect("it is mended");
        prop_assert!(seen(&read).into_iter().all(|id| id <= read.last_id));
    }
}

#[test]
fn the_workbooks_that_are_made_up_use_every_sort_of_record_in_every_sort_of_place() {
    let kinds = RefCell::new((HashSet::new(), HashSet::new()));
    let mut runner = TestRunner::deterministic();
    runner
        .run(&any_workbook::workbook(), |workbook| {
            let (records, uses): &mut (HashSet<Discriminant<RecordRef>>, HashSet<_>) =
                &mut kinds.borrow_mut();
            for it in workbook.references() {
                records.insert(discriminant(&it.record));
                uses.insert(sort_of(it.by));
            }
            Ok(())
        })
        .expect("nothing is asserted");
    let (records, uses) = kinds.into_inner();
    assert_eq!((records.len(), uses.len()), (5, 10));
}

#[test]
fn a_file_that_names_what_is_not_there_opens_and_says_where() {
    let text = format::write(&workbooks::full());
    let (text, numbers) = numbered(&text);
    let problems = format::check(text.as_bytes());
    let unknown = problems.iter().filter(|it| {
        matches!(
            it.kind,
            ProblemKind::UnknownPerson(_)
                | ProblemKind::UnknownVendor(_)
                | ProblemKind::UnknownContact(_)
                | ProblemKind::UnknownDevice(_)
                | ProblemKind::UnknownRole(_)
        )
    });
    let read = format::read(text.as_bytes()).expect("it opens");
    let hidden = read.references().filter(|it| it.is_hidden).count();
    let records = read
        .records()
        .filter(|it| !matches!(it, RecordRef::Role(role) if Role::COMMON.contains(role)));
    assert_eq!(unknown.clone().count(), numbers.len() - records.count() - hidden);
    assert!(unknown.clone().count() > 20);
    assert!(unknown.into_iter().all(|it| it.line > 1), "{problems:?}");
}
