//! A form under review: every correction, and every one of them taken back.

use std::sync::Arc;

use tenkencho::edition;
use tenkencho::model::{Edition, FiscalYear, FormKind, Marking};
use tenkencho::original::{Continuation, FormReview, OriginalFile, ReviewEdit, combine};
use tenkencho::store::format::edition_text;

use crate::sheets::{INSTITUTION, VENDOR, book, circled, numbered, usual};
use crate::{mhlw_2024, read};

fn review() -> FormReview {
    let titles = ["医療機関用", "事業者用"];
    let bytes = book(&titles, |at, page| {
        usual(page, [INSTITUTION, VENDOR][at]);
    });
    reviewed(&bytes)
}

fn reviewed(bytes: &[u8]) -> FormReview {
    let readings = [read(bytes)];
    let forms = combine(&readings).expect("one of each");
    let forms = forms.into_iter().map(|(file, form)| (file, form.clone())).collect();
    let file = OriginalFile { name: "form.xlsx".to_owned(), sha256: "0".repeat(64) };
    FormReview::begin(Arc::new(mhlw_2024()), vec![file], forms)
}

const FORM: FormKind = FormKind::Institution;

#[test]
fn every_correction_is_taken_back_and_made_again() {
    let mut review = review();
    let before = review.forms().to_vec();
    let rows = before[0].form.items.len();
    for edit in [
        ReviewEdit::GoesOnWith(FORM, 0, Vec::new()),
        ReviewEdit::GoesOnWith(FORM, 2, vec!["bcp".into(), "contact-chart".into()]),
        ReviewEdit::IsNoItem(FORM, 1),
        ReviewEdit::Wording(FORM, 1, "別の文言".to_owned()),
        ReviewEdit::Number(FORM, 1, "⑨".to_owned()),
        ReviewEdit::Number(FORM, 1, String::new()),
    ] {
        review.correct(edit.clone());
        let corrected = review.forms().to_vec();
        assert_ne!(corrected, before, "{edit:?}");
        review.travel(true);
        assert_eq!(review.forms(), before, "{edit:?}");
        assert!(!review.can_undo());
        review.travel(false);
        assert_eq!(review.forms(), corrected, "{edit:?}");
        review.travel(true);
    }
    // What is not there, and what changes nothing, is no step.
    for edit in [
        ReviewEdit::IsNoItem(FORM, rows),
        ReviewEdit::IsItem(FORM, 0),
        ReviewEdit::IsNoteOf(FORM, 0, rows),
        ReviewEdit::Wording(FORM, 0, before[0].form.items[0].wording.clone()),
    ] {
        review.correct(edit);
        assert!(!review.can_undo());
    }
}

#[test]
fn a_row_that_is_no_item_may_be_one_again_or_a_note() {
    let mut review = review();
    let before = review.forms()[0].clone();
    let counts = review.counts(FORM);
    review.correct(ReviewEdit::IsNoItem(FORM, 1));
    assert_eq!(review.counts(FORM).items(), counts.items() - 1);
    assert_eq!(review.counts(FORM).left, counts.left + 1);
    let left = review.forms()[0].form.left.iter();
    let at = left.clone().position(|it| it.row == before.form.items[1].rows.0).expect("left");
    review.correct(ReviewEdit::IsItem(FORM, at));
    let again = &review.forms()[0];
    assert_eq!(again.form.items[1].wording, before.form.items[1].wording);
    assert_eq!(again.rows, before.rows);
    review.travel(true);
    review.correct(ReviewEdit::IsNoteOf(FORM, at, 0));
    let notes = &review.forms()[0].form.items[0].notes;
    assert!(notes.last().is_some_and(|note| note.contains(&before.form.items[1].wording)));
}

#[test]
fn rows_that_share_one_row_of_before_are_parts_of_it() {
    let mut review = review();
    let split = |review: &FormReview, at: usize| {
        matches!(review.forms()[0].rows[at], Continuation::Split { .. })
    };
    let key = review.forms()[0].rows[0].keys().to_vec();
    assert_eq!(key.len(), 1);
    review.correct(ReviewEdit::GoesOnWith(FORM, 1, key));
    assert!(split(&review, 0) && split(&review, 1));
    review.correct(ReviewEdit::GoesOnWith(FORM, 1, Vec::new()));
    assert!(!split(&review, 0) && !split(&review, 1));
}

#[test]
fn what_a_person_has_looked_through_is_confirmed_with_day_and_name() {
    let mut review = review();
    review.correct(ReviewEdit::GoesOnWith(FORM, 0, Vec::new()));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
    let year = FiscalYear::new(2026).expect("in range");
    let unseen = review.edition("mhlw-2026", year, None, None).expect("an edition");
    assert!(unseen.unconfirmed() > 0);
    let made = review.edition("mhlw-2026", year, None, Some((day, "港 花子"))).expect("an edition");
    assert_eq!(made.unconfirmed(), 0);
    assert!(made.wordings().iter().all(|wording| !wording.read_in.is_empty()));
    let source = &made.sources[0];
    assert_eq!((source.checked_on, source.checked_by.as_deref()), (Some(day), Some("港 花子")));
    // What was decided counts: the row that a person called new has no ancestor.
    let first = made.institution.counted_rows().next().expect("a row").item;
    assert!(first.key.as_str().starts_with("row-") && first.formerly.is_empty());
    let text = tenkencho::store::format::edition_text(&made);
    assert_eq!(tenkencho::edition::load(&text, &|_| true).expect("sound"), made);
}

#[test]
fn how_answers_are_written_is_asked_where_it_is_not_plain_and_kept_in_the_edition() {
    let mut review = review();
    let year = FiscalYear::new(2026).expect("in range");
    let made = |review: &FormReview, before: Option<&Edition>| {
        let made = review.edition("mhlw-2026", year, before, None).expect("an edition");
        let text = edition_text(&made);
        assert_eq!(edition::load(&text, &|_| true).expect("sound"), made);
        (made, text)
    };
    let shown = review.unsure_cell().map(|cell| cell.text.as_str());
    assert_eq!(shown, Some("はい・いいえ"));
    // Where nobody has said it, the file is as it was before it could be said.
    let (unsaid, text) = made(&review, None);
    assert!(unsaid.marking.is_none() && !text.contains("marking"), "{text}");
    for marking in Marking::ALL {
        review.correct(ReviewEdit::Marking(Some(marking)));
        let (said, text) = made(&review, None);
        assert_eq!(said.marking, Some(marking));
        assert!(text.contains(&format!("marking: Some({marking:?})")), "{text}");
        // It is no part of the wording that an assessment is pinned to.
        assert_eq!(edition::reference(&said), edition::reference(&unsaid));
        // A revision keeps what was said, until it is said anew.
        review.travel(true);
        assert_eq!(review.marking(), None);
        assert_eq!(made(&review, Some(&said)).0.marking, Some(marking));
    }
    assert!(!review.can_undo());
    review.travel(false);
    assert_eq!(review.marking(), Some(Marking::Word));
}

#[test]
fn forms_that_say_it_themselves_ask_nothing() {
    let bytes = book(&["医療機関用", "事業者用"], |at, page| {
        page.head([INSTITUTION, VENDOR][at]);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").put(3, "確認日").next();
        page.put(0, "1　体制構築").next();
        for (at, (_, row)) in numbered().into_iter().enumerate() {
            page.put(0, &circled(at + 1)).put(1, row.wording).list(2, &["はい", "いいえ"]).next();
        }
    });
    let mut review = reviewed(&bytes);
    assert_eq!(review.unsure_cell(), None);
    review.correct(ReviewEdit::Marking(Some(Marking::Mark)));
    let year = FiscalYear::new(2026).expect("in range");
    let made = review.edition("mhlw-2026", year, None, None).expect("an edition");
    assert_eq!(made.marking, None);
}
