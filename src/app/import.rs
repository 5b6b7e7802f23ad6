//! Tables in and out of the window: files read and judged in the background, and written.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::job::{Answer, Errand};
use crate::exchange::{
    self, DataTable, ImportPlan, MAX_BYTES, ReadProblem, RecordPlan, TableKind, tables,
};
use crate::explain;
use crate::explain::exchange as words;
use crate::explain::store::Task;
use crate::model::{Paper, Papers, Workbook};
use crate::state::{
    Event, ImportEffect, ImportEvent, JobKind, TableContent, TableEffect, TableEvent, TablePhase,
};
use crate::store::{DataFolder, ForeignFile, Overwrite, StoreError, read_foreign};

impl App {
    pub(super) fn carry_out_import(&mut self, effect: ImportEffect, frame: &eframe::Frame) {
        match effect {
            ImportEffect::Pick(typed) => self.pick_import(&typed, frame),
            ImportEffect::Read(path) => self.read_import(path),
            ImportEffect::Cancel => {
                self.jobs.drop_answer(JobKind::Import);
                self.jobs.drop_answer(JobKind::PickImport);
            }
            ImportEffect::Judge => self.judge_import(),
        }
    }

    fn read_import(&mut self, path: PathBuf) {
        let data = self.data.clone();
        self.start(JobKind::Import, move |errand| {
            read(path, &data, errand).map_or(Answer::Nothing, |it| Answer::Event(Event::Import(it)))
        });
    }

    fn judge_import(&mut self) {
        // A plan that is being made is for something else already.
        self.jobs.drop_answer(JobKind::Import);
        let (Some(open), Some(read)) = (&self.state.open, self.state.import.file()) else {
            return;
        };
        let (file, sheet, matching) = (Arc::clone(&read.file), read.sheet, read.matching.clone());
        let (workbook, options) = (Arc::clone(&open.workbook), self.state.import.options);
        if let Some(kind) = self.state.import.records {
            self.start(JobKind::Import, move |_| {
                let plan = RecordPlan::of(kind, &file, &[], options.skip_hidden, &workbook);
                plan.map_or(Answer::Nothing, |(_, plan)| {
                    Answer::Event(Event::Import(ImportEvent::JudgedRecords(Arc::new(plan))))
                })
            });
            return;
        }
        self.start(JobKind::Import, move |errand| {
            let Some(sheet) = file.sheets.get(sheet) else { return Answer::Nothing };
            let mut keeps_on = || errand.keeps_on();
            match ImportPlan::judged(sheet, &matching, options, &workbook, &mut keeps_on) {
                Some(plan) => Answer::Event(Event::Import(ImportEvent::Judged(Arc::new(plan)))),
                None => Answer::Nothing,
            }
        });
    }

    pub(super) fn carry_out_table(&mut self, effect: TableEffect, frame: &eframe::Frame) {
        match effect {
            TableEffect::Propose(content) => {
                // The dialog is up for another table: nobody waits for what was asked about the last.
                self.jobs.drop_answer(JobKind::Table);
                self.jobs.drop_answer(JobKind::PickTable);
                let path = self.platform.export_folder().join(self.name_for(content));
                self.mailbox.send(Event::Table(TableEvent::Proposed(path)));
                if let TableContent::Form(form) = content {
                    self.prepare_form(form);
                }
            }
            TableEffect::Pick(content, path) => self.pick_table(content, path, frame),
            TableEffect::Write(content, path, overwrite) => {
                let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
                match content {
                    TableContent::Form(form) => self.write_form(form, path, overwrite),
                    content => self.write_table(content, path, overwrite),
                }
            }
            TableEffect::Cancel => self.jobs.cancel(JobKind::Table),
        }
    }

    fn name_for(&self, content: TableContent) -> String {
        let clinic = self.state.open.as_ref().map_or("", |open| &open.workbook.clinic.name);
        let table = match content {
            TableContent::Csv(kind) | TableContent::Xlsx(kind) => words::table(kind),
            TableContent::Template => return words::template_name(extension(content)),
            TableContent::ClosedPapers(year, number) => {
                return explain::closing::file_name(clinic, year, number);
            }
            TableContent::Form(form) => return self.form_name(form),
        };
        words::file_name(table, clinic, self.platform.now().date(), extension(content))
    }

    fn write_table(&mut self, content: TableContent, path: PathBuf, overwrite: Overwrite) {
        let now = self.platform.now();
        let table = match content {
            TableContent::Csv(kind) | TableContent::Xlsx(kind) => self.table(kind),
            TableContent::Template | TableContent::Form(_) | TableContent::ClosedPapers(..) => None,
        };
        let data = self.data.clone();
        let kept = self.kept_papers(content);
        self.start(JobKind::Table, move |errand| {
            let bytes = match (content, &table) {
                (TableContent::Template, _) => Ok(exchange::template(now)),
                (TableContent::ClosedPapers(..), _) => {
                    let papers =
                        kept.map_or_else(|| Err(words::no_year()), |kept| kept.read(&data));
                    papers.map(Ok)
                }
                (TableContent::Xlsx(_), Some(table)) => Ok(exchange::xlsx(table, now)),
                (TableContent::Csv(_), Some(table)) => Ok(Ok(exchange::csv(table))),
                // A form is no table, and is written elsewhere.
                (TableContent::Form(_), _) | (_, None) => Err(words::no_year()),
            };
            let phase = match bytes {
                _ if errand.is_cancelled() => TablePhase::Idle,
                Ok(Ok(bytes)) => write(&bytes, path, overwrite, &data),
                Ok(Err(error)) => TablePhase::Failed(words::explain_write(&error)),
                Err(explanation) => TablePhase::Failed(explanation),
            };
            Answer::Event(Event::Table(TableEvent::Ended(phase)))
        });
    }

    /// A table of the clinic that is open; `None` for the answers of a year that is not there.
    fn table(&self, kind: TableKind) -> Option<DataTable> {
        let open = self.state.open.as_ref()?;
        let workbook: &Workbook = &open.workbook;
        Some(match kind {
            TableKind::Answers => {
                // From the same as the form on paper: of a closed year from what was kept.
                let source = self.print_source(&Papers::only(Paper::Checklist))?;
                let (year, edition) = source.year?;
                tables::answers(source.workbook, edition, source.workbook.assessment(year)?)
            }
            TableKind::Devices => tables::devices(workbook, &workbook.devices),
            TableKind::Contacts => tables::contacts(workbook),
            TableKind::People => tables::people(workbook),
            TableKind::Sheets => tables::sheets(workbook),
            TableKind::Clinic => tables::clinic(workbook),
        })
    }
}

pub(super) fn extension(content: TableContent) -> &'static str {
    match content {
        TableContent::Csv(_) => "csv",
        TableContent::Xlsx(_) | TableContent::Template | TableContent::Form(_) => "xlsx",
        TableContent::ClosedPapers(..) => "pdf",
    }
}

/// What came of reading a file; `None` where it was broken off.
fn read(path: PathBuf, data: &DataFolder, errand: &mut Errand) -> Option<ImportEvent> {
    let bytes = match read_foreign(data.files(), &path, MAX_BYTES as u64) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(size)) => {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            return Some(ImportEvent::Failed(words::explain_read(&ReadProblem::TooLarge(size))));
        }
        Err(error) => return Some(ImportEvent::Failed(words::explain_unreadable(&error))),
    };
    let mut progress = |share: f32| errand.progress(share);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Some(match exchange::read_table(&bytes, &name.unwrap_or_default(), &mut progress) {
        Ok(file) => ImportEvent::Read(path, Arc::new(file)),
        Err(ReadProblem::Cancelled) => return None,
        Err(problem) => ImportEvent::Failed(words::explain_read(&problem)),
    })
}

pub(super) fn write(
    bytes: &[u8],
    path: PathBuf,
    overwrite: Overwrite,
    data: &DataFolder,
) -> TablePhase {
    match data.write_export(&path, bytes, overwrite) {
        Ok(()) => TablePhase::Done(path),
        Err(StoreError::Exists { .. }) => TablePhase::Exists(path),
        Err(error) => TablePhase::Failed(explain::store::explain_while(Task::Exporting, &error)),
    }
}
