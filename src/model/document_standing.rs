//! How a document as it reads now stands to what somebody approved.

use super::ApprovedDocument;

/// How a document stands to the approved version of its 版. Only [`DocumentStanding::Approved`] may
/// be shown as approved: nobody has agreed to any other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentStanding<'a> {
    /// 案（未承認） — this 版 was never approved.
    Draft,
    /// It reads word for word as it was approved, cover and 改訂履歴 among it.
    Approved(&'a ApprovedDocument),
    /// 承認後に変更あり（未承認） — this 版 was approved, and reads differently now.
    ChangedSince(&'a ApprovedDocument),
}

impl<'a> DocumentStanding<'a> {
    /// The approval that holds for what is written now.
    #[must_use]
    pub fn approval(self) -> Option<&'a ApprovedDocument> {
        match self {
            Self::Approved(approved) => Some(approved),
            Self::Draft | Self::ChangedSince(_) => None,
        }
    }
}
