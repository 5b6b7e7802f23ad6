//! The parts of a year that can be printed one by one, and their names.

use crate::model::Paper;

/// One part to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A paper of the year.
    Paper(Paper),
    /// The letter to a vendor, by number or name as typed.
    Letter(String),
}

/// The parts by the names under which they are asked for.
const PARTS: [(&str, Paper); 13] = [
    ("checklist", Paper::Checklist),
    ("vendors", Paper::Vendors),
    ("summary", Paper::Summary),
    ("contact-chart", Paper::ContactChart),
    ("wall-chart", Paper::WallChart),
    ("organization-chart", Paper::OrganizationChart),
    ("ledger", Paper::Ledger),
    ("bcp", Paper::Document),
    ("decision-card", Paper::DecisionCard),
    ("substitute-sheets", Paper::SubstituteSheets),
    ("bcp-check", Paper::CheckTable),
    ("blank-form", Paper::BlankVendorForm),
    ("questions", Paper::Questions),
];

/// How a letter begins.
const LETTER: &str = "letter:";

impl Part {
    /// The part of that name.
    pub(super) fn named(word: &str) -> Option<Self> {
        if let Some(vendor) = word.strip_prefix(LETTER) {
            return (!vendor.is_empty()).then(|| Self::Letter(vendor.to_owned()));
        }
        let known = PARTS.iter().find(|(name, _)| *name == word);
        known.map(|(_, paper)| Self::Paper(*paper))
    }
}

/// Whether wording of the edition stands on a paper.
pub(super) fn has_wording(paper: Paper) -> bool {
    match paper {
        Paper::Checklist
        | Paper::Vendors
        | Paper::BlankVendorForm
        | Paper::Summary
        | Paper::Questions
        | Paper::Letter(_) => true,
        Paper::ContactChart
        | Paper::WallChart
        | Paper::OrganizationChart
        | Paper::Ledger
        | Paper::Document
        | Paper::DecisionCard
        | Paper::SubstituteSheets
        | Paper::CheckTable => false,
    }
}

/// The name under which a paper is asked for; a letter is asked for by its vendor.
pub(super) fn part_name(paper: Paper) -> String {
    match paper {
        Paper::Letter(vendor) => format!("{LETTER}{}", vendor.0),
        _ => PARTS
            .iter()
            .find(|(_, known)| *known == paper)
            .map_or_else(String::new, |(name, _)| (*name).to_owned()),
    }
}
