//! The preview, the export beside it, the settings, and the list of keys.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Theme, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::{keys, window};
use tenkencho::model::{FormRef, TextSize, ThemeChoice};
use tenkencho::state::{Dialog, Screen};

use crate::desk::Desk;

const RECEPTION: Vec2 = Vec2::new(1366.0, 768.0);
const SMALL: Vec2 = Vec2::new(640.0, 360.0);

fn sample(size: Vec2) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut desk = Desk::over(folder, size);
    desk.make_sample();
    desk
}

/// The texts of the pages that are on screen.
fn pages(desk: &Desk) -> Vec<String> {
    let pages = desk.window.query_all_by_role(Role::Document);
    pages.map(|page| page.accesskit_node().label().unwrap_or_default()).collect()
}

/// How many pages there are, as the first says.
fn total(desk: &Desk) -> usize {
    let first = pages(desk).into_iter().next().expect("a page");
    let count = first.strip_prefix("1 / ").and_then(|it| it.split_once("ページ\n"));
    count.expect("the first page").0.parse().expect("a number")
}

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

fn zoom(desk: &Desk) -> f32 {
    desk.window.ctx.zoom_factor()
}

fn is_dark(desk: &Desk) -> bool {
    desk.window.ctx.theme() == Theme::Dark
}

#[test]
fn what_will_be_printed_stands_beside_the_export() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    let shown = pages(&desk);
    let all = total(&desk);
    assert!(shown[0].starts_with(&format!("1 / {all}ページ\n見本クリニック")), "{}", shown[0]);
    assert!(shown[0].contains("医療情報システム安全管理責任者を設置している。"), "{}", shown[0]);
    // What is ticked off is gone from the pages.
    desk.window.get_by_role_and_label(Role::CheckBox, "記入内容一覧（メモの全文）").click();
    desk.window.run();
    assert_eq!(total(&desk), all - 3);
    let ticked = |desk: &Desk| {
        let boxes = desk.window.query_all_by_role(Role::CheckBox);
        let ticked = boxes.filter(|it| it.accesskit_node().toggled() == Some(Toggled::True));
        ticked.filter_map(|it| it.accesskit_node().label()).collect::<Vec<_>>()
    };
    for part in ticked(&desk) {
        desk.window.get_by_role_and_label(Role::CheckBox, &part).scroll_to_me();
        desk.window.run();
        desk.window.get_by_role_and_label(Role::CheckBox, &part).click();
        desk.window.run();
    }
    assert_eq!(ticked(&desk), [""; 0]);
    assert_eq!(pages(&desk), [""; 0]);
    assert!(desk.shows("印刷するものを選ぶと、ここにプレビューが表示されます。"));
}

#[test]
fn an_answer_changed_is_seen_on_the_page() {
    let mut desk = sample(RECEPTION);
    desk.press("医療機関");
    desk.type_into("医療機関名", "港");
    desk.press("印刷（PDF）");
    let name = desk.workbook().clinic.name.clone();
    assert!(name.contains('港'), "{name}");
    let first = format!("1 / {}ページ\n{name}", total(&desk));
    assert!(pages(&desk)[0].starts_with(&first), "{}", pages(&desk)[0]);
}

#[test]
fn pages_are_turned_by_button_and_by_key() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    let all = total(&desk);
    desk.press("次のページ");
    assert!(desk.shows(&format!("2 / {all}ページ")));
    desk.press("プレビューを拡大");
    assert_eq!(screen(&desk), Screen::Preview);
    for (key, page) in [
        (Key::End, format!("{all} / {all}ページ")),
        (Key::PageUp, format!("{} / {all}ページ", all - 1)),
        (Key::Home, format!("1 / {all}ページ")),
        (Key::PageDown, format!("2 / {all}ページ")),
    ] {
        desk.focus(Role::Group, "プレビューのページ");
        desk.key(key);
        let label = desk
            .window
            .query_all_by_role(Role::Label)
            .find(|it| it.accesskit_node().value().is_some_and(|value| value == page));
        assert!(label.is_some(), "{key:?}: {page}, but {:?}", pages(&desk));
    }
    desk.press("PDF作成の画面へ戻る");
    assert_eq!(screen(&desk), Screen::Export);
}

#[test]
fn pages_grow_and_shrink_and_fit() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    desk.press("プレビューを拡大");
    let width = |desk: &Desk| {
        let page = desk.window.query_all_by_role(Role::Document).next().expect("a page");
        page.rect().width()
    };
    let fitted = width(&desk);
    desk.press("拡大");
    let larger = width(&desk);
    assert!(larger > fitted, "{larger} {fitted}");
    desk.press("ページ全体");
    let whole = width(&desk);
    assert!(whole < fitted, "{whole} {fitted}");
    assert!(!pages(&desk).is_empty());
    desk.press("縮小");
    assert!(width(&desk) < whole);
    desk.press("幅に合わせる");
    assert!((width(&desk) - fitted).abs() < 1.0);
}

/// What the wheel does while Ctrl is held, one notch up or down.
fn turn_wheel(desk: &mut Desk, at: egui::Pos2, up: bool) {
    desk.window.event(egui::Event::PointerMoved(at));
    let delta = egui::vec2(0.0, if up { 1.0 } else { -1.0 });
    desk.window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta,
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::COMMAND,
        source: egui::MouseWheelSource::Wheel,
    });
    desk.settle();
}

#[test]
fn a_notch_of_the_wheel_is_a_tenth_and_keeps_what_is_pointed_at() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    desk.press("プレビューを拡大");
    desk.press("拡大");
    let page = |desk: &Desk| {
        let page = desk.window.query_all_by_role(Role::Document).next().expect("a page");
        page.rect()
    };
    let before = page(&desk);
    let at = before.min + before.size() * egui::vec2(0.25, 0.3);
    turn_wheel(&mut desk, at, true);
    let after = page(&desk);
    let factor = after.width() / before.width();
    assert!((1.08..1.12).contains(&factor), "{factor}");
    let pointed = after.min + after.size() * egui::vec2(0.25, 0.3);
    assert!((pointed - at).length() < 3.0, "{at:?} became {pointed:?}");
    turn_wheel(&mut desk, at, false);
    assert!((page(&desk).width() - before.width()).abs() < 1.0);
}

#[test]
fn the_width_that_fits_is_that_of_the_page_on_screen() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    let all = total(&desk);
    // Of the page on screen: how wide it is, and whether it lies on its side.
    let at = |desk: &Desk, number: usize| {
        let pages = desk.window.query_all_by_role(Role::Document);
        let start = format!("{number} / {all}ページ");
        let page = pages
            .into_iter()
            .find(|it| it.accesskit_node().label().is_some_and(|label| label.starts_with(&start)));
        let rect = page.expect("the page").rect();
        (rect.width(), rect.width() > rect.height())
    };
    let (upright, is_turned) = at(&desk, 1);
    assert!(!is_turned);
    // The charts lie on their side, and are shown as wide.
    let turned = (2..all).find_map(|number| {
        desk.press("次のページ");
        let (width, is_turned) = at(&desk, number);
        is_turned.then_some(width)
    });
    let turned = turned.expect("a chart");
    assert!((turned - upright).abs() < 10.0, "{turned} {upright}");
}

#[test]
fn small_pages_beside_the_preview_lead_to_theirs() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    let count = |desk: &Desk| {
        let buttons = desk.window.query_all_by_role(Role::Button);
        let names = buttons.filter_map(|it| it.accesskit_node().label());
        names.filter(|name| name.ends_with("ページを見る")).count()
    };
    let shown = count(&desk);
    assert!((4..12).contains(&shown), "only those in sight are painted: {shown}");
    let all = total(&desk);
    desk.window.get_by_role_and_label(Role::Button, "4ページを見る").click();
    desk.settle();
    assert!(desk.shows(&format!("4 / {all}ページ")));
    // Where there is less room the pages have all of it.
    desk.window.set_size(Vec2::new(1100.0, 700.0));
    desk.settle();
    desk.settle();
    assert_eq!(count(&desk), 0);
}

#[test]
fn a_small_window_shows_the_pages_in_a_view_of_their_own() {
    let mut desk = sample(SMALL);
    desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
    desk.window.run();
    desk.press("印刷（PDF）");
    assert_eq!(pages(&desk), [""; 0]);
    desk.press("印刷プレビューを見る");
    assert!(total(&desk) > 7);
    desk.press("PDF作成の画面へ戻る");
    assert_eq!(screen(&desk), Screen::Export);
}

#[test]
fn of_many_pages_only_those_in_sight_are_painted() {
    let mut desk = sample(RECEPTION);
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    desk.focus(Role::MultilineTextInput, "立入検査用メモ（記入内容一覧に印刷されます）");
    desk.window.event(egui::Event::Paste("長いメモを書いておきます。".repeat(12_000)));
    desk.window.run();
    desk.press("印刷（PDF）");
    assert!(desk.shows("1 / "), "{:?}", pages(&desk));
    let count = |desk: &Desk| pages(desk).len();
    assert!(count(&desk) <= 2);
    desk.focus(Role::Group, "プレビューのページ");
    desk.key(Key::End);
    assert!(count(&desk) <= 2);
    let (number, of) = pages(&desk)
        .last()
        .cloned()
        .and_then(|text| {
            let first = text.lines().next()?.strip_suffix("ページ")?.to_owned();
            let (number, of) = first.split_once(" / ")?;
            Some((number.parse::<usize>().ok()?, of.parse::<usize>().ok()?))
        })
        .expect("a page number");
    assert_eq!(number, of);
    assert!(of > 50, "{of}");
}

#[test]
fn what_is_missing_leads_to_where_it_is_filled_in() {
    let mut desk = sample(RECEPTION);
    desk.press("印刷（PDF）");
    let missing = "立入検査の前に確認すること";
    let lines = desk.window.get_by_role_and_label(Role::DisclosureTriangle, missing);
    lines.click_accesskit();
    desk.settle();
    let row = desk.window.query_all_by_label_contains("直す 2-(6)").next().expect("a line");
    row.click_accesskit();
    desk.window.run();
    assert_eq!(screen(&desk), Screen::Checklist);
    let open = desk.window.state().state().open.as_ref().expect("open");
    let place = open.place_on(FormRef::Institution).expect("a row");
    assert_eq!(place.item.as_str(), "access-log/server");
}

#[test]
fn text_size_and_theme_are_chosen_once_and_stay() {
    let mut desk = sample(RECEPTION);
    desk.press("設定");
    desk.answer("150%");
    desk.answer("暗い画面");
    desk.window
        .get_by_role_and_label(Role::CheckBox, "「はい」と回答したら、次の項目へ進む")
        .click();
    desk.window.run();
    assert!((zoom(&desk) - 1.5).abs() < 0.01);
    assert!(is_dark(&desk));
    let desk = desk.reopen();
    let preferences = &desk.window.state().state().preferences;
    assert_eq!(preferences.text_size, TextSize::from(150));
    assert_eq!(preferences.theme, ThemeChoice::Dark);
    assert!(preferences.next_after_yes);
    assert!((zoom(&desk) - 1.5).abs() < 0.01);
    assert!(is_dark(&desk));
}

#[test]
fn text_size_has_keys_and_never_cuts_the_window() {
    let mut desk = sample(RECEPTION);
    let key = |desk: &mut Desk, key| {
        desk.window.key_press_modifiers(Modifiers::COMMAND, key);
        desk.window.run();
    };
    key(&mut desk, Key::Plus);
    assert!((zoom(&desk) - 1.25).abs() < 0.01);
    key(&mut desk, Key::Equals);
    assert!((zoom(&desk) - 1.5).abs() < 0.01);
    key(&mut desk, Key::Minus);
    assert!((zoom(&desk) - 1.25).abs() < 0.01);
    key(&mut desk, Key::Num0);
    assert!((zoom(&desk) - 1.0).abs() < 0.01);

    let mut desk = sample(SMALL);
    key(&mut desk, Key::Plus);
    assert_eq!(desk.window.state().state().preferences.text_size, TextSize::from(125));
    assert!((zoom(&desk) - 1.0).abs() < 0.01, "the smallest layout still fits");
    desk.press("元に戻す");
}

#[test]
fn the_settings_open_from_the_list_of_clinics_too() {
    let mut desk = Desk::new();
    desk.press("設定");
    assert_eq!(screen(&desk), Screen::Settings);
    assert!(desk.shows("サイバー点検帳　バージョン"));
    desk.press("医療機関の一覧へ戻る");
    assert_eq!(screen(&desk), Screen::Start);
}

#[test]
fn damaged_preferences_are_told_and_kept_under_a_dated_name() {
    let desk = sample(RECEPTION);
    let file = desk.folder.path().join("data/preferences.ron");
    std::fs::write(&file, "(format: \"tenkencho-preferences\", version: 1, text_si")
        .expect("written");
    let mut desk = desk.reopen();
    assert!(desk.shows("設定のファイルが壊れていたため、初期設定に戻しました。"));
    let kept = desk.folder.path().join("data/preferences-20240612-140500.unreadable");
    assert!(kept.exists());
    desk.press("閉じる");
    desk.press("設定");
    desk.answer("125%");
    let desk = desk.reopen();
    assert_eq!(desk.window.state().state().dialog, None);
    assert_eq!(desk.window.state().state().preferences.text_size, TextSize::from(125));
}

#[test]
fn preferences_of_a_newer_program_are_told_of_once_and_never_written_over() {
    let desk = sample(RECEPTION);
    let file = desk.folder.path().join("data/preferences.ron");
    let newer = "(format: \"tenkencho-preferences\", version: 9, planets: [])";
    std::fs::write(&file, newer).expect("written");
    let mut desk = desk.reopen();
    assert!(desk.shows("設定のファイルが新しいバージョンのプログラムで作られているため"));
    desk.press("閉じる");
    desk.press("設定");
    desk.answer("125%");
    assert!(desk.shows("選んだ設定は保存しません。"));
    desk.press("閉じる");
    // Said once, and used until the window closes.
    desk.answer("150%");
    assert_eq!(desk.window.state().state().dialog, None);
    assert_eq!(desk.window.state().state().preferences.text_size, TextSize::from(150));
    desk.close();
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), newer);
    let names = std::fs::read_dir(file.parent().expect("a folder")).expect("a folder");
    let names = names.map(|entry| entry.expect("an entry").file_name());
    assert!(!names.map(|it| it.to_string_lossy().into_owned()).any(|it| it.contains("unreadable")));
}

#[test]
fn another_data_folder_is_used_from_the_next_start_on_and_nothing_moves() {
    let mut desk = sample(RECEPTION);
    desk.press("設定");
    // No dialog on this machine: it is said, and the path can be typed.
    desk.press("フォルダを選ぶ…");
    assert!(desk.shows("フォルダを選ぶ画面を開けませんでした。"));
    desk.press("閉じる");
    let other: PathBuf = desk.folder.path().join("other");
    desk.machine.lock().expect("no panic").picked_folder = Some(other.clone());
    desk.press("フォルダを選ぶ…");
    assert_eq!(desk.window.state().state().next_folder, Some(other.clone()));
    let pointer = desk.folder.path().join("data/data-folder.ron");
    let text = std::fs::read_to_string(&pointer).expect("a pointer");
    assert!(text.contains("tenkencho-data-folder"), "{text}");
    assert!(desk.folder.path().join("data/clinics/sample-1/workbook.ron").exists());
    assert!(desk.shows("今回は、現在のフォルダのままです。"));
    desk.press("現在のフォルダのままにする");
    assert_eq!(desk.window.state().state().next_folder, None);

    desk.type_into("フォルダの場所を直接入力", "relative/folder");
    desk.press("次からこのフォルダを使う");
    assert!(desk.shows("を使えるようにできませんでした"));
    assert_eq!(desk.window.state().state().next_folder, None);
}

#[test]
fn a_chosen_folder_that_is_gone_is_told_and_never_made_anew() {
    let mut desk = sample(RECEPTION);
    let other = desk.folder.path().join("other");
    desk.machine.lock().expect("no panic").picked_folder = Some(other.clone());
    desk.press("設定");
    desk.press("フォルダを選ぶ…");
    desk.close();
    let folder = Arc::clone(&desk.folder);
    drop(desk);

    // As long as it is there, it is simply used.
    let mut desk = Desk::opening(Arc::clone(&folder), RECEPTION, "other");
    assert_eq!(desk.window.state().state().next_folder, None);
    desk.make_sample();
    desk.close();
    drop(desk);
    assert!(other.join("clinics/sample-1/workbook.ron").exists());

    std::fs::rename(&other, folder.path().join("away")).expect("the drive is unplugged");
    let mut desk = Desk::opening(Arc::clone(&folder), RECEPTION, "other");
    assert!(desk.shows("選んであるデータのフォルダが見つかりません。"));
    assert!(!other.exists());
    desk.press("設定");
    desk.answer("125%");
    assert!((zoom(&desk) - 1.25).abs() < 0.01);
    desk.press("いつもの場所に戻す");
    assert_eq!(desk.window.state().state().next_folder, Some(folder.path().join("data")));
    assert!(!other.exists());
}

#[test]
fn every_key_is_listed_on_f1() {
    let mut desk = sample(RECEPTION);
    desk.key(Key::F1);
    assert_eq!(desk.window.state().state().dialog, Some(Dialog::Help));
    assert!(desk.shows("作業の一覧は、どの行からでも始められます"));
    desk.window.get_by_role_and_label(Role::DisclosureTriangle, keys::TITLE).click();
    desk.settle();
    for name in [window::UNDO, window::REDO, window::LARGER, keys::EVERYWHERE] {
        assert!(desk.shows(name), "{name}");
    }
    assert!(desk.shows("Ctrl+Z"));
    desk.key(Key::Escape);
    assert_eq!(desk.window.state().state().dialog, None);
}
