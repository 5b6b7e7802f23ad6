//! 点検 — the assessment of one fiscal year.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Closing, FiscalYear, FormRef, ItemKey, Records, Response, VendorId};

/// The edition (年度版) that an assessment is answered on, pinned to the wording in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionRef {
    /// The edition's id, for example `mhlw-2024`.
    pub id: String,
    /// The revision of our data file for that edition.
    pub revision: u32,
    /// A hash over every piece of wording, so that a later correction can be noticed.
    pub wording: String,
}

/// Whether the clinic has a contract with a vendor (事業者との契約) in a year.
///
/// Asked every year and never inferred from the list of vendors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VendorContract {
    /// ある
    Present,
    /// ない — 2-(2), 2-(3) and the vendor forms are not needed.
    Absent,
}

/// 事業者確認用 — one vendor's sheet in one year, as transcribed by the clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VendorSheet {
    /// The vendor who fills the sheet in.
    pub vendor: VendorId,
    /// 回答者 — who answered on the vendor's side.
    pub respondent: String,
    /// 送付日 — the day on which the form was sent to the vendor.
    pub sent_on: Option<NaiveDate>,
    /// 督促日 — the day on which the vendor was last reminded of it.
    pub reminded_on: Option<NaiveDate>,
    /// 受領日 — the day on which the clinic received the original.
    pub received_on: Option<NaiveDate>,
    /// MDS/SDSの依頼日
    pub disclosure_asked_on: Option<NaiveDate>,
    /// MDS/SDSの受領日
    pub disclosure_received_on: Option<NaiveDate>,
    /// 次の予定日 — the day on which the clinic will get back to the vendor.
    pub next_on: Option<NaiveDate>,
    /// 原本の保管場所 — where the original is kept.
    pub original_kept_at: String,
    /// The items that stand at わからない about which this vendor is not asked, by key.
    pub not_asked: Vec<ItemKey>,
    /// Questions that this vendor is asked in other words than those proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reworded: Vec<RewordedQuestion>,
    /// Questions of the clinic's own to this vendor, one a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub own_questions: String,
    /// The transcribed answers.
    pub responses: Records<Response>,
}

/// What a vendor is asked about an item, as the clinic worded it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewordedQuestion {
    /// The item, by its key.
    pub item: ItemKey,
    /// The questions, one a line.
    pub text: String,
}

impl VendorSheet {
    /// The empty sheet of a vendor.
    #[must_use]
    pub fn blank(vendor: VendorId) -> Self {
        Self {
            vendor,
            respondent: String::new(),
            sent_on: None,
            reminded_on: None,
            received_on: None,
            disclosure_asked_on: None,
            disclosure_received_on: None,
            next_on: None,
            original_kept_at: String::new(),
            not_asked: Vec::new(),
            reworded: Vec::new(),
            own_questions: String::new(),
            responses: Records::new(),
        }
    }

    /// How far the form is on its way to the vendor and back.
    #[must_use]
    pub fn progress(&self) -> SheetProgress {
        match (self.received_on, self.reminded_on, self.sent_on) {
            (Some(day), _, _) => SheetProgress::Returned(day),
            (None, Some(day), _) => SheetProgress::Reminded(day),
            (None, None, Some(day)) => SheetProgress::Sent(day),
            (None, None, None) => SheetProgress::NotSent,
        }
    }

    /// Whether nothing has been transcribed yet. When it was sent is no part of that.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.respondent.is_empty()
            && self.received_on.is_none()
            && self.original_kept_at.is_empty()
            && self.responses.iter().all(Response::is_blank)
    }
}

/// How far a vendor's form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetProgress {
    /// 未送付
    NotSent,
    /// 送付済み, on that day.
    Sent(NaiveDate),
    /// 督促済み, last on that day.
    Reminded(NaiveDate),
    /// 回収済み, on that day.
    Returned(NaiveDate),
}

/// 点検 — what is said in one fiscal year, on one edition of the form.
///
/// It refers to living records (people, vendors) by id. The year and the edition are two things: a
/// clinic may do its check of 令和8年度 on the form of 令和6年度版.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// 点検年度
    pub fiscal_year: FiscalYear,
    /// The edition in force when the year was started.
    pub edition: EditionRef,
    /// The yearly question about a vendor contract; `None` while it is unanswered.
    pub vendor_contract: Option<VendorContract>,
    /// The answers on 医療機関確認用, in no particular order.
    pub responses: Records<Response>,
    /// The vendors of this year, each with its sheet.
    pub vendor_sheets: Records<VendorSheet>,
    /// 立入検査の予定日 — the day that the inspection was announced for; `None` as long as it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspection_on: Option<NaiveDate>,
    /// Every closing of the year, oldest first; at most the last one is in force.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closings: Vec<Closing>,
}

impl Assessment {
    /// A year in which nothing is answered, with an empty sheet for each of `vendors`.
    #[must_use]
    pub fn start(
        fiscal_year: FiscalYear,
        edition: EditionRef,
        vendors: impl IntoIterator<Item = VendorId>,
    ) -> Self {
        Self {
            fiscal_year,
            edition,
            vendor_contract: None,
            responses: Records::new(),
            vendor_sheets: vendors.into_iter().map(VendorSheet::blank).collect(),
            inspection_on: None,
            closings: Vec::new(),
        }
    }

    /// Whether nothing was said in this year yet: it can go without anything being lost.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_untouched = |sheet: &VendorSheet| *sheet == VendorSheet::blank(sheet.vendor);
        self.vendor_contract.is_none()
            && self.inspection_on.is_none()
            && self.closings.is_empty()
            && self.responses.iter().all(Response::is_blank)
            && self.vendor_sheets.iter().all(is_untouched)
    }

    /// Whether the year can be taken out with what was said in it: one that was ever closed stays, as its
    /// record does.
    #[must_use]
    pub fn can_go(&self) -> bool {
        self.closings.is_empty()
    }

    /// The responses on every form of the year, each with its form.
    pub fn all_responses(&self) -> impl Iterator<Item = (FormRef, &Response)> {
        let own = self.responses.iter().map(|response| (FormRef::Institution, response));
        own.chain(self.vendor_sheets.iter().flat_map(|sheet| {
            sheet.responses.iter().map(|response| (FormRef::Vendor(sheet.vendor), response))
        }))
    }

    /// The sheet of a vendor in this year.
    #[must_use]
    pub fn sheet(&self, vendor: VendorId) -> Option<&VendorSheet> {
        self.vendor_sheets.iter().find(|sheet| sheet.vendor == vendor)
    }

    /// All responses entered on one form; none for a vendor without a sheet.
    pub fn responses_on(&self, form: FormRef) -> impl Iterator<Item = &Response> {
        let responses = match form {
            FormRef::Institution => Some(&self.responses),
            FormRef::Vendor(vendor) => self.sheet(vendor).map(|sheet| &sheet.responses),
        };
        responses.into_iter().flatten()
    }

    /// The same list, to be changed; `None` for a vendor without a sheet.
    pub fn responses_mut(&mut self, form: FormRef) -> Option<&mut Records<Response>> {
        match form {
            FormRef::Institution => Some(&mut self.responses),
            FormRef::Vendor(vendor) => {
                let sheet = self.vendor_sheets.find_mut(|sheet| sheet.vendor == vendor)?;
                Some(&mut sheet.responses)
            }
        }
    }

    /// What is entered for an item, or `None` where nothing has been entered yet.
    #[must_use]
    pub fn response(&self, form: FormRef, item: &ItemKey) -> Option<&Response> {
        self.responses_on(form).find(|response| response.item == *item)
    }
}
