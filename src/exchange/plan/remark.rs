//! What a person should know before rows come in.

use crate::exchange::day::Taken;
use crate::model::DeviceColumn;
use crate::model::device_entry::CellProblem;

/// Something that was taken for granted, passed over, or not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub rule: Rule,
    /// The number of the first row, or of the row of the head where it is about a column.
    pub row: usize,
    /// How many rows or cells.
    pub count: usize,
}

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A cell was not understood: it stays empty, and 備考 gets its text.
    Kept(DeviceColumn, CellProblem),
    /// Something about a column of days was taken for granted.
    Day(DeviceColumn, Taken),
    /// Cells that say that there is nothing stay empty.
    Nothing(DeviceColumn),
    /// A column of the file fits none of the ledger: its cells go to 備考 with this name.
    Noted(String),
    /// A column of the file is left out.
    LeftOut(String),
    /// A column without a name, from 0, is left out.
    Unnamed(usize),
    /// Rows above the head were passed over.
    Above,
    /// The head, or a title, came again.
    HeadAgain,
    /// Rows that add others up were passed over.
    Total,
    /// Notes below the list were passed over.
    Note,
    /// Rows that the file does not show were left out.
    HiddenRow,
    /// Columns that the file does not show were left out.
    HiddenColumn(String),
    /// The ledger writes the number of the device like this.
    OtherWriting(String),
    /// The number looks like that of this device.
    LooksLike(String),
    /// An earlier row has the same number.
    SameAsRow(usize),
    /// The row was taken for this device, because they have the same serial number.
    BySerial(String),
    /// The row was taken for this device, because they have the same network card.
    ByMac(String),
    /// This device has the same serial number.
    SameSerial(String),
    /// This device has the same network card.
    SameMac(String),
    /// A cell looks as if a spreadsheet had changed it.
    Damaged(DeviceColumn, Damage, String),
    /// Characters that control a device became line breaks in 備考 and blanks elsewhere.
    Controls(DeviceColumn),
    /// Marks that nobody sees were taken out.
    Invisible(DeviceColumn),
}

/// What a spreadsheet makes of numbers of devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Damage {
    /// `8.93901E+18`
    Exponent,
    /// `3月4日`
    Day,
}

impl Rule {
    /// A short name in ASCII, for programs.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Kept(..) => "kept-in-note",
            Self::Day(_, Taken::Serial) => "day-number",
            Self::Day(_, Taken::Zone) => "time-zone",
            Self::Day(_, Taken::SpanEnd) => "end-of-span",
            Self::Day(_, Taken::MonthFirst | Taken::DayFirst) => "day-order",
            Self::Nothing(_) => "says-nothing",
            Self::Noted(_) => "column-in-note",
            Self::LeftOut(_) | Self::Unnamed(_) => "column-left-out",
            Self::Above => "above-head",
            Self::HeadAgain => "head-again",
            Self::Total => "total",
            Self::Note => "note-row",
            Self::HiddenRow => "hidden-row-left-out",
            Self::HiddenColumn(_) => "hidden-column-left-out",
            Self::OtherWriting(_) => "other-writing",
            Self::LooksLike(_) => "looks-like",
            Self::SameAsRow(_) => "same-number",
            Self::BySerial(_) => "by-serial",
            Self::ByMac(_) => "by-mac",
            Self::SameSerial(_) => "same-serial",
            Self::SameMac(_) => "same-mac",
            Self::Damaged(..) => "damaged",
            Self::Controls(_) => "control-characters",
            Self::Invisible(_) => "invisible-characters",
        }
    }

    /// Whether each case is told for itself.
    fn stands_alone(&self) -> bool {
        matches!(
            self,
            Self::Kept(..)
                | Self::OtherWriting(_)
                | Self::LooksLike(_)
                | Self::SameAsRow(_)
                | Self::BySerial(_)
                | Self::ByMac(_)
                | Self::SameSerial(_)
                | Self::SameMac(_)
                | Self::Damaged(..)
        )
    }
}

/// Remarks as they come up.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// Those that are counted.
    counted: Vec<Remark>,
    single: Vec<Remark>,
}

impl Remarks {
    /// One more.
    pub(super) fn add(&mut self, rule: Rule, row: usize) {
        if rule.stands_alone() {
            self.single.push(Remark { rule, row, count: 1 });
            return;
        }
        match self.counted.iter_mut().find(|it| it.rule == rule) {
            Some(known) => {
                known.count += 1;
                known.row = known.row.min(row);
            }
            None => self.counted.push(Remark { rule, row, count: 1 }),
        }
    }

    /// All of them: what is about many rows first, then row by row.
    pub(super) fn all(mut self) -> Vec<Remark> {
        self.single.sort_by_key(|remark| remark.row);
        self.counted.extend(self.single);
        self.counted
    }
}
