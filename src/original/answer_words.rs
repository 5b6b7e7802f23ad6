//! The words and marks of one answer cell: which of them are chosen, and how another choice is
//! written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::fold::folded;
use super::vocabulary::{self, BOXES, FILLERS, MARKS, NO, OTHER_ANSWERS, PAIRS, PROMPTS, YES};

/// Marks that say no, or that something is wrong.
const CROSSES: &[char] = &['×', '✕'];
/// Boxes that are checked, and what they look like while they are not.
const CHECKED: &[(char, char)] =
    &[('☑', '□'), ('■', '□'), ('☒', '□'), ('◼', '◻'), ('🗹', '□'), ('\u{F0FE}', '\u{F0A3}')];
/// The mark that is set.
const CIRCLE: &str = "○";
/// The frame of a day that was taken out.
const FRAME: &str = "　／　";
/// The marks with which a list of one answer begins.
const LIST_YES: &[&str] = &["○", "◯", "〇", "●", "✓", "✔", "レ", "☑", "■"];
const LIST_NO: &[&str] = &["×", "✕"];

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Nothing,
    Yes,
    No,
    /// Something that is not understood.
    Unclear,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Yes,
    No,
    Other,
    Mark,
    Cross,
    /// A box, and whether it is checked.
    Box(bool),
}

impl Kind {
    fn is_word(self) -> bool {
        matches!(self, Self::Yes | Self::No | Self::Other)
    }
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    /// はい or いいえ itself, and not a word that stands for it on some forms.
    is_plain: bool,
}

/// The words and marks of a text; `None` where it holds anything else.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut words = vec![(NO, Kind::No, true), (YES, Kind::Yes, true)];
    words.extend(OTHER_ANSWERS.iter().map(|word| (*word, Kind::Other, false)));
    words.extend(PAIRS.iter().map(|(_, no)| (*no, Kind::No, false)));
    words.extend(PAIRS.iter().map(|(yes, _)| (*yes, Kind::Yes, false)));
    words.sort_by_key(|(word, _, _)| std::cmp::Reverse(word.len()));
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        let word = words.iter().find(|(word, _, _)| text[at..].starts_with(word));
        let (length, kind, is_plain) = match word {
            Some((word, kind, is_plain)) => (word.len(), Some(*kind), *is_plain),
            None if CROSSES.contains(&c) => (c.len_utf8(), Some(Kind::Cross), false),
            None if MARKS.contains(&c) => (c.len_utf8(), Some(Kind::Mark), false),
            None if BOXES.contains(&c) => {
                let is_checked = CHECKED.iter().any(|(checked, _)| *checked == c);
                (c.len_utf8(), Some(Kind::Box(is_checked)), false)
            }
            None if is_filler(c) => (c.len_utf8(), None, false),
            None => return None,
        };
        let range = at..at + length;
        at = range.end;
        found.extend(kind.map(|kind| Token { kind, range, is_plain }));
    }
    Some(found)
}

fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || std::iter::once(c).nfkc().all(|c| FILLERS.contains(&c) || c.is_whitespace())
}

/// Whether a text only invites to answer.
pub(super) fn is_prompt(text: &str) -> bool {
    let folded = folded(text);
    folded.is_empty() || PROMPTS.contains(&folded.as_str())
}

/// What a text says.
pub(super) fn chosen(text: &str) -> Chosen {
    if is_prompt(text) {
        return Chosen::Nothing;
    }
    let Some(tokens) = tokens(text) else { return Chosen::Unclear };
    let marks: Vec<&Token> = tokens.iter().filter(|it| it.kind == Kind::Mark).collect();
    let words: Vec<&Token> = tokens.iter().filter(|it| it.kind.is_word()).collect();
    if tokens.iter().any(|it| it.kind == Kind::Cross) {
        return Chosen::Unclear;
    }
    if tokens.iter().any(|it| matches!(it.kind, Kind::Box(_))) {
        return chosen_box(&tokens);
    }
    let of = |token: &Token| match token.kind {
        Kind::Yes => Chosen::Yes,
        Kind::No => Chosen::No,
        _ => Chosen::Unclear,
    };
    match (marks.as_slice(), words.as_slice()) {
        ([], [word]) if word.is_plain => of(word),
        ([], [_]) => Chosen::Unclear,
        ([], _) => Chosen::Nothing,
        ([_], []) => Chosen::Yes,
        ([_], [word]) => of(word),
        ([mark], words) => marked(text, mark, words).map_or(Chosen::Unclear, of),
        _ => Chosen::Unclear,
    }
}

/// The word beside which a mark stands, where it is plain which that is.
fn marked<'t>(text: &str, mark: &Token, words: &[&'t Token]) -> Option<&'t Token> {
    let gap = |word: &Token| {
        if word.range.end <= mark.range.start {
            &text[word.range.end..mark.range.start]
        } else {
            &text[mark.range.end..word.range.start]
        }
    };
    let only = |is_near: &dyn Fn(&str) -> bool| {
        let near: Vec<&Token> = words.iter().filter(|word| is_near(gap(word))).copied().collect();
        (!near.is_empty()).then(|| if near.len() == 1 { Some(near[0]) } else { None })
    };
    let touching = only(&|gap| gap.is_empty());
    touching.or_else(|| only(&|gap| gap.chars().all(char::is_whitespace))).flatten()
}

/// Each box with the word that it belongs to, if the cell has words. A mark may stand in the place
/// of a box.
fn boxes(tokens: &[Token]) -> Option<Vec<(&Token, Option<&Token>)>> {
    let (words, boxes): (Vec<&Token>, Vec<&Token>) =
        tokens.iter().partition(|it| it.kind.is_word());
    if words.is_empty() {
        return (boxes.len() == 1).then(|| vec![(boxes[0], None)]);
    }
    let alternates = tokens.windows(2).all(|it| it[0].kind.is_word() != it[1].kind.is_word());
    let fits = words.len() == boxes.len() && alternates;
    fits.then(|| boxes.into_iter().zip(words.into_iter().map(Some)).collect())
}

fn chosen_box(tokens: &[Token]) -> Chosen {
    let is_checked = |it: &Token| matches!(it.kind, Kind::Mark | Kind::Box(true));
    let Some(boxes) = boxes(tokens) else {
        let any = tokens.iter().any(is_checked);
        return if any { Chosen::Unclear } else { Chosen::Nothing };
    };
    let checked: Vec<_> = boxes.into_iter().filter(|(it, _)| is_checked(it)).collect();
    match checked[..] {
        [] => Chosen::Nothing,
        [(_, None)] => Chosen::Yes,
        [(_, Some(word))] if word.kind == Kind::Yes => Chosen::Yes,
        [(_, Some(word))] if word.kind == Kind::No => Chosen::No,
        _ => Chosen::Unclear,
    }
}

/// A text in which a circle stands before the chosen word and nothing else is marked; `None` where
/// the words are not both there.
pub(super) fn circled(text: &str, choice: Option<bool>) -> Option<String> {
    let tokens = tokens(text)?;
    let one = |kind: Kind| {
        let mut found = tokens.iter().filter(|it| it.kind == kind);
        found.next().filter(|_| found.next().is_none())
    };
    let wanted = match choice {
        Some(yes) => Some(one(if yes { Kind::Yes } else { Kind::No })?.range.start),
        None => None,
    };
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        if wanted == Some(at) {
            out.push_str(CIRCLE);
        }
        if !MARKS.contains(&c) {
            out.push(c);
        }
    }
    Some(out)
}

/// A text in which the box of the chosen word is checked and no other; `None` where no box can say
/// it.
pub(super) fn checked(text: &str, choice: Option<bool>) -> Option<String> {
    let tokens = tokens(text)?;
    let mut out = text.to_owned();
    let mut is_said = choice.is_none();
    for (it, word) in boxes(&tokens)?.into_iter().rev() {
        let is_chosen = match word.map(|it| it.kind) {
            None | Some(Kind::Yes) => choice == Some(true),
            Some(Kind::No) => choice == Some(false),
            Some(_) => false,
        };
        is_said |= is_chosen;
        let now = text[it.range.clone()].chars().next()?;
        let unchecked = CHECKED.iter().find(|(on, _)| *on == now).map_or(now, |(_, off)| *off);
        let unchecked = if MARKS.contains(&now) { CHECKED[0].1 } else { unchecked };
        let on = CHECKED.iter().find(|(_, off)| *off == unchecked).map_or(CHECKED[0].0, |it| it.0);
        let shown = match it.kind {
            Kind::Box(true) if is_chosen => now,
            _ if is_chosen => on,
            _ => unchecked,
        };
        out.replace_range(it.range.clone(), shown.encode_utf8(&mut [0; 4]));
    }
    is_said.then_some(out)
}

/// The word of an answer. A form that prints other words gets these all the same: alone in a cell,
/// no other word would be understood by everybody.
pub(super) fn word(yes: bool) -> &'static str {
    if yes { YES } else { NO }
}

/// A cell of a column that is for one of the answers, chosen or not: what is printed in it stays.
pub(super) fn own_column(text: &str, yes: bool, is_chosen: bool) -> String {
    let own = if yes { Kind::Yes } else { Kind::No };
    let is_own = |it: &Token| it.kind == own || it.kind == Kind::Mark;
    let tokens = tokens(text).filter(|tokens| tokens.iter().all(is_own)).unwrap_or_default();
    let word = tokens.iter().find(|it| it.kind == own).map(|it| &text[it.range.clone()]);
    let mark = if is_chosen { CIRCLE } else { "" };
    format!("{mark}{}", word.unwrap_or_default())
}

/// Whether a column for one of the answers is chosen, by its own cell and by that of the other one.
pub(super) fn is_own_column_chosen(text: &str, other: &str) -> Option<bool> {
    if is_prompt(text) {
        return Some(false);
    }
    let tokens = tokens(text)?;
    let mark = |it: &Token| matches!(it.kind, Kind::Mark | Kind::Box(true));
    let has_word = tokens.iter().any(|it| it.kind.is_word());
    let is_odd = |it: &Token| matches!(it.kind, Kind::Cross | Kind::Other);
    if tokens.iter().any(is_odd) || tokens.iter().filter(|it| it.kind.is_word()).count() > 1 {
        return None;
    }
    // The printed words of both columns say nothing until one of them is marked.
    let is_typed = has_word && !tokens.iter().any(|it| matches!(it.kind, Kind::Box(_)));
    Some(tokens.iter().any(mark) || is_typed && folded(other).is_empty())
}

/// The one of the things to choose that says yes or no.
pub(super) fn option(options: &[String], yes: bool) -> Option<&String> {
    let (word, other) = if yes { (YES, NO) } else { (NO, YES) };
    let by = |is: &dyn Fn(&str) -> bool| options.iter().find(|it| is(folded(it).as_str()));
    let pair = |text: &str| {
        PAIRS.iter().any(|(on, off)| text == if yes { *on } else { *off })
            && (yes || options.len() > 1)
    };
    let marks = if yes { LIST_YES } else { LIST_NO };
    let begins = |text: &str| marks.iter().any(|mark| text.starts_with(&folded(mark)));
    by(&|text| text == word)
        .or_else(|| by(&|text| text.contains(word) && !text.contains(other)))
        .or_else(|| by(&pair))
        .or_else(|| by(&begins))
}

/// The one of the things to choose that marks a column for one of the answers.
pub(super) fn mark_option(options: &[String], yes: bool) -> Option<&String> {
    let begins = |it: &&String| LIST_YES.iter().any(|mark| it.trim().starts_with(mark));
    options.iter().find(begins).or_else(|| option(options, yes))
}

/// An answer and the day, or the frame of one, that follows it in the same cell.
pub(super) fn split_day(text: &str) -> (&str, &str) {
    let starts = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at);
    let mut found = starts
        .skip(1)
        .filter(|at| vocabulary::is_date(&folded(&text[*at..])) && tokens(&text[..*at]).is_some());
    let at = if text.chars().count() > 60 { None } else { found.next() };
    text.split_at(at.unwrap_or(text.len()))
}

/// The room of a day with another day in it, or with none.
pub(super) fn with_day(room: &str, day: Option<&str>) -> String {
    let is_bracket = |c: char| "()（）".contains(c);
    let inside = room.trim_matches(is_bracket);
    match day {
        Some(day) => room.replacen(inside, day, 1),
        None if !room.chars().any(char::is_numeric) => room.to_owned(),
        None if inside.len() < room.len() => room.replacen(inside, FRAME, 1),
        None => String::new(),
    }
}

/// Whether a text is the frame of a day with nothing in it: a printed year alone is none.
pub(super) fn is_empty_day(text: &str) -> bool {
    let folded = folded(text);
    let rest = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_digits = rest.chars().any(|c| c.is_ascii_digit());
    let has_room = folded.contains('月') || folded.matches('/').count() > 1;
    let is_bare = !folded.chars().any(|c| c.is_ascii_digit());
    is_prompt(text) || vocabulary::is_date(&folded) && !has_digits && (is_bare || has_room)
}

/// A logical value as the box that it is shown as.
pub(super) fn logical_box(is_checked: bool) -> &'static str {
    if is_checked { "☑" } else { "□" }
}

/// Whether a text begins with a label of the line for the clinic's name.
pub(super) fn is_clinic_name(folded: &str) -> bool {
    vocabulary::CLINIC_NAMES.iter().any(|it| folded.starts_with(it)) && !folded.contains('。')
}

/// Characters that may part a label from what is written beside it, or are the room for it.
pub(super) fn is_room(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '_' | '＿' | '…' | '‥')
}

/// What parts a label from a name where nothing does.
pub(super) const AFTER_LABEL: &str = "：";

/// A typed day without the brackets around it.
pub(super) fn bare_day(text: &str) -> &str {
    text.trim().trim_matches(|c: char| "()（）".contains(c)).trim()
}
