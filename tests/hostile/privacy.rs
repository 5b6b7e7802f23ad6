//! Who can read what the program keeps.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;

use crate::program::Person;

/// Fails unless everything below the folder, and itself, is the user's alone.
fn is_private(path: &Path) {
    let data = fs::symlink_metadata(path).expect("it is there");
    let wanted = if data.is_dir() { 0o700 } else { 0o600 };
    assert_eq!(data.mode() & 0o777, wanted, "{:o} {}", data.mode(), path.display());
    if data.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            is_private(&entry.expect("an entry").path());
        }
    }
}

/// The program under a umask.
fn under(umask: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("umask {umask}; exec \"$0\" \"$@\""));
    command.arg(env!("CARGO_BIN_EXE_tenkencho"));
    command
}

#[test]
fn the_usual_folder_is_the_users_alone_whatever_the_umask() {
    for umask in ["000", "022", "077"] {
        let person = Person::new();
        fs::set_permissions(person.path(""), fs::Permissions::from_mode(0o755)).expect("ours");
        let said = person.runs_as(under(umask), &["sample"]);
        said.explains(0, "sample-1");
        assert!(!said.err.contains("ほかの利用者"), "{}", said.err);
        let taken = person.runs_as(under(umask), &["clinic", "remove", "--clinic", "sample-1"]);
        assert_eq!(taken.code, 0, "{}", taken.err);
        is_private(&person.usual());
    }
}

#[test]
fn a_folder_that_others_can_look_into_is_said_once() {
    let person = Person::new();
    let mode = |mode| {
        fs::set_permissions(person.path("data"), fs::Permissions::from_mode(mode)).expect("ours");
    };
    fs::set_permissions(person.path(""), fs::Permissions::from_mode(0o755)).expect("ours");
    fs::create_dir(person.path("data")).expect("a folder");
    mode(0o755);
    let said = |words: &[&str]| {
        let said = person.runs(&[&["--data-dir", "data"], words].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        said.err.contains("このPCのほかの利用者も開けます")
    };
    assert!(said(&["sample"]));
    assert!(!said(&["list"]));
    mode(0o700);
    assert!(!said(&["list"]));
    mode(0o775);
    assert!(said(&["list"]));
    assert!(!said(&["list"]));
    // Behind a folder that nobody else may enter, its own rights open nothing.
    fs::remove_file(person.path("data/open-to-others")).expect("removed");
    fs::set_permissions(person.path(""), fs::Permissions::from_mode(0o700)).expect("ours");
    assert!(!said(&["list"]));
}
