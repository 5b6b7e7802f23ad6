//! What fuzzing found interesting, as plain tests: every parser takes every input of its corpus, and those
//! of all the others, without a panic and soon.

#![expect(clippy::disallowed_methods, reason = "a test that reads the corpora has to open files")]
#![expect(clippy::expect_used, reason = "a test may panic")]

#[path = "../fuzz/parsers.rs"]
mod parsers;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use parsers::{PARSERS, Parser};
use proptest::prelude::*;

/// Far more than any of these takes, on a machine that does much else.
const LONGEST: Duration = Duration::from_secs(5);
/// What an input may take at most, in bytes: a corpus is for reading, too.
const LARGEST: u64 = 64 * 1024;

fn inputs() -> Vec<PathBuf> {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let all_in = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let mut found: Vec<PathBuf> =
        PARSERS.iter().flat_map(|(name, _)| all_in(&corpora.join(name))).collect();
    found.sort();
    assert_eq!(all_in(&corpora).len(), PARSERS.len(), "every corpus has its parser");
    found
}

fn take(name: &str, parse: Parser, bytes: &[u8], what: &str) {
    let started = Instant::now();
    parse(bytes);
    assert!(started.elapsed() < LONGEST, "{name} takes {:?} for {what}", started.elapsed());
}

#[test]
fn every_parser_takes_every_input_of_the_corpora() {
    let inputs = inputs();
    assert!(inputs.len() > 40, "the corpora were not found");
    for path in inputs {
        let bytes = fs::read(&path).expect("readable");
        assert!(bytes.len() as u64 <= LARGEST, "{} is large", path.display());
        for (name, parse) in PARSERS {
            take(name, parse, &bytes, &path.display().to_string());
        }
    }
}

#[test]
fn every_parser_takes_what_is_cut_short_or_spoiled() {
    for path in inputs() {
        let bytes = fs::read(&path).expect("readable");
        let of = path.parent().and_then(Path::file_name).expect("a corpus");
        let (name, parse) = PARSERS.into_iter().find(|(name, _)| of == *name).expect("its parser");
        let step = (bytes.len() / 12).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut spoiled = bytes.clone();
            spoiled[at] ^= 0x55;
            for input in [&bytes[..at], &bytes[at..], &spoiled] {
                take(name, parse, input, &format!("{} at {at}", path.display()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_parser_takes_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for (name, parse) in PARSERS {
            take(name, parse, &bytes, "any bytes");
        }
    }

    /// Text out of the words of the files, in any order.
    #[test]
    fn every_parser_takes_any_words(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..60)) {
        let text = words.concat();
        for (name, parse) in PARSERS {
            take(name, parse, text.as_bytes(), "any words");
        }
    }
}

/// Words and marks of the files that are read.
const WORDS: [&str; 40] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\\u{",
    "'",
    "/*",
    "*/",
    "//",
    "\n",
    "\r",
    "\0",
    "-",
    "0",
    "99999999999999999999",
    "1e999",
    "name: ",
    "format: \"tenkencho-workbook\"",
    "version: 5",
    "Some(",
    "None",
    "r#\"",
    "長い名前",
    "\u{feff}",
    "\u{202e}",
    "管理番号,",
    "\t",
    "2024-02-30",
    "%PDF-1.7\n",
    "obj",
    "<<",
    ">>",
    "stream\n",
    "PK\u{3}\u{4}",
];
