//! The checklist by mouse and by keyboard: filters, search, dates, the menu of text fields.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable;
use tenkencho::model::{Answer, FormRef, Response};
use tenkencho::state::Screen;

use crate::desk::Desk;
use crate::sample_clinic;

fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    desk
}

fn response(desk: &Desk, key: &str) -> Response {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.response(FormRef::Institution, &key.into()).cloned().expect("something is entered")
}

/// The answer of the first round, of which the second may have one of the same name below it.
fn first_of<'a>(desk: &'a Desk, answer: &'a str) -> Node<'a> {
    let mut found = desk.window.query_all_by_role_and_label(Role::RadioButton, answer);
    found.next().expect("an answer")
}

/// The key of the row on screen.
fn place(desk: &Desk) -> String {
    let open = desk.window.state().state().open.as_ref().expect("a clinic");
    open.place_on(FormRef::Institution).expect("a row").item.to_string()
}

fn link(desk: &mut Desk, name: &str) {
    desk.window.get_by_role_and_label(Role::Link, name).click();
    desk.window.run();
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
    assert!(desk.shows("未回答は2項目、「わからない」は3項目です"));
    assert!(desk.shows("次に行うこと：不要なソフト・サービスの停止"));
    assert!(
        desk.shows("パソコンから、使っていないソフトを削除していますか。"),
        "the question itself"
    );
    desk.press("続きから");
    assert_eq!(desk.window.state().state().screen, Screen::Checklist);
    desk.answer("はい");
    assert_eq!(response(&desk, "background-services/pc").first.answer, Some(Answer::Yes));
    desk.press("概要");
    assert!(desk.shows("次に行うこと：BCPの策定"));
}

#[test]
fn promises_lead_to_their_rows() {
    let mut desk = sample();
    let name = "あと28日 不要なアカウントの削除（端末PC） 目標 令和6年12月27日";
    desk.press(name);
    assert!(desk.shows("退職者や使用していないアカウント等、不要なアカウントを削除している。"));
}

/// Who cannot answer is told whom to ask, and vendors are asked in one place.
#[test]
fn whom_to_ask_stands_beside_what_cannot_be_answered() {
    let mut desk = sample();
    desk.press("続きから");
    let desks = "回答のしかたが分からないときの相談先";
    assert!(!desk.shows(desks));
    desk.answer("わからない");
    assert!(desk.shows(desks) && desk.shows("0120-339-199"));
    link(&mut desk, "日本医師会 セキュリティガイドライン相談窓口の番号をコピー");
    link(&mut desk, "事業者への照会事項に追加しました（4件）");
    assert_eq!(desk.window.state().state().screen, Screen::Vendors);
    desk.press("チェックリスト");
    desk.answer("該当なし");
    assert!(desk.shows(desks) && desk.shows("保健所か相談窓口に確認してから"));
}

/// A word of the guidance or of a term that it explains finds the row.
#[test]
fn a_search_looks_through_the_guidance_and_both_memos() {
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.type_into("検索", "TeamViewer");
    assert!(desk.shows("2-(2) リモート保守の確認"));
    assert!(!desk.shows("2-(8) 接続元制限"));
    desk.empty_field();
    desk.type_into("検索", "物理アドレス");
    assert!(desk.shows("2-(8) 接続元制限"), "a term that its guidance marks explains this word");
    assert!(!desk.shows("2-(2) リモート保守の確認"));
}

/// いいえ puts the cursor into the empty 目標日: it has nothing to take back, so the answer goes.
#[test]
fn the_key_of_undo_takes_back_an_answer_from_within_the_empty_field_that_it_leads_to() {
    let mut desk = sample();
    desk.press("続きから");
    desk.answer("いいえ");
    assert_eq!(response(&desk, "background-services/pc").first.answer, Some(Answer::No));
    assert!(desk.window.ctx.text_edit_focused(), "the cursor waits for the target date");
    desk.window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    desk.settle();
    let assessment = desk.workbook().latest_assessment().expect("a year").clone();
    let answer = assessment.response(FormRef::Institution, &"background-services/pc".into());
    assert!(answer.is_none_or(|it| it.first.answer.is_none()), "{answer:?}");
    // What was typed goes first, and the answer stays.
    desk.answer("いいえ");
    desk.focus(Role::MultilineTextInput, "院内用メモ（立入検査の書類には印刷されません）");
    desk.window.event(Event::Text("相談中".to_owned()));
    desk.settle();
    desk.window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    desk.settle();
    let response = response(&desk, "background-services/pc");
    assert_eq!((response.first.answer, response.inner_memo.as_str()), (Some(Answer::No), ""));
}

#[test]
fn a_target_date_that_is_often_chosen_is_a_click_away() {
    let mut desk = sample();
    desk.press("続きから");
    desk.answer("いいえ");
    let place = place(&desk);
    let target = |desk: &Desk| response(desk, &place).target.map(|day| day.to_string());
    for (name, day) in
        [("1か月後", "2024-12-29"), ("3か月後", "2025-02-28"), ("年度末", "2025-03-31")]
    {
        link(&mut desk, name);
        assert_eq!(target(&desk).as_deref(), Some(day), "{name}");
    }
}

/// Four answers of one form: none changes its meaning under the pointer, and the bar keeps its shape.
#[test]
fn four_answers_stay_where_they_are_whatever_is_chosen() {
    for width in [1366.0, 960.0] {
        let mut desk = sample();
        desk.window.set_size(egui::vec2(width, 900.0));
        desk.press("続きから");
        let names = ["はい", "いいえ", "わからない", "該当なし"];
        let places = |desk: &Desk| {
            let answers = names.map(|it| first_of(desk, it).rect());
            let next = desk.window.get_by_role_and_label(Role::Button, "次の項目").rect();
            (answers.map(|it| (it.left(), it.top(), it.width())), next)
        };
        let before = places(&desk);
        // In one row, or two by two where the row is narrow.
        let tops = before.0.map(|(_, top, _)| top);
        let is_level = |one: f32, two: f32| (one - two).abs() < 0.5;
        assert!(is_level(tops[0], tops[1]) && is_level(tops[2], tops[3]), "{width}: {tops:?}");
        assert!(width < 1000.0 || is_level(tops[0], tops[2]), "{width}: {tops:?}");
        for name in names {
            for _ in 0..2 {
                first_of(&desk, name).click();
                desk.settle();
                assert_eq!(places(&desk), before, "{width}: {name}");
            }
            assert!(response(&desk, "background-services/pc").first.answer.is_some(), "{name}");
        }
        // After 該当なし the reason is asked for.
        desk.answer("はい");
        desk.answer("該当なし");
        let reason = "該当しない理由（様式の欄外と記入内容一覧に印刷されます）";
        assert!(desk.window.get_by_role_and_label(Role::TextInput, reason).is_focused());
        desk.key(Key::Escape);
        desk.key(Key::Num1);
        desk.key(Key::Num4);
        let answer = response(&desk, "background-services/pc").first.answer;
        assert_eq!(answer, Some(Answer::NotApplicable));
        desk.press("その他…");
        desk.press("回答を取り消す");
        let assessment = desk.workbook().latest_assessment().expect("a year");
        let left = assessment.response(FormRef::Institution, &"background-services/pc".into());
        assert!(left.is_none_or(|it| it.first.answer.is_none()));
    }
}

#[test]
fn behind_the_last_row_stands_the_overview() {
    let mut desk = sample();
    desk.press("チェックリスト");
    desk.press_some("3-(3) BCPの策定、");
    desk.press("まとめを見る");
    assert_eq!(desk.window.state().state().screen, Screen::Overview);
}

#[test]
fn every_row_opens_with_its_question_in_sight() {
    let mut desk = sample();
    desk.window.set_size(egui::vec2(1366.0, 560.0));
    desk.press("続きから");
    let question = |desk: &Desk, words: &str| desk.window.get_by_label_contains(words).rect();
    let first = "パソコンから、使っていないソフトを";
    let top = question(&desk, first).top();
    // F4 goes to the memo far below.
    desk.key(Key::F4);
    desk.key(Key::Escape);
    assert!(question(&desk, first).top() < top - 40.0, "the row is scrolled");
    desk.press("次の項目");
    assert!((question(&desk, "ルータやVPNの機器の中のソフト").top() - top).abs() < 1.0);
    desk.press("前の項目");
    assert!((question(&desk, first).top() - top).abs() < 1.0, "one that is come back to as well");
}

#[test]
fn the_list_can_be_narrowed_and_searched() {
    let mut desk = sample();
    desk.press("チェックリスト");
    choose(&mut desk, "絞り込み", "わからない");
    assert!(desk.shows("2-(6) アクセスログの管理、わからない"));
    assert!(!desk.shows("2-(1) 台帳管理"));
    choose(&mut desk, "絞り込み", "すべて");
    desk.type_into("検索", "ＭＤＳ");
    assert!(desk.shows("2-(3) MDS/SDSの提出、わからない"));
    assert!(!desk.shows("2-(1) 台帳管理"));
    desk.empty_field();
    desk.type_into("検索", "どこにもない語");
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
    desk.make_sample();
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
        let mut workbook = sample_clinic::workbook();
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

#[test]
fn the_second_round_waits_behind_a_button_until_its_day_has_come() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("2-(5) 不要なアカウントの削除、いいえ");
    let offered = "1回目が「いいえ」でした";
    assert!(!desk.shows(offered), "its day is still to come");
    desk.press("2回目を記入");
    assert!(desk.shows(offered));
    // Another row of the same kind, whose day is moved to one that has passed.
    desk.press("3-(2) バックアップと復旧手順、いいえ");
    assert!(!desk.shows(offered));
    for (unit, text) in [("年", "2024"), ("月", "11"), ("日", "1")] {
        desk.focus(Role::TextInput, &format!("目標日（いいえのとき） {unit}"));
        desk.empty_field();
        desk.window.event(egui::Event::Text(text.to_owned()));
        desk.settle();
    }
    assert!(desk.shows(offered));
}

#[test]
fn a_day_outside_of_the_year_is_pointed_out_and_kept() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("2-(7) セキュリティパッチの適用、いいえ");
    assert!(!desk.shows("の外の日付です"));
    desk.focus(Role::TextInput, "確認日 年");
    desk.empty_field();
    desk.window.event(egui::Event::Text("2023".to_owned()));
    desk.settle();
    assert!(desk.shows("の外の日付です"));
    let response = desk.workbook().latest_assessment().expect("a year");
    let response = response.response(FormRef::Institution, &"security-patch/pc".into());
    let date = response.and_then(|it| it.first.date).expect("a day");
    assert_eq!(chrono::Datelike::year(&date), 2023);
}

#[test]
fn a_search_is_ended_by_its_button_and_by_esc() {
    let mut desk = sample();
    desk.press("チェックリスト");
    let all = "1-(1) 安全管理責任者の設置、はい";
    let is_there = |desk: &Desk| desk.window.query_by_role_and_label(Role::Button, all).is_some();
    for by_key in [true, false] {
        desk.type_into("検索", "バックアップ");
        assert!(!is_there(&desk));
        if by_key {
            desk.key(Key::Escape);
        } else {
            desk.press("検索を終える");
        }
        assert!(is_there(&desk), "by key: {by_key}");
    }
}
