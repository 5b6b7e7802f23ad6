//! 依頼状 — the letter that asks a vendor to fill in its form.

use chrono::NaiveDate;

use super::dates::japanese;
use super::report::form_title;
use crate::model::Edition;

/// The name of the paper.
pub const LETTER: &str = "依頼状";
/// Opens the letter.
pub const OPENING: &str = "拝啓";
/// Closes it.
pub const CLOSING: &str = "敬具";
/// Above what is asked for.
pub const NOTE: &str = "記";
/// Below it.
pub const END: &str = "以上";
/// After the name of a company.
const TO_COMPANY: &str = "御中";
/// After the name of a person.
const TO_PERSON: &str = "様";
/// What follows a name already where somebody typed it that way.
const TYPED_TITLES: [&str; 5] = ["様", "さま", "殿", "先生", "御中"];

/// A letter by its vendor, in the outline.
#[must_use]
pub fn title_of(vendor: &str) -> String {
    format!("{LETTER}　{vendor}")
}

/// The subject.
#[must_use]
pub fn subject(edition: &Edition, form: &str) -> String {
    format!("「{}（{form}）」のご記入について（依頼）", edition.title.text)
}

/// Whom the letter is for: the company with 御中, or the company and below it the person with 様.
#[must_use]
pub fn addressee(company: &str, person: &str) -> Vec<String> {
    let with = |name: &str, title: &str| {
        let has_title = TYPED_TITLES.iter().any(|typed| name.ends_with(typed));
        if has_title { name.to_owned() } else { format!("{name}　{title}") }
    };
    match person.trim() {
        "" => vec![with(company.trim(), TO_COMPANY)],
        person => vec![company.trim().to_owned(), with(person, TO_PERSON)],
    }
}

/// The sender's telephone number.
#[must_use]
pub fn telephone(number: &str) -> String {
    format!("電話　{number}")
}

/// The sender's director.
#[must_use]
pub fn director(name: &str) -> String {
    format!("管理者　{name}")
}

/// The person of the clinic whom the vendor turns to.
#[must_use]
pub fn contact(position: &str, name: &str) -> String {
    format!("担当　{}", [position.trim(), name.trim()].join(" ").trim())
}

/// The contact's address for mail.
#[must_use]
pub fn mail(address: &str) -> String {
    format!("メール　{address}")
}

/// The person of the clinic whom the vendor turns to, as a place.
pub const CONTACT: &str = "依頼状の担当者";

/// The running text, paragraph by paragraph. The law: 医療法施行規則 14-2 asks the 管理者 for measures of
/// cybersecurity, and the 立入検査 rests on 医療法 25-1.
#[must_use]
pub fn body(edition: &Edition) -> [String; 3] {
    [
        format!(
            "{OPENING}　時下ますますご清栄のこととお慶び申し上げます。平素は当院の医療情報システムの運用にご協力いただき、厚く御礼申し上げます。"
        ),
        format!(
            "　さて、当院では、医療法施行規則第14条第2項に定めるサイバーセキュリティの確保と、医療法第25条第1項に基づく立入検査に備え、「{}」により点検を行っております。つきましては、貴社に関わる事項について、下記のとおりご記入とご回答をお願いいたします。",
            form_title(edition)
        ),
        "　ご多忙のところ恐れ入りますが、何卒よろしくお願い申し上げます。".to_owned(),
    ]
}

/// One thing that is asked for: what, and how.
pub type Request = (String, Vec<String>);

/// To fill in the form.
#[must_use]
pub fn fill_in(form: &str, systems: &str) -> Request {
    let mut how = Vec::new();
    if !systems.trim().is_empty() {
        how.push(format!("対象のシステム　{}", systems.trim()));
    }
    how.push("各項目の「はい」「いいえ」のどちらかに丸を付け、確認日をご記入ください。「いいえ」の項目には、対応の目標日もご記入ください。".to_owned());
    (format!("同封の「{form}」へのご記入"), how)
}

/// To send it back by a day, or by one that is written in by hand.
#[must_use]
pub fn send_back(by: Option<NaiveDate>, has_contact: bool) -> Request {
    let day = by.map_or_else(|| "　　　　年　　月　　日".to_owned(), japanese);
    let to = if has_contact { "上記の担当" } else { "上記の当院" };
    let how = format!(
        "記名のうえ、原本を郵送またはご持参ください。ご返送とお問い合わせは、{to}までお願いいたします。原本は当院で保管します。"
    );
    (format!("ご返送の期日　{day}まで"), vec![how])
}

/// MDS/SDS; `asked` is an earlier day on which the clinic asked for it.
#[must_use]
pub fn disclosure(asked: Option<NaiveDate>) -> Request {
    let how = "貴社の製品やサービスに医療情報セキュリティ開示書があるときは、写しをお送りください。該当がない場合または対象外の場合は、その旨をお知らせください。";
    let before = asked.map(|day| format!("（{}にもお願いしております。）", japanese(day)));
    let how = format!("{how}{}", before.unwrap_or_default());
    ("医療情報セキュリティ開示書（MDS/SDS）のご提供".to_owned(), vec![how])
}

/// Remote maintenance, as far as the clinic knows about it.
#[must_use]
pub fn remote_maintenance(known: Option<bool>, method: &str) -> Request {
    let how = match (known, method.trim()) {
        (None, _) => "当院のシステムや機器をリモート保守しているかどうか、している場合は対象と方法（接続の手段、接続前の連絡方法）をお知らせください。".to_owned(),
        (Some(true), "") => "当院では、リモート保守が「ある」と記録しています。対象と方法（接続の手段、接続前の連絡方法）をお知らせください。".to_owned(),
        (Some(true), method) => format!(
            "当院では、リモート保守が「ある」（{method}）と記録しています。違いがあればお知らせください。"
        ),
        (Some(false), _) => "当院では、リモート保守は「ない」と記録しています。違いがあればお知らせください。".to_owned(),
    };
    ("リモート保守の有無と方法".to_owned(), vec![how])
}

/// The questions on their own sheet.
#[must_use]
pub fn questions(sheet: &str, count: usize) -> Request {
    let how = format!("別紙の{count}件について、ご回答をお願いいたします。");
    (format!("別紙「{sheet}」へのご回答"), vec![how])
}

/// Before what is enclosed.
pub const ENCLOSED: &str = "同封";

/// One thing that is enclosed.
#[must_use]
pub fn one_copy(sheet: &str) -> String {
    format!("{sheet}　1部")
}

/// The number of a request.
#[must_use]
pub fn number(number: usize) -> String {
    format!("{number}")
}
