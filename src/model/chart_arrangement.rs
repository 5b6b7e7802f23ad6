//! Boxes of a chart put into another order, added and taken out.

use super::{BoxContent, BoxId, Chart, ChartBox, Tier, Workbook};

impl Chart {
    /// The boxes of a level, hidden ones too, in order.
    pub fn on(&self, tier: Tier) -> impl Iterator<Item = &ChartBox> {
        self.boxes.iter().filter(move |it| it.tier == tier)
    }

    /// The box with this id.
    #[must_use]
    pub fn find(&self, id: BoxId) -> Option<&ChartBox> {
        self.boxes.iter().find(|it| it.id == id)
    }

    /// The box that shows this; departments are told apart by their names.
    #[must_use]
    pub fn showing(&self, content: &BoxContent) -> Option<&ChartBox> {
        self.boxes.iter().find(|it| is_same(&it.content, content))
    }

    /// Puts a box onto a level, before another box of that level or at its end.
    pub fn put(&mut self, id: BoxId, tier: Tier, before: Option<BoxId>) {
        if before == Some(id) {
            return;
        }
        let Some(from) = self.boxes.iter().position(|it| it.id == id) else {
            return;
        };
        let moved = ChartBox { tier, ..self.boxes.remove(from) };
        let at = before.and_then(|before| self.boxes.iter().position(|it| it.id == before));
        self.boxes.insert(at.unwrap_or(self.boxes.len()), moved);
    }

    /// Moves a box one place up or down; over the end of its level it goes onto the next one.
    pub fn step(&mut self, id: BoxId, down: bool) {
        let Some(tier) = self.find(id).map(|it| it.tier) else {
            return;
        };
        let level: Vec<BoxId> = self.on(tier).map(|it| it.id).collect();
        let Some(at) = level.iter().position(|it| *it == id) else {
            return;
        };
        let here = Tier::ALL.iter().position(|it| *it == tier).unwrap_or_default();
        if down && at + 1 < level.len() {
            self.put(id, tier, level.get(at + 2).copied());
        } else if !down && at > 0 {
            self.put(id, tier, Some(level[at - 1]));
        } else if down && let Some(next) = Tier::ALL.get(here + 1) {
            let first = self.on(*next).next().map(|it| it.id);
            self.put(id, *next, first);
        } else if !down && here > 0 {
            self.put(id, Tier::ALL[here - 1], None);
        }
    }

    /// Takes a box out.
    pub fn take_out(&mut self, id: BoxId) {
        self.boxes.retain(|it| it.id != id);
    }
}

/// Whether two boxes show the same record.
fn is_same(one: &BoxContent, other: &BoxContent) -> bool {
    match (one, other) {
        (BoxContent::Department { name, .. }, BoxContent::Department { name: other, .. }) => {
            name == other
        }
        (one, other) => one == other,
    }
}

impl BoxContent {
    /// The level on which such a box usually stands.
    #[must_use]
    pub fn usual_tier(&self, workbook: &Workbook) -> Tier {
        match self {
            Self::Finder | Self::Department { .. } => Tier::Site,
            Self::Person(id) => {
                let decides = workbook.person(*id).is_some_and(|it| it.has_role(DECIDER));
                if decides { Tier::Executive } else { Tier::Management }
            }
            Self::Role(role) if *role == DECIDER => Tier::Executive,
            Self::Role(_) => Tier::Management,
            Self::Vendor(_) | Self::Contact(_) => Tier::Outside,
        }
    }
}

/// 最高責任者 decides.
const DECIDER: super::Role = super::Role::ChiefExecutive;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChartTemplate, PersonId, VendorId};

    fn chart() -> Chart {
        let mut chart = Chart::blank(ChartTemplate::Small);
        chart.add(Tier::Site, BoxContent::Finder);
        chart.add(Tier::Management, BoxContent::Person(PersonId(1)));
        chart.add(Tier::Management, BoxContent::Person(PersonId(2)));
        chart.add(Tier::Outside, BoxContent::Vendor(VendorId(3)));
        chart
    }

    fn order(chart: &Chart) -> Vec<(Tier, u32)> {
        let levels = Tier::ALL.into_iter();
        levels.flat_map(|tier| chart.on(tier).map(move |it| (tier, it.id.0))).collect()
    }

    #[test]
    fn a_step_moves_a_box_within_its_level_and_over_its_ends() {
        use Tier::{Executive, Management, Outside, Site};
        let table = [
            (2, true, vec![(Site, 1), (Management, 3), (Management, 2), (Outside, 4)]),
            (3, false, vec![(Site, 1), (Management, 3), (Management, 2), (Outside, 4)]),
            (3, true, vec![(Site, 1), (Management, 2), (Executive, 3), (Outside, 4)]),
            (2, false, vec![(Site, 1), (Site, 2), (Management, 3), (Outside, 4)]),
            (1, true, vec![(Management, 1), (Management, 2), (Management, 3), (Outside, 4)]),
            // There is nowhere to go from either end.
            (1, false, vec![(Site, 1), (Management, 2), (Management, 3), (Outside, 4)]),
            (4, true, vec![(Site, 1), (Management, 2), (Management, 3), (Outside, 4)]),
        ];
        for (id, down, expected) in table {
            let mut chart = chart();
            chart.step(BoxId(id), down);
            assert_eq!(order(&chart), expected, "{id} {down}");
        }
    }

    #[test]
    fn a_box_can_be_put_before_any_other_or_at_the_end_of_a_level() {
        let mut chart = chart();
        chart.put(BoxId(4), Tier::Management, Some(BoxId(3)));
        assert_eq!(
            order(&chart),
            [(Tier::Site, 1), (Tier::Management, 2), (Tier::Management, 4), (Tier::Management, 3)]
        );
        chart.put(BoxId(1), Tier::Executive, None);
        assert_eq!(chart.on(Tier::Executive).map(|it| it.id.0).collect::<Vec<_>>(), [1]);
        let before = chart.clone();
        chart.put(BoxId(2), Tier::Management, Some(BoxId(2)));
        chart.put(BoxId(99), Tier::Site, None);
        assert_eq!(chart, before);
    }
}
