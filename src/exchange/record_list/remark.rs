//! What a person should know before records come in.

/// Something about a row, or about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRemark {
    /// What it is about.
    pub note: RecordNote,
    /// The number of the row, or of the head.
    pub row: usize,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordNote {
    /// A column of the file fits none of the own table, and is left out.
    LeftOut(String),
    /// The head once more, a total or a note.
    PassedOver,
    /// A row about another kind of record.
    OtherKind,
    /// The file does not show the row, and somebody wants it left out.
    Hidden,
    /// The row names nobody.
    Nameless,
    /// Several records have this name.
    SameName(String),
    /// A cell that was not understood: the head of its column, and its text. The record stays as it was
    /// there.
    NotUnderstood(&'static str, String),
    /// Nobody has this name: the head of the column, and the name.
    UnknownPerson(&'static str, String),
    /// A role of the clinic's own was added.
    NewRole(String),
    /// A kind of contact that is not known became その他.
    NewKind(String),
}

impl RecordNote {
    /// A short name in ASCII, for programs.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::LeftOut(_) => "column-left-out",
            Self::PassedOver => "passed-over",
            Self::OtherKind => "other-kind",
            Self::Hidden => "hidden-row-left-out",
            Self::Nameless => "nameless",
            Self::SameName(_) => "same-name",
            Self::NotUnderstood(..) => "not-understood",
            Self::UnknownPerson(..) => "unknown-person",
            Self::NewRole(_) => "new-role",
            Self::NewKind(_) => "unknown-kind",
        }
    }
}
