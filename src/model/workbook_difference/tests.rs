use chrono::NaiveDate;

use super::*;
use crate::model::{Chart, ChartTemplate, DeviceId, EditionRef, PersonId, RoleId, VendorId};

fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn answered(item: &str, answer: Answer) -> Response {
    let mut response = Response::unanswered(ItemKey(item.to_owned()));
    response.first.answer = Some(answer);
    response
}

fn edition() -> EditionRef {
    EditionRef { id: "mhlw-2024".to_owned(), revision: 1, wording: String::new() }
}

/// A workbook with two people, a vendor, two devices and a year.
fn book() -> Workbook {
    let mut book = Workbook::new("湊医院");
    book.people = [(1, "甲"), (2, "乙")]
        .map(|(id, name)| Person::named(PersonId(id), name))
        .into_iter()
        .collect();
    book.vendors = [Vendor::named(VendorId(3), "丙社")].into_iter().collect();
    book.devices = [4, 5].map(|id| Device::blank(DeviceId(id))).into_iter().collect();
    let mut assessment = Assessment::start(year(2026), edition(), [VendorId(3)]);
    assessment.responses =
        ["a", "b", "c"].map(|key| answered(key, Answer::Yes)).into_iter().collect();
    book.assessments = [assessment].into_iter().collect();
    book
}

fn fates<'a>(found: &WorkbookDifference<'a>) -> Vec<(Changed<'a>, Fate)> {
    found.changes.iter().map(|it| (it.what, it.fate)).collect()
}

#[test]
fn the_same_state_differs_in_nothing() {
    let (one, mut other) = (book(), book());
    assert!(WorkbookDifference::between(&one, &other).is_empty());
    // An answer that says nothing is none, and a counter is no difference.
    other.last_id = 99;
    other.assessments[0].responses.push(Response::unanswered(ItemKey("z".to_owned())));
    assert!(WorkbookDifference::between(&one, &other).is_empty());
}

#[test]
fn answers_differ_item_by_item() {
    let (one, mut other) = (book(), book());
    let day = NaiveDate::from_ymd_opt(2026, 12, 1);
    let responses = &mut other.assessments[0].responses;
    responses[0].first.answer = Some(Answer::No);
    responses[1].memo = "確認した".to_owned();
    responses[1].first.date = day;
    responses.push(answered("d", Answer::Unknown));
    other.assessments[0].vendor_sheets[0].responses.push(answered("v", Answer::Yes));
    let found = WorkbookDifference::between(&one, &other);
    assert_eq!(found.changes, []);
    let rows = found.answers.iter().map(|it| (it.form, it.item.0.as_str(), it.before, it.after));
    let own = FormRef::Institution;
    let expected = [
        (own, "a", Some(Answer::Yes), Some(Answer::No)),
        (own, "b", Some(Answer::Yes), Some(Answer::Yes)),
        (own, "d", None, Some(Answer::Unknown)),
        (FormRef::Vendor(VendorId(3)), "v", None, Some(Answer::Yes)),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
    assert_eq!(found.answers[1].parts, [AnswerPart::Day, AnswerPart::Memo]);
    assert_eq!(found.answers[3].vendor.map(|it| it.name.as_str()), Some("丙社"));
    // The other way round, each the other way round.
    let back = WorkbookDifference::between(&other, &one);
    let turned = back.answers.iter().map(|it| (it.item, it.after, it.before));
    let forth = found.answers.iter().map(|it| (it.item, it.before, it.after));
    assert_eq!(turned.collect::<Vec<_>>(), forth.collect::<Vec<_>>());
}

#[test]
fn records_that_came_went_and_changed_are_told_apart() {
    let (one, mut other) = (book(), book());
    other.clinic.address = "港町1".to_owned();
    other.people = [(2, "乙"), (6, "丁")]
        .map(|(id, name)| Person::named(PersonId(id), name))
        .into_iter()
        .collect();
    other.devices[1].place = "受付".to_owned();
    other.own_roles.push(OwnRole { id: RoleId(7), name: "当番".to_owned() });
    other.organization_chart = Some(Chart::blank(ChartTemplate::Small).into());
    let found = WorkbookDifference::between(&one, &other);
    let expected = [
        (Changed::Clinic, Fate::Changed),
        (Changed::Person(&one.people[0]), Fate::Removed),
        (Changed::Person(&other.people[1]), Fate::Added),
        (Changed::OwnRole(&other.own_roles[0]), Fate::Added),
        (Changed::Device(&other.devices[1]), Fate::Changed),
        (Changed::Chart(ChartKind::Organization), Fate::Added),
    ];
    assert_eq!(fates(&found), expected);
}

#[test]
fn a_year_that_is_gone_takes_its_answers_along() {
    let (one, mut other) = (book(), book());
    other.assessments = Records::new();
    let found = WorkbookDifference::between(&one, &other);
    let sheet = Changed::Sheet(year(2026), Some(&other.vendors[0]));
    assert_eq!(fates(&found), [(Changed::Year(year(2026)), Fate::Removed), (sheet, Fate::Removed)]);
    assert_eq!(found.answers.len(), 3);
    assert!(found.answers.iter().all(|it| it.after.is_none()));
}

#[test]
fn ten_thousand_devices_are_compared_at_once() {
    let mut one = book();
    one.devices = (10..10_010).map(|id| Device::blank(DeviceId(id))).collect();
    let mut other = one.clone();
    other.devices = one.devices.iter().rev().cloned().collect();
    other.devices[17].name = "x".to_owned();
    let found = WorkbookDifference::between(&one, &other);
    assert_eq!(fates(&found), [(Changed::Device(&other.devices[17]), Fate::Changed)]);
}
