//! Headings: sections and groups, and what looked like one of them.

use super::{Pending, Sorted, Walk};
use crate::original::fold::{clean, folded};
use crate::original::number::{self, NumberStyle, PrintedNumber};
use crate::original::reading::{GroupReading, SectionReading, WhyLeft};
use crate::original::row::SeenRow;
use crate::original::vocabulary::{self, BULLETS, GROUP_BRACKETS};

impl Walk<'_> {
    pub(super) fn begin_section(&mut self, number: Option<PrintedNumber>, title: String) {
        if let Some(number) = &number {
            self.section_style = Some(number.style);
        }
        let number = number.map(|it| it.own);
        self.drop_pending();
        let is_next_page = self.found.sections.last().is_some_and(|it| {
            number.is_some()
                && it.number == number
                && (title.starts_with(&it.title) || title.is_empty())
        });
        if is_next_page {
            return;
        }
        self.section = Some(self.found.sections.len());
        self.found.sections.push(SectionReading { number, title });
        self.group = None;
        self.side_group = None;
    }

    /// The section that an item's number names, where no heading told of it.
    pub(super) fn section_of_number(&mut self, number: String) {
        match self.section.map(|at| &mut self.found.sections[at]) {
            Some(section) if section.number.as_ref() == Some(&number) => {}
            Some(section) if section.number.is_none() && !section.title.is_empty() => {
                section.number = Some(number);
            }
            Some(section) if !section.title.is_empty() => {}
            _ => {
                let group = self.group.take();
                let number =
                    PrintedNumber { section: None, own: number, style: NumberStyle::Plain };
                self.begin_section(Some(number), String::new());
                self.group = group;
            }
        }
    }

    pub(super) fn heading(
        &mut self,
        row: &SeenRow,
        sorted: &Sorted<'_>,
        rest: &str,
        number: Option<PrintedNumber>,
    ) {
        let words: Vec<&str> = std::iter::once(rest)
            .chain(sorted.texts.iter().skip(1).map(|piece| piece.text.as_str()))
            .collect();
        let text = words.join(" ");
        let folded = folded(&text);
        self.current = None;
        let is_group = vocabulary::group_of_heading(&folded).is_some()
            || vocabulary::devices(&folded).is_some();
        let is_sections = number.as_ref().is_some_and(|it| {
            it.section.is_none() && self.section_style.is_none_or(|style| style == it.style)
        });
        if is_group && !(is_sections && number.is_some() && self.section.is_none()) {
            // A heading without a number above that of a group is that of a section.
            if self.is_in_numbered_section() {
                self.drop_pending();
            }
            self.commit_pending();
            self.group = Some(group(&text, true));
            self.side_group = None;
        } else if let Some(number) = number {
            let title = clean(without_frame(&text));
            self.begin_section(Some(number), title);
        } else if text.chars().count() <= 40 && !text.trim_end().ends_with('\u{3002}') {
            self.drop_pending();
            self.pending = Some(Pending { row: row.row, text });
        } else {
            self.leave(row.row, &row.words(), WhyLeft::NotUnderstood);
        }
    }

    pub(super) fn commit_pending(&mut self) {
        let Some(pending) = self.pending.take() else { return };
        if self.is_in_numbered_section() {
            self.group = Some(group(&pending.text, true));
            self.side_group = None;
        } else {
            let title = clean(without_frame(&pending.text));
            self.section = Some(self.found.sections.len());
            self.found.sections.push(SectionReading { number: None, title });
            self.group = None;
        }
    }

    pub(super) fn is_in_numbered_section(&self) -> bool {
        self.section.is_some_and(|at| self.found.sections[at].number.is_some())
    }

    pub(super) fn drop_pending(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.leave(pending.row, &pending.text, WhyLeft::NotUnderstood);
        }
    }
}

/// A heading without the frame of brackets or the bullet before it.
pub(super) fn without_frame(text: &str) -> &str {
    let text = text.trim().trim_start_matches(BULLETS).trim();
    let inner = GROUP_BRACKETS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains(*open)).then_some(inner)
    });
    inner.unwrap_or(text).trim()
}

/// The number and the title of a section's heading.
pub(super) fn heading_number(text: &str) -> (Option<PrintedNumber>, String) {
    let bare = without_frame(text);
    match number::leading(bare) {
        Some((number, rest)) => (Some(number), clean(rest)),
        None => (None, clean(bare)),
    }
}

/// A group by its heading, or by the words of its column.
pub(super) fn group(text: &str, is_heading: bool) -> GroupReading {
    let whole = clean(text);
    let bare = clean(without_frame(&whole));
    let name = vocabulary::group_of_heading(&bare).map_or(bare.as_str(), |name| name).to_owned();
    GroupReading { name: clean(without_frame(&name)), heading: is_heading.then_some(whole) }
}
