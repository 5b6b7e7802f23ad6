//! The clinic's particulars and its people.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::desk::Desk;

#[test]
fn particulars_are_typed_and_a_name_corrected_everywhere() {
    let mut desk = Desk::new();
    desk.press("見本クリニックを作る");
    desk.press("クリニック");
    desk.focus(Role::TextInput, "所在地");
    desk.empty_field();
    desk.compose("みなとく");
    desk.commit("港区1-1");
    assert_eq!(desk.workbook().clinic.address, "港区1-1");

    // One who confirmed something cannot be removed; one who did not can.
    let people = desk.workbook().people.len();
    desk.type_into("新しい担当者の名前", "臨時 一郎");
    desk.press("追加");
    assert_eq!(desk.workbook().people.len(), people + 1);
    assert_eq!(desk.window.query_all_by_role_and_label(Role::Button, "削除").count(), 1);
    desk.press("削除");
    assert_eq!(desk.workbook().people.len(), people);
    desk.press("元に戻す");
    assert_eq!(desk.workbook().people.last().map(|it| it.name.as_str()), Some("臨時 一郎"));

    // A corrected name is the name on every answer.
    let field = desk.window.query_all_by_role_and_label(Role::TextInput, "名前").next();
    field.expect("the first person").focus();
    desk.window.run();
    desk.empty_field();
    desk.commit("見本 花江（事務長）");
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    assert_eq!(
        desk.value(Role::ComboBox, "確認した人"),
        "見本 花江（事務長）",
        "the answer names the person by id"
    );
}

#[test]
fn an_empty_name_is_pointed_out_and_kept() {
    let mut desk = Desk::new();
    desk.press("見本クリニックを作る");
    desk.press("クリニック");
    desk.focus(Role::TextInput, "医療機関名");
    desk.empty_field();
    assert!(desk.shows("名前を入れてください"));
    assert_eq!(desk.workbook().clinic.name, "");
}
