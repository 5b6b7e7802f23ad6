//! The lines of a text on a screen, by the same rules as on paper.

use std::ops::Range;

use super::break_class::class;
use super::phrase_break::break_phrases;
use super::shape::Cluster;

/// Breaks one paragraph for a screen into lines of at most `width`, between phrases where it can.
///
/// `characters` are those of the paragraph with their advances; advances, `em` (the size of the text) and
/// `width` are in the same unit. The lines are ranges of characters; together they are all of them.
#[must_use]
pub fn screen_lines(characters: &[(char, f32)], em: f32, width: f32) -> Vec<Range<usize>> {
    let clusters: Vec<Cluster> = characters
        .iter()
        .enumerate()
        .map(|(start, (character, advance))| Cluster {
            start,
            advance: thousandths(*advance, em),
            character: *character,
            class: class(*character),
        })
        .collect();
    break_phrases(&clusters, thousandths(width, em))
}

/// A length in thousandths of an em.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float out of range becomes the nearest end of the range, which is meant"
)]
fn thousandths(length: f32, em: f32) -> u32 {
    (length / em * 1000.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, ems: f32) -> Vec<String> {
        let characters: Vec<(char, f32)> = text.chars().map(|c| (c, 16.0)).collect();
        let lines = screen_lines(&characters, 16.0, ems * 16.0);
        lines.into_iter().map(|line| characters[line].iter().map(|(c, _)| c).collect()).collect()
    }

    #[test]
    fn lines_end_between_phrases_and_never_behind_an_opening_bracket() {
        let text = "回答は年度ごとに新しく入れ、「前の年度」の回答は横に出ます。";
        let broken = lines(text, 16.0);
        assert_eq!(broken, ["回答は年度ごとに新しく入れ、", "「前の年度」の回答は横に出ます。"]);
        for ems in 6..30_u8 {
            for line in lines(text, f32::from(ems)) {
                assert!(!line.ends_with('「'), "{ems}: {line}");
                assert!(!line.starts_with(['」', '。', '、']), "{ems}: {line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_whatever_the_width() {
        let text = "電源を切らないでください（LANケーブルを抜きます）。";
        for ems in [0.0, 1.0, 5.5, 40.0, f32::INFINITY] {
            assert_eq!(lines(text, ems).concat(), text, "{ems}");
        }
        assert_eq!(lines("", 10.0).concat(), "");
    }
}
