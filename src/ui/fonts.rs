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
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["body".to_owned()]);
    }
    fonts.families.insert(bold(), vec![BOLD.to_owned(), "body".to_owned()]);
    ctx.set_fonts(fonts);
}

/// The bold weight.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}
