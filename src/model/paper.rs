//! The papers that can be printed, and the table of what is known about each.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::need::vendor_sheets_needed;
use super::questions::questions;
use super::{
    Assessment, ChartKind, DocumentKey, DocumentLibrary, DocumentPart, DocumentTemplate, Edition,
    TemplateId, VendorId, Workbook,
};

/// One kind of paper. Papers are printed in the order of this list, documents by their templates
/// ([`Papers::in_order`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 医療機関確認用
    Checklist,
    /// 事業者確認用 of every vendor of the year
    Vendors,
    /// 事業者確認用 to hand out, without answers
    BlankVendorForm,
    /// 記入内容一覧
    Summary,
    /// 年度の比較 of every year of the clinic
    Comparison,
    /// 実施記録 of the year
    Activity,
    /// 連絡体制図, everything, for the inspector
    ContactChart,
    /// 連絡体制図 to be put up on a wall: private and unconfirmed numbers stay off it
    WallChart,
    /// 組織体制図
    OrganizationChart,
    /// 機器台帳
    Ledger,
    /// A part of a document, such as 事業継続計画（BCP）
    Document(DocumentKey, DocumentPart),
    /// The text of a document as it was approved, by its version (版): printed from what was frozen
    /// then
    ApprovedDocument(DocumentKey, String),
    /// 院内用メモ of the year, which leave the clinic with no other paper
    InnerMemos,
    /// 事業者への照会事項, to hand out; no part of what an inspector is shown
    Questions,
    /// 依頼状 to a vendor, with the blank form and what to ask it
    Letter(VendorId),
}

/// What a paper is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperScope {
    /// The answers of one fiscal year, and the wording of its edition.
    Year,
    /// No year in particular: living records, or all years. It prints whatever year is open, or none.
    Living,
}

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperAudience {
    /// The inspectors.
    Inspection,
    /// People who see the wall copy.
    Wall,
    /// The clinic itself.
    Clinic,
    /// The vendors.
    Vendors,
}

impl PaperAudience {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Inspection, Self::Wall, Self::Clinic, Self::Vendors];
}

/// What is known about one kind of paper: a row of the table of papers, [`Paper::spec`].
///
/// Its name on screen is `explain::export::paper`, its pages are made by `report`.
#[derive(Clone, Copy, Debug)]
pub struct PaperSpec {
    /// The name by which a command asks for it. A letter has the number of its vendor after it, and
    /// the parts of a document have [keys of their own](Paper::key).
    pub key: &'static str,
    /// What it is made from.
    pub scope: PaperScope,
    /// Whom it is for.
    pub audience: PaperAudience,
    /// Whether it is printed where nobody chose anything.
    pub is_usual: bool,
    why_empty: WhyEmptyRule,
}

/// When a paper has nothing to print. Papers of a year look at the year.
#[derive(Clone, Copy, Debug)]
enum WhyEmptyRule {
    /// There is always something.
    Never,
    /// Of a workbook.
    Living(fn(&Paper, &Workbook) -> Option<WhyEmpty>),
    /// Of a year, and of what else is printed.
    Year(fn(&Papers, AnsweredYear<'_>) -> Option<WhyEmpty>),
}

/// A year and the edition on which it is answered.
#[derive(Clone, Copy, Debug)]
pub struct AnsweredYear<'a> {
    /// The year.
    pub assessment: &'a Assessment,
    /// Its edition.
    pub edition: &'a Edition,
}

/// Why nothing would be printed of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyEmpty {
    /// It belongs to a year, and there is none, or its edition is not known.
    NoYear,
    /// The year is answered on a bridge, which never prints as the form.
    NoForm,
    /// 事業者確認用 is not needed in this year.
    NotNeeded,
    /// No vendor has a sheet in this year.
    NoVendors,
    /// The chart has not been begun.
    NoChart(ChartKind),
    /// The ledger has no devices.
    NoDevices,
    /// The document was not begun.
    NoDocument,
    /// No such version of the document was approved.
    NotApproved,
    /// There is no second year to compare with.
    OneYear,
    /// Nothing was answered わからない.
    NoQuestions,
    /// No row has a memo for the clinic alone.
    NoInnerMemos,
    /// There is no such vendor any more.
    VendorGone,
}

impl Paper {
    /// Every paper of which there is one alone.
    const SINGLE: [Self; 12] = [
        Self::Checklist,
        Self::Vendors,
        Self::BlankVendorForm,
        Self::Summary,
        Self::Comparison,
        Self::Activity,
        Self::ContactChart,
        Self::WallChart,
        Self::OrganizationChart,
        Self::Ledger,
        Self::InnerMemos,
        Self::Questions,
    ];

    /// Its row in the table of papers.
    #[must_use]
    pub fn spec(&self) -> PaperSpec {
        use PaperAudience::{Clinic, Inspection, Vendors, Wall};
        use PaperScope::{Living, Year};
        use WhyEmptyRule as Rule;
        let row = |key, scope, audience, is_usual, why_empty| PaperSpec {
            key,
            scope,
            audience,
            is_usual,
            why_empty,
        };
        match self {
            Self::Checklist => row("checklist", Year, Inspection, true, Rule::Never),
            Self::Vendors => row("vendors", Year, Inspection, true, Rule::Year(no_vendors)),
            Self::BlankVendorForm => {
                row("blank-form", Year, Vendors, true, Rule::Year(blank_form_needless))
            }
            Self::Summary => row("summary", Year, Inspection, true, Rule::Never),
            Self::Comparison => row("years", Living, Inspection, false, Rule::Living(one_year)),
            Self::Activity => row("activity", Year, Inspection, false, Rule::Never),
            Self::ContactChart => {
                row("contact-chart", Living, Inspection, true, Rule::Living(no_contact_chart))
            }
            Self::WallChart => {
                row("wall-chart", Living, Wall, false, Rule::Living(no_contact_chart))
            }
            Self::OrganizationChart => {
                let rule = Rule::Living(no_organization_chart);
                row("organization-chart", Living, Inspection, true, rule)
            }
            Self::Ledger => row("ledger", Living, Inspection, true, Rule::Living(no_devices)),
            Self::Document(..) => {
                row("document", Living, Inspection, true, Rule::Living(no_document))
            }
            Self::ApprovedDocument(..) => {
                row("approved", Living, Inspection, false, Rule::Living(not_approved))
            }
            Self::InnerMemos => row("inner-memos", Year, Clinic, false, Rule::Year(no_inner_memos)),
            Self::Questions => row("questions", Year, Vendors, false, Rule::Year(no_questions)),
            Self::Letter(_) => row("letter", Year, Vendors, false, Rule::Living(vendor_gone)),
        }
    }

    /// Whether it quotes the form of its year, or has it behind it: it is not made in a year on a
    /// bridge.
    #[must_use]
    fn quotes_form(&self) -> bool {
        let is_of_year = self.spec().scope == PaperScope::Year;
        is_of_year && !matches!(self, Self::Summary | Self::Activity | Self::InnerMemos)
    }

    /// The name by which a command asks for it. Parts of documents go by the keys of their templates;
    /// of several documents on one template, each but the first has its number behind it. An approved
    /// version goes by the text of its document, with `@` and the version behind it.
    #[must_use]
    pub fn key(&self, documents: &DocumentLibrary) -> String {
        let key = self.spec().key;
        match self {
            Self::Letter(vendor) => format!("{key}:{}", vendor.0),
            Self::Document(document, part) => {
                let template = documents.template(&document.template);
                let key = match template.and_then(|template| template.paper(*part)) {
                    Some(paper) => paper.key.clone(),
                    None => format!("{key}:{}", document.template.0),
                };
                if document.instance > 1 { format!("{key}:{}", document.instance) } else { key }
            }
            Self::ApprovedDocument(document, version) => {
                let text = match documents.template(&document.template) {
                    Some(_) => Self::Document(document.clone(), DocumentPart::Body).key(documents),
                    // It prints without its template, and is asked for without it.
                    None if document.instance > 1 => {
                        format!("{}:{}", document.template.0, document.instance)
                    }
                    None => document.template.0.clone(),
                };
                format!("{text}@{version}")
            }
            _ => key.to_owned(),
        }
    }

    /// The document of which it is a part, if it is one.
    #[must_use]
    pub fn document(&self) -> Option<&DocumentKey> {
        match self {
            Self::Document(key, _) | Self::ApprovedDocument(key, _) => Some(key),
            _ => None,
        }
    }

    /// The check table whose wording is printed on it.
    #[must_use]
    pub fn check_table<'d>(&self, documents: &'d DocumentLibrary) -> Option<&'d str> {
        let Self::Document(key, part) = self else { return None };
        documents.template(&key.template)?.paper(*part)?.check_table.as_deref()
    }

    /// The paper that a command asks for by this name; a letter is asked for by its vendor, whom a
    /// workbook knows.
    #[must_use]
    pub fn of_key(key: &str, documents: &DocumentLibrary) -> Option<Self> {
        if let Some(paper) = Self::SINGLE.into_iter().find(|paper| paper.spec().key == key) {
            return Some(paper);
        }
        if let Some((text, version)) = key.split_once('@') {
            let document = match Self::of_key(text, documents) {
                Some(Self::Document(document, DocumentPart::Body)) => document,
                Some(_) => return None,
                None => {
                    let (template, instance) = text.split_once(':').unwrap_or((text, "1"));
                    let template = TemplateId::from(template);
                    if template.0.is_empty() || documents.template(&template).is_some() {
                        return None;
                    }
                    DocumentKey { template, instance: instance.parse().ok()? }
                }
            };
            return Some(Self::ApprovedDocument(document, version.to_owned()));
        }
        let (name, instance) = match key.split_once(':') {
            Some((name, number)) => (name, number.parse().ok()?),
            None => (key, 1),
        };
        let (template, paper) = documents.paper_named(name)?;
        (instance == 1 || template.several).then(|| {
            Self::Document(DocumentKey { template: template.id.clone(), instance }, paper.part)
        })
    }

    /// Every paper but the letters and approved versions, in the order in which they are printed: of
    /// documents, those that a clinic began, and the first on every template.
    #[must_use]
    pub fn offered(documents: &DocumentLibrary, workbook: &Workbook) -> Vec<Self> {
        let parts = documents.papers().into_iter().flat_map(|(template, paper)| {
            let begun = workbook.documents_on(&template.id).map(|document| document.key.clone());
            let keys = std::iter::once(DocumentKey::first(template.id.clone())).chain(begun);
            keys.map(|key| Self::Document(key, paper.part))
        });
        let mut papers: Vec<Self> = Self::SINGLE.into_iter().chain(parts).collect();
        papers.sort_unstable_by(|a, b| a.in_print(b, documents));
        papers.dedup();
        papers
    }

    /// Whether a key is that of a paper which no template has.
    #[must_use]
    pub fn is_own_key(key: &str) -> bool {
        Self::SINGLE.iter().any(|paper| paper.spec().key == key)
    }

    /// How two papers follow each other.
    fn in_print(&self, other: &Self, documents: &DocumentLibrary) -> Ordering {
        let place = |key: &DocumentKey| documents.place_of(&key.template);
        match (self, other) {
            (Self::Document(one, _), Self::Document(two, _))
            | (Self::ApprovedDocument(one, _), Self::ApprovedDocument(two, _)) => {
                place(one).cmp(&place(two)).then_with(|| self.cmp(other))
            }
            _ => self.cmp(other),
        }
    }
}

fn no_vendors(_: &Papers, year: AnsweredYear<'_>) -> Option<WhyEmpty> {
    if vendor_sheets_needed(year.edition, year.assessment) {
        year.assessment.vendor_sheets.is_empty().then_some(WhyEmpty::NoVendors)
    } else {
        Some(WhyEmpty::NotNeeded)
    }
}

/// Asked for by itself the blank form is printed for whoever wants it.
fn blank_form_needless(among: &Papers, year: AnsweredYear<'_>) -> Option<WhyEmpty> {
    let shown = [Paper::Checklist, Paper::Vendors, Paper::Summary];
    let is_alone = !shown.iter().any(|paper| among.has(paper));
    let is_needed = vendor_sheets_needed(year.edition, year.assessment);
    (!is_needed && !is_alone).then_some(WhyEmpty::NotNeeded)
}

fn no_questions(_: &Papers, year: AnsweredYear<'_>) -> Option<WhyEmpty> {
    questions(year.edition, year.assessment).is_empty().then_some(WhyEmpty::NoQuestions)
}

fn no_inner_memos(_: &Papers, year: AnsweredYear<'_>) -> Option<WhyEmpty> {
    let mut all = year.assessment.all_responses();
    let has_any = all.any(|(_, response)| !response.inner_memo.trim().is_empty());
    (!has_any).then_some(WhyEmpty::NoInnerMemos)
}

fn one_year(_: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    (workbook.assessments.len() < 2).then_some(WhyEmpty::OneYear)
}

fn no_contact_chart(_: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    no_chart(workbook, ChartKind::Contact)
}

fn no_organization_chart(_: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    no_chart(workbook, ChartKind::Organization)
}

fn no_chart(workbook: &Workbook, kind: ChartKind) -> Option<WhyEmpty> {
    workbook.chart(kind).is_none().then_some(WhyEmpty::NoChart(kind))
}

fn no_devices(_: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    workbook.devices.is_empty().then_some(WhyEmpty::NoDevices)
}

fn no_document(paper: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    let Paper::Document(key, _) = paper else { return None };
    workbook.document(key).is_none().then_some(WhyEmpty::NoDocument)
}

fn not_approved(paper: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    let Paper::ApprovedDocument(key, version) = paper else { return None };
    let document = workbook.document(key);
    let approved = document.and_then(|document| document.approved_as(version));
    approved.is_none().then_some(WhyEmpty::NotApproved)
}

fn vendor_gone(paper: &Paper, workbook: &Workbook) -> Option<WhyEmpty> {
    let Paper::Letter(vendor) = paper else { return None };
    workbook.vendor(*vendor).is_none().then_some(WhyEmpty::VendorGone)
}

/// The papers to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers(BTreeSet<Paper>);

impl Papers {
    /// What an inspector is shown, and the blank form: all but what goes to vendors or on a wall.
    #[must_use]
    pub fn everything(documents: &DocumentLibrary, workbook: &Workbook) -> Self {
        let offered = Paper::offered(documents, workbook).into_iter();
        offered.filter(|paper| paper.spec().is_usual).collect()
    }

    /// Everything that its template prints of a document.
    #[must_use]
    pub fn of_document(template: &DocumentTemplate, document: &DocumentKey) -> Self {
        let papers = template.papers.iter();
        papers.map(|paper| Paper::Document(document.clone(), paper.part)).collect()
    }

    /// One paper alone.
    #[must_use]
    pub fn only(paper: Paper) -> Self {
        Self::from_iter([paper])
    }

    /// Whether a paper is among them.
    #[must_use]
    pub fn has(&self, paper: &Paper) -> bool {
        self.0.contains(paper)
    }

    /// Adds a paper, or takes it out.
    pub fn set(&mut self, paper: Paper, chosen: bool) {
        if chosen {
            self.0.insert(paper);
        } else {
            self.0.remove(&paper);
        }
    }

    /// Whether nothing at all is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many papers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Why nothing is printed of a paper, asked for among these; `None` where something is.
    #[must_use]
    pub fn why_empty(
        &self,
        paper: &Paper,
        workbook: &Workbook,
        year: Option<AnsweredYear<'_>>,
    ) -> Option<WhyEmpty> {
        let spec = paper.spec();
        if spec.scope == PaperScope::Year && year.is_none() {
            return Some(WhyEmpty::NoYear);
        }
        if paper.quotes_form() && year.is_some_and(|year| year.edition.bridge) {
            return Some(WhyEmpty::NoForm);
        }
        match spec.why_empty {
            WhyEmptyRule::Never => None,
            WhyEmptyRule::Living(rule) => rule(paper, workbook),
            WhyEmptyRule::Year(rule) => rule(self, year?),
        }
    }

    /// The papers; [`Self::in_order`] says how they are printed.
    pub fn iter(&self) -> impl Iterator<Item = &Paper> {
        self.0.iter()
    }

    /// The papers in the order in which they are printed.
    #[must_use]
    pub fn in_order(&self, documents: &DocumentLibrary) -> Vec<&Paper> {
        let mut papers: Vec<&Paper> = self.0.iter().collect();
        papers.sort_unstable_by(|a, b| a.in_print(b, documents));
        papers
    }

    /// The vendors who get a letter, where nothing but letters is chosen; empty otherwise.
    #[must_use]
    pub fn only_letters(&self) -> Vec<VendorId> {
        let letters: Vec<VendorId> = self.letters().collect();
        if letters.len() == self.0.len() { letters } else { Vec::new() }
    }

    /// The vendors who get a letter.
    pub fn letters(&self) -> impl Iterator<Item = VendorId> {
        self.iter().filter_map(|paper| match paper {
            Paper::Letter(vendor) => Some(*vendor),
            _ => None,
        })
    }

    /// Whether any of them is made from a year and its edition.
    #[must_use]
    pub fn need_year(&self) -> bool {
        self.iter().any(|paper| paper.spec().scope == PaperScope::Year)
    }
}

impl FromIterator<Paper> for Papers {
    fn from_iter<I: IntoIterator<Item = Paper>>(papers: I) -> Self {
        Self(papers.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::embedded_documents;

    #[test]
    fn every_paper_is_found_by_the_name_that_it_goes_by() {
        let documents = embedded_documents();
        for paper in Paper::offered(&documents, &Workbook::default()) {
            assert_eq!(Paper::of_key(&paper.key(&documents), &documents), Some(paper));
        }
        // Approved versions, also of templates that are not known any more.
        let clinic = documents.templates().next().expect("the BCP").id.clone();
        for (key, template, instance, version) in [
            ("bcp@1.0", clinic, 1, "1.0"),
            ("gone@第2版", TemplateId::from("gone"), 1, "第2版"),
            ("gone:3@1@2", TemplateId::from("gone"), 3, "1@2"),
        ] {
            let key_of = DocumentKey { template, instance };
            let approved = Paper::ApprovedDocument(key_of, version.to_owned());
            assert_eq!(approved.key(&documents), key);
            assert_eq!(Paper::of_key(key, &documents), Some(approved));
        }
        for unknown in [
            "letter",
            "document",
            "bcp:2",
            "bcp:x",
            "bcp-check@1.0",
            "ledger@1.0",
            "@1",
            "gone:x@1",
        ] {
            assert_eq!(Paper::of_key(unknown, &documents), None, "{unknown}");
        }
    }

    #[test]
    fn papers_of_a_year_have_nothing_to_print_without_one() {
        let (workbook, documents) = (Workbook::default(), embedded_documents());
        let papers = Papers::everything(&documents, &workbook);
        for paper in Paper::offered(&documents, &workbook) {
            let why = papers.why_empty(&paper, &workbook, None);
            let is_of_year = paper.spec().scope == PaperScope::Year;
            assert_eq!(why == Some(WhyEmpty::NoYear), is_of_year, "{}", paper.key(&documents));
        }
    }
}
