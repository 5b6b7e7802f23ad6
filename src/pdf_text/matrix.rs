//! Places on a page, and how they are moved and turned.

/// Six numbers as PDF writes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    pub(super) fn of(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// This first, then the other.
    pub(super) fn then(self, other: Self) -> Self {
        let [own, by] = [self.0, other.0];
        // The last row of each is 0 0 1.
        let cell = |row: usize, column: usize| {
            own[2 * row] * by[column] + own[2 * row + 1] * by[2 + column]
        };
        Self([
            cell(0, 0),
            cell(0, 1),
            cell(1, 0),
            cell(1, 1),
            cell(2, 0) + by[4],
            cell(2, 1) + by[5],
        ])
    }

    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let own = self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }
}
