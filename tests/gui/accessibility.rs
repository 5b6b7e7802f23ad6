//! Every control of every screen has a name, and what is chosen or typed can be heard.

use std::sync::Arc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desk::Desk;

const SCREENS: [&str; 13] = [
    "概要",
    "チェックリスト",
    "事業者",
    "人と役割",
    "外部の連絡先",
    "機器台帳",
    "連絡体制図",
    "事業継続計画",
    "医療機関",
    "文言の確認",
    "印刷（PDF）",
    "設定",
    "医療機関の一覧",
];

/// Roles that a person can do something with.
const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::TextInput,
    Role::SpinButton,
];

/// Every control on screen has a name, and what is typed can be heard. Says how many there are.
pub(crate) fn walk(desk: &Desk, screen: &str, size: [f32; 2]) -> usize {
    let mut controls = 0;
    for role in CONTROLS {
        for node in desk.window.query_all_by_role(role) {
            controls += 1;
            let node = node.accesskit_node();
            let named = node.label().is_some_and(|label| !label.trim().is_empty())
                || node.labelled_by().next().is_some();
            assert!(named, "{screen} {size:?}: a {role:?} without a name: {node:?}");
            if matches!(role, Role::TextInput | Role::MultilineTextInput) {
                assert!(
                    node.value().is_some(),
                    "{screen}: a field that does not say what is in it"
                );
            }
        }
    }
    for (role, name) in [(Role::RadioGroup, "回答"), (Role::Group, "項目")] {
        if screen == "チェックリスト" && size[0] > 1000.0 {
            let groups = desk.window.query_all_by_role(role);
            let mut names = groups.filter_map(|node| node.accesskit_node().label());
            assert!(names.any(|it| it.contains(name)), "{screen}: no group called {name}");
        }
    }
    controls
}

#[test]
fn every_control_of_every_screen_has_a_name() {
    for size in [[1366.0, 768.0], [640.0, 360.0]] {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let mut desk = Desk::over(folder, Vec2::from(size));
        assert!(walk(&desk, "first start", size) >= 2);
        desk.make_sample();
        for screen in SCREENS {
            if size[0] < 700.0 {
                desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
                desk.window.run();
            }
            desk.press(screen);
            let controls = walk(&desk, screen, size);
            assert!(controls >= 3, "{screen} {size:?}: only {controls} controls");
        }
    }
}

#[test]
fn what_is_chosen_can_be_heard() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("続きから");
    desk.answer("わからない");
    let toggled = |name: &str| {
        let node = desk.window.get_by_role_and_label(Role::RadioButton, name);
        let node = node.accesskit_node();
        format!("{:?} {:?}", node.toggled(), node.is_selected())
    };
    assert_ne!(toggled("はい"), toggled("わからない"));
}

#[test]
fn tab_goes_the_way_one_reads() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("2-(1) 台帳管理、はい");
    // From a fresh start of the focus, through everything once.
    desk.window.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    let mut regions = Vec::new();
    let mut title = Vec::new();
    let mut first = None;
    for _ in 0..200 {
        desk.key(egui::Key::Tab);
        let Some(id) = desk.window.ctx.memory(egui::Memory::focused) else { continue };
        if first == Some(id) {
            break;
        }
        first = first.or(Some(id));
        let rect = desk.window.ctx.read_response(id).expect("it is on screen").rect;
        let at = rect.center();
        // Navigation, title, list, row, steps, guidance.
        let region = match (at.x, at.y) {
            (x, _) if x < 96.0 => 0,
            (_, y) if y < 56.0 => 1,
            (x, _) if x < 390.0 => 2,
            (x, _) if x > 1366.0 - 316.0 => 5,
            (_, y) if y > 768.0 - 60.0 => 4,
            _ => 3,
        };
        if region == 1 {
            title.push(at.x);
        }
        regions.push(region);
    }
    assert!(regions.contains(&1) && regions.contains(&5), "{regions:?}");
    assert!(regions.is_sorted(), "{regions:?}");
    assert!(title.is_sorted(), "{title:?}");
}
