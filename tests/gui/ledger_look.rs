//! How the ledger looks: what has no room, how wide the columns are, what was found, the way to paper.

use egui::accesskit::Role;
use egui::{Key, Pos2, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::model::{DeviceColumn, Paper};
use tenkencho::state::Screen;

use crate::desk::Desk;
use crate::ledger::{click_cell, clinic_with, ledger, many};

const LONG: &str = "電子カルテ・レセコンの端末（会計と受付で交代に使用）";

fn with_long_text() -> Desk {
    let devices = many(3).replace("name: \"N2\"", &format!("name: \"{LONG}\""));
    let mut desk = clinic_with(&devices, Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    desk
}

/// Whether exactly this is painted.
fn paints(desk: &Desk, is_meant: impl Fn(&str) -> bool) -> bool {
    desk.window.output().shapes.iter().any(|it| match &it.shape {
        Shape::Text(text) => {
            let rows = text.galley.rows.iter().map(|row| row.text());
            is_meant(&rows.collect::<String>())
        }
        _ => false,
    })
}

#[test]
fn what_has_no_room_in_its_cell_says_so_and_shows_whole_beside_it() {
    let mut desk = with_long_text();
    let is_cut = |text: &str| text.starts_with("電子カルテ") && text.ends_with('…');
    assert!(paints(&desk, is_cut));
    assert!(!paints(&desk, |text| text == LONG));
    click_cell(&mut desk, "管理番号 PC-2, 種類");
    desk.key(Key::ArrowLeft);
    assert!(paints(&desk, |text| text.contains("交代に使用")), "beside the cell of the cursor");
    desk.key(Key::ArrowUp);
    assert!(!paints(&desk, |text| text.contains("交代に使用")));
}

fn width(desk: &Desk, column: DeviceColumn) -> Option<u16> {
    desk.window.state().state().ledger.look.widths.of(column)
}

fn edge(desk: &Desk, column: &str) -> Pos2 {
    let name = format!("「{column}」の列の幅");
    desk.window.get_by_role_and_label(Role::Splitter, &name).rect().center()
}

#[test]
fn columns_are_made_wider_at_their_heads_and_stay_so() {
    let mut desk = with_long_text();
    let from = edge(&desk, "機器名");
    let to = from + Vec2::new(100.0, 0.0);
    desk.window.drag_at(from);
    desk.settle();
    desk.window.hover_at(to);
    desk.settle();
    desk.window.drop_at(to);
    desk.settle();
    let wide = width(&desk, DeviceColumn::Name).expect("chosen");
    assert!((270..290).contains(&wide), "{wide}");
    assert!((edge(&desk, "機器名") - to).length() < 3.0);
    // By keys: from the menu, for the column of the cursor.
    click_cell(&mut desk, "管理番号 PC-1, 設置場所");
    desk.press("表示する列");
    assert!(desk.shows("「設置場所」の列の幅"));
    desk.press("狭くする");
    assert_eq!(width(&desk, DeviceColumn::Place), Some(110));
    desk.key(Key::Escape);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.press("表示する列");
    desk.press("内容に合わせる");
    desk.key(Key::Escape);
    assert!(paints(&desk, |text| text == LONG), "it has room now");
    let fitting = width(&desk, DeviceColumn::Name);
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk.press("機器台帳");
    assert_eq!(width(&desk, DeviceColumn::Name), fitting);
    desk.press("表示する列");
    desk.press("すべての列を元の幅に戻す");
    assert_eq!(width(&desk, DeviceColumn::Name), None);
}

#[test]
fn nothing_is_found_missing_before_the_first_device_has_a_name() {
    let devices = "(id: 1001, kind: Pc, state: InUse),";
    let mut desk = clinic_with(devices, Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    assert!(!desk.shows("確認が必要な項目") && !desk.shows("空欄"));
    click_cell(&mut desk, "1行目, 機器名");
    desk.commit("受付");
    desk.key(Key::Enter);
    assert!(desk.shows("確認が必要な項目"));
    assert!(desk.shows("設置場所が空欄 1台"));
}

#[test]
fn the_chosen_finding_has_a_mark_that_takes_it_away() {
    let mut desk = ledger(3);
    let name = "保守事業者が空欄 3台";
    assert!(!paints(&desk, |text| text == "×"));
    desk.press(name);
    assert!(paints(&desk, |text| text == "×"));
    let chip = desk.window.get_by_role_and_label(Role::Button, name);
    assert_eq!(chip.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    desk.press(name);
    assert_eq!(desk.window.state().state().ledger.finding, None);
    // All that was found stands on one line, or in the menu behind it.
    let top = desk.window.get_by_role_and_label(Role::Button, name).rect().top();
    let chips = desk.window.query_all_by_role(Role::Button);
    let tops: Vec<f32> = chips
        .filter(|it| it.accesskit_node().label().is_some_and(|it| it.ends_with(" 3台")))
        .map(|it| it.rect().top())
        .collect();
    assert!(tops.len() > 2 && tops.iter().all(|it| (it - top).abs() < 1.0), "{tops:?}");
}

#[test]
fn the_ledger_leads_to_its_paper() {
    let mut desk = ledger(3);
    desk.press("印刷…");
    let state = desk.window.state().state();
    assert_eq!(state.screen, Screen::Export);
    let papers = &state.export.papers;
    assert!(papers.has(&Paper::Ledger) && !papers.has(&Paper::Summary));
}

#[test]
fn the_tools_of_the_ledger_stand_on_one_line() {
    let desk = ledger(3);
    let top = |name: &str| desk.window.get_by_role_and_label(Role::Button, name).rect().center().y;
    let first = top("表示する列");
    for name in ["取り込み・書き出し", "印刷…", "1台ずつ表示", "機器を追加"]
    {
        assert!((top(name) - first).abs() < 2.0, "{name}");
    }
    let table = desk.window.get_by_role_and_label(Role::Group, "機器の表").rect().left();
    let search = desk.window.get_by_role_and_label(Role::TextInput, "検索").rect().left();
    assert!((table - search).abs() < 3.0, "{table} {search}");
}

#[test]
fn the_tools_fold_where_they_have_no_room_on_one_line() {
    let mut desk = clinic_with(&many(3), Vec2::new(1093.0, 580.0));
    desk.press("機器台帳");
    let top = |desk: &Desk, name: &str| {
        desk.window.get_by_role_and_label(Role::Button, name).rect().center().y
    };
    let search = desk.window.get_by_role_and_label(Role::TextInput, "検索").rect().center().y;
    for name in ["表示する列", "その他", "機器を追加"] {
        assert!((top(&desk, name) - search).abs() < 2.0, "{name}");
    }
    let table = desk.window.get_by_role_and_label(Role::Group, "機器の表").rect();
    assert!(table.top() - search < 80.0, "one more line: what was found");
    assert!(!desk.shows("印刷…"));
    desk.press("その他");
    desk.press("1台ずつ表示");
    assert!(desk.shows("前の機器"));
    desk.press("その他");
    desk.press("印刷…");
    assert_eq!(desk.window.state().state().screen, Screen::Export);
}

/// The sizes of the triangles that are painted in a rectangle.
fn arrow(desk: &Desk, role: Role, name: &str) -> Vec2 {
    let within = desk.window.get_by_role_and_label(role, name).rect();
    let arrows = desk.window.output().shapes.iter().filter_map(|it| match &it.shape {
        Shape::Path(path) if path.points.len() == 3 => Some(it.shape.visual_bounding_rect()),
        _ => None,
    });
    let arrows: Vec<_> = arrows.filter(|it| within.contains_rect(*it)).collect();
    assert_eq!(arrows.len(), 1, "{name}");
    arrows[0].size()
}

#[test]
fn every_list_and_menu_has_the_same_arrow() {
    let desk = ledger(3);
    let first = arrow(&desk, Role::ComboBox, "種類でしぼる");
    for name in ["表示する列", "取り込み・書き出し"] {
        assert!((arrow(&desk, Role::Button, name) - first).length() < 0.5, "{name}");
    }
}

#[test]
fn the_list_of_a_narrow_window_begins_where_every_screen_does() {
    for (width, edge) in [(960.0, 96.0 + 32.0), (640.0, 12.0)] {
        let mut desk = clinic_with(&many(3), Vec2::new(width, 600.0));
        if width < 700.0 {
            desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
            desk.settle();
        }
        desk.press("機器台帳");
        let left = |role, name: &str| desk.window.get_by_role_and_label(role, name).rect().left();
        assert!((left(Role::TextInput, "検索") - edge).abs() < 2.0, "{width}");
        assert!((left(Role::Group, "一覧") - edge).abs() < 2.0, "{width}");
        desk.press("表で見る");
        let table = desk.window.get_by_role_and_label(Role::Group, "機器の表").rect().left();
        assert!((table - edge).abs() < 2.0, "{width}");
    }
}
