//! Another edition within a year: which answers follow their rows, and which do not.

use super::edition::{FormKind, ItemKey};
use super::edition_beside::renamed_rows;
use super::row_descent::{EditionsById, RowChange, descent};
use super::{Assessment, Edition, EditionRef, FormRef, Records, Response, VendorSheet};

/// Answers that go to another key: those of one row that was renamed, or of several that became one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowMove {
    /// The form.
    pub form: FormKind,
    /// The rows that are answered now.
    pub from: Vec<ItemKey>,
    /// The row of the other edition.
    pub to: ItemKey,
}

/// What follows when a year goes to another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionChange {
    /// Answers that go to another key. Those of a row that has the same key stay as they are.
    pub moves: Vec<RowMove>,
    /// How many answers follow.
    pub followed: usize,
    /// Answers that follow no row: they are kept, and seen again on the edition of before.
    pub left: Vec<(FormRef, ItemKey)>,
}

/// What follows when `assessment`, answered on `from`, goes to `to`.
#[must_use]
pub fn edition_change(
    assessment: &Assessment,
    from: &Edition,
    to: &Edition,
    known: EditionsById<'_>,
) -> EditionChange {
    let moves = if from.id == to.id {
        let renamed = renamed_rows(from, to).into_iter();
        renamed.map(|(form, from, to)| RowMove { form, from: vec![from], to }).collect()
    } else {
        moves_by_descent(from, to, known)
    };
    let mut changed = assessment.clone();
    move_answers(&mut changed, &moves);
    let (mut followed, mut left) = (0, Vec::new());
    for (form, response) in assessment.all_responses().filter(|(_, it)| !it.is_blank()) {
        let key = &response.item;
        let went = moves.iter().any(|it| {
            it.form == form.kind()
                && it.from.contains(key)
                && changed.response(form, &it.to).is_some()
        });
        if went || to.form_of(form).row(key).is_some() {
            followed += 1;
        } else {
            left.push((form, key.clone()));
        }
    }
    EditionChange { moves, followed, left }
}

fn moves_by_descent(from: &Edition, to: &Edition, known: EditionsById<'_>) -> Vec<RowMove> {
    let mut moves = Vec::new();
    for form in [FormKind::Institution, FormKind::Vendor] {
        for row in to.form(form).rows() {
            let key = &row.item.key;
            let descent = descent(to, form, key, from, known);
            let follows = !matches!(descent.change, RowChange::New | RowChange::Split);
            if follows && descent.from != [key.clone()] {
                moves.push(RowMove { form, from: descent.from, to: key.clone() });
            }
        }
    }
    moves
}

/// Takes a year to another edition. Answers on rows that it does not have stay in the workbook.
pub fn change_edition(assessment: &mut Assessment, edition: EditionRef, moves: &[RowMove]) {
    move_answers(assessment, moves);
    assessment.edition = edition;
}

fn move_answers(assessment: &mut Assessment, moves: &[RowMove]) {
    for moved in moves {
        match moved.form {
            FormKind::Institution => move_on(&mut assessment.responses, moved),
            FormKind::Vendor => {
                let vendors: Vec<_> = assessment.vendor_sheets.iter().map(|it| it.vendor).collect();
                for vendor in vendors {
                    let of = |sheet: &VendorSheet| sheet.vendor == vendor;
                    if let Some(sheet) = assessment.vendor_sheets.find_mut(of) {
                        move_on(&mut sheet.responses, moved);
                    }
                }
            }
        }
    }
}

/// The answers of several rows become one where all of them agree; what was there already stays.
fn move_on(responses: &mut Records<Response>, moved: &RowMove) {
    if responses.iter().any(|it| it.item == moved.to && !it.is_blank()) {
        return;
    }
    let answered =
        moved.from.iter().map(|key| responses.iter().find(|it| it.item == *key && !it.is_blank()));
    let Some(answered) = answered.collect::<Option<Vec<&Response>>>() else { return };
    let Some(first) = answered.first() else { return };
    if answered.iter().any(|it| it.current() != first.current()) {
        return;
    }
    let mut made = Response { item: moved.to.clone(), ..(*first).clone() };
    // The latest of the days and targets, and every memo once.
    for other in &answered[1..] {
        made.first.date = made.first.date.max(other.first.date);
        made.second.date = made.second.date.max(other.second.date);
        made.target = made.target.max(other.target);
        join_memo(&mut made.memo, &other.memo);
        join_memo(&mut made.inner_memo, &other.inner_memo);
    }
    responses.retain(|it| it.item != moved.to);
    responses.push(made);
}

/// Adds a memo on a line of its own, unless it says nothing new.
fn join_memo(memo: &mut String, other: &str) {
    if other.trim().is_empty() || memo.contains(other) {
        return;
    }
    if !memo.is_empty() {
        memo.push('\n');
    }
    memo.push_str(other);
}
