//! The printed pages on screen: what is seen here is what is printed.

mod thumbnails;
mod tops;
mod wheel;

use egui::{
    Button, ComboBox, CornerRadius, EventFilter, Id, Key, Rect, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use self::thumbnails::thumbnails_ui;
use self::tops::{MARGIN, Tops};
use self::wheel::zoom_by_wheel;
use crate::explain::{export, preview as words};
use crate::report::paper::{Page, Printout};
use crate::state::{Action, Screen};
use crate::ui::ids;
use crate::ui::list_keys::{list_entry, note_list};
use crate::ui::navigation::name_of;
use crate::ui::theme;
use crate::ui::view::{Pages, View};
use crate::ui::widgets::{REAL_SIZE, page_size, page_text, paint_page, paragraph};

/// How large the pages are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Zoom {
    /// As wide as the room for them.
    #[default]
    Width,
    /// A whole page in the room for them.
    Page,
    /// This many times the size of the paper.
    Times(f32),
}

/// The steps of larger and smaller.
const STEPS: [f32; 9] = [0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0];
/// How far an arrow key scrolls, in points.
const LINE: f32 = 48.0;
/// From this width on the pages stand small beside themselves, in points.
const FOLD_THUMBNAILS: f32 = 640.0;
/// From this width on there is room for a jump to the papers as well as for the small pages, in points.
const FOLD_SHEETS: f32 = 1000.0;
/// Sizes that follow the window change in steps, so that few sizes of letters are ever drawn.
const FIT_STEP: f32 = 1.0 / 32.0;

/// Where the reader is. Belongs to the window and is not kept.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    zoom: Zoom,
    /// How far the pages are scrolled.
    offset: Vec2,
    /// The size of what could be seen of them.
    seen: Vec2,
    /// Points per millimeter.
    scale: f32,
    /// The width of all that is scrolled, in points.
    width: f32,
    /// The page on screen, from 0.
    page: usize,
    /// The page to go to in this frame.
    wanted: Option<usize>,
    /// Where to scroll to in this frame.
    jump: Option<Vec2>,
    /// The page that was gone to, and where that ended: the last pages may not reach the top.
    arrived: Option<(usize, Vec2)>,
    /// Where the pointer turned the wheel, from the corner of what is seen.
    pointed: Option<Vec2>,
}

/// The preview in the whole window.
pub fn preview_ui(ui: &mut Ui, view: View<'_>, actions: &mut Vec<Action>) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        let back = &mut |ui: &mut Ui| {
            if let Some(back) = view.state.export.back
                && ui.button(export::back_to(&name_of(view, back))).clicked()
            {
                actions.push(Action::Go(back));
            }
            if ui.button(words::BACK).clicked() {
                actions.push(Action::Go(Screen::Export));
            }
        };
        reader_ui(ui, ids::in_clinic(ui, "preview"), view.pages, true, [back, &mut |_| {}]);
    });
}

/// The preview beside something else, in all the room there is.
pub fn pages_ui(ui: &mut Ui, id: Id, pages: Pages<'_>, actions: &mut Vec<Action>) {
    let enlarge = &mut |ui: &mut Ui| {
        if ui.button(RichText::new(words::ENLARGE).small()).clicked() {
            actions.push(Action::Go(Screen::Preview));
        }
    };
    reader_ui(ui, id, pages, false, [&mut |_| {}, enlarge]);
}

/// The toolbar, which has something of the screen's at its ends, and the pages. `has_keys` lets the keys
/// work while nothing has the focus.
fn reader_ui(
    ui: &mut Ui,
    id: Id,
    pages: Pages<'_>,
    has_keys: bool,
    [first, last]: [&mut dyn FnMut(&mut Ui); 2],
) {
    let Some(printout) = pages.printout else {
        first(ui);
        empty_ui(ui, pages);
        return;
    };
    let mut reading: Reading = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    reading.page = reading.page.min(printout.pages.len().saturating_sub(1));
    let room = ui.available_width();
    let has_thumbnails = room >= FOLD_THUMBNAILS && printout.pages.len() > 1;
    ui.horizontal_wrapped(|ui| {
        first(ui);
        ui.spacing_mut().button_padding.x = 6.0;
        page_buttons_ui(ui, printout, &mut reading);
        zoom_ui(ui, &mut reading);
        if !has_thumbnails || room >= FOLD_SHEETS {
            sheet_ui(ui, id, printout, (room - 40.0).clamp(100.0, 200.0), &mut reading);
        }
        last(ui);
        working_ui(ui, pages);
    });
    if has_thumbnails {
        ui.horizontal_top(|ui| {
            if let Some(page) = thumbnails_ui(ui, id.with("thumbnails"), printout, reading.page) {
                go_to(printout, &mut reading, page);
            }
            ui.vertical(|ui| scroll_ui(ui, id, printout, has_keys, &mut reading));
        });
    } else {
        scroll_ui(ui, id, printout, has_keys, &mut reading);
    }
    (reading.jump, reading.wanted, reading.pointed) = (None, None, None);
    ui.data_mut(|data| data.insert_temp(id, reading));
}

fn empty_ui(ui: &mut Ui, pages: Pages<'_>) {
    if let Some(problem) = pages.problem {
        paragraph(ui, &problem.what);
        paragraph(ui, &problem.todo);
    } else if pages.is_working {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(words::WORKING);
        });
    } else {
        paragraph(ui, words::NOTHING_CHOSEN);
    }
}

/// Said while newer pages than those on screen are on their way.
fn working_ui(ui: &mut Ui, pages: Pages<'_>) {
    if pages.is_working {
        let spinner = ui.spinner().on_hover_text(words::WORKING);
        spinner.widget_info(|| WidgetInfo::labeled(Role::Status, true, words::WORKING));
    }
}

fn page_buttons_ui(ui: &mut Ui, printout: &Printout, reading: &mut Reading) {
    let count = printout.pages.len();
    let (has_previous, has_next) = (reading.page > 0, reading.page + 1 < count);
    let button = |ui: &mut Ui, can: bool, sign: &str, name: &str| {
        let button = ui.add_enabled(can, Button::new(sign)).on_hover_text(name);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, can && ui.is_enabled(), name));
        button.clicked()
    };
    if button(ui, has_previous, words::PREVIOUS_SIGN, words::PREVIOUS) {
        go_to(printout, reading, reading.page.saturating_sub(1));
    }
    if button(ui, has_next, words::NEXT_SIGN, words::NEXT) {
        go_to(printout, reading, reading.page + 1);
    }
    ui.label(words::page_of(reading.page + 1, count));
}

fn zoom_ui(ui: &mut Ui, reading: &mut Reading) {
    let before = reading.zoom;
    let mut button = |ui: &mut Ui, sign: &str, name: &str, zoom: Option<Zoom>| {
        let is_on = zoom == Some(before);
        let button = Button::new(sign).selected(is_on);
        let response = ui.add_enabled(zoom.is_some(), button).on_hover_text(name);
        let enabled = ui.is_enabled() && zoom.is_some();
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_on, name));
        if response.clicked() {
            reading.zoom = zoom.unwrap_or(before);
        }
    };
    let now = reading.scale / REAL_SIZE;
    button(ui, words::SMALLER_SIGN, words::SMALLER, step(now, false));
    ui.label(words::percent(now));
    button(ui, words::LARGER_SIGN, words::LARGER, step(now, true));
    button(ui, words::FIT_WIDTH, words::FIT_WIDTH, Some(Zoom::Width));
    button(ui, words::FIT_PAGE, words::FIT_PAGE, Some(Zoom::Page));
}

/// The next size up or down.
fn step(now: f32, up: bool) -> Option<Zoom> {
    let found = if up {
        STEPS.into_iter().find(|step| *step > now * 1.01)
    } else {
        STEPS.into_iter().rev().find(|step| *step < now * 0.99)
    };
    found.map(Zoom::Times)
}

/// The jump to a form, to a vendor's sheet or to the list of entries.
fn sheet_ui(ui: &mut Ui, id: Id, printout: &Printout, width: f32, reading: &mut Reading) {
    let sheets = printout.outline.iter().filter(|entry| entry.level == 0);
    let here = sheets.clone().rfind(|entry| entry.page <= reading.page);
    let title = here.map_or("", |entry| entry.title.as_str());
    let combo = ComboBox::from_id_salt(id.with("sheet")).selected_text(title).width(width);
    let shown = combo.truncate().show_ui(ui, |ui| {
        for entry in sheets {
            let is_here = here.is_some_and(|here| here.page == entry.page);
            if list_entry(ui, is_here, &entry.title).clicked() {
                go_to(printout, reading, entry.page);
            }
        }
    });
    note_list(ui, shown.response.accessible_name(words::SHEET).id);
}

/// Goes to the top of a page.
fn go_to(printout: &Printout, reading: &mut Reading, page: usize) {
    let page = page.min(printout.pages.len().saturating_sub(1));
    reading.page = page;
    reading.wanted = Some(page);
}

/// The scale for a zoom; sizes that fit go by the page on screen.
fn scale_for(ui: &Ui, page: &Page, zoom: Zoom) -> f32 {
    let bar = ui.spacing().scroll.allocated_width();
    let room = (ui.available_size() - Vec2::splat(MARGIN * 2.0 + bar)).max(Vec2::splat(40.0));
    let fit_width = room.x / page.size.width.0.max(1.0);
    let fit_page = fit_width.min(room.y / page.size.height.0.max(1.0));
    let in_steps = |scale: f32| ((scale / FIT_STEP).floor() * FIT_STEP).max(FIT_STEP);
    match zoom {
        Zoom::Width => in_steps(fit_width),
        Zoom::Page => in_steps(fit_page),
        Zoom::Times(times) => times * REAL_SIZE,
    }
}

/// How far pages of another scale are scrolled so that what is looked at stays where it is: what the
/// pointer is at, or else a third down the middle, where the page on screen is looked for.
fn kept_in_place(printout: &Printout, reading: &Reading, scale: f32) -> Vec2 {
    let at = reading.pointed.unwrap_or(vec2(reading.seen.x / 2.0, reading.seen.y / 3.0));
    let (old, new) = (Tops::of(printout, reading.scale), Tops::of(printout, scale));
    let (was, is) = (reading.width / 2.0, width(reading, &new, reading.seen.x) / 2.0);
    let x = (reading.offset.x + at.x - was) * (scale / reading.scale) + is;
    let y = new.same_place(&old, reading.offset.y + at.y);
    (vec2(x, y) - at).max(Vec2::ZERO)
}

/// The width of all that is scrolled. Where the page on screen fits, others go beyond the edges.
fn width(reading: &Reading, tops: &Tops, seen: f32) -> f32 {
    match reading.zoom {
        Zoom::Width | Zoom::Page => seen,
        Zoom::Times(_) => tops.width().max(seen),
    }
}

fn scroll_ui(ui: &mut Ui, id: Id, printout: &Printout, has_keys: bool, reading: &mut Reading) {
    let room = ui.available_rect_before_wrap();
    let area = ui.interact(room, id.with("keys"), Sense::click());
    let enabled = ui.is_enabled();
    area.widget_info(|| WidgetInfo::labeled(Role::Group, enabled, words::PAGES));
    if area.clicked() {
        area.request_focus();
    }
    let is_free = has_keys && ui.memory(|memory| memory.focused().is_none());
    if area.has_focus() || is_free {
        keys(ui, printout, reading);
    }
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(area.id, filter));
    if area.contains_pointer() || ui.rect_contains_pointer(room) {
        zoom_by_wheel(ui, room, reading);
    }
    let Some(page) = printout.pages.get(reading.page) else { return };
    let scale = scale_for(ui, page, reading.zoom);
    if reading.scale > 0.0 && (scale - reading.scale).abs() > f32::EPSILON {
        reading.jump = Some(kept_in_place(printout, reading, scale));
    }
    reading.scale = scale;
    let tops = Tops::of(printout, scale);
    if let Some(page) = reading.wanted {
        reading.jump = Some(vec2(reading.jump.unwrap_or(reading.offset).x, tops.above(page)));
    }
    let mut scroll = ScrollArea::both().id_salt(id.with("scroll")).auto_shrink(false);
    scroll = scroll.content_margin(0);
    if let Some(jump) = reading.jump {
        scroll = scroll.scroll_offset(jump);
    }
    let output = scroll.show_viewport(ui, |ui, seen| {
        let width = width(reading, &tops, seen.width());
        reading.width = width;
        let (rect, _) = ui.allocate_exact_size(vec2(width, tops.height()), Sense::hover());
        let first = tops.page_at(seen.min.y);
        for (number, page) in printout.pages.iter().enumerate().skip(first) {
            if tops.top(number) > seen.max.y {
                break;
            }
            let size = page_size(page, scale);
            let left = rect.min.x + (width - size.x) / 2.0;
            let sheet = Rect::from_min_size(pos2(left, rect.min.y + tops.top(number)), size);
            sheet_of_paper(ui, id, page, number, printout.pages.len(), sheet, scale);
        }
    });
    reading.offset = output.state.clamped_offset();
    reading.seen = output.inner_rect.size();
    if let Some(page) = reading.wanted {
        reading.arrived = Some((page, reading.offset));
    }
    let arrived = reading.arrived.filter(|(_, offset)| (*offset - reading.offset).length() < 0.5);
    reading.arrived = arrived;
    let looked_at = || tops.page_at(reading.offset.y + reading.seen.y / 3.0);
    reading.page = arrived.map_or_else(looked_at, |(page, _)| page);
    if area.has_focus() {
        let stroke = Stroke::new(2.0, theme::tokens(ui).accent);
        ui.painter().rect_stroke(room, CornerRadius::same(6), stroke, StrokeKind::Inside);
    }
}

fn sheet_of_paper(ui: &Ui, id: Id, page: &Page, number: usize, of: usize, rect: Rect, scale: f32) {
    let response = ui.interact(rect, id.with(("page", number)), Sense::hover());
    response.widget_info(|| {
        let text = format!("{}\n{}", words::page_of(number + 1, of), page_text(page));
        WidgetInfo::labeled(Role::Document, true, text)
    });
    paint_page(ui.painter(), page, rect.min, scale);
}

/// The keys of the preview.
fn keys(ui: &Ui, printout: &Printout, reading: &mut Reading) {
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key) && input.modifiers.is_none());
    let last = printout.pages.len().saturating_sub(1);
    if pressed(Key::PageDown) {
        go_to(printout, reading, reading.page + 1);
    }
    if pressed(Key::PageUp) {
        go_to(printout, reading, reading.page.saturating_sub(1));
    }
    if pressed(Key::Home) {
        go_to(printout, reading, 0);
    }
    if pressed(Key::End) {
        go_to(printout, reading, last);
    }
    let lines = [
        (Key::ArrowDown, vec2(0.0, LINE)),
        (Key::ArrowUp, vec2(0.0, -LINE)),
        (Key::ArrowRight, vec2(LINE, 0.0)),
        (Key::ArrowLeft, vec2(-LINE, 0.0)),
        (Key::Space, vec2(0.0, reading.seen.y * 0.85)),
    ];
    for (key, by) in lines {
        if pressed(key) {
            reading.jump = Some((reading.offset + by).max(Vec2::ZERO));
        }
    }
    let now = reading.scale / REAL_SIZE;
    let is_plus = ui.input(|input| {
        // Where the plus sign stands above another key, Shift is held as well.
        let plain = !input.modifiers.command && !input.modifiers.alt;
        plain && (input.key_pressed(Key::Plus) || input.key_pressed(Key::Equals))
    });
    if is_plus {
        reading.zoom = step(now, true).unwrap_or(reading.zoom);
    }
    if pressed(Key::Minus) {
        reading.zoom = step(now, false).unwrap_or(reading.zoom);
    }
    if pressed(Key::Num0) {
        reading.zoom = Zoom::Width;
    }
}
