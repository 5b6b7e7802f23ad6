//! Workbooks to test with.

use std::sync::Arc;

use chrono::NaiveDate;
use tenkencho::model::closing::{KeptSums, Reopening};
use tenkencho::model::document::{
    CellValue, CheckAnswer, DocumentCell, DocumentEntry, DocumentPrint, DocumentRow,
};
use tenkencho::model::document_approved::{
    FrozenBlock, FrozenCell, FrozenContent, FrozenCoverLine, FrozenSection,
};
use tenkencho::model::document_template::PrintAs;
use tenkencho::model::{
    Answer, ApprovedDocument, Assessment, Authority, BoxContent, Cell, CellSort, Chart,
    ChartTemplate, Clinic, Closing, Contact, ContactField, ContactId, ContactKind, Decision,
    Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, Document, DocumentKey,
    DocumentRevision, DocumentValue, EditionRef, FiscalYear, OwnRole, Person, PersonField,
    PersonId, Response, RewordedQuestion, Role, RoleId, Round, RowKey, SecondAnswer, Tier, Vendor,
    VendorContract, VendorField, VendorId, VendorSheet, Workbook,
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

/// A workbook with everything in it that a workbook of the first version could hold.
pub(crate) fn first() -> Workbook {
    let person = |id, name: &str, left_on| Person { left_on, ..Person::named(PersonId(id), name) };
    let vendor =
        |id, name: &str, ended_on| Vendor { ended_on, ..Vendor::named(VendorId(id), name) };
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
    sheet.responses = vec![yes.clone()].into();
    let this_year = Assessment {
        fiscal_year: year(2024),
        edition: edition(),
        vendor_contract: Some(VendorContract::Present),
        responses: vec![yes, no, unknown, absent, second_no].into(),
        vendor_sheets: vec![sheet, VendorSheet::blank(VendorId(4))].into(),
        inspection_on: None,
        closings: Vec::new(),
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
        people: vec![person(1, "佐藤 花子", None), person(2, "髙橋 一郎", Some(day(2025, 3, 31)))]
            .into(),
        vendors: vec![
            vendor(3, "レセコン株式会社", None),
            vendor(4, "㈱ネットワーク", Some(day(2024, 9, 30))),
        ]
        .into(),
        assessments: vec![this_year, next_year].into(),
        ..Workbook::default()
    }
}

/// A workbook with everything in it that a workbook can hold.
pub(crate) fn full() -> Workbook {
    let mut workbook = fourth();
    let year = &mut workbook.assessments[0];
    year.inspection_on = Some(day(2024, 10, 22));
    "院長と相談中\n10月の打ち合わせで".clone_into(&mut year.responses[0].inner_memo);
    let sheet = &mut year.vendor_sheets[0];
    sheet.reworded = vec![RewordedQuestion {
        item: "remote-maintenance".into(),
        text: "夜間に接続しますか。\n方法は何ですか。".to_owned(),
    }];
    "解約の手続きを教えてください。".clone_into(&mut sheet.own_questions);
    workbook
}

/// A workbook with everything in it that a workbook of the fourth version could hold.
pub(crate) fn fourth() -> Workbook {
    let mut workbook = third();
    let sums = |digit: &str| KeptSums {
        papers: digit.repeat(64),
        workbook: "0".repeat(64),
        edition: "f".repeat(64),
    };
    let reopening = Reopening {
        on: day(2025, 4, 3),
        by: "佐藤　花子".to_owned(),
        reason: "2-(7)の確認日が違っていたため".to_owned(),
    };
    let first = Closing {
        number: 1,
        on: day(2025, 3, 31),
        by: "佐藤　花子".to_owned(),
        kept: sums("1"),
        reopened: Some(reopening),
    };
    let again = Closing {
        number: 2,
        on: day(2025, 4, 4),
        kept: sums("2"),
        reopened: None,
        ..first.clone()
    };
    let year = &mut workbook.assessments;
    year.find_mut(|_| true).expect("a year").closings = vec![first, again];
    workbook
}

/// A workbook with everything in it that a workbook of the third version could hold.
pub(crate) fn third() -> Workbook {
    let mut workbook = second();
    let first = &mut workbook.documents[0];
    let chosen = DocumentValue::Choice("notice".into());
    first.entries.push(DocumentEntry { field: "announce".into(), value: chosen });
    let Some(DocumentValue::Table(rows)) =
        first.entries.iter_mut().map(|entry| &mut entry.value).find(|it| is_table(it))
    else {
        panic!("a table")
    };
    rows[0].cells.push(DocumentCell::choice("importance", "high"));
    let approved = first.approved.last_mut().map(Arc::make_mut).expect("a version");
    "事業継続計画".clone_into(&mut approved.name);
    approved.cover = vec![FrozenCoverLine {
        label: "所在地".to_owned(),
        value: "東京都".to_owned(),
        required: true,
    }];
    let section = &mut approved.sections[0];
    "目的".clone_into(&mut section.name);
    section.blocks[0].required = true;
    for block in &mut section.blocks {
        if let FrozenContent::Table { days, missing, blank_rows, .. } = &mut block.content {
            let cell = FrozenCell { row: 1, column: 1 };
            (*days, *missing, *blank_rows) = (vec![0], vec![cell], 2);
        }
    }
    let key = DocumentKey { template: "record".into(), instance: 2 };
    workbook.documents.push(Document::blank(key, None));
    workbook
}

fn is_table(value: &DocumentValue) -> bool {
    matches!(value, DocumentValue::Table(_))
}

/// A workbook with everything in it that a workbook of the second version could hold.
pub(crate) fn second() -> Workbook {
    let mut workbook = first();
    workbook.last_id = 20;
    workbook.own_roles =
        vec![OwnRole { id: RoleId(8), name: "停電時の\"当番\"".to_owned() }].into();
    let person = &mut workbook.people[0];
    for field in PersonField::ALL.into_iter().filter(|field| *field != PersonField::Name) {
        *field.of_mut(person) = format!("人の{field:?}");
    }
    person.deputies = vec![PersonId(2)];
    person.roles = Role::COMMON.into_iter().chain([Role::Own(RoleId(8))]).collect();
    let vendor = &mut workbook.vendors[0];
    for field in VendorField::ALL.into_iter().filter(|field| *field != VendorField::Name) {
        *field.of_mut(vendor) = format!("事業者の{field:?}");
    }
    vendor.remote_maintenance = Some(true);
    vendor.caller = Some(PersonId(1));
    for (id, kind) in (9..).zip(ContactKind::ALL) {
        let mut contact = Contact::blank(ContactId(id), kind);
        for field in ContactField::ALL {
            *field.of_mut(&mut contact) = format!("連絡先の{field:?}");
        }
        workbook.contacts.push(contact);
    }
    let contact = &mut workbook.contacts[0];
    contact.prefilled = Some("jma-emergency".to_owned());
    contact.caller = Some(PersonId(2));
    contact.confirmed_on = Some(day(2024, 6, 3));
    contact.ended_on = Some(day(2025, 6, 3));
    workbook.authorities = Decision::ALL.map(Authority::open).to_vec().into();
    workbook.authorities[0].people = vec![PersonId(1), PersonId(2)];
    workbook.authorities[1].stand_ins = vec![PersonId(2)];
    workbook.contact_chart = Some(Arc::new(chart()));
    let mut organization = Chart::blank(ChartTemplate::Hospital);
    organization.add(Tier::Executive, BoxContent::Role(Role::Own(RoleId(8))));
    workbook.organization_chart = Some(Arc::new(organization));
    workbook.devices = vec![device(), Device::blank(DeviceId(16))].into();
    workbook.documents = vec![document()].into();
    let sheet = &mut workbook.assessments[0].vendor_sheets[0];
    sheet.sent_on = Some(day(2024, 6, 10));
    sheet.reminded_on = Some(day(2024, 6, 25));
    sheet.disclosure_asked_on = Some(day(2024, 6, 11));
    sheet.disclosure_received_on = Some(day(2024, 7, 2));
    sheet.next_on = Some(day(2024, 8, 1));
    sheet.not_asked = vec!["remote-maintenance".into()];
    workbook
}

fn chart() -> Chart {
    let mut chart = Chart::blank(ChartTemplate::Departments);
    chart.add(Tier::Site, BoxContent::Finder);
    let (name, extension) = ("受付・会計".to_owned(), "11".to_owned());
    let person = Some(PersonId(1));
    chart.add(Tier::Site, BoxContent::Department { name, person, extension });
    chart.add(Tier::Management, BoxContent::Role(Role::PlanningManager));
    chart.add(Tier::Executive, BoxContent::Person(PersonId(1)));
    chart.add(Tier::Outside, BoxContent::Vendor(VendorId(3)));
    chart.add(Tier::Outside, BoxContent::Contact(ContactId(9)));
    chart.boxes[1].is_hidden = true;
    chart.boxes[5].is_optional = true;
    "第2版".clone_into(&mut chart.version);
    chart.created_on = Some(day(2024, 4, 1));
    chart.revised_on = Some(day(2024, 10, 1));
    chart.next_review_on = Some(day(2025, 4, 1));
    chart.author = Some(PersonId(1));
    chart.approver = Some(PersonId(2));
    "受付の壁".clone_into(&mut chart.kept_at);
    chart
}

fn document() -> Document {
    let mut document = Document::blank(DocumentKey::first("clinic-2024"), Some("hospital".into()));
    let cell = |column: &str| DocumentCell::text(column, "30分\n待てる");
    let picked = |column: &str, value| DocumentCell { column: column.into(), value };
    let keys = [
        RowKey::Own(1),
        RowKey::Given("outside".to_owned()),
        RowKey::Person(PersonId(1)),
        RowKey::Role(Role::Own(RoleId(8))),
        RowKey::Vendor(VendorId(3)),
        RowKey::Contact(ContactId(9)),
        RowKey::Device(DeviceId(15)),
        RowKey::Decision(Decision::StopSystem),
    ];
    let rows = keys.map(|key| DocumentRow {
        is_hidden: matches!(key, RowKey::Given(_)),
        cells: vec![
            cell("tolerable"),
            picked("who", CellValue::Person(PersonId(1))),
            picked("whom", CellValue::Vendor(VendorId(3))),
        ],
        ..DocumentRow::untouched(key)
    });
    let values = [
        ("purpose", DocumentValue::Text("目的を\n書き換えた".to_owned())),
        ("stock-taking", DocumentValue::Date(Some(day(2024, 9, 26)))),
        ("chief", DocumentValue::Person(Some(PersonId(1)))),
        ("forensics", DocumentValue::Vendor(None)),
        ("policy", DocumentValue::List(vec!["患者の安全".to_owned(), String::new()])),
        ("impact", DocumentValue::Table(rows.to_vec())),
    ];
    let entry = |(field, value): (&str, _)| DocumentEntry { field: field.into(), value };
    document.entries = values.into_iter().map(entry).collect();
    "2".clone_into(&mut document.version);
    document.created_on = Some(day(2024, 4, 1));
    document.revised_on = Some(day(2024, 10, 1));
    document.next_review_on = Some(day(2025, 4, 1));
    document.author = Some(PersonId(1));
    document.approver = Some(PersonId(2));
    let what = "代行者を決めた".to_owned();
    document.revisions =
        vec![DocumentRevision { version: "2".to_owned(), on: document.revised_on, what }];
    let block = |content| FrozenBlock {
        field: "purpose".into(),
        label: "目的".to_owned(),
        required: false,
        content,
    };
    let rows = vec![vec!["順".to_owned()], vec!["1".to_owned()]];
    let table = FrozenContent::Table {
        widths: vec![100],
        rows,
        days: Vec::new(),
        missing: Vec::new(),
        blank_rows: 0,
    };
    let list = FrozenContent::List(vec!["患者の安全".to_owned()]);
    let sections = vec![FrozenSection {
        key: "purpose".to_owned(),
        chapter: "第1章　総則".to_owned(),
        title: "1.1　目的".to_owned(),
        name: String::new(),
        print_as: PrintAs::Sheet,
        blocks: [FrozenContent::Text(vec!["目的".to_owned()]), list, table].map(block).to_vec(),
    }];
    document.approved = vec![Arc::new(ApprovedDocument {
        version: "1".to_owned(),
        approver: "髙橋 一郎".to_owned(),
        title: "事業継続計画".to_owned(),
        clinic: "みなと医院".to_owned(),
        author: "佐藤 花子".to_owned(),
        ..document.approved_on(day(2024, 4, 2), sections)
    })];
    document.prints = vec![DocumentPrint { on: day(2024, 4, 3), version: "1".to_owned() }];
    document.checks = vec![CheckAnswer {
        item: "impact".to_owned(),
        answer: Some(true),
        on: Some(day(2024, 4, 3)),
        note: "BCPの2.6".to_owned(),
    }];
    document
}

/// A device with something in every column.
fn device() -> Device {
    let mut device = Device::blank(DeviceId(15));
    for column in DeviceColumn::ALL {
        let cell = match column.sort() {
            CellSort::Text => Cell::Text(format!("機器の{column:?}")),
            CellSort::Kind => Cell::Kind(DeviceKind::Network),
            CellSort::State => Cell::State(DeviceState::Stored),
            CellSort::Flag => Cell::Flag(Some(column == DeviceColumn::Internet)),
            CellSort::Date => Cell::Date(Some(day(2026, 3, 31))),
            CellSort::Vendor => Cell::Vendor(Some(VendorId(3))),
            CellSort::Person => Cell::Person(Some(PersonId(1))),
        };
        assert!(device.set(column, cell), "{column:?}");
    }
    device
}
