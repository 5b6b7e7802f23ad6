//! The workbook told to compute its formulas anew when it is opened.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::xml::{damaged, flag, name};
use crate::exchange::ReadProblem;

/// What may stand before the settings of computing, from the lists of sheets on.
const BEFORE: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];
/// The attribute that asks for it.
const FLAG: &str = "fullCalcOnLoad";

/// The text of the part that lists the sheets, with the flag set; `None` where it is set already.
pub(super) fn asked_for(text: &str) -> Result<Option<String>, ReadProblem> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut after) = (0_usize, None);
    let at =
        |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(text.len());
    loop {
        let start = at(&reader);
        let event = reader.read_event().map_err(damaged)?;
        let end = at(&reader);
        let (tag, is_empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let local = tag.local_name().into_inner().to_owned();
                if depth == 1 && BEFORE.contains(&local.as_str()) {
                    after = Some((end, prefix(tag.name().into_inner()).to_owned()));
                }
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let qualified = tag.name().into_inner();
        if depth == 1 && name(tag) == "calcPr" {
            return Ok((!flag(tag, FLAG)).then(|| with_flag(text, start..end)));
        }
        if depth == 1 && is_empty && BEFORE.contains(&name(tag)) {
            after = Some((end, prefix(qualified).to_owned()));
        }
        depth += usize::from(!is_empty);
    }
    let Some((at, prefix)) = after else { return Err(damaged("a workbook without sheets")) };
    Ok(Some(format!("{}<{prefix}calcPr {FLAG}=\"1\"/>{}", &text[..at], &text[at..])))
}

/// The text with the flag in the tag that stands there.
fn with_flag(text: &str, tag: std::ops::Range<usize>) -> String {
    let (before, after) = (&text[..tag.start], &text[tag.end..]);
    let tag = &text[tag];
    let tag = ["0", "false"].iter().fold(tag.to_owned(), |tag, no| {
        tag.replace(&format!(" {FLAG}=\"{no}\""), "").replace(&format!(" {FLAG}='{no}'"), "")
    });
    let end = tag.rfind("/>").or_else(|| tag.rfind('>')).unwrap_or(tag.len());
    format!("{before}{} {FLAG}=\"1\"{}{after}", tag[..end].trim_end(), &tag[end..])
}

fn prefix(name: &str) -> &str {
    name.rfind(':').map_or("", |at| &name[..=at])
}
