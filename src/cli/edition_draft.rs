//! `edition draft`: the ministry's Excel files as an edition, or as lines that say what was read.

use std::path::Path;

use super::arguments::{DraftOutput, EditionDraft};
use super::out::Out;
use super::{Exit, Outcome, Workshop};
use crate::edition;
use crate::explain::{self, cli, exchange, original as words};
use crate::model::Edition;
use crate::original::{
    DraftForm, DraftInput, FormReading, OriginalFile, OriginalReading, combine, continuation,
    draft, listing, read_original,
};
use crate::report::Fonts;
use crate::sha256::sha256_of;
use crate::store::{Files, ForeignFile, format, read_foreign};

/// Files larger than this are refused unread.
const LARGEST: u64 = crate::exchange::MAX_BYTES as u64;

/// Reads the files; writes the edition, or tells what was read.
pub(super) fn run(workshop: &Workshop, asked: &EditionDraft) -> Outcome {
    let Some(after) = workshop.editions.published(&asked.after) else {
        let known: Vec<&str> = workshop.editions.iter().map(|it| it.id.as_str()).collect();
        return Outcome::problem(cli::edition_id_unknown(&asked.after, &known));
    };
    if let DraftOutput::File { path, force } = &asked.output
        && let Some(obstacle) = (Out { path, force: *force }).obstacle(workshop)
    {
        return obstacle;
    }
    let (mut files, mut readings) = (Vec::new(), Vec::new());
    for path in std::iter::once(&asked.file).chain(&asked.vendor) {
        match read_file(workshop.data.files(), path) {
            Ok((file, reading)) => {
                files.push(file);
                readings.push(reading);
            }
            Err(outcome) => return outcome,
        }
    }
    let forms = match combine(&readings) {
        Ok(forms) => forms,
        Err(problem) => return words::explain(&problem).into(),
    };
    match &asked.output {
        DraftOutput::List => list(after, &forms),
        DraftOutput::File { path, force } => {
            let forms: Vec<DraftForm<'_>> = forms.into_iter().map(DraftForm::read).collect();
            let before = revision_before(workshop, asked, path);
            let input = DraftInput {
                id: &asked.id,
                year: asked.year,
                after,
                revision_before: before.as_ref(),
                files: &files,
                forms: &forms,
                marking: before.as_ref().and_then(|it| it.marking),
                confirmed: None,
            };
            write(workshop, &input, Out { path, force: *force })
        }
    }
}

/// One of the files. Which form it holds is in it, and not in the place where it was named.
fn read_file(files: &dyn Files, path: &Path) -> Result<(OriginalFile, OriginalReading), Outcome> {
    let bytes = match read_foreign(files, path, LARGEST) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(_)) => {
            return Err(in_file(path, words::explain(&words::too_large())));
        }
        Err(error) => {
            return Err(in_file(path, words::unreadable(exchange::explain_unreadable(&error))));
        }
    };
    let reading = read_original(&bytes).map_err(|it| in_file(path, words::explain(&it)))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((OriginalFile { name, sha256: sha256_of(&bytes) }, reading))
}

fn in_file(path: &Path, explanation: crate::text::Explanation) -> Outcome {
    let mut outcome = Outcome::from(explanation);
    outcome.err.insert_str(0, &format!("{}\n", path.display()));
    outcome
}

fn list(after: &Edition, forms: &[(usize, &FormReading)]) -> Outcome {
    let mut outcome = Outcome::fine(String::new());
    for (_, form) in forms {
        for line in listing(form, &continuation(form, after)) {
            outcome.say(&line);
        }
        for remark in words::remarks(form) {
            outcome.warn(&remark);
        }
        if let Some(twice) = form.number_twice() {
            outcome.warn(&words::number_twice(form.kind, &twice));
            outcome.exit = Exit::Problem;
        }
    }
    outcome
}

/// The edition of this id that is there already: its keys are kept.
fn revision_before(workshop: &Workshop, asked: &EditionDraft, out: &Path) -> Option<Edition> {
    let at_out = || {
        let bytes = workshop.data.files().read(out).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        edition::load(&text, &|_| true).ok().filter(|it| it.id == asked.id)
    };
    let known = workshop.editions.published(&asked.id).cloned();
    [at_out(), known].into_iter().flatten().max_by_key(|it| it.revision)
}

fn write(workshop: &Workshop, input: &DraftInput<'_>, out: Out<'_>) -> Outcome {
    let made = match draft(input) {
        Ok(made) => made,
        Err(problem) => return words::explain_draft(&problem).into(),
    };
    let text = format::edition_text(&made);
    if let Err(error) = edition::load(&text, &Fonts::bundled_has_glyph) {
        let lines: Vec<String> = error.problems.iter().map(explain::edition::problem).collect();
        return Outcome::problem(
            [words::NO_EDITION.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n"),
        );
    }
    if let Err(outcome) = out.write(workshop, text.as_bytes()) {
        return outcome;
    }
    let mut outcome = Outcome::fine(cli::edition_drafted(out.path, &made) + "\n");
    for read in input.forms {
        for remark in words::remarks(read.form) {
            outcome.warn(&remark);
        }
    }
    outcome
}
