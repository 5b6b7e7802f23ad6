//! The running program: actions in, effects out.
//!
//! [`App`] shows the screens, carries out what they ask for through the one
//! [`State::apply`](crate::state::State::apply), and performs the effects: folders, dialogs, files,
//! threads. What belongs to the machine (clock, file dialog, viewer, threads) stands behind the
//! [`Platform`] trait, which tests replace.

mod backups;
mod chart;
mod closed_room;
mod closed_year;
mod copies;
mod document;
mod effects;
mod export;
mod file_dialog;
mod form_file;
mod import;
mod job;
mod last_place;
mod listing;
mod new_form;
mod opening;
mod original_comparison;
mod platform;
mod preview;
mod proofreading;
mod returned;
mod run;
mod scripted;
mod second_place;
mod settings;
mod signals;
mod stopped;
mod strays;
mod unsaved;
mod watching;
mod years;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::edition::EditionLibrary;
use crate::explain;
use crate::model::edition::WordingSource;
use crate::model::proofreading::Piece;
use crate::model::{Edition, EditionRef, Guidance, PublicContacts};
use crate::state::{Action, CopyEvent, Event, Leaving, NewFormEvent, SaveEvent, State};
use crate::store::system_fonts::SystemFonts;
use crate::store::{DataFolder, Saver};
use crate::text::Explanation;
use crate::ui::{self, EditionsBeside, KnownEditions, ProgramView, View};
use crate::workshop::FontCabinet;

use opening::Opening;
use proofreading::Proofreading;

pub use platform::{Desktop, PathQuestion, Picked, Platform};
pub use run::{Launch, run};
pub use scripted::{Script, edit_by_script};
pub use stopped::{StopReports, report_stops};

use chart::ChartRoom;
use closed_room::ClosedRoom;
use job::{Jobs, Mail, Mailbox};
use preview::Preview;

/// How long closing waits for the disk before it asks.
const CLOSING_WAIT: Duration = Duration::from_secs(5);

/// What was told about saving, and is not told again.
#[derive(Default)]
struct Told {
    /// That the session is without a backup.
    no_backup: bool,
    /// That the workbook is unsaved: the dialog that is up is about it.
    unsaved: bool,
}

/// The program in its window.
pub struct App {
    state: State,
    data: DataFolder,
    library: EditionLibrary,
    guidance: Arc<Guidance>,
    public_contacts: PublicContacts,
    editions: KnownEditions,
    platform: Box<dyn Platform>,
    saver: Option<Saver>,
    watch: Option<platform::Watch>,
    warning: Option<Explanation>,
    mailbox: Mailbox,
    mail: Receiver<Mail>,
    jobs: Jobs,
    cabinet: FontCabinet,
    preview: Preview,
    chart: ChartRoom,
    closed: ClosedRoom,
    document: document::DocumentMaker,
    years: years::YearsMaker,
    sources: Vec<WordingSource>,
    waiting: settings::Waiting,
    /// The clinic and the second place for which a copy was tried last, and when.
    second_tried: Option<(String, PathBuf, NaiveDateTime)>,
    told_newer_preferences: Arc<AtomicBool>,
    usual_folder: Option<PathBuf>,
    open_to_others: bool,
    closing: bool,
    was_focused: bool,
    told: Told,
    proofreading: Proofreading,
}

impl App {
    /// The program over a data folder, in the window of `ctx`.
    pub fn new(ctx: &egui::Context, data: DataFolder, platform: Box<dyn Platform>) -> Self {
        let opening = Opening::read(data, &*platform);
        Self::opened(ctx, platform, opening)
    }

    /// The program over the data folder of which `opening` was read.
    fn opened(ctx: &egui::Context, platform: Box<dyn Platform>, opening: Opening) -> Self {
        ui::install_fonts(ctx);
        ui::theme::install(ctx);
        ctx.add_plugin(ui::KeyOrder::default());
        ctx.add_plugin(ui::ListKeys::default());
        let (sender, mail) = channel();
        let Opening { data, library, proofreading, .. } = opening;
        let editions = listing::known_editions(&library);
        let cabinet = if platform.uses_system_fonts() {
            FontCabinet::with_installed(SystemFonts::installed())
        } else {
            FontCabinet::bundled()
        };
        let sources = settings::sources(&library);
        let mut app = Self {
            state: State {
                next_folder: opening.pointed.next,
                ..State::with_documents(Arc::clone(proofreading.documents()))
            },
            data,
            library,
            guidance: opening.guidance,
            public_contacts: opening.public_contacts,
            editions,
            saver: None,
            watch: None,
            warning: opening.warning,
            mailbox: Mailbox { sender, ctx: ctx.clone() },
            mail,
            jobs: Jobs::default(),
            cabinet,
            preview: Preview::default(),
            chart: ChartRoom::default(),
            closed: ClosedRoom::default(),
            document: document::DocumentMaker::new(proofreading.documents()),
            years: years::YearsMaker::default(),
            sources,
            waiting: settings::Waiting::default(),
            second_tried: None,
            told_newer_preferences: Arc::default(),
            usual_folder: platform.usual_data_folder(),
            open_to_others: opening.open_to_others.0,
            platform,
            closing: false,
            was_focused: false,
            told: Told::default(),
            proofreading,
        };
        app.take_preferences(opening.preferences);
        if opening.open_to_others.1 {
            ui::say(ctx, explain::settings::OPEN_TO_OTHERS);
        }
        // What is wrong with the whole folder is on the start screen, and the rest follows from it.
        if let Some(problem) = opening.problem.filter(|_| app.warning.is_none()) {
            app.mailbox.send(Event::Failed(problem));
        }
        let read = Action::Happened(Event::WordingRead(opening.overlay, opening.blocked));
        // What was read has no effect but on what is shown.
        let _ = app.state.apply(read, app.platform.now());
        app.renew_wording();
        app.list_clinics();
        app.go_on();
        app
    }

    /// What the program knows now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries out actions, and the effects of each before the next. Only the clinic is released
    /// last: what was typed in the same frame still belongs to it.
    fn perform(&mut self, actions: Vec<Action>, frame: &eframe::Frame) {
        let mut leaving = Vec::new();
        for action in actions {
            let now = self.platform.now();
            for effect in self.state.apply(action, now).0 {
                if effect.leaves_clinic() {
                    leaving.push(effect);
                } else {
                    self.carry_out(effect, frame);
                }
            }
            self.renew_wording();
        }
        for effect in leaving {
            self.carry_out(effect, frame);
        }
    }

    /// The edition of the year on screen, and whether its wording is the one the year began with.
    fn edition(&self) -> Option<(&Edition, bool)> {
        let assessment = self.state.open.as_ref()?.assessment()?;
        let edition = self.library.of(assessment)?;
        let of_program = || {
            let mut options = self.editions.options.iter();
            options.find(|option| option.reference.id == edition.id).map(|it| &it.reference)
        };
        let now = self.reference_beside(edition).or_else(of_program)?;
        Some((edition, now.wording != assessment.edition.wording))
    }

    /// How an edition of a file beside one of the program's own is named; `None` for any other.
    fn reference_beside(&self, edition: &Edition) -> Option<&EditionRef> {
        let mut beside = self.library.beside();
        beside.find(|(file, _)| std::ptr::eq(*file, edition)).map(|(_, reference)| reference)
    }

    /// The pieces of wording of an edition. Of one that the program has brought since only those of the
    /// check tables: its own are compared on the program's.
    fn pieces(&self, edition: &Edition) -> &[Piece] {
        match self.reference_beside(edition) {
            Some(_) => self.proofreading.of_tables(),
            None => self.proofreading.pieces(&edition.id),
        }
    }

    /// Saves everything, or says why that cannot be.
    fn flush(&self) -> Result<(), Explanation> {
        let Some(saver) = &self.saver else {
            return Ok(());
        };
        saver.flush(CLOSING_WAIT).map_err(|error| explain::store::explain_flush(&error))
    }

    /// Saves everything and releases the clinic, or says why that cannot be. What was saved somewhere else as
    /// it is need not be saved here.
    fn close_clinic(&mut self) -> Result<(), Explanation> {
        if let Err(explanation) = self.flush()
            && !self.is_elsewhere()
        {
            return Err(explanation);
        }
        self.abandon_clinic();
        Ok(())
    }

    /// Forgets what belongs to the clinic that is let go of.
    fn release_clinic(&mut self) {
        (self.saver, self.watch) = (None, None);
        self.told.no_backup = false;
        self.jobs.leave_clinic();
        (self.preview, self.chart) = (Preview::default(), ChartRoom::default());
        self.closed = ClosedRoom::default();
    }

    /// Says once that a session is without a backup. That saving fails is said by the bar over the screen.
    fn tell_failed_backup(&mut self, ctx: &egui::Context) {
        let status = self.saver.as_ref().map(Saver::status);
        let unkept = status.as_ref().and_then(|status| status.backup_error.as_ref());
        if let Some(error) = unkept.filter(|_| !self.told.no_backup) {
            let Explanation { what, safe, todo, .. } = explain::store::explain_backup(error);
            ui::say(ctx, &[what, safe, todo].concat());
            self.told.no_backup = true;
        }
        // How long it takes is said while it takes long.
        if status.is_some_and(|status| status.saving_since.is_some()) {
            ctx.request_repaint_after(Duration::from_secs(1));
        }
    }

    /// Saves at once when the window is left for another: what comes next may be the end of the session.
    fn save_when_left(&mut self, ctx: &egui::Context) {
        let is_focused = ctx.input(|input| input.focused);
        if self.was_focused
            && !is_focused
            && let Some(saver) = &self.saver
        {
            saver.retry();
        }
        self.was_focused = is_focused;
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.tell_failed_backup(ctx);
        self.save_when_left(ctx);
        self.keep_second_copy();
        if self.is_saved_after_all() {
            self.mailbox.send(Event::Saving(SaveEvent::SavedAfterAll));
        }
        while let Ok(mail) = self.mail.try_recv() {
            if let Some(event) = self.read(mail) {
                // What follows from an edition that was added finds it there, or no longer.
                if matches!(
                    event,
                    Event::NewForm(NewFormEvent::Kept(..))
                        | Event::EditionRemoved(_)
                        | Event::Copies(CopyEvent::TakenIn(_))
                ) {
                    self.reload_editions();
                }
                self.perform(vec![Action::Happened(event)], frame);
            }
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            // The clinic is held until the program ends: an input method may hand over its last
            // words in this very frame.
            let wording = self.finish_wording();
            let unsaved = self.flush().err().filter(|_| !self.is_elsewhere());
            self.told.unsaved = unsaved.is_some();
            if let Some(explanation) = unsaved.or(wording.err()) {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                let kept = SaveEvent::CannotLeave(Leaving::Window, explanation);
                self.perform(vec![Action::Happened(Event::Saving(kept))], frame);
            } else {
                self.closing = true;
            }
        }
        if self.closing {
            self.finish_preferences();
            let open = self.state.open.as_ref().and_then(|open| open.id.parse().ok());
            self.keep_place(open.map(|clinic| (clinic, self.state.screen)));
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let mut actions = Vec::new();
        ui::theme::follow(ui.ctx(), &self.state.preferences);
        self.keep_closed_year();
        self.keep_preview();
        self.keep_chart();
        self.document.keep(self.proofreading.documents(), &self.state, self.platform.now().date());
        self.years.keep(self.proofreading.editions(), &self.state, self.platform.now().date());
        let edition = self.edition();
        let saving = self.saving();
        let all_editions: Vec<&Edition> = self.library.iter().collect();
        let beside = EditionsBeside(self.library.beside().collect());
        let program = ProgramView {
            data_folder: self.data.root(),
            usual_folder: self.usual_folder.as_deref(),
            open_to_others: self.open_to_others,
            sources: &self.sources,
        };
        let view = View {
            all_editions: &all_editions,
            beside: &beside,
            state: &self.state,
            editions: &self.editions,
            edition: edition.map(|(edition, _)| edition),
            wording_changed: edition.is_some_and(|(_, changed)| changed),
            guidance: &self.guidance,
            public_contacts: &self.public_contacts,
            documents: self.proofreading.documents(),
            pieces: edition.map_or(&[], |(edition, _)| self.pieces(edition)),
            frozen: self.closed.frozen(),
            saving: &saving,
            warning: self.warning.as_ref(),
            pages: self.preview.pages(),
            chart: self.chart.drawing(),
            has_dialog: self.jobs.has_dialog(),
            document: self.document.view(),
            works: self.document.works(),
            years: self.years.view(),
            preferences: &self.state.preferences,
            program: &program,
            today: self.platform.now().date(),
        };
        ui::window_ui(ui, view, &self.data.root().to_string_lossy(), &mut actions);
        if !actions.is_empty() {
            self.perform(actions, frame);
            // What the actions changed is drawn at once rather than at the next movement.
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
