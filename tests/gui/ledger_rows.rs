//! Rows of the ledger: the empty one below the others, and what is done with several of them.

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::model::{DeviceKind, DeviceState};

use crate::desk::Desk;
use crate::ledger::{
    click_cell, clinic_with, device, here, ledger, many, numbers, paste, tick, with,
};

#[test]
fn the_row_below_the_others_becomes_a_device_by_what_is_written_there() {
    let mut desk = ledger(2);
    assert!(desk.workbook().devices.len() == 2 && desk.shows("2台"));
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.commit("窓口");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "3行目, 機器名");
    desk.key(Key::Escape);
    desk.key(Key::Enter);
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "3行目, 機器名");
    assert_eq!(numbers(&desk).len(), 2, "Enter alone makes none");
    // An input method composes right in it, and the field stays the same one.
    desk.compose("うけつけ");
    assert_eq!(device(&desk, 2).name, "うけつけ");
    desk.commit("受付");
    assert_eq!(here(&desk), "3行目, 機器名");
    desk.key(Key::ArrowRight);
    desk.commit("サーバ");
    desk.key(Key::Enter);
    assert_eq!((&*device(&desk, 2).name, device(&desk, 2).kind), ("受付", DeviceKind::Server));
    assert_eq!(here(&desk), "4行目, 種類");
    // A choice makes a device as well, and Enter leads on below it.
    desk.commit("医療機器");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 3).kind, DeviceKind::Other);
    assert_eq!(here(&desk), "5行目, 種類");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(numbers(&desk).len(), 3);
    // The first cell and the device are one step.
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!((numbers(&desk).len(), device(&desk, 2).kind), (3, DeviceKind::Pc));
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(numbers(&desk).len(), 2);
    assert_eq!(here(&desk), "3行目, 種類", "the cursor stays at the end");
    with(&mut desk, Modifiers::COMMAND, Key::Y);
    assert_eq!(device(&desk, 2).name, "受付");
}

#[test]
fn esc_takes_a_device_back_that_was_just_begun() {
    let mut desk = ledger(2);
    desk.press("機器を追加");
    assert_eq!(here(&desk), "3行目, 管理番号");
    desk.commit("PC-3");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"]);
    desk.key(Key::Escape);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2"]);
    assert_eq!(here(&desk), "3行目, 管理番号");
    desk.commit("PC-4");
    desk.key(Key::Enter);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-4"]);
    // Emptying and copying leave the empty row alone.
    with(&mut desk, Modifiers::SHIFT, Key::ArrowUp);
    desk.key(Key::Delete);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", ""]);
    with(&mut desk, Modifiers::COMMAND, Key::D);
    assert_eq!(numbers(&desk).len(), 4);
}

#[test]
fn a_new_device_stays_in_sight_whatever_hides_or_sorts_the_rows() {
    let mut desk = ledger(12);
    desk.press("管理番号で並べ替え");
    with(&mut desk, Modifiers::COMMAND, Key::F);
    desk.commit("PC-12");
    desk.key(Key::Enter);
    desk.key(Key::ArrowDown);
    assert_eq!(here(&desk), "2行目, 管理番号");
    desk.compose("A");
    assert_eq!(desk.window.state().state().ledger.search, "");
    // It stands at the end while it is written, and in its place afterwards.
    assert_eq!(here(&desk), "管理番号 A, 管理番号");
    desk.commit("AA");
    assert_eq!(numbers(&desk)[12], "AA");
    desk.key(Key::Tab);
    let rows = desk.window.query_all_by_role(Role::Row);
    let names: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).collect();
    assert_eq!(names[0], "管理番号 AA, 13行中1行目");
}

#[test]
fn rows_pasted_below_the_others_are_all_new_and_counted() {
    let mut desk = ledger(3);
    desk.press("機器を追加");
    let rows: Vec<String> = (1..=7).map(|at| format!("MD-{at}\t心電計")).collect();
    paste(&mut desk, &rows.join("\r\n"));
    assert_eq!(numbers(&desk).len(), 10);
    assert!(desk.shows("7台を追加しました"));
    assert_eq!(numbers(&desk)[3], "MD-1");
    desk.press("元に戻す（直前の操作）");
    assert_eq!(numbers(&desk).len(), 3);
}

#[test]
fn rows_of_a_table_are_no_word_to_search_for() {
    let mut desk = ledger(3);
    with(&mut desk, Modifiers::COMMAND, Key::F);
    paste(&mut desk, "PC-9\t受付\r\nPC-10\t診察室\r\n");
    assert_eq!(desk.value(Role::TextInput, "検索"), "");
    assert!(desk.shows("検索の欄には1行の文字だけを貼り付けられます"));
    paste(&mut desk, "PC-2");
    assert_eq!(desk.value(Role::TextInput, "検索"), "PC-2");
    assert!(desk.shows("3台中1台を表示"));
}

#[test]
fn what_is_done_with_ticked_rows_is_one_step_and_is_said() {
    let mut desk = ledger(4);
    let foot =
        |desk: &Desk| desk.window.get_by_role_and_label(Role::Group, "機器の表").rect().bottom();
    let before = foot(&desk);
    tick(&mut desk, &["PC-1", "PC-3"]);
    assert!(desk.shows("2台を選択中"));
    assert!((foot(&desk) - before).abs() < 0.5, "nothing jumps");
    desk.press("棚卸しを記録…");
    desk.press("記録");
    let today = desk.machine.lock().expect("no panic").today;
    assert_eq!(device(&desk, 0).checked_on, today.or(NaiveDate::from_ymd_opt(2024, 6, 12)));
    assert_eq!(device(&desk, 1).checked_on, None);
    assert!(device(&desk, 2).checked_on.is_some());
    assert!(desk.shows("2台の棚卸しを記録しました"));
    desk.press("元に戻す（直前の操作）");
    assert_eq!((device(&desk, 0).checked_on, device(&desk, 2).checked_on), (None, None));
    desk.press("状態を変更…");
    desk.press("保管");
    assert!(desk.shows("2台の状態を変更しました"));
    assert_eq!(device(&desk, 2).state, DeviceState::Stored);
    // What is out of sight is not ticked any more.
    desk.press("状態を変更…");
    desk.press("廃棄");
    assert!(!desk.shows("台を選択中"));
    assert!(desk.shows("4台中2台を表示"));
}

#[test]
fn rows_are_ticked_by_keys_and_by_the_box_above_them() {
    let mut desk = ledger(4);
    click_cell(&mut desk, "管理番号 PC-2, 管理番号");
    desk.key(Key::ArrowLeft);
    desk.key(Key::Space);
    desk.key(Key::ArrowDown);
    desk.key(Key::Space);
    assert!(desk.shows("2台を選択中"));
    desk.key(Key::ArrowRight);
    assert_eq!(here(&desk), "管理番号 PC-3, 管理番号");
    // In a cell Shift+Space does the same, and types nothing.
    desk.key(Key::ArrowDown);
    let pressed = Event::Key {
        key: Key::Space,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::SHIFT,
    };
    desk.window.input_mut().events.extend([pressed, Event::Text(" ".to_owned())]);
    desk.settle();
    assert!(desk.shows("3台を選択中"));
    assert_eq!(device(&desk, 3).number, "PC-4");
    // Esc unticks, after what is selected.
    with(&mut desk, Modifiers::SHIFT, Key::ArrowUp);
    desk.key(Key::Escape);
    assert!(desk.shows("3台を選択中"));
    desk.key(Key::Escape);
    assert!(!desk.shows("台を選択中"));
    let all = "表示中の行をすべて選択";
    desk.window.get_by_role_and_label(Role::CheckBox, all).click();
    desk.settle();
    assert!(desk.shows("4台を選択中"));
    desk.press("選択を解除");
    assert!(!desk.shows("台を選択中"));
}

#[test]
fn nothing_is_ticked_or_added_where_the_ledger_can_only_be_read() {
    let mut desk = clinic_with(&many(2), Vec2::new(1366.0, 768.0));
    let folder = std::sync::Arc::clone(&desk.folder);
    desk.press("機器台帳");
    let mut second = Desk::over(folder, Vec2::new(1366.0, 768.0));
    second.press("見本クリニックを開く");
    second.press("機器台帳");
    assert!(!second.shows("この行に入力すると"));
    click_cell(&mut second, "管理番号 PC-2, 管理番号");
    second.key(Key::ArrowDown);
    assert_eq!(here(&second), "管理番号 PC-2, 管理番号", "there is no row below");
}

/// The name of the button that has the focus.
fn focused_button(desk: &Desk) -> String {
    let buttons = desk.window.query_all_by_role(Role::Button);
    let mut focused = buttons.filter(|it| it.accesskit_node().is_focused());
    focused.next().and_then(|it| it.accesskit_node().label()).unwrap_or_default()
}

/// Whether buttons stand beside each other.
fn are_on_one_line(desk: &Desk, names: &[&str]) -> bool {
    let top = |name: &&str| desk.window.get_by_role_and_label(Role::Button, name).rect().top();
    names.iter().map(top).all(|it| (it - top(&names[0])).abs() < 1.0)
}

#[test]
fn the_dialogs_of_pasting_begin_at_what_leads_on() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 管理番号");
    paste(&mut desk, "PC-20\r\nPC-21\r\n");
    let names = ["2台すべてを新しく追加する", "2台を書き換えて貼り付ける", "キャンセル"];
    assert_eq!(focused_button(&desk), names[0]);
    assert!(are_on_one_line(&desk, &names));
    desk.key(Key::Enter);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3", "PC-20", "PC-21"]);
    // Without anything to be written over, the one button of the dialog.
    desk.press("機器を追加");
    paste(&mut desk, "管理番号\t購入年\t設置場所\r\nPC-30\t2019\t待合\r\n");
    assert_eq!(focused_button(&desk), "貼り付ける");
    desk.key(Key::Enter);
    assert_eq!(numbers(&desk).last().map(String::as_str), Some("PC-30"));
    // What has to be mended has the focus, and keeps it when it can be read.
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    paste(&mut desk, "窓口\t冷蔵庫\r\n待合\t金庫\r\n");
    assert_eq!(here(&desk), "1行目の種類");
    let names = [
        "2台すべてを新しく追加する",
        "2台を書き換えて貼り付ける",
        "読み取れるセルだけ貼り付ける",
        "キャンセル",
    ];
    assert!(are_on_one_line(&desk, &names));
    desk.empty_field();
    desk.commit("サーバ");
    assert_eq!(here(&desk), "1行目の種類");
}

#[test]
fn the_dialog_that_saves_a_table_begins_at_its_button() {
    let mut desk = ledger(3);
    desk.press("取り込み・書き出し");
    desk.press("機器台帳をCSVで保存…");
    assert_eq!(focused_button(&desk), "保存する");
    // A path that is typed anew takes no focus away.
    let field = "保存先";
    desk.focus(Role::TextInput, field);
    desk.empty_field();
    let path = desk.folder.path().join("devices.csv");
    desk.commit(&path.to_string_lossy());
    assert_eq!(here(&desk), field);
    desk.press("キャンセル");
    desk.press("取り込み・書き出し");
    desk.press("機器台帳をCSVで保存…");
    desk.key(Key::Enter);
    assert!(desk.shows("保存しました"));
}
