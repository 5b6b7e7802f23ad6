//! The dialogs: one at a time, each says what it is about and how to leave it.

use std::path::Path;

use chrono::NaiveDate;
use egui::{ComboBox, Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::dialog_parts::{explanation_ui, leading, title};
use super::documents::document::{approve_ui, approved_version_ui};
use super::find::find_ui;
use super::ids;
use super::list_keys::{list_entry, note_list};
use super::program::help::{help_ui, tour_ui};
use super::program::{backups, copies, strays};
use super::records::charts;
use super::records::ledger::bulk::{check_ui, states_ui};
use super::records::ledger::paste::paste_ui;
use super::records::ledger::removal::removal_ui;
use super::save_table::save_table_ui;
use super::theme;
use super::unsaved;
use super::view::{EditionOption, View};
use super::widgets::{attention, caption, focus_at_first, paragraph, primary};
use super::year::closing;
use super::year::new_form::offer_ui;
use crate::explain::{edition, export, start, window};
use crate::model::edition_change::edition_change;
use crate::model::edition_of_year::{EditionYear, edition_of_year};
use crate::model::last_year::{LastYearCounts, YearBefore};
use crate::model::{EditionRef, FiscalYear, FormRef, Workbook};
use crate::state::{Action, Dialog, Edit, next_name};
use crate::text::{Explanation, dates};

/// Shows the dialog that is up.
pub fn dialog_ui(ui: &mut Ui, view: View<'_>, dialog: &Dialog, actions: &mut Vec<Action>) {
    // An id of its own for each kind: a dialog that follows another finds its own place and size.
    let modal = Modal::new(ids::in_clinic(ui, ("dialog", std::mem::discriminant(dialog))));
    let frame = egui::Frame::popup(ui.style()).inner_margin(20);
    let response = modal.frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((ui.ctx().content_rect().width() - 72.0).min(width_of(dialog)));
        let height = ui.ctx().content_rect().height() - 80.0;
        ui.set_max_height(height);
        let scroll = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        scroll.show(ui, |ui| match dialog {
            Dialog::NewClinic(name) => new_clinic_ui(ui, name, actions),
            Dialog::StartYear { year, edition, edition_year } => {
                start_year_ui(ui, view, *year, edition, *edition_year, actions);
            }
            Dialog::ChangeEdition { year, edition } => {
                change_edition_ui(ui, view, *year, edition, actions);
            }
            Dialog::CloseYear { year, by } => {
                closing::close_dialog_ui(ui, view, (*year, by), actions);
            }
            Dialog::ClosingYear(hundredths) => {
                closing::closing_dialog_ui(ui, *hundredths, actions);
            }
            Dialog::ChangedWhileClosing(year) => {
                problem_ui(ui, &crate::explain::closing::changed_meanwhile(*year), actions);
            }
            Dialog::ReopenYear { year, by, reason } => {
                closing::reopen_dialog_ui(ui, (*year, by, reason), actions);
            }
            Dialog::YearIsClosed(year) => closing::refused_ui(ui, *year, actions),
            Dialog::RemoveEdition(id) => remove_edition_ui(ui, view, id, actions),
            Dialog::Problem(explanation) => problem_ui(ui, explanation, actions),
            Dialog::Restore { clinic, backups } => {
                backups::list_ui(ui, clinic, backups.as_deref(), actions);
            }
            Dialog::BackupDifference { clinic, backups, at, shown } => {
                backups::difference_ui(ui, clinic, (backups, *at), shown.as_ref(), actions);
            }
            Dialog::StrayDifference { entry, shown } => {
                strays::difference_ui(ui, view, entry, shown.as_ref(), actions);
            }
            Dialog::Restoring => backups::restoring_ui(ui),
            Dialog::Copying => copies::copying_ui(ui),
            Dialog::Copied(folder) => copies::copied_ui(ui, folder, actions),
            Dialog::TypeFolder { purpose, typed } => {
                copies::type_ui(ui, (purpose, typed), actions);
            }
            Dialog::OpenCopy { entries, .. } => copies::open_ui(ui, entries, actions),
            Dialog::TakeInBeside(entry) => copies::beside_ui(ui, entry, actions),
            Dialog::RemoveClinic { id, name } => copies::remove_ui(ui, view, (id, name), actions),
            Dialog::ClinicRemoved { name, folder } => {
                copies::removed_ui(ui, (name, folder), actions);
            }
            Dialog::RemoveYear(year) => copies::remove_year_ui(ui, view, *year, actions),
            Dialog::YearRemoved { year, folder } => {
                copies::year_removed_ui(ui, (*year, folder), actions);
            }
            Dialog::Overwrite(path) => overwrite_ui(ui, path, actions),
            Dialog::OpenWallChart => charts::open_wall_ui(ui, view, actions),
            Dialog::ArrangeChart(kind) => charts::arrange_ui(ui, *kind, actions),
            Dialog::Paste(paste) => {
                if let Some(open) = &view.state.open {
                    paste_ui(ui, &open.workbook, &view.state.ledger, paste, actions);
                }
            }
            Dialog::RemoveDevices(asked) => {
                if let Some(open) = &view.state.open {
                    removal_ui(ui, (&open.workbook, view.documents), asked, actions);
                }
            }
            Dialog::CheckDevices { devices, on, by } => {
                if let Some(open) = &view.state.open {
                    let (entered, ledger) = ((&devices[..], *on, *by), &view.state.ledger);
                    check_ui(ui, &open.workbook, ledger, entered, view.today, actions);
                }
            }
            Dialog::DeviceStates(devices) => states_ui(ui, &view.state.ledger, devices, actions),
            Dialog::SaveTable => save_table_ui(ui, view, actions),
            Dialog::Help => help_ui(ui, view, actions),
            Dialog::Tour(at) => tour_ui(ui, *at, actions),
            Dialog::Find(typed) => find_ui(ui, view, typed, actions),
            Dialog::ApproveDocument => approve_ui(ui, view, actions),
            Dialog::ReadDocument(at) => approved_version_ui(ui, view, *at, actions),
            Dialog::Unsaved(leaving, explanation) => {
                unsaved::unsaved_ui(ui, view, (*leaving, explanation), actions);
            }
            Dialog::UnsavedDifference(shown) => {
                unsaved::difference_ui(ui, view, shown.as_ref(), actions);
            }
            Dialog::SaveElsewhere => unsaved::elsewhere_ui(ui, view, actions),
            Dialog::WhoseContent => unsaved::whose_ui(ui, actions),
            Dialog::SavedElsewhere(copy) => unsaved::saved_elsewhere_ui(ui, copy, actions),
        });
    });
    // Esc closes a dialog; a click beside it does not, because such clicks are slips.
    if response.should_close() && !response.backdrop_response.clicked() {
        actions.push(Action::Dismiss);
    }
}

/// The width of a dialog in which its buttons stand on one line.
fn width_of(dialog: &Dialog) -> f32 {
    match dialog {
        Dialog::Paste(paste) if paste.doubtful.is_empty() => 680.0,
        Dialog::Paste(_) => 920.0,
        Dialog::Restore { .. }
        | Dialog::BackupDifference { .. }
        | Dialog::StrayDifference { .. } => 760.0,
        _ => 560.0,
    }
}

fn new_clinic_ui(ui: &mut Ui, name: &str, actions: &mut Vec<Action>) {
    title(ui, start::NEW_TITLE);
    let label = caption(ui, start::NAME);
    let mut text = name.to_owned();
    let id = ids::in_clinic(ui, "new clinic name");
    let field = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
    let field = field.margin(egui::Margin::symmetric(10, 8));
    let response = ui.add(field).labelled_by(label.id);
    focus_at_first(ui, &response);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        actions.push(Action::Ask(Dialog::NewClinic(text.clone())));
    }
    caption(ui, start::NAME_HINT);
    ui.horizontal(|ui| {
        let has_name = !text.trim().is_empty();
        if primary(ui, has_name, start::CREATE).clicked() || (entered && has_name) {
            actions.push(Action::CreateClinic(text.clone()));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// The dialog that starts a year: this one, or the first later one not yet started.
pub fn start_year(
    editions: &[EditionOption],
    workbook: &Workbook,
    today: NaiveDate,
) -> Option<Dialog> {
    let mut year = FiscalYear::containing(today);
    while workbook.assessment(year).is_some() && year != year.next() {
        year = year.next();
    }
    start_year_on(editions, year)
}

/// The dialog at a year, with the edition proposed for it.
fn start_year_on(editions: &[EditionOption], year: FiscalYear) -> Option<Dialog> {
    let facts = |option: &&EditionOption| EditionYear {
        fiscal_year: option.fiscal_year,
        bridge: option.bridge,
    };
    edition_of_year(editions, year, facts).map(|option| start_year_with(year, option))
}

fn start_year_with(year: FiscalYear, option: &EditionOption) -> Dialog {
    let (edition, edition_year) = (option.reference.clone(), option.fiscal_year);
    Dialog::StartYear { year, edition, edition_year }
}

/// The other editions that the year can be started on.
fn editions_ui(
    ui: &mut Ui,
    view: View<'_>,
    year: FiscalYear,
    edition: &EditionRef,
    actions: &mut Vec<Action>,
) {
    // Two of one name, say one that was read in twice, are told apart by their ids.
    let same = |name: &str| view.editions.options.iter().filter(|it| it.name == name).count() > 1;
    let name = |option: &EditionOption| {
        let name = window::edition_choice(&option.name, option.bridge);
        if same(&option.name) { format!("{name} {}", option.reference.id) } else { name }
    };
    let chosen = view.editions.options.iter().find(|option| option.reference == *edition);
    let combo = ComboBox::from_id_salt("edition").width(320.0);
    let shown = combo.selected_text(chosen.map(name).unwrap_or_default()).show_ui(ui, |ui| {
        for option in &view.editions.options {
            if list_entry(ui, option.reference == *edition, name(option)).clicked() {
                actions.push(Action::Ask(start_year_with(year, option)));
            }
        }
    });
    note_list(ui, shown.response.accessible_name(window::EDITION_CHOICE).id);
}

/// Asks whether a year goes to another edition, and says what follows.
fn change_edition_ui(
    ui: &mut Ui,
    view: View<'_>,
    year: FiscalYear,
    reference: &EditionRef,
    actions: &mut Vec<Action>,
) {
    let known = |id: &str| view.all_editions.iter().copied().find(|it| it.id == id);
    let open = view.state.open.as_ref();
    let assessment = open.and_then(|open| open.workbook.assessment(year));
    let editions = assessment.and_then(|it| Some((view.edition_of(it)?, known(&reference.id)?)));
    let (Some(assessment), Some((from, to))) = (assessment, editions) else {
        actions.push(Action::Dismiss);
        return;
    };
    title(ui, window::CHANGE_EDITION);
    let change = edition_change(assessment, from, to, &known);
    paragraph(ui, &window::change_edition(year, &from.name.text, &to.name.text));
    paragraph(ui, &window::answers_follow(change.followed, change.left.len()));
    for (form, key) in &change.left {
        let row = from.form_of(*form).row(key);
        let name = row.map(|row| format!("{} {}", row.full_number(), row.item.short));
        caption(ui, name.unwrap_or_else(|| key.to_string()).trim());
    }
    ui.horizontal_wrapped(|ui| {
        if leading(ui, true, window::CHANGE_NOW).clicked() {
            let edit = Edit::ChangeEdition(year, reference.clone(), change.moves.clone());
            actions.push(Action::Edit(edit));
        }
        if ui.button(window::KEEP_EDITION).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// What the year before will say beside the items, in numbers.
fn preview_ui(ui: &mut Ui, view: View<'_>, year: FiscalYear, edition: &EditionRef) {
    let known = |id: &str| view.all_editions.iter().copied().find(|it| it.id == id);
    let Some(open) = &view.state.open else { return };
    let (Some(edition), Some(assessment)) =
        (known(&edition.id), open.workbook.previous_assessment(year))
    else {
        return;
    };
    let Some(earlier) = view.edition_of(assessment) else { return };
    let before = Some(YearBefore { assessment, edition: earlier });
    let counts = LastYearCounts::of(edition, FormRef::Institution, before, &known, view.today);
    caption(ui, &window::last_year_counts(assessment.fiscal_year, counts));
}

fn start_year_ui(
    ui: &mut Ui,
    view: View<'_>,
    year: FiscalYear,
    edition: &EditionRef,
    edition_year: FiscalYear,
    actions: &mut Vec<Action>,
) {
    title(ui, window::START_YEAR_TITLE);
    ui.horizontal_wrapped(|ui| {
        let step = |number| {
            FiscalYear::new(number)
                .ok()
                .and_then(|year| start_year_on(&view.editions.options, year))
                .map(Action::Ask)
        };
        if ui.button(window::YEAR_BACK).clicked() {
            actions.extend(step(year.number() - 1));
        }
        ui.label(RichText::new(dates::fiscal_year_both(year)).text_style(theme::strong()));
        if ui.button(window::YEAR_ON).clicked() {
            actions.extend(step(year.number() + 1));
        }
    });
    // In a low window the button that starts stays in sight.
    let is_low = ui.ctx().content_rect().height() < 420.0;
    if !is_low {
        paragraph(ui, window::START_YEAR_EXPLAINED);
    }
    let option = view.editions.options.iter().find(|option| option.reference == *edition);
    let is_bridge = option.is_some_and(|option| option.bridge);
    if is_bridge {
        paragraph(ui, &window::bridge(edition_year));
    } else {
        ui.label(window::form_used(edition_year));
    }
    if view.editions.options.len() > 1 {
        editions_ui(ui, view, year, edition, actions);
    }
    if !is_low && (year != edition_year || is_bridge) {
        offer_ui(ui, view, actions);
    }
    preview_ui(ui, view, year, edition);
    let open = view.state.open.as_ref();
    let exists = open.is_some_and(|open| open.workbook.assessment(year).is_some());
    if exists {
        attention(ui, window::YEAR_EXISTS);
    }
    ui.horizontal_wrapped(|ui| {
        if leading(ui, !exists, &window::start_year(year)).clicked() {
            actions.push(Action::Edit(Edit::StartYear(year, edition.clone())));
        }
        if ui.button(window::LATER).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

/// Asks before an edition goes, with what goes with it. One that a year of the open clinic is answered on
/// stays, and says so.
fn remove_edition_ui(ui: &mut Ui, view: View<'_>, id: &str, actions: &mut Vec<Action>) {
    title(ui, edition::REMOVE_TITLE);
    let Some(read) = view.editions.read_in.iter().find(|it| it.id == id) else {
        actions.push(Action::Dismiss);
        return;
    };
    let open = view.state.open.as_ref().map(|open| &open.workbook);
    let years = open.into_iter().flat_map(|workbook| {
        let years = workbook.assessments.iter().filter(|year| year.edition.id == id);
        years.map(|year| (workbook.clinic.name.clone(), year.fiscal_year))
    });
    let used: Vec<_> = years.collect();
    if used.is_empty() {
        let (name, file) = (&read.name, &read.file);
        paragraph(ui, &edition::removed_with_it(name, file, id, read.has_originals));
    } else {
        explanation_ui(ui, &edition::still_used(id, &used, &[]), actions);
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, used.is_empty(), edition::REMOVE_NOW).clicked() {
            actions.push(Action::RemoveEdition(id.to_owned()));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}

fn problem_ui(ui: &mut Ui, explanation: &Explanation, actions: &mut Vec<Action>) {
    title(ui, window::PROBLEM);
    explanation_ui(ui, explanation, actions);
    if leading(ui, true, window::CLOSE).clicked() {
        actions.push(Action::Dismiss);
    }
}

/// Proposes another name first: what is replaced is gone.
fn overwrite_ui(ui: &mut Ui, path: &Path, actions: &mut Vec<Action>) {
    title(ui, export::OVERWRITE_TITLE);
    paragraph(ui, &export::overwrite(&path.to_string_lossy()));
    let next = next_name(path);
    let name = next.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ui.horizontal_wrapped(|ui| {
        if leading(ui, true, &export::save_as(&name)).clicked() {
            actions.push(Action::TypeExportPath(next.to_string_lossy().into_owned()));
            actions.push(Action::Export(false));
        }
        if ui.button(export::OVERWRITE).clicked() {
            actions.push(Action::Export(true));
        }
        if ui.button(window::CANCEL).clicked() {
            actions.push(Action::Dismiss);
        }
    });
}
