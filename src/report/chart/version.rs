//! Who a chart is for.

/// Who a chart is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartVersion {
    /// For the inspector: everything that is known.
    Inspector,
    /// For a wall: private and unconfirmed numbers stay off it, and the type is larger.
    Wall,
}
