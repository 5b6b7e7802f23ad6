//! 連絡体制図 and 組織体制図 — what stands in their boxes. How they are drawn is `report::chart`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ContactId, PersonId, Role, VendorId};

/// One of the two charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// 連絡体制図 — who calls whom, in which order, when something happens (item 3-(1)).
    Contact,
    /// 組織体制図 — who has which role, on any day.
    Organization,
}

/// The arrangement that a chart was begun with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartTemplate {
    /// 型A — a director and a few staff: one line of boxes from the finder to the director.
    Small,
    /// 型B — several doctors and departments: one row per level.
    Departments,
    /// 型C — like B, with the boxes of a hospital.
    Hospital,
}

/// The level on which a box stands. The route goes from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// 現場 — those who notice something, and the departments.
    Site,
    /// 管理 — those who gather what is reported.
    Management,
    /// 経営層 — those who decide.
    Executive,
    /// 外部 — vendors and public bodies.
    Outside,
}

impl Tier {
    /// All of them, from the finder outwards.
    pub const ALL: [Self; 4] = [Self::Site, Self::Management, Self::Executive, Self::Outside];
}

/// Identifies a box within its chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BoxId(pub u32);

/// What a box shows. Names and numbers come from the living records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum BoxContent {
    /// 発見者（全職員）
    Finder,
    /// A person with roles, numbers and deputies.
    Person(PersonId),
    /// A role and whoever has it now.
    Role(Role),
    /// A department, by name, with the person who answers for it.
    Department {
        /// 部署名, as typed.
        name: String,
        /// 連絡担当
        person: Option<PersonId>,
        /// 内線, as typed.
        extension: String,
    },
    /// A vendor.
    Vendor(VendorId),
    /// A public or other body.
    Contact(ContactId),
}

/// One box of a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartBox {
    /// Tells it apart from the other boxes of the chart.
    pub id: BoxId,
    /// The level.
    pub tier: Tier,
    /// What it shows.
    pub content: BoxContent,
    /// Whether it is left out of the drawing.
    pub is_hidden: bool,
    /// 必要に応じて — drawn with a dashed line.
    pub is_optional: bool,
}

/// A chart as the clinic arranged it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// The arrangement.
    pub template: ChartTemplate,
    /// The boxes. Within a level their order is the order on paper, and outside the order of calls.
    pub boxes: Vec<ChartBox>,
    /// 版
    pub version: String,
    /// 作成日
    pub created_on: Option<NaiveDate>,
    /// 改訂日
    pub revised_on: Option<NaiveDate>,
    /// 次回見直し予定日
    pub next_review_on: Option<NaiveDate>,
    /// 作成者
    pub author: Option<PersonId>,
    /// 承認者
    pub approver: Option<PersonId>,
    /// 掲示場所・保管場所
    pub kept_at: String,
}

impl Chart {
    /// A chart without any box.
    #[must_use]
    pub fn blank(template: ChartTemplate) -> Self {
        Self {
            template,
            boxes: Vec::new(),
            version: String::new(),
            created_on: None,
            revised_on: None,
            next_review_on: None,
            author: None,
            approver: None,
            kept_at: String::new(),
        }
    }

    /// The id of the box that is added next.
    #[must_use]
    pub fn next_box(&self) -> BoxId {
        BoxId(self.boxes.iter().map(|it| it.id.0).max().unwrap_or(0) + 1)
    }

    /// Adds a box at the end of its level.
    pub fn add(&mut self, tier: Tier, content: BoxContent) -> BoxId {
        let id = self.next_box();
        self.boxes.push(ChartBox { id, tier, content, is_hidden: false, is_optional: false });
        id
    }

    /// The boxes of a level that are drawn, in order.
    pub fn shown(&self, tier: Tier) -> impl Iterator<Item = &ChartBox> {
        self.boxes.iter().filter(move |it| it.tier == tier && !it.is_hidden)
    }
}
