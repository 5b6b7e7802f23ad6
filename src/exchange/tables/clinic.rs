//! The clinic's particulars, and what is known of each year.

use super::columns;
use crate::exchange::table::{DataTable, DataValue};
use crate::model::{Assessment, Workbook};
use crate::text::exchange as words;

/// One line for everything that is known of the clinic and of each of its years.
#[must_use]
pub fn clinic(workbook: &Workbook) -> DataTable {
    let clinic = &workbook.clinic;
    let particulars = [
        &clinic.name,
        &clinic.address,
        &clinic.telephone,
        &clinic.director,
        &clinic.institution_code,
    ];
    let own = words::CLINIC_LINES.into_iter().zip(particulars);
    let own = own.map(|(name, text)| line("", name, text.as_str().into()));
    let years = workbook.assessments.iter().flat_map(year);
    DataTable {
        title: words::CLINIC.to_owned(),
        columns: columns(words::CLINIC_COLUMNS),
        rows: own.chain(years).collect(),
    }
}

fn line(year: &str, name: &str, value: DataValue) -> Vec<DataValue> {
    vec![year.into(), name.into(), value]
}

fn year(assessment: &Assessment) -> Vec<Vec<DataValue>> {
    let year = assessment.fiscal_year.to_string();
    let edition = &assessment.edition;
    let used = words::edition(&edition.id, edition.revision, &edition.wording);
    let contract = assessment.vendor_contract.map_or("", words::vendor_contract);
    let [edition_name, contract_name, day_name, closing_name] = words::YEAR_LINES;
    let mut lines = vec![
        line(&year, edition_name, used.into()),
        line(&year, contract_name, contract.into()),
        line(&year, day_name, DataValue::day(assessment.inspection_on)),
    ];
    let closings = assessment.closings.iter();
    lines.extend(closings.map(|it| line(&year, closing_name, words::closing(it).into())));
    lines
}
