//! The program has an edition that a clinic read in before: its years stay on the file until they are taken
//! over.

use std::sync::Arc;

use egui::{Key, Modifiers, Vec2};
use tenkencho::edition::{load, reference};
use tenkencho::model::{Answer, FormRef, ItemKey};
use tenkencho::state::Dialog;
use tenkencho::store::format;

use crate::desk::Desk;

#[test]
fn a_year_on_the_file_keeps_its_answers_and_is_taken_over_when_a_person_says_so() {
    let program = include_str!("../../checklists/mhlw-2024.ron");
    let file = program.replace("key: \"asset-ledger\"", "key: \"row-0000000002\"");
    let mut desk = Desk::new();
    desk.make_sample();
    let mut workbook = desk.workbook().clone();
    desk.close();
    let mut assessment = workbook.assessments[0].clone();
    assessment.edition = reference(&load(&file, &|_| true).expect("sound"));
    let ledger = assessment.responses.iter().position(|it| it.item.as_str() == "asset-ledger");
    let ledger = ledger.expect("answered");
    assessment.responses[ledger].item = ItemKey::from("row-0000000002");
    let answer = assessment.responses[ledger].first.answer;
    workbook.assessments = vec![assessment].into();
    let data = desk.folder.path().join("data");
    std::fs::create_dir_all(data.join("editions")).expect("a folder");
    std::fs::write(data.join("editions/mine.ron"), &file).expect("written");
    std::fs::write(data.join("clinics/sample-1/workbook.ron"), format::write(&workbook))
        .expect("written");
    let folder = Arc::clone(&desk.folder);
    drop(desk);

    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    assert!(desk.shows("「mine.ron」で始めた年度は、これまでどおりそのファイルで点検します。"));
    desk.press("見本クリニックを開く");
    assert!(desk.shows("同じ令和6年度版がプログラムにも入ったので"));
    let said = |desk: &Desk, key: &str| -> Option<Option<Answer>> {
        let assessment = &desk.workbook().assessments[0];
        let response = assessment.response(FormRef::Institution, &ItemKey::from(key));
        response.map(|it| it.first.answer)
    };
    let rows = |desk: &mut Desk| {
        desk.press("チェックリスト");
        desk.shows("様式の文言が新しくなっています")
    };
    assert!(!rows(&mut desk), "it is on the wording it was begun on");
    // Its wording is compared on the program's own edition, and nothing is said to be done.
    desk.press("文言の確認");
    assert!(desk.shows("様式の文言の照合は、プログラムに入っている様式で行います。"));
    assert!(!desk.shows("すべて原本と照合してあります"));
    assert!(!desk.shows("原本のファイルと照合する…"));
    desk.press("概要");
    desk.press_some("様式をプログラムに入っているものに変える");
    assert!(matches!(desk.window.state().state().dialog, Some(Dialog::ChangeEdition { .. })));
    assert!(desk.shows("すべて新しい様式の項目に引き継がれます"));
    desk.press("様式を変える");
    assert_eq!(said(&desk, "asset-ledger"), Some(answer));
    assert!(!desk.shows("プログラムにも入ったので"));
    // Taken back, it is on the file again, with every answer where it was.
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.settle();
    assert_eq!(said(&desk, "row-0000000002"), Some(answer));
    assert_eq!(desk.workbook().assessments[0], workbook.assessments[0]);
    desk.press("概要");
    assert!(desk.shows("プログラムにも入ったので"));
}
