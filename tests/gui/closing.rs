//! 確定: a year is closed, handed out again as it was, read as it was, and opened with a reason.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role as Kind;
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::exchange::TableKind;
use tenkencho::explain::closing as words;
use tenkencho::explain::{export, import};
use tenkencho::model::FiscalYear;
use tenkencho::pdf_text;
use tenkencho::sha256::sha256_of;

use crate::desk::Desk;
use crate::returned::Dropped;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn today(desk: &Desk, day: NaiveDate) {
    desk.machine.lock().expect("no panic").today = Some(day);
}

/// The sample clinic, at the overview of its year.
fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    today(&desk, day(2025, 3, 31));
    desk
}

/// Corrects the name of the office manager.
fn rename(desk: &mut Desk) {
    desk.press("人と役割");
    desk.press_some("佐藤 花子");
    desk.focus(Kind::TextInput, "名前");
    desk.empty_field();
    desk.commit("改姓 花子");
    desk.press("概要");
}

fn year(desk: &Desk) -> FiscalYear {
    desk.window.state().state().open.as_ref().expect("open").year.expect("a year")
}

fn kept(desk: &Desk, number: u32) -> PathBuf {
    let folder = desk.folder.path().join("data/clinics/sample-1/closed");
    folder.join(format!("{}-{number}", year(desk)))
}

fn close(desk: &mut Desk, by: &str) {
    desk.press(&words::ask(year(desk)));
    desk.type_into(words::BY, by);
    desk.press(words::CLOSE);
}

/// Hands the PDF of the closing in force out, and gives back what was written.
fn handed_out(desk: &mut Desk, name: &str) -> Vec<u8> {
    let path = desk.folder.path().join(name);
    desk.press(words::HAND_OUT);
    save_as(desk, &path);
    desk.press("閉じる");
    std::fs::read(path).expect("the file")
}

/// Writes what the dialog is about into a file.
fn save_as(desk: &mut Desk, path: &Path) {
    // The export screen behind the dialog has such a field too.
    let fields = desk.window.query_all_by_role_and_label(Kind::TextInput, export::PATH);
    fields.last().expect("a field").focus();
    desk.settle();
    desk.empty_field();
    desk.commit(&path.to_string_lossy());
    desk.press(import::SAVE);
}

#[test]
fn a_closed_year_is_kept_read_as_it_was_and_handed_out_byte_for_byte() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    assert!(desk.shows(words::CARD), "the overview says so");
    let fiscal = year(&desk);
    let closing = desk.workbook().closed(fiscal).expect("closed").clone();
    assert_eq!((closing.number, closing.by.as_str()), (1, "見本 院長"));
    assert_eq!(closing.on, day(2025, 3, 31));
    let papers = std::fs::read(kept(&desk, 1).join("papers.pdf")).expect("the PDF");
    assert_eq!(sha256_of(&papers), closing.kept.papers);
    // Names are corrected, and years go by.
    rename(&mut desk);
    let mut desk = desk.reopen();
    today(&desk, day(2031, 5, 7));
    desk.press("見本クリニックを開く");
    assert_eq!(year(&desk), fiscal, "there is no other");
    assert_eq!(handed_out(&mut desk, "again.pdf"), papers);
    // The screens show the names as of then, and nothing can be changed.
    desk.press("チェックリスト");
    desk.press_some("1-(1) ");
    let confirmed = desk.value(Kind::TextInput, "確認者");
    assert!(confirmed.contains("佐藤"), "{confirmed}");
    let buttons: Vec<_> = desk.window.query_all_by_role(Kind::RadioButton).collect();
    assert!(!buttons.is_empty() && buttons.iter().all(|it| it.accesskit_node().is_disabled()));
    desk.press("人と役割");
    assert!(desk.shows("改姓 花子"), "the living records go on");
}

#[test]
fn an_extract_says_the_day_it_was_made_and_is_from_what_was_kept() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    rename(&mut desk);
    today(&desk, day(2025, 4, 20));
    desk.press(words::EXTRACT);
    let closing = desk.workbook().closed(year(&desk)).expect("closed").clone();
    assert!(desk.shows(&words::extract(&closing)));
    // The answers as a table are those that were kept as well.
    let table = desk.folder.path().join("answers.csv");
    desk.press(&import::save_named(TableKind::Answers, import::SAVE_CSV));
    save_as(&mut desk, &table);
    desk.press("閉じる");
    let table = std::fs::read_to_string(table).expect("the table");
    assert!(table.contains("佐藤 花子") && !table.contains("改姓"));
    // A paper of the year and the comparison of all years do not shut each other out.
    let path = desk.folder.path().join("extract.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    let bytes = std::fs::read(path).expect("the PDF");
    let text = format!("{:?}", pdf_text::read(&bytes).expect("its text"));
    assert!(text.contains("確定（令和7年3月31日）の記録からの抜粋作成令和7年4月20日"));
    assert!(text.contains("佐藤花子") && !text.contains("改姓"));
}

#[test]
fn a_year_is_opened_again_only_with_a_reason_that_is_kept() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    let first = std::fs::read(kept(&desk, 1).join("papers.pdf")).expect("the PDF");
    desk.press(words::ASK_REOPEN);
    let is_off = |desk: &Desk| {
        desk.window
            .get_by_role_and_label(Kind::Button, words::REOPEN)
            .accesskit_node()
            .is_disabled()
    };
    assert!(is_off(&desk));
    desk.focus(Kind::MultilineTextInput, words::REASON);
    desk.commit("確認日の誤り");
    assert!(is_off(&desk), "nobody says so yet");
    desk.type_into(words::REOPEN_BY, "見本 院長");
    desk.press(words::REOPEN);
    let fiscal = year(&desk);
    assert!(desk.workbook().closed(fiscal).is_none());
    // Neither the closing nor what came before it can be taken back by undo.
    assert!(
        desk.window.state().state().open.as_ref().expect("open").history.undo_label().is_none()
    );
    assert!(desk.shows("確認日の誤り"), "the reason stands in the list");
    close(&mut desk, "見本 院長");
    let again = desk.workbook().closed(fiscal).expect("closed").clone();
    assert_eq!(again.number, 2);
    let reason = &desk.workbook().assessment(fiscal).expect("the year").closings[0];
    assert_eq!(reason.reopened.as_ref().expect("reopened").reason, "確認日の誤り");
    assert_eq!(std::fs::read(kept(&desk, 1).join("papers.pdf")).expect("the PDF"), first);
    // What happened to the year stands in its record of activities.
    desk.press("実施記録");
    assert!(desk.shows("年度の確定を取り消し（理由：確認日の誤り）"));
    assert!(desk.shows("年度を確定（2回目）"));
    desk.press("概要");
    // The first PDF is handed out as well.
    let path = desk.folder.path().join("first.pdf");
    let closings = desk.workbook().assessment(fiscal).expect("the year").closings.clone();
    desk.press(&words::hand_out_named(&closings[0]));
    save_as(&mut desk, &path);
    assert_eq!(std::fs::read(path).expect("the file"), first);
}

#[test]
fn a_kept_pdf_that_was_changed_is_told_and_not_handed_out() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    let path = kept(&desk, 1).join("papers.pdf");
    let mut bytes = std::fs::read(&path).expect("the PDF");
    bytes.push(b' ');
    std::fs::write(&path, bytes).expect("written");
    let to = desk.folder.path().join("again.pdf");
    desk.press(words::HAND_OUT);
    save_as(&mut desk, &to);
    assert!(desk.shows("書き換えられています") && !to.exists());
}

#[test]
fn records_that_cannot_be_read_are_told_above_the_answers() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    std::fs::remove_file(kept(&desk, 1).join("workbook.ron")).expect("removed");
    let mut desk = desk.reopen();
    today(&desk, day(2025, 3, 31));
    desk.press("見本クリニックを開く");
    assert!(desk.shows("確定したときの記録を読めません"));
    assert!(desk.shows(words::CARD), "the PDF can be handed out all the same");
    assert!(!handed_out(&mut desk, "again.pdf").is_empty());
}

#[test]
fn closing_can_be_broken_off_and_waits_for_nobody() {
    let mut desk = sample();
    desk.hold_jobs();
    close(&mut desk, "見本 院長");
    assert!(desk.shows(words::CLOSING));
    desk.key(egui::Key::Escape);
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert!(desk.workbook().closed(year(&desk)).is_none());
    assert!(!kept(&desk, 1).exists() && !desk.shows(words::CLOSING));
}

#[test]
fn the_wording_of_a_closed_year_stays_whatever_becomes_of_its_edition() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("data/editions");
    let text = std::fs::read_to_string("tests/files/small-edition.ron").expect("an edition");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("small.ron"), &text).expect("written");
    let mut desk = desk.reopen();
    today(&desk, day(2030, 5, 7));
    desk.type_into("医療機関の名前", "港医院");
    desk.press("始める");
    desk.press("令和12年度を始める");
    desk.press("概要");
    close(&mut desk, "院長");
    // The edition is corrected, and then it is gone.
    let revised = text.replace("revision: 1", "revision: 2").replace("第一。", "改めた第一。");
    for now in [Some(revised), None] {
        match now {
            Some(text) => std::fs::write(folder.join("small.ron"), text).expect("written"),
            None => std::fs::remove_file(folder.join("small.ron")).expect("removed"),
        }
        desk = desk.reopen();
        today(&desk, day(2030, 5, 7));
        desk.press("港医院を開く");
        assert!(desk.shows(words::CARD));
        desk.press("チェックリスト");
        assert!(desk.shows("第一。") && !desk.shows("改めた第一。"));
    }
}

#[test]
fn a_year_is_closed_and_opened_by_keyboard_alone() {
    let mut desk = sample();
    let ask = words::ask(year(&desk));
    desk.focus(Kind::Button, &ask);
    desk.key(egui::Key::Enter);
    desk.commit("見本 院長");
    desk.key(egui::Key::Tab);
    desk.key(egui::Key::Enter);
    assert!(desk.workbook().closed(year(&desk)).is_some());
    desk.focus(Kind::Button, words::ASK_REOPEN);
    desk.key(egui::Key::Enter);
    desk.commit("確認日の誤り");
    desk.key(egui::Key::Tab);
    desk.commit("見本 院長");
    desk.key(egui::Key::Tab);
    desk.key(egui::Key::Enter);
    assert!(desk.workbook().closed(year(&desk)).is_none());
}

#[test]
fn nothing_leads_into_a_closed_year_to_change_it() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    // F2 leads to what has to be done next, and here there is nothing.
    desk.key(egui::Key::F2);
    assert!(desk.shows(words::CARD));
    // A file that is dropped on a vendor's page is not read.
    desk.press("事業者");
    let dropped = Dropped("tests/files/original/c_vendor_dropdown.xlsx".into());
    desk.window.input_mut().dropped_files.push(Arc::new(dropped));
    desk.settle();
    assert_eq!(desk.window.state().state().screen, tenkencho::state::Screen::Vendors);
}

#[test]
fn what_was_kept_is_read_again_once_its_folder_is_there_again() {
    let mut desk = sample();
    close(&mut desk, "見本 院長");
    let (file, away) = (kept(&desk, 1).join("workbook.ron"), kept(&desk, 1).join("away"));
    std::fs::rename(&file, &away).expect("moved");
    let mut desk = desk.reopen();
    today(&desk, day(2025, 3, 31));
    desk.press("見本クリニックを開く");
    assert!(desk.shows("確定したときの記録を読めません"));
    // No paper of the year is printed from the names of today.
    desk.press(words::EXTRACT);
    let path = desk.folder.path().join("no.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    assert!(desk.shows("確定したときの記録を読めません") && !path.exists());
    desk.press("閉じる");
    desk.press("概要");
    std::fs::rename(&away, &file).expect("moved back");
    desk.press(words::READ_AGAIN);
    assert!(!desk.shows("確定したときの記録を読めません") && desk.shows(words::CARD));
}
