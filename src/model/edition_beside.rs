//! Two editions of one id: the program's own, and the one that the clinic had read in before the program
//! brought it, whose rows have other keys.
//!
//! The rule: years are started on the program's. A year that was started on the clinic's stays on it, with
//! every answer in its place, until a person takes it over to the program's as a year goes over to any
//! other edition; undo takes that back. Then answers follow the sentence: rows of a form with the same
//! words, in their order. What follows no row is kept, and named before.
//!
//! Which of the two a year is on is told by the hash of the wording it is pinned to, which has the keys in
//! it. Where that is neither's any more, because a file was corrected since, its answers tell: it is on
//! the edition that has the rows of more of them, and on the program's where both have as many.

use super::edition::{FormKind, FormRow, ItemKey};
use super::{Assessment, Edition, EditionRef};

/// Whether the two editions of one id have rows under other keys.
#[must_use]
pub fn has_other_keys(one: &Edition, other: &Edition) -> bool {
    let keys = |edition: &Edition, form: FormKind| {
        let mut keys: Vec<_> = edition.form(form).rows().map(|row| row.item.key.clone()).collect();
        keys.sort();
        keys
    };
    FORMS.into_iter().any(|form| keys(one, form) != keys(other, form))
}

/// Whether a year is on the edition of the clinic's file rather than on the program's of the same id.
fn is_on_file(
    assessment: &Assessment,
    program: (&Edition, &EditionRef),
    file: (&Edition, &EditionRef),
) -> bool {
    let pinned = &assessment.edition.wording;
    if *pinned == program.1.wording || *pinned == file.1.wording {
        return *pinned == file.1.wording;
    }
    let answered = |edition: &Edition| {
        let answers = assessment.all_responses().filter(|(_, it)| !it.is_blank());
        answers.filter(|(form, it)| edition.form_of(*form).row(&it.item).is_some()).count()
    };
    answered(file.0) > answered(program.0)
}

/// The edition that a year is answered on, where the clinic has a file of the same id as well.
#[must_use]
pub fn edition_of<'a>(
    assessment: &Assessment,
    program: (&'a Edition, &'a EditionRef),
    file: Option<(&'a Edition, &'a EditionRef)>,
) -> &'a Edition {
    file.filter(|file| is_on_file(assessment, program, *file)).unwrap_or(program).0
}

/// The rows that have the same words in both and other keys: the form, the key before and the key after.
#[must_use]
pub fn renamed_rows(from: &Edition, to: &Edition) -> Vec<(FormKind, ItemKey, ItemKey)> {
    let mut renamed = Vec::new();
    for form in FORMS {
        let [before, now] = [from, to].map(|edition| {
            let rows = edition.form(form).rows();
            rows.map(|row| (words(&row), &row.item.key)).collect::<Vec<_>>()
        });
        for (at, (words, to)) in now.iter().enumerate() {
            let is_same = |other: &&(String, &ItemKey)| other.0 == *words;
            let place = now[..at].iter().filter(is_same).count();
            let earlier: Vec<_> = before.iter().filter(is_same).collect();
            // Of rows with the same words, each goes to that in its place among as many.
            if earlier.len() != now.iter().filter(is_same).count() {
                continue;
            }
            let (_, from) = earlier[place];
            if from != to {
                renamed.push((form, (*from).clone(), (*to).clone()));
            }
        }
    }
    renamed
}

const FORMS: [FormKind; 2] = [FormKind::Institution, FormKind::Vendor];

/// A sentence without blanks and line ends.
fn words(row: &FormRow<'_>) -> String {
    row.item.words().chars().filter(|character| !character.is_whitespace()).collect()
}
