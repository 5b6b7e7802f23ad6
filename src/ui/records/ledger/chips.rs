//! What the ledger found by itself, as buttons that narrow the table to it.

use egui::{Button, RichText, Role, Ui, WidgetInfo};

use super::shown::Sheet;
use super::toolbar::count_ui;
use crate::explain::ledger as words;
use crate::model::{Finding, LedgerView};
use crate::state::Action;
use crate::ui::theme;

/// The line of findings, after the number of rows where it `counts` them; nothing where there is
/// neither.
pub fn chips_ui(ui: &mut Ui, sheet: Sheet<'_>, counts: bool, actions: &mut Vec<Action>) {
    let ledger = &sheet.view.state.ledger;
    if !counts && sheet.shown.found.is_empty() && ledger.finding.is_none() {
        return;
    }
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.spacing_mut().interact_size.y = 30.0;
        ui.spacing_mut().button_padding.y = 3.0;
        if counts {
            count_ui(ui, sheet);
        }
        for (finding, count) in &sheet.shown.found {
            let is_chosen = ledger.finding == Some(*finding);
            let is_urgent = matches!(finding, Finding::PastSupport);
            let ink = if is_urgent { tokens.attention } else { tokens.ink };
            let fill = match (is_chosen, is_urgent) {
                (true, _) => tokens.accent_soft,
                (false, true) => tokens.attention_soft,
                (false, false) => tokens.card,
            };
            let name = words::chip(*finding, *count);
            let button = Button::new(RichText::new(&name).small().color(ink)).fill(fill);
            let button = button.corner_radius(15).selected(is_chosen);
            let response = ui.add(button);
            let enabled = ui.is_enabled();
            response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_chosen, &name));
            if response.clicked() {
                let finding = (!is_chosen).then_some(*finding);
                actions.push(Action::ViewLedger(LedgerView { finding, ..ledger.clone() }));
            }
        }
        if let Some(finding) = ledger.finding.filter(|finding| !finding.is_gap()) {
            // It is not a gap, so it is not among them; but what narrows the rows is always named.
            let name = RichText::new(words::finding(finding)).small();
            let button = Button::new(name).fill(tokens.accent_soft).corner_radius(15);
            if ui.add(button.selected(true)).clicked() {
                actions.push(Action::ViewLedger(LedgerView { finding: None, ..ledger.clone() }));
            }
        }
        if ledger.is_filtered() && ui.add(quiet(words::SHOW_ALL)).clicked() {
            actions.push(Action::ViewLedger(ledger.unfiltered()));
        }
    });
}

fn quiet(text: &str) -> Button<'static> {
    Button::new(RichText::new(text.to_owned()).small()).frame_when_inactive(false)
}
