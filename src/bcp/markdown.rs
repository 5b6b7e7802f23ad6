//! The plan as Markdown, so that it can go on living in a word processor.

use super::plan::{Content, Plan, PlanBlock, PlanTable};
use crate::model::Workbook;
use crate::model::bcp::Bcp;
use crate::text::{bcp as words, dates};

/// The whole plan in Markdown: title, version, history, chapters.
#[must_use]
pub fn markdown(title: &str, plan: &Plan, bcp: &Bcp, workbook: &Workbook) -> String {
    let mut out = vec![format!("# {}", plain(title)), plain(&workbook.clinic.name)];
    let head = words::particulars(bcp, workbook);
    out.push(
        head.iter()
            .map(|(name, value)| format!("- {name} {}", plain(value)))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    if !bcp.revisions.is_empty() {
        out.push(format!("## {}", words::REVISIONS));
        let rows = bcp.revisions.iter().map(|revision| {
            let day = revision.on.map(dates::japanese).unwrap_or_default();
            vec![revision.version.clone(), day, revision.what.clone()]
        });
        out.push(grid(&words::REVISION_HEADS.map(str::to_owned), rows));
    }
    for chapter in &plan.chapters {
        out.push(format!("## {}", words::chapter(chapter.number, &chapter.title)));
        for section in &chapter.sections {
            out.push(format!("### {}", words::section(&section.number, &section.title)));
            out.extend(section.blocks.iter().filter_map(block));
        }
    }
    let mut text = out.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &PlanBlock) -> Option<String> {
    let label = (!block.label.is_empty()).then(|| format!("**{}**", plain(&block.label)));
    let content = match &block.content {
        Content::Text(text) if block.label.is_empty() => paragraph(text),
        Content::Text(text) => {
            let text = if text.trim().is_empty() { words::NOT_WRITTEN } else { text };
            let label = format!("**{}**", plain(&block.label));
            return Some(format!("{label}\n\n{}", paragraph(text)));
        }
        Content::List(lines) => {
            let lines = lines.iter().filter(|line| !line.trim().is_empty());
            lines.map(|line| format!("- {}", plain(line))).collect::<Vec<_>>().join("\n")
        }
        Content::Table(table) => rows(table)?,
    };
    if content.is_empty() {
        return None;
    }
    Some(label.map_or_else(|| content.clone(), |label| format!("{label}\n\n{content}")))
}

fn rows(table: &PlanTable) -> Option<String> {
    let rows: Vec<Vec<String>> =
        table.shown().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect();
    (!rows.is_empty()).then(|| grid(&table.heads, rows))
}

fn grid(heads: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![line(heads), format!("|{}", " --- |".repeat(heads.len()))];
    lines.extend(rows.into_iter().map(|row| line(&row)));
    lines.join("\n")
}

/// Text on one line in which no character means anything to Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\n' | '\r' => plain.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                plain.push('\\');
                plain.push(character);
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Text of several lines; each keeps its own line.
fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).collect();
    lines.join("  \n").trim().to_owned()
}

fn cell_text(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).collect();
    lines.join("<br>")
}
