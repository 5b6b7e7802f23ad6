//! When those outside are called, and by whom.

use super::search::{Search, is_filled};
use super::{GapPlace, Lack};
use crate::model::BoxContent;

impl Search<'_> {
    /// Of everybody outside it should be known when they are called, and by whom.
    pub(super) fn conditions(&mut self) {
        for it in self.shown() {
            let (when, caller, place) = match it.content {
                BoxContent::Vendor(id) => match self.workbook.vendor(id) {
                    Some(it) if it.is_there_on(self.today) => {
                        (&it.when_to_call, it.caller, GapPlace::Vendors(Some(id)))
                    }
                    _ => continue,
                },
                BoxContent::Contact(id) => match self.workbook.contact(id) {
                    Some(it) if it.is_there_on(self.today) => {
                        (&it.when_to_call, it.caller, GapPlace::Contacts(Some(id)))
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let content = it.content.clone();
            match caller {
                None if !is_filled(when) => {
                    self.advise(Lack::Conditions(content), place);
                    continue;
                }
                _ if !is_filled(when) => {
                    self.advise(Lack::WhenToCall(content.clone()), place.clone());
                }
                _ => {}
            }
            match caller {
                None => self.advise(Lack::Caller(content), place),
                Some(id) if !self.is_there(id) => {
                    self.advise(Lack::CallerLeft(content, id), place);
                }
                Some(_) => {}
            }
        }
    }
}
