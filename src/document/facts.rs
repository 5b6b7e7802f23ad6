//! What the contact chart and the BCP have to say beside a question of the checklist. They never
//! answer one.

use chrono::NaiveDate;

use crate::model::chart_check::gaps;
use crate::model::date_entry::read_whole;
use crate::model::document::DocumentRow;
use crate::model::{
    Chart, ChartKind, ColumnKey, Document, DocumentValue, FieldKey, ItemKey, Workbook,
};
use crate::text::document::OFFLINE;

/// The table of backups in the template, and the columns that are read here.
const BACKUPS: &str = "backups";
const OFFLINE_COLUMN: &str = "offline";
const TESTED_ON: &str = "tested-on";

/// Where a fact is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 連絡体制図
    ContactChart,
    /// 事業継続計画
    Document,
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
    /// How much should be looked at besides.
    ChartAdvised(usize),
    /// The BCP was not begun.
    NoDocument,
    /// No backup is written into the BCP.
    NoBackup,
    /// The newest day of a restore test.
    RestoredOn(NaiveDate),
    /// A restore test that has its day still to come: a slip, or a plan.
    RestoredLater(NaiveDate),
    /// Days of restore tests are written, and none can be read.
    RestoreUnreadable,
    /// No day of a restore test is written.
    NotRestored,
    /// Whether any backup is kept offline.
    Offline(bool),
    /// 版 of the BCP, as typed.
    DocumentVersion(String),
    /// The version that was approved last, when, and by whom.
    Approved(String, NaiveDate, String),
    /// No version was approved.
    NotApproved,
    /// 次回見直し予定日
    NextReview(NaiveDate),
    /// 次回見直し予定日, which is over.
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

    /// Whether there is nothing to tell but this.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::NoChart | Self::NoDocument | Self::NoBackup)
    }
}

/// What is written about a question as of a day, and where; `None` for questions that neither the
/// chart nor the BCP is about. Keys are those of the editions.
#[must_use]
pub fn facts(workbook: &Workbook, item: &ItemKey, today: NaiveDate) -> Option<(Place, Vec<Fact>)> {
    let document = workbook.document.as_deref();
    Some(match item.0.as_str() {
        "contact-chart" => {
            let chart = workbook.chart(ChartKind::Contact);
            let found = chart.map(|chart| chart_facts(workbook, chart, today));
            (Place::ContactChart, found.unwrap_or_else(|| vec![Fact::NoChart]))
        }
        "backup-recovery" => {
            let found = document.map(|document| backup_facts(document, today));
            (Place::Document, found.unwrap_or_else(|| vec![Fact::NoDocument]))
        }
        "bcp" => {
            let found = document.map(|document| document_facts(document, today));
            (Place::Document, found.unwrap_or_else(|| vec![Fact::NoDocument]))
        }
        _ => return None,
    })
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
fn backup_facts(document: &Document, today: NaiveDate) -> Vec<Fact> {
    let rows: &[DocumentRow] = match document.value(&FieldKey::from(BACKUPS)) {
        Some(DocumentValue::Table(rows)) => rows,
        _ => &[],
    };
    let is_written =
        |row: &&DocumentRow| !row.is_hidden && row.cells.iter().any(|cell| !cell.value.is_blank());
    let rows: Vec<&DocumentRow> = rows.iter().filter(is_written).collect();
    if rows.is_empty() {
        return vec![Fact::NoBackup];
    }
    let cells = |column: &str| {
        let column = ColumnKey::from(column);
        let cells = rows.iter().filter_map(|row| row.cell(&column)).map(|it| it.typed().trim());
        cells.filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    let tests = cells(TESTED_ON);
    let restored = match tests.iter().filter_map(|text| read_whole(text).ok()).max() {
        Some(day) if day > today => Fact::RestoredLater(day),
        Some(day) => Fact::RestoredOn(day),
        None if tests.is_empty() => Fact::NotRestored,
        None => Fact::RestoreUnreadable,
    };
    vec![restored, Fact::Offline(cells(OFFLINE_COLUMN).contains(&OFFLINE))]
}

#[cfg(test)]
mod tests;
