//! Vendors, a living record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Identifies a vendor for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VendorId(pub u32);

/// 事業者 — a company that supplies or maintains a medical information system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The id that vendor sheets refer to.
    pub id: VendorId,
    /// 事業者名, as typed.
    pub name: String,
    /// The day on which the contract ended.
    pub ended_on: Option<NaiveDate>,
}
