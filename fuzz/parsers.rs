//! Every parser of the program behind one name, for the fuzz targets and for the test that runs their
//! corpora. Whatever the bytes are, a parser returns: it neither panics nor hangs.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use tenkencho::exchange::read_table;
use tenkencho::original::read_original;
use tenkencho::store::format::{self, wording};
use tenkencho::store::{data_pointer, last_place, preferences};
use tenkencho::{edition, pdf_text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Takes any bytes and returns.
pub type Parser = fn(&[u8]);

/// The parsers, by the names of their targets and of the folders of their corpora.
pub const PARSERS: [(&str, Parser); 9] = [
    ("workbook", workbook),
    ("edition", edition),
    ("wording", wording_of),
    ("settings", settings),
    ("pointer", pointer),
    ("csv", csv),
    ("xlsx", xlsx),
    ("pdf_text", pdf),
    ("package_names", package_names),
];

/// A workbook. What can be read is written as it reads.
pub fn workbook(bytes: &[u8]) {
    let _ = format::check(bytes);
    if let Ok(workbook) = format::read(bytes) {
        let text = format::write(&workbook);
        assert_eq!(format::read(text.as_bytes()).as_ref(), Ok(&workbook));
    }
}

/// An edition, and the other files of its kind.
pub fn edition(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = edition::load(text, &|_| true);
    let _ = edition::load_guidance(text, &|_| true);
    let _ = edition::load_contacts(text, &|_| true);
    let _ = edition::load_document_template(text, &|_| true);
    let _ = edition::load_check_table(text, &|_| true);
}

/// The wording that was compared. What can be read is written as it reads.
pub fn wording_of(bytes: &[u8]) {
    let _ = wording::check(bytes);
    if let Ok(overlay) = wording::read(bytes) {
        assert_eq!(wording::read(wording::write(&overlay).as_bytes()).as_ref(), Ok(&overlay));
    }
}

/// Preferences, and the place where the program was left.
pub fn settings(bytes: &[u8]) {
    let _ = preferences::check(bytes);
    let _ = last_place::check(bytes);
}

/// The choice of another data folder.
pub fn pointer(bytes: &[u8]) {
    let _ = data_pointer::check(bytes);
}

/// A table of whatever encoding.
pub fn csv(bytes: &[u8]) {
    let _ = read_table(bytes, "a.csv", &mut |_| ControlFlow::Continue(()));
}

/// An Excel workbook, as a table and as a form of the ministry's.
pub fn xlsx(bytes: &[u8]) {
    let _ = read_table(bytes, "a.xlsx", &mut |_| ControlFlow::Continue(()));
    let _ = read_original(bytes);
}

/// The text of a PDF.
pub fn pdf(bytes: &[u8]) {
    let _ = pdf_text::read(bytes);
}

/// A package whose parts have names and contents out of `bytes`, parted by line ends: `..`, absolute paths
/// and the same name twice included.
pub fn package_names(bytes: &[u8]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let usual =
        ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"];
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    for (at, pair) in lines.chunks(2).enumerate() {
        let name = String::from_utf8_lossy(pair[0]);
        let name = if name.is_empty() { usual[at % usual.len()] } else { &name };
        // A name that cannot be written is none that could be read.
        if writer.start_file(name, SimpleFileOptions::default()).is_ok() {
            let _ = writer.write_all(pair.get(1).copied().unwrap_or_default());
        }
    }
    if let Ok(package) = writer.finish() {
        xlsx(&package.into_inner());
    }
}
