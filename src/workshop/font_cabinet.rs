//! The fonts of everything that is printed or drawn: the bundled faces, and installed ones for what
//! they lack, looked up and parsed once and shared from then on.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::report::{Face, FallbackFace, Fonts};
use crate::store::system_fonts::{SystemFace, SystemFonts};

/// Gives fonts for texts. A clone shares what was found.
#[derive(Clone, Default)]
pub struct FontCabinet {
    /// `None` where the bundled faces have to do.
    installed: Option<Arc<Mutex<Installed>>>,
}

/// Installed fonts, and those of their faces that were needed.
struct Installed {
    fonts: SystemFonts,
    faces: Vec<ParsedFace>,
}

/// A face, and the file that it was parsed from.
struct ParsedFace {
    file: Arc<[u8]>,
    index: u32,
    face: Option<Arc<Face>>,
}

impl FontCabinet {
    /// The bundled faces alone.
    #[must_use]
    pub fn bundled() -> Self {
        Self::default()
    }

    /// Installed faces as well. They are looked through when a character is first missing.
    #[must_use]
    pub fn with_installed(fonts: SystemFonts) -> Self {
        let installed = Installed { fonts, faces: Vec::new() };
        Self { installed: Some(Arc::new(Mutex::new(installed))) }
    }

    /// The fonts with which these characters are measured and printed, as far as that can be.
    #[must_use]
    pub fn fonts_for(&self, characters: impl IntoIterator<Item = char>) -> Fonts {
        let is_rare = |it: &char| !it.is_control() && !Fonts::bundled_has_glyph(*it);
        let rare: BTreeSet<char> = characters.into_iter().filter(is_rare).collect();
        let bundled = Fonts::bundled();
        let Some(installed) = self.installed.as_ref().filter(|_| !rare.is_empty()) else {
            return bundled;
        };
        // What was found before a panic is still right.
        let mut installed = installed.lock().unwrap_or_else(PoisonError::into_inner);
        let rare: Vec<char> = rare.into_iter().collect();
        let found = installed.fonts.faces_for(&rare);
        bundled.with_faces(found.into_iter().filter_map(|face| installed.parsed(face)))
    }
}

impl Installed {
    fn parsed(&mut self, found: SystemFace) -> Option<Arc<Face>> {
        let SystemFace { name, bytes, index, .. } = found;
        let is_it = |it: &&ParsedFace| Arc::ptr_eq(&it.file, &bytes) && it.index == index;
        if let Some(known) = self.faces.iter().find(is_it) {
            return known.face.clone();
        }
        let face = FallbackFace { name, bytes: Arc::clone(&bytes), index };
        let face = Face::from_outside(&face).map(Arc::new);
        self.faces.push(ParsedFace { file: bytes, index, face: face.clone() });
        face
    }
}
