//! Paths that are too long for the room they have.

use egui::{FontId, TextStyle, Ui};

use crate::text::report::ELLIPSIS;

/// A path as it fits into `room` points: cut in the middle, so that where it begins and the name of the
/// file stay in sight.
pub fn cut_in_the_middle(ui: &Ui, path: &str, room: f32) -> String {
    let font = TextStyle::Body.resolve(ui.style());
    cut(path, |text| width(ui, text, &font) <= room)
}

fn width(ui: &Ui, text: &str, font: &FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::BLACK).size().x
}

/// The longest form of a path that fits; a third of what is left is its beginning.
fn cut(path: &str, fits: impl Fn(&str) -> bool) -> String {
    if fits(path) {
        return path.to_owned();
    }
    let letters: Vec<char> = path.chars().collect();
    let form = |kept: usize| {
        let front = kept / 3;
        let back = &letters[letters.len() - (kept - front)..];
        let front: String = letters[..front].iter().collect();
        format!("{front}{ELLIPSIS}{}", back.iter().collect::<String>())
    };
    // The more is kept the wider it is, so that halving finds the most that fits.
    let (mut least, mut most) = (0, letters.len());
    while least + 1 < most {
        let middle = least.midpoint(most);
        if fits(&form(middle)) {
            least = middle;
        } else {
            most = middle;
        }
    }
    form(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_beginning_and_the_name_of_its_file() {
        let path = "/home/reception/ドキュメント/書類/令和6年度/立入検査.pdf";
        let fits = |most: usize| move |text: &str| text.chars().count() <= most;
        assert_eq!(cut(path, fits(100)), path);
        assert_eq!(cut(path, fits(22)), "/home/r…令和6年度/立入検査.pdf");
        assert_eq!(cut(path, fits(1)), "…");
    }
}
