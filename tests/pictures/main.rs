//! Ten screens as pictures, for what no other test sees: colors, sizes, places.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures` takes them again. Where a picture differs, the new
//! one and the difference lie beside it as `*.new.png` and `*.diff.png`.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the tests make the folder that the pictures show, and say by failing that they cannot"
)]

#[path = "../gui/desk.rs"]
#[expect(dead_code, reason = "shared with the journeys, which do more")]
mod desk;
mod raster;
#[path = "../sample_clinic/mod.rs"]
#[expect(dead_code, reason = "shared with tests that need no window")]
mod sample_clinic;

use std::path::Path;
use std::sync::Arc;

use desk::Desk;
use egui::Vec2;
use egui_kittest::{Harness, SnapshotOptions};
use raster::Raster;
use tenkencho::store::DataFolder;

/// How many pixels may differ. Arithmetic is the same on every machine but for functions such as
/// the sine, from which round corners are made.
const ODD_PIXELS: usize = 60;

/// The program with the sample clinic in it.
///
/// The data folder is named from where the tests run, so that a path on screen is the same everywhere.
fn sample(name: &str) -> Desk {
    let mut desk = empty(name);
    desk.make_sample();
    desk
}

/// The program over an empty data folder.
fn empty(name: &str) -> Desk {
    let shown = Path::new("target").join("pictures").join(name);
    let _ = std::fs::remove_dir_all(&shown);
    std::fs::create_dir_all(&shown).expect("a folder");
    let builder = Harness::builder().renderer(Raster::default());
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(shown.join("data"));
    Desk::drawn(builder, folder, shown, Vec2::new(1366.0, 768.0), data)
}

/// Compares what is on screen with the picture of this name.
fn compare(mut desk: Desk, name: &str) {
    // The saver has a thread of its own.
    while desk.shows("保存しています") {
        std::thread::yield_now();
        desk.window.run();
    }
    let options = SnapshotOptions::new().output_path("tests/pictures");
    desk.window.snapshot_options(name, &options.max_failed_pixels(ODD_PIXELS));
}

#[test]
fn start() {
    compare(empty("start"), "start");
}

#[test]
fn overview() {
    compare(sample("overview"), "overview");
}

#[test]
fn a_row_of_the_checklist_with_its_guidance() {
    let mut desk = sample("checklist");
    desk.press("チェックリスト");
    desk.press("2-(7) セキュリティパッチの適用、いいえ");
    compare(desk, "checklist");
}

#[test]
fn vendors() {
    let mut desk = sample("vendors");
    desk.press("事業者");
    compare(desk, "vendors");
}

#[test]
fn the_ledger() {
    let mut desk = sample("ledger");
    desk.press("機器台帳");
    compare(desk, "ledger");
}

#[test]
fn a_chart() {
    let mut desk = sample("chart");
    desk.press("連絡体制図");
    compare(desk, "chart");
}

#[test]
fn a_section_of_the_plan() {
    let mut desk = sample("plan");
    desk.press("事業継続計画");
    desk.press("本文の入力");
    compare(desk, "plan");
}

#[test]
fn export() {
    let mut desk = sample("export");
    desk.press("印刷（PDF）");
    compare(desk, "export");
}

#[test]
fn preview() {
    let mut desk = sample("preview");
    desk.press("印刷（PDF）");
    desk.press("プレビューを拡大");
    compare(desk, "preview");
}

#[test]
fn settings() {
    let mut desk = sample("settings");
    desk.press("設定");
    compare(desk, "settings");
}
