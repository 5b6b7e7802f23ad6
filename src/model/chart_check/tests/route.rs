//! The order of the route, and who is called by whom.

use super::*;

fn put(workbook: &mut Workbook, content: &BoxContent, tier: Tier, before: Option<u32>) {
    let chart = chart(workbook);
    let id = chart.showing(content).expect("on it").id;
    chart.put(id, tier, before.map(BoxId));
}

const FINDER: BoxContent = BoxContent::Finder;
const DECIDER: BoxContent = BoxContent::Person(DIRECTOR);

fn finder_first() -> Vec<ChartGap> {
    required(Lack::FinderFirst, GapPlace::Box(BoxId(1)))
}

fn decider_last() -> Vec<ChartGap> {
    required(Lack::DeciderLast, GapPlace::Box(BoxId(3)))
}

#[test]
fn the_way_runs_from_the_finder_to_the_one_who_decides() {
    check(vec![
        (
            "upside down",
            |clinic| {
                put(clinic, &DECIDER, Tier::Site, Some(1));
                put(clinic, &FINDER, Tier::Executive, None);
            },
            [finder_first(), decider_last()].concat(),
        ),
        ("a finder in between", |it| put(it, &FINDER, Tier::Management, None), finder_first()),
        (
            "a director in between",
            |it| put(it, &DECIDER, Tier::Management, Some(2)),
            decider_last(),
        ),
        ("a finder outside", |it| put(it, &FINDER, Tier::Outside, None), finder_first()),
        ("a director outside", |it| put(it, &DECIDER, Tier::Outside, None), decider_last()),
        (
            "a director drawn as needed",
            |clinic| {
                put(clinic, &DECIDER, Tier::Site, Some(1));
                chart(clinic).boxes.iter_mut().for_each(|it| it.is_optional = it.id == BoxId(3));
            },
            [finder_first(), decider_last()].concat(),
        ),
        (
            "somebody who is told as needed stands anywhere",
            |clinic| {
                let id = chart(clinic).add(Tier::Executive, BoxContent::Person(OPERATOR));
                chart(clinic).boxes.iter_mut().for_each(|it| it.is_optional = it.id == id);
            },
            vec![],
        ),
        (
            "boxes of a row share their place",
            |clinic| {
                chart(clinic).template = ChartTemplate::Departments;
                chart(clinic).add(Tier::Executive, BoxContent::Person(OPERATOR));
                put(clinic, &FINDER, Tier::Site, None);
            },
            vec![],
        ),
        (
            "a finder beside the one who decides",
            |clinic| {
                chart(clinic).template = ChartTemplate::Departments;
                take_out(clinic, &BoxContent::Person(OPERATOR));
                put(clinic, &FINDER, Tier::Executive, Some(3));
            },
            [
                finder_first(),
                advised(Lack::PersonOnChart(OPERATOR), GapPlace::Add(BoxContent::Person(OPERATOR))),
            ]
            .concat(),
        ),
    ]);
}

#[test]
fn a_hidden_box_of_the_role_is_shown_rather_than_the_person_added() {
    check(vec![(
        "hidden",
        |clinic| {
            take_out(clinic, &DECIDER);
            chart(clinic).add(Tier::Executive, BoxContent::Role(Role::ChiefExecutive));
            hide(clinic, &BoxContent::Role(Role::ChiefExecutive));
        },
        required(Lack::DeciderOnChart(DIRECTOR), GapPlace::Box(BoxId(8))),
    )]);
}

#[test]
fn whoever_decides_needs_a_number_however_the_box_is_drawn() {
    check(vec![(
        "as needed",
        |clinic| {
            clinic.people[0].extension.clear();
            chart(clinic).boxes[2].is_optional = true;
        },
        required(Lack::PersonNumber(DIRECTOR), GapPlace::People(Some(DIRECTOR))),
    )]);
}

#[test]
fn whoever_answers_for_safety_is_named_and_on_the_chart() {
    let holder = Lack::Holder(Role::SecurityManager);
    check(vec![
        (
            "nobody",
            |it| it.people[0].roles = vec![Role::ChiefExecutive],
            advised(holder, GapPlace::People(None)),
        ),
        (
            "somebody whose box is hidden",
            |clinic| {
                let roles = vec![Role::SecurityManager];
                clinic.people[0].roles = vec![Role::ChiefExecutive];
                clinic.people.push(Person { roles, ..Person::named(PersonId(3), "third") });
                chart(clinic).add(Tier::Management, BoxContent::Person(PersonId(3)));
                hide(clinic, &BoxContent::Person(PersonId(3)));
            },
            advised(Lack::ManagerOnChart(PersonId(3)), GapPlace::Box(BoxId(8))),
        ),
        (
            "somebody without a box",
            |clinic| {
                let roles = vec![Role::SecurityManager];
                clinic.people[0].roles = vec![Role::ChiefExecutive];
                clinic.people.push(Person { roles, ..Person::named(PersonId(3), "third") });
            },
            advised(
                Lack::ManagerOnChart(PersonId(3)),
                GapPlace::Add(BoxContent::Person(PersonId(3))),
            ),
        ),
    ]);
}

#[test]
fn when_and_by_whom_everybody_outside_is_called_is_asked() {
    let (vendor, police) = (BoxContent::Vendor(VENDOR), BoxContent::Contact(POLICE));
    let at_vendor = || GapPlace::Vendors(Some(VENDOR));
    let at_police = || GapPlace::Contacts(Some(POLICE));
    check(vec![
        (
            "nothing about a vendor",
            |clinic| {
                clinic.vendors[0].when_to_call = "　".to_owned();
                clinic.vendors[0].caller = None;
            },
            advised(Lack::Conditions(vendor.clone()), at_vendor()),
        ),
        (
            "nobody who calls a vendor",
            |it| it.vendors[0].caller = None,
            advised(Lack::Caller(vendor), at_vendor()),
        ),
        (
            "nothing about the police",
            |clinic| {
                clinic.contacts[1].when_to_call.clear();
                clinic.contacts[1].caller = Some(PersonId(99));
            },
            [
                advised(Lack::WhenToCall(police.clone()), at_police()),
                advised(Lack::CallerLeft(police, PersonId(99)), at_police()),
            ]
            .concat(),
        ),
        (
            "an author and an approver who left",
            |clinic| {
                let left_on = Some(day("2024-06-11"));
                clinic.people.push(Person { left_on, ..Person::named(PersonId(3), "third") });
                chart(clinic).author = Some(PersonId(3));
                chart(clinic).approver = Some(PersonId(3));
            },
            [
                advised(Lack::AuthorLeft(PersonId(3)), GapPlace::Author),
                advised(Lack::ApproverLeft(PersonId(3)), GapPlace::Approver),
            ]
            .concat(),
        ),
    ]);
}
