//! Which rows of a sheet make a form: one sheet may hold two forms, one below the other.

use std::ops::Range;

use super::number;
use super::row::SeenRow;
use super::vocabulary::{self, AnswerText};
use crate::model::FormKind;

/// Rows that may be a form.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) rows: Range<usize>,
    /// The form that a cell of them names, and the row that names it.
    pub(super) named: Option<(FormKind, usize)>,
}

/// Parts the rows of a sheet where a form is named after the rows of another.
pub(super) fn regions(rows: &[SeenRow]) -> Vec<Region> {
    let named = rows.iter().enumerate().filter_map(|(at, row)| {
        let kind = row.pieces.iter().find_map(|piece| vocabulary::form_name(&piece.folded))?;
        Some((at, kind))
    });
    let mut found: Vec<Region> = Vec::new();
    let bodies: Vec<usize> = (0..rows.len()).filter(|at| is_body(&rows[*at])).collect();
    for (at, kind) in named {
        if let Some(open) = found.last_mut() {
            let Some((_, marked)) = open.named else { continue };
            let Some(last) = bodies.iter().rev().find(|row| (marked..at).contains(*row)) else {
                continue;
            };
            let title = (last + 1..at).find(|row| is_title_row(&rows[*row]));
            let start = title.unwrap_or(at);
            open.rows.end = start;
            found.push(Region { rows: start..rows.len(), named: Some((kind, at)) });
        } else {
            found.push(Region { rows: 0..rows.len(), named: Some((kind, at)) });
        }
    }
    if found.is_empty() {
        found.push(Region { rows: 0..rows.len(), named: None });
    }
    found
}

fn is_title_row(row: &SeenRow) -> bool {
    row.pieces.iter().any(|piece| vocabulary::is_title(&piece.folded))
}

/// Whether a row can only be one of a table's items.
pub(super) fn is_body(row: &SeenRow) -> bool {
    let is_answer = |it: &AnswerText| matches!(it, AnswerText::Both | AnswerText::Boxes);
    let has_answer = row.pieces.iter().any(|it| it.answer.as_ref().is_some_and(is_answer));
    let has_number = row
        .pieces
        .iter()
        .any(|it| number::alone(&it.text).is_some() || number::leading(&it.text).is_some());
    let has_sentence = row
        .pieces
        .iter()
        .any(|it| vocabulary::is_sentence(&it.folded) && !vocabulary::starts_note(&it.folded));
    has_answer || has_number && has_sentence
}
