//! Words of the tables that are exported and imported.

use crate::model::{Closing, Contact, DeviceColumn, VendorContract};

/// 機器台帳
pub const DEVICES: &str = "機器台帳";
/// The answers of a year.
pub const ANSWERS: &str = "点検の回答";
/// Vendors and outside contacts.
pub const CONTACTS: &str = "外部の連絡先";
/// People with their roles.
pub const PEOPLE: &str = "人と役割";
/// What was sent to vendors and came back.
pub const SHEETS: &str = "事業者確認用の記録";
/// The clinic and its years.
pub const CLINIC: &str = "医療機関と年度";
/// Between two names in a cell.
pub const BETWEEN_NAMES: &str = "、";
/// What kind of contact a vendor is.
pub const VENDOR: &str = "事業者";
/// The wording of an answer whose item the edition does not have.
pub const NOT_IN_EDITION: &str = "（この年度版にない項目の回答）";
/// The wording of a row of which the theme alone is known.
pub const WORDING_UNKNOWN: &str = "（文言は分かっていません）";

/// Heads and widths of the people.
pub const PEOPLE_COLUMNS: [(&str, u8); 11] = [
    ("氏名", 18),
    ("ふりがな", 18),
    ("所属・職種", 18),
    ("内線", 10),
    ("携帯電話", 18),
    ("メール", 26),
    ("連絡がつく時間帯", 22),
    ("役割", 36),
    ("代行者", 24),
    ("判断できること", 36),
    ("退職日", 14),
];

/// Heads and widths of the contacts.
pub const CONTACT_COLUMNS: [(&str, u8); 17] = [
    ("種別", 18),
    ("名称", 30),
    ("担当者", 18),
    ("電話番号", 18),
    ("夜間・休日の電話番号", 20),
    ("メール・ウェブの受付", 28),
    ("受付時間", 22),
    ("いつ連絡するか", 30),
    ("誰が連絡するか", 18),
    ("伝える内容・手元に置くもの", 30),
    ("納入・保守しているシステム", 28),
    ("契約番号", 16),
    ("リモート保守", 14),
    ("リモート保守の方法", 24),
    ("状態", 14),
    ("番号の確認日", 14),
    ("終了日", 14),
];

/// Heads and widths of the vendors' sheets.
pub const SHEET_COLUMNS: [(&str, u8); 13] = [
    ("年度", 8),
    ("事業者", 24),
    ("回答者", 18),
    ("送付日", 14),
    ("督促日", 14),
    ("受領日", 14),
    ("MDS/SDSの依頼日", 16),
    ("MDS/SDSの受領日", 16),
    ("次の予定日", 14),
    ("原本の保管場所", 24),
    ("照会しない項目", 30),
    ("言い換えた照会事項", 40),
    ("追加の照会事項", 40),
];

/// Heads and widths of the clinic and its years.
pub const CLINIC_COLUMNS: [(&str, u8); 3] = [("年度", 8), ("項目", 20), ("内容", 60)];

/// The particulars of a clinic.
pub const CLINIC_LINES: [&str; 5] =
    ["医療機関名", "所在地", "電話番号", "管理者（院長）", "医療機関コード"];

/// What is known of a year.
pub const YEAR_LINES: [&str; 4] = ["年度版", "事業者との契約", "立入検査の日", "確定"];

/// A question that was put in other words.
#[must_use]
pub fn reworded(item: &str, text: &str) -> String {
    format!("{item}：{text}")
}

/// The edition of a year: its id, its revision and the sum of its wording.
#[must_use]
pub fn edition(id: &str, revision: u32, wording: &str) -> String {
    format!("{id}（改訂{revision}、文言の照合値 {wording}）")
}

/// Whether systems are maintained by vendors.
#[must_use]
pub fn vendor_contract(contract: VendorContract) -> &'static str {
    match contract {
        VendorContract::Present => "あり",
        VendorContract::Absent => "なし",
    }
}

/// A closing of a year, and how it was taken back.
#[must_use]
pub fn closing(closing: &Closing) -> String {
    let made = format!("{}回目 {} {}", closing.number, closing.on, closing.by);
    match &closing.reopened {
        Some(it) => format!("{made}（{} {}が解除：{}）", it.on, it.by, it.reason),
        None => made,
    }
}

/// Heads and widths of the answers.
pub const ANSWER_COLUMNS: [(&str, u8); 18] = [
    ("年度", 8),
    ("様式", 18),
    ("事業者", 24),
    ("項番", 10),
    ("対象", 16),
    ("項目", 28),
    ("文言", 60),
    ("現在の回答", 12),
    ("1回目の回答", 14),
    ("1回目の確認日", 14),
    ("1回目の確認者", 18),
    ("目標日", 14),
    ("2回目の回答", 14),
    ("2回目の確認日", 14),
    ("2回目の確認者", 18),
    ("該当しない理由", 30),
    ("メモ", 50),
    ("院内用メモ", 50),
];

/// A decision that a person makes while others cannot be reached.
#[must_use]
pub fn as_stand_in(decision: &str) -> String {
    format!("{decision}（代行）")
}

/// Whether a contract runs.
#[must_use]
pub fn vendor_state(has_ended: bool) -> &'static str {
    if has_ended { "契約終了" } else { "契約中" }
}

/// Whether the numbers of a contact were confirmed.
#[must_use]
pub fn contact_state(contact: &Contact) -> &'static str {
    if contact.ended_on.is_some() {
        "使わない"
    } else if contact.confirmed_on.is_some() {
        "確認済み"
    } else if contact.can_be_reached() {
        "未確認"
    } else {
        "番号なし"
    }
}

/// The number of the example row.
#[must_use]
pub fn example_number(mark: &str) -> String {
    format!("（{mark}）PC-001")
}

/// What the example row says in a column; empty where it shows nothing.
#[must_use]
pub fn example(column: DeviceColumn) -> &'static str {
    match column {
        DeviceColumn::Name => "UKETSUKE-PC1",
        DeviceColumn::Maker => "○○電機",
        DeviceColumn::Model => "AB-1234",
        DeviceColumn::Serial => "0012345678",
        DeviceColumn::Place => "1階 受付",
        DeviceColumn::Purpose => "電子カルテの入力",
        DeviceColumn::User => "受付",
        DeviceColumn::System => "Windows 11 Pro（バージョンは winver で確認）",
        DeviceColumn::IpAddress => "192.168.1.21",
        DeviceColumn::Vendor => "○○システム株式会社",
        DeviceColumn::Note => "この行は取り込まれません。削除しても、残しておいてもかまいません。",
        _ => "",
    }
}

/// Title of what Excel says to a word that is not in a list.
pub const NOT_IN_LIST: &str = "一覧にない言葉です";
/// What Excel advises then.
pub const CHOOSE_FROM_LIST: &str = "一覧から選んでください。分からないときは空欄にします。";
