//! The bundled fonts: once in the program, for the screen and for paper.
//!
//! BIZ `UDPGothic` is under the SIL Open Font License and reserves no font name. The files under
//! `assets/` are those of its authors, byte for byte; the one byte in which the program's copy
//! differs is set while it is compiled, so that nothing is copied at start.

/// BIZ `UDPGothic` Regular, with an underscore that can be seen.
pub static REGULAR: &[u8] =
    &with_underscore(*include_bytes!("../assets/fonts/BIZUDPGothic-Regular.ttf"), 509_222);
/// BIZ `UDPGothic` Bold, with an underscore that can be seen.
pub static BOLD: &[u8] =
    &with_underscore(*include_bytes!("../assets/fonts/BIZUDPGothic-Bold.ttf"), 509_138);

/// The outline of the underscore in both faces, from the end of its only contour on. Its program is
/// `PUSHB 1 0, SVTCA y, MDAP 0, MDAP 1, IUP y, IUP x`: both edges go to the nearest line between two
/// pixels, which for text of this program is the same line, and the underscore is gone.
const UNDERSCORE: &[u8] =
    b"\x00\x03\x00\x08\xb1\x01\x00\x00\x2f\x2f\x30\x31\x15\x35\x21\x15\x02\x71\xf6\x33\x33";
/// Where the upper edge is moved.
const UPPER_EDGE: usize = 9;
/// Moves it so that it keeps a distance of at least one pixel from the lower one (`MDRP`).
const AT_A_DISTANCE: u8 = 0xcc;

/// The font with an underscore that can be seen in text of every size; `at` is where [`UNDERSCORE`]
/// stands. With another font this does not compile until the new place is given.
const fn with_underscore<const LENGTH: usize>(mut font: [u8; LENGTH], at: usize) -> [u8; LENGTH] {
    let mut offset = 0;
    while offset < UNDERSCORE.len() {
        assert!(font[at + offset] == UNDERSCORE[offset], "the underscore is somewhere else");
        offset += 1;
    }
    font[at + UPPER_EDGE] = AT_A_DISTANCE;
    font
}
