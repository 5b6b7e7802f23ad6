//! The form of this year, read in from the ministry's Excel files, looked through, and used.

use std::path::PathBuf;

use chrono::NaiveDate;
use egui::Key;
use egui::accesskit::Role as Kind;
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::{new_form as words, original, window};
use tenkencho::model::{FiscalYear, Marking};
use tenkencho::state::{NewForm, Screen};

use crate::desk::Desk;
use crate::sheets;

/// Layouts of our own making.
const INSTITUTION: &str = "tests/files/original/b_two_rows_merged.xlsx";
const VENDOR: &str = "tests/files/original/c_vendor_dropdown.xlsx";

fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn form(desk: &Desk) -> &NewForm {
    &desk.window.state().state().new_form
}

/// A clinic in which nothing was begun, on the screen that reads the form of 2026.
fn begun() -> Desk {
    let mut desk = Desk::new();
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2026, 11, 30);
    desk.type_into("医療機関の名前", "港医院");
    desk.press("始める");
    // The question which year to start offers it, because no edition is made for this one.
    desk.press("令和8年度版の様式を読み込む…");
    desk
}

fn read(desk: &mut Desk, name: &str) {
    desk.machine.lock().expect("no panic").picked = Some(file(name));
    desk.press(words::PICK);
    desk.settle();
}

fn under_review() -> Desk {
    let mut desk = begun();
    read(&mut desk, INSTITUTION);
    assert!(form(&desk).review.is_none(), "the vendors' form is missing");
    assert!(desk.shows("事業者確認用　未読込"));
    read(&mut desk, VENDOR);
    desk
}

#[test]
fn the_addresses_stand_in_full_and_are_copied() {
    let mut desk = begun();
    assert!(desk.shows("令和8年度版の様式を読み込む"));
    for address in [words::INSTITUTION_ADDRESS, words::VENDOR_ADDRESS] {
        let fields = desk.window.query_all_by_role(Kind::TextInput);
        let values: Vec<_> = fields.filter_map(|it| it.accesskit_node().value()).collect();
        assert!(values.iter().any(|value| value == address), "{address}: {values:?}");
    }
    desk.press("URLをコピー　事業者確認用");
    assert!(desk.shows(words::COPIED));
}

#[test]
fn both_files_are_looked_through_and_become_the_form_of_their_year() {
    let mut desk = under_review();
    assert!(desk.shows("読み取った様式の確認"));
    assert!(desk.shows("医療機関・薬局確認用 18"));
    assert!(desk.shows("新設 5"));
    // Nothing is written before somebody has said that it was looked through.
    let folder = desk.folder.path().join("data/editions");
    assert!(!folder.exists());
    let keep = desk.window.get_by_role_and_label(Kind::Button, words::USE);
    assert!(keep.accesskit_node().is_disabled());
    desk.focus(Kind::TextInput, words::CHECKED_BY);
    desk.commit("港 花子");
    desk.press(words::USE);
    desk.settle();
    // It is there, its originals beside it, and its year can be started on it.
    let text = std::fs::read_to_string(folder.join("mhlw-2026.ron")).expect("the edition");
    assert!(
        text.contains("checked_by: Some(\"港 花子\")") && text.contains("checked_on"),
        "{text}"
    );
    let original = folder.join("originals/mhlw-2026/b_two_rows_merged.xlsx");
    let read = std::fs::read(file(INSTITUTION)).expect("the file");
    assert_eq!(std::fs::read(original).expect("the original"), read);
    assert!(desk.shows("点検を始める年度"));
    desk.press(&window::start_year(year(2026)));
    let assessment = &desk.workbook().assessments[0];
    assert_eq!((assessment.fiscal_year, assessment.edition.id.as_str()), (year(2026), "mhlw-2026"));
    assert_eq!(desk.window.state().state().screen, Screen::Checklist);
    // Its wording counts as read from these files: nothing is marked as unchecked.
    assert!(!desk.shows("未照合"));
    assert!(desk.shows("医療情報システム安全管理責任者を設置している。"));
    let items = desk.workbook().assessments[0].edition.clone();
    assert_eq!(items.revision, 1);
}

#[test]
fn a_row_is_corrected_in_place_and_the_correction_taken_back() {
    let mut desk = under_review();
    let combo = "前の様式の項目　1-(1)　";
    let choose = |desk: &mut Desk, line: &str| {
        let combos = desk.window.query_all_by_role(Kind::ComboBox);
        let label = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
        let found = combos.into_iter().find(|it| label(it).starts_with(combo)).expect("a choice");
        found.click();
        desk.window.run();
        desk.press(line);
    };
    choose(&mut desk, words::NOT_BEFORE);
    assert!(desk.shows("新設 6"));
    desk.press(words::UNDO);
    assert!(desk.shows("新設 5"));
    choose(&mut desk, words::NO_ITEM);
    assert!(desk.shows("読み取れない行 1") && desk.shows("医療機関・薬局確認用 17"));
    desk.press("元に戻す");
    // The words themselves, and a filter.
    desk.window.get_by_role_and_label(Kind::Link, "文言を直す　2-(1)").click();
    desk.window.run();
    desk.focus(Kind::TextInput, "文言　2-(1)");
    desk.commit("直した");
    assert!(desk.shows("文言変更 1"));
    desk.press("文言変更 1");
    assert!(desk.shows("2-(1)") && !desk.shows("2-(2)"));
}

#[test]
fn the_review_is_left_and_gone_on_with() {
    let mut desk = under_review();
    desk.focus(Kind::TextInput, words::CHECKED_BY);
    desk.commit("港 花子");
    let before = form(&desk).review.clone();
    desk.press("人と役割");
    desk.press("医療機関の一覧");
    desk.press("令和8年度版の様式を読み込む…");
    assert!(desk.shows("読み取った様式の確認"));
    assert_eq!(form(&desk).checked_by, "港 花子");
    assert_eq!(form(&desk).review, before);
    desk.press(words::BACK);
    desk.press(words::DISCARD);
    assert!(form(&desk).files.is_empty());
}

#[test]
fn what_is_no_form_is_explained_and_what_was_read_stays() {
    let mut desk = begun();
    read(&mut desk, INSTITUTION);
    let other = desk.folder.path().join("表.xlsx");
    std::fs::write(&other, b"not a workbook").expect("written");
    desk.machine.lock().expect("no panic").picked = Some(other);
    desk.press(words::PICK);
    desk.settle();
    assert!(desk.shows("「表.xlsx」：Excelのファイル（.xlsx）ではありません。"));
    assert!(desk.shows("何も保存していません。"));
    assert!(desk.shows("医療機関・薬局確認用　18項目を読み取りました"));
    // The same form once more takes the place of the first.
    read(&mut desk, "tests/files/original/a_flat_circled.xlsx");
    assert_eq!(form(&desk).files.len(), 1);
}

#[test]
fn a_year_under_way_goes_over_to_its_own_form_with_its_answers() {
    let mut desk = Desk::new();
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2026, 11, 30);
    desk.type_into("医療機関の名前", "港医院");
    desk.press("始める");
    desk.press(&window::start_year(year(2026)));
    desk.press("1-(1) 安全管理責任者の設置、未回答");
    desk.key(Key::Num1);
    desk.press("概要");
    desk.press("令和8年度版の様式を読み込む…");
    read(&mut desk, INSTITUTION);
    read(&mut desk, VENDOR);
    desk.focus(Kind::TextInput, words::CHECKED_BY);
    desk.commit("港 花子");
    desk.press(words::USE);
    desk.settle();
    assert!(desk.shows("この年度の様式を変える"));
    // Asked later, the overview offers it.
    desk.press(window::KEEP_EDITION);
    assert_eq!(desk.workbook().assessments[0].edition.id, "mhlw-2024");
    desk.press("様式を令和8年度版に変える…");
    assert!(desk.shows("これまでの回答1件は、すべて新しい様式の項目に引き継がれます。"));
    desk.press(window::CHANGE_NOW);
    assert_eq!(desk.workbook().assessments[0].edition.id, "mhlw-2026");
    assert!(desk.shows("18項目のうち17項目が未回答です"));
    desk.press("元に戻す");
    assert_eq!(desk.workbook().assessments[0].edition.id, "mhlw-2024");
}

#[test]
fn how_answers_are_written_is_asked_once_where_the_form_does_not_make_it_plain() {
    let mut desk = begun();
    read(&mut desk, "tests/files/original/a_flat_circled.xlsx");
    read(&mut desk, VENDOR);
    assert!(desk.shows("「はい・いいえ」と印刷された回答欄があります"));
    let marking = |desk: &Desk| form(desk).review.as_ref().expect("read").marking();
    desk.answer("選んだ語に○を付ける");
    assert_eq!(marking(&desk), Some(Marking::Mark));
    desk.answer("選んだ語だけを残す");
    desk.press(words::UNDO);
    assert_eq!(marking(&desk), Some(Marking::Mark));
    desk.press("事業者確認用 14");
    assert!(desk.shows(original::MARKING), "it is asked for both forms at once");
    desk.focus(Kind::TextInput, words::CHECKED_BY);
    desk.commit("港 花子");
    desk.press(words::USE);
    desk.settle();
    let path = desk.folder.path().join("data/editions/mhlw-2026.ron");
    let text = std::fs::read_to_string(path).expect("the edition");
    assert!(text.contains("marking: Some(Mark)"), "{text}");
}

#[test]
fn nothing_is_asked_where_the_form_makes_it_plain() {
    let mut desk = begun();
    let lists = sheets::sheet(|page| {
        page.head(sheets::INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").put(3, "確認日").next();
        page.put(0, "1　体制構築").next();
        for (at, (_, row)) in sheets::numbered().into_iter().enumerate() {
            page.put(0, &sheets::circled(at + 1)).put(1, row.wording);
            page.list(2, &["はい", "いいえ"]).next();
        }
    });
    let path = desk.folder.path().join("一覧から選ぶ.xlsx");
    std::fs::write(&path, lists).expect("written");
    read(&mut desk, &path.to_string_lossy());
    read(&mut desk, VENDOR);
    assert!(form(&desk).review.is_some());
    assert!(!desk.shows(original::MARKING));
}
