//! What is missing before an inspection, and the PDF.

mod choice;
mod footer;
mod handed;

use std::path::Path;

use egui::{Panel, RichText, Ui};

use self::choice::choice_ui;
use self::footer::footer_ui;
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
use crate::ui::areas::note_area;
use crate::ui::ids;
use crate::ui::navigation::name_of;
use crate::ui::theme;
use crate::ui::view::{View, YearView};
use crate::ui::widgets::{
    self, attention, caption, card, export_form_ui, export_tables_ui, heading, jump_row, primary,
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

/// The screen: what came of it on top, the footer with the one button, and between them what is chosen,
/// with its pages beside it where there is room for them.
pub fn export_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let print = &PrintView::of(view, book);
    if let ExportPhase::Done(path) = &view.state.export.phase {
        let fill = theme::tokens(ui).accent_soft;
        let frame = egui::Frame::new()
            .fill(fill)
            .inner_margin(egui::Margin::symmetric(theme::edge(ui), 10));
        let result = Panel::top("export result").frame(frame);
        let result = result.show(ui, |ui| done_ui(ui, print, path, actions));
        note_area(ui, result.response.rect);
    }
    let margin = egui::Margin::symmetric(theme::edge(ui), 10);
    let frame = egui::Frame::new().fill(theme::tokens(ui).card).inner_margin(margin);
    let foot = Panel::bottom("export path").frame(frame);
    let foot = foot.show(ui, |ui| footer_ui(ui, print, actions));
    note_area(ui, foot.response.rect);
    if ui.available_width() < theme::FOLD_PREVIEW - theme::NAV_WIDTH {
        steps_ui(ui, print, true, actions);
        return;
    }
    let width = theme::EXPORT_WIDTH.min(ui.available_width() * 0.5);
    let frame = egui::Frame::new().fill(theme::tokens(ui).ground);
    Panel::left("export").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        steps_ui(ui, print, false, actions);
    });
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        pages_ui(ui, ids::in_clinic(ui, "pages beside"), view.pages, actions);
    });
}

/// What is chosen, and what should be known of it. Where the pages are not beside it, it leads to them.
fn steps_ui(ui: &mut Ui, print: &PrintView<'_>, is_alone: bool, actions: &mut Vec<Action>) {
    let running = !print.view.state.export.phase.is_idle();
    widgets::scroll(ui, "export", |ui| {
        egui::Frame::new()
            .inner_margin(egui::Margin { left: theme::edge(ui), right: 14, top: 12, bottom: 12 })
            .show(ui, |ui| {
                widgets::keep_to_width(ui, 860.0);
                ui.horizontal_wrapped(|ui| {
                    if let Some(back) = print.view.state.export.back {
                        let name = name_of(print.view, back);
                        if ui.button(words::back_to(&name)).clicked() {
                            actions.push(Action::Go(back));
                        }
                    }
                    if is_alone && ui.button(words_preview::SHOW).clicked() {
                        actions.push(Action::Go(Screen::Preview));
                    }
                });
                ui.add_enabled_ui(!running, |ui| choice_ui(ui, print, actions));
                if let Some(year) = print.year {
                    handed_ui(ui, year, actions);
                }
                ui.add_space(8.0);
                if let Some(year) = print.year.filter(|it| it.closing().is_none()) {
                    later_form_ui(ui, year, actions);
                }
                match print.year {
                    Some(year) => missing_ui(ui, year, actions),
                    None => no_year_ui(ui, print, actions),
                }
                notices_ui(ui, print, actions);
                ui.add_space(12.0);
                if let Some(year) = print.year.filter(|year| year.edition.has_originals()) {
                    card(ui, |ui| {
                        caption(ui, words_table::FORM_OFFERED);
                        export_form_ui(ui, year.edition, FormRef::Institution, actions);
                    });
                    ui.add_space(8.0);
                }
                card(ui, |ui| export_tables_ui(ui, actions));
            });
    });
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
    let count = printed.count();
    words::done_with(&first.unwrap_or_default(), count, print.view.pages.count())
}

/// What came of it, what is inside, and where it is.
fn done_ui(ui: &mut Ui, print: &PrintView<'_>, path: &Path, actions: &mut Vec<Action>) {
    ui.set_min_width(ui.available_width());
    let is_wide = ui.available_width() > 700.0;
    let buttons = |ui: &mut Ui, actions: &mut Vec<Action>| {
        if primary(ui, true, words::OPEN).clicked() {
            actions.push(Action::OpenFile(path.to_owned()));
        }
        if ui.button(words::OPEN_FOLDER).clicked() {
            actions.push(Action::ShowInFolder(path.to_owned()));
        }
    };
    let told = |ui: &mut Ui, width: f32| {
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            heading(ui, words::DONE);
            caption(ui, &made(print));
            let whole = path.to_string_lossy();
            let shown = widgets::cut_in_the_middle(ui, &whole, width * 1.1);
            let response = caption(ui, &shown);
            if shown != whole {
                response.on_hover_text(whole);
            }
        });
    };
    if is_wide {
        ui.horizontal(|ui| {
            told(ui, ui.available_width() - BUTTONS);
            ui.add_space((ui.available_width() - BUTTONS).max(0.0));
            buttons(ui, actions);
        });
    } else {
        told(ui, ui.available_width());
        ui.horizontal_wrapped(|ui| buttons(ui, actions));
    }
}

/// Room for the buttons of what was made, in points.
const BUTTONS: f32 = 250.0;

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

/// What will be blank, and what else is open: one calm line, which unfolds.
fn missing_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let all = missing(year.edition, year.assessment, year.day());
    if all.is_empty() {
        caption(ui, words::NOTHING_MISSING);
        return;
    }
    let id = ids::in_clinic(ui, "what is missing");
    let glance = words::missing_count(all.len());
    widgets::folding(ui, id, words::MISSING, &glance, false, |ui| all_ui(ui, year, &all, actions));
}

fn all_ui(ui: &mut Ui, year: YearView<'_>, all: &[Missing], actions: &mut Vec<Action>) {
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
