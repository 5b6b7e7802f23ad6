//! The clinic's particulars.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use tenkencho::model::Workbook;
use tenkencho::store::DataFolder;

use crate::desk::Desk;

#[test]
fn particulars_are_typed_with_an_input_method() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("医療機関");
    desk.focus(Role::TextInput, "所在地");
    desk.empty_field();
    desk.compose("みなとく");
    desk.commit("港区1-1");
    assert_eq!(desk.workbook().clinic.address, "港区1-1");
}

#[test]
fn an_empty_name_is_pointed_out_and_kept() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("医療機関");
    desk.focus(Role::TextInput, "医療機関名");
    desk.empty_field();
    assert!(desk.shows("名前を入れてください"));
    assert_eq!(desk.workbook().clinic.name, "");
}

/// Laid out whole, these would take gigabytes.
#[test]
fn a_name_of_millions_of_characters_is_shown_by_its_beginning_and_can_be_emptied() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let mut workbook = Workbook::new("長".repeat(3_000_000));
    workbook.clinic.address = "い".repeat(3_000_000);
    data.create(&workbook, "clinic").expect("created");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    assert!(desk.shows(&format!("{}…", "長".repeat(300))));
    desk.press_some("…を開く");
    desk.press("あとで");
    desk.press("医療機関");
    assert!(desk.shows("3000000文字あり、長すぎるため、ここでは書き換えられません"));
    desk.press("所在地を空にする");
    assert_eq!(desk.workbook().clinic.address, "");
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.settle();
    assert_eq!(desk.workbook(), &workbook);
    desk.press("医療機関名を空にする");
    desk.focus(Role::TextInput, "医療機関名");
    desk.commit("港医院");
    assert_eq!(desk.workbook().clinic.name, "港医院");
}
