//! RON text to validated [`PublicContacts`], with every problem located as in editions.

use std::collections::HashSet;

use super::parse;
use super::problem::{EditionProblem, ProblemKind};
use super::texts::{self, is_key};
use crate::model::public_contact::SourceState;
use crate::model::telephone::digits;
use crate::model::{PublicContact, PublicContacts};
use crate::ron_file::Spot;

/// The public bodies that come with the program, as (file name, text).
pub const EMBEDDED_CONTACTS: (&str, &str) =
    ("contacts.ron", include_str!("../../checklists/contacts.ron"));

/// Everything that is wrong with a file of public bodies.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("contacts have {} problem(s)", problems.len())]
pub struct ContactsError {
    /// Never empty; in the order of the text.
    pub problems: Vec<EditionProblem>,
}

impl From<EditionProblem> for ContactsError {
    fn from(problem: EditionProblem) -> Self {
        Self { problems: vec![problem] }
    }
}

/// The public bodies that come with the program.
///
/// # Panics
/// Never: a test loads them.
#[must_use]
#[expect(clippy::expect_used, reason = "tests/contacts.rs loads the embedded contacts")]
pub fn embedded_contacts() -> PublicContacts {
    // That the bundled font has every character is tested too, not looked up at every start.
    load_contacts(EMBEDDED_CONTACTS.1, &|_| true).expect("the embedded contacts are valid")
}

/// Reads public bodies. A byte order mark at the start is accepted.
///
/// `has_glyph` says whether the bundled font has a character.
///
/// # Errors
/// Where and why the text is no list of public bodies.
pub fn load_contacts(
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
) -> Result<PublicContacts, ContactsError> {
    let (contacts, source) =
        parse::<PublicContacts>(text, PublicContacts::FORMAT, PublicContacts::VERSION)?;
    let sources = contacts.sources.iter().map(|source| source.id.as_str()).collect();
    let mut check = Check { has_glyph, sources, found: Vec::new() };
    check.contacts(&contacts, source.root());
    let mut problems = check.found;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(contacts) } else { Err(ContactsError { problems }) }
}

struct Check<'c> {
    has_glyph: &'c dyn Fn(char) -> bool,
    sources: HashSet<&'c str>,
    found: Vec<EditionProblem>,
}

impl Check<'_> {
    fn report(&mut self, spot: Spot<'_, '_>, kind: ProblemKind) {
        self.found.push(EditionProblem::at(spot.position(), kind));
    }

    fn contacts(&mut self, contacts: &PublicContacts, root: Spot<'_, '_>) {
        let mut ids = HashSet::new();
        for (at, source) in contacts.sources.iter().enumerate() {
            let spot = root.field("sources").item(at);
            self.text(&source.id, spot.field("id"));
            if !ids.insert(&source.id) {
                let kind = ProblemKind::DuplicateSource(source.id.clone());
                self.report(spot.field("id"), kind);
            }
            self.text(&source.title, spot.field("title"));
            self.optional(source.address.as_ref(), spot.field("address"));
        }
        let mut keys = HashSet::new();
        for (at, contact) in contacts.contacts.iter().enumerate() {
            let spot = root.field("contacts").item(at);
            if !is_key(&contact.key) {
                self.report(spot.field("key"), ProblemKind::BadKey(contact.key.clone()));
            }
            if !keys.insert(&contact.key) {
                let kind = ProblemKind::DuplicateKey(contact.key.clone());
                self.report(spot.field("key"), kind);
            }
            self.contact(contact, spot);
        }
    }

    fn contact(&mut self, contact: &PublicContact, spot: Spot<'_, '_>) {
        self.text(&contact.name, spot.field("name"));
        self.text(&contact.when_to_call, spot.field("when_to_call"));
        self.text(&contact.what_to_tell, spot.field("what_to_tell"));
        for (text, name) in [
            (&contact.telephone, "telephone"),
            (&contact.mail_or_web, "mail_or_web"),
            (&contact.hours, "hours"),
        ] {
            self.optional(text.as_ref(), spot.field(name));
        }
        for (at, id) in contact.read_in.iter().enumerate() {
            if !self.sources.contains(id.as_str()) {
                let kind = ProblemKind::UnknownSource(id.clone());
                self.report(spot.field("read_in").item(at), kind);
            }
        }
        if contact.read_in.is_empty() {
            self.report(spot.field("read_in"), ProblemKind::EmptyList);
        }
        if let Some(telephone) = &contact.telephone {
            let spot = spot.field("telephone");
            if contact.state != SourceState::Confirmed {
                self.report(spot, ProblemKind::UnconfirmedNumber);
            }
            if digits(telephone).is_empty() {
                self.report(spot, ProblemKind::NoDigit(telephone.clone()));
            }
        }
        match &contact.look_up {
            Some(look_up) => {
                let spot = spot.field("look_up");
                self.text(&look_up.text, spot.field("text"));
                self.optional(look_up.address.as_ref(), spot.field("address"));
            }
            None if contact.telephone.is_none() && contact.mail_or_web.is_none() => {
                self.report(spot, ProblemKind::NoLookUp);
            }
            None => {}
        }
    }

    fn optional(&mut self, text: Option<&String>, spot: Spot<'_, '_>) {
        if let Some(text) = text {
            self.text(text, spot);
        }
    }

    fn text(&mut self, text: &str, spot: Spot<'_, '_>) {
        self.found.extend(texts::problems(text, spot, self.has_glyph));
    }
}
