//! 機器台帳 on paper: A4 on its side, every device, sorted as on screen.

use chrono::NaiveDate;

use super::context::Context;
use super::flow::{Flow, Frame};
use super::font::Fonts;
use super::head;
use super::missing_glyph::placed;
use super::paper::{Mark, Mm};
use super::set::{Align, Line, Style, line, paragraphs, phrases};
use super::sheet::{self, Orientation};
use super::table::{Cell, Row, Table};
use crate::model::ledger::rows;
use crate::model::{
    Device, DeviceColumn, DeviceColumns, DeviceState, FiscalYear, LedgerView, Role, StateFilter,
};
use crate::text::ledger::{cell_text, paper as text};

/// How the sheets are turned.
pub(super) const ORIENTATION: Orientation = Orientation::Landscape;

/// What an inspector asks for, where nobody chose otherwise.
const USUAL: [DeviceColumn; 14] = [
    DeviceColumn::Number,
    DeviceColumn::Kind,
    DeviceColumn::Name,
    DeviceColumn::Maker,
    DeviceColumn::Model,
    DeviceColumn::Serial,
    DeviceColumn::Place,
    DeviceColumn::Purpose,
    DeviceColumn::System,
    DeviceColumn::Vendor,
    DeviceColumn::RemoteMaintenance,
    DeviceColumn::SupportEndsOn,
    DeviceColumn::State,
    DeviceColumn::CheckedOn,
];

/// What is told of a device below its row, where nobody chose otherwise.
const USUAL_BELOW: [DeviceColumn; 7] = [
    DeviceColumn::IpAddress,
    DeviceColumn::MacAddress,
    DeviceColumn::DisclosureReceivedOn,
    DeviceColumn::ContractNumber,
    DeviceColumn::MaintenanceEndsOn,
    DeviceColumn::CheckedBy,
    DeviceColumn::Note,
];

/// What a ledger has to say of a device for the item on it: printed whatever is chosen.
const ASKED: [DeviceColumn; 18] = [
    DeviceColumn::Number,
    DeviceColumn::Name,
    DeviceColumn::Kind,
    DeviceColumn::Maker,
    DeviceColumn::Model,
    DeviceColumn::Serial,
    DeviceColumn::Place,
    DeviceColumn::Purpose,
    DeviceColumn::System,
    DeviceColumn::IpAddress,
    DeviceColumn::Vendor,
    DeviceColumn::ContractNumber,
    DeviceColumn::MaintenanceEndsOn,
    DeviceColumn::RemoteMaintenance,
    DeviceColumn::DisclosureReceivedOn,
    DeviceColumn::State,
    DeviceColumn::CheckedOn,
    DeviceColumn::CheckedBy,
];

/// The columns of the table with their widths, and those that follow below each row.
struct Columns {
    beside: Vec<(DeviceColumn, Mm)>,
    below: Vec<DeviceColumn>,
}

/// Whether there is anything to print.
pub(super) fn has_devices(context: &Context<'_>) -> bool {
    !devices(context).is_empty()
}

/// The devices in their order: all of them, but for 廃棄 where that is hidden on screen.
fn devices<'a>(context: &Context<'a>) -> Vec<&'a Device> {
    let chosen = &context.options.ledger;
    let shows_disposed = chosen.state.shows(DeviceState::Disposed);
    let state = if shows_disposed { StateFilter::All } else { StateFilter::NotDisposed };
    let view = LedgerView { state, ..chosen.unfiltered() };
    let (workbook, options) = (context.workbook, context.options);
    // Nothing is left out for a finding, so that it does not matter in which year one is looked for.
    let day = options.looked_at();
    let rows = rows(workbook, &view, FiscalYear::containing(day), day);
    rows.into_iter().map(|at| &workbook.devices[at]).collect()
}

/// The columns that are printed beside each other, and those below each row where they say
/// something. `chosen` are those on screen.
#[must_use]
pub fn ledger_columns(chosen: DeviceColumns) -> [Vec<DeviceColumn>; 2] {
    let Columns { beside, below } = columns(chosen);
    [beside.into_iter().map(|(column, _)| column).collect(), below]
}

/// The pages without their foot.
pub(super) fn pages(context: &Context<'_>) -> Vec<Vec<Mark>> {
    let clinic = &context.workbook.clinic.name;
    let head = |marks: &mut Vec<Mark>| head::paint_outside(context, clinic, ORIENTATION, marks);
    let mut flow = Flow::new(Frame::of(ORIENTATION, sheet::BELOW_HEADER), &head);
    flow.skip(Mm(0.8));
    flow.put_title(text::TITLE, context.fonts);
    let devices = devices(context);
    let disposed = devices.iter().filter(|it| it.state == DeviceState::Disposed).count();
    let sorting = context.options.ledger.look.sorting;
    let shown = text::shown(devices.len(), disposed, sorting);
    let shown = line(&shown, Style::regular(sheet::SMALL), context.fonts);
    flow.put(&[shown], Align::Left);
    let kept = line(&kept_by(context, &devices), Style::regular(sheet::SMALL), context.fonts);
    flow.put(&placed(vec![kept], || text::TITLE.to_owned()), Align::Left);
    flow.skip(Mm(1.2));
    flow.table(&table(context, &devices), None);
    flow.into_pages()
}

/// Who is responsible for the ledger, who keeps it, and when the devices were last looked at.
fn kept_by(context: &Context<'_>, devices: &[&Device]) -> String {
    let (workbook, day) = (context.workbook, context.options.looked_at());
    let names = |role| {
        let people = workbook.people_in(role, day).map(|person| person.name.as_str());
        people.collect::<Vec<_>>().join(text::AND)
    };
    let last = devices.iter().filter_map(|device| device.checked_on).max();
    text::kept_by(day, &names(Role::SecurityManager), &names(Role::SystemOperator), last)
}

fn table(context: &Context<'_>, devices: &[&Device]) -> Table {
    let columns = columns(context.options.ledger.look.columns);
    let heads = columns.beside.iter().enumerate().map(|(at, (column, width))| {
        let inner = *width - sheet::CELL_SIDE * 2.0;
        let style = Style::bold(sheet::SMALL);
        Cell::new(at..at + 1, head_lines(*column, style, inner, context.fonts)).center()
    });
    let head = Row {
        cells: heads.collect(),
        fill: Some(sheet::HEAD_FILL),
        padding: sheet::CELL_TOP,
        ..Row::default()
    };
    let mut rows = Vec::with_capacity(devices.len());
    for device in devices {
        rows.extend(device_rows(context, &columns, device));
    }
    Table {
        columns: columns.beside.iter().map(|(_, width)| *width).collect(),
        head: vec![head],
        rows,
        orientation: ORIENTATION,
        ..Table::default()
    }
}

/// The head of a column, broken where a person would break it.
fn head_lines(column: DeviceColumn, style: Style, width: Mm, fonts: &Fonts) -> Vec<Line> {
    let parts = text::head(column).lines();
    parts.flat_map(|part| phrases(part, style, width, fonts)).collect()
}

/// Whether a device is in use after the maker has stopped mending it.
fn is_unsupported(device: &Device, day: NaiveDate) -> bool {
    device.state != DeviceState::Disposed && device.support_ends_on.is_some_and(|end| end < day)
}

/// The row of a device, and the line below it.
fn device_rows(context: &Context<'_>, columns: &Columns, device: &Device) -> Vec<Row> {
    let style = Style::regular(sheet::SMALL);
    let set = |words: &str, width: Mm| -> Vec<Line> {
        if words.trim().is_empty() {
            return Vec::new();
        }
        paragraphs(words.trim(), style, width, context.fonts)
    };
    let text_of = |column: DeviceColumn| cell_text(&device.cell(column), context.workbook);
    let day = context.options.looked_at();
    let cells = columns.beside.iter().enumerate().map(|(at, (column, width))| {
        let inner = *width - sheet::CELL_SIDE * 2.0;
        let mut lines = set(&text_of(*column), inner);
        if *column == DeviceColumn::SupportEndsOn && is_unsupported(device, day) {
            lines.push(line(text::SUPPORT_ENDED, Style::bold(sheet::SMALL), context.fonts));
        }
        Cell::new(at..at + 1, placed(lines, || text::place(device, *column)))
    });
    let cells: Vec<Cell> = cells.collect();
    let more = columns.below.iter().map(|column| (*column, text_of(*column)));
    let more: Vec<(DeviceColumn, String)> =
        more.filter(|(_, content)| !content.trim().is_empty()).collect();
    let mut row = Row { cells, may_split: true, padding: PADDING, ..Row::default() };
    // An empty row is still a line high.
    row.spare = (style.pitch() + PADDING * 2.0 - row.text_height()).max(Mm(0.0));
    if more.is_empty() {
        return vec![row];
    }
    row.keeps_with_next = true;
    let named = more.iter().map(|(column, content)| text::named(*column, content.trim()));
    let words = named.collect::<Vec<_>>().join(text::BETWEEN);
    let mut lines = set(&words, ORIENTATION.width() - sheet::CELL_SIDE * 2.0);
    for line in &mut lines {
        line.place(|missing| {
            let said = more.iter().filter(|(_, content)| content.contains(missing));
            said.map(|(column, _)| text::place(device, *column)).collect()
        });
    }
    let cell = Cell::new(0..columns.beside.len(), lines);
    let below = Row {
        cells: vec![cell],
        fill: Some(sheet::HEADING_FILL),
        may_split: true,
        padding: PADDING,
        ..Row::default()
    };
    vec![row, below]
}

/// Above and below the text of a row.
const PADDING: Mm = Mm(0.7);

/// The usual columns with those chosen on screen; or those, where a person chose others than a new
/// program shows. What has no room goes below each row, and so does what is asked for and hidden.
fn columns(chosen: DeviceColumns) -> Columns {
    let wanted: Vec<DeviceColumn> = if chosen == DeviceColumns::default() {
        let known = |column: &DeviceColumn| USUAL.contains(column) || USUAL_BELOW.contains(column);
        let more = chosen.iter().filter(|column| !known(column));
        USUAL.into_iter().chain(USUAL_BELOW).chain(more).collect()
    } else {
        chosen.to_vec()
    };
    let mut room = ORIENTATION.width();
    let (mut beside, mut below) = (Vec::new(), Vec::new());
    let hidden: Vec<DeviceColumn> =
        ASKED.into_iter().filter(|column| !wanted.contains(column)).collect();
    for column in wanted {
        let width = width_of(column);
        // Once one had no room the others follow it, so that their order stays.
        if below.is_empty() && width.0 <= room.0 + 0.01 {
            room = room - width;
            beside.push((column, width));
        } else {
            below.push(column);
        }
    }
    below.extend(hidden);
    // What is left goes to the columns that have the most to say.
    let total: Mm = beside.iter().map(|(_, width)| *width).sum();
    let factor = ORIENTATION.width().0 / total.0.max(1.0);
    for (_, width) in &mut beside {
        *width = *width * factor;
    }
    Columns { beside, below }
}

/// The least width with which a column can be read: that of a day or an address on one line.
fn width_of(column: DeviceColumn) -> Mm {
    Mm(match column {
        DeviceColumn::State => 12.5,
        DeviceColumn::Internet
        | DeviceColumn::RemoteMaintenance
        | DeviceColumn::Backup
        | DeviceColumn::Place => 15.0,
        DeviceColumn::Number => 18.5,
        DeviceColumn::Maker | DeviceColumn::Model => 17.0,
        DeviceColumn::SupportEndsOn
        | DeviceColumn::MaintenanceEndsOn
        | DeviceColumn::DisclosureReceivedOn
        | DeviceColumn::AcquiredOn
        | DeviceColumn::LeaseEndsOn
        | DeviceColumn::DisposedOn
        | DeviceColumn::CheckedOn
        | DeviceColumn::CheckedBy
        | DeviceColumn::Network
        | DeviceColumn::Disposal => 24.0,
        DeviceColumn::Kind | DeviceColumn::Purpose | DeviceColumn::User | DeviceColumn::Serial => {
            19.0
        }
        DeviceColumn::Vendor => 20.0,
        DeviceColumn::Name | DeviceColumn::System => 21.5,
        DeviceColumn::ContractNumber => 22.0,
        DeviceColumn::Software | DeviceColumn::Antivirus | DeviceColumn::Patches => 28.0,
        DeviceColumn::IpAddress => 29.5,
        DeviceColumn::MacAddress | DeviceColumn::Note => 34.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_columns_fit_beside_each_other() {
        let all: Mm = USUAL.into_iter().map(width_of).sum();
        assert!(all.0 <= ORIENTATION.width().0 + 0.01, "{all:?}");
    }
}
