//! A table: rows as rows where the columns have room, as cards where they have not.

use egui::{Button, Id, Rect, Role, Ui, WidgetInfo, vec2};

use super::cell::cell_ui;
use super::fields::{
    Spot, add_row_id, cell_id, field_id, is_focus_asked, open_ui, push_step, quiet,
};
use super::source;
use crate::document::plan::PlanTable;
use crate::document::{Content, PlanRow};
use crate::explain::{document_screen as words, window};
use crate::model::document::CellValue;
use crate::model::document_template::{
    FieldKind, Known, KnownColumn, TemplateColumn, TemplateTable,
};
use crate::model::{DeviceState, DocumentValue, RowKey};
use crate::state::{Action, DocumentEdit};
use crate::ui::theme;
use crate::ui::widgets::{caption, heading, take_wanted_focus, want_focus};

/// The least width of a column in a row, in points.
const COLUMN: f32 = 112.0;
/// The least width of a column beside another in a card, in points.
const HALF: f32 = 208.0;
/// Room for what can be done with a row, and with one of the clinic's own, in points.
const BUTTONS: [f32; 2] = [112.0, 140.0];
/// Space between columns, in points.
const GAP: f32 = 6.0;

/// The rows, and the button that adds one.
pub(super) fn table_ui(ui: &mut Ui, spot: &Spot<'_>, table: &PlanTable, actions: &mut Vec<Action>) {
    let FieldKind::Table(template) = &spot.field.kind else {
        return;
    };
    if let Some(screen) = spot.field.known.map(source::screen_of) {
        ui.horizontal_wrapped(|ui| {
            let name = window::screen(screen);
            if table.rows.iter().any(|row| row.key.is_of_record()) {
                caption(ui, &words::from(name));
                caption(ui, words::FROM_TABLE);
            } else if spot.field.known == Some(Known::Systems) {
                caption(ui, words::KEEP_SYSTEMS);
            } else {
                caption(ui, &words::keep_in(name));
            }
            open_ui(ui, &spot.name, screen, actions);
        });
    }
    #[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
    let least = COLUMN * table.columns.len() as f32 + buttons(table);
    // In a small window the few lines in sight say more as a card.
    let is_small = ui.ctx().content_rect().width() < theme::FOLD_NAV;
    let has_room = !is_small && ui.available_width() >= least;
    let widths = has_room.then(|| widths(table, ui.available_width()));
    if let Some(widths) = widths.as_ref().filter(|_| table.shown().next().is_some()) {
        heads_ui(ui, table, widths);
    }
    let given = match spot.given.map(|given| &given.content) {
        Some(Content::Table(given)) => Some(given),
        _ => None,
    };
    let draws_all = table.rows.len() <= FEW || is_focus_asked(ui);
    for (at, row) in table.rows.iter().enumerate() {
        let given = given.and_then(|given| {
            // Rows that are given stand in the same order in both.
            let same = given.rows.get(at).filter(|given| given.key == row.key);
            same.or_else(|| given.rows.iter().find(|given| given.key == row.key))
        });
        let line = Line { spot, template, row, given, number: at + 1 };
        let id = field_id(ui, &spot.field.key).with(&row.key);
        in_sight_ui(ui, id, draws_all, |ui| {
            let name = words::row(&spot.name, line.number);
            let group = ui.vertical(|ui| match (&widths, row.is_hidden) {
                (_, true) => hidden_ui(ui, &line, actions),
                (Some(widths), _) => row_ui(ui, &line, widths, actions),
                (None, _) => card_ui(ui, &line, actions),
            });
            group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        });
    }
    if table.shown().next().is_none() {
        let empty = if table.blank_rows > 0 { &*words::blank_rows(table.blank_rows) } else { "" };
        caption(ui, &format!("{}{empty}", words::NO_ROWS));
    }
    add_ui(ui, spot, table, actions);
    if spot.field.known == Some(Known::Systems) {
        systems_ui(ui, spot, (template, table), actions);
    }
}

/// As many systems of the ledger are offered at once.
const MOST_SYSTEMS: usize = 8;

/// What the ledger says devices are for, as far as no row names it.
fn systems_ui(
    ui: &mut Ui,
    spot: &Spot<'_>,
    (template, table): (&TemplateTable, &PlanTable),
    actions: &mut Vec<Action>,
) {
    let is_of_systems = |it: &&TemplateColumn| it.known == Some(KnownColumn::Systems);
    let Some(column) = template.columns.iter().find(is_of_systems) else { return };
    let devices = spot.page.book.workbook.devices.iter();
    let used = devices.filter(|device| device.state == DeviceState::InUse);
    let mut systems: Vec<&str> = used.map(|device| device.purpose.trim()).collect();
    systems.sort_unstable();
    systems.dedup();
    let is_named = |system: &str| {
        let mut texts = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        texts.any(|text| text.contains(system))
    };
    systems.retain(|system| !system.is_empty() && !is_named(system));
    if systems.is_empty() {
        return;
    }
    caption(ui, words::FROM_LEDGER);
    ui.horizontal_wrapped(|ui| {
        for system in systems.into_iter().take(MOST_SYSTEMS) {
            let name = words::add_system(system);
            if ui.add(Button::new(system).truncate()).accessible_name(name).clicked() {
                let (field, column) = (spot.field.key.clone(), column.key.clone());
                let edit = DocumentEdit::AddFilledRow(field, column, system.to_owned());
                push_step(actions, spot.page, edit);
            }
        }
    });
}

fn add_ui(ui: &mut Ui, spot: &Spot<'_>, table: &PlanTable, actions: &mut Vec<Action>) {
    let key = &spot.field.key;
    let name = words::button(words::ADD_ROW, &spot.name);
    let add = ui.add(Button::new(words::ADD_ROW)).accessible_name(name);
    if take_wanted_focus(ui, add_row_id(ui, key)) {
        add.request_focus();
    }
    if add.clicked() {
        push_step(actions, spot.page, DocumentEdit::AddRow(key.clone()));
        let row = RowKey::next_own(match spot.page.document.value(key) {
            Some(DocumentValue::Table(rows)) => rows,
            _ => &[],
        });
        if let Some(first) = table.columns.first() {
            want_focus(ui, cell_id(ui, key, &row, first));
        }
    }
}

/// Room for what can be done with the rows of a table.
fn buttons(table: &PlanTable) -> f32 {
    BUTTONS[usize::from(table.rows.iter().any(|row| row.key.own().is_some()))]
}

/// A row with all that its cells need to know.
pub(super) struct Line<'a> {
    pub(super) spot: &'a Spot<'a>,
    pub(super) template: &'a TemplateTable,
    pub(super) row: &'a PlanRow,
    pub(super) given: Option<&'a PlanRow>,
    pub(super) number: usize,
}

impl Line<'_> {
    fn name(&self) -> String {
        words::row(&self.spot.name, self.number)
    }

    /// What writes something into a column of this row.
    pub(super) fn set(&self, column: &TemplateColumn, value: Option<CellValue>) -> DocumentEdit {
        let field = self.spot.field.key.clone();
        DocumentEdit::Cell(field, self.row.key.clone(), column.key.clone(), value)
    }

    /// The same for what was typed; typed back to what is given, it follows that again.
    pub(super) fn typed(&self, at: usize, text: String) -> DocumentEdit {
        let given = self.given.and_then(|given| given.cells.get(at));
        let is_given = given.is_some_and(|given| !given.text.is_empty() && given.text == text);
        let value = (!is_given).then_some(CellValue::Text(text));
        self.set(&self.template.columns[at], value)
    }

    /// What stands in the first cell that is not empty.
    fn title(&self) -> &str {
        let texts = self.row.cells.iter().map(|cell| cell.text.trim());
        let first = texts.filter(|text| !text.is_empty()).find_map(|text| text.lines().next());
        first.unwrap_or_default()
    }
}

/// Tables of up to this many rows are always drawn whole.
const FEW: usize = 12;
/// How far outside what is in sight rows are drawn, so that the focus can go on to them, in points.
const AROUND: f32 = 600.0;

/// Draws a row, or keeps its place while it is far out of sight. A row with the focus is always
/// drawn: otherwise the focus would be lost.
fn in_sight_ui(ui: &mut Ui, id: Id, is_wanted: bool, add: impl FnOnce(&mut Ui)) {
    let (noted, inside) = (id.with("height"), id.with("focus"));
    let height: Option<f32> = ui.data(|data| data.get_temp(noted));
    let size = vec2(ui.available_width(), height.unwrap_or_default());
    let place = Rect::from_min_size(ui.next_widget_position(), size);
    let is_near = ui.clip_rect().expand(AROUND).intersects(place);
    let focused = ui.memory(egui::Memory::focused);
    let has_focus = focused.is_some() && focused == ui.data(|data| data.get_temp(inside));
    if !(is_wanted || is_near || has_focus) && height.is_some() {
        ui.allocate_space(size);
        return;
    }
    let row = ui.push_id(id, add).response.rect;
    if height.is_none_or(|height| (height - row.height()).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(noted, row.height()));
    }
    let focused = ui.memory(egui::Memory::focused);
    if let Some(focused) = focused.and_then(|focused| ui.ctx().read_response(focused))
        && focused.layer_id == ui.layer_id()
        && row.contains(focused.rect.center())
    {
        ui.data_mut(|data| data.insert_temp(inside, focused.id));
    }
}

/// The widths of the columns: none less than the least, the rest by their parts.
fn widths(table: &PlanTable, available: f32) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a table has a handful of columns")]
    let count = table.columns.len() as f32;
    let room = available - buttons(table) - GAP * (count + 1.0);
    let least = COLUMN - GAP;
    let spare = (room - least * count).max(0.0);
    let whole: u32 = table.widths.iter().sum::<u32>().max(1);
    #[expect(clippy::cast_precision_loss, reason = "parts of a hundred")]
    let part = |width: &u32| least + spare * *width as f32 / whole as f32;
    table.widths.iter().map(part).collect()
}

fn heads_ui(ui: &mut Ui, table: &PlanTable, widths: &[f32]) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (head, width) in table.heads.iter().zip(widths) {
            ui.allocate_ui(vec2(*width, 20.0), |ui| {
                ui.set_width(*width);
                caption(ui, head);
            });
        }
    });
}

fn row_ui(ui: &mut Ui, line: &Line<'_>, widths: &[f32], actions: &mut Vec<Action>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (at, width) in widths.iter().enumerate() {
            ui.allocate_ui(vec2(*width, theme::CONTROL), |ui| {
                ui.set_width(*width);
                ui.vertical(|ui| cell_ui(ui, line, at, actions));
            });
        }
        leave_out_ui(ui, line, actions);
    });
}

fn card_ui(ui: &mut Ui, line: &Line<'_>, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.ground).corner_radius(8).inner_margin(10);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            let room = BUTTONS[usize::from(line.row.key.own().is_some())];
            let width = (ui.available_width() - room).max(60.0);
            ui.allocate_ui(vec2(width, 24.0), |ui| {
                ui.set_width(width);
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                let title = line.title();
                let number = line.number.to_string();
                heading(ui, if title.is_empty() { &number } else { title });
            });
            leave_out_ui(ui, line, actions);
        });
        let columns = &line.template.columns;
        let per_row = if ui.available_width() >= HALF * 2.0 { 2 } else { 1 };
        let ats: Vec<usize> = (0..columns.len()).collect();
        for pair in ats.chunks(per_row) {
            #[expect(clippy::cast_precision_loss, reason = "one or two")]
            let width = (ui.available_width() - GAP) / per_row as f32;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for at in pair {
                    ui.allocate_ui(vec2(width, theme::CONTROL), |ui| {
                        ui.set_width(width);
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 2.0;
                            caption(ui, &columns[*at].label);
                            cell_ui(ui, line, *at, actions);
                        });
                    });
                }
            });
        }
    });
}

/// Leaves a row out; a row of the clinic's own is taken away.
fn leave_out_ui(ui: &mut Ui, line: &Line<'_>, actions: &mut Vec<Action>) {
    move_ui(ui, line, actions);
    let key = &line.row.key;
    let label = if key.own().is_some() { words::REMOVE } else { words::HIDE };
    if quiet(ui, label, &words::button(label, &line.name())) {
        let field = line.spot.field.key.clone();
        push_step(actions, line.spot.page, DocumentEdit::HideRow(field, key.clone(), true));
    }
}

/// Moves a row of the clinic's own among its like.
fn move_ui(ui: &mut Ui, line: &Line<'_>, actions: &mut Vec<Action>) {
    let own = match spot_rows(line) {
        Some(rows) if line.row.key.own().is_some() => rows,
        _ => return,
    };
    let place = own.iter().position(|key| **key == line.row.key);
    let last = own.len().saturating_sub(1);
    for (label, is_up, can) in [
        (words::UP, true, place.is_some_and(|at| at > 0)),
        (words::DOWN, false, place.is_some_and(|at| at < last)),
    ] {
        if can && quiet(ui, label, &words::button(label, &line.name())) {
            let (field, key) = (line.spot.field.key.clone(), line.row.key.clone());
            push_step(actions, line.spot.page, DocumentEdit::MoveRow(field, key, is_up));
        }
    }
}

/// The rows that the clinic added, in order.
fn spot_rows<'a>(line: &Line<'a>) -> Option<Vec<&'a RowKey>> {
    match line.spot.page.document.value(&line.spot.field.key) {
        Some(DocumentValue::Table(rows)) => {
            Some(rows.iter().map(|row| &row.key).filter(|key| key.own().is_some()).collect())
        }
        _ => None,
    }
}

fn hidden_ui(ui: &mut Ui, line: &Line<'_>, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        caption(ui, &words::left_out(line.title()));
        if quiet(ui, words::SHOW, &words::button(words::SHOW, &line.name())) {
            let field = line.spot.field.key.clone();
            push_step(
                actions,
                line.spot.page,
                DocumentEdit::HideRow(field, line.row.key.clone(), false),
            );
        }
    });
}
