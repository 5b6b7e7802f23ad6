use std::sync::Arc;

use super::*;
use crate::edition::{EditionLibrary, embedded_documents};
use crate::model::document::{DocumentCell, DocumentEntry};
use crate::model::document_template::{ColumnKind, FieldKind};
use crate::model::{ApprovedDocument, ChartTemplate, DocumentKey, RowKey};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn today() -> NaiveDate {
    day(2024, 10, 1)
}

fn told(workbook: &Workbook, item: &str) -> Vec<Fact> {
    facts(&embedded_documents(), workbook, &item.into(), today()).expect("it is asked about").1
}

/// A clinic whose table of backups has these rows: オフライン and 最後に試した日.
fn with_backups(rows: &[(&str, &str)]) -> Workbook {
    let rows = (1..).zip(rows).map(|(number, (offline, tested))| {
        let cell = |column: &str, text: &str| DocumentCell::text(column, text);
        let cells = vec![cell("system", "電子カルテ"), DocumentCell::choice("offline", *offline)];
        let tested = Some(cell("tested-on", tested)).filter(|cell| !cell.value.is_blank());
        let cells = cells.into_iter().chain(tested).collect();
        DocumentRow { cells, ..DocumentRow::untouched(RowKey::Own(number)) }
    });
    let mut document = Document::blank(DocumentKey::first("clinic-2024"), None);
    let value = DocumentValue::Table(rows.collect());
    document.entries.push(DocumentEntry { field: "backups".into(), value });
    Workbook { documents: vec![document].into(), ..Workbook::new("港医院") }
}

#[test]
fn the_template_has_the_table_that_is_read() {
    let library = embedded_documents();
    let template = library.template(&"clinic-2024".into()).expect("embedded");
    let tells = template.beside.iter().map(|facts| &facts.tells);
    let mut tables = tells.filter_map(|tells| match tells {
        ToldFacts::Backups(table) => Some(table),
        ToldFacts::Approval => None,
    });
    let told = tables.next().expect("backups are told of");
    let field = template.field(&told.field).expect("the field");
    let FieldKind::Table(table) = &field.kind else { panic!("a table") };
    assert!(table.rows.is_empty() && field.known.is_none(), "all rows are the clinic's");
    let column = |key: &ColumnKey| table.columns.iter().find(|it| it.key == *key);
    assert_eq!(column(&told.tested_on).expect("a column").kind, ColumnKind::Date);
}

#[test]
fn the_three_questions_are_those_of_the_edition() {
    let library = EditionLibrary::embedded();
    let edition = library.get("mhlw-2024").expect("embedded");
    let workbook = Workbook::new("港医院");
    let rows = edition.institution.rows().map(|row| &row.item.key);
    let asked: Vec<&str> = rows
        .filter(|key| facts(&embedded_documents(), &workbook, key, today()).is_some())
        .map(|key| key.0.as_str())
        .collect();
    assert_eq!(asked, ["contact-chart", "backup-recovery", "bcp"]);
    for key in asked {
        let told = told(&workbook, key);
        assert!(told.len() == 1 && told[0].is_nothing(), "{key}: {told:?}");
    }
}

#[test]
fn the_newest_day_of_a_restore_test_counts_however_it_is_written() {
    let rows = [("absent", "2023/12/1"), ("there", "令和6年3月20日"), ("asked", "そのうち")];
    let newest = day(2024, 3, 20);
    let expected = [Fact::RestoredOn(newest), Fact::Offline(true)];
    assert_eq!(told(&with_backups(&rows), "backup-recovery"), expected);
    for text in ["R6.3.20", "20240320", "２０２４／３／２０", "6年3月20日"] {
        let told = told(&with_backups(&[("absent", text)]), "backup-recovery");
        assert_eq!(told, [Fact::RestoredOn(newest), Fact::Offline(false)], "{text}");
    }
}

#[test]
fn restore_tests_that_do_not_count_are_told_apart() {
    let table = [
        ("", Fact::NotRestored),
        (" ", Fact::NotRestored),
        ("そのうち", Fact::RestoreUnreadable),
        ("令和6年2月30日", Fact::RestoreUnreadable),
        ("2042/3/20", Fact::RestoredLater(day(2042, 3, 20))),
    ];
    for (text, expected) in table {
        let told = told(&with_backups(&[("asked", text)]), "backup-recovery");
        assert_eq!(told, [expected, Fact::Offline(false)], "{text}");
        assert!(told.iter().all(Fact::is_open), "{text}");
    }
}

#[test]
fn rows_that_are_left_out_or_empty_are_no_backups() {
    let mut workbook = with_backups(&[("there", "2024/3/20")]);
    let document = &mut workbook.documents[0];
    let DocumentValue::Table(rows) = &mut document.entries[0].value else { panic!("a table") };
    rows[0].is_hidden = true;
    rows.push(DocumentRow::untouched(RowKey::Own(2)));
    assert_eq!(told(&workbook, "backup-recovery"), [Fact::NoBackup]);
}

#[test]
fn the_document_tells_its_version_its_approval_and_its_next_review() {
    let mut document = Document::blank(DocumentKey::first("clinic-2024"), None);
    let of = |document: &Document| {
        let workbook =
            Workbook { documents: vec![document.clone()].into(), ..Workbook::new("港医院") };
        told(&workbook, "bcp")
    };
    let nothing = [Fact::DocumentVersion(String::new()), Fact::NotApproved, Fact::NoReview];
    assert_eq!(of(&document), nothing);
    assert!(nothing.iter().all(Fact::is_open));
    "2".clone_into(&mut document.version);
    for (version, on) in [("1", day(2023, 4, 1)), ("2", day(2024, 4, 1))] {
        document.approved.push(Arc::new(ApprovedDocument {
            version: version.to_owned(),
            approver: "港 太郎".to_owned(),
            ..document.approved_on(on, Vec::new())
        }));
    }
    document.next_review_on = Some(today());
    let whole = [
        Fact::DocumentVersion("2".to_owned()),
        Fact::Approved("2".to_owned(), day(2024, 4, 1), "港 太郎".to_owned()),
        Fact::NextReview(today()),
    ];
    assert_eq!(of(&document), whole);
    assert!(!whole.iter().any(Fact::is_open));
    document.next_review_on = today().pred_opt();
    assert_eq!(of(&document)[2], Fact::ReviewPassed(day(2024, 9, 30)));
}

#[test]
fn the_chart_tells_its_day_and_how_much_is_missing() {
    let mut chart = Chart::blank(ChartTemplate::Small);
    chart.created_on = Some(day(2024, 4, 1));
    let mut workbook = Workbook { contact_chart: Some(chart.into()), ..Workbook::new("港医院") };
    let gaps = gaps(&workbook, ChartKind::Contact, today());
    let required = gaps.iter().filter(|gap| gap.is_required).count();
    assert!(required > 0 && gaps.len() > required);
    let expected = [
        Fact::ChartVersion(String::new()),
        Fact::ChartCreated(day(2024, 4, 1)),
        Fact::ChartLacks(required),
        Fact::ChartAdvised(gaps.len() - required),
    ];
    assert_eq!(told(&workbook, "contact-chart"), expected);
    let chart = workbook.chart_mut(ChartKind::Contact).expect("begun");
    chart.revised_on = Some(day(2024, 9, 1));
    assert_eq!(told(&workbook, "contact-chart")[1], Fact::ChartRevised(day(2024, 9, 1)));
}
