//! What is on screen: theme, fonts, commands, screens, dialogs and the few widgets of our own.
//!
//! A screen is a function of a view: it draws, and pushes what the user meant as
//! [`Action`](crate::state::Action)s. It changes nothing itself. Text under an open input method
//! is handed on verbatim in the same frame.

mod areas;
pub mod command;
mod composition;
mod dialog_parts;
mod dialogs;
mod documents;
mod field_session;
mod find;
mod focus_ring;
mod fonts;
mod ids;
mod list_keys;
mod navigation;
mod program;
mod records;
mod save_table;
mod shell;
pub mod theme;
mod title_bar;
mod toast;
mod unsaved;
mod view;
mod widgets;
mod year;

pub use dialogs::start_year as start_year_dialog;
pub use fonts::install as install_fonts;
pub use list_keys::ListKeys;
pub use records::ledger::KeyOrder;
pub use shell::window_ui;
pub use toast::say;
pub use view::{
    DocumentView, EditionOption, EditionsBeside, KnownEditions, MadeDocument, Pages, ProgramView,
    ReadEdition, Saving, View,
};
