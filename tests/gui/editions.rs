//! Editions of the data folder: which one a year starts on, and what is said of them.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tenkencho::edition::EditionLibrary;
use tenkencho::state::{Dialog, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;

const SMALL: &str = include_str!("../files/small-edition.ron");

/// A desk with further editions in its data folder.
fn desk_with(editions: &[(&str, &str)]) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let inside = folder.path().join("data/editions");
    std::fs::create_dir_all(&inside).expect("a folder");
    for (name, text) in editions {
        std::fs::write(inside.join(name), text).expect("written");
    }
    Desk::over(folder, Vec2::new(1366.0, 768.0))
}

fn proposed(desk: &Desk) -> String {
    match &desk.window.state().state().dialog {
        Some(Dialog::StartYear { edition, .. }) => edition.id.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bridge_is_taken_only_where_a_person_chooses_it() {
    let this_year = SMALL.replace("fiscal_year: 2030", "fiscal_year: 2024");
    let bridge = this_year.replace("revision: 1,", "revision: 1, bridge: true,");
    let mut desk = desk_with(&[("bridge.ron", &bridge)]);
    desk.type_into("医療機関の名前", "さくら歯科");
    desk.press("始める");
    assert_eq!(proposed(&desk), "mhlw-2024");
    desk.window.get_by_role_and_label(Role::ComboBox, "年度版").click();
    desk.window.run();
    desk.window.get_by_label_contains("令和12年度版（つなぎの版）").click();
    desk.window.run();
    assert_eq!(proposed(&desk), "small-2030");
    desk.press("令和6年度を始める");
    assert_eq!(desk.workbook().assessments[0].edition.id, "small-2030");
}

#[test]
fn a_year_on_the_bridge_of_the_program_is_no_form_on_any_screen() {
    let mut desk = Desk::new();
    desk.type_into("医療機関の名前", "さくら歯科");
    desk.press("始める");
    assert_eq!(proposed(&desk), "mhlw-2024");
    assert!(!desk.shows("様式ではありません"));
    desk.window.get_by_role_and_label(Role::ComboBox, "年度版").click();
    desk.window.run();
    desk.window.get_by_label_contains("令和7年度版（つなぎの版）").click();
    desk.window.run();
    assert!(desk.shows("つなぎの版（令和7年度版の項目）です。様式ではありません。"));
    assert!(!desk.shows("使う様式は"));
    desk.press("令和6年度を始める");
    assert_eq!(desk.workbook().assessments[0].edition.id, "mhlw-2025");
    // The overview says what the year is on, and asks for no comparing and no vendor forms.
    desk.press("概要");
    assert!(desk.shows("つなぎの版（令和7年度版の項目）です。"));
    assert!(desk.shows("事業者確認用はありません"));
    assert!(!desk.shows("照合"));
    // A row that was read has its sentence, one of which the theme is known its short title.
    desk.press("チェックリスト");
    assert!(desk.shows("医療情報システム安全管理責任者を設置している。"));
    assert!(desk.shows("様式の文言としては確認していません"));
    desk.press_some("二要素認証");
    assert!(desk.shows("この項目の文言は、分かっていません。"));
    assert!(desk.shows("令和7年度版で加わりました。"));
    assert!(!desk.shows("出典：厚生労働省") && !desk.shows("実装"));
    desk.answer("はい");
    assert_eq!(desk.workbook().assessments[0].responses[0].item.as_str(), "two-factor");
    desk.press_some("パスワードの決まり");
    assert!(desk.shows("第7.0版（令和8年6月）は、パスワードの定期的な変更を求めなくなりました"));
    // No vendor form is offered.
    desk.press("事業者");
    assert!(desk.shows("事業者確認用はありません"));
    assert!(!desk.shows("未記入の事業者確認用"));
    // The list of entries alone is printed; the others say why they are not.
    desk.press("印刷（PDF）");
    assert!(desk.shows(
        "様式ではありません。つなぎの版の年度は、記入内容一覧と実施記録だけを印刷できます。"
    ));
    assert!(!desk.shows("公式のPDFと照合していません"));
}

#[test]
fn a_newer_revision_is_told_of_on_the_start_screen_without_a_dialog() {
    let newer = SMALL.replace("revision: 1,", "revision: 2,");
    let desk = desk_with(&[("1.ron", SMALL), ("2.ron", &newer)]);
    assert!(
        desk.shows("年度版「small-2030」は、revision 1に代えて、「2.ron」のrevision 2を使います。")
    );
    assert_eq!(desk.window.state().state().dialog, None);
}

/// A clinic that checks 2026 on the form of 2024, in that year, with this edition in its data folder.
fn on_an_earlier_form(editions: &[(&str, &str)]) -> Desk {
    let desk = desk_with(editions);
    let today = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
    let sample = tenkencho::sample::workbook(&EditionLibrary::embedded(), today);
    let data = DataFolder::new(desk.folder.path().join("data"));
    data.create(&sample, tenkencho::sample::PREFIX).expect("created");
    let mut desk = desk.reopen();
    desk.machine.lock().expect("no panic").today = Some(today);
    desk.press("見本クリニックを開く");
    desk
}

const LATER: &str = "今年度（令和8年度）の立入検査で使われる様式は令和8年度版です。\
                     この点検は令和6年度版の様式で印刷されます。";

#[test]
fn before_this_year_is_printed_on_an_earlier_form_the_later_one_is_told_of_once() {
    let mut desk = on_an_earlier_form(&[]);
    // The overview offers the form, and no screen warns.
    assert_eq!(desk.window.query_all_by_label_contains("令和8年度版").count(), 2);
    for screen in ["概要", "チェックリスト", "事業者", "文言の確認"] {
        desk.press(screen);
        assert!(!desk.shows("立入検査で使われる様式"), "{screen}");
    }
    desk.press("印刷（PDF）");
    assert_eq!(desk.window.query_all_by_label_contains(LATER).count(), 1);
    assert_eq!(desk.window.query_all_by_label_contains("令和8年度版の様式を").count(), 1);
    // It keeps nobody from printing, and leads to where the form is read in.
    desk.press("令和8年度版の様式を読み込む…");
    assert_eq!(desk.window.state().state().screen, Screen::NewForm);
}

#[test]
fn where_the_later_form_is_here_the_year_is_offered_to_go_over_to_it() {
    let later = SMALL.replace("fiscal_year: 2030", "fiscal_year: 2026");
    let mut desk = on_an_earlier_form(&[("later.ron", &later)]);
    desk.press("印刷（PDF）");
    assert_eq!(desk.window.query_all_by_label_contains(LATER).count(), 1);
    assert!(!desk.shows("読み込む"));
    desk.press_some("に変える…");
    let dialog = &desk.window.state().state().dialog;
    assert!(matches!(dialog, Some(Dialog::ChangeEdition { .. })), "{dialog:?}");
}

#[test]
fn a_year_that_is_over_is_printed_on_its_earlier_form_without_a_word() {
    let mut desk = on_an_earlier_form(&[]);
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2027, 4, 1);
    desk.press("印刷（PDF）");
    assert!(!desk.shows("立入検査で使われる様式"));
}

#[test]
fn an_edition_that_was_read_in_is_listed_in_the_settings_and_removed() {
    let mut desk = desk_with(&[("small.ron", SMALL)]);
    let file = desk.folder.path().join("data/editions/small.ron");
    desk.press("設定");
    assert!(desk.shows("このPCで読み込んだ様式"));
    assert!(desk.shows("令和12年度用　改訂1"));
    let remove = "削除…";
    // Left by keyboard, nothing happens.
    desk.press_some(remove);
    assert!(desk.shows("editions/small.ron"));
    desk.key(Key::Escape);
    assert!(file.exists());
    desk.press_some(remove);
    desk.press("削除する");
    assert!(!file.exists());
    assert!(desk.shows("読み込んだ様式はありません。"));
    // It is known no longer: a year cannot be started on it.
    desk.press("医療機関の一覧へ戻る");
    desk.type_into("医療機関の名前", "さくら歯科");
    desk.press("始める");
    desk.window.get_by_role_and_label(Role::ComboBox, "年度版").click();
    desk.window.run();
    assert!(!desk.shows("small-2030"));
}

#[test]
fn an_edition_that_the_open_clinic_uses_stays_and_says_why() {
    let this_year = SMALL.replace("fiscal_year: 2030", "fiscal_year: 2024");
    let mut desk = desk_with(&[("small.ron", &this_year)]);
    desk.type_into("医療機関の名前", "さくら歯科");
    desk.press("始める");
    desk.window.get_by_role_and_label(Role::ComboBox, "年度版").click();
    desk.window.run();
    desk.window.get_by_label_contains("令和12年度版").click();
    desk.window.run();
    desk.press("令和6年度を始める");
    desk.press("設定");
    desk.press_some("削除…");
    assert!(desk.shows("さくら歯科の令和6年度の点検で使っています。"));
    let now = desk.window.get_by_role_and_label(Role::Button, "削除する");
    assert!(now.accesskit_node().is_disabled());
    // And it is refused on the disk too, once the clinic is closed.
    desk.press("キャンセル");
    desk.press("医療機関の一覧");
    desk.press("設定");
    desk.press_some("削除…");
    desk.press("削除する");
    assert!(desk.shows("さくら歯科の令和6年度の点検で使っています。"));
    assert!(desk.folder.path().join("data/editions/small.ron").exists());
}
