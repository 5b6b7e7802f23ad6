//! How wide the columns of the ledger are, where a person made them wider or narrower.

use super::DeviceColumn;

/// The widths that a person chose, in points. A column of which nothing is said has its usual width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ColumnWidths([u16; DeviceColumn::ALL.len()]);

impl ColumnWidths {
    /// The narrowest column, in points.
    pub const LEAST: u16 = 60;
    /// The widest column, in points.
    pub const MOST: u16 = 600;

    /// The width of a column, where one was chosen.
    #[must_use]
    pub fn of(self, column: DeviceColumn) -> Option<u16> {
        Some(self.0[place(column)]).filter(|width| *width > 0)
    }

    /// The same with a column of this width, or of its usual one.
    #[must_use]
    pub fn with(mut self, column: DeviceColumn, width: Option<u16>) -> Self {
        self.0[place(column)] = width.map_or(0, |width| width.clamp(Self::LEAST, Self::MOST));
        self
    }

    /// The columns whose width was chosen, in the order of a full ledger.
    pub fn iter(self) -> impl Iterator<Item = (DeviceColumn, u16)> {
        DeviceColumn::ALL.into_iter().filter_map(move |column| Some((column, self.of(column)?)))
    }
}

impl FromIterator<(DeviceColumn, u16)> for ColumnWidths {
    fn from_iter<I: IntoIterator<Item = (DeviceColumn, u16)>>(widths: I) -> Self {
        let widths = widths.into_iter();
        widths.fold(Self::default(), |all, (column, width)| all.with(column, Some(width)))
    }
}

fn place(column: DeviceColumn) -> usize {
    DeviceColumn::ALL.iter().position(|it| *it == column).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_width_of_its_own_within_bounds() {
        for column in DeviceColumn::ALL {
            let widths = ColumnWidths::default().with(column, Some(10));
            let known: Vec<_> = widths.iter().collect();
            assert_eq!(known, [(column, ColumnWidths::LEAST)], "{column:?}");
            assert_eq!(known.into_iter().collect::<ColumnWidths>(), widths);
            assert_eq!(widths.with(column, None), ColumnWidths::default());
            assert_eq!(widths.with(column, Some(9000)).of(column), Some(ColumnWidths::MOST));
        }
    }
}
