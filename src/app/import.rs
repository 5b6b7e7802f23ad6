//! Tables in and out of the window: files read and judged off its thread, and written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{App, Mailbox, Picked};
use crate::exchange::{self, MAX_BYTES, Plan, ReadProblem, Table, TableKind, tables};
use crate::explain;
use crate::explain::exchange as words;
use crate::explain::store::Task;
use crate::model::Workbook;
use crate::state::{
    Event, ImportEffect, ImportEvent, TableContent, TableEffect, TableEvent, TablePhase,
};
use crate::store::{DataFolder, ForeignFile, Overwrite, StoreError, read_foreign};
use crate::text::Explanation;

impl App {
    pub(super) fn carry_out_import(&mut self, effect: ImportEffect, frame: &eframe::Frame) {
        match effect {
            ImportEffect::Pick(typed) => {
                let sender = self.sender.clone();
                let reply = Box::new(move |picked| {
                    sender.send(Event::Import(match answer(picked, words::NO_OPEN_DIALOG) {
                        Ok(path) => ImportEvent::Picked(path),
                        Err(explanation) => ImportEvent::Failed(explanation),
                    }));
                });
                let folder = typed.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = folder.map_or_else(|| self.platform.export_folder(), Path::to_owned);
                self.platform.pick_table(&folder, frame, reply);
            }
            ImportEffect::Read(path) => self.read_import(path),
            ImportEffect::Cancel => self.cancel_import.store(true, Ordering::Relaxed),
            ImportEffect::Judge(asked) => self.judge_import(asked),
        }
    }

    fn read_import(&mut self, path: PathBuf) {
        let cancel = self.supersede_import();
        let (sender, data) = (self.sender.clone(), self.data.clone());
        self.platform.run(Box::new(move || {
            let event = read(path, &data, &cancel, &sender);
            sender.send(Event::Import(event));
        }));
    }

    /// Stops what goes on for an import; returns the flag by which the next work is stopped.
    fn supersede_import(&mut self) -> Arc<AtomicBool> {
        self.cancel_import.store(true, Ordering::Relaxed);
        self.cancel_import = Arc::default();
        Arc::clone(&self.cancel_import)
    }

    fn judge_import(&mut self, asked: u64) {
        let cancel = self.supersede_import();
        let (Some(open), Some(read)) = (&self.state.open, self.state.import.file()) else {
            return;
        };
        let (file, sheet, matching) = (Arc::clone(&read.file), read.sheet, read.matching.clone());
        let (workbook, options) = (Arc::clone(&open.workbook), self.state.import.options);
        let sender = self.sender.clone();
        self.platform.run(Box::new(move || {
            let Some(sheet) = file.sheets.get(sheet) else { return };
            let mut keeps_on = || keeps_on(&cancel);
            // Nobody waits for a plan that was broken off.
            if let Some(plan) = Plan::judged(sheet, &matching, options, &workbook, &mut keeps_on) {
                sender.send(Event::Import(ImportEvent::Judged(asked, Arc::new(plan))));
            }
        }));
    }

    pub(super) fn carry_out_table(
        &mut self,
        asked: u64,
        effect: TableEffect,
        frame: &eframe::Frame,
    ) {
        match effect {
            TableEffect::Propose(content) => {
                let path = self.platform.export_folder().join(self.name_for(content));
                self.sender.send(Event::Table(asked, TableEvent::Proposed(path)));
            }
            TableEffect::Pick(content, path) => {
                let sender = self.sender.clone();
                let reply = Box::new(move |picked| {
                    let event = match answer(picked, explain::start::NO_FILE_DIALOG) {
                        Ok(path) => TableEvent::Picked(path),
                        Err(explanation) => TableEvent::Ended(TablePhase::Failed(explanation)),
                    };
                    sender.send(Event::Table(asked, event));
                });
                self.platform.pick_table_target(&path, extension(content), frame, reply);
            }
            TableEffect::Write(content, path, overwrite) => {
                self.write_table(asked, content, path, overwrite);
            }
        }
    }

    fn name_for(&self, content: TableContent) -> String {
        let clinic = self.state.open.as_ref().map_or("", |open| &open.workbook.clinic.name);
        let table = match content {
            TableContent::Csv(kind) | TableContent::Xlsx(kind) => words::table(kind),
            TableContent::Template => return words::template_name(extension(content)),
        };
        words::file_name(table, clinic, self.platform.now().date(), extension(content))
    }

    fn write_table(&self, asked: u64, content: TableContent, path: PathBuf, overwrite: bool) {
        let now = self.platform.now();
        let table = match content {
            TableContent::Csv(kind) | TableContent::Xlsx(kind) => self.table(kind),
            TableContent::Template => None,
        };
        let (sender, data) = (self.sender.clone(), self.data.clone());
        self.platform.run(Box::new(move || {
            let bytes = match (content, &table) {
                (TableContent::Template, _) => exchange::template(now),
                (TableContent::Xlsx(_), Some(table)) => exchange::xlsx(table, now),
                (TableContent::Csv(_), Some(table)) => Ok(exchange::csv(table)),
                (_, None) => {
                    let phase = TablePhase::Failed(words::no_year());
                    sender.send(Event::Table(asked, TableEvent::Ended(phase)));
                    return;
                }
            };
            let phase = match bytes {
                Ok(bytes) => write(&bytes, path, overwrite, &data),
                Err(error) => TablePhase::Failed(words::explain_write(&error)),
            };
            sender.send(Event::Table(asked, TableEvent::Ended(phase)));
        }));
    }

    /// A table of the clinic that is open; `None` for the answers of a year that is not there.
    fn table(&self, kind: TableKind) -> Option<Table> {
        let open = self.state.open.as_ref()?;
        let workbook: &Workbook = &open.workbook;
        Some(match kind {
            TableKind::Answers => {
                let assessment = open.assessment()?;
                let edition = self.edition_of(assessment.fiscal_year)?;
                tables::answers(workbook, edition, assessment)
            }
            TableKind::Devices => tables::devices(workbook, &workbook.devices),
            TableKind::Contacts => tables::contacts(workbook),
            TableKind::People => tables::people(workbook),
        })
    }
}

fn extension(content: TableContent) -> &'static str {
    match content {
        TableContent::Csv(_) => "csv",
        TableContent::Xlsx(_) | TableContent::Template => "xlsx",
    }
}

/// The path that was picked, or what to say where no dialog could be shown.
fn answer(picked: Picked, unavailable: [&str; 2]) -> Result<Option<PathBuf>, Explanation> {
    match picked {
        Picked::Path(path) => Ok(Some(path)),
        Picked::Nothing => Ok(None),
        Picked::Unavailable => {
            let [what, todo] = unavailable.map(str::to_owned);
            Err(Explanation { what, safe: String::new(), todo, details: String::new() })
        }
    }
}

fn read(path: PathBuf, data: &DataFolder, cancel: &AtomicBool, sender: &Mailbox) -> ImportEvent {
    let bytes = match read_foreign(data.files(), &path, MAX_BYTES as u64) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(size)) => {
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            return ImportEvent::Failed(words::explain_read(&ReadProblem::TooLarge(size)));
        }
        Err(error) => return ImportEvent::Failed(words::explain_unreadable(&error)),
    };
    let mut last = 0.0;
    let mut progress = |share: f32| {
        if share - last >= 0.05 {
            last = share;
            sender.send(Event::Import(ImportEvent::Progress(share)));
        }
        keeps_on(cancel)
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    match exchange::read_table(&bytes, &name.unwrap_or_default(), &mut progress) {
        Ok(file) => ImportEvent::Read(path, Arc::new(file)),
        Err(ReadProblem::Cancelled) => ImportEvent::Cancelled,
        Err(problem) => ImportEvent::Failed(words::explain_read(&problem)),
    }
}

pub(super) fn keeps_on(cancel: &AtomicBool) -> ControlFlow<()> {
    if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

fn write(bytes: &[u8], path: PathBuf, overwrite: bool, data: &DataFolder) -> TablePhase {
    let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
    match data.write_export(&path, bytes, overwrite) {
        Ok(()) => TablePhase::Done(path),
        Err(StoreError::Exists { .. }) => TablePhase::Exists(path),
        Err(error) => TablePhase::Failed(explain::store::explain_while(Task::Exporting, &error)),
    }
}
