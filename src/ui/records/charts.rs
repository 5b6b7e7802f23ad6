//! The contact chart and the organization chart: the drawing, what it lacks, and its boxes.

mod add;
mod begin;
mod box_editor;
mod boxes;
mod drawing;
mod gaps;
mod particulars;
mod wall;

use egui::{Id, Ui};

pub use begin::arrange_ui;
pub use wall::open_wall_ui;

use crate::explain::chart as words;
use crate::model::{BoxId, Chart, ChartKind, Papers};
use crate::state::{Action, ChartEdit, ChartOnScreen, Dialog, Edit, OpenBook, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{self, caption, card};

/// Width of the list of boxes beside the drawing, in points.
const LIST_WIDTH: f32 = 420.0;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct ChartView<'a> {
    view: View<'a>,
    book: &'a OpenBook,
    kind: ChartKind,
    chart: &'a Chart,
}

impl ChartView<'_> {
    fn can_change(self) -> bool {
        self.book.read_only.is_none()
    }

    fn edit(self, edit: ChartEdit) -> Action {
        Action::Edit(Edit::Chart(self.kind, edit))
    }
}

/// The screen.
pub fn charts_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let kind = book.chart.kind();
    let Some(chart) = book.workbook.chart(kind) else {
        widgets::scroll(ui, "charts to begin", |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
                ui,
                |ui| {
                    header_ui(ui, book, actions);
                    begin::begin_ui(ui, view, book, kind, actions);
                },
            );
        });
        return;
    };
    let chart = ChartView { view, book, kind, chart };
    if drawing::is_large(ui) {
        drawing::large_ui(ui, chart, actions);
        return;
    }
    if ui.available_width() < theme::FOLD_LIST - theme::NAV_WIDTH {
        widgets::scroll(ui, "charts", |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
                ui,
                |ui| {
                    header_ui(ui, book, actions);
                    drawing_ui(ui, chart, actions);
                    gaps::gaps_ui(ui, chart, actions);
                    ui.add_space(8.0);
                    boxes::boxes_ui(ui, chart, actions);
                    ui.add_space(8.0);
                    particulars::particulars_ui(ui, chart, actions);
                    drawing::list_ui(ui, chart);
                },
            );
        });
        return;
    }
    let ground = egui::Frame::new().fill(theme::tokens(ui).ground);
    egui::Panel::top("chart header")
        .frame(ground.inner_margin(egui::Margin {
            left: theme::EDGE,
            right: 16,
            top: 6,
            bottom: 0,
        }))
        .show_separator_line(false)
        .show(ui, |ui| header_ui(ui, book, actions));
    // The list comes after the drawing in Tab order, and to the right of it.
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.max.x - LIST_WIDTH);
    ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
        widgets::scroll(ui, "chart", |ui| {
            let margin = egui::Margin { left: theme::EDGE, right: 8, top: 4, bottom: 12 };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                drawing_ui(ui, chart, actions);
                gaps::gaps_ui(ui, chart, actions);
                ui.add_space(8.0);
                particulars::particulars_ui(ui, chart, actions);
                drawing::list_ui(ui, chart);
            });
        });
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
        widgets::scroll(ui, "boxes", |ui| {
            let margin = egui::Margin { left: 8, right: 12, top: 4, bottom: 12 };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                boxes::boxes_ui(ui, chart, actions);
            });
        });
    });
}

/// The tabs of the charts.
fn header_ui(ui: &mut Ui, book: &OpenBook, actions: &mut Vec<Action>) {
    let kinds = [ChartKind::Contact, ChartKind::Organization].map(|kind| (kind, words::name(kind)));
    if let Some(chosen) = widgets::tabs(ui, words::KINDS, book.chart.kind(), &kinds) {
        actions.push(Action::ShowChart(book.chart.turned_to(chosen)));
    }
    ui.add_space(4.0);
}

/// The drawing with the tabs of its versions, and what is done with it.
fn drawing_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        if chart.kind == ChartKind::Contact {
            ui.horizontal_wrapped(|ui| {
                let shown = chart.book.chart;
                let versions = [ChartOnScreen::Contact, ChartOnScreen::Wall]
                    .map(|version| (version, words::version(version)));
                if let Some(version) = widgets::tabs(ui, words::VERSIONS, shown, &versions) {
                    actions.push(Action::ShowChart(version));
                }
                caption(ui, words::version_explained(shown));
            });
        }
        ui.horizontal_wrapped(|ui| {
            drawing::size_ui(ui);
            if ui.button(words::PRINT).clicked() {
                actions.push(Action::ChoosePapers(Papers::only(chart.book.chart.paper())));
                actions.push(Action::Go(Screen::Export));
            }
            let arrange = egui::Button::new(words::ARRANGE);
            if ui.add_enabled(chart.book.read_only.is_none(), arrange).clicked() {
                actions.push(Action::Ask(Dialog::ArrangeChart(chart.kind)));
            }
        });
        drawing::missing_ui(ui, chart);
        drawing::drawing_ui(ui, chart, actions);
    });
    ui.add_space(8.0);
}

/// Which box is chosen. Belongs to the window: it is not kept and not undone.
fn chosen_id(ui: &Ui, chart: ChartView<'_>) -> Id {
    ids::in_clinic(ui, ("chosen box", chart.kind))
}

/// The box that is chosen, while it is on the chart.
fn chosen(ui: &Ui, chart: ChartView<'_>) -> Option<BoxId> {
    let memory = chosen_id(ui, chart);
    let chosen: Option<BoxId> = ui.data(|data| data.get_temp(memory)).flatten();
    chosen.filter(|id| chart.chart.find(*id).is_some())
}

/// Chooses a box, or none.
fn choose(ui: &Ui, chart: ChartView<'_>, id: Option<BoxId>) {
    let memory = chosen_id(ui, chart);
    ui.data_mut(|data| data.insert_temp(memory, id));
}

/// Chooses a box and brings its row into sight, with the focus, when the list is next drawn.
fn show_box(ui: &Ui, chart: ChartView<'_>, id: BoxId) {
    choose(ui, chart, Some(id));
    want_sight(ui, chart, id);
}

/// Brings the row of a box into sight, with the focus, when the list is next drawn.
fn want_sight(ui: &Ui, chart: ChartView<'_>, id: BoxId) {
    leave_note(ui, chosen_id(ui, chart).with("sight"), id);
}

/// The box that was to be brought into sight; asked once.
fn take_wanted(ui: &Ui, chart: ChartView<'_>) -> Option<BoxId> {
    take_note(ui, chosen_id(ui, chart).with("sight"))
}

/// Leaves a note for the next pass: a focus that is asked for in the pass of a click would be lost
/// again, because the click was elsewhere.
fn leave_note<T: Clone + Send + Sync + 'static>(ui: &Ui, id: Id, note: T) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(id, (pass, note)));
    ui.ctx().request_repaint();
}

/// Takes a note that was left in an earlier pass.
fn take_note<T: Clone + Send + Sync + 'static>(ui: &Ui, id: Id) -> Option<T> {
    let now = ui.ctx().cumulative_pass_nr();
    let (pass, note): (u64, T) = ui.data(|data| data.get_temp(id))?;
    (pass < now).then(|| {
        ui.data_mut(|data| data.remove::<(u64, T)>(id));
        note
    })
}
