//! The kinds of work that is done in the background, and what is left when one of them stops.

use chrono::NaiveDateTime;

use super::apply::State;
use super::export::ExportPhase;
use super::import::ImportEvent;
use super::new_form::NewFormEvent;
use super::returned::ReturnEvent;
use super::screen::Dialog;
use super::table_file::{TableEvent, TablePhase};
use crate::text::Explanation;

/// What a background job is for. Of each kind only the job that was started last is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Reading the list of clinics.
    ListClinics,
    /// Reading the backups of a clinic.
    ListBackups,
    /// Comparing a backup with the present workbook.
    CompareBackup,
    /// Looking for copies that other programs made of a clinic's files.
    FindStrays,
    /// Comparing such a copy, or putting it aside.
    Stray,
    /// Putting a backup in the place of a workbook.
    Restore,
    /// Looking for characters that cannot be printed.
    Preparation,
    /// Laying out the pages of the preview.
    Preview,
    /// Drawing the chart on screen.
    Chart,
    /// Writing the PDF.
    Export,
    /// Reading a file of devices, and judging its rows.
    Import,
    /// Reading and matching the files of a form, and writing its edition.
    NewForm,
    /// Keeping everything of a year that is closed.
    CloseYear,
    /// Reading what the closing of a year kept.
    ClosedYear,
    /// Removing an edition that was read in.
    RemoveEdition,
    /// Reading a form that came back.
    Return,
    /// Writing a table for other programs.
    Table,
    /// Comparing wording with an original.
    Compare,
    /// The file dialog that asks for an original.
    PickOriginal,
    /// Keeping what was compared with the original wording.
    Wording,
    /// Keeping the preferences.
    Preferences,
    /// Choosing another data folder.
    DataFolder,
    /// The file dialog that asks where the PDF goes.
    PickPdf,
    /// The file dialog that asks for a file of devices.
    PickImport,
    /// The file dialog that asks for a file of a form.
    PickForm,
    /// The file dialog that asks for a form that came back.
    PickReturn,
    /// The file dialog that asks where a table goes.
    PickTable,
    /// The dialog that asks for a data folder.
    PickFolder,
    /// The dialog that asks where a clinic is copied to.
    PickCopyTarget,
    /// The dialog that asks for a copy.
    PickCopy,
    /// The dialog that asks for a second place for copies.
    PickSecondPlace,
    /// Copying a clinic to the second place.
    SecondCopy,
    /// Copying a clinic.
    CopyClinic,
    /// Looking for a copy, and taking it in.
    OpenCopy,
    /// Moving a clinic out of the list.
    RemoveClinic,
    /// Comparing what is on screen with the file on the disk.
    CompareSaved,
}

impl JobKind {
    /// Whether its answer means something only while the clinic it was started for is open.
    #[must_use]
    pub fn is_of_clinic(self) -> bool {
        match self {
            Self::Preparation
            | Self::Preview
            | Self::Chart
            | Self::Export
            | Self::CloseYear
            | Self::ClosedYear
            | Self::Import
            | Self::Return
            | Self::Table
            | Self::PickPdf
            | Self::PickImport
            | Self::PickReturn
            | Self::PickTable
            | Self::CompareSaved => true,
            Self::ListClinics
            | Self::ListBackups
            | Self::CompareBackup
            | Self::FindStrays
            | Self::Stray
            | Self::Restore
            | Self::NewForm
            | Self::RemoveEdition
            | Self::PickForm
            | Self::Compare
            | Self::PickOriginal
            | Self::Wording
            | Self::Preferences
            | Self::DataFolder
            | Self::PickSecondPlace
            | Self::SecondCopy
            | Self::PickCopyTarget
            | Self::PickCopy
            | Self::CopyClinic
            | Self::OpenCopy
            | Self::RemoveClinic
            | Self::PickFolder => false,
        }
    }

    /// Whether it is a dialog of the system, of which only one may be open.
    #[must_use]
    pub fn is_dialog(self) -> bool {
        matches!(
            self,
            Self::PickPdf
                | Self::PickImport
                | Self::PickForm
                | Self::PickReturn
                | Self::PickOriginal
                | Self::PickTable
                | Self::PickSecondPlace
                | Self::PickCopyTarget
                | Self::PickCopy
                | Self::PickFolder
        )
    }
}

impl State {
    /// A job stopped on a mistake of the program: nobody waits for it any longer, and it is told.
    pub(super) fn job_stopped(
        &mut self,
        kind: JobKind,
        explanation: Explanation,
        now: NaiveDateTime,
    ) {
        match kind {
            // What is missing is said where it would be seen, and what was not done is done again.
            JobKind::Preview
            | JobKind::Chart
            | JobKind::ClosedYear
            | JobKind::FindStrays
            | JobKind::SecondCopy => return,
            JobKind::Import | JobKind::PickImport => {
                let _ = self.import_happened(ImportEvent::Failed(explanation));
                return;
            }
            JobKind::NewForm | JobKind::PickForm => {
                let _ = self.new_form_happened(NewFormEvent::Failed(explanation));
                return;
            }
            JobKind::Return | JobKind::PickReturn => {
                let _ = self.return_happened(ReturnEvent::Failed(explanation), now);
                return;
            }
            JobKind::Table | JobKind::PickTable => {
                self.table_happened(TableEvent::Ended(TablePhase::Failed(explanation)));
                return;
            }
            JobKind::Wording => {
                self.wording_not_kept(explanation);
                return;
            }
            JobKind::Export | JobKind::PickPdf => self.export.phase = ExportPhase::Idle,
            JobKind::ListClinics => {
                self.clinics.get_or_insert_default();
            }
            JobKind::ListBackups
            | JobKind::CompareBackup
            | JobKind::Stray
            | JobKind::CompareSaved
            | JobKind::Restore
            | JobKind::Preparation
            | JobKind::CloseYear
            | JobKind::RemoveEdition
            | JobKind::Preferences
            | JobKind::DataFolder
            | JobKind::Compare
            | JobKind::PickOriginal
            | JobKind::PickSecondPlace
            | JobKind::PickCopyTarget
            | JobKind::PickCopy
            | JobKind::CopyClinic
            | JobKind::OpenCopy
            | JobKind::RemoveClinic
            | JobKind::PickFolder => {}
        }
        self.dialog = Some(Dialog::Problem(explanation));
    }
}
