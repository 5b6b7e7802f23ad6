//! How far a document answers an item of the check table. It never answers はい or いいえ by itself.

use super::plan::{DocumentPlan, Written};
use crate::model::check_table::CheckItem;

/// What stands behind an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// 記載あり — every section that answers it is complete.
    There,
    /// 一部記載
    Begun,
    /// 記載なし
    Nothing,
}

/// How far the sections that answer an item are written. Sections that a document of this size
/// does not have are left out of account.
#[must_use]
pub fn evidence(item: &CheckItem, plan: &DocumentPlan) -> Evidence {
    let sections = item.sections.iter().filter_map(|key| plan.section(key));
    let written: Vec<Written> = sections.map(|section| section.written).collect();
    if !written.is_empty() && written.iter().all(|it| *it == Written::Complete) {
        Evidence::There
    } else if written.iter().all(|it| *it == Written::Nothing) {
        Evidence::Nothing
    } else {
        Evidence::Begun
    }
}
