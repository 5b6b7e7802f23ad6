//! What is shown.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::{
    ChartKind, DeviceId, DocumentKey, EditionRef, FieldKey, FiscalYear, FormRef, Paper, Paste,
    PersonId,
};
use crate::text::{DifferenceText, Explanation};

use super::copy_action::{CopyEntry, CopyPurpose};
use super::save_action::{Elsewhere, Leaving};
use super::stray_action::StrayEntry;

/// The screen in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The list of clinics.
    #[default]
    Start,
    /// Where the clinic stands, and what to do next.
    Overview,
    /// 年度の比較 — every year of the clinic side by side.
    Years,
    /// 実施記録 — what was done in the year.
    Activity,
    /// 医療機関確認用, item by item.
    Checklist,
    /// The vendors of the year and their sheets.
    Vendors,
    /// A vendor's form that came back as a file.
    Returned,
    /// People, their roles, and who decides what.
    People,
    /// Outside contacts other than the vendors.
    Contacts,
    /// 連絡体制図 and 組織体制図.
    Charts,
    /// 機器台帳
    Ledger,
    /// Devices from a file of CSV or Excel.
    Import,
    /// 事業継続計画（BCP） and its check table.
    Document,
    /// The clinic's particulars.
    Clinic,
    /// A form of the ministry's that is read in, and the review before it counts.
    NewForm,
    /// 文言の確認 — wording beside the original.
    Proofread,
    /// What is missing, and the PDF.
    Export,
    /// The printed pages, in the whole window.
    Preview,
    /// How the window looks, where the data is, and what the program is made of.
    Settings,
}

impl Screen {
    /// Whether papers are chosen, seen and printed here.
    #[must_use]
    pub fn is_printing(self) -> bool {
        matches!(self, Self::Export | Self::Preview)
    }

    /// The screen on which the rows of a form are answered.
    #[must_use]
    pub fn of(form: FormRef) -> Self {
        match form {
            FormRef::Institution => Self::Checklist,
            FormRef::Vendor(_) => Self::Vendors,
        }
    }
}

/// The chart that the screen of the charts shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChartOnScreen {
    /// 連絡体制図, everything, for the inspector.
    #[default]
    Contact,
    /// 連絡体制図 as it is put up on a wall.
    Wall,
    /// 組織体制図.
    Organization,
}

impl ChartOnScreen {
    /// Which of the two charts it is.
    #[must_use]
    pub fn kind(self) -> ChartKind {
        match self {
            Self::Contact | Self::Wall => ChartKind::Contact,
            Self::Organization => ChartKind::Organization,
        }
    }

    /// The paper on which it is printed.
    #[must_use]
    pub fn paper(self) -> Paper {
        match self {
            Self::Contact => Paper::ContactChart,
            Self::Wall => Paper::WallChart,
            Self::Organization => Paper::OrganizationChart,
        }
    }

    /// The same chart where it is of this kind, else the other one as the inspector sees it.
    #[must_use]
    pub fn turned_to(self, kind: ChartKind) -> Self {
        match kind {
            _ if self.kind() == kind => self,
            ChartKind::Contact => Self::Contact,
            ChartKind::Organization => Self::Organization,
        }
    }
}

/// The states that the list can be narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every row.
    #[default]
    All,
    /// Needed rows without an answer.
    Unanswered,
    /// Rows that stand at いいえ.
    No,
    /// Rows that stand at わからない.
    Unknown,
    /// Rows that were promised for a day.
    Due,
}

/// The parts of the screen of the BCP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DocumentTab {
    /// How far it has come, what is still missing, printing.
    #[default]
    Progress,
    /// Its sections.
    Writing,
    /// 確認表
    Checks,
    /// 版, 改訂履歴, 承認 and what changed since.
    Versions,
}

/// A place in the BCP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentSpot {
    /// A section, by its key in the template.
    Section(String),
    /// A field, in whatever section it stands.
    Field(FieldKey),
}

/// Which document is on screen, and what of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentShown {
    /// The document; that of the first template where none was chosen.
    pub key: Option<DocumentKey>,
    /// The part.
    pub tab: DocumentTab,
    /// The place in the text; the beginning where none was chosen.
    pub spot: Option<DocumentSpot>,
    /// The approved version that the present text is compared with, by its place among them.
    pub compared: Option<usize>,
}

/// A clinic in the list of the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClinicCard {
    /// The clinic's id.
    pub id: String,
    /// Its name, or the id where the file cannot be read.
    pub name: String,
    /// The latest year, with rows answered and rows needed.
    pub latest: Option<(FiscalYear, usize, usize)>,
    /// When the file was changed last.
    pub changed: Option<NaiveDateTime>,
    /// Why the file cannot be read, if so.
    pub problem: Option<Explanation>,
}

/// A backup that can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupEntry {
    /// The exact name of its file, by which the store knows it.
    pub name: String,
    /// When it was kept, in words.
    pub kept: String,
    /// What is in it, in words, or why it cannot be read.
    pub contents: String,
    /// How much differs from the present workbook, in words, where both can be read.
    pub differs: Option<String>,
    /// Whether it can be read.
    pub readable: bool,
}

/// The one dialog that may be up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// 新しいクリニック: the name as typed so far.
    NewClinic(String),
    /// A further year on an edition. The year can be stepped.
    StartYear {
        /// The year to be started.
        year: FiscalYear,
        /// The edition it will be answered on.
        edition: EditionRef,
        /// The fiscal year the edition was made for.
        edition_year: FiscalYear,
    },
    /// Whether an edition that was read in is to be removed, by its id.
    RemoveEdition(String),
    /// Another edition for a year that is under way.
    ChangeEdition {
        /// The year.
        year: FiscalYear,
        /// The other edition.
        edition: EditionRef,
    },
    /// Whether to close a year, in whose name; as typed so far.
    CloseYear {
        /// The year.
        year: FiscalYear,
        /// The name.
        by: String,
    },
    /// A year is being closed; this many hundredths of it are done.
    ClosingYear(u8),
    /// The workbook changed while this year was being closed.
    ChangedWhileClosing(FiscalYear),
    /// Whether to open a closed year again; as typed so far.
    ReopenYear {
        /// The year.
        year: FiscalYear,
        /// In whose name.
        by: String,
        /// Why.
        reason: String,
    },
    /// Something of a closed year was to be changed.
    YearIsClosed(FiscalYear),
    /// Something went wrong.
    Problem(Explanation),
    /// The backups of a clinic.
    Restore {
        /// The clinic's id.
        clinic: String,
        /// What can be put back, newest first; `None` while they are being read.
        backups: Option<Vec<BackupEntry>>,
    },
    /// What differs in a backup from the present workbook.
    BackupDifference {
        /// The clinic's id.
        clinic: String,
        /// All of its backups, to go back to.
        backups: Vec<BackupEntry>,
        /// The place of this one among them.
        at: usize,
        /// What differs; `None` while it is being compared.
        shown: Option<DifferenceText>,
    },
    /// What differs in a copy that another program made.
    StrayDifference {
        /// The copy.
        entry: StrayEntry,
        /// What differs; `None` while it is being compared.
        shown: Option<DifferenceText>,
    },
    /// A backup is being put in the place of a workbook.
    Restoring,
    /// A clinic is being copied or moved.
    Copying,
    /// A clinic was copied to this folder.
    Copied(PathBuf),
    /// A folder to be typed, where no dialog can be shown that asks for it.
    TypeFolder {
        /// What for.
        purpose: CopyPurpose,
        /// As typed so far.
        typed: String,
    },
    /// The clinics that a folder holds, to choose from.
    OpenCopy {
        /// The folder.
        folder: PathBuf,
        /// What it holds, the newest first.
        entries: Vec<CopyEntry>,
    },
    /// Whether a copy is taken in beside the clinic of the same name.
    TakeInBeside(CopyEntry),
    /// Whether a clinic is taken out of the list.
    RemoveClinic {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    },
    /// A clinic was taken out of the list.
    ClinicRemoved {
        /// Its name.
        name: String,
        /// Where it is now.
        folder: PathBuf,
    },
    /// Whether a year is taken out of the clinic.
    RemoveYear(FiscalYear),
    /// A year was taken out of the clinic.
    YearRemoved {
        /// Which.
        year: FiscalYear,
        /// Where the clinic is kept as it was.
        folder: PathBuf,
    },
    /// The PDF exists already.
    Overwrite(PathBuf),
    /// A chart for a wall is to be written on which numbers are open.
    OpenWallChart,
    /// Another arrangement for a chart that was begun.
    ArrangeChart(ChartKind),
    /// Cells for the ledger of which some cannot be read; they are corrected here.
    Paste(Box<Paste>),
    /// Devices to be removed of which some are used.
    RemoveDevices(Vec<DeviceId>),
    /// 棚卸し of several devices.
    CheckDevices {
        /// The devices.
        devices: Vec<DeviceId>,
        /// The day, as entered so far.
        on: Option<NaiveDate>,
        /// Who saw to it.
        by: Option<PersonId>,
    },
    /// Another state for several devices.
    DeviceStates(Vec<DeviceId>),
    /// A table is written into a file; what and where to stands in the state.
    SaveTable,
    /// Help for the screen on which it was asked for, and every key.
    Help,
    /// A part of the first tour, by its place.
    Tour(usize),
    /// Going anywhere by a word: as typed so far.
    Find(String),
    /// Before the BCP is approved: what that means, by whom, and what is still open.
    ApproveDocument,
    /// An approved version of the BCP to be read, by its place among them.
    ReadDocument(usize),
    /// The clinic or the window was to be left while something could not be saved.
    Unsaved(Leaving, Explanation),
    /// What the file on the disk holds instead of what is on screen; `None` while it is compared.
    UnsavedDifference(Option<DifferenceText>),
    /// How to save what cannot be saved in its place.
    SaveElsewhere,
    /// Whose content is to stay, where another program has changed the file.
    WhoseContent,
    /// What could not be saved in its place was saved here.
    SavedElsewhere(Elsewhere),
}
