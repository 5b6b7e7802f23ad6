//! The small files of the program: preferences, and the choice of another data folder.

#![expect(clippy::disallowed_methods, reason = "these tests look at the disk themselves")]
#![expect(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use tenkencho::explain::settings::explain_choosing;
use tenkencho::model::{
    ColumnWidths, DeviceColumn, Direction, LedgerLook, Overlay, Preferences, Sorting, TextSize,
    ThemeChoice, Workbook,
};
use tenkencho::store::{DataFolder, StoreError, WordingFile, choose_folder, chosen_folder};

fn now() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day");
    day.and_hms_opt(14, 5, 0).expect("a time")
}

fn folder() -> (TempDir, DataFolder) {
    let folder = TempDir::new().expect("a folder");
    let data = DataFolder::new(folder.path().join("data"));
    (folder, data)
}

fn liked() -> Preferences {
    Preferences {
        text_size: TextSize::from(150),
        theme: ThemeChoice::Dark,
        next_after_yes: true,
        ..Preferences::default()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("created");
    fs::write(path, text).expect("written");
}

#[test]
fn preferences_are_read_as_they_were_written() {
    let (_folder, data) = folder();
    let new = data.preferences(now());
    assert_eq!(new.preferences, Preferences::default());
    assert!(new.problem.is_none());
    assert!(!data.root().exists(), "reading creates nothing");
    data.keep_preferences(&liked(), now()).expect("kept");
    assert_eq!(data.preferences(now()).preferences, liked());
    let text = fs::read_to_string(data.root().join("preferences.ron")).expect("the file");
    assert_eq!(
        text,
        "(\n  format: \"tenkencho-preferences\",\n  version: 1,\n  text_size: 150,\n  \
         theme: Dark,\n  next_after_yes: true,\n)\n"
    );
    assert_eq!(names(data.root()), ["preferences.ron"]);
}

#[test]
fn a_field_that_is_not_there_has_the_value_of_a_new_program() {
    let (_folder, data) = folder();
    let text = "// by hand\n(format: \"tenkencho-preferences\", version: 1, theme: Light)";
    write(&data.root().join("preferences.ron"), text);
    let known = data.preferences(now());
    assert!(known.problem.is_none(), "{:?}", known.problem);
    assert_eq!(
        known.preferences,
        Preferences { theme: ThemeChoice::Light, ..Preferences::default() }
    );
}

#[test]
fn columns_and_order_of_the_ledger_are_kept() {
    let (_folder, data) = folder();
    let ledger = LedgerLook {
        columns: [DeviceColumn::Note].into_iter().collect(),
        sorting: Some(Sorting { column: DeviceColumn::Name, direction: Direction::Descending }),
        widths: ColumnWidths::default(),
    };
    let preferences = Preferences { ledger, ..liked() };
    data.keep_preferences(&preferences, now()).expect("kept");
    assert_eq!(data.preferences(now()).preferences, preferences);
    let text = fs::read_to_string(data.root().join("preferences.ron")).expect("the file");
    let text: String = text.split_whitespace().collect();
    assert!(text.contains("ledger_columns:[Number,Name,Note"), "{text}");
    assert!(text.contains("ledger_order:Some((Name,Descending,))"), "{text}");
    assert!(text.contains("version:2,"), "a program that knows no widths can read it: {text}");
}

#[test]
fn widths_of_columns_are_kept_and_a_file_without_them_has_the_usual_ones() {
    let (_folder, data) = folder();
    let widths = ColumnWidths::default().with(DeviceColumn::Purpose, Some(320));
    let ledger = LedgerLook { widths, ..LedgerLook::default() };
    let preferences = Preferences { ledger, ..liked() };
    data.keep_preferences(&preferences, now()).expect("kept");
    assert_eq!(data.preferences(now()).preferences, preferences);
    let path = data.root().join("preferences.ron");
    let text: String = fs::read_to_string(&path).expect("the file").split_whitespace().collect();
    assert!(text.contains("version:3,"), "{text}");
    assert!(text.contains("ledger_widths:[(Purpose,320,"), "{text}");
    let earlier = "(format: \"tenkencho-preferences\", version: 2, ledger_columns: [Note])";
    write(&path, earlier);
    let known = data.preferences(now());
    assert!(known.problem.is_none(), "{:?}", known.problem);
    assert_eq!(known.preferences.ledger.widths, ColumnWidths::default());
    assert!(known.preferences.ledger.columns.has(DeviceColumn::Note));
}

#[test]
fn a_second_place_for_copies_is_remembered() {
    let (_folder, data) = folder();
    let second_place = Some("/media/控え".into());
    let preferences = Preferences { second_place, ..liked() };
    data.keep_preferences(&preferences, now()).expect("kept");
    assert_eq!(data.preferences(now()).preferences, preferences);
    let path = data.root().join("preferences.ron");
    assert_eq!(
        fs::read_to_string(&path).expect("the file"),
        "(\n  format: \"tenkencho-preferences\",\n  version: 4,\n  text_size: 150,\n  \
         theme: Dark,\n  next_after_yes: true,\n  second_place: Some(\"/media/控え\"),\n)\n"
    );
    // Without one the file is as it was before there could be one.
    data.keep_preferences(&liked(), now()).expect("kept");
    assert!(fs::read_to_string(&path).expect("the file").contains("version: 1"));
}

#[test]
fn damaged_preferences_become_those_of_a_new_program_and_are_kept() {
    for damaged in [
        "",
        "(",
        "(format: \"tenkencho-preferences\", version: 1, theme: Pink)",
        "(format: \"tenkencho-preferences\", version: 1, colour: Dark)",
        "(format: \"tenkencho-preferences\", version: 0)",
        "(format: \"tenkencho-preferences\", version: 1, ledger_columns: [Colour])",
        "(format: \"tenkencho-workbook\", version: 1)",
    ] {
        let (_folder, data) = folder();
        let path = data.root().join("preferences.ron");
        write(&path, damaged);
        let known = data.preferences(now());
        assert_eq!(known.preferences, Preferences::default(), "{damaged}");
        assert!(matches!(known.problem, Some(StoreError::Damaged { .. })), "{damaged}");
        let kept = known.kept.expect("kept");
        assert_eq!(kept.file_name(), Some("preferences-20240612-140500.unreadable".as_ref()));
        assert_eq!(fs::read_to_string(&kept).expect("the kept file"), damaged);
        assert!(!path.exists());
        // The next start has nothing to complain about, and a second one gets a name of its own.
        assert!(data.preferences(now()).problem.is_none());
        write(&path, damaged);
        data.keep_preferences(&liked(), now()).expect("kept");
        assert_eq!(data.preferences(now()).preferences, liked());
        assert_eq!(
            names(data.root()),
            [
                "preferences-20240612-140500-2.unreadable",
                "preferences-20240612-140500.unreadable",
                "preferences.ron"
            ]
        );
    }
}

#[test]
fn preferences_of_a_newer_program_are_left_alone_whatever_is_chosen() {
    let (_folder, data) = folder();
    let path = data.root().join("preferences.ron");
    let newer = "(format: \"tenkencho-preferences\", version: 5, shape: Round)";
    write(&path, newer);
    let known = data.preferences(now());
    assert_eq!(known.preferences, Preferences::default());
    assert!(matches!(known.problem, Some(StoreError::Newer { found: 5, supported: 4, .. })));
    let refused = data.keep_preferences(&liked(), now()).expect_err("a newer program's");
    assert!(matches!(refused, StoreError::Newer { .. }), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).expect("the file"), newer);
    assert_eq!(names(data.root()), ["preferences.ron"]);
}

#[test]
fn the_choice_of_a_folder_in_a_newer_program_is_left_alone_whatever_is_chosen() {
    let (folder, data) = folder();
    let home = folder.path().join("home");
    let path = home.join("data-folder.ron");
    let newer = "(format: \"tenkencho-data-folder\", version: 2, folders: [])";
    write(&path, newer);
    let unread = chosen_folder(data.files(), &home).expect_err("a newer program's");
    assert!(matches!(unread, StoreError::Newer { .. }), "{unread:?}");
    let other = folder.path().join("other");
    for chosen in [None, Some(other.as_path())] {
        let refused = choose_folder(&data, &home, chosen, now()).expect_err("a newer program's");
        assert!(matches!(refused, StoreError::Newer { .. }), "{refused:?}");
        let words = explain_choosing(&refused).lines();
        assert!(words.contains("新しい版"), "{words}");
    }
    assert_eq!(fs::read_to_string(&path).expect("the file"), newer);
    assert_eq!(names(&home), ["data-folder.ron"]);
}

#[test]
fn a_chosen_folder_that_is_not_there_is_never_created() {
    let (folder, _) = folder();
    let gone = folder.path().join("drive/data");
    let data = DataFolder::new(gone.clone()).chosen();
    let missing =
        |error: StoreError| matches!(error, StoreError::FolderMissing { path } if path == gone);
    assert!(missing(data.check_writable().expect_err("missing")));
    assert!(missing(data.clinics().expect_err("missing")));
    assert!(missing(data.create(&Workbook::new("医院"), "clinic").expect_err("missing")));
    assert!(missing(data.keep_preferences(&liked(), now()).expect_err("missing")));
    let (mut wording, read) = WordingFile::open(&data);
    read.expect("nothing is there");
    let checked = Overlay { pointed_out: vec!["mhlw-2024".to_owned()], ..Overlay::default() };
    assert!(missing(wording.save(&checked, now()).expect_err("missing")));
    assert_eq!(names(folder.path()), [""; 0]);
    // Any other folder comes into being when something is kept in it.
    DataFolder::new(gone.clone()).check_writable().expect("created");
    data.create(&Workbook::new("医院"), "clinic").expect("created");
}

#[test]
fn what_cannot_be_written_is_an_error_and_changes_nothing() {
    let (folder, data) = folder();
    fs::write(folder.path().join("data"), "in the way").expect("written");
    data.keep_preferences(&liked(), now()).expect_err("no folder");
    assert_eq!(fs::read_to_string(data.root()).expect("still there"), "in the way");
}

#[test]
fn another_folder_is_remembered_until_the_usual_one_is_chosen_again() {
    let (folder, data) = folder();
    let (home, other) = (folder.path().join("home"), folder.path().join("日本 語/other"));
    let chosen = || chosen_folder(data.files(), &home).expect("readable");
    assert_eq!(chosen(), None);
    choose_folder(&data, &home, Some(&other), now()).expect("chosen");
    assert_eq!(chosen(), Some(other.clone()));
    assert_eq!(names(&other), [""; 0], "created, and nothing left in it");
    assert_eq!(names(&home), ["data-folder.ron"]);
    choose_folder(&data, &home, None, now()).expect("chosen");
    assert_eq!(chosen(), None);
    assert!(other.exists(), "nothing is removed");
}

#[test]
fn a_folder_that_cannot_be_used_is_not_chosen() {
    let (folder, data) = folder();
    let home = folder.path().join("home");
    let file = folder.path().join("file");
    fs::write(&file, "in the way").expect("written");
    for unusable in [Path::new("relative"), &file, &file.join("inner")] {
        choose_folder(&data, &home, Some(unusable), now()).expect_err("unusable");
        assert!(!home.exists(), "{}", unusable.display());
    }
}

#[test]
fn the_check_knows_these_files() {
    let folder = TempDir::new().expect("a folder");
    let file = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    file("a.ron", "(format: \"tenkencho-preferences\", version: 1, text_size: 125)");
    file("b.ron", "(format: \"tenkencho-preferences\", version: 1,\n theme: Pink)");
    file("c.ron", "(format: \"tenkencho-data-folder\", version: 1, folder: Some(\"/x\"))");
    file("d.ron", "(format: \"tenkencho-data-folder\", version: 1, folder: \"/x\")");
    let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
        .args(["check", "."])
        .current_dir(folder.path())
        .output()
        .expect("runs");
    let out = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{out}");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines[0].contains("b.ron:2:9: 「Pink」とは書けません。"), "{out}");
    assert!(lines[1].contains("d.ron:1:"), "{out}");
}

/// A terminal whose usual data folder is `tenkencho` in a folder of its own. Only Linux lets a test
/// say where that is.
#[cfg(target_os = "linux")]
fn type_in(home: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
        .args(arguments)
        .env("XDG_DATA_HOME", home)
        .current_dir(home)
        .output()
        .expect("runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[cfg(target_os = "linux")]
#[test]
fn commands_look_into_the_chosen_folder() {
    let (folder, data) = folder();
    let run = |arguments: &[&str]| type_in(folder.path(), arguments);
    let home = folder.path().join("tenkencho");
    choose_folder(&data, &home, Some(data.root()), now()).expect("chosen");
    assert_eq!(run(&["sample"]).0, Some(0));
    assert!(data.root().join("clinics/sample-1/workbook.ron").exists());
    assert!(run(&["list"]).1.contains("見本クリニック"));
    // A choice that cannot be read is told rather than passed over.
    fs::write(home.join("data-folder.ron"), "(").expect("damaged");
    let (code, _, err) = run(&["list"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("データの保存場所を覚えておくファイルを読めません"), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn commands_name_a_chosen_folder_that_is_not_there_and_never_create_it() {
    let (folder, data) = folder();
    let home = folder.path().join("tenkencho");
    choose_folder(&data, &home, Some(data.root()), now()).expect("chosen");
    fs::remove_dir(data.root()).expect("the drive is gone");
    let export = |what: &'static str, rest: &[&'static str]| {
        let words = ["export", what, "--clinic", "clinic-1", "--out", "a"];
        [&words[..], rest].concat()
    };
    let table = [
        vec!["list"],
        vec!["sample"],
        export("pdf", &["--year", "2024"]),
        export("csv", &["--what", "devices"]),
        export("text", &["--what", "bcp"]),
    ];
    for arguments in table {
        let (code, out, err) = type_in(folder.path(), &arguments);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{arguments:?}: {err}");
        let path = data.root().to_str().expect("Unicode");
        assert!(err.contains(path) && err.contains("見つかりません"), "{arguments:?}: {err}");
        assert!(!data.root().exists(), "{arguments:?}");
        assert_eq!(names(folder.path()), ["tenkencho"], "{arguments:?}");
    }
    // `check` needs no data folder.
    let path = home.to_str().expect("Unicode").to_owned();
    assert_eq!(type_in(folder.path(), &["check", &path]).0, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn the_usual_folder_and_one_that_is_named_are_created_when_something_is_kept_there() {
    let (folder, _) = folder();
    assert_eq!(type_in(folder.path(), &["list"]), (Some(0), String::new(), String::new()));
    assert_eq!(names(folder.path()), [""; 0], "a list creates nothing");
    assert_eq!(type_in(folder.path(), &["sample"]).0, Some(0));
    assert!(folder.path().join("tenkencho/clinics/sample-1/workbook.ron").exists());
    let named = ["--data-dir", "named"];
    let list = type_in(folder.path(), &[&["list"][..], &named].concat());
    assert_eq!(list, (Some(0), String::new(), String::new()));
    assert_eq!(type_in(folder.path(), &[&["sample"][..], &named].concat()).0, Some(0));
    assert!(folder.path().join("named/clinics/sample-1/workbook.ron").exists());
}
