//! What changed before the chapters: on the cover, and in 改訂履歴.

use super::{DocumentChange, change, written};
use crate::document::plan::DocumentPlan;
use crate::model::DocumentRevision;
use crate::model::document_approved::ApprovedDocument;
use crate::model::document_papers::CoverLine;
use crate::text::{dates, document as words, report};

/// The changes; of a version that was approved before its cover was kept, those that are known.
pub(super) fn changes(approved: &ApprovedDocument, plan: &DocumentPlan) -> Vec<DocumentChange> {
    let mut changes = Vec::new();
    let mut compare = |label: &str, old: &str, new: &str| {
        changes.extend(change(("", words::COVER), label, &written(old), &written(new)));
    };
    // The short name was kept from when the cover was.
    let is_whole = !approved.name.is_empty();
    let places =
        [("", &approved.title, &plan.title), (report::CLINIC_NAME, &approved.clinic, &plan.clinic)];
    for (label, old, new) in places {
        if is_whole || !old.is_empty() {
            compare(label, old, new);
        }
    }
    if is_whole {
        // What stands in a field is compared there.
        let is_field = |label: &str| {
            let mut blocks = plan.sections().flat_map(|section| &section.blocks);
            blocks.any(|block| block.label == label)
        };
        let own = |line: &Option<CoverLine>| !matches!(line, Some(CoverLine::Field(_)));
        for line in plan.cover.iter().filter(|it| own(&it.line)) {
            let old = approved.cover.iter().find(|old| old.label == line.label);
            compare(&line.label, old.map_or("", |old| &old.value), &line.value);
        }
        for old in approved.cover.iter().filter(|old| !is_field(&old.label)) {
            if !plan.cover.iter().any(|line| line.label == old.label) {
                compare(&old.label, &old.value, "");
            }
        }
    }
    let (old, new) = (history(&approved.revisions), history(&plan.revisions));
    changes.extend(change(("", words::REVISIONS), "", &old, &new));
    changes
}

/// 改訂履歴, line by line; lines in which nothing was written are none.
fn history(revisions: &[DocumentRevision]) -> Vec<String> {
    let is_written = |it: &&DocumentRevision| {
        it.on.is_some() || !it.version.trim().is_empty() || !it.what.trim().is_empty()
    };
    let line = |it: &DocumentRevision| {
        let day = it.on.map(dates::japanese).unwrap_or_default();
        words::row(&[it.version.clone(), day, it.what.clone()])
    };
    revisions.iter().filter(is_written).map(line).collect()
}
