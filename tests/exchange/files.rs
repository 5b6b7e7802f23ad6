//! Text files of every kind.

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};
use tenkencho::exchange::{Delimiter, Encoding, FileKind, ReadProblem, SheetRemark, SourceKind};

use crate::{dump, read, sheet};

const TEXT: &str = "管理番号,機器名\r\nPC-1,受付①㈱髙\r\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn every_encoding_of_japanese_spreadsheets_is_recognized() {
    let (shift_jis, _, _) = SHIFT_JIS.encode(TEXT);
    let (euc, _, _) = EUC_JP.encode(TEXT);
    let (jis, _, _) = ISO_2022_JP.encode("管理番号,機器名\r\nPC-1,受付\r\n");
    let table: [(Vec<u8>, Encoding); 9] = [
        (TEXT.into(), Encoding::Utf8),
        ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), Encoding::Utf8),
        (shift_jis.into_owned(), Encoding::ShiftJis),
        (euc.into_owned(), Encoding::EucJp),
        (utf16(TEXT, false)[2..].to_vec(), Encoding::Utf16),
        (utf16(TEXT, true)[2..].to_vec(), Encoding::Utf16),
        (utf16(TEXT, false), Encoding::Utf16),
        (utf16(TEXT, true), Encoding::Utf16),
        (utf16(&TEXT.replace(',', "\t"), false), Encoding::Utf16),
    ];
    for (bytes, encoding) in table {
        let file = read(&bytes, "list.csv").expect("it reads");
        assert!(matches!(file.kind, SourceKind::Text(found, _) if found == encoding), "{file:?}");
        assert_eq!(dump(&file.sheets[0]), ["1 管理番号|機器名", "2 PC-1|受付①㈱髙"]);
        assert_eq!(file.sheets[0].remarks, []);
    }
    let file = read(&jis, "list.csv").expect("it reads");
    assert!(matches!(file.kind, SourceKind::Text(Encoding::Jis, _)));
    assert_eq!(dump(&file.sheets[0]), ["1 管理番号|機器名", "2 PC-1|受付"]);
}

#[test]
fn a_broken_character_is_named_by_its_place_and_costs_nothing_else() {
    let text = "管理番号,機器名,設置場所\nA-1,受付のパソコン,待合室\nA-2,検査室のパソコン,検査室\n";
    let mut bytes = text.as_bytes().to_vec();
    let at = text.rfind("検査室\n").expect("there");
    bytes[at + 1] = b'?';
    let found = sheet(&bytes);
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.rows[1].cell(2), "待合室");
    assert!(found.rows[2].cell(2).ends_with("査室"));
    let [SheetRemark::BadBytes { count, row: 3, column: 2 }] = found.remarks[..] else {
        panic!("{:?}", found.remarks)
    };
    assert!(count >= 1);
    // UTF-16 that ends in the middle of a character.
    let mut bytes = utf16(TEXT, false);
    bytes.push(0x41);
    let found = sheet(&bytes);
    assert!(matches!(found.remarks[..], [SheetRemark::BadBytes { row: 3, column: 0, .. }]));
}

#[test]
fn what_file_maker_puts_into_cells_is_no_reason_to_refuse_a_file() {
    let found = sheet("管理番号,備考\rA-1,\"一\u{b}二\u{1d}三\u{b}四\u{1d}五\"\r".as_bytes());
    assert_eq!(dump(&found), ["1 管理番号|備考", "2 A-1|一\u{b}二\u{1d}三\u{b}四\u{1d}五"]);
    assert_eq!(found.remarks, []);
}

#[test]
fn a_cell_without_end_is_cut_and_told() {
    let text = format!("a,b\n1,{}\n", "x".repeat(3_000_000));
    let found = sheet(text.as_bytes());
    assert_eq!(found.rows[1].cell(1).len(), 1_000_000);
    assert_eq!(found.remarks, [SheetRemark::Cut { count: 1, first: 2 }]);
}

#[test]
fn every_delimiter_is_recognized() {
    let table = [
        ("a,b,c\n1,2,3\n", "a.csv", Delimiter::Comma),
        ("a\tb\tc\n1\t2\t3\n", "a.csv", Delimiter::Tab),
        ("a;b;c\n1,5;2;3\n", "a.csv", Delimiter::Semicolon),
        ("a,b\tc\n1\t2\n", "a.tsv", Delimiter::Tab),
        ("a\n1\n", "a.csv", Delimiter::Comma),
        ("\"a;b;c\",d\n\"1;2;3\",4\n", "a.csv", Delimiter::Comma),
        ("sep=;\na;b,c\n", "a.csv", Delimiter::Semicolon),
    ];
    for (text, name, delimiter) in table {
        let kind = read(text.as_bytes(), name).expect("it reads").kind;
        assert_eq!(kind, SourceKind::Text(Encoding::Utf8, delimiter), "{text}");
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    // Line ends of three kinds, a quoted newline, empty lines, rows of uneven length.
    let text = "a,b\r\n\"1\r\nと2\",x\n\n\n3\ry,z,w,,\r\n\r\n\"5\"\"\",";
    let found = dump(&sheet(text.as_bytes()));
    assert_eq!(found, ["1 a|b", "2 1\nと2|x", "5 3", "6 y|z|w", "8 5\""]);
    assert_eq!(dump(&sheet(b"sep=,\na,b\n1,2\n")), ["2 a|b", "3 1|2"]);
}

#[test]
fn what_cannot_be_seen_is_left_out_and_told() {
    let found = sheet("a,b\0\n\0\0,1\n".as_bytes());
    assert_eq!(dump(&found), ["1 a|b", "2 |1"]);
    assert_eq!(found.remarks, [SheetRemark::Unseen { count: 3 }]);
    let found = sheet(b"a,b\n\"1,2\n3,4\n");
    assert_eq!(found.remarks, [SheetRemark::OpenQuote]);
}

#[test]
fn columns_beyond_the_last_are_left_out_and_told() {
    let wide = vec!["x"; 300].join(",");
    let found = sheet(format!("a,b\n{wide}\n").as_bytes());
    assert_eq!(found.rows[1].width(), 200);
    assert_eq!(found.remarks, [SheetRemark::TooWide { first: 2 }]);
    // Empty ones are nothing to tell.
    let found = sheet(format!("a,b\n1{}\n", ",".repeat(300)).as_bytes());
    assert_eq!(found.remarks, []);
}

#[test]
fn files_that_are_no_tables_are_told_apart() {
    let table: [(&[u8], ReadProblem); 7] = [
        (b"", ReadProblem::Empty),
        (b"\n\n , ,\n", ReadProblem::Empty),
        (b"%PDF-1.7 ...", ReadProblem::Foreign(FileKind::Pdf)),
        (b"\x89PNG\r\n\x1a\n", ReadProblem::Foreign(FileKind::Picture)),
        (b"\x01\x02\x03\x04\x05abc", ReadProblem::NotATable),
        (b"a,b\n\x82\xA0\xFF\xFE\xFD", ReadProblem::Encoding),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", ReadProblem::OldExcel),
    ];
    for (bytes, problem) in table {
        assert_eq!(read(bytes, "a.csv"), Err(problem), "{bytes:?}");
    }
    let large = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(read(&large, "a.csv"), Err(ReadProblem::TooLarge(large.len())));
}

#[test]
fn a_million_rows_are_refused_before_they_are_read() {
    let text = "管理番号,機器名\n".to_owned() + &"PC-1,受付のパソコン\n".repeat(1_000_000);
    let mut most = 0.0_f32;
    let mut progress = |share: f32| {
        most = most.max(share);
        std::ops::ControlFlow::Continue(())
    };
    let found = tenkencho::exchange::read_table(text.as_bytes(), "a.csv", &mut progress);
    assert_eq!(found, Err(ReadProblem::TooManyRows));
    // Of a million rows no more were looked at than may be taken.
    assert!((0.05..0.15).contains(&most), "{most}");
}

#[test]
fn reading_can_be_broken_off() {
    let text = "a,b\n".repeat(50_000);
    let mut heard = 0;
    let mut progress = |_: f32| {
        heard += 1;
        if heard < 3 {
            std::ops::ControlFlow::Continue(())
        } else {
            std::ops::ControlFlow::Break(())
        }
    };
    let found = tenkencho::exchange::read_table(text.as_bytes(), "a.csv", &mut progress);
    assert_eq!(found, Err(ReadProblem::Cancelled));
}
