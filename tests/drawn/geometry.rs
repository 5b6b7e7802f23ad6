//! Whether everything on a page of a chart stands where it can be read.

use tenkencho::report::ChartDrawing;
use tenkencho::report::paper::{Mark, Mm, Page, Point, Size, TextRun};
use tenkencho::report::sheet::{HAIRLINE, Orientation, SIDE};

/// How far things may be out of place before anybody could see it, in millimetres.
const TOLERANCE: f32 = 0.05;

#[derive(Clone, Copy, Debug)]
struct Rect {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Rect {
    fn new(at: Point, size: Size) -> Self {
        let (right, bottom) = (at.x + size.width, at.y + size.height);
        Self { left: at.x.0, top: at.y.0, right: right.0, bottom: bottom.0 }
    }

    fn between(one: Point, other: Point) -> Self {
        Self {
            left: one.x.0.min(other.x.0),
            top: one.y.0.min(other.y.0),
            right: one.x.0.max(other.x.0),
            bottom: one.y.0.max(other.y.0),
        }
    }

    /// The em boxes of a run.
    fn of_run(run: &TextRun) -> Self {
        let em = Mm::from(run.size);
        let top = run.at.y - em * 0.86;
        Self::new(Point::new(run.at.x, top), Size { width: run.width, height: em * 0.96 })
    }

    fn shrunk(self, by: f32) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    fn overlaps(self, other: Self) -> bool {
        self.left < other.right - TOLERANCE
            && other.left < self.right - TOLERANCE
            && self.top < other.bottom - TOLERANCE
            && other.top < self.bottom - TOLERANCE
    }

    /// Whether a line, which has no width, runs through the inside.
    fn is_crossed_by(self, line: Self) -> bool {
        line.left < self.right
            && line.right > self.left
            && line.top < self.bottom
            && line.bottom > self.top
    }

    fn holds(self, other: Self) -> bool {
        other.left >= self.left - TOLERANCE
            && other.top >= self.top - TOLERANCE
            && other.right <= self.right + TOLERANCE
            && other.bottom <= self.bottom + TOLERANCE
    }
}

/// The part of a sheet inside its margins, with the foot.
fn paper() -> Rect {
    let turned = Orientation::Landscape;
    let height = turned.size().height - Mm(10.0);
    Rect::new(Point::new(SIDE, Mm(10.0)), Size { width: turned.width(), height })
}

/// Nothing runs over the margins, and no text over another.
pub(crate) fn check_page(page: &Page) {
    let runs: Vec<(&TextRun, Rect)> = page.runs().map(|run| (run, Rect::of_run(run))).collect();
    for (run, rect) in &runs {
        assert!(run.size.0 >= 7.9, "{} is set in {} points", run.text, run.size.0);
        assert!(paper().holds(*rect), "over the margin: {} {rect:?}", run.text);
    }
    for (index, (run, rect)) in runs.iter().enumerate() {
        for (other, there) in &runs[index + 1..] {
            assert!(!rect.overlaps(*there), "{} stands over {}", run.text, other.text);
        }
    }
    for mark in &page.marks {
        for point in points(mark) {
            let at = Rect::between(point, point);
            assert!(paper().shrunk(-0.4).holds(at), "over the margin: {mark:?}");
        }
    }
}

fn points(mark: &Mark) -> Vec<Point> {
    match mark {
        Mark::Text(_) => Vec::new(),
        Mark::Line { from, to, .. } | Mark::Dashed { from, to, .. } => vec![*from, *to],
        Mark::Fill { at, size, .. } => {
            vec![*at, Point::new(at.x + size.width, at.y + size.height)]
        }
        Mark::Ellipse { center, radius, .. } => {
            let (x, y) = (radius.width, radius.height);
            vec![Point::new(center.x - x, center.y - y), Point::new(center.x + x, center.y + y)]
        }
        Mark::Polygon { corners } => corners.clone(),
    }
}

/// No box over another, no text across the edge of one, no line through one, no number on one.
pub(crate) fn check_drawing(drawing: &ChartDrawing) {
    let page = &drawing.page;
    check_page(page);
    drawing.list.iter().for_each(check_page);
    let boxes: Vec<Rect> = drawing.boxes.iter().map(|it| Rect::new(it.at, it.size)).collect();
    let mut room = paper();
    room.bottom = Orientation::Landscape.bottom().0;
    for (index, one) in boxes.iter().enumerate() {
        assert!(room.holds(*one), "{one:?}");
        for other in &boxes[index + 1..] {
            assert!(!one.overlaps(*other), "{one:?} {other:?}");
        }
    }
    for run in page.runs() {
        let rect = Rect::of_run(run);
        for one in boxes.iter().filter(|one| one.overlaps(rect)) {
            assert!(one.holds(rect), "{} runs over {one:?}", run.text);
        }
    }
    for mark in &page.marks {
        let corners = points(mark);
        match mark {
            Mark::Line { from, to, width } | Mark::Dashed { from, to, width } => {
                // Under the heading of a box there is a hairline from edge to edge.
                let line = Rect::between(*from, *to);
                let is_heading = *width == HAIRLINE
                    && boxes.iter().any(|it| {
                        (it.left - line.left).abs() < TOLERANCE
                            && (it.right - line.right).abs() < TOLERANCE
                    });
                let hit = boxes.iter().find(|it| it.shrunk(0.1).is_crossed_by(line));
                assert!(is_heading || hit.is_none(), "{mark:?} crosses {hit:?}");
            }
            Mark::Ellipse { .. } | Mark::Polygon { .. } => {
                let all = corners.iter().skip(1);
                let rect = all.fold(Rect::between(corners[0], corners[0]), |rect, corner| {
                    let at = Rect::between(*corner, *corner);
                    Rect {
                        left: rect.left.min(at.left),
                        top: rect.top.min(at.top),
                        right: rect.right.max(at.right),
                        bottom: rect.bottom.max(at.bottom),
                    }
                });
                let hit = boxes.iter().find(|it| it.overlaps(rect));
                assert!(hit.is_none(), "{mark:?} stands on {hit:?}");
            }
            Mark::Text(_) | Mark::Fill { .. } => {}
        }
    }
    check_numbers(page);
}

/// No line runs through the number of a call, and no two numbers stand on each other.
fn check_numbers(page: &Page) {
    let circles: Vec<Rect> = (page.marks.iter())
        .filter_map(|mark| match mark {
            Mark::Ellipse { center, radius, .. } => {
                let at = Point::new(center.x - radius.width, center.y - radius.height);
                let (width, height) = (radius.width * 2.0, radius.height * 2.0);
                Some(Rect::new(at, Size { width, height }))
            }
            _ => None,
        })
        .collect();
    for (index, circle) in circles.iter().enumerate() {
        for other in &circles[index + 1..] {
            assert!(!circle.overlaps(*other), "{circle:?} stands on {other:?}");
        }
        for mark in &page.marks {
            if let Mark::Line { from, to, .. } | Mark::Dashed { from, to, .. } = mark {
                let line = Rect::between(*from, *to);
                assert!(!circle.shrunk(0.1).is_crossed_by(line), "{mark:?} crosses {circle:?}");
            }
        }
    }
}
