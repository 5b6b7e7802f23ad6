//! The way from the one who notices something up to the one who decides.

use super::search::{Search, has_number};
use super::{GapPlace, Lack};
use crate::model::{BoxContent, ChartBox, ChartTemplate, Person, Role, Tier};

impl Search<'_> {
    /// From the finder up to the one who decides.
    pub(super) fn route(&mut self) {
        if !self.shown().any(is_finder) {
            self.required(Lack::Finder, self.bring(BoxContent::Finder));
        }
        let on_chart: Vec<(bool, &Person)> = self
            .shown()
            .flat_map(|shown| {
                let is_on_way = !shown.is_optional;
                self.people_of(shown).into_iter().map(move |person| (is_on_way, person))
            })
            .collect();
        let decider = on_chart.iter().map(|(_, person)| *person).find(|it| decides(it));
        let mut in_office = self.workbook.people_in(Role::ChiefExecutive, self.today);
        match (decider, in_office.next()) {
            (Some(decider), _) => {
                if !decider.deputies.iter().any(|id| self.is_there(*id)) {
                    let place = GapPlace::People(Some(decider.id));
                    self.advise(Lack::Deputy(decider.id), place);
                }
            }
            (None, Some(person)) => {
                let place = self.bring(BoxContent::Person(person.id));
                self.required(Lack::DeciderOnChart(person.id), place);
            }
            (None, None) => self.required(Lack::Decider, GapPlace::People(None)),
        }
        self.order();
        let mut seen = Vec::new();
        for (is_on_way, person) in on_chart {
            // Whoever decides has to be reached, however their box is drawn.
            let is_needed = is_on_way || decides(person);
            if is_needed && !has_number(person) && !seen.contains(&person.id) {
                seen.push(person.id);
                let place = GapPlace::People(Some(person.id));
                self.required(Lack::PersonNumber(person.id), place);
            }
        }
    }

    /// The arrows begin at the finder and end at the one who decides.
    fn order(&mut self) {
        let is_last = |it: &ChartBox| self.people_of(it).iter().any(|person| decides(person));
        let way: Vec<&ChartBox> = self
            .shown()
            .filter(|shown| {
                let is_inside = shown.tier != Tier::Outside && !shown.is_optional;
                is_inside || is_finder(shown) || is_last(shown)
            })
            .collect();
        // In one line every box has its place; where a level is a row, its boxes share theirs.
        let is_line = self.chart.template == ChartTemplate::Small;
        let place = |at: usize| if is_line { at } else { way[at].tier as usize };
        let is_outside = |at: usize| way[at].tier == Tier::Outside;
        let finder = way.iter().position(|it| is_finder(it));
        let decider = way.iter().rposition(|it| is_last(it));
        let first = (0..way.len()).map(place).min();
        let last = (0..way.len()).filter(|at| !is_outside(*at)).map(place).max();
        let mut wrong = Vec::new();
        if let Some(finder) = finder {
            let shares = decider.is_some_and(|decider| place(decider) <= place(finder));
            if Some(place(finder)) != first || shares || is_outside(finder) {
                wrong.push((Lack::FinderFirst, GapPlace::Box(way[finder].id)));
            }
        }
        if let Some(decider) = decider
            && (Some(place(decider)) != last || is_outside(decider))
        {
            wrong.push((Lack::DeciderLast, GapPlace::Box(way[decider].id)));
        }
        for (what, place) in wrong {
            self.required(what, place);
        }
    }

    /// Whoever answers for the safety of the systems is named, and stands on the chart.
    pub(super) fn manager(&mut self) {
        let mut in_office = self.workbook.people_in(Role::SecurityManager, self.today);
        let Some(first) = in_office.next() else {
            self.advise(Lack::Holder(Role::SecurityManager), GapPlace::People(None));
            return;
        };
        let is_said = |what: &Lack| *what == Lack::DeciderOnChart(first.id);
        if self.found.iter().any(|gap| is_said(&gap.what)) {
            return;
        }
        let is_one = |person: &Person| person.has_role(Role::SecurityManager);
        if !self.shown().any(|it| self.people_of(it).into_iter().any(is_one)) {
            let place = self.bring(BoxContent::Person(first.id));
            self.advise(Lack::ManagerOnChart(first.id), place);
        }
    }
}

fn is_finder(it: &ChartBox) -> bool {
    it.content == BoxContent::Finder
}

fn decides(person: &Person) -> bool {
    person.has_role(Role::ChiefExecutive)
}
