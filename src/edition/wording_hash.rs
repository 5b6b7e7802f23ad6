//! The hash that pins an assessment to the wording it was answered on.

use sha2::{Digest, Sha256};

use crate::model::edition::{Applicability, Group, Item, Section};
use crate::model::{Edition, Form, Wording};

/// SHA-256, in hexadecimal, over all wording of an edition.
///
/// It stands in workbooks, so it must give the same value for the same words forever. That is why
/// the bytes that are hashed are defined here and do not depend on the file format, on the order of
/// fields in our types, or on what is known about the wording (`confirmed`, `read_in`), on our own
/// short titles and remarks, or on the guideline chapters:
///
/// - Every value is a record: its tag, a space, the length of the value in bytes, a space, the
///   value in UTF-8, a line feed.
/// - The records come in the order of the code below. What an edition does not have has no record.
/// - The first record is `hash` with the value `tenkencho-wording-1`.
///
/// The printed number, the wording and the key of every row are in it, and the titles and keys
/// above them, so moving a row to another group changes the hash too.
#[must_use]
pub fn wording_hash(edition: &Edition) -> String {
    let mut records = Records(Sha256::new());
    records.add("hash", "tenkencho-wording-1");
    records.add("id", &edition.id);
    records.add("name", &edition.name.text);
    records.add("title", &edition.title.text);
    records.add("attribution", &edition.attribution);
    records.form("institution", &edition.institution);
    records.form("vendor", &edition.vendor);
    records.finish()
}

struct Records(Sha256);

impl Records {
    fn add(&mut self, tag: &str, value: &str) {
        self.0.update(format!("{tag} {} {value}\n", value.len()));
    }

    fn add_some(&mut self, tag: &str, wording: Option<&Wording>) {
        if let Some(wording) = wording {
            self.add(tag, &wording.text);
        }
    }

    fn form(&mut self, tag: &str, form: &Form) {
        self.add("form", tag);
        self.add("form-name", &form.name.text);
        for note in &form.notes {
            self.add("note", &note.text);
        }
        if let Some(label) = &form.vendor_name_label {
            self.add("vendor-name-label", &label.text);
        }
        let columns = &form.columns;
        self.add_some("column-item", columns.item.as_ref());
        self.add_some("column-result", columns.result.as_ref());
        self.add_some("column-first", columns.first.as_ref());
        self.add_some("column-target", columns.target.as_ref());
        self.add_some("column-second", columns.second.as_ref());
        self.add_some("column-date", columns.date.as_ref());
        self.add("column-yes", &columns.yes.text);
        self.add("column-no", &columns.no.text);
        if let Some(Applicability { title, item }) = &form.applicability {
            self.add("applicability", &title.text);
            self.item(item);
        }
        for section in &form.sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        self.add("section", &section.number);
        if let Some(title) = &section.title {
            self.add("section-title", &title.text);
        }
        for group in &section.groups {
            self.group(group);
        }
    }

    fn group(&mut self, group: &Group) {
        self.add("group", &group.key);
        if let Some(heading) = &group.heading {
            self.add("group-heading", &heading.text);
        }
        for item in &group.items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        self.add("item", item.key.as_str());
        if let Some(number) = &item.number {
            self.add("item-number", &number.text);
        }
        if let Some(wording) = &item.wording {
            self.add("item-wording", &wording.text);
        }
        for note in &item.notes {
            self.add("item-note", &note.text);
        }
    }

    fn finish(self) -> String {
        let digit = |value: u8| char::from_digit(value.into(), 16);
        let bytes = self.0.finalize();
        bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
    }
}
