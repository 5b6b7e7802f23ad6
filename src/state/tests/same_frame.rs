//! Two changes made in one frame, both computed from what the screen showed when it began: neither
//! takes the other's away.

use super::super::*;
use super::{apply, book, day, edit, opened};
use crate::model::chart_template::TemplateWords;
use crate::model::document::CellValue;
use crate::model::{
    Authority, BoxContent, BoxId, Cell, Chart, ChartKind, ChartTemplate, Decision, Device,
    DeviceChanges, DeviceColumn, DeviceId, Document, DocumentKey, DocumentRevision, DocumentValue,
    Paste, PersonId, RowKey, Tier, Workbook,
};

const WORDS: TemplateWords =
    TemplateWords { departments: &[], hospital_departments: &[], version: "1" };

fn chart(state: &State) -> &Chart {
    book(state).workbook.chart(ChartKind::Contact).expect("begun")
}

fn on_chart(state: &mut State, it: ChartEdit) {
    assert_eq!(edit(state, Edit::Chart(ChartKind::Contact, it)), [Effect::Save]);
}

/// A chart with the boxes of an arrangement, and a department behind them.
fn with_chart() -> (State, BoxId) {
    let mut state = opened();
    on_chart(&mut state, ChartEdit::Begin(ChartTemplate::Small, WORDS));
    let id = chart(&state).next_box();
    let department =
        BoxContent::Department { name: String::new(), person: None, extension: String::new() };
    on_chart(&mut state, ChartEdit::Add(Tier::Site, department));
    (state, id)
}

#[test]
fn a_box_that_is_added_leaves_what_was_typed_and_moved_in_the_same_frame() {
    let (mut state, id) = with_chart();
    let edits = [
        ChartEdit::Department(id, DepartmentField::Name, "受付".to_owned()),
        ChartEdit::DepartmentPerson(id, Some(PersonId(1))),
        ChartEdit::Hide(id, true),
        ChartEdit::Optional(id, true),
        ChartEdit::Put(id, Tier::Management, None),
        ChartEdit::Add(Tier::Outside, BoxContent::Finder),
        ChartEdit::Person(ChartPerson::Author, Some(PersonId(1))),
        ChartEdit::Person(ChartPerson::Approver, Some(PersonId(2))),
        ChartEdit::Text(ChartField::KeptAt, "受付".to_owned()),
        ChartEdit::Day(ChartDay::Revised, Some(day(2024, 6, 1))),
    ];
    for it in edits {
        on_chart(&mut state, it);
    }
    let chart = chart(&state);
    let found = chart.find(id).expect("there");
    assert_eq!((found.tier, found.is_hidden, found.is_optional), (Tier::Management, true, true));
    let expected = BoxContent::Department {
        name: "受付".to_owned(),
        person: Some(PersonId(1)),
        extension: String::new(),
    };
    assert_eq!(found.content, expected);
    assert_eq!(chart.on(Tier::Outside).count(), 1);
    assert_eq!((chart.author, chart.approver), (Some(PersonId(1)), Some(PersonId(2))));
    assert_eq!((&*chart.kept_at, chart.revised_on), ("受付", Some(day(2024, 6, 1))));
}

#[test]
fn every_change_of_a_chart_has_a_name_for_undo() {
    let id = BoxId(1);
    let table = [
        (ChartEdit::Begin(ChartTemplate::Small, WORDS), ChartStep::Begin),
        (ChartEdit::Add(Tier::Site, BoxContent::Finder), ChartStep::Add),
        (ChartEdit::TakeOut(id), ChartStep::TakeOut),
        (ChartEdit::Put(id, Tier::Site, None), ChartStep::Order),
        (ChartEdit::Up(id), ChartStep::Order),
        (ChartEdit::Down(id), ChartStep::Order),
        (ChartEdit::Hide(id, true), ChartStep::Show),
        (ChartEdit::Optional(id, true), ChartStep::Dash),
        (ChartEdit::DepartmentPerson(id, None), ChartStep::Department),
        (ChartEdit::Person(ChartPerson::Author, None), ChartStep::Author),
        (ChartEdit::Person(ChartPerson::Approver, None), ChartStep::Approver),
        (ChartEdit::Day(ChartDay::Revised, None), ChartStep::Day(ChartDay::Revised)),
        (
            ChartEdit::Text(ChartField::Version, String::new()),
            ChartStep::Field(ChartField::Version),
        ),
    ];
    for (edit, expected) in table {
        assert_eq!(edit.step(), expected, "{edit:?}");
    }
}

fn named(name: &str) -> Device {
    Device { name: name.to_owned(), ..Device::blank(DeviceId(0)) }
}

fn with_devices(names: &[&str]) -> State {
    let mut state = opened();
    let devices = names.iter().map(|name| named(name)).collect();
    edit(&mut state, Edit::Devices(DeviceBatch::Add, DeviceChanges::add(devices, None)));
    state
}

fn device<'a>(state: &'a State, name: &str) -> &'a Device {
    book(state).workbook.devices.iter().find(|it| it.name == name).expect("there")
}

#[test]
fn a_cell_stays_when_others_of_its_device_are_pasted_emptied_or_copied_in_the_same_frame() {
    let mut state = with_devices(&["PC1", "PC2"]);
    let id = device(&state, "PC1").id;
    let seen: Workbook = (*book(&state).workbook).clone();
    let text = |text: &str| Cell::Text(text.to_owned());
    let columns = [DeviceColumn::Maker, DeviceColumn::Model];
    let paste = Paste::new("富士\t型A\n東\t型B", &[id], None, &columns, &seen, |_| None);
    let changes = paste.changes(&seen);
    edit(&mut state, Edit::Cell(id, DeviceColumn::Place, text("受付")));
    edit(&mut state, Edit::Devices(DeviceBatch::Paste, changes));
    let emptied = DeviceChanges::set(vec![(id, DeviceColumn::Model, text(""))]);
    edit(&mut state, Edit::Devices(DeviceBatch::Fill, emptied));
    let found = device(&state, "PC1");
    assert_eq!((&*found.place, &*found.maker, &*found.model), ("受付", "富士", ""));
    edit(&mut state, Edit::Cell(id, DeviceColumn::Purpose, text("会計")));
    edit(&mut state, Edit::DuplicateDevices(vec![id]));
    let purposes: Vec<&str> =
        book(&state).workbook.devices.iter().map(|it| it.purpose.as_str()).collect();
    assert_eq!(purposes, ["会計", "会計", "", ""]);
    // What was removed in the meantime does not come back.
    let late = DeviceChanges::set(vec![(id, DeviceColumn::Place, text("2階"))]);
    edit(&mut state, Edit::RemoveDevices(vec![id]));
    assert_eq!(edit(&mut state, Edit::Devices(DeviceBatch::Fill, late)), []);
    assert_eq!(book(&state).workbook.devices.len(), 3);
}

#[test]
fn two_people_can_be_added_to_one_list_in_the_same_frame() {
    let mut state = opened();
    for name in ["一", "二", "三"] {
        edit(&mut state, Edit::AddPerson(name.to_owned()));
    }
    let ids = [1, 2, 3].map(PersonId);
    let deputies = |it| Edit::Deputies(ids[0], it);
    edit(&mut state, deputies(PeopleEdit::Add(ids[1])));
    edit(&mut state, deputies(PeopleEdit::Add(ids[2])));
    let of = |state: &State| book(state).workbook.person(ids[0]).expect("there").deputies.clone();
    assert_eq!(of(&state), [ids[1], ids[2]]);
    edit(&mut state, deputies(PeopleEdit::Up(ids[2])));
    assert_eq!(of(&state), [ids[2], ids[1]]);
    edit(&mut state, deputies(PeopleEdit::Remove(ids[2])));
    assert_eq!(edit(&mut state, deputies(PeopleEdit::Down(ids[1]))), [], "there is nowhere to go");
    assert_eq!(edit(&mut state, deputies(PeopleEdit::Add(ids[1]))), [], "nobody is there twice");

    let decision = Decision::Publish;
    edit(&mut state, Edit::Deciders(decision, PeopleEdit::Add(ids[0])));
    edit(&mut state, Edit::StandIns(decision, PeopleEdit::Add(ids[1])));
    let filled = Authority { people: vec![ids[2]], ..Authority::open(decision) };
    let other = Authority { decision: Decision::PullCable, ..filled.clone() };
    edit(&mut state, Edit::FillDecisions(vec![filled, other]));
    let authority = book(&state).workbook.authority(decision);
    assert_eq!((authority.people, authority.stand_ins), (vec![ids[0]], vec![ids[1]]));
    assert_eq!(book(&state).workbook.authority(Decision::PullCable).people, [ids[2]]);
}

fn with_document() -> State {
    let mut state = opened();
    let begin = DocumentEdit::Begin(Some("clinic".into()));
    edit(&mut state, Edit::Document(DocumentKey::first("clinic-2024"), begin));
    state
}

fn document(state: &State) -> &Document {
    book(state).workbook.documents.first().expect("begun")
}

fn lines(state: &State) -> Option<Vec<String>> {
    match document(state).value(&"policy".into()) {
        Some(DocumentValue::List(lines)) => Some(lines.clone()),
        _ => None,
    }
}

#[test]
fn two_lines_of_a_list_are_changed_in_the_same_frame() {
    let given: Vec<String> = ["一", "二", "三"].map(str::to_owned).to_vec();
    let seen = |at| SeenLine::of(&given, at).expect("a line");
    let type_into = |at, text: &str| LineEdit::Type(seen(at), text.to_owned());
    let table: [(LineEdit, LineEdit, &[&str]); 6] = [
        (type_into(0, "壱"), type_into(2, "参"), &["壱", "二", "参"]),
        (LineEdit::Remove(seen(0)), type_into(2, "参"), &["二", "参"]),
        (LineEdit::Up(seen(2)), type_into(2, "参"), &["一", "参", "二"]),
        (LineEdit::Add, LineEdit::Down(seen(0)), &["二", "一", "三", ""]),
        // A second click on a line that is gone takes no other away.
        (LineEdit::Remove(seen(0)), LineEdit::Remove(seen(0)), &["二", "三"]),
        (type_into(1, "弐"), LineEdit::Remove(seen(1)), &["一", "三"]),
    ];
    for (first, second, expected) in table {
        let mut state = with_document();
        for it in [first.clone(), second.clone()] {
            let it = DocumentEdit::Line("policy".into(), Some(given.clone()), it);
            edit(&mut state, Edit::Document(DocumentKey::first("clinic-2024"), it));
        }
        assert_eq!(lines(&state).expect("written"), expected, "{first:?} {second:?}");
    }
    // Changed back to what is given, nothing is kept.
    let mut state = with_document();
    let change = |it| {
        Edit::Document(
            DocumentKey::first("clinic-2024"),
            DocumentEdit::Line("policy".into(), Some(given.clone()), it),
        )
    };
    edit(&mut state, change(type_into(0, "壱")));
    let now = lines(&state).expect("written");
    let back = LineEdit::Type(SeenLine::of(&now, 0).expect("a line"), "一".to_owned());
    edit(&mut state, change(back));
    assert_eq!(lines(&state), None);
}

#[test]
fn two_lines_of_the_revisions_are_changed_in_the_same_frame() {
    let revise = |state: &mut State, it| {
        edit(state, Edit::Document(DocumentKey::first("clinic-2024"), DocumentEdit::Revision(it)))
    };
    let mut state = with_document();
    for version in ["1", "2", "3"] {
        let (version, what) = (version.to_owned(), String::new());
        revise(&mut state, RevisionEdit::Add(DocumentRevision { version, on: None, what }));
    }
    let shown = document(&state).revisions.clone();
    let seen = |at| SeenLine::of(&shown, at).expect("a line");
    revise(&mut state, RevisionEdit::What(seen(1), "見直し".to_owned()));
    revise(&mut state, RevisionEdit::Day(seen(1), Some(day(2024, 6, 1))));
    revise(&mut state, RevisionEdit::Remove(seen(0)));
    revise(&mut state, RevisionEdit::Version(seen(2), "3.1".to_owned()));
    let now = &document(&state).revisions;
    let said: Vec<_> = now.iter().map(|it| (&*it.version, it.on, &*it.what)).collect();
    assert_eq!(said, [("2", Some(day(2024, 6, 1)), "見直し"), ("3.1", None, "")]);
}

#[test]
fn a_cell_of_a_table_stays_when_a_row_is_added_in_the_same_frame() {
    let mut state = with_document();
    let field = || "scope-systems".into();
    edit(
        &mut state,
        Edit::Document(DocumentKey::first("clinic-2024"), DocumentEdit::AddRow(field())),
    );
    let text = CellValue::Text("画像".to_owned());
    let cell = DocumentEdit::Cell(field(), RowKey::Own(1), "system".into(), Some(text.clone()));
    edit(&mut state, Edit::Document(DocumentKey::first("clinic-2024"), cell));
    edit(
        &mut state,
        Edit::Document(DocumentKey::first("clinic-2024"), DocumentEdit::AddRow(field())),
    );
    let Some(DocumentValue::Table(rows)) = document(&state).value(&field()) else {
        panic!("a table")
    };
    assert_eq!((rows.len(), rows[0].cell(&"system".into())), (2, Some(&text)));
    apply(&mut state, Action::Undo);
}
