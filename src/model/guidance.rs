//! 手引き — what helps a clinic to answer a row, in our own words, as loaded from
//! `checklists/guidance.ron`.
//!
//! It is keyed by form and item key, not by edition: a later edition that keeps a row's key finds
//! its guidance here. In every text but the terms' own a term may be marked, `[[ルータ]]`; the
//! screen makes a link to its explanation of it.

use serde::Deserialize;

use super::row_descent::{EditionsById, lineage};
use super::{Edition, FormKind, ItemKey};

/// The guidance for the rows of both forms, and the terms that it explains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// Always [`Guidance::FORMAT`].
    pub format: String,
    /// Version of the file format, [`Guidance::VERSION`].
    pub version: u32,
    /// The terms that texts may mark.
    pub terms: Vec<Term>,
    /// For the rows of 医療機関確認用.
    pub institution: Vec<ItemGuidance>,
    /// For the rows of 事業者確認用, for the person of the clinic who reads the returned sheet.
    pub vendor: Vec<ItemGuidance>,
}

/// 用語 — a word that a reception desk may not know.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word, as texts mark it.
    pub term: String,
    /// What it means; holds no marks itself.
    pub explanation: String,
}

/// The guidance for one row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemGuidance {
    /// The row's key on its form.
    pub key: ItemKey,
    /// What a person would ask, in one line: the row in plain words. Every question is answered はい
    /// where all is well.
    pub question: String,
    /// Why it matters, in one sentence; for a vendor's row, what the vendor answers.
    pub why: String,
    /// How to find out, step by step; for a vendor's row, what to look at on the returned sheet.
    pub how: Vec<String>,
    /// When the answer is はい, as this program sees it; empty for a vendor's row.
    #[serde(default)]
    pub yes_when: Vec<String>,
    /// What to show the inspector.
    pub show: Vec<String>,
    /// One concrete example of a small clinic.
    pub example: String,
    /// What to ask the vendor, literally; for a vendor's row, what to ask back.
    pub ask: Vec<String>,
    /// What changes with electronic records in the cloud and no server in the clinic.
    #[serde(default)]
    pub cloud: Option<String>,
    /// What changes where the vendor does everything.
    #[serde(default)]
    pub entrusted: Option<String>,
}

/// A stretch of a text: plain words, or a marked term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Plain words.
    Words(&'a str),
    /// A marked term, without its marks.
    Term(&'a str),
}

impl<'a> Span<'a> {
    /// What is shown.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self {
            Self::Words(text) | Self::Term(text) => text,
        }
    }
}

/// What stands before a marked term.
pub const OPENING: &str = "[[";
/// What stands after a marked term.
pub const CLOSING: &str = "]]";

/// A text cut at its marks. An opening mark that is never closed stays among the words.
#[must_use]
pub fn spans(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING)
        && let Some((term, behind)) = after.split_once(CLOSING)
    {
        if !before.is_empty() {
            spans.push(Span::Words(before));
        }
        spans.push(Span::Term(term));
        rest = behind;
    }
    if !rest.is_empty() {
        spans.push(Span::Words(rest));
    }
    spans
}

/// A text without its marks, as it is copied.
#[must_use]
pub fn plain(text: &str) -> String {
    spans(text).into_iter().map(Span::text).collect()
}

impl Guidance {
    /// The `format` field of every guidance file.
    pub const FORMAT: &str = "tenkencho-guidance";
    /// The version of the guidance format that this program reads.
    pub const VERSION: u32 = 2;

    /// The rows of one form.
    #[must_use]
    pub fn of_form(&self, form: FormKind) -> &[ItemGuidance] {
        match form {
            FormKind::Institution => &self.institution,
            FormKind::Vendor => &self.vendor,
        }
    }

    /// The guidance for a row, if there is any.
    #[must_use]
    pub fn item(&self, form: FormKind, key: &ItemKey) -> Option<&ItemGuidance> {
        self.of_form(form).iter().find(|item| item.key == *key)
    }

    /// The guidance for a row: its own, or that of a row that it goes on with, by the editions before
    /// its own.
    #[must_use]
    pub fn of_row(
        &self,
        edition: &Edition,
        form: FormKind,
        key: &ItemKey,
        known: EditionsById<'_>,
    ) -> Option<&ItemGuidance> {
        let keys = lineage(edition, form, key, known);
        keys.iter().find_map(|key| self.item(form, key))
    }

    /// The explanation of a term, if it is one.
    #[must_use]
    pub fn explanation(&self, term: &str) -> Option<&str> {
        let found = self.terms.iter().find(|it| it.term == term)?;
        Some(&found.explanation)
    }
}

impl ItemGuidance {
    /// Every text of the row, in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.how, &self.yes_when, &self.show];
        let before = [&self.question, &self.why].into_iter().chain(lists.into_iter().flatten());
        let after = [&self.example].into_iter().chain(&self.ask);
        let cases = self.cloud.iter().chain(&self.entrusted);
        before.chain(after).chain(cases).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_marks_and_nowhere_else() {
        let table: [(&str, &[Span<'_>]); 6] = [
            ("a[[b]]c", &[Span::Words("a"), Span::Term("b"), Span::Words("c")]),
            ("[[b]][[c]]", &[Span::Term("b"), Span::Term("c")]),
            ("a [b] c", &[Span::Words("a [b] c")]),
            ("a[[b", &[Span::Words("a[[b")]),
            ("a]]b", &[Span::Words("a]]b")]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(spans(text), expected, "{text}");
        }
        assert_eq!(plain("「[[VPN]]は[[ルータ]]に」"), "「VPNはルータに」");
    }
}
