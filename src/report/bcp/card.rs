//! 判断カード: one page in large type, to be read from a metre away.

use chrono::NaiveDate;

use super::super::paper::{Mark, Mm, Point, Pt};
use super::super::set::{Align, Line, Style, line, name, phrases};
use super::super::sheet::{self, Orientation};
use super::super::table::{Cell, Row, Table};
use super::Writing;
use super::flow::{Block, Column};
use super::grid;
use crate::bcp::{Content, PlanSection};
use crate::model::{ContactKind, FieldKey, Workbook};
use crate::text::bcp_paper as words;

/// The field of the template whose steps the card says in short.
const FIRST_STEPS: &str = "first-steps";
/// The words of the first steps, and what they mean.
const WORD: Pt = Pt(21.0);
const MEANING: Pt = Pt(13.0);
/// When a number is answered.
const REMARK: Pt = Pt(10.0);
/// Sizes of the answers to try, largest first: the first with which the card fits on one page wins.
const ANSWERS: [Pt; 8] =
    [Pt(22.0), Pt(20.0), Pt(18.0), Pt(16.0), Pt(14.0), Pt(12.5), Pt(11.0), Pt(9.5)];
/// Lines that a question or a name may take.
const MOST_LINES: usize = 3;
/// Numbers of outside bodies on the card.
const MOST_CONTACTS: usize = 5;
/// Width of the questions and of the names beside the numbers.
const QUESTION: Mm = Mm(60.0);
/// The most that a row is stretched.
const MOST_SPARE: Mm = Mm(9.0);

/// The pages of a card without their foot.
pub(super) fn pages(writing: &Writing<'_>, section: &PlanSection) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let mut first = Vec::new();
    let outside = writing.outside();
    let mut y = outside.paint(Orientation::Portrait, fonts, &mut first) + Mm(1.5);
    let title = line(&section.title, Style::bold(Pt(26.0)), fonts);
    let purpose = line(words::CARD_IS_FOR, Style::regular(Pt(13.0)), fonts);
    title.paint(Point::new(sheet::SIDE, y), sheet::WIDTH, Align::Left, &mut first);
    let beside = Point::new(sheet::SIDE, y + title.height - purpose.height - Mm(0.8));
    purpose.paint(beside, sheet::WIDTH, Align::Right, &mut first);
    y += title.height + Mm(1.5);
    let numbers = numbers(writing.context.workbook, writing.context.options.printed_on);
    let room = sheet::BOTTOM - y;
    let mut blocks = Vec::new();
    for size in ANSWERS {
        let card = Card { writing, section, size, numbers: &numbers };
        blocks = card.blocks();
        let spare = room - height(&blocks);
        if spare.0 >= 0.0 {
            spread(&mut blocks, spare);
            break;
        }
    }
    let mut column = Column::new(first, y, writing.next_top());
    column.set(&blocks);
    writing.paint_heads(column.pages.get_mut(1..).unwrap_or_default());
    column.pages
}

fn height(blocks: &[Block]) -> Mm {
    blocks.iter().map(|block| block.gap + block.height()).sum()
}

/// Shares the room that is left among the rows of the tables.
fn spread(blocks: &mut [Block], spare: Mm) {
    let count: usize = blocks.iter_mut().map(|block| block.table_rows().len()).sum();
    let Ok(count) = u16::try_from(count.max(1)) else { return };
    let each = (spare / f32::from(count) - Mm(0.01)).min(MOST_SPARE).max(Mm(0.0));
    for row in blocks.iter_mut().flat_map(Block::table_rows) {
        row.spare += each;
    }
}

struct Card<'a> {
    writing: &'a Writing<'a>,
    section: &'a PlanSection,
    /// The size of the answers.
    size: Pt,
    numbers: &'a [Number],
}

impl Card<'_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.first_steps();
        blocks.push(self.heading(words::DECISIONS));
        blocks.push(self.table(self.answers()));
        blocks.push(self.heading(words::NUMBERS));
        if self.numbers.is_empty() {
            let style = Style::regular(Pt(11.0));
            let lines = phrases(words::NO_NUMBERS, style, sheet::WIDTH, self.writing.fonts);
            blocks.push(Block::lines(Mm(1.0), lines));
        } else {
            blocks.push(self.table(self.telephones()));
        }
        blocks
    }

    fn heading(&self, words: &str) -> Block {
        let lines = vec![line(words, Style::bold(Pt(13.0)), self.writing.fonts)];
        Block::lines(Mm(3.2), lines).keeping()
    }

    fn table(&self, table: Table) -> Block {
        let style = Style::regular(sheet::HEADER);
        Block::table(Mm(0.8), table, line(&self.section.title, style, self.writing.fonts))
    }

    /// 抜く・切らない・呼ぶ・書く, each with what it means.
    fn first_steps(&self) -> Vec<Block> {
        let rows: Vec<Row> = short_steps(self.writing)
            .into_iter()
            .map(|(word, meaning)| {
                let fonts = self.writing.fonts;
                let inner = |width: Mm| width - sheet::CELL_SIDE * 2.0;
                let words = name(&word, Style::bold(WORD), inner(QUESTION), 1, fonts);
                let style = Style::regular(MEANING);
                let lines = phrases(&meaning, style, inner(sheet::WIDTH - QUESTION), fonts);
                let cells = vec![
                    Cell { fill: Some(sheet::HEAD_FILL), ..Cell::new(0..1, words).center() },
                    Cell::new(1..2, lines),
                ];
                Row { cells, padding: Mm(0.6), ..Row::default() }
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![self.heading(words::FIRST_STEPS), self.table(two_columns(rows))]
    }

    fn answers(&self) -> Table {
        let rows = self.section.blocks.iter().map(|block| {
            let value = match &block.content {
                Content::Text(text) => text.clone(),
                Content::List(lines) => lines.join("\n"),
                Content::Table(_) => String::new(),
            };
            self.row(&block.label, "", |style, width| {
                if value.trim().is_empty() {
                    grid::not_written(style, width, self.writing.fonts)
                } else {
                    grid::in_cell(value.trim_end(), style, width, self.writing.fonts)
                }
            })
        });
        two_columns(rows.collect())
    }

    fn telephones(&self) -> Table {
        let rows = self.numbers.iter().map(|number| {
            self.row(&number.name, &number.remark, |style, width| {
                number.ways.iter().flat_map(|way| self.way(way, style, width)).collect()
            })
        });
        two_columns(rows.collect())
    }

    /// A number, and beside it when it is answered, where both fit on a line.
    fn way(&self, (number, remark): &(String, String), style: Style, width: Mm) -> Vec<Line> {
        let fonts = self.writing.fonts;
        let mut lines = name(number, style, width, 2, fonts);
        let remarks = name(remark, Style::regular(REMARK), width, 2, fonts);
        match (lines.last_mut(), remarks.as_slice()) {
            _ if remark.trim().is_empty() => {}
            (Some(last), [only]) if last.width + style.em() + only.width < width => {
                last.put(last.width + style.em(), only);
            }
            _ => lines.extend(remarks),
        }
        lines
    }

    /// A question and its answer; the remark stands below the question.
    fn row(&self, label: &str, remark: &str, value: impl FnOnce(Style, Mm) -> Vec<Line>) -> Row {
        let inner = |width: Mm| width - sheet::CELL_SIDE * 2.0;
        let answer = Style::bold(self.size);
        let question = Style::regular(Pt((self.size.0 * 0.64).max(sheet::BCP_BODY.0)));
        let fonts = self.writing.fonts;
        let mut labels = phrases(label, question, inner(QUESTION), fonts);
        if labels.len() > MOST_LINES {
            labels = name(label, question, inner(QUESTION), MOST_LINES, fonts);
        }
        if !remark.trim().is_empty() {
            labels.extend(name(remark, Style::regular(REMARK), inner(QUESTION), 1, fonts));
        }
        let cells = vec![
            Cell { fill: Some(sheet::HEADING_FILL), ..Cell::new(0..1, labels) },
            Cell::new(1..2, value(answer, inner(sheet::WIDTH - QUESTION))),
        ];
        Row { cells, padding: Mm(1.4), may_split: true, ..Row::default() }
    }
}

fn two_columns(rows: Vec<Row>) -> Table {
    Table { columns: vec![QUESTION, sheet::WIDTH - QUESTION], rows, ..Table::default() }
}

/// Every text of the card that does not stand in its section.
pub(super) fn printed_texts(writing: &Writing<'_>) -> Vec<String> {
    let numbers = numbers(writing.context.workbook, writing.context.options.printed_on);
    let calls = numbers.into_iter().flat_map(|number| {
        let ways = number.ways.into_iter().flat_map(|(way, remark)| [way, remark]);
        [number.name, number.remark].into_iter().chain(ways)
    });
    let steps = short_steps(writing).into_iter().flat_map(|(word, meaning)| [word, meaning]);
    calls.chain(steps).collect()
}

/// The first steps that begin with a word, each with what it means.
fn short_steps(writing: &Writing<'_>) -> Vec<(String, String)> {
    let field = FieldKey::from(FIRST_STEPS);
    let mut blocks = writing.plan.sections().flat_map(|section| &section.blocks);
    match blocks.find(|block| block.field == field).map(|block| &block.content) {
        Some(Content::List(steps)) => steps
            .iter()
            .filter_map(|step| words::in_short(step))
            .map(|(word, meaning)| (word.to_owned(), meaning))
            .collect(),
        _ => Vec::new(),
    }
}

/// Somebody to call.
struct Number {
    name: String,
    /// What it is called for.
    remark: String,
    /// Numbers, each with when it is answered.
    ways: Vec<(String, String)>,
}

impl Number {
    fn new(name: &str, remark: &str, ways: [(&str, String); 2]) -> Self {
        let filled = ways.into_iter().filter(|(number, _)| !number.trim().is_empty());
        let ways = filled.map(|(number, remark)| (number.trim().to_owned(), remark));
        Self { name: name.to_owned(), remark: remark.to_owned(), ways: ways.collect() }
    }
}

/// The first vendor that can be called, and the first body of every kind.
fn numbers(workbook: &Workbook, today: NaiveDate) -> Vec<Number> {
    let night = || words::NIGHT.to_owned();
    let vendors = workbook.vendors.iter().filter(|vendor| vendor.is_there_on(today));
    let mut found: Vec<Number> = vendors
        .map(|vendor| {
            let ways = [
                (vendor.telephone.as_str(), vendor.support_hours.clone()),
                (&vendor.night_telephone, night()),
            ];
            Number::new(&vendor.name, &vendor.systems, ways)
        })
        .filter(|number| !number.ways.is_empty())
        .take(1)
        .collect();
    let kinds = ContactKind::ALL.into_iter().filter_map(|kind| {
        let mut contacts = workbook.contacts.iter();
        contacts.find(|it| it.kind == kind && it.is_there_on(today) && it.can_be_reached())
    });
    found.extend(kinds.take(MOST_CONTACTS).map(|contact| {
        let is_known = contact.confirmed_on.is_some();
        let remark = |when: &str| words::when_answered(when, is_known);
        let first =
            if contact.telephone.trim().is_empty() && contact.night_telephone.trim().is_empty() {
                &contact.mail_or_web
            } else {
                &contact.telephone
            };
        let ways = [
            (first.as_str(), remark(&contact.hours)),
            (&contact.night_telephone, remark(words::NIGHT)),
        ];
        Number::new(&contact.name, "", ways)
    }));
    found
}
