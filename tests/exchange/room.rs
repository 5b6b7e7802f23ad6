//! What reading a file costs, measured in a process of its own.

use std::process::Command;

use tenkencho::exchange::SourceFile;

use crate::spoiled::{book, with_part};
use crate::{dump, read};

/// Names the file that the other process reads.
const READS: &str = "TENKENCHO_TEST_READS";
const ROWS: usize = 100_000;

/// One cell a row, in the last column that is taken.
fn sparse(kind: &str) -> SourceFile {
    let read = if kind == "csv" {
        let row = [",".repeat(199).as_str(), "x\n"].concat();
        read(row.repeat(ROWS).as_bytes(), "a.csv")
    } else {
        let cell = |row| format!("<row r=\"{row}\"><c r=\"GR{row}\"><v>1</v></c></row>");
        let rows: String = (1..=ROWS).map(cell).collect();
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let part = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        let book = book(|_| {});
        read(&with_part(&book, "xl/worksheets/sheet1.xml", part.as_bytes()), "a.xlsx")
    };
    read.expect("it reads")
}

fn resident() -> usize {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem)
}

/// What the other process does; a plain test run passes it by.
#[test]
fn a_child_reads_a_sparse_file() {
    let Ok(kind) = std::env::var(READS) else { return };
    let before = resident();
    let file = sparse(&kind);
    let after = resident();
    assert_eq!(file.sheets[0].rows.len(), ROWS);
    // A line of its own: the test runner writes before it.
    println!("\nMiB={}", after.saturating_sub(before) >> 20);
}

#[test]
fn cells_far_to_the_right_cost_what_is_filled() {
    for kind in ["xlsx", "csv"] {
        let output = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "room::a_child_reads_a_sparse_file", "--nocapture"])
            .env(READS, kind)
            .output()
            .expect("started");
        let said = String::from_utf8_lossy(&output.stdout);
        let cost = said.lines().find_map(|line| line.strip_prefix("MiB="));
        let cost: usize = cost.and_then(|it| it.parse().ok()).unwrap_or_else(|| panic!("{said}"));
        assert!(cost < 100, "{kind}: {cost} MiB");
    }
}

#[test]
fn cells_far_to_the_right_are_found_there() {
    let text = format!("a\n{}b\n", ",".repeat(199));
    let file = read(text.as_bytes(), "a.csv").expect("it reads");
    assert_eq!(dump(&file.sheets[0]), ["1 a".to_owned(), format!("2 {}b", "|".repeat(199))]);
}
