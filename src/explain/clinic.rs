//! The clinic's particulars on screen.

use crate::state::ClinicField;

/// Heading of the particulars.
pub const PARTICULARS: &str = "医療機関の情報";
/// What is needed.
pub const PARTICULARS_EXPLAINED: &str = "名前のほかは空欄でもかまいません。";
/// Where people are.
pub const PEOPLE_ELSEWHERE: &str = "職員の名前と役割は「人と役割」で入れます。";
/// Leads there.
pub const TO_PEOPLE: &str = "人と役割を開く";
/// Where the name is missing.
pub const NO_NAME: &str = "名前を入れてください";

/// Label of a field.
#[must_use]
pub fn field(field: ClinicField) -> &'static str {
    match field {
        ClinicField::Name => "医療機関名",
        ClinicField::Address => "所在地",
        ClinicField::Telephone => "電話番号",
        ClinicField::Director => "管理者（院長）",
        ClinicField::InstitutionCode => "医療機関コード",
    }
}
