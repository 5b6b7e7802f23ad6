//! The check table in the list: where its original is, and wording that is typed in.

use egui::{Label, RichText, Ui};

use crate::explain::table_proof as words;
use crate::model::proofreading::PieceKey;
use crate::model::wording_place::WordingPart;
use crate::state::Action;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, paragraph};

/// What stands below the heading of the table: what it is, and its address.
pub(super) fn head_ui(ui: &mut Ui, id: &str, year: YearView<'_>, actions: &mut Vec<Action>) {
    let documents = year.view.documents;
    paragraph(ui, &words::explained(words::name(id, documents)));
    let table = documents.check_table(id);
    let Some(original) = table.and_then(|table| table.sources.first()) else {
        return;
    };
    caption(ui, &crate::explain::proof::original(&original.title));
    ui.horizontal_wrapped(|ui| {
        let address = RichText::new(&original.address).color(theme::tokens(ui).accent);
        ui.add(Label::new(address).wrap().selectable(true));
        if ui.button(words::COPY_ADDRESS).clicked() {
            actions.push(Action::Copy(original.address.clone()));
        }
    });
    ui.add_space(4.0);
}

/// What stands in the place of words that nobody has read, with what we know of them.
pub(super) fn missing_ui(ui: &mut Ui, key: &PieceKey, year: YearView<'_>) {
    let text = RichText::new(words::MISSING).color(theme::tokens(ui).attention);
    ui.label(text.line_height(Some(25.0)));
    if let WordingPart::Table(part) = &key.part
        && let Some(table) = year.view.documents.check_table(&key.edition)
    {
        let remark = words::remark_of(part, table);
        if !remark.is_empty() {
            caption(ui, &words::remark(remark));
        }
    }
}
