//! Installed fonts, for characters that the bundled ones lack: 𠮷, rare name kanji, symbols.
//!
//! Only asked when something is missing, because looking through all fonts of a computer takes a
//! moment. A face is taken only where its outlines may and can go into a PDF.

use std::sync::Arc;

use fontdb::{Database, FaceInfo};
use ttf_parser::{Face, Permissions};

/// An installed face that can be embedded.
#[derive(Clone, Debug)]
pub struct SystemFace {
    /// Its PostScript name.
    pub name: String,
    /// The font file.
    pub bytes: Arc<[u8]>,
    /// The face inside a collection, 0 for a plain font file.
    pub index: u32,
    /// The wanted characters that it has.
    pub characters: Vec<char>,
}

/// Installed faces that print `characters`, each character by the first face that has it.
///
/// Characters that no embeddable face has are in none of them. Private-use characters (外字) are
/// never looked for: in another font the same code is another character.
#[must_use]
pub fn faces_for(characters: &[char]) -> Vec<SystemFace> {
    let mut database = Database::new();
    database.load_system_fonts();
    faces_in(&database, characters)
}

/// The same among the fonts of `database`. The order does not depend on how they were found.
#[must_use]
pub fn faces_in(database: &Database, characters: &[char]) -> Vec<SystemFace> {
    let mut wanted: Vec<char> =
        characters.iter().copied().filter(|&character| !is_private(character)).collect();
    let mut faces: Vec<&FaceInfo> = database.faces().collect();
    faces.sort_by_cached_key(|face| order(face));
    let mut found = Vec::new();
    for info in faces {
        if wanted.is_empty() {
            break;
        }
        let taken = database.with_face_data(info.id, |bytes, index| take(bytes, index, &wanted));
        if let Some((bytes, index, characters)) = taken.flatten() {
            wanted.retain(|character| !characters.contains(character));
            let name = info.post_script_name.clone();
            found.push(SystemFace { name, bytes, index, characters });
        }
    }
    found
}

/// The face as bytes and what it has of the wanted characters, if it may be embedded and has any.
fn take(bytes: &[u8], index: u32, wanted: &[char]) -> Option<(Arc<[u8]>, u32, Vec<char>)> {
    let face = Face::parse(bytes, index).ok()?;
    if !is_embeddable(&face) {
        return None;
    }
    let characters: Vec<char> =
        wanted.iter().copied().filter(|&character| has_outline(&face, character)).collect();
    (!characters.is_empty()).then(|| (Arc::from(bytes), index, characters))
}

/// TrueType outlines, and a license that lets them be embedded and subset.
///
/// Acrobat is strict about other outlines, bitmaps and color layers have none that can be printed,
/// and a face that says nothing about embedding is left alone.
fn is_embeddable(face: &Face<'_>) -> bool {
    let may_embed = matches!(
        face.permissions(),
        Some(Permissions::Installable | Permissions::Editable | Permissions::PreviewAndPrint)
    );
    may_embed
        && face.is_outline_embedding_allowed()
        && face.is_subsetting_allowed()
        && face.tables().glyf.is_some()
}

fn has_outline(face: &Face<'_>, character: char) -> bool {
    face.glyph_index(character).is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Families that go well with the bundled one, best first.
const FAMILIES: [&str; 10] = [
    "BIZ UDGothic",
    "Yu Gothic",
    "Meiryo",
    "MS Gothic",
    "Hiragino Sans",
    "IPAexGothic",
    "IPAGothic",
    "Noto Sans JP",
    "TakaoGothic",
    "VL Gothic",
];

/// Japanese sans-serif faces first, then upright and regular ones, then by name.
fn order(face: &FaceInfo) -> (usize, bool, u16, String, u32) {
    let family = FAMILIES
        .iter()
        .position(|known| face.families.iter().any(|(name, _)| name == known))
        .unwrap_or(FAMILIES.len());
    let is_slanted = face.style != fontdb::Style::Normal;
    (family, is_slanted, face.weight.0.abs_diff(400), face.post_script_name.clone(), face.index)
}
