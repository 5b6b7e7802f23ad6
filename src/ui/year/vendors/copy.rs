//! The copy of a sheet that came back, row by row.

use egui::{Id, Ui};

use super::copied;
use super::quick_entry::begin;
use crate::explain::vendors as words;
use crate::model::{AnswerPlace, FormKind, FormRef, VendorSheet};
use crate::state::Action;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, card, guidance_ui, primary};
use crate::ui::year::checklist::current_item;
use crate::ui::year::item::{item_ui, steps_ui};
use crate::ui::year::item_list::item_drop_down;

pub(super) fn copy_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    sheet: &VendorSheet,
    id: Id,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Vendor(sheet.vendor);
    let id = id.with("copy card");
    follow_jump(ui, year, form, id);
    let (done, all) = copied(year, sheet);
    let glance = words::copied(done, all);
    widgets::folding_card(ui, id, words::TRANSCRIBE, &glance, !sheet.is_blank(), |ui| {
        // Once the sheet is back, its own card offers this.
        let can = year.is_writable();
        if sheet.is_blank() && primary(ui, can, words::QUICK).clicked() {
            begin(ui, year, sheet);
        }
        let Some(item) = current_item(year, form) else {
            return;
        };
        item_drop_down(ui, year, form, &item, actions);
        item_ui(ui, year, form, &item, actions);
        steps_ui(ui, year, form, &item, actions);
        ui.add_space(12.0);
        let guidance = year.view.guidance;
        let guided = (FormKind::Vendor, year.guided(FormKind::Vendor, &item));
        card(ui, |ui| guidance_ui(ui, guidance, guided, actions));
    });
}

/// Unfolds the card where someone has just been sent to one of its rows.
fn follow_jump(ui: &Ui, year: YearView<'_>, form: FormRef, card: Id) {
    let place = year.book.place_on(form);
    let memory = card.with("row last shown");
    let last: Option<AnswerPlace> = ui.data(|data| data.get_temp(memory));
    if place != last.as_ref()
        && let Some(place) = place
    {
        widgets::set_folding(ui, card, true);
        ui.data_mut(|data| data.insert_temp(memory, place.clone()));
    }
}
