//! What is wrong with a file of the BCP: its template, or the check table.

use super::{edition, ron_file};
use crate::edition::{EditionProblem, ProblemKind};

/// What a file of the BCP is called.
struct FileName(&'static str);

/// One problem of a template as a sentence, without its place.
#[must_use]
pub fn template_problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::DuplicateKey(key) => format!("key「{key}」が2回あります。"),
        _ => FileName("事業継続計画のひな形").problem(problem),
    }
}

/// One problem of a check table as a sentence, without its place.
#[must_use]
pub fn check_table_problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::DuplicateKey(key) => format!("確認項目のkey「{key}」が2回あります。"),
        ProblemKind::DuplicateNumber(number) => format!("項番「{number}」が2回あります。"),
        _ => FileName("確認表").problem(problem),
    }
}

impl FileName {
    fn problem(&self, problem: &EditionProblem) -> String {
        match &problem.kind {
            ProblemKind::Ron(problem) => ron_file::problem(problem, self.0),
            _ => edition::problem(problem),
        }
    }
}
