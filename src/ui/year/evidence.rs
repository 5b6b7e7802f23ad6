//! What the contact chart and the documents have to say beside a question of the checklist.

use egui::{Button, RichText, TextWrapMode, Ui};

use crate::document::facts::{Fact, KnownPlace, facts};
use crate::explain::evidence as words;
use crate::model::{FormRef, ItemKey};
use crate::state::{Action, ChartOnScreen};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, heading};

/// The box under a question; a quiet line where nothing is written, and nothing at all where
/// neither of the two is asked about.
pub fn facts_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    if form != FormRef::Institution {
        return;
    }
    let documents = year.view.documents;
    let Some((place, facts)) = facts(documents, year.workbook, key, year.day()) else {
        return;
    };
    let name = words::place(&place, documents);
    if facts.iter().all(Fact::is_nothing) {
        ui.horizontal_wrapped(|ui| {
            for fact in &facts {
                caption(ui, &words::fact(name, fact));
            }
            open_ui(ui, name, &place, actions);
        });
        return;
    }
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.accent_soft).corner_radius(8).inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            heading(ui, &words::from(name));
            open_ui(ui, name, &place, actions);
        });
        for fact in &facts {
            let color = if fact.is_open() { tokens.attention } else { tokens.ink };
            ui.label(RichText::new(words::fact(name, fact)).color(color));
        }
        caption(ui, words::NOTE);
    });
}

/// The button that leads to where it is written.
fn open_ui(ui: &mut Ui, name: &str, place: &KnownPlace, actions: &mut Vec<Action>) {
    let button = Button::new(words::open(name)).wrap_mode(TextWrapMode::Extend);
    if ui.add(button).clicked() {
        actions.push(match place {
            KnownPlace::ContactChart => Action::ShowChart(ChartOnScreen::Contact),
            KnownPlace::Document(key) => Action::OpenDocument(key.clone()),
        });
    }
}
