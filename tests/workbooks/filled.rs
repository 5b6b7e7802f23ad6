//! Which fields of the model a file fills.

use std::collections::{BTreeMap, BTreeSet};

use tenkencho::ron_file::RonProblem;
use tenkencho::store::format::{self, FormatError, ProblemKind};

/// What is written for a value that nobody filled in.
const EMPTY: [&str; 6] = ["None,", "\"\",", "[],", "false,", "0,", "(),"];

/// The fields on the first line of a file.
const HEADER: [&str; 2] = ["format", "version"];

/// Fields that version 3 added to structures which older files have too, each behind a field by which
/// its structure is known.
pub(crate) const SINCE_VERSION_3: [(&str, &str); 7] = [
    ("approver", "name"),
    ("approver", "cover"),
    ("print_as", "name"),
    ("content", "required"),
    ("widths", "days"),
    ("widths", "missing"),
    ("widths", "blank_rows"),
];

/// The same for version 4.
pub(crate) const SINCE_VERSION_4: [(&str, &str); 1] = [("vendor_sheets", "closings")];

/// The same for version 5.
pub(crate) const SINCE_VERSION_5: [(&str, &str); 4] = [
    ("memo", "inner_memo"),
    ("not_asked", "reworded"),
    ("not_asked", "own_questions"),
    ("vendor_sheets", "inspection_on"),
];

/// The fields that no structure of its kind fills anywhere in the text of a workbook, each behind the
/// names of all fields of its structure; `later` are those that came after its version.
pub(crate) fn unfilled(text: &str, later: &[(&str, &str)]) -> Vec<String> {
    // The fields that stand in a structure, and which of them are filled.
    let mut found: BTreeMap<Vec<&str>, (usize, BTreeSet<&str>)> = BTreeMap::new();
    // The outermost structure begins with the header, which stands on its line.
    let inner = text.match_indices("(\n").map(|(at, _)| (at, &text[at + 2..]));
    let outer = text.split_once('\n').map(|(_, behind)| (0, behind));
    for (at, behind) in outer.into_iter().chain(inner) {
        let (names, filled) = fields(behind);
        if names.is_empty() {
            continue;
        }
        found.entry(names).or_insert((at, BTreeSet::new())).1.extend(filled);
    }
    // What stands there need not be all: a field may be left out while it is empty.
    let mut kinds: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for (at, filled) in found.into_values() {
        kinds.entry(expected(text, at)).or_default().extend(filled);
    }
    let lacking = kinds.iter().flat_map(|(names, filled)| {
        let is_later = |name: &str| {
            later.iter().any(|(known_by, added)| *added == name && names.contains(known_by))
        };
        let is_lacking = move |name: &&&str| {
            !filled.contains(**name) && !HEADER.contains(*name) && !is_later(name)
        };
        let lacking = names.iter().filter(is_lacking);
        lacking.map(|name| format!("{}: {name}", names.join(" ")))
    });
    lacking.collect()
}

/// The names of the fields behind an opening bracket, and those that are filled.
fn fields(behind: &str) -> (Vec<&str>, Vec<&str>) {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let inner = depth(behind.lines().next().unwrap_or_default());
    let inside = behind.lines().take_while(|line| depth(line) >= inner);
    let lines = inside.filter(|line| depth(line) == inner);
    let pairs: Vec<(&str, &str)> =
        lines.filter_map(|line| line.trim_start().split_once(": ")).collect();
    let filled = pairs.iter().filter(|(_, value)| !EMPTY.contains(value)).map(|(name, _)| *name);
    (pairs.iter().map(|(name, _)| *name).collect(), filled.collect())
}

/// All fields that the structure at an opening bracket may have, as the reader names them when it
/// meets one that nobody knows.
fn expected(text: &str, at: usize) -> Vec<&'static str> {
    let spoiled = format!("{}(\n planet: 3,{}", &text[..at], &text[at + 1..]);
    let Err(FormatError::Broken(problems)) = format::read(spoiled.as_bytes()) else {
        panic!("an unknown field is read");
    };
    match &problems[0].kind {
        ProblemKind::Ron(RonProblem::UnknownField { expected, .. }) => expected.to_vec(),
        other => panic!("{other} at line {}", text[..at].lines().count()),
    }
}
