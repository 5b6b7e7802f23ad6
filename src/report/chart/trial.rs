//! One size of type and one plan: how much every box says, and whether everything fits.

use std::collections::HashMap;
use std::rc::Rc;

use super::card::{Card, Detail};
use super::fit::{Arrangement, Placed, PlacedRow, Task};
use super::plan::{FEWEST, Manner, Plan, Row, Stack, plan};
use super::setting::{Setting, Type, set};
use super::spread::Spread;
use crate::model::Tier;
use crate::report::paper::{Mm, Point, Pt, Size};

/// Sums of the same lengths in another order may differ by this much.
const TOLERANCE: f32 = 0.001;

/// One size of type, one plan, and how much every box says.
pub(super) struct Trial<'a> {
    task: Task<'a>,
    sizes: Type,
    plan: Plan,
    details: Vec<Detail>,
    settings: Vec<Rc<Setting>>,
    widths: Vec<Mm>,
    /// Cards that were set already, with their detail.
    known: HashMap<(usize, Detail), Rc<Setting>>,
}

impl<'a> Trial<'a> {
    /// With as many boxes in a row as no number is torn by, all with the same detail.
    pub(super) fn new(task: Task<'a>, size: f32, manner: Manner, detail: Detail) -> Self {
        let mut most = usize::MAX;
        loop {
            let trial = Self::with_rows(task, size, manner, detail, most);
            let longest = trial.plan.longest_row();
            // Not every plan can make its rows shorter.
            if longest <= FEWEST || longest > most || !trial.tears_number() {
                return trial;
            }
            most = longest - 1;
        }
    }

    fn with_rows(task: Task<'a>, size: f32, manner: Manner, detail: Detail, most: usize) -> Self {
        let sizes = Type::new(Pt(size));
        let plan = plan(task, sizes, manner, most);
        let mut widths = vec![Mm(0.0); task.cards.len()];
        for row in plan.stacks.iter().flat_map(|stack| &stack.rows) {
            row.cards.iter().zip(&row.widths).for_each(|(&card, width)| widths[card] = *width);
        }
        let settings = task
            .cards
            .iter()
            .zip(&widths)
            .map(|(card, width)| Rc::new(set(card, detail, sizes, *width, task.fonts)));
        let details = vec![detail; task.cards.len()];
        let settings = settings.collect();
        Self { task, sizes, plan, details, settings, widths, known: HashMap::new() }
    }

    fn heights(&self, stack: &Stack) -> Vec<Mm> {
        let highest = |cards: &[usize]| {
            cards.iter().map(|&card| self.settings[card].height()).fold(Mm(0.0), Mm::max)
        };
        stack.rows.iter().map(|row| highest(&row.cards)).collect()
    }

    fn spare(&self, stack: &Stack) -> Mm {
        let lanes: Mm = stack.rows.iter().map(|row| row.lane).sum();
        let rows: Mm = self.heights(stack).into_iter().sum();
        self.task.area.size.height - stack.below - lanes - rows
    }

    fn fits(&self, stack: &Stack) -> bool {
        self.spare(stack).0 >= -TOLERANCE
    }

    fn say(&mut self, card: usize, detail: Detail) {
        let (task, width) = (self.task, self.widths[card]);
        self.details[card] = detail;
        let sizes = self.sizes;
        let new = || Rc::new(set(&task.cards[card], detail, sizes, width, task.fonts));
        self.settings[card] = Rc::clone(self.known.entry((card, detail)).or_insert_with(new));
    }

    pub(super) fn everything_fits(&self) -> bool {
        self.plan.stacks.iter().all(|stack| self.fits(stack))
    }

    /// Whether smaller type or fewer boxes in a row would keep a number on one line.
    fn tears_number(&self) -> bool {
        self.settings.iter().any(|setting| setting.tears_number)
    }

    /// How much is said in all boxes together.
    pub(super) fn says(&self) -> usize {
        self.details.iter().map(|detail| *detail as usize).sum()
    }

    /// Says more where there is room for it: of a whole level, then of a row, then of a box.
    pub(super) fn extended(mut self) -> Option<Self> {
        if !self.everything_fits() || self.tears_number() {
            return None;
        }
        let rows: Vec<Row> = self.plan.stacks.iter().flat_map(|stack| stack.rows.clone()).collect();
        let levels = [Tier::Outside, Tier::Executive, Tier::Management, Tier::Site].map(|tier| {
            let of_level = rows.iter().filter(|row| row.tier == tier);
            of_level.flat_map(|row| row.cards.clone()).collect()
        });
        let mut groups: Vec<Vec<usize>> = levels.to_vec();
        groups.extend(rows.iter().map(|row| row.cards.clone()));
        groups.extend((0..self.settings.len()).map(|card| vec![card]));
        for detail in [Detail::Names, Detail::Brief, Detail::Short, Detail::Full] {
            for group in &groups {
                self.try_to_say(group, detail);
            }
        }
        Some(self)
    }

    fn try_to_say(&mut self, cards: &[usize], detail: Detail) {
        let open = cards.iter().copied().filter(|&card| self.details[card] < detail);
        let open: Vec<usize> = open.collect();
        if open.is_empty() {
            return;
        }
        let saved = open.iter().map(|&card| (self.details[card], Rc::clone(&self.settings[card])));
        let saved: Vec<(Detail, Rc<Setting>)> = saved.collect();
        for card in &open {
            self.say(*card, detail);
        }
        if !self.everything_fits() || self.tears_number() {
            for (card, (detail, setting)) in open.into_iter().zip(saved) {
                self.details[card] = detail;
                self.settings[card] = setting;
            }
        }
    }

    /// The boxes on the page, where they fit.
    pub(super) fn placed(&self) -> Option<Arrangement> {
        (self.everything_fits() && !self.tears_number()).then(|| self.place())
    }

    pub(super) fn place(&self) -> Arrangement {
        let stacks = self.plan.stacks.iter().map(|stack| self.place_stack(stack)).collect();
        let says_less = |(card, detail): (&Card, &Detail)| {
            let fields = card.parties.iter().flat_map(|party| &party.fields);
            let mut shown = fields.filter(|field| field.from <= Detail::Full);
            *detail == Detail::Cut || shown.any(|field| field.from > *detail)
        };
        Arrangement {
            plan: self.plan.clone(),
            sizes: self.sizes,
            stacks,
            is_shortened: self.task.cards.iter().zip(&self.details).any(says_less),
            cards: self.task.cards.to_vec(),
        }
    }

    fn place_stack(&self, stack: &Stack) -> Vec<PlacedRow> {
        let spare = self.spare(stack).max(Mm(0.0));
        let heights = self.heights(stack);
        let room = Spread::over(stack, spare, self.plan.stacks.len() > 1);
        let mut y = self.task.area.at.y + room.above;
        let rows = stack.rows.iter().zip(heights);
        rows.map(|(row, height)| {
            y += row.lane + if row.may_widen { room.lane } else { Mm(0.0) };
            let height = height + room.row;
            let edges = row.lefts.iter().zip(&row.widths);
            let boxes = row.cards.iter().zip(edges).map(|(&card, (&left, &width))| Placed {
                card,
                at: Point::new(left, y),
                size: Size { width, height },
                setting: Setting::clone(&self.settings[card]),
            });
            let placed = PlacedRow { tier: row.tier, boxes: boxes.collect() };
            y += height;
            placed
        })
        .collect()
    }
}
