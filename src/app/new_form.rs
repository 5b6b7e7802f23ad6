//! Forms of the ministry's that are read in: the files read, matched and kept in the background.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::job::{Answer, Errand};
use crate::edition::{self, EditionLibrary};
use crate::explain::{self, exchange, original as words};
use crate::model::{Edition, FiscalYear};
use crate::original::{FormReview, OriginalFile, combine, read_original};
use crate::report::Fonts;
use crate::sha256::sha256_of;
use crate::state::{Event, FormFile, JobKind, NewFormEffect, NewFormEvent};
use crate::store::{DataFolder, ForeignFile, KeptOriginal, StoreError, format, read_foreign};
use crate::text::Explanation;
use crate::workshop;

/// Files larger than this are refused unread.
const LARGEST: u64 = crate::exchange::MAX_BYTES as u64;

impl App {
    pub(super) fn carry_out_new_form(&mut self, effect: NewFormEffect, frame: &eframe::Frame) {
        match effect {
            NewFormEffect::Pick(typed) => self.pick_form(&typed, frame),
            NewFormEffect::Read(paths) => self.read_form(paths),
            NewFormEffect::Cancel => {
                self.jobs.drop_answer(JobKind::NewForm);
                self.jobs.drop_answer(JobKind::PickForm);
            }
            NewFormEffect::Match => self.match_form(),
            NewFormEffect::Keep { on, by } => self.keep_form(on, by),
        }
    }

    fn read_form(&mut self, paths: Vec<PathBuf>) {
        let data = self.data.clone();
        self.start(JobKind::NewForm, move |errand| {
            let event = read_all(&paths, &data, errand);
            event.map_or(Answer::Nothing, |event| Answer::Event(Event::NewForm(event)))
        });
    }

    fn match_form(&mut self) {
        let form = &self.state.new_form;
        let Some(year) = form.year else { return };
        let files = form.files.clone();
        let after = Arc::new(edition_before(&self.library, year).clone());
        self.start(JobKind::NewForm, move |_| {
            let readings: Vec<_> = files.iter().map(|file| file.reading.as_ref().clone()).collect();
            let names = files.into_iter().map(|file| file.file).collect();
            Answer::Event(Event::NewForm(match combine(&readings) {
                Ok(forms) => {
                    let forms = forms.into_iter().map(|(file, form)| (file, form.clone()));
                    let review = FormReview::begin(after, names, forms.collect());
                    NewFormEvent::Matched(Box::new(review))
                }
                Err(problem) => NewFormEvent::Failed(words::explain(&problem)),
            }))
        });
    }

    fn keep_form(&mut self, on: NaiveDate, by: String) {
        let form = &self.state.new_form;
        let (Some(year), Some(review)) = (form.year, form.review.clone()) else { return };
        let id = edition_id(year);
        let before = self.library.published(&id).cloned();
        let (files, data) = (form.files.clone(), self.data.clone());
        self.start(JobKind::NewForm, move |_| {
            let made = review.edition(&id, year, before.as_ref(), Some((on, &by)));
            let event = match made {
                Ok(edition) => keep(&edition, &files, &data),
                Err(problem) => NewFormEvent::Failed(words::explain_draft(&problem)),
            };
            Answer::Event(Event::NewForm(event))
        });
    }

    pub(super) fn remove_edition(&mut self, id: String) {
        let data = self.data.clone();
        self.start(JobKind::RemoveEdition, move |_| {
            Answer::Event(Event::EditionRemoved(workshop::remove_edition(&data, &id)))
        });
    }

    /// Reads the editions of the data folder again: one was added or removed.
    pub(super) fn reload_editions(&mut self) {
        (self.library, _) = workshop::library(&self.data);
        self.editions = super::listing::known_editions(&self.library);
        self.sources = super::settings::sources(&self.library);
        self.forget_shown_wording();
    }
}

/// The id of the edition of a year.
fn edition_id(year: FiscalYear) -> String {
    format!("mhlw-{}", year.number())
}

/// The edition whose rows that of `year` goes on with.
fn edition_before(library: &EditionLibrary, year: FiscalYear) -> &Edition {
    let earlier = library.iter().filter(|it| it.fiscal_year < year && !it.bridge);
    let last = earlier.max_by_key(|it| it.fiscal_year).map(|it| it.id.as_str());
    let published = last.and_then(|id| library.published(id));
    published.unwrap_or_else(|| library.for_year(year))
}

/// Reads the files in their order; the first one that cannot be taken is told, and none is taken.
fn read_all(paths: &[PathBuf], data: &DataFolder, errand: &mut Errand) -> Option<NewFormEvent> {
    let mut files = Vec::new();
    for path in paths {
        if errand.keeps_on().is_break() {
            return None;
        }
        match read_one(path, data) {
            Ok(file) => files.push(file),
            Err(explanation) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let what = words::in_file(&name, &explanation.what);
                return Some(NewFormEvent::Failed(Explanation { what, ..explanation }));
            }
        }
    }
    Some(NewFormEvent::Read(files))
}

fn read_one(path: &Path, data: &DataFolder) -> Result<FormFile, Explanation> {
    let bytes = match read_foreign(data.files(), path, LARGEST) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(_)) => return Err(words::explain(&words::too_large())),
        Err(error) => return Err(words::unreadable(exchange::explain_unreadable(&error))),
    };
    let reading = read_original(&bytes).map_err(|problem| words::explain(&problem))?;
    for form in &reading.forms {
        if let Some(twice) = form.number_twice() {
            let problem = crate::original::DraftProblem::NumberTwice(form.kind, twice);
            return Err(words::explain_draft(&problem));
        }
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = OriginalFile { name, sha256: sha256_of(&bytes) };
    Ok(FormFile { file, reading: Arc::new(reading), bytes: Arc::new(bytes) })
}

fn keep(edition: &Edition, files: &[FormFile], data: &DataFolder) -> NewFormEvent {
    let text = format::edition_text(edition);
    if let Err(error) = edition::load(&text, &Fonts::bundled_has_glyph) {
        let lines: Vec<String> = error.problems.iter().map(explain::edition::problem).collect();
        return NewFormEvent::Failed(words::no_edition(&lines.join("\n")));
    }
    let originals: Vec<KeptOriginal<'_>> = files
        .iter()
        .map(|file| KeptOriginal { name: &file.file.name, bytes: &file.bytes })
        .collect();
    let kept = data.keep_edition(&edition.id, &text, &originals);
    match kept {
        Ok(_) => NewFormEvent::Kept(edition::reference(edition), edition.fiscal_year),
        Err(error) => NewFormEvent::Failed(explain_keep(&error)),
    }
}

fn explain_keep(error: &StoreError) -> Explanation {
    explain::store::explain_while(explain::store::Task::KeepingForm, error)
}
