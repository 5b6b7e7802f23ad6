//! The one font of the program, in two weights.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily};

/// The family of the bold weight.
const BOLD: &str = "bold";

/// BIZ `UDPGothic`, drawn for legibility; the same files are embedded in the PDF.
const FACES: [(&str, &[u8]); 2] = [
    ("body", include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf")),
    (BOLD, include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf")),
];

/// Installs the bundled fonts and nothing else, so that every machine draws the same. Where eframe
/// runs a real window it adds the system's fonts for characters that these lack.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        let bytes = with_underscore(bytes);
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_owned(bytes)));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["body".to_owned()]);
    }
    fonts.families.insert(bold(), vec![BOLD.to_owned(), "body".to_owned()]);
    ctx.set_fonts(fonts);
}

/// The outline of the underscore in both faces, from the end of its only contour on. Its program is
/// `PUSHB 1 0, SVTCA y, MDAP 0, MDAP 1, IUP y, IUP x`: both edges go to the nearest line between two
/// pixels, which for text of this program is the same line, and the underscore is gone.
const UNDERSCORE: &[u8] =
    b"\x00\x03\x00\x08\xb1\x01\x00\x00\x2f\x2f\x30\x31\x15\x35\x21\x15\x02\x71\xf6\x33\x33";
/// Where the upper edge is moved.
const UPPER_EDGE: usize = 9;
/// Moves it so that it keeps a distance of at least one pixel from the lower one (`MDRP`).
const AT_A_DISTANCE: u8 = 0xcc;

/// The font with an underscore that can be seen in text of every size.
fn with_underscore(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let found = bytes.windows(UNDERSCORE.len()).position(|part| part == UNDERSCORE);
    if let Some(at) = found {
        bytes[at + UPPER_EDGE] = AT_A_DISTANCE;
    }
    bytes
}

/// The bold weight.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

#[cfg(test)]
mod tests {
    use egui::{Color32, FontId, RawInput};

    use super::*;

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
