//! 文言の確認 — what the clinic found when it compared wording with the official PDF.
//!
//! The checks lie over the edition like a transparent sheet. Each remembers the words that it was
//! made on, and counts only while the edition still has those words at that place: an update that
//! changes them asks for a new look. Whoever shows or prints an edition decides whether the sheet
//! lies on it; a closed year prints without it, from what was copied when it was closed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::wording_place::{self, WordingPart, WordingPlace};
use super::{Edition, FormKind, Wording};

/// One piece of wording, compared with the original.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingCheck {
    /// The id of the edition or check table.
    pub edition: String,
    /// Where the wording stands.
    pub place: WordingPlace,
    /// The edition's words at the time of the check; empty where a check table lacked them.
    pub words: String,
    /// The words of the original where they differ; `None` where they are the same.
    pub correction: Option<String>,
    /// The day of the check.
    pub checked_on: NaiveDate,
}

impl WordingCheck {
    /// Whether both checks are of the same words at the same place.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        self.edition == other.edition && self.place == other.place && self.words == other.words
    }
}

/// Everything that was compared, in one data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// The checks, at most one for the same words at the same place.
    pub checks: Vec<WordingCheck>,
    /// Ids of editions that programs of before noted here. Nothing is done with them; they stay in the
    /// file as they were read.
    pub pointed_out: Vec<String>,
}

impl Overlay {
    /// The check of the words that an edition has at a place.
    #[must_use]
    pub fn check(&self, edition: &str, place: &WordingPlace, words: &str) -> Option<&WordingCheck> {
        let is_it = |check: &&WordingCheck| {
            check.words == words && check.place == *place && check.edition == edition
        };
        self.checks.iter().find(is_it)
    }

    /// Adds a check in the place of an earlier one of the same words.
    pub fn set(&mut self, check: WordingCheck) {
        match self.checks.iter_mut().find(|it| it.is_of_same(&check)) {
            Some(earlier) => *earlier = check,
            None => self.checks.push(check),
        }
    }

    /// What became of `self` while somebody turned `base` into `theirs`: the changes that lead from
    /// `base` to `self`, made to `theirs`.
    #[must_use]
    pub fn merged(&self, base: &Self, mut theirs: Self) -> Self {
        for check in &base.checks {
            if !self.checks.iter().any(|it| it.is_of_same(check)) {
                theirs.checks.retain(|it| !it.is_of_same(check));
            }
        }
        for check in &self.checks {
            if !base.checks.contains(check) {
                theirs.set(check.clone());
            }
        }
        for id in &self.pointed_out {
            if !theirs.pointed_out.contains(id) {
                theirs.pointed_out.push(id.clone());
            }
        }
        theirs
    }
}

/// The edition as it is shown and printed: what was compared with the original is confirmed, and
/// corrected where the original has other words. The edition's first source is the original.
#[must_use]
pub fn apply(edition: &Edition, overlay: &Overlay) -> Edition {
    let mut shown = edition.clone();
    let original = edition.sources.first().map(|source| source.id.as_str());
    wording_place::visit(&mut shown, &mut |place, wording| {
        let Some(check) = overlay.check(&edition.id, &place, &wording.text) else {
            return;
        };
        read_in_original(wording, check, original);
    });
    shown
}

/// Makes wording what a check has found in the original, which is the source with this id.
pub(super) fn read_in_original(
    wording: &mut Wording,
    check: &WordingCheck,
    original: Option<&str>,
) {
    if let Some(correction) = &check.correction {
        wording.text.clone_from(correction);
        wording.read_in.clear();
    }
    wording.confirmed = true;
    if let Some(original) = original.filter(|id| !wording.read_in.iter().any(|it| it == id)) {
        wording.read_in.push(original.to_owned());
    }
}

/// What a piece is: the same words in the same part, on one form or on both.
///
/// The same words in another part are another piece, because the original may differ there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PieceKey {
    /// The id of the edition or check table.
    pub edition: String,
    /// The forms on which it stands; empty for the edition as a whole and for a check table.
    pub forms: Vec<FormKind>,
    /// What it is there.
    pub part: WordingPart,
    /// The edition's words; empty where they are missing.
    pub words: String,
}

impl PieceKey {
    /// Whether there are no words to compare: they are typed in from the original.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the original may have the same: words, or none where none are needed.
    #[must_use]
    pub fn may_be_same(&self) -> bool {
        !self.is_missing() || matches!(&self.part, WordingPart::Table(part) if part.is_optional())
    }

    /// The places that one look at the original settles.
    pub fn places(&self) -> impl Iterator<Item = WordingPlace> {
        let whole = self.forms.is_empty().then_some(None);
        let forms = self.forms.iter().copied().map(Some);
        forms.chain(whole).map(|form| WordingPlace { form, part: self.part.clone() })
    }
}

/// Which forms a piece stands on, in the order in which pieces are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceScope {
    /// The edition as a whole.
    Edition,
    /// Both forms.
    Both,
    /// One form.
    Form(FormKind),
    /// A check table.
    Table,
}

/// The kind of place a piece stands in, in the order in which pieces are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceKind {
    /// Names and titles.
    Name,
    /// Notes above the table.
    Note,
    /// Heads of columns.
    Column,
    /// Titles of sections, headings of groups.
    Heading,
    /// Numbers and sentences of items.
    Item,
}

/// How a piece stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceStanding {
    /// Not compared with the original yet.
    Open,
    /// The original has the same words.
    Same {
        /// The day of the check.
        on: NaiveDate,
    },
    /// The original has other words.
    Corrected {
        /// Those words.
        to: String,
        /// The day of the check.
        on: NaiveDate,
    },
}

impl PieceStanding {
    /// How a piece stands with this check of it.
    pub(super) fn of(check: Option<&WordingCheck>) -> Self {
        match check.map(|check| (check.correction.clone(), check.checked_on)) {
            None => Self::Open,
            Some((None, on)) => Self::Same { on },
            Some((Some(to), on)) => Self::Corrected { to, on },
        }
    }
}

/// A piece of wording to be compared with the original, or that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub key: PieceKey,
    /// The sources in which the words were read.
    pub read_in: Vec<String>,
    /// How it stands.
    pub standing: PieceStanding,
}

impl Piece {
    /// Whether it still has to be compared.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == PieceStanding::Open
    }

    /// Which forms it stands on.
    #[must_use]
    pub fn scope(&self) -> PieceScope {
        match self.key.forms[..] {
            _ if matches!(self.key.part, WordingPart::Table(_)) => PieceScope::Table,
            [] => PieceScope::Edition,
            [form] => PieceScope::Form(form),
            _ => PieceScope::Both,
        }
    }

    /// What kind of place it stands in.
    #[must_use]
    pub fn kind(&self) -> PieceKind {
        match self.key.part {
            WordingPart::EditionName
            | WordingPart::Title
            | WordingPart::FormName
            | WordingPart::VendorNameLabel => PieceKind::Name,
            WordingPart::Note => PieceKind::Note,
            WordingPart::Column(_) => PieceKind::Column,
            WordingPart::ApplicabilityTitle
            | WordingPart::SectionTitle(_)
            | WordingPart::GroupHeading(_) => PieceKind::Heading,
            // The table is read from top to bottom beside its original.
            WordingPart::ItemNumber(_) | WordingPart::ItemWording(_) | WordingPart::Table(_) => {
                PieceKind::Item
            }
        }
    }

    /// How many places on the forms it covers.
    #[must_use]
    pub fn places(&self) -> usize {
        self.key.places().count()
    }
}

/// Every piece of an edition (as published) that is not known to be the form's own wording, or was
/// not until it was checked; by forms, then by kind, then in printing order. Words that stand on both
/// forms in the same part are one piece while they stand alike, unless `is_apart` says that each
/// form is looked at by itself. A bridge has none: its wording stands on no form.
#[must_use]
pub fn pieces(
    edition: &Edition,
    overlay: &Overlay,
    is_apart: &dyn Fn(&PieceKey) -> bool,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    if edition.bridge {
        return pieces;
    }
    wording_place::visit(&mut edition.clone(), &mut |place, wording| {
        let check = overlay.check(&edition.id, &place, &wording.text);
        if wording.confirmed && check.is_none() {
            return;
        }
        let standing = PieceStanding::of(check);
        let is_same = |piece: &Piece| {
            piece.key.part == place.part
                && piece.key.words == wording.text
                && piece.standing == standing
        };
        if let Some(form) = place.form {
            if pieces.iter().any(|it| is_same(it) && it.key.forms.contains(&form)) {
                // A note that stands on the form twice is one check.
                return;
            }
            if let Some(same) = pieces.iter_mut().find(|it| is_same(it)) {
                let mut joined = same.key.clone();
                joined.forms.push(form);
                if !is_apart(&joined) {
                    same.key = joined;
                    let new = wording.read_in.iter().filter(|id| !same.read_in.contains(id));
                    let new: Vec<String> = new.cloned().collect();
                    same.read_in.extend(new);
                    return;
                }
            }
        }
        pieces.push(Piece {
            key: PieceKey {
                edition: edition.id.clone(),
                forms: place.form.into_iter().collect(),
                part: place.part,
                words: wording.text.clone(),
            },
            read_in: wording.read_in.clone(),
            standing,
        });
    });
    pieces.sort_by_key(|piece| (piece.scope(), piece.kind()));
    pieces
}

/// How many places of an edition or check table still have to be compared with its original or typed
/// in from it. Whoever names a number names this one.
#[must_use]
pub fn unconfirmed(pieces: &[Piece], of: &str) -> usize {
    let open = pieces.iter().filter(|piece| piece.is_open() && piece.key.edition == of);
    open.map(Piece::places).sum()
}

/// Words typed as a correction, as they are kept: on one line, without blanks around them, and
/// `None` where nothing is left of them.
#[must_use]
pub fn cleaned(typed: &str) -> Option<String> {
    let words: String = typed.chars().filter(|c| !is_hidden(*c)).collect();
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Control characters, and marks that change the direction or the joining of writing unseen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
