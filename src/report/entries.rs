//! 記入内容一覧: everything entered in a year as plain text, every memo in full; and 院内用メモ, the memos
//! that stay in the clinic.

use std::sync::Arc;

use super::context::YearContext;
use super::flow::{Flow, Frame};
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm};
use super::set;
use super::set::{Align, Line, Style, line, paragraphs, phrases, shortened};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::edition::Item;
use crate::model::need::need;
use crate::model::{Answer, FormRef, PersonId, Response, VendorSheet};
use crate::text::dates::both;
use crate::text::report as text;

/// Which list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// 記入内容一覧, for the inspectors
    Entries,
    /// 院内用メモ, for the clinic alone
    InnerMemos,
}

impl Listed {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Entries => text::ENTRIES,
            Self::InnerMemos => text::INNER_MEMOS,
        }
    }

    fn has(self, response: &Response) -> bool {
        match self {
            Self::Entries => !response.is_blank_outside(),
            Self::InnerMemos => !response.inner_memo.trim().is_empty(),
        }
    }
}

/// The pages without their foot, and where each part of the list begins (title, page).
pub(super) fn pages(
    context: &YearContext<'_>,
    listed: Listed,
) -> (Vec<Vec<Mark>>, Vec<(String, usize)>) {
    let orientation = Orientation::Portrait;
    let title = listed.title();
    let head = |marks: &mut Vec<Mark>| head::paint_outside(context, title, orientation, marks);
    let mut flow = Flow::new(Frame::of(orientation, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(1.6));
    flow.put_title(title, context.fonts);
    if context.edition.bridge {
        put_bridge(context, &mut flow);
    }
    flow.skip(Mm(2.5));
    if listed == Listed::Entries {
        flow.table(&particulars(context), None);
        flow.skip(Mm(4.0));
    }
    let mut list = List {
        context,
        listed,
        rows: Vec::new(),
        parts: Vec::new(),
        part: None,
        group: None,
        vendor: String::new(),
        first: text::FIRST,
    };
    list.fill();
    let parts = std::mem::take(&mut list.parts);
    let starts = if list.rows.is_empty() {
        flow.put(&[line(text::NO_ENTRIES, body(), context.fonts)], Align::Left);
        Vec::new()
    } else {
        flow.table(&list.table(), None)
    };
    let parts = parts
        .into_iter()
        .map(|(title, row)| (title, starts.get(row).copied().unwrap_or_default()))
        .collect();
    (flow.into_pages(), parts)
}

/// That a list made on a bridge is no form, and what it is.
fn put_bridge(context: &YearContext<'_>, flow: &mut Flow<'_>) {
    let fonts = context.fonts;
    flow.skip(Mm(1.0));
    flow.put(&[line(text::NOT_A_FORM, Style::bold(sheet::FORM_NAME), fonts)], Align::Center);
    flow.skip(Mm(1.0));
    let words = text::bridge_explained(context.edition);
    flow.put(&paragraphs(&words, body(), sheet::WIDTH, fonts), Align::Left);
}

/// Lines that a heading may take.
const HEADING_LINES: usize = 3;

fn body() -> Style {
    Style::regular(sheet::ENTRIES_BODY).open()
}

/// The clinic's particulars, the year and the vendor contract question.
fn particulars(context: &YearContext<'_>) -> Table {
    let clinic = &context.workbook.clinic;
    let assessment = context.assessment;
    let year = crate::text::dates::fiscal_year_both(assessment.fiscal_year);
    let edition = context.edition;
    let form = if edition.bridge {
        (text::ROWS, text::bridge_rows(edition))
    } else {
        (text::FORM, text::sheet_title(edition))
    };
    let rows = [
        (text::CLINIC_NAME, clinic.name.as_str()),
        (text::CLINIC_ADDRESS, &clinic.address),
        (text::CLINIC_TELEPHONE, &clinic.telephone),
        (text::CLINIC_DIRECTOR, &clinic.director),
        (text::CLINIC_CODE, &clinic.institution_code),
        (text::YEAR, &year),
        (form.0, &form.1),
        (text::CONTRACT, text::contract(assessment.vendor_contract)),
    ];
    let columns = vec![sheet::ENTRY_COLUMN, sheet::WIDTH - sheet::ENTRY_COLUMN];
    let inner = columns[1] - sheet::CELL_SIDE * 2.0;
    let filled = rows.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let rows = filled
        .map(|(label, words)| Row {
            cells: vec![
                Cell::new(0..1, vec![line(label, body(), context.fonts)]).top(),
                Cell::new(
                    1..2,
                    placed(paragraphs(words, body(), inner, context.fonts), || label.to_owned()),
                )
                .top(),
            ],
            may_split: true,
            padding: sheet::CELL_TOP,
            ..Row::default()
        })
        .collect();
    Table { columns, rows, ..Table::default() }
}

/// The rows of the list while they are collected.
struct List<'a> {
    context: &'a YearContext<'a>,
    listed: Listed,
    rows: Vec<Row>,
    /// Title and first row of each part.
    parts: Vec<(String, usize)>,
    /// The heading of the part, repeated over the rows of further pages.
    part: Option<Arc<Row>>,
    /// The same with the heading of the group.
    group: Option<Arc<Row>>,
    /// The vendor of the part; empty on the clinic's own form.
    vendor: String,
    /// What the first round of the part is called.
    first: &'static str,
}

impl List<'_> {
    fn fill(&mut self) {
        let context = self.context;
        let institution = &context.edition.institution.name.text;
        self.form(institution, FormRef::Institution, None);
        for sheet in &context.assessment.vendor_sheets {
            let name = context.vendor_name(sheet.vendor);
            let title = text::sheet_of(&context.edition.vendor.name.text, &name);
            self.form(&title, FormRef::Vendor(sheet.vendor), Some(sheet));
        }
    }

    fn form(&mut self, title: &str, form: FormRef, sheet: Option<&VendorSheet>) {
        let context = self.context;
        let mut responses = context.assessment.responses_on(form);
        let has_entries = responses.any(|response| self.listed.has(response));
        let sheet = sheet.filter(|sheet| !sheet.is_blank() && self.listed == Listed::Entries);
        if !has_entries && sheet.is_none() {
            return;
        }
        self.vendor = match form {
            FormRef::Institution => String::new(),
            FormRef::Vendor(vendor) => context.vendor_name(vendor),
        };
        self.parts.push((title.to_owned(), self.rows.len()));
        self.heading(title, true);
        if let Some(sheet) = sheet {
            self.transcription(sheet);
        }
        let edition_form = context.edition.form_of(form);
        let has_second = edition_form.columns.second.is_some();
        self.first = if has_second { text::FIRST } else { text::ONLY_ROUND };
        let mut group_before = None;
        for row in edition_form.rows() {
            let Some(response) = context.assessment.response(form, &row.item.key) else { continue };
            if !self.listed.has(response) {
                continue;
            }
            let group = row.section.map(|section| {
                // A section whose title was not read goes by its group.
                let title = section.title.as_ref().map_or("", |title| title.text.as_str());
                let is_parted = section.groups.len() > 1 || title.is_empty();
                let group = row.group.filter(|_| is_parted);
                // What has no name of its own goes by that of the section.
                let group = group.map_or("", |group| group.short.as_str());
                let group = if group == title { "" } else { group };
                (&section.number, title, group)
            });
            if let Some((number, title, short)) = group
                && group != group_before
            {
                let words = match (title, short) {
                    ("", name) | (name, "") => text::section(number, name),
                    (title, short) => text::under(&text::section(number, title), short),
                };
                self.heading(&words, false);
            }
            group_before = group;
            let remark = self.remark(form, row.item);
            let place = row_name(context, form, response);
            self.entry(&row.full_number(), &row.item.short, &place, response, &remark);
        }
        self.other_items(form);
    }

    /// What the program has to say of a row.
    fn remark(&self, form: FormRef, item: &Item) -> String {
        let edition = self.context.edition;
        let need = need(edition, self.context.assessment, form, item);
        // A bridge has no form on which anything could stay blank.
        let blank = text::not_on_form(need).filter(|_| !edition.bridge);
        let unknown = item.wording.is_none().then_some(text::WORDING_UNKNOWN);
        blank.into_iter().chain(unknown).chain([item.remark.as_str()]).collect()
    }

    /// Answers to items that the edition does not have: kept, and listed by their key.
    fn other_items(&mut self, form: FormRef) {
        let (context, listed) = (self.context, self.listed);
        let edition_form = context.edition.form_of(form);
        let others = context
            .assessment
            .responses_on(form)
            .filter(|response| edition_form.row(&response.item).is_none() && listed.has(response));
        for (index, response) in others.enumerate() {
            if index == 0 {
                self.heading(text::OTHER_ITEMS, false);
            }
            self.entry("", response.item.as_str(), response.item.as_str(), response, "");
        }
    }

    /// The heading of a part, or of a group of the present part.
    fn heading(&mut self, words: &str, is_part: bool) {
        let row = self.heading_row(words, is_part);
        if is_part {
            self.part = Some(Arc::new(self.heading_row(&text::continued(words), true)));
            self.group.clone_from(&self.part);
            self.rows.push(row);
        } else {
            self.rows.push(Row { above: self.part.clone(), ..row });
            let title = self.parts.last().map_or("", |(title, _)| title);
            let both = text::continued(&text::under(title, words));
            self.group = Some(Arc::new(self.heading_row(&both, true)));
        }
    }

    fn heading_row(&self, words: &str, is_part: bool) -> Row {
        let style = if is_part { Style::bold(sheet::ENTRIES_BODY).open() } else { body() };
        let width = sheet::WIDTH - sheet::CELL_SIDE * 2.0;
        let lines = set::name(words, style, width, HEADING_LINES, self.context.fonts);
        let lines = if self.vendor.is_empty() {
            lines
        } else {
            placed(lines, || text::vendor_place(&self.vendor, text::VENDOR_NAME))
        };
        Row {
            cells: vec![Cell::new(0..2, lines)],
            fill: Some(if is_part { sheet::HEAD_FILL } else { sheet::HEADING_FILL }),
            keeps_with_next: true,
            padding: Mm(0.2),
            ..Row::default()
        }
    }

    /// The vendor sheet's own fields.
    fn transcription(&mut self, sheet: &VendorSheet) {
        let mut words = vec![(text::VENDOR_NAME, self.context.vendor_name(sheet.vendor))];
        if !sheet.respondent.trim().is_empty() {
            words.push((text::RESPONDENT, sheet.respondent.clone()));
        }
        words.extend(sheet.received_on.map(|day| (text::RECEIVED_ON, both(day))));
        if !sheet.original_kept_at.trim().is_empty() {
            words.push((text::ORIGINAL, sheet.original_kept_at.clone()));
        }
        self.row("", text::TRANSCRIPTION, "", &words);
    }

    fn entry(&mut self, number: &str, name: &str, place: &str, response: &Response, remark: &str) {
        if self.listed == Listed::InnerMemos {
            let words = [(text::INNER_MEMO, response.inner_memo.clone())];
            self.row(number, name, place, &words);
            return;
        }
        let mut words = Vec::new();
        let (first, second) = (&response.first, &response.second);
        if first.answer.is_some() || first.date.is_some() || first.person.is_some() {
            let answer = text::first_answer(first.answer);
            words.push((self.first, self.round(answer, first.date, first.person)));
        }
        let is_not_applicable = first.answer == Some(Answer::NotApplicable);
        if is_not_applicable && !response.reason.trim().is_empty() {
            words.push((text::REASON, response.reason.clone()));
        }
        words.extend(response.target.map(|day| (text::TARGET, both(day))));
        if second.answer.is_some() || second.date.is_some() || second.person.is_some() {
            let answer = text::second_answer(second.answer);
            words.push((text::SECOND, self.round(answer, second.date, second.person)));
        }
        if !response.memo.is_empty() {
            words.push((text::MEMO, response.memo.clone()));
        }
        if !remark.is_empty() {
            words.push((text::REMARK, remark.to_owned()));
        }
        self.row(number, name, place, &words);
    }

    /// Where a text of a row stands; what stands in a round is the name of a person.
    fn place(&self, row: &str, label: &str) -> String {
        let field = match label {
            text::FIRST | text::ONLY_ROUND | text::SECOND => return text::PERSON.to_owned(),
            label => text::row_place(row, label),
        };
        let field = field.trim();
        if self.vendor.is_empty() {
            field.to_owned()
        } else {
            text::vendor_place(&self.vendor, field)
        }
    }

    fn round(
        &self,
        answer: &str,
        day: Option<chrono::NaiveDate>,
        person: Option<PersonId>,
    ) -> String {
        let person = person.map(|id| {
            let known = self.context.workbook.person(id);
            known.map_or_else(|| text::unknown_person(id.0), |person| person.name.clone())
        });
        text::round(answer, day, person.as_deref())
    }

    /// A row of the list; `place` is what a person calls it, as a place of a character.
    fn row(&mut self, number: &str, name: &str, place: &str, words: &[(&str, String)]) {
        let fonts = self.context.fonts;
        let style = body();
        let width = sheet::ENTRY_COLUMN - sheet::CELL_SIDE * 2.0;
        let number_line = line(number, style, fonts);
        let behind = (style.em() * 3.4).max(number_line.width + style.em() * 0.4);
        // A number as wide as a name has its line to itself.
        let is_wide = behind.0 > width.0 / 2.0;
        let indent = if number.is_empty() || is_wide { Mm(0.0) } else { behind };
        let mut names = if is_wide { phrases(number, style, width, fonts) } else { Vec::new() };
        for part in phrases(name, style, width - indent, fonts) {
            let mut whole = Line::blank(part.height);
            if names.is_empty() {
                whole.put(Mm(0.0), &number_line);
            }
            whole.put(indent, &part);
            names.push(whole);
        }
        let again = if number.is_empty() { name } else { number };
        let mut lines = Vec::new();
        let inner = sheet::WIDTH - sheet::ENTRY_COLUMN - sheet::CELL_SIDE * 2.0;
        let labels: Vec<Line> = words.iter().map(|(label, _)| line(label, style, fonts)).collect();
        let widest = labels.iter().map(|label| label.width).fold(Mm(0.0), Mm::max);
        let indent = sheet::LABEL_COLUMN.max(widest + style.em() * 0.7);
        for (label, (field, words)) in labels.iter().zip(words) {
            let parts = paragraphs(words, style, inner - indent, fonts);
            let parts = placed(parts, || self.place(place, field));
            for (index, part) in parts.into_iter().enumerate() {
                let mut whole = Line::blank(part.height);
                if index == 0 {
                    whole.put(Mm(0.0), label);
                }
                whole.put(indent, &part);
                lines.push(whole);
            }
        }
        let again = shortened(&text::continued(again), style, width, fonts);
        self.rows.push(Row {
            cells: vec![
                Cell { again: vec![again], ..Cell::new(0..1, names).top() },
                Cell::new(1..2, lines).top(),
            ],
            may_split: true,
            padding: sheet::CELL_TOP,
            above: self.group.clone(),
            ..Row::default()
        });
    }

    fn table(self) -> Table {
        let columns = vec![sheet::ENTRY_COLUMN, sheet::WIDTH - sheet::ENTRY_COLUMN];
        let head = vec![self.head()];
        Table { columns, head, rows: self.rows, ..Table::default() }
    }

    fn head(&self) -> Row {
        let style = Style::regular(sheet::HEADER);
        let word = |words| vec![line(words, style, self.context.fonts)];
        Row {
            cells: vec![
                Cell::new(0..1, word(text::ENTRY_ITEM)).center(),
                Cell::new(1..2, word(text::ENTRY_CONTENT)).center(),
            ],
            fill: Some(sheet::HEAD_FILL),
            padding: sheet::CELL_TOP,
            ..Row::default()
        }
    }
}

/// A row as people call it: its number, with the group where the number stands twice.
fn row_name(context: &YearContext<'_>, form: FormRef, response: &Response) -> String {
    let edition_form = context.edition.form_of(form);
    let Some(row) = edition_form.row(&response.item) else { return response.item.0.clone() };
    let number = row.full_number();
    if number.is_empty() {
        return row.item.short.clone();
    }
    let same = edition_form.rows().filter(|other| other.full_number() == number).count();
    match row.group {
        Some(group) if same > 1 => text::row_in_group(&number, &group.short),
        _ => number,
    }
}
