//! What is wanted, done and reported of copies of a clinic.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::model::FiscalYear;
use crate::text::Explanation;

/// A clinic in a folder that was looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyEntry {
    /// The folder.
    pub folder: PathBuf,
    /// The clinic's name.
    pub name: String,
    /// When it was changed last.
    pub changed: Option<NaiveDateTime>,
    /// The years that are in it.
    pub years: Vec<FiscalYear>,
    /// Why it cannot be read, if so.
    pub problem: Option<Explanation>,
    /// A clinic of this name is in the list already.
    pub is_there: bool,
}

/// What a folder is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyPurpose {
    /// To copy the clinic with this id into it.
    Save(String),
    /// To open a copy that is in it.
    Open,
    /// To save into it what cannot be saved in its place.
    Unsaved,
}

/// What a person wants of copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyAction {
    /// Copy a clinic, by its id: ask where to.
    Save(String),
    /// Ask for the folder of a copy.
    Open,
    /// Go on with a folder that was typed, where no dialog can be shown.
    Typed(CopyPurpose, PathBuf),
    /// Take a copy in; one of a name that is there already is asked about first.
    TakeIn(CopyEntry),
    /// Take it in as another clinic beside the one of that name.
    TakeInBeside(PathBuf),
    /// Take a clinic out of the list, by its id and name.
    Remove(String, String),
    /// Take a year out of the open clinic, which is copied as it stands first.
    RemoveYear(FiscalYear),
}

/// What the platform does for copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyEffect {
    /// Ask for the folder into which a clinic is copied.
    PickTarget(String),
    /// Copy it.
    Save(String, PathBuf),
    /// Ask for the folder of a copy.
    Pick,
    /// Look what a folder holds.
    Look(PathBuf),
    /// Take a copy in.
    TakeIn(PathBuf),
    /// Move a clinic out of the list, by its id and name.
    Remove(String, String),
    /// Copy a clinic, by its id, to where what is taken out is kept, before this year goes.
    KeepBefore(String, FiscalYear),
}

/// What the platform reports of copies.
#[derive(Debug)]
pub enum CopyEvent {
    /// The dialog that asks where a clinic is copied to closed.
    TargetPicked(String, Option<PathBuf>),
    /// A clinic was copied to this folder.
    Saved(PathBuf),
    /// No dialog can be shown that asks for a folder.
    NoDialog(CopyPurpose),
    /// The dialog that asks for a copy closed.
    Picked(Option<PathBuf>),
    /// What a folder holds.
    Found(PathBuf, Vec<CopyEntry>),
    /// A copy was taken in as the clinic with this id.
    TakenIn(String),
    /// A clinic was moved out of the list: its name, and where it is.
    Removed(String, PathBuf),
    /// The clinic with this id was copied to this folder; the year may go.
    Kept(String, FiscalYear, PathBuf),
}
