//! Which rows of which years stand on one line, and what each of them says.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::targets::target;
use super::{ComparedRow, KnownEdition, RowAnswer, Said, YearCell};
use crate::model::edition::{FormKind, FormRow};
use crate::model::need::need;
use crate::model::row_descent::{EditionsById, RowChange, comes_after, descents};
use crate::model::{Answer, Assessment, Edition, FormRef, ItemKey, Response};

/// A year with its edition.
pub(super) type AnsweredYear<'a> = (&'a Assessment, KnownEdition<'a>);

/// A row of the newest form that has it, and the rows of every year that belong to it.
pub(super) struct Line<'a> {
    /// The year of that form, by its place.
    head: usize,
    row: FormRow<'a>,
    /// The rows of each year; none where the form has no such row or is not known.
    keys: Vec<Vec<ItemKey>>,
}

/// The rows of another edition that belong to those of one, in its order; by the addresses of both, since
/// an edition of a file may have the id of another.
type Followed = HashMap<[*const Edition; 2], Vec<Vec<ItemKey>>>;

/// The lines of all years, which are newest first.
pub(super) fn lines<'a>(years: &[AnsweredYear<'a>], known: EditionsById<'_>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut taken: Vec<HashSet<ItemKey>> = vec![HashSet::new(); years.len()];
    let mut followed = Followed::new();
    for (head, (_, edition)) in years.iter().enumerate() {
        let Some(edition) = edition else { continue };
        // What stands on the line of a newer form does not stand on one of this form again.
        let before = taken.clone();
        for (at, row) in edition.institution.rows().enumerate() {
            if before[head].contains(&row.item.key) {
                continue;
            }
            let mut keys = vec![Vec::new(); years.len()];
            for (year, (_, other)) in years.iter().enumerate().skip(head) {
                let Some(other) = other else { continue };
                let of = [*edition, *other].map(std::ptr::from_ref);
                let rows = followed.entry(of).or_insert_with(|| follow(edition, other, known));
                keys[year] = rows.get(at).cloned().unwrap_or_default();
                keys[year].retain(|key| !before[year].contains(key));
                taken[year].extend(keys[year].iter().cloned());
            }
            lines.push(Line { head, row, keys });
        }
    }
    lines
}

/// The rows of `other` that belong to each row of `edition`, which was answered later.
fn follow(edition: &Edition, other: &Edition, known: EditionsById<'_>) -> Vec<Vec<ItemKey>> {
    let form = FormKind::Institution;
    let keys = |of: &Edition| -> Vec<ItemKey> {
        of.form(form).rows().map(|row| row.item.key.clone()).collect()
    };
    if std::ptr::eq(edition, other) {
        return keys(edition).into_iter().map(|key| vec![key]).collect();
    }
    if comes_after(other, edition, known) {
        let back = descents(other, form, edition, known);
        let alone: Vec<(ItemKey, ItemKey)> = keys(other)
            .into_iter()
            .zip(back)
            .filter(|(_, it)| matches!(it.change, RowChange::Same | RowChange::Reworded))
            .filter_map(|(key, it)| Some((it.from.first()?.clone(), key)))
            .collect();
        let of = |key: ItemKey| {
            alone.iter().filter(|(before, _)| *before == key).map(|(_, now)| now.clone()).collect()
        };
        return keys(edition).into_iter().map(of).collect();
    }
    let descents = descents(edition, form, other, known).into_iter();
    let is_followed = |change| !matches!(change, RowChange::New | RowChange::Split);
    descents.map(|it| if is_followed(it.change) { it.from } else { Vec::new() }).collect()
}

/// The lines with what every year says.
pub(super) fn rows(
    lines: &[Line<'_>],
    years: &[AnsweredYear<'_>],
    today: NaiveDate,
) -> Vec<ComparedRow> {
    let newest = years.iter().position(|(_, edition)| edition.is_some());
    let rows = lines.iter().map(|line| ComparedRow {
        key: line.row.item.key.clone(),
        number: line.row.full_number(),
        short: line.row.item.short.clone(),
        part: line.row.group.map(|group| group.short.clone()).unwrap_or_default(),
        is_in_newest: Some(line.head) == newest,
        cells: cells(line, years, today),
    });
    rows.collect()
}

fn cells(line: &Line<'_>, years: &[AnsweredYear<'_>], today: NaiveDate) -> Vec<YearCell> {
    // It began in the last of these years, unless that is the first year of all.
    let first = line.keys.iter().rposition(|keys| !keys.is_empty());
    let has_earlier = |at: usize| years[at + 1..].iter().any(|(_, edition)| edition.is_some());
    let cells = years.iter().enumerate().map(|(at, (assessment, edition))| {
        let Some(edition) = edition else { return YearCell::NotKnown };
        if line.keys[at].is_empty() {
            return YearCell::Absent;
        }
        let after = (0..at).rev().find(|before| years[*before].1.is_some());
        let next = after.and_then(|next| {
            let (assessment, edition) = years[next];
            Some(NextYear { assessment, edition: edition?, keys: &line.keys[next] })
        });
        let answers = line.keys[at].iter().filter_map(|key| {
            let row = edition.institution.row(key)?;
            Some(answer(row, edition, assessment, next.as_ref(), today))
        });
        let is_new = first == Some(at) && has_earlier(at);
        YearCell::There { is_new, answers: answers.collect() }
    });
    cells.collect()
}

/// The rows of a line in the year that followed.
pub(super) struct NextYear<'a> {
    assessment: &'a Assessment,
    edition: &'a Edition,
    keys: &'a [ItemKey],
}

impl NextYear<'_> {
    /// What it says of a row of the year before: by the same key where the line has it, else by all
    /// rows of the line. Rows that are not needed say nothing.
    pub(super) fn responses(&self, key: &ItemKey) -> Vec<Option<&Response>> {
        let is_there = self.keys.contains(key);
        let keys = self.keys.iter().filter(|other| !is_there || *other == key);
        keys.map(|key| {
            let row = self.edition.institution.row(key)?;
            let form = FormRef::Institution;
            let is_needed = need(self.edition, self.assessment, form, row.item).is_needed();
            self.assessment.response(form, key).filter(|_| is_needed)
        })
        .collect()
    }
}

fn answer(
    row: FormRow<'_>,
    edition: &Edition,
    assessment: &Assessment,
    next: Option<&NextYear<'_>>,
    today: NaiveDate,
) -> RowAnswer {
    let key = &row.item.key;
    let is_needed = need(edition, assessment, FormRef::Institution, row.item).is_needed();
    let response = assessment.response(FormRef::Institution, key).filter(|_| is_needed);
    // いいえ to the applicability question is no shortcoming, so that nothing is promised by it.
    let promised = response.filter(|_| row.section.is_some());
    RowAnswer {
        key: key.clone(),
        number: row.full_number(),
        short: row.item.short.clone(),
        part: row.group.map(|group| group.short.clone()).unwrap_or_default(),
        said: said(is_needed, response),
        day: response.and_then(current_day),
        target: promised.and_then(|response| target(response, next, today)),
    }
}

fn said(is_needed: bool, response: Option<&Response>) -> Said {
    match response.and_then(Response::current) {
        _ if !is_needed => Said::NotNeeded,
        None => Said::Unanswered,
        Some(Answer::Yes) => Said::Yes,
        Some(Answer::No) => Said::No,
        Some(Answer::Unknown) => Said::Unknown,
        Some(Answer::NotApplicable) => Said::NotApplicable,
    }
}

/// The day of the answer that holds.
pub(super) fn current_day(response: &Response) -> Option<NaiveDate> {
    match (response.second.answer, response.first.answer) {
        (Some(_), _) => response.second.date,
        (None, Some(_)) => response.first.date,
        (None, None) => None,
    }
}
