//! The clinic's own particulars.

use serde::{Deserialize, Serialize};

/// 医療機関 — the clinic whose workbook this is. Everything but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinic {
    /// 医療機関名
    pub name: String,
    /// 所在地
    pub address: String,
    /// 電話番号, as typed.
    pub telephone: String,
    /// 管理者（院長）
    pub director: String,
    /// 医療機関コード, as typed.
    pub institution_code: String,
}
