//! The pieces of wording that are looked for.

use crate::model::{Edition, FormKind, ItemKey, WordingPart, WordingPlace, wording_place};

use super::normal::Normal;

/// One piece.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) place: WordingPlace,
    pub(super) words: String,
    pub(super) normal: Vec<char>,
    /// The full number of its row, where it belongs to one.
    pub(super) number: String,
}

impl Piece {
    /// Whether it is a sentence or a heading, which stands somewhere in the order of the form.
    pub(super) fn is_in_sequence(&self) -> bool {
        matches!(
            self.place.part,
            WordingPart::Note
                | WordingPart::ApplicabilityTitle
                | WordingPart::SectionTitle(_)
                | WordingPart::GroupHeading(_)
                | WordingPart::ItemWording(_)
        )
    }

    pub(super) fn item(&self) -> Option<&ItemKey> {
        match &self.place.part {
            WordingPart::ItemNumber(key) | WordingPart::ItemWording(key) => Some(key),
            _ => None,
        }
    }
}

/// All pieces of an edition, in the order of [`Edition::wordings`].
pub(super) fn pieces(edition: &Edition) -> Vec<Piece> {
    let mut pieces = Vec::new();
    wording_place::visit(&mut edition.clone(), &mut |place, wording| {
        let words = wording.text.clone();
        let normal = Normal::of(&words).chars;
        let mut piece = Piece { place, words, normal, number: String::new() };
        if let (Some(form), Some(key)) = (piece.place.form, piece.item()) {
            let row = edition.form(form).row(key);
            piece.number = row.map(|row| row.full_number()).unwrap_or_default();
        }
        pieces.push(piece);
    });
    pieces
}

/// The pieces of one form, by their place among all.
pub(super) fn of_form(pieces: &[Piece], form: FormKind) -> Vec<usize> {
    let own = pieces.iter().enumerate().filter(|(_, it)| it.place.form == Some(form));
    own.map(|(at, _)| at).collect()
}
