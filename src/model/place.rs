//! Where on which form an answer stands.

use super::{FormKind, ItemKey, VendorId};

/// One form of a year: the clinic's own, or one vendor's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormRef {
    /// 医療機関確認用
    Institution,
    /// 事業者確認用 of one vendor
    Vendor(VendorId),
}

impl FormRef {
    /// Which of the edition's two forms this is.
    #[must_use]
    pub fn kind(self) -> FormKind {
        match self {
            Self::Institution => FormKind::Institution,
            Self::Vendor(_) => FormKind::Vendor,
        }
    }
}

/// One row of one form of the year that is open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnswerPlace {
    /// The form.
    pub form: FormRef,
    /// The row.
    pub item: ItemKey,
}

impl AnswerPlace {
    /// The row `item` of the clinic's own form.
    #[must_use]
    pub fn institution(item: ItemKey) -> Self {
        Self { form: FormRef::Institution, item }
    }
}
