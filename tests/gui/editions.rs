//! Editions of the data folder: which one a year starts on, and what is said of them.

use std::sync::Arc;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use tenkencho::state::Dialog;

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
    desk.press("新しいクリニック…");
    desk.type_into("医療機関の名前", "さくら歯科");
    desk.press("作る");
    assert_eq!(proposed(&desk), "mhlw-2024");
    desk.window.get_by_role_and_label(Role::ComboBox, "年度版").click();
    desk.window.run();
    desk.window.get_by_label_contains("small-2030・つなぎの版").click();
    desk.window.run();
    assert_eq!(proposed(&desk), "small-2030");
    desk.press("令和6年度を始める");
    assert_eq!(desk.workbook().assessments[0].edition.id, "small-2030");
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
