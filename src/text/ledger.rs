//! Words of the ledger of devices.

use crate::model::{DeviceColumn, DeviceKind, DeviceState};
use crate::state::DeviceBatch;

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
        DeviceColumn::System => "OS・ファームウェアの版",
        DeviceColumn::Software => "主なソフトと版",
        DeviceColumn::IpAddress => "IPアドレス",
        DeviceColumn::MacAddress => "MACアドレス",
        DeviceColumn::Network => "ネットワークの区画",
        DeviceColumn::Internet => "インターネット接続",
        DeviceColumn::Antivirus => "ウイルス対策ソフト",
        DeviceColumn::Patches => "脆弱性への対応",
        DeviceColumn::SupportEndsOn => "サポート終了日",
        DeviceColumn::Vendor => "保守業者",
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

/// A change to several devices, as a step of undo.
#[must_use]
pub fn batch(batch: DeviceBatch) -> &'static str {
    match batch {
        DeviceBatch::Add => "機器の追加",
        DeviceBatch::Duplicate => "機器の複製",
        DeviceBatch::Paste => "台帳への貼り付け",
        DeviceBatch::Fill => "機器をまとめて変更",
        DeviceBatch::Import => "台帳の取り込み",
        DeviceBatch::Remove => "機器の削除",
    }
}
