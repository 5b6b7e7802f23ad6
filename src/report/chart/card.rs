//! What stands in a box: its heading, its names, and what is known about each of them.

use chrono::NaiveDate;

use super::ChartVersion;
use crate::model::{
    BoxContent, BoxId, Chart, ChartBox, ChartKind, Contact, Decision, Person, PersonId, Tier,
    Vendor, Workbook,
};
use crate::text::chart_paper as text;
use crate::text::{people, report};

/// How much of a card is shown, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// Names, none longer than two lines.
    Cut,
    /// Headings and names.
    Names,
    /// The first number too.
    Brief,
    /// All numbers, when and by whom to call, and who stands in.
    Short,
    /// Everything that belongs on a chart.
    Full,
    /// What only the telephone list has room for.
    List,
}

/// Where a field stands in the telephone list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Number,
    Hours,
    Calls,
}

/// One thing that is known.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) value: String,
    /// What is said about the value, on a line of its own where there is no room beside it.
    pub(super) remark: &'static str,
    /// The least detail with which it is shown.
    pub(super) from: Detail,
    pub(super) column: Column,
    /// Whether somebody may have to dial it.
    pub(super) is_number: bool,
}

/// Somebody, or a body, in a box.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
}

/// A box and all that could be said in it.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) id: BoxId,
    pub(super) tier: Tier,
    pub(super) is_optional: bool,
    pub(super) is_finder: bool,
    pub(super) heading: String,
    pub(super) parties: Vec<Party>,
    /// Whether a number is on it that does not belong on a wall.
    pub(super) has_private: bool,
}

/// The cards of the boxes that are shown, from the finder outwards.
pub(super) fn cards(records: Records<'_>, chart: &Chart) -> Vec<Card> {
    let shown = Tier::ALL.into_iter().flat_map(|tier| chart.shown(tier));
    shown.map(|it| records.card(it)).collect()
}

impl Party {
    fn add(&mut self, label: &'static str, value: &str, from: Detail, column: Column) {
        self.field(label, value, from, column, false);
    }

    fn number(&mut self, label: &'static str, value: &str, from: Detail) {
        self.field(label, value, from, Column::Number, true);
    }

    fn field(
        &mut self,
        label: &'static str,
        value: &str,
        from: Detail,
        column: Column,
        is_number: bool,
    ) {
        let value = value.trim();
        if !value.is_empty() {
            let value = value.to_owned();
            let remark = "";
            self.fields.push(Field { label, value, remark, from, column, is_number });
        }
    }

    fn has_number(&self) -> bool {
        self.fields.iter().any(|field| field.column == Column::Number)
    }

    /// The next number is needed in any case where there is none before it.
    fn next_number(&self) -> Detail {
        if self.has_number() { Detail::Short } else { Detail::Brief }
    }
}

/// The records that a chart is made from, and who it is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) kind: ChartKind,
    pub(super) version: ChartVersion,
    pub(super) day: NaiveDate,
}

impl Records<'_> {
    fn is_for_wall(self) -> bool {
        self.version == ChartVersion::Wall
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
                let mut party = named(text::EVERYBODY);
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
                    let mut party = named(text::NOBODY);
                    self.add_numbers(&mut party, extension, "");
                    card.parties.push(party);
                }
            }
            BoxContent::Vendor(id) => {
                text::VENDOR.clone_into(&mut card.heading);
                let vendor = self.workbook.vendor(*id).map(|vendor| self.vendor(vendor));
                let party = vendor.unwrap_or_else(|| named(&report::unknown_vendor(id.0)));
                card.parties.push(party);
            }
            BoxContent::Contact(id) => match self.workbook.contact(*id) {
                Some(contact) => {
                    people::contact_kind(contact.kind).clone_into(&mut card.heading);
                    card.parties.push(self.contact(contact));
                }
                None => card.parties.push(named(&text::unknown_contact(id.0))),
            },
        }
        if card.parties.is_empty() {
            card.parties.push(named(text::NOBODY));
        }
        card
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
        let mut party = named(&self.person_name(id));
        if let Some(person) = self.workbook.person(id) {
            party.add(text::POSITION, &person.position, Detail::Full, Column::Name);
            let is_typed = !extension.trim().is_empty();
            let extension = if is_typed { extension } else { &person.extension };
            self.add_numbers(&mut party, extension, &person.mobile);
            card.has_private |= party.fields.iter().any(|field| field.label == text::MOBILE);
            if self.has_numbers() {
                party.add(text::REACHABLE, &person.reachable, Detail::Full, Column::Hours);
                if !self.is_for_wall() {
                    party.add(text::MAIL, &person.mail, Detail::List, Column::Number);
                }
            }
            let deputies: Vec<String> =
                person.deputies.iter().map(|deputy| self.deputy(*deputy)).collect();
            card.has_private |= self.has_numbers() && !self.is_for_wall() && {
                let deputies = person.deputies.iter().filter_map(|it| self.workbook.person(*it));
                deputies.into_iter().any(|deputy| !deputy.mobile.trim().is_empty())
            };
            party.add(text::DEPUTY, &deputies.join("\n"), Detail::Short, Column::Calls);
            let decides = |is_it: &dyn Fn(Decision) -> bool| {
                let found = Decision::ALL.into_iter().filter(|decision| is_it(*decision));
                let words: Vec<String> = found.map(|it| text::decision(it).to_owned()).collect();
                text::joined(&words)
            };
            let may = decides(&|it| self.workbook.authority(it).people.contains(&id));
            party.add(text::DECIDES, &may, Detail::Full, Column::Calls);
            let stands_in = decides(&|it| self.workbook.authority(it).stand_ins.contains(&id));
            party.add(text::STANDS_IN, &stands_in, Detail::Full, Column::Calls);
        } else {
            self.add_numbers(&mut party, extension, "");
        }
        card.parties.push(party);
    }

    fn add_numbers(self, party: &mut Party, extension: &str, mobile: &str) {
        if !self.has_numbers() {
            return;
        }
        party.number(text::EXTENSION, extension, Detail::Brief);
        if !self.is_for_wall() {
            party.number(text::MOBILE, mobile, party.next_number());
        }
        if !party.has_number() {
            let is_hidden = !mobile.trim().is_empty();
            let words = if is_hidden { text::NOT_ON_WALL } else { text::NO_NUMBER };
            party.add("", words, Detail::Brief, Column::Number);
        }
    }

    fn deputy(self, id: PersonId) -> String {
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
        text::deputy(&self.person_name(id), &numbers)
    }

    fn vendor(self, vendor: &Vendor) -> Party {
        let is_there = vendor.is_there_on(self.day);
        let mut party = named(&with_remark(&vendor.name, is_there, text::CONTRACT_ENDED));
        party.add(text::SYSTEMS, &vendor.systems, Detail::Full, Column::Name);
        party.add(text::CONTACT_PERSON, &vendor.contact_person, Detail::Full, Column::Name);
        if !self.has_numbers() {
            return party;
        }
        party.number(text::TELEPHONE, &vendor.telephone, Detail::Brief);
        party.number(text::NIGHT, &vendor.night_telephone, party.next_number());
        if !party.has_number() {
            party.add("", text::NO_NUMBER, Detail::Brief, Column::Number);
        }
        party.add(text::HOURS, &vendor.support_hours, Detail::Full, Column::Hours);
        party.add(text::WHEN, &vendor.when_to_call, Detail::Short, Column::Calls);
        let caller = vendor.caller.map(|id| self.person_name(id)).unwrap_or_default();
        party.add(text::CALLER, &caller, Detail::Short, Column::Calls);
        party.add(text::MAIL, &vendor.mail, Detail::List, Column::Number);
        party.add(text::CONTRACT, &vendor.contract_number, Detail::List, Column::Calls);
        party
    }

    fn contact(self, contact: &Contact) -> Party {
        let kind = people::contact_kind(contact.kind);
        let name = if contact.name.trim().is_empty() { kind } else { &contact.name };
        let is_there = contact.is_there_on(self.day);
        let mut party = named(&with_remark(name, is_there, text::ENDED));
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
            let from = party.next_number();
            let is_number = label != text::MAIL_OR_WEB;
            party.field(label, shown, from, Column::Number, is_number);
            if let Some(field) = party.fields.last_mut().filter(|_| is_open) {
                field.remark = if is_hidden { text::TO_CONFIRM } else { text::UNCONFIRMED };
            }
        }
        if !party.has_number() {
            party.add("", text::NO_NUMBER, Detail::Brief, Column::Number);
        }
        party.add(text::HOURS, &contact.hours, Detail::Full, Column::Hours);
        party.add(text::WHEN, &contact.when_to_call, Detail::Short, Column::Calls);
        let caller = contact.caller.map(|id| self.person_name(id)).unwrap_or_default();
        party.add(text::CALLER, &caller, Detail::Short, Column::Calls);
        party.add(text::TELL, &contact.what_to_tell, Detail::List, Column::Calls);
        party
    }
}

fn named(name: &str) -> Party {
    Party { name: name.to_owned(), fields: Vec::new() }
}

fn or_nameless(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { text::NAMELESS.to_owned() } else { name.to_owned() }
}

fn with_remark(name: &str, is_there: bool, remark: &str) -> String {
    let name = or_nameless(name);
    if is_there { name } else { format!("{name}{remark}") }
}
