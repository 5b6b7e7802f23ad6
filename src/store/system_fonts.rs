//! Installed fonts, for characters that the bundled ones lack: 𠮷, rare name kanji, symbols.
//!
//! Only asked when something is missing, because looking through all fonts of a computer takes a
//! moment, and looked through once. A face is taken only where its outlines may and can go into a
//! PDF.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID};
use ttf_parser::{Face, Permissions};

/// An installed face that can be embedded.
#[derive(Clone, Debug)]
pub struct SystemFace {
    /// Its PostScript name.
    pub name: String,
    /// The font file, the same one whenever the face is found.
    pub bytes: Arc<[u8]>,
    /// The face inside a collection, 0 for a plain font file.
    pub index: u32,
    /// The wanted characters that it has.
    pub characters: Vec<char>,
}

/// The fonts of a computer, looked through when they are first needed.
pub struct SystemFonts {
    scan: Option<Box<dyn FnOnce() -> Database + Send>>,
    database: Database,
    /// Every face, those that are asked first in front.
    order: Vec<ID>,
    /// By character the place in `order` of the first face that has it; `None` where no face has.
    found: HashMap<char, Option<usize>>,
    /// The files of the faces that have something, by their place in `order`.
    files: HashMap<usize, Arc<[u8]>>,
}

impl SystemFonts {
    /// The fonts of this computer.
    #[must_use]
    pub fn installed() -> Self {
        Self::from_scan(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        })
    }

    /// The fonts that `scan` finds; it is called once, when a character is first looked for.
    #[must_use]
    pub fn from_scan(scan: impl FnOnce() -> Database + Send + 'static) -> Self {
        Self {
            scan: Some(Box::new(scan)),
            database: Database::new(),
            order: Vec::new(),
            found: HashMap::new(),
            files: HashMap::new(),
        }
    }

    /// Faces that print `characters`, each character by the first face that has it. Their order does
    /// not depend on how they were found.
    ///
    /// Characters that no embeddable face has are in none of them. Private-use characters (外字) are
    /// never looked for: in another font the same code is another character.
    pub fn faces_for(&mut self, characters: &[char]) -> Vec<SystemFace> {
        let wanted = || characters.iter().copied().filter(|&character| !is_private(character));
        let unknown: Vec<char> = wanted().filter(|it| !self.found.contains_key(it)).collect();
        if !unknown.is_empty() {
            self.look_for(unknown);
        }
        let mut faces: BTreeMap<usize, Vec<char>> = BTreeMap::new();
        for character in wanted() {
            if let Some(Some(place)) = self.found.get(&character) {
                faces.entry(*place).or_default().push(character);
            }
        }
        let face = |(place, characters)| self.face(place, characters);
        faces.into_iter().filter_map(face).collect()
    }

    fn face(&self, place: usize, characters: Vec<char>) -> Option<SystemFace> {
        let info = self.database.face(*self.order.get(place)?)?;
        let bytes = Arc::clone(self.files.get(&place)?);
        Some(SystemFace {
            name: info.post_script_name.clone(),
            bytes,
            index: info.index,
            characters,
        })
    }

    /// Goes through the faces for characters that were not looked for before.
    fn look_for(&mut self, mut unknown: Vec<char>) {
        if let Some(scan) = self.scan.take() {
            self.database = scan();
            let mut faces: Vec<&FaceInfo> = self.database.faces().collect();
            faces.sort_by_cached_key(|face| order(face));
            self.order = faces.into_iter().map(|face| face.id).collect();
        }
        for (place, id) in self.order.iter().enumerate() {
            if unknown.is_empty() {
                break;
            }
            let file = self.files.get(&place);
            let taken = self.database.with_face_data(*id, |bytes, index| {
                let has = characters_of(bytes, index, &unknown);
                (!has.is_empty()).then(|| (file.map_or_else(|| Arc::from(bytes), Arc::clone), has))
            });
            if let Some((file, has)) = taken.flatten() {
                unknown.retain(|character| !has.contains(character));
                self.found.extend(has.into_iter().map(|character| (character, Some(place))));
                self.files.insert(place, file);
            }
        }
        self.found.extend(unknown.into_iter().map(|character| (character, None)));
    }
}

/// The characters of `wanted` that the face has, if it may be embedded.
fn characters_of(bytes: &[u8], index: u32, wanted: &[char]) -> Vec<char> {
    let Some(face) = Face::parse(bytes, index).ok().filter(is_embeddable) else {
        return Vec::new();
    };
    wanted.iter().copied().filter(|&character| has_outline(&face, character)).collect()
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
