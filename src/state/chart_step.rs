//! What a step of undo changed on a chart.

use crate::model::{Chart, ChartBox};

use super::edit::{ChartDay, ChartField};

/// The kind of thing a step changed on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartStep {
    /// The chart was begun, or arranged anew.
    Begin,
    /// A box was added.
    Add,
    /// A box was taken out.
    TakeOut,
    /// The boxes have another order.
    Order,
    /// A box is shown or hidden.
    Show,
    /// A box is drawn dashed or no longer.
    Dash,
    /// 連絡担当, the name or the extension of a department.
    Department,
    /// 作成者
    Author,
    /// 承認者
    Approver,
    /// One of the days.
    Day(ChartDay),
    /// A typed field.
    Field(ChartField),
}

impl ChartStep {
    /// What differs between a chart and the one that follows it.
    pub(super) fn between(old: Option<&Chart>, new: &Chart) -> Self {
        let Some(old) = old.filter(|old| old.template == new.template) else { return Self::Begin };
        if old.author != new.author {
            return Self::Author;
        }
        if old.approver != new.approver {
            return Self::Approver;
        }
        let mut added = new.boxes.iter().filter(|it| old.find(it.id).is_none()).count();
        let mut gone = old.boxes.iter().filter(|it| new.find(it.id).is_none()).count();
        // A box of the same number that shows something else is another one.
        let is_other = |it: &&ChartBox| {
            let known = old.find(it.id);
            known.is_some_and(|known| {
                std::mem::discriminant(&known.content) != std::mem::discriminant(&it.content)
            })
        };
        let replaced = new.boxes.iter().filter(is_other).count();
        added += replaced;
        gone += replaced;
        match (added, gone) {
            (0, 0) => {}
            (1, 0) => return Self::Add,
            (0, 1) => return Self::TakeOut,
            _ => return Self::Begin,
        }
        let differs = |what: fn(&ChartBox, &ChartBox) -> bool| {
            new.boxes.iter().any(|it| old.find(it.id).is_some_and(|known| what(known, it)))
        };
        if differs(|one, other| one.is_hidden != other.is_hidden) {
            Self::Show
        } else if differs(|one, other| one.is_optional != other.is_optional) {
            Self::Dash
        } else if differs(|one, other| one.content != other.content) {
            Self::Department
        } else {
            Self::Order
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BoxContent, BoxId, ChartTemplate, PersonId, Tier, VendorId};

    fn chart() -> Chart {
        let mut chart = Chart::blank(ChartTemplate::Small);
        chart.add(Tier::Site, BoxContent::Finder);
        chart.add(Tier::Executive, BoxContent::Person(PersonId(1)));
        chart
    }

    fn add_vendor(chart: &mut Chart) {
        chart.add(Tier::Outside, BoxContent::Vendor(VendorId(2)));
    }

    #[test]
    fn every_change_of_a_chart_has_a_name() {
        type Row = (fn(&mut Chart), ChartStep);
        let table: [Row; 9] = [
            (add_vendor, ChartStep::Add),
            (|it| it.take_out(BoxId(1)), ChartStep::TakeOut),
            (|it| it.step(BoxId(1), true), ChartStep::Order),
            (|it| it.boxes[0].is_hidden = true, ChartStep::Show),
            (|it| it.boxes[0].is_optional = true, ChartStep::Dash),
            (|it| it.boxes[1].content = BoxContent::Person(PersonId(3)), ChartStep::Department),
            (|it| it.author = Some(PersonId(1)), ChartStep::Author),
            (|it| it.approver = Some(PersonId(1)), ChartStep::Approver),
            (|it| it.template = ChartTemplate::Hospital, ChartStep::Begin),
        ];
        for (change, expected) in table {
            let mut new = chart();
            change(&mut new);
            assert_eq!(ChartStep::between(Some(&chart()), &new), expected);
        }
        assert_eq!(ChartStep::between(None, &chart()), ChartStep::Begin);
    }
}
