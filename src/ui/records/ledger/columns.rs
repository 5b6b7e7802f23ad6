//! The choice of columns.

use egui::{PopupCloseBehavior, ScrollArea, Ui};

use super::cursor::Cursor;
use super::shown::Sheet;
use super::widths;
use crate::explain::ledger::{self as words, column as title};
use crate::model::{ColumnPreset, DeviceColumn, DeviceColumns, LedgerLook, LedgerView};
use crate::state::Action;
use crate::ui::widgets::{caption, check_box, menu};

/// The menu: ready-made choices, a box for every column, and how wide the one of the cursor is.
pub fn columns_menu(ui: &mut Ui, sheet: Sheet<'_>, cursor: &Cursor, actions: &mut Vec<Action>) {
    let ledger = &sheet.view.state.ledger;
    let choose = |columns: DeviceColumns| {
        let look = LedgerLook { columns, ..ledger.look };
        Action::ViewLedger(LedgerView { look, ..ledger.clone() })
    };
    let height = (ui.ctx().content_rect().height() * 0.6).min(460.0);
    menu(ui, words::COLUMNS, PopupCloseBehavior::CloseOnClickOutside, |ui| {
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.set_width(250.0);
            widths::menu_ui(ui, sheet, cursor, actions);
            ui.separator();
            caption(ui, words::PRESETS);
            for preset in ColumnPreset::ALL {
                let is_chosen = ledger.look.columns == preset.columns();
                if ui.selectable_label(is_chosen, words::preset(preset)).clicked() {
                    actions.push(choose(preset.columns()));
                }
            }
            ui.separator();
            for column in DeviceColumn::ALL {
                let columns = ledger.look.columns;
                let is_free = !DeviceColumns::FIRST.contains(&column);
                ui.add_enabled_ui(is_free, |ui| {
                    if check_box(ui, columns.has(column), title(column)).clicked() {
                        actions.push(choose(columns.with(column, !columns.has(column))));
                    }
                });
            }
        });
    });
}
