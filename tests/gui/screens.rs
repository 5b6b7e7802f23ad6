//! Each screen at every size it is promised for, and what its controls do.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use tenkencho::model::{Answer, AnswerPlace, FormRef, VendorContract};
use tenkencho::state::{Dialog, ExportPhase, Screen};

use crate::desk::Desk;
use crate::sample_clinic;

const SCREENS: [(&str, Screen); 11] = [
    ("概要", Screen::Overview),
    ("チェックリスト", Screen::Checklist),
    ("事業者", Screen::Vendors),
    ("人と役割", Screen::People),
    ("外部の連絡先", Screen::Contacts),
    ("機器台帳", Screen::Ledger),
    ("連絡体制図", Screen::Charts),
    ("事業継続計画", Screen::Document),
    ("医療機関", Screen::Clinic),
    ("文言の確認", Screen::Proofread),
    ("印刷（PDF）", Screen::Export),
];

#[test]
fn every_screen_of_the_sample_opens_at_every_size() {
    // The harness also checks at every step that each input has a name and each glyph a font.
    for size in [[1366.0, 768.0], [1280.0, 720.0], [960.0, 600.0], [640.0, 360.0]] {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let mut desk = Desk::over(folder, Vec2::from(size));
        desk.make_sample();
        let is_narrow = size[0] < 700.0;
        let unfold = |desk: &mut Desk| {
            if is_narrow {
                desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
                desk.window.run();
            }
        };
        for (name, screen) in SCREENS {
            unfold(&mut desk);
            desk.press(name);
            assert_eq!(desk.window.state().state().screen, screen, "{size:?}");
        }
        unfold(&mut desk);
        desk.press("医療機関の一覧");
        assert_eq!(desk.window.state().state().screen, Screen::Start, "{size:?}");
    }
}

#[test]
fn the_sample_can_be_made_again_and_again() {
    let mut desk = Desk::new();
    for _ in 0..2 {
        desk.make_sample();
        desk.press("医療機関の一覧");
    }
    let cards = desk.window.state().state().clinics.clone().expect("listed");
    let ids: Vec<_> = cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["sample-1", "sample-2"]);
}

#[test]
fn keys_answer_only_while_no_field_has_the_focus() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    let answer = |desk: &Desk| {
        let assessment = desk.workbook().latest_assessment().expect("a year");
        let response = assessment.response(FormRef::Institution, &"security-manager".into());
        response.and_then(|response| response.first.answer)
    };
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.focus(Role::TextInput, "確認者");
    desk.key(Key::Num2);
    assert_eq!(answer(&desk), Some(Answer::Yes));
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.key(Key::Num2);
    assert_eq!(answer(&desk), Some(Answer::No));
    // いいえ moves on to the target date, where 1 is a digit.
    desk.key(Key::Num1);
    assert_eq!(answer(&desk), Some(Answer::No));
    desk.press("1-(1) 安全管理責任者の設置、いいえ");
    desk.key(Key::Num1);
    assert_eq!(answer(&desk), Some(Answer::Yes));
}

#[test]
fn not_applicable_asks_for_a_reason() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("2-(9) 不要なソフト・サービスの停止、わからない");
    desk.answer("該当なし");
    desk.type_into(
        "該当しない理由（様式の欄外と記入内容一覧に印刷されます）",
        "サーバは事業者の持ち物",
    );
    let assessment = desk.workbook().latest_assessment().expect("a year");
    let response = assessment
        .response(FormRef::Institution, &"background-services/server".into())
        .expect("answered");
    assert_eq!(response.first.answer, Some(Answer::NotApplicable));
    assert_eq!(response.reason, "サーバは事業者の持ち物");
}

#[test]
fn a_vendor_is_added_and_its_sheet_transcribed() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("事業者");
    desk.answer("ない");
    assert!(desk.shows("事業者確認用と2-(2)、2-(3)の記入は不要です"));
    desk.answer("ある");
    desk.type_into("新しい事業者の名前", "みなと通信");
    desk.press("追加");
    desk.press("今日受け取った");
    desk.type_into("回答者（事業者側）", "保守担当");
    desk.window.get_by_role_and_label(Role::RadioButton, "はい").scroll_to_me();
    desk.window.run();
    desk.answer("はい");
    let workbook = desk.workbook();
    let assessment = workbook.latest_assessment().expect("a year");
    assert_eq!(assessment.vendor_contract, Some(VendorContract::Present));
    let vendor = workbook.vendors.iter().find(|it| it.name == "みなと通信").expect("added");
    let sheet = assessment.sheet(vendor.id).expect("a sheet");
    assert_eq!(sheet.respondent, "保守担当");
    assert_eq!(sheet.responses.len(), 1);
}

#[test]
fn questions_for_the_vendor_can_be_copied() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("事業者");
    desk.window.get_by_role_and_label(Role::Button, "照会事項をコピー").scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::Button, "照会事項をコピー").click();
    desk.window.step();
    let copied = desk.window.output().platform_output.commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    desk.window.step();
    assert!(desk.shows("コピーしました"));
    assert!(
        copied.contains("・ログには、誰が、いつ、どの患者の何をしたかが残りますか。"),
        "{copied}"
    );
}

#[test]
fn a_further_year_shows_last_years_answers_beside_empty_ones() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.window.get_by_role_and_label(Role::ComboBox, "点検年度").click();
    desk.window.run();
    desk.press("別の年度を始める…");
    // FY2024 is there already, so the next one is proposed; its form is another year's.
    assert!(desk.shows("令和7年度（2025年度）"));
    assert!(desk.shows("使う様式は令和6年度版です。"));
    desk.press("令和7年度を始める");
    desk.press("1-(1) 安全管理責任者の設置、未回答");
    // Last year's answer stands in one line, and nothing of it counts before somebody says so.
    assert!(desk.shows("令和6年度　はい　") && desk.shows("任命書"));
    let first = |desk: &Desk| {
        let book = desk.window.state().state().open.as_ref().expect("open");
        let place = AnswerPlace::institution("security-manager".into());
        let response = book.assessment().and_then(|it| it.response(place.form, &place.item));
        response.map(|response| (response.first.answer, response.first.date))
    };
    assert_eq!(first(&desk), None);
    desk.press("前年と同じ（今日確認した）");
    let today = Some(sample_clinic::day());
    assert_eq!(first(&desk), Some((Some(Answer::Yes), today)));
    desk.press("元に戻す");
    assert_eq!(first(&desk), None);
    desk.key(Key::Num0);
    assert_eq!(first(&desk), Some((Some(Answer::Yes), today)));
    // いいえ of last year is shown with what became of its day, and never offered again.
    desk.press("3-(2) バックアップと復旧手順、未回答");
    assert!(desk.shows("令和6年度　いいえ") && desk.shows("目標日 令和"));
    assert!(desk.window.query_by_label("前年と同じ（今日確認した）").is_none());
}

#[test]
fn a_second_window_can_only_read() {
    let mut first = Desk::new();
    first.make_sample();
    let mut second = Desk::over(Arc::clone(&first.folder), Vec2::new(1366.0, 768.0));
    second.press("見本クリニックを開く");
    let open = second.window.state().state().open.as_ref().expect("open");
    let sentence = open.read_only.clone().expect("read only").sentence;
    assert!(second.shows(&sentence), "{sentence}");
    second.key(Key::Num2);
    assert!(!open_has_history(&second));
}

fn open_has_history(desk: &Desk) -> bool {
    let open = desk.window.state().state().open.as_ref().expect("open");
    open.history.undo_label().is_some()
}

#[test]
fn a_damaged_workbook_offers_its_backup() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    // Two sessions, so that there is a copy from before the second.
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.key(Key::Num2);
    let desk = desk.reopen();
    let file = desk.folder.path().join("data/clinics/sample-1/workbook.ron");
    let mut bytes = std::fs::read(&file).expect("the workbook");
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&file, &bytes).expect("damaged");
    let mut desk = desk.reopen();
    desk.press("バックアップから戻す…");
    assert!(matches!(desk.window.state().state().dialog, Some(Dialog::Restore { .. })));
    assert_eq!(std::fs::read(&file).expect("still there"), bytes, "untouched until asked");
    let put_back = desk.window.query_all_by_label_contains("この時点に戻す").next();
    put_back.expect("a backup").click();
    desk.window.run();
    assert_eq!(desk.workbook().clinic.name, "見本クリニック");
}

#[test]
fn what_cannot_be_saved_stays_and_closing_asks() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    let clinics = desk.folder.path().join("data/clinics");
    let away = desk.folder.path().join("away");
    std::fs::rename(&clinics, &away).expect("the folder is taken away");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.key(Key::Num2);
    desk.close();
    desk.window.run();
    let state = desk.window.state().state();
    assert!(matches!(state.dialog, Some(Dialog::Unsaved(..))), "{:?}", state.dialog);
    desk.press("閉じずに続ける");

    std::fs::rename(&away, &clinics).expect("the folder is back");
    let before = desk.workbook().clone();
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    assert_eq!(*desk.workbook(), before);
}

#[test]
fn a_data_folder_that_cannot_be_made_is_told_at_once() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    std::fs::write(folder.path().join("data"), "a file in the way").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    assert!(desk.shows("データの保存場所"));
    let create = desk.window.get_by_role_and_label(Role::Button, "始める");
    create.click();
    desk.window.run();
    assert_eq!(desk.window.state().state().dialog, None);
}

#[test]
fn an_input_method_that_is_left_or_cancelled_loses_nothing() {
    let memo = "立入検査用メモ（記入内容一覧に印刷されます）";
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.press("2-(7) セキュリティパッチの適用、いいえ");
    let text = |desk: &Desk| {
        let assessment = desk.workbook().latest_assessment().expect("a year");
        let response = assessment.response(FormRef::Institution, &"security-patch/pc".into());
        response.map(|response| response.memo.clone()).unwrap_or_default()
    };
    // Cancelled: what was committed before stays, what was composed goes.
    desk.focus(Role::MultilineTextInput, memo);
    let before = text(&desk);
    desk.compose("さくせい");
    assert_ne!(text(&desk), before);
    desk.compose("");
    desk.commit("");
    assert_eq!(text(&desk), before);
    // The focus leaves while composing: what stood in the field is kept.
    desk.compose("とちゅう");
    desk.focus(Role::TextInput, "確認日 年");
    assert!(text(&desk).contains("とちゅう"), "{}", text(&desk));
}

#[test]
fn a_memo_of_a_hundred_thousand_characters_and_odd_ones_is_kept_whole() {
    let memo = "立入検査用メモ（記入内容一覧に印刷されます）";
    let odd = "行\u{200f}右から\u{0301}結合\u{3099}\u{7}制御";
    let long = format!("{odd}{}", "長いメモ。".repeat(20_000));
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    desk.focus(Role::MultilineTextInput, memo);
    desk.window.event(egui::Event::Paste(long.clone()));
    desk.window.run();
    let entered = desk.value(Role::MultilineTextInput, memo);
    assert!(entered.ends_with(&long[odd.len()..]));
    let before = desk.workbook().clone();
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    assert_eq!(*desk.workbook(), before);
    desk.press("印刷（PDF）");
    desk.press("PDFを作成");
    let phase = &desk.window.state().state().export.phase;
    assert!(matches!(phase, ExportPhase::Done(_)), "{phase:?}");
}

#[test]
fn last_words_of_an_input_method_are_kept_when_the_window_closes_in_the_same_frame() {
    let memo = "立入検査用メモ（記入内容一覧に印刷されます）";
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("続きから");
    desk.focus(Role::MultilineTextInput, memo);
    desk.compose("さいごの");
    let commit = egui::Event::Ime(egui::ImeEvent::Commit("最後の言葉".to_owned()));
    desk.window.input_mut().events.push(commit);
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    let memos = &desk.workbook().latest_assessment().expect("this year").responses;
    assert!(memos.iter().any(|response| response.memo == "最後の言葉"));
}

#[test]
fn a_session_without_a_backup_is_told() {
    let mut desk = Desk::new();
    desk.make_sample();
    let backups = desk.folder.path().join("data/clinics/sample-1/backups");
    let _ = std::fs::remove_dir_all(&backups);
    std::fs::write(&backups, "a file in the way").expect("written");
    desk.press("続きから");
    desk.answer("はい");
    desk.close();
    desk.window.run();
    assert!(desk.shows("バックアップを残せませんでした"));
    assert!(desk.shows("入力した内容は保存できています"));
    assert_eq!(desk.window.state().state().dialog, None, "it stands in nobody's way");
}
