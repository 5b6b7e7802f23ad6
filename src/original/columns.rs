//! The head of a table, and what its columns are for.

use std::collections::BTreeMap;

use super::fold::clean;
use super::grid::{CellPlace, Grid};
use super::number;
use super::reading::{ColumnReading, ColumnRole};
use super::row::{Piece, SeenRow};
use super::vocabulary::{self, AnswerText, Head};

/// The head of a table: which of the rows it is made of.
pub(super) fn head_rows(rows: &[SeenRow]) -> std::ops::Range<usize> {
    let heads = |row: &SeenRow| row.pieces.iter().filter_map(head).count();
    let is_main = |row: &SeenRow| {
        let found: Vec<Head> = row.pieces.iter().filter_map(head).collect();
        let main = |it: &Head| matches!(it, Head::Item | Head::Round(_) | Head::Result);
        found.len() >= 2 && found.iter().any(main)
    };
    let is_all = |row: &SeenRow| heads(row) == row.pieces.len() && heads(row) > 0;
    let first = rows.iter().position(|row| is_main(row) && mostly(row));
    let first = first.or_else(|| {
        rows.iter().position(|row| {
            is_all(row) && row.pieces.iter().filter_map(head).any(|it| it == Head::Item)
        })
    });
    let first = first.or_else(|| rows.iter().position(|row| heads(row) >= 2 && is_all(row)));
    let Some(first) = first else { return 0..0 };
    let mut start = first;
    while start > 0 && is_all(&rows[start - 1]) && !is_field_row(&rows[start - 1]) {
        start -= 1;
    }
    let more = rows[first + 1..].iter().take_while(|row| is_all(row)).count();
    start..first + 1 + more
}

/// Whether most texts of a row are heads: a sentence that has a head's word beside it is none.
fn mostly(row: &SeenRow) -> bool {
    let heads = row.pieces.iter().filter_map(head).count();
    heads * 2 > row.pieces.len()
}

/// Whether a row asks for a day and a name above the table.
fn is_field_row(row: &SeenRow) -> bool {
    row.pieces.iter().all(|piece| vocabulary::is_field(&piece.folded))
}

/// Whether the head stands once more inside the table, as on every page.
pub(super) fn is_head_again(row: &SeenRow) -> bool {
    let found: Vec<Head> = row.pieces.iter().filter_map(head).collect();
    let has_main = found.iter().any(|it| matches!(it, Head::Item | Head::Round(_) | Head::Target));
    found.len() == row.pieces.len() && found.len() >= 2 && has_main
}

fn head(piece: &Piece) -> Option<Head> {
    vocabulary::head(&piece.folded)
}

/// What stands in a column of the body, counted.
#[derive(Clone, Debug, Default)]
struct Counts {
    both: usize,
    yes: usize,
    no: usize,
    marks: usize,
    dates: usize,
    lists: usize,
    boxes: usize,
    numbers: usize,
    devices: usize,
    texts: usize,
    sentences: usize,
    notes: usize,
    /// Texts in blocks of several rows.
    tall: usize,
    /// Texts with a sentence further to the right in their row.
    beside: usize,
    /// Texts that begin with a number.
    numbered: usize,
}

impl Counts {
    /// Whether the texts of a column to the left of the wordings say to what several rows belong:
    /// they stand beside sentences, fewer than those, and not above them.
    fn is_side_column(&self, items: usize) -> bool {
        let is_beside = self.beside * 2 > self.texts;
        let are_few = self.texts * 2 <= items || self.numbered * 2 > self.texts;
        self.texts > 0 && (self.tall * 2 >= self.texts || is_beside && are_few)
    }

    fn answers(&self) -> usize {
        self.both + self.yes + self.no + self.marks + self.boxes
    }
}

fn count(grid: &Grid, body: &[SeenRow]) -> BTreeMap<u32, Counts> {
    let mut columns: BTreeMap<u32, Counts> = BTreeMap::new();
    let beside = |row: &SeenRow, piece: &Piece| {
        row.pieces
            .iter()
            .any(|it| it.place.column > piece.place.column && vocabulary::is_sentence(&it.folded))
    };
    let all = body.iter().flat_map(|row| row.pieces.iter().map(move |piece| (row, piece)));
    for (row, piece) in all {
        let counts = columns.entry(piece.place.column).or_default();
        match piece.answer {
            Some(AnswerText::Both | AnswerText::Boxes) => counts.both += 1,
            Some(AnswerText::Yes) => counts.yes += 1,
            Some(AnswerText::No) => counts.no += 1,
            Some(AnswerText::Mark) => counts.marks += 1,
            Some(AnswerText::Box) => counts.boxes += 1,
            Some(AnswerText::Date) => counts.dates += 1,
            None if number::alone(&piece.text).is_some() => counts.numbers += 1,
            None if vocabulary::starts_note(&piece.folded) => counts.notes += 1,
            None => {
                counts.texts += 1;
                counts.sentences += usize::from(vocabulary::is_sentence(&piece.folded));
                counts.devices += usize::from(vocabulary::devices(&piece.folded).is_some());
                counts.tall += usize::from(piece.range.height() > 1);
                counts.beside += usize::from(beside(row, piece));
                counts.numbered += usize::from(number::leading(&piece.text).is_some());
            }
        }
    }
    let (first, last) = (body.first().map_or(0, |it| it.row), body.last().map_or(0, |it| it.row));
    for list in grid.drop_downs.iter().filter(|it| vocabulary::is_yes_no_list(&it.options)) {
        for range in &list.ranges {
            let rows = range.last.row.min(last).saturating_sub(range.first.row.max(first)) + 1;
            if range.last.row < first || range.first.row > last {
                continue;
            }
            for column in range.first.column..=range.last.column.min(range.first.column + 50) {
                columns.entry(column).or_default().lists += rows as usize;
            }
        }
    }
    for place in grid.check_boxes.iter().filter(|it| (first..=last).contains(&it.row)) {
        columns.entry(place.column).or_default().boxes += 1;
    }
    columns
}

/// The columns of a table, by its head and by what stands below it.
pub(super) fn columns(grid: &Grid, head_rows: &[SeenRow], body: &[SeenRow]) -> Vec<ColumnReading> {
    let counts = count(grid, body);
    let heads = head_rows.iter().flat_map(|row| &row.pieces).map(|it| it.range.last.column);
    let last = counts.keys().copied().chain(heads).max().unwrap_or(0).min(200);
    let shown = (1..=last).filter(|column| !grid.is_column_hidden(*column));
    let mut has_round = Vec::new();
    let mut found: Vec<ColumnReading> = shown
        .map(|column| {
            let over = head_rows.iter().flat_map(|row| &row.pieces).filter(|piece| {
                (piece.range.first.column..=piece.range.last.column).contains(&column)
            });
            let over: Vec<&Piece> = over.collect();
            has_round.push(
                over.iter()
                    .filter_map(|piece| head(piece))
                    .any(|it| matches!(it, Head::Round(_) | Head::RoundDate(_))),
            );
            ColumnReading {
                column,
                heads: over.iter().map(|piece| clean(&piece.text)).collect(),
                role: role_by_heads(&over),
            }
        })
        .collect();
    let none = Counts::default();
    let counts_of = |column: u32| counts.get(&column).unwrap_or(&none);
    fill_in(&mut found, &has_round, &counts_of);
    part_rounds(&mut found, &counts_of);
    name_text_columns(&mut found, &counts_of);
    found
}

fn role_by_heads(over: &[&Piece]) -> ColumnRole {
    let heads: Vec<Head> = over.iter().filter_map(|piece| head(piece)).collect();
    let has = |wanted: Head| heads.contains(&wanted);
    let round = heads.iter().find_map(|head| match head {
        Head::Round(round) | Head::RoundDate(round) => Some(*round),
        _ => None,
    });
    let number = round.unwrap_or(1);
    let is_day = has(Head::Date) || heads.iter().any(|it| matches!(it, Head::RoundDate(_)));
    if has(Head::Target) {
        ColumnRole::Target
    } else if has(Head::Yes) {
        ColumnRole::Yes(number)
    } else if has(Head::No) {
        ColumnRole::No(number)
    } else if is_day {
        ColumnRole::Date(number)
    } else if has(Head::Remark) {
        ColumnRole::Remark
    } else if round.is_some() || has(Head::Result) {
        ColumnRole::Answer(number)
    } else if has(Head::Number) {
        ColumnRole::Number
    } else if has(Head::Group) {
        ColumnRole::Group
    } else if has(Head::Section) {
        ColumnRole::Section
    } else if has(Head::Note) {
        ColumnRole::Note
    } else if has(Head::Item) {
        ColumnRole::Item
    } else {
        ColumnRole::Unknown
    }
}

/// Columns of answers without a head of their own take the round of the head to their left; those
/// under the head of a round that hold days only are the days of the round.
fn fill_in<'c>(
    found: &mut [ColumnReading],
    has_round: &[bool],
    counts: &dyn Fn(u32) -> &'c Counts,
) {
    let mut round = 1;
    for at in 0..found.len() {
        if !has_round[at] {
            found[at].role = in_round(found[at].role, round);
        }
        let counts = counts(found[at].column);
        let is_dates = counts.dates > 0 && counts.answers() + counts.lists == 0;
        match found[at].role {
            ColumnRole::Answer(number) => {
                round = number;
                if is_dates && counts.sentences == 0 && counts.dates * 2 > counts.texts {
                    found[at].role = ColumnRole::Date(number);
                }
            }
            ColumnRole::Yes(number) | ColumnRole::No(number) | ColumnRole::Date(number) => {
                round = number;
            }
            ColumnRole::Unknown
                if counts.texts <= counts.answers() + counts.dates + counts.lists =>
            {
                if counts.answers() + counts.lists > 0
                    && counts.answers() + counts.lists >= counts.dates
                {
                    found[at].role = ColumnRole::Answer(round);
                } else if counts.dates > 0 {
                    found[at].role = ColumnRole::Date(round);
                }
            }
            ColumnRole::Item | ColumnRole::Group | ColumnRole::Section
                if counts.sentences == 0
                    && counts.both + counts.boxes > counts.texts + counts.numbers =>
            {
                found[at].role = ColumnRole::Answer(round);
            }
            _ => {}
        }
    }
    merge_beside_days(found, counts);
}

/// A role in another round.
fn in_round(role: ColumnRole, round: u8) -> ColumnRole {
    match role {
        ColumnRole::Answer(_) => ColumnRole::Answer(round),
        ColumnRole::Yes(_) => ColumnRole::Yes(round),
        ColumnRole::No(_) => ColumnRole::No(round),
        ColumnRole::Date(_) => ColumnRole::Date(round),
        other => other,
    }
}

/// 確認結果 beside 確認日 without the word of a round, and a second pair after it: the second round.
fn merge_beside_days<'c>(found: &mut [ColumnReading], counts: &dyn Fn(u32) -> &'c Counts) {
    let is_named = found.iter().any(|it| {
        matches!(
            it.role,
            ColumnRole::Answer(2) | ColumnRole::Date(2) | ColumnRole::Yes(2) | ColumnRole::No(2)
        )
    });
    if is_named {
        return;
    }
    let (mut is_target_seen, mut seen) = (false, false);
    for column in found {
        let is_empty = counts(column.column).answers() + counts(column.column).lists == 0;
        match column.role {
            ColumnRole::Target => is_target_seen = true,
            ColumnRole::Answer(1) if is_target_seen && seen => column.role = ColumnRole::Answer(2),
            ColumnRole::Date(1) if is_target_seen && seen => column.role = ColumnRole::Date(2),
            ColumnRole::Answer(1) => seen |= !is_empty || !column.heads.is_empty(),
            _ => {}
        }
    }
}

/// A column of はい and one of いいえ beside each other are the two answers of a round.
fn part_rounds<'c>(found: &mut [ColumnReading], counts: &dyn Fn(u32) -> &'c Counts) {
    for at in 1..found.len() {
        let (left, right) = (counts(found[at - 1].column), counts(found[at].column));
        let only_yes = left.yes > 1 && left.no + left.both + left.lists == 0;
        let only_no = right.no > 1 && right.yes + right.both + right.lists == 0;
        let roles = (found[at - 1].role, found[at].role);
        let is_one_round = matches!(roles, (ColumnRole::Answer(a), ColumnRole::Answer(b)) if a == b)
            || roles.1 == ColumnRole::Unknown;
        if let (ColumnRole::Answer(round), _) = roles
            && is_one_round
            && only_yes
            && only_no
            && left.yes == right.no
        {
            found[at - 1].role = ColumnRole::Yes(round);
            found[at].role = ColumnRole::No(round);
        }
    }
}

/// What the columns of words are, where no head says so: the wording is where the sentences are,
/// numbers and groups stand to its left.
fn name_text_columns<'c>(found: &mut [ColumnReading], counts: &dyn Fn(u32) -> &'c Counts) {
    let best = found
        .iter()
        .filter(|it| !it.role.is_filled_in() && it.role != ColumnRole::Note)
        .max_by_key(|it| (counts(it.column).sentences, counts(it.column).texts));
    let Some(item) = best.map(|it| it.column) else { return };
    let items = counts(item).sentences;
    let first_answer = found.iter().find(|it| it.role.is_filled_in() && it.column > item);
    let first_answer = first_answer.map(|it| it.column);
    for column in found.iter_mut() {
        let counts = counts(column.column);
        let is_free = matches!(
            column.role,
            ColumnRole::Unknown | ColumnRole::Item | ColumnRole::Section | ColumnRole::Group
        );
        if !is_free {
            continue;
        }
        let is_numbers = counts.numbers > counts.texts && counts.numbers > 0;
        if column.heads.is_empty() && counts.texts + counts.numbers + counts.notes == 0 {
            continue;
        }
        column.role = if column.column == item {
            ColumnRole::Item
        } else if column.column > item {
            match first_answer {
                Some(first) if column.column > first && column.role != ColumnRole::Item => {
                    ColumnRole::Unknown
                }
                // Words between the wording and the answers belong to the wording.
                _ if column.role == ColumnRole::Unknown && counts.devices * 2 > counts.texts => {
                    ColumnRole::Group
                }
                _ if column.role == ColumnRole::Unknown && column.heads.is_empty() => {
                    ColumnRole::Item
                }
                _ => column.role,
            }
        } else if is_numbers {
            ColumnRole::Number
        } else if counts.devices * 2 >= counts.texts && counts.devices > 0 {
            ColumnRole::Group
        } else if column.role == ColumnRole::Group || column.role == ColumnRole::Section {
            column.role
        } else if counts.is_side_column(items) {
            ColumnRole::Section
        } else {
            ColumnRole::Item
        };
    }
}

/// What a row shows that it can be answered: an answer or a day, and how sure that is.
pub(super) fn evidence(grid: &Grid, row: &SeenRow, columns: &[ColumnReading]) -> Evidence {
    let mut found = Evidence::default();
    let role = |column: u32| columns.iter().find(|it| it.column == column).map(|it| it.role);
    for piece in &row.pieces {
        let is_answer = role(piece.place.column).is_some_and(ColumnRole::is_filled_in);
        if !is_answer {
            continue;
        }
        match piece.answer {
            Some(AnswerText::Date) => found.day = true,
            Some(_) => found.answer = true,
            None => {}
        }
    }
    for column in columns.iter().filter(|it| it.role.is_filled_in()) {
        let place = CellPlace { row: row.row, column: column.column };
        let has_list =
            grid.drop_down(place).is_some_and(|it| vocabulary::is_yes_no_list(&it.options));
        found.list |= has_list || grid.check_boxes.contains(&place);
    }
    found
}

/// What a row shows that it can be answered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) answer: bool,
    pub(super) day: bool,
    pub(super) list: bool,
}

impl Evidence {
    pub(super) fn any(self) -> bool {
        self.answer || self.day || self.list
    }
}
