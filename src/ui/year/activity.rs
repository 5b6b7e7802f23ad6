//! 実施記録: what was done in the year, by day; every line leads to where it was entered.

use egui::{Margin, Role, Ui, WidgetInfo};

use super::promises::line_ui;
use crate::explain::activity as words;
use crate::model::activity::{Activity, Deed, activities};
use crate::model::{AnswerPlace, Paper, Papers};
use crate::state::{Action, Screen};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, caption, card, keep_to_width, paragraph};

/// The screen.
pub fn activity_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "activity", |ui| {
        egui::Frame::new().inner_margin(Margin::symmetric(theme::edge(ui), 16)).show(ui, |ui| {
            keep_to_width(ui, 960.0);
            ui.heading(words::heading(year.assessment.fiscal_year));
            ui.horizontal_wrapped(|ui| {
                if ui.button(words::BACK).clicked() {
                    actions.push(Action::Go(Screen::Overview));
                }
                if ui.button(words::PRINT).clicked() {
                    actions.push(Action::ChoosePapers(Papers::only(Paper::Activity)));
                    actions.push(Action::Go(Screen::Export));
                }
            });
            caption(ui, words::EXPLAINED);
            let entries = activities(year.workbook, year.assessment, year.edition);
            card(ui, |ui| list_ui(ui, year, &entries, actions));
        });
    });
}

fn list_ui(ui: &mut Ui, year: YearView<'_>, entries: &[Activity], actions: &mut Vec<Action>) {
    if entries.is_empty() {
        paragraph(ui, words::NOTHING);
        return;
    }
    caption(ui, &words::count(entries));
    let workbook = year.workbook;
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for entry in entries {
            let what = words::what(&entry.what, workbook, year.edition);
            let who = words::who(entry, workbook);
            let text = if who.is_empty() { what } else { format!("{what}\n{who}") };
            if line_ui(ui, &words::day(entry), &text, entry.is_outside) {
                actions.push(entered_at(year, entry));
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::LIST));
}

/// Where an entry was made.
fn entered_at(year: YearView<'_>, entry: &Activity) -> Action {
    match &entry.what {
        Deed::Confirmed { item, .. } if year.edition.institution.row(item).is_some() => {
            Action::Show(AnswerPlace::institution(item.clone()))
        }
        Deed::Confirmed { .. } => Action::Go(Screen::Checklist),
        Deed::Vendor(vendor, _) => Action::ShowVendor(*vendor),
        Deed::DocumentApproved { document, .. } => Action::OpenDocument(document.clone()),
        Deed::Chart { .. } => Action::Go(Screen::Charts),
        Deed::NumbersConfirmed(_) => Action::Go(Screen::Contacts),
        Deed::DeviceChecked(_) => Action::Go(Screen::Ledger),
        Deed::YearClosed(_) | Deed::YearReopened(_) => Action::Go(Screen::Overview),
    }
}
