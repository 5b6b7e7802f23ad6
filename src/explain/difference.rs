//! What differs between the present workbook and another state of it: a backup, or a file that another
//! program made beside it.

use crate::model::workbook_difference::{
    AnswerDifference, AnswerPart, Change, Changed, Fate, WorkbookDifference,
};
use crate::model::{Answer, Assessment, DocumentLibrary, Edition, FormRef, Workbook};
use crate::text::{DifferenceText, answers, chart_paper, dates, ledger, vendors};

use super::original::form;

/// How many lines a dialog shows.
pub const MOST: usize = 200;
/// Over the lines.
pub const HEADING: &str = "異なるところ（現在の内容 → このファイルの内容）";
/// Nothing differs.
pub const SAME: &str = "現在の内容と同じです。";

/// Longer names than this are cut on screen: a file from elsewhere may hold whatever it likes.
const LONGEST_NAME: usize = 60;

/// By what the rows of a year are named.
pub type Editions<'a> = &'a dyn Fn(&Assessment) -> Option<&'a Edition>;

/// What differs, for a dialog: the first lines, and how many more there are.
#[must_use]
pub fn shown(
    found: &WorkbookDifference<'_>,
    editions: Editions<'_>,
    documents: &DocumentLibrary,
) -> DifferenceText {
    let rows = rows(found, editions);
    let count = rows.len() + found.changes.len();
    let answers = rows.into_iter().map(|row| row.line());
    let changes = found.changes.iter().map(|it| change(it, documents));
    let lines: Vec<String> = answers.chain(changes).take(MOST).collect();
    DifferenceText { summary: summary(found), rest: count - lines.len(), lines }
}

/// What differs, for scripts: first how much of each kind, then a line for each item, parted by tabs.
#[must_use]
pub fn table(
    found: &WorkbookDifference<'_>,
    editions: Editions<'_>,
    documents: &DocumentLibrary,
) -> Vec<String> {
    let counts = counts(found).into_iter().map(|(name, count)| format!("{name}\t{count}"));
    let answers = rows(found, editions).into_iter().map(|row| row.fields());
    let changes = found.changes.iter().map(|it| {
        let (kind, name) = named(&it.what, documents);
        format!("{kind}\t{}\t{}", one_line(&name), fate(it.fate))
    });
    counts.chain(answers).chain(changes).collect()
}

/// How much differs, in one sentence.
#[must_use]
pub fn summary(found: &WorkbookDifference<'_>) -> String {
    let counts = counts(found).into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(name, count)| format!("{name}{count}件")).collect();
    if counts.is_empty() {
        SAME.to_owned()
    } else {
        format!("{}が現在の内容と異なります。", counts.join("、"))
    }
}

/// How many answers differ, beside a backup.
#[must_use]
pub fn beside(answers: usize, others: usize) -> String {
    match (answers, others) {
        (0, 0) => "現在の内容と同じ".to_owned(),
        (0, others) => format!("回答は同じ、ほか{others}件が異なる"),
        (answers, 0) => format!("回答{answers}件が異なる"),
        (answers, others) => format!("回答{answers}件、ほか{others}件が異なる"),
    }
}

/// After the last line that is shown.
#[must_use]
pub fn rest(count: usize) -> String {
    format!("ほかに{count}件あります。")
}

/// How many answers a workbook holds.
#[must_use]
pub fn answered(workbook: &Workbook) -> usize {
    let all = workbook.assessments.iter().flat_map(Assessment::all_responses);
    all.filter(|(_, response)| response.current().is_some()).count()
}

/// An answer that differs, with the row it stands on.
struct Row<'a> {
    found: &'a AnswerDifference<'a>,
    /// Where on its form it stands; the last where that is not known.
    place: usize,
    number: String,
    short: String,
}

/// The answers in the order of their years, forms and rows.
fn rows<'a>(found: &'a WorkbookDifference<'a>, editions: Editions<'_>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = found
        .answers
        .iter()
        .map(|found| {
            let edition = editions(found.assessment);
            let mut on_form = edition.into_iter().flat_map(|it| it.form_of(found.form).rows());
            let known = on_form.by_ref().enumerate().find(|(_, row)| row.item.key == *found.item);
            if let Some((place, row)) = known {
                let (number, short) = (row.full_number(), row.item.short.clone());
                Row { found, place, number, short }
            } else {
                let (number, short) = (String::new(), found.item.to_string());
                Row { found, place: usize::MAX, number, short }
            }
        })
        .collect();
    // Those of one form stay in the order in which they are filled in otherwise.
    rows.sort_by_key(|row| {
        let vendor = match row.found.form {
            FormRef::Institution => None,
            FormRef::Vendor(vendor) => Some(vendor),
        };
        (row.found.assessment.fiscal_year, vendor, row.place)
    });
    rows
}

impl Row<'_> {
    fn sheet(&self) -> String {
        let form = form(self.found.form.kind());
        match (self.found.form, self.found.vendor) {
            (FormRef::Institution, _) => form.to_owned(),
            (_, Some(vendor)) => format!("{form}（{}）", cut(vendors::named(vendor))),
            (_, None) => format!("{form}（{}）", vendors::NAMELESS),
        }
    }

    fn line(&self) -> String {
        let year = dates::fiscal_year(self.found.assessment.fiscal_year);
        let name = format!("{} {}", self.number, cut(&self.short));
        let parts = parts(self.found);
        let said = if self.found.before == self.found.after {
            format!("{}（{}が異なります）", answer(self.found.after), parts.join("、"))
        } else {
            let more = match parts.as_slice() {
                [] => String::new(),
                parts => format!("（{}も異なります）", parts.join("、")),
            };
            format!("{} → {}{more}", answer(self.found.before), answer(self.found.after))
        };
        format!("{year}　{}　{}　{said}", self.sheet(), name.trim())
    }

    fn fields(&self) -> String {
        let year = self.found.assessment.fiscal_year;
        let fields = [
            ANSWERS.to_owned(),
            year.to_string(),
            one_line(&self.sheet()),
            self.found.item.to_string(),
            one_line(&self.number),
            answer(self.found.before).to_owned(),
            answer(self.found.after).to_owned(),
            parts(self.found).join("、"),
        ];
        fields.join("\t")
    }
}

fn answer(answer: Option<Answer>) -> &'static str {
    answer.map_or("未回答", answers::answer)
}

fn parts(found: &AnswerDifference<'_>) -> Vec<&'static str> {
    let words = found.parts.iter().map(|part| match part {
        AnswerPart::Rounds => "1回目と2回目の回答",
        AnswerPart::Day => "確認日",
        AnswerPart::Person => "確認者",
        AnswerPart::Target => "目標日",
        AnswerPart::Reason => "該当しない理由",
        AnswerPart::Memo => "メモ",
        AnswerPart::InnerMemo => "院内用メモ",
    });
    words.collect()
}

const ANSWERS: &str = "回答";
const PEOPLE: &str = "人";
const VENDORS: &str = "事業者";
const CONTACTS: &str = "連絡先";
const DEVICES: &str = "機器";
const DOCUMENTS: &str = "文書";
const OTHERS: &str = "その他";

/// How much of each kind differs; every kind is named, so that a script finds it.
fn counts(found: &WorkbookDifference<'_>) -> Vec<(&'static str, usize)> {
    let mut counts = vec![(ANSWERS, found.answers.len())];
    let kinds = [PEOPLE, VENDORS, CONTACTS, DEVICES, DOCUMENTS, OTHERS];
    counts.extend(kinds.map(|kind| {
        let of_kind = found.changes.iter().filter(|it| counted_as(&it.what) == kind);
        (kind, of_kind.count())
    }));
    counts
}

fn counted_as(what: &Changed<'_>) -> &'static str {
    match what {
        Changed::Person(_) => PEOPLE,
        Changed::Vendor(_) => VENDORS,
        Changed::Contact(_) => CONTACTS,
        Changed::Device(_) => DEVICES,
        Changed::Document(_) => DOCUMENTS,
        _ => OTHERS,
    }
}

/// A line about anything but an answer.
fn change(change: &Change<'_>, documents: &DocumentLibrary) -> String {
    let (kind, name) = named(&change.what, documents);
    let name = if name.is_empty() { String::new() } else { format!("　{}", cut(&name)) };
    format!("{kind}{name}　{}", fate(change.fate))
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "現在の内容にはありません",
        Fate::Removed => "現在の内容だけにあります",
        Fate::Changed => "内容が異なります",
    }
}

/// What a thing is, and which of them.
fn named(what: &Changed<'_>, documents: &DocumentLibrary) -> (&'static str, String) {
    let or_nameless = |name: &str| match name.trim() {
        "" => vendors::NAMELESS.to_owned(),
        name => name.to_owned(),
    };
    match what {
        Changed::Clinic => ("医療機関の情報", String::new()),
        Changed::Person(person) => (PEOPLE, or_nameless(&person.name)),
        Changed::OwnRole(role) => ("独自の役割", or_nameless(&role.name)),
        Changed::Decision(decision) => ("判断する人", chart_paper::decision(*decision).to_owned()),
        Changed::Vendor(vendor) => (VENDORS, vendors::named(vendor).to_owned()),
        Changed::Contact(contact) => (CONTACTS, or_nameless(&contact.name)),
        Changed::Device(device) => (DEVICES, ledger::device(device)),
        Changed::Chart(kind) => (chart_paper::name(*kind), String::new()),
        Changed::Document(key) => {
            let template = documents.template(&key.template);
            let name = template.map_or(key.template.0.as_str(), |it| it.short.as_str());
            let name = if key.instance == 1 {
                name.to_owned()
            } else {
                format!("{name} {}", key.instance)
            };
            (DOCUMENTS, name)
        }
        Changed::Year(year) => ("点検の設定", dates::fiscal_year(*year)),
        Changed::Sheet(year, vendor) => {
            let vendor = vendor.map_or(vendors::NAMELESS, vendors::named);
            ("事業者確認用の記録", format!("{}　{vendor}", dates::fiscal_year(*year)))
        }
    }
}

/// A name as far as it is shown.
fn cut(name: &str) -> String {
    let mut characters = name.chars().map(|c| if c.is_control() { ' ' } else { c });
    let begin: String = characters.by_ref().take(LONGEST_NAME).collect();
    if characters.next().is_some() { format!("{begin}…") } else { begin }
}

/// A name in one field of one line.
fn one_line(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
