//! Excel workbooks of other programs: how numbers are shown, what is hidden, what is missing.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{Format, Workbook};
use tenkencho::exchange::{ColumnMatching, ImportOptions, ImportPlan, ImportSheet, SheetRemark};
use tenkencho::model::Workbook as Book;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::spoiled::{book, with_part};
use crate::workbooks::day;
use crate::{dump, read, sheet};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook whose only sheet has this in it.
fn with_sheet(inside: &str) -> Vec<u8> {
    let part = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{MAIN}\">{inside}</worksheet>");
    with_part(&book(|_| {}), "xl/worksheets/sheet1.xml", part.as_bytes())
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// The same package with other names and contents of its parts; `None` leaves one out.
fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> Option<(String, String)>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        if let Some((name, text)) = change(&name, text) {
            writer.start_file(name, SimpleFileOptions::default()).expect("started");
            writer.write_all(text.as_bytes()).expect("written");
        }
    }
    writer.finish().expect("finished").into_inner()
}

fn devices(sheet: &ImportSheet, skip_hidden: bool) -> ImportPlan {
    let options = ImportOptions { skip_hidden, ..ImportOptions::default() };
    ImportPlan::of(sheet, &ColumnMatching::of(sheet), options, &Book::default())
}

#[test]
fn numbers_come_in_as_excel_shows_them() {
    let formats = [
        ("0000", 7.0, "0007"),
        ("\"SV-\"00", 3.0, "SV-03"),
        ("00000000", 4_711.0, "00004711"),
        ("000-0000", 1_234_567.0, "123-4567"),
        ("#,##0", 98_000.0, "98,000"),
        ("0%", 0.5, "50%"),
        ("0.00E+00", 12_000.0, "1.20E+04"),
        ("General", 123_456_789_012.0, "123456789012"),
        ("0\"台\"", 3.0, "3台"),
        ("[<100]\"A-\"000;\"B-\"000", 7.0, "A-007"),
    ];
    let bytes = book(|sheet| {
        for (row, (code, number, _)) in (0..).zip(formats) {
            let format = Format::new().set_num_format(code);
            sheet.write_number_with_format(row, 0, number, &format).expect("written");
        }
        sheet.write_number(20, 0, 1_234_567_890_123_456_000.0).expect("written");
    });
    let found = sheet(&bytes);
    for (row, (code, _, shown)) in formats.into_iter().enumerate() {
        assert_eq!(found.rows[row].cell(0), shown, "{code}");
    }
    assert_eq!(found.rows.last().expect("a row").cell(0), "1.23456789012346E+18");
    let remarks = [
        SheetRemark::Formatted { count: 9, first: 1 },
        SheetRemark::Digits { count: 1, first: 21 },
    ];
    assert_eq!(found.remarks, remarks);
}

#[test]
fn a_book_that_counts_from_1904_has_the_days_that_it_shows() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["管理番号", "取得日"]).expect("written");
        let codes = ["yyyy-mm-dd", "[$-411]ge.m.d", "mmm-yy", "[$-411]ggge\"年度\"", "General"];
        for (row, code) in (1..).zip(codes) {
            sheet.write_string(row, 0, format!("M-{row}")).expect("written");
            let format = Format::new().set_num_format(code);
            // 2025-10-01, four years and a day later than the other count.
            sheet.write_number_with_format(row, 1, 44_469.0, &format).expect("written");
        }
    });
    let older = rewritten(&bytes, |name, text| {
        let text = match name {
            "xl/workbook.xml" => text.replace("<workbookPr", "<workbookPr date1904=\"1\""),
            _ => text,
        };
        Some((name.to_owned(), text))
    });
    let plan = devices(&sheet(&older), false);
    assert_eq!(plan.devices.len(), 5);
    for device in &plan.devices {
        assert_eq!(device.acquired_on, Some(day(2025, 10, 1)), "{}", device.number);
    }
    let plan = devices(&sheet(&bytes), false);
    assert!(plan.devices.iter().all(|it| it.acquired_on == Some(day(2021, 9, 30))));
}

#[test]
fn what_is_hidden_is_pointed_out_and_left_out_where_somebody_says_so() {
    let mut book = Workbook::new();
    let sheet_of_book = book.add_worksheet();
    let rows = [
        ["管理番号", "機器名", "備考"],
        ["H-1", "受付", "旧"],
        ["H-2", "廃棄した機器", "旧"],
        ["H-3", "会計", "旧"],
    ];
    for (row, cells) in (0..).zip(rows) {
        sheet_of_book.write_row(row, 0, cells).expect("written");
    }
    sheet_of_book.set_row_hidden(2).expect("hidden");
    sheet_of_book.set_column_hidden(2).expect("hidden");
    sheet_of_book.set_column_hidden(7).expect("hidden, and empty");
    book.add_worksheet().set_hidden(true).write_string(0, 0, "x").expect("written");
    let found = sheet(&book.save_to_buffer().expect("a workbook"));
    let remarks = [
        SheetRemark::HiddenRows { count: 1, first: 3 },
        SheetRemark::HiddenColumns { count: 1, first: 2 },
        SheetRemark::HiddenSheets { count: 1 },
    ];
    assert_eq!(found.remarks, remarks);
    assert_eq!((found.rows[2].is_hidden, &found.hidden_columns[..]), (true, &[2][..]));
    let all = devices(&found, false);
    assert_eq!((all.added, all.devices[1].note.as_str()), (3, "旧"));
    let shown = devices(&found, true);
    assert_eq!((shown.added, shown.hidden, shown.rows.len()), (2, 2, 3));
    assert!(shown.devices.iter().all(|it| it.note.is_empty()));
    // A row without height, and a column without width, are not shown either.
    let found = sheet(&with_sheet(
        "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols><sheetData><row r=\"1\" ht=\"0\" customHeight=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row></sheetData>",
    ));
    assert_eq!((found.rows[0].is_hidden, &found.hidden_columns[..]), (true, &[1][..]));
}

#[test]
fn rows_and_cells_without_references_stand_where_they_are_written() {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let found = sheet(&with_sheet(&format!(
        "<dimension ref=\"B3\"/><sheetData><row>{}{}</row><row/><row>{}<c/>{}</row><row r=\"9\">{}<c r=\"D9\"><v>4</v></c>{}</row></sheetData>",
        text("a"),
        text("b"),
        text("c"),
        text("d"),
        text("e"),
        text("f")
    )));
    assert_eq!(dump(&found), ["1 a|b", "3 c||d", "9 e|||4|f"]);
}

#[test]
fn readings_of_kanji_are_left_out_and_runs_are_joined() {
    let strings = format!(
        "<sst xmlns=\"{MAIN}\"><si><t>受付</t><rPh sb=\"0\" eb=\"2\"><t>ウケツケ</t></rPh><phoneticPr fontId=\"1\"/></si><si><r><t>診</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">察室 </t></r><rPh sb=\"0\" eb=\"1\"><t>シン</t></rPh><r><t>1</t></r></si></sst>"
    );
    let bytes = with_sheet(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>7</v></c></row></sheetData>",
    );
    let bytes = with_part(&bytes, "xl/sharedStrings.xml", strings.as_bytes());
    let found = sheet(&bytes);
    assert_eq!(dump(&found), ["1 受付|診察室 1"]);
    assert_eq!(found.remarks, [SheetRemark::Errors { count: 1, first: 1 }], "no such text");
}

#[test]
fn every_kind_of_cell_is_read() {
    let found = sheet(&with_sheet(
        "<sheetData><row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c><c r=\"D2\" t=\"d\"><v>2025-10-01T00:00:00.000Z</v></c><c r=\"E2\" t=\"str\"><f>A1</f><v>一_x000D_\n二</v></c><c r=\"F2\" t=\"str\"><f>B1</f><v></v></c><c r=\"G2\"><v>x1</v></c></row></sheetData>",
    ));
    assert_eq!(dump(&found), ["2 TRUE|FALSE||2025-10-01|一\r\n二||x1"]);
    let remarks =
        [SheetRemark::Formulas { count: 2, first: 2 }, SheetRemark::Errors { count: 1, first: 2 }];
    assert_eq!(found.remarks, remarks);
}

#[test]
fn packages_of_other_programs_are_read() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["管理番号", "機器名"]).expect("written");
        sheet.write_row(1, 0, ["Z-1", "受付"]).expect("written");
    });
    let expected = ["1 管理番号|機器名", "2 Z-1|受付"];
    // Names with a backslash, or from the root; the strict namespaces; capitals.
    let backslashes = rewritten(&bytes, |name, text| Some((name.replace('/', "\\"), text)));
    let rooted = rewritten(&bytes, |name, text| {
        let text = text.replace("Target=\"worksheets/", "Target=\"/xl/worksheets/");
        Some((format!("/{name}"), text))
    });
    let strict = rewritten(&bytes, |name, text| {
        let text = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        );
        Some((name.to_owned(), text))
    });
    let capitals = rewritten(&bytes, |name, text| {
        let name = if name.ends_with("sheet1.xml") { "xl/Worksheets/Sheet1.xml" } else { name };
        Some((name.to_owned(), text))
    });
    let prefixed = rewritten(&bytes, |name, text| {
        let text = match name {
            "xl/worksheets/sheet1.xml" => {
                let text =
                    text.replace(&format!("xmlns=\"{MAIN}\""), &format!("xmlns:x=\"{MAIN}\""));
                let text = text.replace("</", "</x:").replace("<x:", "<").replace('<', "<x:");
                text.replace("<x:?", "<?").replace("<x:/", "</x:").replace("</x:x:", "</x:")
            }
            _ => text,
        };
        Some((name.to_owned(), text))
    });
    // Parts that a reader can do without.
    let bare = rewritten(&bytes, |name, text| {
        let is_needed =
            !name.ends_with("styles.xml") && !name.contains(".rels") && !name.contains("theme");
        is_needed.then(|| (name.to_owned(), text))
    });
    for (what, bytes) in [
        ("backslashes", backslashes),
        ("rooted", rooted),
        ("strict", strict),
        ("capitals", capitals),
        ("prefixed", prefixed),
        ("bare", bare),
    ] {
        let file = read(&bytes, "a.xlsx").unwrap_or_else(|problem| panic!("{what}: {problem}"));
        assert_eq!(dump(&file.sheets[0]), expected, "{what}");
    }
    assert!(part(&bytes, "xl/sharedStrings.xml").contains("受付"));
    // Texts in the cells, and no shared ones.
    let inline = with_sheet(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>受付</t></is></c></row></sheetData>",
    );
    let inline = rewritten(&inline, |name, text| {
        (!name.ends_with("sharedStrings.xml")).then(|| (name.to_owned(), text))
    });
    assert_eq!(dump(&sheet(&inline)), ["1 受付"]);
}

#[test]
fn a_cell_that_is_longer_than_excel_allows_is_cut_and_told() {
    let long = "長".repeat(2_000_000);
    let found = sheet(&with_sheet(&format!(
        "<sheetData><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>{long}</t></is></c><c r=\"B3\"><v>1</v></c></row></sheetData>"
    )));
    assert_eq!(found.rows[0].cell(0).chars().count(), 32_767);
    assert_eq!(found.rows[0].cell(1), "1");
    assert_eq!(found.remarks, [SheetRemark::Cut { count: 1, first: 3 }]);
}
