//! The cells of a form's head that take a name.
//!
//! Either the label and the room for the name stand in one cell (事業者名：＿＿＿), or the room is the
//! block to the right of the label.

use super::answer_words::{AFTER_LABEL, is_clinic_name, is_room};
use super::fold::folded;
use super::grid::{CellPlace, Grid};
use super::reading::FormReading;
use super::vocabulary;

/// Whose name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameOf {
    Vendor,
    Clinic,
}

/// A cell that takes a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameCell {
    pub(super) place: CellPlace,
    /// The label, where it stands in the same cell.
    label: String,
    /// The name that stands there.
    pub(super) name: String,
}

impl NameCell {
    /// What is written into the cell for a name.
    pub(super) fn with(&self, name: &str) -> String {
        format!("{}{}", self.label, name.trim())
    }
}

/// Finds the cell of a form's head; `None` where the form asks for no such name.
pub(super) fn name_cell(grid: &Grid, form: &FormReading, of: NameOf) -> Option<NameCell> {
    let is_asked = match of {
        NameOf::Vendor => form.vendor_name_label.is_some(),
        NameOf::Clinic => form.fields.iter().any(|it| is_clinic_name(&folded(it))),
    };
    let first = form.items.first()?.rows.0;
    let is_label = |text: &str| match of {
        NameOf::Vendor => vocabulary::is_vendor_name(text),
        NameOf::Clinic => is_clinic_name(text),
    };
    // One sheet may hold two forms: the nearest label above the items is this form's own.
    let above = grid.filled().filter(|(place, _)| is_asked && place.row < first);
    let (place, cell) = above.filter(|(_, cell)| is_label(&folded(&cell.text))).last()?;
    let block = grid.block(place);
    let text = cell.text.trim_end_matches(['\n', '\r']);
    let words = text.trim_start();
    let label_end = words.find(is_room).unwrap_or(words.len());
    let parted = words[label_end..].trim_start_matches(is_room);
    let right = CellPlace { row: place.row, column: block.last.column + 1 };
    let beside = grid.block(right);
    let held = grid.cell(right).map(|it| it.text.trim().to_owned()).unwrap_or_default();
    let room = words.len() - parted.len() - label_end;
    let is_wide = block.first.column != block.last.column;
    // More than the colon: the room was left in this cell.
    let has_room = words[label_end..].chars().filter(|c| is_room(*c)).count() > 1;
    if !parted.is_empty() || is_wide || has_room {
        let colon = words[label_end..label_end + room].chars().find(|c| !c.is_whitespace());
        let colon = colon.filter(|c| *c == ':').map_or(AFTER_LABEL, |_| ":");
        let label = format!("{}{colon}", &words[..label_end]);
        return Some(NameCell { place, label, name: parted.trim().to_owned() });
    }
    let is_taken = vocabulary::is_field(&folded(&held)) || beside.first != right;
    (!is_taken).then_some(NameCell { place: right, label: String::new(), name: held })
}
