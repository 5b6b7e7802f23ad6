//! A calendar to pick a day from, beside the three boxes. The boxes can do everything without it.

use chrono::{Datelike, Days, Months, NaiveDate};
use egui::{Button, Id, Popup, PopupCloseBehavior, RichText, Ui, vec2};

use crate::explain::calendar as words;
use crate::text::dates;
use crate::ui::ids;
use crate::ui::theme;

/// Notes the day, for calendars that have no date to start from.
pub fn note_today(ui: &Ui, today: NaiveDate) {
    ui.data_mut(|data| data.insert_temp(ids::today(), today));
}

/// A button that opens the calendar at `date`, or at the day that the field proposes. Returns the
/// day that was picked.
pub fn calendar_button(
    ui: &mut Ui,
    id: Id,
    label: &str,
    date: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let size = vec2(theme::CONTROL, theme::CONTROL);
    let button = ui.add(Button::new("").min_size(size));
    paint_icon(ui, button.rect);
    let button = button.accessible_name(words::open(label));
    let shown = id.with("calendar month");
    let mut picked = None;
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let today = ui.data(|data| data.get_temp::<NaiveDate>(ids::today()));
        let start = date.or(today).unwrap_or_default();
        let month: NaiveDate =
            ui.data(|data| data.get_temp(shown)).unwrap_or(start).with_day(1).unwrap_or(start);
        let mut next = month;
        ui.horizontal(|ui| {
            if ui.button(words::BACK).clicked() {
                next = month.checked_sub_months(Months::new(1)).unwrap_or(month);
            }
            let title = RichText::new(dates::month(month)).text_style(theme::strong());
            ui.add_sized([150.0, theme::CONTROL], egui::Label::new(title));
            if ui.button(words::ON).clicked() {
                next = month.checked_add_months(Months::new(1)).unwrap_or(month);
            }
        });
        ui.data_mut(|data| data.insert_temp(shown, next));
        picked = month_ui(ui, month, date);
        if picked.is_some() {
            ui.close();
        }
    });
    if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button)) {
        // Opened again, it starts at the date of the field.
        ui.data_mut(|data| data.remove::<NaiveDate>(shown));
    }
    picked
}

/// The days of a month, weeks from Sunday as on a Japanese wall calendar.
fn month_ui(ui: &mut Ui, month: NaiveDate, chosen: Option<NaiveDate>) -> Option<NaiveDate> {
    let mut picked = None;
    let cell = vec2(36.0, 32.0);
    ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
    ui.spacing_mut().button_padding = vec2(2.0, 2.0);
    ui.horizontal(|ui| {
        for weekday in words::WEEKDAYS {
            ui.add_sized(cell, egui::Label::new(RichText::new(weekday).small()));
        }
    });
    let lead = u64::from(month.weekday().num_days_from_sunday());
    let first = month.checked_sub_days(Days::new(lead))?;
    for week in 0..6 {
        let start = first + Days::new(week * 7);
        if start.year() * 12 + start.month0().cast_signed()
            > month.year() * 12 + month.month0().cast_signed()
        {
            break;
        }
        ui.horizontal(|ui| {
            for day in 0..7 {
                let date = start + Days::new(day);
                if date.month() != month.month() {
                    ui.allocate_space(cell);
                    continue;
                }
                let button = Button::new(date.day().to_string()).min_size(cell);
                let response = ui.add(button.selected(chosen == Some(date)));
                if response.accessible_name(dates::japanese(date)).clicked() {
                    picked = Some(date);
                }
            }
        });
    }
    picked
}

/// A small drawn calendar sheet.
fn paint_icon(ui: &Ui, rect: egui::Rect) {
    let tokens = theme::tokens(ui);
    let stroke = egui::Stroke::new(1.5, tokens.secondary);
    let sheet = egui::Rect::from_center_size(rect.center(), vec2(15.0, 14.0));
    let painter = ui.painter();
    painter.rect_stroke(sheet, 2.0, stroke, egui::StrokeKind::Middle);
    let y = sheet.top() + 4.5;
    painter.hline(sheet.x_range(), y, stroke);
    for x in [sheet.left() + 4.0, sheet.right() - 4.0] {
        painter.vline(x, sheet.top() - 2.0..=sheet.top() + 1.5, stroke);
    }
    for (column, row) in [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1)] {
        #[expect(clippy::cast_precision_loss, reason = "a grid of five dots")]
        let at = egui::pos2(
            sheet.left() + 3.5 + column as f32 * 4.0,
            sheet.top() + 7.5 + row as f32 * 3.5,
        );
        painter.circle_filled(at, 0.9, tokens.secondary);
    }
}
