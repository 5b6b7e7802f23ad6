//! The clinic's workbook and the checklist edition as plain data, and the rules as pure functions.
//!
//! Nothing here touches the disk, the clock or the screen, and nothing here words a sentence for a
//! reader: rules return typed values that [`crate::text`] turns into Japanese.

pub mod answer;
pub mod assessment;
pub mod bcp;
pub mod bcp_template;
pub mod chart;
pub mod check_table;
pub mod clinic;
pub mod contact;
pub mod date_entry;
pub mod device;
pub mod due;
pub mod edition;
pub mod era;
pub mod fiscal_year;
pub mod guidance;
pub mod missing;
pub mod need;
pub mod next_step;
pub mod paper;
pub mod person;
pub mod place;
pub mod preferences;
pub mod progress;
pub mod proofreading;
pub mod questions;
pub mod role;
pub mod target_date;
pub mod uses;
pub mod vendor;
pub mod wording_place;
pub mod workbook;

pub use answer::{Answer, Response, Round, SecondAnswer};
pub use assessment::{Assessment, EditionRef, VendorContract, VendorSheet};
pub use bcp::{Bcp, BcpSize, BcpValue, ColumnKey, FieldKey, RowKey};
pub use bcp_template::BcpTemplate;
pub use chart::{BoxContent, BoxId, Chart, ChartBox, ChartKind, ChartTemplate, Tier};
pub use check_table::CheckTable;
pub use clinic::Clinic;
pub use contact::{Contact, ContactField, ContactId, ContactKind};
pub use device::{Cell, CellSort, Device, DeviceColumn, DeviceId, DeviceKind, DeviceState};
pub use edition::{Edition, Form, FormKind, Group, Item, ItemKey, Section, Wording};
pub use fiscal_year::FiscalYear;
pub use guidance::Guidance;
pub use paper::{Paper, Papers};
pub use person::{Person, PersonField, PersonId};
pub use place::{FormRef, Place};
pub use preferences::{Preferences, SizeStep, TextSize, ThemeChoice};
pub use proofreading::{Overlay, WordingCheck};
pub use role::{Authority, Decision, OwnRole, Role, RoleId};
pub use vendor::{Vendor, VendorField, VendorId};
pub use wording_place::{Column, Part, WordingPlace};
pub use workbook::Workbook;
