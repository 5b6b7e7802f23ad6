//! A record taken out of everything that refers to it, before it goes.

use super::document::CellValue;
use super::{BoxContent, ChartKind, Document, DocumentValue, RecordRef, RowKey, Workbook};

impl Workbook {
    /// Whether a record can be taken out of everything: a vendor or a contact. What a person confirmed
    /// stays in the name of that person, and a closed year keeps its vendors.
    #[must_use]
    pub fn can_forget(&self, record: RecordRef) -> bool {
        let RecordRef::Vendor(vendor) = record else {
            return matches!(record, RecordRef::Contact(_));
        };
        let mut closed = self.assessments.iter().filter(|it| it.closed().is_some());
        !closed.any(|year| year.sheet(vendor).is_some())
    }

    /// Takes a vendor or a contact out of sheets, charts, devices and documents. What was approved is
    /// kept in words and stays.
    pub fn forget(&mut self, record: RecordRef) {
        if !self.can_forget(record) {
            return;
        }
        for kind in [ChartKind::Contact, ChartKind::Organization] {
            if let Some(chart) = self.chart_mut(kind) {
                chart.boxes.retain(|shown| is_other(&shown.content, record));
            }
        }
        if let RecordRef::Vendor(vendor) = record {
            while let Some(year) = self.assessments.find_mut(|year| year.sheet(vendor).is_some()) {
                year.vendor_sheets.retain(|sheet| sheet.vendor != vendor);
            }
            while let Some(device) = self.devices.find_mut(|it| it.vendor == Some(vendor)) {
                device.vendor = None;
            }
        }
        let mentions = |it: &Document| it.mentions().any(|mention| mention.record == record);
        while let Some(document) = self.documents.find_mut(|it| mentions(it)) {
            forget_in(document, record);
        }
    }
}

fn is_other(content: &BoxContent, record: RecordRef) -> bool {
    match (content, record) {
        (BoxContent::Vendor(id), RecordRef::Vendor(other)) => *id != other,
        (BoxContent::Contact(id), RecordRef::Contact(other)) => *id != other,
        _ => true,
    }
}

/// Takes a record out of the fields of a document. A field that held nothing else is given again by
/// template and workbook.
fn forget_in(document: &mut Document, record: RecordRef) {
    document.entries.retain(|entry| match (&entry.value, record) {
        (DocumentValue::Vendor(Some(id)), RecordRef::Vendor(other)) => *id != other,
        _ => true,
    });
    for entry in &mut document.entries {
        let DocumentValue::Table(rows) = &mut entry.value else { continue };
        rows.retain(|row| match (&row.key, record) {
            (RowKey::Vendor(id), RecordRef::Vendor(other)) => *id != other,
            (RowKey::Contact(id), RecordRef::Contact(other)) => *id != other,
            _ => true,
        });
        for row in rows {
            row.cells.retain(|cell| match (&cell.value, record) {
                (CellValue::Vendor(id), RecordRef::Vendor(other)) => *id != other,
                _ => true,
            });
        }
    }
}
