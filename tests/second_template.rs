//! A second template, of which the program knows nothing: what is written on it is begun, approved,
//! compared, printed and exported as any other document is.

#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tenkencho::document::{DocumentGap, DocumentStanding, changes, gaps, markdown, plan, standing};
use tenkencho::edition::{embedded_documents, load_document_template};
use tenkencho::explain::undo;
use tenkencho::model::document::CellValue;
use tenkencho::model::{
    Document, DocumentKey, DocumentLibrary, DocumentPart, DocumentTemplate, DocumentValue,
    LedgerView, Paper, Papers, PersonId, RowKey, Workbook,
};
use tenkencho::report::paper::{Page, Printout};
use tenkencho::report::{Fonts, ReportInput, ReportOptions, pdf, printout, verify};
use tenkencho::state::{
    Action, DocumentEdit, DocumentPerson, DocumentTab, Edit, Event, Loaded, Screen, State,
};
use tenkencho::store::format;

const TEMPLATE: &str = include_str!("documents/template.ron");

fn now() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2025, 2, 3).expect("a day");
    day.and_hms_opt(10, 0, 0).expect("a time")
}

fn library() -> DocumentLibrary {
    let mut library = embedded_documents();
    let template = load_document_template(TEMPLATE, &Fonts::bundled_has_glyph);
    assert!(library.add(template.expect("a template")));
    library
}

fn template(library: &DocumentLibrary) -> &DocumentTemplate {
    library.template(&"inspection-record".into()).expect("it was added")
}

fn record(instance: u32) -> DocumentKey {
    DocumentKey { template: "inspection-record".into(), instance }
}

/// A clinic of one person in which nothing was written yet.
fn opened() -> State {
    let mut state = State { documents: Arc::new(library()), ..State::default() };
    let loaded = Loaded {
        id: "clinic-1".to_owned(),
        workbook: Workbook::new("港医院"),
        read_only: None,
        ask: None,
    };
    act(&mut state, Action::Happened(Event::Opened(Box::new(loaded))));
    act(&mut state, Action::Edit(Edit::AddPerson("港 太郎".to_owned())));
    state
}

fn act(state: &mut State, action: Action) -> bool {
    !state.apply(action, now()).0.is_empty()
}

fn edit(state: &mut State, key: &DocumentKey, edit: DocumentEdit) -> bool {
    act(state, Action::Edit(Edit::Document(key.clone(), edit)))
}

fn workbook(state: &State) -> &Workbook {
    &state.open.as_ref().expect("open").workbook
}

fn document<'a>(state: &'a State, key: &DocumentKey) -> &'a Document {
    workbook(state).document(key).expect("begun")
}

fn set(state: &mut State, key: &DocumentKey, field: &str, value: DocumentValue) {
    assert!(edit(state, key, DocumentEdit::Value(field.into(), Some(value))), "{field}");
}

/// Writes everything that a record of the longer size asks for.
fn write(state: &mut State, key: &DocumentKey, finding: &str) {
    edit(state, key, DocumentEdit::Begin(Some("long".into())));
    set(state, key, "inspector", DocumentValue::Person(Some(PersonId(1))));
    set(state, key, "finding", DocumentValue::Text(finding.to_owned()));
    set(state, key, "grade", DocumentValue::Choice("follow-up".into()));
    edit(state, key, DocumentEdit::AddRow("devices".into()));
    for (column, value) in [
        ("device", CellValue::Text("受付のPC".to_owned())),
        ("state", CellValue::Choice("old".into())),
        ("seen-on", CellValue::Text("2025-01-31".to_owned())),
    ] {
        let cell = DocumentEdit::Cell("devices".into(), RowKey::Own(1), column.into(), Some(value));
        assert!(edit(state, key, cell), "{column}");
    }
    edit(state, key, DocumentEdit::Person(DocumentPerson::Approver, Some(PersonId(1))));
}

fn options(library: DocumentLibrary, papers: Papers) -> ReportOptions {
    ReportOptions {
        printed_on: now().date(),
        created_at: now(),
        producer: "test".to_owned(),
        papers,
        ledger: LedgerView::default(),
        documents: Arc::new(library),
    }
}

/// The text of all pages without blanks and line ends.
fn text(printout: &Printout) -> String {
    let pages = printout.pages.iter().map(Page::text);
    pages.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn a_document_on_it_is_written_by_its_template_and_found_missing_what_it_asks_for() {
    let mut state = opened();
    let key = record(1);
    let library = library();
    let template = template(&library);
    assert_eq!(workbook(&state).next_document(template), key);
    edit(&mut state, &key, DocumentEdit::Begin(Some("short".into())));
    let today = now().date();
    let made = plan(template, document(&state, &key), workbook(&state), today);
    assert_eq!(made.sections().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["result"]);
    let found = gaps(document(&state, &key), workbook(&state), &made, today);
    assert!(found.contains(&DocumentGap::Empty("grade".into())), "{found:?}");

    write(&mut state, &key, "更新が止まっていた。");
    let made = plan(template, document(&state, &key), workbook(&state), today);
    let sections: Vec<&str> = made.sections().map(|it| it.heading.as_str()).collect();
    assert_eq!(sections, ["1.1　結果", "1.2　あとですること"]);
    let found = gaps(document(&state, &key), workbook(&state), &made, today);
    assert!(
        !found.iter().any(|gap| matches!(gap, DocumentGap::Empty(_) | DocumentGap::EmptyCells(..)))
    );

    // A step says which document it belongs to, and leads back there.
    act(&mut state, Action::Go(Screen::Clinic));
    let label = state.open.as_ref().and_then(|open| open.history.undo_label()).cloned();
    let label = label.expect("a step");
    assert_eq!(undo::step(&label, None, &library), "点検の記録");
    act(&mut state, Action::Undo);
    assert_eq!(state.screen, Screen::Document);
    let shown = &state.open.as_ref().expect("open").document;
    assert_eq!((shown.key.as_ref(), shown.tab), (Some(&key), DocumentTab::Versions));
}

#[test]
fn it_is_approved_compared_and_printed_again_when_its_template_is_gone() {
    let mut state = opened();
    let key = record(1);
    write(&mut state, &key, "更新が止まっていた。");
    assert!(edit(&mut state, &key, DocumentEdit::Approve));
    let library = library();
    let today = now().date();
    let made =
        |state: &State| plan(template(&library), document(state, &key), workbook(state), today);
    let stands = standing(document(&state, &key), &made(&state));
    assert!(matches!(stands, DocumentStanding::Approved(_)), "{stands:?}");

    set(&mut state, &key, "grade", DocumentValue::Choice("good".into()));
    let approved = document(&state, &key).last_approved().expect("approved");
    let [change] = &changes(approved, &made(&state))[..] else { panic!("one change") };
    assert_eq!(
        (&*change.before, &*change.after),
        (&["あとで直す".to_owned()][..], &["問題なし".to_owned()][..],)
    );

    // What was frozen is enough, also once it was saved: no template, no person, no other name.
    let saved = format::write(workbook(&state));
    let mut read = format::read(saved.as_bytes()).expect("sound");
    read.people.clear();
    read.clinic.name = "別の名前".to_owned();
    let version =
        read.document(&key).and_then(Document::last_approved).expect("approved").version.clone();
    let papers = Papers::only(Paper::ApprovedDocument(key, version));
    let options = options(DocumentLibrary::default(), papers);
    let fonts = Fonts::bundled();
    let pages = printout(&ReportInput::living(&read), &options, &fonts).expect("pages");
    let text = text(&pages);
    for words in [
        "港医院",
        "港太郎",
        "点検の記録",
        "第1章",
        "1.1結果",
        "1.2あとですること",
        "目次",
        "改訂履歴",
        "更新が止まっていた。",
        "あとで直す",
        "受付のPC",
        "古い",
        "令和7年1月31日",
        "令和7年2月3日",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("問題なし") && !text.contains("別の名前") && !text.contains("未承認"));
    assert_eq!(pages.title, "港医院 点検の記録");
    let bytes = pdf(&pages, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
    verify(&bytes, &pages).expect("it says what was laid out");
}

#[test]
fn two_of_them_stand_side_by_side_on_paper_and_as_text() {
    let mut state = opened();
    for (number, finding) in [(1, "更新が止まっていた。"), (2, "鍵が開いていた。")]
    {
        assert_eq!(workbook(&state).next_document(template(&library())), record(number));
        write(&mut state, &record(number), finding);
    }
    assert_eq!(workbook(&state).documents.len(), 2);
    let library = library();
    let body = |number| Paper::Document(record(number), DocumentPart::Body);
    let fonts = Fonts::bundled();
    let input = ReportInput::living(workbook(&state));
    let print = |papers: Papers| {
        printout(&input, &options(library.clone(), papers), &fonts).expect("pages")
    };
    let one = text(&print(Papers::only(body(2))));
    assert!(one.contains("鍵が開いていた。") && !one.contains("更新が止まっていた。"), "{one}");
    let both = text(&print(Papers::from_iter([body(1), body(2)])));
    assert!(both.contains("鍵が開いていた。") && both.contains("更新が止まっていた。"), "{both}");
    assert!(both.contains("案（未承認）"));

    let document = document(&state, &record(2));
    let made = plan(template(&library), document, workbook(&state), now().date());
    let said = markdown(&made, document, standing(document, &made), workbook(&state));
    assert!(said.starts_with("# 点検の記録\n\n港医院\n"), "{said}");
    for words in ["鍵が開いていた。", "あとで直す", "| 受付のPC | 古い |"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}
