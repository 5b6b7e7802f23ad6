//! What `import` prints: one line a row, then one line a remark.

use std::fmt::Write as _;

use super::list::one_field;
use crate::exchange::plan::RowFate;
use crate::exchange::{Encoding, ImportPlan, SourceFile, SourceKind};
use crate::explain::{exchange as words, import as import_words, import_remarks};
use crate::model::{DeviceColumn, Workbook};

/// Every row of the list with what becomes of it, and everything that should be known about them.
pub(super) fn lines(
    file: &SourceFile,
    sheet: usize,
    plan: &ImportPlan,
    workbook: &Workbook,
) -> String {
    let mut lines = String::new();
    for row in &plan.rows {
        let device = match &row.fate {
            RowFate::Added(at) | RowFate::Updated(at) => &plan.devices[*at],
            RowFate::Unchanged(device) | RowFate::LeftOut(device) => device,
        };
        lines.push_str(import_words::fate(&row.fate));
        for column in DeviceColumn::ALL {
            lines.push('\t');
            lines.push_str(&one_field(&plan.cell_text(device, column, workbook)));
        }
        lines.push('\n');
    }
    let mut remarks = Remarks::of(file, sheet);
    let mut remark = |rule: &str, row: Option<usize>, text: &str| remarks.add(rule, row, text);
    for advice in import_words::advice(plan) {
        remark("advice", None, &advice);
    }
    for (kind, names) in import_words::new_names(plan) {
        remark(kind, None, &names);
    }
    for it in &plan.remarks {
        remark(it.rule.key(), Some(it.row), &import_remarks::remark(it));
    }
    for rejected in &plan.rejected {
        for reason in &rejected.reasons {
            remark(reason.key(), Some(rejected.row), &words::reason(reason));
        }
    }
    lines + &remarks.0
}

/// What is remarked on a list, a line each: rule, row and text.
pub(super) struct Remarks(pub(super) String);

impl Remarks {
    /// What is remarked on the file itself and on the sheet of it that is read.
    pub(super) fn of(file: &SourceFile, sheet: usize) -> Self {
        let mut remarks = Self(String::new());
        if !matches!(file.kind, SourceKind::Spreadsheet | SourceKind::Text(Encoding::Utf8, _)) {
            remarks.add("encoding", None, &words::source(file.kind));
        }
        if file.sheets.len() > 1 {
            let name = &file.sheets[sheet].name;
            remarks.add("sheet", None, &import_words::one_sheet(name, file.sheets.len()));
        }
        for it in file.sheets.get(sheet).map_or(&[][..], |sheet| &sheet.remarks) {
            remarks.add(it.key(), it.row(), &words::remark(*it));
        }
        remarks
    }

    pub(super) fn add(&mut self, rule: &str, row: Option<usize>, text: &str) {
        let row = row.map(|it| it.to_string()).unwrap_or_default();
        let _ = writeln!(self.0, "{rule}\t{row}\t{}", one_field(text));
    }
}
