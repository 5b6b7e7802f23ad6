//! The clinic's particulars.

use egui::accesskit::Role;

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
