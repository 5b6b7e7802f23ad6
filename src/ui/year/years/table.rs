//! A table whose head and first column stay while the rest scrolls. A row is one thing to a keyboard
//! and to a screen reader: it says all of its years, and leads to where it is answered.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    EventFilter, Galley, Key, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::explain::years as words;
use crate::model::{AnswerPlace, VendorId};
use crate::state::Action;
use crate::text::years as text;
use crate::ui::ids;
use crate::ui::theme;

/// One line of the table.
pub(super) struct Line {
    pub(super) sort: Sort,
    /// What stands in the first column.
    pub(super) name: String,
    /// What stands under each year.
    pub(super) cells: Vec<String>,
    /// The whole line for those who hear it.
    pub(super) spoken: String,
    /// Where it leads.
    pub(super) jump: Option<Jump>,
}

/// Where a line leads.
#[derive(Clone, Debug)]
pub(super) enum Jump {
    /// The row in the year on screen.
    Row(AnswerPlace),
    /// The vendor.
    Vendor(VendorId),
}

impl Jump {
    fn action(&self) -> Action {
        match self {
            Self::Row(place) => Action::Show(place.clone()),
            Self::Vendor(vendor) => Action::ShowVendor(*vendor),
        }
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A heading over the lines that follow.
    Heading,
    /// A row with its years.
    Row,
}

impl Line {
    /// A heading.
    pub(super) fn heading(name: &str) -> Self {
        let (name, spoken) = (name.to_owned(), name.to_owned());
        Self { sort: Sort::Heading, name, cells: Vec::new(), spoken, jump: None }
    }
}

/// The least and the most width of a year, in points.
const YEAR: std::ops::RangeInclusive<f32> = 168.0..=320.0;
/// The height of a line, in points.
const LINE: f32 = 22.0;
/// Between the edge of a cell and its text.
const PADDING: Vec2 = vec2(10.0, 6.0);

/// A line as it is laid out.
struct Placed<'a> {
    line: &'a Line,
    name: Arc<Galley>,
    cells: Vec<Arc<Galley>>,
    top: f32,
    height: f32,
}

/// Where the columns are.
#[derive(Clone, Copy)]
struct Columns {
    names: f32,
    year: f32,
    years: usize,
}

impl Columns {
    fn new(width: f32, years: usize) -> Self {
        let names = (width * 0.3).clamp(150.0, 270.0);
        #[expect(clippy::cast_precision_loss, reason = "there are tens of years at most")]
        let year = ((width - names) / years.max(1) as f32).clamp(*YEAR.start(), *YEAR.end());
        Self { names, year, years }
    }

    fn left(self, at: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "there are tens of years at most")]
        let at = at as f32;
        self.names + at * self.year
    }

    fn width(self) -> f32 {
        self.left(self.years)
    }
}

/// Draws the table. It scrolls up and down by itself where it is higher than `room`.
pub(super) fn table_ui(
    ui: &mut Ui,
    heads: &[String],
    lines: &[Line],
    room: Option<f32>,
    actions: &mut Vec<Action>,
) {
    let bar = ui.spacing().scroll.allocated_width();
    let columns = Columns::new(ui.available_width() - bar, heads.len());
    let layout = |words: &str, width: f32, style: TextStyle| {
        let (font, ink) = (style.resolve(ui.style()), theme::tokens(ui).ink);
        let width = width - PADDING.x * 2.0;
        let mut job = LayoutJob::simple(words.to_owned(), font, ink, width);
        job.sections.iter_mut().for_each(|section| section.format.line_height = Some(LINE));
        ui.painter().layout_job(job)
    };
    let heads: Vec<Arc<Galley>> =
        heads.iter().map(|head| layout(head, columns.year, theme::strong())).collect();
    let first = layout(text::ITEM, columns.names, theme::strong());
    let head = heads.iter().chain([&first]).map(|it| it.size().y).fold(0.0, f32::max);
    let head = head + PADDING.y * 2.0;
    let mut top = head;
    let placed: Vec<Placed<'_>> = lines
        .iter()
        .map(|line| {
            let is_heading = line.sort == Sort::Heading;
            let style = if is_heading { theme::strong() } else { TextStyle::Body };
            let width = if is_heading { columns.width() } else { columns.names };
            let name = layout(&line.name, width, style);
            let cells = line.cells.iter().map(|it| layout(it, columns.year, TextStyle::Body));
            let cells: Vec<Arc<Galley>> = cells.collect();
            let highest = cells.iter().chain([&name]).map(|it| it.size().y).fold(0.0, f32::max);
            let height = highest + PADDING.y * 2.0;
            top += height;
            Placed { line, name, cells, top: top - height, height }
        })
        .collect();
    let size = vec2(columns.width(), top);
    // The head and the first column would fade with the rest.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let area = ScrollArea::both().auto_shrink([false, true]).id_salt("years table");
    // Inside a part that scrolls there is no height left for it but what it asks for.
    let height = room.map_or(top + bar, |room| room.min(top + bar));
    let area = area.min_scrolled_height(height).max_height(height);
    let output = area.show_viewport(ui, |ui, sight| {
        let corner = ui.max_rect().min;
        ui.allocate_rect(Rect::from_min_size(corner, size), Sense::hover());
        let visible = Rect::from_min_size(corner + sight.min.to_vec2(), sight.size());
        let here = Here { columns, corner, visible, head };
        for (at, placed) in placed.iter().enumerate() {
            line_ui(ui, here, at, placed, actions);
        }
        head_ui(ui, here, &first, &heads);
    });
    let table = ui.interact(output.inner_rect, ids::in_clinic(ui, "years table"), Sense::hover());
    table.widget_info(|| WidgetInfo::labeled(Role::Group, true, words::TABLE));
}

/// What is in sight, and where.
#[derive(Clone, Copy)]
struct Here {
    columns: Columns,
    /// Where the whole table begins.
    corner: egui::Pos2,
    /// The part of it that is in sight.
    visible: Rect,
    /// The height of the head.
    head: f32,
}

impl Here {
    /// The right end of what is drawn.
    fn right(self) -> f32 {
        self.visible.max.x.min(self.corner.x + self.columns.width())
    }

    /// Where the head stands: at the top of what is in sight of the table.
    fn head_top(self, ui: &Ui) -> f32 {
        self.visible.min.y.max(ui.clip_rect().min.y)
    }
}

fn line_ui(ui: &mut Ui, here: Here, at: usize, placed: &Placed<'_>, actions: &mut Vec<Action>) {
    let top = here.corner.y + placed.top;
    let rect = Rect::from_x_y_ranges(here.visible.min.x..=here.right(), top..=top + placed.height);
    let mut clip = ui.clip_rect();
    clip.min.y = clip.min.y.max(here.head_top(ui) + here.head);
    let line = placed.line;
    if line.sort == Sort::Heading {
        let id = ids::in_clinic(ui, ("years heading", at));
        let heading = ui.interact(rect, id, Sense::hover());
        heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &line.spoken));
        if rect.intersects(clip) {
            let painter = ui.painter().with_clip_rect(clip);
            painter.rect_filled(rect, 0.0, theme::tokens(ui).bar);
            painter.galley(rect.min + PADDING, Arc::clone(&placed.name), theme::tokens(ui).ink);
        }
        return;
    }
    let mut body = ui.new_child(UiBuilder::new().max_rect(rect));
    body.set_clip_rect(clip);
    let id = ids::in_clinic(ui, ("years row", at));
    let sense =
        if line.jump.is_some() { Sense::click() } else { Sense::focusable_noninteractive() };
    let response = body.interact(rect, id, sense);
    let role = if line.jump.is_some() { Role::Button } else { Role::Row };
    response.widget_info(|| WidgetInfo::labeled(role, true, &line.spoken));
    keep_in_sight(&body, here, at, &response);
    keys(&body, here, &response);
    if response.clicked() {
        actions.extend(line.jump.as_ref().map(Jump::action));
    }
    if rect.intersects(clip) {
        paint_row(&body, here, placed, rect, &response);
    }
}

/// Brings a row into sight that has just got the focus, however the focus came there.
fn keep_in_sight(ui: &Ui, here: Here, at: usize, response: &Response) {
    let memory = ids::in_clinic(ui, "years row with the focus");
    let last: Option<usize> = ui.data(|data| data.get_temp(memory)).flatten();
    if !response.has_focus() {
        if last == Some(at) {
            ui.data_mut(|data| data.insert_temp(memory, None::<usize>));
        }
        return;
    }
    if last != Some(at) {
        ui.data_mut(|data| data.insert_temp(memory, Some(at)));
        let mut rect = response.rect;
        // The head covers what stands under it.
        rect.min.y -= here.head;
        ui.scroll_to_rect(rect, None);
    }
}

/// The arrow keys to the sides move the years under the row with the focus.
fn keys(ui: &Ui, here: Here, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let sides = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, sides));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::ArrowRight) {
        ui.scroll_with_delta(vec2(-here.columns.year, 0.0));
    }
    if pressed(Key::ArrowLeft) {
        ui.scroll_with_delta(vec2(here.columns.year, 0.0));
    }
}

fn paint_row(ui: &Ui, here: Here, placed: &Placed<'_>, rect: Rect, response: &Response) {
    let tokens = theme::tokens(ui);
    let is_lit = response.hovered() || response.has_focus();
    let fill = if is_lit { tokens.accent_soft } else { tokens.card };
    let edge = rect.min.x + here.columns.names;
    let line = Stroke::new(1.0, tokens.bar);
    ui.painter().rect_filled(rect, 0.0, fill);
    let mut beside = ui.clip_rect();
    beside.min.x = beside.min.x.max(edge);
    let painter = ui.painter().with_clip_rect(beside);
    for (at, cell) in placed.cells.iter().enumerate() {
        let left = here.corner.x + here.columns.left(at);
        painter.galley(pos2(left, rect.min.y) + PADDING, Arc::clone(cell), tokens.ink);
        painter.vline(left + here.columns.year, rect.y_range(), line);
    }
    let painter = ui.painter();
    painter.galley(rect.min + PADDING, Arc::clone(&placed.name), tokens.ink);
    painter.vline(edge, rect.y_range(), Stroke::new(1.5, tokens.line));
    painter.hline(rect.x_range(), rect.max.y, line);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
    }
}

/// The heads, over whatever scrolls under them.
fn head_ui(ui: &Ui, here: Here, first: &Arc<Galley>, heads: &[Arc<Galley>]) {
    let tokens = theme::tokens(ui);
    let top = here.head_top(ui);
    let y_range = top..=top + here.head;
    let row = Rect::from_x_y_ranges(here.visible.min.x..=here.right(), y_range);
    let edge = row.min.x + here.columns.names;
    ui.painter().rect_filled(row, 0.0, tokens.bar);
    let mut beside = ui.clip_rect();
    beside.min.x = beside.min.x.max(edge);
    let painter = ui.painter().with_clip_rect(beside);
    for (at, head) in heads.iter().enumerate() {
        let left = here.corner.x + here.columns.left(at);
        let rect = Rect::from_min_size(pos2(left, top), vec2(here.columns.year, here.head));
        let response = ui.interact(rect, ids::in_clinic(ui, ("years head", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, head.text()));
        painter.galley(rect.min + PADDING, Arc::clone(head), tokens.ink);
        painter.vline(rect.max.x, rect.y_range(), Stroke::new(1.0, tokens.line));
    }
    ui.painter().galley(row.min + PADDING, Arc::clone(first), tokens.ink);
    ui.painter().vline(edge, row.y_range(), Stroke::new(1.5, tokens.line));
    ui.painter().hline(row.x_range(), row.max.y, Stroke::new(1.0, tokens.line));
}
