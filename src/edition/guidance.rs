//! RON text to a validated [`Guidance`], with every problem located as in editions.

use std::collections::HashSet;

use super::parse;
use super::problem::{EditionProblem, ProblemKind};
use super::texts::{self, is_key};
use crate::model::Guidance;
use crate::model::guidance::{CLOSING, ItemGuidance, OPENING, Span, spans};
use crate::ron_file::Spot;

/// The guidance that comes with the program, as (file name, text).
pub const EMBEDDED_GUIDANCE: (&str, &str) =
    ("guidance.ron", include_str!("../../checklists/guidance.ron"));

/// Everything that is wrong with a guidance file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("guidance has {} problem(s)", problems.len())]
pub struct GuidanceError {
    /// Never empty; in the order of the text.
    pub problems: Vec<EditionProblem>,
}

impl From<EditionProblem> for GuidanceError {
    fn from(problem: EditionProblem) -> Self {
        Self { problems: vec![problem] }
    }
}

/// The guidance that comes with the program.
///
/// # Panics
/// Never: a test loads it.
#[must_use]
#[expect(clippy::expect_used, reason = "tests/guidance.rs loads the embedded guidance")]
pub fn embedded_guidance() -> Guidance {
    // That the bundled font has every character is tested too, not looked up at every start.
    load_guidance(EMBEDDED_GUIDANCE.1, &|_| true).expect("the embedded guidance is valid")
}

/// Reads guidance. A byte order mark at the start is accepted.
///
/// `has_glyph` says whether the bundled font has a character.
///
/// # Errors
/// Where and why the text is no guidance.
pub fn load_guidance(
    text: &str,
    has_glyph: &dyn Fn(char) -> bool,
) -> Result<Guidance, GuidanceError> {
    let (guidance, source) = parse::<Guidance>(text, Guidance::FORMAT, Guidance::VERSION)?;
    let terms = guidance.terms.iter().map(|term| term.term.as_str()).collect();
    let mut check = Check { has_glyph, terms, used: HashSet::new(), found: Vec::new() };
    check.guidance(&guidance, source.root());
    let mut problems = check.found;
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(guidance) } else { Err(GuidanceError { problems }) }
}

struct Check<'g> {
    has_glyph: &'g dyn Fn(char) -> bool,
    terms: HashSet<&'g str>,
    used: HashSet<&'g str>,
    found: Vec<EditionProblem>,
}

impl<'g> Check<'g> {
    fn report(&mut self, spot: Spot<'_, '_>, kind: ProblemKind) {
        self.found.push(EditionProblem::at(spot.position(), kind));
    }

    fn guidance(&mut self, guidance: &'g Guidance, root: Spot<'_, '_>) {
        for (items, name) in [(&guidance.institution, "institution"), (&guidance.vendor, "vendor")]
        {
            let mut keys = HashSet::new();
            for (at, item) in items.iter().enumerate() {
                let spot = root.field(name).item(at);
                if !keys.insert(&item.key) {
                    let kind = ProblemKind::DuplicateKey(item.key.to_string());
                    self.report(spot.field("key"), kind);
                }
                self.item(item, spot);
            }
        }
        // Last, when it is known which terms the texts mark.
        let mut names = HashSet::new();
        for (at, term) in guidance.terms.iter().enumerate() {
            let spot = root.field("terms").item(at);
            for (text, name) in [(&term.term, "term"), (&term.explanation, "explanation")] {
                self.characters(text, spot.field(name));
                if text.contains(OPENING) || text.contains(CLOSING) {
                    self.report(spot.field(name), ProblemKind::MarkInTerm);
                }
            }
            if !names.insert(&term.term) {
                self.report(spot.field("term"), ProblemKind::DuplicateTerm(term.term.clone()));
            } else if !self.used.contains(term.term.as_str()) {
                self.report(spot.field("term"), ProblemKind::UnusedTerm(term.term.clone()));
            }
        }
    }

    fn item(&mut self, item: &'g ItemGuidance, spot: Spot<'_, '_>) {
        if !is_key(item.key.as_str()) {
            self.report(spot.field("key"), ProblemKind::BadKey(item.key.to_string()));
        }
        self.marked(&item.question, spot.field("question"));
        self.marked(&item.why, spot.field("why"));
        for (list, name) in [(&item.how, "how"), (&item.show, "show"), (&item.ask, "ask")] {
            if list.is_empty() {
                self.report(spot.field(name), ProblemKind::EmptyList);
            }
            self.list(list, spot.field(name));
        }
        self.list(&item.yes_when, spot.field("yes_when"));
        self.marked(&item.example, spot.field("example"));
        for (text, name) in [(&item.cloud, "cloud"), (&item.entrusted, "entrusted")] {
            if let Some(text) = text {
                self.marked(text, spot.field(name));
            }
        }
    }

    fn list(&mut self, list: &'g [String], spot: Spot<'_, '_>) {
        for (at, text) in list.iter().enumerate() {
            self.marked(text, spot.item(at));
        }
    }

    /// A text in which terms may be marked.
    fn marked(&mut self, text: &'g str, spot: Spot<'_, '_>) {
        self.characters(text, spot);
        let characters = spot.characters();
        let mut at = 0;
        for span in spans(text) {
            let (length, wrong) = match span {
                Span::Term(term) => {
                    self.used.insert(term);
                    let kind = ProblemKind::UnknownTerm(term.to_owned());
                    let wrong = (!self.terms.contains(term)).then_some((at, kind));
                    (OPENING.len() + term.chars().count() + CLOSING.len(), wrong)
                }
                Span::Words(words) => {
                    let lone = words.find(OPENING).or_else(|| words.find(CLOSING));
                    let place = lone.map(|bytes| at + words[..bytes].chars().count());
                    (words.chars().count(), place.map(|at| (at, ProblemKind::LoneMark)))
                }
            };
            if let Some((at, kind)) = wrong {
                let place = characters.get(at).map_or(spot.position(), |(_, position)| *position);
                self.found.push(EditionProblem::at(place, kind));
            }
            at += length;
        }
    }

    fn characters(&mut self, text: &str, spot: Spot<'_, '_>) {
        self.found.extend(texts::problems(text, spot, self.has_glyph));
    }
}
