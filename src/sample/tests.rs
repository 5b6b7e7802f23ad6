//! What the sample promises on the day of the other tests. What holds on every day stands in a room of
//! its own.

mod every_day;

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::*;
use crate::document;
use crate::edition::{embedded_documents, wording_hash};
use crate::model::assessment::SheetProgress;
use crate::model::date_entry::read_whole;
use crate::model::document_approved::FrozenContent;
use crate::model::form_year::has_later_form;
use crate::model::vendor_waiting::{FormState, VendorState, vendor_states};
use crate::model::{
    Answer, ChartKind, DeviceKind, Edition, FormKind, FormRef, Response, SecondAnswer, VendorSheet,
};
use crate::report::Fonts;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// The day on which the other tests see it, too.
fn autumn() -> NaiveDate {
    day(2024, 11, 29)
}

fn sample_on(today: NaiveDate) -> Workbook {
    workbook(&EditionLibrary::embedded(), today)
}

fn sample() -> (Edition, Workbook) {
    let workbook = sample_on(autumn());
    (edition_of(present(&workbook)), workbook)
}

fn edition_of(year: &Assessment) -> Edition {
    EditionLibrary::embedded().get(&year.edition.id).expect("embedded").clone()
}

fn present(workbook: &Workbook) -> &Assessment {
    workbook.latest_assessment().expect("this year")
}

/// Every day of two fiscal years, with a 29 February in the second.
fn every_day() -> impl Iterator<Item = NaiveDate> {
    day(2026, 4, 1).iter_days().take_while(|it| *it <= day(2028, 3, 31))
}

fn all_responses(year: &Assessment) -> impl Iterator<Item = (FormKind, &Response)> {
    year.all_responses().map(|(form, response)| (form.kind(), response))
}

#[test]
fn the_sample_is_sound_and_says_that_it_is_a_sample() {
    let text = calendar::filled(TEXT, autumn()).expect("every place is read");
    assert_eq!(format::check(text.as_bytes()), []);
    let (_, workbook) = sample();
    assert_eq!(workbook.clinic.name, "見本クリニック");
    assert!(workbook.people.iter().all(|it| it.position.contains("架空")));
    let families = workbook.people.iter().filter_map(|it| it.name.split(' ').next());
    assert_eq!(families.collect::<HashSet<_>>().len(), workbook.people.len(), "names alike");
    assert!(workbook.vendors.iter().all(|it| it.name.contains("見本")));
    let local = |name: &str| name.contains("警察署") || name.contains("区");
    let made_up = |name: &str| name.contains("見本") && name.contains("架空");
    let contacts = workbook.contacts.iter().map(|it| it.name.as_str());
    assert!(contacts.filter(|it| local(it)).all(made_up), "a real body near a made-up clinic");
}

#[test]
fn the_sample_has_people_vendors_devices_and_both_charts() {
    let (_, workbook) = sample();
    assert_eq!((workbook.people.len(), workbook.vendors.len()), (6, 3));
    assert_eq!(workbook.devices.len(), 25);
    let servers = workbook.devices.iter().filter(|it| it.kind == DeviceKind::Server);
    assert_eq!(servers.count(), 2);
    for kind in [ChartKind::Contact, ChartKind::Organization] {
        assert!(workbook.chart(kind).is_some_and(|chart| !chart.boxes.is_empty()), "{kind:?}");
    }
    for role in workbook.roles() {
        assert!(workbook.people_in(role, autumn()).next().is_some(), "nobody is {role:?}");
    }
    let sheets = present(&workbook).vendor_sheets.iter();
    let states: Vec<SheetProgress> = sheets.map(VendorSheet::progress).collect();
    assert!(matches!(
        states[..],
        [SheetProgress::Returned(_), SheetProgress::Reminded(_), SheetProgress::NotSent]
    ));
}

#[test]
fn only_numbers_that_the_program_brings_along_stand_with_public_bodies() {
    let (_, workbook) = sample();
    let known = embedded_contacts();
    for contact in &workbook.contacts {
        assert!(contact.can_be_reached() && contact.confirmed_on.is_some(), "{}", contact.name);
        let entry = known.entry_of(contact).expect("every contact comes from the list");
        if contact.name.contains("架空") {
            assert!(contact.telephone.starts_with("03-0000-"), "{}", contact.telephone);
        } else {
            assert_eq!(contact.name, entry.name);
            let number = entry.telephone.clone().unwrap_or_default();
            assert_eq!(contact.telephone, number, "{}", contact.name);
        }
    }
}

#[test]
fn each_year_stands_on_the_edition_that_it_would_be_started_on() {
    let mut library = EditionLibrary::embedded();
    let today = day(2026, 11, 30);
    let made = workbook(&library, today);
    let years: Vec<i32> = made.assessments.iter().map(|it| it.fiscal_year.number()).collect();
    assert_eq!(years, [2025, 2026]);
    for year in &made.assessments {
        let edition = library.for_year(year.fiscal_year);
        assert_eq!(year.edition.id, edition.id);
        assert_eq!(year.edition.wording, wording_hash(edition));
        assert_eq!(year.edition.revision, edition.revision);
    }
    assert!(has_later_form(present(&made).fiscal_year, &edition_of(present(&made)), today));
    // Once the form of the present year is there, that year stands on it, with its answers.
    let text = crate::edition::EMBEDDED[0].1;
    let text = text.replacen("\"mhlw-2024\"", "\"mhlw-2026\"", 1);
    let text = text.replacen("fiscal_year: 2024", "fiscal_year: 2026", 1);
    library.add("mhlw-2026.ron", &text, &|_| true).expect("an edition");
    let again = workbook(&library, today);
    let ids: Vec<&str> = again.assessments.iter().map(|it| it.edition.id.as_str()).collect();
    assert_eq!(ids, ["mhlw-2024", "mhlw-2026"]);
    assert_eq!(present(&again).responses, present(&made).responses);
}

#[test]
fn every_answer_of_the_sample_stands_on_a_row_of_the_edition() {
    let (edition, workbook) = sample();
    for (kind, response) in workbook.assessments.iter().flat_map(all_responses) {
        assert!(edition.form(kind).row(&response.item).is_some(), "{}", response.item);
    }
}

#[test]
fn the_sample_has_answers_of_every_kind() {
    let (edition, workbook) = sample();
    let own: Vec<&Response> = present(&workbook).responses.iter().collect();
    let has = |wanted: &dyn Fn(&Response) -> bool| own.iter().any(|it| wanted(it));
    assert!(has(&|it| it.first.answer == Some(Answer::Yes)));
    assert!(has(&|it| it.current() == Some(Answer::No) && it.target.is_some()));
    assert!(has(
        &|it| it.first.answer == Some(Answer::No) && it.second.answer == Some(SecondAnswer::Yes)
    ));
    assert!(has(&|it| it.second.answer == Some(SecondAnswer::No)));
    assert!(has(&|it| it.first.answer == Some(Answer::Unknown)));
    assert!(has(&|it| it.first.answer == Some(Answer::NotApplicable) && !it.reason.is_empty()));
    assert!(has(&|it| it.current().is_none() && !it.memo.is_empty()));
    assert!(has(&|it| it.memo.contains('\n')));
    let answered: HashSet<&str> = own.iter().map(|it| it.item.as_str()).collect();
    let mut rows = edition.institution.counted_rows();
    assert!(rows.any(|row| !answered.contains(row.item.key.as_str())), "nothing is untouched");
}

#[test]
fn one_vendor_of_the_sample_answered_everything_and_one_did_not_return_its_sheet() {
    let (edition, workbook) = sample();
    let year = present(&workbook);
    let sheets: Vec<_> = year.vendor_sheets.iter().collect();
    let [returned, waiting, _] = sheets[..] else { panic!("three vendors") };
    assert!(returned.received_on.is_some() && !returned.original_kept_at.is_empty());
    for row in edition.vendor.rows() {
        let response = year.response(FormRef::Vendor(returned.vendor), &row.item.key);
        assert!(response.is_some_and(|it| it.current().is_some()), "{}", row.item.key);
    }
    assert!(waiting.is_blank());
}

#[test]
fn a_clock_that_is_far_off_stops_nothing() {
    for today in [day(1970, 1, 1), day(1999, 12, 31), day(2200, 4, 1), NaiveDate::MAX] {
        assert_eq!(sample_on(today).assessments.len(), 2, "{today}");
    }
}

#[test]
fn vendors_get_their_forms_in_the_course_of_the_year() {
    for (today, written_to) in [(day(2026, 4, 1), 0), (day(2026, 11, 30), 2), (day(2028, 2, 29), 3)]
    {
        let made = sample_on(today);
        let states = vendor_states(&edition_of(present(&made)), present(&made), today);
        let is_written_to = |it: &&VendorState| it.form != FormState::ToSend;
        assert_eq!(states.iter().filter(is_written_to).count(), written_to, "{today}");
    }
}

#[test]
fn vendors_devices_and_answers_of_the_sample_agree() {
    let (_, workbook) = sample();
    for device in workbook.devices.iter().filter(|it| it.disposed_on.is_none()) {
        let is_tablet = device.number.starts_with("TB");
        assert!(device.vendor.is_some(), "{}", device.number);
        assert!(is_tablet || device.remote_maintenance.is_some(), "{}", device.number);
        if device.remote_maintenance == Some(true) {
            let vendor = device.vendor.and_then(|id| workbook.vendor(id)).expect("a vendor");
            assert_eq!(vendor.remote_maintenance, Some(true), "{}", device.number);
        }
    }
    assert!(workbook.vendors.iter().all(|it| it.remote_maintenance.is_some()));
}

#[test]
fn an_approved_version_of_the_sample_knows_nothing_of_what_came_later() {
    for today in [autumn(), day(2026, 6, 23), day(2026, 6, 24), day(2028, 2, 29)] {
        let workbook = sample_on(today);
        let document = workbook.documents.first().expect("a plan");
        assert_eq!(document.approved.len(), 2);
        for approved in &document.approved {
            let sections = &approved.sections;
            let blocks = sections.iter().flat_map(|section| &section.blocks);
            // What is planned, and by when something is done, may lie ahead.
            let blocks = blocks.filter(|it| !["training", "prevention"].contains(&&*it.field.0));
            for block in blocks {
                let texts: Vec<&String> = match &block.content {
                    FrozenContent::Text(lines) | FrozenContent::List(lines) => {
                        lines.iter().collect()
                    }
                    FrozenContent::Table { rows, .. } => rows.iter().flatten().collect(),
                };
                for day in texts.iter().filter_map(|text| read_whole(text).ok()) {
                    assert!(day <= approved.approved_on, "{}: {day}", block.field.0);
                }
            }
        }
        let first = &document.approved[0].sections;
        let training = first.iter().flat_map(|it| &it.blocks).find(|it| it.field.0 == "training");
        let training = training.map(|it| it.content.clone());
        assert!(matches!(training, Some(FrozenContent::Table { rows, .. }) if rows.len() == 1));
    }
}

#[test]
fn the_plan_of_the_sample_reads_as_it_was_approved() {
    let library = embedded_documents();
    let days = every_day().step_by(13).chain([autumn()]);
    for today in days {
        let workbook = sample_on(today);
        let document = workbook.documents.first().expect("a plan");
        let template = library.template(&document.key.template).expect("embedded");
        let plan = document::plan(template, document, &workbook, today);
        assert!(
            matches!(document::standing(document, &plan), document::DocumentStanding::Approved(it) if it.version == "2"),
            "{today}"
        );
        // It was approved within the last year and a day.
        let approved = document.approved[1].approved_on;
        assert!(approved + Days::new(371) > today, "{today}");
    }
}

#[test]
fn every_character_of_the_sample_can_be_printed() {
    let missing: Vec<char> =
        TEXT.chars().filter(|c| *c != '\n' && !Fonts::bundled_has_glyph(*c)).collect();
    assert_eq!(missing, Vec::<char>::new());
}
