//! The frame around the screens: the rail, the bar, the menu, the search for anything, F6, help and tour.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::help;
use tenkencho::explain::window;
use tenkencho::model::FormRef;
use tenkencho::state::{Dialog, Screen, ScreenGroup};

use crate::desk::Desk;

fn sample(size: [f32; 2]) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut desk = Desk::over(folder, Vec2::from(size));
    desk.make_sample();
    desk
}

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

fn ctrl(desk: &mut Desk, key: Key) {
    desk.window.key_press_modifiers(Modifiers::COMMAND, key);
    desk.settle();
}

/// The names of the lines under the search, in their order.
fn found(desk: &Desk) -> Vec<String> {
    let list = desk.window.get_by_role_and_label(Role::Group, "見つかったもの");
    let lines = list.query_all_by_role(Role::Button);
    lines.filter_map(|line| line.accesskit_node().label()).collect()
}

fn find(desk: &mut Desk, words: &str) -> Vec<String> {
    ctrl(desk, Key::K);
    desk.commit(words);
    found(desk)
}

#[test]
fn one_word_leads_to_a_screen_an_item_a_person_a_vendor_a_contact_or_a_device() {
    let mut desk = sample([1366.0, 705.0]);
    let name = |desk: &Desk, of: fn(&tenkencho::model::Workbook) -> String| of(desk.workbook());
    let person = name(&desk, |it| it.people.iter().next().expect("a person").name.clone());
    let vendor = name(&desk, |it| it.vendors.iter().next().expect("a vendor").name.clone());
    let contact = name(&desk, |it| it.contacts.iter().next().expect("a contact").name.clone());
    let device = name(&desk, |it| it.devices.iter().next().expect("a device").number.clone());
    for (words, kind, to) in [
        ("印刷", "画面", Screen::Export),
        ("アクセスログ", "チェックリスト", Screen::Checklist),
        (&person, "人", Screen::People),
        (&vendor, "事業者", Screen::Vendors),
        (&contact, "外部の連絡先", Screen::Contacts),
        (&device, "機器", Screen::Ledger),
    ] {
        let lines = find(&mut desk, words);
        assert!(lines[0].ends_with(&format!("、{kind}")), "{words}: {lines:?}");
        desk.key(Key::Enter);
        assert_eq!(desk.window.state().state().dialog, None, "{words}");
        assert_eq!(screen(&desk), to, "{words}");
    }
    // What was looked for is what the ledger shows.
    assert_eq!(desk.window.state().state().ledger.search, device);
}

#[test]
fn the_search_knows_guidance_and_other_names_and_its_arrows_choose() {
    let mut desk = sample([1366.0, 705.0]);
    // No item is called so; its guidance speaks of it.
    let lines = find(&mut desk, "パスワード");
    assert!(lines.iter().any(|it| it.ends_with("、チェックリスト")), "{lines:?}");
    desk.key(Key::Escape);
    assert_eq!(desk.window.state().state().dialog, None);
    // Full width, another word for it, two words at once.
    assert_eq!(find(&mut desk, "ＰＤＦ")[0], "印刷（PDF）、画面");
    desk.key(Key::Escape);
    assert!(find(&mut desk, "端末 不要な").iter().all(|it| it.contains("不要な")));
    desk.key(Key::Escape);
    let all = find(&mut desk, "");
    assert!(all.len() > 5, "{all:?}");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        desk.key(key);
    }
    desk.key(Key::Enter);
    assert_eq!(screen(&desk), Screen::Checklist, "the second of {all:?}");
    let lines = find(&mut desk, "そんなものはどこにもない");
    assert_eq!(lines, [""; 0]);
    desk.key(Key::Enter);
    assert_eq!(screen(&desk), Screen::Checklist);
    assert!(desk.shows("見つかりません"));
}

#[test]
fn f6_goes_from_area_to_area_and_round() {
    let mut desk = sample([1366.0, 705.0]);
    desk.press("チェックリスト");
    desk.press("2-(2) リモート保守の確認、はい");
    desk.window.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    let focused = |desk: &Desk| {
        let id = desk.window.ctx.memory(egui::Memory::focused).expect("a focus");
        desk.window.ctx.read_response(id).expect("on screen").rect.center()
    };
    let region = |at: egui::Pos2| match (at.x, at.y) {
        (x, _) if x < 96.0 => "rail",
        (_, y) if y < 56.0 => "bar",
        (x, _) if x < 390.0 => "list",
        (x, _) if x > 1040.0 => "guidance",
        (_, y) if y > 640.0 => "foot",
        _ => "row",
    };
    let mut passed = Vec::new();
    for _ in 0..6 {
        desk.key(Key::F6);
        passed.push(region(focused(&desk)));
    }
    assert_eq!(passed, ["rail", "bar", "list", "row", "foot", "guidance"]);
    // In the list the focus is at what is chosen, in the row at the answer that was given.
    desk.key(Key::F6);
    assert_eq!(region(focused(&desk)), "rail");
    for _ in 0..3 {
        desk.key(Key::F6);
    }
    let has_focus = |desk: &Desk, role, name: &str| {
        let node = desk.window.get_by_role_and_label(role, name);
        node.rect().contains(focused(desk))
    };
    assert!(has_focus(&desk, Role::RadioButton, "はい"));
    desk.window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    desk.settle();
    assert!(has_focus(&desk, Role::Button, "2-(2) リモート保守の確認、はい"));
}

#[test]
fn f1_explains_each_screen_and_leads_through_the_tour() {
    let mut desk = sample([1366.0, 705.0]);
    for to in ScreenGroup::ALL.into_iter().flat_map(ScreenGroup::screens) {
        let is_document = to == Screen::Document;
        // From where no other button has the name of an entry.
        desk.press("概要");
        desk.press(if is_document { "事業継続計画" } else { window::screen(to) });
        desk.key(Key::F1);
        let help = help::help(to);
        assert!(desk.shows(help.purpose), "{to:?}");
        assert!(!help.steps.is_empty() && desk.shows(help.steps[0]), "{to:?}");
        desk.key(Key::Escape);
        assert_eq!(desk.window.state().state().dialog, None);
    }
    desk.key(Key::F1);
    desk.press(help::TOUR);
    for (at, (name, _)) in help::STEPS.iter().enumerate() {
        assert!(desk.shows(name), "{name}");
        assert_eq!(desk.window.state().state().dialog, Some(Dialog::Tour(at)));
        let is_last = at + 1 == help::STEPS.len();
        desk.press(if is_last { help::DONE } else { help::ON });
    }
    assert_eq!(desk.window.state().state().dialog, None);
}

#[test]
fn the_first_start_is_one_card_and_enter_begins() {
    let mut desk = Desk::new();
    assert!(desk.window.ctx.text_edit_focused(), "the cursor is in the name");
    // Nothing happens without a name.
    desk.key(Key::Enter);
    assert_eq!(screen(&desk), Screen::Start);
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.compose("みなといいん");
    desk.commit("港医院");
    desk.key(Key::Enter);
    assert_eq!(desk.workbook().clinic.name, "港医院");
    assert!(matches!(desk.window.state().state().dialog, Some(Dialog::StartYear { .. })));
    desk.press("令和6年度を始める");
    desk.press("概要");
    assert!(desk.shows(help::NEW_HERE), "nothing was done yet");
    // From the second start on the clinic is in a list.
    let desk = desk.reopen();
    assert!(desk.shows("港医院を開く"));
    assert!(!desk.shows("始める"));
}

#[test]
fn the_bar_gives_things_up_in_order_and_cuts_nothing() {
    for (size, has_redo, has_name) in [
        ([1366.0, 705.0], true, true),
        ([1000.0, 650.0], true, false),
        ([702.0, 480.0], false, false),
    ] {
        let desk = sample(size);
        let nodes = desk.window.query_all_by_role(Role::Button);
        for node in nodes.filter(|node| node.rect().center().y < 60.0) {
            let rect = node.rect();
            assert!(rect.left() >= 0.0 && rect.right() <= size[0], "{size:?}: {rect:?}");
        }
        let is_there = |name: &str| {
            desk.window.query_all_by_role_and_label(Role::Button, name).next().is_some()
        };
        assert!(is_there("元に戻す") && is_there("メニュー"), "{size:?}");
        assert!(is_there(window::FIND), "{size:?}");
        assert_eq!(is_there("やり直す"), has_redo, "{size:?}");
        let menu = desk.window.get_by_role_and_label(Role::Button, "メニュー").rect();
        assert_eq!(menu.width() > 60.0, has_name, "{size:?}: {menu:?}");
    }
    // What has no room in the bar is in the menu.
    let mut desk = sample([702.0, 480.0]);
    desk.press("メニュー");
    for name in ["やり直す", "文言の確認", "医療機関", window::HELP, window::ALL_CLINICS]
    {
        assert!(desk.window.query_by_role_and_label(Role::Button, name).is_some(), "{name}");
    }
}

#[test]
fn the_day_of_the_inspection_is_typed_once_counted_down_and_taken_back() {
    let mut desk = sample([1366.0, 705.0]);
    let day = |desk: &Desk| desk.workbook().latest_assessment().expect("a year").inspection_on;
    assert_eq!(day(&desk), None);
    for (unit, text) in [("年", "2025"), ("月", "1"), ("日", "20")] {
        desk.type_into(&format!("通知された日（任意） {unit}"), text);
    }
    assert_eq!(day(&desk).map(|it| it.to_string()).as_deref(), Some("2025-01-20"));
    assert!(desk.shows("あと52日です。"));
    desk.press("チェックリスト");
    while day(&desk).is_some() {
        desk.press("元に戻す");
    }
    assert_eq!(screen(&desk), Screen::Overview, "undo shows where it was");
}

#[test]
fn every_part_of_the_work_says_how_it_stands_and_leads_there() {
    let mut desk = sample([1366.0, 705.0]);
    let lines = |desk: &Desk| {
        let list = desk.window.get_by_role_and_label(Role::Group, "作業の一覧");
        let lines = list.query_all_by_role(Role::Button);
        lines.filter_map(|line| line.accesskit_node().label()).collect::<Vec<_>>()
    };
    let all = lines(&desk);
    assert_eq!(all.len(), 8, "{all:?}");
    assert!(all[0].starts_with("チェックリスト、未回答は2項目"), "{}", all[0]);
    assert!(all[0].ends_with("、回答中") && all[2].ends_with("、完了"), "{all:?}");
    for (at, to) in [
        Screen::Checklist,
        Screen::Vendors,
        Screen::People,
        Screen::Contacts,
        Screen::Charts,
        Screen::Ledger,
        Screen::Document,
        Screen::Export,
    ]
    .into_iter()
    .enumerate()
    {
        desk.press(&all[at]);
        assert_eq!(screen(&desk), to);
        desk.press("概要");
    }
    // One who leaves is no longer in a role: the part is open again.
    let with_role = desk.workbook().people.iter().find(|it| !it.roles.is_empty()).expect("one").id;
    desk.press(&all[2]);
    let name = desk.workbook().person(with_role).expect("there").name.clone();
    desk.press_some(&name);
    for (unit, text) in [("年", "2024"), ("月", "11"), ("日", "1")] {
        desk.type_into(&format!("退職日（在職中は空欄） {unit}"), text);
    }
    desk.press("概要");
    assert!(lines(&desk)[2].contains("担当者のいない役割が"), "{:?}", lines(&desk));
}

#[test]
fn f6_reaches_the_table_of_the_ledger_and_the_foot_of_the_print_screen() {
    let mut desk = sample([1366.0, 705.0]);
    let has_focus = |desk: &Desk, role, name: &str| {
        let node = desk.window.query_by_role_and_label(role, name);
        node.is_some_and(|node| node.is_focused())
    };
    let reaches = |desk: &mut Desk, role, name: &str| {
        (0..8).any(|_| {
            desk.key(Key::F6);
            has_focus(desk, role, name)
        })
    };
    desk.press("機器台帳");
    desk.focus(Role::Button, "概要");
    assert!(reaches(&mut desk, Role::TextInput, "管理番号 PC-01, 管理番号"));
    desk.press("印刷（PDF）");
    assert!(reaches(&mut desk, Role::Button, "PDFを作成"));
}

#[test]
fn a_dialog_begins_at_its_filled_button_and_enter_presses_it() {
    let mut desk = Desk::new();
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.commit("港医院");
    desk.key(Key::Enter);
    let start = desk.window.get_by_role_and_label(Role::Button, "令和6年度を始める");
    assert!(start.is_focused());
    desk.key(Key::Enter);
    assert_eq!(desk.workbook().assessments.len(), 1);
    desk.key(Key::F1);
    desk.key(Key::Enter);
    assert_eq!(desk.window.state().state().dialog, None);
}

#[test]
fn the_page_keys_lead_on_from_within_a_field_and_behind_the_last_row_to_the_overview() {
    let mut desk = sample([1366.0, 705.0]);
    desk.press("チェックリスト");
    let item = |desk: &Desk| {
        let book = desk.window.state().state().open.as_ref().expect("open");
        book.place_on(FormRef::Institution).map(|place| place.item.to_string())
    };
    desk.key(Key::Num2);
    let before = item(&desk);
    assert!(desk.window.ctx.text_edit_focused(), "いいえ leads to the target date");
    desk.key(Key::PageDown);
    let after = item(&desk);
    assert_ne!(before, after);
    // The numbers answer again.
    assert!(!desk.window.ctx.text_edit_focused());
    desk.key(Key::PageUp);
    assert_eq!(item(&desk), before);
    // While an input method composes, the keys are its own.
    desk.key(Key::F4);
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    desk.window.event(preedit("あ"));
    desk.window.step();
    desk.key(Key::PageDown);
    assert_eq!(item(&desk), before);
    desk.window.event(egui::Event::Ime(egui::ImeEvent::Commit("亜".to_owned())));
    desk.settle();
    desk.key(Key::PageDown);
    assert_eq!(item(&desk), after);
    for _ in 0..30 {
        if desk.window.state().state().screen != Screen::Checklist {
            break;
        }
        desk.key(Key::PageDown);
    }
    assert_eq!(desk.window.state().state().screen, Screen::Overview);
}

#[test]
fn the_rail_shows_every_entry_whole_in_a_low_window() {
    for size in [[1366.0, 705.0], [910.0, 470.0], [780.0, 403.0]] {
        let desk = sample(size);
        let mut bottom = 0.0;
        for name in
            ["概要", "チェックリスト", "事業者", "人と役割", "機器台帳", "印刷（PDF）", "設定"]
        {
            let nodes: Vec<_> =
                desk.window.query_all_by_role_and_label(Role::Button, name).collect();
            let rect = nodes.first().unwrap_or_else(|| panic!("{name}")).rect();
            assert!(rect.top() >= bottom, "{name} in {size:?}: {rect:?}");
            assert!(rect.bottom() <= size[1], "{name} in {size:?}: {rect:?}");
            bottom = rect.bottom();
        }
    }
}

#[test]
fn the_answers_are_in_sight_at_every_scale() {
    // 1366 × 768 with a title bar and a task bar, from 100 to 200 %.
    for size in [[1366.0, 705.0], [1093.0, 564.0], [910.0, 470.0], [780.0, 403.0], [683.0, 352.0]] {
        let mut desk = sample(size);
        let step = desk.window.query_by_role_and_label(Role::Button, "続きから");
        step.expect("the next step").click();
        desk.settle();
        assert_eq!(screen(&desk), Screen::Checklist);
        let foot = desk.window.get_by_role_and_label(Role::Button, "次の項目").rect().top();
        for answer in ["はい", "いいえ", "わからない", "該当なし"] {
            let rect = desk.window.get_by_role_and_label(Role::RadioButton, answer).rect();
            assert!(rect.bottom() <= foot, "{answer} at {size:?}: {rect:?}, {foot}");
        }
    }
}
