//! 文言の確認: the file of the ministry's beside our wording, what differs, and single pieces.
//!
//! Comparing with the file confirms everything at once and leaves only real differences, so that comes
//! first. Pieces one by one are for whoever has no file, and stay folded until then. The address at the
//! top stays while they scroll; a piece keeps its place when it has been checked, so that the eye does
//! not lose its line between the original and the screen.

mod file;
mod list;
mod table;

use egui::{Label, Margin, Panel, RichText, Ui};

use crate::explain::{proof as words, table_proof as table_words, window};
use crate::model::edition::WordingSource;
use crate::model::proofreading::{Piece, unconfirmed};
use crate::state::{Action, Proof, ProofAction};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, attention, caption, paragraph};

/// Below this height of the screen only the address stays at the top, in points.
const LOW: f32 = 420.0;

/// The screen.
pub fn proof_ui(ui: &mut Ui, year: YearView<'_>, actions: &mut Vec<Action>) {
    let proof = &year.view.state.proof;
    let all = year.view.pieces;
    let fold = ids::in_clinic(ui, "single pieces");
    let listed: Vec<&Piece> =
        all.iter().filter(|piece| piece.is_open() || !proof.only_open).collect();
    // What is folded away takes no keys and has no address at the top.
    let current =
        if widgets::is_unfolded(ui, fold, false) { list::current(proof, &listed) } else { None };
    list::keys(ui, year, &listed, current, actions);
    let is_low = ui.available_height() < LOW;
    let sources = current.map(|at| originals(year).sources(&listed[at].key));
    let original = sources.and_then(|sources| sources.first());
    if let Some(original) = original {
        let frame = egui::Frame::new().fill(theme::tokens(ui).card);
        Panel::top("original")
            .frame(frame.inner_margin(Margin::symmetric(theme::edge(ui), 8)))
            .show(ui, |ui| {
                original_ui(ui, original, is_low, actions);
            });
    }
    widgets::scroll(ui, "pieces", |ui| {
        egui::Frame::new().inner_margin(Margin::symmetric(theme::edge(ui), 12)).show(ui, |ui| {
            widgets::keep_to_width(ui, 900.0);
            notices_ui(ui, proof, actions);
            if year.edition.bridge {
                paragraph(ui, words::BRIDGE);
            } else if year.view.is_on_file(year.assessment) {
                paragraph(ui, words::ON_FILE);
            } else {
                if unconfirmed(all, &year.edition.id) == 0 {
                    paragraph(ui, words::DONE);
                }
                file::file_ui(ui, year, actions);
            }
            if all.is_empty() {
                return;
            }
            ui.add_space(8.0);
            let (title, left) = title(year);
            widgets::folding_card(ui, fold, title, &left, false, |ui| {
                list::list_ui(ui, year, &listed, current, actions);
            });
        });
    });
    list::move_focus(ui);
}

/// What the list of single pieces is called, and how much of what is left in it.
fn title(year: YearView<'_>) -> (&'static str, String) {
    let (all, documents) = (year.view.pieces, year.view.documents);
    let form = unconfirmed(all, &year.edition.id);
    let tables = documents
        .check_tables()
        .map(|table| (table_words::name(&table.id, documents), unconfirmed(all, &table.id)));
    let left = words::places(form, &tables.collect::<Vec<_>>());
    (words::single_pieces(form > 0, !left.is_empty()), left)
}

/// Where everything listed stands.
fn originals(year: YearView<'_>) -> words::Originals<'_> {
    words::Originals { edition: year.edition, documents: year.view.documents }
}

/// Where an original is.
fn original_ui(ui: &mut Ui, original: &WordingSource, is_low: bool, actions: &mut Vec<Action>) {
    if !is_low {
        caption(ui, &words::original(&original.title));
    }
    ui.horizontal_wrapped(|ui| {
        let address = RichText::new(&original.address).color(theme::tokens(ui).accent);
        let address = if is_low { address.small() } else { address };
        ui.add(Label::new(address).wrap().selectable(true));
        let copy = if is_low { window::COPY } else { words::COPY_ADDRESS };
        let copy = ui.button(copy).on_hover_text(words::HOW_TO_OPEN);
        if copy.accessible_name(words::copy_address(&original.title)).clicked() {
            actions.push(Action::Copy(original.address.clone()));
        }
    });
}

/// What keeps checks from being kept.
fn notices_ui(ui: &mut Ui, proof: &Proof, actions: &mut Vec<Action>) {
    if let Some(blocked) = &proof.blocked {
        attention(ui, &[blocked.what.as_str(), &blocked.todo].concat());
    } else if let Some(problem) = &proof.problem {
        attention(ui, &[words::NOT_KEPT, &problem.what, &problem.todo].concat());
        if ui.button(words::RETRY).clicked() {
            actions.push(Action::Proof(ProofAction::Retry));
        }
    }
}
