//! Excel workbooks: whole, odd, and spoiled.

use std::io::{Cursor, Read as _, Write as _};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use tenkencho::exchange::{FileKind, ReadProblem, SheetRemark, template};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::{dump, read, sheet};

/// A workbook with one sheet.
pub(crate) fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a workbook")
}

/// A workbook with a part replaced or added.
pub(crate) fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).expect("a part");
        if part.name().expect("a name") != name {
            writer.raw_copy_file(part).expect("copied");
        }
    }
    writer.start_file(name, SimpleFileOptions::default()).expect("started");
    writer.write_all(content).expect("written");
    writer.finish().expect("finished").into_inner()
}

#[test]
fn cells_of_every_kind_become_what_a_person_would_type() {
    let day = NaiveDate::from_ymd_opt(2025, 1, 10).expect("a day");
    let bytes = book(|sheet| {
        let era = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
        sheet.write_string(0, 0, "見出し").expect("written");
        sheet.write_number(2, 0, 1.0).expect("written");
        sheet.write_number(2, 1, 0.5).expect("written");
        sheet.write_number(2, 2, 20_250_110.0).expect("written");
        sheet.write_boolean(2, 3, true).expect("written");
        sheet.write_datetime_with_format(3, 0, day, &era).expect("written");
        let time = day.and_hms_opt(13, 5, 0).expect("a time");
        let clock = Format::new().set_num_format("yyyy/m/d h:mm");
        sheet.write_datetime_with_format(3, 1, time, &clock).expect("written");
        sheet.write_string(3, 2, "0012345").expect("written");
        sheet.write_string(3, 3, "二行の\n文").expect("written");
        sheet.write_string(3, 4, "=1+1").expect("written");
    });
    let found = sheet(&bytes);
    assert_eq!(
        dump(&found),
        [
            "1 見出し",
            "3 1|0.5|20250110|TRUE",
            "4 2025-01-10|2025-01-10 13:05:00|0012345|二行の\n文|=1+1"
        ]
    );
    assert_eq!(found.remarks, []);
}

#[test]
fn formulas_merged_cells_and_errors_are_remarked_upon() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "a").expect("written");
        sheet.write_formula(1, 0, Formula::new("=1+1").set_result("2")).expect("written");
        sheet.write_formula(2, 0, Formula::new("=NA()").set_result("#N/A")).expect("written");
        sheet.merge_range(3, 0, 4, 1, "院内", &Format::new()).expect("merged");
        sheet.merge_range(6, 0, 6, 1, "院外", &Format::new()).expect("merged");
        sheet.write_string(7, 250, "右端").expect("written");
    });
    let found = sheet(&bytes);
    assert_eq!(dump(&found), ["1 a", "2 2", "4 院内", "7 院外"]);
    let remarks = [
        SheetRemark::Formulas { count: 2, first: 2 },
        SheetRemark::Errors { count: 1, first: 3 },
        SheetRemark::TooWide { first: 8 },
        SheetRemark::Merged { count: 2, first: 4 },
    ];
    assert_eq!(found.remarks, remarks);
}

#[test]
fn formulas_without_a_result_come_in_empty_and_are_told() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "a").expect("written");
        sheet.write_formula(1, 0, Formula::new("=1+1").set_result("2")).expect("written");
        sheet.write_formula(2, 0, Formula::new("=A9").set_result("7777")).expect("written");
    });
    // Programs that only write formulas leave their results to Excel.
    let name = "xl/worksheets/sheet1.xml";
    let mut part = String::new();
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("a package");
    archive.by_name(name).expect("a sheet").read_to_string(&mut part).expect("text");
    let bytes = with_part(&bytes, name, part.replace("<v>7777</v>", "").as_bytes());
    let found = sheet(&bytes);
    assert_eq!(dump(&found), ["1 a", "2 2"]);
    let remarks =
        [SheetRemark::Formulas { count: 2, first: 2 }, SheetRemark::Hollow { count: 1, first: 3 }];
    assert_eq!(found.remarks, remarks);
}

#[test]
fn sheets_with_anything_in_them_are_all_there() {
    let mut book = Workbook::new();
    for (name, text) in [("表紙", ""), ("機器", "x"), ("予備", "y"), ("隠し", "z")] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        if !text.is_empty() {
            sheet.write_string(0, 0, text).expect("written");
        }
        if name == "隠し" {
            sheet.set_hidden(true);
        }
    }
    let file = read(&book.save_to_buffer().expect("a workbook"), "a.xlsx").expect("it reads");
    let names: Vec<&str> = file.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["機器", "予備"]);
    let empty = book_of_nothing();
    assert_eq!(read(&empty, "a.xlsx"), Err(ReadProblem::Empty));
}

fn book_of_nothing() -> Vec<u8> {
    book(|_| {})
}

#[test]
fn locked_and_old_and_other_workbooks_are_explained() {
    let container = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [container.clone(), vec![0; 600], name, vec![0; 600]].concat();
    assert_eq!(read(&locked, "a.xlsx"), Err(ReadProblem::Password));
    assert_eq!(read(&container, "a.xls"), Err(ReadProblem::OldExcel));
    let other = |name: &str| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).expect("started");
        writer.write_all(b"<x/>").expect("written");
        writer.finish().expect("finished").into_inner()
    };
    assert_eq!(read(&other("content.xml"), "a.ods"), Err(ReadProblem::OtherOffice));
    assert_eq!(read(&other("xl/workbook.bin"), "a.xlsb"), Err(ReadProblem::OtherOffice));
    assert_eq!(
        read(&other("word/document.xml"), "a.docx"),
        Err(ReadProblem::Foreign(FileKind::Document))
    );
    assert_eq!(read(&other("a.csv"), "a.zip"), Err(ReadProblem::Foreign(FileKind::Archive)));
    assert!(matches!(read(&other("xl/workbook.xml"), "a"), Err(ReadProblem::Damaged(_))));
}

#[test]
fn a_package_that_unpacks_to_too_much_is_refused() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "a").expect("written");
    });
    // 200 MB of blanks in the shared texts, 200 KB in the package.
    let head = "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"1\"><si><t xml:space=\"preserve\">";
    let bomb = [head.as_bytes(), &vec![b' '; 200 * 1024 * 1024], b"</t></si></sst>"].concat();
    let bytes_of_bomb = with_part(&bytes, "xl/sharedStrings.xml", &bomb);
    drop(bomb);
    assert!(bytes_of_bomb.len() < 1024 * 1024);
    assert_eq!(read(&bytes_of_bomb, "a.xlsx"), Err(ReadProblem::TooMuch));
    // A number of texts for which no computer has room.
    let lie = head.replace("uniqueCount=\"1\"", "uniqueCount=\"99999999999\"") + "a</t></si></sst>";
    let lie = with_part(&bytes, "xl/sharedStrings.xml", lie.as_bytes());
    assert!(matches!(read(&lie, "a.xlsx"), Err(ReadProblem::Damaged(_))));
}

#[test]
fn one_cell_far_below_takes_no_room() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "a").expect("written");
        sheet.write_string(1_048_575, 16_383, "端").expect("written");
        sheet.write_string(1_048_575, 3, "下").expect("written");
    });
    assert_eq!(dump(&sheet(&bytes)), ["1 a", "1048576 |||下"]);
}

fn template_bytes() -> Vec<u8> {
    let now = NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day").and_hms_opt(9, 0, 0);
    template(now.expect("a time")).expect("the template")
}

#[test]
fn a_workbook_cut_off_anywhere_is_damaged_and_nothing_worse() {
    let whole = template_bytes();
    for part in 1..40 {
        let cut = &whole[..whole.len() * part / 40];
        let found = read(cut, "a.xlsx");
        assert!(matches!(found, Err(ReadProblem::Damaged(_) | ReadProblem::NotATable)), "{part}");
    }
    // A part that is cut off inside a package that is whole.
    let sheet =
        b"<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0";
    let spoiled = with_part(&whole, "xl/worksheets/sheet1.xml", sheet);
    assert!(matches!(read(&spoiled, "a.xlsx"), Err(ReadProblem::Damaged(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes, "a.csv");
        let _ = read(&[b"PK\x03\x04", bytes.as_slice()].concat(), "a.xlsx");
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[a,\"\n\r\t;'=あ\0 ]{0,200}") {
        let _ = read(text.as_bytes(), "a.csv");
    }

    #[test]
    fn no_spoiled_workbook_makes_reading_panic(
        spots in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)
    ) {
        let mut bytes = template_bytes();
        for (at, byte) in spots {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, "a.xlsx");
    }

    #[test]
    fn no_spoiled_sheet_makes_reading_panic(
        spots in proptest::collection::vec((any::<prop::sample::Index>(), 0x20_u8..0x7F), 1..6)
    ) {
        let sheet = br#"<?xml version="1.0"?><worksheet xmlns="x"><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c></row><row r="3"><c r="C3" t="str"><f t="shared" ref="C3:C9" si="0">A1+1</f><v>x</v></c><c r="D3" t="inlineStr"><is><t>y</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
        let mut sheet = sheet.to_vec();
        for (at, byte) in spots {
            let at = at.index(sheet.len());
            sheet[at] = byte;
        }
        let _ = read(&with_part(&template_bytes(), "xl/worksheets/sheet1.xml", &sheet), "a.xlsx");
    }
}

#[test]
fn a_package_of_thousands_of_parts_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..=5000 {
        writer.start_file(format!("xl/{at}.bin"), SimpleFileOptions::default()).expect("started");
    }
    let bytes = writer.finish().expect("finished").into_inner();
    assert_eq!(read(&bytes, "a.xlsx"), Err(ReadProblem::TooMuch));
}
