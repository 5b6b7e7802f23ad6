//! The settings: how the window looks, where the data is, every key, and what the program is.

use std::path::Path;

use egui::{Button, RichText, TextEdit, Ui};

use super::copies::pair_ui;
use super::second_place::second_place_ui;
use crate::explain::{edition as edition_words, settings as words, window};
use crate::model::edition::WordingSource;
use crate::model::{Preferences, TextSize, ThemeChoice};
use crate::state::{Action, Dialog, Screen};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::View;
use crate::ui::widgets::{
    self, answer_buttons, attention, caption, card, check_box, field_menu, heading, key_list,
    paragraph,
};

const LICENSES: [(&str, &str); 3] = [
    (words::FONT_LICENSE, include_str!("../../../assets/fonts/OFL.txt")),
    (words::MIT_LICENSE, include_str!("../../../LICENSE-MIT")),
    (words::APACHE_LICENSE, include_str!("../../../LICENSE-APACHE")),
];

/// The screen.
pub fn settings_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    widgets::scroll(ui, "settings", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 12)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 760.0);
                if view.state.open.is_none() && ui.button(words::BACK).clicked() {
                    actions.push(Action::Go(Screen::Start));
                }
                if view.state.open.is_none() {
                    ui.heading(words::HEADING);
                }
                let parts: [fn(&mut Ui, View<'_>, &mut Vec<Action>); 8] = [
                    look_ui,
                    working_ui,
                    pair_ui,
                    second_place_ui,
                    data_ui,
                    editions_ui,
                    keys_ui,
                    about_ui,
                ];
                for part in parts {
                    card(ui, |ui| part(ui, view, actions));
                    ui.add_space(8.0);
                }
            },
        );
    });
}

fn look_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::LOOK);
    let preferences = view.preferences;
    caption(ui, words::TEXT_SIZE);
    let names = TextSize::OFFERED.map(words::text_size);
    let sizes: Vec<_> = TextSize::OFFERED
        .into_iter()
        .zip(&names)
        .map(|(size, name)| (size, name.as_str(), None, false))
        .collect();
    let chosen = Some(preferences.text_size);
    if let Some(text_size) = answer_buttons(ui, words::TEXT_SIZE, &sizes, chosen, theme::CONTROL) {
        actions.push(Action::Prefer(Preferences { text_size, ..preferences.clone() }));
    }
    let shown = ui.ctx().zoom_factor();
    if shown + 0.01 < preferences.text_size.factor() {
        caption(ui, &words::shown_smaller(shown));
    }
    ui.add_space(6.0);
    caption(ui, words::THEME);
    let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark]
        .map(|theme| (theme, words::theme(theme), None, false));
    let chosen = Some(preferences.theme);
    if let Some(theme) = answer_buttons(ui, words::THEME, &themes, chosen, theme::CONTROL) {
        actions.push(Action::Prefer(Preferences { theme, ..preferences.clone() }));
    }
}

fn working_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::WORKING);
    let next_after_yes = view.preferences.next_after_yes;
    if check_box(ui, next_after_yes, words::NEXT_AFTER_YES).clicked() {
        let next_after_yes = !next_after_yes;
        actions.push(Action::Prefer(Preferences { next_after_yes, ..view.preferences.clone() }));
    }
    caption(ui, words::NEXT_AFTER_YES_EXPLAINED);
}

fn data_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::DATA);
    paragraph(ui, words::DATA_EXPLAINED);
    let folder = view.program.data_folder.to_string_lossy().into_owned();
    ui.label(RichText::new(&folder).monospace());
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::OPEN_FOLDER).clicked() {
            actions.push(Action::OpenFile(view.program.data_folder.to_owned()));
        }
        if ui.button(words::COPY_FOLDER).clicked() {
            actions.push(Action::Copy(folder));
        }
    });
    if view.program.open_to_others {
        caption(ui, words::OPEN_TO_OTHERS);
    }
    let Some(usual) = view.program.usual_folder else {
        return;
    };
    ui.add_space(8.0);
    heading(ui, words::OTHER_FOLDER);
    paragraph(ui, words::OTHER_FOLDER_EXPLAINED);
    if let Some(next) = &view.state.next_folder {
        attention(ui, &words::next_folder(next));
        if ui.button(words::STAY).clicked() {
            actions.push(Action::ChooseDataFolder(Some(view.program.data_folder.to_owned())));
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(!view.has_dialog, Button::new(words::PICK)).clicked() {
            actions.push(Action::PickDataFolder);
        }
        let is_used = |folder: &Path| folder == usual;
        let next = view.state.next_folder.as_deref().unwrap_or(view.program.data_folder);
        if !is_used(next) && ui.button(words::USE_USUAL).clicked() {
            actions.push(Action::ChooseDataFolder(None));
        }
    });
    typed_folder_ui(ui, actions);
}

/// The editions that were read in here, each with the way to remove it.
fn editions_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, edition_words::READ_IN);
    if view.editions.read_in.is_empty() {
        caption(ui, edition_words::NONE_READ_IN);
    }
    for read in &view.editions.read_in {
        ui.push_id(&read.id, |ui| {
            ui.separator();
            paragraph(ui, &read.name);
            let checked = read.checked.as_ref().map(|(on, by)| (*on, by.as_str()));
            caption(ui, &edition_words::read_in(read.fiscal_year, read.revision, checked));
            let name = format!("{} {}", edition_words::REMOVE, read.name);
            if ui.button(edition_words::REMOVE).accessible_name(name).clicked() {
                actions.push(Action::Ask(Dialog::RemoveEdition(read.id.clone())));
            }
        });
    }
}

/// For machines that cannot show a folder dialog.
fn typed_folder_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let id = ids::in_clinic(ui, "typed data folder");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let label = caption(ui, words::TYPED);
    let field = TextEdit::singleline(&mut typed).id(id.with("field"));
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field).labelled_by(label.id);
    field_menu(ui, &field, &mut typed);
    let is_filled = !typed.trim().is_empty();
    if ui.add_enabled(is_filled, Button::new(words::USE_TYPED)).clicked() {
        actions.push(Action::ChooseDataFolder(Some(typed.trim().into())));
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

fn keys_ui(ui: &mut Ui, _: View<'_>, _: &mut Vec<Action>) {
    heading(ui, words::KEYS);
    caption(ui, words::KEYS_HINT);
    ui.collapsing(words::SHOW_KEYS, key_list);
}

fn about_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    heading(ui, words::ABOUT);
    ui.label(words::version(env!("CARGO_PKG_VERSION")));
    paragraph(ui, words::OFFLINE);
    ui.add_space(6.0);
    heading(ui, words::LICENSES);
    for line in words::LICENSE_LINES {
        paragraph(ui, line);
    }
    for (title, text) in LICENSES {
        ui.collapsing(title, |ui| {
            ui.label(RichText::new(text).small());
            if ui.button(window::COPY).clicked() {
                actions.push(Action::Copy(text.to_owned()));
            }
        });
    }
    ui.add_space(6.0);
    heading(ui, words::SOURCES);
    paragraph(ui, words::SOURCES_EXPLAINED);
    let is_official = |source: &&WordingSource| source.official;
    let official: Vec<&WordingSource> = view.program.sources.iter().filter(is_official).collect();
    ui.collapsing(words::official_sources(official.len()), |ui| {
        for source in official {
            source_ui(ui, source, actions);
        }
    });
    let others: Vec<&WordingSource> =
        view.program.sources.iter().filter(|it| !it.official).collect();
    if !others.is_empty() {
        ui.collapsing(words::other_sources(others.len()), |ui| {
            for source in others {
                source_ui(ui, source, actions);
            }
        });
    }
}

fn source_ui(ui: &mut Ui, source: &WordingSource, actions: &mut Vec<Action>) {
    ui.push_id(&source.id, |ui| {
        ui.separator();
        paragraph(ui, &source.title);
        ui.label(RichText::new(&source.address).small());
        let name = format!("{} {}", words::COPY_ADDRESS, source.title);
        if ui.button(words::COPY_ADDRESS).accessible_name(name).clicked() {
            actions.push(Action::Copy(source.address.clone()));
        }
    });
}
