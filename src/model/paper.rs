//! The papers that can be printed.

use std::collections::BTreeSet;

use super::need::vendor_sheets_needed;
use super::questions::questions;
use super::{Assessment, ChartKind, Edition, VendorId, Workbook};

/// One kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 医療機関確認用
    Checklist,
    /// 事業者確認用 of every vendor of the year
    Vendors,
    /// 事業者確認用 to hand out, without answers
    BlankVendorForm,
    /// 記入内容一覧
    Summary,
    /// 連絡体制図, everything, for the inspector
    ContactChart,
    /// 連絡体制図 to be put up on a wall: private and unconfirmed numbers stay off it
    WallChart,
    /// 組織体制図
    OrganizationChart,
    /// 機器台帳
    Ledger,
    /// 事業継続計画（BCP）
    Document,
    /// 判断カード
    DecisionCard,
    /// 代替運用の用紙
    SubstituteSheets,
    /// BCP策定の確認表, its annex
    CheckTable,
    /// 事業者に聞くこと, to hand out; no part of what an inspector is shown
    Questions,
    /// 依頼状 to a vendor, with the blank form and what to ask it
    Letter(VendorId),
}

/// Why nothing would be printed of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyEmpty {
    /// 事業者確認用 is not needed in this year.
    NotNeeded,
    /// No vendor has a sheet in this year.
    NoVendors,
    /// The chart has not been begun.
    NoChart(ChartKind),
    /// The ledger has no devices.
    NoDevices,
    /// The BCP was not begun.
    NoDocument,
    /// Nothing was answered わからない.
    NoQuestions,
    /// There is no such vendor any more.
    VendorGone,
}

/// The papers to print, in the order in which they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers(BTreeSet<Paper>);

impl Papers {
    /// What an inspector is shown, and the blank form: all but what goes to vendors or on a wall.
    #[must_use]
    pub fn everything() -> Self {
        Self::from_iter([
            Paper::Checklist,
            Paper::Vendors,
            Paper::BlankVendorForm,
            Paper::Summary,
            Paper::ContactChart,
            Paper::OrganizationChart,
            Paper::Ledger,
            Paper::Document,
            Paper::CheckTable,
            Paper::DecisionCard,
            Paper::SubstituteSheets,
        ])
    }

    /// One paper alone.
    #[must_use]
    pub fn only(paper: Paper) -> Self {
        Self::from_iter([paper])
    }

    /// Whether a paper is among them.
    #[must_use]
    pub fn has(&self, paper: Paper) -> bool {
        self.0.contains(&paper)
    }

    /// Adds a paper, or takes it out.
    pub fn set(&mut self, paper: Paper, chosen: bool) {
        if chosen {
            self.0.insert(paper);
        } else {
            self.0.remove(&paper);
        }
    }

    /// Whether nothing at all is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Why nothing is printed of a paper, asked for among these; `None` where something is.
    #[must_use]
    pub fn why_empty(
        &self,
        paper: Paper,
        workbook: &Workbook,
        edition: &Edition,
        assessment: &Assessment,
    ) -> Option<WhyEmpty> {
        let is_needed = vendor_sheets_needed(edition, assessment);
        let without = |kind| workbook.chart(kind).is_none().then_some(WhyEmpty::NoChart(kind));
        match paper {
            Paper::Checklist | Paper::Summary => None,
            // Asked for by itself it is printed for whoever wants it.
            Paper::BlankVendorForm => {
                let shown = [Paper::Checklist, Paper::Vendors, Paper::Summary];
                let is_alone = !shown.into_iter().any(|paper| self.has(paper));
                (!is_needed && !is_alone).then_some(WhyEmpty::NotNeeded)
            }
            Paper::Vendors if !is_needed => Some(WhyEmpty::NotNeeded),
            Paper::Vendors => assessment.vendor_sheets.is_empty().then_some(WhyEmpty::NoVendors),
            Paper::ContactChart | Paper::WallChart => without(ChartKind::Contact),
            Paper::OrganizationChart => without(ChartKind::Organization),
            Paper::Ledger => workbook.devices.is_empty().then_some(WhyEmpty::NoDevices),
            Paper::Document | Paper::DecisionCard | Paper::SubstituteSheets | Paper::CheckTable => {
                workbook.documents.is_empty().then_some(WhyEmpty::NoDocument)
            }
            Paper::Questions => {
                questions(edition, assessment).is_empty().then_some(WhyEmpty::NoQuestions)
            }
            Paper::Letter(vendor) => {
                workbook.vendor(vendor).is_none().then_some(WhyEmpty::VendorGone)
            }
        }
    }

    /// The papers in order.
    pub fn iter(&self) -> impl Iterator<Item = Paper> {
        self.0.iter().copied()
    }

    /// The vendors who get a letter, where nothing but letters is chosen; empty otherwise.
    #[must_use]
    pub fn only_letters(&self) -> Vec<VendorId> {
        let letters: Vec<VendorId> = self.letters().collect();
        if letters.len() == self.0.len() { letters } else { Vec::new() }
    }

    /// The vendors who get a letter.
    pub fn letters(&self) -> impl Iterator<Item = VendorId> {
        self.iter().filter_map(|paper| match paper {
            Paper::Letter(vendor) => Some(vendor),
            _ => None,
        })
    }
}

impl FromIterator<Paper> for Papers {
    fn from_iter<I: IntoIterator<Item = Paper>>(papers: I) -> Self {
        Self(papers.into_iter().collect())
    }
}
