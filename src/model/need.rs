//! Whether a row has to be answered at all.

use super::edition::{Condition, Item};
use super::{Answer, Assessment, Edition, FormRef, VendorContract};

/// Whether a row has to be answered. Answers already given are kept either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The row belongs to the check.
    Needed,
    /// 医療情報システムを導入、運用している was answered いいえ, so nothing below it is checked.
    NoSystem,
    /// The year's vendor contract question was answered ない.
    NoVendorContract,
}

impl Need {
    /// Whether the row has to be answered.
    #[must_use]
    pub fn is_needed(self) -> bool {
        self == Self::Needed
    }
}

/// Whether the clinic said that it runs no medical information system at all.
fn runs_no_system(edition: &Edition, assessment: &Assessment) -> bool {
    edition
        .institution
        .applicability
        .as_ref()
        .and_then(|applicability| {
            assessment.response(FormRef::Institution, &applicability.item.key)
        })
        .is_some_and(|response| response.current() == Some(Answer::No))
}

/// Whether `item` of `form` has to be answered in this year.
///
/// While the vendor contract question is unanswered the rows that depend on it are needed: leaving
/// them out by a guess would leave a hole on the form.
#[must_use]
pub fn need(edition: &Edition, assessment: &Assessment, form: FormRef, item: &Item) -> Need {
    let is_applicability = form == FormRef::Institution
        && edition
            .institution
            .applicability
            .as_ref()
            .is_some_and(|applicability| applicability.item.key == item.key);
    if is_applicability {
        return Need::Needed;
    }
    if runs_no_system(edition, assessment) {
        return Need::NoSystem;
    }
    let by_contract =
        matches!(form, FormRef::Vendor(_)) || item.condition == Condition::VendorContract;
    if by_contract && assessment.vendor_contract == Some(VendorContract::Absent) {
        return Need::NoVendorContract;
    }
    Need::Needed
}

/// Whether it matters in this year whether there is a contract with a vendor.
#[must_use]
pub fn contract_matters(edition: &Edition, assessment: &Assessment) -> bool {
    !runs_no_system(edition, assessment)
}

/// Whether any vendor sheet is needed in this year. None is in a year on a bridge, which has no vendor
/// form to hand out.
#[must_use]
pub fn vendor_sheets_needed(edition: &Edition, assessment: &Assessment) -> bool {
    !edition.bridge
        && assessment.vendor_contract != Some(VendorContract::Absent)
        && contract_matters(edition, assessment)
}
