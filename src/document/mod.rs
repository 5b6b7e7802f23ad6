//! A document put together: the template's words, what the workbook knows, and what the clinic wrote
//! over both.
//!
//! [`plan()`] is what screen, paper and text export all show. [`gaps()`] says what is still missing,
//! [`evidence()`] how far it answers the check table, [`facts`] what stands beside the checklist,
//! [`compare`] what changed since a version was approved, and [`standing()`] whether anything did.
//! [`thawed()`] makes an approved version ready to be printed once more. All of it is pure; words
//! come from [`crate::text`].

pub mod compare;
pub mod evidence;
pub mod facts;
pub mod gaps;
pub mod head;
mod known;
pub mod markdown;
pub mod plan;
pub mod standing;
pub mod thawed;

pub use crate::model::document_standing::DocumentStanding;
pub use compare::{DocumentChange, approved, changes, freeze};
pub use evidence::{Evidence, evidence};
pub use gaps::{DocumentGap, gaps};
pub use head::DocumentHead;
pub use markdown::markdown;
pub use plan::{
    Content, DocumentPlan, Origin, PlanBlock, PlanCell, PlanCoverLine, PlanRow, PlanSection,
    Written, plan,
};
pub use standing::standing;
pub use thawed::thawed;
