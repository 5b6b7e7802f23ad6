//! Years that are closed, and opened again.

use std::sync::Arc;

use super::*;
use crate::model::Closing;
use crate::model::closing::KeptSums;

/// A closing as a job reports it.
fn closing_of(state: &State, year: FiscalYear) -> ClosingEvent {
    let workbook = Arc::clone(&state.open.as_ref().expect("open").workbook);
    let closing = Closing {
        number: 1,
        on: day(2025, 3, 31),
        by: "院長".to_owned(),
        kept: KeptSums::default(),
        reopened: None,
    };
    ClosingEvent::Kept(year, workbook, closing)
}

fn closed() -> State {
    let mut state = opened();
    edit(&mut state, Edit::AddVendor("電子カルテ社".to_owned()));
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::Yes)));
    let year = state.open.as_ref().expect("open").year.expect("a year");
    let by = ClosingAction::Close(year, " 院長 ".to_owned());
    let effects = state.apply(Action::Closing(by), now());
    assert_eq!(effects.0, [Effect::CloseYear(year, "院長".to_owned())]);
    let kept = closing_of(&state, year);
    let effects = state.apply(Action::Happened(Event::Closing(kept)), now());
    assert_eq!((effects.0, state.dialog.is_none()), (vec![Effect::Save], true));
    state
}

#[test]
fn nothing_changes_a_closed_year_and_the_living_records_go_on() {
    let mut state = closed();
    let open = state.open.as_ref().expect("open");
    let (year, vendor) = (open.year.expect("a year"), open.workbook.vendors[0].id);
    let before = open.workbook.assessment(year).expect("the year").clone();
    let other = EditionRef { revision: 99, ..before.edition.clone() };
    let refused = [
        Edit::Contract(Some(VendorContract::Absent)),
        Edit::Answer(place("bcp"), None),
        memo("あとから"),
        Edit::NewPersonAt(place("bcp"), RoundNumber::First, "新人".to_owned()),
        Edit::RemoveSheet(vendor),
        Edit::RemoveVendor(vendor),
        Edit::ChangeEdition(year, other, Vec::new()),
        Edit::Sheet(vendor, SheetEdit::Respondent("甲".to_owned())),
    ];
    for edit in refused {
        state.dialog = None;
        let effects = state.apply(Action::Edit(edit.clone()), now());
        assert!(effects.0.is_empty(), "{edit:?}");
        assert_eq!(state.dialog, Some(Dialog::YearIsClosed(year)), "{edit:?}");
    }
    state.dialog = None;
    for edit in [
        Edit::AddVendor("あとの会社".to_owned()),
        Edit::VendorText(vendor, VendorField::Name, "改めた名前".to_owned()),
        Edit::AddPerson("新人".to_owned()),
    ] {
        let effects = state.apply(Action::Edit(edit.clone()), now());
        assert_eq!(effects.0, [Effect::Save], "{edit:?}");
    }
    let after = state.open.as_ref().expect("open").workbook.assessment(year).expect("the year");
    assert_eq!(*after, before);
}

#[test]
fn a_closed_year_is_not_opened_by_undo_nor_without_a_reason() {
    let mut state = closed();
    let open = state.open.as_ref().expect("open");
    let year = open.year.expect("a year");
    assert!(open.history.undo_label().is_none() && open.history.redo_label().is_none());
    let _ = state.apply(Action::Undo, now());
    for (by, reason) in [("", "誤り"), ("院長", " 　")] {
        let reopen = ClosingAction::Reopen(year, by.to_owned(), reason.to_owned());
        assert!(state.apply(Action::Closing(reopen), now()).0.is_empty());
    }
    let closed = |state: &State| {
        let open = state.open.as_ref().expect("open");
        open.workbook.closed(year).is_some()
    };
    assert!(closed(&state));
    let reopen = ClosingAction::Reopen(year, "院長".to_owned(), " 誤り ".to_owned());
    assert_eq!(state.apply(Action::Closing(reopen), now()).0, [Effect::Save]);
    assert!(!closed(&state));
    let open = state.open.as_ref().expect("open");
    let reopened = open.workbook.assessments[0].closings[0].reopened.clone().expect("reopened");
    assert_eq!((reopened.by.as_str(), reopened.reason.as_str()), ("院長", "誤り"));
    // What led to the closing is out of reach all the same.
    assert!(open.history.undo_label().is_none());
}

#[test]
fn what_changed_while_everything_was_kept_leaves_the_year_open() {
    let mut state = opened();
    let year = state.open.as_ref().expect("open").year.expect("a year");
    let _ = state.apply(Action::Closing(ClosingAction::Close(year, "院長".to_owned())), now());
    let kept = closing_of(&state, year);
    // An input method hands over its last words in the same frame as the click.
    edit(&mut state, memo("あとから"));
    let effects = state.apply(Action::Happened(Event::Closing(kept)), now());
    assert_eq!(effects.0, [Effect::ForgetClosing(year, 1)]);
    assert_eq!(state.dialog, Some(Dialog::ChangedWhileClosing(year)));
    assert!(state.open.as_ref().expect("open").workbook.closed(year).is_none());
}

#[test]
fn undo_brings_no_year_back_to_an_edition_that_was_removed() {
    let mut state = opened();
    let year = year(2024);
    let other = EditionRef { id: "mhlw-2026".to_owned(), ..edition() };
    edit(&mut state, Edit::ChangeEdition(year, other, Vec::new()));
    let _ = state.apply(Action::Happened(Event::EditionRemoved(Ok(None))), now());
    let _ = state.apply(Action::Undo, now());
    let open = state.open.as_ref().expect("open");
    assert_eq!(open.workbook.assessment(year).expect("the year").edition.id, "mhlw-2026");
}
