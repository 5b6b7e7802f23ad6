//! The wording of the check table (確認表), compared with the original and typed in from it.
//!
//! What holds for an edition holds here too. In addition the table has places whose wording nobody
//! has read yet. A check of such a place is made on no words at all, and its correction is what was
//! typed in, or none where the original has no words there either. It no longer counts once the
//! table comes with words of its own.

use serde::{Deserialize, Serialize};

use super::proofreading::{Overlay, Piece, PieceKey, PieceStanding, read_in_original};
use super::wording_place::{WordingPart, WordingPlace};
use super::{CheckTable, Wording};

/// What a piece of wording is in the check table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TablePart {
    /// The title of the table.
    Title,
    /// The name of the 区分 with this number.
    DivisionName(String),
    /// What the 区分 with this number is for.
    DivisionPurpose(String),
    /// The 大項目 with this number.
    GroupTitle(String),
    /// The 確認項目 with this key.
    Item(String),
}

impl TablePart {
    /// Whether a table may do without it, so that the original need not have any words there.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        matches!(self, Self::DivisionPurpose(_) | Self::GroupTitle(_))
    }
}

/// Visits every place of the table that has official wording or should have it, in the order of the
/// table. Wording that every table has cannot be taken out.
pub fn visit(table: &mut CheckTable, visit: &mut dyn FnMut(TablePart, &mut Option<Wording>)) {
    visit_required(TablePart::Title, &mut table.title, visit);
    for division in &mut table.divisions {
        let number = &division.number;
        visit_required(TablePart::DivisionName(number.clone()), &mut division.name, visit);
        visit(TablePart::DivisionPurpose(number.clone()), &mut division.purpose);
        for group in &mut division.groups {
            visit(TablePart::GroupTitle(group.number.clone()), &mut group.title);
            for item in &mut group.items {
                visit(TablePart::Item(item.key.clone()), &mut item.wording);
            }
        }
    }
}

fn visit_required(
    part: TablePart,
    wording: &mut Wording,
    visit: &mut dyn FnMut(TablePart, &mut Option<Wording>),
) {
    let mut slot = Some(wording.clone());
    visit(part, &mut slot);
    if let Some(visited) = slot {
        *wording = visited;
    }
}

/// The words a check of this place is made on: none where the wording is missing.
fn words(wording: Option<&Wording>) -> &str {
    wording.map_or("", |wording| wording.text.as_str())
}

fn place(part: TablePart) -> WordingPlace {
    WordingPlace { form: None, part: WordingPart::Table(part) }
}

/// The table as it is shown and printed: what was compared with the original is confirmed or
/// corrected, and what was missing has the words that were typed in. The table's first source is
/// the original.
#[must_use]
pub fn apply(table: &CheckTable, overlay: &Overlay) -> CheckTable {
    let mut shown = table.clone();
    let original = table.sources.first().map(|source| source.id.as_str());
    visit(&mut shown, &mut |part, slot| {
        let Some(check) = overlay.check(&table.id, &place(part), words(slot.as_ref())) else {
            return;
        };
        let missing = || Wording { text: String::new(), confirmed: false, read_in: Vec::new() };
        let mut wording = slot.clone().unwrap_or_else(missing);
        read_in_original(&mut wording, check, original);
        // Where the original has no words either there are none.
        *slot = Some(wording).filter(|wording| !wording.text.is_empty());
    });
    shown
}

/// Every piece of the table (as published) that has to be compared with the original or typed in
/// from it, or was, in the order of the table.
#[must_use]
pub fn pieces(table: &CheckTable, overlay: &Overlay) -> Vec<Piece> {
    let mut pieces = Vec::new();
    visit(&mut table.clone(), &mut |part, wording| {
        let place = place(part);
        let words = words(wording.as_ref()).to_owned();
        let check = overlay.check(&table.id, &place, &words);
        if wording.as_ref().is_some_and(|wording| wording.confirmed) && check.is_none() {
            return;
        }
        pieces.push(Piece {
            key: PieceKey { edition: table.id.clone(), forms: Vec::new(), part: place.part, words },
            read_in: wording.as_ref().map(|it| it.read_in.clone()).unwrap_or_default(),
            standing: PieceStanding::of(check),
        });
    });
    pieces
}
