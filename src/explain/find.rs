//! Words of the search for anything.

use crate::state::Screen;

/// Hint in the field.
pub const HINT: &str = "画面、項目、人、事業者、機器の名前など";
/// Nothing holds the words.
pub const NOTHING: &str = "見つかりません。別の言葉や、短い言葉で試してください。";
/// Group name of what was found.
pub const FOUND: &str = "見つかったもの";
/// How to choose.
pub const KEYS: &str = "↑ ↓ で選び、Enterで開きます。Escで閉じます。";
/// A screen.
pub const SCREEN: &str = "画面";
/// A row of the checklist.
pub const ITEM: &str = "チェックリスト";
/// A person.
pub const PERSON: &str = "人";
/// A vendor.
pub const VENDOR: &str = "事業者";
/// A contact.
pub const CONTACT: &str = "外部の連絡先";
/// A device.
pub const DEVICE: &str = "機器";

/// How a line sounds.
#[must_use]
pub fn spoken(name: &str, kind: &str) -> String {
    format!("{name}、{kind}")
}

/// By which words a screen is looked for besides its name.
#[must_use]
pub fn also_called(screen: Screen) -> &'static str {
    match screen {
        Screen::Overview => "ホーム トップ 期限 進捗",
        Screen::Checklist => "点検 回答 医療機関確認用",
        Screen::Vendors => "ベンダー 業者 会社 依頼状 MDS SDS 事業者確認用 照会事項",
        Screen::People => "職員 スタッフ 担当者 役割 責任者",
        Screen::Contacts => "電話番号 警察 厚生労働省 医師会 相談窓口",
        Screen::Charts => "組織体制図 緊急連絡網 掲示",
        Screen::Ledger => "パソコン PC サーバ 資産 棚卸し Excel CSV",
        Screen::Export => "PDF 立入検査 書類 プリント 保存",
        Screen::Proofread => "原本 様式 照合",
        Screen::Clinic => "住所 電話 院長 名前 開設者",
        Screen::Settings => "文字の大きさ バックアップ 保存場所 暗い画面 バージョン",
        _ => "",
    }
}
