//! What holds of the sample on every day of the year.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{all_responses, every_day, present};
use crate::edition::EditionLibrary;
use crate::model::date_entry::read_whole;
use crate::model::due::due;
use crate::model::missing::{RowProblem, missing, row_problems};
use crate::model::vendor_waiting::vendor_states;
use crate::model::{Assessment, ChartKind, Finding, FiscalYear, Workbook};
use crate::sample::told;

fn before(workbook: &Workbook) -> &Assessment {
    workbook.previous_assessment(present(workbook).fiscal_year).expect("the year before")
}

#[test]
fn on_every_day_the_year_before_is_complete_and_the_present_one_in_good_order() {
    let editions = EditionLibrary::embedded();
    let mut answered = Vec::new();
    for today in every_day() {
        let made = told(&editions, today);
        is_in_good_order(&editions, &made, today);
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
fn is_in_good_order(editions: &EditionLibrary, made: &Workbook, today: NaiveDate) {
    let of = |year| editions.of(year).expect("embedded");
    let year = present(made);
    let fiscal_year = FiscalYear::containing(today);
    assert_eq!((made.assessments.len(), year.fiscal_year), (2, fiscal_year), "{today}");
    let last = before(made);
    assert_eq!(last.fiscal_year.next(), fiscal_year, "{today}");
    assert_eq!(missing(of(last), last, today), [], "{today}");
    assert_eq!(due(of(last), last, today), [], "{today}");
    assert!(vendor_states(of(last), last, today).iter().all(|it| !it.is_awaited()));

    for promise in due(of(year), year, today) {
        let target = promise.target.expect("every promise has a day");
        assert!(fiscal_year.contains(target), "{today}: {target}");
        assert!(promise.days >= Some(-14), "{today}: late since {target}");
    }
    for state in vendor_states(of(year), year, today) {
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
    for device in made.devices.iter().filter(|it| it.disposed_on.is_none()) {
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
