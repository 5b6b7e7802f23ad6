//! The rules of the ledger: what is found and in which order, what it says of itself, and what goes
//! through the clipboard.

#![expect(clippy::expect_used, reason = "a test may panic")]

use chrono::NaiveDate;
use tenkencho::exchange::device_column;
use tenkencho::model::device_entry::CellProblem;
use tenkencho::model::ledger::rows;
use tenkencho::model::ledger_findings::{evidence_for, findings};
use tenkencho::model::ledger_paste::{duplicate, join, split};
use tenkencho::model::{
    Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, Direction, Finding, FiscalYear,
    ItemKey, LedgerView, Paste, Person, PersonId, Sorting, StateFilter, Vendor, VendorId, Workbook,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn year() -> FiscalYear {
    FiscalYear::new(2024).expect("a year")
}

fn today() -> NaiveDate {
    day("2024-06-12")
}

fn ledger(devices: Vec<Device>) -> Workbook {
    Workbook {
        vendors: vec![
            Vendor::named(VendorId(1), "見本システム株式会社"),
            Vendor::named(VendorId(2), "あおぞら電機"),
        ]
        .into(),
        people: vec![Person::named(PersonId(3), "見本 花子")].into(),
        last_id: 900,
        devices: devices.into(),
        ..Workbook::default()
    }
}

/// A device with a number, its id counted from 11.
fn numbered(at: u32, number: &str) -> Device {
    Device { number: number.to_owned(), ..Device::blank(DeviceId(11 + at)) }
}

fn shown(workbook: &Workbook, view: &LedgerView) -> Vec<String> {
    let rows = rows(workbook, view, year(), today());
    rows.into_iter().map(|at| workbook.devices[at].number.clone()).collect()
}

fn sorted(by: DeviceColumn, direction: Direction) -> LedgerView {
    let mut view = LedgerView::default();
    view.look.sorting = Some(Sorting { column: by, direction });
    view
}

#[test]
fn numbers_inside_text_are_sorted_as_numbers_and_empty_cells_come_last() {
    let numbers = ["PC10", "", "PC2", "ｐｃ１", "PC002-b", "PC2-a", "AP1"];
    let workbook = ledger((0..).zip(numbers).map(|(at, number)| numbered(at, number)).collect());
    let up = shown(&workbook, &sorted(DeviceColumn::Number, Direction::Ascending));
    assert_eq!(up, ["AP1", "ｐｃ１", "PC2", "PC2-a", "PC002-b", "PC10", ""]);
    let down = shown(&workbook, &sorted(DeviceColumn::Number, Direction::Descending));
    assert_eq!(down, ["PC10", "PC002-b", "PC2-a", "PC2", "ｐｃ１", "AP1", ""]);
    assert_eq!(shown(&workbook, &LedgerView::default()), numbers, "as entered");
}

#[test]
fn every_sort_of_column_has_its_order_and_equal_rows_keep_theirs() {
    let device = |at, number: &str, change: &dyn Fn(&mut Device)| {
        let mut device = numbered(at, number);
        change(&mut device);
        device
    };
    let workbook = ledger(vec![
        device(0, "a", &|it| it.place = "カルテ庫".to_owned()),
        device(1, "b", &|it| {
            it.kind = DeviceKind::Server;
            it.vendor = Some(VendorId(1));
            it.backup = Some(false);
            it.place = "あずま棟".to_owned();
        }),
        device(2, "c", &|it| {
            it.vendor = Some(VendorId(2));
            it.backup = Some(true);
            it.checked_on = Some(day("2024-05-01"));
            it.place = "ぎょうむ室".to_owned();
        }),
        device(3, "d", &|it| {
            it.state = DeviceState::Stored;
            it.checked_on = Some(day("2023-05-01"));
        }),
    ]);
    let table = [
        (DeviceColumn::Kind, Direction::Ascending, ["b", "a", "c", "d"]),
        (DeviceColumn::Vendor, Direction::Ascending, ["c", "b", "a", "d"]),
        (DeviceColumn::Vendor, Direction::Descending, ["b", "c", "a", "d"]),
        (DeviceColumn::Backup, Direction::Ascending, ["c", "b", "a", "d"]),
        (DeviceColumn::CheckedOn, Direction::Ascending, ["d", "c", "a", "b"]),
        (DeviceColumn::CheckedOn, Direction::Descending, ["c", "d", "a", "b"]),
        (DeviceColumn::State, Direction::Descending, ["d", "a", "b", "c"]),
        // Both kinds of kana are one alphabet.
        (DeviceColumn::Place, Direction::Ascending, ["b", "a", "c", "d"]),
    ];
    for (column, direction, expected) in table {
        assert_eq!(shown(&workbook, &sorted(column, direction)), expected, "{column:?}");
    }
}

#[test]
fn a_head_sorts_upwards_then_downwards_then_as_entered() {
    let view = LedgerView::default();
    let by_name = |direction| Some(Sorting { column: DeviceColumn::Name, direction });
    let once = view.sorted_by_next(DeviceColumn::Name);
    assert_eq!(once.look.sorting, by_name(Direction::Ascending));
    let twice = once.sorted_by_next(DeviceColumn::Name);
    assert_eq!(twice.look.sorting, by_name(Direction::Descending));
    assert_eq!(twice.sorted_by_next(DeviceColumn::Name).look.sorting, None);
    let other = twice.sorted_by_next(DeviceColumn::Kind);
    assert_eq!(other.look.sorting.map(|it| it.direction), Some(Direction::Ascending));
}

#[test]
fn everything_that_is_shown_can_be_searched_for() {
    let mut server = numbered(0, "SV-01");
    server.vendor = Some(VendorId(1));
    "電子カルテ".clone_into(&mut server.purpose);
    server.support_ends_on = Some(day("2025-01-10"));
    let mut pc = numbered(1, "ＰＣ－０１");
    pc.checked_by = Some(PersonId(3));
    "ﾉｰﾄ".clone_into(&mut pc.model);
    let workbook = ledger(vec![server, pc]);
    let found = |words: &str| {
        shown(&workbook, &LedgerView { search: words.to_owned(), ..LedgerView::default() })
    };
    for words in ["sv-01", "ＳＶ", "カルテ", "見本システム", "2025-01", "2025/1/10", "sv カルテ"]
    {
        assert_eq!(found(words), ["SV-01"], "{words}");
    }
    for words in ["pc-01", "ノート", "花子", "PC　花子"] {
        assert_eq!(found(words), ["ＰＣ－０１"], "{words}");
    }
    assert_eq!(found("見本").len(), 2);
    assert_eq!(found("  ").len(), 2);
    assert!(found("sv 花子").is_empty());
}

#[test]
fn a_search_finds_what_a_person_would_call_the_same() {
    let with_card = |at, number: &str, card: &str| Device {
        mac_address: card.to_owned(),
        ..numbered(at, number)
    };
    let numbers = ["SV-021", "SV\u{2010}021", "ＳＶ－０２１", "SVー021", "\u{200E}SV-0\u{200B}21"];
    let cards = [
        "02:00:00:00:cd:21",
        "02-00-00-00-CD-21",
        "0200.0000.cd21",
        "02000000CD21",
        "2:0:0:0:cd:21",
    ];
    let devices = (0..).zip(numbers.into_iter().zip(cards));
    let devices = devices.map(|(at, (number, card))| with_card(at, number, card));
    let workbook = ledger(devices.chain([numbered(9, "SV-022")]).collect());
    let found = |words: &str| {
        shown(&workbook, &LedgerView { search: words.to_owned(), ..LedgerView::default() }).len()
    };
    for words in numbers.into_iter().chain(cards) {
        assert_eq!(found(words), 5, "{words}");
    }
    assert_eq!((found("cd:21"), found("sv-02"), found("02:00:00:00:cd:22")), (5, 6, 0));
}

#[test]
fn what_is_gone_is_shown_only_on_request() {
    let of = |at, number: &str, state, kind| Device { state, kind, ..numbered(at, number) };
    let workbook = ledger(vec![
        of(0, "use", DeviceState::InUse, DeviceKind::Pc),
        of(1, "kept", DeviceState::Stored, DeviceKind::Server),
        of(2, "gone", DeviceState::Disposed, DeviceKind::Pc),
    ]);
    let table = [
        (StateFilter::NotDisposed, None, vec!["use", "kept"]),
        (StateFilter::All, None, vec!["use", "kept", "gone"]),
        (StateFilter::Only(DeviceState::Disposed), None, vec!["gone"]),
        (StateFilter::All, Some(DeviceKind::Pc), vec!["use", "gone"]),
    ];
    for (state, kind, expected) in table {
        let view = LedgerView { state, kind, ..LedgerView::default() };
        assert_eq!(shown(&workbook, &view), expected, "{state:?} {kind:?}");
    }
}

fn complete(at: u32) -> Device {
    Device {
        place: "受付".to_owned(),
        user: "受付".to_owned(),
        vendor: Some(VendorId(1)),
        remote_maintenance: Some(false),
        disclosure_received_on: Some(day("2023-01-01")),
        checked_on: Some(day("2024-04-01")),
        support_ends_on: Some(day("2035-01-01")),
        ..numbered(at, "x")
    }
}

#[test]
fn findings_name_what_is_missing_or_overdue_on_devices_in_use() {
    let only = |finding| vec![(finding, vec![DeviceId(11)])];
    let with = |change: &dyn Fn(&mut Device)| {
        let mut device = complete(0);
        change(&mut device);
        findings(&ledger(vec![device, complete(1)]), year(), today()).found
    };
    assert!(with(&|_| ()).is_empty());
    let ends = |text: &str| {
        let end = day(text);
        with(&|it| it.support_ends_on = Some(end))
    };
    assert_eq!(ends("2024-06-11"), only(Finding::PastSupport));
    assert_eq!(ends("2024-06-12"), only(Finding::SupportEndsSoon));
    assert_eq!(ends("2024-12-12"), only(Finding::SupportEndsSoon));
    assert!(ends("2024-12-13").is_empty());
    assert_eq!(with(&|it| it.support_ends_on = None), only(Finding::WithoutSupportEnd));
    assert_eq!(with(&|it| it.checked_on = None), only(Finding::NotChecked));
    let last_year = day("2024-03-31");
    assert_eq!(with(&|it| it.checked_on = Some(last_year)), only(Finding::NotChecked));
    assert_eq!(with(&|it| " ".clone_into(&mut it.place)), only(Finding::WithoutPlace));
    assert_eq!(with(&|it| it.vendor = None), only(Finding::WithoutVendor));
    assert_eq!(with(&|it| it.remote_maintenance = None), only(Finding::RemoteUnknown));
    assert_eq!(with(&|it| it.disclosure_received_on = None), only(Finding::WithoutDisclosure));
    assert_eq!(with(&|it| it.user.clear()), only(Finding::WithoutUser));
    assert!(with(&|it| (it.state, it.vendor) = (DeviceState::Stored, None)).is_empty());
}

#[test]
fn a_finding_narrows_the_rows_to_its_devices() {
    let mut bare = complete(1);
    bare.vendor = None;
    let workbook = ledger(vec![complete(0), bare]);
    let view = LedgerView { finding: Some(Finding::WithoutVendor), ..LedgerView::default() };
    assert_eq!(rows(&workbook, &view, year(), today()), [1]);
}

#[test]
fn devices_that_are_maintained_from_afar_are_counted_but_no_gap() {
    let mut remote = complete(0);
    remote.remote_maintenance = Some(true);
    let workbook = ledger(vec![remote, complete(1)]);
    assert!(findings(&workbook, year(), today()).found.is_empty());
    let evidence = evidence_for(&workbook, &"remote-maintenance".into(), year(), today());
    let found = evidence.iter().find(|it| it.finding == Some(Finding::MaintainedRemotely));
    assert_eq!(found.map(|it| it.count), Some(1));
    assert!(!Finding::MaintainedRemotely.is_gap());
    assert!(Finding::ALL.into_iter().all(Finding::is_gap));
}

#[test]
fn rows_of_the_checklist_know_their_devices() {
    let mut server = complete(0);
    server.kind = DeviceKind::Server;
    server.support_ends_on = Some(day("2020-01-01"));
    let mut pc = complete(1);
    pc.user.clear();
    let workbook = ledger(vec![server, pc, complete(2)]);
    let counts = |key: &str| -> Vec<(Option<Finding>, usize)> {
        let evidence = evidence_for(&workbook, &ItemKey::from(key), year(), today());
        evidence.into_iter().map(|it| (it.finding, it.count)).collect()
    };
    let table = [
        (
            "asset-ledger",
            vec![(None, 3), (Some(Finding::NotChecked), 0), (Some(Finding::WithoutPlace), 0)],
        ),
        (
            "remote-maintenance",
            vec![
                (None, 3),
                (Some(Finding::MaintainedRemotely), 0),
                (Some(Finding::RemoteUnknown), 0),
                (Some(Finding::WithoutVendor), 0),
            ],
        ),
        (
            "security-patch/server",
            vec![
                (None, 1),
                (Some(Finding::PastSupport), 1),
                (Some(Finding::SupportEndsSoon), 0),
                (Some(Finding::WithoutSupportEnd), 0),
            ],
        ),
        ("unused-accounts/pc", vec![(None, 2), (Some(Finding::WithoutUser), 1)]),
        ("unused-accounts/server", vec![(None, 1), (Some(Finding::WithoutUser), 0)]),
        ("connection-limit/network", vec![(None, 0)]),
        ("bcp", vec![]),
    ];
    for (key, expected) in table {
        assert_eq!(counts(key), expected, "{key}");
    }
    // What is stored or gone is no part of the system.
    let [stored, gone] =
        [DeviceState::Stored, DeviceState::Disposed].map(|state| Device { state, ..complete(3) });
    let mut workbook = workbook.clone();
    workbook.devices.extend([stored, gone]);
    let evidence = evidence_for(&workbook, &"asset-ledger".into(), year(), today());
    assert_eq!(evidence[0].count, 3);
    // An empty ledger says nothing.
    let nothing = evidence_for(&ledger(Vec::new()), &"asset-ledger".into(), year(), today());
    assert!(nothing.is_empty());
}

#[test]
fn cells_of_a_spreadsheet_come_through_the_clipboard_whole() {
    let cells = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    };
    let table = [
        ("a\tb\r\nc\td\r\n", cells(&[&["a", "b"], &["c", "d"]])),
        ("a\tb\nc\td", cells(&[&["a", "b"], &["c", "d"]])),
        ("\"a\nb\"\tc\n", cells(&[&["a\nb", "c"]])),
        ("\"say \"\"x\"\"\"\t\n", cells(&[&["say \"x\"", ""]])),
        ("5\" pipe\tx", cells(&[&["5\" pipe", "x"]])),
        ("\"5 inch\tx\ny", cells(&[&["\"5 inch", "x"], &["y"]])),
        ("a\t\t\n\tb", cells(&[&["a", "", ""], &["", "b"]])),
        ("one", cells(&[&["one"]])),
        ("", cells(&[])),
    ];
    for (text, expected) in table {
        assert_eq!(split(text), expected, "{text:?}");
        assert_eq!(split(&join(&expected)), expected, "{text:?} there and back");
    }
}

/// The ledger as it is after pasting.
fn pasted(workbook: &Workbook, paste: &Paste) -> Vec<Device> {
    let mut ledger = workbook.devices.clone();
    let mut ids = 5000..;
    let next_id = || DeviceId(ids.next().expect("endless"));
    paste.changes(workbook).carry_out(&mut ledger, next_id);
    ledger.iter().cloned().collect()
}

#[test]
fn what_is_pasted_is_read_before_anything_changes() {
    let workbook = ledger(vec![numbered(0, "PC-01"), numbered(1, "PC-02")]);
    let from = [DeviceColumn::Name, DeviceColumn::Kind, DeviceColumn::CheckedOn];
    let text = "窓口\tパソコン\tR6.5.1\n診察室\t冷蔵庫\t2024/6/31\n検査室\tサーバー\t\n";
    let under = [DeviceId(12)];
    let mut paste = Paste::new(text, &under, Some(DeviceId(12)), &from, &workbook, device_column);
    assert_eq!(paste.added(), 2);
    let problems = paste.problems(&workbook);
    let places: Vec<(usize, DeviceColumn)> =
        problems.iter().map(|it| (it.row, it.column)).collect();
    assert_eq!(places, [(1, DeviceColumn::Kind), (1, DeviceColumn::CheckedOn)]);
    assert_eq!(problems[0].problem, CellProblem::Kind("冷蔵庫".to_owned()));
    "2024/6/30".clone_into(&mut paste.cells[1][2]);
    "その他".clone_into(&mut paste.cells[1][1]);
    assert!(paste.problems(&workbook).is_empty());
    let devices = pasted(&workbook, &paste);
    assert_eq!(devices[1].id, DeviceId(12));
    let devices = &devices[1..];
    assert_eq!(devices[0].number, "PC-02", "what is not pasted stays");
    assert_eq!(devices[0].checked_on, Some(day("2024-05-01")));
    assert_eq!(devices[1].kind, DeviceKind::Other);
    assert_eq!(devices[2].name, "検査室");
    assert!(devices[1..].iter().all(|it| workbook.device(it.id).is_none()), "new ones");
}

#[test]
fn a_row_of_heads_says_where_the_columns_go() {
    let workbook = ledger(Vec::new());
    let text = "設置場所\t管理番号\r\n受付\tPC-01\r\n";
    let paste = Paste::new(text, &[], None, &[DeviceColumn::Note], &workbook, device_column);
    assert_eq!((paste.cells.len(), paste.left_out), (1, 0));
    let devices = pasted(&workbook, &paste);
    assert_eq!((&*devices[0].place, &*devices[0].number), ("受付", "PC-01"));
    // A head that is written otherwise, and one that means nothing.
    let text = "No.\t購入年\t設置場所\tOS\nPC-09\t2019\t受付\tWindows 11\n";
    let paste = Paste::new(text, &[], None, &[DeviceColumn::Note], &workbook, device_column);
    let named: Vec<_> = paste.heads.iter().map(|(_, column)| *column).collect();
    let expected = [DeviceColumn::Number, DeviceColumn::Place, DeviceColumn::System].map(Some);
    assert_eq!(named, [expected[0], None, expected[1], expected[2]]);
    let devices = pasted(&workbook, &paste);
    assert_eq!((&*devices[0].number, &*devices[0].place), ("PC-09", "受付"));
    assert_eq!((&*devices[0].system, &*devices[0].note), ("Windows 11", ""));
    // Columns beyond the last one are counted, not dropped silently.
    let paste = Paste::new("a\tb\tc", &[], None, &[DeviceColumn::Note], &workbook, device_column);
    assert_eq!(paste.left_out, 2);
}

#[test]
fn a_paste_counts_the_devices_that_would_lose_something() {
    let workbook = ledger(vec![numbered(0, "PC-01"), numbered(1, "PC-02"), numbered(2, "PC-03")]);
    let under: Vec<DeviceId> = workbook.devices.iter().map(|device| device.id).collect();
    let from = [DeviceColumn::Number, DeviceColumn::Place];
    let count = |text: &str| {
        let paste = Paste::new(text, &under, None, &from, &workbook, device_column);
        (paste.overwritten(&workbook), paste.added(), paste.all_added().added())
    };
    assert_eq!(count("PC-01\t受付\nPC-02\t検査室"), (0, 0, 2), "the same, and empty cells");
    assert_eq!(count("PC-01\nPC-20\nPC-21\nPC-22"), (2, 1, 4));
    let paste = Paste::new("PC-20\nPC-21", &under, None, &from, &workbook, device_column);
    let devices = pasted(&workbook, &paste.all_added());
    assert_eq!(devices.len(), workbook.devices.len() + 2, "none was written over");
    assert_eq!(
        &devices[..workbook.devices.len()],
        &workbook.devices.iter().cloned().collect::<Vec<_>>()
    );
}

#[test]
fn a_copy_keeps_nothing_that_belongs_to_one_device_alone() {
    let mut device = complete(0);
    "00:00:5E".clone_into(&mut device.mac_address);
    "192.168.1.10".clone_into(&mut device.ip_address);
    "S-1".clone_into(&mut device.serial);
    "ノートPC".clone_into(&mut device.model);
    device.checked_by = Some(PersonId(3));
    let copy = duplicate(&device);
    assert_eq!(copy.model, "ノートPC");
    assert_eq!(copy.place, device.place);
    assert_eq!(copy.mac_address, "");
    assert_eq!((copy.number.as_str(), copy.serial.as_str()), ("", ""));
    assert_eq!(copy.ip_address, "");
    assert_eq!((copy.checked_on, copy.checked_by), (None, None));
}
