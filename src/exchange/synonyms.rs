//! The names that clinics and vendors give to the columns of their own lists.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::export_heads;
use crate::model::DeviceColumn;
use crate::text::ledger;

/// Other names of each column, besides the one that the ledger itself uses. No name stands twice.
const NAMES: [(DeviceColumn, &[&str]); 32] = [
    (
        DeviceColumn::Number,
        &[
            "管理No",
            "管理NO.",
            "No",
            "No.",
            "番号",
            "資産番号",
            "資産管理番号",
            "機器番号",
            "台帳番号",
            "整理番号",
            "備品番号",
            "機器ID",
            "ID",
            "通番",
            "連番",
            "項番",
        ],
    ),
    (
        DeviceColumn::Kind,
        &[
            "機器種別",
            "種別",
            "区分",
            "機器の種類",
            "機器種類",
            "分類",
            "機器区分",
            "カテゴリ",
            "カテゴリー",
        ],
    ),
    (
        DeviceColumn::Name,
        &[
            "コンピュータ名",
            "コンピューター名",
            "PC名",
            "端末名",
            "デバイス名",
            "ホスト名",
            "機器名称",
            "名称",
            "品名",
            "装置名",
            "機器名（コンピュータ名）",
            "サーバ名",
            "マシン名",
        ],
    ),
    (
        DeviceColumn::Maker,
        &[
            "メーカー名",
            "メーカ",
            "メーカ名",
            "製造元",
            "製造業者",
            "製造会社",
            "製造販売業者",
            "ベンダー",
        ],
    ),
    (
        DeviceColumn::Model,
        &[
            "型番",
            "型式",
            "機種",
            "機種名",
            "モデル",
            "モデル名",
            "品番",
            "製品名",
            "型名",
            "機種（型番）",
        ],
    ),
    (
        DeviceColumn::Serial,
        &["シリアル", "シリアルNo", "シリアルナンバー", "製造番号", "S/N", "SN", "機番", "製造No"],
    ),
    (
        DeviceColumn::Place,
        &[
            "場所",
            "設置部署",
            "部署",
            "部屋",
            "設置部屋",
            "所在",
            "所在地",
            "保管場所",
            "使用場所",
            "設置先",
        ],
    ),
    (
        DeviceColumn::Purpose,
        &[
            "用途",
            "システム名",
            "使用目的",
            "利用目的",
            "利用用途",
            "システム",
            "目的",
            "用途（システム名）",
        ],
    ),
    (
        DeviceColumn::User,
        &[
            "利用者",
            "使用者",
            "担当者",
            "管理者",
            "ユーザー",
            "ユーザ",
            "利用者名",
            "使用者名",
            "管理責任者",
            "責任者",
        ],
    ),
    (
        DeviceColumn::System,
        &[
            "OS",
            "OS名",
            "OSバージョン",
            "OSとバージョン",
            "OSの版",
            "ファームウェア",
            "ファームウェアバージョン",
            "ファームウェアの版",
            "バージョン",
            "OS・ファームウェア",
            "OS・ファームウェアの版",
            "OSまたはファームウェアとその版",
        ],
    ),
    (
        DeviceColumn::Software,
        &[
            "ソフトウェア",
            "ソフト",
            "主なソフト",
            "主なソフトと版",
            "導入ソフト",
            "インストールソフト",
            "アプリ",
            "アプリケーション",
            "ソフトウェア名",
            "主なソフトとその版",
        ],
    ),
    (DeviceColumn::IpAddress, &["IP", "IPv4", "IPv4アドレス", "固定IP", "IPアドレス（IPv4）"]),
    (
        DeviceColumn::MacAddress,
        &["MAC", "物理アドレス", "MACアドレス（物理アドレス）", "イーサネットアドレス"],
    ),
    (
        DeviceColumn::Network,
        &[
            "ネットワーク",
            "セグメント",
            "VLAN",
            "接続ネットワーク",
            "ネットワーク区画",
            "区画",
            "LAN",
            "接続先ネットワーク",
        ],
    ),
    (
        DeviceColumn::Internet,
        &["インターネット", "インターネット接続の有無", "ネット接続", "外部接続", "外部接続の有無"],
    ),
    (
        DeviceColumn::Antivirus,
        &[
            "ウイルス対策",
            "アンチウイルス",
            "ウィルス対策",
            "ウィルス対策ソフト",
            "ウイルス対策ソフト名",
            "ウイルス対策ソフトと状態",
            "セキュリティソフト",
            "EDR",
        ],
    ),
    (
        DeviceColumn::Patches,
        &[
            "脆弱性対応",
            "パッチ",
            "パッチ適用",
            "更新プログラム",
            "アップデート",
            "脆弱性対策",
            "更新状況",
        ],
    ),
    (
        DeviceColumn::SupportEndsOn,
        &[
            "サポート期限",
            "サポート終了",
            "OSサポート終了日",
            "サポート終了日（EOS）",
            "EOS",
            "EOL",
            "OSサポート期限",
            "サポート終了予定日",
        ],
    ),
    (
        DeviceColumn::Vendor,
        &[
            "事業者",
            "保守会社",
            "保守事業者",
            "保守業者",
            "保守業者名",
            "保守ベンダー",
            "業者",
            "業者名",
            "納入業者",
            "事業者名",
            "保守先",
            "保守委託先",
            "購入先",
            "販売店",
            "販売業者",
        ],
    ),
    (DeviceColumn::ContractNumber, &["保守契約番号", "契約No", "契約書番号", "保守契約No"]),
    (
        DeviceColumn::MaintenanceEndsOn,
        &[
            "保守終了日",
            "保守契約期限",
            "保守満了日",
            "保守契約終了日",
            "保守期間",
            "保守終了",
            "保証期限",
            "保証期間",
            "契約満了日",
            "契約終了日",
        ],
    ),
    (
        DeviceColumn::RemoteMaintenance,
        &[
            "リモートメンテナンス",
            "リモート",
            "リモート保守の有無",
            "遠隔保守",
            "遠隔保守の有無",
            "リモートメンテ",
        ],
    ),
    (
        DeviceColumn::DisclosureReceivedOn,
        &[
            "MDS/SDS",
            "MDS",
            "SDS",
            "MDS受領日",
            "SDS受領日",
            "MDS/SDSの受領日",
            "開示書受領日",
            "MDS・SDS",
            "MDS・SDS受領日",
        ],
    ),
    (
        DeviceColumn::Backup,
        &["バックアップ", "バックアップの有無", "バックアップ対象か", "バックアップの対象"],
    ),
    (
        DeviceColumn::AcquiredOn,
        &[
            "購入日",
            "購入年月日",
            "取得年月日",
            "導入日",
            "導入年月日",
            "設置日",
            "設置年月日",
            "納品日",
            "納入日",
            "購入年月",
            "使用開始日",
        ],
    ),
    (
        DeviceColumn::LeaseEndsOn,
        &["リース終了日", "リース満了日", "リース期間", "リース終了", "リース満了"],
    ),
    (
        DeviceColumn::State,
        &["使用状況", "利用状況", "稼働状況", "稼動状況", "ステータス", "使用状態", "機器の状態"],
    ),
    (DeviceColumn::DisposedOn, &["廃棄年月日", "処分日", "廃棄日付", "撤去日", "除却日", "返却日"]),
    (DeviceColumn::Disposal, &["廃棄方法", "処分方法", "データ消去方法", "消去方法", "廃棄の仕方"]),
    (
        DeviceColumn::CheckedOn,
        &[
            "棚卸し日",
            "棚卸日",
            "最終棚卸日",
            "確認日",
            "最終確認日",
            "点検日",
            "棚卸し",
            "棚卸",
            "棚卸実施日",
        ],
    ),
    (
        DeviceColumn::CheckedBy,
        &[
            "確認者",
            "棚卸し確認者",
            "棚卸確認者",
            "棚卸担当者",
            "棚卸者",
            "点検者",
            "棚卸し担当者",
            "最終棚卸しの確認者",
        ],
    ),
    (DeviceColumn::Note, &["メモ", "コメント", "特記事項", "摘要", "その他", "注記", "備考欄"]),
];

/// How the example row of the template to fill in is marked; such a row is never imported.
pub(super) const EXAMPLE: &str = "記入例";

/// A name without what differs from list to list: width, case, blanks, brackets and marks.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// A name without what stands in brackets.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in name.nfkc() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// Columns by their folded names.
type Names = HashMap<String, DeviceColumn>;

/// The names that the ledger uses.
static OWN: LazyLock<Names> = LazyLock::new(|| {
    DeviceColumn::ALL.into_iter().map(|column| (folded(ledger::column(column)), column)).collect()
});

/// All other names.
static OTHER: LazyLock<Names> = LazyLock::new(|| {
    let all = NAMES.iter().chain(&export_heads::NAMES);
    let all = all.flat_map(|(column, names)| names.iter().map(|name| (*column, name)));
    all.map(|(column, name)| (folded(name), column)).collect()
});

/// The column that a head means, and how surely: the lower the surer.
pub(super) fn column_of(head: &str) -> Option<(DeviceColumn, usize)> {
    let (whole, outside) = (folded(head), folded(&without_brackets(head)));
    let ways = [(&whole, &OWN), (&whole, &OTHER), (&outside, &OWN), (&outside, &OTHER)];
    let mut found = ways.into_iter().enumerate();
    found.find_map(|(at, (name, names))| names.get(name).map(|column| (*column, at)))
}

/// Whether two heads are the same words.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.trim() == other.trim() || (folded(one) == folded(other) && !folded(one).is_empty())
}

/// Whether two heads are the same to a person: the same words, but for what stands in brackets, or the
/// same column.
pub(super) fn same_head(one: &str, other: &str) -> bool {
    let known = |head: &str| column_of(head).map(|(column, _)| column);
    same_words(one, other)
        || same_words(&without_brackets(one), &without_brackets(other))
        || known(one).is_some_and(|column| known(other) == Some(column))
}

/// The column that a head of somebody else's table means, if it means one.
#[must_use]
pub fn device_column(head: &str) -> Option<DeviceColumn> {
    column_of(head).map(|(column, _)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_known_by_its_own_name_and_no_name_means_two() {
        for column in DeviceColumn::ALL {
            assert_eq!(column_of(ledger::column(column)), Some((column, 0)));
            assert_eq!(NAMES.iter().filter(|(it, _)| *it == column).count(), 1, "{column:?}");
        }
        for (column, names) in NAMES.iter().chain(&export_heads::NAMES) {
            for name in *names {
                assert_eq!(column_of(name).map(|it| it.0), Some(*column), "{name}");
            }
        }
    }

    /// Tables that were exported before these columns got their present names.
    #[test]
    fn names_of_former_exports_are_known() {
        for (head, column) in [
            ("OS・ファームウェアの版", DeviceColumn::System),
            ("主なソフトと版", DeviceColumn::Software),
            ("保守業者", DeviceColumn::Vendor),
        ] {
            assert_eq!(device_column(head), Some(column), "{head}");
        }
    }

    #[test]
    fn width_case_blanks_and_remarks_in_brackets_do_not_matter() {
        let table = [
            ("管理Ｎｏ．", DeviceColumn::Number),
            ("資産番号", DeviceColumn::Number),
            ("メーカー名", DeviceColumn::Maker),
            ("型番", DeviceColumn::Model),
            ("ip アドレス", DeviceColumn::IpAddress),
            ("ＭＡＣアドレス", DeviceColumn::MacAddress),
            ("設置場所（階・部屋）", DeviceColumn::Place),
            ("購入日※", DeviceColumn::AcquiredOn),
            ("※必須 種類", DeviceColumn::Kind),
            ("サポート終了日 (yyyy/mm/dd)", DeviceColumn::SupportEndsOn),
        ];
        for (head, column) in table {
            if head.starts_with('※') {
                assert_eq!(column_of(head), None, "{head}: nobody guesses");
            } else {
                assert_eq!(column_of(head).map(|it| it.0), Some(column), "{head}");
            }
        }
        assert_eq!(column_of("値段"), None);
        assert_eq!(column_of("（）"), None);
    }
}
