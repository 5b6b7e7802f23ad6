//! Where a record is used, each place a line that leads there.

use egui::Ui;

use crate::explain::people as words;
use crate::model::{AnswerPlace, DocumentLibrary, FiscalYear, FormRef, Use, Workbook};
use crate::state::{Action, ChartOnScreen, DocumentSpot, DocumentTab, Screen};
use crate::ui::widgets::jump_row;

/// The places, those of the same kind in one line.
pub fn used_ui(
    ui: &mut Ui,
    uses: &[Use<'_>],
    (workbook, documents): (&Workbook, &DocumentLibrary),
    actions: &mut Vec<Action>,
) {
    for (used, count) in gathered(uses) {
        let line = words::used(used, count, workbook, documents);
        if jump_row(ui, &line, "", &line).clicked() {
            go(used, actions);
        }
    }
}

/// Answers of one form, devices and fields of a document are counted rather than listed one by one.
fn gathered<'a>(uses: &[Use<'a>]) -> Vec<(Use<'a>, usize)> {
    let mut gathered: Vec<(Use<'a>, usize)> = Vec::new();
    for used in uses.iter().copied() {
        let same = gathered.iter_mut().find(|(other, _)| match (*other, used) {
            (Use::Answer(year, form, _), Use::Answer(other_year, other_form, _)) => {
                (year, form) == (other_year, other_form)
            }
            (Use::Device(_), Use::Device(_)) => true,
            (Use::Document(document, _), Use::Document(other, _)) => document == other,
            _ => false,
        });
        match same {
            Some((_, count)) => *count += 1,
            None => gathered.push((used, 1)),
        }
    }
    gathered
}

fn go(used: Use<'_>, actions: &mut Vec<Action>) {
    let sheet = |year: FiscalYear| [Action::OpenYear(year), Action::Go(Screen::Vendors)];
    match used {
        Use::Answer(year, form, item) => {
            let place = AnswerPlace { form, item: item.clone() };
            actions.push(Action::OpenYear(year));
            if let FormRef::Vendor(vendor) = form {
                actions.push(Action::ShowVendor(vendor));
            }
            actions.push(Action::Show(place));
        }
        Use::DeputyOf(person) | Use::RoleOf(person) => actions.push(Action::ShowPerson(person)),
        Use::Decision(_) => actions.push(Action::ShowRoles),
        Use::CallsVendor(vendor) => actions.push(Action::ShowVendor(vendor)),
        Use::CallsContact(contact, _) => actions.push(Action::ShowContact(contact)),
        Use::Chart(kind) => {
            let chart = ChartOnScreen::default().turned_to(kind);
            actions.push(Action::ShowChart(chart));
        }
        Use::Device(_) => actions.push(Action::Go(Screen::Ledger)),
        Use::Document(key, None) => {
            actions.push(Action::ShowDocument(key.clone(), DocumentTab::Versions, None));
        }
        Use::Document(key, Some(field)) => {
            let spot = DocumentSpot::Field(field.clone());
            actions.push(Action::ShowDocument(key.clone(), DocumentTab::Writing, Some(spot)));
        }
        Use::Sheet(year) => actions.extend(sheet(year)),
    }
}
