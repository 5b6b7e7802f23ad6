//! A row of a vendor's sheet as a file that came back says it, and what becomes of the sheet with it.

use chrono::NaiveDate;

use super::{Answer, ItemKey, Response, Round, SecondAnswer};

/// What is said of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedRow {
    /// The row.
    pub item: ItemKey,
    /// 1回目の答え
    pub first: Option<Answer>,
    /// The day of it.
    pub first_on: Option<NaiveDate>,
    /// 目標日
    pub target: Option<NaiveDate>,
    /// 2回目の答え
    pub second: Option<SecondAnswer>,
    /// The day of it.
    pub second_on: Option<NaiveDate>,
}

/// Why a day can hardly be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    /// It has not come yet.
    Future,
    /// The form had not been sent yet.
    BeforeSent(NaiveDate),
}

/// What is odd about a day on which a form was filled in or came back.
#[must_use]
pub fn day_problem(
    day: NaiveDate,
    sent_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<DayProblem> {
    if day > today {
        return Some(DayProblem::Future);
    }
    sent_on.filter(|sent_on| day < *sent_on).map(DayProblem::BeforeSent)
}

impl ReturnedRow {
    /// What stands on the sheet, in the same terms.
    #[must_use]
    pub fn standing(response: &Response) -> Self {
        Self {
            item: response.item.clone(),
            first: response.first.answer,
            first_on: response.first.date,
            target: response.target,
            second: response.second.answer,
            second_on: response.second.date,
        }
    }

    /// Whether the row is answered. Without an answer it changes nothing, whatever days stand there.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.first.is_some() || self.second.is_some()
    }

    /// What stands on the sheet once the row is taken. Where the file says nothing, what stood there
    /// stays.
    #[must_use]
    pub fn laid_over(&self, response: &Response) -> Response {
        let mut laid = response.clone();
        if self.is_answered() {
            lay(&mut laid.first, self.first, self.first_on);
            lay(&mut laid.second, self.second, self.second_on);
            // A target belongs to いいえ; one that is left over from an earlier answer is not taken.
            let is_no = laid.first.answer == Some(Answer::No);
            laid.target = self.target.filter(|_| is_no).or(laid.target);
        }
        laid
    }

    /// Whether taking the row would change what stands on the sheet.
    #[must_use]
    pub fn changes(&self, response: Option<&Response>) -> bool {
        let blank = Response::unanswered(self.item.clone());
        let response = response.unwrap_or(&blank);
        self.laid_over(response) != *response
    }
}

fn lay<A: Copy + PartialEq>(round: &mut Round<A>, answer: Option<A>, day: Option<NaiveDate>) {
    let Some(answer) = answer else { return };
    // The day of another answer says nothing of this one.
    let of_same = round.date.filter(|_| round.answer == Some(answer));
    *round = Round { answer: Some(answer), date: day.or(of_same), person: round.person };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 6, day)
    }

    fn row(first: Option<Answer>, first_on: Option<NaiveDate>) -> ReturnedRow {
        ReturnedRow { first, first_on, ..ReturnedRow::standing(&Response::unanswered("a".into())) }
    }

    #[test]
    fn what_the_file_does_not_say_stays_and_a_day_goes_with_its_answer() {
        use Answer::{No, Yes};
        // What stands, what the file says, what stands then.
        let table = [
            ((None, None), (Some(Yes), day(1)), (Some(Yes), day(1))),
            ((Some(Yes), day(2)), (Some(Yes), None), (Some(Yes), day(2))),
            ((Some(Yes), day(2)), (Some(Yes), day(1)), (Some(Yes), day(1))),
            ((Some(Yes), day(2)), (Some(No), None), (Some(No), None)),
            ((Some(Yes), day(2)), (None, day(1)), (Some(Yes), day(2))),
            ((Some(Answer::Unknown), day(2)), (None, None), (Some(Answer::Unknown), day(2))),
        ];
        for (stands, said, expected) in table {
            let mut response = Response::unanswered("a".into());
            (response.first.answer, response.first.date) = stands;
            let row = row(said.0, said.1);
            let laid = row.laid_over(&response);
            assert_eq!((laid.first.answer, laid.first.date), expected, "{stands:?} {said:?}");
            assert_eq!(row.changes(Some(&response)), stands != expected, "{stands:?} {said:?}");
        }
    }

    #[test]
    fn a_target_alone_is_no_answer() {
        let row = ReturnedRow { target: day(9), ..row(None, None) };
        assert!(!row.is_answered() && !row.changes(None));
        let row = ReturnedRow { first: Some(Answer::No), ..row };
        assert!(row.changes(None));
        assert_eq!(row.laid_over(&Response::unanswered("a".into())).target, day(9));
    }

    #[test]
    fn days_to_come_and_before_the_form_was_sent_are_odd() {
        let [first, second, third] = [1, 2, 3].map(|it| day(it).expect("a day"));
        let table = [
            (second, Some(first), third, None),
            (second, None, second, None),
            (second, Some(second), second, None),
            (third, Some(first), second, Some(DayProblem::Future)),
            (first, Some(second), third, Some(DayProblem::BeforeSent(second))),
        ];
        for (day, sent, today, expected) in table {
            assert_eq!(day_problem(day, sent, today), expected, "{day} {sent:?} {today}");
        }
    }
}
