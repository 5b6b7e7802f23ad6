//! Outside contacts (外部の連絡先) other than the vendors, a living record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PersonId;

/// Identifies a contact for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContactId(pub u32);

/// What kind of body is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ContactKind {
    /// 厚生労働省
    Ministry,
    /// 警察
    Police,
    /// 都道府県・保健所
    HealthCenter,
    /// 医師会
    MedicalAssociation,
    /// 個人情報保護委員会
    PrivacyCommission,
    /// その他の相談先 (IPA, an insurer, a lawyer)
    Other,
}

impl ContactKind {
    /// All of them, in the order in which they are called.
    pub const ALL: [Self; 6] = [
        Self::MedicalAssociation,
        Self::Ministry,
        Self::Police,
        Self::PrivacyCommission,
        Self::HealthCenter,
        Self::Other,
    ];
}

/// 外部の連絡先 — a public or other body that is called when something happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The id that charts refer to.
    pub id: ContactId,
    /// What kind of body it is.
    pub kind: ContactKind,
    /// The entry of `checklists/contacts.ron` that it was filled in from, by key.
    pub prefilled: Option<String>,
    /// 機関名・部署
    pub name: String,
    /// 担当者名
    pub person: String,
    /// 電話番号
    pub telephone: String,
    /// 夜間・休日の電話番号
    pub night_telephone: String,
    /// メール・ウェブの受付
    pub mail_or_web: String,
    /// 受付時間
    pub hours: String,
    /// いつ連絡するか
    pub when_to_call: String,
    /// 誰が連絡するか
    pub caller: Option<PersonId>,
    /// 伝える内容・手元に置くもの
    pub what_to_tell: String,
    /// 確認日 — the day on which somebody made sure that the numbers are right. It goes when a
    /// number is changed.
    pub confirmed_on: Option<NaiveDate>,
    /// The day from which it is not called any more.
    pub ended_on: Option<NaiveDate>,
}

impl Contact {
    /// A contact about which nothing is known but its kind.
    #[must_use]
    pub fn blank(id: ContactId, kind: ContactKind) -> Self {
        Self {
            id,
            kind,
            prefilled: None,
            name: String::new(),
            person: String::new(),
            telephone: String::new(),
            night_telephone: String::new(),
            mail_or_web: String::new(),
            hours: String::new(),
            when_to_call: String::new(),
            caller: None,
            what_to_tell: String::new(),
            confirmed_on: None,
            ended_on: None,
        }
    }

    /// Whether there is any number or address to call.
    #[must_use]
    pub fn can_be_reached(&self) -> bool {
        let ways = [&self.telephone, &self.night_telephone, &self.mail_or_web];
        ways.into_iter().any(|way| !way.trim().is_empty())
    }

    /// Whether there is a number that nobody has made sure of.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.can_be_reached() && self.confirmed_on.is_none()
    }

    /// Whether it is still called on `day`.
    #[must_use]
    pub fn is_there_on(&self, day: NaiveDate) -> bool {
        self.ended_on.is_none_or(|ended| ended >= day)
    }
}

/// A typed field of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactField {
    /// 機関名・部署
    Name,
    /// 担当者名
    Person,
    /// 電話番号
    Telephone,
    /// 夜間・休日の電話番号
    NightTelephone,
    /// メール・ウェブの受付
    MailOrWeb,
    /// 受付時間
    Hours,
    /// いつ連絡するか
    WhenToCall,
    /// 伝える内容・手元に置くもの
    WhatToTell,
}

impl ContactField {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Person,
        Self::Telephone,
        Self::NightTelephone,
        Self::MailOrWeb,
        Self::Hours,
        Self::WhenToCall,
        Self::WhatToTell,
    ];

    /// Whether a change here asks for the numbers to be confirmed again.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Telephone | Self::NightTelephone | Self::MailOrWeb)
    }

    /// What a contact says there.
    #[must_use]
    pub fn of(self, contact: &Contact) -> &str {
        match self {
            Self::Name => &contact.name,
            Self::Person => &contact.person,
            Self::Telephone => &contact.telephone,
            Self::NightTelephone => &contact.night_telephone,
            Self::MailOrWeb => &contact.mail_or_web,
            Self::Hours => &contact.hours,
            Self::WhenToCall => &contact.when_to_call,
            Self::WhatToTell => &contact.what_to_tell,
        }
    }

    /// The same place, to be written to.
    pub fn of_mut(self, contact: &mut Contact) -> &mut String {
        match self {
            Self::Name => &mut contact.name,
            Self::Person => &mut contact.person,
            Self::Telephone => &mut contact.telephone,
            Self::NightTelephone => &mut contact.night_telephone,
            Self::MailOrWeb => &mut contact.mail_or_web,
            Self::Hours => &mut contact.hours,
            Self::WhenToCall => &mut contact.when_to_call,
            Self::WhatToTell => &mut contact.what_to_tell,
        }
    }
}
