//! A workbook that cannot be saved where it is: nothing is given up, and there is a way on.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use tenkencho::state::Dialog;
use tenkencho::store::{DataFolder, format};

use crate::desk::Desk;
use crate::faulty::{FaultyFiles, error};

fn desk_on(files: &FaultyFiles) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::with_files(folder.path().join("data"), files.arc());
    Desk::over_data(folder, Vec2::new(1366.0, 705.0), data)
}

/// The sample with a disk on which nothing can be written any more.
fn refused(kind: ErrorKind) -> (Desk, FaultyFiles) {
    let files = FaultyFiles::sound();
    let mut desk = desk_on(&files);
    desk.make_sample();
    files.follow(move |step| {
        let writes = ["create", "write"];
        writes.iter().any(|call| step.call.starts_with(call)).then(|| error(kind))
    });
    (desk, files)
}

/// Draws until it shows something, for the time that a thread takes.
fn wait_for(desk: &mut Desk, is_there: impl Fn(&Desk) -> bool) -> bool {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !is_there(desk) {
        if Instant::now() > deadline {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
        desk.window.run_steps(2);
    }
    true
}

fn leave_window(desk: &mut Desk) {
    // What was typed is saved as soon as another window is looked at.
    desk.window.input_mut().focused = true;
    desk.window.run_steps(1);
    desk.window.input_mut().focused = false;
    desk.window.run_steps(1);
    desk.window.input_mut().focused = true;
}

fn has_button(desk: &Desk, name: &str) -> bool {
    desk.window.query_by_role_and_label(Role::Button, name).is_some()
}

fn dialog(desk: &Desk) -> Option<&Dialog> {
    desk.window.state().state().dialog.as_ref()
}

fn on_disk(desk: &Desk, clinic: &str) -> String {
    let path = desk.folder.path().join("data/clinics").join(clinic).join("workbook.ron");
    std::fs::read_to_string(path).expect("a workbook")
}

#[test]
fn a_full_disk_is_said_calmly_and_saving_goes_on_when_there_is_room() {
    let (mut desk, files) = refused(ErrorKind::StorageFull);
    desk.press("医療機関");
    desk.type_into("所在地", "一");
    leave_window(&mut desk);
    assert!(wait_for(&mut desk, |desk| desk.shows("保存できません（ディスクの空きがありません）")));
    assert!(dialog(&desk).is_none(), "nothing stands in the way of typing");
    assert!(!desk.shows("保存済み"), "it never says so of what is not on the disk");
    desk.type_into("所在地", "二");
    assert!(desk.workbook().clinic.address.contains("一二"));
    files.recover();
    desk.press("再試行");
    assert!(wait_for(&mut desk, |desk| desk.shows("保存済み")));
    assert!(!has_button(&desk, "再試行"));
    assert!(on_disk(&desk, "sample-1").contains("一二"));
}

#[test]
fn what_cannot_be_saved_goes_to_another_folder_and_can_be_left_then() {
    let (mut desk, files) = refused(ErrorKind::PermissionDenied);
    let stick = desk.folder.path().join("stick");
    std::fs::create_dir_all(&stick).expect("created");
    desk.press("医療機関");
    desk.type_into("所在地", "別の場所");
    desk.press("医療機関の一覧");
    assert!(matches!(dialog(&desk), Some(Dialog::Unsaved(..))), "{:?}", dialog(&desk));
    assert!(desk.shows("「別の場所に保存」で控えを作ってください"), "a way that leads somewhere");
    // The stick is sound; only the clinic's own file is refused, which is renamed where a copy is new.
    files.follow(|step| {
        let is_own = step.call == "rename temporary workbook.ron";
        is_own.then(|| error(ErrorKind::PermissionDenied))
    });
    desk.machine.lock().expect("no panic").picked_folder = Some(stick.clone());
    desk.press("先に別の場所に保存…");
    desk.press("フォルダを選んで控えを保存…");
    assert!(matches!(dialog(&desk), Some(Dialog::SavedElsewhere(_))), "{:?}", dialog(&desk));
    let copy = only_folder(&stick);
    let text = std::fs::read(copy.join("workbook.ron")).expect("a workbook");
    assert!(format::read(&text).expect("it reads").clinic.address.contains("別の場所"));
    desk.press("閉じる");
    // Nothing is lost by leaving now.
    desk.press("医療機関の一覧");
    assert!(desk.window.state().state().open.is_none(), "{:?}", dialog(&desk));
}

fn only_folder(folder: &std::path::Path) -> PathBuf {
    let mut entries = std::fs::read_dir(folder).expect("a folder");
    entries.next().expect("one").expect("an entry").path()
}

#[test]
fn what_cannot_be_saved_goes_on_as_a_new_clinic() {
    let files = FaultyFiles::sound();
    let mut desk = desk_on(&files);
    desk.make_sample();
    let folder = desk.folder.path().join("data/clinics/sample-1");
    let away = desk.folder.path().join("away");
    desk.press("医療機関");
    std::fs::rename(&folder, &away).expect("taken away");
    desk.type_into("所在地", "新しい点検帳");
    leave_window(&mut desk);
    assert!(wait_for(&mut desk, |desk| desk.shows("保存できません（フォルダがありません）")));
    desk.press("別の場所に保存…");
    desk.press("新しい点検帳として保存して続ける");
    assert!(wait_for(&mut desk, |desk| desk.shows("これからはこちらに保存されます")));
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.id, "clinic-1");
    assert!(desk.workbook().clinic.address.contains("新しい点検帳"));
    assert!(on_disk(&desk, "clinic-1").contains("新しい点検帳"));
    desk.press("閉じる");
    assert!(!desk.shows("これからはこちらに保存されます"));
    assert!(!has_button(&desk, "再試行"));
}

#[test]
fn the_question_at_closing_goes_when_the_disk_is_well_again_and_the_window_closes() {
    let (mut desk, files) = refused(ErrorKind::StorageFull);
    desk.press("医療機関");
    desk.type_into("所在地", "閉じる前");
    desk.close();
    desk.window.run_steps(2);
    assert!(matches!(dialog(&desk), Some(Dialog::Unsaved(..))), "{:?}", dialog(&desk));
    assert!(has_button(&desk, "保存せずに終了する"));
    files.recover();
    // It tries again by itself after a while; the person need not wait for that.
    leave_window(&mut desk);
    assert!(wait_for(&mut desk, |desk| dialog(desk).is_none()));
    assert!(on_disk(&desk, "sample-1").contains("閉じる前"));
}

/// Another program writes the file while this one has it open.
fn changed_elsewhere() -> (Desk, String) {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("医療機関");
    let path = desk.folder.path().join("data/clinics/sample-1/workbook.ron");
    let theirs = on_disk(&desk, "sample-1").replace("見本クリニック", "ほかで変えた名前");
    std::fs::write(path, &theirs).expect("written");
    desk.type_into("所在地", "こちらの内容");
    leave_window(&mut desk);
    assert!(wait_for(&mut desk, |desk| desk.shows("保存できません（ほかで変更されました）")));
    assert_eq!(on_disk(&desk, "sample-1"), theirs, "nothing is written over");
    (desk, theirs)
}

#[test]
fn where_another_program_changed_the_file_this_windows_content_can_stay() {
    let (mut desk, theirs) = changed_elsewhere();
    desk.press("違いを見る");
    assert!(matches!(dialog(&desk), Some(Dialog::UnsavedDifference(Some(_)))));
    assert!(desk.shows("医療機関の情報　内容が異なります"));
    desk.press("どちらを残すか選ぶ…");
    desk.press("この画面の内容で保存する");
    assert!(wait_for(&mut desk, |desk| desk.shows("保存済み")));
    assert!(on_disk(&desk, "sample-1").contains("こちらの内容"));
    let backups = desk.folder.path().join("data/clinics/sample-1/backups");
    let kept = std::fs::read_dir(backups).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        std::fs::read_to_string(path).is_ok_and(|text| text == theirs)
    });
    assert!(kept, "what the other program wrote is a backup");
}

#[test]
fn where_another_program_changed_the_file_its_content_can_be_opened() {
    let (mut desk, _) = changed_elsewhere();
    desk.press("残す内容を選ぶ…");
    desk.press("ほかで変更された内容を開く");
    assert!(wait_for(&mut desk, |desk| desk.shows("ほかで変更された内容を開きました")));
    assert_eq!(desk.workbook().clinic.name, "ほかで変えた名前");
    let removed = only_folder(&desk.folder.path().join("data/removed"));
    let mine = std::fs::read_to_string(removed.join("workbook.ron")).expect("a copy");
    assert!(mine.contains("こちらの内容"));
    // It is saved again from now on.
    desk.press("医療機関");
    desk.type_into("電話番号", "9");
    leave_window(&mut desk);
    assert!(wait_for(&mut desk, |desk| desk.shows("保存済み")));
}

#[test]
fn after_a_program_that_was_killed_one_line_says_what_it_goes_on_with() {
    let mut desk = Desk::new();
    desk.make_sample();
    assert!(!desk.shows("途中で終わりました"));
    desk.press("医療機関の一覧");
    let holder = desk.folder.path().join("data/clinics/sample-1/holder");
    let left = r#"(user:"受付",computer:"PC1",since:"2024-06-12T09:00:00",process:1)"#;
    std::fs::write(holder, left).expect("written");
    desk.press("見本クリニックを開く");
    assert!(desk.shows("前回（令和6年6月12日 09:00から）は、プログラムが途中で終わりました。"));
    assert!(desk.shows("に保存した内容から続けます"));
    desk.press("閉じる");
    assert!(!desk.shows("途中で終わりました"));
    // It was closed well this time.
    desk.press("医療機関の一覧");
    desk.press("見本クリニックを開く");
    assert!(!desk.shows("途中で終わりました"));
}

#[test]
fn a_folder_without_locks_is_said_once_and_who_may_be_there() {
    let files = FaultyFiles::on(crate::faulty::Disk::WithoutLocks, |_| None);
    let mut desk = desk_on(&files);
    desk.make_sample();
    assert!(desk.shows("ほかのPCが同時に開くのを止められません"));
    let folder = Arc::clone(&desk.folder);
    let data = DataFolder::with_files(folder.path().join("data"), files.arc());
    let mut other = Desk::over_data(folder, Vec2::new(1366.0, 705.0), data);
    other.press("見本クリニックを開く");
    assert!(other.shows("開いたままかもしれません"));
    other.press("閉じる");
    assert!(!other.shows("開いたままかもしれません"));
}

#[test]
fn a_defect_that_stops_the_window_costs_nothing_that_was_typed() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("医療機関");
    desk.type_into("所在地", "止まる前");
    let (machine, folder) = (Arc::clone(&desk.machine), Arc::clone(&desk.folder));
    machine.lock().expect("no panic").has_defect = true;
    let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || desk.window.run()));
    stopped.expect_err("it stops");
    let path = folder.path().join("data/clinics/sample-1/workbook.ron");
    assert!(std::fs::read_to_string(path).expect("a workbook").contains("止まる前"));
}
