//! What stands between the cover and the chapters: 改訂履歴 and 目次.

use super::super::draft::Draft;
use super::super::flow::{Block, Flow};
use super::super::missing_glyph::placed;
use super::super::paper::{Mark, Mm, Pt};
use super::super::set::{Line, Style, line, shortened};
use super::super::sheet;
use super::super::table::{Cell, Row, Table};
use super::body::Body;
use super::grid;
use super::writing::Annexed;
use super::{Around, Writing, check, frame};
use crate::document::PlanSection;
use crate::model::ChartKind;
use crate::text::{chart_paper, dates, document as plan_words, document_paper as words, report};

/// A history has at least this many rows, and at least one to write in by hand.
const HISTORY_ROWS: usize = 4;

/// A line of the contents.
pub(super) struct Listed {
    pub(super) title: String,
    /// The number at the foot of its page.
    pub(super) page: usize,
    pub(super) is_chapter: bool,
}

/// 改訂履歴 and 目次.
pub(super) fn front(writing: &Writing<'_>, contents: &[Listed]) -> Vec<Vec<Mark>> {
    let fonts = writing.fonts;
    let heading = |words: &str, gap: Mm| {
        let lines = vec![line(words, Style::bold(sheet::DOCUMENT_CHAPTER), fonts)];
        Block::lines(gap, lines).keeping()
    };
    let again = |words: &str| line(&report::continued(words), Style::regular(sheet::HEADER), fonts);
    let history = Block::table(Mm(2.0), history(writing), again(plan_words::REVISIONS));
    let mut blocks =
        vec![heading(plan_words::REVISIONS, Mm(0.0)), history, heading(words::CONTENTS, Mm(8.0))];
    for (at, entry) in contents.iter().enumerate() {
        let gap = match (at, entry.is_chapter) {
            (0, _) => Mm(2.0),
            (_, true) => Mm(1.5),
            (_, false) => Mm(0.0),
        };
        let block = Block::lines(gap, vec![contents_line(writing, entry)]);
        blocks.push(if entry.is_chapter { block.keeping() } else { block });
    }
    let head = |marks: &mut Vec<Mark>| writing.paint_head(marks);
    let mut flow = Flow::at_top(frame(), &head);
    flow.set(&blocks);
    flow.into_pages()
}

/// Title, dots and the number of the page.
fn contents_line(writing: &Writing<'_>, entry: &Listed) -> Line {
    let fonts = writing.fonts;
    let regular = Style { leading: sheet::TABLE_LEADING, ..Style::regular(Pt(9.5)) };
    let style = Style { leading: sheet::TABLE_LEADING, ..Style::bold(Pt(9.5)) };
    let style = if entry.is_chapter { style } else { regular };
    let indent = if entry.is_chapter { Mm(0.0) } else { Mm(5.0) };
    let number = line(&entry.page.to_string(), regular, fonts);
    let room = Mm(12.0);
    let width = sheet::WIDTH - room - indent;
    let title = shortened(&entry.title, style, width, fonts);
    let mut whole = Line::blank(style.pitch());
    whole.put(indent, &title);
    let dot = line(words::LEADER, regular, fonts);
    let (from, to) = (indent + title.width + Mm(1.5), sheet::WIDTH - room + Mm(3.0));
    let dots = line(&words::LEADER.repeat(times(dot.width, to - from)), regular, fonts);
    whole.put(to - dots.width, &dots);
    whole.put(sheet::WIDTH - number.width, &number);
    whole
}

/// How often a width goes into a room.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some hundreds at most; a negative room is none"
)]
fn times(width: Mm, room: Mm) -> usize {
    (room.0 / width.0.max(0.1)) as usize
}

fn history(writing: &Writing<'_>) -> Table {
    let fonts = writing.fonts;
    let columns = grid::widths(&[16, 26, 58]);
    let style = grid::style(sheet::DOCUMENT_TABLE);
    let mut rows: Vec<Row> = Vec::new();
    for revision in &writing.plan.revisions {
        let day = revision.on.map(dates::japanese).unwrap_or_default();
        let texts = [plan_words::version(&revision.version), day, revision.what.clone()];
        let cells = texts.iter().enumerate().map(|(at, text)| {
            let inner = columns[at] - sheet::CELL_SIDE * 2.0;
            let lines = grid::written(text.trim_end(), style, inner, fonts);
            Cell::new(at..at + 1, placed(lines, || writing.place(plan_words::REVISIONS, ""))).top()
        });
        let cells = cells.collect();
        rows.push(Row { cells, may_split: true, padding: Mm(0.9), ..Row::default() });
    }
    let blank = HISTORY_ROWS.saturating_sub(rows.len()).max(1);
    rows.extend((0..blank).map(|_| grid::blank_row(columns.len(), sheet::BY_HAND * 0.8)));
    let head =
        vec![grid::head(&plan_words::REVISION_HEADS, &columns, sheet::DOCUMENT_TABLE, fonts)];
    Table { columns, head, rows: grid::kept_at_ends(rows), ..Table::default() }
}

/// What follows `pages`, each with the number at the foot of its first page.
fn numbered<'d, T>(
    drafts: &'d [T],
    pages: usize,
    draft: impl Fn(&T) -> &Draft,
) -> Vec<(&'d T, usize)> {
    let mut next = pages;
    let number = |of: &'d T| {
        let first = next + 1;
        next += draft(of).pages.len();
        (of, first)
    };
    drafts.iter().map(number).collect()
}

/// The lines of the contents.
pub(super) fn lines(writing: &Writing<'_>, body: &Body, around: &Around<'_>) -> Vec<Listed> {
    let mut listed = Vec::new();
    let pages_before: usize = around.before.iter().map(|draft| draft.pages.len()).sum();
    let before = pages_before + around.front;
    let behind = numbered(around.behind, before + body.pages.len(), |it| &it.draft);
    let section_behind = |key: &str| {
        behind.iter().find_map(|(it, first)| match &it.what {
            Annexed::Sections(sections) => {
                sections.iter().find(|(section, _)| section == key).map(|(_, page)| first + page)
            }
            Annexed::Chart | Annexed::CheckTable => None,
        })
    };
    let first_of = |is_it: fn(&Annexed) -> bool| {
        behind.iter().find(|(it, _)| is_it(&it.what)).map(|(_, first)| *first)
    };
    let page_of = |section: &PlanSection| {
        let inside = body.sections.iter().find(|(key, _)| *key == section.key);
        let behind = || section_behind(&section.key);
        inside.map(|(_, page)| before + page + 1).or_else(behind)
    };
    for (at, chapter) in writing.plan.chapters.iter().enumerate() {
        let heading = body.chapters.iter().find(|(chapter, _)| *chapter == at);
        let first = chapter.sections.iter().find_map(page_of);
        let Some(page) = heading.map(|(_, page)| before + page + 1).or(first) else { continue };
        let title = chapter.heading.clone();
        listed.push(Listed { title, page, is_chapter: true });
        for section in &chapter.sections {
            if let Some(page) = page_of(section) {
                let title = section.heading.clone();
                listed.push(Listed { title, page, is_chapter: false });
            }
        }
    }
    let chart = chart_paper::name(ChartKind::Contact);
    let has_chart = writing.living.is_some_and(|living| living.template.contact_chart);
    let chart_before = || {
        let drafts = numbered(around.before, 0, |draft| draft);
        drafts.iter().find(|(draft, _)| draft.title == chart).map(|(_, first)| *first)
    };
    let chart_at = || first_of(|what| matches!(what, Annexed::Chart)).or_else(chart_before);
    if let Some(page) = has_chart.then(chart_at).flatten() {
        // It stands where its page does, also where it is printed before the document.
        let at = listed.iter().position(|other| other.is_chapter && other.page > page);
        let entry = Listed { title: chart.to_owned(), page, is_chapter: true };
        listed.insert(at.unwrap_or(listed.len()), entry);
    }
    let annex = writing.living.and_then(|living| living.check_table);
    let annex_at = first_of(|what| matches!(what, Annexed::CheckTable));
    if let Some((annex, page)) = annex.zip(annex_at) {
        listed.push(Listed { title: words::annex(&check::title(annex)), page, is_chapter: true });
    }
    listed
}
