//! 見本クリニック — a made-up clinic to look around in, with answers of every kind.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document;
use crate::edition::{EditionLibrary, embedded_documents};
use crate::model::date_entry::read_whole;
use crate::model::document::{CellValue, DocumentEntry};
use crate::model::{
    ApprovedDocument, ColumnKey, Document, DocumentLibrary, DocumentRevision, DocumentValue,
    FieldKey, Workbook,
};
use crate::store::format;
use crate::text::document as words;

/// The prefix of the ids of sample clinics in the data folder.
pub const PREFIX: &str = "sample";

const TEXT: &str = include_str!("../assets/sample-clinic.ron");

/// A fresh workbook of the sample clinic, on the wording in force today.
///
/// # Panics
/// Never: a test reads the embedded file.
#[must_use]
#[expect(clippy::expect_used, reason = "a test reads the embedded file")]
pub fn workbook(editions: &EditionLibrary) -> Workbook {
    let mut workbook = format::read(TEXT.as_bytes()).expect("the embedded sample is sound");
    for assessment in workbook.assessments.iter_mut() {
        if let Some(reference) = editions.reference(&assessment.edition.id) {
            assessment.edition = reference;
        }
    }
    approve(&mut workbook);
    workbook
}

/// The versions that were approved, the last of them as the document is written now.
fn approve(workbook: &mut Workbook) {
    let library = embedded_documents();
    let approved = |now: &Document| approved(&library, workbook, now);
    let documents = workbook.documents.iter();
    workbook.documents =
        documents.map(|now| Document { approved: approved(now), ..now.clone() }).collect();
}

fn approved(
    library: &DocumentLibrary,
    workbook: &Workbook,
    now: &Document,
) -> Vec<Arc<ApprovedDocument>> {
    let template = library.template(&now.key.template);
    let approver = now.approver.and_then(|id| workbook.person(id));
    let (Some(template), Some(approver)) = (template, approver) else {
        return Vec::new();
    };
    let version = |revision: &DocumentRevision| {
        let on = revision.on?;
        let is_now = revision.version == now.version;
        let then = if is_now { now.clone() } else { before(now, &revision.version, on) };
        let plan = document::plan(template, &then, workbook, on);
        Some(Arc::new(document::approved(&plan, workbook, &then, (approver, on))))
    };
    now.revisions.iter().filter_map(version).collect()
}

/// Tables of what the drill of the sample clinic taught.
const AFTER_THE_DRILL: [&str; 3] = ["training", "lessons", "vendors-after"];
/// The column of a restore test in the table of backups.
const TESTED_ON: &str = "tested-on";

/// The plan as it had been written by a day before the drill: nothing in it happened later.
fn before(now: &Document, version: &str, day: NaiveDate) -> Document {
    let mut then = now.clone();
    version.clone_into(&mut then.version);
    then.revised_on = None;
    then.revisions.retain(|revision| revision.on.is_some_and(|on| on <= day));
    then.entries.retain(|entry| !AFTER_THE_DRILL.contains(&entry.field.0.as_str()));
    for (field, text) in words::SAMPLE_BEFORE {
        let field = FieldKey::from(field);
        then.entries.retain(|entry| entry.field != field);
        then.entries.push(DocumentEntry { field, value: DocumentValue::Text(text.to_owned()) });
    }
    for entry in &mut then.entries {
        let DocumentValue::Table(rows) = &mut entry.value else { continue };
        let tested = ColumnKey::from(TESTED_ON);
        let cells = rows.iter_mut().flat_map(|row| &mut row.cells);
        for cell in cells.filter(|cell| cell.column == tested) {
            if read_whole(cell.value.typed()).map_or(true, |tested| tested > day) {
                cell.value = CellValue::Text(words::SAMPLE_UNTRIED.to_owned());
            }
        }
    }
    then
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::edition::{embedded_contacts, wording_hash};
    use crate::model::assessment::SheetProgress;
    use crate::model::document_approved::FrozenContent;
    use crate::model::missing::{RowProblem, row_problems};
    use crate::model::{
        Answer, Assessment, ChartKind, Edition, FormKind, FormRef, Response, SecondAnswer,
        VendorSheet,
    };
    use crate::report::Fonts;

    fn sample() -> (Edition, Workbook) {
        let library = EditionLibrary::embedded();
        let workbook = workbook(&library);
        let edition = library.get(&workbook.assessments[0].edition.id).expect("embedded").clone();
        (edition, workbook)
    }

    fn all_responses(year: &Assessment) -> impl Iterator<Item = (FormKind, &Response)> {
        let own = year.responses.iter().map(|it| (FormKind::Institution, it));
        let sheets = year.vendor_sheets.iter().flat_map(|sheet| &sheet.responses);
        own.chain(sheets.map(|it| (FormKind::Vendor, it)))
    }

    #[test]
    fn the_sample_is_sound_and_says_that_it_is_a_sample() {
        assert_eq!(format::check(TEXT.as_bytes()), []);
        let (_, workbook) = sample();
        assert_eq!(workbook.clinic.name, "見本クリニック");
        assert!(workbook.people.iter().all(|it| it.name.contains("見本")));
        assert!(workbook.vendors.iter().all(|it| it.name.contains("見本")));
        let local = |name: &str| name.contains("警察署") || name.contains("区");
        let made_up = |name: &str| name.contains("見本") && name.contains("架空");
        let contacts = workbook.contacts.iter().map(|it| it.name.as_str());
        assert!(contacts.filter(|it| local(it)).all(made_up), "a real body near a made-up clinic");
    }

    #[test]
    fn the_sample_has_people_vendors_devices_and_both_charts() {
        let (_, workbook) = sample();
        assert_eq!((workbook.people.len(), workbook.vendors.len()), (6, 3));
        assert_eq!(workbook.devices.len(), 25);
        for kind in [ChartKind::Contact, ChartKind::Organization] {
            assert!(workbook.chart(kind).is_some_and(|chart| !chart.boxes.is_empty()), "{kind:?}");
        }
        for role in workbook.roles() {
            let day = workbook.assessments[0].fiscal_year.last_day();
            assert!(workbook.people_in(role, day).next().is_some(), "nobody is {role:?}");
        }
        let sheets = workbook.assessments[0].vendor_sheets.iter();
        let states: Vec<SheetProgress> = sheets.map(VendorSheet::progress).collect();
        assert!(matches!(
            states[..],
            [SheetProgress::Returned(_), SheetProgress::Reminded(_), SheetProgress::NotSent]
        ));
    }

    #[test]
    fn only_numbers_that_the_program_brings_along_stand_with_public_bodies() {
        let (_, workbook) = sample();
        let known = embedded_contacts();
        for contact in &workbook.contacts {
            let entry =
                known.contacts.iter().find(|it| Some(&it.key) == contact.prefilled.as_ref());
            let entry = entry.expect("every contact of the sample comes from the list");
            if !contact.name.contains("架空") {
                assert_eq!(Some(contact.name.as_str()), Some(entry.name.as_str()));
                let number = entry.telephone.clone().unwrap_or_default();
                assert_eq!(contact.telephone, number, "{}", contact.name);
            }
        }
    }

    #[test]
    fn the_sample_is_pinned_to_the_wording_in_force() {
        let (edition, workbook) = sample();
        let pinned = &workbook.assessments[0].edition;
        assert_eq!(pinned.wording, wording_hash(&edition));
        assert_eq!(pinned.revision, edition.revision);
    }

    #[test]
    fn every_answer_of_the_sample_stands_on_a_row_of_the_edition() {
        let (edition, workbook) = sample();
        for (kind, response) in all_responses(&workbook.assessments[0]) {
            assert!(edition.form(kind).row(&response.item).is_some(), "{}", response.item);
        }
    }

    #[test]
    fn the_sample_has_answers_of_every_kind() {
        let (edition, workbook) = sample();
        let year = &workbook.assessments[0];
        let own: Vec<&Response> = year.responses.iter().collect();
        let has = |wanted: &dyn Fn(&Response) -> bool| own.iter().any(|it| wanted(it));
        assert!(has(&|it| it.first.answer == Some(Answer::Yes)));
        assert!(has(&|it| it.current() == Some(Answer::No) && it.target.is_some()));
        assert!(has(&|it| it.first.answer == Some(Answer::No)
            && it.second.answer == Some(SecondAnswer::Yes)));
        assert!(has(&|it| it.second.answer == Some(SecondAnswer::No)));
        assert!(has(&|it| it.first.answer == Some(Answer::Unknown)));
        assert!(has(&|it| it.first.answer == Some(Answer::NotApplicable) && !it.reason.is_empty()));
        assert!(has(&|it| it.current().is_none() && !it.memo.is_empty()));
        assert!(has(&|it| it.memo.contains('\n')));
        let answered: HashSet<&str> = own.iter().map(|it| it.item.as_str()).collect();
        let mut rows = edition.institution.counted_rows();
        assert!(rows.any(|row| !answered.contains(row.item.key.as_str())), "nothing is untouched");
    }

    #[test]
    fn one_vendor_of_the_sample_answered_everything_and_one_did_not_return_its_sheet() {
        let (edition, workbook) = sample();
        let year = &workbook.assessments[0];
        let sheets: Vec<_> = year.vendor_sheets.iter().collect();
        let [returned, waiting, _] = sheets[..] else { panic!("three vendors") };
        assert!(returned.received_on.is_some() && !returned.original_kept_at.is_empty());
        for row in edition.vendor.rows() {
            let response = year.response(FormRef::Vendor(returned.vendor), &row.item.key);
            assert!(response.is_some_and(|it| it.current().is_some()), "{}", row.item.key);
        }
        assert!(waiting.is_blank());
    }

    #[test]
    fn dates_in_the_sample_contradict_nothing() {
        let (_, workbook) = sample();
        let year = &workbook.assessments[0];
        for (_, response) in all_responses(year) {
            let open = [RowProblem::Unanswered, RowProblem::Unknown];
            let mut problems = row_problems(Some(response), year, year.fiscal_year.first_day());
            problems.retain(|problem| !open.contains(problem));
            assert_eq!(problems, [], "{}", response.item);
        }
    }

    #[test]
    fn an_approved_version_of_the_sample_knows_nothing_of_what_came_later() {
        let (_, workbook) = sample();
        let document = workbook.documents.first().expect("a plan");
        assert_eq!(document.approved.len(), 2);
        for approved in &document.approved {
            let sections = &approved.sections;
            let blocks = sections.iter().flat_map(|section| &section.blocks);
            // What is planned, and by when something is done, may lie ahead.
            let blocks = blocks.filter(|it| !["training", "prevention"].contains(&&*it.field.0));
            for block in blocks {
                let texts: Vec<&String> = match &block.content {
                    FrozenContent::Text(lines) | FrozenContent::List(lines) => {
                        lines.iter().collect()
                    }
                    FrozenContent::Table { rows, .. } => rows.iter().flatten().collect(),
                };
                for day in texts.iter().filter_map(|text| read_whole(text).ok()) {
                    assert!(day <= approved.approved_on, "{}: {day}", block.field.0);
                }
            }
        }
        let first = &document.approved[0].sections;
        let training = first.iter().flat_map(|it| &it.blocks).find(|it| it.field.0 == "training");
        let training = training.map(|it| it.content.clone());
        assert!(matches!(training, Some(FrozenContent::Table { rows, .. }) if rows.len() == 1));
    }

    #[test]
    fn the_plan_of_the_sample_reads_as_it_was_approved() {
        let (_, workbook) = sample();
        let document = workbook.documents.first().expect("a plan");
        let today = NaiveDate::from_ymd_opt(2025, 2, 3).expect("a day");
        let library = embedded_documents();
        let template = library.template(&document.key.template).expect("embedded");
        let plan = document::plan(template, document, &workbook, today);
        assert!(
            matches!(document::standing(document, &plan), document::DocumentStanding::Approved(it) if it.version == "2")
        );
    }

    #[test]
    fn every_character_of_the_sample_can_be_printed() {
        let missing: Vec<char> =
            TEXT.chars().filter(|c| *c != '\n' && !Fonts::bundled_has_glyph(*c)).collect();
        assert_eq!(missing, Vec::<char>::new());
    }
}
