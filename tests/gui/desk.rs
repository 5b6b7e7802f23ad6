//! The program on a desk where nothing waits: a clock that stands still, jobs done at once, a file
//! dialog that answers what the test says.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{NaiveDate, NaiveDateTime};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, Vec2, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::app::{App, Picked, Platform};
use tenkencho::model::Workbook;
use tenkencho::store::DataFolder;

/// What the machine was asked for, and what it answers.
#[derive(Default)]
pub struct Machine {
    /// What the file dialog answers.
    pub picked: Option<PathBuf>,
    /// What the folder dialog answers.
    pub picked_folder: Option<PathBuf>,
    /// What was opened.
    pub opened: Vec<PathBuf>,
    /// Today; 12 June 2024 unless said otherwise.
    pub today: Option<NaiveDate>,
}

#[derive(Clone)]
struct TestDesk {
    machine: Arc<Mutex<Machine>>,
    folder: PathBuf,
}

impl Platform for TestDesk {
    fn now(&self) -> NaiveDateTime {
        let today = self.machine.lock().expect("no panic").today;
        let today = today.unwrap_or(NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day"));
        today.and_hms_opt(14, 5, 0).expect("a time")
    }

    fn run(&self, job: Box<dyn FnOnce() + Send>) {
        job();
    }

    fn pick_pdf(&self, _: &Path, _: &eframe::Frame, reply: Box<dyn FnOnce(Picked) + Send>) {
        let picked = self.machine.lock().expect("no panic").picked.clone();
        reply(picked.map_or(Picked::Nothing, Picked::Path));
    }

    fn pick_table(&self, _: &Path, _: &eframe::Frame, reply: Box<dyn FnOnce(Picked) + Send>) {
        let picked = self.machine.lock().expect("no panic").picked.clone();
        reply(picked.map_or(Picked::Nothing, Picked::Path));
    }

    fn pick_table_target(
        &self,
        _: &Path,
        _: &str,
        _: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let picked = self.machine.lock().expect("no panic").picked.clone();
        reply(picked.map_or(Picked::Nothing, Picked::Path));
    }

    fn pick_folder(&self, _: &Path, _: &eframe::Frame, reply: Box<dyn FnOnce(Picked) + Send>) {
        let picked = self.machine.lock().expect("no panic").picked_folder.clone();
        reply(picked.map_or(Picked::Unavailable, Picked::Path));
    }

    fn usual_data_folder(&self) -> Option<PathBuf> {
        Some(self.folder.join("data"))
    }

    fn open(&self, path: &Path) -> std::io::Result<()> {
        self.machine.lock().expect("no panic").opened.push(path.to_owned());
        Ok(())
    }

    fn export_folder(&self) -> PathBuf {
        self.folder.clone()
    }

    fn uses_system_fonts(&self) -> bool {
        false
    }
}

/// A data folder and the program over it.
pub struct Desk {
    /// The program in its window.
    pub window: Harness<'static, App>,
    /// The machine under it.
    pub machine: Arc<Mutex<Machine>>,
    /// The data folder; gone when the test ends.
    pub folder: Arc<tempfile::TempDir>,
}

impl Desk {
    /// An empty data folder, on the screen of a reception desk.
    pub fn new() -> Self {
        Self::over(Arc::new(tempfile::tempdir().expect("a folder")), Vec2::new(1366.0, 768.0))
    }

    /// The program over a data folder, in a window of `size` points.
    pub fn over(folder: Arc<tempfile::TempDir>, size: Vec2) -> Self {
        Self::opening(folder, size, "data")
    }

    /// The same over the data folder of another name; the usual one is `data`.
    pub fn opening(folder: Arc<tempfile::TempDir>, size: Vec2, name: &str) -> Self {
        let machine = Arc::new(Mutex::new(Machine::default()));
        let desk = TestDesk { machine: Arc::clone(&machine), folder: folder.path().to_owned() };
        let data = DataFolder::new(folder.path().join(name));
        let mut window = Harness::builder()
            .with_size(size)
            // The saver wakes the window from its own thread, whenever that may be.
            .with_max_steps(30)
            .with_context_setup(tenkencho::ui::install_fonts)
            .build_eframe(move |cc| App::new(&cc.egui_ctx, data, Box::new(desk)));
        window.run();
        Self { window, machine, folder }
    }

    /// Closes the window as its corner does, and opens the program again.
    pub fn reopen(mut self) -> Self {
        self.close();
        let folder = Arc::clone(&self.folder);
        drop(self.window);
        Self::over(folder, Vec2::new(1366.0, 768.0))
    }

    /// Asks the window to close.
    pub fn close(&mut self) {
        let viewports = &mut self.window.input_mut().viewports;
        let root = viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.window.step();
    }

    /// Clicks the button with this name.
    pub fn press(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).scroll_to_me();
        self.window.run();
        self.window.get_by_role_and_label(Role::Button, name).click();
        self.window.run();
    }

    /// Clicks the first button whose name contains `name`.
    pub fn press_some(&mut self, name: &str) {
        let found = {
            let buttons = self.window.query_all_by_role(Role::Button);
            let mut labels = buttons.map(|it| it.accesskit_node().label().unwrap_or_default());
            labels.find(|label| label.contains(name))
        };
        let whole = found.unwrap_or_else(|| panic!("no button with {name}"));
        self.press(&whole);
    }

    /// Chooses an answer.
    pub fn answer(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::RadioButton, name).click();
        self.window.run();
    }

    /// Puts the focus into a field.
    pub fn focus(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).focus();
        self.window.run();
    }

    /// Types into a field of one line.
    pub fn type_into(&mut self, name: &str, text: &str) {
        self.focus(Role::TextInput, name);
        self.window.event(Event::Text(text.to_owned()));
        self.window.run();
    }

    /// Empties the field that has the focus.
    pub fn empty_field(&mut self) {
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.window.run();
        self.window.key_press(Key::Backspace);
        self.window.run();
    }

    /// A key.
    pub fn key(&mut self, key: Key) {
        self.window.key_press(key);
        self.window.run();
    }

    /// What the input method shows while it composes.
    pub fn compose(&mut self, text: &str) {
        let range = 0..text.chars().count();
        let event = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: Some(range) };
        self.window.event(Event::Ime(event));
        self.window.run();
    }

    /// What the input method hands over.
    pub fn commit(&mut self, text: &str) {
        self.window.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
        self.window.run();
    }

    /// The value of a field.
    pub fn value(&self, role: Role, name: &str) -> String {
        self.window.get_by_role_and_label(role, name).value().unwrap_or_default()
    }

    /// Whether this text stands anywhere.
    pub fn shows(&self, text: &str) -> bool {
        self.window.query_all_by_label_contains(text).next().is_some()
    }

    /// The workbook that is open.
    pub fn workbook(&self) -> &Workbook {
        let open = self.window.state().state().open.as_ref();
        &open.expect("a clinic is open").workbook
    }
}
