//! What was exported comes back equal.

use proptest::prelude::*;
use tenkencho::exchange::{self, ColumnMatching, ImportOptions, ImportPlan, SameNumber, tables};
use tenkencho::model::{
    Cell, CellSort, Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, Person, PersonId,
    Vendor, VendorId, Workbook,
};

use crate::workbooks::day;
use crate::{read, workbooks};

fn workbook() -> Workbook {
    Workbook {
        vendors: vec![
            Vendor::named(VendorId(1), "見本システム株式会社"),
            Vendor::named(VendorId(2), "=HYPERLINK(\"x\")"),
            Vendor::named(VendorId(3), "-"),
        ]
        .into(),
        people: vec![Person::named(PersonId(4), "見本 花子"), Person::named(PersonId(5), "+81")]
            .into(),
        ..Workbook::default()
    }
}

fn text() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just(String::new()),
        "[0-9]{1,18}",
        "['=+@＝＠-]{1,3}[a-z0-9あ-ん \"',;\n\t]{0,8}",
        "[ぁ-んァ-ヶ一-龠　！-～a-zA-Z0-9 \"',;\\\\\n\t]{0,30}",
        Just("𠮷野家 _x000D_ か\u{3099}".to_owned()),
    ];
    // Reading takes blanks at the ends away, as it does with what a person pastes.
    text.prop_map(|text| text.trim().to_owned())
}

fn cell(column: DeviceColumn) -> BoxedStrategy<Cell> {
    let select = |count: u32| proptest::option::of(0..count);
    match column.sort() {
        CellSort::Text => text().prop_map(Cell::Text).boxed(),
        CellSort::Kind => proptest::sample::select(&DeviceKind::ALL).prop_map(Cell::Kind).boxed(),
        CellSort::State => {
            proptest::sample::select(&DeviceState::ALL).prop_map(Cell::State).boxed()
        }
        CellSort::Flag => any::<Option<bool>>().prop_map(Cell::Flag).boxed(),
        CellSort::Date => proptest::option::of(0_u64..109_000)
            .prop_map(|days| Cell::Date(days.map(|days| day(1900, 1, 1) + chrono::Days::new(days))))
            .boxed(),
        CellSort::Vendor => {
            select(3).prop_map(|it| Cell::Vendor(it.map(|at| VendorId(at + 1)))).boxed()
        }
        CellSort::Person => {
            select(2).prop_map(|it| Cell::Person(it.map(|at| PersonId(at + 4)))).boxed()
        }
    }
}

fn device() -> impl Strategy<Value = Device> {
    DeviceColumn::ALL.map(cell).to_vec().prop_map(|cells| {
        let mut device = Device::blank(DeviceId(0));
        for (column, cell) in DeviceColumn::ALL.into_iter().zip(cells) {
            assert!(device.set(column, cell));
        }
        device
    })
}

/// What comes back of a file into a workbook without devices.
fn imported(bytes: &[u8]) -> Vec<Device> {
    let file = read(bytes, "a").expect("it reads");
    let sheet = &file.sheets[0];
    let matching = ColumnMatching::of(sheet);
    assert_eq!(matching.columns, DeviceColumn::ALL.map(Some));
    let same_number = SameNumber::Add;
    let options = ImportOptions { same_number, add_names: false, ..ImportOptions::default() };
    let plan = ImportPlan::of(sheet, &matching, options, &workbook());
    assert_eq!(plan.rejected, []);
    plan.devices.into_iter().map(|device| Device { id: DeviceId(0), ..device }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn devices_that_were_exported_are_imported_as_they_were(
        devices in proptest::collection::vec(device(), 1..6)
    ) {
        let table = tables::devices(&workbook(), &devices);
        prop_assert_eq!(&imported(&exchange::csv(&table)), &devices);
        let now = day(2024, 6, 12).and_hms_opt(9, 0, 0).expect("a time");
        prop_assert_eq!(&imported(&exchange::xlsx(&table, now).expect("a workbook")), &devices);
    }

    #[test]
    fn a_ledger_imported_over_itself_changes_nothing(
        devices in proptest::collection::vec(device(), 1..6)
    ) {
        let mut workbook = workbook();
        workbook.devices = (1..).zip(devices).map(|(id, mut device)| {
            device.id = DeviceId(id);
            device.number = format!("PC-{id}");
            device
        }).collect();
        let bytes = exchange::csv(&tables::devices(&workbook, &workbook.devices));
        let file = read(&bytes, "a.csv").expect("it reads");
        let matching = ColumnMatching::of(&file.sheets[0]);
        let plan = ImportPlan::of(&file.sheets[0], &matching, ImportOptions::default(), &workbook);
        prop_assert_eq!(plan.unchanged, workbook.devices.len());
        prop_assert!(plan.is_empty() && plan.rejected.is_empty());
    }
}

#[test]
fn the_same_table_makes_the_same_bytes() {
    let workbook = workbooks::full();
    let now = day(2024, 6, 12).and_hms_opt(9, 0, 0).expect("a time");
    let table = tables::devices(&workbook, &workbook.devices);
    let make = || exchange::xlsx(&table, now).expect("a workbook");
    assert_eq!(make(), make());
    assert_eq!(exchange::csv(&table), exchange::csv(&table));
}
