//! Finds the size of type, and how much is said in each box, with which everything fits.

use super::ChartVersion;
use super::card::{Card, Detail};
use super::plan::{Area, Plan, Row, Stack, plan};
use super::setting::{Setting, Type, set};
use crate::model::{ChartKind, ChartTemplate, Tier};
use crate::report::font::Fonts;
use crate::report::paper::{Mm, Point, Pt, Size};

/// Sizes to try for the inspector, largest first.
const INSPECTOR: [f32; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0];
/// Sizes to try for a wall.
const WALL: [f32; 7] = [14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0];
/// A wall chart says less before everything on it becomes smaller than this.
const WALL_LEAST: f32 = 10.0;
/// Boxes inside and outside with which one page still holds everything.
const ROOM: (usize, usize) = (6, 8);
/// Boxes inside and outside that are drawn at all.
const MOST: usize = 24;
/// Sums of the same lengths in another order may differ by this much.
const TOLERANCE: f32 = 0.001;

/// A box on the page.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) card: usize,
    pub(super) at: Point,
    pub(super) size: Size,
    pub(super) setting: Setting,
}

impl Placed {
    pub(super) fn middle(&self) -> Point {
        Point::new(self.at.x + self.size.width / 2.0, self.at.y + self.size.height / 2.0)
    }

    pub(super) fn right(&self) -> Mm {
        self.at.x + self.size.width
    }

    pub(super) fn bottom(&self) -> Mm {
        self.at.y + self.size.height
    }
}

/// Boxes side by side on the page.
#[derive(Clone, Debug)]
pub(super) struct PlacedRow {
    pub(super) tier: Tier,
    pub(super) boxes: Vec<Placed>,
}

/// Everything placed.
#[derive(Clone, Debug)]
pub(super) struct Arrangement {
    pub(super) plan: Plan,
    pub(super) sizes: Type,
    /// The rows of every stack of the plan.
    pub(super) stacks: Vec<Vec<PlacedRow>>,
    /// The cards that found room.
    pub(super) cards: Vec<Card>,
    /// Whether some box says less than it could.
    pub(super) is_shortened: bool,
}

/// What is arranged, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task<'a> {
    pub(super) kind: ChartKind,
    pub(super) template: ChartTemplate,
    pub(super) version: ChartVersion,
    pub(super) cards: &'a [Card],
    pub(super) area: Area,
    pub(super) fonts: &'a Fonts,
}

/// Arranges the cards with the largest type and the most detail that fit.
pub(super) fn arrange(task: Task<'_>) -> Arrangement {
    let outside = task.cards.iter().filter(|card| card.tier == Tier::Outside).count();
    let inside = task.cards.len() - outside;
    if inside > MOST || outside > MOST {
        return arrange_some(task);
    }
    let (all, least) = match task.version {
        ChartVersion::Inspector => (INSPECTOR.as_slice(), INSPECTOR[INSPECTOR.len() - 1]),
        ChartVersion::Wall => (WALL.as_slice(), WALL_LEAST),
    };
    let mut large = all.iter().filter(|size| **size >= least);
    let full = large.find_map(|size| Trial::new(task, *size, Detail::Full).placed());
    let is_usual = inside <= ROOM.0 && outside <= ROOM.1;
    let usual = full.or_else(|| {
        let trial = is_usual.then(|| Trial::new(task, least, Detail::Full))?;
        trial.shortened(Detail::Brief)?.placed()
    });
    let shorter = usual.or_else(|| {
        let levels = [Detail::Short, Detail::Brief].into_iter();
        let mut trials = levels.flat_map(|level| all.iter().map(move |size| (*size, level)));
        trials.find_map(|(size, level)| Trial::new(task, size, level).extended()?.placed())
    });
    let found = shorter.or_else(|| {
        let smallest = all.last()?;
        Trial::new(task, *smallest, Detail::Brief).shortened(Detail::Cut)?.placed()
    });
    found.unwrap_or_else(|| arrange_some(task))
}

/// Arranges as many of the cards as there is room for, names only.
fn arrange_some(task: Task<'_>) -> Arrangement {
    let smallest = INSPECTOR[INSPECTOR.len() - 1];
    let is_outside = |card: &Card| card.tier == Tier::Outside;
    let mut counts = [MOST, MOST];
    loop {
        let mut seen = [0, 0];
        let shown = task.cards.iter().filter(|card| {
            let side = usize::from(is_outside(card));
            seen[side] += 1;
            seen[side] <= counts[side]
        });
        let shown: Vec<Card> = shown.cloned().collect();
        let trial = Trial::new(Task { cards: &shown, ..task }, smallest, Detail::Cut);
        if let Some(found) = trial.placed() {
            return found;
        }
        // Those at the end go first, from the side that has more.
        let have = [0, 1].map(|side| seen[side].min(counts[side]));
        let side = usize::from(have[1] >= have[0]);
        if have[side] == 0 {
            return trial.place();
        }
        counts[side] = have[side] - 1;
    }
}

/// One size of type, and how much every box says.
struct Trial<'a> {
    task: Task<'a>,
    sizes: Type,
    plan: Plan,
    details: Vec<Detail>,
    settings: Vec<Setting>,
    widths: Vec<Mm>,
}

impl<'a> Trial<'a> {
    fn new(task: Task<'a>, size: f32, detail: Detail) -> Self {
        let sizes = Type::new(Pt(size));
        let plan = plan(task.kind, task.template, task.cards, task.area, sizes);
        let mut widths = vec![Mm(0.0); task.cards.len()];
        for row in plan.stacks.iter().flat_map(|stack| &stack.rows) {
            row.cards.iter().zip(&row.widths).for_each(|(&card, width)| widths[card] = *width);
        }
        let settings = task.cards.iter().zip(&widths);
        let settings = settings.map(|(card, width)| set(card, detail, sizes, *width, task.fonts));
        let details = vec![detail; task.cards.len()];
        let settings = settings.collect();
        Self { task, sizes, plan, details, settings, widths }
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

    /// Says less in the highest boxes until everything fits; no box says less than `least`.
    fn shortened(mut self, least: Detail) -> Option<Self> {
        loop {
            let over = self.plan.stacks.iter().find(|stack| !self.fits(stack));
            let Some(over) = over else { return Some(self) };
            let cards = over.rows.iter().flat_map(|row| &row.cards).copied();
            let open = cards.filter(|&card| self.details[card] > least);
            let highest = open.max_by(|&one, &other| {
                let height = |card: usize| self.settings[card].height().0;
                height(one).total_cmp(&height(other))
            })?;
            let less = match self.details[highest] {
                Detail::List | Detail::Full => Detail::Short,
                Detail::Short => Detail::Brief,
                Detail::Brief => Detail::Names,
                Detail::Names | Detail::Cut => Detail::Cut,
            };
            self.say(highest, less);
        }
    }

    fn say(&mut self, card: usize, detail: Detail) {
        let (task, width) = (self.task, self.widths[card]);
        self.details[card] = detail;
        self.settings[card] = set(&task.cards[card], detail, self.sizes, width, task.fonts);
    }

    fn everything_fits(&self) -> bool {
        self.plan.stacks.iter().all(|stack| self.fits(stack))
    }

    /// Whether smaller type would keep a number on one line.
    fn tears_number(&self) -> bool {
        let is_smallest = self.sizes.body.size.0 <= INSPECTOR[INSPECTOR.len() - 1];
        !is_smallest && self.settings.iter().any(|setting| setting.tears_number)
    }

    /// Says more where there is room for it: of a whole level, then of a row, then of a box.
    fn extended(mut self) -> Option<Self> {
        if !self.everything_fits() {
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
        for detail in [Detail::Short, Detail::Full] {
            for group in &groups {
                self.try_to_say(group, detail);
            }
        }
        Some(self)
    }

    fn try_to_say(&mut self, cards: &[usize], detail: Detail) {
        let open = cards.iter().copied().filter(|&card| self.details[card] < detail);
        let open: Vec<usize> = open.collect();
        let saved = open.iter().map(|&card| (self.details[card], self.settings[card].clone()));
        let saved: Vec<(Detail, Setting)> = saved.collect();
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
    fn placed(&self) -> Option<Arrangement> {
        (self.everything_fits() && !self.tears_number()).then(|| self.place())
    }

    fn place(&self) -> Arrangement {
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
                setting: self.settings[card].clone(),
            });
            let placed = PlacedRow { tier: row.tier, boxes: boxes.collect() };
            y += height;
            placed
        })
        .collect()
    }
}

/// What becomes of the height that is not needed.
struct Spread {
    above: Mm,
    lane: Mm,
    row: Mm,
}

impl Spread {
    fn over(stack: &Stack, spare: Mm, is_beside: bool) -> Self {
        let (most_lane, most_row) = if is_beside { (16.0, 9.0) } else { (9.0, 5.0) };
        let each = |part: Mm, count: usize, most: f32| match u16::try_from(count) {
            Ok(0) | Err(_) => Mm(0.0),
            Ok(count) => (part / f32::from(count)).min(Mm(most)),
        };
        let lanes = stack.rows.iter().filter(|row| row.may_widen).count();
        let row = each(spare * 0.4, stack.rows.len(), most_row);
        let rest = spare - times(row, stack.rows.len());
        let lane = each(rest, lanes, most_lane);
        let rest = rest - times(lane, lanes);
        let above = if is_beside { Mm(0.0) } else { rest * 0.3 };
        Self { above, lane, row }
    }
}

fn times(length: Mm, count: usize) -> Mm {
    (0..count).map(|_| length).sum()
}
