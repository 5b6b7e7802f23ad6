//! Drop-downs by the keyboard.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Popup};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::model::{DeviceKind, DeviceState};

use crate::desk::Desk;
use crate::ledger::{click_cell, device, ledger};

/// The name of the drop-down that has the focus.
fn here(desk: &Desk) -> Option<String> {
    let boxes = desk.window.query_all_by_role(Role::ComboBox);
    let mut focused = boxes.filter(|it| it.accesskit_node().is_focused());
    focused.next().and_then(|it| it.accesskit_node().label())
}

fn keys(desk: &mut Desk, keys: impl IntoIterator<Item = Key>) {
    for key in keys {
        desk.key(key);
    }
}

fn is_open(desk: &Desk) -> bool {
    Popup::is_any_open(&desk.window.ctx)
}

#[test]
fn the_arrows_choose_enter_takes_and_esc_leaves_everything_as_it_was() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.press("1台ずつ表示");
    let name = "状態";
    desk.window.get_by_role_and_label(Role::ComboBox, name).scroll_to_me();
    desk.settle();
    desk.focus(Role::ComboBox, name);
    // From what is chosen on: 使用中, then 保管.
    keys(&mut desk, [Key::Enter, Key::ArrowDown, Key::Enter]);
    assert_eq!(device(&desk, 0).state, DeviceState::Stored);
    assert!(!is_open(&desk), "Enter closes the list");
    assert_eq!(here(&desk).as_deref(), Some(name));
    keys(&mut desk, [Key::Space, Key::ArrowUp, Key::Space]);
    assert_eq!(device(&desk, 0).state, DeviceState::InUse);
    assert_eq!((is_open(&desk), here(&desk).as_deref()), (false, Some(name)));
    keys(&mut desk, [Key::Enter, Key::End]);
    assert!(is_open(&desk));
    desk.key(Key::Escape);
    assert_eq!(device(&desk, 0).state, DeviceState::InUse);
    assert_eq!((is_open(&desk), here(&desk).as_deref()), (false, Some(name)));
    // The arrow opens the list as well, and does not leave the button before.
    keys(&mut desk, [Key::ArrowDown]);
    assert!(is_open(&desk));
    keys(&mut desk, [Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(device(&desk, 0).state, DeviceState::Disposed);
    assert_eq!((is_open(&desk), here(&desk).as_deref()), (false, Some(name)));
    keys(&mut desk, [Key::ArrowDown, Key::Home, Key::Enter]);
    assert_eq!(device(&desk, 0).state, DeviceState::InUse);
    // The arrows do not run beyond the ends.
    keys(&mut desk, [Key::Enter, Key::ArrowUp, Key::ArrowUp, Key::Enter]);
    assert_eq!((is_open(&desk), here(&desk).as_deref()), (false, Some(name)));
}

#[test]
fn a_filter_and_a_menu_are_used_without_the_pointer() {
    let mut desk = ledger(3);
    let name = "種類でしぼる";
    desk.focus(Role::ComboBox, name);
    keys(&mut desk, [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(desk.window.state().state().ledger.kind, Some(DeviceKind::Pc));
    assert_eq!(here(&desk).as_deref(), Some(name));
    // A menu of boxes stays open until it is left.
    desk.focus(Role::Button, "表示する列");
    keys(&mut desk, [Key::Enter, Key::ArrowDown, Key::Enter, Key::ArrowDown]);
    assert!(is_open(&desk));
    assert!(desk.window.state().state().ledger.look.widths.iter().next().is_some());
    desk.key(Key::Escape);
    assert!(!is_open(&desk));
}

/// Whether the focus is on an entry of a list with this name.
fn is_at(desk: &Desk, name: &str) -> bool {
    let entries = desk.window.query_all_by_role_and_label(Role::Button, name);
    entries.into_iter().any(|it| it.accesskit_node().is_focused())
}

#[test]
fn the_arrow_downwards_opens_every_drop_down_and_then_goes_to_its_entries() {
    let mut desk = ledger(3);
    for modifiers in [Modifiers::NONE, Modifiers::ALT] {
        // By Tab, as nobody but a screen reader says where the focus goes.
        desk.focus(Role::TextInput, "検索");
        desk.key(Key::Tab);
        assert_eq!(here(&desk).as_deref(), Some("種類でしぼる"));
        desk.window.key_press_modifiers(modifiers, Key::ArrowDown);
        desk.settle();
        assert!(is_open(&desk), "{modifiers:?}");
        desk.key(Key::ArrowDown);
        assert!(is_at(&desk, "サーバ"), "the one after the chosen one");
        desk.key(Key::Escape);
    }
    // The year is one that says nothing of its list by itself.
    desk.focus(Role::ComboBox, "点検年度");
    desk.key(Key::ArrowDown);
    assert!(is_open(&desk));
    desk.key(Key::Escape);
    desk.focus(Role::Button, "表示する列");
    desk.key(Key::ArrowDown);
    assert!(is_open(&desk), "a menu as well");
    desk.key(Key::Escape);
    desk.press("外部の連絡先");
    desk.window.get_by_role_and_label(Role::ComboBox, "種類").scroll_to_me();
    desk.settle();
    desk.focus(Role::ComboBox, "種類");
    desk.key(Key::ArrowDown);
    assert!(is_open(&desk));
    let before = desk.window.ctx.memory(egui::Memory::focused);
    desk.key(Key::ArrowDown);
    assert_ne!(desk.window.ctx.memory(egui::Memory::focused), before);
}

#[test]
fn a_list_of_eight_entries_is_shown_whole() {
    let mut desk = ledger(1);
    let style = desk.window.ctx.global_style();
    let entry = style.spacing.interact_size.y + style.spacing.item_spacing.y;
    assert!(style.spacing.combo_height >= entry * 8.0 - style.spacing.item_spacing.y);
    // Five kinds have no scroll bar beside them.
    let bars = |desk: &Desk| desk.window.query_all_by_role(Role::ScrollBar).count();
    let before = bars(&desk);
    desk.focus(Role::ComboBox, "種類でしぼる");
    desk.key(Key::ArrowDown);
    assert!(is_open(&desk));
    assert_eq!(bars(&desk), before);
}
