//! What the chart lacks, each with the way to where it is filled in.

use egui::{Role, Ui, WidgetInfo};

use super::add::add_box;
use super::particulars::{self, Wanted};
use super::{ChartView, show_box};
use crate::explain::chart_gaps as words;
use crate::model::chart_check::{ChartGap, GapPlace, gaps};
use crate::model::{ChartKind, Contact, ContactId, PublicContact};
use crate::state::{Action, ChartPerson, Edit, Screen};
use crate::ui::ids;
use crate::ui::widgets::{caption, card, heading, jump_row};

/// How many pieces of advice are shown at first.
const SHOWN_AT_FIRST: usize = 5;

/// The list: what item 3-(1) requires first, then what should be looked at.
pub fn gaps_ui(ui: &mut Ui, chart: ChartView<'_>, actions: &mut Vec<Action>) {
    let all = gaps(&chart.book.workbook, chart.kind, chart.view.today);
    let (required, advised): (Vec<_>, Vec<_>) = all.into_iter().partition(|gap| gap.is_required);
    card(ui, |ui| {
        if chart.kind == ChartKind::Contact {
            list_ui(ui, chart, words::REQUIRED, words::NOTHING_REQUIRED, &required, actions);
            ui.add_space(8.0);
        }
        list_ui(ui, chart, words::ADVISED, words::NOTHING_ADVISED, &advised, actions);
    });
}

fn list_ui(
    ui: &mut Ui,
    chart: ChartView<'_>,
    title: &str,
    nothing: &str,
    gaps: &[ChartGap],
    actions: &mut Vec<Action>,
) {
    if gaps.is_empty() {
        caption(ui, nothing);
        return;
    }
    let list = ui.vertical(|ui| {
        heading(ui, title);
        let id = ids::in_clinic(ui, ("all gaps", chart.kind));
        let shows_all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
        // What item 3-(1) requires is never folded away.
        let may_fold = gaps.iter().all(|gap| !gap.is_required) && gaps.len() > SHOWN_AT_FIRST + 1;
        let count = if may_fold && !shows_all { SHOWN_AT_FIRST } else { gaps.len() };
        for (at, gap) in gaps[..count].iter().enumerate() {
            let lack = words::lack(gap, chart.kind, &chart.book.workbook);
            let remedy = words::remedy(gap);
            let spoken = format!("{lack}　{remedy}");
            let row = ui.push_id(at, |ui| jump_row(ui, &lack, remedy, &spoken)).inner;
            if row.clicked() {
                go(ui, chart, &gap.place, actions);
            }
        }
        if count < gaps.len() && ui.button(words::show_rest(gaps.len() - count)).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, title));
}

/// Leads to where something is filled in.
fn go(ui: &Ui, chart: ChartView<'_>, place: &GapPlace, actions: &mut Vec<Action>) {
    match place {
        GapPlace::Begin => {}
        GapPlace::People(Some(person)) => actions.push(Action::ShowPerson(*person)),
        GapPlace::People(None) => actions.push(Action::ShowRoles),
        GapPlace::Contacts(Some(contact)) => actions.push(Action::ShowContact(*contact)),
        GapPlace::Contacts(None) => actions.push(Action::Go(Screen::Contacts)),
        GapPlace::NewContact(kind) => {
            actions.push(Action::Go(Screen::Contacts));
            if chart.can_change() {
                let mut known = chart.view.public_contacts.not_among(&chart.book.workbook.contacts);
                let known = known.find(|it| it.kind == *kind).map(PublicContact::contact);
                let new = known.unwrap_or_else(|| Contact::blank(ContactId(0), *kind));
                actions.push(Action::Edit(Edit::AddContacts(vec![new])));
            }
        }
        GapPlace::Vendors(Some(vendor)) => actions.push(Action::ShowVendor(*vendor)),
        GapPlace::Vendors(None) => actions.push(Action::Go(Screen::Vendors)),
        GapPlace::Box(id) => show_box(ui, chart, *id),
        GapPlace::Add(content) => add_box(ui, chart, content.clone(), actions),
        GapPlace::Created => particulars::want(ui, chart, Wanted::Created),
        GapPlace::NextReview => particulars::want(ui, chart, Wanted::NextReview),
        GapPlace::Author => particulars::want(ui, chart, Wanted::Person(ChartPerson::Author)),
        GapPlace::Approver => particulars::want(ui, chart, Wanted::Person(ChartPerson::Approver)),
    }
}
