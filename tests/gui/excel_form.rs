//! The ministry's own Excel file, filled in from the window.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::{export, import as words, original as form_words};
use tenkencho::model::{FormKind, Marking};
use tenkencho::original::{read_back, read_original};
use tenkencho::state::{TableFile, TablePhase};

use crate::desk::Desk;
use crate::excel_clinic::{ExcelClinic, day, original};

const RECEPTION: [f32; 2] = [1366.0, 705.0];

fn table(desk: &Desk) -> &TableFile {
    desk.window.state().state().table.as_ref().expect("asked")
}

/// Where the dialog says the file goes.
fn path(desk: &Desk) -> PathBuf {
    PathBuf::from(&table(desk).path)
}

/// What stands in the cells of an item's answers.
fn cells(path: &PathBuf, item: usize) -> Vec<String> {
    let bytes = std::fs::read(path).expect("the form");
    let form = read_original(&bytes).expect("a form").forms.remove(0);
    form.items[item].answers.iter().map(|it| it.text.clone()).collect()
}

#[test]
fn the_clinics_own_form_is_filled_in_and_asks_how_where_nobody_has_said_it() {
    let clinic = ExcelClinic::usual(None);
    let mut desk = clinic.open(RECEPTION);
    desk.press("印刷（PDF）");
    desk.press(words::SAVE_FORM);
    let target = path(&desk);
    assert!(target.ends_with("医療機関確認用 港医院 令和8年度.xlsx"), "{}", target.display());
    // Where one cell holds both words it is not plain how to answer: nothing is written before.
    assert!(desk.shows("「はい・いいえ」と印刷された回答欄があります"));
    let save = desk.window.get_by_role_and_label(Role::Button, words::SAVE);
    assert!(save.accesskit_node().is_disabled());
    desk.answer("選んだ語に○を付ける");
    desk.press(words::SAVE);
    assert!(desk.shows("2項目の回答を記入しました。"), "{:?}", table(&desk).phase);
    assert_eq!(
        cells(&target, 0),
        ["○はい・いいえ", "令和8年6月12日", "（　／　）", "はい・いいえ"]
    );
    assert_eq!(cells(&target, 1)[0], "はい・○いいえ");
    assert_eq!(cells(&target, 2)[0], "はい・いいえ", "わからない prints blank");
    // The file that is there is asked about, and the other way is taken.
    desk.press("閉じる");
    desk.press(words::SAVE_FORM);
    desk.answer("選んだ語だけを残す");
    desk.press(words::SAVE);
    assert!(desk.shows("同じ名前のファイルがあります。"));
    assert_eq!(cells(&target, 0)[0], "○はい・いいえ");
    desk.press(export::OVERWRITE);
    assert_eq!(cells(&target, 0)[0], "はい");
    let kept = clinic.folder.path().join("data/editions/originals/mhlw-2026/a_flat_circled.xlsx");
    assert_eq!(std::fs::read(kept).expect("kept"), original("a_flat_circled.xlsx"));
}

#[test]
fn what_the_edition_says_of_it_is_not_asked() {
    let mut desk = ExcelClinic::usual(Some(Marking::Word)).open(RECEPTION);
    desk.press("印刷（PDF）");
    desk.press(words::SAVE_FORM);
    assert!(!desk.shows(form_words::MARKING));
    let target = path(&desk);
    desk.press(words::SAVE);
    assert_eq!(cells(&target, 1)[0], "いいえ");
}

#[test]
fn a_vendors_form_is_filled_in_and_what_has_no_cell_is_said() {
    let clinic = ExcelClinic::usual(None);
    let mut desk = clinic.open(RECEPTION);
    desk.press("事業者");
    desk.press(words::SAVE_FORM);
    // Its answers are chosen from lists, so there is nothing to ask.
    assert!(!desk.shows(form_words::MARKING));
    let target = path(&desk);
    assert!(target.ends_with("事業者確認用 港システム 令和8年度.xlsx"), "{}", target.display());
    desk.press(words::SAVE);
    assert!(desk.shows("1項目の回答を記入しました。"), "{:?}", table(&desk).phase);
    let bytes = std::fs::read(&target).expect("the form");
    let back = read_back(&bytes, &clinic.edition, FormKind::Vendor).expect("the form");
    assert_eq!(back.vendor_name.as_deref(), Some("港システム"));
    let said = back.answers.iter().filter(|it| it.first.is_some());
    let said: Vec<_> = said.map(|it| (it.key.as_str(), it.first, it.first_on)).collect();
    assert_eq!(said, [("remote-maintenance", Some(true), Some(day(6, 12)))]);
}

#[test]
fn what_cannot_be_filled_in_is_said_at_once_and_nothing_is_written() {
    let clinic = ExcelClinic::usual(None);
    let kept = clinic.folder.path().join("data/editions/originals/mhlw-2026");
    let locked = protected(&original("c_vendor_dropdown.xlsx"));
    let other = ExcelClinic::new(
        [
            ("a_flat_circled.xlsx", &*original("a_flat_circled.xlsx")),
            ("c_vendor_dropdown.xlsx", &*locked),
        ],
        None,
    );
    std::fs::write(kept.join("c_vendor_dropdown.xlsx"), "another file").expect("written");
    for (clinic, said) in [
        (&clinic, "年度版を読み取ったときのファイルと違います"),
        (&other, "は保護されているので、記入できません。"),
    ] {
        let mut desk = clinic.open(RECEPTION);
        desk.press("事業者");
        desk.press(words::SAVE_FORM);
        assert!(desk.shows(said), "{said}");
        let target = path(&desk);
        desk.press(words::SAVE);
        assert!(desk.shows(said), "{said}");
        assert!(!target.exists());
    }
}

/// A workbook whose sheet is protected against changes.
fn protected(bytes: &[u8]) -> Vec<u8> {
    crate::sheets::repacked(bytes, |name, text| {
        (
            name.to_owned(),
            text.replace("</sheetData>", "</sheetData><sheetProtection sheet=\"1\"/>"),
        )
    })
}

#[test]
fn writing_that_is_stopped_leaves_no_file() {
    let mut desk = ExcelClinic::usual(None).open(RECEPTION);
    desk.press("事業者");
    desk.press(words::SAVE_FORM);
    let target = path(&desk);
    desk.hold_jobs();
    desk.press(words::SAVE);
    assert_eq!(table(&desk).phase, TablePhase::Writing);
    desk.press(words::STOP);
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!(table(&desk).phase, TablePhase::Idle);
    assert!(!target.exists());
}

#[test]
fn an_edition_that_was_not_read_from_excel_offers_no_such_form() {
    let mut desk = Desk::new();
    desk.make_sample();
    for screen in ["印刷（PDF）", "事業者"] {
        desk.press(screen);
        assert!(desk.window.query_by_label(words::SAVE_FORM).is_none(), "{screen}");
    }
}
