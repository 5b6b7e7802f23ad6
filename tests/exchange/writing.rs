//! What is written into files.

use tenkencho::edition::EditionLibrary;
use tenkencho::exchange::table::{DataColumn, DataTable, DataValue};
use tenkencho::exchange::{self, tables};

use crate::workbooks::{day, full, year};
use crate::{dump, sample_clinic, sheet};

fn table(rows: Vec<Vec<DataValue>>) -> DataTable {
    let column = |head: &str| DataColumn { head: head.to_owned(), width: 10 };
    DataTable { title: "表".to_owned(), columns: vec![column("a"), column("b")], rows }
}

#[test]
fn csv_is_what_excel_in_japan_opens() {
    let rows = vec![
        vec!["受付, \"1\"\n階".into(), DataValue::Day(day(2025, 1, 10))],
        vec!["=cmd|' /C calc'!A0".into(), DataValue::Empty],
        vec!["+81-3-1234-5678".into(), "-".into()],
        vec!["@x".into(), "\tx".into()],
    ];
    let bytes = exchange::csv(&table(rows));
    let text = std::str::from_utf8(&bytes).expect("UTF-8");
    let expected = "\u{feff}a,b\r\n\"受付, \"\"1\"\"\n階\",2025-01-10\r\n'=cmd|' /C calc'!A0,\r\n'+81-3-1234-5678,'-\r\n'@x,'\tx\r\n";
    assert_eq!(text, expected);
}

#[test]
fn no_cell_of_any_table_can_be_carried_out() {
    let mut workbook = full();
    let library = EditionLibrary::embedded();
    let edition = library.get("mhlw-2024").expect("embedded");
    for prefix in ["=", "+", "-", "@"] {
        workbook.people[0].name = format!("{prefix}1");
        workbook.vendors[0].telephone = format!("{prefix}81");
        workbook.assessments[0].responses[0].memo = format!("{prefix}x");
        let assessment = workbook.assessment(year(2024)).expect("the year");
        let all = [
            tables::answers(&workbook, edition, assessment),
            tables::devices(&workbook, &workbook.devices),
            tables::contacts(&workbook),
            tables::people(&workbook),
        ];
        for table in all {
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
            let bytes = exchange::csv(&table);
            let text = String::from_utf8(bytes).expect("UTF-8");
            let mut reader = ::csv::ReaderBuilder::new().from_reader(text.as_bytes());
            for record in reader.records() {
                for cell in &record.expect("a record") {
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
                }
            }
        }
    }
}

#[test]
fn the_sample_clinic_makes_every_table() {
    let library = EditionLibrary::embedded();
    let workbook = sample_clinic::workbook();
    let assessment = workbook.latest_assessment().expect("a year");
    let edition = library.get(&assessment.edition.id).expect("embedded");
    let answers = tables::answers(&workbook, edition, assessment);
    let forms = 1 + assessment.vendor_sheets.len();
    assert!(answers.rows.len() >= edition.institution.rows().count() + forms - 1);
    let people = tables::people(&workbook);
    assert_eq!(people.rows.len(), workbook.people.len());
    let contacts = tables::contacts(&workbook);
    assert_eq!(contacts.rows.len(), workbook.vendors.len() + workbook.contacts.len());
    let now = day(2024, 6, 12).and_hms_opt(9, 0, 0).expect("a time");
    for table in [answers, people, contacts, tables::sheets(&workbook), tables::clinic(&workbook)] {
        let written = exchange::xlsx(&table, now).expect("a workbook");
        let rows = sheet(&written).rows.len();
        assert_eq!(rows, table.rows.len() + 1, "{}", table.title);
        assert_eq!(dump(&sheet(&written)), dump(&sheet(&exchange::csv(&table))));
    }
}

#[test]
fn text_too_long_for_excel_is_told() {
    let long = table(vec![vec!["あ".repeat(32_768).into(), DataValue::Empty]]);
    let now = day(2024, 6, 12).and_hms_opt(9, 0, 0).expect("a time");
    let error = exchange::xlsx(&long, now).expect_err("too long");
    let exchange::WriteError::TooLong { row: 2, column } = &error else { panic!("{error}") };
    assert_eq!(column, &long.columns[0].head);
    let said = tenkencho::explain::exchange::explain_write(&error).what;
    assert!(said.contains("2行目") && said.contains(column), "{said}");
}
