//! The one kind of tab: views of one thing, side by side. The one on screen is bold and underlined.

use egui::{Button, Color32, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::ui::theme;

/// A row of tabs, named as one group. Returns the one that was chosen, if another.
pub fn tabs<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: T,
    all: &[(T, &str)],
) -> Option<T> {
    let tokens = theme::tokens(ui);
    let mut chosen = None;
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (tab, label) in all {
            let is_shown = *tab == shown;
            let mut text = RichText::new(*label);
            if is_shown {
                text = text.text_style(theme::strong()).color(tokens.accent);
            }
            let button = Button::new(text).fill(Color32::TRANSPARENT).stroke(Stroke::NONE);
            let response = ui.add(button.min_size(vec2(64.0, theme::CONTROL)));
            if is_shown {
                let rect = response.rect;
                let stroke = Stroke::new(3.0, tokens.accent);
                ui.painter().hline(rect.x_range().shrink(8.0), rect.bottom() - 2.0, stroke);
            }
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, *label));
            if response.clicked() && !is_shown {
                chosen = Some(*tab);
            }
        }
    });
    row.response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    chosen
}
