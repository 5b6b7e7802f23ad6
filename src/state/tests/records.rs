//! The living records as a person changes them: people, roles, vendors, contacts, charts, devices.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::*;
use crate::model::chart_template::TemplateWords;
use crate::model::document::CellValue;
use crate::model::{
    Answer, AnswerPlace, Authority, BoxContent, BoxId, Cell, Chart, ChartKind, ChartTemplate,
    Contact, ContactField, ContactId, ContactKind, Decision, Device, DeviceChanges, DeviceColumn,
    DeviceId, DeviceKind, DocumentKey, EditionRef, FiscalYear, PersonField, PersonId, Role, RoleId,
    RowKey, Tier, VendorField, VendorId, Workbook,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn now() -> NaiveDateTime {
    day(2024, 6, 12).and_hms_opt(14, 5, 0).expect("a real time")
}

/// A clinic with two people (1 and 2), a vendor (3) with a sheet in FY2024, a contact (4), and two
/// charts without boxes.
fn opened() -> State {
    let mut state = State::default();
    let chart = Some(Arc::new(Chart::blank(ChartTemplate::Small)));
    let workbook = Workbook {
        contact_chart: chart.clone(),
        organization_chart: chart,
        ..Workbook::new("見本")
    };
    let loaded = Loaded {
        id: "clinic-1".to_owned(),
        workbook,
        read_only: None,
        ask: None,
        screen: None,
        notices: Vec::new(),
    };
    apply(&mut state, Action::Happened(Event::Opened(Box::new(loaded))));
    let year = FiscalYear::new(2024).expect("in range");
    let edition =
        EditionRef { id: "mhlw-2024".to_owned(), revision: 1, wording: "abcd".to_owned() };
    edit(&mut state, Edit::StartYear(year, edition));
    edit(&mut state, Edit::AddPerson("院長".to_owned()));
    edit(&mut state, Edit::AddPerson("事務長".to_owned()));
    edit(&mut state, Edit::AddVendor("電子カルテ社".to_owned()));
    let police = Contact::blank(ContactId(0), ContactKind::Police);
    edit(&mut state, Edit::AddContacts(vec![police]));
    state
}

const DIRECTOR: PersonId = PersonId(1);
const MANAGER: PersonId = PersonId(2);
const VENDOR: VendorId = VendorId(3);
const POLICE: ContactId = ContactId(4);

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    state.apply(action, now()).0
}

fn edit(state: &mut State, edit: Edit) -> Vec<Effect> {
    apply(state, Action::Edit(edit))
}

fn workbook(state: &State) -> &Workbook {
    &state.open.as_ref().expect("a clinic is open").workbook
}

/// Everything but the counter of ids, which is never taken back.
fn content(state: &State) -> Workbook {
    Workbook { last_id: 0, ..workbook(state).clone() }
}

fn roles(state: &State, id: PersonId) -> &[Role] {
    &workbook(state).person(id).expect("there").roles
}

fn named(name: &str) -> Device {
    Device { name: name.to_owned(), ..Device::blank(DeviceId(0)) }
}

fn names(state: &State) -> Vec<&str> {
    workbook(state).devices.iter().map(|device| device.name.as_str()).collect()
}

/// The edit that puts a box onto a chart.
fn put(kind: ChartKind, content: BoxContent) -> Edit {
    Edit::Chart(kind, ChartEdit::Add(Tier::Outside, content))
}

fn on_chart(edit: ChartEdit) -> Edit {
    Edit::Chart(ChartKind::Contact, edit)
}

const WORDS: TemplateWords =
    TemplateWords { departments: &["受付"], hospital_departments: &["病棟"], version: "1" };

#[test]
fn every_kind_of_edit_is_undone_and_redone_exactly() {
    let text = |text: &str| text.to_owned();
    let someday = Some(day(2024, 12, 1));
    let decided = Authority {
        people: vec![DIRECTOR],
        stand_ins: vec![MANAGER],
        ..Authority::open(Decision::StopSystem)
    };
    let edits = vec![
        Edit::PersonText(DIRECTOR, PersonField::Mobile, text("090-0000-0000")),
        Edit::PersonRole(DIRECTOR, Role::ChiefExecutive, true),
        Edit::HoldRoles(MANAGER, vec![Role::SystemOperator, Role::Recorder]),
        Edit::Deputies(DIRECTOR, PeopleEdit::Add(MANAGER)),
        Edit::AddRole(text("停電の当番"), Some(MANAGER)),
        Edit::RenameRole(RoleId(5), text("停電時の当番")),
        Edit::PersonRole(MANAGER, Role::Own(RoleId(5)), false),
        Edit::RemoveRole(RoleId(5)),
        Edit::FillDecisions(vec![decided, Authority::open(Decision::Publish)]),
        Edit::StandIns(Decision::StopSystem, PeopleEdit::Remove(MANAGER)),
        Edit::Deciders(Decision::Publish, PeopleEdit::Add(MANAGER)),
        Edit::VendorText(VENDOR, VendorField::Telephone, text("03-0000-0000")),
        Edit::VendorRemote(VENDOR, Some(true)),
        Edit::VendorCaller(VENDOR, Some(MANAGER)),
        Edit::ContactText(POLICE, ContactField::Telephone, text("110")),
        Edit::ContactConfirmed(POLICE, someday),
        Edit::ContactCaller(POLICE, Some(DIRECTOR)),
        Edit::ContactEnded(POLICE, someday),
        Edit::RemoveContact(POLICE),
        put(ChartKind::Contact, BoxContent::Vendor(VENDOR)),
        on_chart(ChartEdit::Text(ChartField::Version, text("2"))),
        on_chart(ChartEdit::Text(ChartField::KeptAt, text("受付"))),
        on_chart(ChartEdit::Day(ChartDay::Created, someday)),
        on_chart(ChartEdit::Day(ChartDay::Revised, someday)),
        on_chart(ChartEdit::Day(ChartDay::NextReview, someday)),
        put(ChartKind::Organization, BoxContent::Finder),
        Edit::Chart(ChartKind::Organization, ChartEdit::Begin(ChartTemplate::Hospital, WORDS)),
        Edit::Devices(
            DeviceBatch::Import,
            DeviceChanges::add(vec![named("PC1"), named("PC2")], None),
        ),
        Edit::Cell(DeviceId(6), DeviceColumn::Place, Cell::Text(text("受付"))),
        Edit::Cell(DeviceId(6), DeviceColumn::Kind, Cell::Kind(DeviceKind::Server)),
        Edit::DuplicateDevices(vec![DeviceId(6)]),
        Edit::RemoveDevices(vec![DeviceId(6), DeviceId(8)]),
        Edit::Sheet(VENDOR, SheetEdit::Day(SheetDay::Sent, someday)),
        Edit::Sheet(VENDOR, SheetEdit::Day(SheetDay::Reminded, someday)),
        Edit::Sheet(VENDOR, SheetEdit::Day(SheetDay::DisclosureAsked, someday)),
        Edit::Sheet(VENDOR, SheetEdit::Day(SheetDay::DisclosureReceived, someday)),
        Edit::Sheet(VENDOR, SheetEdit::Day(SheetDay::Next, someday)),
    ];
    let mut state = opened();
    let mut seen = vec![content(&state)];
    for one in edits {
        let name = format!("{one:?}");
        assert_eq!(edit(&mut state, one), [Effect::Save], "{name}");
        seen.push(content(&state));
        apply(&mut state, Action::LeaveField);
    }
    for expected in seen.iter().rev().skip(1) {
        assert_eq!(apply(&mut state, Action::Undo), [Effect::Save]);
        assert_eq!(&content(&state), expected);
    }
    for expected in seen.iter().skip(1) {
        assert_eq!(apply(&mut state, Action::Redo), [Effect::Save]);
        assert_eq!(&content(&state), expected);
    }
}

#[test]
fn roles_held_by_one_person_are_taken_from_everybody_else() {
    let mut state = opened();
    edit(&mut state, Edit::PersonRole(DIRECTOR, Role::Recorder, true));
    edit(&mut state, Edit::PersonRole(DIRECTOR, Role::ChiefExecutive, true));
    edit(&mut state, Edit::HoldRoles(MANAGER, vec![Role::Recorder, Role::SystemOperator]));
    assert_eq!(roles(&state, DIRECTOR), [Role::ChiefExecutive]);
    assert_eq!(roles(&state, MANAGER), [Role::Recorder, Role::SystemOperator]);
    apply(&mut state, Action::Undo);
    assert_eq!(roles(&state, DIRECTOR), [Role::Recorder, Role::ChiefExecutive]);
    assert_eq!(edit(&mut state, Edit::HoldRoles(PersonId(77), vec![Role::Recorder])), []);
}

#[test]
fn a_number_that_changes_has_to_be_confirmed_again_and_other_words_have_not() {
    let mut state = opened();
    let confirmed = |state: &State| workbook(state).contact(POLICE).expect("there").confirmed_on;
    for field in ContactField::ALL {
        edit(&mut state, Edit::ContactConfirmed(POLICE, Some(day(2024, 6, 1))));
        edit(&mut state, Edit::ContactText(POLICE, field, format!("新しい{field:?}")));
        assert_eq!(confirmed(&state).is_none(), field.is_number(), "{field:?}");
        apply(&mut state, Action::LeaveField);
    }
    edit(&mut state, Edit::ContactConfirmed(POLICE, Some(day(2024, 6, 1))));
    let same = "新しいTelephone".to_owned();
    assert_eq!(edit(&mut state, Edit::ContactText(POLICE, ContactField::Telephone, same)), []);
    assert!(confirmed(&state).is_some());
}

#[test]
fn what_is_used_somewhere_is_not_removed() {
    let document = AnswerPlace::institution("bcp".into());
    let uses = [
        Edit::Person(document.clone(), RoundNumber::Second, Some(MANAGER)),
        Edit::Deputies(DIRECTOR, PeopleEdit::Add(MANAGER)),
        Edit::StandIns(Decision::Publish, PeopleEdit::Add(MANAGER)),
        Edit::VendorCaller(VENDOR, Some(MANAGER)),
        Edit::ContactCaller(POLICE, Some(MANAGER)),
        put(ChartKind::Organization, BoxContent::Person(MANAGER)),
        put(
            ChartKind::Contact,
            BoxContent::Department {
                name: "受付".to_owned(),
                person: Some(MANAGER),
                extension: String::new(),
            },
        ),
        on_chart(ChartEdit::Person(ChartPerson::Approver, Some(MANAGER))),
        Edit::Devices(
            DeviceBatch::Add,
            DeviceChanges::add(vec![Device { checked_by: Some(MANAGER), ..named("PC1") }], None),
        ),
    ];
    for used in uses {
        let name = format!("{used:?}");
        let mut state = opened();
        edit(&mut state, Edit::Answer(document.clone(), Some(Answer::Yes)));
        edit(&mut state, used);
        assert_eq!(edit(&mut state, Edit::RemovePerson(MANAGER)), [], "{name}");
        apply(&mut state, Action::Undo);
        assert_eq!(edit(&mut state, Edit::RemovePerson(MANAGER)), [Effect::Save], "{name}");
    }
    let mut state = opened();
    edit(&mut state, put(ChartKind::Contact, BoxContent::Contact(POLICE)));
    assert_eq!(edit(&mut state, Edit::RemoveContact(POLICE)), []);
    edit(&mut state, Edit::AddRole("当番".to_owned(), Some(DIRECTOR)));
    assert_eq!(edit(&mut state, Edit::RemoveRole(RoleId(5))), []);
}

#[test]
fn a_device_that_a_document_names_is_not_removed_with_the_others() {
    let mut state = opened();
    let document = DocumentEdit::Begin(Some("clinic".into()));
    edit(&mut state, Edit::Document(DocumentKey::first("clinic-2024"), document));
    let devices = vec![named("PC1"), named("PC2"), named("PC3")];
    edit(&mut state, Edit::Devices(DeviceBatch::Add, DeviceChanges::add(devices, None)));
    let row = RowKey::Device(DeviceId(6));
    let text = CellValue::Text("毎日".to_owned());
    let cell = |value| {
        let (field, column) = ("backups".into(), "how".into());
        Edit::Document(
            DocumentKey::first("clinic-2024"),
            DocumentEdit::Cell(field, row.clone(), column, value),
        )
    };
    edit(&mut state, cell(Some(text)));
    assert_eq!(edit(&mut state, Edit::RemoveDevices(vec![DeviceId(6)])), []);
    let all = Edit::RemoveDevices(vec![DeviceId(5), DeviceId(6), DeviceId(7)]);
    assert_eq!(edit(&mut state, all.clone()), [Effect::Save]);
    assert_eq!(names(&state), ["PC2"]);
    edit(&mut state, cell(None));
    assert_eq!(edit(&mut state, all), [Effect::Save]);
    assert_eq!(names(&state), [""; 0]);
}

#[test]
fn a_vendor_that_the_ledger_knows_stays_when_its_sheet_goes() {
    let mut state = opened();
    let device = Device { vendor: Some(VENDOR), ..named("PC1") };
    edit(&mut state, Edit::Devices(DeviceBatch::Add, DeviceChanges::add(vec![device], None)));
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VENDOR)), []);
    edit(&mut state, Edit::RemoveSheet(VENDOR));
    assert!(workbook(&state).assessments[0].sheet(VENDOR).is_none());
    assert!(workbook(&state).vendor(VENDOR).is_some());
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VENDOR)), []);
    edit(&mut state, Edit::RemoveDevices(vec![DeviceId(5)]));
    edit(&mut state, Edit::RemoveVendor(VENDOR));
    assert!(workbook(&state).vendor(VENDOR).is_none());
}

#[test]
fn a_vendor_on_a_chart_stays_until_its_box_is_gone() {
    let mut state = opened();
    edit(&mut state, Edit::RemoveSheet(VENDOR));
    edit(&mut state, put(ChartKind::Contact, BoxContent::Vendor(VENDOR)));
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VENDOR)), []);
    edit(&mut state, on_chart(ChartEdit::TakeOut(BoxId(1))));
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VENDOR)), [Effect::Save]);
}

#[test]
fn a_whole_import_is_one_step_and_ids_are_never_used_twice() {
    let mut state = opened();
    let many = || (0..1000).map(|number| named(&format!("PC{number}"))).collect();
    edit(&mut state, Edit::Devices(DeviceBatch::Import, DeviceChanges::add(many(), None)));
    assert_eq!(workbook(&state).devices.len(), 1000);
    let last = workbook(&state).devices[999].id;
    apply(&mut state, Action::Undo);
    assert_eq!(names(&state), [""; 0]);
    edit(&mut state, Edit::Devices(DeviceBatch::Import, DeviceChanges::add(many(), None)));
    assert!(workbook(&state).devices[0].id > last);
}

#[test]
fn devices_are_replaced_where_they_are_and_new_ones_stand_behind_the_one_named() {
    let mut state = opened();
    let add = vec![named("PC1"), named("PC2"), named("PC3")];
    edit(&mut state, Edit::Devices(DeviceBatch::Add, DeviceChanges::add(add, None)));
    let name = Cell::Text("PC2b".to_owned());
    let pasted = DeviceChanges {
        cells: vec![(DeviceId(6), DeviceColumn::Name, name)],
        added: vec![named("PC4"), named("PC5")],
        behind: Some(DeviceId(5)),
    };
    edit(&mut state, Edit::Devices(DeviceBatch::Paste, pasted));
    assert_eq!(names(&state), ["PC1", "PC4", "PC5", "PC2b", "PC3"]);
    apply(&mut state, Action::Undo);
    assert_eq!(names(&state), ["PC1", "PC2", "PC3"]);
}

#[test]
fn a_cell_takes_only_what_its_column_holds_and_typing_is_one_step() {
    let mut state = opened();
    edit(&mut state, Edit::Devices(DeviceBatch::Add, DeviceChanges::add(vec![named("")], None)));
    let cell = |column, cell| Edit::Cell(DeviceId(5), column, cell);
    let text = |text: &str| Cell::Text(text.to_owned());
    assert_eq!(edit(&mut state, cell(DeviceColumn::CheckedOn, text("きのう"))), []);
    assert_eq!(edit(&mut state, cell(DeviceColumn::Name, Cell::Flag(None))), []);
    for typed in ["う", "うけ", "受付", "受付PC"] {
        edit(&mut state, cell(DeviceColumn::Name, text(typed)));
    }
    assert_eq!(names(&state), ["受付PC"]);
    apply(&mut state, Action::Undo);
    assert_eq!(names(&state), [""]);
    // Choices are steps of their own.
    edit(&mut state, cell(DeviceColumn::Kind, Cell::Kind(DeviceKind::Server)));
    edit(&mut state, cell(DeviceColumn::Kind, Cell::Kind(DeviceKind::Network)));
    apply(&mut state, Action::Undo);
    assert_eq!(workbook(&state).devices[0].kind, DeviceKind::Server);
}

#[test]
fn the_director_of_the_clinic_follows_the_person_whose_name_it_is() {
    let mut state = opened();
    edit(&mut state, Edit::Clinic(ClinicField::Director, "院長".to_owned()));
    apply(&mut state, Action::LeaveField);
    let before = content(&state);
    let type_name = |state: &mut State, id, name: &str| {
        edit(state, Edit::PersonText(id, PersonField::Name, name.to_owned()));
    };
    // Over every keystroke, even an empty field.
    for name in ["院", "", "山田", "山田 花子"] {
        type_name(&mut state, DIRECTOR, name);
        assert_eq!(workbook(&state).clinic.director, name);
    }
    apply(&mut state, Action::LeaveField);
    apply(&mut state, Action::Undo);
    assert_eq!(content(&state), before, "one step");
    // A name that only passes the director's on its way is somebody else's.
    for name in ["院", "院長", "院長代理"] {
        type_name(&mut state, MANAGER, name);
        assert_eq!(workbook(&state).clinic.director, "院長");
    }
}
