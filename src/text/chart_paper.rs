//! Words printed on the contact chart, the organization chart and the telephone list.

use crate::model::{ChartKind, Decision, Tier};

/// The name of a chart.
#[must_use]
pub fn name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Contact => "連絡体制図",
        ChartKind::Organization => "組織体制図",
    }
}

/// Over the box of whoever notices something.
pub const FINDER: &str = "発見者";
/// Who that may be.
pub const EVERYBODY: &str = "全職員";
/// What they do.
pub const AT_ONCE: &str = "異常に気づいたら、すぐに連絡する";
/// Where nobody has the role, or answers for the department.
pub const NOBODY: &str = "未定";
/// Over the box of a vendor.
pub const VENDOR: &str = "事業者";
/// A record without a name.
pub const NAMELESS: &str = "名称未記入";
/// A box without any number.
pub const NO_NUMBER: &str = "電話未記入";
/// In a box without room for its number.
pub const NUMBER_IN_LIST: &str = "番号は電話帳";
/// On the wall, in place of a mobile number that was typed into some text.
pub const MOBILE_LEFT_OUT: &str = "携帯番号";
/// On the wall, of somebody who has a private number only.
pub const NOT_ON_WALL: &str = "携帯番号は掲示しない";
/// On the wall, in place of a number that nobody has made sure of: room to write it in.
pub const TO_WRITE_IN: &str = "＿＿＿＿＿＿＿";
/// After that room.
pub const TO_CONFIRM: &str = "（要確認）";
/// After a number that nobody has made sure of.
pub const UNCONFIRMED: &str = "（番号は未確認）";
/// After an address that nobody has made sure of.
pub const UNCONFIRMED_ADDRESS: &str = "（未確認）";
/// After the name of a person who has left.
pub const LEFT: &str = "（退職）";
/// After the name of a vendor whose contract has ended.
pub const CONTRACT_ENDED: &str = "（契約終了）";
/// After the name of a body that is no longer called.
pub const ENDED: &str = "（連絡終了）";
/// A contact whose record is gone.
#[must_use]
pub fn unknown_contact(id: u32) -> String {
    format!("記録にない連絡先（番号{id}）")
}

/// 担当者
pub const CONTACT_PERSON: &str = "担当";
/// 対象システム
pub const SYSTEMS: &str = "対象";
/// 電話番号
pub const TELEPHONE: &str = "電話";
/// 夜間・休日の電話番号
pub const NIGHT: &str = "時間外";
/// メール・ウェブの受付
pub const MAIL_OR_WEB: &str = "窓口";
/// メール
pub const MAIL: &str = "メール";
/// 受付時間
pub const HOURS: &str = "受付";
/// いつ連絡するか
pub const WHEN: &str = "いつ";
/// 誰が連絡するか
pub const CALLER: &str = "誰が";
/// 契約番号
pub const CONTRACT: &str = "契約番号";
/// 伝える内容・手元に置くもの
pub const TELL: &str = "伝える内容";
/// 所属・職種
pub const POSITION: &str = "所属";
/// 内線
pub const EXTENSION: &str = "内線";
/// 携帯電話
pub const MOBILE: &str = "携帯";
/// 連絡がつく時間帯
pub const REACHABLE: &str = "時間帯";
/// 代行者
pub const DEPUTY: &str = "代行者";
/// 判断できること
pub const DECIDES: &str = "判断";
/// What is decided only while those who may cannot be reached.
#[must_use]
pub fn stands_in(decision: &str) -> String {
    format!("{decision}（代行）")
}

/// What is decided, as short as a box.
#[must_use]
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::PullCable => "回線の遮断",
        Decision::StopSystem => "使用停止",
        Decision::RestrictConsultations => "診療制限",
        Decision::Publish => "公表",
    }
}

/// Several short things in one line.
#[must_use]
pub fn joined(parts: &[String]) -> String {
    parts.join("、")
}

/// A deputy and how to reach them.
#[must_use]
pub fn deputy(name: &str, numbers: &[String]) -> String {
    if numbers.is_empty() { name.to_owned() } else { format!("{name}（{}）", joined(numbers)) }
}

/// Marks that close after a number.
pub const CLOSING: [char; 5] = ['）', ')', '、', '。', '，'];
/// Marks that open before a number.
pub const OPENING: [char; 2] = ['（', '('];
/// Before what may follow the line before it, or on a line of its own.
pub const INDENT: char = '\u{3000}';

/// The same with every number on a line of its own.
#[must_use]
pub fn narrow_deputy(name: &str, numbers: &[String]) -> String {
    let numbers = numbers.iter().map(|number| format!("\n{INDENT}{number}"));
    std::iter::once(name.to_owned()).chain(numbers).collect()
}

/// A number by its kind.
#[must_use]
pub fn number(label: &str, number: &str) -> String {
    format!("{label} {number}")
}

/// A level, at the left of its boxes.
#[must_use]
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Site => "現場",
        Tier::Management => "管理",
        Tier::Executive => "経営層",
        Tier::Outside => "外部",
    }
}

/// In place of the boxes where none is shown.
pub const NO_BOXES: &str = "図に出す枠がありません。";
/// What the numbers mean.
pub const ORDER: &str = "連絡の順";
/// Who calls those outside: not whoever the line begins at.
pub const CALLED_BY: &str = "外部へは、各枠の「誰が」の者が連絡する";
/// What the dashed lines mean.
pub const OPTIONAL: &str = "必要に応じて";
/// That there is more on the list, and how many boxes are on it only.
#[must_use]
pub fn more_on_list(kind: ChartKind, left_out: usize) -> String {
    let list = list_name(kind);
    if left_out == 0 {
        format!("この図にない項目は{list}に載せる。")
    } else {
        format!("他の{left_out}件は{list}に載せる。")
    }
}

/// At the top right of the chart for a wall.
pub const FOR_WALL: &str = "掲示用・職員用（患者の目に触れない所に貼る）";
/// At the top right of a chart with private numbers.
pub const PRIVATE: &str = "個人の電話番号を含む（掲示しない。施錠できる場所に保管する）";
/// Below the title of the telephone list: who keeps it.
#[must_use]
pub fn list_kept(keeper: &str) -> String {
    let keeper = if keeper.trim().is_empty() { NO_KEEPER } else { keeper };
    format!(
        "個人の電話番号を含む。保管者：{keeper}。施錠できる場所に保管し、連絡にあたる職員だけが閲覧する。"
    )
}
/// In place of a keeper who is not known.
const NO_KEEPER: &str = "＿＿＿＿＿＿＿（要記入）";

/// The name of the chart for a wall among the sheets; the others go by their [`name`].
pub const WALL_TITLE: &str = "連絡体制図（掲示用）";

/// What has no room on the chart: 電話帳, or simply a list where there are no numbers.
#[must_use]
pub fn list_name(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Contact => "電話帳",
        ChartKind::Organization => "一覧",
    }
}

/// The title of the list of a chart.
#[must_use]
pub fn list_title(kind: ChartKind) -> String {
    format!("{}（{}）", list_name(kind), name(kind))
}

/// Heads of the telephone list.
pub const LIST_HEADS: [&str; 6] = [
    "番号",
    "役割・種類",
    "氏名・機関名",
    "電話番号・窓口",
    "受付時間・時間帯",
    "連絡・代行・判断",
];

/// 版
pub const VERSION: &str = "版";
/// 作成日
pub const CREATED: &str = "作成日";
/// 改訂日
pub const REVISED: &str = "改訂日";
/// 次回見直し予定日
pub const NEXT_REVIEW: &str = "次回見直し予定日";
/// 作成者
pub const AUTHOR: &str = "作成者";
/// 承認者
pub const APPROVER: &str = "承認者";
/// 掲示場所・保管場所
pub const KEPT_AT: &str = "掲示場所・保管場所";

/// A box for a screen reader.
#[must_use]
pub fn spoken(number: Option<usize>, heading: &str, names: &[&str]) -> String {
    let mut parts = Vec::new();
    parts.extend(number.map(|number| number.to_string()));
    parts.extend(Some(heading.to_owned()).filter(|heading| !heading.is_empty()));
    parts.extend(names.iter().map(|name| (*name).to_owned()));
    parts.join(" ")
}

/// Where on a chart a character stands.
#[must_use]
pub fn place(kind: ChartKind, name: &str) -> String {
    format!("{} {name}", self::name(kind))
}

/// Those of a box whose names found no room in it.
#[must_use]
pub fn others(count: usize) -> String {
    format!("ほか{count}人")
}
