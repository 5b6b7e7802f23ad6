//! Files that are broken, cut off or made to harm: each ends quickly, and with a word on why.

use std::time::{Duration, Instant};

use lopdf::{Dictionary, Object, Stream};
use proptest::prelude::*;
use tenkencho::pdf_text::{PdfProblem, PdfText, read};

use super::foreign;
use super::made::{file, japanese, page, show, stream};

/// Far more than the slowest needs, on a machine that does other work as well.
const PATIENCE: Duration = Duration::from_secs(20);

fn in_time(bytes: &[u8]) -> Result<PdfText, PdfProblem> {
    let start = Instant::now();
    let read = read(bytes);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    read
}

/// A stream that is much larger than it looks.
fn packed(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), content.to_vec());
    stream.compress().expect("packed");
    let Object::Name(filter) = stream.dict.get(b"Filter").expect("a filter") else {
        panic!("no name");
    };
    let filter = String::from_utf8_lossy(filter).into_owned();
    super::made::stream(&format!("{dict}/Filter/{filter}"), &stream.content)
}

fn with_pages(pages: &str, more: &[&[u8]]) -> Vec<u8> {
    let mut objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), pages.as_bytes().to_vec()];
    objects.extend(more.iter().map(|it| it.to_vec()));
    file(&objects)
}

#[test]
fn what_is_no_pdf_is_told() {
    assert_eq!(in_time(b""), Err(PdfProblem::NotPdf));
    assert_eq!(in_time(b"PK\x03\x04"), Err(PdfProblem::NotPdf));
    assert_eq!(in_time(b"%PDF-1.7"), Err(PdfProblem::Damaged));
}

#[test]
fn a_file_cut_off_anywhere_ends() {
    for name in ["chromium-reworded.pdf", "calc-reworded.pdf"] {
        let whole = foreign(name);
        for part in 0..60 {
            let cut = &whole[..whole.len() * part / 60];
            assert!(in_time(cut).is_err(), "{name}: {part}/60 of the file was taken for all of it");
        }
    }
}

#[test]
fn a_file_with_flipped_bits_ends() {
    for name in ["chromium-reworded.pdf", "calc-reworded.pdf", "calc-no-changes-allowed.pdf"] {
        let whole = foreign(name);
        let mut place = 7_usize;
        for _ in 0..150 {
            let mut flipped = whole.clone();
            for _ in 0..3 {
                place = place.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                let at = (place >> 16) % flipped.len();
                flipped[at] ^= 1 << (place % 8);
            }
            let _ = in_time(&flipped);
        }
    }
}

#[test]
fn a_page_that_cannot_be_read_is_no_empty_page() {
    let broken = stream("/Filter/FlateDecode", b"this is not packed");
    let file = with_pages(
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &[b"<</Type/Page/Contents 4 0 R>>", &broken],
    );
    assert_eq!(in_time(&file), Err(PdfProblem::Damaged));
}

#[test]
fn pages_in_a_circle_end() {
    let file = with_pages("<</Type/Pages/Kids[2 0 R 2 0 R]>>", &[]);
    assert_eq!(in_time(&file), Err(PdfProblem::Damaged));
}

#[test]
fn forms_that_call_themselves_end() {
    let form = stream("/Type/XObject/Subtype/Form", &b"/X Do ".repeat(50));
    let file = page(&japanese("UniJIS-UTF16-H"), "/XObject<</X 6 0 R>>", b"/X Do", &[form]);
    assert_eq!(in_time(&file), Err(PdfProblem::TooLarge));
}

#[test]
fn a_page_that_unpacks_to_more_than_any_page_is_left() {
    let blanks = vec![b' '; 40_000_000];
    let file = with_pages(
        "<</Type/Pages/Kids[3 0 R]>>",
        &[b"<</Type/Page/Contents 4 0 R>>", &packed("", &blanks)],
    );
    assert!(file.len() < 200_000);
    assert!(in_time(&file).is_err());
    let twenty: Vec<u8> = b"4 0 R ".repeat(20);
    let contents = [b"<</Type/Page/Contents[".as_slice(), &twenty, b"]>>"].concat();
    let large = packed("", &blanks[..20_000_000]);
    let file = with_pages("<</Type/Pages/Kids[3 0 R]>>", &[&contents, &large]);
    assert!(in_time(&file).is_err());
}

#[test]
fn a_million_glyphs_are_left() {
    let content = [b"BT /F 1 Tf ".as_slice(), &b"<0041> Tj ".repeat(1_000_000)].concat();
    let file = with_pages(
        "<</Type/Pages/Kids[3 0 R]>>",
        &[
            b"<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            &packed("", &content),
            japanese("UniJIS-UTF16-H").as_bytes(),
        ],
    );
    assert_eq!(in_time(&file), Err(PdfProblem::TooLarge));
}

#[test]
fn deep_and_long_values_end() {
    for open in ["[", "<<", "(", "<</A ", "[<</A["] {
        let content = open.repeat(300_000).into_bytes();
        let file = page(&japanese("UniJIS-UTF16-H"), "", &content, &[]);
        assert!(in_time(&file).is_err(), "{open}");
        let deep = with_pages(&open.repeat(300_000), &[]);
        assert!(in_time(&deep).is_err(), "{open}");
    }
}

#[test]
fn a_table_that_names_one_object_a_million_times_ends() {
    // Every number stands at the same place, where a long object is.
    let mut bytes = b"%PDF-1.7\n1 0 obj\n[".to_vec();
    bytes.extend(b"0 ".repeat(200_000));
    bytes.extend(b"]\nendobj\n");
    let start = bytes.len();
    let rows: Vec<u8> = [1_u8, 0, 9].repeat(300_000);
    let dict = "/Type/XRef/W[1 2 0]/Size 300000/Root 7 0 R";
    bytes.extend(b"2 0 obj\n");
    bytes.extend(packed(dict, &rows));
    bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF").bytes());
    assert!(in_time(&bytes).is_err());
}

#[test]
fn a_font_that_claims_every_code_ends() {
    let map = b"1 begincodespacerange <00> <FFFFFFFF> endcodespacerange 100 beginbfrange "
        .iter()
        .copied()
        .chain(b"<00000000> <FFFFFFFF> <0041> ".repeat(1000))
        .collect::<Vec<u8>>();
    let font = japanese("Identity-H").replace("/Type0", "/Type0/ToUnicode 6 0 R");
    let widths = format!("/W[{}]", "0 65535 500 ".repeat(20_000));
    let font = font.replace("/W[231[500 500 500]]", &widths);
    let file = page(&font, "", &show(50, 700, 10, "<0041>"), &[stream("", &map)]);
    let _ = in_time(&file);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_content_ends(content in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = in_time(&page(&japanese("90ms-RKSJ-H"), "", &content, &[]));
    }

    #[test]
    fn any_operators_end(
        words in proptest::collection::vec(
            prop_oneof![
                Just("BT"), Just("ET"), Just("q"), Just("Q"), Just("/F 1e9 Tf"), Just("/F 12 Tf"),
                Just("1 0 0 1 5 5 Tm"), Just("0 0 0 0 0 0 cm"), Just("9 9 9 9 999999999999 9 cm"),
                Just("<3042> Tj"), Just("[(ab) -99999999 <30423042>] TJ"), Just("T*"), Just("'"),
                Just("0 0 m 9 9 l S"), Just("0 0 500 0.1 re f"), Just("/X Do"), Just("BI EI "),
                Just("/Span <</ActualText (x)>> BDC"), Just("EMC"), Just("[ [ ("), Just(">>"),
            ],
            0..80,
        )
    ) {
        let content = words.join(" ").into_bytes();
        let _ = in_time(&page(&japanese("UniJIS-UTF16-H"), "", &content, &[]));
    }
}
