//! Every key and what it does.

use egui::{Grid, RichText, Ui};

use super::heading;
use crate::explain::keys as words;
use crate::ui::command::ALL;
use crate::ui::theme;

/// The width of the keys, in points, so that all sections stand in line.
const COLUMN: f32 = 120.0;

/// The list: the commands say theirs, the rest stands in a table.
pub fn key_list(ui: &mut Ui) {
    let commands: Vec<(String, &str)> = ALL
        .into_iter()
        .map(|command| {
            let named = ui.ctx().format_shortcut(&command.shortcut());
            (words::shortcut(&named), command.label())
        })
        .collect();
    let own = |pairs: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        pairs.iter().map(|(key, what)| ((*key).to_owned(), *what)).collect()
    };
    let everywhere = commands.into_iter().chain(own(words::MOVING)).collect();
    section_ui(ui, words::EVERYWHERE, everywhere);
    for (title, keys) in words::SECTIONS {
        section_ui(ui, title, own(keys));
    }
}

fn section_ui(ui: &mut Ui, title: &str, keys: Vec<(String, &str)>) {
    ui.add_space(6.0);
    heading(ui, title);
    let tokens = theme::tokens(ui);
    let grid = Grid::new(title).num_columns(2).spacing([20.0, 4.0]);
    grid.min_col_width(COLUMN).min_row_height(26.0).show(ui, |ui| {
        for (key, what) in keys {
            ui.label(RichText::new(key).color(tokens.accent));
            ui.label(what);
            ui.end_row();
        }
    });
}
