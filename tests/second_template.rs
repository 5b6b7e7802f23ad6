//! A second template, of which the program knows nothing: what is written on it is begun, approved,
//! compared, printed and exported as any other document is.

#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tenkencho::document::{DocumentGap, DocumentStanding, changes, gaps, markdown, plan, standing};
use tenkencho::edition::{
    EditionLibrary, embedded_documents, load_check_table, load_document_template,
};
use tenkencho::explain::{cli, export, proof, undo};
use tenkencho::model::document::{CellValue, DocumentRow};
use tenkencho::model::proofreading::Overlay;
use tenkencho::model::table_wording;
use tenkencho::model::{
    CheckTable, Document, DocumentKey, DocumentLibrary, DocumentPart, DocumentRevision,
    DocumentTemplate, DocumentValue, LedgerView, Paper, Papers, PersonId, RowKey, Workbook,
};
use tenkencho::report::paper::{Page, Printout};
use tenkencho::report::{Fonts, ReportInput, ReportOptions, pdf, printout, verify};
use tenkencho::state::{
    Action, ChartDay, ClinicField, DocumentEdit, DocumentPerson, DocumentTab, Edit, Event, Loaded,
    RevisionEdit, Screen, State,
};
use tenkencho::store::format;

const TEMPLATE: &str = include_str!("documents/template.ron");
const CHECK_TABLE: &str = include_str!("documents/check-table.ron");

fn now() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2025, 2, 3).expect("a day");
    day.and_hms_opt(10, 0, 0).expect("a time")
}

fn library() -> DocumentLibrary {
    let mut library = embedded_documents();
    let template = load_document_template(TEMPLATE, &Fonts::bundled_has_glyph);
    assert!(library.add(template.expect("a template")));
    library.put_check_table(check_table());
    library
}

fn check_table() -> CheckTable {
    load_check_table(CHECK_TABLE, &Fonts::bundled_has_glyph).expect("a check table")
}

/// The template with something changed in its file.
fn changed(from: &str, to: &str) -> DocumentTemplate {
    assert!(TEMPLATE.contains(from), "{from}");
    let template = TEMPLATE.replacen(from, to, 1);
    load_document_template(&template, &Fonts::bundled_has_glyph).expect("a template")
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
        screen: None,
        notices: Vec::new(),
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
        extract_of: None,
        all_years: None,
        printed_on: now().date(),
        created_at: now(),
        producer: "test".to_owned(),
        papers,
        ledger: LedgerView::default(),
        documents: Arc::new(library),
        editions: Arc::default(),
        guidance: Arc::default(),
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
    assert_eq!(
        sections,
        ["1.1　結果", "1.2　あとですること", "2.1　見る順", "2.2　見方", "2.3　控え"]
    );
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

#[test]
fn papers_are_printed_in_the_order_that_their_templates_give() {
    let mut state = opened();
    let plan = DocumentKey::first("clinic-2024");
    edit(&mut state, &plan, DocumentEdit::Begin(None));
    write(&mut state, &record(1), "更新が止まっていた。");
    let body = |key: &DocumentKey| Paper::Document(key.clone(), DocumentPart::Body);
    let both = || Papers::from_iter([body(&plan), body(&record(1))]);
    let first = |library: &DocumentLibrary| {
        let offered = Paper::offered(library, workbook(&state));
        let documents = offered.iter().filter_map(Paper::document);
        let first = documents.clone().next().cloned().expect("a document");
        let parts = documents.take_while(|key| **key == first).count();
        let input = ReportInput::living(workbook(&state));
        let printed =
            printout(&input, &options(library.clone(), both()), &Fonts::bundled()).expect("pages");
        let title = printed.outline.first().expect("an entry").title.clone();
        (first, parts, title)
    };
    let second = library();
    let (key, parts, title) = first(&second);
    assert_eq!((key, parts, title.contains("BCP")), (plan.clone(), 4, true), "{title}");
    let mut orders = embedded_documents();
    let template = TEMPLATE.replace("order: 2", "order: ");
    let template = load_document_template(&template, &Fonts::bundled_has_glyph);
    assert!(orders.add(template.expect("a template")));
    let (key, parts, title) = first(&orders);
    assert_eq!((key, parts, title.as_str()), (record(1), 4, "点検の記録"));
}

#[test]
fn it_is_printed_on_the_papers_that_its_template_has() {
    let all = Papers::of_document(template(&library()), &record(2));
    assert_eq!(all.len(), 4);
    let check = TEMPLATE.lines().find(|line| line.contains("part: CheckTable")).expect("a line");
    let three = Papers::of_document(&changed(check, ""), &record(2));
    assert_eq!(three.len(), 3);
    assert!(!three.has(&Paper::Document(record(2), DocumentPart::CheckTable)));
    // What has sections for cards has a paper for them.
    let cards = TEMPLATE.lines().find(|line| line.contains("part: Cards")).expect("a line");
    let without = TEMPLATE.replacen(cards, "", 1);
    let error = load_document_template(&without, &Fonts::bundled_has_glyph).expect_err("no card");
    assert_eq!(error.problems.len(), 1, "{error:?}");
}

#[test]
fn its_papers_have_keys_of_their_own() {
    let mut library = embedded_documents();
    assert!(!library.add(changed("key: \"record\", part", "key: \"bcp\", part")));
    let taken = TEMPLATE.replacen("key: \"record\", part", "key: \"ledger\", part", 1);
    let error = load_document_template(&taken, &Fonts::bundled_has_glyph).expect_err("taken");
    assert_eq!(error.problems.len(), 1, "{error:?}");
}

#[test]
fn what_its_cover_and_its_history_say_is_approved_with_it() {
    let mut state = opened();
    let key = record(1);
    write(&mut state, &key, "更新が止まっていた。");
    assert!(edit(&mut state, &key, DocumentEdit::Approve));
    let library = library();
    let said = |state: &State, template: &DocumentTemplate| {
        let document = document(state, &key);
        let made = plan(template, document, workbook(state), now().date());
        let is_approved = matches!(standing(document, &made), DocumentStanding::Approved(_));
        let approved = document.last_approved().expect("approved");
        let found = changes(approved, &made).into_iter();
        let found = found.map(|it| [&[it.title, it.label][..], &it.before, &it.after].concat());
        let found: Vec<String> = found.map(|words| words.join("|")).collect();
        assert_eq!(is_approved, found.is_empty(), "{found:?}");
        found
    };
    let given = template(&library);
    assert_eq!(said(&state, given), [""; 0]);
    // A field on the cover is compared where it stands.
    set(&mut state, &key, "inspector", DocumentValue::Person(None));
    assert_eq!(said(&state, given), ["1.1　結果|点検した人|港 太郎"]);
    act(&mut state, Action::Undo);
    let day = Some(now().date());
    let edits = [
        (DocumentEdit::Day(ChartDay::NextReview, day), "表紙|次回見直し予定日|令和7年2月3日"),
        (DocumentEdit::Person(DocumentPerson::Author, Some(PersonId(1))), "表紙|作成者|港 太郎"),
    ];
    for (of, words) in edits {
        edit(&mut state, &key, of);
        assert_eq!(said(&state, given), [words]);
        act(&mut state, Action::Undo);
    }
    act(&mut state, Action::Edit(Edit::Clinic(ClinicField::Name, "港町医院".to_owned())));
    assert_eq!(said(&state, given), ["表紙|医療機関名|港医院|港町医院"]);
    act(&mut state, Action::Undo);
    let line =
        DocumentRevision { version: "1".to_owned(), on: day, what: "足した。".to_owned() };
    edit(&mut state, &key, DocumentEdit::Revision(RevisionEdit::Add(line)));
    assert_eq!(said(&state, given), ["改訂履歴||1／令和7年2月3日／足した。"]);
    act(&mut state, Action::Undo);
    assert_eq!(said(&state, given), [""; 0]);
    // So are the titles of the template.
    let titled = changed("title: \"結果\"", "title: \"見たこと\"");
    assert_eq!(said(&state, &titled), ["1.1　見たこと||1.1　結果|1.1　見たこと"]);
    let titled = changed("    title: \"点検の記録\"", "    title: \"見回りの記録\"");
    assert_eq!(said(&state, &titled), ["表紙||点検の記録|見回りの記録"]);
    let labeled = changed("label: \"判定\"", "label: \"結論\"");
    assert_eq!(said(&state, &labeled), ["1.1　結果|結論|判定|結論"]);
}

#[test]
fn nothing_that_is_said_of_it_speaks_of_another_document() {
    let mut state = opened();
    let key = record(1);
    write(&mut state, &key, "更新が止まっていた。");
    let template = load_document_template(TEMPLATE, &Fonts::bundled_has_glyph);
    let mut alone = DocumentLibrary::default();
    assert!(alone.add(template.expect("a template")));
    alone.put_check_table(check_table());
    let papers = Paper::offered(&alone, workbook(&state)).into_iter();
    let papers: Papers = papers.filter(|paper| paper.document() == Some(&key)).collect();
    assert_eq!(papers.len(), 4);
    let input = ReportInput::living(workbook(&state));
    let printed = printout(&input, &options(alone.clone(), papers), &Fonts::bundled());
    let printed = text(&printed.expect("pages"));
    // The card says the steps in short, and the contents say where a card alone begins.
    for words in ["見て回るとき", "画面の表示を見る", "その場で気づいたこと", "点検の記録の確認"]
    {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    let contents = printed.split("目次").nth(1).expect("contents");
    assert!(contents.starts_with("第1章"), "{contents}");
    let contents = contents.split("付録").next().expect("contents");
    assert!(contents.contains("2.1見る順..") && contents.contains("2.3控え.."), "{contents}");
    let said = [
        printed,
        cli::help(&alone),
        cli::unknown_document("x", &alone),
        cli::unknown_part("x", &alone),
        export::without_year(&alone),
    ];
    for said in said {
        for words in ["BCP", "bcp", "事業継続", "厚生労働省", "サイバー攻撃かも"] {
            assert!(!said.contains(words), "{words}: {said}");
        }
    }
    assert!(cli::unknown_document("x", &alone).contains("recordです"));
}

#[test]
fn its_check_table_is_compared_with_an_original_of_its_own() {
    let library = library();
    let editions = EditionLibrary::embedded();
    let edition = editions.iter().next().expect("an edition");
    let papers = proof::Originals { edition, documents: &library };
    let pieces = table_wording::pieces(&check_table(), &Overlay::default());
    for piece in &pieces {
        let original = papers.sources(&piece.key).first().expect("an original");
        assert_eq!(original.address, "https://example.org/notice");
        assert_eq!(proof::group(piece, papers), "点検の確認");
        assert!(proof::whole_place(&piece.key, papers).starts_with("点検の確認 "));
    }
    let missing = pieces.iter().find(|piece| piece.key.is_missing() && !piece.key.may_be_same());
    let missing = missing.expect("an item without wording");
    assert_eq!(proof::place(&missing.key, papers), "1-1の確認項目（2番目）");
}

#[test]
fn a_document_beside_the_one_with_the_highest_number_gets_one_that_is_free() {
    let library = library();
    let mut workbook = Workbook::new("港医院");
    for instance in [1, 3, u32::MAX] {
        workbook.documents.push(Document::blank(record(instance), None));
    }
    assert_eq!(workbook.next_document(template(&library)), record(2));
    let rows = [1, 2, u32::MAX].map(|number| DocumentRow::untouched(RowKey::Own(number)));
    assert_eq!(RowKey::next_own(&rows), RowKey::Own(3));
    assert_eq!(RowKey::next_own(&rows[..2]), RowKey::Own(3));
}
