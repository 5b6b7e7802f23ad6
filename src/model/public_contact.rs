//! Public bodies that a clinic may have to call, as loaded from `checklists/contacts.ron`.
//!
//! An entry is only where a contact of the clinic starts from: the clinic's own record is filled in
//! from it once, may be written over, and counts as confirmed only when somebody of the clinic has
//! made sure of it. A number that was not read in a source is not there at all.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Contact, ContactId, ContactKind, Records};

/// The bodies that can be added with one click, and the papers that say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicContacts {
    /// Always [`PublicContacts::FORMAT`].
    pub format: String,
    /// Version of the file format, [`PublicContacts::VERSION`].
    pub version: u32,
    /// Where numbers, hours and duties were read.
    pub sources: Vec<ContactSource>,
    /// The bodies, in the order in which they are called.
    pub contacts: Vec<PublicContact>,
}

/// Where something about a body was read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactSource {
    /// Short id that [`PublicContact::read_in`] names.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Its address on the web; shown as text with a copy button, never opened unasked.
    #[serde(default)]
    pub address: Option<String>,
    /// The day that it bears, where it bears one.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The day on which it was read, where it bears none.
    #[serde(default)]
    pub read_on: Option<NaiveDate>,
}

/// How far an entry can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SourceState {
    /// 確認済み — what stands in it was read in its sources.
    Confirmed,
    /// 未確認 — the body is known, how it is reached today is not.
    Unconfirmed,
    /// 旧 — the body was reorganized; kept so that clinics that have it are told.
    Former,
}

/// Where to look for what is not shipped.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// In one or two sentences.
    pub text: String,
    /// The page to look at.
    #[serde(default)]
    pub address: Option<String>,
}

/// One body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicContact {
    /// The key that [`Contact::prefilled`] remembers.
    pub key: String,
    /// What kind of body it is.
    pub kind: ContactKind,
    /// Whether it belongs on the list of every clinic.
    pub usual: bool,
    /// How far it can be trusted.
    pub state: SourceState,
    /// 機関名・部署
    pub name: String,
    /// 電話番号; absent where none was read in a source.
    #[serde(default)]
    pub telephone: Option<String>,
    /// メール・ウェブの受付
    #[serde(default)]
    pub mail_or_web: Option<String>,
    /// 受付時間
    #[serde(default)]
    pub hours: Option<String>,
    /// いつ連絡するか
    pub when_to_call: String,
    /// 伝える内容・手元に置くもの
    pub what_to_tell: String,
    /// The [`ContactSource::id`]s in which this was read.
    pub read_in: Vec<String>,
    /// Where to look for what is not there, or for what is true today.
    #[serde(default)]
    pub look_up: Option<LookUp>,
}

impl PublicContacts {
    /// The `format` field of every such file.
    pub const FORMAT: &str = "tenkencho-contacts";
    /// The version of the format that this program reads.
    pub const VERSION: u32 = 1;

    /// The entry with this key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&PublicContact> {
        self.contacts.iter().find(|entry| entry.key == key)
    }

    /// The entry that a contact was filled in from.
    #[must_use]
    pub fn entry_of(&self, contact: &Contact) -> Option<&PublicContact> {
        self.entry(contact.prefilled.as_deref()?)
    }

    /// The sources of an entry.
    pub fn sources_of<'a>(
        &'a self,
        entry: &'a PublicContact,
    ) -> impl Iterator<Item = &'a ContactSource> {
        entry.read_in.iter().filter_map(|id| self.sources.iter().find(|it| it.id == *id))
    }

    /// The entries that are not among `contacts` yet. What was reorganized is not offered.
    pub fn not_among<'a>(
        &'a self,
        contacts: &'a Records<Contact>,
    ) -> impl Iterator<Item = &'a PublicContact> {
        self.contacts.iter().filter(|entry| {
            let is_it = |it: &Contact| it.prefilled.as_deref() == Some(entry.key.as_str());
            entry.state != SourceState::Former && !contacts.iter().any(is_it)
        })
    }
}

impl PublicContact {
    /// A contact filled in from this, to be confirmed by somebody of the clinic.
    #[must_use]
    pub fn contact(&self) -> Contact {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        Contact {
            prefilled: Some(self.key.clone()),
            name: self.name.clone(),
            telephone: or_empty(&self.telephone),
            mail_or_web: or_empty(&self.mail_or_web),
            hours: or_empty(&self.hours),
            when_to_call: self.when_to_call.clone(),
            what_to_tell: self.what_to_tell.clone(),
            ..Contact::blank(ContactId(0), self.kind)
        }
    }
}
