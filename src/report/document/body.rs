//! The chapters: headings, running text, lists, entries and tables, below each other.

use super::super::flow::{Block, Flow, Piece};
use super::super::missing_glyph::placed;
use super::super::paper::{Mark, Mm, Pt};
use super::super::set::{Line, Style, line, name, paragraphs};
use super::super::sheet;
use super::grid::{self, Entry};
use super::{Writing, frame, is_on_its_own};
use crate::document::plan::{PlanChapter, PlanTable};
use crate::document::{Content, PlanBlock, PlanSection};
use crate::model::document_template::PrintAs;
use crate::text::{document as plan_words, document_paper as words, report};

/// Lines that a heading may take.
const HEADING_LINES: usize = 3;

/// The chapters, laid out.
pub(super) struct Body {
    pub(super) pages: Vec<Vec<Mark>>,
    /// Where every chapter (its index) and every section (its key) begins, an index of `pages`.
    pub(super) chapters: Vec<(usize, usize)>,
    pub(super) sections: Vec<(String, usize)>,
}

/// What begins with a block.
enum Anchor {
    Chapter(usize),
    Section(String),
}

/// Lays the chapters out.
pub(super) fn lay_out(writing: &Writing<'_>) -> Body {
    let mut blocks = Vec::new();
    let mut anchors = Vec::new();
    for (at, chapter) in writing.plan.chapters.iter().enumerate() {
        let running = |section: &&PlanSection| !is_on_its_own(writing, section);
        if chapter.sections.iter().filter(running).count() == 0 {
            continue;
        }
        anchors.push((blocks.len(), Anchor::Chapter(at)));
        blocks.push(chapter_heading(writing, chapter));
        for section in &chapter.sections {
            if is_on_its_own(writing, section) {
                blocks.push(section_heading(writing, section));
                let note = paragraphs(words::ON_ITS_OWN_PAGE, body(), text_width(), writing.fonts);
                blocks.push(Block::lines(SMALL_GAP, moved(note, INDENT)));
            } else {
                anchors.push((blocks.len(), Anchor::Section(section.key.clone())));
                blocks.push(section_heading(writing, section));
                blocks.extend(section_blocks(writing, section, sheet::DOCUMENT_BODY));
            }
        }
    }
    if blocks.is_empty() {
        return Body { pages: Vec::new(), chapters: Vec::new(), sections: Vec::new() };
    }
    let head = |marks: &mut Vec<Mark>| writing.paint_head(marks);
    let mut flow = Flow::at_top(frame(), &head);
    let starts = flow.set(&blocks);
    let mut made = Body { pages: flow.into_pages(), chapters: Vec::new(), sections: Vec::new() };
    for (block, anchor) in anchors {
        let page = starts.get(block).copied().unwrap_or_default();
        match anchor {
            Anchor::Chapter(at) => made.chapters.push((at, page)),
            Anchor::Section(key) => made.sections.push((key, page)),
        }
    }
    made
}

/// Above a chapter, a section, what stands in a section, and what belongs to what is above it.
const CHAPTER_GAP: Mm = Mm(7.0);
const SECTION_GAP: Mm = Mm(4.2);
const BLOCK_GAP: Mm = Mm(1.9);
const SMALL_GAP: Mm = Mm(1.2);
/// What is no higher than this stays with what it is close to.
const CLOSE: Mm = Mm(40.0);
/// A list no higher than this stands on one page.
const WHOLE_LIST: Mm = Mm(60.0);
/// Text stands this far to the right of headings.
const INDENT: Mm = Mm(3.0);

fn text_width() -> Mm {
    sheet::WIDTH - INDENT
}

fn body() -> Style {
    Style::regular(sheet::DOCUMENT_BODY).open()
}

fn moved(lines: Vec<Line>, by: Mm) -> Vec<Line> {
    lines.into_iter().map(|part| hung(&part, None, by)).collect()
}

/// A line moved to the right, with something before it.
fn hung(part: &Line, before: Option<(Mm, &Line)>, by: Mm) -> Line {
    let mut whole = Line::blank(part.height);
    if let Some((x, before)) = before {
        whole.put(x, before);
    }
    whole.put(by, part);
    whole
}

fn chapter_heading(writing: &Writing<'_>, chapter: &PlanChapter) -> Block {
    let style = Style::bold(sheet::DOCUMENT_CHAPTER);
    let mut lines = name(&chapter.heading, style, sheet::WIDTH, HEADING_LINES, writing.fonts);
    let mut rule = Line::blank(Mm(1.6));
    rule.bar(sheet::WIDTH, Mm(0.5));
    lines.push(rule);
    Block::lines(CHAPTER_GAP, lines).keeping()
}

fn section_heading(writing: &Writing<'_>, section: &PlanSection) -> Block {
    let style = Style::bold(sheet::DOCUMENT_SECTION).open();
    let lines = name(&section.heading, style, sheet::WIDTH, HEADING_LINES, writing.fonts);
    Block::lines(SECTION_GAP, lines).keeping()
}

/// What stands in a section.
pub(super) fn section_blocks(writing: &Writing<'_>, section: &PlanSection, size: Pt) -> Vec<Block> {
    let mut setter = Setter { writing, section, size, blocks: Vec::new() };
    let mut labeled: Vec<&PlanBlock> = Vec::new();
    for block in &section.blocks {
        match &block.content {
            Content::Text(_) if !block.label.is_empty() => labeled.push(block),
            content => {
                setter.entries(&std::mem::take(&mut labeled));
                match content {
                    Content::Text(text) => setter.paragraph(block, text),
                    Content::List(lines) => setter.list(block, lines),
                    Content::Table(table) => setter.table(block, table),
                }
            }
        }
    }
    setter.entries(&labeled);
    setter.blocks
}

struct Setter<'a> {
    writing: &'a Writing<'a>,
    section: &'a PlanSection,
    size: Pt,
    blocks: Vec<Block>,
}

impl Setter<'_> {
    fn style(&self) -> Style {
        Style::regular(self.size).open()
    }

    /// Below its heading, the first thing stands closer.
    fn gap(&self) -> Mm {
        if self.blocks.is_empty() { SMALL_GAP } else { BLOCK_GAP }
    }

    fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Where the characters of a field come from.
    fn place(&self, block: &PlanBlock) -> String {
        self.writing.place(&self.section.heading, &block.label)
    }

    fn paragraph(&mut self, block: &PlanBlock, text: &str) {
        let fonts = self.writing.fonts;
        let lines = if !text.trim().is_empty() {
            grid::written(&words::indented(text.trim_end()), self.style(), text_width(), fonts)
        } else if block.required {
            grid::not_written(self.style(), text_width(), fonts)
        } else {
            return;
        };
        let lines = placed(lines, || self.place(block));
        let (gap, count) = (self.gap(), lines.len());
        let block = Block::lines(gap, moved(lines, INDENT));
        let height = block.height();
        if let Some(above) = self.blocks.last_mut() {
            if let Piece::Table(table, _) = &mut above.piece
                && height <= CLOSE
            {
                // A note belongs to the table above it.
                table.below = gap + height;
            } else if count == 1 && above.height() <= CLOSE {
                // One line would look lost at the top of a page.
                above.keeps_with_next = true;
            }
        }
        self.push(block);
    }

    fn label(&mut self, block: &PlanBlock, is_missing: bool) -> bool {
        if block.label.is_empty() || block.label == self.section.title && !is_missing {
            return false;
        }
        let missing = if is_missing { plan_words::NOT_WRITTEN } else { "" };
        let label = format!("{}{missing}", block.label);
        let style = Style::bold(Pt(self.size.0 - 0.5));
        let lines = grid::label(&label, style, text_width(), HEADING_LINES, self.writing.fonts);
        self.push(Block::lines(self.gap(), moved(lines, INDENT)).keeping());
        true
    }

    fn list(&mut self, block: &PlanBlock, lines: &[String]) {
        let is_empty = lines.iter().all(|line| line.trim().is_empty());
        let is_labeled = self.label(block, false);
        let mut gap = if is_labeled { Mm(0.6) } else { self.gap() };
        let fonts = self.writing.fonts;
        if is_empty {
            if block.required {
                let lines = grid::not_written(self.style(), text_width(), fonts);
                self.push(Block::lines(gap, moved(lines, INDENT)));
            }
            return;
        }
        let is_sheet = self.section.print_as == PrintAs::Sheet;
        let written: Vec<&String> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
        let begins = self.blocks.len();
        for (at, text) in written.iter().enumerate() {
            let lines = if is_sheet {
                self.ticked(text)
            } else {
                let mark = line(words::BULLET, self.style(), fonts);
                self.marked(text, &mark, mark.width.max(self.style().em() * 0.9))
            };
            let item = Block::lines(gap, placed(lines, || self.place(block)));
            // Neither the first nor the last stands alone on a page.
            let is_beside_an_end = at == 0 || at + 2 == written.len();
            self.push(if is_beside_an_end && at + 1 < written.len() {
                item.keeping()
            } else {
                item
            });
            // Among the chapters a sheet is read, not worked through.
            let is_worked = is_sheet && self.size > sheet::DOCUMENT_BODY;
            gap = if is_worked { SMALL_GAP } else { Mm(0.0) };
        }
        let items = &mut self.blocks[begins..];
        let height: Mm = items.iter().map(|item| item.gap + item.height()).sum();
        if height <= WHOLE_LIST {
            let last = items.len().saturating_sub(1);
            items[..last].iter_mut().for_each(|item| item.keeps_with_next = true);
        }
    }

    fn marked(&self, text: &str, mark: &Line, room: Mm) -> Vec<Line> {
        let by = INDENT + room;
        let width = sheet::WIDTH - by;
        let lines = grid::in_cell(text.trim_end(), self.style(), width, self.writing.fonts);
        let lines = lines.iter().enumerate();
        lines.map(|(at, part)| hung(part, (at == 0).then_some((INDENT, mark)), by)).collect()
    }

    /// A step with a box to tick.
    fn ticked(&self, text: &str) -> Vec<Line> {
        let em = self.style().em();
        let mut mark = Line::blank(self.style().pitch());
        mark.tick_box(Mm(0.0), em * 0.95);
        self.marked(text, &mark, em * 1.8)
    }

    fn entries(&mut self, blocks: &[&PlanBlock]) {
        if blocks.is_empty() {
            return;
        }
        let entries: Vec<Entry<'_>> = blocks
            .iter()
            .filter_map(|block| match &block.content {
                Content::Text(value) => {
                    Some(Entry { label: &block.label, value, required: block.required })
                }
                _ => None,
            })
            .collect();
        let size = Pt(self.size.0 - 0.5);
        let mut table = grid::entries(&entries, size, sheet::DOCUMENT_LABEL, self.writing.fonts);
        for (row, block) in table.rows.iter_mut().zip(blocks) {
            row.place(|| self.place(block));
        }
        let again = self.again();
        self.push(Block::table(self.gap(), table, again));
    }

    fn table(&mut self, block: &PlanBlock, table: &PlanTable) {
        let fonts = self.writing.fonts;
        let is_empty =
            table.shown().flat_map(|row| &row.cells).all(|cell| cell.text.trim().is_empty());
        let is_labeled = self.label(block, block.required && is_empty);
        let gap = if is_labeled { Mm(0.8) } else { self.gap() };
        let mut made = grid::table(table, sheet::DOCUMENT_TABLE, fonts);
        made.rows.iter_mut().for_each(|row| row.place(|| self.place(block)));
        let again = self.again();
        self.push(Block::table(gap, made, again));
    }

    /// What stands above a table that goes on over the page.
    fn again(&self) -> Line {
        line(
            &report::continued(&self.section.heading),
            Style::regular(sheet::HEADER),
            self.writing.fonts,
        )
    }
}
