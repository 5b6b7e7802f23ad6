//! Copies of a clinic for a memory stick, and clinics that leave the list.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use tenkencho::model::closing::{KeptSums, Reopening};
use tenkencho::model::{Closing, FiscalYear};
use tenkencho::state::{Dialog, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::faulty::{FaultyFiles, error};

/// A folder beside the data folder, as of a memory stick, which the folder dialog answers from now on.
fn stick(desk: &Desk) -> PathBuf {
    let folder = desk.folder.path().join("stick");
    std::fs::create_dir_all(&folder).expect("created");
    choose(desk, &folder);
    folder
}

fn choose(desk: &Desk, folder: &Path) {
    desk.machine.lock().expect("no panic").picked_folder = Some(folder.to_owned());
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn has_button(desk: &Desk, name: &str) -> bool {
    desk.window.query_by_role_and_label(Role::Button, name).is_some()
}

fn open_id(desk: &Desk) -> Option<String> {
    desk.window.state().state().open.as_ref().map(|open| open.id.clone())
}

#[test]
fn a_clinic_is_copied_leaves_the_list_and_comes_back_from_its_copy() {
    let mut desk = Desk::new();
    desk.make_sample();
    let workbook = desk.workbook().clone();
    let stick = stick(&desk);
    desk.press("設定");
    assert!(has_button(&desk, "控えから開く…"), "both stand side by side");
    desk.press("控えをUSBに保存…");
    assert!(desk.shows("控えを保存しました"));
    let copies = below(&stick);
    let [copy] = &copies[..] else { panic!("{copies:?}") };
    let name = copy.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with("見本クリニック_20"), "{name}");
    assert!(desk.shows(&copy.to_string_lossy()), "it says where");
    desk.press("閉じる");

    // The clinic that is open is closed first.
    desk.press("医療機関の一覧");
    desk.press("見本クリニックを一覧から外す…");
    assert!(desk.shows("点検帳は消えません。"));
    desk.press("キャンセル");
    assert!(has_button(&desk, "見本クリニックを開く"));
    desk.press("見本クリニックを一覧から外す…");
    desk.press("一覧から外す");
    assert!(desk.shows("一覧から外しました"));
    desk.press("閉じる");
    assert!(!has_button(&desk, "見本クリニックを開く"));
    let removed = below(&desk.folder.path().join("data/removed"));
    assert!(removed[0].to_string_lossy().ends_with("-見本クリニック"), "{removed:?}");

    // From the stick: its only copy, which is shown before it is taken in.
    desk.press("控えから開く…");
    assert!(desk.shows("最後の変更"));
    desk.press(&format!("{name}の控えを開く"));
    assert_eq!(open_id(&desk).as_deref(), Some("clinic-1"));
    assert_eq!(*desk.workbook(), workbook);

    // From where it was moved to: the name is there now, so it is asked.
    choose(&desk, &removed[0]);
    desk.press("設定");
    desk.press("控えから開く…");
    desk.press_some("の控えを開く");
    assert!(desk.shows("同じ名前の医療機関があります"));
    desk.press("キャンセル");
    assert_eq!(open_id(&desk).as_deref(), Some("clinic-1"));
    desk.press("控えから開く…");
    desk.press_some("の控えを開く");
    desk.press("別の医療機関として加える");
    assert_eq!(open_id(&desk).as_deref(), Some("clinic-2"));
    assert_eq!(*desk.workbook(), workbook);
    assert!(removed[0].join("workbook.ron").exists(), "what it came from stays");
}

#[test]
fn what_was_typed_last_is_in_the_copy() {
    let mut desk = Desk::new();
    desk.make_sample();
    let stick = stick(&desk);
    desk.press("医療機関");
    desk.type_into("所在地", "追記");
    desk.press("設定");
    desk.press("控えをUSBに保存…");
    let text = std::fs::read_to_string(below(&stick)[0].join("workbook.ron")).expect("the copy");
    assert!(text.contains("追記"));
}

#[test]
fn what_cannot_be_opened_says_why_and_changes_nothing() {
    let mut desk = Desk::new();
    desk.make_sample();
    let stick = stick(&desk);
    desk.press("設定");
    desk.press("控えから開く…");
    assert!(desk.shows("このフォルダに控えは見つかりません"));
    desk.press("キャンセル");
    let newer = stick.join("a");
    std::fs::create_dir(&newer).expect("created");
    let text = "(format: \"tenkencho-workbook\", version: 99)";
    std::fs::write(newer.join("workbook.ron"), text).expect("written");
    desk.press("控えから開く…");
    assert!(desk.shows("新しいバージョンのプログラムで作られています"));
    assert!(!has_button(&desk, "aの控えを開く"));
    desk.press("キャンセル");
    assert_eq!(open_id(&desk).as_deref(), Some("sample-1"));
    assert_eq!(desk.window.state().state().screen, Screen::Settings);
}

#[test]
fn where_no_dialog_can_be_shown_the_folder_is_typed() {
    let mut desk = Desk::new();
    desk.make_sample();
    let stick = stick(&desk);
    desk.machine.lock().expect("no panic").picked_folder = None;
    desk.press("設定");
    desk.press("控えをUSBに保存…");
    assert!(desk.shows("フォルダを選ぶ画面を開けませんでした。"));
    let path = stick.to_string_lossy().into_owned();
    desk.type_into("フォルダの場所", &path);
    desk.press("続ける");
    assert_eq!(below(&stick).len(), 1);
    desk.press("閉じる");
    desk.press("控えから開く…");
    desk.type_into("フォルダの場所", &path);
    desk.key(egui::Key::Enter);
    desk.press_some("の控えを開く");
    assert!(desk.shows("同じ名前の医療機関があります"));
}

#[test]
fn a_full_stick_is_told_and_keeps_nothing() {
    let files = FaultyFiles::sound();
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::with_files(folder.path().join("data"), files.arc());
    let mut desk = Desk::over_data(folder, Vec2::new(1366.0, 768.0), data);
    desk.make_sample();
    let stick = stick(&desk);
    desk.press("設定");
    files.follow(|step| {
        step.call.starts_with("write").then(|| error(std::io::ErrorKind::StorageFull))
    });
    desk.press("控えをUSBに保存…");
    files.recover();
    assert!(matches!(desk.window.state().state().dialog, Some(Dialog::Problem(_))));
    assert!(desk.shows("ディスクの空きがない"));
    assert!(below(&stick).is_empty());
}

#[test]
fn a_clinic_that_another_window_has_open_stays_in_the_list() {
    let mut first = Desk::new();
    first.make_sample();
    let folder = Arc::clone(&first.folder);
    let mut second = Desk::over(folder, Vec2::new(1366.0, 768.0));
    second.press("見本クリニックを一覧から外す…");
    second.press("一覧から外す");
    assert!(second.shows("点検帳は、そのまま一覧に残っています。"));
    second.press("閉じる");
    assert!(has_button(&second, "見本クリニックを開く"));
    assert!(first.folder.path().join("data/clinics/sample-1/workbook.ron").exists());
}

fn ask_to_remove_the_year(desk: &mut Desk) {
    desk.window.get_by_role_and_label(Role::ComboBox, "点検年度").click();
    desk.window.run();
    desk.press("令和6年度を外す…");
    assert!(desk.shows("外す前の点検帳全体の控えを、"));
}

#[test]
fn a_year_is_taken_out_once_all_of_it_is_kept_and_comes_back() {
    let mut desk = Desk::new();
    desk.make_sample();
    let before = desk.workbook().clone();
    ask_to_remove_the_year(&mut desk);
    desk.press("キャンセル");
    assert_eq!(desk.workbook().assessments, before.assessments);
    ask_to_remove_the_year(&mut desk);
    desk.press("この年度を外す");
    let year = FiscalYear::new(2024).expect("a year");
    assert!(desk.workbook().assessment(year).is_none());
    assert_eq!(desk.workbook().people, before.people);
    let removed = below(&desk.folder.path().join("data/removed"));
    assert!(removed[0].to_string_lossy().ends_with("-見本クリニック-令和6年度"), "{removed:?}");
    assert!(desk.shows(&removed[0].to_string_lossy()), "it says where");
    let kept = std::fs::read(removed[0].join("workbook.ron")).expect("the workbook");
    let kept = tenkencho::store::format::read(&kept).expect("a workbook");
    assert_eq!(kept.assessments, before.assessments);
    desk.press("閉じる");
    desk.press("元に戻す");
    assert_eq!(desk.workbook().assessments, before.assessments);
}

#[test]
fn a_year_that_cannot_be_kept_stays() {
    let files = FaultyFiles::sound();
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::with_files(folder.path().join("data"), files.arc());
    let mut desk = Desk::over_data(folder, Vec2::new(1366.0, 768.0), data);
    desk.make_sample();
    let before = desk.workbook().clone();
    ask_to_remove_the_year(&mut desk);
    files.follow(|step| {
        step.call.starts_with("write").then(|| error(std::io::ErrorKind::StorageFull))
    });
    desk.press("この年度を外す");
    files.recover();
    assert!(desk.shows("年度は外していません。"));
    assert_eq!(desk.workbook().assessments, before.assessments);
}

#[test]
fn a_year_that_was_ever_closed_is_not_taken_out() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let mut workbook = crate::sample_clinic::workbook();
    let day = crate::sample_clinic::day();
    let reopened =
        Reopening { on: day, by: "見本 花子".to_owned(), reason: "誤り".to_owned() };
    let closing = Closing {
        number: 1,
        on: day,
        by: "見本 花子".to_owned(),
        kept: KeptSums::default(),
        reopened: Some(reopened),
    };
    let last = workbook.assessments.iter_mut().last().expect("a year");
    last.closings.push(closing);
    data.create(&workbook, "clinic").expect("created");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    desk.press("見本クリニックを開く");
    desk.window.get_by_role_and_label(Role::ComboBox, "点検年度").click();
    desk.window.run();
    assert!(has_button(&desk, "別の年度を始める…"));
    assert!(!has_button(&desk, "令和6年度を外す…"));
}
