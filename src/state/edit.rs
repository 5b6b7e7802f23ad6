//! What a person can change in the workbook.

use chrono::NaiveDate;

use crate::model::{
    Answer, EditionRef, FiscalYear, PersonId, Place, SecondAnswer, VendorContract, VendorId,
};

/// One field of the clinic's particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClinicField {
    /// 医療機関名
    Name,
    /// 所在地
    Address,
    /// 電話番号
    Telephone,
    /// 管理者（院長）
    Director,
    /// 医療機関コード
    InstitutionCode,
}

/// 1回目 or 2回目
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundNumber {
    /// 1回目
    First,
    /// 2回目
    Second,
}

/// A change to the head of a vendor's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetEdit {
    /// 回答者
    Respondent(String),
    /// 受領日
    ReceivedOn(Option<NaiveDate>),
    /// 原本の保管場所
    OriginalKeptAt(String),
}

/// One change to the workbook, as a person means it. Text arrives verbatim: an input method may be
/// composing it, so nothing is trimmed or judged here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A field of the clinic's particulars.
    Clinic(ClinicField, String),
    /// The yearly question about a vendor contract.
    Contract(Option<VendorContract>),
    /// The answer of the first round; `None` takes it back, date and person with it.
    Answer(Place, Option<Answer>),
    /// The answer of the second round; `None` takes it back, date and person with it.
    SecondAnswer(Place, Option<SecondAnswer>),
    /// 確認日
    Date(Place, RoundNumber, Option<NaiveDate>),
    /// 確認した人
    Person(Place, RoundNumber, Option<PersonId>),
    /// A person who is not in the list yet, and at once the one who confirmed.
    NewPersonAt(Place, RoundNumber, String),
    /// 目標日
    Target(Place, Option<NaiveDate>),
    /// Why the item does not apply.
    Reason(Place, String),
    /// メモ
    Memo(Place, String),
    /// A person of the clinic.
    AddPerson(String),
    /// The name of a person, corrected everywhere.
    RenamePerson(PersonId, String),
    /// The day on which a person left.
    PersonLeft(PersonId, Option<NaiveDate>),
    /// A person who appears in no answer.
    RemovePerson(PersonId),
    /// A vendor, with a sheet in the open year.
    AddVendor(String),
    /// The name of a vendor, corrected everywhere.
    RenameVendor(VendorId, String),
    /// The day on which a vendor's contract ended.
    VendorEnded(VendorId, Option<NaiveDate>),
    /// A vendor of another year gets a sheet in the open one.
    AddSheet(VendorId),
    /// The vendor's sheet of the open year; a vendor left without any sheet goes with it.
    RemoveSheet(VendorId),
    /// The head of a vendor's sheet.
    Sheet(VendorId, SheetEdit),
    /// A further fiscal year, every item unanswered.
    StartYear(FiscalYear, EditionRef),
}

/// A field in which keystrokes gather into one step of undo until the focus leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Clinic(ClinicField),
    Date(Place, RoundNumber),
    Target(Place),
    Reason(Place),
    Memo(Place),
    Person(PersonId),
    PersonLeft(PersonId),
    Vendor(VendorId),
    VendorEnded(VendorId),
    Respondent(VendorId),
    ReceivedOn(VendorId),
    OriginalKeptAt(VendorId),
}

impl Edit {
    /// The field this edit types into, if it is one whose keystrokes gather.
    pub(super) fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Clinic(field, _) => Field::Clinic(*field),
            Self::Date(place, round, _) => Field::Date(place.clone(), *round),
            Self::Target(place, _) => Field::Target(place.clone()),
            Self::Reason(place, _) => Field::Reason(place.clone()),
            Self::Memo(place, _) => Field::Memo(place.clone()),
            Self::RenamePerson(person, _) => Field::Person(*person),
            Self::PersonLeft(person, _) => Field::PersonLeft(*person),
            Self::RenameVendor(vendor, _) => Field::Vendor(*vendor),
            Self::VendorEnded(vendor, _) => Field::VendorEnded(*vendor),
            Self::Sheet(vendor, SheetEdit::Respondent(_)) => Field::Respondent(*vendor),
            Self::Sheet(vendor, SheetEdit::ReceivedOn(_)) => Field::ReceivedOn(*vendor),
            Self::Sheet(vendor, SheetEdit::OriginalKeptAt(_)) => Field::OriginalKeptAt(*vendor),
            _ => return None,
        })
    }
}
