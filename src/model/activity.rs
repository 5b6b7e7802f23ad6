//! 実施記録 — what was done in a fiscal year, as far as the workbook says so: derived, never typed.
//!
//! What belongs to the year (answers, the sheets of vendors, closings) is told whatever its day, and marked
//! where that day lies outside the fiscal year; confirmations without a day stand at the end. Of what
//! lives beyond a year (documents, charts, contacts, devices) only the days of this one are told. What
//! a vendor answered row by row counts as one thing, the day on which its sheet came.

use chrono::NaiveDate;

use super::{
    Answer, Assessment, ChartKind, ContactId, DeviceId, DocumentKey, Edition, FormRef, ItemKey,
    PersonId, Response, SecondAnswer, VendorId, Workbook,
};

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The day; `None` for a confirmation without one.
    pub day: Option<NaiveDate>,
    /// Whether that day lies outside the fiscal year.
    pub is_outside: bool,
    /// What it was.
    pub what: Deed,
    /// Who did it, where the workbook says so.
    pub who: Option<Doer>,
}

/// What was done. Further kinds may come; whoever words them lists all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A row of 医療機関確認用 was confirmed.
    Confirmed {
        /// The row; it may be one that the edition does not have.
        item: ItemKey,
        /// In which round.
        round: CheckRound,
        /// The answer.
        answer: Answer,
    },
    /// Something passed between the clinic and a vendor.
    Vendor(VendorId, VendorDeed),
    /// A version of a document was approved.
    DocumentApproved {
        /// The document.
        document: DocumentKey,
        /// Its title, as it was frozen.
        title: String,
        /// 版
        version: String,
    },
    /// A chart was drawn up, or revised.
    Chart {
        /// Which chart.
        kind: ChartKind,
        /// 版
        version: String,
        /// Whether it was drawn up on that day, and not revised.
        is_first: bool,
    },
    /// The numbers of an outside contact were confirmed.
    NumbersConfirmed(ContactId),
    /// A device was found in its place at stock-taking.
    DeviceChecked(DeviceId),
    /// The year was closed (確定), for the first time or again.
    YearClosed(u32),
    /// The year was opened again, for this reason.
    YearReopened(String),
}

/// 1回目 or 2回目
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckRound {
    /// 1回目
    First,
    /// 2回目
    Second,
}

/// What passed between the clinic and a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VendorDeed {
    /// The form was sent.
    FormSent,
    /// The vendor was reminded of it; the last time is known.
    Reminded,
    /// The form came back.
    FormReceived,
    /// MDS/SDS was asked for.
    DisclosureAsked,
    /// MDS/SDS came.
    DisclosureReceived,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doer {
    /// A person of the workbook.
    Person(PersonId),
    /// Somebody by the name of that day, as it was frozen.
    Named(String),
}

/// Everything that was done in a year, by day; what has no day is at the end.
#[must_use]
pub fn activities(
    workbook: &Workbook,
    assessment: &Assessment,
    edition: &Edition,
) -> Vec<Activity> {
    let mut found = confirmed(assessment, edition);
    found.extend(with_vendors(assessment));
    found.extend(closings(assessment));
    let year = assessment.fiscal_year;
    for activity in &mut found {
        activity.is_outside = activity.day.is_some_and(|day| !year.contains(day));
    }
    let living = living(workbook).into_iter();
    found.extend(living.filter(|it| it.day.is_some_and(|day| year.contains(day))));
    // Of one day, in the order in which they were found.
    found.sort_by_key(|activity| (activity.day.is_none(), activity.day));
    found
}

fn on(day: Option<NaiveDate>, what: Deed, who: Option<Doer>) -> Activity {
    Activity { day, is_outside: false, what, who }
}

/// The rows of the institution form in its order, then those that it does not have.
fn confirmed(assessment: &Assessment, edition: &Edition) -> Vec<Activity> {
    let form = &edition.institution;
    let in_order =
        form.rows().filter_map(|row| assessment.response(FormRef::Institution, &row.item.key));
    let others = assessment.responses.iter().filter(|it| form.row(&it.item).is_none());
    in_order.chain(others).flat_map(rounds).collect()
}

/// The rounds of a response in which something was answered.
fn rounds(response: &Response) -> Vec<Activity> {
    let (first, second) = (&response.first, &response.second);
    let second_answer = second.answer.map(|answer| match answer {
        SecondAnswer::Yes => Answer::Yes,
        SecondAnswer::No => Answer::No,
    });
    let rounds = [
        (CheckRound::First, first.answer, first.date, first.person),
        (CheckRound::Second, second_answer, second.date, second.person),
    ];
    let answered = rounds.into_iter().filter_map(|(round, answer, day, person)| {
        let what = Deed::Confirmed { item: response.item.clone(), round, answer: answer? };
        Some(on(day, what, person.map(Doer::Person)))
    });
    answered.collect()
}

fn with_vendors(assessment: &Assessment) -> Vec<Activity> {
    let sheets = assessment.vendor_sheets.iter().flat_map(|sheet| {
        let days = [
            (VendorDeed::FormSent, sheet.sent_on),
            (VendorDeed::Reminded, sheet.reminded_on),
            (VendorDeed::FormReceived, sheet.received_on),
            (VendorDeed::DisclosureAsked, sheet.disclosure_asked_on),
            (VendorDeed::DisclosureReceived, sheet.disclosure_received_on),
        ];
        let done = days.into_iter().filter(|(_, day)| day.is_some());
        done.map(|(deed, day)| on(day, Deed::Vendor(sheet.vendor, deed), None))
    });
    sheets.collect()
}

fn closings(assessment: &Assessment) -> Vec<Activity> {
    let each = assessment.closings.iter().flat_map(|closing| {
        let by = |name: &str| Some(Doer::Named(name.to_owned()));
        let closed = on(Some(closing.on), Deed::YearClosed(closing.number), by(&closing.by));
        let reopened = closing.reopened.iter().map(move |it| {
            let what = Deed::YearReopened(it.reason.clone());
            on(Some(it.on), what, Some(Doer::Named(it.by.clone())))
        });
        std::iter::once(closed).chain(reopened)
    });
    each.collect()
}

/// What was done on any day to what lives beyond a year.
fn living(workbook: &Workbook) -> Vec<Activity> {
    let approved = workbook.documents.iter().flat_map(|document| {
        document.approved.iter().map(|it| {
            let what = Deed::DocumentApproved {
                document: document.key.clone(),
                title: it.title.clone(),
                version: it.version.clone(),
            };
            on(Some(it.approved_on), what, Some(Doer::Named(it.approver.clone())))
        })
    });
    let charts = [ChartKind::Contact, ChartKind::Organization].into_iter().flat_map(|kind| {
        let chart = workbook.chart(kind);
        let days = chart.map(|it| [(it.created_on, true), (it.revised_on, false)]);
        let days = days.into_iter().flatten().filter(|(day, _)| day.is_some());
        days.filter_map(move |(day, is_first)| {
            let chart = chart?;
            // The version that is there now is the last one.
            let is_now = !is_first || chart.revised_on.is_none();
            let version = if is_now { chart.version.clone() } else { String::new() };
            let who = if is_first { chart.author } else { chart.approver.or(chart.author) };
            let what = Deed::Chart { kind, version, is_first };
            Some(on(day, what, who.map(Doer::Person)))
        })
    });
    let contacts = workbook.contacts.iter();
    let contacts = contacts.filter(|contact| contact.confirmed_on.is_some());
    let contacts = contacts.map(|it| on(it.confirmed_on, Deed::NumbersConfirmed(it.id), None));
    let devices = workbook.devices.iter().filter(|device| device.checked_on.is_some());
    let devices = devices
        .map(|it| on(it.checked_on, Deed::DeviceChecked(it.id), it.checked_by.map(Doer::Person)));
    approved.chain(charts).chain(contacts).chain(devices).collect()
}
