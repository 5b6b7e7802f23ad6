//! The one font of the screen, in two weights.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

/// The family of the bold weight.
const BOLD: &str = "bold";

/// The family of the regular weight.
const BODY: &str = "body";

/// Installs the bundled fonts and nothing else, so that every machine draws the same. Where eframe
/// runs a real window it adds the system's fonts for characters that these lack.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [(BODY, crate::fonts::REGULAR), (BOLD, crate::fonts::BOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![BODY.to_owned()]);
    }
    fonts.families.insert(bold(), vec![BOLD.to_owned(), BODY.to_owned()]);
    ctx.set_fonts(fonts);
}

/// The bold weight.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

#[cfg(test)]
mod tests {
    use egui::{Color32, FontId, RawInput};

    use super::*;
    use crate::report;
    use crate::report::paper::FaceId;

    #[test]
    fn screen_and_paper_share_the_bytes_of_the_fonts() {
        let ctx = Context::default();
        install(&ctx);
        // Fonts come into force with the next frame.
        ctx.run_ui(RawInput::default(), |_| {}).drop_without_applying_deltas();
        let paper = report::Fonts::bundled();
        for (name, id) in [(BODY, 0), (BOLD, 1)] {
            let on_paper: &[u8] = &paper.face(FaceId(id)).expect("a bundled face").bytes;
            ctx.fonts(|fonts| {
                let on_screen: &[u8] = (*fonts.definitions().font_data[name].font).as_ref();
                assert!(std::ptr::eq(on_screen, on_paper), "{name}");
            });
        }
    }

    #[test]
    fn an_underscore_is_drawn_at_every_size() {
        let ctx = Context::default();
        install(&ctx);
        let output = ctx.run_ui(RawInput::default(), |ui| {
            for family in [FontFamily::Proportional, bold()] {
                for size in 10..40_u8 {
                    let font = FontId::new(f32::from(size), family.clone());
                    let galley = ui.painter().layout_no_wrap("_".to_owned(), font, Color32::BLACK);
                    let glyph = galley.rows[0].glyphs[0];
                    assert!(!glyph.uv_rect.is_nothing(), "{family} {size}");
                    // It lies in its line, below the letters.
                    let bottom = glyph.pos.y + glyph.uv_rect.offset.y + glyph.uv_rect.size.y;
                    assert!(bottom <= galley.size().y + 1.0, "{family} {size}: {bottom}");
                }
            }
        });
        output.drop_without_applying_deltas();
    }
}
