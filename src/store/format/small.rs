//! Small files with the same header as a workbook: preferences and the like.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FormatError, Problem, ProblemKind, broken, header, ron_writer, text_of};

/// Reads a file of one kind. `T` has the fields `format` and `version` besides its own, and values
/// for those that older versions lack.
pub(in crate::store) fn read_small<T: DeserializeOwned>(
    bytes: &[u8],
    format: &str,
    version: u32,
) -> Result<T, FormatError> {
    let text = text_of(bytes)?;
    let header = header::of(text);
    if let Some(found) = header.format.filter(|found| found != format) {
        return Err(broken(ProblemKind::OtherFormat(found)));
    }
    match header.version {
        Some(found) if found > version => Err(FormatError::Newer { found, supported: version }),
        Some(0) => Err(broken(ProblemKind::UnknownVersion(0))),
        _ => ron::from_str(text)
            .map_err(|error| FormatError::Broken(vec![Problem::of_parser(text, &error)])),
    }
}

/// Everything that is wrong with such a file; empty for a sound one.
pub(in crate::store) fn check_small<T: DeserializeOwned>(
    bytes: &[u8],
    format: &str,
    version: u32,
) -> Vec<Problem> {
    match read_small::<T>(bytes, format, version) {
        Ok(_) => Vec::new(),
        Err(FormatError::Broken(problems)) => problems,
        Err(FormatError::Newer { found, supported }) => {
            vec![Problem::at_start(ProblemKind::Newer { found, supported })]
        }
    }
}

/// Writes such a file. The same content always gives the same text.
#[expect(clippy::expect_used, reason = "plain data always serializes; tests write every kind")]
pub(in crate::store) fn write_small(file: &impl Serialize) -> String {
    ron_writer::to_string(file).expect("plain data") + "\n"
}
