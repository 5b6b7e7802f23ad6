//! A package with some of its parts written anew; every other entry is copied as it is stored.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Copies a package. The entries keep their order, their names and their times; those that are
/// written anew come by their places.
pub(super) fn repacked(original: &[u8], changed: &[(usize, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(original))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(original.len() + 4096)));
    for at in 0..from.len() {
        let entry = from.by_index_raw(at)?;
        let Some((_, bytes)) = changed.iter().find(|(place, _)| *place == at) else {
            to.raw_copy_file(entry)?;
            continue;
        };
        let method = match entry.compression() {
            CompressionMethod::Stored => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let mut options = SimpleFileOptions::default().compression_method(method);
        if let Some(time) = entry.last_modified() {
            options = options.last_modified_time(time);
        }
        if let Some(mode) = entry.unix_mode() {
            options = options.unix_permissions(mode);
        }
        let name = entry.name()?.into_owned();
        drop(entry);
        to.start_file(name, options)?;
        to.write_all(bytes)?;
    }
    to.set_raw_comment(from.comment().into())?;
    Ok(to.finish()?.into_inner())
}
