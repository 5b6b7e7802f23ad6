//! The search for gaps.

use chrono::NaiveDate;

use super::{ChartGap, GapPlace, Lack};
use crate::model::{
    BoxContent, Chart, ChartBox, ChartKind, Contact, ContactKind, Person, PersonId, Role, Tier,
    Vendor, Workbook,
};

/// The search for gaps in one chart.
pub(super) struct Search<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) chart: &'a Chart,
    pub(super) kind: ChartKind,
    pub(super) today: NaiveDate,
    pub(super) found: Vec<ChartGap>,
}

impl<'a> Search<'a> {
    /// Everything that is found, in the order of the search.
    pub(super) fn all(
        workbook: &'a Workbook,
        chart: &'a Chart,
        kind: ChartKind,
        today: NaiveDate,
    ) -> Vec<ChartGap> {
        let mut search = Self { workbook, chart, kind, today, found: Vec::new() };
        if kind == ChartKind::Contact {
            search.route();
            search.vendors();
            search.bodies();
        }
        search.manager();
        search.gone();
        search.left_out();
        search.roles();
        search.dates();
        search.departments();
        if kind == ChartKind::Contact {
            search.conditions();
        }
        search.found
    }

    pub(super) fn required(&mut self, what: Lack, place: GapPlace) {
        self.found.push(ChartGap { what, is_required: true, place });
    }

    pub(super) fn advise(&mut self, what: Lack, place: GapPlace) {
        self.found.push(ChartGap { what, is_required: false, place });
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = &'a ChartBox> + use<'a> {
        let chart = self.chart;
        Tier::ALL.into_iter().flat_map(|tier| chart.shown(tier))
    }

    /// Where something that is not drawn is brought onto the drawing: shown again if it is hidden.
    pub(super) fn bring(&self, content: BoxContent) -> GapPlace {
        // A box of their role shows a person too.
        let shows = |it: &&ChartBox| match content {
            BoxContent::Person(id) => self.people_of(it).iter().any(|person| person.id == id),
            _ => false,
        };
        let hidden = self.chart.showing(&content);
        match hidden.or_else(|| self.chart.boxes.iter().find(shows)) {
            Some(hidden) => GapPlace::Box(hidden.id),
            None => GapPlace::Add(content),
        }
    }

    /// The people of a box who are there today.
    pub(super) fn people_of(&self, it: &ChartBox) -> Vec<&'a Person> {
        match &it.content {
            BoxContent::Person(id) => {
                let person = self.workbook.person(*id);
                person.filter(|it| it.is_there_on(self.today)).into_iter().collect()
            }
            BoxContent::Role(role) => self.workbook.people_in(*role, self.today).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn is_there(&self, id: PersonId) -> bool {
        self.workbook.person(id).is_some_and(|person| person.is_there_on(self.today))
    }

    fn vendors(&mut self) {
        let shown: Vec<&Vendor> = self
            .shown()
            .filter_map(|shown| match shown.content {
                BoxContent::Vendor(id) => self.workbook.vendor(id),
                _ => None,
            })
            .filter(|vendor| vendor.is_there_on(self.today))
            .collect();
        if shown.is_empty() {
            let all = self.workbook.vendors.iter();
            let open = all.filter(|it| it.is_there_on(self.today)).map(|it| it.id).next();
            let place =
                open.map_or(GapPlace::Vendors(None), |id| self.bring(BoxContent::Vendor(id)));
            self.required(Lack::Vendor, place);
        }
        let has =
            |vendor: &Vendor| is_filled(&vendor.telephone) || is_filled(&vendor.night_telephone);
        // One vendor that can be called is enough for the item, not for the clinic.
        let is_required = !shown.iter().any(|vendor| has(vendor));
        for vendor in shown.into_iter().filter(|vendor| !has(vendor)) {
            let what = Lack::VendorNumber(vendor.id);
            let place = GapPlace::Vendors(Some(vendor.id));
            self.found.push(ChartGap { what, is_required, place });
        }
    }

    fn bodies(&mut self) {
        let shown: Vec<&Contact> = self
            .shown()
            .filter_map(|shown| match shown.content {
                BoxContent::Contact(id) => self.workbook.contact(id),
                _ => None,
            })
            .filter(|contact| contact.is_there_on(self.today))
            .collect();
        for kind in ContactKind::ALL {
            let is_needed = matches!(kind, ContactKind::Ministry | ContactKind::Police);
            let of_kind: Vec<&Contact> =
                shown.iter().copied().filter(|it| it.kind == kind).collect();
            if is_needed && of_kind.is_empty() {
                let mut all = self.workbook.contacts.iter();
                let known = all.find(|it| it.kind == kind && it.is_there_on(self.today));
                let place = known.map_or(GapPlace::NewContact(kind), |contact| {
                    self.bring(BoxContent::Contact(contact.id))
                });
                self.required(Lack::Body(kind), place);
            }
            let is_ready = |it: &Contact| is_callable(it) && !it.is_unconfirmed();
            let is_required = is_needed && !of_kind.iter().any(|it| is_ready(it));
            for contact in of_kind {
                let place = GapPlace::Contacts(Some(contact.id));
                let what = if !is_callable(contact) {
                    Lack::BodyNumber(contact.id)
                } else if contact.is_unconfirmed() {
                    Lack::Confirmation(contact.id)
                } else {
                    continue;
                };
                self.found.push(ChartGap { what, is_required, place });
            }
        }
    }

    fn departments(&mut self) {
        for it in self.shown() {
            let BoxContent::Department { name, person, extension } = &it.content else {
                continue;
            };
            let place = GapPlace::Box(it.id);
            if name.trim().is_empty() {
                self.advise(Lack::DepartmentName, place);
            } else if self.kind == ChartKind::Contact {
                let person = person.and_then(|id| self.workbook.person(id));
                let person = person.filter(|it| it.is_there_on(self.today));
                if !is_filled(extension) && !person.is_some_and(has_number) {
                    self.advise(Lack::DepartmentNumber(name.clone()), place);
                }
            }
        }
    }

    fn roles(&mut self) {
        for it in self.shown() {
            if let BoxContent::Role(role) = it.content
                // That nobody decides, or answers for safety, is said already.
                && !(role == Role::ChiefExecutive && self.kind == ChartKind::Contact)
                && role != Role::SecurityManager
                && self.people_of(it).is_empty()
            {
                self.advise(Lack::Holder(role), GapPlace::People(None));
            }
        }
    }

    /// Records on the chart that no longer apply.
    fn gone(&mut self) {
        for it in self.shown() {
            let place = GapPlace::Box(it.id);
            match &it.content {
                BoxContent::Person(id) | BoxContent::Department { person: Some(id), .. }
                    if !self.is_there(*id) =>
                {
                    self.advise(Lack::PersonLeft(*id), place);
                }
                BoxContent::Vendor(id) => {
                    let vendor = self.workbook.vendor(*id);
                    if !vendor.is_some_and(|it| it.is_there_on(self.today)) {
                        self.advise(Lack::VendorEnded(*id), place);
                    }
                }
                BoxContent::Contact(id) => {
                    let contact = self.workbook.contact(*id);
                    if !contact.is_some_and(|it| it.is_there_on(self.today)) {
                        self.advise(Lack::BodyEnded(*id), place);
                    }
                }
                _ => {}
            }
        }
    }

    /// Records that no box shows. What is hidden was hidden on purpose.
    fn left_out(&mut self) {
        let adds = |what: &Lack, found: &[ChartGap]| {
            // What is required says the same with more weight.
            found.iter().any(|gap| match (&gap.what, what) {
                (
                    Lack::DeciderOnChart(one) | Lack::ManagerOnChart(one),
                    Lack::PersonOnChart(other),
                ) => one == other,
                (_, Lack::VendorOnChart(id)) => gap.place == GapPlace::Add(BoxContent::Vendor(*id)),
                (_, Lack::BodyOnChart(id)) => gap.place == GapPlace::Add(BoxContent::Contact(*id)),
                _ => false,
            })
        };
        let mut missing = Vec::new();
        for person in self.workbook.people_on(self.today).filter(|it| !it.roles.is_empty()) {
            let is_shown = self.chart.boxes.iter().any(|shown| {
                shown.content == BoxContent::Person(person.id)
                    || self.people_of(shown).iter().any(|it| it.id == person.id)
            });
            if !is_shown {
                missing.push((Lack::PersonOnChart(person.id), BoxContent::Person(person.id)));
            }
        }
        if self.kind == ChartKind::Contact {
            let open = self.workbook.vendors.iter().filter(|it| it.is_there_on(self.today));
            let vendors = open.map(|it| (Lack::VendorOnChart(it.id), BoxContent::Vendor(it.id)));
            let open = self.workbook.contacts.iter().filter(|it| it.is_there_on(self.today));
            let bodies = open.map(|it| (Lack::BodyOnChart(it.id), BoxContent::Contact(it.id)));
            let outside = vendors.chain(bodies);
            missing.extend(outside.filter(|(_, it)| self.chart.showing(it).is_none()));
        }
        for (what, content) in missing {
            if !adds(&what, &self.found) {
                self.advise(what, GapPlace::Add(content));
            }
        }
    }

    fn dates(&mut self) {
        if self.chart.created_on.is_none() {
            self.advise(Lack::CreatedOn, GapPlace::Created);
        }
        match self.chart.next_review_on {
            None => self.advise(Lack::ReviewOn, GapPlace::NextReview),
            Some(day) if day < self.today => {
                self.advise(Lack::ReviewPassed(day), GapPlace::NextReview);
            }
            Some(_) => {}
        }
        match self.chart.author {
            None => self.advise(Lack::Author, GapPlace::Author),
            Some(id) if !self.is_there(id) => self.advise(Lack::AuthorLeft(id), GapPlace::Author),
            Some(_) => {}
        }
        match self.chart.approver {
            None => self.advise(Lack::Approver, GapPlace::Approver),
            Some(id) if !self.is_there(id) => {
                self.advise(Lack::ApproverLeft(id), GapPlace::Approver);
            }
            Some(_) => {}
        }
    }
}

pub(super) fn is_filled(text: &str) -> bool {
    !text.trim().is_empty()
}

pub(super) fn has_number(person: &Person) -> bool {
    is_filled(&person.extension) || is_filled(&person.mobile)
}

fn is_callable(contact: &Contact) -> bool {
    // The commission is told on a page of the web.
    let is_told_on_a_page = contact.kind == ContactKind::PrivacyCommission;
    is_filled(&contact.telephone)
        || is_filled(&contact.night_telephone)
        || is_told_on_a_page && is_filled(&contact.mail_or_web)
}
