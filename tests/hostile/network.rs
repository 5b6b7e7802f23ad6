//! Nothing is sent anywhere: a whole session of commands opens no socket.
//!
//! The system says so itself where `strace` is there (the machine that judges every change has it). Where it
//! is not, or may not look at other programs, the same session runs where there is no network at all, which
//! shows that nothing waits for one; and `tests/dependencies.rs` holds that no crate is there to open one.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use crate::program::{Person, Said};

/// What a clinic does with the commands in a year, each as it is typed.
const SESSION: [&str; 14] = [
    "--version",
    "--help",
    "sample",
    "list",
    "check share/tenkencho",
    "export pdf --clinic sample-1 --year YEAR --out a.pdf",
    "export pdf --clinic sample-1 --part contact-chart --out b.pdf",
    "export csv --clinic sample-1 --what devices --out a.csv",
    "export csv --clinic sample-1 --year YEAR --what answers --out b.csv",
    "export text --clinic sample-1 --what bcp --out a.md",
    "edition compare mhlw-2024 a.pdf",
    "edition draft no-table.xlsx --after mhlw-2024 --id a-2030 --year 2030 --list",
    "clinic copy --clinic sample-1 --out copies",
    "clinic remove --clinic sample-1",
];

/// Runs the session; `program` makes the command for each step.
fn session(program: impl Fn(&Person) -> Command) -> (Person, Vec<Said>) {
    let person = Person::new();
    fs::write(person.path("no-table.xlsx"), b"PK\x03\x04").expect("written");
    fs::create_dir(person.path("copies")).expect("a folder");
    let mut year = String::new();
    let mut all = Vec::new();
    for line in SESSION {
        let line = line.replace("YEAR", &year);
        let words: Vec<&str> = line.split(' ').collect();
        let said = person.runs_as(program(&person), &words);
        let refused = line.starts_with("edition");
        assert!(said.code == 0 || refused && said.code == 1, "{line}: {}", said.err);
        if line == "list" {
            let last = said.out.lines().last().and_then(|line| line.split('\t').nth(2));
            last.expect("a year").clone_into(&mut year);
        }
        all.push(said);
    }
    assert!(person.path("a.pdf").is_file() && person.path("a.csv").is_file());
    (person, all)
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_tenkencho");

/// Whether a tool does here what it is for.
fn works(tool: &mut Command) -> bool {
    tool.output().is_ok_and(|output| output.status.success())
}

#[test]
fn a_session_of_commands_opens_no_socket() {
    let trace = || {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "trace=network"]);
        strace
    };
    if !works(trace().args(["-o", "/dev/null", "true"])) {
        println!("strace does not work here; what is left is the session without a network");
        return;
    }
    let traced = |person: &Person| {
        let mut strace = trace();
        strace.arg("-A").arg("-o").arg(person.path("calls")).arg(PROGRAM);
        strace
    };
    let (person, _) = session(traced);
    let calls = fs::read_to_string(person.path("calls")).expect("the trace");
    assert_eq!(calls, "", "what was asked of the network");
    // The trace would have said it: a shell of this kind can open a socket by itself.
    let mut talks = trace();
    talks.arg("-o").arg(person.path("proof"));
    talks.args(["bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"]);
    if works(&mut talks) {
        let proof = fs::read_to_string(person.path("proof")).expect("the trace");
        assert!(proof.contains("AF_INET"), "{proof}");
    }
}

#[test]
fn a_session_of_commands_needs_no_network() {
    let alone = || {
        let mut unshare = Command::new("unshare");
        unshare.args(["--map-root-user", "--net"]);
        unshare
    };
    if !works(alone().arg("true")) {
        println!("no program can be shut off from the network here");
        return;
    }
    session(|_| {
        let mut unshare = alone();
        unshare.arg(PROGRAM);
        unshare
    });
}
