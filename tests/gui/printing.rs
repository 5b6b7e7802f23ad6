//! The print screen: what it makes, what it says of it, and that it writes nothing unasked.

use std::fs;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use tenkencho::state::{Dialog, ExportPhase, Screen};

use crate::desk::Desk;

const MADE: &str = "PDFを作成しました。";

fn at_print() -> Desk {
    let mut desk = Desk::new();
    desk.press("サンプルで試す");
    desk.press("印刷（PDF）");
    desk
}

fn phase(desk: &Desk) -> ExportPhase {
    desk.window.state().state().export.phase.clone()
}

fn tick(desk: &mut Desk, paper: &str) {
    desk.window.get_by_role_and_label(Role::CheckBox, paper).click();
    desk.window.run();
}

#[test]
fn the_key_leads_here_and_writes_nothing() {
    let mut desk = at_print();
    assert_eq!(desk.window.state().state().screen, Screen::Export);
    desk.window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::P);
    desk.settle();
    assert_eq!(phase(&desk), ExportPhase::Idle);
    // The key goes on to the button that writes.
    let write = desk.window.get_by_role_and_label(Role::Button, "PDFを作成");
    assert!(write.is_focused());
    desk.key(egui::Key::Space);
    assert!(matches!(phase(&desk), ExportPhase::Done(_)));
}

#[test]
fn what_was_made_is_told_on_top_with_what_is_in_it_until_the_choice_changes() {
    for size in [egui::vec2(1366.0, 705.0), egui::vec2(1024.0, 640.0)] {
        let mut desk = at_print();
        desk.window.set_size(size);
        desk.settle();
        let write = desk.window.get_by_role_and_label(Role::Button, "PDFを作成").rect();
        assert!(write.bottom() <= size.y, "{write:?} is out of sight");
        desk.press("PDFを作成");
        assert!(matches!(phase(&desk), ExportPhase::Done(_)));
        let made = desk.window.get_by_label(MADE).rect();
        assert!(made.top() < 140.0, "{made:?}");
        assert!(desk.shows("医療機関確認用ほか"), "what is in it");
        tick(&mut desk, "記入内容一覧（メモの全文）");
        assert!(!desk.shows(MADE));
        assert_eq!(phase(&desk), ExportPhase::Idle);
    }
}

#[test]
fn another_name_is_proposed_before_a_file_is_replaced() {
    let mut desk = at_print();
    desk.press("PDFを作成");
    let first = fs::read(desk.window.state().state().export.path.clone()).expect("the PDF");
    tick(&mut desk, "記入内容一覧（メモの全文）");
    desk.press("PDFを作成");
    let Some(Dialog::Overwrite(taken)) = desk.window.state().state().dialog.clone() else {
        panic!("nothing was asked")
    };
    let name = taken.file_stem().expect("a name").to_string_lossy().into_owned();
    desk.press(&format!("「{name} (2).pdf」で保存"));
    assert!(desk.window.state().state().dialog.is_none());
    let ExportPhase::Done(second) = phase(&desk) else { panic!("{:?}", phase(&desk)) };
    assert_eq!(second, taken.with_file_name(format!("{name} (2).pdf")));
    assert_eq!(fs::read(&taken).expect("still there"), first);
    assert_ne!(fs::read(&second).expect("the other"), first);
}

/// In a window as narrow as large type makes it, too.
#[test]
fn nothing_in_the_bar_is_cut_at_any_width() {
    let mut desk = Desk::new();
    desk.press("サンプルで試す");
    for width in (640..=1366).step_by(22) {
        let width = f32::from(u16::try_from(width).expect("a width"));
        desk.window.set_size(egui::vec2(width, 640.0));
        desk.settle();
        desk.settle();
        let buttons = desk.window.query_all_by_role(Role::Button);
        let combos = desk.window.query_all_by_role(Role::ComboBox);
        let bar = buttons.chain(combos).map(|it| it.rect()).filter(|rect| rect.bottom() < 56.0);
        let bar: Vec<egui::Rect> = bar.collect();
        assert!(bar.len() >= 2, "{width}: {bar:?}");
        for rect in &bar {
            assert!(rect.right() <= width && rect.left() >= 0.0, "{width}: {rect:?}");
            let others = bar.iter().filter(|other| *other != rect);
            assert!(
                others.clone().all(|other| !other.intersects(rect.shrink(1.0))),
                "{width}: {bar:?}"
            );
        }
    }
}
