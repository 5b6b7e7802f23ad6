//! A window that can only read goes on writing as soon as the other one is closed.

use std::sync::Arc;

use egui::Vec2;
use tenkencho::state::Screen;

use crate::desk::Desk;

fn is_read_only(desk: &Desk) -> bool {
    desk.window.state().state().open.as_ref().is_some_and(|open| open.read_only.is_some())
}

fn second(first: &Desk) -> Desk {
    let mut desk = Desk::over(Arc::clone(&first.folder), Vec2::new(1366.0, 768.0));
    desk.press("見本クリニックを開く");
    assert!(is_read_only(&desk));
    desk
}

#[test]
fn the_second_window_takes_over_with_what_the_first_one_wrote() {
    let mut first = Desk::new();
    first.make_sample();
    let mut second = second(&first);
    assert!(second.shows("自動でここに入力できるようになります"));
    second.press("医療機関");
    first.press("医療機関");
    first.type_into("所在地", "追記");
    second.second();
    assert!(is_read_only(&second), "the first one is still there");
    // What the first one saves is seen at once.
    first.window.input_mut().focused = false;
    first.window.run_steps(1);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !second.workbook().clinic.address.contains("追記") {
        assert!(std::time::Instant::now() < deadline, "it follows");
        second.second();
    }
    assert!(is_read_only(&second));
    first.close();
    drop(first);
    second.second();
    assert!(!is_read_only(&second));
    assert_eq!(second.window.state().state().screen, Screen::Clinic, "where it was");
    assert!(second.workbook().clinic.address.contains("追記"), "as it is on the disk");
    assert!(second.shows("入力できるようになりました"));
    // It writes, and undo does not reach into what the other window did.
    assert!(
        second
            .window
            .state()
            .state()
            .open
            .as_ref()
            .is_some_and(|open| open.history.undo_label().is_none())
    );
    second.type_into("電話番号", "1");
    second.close();
    let folder = Arc::clone(&second.folder);
    drop(second);
    let path = folder.path().join("data/clinics/sample-1/workbook.ron");
    let text = std::fs::read_to_string(path).expect("the workbook");
    assert!(text.contains("追記"));
}

#[test]
fn where_nothing_changed_the_window_only_says_that_it_writes_now() {
    let mut first = Desk::new();
    first.make_sample();
    let mut second = second(&first);
    first.close();
    drop(first);
    second.second();
    assert!(!is_read_only(&second));
    assert!(second.shows("入力できるようになりました"));
    assert!(!second.shows("変わった内容を読み込みました"));
}

#[test]
fn a_clinic_that_was_left_is_not_taken() {
    let mut first = Desk::new();
    first.make_sample();
    let mut second = second(&first);
    second.press("医療機関の一覧");
    first.close();
    drop(first);
    second.second();
    assert!(second.window.state().state().open.is_none());
    // Whoever opens it next writes.
    second.press("見本クリニックを開く");
    assert!(!is_read_only(&second));
}
