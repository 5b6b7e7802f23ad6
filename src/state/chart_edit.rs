//! What a person does to a chart.

use chrono::NaiveDate;

use super::edit::{ChartDay, ChartField, ChartPerson, DepartmentField};
use crate::model::chart_template::TemplateWords;
use crate::model::{BoxContent, BoxId, Chart, ChartBox, ChartTemplate, PersonId, Tier};

/// One change to a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartEdit {
    /// Begun with an arrangement, or rearranged.
    Begin(ChartTemplate, TemplateWords),
    /// A box at the end of a level.
    Add(Tier, BoxContent),
    /// A box taken out.
    TakeOut(BoxId),
    /// A box put onto a level, before another box of it or at its end.
    Put(BoxId, Tier, Option<BoxId>),
    /// A box one place up; over the end of its level it goes onto the next one.
    Up(BoxId),
    /// A box one place down, in the same way.
    Down(BoxId),
    /// A box left out of the drawing, or drawn again.
    Hide(BoxId, bool),
    /// 必要に応じて
    Optional(BoxId, bool),
    /// 連絡担当 of a department.
    DepartmentPerson(BoxId, Option<PersonId>),
    /// A typed field of a department.
    Department(BoxId, DepartmentField, String),
    /// 作成者 or 承認者
    Person(ChartPerson, Option<PersonId>),
    /// One of its days.
    Day(ChartDay, Option<NaiveDate>),
    /// A typed field.
    Text(ChartField, String),
}

impl ChartEdit {
    /// Whether this would change anything on a chart.
    #[must_use]
    pub fn changes(&self, chart: &Chart) -> bool {
        let mut changed = chart.clone();
        self.clone().carry_out(&mut changed);
        changed != *chart
    }

    /// Carries this out on a chart that was begun. To begin it, other records are needed.
    pub(super) fn carry_out(self, chart: &mut Chart) {
        match self {
            Self::Begin(..) => {}
            Self::Add(tier, content) => {
                chart.add(tier, content);
            }
            Self::TakeOut(id) => chart.take_out(id),
            Self::Put(id, tier, before) => chart.put(id, tier, before),
            Self::Up(id) => chart.step(id, false),
            Self::Down(id) => chart.step(id, true),
            Self::Hide(id, is_hidden) => on_box(chart, id, |it| it.is_hidden = is_hidden),
            Self::Optional(id, is_optional) => on_box(chart, id, |it| it.is_optional = is_optional),
            Self::DepartmentPerson(id, picked) => on_box(chart, id, |it| {
                if let BoxContent::Department { person, .. } = &mut it.content {
                    *person = picked;
                }
            }),
            Self::Department(id, field, text) => on_box(chart, id, |it| {
                if let BoxContent::Department { name, extension, .. } = &mut it.content {
                    *match field {
                        DepartmentField::Name => name,
                        DepartmentField::Extension => extension,
                    } = text;
                }
            }),
            Self::Person(ChartPerson::Author, person) => chart.author = person,
            Self::Person(ChartPerson::Approver, person) => chart.approver = person,
            Self::Day(ChartDay::Created, day) => chart.created_on = day,
            Self::Day(ChartDay::Revised, day) => chart.revised_on = day,
            Self::Day(ChartDay::NextReview, day) => chart.next_review_on = day,
            Self::Text(ChartField::Version, text) => chart.version = text,
            Self::Text(ChartField::KeptAt, text) => chart.kept_at = text,
        }
    }

    /// What a step of undo is called after this.
    pub(super) fn step(&self) -> ChartStep {
        match self {
            Self::Begin(..) => ChartStep::Begin,
            Self::Add(..) => ChartStep::Add,
            Self::TakeOut(_) => ChartStep::TakeOut,
            Self::Put(..) | Self::Up(_) | Self::Down(_) => ChartStep::Order,
            Self::Hide(..) => ChartStep::Show,
            Self::Optional(..) => ChartStep::Dash,
            Self::DepartmentPerson(..) | Self::Department(..) => ChartStep::Department,
            Self::Person(ChartPerson::Author, _) => ChartStep::Author,
            Self::Person(ChartPerson::Approver, _) => ChartStep::Approver,
            Self::Day(day, _) => ChartStep::Day(*day),
            Self::Text(field, _) => ChartStep::Field(*field),
        }
    }
}

fn on_box(chart: &mut Chart, id: BoxId, change: impl FnOnce(&mut ChartBox)) {
    if let Some(found) = chart.boxes.iter_mut().find(|it| it.id == id) {
        change(found);
    }
}

/// The kind of thing a step changed on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartStep {
    /// The chart was begun, or rearranged.
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
