//! Where the user is in the table: the cell, what is selected, and what is being typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use egui::{Context, Id, Rect, Ui};

use super::options::{matching, options};
use super::shown::Sheet;
use crate::explain::ledger::cell_text;
use crate::model::device_entry::{CellProblem, parse_cell};
use crate::model::{Cell, CellSort, Device, DeviceColumn, DeviceId};
use crate::state::{Action, Edit};
use crate::ui::ids;

/// A cell of the table.
pub type Spot = (DeviceId, DeviceColumn);

/// What the keys do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Arrows move from cell to cell; whatever is typed takes the place of the content.
    #[default]
    Ready,
    /// Begun by typing: the arrows end it and move on.
    Typing,
    /// Begun by F2 or a double click: the arrows move inside the text.
    Caret,
    /// The same in a text that was rejected before.
    Mending,
}

/// What the table does as soon as it is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wants {
    /// The cell takes the focus.
    pub focus: bool,
    /// The cell comes into sight.
    pub sight: bool,
    /// The marked option of the list under the cell comes into sight.
    pub option: bool,
}

/// What is open beside the table, or instead of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Panes {
    /// The form, beside the table or instead of the list.
    pub form: bool,
    /// The table, in a window that is narrow for it.
    pub table: bool,
}

/// Where the user is. It belongs to the window.
#[derive(Clone, Debug, Default)]
pub struct Cursor {
    /// What is done next.
    pub wants: Wants,
    /// What is open.
    pub panes: Panes,
    /// The cell.
    pub at: Option<Spot>,
    /// The opposite corner of what is selected.
    pub anchor: Option<Spot>,
    /// The rows that are ticked, for what is done with several devices.
    pub chosen: BTreeSet<DeviceId>,
    /// The row that was ticked last: with Shift all between it and the next one are.
    pub chosen_last: Option<DeviceId>,
    /// The column that is being made wider or narrower, with its width.
    pub resizing: Option<(DeviceColumn, f32)>,
    /// Rows were pasted where only a word fits.
    pub is_paste_refused: bool,
    /// What the keys do.
    pub mode: Mode,
    /// What stood in the cell when editing began.
    before: Option<Cell>,
    /// What was typed and cannot be read, or is not finished.
    pub drafts: BTreeMap<Spot, String>,
    /// The cells that were left with such a text, the last one at the end.
    rejected: Vec<(Spot, Option<Cell>)>,
    /// The option that Enter would take from the list under the cell; none where what was typed means none.
    pub option: Option<usize>,
    /// The column in which a run of Tabs began: Enter goes back there.
    pub run: Option<DeviceColumn>,
    /// Where that list was drawn.
    pub list: Option<Rect>,
    /// The column in which the first row is gone to.
    aim: Option<DeviceColumn>,
    /// For how many frames the device may still be missing.
    expects: u8,
    /// Whether the cell had the focus when it was last drawn.
    pub had_focus: bool,
    /// Whether an input method is composing.
    pub is_composing: bool,
    /// The part of the table that was in sight, from its upper left corner.
    pub sight: Option<Rect>,
}

impl Cursor {
    fn memory(ctx: &Context) -> Id {
        ids::in_clinic(ctx, "cursor of the ledger")
    }

    /// As it was left in this clinic.
    pub fn load(ui: &Ui) -> Self {
        let memory = Self::memory(ui);
        ui.data(|data| data.get_temp(memory)).unwrap_or_default()
    }

    /// Has the ledger begin in a column of its first row when it is shown next.
    pub fn aim(ui: &Ui, column: DeviceColumn) {
        let mut cursor = Self::load(ui);
        cursor.aim = Some(column);
        cursor.store(ui);
    }

    /// For the next frame.
    pub fn store(self, ui: &Ui) {
        let memory = Self::memory(ui);
        ui.data_mut(|data| data.insert_temp(memory, self));
    }

    /// Whether the keys go to the table: its cell has the focus, and no input method composes in it.
    pub fn reads_keys(ctx: &Context) -> bool {
        let memory = Self::memory(ctx);
        let left: Option<Self> = ctx.data(|data| data.get_temp(memory));
        let focused = ctx.memory(egui::Memory::focused);
        let at = left.filter(|it| !it.is_composing).and_then(|it| it.at);
        let field = at.map(|at| Self::field(ctx, at));
        field.is_some() && field == focused
    }

    /// Whether a cell is being edited.
    pub fn is_editing(&self) -> bool {
        self.mode != Mode::Ready
    }

    /// The id of the field in a cell.
    pub fn field(ctx: &Context, spot: Spot) -> Id {
        ids::in_clinic(ctx, ("ledger cell", spot))
    }

    /// Moves into a cell that exists: what was filtered out or removed leaves its place to the
    /// first row.
    pub fn settle(&mut self, sheet: Sheet<'_>, actions: &mut Vec<Action>) {
        if let Some(column) = self.aim.take().filter(|column| sheet.columns.contains(column))
            && let Some(device) = sheet.device(0)
        {
            self.leave(sheet, actions);
            self.at = Some((device.id, column));
            self.anchor = self.at;
            self.run = None;
            (self.wants.focus, self.wants.sight) = (true, true);
        }
        let is_there =
            |spot: &Spot| sheet.row_of(spot.0).is_some() && sheet.columns.contains(&spot.1);
        if !self.at.as_ref().is_some_and(is_there) {
            if self.is_editing() {
                self.mode = Mode::Ready;
                actions.push(Action::LeaveField);
            }
            // A device that was just added is there a frame later.
            if self.expects > 0 {
                self.expects -= 1;
                return;
            }
            let column = self.at.map(|(_, column)| column);
            let column = column.filter(|column| sheet.columns.contains(column));
            // What was just added and is taken back leaves the empty row in its place.
            let is_newest = |id| sheet.book.workbook.devices.iter().all(|it| it.id < id);
            let is_undone = sheet.has_next() && self.at.is_some_and(|(id, _)| is_newest(id));
            let device = if is_undone { Some(sheet.next) } else { sheet.device(0) };
            self.wants.focus |= is_undone && self.had_focus;
            let column = column.filter(|_| is_undone).or(sheet.columns.first().copied());
            self.at = device.zip(column).map(|(device, column)| (device.id, column));
            self.anchor = self.at;
        }
        if !self.anchor.as_ref().is_some_and(is_there) {
            self.anchor = self.at;
        }
        // What is out of sight is not done with by a button that does not show it.
        self.chosen.retain(|id| sheet.row_of(*id).is_some() && !sheet.is_next(*id));
        let devices = &sheet.book.workbook;
        self.drafts
            .retain(|(id, _), _| sheet.row_of(*id).is_some() || devices.device(*id).is_some());
        // Where something else was put into the cell since, by a paste say, that is what stands there.
        let stands = |(id, column): Spot| sheet.entry_of(id).map(|device| device.cell(column));
        let written = self.at.filter(|_| self.is_editing());
        self.rejected.retain(|(spot, _)| Some(*spot) != written);
        for (spot, over) in &mut self.rejected {
            match (stands(*spot), &over) {
                (Some(now), Some(over)) if now != *over => {
                    self.drafts.remove(spot);
                }
                // It is looked at once what was typed before the rejected text is taken back.
                (now, None) => *over = now,
                _ => {}
            }
        }
        self.rejected.retain(|(spot, _)| self.drafts.contains_key(spot));
    }

    /// The device that the cursor is on, or what would be the next one.
    pub fn device<'a>(&self, sheet: Sheet<'a>) -> Option<&'a Device> {
        sheet.entry_of(self.at?.0)
    }

    /// The devices whose rows are ticked, from top to bottom.
    pub fn ticked(&self, sheet: Sheet<'_>) -> Vec<DeviceId> {
        let mut ticked: Vec<DeviceId> = self.chosen.iter().copied().collect();
        ticked.sort_by_key(|id| sheet.row_of(*id));
        ticked
    }

    /// The cursor's row and column, counted from the upper left corner.
    pub fn position(&self, sheet: Sheet<'_>) -> Option<(usize, usize)> {
        position_of(self.at?, sheet)
    }

    /// The rows and columns that are selected.
    pub fn selection(
        &self,
        sheet: Sheet<'_>,
    ) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let (row, column) = self.position(sheet)?;
        let (other_row, other_column) =
            self.anchor.and_then(|spot| position_of(spot, sheet)).unwrap_or((row, column));
        Some((
            row.min(other_row)..=row.max(other_row),
            column.min(other_column)..=column.max(other_column),
        ))
    }

    /// The devices that are selected, from top to bottom.
    pub fn selected(&self, sheet: Sheet<'_>) -> Vec<DeviceId> {
        let rows = self.selection(sheet).map(|(rows, _)| rows);
        let devices = rows.into_iter().flatten().filter_map(|row| sheet.device(row));
        devices.map(|device| device.id).collect()
    }

    /// Goes to a cell; `extends` keeps the other corner of the selection.
    pub fn go(
        &mut self,
        sheet: Sheet<'_>,
        to: (usize, usize),
        extends: bool,
        actions: &mut Vec<Action>,
    ) {
        self.leave(sheet, actions);
        self.run = None;
        let column = to.1.min(sheet.columns.len().saturating_sub(1));
        let next = sheet.next.id;
        let is_filled = |it: &Action| matches!(it, Action::Edit(Edit::Cell(id, ..)) if *id == next);
        if to.0 > sheet.last_row() && actions.iter().any(is_filled) {
            // The empty row becomes a device by what was just written, and another one lies below it.
            self.expect(DeviceId(next.0 + 1), sheet.columns[column]);
            return;
        }
        let row = to.0.min(sheet.last_row());
        let Some(device) = sheet.entry(row) else {
            return;
        };
        self.at = Some((device.id, sheet.columns[column]));
        if !extends {
            self.anchor = self.at;
        }
        self.wants.sight = true;
    }

    /// Goes to a device that may not be there yet.
    pub fn expect(&mut self, id: DeviceId, column: DeviceColumn) {
        self.at = Some((id, column));
        self.anchor = self.at;
        self.run = None;
        self.expects = 2;
        self.wants.focus = true;
        self.wants.sight = true;
    }

    /// Begins to edit the cell.
    pub fn begin(&mut self, sheet: Sheet<'_>, mode: Mode) {
        let Some((device, (_, column))) = self.device(sheet).zip(self.at) else {
            return;
        };
        if self.is_editing() || !sheet.is_writable() {
            return;
        }
        self.mode = mode;
        self.anchor = self.at;
        let current = device.cell(column);
        // What stands there is marked, so that Enter alone changes nothing; under what was rejected
        // nothing is.
        let offered = options(column, &sheet.book.workbook, sheet.view.today, &current);
        let marked = offered.iter().position(|(_, cell)| *cell == current).unwrap_or(0);
        if mode == Mode::Caret && self.at.is_some_and(|spot| self.drafts.contains_key(&spot)) {
            self.mode = Mode::Mending;
        }
        self.option = (self.mode != Mode::Mending).then_some(marked);
        self.before = Some(current);
        self.wants.option = true;
    }

    /// What stands in a cell, or was typed there.
    pub fn text(&self, sheet: Sheet<'_>, device: &Device, column: DeviceColumn) -> String {
        match self.drafts.get(&(device.id, column)) {
            Some(draft) => draft.clone(),
            None => cell_text(&device.cell(column), &sheet.book.workbook),
        }
    }

    /// Takes what was typed into the cell. Text goes into the workbook as it is; a day as soon as
    /// it can be read; a choice when the cell is left.
    pub fn typed(&mut self, sheet: Sheet<'_>, text: String, actions: &mut Vec<Action>) {
        self.begin(sheet, Mode::Typing);
        let Some((id, column)) = self.at else {
            return;
        };
        match column.sort() {
            CellSort::Text => {
                actions.push(Action::Edit(Edit::Cell(id, column, Cell::Text(text))));
            }
            CellSort::Date => {
                // On the way to the 31st the 3rd is typed: it does not stay when the rest is wrong.
                let read = parse_cell(column, &text, &sheet.book.workbook).ok();
                if let Some(cell) = read.or_else(|| self.before.clone()) {
                    actions.push(Action::Edit(Edit::Cell(id, column, cell)));
                }
                self.drafts.insert((id, column), text);
            }
            _ => {
                let (workbook, today) = (&sheet.book.workbook, sheet.view.today);
                let current = self.before.clone().unwrap_or(Cell::Flag(None));
                let all = options(column, workbook, today, &current);
                self.option = (!matching(all, &text).is_empty()).then_some(0);
                self.drafts.insert((id, column), text);
            }
        }
    }

    /// The choices under the cell that is edited: those that what was typed may mean, or all where it
    /// means none of them.
    pub fn offered(&self, sheet: Sheet<'_>) -> Vec<(String, Cell)> {
        let Some((device, spot)) = self.device(sheet).zip(self.at) else {
            return Vec::new();
        };
        let typed = self.drafts.get(&spot).map_or("", String::as_str);
        let current = device.cell(spot.1);
        let all = options(spot.1, &sheet.book.workbook, sheet.view.today, &current);
        let meant = matching(all.clone(), typed);
        if meant.is_empty() { all } else { meant }
    }

    /// Whether what was typed into the cell cannot be read.
    pub fn is_unreadable(&self, sheet: Sheet<'_>) -> bool {
        self.at.is_some_and(|spot| {
            let draft = self.drafts.get(&spot);
            draft.is_some_and(|it| parse_cell(spot.1, it, &sheet.book.workbook).is_err())
        })
    }

    /// Stays in the cell with what cannot be read, which what is typed next goes on behind.
    pub fn stay(&mut self) {
        self.mode = Mode::Mending;
        self.option = None;
        self.wants.option = true;
    }

    /// Drops a text that was rejected: that of the cell itself, or else the last one, and goes there.
    /// Says whether there was one.
    pub fn drop_rejected(&mut self, sheet: Sheet<'_>, actions: &mut Vec<Action>) -> bool {
        let own = self.at.filter(|spot| self.drafts.contains_key(spot));
        if own.is_some() && self.is_editing() {
            self.cancel(sheet, actions);
            return true;
        }
        let mut spots = self.rejected.iter().rev().map(|(spot, _)| *spot);
        let last = spots.find(|spot| self.drafts.contains_key(spot));
        let Some(spot) = own.or(last) else {
            return false;
        };
        self.drafts.remove(&spot);
        if !self.is_editing() && own.is_none() && position_of(spot, sheet).is_some() {
            self.at = Some(spot);
            self.anchor = self.at;
            self.run = None;
            self.wants.focus |= self.had_focus;
            self.wants.sight = true;
        }
        true
    }

    /// Puts a choice into the cell and ends editing.
    pub fn choose(&mut self, cell: Cell, actions: &mut Vec<Action>) {
        if let Some((id, column)) = self.at {
            self.drafts.remove(&(id, column));
            actions.push(Action::Edit(Edit::Cell(id, column, cell)));
        }
        self.end(actions);
    }

    /// Ends editing. What cannot be read stays as it was typed, beside the old content.
    pub fn leave(&mut self, sheet: Sheet<'_>, actions: &mut Vec<Action>) {
        if !self.is_editing() {
            return;
        }
        if let Some(spot) = self.at
            && let Some(draft) = self.drafts.get(&spot)
        {
            self.rejected.retain(|(it, _)| *it != spot);
            if let Ok(cell) = parse_cell(spot.1, draft, &sheet.book.workbook) {
                self.drafts.remove(&spot);
                if self.device(sheet).is_some_and(|device| device.cell(spot.1) != cell) {
                    actions.push(Action::Edit(Edit::Cell(spot.0, spot.1, cell)));
                }
            } else {
                self.rejected.push((spot, None));
            }
        }
        self.end(actions);
    }

    /// Ends editing and puts back what stood in the cell.
    pub fn cancel(&mut self, sheet: Sheet<'_>, actions: &mut Vec<Action>) {
        let before = self.before.take();
        let spot = self.at;
        self.end(actions);
        if let Some((id, column)) = spot {
            self.drafts.remove(&(id, column));
            let now = sheet.entry_of(id).map(|device| device.cell(column));
            // Everything typed into the cell is one step; where nothing changed there is none.
            if before.is_some() && now != before {
                actions.push(Action::Undo);
            }
        }
    }

    fn end(&mut self, actions: &mut Vec<Action>) {
        self.mode = Mode::Ready;
        self.before = None;
        self.list = None;
        actions.push(Action::LeaveField);
    }

    /// The first thing that was typed and cannot be read: that of the cell itself, if there is one.
    pub fn unread(&self, sheet: Sheet<'_>) -> Option<(Spot, CellProblem)> {
        let own = self.at.and_then(|spot| self.drafts.get_key_value(&spot));
        let all = own.into_iter().chain(&self.drafts);
        all.into_iter().find_map(|(spot, draft)| {
            let problem = parse_cell(spot.1, draft, &sheet.book.workbook).err()?;
            Some((*spot, problem))
        })
    }
}

fn position_of((id, column): Spot, sheet: Sheet<'_>) -> Option<(usize, usize)> {
    let at = sheet.columns.iter().position(|it| *it == column)?;
    Some((sheet.row_of(id)?, at))
}
