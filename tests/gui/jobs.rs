//! Work in the background: answered in whatever order, stopped by a mistake, or left behind.

use std::path::Path;
use std::sync::Arc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use tenkencho::app::{PathQuestion, Picked};
use tenkencho::state::{Dialog, ExportPhase, ImportPhase, State, TablePhase};
use tenkencho::store::DataFolder;
use tenkencho::text::Explanation;

use crate::desk::Desk;
use crate::faulty::FaultyFiles;

const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
/// A vendor of the sample whose form has not been sent.
const VENDOR: &str = "見本画像システム株式会社";
const OTHER_VENDOR: &str = "みなと通信";

fn sample(mut desk: Desk) -> Desk {
    desk.make_sample();
    desk
}

/// A desk over a disk that can be made to fail.
fn faulty() -> (Desk, FaultyFiles) {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let files = FaultyFiles::sound();
    let data = DataFolder::with_files(folder.path().join("data"), files.arc());
    (sample(Desk::over_data(folder, SIZE, data)), files)
}

/// Panics at the steps whose call begins so.
fn stop_at(files: &FaultyFiles, call: &'static str) {
    files.follow(move |step| {
        assert!(!step.call.starts_with(call), "a mistake of the program");
        None
    });
}

fn state(desk: &Desk) -> &State {
    desk.window.state().state()
}

fn problem(desk: &Desk) -> &Explanation {
    match &state(desk).dialog {
        Some(Dialog::Problem(explanation)) => explanation,
        other => panic!("{other:?}"),
    }
}

fn is_told(explanation: &Explanation) {
    assert!(explanation.what.contains("プログラムの不具合により"), "{explanation:?}");
    assert!(!explanation.safe.is_empty() && !explanation.todo.is_empty(), "{explanation:?}");
}

fn export_path(desk: &Desk) -> String {
    state(desk).export.path.clone()
}

fn print_letter(desk: &mut Desk, vendor: &str) {
    desk.press("事業者");
    desk.press_some(vendor);
    desk.press("依頼状を印刷…");
}

fn add_vendor(desk: &mut Desk, name: &str) {
    desk.press("事業者");
    desk.type_into("新しい事業者の名前", name);
    desk.press("追加");
}

#[test]
fn the_slower_of_two_preparations_is_not_heard() {
    let mut desk = sample(Desk::new());
    desk.hold_jobs();
    print_letter(&mut desk, VENDOR);
    assert!(export_path(&desk).contains("依頼状"), "{}", export_path(&desk));
    let of_letter = desk.take_jobs();
    desk.press("概要");
    desk.press("印刷（PDF）");
    let of_inspection = desk.take_jobs();
    assert!(!of_letter.is_empty() && !of_inspection.is_empty());
    let usual = "サイバー点検 見本クリニック 令和6年度.pdf";
    desk.finish(of_letter);
    assert_eq!(state(&desk).export.gaps, None, "that was about the letter");
    assert!(export_path(&desk).ends_with(usual), "{}", export_path(&desk));
    desk.finish(of_inspection);
    assert_eq!(state(&desk).export.gaps, Some(Vec::new()));
    assert!(export_path(&desk).ends_with(usual), "{}", export_path(&desk));
}

#[test]
fn a_finished_export_offers_the_day_of_the_letter_that_was_exported() {
    let mut desk = sample(Desk::new());
    add_vendor(&mut desk, OTHER_VENDOR);
    print_letter(&mut desk, VENDOR);
    desk.hold_jobs();
    desk.press("PDFを作成");
    let jobs = desk.take_jobs();
    // While it is being written, the next letter is looked at.
    print_letter(&mut desk, OTHER_VENDOR);
    desk.finish(jobs);
    assert!(matches!(state(&desk).export.phase, ExportPhase::Done(_)));
    assert!(desk.shows(&format!("{VENDOR}に今日送った")));
    assert!(!desk.shows(&format!("{OTHER_VENDOR}に今日送った")));
}

#[test]
fn an_export_that_stops_on_a_mistake_is_told_and_can_be_tried_again() {
    let (mut desk, files) = faulty();
    desk.press("印刷（PDF）");
    stop_at(&files, "resolve");
    desk.press("PDFを作成");
    assert_eq!(state(&desk).export.phase, ExportPhase::Idle);
    is_told(problem(&desk));
    assert!(problem(&desk).details.contains("a mistake of the program"));
    files.recover();
    desk.press("閉じる");
    desk.press("PDFを作成");
    assert!(matches!(state(&desk).export.phase, ExportPhase::Done(_)));
}

#[test]
fn reading_and_writing_tables_that_stop_on_a_mistake_are_told() {
    let (mut desk, files) = faulty();
    desk.press("機器台帳");
    desk.press("取り込み・書き出し");
    desk.press("CSV・Excelから取り込む…");
    let list = desk.folder.path().join("list.csv");
    std::fs::write(&list, "管理番号,機器名\r\nA,受付\r\n").expect("written");
    desk.machine.lock().expect("no panic").picked = Some(list);
    stop_at(&files, "read list.csv");
    desk.press("ファイルを選ぶ…");
    assert_eq!(state(&desk).import.phase, ImportPhase::Idle);
    is_told(state(&desk).import.problem.as_ref().expect("told"));

    desk.press("記入用の表（Excel）を保存…");
    stop_at(&files, "resolve");
    desk.press("保存する");
    match state(&desk).table.as_ref().map(|it| &it.phase) {
        Some(TablePhase::Failed(explanation)) => is_told(explanation),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_or_a_backup_that_stops_on_a_mistake_is_told() {
    let (mut desk, files) = faulty();
    desk.press("医療機関");
    desk.type_into("所在地", "1-1");
    desk.press("医療機関の一覧");
    desk.press_some("バックアップから戻す");
    stop_at(&files, "lock");
    desk.press_some("この時点に戻す");
    is_told(problem(&desk));
    assert!(state(&desk).open.is_none());
    files.recover();
    desk.press("閉じる");
    desk.press("見本クリニックを開く");
    stop_at(&files, "modified");
    desk.press("医療機関の一覧");
    is_told(problem(&desk));
    assert_eq!(state(&desk).clinics.as_ref().map(Vec::len), Some(1), "what was known is kept");
}

#[test]
fn a_backup_is_put_back_in_the_background_and_opened_then() {
    let mut desk = sample(Desk::new());
    desk.press("医療機関");
    desk.type_into("所在地", "1-1");
    desk.press("医療機関の一覧");
    desk.press_some("バックアップから戻す");
    desk.hold_jobs();
    desk.press_some("この時点に戻す");
    assert_eq!(state(&desk).dialog, Some(Dialog::Restoring));
    assert!(state(&desk).open.is_none());
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!(state(&desk).dialog, None);
    assert!(!desk.workbook().clinic.address.ends_with("1-1"));
}

#[test]
fn a_preview_or_a_chart_that_stops_is_told_where_it_would_be_seen() {
    let mut desk = sample(Desk::new());
    desk.hold_jobs();
    desk.press("印刷（PDF）");
    drop(desk.take_jobs());
    desk.finish([]);
    assert!(desk.shows("印刷するページを並べる途中で止まりました"));
    assert!(!desk.shows("プレビューを作成しています"), "nothing waits for ever");
    if state(&desk).dialog.is_some() {
        desk.press("閉じる");
    }
    desk.press("連絡体制図");
    drop(desk.take_jobs());
    desk.finish([]);
    assert!(desk.shows("図を描く途中で止まりました"));
    assert_eq!(desk.take_jobs().len(), 0, "nor is it tried in every frame");
}

#[test]
fn what_comes_home_to_a_clinic_that_was_left_is_not_heard() {
    let mut desk = sample(Desk::new());
    print_letter(&mut desk, VENDOR);
    desk.hold_jobs();
    desk.press("PDFを作成");
    let path = export_path(&desk);
    let jobs = desk.take_jobs();
    desk.press("医療機関の一覧");
    let listing = desk.take_jobs();
    desk.finish(listing);
    // The same one again: what was asked before is still of another sitting.
    desk.press("見本クリニックを開く");
    desk.press("印刷（PDF）");
    let again = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!(state(&desk).export.phase, ExportPhase::Idle);
    assert_eq!(state(&desk).export.letters, []);
    assert!(Path::new(&path).exists(), "what was asked for is written all the same");
    desk.finish(again);
    assert!(state(&desk).export.gaps.is_some());
}

#[test]
fn an_answer_about_another_table_is_not_heard() {
    let mut desk = sample(Desk::new());
    desk.press("機器台帳");
    desk.hold_jobs();
    desk.press("取り込み・書き出し");
    desk.press("機器台帳をCSVで保存…");
    desk.press("保存する");
    let first = desk.take_jobs();
    desk.press("キャンセル");
    desk.press("取り込み・書き出し");
    desk.press("記入用の表（Excel）を保存…");
    desk.finish(first);
    let table = state(&desk).table.as_ref().expect("the dialog is up");
    assert_eq!(table.phase, TablePhase::Idle);
    assert!(table.path.contains("記入用"), "{}", table.path);
}

#[test]
fn a_plan_of_an_import_for_other_wishes_is_not_heard() {
    let mut desk = sample(Desk::new());
    desk.press("機器台帳");
    desk.press("取り込み・書き出し");
    desk.press("CSV・Excelから取り込む…");
    let list = desk.folder.path().join("list.csv");
    std::fs::write(&list, "管理番号,機器名\r\nA,受付\r\nB,診察室\r\n").expect("written");
    desk.machine.lock().expect("no panic").picked = Some(list);
    desk.press("ファイルを選ぶ…");
    desk.hold_jobs();
    desk.press("別のファイルを選ぶ");
    desk.press("ファイルを選ぶ…");
    let reading = desk.take_jobs();
    desk.finish(reading);
    let first = desk.take_jobs();
    let head = desk.window.get_by_role_and_label(Role::ComboBox, "見出しの行");
    head.click();
    desk.settle();
    desk.press_some("見出しの行はない");
    let second = desk.take_jobs();
    assert!(!first.is_empty() && !second.is_empty());
    desk.finish(second);
    let planned = state(&desk).import.file().expect("read").plan.clone();
    desk.finish(first);
    assert_eq!(state(&desk).import.file().expect("read").plan, planned);
}

#[test]
fn one_dialog_of_the_system_is_open_at_a_time() {
    let mut desk = sample(Desk::new());
    desk.machine.lock().expect("no panic").holds_dialogs = true;
    desk.press("設定");
    desk.press("フォルダを選ぶ…");
    desk.press("フォルダを選ぶ…");
    desk.press("印刷（PDF）");
    desk.press("場所を選ぶ…");
    let asked = desk.machine.lock().expect("no panic").questions.clone();
    assert!(matches!(asked[..], [PathQuestion::Folder(_)]), "{asked:?}");
    assert_eq!(state(&desk).export.phase, ExportPhase::Idle, "nothing waits for it");
    let reply = desk.machine.lock().expect("no panic").dialogs.pop().expect("open");
    reply(Picked::Nothing);
    desk.settle();
    desk.press("場所を選ぶ…");
    assert_eq!(state(&desk).export.phase, ExportPhase::Picking);
    // A dialog that is lost with its thread was left, as far as the window knows.
    desk.machine.lock().expect("no panic").dialogs.clear();
    desk.settle();
    assert_eq!(state(&desk).export.phase, ExportPhase::Idle);
    is_told(problem(&desk));
}

#[test]
fn a_dialog_that_answers_after_its_clinic_was_left_is_not_heard() {
    let mut desk = sample(Desk::new());
    desk.machine.lock().expect("no panic").holds_dialogs = true;
    desk.press("印刷（PDF）");
    desk.press("場所を選ぶ…");
    desk.press("医療機関の一覧");
    desk.press("見本クリニックを開く");
    desk.press("印刷（PDF）");
    let proposed = export_path(&desk);
    let reply = desk.machine.lock().expect("no panic").dialogs.pop().expect("open");
    reply(Picked::Path("/elsewhere/old.pdf".into()));
    desk.settle();
    assert_eq!(export_path(&desk), proposed);
}
