//! What each screen needs, and where it stands: the one table that the navigation, the frame of the
//! window and [`State::go`](super::State) read. Its name is in `explain::window`.

use super::screen::Screen;

/// What has to be there before a screen can show what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScreenNeeds {
    /// Nothing: it belongs to the program.
    Nothing,
    /// An open clinic. Living records need no more.
    Clinic,
    /// A fiscal year of it, whose edition is known.
    Year,
}

/// The groups of the navigation, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenGroup {
    /// The checklist of the year.
    Year,
    /// Living records, charts and documents.
    Records,
    /// What is printed.
    Papers,
    /// Everything else.
    More,
}

/// What is known about a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenSpec {
    /// What has to be there.
    pub needs: ScreenNeeds,
    /// The group in which the navigation has an entry for it; `None` where another screen leads to
    /// it.
    pub group: Option<ScreenGroup>,
    /// Whether undo takes steps of its own back, and none of the workbook.
    pub has_own_steps: bool,
    /// Whether the function keys belong to what is on it, as in a spreadsheet.
    pub keeps_function_keys: bool,
}

impl ScreenGroup {
    /// All groups.
    pub const ALL: [Self; 4] = [Self::Year, Self::Records, Self::Papers, Self::More];

    /// The screens of the group, from top to bottom.
    pub fn screens(self) -> impl Iterator<Item = Screen> {
        LISTED.into_iter().filter(move |screen| screen.spec().group == Some(self))
    }
}

/// Those with an entry in the navigation, in its order.
const LISTED: [Screen; 12] = [
    Screen::Overview,
    Screen::Checklist,
    Screen::Vendors,
    Screen::People,
    Screen::Contacts,
    Screen::Charts,
    Screen::Ledger,
    Screen::Document,
    Screen::Export,
    Screen::Proofread,
    Screen::Clinic,
    Screen::Settings,
];

/// By which keys those are kept with an entry in the navigation, in the order of [`LISTED`]. They are
/// written to disk and stay.
const KEYS: [&str; 12] = [
    "overview",
    "checklist",
    "vendors",
    "people",
    "contacts",
    "charts",
    "ledger",
    "document",
    "export",
    "wording",
    "clinic",
    "settings",
];

impl Screen {
    /// The key by which the screen is found again at the next start; that of the screen that leads to it,
    /// where it has no entry of its own.
    #[must_use]
    pub fn key(self) -> &'static str {
        let at = LISTED.iter().position(|screen| *screen == self.entry());
        at.map_or(KEYS[0], |at| KEYS[at])
    }

    /// The screen of a key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let at = KEYS.iter().position(|known| *known == key)?;
        Some(LISTED[at])
    }

    /// What is known about it.
    #[must_use]
    pub fn spec(self) -> ScreenSpec {
        use {ScreenGroup as Group, ScreenNeeds as Needs};
        let (needs, group) = match self {
            Self::Start | Self::NewForm => (Needs::Nothing, None),
            Self::Settings => (Needs::Nothing, Some(Group::More)),
            Self::Overview | Self::Checklist | Self::Vendors => (Needs::Year, Some(Group::Year)),
            Self::People | Self::Contacts | Self::Charts | Self::Ledger | Self::Document => {
                (Needs::Clinic, Some(Group::Records))
            }
            Self::Import | Self::Preview | Self::Years => (Needs::Clinic, None),
            Self::Activity | Self::Returned => (Needs::Year, None),
            Self::Export => (Needs::Clinic, Some(Group::Papers)),
            Self::Proofread => (Needs::Year, Some(Group::More)),
            Self::Clinic => (Needs::Clinic, Some(Group::More)),
        };
        ScreenSpec {
            needs,
            group,
            has_own_steps: matches!(self, Self::Proofread | Self::NewForm),
            keeps_function_keys: self == Self::Ledger,
        }
    }

    /// The entry of the navigation under which it stands.
    #[must_use]
    pub fn entry(self) -> Self {
        match self {
            Self::Import => Self::Ledger,
            Self::Returned => Self::Vendors,
            Self::Preview => Self::Export,
            Self::NewForm | Self::Years | Self::Activity => Self::Overview,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_navigation_lists_every_screen_that_has_an_entry_once() {
        let listed: Vec<Screen> =
            ScreenGroup::ALL.into_iter().flat_map(ScreenGroup::screens).collect();
        assert_eq!(listed, LISTED);
        let led_to = [
            Screen::Import,
            Screen::Preview,
            Screen::NewForm,
            Screen::Returned,
            Screen::Years,
            Screen::Activity,
        ];
        assert_eq!(Screen::Start.spec().group, None);
        for screen in led_to {
            assert_eq!(screen.spec().group, None, "{screen:?}");
            assert!(listed.contains(&screen.entry()), "{screen:?}");
        }
    }

    #[test]
    fn living_records_need_no_year() {
        for screen in ScreenGroup::Records.screens() {
            assert_eq!(screen.spec().needs, ScreenNeeds::Clinic, "{screen:?}");
        }
    }
}
