//! Who has not answered, and since when: the rules as tables.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

use chrono::NaiveDate;
use tenkencho::edition::{EditionLibrary, reference};
use tenkencho::model::due::{Due, Promise, due};
use tenkencho::model::edition::Edition;
use tenkencho::model::vendor_waiting::{DisclosureState, FormState, VendorState, vendor_states};
use tenkencho::model::{Answer, Assessment, FiscalYear, Response, VendorContract};
use tenkencho::model::{VendorId, VendorSheet};

const TODAY: &str = "2024-10-01";

fn edition() -> Edition {
    EditionLibrary::embedded().get("mhlw-2024").expect("embedded").clone()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn date(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn sheet(vendor: u32, sent: &str, reminded: &str, received: &str) -> VendorSheet {
    VendorSheet {
        sent_on: date(sent),
        reminded_on: date(reminded),
        received_on: date(received),
        ..VendorSheet::blank(VendorId(vendor))
    }
}

fn year(edition: &Edition, sheets: Vec<VendorSheet>) -> Assessment {
    let year = FiscalYear::new(2024).expect("in range");
    let mut assessment = Assessment::start(year, reference(edition), []);
    assessment.vendor_contract = Some(VendorContract::Present);
    assessment.vendor_sheets = sheets.into();
    assessment
}

#[test]
fn a_form_waits_from_the_day_it_was_sent_until_anything_comes_back() {
    let waiting = |since: &str, reminded: &str, days| FormState::Waiting {
        since: day(since),
        reminded: date(reminded),
        days,
    };
    let table = [
        (("", "", ""), FormState::ToSend),
        (("2024-09-21", "", ""), waiting("2024-09-21", "", 10)),
        (("2024-10-01", "", ""), waiting("2024-10-01", "", 0)),
        // A day that is still to come is no time of waiting.
        (("2024-10-08", "", ""), waiting("2024-10-08", "", 0)),
        (("2024-09-01", "2024-09-29", ""), waiting("2024-09-01", "2024-09-29", 30)),
        (("", "2024-09-29", ""), waiting("2024-09-29", "2024-09-29", 2)),
        (("2024-09-01", "2024-09-10", "2024-09-12"), FormState::Returned(date("2024-09-12"))),
        (("", "", "2024-09-12"), FormState::Returned(date("2024-09-12"))),
    ];
    for ((sent, reminded, received), expected) in table {
        let state = VendorState::of(&sheet(1, sent, reminded, received), day(TODAY));
        assert_eq!(state.form, expected, "{sent} {reminded} {received}");
    }
    let mut copied = sheet(1, "2024-09-01", "", "");
    let mut response = Response::unanswered("mds-sds".into());
    response.first.answer = Some(Answer::Yes);
    copied.responses.push(response);
    assert_eq!(VendorState::of(&copied, day(TODAY)).form, FormState::Returned(None));
}

#[test]
fn the_next_date_counts_only_while_something_is_awaited() {
    let next_in = |sheet: VendorSheet| {
        VendorState::of(&VendorSheet { next_on: date("2024-09-28"), ..sheet }, day(TODAY)).next_in
    };
    assert_eq!(next_in(sheet(1, "", "", "")), Some(-3));
    assert_eq!(next_in(sheet(1, "2024-09-01", "", "")), Some(-3));
    assert_eq!(next_in(sheet(1, "2024-09-01", "", "2024-09-20")), None);
    let asked = VendorSheet {
        disclosure_asked_on: date("2024-09-01"),
        ..sheet(1, "2024-09-01", "", "2024-09-20")
    };
    assert_eq!(next_in(asked.clone()), Some(-3));
    let received = VendorSheet { disclosure_received_on: date("2024-09-30"), ..asked };
    assert_eq!(next_in(received), None);
}

#[test]
fn a_vendor_is_overdue_after_its_next_date_or_after_long_silence_without_one() {
    let table = [
        // Sent, next date, overdue.
        ("", "", false),
        ("2024-09-02", "", false),
        ("2024-09-01", "", true),
        ("2024-09-01", "2024-10-01", false),
        ("2024-09-01", "2024-09-30", true),
        ("2024-09-30", "2024-09-30", true),
        ("", "2024-09-30", true),
    ];
    for (sent, next, expected) in table {
        let sheet = VendorSheet { next_on: date(next), ..sheet(1, sent, "", "") };
        let state = VendorState::of(&sheet, day(TODAY));
        assert_eq!(state.is_overdue(), expected, "{sent} {next}");
    }
}

#[test]
fn vendors_stand_in_the_order_in_which_they_need_attention() {
    let edition = edition();
    let late = VendorSheet { next_on: date("2024-09-30"), ..sheet(5, "2024-09-25", "", "") };
    let disclosure = VendorSheet {
        disclosure_asked_on: date("2024-09-20"),
        ..sheet(6, "2024-08-01", "", "2024-08-20")
    };
    let mut assessment = year(
        &edition,
        vec![
            sheet(1, "2024-06-01", "", "2024-06-20"),
            sheet(2, "", "", ""),
            sheet(3, "2024-09-28", "", ""),
            sheet(4, "2024-09-10", "", ""),
            late,
            disclosure,
        ],
    );
    let order = |assessment: &Assessment| -> Vec<u32> {
        let all = vendor_states(&edition, assessment, day(TODAY));
        all.iter().map(|state| state.vendor.0).collect()
    };
    assert_eq!(order(&assessment), [5, 4, 6, 3, 2, 1]);
    assessment.vendor_contract = Some(VendorContract::Absent);
    assert_eq!(order(&assessment), [0; 0]);
}

#[test]
fn next_dates_and_long_silence_about_mds_are_due() {
    let edition = edition();
    let promised = VendorSheet { next_on: date("2024-10-05"), ..sheet(1, "2024-09-01", "", "") };
    let asked = |vendor, on: &str| VendorSheet {
        disclosure_asked_on: date(on),
        ..sheet(vendor, "2024-06-01", "", "2024-06-20")
    };
    let planned = VendorSheet { next_on: date("2024-12-01"), ..asked(4, "2024-06-01") };
    let sheets = vec![promised, asked(2, "2024-08-27"), asked(3, "2024-09-02"), planned];
    let found = due(&edition, &year(&edition, sheets), day(TODAY));
    let one = |what, target, days| Due { what, target: date(target), days: Some(days) };
    let expected = [
        one(Promise::Disclosure(VendorId(2), day("2024-08-27")), "2024-09-26", -5),
        one(Promise::GetBack(VendorId(1)), "2024-10-05", 4),
        one(Promise::GetBack(VendorId(4)), "2024-12-01", 61),
    ];
    assert_eq!(found, expected);
}

#[test]
fn mds_is_awaited_from_the_day_it_was_asked_for_until_it_comes() {
    let of = |asked, received| {
        let sheet = VendorSheet {
            disclosure_asked_on: date(asked),
            disclosure_received_on: date(received),
            ..VendorSheet::blank(VendorId(1))
        };
        VendorState::of(&sheet, day(TODAY)).disclosure
    };
    assert_eq!(of("", ""), DisclosureState::NotAsked);
    let since = day("2024-09-21");
    assert_eq!(of("2024-09-21", ""), DisclosureState::Waiting { since, days: 10 });
    let received = DisclosureState::Received(day("2024-09-25"));
    assert_eq!(of("2024-09-21", "2024-09-25"), received);
    assert_eq!(of("", "2024-09-25"), received);
}
