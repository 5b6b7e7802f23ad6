//! The cover, and what stands before the chapters: 改訂履歴 and 目次.

use super::super::paper::{Mark, Mm, Point, Pt};
use super::super::set::{Line, Style, line, name, phrases, shortened};
use super::super::sheet;
use super::super::table::{Cell, Row, Table};
use super::Writing;
use super::body::{paint_centered, paint_table};
use super::flow::{Block, Column};
use super::grid::{self, Entry};
use crate::model::{FieldKey, PersonId};
use crate::text::{bcp as plan_words, bcp_paper as words, dates, report};

/// The fields of the template that say where the copies are kept.
const KEPT: [(&str, &str); 3] = [
    ("kept-inside", words::KEPT_INSIDE),
    ("kept-outside", words::KEPT_OUTSIDE),
    ("kept-digital", words::KEPT_DIGITAL),
];
/// Lines that anything on the cover may take; in the chapters it stands in full.
const COVER_LINES: usize = 2;
/// The room for a signature or a seal.
const SEAL: Mm = Mm(24.0);
/// A history has at least so many rows, and at least one to write in by hand.
const HISTORY_ROWS: usize = 4;

/// The cover.
pub(super) fn page(writing: &Writing<'_>) -> Vec<Mark> {
    let fonts = writing.fonts;
    let clinic = &writing.context.workbook.clinic;
    let mut page = Vec::new();
    let title = Style { leading: 1.5, ..Style::bold(sheet::BCP_TITLE) };
    let bar = |page: &mut Vec<Mark>, y: Mm| {
        let (from, to) = (Point::new(sheet::SIDE, y), Point::new(sheet::SIDE + sheet::WIDTH, y));
        page.push(Mark::Line { from, to, width: Mm(0.6) });
    };
    let mut y = Mm(52.0);
    bar(&mut page, y);
    let lines = phrases(&writing.papers.template.title, title, Mm(130.0), fonts);
    y = paint_centered(&lines, y + Mm(7.0), &mut page) + Mm(7.0);
    bar(&mut page, y);
    let style = Style::regular(sheet::BCP_CLINIC);
    let version = match words::version(&writing.bcp.version) {
        version if version.is_empty() => words::NO_VERSION.to_owned(),
        version => version,
    };
    y = paint_centered(&name(&version, style, Mm(130.0), 1, fonts), y + Mm(7.0), &mut page);
    let clinic_name = if clinic.name.trim().is_empty() { words::NO_CLINIC } else { &clinic.name };
    let lines = name(clinic_name, Style::bold(Pt(17.0)).open(), Mm(160.0), 3, fonts);
    paint_centered(&lines, y + Mm(16.0), &mut page);
    y = paint_table(&particulars(writing), Mm(152.0), &mut page);
    paint_table(&approval(writing), y + Mm(7.0), &mut page);
    page
}

fn particulars(writing: &Writing<'_>) -> Table {
    let clinic = &writing.context.workbook.clinic;
    let bcp = writing.bcp;
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::japanese).unwrap_or_default();
    let mut all = vec![
        (report::CLINIC_ADDRESS, clinic.address.clone(), true),
        (report::CLINIC_TELEPHONE, clinic.telephone.clone(), true),
        (plan_words::CREATED_ON, day(bcp.created_on), true),
        (plan_words::REVISED_ON, day(bcp.revised_on), false),
        (plan_words::NEXT_REVIEW_ON, day(bcp.next_review_on), true),
        (plan_words::AUTHOR, person(writing, bcp.author), false),
    ];
    for (key, label) in KEPT {
        let field = FieldKey::from(key);
        let block = writing.plan.sections().flat_map(|it| &it.blocks).find(|it| it.field == field);
        if let Some(block) = block
            && let crate::bcp::Content::Text(text) = &block.content
            && (block.required || !text.trim().is_empty())
        {
            all.push((label, text.clone(), block.required));
        }
    }
    // What is longer than a cover stands in the chapters in full.
    let width = sheet::WIDTH - sheet::BCP_LABEL - sheet::CELL_SIDE * 2.0;
    let style = grid::style(COVER_BODY);
    let shown: Vec<Entry<'_>> = all
        .iter()
        .map(|(label, value, required)| Entry { label, value, required: *required })
        .collect();
    let mut table = grid::entries(&shown, COVER_BODY, sheet::BCP_LABEL, writing.fonts);
    for (row, (_, value, _)) in table.rows.iter_mut().zip(&all) {
        if let Some(cell) = row.cells.get_mut(1).filter(|cell| cell.lines.len() > COVER_LINES) {
            cell.lines = name(value, style, width, COVER_LINES, writing.fonts);
        }
        row.padding = Mm(1.3);
        row.may_split = false;
    }
    table
}

const COVER_BODY: Pt = Pt(10.0);

fn person(writing: &Writing<'_>, id: Option<PersonId>) -> String {
    let person = id.and_then(|id| writing.context.workbook.person(id));
    person.map(|person| person.name.clone()).unwrap_or_default()
}

/// Who approved this version and when, and room for a signature or a seal.
fn approval(writing: &Writing<'_>) -> Table {
    let fonts = writing.fonts;
    let bcp = writing.bcp;
    let approved = bcp.last_approved().filter(|approved| approved.version == bcp.version);
    let (name_of_approver, day) = match approved {
        Some(approved) => (approved.approver.clone(), dates::japanese(approved.approved_on)),
        None => (person(writing, bcp.approver), words::DAY_BY_HAND.to_owned()),
    };
    let columns = grid::widths(&[36, 36, 28]);
    let heads = [plan_words::APPROVER, plan_words::APPROVED_ON, words::SIGNATURE];
    let head = grid::head(&heads, &columns, COVER_BODY, fonts);
    let style = grid::style(COVER_BODY);
    let cells =
        [name_of_approver, day, String::new()].into_iter().enumerate().map(|(at, words)| {
            let inner = columns[at] - sheet::CELL_SIDE * 2.0;
            Cell::new(at..at + 1, name(words.trim_end(), style, inner, COVER_LINES, fonts)).center()
        });
    let mut row = Row { cells: cells.collect(), ..Row::default() };
    row.spare = SEAL - row.text_height();
    Table { columns, rows: vec![head, row], ..Table::default() }
}

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
        let lines = vec![line(words, Style::bold(sheet::BCP_CHAPTER), fonts)];
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
    let top = writing.next_top();
    let mut column = Column::new(Vec::new(), top, top);
    column.set(&blocks);
    writing.paint_heads(&mut column.pages);
    column.pages
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
    let style = grid::style(sheet::BCP_TABLE);
    let mut rows: Vec<Row> = Vec::new();
    for revision in &writing.bcp.revisions {
        let day = revision.on.map(dates::japanese).unwrap_or_default();
        let texts = [words::version(&revision.version), day, revision.what.clone()];
        let cells = texts.iter().enumerate().map(|(at, words)| {
            let inner = columns[at] - sheet::CELL_SIDE * 2.0;
            Cell::new(at..at + 1, grid::written(words.trim_end(), style, inner, fonts)).top()
        });
        let cells = cells.collect();
        rows.push(Row { cells, may_split: true, padding: Mm(0.9), ..Row::default() });
    }
    let blank = HISTORY_ROWS.saturating_sub(rows.len()).max(1);
    rows.extend((0..blank).map(|_| grid::blank_row(columns.len(), sheet::BY_HAND * 0.8)));
    let head = vec![grid::head(&plan_words::REVISION_HEADS, &columns, sheet::BCP_TABLE, fonts)];
    Table { columns, head, rows: grid::kept_at_ends(rows), ..Table::default() }
}
