//! 前年の回答 — what the year before says beside an item, and whether it may be said again.

use chrono::NaiveDate;

use super::row_descent::{EditionsById, RowChange, descent_on};
use super::{Answer, Assessment, Edition, FiscalYear, FormRef, ItemKey, Response};

/// What the year before says about an item. No answer of it counts in this year by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastYear<'a> {
    /// No year was answered before, or its edition is not known.
    NoYear,
    /// 新設 — the form had no such item: neither a row that became this one nor one of which this is
    /// a part says anything of it.
    New,
    /// The item was there, and nothing was entered.
    Unanswered,
    /// Several items became this one, and their answers differ.
    Disagree(FiscalYear),
    /// It was answered.
    Answered(LastAnswer<'a>),
}

/// An answer of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer<'a> {
    /// The year.
    pub year: FiscalYear,
    /// How the item changed since.
    pub change: RowChange,
    /// The answer that held at the end of the year.
    pub answer: Option<Answer>,
    /// What was entered, of several items that became one for each of them.
    pub responses: Vec<&'a Response>,
    /// What became of the target date, where one was set.
    pub target: Option<LastTarget>,
}

/// A target date (目標日) of the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastTarget {
    /// The date.
    pub day: NaiveDate,
    /// What became of it.
    pub outcome: TargetOutcome,
}

/// What became of a target date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetOutcome {
    /// The second check, on or before that date, said はい.
    Met,
    /// It said so later, or never did.
    Missed,
    /// The date has not come yet.
    Ahead,
}

impl LastAnswer<'_> {
    /// Whether 「前年と同じ」 is offered: never after いいえ, and not where nobody knew.
    #[must_use]
    pub fn may_repeat(&self) -> bool {
        matches!(self.answer, Some(Answer::Yes | Answer::NotApplicable))
    }

    /// The day on which it was answered last.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        let days = self.responses.iter().map(|it| it.second.date.or(it.first.date));
        days.max().flatten()
    }
}

/// The year before, with the edition that it was answered on.
#[derive(Clone, Copy, Debug)]
pub struct YearBefore<'a> {
    /// The year.
    pub assessment: &'a Assessment,
    /// Its edition.
    pub edition: &'a Edition,
}

/// What the year before says about an item of `edition`.
///
/// Of a row that stayed, reworded or not, its answer; of a row that several became, their answer
/// where all agree; of a new row, or one of several that one became, nothing.
#[must_use]
pub fn last_year<'a>(
    edition: &Edition,
    form: FormRef,
    key: &ItemKey,
    before: Option<YearBefore<'a>>,
    known: EditionsById<'_>,
    today: NaiveDate,
) -> LastYear<'a> {
    let Some(before) = before else { return LastYear::NoYear };
    let year = before.assessment.fiscal_year;
    let descent = descent_on(edition, form, key, before.edition, known);
    if matches!(descent.change, RowChange::New | RowChange::Split) {
        return LastYear::New;
    }
    let responses = descent
        .from
        .iter()
        .map(|key| before.assessment.response(form, key).filter(|response| !response.is_blank()));
    let responses: Vec<Option<&Response>> = responses.collect();
    let answers: Vec<Option<Answer>> =
        responses.iter().map(|response| response.and_then(Response::current)).collect();
    let answer = answers.first().copied().flatten();
    if answers.iter().any(|other| *other != answer) {
        return LastYear::Disagree(year);
    }
    let responses: Vec<&Response> = responses.into_iter().flatten().collect();
    if responses.is_empty() {
        return LastYear::Unanswered;
    }
    let targets = responses.iter().filter_map(|response| last_target(response, today));
    let target = targets.max_by_key(|target| target.day);
    LastYear::Answered(LastAnswer { year, change: descent.change, answer, responses, target })
}

/// What became of the target date of a response within its own year, where one was set.
#[must_use]
pub fn last_target(response: &Response, today: NaiveDate) -> Option<LastTarget> {
    let day = response.target.filter(|_| response.first.answer == Some(Answer::No))?;
    let done = response.current() == Some(Answer::Yes);
    let outcome = match response.second.date.filter(|_| done) {
        Some(checked) if checked <= day => TargetOutcome::Met,
        // A second check without its day says that it is done, and not when.
        None if done => TargetOutcome::Met,
        None if today <= day => TargetOutcome::Ahead,
        _ => TargetOutcome::Missed,
    };
    Some(LastTarget { day, outcome })
}

/// How many items of a form meet which answer of the year before: what is said before a year is
/// started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastYearCounts {
    /// Items on whose answer 「前年と同じ」 will be offered.
    pub repeatable: usize,
    /// Items whose いいえ or わからない is shown.
    pub open: usize,
    /// Items that several became whose answers differ.
    pub disagree: usize,
    /// Items about which nothing was entered.
    pub unanswered: usize,
    /// 新設
    pub new: usize,
}

impl LastYearCounts {
    /// Counts the items of a form.
    #[must_use]
    pub fn of(
        edition: &Edition,
        form: FormRef,
        before: Option<YearBefore<'_>>,
        known: EditionsById<'_>,
        today: NaiveDate,
    ) -> Self {
        let mut counts = Self::default();
        for row in edition.form_of(form).counted_rows() {
            match last_year(edition, form, &row.item.key, before, known, today) {
                LastYear::NoYear => {}
                LastYear::New => counts.new += 1,
                LastYear::Unanswered => counts.unanswered += 1,
                LastYear::Disagree(_) => counts.disagree += 1,
                LastYear::Answered(last) if last.may_repeat() => counts.repeatable += 1,
                LastYear::Answered(last) if last.answer.is_none() => counts.unanswered += 1,
                LastYear::Answered(_) => counts.open += 1,
            }
        }
        counts
    }
}
