//! The wording of an edition beside the ministry's file, in the background.

use std::path::{Path, PathBuf};

use super::App;
use super::job::Answer;
use crate::edition::compare::{ComparedSpan, Comparison, OriginalStanding, compare, marked};
use crate::explain::{exchange, original as words};
use crate::model::proofreading::Piece;
use crate::model::{Edition, WordingPlace};
use crate::original::{OriginalProblem, WordChanges, WordSpan};
use crate::pdf_text;
use crate::state::{Difference, Event, JobKind, OriginalFindings};
use crate::store::{DataFolder, ForeignFile, read_foreign};
use crate::text::Explanation;
use crate::workshop::original_text;

/// Files larger than this are refused unread.
const LARGEST: u64 = pdf_text::LARGEST as u64;

impl App {
    pub(super) fn compare_original(&mut self, edition: &str, path: PathBuf) {
        let Some(published) = self.library.published(edition).cloned() else { return };
        let pieces = self.proofreading.pieces(edition).to_vec();
        let data = self.data.clone();
        self.start(JobKind::Compare, move |_| {
            Answer::Event(Event::OriginalCompared(compared(&published, &pieces, &path, &data)))
        });
    }
}

fn compared(
    edition: &Edition,
    pieces: &[Piece],
    path: &Path,
    data: &DataFolder,
) -> Result<OriginalFindings, Explanation> {
    let bytes = match read_foreign(data.files(), path, LARGEST) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(_)) => return Err(words::explain(&words::too_large())),
        Err(error) => return Err(words::unreadable(exchange::explain_unreadable(&error))),
    };
    let comparison = compare(edition, &original_text(&bytes)?);
    if comparison.forms.is_empty() {
        return Err(words::explain(&OriginalProblem::NoForm(Vec::new())));
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(findings(&comparison, pieces, &edition.id, file))
}

fn side_by_side(ours: &str, original: &str) -> WordChanges {
    let (ours, original) = marked(ours, original);
    let spans = |spans: Vec<ComparedSpan>| {
        let spans = spans.into_iter();
        spans.map(|it| WordSpan { text: it.text, is_changed: it.differs }).collect()
    };
    WordChanges { before: spans(ours), now: spans(original) }
}

/// What the comparison says of each piece that is listed. A piece counts as found where all of its
/// places do.
fn findings(
    comparison: &Comparison,
    pieces: &[Piece],
    edition: &str,
    file: String,
) -> OriginalFindings {
    let mut found = OriginalFindings { file, ..OriginalFindings::default() };
    for key in pieces.iter().map(|piece| &piece.key).filter(|key| key.edition == edition) {
        let standings: Vec<&OriginalStanding> = key
            .places()
            .filter_map(|place| {
                let mut places = comparison.places.iter();
                places.find(|it| it.place == place && it.words == key.words)
            })
            .map(|it| &it.standing)
            .collect();
        let original = standings.iter().find_map(|standing| match standing {
            OriginalStanding::Differs { original } => Some(original.clone()),
            _ => None,
        });
        if let Some(original) = original {
            let changes = side_by_side(&key.words, &original);
            found.differ.push(Difference { key: key.clone(), original, changes });
        } else if !standings.is_empty()
            && standings.iter().all(|standing| **standing == OriginalStanding::Same)
        {
            found.same.push(key.clone());
        } else if standings.iter().any(|standing| **standing == OriginalStanding::NotFound) {
            found.not_found += key.places().count();
        }
    }
    let is_listed = |place: &WordingPlace, words: &str| {
        pieces.iter().any(|piece| {
            let key = &piece.key;
            key.words == words && key.places().any(|of_piece| of_piece == *place)
        })
    };
    for other in comparison.differences().filter(|it| !is_listed(&it.place, &it.words)) {
        let original = match &other.standing {
            OriginalStanding::Differs { original } => Some(original.clone()),
            _ => None,
        };
        found.confirmed_differ.push((other.number.clone(), other.words.clone(), original));
    }
    found
}
