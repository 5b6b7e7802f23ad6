//! A start goes on where the program was left.

use std::sync::Arc;

use tenkencho::state::Screen;
use tenkencho::store::DataFolder;

use crate::desk::Desk;

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

#[test]
fn the_clinic_and_the_screen_are_those_of_the_last_time() {
    let mut desk = Desk::going_on(Arc::new(tempfile::tempdir().expect("a folder")));
    assert_eq!(screen(&desk), Screen::Start, "nothing was open before");
    desk.make_sample();
    desk.press("機器台帳");
    let mut desk = desk.reopen();
    assert_eq!(screen(&desk), Screen::Ledger);
    assert_eq!(desk.workbook().clinic.name, "見本クリニック");
    // Left for the list, the list is what comes next time.
    desk.press("医療機関の一覧");
    let desk = desk.reopen();
    assert_eq!(screen(&desk), Screen::Start);
    assert!(desk.window.state().state().dialog.is_none());
}

#[test]
fn a_program_that_ends_without_warning_comes_back_to_its_clinic() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut desk = Desk::going_on(Arc::clone(&folder));
    desk.make_sample();
    // The window is gone without having been closed.
    drop(desk);
    let desk = Desk::going_on(Arc::clone(&folder));
    assert_eq!(screen(&desk), Screen::Overview);
    drop(desk);
    // A file that nobody can read, and a clinic that is gone, lead to the list without a word.
    let data = folder.path().join("data");
    std::fs::write(data.join("place.ron"), b"(format: \"tenkencho-place\", version: 9, x: 1)")
        .expect("written");
    let desk = Desk::going_on(Arc::clone(&folder));
    assert_eq!(screen(&desk), Screen::Start);
    assert!(desk.window.state().state().dialog.is_none());
    drop(desk);
    let clinics = DataFolder::new(data.clone()).clinics().expect("the list");
    let place = format!(
        "(format: \"tenkencho-place\", version: 1, clinic: \"{}\", screen: \"nowhere\")",
        clinics[0].id
    );
    std::fs::write(data.join("place.ron"), place.as_bytes()).expect("written");
    let desk = Desk::going_on(Arc::clone(&folder));
    assert_eq!(screen(&desk), Screen::Overview, "a screen that is not known");
    drop(desk);
    std::fs::write(data.join("place.ron"), place.replace(clinics[0].id.as_str(), "clinic-99"))
        .expect("written");
    assert_eq!(screen(&Desk::going_on(folder)), Screen::Start);
}
