//! Colors, sizes and spacing: every token of the look in one place.

#![expect(clippy::disallowed_methods, reason = "the theme is where colors come from")]

use egui::{
    Color32, Context, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Theme,
    ThemePreference, Ui, Vec2,
};

use super::fonts;
use crate::model::{Preferences, TextSize, ThemeChoice};

/// The colors of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// Text.
    pub ink: Color32,
    /// Text that may be overlooked.
    pub secondary: Color32,
    /// Hairlines and borders of fields.
    pub line: Color32,
    /// Behind everything.
    pub ground: Color32,
    /// Cards and fields.
    pub card: Color32,
    /// The rail, and sheets beside what is worked on.
    pub panel: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// いいえ, and what needs attention.
    pub attention: Color32,
    /// Behind it.
    pub attention_soft: Color32,
    /// The empty part of a progress bar.
    pub bar: Color32,
    /// The band with the next thing to do.
    pub band: Color32,
    /// Text on it.
    pub on_band: Color32,
    /// The button on it.
    pub band_button: Color32,
    /// Text on that button.
    pub band_button_ink: Color32,
}

const LIGHT: Tokens = Tokens {
    ink: Color32::from_rgb(0x1d, 0x27, 0x31),
    secondary: Color32::from_rgb(0x5b, 0x67, 0x75),
    line: Color32::from_rgb(0xc3, 0xcb, 0xd4),
    ground: Color32::from_rgb(0xff, 0xff, 0xff),
    card: Color32::from_rgb(0xff, 0xff, 0xff),
    panel: Color32::from_rgb(0xf3, 0xf5, 0xf7),
    hover: Color32::from_rgb(0xe8, 0xec, 0xf0),
    accent: Color32::from_rgb(0x0b, 0x6e, 0x7f),
    accent_soft: Color32::from_rgb(0xe3, 0xf1, 0xf3),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    attention: Color32::from_rgb(0x9c, 0x46, 0x15),
    attention_soft: Color32::from_rgb(0xfb, 0xef, 0xe6),
    bar: Color32::from_rgb(0xec, 0xef, 0xf2),
    band: Color32::from_rgb(0x0b, 0x6e, 0x7f),
    on_band: Color32::from_rgb(0xff, 0xff, 0xff),
    band_button: Color32::from_rgb(0xff, 0xff, 0xff),
    band_button_ink: Color32::from_rgb(0x0b, 0x6e, 0x7f),
};

const DARK: Tokens = Tokens {
    ink: Color32::from_rgb(0xe7, 0xec, 0xf1),
    secondary: Color32::from_rgb(0xa7, 0xb3, 0xc0),
    line: Color32::from_rgb(0x46, 0x51, 0x5d),
    ground: Color32::from_rgb(0x16, 0x1c, 0x22),
    card: Color32::from_rgb(0x1d, 0x25, 0x2d),
    panel: Color32::from_rgb(0x1e, 0x26, 0x2e),
    hover: Color32::from_rgb(0x29, 0x33, 0x3d),
    accent: Color32::from_rgb(0x5c, 0xc4, 0xd4),
    accent_soft: Color32::from_rgb(0x14, 0x3a, 0x42),
    on_accent: Color32::from_rgb(0x06, 0x1d, 0x22),
    attention: Color32::from_rgb(0xf0, 0xa8, 0x78),
    attention_soft: Color32::from_rgb(0x3d, 0x28, 0x1b),
    bar: Color32::from_rgb(0x2b, 0x35, 0x3f),
    band: Color32::from_rgb(0x14, 0x3a, 0x42),
    on_band: Color32::from_rgb(0xe7, 0xec, 0xf1),
    band_button: Color32::from_rgb(0x5c, 0xc4, 0xd4),
    band_button_ink: Color32::from_rgb(0x06, 0x1d, 0x22),
};

/// The paper of the preview: white in every theme.
pub const PAPER: Color32 = Color32::WHITE;
/// The ink on it.
pub const PAPER_INK: Color32 = Color32::BLACK;

/// A gray on the paper; 0 is black, 1 is white.
#[must_use]
pub fn paper_gray(light: f32) -> Color32 {
    PAPER_INK.lerp_to_gamma(PAPER, light.clamp(0.0, 1.0))
}

/// The edge of the paper.
#[must_use]
pub fn paper_edge() -> Stroke {
    Stroke::new(1.0, LIGHT.line)
}

/// The tokens of a theme.
#[must_use]
pub fn tokens_of(theme: Theme) -> Tokens {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
}

/// The tokens of the theme that is on.
#[must_use]
pub fn tokens(ui: &Ui) -> Tokens {
    if ui.visuals().dark_mode { DARK } else { LIGHT }
}

/// The two bands of the ring around what the keyboard is at, from the inside.
#[must_use]
pub fn focus_ring(ui: &Ui) -> [Color32; 2] {
    const YELLOW: Color32 = Color32::from_rgb(0xff, 0xd4, 0x3d);
    if ui.visuals().dark_mode { [Color32::BLACK, YELLOW] } else { [YELLOW, Color32::BLACK] }
}

/// The official sentence of an item.
#[must_use]
pub fn official() -> TextStyle {
    TextStyle::Name("official".into())
}

/// The title of a band or a card.
#[must_use]
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// Bold text in the size of the body.
#[must_use]
pub fn strong() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// A name in the rail.
#[must_use]
pub fn rail() -> TextStyle {
    TextStyle::Name("rail".into())
}

/// The same of what is on screen.
#[must_use]
pub fn rail_here() -> TextStyle {
    TextStyle::Name("rail here".into())
}

/// Facts in a list.
#[must_use]
pub fn detail() -> TextStyle {
    TextStyle::Name("detail".into())
}

/// A small heading.
#[must_use]
pub fn small_strong() -> TextStyle {
    TextStyle::Name("small strong".into())
}

/// From the rail to where every screen begins, in points.
pub const EDGE: i8 = 32;
/// The left edge of every screen: [`EDGE`], less where the navigation is a row.
#[must_use]
pub fn edge(ctx: &Context) -> i8 {
    if ctx.content_rect().width() < FOLD_NAV { 12 } else { EDGE }
}

/// The frame of a list beside what is worked on.
pub fn side_list(ui: &Ui) -> egui::Frame {
    let margin = egui::Margin { left: edge(ui), right: 10, top: 12, bottom: 8 };
    egui::Frame::new().fill(tokens(ui).ground).inner_margin(margin)
}

/// Height of buttons and fields, in points.
pub const CONTROL: f32 = 36.0;
/// So many entries of a list that opens under a button are in sight without scrolling.
pub const WHOLE_LIST: f32 = 8.0;
/// The height of such a list, in points: its entries are as high as buttons, with room between them.
pub const LIST_HEIGHT: f32 = WHOLE_LIST * (CONTROL + 8.0);
/// Width of the list of items, in points.
pub const LIST_WIDTH: f32 = 310.0;
/// Width of the navigation, in points.
pub const NAV_WIDTH: f32 = 96.0;
/// Below this width the list of items becomes a drop-down: row and guidance need the room.
pub const FOLD_ITEMS: f32 = 1200.0;
/// Below this width the guidance of a row stands behind a tab.
pub const FOLD_GUIDANCE: f32 = 1000.0;
/// Below this width another list becomes a drop-down.
pub const FOLD_LIST: f32 = 1000.0;
/// Below this width the preview of the pages has no room beside the export.
pub const FOLD_PREVIEW: f32 = 1000.0;
/// Width of the export beside the preview, in points.
pub const EXPORT_WIDTH: f32 = 470.0;
/// Below this width the navigation becomes a row.
pub const FOLD_NAV: f32 = 700.0;

/// Sets both themes; the light one is used unless the system asks for the dark one.
pub fn install(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme, tokens_of(theme)));
    }
    ctx.set_theme(ThemePreference::System);
    // A Japanese desktop that names no preference gets the light theme, the one for daylight desks.
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // The size of the text is a preference, which has its own keys.
        options.zoom_with_keyboard = false;
    });
}

/// The smallest window, in points, in which everything can be seen.
pub const SMALLEST: Vec2 = Vec2::new(640.0, 360.0);

/// Makes the window look as the user likes it.
pub fn follow(ctx: &Context, preferences: &Preferences) {
    let theme = match preferences.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != theme {
        ctx.set_theme(theme);
    }
    let zoom = zoom_for(preferences.text_size, ctx.content_rect().size() * ctx.zoom_factor());
    if (ctx.zoom_factor() - zoom).abs() > 0.001 {
        ctx.set_zoom_factor(zoom);
    }
}

/// The factor by which everything grows in a window of this many points at 100 %: the one chosen, as
/// far as the smallest layout still fits.
#[must_use]
pub fn zoom_for(size: TextSize, window: Vec2) -> f32 {
    let largest = (window / SMALLEST).min_elem();
    // In steps, so that the size of the text does not tremble while a window is being resized.
    let largest = ((largest + 0.01) * 10.0).floor() / 10.0;
    size.factor().min(largest).max(1.0)
}

fn style(theme: Theme, tokens: Tokens) -> Style {
    let mut style = Style { visuals: theme.default_visuals(), ..Style::default() };
    let body = |size| FontId::proportional(size);
    let bold = |size| FontId::new(size, fonts::bold());
    style.text_styles = [
        (TextStyle::Small, body(13.5)),
        (TextStyle::Body, body(16.0)),
        (TextStyle::Button, body(16.0)),
        (TextStyle::Monospace, body(14.0)),
        (TextStyle::Heading, bold(22.0)),
        (official(), body(22.0)),
        (title(), bold(18.0)),
        (strong(), bold(16.0)),
        (rail(), body(13.0)),
        (detail(), body(14.0)),
        (small_strong(), bold(14.0)),
        (rail_here(), bold(13.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 8.0);
    spacing.button_padding = Vec2::new(14.0, 6.0);
    spacing.interact_size = Vec2::new(44.0, CONTROL);
    spacing.window_margin = Margin::same(20);
    spacing.combo_width = 200.0;
    spacing.combo_height = LIST_HEIGHT;
    spacing.scroll.floating = false;
    spacing.scroll.bar_width = 10.0;
    spacing.scroll.foreground_color = false;
    let visuals = &mut style.visuals;
    visuals.override_text_color = Some(tokens.ink);
    visuals.weak_text_color = Some(tokens.secondary);
    visuals.panel_fill = tokens.ground;
    visuals.window_fill = tokens.card;
    visuals.text_edit_bg_color = Some(tokens.card);
    visuals.extreme_bg_color = tokens.card;
    visuals.faint_bg_color = tokens.accent_soft;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.selection.bg_fill = tokens.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    visuals.hyperlink_color = tokens.accent;
    visuals.error_fg_color = tokens.attention;
    visuals.warn_fg_color = tokens.attention;
    visuals.ime_composition.legacy_visuals = false;
    let widgets = &mut visuals.widgets;
    for widget in
        [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open]
    {
        widget.corner_radius = CornerRadius::same(8);
        widget.bg_fill = tokens.line;
        widget.weak_bg_fill = tokens.card;
        widget.bg_stroke = Stroke::new(1.0, tokens.line);
        widget.fg_stroke = Stroke::new(1.5, tokens.ink);
        widget.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, tokens.ink);
    // Under the pointer there is a fill and never a frame, which would look like the focus.
    widgets.hovered.weak_bg_fill = tokens.hover;
    widgets.active.weak_bg_fill = tokens.accent_soft;
    widgets.active.bg_stroke = Stroke::new(2.0, tokens.accent);
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio after WCAG 2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let part = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_grows_only_as_far_as_everything_still_fits() {
        let table = [
            (100, [1366.0, 738.0], 1.0),
            (200, [1366.0, 738.0], 2.0),
            (200, [1280.0, 720.0], 2.0),
            (200, [1000.0, 700.0], 1.5),
            (125, [1000.0, 700.0], 1.25),
            (200, [640.0, 360.0], 1.0),
            (150, [300.0, 200.0], 1.0),
        ];
        for (size, window, zoom) in table {
            let found = zoom_for(TextSize::from(size), Vec2::from(window));
            assert!((found - zoom).abs() < 0.001, "{size} in {window:?}: {found}");
        }
    }

    #[test]
    fn every_text_colour_can_be_read_on_every_ground_it_stands_on() {
        for (name, t) in [("light", LIGHT), ("dark", DARK)] {
            for ground in [t.ground, t.card, t.panel, t.hover, t.accent_soft, t.attention_soft] {
                for text in [t.ink, t.secondary, t.attention] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{name}: {text:?} on {ground:?} has {ratio}");
                }
            }
            for ground in [t.ground, t.card, t.panel, t.accent_soft] {
                assert!(contrast(t.accent, ground) >= 4.5, "{name}: accent on {ground:?}");
            }
            assert!(contrast(t.on_accent, t.accent) >= 4.5, "{name}: text on accent");
            assert!(contrast(t.on_band, t.band) >= 4.5, "{name}: text on the band");
            assert!(contrast(t.band_button_ink, t.band_button) >= 4.5, "{name}: its button");
            // Marks and patterns are large enough for the lower bound.
            for mark in [t.accent, t.attention, t.secondary] {
                assert!(contrast(mark, t.bar) >= 3.0, "{name}: {mark:?} on an empty bar");
            }
        }
    }
}
