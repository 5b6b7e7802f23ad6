//! What stands around a wording that was found: words of the same sentence that ours lacks.

use super::body::{Body, Span};
use super::look_alike::{END, begins_note};
use super::normal::is_word;

/// The place of a piece with what belongs to its sentence before and behind it. `short` are words that
/// may stand beside any row, such as the two answers.
pub(super) fn widened(
    body: &Body,
    spans: &[Span],
    short: &[Vec<char>],
    is_title: bool,
) -> Vec<Span> {
    let mut spans = spans.to_vec();
    if let Some(first) = spans.first_mut() {
        let from = before(body, *first, is_title);
        if has_words(body, first.block, from, first.from, short) {
            first.from = from;
        }
    }
    if let Some(last) = spans.last_mut() {
        let to = behind(body, *last, is_title);
        if has_words(body, last.block, last.to, to, short) {
            last.to = to;
        }
    }
    spans
}

/// Where the sentence begins: after another one, after other wording, after a number or a mark.
fn before(body: &Body, span: Span, is_title: bool) -> usize {
    let block = &body.blocks[span.block];
    let mut from = span.from;
    while let Some(at) = from.checked_sub(1) {
        let (line, own) = (block.line_at(at), block.line_at(from));
        let is_break = line != own && (is_title || !block.is_broken_after(line));
        if block.taken[at] || block.chars[at] == END || is_break {
            break;
        }
        from = at;
    }
    // The number of the row and the marks around it are no part of the sentence.
    let lead = &block.chars[from..span.from];
    let is_label = |c: &char| c.is_ascii_digit() || !is_word(*c);
    let label = lead.iter().take_while(|c| is_label(c)).count();
    let is_only_label = label == lead.len();
    let ends_label = label > 0 && !lead[label - 1].is_ascii_digit();
    if is_only_label || ends_label { from + label } else { from }
}

/// Where the sentence ends.
fn behind(body: &Body, span: Span, is_title: bool) -> usize {
    let block = &body.blocks[span.block];
    let is_over = span.to > 0 && block.chars[span.to - 1] == END;
    if is_over && (is_title || !block.is_cell || block.lines.is_empty()) {
        return span.to;
    }
    let mut to = span.to;
    while let Some(&c) = block.chars.get(to) {
        let (line, own) = (block.line_at(to), block.line_at(to.saturating_sub(1)));
        let is_break = line != own && (is_title || !block.is_broken_after(own));
        let is_note = is_over && to == span.to && begins_note(c);
        if block.taken[to] || is_break || is_note {
            break;
        }
        to += 1;
        if c == END && !is_over {
            break;
        }
    }
    // A second sentence counts only as a whole; what else may follow in a cell is not ours.
    if is_over && block.chars.get(to.saturating_sub(1)) != Some(&END) { span.to } else { to }
}

/// Whether words stand there, apart from the short ones of every row.
fn has_words(body: &Body, block: usize, from: usize, to: usize, short: &[Vec<char>]) -> bool {
    let rest = without(&body.blocks[block].chars[from..to], short);
    rest.iter().any(|c| is_word(*c) && !c.is_ascii_digit())
}

/// Text without any of the short words.
pub(super) fn without(text: &[char], short: &[Vec<char>]) -> Vec<char> {
    let mut rest = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let fits = |word: &&Vec<char>| !word.is_empty() && text[at..].starts_with(word);
        if let Some(length) = short.iter().filter(fits).map(Vec::len).max() {
            at += length;
            rest.push(' ');
        } else {
            rest.push(text[at]);
            at += 1;
        }
    }
    rest
}
