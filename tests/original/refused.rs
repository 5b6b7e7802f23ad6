//! Files that hold no form of ours, and files that were made to do harm.

use tenkencho::exchange::ReadProblem;
use tenkencho::model::FormKind;
use tenkencho::original::{OriginalProblem, WhyPassedOver, read_original};

use crate::form;
use crate::sheets::{INSTITUTION, TITLE, book, circled, repacked, sheet, usual, usual_table};

fn problem(bytes: &[u8]) -> OriginalProblem {
    read_original(bytes).expect_err("no form")
}

#[test]
fn other_files_are_told_apart() {
    let locked: Vec<u8> = [b"\xD0\xCF\x11\xE0".to_vec()]
        .into_iter()
        .chain([
            vec![0; 600],
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ])
        .flatten()
        .collect();
    for (bytes, expected) in [
        (&b""[..], ReadProblem::Empty),
        (b"%PDF-1.7", ReadProblem::NotATable),
        ("番号,項目\n".as_bytes(), ReadProblem::NotATable),
        (b"\xD0\xCF\x11\xE0 old", ReadProblem::OldExcel),
        (&locked, ReadProblem::Password),
    ] {
        assert_eq!(problem(bytes), OriginalProblem::File(expected));
    }
    let whole = sheet(|page| usual(page, INSTITUTION));
    let cut = problem(&whole[..whole.len() / 2]);
    assert!(matches!(cut, OriginalProblem::File(ReadProblem::Damaged(_))), "{cut:?}");
    let empty = problem(&book(&["a", "b"], |_, _| {}));
    assert_eq!(empty, OriginalProblem::File(ReadProblem::Empty));
}

#[test]
fn damaged_parts_never_panic() {
    let whole = sheet(|page| usual(page, INSTITUTION));
    for (from, to) in [
        ("<row r=\"5\"", "<row r=\"99999999999\""),
        ("<c r=\"A6\"", "<c r=\"ZZZZZZ0\""),
        ("<v>1</v>", "<v>99999999</v>"),
        ("</sheetData>", ""),
        ("<sheetData>", "<sheetData><row><row><c><c>"),
        ("<mergeCell ref=\"", "<mergeCell ref=\"A1:XFD1048576 "),
        ("<cols>", "<cols><col min=\"1\" max=\"4294967295\" hidden=\"1\"/>"),
    ] {
        let bytes = repacked(&whole, |name, text| {
            let is_sheet = name.contains("worksheets/");
            (name.to_owned(), if is_sheet { text.replacen(from, to, 1) } else { text })
        });
        let _ = read_original(&bytes);
    }
}

#[test]
fn huge_and_crooked_sheets_end_soon() {
    let start = std::time::Instant::now();
    let names = sheet(|page| {
        for _ in 0..5000 {
            page.put(0, INSTITUTION).put(1, "1.").put(2, "第一を実施している。").next();
        }
    });
    let _ = read_original(&names);
    let tall = sheet(|page| {
        page.head(INSTITUTION);
        page.put(1, "チェック項目").put(2, "1回目").next();
        page.put(0, "1　体制構築").next();
        for column in 3..40 {
            page.sheet.write(page.row, column, "はい・いいえ").expect("written");
        }
        page.merge(0, 0, 60_000, "①").merge(1, 1, 60_000, "責任者を設置している。");
        page.put(2, "はい・いいえ");
    });
    assert_eq!(form(&tall).items.len(), 1);
    let long = sheet(|page| {
        page.head(INSTITUTION);
        page.put(1, "チェック項目").put(2, "1回目").next();
        for at in 0..400 {
            page.put(0, &format!("({})", at % 99 + 1));
            page.put(1, &format!("責任者{at}を{}している。", "設置".repeat(400)))
                .put(2, "はい・いいえ");
            page.next();
        }
    });
    assert_eq!(crate::list(&long).len(), 400);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_book_without_a_form_says_which_sheets_were_seen() {
    let bytes = book(&["記入例", "機器台帳"], |at, page| {
        if at == 0 {
            usual(page, INSTITUTION);
        } else {
            page.put(0, "管理番号").put(1, "機種").next().put(0, "PC-1").put(1, "端末");
        }
    });
    let OriginalProblem::NoForm(passed) = problem(&bytes) else { panic!("no form") };
    let why: Vec<WhyPassedOver> = passed.iter().map(|it| it.why).collect();
    assert_eq!(why, [WhyPassedOver::Example, WhyPassedOver::NoForm]);
}

#[test]
fn checklists_of_others_are_refused() {
    for (title, name) in [
        ("中小企業のサイバーセキュリティ対策チェックリスト", "自社確認用"),
        ("自治体におけるサイバーセキュリティ対策チェックリスト", "事業者確認用"),
        ("医療機関における院内感染対策チェックリスト", "医療機関確認用"),
        ("経済産業省医療情報システムチェックリスト", "事業者確認用"),
        ("サイバーセキュリティ経営チェックリスト", ""),
    ] {
        let bytes = sheet(|page| {
            page.put(0, title).next().put(0, name).next();
            usual_table(page);
        });
        let found = problem(&bytes);
        let OriginalProblem::OtherForm { title: told, .. } = &found else { panic!("{found:?}") };
        assert_eq!(told, title);
    }
    let english = sheet(|page| {
        page.put(0, "Cybersecurity Checklist for Healthcare Providers").next();
        page.put(0, "No.").put(1, "Item").put(2, "Yes").put(3, "No").next();
        page.put(0, "1").put(1, "A security officer has been appointed.").next();
    });
    assert!(matches!(problem(&english), OriginalProblem::NoForm(_)));
}

#[test]
fn the_same_form_twice_is_told_with_both_places() {
    let two = book(&["様式", "様式 (2)"], |_, page| usual(page, INSTITUTION));
    let one = sheet(|page| {
        usual(page, INSTITUTION);
        page.next().put(0, TITLE).next().put(0, INSTITUTION).next();
        usual_table(page);
    });
    for (bytes, sheets) in [(two, ["様式", "様式 (2)"]), (one, ["Sheet1", "Sheet1"])] {
        let OriginalProblem::SameFormTwice { kind, first, second } = problem(&bytes) else {
            panic!("twice")
        };
        assert_eq!(kind, FormKind::Institution);
        assert_eq!([first.sheet.as_str(), second.sheet.as_str()], sheets);
        assert!(first != second);
    }
}

#[test]
fn a_number_that_stands_twice_is_told_with_both_cells() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").next();
        page.put(0, "1　体制構築").next();
        for (number, wording) in [
            (1, "責任者を設置している。"),
            (2, "台帳を管理している。"),
            (2, "記録を管理している。"),
        ] {
            page.put(0, &circled(number)).put(1, wording).put(2, "はい・いいえ").next();
        }
    });
    let twice = form(&bytes).number_twice().expect("twice");
    assert_eq!(twice.number, "1-②");
    assert_eq!(twice.places.map(|it| it.to_string()), ["B6", "B7"]);
}
