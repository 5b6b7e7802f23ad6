//! What the contact chart and the documents have to say beside a question of the checklist. They
//! never answer one.

use chrono::NaiveDate;

use crate::model::chart_check::gaps;
use crate::model::date_entry::read_whole;
use crate::model::document::{CellValue, DocumentRow};
use crate::model::document_papers::{BackupTable, ToldFacts};
use crate::model::{
    Chart, ChartKind, ColumnKey, Document, DocumentKey, DocumentLibrary, DocumentValue, ItemKey,
    Workbook,
};

/// The question of the editions about the contact chart.
const CONTACT_CHART: &str = "contact-chart";

/// Where a fact is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownPlace {
    /// 連絡体制図
    ContactChart,
    /// A document, be it one to be begun.
    Document(DocumentKey),
}

/// One thing that is written there, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The contact chart was not begun.
    NoChart,
    /// 版 of the chart, as typed.
    ChartVersion(String),
    /// 改訂日 of the chart.
    ChartRevised(NaiveDate),
    /// 作成日 of a chart that was never revised.
    ChartCreated(NaiveDate),
    /// The chart has neither of the two.
    ChartUndated,
    /// How much is missing of what item 3-(1) needs.
    ChartLacks(usize),
    /// How much else should be looked at.
    ChartAdvised(usize),
    /// The document was not begun.
    NoDocument,
    /// No backup is written into the document.
    NoBackup,
    /// The newest day of a restore test.
    RestoredOn(NaiveDate),
    /// A restore-test date in the future: a typo, or a plan.
    RestoredLater(NaiveDate),
    /// Days of restore tests are written, and none can be read.
    RestoreUnreadable,
    /// No day of a restore test is written.
    NotRestored,
    /// Whether any backup is kept offline.
    Offline(bool),
    /// 版 of the document, as typed.
    DocumentVersion(String),
    /// The version that was approved last, when, and by whom.
    Approved(String, NaiveDate, String),
    /// No version was approved.
    NotApproved,
    /// 次回見直し予定日
    NextReview(NaiveDate),
    /// 次回見直し予定日, which has passed.
    ReviewPassed(NaiveDate),
    /// There is no 次回見直し予定日.
    NoReview,
}

impl Fact {
    /// Whether somebody should look at it before answering はい.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::ChartVersion(version) | Self::DocumentVersion(version) => {
                version.trim().is_empty()
            }
            Self::ChartLacks(count) => *count > 0,
            Self::Offline(is_there) => !is_there,
            Self::ChartRevised(_)
            | Self::ChartCreated(_)
            | Self::ChartAdvised(_)
            | Self::RestoredOn(_)
            | Self::Approved(..)
            | Self::NextReview(_) => false,
            Self::NoChart
            | Self::ChartUndated
            | Self::NoDocument
            | Self::NoBackup
            | Self::RestoredLater(_)
            | Self::RestoreUnreadable
            | Self::NotRestored
            | Self::NotApproved
            | Self::ReviewPassed(_)
            | Self::NoReview => true,
        }
    }

    /// Whether this fact just says that nothing is recorded.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::NoChart | Self::NoDocument | Self::NoBackup)
    }
}

/// What is written about a question as of a day, and where; `None` for questions that neither the
/// chart nor any document is about. Which document is about a question, its template says.
#[must_use]
pub fn facts(
    library: &DocumentLibrary,
    workbook: &Workbook,
    item: &ItemKey,
    today: NaiveDate,
) -> Option<(KnownPlace, Vec<Fact>)> {
    if item.0 == CONTACT_CHART {
        let chart = workbook.chart(ChartKind::Contact);
        let found = chart.map(|chart| chart_facts(workbook, chart, today));
        return Some((KnownPlace::ContactChart, found.unwrap_or_else(|| vec![Fact::NoChart])));
    }
    let (template, tells) = library.templates().find_map(|template| {
        let about = template.beside.iter().find(|facts| facts.item == *item)?;
        Some((template, &about.tells))
    })?;
    let Some(document) = workbook.documents_on(&template.id).last() else {
        let place = KnownPlace::Document(DocumentKey::first(template.id.clone()));
        return Some((place, vec![Fact::NoDocument]));
    };
    let found = match tells {
        ToldFacts::Approval => document_facts(document, today),
        ToldFacts::Backups(table) => backup_facts(document, table, today),
    };
    Some((KnownPlace::Document(document.key.clone()), found))
}

fn chart_facts(workbook: &Workbook, chart: &Chart, today: NaiveDate) -> Vec<Fact> {
    let gaps = gaps(workbook, ChartKind::Contact, today);
    let required = gaps.iter().filter(|gap| gap.is_required).count();
    let mut found = vec![
        Fact::ChartVersion(chart.version.clone()),
        match (chart.revised_on, chart.created_on) {
            (Some(day), _) => Fact::ChartRevised(day),
            (None, Some(day)) => Fact::ChartCreated(day),
            (None, None) => Fact::ChartUndated,
        },
        Fact::ChartLacks(required),
    ];
    if gaps.len() > required {
        found.push(Fact::ChartAdvised(gaps.len() - required));
    }
    found
}

fn document_facts(document: &Document, today: NaiveDate) -> Vec<Fact> {
    let approved = document
        .last_approved()
        .map(|it| Fact::Approved(it.version.clone(), it.approved_on, it.approver.clone()));
    let review = match document.next_review_on {
        None => Fact::NoReview,
        Some(day) if day < today => Fact::ReviewPassed(day),
        Some(day) => Fact::NextReview(day),
    };
    vec![
        Fact::DocumentVersion(document.version.clone()),
        approved.unwrap_or(Fact::NotApproved),
        review,
    ]
}

/// Neither the template nor the records give rows of this table: what the clinic wrote is all of it.
fn backup_facts(document: &Document, table: &BackupTable, today: NaiveDate) -> Vec<Fact> {
    let rows: &[DocumentRow] = match document.value(&table.field) {
        Some(DocumentValue::Table(rows)) => rows,
        _ => &[],
    };
    let is_written =
        |row: &&DocumentRow| !row.is_hidden && row.cells.iter().any(|cell| !cell.value.is_blank());
    let rows: Vec<&DocumentRow> = rows.iter().filter(is_written).collect();
    if rows.is_empty() {
        return vec![Fact::NoBackup];
    }
    let tests = cells(&rows, &table.tested_on).map(|cell| cell.typed().trim());
    let tests: Vec<&str> = tests.filter(|text| !text.is_empty()).collect();
    let restored = match tests.iter().filter_map(|text| read_whole(text).ok()).max() {
        Some(day) if day > today => Fact::RestoredLater(day),
        Some(day) => Fact::RestoredOn(day),
        None if tests.is_empty() => Fact::NotRestored,
        None => Fact::RestoreUnreadable,
    };
    let mut offline = cells(&rows, &table.offline).filter_map(CellValue::choice);
    vec![restored, Fact::Offline(offline.any(|choice| *choice == table.is_offline))]
}

fn cells<'a>(
    rows: &'a [&DocumentRow],
    column: &'a ColumnKey,
) -> impl Iterator<Item = &'a CellValue> {
    rows.iter().filter_map(|row| row.cell(column))
}

#[cfg(test)]
mod tests;
