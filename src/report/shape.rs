//! From characters to glyphs: which face prints what, in pieces that must not be torn apart.

use std::ops::RangeInclusive;

use unicode_normalization::char::{compose, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::break_class::{Class, class, is_han};
use super::font::{Fonts, GETA, Glyph, Weight};
use super::paper::FaceId;

/// One glyph of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    /// The face that prints it.
    pub(super) face: FaceId,
    /// The glyph.
    pub(super) glyph: Glyph,
    /// The character that it stands for on paper.
    pub(super) character: char,
    /// The character that no face has, where 〓 is printed for one.
    pub(super) missing: Option<char>,
}

/// Letters that stay on one line and on one face: what a reader takes for one character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cluster {
    /// Index of its first letter.
    pub(super) start: usize,
    /// The sum of its advances in thousandths of an em.
    pub(super) advance: u32,
    /// The character by which it behaves at the end of a line.
    pub(super) character: char,
    /// How it behaves there.
    pub(super) class: Class,
}

/// A line of text as glyphs, before it is broken into lines of the sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaped {
    /// All letters.
    pub(super) letters: Vec<Letter>,
    /// The clusters that they form.
    pub(super) clusters: Vec<Cluster>,
}

/// Longer clusters are torn apart: no writing needs them, and a line has to end somewhere.
const LONGEST_CLUSTER: usize = 8;

impl Shaped {
    /// Shapes a text without line breaks and control characters (see [`super::printable`]).
    pub(super) fn new(text: &str, weight: Weight, fonts: &Fonts) -> Self {
        let mut shaped = Self::default();
        let mut characters = Vec::new();
        for grapheme in text.graphemes(true) {
            characters.clear();
            characters.extend(grapheme.chars());
            shaped.add(&characters, weight, fonts);
        }
        hold_names(&mut shaped.clusters);
        shaped
    }

    fn add(&mut self, characters: &[char], weight: Weight, fonts: &Fonts) {
        let composed = composed(characters);
        if composed.len() <= LONGEST_CLUSTER {
            for candidate in [composed.as_slice(), characters] {
                for (face, letters) in fonts.order(weight) {
                    let letters: Option<Vec<Letter>> = candidate
                        .iter()
                        .map(|&character| {
                            let glyph = letters.glyph(character)?;
                            Some(Letter { face, glyph, character, missing: None })
                        })
                        .collect();
                    if let Some(letters) = letters {
                        self.push(&letters, characters[0]);
                        return;
                    }
                }
            }
        }
        // No face has all of it: each character on its own, and 〓 for what nobody has.
        for character in composed {
            let letter = letter(character, weight, fonts).unwrap_or_else(|| {
                let geta = letter(GETA, weight, fonts).unwrap_or(NOTHING);
                Letter { missing: Some(character), ..geta }
            });
            self.push(&[letter], character);
        }
    }

    fn push(&mut self, letters: &[Letter], character: char) {
        self.clusters.push(Cluster {
            start: self.letters.len(),
            advance: letters.iter().map(|letter| u32::from(letter.glyph.advance)).sum(),
            character,
            class: class(character),
        });
        self.letters.extend_from_slice(letters);
    }
}

/// Holds together what looks like the name of a person, 見本 一郎, so that a line is not broken inside
/// it while there is room elsewhere. Of 院長 見本 一郎 that is the end.
fn hold_names(clusters: &mut [Cluster]) {
    let mut end = clusters.len();
    while let Some(at) = clusters[..end].iter().rposition(|it| it.character == ' ') {
        let is_han = |cluster: &&Cluster| is_han(cluster.character);
        let given = clusters[at + 1..end].iter().take_while(is_han).count();
        let family = clusters[..at].iter().rev().take_while(is_han).count();
        end = at;
        if NAME_LENGTHS.contains(&given) && NAME_LENGTHS.contains(&family) {
            end = at - family;
            for cluster in &mut clusters[end..=at + given] {
                let is_space = cluster.class == Class::Space;
                cluster.class = if is_space { Class::Glue } else { Class::Word };
            }
        }
    }
}

/// How many characters the parts of a name have.
const NAME_LENGTHS: RangeInclusive<usize> = 1..=4;

/// Stands where not even 〓 can be printed, which the bundled faces rule out.
const NOTHING: Letter =
    Letter { face: FaceId(0), glyph: Glyph { id: 0, advance: 0 }, character: GETA, missing: None };

/// The letter of one character, or of what stands in for it unseen.
fn letter(character: char, weight: Weight, fonts: &Fonts) -> Option<Letter> {
    let find = |character| {
        fonts.order(weight).find_map(|(face, letters)| {
            let glyph = letters.glyph(character)?;
            Some(Letter { face, glyph, character, missing: None })
        })
    };
    find(character).or_else(|| find(stand_in(character)?))
}

/// Characters that look like another one that every face has.
fn stand_in(character: char) -> Option<char> {
    match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(' '),
        '\u{2010}' | '\u{2011}' => Some('-'),
        _ => None,
    }
}

/// Joins base characters and marks where there is one character for both (か and ゛ to が), and
/// gives a mark without a base something to stand on.
///
/// This is not a normalization of the whole text, which would turn name kanji such as 神 (U+FA19)
/// into their ordinary forms.
fn composed(characters: &[char]) -> Vec<char> {
    let mut joined: Vec<char> = Vec::with_capacity(characters.len());
    for &character in characters {
        match joined.last_mut() {
            Some(last) => match compose(*last, character) {
                Some(both) => *last = both,
                None => joined.push(character),
            },
            None => match character {
                '\u{3099}' => joined.push('\u{309b}'),
                '\u{309a}' => joined.push('\u{309c}'),
                mark if is_combining_mark(mark) => joined.extend([' ', mark]),
                plain => joined.push(plain),
            },
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::line_break::break_lines;
    use super::*;

    fn printed(text: &str) -> String {
        let shaped = Shaped::new(text, Weight::Regular, &Fonts::bundled());
        shaped.letters.iter().map(|letter| letter.character).collect()
    }

    #[test]
    fn marks_join_their_base_and_name_kanji_keep_their_form() {
        let table = [
            ("か\u{3099}き\u{3099}", "がぎ"),
            ("e\u{301}", "é"),
            // Compatibility ideographs of names are not folded.
            ("\u{fa19}\u{fa11}", "\u{fa19}\u{fa11}"),
            // A mark without a base.
            ("\u{3099}あ", "゛あ"),
            ("a\u{a0}b\u{2011}c", "a\u{a0}b-c"),
        ];
        for (text, expected) in table {
            let shown = printed(text).replace('\u{2011}', "-");
            assert_eq!(shown, expected, "{text:?}");
        }
    }

    #[test]
    fn the_name_of_a_person_stays_on_one_line_where_one_has_room_for_it() {
        let table: [(&str, u32, &[&str]); 6] = [
            ("事業者（見本 一郎）", 8, &["事業者", "（見本 一郎）"]),
            ("院長（見本 太郎）が決める", 8, &["院長（見本 太郎）", "が決める"]),
            ("院長 見本 太郎", 6, &["院長 ", "見本 太郎"]),
            ("佐々木 花子、長谷川 良", 8, &["佐々木 花子、", "長谷川 良"]),
            // A line that is too short for it is broken all the same.
            ("見本 一郎", 3, &["見本 ", "一郎"]),
            // Longer words are no names.
            ("見本県警察本部 総務課", 8, &["見本県警察本部 ", "総務課"]),
        ];
        for (text, ems, expected) in table {
            let shaped = Shaped::new(text, Weight::Regular, &Fonts::bundled());
            let lines = break_lines(&shaped.clusters, ems * 1000).into_iter();
            let of = |range: Range<usize>| -> String {
                shaped.clusters[range].iter().map(|it| it.character).collect()
            };
            assert_eq!(lines.map(of).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn what_no_face_has_prints_a_geta_and_is_known() {
        let shaped = Shaped::new("𠮷田😀", Weight::Bold, &Fonts::bundled());
        let missing: Vec<char> = shaped.letters.iter().filter_map(|it| it.missing).collect();
        assert_eq!(missing, ['𠮷', '😀']);
        assert_eq!(printed("𠮷田😀"), "〓田〓");
        assert_eq!(shaped.clusters.len(), 3);
    }

    #[test]
    fn an_endless_cluster_is_torn_apart() {
        let text = format!("あ{}", "\u{301}".repeat(1000));
        let shaped = Shaped::new(&text, Weight::Regular, &Fonts::bundled());
        assert!(shaped.clusters.len() > 900);
    }
}
