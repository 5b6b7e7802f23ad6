//! Clinics with charts of every shape, for tests of the drawing.

pub(crate) mod geometry;

use std::sync::Arc;

use chrono::NaiveDate;
use tenkencho::model::{
    Authority, BoxContent, Chart, ChartTemplate, Contact, ContactId, ContactKind, Decision, Person,
    PersonId, Role, Tier, Vendor, VendorId, Workbook,
};

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

/// A workbook that is filled in step by step.
pub(crate) struct Clinic {
    pub(crate) workbook: Workbook,
    pub(crate) chart: Chart,
}

impl Clinic {
    pub(crate) fn new(template: ChartTemplate) -> Self {
        let workbook = Workbook::new("医療法人みほん会 みほん内科クリニック");
        let mut chart = Chart::blank(template);
        "第2版".clone_into(&mut chart.version);
        chart.created_on = Some(day(2024, 4, 1));
        chart.revised_on = Some(day(2026, 10, 1));
        chart.next_review_on = Some(day(2027, 4, 1));
        "事務室のファイル3、受付の内側の壁".clone_into(&mut chart.kept_at);
        Self { workbook, chart }
    }

    fn next(&mut self) -> u32 {
        self.workbook.last_id += 1;
        self.workbook.last_id
    }

    pub(crate) fn person(&mut self, name: &str, position: &str, roles: &[Role]) -> PersonId {
        let id = PersonId(self.next());
        let mut person = Person::named(id, name);
        position.clone_into(&mut person.position);
        person.extension = format!("{}", 10 + id.0);
        person.mobile = format!("090-0000-{:04}", id.0);
        person.mail = format!("mihon{}@example.jp", id.0);
        "平日8時30分〜18時".clone_into(&mut person.reachable);
        person.roles = roles.to_vec();
        self.workbook.people.push(person);
        id
    }

    pub(crate) fn person_box(&mut self, tier: Tier, name: &str, position: &str, roles: &[Role]) {
        let id = self.person(name, position, roles);
        self.chart.add(tier, BoxContent::Person(id));
    }

    pub(crate) fn department(&mut self, name: &str, person: Option<PersonId>) {
        let (name, extension) = (name.to_owned(), "21".to_owned());
        self.chart.add(Tier::Site, BoxContent::Department { name, person, extension });
    }

    pub(crate) fn vendor(&mut self, name: &str, systems: &str) {
        let id = VendorId(self.next());
        let mut vendor = Vendor::named(id, name);
        systems.clone_into(&mut vendor.systems);
        "サポート窓口 見本".clone_into(&mut vendor.contact_person);
        vendor.telephone = format!("03-0000-{:04}", id.0);
        vendor.night_telephone = format!("0120-000-{:03}", id.0);
        "平日9時〜18時".clone_into(&mut vendor.support_hours);
        "疑いの時点で直ちに".clone_into(&mut vendor.when_to_call);
        vendor.contract_number = format!("K-{:05}", id.0);
        vendor.caller = self.workbook.people.first().map(|person| person.id);
        self.workbook.vendors.push(vendor);
        self.chart.add(Tier::Outside, BoxContent::Vendor(id));
    }

    pub(crate) fn contact(&mut self, kind: ContactKind, name: &str, is_confirmed: bool) {
        let id = ContactId(self.next());
        let mut contact = Contact::blank(id, kind);
        name.clone_into(&mut contact.name);
        contact.telephone = format!("06-0000-{:04}", id.0);
        "平日9時〜17時".clone_into(&mut contact.hours);
        "障害・漏えいのおそれがあると判断したとき".clone_into(&mut contact.when_to_call);
        contact.caller = self.workbook.people.first().map(|person| person.id);
        contact.confirmed_on = is_confirmed.then(|| day(2026, 5, 1));
        self.workbook.contacts.push(contact);
        self.chart.add(Tier::Outside, BoxContent::Contact(id));
    }

    pub(crate) fn optional(&mut self) {
        self.chart.boxes.last_mut().expect("a box").is_optional = true;
    }

    pub(crate) fn done(mut self) -> Workbook {
        let director = self.workbook.people.last().map(|person| person.id);
        let first = self.workbook.people.first().map(|person| person.id);
        self.chart.author = first;
        self.chart.approver = director;
        if let (Some(director), Some(first)) = (director, first) {
            let people = &mut self.workbook.people;
            people.last_mut().expect("the director").deputies = vec![first];
            self.workbook.authorities = Decision::ALL.map(Authority::open).to_vec().into();
            for authority in self.workbook.authorities.iter_mut() {
                authority.people = vec![director];
            }
            self.workbook.authorities[0].stand_ins = vec![first];
        }
        self.workbook.contact_chart = Some(Arc::new(self.chart.clone()));
        let mut organization = self.chart;
        organization.boxes.retain(|it| !matches!(it.content, BoxContent::Contact(_)));
        self.workbook.organization_chart = Some(Arc::new(organization));
        self.workbook
    }

    fn public_bodies(&mut self, count: usize) {
        let bodies = [
            (ContactKind::MedicalAssociation, "日本医師会 サイバーセキュリティ対応相談窓口", true),
            (ContactKind::Ministry, "医政局 特定医薬品開発支援・医療情報担当参事官室", false),
            (ContactKind::Police, "見本県警察本部 サイバー犯罪対策課", true),
            (ContactKind::PrivacyCommission, "個人情報保護委員会", false),
            (ContactKind::HealthCenter, "見本市保健所 医事係", true),
            (ContactKind::MedicalAssociation, "見本市医師会", true),
            (ContactKind::Other, "IPA 情報セキュリティ安心相談窓口", false),
        ];
        for (kind, name, is_confirmed) in bodies.into_iter().take(count) {
            self.contact(kind, name, is_confirmed);
            if matches!(kind, ContactKind::PrivacyCommission | ContactKind::Other) {
                self.optional();
            }
        }
    }
}

/// 型A: finder, two people inside, five boxes outside.
pub(crate) fn small() -> Workbook {
    let mut clinic = Clinic::new(ChartTemplate::Small);
    clinic.chart.add(Tier::Site, BoxContent::Finder);
    let roles = [Role::SystemOperator, Role::PlanningManager, Role::Recorder];
    clinic.person_box(Tier::Management, "見本 花子", "事務主任", &roles);
    let roles = [Role::ChiefExecutive, Role::SecurityManager];
    clinic.person_box(Tier::Executive, "見本 太郎", "院長・医師", &roles);
    clinic.vendor("見本メディカルシステム株式会社", "電子カルテ・レセコン");
    clinic.public_bodies(4);
    clinic.done()
}

/// 型B: four departments, three who gather, director and deputy, eight boxes outside.
pub(crate) fn departments() -> Workbook {
    let mut clinic = Clinic::new(ChartTemplate::Departments);
    let desk = clinic.person("見本 みどり", "医療事務", &[]);
    clinic.department("受付・会計", Some(desk));
    clinic.department("診察室", None);
    let ward = clinic.person("見本 さくら", "看護師長", &[]);
    clinic.department("看護", Some(ward));
    clinic.department("検査・画像", None);
    clinic.person_box(Tier::Management, "見本 次郎", "事務長", &[Role::PlanningManager]);
    clinic.chart.add(Tier::Management, BoxContent::Role(Role::SecurityManager));
    let roles = [Role::PersonalInformation, Role::PublicRelations];
    clinic.person_box(Tier::Management, "見本 梅子", "事務主任", &roles);
    clinic.person_box(Tier::Executive, "見本 三郎", "副院長・医師", &[Role::SecurityManager]);
    clinic.person_box(Tier::Executive, "見本 太郎", "理事長・院長", &[Role::ChiefExecutive]);
    clinic.vendor("見本メディカルシステム株式会社", "電子カルテ・レセコン");
    clinic.vendor("見本ネットワーク株式会社", "院内LAN・VPN");
    clinic.vendor("みほん画像診断機器販売株式会社", "PACS・X線");
    clinic.public_bodies(5);
    clinic.done()
}

/// 型C: six boxes inside, eight outside.
pub(crate) fn hospital() -> Workbook {
    let mut clinic = Clinic::new(ChartTemplate::Hospital);
    clinic.chart.add(Tier::Site, BoxContent::Finder);
    clinic.department("各病棟・外来", None);
    clinic.person_box(Tier::Management, "見本 次郎", "情報システム室", &[Role::SystemOperator]);
    clinic.person_box(Tier::Management, "見本 竹子", "医療安全管理室", &[Role::Recorder]);
    clinic.person_box(Tier::Management, "見本 梅子", "事務部長", &[Role::PublicRelations]);
    let roles = [Role::ChiefExecutive, Role::SecurityManager];
    clinic.person_box(Tier::Executive, "見本 太郎", "病院長", &roles);
    clinic.vendor("見本メディカルシステム株式会社", "電子カルテ");
    clinic.vendor("見本ネットワーク株式会社", "院内LAN・VPN");
    clinic.public_bodies(6);
    clinic.done()
}

/// More than a page holds: nine boxes inside, fourteen outside.
pub(crate) fn overfull(template: ChartTemplate) -> Workbook {
    let mut clinic = Clinic::new(template);
    clinic.chart.add(Tier::Site, BoxContent::Finder);
    for name in ["受付・会計", "診察室", "看護", "検査・画像", "リハビリテーション"]
    {
        clinic.department(name, None);
    }
    clinic.person_box(Tier::Management, "見本 次郎", "事務長", &[Role::PlanningManager]);
    clinic.person_box(Tier::Management, "見本 梅子", "事務主任", &[Role::Recorder]);
    clinic.person_box(Tier::Executive, "見本 太郎", "院長", &[Role::ChiefExecutive]);
    for number in 1..=7 {
        clinic.vendor(&format!("見本システム第{number}株式会社"), "検査機器");
    }
    clinic.public_bodies(7);
    clinic.done()
}
