//! Where on which form a piece of official wording stands.

use serde::{Deserialize, Serialize};

use super::edition::{Applicability, FormColumns, Group, Section};
use super::table_wording::TablePart;
use super::{Edition, Form, FormKind, ItemKey, Wording};

/// What a piece of wording is on its form.
///
/// Like answers, wording is known by stable keys, never by position. Notes have no key: they are
/// told apart by their words, which a check remembers anyway.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordingPart {
    /// 令和6年度版
    EditionName,
    /// The title of the form, as printed at its head.
    Title,
    /// 医療機関確認用 or 事業者確認用
    FormName,
    /// A note above the table, or of an item.
    Note,
    /// The label of the line for the vendor's name.
    VendorNameLabel,
    /// The head of a column.
    Column(WordingColumn),
    /// The heading above the applicability question.
    ApplicabilityTitle,
    /// The title of the section with this number.
    SectionTitle(String),
    /// The heading row of the group with this key.
    GroupHeading(String),
    /// The number printed before an item.
    ItemNumber(ItemKey),
    /// The official sentence of an item.
    ItemWording(ItemKey),
    /// A part of a check table.
    Table(TablePart),
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WordingColumn {
    /// チェック項目
    Item,
    /// 確認結果（日付）
    Result,
    /// 1回目
    First,
    /// 目標日
    Target,
    /// 2回目
    Second,
    /// はい
    Yes,
    /// いいえ
    No,
}

/// A part of one form, or of the edition as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingPlace {
    /// The form; `None` for the edition's name and title, which both forms print, and for a check
    /// table.
    pub form: Option<FormKind>,
    /// What it is there.
    pub part: WordingPart,
}

/// Visits every piece of official wording, in the order of [`Edition::wordings`].
pub fn visit(edition: &mut Edition, visit: &mut dyn FnMut(WordingPlace, &mut Wording)) {
    visit(WordingPlace { form: None, part: WordingPart::EditionName }, &mut edition.name);
    visit(WordingPlace { form: None, part: WordingPart::Title }, &mut edition.title);
    for (kind, form) in
        [(FormKind::Institution, &mut edition.institution), (FormKind::Vendor, &mut edition.vendor)]
    {
        let mut on_form = |part, wording: &mut Wording| {
            visit(WordingPlace { form: Some(kind), part }, wording);
        };
        visit_form(form, &mut on_form);
    }
}

fn visit_form(form: &mut Form, visit: &mut dyn FnMut(WordingPart, &mut Wording)) {
    visit(WordingPart::FormName, &mut form.name);
    for note in &mut form.notes {
        visit(WordingPart::Note, note);
    }
    if let Some(label) = &mut form.vendor_name_label {
        visit(WordingPart::VendorNameLabel, label);
    }
    let FormColumns { item, result, first, target, second, date, yes, no } = &mut form.columns;
    let heads = [
        (WordingColumn::Item, item),
        (WordingColumn::Result, result),
        (WordingColumn::First, first),
        (WordingColumn::Target, target),
        (WordingColumn::Second, second),
        // The day belongs to the result; the words tell the two heads apart.
        (WordingColumn::Result, date),
    ];
    for (column, head) in heads {
        if let Some(head) = head {
            visit(WordingPart::Column(column), head);
        }
    }
    visit(WordingPart::Column(WordingColumn::Yes), yes);
    visit(WordingPart::Column(WordingColumn::No), no);
    if let Some(Applicability { title, item }) = &mut form.applicability {
        visit(WordingPart::ApplicabilityTitle, title);
        visit_item(item, visit);
    }
    for Section { number, title, groups } in &mut form.sections {
        if let Some(title) = title {
            visit(WordingPart::SectionTitle(number.clone()), title);
        }
        for Group { key, heading, items, .. } in groups {
            if let Some(heading) = heading {
                visit(WordingPart::GroupHeading(key.clone()), heading);
            }
            for item in items {
                visit_item(item, visit);
            }
        }
    }
}

fn visit_item(item: &mut super::Item, visit: &mut dyn FnMut(WordingPart, &mut Wording)) {
    if let Some(number) = &mut item.number {
        visit(WordingPart::ItemNumber(item.key.clone()), number);
    }
    if let Some(wording) = &mut item.wording {
        visit(WordingPart::ItemWording(item.key.clone()), wording);
    }
    for note in &mut item.notes {
        visit(WordingPart::Note, note);
    }
}
