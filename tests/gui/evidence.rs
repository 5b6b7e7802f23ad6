//! What the contact chart and the BCP say beside a question, and the way there.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::Vec2;
use tenkencho::model::document::{DocumentCell, DocumentEntry, DocumentRow};
use tenkencho::model::{ApprovedDocument, Document, DocumentKey, DocumentValue, RowKey, Workbook};
use tenkencho::state::{ChartOnScreen, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

/// The checklist of the sample clinic with this changed in its records.
fn checklist_with(change: impl FnOnce(&mut Workbook)) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut workbook = sample_clinic::workbook();
    change(&mut workbook);
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&workbook, "clinic").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    desk.press("見本クリニックを開く");
    desk.press("チェックリスト");
    desk
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn document() -> Document {
    let mut document = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
    "第2版".clone_into(&mut document.version);
    document.next_review_on = Some(day(2024, 4, 30));
    document.approved.push(Arc::new(ApprovedDocument {
        approver: "見本 花子".to_owned(),
        ..document.approved_on(day(2023, 5, 8), Vec::new())
    }));
    let row = DocumentRow {
        cells: vec![
            DocumentCell::choice("offline", "there"),
            DocumentCell::text("tested-on", "R6.3.20"),
        ],
        ..DocumentRow::untouched(RowKey::Own(1))
    };
    document
        .entries
        .push(DocumentEntry { field: "backups".into(), value: DocumentValue::Table(vec![row]) });
    document
}

#[test]
fn the_contact_chart_stands_beside_its_question_and_is_one_press_away() {
    let mut desk = checklist_with(|_| {});
    desk.press("3-(1) 連絡体制図、はい");
    for words in ["連絡体制図から", "第2版", "改訂日 令和6年6月5日"] {
        assert!(desk.shows(words), "{words}");
    }
    desk.press("連絡体制図を開く");
    let state = desk.window.state().state();
    assert_eq!(state.screen, Screen::Charts);
    assert_eq!(state.open.as_ref().expect("open").chart, ChartOnScreen::Contact);
}

#[test]
fn the_document_stands_beside_both_of_its_questions_and_answers_neither() {
    let mut desk = checklist_with(|it| it.documents = vec![document()].into());
    let before = desk.workbook().assessments.clone();
    desk.press("3-(2) バックアップと復旧手順、いいえ");
    for words in
        ["事業継続計画から", "最後に試した日 令和6年3月20日", "オフラインのバックアップ あり"]
    {
        assert!(desk.shows(words), "{words}");
    }
    desk.press("3-(3) BCPの策定、未回答");
    for words in [
        "第2版",
        "承認 第2版、令和5年5月8日、見本 花子",
        "次回見直し予定日 令和6年4月30日（過ぎています）",
    ] {
        assert!(desk.shows(words), "{words}");
    }
    desk.press("事業継続計画を開く");
    assert_eq!(desk.window.state().state().screen, Screen::Document);
    assert_eq!(desk.workbook().assessments, before);
}

#[test]
fn where_nothing_is_written_a_quiet_line_leads_on() {
    let nothing = |workbook: &mut Workbook| {
        workbook.documents.clear();
        workbook.contact_chart = None;
    };
    let mut desk = checklist_with(nothing);
    desk.press("3-(1) 連絡体制図、はい");
    assert!(desk.shows("連絡体制図は未作成です") && !desk.shows("連絡体制図から"));
    desk.press("次の項目");
    assert!(desk.shows("事業継続計画は未作成です") && !desk.shows("事業継続計画から"));
    desk.press("次の項目");
    assert!(desk.shows("事業継続計画は未作成です"));
    desk.press("事業継続計画を開く");
    assert_eq!(desk.window.state().state().screen, Screen::Document);
}
