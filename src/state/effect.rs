//! What the platform has to do after an action.

use std::path::PathBuf;

use super::copy_action::CopyEffect;
use super::import::ImportEffect;
use super::new_form::NewFormEffect;
use super::returned::ReturnEffect;
use super::save_action::SaveStep;
use super::stray_action::StrayEffect;
use super::table_file::TableEffect;
use crate::model::{FiscalYear, Papers, Preferences, Workbook};

/// One thing to do outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the list of clinics again.
    ListClinics,
    /// Make a folder for a new clinic and open it.
    CreateClinic(Box<Workbook>),
    /// Make a folder for the sample clinic and open it.
    CreateSample,
    /// Open a clinic by id.
    OpenClinic(String),
    /// Save what is unsaved and release the clinic.
    CloseClinic,
    /// Open the clinic on screen for writing, by its id.
    TakeOver(String),
    /// Hand the workbook to the saver.
    Save,
    /// Ask for the original of an edition.
    PickOriginal(String),
    /// Compare an edition with its original.
    CompareOriginal(String, PathBuf),
    /// Write what was compared with the original wording.
    KeepWording,
    /// Something for a workbook that cannot be saved.
    Saving(SaveStep),
    /// Save what is on screen into a new folder in this one.
    SaveCopy(PathBuf),
    /// Read the list of backups of a clinic.
    ListBackups(String),
    /// Compare a backup with the present workbook of its clinic.
    CompareBackup(String, String),
    /// Read no more backups.
    CancelBackups,
    /// Put a backup in the place of a clinic's workbook.
    Restore(String, String),
    /// Propose a path, and look for characters that cannot be printed.
    PrepareExport,
    /// Ask for the path of the PDF, starting from the one given.
    PickExportPath(PathBuf),
    /// Write the PDF; an existing file is replaced only where told so.
    Export(Papers, PathBuf, bool),
    /// Stop writing the PDF.
    CancelExport,
    /// Keep everything of a year that is closed, in the name of a person.
    CloseYear(FiscalYear, String),
    /// Stop closing a year.
    CancelClosing,
    /// Forget what was kept for a closing that did not come about, by its number.
    ForgetClosing(FiscalYear, u32),
    /// Read again what the closing of the year on screen kept.
    ReadClosedYear,
    /// Something for devices from a file.
    Import(ImportEffect),
    /// Something for a form that is read in.
    NewForm(NewFormEffect),
    /// Remove an edition that was read in.
    RemoveEdition(String),
    /// Something for a form that came back.
    Return(ReturnEffect),
    /// Something for a table for a file.
    Table(TableEffect),
    /// Open a file in the system's viewer.
    OpenFile(PathBuf),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Copy text to the clipboard.
    Copy(String),
    /// Something for copies of clinics.
    Copies(CopyEffect),
    /// Something for copies that other programs made.
    Strays(StrayEffect),
    /// Write the preferences.
    KeepPreferences(Preferences),
    /// Ask for a second place for copies.
    PickSecondPlace,
    /// Ask for a data folder.
    PickDataFolder,
    /// Remember the data folder of the next start; `None` is the usual one.
    ChooseDataFolder(Option<PathBuf>),
}

impl Effect {
    /// Whether the open clinic is released.
    #[must_use]
    pub fn leaves_clinic(&self) -> bool {
        matches!(
            self,
            Self::CloseClinic
                | Self::OpenClinic(_)
                | Self::CreateClinic(_)
                | Self::CreateSample
                | Self::Saving(SaveStep::LeaveClinic)
                | Self::Restore(..)
                | Self::Copies(CopyEffect::Remove(..))
        )
    }
}

/// What has to be done after an action, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "effects are not carried out by themselves"]
pub struct Effects(pub Vec<Effect>);

impl Effects {
    /// Nothing to do.
    pub fn none() -> Self {
        Self::default()
    }
}

impl From<Effect> for Effects {
    fn from(effect: Effect) -> Self {
        Self(vec![effect])
    }
}
