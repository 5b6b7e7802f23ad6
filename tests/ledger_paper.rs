//! The printed ledger: every device, in the order of the screen, under a head on every page.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;

use std::ops::ControlFlow;

use clinic::{at_latest_year, day, edition, options, workbook};
use tenkencho::explain::ledger::column as title;
use tenkencho::model::{
    ColumnPreset, Device, DeviceColumn, DeviceId, DeviceState, Direction, LedgerView, Paper,
    Papers, PersonId, Role, Sorting, StateFilter, VendorId, Workbook,
};
use tenkencho::report::paper::{Page, Printout};
use tenkencho::report::{
    Fonts, ReportError, ReportOptions, missing_glyphs, pdf, printout, sheet, verify,
};

fn with(devices: Vec<Device>) -> Workbook {
    Workbook { devices: devices.into(), ..workbook(2024) }
}

fn numbered(at: u32) -> Device {
    Device {
        number: format!("PC-{at:04}"),
        name: format!("N{}", 9999 - at),
        place: "受付".to_owned(),
        system: "Windows 11 Pro".to_owned(),
        ..Device::blank(DeviceId(100 + at))
    }
}

fn ledger(view: LedgerView) -> ReportOptions {
    ReportOptions { papers: Papers::only(Paper::Ledger), ledger: view, ..options(2024) }
}

fn laid_out(workbook: &Workbook, view: LedgerView) -> Printout {
    printout(&at_latest_year(workbook, &edition()), &ledger(view), &Fonts::bundled())
        .expect("a ledger")
}

fn text(page: &Page) -> String {
    page.runs().map(|run| run.text.as_str()).collect()
}

fn whole(printout: &Printout) -> String {
    printout.pages.iter().map(text).collect()
}

/// The numbers of the devices as they stand on the pages.
fn numbers(printout: &Printout) -> Vec<String> {
    let runs = printout.pages.iter().flat_map(Page::runs);
    runs.filter(|run| run.text.starts_with("PC-")).map(|run| run.text.clone()).collect()
}

#[test]
fn every_device_is_printed_under_a_head_on_every_page() {
    let workbook = with((1..=120).map(numbered).collect());
    let printout = laid_out(&workbook, LedgerView::default());
    assert!(printout.pages.len() > 2, "{} pages", printout.pages.len());
    let expected: Vec<String> = workbook.devices.iter().map(|it| it.number.clone()).collect();
    assert_eq!(numbers(&printout), expected);
    for (at, page) in printout.pages.iter().enumerate() {
        assert_eq!(page.size, sheet::Orientation::Landscape.size());
        let text = text(page);
        for column in [DeviceColumn::Number, DeviceColumn::Serial, DeviceColumn::State] {
            assert!(text.contains(title(column)), "page {at} has no {column:?}");
        }
        assert!(text.contains(&format!("{} / {}", at + 1, printout.pages.len())), "page {at}");
    }
    let bytes = pdf(&printout, &Fonts::bundled(), &mut |_| ControlFlow::Continue(()));
    verify(&bytes.expect("a pdf"), &printout).expect("the same text");
    assert_eq!(printout.outline[0].title, "機器台帳");
}

#[test]
fn the_order_is_that_of_the_screen_and_nothing_is_searched_away() {
    let workbook = with((1..=40).map(numbered).collect());
    let mut view = LedgerView { search: "PC-0007".to_owned(), ..LedgerView::default() };
    view.look.sorting =
        Some(Sorting { column: DeviceColumn::Name, direction: Direction::Ascending });
    let printout = laid_out(&workbook, view);
    let found = numbers(&printout);
    assert_eq!(found.len(), 40);
    assert_eq!(found[0], "PC-0040");
    assert!(text(&printout.pages[0]).contains("機器名の順"));
}

#[test]
fn what_is_gone_is_printed_where_it_is_shown_and_the_head_says_so() {
    let mut gone = numbered(2);
    gone.state = DeviceState::Disposed;
    let workbook = with(vec![numbered(1), gone]);
    let printout = laid_out(&workbook, LedgerView::default());
    assert_eq!(numbers(&printout), ["PC-0001"]);
    assert!(whole(&printout).contains("廃棄した機器を除くすべての機器（1台）"));
    let view = LedgerView { state: StateFilter::All, ..LedgerView::default() };
    let printout = laid_out(&workbook, view);
    assert_eq!(numbers(&printout), ["PC-0001", "PC-0002"]);
    assert!(whole(&printout).contains("すべての機器（2台、うち廃棄1台）"));
}

#[test]
fn columns_without_room_follow_below_the_row_and_nothing_is_cut() {
    let mut device = numbered(1);
    device.vendor = Some(VendorId(3));
    device.checked_on = Some(day(2024, 5, 1));
    let long = "とても長い備考を書いておく。".repeat(60);
    device.note.clone_from(&long);
    let mut filled = 0;
    for column in DeviceColumn::ALL {
        let text = tenkencho::model::Cell::Text(format!("内容{column:?}"));
        filled += usize::from(device.text(column).is_empty() && device.set(column, text));
    }
    assert!(filled > 10);
    let workbook = with(vec![device.clone()]);
    let mut view = LedgerView::default();
    view.look.columns = ColumnPreset::All.columns();
    let printout = laid_out(&workbook, view);
    let printed = whole(&printout);
    assert!(!printed.contains("その他"), "{printed}");
    for column in DeviceColumn::ALL {
        let content = device.text(column);
        // A column beside others may be broken over lines, which the runs join again.
        assert!(printed.replace(' ', "").contains(&content.replace(' ', "")), "{column:?}");
    }
    for page in &printout.pages {
        let bottom = sheet::Orientation::Landscape.foot_lines()[1].0 + 0.1;
        assert!(page.runs().all(|run| run.at.y.0 <= bottom));
        let right = sheet::Orientation::Landscape.size().width.0 - sheet::SIDE.0 + 0.1;
        assert!(page.runs().all(|run| run.at.x.0 + run.width.0 <= right));
    }
}

#[test]
fn what_the_item_on_the_ledger_asks_for_is_printed_whatever_is_chosen() {
    let mut device = numbered(1);
    "K-77".clone_into(&mut device.contract_number);
    "SN-55".clone_into(&mut device.serial);
    "机の下".clone_into(&mut device.note);
    device.maintenance_ends_on = Some(day(2027, 3, 31));
    let workbook = with(vec![device]);
    let printed = whole(&laid_out(&workbook, LedgerView::default()));
    for text in ["契約番号 K-77", "保守期限 2027-03-31", "備考 机の下", "SN-55"] {
        assert!(printed.contains(text), "{text} is not in {printed}");
    }
    for preset in ColumnPreset::ALL {
        let mut view = LedgerView::default();
        view.look.columns = preset.columns();
        // A cell may be broken over lines, which the runs join again.
        let printed = whole(&laid_out(&workbook, view)).replace(' ', "");
        for text in ["K-77", "2027-03-31", "SN-55", "Windows11Pro", "受付"] {
            assert!(printed.contains(text), "{preset:?}: {text}");
        }
    }
}

#[test]
fn a_day_and_an_address_stand_on_one_line() {
    let mut device = numbered(1);
    device.checked_on = Some(day(2024, 10, 28));
    "192.168.10.200".clone_into(&mut device.ip_address);
    let printout = laid_out(&with(vec![device]), LedgerView::default());
    for text in ["2024-10-28", "IPアドレス 192.168.10.200", "PC-0001"] {
        assert!(printout.pages[0].runs().any(|run| run.text == text), "{text}");
    }
}

/// An inspector sees who keeps the ledger, when it was last looked at, and what has no support any more.
#[test]
fn a_ledger_says_who_keeps_it_and_what_is_no_longer_supported() {
    let mut old = numbered(1);
    old.support_ends_on = Some(day(2024, 6, 11));
    old.checked_on = Some(day(2024, 5, 1));
    let mut last_day = numbered(2);
    last_day.support_ends_on = Some(day(2024, 6, 12));
    last_day.checked_on = Some(day(2024, 5, 20));
    let mut workbook = with(vec![old, last_day]);
    let person = workbook.people.find_mut(|it| it.id == PersonId(1)).expect("a person");
    person.roles = vec![Role::SecurityManager];
    let name = person.name.clone();
    let printed = whole(&laid_out(&workbook, LedgerView::default()));
    assert_eq!(printed.matches("【終了】").count(), 1, "{printed}");
    assert!(printed.contains("2024-06-11【終了】"), "{printed}");
    let said = format!("作成日：2024-06-12　管理責任者：{name}　最終棚卸し日：2024-05-20");
    assert!(printed.contains(&said), "{printed}");
    workbook.devices.find_mut(|it| it.number == "PC-0001").expect("a device").state =
        DeviceState::Disposed;
    let view = LedgerView { state: StateFilter::All, ..LedgerView::default() };
    assert!(!whole(&laid_out(&workbook, view)).contains("【終了】"), "it is in use no more");
}

#[test]
fn an_empty_ledger_prints_nothing() {
    let nothing = printout(
        &at_latest_year(&with(Vec::new()), &edition()),
        &ledger(LedgerView::default()),
        &Fonts::bundled(),
    );
    assert_eq!(nothing.err(), Some(ReportError::NothingToPrint));
}

#[test]
fn characters_that_no_face_has_are_named_with_their_device() {
    let mut device = numbered(1);
    "𠮷田".clone_into(&mut device.purpose);
    let workbook = with(vec![device]);
    let missing = missing_glyphs(&laid_out(&workbook, LedgerView::default()).pages);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].character, '𠮷');
    assert_eq!(missing[0].places, ["機器台帳 PC-0001 N9998 用途・システム名"]);
}

#[test]
fn what_follows_below_a_row_never_stands_on_another_page() {
    let mut view = LedgerView::default();
    view.look.columns = ColumnPreset::All.columns();
    // The first row pushes the others down, line by line.
    for lines in 0..8 {
        let devices = (1..=60).map(|at| {
            let mut device = numbered(at);
            let more = if at == 1 { "行\n".repeat(lines) } else { String::new() };
            device.note = format!("{more}備考{at}");
            device
        });
        let printout = laid_out(&with(devices.collect()), view.clone());
        assert!(printout.pages.len() > 2);
        for page in &printout.pages {
            let text = text(page);
            let rows = text.matches("PC-").count();
            // The first row has more than one line of it.
            assert_eq!(text.matches("備考 ").count(), rows, "{lines} lines: {text}");
        }
    }
}
