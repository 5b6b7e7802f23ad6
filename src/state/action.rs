//! What a person, or the platform, wants to happen.

use std::path::PathBuf;

use crate::model::{
    AnswerPlace, ContactId, DocumentKey, FiscalYear, LedgerView, Overlay, Papers, PersonId,
    Preferences, PrintSet, SizeStep, VendorId, Workbook,
};
use crate::text::{DifferenceText, Explanation};

use super::closing_action::{ClosingAction, ClosingEvent};
use super::copy_action::{CopyAction, CopyEvent};
use super::edit::Edit;
use super::export::GlyphGap;
use super::import::{ImportAction, ImportEvent};
use super::job::JobKind;
use super::new_form::{NewFormAction, NewFormEvent};
use super::open_book::ReadOnly;
use super::proof::OriginalFindings;
use super::proof::ProofAction;
use super::returned::{ReturnAction, ReturnEvent};
use super::save_action::{SaveAction, SaveEvent};
use super::screen::{
    BackupEntry, ChartOnScreen, ClinicCard, Dialog, DocumentSpot, DocumentTab, Screen,
};
use super::second_place::SecondPlace;
use super::stray_action::{StrayAction, StrayEvent};
use super::table_file::{TableAction, TableEvent};

/// One thing that is meant to happen. Actions run in the order in which they were pushed.
#[derive(Debug)]
pub enum Action {
    /// Show a screen.
    Go(Screen),
    /// Show a row, on the screen of its form.
    Show(AnswerPlace),
    /// Show a vendor.
    ShowVendor(VendorId),
    /// Show a person.
    ShowPerson(PersonId),
    /// Show who has which role and who decides what.
    ShowRoles,
    /// Show an outside contact.
    ShowContact(ContactId),
    /// Show a chart.
    ShowChart(ChartOnScreen),
    /// Show a document where it was left.
    OpenDocument(DocumentKey),
    /// Show a part of a document, at a place of its text where one is named.
    ShowDocument(DocumentKey, DocumentTab, Option<DocumentSpot>),
    /// Compare the document on screen with an approved version, by its place among them; `None` ends
    /// that.
    CompareDocument(Option<usize>),
    /// Put a dialog up.
    Ask(Dialog),
    /// Take the dialog down.
    Dismiss,
    /// Create a clinic with this name and open it.
    CreateClinic(String),
    /// Create the sample clinic and open it.
    CreateSample,
    /// Open a clinic.
    OpenClinic(String),
    /// Go back to the list of clinics.
    CloseClinic,
    /// Show the backups of a clinic.
    AskRestore(String),
    /// Show what differs in a backup of the list, by its name.
    CompareBackup(String),
    /// Put a backup back.
    Restore(String, String),
    /// Show another year.
    OpenYear(FiscalYear),
    /// Change the workbook.
    Edit(Edit),
    /// Change how the ledger is shown.
    ViewLedger(LedgerView),
    /// Compare wording with the original.
    Proof(ProofAction),
    /// The focus left a field whose keystrokes gathered into one step.
    LeaveField,
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Something about a workbook that cannot be saved.
    Saving(SaveAction),
    /// What was said when the clinic was opened has been read.
    DismissNotice,
    /// Choose what to print.
    ChoosePapers(Papers),
    /// Choose a set of what to print.
    ChooseSet(PrintSet),
    /// The path of the PDF as typed.
    TypeExportPath(String),
    /// Ask for the path of the PDF.
    PickExportPath,
    /// Write the PDF; `true` replaces an existing file.
    Export(bool),
    /// Write the PDF although numbers are open on the chart for a wall.
    ExportOpenWall,
    /// Stop writing the PDF.
    CancelExport,
    /// Close a year, or open it again.
    Closing(ClosingAction),
    /// Take devices over from a file.
    Import(ImportAction),
    /// Read a form of the ministry's in.
    NewForm(NewFormAction),
    /// Remove an edition that was read in.
    RemoveEdition(String),
    /// Take a form over that came back from a vendor.
    Return(ReturnAction),
    /// Write a table into a file.
    Table(TableAction),
    /// Open a file in the system's viewer.
    OpenFile(PathBuf),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Copy text to the clipboard.
    Copy(String),
    /// Copies of clinics, and the list of them.
    Copies(CopyAction),
    /// A copy that another program made of the clinic's files.
    Strays(StrayAction),
    /// Change how the window looks.
    Prefer(Preferences),
    /// Change the size of the text by a step.
    StepTextSize(SizeStep),
    /// Ask for a second place for copies.
    PickSecondPlace,
    /// Ask for another data folder.
    PickDataFolder,
    /// Use another data folder from the next start on; `None` is the usual one.
    ChooseDataFolder(Option<PathBuf>),
    /// The platform reports something.
    Happened(Event),
}

/// A clinic that was opened.
#[derive(Debug)]
pub struct Loaded {
    /// The clinic's id.
    pub id: String,
    /// Its workbook.
    pub workbook: Workbook,
    /// Why it can only be read, if so.
    pub read_only: Option<ReadOnly>,
    /// What to ask first: a clinic without any year is asked which one to start.
    pub ask: Option<Dialog>,
    /// The screen on which it was left, where it is gone on there.
    pub screen: Option<Screen>,
    /// What is to be known of this opening, the next to be read last.
    pub notices: Vec<String>,
}

/// What the platform reports.
#[derive(Debug)]
pub enum Event {
    /// The list of clinics was read.
    ClinicsListed(Vec<ClinicCard>),
    /// The list of clinics cannot be read.
    ListFailed(Explanation),
    /// A clinic was opened.
    Opened(Box<Loaded>),
    /// A clinic could not be opened.
    OpenFailed(Explanation),
    /// The clinic was saved and released.
    Closed,
    /// A clinic that could only be read can be written now, by its id.
    ClinicFree(String),
    /// The clinic on screen is open for writing, with what is on the disk now.
    TakenOver(Box<Workbook>),
    /// The backups of a clinic.
    BackupsListed(String, Vec<BackupEntry>),
    /// What differs in a backup of a clinic, by its name.
    BackupCompared(String, String, DifferenceText),
    /// A backup was put back.
    Restored(String),
    /// Something failed.
    Failed(Explanation),
    /// Something about a workbook that cannot be saved.
    Saving(SaveEvent),
    /// The program that has this clinic open has saved this.
    Followed(String, Box<Workbook>),
    /// What was compared with the original wording so far, and why nothing can be added to it, if so.
    WordingRead(Overlay, Option<Explanation>),
    /// What was compared is on the disk, as of a revision; and all that is there now.
    WordingKept(u64, Overlay),
    /// The dialog that asks for an original of this edition closed.
    OriginalPicked(String, Option<PathBuf>),
    /// An original was compared, or could not be read.
    OriginalCompared(Result<OriginalFindings, Explanation>),
    /// What was compared could not be written.
    WordingNotKept(Explanation),
    /// Where the PDF of what is chosen could go.
    ExportProposed(PathBuf),
    /// What of it cannot be printed.
    ExportPrepared(Vec<GlyphGap>),
    /// The file dialog closed.
    ExportPathPicked(Option<PathBuf>),
    /// The file exists already; nothing was written.
    ExportExists(PathBuf),
    /// The export went on; the share done, 0 to 1.
    ExportProgress(f32),
    /// The PDF was written and read back; the vendors whose letter is in it.
    Exported(PathBuf, Vec<VendorId>),
    /// The export was cancelled by the user.
    ExportCancelled,
    /// Something about a year that is being closed.
    Closing(ClosingEvent),
    /// Something about devices from a file.
    Import(ImportEvent),
    /// Something about a form that is read in.
    NewForm(NewFormEvent),
    /// An edition was removed, and what of its originals is still there, if anything; or why it could not
    /// be: then some of its files may be gone all the same.
    EditionRemoved(Result<Option<Explanation>, Explanation>),
    /// Something about a form that came back.
    Return(ReturnEvent),
    /// Something about a table for a file.
    Table(TableEvent),
    /// Something about copies of clinics.
    Copies(CopyEvent),
    /// Something about copies that other programs made.
    Strays(StrayEvent),
    /// A second place for copies was picked.
    SecondPlacePicked(Option<PathBuf>),
    /// How the copies of a clinic in the second place stand, by its id.
    SecondPlace(String, SecondPlace),
    /// The folder dialog closed.
    DataFolderPicked(Option<PathBuf>),
    /// The folder of the next start, where it is not the present one.
    DataFolderChosen(Option<PathBuf>),
    /// The export failed; nothing was written.
    ExportFailed(Explanation),
    /// A background job stopped on a mistake of the program.
    JobStopped(JobKind, Explanation),
}
