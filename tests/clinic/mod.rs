//! A clinic with answers of every kind, for tests of the printed record.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tenkencho::edition::{EMBEDDED, embedded_guidance, reference};
use tenkencho::model::edition_list::EditionList;
use tenkencho::model::{
    Answer, Assessment, Clinic, DocumentLibrary, Edition, EditionRef, FiscalYear, ItemKey,
    LedgerView, Papers, Person, PersonId, Response, Round, SecondAnswer, Vendor, VendorContract,
    VendorId, VendorSheet, Workbook,
};
use tenkencho::report::{ReportInput, ReportOptions, ReportYear};

pub(crate) fn edition() -> Edition {
    ron::from_str(EMBEDDED[0].1).expect("the embedded edition loads")
}

/// A list of editions of which none is beside another.
pub(crate) fn listed(editions: &[Edition]) -> EditionList {
    let own = editions.iter().map(|edition| (edition.clone(), reference(edition)));
    EditionList { own: own.collect(), beside: Vec::new() }
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

pub(crate) fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

pub(crate) fn options(fiscal_year: i32) -> ReportOptions {
    let printed_on = day(fiscal_year, 6, 12);
    ReportOptions {
        extract_of: None,
        all_years: None,
        printed_on,
        created_at: NaiveDateTime::new(printed_on, chrono::NaiveTime::MIN),
        producer: "tenkencho test".to_owned(),
        papers: Papers::everything(&DocumentLibrary::default(), &Workbook::default()),
        ledger: LedgerView::default(),
        documents: Arc::default(),
        editions: Arc::new(listed(&[edition()])),
        guidance: Arc::new(embedded_guidance()),
    }
}

/// The workbook at its latest year, if it has one.
pub(crate) fn at_latest_year<'a>(workbook: &'a Workbook, edition: &'a Edition) -> ReportInput<'a> {
    let year = workbook.latest_assessment().map(|assessment| assessment.fiscal_year);
    let year = year.map(|fiscal_year| ReportYear { fiscal_year, edition });
    ReportInput { workbook, year }
}

/// A response answered on a day of the fiscal year.
pub(crate) fn answered(key: &str, answer: Answer, on: NaiveDate) -> Response {
    let mut response = Response::unanswered(ItemKey::from(key));
    response.first = Round { answer: Some(answer), date: Some(on), person: Some(PersonId(1)) };
    response
}

/// The clinic of the sample pages, checked in `fiscal_year`.
pub(crate) fn workbook(fiscal_year: i32) -> Workbook {
    let on = day(fiscal_year, 6, 12);
    let mut unused = answered("unused-accounts/server", Answer::No, on);
    unused.target = Some(day(fiscal_year + 1, 1, 31));
    "受付の旧アカウントが二つ残っている。\n退職者の分は事業者に削除を依頼した（2024-06-12、電話）。".clone_into(&mut unused.memo);
    let mut remote = answered("remote-maintenance", Answer::No, on);
    remote.target = Some(day(fiscal_year, 9, 30));
    remote.second = Round {
        answer: Some(SecondAnswer::Yes),
        date: Some(day(fiscal_year, 9, 24)),
        person: Some(PersonId(2)),
    };
    let mut log = answered("access-log/server", Answer::NotApplicable, on);
    "院内にサーバを置いていない。".clone_into(&mut log.reason);
    let mut unknown = answered("background-services/pc", Answer::Unknown, on);
    "次の訪問のときに聞く。".clone_into(&mut unknown.memo);
    let mut patch = answered("security-patch/network", Answer::No, on);
    patch.target = Some(day(fiscal_year, 12, 28));
    patch.second.answer = Some(SecondAnswer::No);
    patch.second.date = Some(day(fiscal_year, 12, 20));
    let assessment = Assessment {
        fiscal_year: year(fiscal_year),
        edition: EditionRef { id: "mhlw-2024".to_owned(), revision: 1, wording: String::new() },
        inspection_on: None,
        vendor_contract: Some(VendorContract::Present),
        responses: vec![
            answered("has-system", Answer::Yes, on),
            answered("security-manager", Answer::Yes, on),
            answered("asset-ledger", Answer::Yes, on),
            remote,
            answered("mds-sds", Answer::Yes, day(fiscal_year, 10, 10)),
            unused,
            log,
            answered("access-rights/pc", Answer::Yes, on),
            answered("unused-accounts/pc", Answer::No, on),
            unknown,
            patch,
            answered("contact-chart", Answer::Yes, on),
            answered("bcp", Answer::Yes, on),
            // An answer to an item that this edition does not have is kept and listed.
            Response {
                memo: "前の版の項目".to_owned(), ..answered("old/item", Answer::Yes, on)
            },
        ]
        .into(),
        vendor_sheets: vec![
            VendorSheet {
                respondent: "保守部 見本一郎".to_owned(),
                received_on: Some(day(fiscal_year, 6, 20)),
                original_kept_at: "事務室の鍵付き書庫".to_owned(),
                responses: vec![
                    answered("security-manager", Answer::Yes, on),
                    answered("security-patch/server", Answer::No, on),
                    answered("connection-limit/network", Answer::Yes, on),
                ]
                .into(),
                ..VendorSheet::blank(VendorId(3))
            },
            VendorSheet::blank(VendorId(4)),
        ]
        .into(),
        closings: Vec::new(),
    };
    Workbook {
        clinic: Clinic {
            name: "みほんクリニック".to_owned(),
            address: "東京都千代田区霞が関0-0-0 見本ビル2階".to_owned(),
            telephone: "03-0000-0000".to_owned(),
            director: "見本花子".to_owned(),
            institution_code: "0000000".to_owned(),
        },
        last_id: 4,
        people: vec![
            Person::named(PersonId(1), "見本花子"),
            Person::named(PersonId(2), "見本次郎"),
        ]
        .into(),
        vendors: vec![
            Vendor::named(VendorId(3), "見本システム株式会社"),
            Vendor::named(VendorId(4), "ネットワーク見本合同会社"),
        ]
        .into(),
        assessments: vec![assessment].into(),
        ..Workbook::default()
    }
}
