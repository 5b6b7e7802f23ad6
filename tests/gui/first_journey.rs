//! The main job: a new clinic, answers, a memo through the input method, undo, closing and opening
//! again, and a PDF in hand.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tenkencho::model::{Answer, Chart, ChartTemplate, FormRef, Response, Workbook};
use tenkencho::state::{ExportPhase, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;

fn response(desk: &Desk, key: &str) -> Response {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.response(FormRef::Institution, &key.into()).cloned().expect("something is entered")
}

/// A clinic of that name that keeps a chart and has started no year.
fn without_a_year(name: &str) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let mut workbook = Workbook::new(name);
    workbook.contact_chart = Some(Arc::new(Chart::blank(ChartTemplate::Small)));
    data.create(&workbook, "clinic").expect("created");
    Desk::over(folder, Vec2::new(1366.0, 768.0))
}

const MEMO: &str = "立入検査用メモ（記入内容一覧に印刷されます）";

#[test]
fn from_a_new_clinic_to_the_pdf() {
    let mut desk = Desk::new();

    // A new clinic; its name comes through the input method, and Enter ends the composition first.
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.compose("みなと");
    desk.compose("港いいん");
    desk.commit("港医院");
    assert_eq!(desk.value(Role::TextInput, "医療機関の名前"), "港医院");
    desk.press("始める");

    // The year comes from the clock.
    assert!(desk.shows("令和6年度（2024年度）"));
    desk.press("令和6年度を始める");
    assert_eq!(desk.workbook().clinic.name, "港医院");

    // The first question is on screen: はい by key, then the next by button.
    desk.key(Key::Num1);
    assert_eq!(response(&desk, "has-system").first.answer, Some(Answer::Yes));
    assert!(desk.shows("2024-06-12（水）"), "today is the date");
    desk.press("次の項目");
    desk.answer("はい");
    desk.press("次の項目");
    desk.answer("いいえ");
    let ledger = response(&desk, "asset-ledger");
    assert_eq!(ledger.first.answer, Some(Answer::No));

    // いいえ asks for the target date, explains a mistake, and takes any way of writing.
    assert!(desk.shows("目標日を入れてください（令和7年3月31日まで）"));
    desk.type_into("目標日（いいえのとき） 年", "７");
    desk.type_into("目標日（いいえのとき） 月", "2");
    desk.type_into("目標日（いいえのとき） 日", "30");
    assert!(desk.shows("2025年2月は28日までです"));
    assert_eq!(response(&desk, "asset-ledger").target, None);
    desk.empty_field();
    desk.window.event(egui::Event::Text("2８".to_owned()));
    desk.window.run();
    let target = response(&desk, "asset-ledger").target.expect("a date");
    assert_eq!(target.to_string(), "2025-02-28");

    // The person is typed on the spot.
    desk.type_into("確認者", "事務長");
    desk.press("「事務長」を追加");
    let person = response(&desk, "asset-ledger").first.person.expect("a person");
    assert_eq!(desk.workbook().person(person).map(|it| it.name.as_str()), Some("事務長"));

    // A memo through the input method: what is composed is kept in the same frame, what is
    // committed replaces it, Enter breaks the line.
    desk.focus(Role::MultilineTextInput, MEMO);
    desk.compose("だいちょう");
    assert_eq!(response(&desk, "asset-ledger").memo, "だいちょう");
    desk.compose("台帳");
    desk.commit("台帳");
    desk.key(Key::Enter);
    desk.compose("さくせいちゅう");
    desk.commit("作成中");
    assert_eq!(response(&desk, "asset-ledger").memo, "台帳\n作成中");

    // The whole field session is one step.
    desk.focus(Role::TextInput, "確認者");
    desk.press("元に戻す");
    assert_eq!(response(&desk, "asset-ledger").memo, "");
    desk.press("やり直す");
    assert_eq!(response(&desk, "asset-ledger").memo, "台帳\n作成中");

    // Closed and opened again, everything is there.
    let before = desk.workbook().clone();
    let mut desk = desk.reopen();
    assert!(desk.shows("令和6年度　2/18項目"));
    desk.press("港医院を開く");
    assert_eq!(*desk.workbook(), before);

    // The PDF.
    desk.press("印刷（PDF）");
    let missing = "立入検査の前に確認すること";
    desk.window.get_by_role_and_label(Role::DisclosureTriangle, missing).click();
    desk.settle();
    assert!(desk.shows("まだ回答していません"));
    let path = desk.folder.path().join("港医院.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    assert_eq!(desk.window.state().state().export.phase, ExportPhase::Done(path.clone()));
    assert!(std::fs::read(&path).expect("the PDF").starts_with(b"%PDF-"));
    desk.press("開く");
    assert_eq!(desk.machine.lock().expect("no panic").opened.first(), Some(&path));

    // A second time it asks before it replaces the file.
    desk.press("PDFを作成");
    assert!(desk.shows("同じ名前のファイルがあります"));
    desk.press("置き換える");
    assert_eq!(desk.window.state().state().export.phase, ExportPhase::Done(path));
}

#[test]
fn a_chart_is_printed_before_any_year_was_started() {
    let mut desk = without_a_year("みなと医院");
    desk.press("みなと医院を開く");
    desk.press("あとで");
    desk.press("印刷（PDF）");
    // What can be printed is printed; what belongs to a year says so.
    assert!(desk.shows("年度を始めると印刷できます。"));
    let pages = desk.window.query_all_by_role(Role::Document);
    let pages: Vec<_> = pages.filter_map(|page| page.accesskit_node().label()).collect();
    assert!(pages.len() == 1 && pages[0].contains("連絡体制図"), "{pages:?}");
    let path = desk.folder.path().join("図.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    assert_eq!(desk.window.state().state().export.phase, ExportPhase::Done(path.clone()));
    assert!(std::fs::read(&path).expect("the PDF").starts_with(b"%PDF-"));
    desk.press("年度を始める画面へ");
    assert_eq!(desk.window.state().state().screen, Screen::Overview);
}
