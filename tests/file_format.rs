//! The workbook file: what is written comes back, and whatever else is in a file is told apart.
#![expect(clippy::disallowed_methods, reason = "these tests are what else touches the disk")]
#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

#[path = "workbooks/any.rs"]
mod any_workbook;
#[path = "workbooks/filled.rs"]
mod filled;
#[path = "workbooks/mod.rs"]
mod workbooks;

use std::fmt::Write as _;

use expect_test::expect_file;
use proptest::prelude::*;
use tenkencho::model::{
    Document, DocumentKey, DocumentValue, PersonId, Response, Round, VendorId, VendorSheet,
    Workbook,
};
use tenkencho::ron_file::{self, RonProblem, RonShape};
use tenkencho::store::format::{self, FormatError, Problem, ProblemKind};

fn broken(bytes: &[u8]) -> Problem {
    match format::read(bytes) {
        Err(FormatError::Broken(problems)) => {
            assert_eq!(format::check(bytes)[0], problems[0]);
            problems.into_iter().next().expect("a problem")
        }
        other => panic!("{other:?} from {}", String::from_utf8_lossy(bytes)),
    }
}

fn with_memo(memo: &str) -> Workbook {
    let mut workbook = workbooks::full();
    workbook.assessments[0].responses[0].memo = memo.into();
    workbook
}

#[test]
fn the_written_file_is_as_people_have_seen_it() {
    expect_file!["golden/workbook.ron"].assert_eq(&format::write(&workbooks::full()));
}

#[test]
fn format_and_version_stand_on_the_first_line() {
    let text = format::write(&Workbook::new("本院"));
    assert_eq!(text.lines().next(), Some("(format: \"tenkencho-workbook\", version: 5,"));
    assert!(text.ends_with(")\n"));
}

#[test]
fn everything_comes_back() {
    let workbook = workbooks::full();
    let text = format::write(&workbook);
    assert_eq!(format::read(text.as_bytes()).as_ref(), Ok(&workbook));
    assert_eq!(format::check(text.as_bytes()), []);
    let new = Workbook::new("");
    assert_eq!(format::read(format::write(&new).as_bytes()), Ok(new));
}

#[test]
fn every_file_of_version_1_opens() {
    let mut count = 0;
    for entry in std::fs::read_dir("tests/files/v1").expect("the corpus") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file");
        let workbook = format::read(&bytes).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let again = format::write(&workbook);
        assert_eq!(format::read(again.as_bytes()), Ok(workbook), "{path:?}");
        count += 1;
    }
    assert!(count >= 3, "{count} files");
}

#[test]
fn every_file_of_version_2_opens_and_means_what_it_meant() {
    let read = |name: &str| {
        let bytes = std::fs::read(format!("tests/files/v2/{name}")).expect("a file");
        format::read(&bytes).expect(name)
    };
    assert_eq!(read("full.ron"), workbooks::second());
    assert_eq!(read("new.ron"), Workbook::new("さくら歯科"));
}

#[test]
fn every_file_of_version_3_opens_and_means_what_it_meant() {
    let bytes = std::fs::read("tests/files/v3/full.ron").expect("a file");
    assert_eq!(format::read(&bytes), Ok(workbooks::third()));
}

#[test]
fn every_file_of_version_4_opens_and_means_what_it_meant() {
    let bytes = std::fs::read("tests/files/v4/full.ron").expect("a file");
    assert_eq!(format::read(&bytes), Ok(workbooks::fourth()));
}

/// A field that stays empty in a golden could change its shape without any test that notices.
#[test]
fn the_golden_of_every_version_fills_every_field() {
    let fourth = &[&filled::SINCE_VERSION_4[..], &filled::SINCE_VERSION_5[..]].concat();
    let later = &[&filled::SINCE_VERSION_3[..], fourth].concat();
    let goldens: [(&str, &[(&str, &str)]); 5] = [
        ("tests/files/v1/full.ron", later),
        ("tests/files/v2/full.ron", later),
        ("tests/files/v3/full.ron", fourth),
        ("tests/files/v4/full.ron", &filled::SINCE_VERSION_5),
        ("tests/golden/workbook.ron", &[]),
    ];
    for (path, later) in goldens {
        let text = std::fs::read_to_string(path).expect("a golden");
        let unfilled = filled::unfilled(&text, later);
        assert!(unfilled.is_empty(), "{path} fills nowhere\n{}", unfilled.join("\n"));
    }
}

#[test]
fn choices_and_sizes_that_version_2_kept_as_words_are_keys_now() {
    let bytes = std::fs::read("tests/files/v2/sample.ron").expect("a file");
    let text = String::from_utf8(bytes.clone()).expect("text");
    let workbook = format::read(&bytes).expect("the sample of then");
    assert_eq!(workbook.documents.len(), 1);
    let document = &workbook.documents[0];
    assert_eq!(document.key, DocumentKey::first("clinic-2024"));
    assert_eq!(document.size, Some("clinic".into()));
    let chosen = |field: &str, column: &str| -> Vec<&str> {
        let Some(DocumentValue::Table(rows)) = document.value(&field.into()) else {
            panic!("a table {field}")
        };
        let cells = rows.iter().filter_map(|row| row.cell(&column.into()));
        cells.filter_map(|cell| cell.choice()).map(|key| key.0.as_str()).collect()
    };
    assert_eq!(document.value(&"announce".into()), Some(&DocumentValue::Choice("meeting".into())));
    assert!(chosen("scope-systems", "form").contains(&"cloud"));
    assert!(chosen("impact", "importance").contains(&"high"));
    assert!(chosen("backups", "offline").contains(&"there"));
    // What is none of the words stays as it was typed.
    let typed = text.replace("Text(\"打ち合わせで読み合わせる\")", "Text(\"回覧する\")");
    let workbook = format::read(typed.as_bytes()).expect("the same with another word");
    let value = workbook.documents[0].value(&"announce".into());
    assert_eq!(value, Some(&DocumentValue::Text("回覧する".to_owned())));
}

#[test]
fn files_of_version_1_mean_what_they_meant() {
    let read = |name: &str| {
        let bytes = std::fs::read(format!("tests/files/v1/{name}")).expect("a file");
        format::read(&bytes).expect(name)
    };
    assert_eq!(read("full.ron"), workbooks::first());
    assert_eq!(read("new.ron"), Workbook::new("さくら歯科"));
    // A byte order mark, Windows line ends, comments, raw strings, another order of the fields.
    let edited = read("edited-by-hand.ron");
    assert_eq!(edited.clinic.name, "さくら歯科 \"分院\"");
    assert_eq!(edited.people[0].name, "鈴木");
    // `last_id` was too small for the ids in use.
    assert_eq!(edited.last_id, 12);
}

#[test]
fn memos_come_back_exactly_and_stand_on_one_line() {
    let long = "あいうえお\n".repeat(20_000);
    let table = [
        "",
        "行1\n行2\r\n行3\r",
        "\"引用\" と \\ と 'x' と \\n と \\u{3000}",
        "タブ\tと　全角の空白\u{a0}",
        "\u{0}\u{1}\u{1b}[31m\u{7f}\u{85}\u{9f}",
        "\u{202e}右から\u{202c}\u{200f}\u{200e}\u{2066}x\u{2069}\u{feff}",
        "\u{3099}\u{301}",
        "か\u{3099}は\u{309a} é e\u{301}",
        "葛\u{e0100}飾 𠮷田 👨\u{200d}👩\u{200d}👧 \u{1f1ef}\u{1f1f5}",
        "\u{2028}\u{2029}\u{ffff}\u{10ffff}\u{e000}",
        "// not a comment /* nor this */ (memo: [{",
        "r#\"x\"#",
        &long,
    ];
    for memo in table {
        let workbook = with_memo(memo);
        let text = format::write(&workbook);
        assert_eq!(format::read(text.as_bytes()), Ok(workbook), "{memo:?}");
        let line = text.lines().find(|line| line.trim_start().starts_with("memo: \""));
        assert!(line.is_some_and(|line| line.ends_with("\",")), "{memo:?}");
        // Invisible characters do not hide in the file.
        let hidden =
            |c: char| c.is_control() && c != '\n' || ('\u{200b}'..='\u{206f}').contains(&c);
        assert!(!text.contains(hidden), "{memo:?}");
    }
    assert!(long.chars().count() >= 100_000);
}

#[test]
fn japanese_stays_readable() {
    let memo = "台帳は受付の棚　か\u{3099}き it's 髙﨑 ①㈱";
    assert!(format::write(&with_memo(memo)).contains(&format!("memo: \"{memo}\"")));
}

#[test]
fn damaged_files_are_told_apart() {
    let good = format::write(&workbooks::full());
    let utf16: Vec<u8> = "(format".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut nul_tail = good.clone().into_bytes();
    nul_tail[300..].fill(0);
    let table: [(&[u8], ProblemKind, (usize, usize)); 12] = [
        (b"", ProblemKind::Ron(RonProblem::Empty), (1, 1)),
        (b" \r\n\t", ProblemKind::Ron(RonProblem::Empty), (1, 1)),
        (b"\xef\xbb\xbf", ProblemKind::Ron(RonProblem::Empty), (1, 1)),
        (&[0; 5000], ProblemKind::Ron(RonProblem::NulBytes), (1, 1)),
        (&nul_tail, ProblemKind::Ron(RonProblem::NulBytes), (12, 7)),
        (&utf16, ProblemKind::Ron(RonProblem::NulBytes), (1, 2)),
        (b"\xff\xfe(\0", ProblemKind::Ron(RonProblem::NotUtf8 { offset: 0 }), (1, 1)),
        (
            "医\n療".as_bytes().split_last().expect("bytes").1,
            ProblemKind::Ron(RonProblem::NotUtf8 { offset: 4 }),
            (2, 1),
        ),
        (
            b"hello, world",
            ProblemKind::Ron(RonProblem::WrongType { expected: RonShape::Record }),
            (1, 1),
        ),
        (
            b"%PDF-1.7",
            ProblemKind::Ron(RonProblem::WrongType { expected: RonShape::Record }),
            (1, 1),
        ),
        (
            b"(format: \"tenkencho-edition\", version: 1)",
            ProblemKind::Ron(RonProblem::OtherFormat("tenkencho-edition".to_owned())),
            (1, 10),
        ),
        (b"(clinic: ())", ProblemKind::Ron(RonProblem::MissingField { field: "name" }), (1, 10)),
    ];
    for (bytes, kind, (line, column)) in table {
        assert_eq!(broken(bytes), Problem { line, column, kind });
    }
}

#[test]
fn a_file_cut_anywhere_is_damaged_and_never_another_workbook() {
    let good = format::write(&workbooks::full()).into_bytes();
    // The closing bracket ends the workbook; only the line end behind it may be missing.
    for cut in (0..good.len() - 1).step_by(100).chain([good.len() - 2]) {
        let problem = broken(&good[..cut]);
        let expected = matches!(
            problem.kind,
            ProblemKind::Ron(
                RonProblem::Truncated | RonProblem::Empty | RonProblem::NotUtf8 { .. }
            )
        );
        assert!(expected, "cut at {cut}: {problem}");
    }
}

#[test]
fn a_newer_file_names_its_version_even_if_it_is_damaged_or_strange() {
    let table = [
        "(format: \"tenkencho-workbook\", version: 9, clinic: 3)",
        "(format: \"tenkencho-workbook\", version: 9, planets: {1: ",
        "\u{feff}// from the future\n(version: 9, format: \"tenkencho-workbook\")",
        include_str!("files/newer/version-9.ron"),
    ];
    for text in table {
        let newer = FormatError::Newer { found: 9, supported: 5 };
        assert_eq!(format::read(text.as_bytes()), Err(newer), "{text}");
        let kind = ProblemKind::Ron(RonProblem::Newer { found: 9, supported: 5 });
        assert_eq!(format::check(text.as_bytes()), [Problem::at_start(kind)]);
    }
}

#[test]
fn problems_are_told_with_their_place() {
    // What is changed in a good file, and what is then said about it.
    let table = [
        ("director:", "directer:"),
        ("last_id: 20", "last_id: 20, last_id: 8"),
        ("last_id: 20,", ""),
        ("last_id: 20", "last_id: \"7\""),
        ("last_id: 20", "last_id: -7"),
        ("last_id: 20,", "last_id: 7"),
        ("last_id: 20,", "last_id: 7,,"),
        ("\"佐藤 花子\"", "佐藤 花子"),
        ("\"佐藤 花子\"", "3"),
        ("\"佐藤 花子\"", "\"\\q\""),
        ("\"2025-03-31\"", "\"2025-02-30\""),
        ("\"2025-03-31\"", "\"令和7年3月31日\""),
        ("\"2025-03-31\"", "20250331"),
        ("fiscal_year: 2025", "fiscal_year: 1025"),
        ("Some(Yes)", "Some(Maybe)"),
        ("Some(Yes)", "Yes"),
        ("Some(Yes)", "Some(Yes"),
        ("people: [", "people: ("),
        ("version: 5", "version: 0"),
        ("version: 5,", ""),
        ("(format", "[format"),
    ];
    let mut said = String::new();
    for (from, to) in table {
        let good = format::write(&workbooks::full());
        assert!(good.contains(from), "{from}");
        let bad = good.replacen(from, to, 1);
        let problem = broken(bad.as_bytes());
        let line = bad.lines().nth(problem.line - 1).expect("a line");
        let there: String = line.chars().skip(problem.column - 1).collect();
        writeln!(said, "{from} → {to}\n    {problem}\n    at: {there}").expect("a string");
    }
    expect_file!["golden/file_problems.txt"].assert_eq(&said);
}

#[test]
fn problems_of_content_are_told_all_at_once() {
    let mut workbook = workbooks::full();
    workbook.people.push(workbook.people[0].clone());
    workbook.vendors.push(workbook.vendors[1].clone());
    let this_year = &mut workbook.assessments[0];
    let again = this_year.responses[1].clone();
    this_year.responses.push(again);
    let again = this_year.vendor_sheets[0].responses[0].clone();
    this_year.vendor_sheets[0].responses.push(again);
    this_year.vendor_sheets.push(VendorSheet::blank(VendorId(4)));
    let again = this_year.closings[0].clone();
    this_year.closings.push(again);
    let fiscal_year = this_year.fiscal_year;
    let next_year = &mut workbook.assessments[1];
    next_year.fiscal_year = fiscal_year;
    next_year.vendor_sheets.push(VendorSheet::blank(VendorId(90)));
    let mut strange = Response::unanswered("log".into());
    strange.second.person = Some(PersonId(91));
    next_year.responses.push(strange);
    workbook.authorities.push(workbook.authorities[0].clone());
    let mut document = Document::clone(&workbook.documents[0]);
    document.checks.push(document.checks[0].clone());
    document.approved.push(document.approved[0].clone());
    let values = document.entries.iter_mut().map(|entry| &mut entry.value);
    let tables = values.filter_map(|value| match value {
        DocumentValue::Table(rows) => Some(rows),
        _ => None,
    });
    let rows = tables.last().expect("a table");
    let cell = rows[0].cells[0].clone();
    rows[0].cells.push(cell);
    rows.push(rows[1].clone());
    workbook.documents = vec![document].into();
    let text = format::write(&workbook);
    let mut said = String::new();
    for problem in format::check(text.as_bytes()) {
        let line = text.lines().nth(problem.line - 1).expect("a line");
        let there: String = line.chars().skip(problem.column - 1).collect();
        writeln!(said, "{problem}\n    at: {there}").expect("a string");
    }
    expect_test::expect![[r#"
        9:12: last_id is 20, but 91 is in use
            at: 20,
        55:11: two people have the id 1
            at: 1,
        113:11: two vendors have the id 4
            at: 4,
        254:17: a decision stands there twice
            at: PullCable,
        413:18: two rows of the field impact are the same
            at: "impact",
        413:18: a row of the field impact has a cell twice
            at: "impact",
        686:20: version 1 was approved twice
            at: "1",
        779:17: two answers to impact of the check table
            at: "impact",
        879:17: two responses to access-rights/server in 2024
            at: "access-rights/server",
        934:21: two responses to asset-ledger in 2024
            at: "asset-ledger",
        965:19: two sheets of vendor 4 in 2024
            at: 4,
        1007:19: two closings of 2024 have the number 1
            at: 1,
        1024:20: two assessments of 2024
            at: 2024,
        1042:21: nobody has the id 91
            at: Some(91),
        1064:19: no vendor has the id 90
            at: 90,
    "#]]
    .assert_eq(&said);
    let Err(FormatError::Broken(problems)) = format::read(text.as_bytes()) else {
        panic!("it was opened");
    };
    assert!(problems.iter().all(|problem| !problem.kind.is_harmless()));
}

#[test]
fn ids_leave_room_for_others() {
    let mut workbook = Workbook::new("本院");
    for (last_id, is_sound) in [(1 << 30, true), ((1 << 30) + 1, false), (u32::MAX, false)] {
        workbook.last_id = last_id;
        let read = format::read(format::write(&workbook).as_bytes());
        assert_eq!(read.is_ok(), is_sound, "{last_id}");
    }
}

#[test]
fn a_field_that_nobody_knows_is_told_wherever_it_stands() {
    let good = format::write(&workbooks::full());
    // Behind every opening bracket that begins a line of fields.
    let mut count = 0;
    for (at, _) in good.match_indices("(\n") {
        let bad = format!("{}(\n planet: 3,{}", &good[..at], &good[at + 1..]);
        let kind = broken(bad.as_bytes()).kind;
        let is_told = matches!(&kind, ProblemKind::Ron(RonProblem::UnknownField { field, .. }) if field == "planet");
        let line = good[..at].lines().count();
        assert!(is_told, "line {line}: {kind}");
        count += 1;
    }
    assert!(count > 60, "{count}");
}

#[test]
fn what_harms_nobody_does_not_keep_a_workbook_shut() {
    let mut workbook = workbooks::full();
    workbook.last_id = 2;
    workbook.people.clear();
    workbook.assessments[1].responses.push(Response {
        first: Round { person: Some(PersonId(40)), ..Round::default() },
        ..Response::unanswered("log".into())
    });
    let text = format::write(&workbook);
    let read = format::read(text.as_bytes()).expect("it opens");
    // No id in use, or referred to, will be handed out again.
    assert_eq!(read.last_id, 40);
    assert_eq!(read.assessments, workbook.assessments);
    assert!(!format::check(text.as_bytes()).is_empty());
}

#[test]
fn deeply_nested_brackets_do_not_exhaust_the_stack() {
    for bracket in ["(", "[", "{", "Some("] {
        let text = bracket.repeat(200_000);
        assert!(format::read(text.as_bytes()).is_err());
        let text = format!("(x: {text}");
        assert!(format::read(text.as_bytes()).is_err());
        let text = format!("(format: \"tenkencho-workbook\", version: 3, clinic: {text}");
        assert!(format::read(text.as_bytes()).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_workbook_comes_back(workbook in any_workbook::workbook()) {
        let text = format::write(&workbook);
        prop_assert_eq!(format::read(text.as_bytes()), Ok(workbook));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        let _ = format::read(&bytes);
        let _ = format::check(text.as_bytes());
        let _ = ron_file::header(&text);
    }

    #[test]
    fn no_spoiled_workbook_makes_the_reader_panic(
        at in any::<prop::sample::Index>(),
        length in 0_usize..30,
        spoiled in "[(\\[{}\\]):,\"'\\\\#!/*a-z0-9あ\n]{0,6}",
    ) {
        let mut characters: Vec<char> = format::write(&workbooks::full()).chars().collect();
        let start = at.index(characters.len());
        let end = (start + length).min(characters.len());
        characters.splice(start..end, spoiled.chars());
        let text: String = characters.into_iter().collect();
        let lines = text.lines().count() + 1;
        for problem in format::check(text.as_bytes()) {
            prop_assert!((1..=lines).contains(&problem.line));
            prop_assert!(problem.column >= 1);
        }
    }
}
