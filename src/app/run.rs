//! Opening the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::Builder;
use std::time::{Duration, Instant};

use egui::{ViewportCommand, ViewportId};

use super::job::reason;
use super::opening::Reading;
use super::scripted::edit_by_script;
use super::settings::Pointed;
use super::signals::on_end;
use super::stopped::report_stops;
use super::{App, Desktop, Platform as _};
use crate::explain::{self, window};
use crate::store::{ClinicId, DataFolder, Running, Seat, Start, who};
use crate::text::Explanation;

/// How to start.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The data folder.
    pub data: PathBuf,
    /// Draw three frames, tell how long the first one took, and end.
    pub smoke: bool,
    /// Edit this clinic by a script of this seed, without a window.
    pub script: Option<(ClinicId, u64)>,
    /// When the program was started.
    pub started: Instant,
}

/// How often it is looked whether a second program asks for the window.
const ASKED: Duration = Duration::from_millis(500);

/// The initial size of the window: fits the small screen of a reception desk.
const SIZE: [f32; 2] = [1280.0, 720.0];
/// The smallest window that still shows everything.
const SMALLEST: [f32; 2] = [640.0, 360.0];

/// Renderers in the order in which they are tried. Direct3D works everywhere on Windows, Remote
/// Desktop included; elsewhere OpenGL is light and everywhere.
#[cfg(windows)]
const RENDERERS: [eframe::Renderer; 2] = [eframe::Renderer::Wgpu, eframe::Renderer::Glow];
#[cfg(not(windows))]
const RENDERERS: [eframe::Renderer; 1] = [eframe::Renderer::Glow];

/// Opens the window and returns when it is closed.
///
/// # Errors
/// The machine cannot show a window, or the program stopped because of a bug of its own; either
/// way what the person should know, which is also shown in a message box where no terminal would
/// show it.
pub fn run(launch: &Launch) -> Result<(), Explanation> {
    let data = DataFolder::new(launch.data.clone());
    if let Some((clinic, seed)) = &launch.script {
        let edited = edit_by_script(&data, clinic, *seed, &mut std::io::stdout().lock());
        return edited.map_err(|error| explain::store::explain(&error));
    }
    let reports = report_stops(data.clone());
    let running = match first(&data, launch) {
        Start::First(running) => Some(Arc::new(running)),
        Start::Shown => return Ok(()),
        Start::Alone => None,
    };
    let reading = Reading::begin(data.clone(), Desktop);
    let mut failed = None;
    for renderer in RENDERERS {
        let run =
            AssertUnwindSafe(|| run_with(launch, &data, (&reading, running.as_ref()), renderer));
        failed = match catch_unwind(run) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => Some(explanation(window::NO_WINDOW, error.to_string())),
            // Whatever the program was doing when it stopped may be half done, so it is not tried
            // again.
            Err(panic) => {
                let details = match reports.newest() {
                    Some(report) => window::stop_report(&report),
                    None => reason(&*panic),
                };
                failed = Some(explanation(window::STOPPED, details));
                break;
            }
        };
    }
    let Some(explanation) = failed else {
        return Ok(());
    };
    if cfg!(windows) && !launch.smoke {
        let _ = rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(window::TITLE)
            .set_description(explanation.lines())
            .show();
    }
    Err(explanation)
}

/// Whether this is the first program over its folder. A quick check looks at nobody else.
fn first(data: &DataFolder, launch: &Launch) -> Start {
    if launch.smoke {
        return Start::Alone;
    }
    let is_chosen = Pointed::at_start(data, &Desktop).is_chosen;
    let data = if is_chosen { data.clone().chosen() } else { data.clone() };
    data.begin_running(&Seat::of(who(Desktop.now())))
}

/// Brings the window up whenever a second program asks for it. Nothing is drawn meanwhile.
fn show_when_asked(running: &Arc<Running>, ctx: egui::Context) {
    let running = Arc::downgrade(running);
    // Where no thread can be started, the second program opens a window of its own.
    let _ = Builder::new().name("second start".to_owned()).spawn(move || {
        while let Some(running) = running.upgrade() {
            if running.is_asked() {
                for command in [ViewportCommand::Minimized(false), ViewportCommand::Focus] {
                    ctx.send_viewport_cmd_to(ViewportId::ROOT, command);
                }
                ctx.request_repaint_of(ViewportId::ROOT);
            }
            drop(running);
            std::thread::sleep(ASKED);
        }
    });
}

/// Closes the window in the usual way, which saves first, when the system asks the program to end.
fn close_when_ended(ctx: egui::Context) {
    on_end(move || {
        ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Close);
        ctx.request_repaint_of(ViewportId::ROOT);
    });
}

fn explanation(sentences: [&str; 3], details: String) -> Explanation {
    let [what, safe, todo] = sentences.map(str::to_owned);
    Explanation { what, safe, todo, details }
}

fn run_with(
    launch: &Launch,
    data: &DataFolder,
    (reading, running): (&Reading, Option<&Arc<Running>>),
    renderer: eframe::Renderer,
) -> eframe::Result {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(window::TITLE)
        .with_app_id("tenkencho")
        .with_inner_size(SIZE)
        .with_min_inner_size(SMALLEST);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    let smoke = launch.smoke.then_some(launch.started);
    eframe::run_native(
        "tenkencho",
        options,
        Box::new(move |cc| {
            let opening = reading.finish(data, &Desktop);
            if let Some(running) = running {
                show_when_asked(running, cc.egui_ctx.clone());
            }
            close_when_ended(cc.egui_ctx.clone());
            let app = App::opened(&cc.egui_ctx, Box::new(Desktop), opening);
            Ok(match smoke {
                Some(started) => Box::new(Smoke { app, started, frames: 0, first_ms: 0 }),
                None => Box::new(Fitted { app, is_fitted: false }),
            })
        }),
    )
}

/// The program in a window that fits its screen: on one that the usual size would leave, or nearly fill, the
/// window takes all of it, so that nothing lies under the task bar.
struct Fitted {
    app: App,
    is_fitted: bool,
}

/// What title bar and task bar take of a screen, in points.
const BARS: f32 = 120.0;

impl eframe::App for Fitted {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        // The size of the screen is known once the window is on it.
        if !self.is_fitted
            && let Some(screen) = ctx.input(|input| input.viewport().monitor_size)
        {
            self.is_fitted = true;
            let [width, height] = SIZE;
            if screen.x < width * 1.2 || screen.y < height + BARS {
                ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
            }
        }
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }
}

/// Draws three frames and ends, for a quick check that everything is in place.
struct Smoke {
    app: App,
    started: Instant,
    frames: u32,
    first_ms: u128,
}

impl eframe::App for Smoke {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if self.frames == 1 {
            // The first frame has been drawn and shown when the second one begins.
            self.first_ms = self.started.elapsed().as_millis();
        }
        self.app.ui(ui, frame);
        self.frames += 1;
        if self.frames == 3 {
            let kib = memory_stats::memory_stats().map_or(0, |it| it.physical_mem / 1024);
            println!("first-frame-ms={} frames={} rss-kib={kib}", self.first_ms, self.frames);
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        } else {
            ui.ctx().request_repaint();
        }
    }
}
