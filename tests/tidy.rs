//! The rooms of the house keep to themselves: who may know whom, and what may be said where.

#![expect(clippy::disallowed_methods, reason = "a test that reads the source has to open files")]
#![expect(clippy::expect_used, reason = "a test may panic")]

mod rust_source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rust_source::imports::{circles, imports};
use rust_source::{File, Kind, files, lines_with, package, tokens};
use tenkencho::edition::{
    EMBEDDED, EMBEDDED_CHECK_TABLE, EMBEDDED_CONTACTS, EMBEDDED_GUIDANCE, EMBEDDED_TEMPLATES,
};

/// The rooms from the bottom to the top, each with those below it that it may name. The crate root
/// may name all of them.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("fonts", &[]),
    ("sha256", &[]),
    ("pdf_text", &["model"]),
    ("text", &["model"]),
    ("ron_file", &[]),
    ("edition", &["model", "ron_file"]),
    ("exchange", &["model", "text"]),
    ("original", &["model", "text", "exchange"]),
    ("document", &["model", "text"]),
    ("state", &["model", "text", "exchange", "document", "original"]),
    ("store", &["sha256", "model", "ron_file"]),
    ("report", &["fonts", "model", "text", "document"]),
    ("sample", &["model", "text", "edition", "document", "store"]),
    (
        "explain",
        &[
            "model", "text", "ron_file", "edition", "exchange", "original", "pdf_text", "document",
            "state", "store", "report",
        ],
    ),
    (
        "workshop",
        &[
            "sha256", "model", "text", "edition", "exchange", "original", "pdf_text", "store",
            "report", "explain",
        ],
    ),
    (
        "ui",
        &[
            "fonts", "model", "text", "exchange", "original", "document", "state", "report",
            "explain",
        ],
    ),
    (
        "app",
        &[
            "sha256", "model", "text", "edition", "exchange", "original", "pdf_text", "document",
            "state", "store", "report", "sample", "explain", "workshop", "ui",
        ],
    ),
    (
        "cli",
        &[
            "sha256", "model", "text", "ron_file", "edition", "exchange", "original", "pdf_text",
            "document", "store", "report", "sample", "explain", "workshop",
        ],
    ),
];

/// How many files may need each other, directly or by way of others: beyond that nobody can read one
/// of them alone.
const LARGEST_CIRCLE: usize = 8;

/// Which files may name a crate, or a module of one. Everything else must do without it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("std::fs", &["src/store/"]),
    ("std::net", &[]),
    ("directories", &["src/store/", "src/app/platform.rs"]),
    ("fontdb", &["src/store/"]),
    ("ron", &["src/ron_file/", "src/store/"]),
    ("printpdf", &["src/report/pdf.rs"]),
    ("lopdf", &["src/report/pdf.rs", "src/pdf_text/"]),
    ("ttf_parser", &["src/report/", "src/store/system_fonts.rs", "src/pdf_text/font_program.rs"]),
    ("egui", &["src/ui/", "src/app/"]),
    ("eframe", &["src/app/"]),
    ("winit", &["src/app/"]),
    ("rfd", &["src/app/"]),
    ("lexopt", &["src/cli.rs", "src/cli/"]),
    ("csv", &["src/exchange/"]),
    ("encoding_rs", &["src/exchange/", "src/pdf_text/japanese_codes.rs"]),
    ("calamine", &[]),
    ("rust_xlsxwriter", &["src/exchange/"]),
    ("quick_xml", &["src/original/", "src/exchange/spreadsheet/", "src/exchange/office_xml.rs"]),
    ("zip", &["src/exchange/", "src/original/package.rs", "src/original/repack.rs"]),
];

/// What asks for the time. Everybody else gets it as an argument.
const CLOCKS: &[&[&str]] =
    &[&["Local", ":", ":", "now"], &["Utc", ":", ":", "now"], &["SystemTime", ":", ":", "now"]];

/// The rooms of words.
const WORDS: [&str; 2] = ["src/text/", "src/explain/"];

/// Files outside those rooms that may hold Japanese characters, each with its reason.
const JAPANESE_DATA: &[(&str, &str)] = &[
    ("src/model/era.rs", "the table of era names"),
    ("src/model/date_entry.rs", "the characters that part a typed date"),
    ("src/model/device_entry.rs", "the ways in which kinds, states and あり are written"),
    ("src/edition/compare/look_alike.rs", "characters that are printed alike"),
    (
        "src/exchange/export_heads.rs",
        "the names that programs give to the columns of their exports",
    ),
    (
        "src/exchange/list_words.rs",
        "the words by which totals, spans and empty cells are recognized",
    ),
    (
        "src/exchange/record_list/heads.rs",
        "the names that people give to the columns of their lists",
    ),
    ("src/exchange/synonyms.rs", "the names that clinics give to the columns of their lists"),
    ("src/original/answer_words.rs", "the words and marks of answers, and the room for days"),
    ("src/original/known.rs", "the titles of the files that are known by their sums"),
    ("src/original/vocabulary.rs", "the words by which a form is recognized"),
    ("src/report/chart/number_marks.rs", "the characters of telephone numbers"),
    ("src/report/break_class.rs", "the classes of characters at a line break"),
];

fn source() -> Vec<File> {
    let found = files("src");
    assert!(found.len() > 20, "the source files were not found");
    found
}

fn is_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path == *place || place.ends_with('/') && path.starts_with(place))
}

/// Fails with every offence as a line that an editor can jump to.
fn assert_none(offences: &[String], rule: &str) {
    assert!(offences.is_empty(), "{rule}\n{}\n", offences.join("\n"));
}

#[test]
fn modules_name_only_those_below_them() {
    let mut offences = Vec::new();
    for file in source() {
        let module = file.module();
        let Some(top) = module.first() else { continue };
        let allowed = MAY_NAME.iter().find(|(name, _)| name == top).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            offences.push(format!("{}: {top} is not in `MAY_NAME`", file.path));
            continue;
        };
        for (line, named) in file.modules_named() {
            if named != *top && !allowed.contains(&named.as_str()) {
                offences.push(format!("{}:{line}: {top} names {named}", file.path));
            }
        }
    }
    assert_none(&offences, "who may know whom is said in src/lib.rs");
}

#[test]
fn rooms_may_name_only_those_below_them() {
    let mut below: Vec<&str> = Vec::new();
    let mut offences = Vec::new();
    for (room, allowed) in MAY_NAME {
        let above = allowed.iter().filter(|name| !below.contains(name));
        offences.extend(above.map(|name| format!("{room} may name {name}")));
        below.push(room);
    }
    assert_none(&offences, "`MAY_NAME` goes from the bottom to the top, so that no circle is left");
}

#[test]
fn no_circle_is_left_between_rooms() {
    let room = |path: &str| {
        let inside = path.strip_prefix("src/").expect("a file in src");
        inside.split(['/', '.']).next().unwrap_or_default().to_owned()
    };
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, named) in imports(&source()) {
        let others = named.iter().map(|it| room(it)).filter(|it| *it != room(&file));
        rooms.entry(room(&file)).or_default().extend(others);
    }
    let circles = circles(&rooms).into_iter().map(|circle| circle.join(", "));
    assert_none(&circles.collect::<Vec<_>>(), "these rooms name each other");
}

#[test]
fn circles_of_imports_among_files_stay_small() {
    let circles = circles(&imports(&source())).into_iter();
    let large = circles.filter(|circle| circle.len() > LARGEST_CIRCLE);
    let large: Vec<String> =
        large.map(|circle| format!("{}: {}", circle.len(), circle.join(", "))).collect();
    assert_none(&large, "what several of these files share belongs into a file of its own");
}

#[test]
fn crates_are_named_only_where_they_belong() {
    let mut offences = Vec::new();
    for file in source() {
        for (name, places) in ONLY_IN {
            if !is_in(&file.path, places) {
                let lines = file.lines_naming(name);
                offences.extend(lines.iter().map(|line| format!("{}:{line}: {name}", file.path)));
            }
        }
    }
    assert_none(&offences, "each of these crates has its rooms in `ONLY_IN`");
}

#[test]
fn only_one_file_asks_for_the_time() {
    let mut offences = Vec::new();
    for file in source() {
        if file.path == "src/workshop/clock.rs" {
            continue;
        }
        for clock in CLOCKS {
            let lines = file.lines_with(clock);
            offences.extend(lines.iter().map(|line| format!("{}:{line}: the clock", file.path)));
        }
    }
    assert_none(&offences, "now is an argument");
}

#[test]
fn colors_are_made_in_the_theme_only() {
    let mut offences = Vec::new();
    for file in source().iter().filter(|file| file.path != "src/ui/theme.rs") {
        let names = ["from_rgb", "from_rgba_unmultiplied", "from_rgba_premultiplied", "from_hex"];
        for name in names.into_iter().chain(["from_gray", "from_black_alpha", "from_white_alpha"]) {
            let lines = file.lines_with(&["Color32", ":", ":", name]);
            offences.extend(lines.iter().map(|line| format!("{}:{line}: {name}", file.path)));
        }
    }
    assert_none(&offences, "colors are design tokens of the theme");
}

#[test]
fn ids_are_made_where_they_get_the_clinic_only() {
    let mut offences = Vec::new();
    for file in source().iter().filter(|file| file.path != "src/ui/ids.rs") {
        for name in ["unique", "new", "NULL"] {
            let lines = file.lines_with(&["Id", ":", ":", name]);
            offences.extend(lines.iter().map(|line| format!("{}:{line}: Id::{name}", file.path)));
        }
    }
    assert_none(&offences, "what is kept under an id belongs to a clinic: use ids::in_clinic");
}

#[test]
fn screens_never_hold_the_workbook_to_change_it() {
    let mut offences = Vec::new();
    for file in source().iter().filter(|file| file.path.starts_with("src/ui/")) {
        let lines = file.lines_with(&["&", "mut", "Workbook"]);
        offences.extend(lines.iter().map(|line| format!("{}:{line}: &mut Workbook", file.path)));
    }
    assert_none(&offences, "only State::apply changes anything");
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let mut offences = Vec::new();
    for file in ["src", "tests", "benches"].iter().flat_map(|folder| files(folder)) {
        for opening in [["#", "[", "allow", "("].as_slice(), &["#", "!", "[", "allow", "("]] {
            let lines = lines_with(&file.all, opening);
            offences.extend(lines.iter().map(|line| format!("{}:{line}: allow", file.path)));
        }
    }
    assert_none(&offences, "use #[expect(…, reason = \"…\")]");
}

fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{30FF}' // punctuation, hiragana, katakana; not the blank of that width
        | '\u{31F0}'..='\u{33FF}' // small katakana, marks such as ㈱ and ㎜
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' // kanji
        | '\u{FF00}'..='\u{FFEF}' // full-width and half-width forms
    )
}

fn japanese_literals(file: &File) -> Vec<usize> {
    let literals = file.tokens.iter().filter(|token| token.kind == Kind::Literal);
    literals.filter(|token| token.text.chars().any(is_japanese)).map(|token| token.line).collect()
}

#[test]
fn japanese_is_written_in_the_rooms_of_words_and_data_tables_only() {
    let mut offences = Vec::new();
    for file in source() {
        let is_data = JAPANESE_DATA.iter().any(|(path, _)| *path == file.path);
        if is_in(&file.path, &WORDS) || is_data {
            continue;
        }
        let lines = japanese_literals(&file);
        offences.extend(lines.iter().map(|line| format!("{}:{line}: Japanese text", file.path)));
    }
    assert_none(&offences, "sentences belong to src/text/ and src/explain/");
}

#[test]
fn every_exception_for_japanese_data_is_still_needed() {
    let files = source();
    let is_needed = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.is_some_and(|file| !japanese_literals(file).is_empty())
    };
    let needless = JAPANESE_DATA.iter().filter(|(path, _)| !is_needed(path));
    let needless: Vec<String> =
        needless.map(|(path, reason)| format!("{path}: {reason}")).collect();
    assert_none(&needless, "these hold no Japanese text any more");
}

#[test]
fn every_checklist_is_embedded() {
    let folder = package().join("checklists");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder of the checklists")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("an ASCII name"))
        .collect();
    names.sort();
    let files = || {
        EMBEDDED.iter().chain([
            &EMBEDDED_GUIDANCE,
            &EMBEDDED_CONTACTS,
            &EMBEDDED_TEMPLATES[0],
            &EMBEDDED_CHECK_TABLE,
        ])
    };
    let mut embedded: Vec<&str> = files().map(|(name, _)| *name).collect();
    embedded.sort_unstable();
    assert_eq!(embedded, names, "all files of checklists/ are embedded");
    for (name, text) in files() {
        let on_disk = fs::read_to_string(folder.join(name)).expect("readable");
        assert_eq!(*text, on_disk, "{name}");
    }
}

#[test]
fn the_readme_says_why_of_every_crate() {
    let read = |name| fs::read_to_string(package().join(name)).expect("readable");
    let (manifest, readme) = (read("Cargo.toml"), read("README.md"));
    let mut is_list = false;
    let mut offences = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]");
        } else if is_list
            && let Some((name, _)) = line.split_once(" = ")
            && !readme.contains(&format!("`{name}`"))
        {
            offences.push(format!("README.md: {name}"));
        }
    }
    assert_none(&offences, "each crate earns its place in a line of the README");
}

#[test]
fn a_name_is_followed_to_the_file_that_defines_it() {
    let file = |path: &str, text: &str| {
        let all = tokens(text);
        File { path: path.to_owned(), tokens: rust_source::without_tests(&all), all }
    };
    let files = [
        file("src/lib.rs", "pub mod model; pub mod ui;"),
        file("src/model/mod.rs", "mod year; pub use year::{Year as Fiscal, next}; pub struct Own;"),
        file("src/model/year.rs", "use super::Own; pub struct Year(Own); pub fn next() {}"),
        file("src/ui/mod.rs", "mod list; use std::io; use crate::model; fn f() { list::g() }"),
        file(
            "src/ui/list.rs",
            "use crate::{model::{self, Fiscal}, ui}; pub fn g() { model::next(); Fiscal::new(); }",
        ),
        file("src/ui/card.rs", "use crate::model; fn h(own: model::Own) -> super::list::G {}"),
    ];
    let found = imports(&files);
    let of = |path: &str| found[path].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("src/model/mod.rs"), ["src/model/year.rs"]);
    assert_eq!(of("src/model/year.rs"), ["src/model/mod.rs"]);
    assert_eq!(of("src/ui/mod.rs"), ["src/ui/list.rs"]);
    assert_eq!(of("src/ui/list.rs"), ["src/model/year.rs"]);
    assert_eq!(of("src/ui/card.rs"), ["src/model/mod.rs", "src/ui/list.rs"]);
    assert_eq!(circles(&found), [["src/model/mod.rs", "src/model/year.rs"]]);
}

#[test]
fn the_rules_see_through_comments_literals_and_tests() {
    let text = r##"
        //! crate::ui, "日本"
        use crate::{model::{Answer, text}, store as s};
        use std::{io, fs};
        /* "日" /* */ std::fs */
        fn f<'a>(x: &'a ron::Value) -> char { let _ = ("日\"", r#"std::fs::""#, b'\''); '月' }
        #[cfg(test)]
        #[derive(Debug)]
        mod tests { use crate::app; const X: &str = "火 }"; }
        #[cfg(test)] use crate::cli;
        fn g() { a.ron(); my::ron::x(); super::super::state::y(); super::z() }
    "##;
    let all = tokens(text);
    let file = File {
        path: "src/report/pdf.rs".to_owned(),
        tokens: rust_source::without_tests(&all),
        all,
    };
    assert_eq!(file.module(), ["report", "pdf"]);
    let named: Vec<String> = file.modules_named().into_iter().map(|(_, name)| name).collect();
    assert_eq!(named, ["model", "store", "state"]);
    assert_eq!(file.lines_naming("std::fs"), [4]);
    assert_eq!(file.lines_naming("ron"), [6]);
    assert_eq!(japanese_literals(&file), [6, 6]);
}
