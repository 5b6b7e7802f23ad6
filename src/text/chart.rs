//! Words of the contact chart and the organization chart.

use crate::model::ChartKind;

/// The name of a chart.
#[must_use]
pub fn name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Contact => "連絡体制図",
        ChartKind::Organization => "組織体制図",
    }
}
