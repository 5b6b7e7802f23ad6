//! From the rows of a table to its sections, groups and items.

mod heading;
mod item;

use heading::{group, heading_number};

use super::columns::{Evidence, evidence, is_head_again};
use super::fold::{clean, folded};
use super::grid::Grid;
use super::number::{self, NumberStyle, PrintedNumber};
use super::reading::{
    ColumnReading, ColumnRole, GroupReading, ItemReading, RowLeft, SectionReading, WhyLeft,
};
use super::row::{Piece, SeenRow};
use super::vocabulary::{self, BULLETS};

/// What came out of the rows below the head.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) sections: Vec<SectionReading>,
    pub(super) items: Vec<ItemReading>,
    pub(super) notes: Vec<String>,
    pub(super) left: Vec<RowLeft>,
}

/// Reads the rows below the head of a table.
pub(super) fn walk(grid: &Grid, columns: &[ColumnReading], body: &[SeenRow]) -> Walked {
    let item_column = item_column(columns, body);
    let first_filled = columns
        .iter()
        .find(|it| it.role.is_filled_in() && item_column.is_none_or(|item| it.column > item))
        .map(|it| it.column);
    let answered = body.iter().filter(|row| evidence(grid, row, columns).any()).count();
    let numbered = body.iter().filter(|row| has_number(row)).count();
    let repeats = repeats_groups(columns, body);
    let mut walk = Walk {
        grid,
        columns,
        item_column,
        first_filled,
        is_answered: answered >= 2,
        is_numbered: numbered >= 2,
        repeats_groups: repeats,
        found: Walked::default(),
        section: None,
        section_style: None,
        group: None,
        side_group: None,
        pending: None,
        current: None,
    };
    for row in body {
        if !is_head_again(row) {
            walk.row(row);
        }
    }
    walk.drop_pending();
    let mut found = walk.found;
    for item in &mut found.items {
        item.wording = clean(&item.wording);
    }
    found
}

/// The column in which most wordings begin.
fn item_column(columns: &[ColumnReading], body: &[SeenRow]) -> Option<u32> {
    let count = |column: u32| {
        let here = body.iter().flat_map(|row| &row.pieces).filter(|it| it.place.column == column);
        here.filter(|it| vocabulary::is_sentence(&it.folded)).count()
    };
    let items = columns.iter().filter(|it| it.role == ColumnRole::Item).map(|it| it.column);
    // Of equals the first: further columns hold what does not fit into it.
    items.rev().max_by_key(|column| count(*column))
}

fn has_number(row: &SeenRow) -> bool {
    row.pieces
        .iter()
        .any(|piece| number::alone(&piece.text).is_some() || number::leading(&piece.text).is_some())
}

/// Whether the column of groups says every row's group anew.
fn repeats_groups(columns: &[ColumnReading], body: &[SeenRow]) -> bool {
    let in_groups = |piece: &&Piece| {
        columns.iter().any(|it| it.column == piece.place.column && it.role == ColumnRole::Group)
    };
    let texts: Vec<&Piece> = body.iter().flat_map(|row| &row.pieces).filter(in_groups).collect();
    texts.windows(2).any(|pair| pair[0].folded == pair[1].folded)
        && texts.iter().all(|piece| piece.range.height() == 1)
}

/// A heading without a number, which counts once an item follows it.
struct Pending {
    row: u32,
    text: String,
}

struct Walk<'a> {
    grid: &'a Grid,
    columns: &'a [ColumnReading],
    item_column: Option<u32>,
    first_filled: Option<u32>,
    /// Whether the rows of items show that they can be answered.
    is_answered: bool,
    is_numbered: bool,
    repeats_groups: bool,
    found: Walked,
    section: Option<usize>,
    section_style: Option<NumberStyle>,
    group: Option<GroupReading>,
    /// The group of the column of groups, and the last row that it holds for.
    side_group: Option<(GroupReading, u32)>,
    pending: Option<Pending>,
    /// The item that what follows may belong to.
    current: Option<Current>,
}

/// The last item, while rows may still belong to it.
struct Current {
    at: usize,
    /// The last row of the blocks in which its number and its wording stand.
    block_last: u32,
    /// Whether a row of it showed a はい or an いいえ.
    is_answered: bool,
    /// The column in which its wording begins.
    column: u32,
    number: Option<PrintedNumber>,
    has_side_group: bool,
}

/// A row's texts by what they are.
#[derive(Default)]
struct Sorted<'p> {
    section: Option<&'p Piece>,
    group: Option<&'p Piece>,
    numbers: Vec<(u32, PrintedNumber, &'p Piece)>,
    texts: Vec<&'p Piece>,
    notes: Vec<&'p Piece>,
}

impl Walk<'_> {
    fn role(&self, column: u32) -> ColumnRole {
        let found = self.columns.iter().find(|it| it.column == column);
        found.map_or(ColumnRole::Unknown, |it| it.role)
    }

    fn sort<'p>(&self, row: &'p SeenRow) -> Sorted<'p> {
        let mut sorted = Sorted::default();
        let item = self.item_column.unwrap_or(u32::MAX);
        for piece in &row.pieces {
            let role = self.role(piece.place.column);
            let is_wide = piece.range.last.column >= item && piece.place.column < item;
            match role {
                role if role.is_filled_in() => {}
                ColumnRole::Unknown if piece.place.column > item => {}
                _ if vocabulary::starts_note(&piece.folded) => {
                    if role == ColumnRole::Note || !sorted.texts.is_empty() {
                        sorted.notes.push(piece);
                    } else {
                        sorted.texts.push(piece);
                    }
                }
                ColumnRole::Note => sorted.notes.push(piece),
                ColumnRole::Section if !is_wide => match number::alone(&piece.text) {
                    Some(number) => sorted.numbers.push((piece.place.column, number, piece)),
                    None => sorted.section = Some(piece),
                },
                ColumnRole::Group if !is_wide => sorted.group = Some(piece),
                _ => match number::alone(&piece.text) {
                    Some(number) => sorted.numbers.push((piece.place.column, number, piece)),
                    None => sorted.texts.push(piece),
                },
            }
        }
        sorted
    }

    fn row(&mut self, row: &SeenRow) {
        let evidence = evidence(self.grid, row, self.columns);
        let mut sorted = self.sort(row);
        if is_deleted(&sorted) {
            self.leave(row.row, &row.words(), WhyLeft::Deleted);
            self.current = None;
            return;
        }
        self.side_pieces(&mut sorted, row.row);
        let number = sorted.numbers.last().map(|(_, number, _)| number.clone());
        if sorted.texts.is_empty() {
            self.row_without_words(row, &sorted, evidence);
            return;
        }
        let is_inside = self.current.as_ref().is_some_and(|it| row.row <= it.block_last);
        if is_inside && number.is_none() && !self.is_new_answer(&sorted, evidence) {
            self.join(&sorted, row.row, evidence);
            return;
        }
        self.words(row, &sorted, number, evidence, is_inside);
    }

    /// Sections and groups that stand in columns of their own.
    fn side_pieces(&mut self, sorted: &mut Sorted<'_>, row: u32) {
        let text_column = sorted.texts.first().map(|it| it.place.column);
        let mut section_number = None;
        if sorted.numbers.len() > 1 || sorted.section.is_some() && sorted.numbers.len() == 1 {
            let before = |column: u32| match (sorted.section, sorted.numbers.len()) {
                (Some(section), 1) => column < section.place.column,
                _ => text_column.is_none_or(|text| column < text),
            };
            if before(sorted.numbers[0].0) {
                section_number = Some(sorted.numbers.remove(0).1);
            }
        }
        if let Some(piece) = sorted.section {
            let (number, title) = heading_number(&piece.text);
            let number = number.or(section_number);
            let last = self.found.sections.last();
            let is_same = last.is_some_and(|it| {
                it.title == title
                    && number.as_ref().is_none_or(|n| it.number.as_ref() == Some(&n.own))
            });
            if !is_same || self.section.is_none() {
                self.begin_section(number, title);
            }
        } else if let Some(number) = section_number
            && self.section.and_then(|at| self.found.sections[at].number.as_ref())
                != Some(&number.own)
        {
            self.begin_section(Some(number), String::new());
        }
        if self.side_group.as_ref().is_some_and(|(_, last)| row > *last) {
            self.side_group = None;
        }
        if let Some(piece) = sorted.group {
            let last = match piece.range.height() {
                1 if self.repeats_groups => row,
                1 => u32::MAX,
                _ => piece.range.last.row,
            };
            self.side_group = Some((group(&piece.text, false), last));
        }
    }

    /// A row that has answers or a note beside an item and no words of its own.
    fn row_without_words(&mut self, row: &SeenRow, sorted: &Sorted<'_>, evidence: Evidence) {
        let wants_item = sorted.group.is_some() && evidence.answer;
        if let Some(current) = &self.current
            && row.row <= current.block_last
            && current.has_side_group
            && current.is_answered
            && wants_item
        {
            // The same sentence is answered once more, for other devices.
            let (at, block_last) = (current.at, current.block_last);
            let mut item = self.found.items[at].clone();
            self.found.items[at].rows.1 = row.row.saturating_sub(1);
            item.group = self.side_group.as_ref().map(|(group, _)| group.clone());
            item.rows = (row.row, block_last);
            item.shares_number = true;
            self.found.items.push(item);
            if let Some(current) = &mut self.current {
                current.at = self.found.items.len() - 1;
            }
            return;
        }
        if let Some(current) = &mut self.current {
            let item = &mut self.found.items[current.at];
            let is_near = row.row <= current.block_last || row.row == item.rows.1 + 1;
            if is_near && (evidence.any() || !sorted.notes.is_empty()) {
                item.rows.1 = item.rows.1.max(row.row);
                item.notes.extend(sorted.notes.iter().map(|it| clean(&it.text)));
                current.is_answered |= evidence.answer;
                return;
            }
        }
        let is_number_alone = !sorted.numbers.is_empty();
        if is_number_alone && self.current.as_ref().is_none_or(|it| row.row > it.block_last) {
            self.leave(row.row, &row.words(), WhyLeft::NotUnderstood);
        }
    }

    /// A row with words: an item, a heading, a note, or what goes on with the item before.
    fn words(
        &mut self,
        row: &SeenRow,
        sorted: &Sorted<'_>,
        number: Option<PrintedNumber>,
        evidence: Evidence,
        is_inside: bool,
    ) {
        let first = sorted.texts[0];
        if vocabulary::starts_note(&first.folded) {
            self.note(row, sorted);
            return;
        }
        let (inline, rest) = match (&number, number::leading(strip_bullet(&first.text))) {
            (None, Some((inline, rest))) => (Some(inline), rest),
            _ => (None, first.text.as_str()),
        };
        let is_inline = inline.is_some();
        let number = number.or(inline);
        if number.is_none() && self.goes_on(row, first, evidence) {
            self.join(sorted, row.row, evidence);
            return;
        }
        if self.is_item(first, rest, number.as_ref(), is_inline, evidence) {
            let shared = match (&number, &self.current) {
                (None, Some(current)) if is_inside => current.number.clone(),
                _ => None,
            };
            self.item(row, sorted, rest, number.or(shared.clone()), evidence);
            if let (Some(_), Some(item)) = (shared, self.found.items.last_mut()) {
                item.shares_number = true;
            }
        } else {
            self.heading(row, sorted, rest, number);
        }
    }

    fn leave(&mut self, row: u32, text: &str, why: WhyLeft) {
        self.found.left.push(RowLeft { row, text: clean(text), why });
    }
}

/// Whether all words of a row are struck through, or say that it is gone.
fn is_deleted(sorted: &Sorted<'_>) -> bool {
    let mut words = sorted.texts.iter();
    let says = |piece: &&&Piece| {
        let rest = number::leading(&piece.text).map_or(piece.text.as_str(), |it| it.1);
        piece.struck || vocabulary::says_deleted(&folded(rest))
    };
    !sorted.texts.is_empty() && words.all(|piece| says(&piece))
}

fn strip_bullet(text: &str) -> &str {
    let text = text.trim_start();
    let bare = text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
    if number::leading(bare).is_some() { bare } else { text }
}
