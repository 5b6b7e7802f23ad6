//! An approved version as a document that can be printed once more.

use super::plan::{
    Content, DocumentPlan, Origin, PlanBlock, PlanCell, PlanChapter, PlanCoverLine, PlanRow,
    PlanSection, PlanTable, Written,
};
use crate::model::document_approved::{
    ApprovedDocument, FrozenBlock, FrozenCell, FrozenContent, FrozenSection,
};
use crate::model::{ColumnKey, RowKey};
use crate::text::{dates, document as words};

/// The document as it read when it was approved. Neither its template nor the records are asked.
#[must_use]
pub fn thawed(approved: &ApprovedDocument) -> DocumentPlan {
    let mut chapters: Vec<PlanChapter> = Vec::new();
    for frozen in &approved.sections {
        let section = section(frozen);
        match chapters.last_mut().filter(|chapter| chapter.heading == frozen.chapter) {
            Some(chapter) => chapter.sections.push(section),
            None => chapters
                .push(PlanChapter { heading: frozen.chapter.clone(), sections: vec![section] }),
        }
    }
    let name = if approved.name.is_empty() { &approved.title } else { &approved.name };
    DocumentPlan {
        name: name.clone(),
        title: approved.title.clone(),
        clinic: approved.clinic.clone(),
        revisions: approved.revisions.clone(),
        cover: cover(approved),
        chapters,
    }
}

/// The lines of the cover; of a version that was approved before they were kept, those that are
/// known.
fn cover(approved: &ApprovedDocument) -> Vec<PlanCoverLine> {
    if approved.cover.is_empty() {
        let days = [
            (words::CREATED_ON, approved.created_on),
            (words::REVISED_ON, approved.revised_on),
            (words::NEXT_REVIEW_ON, approved.next_review_on),
        ];
        let days = days.map(|(label, day)| (label, day.map(dates::japanese).unwrap_or_default()));
        let known = days.into_iter().chain([(words::AUTHOR, approved.author.clone())]);
        let known = known.filter(|(_, value)| !value.trim().is_empty());
        let line = |(label, value): (&str, String)| PlanCoverLine {
            line: None,
            label: label.to_owned(),
            value,
            required: false,
        };
        return known.map(line).collect();
    }
    let lines = approved.cover.iter().cloned().map(|line| PlanCoverLine {
        line: None,
        label: line.label,
        value: line.value,
        required: line.required,
    });
    lines.collect()
}

fn section(frozen: &FrozenSection) -> PlanSection {
    let name = if frozen.name.is_empty() { &frozen.title } else { &frozen.name };
    PlanSection {
        key: frozen.key.clone(),
        number: String::new(),
        title: name.clone(),
        heading: frozen.title.clone(),
        print_as: frozen.print_as,
        blocks: frozen.blocks.iter().map(block).collect(),
        written: Written::Complete,
        record: None,
    }
}

fn block(frozen: &FrozenBlock) -> PlanBlock {
    let content = match &frozen.content {
        FrozenContent::Text(lines) => Content::Text(lines.join("\n")),
        FrozenContent::List(lines) => Content::List(lines.clone()),
        FrozenContent::Table { widths, rows, days, missing, blank_rows } => {
            let (heads, rows) = rows
                .split_first()
                .map_or((&[][..], &[][..]), |(heads, rows)| (heads.as_slice(), rows));
            let row = |(at, cells): (usize, &Vec<String>)| PlanRow {
                key: RowKey::Given(at.to_string()),
                is_hidden: false,
                cells: cells
                    .iter()
                    .enumerate()
                    .map(|(column, text)| PlanCell {
                        text: text.clone(),
                        choice: None,
                        origin: Origin::Own,
                        needed: missing.contains(&FrozenCell { row: at, column }),
                    })
                    .collect(),
            };
            Content::Table(PlanTable {
                columns: (0..heads.len()).map(|at| ColumnKey(at.to_string())).collect(),
                heads: heads.to_vec(),
                widths: widths.clone(),
                days: (0..heads.len()).map(|at| days.contains(&at)).collect(),
                rows: rows.iter().enumerate().map(row).collect(),
                blank_rows: *blank_rows,
            })
        }
    };
    PlanBlock {
        field: frozen.field.clone(),
        label: frozen.label.clone(),
        content,
        origin: Origin::Own,
        required: frozen.required,
    }
}
