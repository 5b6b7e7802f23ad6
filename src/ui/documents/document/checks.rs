//! 確認表 — each item with what stands behind it in the document; a person answers.

use egui::{RichText, Role, Ui, WidgetInfo};

use super::fields::quiet;
use super::{Page, outline};
use crate::document::Evidence;
use crate::explain::{checklist, document_screen as words, export};
use crate::model::check_table::{CheckGroup, CheckItem};
use crate::model::{Answer, CheckTable, DocumentPart, Papers};
use crate::state::{Action, DocumentEdit, Screen};
use crate::text::{answers, document_paper};
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::widgets::{
    Mark, NamedField, Rows, answer_buttons, caption, card, heading, lettered, mark_ui, named_field,
    paragraph, phrases,
};

/// The page.
pub(super) fn checks_ui(ui: &mut Ui, page: Page<'_>, actions: &mut Vec<Action>) {
    super::sheet_ui(ui, "check table", 860.0, |ui| {
        let Some(table) = page.table else { return };
        ui.label(RichText::new(&table.title.text).text_style(theme::title()));
        caption(ui, &table.attribution);
        paragraph(ui, words::CHECKS_EXPLAINED);
        ui.horizontal_wrapped(|ui| {
            ui.label(standing(page, table));
            if ui.button(words::PRINT_CHECKS).clicked() {
                actions
                    .push(Action::ChoosePapers(Papers::only(page.paper(DocumentPart::CheckTable))));
                actions.push(Action::Go(Screen::Export));
            }
        });
        let mut evidence = page.made.evidence.iter();
        for division in &table.divisions {
            ui.add_space(10.0);
            let name = words::division(&division.number, &division.name.text);
            let purpose = division.purpose.as_ref();
            ui.label(RichText::new(name).text_style(theme::title()));
            if let Some(purpose) = purpose {
                paragraph(ui, &purpose.text);
            }
            for group in &division.groups {
                card(ui, |ui| {
                    group_ui(ui, group);
                    for (at, item) in group.items.iter().enumerate() {
                        let behind = evidence.next().copied().unwrap_or(Evidence::Nothing);
                        let name = words::item(&group.number, at + 1);
                        if at > 0 {
                            ui.separator();
                        }
                        ui.push_id(&item.key, |ui| {
                            item_ui(ui, page, item, (&name, behind), actions);
                        });
                    }
                });
            }
            if division.may_continue {
                paragraph(ui, words::MAY_CONTINUE);
                original_ui(ui, page, &words::division(&division.number, ""), actions);
            }
        }
    });
}

/// How many items are answered, in words.
pub(super) fn standing(page: Page<'_>, table: &CheckTable) -> String {
    let is_answered = |item: &CheckItem| {
        page.document.check(&item.key).is_some_and(|check| check.answer.is_some())
    };
    // What has no wording yet cannot be answered for.
    let items = || table.items().map(|(_, item)| item);
    let readable = || items().filter(|item| item.wording.is_some());
    let (answered, all) = (readable().filter(|it| is_answered(it)).count(), readable().count());
    let missing = items().count() - all;
    let rest = if missing > 0 { words::without_wording(missing) } else { String::new() };
    format!("{}{rest}", words::checks(answered, all))
}

/// 項番 with its 大項目.
fn group_ui(ui: &mut Ui, group: &CheckGroup) {
    let title = group.title.as_ref().map_or("", |title| title.text.as_str());
    ui.horizontal_wrapped(|ui| {
        heading(ui, words::division(&group.number, title).trim());
    });
}

fn item_ui(
    ui: &mut Ui,
    page: Page<'_>,
    item: &CheckItem,
    (name, behind): (&str, Evidence),
    actions: &mut Vec<Action>,
) {
    let group = ui.vertical(|ui| {
        match &item.wording {
            Some(wording) => {
                let look = lettered(ui, &theme::official(), 33.0, theme::tokens(ui).ink);
                phrases(ui, &wording.text, look);
            }
            None => missing_ui(ui, page, item, name, actions),
        }
        if !item.guideline.is_empty() {
            caption(ui, &words::guideline(&item.guideline));
        }
        behind_ui(ui, page, item, (name, behind), actions);
        ui.add_enabled_ui(page.is_writable(), |ui| answer_ui(ui, page, item, name, actions));
    });
    group.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
}

/// An item whose wording could not be read: that it is missing, what we know, where it stands.
fn missing_ui(
    ui: &mut Ui,
    page: Page<'_>,
    item: &CheckItem,
    name: &str,
    actions: &mut Vec<Action>,
) {
    let color = theme::tokens(ui).attention;
    ui.label(RichText::new(words::NO_WORDING).text_style(theme::title()).color(color));
    if !item.remark.is_empty() {
        paragraph(ui, &words::remark(&item.remark));
    }
    original_ui(ui, page, name, actions);
    ui.horizontal_wrapped(|ui| {
        if page.book.year.is_none() {
            caption(ui, words::TYPING_NEEDS_YEAR);
            let start = words::button(export::TO_YEAR, name);
            if quiet(ui, export::TO_YEAR, &start) {
                actions.push(Action::Go(Screen::Overview));
            }
            return;
        }
        let typing = words::button(words::TYPE_WORDING, name);
        if ui.button(words::TYPE_WORDING).accessible_name(typing).clicked() {
            actions.push(Action::Go(Screen::Proofread));
        }
    });
}

/// Where the original stands, to be copied.
fn original_ui(ui: &mut Ui, page: Page<'_>, name: &str, actions: &mut Vec<Action>) {
    if let Some(original) = page.table.and_then(|table| table.sources.first()) {
        caption(ui, &original.title);
        ui.horizontal_wrapped(|ui| {
            caption(ui, &original.address);
            let copy = words::button(words::COPY_ADDRESS, name);
            if quiet(ui, words::COPY_ADDRESS, &copy) {
                actions.push(Action::Copy(original.address.clone()));
            }
        });
    }
}

/// What the document says to the item, and the way there.
fn behind_ui(
    ui: &mut Ui,
    page: Page<'_>,
    item: &CheckItem,
    (name, behind): (&str, Evidence),
    actions: &mut Vec<Action>,
) {
    let [there, begun, nothing] = document_paper::EVIDENCE;
    let (mark, word) = match behind {
        Evidence::Nothing => (Mark::Open, nothing),
        Evidence::Begun => (Mark::Unknown, begun),
        Evidence::There => (Mark::Yes, there),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        mark_ui(ui, mark);
        ui.label(words::evidence(word));
        for section in item.sections.iter().filter_map(|key| page.made.plan.section(key)) {
            let title = section.heading.clone();
            if quiet(ui, &title, &words::field(name, &title)) {
                actions.push(outline::show(page, section));
            }
        }
    });
}

fn answer_ui(ui: &mut Ui, page: Page<'_>, item: &CheckItem, name: &str, actions: &mut Vec<Action>) {
    let check = page.document.check(&item.key);
    let chosen = check.and_then(|check| check.answer);
    let two = [
        (true, answers::answer(Answer::Yes), None, false),
        (false, answers::answer(Answer::No), None, true),
    ];
    if let Some(answer) = answer_buttons(ui, &words::answer(name), &two, chosen, 44.0) {
        actions.push(page.edit(DocumentEdit::Check(item.key.clone(), Some(answer))));
    }
    if let Some(day) = check.and_then(|check| check.on) {
        ui.horizontal_wrapped(|ui| {
            caption(ui, &words::answered_on(day));
            if quiet(ui, checklist::CLEAR, &words::button(checklist::CLEAR, name)) {
                actions.push(page.edit(DocumentEdit::Check(item.key.clone(), None)));
            }
        });
    }
    let field = NamedField {
        id: ids::in_clinic(ui, ("note to an item of the check table", &item.key)),
        name: &words::note(name),
        value: check.map_or("", |check| check.note.as_str()),
        hint: words::NOTE,
        rows: Rows::From(1),
        is_filled: false,
    };
    named_field(ui, &field, actions, |text| {
        page.edit(DocumentEdit::CheckNote(item.key.clone(), text))
    });
}
