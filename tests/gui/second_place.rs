//! The second place for copies, which gets one a day after a save.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tenkencho::state::State;

use crate::desk::Desk;

fn state(desk: &Desk) -> &State {
    desk.window.state().state()
}

fn copies(stick: &Path) -> Vec<PathBuf> {
    let below = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.map(|it| it.expect("an entry").path()).collect::<Vec<_>>()
    };
    below(stick.to_owned()).into_iter().flat_map(below).collect()
}

/// Waits for the saver and for what follows from it.
fn wait(desk: &mut Desk, until: impl Fn(&Desk) -> bool) {
    let start = Instant::now();
    while !until(desk) && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
        desk.window.step();
    }
    desk.window.run();
}

#[test]
fn the_first_save_of_a_day_leaves_a_copy_and_it_is_said_when() {
    let mut desk = Desk::new();
    desk.make_sample();
    let stick = desk.folder.path().join("stick");
    std::fs::create_dir(&stick).expect("made");
    desk.machine.lock().expect("no panic").picked_folder = Some(stick.clone());
    desk.press("設定");
    desk.press("控えを取る場所を選ぶ…");
    assert_eq!(state(&desk).preferences.second_place, Some(stick.clone()));
    assert!(desk.shows("次に保存したときに取ります"));
    desk.press("医療機関");
    desk.type_into("所在地", "追記");
    wait(&mut desk, |desk| state(desk).second.last.is_some());
    let made = copies(&stick);
    assert_eq!(made.len(), 1, "{made:?}");
    let text = std::fs::read_to_string(made[0].join("workbook.ron")).expect("the copy");
    assert!(text.contains("追記"));
    desk.press("設定");
    assert!(desk.shows("最後の控え 令和6年"));
    // Not again today, and known at the next start.
    desk.press("医療機関");
    desk.type_into("所在地", "もう一度");
    desk.press("設定");
    assert_eq!(copies(&stick).len(), 1);
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk.press("設定");
    assert!(desk.shows("最後の控え 令和6年"));
    desk.press("毎日の控えを中止");
    assert_eq!(state(&desk).preferences.second_place, None);
    assert_eq!(copies(&stick).len(), 1, "what is there stays");
}

#[test]
fn a_stick_that_was_pulled_out_is_said_calmly() {
    let mut desk = Desk::new();
    desk.make_sample();
    let gone = desk.folder.path().join("gone");
    desk.press("設定");
    desk.type_into("控えを取る場所を直接入力", &gone.to_string_lossy());
    desk.press("ここに控えを取る");
    desk.press("医療機関");
    desk.type_into("所在地", "追記");
    wait(&mut desk, |desk| state(desk).second.problem.is_some());
    assert_eq!(state(&desk).dialog, None);
    assert!(!gone.exists());
    desk.press("設定");
    assert!(desk.shows("差してあるときに取ります"));
}
