//! What is typed and not taken over yet belongs to the clinic, the record and the line that it was
//! typed into.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Event, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::{checklist, contacts, people, vendors};
use tenkencho::model::DocumentRevision;
use tenkencho::model::Workbook;
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

const EAST: &str = "東医院";
const WEST: &str = "西医院";

/// The names of the fields for something that is not in a list yet.
const ADDERS: [&str; 5] =
    [checklist::PERSON, contacts::NEW, people::NEW_PERSON, people::NEW_ROLE, vendors::NEW];

/// Those of the sample.
const VENDORS: [&str; 3] =
    ["見本電子カルテ株式会社", "見本ネットワークサービス", "見本画像システム株式会社"];
const PEOPLE: [&str; 3] = ["佐藤 花子", "山田 太郎", "伊藤 三郎"];
const CONTACTS: [&str; 3] =
    ["日本医師会 サイバーセキュリティ対応相談窓口", "見本区医師会", "見本警察署"];

/// The sample with three lines in the history of its plan.
fn clinic(name: &str) -> Workbook {
    let mut workbook = sample_clinic::workbook();
    name.clone_into(&mut workbook.clinic.name);
    let plan = &mut workbook.documents[0];
    let line = |day, what: &str| DocumentRevision {
        version: "1.0".to_owned(),
        on: NaiveDate::from_ymd_opt(2024, 4, day),
        what: what.to_owned(),
    };
    plan.revisions = vec![line(1, "策定"), line(2, "見直し"), line(3, "訂正")];
    workbook
}

/// The program over two clinics that differ in nothing but their names.
fn two_clinics() -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&clinic(EAST), "east").expect("written");
    data.create(&clinic(WEST), "west").expect("written");
    Desk::over(folder, Vec2::new(1366.0, 3000.0))
}

fn label(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

fn has_button(desk: &Desk, name: &str) -> bool {
    let mut buttons = desk.window.query_all_by_role_and_label(Role::Button, name);
    buttons.any(|it| !it.accesskit_node().is_disabled())
}

/// The places among the buttons of those whose names fit.
fn buttons(desk: &Desk, fits: impl Fn(&str) -> bool) -> Vec<usize> {
    let buttons = desk.window.query_all_by_role(Role::Button).enumerate();
    buttons.filter(|(_, it)| fits(&label(it))).map(|(at, _)| at).collect()
}

fn press_at(desk: &mut Desk, at: usize) {
    desk.window.query_all_by_role(Role::Button).nth(at).expect("a button").click();
    desk.window.run();
}

/// Presses an entry of the navigation, which stands before everything else of the same name.
fn go_to(desk: &mut Desk, screen: &str) {
    let mut entries = buttons(desk, |name| name == screen);
    if entries.is_empty() {
        desk.press("メニュー");
        entries = buttons(desk, |name| name == screen);
    }
    press_at(desk, *entries.first().expect("an entry of the navigation"));
}

/// The place of a folded part among all that fold.
fn folded(desk: &Desk) -> Option<usize> {
    let mut triangles = desk.window.query_all_by_role(Role::DisclosureTriangle);
    triangles.position(|it| it.accesskit_node().data().is_expanded() == Some(false))
}

/// Unfolds everything on screen.
fn unfold(desk: &mut Desk) {
    for _ in 0..40 {
        let Some(at) = folded(desk) else {
            return;
        };
        for is_in_sight in [false, true] {
            let mut triangles = desk.window.query_all_by_role(Role::DisclosureTriangle);
            let triangle = triangles.nth(at).expect("the folded part");
            if is_in_sight {
                triangle.click();
            } else {
                triangle.scroll_to_me();
            }
            drop(triangles);
            desk.window.run();
        }
    }
    panic!("something does not unfold");
}

type Visit<'v> = &'v mut dyn FnMut(&mut Desk, String);

/// Goes to every record of a screen, by those of its buttons whose names fit.
fn walk_list(desk: &mut Desk, screen: &str, fits: fn(&str) -> bool, visit: Visit<'_>) {
    go_to(desk, screen);
    let count = buttons(desk, fits).len();
    assert!(count > 0, "no list on {screen}");
    for at in 0..count {
        go_to(desk, screen);
        let button = buttons(desk, fits)[at];
        press_at(desk, button);
        unfold(desk);
        visit(desk, format!("{screen} {at}"));
    }
}

/// Goes to every place with fields for dates or new names, and calls `visit` there with a name for
/// the place.
fn walk(desk: &mut Desk, visit: Visit<'_>) {
    let is_row = |name: &str| {
        ["はい", "いいえ", "わからない", "該当なし", "未回答"]
            .iter()
            .any(|answer| name.ends_with(&format!("、{answer}")))
    };
    walk_list(desk, "チェックリスト", is_row, visit);
    let is_vendor =
        |name: &str| VENDORS.iter().any(|vendor| name.starts_with(&format!("{vendor}　")));
    walk_list(desk, "事業者", is_vendor, visit);
    for at in 0..VENDORS.len() {
        go_to(desk, "事業者");
        let button = buttons(desk, is_vendor)[at];
        press_at(desk, button);
        if has_button(desk, "返送された回答を続けて入力") {
            desk.press("返送された回答を続けて入力");
            visit(desk, format!("quick entry {at}"));
            desk.press("入力を終える");
        }
    }
    let is_person = |name: &str| {
        name.starts_with("役割と判断する人　")
            || PEOPLE.iter().any(|it| name.starts_with(&format!("{it}　")))
    };
    walk_list(desk, "人と役割", is_person, visit);
    let is_contact = |name: &str| CONTACTS.iter().any(|contact| name.starts_with(contact));
    walk_list(desk, "外部の連絡先", is_contact, visit);
    go_to(desk, "連絡体制図");
    for chart in ["組織体制図", "連絡体制図"] {
        desk.press_tab(chart);
        visit(desk, format!("chart {chart}"));
    }
    go_to(desk, "機器台帳");
    if !has_button(desk, "次の機器") {
        desk.press("1台ずつ表示");
    }
    while has_button(desk, "前の機器") {
        desk.press("前の機器");
    }
    for at in 0..3 {
        visit(desk, format!("device {at}"));
        desk.press("次の機器");
    }
    go_to(desk, "事業継続計画");
    desk.press("版と承認");
    visit(desk, "versions".to_owned());
    desk.press("本文の入力");
    while has_button(desk, "前の節") {
        desk.press("前の節");
    }
    for at in 0.. {
        visit(desk, format!("section {at}"));
        if !has_button(desk, "次の節") {
            break;
        }
        desk.press("次の節");
    }
    go_to(desk, "設定");
    visit(desk, "settings".to_owned());
}

/// Whether a field is one of the three boxes of a date.
fn is_date(name: &str) -> bool {
    ["年", "月", "日"].iter().any(|unit| name.ends_with(&format!(" {unit}")))
}

/// The names and contents of the fields on screen that keep drafts.
fn fields(desk: &Desk) -> Vec<(String, String)> {
    let fields = desk.window.query_all_by_role(Role::TextInput);
    let fields = fields.map(|it| (label(&it), it.value().unwrap_or_default()));
    fields.filter(|(name, _)| is_date(name) || ADDERS.contains(&name.as_str())).collect()
}

/// The same without those whose drafts belong to a whole list.
fn dates(desk: &Desk) -> Vec<(String, String)> {
    fields(desk).into_iter().filter(|(name, _)| is_date(name)).collect()
}

/// Makes `text` the content of the field at this place among those of its name.
fn write(desk: &mut Desk, name: &str, at: usize, text: &str) {
    let mut fields = desk.window.query_all_by_role_and_label(Role::TextInput, name);
    fields.nth(at).expect("the field").focus();
    drop(fields);
    desk.window.run();
    desk.empty_field();
    desk.window.event(Event::Text(text.to_owned()));
    desk.window.run();
}

/// Types half a date into every date field on screen, and a name into every field for one.
fn write_drafts(desk: &mut Desk, written: &mut BTreeSet<String>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (name, content) in fields(desk) {
        let at = seen.entry(name.clone()).or_default();
        let number = *at;
        *at += 1;
        if let Some(date) = name.strip_suffix(" 月") {
            // There is no such month, so the date is never one that could be taken over.
            write(desk, &name, number, "13");
            write(desk, &format!("{date} 年"), number, "2026");
            written.insert(date.to_owned());
        } else if !is_date(&name) && content.is_empty() {
            write(desk, &name, number, "途中");
            written.insert(name);
        }
    }
}

fn open(desk: &mut Desk, name: &str) {
    desk.press(&format!("{name}を開く"));
}

fn close(desk: &mut Desk) {
    go_to(desk, "医療機関の一覧");
}

#[test]
fn half_a_date_and_a_name_not_added_stay_with_their_clinic_and_their_record() {
    let mut desk = two_clinics();
    open(&mut desk, WEST);
    let mut untouched = BTreeMap::new();
    walk(&mut desk, &mut |desk, place| {
        untouched.insert(place, fields(desk));
    });
    close(&mut desk);

    open(&mut desk, EAST);
    let before = desk.workbook().clone();
    let (mut written, mut drafts) = (BTreeSet::new(), BTreeMap::new());
    walk(&mut desk, &mut |desk, place| {
        let expected = untouched[&place].iter().filter(|(name, _)| is_date(name));
        // Nothing of what was typed into the records before.
        assert_eq!(dates(desk), expected.cloned().collect::<Vec<_>>(), "{place}");
        write_drafts(desk, &mut written);
        drafts.insert(place, dates(desk));
    });
    assert_eq!(*desk.workbook(), before, "nothing of it was taken over");
    for name in ADDERS {
        assert!(written.contains(name), "{name} was not found");
    }
    assert!(written.len() > 20, "{written:?}");
    close(&mut desk);

    open(&mut desk, WEST);
    walk(&mut desk, &mut |desk, place| assert_eq!(fields(desk), untouched[&place], "{place}"));
    close(&mut desk);

    open(&mut desk, EAST);
    walk(&mut desk, &mut |desk, place| assert_eq!(dates(desk), drafts[&place], "{place}"));
}

#[test]
fn half_a_date_stays_with_its_line_when_another_goes() {
    let mut desk = two_clinics();
    open(&mut desk, EAST);
    go_to(&mut desk, "事業継続計画");
    desk.press("版と承認");
    let months = |desk: &Desk| {
        let fields = dates(desk).into_iter();
        let fields =
            fields.filter(|(name, _)| name.starts_with("改訂履歴") && name.ends_with("月"));
        fields.map(|(_, month)| month).collect::<Vec<_>>()
    };
    write(&mut desk, "改訂履歴　2行目　日付 月", 0, "13");
    assert_eq!(months(&desk), ["4", "13", "4"]);
    desk.press("削除　改訂履歴　1行目");
    assert_eq!(months(&desk), ["13", "4"]);
    // It goes with its line, and a line that is added begins with its own day.
    desk.press("削除　改訂履歴　1行目");
    assert_eq!(months(&desk), ["4"]);
    desk.press("改訂の行を追加");
    assert_eq!(months(&desk), ["4", "6"]);
}
