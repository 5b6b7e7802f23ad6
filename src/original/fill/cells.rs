//! Which cells of a form are written, and with what.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::answer_words::{
    Chosen, checked, chosen, circled, is_empty_day, is_prompt, mark_option, option, own_column,
    split_day, with_day, word,
};
use super::super::grid::{CellPlace, Grid};
use super::super::reading::{AnswerCell, AnswerWay, ColumnRole, FormReading};
use super::super::returned_day::read_day;
use super::super::sheet_patch::Content;
use super::{AnswerPart, FillProblem, FilledItem, LeftOut, WhyLeftOut};
use crate::model::Marking;
use crate::text::dates::japanese;

/// The cells that are to be written.
pub(super) struct Cells<'a> {
    grid: &'a Grid,
    form: &'a FormReading,
    marking: Option<Marking>,
    is_day: &'a dyn Fn(u32) -> bool,
    writes: BTreeMap<CellPlace, Content>,
    left_out: Vec<LeftOut>,
}

/// What is said in one round.
#[derive(Clone, Copy)]
struct Said {
    item: usize,
    round: u8,
    answer: Option<bool>,
    day: Option<NaiveDate>,
}

impl Said {
    fn parts(self) -> (AnswerPart, AnswerPart) {
        match self.round {
            1 => (AnswerPart::First, AnswerPart::FirstOn),
            _ => (AnswerPart::Second, AnswerPart::SecondOn),
        }
    }
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        grid: &'a Grid,
        form: &'a FormReading,
        marking: Option<Marking>,
        is_day: &'a dyn Fn(u32) -> bool,
    ) -> Self {
        Self { grid, form, marking, is_day, writes: BTreeMap::new(), left_out: Vec::new() }
    }

    pub(super) fn finish(self) -> (BTreeMap<CellPlace, Content>, Vec<LeftOut>) {
        (self.writes, self.left_out)
    }

    /// Writes a cell, unless that is what stands in it.
    pub(super) fn put(&mut self, place: CellPlace, content: Content) -> Result<(), FillProblem> {
        let held = self.grid.cell(place);
        let now = held.map_or("", |it| it.text.as_str());
        let is_same = match &content {
            Content::Empty => now.is_empty(),
            Content::Text(text) => now == text,
            Content::Day(_) => false,
            Content::Logical(value) => now == if *value { "TRUE" } else { "FALSE" },
        };
        if is_same {
            return Ok(());
        }
        if held.is_some_and(|it| it.is_formula) {
            return Err(FillProblem::Computed { cell: place });
        }
        self.writes.insert(place, content);
        Ok(())
    }

    /// Writes what is said of an item.
    pub(super) fn item(&mut self, filled: &FilledItem) -> Result<(), FillProblem> {
        let form = self.form;
        let item = form.items.get(filled.item).ok_or(FillProblem::NoItem(filled.item))?;
        let rounds = [(1, filled.first, filled.first_on), (2, filled.second, filled.second_on)];
        for (round, answer, day) in rounds {
            self.round(&item.answers, Said { item: filled.item, round, answer, day })?;
        }
        let targets: Vec<&AnswerCell> =
            item.answers.iter().filter(|it| it.role == ColumnRole::Target).collect();
        self.day(&targets, filled.item, AnswerPart::Target, filled.target)
    }

    fn round(&mut self, cells: &[AnswerCell], said: Said) -> Result<(), FillProblem> {
        let of = |role: ColumnRole| -> Vec<&AnswerCell> {
            cells.iter().filter(|it| it.role == role).collect()
        };
        let round = said.round;
        let answers = of(ColumnRole::Answer(round));
        let own = [(of(ColumnRole::Yes(round)), true), (of(ColumnRole::No(round)), false)];
        let chosen = if own.iter().any(|(cells, _)| !cells.is_empty()) {
            for (cells, yes) in &own {
                self.own_columns(cells, *yes, said)?;
            }
            None
        } else {
            self.the_one(&answers, said)
        };
        let days = self.day_cells(of(ColumnRole::Date(round)), &answers, chosen);
        let room = chosen.filter(|_| days.is_empty()).map(|it| split_day(self.text(it)).1);
        let has_room = room.is_some_and(|room| !room.is_empty());
        if let Some(cell) = chosen {
            self.answer(cell, said, has_room)?;
        }
        if !has_room {
            self.day(&days, said.item, said.parts().1, said.day)?;
        }
        Ok(())
    }

    fn leave_out(&mut self, item: usize, part: AnswerPart, why: WhyLeftOut) {
        self.left_out.push(LeftOut { item, part, why });
    }

    /// What stands in a cell, blanks around it included.
    fn text(&self, cell: &AnswerCell) -> &'a str {
        self.grid.cell(cell.range.first).map_or("", |it| it.text.as_str())
    }

    /// The cell that takes the answer: of several, the one that shows that it does.
    fn the_one<'c>(&mut self, cells: &[&'c AnswerCell], said: Said) -> Option<&'c AnswerCell> {
        let shows = |cell: &&&AnswerCell| cell.way != AnswerWay::Plain || !cell.text.is_empty();
        let mut showing = cells.iter().filter(shows);
        let why = match (cells, showing.next(), showing.next()) {
            ([cell], _, _) | (_, Some(cell), None) => return Some(cell),
            ([], _, _) => WhyLeftOut::NoCell,
            _ => WhyLeftOut::SeveralCells,
        };
        if said.answer.is_some() {
            self.leave_out(said.item, said.parts().0, why);
        }
        None
    }

    /// The cells for the day: those that say so, else an empty one beside the answer whose style
    /// shows days.
    fn day_cells<'c>(
        &self,
        days: Vec<&'c AnswerCell>,
        answers: &[&'c AnswerCell],
        chosen: Option<&AnswerCell>,
    ) -> Vec<&'c AnswerCell> {
        if !days.is_empty() {
            return days;
        }
        let others = answers.iter().filter(|it| chosen.is_none_or(|one| one.range != it.range));
        let is_day = |it: &&&AnswerCell| {
            it.way == AnswerWay::Plain && it.text.is_empty() && (self.is_day)(it.style)
        };
        others.filter(is_day).copied().collect()
    }

    fn day(
        &mut self,
        cells: &[&AnswerCell],
        item: usize,
        part: AnswerPart,
        day: Option<NaiveDate>,
    ) -> Result<(), FillProblem> {
        if let [cell] = cells {
            let now = self.text(cell);
            return match day {
                Some(day) if read_day(now) == Some(day) => Ok(()),
                Some(day) => self.put(cell.range.first, Content::Day(day)),
                None if is_empty_day(now) => Ok(()),
                None => self.put(cell.range.first, Content::Empty),
            };
        }
        if day.is_some() {
            let is_none = cells.is_empty();
            let why = if is_none { WhyLeftOut::NoCell } else { WhyLeftOut::SeveralCells };
            self.leave_out(item, part, why);
        }
        Ok(())
    }

    /// Writes the answer, and the day where the cell has room for it.
    fn answer(&mut self, cell: &AnswerCell, said: Said, has_room: bool) -> Result<(), FillProblem> {
        let whole = self.text(cell);
        let (head, room) = split_day(whole);
        let shown = said.day.map(japanese);
        let tail = if has_room { with_day(room, shown.as_deref()) } else { room.to_owned() };
        let unsure = || FillProblem::Unsure { cell: cell.range.first, way: cell.way.clone() };
        let is_said = chosen(head) != Chosen::Nothing;
        let head =
            match (&cell.way, said.answer) {
                (AnswerWay::List(options), Some(yes)) if !options.is_empty() => {
                    if let Some(option) = option(options, yes) {
                        option.clone()
                    } else {
                        self.leave_out(said.item, said.parts().0, WhyLeftOut::NoWord);
                        String::new()
                    }
                }
                (AnswerWay::List(_), Some(yes)) => {
                    // What can be chosen is out of reach.
                    self.marking.ok_or_else(unsure)?;
                    word(yes).to_owned()
                }
                (AnswerWay::Plain | AnswerWay::Date, Some(yes)) => word(yes).to_owned(),
                (AnswerWay::List(_) | AnswerWay::Plain | AnswerWay::Date, None) => {
                    if is_prompt(head) { head.to_owned() } else { String::new() }
                }
                (_, None) if !is_said && tail == room => return Ok(()),
                (AnswerWay::Control, _) => return self.control(cell, said),
                (AnswerWay::Both | AnswerWay::Boxes, answer) => {
                    let marking = self.marking.ok_or_else(unsure)?;
                    let is_boxes = cell.way == AnswerWay::Boxes;
                    match (marking, answer) {
                        (Marking::Word, Some(yes)) => word(yes).to_owned(),
                        _ if !is_boxes => circled(head, answer).ok_or_else(unsure)?,
                        _ => match checked(head, answer) {
                            Some(text) => text,
                            None if checked(head, Some(true)).is_some() => {
                                self.leave_out(said.item, said.parts().0, WhyLeftOut::NoWord);
                                checked(head, None).unwrap_or_default()
                            }
                            None => return Err(unsure()),
                        },
                    }
                }
            };
        self.put_text(cell, head + &tail)
    }

    fn put_text(&mut self, cell: &AnswerCell, text: String) -> Result<(), FillProblem> {
        let content = if text.is_empty() { Content::Empty } else { Content::Text(text) };
        self.put(cell.range.first, content)
    }

    /// A cell under a check box. Only that of a logical value is the cell's own; what lies over the
    /// sheet is kept in other parts, which are never changed.
    fn control(&mut self, cell: &AnswerCell, said: Said) -> Result<(), FillProblem> {
        let unsure = || FillProblem::Unsure { cell: cell.range.first, way: cell.way.clone() };
        match (self.marking.ok_or_else(unsure)?, said.answer) {
            (Marking::Word, Some(yes)) => self.put_text(cell, word(yes).to_owned()),
            _ if is_logical(cell) => {
                if said.answer == Some(false) {
                    self.leave_out(said.item, said.parts().0, WhyLeftOut::NoWord);
                }
                self.put(cell.range.first, Content::Logical(said.answer == Some(true)))
            }
            (_, None) => self.put(cell.range.first, Content::Empty),
            (Marking::Mark, Some(_)) => Err(unsure()),
        }
    }

    /// The cells of columns that are for one of the answers.
    fn own_columns(
        &mut self,
        cells: &[&AnswerCell],
        yes: bool,
        said: Said,
    ) -> Result<(), FillProblem> {
        let is_chosen = said.answer == Some(yes);
        let [cell] = cells else {
            if is_chosen {
                let is_none = cells.is_empty();
                let why = if is_none { WhyLeftOut::NoCell } else { WhyLeftOut::SeveralCells };
                self.leave_out(said.item, said.parts().0, why);
            }
            return Ok(());
        };
        let text = self.text(cell);
        let unsure = || FillProblem::Unsure { cell: cell.range.first, way: cell.way.clone() };
        let is_said = !matches!(chosen(text), Chosen::Nothing);
        let written = match &cell.way {
            AnswerWay::List(options) if is_chosen && !options.is_empty() => {
                if let Some(option) = mark_option(options, yes) {
                    option.clone()
                } else {
                    self.leave_out(said.item, said.parts().0, WhyLeftOut::NoWord);
                    String::new()
                }
            }
            AnswerWay::List(_) | AnswerWay::Plain | AnswerWay::Date => {
                if !is_chosen && is_prompt(text) {
                    return Ok(());
                }
                own_column(text, yes, is_chosen)
            }
            AnswerWay::Boxes | AnswerWay::Control if !is_chosen && !is_said => return Ok(()),
            AnswerWay::Boxes => {
                self.marking.ok_or_else(unsure)?;
                let choices = if is_chosen { [Some(yes), Some(true)] } else { [None, None] };
                let mut texts = choices.into_iter().filter_map(|choice| checked(text, choice));
                texts.next().ok_or_else(unsure)?
            }
            AnswerWay::Control if is_logical(cell) => {
                self.marking.ok_or_else(unsure)?;
                return self.put(cell.range.first, Content::Logical(is_chosen));
            }
            AnswerWay::Control if self.marking == Some(Marking::Word) && is_chosen => {
                word(yes).to_owned()
            }
            AnswerWay::Control | AnswerWay::Both => return Err(unsure()),
        };
        self.put_text(cell, written)
    }
}

/// Whether a cell holds a logical value.
fn is_logical(cell: &AnswerCell) -> bool {
    matches!(cell.text.as_str(), "TRUE" | "FALSE")
}
