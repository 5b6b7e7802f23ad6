//! 作業の一覧 — everything that a year asks of a clinic, each part with how far it is and what it still
//! takes.

use chrono::NaiveDate;

use super::Decision;
use super::chart_check::{Lack, gaps};
use super::ledger_findings::Finding;
use super::missing::{Missing, RowProblem, missing};
use super::need::vendor_sheets_needed;
use super::next_step::{NextStep, next_step};
use super::progress::{Progress, progress};
use super::vendor_waiting::{FormState, VendorState, vendor_states};
use super::{
    Assessment, ChartKind, Contact, DeviceState, DocumentKey, Edition, FormRef, Vendor, Workbook,
};

/// A part of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// 医療機関確認用
    Checklist,
    /// 事業者確認用
    Vendors,
    /// People and their roles.
    People,
    /// Outside contacts.
    Contacts,
    /// 連絡体制図
    Chart,
    /// 機器台帳
    Ledger,
    /// A document such as the BCP.
    Document(DocumentKey),
    /// The papers for the inspection.
    Print,
}

/// How a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing was done.
    NotStarted,
    /// Something is left to do at the desk.
    UnderWay,
    /// Others have to answer.
    Waiting,
    /// A day has passed.
    Late,
    /// Nothing is left that the program can see.
    Done,
    /// The year does not ask for it.
    NotNeeded,
}

/// What is to be said of a part in a few words: counts, never sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The checklist.
    Answers {
        /// How its rows stand.
        progress: Progress,
        /// Rows that are answered, and about which something is missing.
        to_mend: usize,
    },
    /// The edition has no form for vendors.
    NoVendorForm,
    /// The clinic has no contract with a vendor, or no system.
    VendorsNotNeeded,
    /// Vendors of the year.
    Vendors {
        /// All of them.
        all: usize,
        /// Those whose form has not been sent.
        to_send: usize,
        /// Those who have not sent it back.
        waiting: usize,
        /// For how many days the slowest has not answered.
        days: i64,
        /// What is missing about sheets that are back.
        to_mend: usize,
    },
    /// People.
    People {
        /// All that are there.
        all: usize,
        /// Roles that nobody has.
        vacant: usize,
        /// Decisions for which nobody is named.
        undecided: usize,
    },
    /// Contacts.
    Contacts {
        /// All that are called.
        all: usize,
        /// Those without a number.
        without_number: usize,
        /// Those whose number nobody has made sure of in the year.
        unconfirmed: usize,
    },
    /// The contact chart.
    Chart {
        /// Whether it was begun.
        is_begun: bool,
        /// What item 3-(1) asks for and the chart lacks.
        required: usize,
        /// The day of the next review, where it has passed.
        review_passed: Option<NaiveDate>,
        /// 改訂日 or 作成日
        as_of: Option<NaiveDate>,
    },
    /// The ledger.
    Ledger {
        /// Devices in use.
        all: usize,
        /// Those that were not checked in the year.
        unchecked: usize,
    },
    /// A document.
    Document(DocumentWork),
    /// Printing: whether all the rest is done.
    Print(bool),
}

/// How far a document is, as its plan tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentWork {
    /// Which.
    pub key: DocumentKey,
    /// Its name.
    pub name: String,
    /// Whether it was begun.
    pub is_begun: bool,
    /// How much is missing from it.
    pub open: usize,
    /// The section in which something is missing first, with its number.
    pub next: Option<String>,
    /// Whether the day of its next review has passed.
    pub is_late: bool,
}

/// A part of the work, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The part.
    pub work: Work,
    /// How it stands.
    pub state: TaskState,
    /// What is to be said of it.
    pub fact: Fact,
    /// A guess of what is left, in minutes; zero where nothing is, or others have to answer.
    pub minutes: u32,
}

impl Task {
    fn new(work: Work, state: TaskState, fact: Fact, minutes: usize) -> Self {
        let is_over = matches!(state, TaskState::Done | TaskState::NotNeeded);
        // In steps of five: nobody knows it better.
        let minutes = if is_over { 0 } else { minutes.div_ceil(5) * 5 };
        Self { work, state, fact, minutes: u32::try_from(minutes).unwrap_or(u32::MAX) }
    }

    /// Whether nothing is left of it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self.state, TaskState::Done | TaskState::NotNeeded)
    }
}

/// What is done next: a step of the year or, where all of those are done, a part of the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A step of checklist and vendors, or the printing.
    Step(NextStep),
    /// A part of the work that is open.
    Task(Work),
}

/// Every part of the work of a year in the order in which it is best done, printing at the end.
#[must_use]
pub fn tasks(
    (edition, assessment): (&Edition, &Assessment),
    workbook: &Workbook,
    documents: &[DocumentWork],
    today: NaiveDate,
) -> Vec<Task> {
    let missing = missing(edition, assessment, today);
    let mut all = vec![
        checklist((edition, assessment), &missing, today),
        vendors((edition, assessment), workbook, &missing, today),
        people(workbook, today),
        contacts(workbook, assessment, today),
        chart(workbook, today),
        ledger(workbook, assessment, today),
    ];
    all.extend(documents.iter().map(document));
    let is_all_done = all.iter().all(Task::is_done);
    all.push(Task::new(Work::Print, TaskState::NotStarted, Fact::Print(is_all_done), 5));
    all
}

/// What is done next. Waiting for others is the last before the printing.
#[must_use]
pub fn next(
    (edition, assessment): (&Edition, &Assessment),
    tasks: &[Task],
    today: NaiveDate,
) -> Next {
    let step = next_step(edition, assessment, today);
    let can_wait = matches!(step, NextStep::Print | NextStep::VendorSheet(_));
    let is_open = |task: &&Task| {
        matches!(task.state, TaskState::NotStarted | TaskState::UnderWay | TaskState::Late)
            && !matches!(task.work, Work::Print | Work::Checklist | Work::Vendors)
    };
    match tasks.iter().find(is_open) {
        Some(task) if can_wait => Next::Task(task.work.clone()),
        _ => Next::Step(step),
    }
}

fn checklist(
    (edition, assessment): (&Edition, &Assessment),
    missing: &[Missing],
    today: NaiveDate,
) -> Task {
    let progress = progress(edition, assessment, FormRef::Institution);
    let is_own = |it: &&Missing| match it {
        Missing::VendorContract => true,
        Missing::Row(place, problem) => {
            place.form == FormRef::Institution
                && !matches!(problem, RowProblem::Unanswered | RowProblem::Unknown)
        }
        _ => false,
    };
    let to_mend = missing.iter().filter(is_own).count();
    let promised = super::due::due(edition, assessment, today);
    let is_late =
        promised.iter().any(|due| due.place().is_some() && due.days.is_some_and(|days| days < 0));
    let is_unanswered = |it: &&Missing| match it {
        Missing::Row(place, RowProblem::Unanswered) => place.form == FormRef::Institution,
        _ => false,
    };
    // The applicability question is among them; it is not among the rows that are counted.
    let unanswered = missing.iter().filter(is_unanswered).count();
    let is_untouched = assessment.vendor_contract.is_none()
        && assessment.responses.iter().all(|response| response.first.answer.is_none());
    let state = match () {
        () if is_untouched => TaskState::NotStarted,
        () if is_late => TaskState::Late,
        () if unanswered + progress.unknown + to_mend == 0 => TaskState::Done,
        () => TaskState::UnderWay,
    };
    let minutes = unanswered * 3 + progress.unknown * 2 + to_mend;
    Task::new(Work::Checklist, state, Fact::Answers { progress, to_mend }, minutes)
}

fn vendors(
    (edition, assessment): (&Edition, &Assessment),
    workbook: &Workbook,
    missing: &[Missing],
    today: NaiveDate,
) -> Task {
    if !vendor_sheets_needed(edition, assessment) {
        let fact = if edition.bridge { Fact::NoVendorForm } else { Fact::VendorsNotNeeded };
        return Task::new(Work::Vendors, TaskState::NotNeeded, fact, 0);
    }
    let is_there = |vendor: &Vendor| vendor.is_there_on(today);
    let vendors: Vec<_> = vendor_states(edition, assessment, today)
        .into_iter()
        .filter(|state| workbook.vendor(state.vendor).is_none_or(is_there))
        .collect();
    let unsent = vendors.iter().filter(|it| it.form == FormState::ToSend).count();
    let is_waiting = |form: &FormState| matches!(form, FormState::Waiting { .. });
    let waiting = vendors.iter().filter(|it| is_waiting(&it.form)).count();
    let days = vendors.iter().filter_map(VendorState::waited).max().unwrap_or_default();
    let is_late =
        vendors.iter().any(|it| it.is_awaited() && it.is_overdue() && it.form != FormState::ToSend);
    let belongs_to_sheet = |it: &&Missing| match it {
        Missing::ReceivedOn(_) | Missing::OriginalKeptAt(_) => true,
        Missing::Row(place, _) => place.form != FormRef::Institution,
        _ => false,
    };
    let to_mend = missing.iter().filter(belongs_to_sheet).count();
    let all = vendors.len();
    let state = match () {
        () if unsent == all => TaskState::NotStarted,
        () if is_late => TaskState::Late,
        () if unsent + to_mend > 0 => TaskState::UnderWay,
        () if waiting > 0 => TaskState::Waiting,
        () => TaskState::Done,
    };
    let minutes = if all == 0 { 10 } else { unsent * 10 + usize::from(is_late) * 5 + to_mend };
    Task::new(
        Work::Vendors,
        state,
        Fact::Vendors { all, to_send: unsent, waiting, days, to_mend },
        minutes,
    )
}

fn people(workbook: &Workbook, today: NaiveDate) -> Task {
    let all = workbook.people_on(today).count();
    let is_vacant = |role: &super::Role| workbook.people_in(*role, today).next().is_none();
    let vacant = workbook.roles().filter(is_vacant).count();
    let is_open = |decision: &Decision| workbook.authority(*decision).people.is_empty();
    let undecided = Decision::ALL.iter().filter(|decision| is_open(decision)).count();
    let state = if all == 0 {
        TaskState::NotStarted
    } else if vacant + undecided > 0 {
        TaskState::UnderWay
    } else {
        TaskState::Done
    };
    let minutes = if all == 0 { 15 } else { vacant + undecided };
    Task::new(Work::People, state, Fact::People { all, vacant, undecided }, minutes)
}

fn contacts(workbook: &Workbook, assessment: &Assessment, today: NaiveDate) -> Task {
    let called: Vec<&Contact> =
        workbook.contacts.iter().filter(|contact| contact.is_there_on(today)).collect();
    let year = assessment.fiscal_year;
    let is_confirmed = |it: &Contact| it.confirmed_on.is_some_and(|day| year.contains(day));
    let without_number = called.iter().filter(|it| !it.can_be_reached()).count();
    let unconfirmed = called.iter().filter(|it| it.can_be_reached() && !is_confirmed(it)).count();
    let all = called.len();
    let state = if all == 0 {
        TaskState::NotStarted
    } else if without_number + unconfirmed > 0 {
        TaskState::UnderWay
    } else {
        TaskState::Done
    };
    let minutes = if all == 0 { 15 } else { without_number * 3 + unconfirmed * 2 };
    Task::new(Work::Contacts, state, Fact::Contacts { all, without_number, unconfirmed }, minutes)
}

fn chart(workbook: &Workbook, today: NaiveDate) -> Task {
    let chart = workbook.chart(ChartKind::Contact);
    let found = gaps(workbook, ChartKind::Contact, today);
    let required = found.iter().filter(|gap| gap.is_required).count();
    let review_passed = found.iter().find_map(|gap| match gap.what {
        Lack::ReviewPassed(day) => Some(day),
        _ => None,
    });
    let state = match chart {
        None => TaskState::NotStarted,
        Some(_) if review_passed.is_some() => TaskState::Late,
        Some(_) if required > 0 => TaskState::UnderWay,
        Some(_) => TaskState::Done,
    };
    let as_of = chart.and_then(|chart| chart.revised_on.or(chart.created_on));
    let fact = Fact::Chart { is_begun: chart.is_some(), required, review_passed, as_of };
    let minutes = if chart.is_none() { 10 } else { 5 + required * 2 };
    Task::new(Work::Chart, state, fact, minutes)
}

fn ledger(workbook: &Workbook, assessment: &Assessment, today: NaiveDate) -> Task {
    let in_use = || workbook.devices.iter().filter(|it| it.state == DeviceState::InUse);
    let all = in_use().count();
    let year = assessment.fiscal_year;
    let unchecked =
        in_use().filter(|device| Finding::NotChecked.is_on(device, year, today)).count();
    let state = if all == 0 {
        TaskState::NotStarted
    } else if unchecked > 0 {
        TaskState::UnderWay
    } else {
        TaskState::Done
    };
    let minutes = if all == 0 { 30 } else { unchecked.min(60) };
    Task::new(Work::Ledger, state, Fact::Ledger { all, unchecked }, minutes)
}

fn document(work: &DocumentWork) -> Task {
    let state = if !work.is_begun {
        TaskState::NotStarted
    } else if work.is_late {
        TaskState::Late
    } else if work.open > 0 {
        TaskState::UnderWay
    } else {
        TaskState::Done
    };
    let minutes = if work.is_begun { work.open * 2 } else { 120 };
    Task::new(Work::Document(work.key.clone()), state, Fact::Document(work.clone()), minutes)
}
