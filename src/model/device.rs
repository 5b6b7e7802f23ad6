//! 機器台帳 — the ledger of devices, a living record (item 2-(1)).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PersonId, VendorId};

/// Identifies a device for the life of the workbook; never used again after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub u32);

/// 種類 — the kinds of the checklist, and everything else.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum DeviceKind {
    /// サーバ
    Server,
    /// 端末PC
    #[default]
    Pc,
    /// ネットワーク機器
    Network,
    /// 医療機器・その他
    Other,
}

impl DeviceKind {
    /// All of them, in the order of the checklist.
    pub const ALL: [Self; 4] = [Self::Server, Self::Pc, Self::Network, Self::Other];
}

/// 状態
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum DeviceState {
    /// 使用中
    #[default]
    InUse,
    /// 保管
    Stored,
    /// 廃棄
    Disposed,
}

impl DeviceState {
    /// All of them, in the order of a device's life.
    pub const ALL: [Self; 3] = [Self::InUse, Self::Stored, Self::Disposed];
}

/// One device of the ledger. Fields without content are left out of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// The id that everything refers to.
    pub id: DeviceId,
    /// 管理番号
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// 種類
    pub kind: DeviceKind,
    /// 機器名（コンピュータ名）
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// メーカー
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub maker: String,
    /// 機種・型番
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// シリアル番号
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub serial: String,
    /// 設置場所
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// 用途・システム名
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// 利用者・担当者
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub user: String,
    /// OSまたはファームウェアとその版
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub system: String,
    /// 主なソフトとその版
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub software: String,
    /// IPアドレス
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ip_address: String,
    /// MACアドレス
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mac_address: String,
    /// ネットワークの区画
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub network: String,
    /// インターネット接続の有無
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internet: Option<bool>,
    /// ウイルス対策ソフトと状態
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub antivirus: String,
    /// 脆弱性への対応
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub patches: String,
    /// サポート終了日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_ends_on: Option<NaiveDate>,
    /// 保守業者
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<VendorId>,
    /// 契約番号
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contract_number: String,
    /// 保守期限
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maintenance_ends_on: Option<NaiveDate>,
    /// リモート保守の有無 (item 2-(2))
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote_maintenance: Option<bool>,
    /// MDS/SDSの受領日 (item 2-(3))
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure_received_on: Option<NaiveDate>,
    /// バックアップ対象か
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<bool>,
    /// 取得日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acquired_on: Option<NaiveDate>,
    /// リース期限
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease_ends_on: Option<NaiveDate>,
    /// 状態
    pub state: DeviceState,
    /// 廃棄日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposed_on: Option<NaiveDate>,
    /// 廃棄の方法
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub disposal: String,
    /// 最終棚卸し日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<NaiveDate>,
    /// 棚卸しの確認者
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<PersonId>,
    /// 備考
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Device {
    /// A device of which nothing is known.
    #[must_use]
    pub fn blank(id: DeviceId) -> Self {
        Self {
            id,
            number: String::new(),
            kind: DeviceKind::default(),
            name: String::new(),
            maker: String::new(),
            model: String::new(),
            serial: String::new(),
            place: String::new(),
            purpose: String::new(),
            user: String::new(),
            system: String::new(),
            software: String::new(),
            ip_address: String::new(),
            mac_address: String::new(),
            network: String::new(),
            internet: None,
            antivirus: String::new(),
            patches: String::new(),
            support_ends_on: None,
            vendor: None,
            contract_number: String::new(),
            maintenance_ends_on: None,
            remote_maintenance: None,
            disclosure_received_on: None,
            backup: None,
            acquired_on: None,
            lease_ends_on: None,
            state: DeviceState::default(),
            disposed_on: None,
            disposal: String::new(),
            checked_on: None,
            checked_by: None,
            note: String::new(),
        }
    }

    /// What stands in a column.
    #[must_use]
    pub fn cell(&self, column: DeviceColumn) -> Cell {
        match column {
            DeviceColumn::Number => Cell::Text(self.number.clone()),
            DeviceColumn::Kind => Cell::Kind(self.kind),
            DeviceColumn::Name => Cell::Text(self.name.clone()),
            DeviceColumn::Maker => Cell::Text(self.maker.clone()),
            DeviceColumn::Model => Cell::Text(self.model.clone()),
            DeviceColumn::Serial => Cell::Text(self.serial.clone()),
            DeviceColumn::Place => Cell::Text(self.place.clone()),
            DeviceColumn::Purpose => Cell::Text(self.purpose.clone()),
            DeviceColumn::User => Cell::Text(self.user.clone()),
            DeviceColumn::System => Cell::Text(self.system.clone()),
            DeviceColumn::Software => Cell::Text(self.software.clone()),
            DeviceColumn::IpAddress => Cell::Text(self.ip_address.clone()),
            DeviceColumn::MacAddress => Cell::Text(self.mac_address.clone()),
            DeviceColumn::Network => Cell::Text(self.network.clone()),
            DeviceColumn::Internet => Cell::Flag(self.internet),
            DeviceColumn::Antivirus => Cell::Text(self.antivirus.clone()),
            DeviceColumn::Patches => Cell::Text(self.patches.clone()),
            DeviceColumn::SupportEndsOn => Cell::Date(self.support_ends_on),
            DeviceColumn::Vendor => Cell::Vendor(self.vendor),
            DeviceColumn::ContractNumber => Cell::Text(self.contract_number.clone()),
            DeviceColumn::MaintenanceEndsOn => Cell::Date(self.maintenance_ends_on),
            DeviceColumn::RemoteMaintenance => Cell::Flag(self.remote_maintenance),
            DeviceColumn::DisclosureReceivedOn => Cell::Date(self.disclosure_received_on),
            DeviceColumn::Backup => Cell::Flag(self.backup),
            DeviceColumn::AcquiredOn => Cell::Date(self.acquired_on),
            DeviceColumn::LeaseEndsOn => Cell::Date(self.lease_ends_on),
            DeviceColumn::State => Cell::State(self.state),
            DeviceColumn::DisposedOn => Cell::Date(self.disposed_on),
            DeviceColumn::Disposal => Cell::Text(self.disposal.clone()),
            DeviceColumn::CheckedOn => Cell::Date(self.checked_on),
            DeviceColumn::CheckedBy => Cell::Person(self.checked_by),
            DeviceColumn::Note => Cell::Text(self.note.clone()),
        }
    }

    /// The text of a column that holds text; empty for the others.
    #[must_use]
    pub fn text(&self, column: DeviceColumn) -> &str {
        match column {
            DeviceColumn::Number => &self.number,
            DeviceColumn::Name => &self.name,
            DeviceColumn::Maker => &self.maker,
            DeviceColumn::Model => &self.model,
            DeviceColumn::Serial => &self.serial,
            DeviceColumn::Place => &self.place,
            DeviceColumn::Purpose => &self.purpose,
            DeviceColumn::User => &self.user,
            DeviceColumn::System => &self.system,
            DeviceColumn::Software => &self.software,
            DeviceColumn::IpAddress => &self.ip_address,
            DeviceColumn::MacAddress => &self.mac_address,
            DeviceColumn::Network => &self.network,
            DeviceColumn::Antivirus => &self.antivirus,
            DeviceColumn::Patches => &self.patches,
            DeviceColumn::ContractNumber => &self.contract_number,
            DeviceColumn::Disposal => &self.disposal,
            DeviceColumn::Note => &self.note,
            _ => "",
        }
    }

    /// Puts something into a column; says whether the column holds that sort of thing.
    pub fn set(&mut self, column: DeviceColumn, cell: Cell) -> bool {
        match (column, cell) {
            (DeviceColumn::Number, Cell::Text(it)) => self.number = it,
            (DeviceColumn::Kind, Cell::Kind(it)) => self.kind = it,
            (DeviceColumn::Name, Cell::Text(it)) => self.name = it,
            (DeviceColumn::Maker, Cell::Text(it)) => self.maker = it,
            (DeviceColumn::Model, Cell::Text(it)) => self.model = it,
            (DeviceColumn::Serial, Cell::Text(it)) => self.serial = it,
            (DeviceColumn::Place, Cell::Text(it)) => self.place = it,
            (DeviceColumn::Purpose, Cell::Text(it)) => self.purpose = it,
            (DeviceColumn::User, Cell::Text(it)) => self.user = it,
            (DeviceColumn::System, Cell::Text(it)) => self.system = it,
            (DeviceColumn::Software, Cell::Text(it)) => self.software = it,
            (DeviceColumn::IpAddress, Cell::Text(it)) => self.ip_address = it,
            (DeviceColumn::MacAddress, Cell::Text(it)) => self.mac_address = it,
            (DeviceColumn::Network, Cell::Text(it)) => self.network = it,
            (DeviceColumn::Internet, Cell::Flag(it)) => self.internet = it,
            (DeviceColumn::Antivirus, Cell::Text(it)) => self.antivirus = it,
            (DeviceColumn::Patches, Cell::Text(it)) => self.patches = it,
            (DeviceColumn::SupportEndsOn, Cell::Date(it)) => self.support_ends_on = it,
            (DeviceColumn::Vendor, Cell::Vendor(it)) => self.vendor = it,
            (DeviceColumn::ContractNumber, Cell::Text(it)) => self.contract_number = it,
            (DeviceColumn::MaintenanceEndsOn, Cell::Date(it)) => self.maintenance_ends_on = it,
            (DeviceColumn::RemoteMaintenance, Cell::Flag(it)) => self.remote_maintenance = it,
            (DeviceColumn::DisclosureReceivedOn, Cell::Date(it)) => {
                self.disclosure_received_on = it;
            }
            (DeviceColumn::Backup, Cell::Flag(it)) => self.backup = it,
            (DeviceColumn::AcquiredOn, Cell::Date(it)) => self.acquired_on = it,
            (DeviceColumn::LeaseEndsOn, Cell::Date(it)) => self.lease_ends_on = it,
            (DeviceColumn::State, Cell::State(it)) => self.state = it,
            (DeviceColumn::DisposedOn, Cell::Date(it)) => self.disposed_on = it,
            (DeviceColumn::Disposal, Cell::Text(it)) => self.disposal = it,
            (DeviceColumn::CheckedOn, Cell::Date(it)) => self.checked_on = it,
            (DeviceColumn::CheckedBy, Cell::Person(it)) => self.checked_by = it,
            (DeviceColumn::Note, Cell::Text(it)) => self.note = it,
            _ => return false,
        }
        true
    }
}

/// What stands in one column of one device.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Text, as typed.
    Text(String),
    /// 種類
    Kind(DeviceKind),
    /// 状態
    State(DeviceState),
    /// あり, なし, or not known yet.
    Flag(Option<bool>),
    /// A day.
    Date(Option<NaiveDate>),
    /// One of the vendors.
    Vendor(Option<VendorId>),
    /// One of the people.
    Person(Option<PersonId>),
}

/// The sort of thing that a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellSort {
    /// Text.
    Text,
    /// 種類
    Kind,
    /// 状態
    State,
    /// あり or なし
    Flag,
    /// A day.
    Date,
    /// One of the vendors.
    Vendor,
    /// One of the people.
    Person,
}

/// A column of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeviceColumn {
    /// 管理番号
    Number,
    /// 種類
    Kind,
    /// 機器名（コンピュータ名）
    Name,
    /// メーカー
    Maker,
    /// 機種・型番
    Model,
    /// シリアル番号
    Serial,
    /// 設置場所
    Place,
    /// 用途・システム名
    Purpose,
    /// 利用者・担当者
    User,
    /// OSまたはファームウェアとその版
    System,
    /// 主なソフトとその版
    Software,
    /// IPアドレス
    IpAddress,
    /// MACアドレス
    MacAddress,
    /// ネットワークの区画
    Network,
    /// インターネット接続の有無
    Internet,
    /// ウイルス対策ソフトと状態
    Antivirus,
    /// 脆弱性への対応
    Patches,
    /// サポート終了日
    SupportEndsOn,
    /// 保守業者
    Vendor,
    /// 契約番号
    ContractNumber,
    /// 保守期限
    MaintenanceEndsOn,
    /// リモート保守の有無 (item 2-(2))
    RemoteMaintenance,
    /// MDS/SDSの受領日 (item 2-(3))
    DisclosureReceivedOn,
    /// バックアップ対象か
    Backup,
    /// 取得日
    AcquiredOn,
    /// リース期限
    LeaseEndsOn,
    /// 状態
    State,
    /// 廃棄日
    DisposedOn,
    /// 廃棄の方法
    Disposal,
    /// 最終棚卸し日
    CheckedOn,
    /// 棚卸しの確認者
    CheckedBy,
    /// 備考
    Note,
}

impl DeviceColumn {
    /// All of them, in the order of a full ledger.
    pub const ALL: [Self; 32] = [
        Self::Number,
        Self::Kind,
        Self::Name,
        Self::Maker,
        Self::Model,
        Self::Serial,
        Self::Place,
        Self::Purpose,
        Self::User,
        Self::System,
        Self::Software,
        Self::IpAddress,
        Self::MacAddress,
        Self::Network,
        Self::Internet,
        Self::Antivirus,
        Self::Patches,
        Self::SupportEndsOn,
        Self::Vendor,
        Self::ContractNumber,
        Self::MaintenanceEndsOn,
        Self::RemoteMaintenance,
        Self::DisclosureReceivedOn,
        Self::Backup,
        Self::AcquiredOn,
        Self::LeaseEndsOn,
        Self::State,
        Self::DisposedOn,
        Self::Disposal,
        Self::CheckedOn,
        Self::CheckedBy,
        Self::Note,
    ];

    /// What the column holds.
    #[must_use]
    pub fn sort(self) -> CellSort {
        match self {
            Self::Kind => CellSort::Kind,
            Self::State => CellSort::State,
            Self::Internet | Self::RemoteMaintenance | Self::Backup => CellSort::Flag,
            Self::SupportEndsOn
            | Self::MaintenanceEndsOn
            | Self::DisclosureReceivedOn
            | Self::AcquiredOn
            | Self::LeaseEndsOn
            | Self::DisposedOn
            | Self::CheckedOn => CellSort::Date,
            Self::Vendor => CellSort::Vendor,
            Self::CheckedBy => CellSort::Person,
            _ => CellSort::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_takes_what_it_gives_and_nothing_else() {
        let mut device = Device::blank(DeviceId(1));
        for column in DeviceColumn::ALL {
            assert!(device.set(column, device.cell(column)), "{column:?}");
            let text = Cell::Text("受付".to_owned());
            let holds_text = column.sort() == CellSort::Text;
            assert_eq!(device.set(column, text), holds_text, "{column:?}");
            assert_eq!(device.text(column) == "受付", holds_text, "{column:?}");
        }
    }
}
