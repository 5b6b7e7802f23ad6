//! The drawing of the chart on screen: laid out in the background, and kept until what it shows
//! changes.

use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::job::Answer;
use crate::model::{BoxContent, ChartKind, ContactField, PersonField, VendorField, Workbook};
use crate::report::{ChartDrawing, ChartVersion, Fonts, chart_page};
use crate::state::{ChartOnScreen, JobKind, Screen};
use crate::text::Explanation;

/// The drawing of the open clinic's chart.
#[derive(Default)]
pub(super) struct ChartRoom {
    /// What is on screen.
    shown: Option<Drawn>,
    /// What the drawing that is being laid out is made from. One at a time: what is wanted
    /// meanwhile comes after it.
    asked: Option<Source>,
}

/// A drawing as it was laid out; `None` where there is no such chart.
pub(super) type PreparedChart = Option<ChartDrawing>;

/// A drawing, and what it was made from.
struct Drawn {
    from: Source,
    drawing: Result<PreparedChart, Explanation>,
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
    /// For the screens: the drawing from before the last change while a new one is laid out, or why
    /// there is none.
    pub(super) fn drawing(&self) -> Option<Result<&ChartDrawing, &Explanation>> {
        match &self.shown.as_ref()?.drawing {
            Ok(drawing) => drawing.as_ref().map(Ok),
            Err(explanation) => Some(Err(explanation)),
        }
    }

    /// Takes over what was laid out.
    pub(super) fn show(&mut self, drawing: Result<PreparedChart, Explanation>) {
        self.shown = self.asked.take().map(|from| Drawn { from, drawing });
    }
}

impl App {
    /// Lays the chart out where its screen shows it and it is missing or old.
    pub(super) fn keep_chart(&mut self) {
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
        if is_shown || self.jobs.is_running(JobKind::Chart) {
            return;
        }
        let from = Source {
            clinic: open.id.clone(),
            workbook: Arc::clone(&open.workbook),
            chart: open.chart,
            day,
        };
        self.chart.asked = Some(from.clone());
        let cabinet = self.cabinet.clone();
        self.start(JobKind::Chart, move |_| {
            let fonts = cabinet.fonts_for(words(&from.workbook).into_iter().flat_map(str::chars));
            Answer::Chart(draw(&from, &fonts))
        });
    }
}

fn draw(from: &Source, fonts: &Fonts) -> PreparedChart {
    let version = match from.chart {
        ChartOnScreen::Wall => ChartVersion::Wall,
        ChartOnScreen::Contact | ChartOnScreen::Organization => ChartVersion::Inspector,
    };
    chart_page(&from.workbook, from.chart.kind(), version, from.day, fonts)
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
