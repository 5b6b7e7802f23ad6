//! Words on the printed sheets.

use chrono::{Datelike, NaiveDate};

use super::dates::{both, calendar_year, fiscal_year, japanese};
use crate::model::era::era_of;
use crate::model::form_year::is_of_another_year;
use crate::model::need::Need;
use crate::model::{Answer, Edition, FiscalYear, SecondAnswer, VendorContract};

/// What is printed for a character that no face has: the geta mark of Japanese typesetting.
pub const GETA: char = '〓';
/// Stands where a name was cut.
pub const ELLIPSIS: &str = "…";
/// Between the two answers of a cell.
pub const BETWEEN_ANSWERS: &str = "・";
/// Around the day of a cell.
pub const BRACKETS: [&str; 2] = ["（", "）"];
/// Between month and day.
pub const SLASH: &str = "/";
/// Before every note above a form.
pub const NOTE_MARK: &str = "＊";
/// Title of the list of everything entered.
pub const ENTRIES: &str = "記入内容一覧";
/// The sheet of what was answered わからない.
pub const QUESTIONS: &str = "事業者への照会事項";
/// Head of the questions.
pub const QUESTION: &str = "照会事項";
/// Head of the room for the reply.
pub const REPLY: &str = "ご回答";

/// Who asks, above the questions, and by when the replies are wanted.
#[must_use]
pub fn questions_from(clinic: &str, telephone: &str, by: Option<NaiveDate>) -> String {
    let by = by.map_or_else(|| "　　年　　月　　日".to_owned(), japanese);
    let telephone = telephone.trim();
    let telephone =
        if telephone.is_empty() { String::new() } else { format!("（電話 {telephone}）") };
    format!(
        "下記の事項について照会いたします。右の欄にご記入のうえ、{by}までにご返送ください。ご不明な点は、{clinic}{telephone}までお問い合わせください。"
    )
}

/// A row of a form and its official sentence, above the questions about it.
#[must_use]
pub fn quoted_row(number: &str, official: &str) -> String {
    format!("{number}　{official}")
}

/// One of several questions.
#[must_use]
pub fn point(question: &str) -> String {
    format!("・{question}")
}

/// Head of its column of items.
pub const ENTRY_ITEM: &str = "項目";
/// Head of its column of entries.
pub const ENTRY_CONTENT: &str = "記入内容";
/// In place of all entries where there are none.
pub const NO_ENTRIES: &str = "記入された項目はない。";
/// 1回目
pub const FIRST: &str = "1回目";
/// The only round of a form without 2回目.
pub const ONLY_ROUND: &str = "確認";
/// 2回目
pub const SECOND: &str = "2回目";
/// 目標日
pub const TARGET: &str = "目標日";
/// Why an item does not apply.
pub const REASON: &str = "理由";
/// The memo of an item.
pub const MEMO: &str = "メモ";
/// The list of the memos that stay in the clinic.
pub const INNER_MEMOS: &str = "院内用メモ（院外に出さない）";
/// One of them.
pub const INNER_MEMO: &str = "院内用メモ";
/// A remark of the program's own.
pub const REMARK: &str = "備考";
/// The vendor sheet's own fields.
pub const TRANSCRIPTION: &str = "転記";
/// Who answered on the vendor's side.
pub const RESPONDENT: &str = "回答者";
/// When the original was received.
pub const RECEIVED_ON: &str = "受領日";
/// Where the original is kept.
pub const ORIGINAL: &str = "原本の保管場所";
/// The person who checked.
pub const PERSON: &str = "確認者";
/// The clinic's name.
pub const CLINIC_NAME: &str = "医療機関名";
/// The clinic's address.
pub const CLINIC_ADDRESS: &str = "所在地";
/// The clinic's telephone number.
pub const CLINIC_TELEPHONE: &str = "電話番号";
/// The clinic's director.
pub const CLINIC_DIRECTOR: &str = "管理者";
/// The clinic's code.
pub const CLINIC_CODE: &str = "医療機関コード";
/// The fiscal year of the check.
pub const YEAR: &str = "点検年度";
/// The form that was used.
pub const FORM: &str = "様式";
/// The yearly question about a vendor contract.
pub const CONTRACT: &str = "事業者との契約";
/// Heading over answers to items that the edition does not have.
pub const OTHER_ITEMS: &str = "この年度版にない項目";
/// The language of the sheets.
pub const LANGUAGE: &str = "ja-JP";

/// The mark of whatever is printed of a year on a bridge.
pub const NOT_A_FORM: &str = "様式ではありません";
/// In the place of 様式, where a year is answered on a bridge.
pub const ROWS: &str = "項目";
/// Said of a row of which the theme alone is known.
pub const WORDING_UNKNOWN: &str = "この項目の文言は確認できていない。";

/// What the mark means, below it.
#[must_use]
pub fn bridge_explained(edition: &Edition) -> String {
    format!(
        "この年度は、{}の項目のうち読めたものを、つなぎに使って記録している。立入検査で提示する書類は、その年度の様式で作成する。",
        edition.name.text
    )
}

/// The rows of a bridge, in the place of the title of a form.
#[must_use]
pub fn bridge_rows(edition: &Edition) -> String {
    format!("{}の項目（つなぎの版）", edition.name.text)
}

/// 記入内容一覧 and the like in the outline, with a mark where the year is answered on a bridge.
#[must_use]
pub fn list_of_year(edition: &Edition, title: &str) -> String {
    marked(edition, title)
}

/// 実施記録 in the outline, with its mark where the year is answered on a bridge.
#[must_use]
pub fn record(edition: &Edition) -> String {
    marked(edition, super::activity::TITLE)
}

fn marked(edition: &Edition, sheet: &str) -> String {
    if edition.bridge { format!("{sheet}（{NOT_A_FORM}）") } else { sheet.to_owned() }
}

/// 令和6年度版 医療機関におけるサイバーセキュリティ対策チェックリスト
#[must_use]
pub fn form_title(edition: &Edition) -> String {
    let Edition { name, title, .. } = edition;
    // A title may name its year itself.
    if title.text.starts_with(&name.text) {
        title.text.clone()
    } else {
        format!("{} {}", name.text, title.text)
    }
}

/// The same at the head of a sheet. As long as some wording of the edition is not compared with the
/// original, the sheet is a draft.
#[must_use]
pub fn sheet_title(edition: &Edition) -> String {
    let title = form_title(edition);
    if edition.unconfirmed() > 0 { format!("{title}（下書き）") } else { title }
}

/// The year of the check, and the day of printing as it is worded, outside the frame of the form.
///
/// Where the form was made for another year than the one checked, this is said here.
#[must_use]
pub fn year_and_day(year: FiscalYear, edition: &Edition, made_on: &str) -> String {
    format!("{}　{made_on}", year_line(year, edition))
}

/// 点検年度 令和6年度, or 点検年度 令和8年度（様式は令和6年度版） on a form of another year. A bridge is no
/// form, and is not called one.
#[must_use]
pub fn year_line(year: FiscalYear, edition: &Edition) -> String {
    if is_of_another_year(year, edition) {
        format!("{YEAR} {}（様式は{}）", fiscal_year(year), edition.name.text)
    } else {
        format!("{YEAR} {}", fiscal_year(year))
    }
}

/// Below the notes of a form that was made for another year: they may name that year, and so may not be
/// left to speak for this sheet. Marked as no part of the form.
#[must_use]
pub fn used_for(year: FiscalYear, edition: &Edition) -> String {
    format!(
        "［点検帳の注］{}の点検に、{}の様式を使用している。",
        fiscal_year(year),
        edition.name.text
    )
}

/// The clinic, as the one to hand a blank vendor form back to.
#[must_use]
pub fn hand_in_to(clinic: &str) -> String {
    format!("提出先 {clinic}")
}

/// A day with its year, as short as a cell: R8.6.12
#[must_use]
pub fn short_day(day: NaiveDate) -> String {
    let (month, day_of_month) = (day.month(), day.day());
    match era_of(day) {
        Some((era, year)) => format!("{}{year}.{month}.{day_of_month}", era.letter),
        None => format!("{}.{month}.{day_of_month}", day.year()),
    }
}

/// The line of a sheet that the clinic copied from the vendor's original.
#[must_use]
pub fn transcribed(received_on: Option<NaiveDate>, kept_at: &str, respondent: &str) -> String {
    let day = received_on.map_or_else(|| NOT_ENTERED.to_owned(), japanese);
    let place = if kept_at.trim().is_empty() { NOT_ENTERED } else { kept_at };
    let mut line = format!("医療機関が転記（原本受領日・保管場所）　{day}・{place}");
    if !respondent.trim().is_empty() {
        line = format!("{line}　{RESPONDENT} {respondent}");
    }
    line
}

const NOT_ENTERED: &str = "未記入";

/// Large on a sheet that the clinic copied from the vendor's original.
pub const COPY: &str = "写し（転記）";
/// Large on a sheet that the vendor has not sent back.
pub const NOT_RETURNED: &str = "未回収";
/// Large on a sheet that the vendor was not sent.
pub const NOT_SENT: &str = "未送付";
/// A sheet was sent.
pub const SENT: &str = "送付";
/// The vendor was reminded of it.
pub const REMINDED: &str = "督促";
/// Between two of a kind.
pub const AND: &str = "、";

/// Something that was done on a day.
#[must_use]
pub fn done_on(day: NaiveDate, deed: &str) -> String {
    format!("{}に{deed}", japanese(day))
}

/// The clinic and who checked, above its form.
#[must_use]
pub fn owner(clinic: &str, people: &str) -> String {
    let people =
        if people.is_empty() { String::new() } else { format!("　　{PERSON}　{people}") };
    format!("{CLINIC_NAME}　{clinic}{people}")
}

/// By when a blank form goes back, to whom, and how.
#[must_use]
pub fn way_back(by: Option<NaiveDate>, clinic: &str, telephone: &str, person: &str) -> String {
    let by = by.map_or_else(|| "　　　年　　月　　日".to_owned(), japanese);
    let telephone = telephone.trim();
    let telephone =
        if telephone.is_empty() { String::new() } else { format!("（電話 {telephone}）") };
    let person = if person.is_empty() { String::new() } else { format!("　担当 {person}") };
    format!(
        "返送期日　{by}　　返送先　{clinic}{telephone}{person}　　返送方法　郵送または持参　　記入者（記名）　　　　　　　　　　　　　"
    )
}

/// Above the reasons why rows answered 該当なし are blank. Marked as no part of the form.
pub const NOT_APPLICABLE_REASONS: &str = "［点検帳の注］空欄の行のうち、該当なしとしたものの理由";

/// One of them.
#[must_use]
pub fn reason_of(row: &str, reason: &str) -> String {
    format!("{row}：{}", reason.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The year of days in the first three months of the calendar year, of which a form has no room to say
/// it.
#[must_use]
pub fn early_months(year: FiscalYear) -> String {
    format!("［点検帳の注］1月から3月の日付は{}のもの。", calendar_year(year.last_day()))
}

/// An answer of the first round in words.
#[must_use]
pub fn first_answer(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Yes) => "はい",
        Some(Answer::No) => "いいえ",
        Some(Answer::Unknown) => "未回答（確認中）",
        Some(Answer::NotApplicable) => "該当なし",
        None => "未回答",
    }
}

/// An answer of the second round in words.
#[must_use]
pub fn second_answer(answer: Option<SecondAnswer>) -> &'static str {
    match answer {
        Some(SecondAnswer::Yes) => "はい",
        Some(SecondAnswer::No) => "いいえ",
        None => "未回答",
    }
}

/// One round in words: answer, day in both calendars, person.
#[must_use]
pub fn round(answer: &str, day: Option<NaiveDate>, person: Option<&str>) -> String {
    let mut words = answer.to_owned();
    if let Some(day) = day {
        words = format!("{words}　{}", both(day));
    }
    if let Some(person) = person {
        words = format!("{words}　{PERSON} {person}");
    }
    words
}

/// A person whose record is gone.
#[must_use]
pub fn unknown_person(id: u32) -> String {
    format!("記録にない人（番号{id}）")
}

/// A vendor whose record is gone.
#[must_use]
pub fn unknown_vendor(id: u32) -> String {
    format!("記録にない事業者（番号{id}）")
}

/// Why an entry is not on the form, where it is not.
#[must_use]
pub fn not_on_form(need: Need) -> Option<&'static str> {
    match need {
        Need::Needed => None,
        Need::NoSystem => Some("医療情報システムがないため、様式では空欄とする。"),
        Need::NoVendorContract => Some("事業者との契約がないため、様式では空欄とする。"),
    }
}

/// The answer to the yearly question about a vendor contract.
#[must_use]
pub fn contract(contract: Option<VendorContract>) -> &'static str {
    match contract {
        Some(VendorContract::Present) => "ある",
        Some(VendorContract::Absent) => "ない",
        None => "未回答",
    }
}

/// The name of an entry that goes on over the page.
#[must_use]
pub fn continued(name: &str) -> String {
    format!("{name}（続き）").trim_start().to_owned()
}

/// A section by number and title, of which a form may lack either.
#[must_use]
pub fn section(number: &str, title: &str) -> String {
    match (number, title) {
        ("", title) => title.to_owned(),
        // Where the form prints no title, the number stands for it.
        (number, title) if title.is_empty() || title == number => number.to_owned(),
        _ => format!("{number}　{title}"),
    }
}

/// A group under the title that it belongs to.
#[must_use]
pub fn under(title: &str, group: &str) -> String {
    format!("{title}　{group}")
}

/// Edition and sheet, in the foot.
#[must_use]
pub fn sheet_name(edition: &Edition, sheet: &str) -> String {
    format!("{} {}", edition.name.text, marked(edition, sheet))
}

/// A vendor's sheet by form and vendor.
#[must_use]
pub fn sheet_of(form: &str, vendor: &str) -> String {
    format!("{form}　{vendor}")
}

/// The form that is handed out, in the outline.
#[must_use]
pub fn handed_out(form: &str) -> String {
    format!("{form}（配布用）")
}

const BRIDGE_TITLE: &str = "点検の記録";

/// Title of the document in its properties.
#[must_use]
pub fn document_title(edition: &Edition, year: FiscalYear, clinic: &str) -> String {
    let title =
        if edition.bridge { marked(edition, BRIDGE_TITLE) } else { edition.title.text.clone() };
    format!("{clinic} {} {title}", fiscal_year(year))
}

/// The same of papers that belong to no year.
#[must_use]
pub fn records_title(clinic: &str, papers: &[String]) -> String {
    format!("{clinic} {}", papers.join("、"))
}

/// Source, and that some wording of the edition is not compared with the original yet.
#[must_use]
pub fn source_line(edition: &Edition) -> String {
    attributed(&edition.attribution, edition.unconfirmed() > 0)
}

/// The same for wording that is no edition's.
#[must_use]
pub fn attributed(attribution: &str, has_unconfirmed: bool) -> String {
    if has_unconfirmed {
        format!("{attribution}　※文言の一部は原本と未照合")
    } else {
        attribution.to_owned()
    }
}

/// The day of printing in the foot.
#[must_use]
pub fn printed_on(day: NaiveDate) -> String {
    format!("印刷 {}", japanese(day))
}

/// In its place on an extract from a closed year, which is no second copy of what was kept.
#[must_use]
pub fn extract(closed_on: NaiveDate, printed_on: NaiveDate) -> String {
    format!("確定（{}）の記録からの抜粋　作成 {}", japanese(closed_on), japanese(printed_on))
}

/// The number of a page.
#[must_use]
pub fn page_number(number: usize, of: usize) -> String {
    format!("{number} / {of}")
}

/// 事業者名, as a place of a character.
pub const VENDOR_NAME: &str = "事業者名";

/// A place on a vendor's sheet.
#[must_use]
pub fn vendor_place(vendor: &str, place: &str) -> String {
    format!("事業者「{vendor}」 {place}")
}

/// A field of a row, for example 2-(5) メモ.
#[must_use]
pub fn row_place(row: &str, field: &str) -> String {
    format!("{row} {field}")
}

/// A row whose number stands in several groups, for example 2-(5)（サーバ）.
#[must_use]
pub fn row_in_group(number: &str, group: &str) -> String {
    format!("{number}（{group}）")
}
