//! The print screen: what it makes, what it says of it, and that it writes nothing unasked.

use std::fs;

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::model::PrintSet;
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
    desk.window.get_by_role_and_label(Role::CheckBox, paper).scroll_to_me();
    desk.settle();
    desk.window.get_by_role_and_label(Role::CheckBox, paper).click();
    desk.settle();
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

/// The papers of the choice that are ticked, and how many boxes there are.
fn boxes(desk: &Desk) -> (Vec<String>, usize) {
    let boxes: Vec<_> = desk.window.query_all_by_role(Role::CheckBox).collect();
    let ticked = boxes.iter().filter(|it| it.accesskit_node().toggled() == Some(Toggled::True));
    let names = ticked.filter_map(|it| it.accesskit_node().label());
    (names.collect(), boxes.len())
}

#[test]
fn a_set_is_chosen_for_its_purpose_and_shows_its_papers_with_their_pages() {
    let mut desk = at_print();
    let chosen = |desk: &Desk| desk.window.state().state().export.set;
    assert_eq!(chosen(&desk), PrintSet::Inspection);
    let (inspection, all) = boxes(&desk);
    assert_eq!(inspection.len(), all, "all of it is chosen");
    assert!(inspection.contains(&"医療機関確認用".to_owned()), "{inspection:?}");
    assert!(desk.shows("3ページ"), "the pages of a paper");
    assert!(desk.shows(&format!("{all}種類 ")), "how much it is");
    desk.answer("掲示・緊急時セット");
    let (wall, _) = boxes(&desk);
    assert!(wall.iter().any(|it| it.starts_with("連絡体制図（掲示用")), "{wall:?}");
    assert!(wall.contains(&"代替運用の用紙".to_owned()), "{wall:?}");
    desk.answer("事業者に渡す書類");
    let (vendors, _) = boxes(&desk);
    assert!(vendors.iter().any(|it| it.starts_with("依頼状　")), "{vendors:?}");
    assert!(vendors.contains(&"事業者への照会事項（「わからない」の項目・配布用）".to_owned()));
    // One by one begins with what was chosen.
    desk.answer("自分で選ぶ");
    let papers = desk.window.state().state().export.papers.clone();
    assert_eq!(papers.letters().count() + 1, vendors.len());
    // It is the set for the inspection again for the next clinic, wherever one comes from.
    desk.answer("立入検査セット");
    assert_eq!(boxes(&desk).0, inspection);
}

#[test]
fn what_does_not_exist_is_not_counted_and_leads_to_where_it_is_made() {
    let mut desk = Desk::new();
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.commit("港医院");
    desk.key(egui::Key::Enter);
    desk.press("令和6年度を始める");
    desk.press("印刷（PDF）");
    let (ticked, all) = boxes(&desk);
    assert_eq!(ticked, ["医療機関確認用", "記入内容一覧（メモの全文）"]);
    assert_eq!(all, 2, "what does not exist cannot be ticked");
    assert!(desk.shows("2種類 "));
    let made = [
        ("連絡体制図 連絡体制図がまだありません。 作成", Screen::Charts),
        ("機器台帳 機器がまだ登録されていません。 作成", Screen::Ledger),
        ("事業継続計画（BCP） 事業継続計画がまだありません。 作成", Screen::Document),
    ];
    for (link, screen) in made {
        desk.window.get_by_role_and_label(Role::Link, link).click_accesskit();
        desk.settle();
        assert_eq!(desk.window.state().state().screen, screen, "{link}");
        desk.press("印刷（PDF）");
    }
    desk.answer("事業者に渡す書類");
    assert_eq!(boxes(&desk).1, 0);
    let link = "依頼状 この年度の事業者がまだ登録されていません。 作成";
    desk.window.get_by_role_and_label(Role::Link, link).click_accesskit();
    desk.settle();
    assert_eq!(desk.window.state().state().screen, Screen::Vendors);
}

#[test]
fn one_document_that_is_printed_leads_back_to_where_it_was_read() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("事業継続計画");
    desk.press("本文の入力");
    desk.press_some("1.2");
    let document = |desk: &Desk| {
        let open = desk.window.state().state().open.as_ref();
        open.expect("open").document.clone()
    };
    let before = document(&desk);
    assert!(before.spot.is_some());
    desk.press("印刷プレビュー");
    let export = &desk.window.state().state().export;
    assert_eq!((export.set, export.papers.len()), (PrintSet::Own, 1));
    assert_eq!(export.back, Some(Screen::Document));
    desk.press("PDF作成の画面へ戻る");
    desk.press("事業継続計画へ戻る");
    assert_eq!(desk.window.state().state().screen, Screen::Document);
    assert_eq!(document(&desk), before);
    // It was asked for once.
    desk.press("印刷（PDF）");
    let export = &desk.window.state().state().export;
    assert_eq!((export.set, export.back), (PrintSet::Inspection, None));
    assert!(!desk.shows("へ戻る"));
}

#[test]
fn the_buttons_of_the_tables_stand_below_each_other() {
    let desk = at_print();
    for ending in ["CSVで保存…", "Excelで保存…"] {
        let buttons = desk.window.query_all_by_role(Role::Button);
        let named = buttons
            .filter(|it| it.accesskit_node().label().is_some_and(|label| label.ends_with(ending)));
        let edges: Vec<f32> = named.map(|it| it.rect().left()).collect();
        assert!(edges.len() >= 4, "{edges:?}");
        assert!(edges.iter().all(|edge| (edge - edges[0]).abs() < 0.5), "{edges:?}");
    }
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
