//! The clinic's workbook and the checklist edition as plain data, and the rules as pure functions.
//!
//! Nothing here touches the disk, the clock or the screen, and nothing here words a sentence for a
//! reader: rules return typed values that [`crate::text`] and
//! [`crate::explain`] turn into Japanese.

pub mod activity;
pub mod answer;
pub mod assessment;
pub mod chart;
pub mod chart_arrangement;
pub mod chart_check;
pub mod chart_template;
pub mod check_table;
pub mod clinic;
pub mod closing;
pub mod column_widths;
pub mod contact;
pub mod date_entry;
pub mod device;
pub mod device_changes;
pub mod device_columns;
pub mod device_entry;
pub mod document;
pub mod document_approved;
pub mod document_key;
pub mod document_library;
pub mod document_papers;
pub mod document_standing;
pub mod document_template;
pub mod document_version;
pub mod due;
pub mod edition;
pub mod edition_beside;
pub mod edition_change;
pub mod edition_list;
pub mod edition_of_year;
pub mod era;
pub mod fiscal_year;
pub mod forgetting;
pub mod form_year;
pub mod guidance;
pub mod last_year;
pub mod ledger;
pub mod ledger_findings;
pub mod ledger_paste;
pub mod marking;
pub mod missing;
pub mod need;
pub mod next_step;
pub mod original_text;
pub mod paper;
pub mod person;
pub mod place;
pub mod preferences;
pub mod print_set;
pub mod progress;
pub mod proofreading;
pub mod public_contact;
pub mod questions;
pub mod record_ref;
pub mod records;
pub mod references;
pub mod returned_row;
pub mod role;
pub mod row_descent;
pub mod table_wording;
pub mod target_date;
pub mod tasks;
pub mod telephone;
pub mod vendor;
pub mod vendor_waiting;
pub mod wording_place;
pub mod workbook;
pub mod year_comparison;

pub use answer::{Answer, Response, Round, SecondAnswer};
pub use assessment::{
    Assessment, EditionRef, RewordedQuestion, SheetProgress, VendorContract, VendorSheet,
};
pub use chart::{BoxContent, BoxId, Chart, ChartBox, ChartKind, ChartTemplate, Tier};
pub use check_table::CheckTable;
pub use clinic::Clinic;
pub use closing::{Closing, FrozenYear};
pub use column_widths::ColumnWidths;
pub use contact::{Contact, ContactField, ContactId, ContactKind};
pub use device::{Cell, CellSort, Device, DeviceColumn, DeviceId, DeviceKind, DeviceState};
pub use device_changes::DeviceChanges;
pub use device_columns::{ColumnPreset, DeviceColumns};
pub use document::{Document, DocumentValue, RowKey};
pub use document_approved::ApprovedDocument;
pub use document_key::{
    ChoiceKey, ColumnKey, DocumentKey, DocumentPart, FieldKey, SizeKey, TemplateId,
};
pub use document_library::DocumentLibrary;
pub use document_template::DocumentTemplate;
pub use document_version::DocumentRevision;
pub use edition::{Edition, Form, FormKind, Group, Item, ItemKey, Section, Wording};
pub use fiscal_year::FiscalYear;
pub use guidance::Guidance;
pub use ledger::{Direction, LedgerLook, LedgerView, Sorting, StateFilter};
pub use ledger_findings::Finding;
pub use ledger_paste::Paste;
pub use marking::Marking;
pub use paper::{AnsweredYear, Paper, PaperAudience, PaperScope, PaperSpec, Papers, WhyEmpty};
pub use person::{Person, PersonField, PersonId};
pub use place::{AnswerPlace, FormRef};
pub use preferences::{Preferences, SizeStep, TextSize, ThemeChoice};
pub use print_set::PrintSet;
pub use proofreading::{Overlay, WordingCheck};
pub use public_contact::{PublicContact, PublicContacts};
pub use record_ref::RecordRef;
pub use records::Records;
pub use references::{Reference, Use};
pub use role::{Authority, Decision, OwnRole, Role, RoleId};
pub use vendor::{Vendor, VendorField, VendorId};
pub use wording_place::{WordingColumn, WordingPart, WordingPlace};
pub use workbook::Workbook;
