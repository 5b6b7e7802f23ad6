//! A page of the report, painted: the second painter of the page model beside the PDF.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

use crate::report::paper::{DASH, FaceId, Mark, Mm, Page, Point, Size, TextRun};
use crate::ui::{fonts, theme};

/// Points of the screen to a millimeter where a page has the size of the paper.
pub const REAL_SIZE: f32 = 96.0 / 25.4;

/// The thinnest line, in pixels: a hairline stays visible on a small page.
const THINNEST: f32 = 0.6;
/// Runs that end up wider or narrower than on paper by more than this, in points, are respaced.
const TOLERANCE: f32 = 0.2;

/// The size of a page on screen at `scale` points per millimeter.
pub fn page_size(page: &Page, scale: f32) -> Vec2 {
    vec2(page.size.width.0, page.size.height.0) * scale
}

/// Letters smaller than this cannot be read, in points.
const LEGIBLE: f32 = 2.5;

/// Paints a page with its top left corner at `origin`. Paper is white and ink is black in every
/// theme, because that is how it will be printed.
pub fn paint_page(painter: &Painter, page: &Page, origin: Pos2, scale: f32) {
    let sheet = Rect::from_min_size(origin, page_size(page, scale));
    painter.rect(sheet, 0.0, theme::PAPER, theme::paper_edge(), StrokeKind::Outside);
    let clipped = painter.with_clip_rect(painter.clip_rect().intersect(sheet));
    let brush = Brush { painter: &clipped, origin, scale };
    for mark in &page.marks {
        brush.mark(mark);
    }
}

struct Brush<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
}

impl Brush<'_> {
    fn at(&self, point: Point) -> Pos2 {
        self.origin + vec2(point.x.0, point.y.0) * self.scale
    }

    fn size(&self, size: Size) -> Vec2 {
        vec2(size.width.0, size.height.0) * self.scale
    }

    fn stroke(&self, width: Mm) -> Stroke {
        let thinnest = THINNEST / self.painter.pixels_per_point();
        Stroke::new((width.0 * self.scale).max(thinnest), theme::PAPER_INK)
    }

    /// Whether anything between two corners can be seen.
    fn is_visible(&self, rect: Rect) -> bool {
        self.painter.clip_rect().intersects(rect.expand(2.0))
    }

    fn mark(&self, mark: &Mark) {
        match mark {
            Mark::Text(run) => self.text(run),
            Mark::Line { from, to, width } => {
                let ends = [self.at(*from), self.at(*to)];
                if self.is_visible(Rect::from_two_pos(ends[0], ends[1])) {
                    self.painter.line_segment(ends, self.stroke(*width));
                }
            }
            Mark::Dashed { from, to, width } => {
                let ends = [self.at(*from), self.at(*to)];
                if self.is_visible(Rect::from_two_pos(ends[0], ends[1])) {
                    let [dash, gap] = DASH.map(|length| length.0 * self.scale);
                    self.painter.extend(Shape::dashed_line(&ends, self.stroke(*width), dash, gap));
                }
            }
            Mark::Polygon { corners } => {
                let corners: Vec<Pos2> = corners.iter().map(|corner| self.at(*corner)).collect();
                if self.is_visible(Rect::from_points(&corners)) {
                    let ink = theme::PAPER_INK;
                    self.painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
                }
            }
            Mark::Fill { at, size, ink } => {
                let rect = Rect::from_min_size(self.at(*at), self.size(*size));
                if self.is_visible(rect) {
                    self.painter.rect_filled(rect, 0.0, theme::paper_gray(ink.0));
                }
            }
            Mark::Ellipse { center, radius, width } => {
                let (center, radius) = (self.at(*center), self.size(*radius));
                if self.is_visible(Rect::from_center_size(center, radius * 2.0)) {
                    let stroke = self.stroke(*width);
                    self.painter.add(Shape::ellipse_stroke(center, radius, stroke));
                }
            }
        }
    }

    fn text(&self, run: &TextRun) {
        let at = self.at(run.at);
        let em = Mm::from(run.size).0 * self.scale;
        let width = run.width.0 * self.scale;
        let count = run.glyphs.len();
        let rect = Rect::from_min_max(at - vec2(0.0, em), at + vec2(width, em * 0.3));
        if count == 0 || !self.is_visible(rect) {
            return;
        }
        // Letters that nobody can read are a gray line, on a small picture of a page.
        if em < LEGIBLE {
            let line = Rect::from_min_max(at - vec2(0.0, em * 0.7), at + vec2(width, 0.0));
            self.painter.rect_filled(line, 0.0, theme::paper_gray(0.6));
            return;
        }
        let lay_out = |spacing: f32| {
            let format = TextFormat {
                font_id: FontId::new(em, family(run.face)),
                extra_letter_spacing: spacing,
                color: theme::PAPER_INK,
                ..TextFormat::default()
            };
            let mut job = LayoutJob::single_section(run.text.clone(), format);
            job.wrap.max_width = f32::INFINITY;
            job.break_on_newline = false;
            job.round_output_to_gui = false;
            self.painter.layout_job(job)
        };
        let mut galley = lay_out(0.0);
        // The paper's own measure counts: pairs that the screen would draw closer stand apart there.
        let difference = width - galley.size().x;
        if count > 1 && difference.abs() > TOLERANCE {
            galley =
                lay_out(difference / (f32::from(u16::try_from(count).unwrap_or(u16::MAX)) - 1.0));
        }
        let baseline = galley.rows.first().and_then(|row| {
            let glyph = row.glyphs.first()?;
            Some(row.pos.y + glyph.pos.y)
        });
        let Some(baseline) = baseline else { return };
        self.painter.galley(at - vec2(0.0, baseline), galley, theme::PAPER_INK);
    }
}

/// The family that draws a face of the report; what is neither of the bundled ones comes from the
/// system there as here.
fn family(face: FaceId) -> FontFamily {
    if face.0 == 1 { fonts::bold() } else { FontFamily::Proportional }
}

/// The text of a page as it is read: runs of one line side by side, lines below each other.
pub fn page_text(page: &Page) -> String {
    let mut text = String::new();
    let mut last: Option<&TextRun> = None;
    for run in page.runs() {
        if let Some(last) = last {
            let same_line = (last.at.y.0 - run.at.y.0).abs() < 0.1;
            let gap = run.at.x.0 - (last.at.x.0 + last.width.0);
            match (same_line, gap.abs() < 0.5) {
                (true, true) => {}
                (true, false) => text.push(' '),
                (false, _) => text.push('\n'),
            }
        }
        text.push_str(&run.text);
        last = Some(run);
    }
    text
}
