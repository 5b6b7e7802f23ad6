//! The charts as a person makes them: begun with a click, arranged by keyboard and mouse, and asked
//! what is missing.

use std::sync::Arc;

use egui::accesskit::Role as Kind;
use egui::{Key, Modifiers, Pos2, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::edition::{EditionLibrary, reference};
use tenkencho::model::{
    Assessment, BoxContent, Chart, ChartKind, ChartTemplate, Contact, ContactId, ContactKind,
    FiscalYear, Paper, Papers, Person, PersonId, Role, Tier, Vendor, VendorId, Workbook,
};
use tenkencho::state::{ChartOnScreen, ChartStep, Dialog, Screen, What};
use tenkencho::store::DataFolder;

use crate::desk::Desk;

/// A clinic with roles, vendors and outside contacts, and a year begun.
fn clinic() -> Workbook {
    let library = EditionLibrary::embedded();
    let edition = reference(library.get("mhlw-2024").expect("embedded"));
    let (administrator, director, receptionist) = (PersonId(1), PersonId(2), PersonId(3));
    let people = vec![
        Person {
            roles: vec![Role::SystemOperator],
            extension: "12".to_owned(),
            ..Person::named(administrator, "見本 花子（事務長）")
        },
        Person {
            roles: vec![Role::ChiefExecutive, Role::SecurityManager],
            mobile: "090-0000-0002".to_owned(),
            ..Person::named(director, "見本 太郎（院長）")
        },
        Person {
            roles: vec![Role::Recorder], ..Person::named(receptionist, "見本 次郎（受付）")
        },
    ];
    let vendors = vec![
        Vendor {
            telephone: "03-0000-1111".to_owned(),
            ..Vendor::named(VendorId(4), "見本電子カルテ株式会社")
        },
        Vendor::named(VendorId(5), "見本ネットワークサービス"),
    ];
    let today = "2024-06-12".parse().ok();
    let bodies = [
        (101, ContactKind::Ministry, "厚生労働省 医政局", None),
        (102, ContactKind::Police, "見本警察署", today),
    ];
    let contacts = bodies.map(|(id, kind, name, confirmed_on)| Contact {
        name: name.to_owned(),
        telephone: "03-0000-0110".to_owned(),
        confirmed_on,
        ..Contact::blank(ContactId(id), kind)
    });
    let year = FiscalYear::new(2024).expect("in range");
    let sheets = vendors.iter().map(|vendor| vendor.id);
    Workbook {
        assessments: vec![Assessment::start(year, edition, sheets)].into(),
        last_id: 102,
        people: people.into(),
        vendors: vendors.into(),
        contacts: contacts.to_vec().into(),
        ..Workbook::new("見本クリニック")
    }
}

/// The charts of a clinic, in a window of `size` points.
fn charts_of(workbook: &Workbook, size: Vec2) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(workbook, "clinic").expect("written");
    let mut desk = Desk::over(folder, size);
    desk.press("見本クリニックを開く");
    if size.x < 700.0 {
        desk.window.get_by_role_and_label(Kind::ComboBox, "画面").click();
        desk.window.run();
    }
    desk.press("連絡体制図");
    desk
}

/// The same on the screen of a reception desk.
fn charts() -> Desk {
    charts_of(&clinic(), Vec2::new(1366.0, 768.0))
}

/// The contact chart just begun.
fn begun(template: &str) -> Desk {
    let mut desk = charts();
    desk.press(&format!("「{template}」の型で始める"));
    desk
}

const SMALL: &str = "院長と職員数人の医療機関";
const DEPARTMENTS: &str = "部門のある医療機関";

fn chart(desk: &Desk) -> &Chart {
    desk.workbook().chart(ChartKind::Contact).expect("begun")
}

/// What stands on a level, in order.
fn level(desk: &Desk, tier: Tier) -> Vec<BoxContent> {
    chart(desk).on(tier).map(|it| it.content.clone()).collect()
}

const ADMINISTRATOR: BoxContent = BoxContent::Person(PersonId(1));
const DIRECTOR: BoxContent = BoxContent::Person(PersonId(2));
const RECEPTIONIST: BoxContent = BoxContent::Person(PersonId(3));

/// The place of a row of the list, which stands to the right of the drawing.
fn row(desk: &Desk, name: &str) -> Rect {
    let rows = desk.window.query_all_by_role(Kind::Button);
    let mut named = rows.filter(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(name) && node.rect().min.x > 920.0
    });
    named.next().unwrap_or_else(|| panic!("no row of {name}")).rect()
}

fn click_at(desk: &mut Desk, at: Pos2) {
    desk.window.drag_at(at);
    desk.window.step();
    desk.window.drop_at(at);
    desk.window.run();
}

/// Chooses a box in the list.
fn choose(desk: &mut Desk, name: &str) {
    let rows = desk.window.query_all_by_role(Kind::Button);
    let named = |label: Option<String>| label.unwrap_or_default().starts_with(name);
    let named: Vec<_> = rows.filter(|node| named(node.accesskit_node().label())).collect();
    named.last().expect("in the list").scroll_to_me();
    desk.window.run();
    let at = row(desk, name).center();
    click_at(desk, at);
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    desk.window.hover_at(from);
    desk.window.step();
    desk.window.drag_at(from);
    desk.window.step();
    for part in [0.2, 0.6, 1.0] {
        desk.window.hover_at(from.lerp(to, part));
        desk.window.step();
    }
    desk.window.drop_at(to);
    desk.window.run();
}

#[test]
fn a_chart_is_begun_with_one_click_and_drawn() {
    let mut desk = charts();
    assert!(desk.shows("連絡体制図の作成"));
    desk.press(&format!("「{SMALL}」の型で始める"));
    assert_eq!(chart(&desk).template, ChartTemplate::Small);
    assert_eq!(level(&desk, Tier::Site), [BoxContent::Finder]);
    assert_eq!(level(&desk, Tier::Management), [ADMINISTRATOR, RECEPTIONIST]);
    assert_eq!(level(&desk, Tier::Executive), [DIRECTOR]);
    assert_eq!(level(&desk, Tier::Outside).len(), 4);
    assert_eq!(chart(&desk).created_on, "2024-06-12".parse().ok());
    desk.window.get_by_role_and_label(Kind::Document, "連絡体制図 立入検査用");
    // Every box is on the drawing and in the list.
    let of_director = desk.window.query_all_by_label_contains("見本 太郎（院長）");
    assert!(of_director.filter(|it| it.accesskit_node().role() == Kind::Button).count() >= 2);
    desk.press("元に戻す");
    assert_eq!(desk.workbook().contact_chart, None);
    assert!(desk.shows("連絡体制図の作成"));
}

#[test]
fn a_drawing_is_shown_large_and_whole_again_with_its_list_below() {
    let mut desk = begun(SMALL);
    let sheet = "連絡体制図 立入検査用";
    let width =
        |desk: &Desk| desk.window.get_by_role_and_label(Kind::Document, sheet).rect().width();
    let whole = width(&desk);
    desk.press("拡大");
    assert!(width(&desk) > 1300.0, "{}", width(&desk));
    // It has all the room of the screen, can be dragged, and Esc leaves it.
    assert!(desk.window.query_by_role_and_label(Kind::Button, "印刷する…").is_none());
    let left = |desk: &Desk| desk.window.get_by_role_and_label(Kind::Document, sheet).rect().left();
    let before = left(&desk);
    let from = egui::pos2(900.0, 400.0);
    desk.window.hover_at(from);
    desk.window.run();
    desk.window.drag_at(from);
    desk.window.run();
    desk.window.hover_at(from - egui::vec2(60.0, 0.0));
    desk.window.run();
    desk.window.drop_at(from - egui::vec2(60.0, 0.0));
    desk.window.run();
    assert!(left(&desk) < before - 50.0, "{before} {}", left(&desk));
    desk.key(Key::Escape);
    assert!((width(&desk) - whole).abs() < 0.1);
    desk.press("拡大");
    desk.press("全体を表示");
    assert!((width(&desk) - whole).abs() < 0.1);
    // What only the list says is below the drawing.
    let mut workbook = clinic();
    workbook.people[0].mail = "mihon@example.jp".to_owned();
    let mut desk = charts_of(&workbook, Vec2::new(1366.0, 768.0));
    desk.press(&format!("「{SMALL}」の型で始める"));
    let list = desk.window.get_by_role_and_label(Kind::Document, "電話帳 1/1").rect();
    let sheet = desk.window.get_by_role_and_label(Kind::Document, sheet).rect();
    assert!(list.min.y >= sheet.max.y);
}

#[test]
fn a_box_of_the_drawing_chooses_its_row() {
    let mut desk = begun(SMALL);
    let boxes = desk.window.query_all_by_label_contains("見本 太郎（院長）");
    let mut drawn = boxes
        .filter(|it| it.accesskit_node().role() == Kind::Button && it.rect().max.x < 920.0)
        .map(|it| it.rect().center());
    let at = drawn.next().expect("on the drawing");
    drop(drawn);
    assert!(!desk.shows("図から外す"));
    click_at(&mut desk, at);
    desk.press("見本 太郎（院長）を図から外す");
    assert!(level(&desk, Tier::Executive).is_empty());
}

#[test]
fn boxes_are_put_into_order_by_keyboard_and_undo_comes_back_to_them() {
    let mut desk = begun(SMALL);
    choose(&mut desk, "見本 花子");
    let down = |desk: &mut Desk| {
        desk.window.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        desk.window.run();
    };
    down(&mut desk);
    assert_eq!(level(&desk, Tier::Management), [RECEPTIONIST, ADMINISTRATOR]);
    down(&mut desk);
    assert_eq!(level(&desk, Tier::Management), [RECEPTIONIST]);
    assert_eq!(level(&desk, Tier::Executive), [ADMINISTRATOR, DIRECTOR]);
    desk.window.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    desk.window.run();
    assert_eq!(level(&desk, Tier::Management), [RECEPTIONIST, ADMINISTRATOR]);
    desk.press("見本 花子（事務長）を上へ");
    assert_eq!(level(&desk, Tier::Management), [ADMINISTRATOR, RECEPTIONIST]);
    desk.press("概要");
    // The step has the name of what it changed.
    let open = desk.window.state().state().open.as_ref().expect("open");
    let step = open.history.undo_label().expect("a step").what;
    assert_eq!(step, What::Chart(ChartKind::Contact, ChartStep::Order));
    desk.press("元に戻す");
    assert_eq!(desk.window.state().state().screen, Screen::Charts);
    assert_eq!(level(&desk, Tier::Management), [RECEPTIONIST, ADMINISTRATOR]);
    desk.press("やり直す");
    assert_eq!(level(&desk, Tier::Management), [ADMINISTRATOR, RECEPTIONIST]);
}

#[test]
fn boxes_are_dragged_within_a_level_and_to_another() {
    let mut desk = begun(SMALL);
    let (first, second) = (row(&desk, "見本 花子"), row(&desk, "見本 次郎"));
    drag(&mut desk, first.center(), second.center_bottom());
    assert_eq!(level(&desk, Tier::Management), [RECEPTIONIST, ADMINISTRATOR]);
    let (from, to) = (row(&desk, "見本 次郎"), row(&desk, "発見者"));
    drag(&mut desk, from.center(), to.center_top());
    assert_eq!(level(&desk, Tier::Site), [RECEPTIONIST, BoxContent::Finder]);
    desk.press("元に戻す");
    assert_eq!(level(&desk, Tier::Site), [BoxContent::Finder]);
    // A click that does not move is a choice, not a drag.
    choose(&mut desk, "発見者");
    assert!(desk.shows("図から外す"));
}

#[test]
fn a_box_is_hidden_dashed_and_taken_out() {
    let mut desk = begun(SMALL);
    choose(&mut desk, "見本 次郎");
    let of = |desk: &Desk| {
        let it = chart(desk).showing(&RECEPTIONIST).expect("on it");
        (it.is_hidden, it.is_optional)
    };
    // Who merely helps is not on the one line of a small clinic.
    assert_eq!(of(&desk), (true, true));
    let tick = |desk: &mut Desk, name: &str| {
        desk.window.get_by_role_and_label(Kind::CheckBox, name).click();
        desk.window.run();
    };
    assert!(desk.shows("図に出しません"));
    tick(&mut desk, "図に出す");
    assert_eq!(of(&desk), (false, true));
    assert!(!desk.shows("図に出しません"));
    tick(&mut desk, "必要に応じて連絡（点線）");
    assert_eq!(of(&desk), (false, false));
    desk.press("見本 次郎（受付）を図から外す");
    assert_eq!(chart(&desk).showing(&RECEPTIONIST), None);
    for _ in 0..3 {
        desk.press("元に戻す");
    }
    assert_eq!(of(&desk), (true, true));
    desk.press("やり直す");
    assert_eq!(of(&desk), (false, true));
}

/// Goes to the charts by the navigation: other screens have buttons of that name as well.
fn go_to_charts(desk: &mut Desk) {
    let found = desk.window.query_all_by_role(Kind::Button);
    let mut named =
        found.filter(|it| it.accesskit_node().label().is_some_and(|label| label == "連絡体制図"));
    named.next().expect("in the navigation").click();
    drop(named);
    desk.window.run();
    assert_eq!(desk.window.state().state().screen, Screen::Charts);
}

#[test]
fn what_is_missing_leads_to_where_it_is_filled_in_and_goes_away() {
    let mut desk = begun(SMALL);
    assert!(desk.shows("チェックリスト3-(1)に足りない項目"));
    desk.press("厚生労働省 医政局の番号が未確認です　「外部の連絡先」を開いて入力します");
    assert_eq!(desk.window.state().state().screen, Screen::Contacts);
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.contact, Some(ContactId(101)));
    go_to_charts(&mut desk);
    desk.press("見本ネットワークサービスの電話番号がありません　「事業者」を開いて入力します");
    assert_eq!(desk.window.state().state().screen, Screen::Vendors);
    go_to_charts(&mut desk);
    desk.press("最高責任者の見本 太郎（院長）に代行者がいません　「人と役割」を開いて入力します");
    assert_eq!(desk.window.state().state().screen, Screen::People);
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.person, Some(PersonId(2)));
    go_to_charts(&mut desk);

    choose(&mut desk, "見本警察署");
    desk.press("見本警察署を図から外す");
    let missing = "警察が図にありません　押すと、図に追加します";
    desk.press(missing);
    assert!(!desk.shows(missing));
    let police = BoxContent::Contact(ContactId(102));
    assert!(chart(&desk).showing(&police).is_some());

    desk.press("作成者が決まっていません　その欄を開いて入力します");
    let combo = desk.window.get_by_role_and_label(Kind::ComboBox, "作成者");
    assert!(combo.is_focused());
    combo.click();
    desk.window.run();
    desk.press("見本 花子（事務長）");
    assert_eq!(chart(&desk).author, Some(PersonId(1)));
    assert!(!desk.shows("作成者が決まっていません"));
}

#[test]
fn a_body_that_is_missing_is_added_as_what_it_is() {
    let mut workbook = clinic();
    workbook.contacts = vec![Contact {
        name: "日本医師会".to_owned(),
        ..Contact::blank(ContactId(100), ContactKind::MedicalAssociation)
    }]
    .into();
    let mut desk = charts_of(&workbook, Vec2::new(1366.0, 768.0));
    desk.press(&format!("「{SMALL}」の型で始める"));
    for (name, kind) in [("厚生労働省", ContactKind::Ministry), ("警察", ContactKind::Police)]
    {
        desk.press(&format!("{name}が図にありません　押すと、「外部の連絡先」に追加して開きます"));
        assert_eq!(desk.window.state().state().screen, Screen::Contacts);
        let open = desk.window.state().state().open.as_ref().expect("open");
        let shown = open.contact.and_then(|id| open.workbook.contact(id)).expect("chosen");
        assert_eq!(shown.kind, kind);
        go_to_charts(&mut desk);
        desk.press(&format!("{name}が図にありません　押すと、図に追加します"));
        // The new box is chosen.
        assert!(desk.shows("図から外す"));
    }
}

#[test]
fn a_department_is_named_through_an_input_method_as_one_step() {
    let mut desk = begun(DEPARTMENTS);
    choose(&mut desk, "受付・会計");
    desk.focus(Kind::TextInput, "部署名");
    desk.empty_field();
    desk.compose("うけ");
    desk.compose("受付");
    desk.commit("受付");
    desk.window.event(egui::Event::Text("係".to_owned()));
    desk.window.run();
    let name = |desk: &Desk| match &chart(desk).boxes[1].content {
        BoxContent::Department { name, .. } => name.clone(),
        other => panic!("a department, not {other:?}"),
    };
    assert_eq!(name(&desk), "受付係");
    desk.focus(Kind::TextInput, "内線");
    desk.window.event(egui::Event::Text("１０１".to_owned()));
    desk.window.run();
    desk.press("元に戻す");
    assert_eq!(name(&desk), "受付係");
    desk.press("元に戻す");
    assert_eq!(name(&desk), "受付・会計");
}

#[test]
fn what_is_not_on_the_chart_yet_can_be_added() {
    let mut desk = begun(SMALL);
    let add = |desk: &mut Desk, name: &str| {
        desk.window.get_by_role_and_label(Kind::ComboBox, "枠を追加").click();
        desk.window.run();
        desk.press(name);
    };
    add(&mut desk, "新しい部署");
    // The new box is chosen, so that its name can be typed at once.
    desk.type_into("部署名", "薬局");
    let site = level(&desk, Tier::Site);
    assert!(matches!(&site[1], BoxContent::Department { name, .. } if name == "薬局"));
    add(&mut desk, "広報・患者対応");
    let management = level(&desk, Tier::Management);
    assert_eq!(management.last(), Some(&BoxContent::Role(Role::PublicRelations)));
}

#[test]
fn the_other_chart_and_the_wall_version_are_shown_and_printed() {
    let mut desk = begun(SMALL);
    desk.press("掲示用");
    desk.window.get_by_role_and_label(Kind::Document, "連絡体制図 掲示用");
    desk.press("印刷する…");
    let state = desk.window.state().state();
    assert_eq!(state.screen, Screen::Export);
    assert_eq!(state.export.papers, Papers::only(Paper::WallChart));
    desk.press("連絡体制図へ戻る");
    desk.press("組織体制図");
    desk.press(&format!("「{DEPARTMENTS}」の型で始める"));
    assert!(desk.workbook().organization_chart.is_some());
    assert!(!desk.shows("掲示用"));
    // A step on the other chart brings that chart back.
    desk.press_tab("連絡体制図");
    desk.press("元に戻す");
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.chart, ChartOnScreen::Organization);
    assert_eq!(open.workbook.organization_chart, None);
}

#[test]
fn another_arrangement_is_asked_about_first_and_keeps_what_was_said() {
    let mut desk = begun(SMALL);
    desk.type_into("掲示場所・保管場所", "受付の裏");
    desk.press("別の型で作成し直す…");
    let dialog = desk.window.state().state().dialog.clone();
    assert_eq!(dialog, Some(Dialog::ArrangeChart(ChartKind::Contact)));
    desk.key(Key::Escape);
    assert_eq!(chart(&desk).template, ChartTemplate::Small);
    desk.press("別の型で作成し直す…");
    desk.press(&format!("「{DEPARTMENTS}」の型で始める"));
    assert_eq!(desk.window.state().state().dialog, None);
    assert_eq!(chart(&desk).template, ChartTemplate::Departments);
    assert_eq!(chart(&desk).kept_at, "受付の裏");
    desk.press("元に戻す");
    assert_eq!(chart(&desk).template, ChartTemplate::Small);
}

#[test]
fn the_charts_work_at_every_size() {
    for size in [[1366.0, 768.0], [1280.0, 720.0], [960.0, 600.0], [640.0, 360.0]] {
        let mut desk = charts_of(&clinic(), Vec2::from(size));
        desk.press(&format!("「{SMALL}」の型で始める"));
        desk.focus(Kind::ComboBox, "承認者");
        desk.press("組織体制図");
        desk.press(&format!("「{DEPARTMENTS}」の型で始める"));
        assert!(desk.workbook().organization_chart.is_some(), "{size:?}");
        for role in [Kind::Button, Kind::CheckBox, Kind::ComboBox, Kind::RadioButton] {
            for node in desk.window.query_all_by_role(role) {
                let label = node.accesskit_node().label().unwrap_or_default();
                assert!(!label.trim().is_empty(), "{size:?}: a {role:?} without a name");
            }
        }
    }
}

#[test]
fn a_clinic_that_can_only_be_read_shows_its_charts_and_changes_nothing() {
    let first = begun(SMALL);
    let mut second = Desk::over(Arc::clone(&first.folder), Vec2::new(1366.0, 768.0));
    second.press("見本クリニックを開く");
    second.press("連絡体制図");
    if second.workbook().contact_chart.is_none() {
        // The first window had not written it yet.
        assert!(second.shows("連絡体制図の作成"));
        return;
    }
    choose(&mut second, "見本 花子");
    second.window.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    second.window.run();
    assert_eq!(level(&second, Tier::Management), [ADMINISTRATOR, RECEPTIONIST]);
}
