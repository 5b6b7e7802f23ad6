//! The outside contacts on screen, and what is wrong with a file of public bodies.

use chrono::NaiveDate;

use super::{edition, ron_file, vendors};
use crate::edition::{EditionProblem, ProblemKind};
use crate::model::public_contact::{ContactSource, SourceState};
use crate::model::telephone::TelephoneRemark;
use crate::model::{Contact, ContactField, Vendor, Workbook};
use crate::text::dates;

/// What the list is for.
pub const EXPLAINED: &str = "サイバー攻撃などの異常時（インシデント発生時）に連絡するところです。連絡体制図と電話帳には、ここに入力したものが印刷されます。回線事業者、検査の外注先、オンライン資格確認の問い合わせ先は「事業者」に登録します。";
/// Heading of the vendors in the list.
pub const VENDORS: &str = "事業者（番号は「事業者」で入力します）";
/// Nothing in the list.
pub const NONE: &str = "登録がありません。";
/// Nothing in the list but the vendors.
pub const NO_OTHERS: &str = "事業者のほかの連絡先は、まだ登録がありません。";
/// Takes a contact out of everything and removes it.
pub const REMOVE_EVERYWHERE: &str = "すべてから外して削除";
/// As many of the usual contacts are named on the button.
const NAMED: usize = 3;
/// Adds what every clinic needs and this one does not have yet.
#[must_use]
pub fn add_usual(names: &[&str]) -> String {
    if names.len() > NAMED {
        return format!("主な連絡先をまとめて追加（{}件）", names.len());
    }
    format!("「{}」を追加", names.join("」「"))
}
/// What adding them means.
pub const ADD_USUAL_EXPLAINED: &str = "医師会の緊急相談窓口、厚生労働省、警察、個人情報保護委員会、保健所などです。番号を資料で確認できなかったところは空欄で入り、調べ先が出ます。";
/// Unfolds what can be added in a narrow window.
pub const ADD: &str = "連絡先を追加";
/// Unfolds the entries that can be added one by one.
pub const ADD_FROM_LIST: &str = "一覧から選んで追加";
/// The button that adds an entry, as a screen reader says it.
#[must_use]
pub fn add(name: &str) -> String {
    format!("{name}を追加")
}
/// Heading of the field for a contact that is not on the list.
pub const OWN: &str = "一覧にない連絡先を追加";
/// Label of its kind.
pub const KIND: &str = "種類";
/// Label of its name.
pub const NEW: &str = "新しい連絡先の名前";
/// The drop-down that stands for the list in a narrow window.
pub const CHOOSE: &str = "連絡先";
/// Heading of the numbers.
pub const NUMBERS: &str = "番号と窓口";
/// Heading of what to do with it.
pub const CALLING: &str = "連絡するとき";
/// Heading of the end.
pub const END: &str = "使わなくなったとき";
/// Label of who calls.
pub const CALLER: &str = "誰が連絡するか";
/// Nobody was chosen yet.
pub const NO_CALLER: &str = "（未定）";
/// Label of the day on which somebody made sure.
pub const CONFIRMED_ON: &str = "番号の確認日";
/// Sets it to today.
pub const CONFIRM_TODAY: &str = "本日、確認した";
/// Said while nobody has made sure.
pub const UNCONFIRMED: &str = "この番号は、医療機関で確認していません。公表資料（ウェブサイトや通知）で確認し、合っていたら「本日、確認した」を押してください。110番や緊急の窓口に試しの電話はかけません。それまで、掲示用の図には番号の代わりに「要確認」と印刷されます。";
/// Said while there is nothing to call.
pub const NO_NUMBER: &str =
    "電話番号もメール・ウェブの受付も空欄です。このままでは、異常時に連絡できません。";
/// Label of the last day.
pub const ENDED_ON: &str = "この連絡先を使わなくなった日（使っていれば空欄）";
/// Removes the contact.
pub const REMOVE: &str = "この連絡先を削除";
/// Why it cannot be removed.
pub const IN_USE: &str =
    "図に使われているので削除できません。図から外すか、使わなくなった日を入力してください。";
/// Heading of the entry that it was filled in from.
pub const ORIGIN: &str = "もとになった情報";
/// Where to look.
#[must_use]
pub fn look_up(text: &str) -> String {
    format!("調べ先：{text}")
}
/// Copies an address.
pub const COPY_ADDRESS: &str = "URLをコピー";

/// Label of a field.
#[must_use]
pub fn field(field: ContactField) -> &'static str {
    match field {
        ContactField::Name => "機関名・部署",
        ContactField::Person => "担当者名",
        ContactField::Telephone => "電話番号",
        ContactField::NightTelephone => "夜間・休日の電話番号",
        ContactField::MailOrWeb => "メール・ウェブの受付",
        ContactField::Hours => "受付時間",
        ContactField::WhenToCall => "いつ連絡するか",
        ContactField::WhatToTell => "伝える内容・手元に置くもの",
    }
}

/// A contact without a name.
pub const NAMELESS: &str = "（名前なし）";

/// The name of a contact in a list.
#[must_use]
pub fn name(contact: &Contact) -> &str {
    if contact.name.trim().is_empty() { NAMELESS } else { &contact.name }
}

/// How a contact stands, in the list.
#[must_use]
pub fn state(contact: &Contact, today: NaiveDate) -> String {
    if let Some(ended) = contact.ended_on.filter(|_| !contact.is_there_on(today)) {
        return format!("{}で終わり", dates::japanese(ended));
    }
    match contact.confirmed_on {
        _ if !contact.can_be_reached() => "番号未記入".to_owned(),
        None => "未確認".to_owned(),
        Some(day) => format!("確認済み　{}", dates::japanese(day)),
    }
}

/// How a vendor can be called, in the list.
#[must_use]
pub fn vendor_line(vendor: &Vendor) -> String {
    let numbers = [&vendor.telephone, &vendor.night_telephone];
    let number = numbers.into_iter().find(|number| !number.trim().is_empty());
    number.map_or_else(|| "番号未記入".to_owned(), |number| number.trim().to_owned())
}

/// How far what the program brought along can be trusted.
#[must_use]
pub fn source_state(state: SourceState) -> &'static str {
    match state {
        SourceState::Confirmed => {
            "役割を資料で確認（下の資料で読んだ内容です。現在の番号は、医療機関で確認します）"
        }
        SourceState::Unconfirmed => "未確認（現在の名称と連絡方法は、資料で確認できませんでした）",
        SourceState::Former => "旧（窓口が変わっています）",
    }
}

/// A source and the day that it bears.
#[must_use]
pub fn source(source: &ContactSource) -> String {
    match (source.date, source.read_on) {
        (Some(day), _) => format!("{}　{}", source.title, dates::japanese(day)),
        (None, Some(day)) => {
            format!("{}　日付の記載なし（{}に閲覧）", source.title, dates::japanese(day))
        }
        (None, None) => format!("{}　日付の記載なし", source.title),
    }
}

/// The number that the program brought along, where the clinic has another.
#[must_use]
pub fn brought_along(number: &str) -> String {
    format!("もとの電話番号：{number}")
}

/// Copies this very address, as a screen reader says it.
#[must_use]
pub fn copy_address(address: &str) -> String {
    format!("{COPY_ADDRESS} {address}")
}

/// What was noticed about a number.
#[must_use]
pub fn telephone_remark(remark: TelephoneRemark, workbook: &Workbook) -> String {
    match remark {
        TelephoneRemark::NoDigit => "数字がありません。番号は後から入力できます。".to_owned(),
        TelephoneRemark::SameAsContact(id) => {
            format!("「{}」と同じ番号です。", workbook.contact(id).map_or(NAMELESS, name))
        }
        TelephoneRemark::SameAsVendor(id) => {
            let name = workbook.vendor(id).map_or(NAMELESS, vendors::named);
            format!("事業者「{name}」と同じ番号です。")
        }
    }
}

/// One problem of a file of public bodies as a sentence, without its place.
#[must_use]
pub fn problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::Ron(problem) => ron_file::problem(problem, "連絡先"),
        ProblemKind::DuplicateKey(key) => format!("連絡先のkey「{key}」が2回あります。"),
        _ => edition::problem(problem),
    }
}
