//! Every command, every message, every exit code, through the real program.

#![expect(clippy::disallowed_methods, reason = "these tests are the person at the terminal")]
#![expect(clippy::expect_used, reason = "a test may panic")]

mod sample_clinic;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use chrono::NaiveDate;
use tempfile::TempDir;
use tenkencho::edition::EditionLibrary;
use tenkencho::model::{
    Answer, Assessment, Chart, ChartTemplate, Document, DocumentKey, FiscalYear, FormKind, ItemKey,
    Paper, Papers, Response, Vendor, VendorContract, VendorId, VendorSheet, Workbook,
};
use tenkencho::original::{read_back, read_original};
use tenkencho::pdf_text;
use tenkencho::store::{Access, ClinicId, DataFolder, LockHolder, format};
use tenkencho::workshop::{ClosingOrder, FontCabinet, PrintJob, Workshop, close_year};
use tenkencho::{edition, sample};

/// What the program said, and how it ended.
struct Said {
    out: String,
    err: String,
    code: i32,
}

impl Said {
    fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// Fails unless it ended with `code` and explained itself in Japanese on standard error.
    fn explains(&self, code: i32, words: &str) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(self.err.contains(words), "{words} is not in:\n{}", self.err);
    }
}

/// A terminal with a data folder of its own and no display.
struct Terminal {
    folder: TempDir,
}

impl Terminal {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts the sample into the data folder as every test sees it, whatever the day.
    fn sample(&self) -> String {
        let id = self.data().create(&sample_clinic::workbook(), sample::PREFIX);
        id.expect("created").as_str().to_owned()
    }

    fn data(&self) -> DataFolder {
        DataFolder::new(self.path("data"))
    }

    /// Runs the program in the folder as it is typed, words parted by blanks.
    fn type_in(&self, line: &str) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
            .args(line.split_whitespace())
            .current_dir(self.folder.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Said {
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().expect("it was not killed"),
        }
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    fn workbook_of(&self, id: &str) -> PathBuf {
        self.path("data").join("clinics").join(id).join("workbook.ron")
    }

    /// Changes a clinic's file the way a person with an editor would.
    fn edit(&self, id: &str, from: &str, to: &str) {
        let path = self.workbook_of(id);
        let text = fs::read_to_string(&path).expect("the workbook");
        assert!(text.contains(from), "{from} is not in the workbook");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }

    /// The same in every place.
    fn edit_all(&self, id: &str, from: &str, to: &str) {
        let path = self.workbook_of(id);
        let text = fs::read_to_string(&path).expect("the workbook");
        assert!(text.contains(from), "{from} is not in the workbook");
        fs::write(path, text.replace(from, to)).expect("written");
    }

    fn create(&self, workbook: &Workbook) -> String {
        self.data().create(workbook, "clinic").expect("created").to_string()
    }
}

fn pages(pdf: &Path) -> usize {
    let bytes = fs::read(pdf).expect("the PDF");
    lopdf::Document::load_mem(&bytes).expect("a PDF").get_pages().len()
}

fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

/// A clinic that has just started a year on the embedded edition.
fn started(name: &str, years: &[i32]) -> Workbook {
    let library = EditionLibrary::embedded();
    let mut workbook = Workbook::new(name);
    for number in years {
        let edition = edition::reference(library.get("mhlw-2024").expect("embedded"));
        workbook.assessments.push(Assessment::start(year(*number), edition, []));
    }
    workbook
}

#[test]
fn help_names_every_command_and_version_says_which_program_this_is() {
    let help = Terminal::new().type_in("--help");
    assert_eq!(help.code, 0);
    let words = ["--data-dir", "--smoke", "sample", "list", "export pdf", "check", "--force"];
    for word in words.into_iter().chain([
        "export csv",
        "export xlsx",
        "export text",
        "--mark",
        "--part",
        "organization-chart",
        "letter:",
    ]) {
        assert!(help.out.contains(word), "{word}");
    }
    let version = Terminal::new().type_in("--version");
    assert_eq!(version.out, format!("tenkencho {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!((version.code, version.err.as_str()), (0, ""));
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    let table = [
        ("lst", "「lst」というコマンドはありません"),
        ("list more", "「more」は余分です"),
        ("list --force", "「--force」はここでは使えません"),
        ("sample --colour", "「--colour」はここでは使えません"),
        ("list -x", "「-x」はここでは使えません"),
        ("list --data-dir", "「--data-dir」の後ろに値がありません"),
        ("--data-dir a list --data-dir b", "「--data-dir」が2回"),
        ("--smoke=1", "「--smoke」に値は要りません"),
        ("export", "export pdf"),
        ("export xml", "「xml」は書き出せません"),
        ("list --part ledger", "「--part」はここでは使えません"),
        ("list --smoke", "「--smoke」はここでは使えません"),
        ("export csv", "「--clinic」が必要です"),
        ("export text", "「--clinic」が必要です"),
        ("export xlsx --clinic a --out a.xlsx", "「--year」が必要です"),
        ("export text --clinic a --what bcp --year 2024 --out a.md", "「--year」はここでは"),
        ("export pdf --year 2024 --out a.pdf", "「--clinic」が必要です"),
        ("export pdf --clinic a --year 2024", "「--out」が必要です"),
        ("export pdf --clinic a --year 令和6 --out a.pdf", "「令和6」は年度として読めません"),
        ("export pdf --clinic a --year 6 --out a.pdf", "「6」は年度として読めません"),
        ("check", "検査するファイルかフォルダ"),
    ];
    for (line, words) in table {
        let said = Terminal::new().type_in(line);
        said.explains(2, words);
        said.explains(2, "tenkencho --help");
        assert_eq!(said.out, "", "{line}");
    }
}

#[test]
fn every_sample_gets_its_own_id_alone_on_the_last_line() {
    let terminal = Terminal::new();
    let first = terminal.type_in("--data-dir data sample");
    let second = terminal.type_in("sample --data-dir data");
    assert_eq!((first.code, first.last_line()), (0, "sample-1"));
    assert_eq!((second.code, second.last_line()), (0, "sample-2"));
    let (first, second) = (terminal.workbook_of("sample-1"), terminal.workbook_of("sample-2"));
    assert_eq!(fs::read(first).expect("a file"), fs::read(second).expect("a file"));
    // It is the sample of today, with the year before complete.
    let year = FiscalYear::containing(chrono::Local::now().date_naive());
    let out = terminal.type_in("--data-dir data list").out;
    let lines: Vec<&str> = out.lines().take(2).collect();
    let counts = format!("\t{}\tmhlw-2024\t18\t18", year.number() - 1);
    assert!(lines[0].ends_with(&counts), "{out}");
    assert!(lines[1].contains(&format!("\t{year}\tmhlw-2024\t")), "{out}");
}

#[test]
fn list_has_a_line_for_each_year_of_each_clinic() {
    let terminal = Terminal::new();
    assert_eq!(terminal.type_in("--data-dir data list").out, "");
    terminal.sample();
    terminal.create(&started("二年\tクリニック", &[2025, 2024]));
    terminal.create(&Workbook::new("始めたばかり"));
    let said = terminal.type_in("list --data-dir data");
    let expected = "\
clinic-1\t二年 クリニック\t2024\tmhlw-2024\t0\t18
clinic-1\t二年 クリニック\t2025\tmhlw-2024\t0\t18
clinic-2\t始めたばかり\t\t\t\t
sample-1\t見本クリニック\t2023\tmhlw-2024\t18\t18
sample-1\t見本クリニック\t2024\tmhlw-2024\t13\t18
";
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, expected, ""));
    // Without a vendor contract two rows are not needed, and one of the sample's was answered.
    terminal.edit_all(
        "sample-1",
        "vendor_contract: Some(Present)",
        "vendor_contract: Some(Absent)",
    );
    assert!(terminal.type_in("list --data-dir data").out.contains("mhlw-2024\t12\t16\n"));
}

#[test]
fn clinics_that_cannot_be_read_are_told_on_standard_error_and_the_others_are_listed() {
    let terminal = Terminal::new();
    for _ in 0..3 {
        terminal.sample();
    }
    fs::write(terminal.workbook_of("sample-1"), "(format: \"tenkencho-workbook\", ver")
        .expect("written");
    terminal.edit("sample-2", "version: 5", "version: 9");
    let said = terminal.type_in("--data-dir data list");
    assert_eq!(
        said.out,
        "sample-3\t見本クリニック\t2023\tmhlw-2024\t18\t18\n\
         sample-3\t見本クリニック\t2024\tmhlw-2024\t13\t18\n"
    );
    said.explains(1, "sample-1 を読めません");
    said.explains(1, "sample-2 を読めません");
}

#[test]
fn a_year_on_an_edition_that_is_gone_is_listed_without_counts() {
    let terminal = Terminal::new();
    terminal.sample();
    terminal.edit_all("sample-1", "mhlw-2024", "mhlw-2031");
    let said = terminal.type_in("--data-dir data list");
    assert_eq!(
        said.out,
        "sample-1\t見本クリニック\t2023\tmhlw-2031\t\t\n\
         sample-1\t見本クリニック\t2024\tmhlw-2031\t\t\n"
    );
    said.explains(1, "年度版「mhlw-2031」が見つかりません");
    let said =
        terminal.type_in("--data-dir data export pdf --clinic sample-1 --year 2024 --out a.pdf");
    said.explains(1, "年度版「mhlw-2031」が見つかりません");
    // It comes back with its file.
    let (_, text) = edition::EMBEDDED[0];
    terminal.write("data/editions/mine.ron", text.replacen("\"mhlw-2024\"", "\"mhlw-2031\"", 1));
    assert!(terminal.type_in("--data-dir data list").out.ends_with("\tmhlw-2031\t13\t18\n"));
}

#[test]
fn an_edition_in_the_folder_that_cannot_be_used_is_told_and_passed_over() {
    let terminal = Terminal::new();
    terminal.sample();
    let (_, text) = edition::EMBEDDED[0];
    terminal.write("data/editions/taken.ron", text.replacen("revision: 2", "revision: 3", 1));
    terminal.write("data/editions/broken.ron", "(format: \"tenkencho-edition\", version: 1,");
    let said = terminal.type_in("--data-dir data list");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("broken.ron") && said.err.contains("taken.ron"), "{}", said.err);
    assert_eq!(said.out.lines().count(), 2, "the two years of the sample");
}

#[test]
fn export_writes_everything_printable_of_the_year() {
    let terminal = Terminal::new();
    terminal.sample();
    let line = "export pdf --clinic sample-1 --year 2024 --out record.pdf";
    let said = terminal.type_in(&format!("--data-dir data {line}"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("record.pdf"), "{}", said.out);
    // The institution form, two vendor forms, a blank one, and the list of entries.
    assert!(pages(&terminal.path("record.pdf")) >= 5);
    said.explains(0, "原本との照合が必要です");
    // Nothing else was left behind, in the folder or beside the workbook.
    let names = fs::read_dir(terminal.folder.path()).expect("the folder").count();
    assert_eq!(names, 2, "data and record.pdf");
}

#[test]
fn a_year_on_a_bridge_prints_its_list_of_entries_and_says_that_it_is_no_form() {
    let terminal = Terminal::new();
    terminal.sample();
    terminal.edit_all("sample-1", "mhlw-2024", "mhlw-2025");
    let said = terminal.type_in("--data-dir data list");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let line = "--data-dir data export pdf --clinic sample-1 --year 2024 --out a.pdf";
    let said = terminal.type_in(line);
    said.explains(0, "つなぎの版（mhlw-2025）で点検しています。様式ではないので");
    assert!(!said.err.contains("立入検査で使われる様式"), "{}", said.err);
    assert!(!said.err.contains("令和7年度版の文言のうち"), "{}", said.err);
    for part in ["checklist", "vendors", "blank-form", "questions"] {
        let said = terminal.type_in(&format!("{line} --force --part {part}"));
        said.explains(1, "様式ではありません。");
    }
    let said = terminal.type_in(&format!("{line} --force --part summary"));
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn an_existing_file_is_replaced_with_force_only() {
    let terminal = Terminal::new();
    terminal.sample();
    terminal.write("record.pdf", "mine");
    let line = "--data-dir data export pdf --clinic sample-1 --year 2024 --out record.pdf";
    terminal.type_in(line).explains(1, "--force");
    assert_eq!(fs::read(terminal.path("record.pdf")).expect("kept"), b"mine");
    assert_eq!(terminal.type_in(&format!("{line} --force")).code, 0);
    assert!(pages(&terminal.path("record.pdf")) >= 5);
    fs::create_dir(terminal.path("folder.pdf")).expect("a folder");
    for force in ["", " --force"] {
        let line = line.replace("record.pdf", "folder.pdf");
        terminal.type_in(&format!("{line}{force}")).explains(1, "folder.pdf はフォルダです");
        assert!(terminal.path("folder.pdf").is_dir());
    }
    // Another data folder would not help: it is the file that cannot be written.
    let said = terminal.type_in(&line.replace("record.pdf", "missing/record.pdf"));
    said.explains(1, "別の場所か別の名前でやり直してください");
}

#[test]
fn no_export_goes_into_the_data_folder() {
    let terminal = Terminal::new();
    terminal.sample();
    let workbook = "data/clinics/sample-1/workbook.ron";
    let before = fs::read(terminal.path(workbook)).expect("a workbook");
    fs::create_dir(terminal.path("else")).expect("a folder");
    let mut targets = vec![workbook.to_owned(), "else/../data/new.file".to_owned()];
    #[cfg(unix)]
    {
        let link = |from: &str, to: &str| {
            std::os::unix::fs::symlink(terminal.path(from), terminal.path(to)).expect("a link");
        };
        link("data/clinics", "clinics");
        link(workbook, "else/linked.file");
        targets.push("clinics/sample-1/workbook.ron".to_owned());
        targets.push("else/linked.file".to_owned());
    }
    let root = terminal.path("data");
    for data in ["data", &root.to_string_lossy()] {
        for export in ["csv --what devices", "pdf --year 2024", "text --what bcp"] {
            for target in &targets {
                let line = format!("--data-dir {data} export {export} --clinic sample-1");
                let said = terminal.type_in(&format!("{line} --out {target} --force"));
                said.explains(1, "データの保存場所の中です");
            }
        }
    }
    assert_eq!(fs::read(terminal.path(workbook)).expect("a workbook"), before);
    assert!(!terminal.path("data/new.file").exists());
}

#[test]
fn what_cannot_be_exported_is_explained() {
    let terminal = Terminal::new();
    terminal.sample();
    let export = "--data-dir data export pdf";
    let table = [
        ("--clinic sample-9 --year 2024 --out a.pdf", "「sample-9」の医療機関はありません"),
        ("--clinic sample-9 --year 2024 --out a.pdf", "sample-1"),
        ("--clinic ../x --year 2024 --out a.pdf", "「../x」の医療機関はありません"),
        ("--clinic sample-1 --year 2030 --out a.pdf", "令和12年度（2030年度）の点検はありません"),
        ("--clinic sample-1 --year 2030 --out a.pdf", "点検がある年度は2023、2024です"),
        ("--clinic sample-1 --year 2024 --out missing/a.pdf", "missing"),
    ];
    for (line, words) in table {
        let said = terminal.type_in(&format!("{export} {line}"));
        said.explains(1, words);
        assert_eq!(said.out, "", "{line}");
    }
    assert!(!terminal.path("a.pdf").exists());
}

#[test]
fn export_works_while_a_window_holds_the_clinic() {
    let terminal = Terminal::new();
    terminal.sample();
    let noon = NaiveDate::from_ymd_opt(2024, 6, 12).and_then(|day| day.and_hms_opt(12, 0, 0));
    let holder = LockHolder {
        user: "hanako".to_owned(),
        computer: "uketsuke".to_owned(),
        since: noon.expect("a time"),
    };
    let id = "sample-1".parse().expect("an id");
    let held = terminal.data().open(&id, &holder).expect("opened");
    assert!(matches!(held.access, Access::Writable(_)));
    let line = "--data-dir data export pdf --clinic sample-1 --year 2024 --out a.pdf";
    assert_eq!(terminal.type_in(line).code, 0);
    assert!(terminal.path("a.pdf").exists());
    assert_eq!(terminal.type_in("--data-dir data list").code, 0);
}

#[test]
fn another_years_form_and_changed_wording_are_said_before_the_paper_is_handed_in() {
    let terminal = Terminal::new();
    let mut workbook = started("翌々年", &[2026]);
    workbook.assessments[0].edition.wording = "another".to_owned();
    let id = terminal.create(&workbook);
    let line = format!("--data-dir data export pdf --clinic {id} --year 2026 --out a.pdf");
    let said = terminal.type_in(&line);
    said.explains(0, "文言は、この点検を始めたあとに直されています");
    // Of this year, that its inspections use a later form; once, and no word on whether the earlier one
    // will do.
    let this_year = FiscalYear::containing(chrono::Local::now().date_naive());
    let id = terminal.create(&started("今年", &[this_year.number()]));
    let line = format!("--data-dir data export pdf --clinic {id} --year {this_year} --out b.pdf");
    let said = terminal.type_in(&line);
    said.explains(0, "の立入検査で使われる様式は");
    assert_eq!(said.err.matches("立入検査").count(), 1, "{}", said.err);
    // Of any other year, the two years and no more.
    let id = terminal.create(&started("あと", &[this_year.number() + 1]));
    let year = this_year.number() + 1;
    let line = format!("--data-dir data export pdf --clinic {id} --year {year} --out c.pdf");
    let said = terminal.type_in(&line);
    said.explains(0, "、様式は令和6年度版です。");
    assert!(!said.err.contains("立入検査"), "{}", said.err);
}

#[test]
fn an_edition_is_removed_only_where_no_year_can_need_it() {
    let terminal = Terminal::new();
    let small = include_str!("files/small-edition.ron");
    terminal.write("data/editions/small.ron", small);
    terminal.write("data/editions/older.ron", small.replace("revision: 1,", "revision: 0,"));
    terminal.write("data/editions/originals/small-2030/a.xlsx", "PK");
    let remove = |id: &str| terminal.type_in(&format!("--data-dir data edition remove {id}"));
    remove("mhlw-2024").explains(1, "プログラムに入っている年度版");
    remove("no-such").explains(1, "「no-such」という読み込んだ年度版はありません。");
    let mut workbook = started("港医院", &[2024]);
    workbook.assessments[0].edition.id = "small-2030".to_owned();
    let id = terminal.create(&workbook);
    remove("small-2030").explains(1, "港医院の令和6年度の点検で使っています。");
    // A file that cannot be read may use it.
    let path = terminal.workbook_of(&id);
    fs::write(&path, "(").expect("written");
    remove("small-2030").explains(1, &format!("「{id}」の点検帳を読めないため"));
    assert!(terminal.path("data/editions/originals/small-2030/a.xlsx").exists());
    fs::write(&path, format::write(&started("港医院", &[2024]))).expect("written");
    let said = remove("small-2030");
    assert_eq!((said.code, said.out.as_str()), (0, "年度版「small-2030」を削除しました。\n"));
    let left = fs::read_dir(terminal.path("data/editions")).expect("a folder").count();
    assert_eq!(left, 1, "only the empty folder of the originals");
    assert!(!terminal.path("data/editions/originals/small-2030").exists());
    remove("small-2030").explains(1, "ありません");
}

#[test]
fn a_clinic_is_copied_leaves_the_list_and_comes_back() {
    let terminal = Terminal::new();
    let id = terminal.create(&started("港医院", &[2024]));
    let type_in = |line: &str| terminal.type_in(&format!("--data-dir data clinic {line}"));
    type_in(&format!("copy --clinic {id} --out stick")).explains(1, "フォルダが見つかりません");
    fs::create_dir(terminal.path("stick")).expect("created");
    let said = type_in(&format!("copy --clinic {id} --out stick"));
    assert_eq!(said.code, 0, "{}", said.err);
    let copy = said.last_line();
    assert!(copy.starts_with("stick") && copy.contains("港医院_20"), "{copy}");
    let copied = fs::read(terminal.path(copy).join("workbook.ron")).expect("the copy");
    assert_eq!(copied, fs::read(terminal.workbook_of(&id)).expect("the workbook"));
    type_in("copy --clinic no-1 --out stick").explains(1, &id);
    type_in(&format!("copy --clinic {id} --out data")).explains(1, "データの保存場所の中");

    let removed = type_in(&format!("remove --clinic {id}"));
    assert_eq!(removed.code, 0, "{}", removed.err);
    assert!(Path::new(removed.last_line()).starts_with("data/removed"), "{}", removed.out);
    assert!(terminal.type_in("--data-dir data list").out.is_empty());
    type_in("open stick").explains(1, "ファイルが見つかりません");
    let opened = type_in(&format!("open {copy}"));
    assert_eq!(opened.code, 0, "{}", opened.err);
    assert!(terminal.type_in("--data-dir data list").out.starts_with(opened.last_line()));
}

/// A clinic with three backups: before its first answer, before its second, and a damaged one.
fn clinic_with_backups(terminal: &Terminal) -> String {
    let mut workbook = started("港医院", &[2026]);
    let id: ClinicId = terminal.create(&workbook).parse().expect("an id");
    let day = NaiveDate::from_ymd_opt(2026, 6, 12).expect("a day");
    for (hour, key) in [(9, "asset-ledger"), (10, "security-manager")] {
        let now = day.and_hms_opt(hour, 0, 0).expect("a time");
        let who = LockHolder { user: String::new(), computer: String::new(), since: now };
        let opened = terminal.data().open(&id, &who).expect("opened");
        let Access::Writable(mut file) = opened.access else { panic!("it is free") };
        let mut response = Response::unanswered(ItemKey(key.to_owned()));
        response.first.answer = Some(Answer::Yes);
        workbook.assessments[0].responses.push(response);
        file.save(&workbook, now).expect("saved");
    }
    let damaged = format!("data/clinics/{id}/backups/workbook-20260611-080000.ron");
    terminal.write(&damaged, "(format: \"tenkencho-workbook\", version: 1");
    id.to_string()
}

#[test]
fn backups_are_listed_verified_and_put_back() {
    let terminal = Terminal::new();
    let id = clinic_with_backups(&terminal);
    let type_in = |line: &str| terminal.type_in(&format!("--data-dir data backup {line}"));
    let said = type_in(&format!("list --clinic {id}"));
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<Vec<&str>> = said.out.lines().map(|it| it.split('\t').collect()).collect();
    let names: Vec<&str> = lines.iter().map(|line| line[0]).collect();
    let stamps = ["20260612-100000", "20260612-090000", "20260611-080000"];
    assert_eq!(names, stamps.map(|stamp| format!("workbook-{stamp}.ron")));
    assert_eq!(lines[0][1..3], ["2026-06-12 10:00:00", "作業を始める前の内容"]);
    let size = fs::metadata(terminal.path("data/clinics").join(&id).join("backups").join(names[0]));
    assert_eq!(lines[0][3], size.expect("a file").len().to_string());
    assert_eq!((lines[0][4], lines[1][4]), ("1", "0"));
    assert!(lines[2][4].contains("壊れています"), "{}", lines[2][4]);

    let said = type_in(&format!("verify --clinic {id}"));
    said.explains(1, "1個は開けません");
    assert!(said.out.contains(&format!("{}\t正常", names[0])), "{}", said.out);
    type_in("list --clinic no-1").explains(1, &id);
    type_in("verify --clinic ../etc").explains(1, &id);
    type_in(&format!("restore --clinic {id} --name workbook.ron")).explains(1, "3個");
    type_in(&format!("restore --clinic {id} --name {}", names[2])).explains(1, "壊れていて");

    // Looking changes nothing.
    let before = fs::read(terminal.workbook_of(&id)).expect("the workbook");
    let said = type_in(&format!("restore --clinic {id} --name {} --dry-run", names[1]));
    said.explains(0, "何も変えていません");
    let answers: Vec<&str> = said.out.lines().filter(|it| it.starts_with("回答\t")).collect();
    assert_eq!(answers[0], "回答\t2");
    let start = "回答\t2026\t医療機関確認用\t";
    assert_eq!(answers[1], format!("{start}security-manager\t1-(1)\tはい\t未回答\t"));
    assert!(answers[2].starts_with(&format!("{start}asset-ledger\t2-(1)\t")), "{}", answers[2]);
    assert!(said.out.contains("\n人\t0\n"), "{}", said.out);
    assert_eq!(fs::read(terminal.workbook_of(&id)).expect("the workbook"), before);

    // It is not put back while somebody has it open.
    let now = NaiveDate::from_ymd_opt(2026, 6, 13).and_then(|it| it.and_hms_opt(9, 0, 0));
    let who = LockHolder {
        user: "hanako".to_owned(),
        computer: "uketsuke".to_owned(),
        since: now.expect("a time"),
    };
    let held = terminal.data().open(&id.parse().expect("an id"), &who).expect("opened");
    type_in(&format!("restore --clinic {id} --name {}", names[1])).explains(1, "開いています");
    drop(held);
    let said = type_in(&format!("restore --clinic {id} --name {}", names[1]));
    said.explains(0, "before-restore-");
    let restored = fs::read(terminal.workbook_of(&id)).expect("the workbook");
    let folder = terminal.path("data/clinics").join(&id).join("backups");
    assert_eq!(restored, fs::read(folder.join(names[1])).expect("the backup"));
    let said = type_in(&format!("list --clinic {id}"));
    assert!(said.out.starts_with("before-restore-"), "{}", said.out);
}

#[test]
fn copies_of_other_programs_and_editions_that_are_passed_over_are_named() {
    let terminal = Terminal::new();
    let id = clinic_with_backups(&terminal);
    let clinic = format!("data/clinics/{id}");
    fs::remove_file(terminal.path(&format!("{clinic}/backups/workbook-20260611-080000.ron")))
        .expect("removed");
    assert_eq!(terminal.type_in("check data").code, 0);
    let workbook = fs::read(terminal.workbook_of(&id)).expect("the workbook");
    terminal.write(&format!("{clinic}/workbook-PC2.ron"), &workbook);
    terminal.write(&format!("{clinic}/workbook (1).ron"), "(format");
    terminal.write(&format!("{clinic}/backups/workbook-20260612-090000 (1).ron"), &workbook);
    terminal.write("data/editions/mhlw-2026.ron.txt", "x");
    let said = terminal.type_in("check data");
    assert_eq!(said.code, 1);
    let about = |name: &str| {
        said.out.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{}", said.out))
    };
    assert!(about("workbook-PC2.ron").contains("回答2件、同じ内容"));
    assert!(about("workbook (1).ron").contains("ファイルが壊れています"));
    assert!(about("workbook-20260612-090000 (1).ron").contains("回答2件"));
    assert!(about("mhlw-2026.ron.txt").contains("「.ron」でない"));
    // Every command says it of an edition, which would be missed.
    terminal.type_in("--data-dir data list").explains(0, "mhlw-2026.ron.txt");
}

#[test]
fn a_clinic_whose_workbook_is_damaged_or_gone_is_put_back_by_command() {
    let terminal = Terminal::new();
    let id = clinic_with_backups(&terminal);
    let type_in = |line: &str| terminal.type_in(&format!("--data-dir data backup {line}"));
    let line = format!("restore --clinic {id} --name workbook-20260612-100000.ron");
    fs::write(terminal.workbook_of(&id), [0; 64]).expect("written");
    type_in(&format!("{line} --dry-run")).explains(0, "違いは調べられません");
    type_in(&line).explains(0, "damaged-");
    assert!(format::read(&fs::read(terminal.workbook_of(&id)).expect("there")).is_ok());
    // What was kept because it was damaged is listed as what it is, and is no damage to a backup.
    let damaged = terminal.path("data/clinics").join(&id);
    fs::remove_file(damaged.join("backups/workbook-20260611-080000.ron")).expect("removed");
    assert_eq!(type_in(&format!("verify --clinic {id}")).code, 0);
    fs::remove_file(terminal.workbook_of(&id)).expect("removed");
    type_in(&line).explains(0, "戻しました");
    assert!(format::read(&fs::read(terminal.workbook_of(&id)).expect("there")).is_ok());
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_place_and_exported_all_the_same() {
    let terminal = Terminal::new();
    let mut workbook = started("外字", &[2024]);
    let mut response = Response::unanswered(ItemKey::from("asset-ledger"));
    // A character of private use: no font of any machine has it.
    response.memo = "甲\u{F0000}乙".to_owned();
    workbook.assessments[0].responses.push(response);
    let id = terminal.create(&workbook);
    let line = format!("--data-dir data export pdf --clinic {id} --year 2024 --out a.pdf");
    let said = terminal.type_in(&line);
    said.explains(0, "U+F0000");
    said.explains(0, "2-(1)");
    assert!(pages(&terminal.path("a.pdf")) >= 2);
}

#[test]
fn wording_to_be_checked_is_told_only_where_it_is_printed() {
    let terminal = Terminal::new();
    terminal.sample();
    let table = [
        ("checklist", true, false),
        ("ledger", false, false),
        ("contact-chart", false, false),
        ("bcp", false, false),
        ("bcp-check", false, true),
    ];
    for (part, of_edition, of_table) in table {
        let line = "--data-dir data export pdf --clinic sample-1 --year 2024 --force --out a.pdf";
        let said = terminal.type_in(&format!("{line} --part {part}"));
        let of = |name: &str| {
            let mut lines = said.err.lines().filter(|line| line.contains("原本との照合が必要です"));
            lines.any(|line| line.starts_with(&format!("注意　「{name}")))
        };
        assert_eq!(of("令和6年度版"), of_edition, "{part}: {}", said.err);
        assert_eq!(of("サイバー攻撃を想定した"), of_table, "{part}: {}", said.err);
        assert!(!said.err.contains("（未承認）"), "{part}: {}", said.err);
    }
}

#[test]
fn a_plan_that_nobody_approved_is_told_when_it_is_written() {
    let terminal = Terminal::new();
    let mut workbook = with_document();
    workbook.assessments = started("", &[2024]).assessments;
    let id = terminal.create(&workbook);
    let line =
        format!("--data-dir data export pdf --clinic {id} --year 2024 --part bcp --out a.pdf");
    terminal.type_in(&line).explains(0, "「案（未承認）」と入ります");
    let line = format!("--data-dir data export text --clinic {id} --what bcp --out a.md");
    terminal.type_in(&line).explains(0, "「案（未承認）」と入ります");
    let sample = terminal.sample();
    terminal.edit(&sample, "30分たっても使えないとき", "40分たっても使えないとき");
    let line = format!("--data-dir data export text --clinic {sample} --what bcp --out b.md");
    terminal.type_in(&line).explains(0, "「承認後に変更あり（未承認）」と入ります");
    let text = fs::read_to_string(terminal.path("b.md")).expect("UTF-8");
    assert!(text.contains("承認後に変更あり（未承認）") && !text.contains("- 承認日"), "{text}");
}

#[test]
fn only_some_places_of_a_character_are_named() {
    let terminal = Terminal::new();
    let mut workbook = started("外字", &[2024]);
    for item in ["asset-ledger", "mds-sds", "contact-chart", "bcp", "backup-recovery"] {
        let mut response = Response::unanswered(ItemKey::from(item));
        response.memo = "甲\u{F0000}乙".to_owned();
        workbook.assessments[0].responses.push(response);
    }
    let id = terminal.create(&workbook);
    let line = format!("--data-dir data export pdf --clinic {id} --year 2024 --out a.pdf");
    terminal.type_in(&line).explains(0, "、ほか2か所です。");
}

#[test]
fn a_data_folder_that_cannot_be_used_is_explained() {
    let terminal = Terminal::new();
    terminal.write("data", "a file");
    let said = terminal.type_in("--data-dir data sample");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(!said.err.trim().is_empty());
    assert_eq!(fs::read(terminal.path("data")).expect("kept"), b"a file");
}

#[test]
fn a_memo_is_written_as_plain_text_and_may_be_edited_there() {
    let terminal = Terminal::new();
    terminal.sample();
    terminal.edit(
        "sample-1",
        "memo: \"事業継続計画の第2版",
        "memo: \"市販の手引きと事業継続計画の第2版",
    );
    let workbook = terminal.data().read(&"sample-1".parse().expect("an id")).expect("sound");
    assert_ne!(workbook, sample_clinic::workbook());
    assert_eq!(terminal.type_in("check data/clinics/sample-1/workbook.ron").code, 0);
}

#[test]
fn check_tells_files_apart_and_says_where_each_problem_is() {
    let terminal = Terminal::new();
    let sound = format::write(&sample_clinic::workbook());
    let (_, edition) = edition::EMBEDDED[0];
    terminal.write("in/sound.ron", &sound);
    terminal.write("in/deep/edition.ron", format!("\u{FEFF}{edition}"));
    terminal.write("in/notes.txt", "(not looked at");
    let said = terminal.type_in("check in");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    said.explains(0, "2個のファイルを検査しました。問題はありません。");

    terminal
        .write("bad/edition.ron", edition.replacen("key: \"asset-ledger\"", "key: \"mds-sds\"", 1));
    terminal.write("bad/field.ron", sound.replacen("memo:", "メモ:", 1));
    terminal.write("bad/other.ron", "(format: \"tenkencho-planet\", version: 1)");
    terminal.write("bad/plain.ron", "(a: 1)");
    terminal.write("bad/sjis.ron", b"(a: \"\x93\xfa\x96\x7b\")");
    let said = terminal.type_in("check bad gone.ron in/sound.ron");
    assert_eq!(said.code, 1);
    let place = |text: &str, of: &str| {
        let before = &text[..text.find(of).expect("in the text")];
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{}:{column}", before.matches('\n').count() + 1)
    };
    let duplicate = place(edition, "\"mds-sds\"");
    let expected = [
        format!("bad/edition.ron:{duplicate}: 項目のkey「mds-sds」が同じ様式の中に2回あります。"),
        format!("bad/field.ron:{}: ", place(&sound, "memo:")),
        "bad/other.ron:1:1: formatが「tenkencho-planet」のファイルは検査できません。".to_owned(),
        "bad/plain.ron:1:1: formatの欄がない".to_owned(),
        "bad/sjis.ron:1:1: UTF-8の文字として読めません。".to_owned(),
        "gone.ron:1:1: ファイルがありません。".to_owned(),
    ];
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", said.out);
    for (line, expected) in lines.iter().zip(&expected) {
        assert!(line.starts_with(expected), "{expected}\nis not the start of\n{line}");
    }
}

#[test]
fn check_reports_every_problem_of_content() {
    let terminal = Terminal::new();
    let (_, edition) = edition::EMBEDDED[0];
    let broken =
        edition.replace("id: \"t4\"", "id: \"t99\"").replace("short: \"台帳管理\"", "short: \" \"");
    terminal.write("many.ron", broken);
    let said = terminal.type_in("check many.ron");
    assert_eq!(said.code, 1);
    assert!(said.out.lines().count() > 5, "{}", said.out);
    assert!(said.out.lines().all(|line| line.starts_with("many.ron:")), "{}", said.out);
    assert!(said.out.contains("空の文字列です"));
}

#[test]
fn check_knows_guidance_files() {
    let terminal = Terminal::new();
    let (_, guidance) = edition::EMBEDDED_GUIDANCE;
    terminal.write("guidance.ron", guidance);
    let said = terminal.type_in("check guidance.ron");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    terminal.write("guidance.ron", guidance.replacen("term: \"VPN\"", "term: \"VPM\"", 1));
    let said = terminal.type_in("check guidance.ron");
    assert_eq!(said.code, 1);
    assert!(said.out.lines().all(|line| line.starts_with("guidance.ron:")), "{}", said.out);
    assert!(said.out.contains("[[VPN]] の説明がtermsにありません"), "{}", said.out);
    assert!(said.out.contains("「VPM」は、どの文でも"), "{}", said.out);
}

#[test]
fn check_knows_the_files_of_the_document() {
    let terminal = Terminal::new();
    let files = [edition::EMBEDDED_TEMPLATES[0], edition::EMBEDDED_CHECK_TABLE];
    for (name, text) in files {
        terminal.write(&format!("good/{name}"), text);
    }
    let said = terminal.type_in("check good");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    said.explains(0, "2個のファイルを検査しました。");
    // What is changed in the good file, the spot that is told, and what is said about it.
    let [template, table] = files;
    let spoiled = [
        (template, "title: \"策定目的\"", "title: \" \"", "\" \"", "空の文字列です"),
        (
            template,
            "required: true",
            "riquired: true",
            "riquired",
            "「riquired」という欄はありません",
        ),
        (
            template,
            "key: \"scope\"",
            "key: \"purpose\"",
            "\"purpose\"",
            "key「purpose」が2回あります。",
        ),
        (template, "version: 2", "version: 7", "7", "新しい形式（version 7）の文書のひな形"),
        (table, "version: 1", "version: 7", "7", "新しい形式（version 7）の確認表"),
        (
            table,
            "sections: [\"",
            "sections: [\"no-such-section\", \"",
            "\"no-such-section\"",
            "sectionsの「no-such-section」は、この表で確認する文書のひな形にない節です。",
        ),
    ];
    for ((name, good), from, to, spot, words) in spoiled {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        terminal.write(name, &text);
        let said = terminal.type_in(&format!("check {name}"));
        assert_eq!(said.code, 1, "{to}");
        let changed = good.find(from).expect("in the file");
        let at = changed + text[changed..].find(spot).expect("in the file");
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let place = format!("{name}:{line}:{column}: ");
        let found = said.out.lines().any(|it| it.starts_with(&place) && it.contains(words));
        assert!(found, "{place}…{words} is not in\n{}", said.out);
    }
}

#[test]
fn hostile_files_are_reported_and_harm_nothing() {
    let terminal = Terminal::new();
    terminal.write("x/a/empty.ron", "");
    terminal.write("x/b/nul.ron", [0_u8; 4096]);
    terminal.write(
        "x/c/deep.ron",
        "(format: \"tenkencho-workbook\", version: 1, clinic: ".to_owned() + &"(".repeat(200_000),
    );
    terminal.write("x/workbook.ron", "[".repeat(200_000));
    let said = terminal.type_in("check x");
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(said.out.lines().count(), 4, "{}", said.out);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_command_says_so_and_names_the_commands() {
    let terminal = Terminal::new();
    for line in ["--data-dir data", "--data-dir data --smoke"] {
        let said = terminal.type_in(line);
        for words in ["画面がない", "sample", "list", "export pdf", "check", "--help"] {
            said.explains(1, words);
        }
        assert_eq!(said.out, "", "{line}");
    }
}

/// A clinic with two vendors, both asked in the year.
fn with_vendors() -> Workbook {
    let mut workbook = started("みなと医院", &[2024]);
    let names = ["みなと電子カルテ", "みなと通信"];
    for (number, name) in (1..).zip(names) {
        let vendor = VendorId(number);
        workbook.vendors.push(Vendor::named(vendor, name));
        workbook.assessments[0].vendor_sheets.push(VendorSheet::blank(vendor));
    }
    workbook.last_id = 2;
    workbook
}

#[test]
fn parts_are_printed_as_they_are_asked_for() {
    let terminal = Terminal::new();
    let id = terminal.create(&with_vendors());
    let table = [
        ("", 5),
        ("--part checklist", 1),
        ("--part vendors", 2),
        ("--part blank-form", 1),
        ("--part checklist --part vendors", 3),
        // The same part twice is printed once.
        ("--part checklist --part=checklist", 1),
        // A letter and its form; there is nothing to ask.
        ("--part letter:1", 2),
        ("--part letter:みなと通信", 2),
        ("--part letter:2 --part letter:みなと通信", 2),
        // However wide it was typed.
        ("--part letter:２", 2),
        ("--part letter:みなと電子ｶﾙﾃ", 2),
        ("--part letter:1 --part letter:2 --part checklist", 5),
    ];
    for (parts, expected) in table {
        let export = format!("export pdf --data-dir data --clinic {id} --year 2024 --force");
        let said = terminal.type_in(&format!("{export} --out a.pdf {parts}"));
        assert_eq!(said.code, 0, "{parts}: {}", said.err);
        assert_eq!(pages(&terminal.path("a.pdf")), expected, "{parts}");
        assert!(!said.err.contains("印刷されません"), "{parts}: {}", said.err);
    }
}

#[test]
fn papers_of_living_records_are_exported_without_a_year() {
    let terminal = Terminal::new();
    let mut workbook = started("みなと医院", &[]);
    workbook.contact_chart = Some(Arc::new(Chart::blank(ChartTemplate::Small)));
    let none = terminal.create(&workbook);
    terminal.sample();
    let sample = "sample-1".to_owned();
    let export = |id: &str, parts: &str| {
        let line = format!("export pdf --data-dir data --clinic {id} --force --out a.pdf");
        terminal.type_in(&format!("{line} {parts}"))
    };
    for id in [&none, &sample] {
        let said = export(id, "--part contact-chart --part ledger --part bcp");
        assert_eq!(said.code, 0, "{}", said.err);
        // Nothing is said of the wording of an edition that stands on none of them.
        assert!(!said.err.contains("照合"), "{}", said.err);
    }
    fs::remove_file(terminal.path("a.pdf")).expect("it was written");
    for (id, parts, keys, rest) in [
        (&none, "", "checklist、vendors、blank-form、summary は", "まだ始めた年度がありません"),
        (
            &sample,
            "",
            "checklist、vendors、blank-form、summary は",
            "点検がある年度は2023、2024です",
        ),
        (&sample, "--part ledger --part summary", "summary は年度ごとの", "2024です"),
        (&none, "--part questions --part wall-chart", "questions は年度ごとの", "ありません"),
    ] {
        let said = export(id, parts);
        said.explains(1, keys);
        said.explains(1, "--year が必要です");
        said.explains(1, rest);
    }
    assert!(!terminal.path("a.pdf").exists());
}

#[test]
fn an_approved_version_is_printed_by_its_number() {
    let terminal = Terminal::new();
    terminal.sample();
    let export = |part: &str| {
        let line = "export pdf --data-dir data --clinic sample-1 --force --out a.pdf";
        terminal.type_in(&format!("{line} --part {part}"))
    };
    let said = export("bcp@1");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(pages(&terminal.path("a.pdf")) > 5);
    fs::remove_file(terminal.path("a.pdf")).expect("it was written");
    export("bcp@7").explains(1, "bcp@7 は印刷されません。この版は承認されていません。");
    export("ledger@1").explains(2, "「ledger@1」という書類はありません");
    assert!(!terminal.path("a.pdf").exists());
}

#[test]
fn a_part_that_is_not_there_is_told_with_those_that_are() {
    let terminal = Terminal::new();
    let mut workbook = with_vendors();
    let id = terminal.create(&workbook);
    workbook.vendors[1] = Vendor::named(VendorId(2), "みなと電子カルテ");
    let twins = terminal.create(&workbook);
    let export = |id: &str, parts: &str| {
        let line = format!("export pdf --data-dir data --clinic {id} --year 2024 --out a.pdf");
        terminal.type_in(&format!("{line} {parts}"))
    };
    for part in ["ledgers", "letter", "letter:", "Checklist"] {
        let said = export(&id, &format!("--part {part}"));
        said.explains(2, &format!("「{part}」という書類はありません"));
        said.explains(2, "organization-chart");
    }
    export(&id, "--part").explains(2, "「--part」の後ろに値がありません");
    let forgotten = format!("export pdf --clinic {id} --year 2024 --part --out a.pdf");
    terminal.type_in(&forgotten).explains(2, "「--part」の後ろに値がありません");
    for vendor in ["3", "みなと", "みなと通信社"] {
        let said = export(&id, &format!("--part letter:{vendor}"));
        said.explains(1, &format!("「{vendor}」という事業者はありません"));
        said.explains(1, "1　みなと電子カルテ");
        said.explains(1, "2　みなと通信");
    }
    export(&twins, "--part letter:みなと電子カルテ").explains(1, "いくつもあります");
    assert!(!terminal.path("a.pdf").exists());
    let none = terminal.create(&started("誰も", &[2024]));
    export(&none, "--part letter:1").explains(1, "登録されている事業者はまだありません");
}

#[test]
fn empty_parts_are_a_problem_only_where_nothing_else_is_printed() {
    let terminal = Terminal::new();
    let id = terminal.create(&with_vendors());
    let export = |parts: &str| {
        let line = format!("export pdf --data-dir data --clinic {id} --year 2024 --out a.pdf");
        terminal.type_in(&format!("{line} {parts}"))
    };
    let said = export("--part ledger --part contact-chart --part wall-chart --part questions");
    said.explains(1, "印刷するものがありません");
    for why in [
        "ledger は印刷されません。機器がまだ登録されていません。",
        "contact-chart は印刷されません。連絡体制図がまだありません。",
        "wall-chart は印刷されません。連絡体制図がまだありません。",
        "questions は印刷されません。「わからない」と回答した項目はありません。",
    ] {
        said.explains(1, why);
    }
    assert!(!terminal.path("a.pdf").exists());
    let said = export("--part organization-chart --part summary");
    said.explains(0, "organization-chart は印刷されません。組織体制図がまだありません。");
    assert!(pages(&terminal.path("a.pdf")) >= 1);
}

#[test]
fn export_csv_writes_each_table_for_excel() {
    let terminal = Terminal::new();
    terminal.sample();
    let heads = [
        ("answers", "年度,様式,事業者,項番"),
        ("devices", "管理番号,種類,機器名"),
        ("contacts", "種別,名称,担当者"),
        ("people", "氏名,ふりがな"),
    ];
    for (what, head) in heads {
        let line =
            format!("--data-dir data export csv --clinic sample-1 --what {what} --out {what}.csv");
        let said = terminal.type_in(&line);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.contains("行の表を書き出しました。"), "{}", said.out);
        let text = fs::read_to_string(terminal.path(&format!("{what}.csv"))).expect("the table");
        assert!(text.starts_with(&format!("\u{feff}{head}")), "{text}");
        assert!(text.lines().count() > 1 || what == "devices", "{what}");
        assert!(text.ends_with("\r\n"));
        // Nothing is replaced without being asked for.
        terminal.type_in(&line).explains(1, "すでにあります");
        assert_eq!(terminal.type_in(&format!("{line} --force")).code, 0);
    }
}

#[test]
fn what_cannot_be_exported_as_csv_is_explained() {
    let terminal = Terminal::new();
    let id = terminal.create(&Workbook::new("新しい医院"));
    let export = |rest: &str| terminal.type_in(&format!("--data-dir data export csv {rest}"));
    export(&format!("--clinic {id} --what answers --out a.csv")).explains(1, "まだ始めた年度");
    export(&format!("--clinic {id} --year 2024 --what answers --out a.csv"))
        .explains(1, "令和6年度（2024年度）の点検はありません");
    export(&format!("--clinic {id} --year 2024 --what people --out a.csv"))
        .explains(1, "令和6年度（2024年度）の点検はありません");
    export("--clinic clinic-9 --what people --out a.csv").explains(1, "clinic-9");
    export(&format!("--clinic {id} --what people --out no/such/a.csv")).explains(1, "フォルダ");
    export(&format!("--clinic {id} --what everything --out a.csv")).explains(2, "people");
    assert!(!terminal.path("a.csv").exists());
}

/// A clinic that has begun its BCP on the embedded template.
fn with_document() -> Workbook {
    let mut workbook = Workbook::new("みなと医院");
    let mut document = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
    "第3版".clone_into(&mut document.version);
    workbook.documents = vec![document].into();
    workbook
}

#[test]
fn export_text_writes_the_document_as_markdown() {
    let terminal = Terminal::new();
    let id = terminal.create(&with_document());
    let line = format!("--data-dir data export text --clinic {id} --what bcp --out bcp.md");
    let said = terminal.type_in(&line);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("bcp.md"), "{}", said.out);
    let text = fs::read_to_string(terminal.path("bcp.md")).expect("UTF-8");
    let library = edition::embedded_documents();
    let title = &library.template(&"clinic-2024".into()).expect("embedded").title;
    assert!(text.starts_with(&format!("# {title}\n\nみなと医院\n\n- 版 第3版\n")), "{text}");
    assert!(text.contains("\n### 1.1　策定目的\n") && text.ends_with('\n'), "{text}");
    // Nothing is replaced without being asked for.
    terminal.write("bcp.md", "mine");
    terminal.type_in(&line).explains(1, "すでにあります");
    assert_eq!(fs::read(terminal.path("bcp.md")).expect("kept"), b"mine");
    assert_eq!(terminal.type_in(&format!("{line} --force")).code, 0);
    assert_eq!(fs::read_to_string(terminal.path("bcp.md")).expect("UTF-8"), text);
}

#[test]
fn what_cannot_be_exported_as_text_is_explained() {
    let terminal = Terminal::new();
    let id = terminal.create(&Workbook::new("新しい医院"));
    let begun = terminal.create(&with_document());
    let export = |rest: &str| terminal.type_in(&format!("--data-dir data export text {rest}"));
    let said = export(&format!("--clinic {id} --what bcp --out a.md"));
    said.explains(1, &format!("{id} には、まだ事業継続計画"));
    export("--clinic clinic-9 --what bcp --out a.md").explains(1, "clinic-9");
    export(&format!("--clinic {begun} --what bcp --out no/such/a.md")).explains(1, "フォルダ");
    let said = export(&format!("--clinic {begun} --what people --out a.md"));
    said.explains(2, "「people」という文書はありません。書けるのはbcpです。");
    assert!(!terminal.path("a.md").exists());
}

#[test]
fn without_parts_everything_is_printed_but_letters_and_what_hangs_on_a_wall() {
    let terminal = Terminal::new();
    terminal.sample();
    let export = |parts: &str| {
        let line = "export pdf --data-dir data --clinic sample-1 --year 2024 --force --out a.pdf";
        let said = terminal.type_in(&format!("{line} {parts}"));
        assert_eq!(said.code, 0, "{parts}: {}", said.err);
        pages(&terminal.path("a.pdf"))
    };
    let named = [
        "checklist",
        "vendors",
        "blank-form",
        "summary",
        "contact-chart",
        "organization-chart",
        "ledger",
        "bcp",
        "bcp-check",
        "decision-card",
        "substitute-sheets",
    ];
    let named = named.map(|part| format!("--part {part}")).join(" ");
    let everything = export("");
    assert_eq!(everything, export(&named));
    assert!(export(&format!("{named} --part wall-chart --with-gaps")) > everything);
    assert!(export(&format!("{named} --part questions")) > everything);
}

#[test]
fn a_chart_for_a_wall_is_written_with_open_numbers_only_where_somebody_insists() {
    let terminal = Terminal::new();
    terminal.type_in("--data-dir data sample");
    terminal.edit_all("sample-1", r#"telephone: "03-0000-0020""#, r#"telephone: """#);
    let export = |rest: &str| {
        let line = "export pdf --data-dir data --clinic sample-1 --part wall-chart --out a.pdf";
        terminal.type_in(&format!("{line} {rest}"))
    };
    let said = export("");
    said.explains(1, "番号が未記入・未確認の連絡先がある");
    said.explains(1, "--with-gaps");
    assert!(!terminal.path("a.pdf").exists());
    let said = export("--with-gaps");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(terminal.path("a.pdf").exists());
    // What goes into a folder holds all numbers anyway.
    let line = "export pdf --data-dir data --clinic sample-1 --part contact-chart --out b.pdf";
    assert_eq!(terminal.type_in(line).code, 0);
}

#[test]
fn answers_without_a_year_are_those_of_the_newest() {
    let terminal = Terminal::new();
    let id = terminal.create(&started("みなと医院", &[2024, 2025]));
    let years = |rest: &str| {
        let line = format!("--data-dir data export csv --clinic {id} --what answers --out a.csv");
        let said = terminal.type_in(&format!("{line} --force {rest}"));
        assert_eq!(said.code, 0, "{}", said.err);
        let text = fs::read_to_string(terminal.path("a.csv")).expect("the table");
        let row = text.lines().nth(1).expect("a row").to_owned();
        row.split(',').next().expect("the year").to_owned()
    };
    let newest = years("");
    assert_eq!(newest, years("--year 2025"));
    assert_ne!(newest, years("--year 2024"));
}

const FORMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/original/");
const DRAFT: &str = "--after mhlw-2024 --id mhlw-2026 --year 2026";

#[test]
fn edition_draft_lists_what_it_read_and_writes_nothing() {
    let terminal = Terminal::new();
    for name in
        ["a_flat_circled", "b_two_rows_merged", "c_vendor_dropdown", "d_numbers_inside_checkbox"]
    {
        let said = terminal
            .type_in(&format!("--data-dir data edition draft {FORMS}{name}.xlsx {DRAFT} --list"));
        assert_eq!(said.code, 0, "{}", said.err);
        let expected = fs::read_to_string(format!("{FORMS}{name}.tsv")).expect("the lines");
        assert_eq!(said.out, expected, "{name}");
    }
    let both = format!(
        "--data-dir data edition draft {FORMS}c_vendor_dropdown.xlsx \
         --vendor {FORMS}a_flat_circled.xlsx {DRAFT} --list"
    );
    let said = terminal.type_in(&both);
    assert!(said.out.starts_with("institution\t1-①"), "which form it is stands in the file");
    assert!(said.last_line().starts_with("vendor\t2-⑬"), "{}", said.out);
    assert!(!terminal.path("data").exists());
}

#[test]
fn edition_draft_writes_an_edition_that_is_sound_and_can_be_used() {
    let terminal = Terminal::new();
    let line = format!(
        "--data-dir data edition draft {FORMS}a_flat_circled.xlsx \
         --vendor {FORMS}c_vendor_dropdown.xlsx {DRAFT} --out new.ron"
    );
    let said = terminal.type_in(&line);
    assert_eq!(said.code, 0, "{}", said.err);
    let checked = terminal.type_in("check new.ron");
    assert_eq!(checked.code, 0, "{}", checked.out);
    terminal.type_in(&line).explains(1, "--force");
    let text = fs::read_to_string(terminal.path("new.ron")).expect("the edition");
    let first = edition::load(&text, &|_| true).expect("an edition");
    assert_eq!(first.unconfirmed(), first.wordings().len(), "the sum of the file is unknown");
    assert_eq!(terminal.type_in(&format!("{line} --force")).code, 0);
    let text = fs::read_to_string(terminal.path("new.ron")).expect("the edition");
    let second = edition::load(&text, &|_| true).expect("an edition");
    assert_eq!((first.revision, second.revision), (1, 2));
    assert_eq!(first.institution, second.institution);
}

#[test]
fn edition_draft_explains_what_it_cannot_read() {
    let terminal = Terminal::new();
    terminal.write("notes.xlsx", "not a workbook");
    terminal.write("locked.xlsx", b"\xD0\xCF\x11\xE0");
    let draft = |files: &str| {
        terminal.type_in(&format!("--data-dir data edition draft {files} {DRAFT} --list"))
    };
    draft("notes.xlsx").explains(1, "Excelのファイル（.xlsx）ではありません");
    draft("locked.xlsx").explains(1, "古い形式のExcel");
    draft("none.xlsx").explains(1, "none.xlsx");
    let twice = format!("{FORMS}a_flat_circled.xlsx --vendor {FORMS}b_two_rows_merged.xlsx");
    draft(&twice).explains(1, "医療機関確認用が2つあります");
    let out = |more: &str| {
        terminal.type_in(&format!(
            "edition draft {FORMS}a_flat_circled.xlsx {DRAFT} --out new.ron {more}"
        ))
    };
    out("--data-dir data").explains(1, "事業者確認用が見つかりません");
    assert!(!terminal.path("new.ron").exists());
    let unknown =
        format!("edition draft {FORMS}a_flat_circled.xlsx --after x --id y --year 2026 --list");
    terminal.type_in(&format!("--data-dir data {unknown}")).explains(1, "mhlw-2024");
    let bad = format!(
        "--data-dir data edition draft {FORMS}a_flat_circled.xlsx \
         --vendor {FORMS}c_vendor_dropdown.xlsx --after mhlw-2024 --id 令和8 --year 2026 --out new.ron"
    );
    terminal.type_in(&bad).explains(1, "何も保存していません");
    terminal.type_in("edition").explains(2, "draft");
    terminal.type_in("edition draft").explains(2, "Excel");
}

#[test]
fn an_edition_is_compared_with_the_original_as_pdf_and_as_excel() {
    let terminal = Terminal::new();
    let file = |name: &str| format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let compare =
        |id: &str, name: &str| terminal.type_in(&format!("edition compare {id} {}", file(name)));
    for name in ["pdf/calc-both.pdf", "pdf/calc-both.xlsx"] {
        let same = compare("mhlw-2024", name);
        assert_eq!(same.code, 0, "{}", same.err);
        let lines: Vec<&str> = same.out.lines().collect();
        assert_eq!(lines.len(), 1, "{}", same.out);
        assert!(lines[0].starts_with("一致 ") && lines[0].contains("相違 0"), "{}", same.out);
    }

    let changed = compare("mhlw-2024", "pdf/chromium-reworded.pdf");
    assert_eq!(changed.code, 0, "{}", changed.err);
    let lines: Vec<&str> = changed.out.lines().collect();
    let (counts, differences) = lines.split_last().expect("counts");
    assert!(!differences.is_empty() && !counts.contains("相違 0"), "{}", changed.out);
    for line in differences {
        assert_eq!(line.split('\t').count(), 4, "{line}");
    }

    compare("mhlw-2030", "pdf/calc-both.xlsx").explains(1, "mhlw-2024");
    compare("mhlw-2024", "none.pdf").explains(1, "");
    compare("mhlw-2024", "v3/full.ron").explains(1, "このファイルはPDFではありません。");
    // Nothing of it is that form.
    let said = terminal.type_in("edition compare mhlw-2024");
    said.explains(2, "年度版の番号と、原本のファイル");
}

/// A clinic on an edition that was read from Excel files, whose originals are kept beside it.
fn on_excel(terminal: &Terminal) -> String {
    let said = terminal.type_in(&format!(
        "--data-dir data edition draft {FORMS}a_flat_circled.xlsx \
         --vendor {FORMS}c_vendor_dropdown.xlsx {DRAFT} --out new.ron"
    ));
    assert_eq!(said.code, 0, "{}", said.err);
    let text = fs::read_to_string(terminal.path("new.ron")).expect("the edition");
    let edition = edition::load(&text, &|_| true).expect("an edition");
    terminal.write("data/editions/mhlw-2026.ron", &text);
    for name in ["a_flat_circled.xlsx", "c_vendor_dropdown.xlsx"] {
        let bytes = fs::read(format!("{FORMS}{name}")).expect("the form");
        terminal.write(&format!("data/editions/originals/mhlw-2026/{name}"), bytes);
    }
    let mut workbook = Workbook::new("みなと医院");
    workbook.vendors = vec![Vendor::named(VendorId(2), "港システム")].into();
    let reference = edition::reference(&edition);
    let mut assessment = Assessment::start(year(2026), reference, [VendorId(2)]);
    let said = |key: &ItemKey, answer| {
        let mut said = Response::unanswered(key.clone());
        said.first.answer = Some(answer);
        said.first.date = NaiveDate::from_ymd_opt(2026, 6, 12);
        said.target = NaiveDate::from_ymd_opt(2026, 12, 1);
        said
    };
    let keys: Vec<&ItemKey> = edition.institution.rows().map(|row| &row.item.key).collect();
    let answers = [Answer::Yes, Answer::No, Answer::Unknown, Answer::NotApplicable];
    assessment.responses = keys.iter().zip(answers).map(|(key, it)| said(key, it)).collect();
    let mut sheet = VendorSheet::blank(VendorId(2));
    let rows = edition.vendor.rows().map(|row| said(&row.item.key, Answer::No));
    sheet.responses = rows.collect();
    assessment.vendor_sheets = [sheet].into_iter().collect();
    assessment.vendor_contract = Some(VendorContract::Present);
    workbook.assessments.push(assessment);
    terminal.create(&workbook)
}

#[test]
fn export_xlsx_fills_in_the_form_that_the_edition_was_read_from() {
    let terminal = Terminal::new();
    let id = on_excel(&terminal);
    let line = format!("--data-dir data export xlsx --clinic {id} --year 2026 --out a.xlsx");
    terminal.type_in(&line).explains(1, "--mark circle");
    assert!(!terminal.path("a.xlsx").exists());
    let said = terminal.type_in(&format!("{line} --mark circle"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("2項目の回答を記入しました"), "{}", said.out);
    let form = |name: &str| {
        let bytes = fs::read(terminal.path(name)).expect("the form");
        read_original(&bytes).expect("a form").forms.remove(0)
    };
    let filled = form("a.xlsx");
    let texts = |item: usize| {
        filled.items[item].answers.iter().map(|it| it.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(0), ["○はい・いいえ", "令和8年6月12日", "（　／　）", "はい・いいえ"]);
    assert_eq!(texts(1)[..3], ["はい・○いいえ", "令和8年6月12日", "令和8年12月1日"]);
    assert_eq!(
        texts(2)[..3],
        ["はい・いいえ", "（　／　）", "（　／　）"],
        "わからない prints blank"
    );
    terminal.type_in(&format!("{line} --mark word")).explains(1, "--force");
    let said = terminal.type_in(&format!("{line} --mark word --force"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(form("a.xlsx").items[0].answers[0].text, "はい");
    for vendor in ["2", "港システム"] {
        let line = format!("{line} --vendor {vendor} --force");
        let said = terminal.type_in(&line);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains("様式に書くセルがない"), "{}", said.err);
        let filled = form("a.xlsx");
        assert_eq!(filled.kind, FormKind::Vendor);
        assert_eq!(filled.items[1].answers[0].text, "いいえ");
        let bytes = fs::read(terminal.path("a.xlsx")).expect("the form");
        let text = fs::read_to_string(terminal.path("new.ron")).expect("the edition");
        let edition = edition::load(&text, &|_| true).expect("an edition");
        let back = read_back(&bytes, &edition, FormKind::Vendor).expect("the form");
        assert_eq!(back.vendor_name.as_deref(), Some("港システム"));
    }
}

#[test]
fn export_xlsx_goes_by_what_the_edition_says_of_how_answers_are_written() {
    let terminal = Terminal::new();
    let id = on_excel(&terminal);
    let path = "data/editions/mhlw-2026.ron";
    let text = fs::read_to_string(terminal.path(path)).expect("the edition");
    terminal.write(path, text.replace("  revision:", "  marking: Some(Word),\n  revision:"));
    let line = format!("--data-dir data export xlsx --clinic {id} --year 2026 --out a.xlsx");
    let first = |line: &str| {
        let said = terminal.type_in(line);
        assert_eq!(said.code, 0, "{}", said.err);
        let bytes = fs::read(terminal.path("a.xlsx")).expect("the form");
        read_original(&bytes).expect("a form").forms[0].items[0].answers[0].text.clone()
    };
    assert_eq!(first(&line), "はい");
    // What is asked for goes first.
    assert_eq!(first(&format!("{line} --mark circle --force")), "○はい・いいえ");
}

#[test]
fn export_xlsx_explains_why_there_is_no_form_to_fill_in() {
    let terminal = Terminal::new();
    let plain = terminal.create(&started("新しい医院", &[2024]));
    let id = on_excel(&terminal);
    let export = |clinic: &str, rest: &str| {
        let line = format!("--data-dir data export xlsx --clinic {clinic} --out a.xlsx {rest}");
        terminal.type_in(&line)
    };
    export(&plain, "--year 2024").explains(1, "Excelのファイルから読み込んだ年度版ではない");
    export(&plain, "--year 2025").explains(1, "点検はありません");
    export("clinic-9", "--year 2026").explains(1, "clinic-9");
    export(&id, "--year 2026 --vendor 3").explains(1, "港システム");
    export(&id, "--year 2026 --mark x").explains(2, "circle、word");
    let kept = "data/editions/originals/mhlw-2026/a_flat_circled.xlsx";
    terminal.write(kept, "another file");
    export(&id, "--year 2026 --mark word").explains(1, "読み取ったときのファイルと違います");
    fs::remove_file(terminal.path(kept)).expect("removed");
    export(&id, "--year 2026 --mark word").explains(1, "様式のファイルがありません");
    assert!(!terminal.path("a.xlsx").exists());
    assert_eq!(export(&id, "--year 2026 --vendor 2").code, 0, "the other original is there");
}

/// The sample clinic with its year closed and another begun, and everybody renamed since.
fn closed_sample(terminal: &Terminal) -> (String, Vec<u8>) {
    let id = terminal.sample();
    let workshop = Workshop::at(terminal.data());
    let clinic: ClinicId = id.parse().expect("an id");
    let mut workbook = workshop.data.read(&clinic).expect("it reads");
    let year = FiscalYear::new(2024).expect("in range");
    let edition = workshop.editions.get("mhlw-2024").expect("the edition").clone();
    let now = NaiveDate::from_ymd_opt(2025, 3, 31).expect("a day").and_hms_opt(9, 0, 0);
    let now = now.expect("a time");
    let documents = Arc::clone(&workshop.documents);
    let editions = Arc::new(workshop.editions.list());
    let guidance = Arc::clone(&workshop.guidance);
    let papers = Papers::only(Paper::Checklist);
    let job = PrintJob {
        workbook: Arc::new(workbook.clone()),
        year: Some((year, edition.clone())),
        options: PrintJob::options(now, papers, documents, editions, guidance),
        cabinet: FontCabinet::bundled(),
    };
    let by = "見本 院長".to_owned();
    let order = ClosingOrder { clinic: clinic.clone(), on: now.date(), by };
    let go_on = &mut |_: f32| ControlFlow::Continue(());
    let closing = close_year(&workshop.data, &job, &order, go_on).expect("closed");
    let papers = workshop.data.closed_papers(&clinic, year, &closing).expect("the PDF");
    let assessment = workbook.assessments.find_mut(|it| it.fiscal_year == year);
    assessment.expect("the year").closings.push(closing);
    let next = Assessment::start(year.next(), edition::reference(&edition), []);
    workbook.assessments.push(next);
    for person in workbook.people.iter_mut() {
        "改姓した人".clone_into(&mut person.name);
    }
    fs::write(terminal.workbook_of(&id), format::write(&workbook)).expect("written");
    (id, papers)
}

#[test]
fn a_closed_year_is_exported_as_it_was_kept() {
    let terminal = Terminal::new();
    let (id, papers) = closed_sample(&terminal);
    let said = terminal
        .type_in(&format!("--data-dir data export closed --clinic {id} --year 2024 --out a.pdf"));
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(fs::read(terminal.path("a.pdf")).expect("the PDF"), papers);
    let csv = "--data-dir data export csv --what answers --out a.csv --year 2024 --clinic";
    assert_eq!(terminal.type_in(&format!("{csv} {id}")).code, 0);
    let table = fs::read_to_string(terminal.path("a.csv")).expect("the table");
    assert!(table.contains("佐藤 花子") && !table.contains("改姓した人"), "{table}");
    // A paper of the year is an extract; the comparison of all years stands beside it.
    let line = "--data-dir data export pdf --part summary --part years --out b.pdf --year 2024";
    let said = terminal.type_in(&format!("{line} --clinic {id}"));
    assert!(said.code == 0 && !said.err.contains("印刷されません"), "{}", said.err);
    let read = pdf_text::read(&fs::read(terminal.path("b.pdf")).expect("the PDF"));
    let text = format!("{:?}", read.expect("its text"));
    assert!(text.contains("の記録からの抜粋") && text.contains("年度の比較"));
    assert!(text.contains("佐藤花子") && !text.contains("改姓した人"));
    let said = terminal.type_in(&format!(
        "--data-dir data export closed --clinic {id} --year 2024 --number 2 --out c.pdf"
    ));
    said.explains(1, "これまでの確定：1回目");
    let said = terminal
        .type_in(&format!("--data-dir data export closed --clinic {id} --year 2025 --out c.pdf"));
    said.explains(1, "確定したことはありません");
    // What was changed since is not handed out.
    let kept = terminal.data().closed_year_path(&id.parse().expect("an id"), year_2024(), 1);
    fs::write(kept.join("papers.pdf"), b"%PDF").expect("written");
    let said = terminal
        .type_in(&format!("--data-dir data export closed --clinic {id} --year 2024 --out d.pdf"));
    said.explains(1, "書き換えられています");
    assert!(!terminal.path("d.pdf").exists());
}

fn year_2024() -> FiscalYear {
    FiscalYear::new(2024).expect("in range")
}
