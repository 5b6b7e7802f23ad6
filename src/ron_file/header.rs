//! The first two fields of every RON file of this program.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer as _, MapAccess, Visitor};

use super::locate::{RonSource, Spot};

/// What a RON file says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The field `format`.
    pub format: Option<String>,
    /// The field `version`.
    pub version: Option<u32>,
}

/// The format and the version that a text declares, as far as it declares them, however broken the
/// rest may be or whatever shape of the future it has.
#[must_use]
pub fn header(text: &str) -> Header {
    let mut header = read(text);
    if header.format.is_none() {
        // Where the parser cannot get that far, the words are still there.
        let source = RonSource::read(text);
        let root = source.root();
        header.format = root.find("format").and_then(Spot::text);
        if header.format.is_some() {
            let version = root.find("version").and_then(|spot| spot.literal().parse().ok());
            header.version = header.version.or(version);
        }
    }
    header
}

/// Reads as far as both fields are known and no further.
fn read(text: &str) -> Header {
    let mut header = Header::default();
    if let Ok(mut deserializer) = ron::Deserializer::from_str(text) {
        // The visitor stops the parser with an error of its own: what it found is in `header`.
        let _ =
            deserializer.deserialize_struct("Workbook", &["format", "version"], Look(&mut header));
    }
    header
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Format,
    Version,
    #[serde(other)]
    Other,
}

struct Look<'a>(&'a mut Header);

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a header")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<(), M::Error> {
        while let Some(field) = fields.next_key()? {
            match field {
                Field::Format => self.0.format = Some(fields.next_value()?),
                Field::Version => self.0.version = Some(fields.next_value()?),
                Field::Other => {
                    fields.next_value::<de::IgnoredAny>()?;
                }
            }
            if self.0.format.is_some() && self.0.version.is_some() {
                return Err(de::Error::custom("the header is complete"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_whatever_follows() {
        let full = Header { format: Some("tenkencho-workbook".to_owned()), version: Some(7) };
        let table = [
            r#"(format: "tenkencho-workbook", version: 7)"#,
            r#"(format: "tenkencho-workbook", version: 7, clinic"#,
            r#"(format: "tenkencho-workbook", version: 7, planets: {1: "#,
            r#"(version: 7, format: "tenkencho-workbook", x: 'y')"#,
            r#"// a comment
               Workbook(clinic: (name: "a", b: [1, 2]), format: "tenkencho-workbook", version: 7,"#,
            r#"#![enable(implicit_some)] (format: "tenkencho-workbook", version: 7, @@@"#,
        ];
        for text in table {
            assert_eq!(header(text), full, "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_invented() {
        for text in ["", "(", "[]", "(format", "(format: 3, version: 7)", "x", "(version: \"1\")"] {
            assert_eq!(header(text), Header::default(), "{text}");
        }
        let half = Header { format: Some("a".to_owned()), version: None };
        assert_eq!(header(r#"(format: "a")"#), half);
        assert_eq!(header(r#"(format: "a", version: 4294967296)"#), half);
    }
}
