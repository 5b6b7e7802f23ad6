//! 返事待ち — who has not answered, and since when.

use chrono::NaiveDate;

use super::assessment::{SheetProgress, VendorSheet};
use super::need::vendor_sheets_needed;
use super::{Assessment, Edition, VendorId};

/// After this many days without an answer nobody should go on waiting in silence.
pub const LONG_DAYS: i64 = 30;

/// How far a vendor's 事業者確認用 is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormState {
    /// 未送付
    ToSend,
    /// 送付済み, and nothing has come back.
    Waiting {
        /// The day on which it was sent; the day of the reminder where that is all that is known.
        since: NaiveDate,
        /// The day of the last reminder.
        reminded: Option<NaiveDate>,
        /// Days from `since` to today; never negative.
        days: i64,
    },
    /// 回収済み. The day is missing where answers were copied and nobody entered it.
    Returned(Option<NaiveDate>),
}

/// How far a vendor's MDS/SDS is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisclosureState {
    /// Not asked for.
    NotAsked,
    /// Asked for, and not received.
    Waiting {
        /// The day on which it was asked for.
        since: NaiveDate,
        /// Days from `since` to today; never negative.
        days: i64,
    },
    /// Received on that day.
    Received(NaiveDate),
}

/// What is awaited from one vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VendorState {
    /// The vendor.
    pub vendor: VendorId,
    /// 事業者確認用
    pub form: FormState,
    /// MDS/SDS
    pub disclosure: DisclosureState,
    /// 次の予定日, while something is awaited: once all is there it is a promise kept.
    pub next: Option<NaiveDate>,
    /// Days from today to that day; negative once it has passed.
    pub next_in: Option<i64>,
}

impl VendorState {
    /// How a sheet stands today.
    #[must_use]
    pub fn of(sheet: &VendorSheet, today: NaiveDate) -> Self {
        let form = form_state(sheet, today);
        let disclosure = match (sheet.disclosure_received_on, sheet.disclosure_asked_on) {
            (Some(day), _) => DisclosureState::Received(day),
            (None, Some(since)) => {
                DisclosureState::Waiting { since, days: days_since(since, today) }
            }
            (None, None) => DisclosureState::NotAsked,
        };
        let mut state =
            Self { vendor: sheet.vendor, form, disclosure, next: sheet.next_on, next_in: None };
        if !state.is_awaited() {
            state.next = None;
        }
        state.next_in = state.next.map(|next| (next - today).num_days());
        state
    }

    /// Whether anything has still to come from the vendor.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        !matches!(self.form, FormState::Returned(_)) || self.is_disclosure_awaited()
    }

    /// Whether MDS/SDS was asked for and has not come.
    #[must_use]
    pub fn is_disclosure_awaited(&self) -> bool {
        matches!(self.disclosure, DisclosureState::Waiting { .. })
    }

    /// Whether the day on which the clinic wanted to get back to the vendor has passed, or whether
    /// something has been awaited for long and no such day is planned.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        match self.next_in {
            Some(days) => days < 0,
            None => self.waited() >= Some(LONG_DAYS),
        }
    }

    /// The days for which the vendor has not answered, whatever was asked.
    #[must_use]
    pub fn waited(&self) -> Option<i64> {
        let form = match self.form {
            FormState::Waiting { days, .. } => Some(days),
            _ => None,
        };
        let disclosure = match self.disclosure {
            DisclosureState::Waiting { days, .. } => Some(days),
            _ => None,
        };
        form.max(disclosure)
    }
}

fn form_state(sheet: &VendorSheet, today: NaiveDate) -> FormState {
    if !sheet.is_blank() {
        return FormState::Returned(sheet.received_on);
    }
    let waiting =
        |since, reminded| FormState::Waiting { since, reminded, days: days_since(since, today) };
    match sheet.progress() {
        SheetProgress::NotSent => FormState::ToSend,
        SheetProgress::Sent(day) => waiting(day, None),
        SheetProgress::Reminded(day) => waiting(sheet.sent_on.unwrap_or(day), Some(day)),
        SheetProgress::Returned(day) => FormState::Returned(Some(day)),
    }
}

fn days_since(since: NaiveDate, today: NaiveDate) -> i64 {
    (today - since).num_days().max(0)
}

/// Every vendor of the year as it stands: who is overdue first, then who has kept the clinic waiting
/// longest, then whose form has to be sent, and last who has answered everything. Empty where no
/// vendor sheet is needed.
#[must_use]
pub fn vendor_states(
    edition: &Edition,
    assessment: &Assessment,
    today: NaiveDate,
) -> Vec<VendorState> {
    if !vendor_sheets_needed(edition, assessment) {
        return Vec::new();
    }
    let sheets = assessment.vendor_sheets.iter();
    let mut all: Vec<VendorState> = sheets.map(|sheet| VendorState::of(sheet, today)).collect();
    all.sort_by_key(|state| {
        (!state.is_awaited(), !state.is_overdue(), std::cmp::Reverse(state.waited()))
    });
    all
}
