//! Vendors, a living record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PersonId;

/// Identifies a vendor for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VendorId(pub u32);

/// 事業者 — a company that supplies or maintains a medical information system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The id that everything refers to.
    pub id: VendorId,
    /// 事業者名, as typed.
    pub name: String,
    /// 納入・保守しているシステム
    pub systems: String,
    /// 担当者名, on the vendor's side.
    pub contact_person: String,
    /// 電話番号
    pub telephone: String,
    /// 夜間・休日の電話番号
    pub night_telephone: String,
    /// メール
    pub mail: String,
    /// 受付時間
    pub support_hours: String,
    /// 契約番号
    pub contract_number: String,
    /// リモート保守 — whether the vendor maintains anything from afar; `None` until it is known.
    pub remote_maintenance: Option<bool>,
    /// How remote maintenance is done: VPN, a program, always or on request.
    pub remote_method: String,
    /// いつ連絡するか
    pub when_to_call: String,
    /// 誰が連絡するか
    pub caller: Option<PersonId>,
    /// The day on which the contract ended.
    pub ended_on: Option<NaiveDate>,
}

impl Vendor {
    /// A vendor of which only the name is known.
    #[must_use]
    pub fn named(id: VendorId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            systems: String::new(),
            contact_person: String::new(),
            telephone: String::new(),
            night_telephone: String::new(),
            mail: String::new(),
            support_hours: String::new(),
            contract_number: String::new(),
            remote_maintenance: None,
            remote_method: String::new(),
            when_to_call: String::new(),
            caller: None,
            ended_on: None,
        }
    }

    /// Whether the contract has not ended before `day`.
    #[must_use]
    pub fn is_there_on(&self, day: NaiveDate) -> bool {
        self.ended_on.is_none_or(|ended| ended >= day)
    }
}

/// A typed field of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VendorField {
    /// 事業者名
    Name,
    /// 納入・保守しているシステム
    Systems,
    /// 担当者名
    ContactPerson,
    /// 電話番号
    Telephone,
    /// 夜間・休日の電話番号
    NightTelephone,
    /// メール
    Mail,
    /// 受付時間
    SupportHours,
    /// 契約番号
    ContractNumber,
    /// リモート保守の方法
    RemoteMethod,
    /// いつ連絡するか
    WhenToCall,
}

impl VendorField {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Systems,
        Self::ContactPerson,
        Self::Telephone,
        Self::NightTelephone,
        Self::Mail,
        Self::SupportHours,
        Self::ContractNumber,
        Self::RemoteMethod,
        Self::WhenToCall,
    ];

    /// What a vendor says there.
    #[must_use]
    pub fn of(self, vendor: &Vendor) -> &str {
        match self {
            Self::Name => &vendor.name,
            Self::Systems => &vendor.systems,
            Self::ContactPerson => &vendor.contact_person,
            Self::Telephone => &vendor.telephone,
            Self::NightTelephone => &vendor.night_telephone,
            Self::Mail => &vendor.mail,
            Self::SupportHours => &vendor.support_hours,
            Self::ContractNumber => &vendor.contract_number,
            Self::RemoteMethod => &vendor.remote_method,
            Self::WhenToCall => &vendor.when_to_call,
        }
    }

    /// The same place, to be written to.
    pub fn of_mut(self, vendor: &mut Vendor) -> &mut String {
        match self {
            Self::Name => &mut vendor.name,
            Self::Systems => &mut vendor.systems,
            Self::ContactPerson => &mut vendor.contact_person,
            Self::Telephone => &mut vendor.telephone,
            Self::NightTelephone => &mut vendor.night_telephone,
            Self::Mail => &mut vendor.mail,
            Self::SupportHours => &mut vendor.support_hours,
            Self::ContractNumber => &mut vendor.contract_number,
            Self::RemoteMethod => &mut vendor.remote_method,
            Self::WhenToCall => &mut vendor.when_to_call,
        }
    }
}
