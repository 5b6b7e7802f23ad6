//! What the sample promises, on the day of the other tests and on every day of several years.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::*;
use crate::document;
use crate::edition::{embedded_documents, wording_hash};
use crate::model::assessment::SheetProgress;
use crate::model::date_entry::read_whole;
use crate::model::document_approved::FrozenContent;
use crate::model::due::due;
use crate::model::form_year::has_later_form;
use crate::model::missing::{RowProblem, missing, row_problems};
use crate::model::vendor_waiting::{FormState, VendorState, vendor_states};
use crate::model::{
    Answer, ChartKind, DeviceKind, Edition, Finding, FormKind, FormRef, Response, SecondAnswer,
    VendorSheet,
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

fn before(workbook: &Workbook) -> &Assessment {
    workbook.previous_assessment(present(workbook).fiscal_year).expect("the year before")
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
fn on_every_day_the_year_before_is_complete_and_the_present_one_in_good_order() {
    let editions = EditionLibrary::embedded();
    let mut answered = Vec::new();
    for today in every_day() {
        let made = told(&editions, today);
        is_in_good_order(&made, today);
        is_done_by(&made, today);
        is_said_of_the_past(&made, today);
        is_on_supported_windows(&made, today);
        answered.push(count_answered(&made));
    }
    // Answers come until the next year begins, and one row stays open.
    assert_eq!((answered[0], answered[364], answered[365]), (0, 18, 0));
    assert!(answered[..365].is_sorted() && answered[365..].is_sorted());
}

fn count_answered(made: &Workbook) -> usize {
    present(made).responses.iter().filter(|it| it.current().is_some()).count()
}

/// The year before is complete, and nothing of the present one is late.
fn is_in_good_order(made: &Workbook, today: NaiveDate) {
    let year = present(made);
    let fiscal_year = FiscalYear::containing(today);
    assert_eq!((made.assessments.len(), year.fiscal_year), (2, fiscal_year), "{today}");
    let last = before(made);
    assert_eq!(last.fiscal_year.next(), fiscal_year, "{today}");
    assert_eq!(missing(&edition_of(last), last, today), [], "{today}");
    assert_eq!(due(&edition_of(last), last, today), [], "{today}");
    assert!(vendor_states(&edition_of(last), last, today).iter().all(|it| !it.is_awaited()));

    for promise in due(&edition_of(year), year, today) {
        let target = promise.target.expect("every promise has a day");
        assert!(fiscal_year.contains(target), "{today}: {target}");
        assert!(promise.days >= Some(-14), "{today}: late since {target}");
    }
    for state in vendor_states(&edition_of(year), year, today) {
        assert!(!state.is_overdue() && state.waited() < Some(60), "{today}: {state:?}");
    }
    for (_, response) in all_responses(year) {
        let is_usual = |it: &RowProblem| {
            matches!(it, RowProblem::Unanswered | RowProblem::Unknown | RowProblem::Target(_))
        };
        let problems = row_problems(Some(response), year, fiscal_year.first_day());
        let odd: Vec<_> = problems.iter().filter(|it| !is_usual(it)).collect();
        assert_eq!(odd, [] as [&RowProblem; 0], "{today}: {}", response.item);
    }
    for chart in [ChartKind::Contact, ChartKind::Organization] {
        let review = made.chart(chart).and_then(|chart| chart.next_review_on);
        assert!(review > Some(today), "{today}");
    }
    assert!(made.documents[0].next_review_on > Some(today), "{today}");
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

/// Every day that has passed by the word of the workbook, and where.
fn deeds(workbook: &Workbook) -> Vec<(String, NaiveDate)> {
    let mut found = Vec::new();
    let mut add = |what: &str, day: Option<NaiveDate>| {
        found.extend(day.map(|day| (what.to_owned(), day)));
    };
    for year in &workbook.assessments {
        for (_, response) in all_responses(year) {
            add(response.item.as_str(), response.first.date);
            add(response.item.as_str(), response.second.date);
        }
        for sheet in &year.vendor_sheets {
            add("sent", sheet.sent_on);
            add("reminded", sheet.reminded_on);
            add("received", sheet.received_on);
            add("asked", sheet.disclosure_asked_on);
            add("disclosed", sheet.disclosure_received_on);
        }
    }
    for contact in &workbook.contacts {
        add(&contact.name, contact.confirmed_on);
    }
    for device in &workbook.devices {
        add(&device.number, device.checked_on);
        add(&device.number, device.disclosure_received_on);
        add(&device.number, device.acquired_on);
        add(&device.number, device.disposed_on);
    }
    for kind in [ChartKind::Contact, ChartKind::Organization] {
        let chart = workbook.chart(kind).expect("a chart");
        add("chart", chart.created_on);
        add("chart", chart.revised_on);
    }
    for document in &workbook.documents {
        add("plan", document.created_on);
        add("plan", document.revised_on);
        document.revisions.iter().for_each(|it| add("revision", it.on));
        document.prints.iter().for_each(|it| add("print", Some(it.on)));
        document.checks.iter().for_each(|it| add(&it.item, it.on));
    }
    found
}

/// Public holidays of Japan on fixed days. Those on a certain Monday are no Wednesday or Friday.
fn is_holiday(day: NaiveDate) -> bool {
    let fixed = [
        (1, 1),
        (2, 11),
        (2, 23),
        (4, 29),
        (5, 3),
        (5, 4),
        (5, 5),
        (8, 11),
        (11, 3),
        (11, 23),
        // Around the equinoxes, and after a holiday on a Sunday.
        (3, 20),
        (3, 21),
        (9, 22),
        (9, 23),
        (5, 6),
    ];
    fixed.contains(&(day.month(), day.day()))
}

/// Nothing was done later than today, or while the clinic is closed.
fn is_done_by(made: &Workbook, today: NaiveDate) {
    for (what, day) in deeds(made) {
        assert!(day <= today, "{today}: {what} on {day}");
        assert!(day.weekday() != Weekday::Sun && !is_holiday(day), "{today}: {what} on {day}");
    }
    // Devices were there when they were looked at, and whoever answered had not left.
    for device in &made.devices {
        assert!(device.acquired_on <= device.checked_on, "{today}: {}", device.number);
    }
    for (_, response) in made.assessments.iter().flat_map(all_responses) {
        for (person, on) in [
            (response.first.person, response.first.date),
            (response.second.person, response.second.date),
        ] {
            let (Some(person), Some(on)) = (person, on) else { continue };
            let person = made.person(person).expect("one of the people");
            assert!(person.is_there_on(on), "{today}: {} on {on}", person.name);
        }
    }
}

/// Days in the texts have passed as well.
fn is_said_of_the_past(made: &Workbook, today: NaiveDate) {
    let western = |text: &str| text.contains("202") || text.contains("203");
    for (_, response) in made.assessments.iter().flat_map(all_responses) {
        let memo = &response.memo;
        assert!(!western(memo) && !memo.contains('{'), "{}: {memo}", response.item);
        for day in japanese_days(memo) {
            assert!(day <= today, "{today}: {}: {memo}", response.item);
        }
    }
}

/// The days in a text that are written like 令和8年6月10日.
fn japanese_days(text: &str) -> Vec<NaiveDate> {
    let starts = text.match_indices("令和").map(|(at, _)| &text[at..]);
    let ends = starts.filter_map(|rest| Some(&rest[..rest.find('日')? + '日'.len_utf8()]));
    ends.map(|day| read_whole(day).expect("a day")).collect()
}

/// Windows is supported while the program knows of a version that is.
fn is_on_supported_windows(made: &Workbook, today: NaiveDate) {
    let year = FiscalYear::containing(today);
    for device in &made.devices {
        assert!(!Finding::PastSupport.is_on(device, year, today), "{today}: {}", device.number);
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
