//! Workbooks to test with.

use chrono::NaiveDate;
use tenkencho::model::{
    Answer, Assessment, Clinic, EditionRef, FiscalYear, Person, PersonId, Response, Round,
    SecondAnswer, Vendor, VendorContract, VendorId, VendorSheet, Workbook,
};

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

pub(crate) fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn edition() -> EditionRef {
    EditionRef { id: "mhlw-2024".to_owned(), revision: 1, wording: "0123abcd".to_owned() }
}

/// A workbook with everything in it that a workbook can hold.
pub(crate) fn full() -> Workbook {
    let person =
        |id, name: &str, left_on| Person { id: PersonId(id), name: name.to_owned(), left_on };
    let vendor =
        |id, name: &str, ended_on| Vendor { id: VendorId(id), name: name.to_owned(), ended_on };
    let first = |answer, on, person| Round { answer: Some(answer), date: on, person };
    let mut yes = Response::unanswered("asset-ledger".into());
    yes.first = first(Answer::Yes, Some(day(2024, 6, 12)), Some(PersonId(1)));
    yes.memo = "台帳は受付の棚、\"青いファイル\"\n2行目\tタブ　全角の空白".into();
    let mut no = Response::unanswered("access-rights/server".into());
    no.first = first(Answer::No, Some(day(2024, 6, 12)), Some(PersonId(2)));
    no.target = Some(day(2024, 12, 27));
    no.second = Round {
        answer: Some(SecondAnswer::Yes),
        date: Some(day(2024, 12, 20)),
        person: Some(PersonId(1)),
    };
    let mut unknown = Response::unanswered("remote-maintenance".into());
    unknown.first = first(Answer::Unknown, None, None);
    let mut absent = Response::unanswered("patches/server".into());
    absent.first = first(Answer::NotApplicable, Some(day(2024, 6, 12)), None);
    absent.reason = "院内にサーバを置いていない".into();
    let mut second_no = Response::unanswered("a key of no edition".into());
    second_no.second.answer = Some(SecondAnswer::No);
    let mut sheet = VendorSheet::blank(VendorId(3));
    sheet.respondent = "保守部 𠮷田".into();
    sheet.received_on = Some(day(2024, 7, 1));
    sheet.original_kept_at = "事務室 キャビネット2段目".into();
    sheet.responses = vec![yes.clone()];
    let this_year = Assessment {
        fiscal_year: year(2024),
        edition: edition(),
        vendor_contract: Some(VendorContract::Present),
        responses: vec![yes, no, unknown, absent, second_no],
        vendor_sheets: vec![sheet, VendorSheet::blank(VendorId(4))],
    };
    let mut next_year = Assessment::start(year(2025), edition(), [VendorId(3)]);
    next_year.vendor_contract = Some(VendorContract::Absent);
    Workbook {
        clinic: Clinic {
            name: "やまだ内科医院".to_owned(),
            address: "東京都千代田区　霞が関１−２−２".to_owned(),
            telephone: "03-0000-0000".to_owned(),
            director: "山田 太郎".to_owned(),
            institution_code: "1310000001".to_owned(),
        },
        last_id: 7,
        people: vec![person(1, "佐藤 花子", None), person(2, "髙橋 一郎", Some(day(2025, 3, 31)))],
        vendors: vec![
            vendor(3, "レセコン株式会社", None),
            vendor(4, "㈱ネットワーク", Some(day(2024, 9, 30))),
        ],
        assessments: vec![this_year, next_year],
    }
}
