//! Backups: the list of them, what differs item by item, and the way back.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::state::Dialog;

use crate::desk::Desk;

fn dialog(desk: &Desk) -> Option<&Dialog> {
    desk.window.state().state().dialog.as_ref()
}

/// The sample after an answer, a memo and a device were changed: one backup, of before.
fn changed(mut desk: Desk) -> Desk {
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.key(Key::Num2);
    desk.press("医療機関");
    desk.type_into("所在地", "追記");
    // What was changed is on the disk once the clinic was left.
    desk.press("医療機関の一覧");
    desk.press("見本クリニックを開く");
    desk
}

#[test]
fn what_differs_is_seen_item_by_item_and_the_state_comes_back() {
    let mut desk = changed(Desk::new());
    let changed = desk.workbook().clone();
    desk.press("設定");
    desk.press("バックアップから戻す…");
    assert!(desk.shows("回答1件、ほか1件が異なる"));
    assert!(desk.shows("作業を始める前の内容"));
    desk.press_some("違いを見る");
    assert!(desk.shows("回答1件、その他1件が現在の内容と異なります。"));
    assert!(desk.shows("令和6年度　医療機関確認用　1-(1) 安全管理責任者の設置　いいえ → はい"));
    assert!(desk.shows("医療機関の情報　内容が異なります"));
    // Back to the list, which is not read again, and forth.
    desk.hold_jobs();
    desk.press("一覧に戻る");
    assert!(matches!(dialog(&desk), Some(Dialog::Restore { backups: Some(_), .. })));
    assert!(desk.take_jobs().is_empty());
    desk.machine.lock().expect("no panic").held = None;
    desk.press_some("違いを見る");
    desk.press("この時点に戻す");
    assert_eq!(dialog(&desk), None);
    assert!(!desk.workbook().clinic.address.ends_with("追記"));
    // What was there before the restore is a backup now, and comes back the same way.
    desk.press("設定");
    desk.press("バックアップから戻す…");
    assert!(desk.shows("バックアップから戻す前の内容"));
    desk.press_some("この時点に戻す");
    assert_eq!(*desk.workbook(), changed);
}

#[test]
fn a_backup_is_put_back_by_keyboard_alone() {
    let mut desk = changed(Desk::new());
    desk.press("医療機関の一覧");
    let restore = desk.window.query_all_by_label_contains("バックアップから戻す").next();
    restore.expect("a button").focus();
    desk.settle();
    desk.key(Key::Enter);
    // The dialog begins at the newest backup.
    let focused = desk.window.get_all_by_role(Role::Button).find(egui_kittest::Node::is_focused);
    let name = focused.and_then(|it| it.accesskit_node().label()).unwrap_or_default();
    assert!(name.starts_with("違いを見る 令和"), "{name}");
    desk.key(Key::Enter);
    assert!(desk.shows("いいえ → はい"));
    let focused = desk.window.get_by_role_and_label(Role::Button, "一覧に戻る");
    assert!(focused.is_focused());
    desk.key(Key::Tab);
    desk.key(Key::Enter);
    assert!(!desk.workbook().clinic.address.ends_with("追記"));
    // Esc leaves both dialogs.
    desk.press("医療機関の一覧");
    desk.press_some("バックアップから戻す");
    desk.key(Key::Escape);
    assert_eq!(dialog(&desk), None);
}

#[test]
fn a_list_that_is_left_while_it_is_read_is_read_no_further() {
    let mut desk = changed(Desk::new());
    desk.press("設定");
    desk.hold_jobs();
    desk.press("バックアップから戻す…");
    assert!(desk.shows("バックアップを調べています"));
    desk.press("キャンセル");
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!(dialog(&desk), None);
    assert!(desk.window.state().state().open.is_some());
}

#[test]
fn what_could_not_be_saved_is_not_lost_to_a_backup() {
    let mut desk = changed(Desk::new());
    desk.press("設定");
    desk.press("バックアップから戻す…");
    let clinic = desk.folder.path().join("data/clinics/sample-1");
    std::fs::rename(&clinic, clinic.with_file_name("away")).expect("taken away");
    desk.press("キャンセル");
    desk.press("医療機関");
    desk.type_into("所在地", "もう一度");
    desk.press("設定");
    desk.press("バックアップから戻す…");
    assert!(desk.shows("バックアップが見つかりません"));
    std::fs::rename(clinic.with_file_name("away"), &clinic).expect("back");
}

fn fits(desk: &Desk, size: Vec2, names: &[&str]) {
    for name in names {
        let rect = desk.window.get_by_role_and_label(Role::Button, name).rect();
        assert!(rect.max.x <= size.x && rect.max.y <= size.y, "{size}: {name} {rect}");
    }
}

#[test]
fn the_dialogs_fit_a_reception_desk_and_large_letters() {
    for size in [Vec2::new(1366.0, 705.0), Vec2::new(640.0, 360.0)] {
        let mut desk = changed(Desk::new());
        desk.press("設定");
        desk.window.set_size(size);
        desk.window.run();
        desk.press("バックアップから戻す…");
        fits(&desk, size, &["キャンセル"]);
        desk.press_some("違いを見る");
        fits(&desk, size, &["一覧に戻る", "この時点に戻す", "キャンセル"]);
        desk.window.key_press_modifiers(Modifiers::NONE, Key::Escape);
        desk.window.run();
    }
}
