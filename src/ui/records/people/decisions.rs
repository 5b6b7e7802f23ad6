//! 判断する人 — who decides what, and who stands in.

use egui::Ui;

use crate::explain::people as words;
use crate::model::{Authority, Decision, Person, PersonId, Role};
use crate::state::{Action, Edit, OpenBook};
use crate::ui::ids;
use crate::ui::view::View;
use crate::ui::widgets::{PersonList, caption, card, heading};

/// Every decision with its people.
pub(super) fn decisions_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    actions: &mut Vec<Action>,
) {
    card(ui, |ui| {
        heading(ui, words::DECISIONS);
        caption(ui, words::DECISIONS_EXPLAINED);
        suggestion_ui(ui, view, book, actions);
        for decision in Decision::ALL {
            ui.separator();
            decision_ui(ui, view, book, decision, actions);
        }
    });
}

fn decision_ui(
    ui: &mut Ui,
    view: View<'_>,
    book: &OpenBook,
    decision: Decision,
    actions: &mut Vec<Action>,
) {
    let authority = book.workbook.authority(decision);
    let name = words::decision(decision);
    heading(ui, name);
    let deciders = PersonList {
        book,
        people: &authority.people,
        except: &authority.stand_ins,
        day: view.today,
        of: words::DECIDES,
        add: &words::add_decider(name),
        is_ordered: false,
        most: usize::MAX,
    };
    let stand_ins = PersonList {
        people: &authority.stand_ins,
        except: &authority.people,
        of: words::STANDS_IN,
        add: &words::add_stand_in(name),
        is_ordered: true,
        ..deciders
    };
    let mut edit = |ui: &mut Ui, list: PersonList<'_>| {
        let of = if list.is_ordered { words::STANDS_IN } else { words::DECIDES };
        caption(ui, of);
        let id = ids::in_clinic(ui, ("decides", decision, list.is_ordered));
        let changed = ui.push_id(id, |ui| list.show(ui, id)).inner;
        let edit = if list.is_ordered { Edit::StandIns } else { Edit::Deciders };
        actions.extend(changed.map(|changed| Action::Edit(edit(decision, changed))));
    };
    if ui.available_width() > 560.0 {
        ui.columns(2, |columns| {
            for (ui, list) in columns.iter_mut().zip([deciders, stand_ins]) {
                edit(ui, list);
            }
        });
    } else {
        edit(ui, deciders);
        edit(ui, stand_ins);
    }
}

/// Whoever answers for it in the end decides, and their deputies stand in.
fn suggestion_ui(ui: &mut Ui, view: View<'_>, book: &OpenBook, actions: &mut Vec<Action>) {
    let workbook = &book.workbook;
    let open: Vec<Decision> =
        Decision::ALL.into_iter().filter(|it| workbook.authority(*it).people.is_empty()).collect();
    if open.is_empty() {
        return;
    }
    let chiefs: Vec<&Person> = workbook.people_in(Role::ChiefExecutive, view.today).collect();
    if chiefs.is_empty() {
        caption(ui, words::NO_SUGGESTION);
        return;
    }
    let mut stand_ins: Vec<&Person> = Vec::new();
    for deputy in chiefs.iter().flat_map(|it| &it.deputies) {
        let is_new = |person: &&Person| {
            let same = |other: &&Person| other.id == person.id;
            !chiefs.iter().any(same) && !stand_ins.iter().any(same)
        };
        let deputy = workbook.person(*deputy).filter(|it| it.is_there_on(view.today));
        stand_ins.extend(deputy.filter(is_new));
    }
    let names = |people: &[&Person]| words::names(people, workbook);
    if ui.button(words::suggest(&names(&chiefs), &names(&stand_ins))).clicked() {
        let ids = |people: &[&Person]| people.iter().map(|it| it.id).collect::<Vec<PersonId>>();
        let decide =
            |decision| Authority { decision, people: ids(&chiefs), stand_ins: ids(&stand_ins) };
        actions.push(Action::Edit(Edit::FillDecisions(open.into_iter().map(decide).collect())));
    }
}
