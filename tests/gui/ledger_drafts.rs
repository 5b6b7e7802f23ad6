//! What was typed into the ledger and cannot be read, and runs of Tabs.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use tenkencho::model::DeviceKind;

use crate::desk::Desk;
use crate::ledger::{click_cell, device, here, ledger, numbers, with};

/// What is typed on a keyboard.
fn write(desk: &mut Desk, text: &str) {
    desk.window.event(Event::Text(text.to_owned()));
    desk.settle();
}

/// What stands in the cell of the cursor.
fn text_here(desk: &Desk) -> String {
    desk.value(Role::TextInput, &here(desk))
}

/// The value of a cell that the cursor is not on.
fn text_in(desk: &Desk, cell: &str) -> String {
    desk.window.get_by_role_and_label(Role::Cell, cell).value().unwrap_or_default()
}

#[test]
fn undo_drops_what_was_rejected_before_it_takes_back_any_step() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-1, 種類");
    write(&mut desk, "SV-01");
    desk.key(Key::Enter);
    assert!(desk.shows("管理番号 PC-1の種類：「SV-01」という種類はありません"));
    // A good value elsewhere stays until the rejected one is gone.
    click_cell(&mut desk, "管理番号 PC-3, 設置場所");
    write(&mut desk, "検査室");
    desk.key(Key::Enter);
    assert_eq!(text_in(&desk, "管理番号 PC-1, 種類"), "SV-01");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(device(&desk, 2).place, "検査室");
    assert_eq!((&*here(&desk), &*text_here(&desk)), ("管理番号 PC-1, 種類", "端末PC"));
    assert!(!desk.shows("まだ台帳に入っていません"));
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(device(&desk, 2).place, "受付");
    click_cell(&mut desk, "管理番号 PC-3, 機器名");
    // That of the cell itself goes first, then the last one; the button does the same.
    for (cell, text) in [("PC-1", "あ"), ("PC-2", "い"), ("PC-3", "う")] {
        click_cell(&mut desk, &format!("管理番号 {cell}, 種類"));
        write(&mut desk, text);
        desk.key(Key::Tab);
    }
    click_cell(&mut desk, "管理番号 PC-2, 設置場所");
    write(&mut desk, "窓口");
    desk.key(Key::Tab);
    for _ in 0..2 {
        with(&mut desk, Modifiers::SHIFT, Key::Tab);
    }
    assert_eq!(here(&desk), "管理番号 PC-2, 種類");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(text_here(&desk), "端末PC");
    assert_eq!(text_in(&desk, "管理番号 PC-3, 種類"), "う");
    desk.press("元に戻す");
    assert_eq!((&*text_here(&desk), device(&desk, 1).place.as_str()), ("端末PC", "窓口"));
    desk.press("元に戻す");
    assert!(!desk.shows("まだ台帳に入っていません"));
    desk.press("元に戻す");
    assert_eq!(device(&desk, 1).place, "受付");
}

#[test]
fn undo_drops_what_was_rejected_where_there_is_no_step_yet() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 種類");
    write(&mut desk, "SV-01");
    desk.key(Key::Enter);
    // Not in the table: the search has the focus and nothing typed in it.
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!((&*here(&desk), &*text_here(&desk)), ("管理番号 PC-2, 種類", "端末PC"));
    desk.key(Key::F2);
    write(&mut desk, "x");
    desk.key(Key::Enter);
    desk.key(Key::ArrowUp);
    // Where it is edited again, too.
    desk.key(Key::Enter);
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(text_here(&desk), "端末PC");
    assert_eq!(device(&desk, 1).kind, DeviceKind::Pc);
}

#[test]
fn enter_on_a_rejected_choice_opens_all_of_them() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 種類");
    write(&mut desk, "SV-01");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "管理番号 PC-2, 種類");
    desk.key(Key::ArrowUp);
    desk.key(Key::Enter);
    for kind in ["サーバ", "端末PC", "ネットワーク機器", "医療機器・その他"] {
        assert!(desk.window.query_by_role_and_label(Role::Button, kind).is_some(), "{kind}");
    }
    // Enter alone chooses nothing.
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).kind, DeviceKind::Pc);
    assert_eq!(text_in(&desk, "管理番号 PC-1, 種類"), "SV-01");
    desk.key(Key::ArrowUp);
    desk.key(Key::Enter);
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).kind, DeviceKind::Server);
    assert!(!desk.shows("まだ台帳に入っていません"));
}

#[test]
fn what_is_rejected_in_the_row_below_the_others_is_never_overwritten() {
    let mut desk = ledger(2);
    desk.press("機器を追加");
    desk.key(Key::ArrowRight);
    desk.key(Key::ArrowRight);
    assert_eq!(here(&desk), "3行目, 種類");
    write(&mut desk, "SV-01");
    desk.key(Key::Enter);
    // There is no row to go to: it is still written there, and the kinds are offered.
    assert!(desk.shows("3行目の種類：「SV-01」という種類はありません"));
    assert!(desk.window.query_by_role_and_label(Role::Button, "サーバ").is_some());
    write(&mut desk, "SV-02");
    assert_eq!(text_here(&desk), "SV-01SV-02");
    desk.key(Key::Enter);
    assert_eq!(text_here(&desk), "SV-01SV-02");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2"]);
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert!(!desk.shows("まだ台帳に入っていません"));
    assert_eq!(here(&desk), "3行目, 種類");
    write(&mut desk, "サーバ");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 2).kind, DeviceKind::Server);
    // A day as well.
    desk.key(Key::End);
    write(&mut desk, "去年");
    for key in [Key::Enter, Key::ArrowDown] {
        desk.key(key);
        assert_eq!((&*here(&desk), &*text_here(&desk)), ("4行目, 最終棚卸し日", "去年"));
    }
    desk.key(Key::Escape);
    assert_eq!(text_here(&desk), "");
}

#[test]
fn enter_after_a_run_of_tabs_goes_to_where_the_run_began() {
    let mut desk = ledger(2);
    desk.press("機器を追加");
    for at in 3..=5 {
        write(&mut desk, &format!("PC-{at}"));
        desk.key(Key::Tab);
        write(&mut desk, "受付");
        desk.key(Key::Tab);
        write(&mut desk, "サーバ");
        desk.key(Key::Enter);
        assert_eq!(here(&desk), format!("{}行目, 管理番号", at + 1));
    }
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3", "PC-4", "PC-5"]);
    assert_eq!(device(&desk, 4).kind, DeviceKind::Server);
    // Back by Shift+Tab goes on with the run; any other move ends it.
    click_cell(&mut desk, "管理番号 PC-3, 機器名");
    for key in [Key::Tab, Key::Tab] {
        desk.key(key);
    }
    with(&mut desk, Modifiers::SHIFT, Key::Tab);
    desk.key(Key::Tab);
    write(&mut desk, "倉庫");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "管理番号 PC-4, 機器名");
    for moves in [[Key::ArrowRight, Key::ArrowLeft], [Key::Home, Key::Tab]] {
        click_cell(&mut desk, "管理番号 PC-3, 種類");
        desk.key(Key::Tab);
        for key in moves {
            desk.key(key);
        }
        let (_, column) = here(&desk)
            .split_once(", ")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .expect("a cell");
        let ends_at = if moves[0] == Key::Home { "管理番号" } else { &column };
        write(&mut desk, "x");
        desk.key(Key::Enter);
        assert_eq!(here(&desk), format!("管理番号 PC-4, {ends_at}"));
    }
    click_cell(&mut desk, "管理番号 PC-1, 管理番号");
    desk.key(Key::Tab);
    click_cell(&mut desk, "管理番号 PC-1, 設置場所");
    write(&mut desk, "窓口");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "管理番号 PC-2, 設置場所");
}

#[test]
fn alt_and_the_arrow_open_the_choices_of_a_cell_as_the_foot_says() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 種類");
    for (column, choice) in [("種類", "サーバ"), ("保守事業者", "（空欄）")] {
        assert_eq!(here(&desk), format!("管理番号 PC-1, {column}"));
        assert!(desk.shows("Alt+↓で選択肢が開きます"));
        let is_open =
            |desk: &Desk| desk.window.query_by_role_and_label(Role::Button, choice).is_some();
        assert!(!is_open(&desk));
        with(&mut desk, Modifiers::ALT, Key::ArrowDown);
        assert!(is_open(&desk));
        assert_eq!(here(&desk), format!("管理番号 PC-1, {column}"));
        for key in [Key::Escape, Key::End, Key::ArrowLeft, Key::ArrowLeft] {
            desk.key(key);
        }
    }
}

#[test]
fn what_is_pasted_over_a_rejected_text_takes_its_place() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 種類");
    write(&mut desk, "冷蔵庫");
    desk.key(Key::Enter);
    assert!(desk.shows("管理番号 PC-2の種類：「冷蔵庫」という種類はありません"));
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    click_cell(&mut desk, "管理番号 PC-2, 種類");
    crate::ledger::paste(&mut desk, "サーバ");
    assert_eq!(device(&desk, 1).kind, DeviceKind::Server);
    assert_eq!(text_here(&desk), "サーバ");
    assert!(!desk.shows("まだ台帳に入っていません"));
}
