//! Small drawings beside names: strokes on a grid of twenty points, in one color.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

/// What is drawn. Each stands beside the name of what it means, never alone for something unheard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A list of lines, each with its point.
    Overview,
    /// A box with a tick.
    Checklist,
    /// A building beside a lower one.
    Vendors,
    /// A person.
    People,
    /// A telephone.
    Contacts,
    /// Boxes under a box.
    Charts,
    /// A screen on its foot.
    Ledger,
    /// A shield.
    Plan,
    /// A sheet with lines.
    Document,
    /// A printer.
    Print,
    /// Sliders.
    Settings,
    /// A magnifying glass.
    Search,
    /// A flag on its pole.
    Flag,
    /// A house.
    Clinic,
    /// An angle that points to the right.
    Onward,
}

/// Width and height of an icon, in points.
pub const ICON: f32 = 20.0;

/// Draws an icon around `center`.
pub fn paint_icon(painter: &Painter, center: Pos2, icon: Icon, color: Color32) {
    let pen = Pen { painter, origin: center - Vec2::splat(ICON / 2.0), color };
    match icon {
        Icon::Overview => {
            for y in [5.0, 10.0, 15.0] {
                pen.line(&[[7.5, y], [17.0, y]]);
                pen.dot([3.8, y], 1.3);
            }
        }
        Icon::Checklist => {
            pen.frame([3.0, 3.0], [17.0, 17.0], 2.5);
            pen.line(&[[6.4, 10.2], [9.0, 12.8], [13.8, 7.4]]);
        }
        Icon::Vendors => {
            pen.frame([3.0, 3.0], [11.0, 17.0], 1.0);
            pen.line(&[[11.0, 8.0], [17.0, 8.0], [17.0, 17.0], [11.0, 17.0]]);
            for at in [[5.5, 6.5], [8.5, 6.5], [5.5, 10.0], [8.5, 10.0], [14.0, 11.5]] {
                pen.dot(at, 0.9);
            }
            pen.line(&[[7.0, 17.0], [7.0, 13.8]]);
        }
        Icon::People => {
            pen.ring([10.0, 6.6], 3.4);
            pen.line(&[
                [3.8, 17.0],
                [4.4, 14.4],
                [6.4, 12.8],
                [13.6, 12.8],
                [15.6, 14.4],
                [16.2, 17.0],
            ]);
        }
        Icon::Contacts => {
            pen.frame([5.6, 2.4], [14.4, 17.6], 2.0);
            pen.line(&[[8.6, 14.9], [11.4, 14.9]]);
        }
        Icon::Charts => {
            pen.frame([7.4, 2.6], [12.6, 6.8], 1.0);
            pen.frame([2.4, 13.2], [7.0, 17.4], 1.0);
            pen.frame([13.0, 13.2], [17.6, 17.4], 1.0);
            pen.line(&[[10.0, 6.8], [10.0, 10.0]]);
            pen.line(&[[4.7, 13.2], [4.7, 10.0], [15.3, 10.0], [15.3, 13.2]]);
        }
        Icon::Ledger => {
            pen.frame([2.6, 3.4], [17.4, 13.4], 1.6);
            pen.line(&[[10.0, 13.4], [10.0, 16.6]]);
            pen.line(&[[6.4, 16.8], [13.6, 16.8]]);
        }
        Icon::Plan => pen.closed(&[
            [10.0, 2.6],
            [16.2, 4.8],
            [16.2, 10.0],
            [13.6, 14.8],
            [10.0, 17.4],
            [6.4, 14.8],
            [3.8, 10.0],
            [3.8, 4.8],
        ]),
        Icon::Document => {
            pen.closed(&[[4.6, 2.6], [11.8, 2.6], [15.4, 6.2], [15.4, 17.4], [4.6, 17.4]]);
            for (y, to) in [(8.4, 12.6), (11.2, 12.6), (14.0, 10.4)] {
                pen.line(&[[7.4, y], [to, y]]);
            }
        }
        tool => pen.tool(tool),
    }
}

/// Draws on the grid of one icon.
struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    color: Color32,
}

impl Pen<'_> {
    fn at(&self, [x, y]: [f32; 2]) -> Pos2 {
        self.origin + vec2(x, y)
    }

    fn stroke(&self) -> Stroke {
        Stroke::new(1.5, self.color)
    }

    fn line(&self, points: &[[f32; 2]]) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.painter.line(points, self.stroke());
    }

    fn closed(&self, points: &[[f32; 2]]) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.painter.add(Shape::closed_line(points, self.stroke()));
    }

    fn frame(&self, from: [f32; 2], to: [f32; 2], rounding: f32) {
        let rect = Rect::from_min_max(self.at(from), self.at(to));
        self.painter.rect_stroke(rect, rounding, self.stroke(), StrokeKind::Middle);
    }

    fn ring(&self, center: [f32; 2], radius: f32) {
        self.painter.circle_stroke(self.at(center), radius, self.stroke());
    }

    fn dot(&self, center: [f32; 2], radius: f32) {
        self.painter.circle_filled(self.at(center), radius, self.color);
    }

    /// What is no part of the work.
    fn tool(&self, icon: Icon) {
        match icon {
            Icon::Print => {
                self.line(&[[5.8, 7.0], [5.8, 2.8], [14.2, 2.8], [14.2, 7.0]]);
                self.line(&[
                    [5.8, 14.0],
                    [2.8, 14.0],
                    [2.8, 7.0],
                    [17.2, 7.0],
                    [17.2, 14.0],
                    [14.2, 14.0],
                ]);
                self.frame([5.8, 11.4], [14.2, 17.2], 0.5);
            }
            Icon::Settings => {
                for (y, knob) in [(5.2, 12.6), (10.0, 6.6), (14.8, 11.0)] {
                    self.line(&[[2.8, y], [knob - 2.0, y]]);
                    self.line(&[[knob + 2.0, y], [17.2, y]]);
                    self.ring([knob, y], 1.9);
                }
            }
            Icon::Search => {
                self.ring([8.8, 8.8], 5.2);
                self.line(&[[12.7, 12.7], [17.0, 17.0]]);
            }
            Icon::Flag => {
                self.line(&[[4.4, 2.6], [4.4, 17.4]]);
                self.line(&[[4.4, 3.6], [15.8, 3.6], [12.8, 7.4], [15.8, 11.2], [4.4, 11.2]]);
            }
            Icon::Clinic => {
                self.line(&[[2.6, 9.6], [10.0, 3.0], [17.4, 9.6]]);
                self.line(&[[4.6, 8.2], [4.6, 17.0], [15.4, 17.0], [15.4, 8.2]]);
                self.line(&[[10.0, 9.4], [10.0, 14.2]]);
                self.line(&[[7.6, 11.8], [12.4, 11.8]]);
            }
            Icon::Onward => self.line(&[[8.0, 5.4], [12.6, 10.0], [8.0, 14.6]]),
            _ => {}
        }
    }
}
