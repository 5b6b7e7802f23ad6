//! Which columns of the ledger are shown.

use super::DeviceColumn;

/// A set of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeviceColumns(u32);

/// A set of columns with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnPreset {
    /// What people look at every day.
    Basic,
    /// What the item on the ledger asks for (台帳管理).
    Ledger,
    /// What the item on remote maintenance asks for (リモート保守).
    Remote,
    /// What the item on MDS/SDS asks for.
    Disclosure,
    /// What the items on patches ask for.
    Patches,
    /// All columns.
    All,
}

impl ColumnPreset {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Basic, Self::Ledger, Self::Remote, Self::Disclosure, Self::Patches, Self::All];

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> DeviceColumns {
        use DeviceColumn as C;
        let more: &[C] = match self {
            Self::Basic => &[
                C::Kind,
                C::Place,
                C::Purpose,
                C::User,
                C::System,
                C::IpAddress,
                C::Vendor,
                C::State,
                C::CheckedOn,
            ],
            Self::Ledger => &[
                C::Kind,
                C::Maker,
                C::Model,
                C::Serial,
                C::Place,
                C::Purpose,
                C::User,
                C::System,
                C::IpAddress,
                C::State,
                C::CheckedOn,
                C::CheckedBy,
            ],
            Self::Remote => &[
                C::Kind,
                C::Network,
                C::Internet,
                C::Vendor,
                C::ContractNumber,
                C::RemoteMaintenance,
            ],
            Self::Disclosure => {
                &[C::Kind, C::Maker, C::Model, C::Software, C::Vendor, C::DisclosureReceivedOn]
            }
            Self::Patches => &[
                C::Kind,
                C::System,
                C::Software,
                C::Antivirus,
                C::Patches,
                C::SupportEndsOn,
                C::Vendor,
            ],
            Self::All => &C::ALL,
        };
        more.iter().copied().collect()
    }
}

impl DeviceColumns {
    /// The columns that stand at the left and are always shown, because they say which device a row
    /// is about.
    pub const FIRST: [DeviceColumn; 2] = [DeviceColumn::Number, DeviceColumn::Name];

    /// Whether a column is shown.
    #[must_use]
    pub fn has(self, column: DeviceColumn) -> bool {
        Self::FIRST.contains(&column) || self.0 & bit(column) != 0
    }

    /// The same with a column shown, or without it.
    #[must_use]
    pub fn with(self, column: DeviceColumn, shown: bool) -> Self {
        if shown { Self(self.0 | bit(column)) } else { Self(self.0 & !bit(column)) }
    }

    /// The columns from left to right: those that are always shown, then the order of a full ledger.
    pub fn iter(self) -> impl Iterator<Item = DeviceColumn> {
        let others = DeviceColumn::ALL.into_iter();
        let others = others.filter(move |it| self.has(*it) && !Self::FIRST.contains(it));
        Self::FIRST.into_iter().chain(others)
    }

    /// The columns from left to right.
    #[must_use]
    pub fn to_vec(self) -> Vec<DeviceColumn> {
        self.iter().collect()
    }
}

fn bit(column: DeviceColumn) -> u32 {
    let at = DeviceColumn::ALL.iter().position(|it| *it == column).unwrap_or(0);
    1 << at
}

impl FromIterator<DeviceColumn> for DeviceColumns {
    fn from_iter<I: IntoIterator<Item = DeviceColumn>>(columns: I) -> Self {
        let first = Self::FIRST.into_iter().fold(Self(0), |set, column| set.with(column, true));
        columns.into_iter().fold(first, |set, column| set.with(column, true))
    }
}

impl Default for DeviceColumns {
    fn default() -> Self {
        ColumnPreset::Basic.columns()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_can_be_shown_and_hidden_but_for_the_first() {
        for column in DeviceColumn::ALL {
            let none = DeviceColumns::from_iter([]);
            let is_first = DeviceColumns::FIRST.contains(&column);
            assert_eq!(none.has(column), is_first, "{column:?}");
            let one = none.with(column, true);
            assert!(one.has(column), "{column:?}");
            assert_eq!(one.iter().count(), if is_first { 2 } else { 3 }, "{column:?}");
            assert_eq!(one.with(column, false).has(column), is_first, "{column:?}");
        }
        assert_eq!(ColumnPreset::All.columns().iter().count(), DeviceColumn::ALL.len());
    }

    #[test]
    fn the_name_stands_beside_the_number_whatever_is_shown() {
        for preset in ColumnPreset::ALL {
            assert_eq!(preset.columns().to_vec()[..2], DeviceColumns::FIRST, "{preset:?}");
        }
    }
}
