//! The answers of a year.

use super::{columns, name};
use crate::exchange::table::{DataTable, DataValue};
use crate::model::edition::FormRow;
use crate::model::need::need;
use crate::model::{Assessment, Edition, FormRef, Response, Workbook};
use crate::text::{answers as answer_words, exchange as words, report};

/// Every row of every form of the year, answered or not, and what was answered to rows that the
/// edition does not have.
#[must_use]
pub fn answers(workbook: &Workbook, edition: &Edition, assessment: &Assessment) -> DataTable {
    let sheets = assessment.vendor_sheets.iter().map(|sheet| FormRef::Vendor(sheet.vendor));
    let mut rows = Vec::new();
    for form in std::iter::once(FormRef::Institution).chain(sheets) {
        let page = Page { workbook, edition, assessment, form };
        rows.extend(edition.form_of(form).rows().map(|row| page.row(row)));
        let kept = assessment.responses_on(form).filter(|response| !response.is_blank());
        let unknown = kept.filter(|it| edition.form_of(form).row(&it.item).is_none());
        rows.extend(unknown.map(|response| page.unknown(response)));
    }
    DataTable { title: words::ANSWERS.to_owned(), columns: columns(words::ANSWER_COLUMNS), rows }
}

struct Page<'a> {
    workbook: &'a Workbook,
    edition: &'a Edition,
    assessment: &'a Assessment,
    form: FormRef,
}

impl Page<'_> {
    fn row(&self, row: FormRow<'_>) -> Vec<DataValue> {
        let response = self.assessment.response(self.form, &row.item.key);
        let blank = Response::unanswered(row.item.key.clone());
        let response = response.unwrap_or(&blank);
        let need = need(self.edition, self.assessment, self.form, row.item);
        let mut values = self.head();
        values.extend([
            row.full_number().into(),
            row.group.map_or("", |group| group.short.as_str()).into(),
            row.item.short.as_str().into(),
            row.item.wording.as_ref().map_or(words::WORDING_UNKNOWN, |it| &it.text).into(),
            answer_words::state(response.current(), need).into(),
        ]);
        self.said(response, &mut values);
        values
    }

    fn unknown(&self, response: &Response) -> Vec<DataValue> {
        let mut values = self.head();
        let current = response.current().map_or("", answer_words::answer);
        values.extend([response.item.0.as_str().into(), DataValue::Empty, DataValue::Empty]);
        values.extend([words::NOT_IN_EDITION.into(), current.into()]);
        self.said(response, &mut values);
        values
    }

    fn head(&self) -> Vec<DataValue> {
        let vendor = match self.form {
            FormRef::Institution => DataValue::Empty,
            FormRef::Vendor(id) => {
                let vendor = self.workbook.vendor(id);
                vendor.map_or_else(|| report::unknown_vendor(id.0), |it| it.name.clone()).into()
            }
        };
        let form = &self.edition.form_of(self.form).name.text;
        vec![self.assessment.fiscal_year.to_string().into(), form.as_str().into(), vendor]
    }

    fn said(&self, response: &Response, values: &mut Vec<DataValue>) {
        let (first, second) = (&response.first, &response.second);
        values.extend([
            first.answer.map_or("", answer_words::answer).into(),
            DataValue::day(first.date),
            name(self.workbook, first.person).into(),
            DataValue::day(response.target),
            second.answer.map_or("", answer_words::second).into(),
            DataValue::day(second.date),
            name(self.workbook, second.person).into(),
            response.reason.as_str().into(),
            response.memo.as_str().into(),
            response.inner_memo.as_str().into(),
        ]);
    }
}
