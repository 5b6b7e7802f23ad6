//! The text of PDFs that other programs wrote, and of those that nobody should have written.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod faults;
mod fonts;
mod made;
mod pages;

use tenkencho::pdf_text::read;

/// The blocks of all pages, each on one line, without blanks.
fn blocks(bytes: &[u8]) -> Vec<String> {
    let read = read(bytes).expect("text");
    let blocks = read.text.pages.iter().flat_map(|page| &page.blocks);
    let text = |block: &tenkencho::model::original_text::OriginalBlock| {
        let lines = block.lines.iter().map(|line| line.text.as_str());
        lines.collect::<String>().split_whitespace().collect::<String>()
    };
    blocks.map(text).collect()
}

/// A file of another program.
#[expect(clippy::disallowed_methods, reason = "a test opens its own files")]
fn foreign(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf").join(name);
    std::fs::read(path).expect("a file of the tests")
}
