//! An edition beside the original file: which of its wording stands there, and what is different.
//!
//! Blanks, line breaks, widths and the cells and columns between which a sentence is broken make no
//! difference; everything else does. Sentences are looked for everywhere and given their own place
//! each, in the order of the form; what is too short for that is looked for where its row stands.

mod around;
mod body;
mod find;
mod look_alike;
mod near;
mod normal;
mod piece;
mod regions;
mod sequence;
mod short;

use std::collections::HashMap;

use crate::model::original_text::OriginalText;
use crate::model::{Edition, FormKind, WordingColumn, WordingPart, WordingPlace};

use body::{Body, Span};
use near::Sentences;
use normal::Normal;
use piece::{Piece, of_form, pieces};
use sequence::{Occurrence, assigned, occurrences};

/// How a piece of our wording stands in the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginalStanding {
    /// It stands there.
    Same,
    /// Other words stand in its place.
    Differs {
        /// Those words, on one line.
        original: String,
    },
    /// Neither it nor anything like it was found.
    NotFound,
    /// The file does not hold its form.
    NoForm,
}

/// A piece of our wording beside the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedWording {
    /// Where it stands on our form.
    pub place: WordingPlace,
    /// The full number of its row, for example `2-(4)`; empty where it belongs to none.
    pub number: String,
    /// Our words.
    pub words: String,
    /// How they stand in the original.
    pub standing: OriginalStanding,
}

/// How many pieces stand in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComparisonCounts {
    /// Those that stand in the original.
    pub same: usize,
    /// Those in whose place stand other words.
    pub differs: usize,
    /// Those that were not found.
    pub not_found: usize,
    /// Those whose form the file does not hold.
    pub no_form: usize,
}

/// An edition beside an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every piece, in the order of [`Edition::wordings`].
    pub places: Vec<ComparedWording>,
    /// The forms that the file holds.
    pub forms: Vec<FormKind>,
}

impl Comparison {
    /// The numbers.
    #[must_use]
    pub fn counts(&self) -> ComparisonCounts {
        let mut counts = ComparisonCounts::default();
        for place in &self.places {
            *match place.standing {
                OriginalStanding::Same => &mut counts.same,
                OriginalStanding::Differs { .. } => &mut counts.differs,
                OriginalStanding::NotFound => &mut counts.not_found,
                OriginalStanding::NoForm => &mut counts.no_form,
            } += 1;
        }
        counts
    }

    /// The pieces that a person has to look at.
    pub fn differences(&self) -> impl Iterator<Item = &ComparedWording> {
        self.places.iter().filter(|place| {
            matches!(place.standing, OriginalStanding::Differs { .. } | OriginalStanding::NotFound)
        })
    }
}

/// A part of a text, as it is shown beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedSpan {
    /// The characters.
    pub text: String,
    /// Whether the other text lacks them.
    pub differs: bool,
}

/// Two texts in parts: what both have, and what only one has. Differences of width and blanks are none.
#[must_use]
pub fn marked(ours: &str, original: &str) -> (Vec<ComparedSpan>, Vec<ComparedSpan>) {
    let (one, other) = (Normal::of(ours), Normal::of(original));
    let (only_one, only_other) = near::unshared(&one.chars, &other.chars);
    (parts(ours, &one, &only_one), parts(original, &other, &only_other))
}

fn parts(text: &str, normal: &Normal, differs: &[bool]) -> Vec<ComparedSpan> {
    let mut spans: Vec<ComparedSpan> = Vec::new();
    let mut written = 0;
    for ((_, to), differs) in normal.bytes.iter().zip(differs) {
        let part = &text[written..(*to).max(written)];
        written = (*to).max(written);
        match spans.last_mut() {
            Some(last) if last.differs == *differs => last.text.push_str(part),
            _ if part.is_empty() => {}
            _ => spans.push(ComparedSpan { text: part.to_owned(), differs: *differs }),
        }
    }
    if let Some(last) = spans.last_mut() {
        last.text.push_str(&text[written..]);
    }
    spans
}

/// Looks for all wording of an edition in the text of a file.
#[must_use]
pub fn compare(edition: &Edition, original: &OriginalText) -> Comparison {
    let pieces = pieces(edition);
    let body = Body::of(original);
    let short = short_words(&pieces);
    let regions = regions::regions(&body, &pieces, &short);
    let mut search = Search {
        short,
        standing: vec![OriginalStanding::NotFound; pieces.len()],
        found: HashMap::new(),
        pieces: &pieces,
        body,
    };
    let kinds = [FormKind::Institution, FormKind::Vendor];
    for (form, region) in kinds.iter().zip(&regions) {
        search.sentences(*form, region);
    }
    let everything: Vec<usize> = (0..search.body.blocks.len()).collect();
    search.names(None, &everything);
    for (form, region) in kinds.iter().zip(&regions) {
        search.names(Some(*form), region);
    }
    search.judge();
    for (form, region) in kinds.iter().zip(&regions) {
        search.numbers(*form, region);
        search.columns(*form, region);
        if region.is_empty() {
            for at in of_form(&pieces, *form) {
                search.standing[at] = OriginalStanding::NoForm;
            }
        }
    }
    let places = pieces.iter().zip(search.standing).map(|(piece, standing)| ComparedWording {
        place: piece.place.clone(),
        number: piece.number.clone(),
        words: piece.words.clone(),
        standing,
    });
    let forms = kinds.iter().zip(&regions).filter(|(_, region)| !region.is_empty());
    Comparison { places: places.collect(), forms: forms.map(|(form, _)| *form).collect() }
}

/// The words that may stand beside any row.
fn short_words(pieces: &[Piece]) -> Vec<Vec<char>> {
    let is_short = |it: &&Piece| {
        matches!(it.place.part, WordingPart::Column(_) | WordingPart::VendorNameLabel)
    };
    pieces.iter().filter(is_short).map(|it| it.normal.clone()).collect()
}

struct Search<'a> {
    pieces: &'a [Piece],
    body: Body,
    short: Vec<Vec<char>>,
    /// Where pieces were found, by their place among all.
    found: HashMap<usize, Occurrence>,
    standing: Vec<OriginalStanding>,
}

impl Search<'_> {
    fn sentences(&mut self, form: FormKind, region: &[usize]) {
        let own: Vec<usize> = of_form(self.pieces, form)
            .into_iter()
            .filter(|at| self.pieces[*at].is_in_sequence())
            .collect();
        let sentences = Sentences::of(&self.body, region);
        let occurrences = |at: &usize| {
            let wording = &self.pieces[*at].normal;
            occurrences(&self.body, region, &sentences, wording, &self.short)
        };
        let found = own.iter().map(occurrences).collect();
        let assigned = assigned(&mut self.body, found);
        for (at, occurrence) in own.iter().zip(assigned) {
            self.found.extend(occurrence.map(|it| (*at, it)));
        }
        for at in own {
            let is_row = matches!(self.pieces[at].place.part, WordingPart::ItemWording(_));
            if is_row && !self.found.contains_key(&at) {
                self.by_place(at, form, &sentences, region);
            }
        }
    }

    /// Looks for a row that has hardly a word of ours: between the rows around it, under or over them,
    /// with our number before it or at least some of our words in it.
    fn by_place(&mut self, at: usize, form: FormKind, sentences: &Sentences, region: &[usize]) {
        let piece = &self.pieces[at];
        let first = |at: usize| Some((at, *self.found.get(&at)?.spans.first()?));
        let rows: Vec<(usize, Span)> =
            of_form(self.pieces, form).into_iter().filter_map(first).collect();
        let above = rows.iter().filter(|(it, _)| *it < at).map(|(_, span)| *span).max();
        let below = rows.iter().filter(|(it, _)| *it > at).map(|(_, span)| *span).min();
        let items = self.rows(form);
        let mut best: Option<(f32, Vec<Span>)> = None;
        for near in sentences.all(&piece.normal) {
            let Some(first) = near.spans.first().copied() else { continue };
            let is_between = above.is_none_or(|it| it < first) && below.is_none_or(|it| first < it);
            let place = |span: &Span| self.body.blocks[span.block].place_of(span.from, span.to);
            let is_under = items.iter().filter_map(|row| row.first()).any(|row| {
                let (row, own) = (place(row), place(&first));
                (row.left - own.left).abs() <= 2.0 * own.height().min(row.height())
            });
            if !is_between || !is_under || !self.body.are_free(&near.spans) {
                continue;
            }
            let number = short::number_before(&self.body, &near.spans, region);
            let is_ours = number.is_some_and(|it| self.is_number_of(at, form, &it));
            let score = near.likeness + if is_ours { 0.5 } else { 0.0 };
            if score >= 0.3 && best.as_ref().is_none_or(|(least, _)| score > *least) {
                best = Some((score, near.spans));
            }
        }
        if let Some((_, spans)) = best {
            self.body.take(&spans);
            self.found.insert(at, sequence::by_place(spans));
        }
    }

    /// Whether a number that was found is that of a row.
    fn is_number_of(&self, row: usize, form: FormKind, found: &str) -> bool {
        let key = self.pieces[row].item();
        let mut own = of_form(self.pieces, form).into_iter().map(|at| &self.pieces[at]);
        let is_it = |it: &&Piece| matches!(&it.place.part, WordingPart::ItemNumber(item) if Some(item) == key);
        let number = own.find(is_it);
        number.is_some_and(|it| short::is_same_number(&it.normal, found, &it.number))
    }

    /// Names and titles: anywhere, but not within a sentence.
    fn names(&mut self, form: Option<FormKind>, region: &[usize]) {
        let is_name = |it: &&usize| {
            let place = &self.pieces[**it].place;
            let part = &place.part;
            place.form == form
                && matches!(
                    part,
                    WordingPart::EditionName | WordingPart::Title | WordingPart::FormName
                )
        };
        let all: Vec<usize> = (0..self.pieces.len()).collect();
        let mut own: Vec<usize> = all.iter().filter(is_name).copied().collect();
        // They may touch each other: what is longer is found first.
        own.sort_by_key(|at| std::cmp::Reverse(self.pieces[*at].normal.len()));
        let sentences = Sentences::of(&self.body, region);
        for at in own {
            let wording = &self.pieces[at].normal;
            let mut found = occurrences(&self.body, region, &sentences, wording, &self.short);
            found.extend(sequence::touched(&self.body, region, wording));
            found.retain(|it| self.body.are_free(&it.spans));
            // The best place says it and nothing else.
            let words = |it: &Occurrence| {
                let wide = around::widened(&self.body, &it.spans, &self.short, true);
                wide.iter().map(|span| span.to - span.from).sum::<usize>()
            };
            let best = found.into_iter().min_by_key(|it| (!it.is_exact, words(it)));
            if let Some(best) = best {
                // Both forms print the title; each of them is known for what it is.
                for spans in find::within_blocks(&self.body, region, wording) {
                    if best.is_exact && self.body.are_free(&spans) {
                        self.body.take(&spans);
                    }
                }
                self.body.take(&best.spans);
                self.found.insert(at, best);
            }
        }
    }

    /// Says how everything stands that was found by its words.
    fn judge(&mut self) {
        for (at, occurrence) in &self.found {
            let piece = &self.pieces[*at];
            let is_title = !piece.is_in_sequence();
            let wide = around::widened(&self.body, &occurrence.spans, &self.short, is_title);
            self.standing[*at] = if occurrence.is_exact && wide == occurrence.spans {
                OriginalStanding::Same
            } else {
                OriginalStanding::Differs { original: self.body.written(&wide) }
            };
        }
    }

    fn rows(&self, form: FormKind) -> Vec<Vec<Span>> {
        let own = of_form(self.pieces, form).into_iter();
        let items =
            own.filter(|at| matches!(self.pieces[*at].place.part, WordingPart::ItemWording(_)));
        items.filter_map(|at| self.found.get(&at).map(|it| it.spans.clone())).collect()
    }

    fn numbers(&mut self, form: FormKind, region: &[usize]) {
        let own = of_form(self.pieces, form);
        for &at in &own {
            let piece = &self.pieces[at];
            let WordingPart::ItemNumber(key) = &piece.place.part else { continue };
            let wording = WordingPart::ItemWording(key.clone());
            let row = own.iter().find(|it| self.pieces[**it].place.part == wording);
            let row = row.and_then(|row| self.found.get(row));
            let number = row.and_then(|row| short::number_before(&self.body, &row.spans, region));
            self.standing[at] = match number {
                None => OriginalStanding::NotFound,
                Some(number) if short::is_same_number(&piece.normal, &number, &piece.number) => {
                    OriginalStanding::Same
                }
                Some(original) => OriginalStanding::Differs { original },
            };
        }
    }

    fn columns(&mut self, form: FormKind, region: &[usize]) {
        let rows = self.rows(form);
        for at in of_form(self.pieces, form) {
            let piece = &self.pieces[at];
            let blocks: Vec<usize> = match piece.place.part {
                WordingPart::Column(WordingColumn::Yes | WordingColumn::No) => {
                    rows.iter().flat_map(|row| short::beside_row(&self.body, row, region)).collect()
                }
                WordingPart::Column(_) | WordingPart::VendorNameLabel => region.to_vec(),
                _ => continue,
            };
            let word = &piece.normal;
            let place = short::stands_alone(&self.body, blocks.into_iter(), word, &self.short);
            if place.is_some() {
                self.standing[at] = OriginalStanding::Same;
            }
        }
    }
}
