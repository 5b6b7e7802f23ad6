//! Sets of papers: what is printed together for one purpose.

use chrono::NaiveDate;

use super::vendor_waiting::{FormState, VendorState};
use super::{
    DocumentLibrary, DocumentPart, FiscalYear, Paper, PaperAudience, Papers, VendorId, Workbook,
};

/// Papers that are printed for one purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PrintSet {
    /// What an inspector is shown.
    #[default]
    Inspection,
    /// What is put up on a wall, and what is taken out in an emergency.
    Wall,
    /// What vendors are handed.
    Vendors,
    /// Papers chosen one by one.
    Own,
}

impl PrintSet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Inspection, Self::Wall, Self::Vendors, Self::Own];

    /// Whether a paper belongs to it. Anything may be chosen one by one.
    #[must_use]
    pub fn lists(self, paper: &Paper) -> bool {
        let is_sheets = matches!(paper, Paper::Document(_, DocumentPart::Sheets));
        match self {
            Self::Inspection => {
                let spec = paper.spec();
                spec.audience == PaperAudience::Inspection && spec.is_usual && !is_sheets
            }
            Self::Wall => {
                let is_card = matches!(paper, Paper::Document(_, DocumentPart::Cards));
                is_sheets || is_card || *paper == Paper::WallChart
            }
            Self::Vendors => matches!(paper, Paper::Letter(_) | Paper::Questions),
            Self::Own => true,
        }
    }

    /// Its papers for a year, as of `today`; none of its own for papers that are chosen one by one.
    #[must_use]
    pub fn papers(
        self,
        documents: &DocumentLibrary,
        workbook: &Workbook,
        year: Option<FiscalYear>,
        today: NaiveDate,
    ) -> Papers {
        if self == Self::Own {
            return Papers::default();
        }
        let letters = vendors_to_write_to(workbook, year, today).into_iter().map(Paper::Letter);
        let offered = Paper::offered(documents, workbook).into_iter().chain(letters);
        offered.filter(|paper| self.lists(paper)).collect()
    }
}

/// The vendors whose form of the year has not come back, and whose contract goes on.
#[must_use]
pub fn vendors_to_write_to(
    workbook: &Workbook,
    year: Option<FiscalYear>,
    today: NaiveDate,
) -> Vec<VendorId> {
    let assessment = year.and_then(|year| workbook.assessment(year));
    let sheets = assessment.into_iter().flat_map(|it| it.vendor_sheets.iter());
    let is_back = |state: VendorState| matches!(state.form, FormState::Returned(_));
    let open = sheets.filter(|sheet| !is_back(VendorState::of(sheet, today)));
    let open = open.filter_map(|sheet| workbook.vendor(sheet.vendor));
    open.filter(|vendor| vendor.is_there_on(today)).map(|vendor| vendor.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::embedded_documents;

    #[test]
    fn every_set_has_its_own_papers_and_the_first_is_for_the_inspection() {
        let (documents, workbook) = (embedded_documents(), Workbook::default());
        let day = NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day");
        let keys = |set: PrintSet| -> Vec<String> {
            let papers = set.papers(&documents, &workbook, None, day);
            papers.in_order(&documents).into_iter().map(|it| it.key(&documents)).collect()
        };
        assert_eq!(PrintSet::default(), PrintSet::Inspection);
        let inspection = keys(PrintSet::Inspection);
        assert_eq!(inspection.first().map(String::as_str), Some("checklist"));
        assert!(inspection.contains(&"bcp".to_owned()));
        for other in ["blank-form", "wall-chart", "substitute-sheets", "years"] {
            assert!(!inspection.contains(&other.to_owned()), "{other}");
        }
        assert_eq!(keys(PrintSet::Wall), ["wall-chart", "decision-card", "substitute-sheets"]);
        assert_eq!(keys(PrintSet::Vendors), ["questions"]);
        assert_eq!(keys(PrintSet::Own), [""; 0]);
    }
}
