//! What is found, as tables of changes to a chart that lacks nothing.

mod route;

use std::sync::Arc;

use super::*;
use crate::model::{Chart, ChartTemplate, Contact, Person, Tier, Vendor};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2024-06-12")
}

const DIRECTOR: PersonId = PersonId(1);
const OPERATOR: PersonId = PersonId(2);
const VENDOR: VendorId = VendorId(10);
const MINISTRY: ContactId = ContactId(20);
const POLICE: ContactId = ContactId(21);
const OTHER: ContactId = ContactId(22);

fn body(id: ContactId, kind: ContactKind) -> Contact {
    Contact {
        telephone: "03-0000-0000".to_owned(),
        confirmed_on: Some(today()),
        when_to_call: "when it is sure".to_owned(),
        caller: Some(OPERATOR),
        ..Contact::blank(id, kind)
    }
}

/// A clinic whose contact chart lacks nothing.
fn complete() -> Workbook {
    let director = Person {
        extension: "101".to_owned(),
        deputies: vec![OPERATOR],
        roles: vec![Role::ChiefExecutive, Role::SecurityManager],
        ..Person::named(DIRECTOR, "director")
    };
    let operator = Person {
        mobile: "090-0000-0000".to_owned(),
        roles: vec![Role::SystemOperator],
        ..Person::named(OPERATOR, "operator")
    };
    let mut vendor = Vendor::named(VENDOR, "vendor");
    vendor.telephone = "03-1111-1111".to_owned();
    vendor.when_to_call = "at once".to_owned();
    vendor.caller = Some(OPERATOR);
    let mut chart = Chart::blank(ChartTemplate::Small);
    chart.add(Tier::Site, BoxContent::Finder);
    chart.add(Tier::Management, BoxContent::Person(OPERATOR));
    chart.add(Tier::Executive, BoxContent::Person(DIRECTOR));
    chart.add(Tier::Outside, BoxContent::Vendor(VENDOR));
    chart.add(Tier::Outside, BoxContent::Contact(MINISTRY));
    chart.add(Tier::Outside, BoxContent::Contact(POLICE));
    chart.add(Tier::Outside, BoxContent::Contact(OTHER));
    chart.created_on = Some(today());
    chart.next_review_on = Some(today());
    chart.author = Some(OPERATOR);
    chart.approver = Some(DIRECTOR);
    Workbook {
        people: vec![director, operator].into(),
        vendors: vec![vendor].into(),
        contacts: vec![
            body(MINISTRY, ContactKind::Ministry),
            body(POLICE, ContactKind::Police),
            body(OTHER, ContactKind::Other),
        ]
        .into(),
        contact_chart: Some(Arc::new(chart)),
        ..Workbook::default()
    }
}

fn chart(workbook: &mut Workbook) -> &mut Chart {
    workbook.chart_mut(ChartKind::Contact).expect("begun")
}

fn take_out(workbook: &mut Workbook, content: &BoxContent) {
    let chart = chart(workbook);
    let id = chart.showing(content).expect("on it").id;
    chart.take_out(id);
}

fn hide(workbook: &mut Workbook, content: &BoxContent) {
    let boxes = &mut chart(workbook).boxes;
    boxes.iter_mut().find(|it| it.content == *content).expect("on it").is_hidden = true;
}

fn required(what: Lack, place: GapPlace) -> Vec<ChartGap> {
    vec![ChartGap { what, is_required: true, place }]
}

fn advised(what: Lack, place: GapPlace) -> Vec<ChartGap> {
    vec![ChartGap { what, is_required: false, place }]
}

/// What is changed in a chart that lacks nothing, and what is then found.
type Row = (&'static str, fn(&mut Workbook), Vec<ChartGap>);

fn check(table: Vec<Row>) {
    assert_eq!(gaps(&complete(), ChartKind::Contact, today()), []);
    for (name, change, expected) in table {
        let mut workbook = complete();
        change(&mut workbook);
        assert_eq!(gaps(&workbook, ChartKind::Contact, today()), expected, "{name}");
    }
}

#[test]
fn the_way_up_to_the_one_who_decides_is_required_with_a_number_for_each() {
    let person = |id| GapPlace::People(Some(id));
    check(vec![
        ("not begun", |it| it.contact_chart = None, required(Lack::Chart, GapPlace::Begin)),
        (
            "no finder",
            |it| take_out(it, &BoxContent::Finder),
            required(Lack::Finder, GapPlace::Add(BoxContent::Finder)),
        ),
        (
            "a hidden finder",
            |it| hide(it, &BoxContent::Finder),
            required(Lack::Finder, GapPlace::Box(BoxId(1))),
        ),
        (
            "no number of the director",
            |it| it.people[0].extension = "　".to_owned(),
            required(Lack::PersonNumber(DIRECTOR), person(DIRECTOR)),
        ),
        (
            "no number of the operator",
            |it| it.people[1].mobile.clear(),
            required(Lack::PersonNumber(OPERATOR), person(OPERATOR)),
        ),
        (
            "no number of someone who is told as needed",
            |clinic| {
                clinic.people[1].mobile.clear();
                chart(clinic).boxes[1].is_optional = true;
            },
            vec![],
        ),
        (
            "nobody decides",
            |it| it.people[0].roles = vec![Role::SecurityManager],
            required(Lack::Decider, GapPlace::People(None)),
        ),
        (
            "the one who decides is not on it",
            |it| take_out(it, &BoxContent::Person(DIRECTOR)),
            required(Lack::DeciderOnChart(DIRECTOR), GapPlace::Add(BoxContent::Person(DIRECTOR))),
        ),
        (
            "the role of the one who decides stands for them",
            |clinic| {
                take_out(clinic, &BoxContent::Person(DIRECTOR));
                chart(clinic).add(Tier::Executive, BoxContent::Role(Role::ChiefExecutive));
            },
            vec![],
        ),
        (
            "no deputy",
            |it| it.people[0].deputies.clear(),
            advised(Lack::Deputy(DIRECTOR), person(DIRECTOR)),
        ),
        (
            "a deputy who left is none",
            |clinic| {
                let id = PersonId(900);
                let left_on = Some(day("2024-01-31"));
                clinic.people.push(Person { left_on, ..Person::named(id, "前の事務長") });
                clinic.people[0].deputies = vec![id];
            },
            advised(Lack::Deputy(DIRECTOR), person(DIRECTOR)),
        ),
    ]);
}

#[test]
fn a_vendor_the_ministry_and_the_police_are_required_with_numbers_that_were_confirmed() {
    let at = |id| GapPlace::Contacts(Some(id));
    check(vec![
        (
            "no vendor at all",
            |clinic| {
                take_out(clinic, &BoxContent::Vendor(VENDOR));
                clinic.vendors.clear();
            },
            required(Lack::Vendor, GapPlace::Vendors(None)),
        ),
        (
            "a vendor that is not on it",
            |it| take_out(it, &BoxContent::Vendor(VENDOR)),
            required(Lack::Vendor, GapPlace::Add(BoxContent::Vendor(VENDOR))),
        ),
        (
            "a vendor without a number",
            |it| it.vendors[0].telephone.clear(),
            required(Lack::VendorNumber(VENDOR), GapPlace::Vendors(Some(VENDOR))),
        ),
        (
            "a second vendor without a number",
            |clinic| {
                let second = Vendor { id: VendorId(11), ..clinic.vendors[0].clone() };
                clinic.vendors.push(Vendor { telephone: String::new(), ..second });
                chart(clinic).add(Tier::Outside, BoxContent::Vendor(VendorId(11)));
            },
            advised(Lack::VendorNumber(VendorId(11)), GapPlace::Vendors(Some(VendorId(11)))),
        ),
        (
            "no police",
            |clinic| {
                take_out(clinic, &BoxContent::Contact(POLICE));
                clinic.contacts.retain(|it| it.id != POLICE);
            },
            required(Lack::Body(ContactKind::Police), GapPlace::NewContact(ContactKind::Police)),
        ),
        (
            "a ministry that is not on it",
            |it| take_out(it, &BoxContent::Contact(MINISTRY)),
            required(
                Lack::Body(ContactKind::Ministry),
                GapPlace::Add(BoxContent::Contact(MINISTRY)),
            ),
        ),
        (
            "a ministry without a number",
            |it| it.contacts[0].telephone.clear(),
            required(Lack::BodyNumber(MINISTRY), at(MINISTRY)),
        ),
        (
            "a police number that nobody made sure of",
            |it| it.contacts[1].confirmed_on = None,
            required(Lack::Confirmation(POLICE), at(POLICE)),
        ),
        (
            "another number that nobody made sure of",
            |it| it.contacts[2].confirmed_on = None,
            advised(Lack::Confirmation(OTHER), at(OTHER)),
        ),
    ]);
}

#[test]
fn what_is_over_what_is_left_out_and_what_is_not_dated_is_named() {
    let yesterday = || Some(day("2024-06-11"));
    let third = PersonId(3);
    check(vec![
        (
            "someone with a role who is not on it",
            |clinic| {
                let roles = vec![Role::Recorder];
                clinic.people.push(Person { roles, ..Person::named(PersonId(3), "third") });
            },
            advised(Lack::PersonOnChart(third), GapPlace::Add(BoxContent::Person(third))),
        ),
        (
            "someone without a role who is not on it",
            |it| it.people.push(Person::named(PersonId(3), "third")),
            vec![],
        ),
        (
            "a vendor that is not on it",
            |it| it.vendors.push(Vendor::named(VendorId(11), "second")),
            advised(
                Lack::VendorOnChart(VendorId(11)),
                GapPlace::Add(BoxContent::Vendor(VendorId(11))),
            ),
        ),
        ("a body that was hidden on purpose", |it| hide(it, &BoxContent::Contact(OTHER)), vec![]),
        (
            "a body that is not called any more",
            |it| it.contacts[2].ended_on = Some(day("2024-06-11")),
            advised(Lack::BodyEnded(OTHER), GapPlace::Box(BoxId(7))),
        ),
        (
            "someone who left and answers for a department",
            |clinic| {
                let gone =
                    Person { left_on: Some(day("2024-06-11")), ..Person::named(PersonId(3), "x") };
                clinic.people.push(gone);
                let person = Some(PersonId(3));
                let (name, extension) = ("desk".to_owned(), "1".to_owned());
                let content = BoxContent::Department { name, person, extension };
                chart(clinic).add(Tier::Site, content);
            },
            advised(Lack::PersonLeft(third), GapPlace::Box(BoxId(8))),
        ),
        (
            "a department that cannot be called",
            |clinic| {
                let (name, extension) = ("desk".to_owned(), String::new());
                let content = BoxContent::Department { name, person: None, extension };
                chart(clinic).add(Tier::Site, content);
            },
            advised(Lack::DepartmentNumber("desk".to_owned()), GapPlace::Box(BoxId(8))),
        ),
        (
            "a role that nobody has",
            |clinic| {
                chart(clinic).add(Tier::Management, BoxContent::Role(Role::Recorder));
            },
            advised(Lack::Holder(Role::Recorder), GapPlace::People(None)),
        ),
        (
            "a review that is over",
            |it| chart(it).next_review_on = Some(day("2024-06-11")),
            advised(Lack::ReviewPassed(yesterday().expect("a day")), GapPlace::NextReview),
        ),
        (
            "nothing said about the chart itself",
            |clinic| {
                let chart = chart(clinic);
                (chart.created_on, chart.next_review_on) = (None, None);
                (chart.author, chart.approver) = (None, None);
            },
            [
                advised(Lack::CreatedOn, GapPlace::Created),
                advised(Lack::ReviewOn, GapPlace::NextReview),
                advised(Lack::Author, GapPlace::Author),
                advised(Lack::Approver, GapPlace::Approver),
            ]
            .concat(),
        ),
    ]);
}

#[test]
fn someone_who_left_is_named_even_where_nobody_followed() {
    let mut workbook = complete();
    workbook.people[0].left_on = Some(day("2024-06-11"));
    let found = gaps(&workbook, ChartKind::Contact, today());
    let what: Vec<_> = found.iter().map(|gap| (&gap.what, gap.is_required)).collect();
    let nobody = Lack::Holder(Role::SecurityManager);
    let advice = [&nobody, &Lack::PersonLeft(DIRECTOR), &Lack::ApproverLeft(DIRECTOR)];
    let advice = advice.map(|what| (what, false));
    assert_eq!(what, [&[(&Lack::Decider, true)], &advice[..]].concat());
}

#[test]
fn the_organization_chart_is_checked_for_people_and_dates_only() {
    let mut workbook = complete();
    let lacks = gaps(&workbook, ChartKind::Organization, today());
    assert_eq!(lacks, advised(Lack::Chart, GapPlace::Begin));
    let mut chart = Chart::blank(ChartTemplate::Small);
    chart.add(Tier::Management, BoxContent::Person(OPERATOR));
    chart.add(Tier::Executive, BoxContent::Role(Role::ChiefExecutive));
    (chart.created_on, chart.next_review_on) = (Some(today()), Some(today()));
    (chart.author, chart.approver) = (Some(OPERATOR), Some(DIRECTOR));
    workbook.organization_chart = Some(Arc::new(chart));
    workbook.people[1].mobile.clear();
    assert_eq!(gaps(&workbook, ChartKind::Organization, today()), []);
    workbook.people[0].roles = vec![Role::Recorder];
    let found = gaps(&workbook, ChartKind::Organization, today());
    let what: Vec<_> = found.iter().map(|gap| &gap.what).collect();
    let nobody = Lack::Holder(Role::SecurityManager);
    let left_out = Lack::PersonOnChart(DIRECTOR);
    assert_eq!(what, [&nobody, &left_out, &Lack::Holder(Role::ChiefExecutive)]);
}
