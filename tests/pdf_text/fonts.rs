//! Fonts of every kind: what their codes mean.

use tenkencho::pdf_text::{FontLimit, PdfProblem, read};

use super::blocks;
use super::made::{hex, japanese, page, show, stream};

const WORDS: &str = "サーバ、端末PCの台帳管理";

fn said(font: &str, codes: &[u8]) -> Vec<String> {
    blocks(&page(font, "", &show(50, 700, 10, &hex(codes)), &[]))
}

fn utf16(words: &str) -> Vec<u8> {
    words.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[test]
fn codes_of_unicode_need_no_map() {
    for encoding in ["UniJIS-UTF16-H", "UniJIS-UCS2-H", "UniJIS2004-UTF16-H", "UniJIS-UCS2-HW-H"] {
        assert_eq!(said(&japanese(encoding), &utf16(WORDS)), [WORDS], "{encoding}");
    }
    assert_eq!(said(&japanese("UniJIS-UTF8-H"), WORDS.as_bytes()), [WORDS]);
}

#[test]
fn codes_from_before_unicode_need_no_map() {
    let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(WORDS);
    for encoding in ["90ms-RKSJ-H", "90msp-RKSJ-H", "90pv-RKSJ-H"] {
        assert_eq!(said(&japanese(encoding), &shift_jis), [WORDS], "{encoding}");
    }
    let (euc, ..) = encoding_rs::EUC_JP.encode(WORDS);
    assert_eq!(said(&japanese("EUC-H"), &euc), [WORDS]);
    let kanji = "台帳管理";
    let (euc, ..) = encoding_rs::EUC_JP.encode(kanji);
    let jis: Vec<u8> = euc.iter().map(|byte| byte & 0x7F).collect();
    assert_eq!(said(&japanese("H"), &jis), [kanji]);
}

#[test]
fn numbers_of_japanese_glyphs_need_no_map() {
    // Hiragana, the first kanji of the standard, a circled number.
    let glyphs: Vec<u8> =
        [843_u16, 845, 1125, 7555].into_iter().flat_map(u16::to_be_bytes).collect();
    assert_eq!(said(&japanese("Identity-H"), &glyphs), ["あい亜①"]);
}

#[test]
fn numbers_that_nobody_knows_are_told_and_not_guessed() {
    let font = japanese("Identity-H").replace("Japan1", "Korea1");
    let content = show(50, 700, 10, "<03840385>");
    let Err(PdfProblem::NoText { has_pictures: false, remarks }) =
        read(&page(&font, "", &content, &[]))
    else {
        panic!("text was made up");
    };
    assert_eq!(remarks[0].limit, FontLimit::OtherScript("Korea1".to_owned()));
    assert_eq!(remarks[0].glyphs, 2);
    // Between readable text it stands as what it is: unknown.
    let content = show(50, 700, 10, "<000103840001>");
    let map = b"1 beginbfchar <0001> <53F0> endbfchar";
    let font = font.replace("/Type0", "/Type0/ToUnicode 6 0 R");
    let read = read(&page(&font, "", &content, &[stream("", map)])).expect("text");
    assert_eq!(read.text.pages[0].blocks[0].lines[0].text, "台\u{FFFD}台");
    assert_eq!(read.remarks[0].glyphs, 1);
}

#[test]
fn a_map_of_the_file_comes_first() {
    let map = b"1 begincodespacerange <0000> <FFFF> endcodespacerange
        2 beginbfchar <0001> <53F0> <0002> <5E335E33> endbfchar
        2 beginbfrange <0010> <0012> <3042> <0020> <0021> [<7BA1> <7406>] endbfrange";
    let font = japanese("Identity-H").replace("/Type0", "/Type0/ToUnicode 6 0 R");
    let content = show(50, 700, 10, "<00010002001000110012002000 21>");
    let file = page(&font, "", &content, &[stream("", map)]);
    assert_eq!(blocks(&file), ["台帳帳あぃい管理"]);
}

#[test]
fn a_table_of_codes_in_the_file_is_used() {
    let table = b"/WMode 0 def 1 begincodespacerange <00> <FF> endcodespacerange
        1 begincidrange <41> <42> 1125 endcidrange 1 begincidchar <43> 843 endcidchar";
    let font = japanese("Identity-H").replace("/Encoding/Identity-H", "/Encoding 6 0 R");
    let file = page(&font, "", &show(50, 700, 10, "(ABC)"), &[stream("/Type/CMap", table)]);
    assert_eq!(blocks(&file), ["亜唖あ"]);
}

#[test]
fn latin_fonts_are_read_by_their_encoding_and_its_differences() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    assert_eq!(said(font, b"MDS/SDS \x80"), ["MDS/SDS€"]);
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding\
                /BaseEncoding/MacRomanEncoding/Differences[65/uni53F0/u5E33 67/eacute]>>>>";
    assert_eq!(said(font, b"ABCD\x8E"), ["台帳éDé"]);
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    assert_eq!(said(font, b"MDS"), ["MDS"]);
}

#[test]
fn a_font_in_the_file_is_read_backwards() {
    let bytes = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
    let face = ttf_parser::Face::parse(bytes, 0).expect("a font");
    let words = "台帳管理MDS";
    let glyph = |c: char| face.glyph_index(c).expect("a glyph").0.to_be_bytes();
    let codes: Vec<u8> = words.chars().flat_map(glyph).collect();
    let font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[\
                <</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDToGIDMap/Identity/CIDSystemInfo\
                <</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R>>]>>";
    let more = [b"<</FontFile2 7 0 R>>".to_vec(), stream("", bytes)];
    assert_eq!(blocks(&page(font, "", &show(50, 700, 10, &hex(&codes)), &more)), [words]);
}
