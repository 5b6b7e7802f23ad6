//! Files that are no tables are refused by what they are, whatever their name says.

use std::io::{Cursor, Write as _};

use encoding_rs::SHIFT_JIS;
use tenkencho::exchange::{FileKind, ReadProblem};
use tenkencho::explain::exchange::explain_read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{dump, read, sheet};

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_file_is_named_by_what_it_is_with_how_to_save_it_again() {
    let html = "<html><head><title>一覧</title></head><body><table><tr><td>A-1</td></tr></table></body></html>";
    let old = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>";
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("list.csv", SimpleFileOptions::default()).expect("started");
    archive.write_all(b"a,b").expect("written");
    let archive = archive.finish().expect("finished").into_inner();
    let word = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let word = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &word].concat();
    let log = "2025-04-01 09:00:01 INFO 起動\n2025-04-01 09:00:02 WARN 遅延\n2025-04-01 09:00:03 INFO 終了\n";
    let table: [(Vec<u8>, FileKind, &str); 12] = [
        (html.into(), FileKind::Html, "HTML"),
        (SHIFT_JIS.encode(html).0.into_owned(), FileKind::Html, "HTML"),
        (utf16(html), FileKind::Html, "HTML"),
        (old.into(), FileKind::SpreadsheetXml, "XML"),
        ("<?xml version=\"1.0\"?>\n<list><pc name=\"A-1\"/></list>".into(), FileKind::Xml, "XML"),
        ("[{\"name\":\"A-1\"},{\"name\":\"A-2\"}]\n".into(), FileKind::Json, "JSON"),
        (log.into(), FileKind::Log, "ログ"),
        (archive, FileKind::Archive, "ZIP"),
        (word, FileKind::Document, "Word"),
        (b"%PDF-1.4\n".to_vec(), FileKind::Pdf, "PDF"),
        (b"SQLite format 3\0abc".to_vec(), FileKind::Database, "データベース"),
        (b"\x1F\x8B\x08\0abc".to_vec(), FileKind::Archive, "圧縮"),
    ];
    for (bytes, kind, name) in table {
        for file_name in ["list.xls", "list.csv", "list.xlsx"] {
            let found = read(&bytes, file_name);
            assert_eq!(found, Err(ReadProblem::Foreign(kind)), "{name} {file_name}");
        }
        let said = explain_read(&ReadProblem::Foreign(kind));
        assert!(said.what.contains(name) && !said.todo.is_empty(), "{}", said.what);
        assert_eq!(said.safe, "台帳は変わっていません。");
    }
}

#[test]
fn devices_whose_names_begin_like_other_files_are_devices() {
    let text = "管理番号,機器名\nMZ-1,受付\nBM-2,<検査>\nGIF-3,{予備}\n";
    assert_eq!(dump(&sheet(text.as_bytes())).len(), 4);
    let text = "MZ-1,受付\nMZ-2,会計\n";
    assert_eq!(dump(&sheet(text.as_bytes())).len(), 2);
}
