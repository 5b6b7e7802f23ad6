//! Everything that the shape of the data cannot rule out: keys, sources, texts.

use std::collections::HashSet;

use super::problem::{EditionProblem, ProblemKind};
use super::texts::{self, is_key};
use crate::model::edition::{Condition, FormColumns, FormRow};
use crate::model::{Edition, Form, FormKind, Group, Item, Section, Wording};
use crate::ron_file::{Position, RonProblem, Spot};

/// All problems of content, in the order of the text.
pub(super) fn problems(
    edition: &Edition,
    root: Spot<'_, '_>,
    has_glyph: &dyn Fn(char) -> bool,
) -> Vec<EditionProblem> {
    let sources = edition.sources.iter().map(|source| source.id.as_str()).collect();
    let is_bridge = edition.bridge;
    let mut check = Check { has_glyph, is_bridge, sources, found: Vec::new() };
    check.edition(edition, root);
    check.found.sort_by_key(|problem| (problem.line, problem.column));
    check.found
}

struct Check<'c> {
    has_glyph: &'c dyn Fn(char) -> bool,
    /// Whether what was not read may be left out.
    is_bridge: bool,
    sources: HashSet<&'c str>,
    found: Vec<EditionProblem>,
}

impl<'c> Check<'c> {
    fn report(&mut self, at: Position, kind: ProblemKind) {
        self.found.push(EditionProblem::at(at, kind));
    }

    /// Of a field that only a bridge may leave out.
    fn given<T>(&mut self, value: Option<&T>, field: &'static str, spot: Spot<'_, '_>) {
        if value.is_none() && !self.is_bridge {
            let kind = RonProblem::MissingField { field };
            self.report(spot.position(), ProblemKind::Ron(kind));
        }
    }

    fn edition(&mut self, edition: &'c Edition, root: Spot<'_, '_>) {
        if edition.format != Edition::FORMAT {
            let kind = ProblemKind::Ron(RonProblem::OtherFormat(edition.format.clone()));
            self.report(root.field("format").position(), kind);
        }
        if edition.version != Edition::VERSION {
            let kind = ProblemKind::Ron(RonProblem::UnknownVersion(edition.version));
            self.report(root.field("version").position(), kind);
        }
        if !is_key(&edition.id) || edition.id.contains('/') {
            let kind = ProblemKind::BadId(edition.id.clone());
            self.report(root.field("id").position(), kind);
        }
        if let Some(after) = edition.after.as_ref().filter(|it| !is_key(it) || it.contains('/')) {
            self.report(root.field("after").position(), ProblemKind::BadId(after.clone()));
        }
        self.wording(&edition.name, root.field("name"));
        self.wording(&edition.title, root.field("title"));
        self.text(&edition.attribution, root.field("attribution"));
        self.sources(edition, root.field("sources"));
        for (kind, name) in [(FormKind::Institution, "institution"), (FormKind::Vendor, "vendor")] {
            self.form(edition.form(kind), kind, root.field(name));
        }
    }

    fn sources(&mut self, edition: &'c Edition, list: Spot<'_, '_>) {
        self.not_empty(&edition.sources, list);
        let mut ids = HashSet::new();
        for (at, source) in edition.sources.iter().enumerate() {
            let spot = list.item(at);
            self.text(&source.id, spot.field("id"));
            if !ids.insert(&source.id) {
                let kind = ProblemKind::DuplicateSource(source.id.clone());
                self.report(spot.field("id").position(), kind);
            }
            self.text(&source.title, spot.field("title"));
            if source.sha256.is_none() || !source.address.is_empty() {
                self.text(&source.address, spot.field("address"));
            }
        }
    }

    fn form(&mut self, form: &'c Form, kind: FormKind, spot: Spot<'_, '_>) {
        self.wording(&form.name, spot.field("name"));
        for (at, note) in form.notes.iter().enumerate() {
            self.wording(note, spot.field("notes").item(at));
        }
        if let Some(label) = &form.vendor_name_label {
            self.wording(label, spot.field("vendor_name_label"));
        }
        self.columns(&form.columns, spot.field("columns"));
        let mut keys = Keys::default();
        if let Some(applicability) = &form.applicability {
            let spot = spot.field("applicability");
            self.wording(&applicability.title, spot.field("title"));
            let row = FormRow { section: None, group: None, item: &applicability.item };
            self.item(row, kind, spot.field("item"), &mut keys);
        }
        let sections = spot.field("sections");
        if kind == FormKind::Institution || !self.is_bridge {
            self.not_empty(&form.sections, sections);
        }
        for (at, section) in form.sections.iter().enumerate() {
            self.section(section, kind, sections.item(at), &mut keys);
        }
    }

    fn columns(&mut self, columns: &FormColumns, heads: Spot<'_, '_>) {
        let heads_by_name = [
            (columns.item.as_ref(), "item"),
            (columns.result.as_ref(), "result"),
            (columns.first.as_ref(), "first"),
            (columns.target.as_ref(), "target"),
            (columns.second.as_ref(), "second"),
            (columns.date.as_ref(), "date"),
            (Some(&columns.yes), "yes"),
            (Some(&columns.no), "no"),
        ];
        for (wording, name) in heads_by_name {
            if let Some(wording) = wording {
                self.wording(wording, heads.field(name));
            }
        }
    }

    fn section(
        &mut self,
        section: &'c Section,
        kind: FormKind,
        spot: Spot<'_, '_>,
        keys: &mut Keys<'c>,
    ) {
        let is_printed = !section.number.is_empty();
        if is_printed {
            self.text(&section.number, spot.field("number"));
        }
        if is_printed && !keys.sections.insert(&section.number) {
            let kind = ProblemKind::DuplicateSection(section.number.clone());
            self.report(spot.field("number").position(), kind);
        }
        self.given(section.title.as_ref(), "title", spot);
        if let Some(title) = &section.title {
            self.wording(title, spot.field("title"));
        }
        let groups = spot.field("groups");
        self.not_empty(&section.groups, groups);
        for (at, group) in section.groups.iter().enumerate() {
            self.group(section, group, kind, groups.item(at), keys);
        }
    }

    fn group(
        &mut self,
        section: &'c Section,
        group: &'c Group,
        kind: FormKind,
        spot: Spot<'_, '_>,
        keys: &mut Keys<'c>,
    ) {
        let at_key = spot.field("key").position();
        if !is_key(&group.key) {
            self.report(at_key, ProblemKind::BadKey(group.key.clone()));
        }
        if !keys.groups.insert(&group.key) {
            self.report(at_key, ProblemKind::DuplicateGroup(group.key.clone()));
        }
        self.text(&group.short, spot.field("short"));
        if let Some(heading) = &group.heading {
            self.wording(heading, spot.field("heading"));
        }
        let items = spot.field("items");
        self.not_empty(&group.items, items);
        let mut numbers = HashSet::new();
        for (at, item) in group.items.iter().enumerate() {
            let spot = items.item(at);
            let row = FormRow { section: Some(section), group: Some(group), item };
            self.item(row, kind, spot, keys);
            if let Some(number) = &item.number
                && !numbers.insert(&number.text)
            {
                let kind = ProblemKind::DuplicateNumber(number.text.clone());
                self.report(spot.field("number").position(), kind);
            }
        }
    }

    fn item(&mut self, row: FormRow<'c>, kind: FormKind, spot: Spot<'_, '_>, keys: &mut Keys<'c>) {
        let item: &'c Item = row.item;
        let at_key = spot.field("key").position();
        let key = item.key.as_str();
        if !is_key(key) {
            self.report(at_key, ProblemKind::BadKey(key.to_owned()));
        }
        if !keys.items.insert(key) {
            self.report(at_key, ProblemKind::DuplicateKey(key.to_owned()));
        }
        if let Some(number) = &item.number {
            self.wording(number, spot.field("number"));
        }
        self.given(item.wording.as_ref(), "wording", spot);
        if let Some(wording) = &item.wording {
            self.wording(wording, spot.field("wording"));
        }
        for (at, note) in item.notes.iter().enumerate() {
            self.wording(note, spot.field("notes").item(at));
        }
        for (at, key) in item.formerly.iter().enumerate().filter(|(_, key)| !is_key(key.as_str())) {
            let at = spot.field("formerly").item(at).position();
            self.report(at, ProblemKind::BadKey(key.to_string()));
        }
        self.text(&item.short, spot.field("short"));
        match spot.find("remark") {
            Some(spot) => self.text(&item.remark, spot),
            // A row without wording at least says what is known of it.
            None if item.wording.is_none() && self.is_bridge => {
                let kind = RonProblem::MissingField { field: "remark" };
                self.report(spot.position(), ProblemKind::Ron(kind));
            }
            None => {}
        }
        if item.condition != Condition::Always {
            let at = spot.field("condition").position();
            if row.section.is_none() {
                self.report(at, ProblemKind::ConditionalApplicability);
            } else if kind == FormKind::Vendor {
                self.report(at, ProblemKind::ConditionalVendorRow);
            }
        }
        for (at, chapter) in item.guideline.iter().enumerate() {
            let spot = spot.field("guideline").item(at);
            self.text(&chapter.volume, spot.field("volume"));
            self.text(&chapter.chapters, spot.field("chapters"));
        }
    }

    fn wording(&mut self, wording: &Wording, spot: Spot<'_, '_>) {
        self.text(&wording.text, spot.field("text"));
        if wording.confirmed && wording.read_in.is_empty() {
            self.report(spot.field("confirmed").position(), ProblemKind::ConfirmedUnread);
        }
        for (at, id) in wording.read_in.iter().enumerate() {
            if !self.sources.contains(id.as_str()) {
                let at = spot.field("read_in").item(at).position();
                self.report(at, ProblemKind::UnknownSource(id.clone()));
            }
        }
    }

    fn text(&mut self, text: &str, spot: Spot<'_, '_>) {
        self.found.extend(texts::problems(text, spot, self.has_glyph));
    }

    fn not_empty<T>(&mut self, list: &[T], spot: Spot<'_, '_>) {
        if list.is_empty() {
            self.report(spot.position(), ProblemKind::EmptyList);
        }
    }
}

/// What may stand only once on a form.
#[derive(Default)]
struct Keys<'c> {
    sections: HashSet<&'c str>,
    groups: HashSet<&'c str>,
    items: HashSet<&'c str>,
}
