//! What every sheet is made from.

use std::ops::Deref;

use super::ReportOptions;
use super::font::Fonts;
use crate::model::{
    AnsweredYear, Assessment, Edition, FormKind, Paper, VendorId, VendorSheet, WhyEmpty, Workbook,
};
use crate::text::report as text;

/// The data and settings of one report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) year: Option<AnsweredYear<'a>>,
    pub(super) options: &'a ReportOptions,
    pub(super) fonts: &'a Fonts,
}

/// The same for a sheet that is made from a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct YearContext<'a> {
    all: Context<'a>,
    pub(super) assessment: &'a Assessment,
    pub(super) edition: &'a Edition,
}

impl<'a> Deref for YearContext<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        &self.all
    }
}

impl<'a> Context<'a> {
    /// With its year, if there is one.
    pub(super) fn of_year(&self) -> Option<YearContext<'a>> {
        let AnsweredYear { assessment, edition } = self.year?;
        Some(YearContext { all: *self, assessment, edition })
    }

    /// The workbook with all its years.
    pub(super) fn all_years(&self) -> &'a Workbook {
        self.options.all_years.as_deref().unwrap_or(self.workbook)
    }

    /// Why nothing is printed of a paper.
    pub(super) fn why_empty(&self, paper: &Paper) -> Option<WhyEmpty> {
        let workbook = if *paper == Paper::Comparison { self.all_years() } else { self.workbook };
        self.options.papers.why_empty(paper, workbook, self.year)
    }

    /// The vendor's name as typed.
    pub(super) fn vendor_name(&self, id: VendorId) -> String {
        self.workbook
            .vendor(id)
            .map_or_else(|| text::unknown_vendor(id.0), |vendor| vendor.name.clone())
    }
}

/// Which form is printed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which<'a> {
    /// 医療機関確認用
    Institution,
    /// 事業者確認用 of one vendor
    Vendor(&'a VendorSheet),
    /// 事業者確認用 to hand out, without any answer
    BlankVendor,
    /// The same with the name of the vendor who is to fill it in
    BlankFor(VendorId),
}

impl Which<'_> {
    pub(super) fn kind(self) -> FormKind {
        match self {
            Self::Institution => FormKind::Institution,
            Self::Vendor(_) | Self::BlankVendor | Self::BlankFor(_) => FormKind::Vendor,
        }
    }
}
