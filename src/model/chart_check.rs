//! What a chart still lacks: what item 3-(1) asks for, and what should be looked at.
//!
//! The checklist requires a contact chart for inside and outside (vendors, the ministry, the
//! police and so on). From that follows what has to be on it: the way from the one who notices
//! something up to the one who decides, with a telephone number for each, and a number for each of
//! those outside.

mod conditions;
mod route;
mod search;

use chrono::NaiveDate;

use search::Search;

use super::{
    BoxContent, BoxId, ChartKind, ContactId, ContactKind, PersonId, Role, VendorId, Workbook,
};

/// Something that is missing from a chart, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartGap {
    /// What it is.
    pub what: Lack,
    /// Whether item 3-(1) cannot be answered with はい while it is so.
    pub is_required: bool,
    /// Where it is filled in.
    pub place: GapPlace,
}

/// What is missing, or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The chart has not been begun.
    Chart,
    /// The way does not begin with the one who notices something.
    Finder,
    /// Nobody has the role of the one who decides.
    Decider,
    /// The one who decides is not on the chart.
    DeciderOnChart(PersonId),
    /// The way does not begin with the finder, or not below the one who decides.
    FinderFirst,
    /// The way does not end with the one who decides.
    DeciderLast,
    /// A person on the way up has no telephone number.
    PersonNumber(PersonId),
    /// Nobody has a role that has a box.
    Holder(Role),
    /// A department whose name has not been typed.
    DepartmentName,
    /// A department that cannot be called: neither an extension nor a person with a number.
    DepartmentNumber(String),
    /// No vendor is on the chart.
    Vendor,
    /// A vendor without any number.
    VendorNumber(VendorId),
    /// No body of a kind that has to be called is on the chart.
    Body(ContactKind),
    /// A body without any number.
    BodyNumber(ContactId),
    /// A vendor or a body of which it is not said when it is called, nor by whom.
    Conditions(BoxContent),
    /// A vendor or a body of which it is not said when it is called.
    WhenToCall(BoxContent),
    /// A vendor or a body of which it is not said who calls it.
    Caller(BoxContent),
    /// Whoever was to call a vendor or a body has left.
    CallerLeft(BoxContent, PersonId),
    /// Nobody has made sure that the numbers of a body are right.
    Confirmation(ContactId),
    /// Whoever answers for the safety of the systems is not on the chart.
    ManagerOnChart(PersonId),
    /// Someone who has left is on the chart.
    PersonLeft(PersonId),
    /// A vendor whose contract has ended is on the chart.
    VendorEnded(VendorId),
    /// A body that is no longer called is on the chart.
    BodyEnded(ContactId),
    /// A person with a role is not on the chart.
    PersonOnChart(PersonId),
    /// A vendor is not on the chart.
    VendorOnChart(VendorId),
    /// A body outside is not on the chart.
    BodyOnChart(ContactId),
    /// The one who decides has no deputy.
    Deputy(PersonId),
    /// 作成日
    CreatedOn,
    /// 次回見直し予定日
    ReviewOn,
    /// The day of the next review has passed.
    ReviewPassed(NaiveDate),
    /// 作成者
    Author,
    /// 作成者 has left.
    AuthorLeft(PersonId),
    /// 承認者
    Approver,
    /// 承認者 has left.
    ApproverLeft(PersonId),
}

/// Where a gap is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapPlace {
    /// By beginning the chart.
    Begin,
    /// In the list of people, at this one if it is about one.
    People(Option<PersonId>),
    /// In the list of contacts.
    Contacts(Option<ContactId>),
    /// In the list of contacts, by adding one of this kind.
    NewContact(ContactKind),
    /// In the list of vendors.
    Vendors(Option<VendorId>),
    /// At a box.
    Box(BoxId),
    /// By adding a box that shows this.
    Add(BoxContent),
    /// At 作成日.
    Created,
    /// At 次回見直し予定日.
    NextReview,
    /// At 作成者.
    Author,
    /// At 承認者.
    Approver,
}

/// Everything that a chart lacks, what is required first.
#[must_use]
pub fn gaps(workbook: &Workbook, kind: ChartKind, today: NaiveDate) -> Vec<ChartGap> {
    let Some(chart) = workbook.chart(kind) else {
        let is_required = kind == ChartKind::Contact;
        return vec![ChartGap { what: Lack::Chart, is_required, place: GapPlace::Begin }];
    };
    let mut found = Search::all(workbook, chart, kind, today);
    found.sort_by_key(|gap| !gap.is_required);
    found
}

/// The numbers on the contact chart that are missing or that nobody has made sure of: on the copy for
/// a wall they would be left to be written in.
#[must_use]
pub fn open_numbers(workbook: &Workbook, today: NaiveDate) -> Vec<ChartGap> {
    let is_number = |gap: &ChartGap| {
        matches!(
            gap.what,
            Lack::PersonNumber(_)
                | Lack::DepartmentNumber(_)
                | Lack::VendorNumber(_)
                | Lack::BodyNumber(_)
                | Lack::Confirmation(_)
        )
    };
    gaps(workbook, ChartKind::Contact, today).into_iter().filter(is_number).collect()
}

#[cfg(test)]
mod tests;
