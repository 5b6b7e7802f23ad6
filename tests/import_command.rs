//! `import`, through the real program.

#![expect(clippy::disallowed_methods, reason = "these tests are the person at the terminal")]
#![expect(clippy::expect_used, reason = "a test may panic")]

mod sample_clinic;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use chrono::NaiveDate;
use tempfile::TempDir;
use tenkencho::exchange::tables;
use tenkencho::model::{Device, Workbook};
use tenkencho::sample;
use tenkencho::store::{ClinicId, DataFolder, LockHolder};

struct Terminal {
    folder: TempDir,
    clinic: String,
}

struct Said {
    out: String,
    err: String,
    code: i32,
}

impl Terminal {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let data = DataFolder::new(folder.path().join("data"));
        let id = data.create(&sample_clinic::workbook(), sample::PREFIX).expect("created");
        Self { folder, clinic: id.as_str().to_owned() }
    }

    fn data(&self) -> DataFolder {
        DataFolder::new(self.folder.path().join("data"))
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(name), bytes).expect("written");
    }

    fn import(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
            .args(["--data-dir", "data", "import"])
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("it was not killed");
        Said { out: text(output.stdout), err: text(output.stderr), code }
    }

    fn devices(&self, file: &str, more: &[&str]) -> Said {
        self.import(&[&["devices", file, "--clinic", &self.clinic], more].concat())
    }

    fn workbook(&self) -> Workbook {
        let id: ClinicId = self.clinic.parse().expect("an id");
        self.data().read(&id).expect("readable")
    }

    fn device(&self, number: &str) -> Option<Device> {
        self.workbook().devices.iter().find(|it| it.number == number).cloned()
    }

    fn backups(&self) -> usize {
        let folder: PathBuf = ["data", "clinics", self.clinic.as_str(), "backups"].iter().collect();
        fs::read_dir(self.folder.path().join(folder)).map_or(0, Iterator::count)
    }
}

const LIST: &str = "管理番号,種類,機器名,取得日,保守事業者,備考,色\nQ-1,冷蔵庫,薬の保管,令和7年度末,新しい事業者,\"一行目\n二行目\",白\nQ-2,PC,受付,2025-04-01T20:00:00Z,,,\n,,,,,,黒\n合計,,2台,,,,\n";

#[test]
fn a_rehearsal_says_what_becomes_of_every_row_and_changes_nothing() {
    let terminal = Terminal::new();
    terminal.write("list.csv", LIST);
    let before = terminal.workbook();
    let said = terminal.devices("list.csv", &["--dry-run"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<Vec<&str>> = said.out.lines().map(|line| line.split('\t').collect()).collect();
    let row = |at: usize| (lines[at][0], lines[at][1], lines[at][2], lines[at][3]);
    assert_eq!(row(0), ("追加", "Q-1", "医療機器・その他", "薬の保管"));
    assert_eq!(row(1), ("追加", "Q-2", "端末PC", "受付"));
    assert_eq!(lines[2][0], "除外");
    for line in &lines[..3] {
        assert_eq!(line.len(), 33, "what becomes of it, and every column of the ledger");
    }
    assert_eq!(lines[0][32], "一行目 二行目 種類 冷蔵庫 取得日 令和7年度末 色 白");
    assert_eq!((lines[0][19], lines[1][25]), ("新しい事業者", "2025-04-02"));
    let remarks: Vec<(&str, &str)> = lines[3..].iter().map(|it| (it[0], it[1])).collect();
    assert!(lines[3..].iter().all(|line| line.len() == 3), "{}", said.out);
    for remark in [
        ("new-vendor", ""),
        ("column-in-note", "2"),
        ("time-zone", "3"),
        ("total", "5"),
        ("kept-in-note", "2"),
        ("nameless", "4"),
    ] {
        assert!(remarks.contains(&remark), "{remark:?}\n{}", said.out);
    }
    assert_eq!((terminal.workbook(), terminal.backups()), (before, 0));
}

#[test]
fn an_import_is_saved_with_a_backup_and_comes_in_once() {
    let terminal = Terminal::new();
    terminal.write("list.csv", LIST);
    let rehearsed = terminal.devices("list.csv", &["--dry-run"]);
    let said = terminal.devices("list.csv", &[]);
    assert_eq!((said.code, &said.out), (0, &rehearsed.out), "{}", said.err);
    assert!(said.err.contains("2台を追加し、0台を更新しました。"), "{}", said.err);
    let device = terminal.device("Q-1").expect("it came in");
    let workbook = terminal.workbook();
    let vendor = device.vendor.and_then(|id| workbook.vendor(id)).expect("added");
    assert_eq!(vendor.name, "新しい事業者");
    assert_eq!(terminal.backups(), 1);
    let again = terminal.devices("list.csv", &[]);
    assert_eq!(again.code, 0);
    assert!(
        again.out.lines().take(2).all(|line| line.starts_with("変更なし\tQ-")),
        "{}",
        again.out
    );
    assert_eq!(terminal.workbook(), workbook);
}

#[test]
fn hidden_rows_are_named_and_left_out_where_somebody_says_so() {
    let terminal = Terminal::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["管理番号", "機器名"], ["Q-1", "a"], ["Q-2", "b"]]) {
        sheet.write_row(row, 0, cells).expect("written");
    }
    sheet.set_row_hidden(1).expect("hidden");
    terminal.write("list.xlsx", book.save_to_buffer().expect("a workbook"));
    let all = terminal.devices("list.xlsx", &["--dry-run"]);
    assert_eq!(all.out.matches("追加\t").count(), 2);
    assert!(all.out.contains("hidden-rows\t2\t非表示の行が1行あります"), "{}", all.out);
    let shown = terminal.devices("list.xlsx", &["--dry-run", "--skip-hidden"]);
    assert!(shown.out.starts_with("除外\tQ-1\t"), "{}", shown.out);
    assert_eq!(shown.out.matches("追加\t").count(), 1);
}

#[test]
fn names_of_columns_are_told_by_match() {
    let terminal = Terminal::new();
    terminal.write("list.csv", "Tag,どこ,値\nQ-9,1階,5\n");
    let arguments = ["--dry-run", "--match", "どこ=設置場所", "--match", "値=取り込まない"];
    let said = terminal.devices("list.csv", &arguments);
    let first: Vec<&str> = said.out.lines().next().unwrap_or_default().split('\t').collect();
    assert_eq!(
        (first[0], first[1], first[7], first[32]),
        ("追加", "Q-9", "1階", ""),
        "{}",
        said.err
    );
    let said = terminal.devices("list.csv", &["--match", "ない=機器名"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("「ない」という見出しがありません"), "{}", said.err);
    let said = terminal.devices("list.csv", &["--match", "Tag=ない列"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--match Tag=ない列"), "{}", said.err);
}

#[test]
fn a_file_without_rows_is_refused_by_what_it_is() {
    let terminal = Terminal::new();
    let old =
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let table: [(&str, Vec<u8>, &str); 6] = [
        ("a.xls", old.into(), "XML"),
        ("a.json", "[{\"管理番号\":\"Q-1\"}]".into(), "JSON"),
        ("a.htm", "<!doctype html><table></table>".into(), "HTML"),
        ("a.txt", wide("これは表ではありません。\r\n次の行です。\r\n"), "UTF-16"),
        ("b.csv", "管理番号,機器名\n".into(), "UTF-8"),
        ("c.csv", vec![0x82, 0xA0, 0xFF, 0xFE, 0xFD], "文字コード"),
    ];
    for (name, bytes, words) in table {
        terminal.write(name, bytes);
        let said = terminal.devices(name, &[]);
        assert_eq!(said.code, 1, "{name} {}{}", said.out, said.err);
        assert!(said.err.contains(words), "{name} {}", said.err);
        assert!(said.err.contains("台帳は変わっていません。"), "{}", said.err);
    }
    assert_eq!(terminal.backups(), 0);
    assert_eq!(terminal.devices("none.csv", &[]).code, 1);
    assert_eq!(terminal.import(&["devices", "b.csv", "--clinic", "no-such"]).code, 1);
    assert_eq!(terminal.import(&["devices", "b.csv"]).code, 2);
    assert_eq!(terminal.import(&["printers", "b.csv", "--clinic", "x"]).code, 2);
}

#[test]
fn a_clinic_that_is_open_elsewhere_is_left_alone() {
    let terminal = Terminal::new();
    terminal.write("list.csv", LIST);
    let id: ClinicId = terminal.clinic.parse().expect("an id");
    let since = NaiveDate::from_ymd_opt(2024, 6, 12).and_then(|day| day.and_hms_opt(9, 0, 0));
    let since = since.expect("a time");
    let holder = LockHolder { user: "u".to_owned(), computer: "c".to_owned(), since };
    let data = terminal.data();
    let held = data.open(&id, &holder).expect("opened");
    let said = terminal.devices("list.csv", &[]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.err.contains("点検帳は変わっていません。"), "{}", said.err);
    assert_eq!(terminal.devices("list.csv", &["--dry-run"]).code, 0, "looking is free");
    drop(held);
    assert!(terminal.device("Q-1").is_none());
    assert_eq!(terminal.devices("list.csv", &[]).code, 0);
}

#[test]
fn people_vendors_and_contacts_come_back_as_they_were_exported() {
    let terminal = Terminal::new();
    let before = terminal.workbook();
    for (table, what) in [("people", "people"), ("contacts", "vendors"), ("contacts", "contacts")] {
        let file = format!("{what}.csv");
        let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
            .args(["--data-dir", "data", "export", "csv", "--clinic", &terminal.clinic])
            .args(["--what", table, "--out", &file])
            .current_dir(terminal.folder.path())
            .output()
            .expect("the program starts");
        assert!(output.status.success());
        let said = terminal.import(&[what, &file, "--clinic", &terminal.clinic]);
        assert_eq!(said.code, 0, "{}", said.err);
        let rows = said.out.lines().filter(|line| line.split('\t').count() > 3);
        let rows: Vec<&str> = rows.collect();
        assert!(
            !rows.is_empty() && rows.iter().all(|it| it.starts_with("変更なし\t")),
            "{}",
            said.out
        );
    }
    assert_eq!(terminal.workbook(), before);
    // Into a clinic that has none of them they come in whole.
    let empty = terminal.data().create(&Workbook::new("別の医療機関"), "clinic").expect("created");
    for what in ["people", "vendors", "contacts"] {
        let said = terminal.import(&[what, &format!("{what}.csv"), "--clinic", empty.as_str()]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.out.lines().next().unwrap_or_default().starts_with("追加\t"), "{}", said.out);
        let again = terminal.import(&[what, &format!("{what}.csv"), "--clinic", empty.as_str()]);
        assert!(!again.out.contains("追加\t") && !again.out.contains("更新\t"), "{}", again.out);
    }
    let after = terminal.data().read(&empty).expect("readable");
    assert_eq!(tables::people(&after).rows, tables::people(&before).rows);
    assert_eq!(tables::contacts(&after).rows, tables::contacts(&before).rows);
}

#[test]
fn a_list_of_people_from_elsewhere_comes_in_with_what_was_not_understood_told() {
    let terminal = Terminal::new();
    terminal.write(
        "staff.csv",
        "職員名簿,,,,\n名前,部署,携帯,担当,退職日\n新田 一郎,受付,090-0000-0001,鍵の管理,未定\n,事務,,,\n計,2名,,,\n",
    );
    let said = terminal.import(&["people", "staff.csv", "--clinic", &terminal.clinic]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].starts_with("追加\t新田 一郎\t\t受付\t\t090-0000-0001\t"), "{}", said.out);
    assert!(lines[1].starts_with("除外\t"), "{}", said.out);
    for remark in [
        "new-role\t3\t",
        "not-understood\t3\t退職日　「未定」",
        "nameless\t4\t",
        "passed-over\t5\t",
    ] {
        assert!(said.out.contains(remark), "{remark}\n{}", said.out);
    }
    let workbook = terminal.workbook();
    let person = workbook.people.iter().find(|it| it.name == "新田 一郎").expect("it came in");
    assert_eq!((person.roles.len(), person.left_on), (1, None));
    terminal.write("none.csv", "a,b\n1,2\n");
    let said = terminal.import(&["people", "none.csv", "--clinic", &terminal.clinic]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("UTF-8"), "{}", said.err);
}
