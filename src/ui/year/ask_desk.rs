//! 相談窓口: whom a clinic can ask about a row that it cannot answer, or that does not concern it.

use egui::{RichText, Ui};

use crate::explain::checklist as words;
use crate::model::questions::questions;
use crate::model::{ContactKind, PublicContact};
use crate::state::{Action, Screen};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::caption;

/// The entry of the public bodies that explains the checklist.
const GUIDELINE_DESK: &str = "jma-guideline";

/// The desks, each with its number as far as one is known.
pub(super) fn desks_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let health_center = year.workbook.contacts.iter().find(|contact| {
        contact.kind == ContactKind::HealthCenter && !contact.telephone.trim().is_empty()
    });
    let known = &year.view.public_contacts.contacts;
    let guideline = known.iter().find(|contact| contact.key == GUIDELINE_DESK);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        caption(ui, words::DESKS);
        match health_center {
            Some(contact) => desk_ui(ui, &contact.name, &contact.telephone, "", actions),
            None => {
                caption(ui, words::NO_HEALTH_CENTER);
            }
        }
        if let Some(PublicContact { name, telephone: Some(telephone), hours, .. }) = guideline {
            desk_ui(ui, name, telephone, hours.as_deref().unwrap_or_default(), actions);
        }
    });
}

fn desk_ui(ui: &mut Ui, name: &str, telephone: &str, hours: &str, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        caption(ui, &words::desk(name, telephone));
        let accent = theme::tokens(ui).accent;
        let link = ui.link(RichText::new(words::COPY_NUMBER).small().color(accent));
        if link.accessible_name(words::copy_number_of(name)).clicked() {
            actions.push(Action::Copy(telephone.trim().to_owned()));
        }
    });
    if !hours.is_empty() {
        caption(ui, &words::desk_hours(hours));
    }
}

/// The way to the questions for the vendors, with how many there are.
pub(super) fn to_questions_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let count = questions(year.edition, year.assessment).len();
    let accent = theme::tokens(ui).accent;
    let link = RichText::new(words::to_questions(count)).small().color(accent);
    if ui.link(link).clicked() {
        actions.push(Action::Go(Screen::Vendors));
    }
}
