//! One question for all rows about servers: whether there is one in the house.

use egui::Ui;

use super::ask_desk::desks_ui;
use crate::explain::checklist as words;
use crate::model::ledger_findings::device_kind_of;
use crate::model::need::need;
use crate::model::{DeviceKind, FormKind, FormRef, ItemKey};
use crate::state::{Action, Edit};
use crate::ui::ids;
use crate::ui::view::YearView;
use crate::ui::widgets::{caption, card, heading};

/// The rows that ask about servers alone, by what the edition and those before it call them.
fn server_rows(year: YearView<'_>) -> Vec<&ItemKey> {
    let rows = year.edition.form_of(FormRef::Institution).rows();
    let is_of_servers = |key: &ItemKey| {
        let of_old = year.lineage(FormKind::Institution, key);
        let kinds: Vec<_> = of_old.iter().filter_map(|key| device_kind_of(key.as_str())).collect();
        !kinds.is_empty() && kinds.iter().all(|kind| *kind == DeviceKind::Server)
    };
    rows.map(|row| &row.item.key).filter(|key| is_of_servers(key)).collect()
}

/// The question above the first of these rows. It is not asked any more once one of them is answered,
/// or was said to concern the clinic.
pub(super) fn servers_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    key: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Institution;
    let rows = server_rows(year);
    if rows.first() != Some(&key) || !year.is_writable() {
        return;
    }
    let is_answered = |key: &&&ItemKey| {
        year.assessment.response(form, key).is_some_and(|it| it.first.answer.is_some())
    };
    let is_needed = |key: &&ItemKey| {
        let row = year.edition.form_of(form).row(key);
        row.is_some_and(|row| need(year.edition, year.assessment, form, row.item).is_needed())
    };
    let has_servers = ids::in_clinic(ui, ("has servers", year.assessment.fiscal_year));
    let is_put_away: bool = ui.data(|data| data.get_temp(has_servers)).unwrap_or_default();
    let rows: Vec<&ItemKey> = rows.into_iter().filter(is_needed).collect();
    if is_put_away || rows.is_empty() || rows.iter().any(|key| is_answered(&key)) {
        return;
    }
    card(ui, |ui| {
        heading(ui, words::SERVERS);
        caption(ui, words::SERVERS_EXPLAINED);
        caption(ui, words::NOT_APPLICABLE_ADVICE);
        desks_ui(ui, year, actions);
        ui.horizontal_wrapped(|ui| {
            if ui.button(words::HAS_SERVERS).clicked() {
                ui.data_mut(|data| data.insert_temp(has_servers, true));
            }
            if ui.button(words::no_servers(rows.len())).clicked() {
                let rows = rows.iter().map(|key| (*key).clone()).collect();
                let reason = words::NO_SERVERS_REASON.to_owned();
                actions.push(Action::Edit(Edit::NotApplicable(rows, reason)));
            }
        });
    });
    ui.add_space(8.0);
}
