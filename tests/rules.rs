//! The rules of the checklist, as tables over the embedded edition.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod sample_clinic;

use chrono::NaiveDate;
use tenkencho::edition::{EditionLibrary, reference};
use tenkencho::model::due::due;
use tenkencho::model::edition::Edition;
use tenkencho::model::form_year::{has_later_form, is_of_another_year};
use tenkencho::model::missing::{Missing, RowProblem, missing, row_problems};
use tenkencho::model::need::{Need, need, vendor_sheets_needed};
use tenkencho::model::next_step::{NextStep, next_step};
use tenkencho::model::progress::{Progress, progress, progress_of};
use tenkencho::model::questions::questions;
use tenkencho::model::target_date::{TargetProblem, target_problem};
use tenkencho::model::tasks::{DocumentWork, Fact, Next, Task, TaskState, Work, next, tasks};
use tenkencho::model::{
    Answer, AnswerPlace, Assessment, DocumentKey, FiscalYear, FormRef, ItemKey, Response, Round,
    SecondAnswer, VendorContract, VendorId, VendorSheet, Workbook,
};

fn edition() -> Edition {
    EditionLibrary::embedded().get("mhlw-2024").expect("embedded").clone()
}

fn fy(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn date(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn start(edition: &Edition) -> Assessment {
    Assessment::start(fy(2024), reference(edition), [])
}

fn answered(key: &str, answer: Answer) -> Response {
    let first = Round { answer: Some(answer), date: date("2024-06-12"), person: None };
    Response { first, ..Response::unanswered(key.into()) }
}

/// Every row answered はい in the year.
fn all_yes(edition: &Edition) -> Assessment {
    let mut assessment = start(edition);
    assessment.vendor_contract = Some(VendorContract::Present);
    assessment.responses = edition
        .institution
        .rows()
        .map(|row| answered(row.item.key.as_str(), Answer::Yes))
        .collect();
    assessment
}

fn set(assessment: &mut Assessment, response: Response) {
    assessment.responses.retain(|it| it.item != response.item);
    assessment.responses.push(response);
}

const TODAY: &str = "2024-10-01";

#[test]
fn without_a_system_nothing_but_the_first_question_is_needed() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    set(&mut assessment, answered("has-system", Answer::No));
    for row in edition.institution.rows() {
        let expected =
            if row.item.key.as_str() == "has-system" { Need::Needed } else { Need::NoSystem };
        let found = need(&edition, &assessment, FormRef::Institution, row.item);
        assert_eq!(found, expected, "{}", row.item.key);
    }
    assert_eq!(progress(&edition, &assessment, FormRef::Institution), Progress::default());
    assert!(!vendor_sheets_needed(&edition, &assessment));
    // The answers are kept: with はい again they are all back.
    assert_eq!(assessment.responses.len(), 19);
    set(&mut assessment, answered("has-system", Answer::Yes));
    assert_eq!(progress(&edition, &assessment, FormRef::Institution).yes, 18);
}

#[test]
fn the_second_round_decides_about_the_system_too() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    let mut response = answered("has-system", Answer::No);
    response.second.answer = Some(SecondAnswer::Yes);
    set(&mut assessment, response);
    assert_eq!(progress(&edition, &assessment, FormRef::Institution).total(), 18);
}

#[test]
fn without_a_vendor_contract_two_rows_and_the_vendor_forms_are_not_needed() {
    let edition = edition();
    let cases = [
        (None, 18, true),
        (Some(VendorContract::Present), 18, true),
        (Some(VendorContract::Absent), 16, false),
    ];
    for (contract, total, sheets) in cases {
        let mut assessment = all_yes(&edition);
        assessment.vendor_contract = contract;
        let form = FormRef::Institution;
        assert_eq!(progress(&edition, &assessment, form).total(), total, "{contract:?}");
        assert_eq!(vendor_sheets_needed(&edition, &assessment), sheets, "{contract:?}");
        for key in ["remote-maintenance", "mds-sds"] {
            let row = edition.institution.row(&key.into()).expect("a row");
            let is_needed = need(&edition, &assessment, form, row.item).is_needed();
            assert_eq!(is_needed, sheets, "{key} {contract:?}");
        }
    }
}

#[test]
fn a_vendor_in_the_list_says_nothing_about_the_contract() {
    let edition = edition();
    let mut assessment = start(&edition);
    assessment.vendor_sheets.push(VendorSheet::blank(VendorId(1)));
    assert!(missing(&edition, &assessment, day(TODAY)).contains(&Missing::VendorContract));
}

#[test]
fn progress_counts_unknown_as_open_and_not_applicable_as_settled() {
    let edition = edition();
    let mut assessment = start(&edition);
    for (key, answer) in [
        ("security-manager", Answer::Yes),
        ("asset-ledger", Answer::No),
        ("access-rights/server", Answer::Unknown),
        ("unused-accounts/server", Answer::NotApplicable),
        ("has-system", Answer::Yes),
    ] {
        set(&mut assessment, answered(key, answer));
    }
    let all = progress(&edition, &assessment, FormRef::Institution);
    let expected = Progress { yes: 1, no: 1, unknown: 1, not_applicable: 1, unanswered: 14 };
    assert_eq!(all, expected);
    assert_eq!((all.total(), all.answered(), all.open()), (18, 3, 15));
    let totals: Vec<(String, usize, usize)> = edition
        .institution
        .sections
        .iter()
        .flat_map(|section| &section.groups)
        .map(|group| {
            let of = progress_of(&edition, &assessment, FormRef::Institution, &group.items);
            (group.key.clone(), of.answered(), of.total())
        })
        .collect();
    let expected = [
        ("organization", 1, 1),
        ("general", 1, 3),
        ("server", 1, 5),
        ("pc", 0, 4),
        ("network", 0, 2),
        ("incident", 0, 3),
    ]
    .map(|(key, answered, total)| (key.to_owned(), answered, total));
    assert_eq!(totals, expected);
}

#[test]
fn a_no_needs_a_target_date_inside_the_year_and_not_before_the_first_check() {
    use Answer::{No, NotApplicable, Unknown, Yes};
    use TargetProblem::{BeforeFirstCheck, Missing, OutsideYear, Past};
    // first answer, its date, second answer, target, today, expected
    let table = [
        (Some(No), "2024-06-12", None, "", TODAY, Some(Missing)),
        (Some(No), "2024-06-12", None, "2025-01-31", TODAY, None),
        (Some(No), "2024-06-12", None, "2025-03-31", TODAY, None),
        (Some(No), "2024-06-12", None, "2025-04-01", TODAY, Some(OutsideYear)),
        (Some(No), "2024-06-12", None, "2024-03-31", TODAY, Some(OutsideYear)),
        (Some(No), "2024-06-12", None, "2024-06-11", TODAY, Some(BeforeFirstCheck)),
        (Some(No), "2024-06-12", None, "2024-06-12", "2024-06-12", None),
        (Some(No), "2024-06-12", None, "2024-09-30", TODAY, Some(Past)),
        (Some(No), "2024-06-12", None, "2024-10-01", TODAY, None),
        (Some(No), "", None, "2024-10-02", TODAY, None),
        (Some(No), "2024-06-12", Some(SecondAnswer::Yes), "2024-09-30", TODAY, None),
        (Some(No), "2024-06-12", Some(SecondAnswer::No), "2024-09-30", TODAY, Some(Past)),
        (Some(No), "2024-06-12", Some(SecondAnswer::Yes), "", TODAY, None),
        (Some(No), "2024-06-12", Some(SecondAnswer::No), "", TODAY, Some(Missing)),
        (Some(Yes), "2024-06-12", None, "2020-01-01", TODAY, None),
        (Some(Unknown), "2024-06-12", None, "", TODAY, None),
        (Some(NotApplicable), "2024-06-12", None, "", TODAY, None),
        (None, "", None, "", TODAY, None),
    ];
    for (answer, first, second, target, today, expected) in table {
        let mut response = Response::unanswered("bcp".into());
        response.first = Round { answer, date: date(first), person: None };
        response.second.answer = second;
        response.target = date(target);
        let found = target_problem(&response, fy(2024), day(today));
        assert_eq!(found, expected, "{answer:?} {first} {second:?} {target} {today}");
    }
}

#[test]
fn a_row_says_what_is_wrong_with_it() {
    use RowProblem::{
        FirstOutsideYear, NoFirstDate, NoReason, NoSecondDate, SecondBeforeFirst,
        SecondWithoutFirst, Target, Unanswered, Unknown,
    };
    let edition = edition();
    let assessment = start(&edition);
    let row = |first: Option<Answer>, on: &str, second: Option<SecondAnswer>, again: &str| {
        let mut response = Response::unanswered("bcp".into());
        response.first = Round { answer: first, date: date(on), person: None };
        response.second = Round { answer: second, date: date(again), person: None };
        response
    };
    let yes = Some(Answer::Yes);
    let not_applicable = |reason: &str| Response {
        reason: reason.to_owned(),
        ..row(Some(Answer::NotApplicable), "2024-06-12", None, "")
    };
    let table = [
        (None, vec![Unanswered]),
        (Some(row(None, "", None, "")), vec![Unanswered]),
        (Some(row(yes, "2024-06-12", None, "")), vec![]),
        (Some(row(yes, "", None, "")), vec![NoFirstDate]),
        (Some(row(yes, "2024-03-31", None, "")), vec![FirstOutsideYear]),
        (Some(row(yes, "2025-04-01", None, "")), vec![FirstOutsideYear]),
        (Some(row(Some(Answer::Unknown), "2024-06-12", None, "")), vec![Unknown]),
        (Some(not_applicable("")), vec![NoReason]),
        (Some(not_applicable("　 ")), vec![NoReason]),
        (Some(not_applicable("サーバがない")), vec![]),
        (Some(row(Some(Answer::No), "2024-06-12", None, "")), vec![Target(TargetProblem::Missing)]),
        (Some(row(yes, "2024-06-12", Some(SecondAnswer::Yes), "2024-06-12")), vec![]),
        (Some(row(yes, "2024-06-12", Some(SecondAnswer::No), "")), vec![NoSecondDate]),
        (
            Some(row(yes, "2024-06-12", Some(SecondAnswer::Yes), "2024-06-11")),
            vec![SecondBeforeFirst],
        ),
        (Some(row(None, "", Some(SecondAnswer::Yes), "2024-06-12")), vec![SecondWithoutFirst]),
    ];
    for (response, expected) in table {
        let found = row_problems(response.as_ref(), &assessment, day(TODAY));
        assert_eq!(found, expected, "{response:?}");
    }
}

#[test]
fn a_second_round_can_stand_on_any_row_and_is_offered_after_a_no() {
    let no = answered("bcp", Answer::No);
    assert!(no.second_round_offered());
    assert!(!answered("bcp", Answer::Yes).second_round_offered());
    let mut done = no;
    done.second.answer = Some(SecondAnswer::Yes);
    assert_eq!(done.current(), Some(Answer::Yes));
}

#[test]
fn a_finished_year_misses_nothing() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    let mut sheet = VendorSheet::blank(VendorId(1));
    sheet.received_on = date("2024-08-01");
    sheet.original_kept_at = "書庫".to_owned();
    assessment.vendor_sheets.push(sheet);
    assert_eq!(missing(&edition, &assessment, day(TODAY)), []);
}

#[test]
fn an_empty_year_misses_every_row_and_the_contract() {
    let edition = edition();
    let found = missing(&edition, &start(&edition), day(TODAY));
    assert_eq!(found.len(), 20);
    assert_eq!(found[0], Missing::VendorContract);
    let first = AnswerPlace::institution("has-system".into());
    assert_eq!(found[1], Missing::Row(first, RowProblem::Unanswered));
}

#[test]
fn vendor_sheets_are_missed_until_they_are_back_and_filed() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    let form = FormRef::Vendor(VendorId(1));
    let found = |assessment: &Assessment| missing(&edition, assessment, day(TODAY));
    assert_eq!(found(&assessment), [Missing::NoVendor]);

    assessment.vendor_sheets.push(VendorSheet::blank(VendorId(1)));
    assert_eq!(found(&assessment), [Missing::SheetNotReturned(form)]);

    assessment.vendor_sheets[0].respondent = "保守担当".to_owned();
    assert_eq!(found(&assessment), [Missing::ReceivedOn(form), Missing::OriginalKeptAt(form)]);

    // Once a row is transcribed, the other thirteen are missed too.
    assessment.vendor_sheets[0].responses.push(answered("mds-sds", Answer::Yes));
    assert_eq!(found(&assessment).len(), 2 + 13);

    assessment.vendor_contract = Some(VendorContract::Absent);
    assert_eq!(found(&assessment), []);
}

#[test]
fn what_is_unknown_becomes_a_question_for_the_vendor() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    set(&mut assessment, answered("access-log/server", Answer::Unknown));
    set(&mut assessment, answered("mds-sds", Answer::Unknown));
    let keys = |assessment: &Assessment| -> Vec<String> {
        let all = questions(&edition, assessment);
        all.iter().map(|question| question.row.full_number()).collect()
    };
    assert_eq!(keys(&assessment), ["2-(3)", "2-(6)"]);
    // A row that is not needed asks nothing.
    assessment.vendor_contract = Some(VendorContract::Absent);
    assert_eq!(keys(&assessment), ["2-(6)"]);
    // Found out by the second round.
    let mut known = answered("access-log/server", Answer::Unknown);
    known.second.answer = Some(SecondAnswer::Yes);
    set(&mut assessment, known);
    assert!(keys(&assessment).is_empty());
}

#[test]
fn the_next_step_goes_from_the_desk_to_promises_to_others() {
    let edition = edition();
    let next = |assessment: &Assessment| next_step(&edition, assessment, day(TODAY));
    let at = |key: &str| AnswerPlace::institution(key.into());
    let mut assessment = start(&edition);
    assert_eq!(next(&assessment), NextStep::Answer(at("has-system")));
    set(&mut assessment, answered("has-system", Answer::Yes));
    assert_eq!(next(&assessment), NextStep::VendorContract);
    assessment.vendor_contract = Some(VendorContract::Present);
    assert_eq!(next(&assessment), NextStep::Answer(at("security-manager")));

    let mut assessment = all_yes(&edition);
    assert_eq!(next(&assessment), NextStep::AddVendor);
    assessment.vendor_sheets.push(VendorSheet::blank(VendorId(1)));
    let vendor = VendorId(1);
    assert_eq!(next(&assessment), NextStep::SendForm(vendor));
    assessment.vendor_sheets[0].sent_on = date("2024-09-20");
    assert_eq!(next(&assessment), NextStep::VendorSheet(FormRef::Vendor(vendor)));
    // Whoever has something to do comes before whoever is waited for.
    assessment.vendor_sheets.push(VendorSheet::blank(VendorId(2)));
    assert_eq!(next(&assessment), NextStep::SendForm(VendorId(2)));
    assessment.vendor_sheets[0].next_on = date("2024-09-30");
    assert_eq!(next(&assessment), NextStep::GetBack(vendor));
    assessment.vendor_sheets[0].next_on = None;
    set(&mut assessment, answered("mds-sds", Answer::Unknown));
    assert_eq!(next(&assessment), NextStep::AskVendor(at("mds-sds")));
    set(&mut assessment, answered("bcp", Answer::No));
    let missing = RowProblem::Target(TargetProblem::Missing);
    assert_eq!(next(&assessment), NextStep::Mend(at("bcp"), missing));
    let late = Response { target: date("2024-09-01"), ..answered("contact-chart", Answer::No) };
    set(&mut assessment, late);
    assert_eq!(next(&assessment), NextStep::Overdue(at("contact-chart")));

    let mut done = all_yes(&edition);
    done.vendor_contract = Some(VendorContract::Absent);
    assert_eq!(next(&done), NextStep::Print);
    let mut without = start(&edition);
    set(&mut without, answered("has-system", Answer::No));
    // Without a system there is nothing to do by a day.
    assert_eq!(next(&without), NextStep::Print);
}

#[test]
fn promises_are_listed_by_how_near_they_are() {
    let edition = edition();
    let mut assessment = all_yes(&edition);
    let promised =
        |key: &str, target: &str| Response { target: date(target), ..answered(key, Answer::No) };
    set(&mut assessment, promised("bcp", "2024-10-20"));
    set(&mut assessment, promised("contact-chart", "2024-09-24"));
    set(&mut assessment, promised("asset-ledger", ""));
    set(&mut assessment, promised("access-log/server", "2025-05-01"));
    let mut kept = promised("backup-recovery", "2024-09-01");
    kept.second.answer = Some(SecondAnswer::Yes);
    set(&mut assessment, kept);
    let all: Vec<(String, Option<i64>)> = due(&edition, &assessment, day(TODAY))
        .into_iter()
        .filter_map(|due| Some((due.place()?.item.to_string(), due.days)))
        .collect();
    let expected = [
        ("contact-chart", Some(-7)),
        ("bcp", Some(19)),
        ("asset-ledger", None),
        ("access-log/server", None),
    ];
    assert_eq!(all, expected.map(|(key, days)| (key.to_owned(), days)));
}

#[test]
fn a_person_who_left_is_there_for_checks_of_the_days_before() {
    let mut workbook = sample_clinic::workbook();
    workbook.people = workbook.people.iter().take(1).cloned().collect();
    let there =
        |workbook: &tenkencho::model::Workbook, on: &str| workbook.people_on(day(on)).count();
    assert_eq!(there(&workbook, "2030-01-01"), 1);
    workbook.people[0].left_on = date("2024-09-30");
    assert_eq!(there(&workbook, "2024-09-30"), 1);
    assert_eq!(there(&workbook, "2024-10-01"), 0);
}

#[test]
fn the_year_of_a_check_is_held_against_that_of_its_form() {
    // The year of the check; whether the form is a bridge; the present year; another, later.
    let table = [
        (2024, false, 2024, false, false),
        (2026, false, 2026, true, true),
        (2025, false, 2026, true, false),
        (2026, false, 2025, true, false),
        (2023, false, 2023, true, false),
        (2026, true, 2026, false, false),
    ];
    for (checked, bridge, present, another, later) in table {
        let edition = Edition { bridge, ..edition() };
        let today = fy(present).last_day();
        assert_eq!(is_of_another_year(fy(checked), &edition), another, "{checked}");
        assert_eq!(has_later_form(fy(checked), &edition, today), later, "{checked}");
    }
}

#[test]
fn target_dates_go_by_the_year_of_the_check_whatever_year_the_form_names() {
    let year = FiscalYear::new(2026).expect("in range");
    let mut response = Response::unanswered(ItemKey::from("asset-ledger"));
    response.first.answer = Some(Answer::No);
    let today = year.first_day();
    let table = [
        (FiscalYear::new(2024).expect("in range").last_day(), Some(TargetProblem::OutsideYear)),
        (year.last_day(), None),
    ];
    for (target, problem) in table {
        response.target = Some(target);
        assert_eq!(target_problem(&response, year, today), problem, "{target}");
    }
}

/// How each part of the work stands, in its order.
fn states(all: &[Task]) -> Vec<TaskState> {
    all.iter().map(|task| task.state).collect()
}

#[test]
fn the_work_of_a_new_clinic_is_open_and_that_of_the_sample_nearly_done() {
    use TaskState::{Done, NotNeeded, NotStarted, UnderWay};
    let edition = edition();
    let assessment = start(&edition);
    let today = day("2024-11-29");
    let document = |is_begun, open| DocumentWork {
        key: DocumentKey::first("clinic-2024"),
        name: "計画".to_owned(),
        is_begun,
        open,
        next: None,
        is_late: false,
    };
    let new = Workbook::new("港医院");
    let all = tasks((&edition, &assessment), &new, &[document(false, 0)], today);
    let states_of_new = states(&all);
    assert_eq!(states_of_new[0], NotStarted);
    assert!(states_of_new[2..].iter().all(|it| *it == NotStarted), "{states_of_new:?}");
    assert!(all.iter().all(|task| task.minutes % 5 == 0), "{all:?}");
    assert!(!matches!(next((&edition, &assessment), &all, today), Next::Task(_)));

    // Everything on the checklist is done: what is next is the rest, in its order.
    let full = all_yes(&edition);
    let mut without_vendors = full.clone();
    without_vendors.vendor_contract = Some(VendorContract::Absent);
    let pair = (&edition, &without_vendors);
    let all = tasks(pair, &new, &[document(true, 3)], today);
    assert_eq!(states(&all)[..3], [Done, NotNeeded, NotStarted]);
    assert_eq!(next(pair, &all, today), Next::Task(Work::People));
    assert_eq!(states(&all)[6], UnderWay);
    assert_eq!(all[1].minutes, 0);

    // A clinic without a system has answered everything with its first answer.
    let mut without_system = start(&edition);
    without_system.responses = vec![answered("has-system", Answer::No)].into();
    let all = tasks((&edition, &without_system), &new, &[], today);
    assert_eq!(states(&all)[..2], [Done, NotNeeded], "{all:?}");

    // The sample: its records are in order.
    let sample = sample_clinic::workbook();
    let year = sample.latest_assessment().expect("a year");
    let all = tasks((&edition, year), &sample, &[document(true, 0)], today);
    assert_eq!(states(&all)[2..7], [Done; 5], "{all:?}");
    // A contact that nobody confirmed in the year, a device that nobody looked at, a chart whose review passed.
    let mut open = sample.clone();
    open.contacts[0].confirmed_on = date("2023-06-01");
    open.devices[0].checked_on = None;
    let later = day("2031-01-01");
    let all = tasks((&edition, year), &open, &[], today);
    assert_eq!(all[3].fact, Fact::Contacts { all: 6, without_number: 0, unconfirmed: 1 });
    assert!(matches!(all[5].fact, Fact::Ledger { unchecked: 1, .. }), "{:?}", all[5].fact);
    assert_eq!([all[3].state, all[5].state], [UnderWay; 2]);
    let all = tasks((&edition, year), &open, &[], later);
    assert_eq!(all[4].state, TaskState::Late);
    assert_eq!(all.last().map(|task| &task.work), Some(&Work::Print));
}
