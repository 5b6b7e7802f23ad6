//! Pages as plain text, for tests that compare a layout with what it was.

use std::fmt::Write as _;

use super::paper::{Mark, Mm, Page, Point, Printout, TextRun};

/// What a document says: its properties, its outline, and the words of each page in their order, as
/// they are read back from the PDF. Words on one line of the page stand on one line here, and words
/// in a circle, such as an answer, in angle brackets.
#[must_use]
pub fn dump_words(printout: &Printout) -> String {
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
        put(&mut out, format_args!("\npage {}", index + 1));
        let mut last = None;
        for run in page.marks.iter().filter_map(text_run) {
            let line = number(run.at.y);
            let is_same = last.as_ref() == Some(&line);
            let [open, close] = if is_circled(run, page) { ["<", ">"] } else { [""; 2] };
            let gap = if is_same { ' ' } else { '\n' };
            put(&mut out, format_args!("{gap}{open}{}{close}", run.text));
            last = Some(line);
        }
        out.push('\n');
    }
    out
}

/// Where everything stands on the pages of a document, one mark per line, lengths in tenths of a
/// millimeter. Of a text only the number of its characters is told: what it says is in
/// [`dump_words`], and another word of the same width changes nothing here.
#[must_use]
pub fn dump_geometry(printout: &Printout) -> String {
    let mut out = String::new();
    for (index, page) in printout.pages.iter().enumerate() {
        let size = (number(page.size.width), number(page.size.height));
        let gap = if index == 0 { "" } else { "\n" };
        put(&mut out, format_args!("{gap}page {} {} x {}\n", index + 1, size.0, size.1));
        for mark in joined(page) {
            dump_mark(&mut out, &mark);
        }
    }
    out
}

fn text_run(mark: &Mark) -> Option<&TextRun> {
    match mark {
        Mark::Text(run) => Some(run),
        _ => None,
    }
}

/// Whether the middle of a circle lies on the letters of a text.
fn is_circled(run: &TextRun, page: &Page) -> bool {
    page.marks.iter().any(|mark| match mark {
        Mark::Ellipse { center, .. } => {
            let (right, up) = (center.x - run.at.x, run.at.y - center.y);
            (0.0..=run.width.0).contains(&right.0) && (0.0..=Mm::from(run.size).0).contains(&up.0)
        }
        _ => false,
    })
}

fn dump_mark(out: &mut String, mark: &Mark) {
    match mark {
        Mark::Text(TextRun { at, size, face, text, width, .. }) => put(
            out,
            format_args!(
                "text {} w{} {}pt face{} {} characters\n",
                place(*at),
                number(*width),
                size.0,
                face.0,
                text.chars().count()
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
