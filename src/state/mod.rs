//! What the program knows while it runs, and the only place where anything of it changes.
//!
//! A screen pushes [`Action`]s; [`State::apply`] carries them out one by one and returns what the
//! platform has to do. No screen, disk or clock is known here, so undo, "not saved yet" and "which
//! dialog is up" are plain unit tests.

mod action;
mod apply;
mod backups;
mod carry_out;
mod chart_edit;
mod closing;
mod closing_action;
mod copies;
mod copy_action;
mod document;
mod edit;
mod effect;
mod export;
mod history;
mod import;
mod job;
mod label;
mod list_edit;
mod new_form;
mod next_device;
mod next_name;
mod open_book;
mod print_choice;
mod proof;
mod records;
mod returned;
mod returned_steps;
mod save_action;
mod screen;
mod screen_spec;
mod second_place;
mod stray_action;
mod strays;
mod table_file;
#[cfg(test)]
mod tests;
mod typed_path;
mod unsaved;

pub use action::{Action, Event, Loaded};
pub use apply::State;
pub use chart_edit::{ChartEdit, ChartStep};
pub use closing_action::{ClosingAction, ClosingEvent};
pub use copy_action::{CopyAction, CopyEffect, CopyEntry, CopyEvent, CopyPurpose};
pub use edit::{
    ChartDay, ChartField, ChartPerson, ClinicField, DepartmentField, DeviceBatch, DocumentEdit,
    DocumentPerson, Edit, RoundNumber, SheetDay, SheetEdit,
};
pub use effect::{Effect, Effects};
pub use export::{Export, ExportPhase, GlyphGap};
pub use history::History;
pub use import::{Import, ImportAction, ImportEffect, ImportEvent, ImportPhase, ReadFile};
pub use job::JobKind;
pub use label::{Label, Record, What};
pub use list_edit::{LineEdit, PeopleEdit, RevisionEdit, SeenLine};
pub use new_form::{
    FormFile, NewForm, NewFormAction, NewFormEffect, NewFormEvent, NewFormPhase, ReviewFilter,
};
pub use next_name::next_name;
pub use open_book::{OpenBook, ReadOnly};
pub use proof::{Difference, OriginalFindings, Proof, ProofAction};
pub use returned::{
    ReadReturn, ReturnAction, ReturnEffect, ReturnEvent, ReturnPhase, Returned, RowOfFile,
};
pub use save_action::{Elsewhere, Leaving, SaveAction, SaveEvent, SaveStep};
pub use screen::{
    BackupEntry, ChartOnScreen, ClinicCard, Dialog, DocumentShown, DocumentSpot, DocumentTab,
    Filter, Screen,
};
pub use screen_spec::{ScreenGroup, ScreenNeeds, ScreenSpec};
pub use second_place::SecondPlace;
pub use stray_action::{StrayAction, StrayEffect, StrayEntry, StrayEvent};
pub use table_file::{TableAction, TableContent, TableEffect, TableEvent, TableFile, TablePhase};
pub use typed_path::typed_path;
