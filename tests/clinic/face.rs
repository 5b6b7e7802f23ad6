//! A font made for a test: one square for every character asked for.

/// What differs between the made fonts.
pub(crate) struct Made<'a> {
    pub(crate) characters: &'a [char],
    /// The embedding permissions in the OS/2 table: 0 is anything, 2 is none.
    pub(crate) permissions: u16,
    /// Whether there are outlines at all; color and bitmap fonts have none.
    pub(crate) has_outlines: bool,
    /// Whether all characters have the same glyph.
    pub(crate) is_shared: bool,
}

/// A TrueType font with a square for every character.
pub(crate) fn font(characters: &[char]) -> Vec<u8> {
    build(&Made { characters, permissions: 0, has_outlines: true, is_shared: false })
}

/// The same font inside a collection.
pub(crate) fn collection(characters: &[char]) -> Vec<u8> {
    let mut font = font(characters);
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    for table in 0..tables {
        let at = 12 + table * 16 + 8;
        let offset = u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes"));
        font[at..at + 4].copy_from_slice(&(offset + 16).to_be_bytes());
    }
    let mut bytes = b"ttcf".to_vec();
    for number in [0x0001_0000_u32, 1, 16] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(font);
    bytes
}

pub(crate) fn build(made: &Made<'_>) -> Vec<u8> {
    let mut characters = made.characters.to_vec();
    characters.sort_unstable();
    let count = u16::try_from(characters.len() + 1).expect("few characters");
    let mut tables = vec![
        (*b"OS/2", os2(made.permissions)),
        (*b"cmap", cmap(&characters, made.is_shared)),
        (*b"head", head()),
        (
            *b"hhea",
            shorts(&[
                1,
                0,
                880,
                -120,
                0,
                1000,
                0,
                0,
                1000,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                count.cast_signed(),
            ]),
        ),
        (*b"hmtx", shorts(&[1000, 0].repeat(usize::from(count)))),
        (*b"maxp", shorts(&[1, 0, count.cast_signed(), 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])),
        (*b"name", name()),
        (*b"post", shorts(&[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    if made.has_outlines {
        let square = shorts(&[1, 100, 0, 900, 800, 3, 0]);
        let mut glyph = square;
        glyph.extend([1, 1, 1, 1]);
        glyph.extend(shorts(&[100, 800, 0, -800, 0, 0, 800, 0]));
        glyph.push(0);
        glyph.push(0);
        let length = u32::try_from(glyph.len()).expect("small");
        let mut loca = 0_u32.to_be_bytes().to_vec();
        for index in 0..u32::from(count) {
            loca.extend((index * length).to_be_bytes());
        }
        tables.push((*b"glyf", glyph.repeat(characters.len())));
        tables.push((*b"loca", loca));
    }
    tables.sort_by_key(|(tag, _)| *tag);
    let mut offset = 12 + tables.len() * 16;
    let mut directory = vec![0, 1, 0, 0];
    let number = u16::try_from(tables.len()).expect("few tables");
    for value in [number, 128, 3, number * 16 - 128] {
        directory.extend(value.to_be_bytes());
    }
    let mut body = Vec::new();
    for (tag, mut table) in tables {
        let length = table.len();
        directory.extend(tag);
        directory.extend(0_u32.to_be_bytes());
        directory.extend(u32::try_from(offset).expect("small").to_be_bytes());
        directory.extend(u32::try_from(length).expect("small").to_be_bytes());
        table.resize(length.next_multiple_of(4), 0);
        offset += table.len();
        body.extend(table);
    }
    directory.extend(body);
    directory
}

fn shorts(values: &[i16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

fn head() -> Vec<u8> {
    let mut table = shorts(&[1, 0, 1, 0, 0, 0]);
    table.extend(0x5F0F_3CF5_u32.to_be_bytes());
    table.extend(shorts(&[0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0]));
    table
}

fn os2(permissions: u16) -> Vec<u8> {
    let mut table = shorts(&[4, 500, 400, 5]);
    table.extend(permissions.to_be_bytes());
    table.resize(96, 0);
    table
}

fn cmap(characters: &[char], is_shared: bool) -> Vec<u8> {
    let mut table = shorts(&[0, 1, 3, 10, 0, 12, 12, 0]);
    let groups = u32::try_from(characters.len()).expect("few characters");
    for value in [16 + groups * 12, 0, groups] {
        table.extend(value.to_be_bytes());
    }
    for (glyph, character) in (1_u32..).zip(characters) {
        let glyph = if is_shared { 1 } else { glyph };
        for value in [u32::from(*character), u32::from(*character), glyph] {
            table.extend(value.to_be_bytes());
        }
    }
    table
}

fn name() -> Vec<u8> {
    let words: Vec<u8> = "Squares".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = i16::try_from(words.len()).expect("short");
    let ids = [1, 2, 4, 6];
    let mut table = shorts(&[0, 4, 6 + 12 * 4]);
    for id in ids {
        table.extend(shorts(&[3, 1, 0x409, id, length, 0]));
    }
    table.extend(words);
    table
}
