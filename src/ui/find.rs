//! Going anywhere by a word: screens, items with their guidance, people, vendors, devices, contacts.

use egui::{Key, Modifiers, Role, Sense, TextEdit, TextStyle, Ui, WidgetInfo, vec2};

use super::dialog_parts::title;
use super::ids;
use super::theme;
use super::view::{View, YearView};
use super::widgets::{Icon, caption, focus_at_first, one_line, paint_icon};
use super::year::item_filter::{folded, searchable};
use crate::explain::{find as words, window};
use crate::model::folding::SearchWord;
use crate::model::{AnswerPlace, FormRef, LedgerView, Workbook};
use crate::state::{Action, Dialog, Screen, ScreenGroup};

/// As many as are listed at once.
const MOST: usize = 9;
/// Height of a line, in points.
const LINE: f32 = 40.0;

/// Something that can be gone to.
struct Place {
    icon: Icon,
    name: String,
    kind: &'static str,
    /// What else a word may be found in.
    text: String,
    /// The numbers of network cards.
    card: String,
    to: Vec<Action>,
}

/// The dialog, with the words as typed so far.
pub(super) fn find_ui(ui: &mut Ui, view: View<'_>, typed: &str, actions: &mut Vec<Action>) {
    title(ui, window::FIND);
    let mut text = typed.to_owned();
    let chosen_id = ids::in_clinic(ui, "chosen of what was found");
    let mut chosen: usize = ui.data(|data| data.get_temp(chosen_id)).unwrap_or_default();
    // The arrows belong to the list; a text of one line has no use for them.
    let moved = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (moved(Key::ArrowDown), moved(Key::ArrowUp));
    let id = ids::in_clinic(ui, "words to find");
    let field = TextEdit::singleline(&mut text).id(id).hint_text(words::HINT);
    let field = field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 8));
    let response = ui.add(field).accessible_name(window::FIND);
    focus_at_first(ui, &response);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        chosen = 0;
        actions.push(Action::Ask(Dialog::Find(text.clone())));
    }
    let found = found(view, &text);
    let end = found.len().saturating_sub(1);
    chosen = (chosen + usize::from(down)).min(end).saturating_sub(usize::from(up));
    ui.data_mut(|data| data.insert_temp(chosen_id, chosen));
    if found.is_empty() {
        caption(ui, words::NOTHING);
    }
    let mut taken = is_entered.then_some(chosen);
    let list = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, place) in found.iter().enumerate() {
            if line_ui(ui, place, at == chosen) {
                taken = Some(at);
            }
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::FOUND));
    caption(ui, words::KEYS);
    if let Some(place) = taken.and_then(|at| found.into_iter().nth(at)) {
        actions.push(Action::Dismiss);
        actions.extend(place.to);
    }
}

fn line_ui(ui: &mut Ui, place: &Place, is_chosen: bool) -> bool {
    let tokens = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if is_chosen || response.hovered() {
            let fill = if is_chosen { tokens.accent_soft } else { tokens.hover };
            painter.rect_filled(rect, 8.0, fill);
        }
        let middle = rect.left_center();
        paint_icon(painter, middle + vec2(20.0, 0.0), place.icon, tokens.secondary);
        let small = TextStyle::Small.resolve(ui.style());
        let kind = painter.layout_no_wrap(place.kind.to_owned(), small, tokens.secondary);
        let kind_at =
            egui::pos2(rect.right() - kind.size().x - 10.0, rect.center().y - kind.size().y / 2.0);
        let style = if is_chosen { theme::strong() } else { TextStyle::Body };
        let room = kind_at.x - rect.left() - 52.0;
        let mut job = egui::text::LayoutJob::simple_singleline(
            one_line(&place.name).into_owned(),
            style.resolve(ui.style()),
            tokens.ink,
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        let name = painter.layout_job(job);
        let name_at = egui::pos2(rect.left() + 40.0, rect.center().y - name.size().y / 2.0);
        painter.galley(kind_at, kind, tokens.secondary);
        painter.galley(name_at, name, tokens.ink);
    }
    let enabled = ui.is_enabled();
    let spoken = words::spoken(&place.name, place.kind);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_chosen, &spoken));
    response.clicked()
}

/// What holds every word, best first: where the name begins with them, where it holds them, then where
/// they stand in what belongs to it. Without a word the screens.
fn found(view: View<'_>, text: &str) -> Vec<Place> {
    let wanted = SearchWord::all(text);
    if wanted.is_empty() {
        return screens(view).into_iter().take(MOST).collect();
    }
    let mut found: Vec<(u8, Place)> = places(view)
        .into_iter()
        .filter_map(|place| rank(&place, &wanted).map(|rank| (rank, place)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, place)| place).take(MOST).collect()
}

fn rank(place: &Place, wanted: &[SearchWord]) -> Option<u8> {
    let name = folded(&place.name);
    if wanted.iter().all(|word| word.is_in_folded(&name)) {
        return Some(u8::from(!name.starts_with(wanted[0].text())));
    }
    let text = folded(&place.text);
    let is_there = |word: &SearchWord| {
        word.is_in_folded(&name) || word.is_in_folded(&text) || word.is_in_card(&place.card)
    };
    wanted.iter().all(is_there).then_some(2)
}

fn places(view: View<'_>) -> Vec<Place> {
    let mut all = screens(view);
    if let Some(year) = view.year() {
        all.extend(items(year));
    }
    if let Some(book) = &view.state.open {
        all.extend(records(&book.workbook));
    }
    all
}

fn screens(view: View<'_>) -> Vec<Place> {
    let screens = ScreenGroup::ALL.into_iter().flat_map(ScreenGroup::screens);
    let mut all: Vec<Place> = Vec::new();
    for screen in screens {
        if screen != Screen::Document {
            let name = window::screen(screen).to_owned();
            let to = vec![Action::Go(screen)];
            let text = words::also_called(screen).to_owned();
            all.push(Place {
                icon: super::navigation::icon_of(screen),
                name,
                kind: words::SCREEN,
                text,
                card: String::new(),
                to,
            });
            continue;
        }
        for template in view.documents.templates() {
            let offered =
                view.state.open.iter().flat_map(|it| it.workbook.documents_offered(template));
            all.extend(offered.map(|key| Place {
                icon: Icon::Plan,
                name: window::document(template, &key),
                kind: words::SCREEN,
                text: template.title.clone(),
                card: String::new(),
                to: vec![Action::OpenDocument(key)],
            }));
        }
    }
    for screen in [Screen::Activity, Screen::Years] {
        let (name, to) = (window::screen(screen).to_owned(), vec![Action::Go(screen)]);
        let icon = super::navigation::icon_of(screen);
        let (text, card) = (String::new(), String::new());
        all.push(Place { icon, name, kind: words::SCREEN, text, card, to });
    }
    all
}

fn items(year: YearView<'_>) -> Vec<Place> {
    let form = FormRef::Institution;
    let place = |row: crate::model::edition::FormRow<'_>| {
        let item = row.item.key.clone();
        let response = year.assessment.response(form, &item);
        Place {
            icon: Icon::Checklist,
            name: format!("{} {}", row.full_number(), row.item.short).trim().to_owned(),
            kind: words::ITEM,
            text: searchable(year, form, row, response),
            card: String::new(),
            to: vec![Action::Show(AnswerPlace { form, item })],
        }
    };
    year.edition.form_of(form).rows().map(place).collect()
}

fn records(workbook: &Workbook) -> Vec<Place> {
    let mut all = Vec::new();
    for person in &workbook.people {
        all.push(Place {
            icon: Icon::People,
            name: person.name.clone(),
            kind: words::PERSON,
            text: format!("{} {}", person.kana, person.position),
            card: String::new(),
            to: vec![Action::ShowPerson(person.id)],
        });
    }
    for vendor in &workbook.vendors {
        all.push(Place {
            icon: Icon::Vendors,
            name: vendor.name.clone(),
            kind: words::VENDOR,
            text: vendor.systems.clone(),
            card: String::new(),
            to: vec![Action::ShowVendor(vendor.id)],
        });
    }
    for contact in &workbook.contacts {
        all.push(Place {
            icon: Icon::Contacts,
            name: contact.name.clone(),
            kind: words::CONTACT,
            text: contact.telephone.clone(),
            card: String::new(),
            to: vec![Action::ShowContact(contact.id)],
        });
    }
    for device in &workbook.devices {
        let view = LedgerView { search: device.number.clone(), ..LedgerView::default() };
        all.push(Place {
            icon: Icon::Ledger,
            name: format!("{} {}", device.number, device.name).trim().to_owned(),
            kind: words::DEVICE,
            text: [&*device.place, &*device.user, &*device.serial, &*device.ip_address].join(" "),
            card: device.mac_address.clone(),
            to: vec![Action::Go(Screen::Ledger), Action::ViewLedger(view)],
        });
    }
    all
}
