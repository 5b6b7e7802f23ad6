//! Pages as plain text, for tests that compare a layout with what it was.

use std::fmt::Write as _;

use super::paper::{Mark, Mm, Page, Point, Printout, TextRun};

/// Everything in a document as text, one mark a line, lengths in tenths of a millimetre.
#[must_use]
pub fn dump(printout: &Printout) -> String {
    let mut out = String::new();
    let Printout { title, author, producer, created_at, language, .. } = printout;
    for (name, value) in [("title", title), ("author", author), ("producer", producer)] {
        put(&mut out, format_args!("{name} {value}\n"));
    }
    put(&mut out, format_args!("created {created_at}\nlanguage {language}\n"));
    for entry in &printout.outline {
        let indent = "  ".repeat(entry.level);
        put(&mut out, format_args!("outline {indent}{} -> {}\n", entry.title, entry.page + 1));
    }
    for (index, page) in printout.pages.iter().enumerate() {
        let size = (number(page.size.width), number(page.size.height));
        put(&mut out, format_args!("\npage {} {} x {}\n", index + 1, size.0, size.1));
        for mark in joined(page) {
            dump_mark(&mut out, &mark);
        }
    }
    out
}

fn dump_mark(out: &mut String, mark: &Mark) {
    match mark {
        Mark::Text(TextRun { at, size, face, text, width, .. }) => put(
            out,
            format_args!(
                "text {} w{} {}pt face{} {text}\n",
                place(*at),
                number(*width),
                size.0,
                face.0
            ),
        ),
        Mark::Line { from, to, width } => {
            put(out, format_args!("line {} - {} w{:.2}\n", place(*from), place(*to), width.0));
        }
        Mark::Fill { at, size, ink } => put(
            out,
            format_args!(
                "fill {} {} x {} gray{:.3}\n",
                place(*at),
                number(size.width),
                number(size.height),
                ink.0
            ),
        ),
        Mark::Dashed { from, to, width } => {
            put(out, format_args!("dashed {} - {} w{:.2}\n", place(*from), place(*to), width.0));
        }
        Mark::Polygon { corners } => {
            let corners: Vec<String> = corners.iter().map(|corner| place(*corner)).collect();
            put(out, format_args!("polygon {}\n", corners.join(" ")));
        }
        Mark::Ellipse { center, radius, .. } => put(
            out,
            format_args!(
                "circle {} r{},{}\n",
                place(*center),
                number(radius.width),
                number(radius.height)
            ),
        ),
    }
}

/// The marks, hairlines left out where they are part of a grid: they move with every row and say
/// nothing that the text does not.
fn joined(page: &Page) -> Vec<Mark> {
    page.marks
        .iter()
        .filter(
            |mark| !matches!(mark, Mark::Line { width, .. } if *width == super::sheet::HAIRLINE),
        )
        .cloned()
        .collect()
}

fn place(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

fn number(length: Mm) -> String {
    // Adding zero turns -0 into 0.
    format!("{:.1}", (length.0 * 10.0).round() / 10.0 + 0.0)
}

fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(words);
}
