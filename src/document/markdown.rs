//! A document as Markdown, so that it can go on living in a word processor.

use super::plan::{Content, DocumentPlan, PlanBlock, PlanCell, PlanRow, PlanSection, PlanTable};
use crate::model::document_standing::DocumentStanding;
use crate::model::{Document, Workbook};
use crate::text::{dates, document as words};

/// A whole document in Markdown: title, version, history, chapters.
#[must_use]
pub fn markdown(
    plan: &DocumentPlan,
    document: &Document,
    standing: DocumentStanding<'_>,
    workbook: &Workbook,
) -> String {
    let mut out = vec![format!("# {}", plain(&plan.title)), paragraph(&workbook.clinic.name)];
    let head = words::particulars(document, standing, workbook);
    out.push(
        head.iter()
            .map(|(name, value)| format!("- {name} {}", plain(value)))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    if !document.revisions.is_empty() {
        out.push(format!("## {}", words::REVISIONS));
        let rows = document.revisions.iter().map(|revision| {
            let day = revision.on.map(dates::japanese).unwrap_or_default();
            [&revision.version, &day, &revision.what].map(|text| cell_text(text)).to_vec()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        out.push(grid(&words::REVISION_HEADS.map(str::to_owned), &rows));
    }
    for chapter in &plan.chapters {
        out.push(format!("## {}", plain(&chapter.heading)));
        for section in &chapter.sections {
            out.push(format!("### {}", plain(&section.heading)));
            for block in &section.blocks {
                out.extend(label(section, block));
                out.extend(content(block));
            }
        }
    }
    let mut text = out.join("\n\n");
    text.push('\n');
    text
}

/// The label of a field, which does not say once more what the section is called; after it stands
/// that a table is missing, as on paper.
fn label(section: &PlanSection, block: &PlanBlock) -> Option<String> {
    let is_missing = match &block.content {
        Content::Table(table) => block.required && table.shown().all(is_blank_row),
        Content::Text(_) | Content::List(_) => false,
    };
    if block.label.is_empty() || block.label == section.title && !is_missing {
        return None;
    }
    let missing = if is_missing { words::NOT_WRITTEN } else { "" };
    Some(format!("**{}{missing}**", plain(&block.label)))
}

fn is_blank_row(row: &PlanRow) -> bool {
    row.cells.iter().all(|cell| cell.text.trim().is_empty())
}

/// What stands in a field; `None` where it is empty and may be.
fn content(block: &PlanBlock) -> Option<String> {
    let written = match &block.content {
        Content::Text(text) => paragraph(text),
        Content::List(lines) => {
            let lines = lines.iter().filter(|line| !line.trim().is_empty());
            lines.map(|line| format!("- {}", line_start(line))).collect::<Vec<_>>().join("\n")
        }
        Content::Table(table) => rows(table),
    };
    if written.is_empty() {
        return block.required.then(|| words::NOT_WRITTEN.to_owned());
    }
    Some(written)
}

/// A table that has no rows keeps one to write in.
fn rows(table: &PlanTable) -> String {
    let cell = |cell: &PlanCell| {
        if cell.needed && cell.text.trim().is_empty() {
            words::NOT_WRITTEN.to_owned()
        } else {
            cell_text(&cell.text)
        }
    };
    let mut rows: Vec<Vec<String>> =
        table.shown().map(|row| row.cells.iter().map(cell).collect()).collect();
    if rows.is_empty() {
        rows.push(vec![String::new(); table.heads.len()]);
    }
    grid(&table.heads, &rows)
}

/// A table of cells that are Markdown already.
fn grid(heads: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let heads: Vec<String> = heads.iter().map(|head| cell_text(head)).collect();
    let mut lines = vec![line(&heads), format!("|{}", " --- |".repeat(heads.len()))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// Text on one line in which no character means anything to Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\n' | '\r' => plain.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' => {
                plain.push('\\');
                plain.push(character);
            }
            other => plain.push(other),
        }
    }
    plain
}

/// The same at the start of a line, where marks and numbers would begin a list, a rule or a heading.
fn line_start(text: &str) -> String {
    let text = plain(text);
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

/// Text of several lines; each keeps its own line.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line_start).collect();
    lines.join("  \n").trim().to_owned()
}

/// Text of several lines in a cell, which is one line in every word processor.
fn cell_text(text: &str) -> String {
    let lines = text.lines().map(plain).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(words::BETWEEN_LINES)
}
