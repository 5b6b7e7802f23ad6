//! A document as a person changes it.

use std::sync::Arc;

use super::super::*;
use super::{apply, book, content, edit, opened};
use crate::edition::embedded_documents;
use crate::model::document::CellValue;
use crate::model::document_approved::FrozenContent;
use crate::model::{
    ColumnKey, Document, DocumentKey, DocumentRevision, DocumentValue, FieldKey, PersonId, RowKey,
};

const SHOWN: fn(&State) -> &DocumentShown = |state| &book(state).document;

fn document(state: &State) -> &Document {
    &book(state).workbook.documents[0]
}

fn begun() -> State {
    let mut state = opened();
    state.documents = Arc::new(embedded_documents());
    edit(&mut state, Edit::AddPerson("院長".to_owned()));
    edit(&mut state, begin("clinic"));
    state
}

fn begin(size: &str) -> Edit {
    Edit::Document(key(), DocumentEdit::Begin(Some(size.into())))
}

fn key() -> DocumentKey {
    DocumentKey::first("clinic-2024")
}

/// Approves the document as this version, by the one person there is.
fn approve(state: &mut State, version: &str) -> Vec<Effect> {
    let approver = DocumentEdit::Person(DocumentPerson::Approver, Some(PersonId(1)));
    for before in [DocumentEdit::Version(version.to_owned()), approver] {
        edit(state, Edit::Document(key(), before));
    }
    edit(state, Edit::Document(key(), DocumentEdit::Approve))
}

fn text(words: &str) -> DocumentValue {
    DocumentValue::Text(words.to_owned())
}

#[test]
fn a_plan_begins_as_version_one_of_today_and_another_size_leaves_that_alone() {
    let mut state = opened();
    // Nothing can be written before it was begun.
    assert!(
        edit(&mut state, Edit::Document(key(), DocumentEdit::Version("3".to_owned()))).is_empty()
    );
    edit(&mut state, begin("clinic"));
    assert_eq!(
        (&*document(&state).version, document(&state).created_on),
        ("1", Some(super::day(2024, 6, 12)))
    );
    edit(&mut state, Edit::Document(key(), DocumentEdit::Version("2".to_owned())));
    edit(&mut state, begin("hospital"));
    assert_eq!(
        (&*document(&state).version, &document(&state).size),
        ("2", &Some("hospital".into()))
    );
}

#[test]
fn a_raised_version_gets_its_line_in_the_history_in_one_step() {
    let mut state = begun();
    edit(&mut state, Edit::Document(key(), DocumentEdit::Raise(super::day(2024, 7, 1))));
    let (version, revised_on) = (document(&state).version.clone(), document(&state).revised_on);
    assert_eq!((version.as_str(), revised_on), ("2", Some(super::day(2024, 7, 1))));
    let lines: Vec<&str> =
        document(&state).revisions.iter().map(|it| it.version.as_str()).collect();
    assert_eq!(lines, ["2"]);
    apply(&mut state, Action::Undo);
    assert_eq!((&*document(&state).version, document(&state).revisions.len()), ("1", 0));
}

#[test]
fn rows_of_the_clinic_change_places_among_themselves() {
    let mut state = begun();
    let field = FieldKey::from("recovery");
    for _ in 0..3 {
        edit(&mut state, Edit::Document(key(), DocumentEdit::AddRow(field.clone())));
    }
    let order = |state: &State| match document(state).value(&field) {
        Some(DocumentValue::Table(rows)) => rows.iter().filter_map(|row| row.key.own()).collect(),
        _ => Vec::new(),
    };
    let mut move_row = |number, is_up| {
        let it = DocumentEdit::MoveRow(field.clone(), RowKey::Own(number), is_up);
        edit(&mut state, Edit::Document(key(), it));
        order(&state)
    };
    assert_eq!(move_row(3, true), [1, 3, 2]);
    assert_eq!(move_row(1, false), [3, 1, 2]);
    // There is nowhere to go.
    assert_eq!(move_row(3, true), [3, 1, 2]);
    assert_eq!(move_row(2, false), [3, 1, 2]);
}

#[test]
fn a_version_is_approved_once() {
    let mut state = begun();
    assert!(!approve(&mut state, "1").is_empty());
    for refused in ["1", " 1 ", "１", "", "　"] {
        assert!(approve(&mut state, refused).is_empty(), "{refused:?}");
    }
    approve(&mut state, "2");
    let versions: Vec<&str> =
        document(&state).approved.iter().map(|it| it.version.as_str()).collect();
    assert_eq!(versions, ["1", "2"]);
}

#[test]
fn what_is_approved_is_kept_as_it_reads_and_only_by_somebody_who_is_there() {
    let mut state = begun();
    let today = super::super::tests::now().date();
    edit(
        &mut state,
        Edit::Document(key(), DocumentEdit::Value("purpose".into(), Some(text("目的")))),
    );
    let left = |day| Edit::PersonLeft(PersonId(1), day);
    edit(&mut state, left(today.pred_opt()));
    assert!(approve(&mut state, "1").is_empty(), "whoever approves has left");
    edit(&mut state, left(None));
    assert!(!approve(&mut state, "1").is_empty());
    let approved = document(&state).last_approved().expect("approved");
    assert_eq!((&*approved.approver, approved.approved_on), ("院長", today));
    let mut blocks = approved.sections.iter().flat_map(|section| &section.blocks);
    let purpose = blocks.find(|block| block.field.0 == "purpose").expect("frozen");
    assert_eq!(purpose.content, FrozenContent::Text(vec!["目的".to_owned()]));
    assert!(!approved.cover.is_empty() && !approved.name.is_empty());
    // Nothing is frozen of a document whose template is not known.
    state.documents = Arc::default();
    assert!(approve(&mut state, "2").is_empty());
}

#[test]
fn every_change_to_the_plan_is_taken_back_and_shown_where_it_happened() {
    let field = FieldKey::from("scope-systems");
    let column = ColumnKey::from("system");
    let at = |field: &FieldKey| Some(DocumentSpot::Field(field.clone()));
    let purpose = FieldKey::from("purpose");
    let revision =
        DocumentRevision { version: "1".to_owned(), on: None, what: "初版".to_owned() };
    let table = [
        (
            DocumentEdit::Value(purpose.clone(), Some(text("目的"))),
            DocumentTab::Writing,
            at(&purpose),
        ),
        (DocumentEdit::AddRow(field.clone()), DocumentTab::Writing, at(&field)),
        (
            DocumentEdit::Cell(
                field.clone(),
                RowKey::Own(1),
                column,
                Some(CellValue::Text("画像".to_owned())),
            ),
            DocumentTab::Writing,
            at(&field),
        ),
        (
            DocumentEdit::HideRow(field.clone(), RowKey::Own(1), true),
            DocumentTab::Writing,
            at(&field),
        ),
        (DocumentEdit::Version("2".to_owned()), DocumentTab::Versions, None),
        (
            DocumentEdit::Day(ChartDay::NextReview, Some(super::day(2025, 6, 1))),
            DocumentTab::Versions,
            None,
        ),
        (
            DocumentEdit::Person(DocumentPerson::Author, Some(PersonId(1))),
            DocumentTab::Versions,
            None,
        ),
        (DocumentEdit::Revision(RevisionEdit::Add(revision)), DocumentTab::Versions, None),
        (DocumentEdit::Printed(super::day(2024, 6, 12)), DocumentTab::Progress, None),
        (DocumentEdit::Check("devices".to_owned(), Some(true)), DocumentTab::Checks, None),
        (
            DocumentEdit::CheckNote("devices".to_owned(), "メモ".to_owned()),
            DocumentTab::Checks,
            None,
        ),
    ];
    for (change, tab, spot) in table {
        let mut state = begun();
        let needs_row = matches!(change, DocumentEdit::Cell(..) | DocumentEdit::HideRow(..));
        if needs_row {
            edit(&mut state, Edit::Document(key(), DocumentEdit::AddRow(field.clone())));
        }
        let before = content(&state);
        edit(&mut state, Edit::Document(key(), change.clone()));
        let after = content(&state);
        assert_ne!(before, after, "{change:?}");
        apply(
            &mut state,
            Action::ShowDocument(
                key(),
                DocumentTab::Progress,
                Some(DocumentSpot::Section("x".to_owned())),
            ),
        );
        apply(&mut state, Action::Go(Screen::Overview));
        apply(&mut state, Action::Undo);
        assert_eq!(content(&state), before, "{change:?}");
        assert_eq!((state.screen, SHOWN(&state).tab), (Screen::Document, tab), "{change:?}");
        let stays = Some(DocumentSpot::Section("x".to_owned()));
        assert_eq!(SHOWN(&state).spot, spot.or(stays), "{change:?}");
        apply(&mut state, Action::Redo);
        assert_eq!(content(&state), after, "{change:?}");
    }
}

#[test]
fn a_row_of_the_clinics_own_is_removed_and_one_that_was_given_is_left_out() {
    let field = FieldKey::from("scope-systems");
    let hide = |row| Edit::Document(key(), DocumentEdit::HideRow(field.clone(), row, true));
    let rows = |state: &State| match document(state).value(&field) {
        Some(DocumentValue::Table(rows)) => {
            rows.iter().map(|row| (row.key.clone(), row.is_hidden)).collect()
        }
        _ => Vec::new(),
    };
    let mut state = begun();
    edit(&mut state, Edit::Document(key(), DocumentEdit::AddRow(field.clone())));
    assert_eq!(rows(&state), [(RowKey::Own(1), false)]);
    edit(&mut state, hide(RowKey::Own(1)));
    assert_eq!(rows(&state), []);
    edit(&mut state, hide(RowKey::Given("outside".to_owned())));
    assert_eq!(rows(&state), [(RowKey::Given("outside".to_owned()), true)]);
    let back = DocumentEdit::HideRow(field.clone(), RowKey::Given("outside".to_owned()), false);
    edit(&mut state, Edit::Document(key(), back));
    assert_eq!(document(&state).value(&field), None, "nothing differs any more");
}

#[test]
fn what_is_shown_of_the_plan_is_no_step_and_is_not_saved() {
    let mut state = begun();
    let steps = book(&state).history.undo_label().cloned();
    let revision = book(&state).revision;
    assert!(apply(&mut state, Action::ShowDocument(key(), DocumentTab::Checks, None)).is_empty());
    assert!(apply(&mut state, Action::CompareDocument(Some(0))).is_empty());
    assert_eq!(SHOWN(&state).compared, Some(0));
    assert_eq!(book(&state).history.undo_label().cloned(), steps);
    assert_eq!(book(&state).revision, revision);
}
