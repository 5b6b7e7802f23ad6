//! The guidance beside a row, and the terms in it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use tenkencho::edition;
use tenkencho::model::guidance::plain;
use tenkencho::model::{FormKind, FormRef};

use crate::desk::Desk;

const ITEM: &str = "2-(5) 不要なアカウントの削除、";

/// The sample, at the row on unused accounts of the server.
fn at_a_row() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    let mut rows = desk.window.query_all_by_label_contains(ITEM);
    rows.next().expect("the row on the server's accounts").click();
    drop(rows);
    desk.window.run();
    desk
}

/// Clicks, in a panel that has to be scrolled first.
fn click(desk: &mut Desk, role: Role, name: &str) {
    desk.window.get_by_role_and_label(role, name).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(role, name).click();
    desk.window.run();
}

fn has_popup(desk: &Desk, explanation: &str) -> bool {
    desk.window.query_by_label(explanation).is_some()
}

#[test]
fn guidance_stands_beside_the_row_or_behind_a_tab() {
    for (size, is_beside) in
        [([1366.0, 768.0], true), ([1000.0, 600.0], true), ([960.0, 600.0], false)]
    {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let mut desk = Desk::over(folder, Vec2::from(size));
        desk.make_sample();
        desk.press("チェックリスト");
        let is_there =
            |desk: &Desk| desk.window.query_by_role_and_label(Role::Group, "手引き").is_some();
        assert_eq!(is_there(&desk), is_beside, "{size:?}");
        if !is_beside {
            desk.press("手引きを開く");
        }
        let guidance = desk.window.get_by_role_and_label(Role::Group, "手引き").rect();
        // It pushes the row aside and covers nothing of it.
        let no = desk.window.get_by_role_and_label(Role::RadioButton, "いいえ").rect();
        assert!(guidance.left() > no.right(), "{size:?}: {guidance:?} {no:?}");
        assert!(guidance.right() <= size[0], "{size:?}: {guidance:?}");
        if !is_beside {
            desk.press("手引きを閉じる");
            assert!(!is_there(&desk));
        }
    }
}

#[test]
fn a_term_opens_its_explanation_by_mouse_and_by_keyboard() {
    let mut desk = at_a_row();
    let guidance = edition::embedded_guidance();
    let explanation = guidance.explanation("アカウント").expect("a term");
    assert!(!has_popup(&desk, explanation));
    click(&mut desk, Role::Link, "アカウント");
    assert!(has_popup(&desk, explanation));
    desk.key(Key::Escape);
    assert!(!has_popup(&desk, explanation));
    desk.focus(Role::Link, "アカウント");
    desk.key(Key::Enter);
    assert!(has_popup(&desk, explanation));
    desk.key(Key::Escape);
    assert!(!has_popup(&desk, explanation));
    // The row did not change under the keys.
    let place = desk.window.state().state().open.as_ref().and_then(|book| {
        let place = book.place_on(FormRef::Institution)?;
        Some(place.item.to_string())
    });
    assert_eq!(place.as_deref(), Some("unused-accounts/server"));
}

#[test]
fn what_to_ask_is_copied_without_marks() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("チェックリスト");
    let mut rows = desk.window.query_all_by_label_contains("2-(2) リモート保守の確認、");
    rows.next().expect("the row").click();
    drop(rows);
    desk.window.run();
    desk.window.get_by_role_and_label(Role::Button, "この項目の照会事項をコピー").scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::Button, "この項目の照会事項をコピー").click();
    desk.window.step();
    let copied = desk.window.output().platform_output.commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let guidance = edition::embedded_guidance();
    let item = guidance.item(FormKind::Institution, &"remote-maintenance".into()).expect("a row");
    let asked: Vec<String> = item.ask.iter().map(|it| plain(it)).collect();
    assert!(item.ask.concat().contains("[["), "this row marks a term in what it asks");
    assert_eq!(copied.as_deref(), Some(asked.join("\n").as_str()));
}

#[test]
fn a_case_unfolded_once_is_unfolded_on_the_next_row() {
    let mut desk = at_a_row();
    let guidance = edition::embedded_guidance();
    let cloud = |key: &str| {
        let item = guidance.item(FormKind::Institution, &key.into()).expect("a row");
        plain(item.cloud.as_ref().expect("a case"))
    };
    assert!(desk.window.query_by_label(&cloud("unused-accounts/server")).is_none());
    click(&mut desk, Role::DisclosureTriangle, "クラウドで、院内にサーバがない");
    assert!(desk.window.query_by_label(&cloud("unused-accounts/server")).is_some());
    desk.press("次の項目");
    assert!(desk.window.query_by_label(&cloud("access-log/server")).is_some());
    desk.focus(Role::DisclosureTriangle, "クラウドで、院内にサーバがない");
    desk.key(Key::Space);
    assert!(desk.window.query_by_label(&cloud("access-log/server")).is_none());
}

#[test]
fn a_vendors_sheet_has_guidance_for_the_one_who_reads_it() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("事業者");
    assert!(desk.shows("返送された様式の確認箇所"));
    assert!(desk.shows("事業者に確認すること"));
    assert!(!desk.shows("確認方法"));
}
