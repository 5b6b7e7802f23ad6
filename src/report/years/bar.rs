//! Bars in ink alone: はい is gray, いいえ striped upright, 確認中 hatched, 該当なし dotted, 未回答 empty.

use crate::report::font::Fonts;
use crate::report::paper::{Ink, Mark, Mm, Point, Size};
use crate::report::set::{Line, Style, line};
use crate::report::sheet;
use crate::text::years as text;

/// The height of a bar.
const HEIGHT: Mm = Mm(3.4);
/// The height of the line on which it stands.
const LINE: Mm = Mm(4.6);
/// The gray of はい.
const YES: Ink = Ink(0.45);
/// Between the stripes, and between the dots.
const STEP: f32 = 1.2;
/// The side of a dot.
const DOT: Mm = Mm(0.6);
/// The width of a bar in the legend.
const SWATCH: Mm = Mm(8.0);

/// A bar whose parts are as wide as their numbers, in the order of [`text::LEGEND`].
pub(super) fn bar(numbers: [usize; 5], width: Mm) -> Line {
    let mut line = Line::blank(LINE);
    let total: usize = numbers.iter().sum();
    if total == 0 {
        return line;
    }
    let top = (LINE - HEIGHT) / 2.0;
    let mut marks = Vec::new();
    let mut left = Mm(0.0);
    for (part, number) in numbers.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a form has tens of rows")]
        let right = left + width * (number as f32 / total as f32);
        if number > 0 {
            fill(part, (left, right), top, &mut marks);
            marks.push(upright(right, top, sheet::HAIRLINE));
        }
        left = right;
    }
    marks.push(upright(Mm(0.0), top, sheet::HAIRLINE));
    for y in [top, top + HEIGHT] {
        let (from, to) = (Point::new(Mm(0.0), y), Point::new(width, y));
        marks.push(Mark::Line { from, to, width: sheet::HAIRLINE });
    }
    line.draw(width, marks);
    line
}

/// What the fills mean.
pub(super) fn legend(fonts: &Fonts) -> Line {
    let style = Style::regular(sheet::SMALL);
    let mut legend = Line::blank(LINE);
    for (part, name) in text::LEGEND.into_iter().enumerate() {
        let mut numbers = [0; 5];
        numbers[part] = 1;
        let x = if part == 0 { Mm(0.0) } else { legend.width + style.em() * 2.0 };
        legend.put(x, &bar(numbers, SWATCH));
        legend.put(x + SWATCH + style.em() * 0.5, &line(name, style, fonts));
    }
    legend
}

fn upright(x: Mm, top: Mm, width: Mm) -> Mark {
    Mark::Line { from: Point::new(x, top), to: Point::new(x, top + HEIGHT), width }
}

/// Fills one part of a bar.
fn fill(part: usize, (left, right): (Mm, Mm), top: Mm, marks: &mut Vec<Mark>) {
    let steps = |first: f32| {
        let places = std::iter::successors(Some(left + Mm(first)), |x| Some(*x + Mm(STEP)));
        places.take_while(move |x| *x < right)
    };
    match part {
        0 => {
            let size = Size { width: right - left, height: HEIGHT };
            marks.push(Mark::Fill { at: Point::new(left, top), size, ink: YES });
        }
        1 => marks.extend(steps(STEP / 2.0).map(|x| upright(x, top, Mm(0.3)))),
        2 => marks.extend(steps(STEP - HEIGHT.0).filter_map(|x| slanted(x, (left, right), top))),
        3 => marks.extend(steps(STEP / 2.0).filter(|x| *x + DOT < right).map(|x| {
            let at = Point::new(x, top + (HEIGHT - DOT) / 2.0);
            Mark::Fill { at, size: Size { width: DOT, height: DOT }, ink: Ink(0.0) }
        })),
        _ => {}
    }
}

/// A slanted line that begins at `x` at the foot of the bar, as far as it lies in the part.
fn slanted(x: Mm, (left, right): (Mm, Mm), top: Mm) -> Option<Mark> {
    let (from, to) = (x.max(left), (x + HEIGHT).min(right));
    let at = |place: Mm| Point::new(place, top + HEIGHT - (place - x));
    (from < to).then(|| Mark::Line { from: at(from), to: at(to), width: Mm(0.2) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_bar_lies_beside_it() {
        for numbers in [[1, 2, 3, 4, 5], [0, 0, 7, 0, 0], [9, 0, 0, 0, 1], [0; 5]] {
            let mut marks = Vec::new();
            let at = Point::new(Mm(0.0), Mm(0.0));
            bar(numbers, Mm(20.0)).paint(at, Mm(20.0), crate::report::set::Align::Left, &mut marks);
            assert_eq!(marks.is_empty(), numbers == [0; 5]);
            for mark in marks {
                let points = match mark {
                    Mark::Line { from, to, .. } => vec![from, to],
                    Mark::Fill { at, size, .. } => {
                        vec![at, Point::new(at.x + size.width, at.y + size.height)]
                    }
                    other => panic!("{other:?}"),
                };
                for point in points {
                    let is_inside = (-0.001..=20.001).contains(&point.x.0)
                        && (0.0..=LINE.0).contains(&point.y.0);
                    assert!(is_inside, "{numbers:?}: {point:?}");
                }
            }
        }
    }
}
