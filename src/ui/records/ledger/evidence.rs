//! What the ledger has to say beside a question of the checklist. It never answers one.

use egui::{Button, RichText, TextWrapMode, Ui};

use super::cursor::Cursor;
use crate::explain::ledger as words;
use crate::model::ledger_findings::{Evidence, evidence_for};
use crate::model::{Finding, FormRef, ItemKey, LedgerLook, LedgerView, StateFilter};
use crate::state::{Action, Screen};
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, heading};

/// The box under a question; nothing where the ledger knows nothing of it.
pub fn evidence_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    form: FormRef,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    if form != FormRef::Institution {
        return;
    }
    let fiscal = year.assessment.fiscal_year;
    let lines = evidence_for(year.workbook, key, fiscal, year.day());
    if lines.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    let frame = egui::Frame::new().fill(tokens.accent_soft).corner_radius(8).inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            heading(ui, words::EVIDENCE);
            for line in lines {
                line_ui(ui, year, line, actions);
            }
        });
        caption(ui, words::EVIDENCE_NOTE);
    });
}

fn line_ui(ui: &mut Ui, year: YearView<'_>, line: Evidence, actions: &mut Vec<Action>) {
    let text = words::evidence(line);
    let is_open = line.finding.is_some_and(Finding::is_gap) && line.count > 0;
    let color = if is_open { theme::tokens(ui).attention } else { theme::tokens(ui).ink };
    let button = Button::new(RichText::new(&text).color(color)).wrap_mode(TextWrapMode::Extend);
    let response = ui.add(button).accessible_name(words::show_evidence(&text));
    if response.clicked() {
        let state = match line.finding {
            Some(_) => StateFilter::default(),
            None => StateFilter::Only(crate::model::DeviceState::InUse),
        };
        let mut look = year.view.state.ledger.look;
        if let Some(finding) = line.finding {
            // What is missing is seen at once, and can be filled in at once.
            let column = finding.column();
            look = LedgerLook { columns: look.columns.with(column, true), ..look };
            Cursor::aim(ui, column);
        }
        let LedgerView { search, .. } = LedgerView::default();
        let view = LedgerView { search, kind: line.kind, state, finding: line.finding, look };
        actions.push(Action::ViewLedger(view));
        actions.push(Action::Go(Screen::Ledger));
    }
}
