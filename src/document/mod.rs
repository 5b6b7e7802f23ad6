//! The BCP put together: the template's words, what the workbook knows, and what the clinic wrote
//! over both.
//!
//! [`plan()`] is what screen, paper and text export all show. [`gaps()`] says what it still wants,
//! [`evidence()`] how far it answers the check table, [`facts`] what stands beside the checklist,
//! [`compare`] what changed since a version was approved, and [`standing()`] whether anything did. All
//! of it is pure; words come from [`crate::text`].

pub mod compare;
pub mod evidence;
pub mod facts;
pub mod gaps;
mod known;
pub mod markdown;
pub mod plan;
pub mod standing;

pub use crate::model::document_standing::DocumentStanding;
pub use compare::{Change, approved, changes, freeze};
pub use evidence::{Evidence, evidence};
pub use gaps::{Gap, gaps};
pub use markdown::markdown;
pub use plan::{Content, Origin, Plan, PlanBlock, PlanCell, PlanRow, PlanSection, Written, plan};
pub use standing::standing;
