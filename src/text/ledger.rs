//! Words of the ledger of devices.

pub mod paper;

use crate::model::{Cell, Device, DeviceColumn, DeviceKind, DeviceState, Workbook};

/// What stands in a cell, as it is shown, copied and exported: `parse_cell` reads it back. Days are
/// written the short way (2025-01-10), which spreadsheets understand.
#[must_use]
pub fn cell_text(cell: &Cell, workbook: &Workbook) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Kind(it) => kind(*it).to_owned(),
        Cell::State(it) => state(*it).to_owned(),
        Cell::Flag(it) => flag(*it).to_owned(),
        Cell::Date(day) => day.map(|day| day.to_string()).unwrap_or_default(),
        Cell::Vendor(id) => {
            let vendor = id.and_then(|id| workbook.vendor(id));
            vendor.map(|vendor| vendor.name.clone()).unwrap_or_default()
        }
        Cell::Person(id) => {
            let person = id.and_then(|id| workbook.person(id));
            person.map(|person| person.name.clone()).unwrap_or_default()
        }
    }
}

/// The head of a column, on screen, on paper and in files.
#[must_use]
pub fn column(column: DeviceColumn) -> &'static str {
    match column {
        DeviceColumn::Number => "管理番号",
        DeviceColumn::Kind => "種類",
        DeviceColumn::Name => "機器名",
        DeviceColumn::Maker => "メーカー",
        DeviceColumn::Model => "機種・型番",
        DeviceColumn::Serial => "シリアル番号",
        DeviceColumn::Place => "設置場所",
        DeviceColumn::Purpose => "用途・システム名",
        DeviceColumn::User => "利用者・担当者",
        DeviceColumn::System => "OS・ファームウェアのバージョン",
        DeviceColumn::Software => "主なソフトとバージョン",
        DeviceColumn::IpAddress => "IPアドレス",
        DeviceColumn::MacAddress => "MACアドレス",
        DeviceColumn::Network => "ネットワークの区画",
        DeviceColumn::Internet => "インターネット接続",
        DeviceColumn::Antivirus => "ウイルス対策ソフト",
        DeviceColumn::Patches => "脆弱性への対応",
        DeviceColumn::SupportEndsOn => "サポート終了日",
        DeviceColumn::Vendor => "保守事業者",
        DeviceColumn::ContractNumber => "契約番号",
        DeviceColumn::MaintenanceEndsOn => "保守期限",
        DeviceColumn::RemoteMaintenance => "リモート保守",
        DeviceColumn::DisclosureReceivedOn => "MDS/SDS受領日",
        DeviceColumn::Backup => "バックアップ対象",
        DeviceColumn::AcquiredOn => "取得日",
        DeviceColumn::LeaseEndsOn => "リース期限",
        DeviceColumn::State => "状態",
        DeviceColumn::DisposedOn => "廃棄日",
        DeviceColumn::Disposal => "廃棄の方法",
        DeviceColumn::CheckedOn => "最終棚卸し日",
        DeviceColumn::CheckedBy => "棚卸しの確認者",
        DeviceColumn::Note => "備考",
    }
}

/// 種類
#[must_use]
pub fn kind(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Server => "サーバ",
        DeviceKind::Pc => "端末PC",
        DeviceKind::Network => "ネットワーク機器",
        DeviceKind::Other => "医療機器・その他",
    }
}

/// 状態
#[must_use]
pub fn state(state: DeviceState) -> &'static str {
    match state {
        DeviceState::InUse => "使用中",
        DeviceState::Stored => "保管",
        DeviceState::Disposed => "廃棄",
    }
}

/// あり, なし, or nothing while it is not known.
#[must_use]
pub fn flag(flag: Option<bool>) -> &'static str {
    match flag {
        Some(true) => "あり",
        Some(false) => "なし",
        None => "",
    }
}

/// What a device is called: by its number, its name, or its place in the ledger.
#[must_use]
pub fn device(device: &Device) -> String {
    match (device.number.trim(), device.name.trim()) {
        ("", "") => format!("名前のない機器（{}）", device.id.0),
        ("", name) => name.to_owned(),
        (number, "") => number.to_owned(),
        (number, name) => format!("{number} {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::device_entry::parse_cell;
    use crate::model::{CellSort, Person, PersonId, Vendor, VendorId};

    #[test]
    fn what_is_shown_in_a_cell_can_be_read_back() {
        let workbook = Workbook {
            vendors: vec![Vendor::named(VendorId(1), "見本システム株式会社")].into(),
            people: vec![Person::named(PersonId(2), "見本 花子")].into(),
            ..Workbook::default()
        };
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 10);
        for column in DeviceColumn::ALL {
            let cells = match column.sort() {
                CellSort::Text => vec![Cell::Text("受付 1".to_owned())],
                CellSort::Kind => DeviceKind::ALL.map(Cell::Kind).to_vec(),
                CellSort::State => DeviceState::ALL.map(Cell::State).to_vec(),
                CellSort::Flag => [None, Some(true), Some(false)].map(Cell::Flag).to_vec(),
                CellSort::Date => vec![Cell::Date(day), Cell::Date(None)],
                CellSort::Vendor => [None, Some(VendorId(1))].map(Cell::Vendor).to_vec(),
                CellSort::Person => [None, Some(PersonId(2))].map(Cell::Person).to_vec(),
            };
            for cell in cells {
                let text = cell_text(&cell, &workbook);
                assert_eq!(parse_cell(column, &text, &workbook), Ok(cell), "{column:?} {text}");
            }
        }
    }
}
