//! The person who confirmed: one box that completes a name from the clinic's people, and takes a new one.

use chrono::NaiveDate;
use egui::{
    Area, Button, Id, Key, Margin, Modifiers, Order, Rect, ScrollArea, Sense, TextEdit, Ui, vec2,
};

use super::{caption, field_menu};
use crate::explain::checklist as words;
use crate::explain::people::told_apart;
use crate::model::{AnswerPlace, PersonId, Workbook};
use crate::state::{Action, Edit, RoundNumber};

/// Width of the box, in points.
const WIDTH: f32 = 300.0;
/// Height of the list beside it, in points.
const HEIGHT: f32 = 220.0;

/// What the box needs to know between two frames.
#[derive(Clone, Debug, Default)]
struct Draft {
    /// What was typed and not taken over yet.
    typed: Option<String>,
    /// Whether the list was open.
    is_open: bool,
    /// The line of the list that the arrow keys are at.
    at: Option<usize>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
enum Offer {
    Nobody,
    Person(PersonId, String),
    New(String),
}

impl Offer {
    fn label(&self) -> String {
        match self {
            Self::Nobody => words::NOBODY.to_owned(),
            Self::Person(_, name) => name.clone(),
            Self::New(name) => words::add_person(name),
        }
    }

    fn edit(self, place: &AnswerPlace, round: RoundNumber) -> Edit {
        match self {
            Self::Nobody => Edit::Person(place.clone(), round, None),
            Self::Person(person, _) => Edit::Person(place.clone(), round, Some(person)),
            Self::New(name) => Edit::NewPersonAt(place.clone(), round, name),
        }
    }
}

/// The box. Those who were there on `day` are offered.
#[expect(clippy::too_many_arguments, reason = "a field of one form, called in two places")]
pub fn person_field(
    ui: &mut Ui,
    id: Id,
    workbook: &Workbook,
    place: &AnswerPlace,
    round: RoundNumber,
    chosen: Option<PersonId>,
    day: NaiveDate,
    actions: &mut Vec<Action>,
) {
    let label = match round {
        RoundNumber::First => words::PERSON,
        RoundNumber::Second => words::SECOND_PERSON,
    };
    let name = chosen.and_then(|id| workbook.person(id)).map(|it| told_apart(it, workbook));
    let name = name.unwrap_or_default();
    let mut draft: Draft = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut taken = None;
    ui.vertical(|ui| {
        let title = caption(ui, label);
        let mut text = draft.typed.clone().unwrap_or_else(|| name.clone());
        let field_id = id.with("field");
        if ui.memory(|memory| memory.has_focus(field_id)) {
            step_by_keys(ui, &mut draft);
        }
        let field = TextEdit::singleline(&mut text).id(field_id).hint_text(words::PERSON_HINT);
        let width = ui.available_width().min(WIDTH);
        let field = field.desired_width(width).margin(Margin::symmetric(10, 8));
        let field = ui.add(field).labelled_by(title.id);
        let cut = field_menu(ui, &field, &mut text);
        if field.changed() || cut {
            draft.typed = Some(text.clone());
            draft.at = None;
        }
        let offers = offers(workbook, chosen, day, draft.typed.as_deref());
        draft.at = draft.at.map(|at| at.min(offers.len().saturating_sub(1)));
        if draft.is_open && !offers.is_empty() {
            let clicked = list_ui(ui, id, field.rect, &offers, draft.at);
            taken = clicked.and_then(|at| offers.get(at).cloned());
        }
        // Enter ends a composition first; only the Enter after it leaves the field.
        if taken.is_none() && field.lost_focus() {
            let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
            taken = left_with(&draft, &offers, chosen, is_entered);
        }
        draft.is_open = field.has_focus();
        if !draft.is_open {
            draft.at = None;
        }
        unknown_ui(ui, &draft, workbook, &mut taken);
    });
    if let Some(offer) = taken {
        draft = Draft::default();
        actions.push(Action::Edit(offer.edit(place, round)));
    }
    ui.data_mut(|data| data.insert_temp(id, draft));
}

/// Those whose name has what was typed in it; without that, everybody and nobody. A name that is no
/// one's can be added.
fn offers(
    workbook: &Workbook,
    chosen: Option<PersonId>,
    day: NaiveDate,
    typed: Option<&str>,
) -> Vec<Offer> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    // Someone who left stays choosable for checks of the days before.
    let there = workbook.people.iter().filter(|it| it.is_there_on(day) || chosen == Some(it.id));
    let named = there.map(|it| (it, told_apart(it, workbook)));
    let fits = |name: &str, kana: &str| {
        typed.is_none_or(|typed| name.contains(typed) || kana.contains(typed))
    };
    let people = named.filter(|(person, name)| fits(name, &person.kana));
    let people = people.map(|(person, name)| Offer::Person(person.id, name));
    let nobody = (typed.is_none() && chosen.is_some()).then_some(Offer::Nobody);
    let is_known = |typed: &str| workbook.people.iter().any(|it| it.name.trim() == typed);
    let new = typed.filter(|typed| !is_known(typed)).map(|typed| Offer::New(typed.to_owned()));
    people.chain(new).chain(nobody).collect()
}

/// What leaving the field takes over: with Enter the line that the keys are at, or what was typed; and
/// otherwise a name that is somebody's, or that was taken out.
fn left_with(
    draft: &Draft,
    offers: &[Offer],
    chosen: Option<PersonId>,
    is_entered: bool,
) -> Option<Offer> {
    if let Some(at) = draft.at.filter(|_| is_entered) {
        return offers.get(at).cloned();
    }
    let typed = draft.typed.as_deref()?.trim();
    if typed.is_empty() {
        return chosen.map(|_| Offer::Nobody);
    }
    let is_named = |offer: &&Offer| matches!(offer, Offer::Person(_, name) if name == typed);
    let named = offers.iter().find(is_named);
    named.or_else(|| offers.iter().find(|it| is_entered && matches!(it, Offer::New(_)))).cloned()
}

/// The arrow keys go through the list.
fn step_by_keys(ui: &Ui, draft: &mut Draft) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        draft.is_open = true;
        draft.at = Some(draft.at.map_or(0, |at| at + 1));
    }
    if pressed(Key::ArrowUp) {
        draft.at = draft.at.and_then(|at| at.checked_sub(1));
    }
}

/// The list under the box, or above it where there is no room below. Returns the line that was clicked.
fn list_ui(ui: &Ui, id: Id, field: Rect, offers: &[Offer], at: Option<usize>) -> Option<usize> {
    let room_below = ui.ctx().content_rect().bottom() - field.bottom();
    let (corner, pivot) = if room_below > HEIGHT {
        (field.left_bottom() + vec2(0.0, 4.0), egui::Align2::LEFT_TOP)
    } else {
        (field.left_top() - vec2(0.0, 4.0), egui::Align2::LEFT_BOTTOM)
    };
    let area = Area::new(id.with("list")).order(Order::Foreground).fixed_pos(corner).pivot(pivot);
    let mut clicked = None;
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(field.width() - 16.0);
            ScrollArea::vertical().max_height(HEIGHT - 40.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (line, offer) in offers.iter().enumerate() {
                    let is_at = at == Some(line);
                    // No stop for Tab: the arrow keys of the box go through them.
                    let button = Button::selectable(is_at, offer.label()).sense(Sense::CLICK);
                    let width = ui.available_width();
                    // Two people may have one name.
                    let add = |ui: &mut Ui| ui.add(button.min_size(vec2(width, 32.0)).truncate());
                    let response = ui.push_id(line, add).inner;
                    if is_at {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        clicked = Some(line);
                    }
                }
            });
        });
    });
    clicked
}

/// A name that was typed and left without being taken over can still be added.
fn unknown_ui(ui: &mut Ui, draft: &Draft, workbook: &Workbook, taken: &mut Option<Offer>) {
    let typed = draft.typed.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    let Some(typed) = typed.filter(|_| !draft.is_open && taken.is_none()) else { return };
    if workbook.people.iter().any(|it| it.name.trim() == typed) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        caption(ui, words::UNKNOWN_PERSON);
        if ui.button(words::add_person(typed)).clicked() {
            *taken = Some(Offer::New(typed.to_owned()));
        }
    });
}
