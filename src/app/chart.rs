//! The drawing of the chart on screen: laid out off the window's thread, and kept until what it
//! shows changes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use super::App;
use crate::model::{BoxContent, ChartKind, ContactField, PersonField, VendorField, Workbook};
use crate::report::{ChartDrawing, ChartVersion, Fonts, chart_page};
use crate::state::{ChartOnScreen, Screen};
use crate::workshop::fallback_faces;

/// The drawing of the open clinic's chart.
#[derive(Default)]
pub(super) struct ChartRoom {
    /// What is on screen.
    shown: Option<Drawn>,
    /// What is being laid out. One at a time: what was wanted meanwhile comes after it.
    running: Option<Arc<Mutex<Option<Drawn>>>>,
    /// The fonts that were needed last beside the bundled ones.
    fonts: Arc<Mutex<Option<Found>>>,
}

/// Fonts that were looked up for rare characters.
struct Found {
    rare: BTreeSet<char>,
    fonts: Fonts,
}

/// A drawing, and what it was made from.
struct Drawn {
    from: Source,
    drawing: Option<ChartDrawing>,
}

/// The workbook is compared by its address, which holding it keeps from being used for another one.
#[derive(Clone)]
struct Source {
    clinic: String,
    workbook: Arc<Workbook>,
    chart: ChartOnScreen,
    day: NaiveDate,
}

impl ChartRoom {
    /// For the screens: the drawing from before the last change while a new one is laid out.
    pub(super) fn drawing(&self) -> Option<&ChartDrawing> {
        self.shown.as_ref()?.drawing.as_ref()
    }

    /// Takes over what the other thread has finished.
    fn collect(&mut self) {
        let finished = self.running.as_ref().and_then(|running| running.lock().ok()?.take());
        if let Some(drawn) = finished {
            self.shown = Some(drawn);
            self.running = None;
        }
    }
}

impl App {
    /// Lays the chart out where its screen shows it and it is missing or old.
    pub(super) fn keep_chart(&mut self) {
        self.chart.collect();
        let open = self.state.open.as_ref();
        let Some(open) = open.filter(|_| self.state.screen == Screen::Charts) else {
            self.chart.shown = None;
            return;
        };
        // Another chart is never seen, not even while the right one is drawn.
        let is_of_this = |it: &Drawn| it.from.clinic == open.id && it.from.chart == open.chart;
        self.chart.shown = self.chart.shown.take().filter(is_of_this);
        let day = self.platform.now().date();
        let is_shown =
            self.chart.shown.as_ref().is_some_and(|it| {
                Arc::ptr_eq(&it.from.workbook, &open.workbook) && it.from.day == day
            });
        if is_shown || self.chart.running.is_some() {
            return;
        }
        let from = Source {
            clinic: open.id.clone(),
            workbook: Arc::clone(&open.workbook),
            chart: open.chart,
            day,
        };
        let (slot, ctx) = (Arc::new(Mutex::new(None)), self.sender.ctx.clone());
        self.chart.running = Some(Arc::clone(&slot));
        let known = Arc::clone(&self.chart.fonts);
        let system_fonts = self.platform.uses_system_fonts();
        self.platform.run(Box::new(move || {
            let fonts = fonts_for(&from.workbook, system_fonts, &known);
            let drawing = draw(&from, &fonts);
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(Drawn { from, drawing });
            }
            ctx.request_repaint();
        }));
        self.chart.collect();
    }
}

fn draw(from: &Source, fonts: &Fonts) -> Option<ChartDrawing> {
    let version = match from.chart {
        ChartOnScreen::Wall => ChartVersion::Wall,
        ChartOnScreen::Contact | ChartOnScreen::Organization => ChartVersion::Inspector,
    };
    chart_page(&from.workbook, from.chart.kind(), version, from.day, fonts)
}

/// The bundled fonts, and installed ones for what they lack, looked up when that changes.
fn fonts_for(workbook: &Workbook, system_fonts: bool, known: &Mutex<Option<Found>>) -> Fonts {
    let characters = words(workbook).into_iter().flat_map(str::chars);
    let rare: BTreeSet<char> = characters
        .filter(|character| !character.is_control() && !Fonts::bundled_has_glyph(*character))
        .collect();
    let Some(mut known) = known.lock().ok().filter(|_| system_fonts && !rare.is_empty()) else {
        return Fonts::bundled();
    };
    if let Some(known) = known.as_ref().filter(|known| known.rare == rare) {
        return known.fonts.clone();
    }
    let characters: Vec<char> = rare.iter().copied().collect();
    let fonts = Fonts::bundled().with_fallback(fallback_faces(&characters));
    *known = Some(Found { rare, fonts: fonts.clone() });
    fonts
}

/// Every text of the workbook that can stand on a chart.
fn words(workbook: &Workbook) -> Vec<&str> {
    let mut words = vec![workbook.clinic.name.as_str()];
    words.extend(workbook.own_roles.iter().map(|role| role.name.as_str()));
    for person in &workbook.people {
        words.extend(PersonField::ALL.into_iter().map(|field| field.of(person)));
    }
    for vendor in &workbook.vendors {
        words.extend(VendorField::ALL.into_iter().map(|field| field.of(vendor)));
    }
    for contact in &workbook.contacts {
        words.extend(ContactField::ALL.into_iter().map(|field| field.of(contact)));
    }
    for kind in [ChartKind::Contact, ChartKind::Organization] {
        let Some(chart) = workbook.chart(kind) else { continue };
        words.extend([chart.version.as_str(), chart.kept_at.as_str()]);
        for it in &chart.boxes {
            if let BoxContent::Department { name, extension, .. } = &it.content {
                words.extend([name.as_str(), extension.as_str()]);
            }
        }
    }
    words
}
