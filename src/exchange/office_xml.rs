//! What the XML of every office file has in common: names without prefixes, attributes, entities, and where
//! a part refers to.

use quick_xml::events::BytesStart;

use super::package::plain;
use super::read::ReadProblem;

pub(crate) fn damaged(error: impl std::fmt::Display) -> ReadProblem {
    ReadProblem::Damaged(error.to_string())
}

/// The character of an entity that XML knows; nothing for one that a document defines itself.
pub(crate) fn named(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

/// An element's name without its prefix.
pub(crate) fn name<'s>(start: &'s BytesStart<'_>) -> &'s str {
    start.local_name().into_inner()
}

/// An attribute by its name without the prefix.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut all = attributes.with_checks(false).flatten();
    let found = all.find(|it| it.key.local_name().into_inner() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// A number in an attribute.
pub(crate) fn number<T: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether a flag is set; `0` and `false` are the ways to say no.
pub(crate) fn flag(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|it| !matches!(it.trim(), "0" | "false" | "off"))
}

/// Characters that Excel writes as `_x000D_`, as they are meant.
pub(crate) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let code = code.filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let character =
            code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            plain.push(character);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}

/// A target's plain name: from the root where it begins with a slash, else from the folder.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let target = plain(target);
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
