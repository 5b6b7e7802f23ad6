//! 年度の比較 and 実施記録: which rows of which years belong together, what became of target dates, what
//! was done when, and how it is printed.

#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

mod clinic;

use std::ops::ControlFlow;
use std::sync::Arc;

use clinic::{answered, at_latest_year, day, edition, listed, options, workbook, year};
use expect_test::{expect, expect_file};
use tenkencho::edition::reference;
use tenkencho::model::activity::{Activity, Deed, activities};
use tenkencho::model::edition_list::EditionList;
use tenkencho::model::last_year::TargetOutcome;
use tenkencho::model::progress::progress;
use tenkencho::model::year_comparison::{
    ComparedRow, Said, TargetCounts, VendorYear, YearCell, YearComparison,
};
use tenkencho::model::{
    Answer, Assessment, Chart, ChartTemplate, Contact, ContactId, ContactKind, Device, DeviceId,
    Edition, FormRef, Item, ItemKey, Paper, Papers, PersonId, Response, Round, SecondAnswer,
    VendorContract, VendorId, VendorSheet, WhyEmpty, Workbook,
};
use tenkencho::report::paper::Printout;
use tenkencho::report::{Fonts, ReportOptions, dump_words, pdf, printout, sheet, verify};
use tenkencho::text;

const FORM: FormRef = FormRef::Institution;

/// Takes a row out of the institution form and gives it back.
fn take(edition: &mut Edition, key: &str) -> Item {
    for group in edition.institution.sections.iter_mut().flat_map(|it| &mut it.groups) {
        if let Some(at) = group.items.iter().position(|item| item.key.as_str() == key) {
            return group.items.remove(at);
        }
    }
    panic!("no row {key}")
}

/// The edition after FY2024: three patch rows are one, the row on the ledger is two, that on the
/// chart is worded anew, one is new, one is gone, and the others stay.
fn next() -> Edition {
    let mut edition = edition();
    (edition.id, edition.after) = ("next".to_owned(), Some("mhlw-2024".to_owned()));
    let patch = take(&mut edition, "security-patch/server");
    take(&mut edition, "security-patch/pc");
    take(&mut edition, "security-patch/network");
    take(&mut edition, "mds-sds");
    let ledger = take(&mut edition, "asset-ledger");
    let mut chart = take(&mut edition, "contact-chart");
    let words = chart.wording.as_mut().expect("a form has it");
    "インシデント発生時の連絡体制図を整備している。".clone_into(&mut words.text);
    let row = |key: &str, formerly: &[&str], base: &Item| {
        let formerly = formerly.iter().map(|key| ItemKey::from(*key)).collect();
        Item { key: key.into(), formerly, ..base.clone() }
    };
    let patches = ["security-patch/server", "security-patch/pc", "security-patch/network"];
    let rows = [
        row("patch", &patches, &patch),
        row("ledger-a", &["asset-ledger"], &ledger),
        row("ledger-b", &["asset-ledger"], &ledger),
        row("no-reuse", &[], &ledger),
        chart,
    ];
    edition.institution.sections[1].groups[0].items.extend(rows);
    edition
}

fn begun(number: i32, edition: &Edition, responses: Vec<Response>) -> Assessment {
    let mut assessment = Assessment::start(year(number), reference(edition), []);
    assessment.vendor_contract = Some(VendorContract::Present);
    assessment.responses = responses.into();
    assessment
}

fn yes(key: &str, number: i32) -> Response {
    answered(key, Answer::Yes, day(number, 6, 1))
}

fn over(assessments: Vec<Assessment>) -> Workbook {
    Workbook { assessments: assessments.into(), ..workbook(2024) }
}

fn compared(workbook: &Workbook, editions: &[Edition]) -> YearComparison {
    YearComparison::of(workbook, &listed(editions), day(2026, 11, 30))
}

fn row<'a>(compared: &'a YearComparison, key: &str) -> &'a ComparedRow {
    compared.rows.iter().find(|row| row.key.as_str() == key).expect("a line")
}

/// A line in few words: its years, newest first.
fn said(compared: &YearComparison, key: &str) -> String {
    let cells = row(compared, key).cells.iter().map(|cell| match cell {
        YearCell::NotKnown => "?".to_owned(),
        YearCell::Absent => "-".to_owned(),
        YearCell::There { is_new, answers } => {
            let answers = answers.iter().map(|it| match it.key.as_str() {
                other if other != key => format!("{other}:{:?}", it.said),
                _ => format!("{:?}", it.said),
            });
            let new = if *is_new { "new " } else { "" };
            format!("{new}{}", answers.collect::<Vec<_>>().join("+"))
        }
    });
    cells.collect::<Vec<_>>().join(" | ")
}

#[test]
fn rows_are_followed_over_editions_by_the_rules_of_last_year() {
    let (first, second) = (edition(), next());
    let before = begun(
        2024,
        &first,
        vec![
            yes("bcp", 2024),
            yes("contact-chart", 2024),
            yes("asset-ledger", 2024),
            yes("security-patch/server", 2024),
            answered("security-patch/pc", Answer::No, day(2024, 6, 1)),
            answered("mds-sds", Answer::Unknown, day(2024, 6, 1)),
        ],
    );
    let rows = ["bcp", "contact-chart", "patch", "ledger-a", "no-reuse"];
    let after = begun(2025, &second, rows.map(|key| yes(key, 2025)).into());
    let compared = compared(&over(vec![before, after]), &[first, second]);
    let table = [
        ("bcp", "Yes | Yes"),
        ("contact-chart", "Yes | Yes"),
        (
            "patch",
            "Yes | security-patch/server:Yes+security-patch/pc:No+security-patch/network:Unanswered",
        ),
        ("ledger-a", "new Yes | -"),
        ("ledger-b", "new Unanswered | -"),
        ("no-reuse", "new Yes | -"),
        ("asset-ledger", "- | Yes"),
        ("mds-sds", "- | Unknown"),
        ("security-manager", "Unanswered | Unanswered"),
    ];
    for (key, expected) in table {
        assert_eq!(said(&compared, key), expected, "{key}");
    }
    // Each row once, those of the newest form first and in its order.
    let keys: Vec<&str> = compared.rows.iter().map(|row| row.key.as_str()).collect();
    let newest = next();
    let form: Vec<&str> = newest.institution.rows().map(|row| row.item.key.as_str()).collect();
    assert_eq!(keys[..form.len()], form);
    assert_eq!(keys[form.len()..], ["asset-ledger", "mds-sds"]);
    let changed = compared.rows.iter().filter(|row| row.has_changed());
    let changed: Vec<&str> = changed.map(|row| row.key.as_str()).collect();
    let expected = ["patch", "ledger-a", "ledger-b", "no-reuse", "asset-ledger", "mds-sds"];
    assert_eq!(changed, expected);
}

#[test]
fn a_clinic_that_went_back_to_an_older_form_is_followed_the_other_way_round() {
    let (first, second) = (edition(), next());
    let newer = begun(2024, &second, vec![yes("patch", 2024), yes("contact-chart", 2024)]);
    let older = begun(2025, &first, vec![yes("contact-chart", 2025), yes("asset-ledger", 2025)]);
    let compared = compared(&over(vec![newer, older]), &[first.clone(), second.clone()]);
    let table = [
        ("contact-chart", "Yes | Yes"),
        ("bcp", "Unanswered | Unanswered"),
        ("asset-ledger", "new Yes | -"),
        ("security-patch/pc", "new Unanswered | -"),
        ("patch", "- | Yes"),
        ("ledger-a", "- | Unanswered"),
    ];
    // A row of the oldest year stands on the line of the newest, and on none of the form between.
    let oldest = begun(2023, &first, vec![yes("security-patch/pc", 2023)]);
    let between = begun(2024, &second, vec![yes("patch", 2024)]);
    let three = over(vec![oldest, between, begun(2025, &first, Vec::new())]);
    for (key, expected) in table {
        assert_eq!(said(&compared, key), expected, "{key}");
    }
    let compared = self::compared(&three, &[first, second]);
    assert_eq!(said(&compared, "patch"), "- | new Yes | -");
    assert_eq!(said(&compared, "security-patch/pc"), "Unanswered | - | Yes");
}

#[test]
fn a_year_whose_edition_is_not_known_keeps_its_place_and_says_nothing() {
    let first = edition();
    let known = |number| begun(number, &first, vec![yes("bcp", number)]);
    let mut lost = known(2025);
    lost.edition.id = "gone".to_owned();
    let years = over(vec![known(2024), lost, known(2026)]);
    let compared = compared(&years, std::slice::from_ref(&first));
    assert_eq!(said(&compared, "bcp"), "Yes | ? | Yes");
    assert!(!row(&compared, "bcp").has_changed());
    assert_eq!(compared.not_known().map(|it| it.year).collect::<Vec<_>>(), [year(2025)]);
    assert!(compared.parts.iter().all(|part| part.shares[1].is_none()));
    assert_eq!(compared.vendors, []);
    // With none of them known nothing is said at all.
    let nothing = self::compared(&years, &[]);
    assert_eq!((nothing.years.len(), nothing.rows.len()), (3, 0));
}

#[test]
fn what_is_not_needed_is_told_apart_from_what_is_not_answered() {
    let first = edition();
    let mut assessment = begun(2024, &first, vec![yes("remote-maintenance", 2024)]);
    assessment.vendor_contract = Some(VendorContract::Absent);
    let years = over(vec![assessment, begun(2025, &first, Vec::new())]);
    let compared = compared(&years, std::slice::from_ref(&first));
    assert_eq!(said(&compared, "remote-maintenance"), "Unanswered | NotNeeded");
    let cell = &row(&compared, "remote-maintenance").cells[1];
    let YearCell::There { answers, .. } = cell else { panic!("{cell:?}") };
    assert_eq!(answers[0].day, None);
    assert!(Said::Yes < Said::NotNeeded, "said in the order of the legend");
}

/// What became of a target date of FY2024, with what FY2025 says.
fn outcome(response: Response, later: Option<Response>, editions: &[Edition]) -> TargetOutcome {
    let first = &editions[0];
    let last = editions.last().expect("an edition");
    let key = response.item.clone();
    let before = begun(2024, first, vec![response]);
    let after = begun(2025, last, later.into_iter().collect());
    let compared = compared(&over(vec![before, after]), editions);
    let answers = compared.rows.iter().filter_map(|row| match &row.cells[1] {
        YearCell::There { answers, .. } => answers.iter().find(|answer| answer.key == key),
        YearCell::NotKnown | YearCell::Absent => None,
    });
    let targets: Vec<_> = answers.filter_map(|answer| answer.target).collect();
    assert_eq!(targets.len(), 1);
    let counts = compared.years[1].targets;
    assert_eq!(counts.total(), 1, "{counts:?}");
    targets[0].outcome
}

#[test]
fn a_target_date_is_kept_by_the_second_check_or_by_the_next_year() {
    use TargetOutcome::{Ahead, Met, Missed};
    let target = day(2025, 7, 31);
    let no =
        |target| Response { target: Some(target), ..answered("bcp", Answer::No, day(2024, 6, 1)) };
    let second = |answer, date| Response {
        second: Round { answer: Some(answer), date, person: None },
        ..no(target)
    };
    let later = |answer, date| {
        let first = Round { answer: Some(answer), date, person: None };
        Some(Response { first, ..Response::unanswered("bcp".into()) })
    };
    let done_later = |date| {
        let first = Round { answer: Some(Answer::No), date: Some(day(2025, 5, 1)), person: None };
        let second = Round { answer: Some(SecondAnswer::Yes), date, person: None };
        Some(Response { first, second, ..Response::unanswered("bcp".into()) })
    };
    let ahead = day(2026, 12, 31);
    let table = [
        // The second check of the same year.
        (second(SecondAnswer::Yes, Some(target)), None, Met),
        (second(SecondAnswer::Yes, None), None, Met),
        (second(SecondAnswer::Yes, Some(day(2025, 8, 1))), None, Missed),
        // It said so too late; the next year cannot make it earlier.
        (
            second(SecondAnswer::Yes, Some(day(2025, 8, 1))),
            later(Answer::Yes, Some(target)),
            Missed,
        ),
        (second(SecondAnswer::No, Some(day(2025, 3, 1))), None, Missed),
        // The next year.
        (no(target), later(Answer::Yes, Some(target)), Met),
        (no(target), later(Answer::Yes, Some(day(2025, 8, 1))), Missed),
        (no(target), later(Answer::Yes, None), Missed),
        (no(target), later(Answer::NotApplicable, Some(target)), Missed),
        (no(target), later(Answer::No, Some(target)), Missed),
        (no(target), done_later(Some(target)), Met),
        (no(target), done_later(Some(day(2025, 8, 1))), Missed),
        (second(SecondAnswer::No, Some(target)), later(Answer::Yes, Some(target)), Met),
        // Still open up to its day.
        (no(ahead), None, Ahead),
        (no(day(2026, 11, 30)), None, Ahead),
        (no(day(2026, 11, 29)), None, Missed),
        (no(ahead), later(Answer::Yes, Some(target)), Met),
    ];
    for (response, later, expected) in table {
        let what = format!("{response:?} {later:?}");
        assert_eq!(outcome(response, later, &[edition()]), expected, "{what}");
    }
    // A row that became another with others is kept by that one.
    let patch = Response { item: "security-patch/pc".into(), ..no(target) };
    let kept = Response { item: "patch".into(), ..later(Answer::Yes, Some(target)).expect("it") };
    assert_eq!(outcome(patch, Some(kept), &[edition(), next()]), Met);
}

#[test]
fn shares_are_those_of_each_years_own_overview() {
    let (first, second) = (edition(), next());
    let before = workbook(2024).assessments[0].clone();
    let after = begun(2025, &second, vec![yes("patch", 2025), yes("bcp", 2025)]);
    let workbook = over(vec![before, after]);
    let compared = compared(&workbook, &[first.clone(), second.clone()]);
    let whole = &compared.parts[0].shares;
    assert_eq!(whole[0], Some(progress(&second, &workbook.assessments[1], FORM)));
    assert_eq!(whole[1], Some(progress(&first, &workbook.assessments[0], FORM)));
    for (at, whole) in whole.iter().enumerate() {
        let parts = compared.parts[1..].iter().filter_map(|part| part.shares[at]);
        let sum: [usize; 5] = parts.map(text::years::numbers).fold([0; 5], |mut sum, numbers| {
            sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
            sum
        });
        assert_eq!(Some(sum), whole.map(text::years::numbers));
    }
    let counts = compared.years[1].targets;
    assert_eq!(counts, TargetCounts { kept: 1, missed: 2, open: 0 });
}

#[test]
fn a_vendor_has_one_line_over_all_years() {
    let first = edition();
    let mut with = workbook(2024).assessments[0].clone();
    with.fiscal_year = year(2025);
    let mut without = begun(2026, &first, Vec::new());
    without.vendor_contract = Some(VendorContract::Absent);
    without.vendor_sheets = vec![VendorSheet::blank(VendorId(3))].into();
    let workbook = over(vec![begun(2024, &first, Vec::new()), with, without]);
    let compared = compared(&workbook, std::slice::from_ref(&first));
    let [sheet, blank] = &compared.vendors[..] else { panic!("{:?}", compared.vendors) };
    assert_eq!((sheet.vendor, blank.vendor), (VendorId(3), VendorId(4)));
    let words = |years: &[VendorYear]| {
        years.iter().map(|it| text::years::vendor_year(*it)).collect::<Vec<_>>().join(" | ")
    };
    expect![[r#"
        対象外 | 受領 R6.6.20
        はい2・いいえ1・未回答11 | ―"#]]
    .assert_eq(&words(&sheet.years));
    expect![[r#"
        ― | 未受領
        はい0・いいえ0・未回答14 | ―"#]]
    .assert_eq(&words(&blank.years));
}

fn years_of(count: i32) -> Workbook {
    let first = workbook(2024).assessments[0].clone();
    let all = (2024..2024 + count).map(|number| {
        let mut year_of = first.clone();
        year_of.fiscal_year = year(number);
        year_of
    });
    over(all.collect())
}

fn printed(workbook: &Workbook, paper: Paper, editions: &[Edition]) -> Printout {
    let options = ReportOptions {
        papers: Papers::only(paper),
        editions: Arc::new(listed(editions)),
        ..options(2026)
    };
    let fonts = Fonts::bundled();
    let printout =
        printout(&at_latest_year(workbook, &edition()), &options, &fonts).expect("pages");
    let bytes = pdf(&printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a PDF");
    verify(&bytes, &printout).expect("the same text");
    printout
}

fn words(printout: &Printout) -> String {
    printout.pages.iter().map(tenkencho::report::paper::Page::text).collect()
}

#[test]
fn the_comparison_looks_as_it_did() {
    let (first, second) = (edition(), next());
    let before = workbook(2024).assessments[0].clone();
    let after = begun(2025, &second, vec![yes("patch", 2025), yes("bcp", 2025)]);
    let workbook = over(vec![before, after, begun(2026, &first, Vec::new())]);
    let printout = printed(&workbook, Paper::Comparison, &[first, second]);
    expect_file!["golden/years.words.txt"].assert_eq(&dump_words(&printout));
    let titles: Vec<&str> = printout.outline.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["年度の比較", "部分ごとの回答の数", "項目ごとの回答"]);
}

#[test]
fn eight_years_stand_beside_each_other_under_a_head_on_every_page() {
    let printout = printed(&years_of(8), Paper::Comparison, &[edition()]);
    for (at, page) in printout.pages.iter().enumerate() {
        assert_eq!(page.size, sheet::Orientation::Landscape.size());
        let text = page.text();
        for head in ["令和6年度", "令和13年度", "印刷 令和8年6月12日"] {
            assert!(text.contains(head), "page {at} has no {head}");
        }
        assert!(text.contains(&format!("{} / {}", at + 1, printout.pages.len())), "page {at}");
        let right = page.size.width.0 - sheet::SIDE.0 + 0.1;
        assert!(page.runs().all(|run| run.at.x.0 + run.width.0 <= right), "page {at}");
    }
    assert!(printout.pages.len() > 1);
    // More years follow in a table of their own, and none is left out.
    let text = words(&printed(&years_of(12), Paper::Comparison, &[edition()]));
    for number in 2024..2036 {
        assert!(text.contains(&text::dates::fiscal_year(year(number))), "{number}");
    }
}

#[test]
fn a_year_that_cannot_be_compared_is_told_on_paper() {
    let mut workbook = years_of(3);
    let mut assessments: Vec<Assessment> = workbook.assessments.iter().cloned().collect();
    assessments[1].edition.id = "gone".to_owned();
    workbook.assessments = assessments.into();
    let text = words(&printed(&workbook, Paper::Comparison, &[edition()]));
    assert!(text.contains("令和7年度は、様式がなく比較不可（gone）。"), "{text}");
}

#[test]
fn one_year_has_nothing_to_be_compared_with() {
    let workbook = years_of(1);
    let papers = Papers::only(Paper::Comparison);
    assert_eq!(papers.why_empty(&Paper::Comparison, &workbook, None), Some(WhyEmpty::OneYear));
    let options = ReportOptions { papers, ..options(2026) };
    let nothing = printout(&at_latest_year(&workbook, &edition()), &options, &Fonts::bundled());
    assert!(nothing.is_err());
    let papers = Papers::only(Paper::Comparison);
    assert_eq!(papers.why_empty(&Paper::Comparison, &years_of(2), None), None);
}

#[test]
fn ten_years_are_compared_at_once() {
    let workbook = years_of(10);
    let first = edition();
    let begin = std::time::Instant::now();
    let compared = compared(&workbook, std::slice::from_ref(&first));
    assert_eq!(compared.years.len(), 10);
    // Far more than it takes, even without optimization on a busy machine.
    assert!(begin.elapsed().as_millis() < 2000, "{:?}", begin.elapsed());
    println!("{:?}", begin.elapsed());
}

/// A clinic that did something of every kind in FY2024.
fn busy() -> Workbook {
    let mut workbook = workbook(2024);
    let mut assessment = workbook.assessments[0].clone();
    let mut undated = yes("security-patch/server", 2024);
    undated.first.date = None;
    let outside = answered("access-rights/server", Answer::Yes, day(2025, 4, 2));
    assessment.responses.push(undated);
    assessment.responses.push(outside);
    let mut sheets: Vec<VendorSheet> = assessment.vendor_sheets.iter().cloned().collect();
    sheets[0].sent_on = Some(day(2024, 5, 10));
    sheets[0].reminded_on = Some(day(2024, 6, 3));
    sheets[0].disclosure_asked_on = Some(day(2024, 5, 10));
    sheets[0].disclosure_received_on = Some(day(2024, 7, 1));
    assessment.vendor_sheets = sheets.into();
    workbook.assessments = vec![assessment].into();
    workbook.contact_chart = Some(Arc::new(Chart {
        version: "2".to_owned(),
        created_on: Some(day(2023, 5, 1)),
        revised_on: Some(day(2024, 8, 1)),
        approver: Some(PersonId(1)),
        ..Chart::blank(ChartTemplate::Small)
    }));
    let contact = |id, on| Contact {
        name: format!("見本{id}"),
        confirmed_on: Some(on),
        ..Contact::blank(ContactId(id), ContactKind::Police)
    };
    workbook.contacts = vec![contact(11, day(2024, 9, 1)), contact(12, day(2022, 9, 1))].into();
    workbook.devices = vec![Device {
        number: "PC-01".to_owned(),
        checked_on: Some(day(2025, 3, 31)),
        checked_by: Some(PersonId(2)),
        ..Device::blank(DeviceId(21))
    }]
    .into();
    workbook
}

#[test]
fn what_was_done_is_derived_by_day_with_what_has_no_day_at_the_end() {
    let (workbook, edition) = (busy(), edition());
    let entries = activities(&workbook, &workbook.assessments[0], &edition);
    let lines: Vec<String> =
        entries.iter().map(|it| text::activity::spoken(it, &workbook, &edition)).collect();
    expect![[r#"
        令和6年5月10日、見本システム株式会社に事業者確認用を送付
        令和6年5月10日、見本システム株式会社にMDS/SDSを依頼
        令和6年6月3日、見本システム株式会社に事業者確認用を督促
        令和6年6月12日、医療情報システムの有無 はい（1回目）、見本花子"#]]
    .assert_eq(&lines[..4].join("\n"));
    let days: Vec<_> = entries.iter().map(|it| (it.day.is_none(), it.day)).collect();
    assert!(days.is_sorted());
    let has = |wanted: &str| {
        assert!(lines.iter().any(|it| it == wanted), "no {wanted} in\n{}", lines.join("\n"));
    };
    has("令和6年6月20日、見本システム株式会社から事業者確認用を受領");
    has("令和6年7月1日、見本システム株式会社からMDS/SDSを受領");
    has("令和6年8月1日、連絡体制図（第2版）を改訂、見本花子");
    has("令和6年9月1日、外部の連絡先「見本11」の番号を確認");
    has("令和6年9月24日、2-(2) リモート保守の確認（システム全般） はい（2回目）、見本次郎");
    has("令和7年3月31日、機器「PC-01」の棚卸し、見本次郎");
    // What belongs to the year is kept outside of it; what lives beyond it is not.
    has("令和7年4月2日（年度外）、2-(4) アクセス利用権限（サーバ） はい（1回目）、見本花子");
    assert!(!lines.iter().any(|it| it.contains("見本12") || it.contains("作成")));
    has("令和6年6月12日、old/item はい（1回目）、見本花子");
    let last: &Activity = entries.last().expect("an entry");
    let Deed::Confirmed { item, .. } = &last.what else { panic!("{last:?}") };
    assert_eq!((last.day, item.as_str()), (None, "security-patch/server"));
}

#[test]
fn the_record_looks_as_it_did() {
    let printout = printed(&busy(), Paper::Activity, &[edition()]);
    expect_file!["golden/activity.words.txt"].assert_eq(&dump_words(&printout));
    // A year on a bridge has one as well: it is no form.
    let mut bridge = edition();
    bridge.bridge = true;
    let workbook = busy();
    let year =
        tenkencho::model::AnsweredYear { assessment: &workbook.assessments[0], edition: &bridge };
    let papers = Papers::only(Paper::Activity);
    assert_eq!(papers.why_empty(&Paper::Activity, &workbook, Some(year)), None);
}

#[test]
fn years_on_the_clinics_own_file_and_on_the_programs_edition_stand_on_one_line() {
    let program = edition();
    let mut file = program.clone();
    for group in file.institution.sections.iter_mut().flat_map(|it| &mut it.groups) {
        for item in group.items.iter_mut().filter(|item| item.key.as_str() == "asset-ledger") {
            item.key = "row-1".into();
        }
    }
    let years = over(vec![
        begun(2024, &file, vec![yes("row-1", 2024), yes("bcp", 2024)]),
        begun(2025, &program, vec![yes("asset-ledger", 2025)]),
        begun(2026, &next(), vec![yes("bcp", 2026)]),
    ]);
    let known = listed(&[program, next()]);
    let known = EditionList { beside: vec![(file.clone(), reference(&file))], ..known };
    let compared = YearComparison::of(&years, &known, day(2026, 11, 30));
    let of = |key: &str| -> Vec<Vec<Said>> {
        let answers = |cell: &YearCell| match cell {
            YearCell::There { answers, .. } => answers.iter().map(|it| it.said).collect(),
            _ => Vec::new(),
        };
        row(&compared, key).cells.iter().map(answers).collect()
    };
    assert_eq!(of("asset-ledger"), [vec![], vec![Said::Yes], vec![Said::Yes]]);
    assert_eq!(of("bcp"), [[Said::Yes], [Said::Unanswered], [Said::Yes]]);
    assert!(!compared.rows.iter().any(|row| row.key.as_str() == "row-1"));
}
