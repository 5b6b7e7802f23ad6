//! 前年の回答: what the year before says beside an item of a form that may have changed since.

#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

use chrono::NaiveDate;
use tenkencho::edition::{EditionLibrary, reference};
use tenkencho::model::edition::FormKind;
use tenkencho::model::edition_change::{change_edition, edition_change};
use tenkencho::model::last_year::{
    LastTarget, LastYear, LastYearCounts, TargetOutcome, YearBefore, last_year,
};
use tenkencho::model::row_descent::{RowChange, descent};
use tenkencho::model::{
    Answer, Assessment, Edition, FiscalYear, FormRef, ItemKey, Response, Round, SecondAnswer,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn today() -> NaiveDate {
    day(2026, 11, 30)
}

fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn fy2024() -> Edition {
    EditionLibrary::embedded().get("mhlw-2024").expect("embedded").clone()
}

/// Takes a row out of the institution form and gives it back.
fn take(edition: &mut Edition, key: &str) -> tenkencho::model::Item {
    for section in &mut edition.institution.sections {
        for group in &mut section.groups {
            if let Some(at) = group.items.iter().position(|item| item.key.as_str() == key) {
                return group.items.remove(at);
            }
        }
    }
    panic!("no row {key}")
}

/// The edition after FY2024: three patch rows are one, the row on the ledger is two, that on the
/// chart is worded anew, one is new, and the others stay.
fn next(id: &str, after: &Edition) -> Edition {
    let mut edition = after.clone();
    id.clone_into(&mut edition.id);
    edition.after = Some(after.id.clone());
    for section in &mut edition.institution.sections {
        for item in section.groups.iter_mut().flat_map(|group| &mut group.items) {
            item.formerly = Vec::new();
        }
    }
    let patch = take(&mut edition, "security-patch/server");
    take(&mut edition, "security-patch/pc");
    take(&mut edition, "security-patch/network");
    let ledger = take(&mut edition, "asset-ledger");
    let chart = take(&mut edition, "contact-chart");
    let keys = |keys: &[&str]| keys.iter().map(|key| ItemKey::from(*key)).collect::<Vec<_>>();
    let items = &mut edition.institution.sections[1].groups[0].items;
    let row = |key: &str, formerly: &[&str], base: &tenkencho::model::Item| {
        let mut item = base.clone();
        (item.key, item.formerly) = (key.into(), keys(formerly));
        item
    };
    items.push(row(
        "patch",
        &["security-patch/server", "security-patch/pc", "security-patch/network"],
        &patch,
    ));
    items.push(row("ledger-a", &["asset-ledger"], &ledger));
    items.push(row("ledger-b", &["asset-ledger"], &ledger));
    items.push(row("no-reuse", &[], &ledger));
    let mut reworded = chart;
    let words = reworded.wording.as_mut().expect("a form has it");
    "インシデント発生時の連絡体制図を整備している。".clone_into(&mut words.text);
    items.push(reworded);
    edition
}

fn assessment(edition: &Edition, responses: Vec<Response>) -> Assessment {
    let mut assessment = Assessment::start(year(2025), reference(edition), []);
    assessment.responses = responses.into_iter().collect();
    assessment
}

fn answered(key: &str, answer: Answer) -> Response {
    let first = Round { answer: Some(answer), date: Some(day(2025, 6, 1)), person: None };
    Response { first, ..Response::unanswered(key.into()) }
}

/// What is known of `key`, in few words.
fn said(before: &Assessment, key: &str) -> String {
    let earlier = fy2024();
    let edition = next("next", &earlier);
    let before = Some(YearBefore { assessment: before, edition: &earlier });
    match last_year(&edition, FormRef::Institution, &key.into(), before, &|_| None, today()) {
        LastYear::Answered(last) => {
            let repeat = if last.may_repeat() { "repeat" } else { "no" };
            format!("{:?} {:?} {repeat} {}", last.change, last.answer, last.responses.len())
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn last_years_answer_follows_its_row_by_the_rules() {
    use Answer::{No, NotApplicable, Unknown, Yes};
    let patches = |answers: [Option<Answer>; 3]| {
        let keys = ["security-patch/server", "security-patch/pc", "security-patch/network"];
        let rows = keys.into_iter().zip(answers);
        rows.filter_map(|(key, answer)| Some(answered(key, answer?))).collect::<Vec<_>>()
    };
    let table: [(Vec<Response>, &str, &str); 13] = [
        (vec![answered("bcp", Yes)], "bcp", "Same Some(Yes) repeat 1"),
        (vec![answered("bcp", NotApplicable)], "bcp", "Same Some(NotApplicable) repeat 1"),
        (vec![answered("bcp", No)], "bcp", "Same Some(No) no 1"),
        (vec![answered("bcp", Unknown)], "bcp", "Same Some(Unknown) no 1"),
        (vec![], "bcp", "Unanswered"),
        (vec![answered("contact-chart", Yes)], "contact-chart", "Reworded Some(Yes) repeat 1"),
        (patches([Some(Yes), Some(Yes), Some(Yes)]), "patch", "Merged Some(Yes) repeat 3"),
        (patches([Some(No), Some(No), Some(No)]), "patch", "Merged Some(No) no 3"),
        (patches([Some(Yes), Some(Yes), Some(No)]), "patch", "Disagree(FiscalYear(2025))"),
        (patches([Some(Yes), None, Some(Yes)]), "patch", "Disagree(FiscalYear(2025))"),
        (patches([None, None, None]), "patch", "Unanswered"),
        (vec![answered("asset-ledger", Yes)], "ledger-a", "New"),
        (vec![answered("no-reuse", Yes)], "no-reuse", "New"),
    ];
    for (responses, key, expected) in table {
        let what = format!("{responses:?}");
        assert_eq!(said(&assessment(&fy2024(), responses), key), expected, "{key} {what}");
    }
    let none = last_year(&fy2024(), FormRef::Institution, &"bcp".into(), None, &|_| None, today());
    assert_eq!(none, LastYear::NoYear);
}

#[test]
fn a_target_date_is_met_or_missed_or_still_ahead() {
    let second = |answer, date| Round { answer, date, person: None };
    let yes = Some(SecondAnswer::Yes);
    let target = day(2026, 1, 31);
    for (target, second, expected) in [
        (target, second(yes, Some(target)), TargetOutcome::Met),
        (target, second(yes, None), TargetOutcome::Met),
        (target, second(yes, Some(day(2026, 2, 1))), TargetOutcome::Missed),
        (target, second(None, None), TargetOutcome::Missed),
        (target, second(Some(SecondAnswer::No), Some(day(2026, 1, 5))), TargetOutcome::Missed),
        (today(), second(None, None), TargetOutcome::Ahead),
    ] {
        let response = Response { target: Some(target), second, ..answered("bcp", Answer::No) };
        let edition = fy2024();
        let assessment = assessment(&edition, vec![response.clone()]);
        let before = Some(YearBefore { assessment: &assessment, edition: &edition });
        let form = FormRef::Institution;
        let last = last_year(&edition, form, &"bcp".into(), before, &|_| None, today());
        let LastYear::Answered(last) = last else { panic!("{last:?}") };
        assert_eq!(
            last.target,
            Some(LastTarget { day: target, outcome: expected }),
            "{response:?}"
        );
        // Done within the year, it may be said again; the first いいえ alone may not.
        assert_eq!(last.may_repeat(), second_is_yes(&response));
    }
}

fn second_is_yes(response: &Response) -> bool {
    response.second.answer == Some(SecondAnswer::Yes)
}

#[test]
fn rows_are_followed_over_several_editions() {
    let first = fy2024();
    let second = next("second", &first);
    let mut third = second.clone();
    (third.id, third.after) = ("third".to_owned(), Some("second".to_owned()));
    for section in &mut third.institution.sections {
        for item in section.groups.iter_mut().flat_map(|group| &mut group.items) {
            item.formerly = Vec::new();
        }
    }
    let known = |id: &str| (id == "second").then_some(&second);
    let found = descent(&third, FormKind::Institution, &"patch".into(), &first, &known);
    assert_eq!((found.change, found.from.len()), (RowChange::Merged, 3));
    let found = descent(&third, FormKind::Institution, &"bcp".into(), &first, &known);
    assert_eq!(found.change, RowChange::Same);
    let found = descent(&third, FormKind::Institution, &"no-reuse".into(), &first, &known);
    assert_eq!(found.change, RowChange::New);
    // With the edition between them gone, a row of the same key is the same row.
    let found = descent(&third, FormKind::Institution, &"patch".into(), &first, &|_| None);
    assert_eq!(found.change, RowChange::New);
    let found = descent(&third, FormKind::Institution, &"contact-chart".into(), &first, &|_| None);
    assert_eq!(found.change, RowChange::Reworded);
}

#[test]
fn what_a_new_year_will_find_is_counted() {
    let earlier = fy2024();
    let edition = next("next", &earlier);
    let answers = [
        answered("security-manager", Answer::Yes),
        answered("bcp", Answer::No),
        answered("mds-sds", Answer::Unknown),
        answered("security-patch/server", Answer::Yes),
    ];
    let assessment = assessment(&earlier, answers.into());
    let before = Some(YearBefore { assessment: &assessment, edition: &earlier });
    let form = FormRef::Institution;
    let counts = LastYearCounts::of(&edition, form, before, &|_| None, today());
    let rows = edition.institution.counted_rows().count();
    let expected =
        LastYearCounts { repeatable: 1, open: 2, disagree: 1, unanswered: rows - 7, new: 3 };
    assert_eq!(counts, expected);
    let counts = LastYearCounts::of(&edition, form, None, &|_| None, today());
    assert_eq!(counts, LastYearCounts::default());
}

#[test]
fn answers_follow_their_rows_to_another_edition_and_nothing_is_lost() {
    let from = fy2024();
    let to = next("next", &from);
    let patches = ["security-patch/server", "security-patch/pc", "security-patch/network"];
    let mut answers: Vec<Response> = patches.map(|key| answered(key, Answer::Yes)).into();
    answers[1].memo = "端末は毎月".to_owned();
    answers.extend([answered("bcp", Answer::No), answered("asset-ledger", Answer::Yes)]);
    let before = assessment(&from, answers);
    let change = edition_change(&before, &from, &to, &|_| None);
    assert_eq!(change.followed, 4);
    assert_eq!(change.left, [(FormRef::Institution, "asset-ledger".into())]);
    let mut after = before.clone();
    change_edition(&mut after, reference(&to), &change.moves);
    let response = |key: &str| after.response(FormRef::Institution, &key.into());
    let patch = response("patch").expect("it followed");
    assert_eq!((patch.current(), patch.memo.as_str()), (Some(Answer::Yes), "端末は毎月"));
    assert_eq!(response("bcp").and_then(Response::current), Some(Answer::No));
    assert!(response("asset-ledger").is_some(), "kept, though no row of the form shows it");
    // Where the rows that became one disagree, none of them speaks for it.
    let mut answers: Vec<Response> = patches.map(|key| answered(key, Answer::Yes)).into();
    answers[2] = answered(patches[2], Answer::No);
    let before = assessment(&from, answers);
    let change = edition_change(&before, &from, &to, &|_| None);
    assert_eq!((change.followed, change.left.len()), (0, 3));
    let mut after = before.clone();
    change_edition(&mut after, reference(&to), &change.moves);
    assert_eq!(after.responses, before.responses);
    // Back again, everything is as it was.
    let back = edition_change(&after, &to, &from, &|_| None);
    change_edition(&mut after, reference(&from), &back.moves);
    assert_eq!(after, before);
}

/// The form of FY2024 as a clinic read it in before the program brought it: two rows under other keys, one
/// of them under the key that the program gives to the other.
fn read_in() -> Edition {
    let mut edition = fy2024();
    for (key, name) in [("bcp", "row-1"), ("asset-ledger", "bcp")] {
        let groups = edition.institution.sections.iter_mut().flat_map(|it| &mut it.groups);
        let mut items = groups.flat_map(|group| &mut group.items);
        items.find(|item| item.key.as_str() == key).expect("a row").key = name.into();
    }
    edition
}

#[test]
fn answers_given_on_the_clinics_own_file_are_found_by_the_sentence_in_the_year_after() {
    use Answer::{No, Yes};
    let (file, program) = (read_in(), fy2024());
    let after = next("next", &program);
    let before = assessment(&file, vec![answered("row-1", Yes), answered("bcp", No)]);
    let before = Some(YearBefore { assessment: &before, edition: &file });
    let known = |id: &str| [&program, &after].into_iter().find(|it| it.id == id);
    let form = FormRef::Institution;
    let said = |edition: &Edition, key: &str| match last_year(
        edition,
        form,
        &key.into(),
        before,
        &known,
        today(),
    ) {
        LastYear::Answered(last) => format!("{:?} {:?}", last.change, last.answer),
        other => format!("{other:?}"),
    };
    // On the program's own edition of the same id, and on one that comes after it.
    assert_eq!(said(&program, "bcp"), "Same Some(Yes)");
    assert_eq!(said(&program, "asset-ledger"), "Same Some(No)");
    assert_eq!(said(&after, "bcp"), "Same Some(Yes)");
    assert_eq!(said(&after, "ledger-a"), "New", "split");
    // A year that is on the file as well goes by the keys of the file.
    assert_eq!(said(&file, "row-1"), "Same Some(Yes)");
    assert_eq!(said(&file, "bcp"), "Same Some(No)");
    let counts = |edition| LastYearCounts::of(edition, form, before, &known, today());
    assert_eq!((counts(&program).repeatable, counts(&program).open), (1, 1));
    assert_eq!(counts(&program), counts(&file));
    // And the other way round: back on the file after a year on the program's own.
    let back = assessment(&program, vec![answered("bcp", Yes), answered("asset-ledger", No)]);
    let back = Some(YearBefore { assessment: &back, edition: &program });
    let counts = LastYearCounts::of(&file, form, back, &known, today());
    assert_eq!((counts.repeatable, counts.open), (1, 1));
}
