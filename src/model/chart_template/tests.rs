//! The arrangements as lists of boxes.

use std::sync::Arc;

use super::*;
use crate::model::{ContactId, PersonId, RoleId, Vendor, VendorId};

const WORDS: TemplateWords = TemplateWords {
    departments: &["desk", "rooms"],
    hospital_departments: &["team"],
    version: "1",
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2024-06-12")
}

fn person(id: u32, roles: &[Role]) -> Person {
    Person { roles: roles.to_vec(), ..Person::named(PersonId(id), format!("person {id}")) }
}

/// A director with two roles, an administrator, a recorder, someone without a role, and someone who
/// has left; two vendors, one of them ended; bodies outside in no order.
fn workbook() -> Workbook {
    let mut gone = person(5, &[Role::PlanningManager]);
    gone.left_on = Some(day("2024-03-31"));
    let mut ended = Vendor::named(VendorId(11), "ended");
    ended.ended_on = Some(day("2024-03-31"));
    let contact = |id, kind| Contact::blank(ContactId(id), kind);
    Workbook {
        people: vec![
            person(1, &[Role::SecurityManager, Role::ChiefExecutive]),
            person(2, &[Role::SystemOperator]),
            person(3, &[Role::Recorder]),
            person(4, &[]),
            gone,
        ]
        .into(),
        vendors: vec![Vendor::named(VendorId(10), "open"), ended].into(),
        contacts: vec![
            contact(20, ContactKind::PrivacyCommission),
            contact(21, ContactKind::Police),
            contact(22, ContactKind::Ministry),
            contact(23, ContactKind::MedicalAssociation),
        ]
        .into(),
        ..Workbook::default()
    }
}

/// Every box as its level, what it shows, `~` where it is dashed, and `-` where it is hidden.
fn boxes(chart: &Chart) -> Vec<String> {
    let one = |shown: &crate::model::ChartBox| {
        let level = match shown.tier {
            Tier::Site => "site",
            Tier::Management => "management",
            Tier::Executive => "executive",
            Tier::Outside => "outside",
        };
        let shows = match &shown.content {
            BoxContent::Finder => "finder".to_owned(),
            BoxContent::Person(id) => format!("person {}", id.0),
            BoxContent::Role(role) => format!("{role:?}?"),
            BoxContent::Department { name, .. } => name.clone(),
            BoxContent::Vendor(id) => format!("vendor {}", id.0),
            BoxContent::Contact(id) => format!("contact {}", id.0),
        };
        let dashed = if shown.is_optional { "~" } else { "" };
        let hidden = if shown.is_hidden { "-" } else { "" };
        format!("{level} {shows}{dashed}{hidden}")
    };
    Tier::ALL.into_iter().flat_map(|tier| chart.on(tier).map(one)).collect()
}

#[test]
fn the_contact_chart_goes_from_the_finder_to_the_director_and_out() {
    let outside =
        ["outside vendor 10", "outside contact 23", "outside contact 22", "outside contact 21"];
    let table: [(ChartTemplate, &[&str]); 3] = [
        (
            ChartTemplate::Small,
            &["site finder", "management person 2", "management person 3~-", "executive person 1"],
        ),
        (
            ChartTemplate::Departments,
            &[
                "site finder",
                "site desk",
                "site rooms",
                "management person 2",
                "management PlanningManager?",
                "management PersonalInformation?~",
                "management person 3~",
                "executive person 1",
            ],
        ),
        (
            ChartTemplate::Hospital,
            &[
                "site finder",
                "site desk",
                "site rooms",
                "management team",
                "management person 2",
                "management PlanningManager?",
                "management PersonalInformation?~",
                "management PublicRelations?~",
                "management person 3~",
                "executive person 1",
            ],
        ),
    ];
    for (template, inside) in table {
        let chart = contact_chart(&workbook(), template, WORDS, today());
        let expected: Vec<&str> =
            inside.iter().copied().chain(outside).chain(["outside contact 20~"]).collect();
        assert_eq!(boxes(&chart), expected, "{template:?}");
        assert_eq!(chart.template, template);
        assert_eq!(chart.version, "1");
        assert_eq!(chart.created_on, Some(today()));
        assert_eq!(chart.next_review_on, Some(day("2025-06-12")));
    }
}

#[test]
fn the_organization_chart_has_no_finder_and_no_public_bodies() {
    let table: [(ChartTemplate, &[&str]); 2] = [
        (
            ChartTemplate::Small,
            &["site person 3", "management person 2", "executive person 1", "outside vendor 10"],
        ),
        (
            ChartTemplate::Departments,
            &[
                "site desk",
                "site rooms",
                "site person 3",
                "management person 2",
                "management PlanningManager?",
                "management PersonalInformation?",
                "executive person 1",
                "outside vendor 10",
            ],
        ),
    ];
    for (template, expected) in table {
        let chart = organization_chart(&workbook(), template, WORDS, today());
        assert_eq!(boxes(&chart), expected, "{template:?}");
    }
}

#[test]
fn roles_that_nobody_has_show_as_roles_and_people_go_up_to_the_director() {
    let empty = Workbook::default();
    let chart = contact_chart(&empty, ChartTemplate::Small, WORDS, today());
    let expected = [
        "site finder",
        "management SystemOperator?",
        "management SecurityManager?",
        "executive ChiefExecutive?",
    ];
    assert_eq!(boxes(&chart), expected);

    let own = Role::Own(RoleId(30));
    let people = vec![
        person(1, &[own]),
        person(2, &[Role::SecurityManager]),
        person(3, &[Role::PlanningManager]),
        person(4, &[Role::SystemOperator, Role::Recorder]),
        person(5, &[Role::ChiefExecutive]),
        person(6, &[Role::SystemOperator]),
    ];
    let workbook = Workbook { people: people.into(), ..Workbook::default() };
    let chart = contact_chart(&workbook, ChartTemplate::Small, WORDS, today());
    let expected = [
        "site finder",
        "management person 4",
        "management person 6",
        "management person 3",
        "management person 2",
        "management person 1~-",
        "executive person 5",
    ];
    assert_eq!(boxes(&chart), expected);
}

#[test]
fn a_chart_begun_again_keeps_what_was_said_about_it_and_about_its_boxes() {
    let mut workbook = workbook();
    let kind = ChartKind::Contact;
    let mut chart = begin(&workbook, kind, ChartTemplate::Departments, WORDS, today());
    chart.author = Some(PersonId(2));
    chart.version = "3".to_owned();
    chart.kept_at = "the desk".to_owned();
    chart.revised_on = Some(day("2024-08-01"));
    for it in &mut chart.boxes {
        match &mut it.content {
            BoxContent::Vendor(_) => it.is_hidden = true,
            BoxContent::Person(PersonId(3)) => it.is_optional = false,
            BoxContent::Department { name, extension, .. } if name == "desk" => {
                extension.push_str("101");
            }
            _ => {}
        }
    }
    chart.step(crate::model::BoxId(1), true);
    workbook.contact_chart = Some(Arc::new(chart.clone()));
    let again = begin_again(&workbook, kind, ChartTemplate::Hospital, WORDS, day("2025-01-01"));
    assert_eq!(again.template, ChartTemplate::Hospital);
    let said = |chart: &Chart| {
        (
            chart.author,
            chart.version.clone(),
            chart.kept_at.clone(),
            chart.created_on,
            chart.revised_on,
        )
    };
    assert_eq!(said(&again), said(&chart));
    assert_eq!(again.boxes[0].content, BoxContent::Finder, "the order is the template's");
    let hidden: Vec<_> = again.boxes.iter().filter(|it| it.is_hidden).collect();
    assert_eq!(hidden.len(), 1);
    assert_eq!(hidden[0].content, BoxContent::Vendor(VendorId(10)));
    let third = again.showing(&BoxContent::Person(PersonId(3))).expect("there");
    assert!(!third.is_optional);
    let desk = again.showing(&department("desk")).expect("there");
    assert!(
        matches!(&desk.content, BoxContent::Department { extension, .. } if extension == "101")
    );
}
