//! 文言の確認: the file of the ministry first, the list by keyboard and by mouse, and what both change on
//! screen and on paper.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::model::{CheckTable, Document, DocumentKey};
use tenkencho::model::{Overlay, WordingCheck};
use tenkencho::state::{Dialog, ExportPhase, Screen};
use tenkencho::store::format::{self, wording};

use crate::desk::Desk;

const NOTE: &str = "令和6年度中にすべての項目で「はい」にマルが付くよう取り組んでください。";

const SINGLE: &str = "原本のファイルがないとき：1か所ずつ照合する";

/// The desk of the sample clinic, with the single pieces unfolded.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    open_list(&mut desk);
    desk
}

/// Opens the screen, and unfolds the single pieces where they are folded.
fn open_list(desk: &mut Desk) {
    desk.press("文言の確認");
    if desk.window.query_by_label("まだ照合していないものだけ").is_none() {
        desk.window.get_by_role(Role::DisclosureTriangle).click();
        desk.settle();
    }
}

/// How much is left, as it stands beside the heading of the single pieces.
fn left(desk: &Desk) -> String {
    let list = desk.window.get_by_role(Role::DisclosureTriangle);
    list.accesskit_node().description().unwrap_or_default()
}

fn overlay(desk: &Desk) -> Overlay {
    desk.window.state().state().proof.overlay.clone()
}

fn on_disk(desk: &Desk) -> Overlay {
    let bytes = std::fs::read(desk.folder.path().join("data/wording.ron"));
    bytes.map(|bytes| wording::read(&bytes).expect("sound")).unwrap_or_default()
}

fn checked(desk: &Desk) -> Vec<WordingCheck> {
    overlay(desk).checks
}

/// Presses a button that may be out of view the way a keyboard does.
fn push(desk: &mut Desk, name: &str) {
    desk.focus(Role::Button, name);
    desk.key(Key::Space);
}

/// Makes the PDF.
fn export(desk: &mut Desk) -> ExportPhase {
    desk.press("印刷（PDF）");
    desk.press("PDFを作成");
    desk.window.state().state().export.phase.clone()
}

/// Everything that a PDF says.
fn text_of(phase: ExportPhase) -> String {
    let ExportPhase::Done(path) = phase else { panic!("{phase:?}") };
    let bytes = std::fs::read(path).expect("the PDF");
    let mut warnings = Vec::new();
    let options = printpdf::PdfParseOptions::default();
    let pdf = printpdf::PdfDocument::parse(&bytes, &options, &mut warnings).expect("a PDF");
    pdf.extract_text().into_iter().flatten().collect()
}

/// The desk of a clinic whose BCP is begun.
fn desk_with_document() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    let mut workbook = desk.workbook().clone();
    let key = DocumentKey::first("clinic-2024");
    workbook.documents = vec![Document::blank(key, Some("clinic".into()))].into();
    desk.close();
    let file = desk.folder.path().join("data/clinics/sample-1/workbook.ron");
    std::fs::write(file, format::write(&workbook)).expect("written");
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk
}

#[test]
fn missing_wording_is_typed_in_from_the_original_and_printed() {
    let missing = "2-1の確認項目";
    let words = "異常を見つけたときの連絡先を知っているか。";
    let mut desk = desk_with_document();
    let item = |desk: &Desk| {
        let table = desk.window.state().check_tables().next().expect("a table");
        let item = table.items().find(|(group, _)| group.number == "2-1").expect("there").1;
        item.wording.as_ref().map(|wording| wording.text.clone())
    };
    open_list(&mut desk);
    assert!(desk.shows("BCP策定の確認表"));
    assert!(desk.shows("文言が未収載です。原本を見て入力してください"));
    assert!(desk.shows("このプログラムの説明（原本の文言ではありません）"));
    let address =
        desk.window.state().check_tables().next().expect("a table").sources[0].address.clone();
    push(&mut desk, "確認表のURLをコピー");
    assert_eq!(item(&desk), None);

    // Nobody can say that words which are not there are the same.
    let of = |button: &str| format!("{button} BCP策定の確認表 {missing}");
    let same = of("原本と同じ");
    assert!(desk.window.query_by_role_and_label(Role::Button, &same).is_none());
    push(&mut desk, &of("入力する"));
    assert!(desk.window.ctx.text_edit_focused());
    assert!(desk.shows(&address), "the original of the table is at the top");
    desk.compose("いじょう");
    desk.commit(words);
    assert!(checked(&desk).is_empty(), "typing is no check");
    push(&mut desk, &of("入力した"));
    assert_eq!(checked(&desk)[0].words, "");
    assert_eq!(on_disk(&desk), overlay(&desk), "kept at once");
    assert!(desk.shows("原本を見て入力した（令和6年6月12日）"));
    assert_eq!(item(&desk).as_deref(), Some(words));
    assert_eq!(left(&desk), "様式72か所、BCP策定の確認表47か所");

    // It is on paper, where other items are still missing.
    let text = text_of(export(&mut desk));
    let text: String = text.split_whitespace().collect();
    assert!(text.contains(words));
    assert!(text.contains("本表は抜粋です。"));

    // It is still there after closing, and can be taken back.
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    assert_eq!(item(&desk).as_deref(), Some(words));
    open_list(&mut desk);
    push(&mut desk, &of("取り消す"));
    assert_eq!((item(&desk), on_disk(&desk).checks.len()), (None, 0));
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.window.run();
    assert_eq!(item(&desk).as_deref(), Some(words));
}

#[test]
fn the_list_is_worked_through_by_keyboard() {
    let mut desk = desk();
    assert_eq!(left(&desk), "様式72か所、BCP策定の確認表48か所");
    assert!(desk.shows("https://www.mhlw.go.jp/content/10808000/001253950.pdf"));

    // 1 says that both forms have the same words, and goes on.
    desk.key(Key::Num1);
    let checks = checked(&desk);
    assert_eq!(checks.len(), 2);
    assert!(checks.iter().all(|it| it.words == NOTE && it.correction.is_none()));
    assert_eq!(on_disk(&desk), overlay(&desk), "kept at once");
    assert_eq!(left(&desk), "様式70か所、BCP策定の確認表48か所");

    // 2 opens the field of the next one, with the words as they are; Tab and Space say that they are
    // corrected now.
    desk.key(Key::Num2);
    assert!(desk.window.ctx.text_edit_focused());
    desk.empty_field();
    desk.compose("もくひょう");
    assert_eq!(checked(&desk).len(), 2, "typing is no check");
    desk.compose("目標");
    desk.commit("目標");
    desk.key(Key::Tab);
    desk.key(Key::Space);
    let checks = checked(&desk);
    assert_eq!(checks.len(), 4, "one key checks one piece");
    assert_eq!(checks[3].correction.as_deref(), Some("目標"));

    // The focus has gone on to the next piece: Space again checks that one alone.
    desk.key(Key::Space);
    assert_eq!(checked(&desk).len(), 6);

    // Every step can be taken back.
    for left in [4, 2, 0] {
        desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        desk.window.run();
        assert_eq!(checked(&desk).len(), left);
    }
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    desk.window.run();
    assert_eq!(on_disk(&desk), overlay(&desk));
    assert_eq!(checked(&desk).len(), 2);
    assert_eq!(desk.window.state().state().screen, Screen::Proofread);
}

#[test]
fn arrows_choose_another_piece_and_keys_leave_what_is_typed_alone() {
    let mut desk = desk();
    desk.key(Key::ArrowDown);
    desk.key(Key::ArrowDown);
    desk.key(Key::ArrowUp);
    desk.key(Key::Num1);
    assert!(checked(&desk)[0].words.starts_with("1回目の確認で"));
    // While a correction is being typed for a piece, 1 does not say that it is the same.
    desk.key(Key::ArrowUp);
    desk.key(Key::ArrowUp);
    desk.key(Key::Num2);
    desk.window.event(egui::Event::Text("1".to_owned()));
    desk.window.run();
    desk.key(Key::Escape);
    desk.key(Key::Num1);
    assert_eq!(checked(&desk).len(), 2);
    let draft = desk.window.state().state().proof.drafts[0].1.clone();
    assert!(draft.contains('1'), "{draft}");
    // It is still there after another screen, and after 2.
    desk.press("事業者");
    desk.press("文言の確認");
    desk.key(Key::Num2);
    assert_eq!(desk.value(Role::MultilineTextInput, "原本の文言"), draft);
}

#[test]
fn a_correction_is_seen_everywhere_and_is_no_update() {
    let mut desk = desk();
    let words = "バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。";
    let place = "医療機関確認用と事業者確認用 2-(9)「不要なソフト・サービスの停止」（端末PC）の文";
    let of = |button: &str| format!("{button} 「{words}」 {place}");
    push(&mut desk, &of("直す"));
    desk.empty_field();
    desk.window.event(egui::Event::Text("原本はこう書いています。".to_owned()));
    desk.window.run();
    push(&mut desk, &of("直した"));
    assert!(desk.shows("原本に合わせて直した（令和6年11月29日に照合）"));
    assert!(desk.shows(&format!("前の文言「{words}」")));
    desk.press("チェックリスト");
    assert!(desk.shows("原本はこう書いています。"));
    desk.press("印刷（PDF）");
    assert!(!desk.shows("様式の文言が新しくなっています"));

    // Closed and opened again, it still holds; taken back, it is gone.
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk.press("チェックリスト");
    assert!(desk.shows("原本はこう書いています。"));
    open_list(&mut desk);
    push(&mut desk, &of("取り消す"));
    assert_eq!(overlay(&desk), Overlay::default());
    desk.press("チェックリスト");
    assert!(!desk.shows("原本はこう書いています。"));
}

#[test]
fn words_on_both_forms_can_be_looked_at_one_by_one() {
    let mut desk = desk();
    let both = "医療機関確認用と事業者確認用 表の上の注意書き";
    push(&mut desk, &format!("様式ごとに分ける 「{NOTE}」 {both}"));
    push(&mut desk, &format!("原本と同じ 「{NOTE}」 事業者確認用 表の上の注意書き"));
    assert_eq!(checked(&desk).len(), 1);
    assert_eq!(left(&desk), "様式71か所、BCP策定の確認表48か所");
    push(&mut desk, &format!("取り消す 「{NOTE}」 事業者確認用 表の上の注意書き"));
    push(&mut desk, &format!("まとめて確認する 「{NOTE}」 医療機関確認用 表の上の注意書き"));
    push(&mut desk, &format!("原本と同じ 「{NOTE}」 {both}"));
    assert_eq!(checked(&desk).len(), 2);
}

#[test]
fn once_everything_is_compared_no_mark_is_left() {
    let mut desk = desk();
    desk.window.get_by_role_and_label(Role::CheckBox, "まだ照合していないものだけ").click();
    desk.window.run();
    // Every key settles at least one place.
    for _ in 0..120 {
        if checked(&desk).len() == 120 {
            break;
        }
        let Some(current) = desk.window.state().state().proof.current.clone() else {
            desk.key(Key::Num1);
            continue;
        };
        desk.key(Key::Num1);
        if !current.may_be_same() {
            desk.key(Key::Num2);
            desk.window.event(egui::Event::Text("原本にある文言".to_owned()));
            desk.window.run();
            desk.key(Key::Tab);
            desk.key(Key::Space);
        }
    }
    assert!(desk.shows("この様式の文言は、すべて原本と照合してあります。"));
    assert_eq!(left(&desk), "");
    let checks = checked(&desk);
    assert_eq!(checks.len(), 120);
    assert_eq!(checks.iter().filter(|it| it.words.is_empty()).count(), 23, "nothing to compare");
    assert_eq!(checks.iter().filter(|it| it.correction.is_some()).count(), 11, "typed in");
    assert!(
        desk.window
            .state()
            .check_tables()
            .flat_map(CheckTable::items)
            .all(|(_, item)| item.wording.is_some())
    );
    // Nothing is said before the export, and nothing stands at the foot of the pages.
    let phase = export(&mut desk);
    assert!(!desk.shows("原本とまだ照合していない文言"));
    let text = text_of(phase);
    assert!(text.contains("出典"), "{text}");
    assert!(!text.contains("未照合") && !text.contains("下書き"), "{text}");
}

#[test]
fn what_is_not_compared_is_told_in_one_quiet_line_where_paper_is_made() {
    let mut desk = Desk::new();
    desk.make_sample();
    // Neither the overview nor an item says anything of it.
    for screen in ["概要", "チェックリスト", "事業者"] {
        desk.press(screen);
        assert!(!desk.shows("照合"), "{screen}");
    }
    // The export does, once, with what it means on paper; and makes the PDF at once.
    desk.press("印刷（PDF）");
    assert_eq!(desk.window.query_all_by_label_contains("まだ照合していない").count(), 1);
    let line = "原本とまだ照合していない文言があります（様式72か所、BCP策定の確認表48か所）。\
                照合が済むまで、様式の表題に「（下書き）」、書類の下に「※文言の一部は原本と未照合」と入ります。";
    assert!(desk.shows(line));
    let text = text_of(export(&mut desk));
    assert!(text.contains("下書き") && text.contains("未照合"), "{text}");
    // The line leads to where it is confirmed, which names the same number.
    desk.window.get_by_role_and_label(Role::Link, "文言の確認へ").scroll_to_me();
    desk.settle();
    desk.window.get_by_role_and_label(Role::Link, "文言の確認へ").click();
    desk.settle();
    assert_eq!(desk.window.state().state().screen, Screen::Proofread);
    assert_eq!(left(&desk), "様式72か所、BCP策定の確認表48か所");
}

#[test]
fn only_the_wording_of_what_is_printed_is_told_by_its_name() {
    let mut desk = desk_with_document();
    desk.press("印刷（PDF）");
    assert!(desk.shows("文言があります（様式72か所、BCP策定の確認表48か所）。"));
    desk.window.get_by_role_and_label(Role::CheckBox, "BCP策定の確認表").scroll_to_me();
    desk.settle();
    desk.window.get_by_role_and_label(Role::CheckBox, "BCP策定の確認表").click();
    desk.settle();
    assert!(desk.shows("文言があります（様式72か所）。"));
}

#[test]
fn the_file_comes_first_and_single_pieces_stay_folded_and_take_no_keys() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("文言の確認");
    assert!(desk.shows("原本のファイルと照合する…"));
    assert!(desk.shows("https://www.mhlw.go.jp/content/10808000/001253950.pdf"));
    assert!(!desk.shows("原本と同じ"));
    desk.key(Key::Num1);
    assert!(checked(&desk).is_empty());
    assert!(desk.window.query_by_role_and_label(Role::DisclosureTriangle, SINGLE).is_some());
    // By keyboard alone.
    desk.focus(Role::DisclosureTriangle, SINGLE);
    desk.key(Key::Space);
    assert!(desk.shows("原本と同じ"));
}

#[test]
fn a_bridge_is_not_compared_with_anything() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.close();
    let file = desk.folder.path().join("data/clinics/sample-1/workbook.ron");
    let text = std::fs::read_to_string(&file).expect("a workbook");
    std::fs::write(&file, text.replace("mhlw-2024", "mhlw-2025")).expect("written");
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk.press("文言の確認");
    assert!(desk.shows("つなぎの版は様式ではないので"));
    assert!(!desk.shows("原本のファイル"));
    assert_eq!(left(&desk), "BCP策定の確認表48か所");
    open_list(&mut desk);
    assert!(!desk.shows("医療機関確認用"));
}

#[test]
fn a_second_window_sees_what_the_first_one_checked_as_soon_as_it_checks_itself() {
    let mut first = desk();
    let mut second = Desk::over(Arc::clone(&first.folder), Vec2::new(1366.0, 768.0));
    second.press("見本クリニックを開く");
    open_list(&mut second);
    first.key(Key::Num1);
    second.key(Key::ArrowDown);
    second.key(Key::Num1);
    second.window.run();
    assert_eq!(checked(&second).len(), 4);
    assert_eq!(left(&second), "様式68か所、BCP策定の確認表48か所");
    assert_eq!(on_disk(&first).checks.len(), 4);
}

#[test]
fn a_file_of_a_newer_program_is_told_and_left_alone() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    let newer = "(format: \"tenkencho-wording\", version: 9)";
    std::fs::write(data.join("wording.ron"), newer).expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    assert!(desk.shows("文言の確認の記録は、新しいバージョンのプログラムで作られています"));
    desk.press("閉じる");
    desk.make_sample();
    open_list(&mut desk);
    desk.key(Key::Num1);
    assert_eq!(overlay(&desk), Overlay::default());
    assert!(desk.shows("新しいバージョンのプログラムで開いてください"));
    desk.close();
    assert_eq!(std::fs::read_to_string(data.join("wording.ron")).expect("a file"), newer);
}

#[test]
fn what_cannot_be_written_stays_on_screen_and_closing_asks() {
    let mut desk = desk();
    let file = desk.folder.path().join("data/wording.ron");
    std::fs::create_dir(&file).expect("a folder in the way");
    desk.key(Key::Num1);
    assert!(desk.shows("文言の確認の結果を保存できませんでした"));
    desk.press("閉じる");
    assert!(desk.shows("確認の結果を保存できていません"));
    desk.close();
    desk.window.run();
    let state = desk.window.state().state();
    assert!(matches!(state.dialog, Some(Dialog::Unsaved(..))), "{:?}", state.dialog);
    desk.press("閉じずに続ける");
    // The clinic is still held, and goes on being saved.
    desk.press("事業者");
    desk.type_into("新しい事業者の名前", "みなと通信");
    desk.press("追加");
    desk.press("文言の確認");
    std::fs::remove_dir(&file).expect("out of the way");
    desk.press("もう一度保存");
    assert!(!desk.shows("保存できていません"));
    assert_eq!(on_disk(&desk).checks.len(), 2);
    let before = desk.workbook().clone();
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    assert_eq!(*desk.workbook(), before);
}

#[test]
fn what_stands_in_the_original_is_confirmed_at_once_and_only_differences_are_left() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("文言の確認");
    let file = |name: &str| {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf").join(name)
    };
    let open = |desk: &Desk| {
        let proof = &desk.window.state().state().proof;
        proof.overlay.checks.len()
    };
    // A file that is no original says so and changes nothing.
    desk.machine.lock().expect("no panic").picked = Some(file("README.md"));
    desk.press("原本のファイルと照合する…");
    assert!(desk.shows("このファイルはPDFではありません。"));
    assert_eq!(open(&desk), 0);

    desk.machine.lock().expect("no panic").picked = Some(file("chromium-both.pdf"));
    desk.press("原本のファイルと照合する…");
    desk.settle();
    assert!(desk.shows("「chromium-both.pdf」と照合しました。"));
    let confirmed = open(&desk);
    assert!(confirmed > 40, "{confirmed}");
    let kept = desk.folder.path().join("data/wording.ron");
    assert!(std::fs::read_to_string(kept).expect("kept").contains("mhlw-2024"));
    // One step, taken back as one.
    desk.press("元に戻す");
    assert_eq!(open(&desk), 0);

    // Where the original has other words, that is said, also of what counted as confirmed.
    desk.machine.lock().expect("no panic").picked = Some(file("chromium-reworded.pdf"));
    desk.press("原本のファイルと照合する…");
    desk.settle();
    let proof = &desk.window.state().state().proof;
    let found = proof.findings.as_ref().expect("compared").as_ref().expect("read");
    let others = found.differ.len() + found.not_found + found.confirmed_differ.len();
    assert!((2..=5).contains(&others), "{found:?}");
    assert!(proof.drafts.is_empty(), "nothing is typed for anybody");
    assert!(desk.shows("照合済みの文言"));
    assert!(open(&desk) <= confirmed);
}

#[test]
fn what_differs_stands_side_by_side_to_be_taken_over_or_left() {
    // A copy of the edition in which somebody has misread two notes.
    let edition = include_str!("../../checklists/mhlw-2024.ron");
    let wrong = edition.replace("記入不要です。", "記入はいりません。");
    let wrong = wrong.replace("取り組んでください。", "努めてください。");
    let wrong = wrong.replacen("revision: ", "revision: 9", 1);
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    std::fs::create_dir_all(folder.path().join("data/editions")).expect("a folder");
    std::fs::write(folder.path().join("data/editions/wrong.ron"), wrong).expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    desk.make_sample();
    desk.press("文言の確認");
    let pdf = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/pdf/chromium-both.pdf");
    desk.machine.lock().expect("no panic").picked = Some(pdf.into());
    desk.press("原本のファイルと照合する…");
    desk.settle();
    assert!(desk.shows("原本と違うところ"));
    assert!(!desk.shows("1回目の確認で"), "what is the same is not listed");
    let proof = &desk.window.state().state().proof;
    let found = proof.findings.as_ref().expect("compared").as_ref().expect("read");
    let differ: Vec<_> =
        found.differ.iter().map(|it| (it.key.clone(), it.original.clone())).collect();
    let changed = found.differ.iter().flat_map(|it| &it.changes.now);
    assert!(changed.clone().any(|it| it.is_changed) && changed.clone().any(|it| !it.is_changed));
    assert_eq!(differ.len(), 2, "{differ:?}");
    let button = |desk: &Desk, name: &str| {
        let buttons = desk.window.query_all_by_role(Role::Button);
        let labels = buttons.map(|it| it.accesskit_node().label().unwrap_or_default());
        labels.filter(|label| label.starts_with(name)).collect::<Vec<_>>()
    };
    let before = checked(&desk).len();
    let (key, original) = &differ[0];
    let take = button(&desk, "原本の文言に直す");
    assert_eq!(take.len(), 2);
    push(&mut desk, &take[0]);
    assert_eq!(checked(&desk).len(), before + key.places().count());
    let taken = checked(&desk).into_iter().find(|it| it.words == key.words).expect("checked");
    assert_eq!(taken.correction.as_ref(), Some(original));
    assert_eq!(on_disk(&desk), overlay(&desk), "kept at once");
    assert_eq!(button(&desk, "原本の文言に直す").len(), 1);
    // Taken back, it stands there again; left, it is gone, and nothing counts as compared.
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.window.run();
    assert_eq!(checked(&desk).len(), before);
    assert_eq!(button(&desk, "原本の文言に直す").len(), 2);
    let leave = button(&desk, "このままにする")[0].clone();
    push(&mut desk, &leave);
    assert_eq!(button(&desk, "原本の文言に直す").len(), 1);
    assert_eq!(checked(&desk).len(), before);
}
