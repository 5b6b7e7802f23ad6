//! Copies that other programs made of a clinic's files.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::desk::Desk;
use crate::sample_clinic;

fn clinic(desk: &Desk) -> PathBuf {
    desk.folder.path().join("data/clinics/sample-1")
}

/// The sample with a copy beside it of before its last change, and one that is damaged.
fn with_copies() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    let folder = clinic(&desk);
    std::fs::copy(folder.join("workbook.ron"), folder.join("workbook-UKETSUKE.ron")).expect("made");
    desk.press("医療機関");
    desk.type_into("所在地", "追記");
    desk.press("医療機関の一覧");
    let damaged = folder.join("backups/workbook-20240612-140500 (1).ron");
    std::fs::write(damaged, "(format").expect("made");
    desk.press("見本クリニックを開く");
    desk
}

#[test]
fn copies_are_named_compared_and_put_aside() {
    let mut desk = with_copies();
    assert!(desk.shows("ほかで作られた写し「workbook-UKETSUKE.ron」があります"));
    assert!(desk.shows("ほかに1個あります。"));
    assert!(desk.shows("回答"));
    desk.press("違いを見る workbook-UKETSUKE.ron");
    assert!(desk.shows("医療機関の情報　内容が異なります"));
    desk.press("閉じる");
    desk.press("よけておく workbook-UKETSUKE.ron");
    let day = sample_clinic::day().format("%Y-%m-%d").to_string();
    let aside = clinic(&desk).join("set-aside").join(day);
    assert!(aside.join("workbook-UKETSUKE.ron").exists());
    assert!(!clinic(&desk).join("workbook-UKETSUKE.ron").exists());
    // The next one takes its place: it cannot be compared, and is put aside all the same.
    assert!(desk.shows("バックアップのフォルダに、ほかで作られた写し"));
    assert!(desk.shows("ファイルが壊れています"));
    let name = "workbook-20240612-140500 (1).ron";
    desk.press(&format!("よけておく {name}"));
    assert!(aside.join(name).exists());
    assert!(!desk.shows("ほかで作られた写し"));
    // They are not asked about again, and the workbook is what it was.
    desk.press("医療機関の一覧");
    desk.press("見本クリニックを開く");
    assert!(!desk.shows("ほかで作られた写し"));
    assert!(desk.workbook().clinic.address.ends_with("追記"));
}

#[test]
fn a_copy_that_is_gone_meanwhile_is_told_and_nothing_else_happens() {
    let mut desk = with_copies();
    std::fs::remove_file(clinic(&desk).join("workbook-UKETSUKE.ron")).expect("removed");
    desk.press("よけておく workbook-UKETSUKE.ron");
    assert!(desk.shows("フォルダが見つかりません") || desk.shows("ファイルが見つかりません"));
    desk.press("閉じる");
    assert!(desk.window.query_by_role_and_label(Role::Button, "元に戻す").is_some());
}

#[test]
fn the_lines_of_another_clinic_are_gone_with_it() {
    let mut desk = with_copies();
    desk.press("医療機関の一覧");
    assert!(!desk.shows("ほかで作られた写し「"));
    desk.press("サンプルで試す");
    assert!(!desk.shows("ほかで作られた写し「"));
}
