//! PDFs put together by hand: one object after another.

/// A file of these objects, numbered from 1; the first is the catalog.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    bytes
}

/// A stream.
pub fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{dict}/Length {}>>\nstream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

/// One page with the font `F` and what else is named in its resources; further objects follow from
/// number 6.
pub fn page(font: &str, resources: &str, content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    page_with("", font, resources, content, more)
}

/// The same, with entries of the page itself.
pub fn page_with(
    entries: &str,
    font: &str,
    resources: &str,
    content: &[u8],
    more: &[Vec<u8>],
) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{entries}\
             /Resources<</Font<</F 5 0 R>>{resources}>>>>"
        )
        .into_bytes(),
        stream("", content),
        font.as_bytes().to_vec(),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

/// A font for Japanese whose codes are those of a table that every reader knows; nothing of it is in
/// the file.
pub fn japanese(encoding: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/{encoding}/DescendantFonts[\
         <</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo\
         <</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/W[231[500 500 500]]>>]>>"
    )
}

/// Codes as a string of a page.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let digits = bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    std::iter::once('<').chain(digits).chain(['>']).collect()
}

/// Shows a string at a place.
pub fn show(x: u32, y: u32, size: u32, string: &str) -> Vec<u8> {
    format!("BT /F {size} Tf {x} {y} Td {string} Tj ET\n").into_bytes()
}
