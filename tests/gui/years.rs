//! 年度の比較 and 実施記録 in the window: how one gets there, what is seen and heard, and how it folds.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::model::{FiscalYear, Paper, Papers, Workbook};
use tenkencho::state::Screen;
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

const COMPARE: &str = "年度の比較";

/// The sample in so many years, each like the first; every other year some answers are another.
fn years(count: i32) -> Workbook {
    let mut workbook = sample_clinic::workbook();
    let first = workbook.latest_assessment().expect("this year").clone();
    let number = first.fiscal_year.number();
    let all = (0..count).map(|later| {
        let mut assessment = first.clone();
        assessment.fiscal_year = FiscalYear::new(number + later).expect("in range");
        if later % 2 == 1 {
            let is_kept = |it: &tenkencho::model::Response| it.item.as_str() != "contact-chart";
            assessment.responses =
                assessment.responses.iter().filter(|it| is_kept(it)).cloned().collect();
        }
        assessment
    });
    workbook.assessments = all.collect();
    workbook
}

/// The window over a workbook, at the screen that is shown first.
fn desk(workbook: &Workbook, size: [f32; 2]) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(workbook, "many").expect("created");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 705.0));
    let today = NaiveDate::from_ymd_opt(2026, 6, 12);
    desk.machine.lock().expect("no panic").today = today;
    desk.press("見本クリニックを開く");
    desk.window.set_size(Vec2::from(size));
    desk.settle();
    desk
}

/// Presses a button by keys alone.
fn follow(desk: &mut Desk, name: &str) {
    desk.focus(Role::Button, name);
    desk.key(Key::Enter);
}

/// The names of everything of a role on screen.
fn names(desk: &Desk, role: Role) -> Vec<String> {
    let nodes = desk.window.query_all_by_role(role);
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The rows of the table as they are heard.
fn rows(desk: &Desk) -> Vec<String> {
    let all = names(desk, Role::Button);
    all.into_iter().filter(|name| name.contains('。')).collect()
}

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

#[test]
fn the_comparison_is_offered_from_the_second_year_on() {
    let mut desk = desk(&years(1), [1366.0, 705.0]);
    assert!(!names(&desk, Role::Button).contains(&COMPARE.to_owned()));
    // A further year is begun, and the button is there.
    desk.window.get_by_role_and_label(Role::ComboBox, "点検年度").click();
    desk.settle();
    desk.press("別の年度を始める…");
    desk.press_some("を始める");
    desk.press("概要");
    desk.press(COMPARE);
    assert_eq!(screen(&desk), Screen::Years);
    let row = "3-(3) BCPの策定（インシデント）。令和8年度 未回答。令和6年度 ";
    assert!(rows(&desk).iter().any(|it| it.starts_with(row)), "{:?}", rows(&desk));
    desk.press("概要に戻る");
    assert_eq!(screen(&desk), Screen::Overview);
}

#[test]
fn a_row_says_all_of_its_years_and_the_filter_leaves_what_changed() {
    let mut desk = desk(&years(2), [1366.0, 705.0]);
    desk.press(COMPARE);
    let all = rows(&desk);
    assert!(all.len() > 18, "{all:?}");
    let bars = names(&desk, Role::ProgressIndicator);
    assert!(bars.iter().any(|it| it.starts_with("全体 令和7年度 全18項目 はい")), "{bars:?}");
    let heads = names(&desk, Role::ColumnHeader);
    assert_eq!(heads, ["令和7年度", "令和6年度"]);
    desk.window.get_by_role_and_label(Role::CheckBox, "変更のある項目だけ").click();
    desk.settle();
    let changed = rows(&desk);
    let is_chart = |name: &str| name.starts_with("3-(1) 連絡体制図（");
    assert!(changed.len() == 1 && is_chart(&changed[0]), "{changed:?}");
    // A row leads to where it is answered.
    follow(&mut desk, &changed[0]);
    assert_eq!(screen(&desk), Screen::Checklist);
    // What was chosen is still chosen afterwards.
    desk.press("概要");
    desk.press(COMPARE);
    assert_eq!(rows(&desk), changed);
}

#[test]
fn the_table_is_read_by_keys_alone() {
    let mut desk = desk(&years(8), [1366.0, 705.0]);
    follow(&mut desk, COMPARE);
    assert_eq!(screen(&desk), Screen::Years);
    assert!(crate::accessibility::walk(&desk, COMPARE, [1366.0, 705.0]) > 20);
    let focused = |desk: &Desk| {
        let id = desk.window.ctx.memory(egui::Memory::focused)?;
        Some(desk.window.ctx.read_response(id)?.rect)
    };
    let first = rows(&desk).remove(0);
    desk.focus(Role::Button, &first);
    let head = |desk: &Desk| {
        let node = desk.window.get_by_role_and_label(Role::ColumnHeader, "令和6年度");
        node.rect()
    };
    let before = head(&desk);
    desk.key(Key::ArrowRight);
    desk.window.run_steps(30);
    assert!(head(&desk).min.x < before.min.x - 100.0, "{before:?} {:?}", head(&desk));
    for _ in 0..14 {
        desk.key(Key::ArrowDown);
        desk.window.run_steps(20);
        let at = focused(&desk).expect("a row has the focus");
        let is_seen = at.min.y > 50.0 && at.max.y < 706.0;
        assert!(is_seen, "{at:?}");
    }
    desk.key(Key::Enter);
    assert_eq!(screen(&desk), Screen::Checklist);
}

#[test]
fn in_a_narrow_window_one_chosen_year_stands_beside_the_one_on_screen() {
    let mut desk = desk(&years(3), [640.0, 360.0]);
    follow(&mut desk, COMPARE);
    assert!(crate::accessibility::walk(&desk, COMPARE, [640.0, 360.0]) > 20);
    assert_eq!(names(&desk, Role::ColumnHeader), ["令和8年度", "令和7年度"]);
    desk.window.get_by_role_and_label(Role::ComboBox, "比較する年度").click();
    desk.settle();
    desk.press("令和6年度");
    assert_eq!(names(&desk, Role::ColumnHeader), ["令和8年度", "令和6年度"]);
    let right = desk.window.get_by_role_and_label(Role::ColumnHeader, "令和6年度").rect().max.x;
    assert!(right <= 640.0, "{right}");
}

#[test]
fn a_year_whose_edition_is_gone_is_told_and_the_others_are_compared() {
    let mut workbook = years(3);
    let mut all: Vec<_> = workbook.assessments.iter().cloned().collect();
    all[0].edition.id = "gone".to_owned();
    workbook.assessments = all.into();
    let mut desk = desk(&workbook, [1366.0, 705.0]);
    desk.press(COMPARE);
    assert!(desk.shows("令和6年度は、様式がなく比較不可（gone）。"));
    assert!(rows(&desk).iter().all(|it| !it.contains("令和6年度 はい")));
    // So it is where the year on screen is the one.
    desk.window.get_by_role_and_label(Role::ComboBox, "点検年度").click();
    desk.settle();
    desk.press("令和6年度");
    desk.press("概要");
    desk.press(COMPARE);
    assert!(desk.shows("様式がなく比較不可"));
}

#[test]
fn both_papers_are_offered_like_the_others() {
    let mut desk = desk(&years(2), [1366.0, 705.0]);
    desk.press(COMPARE);
    desk.press("比較を印刷…");
    let chosen = |desk: &Desk| desk.window.state().state().export.papers.clone();
    assert_eq!(chosen(&desk), Papers::only(Paper::Comparison));
    assert_eq!(screen(&desk), Screen::Export);
    assert!(desk.shows("年度の比較（すべての年度）"));
    // What an inspector is usually shown is neither of them.
    desk.answer("立入検査セット");
    assert!(!chosen(&desk).has(&Paper::Comparison) && !chosen(&desk).has(&Paper::Activity));
    assert!(chosen(&desk).has(&Paper::Checklist));
    desk.press("概要");
    desk.press("実施記録");
    desk.press("実施記録を印刷…");
    assert_eq!(chosen(&desk), Papers::only(Paper::Activity));
    let mut alone = self::desk(&years(1), [1366.0, 705.0]);
    alone.press("印刷（PDF）");
    alone.answer("自分で選ぶ");
    assert!(!alone.shows("年度の比較（すべての年度）"));
    assert!(alone.shows("実施記録（年度に行ったこと）"));
}

#[test]
fn what_was_done_stands_by_day_and_leads_to_where_it_was_entered() {
    for size in [[1366.0, 705.0], [640.0, 360.0]] {
        let mut desk = desk(&years(1), size);
        follow(&mut desk, "実施記録");
        assert_eq!(screen(&desk), Screen::Activity);
        assert!(crate::accessibility::walk(&desk, "実施記録", size) > 20);
        let lines = names(&desk, Role::Button);
        let line = lines.iter().find(|it| it.contains("から事業者確認用を受領"));
        let line = line.expect("a form came back").clone();
        assert!(line.starts_with("令和6年"), "{line}");
        follow(&mut desk, &line);
        assert_eq!(screen(&desk), Screen::Vendors);
    }
}
