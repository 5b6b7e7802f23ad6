//! `list`: the clinics and their years.

use super::{Exit, Outcome, Workshop};
use crate::explain;
use crate::explain::cli;
use crate::model::progress::progress;
use crate::model::{Assessment, FormRef, Workbook};
use crate::store::ClinicId;

/// One tab-separated line for each year of each clinic; one line with empty fields for a
/// clinic without any year.
pub(super) fn run(workshop: &Workshop) -> Outcome {
    let clinics = match workshop.data.clinics() {
        Ok(clinics) => clinics,
        Err(error) => return explain::store::explain(&error).into(),
    };
    let mut lines = Lines { workshop, outcome: Outcome::fine(String::new()) };
    for clinic in clinics {
        match &clinic.workbook {
            Ok(workbook) => lines.clinic(&clinic.id, workbook),
            Err(error) => {
                let explanation = explain::store::explain(error).lines();
                lines.complain(&format!(
                    "{}\n{explanation}",
                    cli::clinic_unreadable(clinic.id.as_str())
                ));
            }
        }
    }
    lines.outcome
}

struct Lines<'w> {
    workshop: &'w Workshop,
    outcome: Outcome,
}

impl Lines<'_> {
    fn clinic(&mut self, id: &ClinicId, workbook: &Workbook) {
        let name = one_field(&workbook.clinic.name);
        if workbook.assessments.is_empty() {
            self.outcome.say(&format!("{id}\t{name}\t\t\t\t"));
        }
        let mut years: Vec<&Assessment> = workbook.assessments.iter().collect();
        years.sort_by_key(|assessment| assessment.fiscal_year);
        for assessment in years {
            let (year, edition) = (assessment.fiscal_year, &assessment.edition.id);
            let counts = if let Some(edition) = self.workshop.editions.of(assessment) {
                let progress = progress(edition, assessment, FormRef::Institution);
                format!("{}\t{}", progress.answered(), progress.total())
            } else {
                self.complain(&cli::edition_unknown(id.as_str(), year, edition));
                "\t".to_owned()
            };
            self.outcome.say(&format!("{id}\t{name}\t{year}\t{}\t{counts}", one_field(edition)));
        }
    }

    fn complain(&mut self, message: &str) {
        self.outcome.warn(message);
        self.outcome.exit = Exit::Problem;
    }
}

/// A text in one field of one line, whatever was typed into it.
pub(super) fn one_field(text: &str) -> String {
    let is_gap = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if is_gap(c) { ' ' } else { c }).collect()
}
