//! What is on screen: theme, fonts, commands, screens, dialogs and the few widgets of our own.
//!
//! A screen is a function of a view: it draws, and pushes what the user meant as
//! [`Action`](crate::state::Action)s. It changes nothing itself. Text under an open input method
//! is handed on verbatim in the same frame.

pub mod command;
mod dialogs;
mod field_session;
mod fonts;
mod save_table;
mod screens;
mod shell;
pub mod theme;
mod view;
mod widgets;

pub use dialogs::start_year as start_year_dialog;
pub use fonts::install as install_fonts;
pub use shell::window_ui;
pub use view::{BcpView, EditionOption, MadeBcp, Pages, Saving, View};
