//! Roles: who is responsible for what, and who may decide.

use serde::{Deserialize, Serialize};

use super::PersonId;

/// Identifies a role of the clinic's own for the life of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleId(pub u32);

/// 役割 — what a person is responsible for. A person may have several, and a role several people.
///
/// The first four are named in the ministry's papers (ひな形 2.1.2 and the manual); the others are
/// what a small clinic needs when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// 医療情報システム最高責任者 — decides, and answers for it in the end.
    ChiefExecutive,
    /// 医療情報システム安全管理責任者 — item 1-(1) of the checklist.
    SecurityManager,
    /// 企画管理者 — keeps the ledgers and looks at the logs.
    PlanningManager,
    /// システム運用担当者 — sets up and runs the systems.
    SystemOperator,
    /// 個人情報の担当 — tells patients and the commission about a leak.
    PersonalInformation,
    /// 広報・患者対応
    PublicRelations,
    /// 記録係 — writes down times and actions.
    Recorder,
    /// A role of the clinic's own.
    Own(RoleId),
}

impl Role {
    /// The roles that every clinic is offered, most responsible first.
    pub const COMMON: [Self; 7] = [
        Self::ChiefExecutive,
        Self::SecurityManager,
        Self::PlanningManager,
        Self::SystemOperator,
        Self::PersonalInformation,
        Self::PublicRelations,
        Self::Recorder,
    ];
}

/// A role of the clinic's own, by the name that it gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRole {
    /// The id that people refer to.
    pub id: RoleId,
    /// The name, as typed.
    pub name: String,
}

/// 判断できること — what has to be decided when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Decision {
    /// To stop using a system.
    StopSystem,
    /// To pull the network cable.
    PullCable,
    /// To restrict consultations.
    RestrictConsultations,
    /// To publish what happened.
    Publish,
}

impl Decision {
    /// All of them, in the order in which they come up.
    pub const ALL: [Self; 4] =
        [Self::PullCable, Self::StopSystem, Self::RestrictConsultations, Self::Publish];
}

/// Who decides one thing, and who stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// What is decided.
    pub decision: Decision,
    /// Those who may decide it.
    pub people: Vec<PersonId>,
    /// Those who decide it while none of them can be reached, first to last.
    pub stand_ins: Vec<PersonId>,
}

impl Authority {
    /// A decision that nobody has been given yet.
    #[must_use]
    pub fn open(decision: Decision) -> Self {
        Self { decision, people: Vec::new(), stand_ins: Vec::new() }
    }
}
