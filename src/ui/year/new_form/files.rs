//! Where the ministry has its files, and a place to drop them.

use egui::{Button, Color32, Frame, RichText, Stroke, TextEdit, Ui};

use crate::explain::{new_form as words, window};
use crate::model::{FiscalYear, FormKind};
use crate::original::known_original;
use crate::state::{Action, NewForm, NewFormAction, NewFormPhase, Screen, typed_path};
use crate::ui::dialog_parts::explanation_ui;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{attention, caption, field_menu, heading, paragraph, primary};

/// How long 「コピーしました」 stays, in seconds.
const SAID: f64 = 3.0;

/// The page.
pub(super) fn files_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    let year = form.year.unwrap_or_else(|| FiscalYear::containing(view.today));
    take_dropped(ui, form, actions);
    ui.heading(words::heading(year));
    for sentence in words::explained(year) {
        paragraph(ui, &sentence);
    }
    let is_wide = ui.available_width() > 900.0;
    if is_wide {
        let aside = 300.0;
        let main = ui.available_width() - aside - 24.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(main);
                steps_ui(ui, view, year, actions);
            });
            ui.add_space(24.0);
            ui.vertical(|ui| {
                ui.set_width(aside);
                aside_ui(ui, year);
            });
        });
    } else {
        steps_ui(ui, view, year, actions);
        aside_ui(ui, year);
    }
}

fn steps_ui(ui: &mut Ui, view: View<'_>, year: FiscalYear, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    ui.add_space(8.0);
    step_ui(ui, 1, words::DOWNLOAD, words::DOWNLOAD_HOW);
    if year.number() == words::ADDRESSES_OF {
        address_ui(ui, FormKind::Institution, words::INSTITUTION_ADDRESS, actions);
        address_ui(ui, FormKind::Vendor, words::VENDOR_ADDRESS, actions);
    } else {
        paragraph(ui, words::DOWNLOAD_ELSEWHERE);
    }
    ui.add_space(8.0);
    step_ui(ui, 2, words::READ, words::READ_HOW);
    if let Some(problem) = &form.problem {
        explanation_ui(ui, problem, actions);
    }
    drop_ui(ui, view, actions);
    for kind in [FormKind::Institution, FormKind::Vendor] {
        read_ui(ui, form, kind);
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if form.review.is_some() && primary(ui, true, words::TO_REVIEW).clicked() {
            actions.push(Action::NewForm(NewFormAction::Review));
        }
        if !form.files.is_empty() && ui.button(words::DISCARD).clicked() {
            actions.push(Action::NewForm(NewFormAction::Discard));
        }
        let (leave, screen) = match (&view.state.open, view.edition) {
            (Some(_), Some(edition)) => (words::without(&edition.name.text), Screen::Overview),
            (Some(_), None) => (window::screen(Screen::Overview).to_owned(), Screen::Overview),
            (None, _) => (window::screen(Screen::Start).to_owned(), Screen::Start),
        };
        let accent = theme::tokens(ui).accent;
        if ui.link(RichText::new(leave).color(accent)).clicked() {
            actions.push(Action::Go(screen));
        }
    });
}

fn step_ui(ui: &mut Ui, number: u8, title: &str, how: &str) {
    ui.horizontal_wrapped(|ui| {
        heading(ui, &format!("{number}　{title}"));
        caption(ui, how);
    });
}

/// An address in full, to be copied.
fn address_ui(ui: &mut Ui, kind: FormKind, address: &str, actions: &mut Vec<Action>) {
    let said = ids::in_clinic(ui, ("address copied", address));
    ui.horizontal_wrapped(|ui| {
        ui.label(words::form(kind));
        let mut shown = address;
        let name = words::form(kind);
        let width = ui.available_size_before_wrap().x.clamp(200.0, 470.0);
        ui.add(TextEdit::singleline(&mut shown).desired_width(width))
            .widget_info(|| egui::WidgetInfo::text_edit(true, address, address, name));
        let now = ui.input(|input| input.time);
        let until: Option<f64> = ui.data(|data| data.get_temp(said));
        if until.is_some_and(|until| now < until) {
            let accent = theme::tokens(ui).accent;
            ui.label(RichText::new(words::COPIED).color(accent));
            ui.ctx().request_repaint_after_secs(0.5);
        } else {
            let copy = ui.button(words::COPY_ADDRESS);
            let copy = copy.accessible_name(format!("{}　{name}", words::COPY_ADDRESS));
            if copy.clicked() {
                actions.push(Action::Copy(address.to_owned()));
                ui.data_mut(|data| data.insert_temp(said, now + SAID));
            }
        }
    });
}

/// The place to drop files, and the ways for those who do not.
fn drop_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    let form = &view.state.new_form;
    let tokens = theme::tokens(ui);
    let is_over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (stroke, fill) = if is_over {
        (Stroke::new(2.0, tokens.accent), tokens.accent_soft)
    } else {
        (Stroke::new(1.0, tokens.line), Color32::TRANSPARENT)
    };
    let frame = Frame::new().stroke(stroke).fill(fill).corner_radius(10).inner_margin(20);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        match form.phase {
            NewFormPhase::Reading => {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(words::READING);
                    if ui.button(words::CANCEL).clicked() {
                        actions.push(Action::NewForm(NewFormAction::Cancel));
                    }
                });
            }
            NewFormPhase::Keeping => {
                ui.label(words::KEEPING);
            }
            NewFormPhase::Idle | NewFormPhase::Picking => {
                heading(ui, words::DROP);
                let can = form.phase == NewFormPhase::Idle && !view.has_dialog;
                if primary(ui, can, words::PICK).clicked() {
                    actions.push(Action::NewForm(NewFormAction::Pick));
                }
                path_ui(ui, form, actions);
            }
        }
    });
}

fn path_ui(ui: &mut Ui, form: &NewForm, actions: &mut Vec<Action>) {
    let label = caption(ui, words::PATH);
    let mut path = form.path.clone();
    ui.horizontal_wrapped(|ui| {
        let width = (ui.available_width() - 120.0).max(160.0);
        let field = TextEdit::singleline(&mut path).desired_width(width);
        let field = ui.add(field.margin(egui::Margin::symmetric(10, 8))).labelled_by(label.id);
        let cut = field_menu(ui, &field, &mut path);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_filled = !path.trim().is_empty();
        let button = ui.add_enabled(is_filled, Button::new(words::READ_PATH));
        let read = Action::NewForm(NewFormAction::Read(vec![typed_path(&path)]));
        if field.changed() || cut {
            actions.push(Action::NewForm(NewFormAction::TypePath(path)));
        }
        if is_filled && (button.clicked() || entered) {
            actions.push(read);
        }
    });
}

/// Which form was read from which file.
fn read_ui(ui: &mut Ui, form: &NewForm, kind: FormKind) {
    let read = form.reading(kind);
    let named = read.map(|(file, form)| (file.file.name.as_str(), form.items.len()));
    ui.label(words::read_state(kind, named));
    let Some((file, form)) = read else { return };
    caption(ui, words::origin(known_original(&file.file.sha256)));
    if form.items.iter().flat_map(|item| &item.answers).any(|cell| cell.way.is_unsure()) {
        caption(ui, words::UNSURE_ANSWERS);
    }
    if file.reading.has_macros {
        attention(ui, words::HAS_MACROS);
    }
}

fn aside_ui(ui: &mut Ui, year: FiscalYear) {
    for (title, text) in words::aside(year) {
        ui.add_space(8.0);
        heading(ui, title);
        paragraph(ui, &text);
    }
}

/// Files that are dropped onto the window are read like those that were chosen.
fn take_dropped(ui: &Ui, form: &NewForm, actions: &mut Vec<Action>) {
    let dropped = ui.input(|input| {
        let files = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
        files.collect::<Vec<_>>()
    });
    if !dropped.is_empty() && !form.is_busy() {
        actions.push(Action::NewForm(NewFormAction::Read(dropped)));
    }
}
