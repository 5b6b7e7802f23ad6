//! Installed fonts that help out on paper where the bundled ones lack a character.

use crate::report::FallbackFace;
use crate::store::system_fonts::faces_for;

/// The faces of this machine that have some of the characters.
#[must_use]
pub fn fallback_faces(characters: &[char]) -> Vec<FallbackFace> {
    let faces = faces_for(characters).into_iter();
    faces
        .map(|face| FallbackFace { name: face.name, bytes: face.bytes, index: face.index })
        .collect()
}
