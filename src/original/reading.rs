//! What was understood of a form.

use std::collections::HashMap;

use super::grid::{CellPlace, CellRange};
use super::number::PrintedNumber;
use crate::model::FormKind;

/// One form, as it was read from one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReading {
    /// 医療機関確認用 (and 薬局確認用) or 事業者確認用.
    pub kind: FormKind,
    /// Whether no cell and no name of the sheet says which form it is.
    pub is_kind_guessed: bool,
    /// The name of the sheet.
    pub sheet: String,
    /// The part of the package that holds the sheet.
    pub part: String,
    /// Whether the sheet is protected against changes.
    pub is_protected: bool,
    /// The title at the head; empty where there is none.
    pub title: String,
    /// The form's name as printed, for example 医療機関・薬局確認用; empty where it is only guessed.
    pub name: String,
    /// Notes above the table, and those below it that belong to no item.
    pub notes: Vec<String>,
    /// The label of the line for the vendor's name.
    pub vendor_name_label: Option<String>,
    /// Other lines of the head that are filled in by hand.
    pub fields: Vec<String>,
    /// The columns of the table.
    pub columns: Vec<ColumnReading>,
    /// The sections, in printing order.
    pub sections: Vec<SectionReading>,
    /// The items, in printing order.
    pub items: Vec<ItemReading>,
    /// Rows with words that became no part of the form.
    pub left: Vec<RowLeft>,
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReading {
    /// Its number; 1 is A.
    pub column: u32,
    /// The heads that stand over it, from the top down.
    pub heads: Vec<String>,
    /// What it is for.
    pub role: ColumnRole,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// Section titles.
    Section,
    /// What a row is about: サーバ, 端末PC …
    Group,
    /// Printed numbers.
    Number,
    /// The wording.
    Item,
    /// Notes of items.
    Note,
    /// はい or いいえ of a round.
    Answer(u8),
    /// はい of a round, in a column of its own.
    Yes(u8),
    /// いいえ of a round, in a column of its own.
    No(u8),
    /// The day of a round's check.
    Date(u8),
    /// The day by which an いいえ will be done.
    Target,
    /// Whatever is written beside it.
    Remark,
    /// Not understood.
    Unknown,
}

impl ColumnRole {
    /// Whether the column takes answers or days, or what is written beside them.
    #[must_use]
    pub fn is_filled_in(self) -> bool {
        matches!(
            self,
            Self::Answer(_)
                | Self::Yes(_)
                | Self::No(_)
                | Self::Date(_)
                | Self::Target
                | Self::Remark
        )
    }
}

/// A numbered section (1 体制構築 …).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionReading {
    /// The number before the title, where one is printed.
    pub number: Option<String>,
    /// The title; empty where only the numbers of items tell of it.
    pub title: String,
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReading {
    /// サーバ, 端末PC …
    pub name: String,
    /// The whole heading, where one stands above the items.
    pub heading: Option<String>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemReading {
    /// The cell in which its wording begins.
    pub place: CellPlace,
    /// The first and the last row that belong to it.
    pub rows: (u32, u32),
    /// Its section, by its place in [`FormReading::sections`].
    pub section: Option<usize>,
    /// What it is about, where the form says so.
    pub group: Option<GroupReading>,
    /// The printed number.
    pub number: Option<PrintedNumber>,
    /// Whether the number is printed once, beside this item and the one before it.
    pub shares_number: bool,
    /// The sentence, without its notes.
    pub wording: String,
    /// Its notes, with their marks.
    pub notes: Vec<String>,
    /// The cells that take answers, in reading order.
    pub answers: Vec<AnswerCell>,
}

/// A cell that takes an answer or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerCell {
    /// The cell, or the block that it is merged into.
    pub range: CellRange,
    /// What belongs into it.
    pub role: ColumnRole,
    /// How it is answered.
    pub way: AnswerWay,
    /// The number of its style.
    pub style: u32,
    /// What stands in it now.
    pub text: String,
}

/// How a cell is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerWay {
    /// One of a list is chosen.
    List(Vec<String>),
    /// The cell is empty, or holds one answer.
    Plain,
    /// はい・いいえ stand in one cell, and one of them is to be circled: a person has to say how.
    Both,
    /// Boxes to check in one cell: a person has to say how.
    Boxes,
    /// A check box lies over the cell: a person has to say how.
    Control,
    /// A day.
    Date,
}

impl AnswerWay {
    /// Whether it is not plain from the file how an answer is written.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::Both | Self::Boxes | Self::Control)
    }
}

/// A row with words that became no part of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLeft {
    /// The row.
    pub row: u32,
    /// Its words.
    pub text: String,
    /// Why.
    pub why: WhyLeft,
}

/// Why a row became no part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// The row is hidden: it looks deleted.
    Hidden,
    /// It is struck through, or says that it is deleted.
    Deleted,
    /// It was not understood.
    NotUnderstood,
}

/// A number that two items have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTwice {
    /// The number.
    pub number: String,
    /// Where the two stand.
    pub places: [CellPlace; 2],
}

impl FormReading {
    /// The first cell of which a person has to say how answers are written into it. A list whose
    /// choices are out of reach is one as well.
    #[must_use]
    pub fn unsure_cell(&self) -> Option<&AnswerCell> {
        let is_unsure = |way: &AnswerWay| match way {
            AnswerWay::List(options) => options.is_empty(),
            way => way.is_unsure(),
        };
        self.items.iter().flat_map(|item| &item.answers).find(|cell| is_unsure(&cell.way))
    }

    /// The first number that two items of one group have. Items of two groups may have the same:
    /// (4) for サーバ and (4) for 端末PC.
    #[must_use]
    pub fn number_twice(&self) -> Option<NumberTwice> {
        let mut seen: HashMap<(Option<usize>, String, &str), CellPlace> = HashMap::new();
        for item in self.items.iter().filter(|it| it.number.is_some() && !it.shares_number) {
            let number = self.full_number(item);
            let key = (item.section, number.clone(), self.group_name(item));
            if let Some(first) = seen.insert(key, item.place) {
                return Some(NumberTwice { number, places: [first, item.place] });
            }
        }
        None
    }

    /// The number of an item as people say it, for example `2-(4)`; empty where none is printed.
    #[must_use]
    pub fn full_number(&self, item: &ItemReading) -> String {
        let Some(number) = &item.number else { return String::new() };
        match number.section.clone().or_else(|| self.section_number(item)) {
            Some(section) => format!("{section}-{}", number.own),
            None => number.own.clone(),
        }
    }

    /// The number of the section in which an item stands.
    #[must_use]
    pub fn section_number(&self, item: &ItemReading) -> Option<String> {
        self.sections.get(item.section?)?.number.clone()
    }

    /// The name of what an item is about; empty where the form says nothing.
    #[must_use]
    pub fn group_name<'r>(&self, item: &'r ItemReading) -> &'r str {
        item.group.as_ref().map_or("", |group| &group.name)
    }
}
