//! `import people`, `import vendors`, `import contacts`.

use super::arguments::ImportList;
use super::import::{head_unknown, open, read, save};
use super::import_lines::Remarks;
use super::list::one_field;
use super::{Exit, Outcome, Workshop};
use crate::exchange::{RecordFate, RecordKind, RecordPlan, SourceFile};
use crate::explain::{cli, exchange as words, import_records};
use crate::model::RecordImport;
use crate::workshop::now;

/// Reads the list and says what becomes of its rows; without `--dry-run` they come in.
pub(super) fn run(workshop: &Workshop, asked: &ImportList, kind: RecordKind) -> Outcome {
    let file = match read(workshop, asked) {
        Ok(file) => file,
        Err(outcome) => return outcome,
    };
    let (workbook, clinic) = match open(workshop, asked) {
        Ok(opened) => opened,
        Err(outcome) => return outcome,
    };
    let plan = RecordPlan::of(kind, &file, &asked.matches, asked.skip_hidden, &workbook);
    let (sheet, plan) = match plan {
        Ok(planned) => planned,
        Err(head) => return head_unknown(&head),
    };
    let mut outcome = Outcome::fine(lines(&file, sheet, &plan));
    if plan.count(RecordFate::LeftOut) == plan.rows.len() {
        outcome.exit = Exit::Problem;
        outcome.warn(&import_records::no_row_read(kind, &words::source(file.kind)));
        return outcome;
    }
    let Some(mut file) = clinic else {
        outcome.warn(cli::IMPORT_DRY);
        return outcome;
    };
    if !plan.is_empty() {
        let mut after = workbook;
        let year = after.year_to_open(now().date());
        RecordImport::of(&plan.workbook).carry_out(&mut after, year);
        if let Err(failed) = save(&mut file, &after, &mut outcome) {
            return failed;
        }
    }
    let [added, updated] = [RecordFate::Added, RecordFate::Updated].map(|it| plan.count(it));
    outcome.warn(&import_records::done(kind, added, updated));
    outcome
}

fn lines(file: &SourceFile, sheet: usize, plan: &RecordPlan) -> String {
    let mut lines = String::new();
    for row in &plan.rows {
        lines.push_str(import_records::fate(row.fate));
        for cell in &row.cells {
            lines.push('\t');
            lines.push_str(&one_field(cell));
        }
        lines.push('\n');
    }
    let mut remarks = Remarks::of(file, sheet);
    for it in &plan.remarks {
        remarks.add(it.note.key(), Some(it.row), &import_records::remark(&it.note));
    }
    lines + &remarks.0
}
