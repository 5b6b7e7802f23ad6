//! What was sent to vendors and came back: the heads of their sheets, year by year.

use super::columns;
use crate::exchange::table::{DataTable, DataValue};
use crate::model::{FiscalYear, VendorSheet, Workbook};
use crate::text::{exchange as words, report};

/// Every sheet of every year, with its days and where its original is kept. The answers on it stand in
/// the table of answers.
#[must_use]
pub fn sheets(workbook: &Workbook) -> DataTable {
    let years = workbook.assessments.iter();
    let sheets = years.flat_map(|it| it.vendor_sheets.iter().map(|sheet| (it.fiscal_year, sheet)));
    DataTable {
        title: words::SHEETS.to_owned(),
        columns: columns(words::SHEET_COLUMNS),
        rows: sheets.map(|(year, sheet)| row(workbook, year, sheet)).collect(),
    }
}

fn row(workbook: &Workbook, year: FiscalYear, sheet: &VendorSheet) -> Vec<DataValue> {
    let id = sheet.vendor;
    let vendor = workbook.vendor(id);
    let vendor = vendor.map_or_else(|| report::unknown_vendor(id.0), |it| it.name.clone());
    let not_asked: Vec<&str> = sheet.not_asked.iter().map(|item| item.0.as_str()).collect();
    let reworded = sheet.reworded.iter().map(|it| words::reworded(&it.item.0, &it.text));
    vec![
        year.to_string().into(),
        vendor.into(),
        sheet.respondent.as_str().into(),
        DataValue::day(sheet.sent_on),
        DataValue::day(sheet.reminded_on),
        DataValue::day(sheet.received_on),
        DataValue::day(sheet.disclosure_asked_on),
        DataValue::day(sheet.disclosure_received_on),
        DataValue::day(sheet.next_on),
        sheet.original_kept_at.as_str().into(),
        not_asked.join(words::BETWEEN_NAMES).into(),
        reworded.collect::<Vec<_>>().join("\n").into(),
        sheet.own_questions.as_str().into(),
    ]
}
