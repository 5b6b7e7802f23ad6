//! From the rows of a table to its sections, groups and items.

use super::columns::{Evidence, evidence, is_head_again};
use super::fold::{clean, folded};
use super::grid::{CellPlace, Grid};
use super::number::{self, NumberStyle, PrintedNumber};
use super::reading::{
    ColumnReading, ColumnRole, GroupReading, ItemReading, RowLeft, SectionReading, WhyLeft,
};
use super::row::{Piece, SeenRow};
use super::vocabulary::{self, BULLETS};
use super::wording;

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

    fn begin_section(&mut self, number: Option<PrintedNumber>, title: String) {
        if let Some(number) = &number {
            self.section_style = Some(number.style);
        }
        let number = number.map(|it| it.own);
        self.drop_pending();
        let is_next_page = self.found.sections.last().is_some_and(|it| {
            number.is_some()
                && it.number == number
                && (title.starts_with(&it.title) || title.is_empty())
        });
        if is_next_page {
            return;
        }
        self.section = Some(self.found.sections.len());
        self.found.sections.push(SectionReading { number, title });
        self.group = None;
        self.side_group = None;
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

    /// Whether a row inside a block of several is answered by itself.
    fn is_new_answer(&self, sorted: &Sorted<'_>, evidence: Evidence) -> bool {
        let Some(current) = &self.current else { return false };
        let first = sorted.texts[0];
        let wording = &self.found.items[current.at].wording;
        evidence.answer
            && current.is_answered
            && !vocabulary::starts_note(&first.folded)
            && (sorted.group.is_some() || !vocabulary::goes_on(wording.trim_end()))
    }

    /// Adds a row's words to the item before it.
    fn join(&mut self, sorted: &Sorted<'_>, row: u32, evidence: Evidence) {
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

    /// Whether a row goes on with the wording of the item before it.
    fn goes_on(&self, row: &SeenRow, first: &Piece, evidence: Evidence) -> bool {
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

    fn is_item(
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

    fn item(
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

    /// The section that an item's number names, where no heading told of it.
    fn section_of_number(&mut self, number: String) {
        match self.section.map(|at| &mut self.found.sections[at]) {
            Some(section) if section.number.as_ref() == Some(&number) => {}
            Some(section) if section.number.is_none() && !section.title.is_empty() => {
                section.number = Some(number);
            }
            Some(section) if !section.title.is_empty() => {}
            _ => {
                let group = self.group.take();
                let number =
                    PrintedNumber { section: None, own: number, style: NumberStyle::Plain };
                self.begin_section(Some(number), String::new());
                self.group = group;
            }
        }
    }

    fn heading(
        &mut self,
        row: &SeenRow,
        sorted: &Sorted<'_>,
        rest: &str,
        number: Option<PrintedNumber>,
    ) {
        let words: Vec<&str> = std::iter::once(rest)
            .chain(sorted.texts.iter().skip(1).map(|piece| piece.text.as_str()))
            .collect();
        let text = words.join(" ");
        let folded = folded(&text);
        self.current = None;
        let is_group = vocabulary::group_of_heading(&folded).is_some()
            || vocabulary::devices(&folded).is_some();
        let is_sections = number.as_ref().is_some_and(|it| {
            it.section.is_none() && self.section_style.is_none_or(|style| style == it.style)
        });
        if is_group && !(is_sections && number.is_some() && self.section.is_none()) {
            // A heading without a number above that of a group is that of a section.
            if self.is_in_numbered_section() {
                self.drop_pending();
            }
            self.commit_pending();
            self.group = Some(group(&text, true));
            self.side_group = None;
        } else if let Some(number) = number {
            let title = clean(without_frame(&text));
            self.begin_section(Some(number), title);
        } else if text.chars().count() <= 40 && !text.trim_end().ends_with('\u{3002}') {
            self.drop_pending();
            self.pending = Some(Pending { row: row.row, text });
        } else {
            self.leave(row.row, &row.words(), WhyLeft::NotUnderstood);
        }
    }

    fn note(&mut self, row: &SeenRow, sorted: &Sorted<'_>) {
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

    fn commit_pending(&mut self) {
        let Some(pending) = self.pending.take() else { return };
        if self.is_in_numbered_section() {
            self.group = Some(group(&pending.text, true));
            self.side_group = None;
        } else {
            let title = clean(without_frame(&pending.text));
            self.section = Some(self.found.sections.len());
            self.found.sections.push(SectionReading { number: None, title });
            self.group = None;
        }
    }

    fn is_in_numbered_section(&self) -> bool {
        self.section.is_some_and(|at| self.found.sections[at].number.is_some())
    }

    fn drop_pending(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.leave(pending.row, &pending.text, WhyLeft::NotUnderstood);
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

fn folded_without_notes(text: &str) -> String {
    folded(&wording::parts(text).words)
}

fn strip_bullet(text: &str) -> &str {
    let text = text.trim_start();
    let bare = text.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
    if number::leading(bare).is_some() { bare } else { text }
}

/// A heading without the frame of brackets or the bullet before it.
fn without_frame(text: &str) -> &str {
    let text = text.trim().trim_start_matches(BULLETS).trim();
    let inner = super::vocabulary::GROUP_BRACKETS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains(*open)).then_some(inner)
    });
    inner.unwrap_or(text).trim()
}

/// The number and the title of a section's heading.
fn heading_number(text: &str) -> (Option<PrintedNumber>, String) {
    let bare = without_frame(text);
    match number::leading(bare) {
        Some((number, rest)) => (Some(number), clean(rest)),
        None => (None, clean(bare)),
    }
}

/// A group by its heading, or by the words of its column.
fn group(text: &str, is_heading: bool) -> GroupReading {
    let whole = clean(text);
    let bare = clean(without_frame(&whole));
    let name = vocabulary::group_of_heading(&bare).map_or(bare.as_str(), |name| name).to_owned();
    GroupReading { name: clean(without_frame(&name)), heading: is_heading.then_some(whole) }
}
