//! Goes on where the program was left.

use super::App;
use crate::state::Screen;
use crate::store::ClinicId;
use crate::store::last_place::LastPlace;

impl App {
    /// Opens the clinic that was open last, at the screen that was on.
    pub(super) fn go_on(&mut self) {
        if !self.platform.goes_on() || self.warning.is_some() {
            return;
        }
        if let Some(LastPlace { clinic, screen }) = self.data.last_place() {
            self.open_clinic(clinic.as_str(), Screen::of_key(&screen));
        }
    }

    /// Keeps where the program is. Nothing hangs on it: what cannot be kept is not told.
    pub(super) fn keep_place(&self, place: Option<(ClinicId, Screen)>) {
        let place =
            place.map(|(clinic, screen)| LastPlace { clinic, screen: screen.key().to_owned() });
        let _ = self.data.keep_last_place(place.as_ref(), self.platform.now());
    }
}
