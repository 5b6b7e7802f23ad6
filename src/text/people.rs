//! Words of people, roles, decisions and outside contacts.

use crate::model::{ContactKind, Decision, Role, Workbook};

/// A role as everybody calls it; a role of the clinic's own by its name.
#[must_use]
pub fn role(role: Role, workbook: &Workbook) -> String {
    let common = match role {
        Role::ChiefExecutive => "最高責任者",
        Role::SecurityManager => "医療情報システム安全管理責任者",
        Role::PlanningManager => "企画管理者",
        Role::SystemOperator => "システム運用担当者",
        Role::PersonalInformation => "個人情報の担当",
        Role::PublicRelations => "広報・患者対応",
        Role::Recorder => "記録係",
        Role::Own(id) => {
            let own = workbook.own_role(id).map(|role| role.name.clone());
            return own.unwrap_or_else(|| format!("記録にない役割（番号{}）", id.0));
        }
    };
    common.to_owned()
}

/// What is decided.
#[must_use]
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::PullCable => "院内の通信（ルータなど）を遮断する",
        Decision::StopSystem => "システムの使用を止める",
        Decision::RestrictConsultations => "診療を制限する",
        Decision::Publish => "外部に公表する",
    }
}

/// What kind of body a contact is.
#[must_use]
pub fn contact_kind(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Ministry => "厚生労働省",
        ContactKind::Police => "警察",
        ContactKind::HealthCenter => "都道府県・保健所",
        ContactKind::MedicalAssociation => "医師会",
        ContactKind::PrivacyCommission => "個人情報保護委員会",
        ContactKind::Other => "その他の相談先",
    }
}
