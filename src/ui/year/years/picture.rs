//! The numbers: a bar for each part and year, and what became of the target dates.

use egui::{Grid, Ui, vec2};

use crate::explain::years as words;
use crate::model::year_comparison::YearComparison;
use crate::text::years as text;
use crate::ui::widgets::{caption, heading, legend_of, share_bar};

/// Width of the names of the parts, in points.
const NAMES: f32 = 130.0;
/// The least and the most width of a bar, in points.
const BAR: std::ops::RangeInclusive<f32> = 76.0..=260.0;
/// Between two bars, in points.
const GAP: f32 = 14.0;

/// The card.
pub(super) fn picture_ui(ui: &mut Ui, compared: &YearComparison) {
    heading(ui, words::PICTURE);
    legend_of(ui, &text::LEGEND);
    // More years than fit follow below, so that nothing has to be scrolled to the side.
    let room = ui.available_width() - NAMES;
    let places: Vec<usize> = (0..compared.years.len()).collect();
    for places in places.chunks(fitting(room, places.len())) {
        #[expect(clippy::cast_precision_loss, reason = "there are tens of years at most")]
        let width = (room / places.len() as f32 - GAP).clamp(*BAR.start(), *BAR.end());
        let grid = Grid::new(("parts by year", places.first())).spacing([GAP, 8.0]);
        let some = compared.only(places);
        grid.min_col_width(0.0).show(ui, |ui| grid_ui(ui, &some, width));
    }
}

/// How many of so many years stand beside each other, in rows as even as can be.
fn fitting(room: f32, years: usize) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the width of a window in bars"
    )]
    let most = (room / (BAR.start() + GAP)).max(1.0) as usize;
    years.div_ceil(years.div_ceil(most).max(1)).max(1)
}

fn grid_ui(ui: &mut Ui, compared: &YearComparison, width: f32) {
    ui.label("");
    for year in &compared.years {
        fixed(ui, width, &words::head(year));
    }
    ui.end_row();
    for part in &compared.parts {
        let name = text::part(part);
        fixed(ui, NAMES, name);
        for (year, share) in compared.years.iter().zip(&part.shares) {
            match share {
                Some(share) => {
                    let spoken = text::bar(name, year, *share);
                    let below = words::yes_of(*share);
                    share_bar(ui, vec2(width, 36.0), text::numbers(*share), &below, &spoken);
                }
                None => fixed(ui, width, text::ABSENT),
            }
        }
        ui.end_row();
    }
    fixed(ui, NAMES, text::TARGETS);
    for year in &compared.years {
        let targets = if year.is_known { text::targets(year.targets) } else { String::new() };
        fixed(ui, width, &targets);
    }
    ui.end_row();
}

/// Words in a column of a given width.
fn fixed(ui: &mut Ui, width: f32, words: &str) {
    ui.vertical(|ui| {
        ui.set_width(width);
        if !words.is_empty() {
            caption(ui, words);
        }
    });
}
