//! What is printed in the cells of one row of a form.

use chrono::NaiveDate;

use super::answer::Day;
use super::context::{Which, YearContext};
use crate::model::edition::Item;
use crate::model::need::need;
use crate::model::{Answer, FormRef, Response, SecondAnswer};

/// What is printed in the cells of one row.
pub(super) struct Entered {
    pub(super) first: Option<bool>,
    pub(super) first_day: Day,
    pub(super) target: Day,
    pub(super) second: Option<bool>,
    pub(super) second_day: Day,
}

impl Entered {
    const BLANK: Self = Self {
        first: None,
        first_day: Day::Blank,
        target: Day::Blank,
        second: None,
        second_day: Day::Blank,
    };

    /// Of a row: nothing where the row is not needed or has no plain answer.
    pub(super) fn of(context: &YearContext<'_>, which: Which<'_>, item: &Item) -> Self {
        let assessment = context.assessment;
        let Some(form) = which.form() else { return Self::BLANK };
        if !need(context.edition, assessment, form, item).is_needed() {
            return Self::BLANK;
        }
        assessment
            .response(form, &item.key)
            .map_or(Self::BLANK, |response| Self::in_response(context, response))
    }

    fn in_response(context: &YearContext<'_>, response: &Response) -> Self {
        let first = match response.first.answer {
            Some(Answer::Yes) => Some(true),
            Some(Answer::No) => Some(false),
            // The form knows these two answers only.
            Some(Answer::Unknown | Answer::NotApplicable) | None => None,
        };
        let second = response.second.answer.map(|answer| answer == SecondAnswer::Yes);
        let day = |is_shown: bool, day: Option<NaiveDate>| {
            day.filter(|_| is_shown).map_or(Day::Blank, |day| shown(context, day))
        };
        Self {
            first,
            first_day: day(first.is_some(), response.first.date),
            // A target belongs to いいえ; one that is left from an earlier answer is not printed.
            target: day(first == Some(false), response.target),
            second,
            second_day: day(second.is_some(), response.second.date),
        }
    }
}

/// Month and day say enough only on the form of the same year and inside that year.
fn shown(context: &YearContext<'_>, day: NaiveDate) -> Day {
    let year = context.assessment.fiscal_year;
    if year == context.edition.fiscal_year && year.contains(day) {
        Day::Short(day)
    } else {
        Day::WithYear(day)
    }
}

impl Which<'_> {
    /// The form whose answers are printed; a blank one has none.
    pub(super) fn form(self) -> Option<FormRef> {
        match self {
            Self::Institution => Some(FormRef::Institution),
            Self::Vendor(sheet) => Some(FormRef::Vendor(sheet.vendor)),
            Self::BlankVendor | Self::BlankFor(_) => None,
        }
    }
}
