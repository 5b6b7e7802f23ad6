//! 判断カード: one page in large type, to be read from a meter away.

use super::super::flow::{Block, Flow};
use super::super::paper::{Mark, Mm, Point, Pt};
use super::super::set::{Align, Line, Style, line, name, phrases, shortened};
use super::super::sheet;
use super::super::table::{Cell, Row, Table};
use super::calls::{Calls, MOST_CONTACTS, Number, Reach};
use super::grid;
use super::{Writing, frame};
use crate::document::{Content, PlanSection};
use crate::model::DocumentPart;
use crate::model::document_template::PrintAs;
use crate::text::{document_paper as words, report};

/// The words of the first steps, and what they mean.
const WORD: Pt = Pt(20.0);
const MEANING: Pt = Pt(12.0);
/// What has to be heeded with the first steps.
const CAUTION: Pt = Pt(9.0);
/// When a number is answered.
const REMARK: Pt = Pt(10.0);
/// An address in place of a number.
const ADDRESS: Pt = Pt(11.0);
/// Sizes of the answers to try, largest first: the first with which the card fits on one page wins.
const ANSWERS: [Pt; 8] =
    [Pt(22.0), Pt(20.0), Pt(18.0), Pt(16.0), Pt(14.0), Pt(12.5), Pt(11.0), Pt(9.5)];
/// Lines that a question or a name may take.
const MOST_LINES: usize = 3;
/// Answers of this size can be read from a meter away.
const FROM_A_METRE: Pt = Pt(16.0);
/// Numbers of this size by whoever holds the receiver.
const AT_THE_TELEPHONE: Pt = Pt(14.0);
/// The least size of answers beside larger numbers.
const BESIDE: Pt = Pt(11.0);
/// Smaller sizes of the first steps to try, against the usual one.
const SMALLER_STEPS: [f32; 3] = [0.85, 0.75, 0.65];
/// Vendors on the card, where everything is large, and where it is not.
const MOST_VENDORS: usize = 6;
const SOME_VENDORS: usize = 3;
/// Width of the questions and of the names beside the numbers.
const QUESTION: Mm = Mm(60.0);
/// Width of the words of the first steps.
const STEP: Mm = Mm(54.0);
/// The most that a row is stretched.
const MOST_SPARE: Mm = Mm(9.0);

/// The pages of a card without their foot.
pub(super) fn pages(writing: &Writing<'_>, section: &PlanSection) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let head = |marks: &mut Vec<Mark>| writing.paint_head(marks);
    let mut flow = Flow::new(frame(), &head);
    flow.skip(Mm(1.5));
    let title = line(&section.heading, Style::bold(Pt(26.0)), fonts);
    let style = Style::regular(Pt(13.0));
    let room = (sheet::WIDTH - title.width - style.em()).max(Mm(0.0));
    let purpose = shortened(writing.purpose(DocumentPart::Cards), style, room, fonts);
    let beside = Point::new(sheet::SIDE, flow.y() + title.height - purpose.height - Mm(0.8));
    flow.put(&[title], Align::Left);
    purpose.paint(beside, sheet::WIDTH, Align::Right, flow.page());
    flow.put(&[line(words::FOR_STAFF, Style::regular(REMARK), fonts)], Align::Right);
    let (mut blocks, spare) = fitted(writing, section, flow.room());
    if spare.0 >= 0.0 {
        spread(&mut blocks, spare);
    }
    flow.set(&blocks);
    flow.into_pages()
}

/// The card in the best of the settings with which it fits into `room`, and the room that is
/// left. One that fits in none of them is set small and names everybody.
fn fitted(writing: &Writing<'_>, section: &PlanSection, room: Mm) -> (Vec<Block>, Mm) {
    let calls = Calls::of(writing);
    let set = |way: &Way| {
        let numbers = calls.first(way.vendors, way.contacts);
        let blocks = Card { writing, section, way, numbers: &numbers }.blocks();
        let spare = room - height(&blocks);
        (blocks, spare)
    };
    let made = ways(calls.vendors.len()).iter().map(set).find(|(_, spare)| spare.0 >= 0.0);
    made.unwrap_or_else(|| set(&Way::usual(ANSWERS[ANSWERS.len() - 1])))
}

/// One way to set a card.
struct Way {
    /// The size of the answers.
    answers: Pt,
    /// The size of the numbers.
    numbers: Pt,
    /// The size of the first steps, against the usual one.
    steps: f32,
    vendors: usize,
    contacts: usize,
}

impl Way {
    fn usual(answers: Pt) -> Self {
        Self { answers, numbers: answers, steps: 1.0, vendors: 1, contacts: MOST_CONTACTS }
    }
}

/// All settings, the best first: many vendors are named as long as everything can be read from a
/// meter away; then the answers get smaller than the numbers, the numbers as well, the first steps, and
/// finally there are fewer of them.
fn ways(vendors: usize) -> Vec<Way> {
    let usual = Way::usual;
    let mut ways = Vec::new();
    for vendors in (1..=vendors.clamp(1, MOST_VENDORS)).rev() {
        let readable = ANSWERS.into_iter().filter(|size| *size >= FROM_A_METRE);
        ways.extend(readable.map(|answers| Way { vendors, ..usual(answers) }));
    }
    for vendors in (1..=vendors.clamp(1, SOME_VENDORS)).rev() {
        for numbers in [FROM_A_METRE, AT_THE_TELEPHONE] {
            let smaller = ANSWERS.into_iter().filter(|size| (BESIDE..numbers).contains(size));
            ways.extend(smaller.map(|answers| Way { numbers, vendors, ..usual(answers) }));
        }
    }
    ways.extend(ANSWERS.into_iter().map(usual));
    let least = ANSWERS[ANSWERS.len() - 1];
    ways.extend(SMALLER_STEPS.into_iter().map(|steps| Way { steps, ..usual(least) }));
    let steps = SMALLER_STEPS[SMALLER_STEPS.len() - 1];
    let fewer = (1..MOST_CONTACTS).rev();
    ways.extend(fewer.map(|contacts| Way { steps, contacts, ..usual(least) }));
    ways
}

/// Whether the answers are too long for a card of one page.
pub(super) fn is_too_long(writing: &Writing<'_>) -> bool {
    let mut cards = writing.plan.sections().filter(|it| it.print_as == PrintAs::Card);
    cards.any(|section| pages(writing, section).len() > 1)
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
    way: &'a Way,
    numbers: &'a [&'a Number],
}

impl Card<'_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.first_steps();
        blocks.extend(self.cautions());
        blocks.push(self.heading(words::NUMBERS));
        if self.numbers.is_empty() {
            let style = Style::regular(Pt(11.0));
            let lines = phrases(words::NO_NUMBERS, style, sheet::WIDTH, self.writing.fonts);
            blocks.push(Block::lines(Mm(1.0), lines));
        } else {
            blocks.push(self.table(self.telephones()));
        }
        blocks.push(self.heading(words::DECISIONS));
        blocks.push(self.table(self.answers()));
        blocks
    }

    fn heading(&self, words: &str) -> Block {
        let lines = vec![line(words, Style::bold(Pt(11.5)), self.writing.fonts)];
        Block::lines(Mm(2.0), lines).keeping()
    }

    /// What has to be heeded with the first steps, below them.
    fn cautions(&self) -> Vec<Block> {
        let fonts = self.writing.fonts;
        let style = Style::regular(Pt((CAUTION.0 * self.way.steps).max(sheet::SMALL.0)));
        let mark = line(words::BULLET, style, fonts);
        let mut lines = Vec::new();
        for caution in self.writing.listed(|paper| paper.cautions.as_ref()) {
            let set = phrases(caution, style, sheet::WIDTH - mark.width, fonts);
            for (at, part) in set.iter().enumerate() {
                let mut whole = Line::blank(part.height);
                if at == 0 {
                    whole.put(Mm(0.0), &mark);
                }
                whole.put(mark.width, part);
                lines.push(whole);
            }
        }
        if lines.is_empty() {
            return Vec::new();
        }
        let heading = line(words::CAUTIONS, Style::bold(style.size), fonts);
        vec![Block::lines(Mm(1.6), vec![heading]).keeping(), Block::lines(Mm(0.4), lines)]
    }

    fn table(&self, table: Table) -> Block {
        let style = Style::regular(sheet::HEADER);
        Block::table(Mm(0.8), table, line(&self.section.title, style, self.writing.fonts))
    }

    /// 抜く・電源を切らない・呼ぶ・書く, each with all that is said about it; a step without such a word
    /// stands over both columns.
    fn first_steps(&self) -> Vec<Block> {
        let fonts = self.writing.fonts;
        let inner = |width: Mm| width - sheet::CELL_SIDE * 2.0;
        let [word_size, size] = [WORD, MEANING].map(|it| Pt(it.0 * self.way.steps));
        let style = Style::regular(size);
        let steps = self.writing.listed(|paper| paper.steps.as_ref());
        let rows = steps.into_iter().map(|step| {
            let cells = if let Some((word, meaning)) = words::step_by_word(step) {
                let words = name(word, Style::bold(word_size), inner(STEP), 1, fonts);
                let lines = grid::in_cell(meaning, style, inner(sheet::WIDTH - STEP), fonts);
                vec![
                    Cell { fill: Some(sheet::HEAD_FILL), ..Cell::new(0..1, words).center() },
                    Cell::new(1..2, lines),
                ]
            } else {
                vec![Cell::new(0..2, grid::in_cell(step, style, inner(sheet::WIDTH), fonts))]
            };
            Row { cells, padding: Mm(0.6), may_split: true, ..Row::default() }
        });
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            return Vec::new();
        }
        vec![self.heading(words::FIRST_STEPS), self.table(two_columns(STEP, rows))]
    }

    fn answers(&self) -> Table {
        let rows = self.section.blocks.iter().map(|block| {
            let value = match &block.content {
                Content::Text(text) => text.clone(),
                Content::List(lines) => lines.join("\n"),
                Content::Table(_) => String::new(),
            };
            self.row((&block.label, ""), self.way.answers, |style, width| {
                if value.trim().is_empty() {
                    grid::not_written(style, width, self.writing.fonts)
                } else {
                    grid::in_cell(value.trim_end(), style, width, self.writing.fonts)
                }
            })
        });
        two_columns(QUESTION, rows.collect())
    }

    fn telephones(&self) -> Table {
        let rows = self.numbers.iter().map(|number| {
            self.row((&number.name, &number.remark), self.way.numbers, |style, width| {
                number.reaches.iter().flat_map(|it| self.reach(it, style, width)).collect()
            })
        });
        two_columns(QUESTION, rows.collect())
    }

    /// A number, and beside it when it is answered, where both fit on a line.
    fn reach(&self, reach: &Reach, style: Style, width: Mm) -> Vec<Line> {
        let fonts = self.writing.fonts;
        let style = if reach.is_number {
            style
        } else {
            Style::regular(if style.size < ADDRESS { style.size } else { ADDRESS })
        };
        let remark = &reach.remark;
        let mut lines = name(&reach.words, style, width, 2, fonts);
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
    fn row(
        &self,
        (label, remark): (&str, &str),
        size: Pt,
        value: impl FnOnce(Style, Mm) -> Vec<Line>,
    ) -> Row {
        let inner = |width: Mm| width - sheet::CELL_SIDE * 2.0;
        let answer = Style::bold(size);
        let question = Style::regular(Pt((size.0 * 0.64).max(sheet::DOCUMENT_BODY.0)));
        let fonts = self.writing.fonts;
        let mut labels = phrases(label, question, inner(QUESTION), fonts);
        if labels.len() > MOST_LINES {
            labels = name(label, question, inner(QUESTION), MOST_LINES, fonts);
        }
        if !remark.trim().is_empty() {
            labels.extend(name(remark, Style::regular(REMARK), inner(QUESTION), 2, fonts));
        }
        let again = name(&report::continued(label), question, inner(QUESTION), 1, fonts);
        let cells = vec![
            Cell { fill: Some(sheet::HEADING_FILL), again, ..Cell::new(0..1, labels) },
            Cell::new(1..2, value(answer, inner(sheet::WIDTH - QUESTION))),
        ];
        Row { cells, padding: Mm(0.9), may_split: true, ..Row::default() }
    }
}

fn two_columns(first: Mm, rows: Vec<Row>) -> Table {
    Table { columns: vec![first, sheet::WIDTH - first], rows, ..Table::default() }
}
