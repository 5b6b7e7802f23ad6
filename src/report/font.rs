//! The faces of the sheets: the bundled ones, and what the system lends for rare characters.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::paper::FaceId;
use crate::fonts;
pub use crate::text::report::GETA;

/// The weight a text asks for. Fallback faces have one weight only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    #[default]
    Regular,
    /// Bold.
    Bold,
}

/// A face from outside, for characters that the bundled faces lack.
///
/// It has to be an embeddable face with TrueType outlines; `store::system_fonts` finds such ones.
#[derive(Clone, Debug)]
pub struct FallbackFace {
    /// Its name, for messages.
    pub name: String,
    /// The font file.
    pub bytes: Arc<[u8]>,
    /// The face inside a collection, 0 for a plain font file.
    pub index: u32,
}

/// One glyph of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Its advance in thousandths of an em, cut to whole ones as in the width table of a PDF, so
    /// that what is measured is what a reader of the PDF shows.
    pub advance: u16,
}

/// A font file in memory, shared by all who measure and embed it.
#[derive(Clone, Debug)]
pub enum FontBytes {
    /// A part of the program.
    Bundled(&'static [u8]),
    /// Read from somewhere.
    Shared(Arc<[u8]>),
}

impl Deref for FontBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// A parsed face.
#[derive(Debug)]
pub struct Face {
    /// Its name, for messages.
    pub name: String,
    /// The font file.
    pub bytes: FontBytes,
    /// The face inside a collection.
    pub index: u32,
    glyphs: HashMap<char, Glyph>,
}

impl Face {
    /// A face from outside; `None` where it cannot be parsed.
    #[must_use]
    pub fn from_outside(face: &FallbackFace) -> Option<Self> {
        Self::parse(&face.name, FontBytes::Shared(Arc::clone(&face.bytes)), face.index)
    }

    fn parse(name: &str, bytes: FontBytes, index: u32) -> Option<Self> {
        let face = ttf_parser::Face::parse(&bytes, index).ok()?;
        let units = u32::from(face.units_per_em());
        let mut glyphs = HashMap::new();
        for subtable in face.tables().cmap?.subtables {
            if !subtable.is_unicode() {
                continue;
            }
            subtable.codepoints(|code| {
                let Some(character) = char::from_u32(code) else { return };
                let Some(id) = subtable.glyph_index(code).filter(|id| id.0 != 0) else { return };
                let advance = u32::from(face.glyph_hor_advance(id).unwrap_or(0)) * 1000 / units;
                let advance = u16::try_from(advance).unwrap_or(u16::MAX);
                glyphs.entry(character).or_insert(Glyph { id: id.0, advance });
            });
        }
        Some(Self { name: name.to_owned(), bytes, index, glyphs })
    }

    /// The glyph of a character.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<Glyph> {
        self.glyphs.get(&character).copied()
    }
}

/// The faces of a report, in the order in which they are asked.
#[derive(Clone, Debug)]
pub struct Fonts {
    faces: Vec<Arc<Face>>,
}

/// The bundled faces, parsed once.
#[expect(clippy::expect_used, reason = "`the_bundled_faces_are_sound` proves that they parse")]
fn bundled() -> &'static [Arc<Face>; 2] {
    static FACES: OnceLock<[Arc<Face>; 2]> = OnceLock::new();
    FACES.get_or_init(|| {
        let faces =
            [("BIZ UDPGothic Regular", fonts::REGULAR), ("BIZ UDPGothic Bold", fonts::BOLD)];
        faces.map(|(name, bytes)| {
            let face = Face::parse(name, FontBytes::Bundled(bytes), 0);
            Arc::new(face.expect("a bundled face parses"))
        })
    })
}

impl Fonts {
    /// The bundled faces alone.
    #[must_use]
    pub fn bundled() -> Self {
        Self { faces: bundled().to_vec() }
    }

    /// Also asks `faces`, in their order, for what the bundled ones lack. A face that cannot be
    /// parsed is left out.
    #[must_use]
    pub fn with_fallback(self, faces: &[FallbackFace]) -> Self {
        self.with_faces(faces.iter().filter_map(Face::from_outside).map(Arc::new))
    }

    /// Also asks faces that were parsed before, in their order.
    #[must_use]
    pub fn with_faces(mut self, faces: impl IntoIterator<Item = Arc<Face>>) -> Self {
        self.faces.extend(faces);
        self
    }

    /// Whether any face can print the character itself.
    #[must_use]
    pub fn has_glyph(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.glyph(character).is_some())
    }

    /// Whether the bundled faces, both weights, can print the character.
    #[must_use]
    pub fn bundled_has_glyph(character: char) -> bool {
        bundled().iter().all(|face| face.glyph(character).is_some())
    }

    /// A face by its id.
    #[must_use]
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0)).map(AsRef::as_ref)
    }

    /// The faces to ask for text of this weight, in order.
    pub(super) fn order(&self, weight: Weight) -> impl Iterator<Item = (FaceId, &Face)> {
        let first = match weight {
            Weight::Regular => [0, 1],
            Weight::Bold => [1, 0],
        };
        let rest = 2..u16::try_from(self.faces.len()).unwrap_or(u16::MAX);
        first.into_iter().chain(rest).filter_map(|id| Some((FaceId(id), self.face(FaceId(id))?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_faces_are_sound() {
        for face in bundled() {
            let parsed = ttf_parser::Face::parse(&face.bytes, 0).expect("a font");
            assert!(parsed.tables().glyf.is_some(), "{}: TrueType outlines", face.name);
            assert!(parsed.is_subsetting_allowed(), "{}", face.name);
            assert!(face.glyph(GETA).is_some(), "{}", face.name);
            assert_eq!(face.glyph('あ').map(|glyph| glyph.advance > 500), Some(true));
        }
    }

    #[test]
    fn rare_name_kanji_are_there_and_some_are_not() {
        for character in "髙﨑邉邊齋濵①㈱℡㋿ｱﾞ…―〜～ー々〆".chars() {
            assert!(Fonts::bundled_has_glyph(character), "{character}");
        }
        for character in "𠮷☐✔😀".chars() {
            assert!(!Fonts::bundled_has_glyph(character), "{character}");
        }
    }

    #[test]
    fn a_fallback_face_that_is_no_font_is_left_out() {
        let junk = FallbackFace { name: "junk".into(), bytes: Arc::from(&b"junk"[..]), index: 0 };
        let fonts = Fonts::bundled().with_fallback(&[junk]);
        assert_eq!(fonts.faces.len(), 2);
        assert!(fonts.has_glyph('あ'));
        assert!(!fonts.has_glyph('𠮷'));
    }
}
