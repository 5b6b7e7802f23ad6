//! Items: what is one, what goes on with one, and the notes of one.

use super::{Current, Sorted, Walk};
use crate::original::columns::Evidence;
use crate::original::fold::{clean, folded};
use crate::original::grid::CellPlace;
use crate::original::number::{NumberStyle, PrintedNumber};
use crate::original::reading::{ColumnRole, GroupReading, ItemReading};
use crate::original::row::{Piece, SeenRow};
use crate::original::vocabulary;
use crate::original::wording;

impl Walk<'_> {
    /// Whether a row inside a block of several is answered by itself.
    pub(super) fn is_new_answer(&self, sorted: &Sorted<'_>, evidence: Evidence) -> bool {
        let Some(current) = &self.current else { return false };
        let first = sorted.texts[0];
        let wording = &self.found.items[current.at].wording;
        evidence.answer
            && current.is_answered
            && !vocabulary::starts_note(&first.folded)
            && (sorted.group.is_some() || !vocabulary::goes_on(wording.trim_end()))
    }

    /// Adds a row's words to the item before it.
    pub(super) fn join(&mut self, sorted: &Sorted<'_>, row: u32, evidence: Evidence) {
        let Some(current) = &mut self.current else { return };
        let item = &mut self.found.items[current.at];
        item.rows.1 = item.rows.1.max(row);
        current.is_answered |= evidence.answer;
        let mut is_note = false;
        for piece in sorted.texts.iter().chain(&sorted.notes) {
            current.block_last = current.block_last.max(piece.range.last.row);
            if vocabulary::starts_note(&piece.folded) || is_note {
                is_note = true;
                item.notes.push(clean(&piece.text));
            } else if !item.notes.is_empty() && !vocabulary::goes_on(item.wording.trim_end()) {
                // What follows a note goes on with it.
                if let Some(note) = item.notes.last_mut() {
                    *note = clean(&format!("{note}\n{}", piece.text));
                }
            } else {
                let parts = wording::parts(&piece.text);
                item.wording.push('\n');
                item.wording.push_str(&parts.words);
                item.notes.extend(parts.notes);
            }
        }
    }

    /// Whether a row goes on with the wording of the item before it.
    pub(super) fn goes_on(&self, row: &SeenRow, first: &Piece, evidence: Evidence) -> bool {
        let Some(current) = &self.current else { return false };
        let item = &self.found.items[current.at];
        (self.is_answered || self.is_numbered)
            && !evidence.answer
            && row.row == item.rows.1.max(current.block_last) + 1
            && first.place.column == current.column
            && item.notes.is_empty()
            && vocabulary::goes_on(item.wording.trim_end())
            && vocabulary::devices(&first.folded).is_none()
            && vocabulary::group_of_heading(&first.folded).is_none()
    }

    pub(super) fn is_item(
        &self,
        first: &Piece,
        rest: &str,
        number: Option<&PrintedNumber>,
        is_inline: bool,
        evidence: Evidence,
    ) -> bool {
        let folded = folded(rest);
        let is_heading = vocabulary::group_of_heading(&folded).is_some()
            || vocabulary::devices(&folded).is_some();
        let is_sentence = vocabulary::is_sentence(&folded_without_notes(rest));
        let is_wide = self.first_filled.is_some_and(|column| first.range.last.column >= column);
        let in_item_column = self.item_column.is_none_or(|it| it == first.place.column);
        let mut score: i32 = 0;
        score += if evidence.answer { 3 } else { 0 };
        score += if evidence.day { 2 } else { 0 };
        score += i32::from(evidence.list);
        score += if is_sentence { 2 } else { 0 };
        score -= if is_heading { 4 } else { 0 };
        score -= if is_wide { 2 } else { 0 };
        score -= i32::from(!in_item_column && !is_wide);
        match number {
            Some(number) if number.style == NumberStyle::Plain && number.section.is_none() => {
                let is_short = rest.chars().count() <= 25 && !is_sentence;
                score -= i32::from(is_short);
                score += i32::from(!is_short || !is_inline);
            }
            Some(number) if number.style == NumberStyle::Roman => score -= 2,
            Some(number) => {
                let is_sections =
                    self.section_style == Some(number.style) && number.section.is_none();
                score += if is_sections { 0 } else { 2 };
            }
            // Where other rows can be answered or have numbers, a sentence with neither is no item.
            None if !evidence.any() && (self.is_answered || self.is_numbered) => score -= 2,
            None => {}
        }
        score >= 2
    }

    pub(super) fn item(
        &mut self,
        row: &SeenRow,
        sorted: &Sorted<'_>,
        rest: &str,
        number: Option<PrintedNumber>,
        evidence: Evidence,
    ) {
        self.commit_pending();
        let first = sorted.texts[0];
        let mut parts = wording::parts(rest);
        let mut is_note = false;
        for piece in sorted.texts.iter().skip(1).chain(&sorted.notes) {
            let is_wording = self.role(piece.place.column) != ColumnRole::Note;
            is_note |= vocabulary::starts_note(&piece.folded);
            if is_note || !is_wording {
                parts.notes.push(clean(&piece.text));
            } else {
                let more = wording::parts(&piece.text);
                parts.words.push('\n');
                parts.words.push_str(&more.words);
                parts.notes.extend(more.notes);
            }
        }
        if let Some(section) = number.as_ref().and_then(|it| it.section.clone()) {
            self.section_of_number(section);
        }
        let side = self.side_group.as_ref().map(|(group, _)| group.clone());
        let own = parts.group.map(|name| GroupReading { name, heading: None });
        let pieces = sorted.texts.iter().chain(&sorted.notes).copied();
        let pieces = pieces.chain(sorted.numbers.iter().map(|(_, _, piece)| *piece));
        let block_last = pieces.map(|piece| piece.range.last.row).max().unwrap_or(row.row);
        let item = ItemReading {
            place: CellPlace { row: row.row, column: first.place.column },
            rows: (row.row, block_last.max(row.row)),
            section: self.section,
            group: own.or_else(|| side.clone()).or_else(|| self.group.clone()),
            number: number.clone(),
            shares_number: false,
            wording: parts.words,
            notes: parts.notes,
            answers: Vec::new(),
        };
        self.current = Some(Current {
            at: self.found.items.len(),
            block_last,
            is_answered: evidence.answer,
            column: first.place.column,
            number,
            has_side_group: side.is_some(),
        });
        self.found.items.push(item);
    }

    pub(super) fn note(&mut self, row: &SeenRow, sorted: &Sorted<'_>) {
        let text: Vec<&str> = sorted.texts.iter().map(|piece| piece.text.as_str()).collect();
        let note = clean(&text.join("\n"));
        let Some(current) = &mut self.current else {
            self.found.notes.push(note);
            return;
        };
        let item = &mut self.found.items[current.at];
        if row.row > item.rows.1 + 1 && row.row > current.block_last + 1 {
            self.found.notes.push(note);
            self.current = None;
            return;
        }
        item.notes.push(note);
        item.rows.1 = item.rows.1.max(row.row);
    }
}

fn folded_without_notes(text: &str) -> String {
    folded(&wording::parts(text).words)
}
