//! What is written down when a defect stops a thread: enough to mend it, and nothing of the clinic.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk")]

use tenkencho::app::report_stops;
use tenkencho::store::DataFolder;

/// One test, because what happens at a panic is set for the whole program.
#[test]
fn a_report_names_the_place_and_no_content_and_the_folder_does_not_fill_up() {
    let root = tempfile::tempdir().expect("a folder");
    let data = DataFolder::new(root.path().to_owned());
    let reports = report_stops(data);
    assert_eq!(reports.newest(), None);
    let name = "山田太郎".to_owned();
    let stopped = std::thread::Builder::new().name("job".to_owned()).spawn(move || {
        assert!(name.is_empty(), "{name}さんの回答");
    });
    stopped.expect("started").join().expect_err("it stops");
    let path = reports.newest().expect("a report");
    assert!(path.starts_with(root.path()));
    let text = std::fs::read_to_string(&path).expect("a report");
    for part in [env!("CARGO_PKG_VERSION"), "thread job", "tests/stopped.rs:", std::env::consts::OS]
    {
        assert!(text.replace('\\', "/").contains(part), "{part} in {text}");
    }
    for part in ["山田", "回答"] {
        assert!(!text.contains(part), "{part} in {text}");
    }
    for _ in 0..12 {
        std::thread::spawn(|| panic!("a plain sentence")).join().expect_err("it stops");
    }
    let newest = reports.newest().expect("a report");
    assert!(std::fs::read_to_string(newest).expect("a report").contains("a plain sentence"));
    let count = std::fs::read_dir(root.path().join("reports")).expect("a folder").count();
    assert_eq!(count, 10);
}
