//! Whole journeys through the real program, without a real window.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the journeys look at the disk themselves, and say by failing that they cannot go on"
)]

mod accessibility;
mod answer_list;
mod backups;
mod charts;
mod checklist;
mod clinic;
mod closing;
mod copies;
mod desk;
mod document;
mod drafts;
mod drop_downs;
mod edition_beside;
mod editions;
mod evidence;
mod excel_clinic;
mod excel_form;
#[expect(dead_code, reason = "the tests of durability use more of it")]
#[path = "../durability/faulty.rs"]
mod faulty;
mod field_session;
mod first_journey;
mod frame;
mod guidance;
mod import;
mod jobs;
mod last_place;
mod ledger;
mod ledger_drafts;
mod ledger_look;
mod ledger_rows;
mod new_form;
mod no_year;
mod people;
mod printing;
mod proofreading;
mod returned;
#[path = "../sample_clinic/mod.rs"]
mod sample_clinic;
mod screens;
mod second_place;
#[expect(dead_code, reason = "the tests of reading forms use more of it")]
#[path = "../original/sheets.rs"]
mod sheets;
mod strays;
mod taking_over;
mod unsaved;
mod vendors;
mod view;
mod years;
