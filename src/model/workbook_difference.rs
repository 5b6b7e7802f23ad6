//! What differs between two states of a workbook, item by item: a backup, a copy that another program
//! made, or the file that was changed underneath, beside the present one.
//!
//! Answers that say nothing are the same as none, and the counter of ids is no difference that anybody
//! can see. Everything else that is in one state and not the same in the other is named.

use std::collections::HashMap;
use std::hash::Hash;

use super::{
    Answer, Assessment, ChartKind, Contact, Decision, Device, DocumentKey, FiscalYear, FormRef,
    ItemKey, OwnRole, Person, Records, Response, Vendor, VendorSheet, Workbook,
};

/// What is not the same in two states of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkbookDifference<'a> {
    /// The answers, year by year, the clinic's own form first.
    pub answers: Vec<AnswerDifference<'a>>,
    /// Everything else.
    pub changes: Vec<Change<'a>>,
}

/// An answer that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDifference<'a> {
    /// The year, in the later state where both have it; by it the edition is found.
    pub assessment: &'a Assessment,
    /// The form.
    pub form: FormRef,
    /// The vendor, for a form of one.
    pub vendor: Option<&'a Vendor>,
    /// The row.
    pub item: &'a ItemKey,
    /// What holds in the earlier state.
    pub before: Option<Answer>,
    /// What holds in the later state.
    pub after: Option<Answer>,
    /// What else differs.
    pub parts: Vec<AnswerPart>,
}

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerPart {
    /// The answers of the two rounds, where the one that holds is the same.
    Rounds,
    /// 確認日
    Day,
    /// 確認者
    Person,
    /// 目標日
    Target,
    /// 該当しない理由
    Reason,
    /// メモ
    Memo,
    /// 院内用メモ
    InnerMemo,
}

/// Anything but an answer that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// What it is.
    pub what: Changed<'a>,
    /// What became of it from the earlier state to the later one.
    pub fate: Fate,
}

/// What became of something from one state to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Only the later state has it.
    Added,
    /// Only the earlier state has it.
    Removed,
    /// Both have it.
    Changed,
}

/// A thing that can differ; of a record, the later state of it where both have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed<'a> {
    /// The clinic's particulars.
    Clinic,
    /// A person.
    Person(&'a Person),
    /// A role of the clinic's own.
    OwnRole(&'a OwnRole),
    /// Who decides something.
    Decision(Decision),
    /// A vendor.
    Vendor(&'a Vendor),
    /// An outside contact.
    Contact(&'a Contact),
    /// A device.
    Device(&'a Device),
    /// A chart.
    Chart(ChartKind),
    /// A document.
    Document(&'a DocumentKey),
    /// A year: its edition, its contract with vendors, its inspection, its closings.
    Year(FiscalYear),
    /// A vendor's sheet of a year, but for its answers.
    Sheet(FiscalYear, Option<&'a Vendor>),
}

impl<'a> WorkbookDifference<'a> {
    /// What is not the same in `after` as in `before`.
    #[must_use]
    pub fn between(before: &'a Workbook, after: &'a Workbook) -> Self {
        let mut found = Self::default();
        if before.clinic != after.clinic {
            found.note(Changed::Clinic, Fate::Changed);
        }
        found.records((&before.people, &after.people), |it| it.id, Changed::Person);
        found.records((&before.own_roles, &after.own_roles), |it| it.id, Changed::OwnRole);
        let decisions = (&before.authorities, &after.authorities);
        found.records(decisions, |it| it.decision, |it| Changed::Decision(it.decision));
        found.records((&before.vendors, &after.vendors), |it| it.id, Changed::Vendor);
        found.records((&before.contacts, &after.contacts), |it| it.id, Changed::Contact);
        found.records((&before.devices, &after.devices), |it| it.id, Changed::Device);
        for kind in [ChartKind::Contact, ChartKind::Organization] {
            if let Some(fate) = fate(before.chart(kind), after.chart(kind)) {
                found.note(Changed::Chart(kind), fate);
            }
        }
        let documents = (&before.documents, &after.documents);
        found.records(documents, |it| it.key.clone(), |it| Changed::Document(&it.key));
        let years = pairs(&before.assessments, &after.assessments, |it| it.fiscal_year);
        for (earlier, later) in years {
            found.year((before, after), earlier, later);
        }
        found
    }

    /// Whether both states are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.changes.is_empty()
    }

    fn note(&mut self, what: Changed<'a>, fate: Fate) {
        self.changes.push(Change { what, fate });
    }

    fn records<T: PartialEq, K: Eq + Hash>(
        &mut self,
        (before, after): (&'a Records<T>, &'a Records<T>),
        key: impl Fn(&T) -> K,
        what: impl Fn(&'a T) -> Changed<'a>,
    ) {
        // Most often everything is shared, and this is all that it takes.
        if before == after {
            return;
        }
        for (earlier, later) in pairs(before, after, key) {
            if let (Some(fate), Some(record)) = (fate(earlier, later), later.or(earlier)) {
                self.note(what(record), fate);
            }
        }
    }

    fn year(
        &mut self,
        books: (&'a Workbook, &'a Workbook),
        before: Option<&'a Assessment>,
        after: Option<&'a Assessment>,
    ) {
        let Some(assessment) = after.or(before).filter(|_| before != after) else { return };
        let particulars = |it: &Assessment| Assessment {
            responses: Records::new(),
            vendor_sheets: Records::new(),
            ..it.clone()
        };
        let (of_before, of_after) = (before.map(particulars), after.map(particulars));
        if let Some(fate) = fate(of_before.as_ref(), of_after.as_ref()) {
            self.note(Changed::Year(assessment.fiscal_year), fate);
        }
        let own = |it: Option<&'a Assessment>| it.map(|it| &it.responses);
        self.answers(assessment, (FormRef::Institution, None), own(before), own(after));
        let sheets =
            |it: Option<&'a Assessment>| it.into_iter().flat_map(|it| it.vendor_sheets.iter());
        let sheets = paired(sheets(before), sheets(after), |it| it.vendor);
        for (earlier, later) in sheets {
            let Some(sheet) = later.or(earlier).filter(|_| earlier != later) else { continue };
            let vendor = books.1.vendor(sheet.vendor).or_else(|| books.0.vendor(sheet.vendor));
            let particulars =
                |it: &VendorSheet| VendorSheet { responses: Records::new(), ..it.clone() };
            let of = (earlier.map(particulars), later.map(particulars));
            if let Some(fate) = fate(of.0.as_ref(), of.1.as_ref()) {
                self.note(Changed::Sheet(assessment.fiscal_year, vendor), fate);
            }
            let form = (FormRef::Vendor(sheet.vendor), vendor);
            let responses = |it: Option<&'a VendorSheet>| it.map(|it| &it.responses);
            self.answers(assessment, form, responses(earlier), responses(later));
        }
    }

    fn answers(
        &mut self,
        assessment: &'a Assessment,
        (form, vendor): (FormRef, Option<&'a Vendor>),
        before: Option<&'a Records<Response>>,
        after: Option<&'a Records<Response>>,
    ) {
        let each = |it: Option<&'a Records<Response>>| it.into_iter().flat_map(Records::iter);
        let (before, after) = (each(before), each(after));
        for (earlier, later) in paired(before, after, |it| &it.item) {
            let Some(any) = later.or(earlier) else { continue };
            let blank = Response::unanswered(any.item.clone());
            let (was, is) = (earlier.unwrap_or(&blank), later.unwrap_or(&blank));
            if was != is {
                let (before, after) = (was.current(), is.current());
                let parts = parts(was, is);
                let item = &any.item;
                self.answers.push(AnswerDifference {
                    assessment,
                    form,
                    vendor,
                    item,
                    before,
                    after,
                    parts,
                });
            }
        }
    }
}

fn fate<T: PartialEq>(before: Option<T>, after: Option<T>) -> Option<Fate> {
    match (before, after) {
        (None, Some(_)) => Some(Fate::Added),
        (Some(_), None) => Some(Fate::Removed),
        (Some(before), Some(after)) if before != after => Some(Fate::Changed),
        _ => None,
    }
}

fn parts(before: &Response, after: &Response) -> Vec<AnswerPart> {
    let rounds = |it: &Response| (it.first.answer, it.second.answer);
    let days = |it: &Response| (it.first.date, it.second.date);
    let people = |it: &Response| (it.first.person, it.second.person);
    let holds_the_same = before.current() == after.current();
    let differs = [
        (AnswerPart::Rounds, holds_the_same && rounds(before) != rounds(after)),
        (AnswerPart::Day, days(before) != days(after)),
        (AnswerPart::Person, people(before) != people(after)),
        (AnswerPart::Target, before.target != after.target),
        (AnswerPart::Reason, before.reason != after.reason),
        (AnswerPart::Memo, before.memo != after.memo),
        (AnswerPart::InnerMemo, before.inner_memo != after.inner_memo),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

/// A record as it is in each of two lists that has it.
type Pair<'a, T> = (Option<&'a T>, Option<&'a T>);

fn pairs<'a, T, K: Eq + Hash>(
    before: &'a Records<T>,
    after: &'a Records<T>,
    key: impl Fn(&T) -> K,
) -> Vec<Pair<'a, T>> {
    paired(before.iter(), after.iter(), key)
}

/// The records of two lists by what tells them apart: in the order of the first, then what only the
/// second has.
fn paired<'a, T, K: Eq + Hash>(
    before: impl Iterator<Item = &'a T>,
    after: impl Iterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<Pair<'a, T>> {
    let mut pairs: Vec<Pair<'a, T>> = before.map(|it| (Some(it), None)).collect();
    let places = pairs.iter().enumerate().filter_map(|(at, (it, _))| Some((key((*it)?), at)));
    let places: HashMap<K, usize> = places.collect();
    for record in after {
        match places.get(&key(record)) {
            Some(at) => pairs[*at].1 = Some(record),
            None => pairs.push((None, Some(record))),
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
