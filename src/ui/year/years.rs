//! 年度の比較: the numbers of every year side by side, and below them every row.
//!
//! The newest year stands first, right beside the names: it is the one that a reader knows, and the
//! others are read back from it. In a narrow window one chosen year stands beside the one on screen.

mod picture;
mod rows;
mod table;

use egui::{Button, ComboBox, Margin, Ui};

use crate::explain::years as words;
use crate::model::year_comparison::YearComparison;
use crate::model::{FiscalYear, Paper, Papers};
use crate::state::{Action, OpenBook, Screen};
use crate::text::dates;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{self, caption, card, check_box, heading, paragraph};

/// The screen.
pub fn years_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let Some(all) = view.years else { return };
    let is_narrow = ui.available_width() < theme::FOLD_NAV;
    let room = ui.available_height();
    widgets::scroll(ui, "years", |ui| {
        let margin = theme::edge(ui);
        egui::Frame::new().inner_margin(Margin::symmetric(margin, 12)).show(ui, |ui| {
            top_ui(ui, all, actions);
            if all.years.len() < 2 {
                paragraph(ui, words::ONE_YEAR);
                return;
            }
            if is_narrow {
                let two = all.only(&two_years_ui(ui, book, all));
                compared_ui(ui, book, &two, None, actions);
            } else {
                compared_ui(ui, book, all, Some((room - 32.0).max(240.0)), actions);
            }
        });
    });
}

fn top_ui(ui: &mut Ui, all: &YearComparison, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::BACK).clicked() {
            actions.push(Action::Go(Screen::Overview));
        }
        if ui.add_enabled(all.years.len() > 1, Button::new(words::PRINT)).clicked() {
            actions.push(Action::ChoosePapers(Papers::only(Paper::Comparison)));
            actions.push(Action::Go(Screen::Export));
        }
    });
    for year in all.not_known() {
        widgets::attention(ui, &words::not_known(year));
    }
}

/// The places of the year on screen and of the one that is chosen beside it.
fn two_years_ui(ui: &mut Ui, book: &OpenBook, all: &YearComparison) -> [usize; 2] {
    let place = |of: FiscalYear| all.years.iter().position(|year| year.year == of);
    let here = book.year.and_then(place).unwrap_or_default();
    let memory = ids::in_clinic(ui, "year beside");
    let chosen: Option<FiscalYear> = ui.data(|data| data.get_temp(memory));
    // The one before it, where there is one.
    let usual = if here + 1 < all.years.len() { here + 1 } else { here.saturating_sub(1) };
    let beside = chosen.and_then(place).filter(|at| *at != here).unwrap_or(usual);
    let name = |at: usize| all.years.get(at).map(|it| dates::fiscal_year(it.year));
    let combo =
        ComboBox::from_id_salt("year beside").selected_text(name(beside).unwrap_or_default());
    let shown = ui
        .horizontal_wrapped(|ui| {
            caption(ui, words::BESIDE);
            combo.width(150.0).show_ui(ui, |ui| {
                for (at, year) in all.years.iter().enumerate().filter(|(at, _)| *at != here) {
                    let label = dates::fiscal_year(year.year);
                    if ui.selectable_label(at == beside, label).clicked() {
                        ui.data_mut(|data| data.insert_temp(memory, year.year));
                    }
                }
            })
        })
        .inner;
    shown.response.accessible_name(words::BESIDE);
    [here, beside]
}

/// The numbers and the rows of some years. `room` is the height that the table may take, where it
/// scrolls by itself.
fn compared_ui(
    ui: &mut Ui,
    book: &OpenBook,
    compared: &YearComparison,
    room: Option<f32>,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| picture::picture_ui(ui, compared));
    ui.add_space(8.0);
    card(ui, |ui| {
        heading(ui, words::TABLE);
        let memory = ids::in_clinic(ui, "changed rows only");
        let mut changed_only: bool = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        if check_box(ui, changed_only, words::CHANGED_ONLY).clicked() {
            changed_only = !changed_only;
            ui.data_mut(|data| data.insert_temp(memory, changed_only));
        }
        caption(ui, words::EXPLAINED);
        caption(ui, words::KEYS);
        let heads: Vec<String> = compared.years.iter().map(words::head).collect();
        let lines = rows::lines(book, compared, changed_only);
        if lines.is_empty() {
            paragraph(ui, words::NOTHING_CHANGED);
        } else {
            table::table_ui(ui, &heads, &lines, room, actions);
        }
    });
}
