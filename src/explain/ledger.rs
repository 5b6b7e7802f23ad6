//! Words of the ledger on screen.

use super::{date_field, window};
use crate::model::device_entry::CellProblem;
use crate::model::ledger_findings::Evidence;
use crate::model::{
    CellSort, ColumnPreset, Device, DeviceColumn, DeviceKind, DeviceState, Direction, Finding,
    StateFilter,
};
use crate::state::{DeviceBatch, Screen};

pub use crate::text::ledger::{cell_text, column, device, flag, kind, state};

/// Heading while there is no device.
pub const EMPTY_TITLE: &str = "まだ機器がありません";
/// What the ledger is for.
pub const EMPTY: &str = "院内のサーバ、パソコン、ネットワーク機器、医療機器を一覧にします。どこに何があるか、\
     保守の事業者、OSのサポート終了日などが分かると、チェックリストの多くの項目に回答しやすくなります。\
     台帳は印刷して、立入検査のときに見せることができます。";
/// How rows come from a spreadsheet.
pub const EMPTY_PASTE: &str = "Excelの一覧があれば、行をコピーして、ここでCtrl+Vを押すと貼り付けられます。\
     1行目に見出し（管理番号、機器名など）があれば、その列に入ります。";
/// Adds the first device.
pub const FIRST: &str = "最初の機器を追加";
/// Nothing matches.
pub const NOTHING_FOUND: &str = "当てはまる機器はありません。";
/// Takes every filter away.
pub const SHOW_ALL: &str = "絞り込みを解除";
/// The search field.
pub const SEARCH: &str = "検索";
/// The drop-down of kinds.
pub const KIND: &str = "種類でしぼる";
/// The drop-down of states.
pub const STATE: &str = "状態でしぼる";
/// Every kind.
pub const ALL_KINDS: &str = "すべての種類";
/// Opens what brings files in and out.
pub const FILES: &str = "取り込み・書き出し";
/// Opens the choice of columns.
pub const COLUMNS: &str = "表示する列";
/// Heading of the ready-made choices.
pub const PRESETS: &str = "まとめて選ぶ";
/// Adds a device.
pub const ADD: &str = "機器を追加";
/// Copies a device.
pub const DUPLICATE: &str = "複製";
/// What a copy leaves empty.
pub const DUPLICATE_HINT: &str =
    "同じ内容の行を下に作ります（管理番号・シリアル番号・アドレス・棚卸しは空にします） Ctrl+D";
/// Removes devices.
pub const REMOVE: &str = "削除";
/// It can be undone.
pub const REMOVE_HINT: &str = "選択中の行を機器台帳から削除します（元に戻せます） Ctrl+Delete";
/// Notes 棚卸し of several devices.
pub const CHECK: &str = "棚卸しを記録…";
/// Title of its dialog.
pub const CHECK_TITLE: &str = "棚卸しの記録";
/// Does it.
pub const CHECK_NOW: &str = "記録";
/// Puts several devices into another state.
pub const CHANGE_STATE: &str = "状態を変更…";
/// Title of its dialog.
pub const STATE_TITLE: &str = "状態の変更";
/// What becomes of devices that are gone.
pub const STATE_NOTE: &str =
    "「廃棄」にした機器は台帳に残ります。「廃棄を除く」の表示では出ません。";
/// Takes every tick back.
pub const UNTICK: &str = "選択を解除";
/// By a key as well.
pub const UNTICK_HINT: &str = "Esc";
/// Ticks every row that is shown, or none.
pub const TICK_ALL: &str = "表示中の行をすべて選択";
/// The empty row below the others.
pub const NEXT_ROW: &str = "この行に入力すると、機器を追加します";
/// Heading of the form of a device that is none yet.
pub const NEW_DEVICE: &str = "新しい機器";
/// Opens what has no room beside the other tools.
pub const MORE_TOOLS: &str = "その他";
/// Leads to the print screen.
pub const PRINT: &str = "印刷…";
/// Before the chips of what was found.
pub const FOUND: &str = "確認が必要な項目";
/// Makes a column wider.
pub const WIDER: &str = "広くする";
/// Makes a column narrower.
pub const NARROWER: &str = "狭くする";
/// Makes room for what stands in a column.
pub const FIT: &str = "内容に合わせる";
/// Gives every column the width of a new program.
pub const USUAL_WIDTHS: &str = "すべての列を元の幅に戻す";
/// Rows were to be pasted into the search.
pub const PASTE_INTO_TABLE: &str = "検索の欄には1行の文字だけを貼り付けられます。表に貼り付けるには、表のセルを選んでからCtrl+Vを押してください。";
/// Shows the form.
pub const FORM: &str = "1台ずつ表示";
/// What the form is.
pub const FORM_HINT: &str = "選んでいる機器を、1台ずつの画面で書きます";
/// Closes the form.
pub const CLOSE_FORM: &str = "閉じる";
/// Shows the table in a narrow window.
pub const TABLE: &str = "表で見る";
/// Shows the list in a narrow window.
pub const LIST: &str = "一覧";
/// Back from the form to the list.
pub const BACK: &str = "一覧に戻る";
/// The device before.
pub const PREVIOUS: &str = "前の機器";
/// The device after.
pub const NEXT: &str = "次の機器";
/// The name of the table for a screen reader.
pub const GRID: &str = "機器の表";
/// Nothing in a choice.
pub const BLANK: &str = "（空欄）";
/// No device is chosen.
pub const CHOOSE: &str = "表で機器を選ぶと、ここに1台ぶんが表示されます。";
/// What can be done in the table.
pub const KEYS: &str = "矢印キーで動き、そのまま入力できます。F2で書き直し、Escで取り消し、\
     Ctrl+C・Ctrl+VでExcelとやりとりできます。";
/// How one leaves the table.
pub const LEAVE: &str = "Ctrl+Fで検索の欄へ移ります。";
/// Heading of the evidence beside a question.
pub const EVIDENCE: &str = "台帳から";
/// The evidence answers nothing by itself.
pub const EVIDENCE_NOTE: &str =
    "台帳に書かれていることの集計です。回答は確認してから選んでください。";

/// Title of the dialog.
pub const PASTE_TITLE: &str = "貼り付ける前の確認";
/// What is wrong.
pub const PASTE_EXPLAINED: &str =
    "次のセルは、このままでは読み取れません。ここで直せます。台帳はまだ変わっていません。";
/// A corrected cell.
pub const PASTE_MENDED: &str = "読み取れます";
/// Pastes.
pub const PASTE: &str = "貼り付ける";
/// Pastes what can be read.
pub const PASTE_READABLE: &str = "読み取れるセルだけ貼り付ける";

/// How many rows are ticked.
#[must_use]
pub fn ticked(count: usize) -> String {
    format!("{count}台を選択中")
}

/// What is noted of how many devices.
#[must_use]
pub fn check_explained(count: usize) -> String {
    format!(
        "選択中の{count}台に、棚卸しをした日を記録します。確認者を選ばなければ、これまでの確認者が残ります。"
    )
}

/// Which state for how many devices.
#[must_use]
pub fn state_explained(count: usize) -> String {
    format!("選択中の{count}台の状態を選んでください。")
}

/// Findings whose chips have no room.
#[must_use]
pub fn more_found(count: usize) -> String {
    format!("ほか{count}種類")
}

/// How wide a column is.
#[must_use]
pub fn width_of(column: &str) -> String {
    format!("「{column}」の列の幅")
}

/// How many cells cannot be shown in the dialog.
#[must_use]
pub fn paste_more(count: usize) -> String {
    format!("ほかに{count}か所あります。Excelで直してから、もう一度貼り付けることもできます。")
}

/// Columns of the clipboard beyond the last column.
#[must_use]
pub fn paste_left_out(count: usize) -> String {
    format!(
        "右の{count}列は、表の列が足りないため貼り付けません。列を増やすには「{COLUMNS}」で選びます。"
    )
}

/// A row of the clipboard and its column.
#[must_use]
pub fn paste_cell(row: usize, column: DeviceColumn) -> String {
    format!("{}行目の{}", row + 1, self::column(column))
}

/// How much is pasted.
#[must_use]
pub fn paste_size(over: usize, added: usize) -> String {
    match (over, added) {
        (0, added) => format!("{added}台を追加します。"),
        (over, 0) => format!("{over}台に書き込みます。"),
        (over, added) => format!("{over}台に書き込み、{added}台を追加します。"),
    }
}

/// How many devices would lose something.
#[must_use]
pub fn paste_overwrites(count: usize) -> String {
    format!("登録済みの{count}台の内容が書き換わります。")
}

/// Makes every row a new device.
#[must_use]
pub fn paste_all_new(count: usize) -> String {
    format!("{count}台すべてを新しく追加する")
}

/// Pastes over them.
#[must_use]
pub fn paste_over(count: usize) -> String {
    format!("{count}台を書き換えて貼り付ける")
}

/// Which head goes to which column, and which to none.
#[must_use]
pub fn paste_heads(heads: &[(String, Option<DeviceColumn>)]) -> String {
    let known = heads.iter().filter_map(|(head, column)| {
        let column = self::column((*column)?);
        Some(if head == column { head.clone() } else { format!("{head}→{column}") })
    });
    let known = format!("見出しの行：{}", known.collect::<Vec<_>>().join("、"));
    let unknown: Vec<&str> = heads
        .iter()
        .filter(|(head, column)| column.is_none() && !head.is_empty())
        .map(|(head, _)| head.as_str())
        .collect();
    if unknown.is_empty() {
        known
    } else {
        format!("{known}。貼り付けない列：{}", unknown.join("、"))
    }
}

/// A ready-made choice of columns.
#[must_use]
pub fn preset(preset: ColumnPreset) -> &'static str {
    match preset {
        ColumnPreset::Basic => "基本",
        ColumnPreset::Ledger => "台帳管理の項目",
        ColumnPreset::Remote => "リモート保守の項目",
        ColumnPreset::Disclosure => "MDS/SDSの項目",
        ColumnPreset::Patches => "更新（パッチ）の項目",
        ColumnPreset::All => "すべて",
    }
}

/// A choice of states.
#[must_use]
pub fn state_filter(filter: StateFilter) -> &'static str {
    match filter {
        StateFilter::NotDisposed => "廃棄を除く",
        StateFilter::All => "すべての状態",
        StateFilter::Only(state) => self::state(state),
    }
}

/// How many of how many are shown.
#[must_use]
pub fn count(shown: usize, all: usize) -> String {
    if shown == all { format!("{all}台") } else { format!("{all}台中{shown}台を表示") }
}

/// What the ledger found.
#[must_use]
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::PastSupport => "サポート終了",
        Finding::SupportEndsSoon => "6か月以内にサポート終了",
        Finding::WithoutSupportEnd => "サポート終了日が空欄",
        Finding::NotChecked => "今年度の棚卸しが未実施",
        Finding::WithoutPlace => "設置場所が空欄",
        Finding::WithoutVendor => "保守事業者が空欄",
        Finding::RemoteUnknown => "リモート保守が不明",
        Finding::WithoutDisclosure => "MDS/SDSの受領日が空欄",
        Finding::WithoutUser => "利用者・担当者が空欄",
        Finding::MaintainedRemotely => "リモート保守あり",
    }
}

/// A finding with its count.
#[must_use]
pub fn chip(of: Finding, count: usize) -> String {
    format!("{} {count}台", finding(of))
}

/// A line of evidence.
#[must_use]
pub fn evidence(evidence: Evidence) -> String {
    let kind = evidence.kind.map_or("機器", self::kind);
    match evidence.finding {
        None => format!("使用中の{kind} {}台", evidence.count),
        Some(of) => chip(of, evidence.count),
    }
}

/// Opens the ledger at a line of evidence.
#[must_use]
pub fn show_evidence(line: &str) -> String {
    format!("{line}を台帳で見る")
}

/// How a screen reader calls a cell: the row by its number, or by its place from the top, and the
/// column.
#[must_use]
pub fn cell(device: &Device, row: usize, column: DeviceColumn) -> String {
    format!("{}, {}", row_name(device, row), self::column(column))
}

/// How a screen reader calls a row.
#[must_use]
pub fn row_name(device: &Device, row: usize) -> String {
    let number = device.number.trim();
    if number.is_empty() { format!("{}行目", row + 1) } else { format!("管理番号 {number}") }
}

/// How a screen reader calls the box of a row.
#[must_use]
pub fn tick(device: &Device, row: usize) -> String {
    format!("{}を選択", row_name(device, row))
}

/// How a screen reader calls a row as a whole.
#[must_use]
pub fn row(device: &Device, row: usize, of: usize) -> String {
    format!("{}, {}行中{}行目", row_name(device, row), of, row + 1)
}

/// The head of a column for a screen reader.
#[must_use]
pub fn head(column: DeviceColumn, direction: Option<Direction>) -> String {
    let name = self::column(column);
    match direction {
        None => format!("{name}で並べ替え"),
        Some(Direction::Ascending) => format!("{name}で並べ替え（昇順）"),
        Some(Direction::Descending) => format!("{name}で並べ替え（降順）"),
    }
}

/// What can be typed into a cell of a sort.
#[must_use]
pub fn hint(sort: CellSort) -> Option<&'static str> {
    match sort {
        CellSort::Date => Some("日付は 2025/1/10、令和7年1月10日、R7.1.10 などと書けます。"),
        CellSort::Kind | CellSort::State | CellSort::Flag | CellSort::Vendor | CellSort::Person => {
            Some("EnterかAlt+↓で選択肢が開きます。")
        }
        CellSort::Text => None,
    }
}

/// A draft that cannot be read yet, in which cell.
#[must_use]
pub fn unread((device, row, column): (&Device, usize, DeviceColumn), reason: &str) -> String {
    let (row, column) = (row_name(device, row), self::column(column));
    format!("{row}の{column}：{reason}（まだ台帳に入っていません。Ctrl+Zで消せます）")
}

/// The headings of the form with their fields.
pub const GROUPS: [(&str, &[DeviceColumn]); 6] = [
    (
        "機器",
        &[
            DeviceColumn::Number,
            DeviceColumn::Kind,
            DeviceColumn::Name,
            DeviceColumn::Maker,
            DeviceColumn::Model,
            DeviceColumn::Serial,
        ],
    ),
    ("場所と使い方", &[DeviceColumn::Place, DeviceColumn::Purpose, DeviceColumn::User]),
    (
        "ソフトと更新",
        &[
            DeviceColumn::System,
            DeviceColumn::SupportEndsOn,
            DeviceColumn::Software,
            DeviceColumn::Antivirus,
            DeviceColumn::Patches,
            DeviceColumn::Backup,
        ],
    ),
    (
        "ネットワーク",
        &[
            DeviceColumn::IpAddress,
            DeviceColumn::MacAddress,
            DeviceColumn::Network,
            DeviceColumn::Internet,
        ],
    ),
    (
        "保守",
        &[
            DeviceColumn::Vendor,
            DeviceColumn::ContractNumber,
            DeviceColumn::MaintenanceEndsOn,
            DeviceColumn::RemoteMaintenance,
            DeviceColumn::DisclosureReceivedOn,
        ],
    ),
    (
        "状態と棚卸し",
        &[
            DeviceColumn::State,
            DeviceColumn::CheckedOn,
            DeviceColumn::CheckedBy,
            DeviceColumn::AcquiredOn,
            DeviceColumn::LeaseEndsOn,
            DeviceColumn::DisposedOn,
            DeviceColumn::Disposal,
            DeviceColumn::Note,
        ],
    ),
];

/// The kinds of a drop-down.
#[must_use]
pub fn kind_filter(kind: Option<DeviceKind>) -> &'static str {
    kind.map_or(ALL_KINDS, self::kind)
}

/// Title of the dialog before devices are removed of which some are used.
pub const IN_USE_TITLE: &str = "使われている機器があります";
/// What to do with a device instead.
pub const IN_USE_ADVICE: &str =
    "使わなくなった機器は、削除せずに状態を「廃棄」にすると、台帳に記録が残ります。";

/// What happens to the devices that are used.
#[must_use]
pub fn in_use(used: usize, asked: usize) -> String {
    if used == asked {
        "ほかの文書に書かれている機器なので、機器台帳から削除できません。書かれている所は、下の行から開けます。"
            .to_owned()
    } else {
        format!(
            "選んだ{asked}台のうち{used}台は、ほかの文書に書かれています。その{used}台は台帳に残ります。\
             書かれている所は、下の行から開けます。"
        )
    }
}

/// A device in the list of those that are used.
#[must_use]
pub fn listed(device: &str) -> String {
    format!("・{device}")
}

/// Devices that are used beyond those called by name.
#[must_use]
pub fn in_use_more(count: usize) -> String {
    format!("ほか{count}台")
}

/// Removes those that are not used.
#[must_use]
pub fn remove_rest(count: usize) -> String {
    format!("使われていない{count}台を削除する")
}

/// A device with its state, where it is not in use.
#[must_use]
pub fn in_list(device: &Device) -> String {
    let name = self::device(device);
    match device.state {
        DeviceState::InUse => name,
        state => format!("{name}（{}）", self::state(state)),
    }
}

/// Why a text cannot stand in a column, and what to write instead.
#[must_use]
pub fn cell_problem(problem: &CellProblem) -> String {
    match problem {
        CellProblem::Kind(text) => {
            format!(
                "「{text}」という種類はありません（サーバ、端末PC、ネットワーク機器、医療機器・その他）"
            )
        }
        CellProblem::State(text) => {
            format!("「{text}」という状態はありません（使用中、保管、廃棄）")
        }
        CellProblem::Flag(text) => {
            format!("「{text}」を読み取れません（あり、なし、または空欄）")
        }
        CellProblem::Date(text, problem) => {
            format!("「{text}」 {}", date_field::problem(*problem))
        }
        CellProblem::Vendor(text) => {
            format!("「{text}」という事業者は登録されていません。{}", add_first(Screen::Vendors))
        }
        CellProblem::Person(text) => {
            format!("「{text}」という人は登録されていません。{}", add_first(Screen::People))
        }
        CellProblem::SameName(text) => {
            format!("「{text}」という名前が二つ以上あります（名前を区別できるようにします）")
        }
    }
}

fn add_first(screen: Screen) -> String {
    format!("先に「{}」の画面で追加してください", window::screen(screen))
}

/// A change to several devices, as a step of undo.
#[must_use]
pub fn batch(batch: DeviceBatch) -> &'static str {
    match batch {
        DeviceBatch::Add => "機器の追加",
        DeviceBatch::Duplicate => "機器の複製",
        DeviceBatch::Paste => "台帳への貼り付け",
        DeviceBatch::Fill => "機器をまとめて変更",
        DeviceBatch::Check => "棚卸しの記録",
        DeviceBatch::State => "機器の状態の変更",
        DeviceBatch::Import => "台帳の取り込み",
        DeviceBatch::Remove => "機器の削除",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_has_every_column_once() {
        let mut columns: Vec<DeviceColumn> =
            GROUPS.iter().flat_map(|(_, columns)| columns.iter().copied()).collect();
        columns.sort_unstable();
        assert_eq!(columns, DeviceColumn::ALL);
    }
}
