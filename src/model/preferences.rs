//! How a person likes the window: size of the text, light or dark, what happens after はい.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::LedgerLook;

/// What a person has chosen. It belongs to the data folder, not to a clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The size of everything on screen.
    pub text_size: TextSize,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether はい leads on to the next item by itself.
    pub next_after_yes: bool,
    /// Columns and order of the ledger.
    pub ledger: LedgerLook,
    /// A second place for copies, which gets one a day.
    pub second_place: Option<PathBuf>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The size of everything on screen, in percent from 100 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextSize(u16);

/// A step of the text size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeStep {
    /// One larger.
    Larger,
    /// One smaller.
    Smaller,
    /// Back to 100 %.
    Usual,
}

impl TextSize {
    /// The sizes that are offered.
    pub const OFFERED: [Self; 5] = [Self(100), Self(125), Self(150), Self(175), Self(200)];

    /// In percent.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// The factor by which everything grows.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The size after a step; the same at either end.
    #[must_use]
    pub fn stepped(self, step: SizeStep) -> Self {
        let found = match step {
            SizeStep::Larger => Self::OFFERED.into_iter().find(|size| *size > self),
            SizeStep::Smaller => Self::OFFERED.into_iter().rfind(|size| *size < self),
            SizeStep::Usual => Some(Self::default()),
        };
        found.unwrap_or(self)
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl From<u16> for TextSize {
    /// The nearest size there is.
    fn from(percent: u16) -> Self {
        Self(percent.clamp(100, 200))
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_through_the_offered_sizes_and_stop_at_the_ends() {
        let table = [
            (100, SizeStep::Larger, 125),
            (110, SizeStep::Larger, 125),
            (110, SizeStep::Smaller, 100),
            (200, SizeStep::Larger, 200),
            (100, SizeStep::Smaller, 100),
            (175, SizeStep::Usual, 100),
        ];
        for (from, step, to) in table {
            assert_eq!(TextSize::from(from).stepped(step), TextSize::from(to), "{from} {step:?}");
        }
    }

    #[test]
    fn sizes_out_of_range_become_the_nearest() {
        assert_eq!(TextSize::from(30).percent(), 100);
        assert_eq!(TextSize::from(900).percent(), 200);
    }
}
