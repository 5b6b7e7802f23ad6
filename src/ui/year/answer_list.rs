//! 一覧で回答: every row of the clinic's own form below each other.

use egui::{RichText, Ui};

use super::answer_rows::AnswerRows;
use super::servers::servers_ui;
use crate::explain::checklist as words;
use crate::model::progress::progress;
use crate::model::{FormRef, ItemKey};
use crate::state::Action;
use crate::text::answers;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;
use crate::ui::widgets::{self, caption, tabs};

/// The two ways to answer the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    OneByOne,
    List,
}

/// How the form is answered, and the row that was on screen then.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    way: Way,
    item: ItemKey,
    pass: u64,
}

/// Whether all rows are shown. Whoever is sent to another row than the last one sees that one alone.
pub(super) fn is_list(ui: &Ui, item: &ItemKey) -> bool {
    let memory = ids::in_clinic(ui, "way of answering");
    let pass = ui.ctx().cumulative_pass_nr();
    let last: Option<Shown> = ui.data(|data| data.get_temp(memory));
    let way = match last {
        Some(last) if last.item == *item || last.pass + 2 > pass => last.way,
        _ => Way::OneByOne,
    };
    ui.data_mut(|data| data.insert_temp(memory, Shown { way, item: item.clone(), pass }));
    way == Way::List
}

fn choose(ui: &Ui, item: &ItemKey, way: Way) {
    let memory = ids::in_clinic(ui, "way of answering");
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(memory, Shown { way, item: item.clone(), pass }));
    // The tab that was pressed is gone, so that the keys belong to the rows at once.
    let focused = ui.memory(egui::Memory::focused);
    ui.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
}

/// The tabs between the two ways.
pub(super) fn ways_ui(ui: &mut Ui, item: &ItemKey, is_list: bool) {
    let shown = if is_list { Way::List } else { Way::OneByOne };
    let all = [(Way::OneByOne, words::ONE_BY_ONE), (Way::List, words::AS_LIST)];
    if let Some(way) = tabs(ui, words::WAYS, shown, &all) {
        choose(ui, item, way);
    }
}

/// All rows.
pub(super) fn answer_list_ui(
    ui: &mut Ui,
    year: YearView<'_>,
    current: &ItemKey,
    actions: &mut Vec<Action>,
) {
    let form = FormRef::Institution;
    let rows = year.edition.form_of(form).rows().collect();
    let list = AnswerRows { year, form, rows, current: current.clone(), day: None };
    if list.keys(ui, actions) {
        choose(ui, current, Way::OneByOne);
    }
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 6));
    egui::Panel::top("ways of answering").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ways_ui(ui, current, true);
            let standing = answers::fraction(progress(year.edition, year.assessment, form));
            let count = RichText::new(standing).text_style(theme::strong());
            ui.label(count.color(theme::tokens(ui).accent));
            caption(ui, words::LIST_KEYS);
        });
    });
    widgets::scroll(ui, "answers as a list", |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::edge(ui), 8)).show(
            ui,
            |ui| {
                widgets::keep_to_width(ui, 1060.0);
                caption(ui, words::LIST_EXPLAINED);
                ui.add_enabled_ui(year.is_writable(), |ui| {
                    list.list_ui(ui, words::ITEMS, actions, |ui, key, actions| {
                        servers_ui(ui, year, key, actions);
                    });
                });
            },
        );
    });
}
