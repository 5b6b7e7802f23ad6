//! How many rows of each part of the form got which answer, year by year.
//!
//! A part is a group of rows of the edition, and goes on by its key. Each year is counted by its own
//! form, so that its numbers are those of its overview.

use super::lines::AnsweredYear;
use super::{ComparedPart, KnownEdition};
use crate::model::edition::{FormRow, Group};
use crate::model::progress::{Progress, progress, progress_of};
use crate::model::{Edition, FormRef};

/// The whole form, then its parts: those of the newest form in its order, behind them those that only
/// earlier ones have.
pub(super) fn parts(years: &[AnsweredYear<'_>]) -> Vec<ComparedPart> {
    let form = FormRef::Institution;
    let whole =
        years.iter().map(|(assessment, edition)| Some(progress((*edition)?, assessment, form)));
    let mut parts = vec![ComparedPart { key: None, name: String::new(), shares: whole.collect() }];
    for (_, edition) in years {
        for row in rows(*edition) {
            let Some(group) = row.group else { continue };
            if parts.iter().any(|part| part.key.as_deref() == Some(&*group.key)) {
                continue;
            }
            let shares = years.iter().map(|(assessment, edition)| {
                let edition = (*edition)?;
                let mut groups = groups(edition).filter(|it| it.key == group.key).peekable();
                groups.peek()?;
                let items = groups.flat_map(|group| &group.items);
                Some(progress_of(edition, assessment, form, items))
            });
            let shares: Vec<Option<Progress>> = shares.collect();
            parts.push(ComparedPart { key: Some(group.key.clone()), name: name(row), shares });
        }
    }
    parts
}

fn rows(edition: KnownEdition<'_>) -> impl Iterator<Item = FormRow<'_>> {
    edition.into_iter().flat_map(|edition| edition.institution.counted_rows())
}

fn groups(edition: &Edition) -> impl Iterator<Item = &Group> {
    edition.institution.sections.iter().flat_map(|section| &section.groups)
}

/// What the part of a row is called; a group without a name goes by its section.
fn name(row: FormRow<'_>) -> String {
    let short = row.group.map(|group| group.short.as_str()).filter(|short| !short.is_empty());
    let title = row.section.and_then(|section| section.title.as_ref());
    short.or(title.map(|title| title.text.as_str())).unwrap_or_default().to_owned()
}
