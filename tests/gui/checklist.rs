//! The checklist by mouse and by keyboard: filters, search, dates, the menu of text fields.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::Queryable;
use tenkencho::model::{Answer, FormRef, Response};
use tenkencho::state::Screen;

use crate::desk::Desk;

fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.press("見本クリニックを作る");
    desk
}

fn response(desk: &Desk, key: &str) -> Response {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.response(FormRef::Institution, &key.into()).cloned().expect("something is entered")
}

fn choose(desk: &mut Desk, combo: &str, option: &str) {
    desk.window.get_by_role_and_label(Role::ComboBox, combo).click();
    desk.window.run();
    desk.press(option);
}

#[test]
fn the_overview_leads_to_the_first_open_row() {
    let mut desk = sample();
    assert_eq!(desk.window.state().state().screen, Screen::Overview);
    assert!(
        desk.shows("18項目のうち13項目に答えました。あと5項目です（うち「わからない」3項目）。")
    );
    assert!(desk.shows("つぎは「不要なソフト・サービスの停止」"));
    desk.press("続きから");
    assert_eq!(desk.window.state().state().screen, Screen::Checklist);
    desk.answer("はい");
    assert_eq!(response(&desk, "background-services/pc").first.answer, Some(Answer::Yes));
    desk.press("概要");
    assert!(desk.shows("つぎは「BCPの策定」"));
}

#[test]
fn bars_say_their_counts_and_promises_lead_to_their_rows() {
    let mut desk = sample();
    assert!(desk.shows("サーバ 全5項目 はい3、わからない1、該当なし1"));
    let name = "あと198日 不要なアカウントの削除（端末PC） 目標 令和6年12月27日";
    desk.press(name);
    assert!(desk.shows("退職者や使用していないアカウント等、不要なアカウントを削除している。"));
}

#[test]
fn the_list_can_be_narrowed_and_searched() {
    let mut desk = sample();
    desk.press("チェックリスト");
    choose(&mut desk, "しぼりこみ", "わからない");
    assert!(desk.shows("2-(6) アクセスログの管理、わからない"));
    assert!(!desk.shows("2-(1) 台帳管理"));
    choose(&mut desk, "しぼりこみ", "すべて");
    desk.type_into("さがす", "ＭＤＳ");
    assert!(desk.shows("2-(3) MDS/SDSの提出、わからない"));
    assert!(!desk.shows("2-(1) 台帳管理"));
    desk.empty_field();
    desk.type_into("さがす", "どこにもない語");
    assert!(desk.shows("当てはまる項目はありません。"));
}

#[test]
fn a_no_by_key_moves_on_to_the_target_date() {
    let mut desk = sample();
    desk.press("続きから");
    desk.key(Key::Num2);
    desk.window.event(Event::Text("9".to_owned()));
    desk.window.run();
    assert_eq!(desk.value(Role::TextInput, "目標日（いいえのとき） 年"), "9");
    assert!(desk.shows("月を入れてください"));
}

#[test]
fn arrow_keys_step_a_date_and_a_pasted_date_fills_all_boxes() {
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    let date =
        |desk: &Desk| response(desk, "security-manager").first.date.expect("a date").to_string();
    desk.focus(Role::TextInput, "確認日 日");
    desk.key(Key::ArrowUp);
    assert_eq!(date(&desk), "2024-06-13");
    desk.focus(Role::TextInput, "確認日 月");
    desk.key(Key::ArrowDown);
    assert_eq!(date(&desk), "2024-05-13");
    for pasted in ["2025/1/10", "令和7年1月10日", "R7.1.10"] {
        desk.focus(Role::TextInput, "確認日 年");
        desk.empty_field();
        desk.window.event(Event::Paste(pasted.to_owned()));
        desk.window.run();
        assert_eq!(date(&desk), "2025-01-10", "{pasted}");
        assert_eq!(desk.value(Role::TextInput, "確認日 日"), "10");
        desk.focus(Role::TextInput, "確認日 日");
        desk.key(Key::ArrowUp);
    }
}

#[test]
fn an_impossible_day_keeps_the_old_date_and_what_was_typed() {
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.focus(Role::TextInput, "確認日 日");
    desk.empty_field();
    desk.window.event(Event::Text("31".to_owned()));
    desk.window.run();
    assert!(desk.shows("2024年6月は30日までです"));
    let kept = response(&desk, "security-manager").first.date.expect("a date");
    assert_eq!(kept.to_string(), "2024-06-12");
    // Another row and back: the mistake is still there to be mended.
    desk.press("2-(1) 台帳管理、はい");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    assert_eq!(desk.value(Role::TextInput, "確認日 日"), "31");
}

#[test]
fn a_day_can_be_picked_from_the_calendar() {
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.press("確認日のカレンダー");
    assert!(desk.shows("令和6年6月"));
    desk.press("次の月");
    desk.press("令和6年7月1日");
    let date = response(&desk, "security-manager").first.date.expect("a date");
    assert_eq!(date.to_string(), "2024-07-01");
}

#[test]
fn the_right_mouse_button_offers_cut_copy_paste_and_select_all() {
    let memo = "立入検査用メモ（記入内容一覧に印刷されます）";
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.press("2-(1) 台帳管理、はい");
    let field = Role::MultilineTextInput;
    desk.focus(field, memo);
    desk.window.get_by_role_and_label(field, memo).click_secondary();
    desk.window.run();
    for name in ["切り取り", "コピー", "貼り付け"] {
        desk.window.get_by_role_and_label(Role::Button, name);
    }
    desk.press("すべて選択");
    desk.window.get_by_role_and_label(field, memo).click_secondary();
    desk.window.run();
    desk.press("切り取り");
    assert_eq!(response(&desk, "asset-ledger").memo, "");
    desk.press("元に戻す");
    assert_ne!(response(&desk, "asset-ledger").memo, "");
}

#[test]
fn what_gets_the_focus_comes_into_sight_in_a_small_window() {
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let mut desk = Desk::over(folder, egui::Vec2::new(640.0, 360.0));
    desk.press("見本クリニックを作る");
    desk.press("続きから");
    desk.key(Key::Num2);
    let field = desk.window.get_by_role_and_label(Role::TextInput, "目標日（いいえのとき） 年");
    assert!(field.is_focused());
    let bar = desk.window.get_by_role_and_label(Role::Button, "次の項目").rect();
    assert!(field.rect().bottom() <= bar.top(), "{:?} {bar:?}", field.rect());
}

#[test]
fn fifty_vendors_and_long_names_leave_every_size_calm() {
    let name = "医療法人社団みほん会付属みほん総合健康管理センター".repeat(4);
    for size in [[2560.0, 1400.0], [1366.0, 768.0], [640.0, 360.0]] {
        let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
        let data = tenkencho::store::DataFolder::new(folder.path().join("data"));
        let library = tenkencho::edition::EditionLibrary::embedded();
        let mut workbook = tenkencho::sample::workbook(&library);
        workbook.clinic.name.clone_from(&name);
        for number in 0..50 {
            workbook.last_id += 1;
            let id = tenkencho::model::VendorId(workbook.last_id);
            let name = format!("{number}番 {name}");
            workbook.vendors.push(tenkencho::model::Vendor::named(id, name));
            let sheets = &mut workbook.assessments[0].vendor_sheets;
            sheets.push(tenkencho::model::VendorSheet::blank(id));
        }
        data.create(&workbook, "clinic").expect("created");
        let mut desk = Desk::over(folder, egui::Vec2::from(size));
        desk.press(&format!("{name}を開く"));
        // The harness fails where a screen goes on repainting because it cannot settle.
        for screen in [Screen::Checklist, Screen::Vendors, Screen::Export, Screen::Clinic] {
            if size[0] < 700.0 {
                desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
                desk.window.run();
            }
            desk.press(tenkencho::explain::window::screen(screen));
            assert_eq!(desk.window.state().state().screen, screen);
        }
    }
}
