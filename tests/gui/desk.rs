//! The program on a desk where nothing waits: a clock that stands still, jobs done at once, a file
//! dialog that answers what the test says.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{NaiveDate, NaiveDateTime};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, Vec2, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable};
use egui_kittest::{Harness, HarnessBuilder};
use tenkencho::app::{App, PathQuestion, Picked, Platform};
use tenkencho::model::Workbook;
use tenkencho::store::DataFolder;

use crate::sample_clinic;

/// What the machine was asked for, and what it answers.
#[derive(Default)]
pub struct Machine {
    /// What the file dialog answers.
    pub picked: Option<PathBuf>,
    /// What the folder dialog answers.
    pub picked_folder: Option<PathBuf>,
    /// What was opened.
    pub opened: Vec<PathBuf>,
    /// The dialogs that were asked for.
    pub questions: Vec<PathQuestion>,
    /// Whether dialogs stay open until a test answers them.
    pub holds_dialogs: bool,
    /// The dialogs that are open.
    pub dialogs: Vec<Box<dyn FnOnce(Picked) + Send>>,
    /// The jobs that were started and wait until a test does them; `None` where they are done at
    /// once.
    pub held: Option<Vec<Box<dyn FnOnce() + Send>>>,
    /// What is looked at once a second, where a test lets a second pass.
    pub watches: Vec<Box<dyn FnMut() -> ControlFlow<()> + Send>>,
    /// Whether a start goes on where the program was left.
    pub goes_on: bool,
    /// Whether the next look at the clock ends in a defect.
    pub has_defect: bool,
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
        let machine = self.machine.lock().expect("no panic");
        let (today, has_defect) = (machine.today, machine.has_defect);
        drop(machine);
        assert!(!has_defect, "a defect, on purpose");
        let today = today.unwrap_or(NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day"));
        today.and_hms_opt(14, 5, 0).expect("a time")
    }

    fn run(&self, job: Box<dyn FnOnce() + Send>) {
        let mut machine = self.machine.lock().expect("no panic");
        if let Some(held) = &mut machine.held {
            held.push(job);
            return;
        }
        drop(machine);
        job();
    }

    fn watch(&self, step: Box<dyn FnMut() -> ControlFlow<()> + Send>) {
        self.machine.lock().expect("no panic").watches.push(step);
    }

    fn pick(
        &self,
        question: &PathQuestion,
        _: &eframe::Frame,
        reply: Box<dyn FnOnce(Picked) + Send>,
    ) {
        let mut machine = self.machine.lock().expect("no panic");
        machine.questions.push(question.clone());
        if machine.holds_dialogs {
            machine.dialogs.push(reply);
            return;
        }
        let answer = match question {
            PathQuestion::Folder(_) => {
                machine.picked_folder.clone().map_or(Picked::Unavailable, Picked::Path)
            }
            _ => machine.picked.clone().map_or(Picked::Nothing, Picked::Path),
        };
        drop(machine);
        reply(answer);
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

    fn goes_on(&self) -> bool {
        self.machine.lock().expect("no panic").goes_on
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
        let data = DataFolder::new(folder.path().join(name));
        Self::over_data(folder, size, data)
    }

    /// The program over a data folder, going on where it was left there.
    pub fn going_on(folder: Arc<tempfile::TempDir>) -> Self {
        let data = DataFolder::new(folder.path().join("data"));
        let place = folder.path().to_owned();
        let machine = Machine { goes_on: true, ..Machine::default() };
        let size = Vec2::new(1366.0, 768.0);
        Self::on(machine, Harness::builder(), folder, place, size, data)
    }

    /// The program over a data folder behind another disk.
    pub fn over_data(folder: Arc<tempfile::TempDir>, size: Vec2, data: DataFolder) -> Self {
        let place = folder.path().to_owned();
        Self::drawn(Harness::builder(), folder, place, size, data)
    }

    /// The same in a window of one's own; files that the clinic asks for are proposed in `place`.
    pub fn drawn(
        window: HarnessBuilder<App>,
        folder: Arc<tempfile::TempDir>,
        place: PathBuf,
        size: Vec2,
        data: DataFolder,
    ) -> Self {
        Self::on(Machine::default(), window, folder, place, size, data)
    }

    /// The same on a machine of one's own.
    fn on(
        machine: Machine,
        window: HarnessBuilder<App>,
        folder: Arc<tempfile::TempDir>,
        place: PathBuf,
        size: Vec2,
        data: DataFolder,
    ) -> Self {
        let machine = Arc::new(Mutex::new(machine));
        let desk = TestDesk { machine: Arc::clone(&machine), folder: place };
        let mut window = window
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
        let goes_on = self.machine.lock().expect("no panic").goes_on;
        drop(self.window);
        if goes_on {
            return Self::going_on(folder);
        }
        Self::over(folder, Vec2::new(1366.0, 768.0))
    }

    /// Asks the window to close.
    pub fn close(&mut self) {
        let viewports = &mut self.window.input_mut().viewports;
        let root = viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.window.step();
    }

    /// Clicks the button with this name; what is nowhere in sight is looked for in the menu.
    pub fn press(&mut self, name: &str) {
        let is_there = |it: &Self, name: &str| {
            it.window.query_all_by_role_and_label(Role::Button, name).next().is_some()
        };
        if !is_there(self, name) && is_there(self, "メニュー") {
            self.window.get_by_role_and_label(Role::Button, "メニュー").click();
            self.settle();
        }
        self.window.get_by_role_and_label(Role::Button, name).scroll_to_me();
        self.settle();
        self.window.get_by_role_and_label(Role::Button, name).click();
        self.settle();
    }

    /// Clicks the tab with this name; an entry of the navigation before it may have the same.
    pub fn press_tab(&mut self, name: &str) {
        self.window.get_all_by_role_and_label(Role::Button, name).last().expect("a tab").click();
        self.settle();
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

    /// Makes the sample clinic, on the day on which every test sees it.
    pub fn make_sample(&mut self) {
        self.machine.lock().expect("no panic").today = Some(sample_clinic::day());
        self.press("サンプルで試す");
    }

    /// Chooses an answer.
    pub fn answer(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::RadioButton, name).click();
        self.settle();
    }

    /// Puts the focus into a field.
    pub fn focus(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).focus();
        self.settle();
    }

    /// Types into a field of one line.
    pub fn type_into(&mut self, name: &str, text: &str) {
        self.focus(Role::TextInput, name);
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Empties the field that has the focus.
    pub fn empty_field(&mut self) {
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.settle();
        self.window.key_press(Key::Backspace);
        self.settle();
    }

    /// A key.
    pub fn key(&mut self, key: Key) {
        self.window.key_press(key);
        self.settle();
    }

    /// What the input method shows while it composes.
    pub fn compose(&mut self, text: &str) {
        let range = 0..text.chars().count();
        let event = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: Some(range) };
        self.window.event(Event::Ime(event));
        self.settle();
    }

    /// What the input method hands over.
    pub fn commit(&mut self, text: &str) {
        self.window.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
        self.settle();
    }

    /// The value of a field.
    pub fn value(&self, role: Role, name: &str) -> String {
        self.window.get_by_role_and_label(role, name).value().unwrap_or_default()
    }

    /// Whether this text stands anywhere.
    pub fn shows(&self, text: &str) -> bool {
        self.window.query_all_by_label_contains(text).next().is_some()
    }

    /// Draws until nothing moves any more. What waits for a job that is held moves for ever.
    pub fn settle(&mut self) {
        if self.machine.lock().expect("no panic").held.is_some() {
            self.window.run_steps(4);
        } else {
            self.window.run();
        }
    }

    /// Lets a second pass for what is looked at once a second.
    pub fn second(&mut self) {
        let mut watches = std::mem::take(&mut self.machine.lock().expect("no panic").watches);
        watches.retain_mut(|step| step().is_continue());
        self.machine.lock().expect("no panic").watches.extend(watches);
        self.settle();
    }

    /// Holds every job from now on until it is done by [`Self::finish`].
    pub fn hold_jobs(&self) {
        self.machine.lock().expect("no panic").held = Some(Vec::new());
    }

    /// The jobs that wait to be done, in the order in which they were started.
    pub fn take_jobs(&self) -> Vec<Box<dyn FnOnce() + Send>> {
        self.machine.lock().expect("no panic").held.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Does jobs, in this order, and shows what came of them.
    pub fn finish(&mut self, jobs: impl IntoIterator<Item = Box<dyn FnOnce() + Send>>) {
        for job in jobs {
            job();
        }
        self.settle();
    }

    /// The workbook that is open.
    pub fn workbook(&self) -> &Workbook {
        let open = self.window.state().state().open.as_ref();
        &open.expect("a clinic is open").workbook
    }
}
