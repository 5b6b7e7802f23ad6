//! The records behind the boxes, as far as the version of the chart may show them.

use chrono::NaiveDate;

use super::ChartVersion;
use super::card::{Card, Column, Detail, Party};
use super::private::without_mobiles;
use crate::model::{
    BoxContent, Chart, ChartBox, ChartKind, Contact, Decision, Person, PersonId, Tier, Vendor,
    Workbook,
};
use crate::text::chart_paper as text;
use crate::text::{people, report};

/// The cards of the boxes that are shown, from the finder outwards.
pub(super) fn cards(records: Records<'_>, chart: &Chart) -> Vec<Card> {
    let shown = Tier::ALL.into_iter().flat_map(|tier| chart.shown(tier));
    shown.map(|it| records.card(it)).collect()
}

/// The records that a chart is made from, and who it is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) kind: ChartKind,
    pub(super) version: ChartVersion,
    pub(super) day: NaiveDate,
}

impl<'a> Records<'a> {
    fn is_for_wall(self) -> bool {
        self.version == ChartVersion::Wall
    }

    /// Words as this version may show them.
    pub(super) fn public(self, words: &str) -> String {
        if self.is_for_wall() { without_mobiles(words) } else { words.to_owned() }
    }

    fn has_numbers(self) -> bool {
        self.kind == ChartKind::Contact
    }

    fn card(self, shown: &ChartBox) -> Card {
        let mut card = Card {
            id: shown.id,
            tier: shown.tier,
            is_optional: shown.is_optional,
            is_finder: false,
            heading: String::new(),
            parties: Vec::new(),
            has_private: false,
        };
        match &shown.content {
            BoxContent::Finder => {
                text::FINDER.clone_into(&mut card.heading);
                card.is_finder = true;
                let mut party = Party::named(text::EVERYBODY);
                if self.has_numbers() {
                    party.add("", text::AT_ONCE, Detail::Full, Column::Calls);
                }
                card.parties = vec![party];
            }
            BoxContent::Person(id) => {
                let roles = self.workbook.person(*id).map(|it| self.roles(it));
                card.heading = roles.unwrap_or_default();
                self.add_person(&mut card, *id, "");
            }
            BoxContent::Role(role) => {
                card.heading = people::role(*role, self.workbook);
                for person in self.workbook.people_in(*role, self.day) {
                    self.add_person(&mut card, person.id, "");
                }
            }
            BoxContent::Department { name, person, extension } => {
                card.heading = or_nameless(name);
                if let Some(id) = person {
                    self.add_person(&mut card, *id, extension);
                } else {
                    let mut party = Party::named(text::NOBODY);
                    self.add_numbers(&mut party, extension, "");
                    card.parties.push(party);
                }
            }
            BoxContent::Vendor(id) => {
                text::VENDOR.clone_into(&mut card.heading);
                let vendor = self.workbook.vendor(*id).map(|vendor| self.vendor(vendor));
                let party = vendor.unwrap_or_else(|| Party::named(&report::unknown_vendor(id.0)));
                card.parties.push(party);
            }
            BoxContent::Contact(id) => match self.workbook.contact(*id) {
                Some(contact) => {
                    people::contact_kind(contact.kind).clone_into(&mut card.heading);
                    card.parties.push(self.contact(contact));
                }
                None => card.parties.push(Party::named(&text::unknown_contact(id.0))),
            },
        }
        if card.parties.is_empty() {
            card.parties.push(Party::named(text::NOBODY));
        }
        if self.is_for_wall() { card.for_wall() } else { card }
    }

    fn roles(self, person: &Person) -> String {
        let roles = person.roles.iter().map(|role| people::role(*role, self.workbook));
        text::joined(&roles.collect::<Vec<_>>())
    }

    /// The name of a person, with a remark where they have left.
    pub(super) fn person_name(self, id: PersonId) -> String {
        let Some(person) = self.workbook.person(id) else { return report::unknown_person(id.0) };
        with_remark(&person.name, person.is_there_on(self.day), text::LEFT)
    }

    fn add_person(self, card: &mut Card, id: PersonId, extension: &str) {
        let mut party = Party::named(&self.person_name(id));
        if let Some(person) = self.workbook.person(id) {
            party.add(text::POSITION, &person.position, Detail::Full, Column::Name);
            let is_typed = !extension.trim().is_empty();
            let extension = if is_typed { extension } else { &person.extension };
            self.add_numbers(&mut party, extension, &person.mobile);
            card.has_private |= party.fields.iter().any(|field| field.label == text::MOBILE);
            if self.has_numbers() && !self.is_for_wall() {
                party.add(text::REACHABLE, &person.reachable, Detail::Full, Column::Hours);
                card.has_private |= !person.mail.trim().is_empty();
                party.add(text::MAIL, &person.mail, Detail::List, Column::Number);
            }
            let deputies = person.deputies.iter().map(|deputy| self.deputy(*deputy));
            let (deputies, narrow): (Vec<String>, Vec<String>) = deputies.unzip();
            card.has_private |= self.has_numbers() && !self.is_for_wall() && {
                let deputies = person.deputies.iter().filter_map(|it| self.workbook.person(*it));
                deputies.into_iter().any(|deputy| !deputy.mobile.trim().is_empty())
            };
            party.add(text::DEPUTY, &deputies.join("\n"), Detail::Short, Column::Calls);
            if let Some(field) = party.fields.last_mut().filter(|it| it.label == text::DEPUTY) {
                field.narrow = narrow.join("\n");
            }
            let decisions: Vec<String> = self.decisions(id).collect();
            let words = text::joined(&decisions);
            party.add(text::DECIDES, &words, Detail::Full, Column::Calls);
        } else {
            self.add_numbers(&mut party, extension, "");
        }
        card.parties.push(party);
    }

    /// What a person decides, themselves or for another.
    fn decisions(self, id: PersonId) -> impl Iterator<Item = String> + use<'a> {
        Decision::ALL.into_iter().filter_map(move |decision| {
            let authority = self.workbook.authority(decision);
            let words = text::decision(decision);
            if authority.people.contains(&id) {
                Some(words.to_owned())
            } else {
                authority.stand_ins.contains(&id).then(|| text::stands_in(words))
            }
        })
    }

    fn add_numbers(self, party: &mut Party, extension: &str, mobile: &str) {
        if !self.has_numbers() {
            return;
        }
        party.number(text::EXTENSION, extension, Detail::Brief);
        if !self.is_for_wall() {
            party.number(text::MOBILE, mobile, party.next_number());
        }
        if !party.has_number() && !mobile.trim().is_empty() {
            party.add("", text::NOT_ON_WALL, Detail::Brief, Column::Number);
        }
        self.add_missing(party);
    }

    /// That no number is known; on the wall there is room to write it in.
    fn add_missing(self, party: &mut Party) {
        if party.has_number() {
            return;
        }
        if self.is_for_wall() {
            party.number(text::TELEPHONE, text::TO_WRITE_IN, Detail::Brief);
            if let Some(field) = party.fields.last_mut() {
                field.remark = text::TO_CONFIRM;
            }
        } else {
            party.add("", text::NO_NUMBER, Detail::Brief, Column::Number);
        }
    }

    /// A deputy with their numbers, in one line and with a line for every number.
    fn deputy(self, id: PersonId) -> (String, String) {
        let mut numbers = Vec::new();
        if let Some(person) = self.workbook.person(id).filter(|_| self.has_numbers()) {
            let mut add = |label, value: &str| {
                if !value.trim().is_empty() {
                    numbers.push(text::number(label, value.trim()));
                }
            };
            add(text::EXTENSION, &person.extension);
            if !self.is_for_wall() {
                add(text::MOBILE, &person.mobile);
            }
        }
        let name = self.person_name(id);
        (text::deputy(&name, &numbers), text::narrow_deputy(&name, &numbers))
    }

    fn vendor(self, vendor: &Vendor) -> Party {
        let is_there = vendor.is_there_on(self.day);
        let mut party = Party::named(&with_remark(&vendor.name, is_there, text::CONTRACT_ENDED));
        party.add(text::SYSTEMS, &vendor.systems, Detail::Full, Column::Name);
        party.add(text::CONTACT_PERSON, &vendor.contact_person, Detail::Full, Column::Name);
        if !self.has_numbers() {
            return party;
        }
        party.number(text::TELEPHONE, &vendor.telephone, Detail::Brief);
        party.number(text::NIGHT, &vendor.night_telephone, Detail::Brief);
        self.add_missing(&mut party);
        party.add(text::HOURS, &vendor.support_hours, Detail::Full, Column::Hours);
        party.add(text::WHEN, &vendor.when_to_call, Detail::Short, Column::Calls);
        let caller = vendor.caller.map(|id| self.person_name(id)).unwrap_or_default();
        party.add(text::CALLER, &caller, Detail::Short, Column::Calls);
        party.add(text::MAIL, &vendor.mail, Detail::List, Column::Number);
        if !self.is_for_wall() {
            party.add(text::CONTRACT, &vendor.contract_number, Detail::List, Column::Calls);
        }
        party
    }

    fn contact(self, contact: &Contact) -> Party {
        let kind = people::contact_kind(contact.kind);
        let name = if contact.name.trim().is_empty() { kind } else { &contact.name };
        let is_there = contact.is_there_on(self.day);
        let mut party = Party::named(&with_remark(name, is_there, text::ENDED));
        party.add(text::CONTACT_PERSON, &contact.person, Detail::Full, Column::Name);
        if !self.has_numbers() {
            return party;
        }
        let numbers = [
            (text::TELEPHONE, &contact.telephone),
            (text::NIGHT, &contact.night_telephone),
            (text::MAIL_OR_WEB, &contact.mail_or_web),
        ];
        for (label, value) in numbers.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
            let is_open = contact.is_unconfirmed();
            let is_hidden = is_open && self.is_for_wall();
            let shown = if is_hidden { text::TO_WRITE_IN } else { value.as_str() };
            let is_number = label != text::MAIL_OR_WEB;
            // Whoever can be called need not be written to.
            let is_extra = !is_number && party.has_number();
            let from = if is_extra { Detail::Full } else { party.next_number() };
            party.field(label, shown, from, Column::Number, is_number);
            if let Some(field) = party.fields.last_mut().filter(|_| is_open) {
                field.remark = match (is_hidden, is_number) {
                    (true, _) => text::TO_CONFIRM,
                    (false, true) => text::UNCONFIRMED,
                    (false, false) => text::UNCONFIRMED_ADDRESS,
                };
            }
        }
        self.add_missing(&mut party);
        party.add(text::HOURS, &contact.hours, Detail::Full, Column::Hours);
        party.add(text::WHEN, &contact.when_to_call, Detail::Short, Column::Calls);
        let caller = contact.caller.map(|id| self.person_name(id)).unwrap_or_default();
        party.add(text::CALLER, &caller, Detail::Short, Column::Calls);
        party.add(text::TELL, &contact.what_to_tell, Detail::List, Column::Calls);
        party
    }
}

fn or_nameless(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { text::NAMELESS.to_owned() } else { name.to_owned() }
}

fn with_remark(name: &str, is_there: bool, remark: &str) -> String {
    let name = or_nameless(name);
    if is_there { name } else { format!("{name}{remark}") }
}
