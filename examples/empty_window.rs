//! The floor under `tenkencho --smoke`: an empty eframe window with the same fonts, which draws
//! three frames, prints the same line, and ends.
//!
//! `cargo run --release --example empty_window`, beside `cargo run --release -- --smoke`.

use std::time::Instant;

use tenkencho::ui;

fn main() -> eframe::Result {
    let started = Instant::now();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 720.0]),
        renderer: RENDERER,
        ..Default::default()
    };
    eframe::run_native(
        "empty window",
        options,
        Box::new(move |cc| {
            ui::install_fonts(&cc.egui_ctx);
            Ok(Box::new(Empty { started, frames: 0, first_ms: 0 }))
        }),
    )
}

#[cfg(windows)]
const RENDERER: eframe::Renderer = eframe::Renderer::Wgpu;
#[cfg(not(windows))]
const RENDERER: eframe::Renderer = eframe::Renderer::Glow;

struct Empty {
    started: Instant,
    frames: u32,
    first_ms: u128,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if self.frames == 1 {
            // The first frame has been drawn and shown when the second one begins.
            self.first_ms = self.started.elapsed().as_millis();
        }
        ui.label("空");
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
