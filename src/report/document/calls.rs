//! Whom the card names: who is told first in the house, the vendors, and the bodies that are rung up.

use chrono::NaiveDate;

use super::{Living, Writing};
use crate::document::Content;
use crate::model::{Contact, ContactKind, Vendor, Workbook};
use crate::text::{chart_paper, document_paper as words, people};

/// Outside bodies on the card.
pub(super) const MOST_CONTACTS: usize = 5;

/// A number or an address, and what is said about it.
pub(super) struct Reach {
    pub(super) words: String,
    pub(super) remark: String,
    /// Whether somebody dials it; an address is not read from a meter away.
    pub(super) is_number: bool,
}

impl Reach {
    /// Room to write a number in.
    fn open(remark: &str) -> Self {
        let words = chart_paper::TO_WRITE_IN.to_owned();
        Self { words, remark: remark.to_owned(), is_number: true }
    }
}

/// Somebody to call.
pub(super) struct Number {
    pub(super) name: String,
    /// What it is called for.
    pub(super) remark: String,
    pub(super) reaches: Vec<Reach>,
}

impl Number {
    fn of_vendor(vendor: &Vendor) -> Self {
        let reach = |number: &str, remark: &str| {
            let words = number.trim().to_owned();
            Reach { words, remark: remark.trim().to_owned(), is_number: true }
        };
        let day = reach(&vendor.telephone, &vendor.support_hours);
        let night = reach(&vendor.night_telephone, words::NIGHT);
        let reaches = [day, night].into_iter().filter(|it| !it.words.is_empty()).collect();
        Self { name: vendor.name.clone(), remark: vendor.systems.clone(), reaches }
    }

    /// Who is told first, in the house. Private numbers stay off the card.
    fn of_inside(told: &str, workbook: &Workbook, today: NaiveDate) -> Self {
        let people = workbook.people_on(today);
        let meant = people.filter(|it| !it.name.trim().is_empty() && told.contains(it.name.trim()));
        let extensions = meant.map(|it| it.extension.trim()).filter(|it| !it.is_empty());
        let reach = |number: &str| Reach {
            words: words::extension(number),
            remark: String::new(),
            is_number: true,
        };
        let mut reaches: Vec<Reach> = extensions.map(reach).collect();
        if reaches.is_empty() {
            reaches.push(Reach::open(words::EXTENSION_TO_CONFIRM));
        }
        Self { name: words::INSIDE.to_owned(), remark: told.trim().replace('\n', " "), reaches }
    }

    /// A body that has to be called although nobody has entered how: there is room to write it in.
    fn to_look_up(name: &str, remark: &str) -> Self {
        let reaches = vec![Reach::open(chart_paper::TO_CONFIRM)];
        Self { name: name.to_owned(), remark: remark.to_owned(), reaches }
    }

    /// The card hangs on a wall: a number that nobody has made sure of is left to be written in.
    fn of_contact(contact: &Contact) -> Self {
        let is_open = contact.is_unconfirmed();
        if !contact.can_be_reached() {
            return Self::to_look_up(&contact.name, desk_remark(contact.kind));
        }
        let remark = if is_open { desk_remark(contact.kind) } else { "" };
        let reach = |number: &str, remark: &str, is_number: bool| {
            let (words, remark) = if is_open {
                (chart_paper::TO_WRITE_IN.to_owned(), words::to_confirm(remark))
            } else {
                (number.trim().to_owned(), remark.trim().to_owned())
            };
            (!number.trim().is_empty()).then_some(Reach { words, remark, is_number })
        };
        let day = reach(&contact.telephone, &contact.hours, true);
        let night = reach(&contact.night_telephone, words::NIGHT, true);
        let mut reaches: Vec<Reach> = day.into_iter().chain(night).collect();
        if reaches.is_empty() {
            reaches.extend(reach(&contact.mail_or_web, &contact.hours, false));
        }
        Self { name: contact.name.clone(), remark: remark.to_owned(), reaches }
    }
}

/// Everybody who may be named on the card.
pub(super) struct Calls {
    inside: Option<Number>,
    pub(super) vendors: Vec<Number>,
    contacts: Vec<Number>,
}

impl Calls {
    /// Who is told first, the vendors that can be called, and the first body of every kind.
    pub(super) fn of(writing: &Writing<'_>) -> Self {
        let Some(Living { workbook, .. }) = writing.living else {
            return Self { inside: None, vendors: Vec::new(), contacts: Vec::new() };
        };
        let today = writing.day;
        let inside = match writing.named(|paper| paper.first_call.as_ref()) {
            Some(Content::Text(told)) => Some(Number::of_inside(told, workbook, today)),
            _ => None,
        };
        let vendors = workbook.vendors.iter().filter(|vendor| vendor.is_there_on(today));
        let vendors = vendors.map(Number::of_vendor).filter(|it| !it.reaches.is_empty()).collect();
        let always = writing.card().map_or(&[][..], |paper| &paper.always_called);
        let contacts = CALLED.into_iter().filter_map(|kind| {
            body(workbook, kind, today)
                .or_else(|| always.contains(&kind).then(|| open(workbook, kind, today)))
        });
        Self { inside, vendors, contacts: contacts.collect() }
    }

    pub(super) fn first(&self, vendors: usize, contacts: usize) -> Vec<&Number> {
        let vendors = self.vendors.iter().take(vendors);
        self.inside.iter().chain(vendors).chain(self.contacts.iter().take(contacts)).collect()
    }
}

/// The bodies that somebody rings up, in that order. What is reported on a page, and within days, is
/// no call.
const CALLED: [ContactKind; MOST_CONTACTS] = [
    ContactKind::MedicalAssociation,
    ContactKind::Ministry,
    ContactKind::Police,
    ContactKind::HealthCenter,
    ContactKind::Other,
];

/// The first body of a kind that can be called.
fn body(workbook: &Workbook, kind: ContactKind, today: NaiveDate) -> Option<Number> {
    let mut contacts = workbook.contacts.iter();
    let found = contacts.find(|it| it.kind == kind && it.is_there_on(today) && it.can_be_reached());
    found.map(Number::of_contact)
}

/// A body that nobody knows how to call: by the name that was entered, or else by its kind.
fn open(workbook: &Workbook, kind: ContactKind, today: NaiveDate) -> Number {
    let mut contacts = workbook.contacts.iter();
    match contacts.find(|it| it.kind == kind && it.is_there_on(today)) {
        Some(contact) => Number::of_contact(contact),
        None => Number::to_look_up(people::contact_kind(kind), desk_remark(kind)),
    }
}

/// What is said of a body whose number is open: offices of the ministry change their names too.
fn desk_remark(kind: ContactKind) -> &'static str {
    if kind == ContactKind::Ministry { words::DESK_TO_CONFIRM } else { "" }
}
