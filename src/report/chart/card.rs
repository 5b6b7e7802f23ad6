//! What stands in a box: its heading, its names, and what is known about each of them.

use super::private::{has_digits, without_mobiles};
use crate::model::{BoxId, ChartKind, Tier};
use crate::text::chart_paper as text;

/// How much of a card is shown, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Detail {
    /// Names, none longer than two lines.
    Cut,
    /// Headings and names.
    Names,
    /// The first number too.
    Brief,
    /// All numbers, when and by whom to call, and who stands in.
    Short,
    /// Everything that belongs on a chart.
    Full,
    /// What only the telephone list has room for.
    List,
}

/// Where a field stands in the telephone list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Number,
    Hours,
    Calls,
}

/// One thing that is known.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) value: String,
    /// The same with every number on a line of its own, for where a line has no room for more.
    pub(super) narrow: String,
    /// What is said about the value, on a line of its own where there is no room beside it.
    pub(super) remark: &'static str,
    /// The least detail with which it is shown.
    pub(super) from: Detail,
    pub(super) column: Column,
    /// Whether somebody may have to dial it.
    pub(super) is_number: bool,
}

/// Somebody, or a body, in a box.
#[derive(Clone, Debug, Default)]
pub(super) struct Party {
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
}

/// A box and all that could be said in it.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) id: BoxId,
    pub(super) tier: Tier,
    pub(super) is_optional: bool,
    pub(super) is_finder: bool,
    pub(super) heading: String,
    pub(super) parties: Vec<Party>,
    /// Whether a number is on it that does not belong on a wall.
    pub(super) has_private: bool,
}

impl Field {
    /// What is printed in place of `value` where one of its lines would be broken.
    pub(super) fn narrower(&self) -> &str {
        if self.narrow.is_empty() { &self.value } else { &self.narrow }
    }
}

impl Card {
    /// Whether a number is known that is not shown with so little detail.
    pub(super) fn hides_number(&self, detail: Detail) -> bool {
        let mut fields = self.parties.iter().flat_map(|party| &party.fields);
        detail < Detail::Brief && fields.any(|field| field.column == Column::Number)
    }

    /// Where the card has a character from.
    pub(super) fn places(&self, kind: ChartKind, character: char) -> Vec<String> {
        let heading = self.heading.contains(character).then_some(&self.heading);
        let says = |party: &&Party| {
            let mut fields = party.fields.iter();
            party.name.contains(character) || fields.any(|it| it.value.contains(character))
        };
        let parties = self.parties.iter().filter(says).map(|party| &party.name);
        heading.into_iter().chain(parties).map(|name| text::place(kind, name)).collect()
    }

    /// The card without any mobile number that was typed into it.
    pub(super) fn for_wall(mut self) -> Self {
        self.heading = without_mobiles(&self.heading);
        for party in &mut self.parties {
            party.name = without_mobiles(&party.name);
            for field in &mut party.fields {
                let shown = without_mobiles(&field.value);
                if field.is_number && shown != field.value && !has_digits(&shown) {
                    field.label = "";
                    text::NOT_ON_WALL.clone_into(&mut field.value);
                    continue;
                }
                field.value = shown;
                field.narrow = without_mobiles(&field.narrow);
            }
        }
        self
    }
}

impl Party {
    /// Somebody of whom only the name is known.
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), fields: Vec::new() }
    }

    pub(super) fn add(&mut self, label: &'static str, value: &str, from: Detail, column: Column) {
        self.field(label, value, from, column, false);
    }

    pub(super) fn number(&mut self, label: &'static str, value: &str, from: Detail) {
        self.field(label, value, from, Column::Number, true);
    }

    pub(super) fn field(
        &mut self,
        label: &'static str,
        value: &str,
        from: Detail,
        column: Column,
        is_number: bool,
    ) {
        let value = value.trim();
        if !value.is_empty() {
            let value = value.to_owned();
            let remark = "";
            let narrow = String::new();
            self.fields.push(Field { label, value, narrow, remark, from, column, is_number });
        }
    }

    pub(super) fn has_number(&self) -> bool {
        self.fields.iter().any(|field| field.column == Column::Number)
    }

    /// The next number is needed in any case where there is none before it.
    pub(super) fn next_number(&self) -> Detail {
        if self.has_number() { Detail::Short } else { Detail::Brief }
    }
}
