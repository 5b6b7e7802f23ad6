//! Where in a RON text a value stands.
//!
//! ron tells positions only of what it cannot parse. Problems of content are found later, in the
//! parsed workbook, and this walks the text once more to the place. It runs on texts that ron has
//! accepted, and only when there is a problem to report.

/// One step down into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into a field of a structure.
    Field(&'static str),
    /// Into an element of a list, from 0.
    Element(usize),
}

/// The text before the value at the end of `path`; as far as the path can be followed.
pub(super) fn before<'a>(text: &'a str, path: &[Step]) -> &'a str {
    let mut walker = Walker { text, at: 0 };
    walker.skip_attributes();
    let mut reached = walker.at;
    for step in path {
        let found = match step {
            Step::Field(name) => walker.enter_field(name),
            Step::Element(index) => walker.enter_element(*index),
        };
        if found.is_none() {
            break;
        }
        reached = walker.at;
    }
    &text[..reached]
}

struct Walker<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walker<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_attributes(&mut self) {
        self.skip_space();
        while self.rest().starts_with("#!") {
            self.at += self.rest().find(']').map_or(self.rest().len(), |end| end + 1);
            self.skip_space();
        }
    }

    /// Skips white space and comments.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.at += block_comment(trimmed);
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn enter_field(&mut self, name: &str) -> Option<()> {
        self.word();
        self.skip_space();
        self.take('(')?;
        loop {
            self.skip_space();
            let field = self.word();
            self.skip_space();
            self.take(':')?;
            self.skip_space();
            if field == name {
                return Some(());
            }
            self.skip_value()?;
        }
    }

    fn enter_element(&mut self, index: usize) -> Option<()> {
        self.take('[')?;
        for _ in 0..index {
            self.skip_value()?;
        }
        self.skip_space();
        Some(())
    }

    fn take(&mut self, c: char) -> Option<()> {
        self.rest().starts_with(c).then(|| self.at += c.len_utf8())
    }

    /// Skips a value and the comma after it; `None` where the surrounding value ends.
    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            let rest = self.rest();
            let c = rest.chars().next()?;
            match c {
                '"' => {
                    self.at += string(rest);
                    continue;
                }
                'r' if rest[1..].starts_with(['"', '#']) => {
                    self.at += raw_string(rest);
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            self.at += c.len_utf8();
            if c == ',' && depth == 0 {
                return Some(());
            }
        }
    }
}

/// The length of a string with its quotes.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a raw string; `r#word` counts as one that is only its mark.
fn raw_string(text: &str) -> usize {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let start = 1 + hashes;
    if !text[start..].starts_with('"') {
        return start;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    text[start + 1..].find(&end).map_or(text.len(), |at| start + 1 + at + end.len())
}

/// The length of a block comment, which may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Element, Field};

    /// The text from the found place on, up to the end of the line.
    fn found<'a>(text: &'a str, path: &[Step]) -> &'a str {
        text[before(text, path).len()..].lines().next().unwrap_or_default()
    }

    #[test]
    fn values_are_found_behind_everything_that_ron_allows() {
        let text = r##"#![enable(implicit_some)]
            // people: [ not this
            Book( /* nor /* this */ ( */ clinic: (name: "(a, \"people: [", b: r#"x"],"#),
                last_id: 3, people: [
                    (id: 1, name: "あ"), // first
                    Person(id: 2, name: "い", tags: {"a": [1, 2], "b": []}),
                ],
            )"##;
        assert!(found(text, &[]).starts_with("Book("));
        assert!(found(text, &[Field("clinic")]).starts_with("(name:"));
        assert!(found(text, &[Field("last_id")]).starts_with("3,"));
        let second = [Field("people"), Element(1)];
        assert!(found(text, &second).starts_with("Person(id: 2"));
        let name = [Field("people"), Element(1), Field("name")];
        assert!(found(text, &name).starts_with("\"い\""));
    }

    #[test]
    fn a_path_that_ends_early_gives_the_last_place_reached() {
        let text = "(people: [(id: 1)])";
        assert_eq!(before(text, &[Field("people"), Element(4)]), "(people: ");
        assert_eq!(before(text, &[Field("nobody")]), "");
        assert_eq!(before("", &[Field("people")]), "");
    }
}
