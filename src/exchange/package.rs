//! The ZIP package of an Excel workbook, looked through before anything of it is believed.
//!
//! What a package says about its own sizes may be wrong by accident or on purpose, so every part
//! that will be read is decompressed once, discarding the output and counting bytes.

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use zip::ZipArchive;

use super::read::{Progress, ReadProblem};

/// The most that all parts of a package may unpack to: a sheet is read as a stream.
const MAX_UNPACKED: u64 = 1024 * 1024 * 1024;
/// The most that a part which is kept in memory may unpack to: everything but the sheets.
const MAX_KEPT: u64 = 96 * 1024 * 1024;
/// How many times the size of its packed form a part may unpack to: the sheets of Excel come to 10 to 50
/// times theirs, nothing but the same character over and over to 1,000 times.
const MAX_RATIO: u64 = 200;
/// What every part may unpack to, however little it is packed.
const FREE: u64 = 24 * 1024 * 1024;
/// The most parts of a package.
const MAX_PARTS: usize = 5000;
/// How much of the shared texts is searched for the number that they claim.
const HEAD: usize = 4096;

/// Says whether the package can be read within bounds.
pub(crate) fn check(bytes: &[u8], progress: &mut Progress<'_>) -> Result<(), ReadProblem> {
    let damaged = |error: &dyn std::fmt::Display| ReadProblem::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|it| damaged(&it))?;
    if archive.len() > MAX_PARTS {
        return Err(ReadProblem::TooMuch);
    }
    let names: Result<Vec<String>, _> =
        archive.file_names().map(|name| name.map(|it| plain(&it))).collect();
    let names = names.map_err(|it| damaged(&it))?;
    if names.iter().any(|name| name == "xl/workbook.bin" || name == "content.xml") {
        return Err(ReadProblem::OtherOffice);
    }
    if !names.iter().any(|name| name.trim_start_matches('/').starts_with("xl/")) {
        return Err(ReadProblem::NotATable);
    }
    let mut total = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|it| damaged(&it))?;
        let name = plain(&part.name().map_err(|it| damaged(&it))?);
        // A part may have any name and is read all the same where another one refers to it.
        let is_sheet = name.contains("worksheets/") && !name.contains(".rels");
        let limit =
            if is_sheet { MAX_UNPACKED - total } else { MAX_KEPT.min(MAX_UNPACKED - total) };
        let limit = limit.min((part.compressed_size().saturating_mul(MAX_RATIO)).max(FREE));
        let mut counter = Counter { progress, head: Vec::new(), cancelled: false };
        let unpacked = counter.unpack(&mut part, limit);
        if counter.cancelled {
            return Err(ReadProblem::Cancelled);
        }
        let size = unpacked.map_err(|it| damaged(&it))?;
        total += size;
        let is_false = name.contains("sharedstrings") && claimed(&counter.head) > size;
        if is_false {
            return Err(damaged(&"more shared strings than there is room for"));
        }
        if size > limit {
            return Err(ReadProblem::TooMuch);
        }
    }
    Ok(())
}

/// The name of a part as it is compared: some programs write `\`, and Excel tells no capitals apart.
pub(crate) fn plain(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}

struct Counter<'a, 'b> {
    progress: &'a mut Progress<'b>,
    head: Vec<u8>,
    cancelled: bool,
}

impl Counter<'_, '_> {
    /// Unpacks a part into nothing; the number of bytes, or one more than `limit`.
    fn unpack(&mut self, part: &mut impl Read, limit: u64) -> io::Result<u64> {
        let mut buffer = vec![0; 256 * 1024];
        let mut size = 0;
        loop {
            let count = part.read(&mut buffer)?;
            if count == 0 {
                return Ok(size);
            }
            let room = HEAD.saturating_sub(self.head.len()).min(count);
            self.head.extend_from_slice(&buffer[..room]);
            size += count as u64;
            if size > limit {
                return Ok(limit + 1);
            }
            if (self.progress)(0.0) == ControlFlow::Break(()) {
                self.cancelled = true;
                return Ok(size);
            }
        }
    }
}

/// How many texts a package says that it shares. A reader makes room for them before it reads.
fn claimed(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head);
    let after = head.split("uniqueCount").nth(1).unwrap_or_default();
    let digits: String = after
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}
