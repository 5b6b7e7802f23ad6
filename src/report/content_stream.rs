//! The content streams of a PDF, read for their text alone.
//!
//! A general parser makes an object of every number on a page, which takes as long as writing the
//! page did. This one knows what our own pages consist of and nothing else.

/// Hands every text that is shown to `show`, in order: the name of its font and its codes.
///
/// `None` where the stream holds anything but names, numbers, arrays, hexadecimal strings and the
/// operators that go with them, or where `show` gives up: a general parser has to decide then.
pub(super) fn each_text(
    content: &[u8],
    mut show: impl FnMut(&[u8], &[u8]) -> Option<()>,
) -> Option<()> {
    let mut rest = content;
    let (mut font, mut name): (&[u8], &[u8]) = (b"", b"");
    let mut codes = Vec::new();
    while let Some((&first, behind)) = rest.split_first() {
        match first {
            b'[' | b']' => rest = behind,
            b'/' => (name, rest) = token(behind),
            b'<' => rest = hexadecimal(behind, &mut codes)?,
            _ if first.is_ascii_whitespace() => rest = behind,
            _ => {
                let (word, next) = token(rest);
                rest = next;
                match word {
                    b"Tf" => font = name,
                    b"Tj" | b"TJ" => {
                        show(font, &codes)?;
                        codes.clear();
                    }
                    // Text in other ways, images in the stream, and what is no word at all.
                    b"" | b"'" | b"\"" | b"BI" => return None,
                    _ => {}
                }
            }
        }
    }
    Some(())
}

/// Up to the next delimiter or blank.
fn token(bytes: &[u8]) -> (&[u8], &[u8]) {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%".contains(byte);
    bytes.split_at(bytes.iter().position(ends).unwrap_or(bytes.len()))
}

/// Reads the digits up to `>` and returns what stands behind it.
fn hexadecimal<'a>(bytes: &'a [u8], codes: &mut Vec<u8>) -> Option<&'a [u8]> {
    let end = bytes.iter().position(|&byte| byte == b'>')?;
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let pairs = bytes[..end].chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    for pair in pairs {
        codes.push(digit(pair[0])? << 4 | digit(pair[1])?);
    }
    Some(&bytes[end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(content: &str) -> Option<Vec<(String, Vec<u8>)>> {
        let mut found = Vec::new();
        each_text(content.as_bytes(), |font, codes| {
            found.push((String::from_utf8_lossy(font).into_owned(), codes.to_vec()));
            Some(())
        })?;
        Some(found)
    }

    #[test]
    fn the_text_of_a_page_is_read_with_its_fonts() {
        let page = "q 0 g\nBT /BIZREG 9 Tf 10 -20.5 Td [<0148><02 7B>] TJ ET";
        // A blank inside a string is allowed, and never written by this program.
        assert_eq!(texts(page), None);
        let page = "q 0 g\n10 20 30 40 re f [1 2] 0 d\n\
                    BT\n/BIZREG 9 Tf\n10 -20.5 Td\n[<0148><027b>] TJ\nET\n\
                    BT/BIZBLD 8 Tf<00ff>Tj ET Q";
        let expected = vec![
            ("BIZREG".to_owned(), vec![0x01, 0x48, 0x02, 0x7b]),
            ("BIZBLD".to_owned(), vec![0x00, 0xff]),
        ];
        assert_eq!(texts(page), Some(expected));
        assert_eq!(texts(""), Some(Vec::new()));
    }

    #[test]
    fn what_this_program_never_writes_is_left_to_others() {
        for content in [
            "(text) Tj",
            "<01> '",
            "/MC <</MCID 0>> BDC",
            "BI /W 1 ID \u{1} EI",
            "% a remark",
            "<012> Tj",
            "<01",
            "{",
        ] {
            assert_eq!(texts(content), None, "{content}");
        }
    }
}
