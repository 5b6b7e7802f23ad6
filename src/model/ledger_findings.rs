//! What the ledger says by itself: devices of which something is missing or overdue.
//!
//! It is evidence beside the questions of the checklist and never answers one.

use chrono::{Months, NaiveDate};

use super::{
    Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, FiscalYear, ItemKey, Workbook,
};

/// How long before its end the support of a system is worth a remark, in months.
pub const SOON: u32 = 6;

/// Something that can be missing or overdue on a device that is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// サポート終了日 has passed.
    PastSupport,
    /// サポート終了日 comes within six months.
    SupportEndsSoon,
    /// サポート終了日 is empty.
    WithoutSupportEnd,
    /// Not checked in the fiscal year (棚卸し).
    NotChecked,
    /// 設置場所 is empty.
    WithoutPlace,
    /// 保守業者 is empty.
    WithoutVendor,
    /// Nobody knows whether it is maintained from afar.
    RemoteUnknown,
    /// MDS/SDSの受領日 is empty.
    WithoutDisclosure,
    /// 利用者・担当者 is empty.
    WithoutUser,
    /// リモート保守 is あり. Nothing is missing then: it is what the item on it asks about.
    MaintainedRemotely,
}

impl Finding {
    /// Everything that can be missing or overdue, the urgent first.
    pub const ALL: [Self; 9] = [
        Self::PastSupport,
        Self::SupportEndsSoon,
        Self::WithoutSupportEnd,
        Self::NotChecked,
        Self::WithoutPlace,
        Self::WithoutVendor,
        Self::RemoteUnknown,
        Self::WithoutDisclosure,
        Self::WithoutUser,
    ];

    /// Whether something is to be done about it.
    #[must_use]
    pub fn is_gap(self) -> bool {
        self != Self::MaintainedRemotely
    }

    /// The column that it is about.
    #[must_use]
    pub fn column(self) -> DeviceColumn {
        match self {
            Self::PastSupport | Self::SupportEndsSoon | Self::WithoutSupportEnd => {
                DeviceColumn::SupportEndsOn
            }
            Self::NotChecked => DeviceColumn::CheckedOn,
            Self::WithoutPlace => DeviceColumn::Place,
            Self::WithoutVendor => DeviceColumn::Vendor,
            Self::RemoteUnknown | Self::MaintainedRemotely => DeviceColumn::RemoteMaintenance,
            Self::WithoutDisclosure => DeviceColumn::DisclosureReceivedOn,
            Self::WithoutUser => DeviceColumn::User,
        }
    }

    /// Whether it is true of a device. Only devices in use count: what is stored or gone is no
    /// part of the system.
    #[must_use]
    pub fn is_on(self, device: &Device, year: FiscalYear, today: NaiveDate) -> bool {
        if device.state != DeviceState::InUse {
            return false;
        }
        match self {
            Self::PastSupport => device.support_ends_on.is_some_and(|end| end < today),
            Self::SupportEndsSoon => {
                let soon = today.checked_add_months(Months::new(SOON)).unwrap_or(today);
                device.support_ends_on.is_some_and(|end| (today..=soon).contains(&end))
            }
            Self::WithoutSupportEnd => device.support_ends_on.is_none(),
            Self::NotChecked => !device.checked_on.is_some_and(|day| year.contains(day)),
            Self::WithoutPlace => device.place.trim().is_empty(),
            Self::WithoutVendor => device.vendor.is_none(),
            Self::RemoteUnknown => device.remote_maintenance.is_none(),
            Self::WithoutDisclosure => device.disclosure_received_on.is_none(),
            Self::WithoutUser => device.user.trim().is_empty(),
            Self::MaintainedRemotely => device.remote_maintenance == Some(true),
        }
    }
}

/// The devices with each finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Findings with their devices, in the order of [`Finding::ALL`]; those of no device are left
    /// out.
    pub found: Vec<(Finding, Vec<DeviceId>)>,
}

/// Everything that the ledger says of itself in a year.
#[must_use]
pub fn findings(workbook: &Workbook, year: FiscalYear, today: NaiveDate) -> Findings {
    let with = |finding: Finding| -> Vec<DeviceId> {
        let devices = workbook.devices.iter();
        devices.filter(|it| finding.is_on(it, year, today)).map(|it| it.id).collect()
    };
    let found = Finding::ALL.into_iter().map(|finding| (finding, with(finding)));
    Findings { found: found.filter(|(_, devices)| !devices.is_empty()).collect() }
}

/// One line of evidence: devices in use, of a kind, with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Only this kind.
    pub kind: Option<DeviceKind>,
    /// The finding; every device in use where there is none.
    pub finding: Option<Finding>,
    /// How many there are.
    pub count: usize,
}

/// What the ledger has to say beside a row of the checklist: first how many devices it is about,
/// then what is missing or overdue on them, zero included. Empty for rows that the ledger knows
/// nothing about, and while it is empty itself.
#[must_use]
pub fn evidence_for(
    workbook: &Workbook,
    item: &ItemKey,
    year: FiscalYear,
    today: NaiveDate,
) -> Vec<Evidence> {
    let Some((kind, findings)) = asked(&item.0) else {
        return Vec::new();
    };
    if workbook.devices.is_empty() {
        return Vec::new();
    }
    let count = |finding: Option<Finding>| {
        let devices = workbook.devices.iter().filter(|device| {
            device.state == DeviceState::InUse
                && kind.is_none_or(|kind| device.kind == kind)
                && finding.is_none_or(|finding| finding.is_on(device, year, today))
        });
        devices.count()
    };
    let lines = [None].into_iter().chain(findings.iter().copied().map(Some));
    lines.map(|finding| Evidence { kind, finding, count: count(finding) }).collect()
}

/// The kind of device that a row is about, where it is about one alone: the group after the slash of its
/// key.
#[must_use]
pub fn device_kind_of(key: &str) -> Option<DeviceKind> {
    match key.split_once('/')?.1 {
        "server" => Some(DeviceKind::Server),
        "pc" => Some(DeviceKind::Pc),
        "network" => Some(DeviceKind::Network),
        _ => None,
    }
}

/// The devices that a row is about, and what of them it asks. Keys are those of the editions:
/// the item, and where it is asked of each kind the group after a slash.
fn asked(key: &str) -> Option<(Option<DeviceKind>, &'static [Finding])> {
    let (item, group) = key.split_once('/').unwrap_or((key, ""));
    let kind = device_kind_of(key);
    let findings: &[Finding] = match item {
        "asset-ledger" => &[Finding::NotChecked, Finding::WithoutPlace],
        "remote-maintenance" => {
            &[Finding::MaintainedRemotely, Finding::RemoteUnknown, Finding::WithoutVendor]
        }
        "mds-sds" => &[Finding::WithoutDisclosure, Finding::WithoutVendor],
        "security-patch" => {
            &[Finding::PastSupport, Finding::SupportEndsSoon, Finding::WithoutSupportEnd]
        }
        "unused-accounts" | "access-rights" => &[Finding::WithoutUser],
        // Asked of two kinds at once: a count of all devices would say too much.
        "background-services" if group.is_empty() => return None,
        "access-log" | "background-services" | "connection-limit" => &[],
        _ => return None,
    };
    Some((kind, findings))
}
