//! Finds the size of type, and how much is said in each box, with which everything fits.

use super::ChartVersion;
use super::card::{Card, Detail};
use super::plan::{Area, Manner, Plan};
use super::setting::{Setting, Type};
use super::trial::Trial;
use crate::model::{ChartKind, ChartTemplate, Tier};
use crate::report::font::Fonts;
use crate::report::paper::{Mm, Point, Size};

/// Sizes to try for the inspector, largest first.
const INSPECTOR: [f32; 5] = [10.0, 9.5, 9.0, 8.5, 8.0];
/// Sizes to try for a wall.
const WALL: [f32; 7] = [14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0];
/// A wall chart says less before everything on it becomes smaller than this.
const WALL_LEAST: f32 = 10.0;
/// Boxes inside and outside with which one page still holds everything.
const ROOM: (usize, usize) = (6, 8);
/// Boxes inside and outside that are drawn at all.
const MOST: usize = 24;

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
    let large = || all.iter().copied().filter(|size| *size >= least);
    let small = || all.iter().copied().filter(|size| *size < least);
    let beside = |size, detail| Trial::new(task, size, Manner::Usual, detail);
    let full = large().find_map(|size| beside(size, Detail::Full).placed());
    let is_levels = task.kind == ChartKind::Contact && task.template != ChartTemplate::Small;
    let may_stand_below = is_levels && (1..=ROOM.0).contains(&inside) && outside > 0;
    let manners =
        if may_stand_below { &[Manner::Usual, Manner::Below][..] } else { &[Manner::Usual] };
    // The inspector wants to read when everybody is called and by whom; small type says most besides.
    let is_usual = task.version == ChartVersion::Inspector && inside <= ROOM.0 && outside <= ROOM.1;
    let usual = || {
        let mut trials = manners.iter().map(|it| Trial::new(task, least, *it, Detail::Short));
        trials.find_map(Trial::extended).filter(|_| is_usual)
    };
    let everybody = || {
        let mut trials = manners.iter().flat_map(|it| large().map(move |size| (*it, size)));
        trials.find_map(|(it, size)| Trial::new(task, size, it, Detail::Short).extended())
    };
    let numbers = || {
        let trials = manners.iter().flat_map(|it| large().map(move |size| (*it, size)));
        let trials =
            trials.filter_map(|(it, size)| Trial::new(task, size, it, Detail::Brief).extended());
        // The first of those that say most: the one with the largest type.
        trials.reduce(|best, next| if next.says() > best.says() { next } else { best })
    };
    let smaller = || {
        let levels = [Detail::Short, Detail::Brief].into_iter();
        let mut trials = levels.flat_map(|level| small().map(move |size| (size, level)));
        trials.find_map(|(size, level)| beside(size, level).extended())
    };
    let names = || beside(*all.last()?, Detail::Cut).extended();
    let arranged = full.or_else(|| {
        let found = usual().or_else(everybody).or_else(numbers).or_else(smaller).or_else(names);
        found.map(|trial| trial.place())
    });
    arranged.unwrap_or_else(|| arrange_some(task))
}

/// Arranges as many of the cards as there is room for, their names at least.
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
        let task = Task { cards: &shown, ..task };
        let trial = Trial::new(task, smallest, Manner::Usual, Detail::Cut);
        // Those at the end go first, from the side that has more.
        let have = [0, 1].map(|side| seen[side].min(counts[side]));
        let side = usize::from(have[1] >= have[0]);
        if trial.everything_fits() || have[side] == 0 {
            let least = trial.place();
            return trial.extended().map_or(least, |trial| trial.place());
        }
        counts[side] = have[side] - 1;
    }
}
