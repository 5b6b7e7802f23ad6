//! The clinic's particulars and its people on screen.

use crate::state::ClinicField;

/// Heading of the particulars.
pub const PARTICULARS: &str = "クリニックの情報";
/// What is needed.
pub const PARTICULARS_EXPLAINED: &str = "名前のほかは空欄でもかまいません。";
/// Heading of the people.
pub const PEOPLE: &str = "担当者";
/// What people are for.
pub const PEOPLE_EXPLAINED: &str = "項目を確認した人です。名前を直すと、まだ締めていない年度のすべての場所で直ります。後任の方は新しく追加してください。";
/// Field for a new person.
pub const NEW_PERSON: &str = "新しい担当者の名前";
/// Label of a person's name.
pub const NAME: &str = "名前";
/// Label of the day on which a person left.
pub const LEFT_ON: &str = "退職日（在職中は空欄）";
/// Removes a person.
pub const REMOVE: &str = "削除";
/// Why a person cannot be removed.
pub const IN_USE: &str = "答えに使われているので削除できません。退職日を入れてください。";
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
