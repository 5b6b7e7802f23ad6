//! Writing the BCP, checking it, approving it.

use std::fmt::Write as _;
use std::sync::Arc;

use egui::accesskit::Role as Kind;
use egui::{Event, Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::window;
use tenkencho::model::document::{CellValue, RowKey};
use tenkencho::model::{
    Authority, Decision, Document, DocumentKey, DocumentPart, DocumentValue, FieldKey, Paper,
    Person, Role, Vendor, VendorId, Workbook,
};
use tenkencho::state::{DocumentTab, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

const RECEPTION: Vec2 = Vec2::new(1366.0, 768.0);
const SMALL: Vec2 = Vec2::new(640.0, 360.0);

/// A clinic of which much is known: roles, systems, who decides.
fn clinic(size: Vec2) -> Desk {
    clinic_with(size, None)
}

fn clinic_with(size: Vec2, plan: Option<Document>) -> Desk {
    let mut desk = opened(size, |workbook| workbook.documents = plan.into_iter().collect());
    go_to(&mut desk, Screen::Document);
    desk
}

fn opened(size: Vec2, change: impl FnOnce(&mut Workbook)) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let mut workbook = sample_clinic::workbook();
    "みなと医院".clone_into(&mut workbook.clinic.name);
    "電子カルテ".clone_into(&mut workbook.vendors[0].systems);
    "ネットワーク".clone_into(&mut workbook.vendors[1].systems);
    for vendor in workbook.vendors.iter_mut().skip(2) {
        vendor.systems.clear();
    }
    for person in workbook.people.iter_mut() {
        person.roles = Vec::new();
    }
    let (chief, manager) = (workbook.people[1].id, workbook.people[0].id);
    workbook.people[0] = Person {
        roles: vec![Role::SecurityManager, Role::PlanningManager],
        ..Person::named(manager, "見本 花子（事務長）")
    };
    workbook.people[1] = Person {
        roles: vec![Role::ChiefExecutive],
        deputies: vec![manager],
        ..Person::named(chief, "港 太郎")
    };
    (workbook.contact_chart, workbook.organization_chart) = (None, None);
    workbook.contacts.clear();
    workbook.devices.clear();
    workbook.authorities = vec![Authority {
        people: vec![chief],
        stand_ins: vec![manager],
        ..Authority::open(Decision::StopSystem)
    }]
    .into();
    change(&mut workbook);
    data.create(&workbook, "clinic").expect("created");
    let mut desk = Desk::over(folder, size);
    desk.press("みなと医院を開く");
    desk
}

/// The same with a plan begun today.
fn begun(size: Vec2) -> Desk {
    let mut desk = clinic(size);
    desk.press("計画の作成を始める");
    desk
}

fn go_to(desk: &mut Desk, screen: Screen) {
    let is_folded = desk.window.query_by_role_and_label(Kind::ComboBox, "画面").is_some();
    if is_folded {
        desk.window.get_by_role_and_label(Kind::ComboBox, "画面").click();
        desk.window.run();
    }
    match screen {
        // A document is called by its template.
        Screen::Document => desk.press("事業継続計画"),
        screen => desk.press(window::screen(screen)),
    }
}

/// Shows a section by its title in the outline.
fn section(desk: &mut Desk, title: &str) {
    press_some(desk, &format!("{title}、"));
}

/// Presses the first button whose name contains `name`.
fn press_some(desk: &mut Desk, name: &str) {
    let found = {
        let buttons = desk.window.query_all_by_role(Kind::Button);
        let mut labels = buttons.map(|it| it.accesskit_node().label().unwrap_or_default());
        labels.find(|label| label.contains(name))
    };
    let whole = found.unwrap_or_else(|| panic!("no button with {name}"));
    desk.press(&whole);
}

fn choose(desk: &mut Desk, combo: &str, line: &str) {
    desk.window.get_by_role_and_label(Kind::ComboBox, combo).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Kind::ComboBox, combo).click();
    desk.window.run();
    let lines = desk.window.query_all_by_role_and_label(Kind::Button, line);
    lines.last().expect("a line of the drop-down").click();
    desk.window.run();
}

fn plan(desk: &Desk) -> &Document {
    &desk.workbook().documents[0]
}

fn value<'a>(desk: &'a Desk, field: &str) -> Option<&'a DocumentValue> {
    plan(desk).value(&FieldKey::from(field))
}

fn text(value: &str) -> DocumentValue {
    DocumentValue::Text(value.to_owned())
}

/// What has the focus, by name.
fn focused(desk: &Desk) -> String {
    let fields = [Kind::TextInput, Kind::MultilineTextInput, Kind::ComboBox, Kind::Button];
    let mut nodes = fields.into_iter().flat_map(|kind| desk.window.query_all_by_role(kind));
    let node = nodes.find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn shown(desk: &Desk) -> DocumentTab {
    desk.window.state().state().open.as_ref().expect("open").document.tab
}

const KEEPER: &str = "文書の管理および周知　管理する者";
const INSIDE: &str = "文書の管理および周知　紙の保管場所（院内・施錠）";

#[test]
fn a_plan_is_begun_with_one_button_and_can_be_taken_back() {
    let mut desk = clinic(RECEPTION);
    assert!(desk.shows("途中で中断しても"));
    desk.answer("病院用");
    desk.press("計画の作成を始める");
    let document = plan(&desk);
    assert_eq!((&document.size, document.version.as_str()), (&Some("hospital".into()), "1"));
    assert_eq!(document.created_on.expect("today").to_string(), "2024-06-12");
    assert_eq!(shown(&desk), DocumentTab::Writing);
    assert!(desk.shows("対策チーム"));
    desk.press("元に戻す");
    assert!(desk.workbook().documents.is_empty());
    assert!(desk.shows("計画の作成を始める"));
    // The size can be changed later, and what was written stays.
    desk.press("計画の作成を始める");
    desk.press("進捗");
    desk.window.get_by_role_and_label(Kind::RadioButton, "診療所用").scroll_to_me();
    desk.window.run();
    desk.answer("診療所用");
    assert_eq!(plan(&desk).size, Some("clinic".into()));
}

#[test]
fn running_text_follows_a_corrected_name_until_it_is_written_over() {
    let mut desk = begun(RECEPTION);
    let paragraph = "策定目的　本文";
    let shown = |desk: &Desk| desk.value(Kind::MultilineTextInput, paragraph);
    assert!(shown(&desk).contains("みなと医院の"), "{}", shown(&desk));
    go_to(&mut desk, Screen::Clinic);
    desk.focus(Kind::TextInput, "医療機関名");
    desk.empty_field();
    desk.commit("みさき医院");
    go_to(&mut desk, Screen::Document);
    assert!(shown(&desk).contains("みさき医院の"), "{}", shown(&desk));
    desk.focus(Kind::MultilineTextInput, paragraph);
    desk.empty_field();
    desk.compose("とういん");
    desk.commit("当院のことです。");
    assert_eq!(value(&desk, "purpose"), Some(&text("当院のことです。")));
    assert!(desk.shows("ひな形から変更しています"));
    desk.press("ひな形に戻す　策定目的　本文");
    assert_eq!(value(&desk, "purpose"), None);
    assert!(shown(&desk).contains("みさき医院の"));
}

#[test]
fn what_the_records_say_is_shown_as_such_and_comes_back_with_one_click() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "1.5　文書の管理および周知");
    assert_eq!(desk.value(Kind::ComboBox, KEEPER), "見本 花子（事務長）");
    assert!(desk.shows("「人と役割」から"));
    choose(&mut desk, KEEPER, "港 太郎");
    let chief = desk.workbook().people[1].id;
    assert_eq!(value(&desk, "keeper"), Some(&DocumentValue::Person(Some(chief))));
    assert!(desk.shows("登録内容と異なります") && desk.shows("登録内容：見本 花子（事務長）"));
    desk.press(&format!("登録内容に戻す　{KEEPER}"));
    assert_eq!(value(&desk, "keeper"), None);
    assert!(!desk.shows("登録内容と異なります"));
    desk.press("元に戻す");
    assert!(desk.shows("登録内容と異なります"));

    // The same for a text, and the way to where it is kept.
    section(&mut desk, "2.1　医療情報システム安全管理責任者");
    let deputy = "医療情報システム安全管理責任者　代行者（最高責任者の不在時）";
    assert_eq!(desk.value(Kind::MultilineTextInput, deputy), "見本 花子（事務長）");
    desk.focus(Kind::MultilineTextInput, deputy);
    desk.key(Key::End);
    // Typed back to what the records say, it follows them again.
    desk.commit("あ");
    assert!(desk.shows("登録内容と異なります") && value(&desk, "chief-deputy").is_some());
    desk.key(Key::Backspace);
    assert_eq!(value(&desk, "chief-deputy"), None);
    desk.commit("、または副院長");
    assert!(desk.shows("登録内容と異なります"));
    desk.press(&format!("「人と役割」を開く　{}", "医療情報システム安全管理責任者　最高責任者"));
    assert_eq!(desk.window.state().state().screen, Screen::People);
    // Undo comes back to where it was written.
    desk.press("元に戻す");
    assert_eq!(desk.window.state().state().screen, Screen::Document);
    assert_eq!(desk.value(Kind::MultilineTextInput, deputy), "見本 花子（事務長）");
}

/// A part of the plan to print.
fn part(part: DocumentPart) -> Paper {
    Paper::Document(DocumentKey::first("clinic-2024"), part)
}

#[test]
fn the_plan_is_seen_as_it_will_be_printed_from_where_it_is_written() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "2.1　医療情報システム安全管理責任者");
    desk.press("印刷プレビュー");
    assert_eq!(desk.window.state().state().screen, Screen::Preview);
    let papers = &desk.window.state().state().export.papers;
    assert!(papers.has(&part(DocumentPart::Body)) && !papers.has(&Paper::Checklist));
}

#[test]
fn a_row_is_added_composed_left_out_and_taken_back() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "1.3　対象範囲");
    let table = "対象範囲　対象とするシステム";
    let cell = |row: usize, head: &str| format!("{table}　{row}行目　{head}");
    assert_eq!(desk.value(Kind::MultilineTextInput, &cell(1, "システム")), "電子カルテ");
    assert!(desk.shows("「事業者」から"));
    desk.press(&format!("行を追加　{table}"));
    assert_eq!(focused(&desk), cell(3, "システム"), "the new row can be typed into at once");
    desk.compose("がぞう");
    desk.commit("画像の保存");
    desk.key(Key::Tab);
    choose(&mut desk, &cell(3, "提供形態"), "院内");
    let rows = |desk: &Desk| match value(desk, "scope-systems") {
        Some(DocumentValue::Table(rows)) => rows.clone(),
        other => panic!("{other:?}"),
    };
    let written = rows(&desk);
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].key, RowKey::Own(1));
    let values: Vec<&CellValue> = written[0].cells.iter().map(|cell| &cell.value).collect();
    let expected = [CellValue::Text("画像の保存".to_owned()), CellValue::Choice("inside".into())];
    assert_eq!(values, expected.iter().collect::<Vec<_>>());

    // A row of the records is left out, a row of one's own is gone; both come back.
    desk.press(&format!("非表示にする　{table}　1行目"));
    assert!(desk.shows("非表示の行：電子カルテ"));
    desk.press(&format!("再表示する　{table}　1行目"));
    assert!(!desk.shows("非表示の行"));
    desk.press(&format!("削除　{table}　3行目"));
    assert_eq!(value(&desk, "scope-systems"), None);
    desk.press("元に戻す");
    assert_eq!(rows(&desk), written);

    // A cell that is written over says so.
    desk.focus(Kind::MultilineTextInput, &cell(1, "システム"));
    desk.key(Key::End);
    desk.commit("（クラウド）");
    assert!(desk.shows("登録内容と異なります") && desk.shows("登録内容：電子カルテ"));
    desk.press(&format!("登録内容に戻す　{}", cell(1, "システム")));
    assert_eq!(rows(&desk), written);
}

#[test]
fn the_lines_of_a_list_are_added_moved_and_removed_each_as_a_step() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "1.4　想定する事象");
    let list = "想定する事象　診療に影響する事象";
    let lines = |desk: &Desk| match value(desk, "effects") {
        Some(DocumentValue::List(lines)) => lines.clone(),
        _ => Vec::new(),
    };
    desk.press(&format!("行を追加　{list}"));
    assert_eq!(focused(&desk), format!("{list}　5"));
    desk.compose("かいけい");
    desk.commit("会計ができない。");
    desk.press(&format!("上へ　{list}　5"));
    assert_eq!(lines(&desk)[3], "会計ができない。");
    desk.press(&format!("削除　{list}　1"));
    assert_eq!(lines(&desk).len(), 4);
    desk.press("元に戻す");
    assert_eq!(lines(&desk).len(), 5);
    desk.press("元に戻す");
    assert_eq!(lines(&desk)[4], "会計ができない。");
    desk.press("元に戻す");
    assert_eq!(lines(&desk)[4], "");
    desk.press(&format!("ひな形に戻す　{list}"));
    assert_eq!(value(&desk, "effects"), None);
}

#[test]
fn what_is_wanting_leads_to_its_field_and_is_gone_once_written() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "1.5　文書の管理および周知");
    desk.focus(Kind::MultilineTextInput, INSIDE);
    desk.commit("受付の〇〇");
    assert!(desk.shows("「〇〇」などの書き残しがあります"));
    desk.press("進捗");
    let line = format!("開く　1.5　{INSIDE}　「〇〇」などの書き残しがあります");
    desk.press(&line);
    assert_eq!(focused(&desk), INSIDE);
    desk.empty_field();
    desk.commit("受付の赤いファイル");
    desk.press("進捗");
    assert!(!desk.shows("紙の保管場所（院内・施錠）"));

    // The same for a cell, a choice and a day of the versions.
    press_some(&mut desk, "開く　1.3　対象範囲　対象とするシステム　空欄が2か所");
    assert_eq!(focused(&desk), "対象範囲　対象とするシステム　1行目　提供形態");
    desk.press("進捗");
    press_some(&mut desk, "職員への周知");
    assert_eq!(focused(&desk), "文書の管理および周知　職員への周知");
    desk.press("進捗");
    press_some(&mut desk, "残り");
    press_some(&mut desk, "次回見直し予定日が未記入です");
    assert_eq!(focused(&desk), "次回見直し予定日 年");
    assert_eq!(shown(&desk), DocumentTab::Versions);
}

#[test]
fn a_row_behind_many_others_is_reached_and_keeps_the_focus() {
    let mut desk = opened(RECEPTION, |workbook| {
        workbook.documents =
            vec![Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()))].into();
        workbook.vendors.extend((101..=160).map(|id| Vendor {
            systems: format!("システム{id}"),
            ..Vendor::named(VendorId(id), format!("事業者{id}"))
        }));
    });
    go_to(&mut desk, Screen::Document);
    desk.press("本文の入力");
    section(&mut desk, "1.3　対象範囲");
    let table = "対象範囲　対象とするシステム";
    desk.press(&format!("行を追加　{table}"));
    let cell = format!("{table}　63行目　システム");
    assert_eq!(focused(&desk), cell);
    desk.commit("最後の行");
    desk.press("進捗");
    desk.press("本文の入力");
    // Far rows are not drawn, but the one that is led to is.
    let drawn = desk.window.query_all_by_role(Kind::ComboBox).count();
    assert!(drawn < 50, "{drawn} rows are drawn");
    for _ in 0..2 {
        desk.press("進捗");
        press_some(&mut desk, "開く　1.3　対象範囲　対象とするシステム　空欄が");
        assert_eq!(focused(&desk), format!("{table}　1行目　提供形態"));
    }
    desk.focus(Kind::MultilineTextInput, &format!("{table}　1行目　システム"));
    desk.window.event(Event::PointerMoved(egui::Pos2::new(700.0, 420.0)));
    for _ in 0..20 {
        desk.window.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        desk.window.run();
    }
    desk.commit("改");
    assert!(
        matches!(value(&desk, "scope-systems"), Some(DocumentValue::Table(rows)) if rows.len() == 2)
    );
}

#[test]
fn a_plan_is_approved_changed_and_compared() {
    let mut desk = begun(RECEPTION);
    desk.press("版と承認");
    desk.press("承認する…");
    assert!(desk.shows("この内容でよいと認めた") && desk.shows("未記入の項目が"));
    let approve = desk.window.get_by_role_and_label(Kind::Button, "第1版を承認する");
    assert!(approve.accesskit_node().is_disabled(), "nobody approves yet");
    choose_last(&mut desk, "承認者", "港 太郎");
    desk.press("第1版を承認する");
    let approved = &plan(&desk).approved;
    assert_eq!(approved.len(), 1);
    assert_eq!((approved[0].version.as_str(), approved[0].approver.as_str()), ("1", "港 太郎"));
    assert!(desk.shows("第1版　令和6年6月12日（2024-06-12）に港 太郎が承認"));
    desk.press("第1版を現在の内容と比較");
    assert!(desk.shows("相違点はありません。"));

    desk.press("本文の入力");
    section(&mut desk, "1.4　想定する事象");
    let list = "想定する事象　診療に影響する事象";
    desk.focus(Kind::MultilineTextInput, &format!("{list}　1"));
    desk.empty_field();
    desk.commit("患者の記録を開けない。");
    desk.press("版と承認");
    assert!(desk.shows("なくなった行：患者の情報を閲覧できない。"));
    assert!(desk.shows("新しい行：患者の記録を開けない。"));
    assert!(desk.shows("相違点は1か所です。"));

    // What was approved can be read as it was.
    desk.press("表示…　第1版");
    assert!(desk.shows("第1章　総則"));
    let lines = desk.window.query_all_by_label("患者の情報を閲覧できない。").count();
    assert!(lines > 0, "the line of that version");
    desk.press("閉じる");

    // It prints once more as it was, although the text has changed since.
    desk.press("再印刷…　第1版");
    assert_eq!(desk.window.state().state().screen, Screen::Export);
    assert!(desk.shows("事業継続計画　承認した版 1"));
    let path = desk.folder.path().join("控え.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    let pages = lopdf::Document::load(&path).expect("the PDF");
    let numbers: Vec<u32> = pages.get_pages().into_keys().collect();
    let text: String = pages.extract_text(&numbers).expect("text").split_whitespace().collect();
    assert!(text.contains("患者の情報を閲覧できない。"), "{text}");
    assert!(!text.contains("患者の記録を開けない。"), "{text}");
    go_to(&mut desk, Screen::Document);
    desk.press("版と承認");

    // The same number cannot be approved again; the next one is offered.
    desk.press("承認する…");
    assert!(desk.shows("第1版は令和6年6月12日に承認済みです。"));
    let approve = desk.window.get_by_role_and_label(Kind::Button, "第1版を承認する");
    assert!(approve.accesskit_node().is_disabled());
    let raise = desk.window.query_all_by_role_and_label(Kind::Button, "第2版にする");
    raise.last().expect("in the dialog").click();
    desk.window.run();
    desk.press("第2版を承認する");
    let versions: Vec<&str> = plan(&desk).approved.iter().map(|it| it.version.as_str()).collect();
    assert_eq!(versions, ["1", "2"]);
    desk.press("第2版を現在の内容と比較");
    assert!(desk.shows("相違点はありません。"));
    desk.press("元に戻す");
    assert_eq!(plan(&desk).approved.len(), 1);
}

#[test]
fn what_was_approved_is_read_and_printed_when_its_template_is_gone() {
    let mut desk = opened(RECEPTION, |workbook| {
        for document in workbook.documents.iter_mut() {
            document.key.template = "gone".into();
            for approved in &mut document.approved {
                "前の計画".clone_into(&mut Arc::make_mut(approved).name);
            }
        }
    });
    desk.press("前の計画");
    assert!(desk.shows("この文書のひな形がこのPCにないため"));
    desk.press("表示…　第1版");
    assert!(desk.shows("第1章　総則"));
    desk.press("閉じる");
    desk.press("再印刷…　第1版");
    let path = desk.folder.path().join("控え.pdf");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("PDFを作成");
    assert!(std::fs::read(&path).expect("the PDF").starts_with(b"%PDF-"));
}

/// Chooses in the drop-down of that name that was drawn last: the one of the dialog.
fn choose_last(desk: &mut Desk, combo: &str, line: &str) {
    let combos = desk.window.query_all_by_role_and_label(Kind::ComboBox, combo);
    combos.last().expect("a drop-down").click();
    desk.window.run();
    let lines = desk.window.query_all_by_role_and_label(Kind::Button, line);
    lines.last().expect("a line").click();
    desk.window.run();
}

#[test]
fn versions_and_the_history_of_revisions_are_written() {
    let mut desk = begun(RECEPTION);
    desk.press("版と承認");
    desk.press("改訂の行を追加");
    assert_eq!(focused(&desk), "改訂履歴　1行目　変更内容");
    desk.compose("しんき");
    desk.commit("新しく作った");
    desk.press("改訂の行を追加");
    let revisions = &plan(&desk).revisions;
    assert_eq!(revisions.len(), 2);
    assert_eq!((revisions[0].version.as_str(), revisions[0].what.as_str()), ("1", "新しく作った"));
    desk.press("削除　改訂履歴　2行目");
    assert_eq!(plan(&desk).revisions.len(), 1);
    desk.press("元に戻す");
    assert_eq!(plan(&desk).revisions.len(), 2);
    choose(&mut desk, "作成者", "見本 花子（事務長）");
    assert_eq!(plan(&desk).author, Some(desk.workbook().people[0].id));
}

#[test]
fn printing_is_reminded_of_and_its_day_recorded() {
    let mut desk = begun(RECEPTION);
    desk.press("進捗");
    assert!(desk.shows("1部は院内、もう1部は院外"));
    assert!(desk.shows("印刷した日は記録されていません。"));
    desk.press("印刷した");
    assert!(desk.shows("最後の印刷：令和6年6月12日（2024-06-12）　第1版"));
    desk.press("本文の入力");
    desk.press("元に戻す");
    assert_eq!(shown(&desk), DocumentTab::Progress);
    assert!(desk.shows("印刷した日は記録されていません。"));
    desk.press("印刷する…");
    assert_eq!(desk.window.state().state().screen, Screen::Export);
    let papers = &desk.window.state().state().export.papers;
    assert!(papers.has(&part(DocumentPart::Body)) && papers.has(&part(DocumentPart::Cards)));
    assert!(!papers.has(&Paper::Checklist));
}

#[test]
fn the_check_table_shows_what_stands_behind_each_item_and_never_answers() {
    let mut desk = begun(RECEPTION);
    desk.press("確認表");
    assert!(desk.shows("サーバ、端末PC、ネットワーク機器を把握できているか。"));
    assert!(desk.shows("この項目の文言は、厚生労働省の原本で確認してください"));
    assert!(desk.shows("16項目のうち0項目に回答しました。"));
    assert!(plan(&desk).checks.is_empty());
    let yes = desk.window.query_all_by_role_and_label(Kind::RadioButton, "はい").next();
    yes.expect("the first item").click();
    desk.window.run();
    let check = plan(&desk).check("devices").expect("answered").clone();
    assert_eq!(
        (check.answer, check.on.map(|it| it.to_string())),
        (Some(true), Some("2024-06-12".to_owned()))
    );
    desk.focus(Kind::MultilineTextInput, "1-1の1つ目の項目のメモ");
    desk.compose("だいちょう");
    desk.commit("台帳のとおり");
    assert_eq!(plan(&desk).check("devices").expect("answered").note, "台帳のとおり");
    assert!(desk.shows("16項目のうち1項目に回答しました。"));
    desk.press("1-1の1つ目の項目　2.3　情報機器台帳");
    assert_eq!(shown(&desk), DocumentTab::Writing);
    assert!(desk.shows("棚卸しの時期と担当"));
    desk.press("元に戻す");
    assert_eq!(shown(&desk), DocumentTab::Checks);
    desk.press("URLをコピー　2-1の1つ目の項目");
}

#[test]
fn wording_of_the_check_table_leads_to_a_year_while_there_is_none() {
    let mut desk = opened(RECEPTION, |workbook| {
        workbook.documents = [].into();
        workbook.assessments = [].into();
    });
    desk.press(window::LATER);
    go_to(&mut desk, Screen::Document);
    desk.press("計画の作成を始める");
    desk.press("確認表");
    assert!(desk.shows("文言は、年度を始めると入力できます。"));
    desk.press("年度を始める画面へ　2-1の1つ目の項目");
    assert_eq!(desk.window.state().state().screen, Screen::Overview);
}

#[test]
fn fifty_thousand_characters_are_taken_as_they_are() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "2.6　脆弱性への対応");
    let field = "脆弱性への対応　更新の方法と担当";
    desk.focus(Kind::MultilineTextInput, field);
    let mut long = String::new();
    for number in 0..2900 {
        writeln!(long, "{number:04}番目の機器を更新する。。。").expect("a string takes anything");
    }
    assert!(long.chars().count() >= 50_000, "{}", long.chars().count());
    desk.window.event(Event::Paste(long.clone()));
    desk.window.run();
    desk.compose("つい");
    desk.commit("追記");
    assert_eq!(value(&desk, "patching"), Some(&text(&format!("{long}追記"))));
    desk.press("元に戻す");
    assert_eq!(value(&desk, "patching"), None, "one visit to the field is one step");
}

#[test]
fn page_keys_go_from_section_to_section_outside_the_fields() {
    let mut desk = begun(RECEPTION);
    desk.key(Key::PageDown);
    assert!(desk.shows("基本方針　"), "the second section");
    desk.press("次の節");
    assert!(desk.shows("1行目　システム"));
    desk.key(Key::PageUp);
    desk.press("前の節");
    assert_eq!(desk.window.query_all_by_role(Kind::MultilineTextInput).count(), 1);
    desk.focus(Kind::MultilineTextInput, "策定目的　本文");
    desk.key(Key::PageDown);
    assert_eq!(desk.window.query_all_by_role(Kind::MultilineTextInput).count(), 1);
}

#[test]
fn tab_goes_from_outline_to_section_to_help_in_the_order_of_reading() {
    let mut desk = begun(RECEPTION);
    section(&mut desk, "1.3　対象範囲");
    desk.window.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    let mut places = Vec::new();
    let mut first = None;
    for _ in 0..200 {
        desk.key(Key::Tab);
        let Some(id) = desk.window.ctx.memory(egui::Memory::focused) else { continue };
        if first == Some(id) {
            break;
        }
        first = first.or(Some(id));
        places.push(desk.window.ctx.read_response(id).expect("it is on screen").rect.center());
    }
    let region = |at: &egui::Pos2| match (at.x, at.y) {
        (x, _) if x < 96.0 => 0,
        (_, y) if y < 56.0 => 1,
        (_, y) if y < 105.0 => 2,
        (x, _) if x < 346.0 => 3,
        (_, y) if y > 768.0 - 60.0 => 5,
        _ => 4,
    };
    let regions: Vec<i32> = places.iter().map(region).collect();
    assert!(regions.is_sorted(), "{regions:?}");
    // Cells row by row, from left to right.
    let cells: Vec<&egui::Pos2> = places.iter().filter(|at| region(at) == 4).collect();
    assert!(cells.len() > 8, "{cells:?}");
    for pair in cells.windows(2) {
        let is_on = pair[1].y > pair[0].y + 4.0 || pair[1].x > pair[0].x;
        assert!(is_on, "{:?} after {:?}", pair[1], pair[0]);
    }
}

/// Nothing goes beyond the right edge, and everything that can be used has a name.
fn assert_everything_fits(desk: &Desk, size: Vec2) {
    let kinds = [Kind::TextInput, Kind::MultilineTextInput, Kind::ComboBox, Kind::Button];
    for node in kinds.into_iter().flat_map(|kind| desk.window.query_all_by_role(kind)) {
        let (rect, name) = (node.rect(), node.accesskit_node().label());
        let name = name.filter(|name| !name.trim().is_empty());
        assert!(name.is_some(), "{node:?}");
        assert!(rect.right() <= size.x + 0.5, "{size:?} {name:?} {rect:?}");
    }
}

#[test]
fn everything_has_its_place_in_the_smallest_window() {
    for size in [SMALL, Vec2::new(960.0, 600.0), Vec2::new(1280.0, 720.0), RECEPTION] {
        let mut desk = begun(size);
        desk.press("版と承認");
        desk.press("改訂の行を追加");
        for tab in ["進捗", "確認表", "版と承認", "本文の入力"] {
            desk.press(tab);
            assert_everything_fits(&desk, size);
        }
        // All sections, one after the other: the harness checks every name and glyph.
        for _ in 0..40 {
            let next = desk.window.get_by_role_and_label(Kind::Button, "次の節");
            if next.accesskit_node().is_disabled() {
                break;
            }
            assert_everything_fits(&desk, size);
            desk.press("次の節");
        }
        assert!(desk.shows("会計"), "{size:?}");
    }
}

#[test]
fn a_clinic_that_can_only_be_read_can_be_looked_through() {
    let desk = clinic_with(
        RECEPTION,
        Some(Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()))),
    );
    let folder = Arc::clone(&desk.folder);
    // The first window still holds the clinic.
    let mut second = Desk::over(folder, RECEPTION);
    second.press("みなと医院を開く");
    go_to(&mut second, Screen::Document);
    second.press("本文の入力");
    let field = second.window.get_by_role_and_label(Kind::MultilineTextInput, "策定目的　本文");
    assert!(field.accesskit_node().is_disabled());
    second.press("次の節");
    drop(desk);
}

#[test]
fn who_has_left_approves_nothing() {
    let mut desk = opened(RECEPTION, |workbook| {
        let mut plan = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
        "1".clone_into(&mut plan.version);
        plan.approver = Some(workbook.people[1].id);
        workbook.people[1].left_on = chrono::NaiveDate::from_ymd_opt(2024, 6, 11);
        workbook.documents = vec![plan].into();
    });
    go_to(&mut desk, Screen::Document);
    desk.press("版と承認");
    desk.press("承認する…");
    let approve = desk.window.get_by_role_and_label(Kind::Button, "第1版を承認する");
    assert!(approve.accesskit_node().is_disabled());
}

#[test]
fn systems_of_the_ledger_are_offered_to_the_plan_as_one_step_each() {
    let mut desk = opened(RECEPTION, |workbook| {
        workbook.devices = sample_clinic::workbook().devices;
        for device in workbook.devices.iter_mut() {
            device.purpose = "心電図の保存".to_owned();
        }
    });
    go_to(&mut desk, Screen::Document);
    desk.press("本文の入力");
    press_some(&mut desk, "1.3　対象範囲");
    desk.press("「心電図の保存」を追加");
    let rows = |desk: &Desk| format!("{:?}", plan(desk).entries);
    assert!(rows(&desk).contains("心電図の保存"));
    let offers = desk.window.query_all_by_role_and_label(Kind::Button, "「心電図の保存」を追加");
    assert_eq!(offers.count(), 0, "it is named now");
    desk.press("元に戻す");
    assert!(!rows(&desk).contains("心電図の保存"));
}

#[test]
fn each_chapter_has_its_bar_and_leads_to_what_is_open() {
    let mut desk = opened(RECEPTION, |_| {});
    go_to(&mut desk, Screen::Document);
    let bars = desk.window.query_all_by_role(Kind::ProgressIndicator);
    let bars = bars.filter(|it| it.accesskit_node().label().is_some_and(|it| it.ends_with('節')));
    assert!(bars.count() >= 4);
    desk.press("第1章　総則");
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.document.tab, DocumentTab::Writing);
    assert!(open.document.spot.is_some());
}
