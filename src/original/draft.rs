//! An edition made from what was read.

use std::collections::HashMap;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::continuation::{Continuation, continuation};
use super::fold::{bare, folded};
use super::key::keys;
use super::known::known_original;
use super::reading::{FormReading, GroupReading, ItemReading, NumberTwice};
use super::review::ReviewedForm;
use super::vocabulary::{self, ANSWERS, EDITION_END, Head, SHORT_END};
use crate::model::edition::{
    Applicability, Condition, Edition, Form, FormColumns, FormKind, Group, Item, Section, Wording,
    WordingSource,
};
use crate::model::{FiscalYear, ItemKey, Marking, wording_place};
use crate::text::dates::fiscal_year;

/// How many characters of a wording make the short title of a new row.
const SHORT: usize = 18;

/// A file from which forms were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalFile {
    /// Its name.
    pub name: String,
    /// Its SHA-256 in small hexadecimal digits.
    pub sha256: String,
}

/// A form of which an edition is made.
#[derive(Clone, Copy, Debug)]
pub struct DraftForm<'a> {
    /// The file from which it was read, by its place.
    pub file: usize,
    /// The form.
    pub form: &'a FormReading,
    /// What each item goes on with, where a person has looked it through.
    pub rows: Option<&'a [Continuation]>,
}

impl<'a> DraftForm<'a> {
    /// A form as it was read, with the place of its file.
    #[must_use]
    pub fn read((file, form): (usize, &'a FormReading)) -> Self {
        Self { file, form, rows: None }
    }

    /// A form that a person has looked through.
    #[must_use]
    pub fn reviewed(reviewed: &'a ReviewedForm) -> Self {
        Self { file: reviewed.file, form: &reviewed.form, rows: Some(&reviewed.rows) }
    }
}

/// Who has looked everything through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation<'a> {
    /// The day.
    pub on: NaiveDate,
    /// The name.
    pub by: &'a str,
}

/// What an edition is made from.
#[derive(Clone, Debug)]
pub struct DraftInput<'a> {
    /// The id that it gets.
    pub id: &'a str,
    /// The year that it is for.
    pub year: FiscalYear,
    /// The edition whose rows it goes on with.
    pub after: &'a Edition,
    /// Its own revision before, whose keys are kept.
    pub revision_before: Option<&'a Edition>,
    /// The files.
    pub files: &'a [OriginalFile],
    /// The forms.
    pub forms: &'a [DraftForm<'a>],
    /// How answers are written where the form does not make it plain, if somebody has said it.
    pub marking: Option<Marking>,
    /// Who has looked everything through, if somebody has. All wording then counts as read.
    pub confirmed: Option<Confirmation<'a>>,
}

/// Why no edition can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftProblem {
    /// One of the two forms was not read.
    #[error("the form for {0:?} is missing")]
    FormMissing(FormKind),
    /// Two items of a group have the same number.
    #[error("number {} twice", .1.number)]
    NumberTwice(FormKind, NumberTwice),
    /// Two sections have the same number.
    #[error("section {1} twice")]
    SectionTwice(FormKind, String),
}

/// Makes an edition. Its wording is confirmed only where the sum of its file is known to be that of
/// the ministry's.
///
/// # Errors
/// What was read cannot be an edition.
pub fn draft(input: &DraftInput<'_>) -> Result<Edition, DraftProblem> {
    let form_of = |kind| {
        let found = input.forms.iter().find(|it| it.form.kind == kind);
        let found = found.ok_or(DraftProblem::FormMissing(kind))?;
        Ok(FormDraft::new(input, found)?.form())
    };
    let (institution, vendor) = (form_of(FormKind::Institution)?, form_of(FormKind::Vendor)?);
    let titled = input.forms.iter().find(|it| !it.form.title.is_empty());
    let unread = |text: &str| Wording { text: text.to_owned(), confirmed: false, read_in: vec![] };
    let title = match titled {
        Some(it) => quoted(input, it.file, &it.form.title),
        None => unread(&input.after.title.text),
    };
    let mut edition = Edition {
        format: Edition::FORMAT.to_owned(),
        version: Edition::VERSION,
        id: input.id.to_owned(),
        fiscal_year: input.year,
        revision: input.revision_before.map_or(1, |before| before.revision + 1),
        bridge: false,
        after: Some(input.after.id.clone()),
        published_on: None,
        marking: input.marking,
        name: unread(&format!("{}{EDITION_END}", fiscal_year(input.year))),
        title,
        attribution: input.after.attribution.clone(),
        sources: input.files.iter().enumerate().map(|(at, file)| source(at, file)).collect(),
        institution,
        vendor,
    };
    if let Some(confirmed) = input.confirmed {
        confirm(&mut edition, confirmed, input.forms);
    }
    Ok(edition)
}

/// Everything counts as read from the file of its form, and the files say who looked.
fn confirm(edition: &mut Edition, confirmed: Confirmation<'_>, forms: &[DraftForm<'_>]) {
    for source in &mut edition.sources {
        source.checked_on = Some(confirmed.on);
        source.checked_by = Some(confirmed.by.to_owned());
    }
    wording_place::visit(edition, &mut |place, wording| {
        let of_form = forms.iter().find(|it| Some(it.form.kind) == place.form);
        let file = of_form.or(forms.first()).map_or(0, |it| it.file);
        wording.confirmed = true;
        if wording.read_in.is_empty() {
            wording.read_in.push(source_id(file));
        }
    });
}

fn source(at: usize, file: &OriginalFile) -> WordingSource {
    let known = known_original(&file.sha256);
    WordingSource {
        id: source_id(at),
        title: known.map_or_else(|| file.name.clone(), |known| known.title.to_owned()),
        address: known.map_or_else(String::new, |known| known.address.to_owned()),
        official: known.is_some(),
        file: Some(file.name.clone()),
        sha256: Some(file.sha256.clone()),
        checked_on: None,
        checked_by: None,
    }
}

fn source_id(at: usize) -> String {
    format!("file-{}", at + 1)
}

/// Words as they were read from a file.
fn quoted(input: &DraftInput<'_>, file: usize, text: &str) -> Wording {
    let known = input.files.get(file).and_then(|it| known_original(&it.sha256));
    Wording { text: text.to_owned(), confirmed: known.is_some(), read_in: vec![source_id(file)] }
}

struct FormDraft<'a> {
    input: &'a DraftInput<'a>,
    file: usize,
    form: &'a FormReading,
    continued: Vec<Continuation>,
    keys: Vec<ItemKey>,
    /// How often each key of a group was given.
    groups: HashMap<String, usize>,
}

impl<'a> FormDraft<'a> {
    fn new(input: &'a DraftInput<'a>, read: &DraftForm<'a>) -> Result<Self, DraftProblem> {
        let DraftForm { file, form, rows } = *read;
        if let Some(twice) = form.number_twice() {
            return Err(DraftProblem::NumberTwice(form.kind, twice));
        }
        let mut numbers: Vec<&String> = form.sections.iter().flat_map(|it| &it.number).collect();
        numbers.sort_unstable();
        if let Some(twice) = numbers.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(DraftProblem::SectionTwice(form.kind, twice[0].clone()));
        }
        let continued = rows.map_or_else(|| continuation(form, input.after), <[_]>::to_vec);
        let keys = keys(form, &continued, input.revision_before);
        Ok(Self { input, file, form, continued, keys, groups: HashMap::new() })
    }

    fn quoted(&self, text: &str) -> Wording {
        quoted(self.input, self.file, text)
    }

    fn old(&self) -> &'a Form {
        self.input.after.form(self.form.kind)
    }

    fn form(mut self) -> Form {
        let name = match self.form.name.as_str() {
            "" => Wording { confirmed: false, read_in: vec![], ..self.old().name.clone() },
            name => self.quoted(name),
        };
        let applicability = self.applicability();
        let from = usize::from(applicability.is_some());
        let mut sections: Vec<Section> = Vec::new();
        let mut at = from;
        while at < self.form.items.len() {
            let section = self.form.items[at].section;
            let end = self.end(at, |item| item.section == section);
            let made = self.section(section, at, end);
            sections.push(made);
            at = end;
        }
        Form {
            name,
            notes: self.form.notes.iter().map(|note| self.quoted(note)).collect(),
            vendor_name_label: self.form.vendor_name_label.as_ref().map(|it| self.quoted(it)),
            columns: self.columns(),
            applicability,
            sections,
        }
    }

    /// The first item from `at` for which something holds no more.
    fn end(&self, at: usize, holds: impl Fn(&ItemReading) -> bool) -> usize {
        let more = self.form.items[at..].iter().take_while(|item| holds(item)).count();
        at + more.max(1)
    }

    /// The question above the table, where the first row goes on with that of the edition before.
    fn applicability(&self) -> Option<Applicability> {
        let old = self.old().applicability.as_ref()?;
        let first = self.form.items.first()?;
        let section = self.form.sections.get(first.section?)?;
        let is_it = self.continued.first()?.keys() == [old.item.key.clone()];
        let is_above = section.number.is_none() && !section.title.is_empty();
        (is_it && is_above).then(|| Applicability {
            title: self.quoted(&section.title),
            item: Item { condition: Condition::Always, ..self.item(0) },
        })
    }

    fn section(&mut self, section: Option<usize>, from: usize, to: usize) -> Section {
        let read = section.and_then(|at| self.form.sections.get(at));
        let number = read.and_then(|it| it.number.clone()).unwrap_or_default();
        let title = match read.map(|it| it.title.as_str()).filter(|it| !it.is_empty()) {
            Some(title) => self.quoted(title),
            None => self.title_of(&number),
        };
        let (mut groups, mut at) = (Vec::new(), from);
        while at < to {
            let group = self.form.items[at].group.clone();
            let end = self.end(at, |item| item.group == group).min(to);
            groups.push(self.group(group.as_ref(), &number, &title.text, at, end));
            at = end;
        }
        Section { number, title: Some(title), groups }
    }

    /// The title of a section that the form shows in the numbers of its items only.
    fn title_of(&self, number: &str) -> Wording {
        let old = self.old().sections.iter().find(|it| it.number == number);
        let text = old.and_then(|it| it.title.as_ref()).map_or(number, |title| &title.text);
        let text = if text.is_empty() { &self.input.after.title.text } else { text };
        Wording { text: text.to_owned(), confirmed: false, read_in: vec![] }
    }

    fn group(
        &mut self,
        group: Option<&GroupReading>,
        section: &str,
        title: &str,
        from: usize,
        to: usize,
    ) -> Group {
        let name = group.map_or("", |it| &it.name);
        let known = self.known_group(name, title);
        let made = || {
            let text = [section, &bare(title), &bare(name)].join("\n");
            let digest = Sha256::digest(text.as_bytes());
            let digits = digest.iter().take(3).flat_map(|byte| [byte >> 4, byte & 15]);
            let digits: String = digits.filter_map(|it| char::from_digit(it.into(), 16)).collect();
            format!("group-{digits}")
        };
        let key = known.map_or_else(made, |group| group.key.clone());
        let count = self.groups.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}-{count}") };
        let own = if name.is_empty() { title } else { name };
        Group {
            key,
            short: known.map_or_else(|| own.to_owned(), |group| group.short.clone()),
            heading: group.map(|it| self.quoted(it.heading.as_ref().unwrap_or(&it.name))),
            items: (from..to).map(|at| self.item(at)).collect(),
        }
    }

    /// The group of the edition before that is about the same.
    fn known_group(&self, name: &str, title: &str) -> Option<&'a Group> {
        let names = |group: &Group| {
            let heading = folded(group.heading.as_ref().map_or("", |it| &it.text));
            vocabulary::group_of_heading(&heading).unwrap_or(&heading).to_owned()
        };
        let sections = self.old().sections.iter();
        let mut all =
            sections.flat_map(|section| section.groups.iter().map(move |it| (section, it)));
        let found = all.find(|(section, group)| {
            if name.is_empty() {
                let above = section.title.as_ref().map_or("", |title| &title.text);
                group.heading.is_none() && bare(above) == bare(title)
            } else {
                bare(&names(group)) == bare(name)
            }
        });
        found.map(|(_, group)| group)
    }

    fn item(&self, at: usize) -> Item {
        let (read, key) = (&self.form.items[at], &self.keys[at]);
        let ancestors = self.continued[at].keys();
        let old: Vec<&Item> =
            ancestors.iter().filter_map(|key| self.old().row(key)).map(|row| row.item).collect();
        let is_one = old.windows(2).all(|pair| pair[0].short == pair[1].short);
        let kept = old.first().filter(|_| is_one);
        let number = read.number.as_ref().filter(|_| !read.shares_number);
        Item {
            key: key.clone(),
            number: number.map(|number| self.quoted(&number.own)),
            wording: Some(self.quoted(&read.wording)),
            notes: read.notes.iter().map(|note| self.quoted(note)).collect(),
            formerly: if ancestors == [key.clone()] { Vec::new() } else { ancestors.to_vec() },
            remark: String::new(),
            short: kept.map_or_else(|| shortened(&read.wording), |item| item.short.clone()),
            condition: match self.form.kind {
                FormKind::Institution => kept.map_or(Condition::Always, |item| item.condition),
                FormKind::Vendor => Condition::Always,
            },
            guideline: kept.map(|item| item.guideline.clone()).unwrap_or_default(),
        }
    }

    fn columns(&self) -> FormColumns {
        let heads: Vec<(&String, Head)> = self
            .form
            .columns
            .iter()
            .flat_map(|column| &column.heads)
            .filter_map(|text| Some((text, vocabulary::head(&folded(text))?)))
            .collect();
        let head = |is: &dyn Fn(Head) -> bool| {
            heads.iter().find(|(_, head)| is(*head)).map(|(text, _)| self.quoted(text))
        };
        let texts = self.form.items.iter().flat_map(|item| &item.answers);
        let texts: Vec<String> = texts
            .flat_map(|cell| {
                let list = match &cell.way {
                    super::AnswerWay::List(options) => options.concat(),
                    _ => String::new(),
                };
                [cell.text.clone(), list]
            })
            .collect();
        let answer = |word: &str| {
            let is_read = texts.iter().any(|text| text.contains(word))
                || heads.iter().any(|(text, _)| text.contains(word));
            if is_read {
                self.quoted(word)
            } else {
                Wording { text: word.to_owned(), confirmed: false, read_in: vec![] }
            }
        };
        FormColumns {
            item: head(&|it| it == Head::Item),
            result: head(&|it| it == Head::Result),
            first: head(&|it| it == Head::Round(1) || it == Head::RoundDate(1)),
            target: head(&|it| it == Head::Target),
            second: head(&|it| it == Head::Round(2) || it == Head::RoundDate(2)),
            date: head(&|it| it == Head::Date),
            yes: answer(ANSWERS[0]),
            no: answer(ANSWERS[1]),
        }
    }
}

/// The beginning of a wording, for lists.
fn shortened(wording: &str) -> String {
    let bare = wording.trim_end_matches('\u{3002}');
    if bare.chars().count() <= SHORT {
        return bare.to_owned();
    }
    let start: String = bare.chars().take(SHORT - 1).collect();
    format!("{start}{SHORT_END}")
}
