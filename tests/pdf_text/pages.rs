//! Where text stands on a page, and in which order it is read.

use tenkencho::pdf_text::{PdfProblem, read};

use super::made::{hex, japanese, page, page_with, show, stream};
use super::{blocks, foreign};

fn code(words: &str) -> String {
    let bytes: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    hex(&bytes)
}

fn font() -> String {
    japanese("UniJIS-UTF16-H")
}

fn said(content: &[u8]) -> Vec<String> {
    blocks(&page(&font(), "", content, &[]))
}

#[test]
fn columns_are_read_one_after_the_other() {
    let content = [
        show(50, 700, 10, &code("利用者の職種・")),
        show(300, 700, 10, &code("はい・いいえ")),
        show(50, 686, 10, &code("担当業務別の")),
        show(300, 686, 10, &code("令和年月日")),
    ];
    assert_eq!(said(&content.concat()), ["利用者の職種・担当業務別の", "はい・いいえ令和年月日"]);
}

#[test]
fn a_line_of_the_table_parts_what_touches() {
    let cells = [
        show(50, 700, 10, &code("台帳")),
        show(70, 700, 10, &code("はい")),
        show(50, 686, 10, &code("管理")),
    ]
    .concat();
    assert_eq!(said(&cells), ["台帳はい管理"]);
    let stroked = [cells.as_slice(), b"70 680 m 70 720 l S\n"].concat();
    assert_eq!(said(&stroked), ["台帳管理", "はい"]);
    let filled = [stroked.as_slice(), b"40 696 60 0.5 re f\n"].concat();
    assert_eq!(said(&filled), ["台帳", "はい", "管理"]);
    // A line under words is none of the table.
    for right in ["70", "90"] {
        let line = format!("50 697 m {right} 697 l S\n");
        assert_eq!(said(&[cells.as_slice(), line.as_bytes()].concat()), ["台帳はい管理"]);
    }
}

#[test]
fn words_are_placed_by_every_operator_that_places_them() {
    let content = format!(
        "q 1 0 0 1 20 0 cm BT /F 10 Tf 14 TL 1 0 0 1 30 700 Tm [{} -200 {}] TJ T* {} Tj \
         0 -100 TD {} Tj {} ' ET Q",
        code("台"),
        code("帳"),
        code("管理"),
        code("一"),
        code("二"),
    );
    assert_eq!(said(content.as_bytes()), ["台帳管理", "一", "二"]);
}

#[test]
fn forms_are_painted_where_they_are_called() {
    let form = stream(
        "/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -14]/Resources<</Font<</F 5 0 R>>>>",
        &show(50, 700, 10, &code("管理")),
    );
    let content = [show(50, 700, 10, &code("台帳")), b"/X Do\n".to_vec()].concat();
    let file = page(&font(), "/XObject<</X 6 0 R>>", &content, &[form]);
    assert_eq!(blocks(&file), ["台帳管理"]);
}

#[test]
fn text_that_stands_for_glyphs_is_read_in_their_place() {
    let content = format!(
        "BT /F 10 Tf 50 700 Td {} Tj /Span<</ActualText<FEFF5E33>>>BDC {} Tj EMC {} Tj ET",
        code("台"),
        code("〓〓"),
        code("管理"),
    );
    assert_eq!(said(content.as_bytes()), ["台帳管理"]);
}

#[test]
fn a_page_is_read_as_it_is_turned() {
    let turned = b"BT /F 10 Tf 0 1 -1 0 100 50 Tm ".to_vec();
    let content = [turned, code("台帳").into_bytes(), b" Tj ET".to_vec()].concat();
    let file = page_with("/Rotate 90", &font(), "", &content, &[]);
    let place = read(&file).expect("text").text.pages[0].blocks[0].place;
    assert!((place.left - 50.0).abs() < 0.1 && (place.right - 70.0).abs() < 0.1, "{place:?}");
    assert!((place.bottom - 101.2).abs() < 0.1, "{place:?}");
}

#[test]
fn text_from_top_to_bottom_is_one_line() {
    let content = show(300, 700, 10, &code("台帳管理"));
    let file = page(&japanese("UniJIS-UTF16-V"), "", &content, &[]);
    assert_eq!(blocks(&file), ["台帳管理"]);
}

#[test]
fn bold_made_of_two_prints_is_read_once() {
    let content = [show(50, 700, 10, &code("台帳")), show(50, 700, 10, &code("台帳"))].concat();
    assert_eq!(said(&content), ["台帳"]);
}

#[test]
fn a_scanned_page_says_that_it_is_a_picture() {
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        &[0],
    );
    let content = b"q 595 0 0 842 0 0 cm /X Do Q";
    let file = page(&font(), "/XObject<</X 6 0 R>>", content, &[picture]);
    let none = |has_pictures| Err(PdfProblem::NoText { has_pictures, remarks: Vec::new() });
    assert_eq!(read(&file), none(true));
    assert_eq!(read(&page(&font(), "", b"", &[])), none(false));
}

#[test]
fn a_file_that_may_only_be_read_is_read_and_one_with_a_password_is_told() {
    let text = |name: &str| read(&foreign(name)).map(|read| read.text);
    assert_eq!(text("calc-no-changes-allowed.pdf"), text("calc-both.pdf"));
    assert!(text("calc-both.pdf").is_ok());
    assert_eq!(text("calc-password.pdf"), Err(PdfProblem::Password));
}

#[test]
fn a_file_without_any_word_on_its_glyphs_is_told() {
    for name in ["calc-without-map.pdf", "chromium-noto-without-map.pdf"] {
        let Err(PdfProblem::NoText { remarks, .. }) = read(&foreign(name)) else {
            panic!("{name}: text was made up");
        };
        assert!(remarks.iter().map(|it| it.glyphs).sum::<usize>() > 2000, "{name}");
    }
}

#[test]
fn a_damaged_table_of_objects_is_no_obstacle() {
    let whole = foreign("chromium-reworded.pdf");
    let text = read(&whole).expect("text").text;
    let mut broken = whole;
    let mark = broken.windows(9).rposition(|nine| nine == b"startxref").expect("a mark");
    broken[mark + 10] = b'9';
    assert_eq!(read(&broken).expect("text").text, text);
}
