//! The only room that touches the disk.
//!
//! A [`DataFolder`] holds one folder a clinic:
//!
//! ```text
//! <root>/clinics/clinic-1/workbook.ron   the workbook, in the format of `format`
//!                         backups/       earlier states, each under a dated name
//!                         closed/2026-1/ what the first closing of a year keeps, written once
//!                         lock           locked while a program may write
//!                         holder         who that is, for the reader who has to wait
//!                         set-aside/     copies that other programs made, put aside by a person
//! <root>/removed/2026-11-30-…/           clinics that were taken out of the list, as they were
//! <root>/editions/*.ron                  further editions
//! <root>/reports/*.txt                   what is told of defects of the program
//! <root>/preferences.ron                 how a person likes the window
//! <root>/second-place.ron                when the last copies were made in the second place
//! <root>/running, running-at             locked while a program runs, and where that is
//! <usual root>/data-folder.ron           another root, where one was chosen
//! <root>/open-to-others                  empty; it was said that other accounts can look into the folder
//! <root>/wording.ron                     what was compared with the official wording
//! ```
//!
//! Invariants: a path holds the complete old or the complete new file at every instant
//! ([`atomic`]); nothing is deleted before its successor is on the disk; a file that cannot be read
//! is never written over; a file that somebody else changed is never written over; nothing is written by
//! way of a link in the folder. Every touch of the disk goes through [`Files`], so that a test can make
//! each of them fail; reading never waits for a pipe, and never takes more than the [`size`] of its kind.

pub mod atomic;
pub mod backups;
mod clinic_copy;
pub mod clinic_file;
mod clinic_folder;
pub mod clinic_id;
mod closed_year;
pub mod data_folder;
pub mod data_pointer;
mod edition_file;
pub mod error;
mod export_file;
pub mod files;
mod foreign_file;
pub mod format;
pub mod last_place;
mod leftovers;
mod lock;
mod open_folder;
mod own_files;
pub mod preferences;
mod running;
pub mod save_policy;
pub mod save_status;
pub mod saver;
pub mod size;
mod small_file;
mod stop_report;
pub mod stray;
pub mod system_fonts;
pub mod wording_file;

pub use atomic::{Overwrite, write_file};
pub use backups::{Backup, BackupKind, newest_readable};
pub use clinic_copy::{FoundCopy, NeededEdition, RescuedClinic, second_place};
pub use clinic_file::{BackupOutcome, ClinicFile, SavedWorkbook};
pub use clinic_id::{ClinicId, is_reserved_name};
pub use closed_year::KeptYear;
pub use data_folder::{Access, DataFolder, ListedClinic, OpenClinic, ReadOnlyReason};
pub use data_pointer::{FolderToOpen, choose_folder, chosen_folder, folder_to_open};
pub use edition_file::KeptOriginal;
pub use error::{Doing, StoreError};
pub use files::{Files, RealFiles};
pub use foreign_file::{ForeignFile, read_foreign, read_own};
pub use lock::{LockHolder, who};
pub use preferences::KnownPreferences;
pub use running::{Running, Seat, Start};
pub use save_policy::SavePolicy;
pub use save_status::{FlushError, SaveStatus};
pub use saver::Saver;
pub use stray::{Stray, StrayPlace};
pub use wording_file::WordingFile;
