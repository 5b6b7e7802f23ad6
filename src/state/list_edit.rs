//! Changes to short lists, each as what a person did to one line.
//!
//! A screen shows a list as it was when the frame began. Two changes made in one frame would each
//! take the other's away, if they carried the whole list as it is to be.

use chrono::NaiveDate;

use crate::model::{DocumentRevision, PersonId};

/// A line of a list as a screen saw it. Other changes of the same frame may have moved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLine<T> {
    at: usize,
    line: T,
    count: usize,
}

impl<T: Clone + PartialEq> SeenLine<T> {
    /// The line at a place of the list on screen, from 0; `None` behind its end.
    #[must_use]
    pub fn of(list: &[T], at: usize) -> Option<Self> {
        Some(Self { at, line: list.get(at)?.clone(), count: list.len() })
    }

    /// Where the line stands now: where it was seen, or where else the same stands. A line that
    /// itself changed meanwhile is where it was, unless others came or went.
    fn place_in(&self, list: &[T]) -> Option<usize> {
        if list.get(self.at) == Some(&self.line) {
            return Some(self.at);
        }
        let elsewhere = list.iter().position(|line| *line == self.line);
        elsewhere.or((list.len() == self.count).then_some(self.at))
    }

    fn of_mut<'a>(&self, list: &'a mut [T]) -> Option<&'a mut T> {
        let at = self.place_in(list)?;
        list.get_mut(at)
    }
}

/// A change to a list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleEdit {
    /// One more, at the end.
    Add(PersonId),
    /// One less.
    Remove(PersonId),
    /// One place up.
    Up(PersonId),
    /// One place down.
    Down(PersonId),
}

impl PeopleEdit {
    pub(super) fn carry_out(self, people: &mut Vec<PersonId>) {
        match self {
            Self::Add(id) if !people.contains(&id) => people.push(id),
            Self::Add(_) => {}
            Self::Remove(id) => people.retain(|it| *it != id),
            Self::Up(id) => swap(people, |it| *it == id, |at| at.checked_sub(1)),
            Self::Down(id) => swap(people, |it| *it == id, |at| Some(at + 1)),
        }
    }
}

/// A change to a list of lines of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineEdit {
    /// An empty line at the end.
    Add,
    /// A line as typed.
    Type(SeenLine<String>, String),
    /// A line taken away.
    Remove(SeenLine<String>),
    /// One place up.
    Up(SeenLine<String>),
    /// One place down.
    Down(SeenLine<String>),
}

impl LineEdit {
    pub(super) fn carry_out(self, lines: &mut Vec<String>) {
        match self {
            Self::Add => lines.push(String::new()),
            Self::Type(seen, text) => set(seen.of_mut(lines), text),
            Self::Remove(seen) => remove(lines, &seen),
            Self::Up(seen) => {
                let at = seen.place_in(lines);
                swap_with(lines, at, |at| at.checked_sub(1));
            }
            Self::Down(seen) => {
                let at = seen.place_in(lines);
                swap_with(lines, at, |at| Some(at + 1));
            }
        }
    }
}

/// A change to 改訂履歴.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionEdit {
    /// A line at the end.
    Add(DocumentRevision),
    /// A line taken away.
    Remove(SeenLine<DocumentRevision>),
    /// 版 of a line, as typed.
    Version(SeenLine<DocumentRevision>, String),
    /// The day of a line.
    Day(SeenLine<DocumentRevision>, Option<NaiveDate>),
    /// 変更内容 of a line, as typed.
    What(SeenLine<DocumentRevision>, String),
}

impl RevisionEdit {
    pub(super) fn carry_out(self, lines: &mut Vec<DocumentRevision>) {
        match self {
            Self::Add(line) => lines.push(line),
            Self::Remove(seen) => remove(lines, &seen),
            Self::Version(seen, text) => set(seen.of_mut(lines).map(|it| &mut it.version), text),
            Self::Day(seen, day) => set(seen.of_mut(lines).map(|it| &mut it.on), day),
            Self::What(seen, text) => set(seen.of_mut(lines).map(|it| &mut it.what), text),
        }
    }
}

fn set<T>(place: Option<&mut T>, value: T) {
    if let Some(place) = place {
        *place = value;
    }
}

fn remove<T: Clone + PartialEq>(list: &mut Vec<T>, seen: &SeenLine<T>) {
    if let Some(at) = seen.place_in(list) {
        list.remove(at);
    }
}

/// Lets the line that `is_it` finds change places with the one at `to`, if both are there.
fn swap<T>(list: &mut [T], is_it: impl Fn(&T) -> bool, to: impl Fn(usize) -> Option<usize>) {
    let at = list.iter().position(is_it);
    swap_with(list, at, to);
}

fn swap_with<T>(list: &mut [T], at: Option<usize>, to: impl Fn(usize) -> Option<usize>) {
    if let Some((at, to)) = at.and_then(|at| Some((at, to(at)?)))
        && to < list.len()
    {
        list.swap(at, to);
    }
}
