//! Which parts of the file are which form: one file may hold both, in any order, or one.

use std::collections::HashSet;

use crate::model::{FormKind, WordingPart};

use super::body::Body;
use super::find::{over_lines, within_blocks};
use super::normal::is_word;
use super::piece::{Piece, of_form};

const FORMS: [FormKind; 2] = [FormKind::Institution, FormKind::Vendor];

/// The blocks of the two forms; one that the file does not hold has none.
pub(super) fn regions(body: &Body, pieces: &[Piece], short: &[Vec<char>]) -> [Vec<usize>; 2] {
    let own = FORMS.map(|form| own_wording(pieces, form));
    let names = FORMS.map(|form| form_name(pieces, form));
    let mut chunks = chunks(body, &names, &row_wording(pieces));
    let votes: Vec<[usize; 2]> =
        chunks.iter().map(|it| votes(body, it, &own, &names, short)).collect();
    let mut labels: Vec<Option<usize>> = votes
        .iter()
        .map(|[institution, vendor]| match institution.cmp(vendor) {
            std::cmp::Ordering::Greater => Some(0),
            std::cmp::Ordering::Less => Some(1),
            std::cmp::Ordering::Equal => None,
        })
        .collect();
    // A page without a sign goes on with the form before it; what stands before the first belongs to it.
    let first = labels.iter().flatten().next().copied().unwrap_or(0);
    let mut last = first;
    for label in &mut labels {
        last = label.unwrap_or(last);
        *label = Some(last);
    }
    let mut regions = [Vec::new(), Vec::new()];
    for (chunk, label) in chunks.drain(..).zip(labels) {
        regions[label.unwrap_or(0)].extend(chunk);
    }
    regions
}

/// The sentences that only one of the forms has.
fn own_wording(pieces: &[Piece], form: FormKind) -> Vec<Vec<char>> {
    let sentences = |form| {
        let own = of_form(pieces, form).into_iter().map(|at| &pieces[at]);
        own.filter(|it| it.is_in_sequence() && it.normal.len() >= 8).map(|it| it.normal.clone())
    };
    let other =
        if form == FormKind::Institution { FormKind::Vendor } else { FormKind::Institution };
    let others: HashSet<Vec<char>> = sentences(other).collect();
    sentences(form).filter(|it| !others.contains(it)).collect()
}

/// The sentences of all rows.
fn row_wording(pieces: &[Piece]) -> Vec<Vec<char>> {
    let is_row = |it: &&Piece| matches!(it.place.part, WordingPart::ItemWording(_));
    pieces.iter().filter(is_row).map(|it| it.normal.clone()).collect()
}

fn form_name(pieces: &[Piece], form: FormKind) -> Vec<char> {
    let is_name =
        |it: &&Piece| it.place.form == Some(form) && it.place.part == WordingPart::FormName;
    pieces.iter().find(is_name).map(|it| it.normal.clone()).unwrap_or_default()
}

/// Whether a block begins a form: a line of it says the form's name and hardly more.
fn names_form(body: &Body, block: usize, name: &[char]) -> bool {
    let block = &body.blocks[block];
    !name.is_empty()
        && block.lines.iter().any(|line| {
            let chars = &block.chars[line.from..line.to];
            let at = chars.windows(name.len()).position(|it| it == name);
            at.is_some_and(|at| {
                let after = chars.get(at + name.len());
                let before = at.checked_sub(1).map(|at| &chars[at]);
                // A sentence about the form goes on; a title before the name may touch it.
                after.is_none_or(|c| !is_word(*c))
                    && (before.is_none_or(|c| !is_word(*c)) || at + name.len() == chars.len())
            })
        })
}

/// Parts of the file that belong to one form: pages, cut below the last row where another form begins.
fn chunks(body: &Body, names: &[Vec<char>; 2], rows: &[Vec<char>]) -> Vec<Vec<usize>> {
    let mut chunks: Vec<Vec<usize>> = Vec::new();
    let mut page = None;
    for at in 0..body.blocks.len() {
        if page != Some(body.blocks[at].page) {
            page = Some(body.blocks[at].page);
            chunks.push(Vec::new());
        }
        let is_begin = names.iter().any(|name| names_form(body, at, name));
        let Some(chunk) = chunks.last_mut() else { continue };
        if is_begin && let Some(last) = chunk.iter().rposition(|block| is_row(body, *block, rows)) {
            let end = body.blocks[chunk[last]].place.bottom;
            let is_before = |block: &usize| body.blocks[*block].place.top < end;
            let (own, next) = chunk.iter().partition::<Vec<usize>, _>(|block| is_before(block));
            *chunk = own;
            chunks.push(next);
        }
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(at);
        }
    }
    chunks
}

/// Whether wording of a row stands in a block.
fn is_row(body: &Body, block: usize, rows: &[Vec<char>]) -> bool {
    rows.iter().any(|row| !within_blocks(body, &[block], row).is_empty())
}

fn votes(
    body: &Body,
    chunk: &[usize],
    own: &[Vec<Vec<char>>; 2],
    names: &[Vec<char>; 2],
    short: &[Vec<char>],
) -> [usize; 2] {
    [0, 1].map(|form| {
        let stands = |wording: &&Vec<char>| {
            !within_blocks(body, chunk, wording).is_empty()
                || !over_lines(body, chunk, wording, short).is_empty()
        };
        let sentences = own[form].iter().filter(stands).count();
        let says_it = chunk.iter().any(|block| names_form(body, *block, &names[form]));
        sentences + if says_it { 3 } else { 0 }
    })
}
