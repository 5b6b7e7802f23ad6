//! One row of the review: what was read, how it stands to the form before, and what may be said
//! about it instead.

use egui::{ComboBox, RichText, Stroke, Ui, vec2};

use crate::explain::new_form as words;
use crate::model::{Edition, FormKind, ItemKey};
use crate::original::{Continuation, FormReview, ItemReading, ReviewEdit, ReviewedForm, RowLeft};
use crate::state::{Action, NewFormAction};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{caption, changed_words, paragraph, text_field};

/// Below this width the parts of a row stand one below the other, in points.
const WIDE: f32 = 820.0;
/// Width of the number and of the group, of the tie, and of the choice, in points.
const COLUMNS: [f32; 4] = [76.0, 150.0, 110.0, 270.0];

/// An item.
pub(super) fn row_ui(
    ui: &mut Ui,
    review: &FormReview,
    reviewed: &ReviewedForm,
    at: usize,
    actions: &mut Vec<Action>,
) {
    let (item, row) = (&reviewed.form.items[at], &reviewed.rows[at]);
    let number = reviewed.form.full_number(item);
    let group = reviewed.form.group_name(item);
    line_ui(ui);
    let kind = reviewed.form.kind;
    let open = ids::in_clinic(ui, ("wording is corrected", kind, at));
    let is_open: bool = ui.data(|data| data.get_temp(open)).unwrap_or(false);
    let choice = |ui: &mut Ui, actions: &mut Vec<Action>| {
        choice_ui(ui, review, reviewed, at, &number, actions);
    };
    if ui.available_width() > WIDE {
        let [number_width, group_width, tie_width, choice_width] = COLUMNS;
        let spacing = ui.spacing().item_spacing.x * 4.0;
        let middle =
            ui.available_width() - number_width - group_width - tie_width - choice_width - spacing;
        ui.horizontal_top(|ui| {
            column(ui, number_width, |ui| {
                ui.label(&number);
            });
            column(ui, group_width, |ui| {
                caption(ui, group);
            });
            column(ui, middle.max(200.0), |ui| words_ui(ui, row, item));
            column(ui, tie_width, |ui| {
                tie_ui(ui, row);
                correct_ui(ui, open, is_open, &number);
            });
            column(ui, choice_width, |ui| choice(ui, actions));
        });
    } else {
        caption(ui, format!("{number}　{group}").trim());
        words_ui(ui, row, item);
        tie_ui(ui, row);
        choice(ui, actions);
        correct_ui(ui, open, is_open, &number);
    }
    if is_open {
        let id = open.with("text");
        let label = words::wording_of(&number);
        let edit = |text| correct(ReviewEdit::Wording(kind, at, text));
        text_field(ui, id, &label, &item.wording, actions, edit);
    }
}

fn correct(edit: ReviewEdit) -> Action {
    Action::NewForm(NewFormAction::Correct(edit))
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(vec2(width, 0.0), |ui| {
        ui.set_width(width);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            add(ui);
        });
    });
}

fn line_ui(ui: &mut Ui) {
    ui.add_space(4.0);
    let color = theme::tokens(ui).line;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, color));
    ui.add_space(2.0);
}

/// What was read; words that the form before did not have are underlined and tinted.
fn words_ui(ui: &mut Ui, row: &Continuation, item: &ItemReading) {
    match row {
        Continuation::Reworded { changes, .. } | Continuation::Split { changes, .. } => {
            changed_words(ui, &changes.now);
        }
        _ => {
            paragraph(ui, &item.wording);
        }
    }
    for note in &item.notes {
        caption(ui, note);
    }
}

fn tie_ui(ui: &mut Ui, row: &Continuation) {
    let tokens = theme::tokens(ui);
    let (ink, fill) = match row {
        Continuation::Same(_) => (tokens.secondary, tokens.card),
        Continuation::New => (tokens.ink, tokens.card),
        Continuation::Merged(_) => (tokens.accent, tokens.accent_soft),
        Continuation::Reworded { .. } | Continuation::Split { .. } => {
            (tokens.attention, tokens.attention_soft)
        }
    };
    tag_ui(ui, &words::tie(row), ink, fill, matches!(row, Continuation::New));
}

fn tag_ui(ui: &mut Ui, text: &str, ink: egui::Color32, fill: egui::Color32, is_framed: bool) {
    let stroke = if is_framed { Stroke::new(1.0, ink) } else { Stroke::NONE };
    let frame = egui::Frame::new().fill(fill).stroke(stroke).corner_radius(4);
    frame.inner_margin(egui::Margin::symmetric(8, 2)).show(ui, |ui| {
        ui.label(RichText::new(text).small().color(ink));
    });
}

fn correct_ui(ui: &mut Ui, open: egui::Id, is_open: bool, number: &str) {
    let label = if is_open { words::CORRECTED } else { words::CORRECT };
    let accent = theme::tokens(ui).accent;
    ui.spacing_mut().interact_size.y = 0.0;
    let link = ui.link(RichText::new(label).small().color(accent));
    if link.accessible_name(format!("{label}　{number}")).clicked() {
        ui.data_mut(|data| data.insert_temp(open, !is_open));
    }
}

/// What a row goes on with.
fn choice_ui(
    ui: &mut Ui,
    review: &FormReview,
    reviewed: &ReviewedForm,
    at: usize,
    number: &str,
    actions: &mut Vec<Action>,
) {
    let (kind, item) = (reviewed.form.kind, &reviewed.form.items[at]);
    let keys = reviewed.rows[at].keys();
    let name = words::choice(number, &item.wording);
    let id = ids::in_clinic(ui, ("row before", kind, at));
    let combo = ComboBox::from_id_salt(id).width((COLUMNS[3] - 8.0).min(ui.available_width()));
    let shown = words::rows_before(&review.after, kind, keys);
    let combo = combo.selected_text(shown).truncate().height(360.0).show_ui(ui, |ui| {
        for (label, choice) in choices(&review.after, kind) {
            let is_chosen = choice == keys;
            if ui.selectable_label(is_chosen, label).clicked() && !is_chosen {
                actions.push(correct(ReviewEdit::GoesOnWith(kind, at, choice)));
            }
        }
        if ui.selectable_label(false, words::NO_ITEM).clicked() {
            actions.push(correct(ReviewEdit::IsNoItem(kind, at)));
        }
    });
    combo.response.accessible_name(name);
}

/// The rows of the form before, alone and all of the same number together, and none.
fn choices(after: &Edition, kind: FormKind) -> Vec<(String, Vec<ItemKey>)> {
    let mut found = vec![(words::NOT_BEFORE.to_owned(), Vec::new())];
    let rows: Vec<_> = after.form(kind).rows().collect();
    for row in &rows {
        let number = row.full_number();
        let same = rows.iter().filter(|other| {
            !number.is_empty()
                && other.full_number() == number
                && other.item.words() == row.item.words()
        });
        let same: Vec<ItemKey> = same.map(|other| other.item.key.clone()).collect();
        if same.len() > 1 && same[0] == row.item.key {
            found.push((words::rows_before(after, kind, &same), same));
        }
        let alone = vec![row.item.key.clone()];
        let label = format!("{}　{}", words::rows_before(after, kind, &alone), row.item.short);
        found.push((label, alone));
    }
    found
}

/// A row that became no item.
pub(super) fn left_ui(
    ui: &mut Ui,
    reviewed: &ReviewedForm,
    (at, left): (usize, &RowLeft),
    actions: &mut Vec<Action>,
) {
    let tokens = theme::tokens(ui);
    let kind = reviewed.form.kind;
    line_ui(ui);
    let number = words::row(left.row);
    let add = |ui: &mut Ui, actions: &mut Vec<Action>| {
        let id = ids::in_clinic(ui, ("row left", kind, left.row, at));
        let combo = ComboBox::from_id_salt(id).width((COLUMNS[3] - 8.0).min(ui.available_width()));
        let combo = combo.selected_text(words::NO_ITEM).truncate().height(360.0);
        let combo = combo.show_ui(ui, |ui| {
            let _ = ui.selectable_label(true, words::NO_ITEM);
            if ui.selectable_label(false, words::IS_ITEM).clicked() {
                actions.push(correct(ReviewEdit::IsItem(kind, at)));
            }
            // The note of a row stands near it.
            let items = reviewed.form.items.iter().enumerate();
            for (item, read) in items.filter(|(_, it)| it.rows.0.abs_diff(left.row) < 12) {
                let label = words::note_of(&reviewed.form.full_number(read), &read.wording);
                if ui.selectable_label(false, label).clicked() {
                    actions.push(correct(ReviewEdit::IsNoteOf(kind, at, item)));
                }
            }
        });
        combo.response.accessible_name(words::choice(&number, &left.text));
    };
    if ui.available_width() > WIDE {
        let [number_width, group_width, tie_width, choice_width] = COLUMNS;
        let spacing = ui.spacing().item_spacing.x * 4.0;
        let middle =
            ui.available_width() - number_width - group_width - tie_width - choice_width - spacing;
        ui.horizontal_top(|ui| {
            column(ui, number_width + group_width, |ui| {
                ui.label(&number);
            });
            column(ui, middle.max(200.0), |ui| {
                ui.label(&left.text);
            });
            column(ui, tie_width, |ui| {
                let text = words::why_left(left.why);
                tag_ui(ui, text, tokens.attention, tokens.attention_soft, false);
            });
            column(ui, choice_width, |ui| add(ui, actions));
        });
    } else {
        caption(ui, &number);
        ui.label(&left.text);
        tag_ui(ui, words::why_left(left.why), tokens.attention, tokens.attention_soft, false);
        add(ui, actions);
    }
}
