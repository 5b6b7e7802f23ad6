//! A clinic that has not begun any year: what needs none is there from the start.

use egui::Key;
use egui::accesskit::Role;
use tenkencho::explain::window;
use tenkencho::model::{Paper, Papers};
use tenkencho::state::{Screen, ScreenGroup, ScreenNeeds};

use crate::desk::Desk;

#[test]
fn before_any_year_each_screen_shows_what_the_table_of_screens_promises() {
    let mut desk = Desk::new();
    desk.type_into("医療機関の名前", "港医院");
    desk.press("始める");
    desk.press(window::LATER);
    for screen in ScreenGroup::ALL.into_iter().flat_map(ScreenGroup::screens) {
        // A document is listed by its own name.
        let is_document = screen == Screen::Document;
        desk.press(if is_document { "事業継続計画" } else { window::screen(screen) });
        let needs_year = screen.spec().needs == ScreenNeeds::Year;
        assert_eq!(desk.window.state().state().screen, screen);
        assert_eq!(desk.shows(window::NO_YEAR_YET), needs_year, "{screen:?}");
    }
    // A chart is printed from its own screen.
    desk.press(window::screen(Screen::Charts));
    desk.press_some("の型で始める");
    desk.press("印刷する…");
    assert_eq!(desk.window.state().state().screen, Screen::Export);
    let chosen = &desk.window.state().state().export.papers;
    assert_eq!(*chosen, Papers::only(Paper::ContactChart));
    // Records are kept at once.
    desk.press("人と役割");
    desk.focus(Role::TextInput, "新しい人の名前");
    desk.window.event(egui::Event::Text("港 一郎".to_owned()));
    desk.window.run();
    desk.key(Key::Enter);
    assert_eq!(desk.workbook().people.len(), 1);
}
