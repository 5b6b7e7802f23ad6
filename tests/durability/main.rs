//! "Make it incredibly hard to lose work": the disk fails at every step, and nothing is lost.
#![expect(clippy::disallowed_methods, reason = "these tests are what else touches the disk")]
#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

mod backups;
mod clinic;
mod closed_year;
mod copies;
mod data_folder;
mod edition;
mod export;
mod faulty;
mod interrupted;
mod killed;
mod leftovers;
mod links;
mod locking;
mod refused;
mod rights;
mod running;
mod saver;
mod second_place;
mod strays;
mod wording;
#[path = "../workbooks/mod.rs"]
mod workbooks;
