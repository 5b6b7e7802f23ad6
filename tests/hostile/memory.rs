//! Little files that hold very much: a result or a reason, soon and within bounds.

use std::fs;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::process::Command;
use std::time::{Duration, Instant};

use tenkencho::exchange::read_table;
use tenkencho::model::Workbook;
use tenkencho::original::read_original;
use tenkencho::store::{DataFolder, format};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::program::{Person, Said};

/// What anything may take, in MiB.
const MOST: u64 = 500;
/// How long anything may take, on a machine that does much else and without optimizing.
const LONGEST: Duration = Duration::from_secs(10);

const TABLE: &str = "TENKENCHO_TEST_READS";

/// Reads a file as a table and as a form; a plain test run passes it by.
#[test]
fn a_child_reads_a_file() {
    let Some(path) = std::env::var_os(TABLE) else { return };
    let bytes = fs::read(&path).expect("a file");
    let name = path.to_string_lossy();
    match read_table(&bytes, &name, &mut |_| ControlFlow::Continue(())) {
        Ok(file) => println!("\nread {:?} {:?}", file.sheets[0].rows.len(), file.sheets[0].remarks),
        Err(problem) => println!("\nrefused {problem}"),
    }
    match read_original(&bytes) {
        Ok(_) => println!("form"),
        Err(problem) => println!("no form: {problem}"),
    }
}

/// What a child says that reads these bytes.
fn read(name: &str, bytes: &[u8]) -> Said {
    let person = Person::new();
    let path = person.path(name);
    fs::write(&path, bytes).expect("written");
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.env(TABLE, path);
    let started = Instant::now();
    let said = person.runs_as(command, &["--exact", "memory::a_child_reads_a_file", "--nocapture"]);
    assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
    within(name, &said, started);
    said
}

fn within(name: &str, said: &Said, started: Instant) {
    assert!(said.mib < MOST, "{name} takes {} MiB", said.mib);
    assert!(started.elapsed() < LONGEST, "{name} takes {:?}", started.elapsed());
}

/// An Excel workbook of one sheet with this XML for its rows, and these further parts.
fn book(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &[String]| {
        let all = all.concat();
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
    };
    let mut inner = vec![relation("r1", "worksheet", "worksheets/sheet1.xml")];
    for (name, _) in more {
        inner.push(relation("r2", "sharedStrings", name.trim_start_matches("xl/")));
    }
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
        ("_rels/.rels", relations(&[relation("r1", "officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations(&inner)),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
                 <sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, content) in parts.chain(more.iter().copied()) {
        writer.start_file(name, SimpleFileOptions::default()).expect("started");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn row(number: u32, cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells: String = cells.iter().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

#[test]
fn a_cell_beyond_what_excel_takes_is_cut_and_said() {
    let long = "長い".repeat(3_000_000);
    let rows = [row(1, &["管理番号", "備考"]), row(2, &["PC-1", "短い"]), row(3, &["PC-2", &long])];
    let said = read("a.xlsx", &book(&rows.concat(), &[]));
    said.explains(0, "read 3 [Cut { count: 1, first: 3 }]");
    let csv = format!("管理番号,備考\nPC-1,短い\nPC-2,{long}\n");
    let said = read("a.csv", csv.as_bytes());
    said.explains(0, "read 3 [Cut { count: 1, first: 3 }]");
}

#[test]
fn a_cell_that_fills_the_largest_file_stays_within_bounds() {
    for quote in ["", "\""] {
        let csv = format!("管理番号,備考\nPC-1,{quote}{}\n", "a".repeat(62_000_000));
        read("a.csv", csv.as_bytes()).explains(0, "Cut { count: 1, first: 2 }");
    }
}

#[test]
fn what_unpacks_to_far_too_much_is_refused_whatever_its_name() {
    let zeros = vec![b'0'; 90_000_000];
    for name in ["xl/sharedStrings.xml", "xl/strings.bin", "xl/a", "xl/media/image1.png"] {
        let bytes = book(&row(1, &["管理番号"]), &[(name, &zeros)]);
        assert!(bytes.len() < 200_000);
        let said = read("a.xlsx", &bytes);
        said.explains(0, "refused the file unpacks to more than is read");
    }
    let rows = row(1, &["管理番号", &"a".repeat(80_000_000)]);
    read("a.xlsx", &book(&rows, &[])).explains(0, "refused the file unpacks to more");
}

#[test]
fn one_shared_text_in_very_many_cells_is_refused_within_bounds() {
    let text = format!("<sst><si><t>{}</t></si></sst>", "あ".repeat(20_000));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(20_000);
    let rows = format!("<row>{cells}</row>").repeat(30);
    read("a.xlsx", &book(&rows, &[("xl/sharedStrings.xml", text.as_bytes())]));
}

/// A clinic with a name of so many characters.
fn with_name(characters: usize) -> Person {
    let person = Person::new();
    let data = DataFolder::new(person.path("data"));
    person.runs(&["--data-dir", "data", "sample"]).explains(0, "sample-1");
    let id = "sample-1".parse().expect("an id");
    let mut workbook: Workbook = data.read(&id).expect("it reads");
    workbook.clinic.name = "長".repeat(characters);
    let path = data.clinic_path(&id).join("workbook.ron");
    fs::write(path, format::write(&workbook)).expect("written");
    person
}

#[test]
fn a_name_of_millions_of_characters_is_printed_like_any_other() {
    let person = with_name(3_500_000);
    let run = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let started = Instant::now();
        let said = person.runs(&[&["--data-dir", "data"], &words[..]].concat());
        within(words[0], &said, started);
        said
    };
    let said = run("list");
    let year = said.out.lines().last().and_then(|line| line.split('\t').nth(2)).expect("a year");
    let export = format!("export pdf --clinic sample-1 --year {year} --out a.pdf");
    assert_eq!(run(&export).code, 0);
    assert_eq!(run("check data").code, 0);
}

#[test]
fn a_workbook_of_fifty_megabytes_is_read_or_refused_within_bounds() {
    let person = Person::new();
    let folder = person.path("data/clinics/clinic-1");
    fs::create_dir_all(&folder).expect("folders");
    let head = "(format: \"tenkencho-workbook\", version: 5, clinic: ";
    let spoiled: [(&str, String); 9] = [
        ("a long text", format!("{head}(name: \"{}\"", "長".repeat(17_000_000))),
        ("a long word", format!("{head}{}", "a".repeat(50_000_000))),
        ("a long number", format!("{head}{}", "9".repeat(50_000_000))),
        ("deep lists", format!("{head}{}", "[".repeat(50_000_000))),
        ("deep records", format!("{head}{}", "(a:".repeat(15_000_000))),
        ("deep comments", format!("{head}{}", "/*".repeat(25_000_000))),
        ("escapes", format!("{head}(name: \"{}", "\\u{1F600}".repeat(5_000_000))),
        ("line ends", format!("{head}{}", "\n".repeat(50_000_000))),
        ("fields", format!("{head}({}", "name: \"\", ".repeat(5_000_000))),
    ];
    for (name, text) in spoiled {
        fs::write(folder.join("workbook.ron"), text).expect("written");
        for words in [&["--data-dir", "data", "list"][..], &["check", "data"]] {
            let started = Instant::now();
            let said = person.runs(words);
            assert_eq!(said.code, 1, "{name}: {}{}", said.out, said.err);
            assert!(said.out.len() + said.err.len() < 20_000, "{name} says too much");
            within(name, &said, started);
        }
    }
}
