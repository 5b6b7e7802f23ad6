//! Words of the printed ledger.

use chrono::NaiveDate;

use crate::model::{Device, DeviceColumn, Direction, Sorting};

/// The title.
pub const TITLE: &str = "機器台帳";
/// Below a day on which the maker has stopped mending a device that is still in use.
pub const SUPPORT_ENDED: &str = "【終了】";
/// Between two names.
pub const AND: &str = "、";

/// The day of the ledger, who is responsible for it and keeps it, and when the devices were last looked
/// at.
#[must_use]
pub fn kept_by(
    day: NaiveDate,
    responsible: &str,
    keeper: &str,
    last_look: Option<NaiveDate>,
) -> String {
    let people = [("管理責任者", responsible), ("実務担当者", keeper)];
    let people = people.into_iter().filter(|(_, names)| !names.is_empty());
    let people = people.map(|(label, names)| format!("{label}：{names}"));
    let last = last_look.map_or_else(|| "未実施".to_owned(), |day| day.to_string());
    let (made, last) = (format!("作成日：{day}"), format!("最終棚卸し日：{last}"));
    std::iter::once(made).chain(people).chain([last]).collect::<Vec<_>>().join("　")
}

/// The head of a column on paper, with the line ends at which a person would break it.
#[must_use]
pub fn head(column: DeviceColumn) -> &'static str {
    match column {
        DeviceColumn::Purpose => "用途・\nシステム名",
        DeviceColumn::System => "OS・\nファームウェア\nのバージョン",
        DeviceColumn::Software => "主なソフトと\nバージョン",
        DeviceColumn::User => "利用者・\n担当者",
        DeviceColumn::Serial => "シリアル番号",
        DeviceColumn::Internet => "インター\nネット\n接続",
        DeviceColumn::Antivirus => "ウイルス\n対策ソフト",
        DeviceColumn::Patches => "脆弱性への\n対応",
        DeviceColumn::SupportEndsOn => "サポート\n終了日",
        DeviceColumn::Vendor => "保守\n事業者",
        DeviceColumn::RemoteMaintenance => "リモート\n保守",
        DeviceColumn::DisclosureReceivedOn => "MDS/SDS\n受領日",
        DeviceColumn::Backup => "バック\nアップ\n対象",
        DeviceColumn::CheckedOn => "最終\n棚卸し日",
        DeviceColumn::CheckedBy => "棚卸しの\n確認者",
        DeviceColumn::Network => "ネットワーク\nの区画",
        other => super::column(other),
    }
}

/// What is shown, and in which order.
#[must_use]
pub fn shown(count: usize, disposed: usize, sorting: Option<Sorting>) -> String {
    let what = match disposed {
        0 => format!("廃棄した機器を除くすべての機器（{count}台）"),
        disposed => format!("すべての機器（{count}台、うち廃棄{disposed}台）"),
    };
    let order = match sorting {
        None => "登録した順".to_owned(),
        Some(Sorting { column, direction: Direction::Ascending }) => {
            format!("{}の順", super::column(column))
        }
        Some(Sorting { column, direction: Direction::Descending }) => {
            format!("{}の逆順", super::column(column))
        }
    };
    format!("{what}　{order}")
}

/// Which columns are printed, where it is chosen what to print.
#[must_use]
pub fn columns(beside: &[DeviceColumn], below: &[DeviceColumn]) -> String {
    let names = |columns: &[DeviceColumn]| {
        let names: Vec<&str> = columns.iter().map(|column| super::column(*column)).collect();
        names.join("、")
    };
    let below = match below {
        [] => String::new(),
        below => format!("　記入があれば行の下に {}", names(below)),
    };
    format!("表の列 {}{below}（機器台帳の画面で選んだ列と、立入検査で確認される列）", names(beside))
}

/// A column and its content in one line.
#[must_use]
pub fn named(column: DeviceColumn, content: &str) -> String {
    format!("{} {content}", super::column(column))
}

/// Between two of them.
pub const BETWEEN: &str = "　／　";

/// Where a text stands in the ledger.
#[must_use]
pub fn place(device: &Device, column: DeviceColumn) -> String {
    format!("{TITLE} {} {}", super::device(device), super::column(column))
}
