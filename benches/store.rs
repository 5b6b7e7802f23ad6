//! Loading and saving a workbook, beside the least that any program has to do for it.
//!
//! `cargo bench --bench store` prints medians and ratios. The floor of loading is reading the file
//! and parsing it with the same types; the floor of saving is writing the same text, flushing it and
//! renaming it. Saving does more on purpose: it compares the file with what it last knew, checks
//! that the new text can be opened again, reads back what was written and flushes the folder.
#![expect(clippy::disallowed_methods, reason = "the floor is the bare system calls")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot run should say so and stop")]

#[path = "../tests/workbooks/mod.rs"]
mod workbooks;

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;
use tenkencho::edition::EditionLibrary;
use tenkencho::model::{Assessment, Clinic, Closing, Person, Vendor, Workbook};
use tenkencho::store::{Access, ClinicFile, DataFolder, KeptYear, format, who};

/// The sections of the file with the same types, read by nothing but the parser.
#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed for the time it takes")]
struct Sections {
    format: String,
    version: u32,
    clinic: Clinic,
    last_id: u32,
    people: Vec<Person>,
    vendors: Vec<Vendor>,
    assessments: Vec<Assessment>,
}

fn main() {
    println!("medians of many runs; ratio to the floor in brackets");
    for (name, years, memo) in
        [("a first year", 1, 60), ("ten years", 10, 200), ("long memos", 10, 5000)]
    {
        run(name, &workbook(years, memo), years);
    }
}

/// A clinic that has answered 18 rows and three vendor sheets a year.
fn workbook(years: i32, memo: usize) -> Workbook {
    let mut workbook = workbooks::full();
    let first = workbook.assessments[0].clone();
    workbook.assessments = (0..years)
        .map(|year| {
            let mut assessment = first.clone();
            assessment.fiscal_year = workbooks::year(2024 + year);
            let row = |number: usize| {
                let mut response = first.responses[number % 4].clone();
                response.item = format!("item-{number}").as_str().into();
                response.memo = "台帳は受付の棚にある。".chars().cycle().take(memo).collect();
                response
            };
            assessment.responses = (0..18).map(row).collect();
            for sheet in assessment.vendor_sheets.iter_mut() {
                sheet.responses = (0..14).map(row).collect();
            }
            assessment
        })
        .collect();
    workbook
}

fn run(name: &str, workbook: &Workbook, years: i32) {
    let root = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    let id = data.create(workbook, "clinic").expect("created");
    let path = data.clinic_path(&id).join("workbook.ron");
    let text = format::write(workbook);
    println!("\n{name}: {} KiB", text.len() / 1024);

    let floor = median(|| raw_load(&path));
    let ours = median(|| data.read(&id).expect("it reads"));
    line("load", ours, &[("read + parse", floor)]);

    let mut other = workbook.clone();
    other.clinic.name.push('x');
    let mut workbooks = [workbook, &other].into_iter().cycle();
    let beside = root.path().join("raw.ron");
    let raw = median(|| raw_save(&beside, text.as_bytes()));
    let with_folder = median(|| {
        raw_save(&beside, text.as_bytes());
        flush_folder(root.path());
    });
    let mut file = writable(&data, &id);
    let ours = median(|| {
        let next = workbooks.next().expect("they repeat");
        file.save(next, now()).expect("saved")
    });
    let floors = [("write + flush + rename", raw), ("the same + folder flush", with_folder)];
    line("save", ours, &floors);
    if years > 1 {
        closed_years(&data, &id, workbook);
    }
    let turning = median(|| {
        let text = format::write(workbook);
        format::read(text.as_bytes()).expect("it reads")
    });
    println!("      of which turning into text and checking it: {turning:.1?}");
}

/// Opening a clinic whose years are all closed, and reading what the last of them kept. The aim is
/// below 0.3 s, whatever the floor.
fn closed_years(data: &DataFolder, id: &tenkencho::store::ClinicId, workbook: &Workbook) {
    let editions = EditionLibrary::embedded();
    let edition = format::edition_text(editions.get("mhlw-2024").expect("the edition"));
    let mut closed = workbook.clone();
    for assessment in closed.assessments.iter_mut() {
        let year = assessment.fiscal_year;
        let of_year = workbook.of_year(year);
        let kept = KeptYear { papers: b"%PDF", workbook: &of_year, edition: &edition };
        let (number, kept) = data.keep_closed_year(id, year, 1, &kept).expect("kept");
        let by = "院長".to_owned();
        let on = year.last_day();
        assessment.closings = vec![Closing { number, on, by, kept, reopened: None }];
    }
    let clinic = data.create(&closed, "closed").expect("created");
    let last = closed.assessments.iter().next_back().expect("a year");
    let (year, closing) = (last.fiscal_year, last.closed().expect("closed"));
    let floor = median(|| raw_load(&data.clinic_path(&clinic).join("workbook.ron")));
    let ours = median(|| {
        let workbook = data.read(&clinic).expect("it reads");
        let (frozen, edition) = data.closed_year(id, year, closing).expect("it reads");
        (workbook, frozen, tenkencho::edition::load(&edition, &|_| true).expect("it parses"))
    });
    line("open with every year closed, and read the last", ours, &[("read + parse", floor)]);
    assert!(ours < Duration::from_millis(300), "{ours:?}");
}

fn now() -> chrono::NaiveDateTime {
    workbooks::day(2024, 11, 20).into()
}

fn writable(data: &DataFolder, id: &tenkencho::store::ClinicId) -> ClinicFile {
    match data.open(id, &who(now())).expect("it opens").access {
        Access::Writable(file) => file,
        Access::ReadOnly(reason) => panic!("{reason:?}"),
    }
}

fn raw_load(path: &Path) -> Sections {
    let text = fs::read_to_string(path).expect("it reads");
    ron::from_str(&text).expect("it parses")
}

fn raw_save(path: &Path, bytes: &[u8]) {
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary).expect("created");
    file.write_all(bytes).expect("written");
    file.sync_all().expect("flushed");
    drop(file);
    fs::rename(&temporary, path).expect("renamed");
}

fn flush_folder(folder: &Path) {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).expect("flushed");
    }
}

/// The median time of a hundred runs, or of as many as fit into two seconds.
fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.len() < 100 && (times.len() < 5 || start.elapsed() < Duration::from_secs(2)) {
        let begun = Instant::now();
        black_box(run());
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}

fn line(name: &str, ours: Duration, floors: &[(&str, Duration)]) {
    println!("  {name}: {ours:.1?}");
    for (floor, time) in floors {
        println!("      {floor}: {time:.1?} [{:.2}]", ours.as_secs_f64() / time.as_secs_f64());
    }
}
