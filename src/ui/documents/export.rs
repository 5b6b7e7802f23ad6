//! What is missing before an inspection, and the PDF.

mod choice;
mod handed;

use std::path::Path;

use egui::{Button, Panel, ProgressBar, RichText, TextEdit, Ui};

use self::choice::parts_ui;
use self::handed::handed_ui;
use super::preview::pages_ui;
use crate::explain::{
    closing as closing_words, export as words, import as words_table, missing as missing_words,
    preview as words_preview, table_proof, window,
};
use crate::model::missing::{Missing, missing};
use crate::model::proofreading::unconfirmed;
use crate::model::{AnswerPlace, AnsweredYear, CheckTable, FormRef, Workbook};
use crate::state::{Action, ClosingAction, ExportPhase, OpenBook, Screen};
use crate::ui::command::Command;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::{View, YearView};
use crate::ui::widgets::{
    self, attention, caption, card, export_form_ui, export_tables_ui, field_menu, heading,
    jump_row, primary,
};
use crate::ui::year::new_form::{later_form_ui, offer_ui};

/// What the screen reads.
struct PrintView<'a> {
    view: View<'a>,
    book: &'a OpenBook,
    /// The year on screen, if there is one whose edition is known, and what was kept of a closed one.
    year: Option<YearView<'a>>,
}

impl<'a> PrintView<'a> {
    fn of(view: View<'a>, book: &'a OpenBook) -> Self {
        // The names of today would be no extract of what was kept.
        let is_kept =
            |year: &YearView<'_>| year.closing().is_none() || matches!(view.frozen, Some(Ok(_)));
        Self { view, book, year: view.year().filter(is_kept) }
    }

    /// What the chosen papers are made from: of a closed year all of them from what was kept, once one
    /// of them is made from the year.
    fn workbook(&self) -> &'a Workbook {
        let closed = self.year.filter(|year| year.closing().is_some());
        let needs_year = self.view.state.export.papers.need_year();
        closed.filter(|_| needs_year).map_or(&self.book.workbook, |year| year.workbook)
    }
}

/// The screen: the pages stand beside it where there is room for them.
pub fn export_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let print = &PrintView::of(view, book);
    if ui.available_width() < theme::FOLD_PREVIEW - theme::NAV_WIDTH {
        steps_ui(ui, print, words_preview::SHOW, actions);
        return;
    }
    let width = theme::EXPORT_WIDTH.min(ui.available_width() * 0.5);
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    Panel::left("export").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        steps_ui(ui, print, words_preview::ENLARGE, actions);
    });
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        pages_ui(ui, ids::in_clinic(ui, "pages beside"), view.pages);
    });
}

/// Everything but the pages. `preview` leads to them.
fn steps_ui(ui: &mut Ui, print: &PrintView<'_>, preview: &str, actions: &mut Vec<Action>) {
    let running =
        matches!(print.view.state.export.phase, ExportPhase::Running(_) | ExportPhase::Picking);
    let margin = egui::Margin::symmetric(20, 8);
    // What came of it is the first thing on the screen, and the button is always in sight.
    if let ExportPhase::Done(path) = &print.view.state.export.phase {
        let frame = egui::Frame::new().inner_margin(margin);
        Panel::top("export result").frame(frame).show(ui, |ui| done_ui(ui, print, path, actions));
    }
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(margin);
    Panel::bottom("export path").frame(frame).show(ui, |ui| path_ui(ui, print, actions));
    widgets::scroll(ui, "export", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 860.0);
            ui.horizontal_wrapped(|ui| {
                ui.heading(words::HEADING);
                if ui.button(preview).clicked() {
                    actions.push(Action::Go(Screen::Preview));
                }
            });
            if let Some(year) = print.year.filter(|it| it.closing().is_none()) {
                later_form_ui(ui, year, actions);
            }
            card(ui, |ui| {
                ui.add_enabled_ui(!running, |ui| parts_ui(ui, print, actions));
                if let Some(year) = print.year {
                    handed_ui(ui, year, actions);
                }
            });
            if let Some(year) = print.year.filter(|year| year.edition.has_originals()) {
                ui.add_space(8.0);
                card(ui, |ui| {
                    caption(ui, words_table::FORM_OFFERED);
                    export_form_ui(ui, year.edition, FormRef::Institution, actions);
                });
            }
            ui.add_space(8.0);
            notices_ui(ui, print, actions);
            ui.add_space(8.0);
            card(ui, |ui| match print.year {
                Some(year) => missing_ui(ui, year, actions),
                None => no_year_ui(ui, print, actions),
            });
            ui.add_space(8.0);
            card(ui, |ui| export_tables_ui(ui, actions));
        });
    });
}

fn path_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let export = &print.view.state.export;
    let idle = matches!(export.phase, ExportPhase::Idle | ExportPhase::Done(_));
    ui.add_enabled_ui(idle, |ui| {
        let label = caption(ui, words::PATH);
        let mut path = export.path.clone();
        let field = TextEdit::singleline(&mut path).desired_width(f32::INFINITY);
        let field = field.margin(egui::Margin::symmetric(10, 8));
        let field = ui.add(field).labelled_by(label.id);
        let cut = field_menu(ui, &field, &mut path);
        if field.changed() || cut {
            actions.push(Action::TypeExportPath(path));
        }
        ui.horizontal_wrapped(|ui| {
            let browse = ui.add_enabled(!print.view.has_dialog, Button::new(words::BROWSE));
            if browse.clicked() {
                actions.push(Action::PickExportPath);
            }
            let can = !export.papers.is_empty() && !export.path.trim().is_empty();
            // Once it is made, opening it comes next.
            let is_made = matches!(export.phase, ExportPhase::Done(_));
            let write = if is_made {
                ui.add_enabled(can, Button::new(words::WRITE))
            } else {
                primary(ui, can, words::WRITE)
            };
            if write.clicked() {
                actions.push(Action::Export(false));
            }
            // The key that leads here goes on to the button, which writes when it is pressed.
            let key = Command::Export.shortcut();
            if !print.view.has_dialog && ui.input_mut(|input| input.consume_shortcut(&key)) {
                write.request_focus();
            }
            if export.papers.is_empty() {
                caption(ui, words::NOTHING_CHOSEN);
            }
            if let Some(pages) = page_count(print).filter(|_| !export.papers.is_empty()) {
                caption(ui, &words::pages(pages));
            }
        });
    });
    match &export.phase {
        ExportPhase::Idle | ExportPhase::Picking | ExportPhase::Done(_) => {}
        ExportPhase::Running(share) => {
            let bar = ProgressBar::new(*share).text(words::percent(*share));
            ui.add(bar).accessible_name(words::RUNNING);
            if ui.button(words::CANCEL).clicked() {
                actions.push(Action::CancelExport);
            }
        }
    }
}

/// How many pages the choice has, once they are laid out.
fn page_count(print: &PrintView<'_>) -> Option<usize> {
    let pages = print.view.pages;
    pages.printout.filter(|_| !pages.is_working).map(|printout| printout.pages.len())
}

/// What is in the PDF that was just made.
fn made(print: &PrintView<'_>) -> String {
    let (view, workbook) = (print.view, print.workbook());
    let year =
        print.year.map(|year| AnsweredYear { assessment: year.assessment, edition: year.edition });
    let papers = &view.state.export.papers;
    let printed = papers.in_order(view.documents);
    let mut printed =
        printed.into_iter().filter(|it| papers.why_empty(it, workbook, year).is_none());
    let first = printed.next().map(|it| words::paper(it, view.documents).into_owned());
    words::done_with(&first.unwrap_or_default(), printed.count(), page_count(print))
}

fn done_ui(ui: &mut Ui, print: &PrintView<'_>, path: &Path, actions: &mut Vec<Action>) {
    let frame = egui::Frame::new().fill(theme::tokens(ui).accent_soft).corner_radius(8);
    frame.inner_margin(12).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        heading(ui, words::DONE);
        widgets::paragraph(ui, &made(print));
        caption(ui, &path.to_string_lossy());
        caption(ui, words::CHECKED);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, true, words::OPEN).clicked() {
                actions.push(Action::OpenFile(path.to_owned()));
            }
            if ui.button(words::OPEN_FOLDER).clicked() {
                actions.push(Action::ShowInFolder(path.to_owned()));
            }
        });
    });
}

/// What should be known before printing: another year's form, unchecked wording, missing glyphs.
fn notices_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    if let Some(year) = print.year {
        wording_ui(ui, year, actions);
    }
    let gaps = print.view.state.export.gaps.as_deref().unwrap_or_default();
    if !gaps.is_empty() {
        card(ui, |ui| {
            heading(ui, words::GAPS);
            caption(ui, words::GAPS_EXPLAINED);
            for gap in gaps {
                ui.label(words::gap(gap.character, &gap.places));
            }
        });
    }
}

/// What should be known of the form and the wording of the year.
fn wording_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let edition = year.edition;
    if let Some(closing) = year.closing() {
        widgets::paragraph(ui, &closing_words::extract(closing));
        return;
    }
    if edition.bridge {
        widgets::paragraph(ui, &window::bridge(edition.fiscal_year));
        offer_ui(ui, year.view, actions);
    }
    if year.view.wording_changed {
        attention(ui, window::WORDING_CHANGED);
    }
    unconfirmed_ui(ui, year, actions);
}

/// One quiet line on what is not compared with its original, of the papers that are chosen.
fn unconfirmed_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let (pieces, documents) = (year.view.pieces, year.view.documents);
    let papers = &year.view.state.export.papers;
    let form = if papers.need_year() { unconfirmed(pieces, &year.edition.id) } else { 0 };
    let on_paper = |table: &&CheckTable| {
        papers.iter().any(|paper| {
            paper.check_table(documents) == Some(table.id.as_str())
                && papers.why_empty(paper, &year.book.workbook, None).is_none()
        })
    };
    let tables = documents.check_tables().filter(on_paper);
    let tables =
        tables.map(|it| (table_proof::name(&it.id, documents), unconfirmed(pieces, &it.id)));
    let tables: Vec<(&str, usize)> = tables.filter(|(_, count)| *count > 0).collect();
    if form == 0 && tables.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        caption(ui, &words::unconfirmed(form, &tables));
        let name = window::screen(Screen::Proofread);
        let link = RichText::new(name).small().color(theme::tokens(ui).accent);
        if ui.link(link).accessible_name(words::to_wording()).clicked() {
            actions.push(Action::Go(Screen::Proofread));
        }
    });
}

/// What can be printed without a year, and the way to one.
fn no_year_ui(ui: &mut Ui, print: &PrintView<'_>, actions: &mut Vec<Action>) {
    let is_closed = print.book.assessment().is_some_and(|it| it.closed().is_some());
    if let Some(Err(explanation)) = print.view.frozen.filter(|_| is_closed) {
        attention(ui, &explanation.what);
        if ui.button(closing_words::READ_AGAIN).clicked() {
            actions.push(Action::Closing(ClosingAction::ReadAgain));
        }
    } else if is_closed {
        widgets::paragraph(ui, closing_words::READING);
    } else if print.book.year.is_some() {
        attention(ui, window::NO_EDITION);
    } else {
        widgets::paragraph(ui, &words::without_year(print.view.documents));
        if ui.button(words::TO_YEAR).clicked() {
            actions.push(Action::Go(Screen::Overview));
        }
    }
}

/// How many lines are shown at first: fifty vendors can miss hundreds of things.
const SHOWN_AT_FIRST: usize = 40;

fn missing_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let all = missing(year.edition, year.assessment, year.day());
    heading(ui, &words::missing(all.len()));
    if all.is_empty() {
        ui.label(words::NOTHING_MISSING);
        return;
    }
    caption(ui, words::MISSING_EXPLAINED);
    let id = ids::in_clinic(ui, "all that is missing");
    let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let count = if shows_all { all.len() } else { all.len().min(SHOWN_AT_FIRST) };
    let fiscal = year.assessment.fiscal_year;
    for (at, one) in all[..count].iter().enumerate() {
        let line = missing_words::line(one, year.workbook, year.edition, fiscal);
        let spoken = format!("{} {line}", words::JUMP);
        let (place, what) = line.rsplit_once('　').unwrap_or(("", &line));
        if ui.push_id(at, |ui| jump_row(ui, place, what, &spoken)).inner.clicked() {
            actions.push(jump_to(one));
        }
    }
    if count < all.len() && ui.button(words::show_rest(all.len() - count)).clicked() {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
}

/// Where something missing is filled in.
fn jump_to(missing: &Missing) -> Action {
    match missing {
        Missing::VendorContract | Missing::NoVendor => Action::Go(Screen::Vendors),
        Missing::Row(place, _) => Action::Show(AnswerPlace::clone(place)),
        Missing::SheetNotReturned(form)
        | Missing::ReceivedOn(form)
        | Missing::OriginalKeptAt(form) => match form {
            FormRef::Vendor(vendor) => Action::ShowVendor(*vendor),
            FormRef::Institution => Action::Go(Screen::Checklist),
        },
    }
}
