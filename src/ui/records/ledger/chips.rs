//! What the ledger found by itself, as buttons that narrow the table to it.

use egui::{
    Button, PopupCloseBehavior, Response, RichText, Role, Stroke, TextStyle, Ui, WidgetInfo,
};

use super::shown::Sheet;
use super::toolbar::count_ui;
use crate::explain::ledger as words;
use crate::model::{Finding, LedgerView};
use crate::state::Action;
use crate::ui::theme;
use crate::ui::widgets::{caption, menu};

/// Height of a chip.
const CHIP: f32 = 30.0;
/// Between the edge of a chip and its words.
const INSIDE: f32 = 12.0;
/// Room for the menu of the chips that have none.
const MORE: f32 = 130.0;

/// The line of findings with the number of rows, which it holds itself where it `counts` them; nothing
/// where there is neither.
pub fn chips_ui(ui: &mut Ui, sheet: Sheet<'_>, counts: bool, actions: &mut Vec<Action>) {
    let ledger = &sheet.view.state.ledger;
    let found = &sheet.shown.found;
    if !counts && found.is_empty() && ledger.finding.is_none() {
        return;
    }
    ui.horizontal(|ui| {
        ui.set_min_height(CHIP);
        ui.spacing_mut().interact_size.y = CHIP;
        ui.spacing_mut().button_padding = egui::vec2(INSIDE, 3.0);
        if counts {
            count_ui(ui, sheet);
        }
        if !found.is_empty() {
            caption(ui, words::FOUND);
        }
        // What narrows the rows is always named, be it a gap or not, and comes first.
        let chosen = ledger.finding;
        if let Some(finding) = chosen {
            let count = found.iter().find(|(it, _)| *it == finding).map(|(_, count)| *count);
            let name =
                count.map_or_else(|| words::finding(finding).into(), |it| words::chip(finding, it));
            if chip_ui(ui, &name, true).clicked() {
                actions.push(Action::ViewLedger(LedgerView { finding: None, ..ledger.clone() }));
            }
        }
        if ledger.is_filtered() {
            let quiet = Button::new(RichText::new(words::SHOW_ALL).small());
            if ui.add(quiet.frame_when_inactive(false)).clicked() {
                actions.push(Action::ViewLedger(ledger.unfiltered()));
            }
        }
        let others: Vec<_> = found.iter().filter(|(it, _)| Some(*it) != chosen).copied().collect();
        let names: Vec<String> =
            others.iter().map(|(it, count)| words::chip(*it, *count)).collect();
        let fitting = fitting(ui, &names);
        for ((finding, _), name) in others.iter().zip(&names).take(fitting) {
            if chip_ui(ui, name, false).clicked() {
                choose(ledger, *finding, actions);
            }
        }
        if fitting < others.len() {
            let more = words::more_found(others.len() - fitting);
            menu(ui, &more, PopupCloseBehavior::CloseOnClick, |ui| {
                for ((finding, _), name) in others.iter().zip(&names).skip(fitting) {
                    if ui.button(name).clicked() {
                        choose(ledger, *finding, actions);
                    }
                }
            });
        }
    });
}

fn choose(ledger: &LedgerView, finding: Finding, actions: &mut Vec<Action>) {
    let finding = Some(finding);
    actions.push(Action::ViewLedger(LedgerView { finding, ..ledger.clone() }));
}

/// How many of the chips have room on the line.
fn fitting(ui: &Ui, names: &[String]) -> usize {
    let font = TextStyle::Small.resolve(ui.style());
    let ink = theme::tokens(ui).ink;
    let widths = names.iter().map(|name| {
        let text = ui.painter().layout_no_wrap(name.clone(), font.clone(), ink);
        text.size().x + INSIDE * 2.0 + ui.spacing().item_spacing.x
    });
    let widths: Vec<f32> = widths.collect();
    let room = ui.available_width();
    if widths.iter().sum::<f32>() <= room {
        return names.len();
    }
    let mut used = MORE;
    widths
        .into_iter()
        .take_while(|width| {
            used += width;
            used <= room
        })
        .count()
}

/// A chip; one that is chosen has a frame, bold words and the mark that takes it away.
fn chip_ui(ui: &mut Ui, name: &str, is_chosen: bool) -> Response {
    let tokens = theme::tokens(ui);
    let text = RichText::new(name).small();
    let button = if is_chosen {
        let size = TextStyle::Small.resolve(ui.style()).size;
        let font = theme::strong().resolve(ui.style()).family;
        let text = text.font(egui::FontId::new(size, font)).color(tokens.accent);
        let cross = RichText::new("×").color(tokens.accent);
        let stroke = Stroke::new(2.0, tokens.accent);
        Button::new((text, cross)).fill(tokens.accent_soft).stroke(stroke)
    } else {
        Button::new(text.color(tokens.ink)).fill(tokens.card)
    };
    let response = ui.add(button.corner_radius(15));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_chosen, name));
    response
}
