//! Pipes, sockets, devices, folders and links in the place of files.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use crate::program::Person;

/// Puts something at a path.
type Make = fn(&Path);

/// What stands where a file should be.
const THINGS: [(&str, Make); 6] = [
    ("pipe", |path| {
        let made = Command::new("mkfifo").arg(path).status().expect("mkfifo runs");
        assert!(made.success());
    }),
    ("socket", |path| drop(UnixListener::bind(path).expect("a socket"))),
    ("folder", |path| fs::create_dir(path).expect("a folder")),
    ("device", |path| symlink("/dev/zero", path).expect("a link")),
    ("nowhere", |path| symlink("/no/such/place", path).expect("a link")),
    ("itself", |path| symlink(path, path).expect("a link")),
];

fn put(path: &Path, make: Make) {
    if path.is_dir() {
        fs::remove_dir_all(path).expect("removed");
    } else {
        let _ = fs::remove_file(path);
    }
    fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
    make(path);
}

/// A person with a sample clinic in the usual place.
fn with_sample() -> Person {
    let person = Person::new();
    person.runs(&["sample"]).explains(0, "sample-1");
    person
}

#[test]
fn nothing_in_the_place_of_a_workbook_hangs_or_makes_the_clinic_vanish() {
    for (name, make) in THINGS {
        let person = with_sample();
        put(&person.usual().join("clinics/sample-1/workbook.ron"), make);
        let said = person.runs(&["list"]);
        said.explains(1, "sample-1");
        assert!(said.mib < 500, "{name}: {} MiB", said.mib);
        person.runs(&["check", &person.usual().to_string_lossy()]).explains(1, "workbook.ron:1:1");
        let out = ["export", "csv", "--clinic", "sample-1", "--what", "people", "--out", "a.csv"];
        assert_eq!(person.runs(&out).code, 1, "{name}");
        assert!(!person.path("a.csv").exists(), "{name}");
    }
}

#[test]
fn nothing_in_the_place_of_a_lesser_file_hangs_or_stops_the_commands() {
    let lesser = ["wording.ron", "preferences.ron", "place.ron", "editions/mhlw-2030.ron"];
    let of_clinic = ["holder", "lock", "backups", "closed"];
    for (name, make) in THINGS {
        for file in lesser
            .map(str::to_owned)
            .into_iter()
            .chain(["running", "running-at", "show-window", "removed"].map(str::to_owned))
            .chain(of_clinic.map(|file| format!("clinics/sample-1/{file}")))
        {
            let person = with_sample();
            put(&person.usual().join(&file), make);
            let said = person.runs(&["list"]);
            said.explains(0, "sample-1\t");
            assert!(said.mib < 500, "{name} {file}: {} MiB", said.mib);
            person.runs(&["check", &person.usual().to_string_lossy()]);
            let out =
                ["export", "csv", "--clinic", "sample-1", "--what", "people", "--out", "a.csv"];
            assert_eq!(person.runs(&out).code, 0, "{name} {file}");
            let ended = person.runs(&["clinic", "remove", "--clinic", "sample-1"]);
            assert!(ended.code < 2, "{name} {file}: {}", ended.err);
        }
    }
}

#[test]
fn the_choice_of_a_folder_that_cannot_be_read_is_told() {
    for (name, make) in THINGS {
        let person = with_sample();
        put(&person.usual().join("data-folder.ron"), make);
        let said = person.runs(&["list"]);
        // Where a link leads nowhere, there is no such file and nothing was chosen.
        let expected = i32::from(name != "nowhere");
        assert_eq!(said.code, expected, "{name}: {}", said.err);
    }
}

#[test]
fn a_file_that_is_far_too_large_is_refused_before_it_is_read() {
    let person = with_sample();
    for file in ["clinics/sample-1/workbook.ron", "wording.ron", "editions/mhlw-2030.ron"] {
        let path = person.usual().join(file);
        put(&path, |path| {
            let file = fs::File::create(path).expect("a file");
            // It takes no room on the disk.
            file.set_len(8 << 30).expect("a hole");
        });
        let said = person.runs(&["list"]);
        assert!(said.err.contains("大きすぎます（8192 MB"), "{file}: {}", said.err);
        assert!(said.mib < 500, "{file}: {} MiB", said.mib);
        let said = person.runs(&["check", &path.to_string_lossy()]);
        said.explains(1, "大きすぎます");
        assert!(said.mib < 500, "{file}: {} MiB", said.mib);
    }
}

#[test]
fn a_check_of_folders_that_lead_to_each_other_ends() {
    let person = with_sample();
    let deep = person.path("deep/er");
    fs::create_dir_all(&deep).expect("folders");
    for name in ["a", "b", "c"] {
        symlink(&deep, deep.join(name)).expect("a link");
        symlink(person.path("deep"), deep.join(format!("up {name}"))).expect("a link");
        symlink("/", deep.join(format!("all {name}"))).expect("a link");
    }
    let workbook = person.usual().join("clinics/sample-1/workbook.ron");
    fs::copy(workbook, deep.join("workbook.ron")).expect("copied");
    let said = person.runs(&["check", "deep"]);
    said.explains(0, "1個のファイルを検査しました。問題はありません。");
    assert!(said.err.contains("リンクの先のフォルダは検査しません"), "{}", said.err);
    // A folder that is named is looked into, link or not.
    symlink(&deep, person.path("named")).expect("a link");
    person.runs(&["check", "named"]).explains(0, "1個のファイル");
}

#[test]
fn what_stands_in_the_place_of_a_folder_is_named_as_such() {
    for (name, make) in THINGS.into_iter().filter(|(name, _)| ["pipe", "device"].contains(name)) {
        for folder in ["clinics", "editions"] {
            let person = with_sample();
            let path = person.usual().join(folder);
            put(&path, make);
            let said = person.runs(&["list"]);
            let told =
                format!("フォルダがあるはずの場所に、別のものがあります。「{}」", path.display());
            assert!(said.err.contains(&told), "{name}: {}", said.err);
        }
        let person = Person::new();
        put(&person.path("data"), make);
        person.runs(&["--data-dir", "data", "list"]).explains(1, "別のものがあります。「data」");
    }
}
