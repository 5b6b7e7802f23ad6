//! From rows to what would be imported.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use tenkencho::exchange::plan::{RejectedRow, RejectionReason, Remark, Rule};
use tenkencho::exchange::{ColumnMatching, ImportOptions, ImportPlan, SameNumber, Taken, template};
use tenkencho::model::date_entry::DateProblem;
use tenkencho::model::device_entry::CellProblem;
use tenkencho::model::{
    Device, DeviceColumn, DeviceId, DeviceKind, Person, PersonId, Vendor, VendorId, Workbook,
};

use crate::workbooks::day;
use crate::{read, sheet};

fn workbook() -> Workbook {
    let mut known = Device::blank(DeviceId(9));
    "PC-1".clone_into(&mut known.number);
    "窓口".clone_into(&mut known.place);
    "古いメモ".clone_into(&mut known.note);
    Workbook {
        last_id: 9,
        vendors: vec![Vendor::named(VendorId(1), "見本システム株式会社")].into(),
        people: vec![Person::named(PersonId(2), "見本 花子")].into(),
        devices: vec![known].into(),
        ..Workbook::default()
    }
}

fn plan(text: &str, options: ImportOptions) -> ImportPlan {
    let sheet = sheet(text.as_bytes());
    ImportPlan::of(&sheet, &ColumnMatching::of(&sheet), options, &workbook())
}

fn with(same_number: SameNumber) -> ImportOptions {
    ImportOptions { same_number, ..ImportOptions::default() }
}

#[test]
fn the_head_is_found_below_titles_and_its_columns_by_their_names() {
    use DeviceColumn::{Maker, Model, Name, Number, Place};
    let text = "機器一覧表,,,\n令和6年4月1日 現在,,,\n\n管理Ｎｏ．,品名,メーカー名,型番,値段,設置場所（階）\nPC-2,受付PC,見本電機,AB-1,98000,1階\n";
    let sheet = sheet(text.as_bytes());
    let matching = ColumnMatching::of(&sheet);
    assert_eq!(matching.head.map(|at| sheet.rows[at].number), Some(4));
    let expected = [Some(Number), Some(Name), Some(Maker), Some(Model), None, Some(Place)];
    assert_eq!(matching.columns, expected);
    assert_eq!((matching.noted(&sheet), matching.left_out(&sheet).len()), (vec!["値段"], 0));
    let plan = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &workbook());
    assert_eq!((plan.added, plan.rejected.len()), (1, 0));
    assert_eq!(plan.devices[0].model, "AB-1");
    assert_eq!(plan.devices[0].note, "値段 98000", "nothing is lost");
}

#[test]
fn a_file_with_other_columns_imports_nothing_until_somebody_says_what_they_are() {
    let sheet = sheet("日付,金額,科目\n2024-04-01,1200,消耗品\n".as_bytes());
    let mut matching = ColumnMatching::of(&sheet);
    assert_eq!((matching.head, matching.columns.len()), (None, 3));
    let plan = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &workbook());
    assert!(plan.is_empty());
    assert_eq!(plan.blank, 2);
    matching.head = Some(0);
    matching.choose(2, Some(DeviceColumn::Name));
    let plan = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &workbook());
    assert_eq!(plan.devices[0].name, "消耗品");
    // A meaning is taken from the column that had it.
    matching.choose(1, Some(DeviceColumn::Name));
    assert_eq!(matching.columns, [None, Some(DeviceColumn::Name), None]);
}

#[test]
fn of_two_columns_with_the_same_meaning_the_surer_one_is_taken() {
    let sheet = sheet("No,名称,管理番号,機器名\n1,x,PC-7,y\n".as_bytes());
    let matching = ColumnMatching::of(&sheet);
    assert_eq!(
        matching.columns,
        [None, None, Some(DeviceColumn::Number), Some(DeviceColumn::Name)]
    );
}

#[test]
fn a_cell_that_is_not_understood_costs_no_row_and_is_told_with_everything_that_is_wrong() {
    let text = "管理番号,種類,購入日,リモート保守\nA,冷蔵庫,2025/2/30,有\nB,サーバ,R6.4.1,○\nC,,44927,ときどき\nB,PC,,\n";
    let plan = plan(text, ImportOptions::default());
    let days = DateProblem::DayOfMonth { year: 2025, month: 2, last: 28 };
    let kept = |column, problem, row| Remark { rule: Rule::Kept(column, problem), row, count: 1 };
    let expected = [
        Remark { rule: Rule::Day(DeviceColumn::AcquiredOn, Taken::Serial), row: 4, count: 1 },
        kept(DeviceColumn::Kind, CellProblem::Kind("冷蔵庫".to_owned()), 2),
        kept(DeviceColumn::AcquiredOn, CellProblem::Date("2025/2/30".to_owned(), days), 2),
        kept(DeviceColumn::RemoteMaintenance, CellProblem::Flag("ときどき".to_owned()), 4),
        Remark { rule: Rule::SameAsRow(3), row: 5, count: 1 },
    ];
    assert_eq!(plan.remarks, expected);
    assert_eq!((plan.rejected.len(), plan.added, plan.devices.len()), (0, 4, 4));
    let [odd, device, other, twin] = &plan.devices[..] else { panic!("four devices") };
    assert_eq!((odd.kind, odd.acquired_on), (DeviceKind::Other, None));
    assert_eq!(
        (odd.remote_maintenance, odd.note.as_str()),
        (Some(true), "種類 冷蔵庫\n購入日 2025/2/30")
    );
    assert_eq!((device.kind, device.remote_maintenance), (DeviceKind::Server, Some(true)));
    assert_eq!(device.acquired_on, Some(day(2024, 4, 1)));
    assert_eq!((other.remote_maintenance, other.note.as_str()), (None, "リモート保守 ときどき"));
    assert_eq!((twin.number.as_str(), twin.kind), ("B", DeviceKind::Pc));
}

#[test]
fn a_row_is_rejected_only_where_nothing_says_which_device_it_is_about() {
    let text = "機器名,シリアル番号,MACアドレス,設置場所,種類\n,,,1階,サーバ\n,SN-9001,,1階,\n,,02:00:00:00:aa:01,,\n受付,,,,\n,なし,,,PC\n";
    let found = plan(text, ImportOptions::default());
    let reasons = vec![RejectionReason::Nameless];
    let rows = [2, 6].map(|row| RejectedRow { row, reasons: reasons.clone() });
    assert_eq!((found.rejected, found.added), (rows.to_vec(), 3));
}

#[test]
fn a_day_that_a_spreadsheet_left_as_a_number_is_a_day() {
    let plan = plan("管理番号,購入日\nA,45302\n", ImportOptions::default());
    assert_eq!(plan.devices[0].acquired_on, Some(day(2024, 1, 11)));
}

#[test]
fn a_row_whose_number_is_known_updates_is_left_out_or_is_added() {
    let text = "管理番号,設置場所,備考\npc-1,2階,\nPC-2,3階,新品\n";
    let updating = plan(text, ImportOptions::default());
    assert_eq!((updating.added, updating.updated, updating.skipped), (1, 1, 0));
    let device = &updating.devices[0];
    assert_eq!((device.id, device.place.as_str()), (DeviceId(9), "2階"));
    assert_eq!(device.note, "古いメモ", "an empty cell takes nothing away");
    let skipping = plan(text, with(SameNumber::Skip));
    assert_eq!((skipping.added, skipping.updated, skipping.skipped), (1, 0, 1));
    let adding = plan(text, with(SameNumber::Add));
    assert_eq!((adding.added, adding.updated, adding.skipped), (2, 0, 0));
    let same = plan("管理番号,設置場所\nPC-1,窓口\n", ImportOptions::default());
    assert_eq!((same.unchanged, same.is_empty()), (1, true));
}

#[test]
fn names_that_only_the_file_knows_are_added_once_or_rejected() {
    let text = "管理番号,保守事業者,棚卸しの確認者\nA,新しい会社,見本 花子\nB,新しい　会社,\nC,ＮＥＷ,誰か\nD,見本システム株式会社,誰か\nE,別の会社,\nF,x,\n";
    let bad = text.replace("F,x,", "E,x,");
    let found = plan(&bad, ImportOptions::default());
    let vendors: Vec<&str> = found.new_vendors.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(vendors, ["新しい会社", "新しい　会社", "ＮＥＷ", "別の会社", "x"]);
    assert_eq!(found.new_people.len(), 1);
    assert_eq!(found.devices[2].checked_by, found.devices[3].checked_by);
    assert_eq!(found.devices[3].vendor, Some(VendorId(1)));
    let strict = plan(text, ImportOptions { add_names: false, ..ImportOptions::default() });
    assert_eq!((strict.added, strict.rejected.len(), strict.new_vendors.len()), (6, 0, 0));
    let unknown = Rule::Kept(DeviceColumn::Vendor, CellProblem::Vendor("新しい会社".to_owned()));
    assert_eq!(strict.remarks[0], Remark { rule: unknown, row: 2, count: 1 });
    assert_eq!(strict.devices[0].note, "保守事業者 新しい会社");
}

#[test]
fn the_template_as_it_is_imports_nothing() {
    let now = day(2024, 6, 12).and_hms_opt(9, 0, 0).expect("a time");
    let file = read(&template(now).expect("made"), "a.xlsx").expect("it reads");
    assert_eq!(file.sheets.len(), 1);
    let matching = ColumnMatching::of(&file.sheets[0]);
    assert_eq!(matching.columns, DeviceColumn::ALL.map(Some));
    let plan = ImportPlan::of(&file.sheets[0], &matching, ImportOptions::default(), &workbook());
    assert_eq!((plan.examples, plan.devices.len(), plan.rejected.len()), (vec![2], 0, 0));
}

/// A list of devices of which each names a vendor of its own.
fn vendors(count: usize) -> String {
    (1..=count).fold("管理番号,保守事業者\n".to_owned(), |mut text, at| {
        let _ = writeln!(text, "A-{at},事業者{at}");
        text
    })
}

#[test]
fn ten_thousand_names_are_told_apart() {
    let sheet = sheet(vendors(10_000).as_bytes());
    let matching = ColumnMatching::of(&sheet);
    let found = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &workbook());
    assert_eq!((found.added, found.new_vendors.len()), (10_000, 10_000));
    // Known ones are found as soon as new ones.
    let named = found.new_vendors.iter().map(|(id, name)| Vendor::named(*id, name.as_str()));
    let known = Workbook { vendors: named.collect(), ..workbook() };
    let again = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &known);
    assert_eq!((again.added, again.new_vendors.len()), (10_000, 0));
}

#[test]
fn judging_can_be_broken_off() {
    let sheet = sheet(vendors(5_000).as_bytes());
    let mut asked = 0;
    let mut keeps_on = || {
        asked += 1;
        if asked < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let matching = ColumnMatching::of(&sheet);
    let plan =
        ImportPlan::judged(&sheet, &matching, ImportOptions::default(), &workbook(), &mut keeps_on);
    assert_eq!((plan, asked), (None, 3));
}

#[test]
fn rows_without_a_number_are_known_by_all_that_they_say() {
    let text = "機種,設置場所,備考\nAB-1,窓口,古いメモ\nAB-1,窓口,\nAB-1,2階,新品\n";
    let mut ledger = workbook();
    "AB-1".clone_into(&mut ledger.devices[0].model);
    let sheet = sheet(text.as_bytes());
    let matching = ColumnMatching::of(&sheet);
    let found = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &ledger);
    // The ledger has one device that says so, and it is that of the first row.
    assert_eq!((found.unchanged, found.added, found.unnumbered), (1, 2, 2));
    assert!(found.lacks_kind);
    let numbered = plan("管理番号,種類\nZ-1,PC\n", ImportOptions::default());
    assert_eq!((numbered.unnumbered, numbered.lacks_kind), (0, false));
    // Imported once more, nothing is added twice.
    let added = found.devices.iter().enumerate().map(|(at, device)| {
        let id = DeviceId(20 + u32::try_from(at).expect("few"));
        Device { id, ..device.clone() }
    });
    let known =
        Workbook { devices: ledger.devices.iter().cloned().chain(added).collect(), ..ledger };
    let again = ImportPlan::of(&sheet, &matching, ImportOptions::default(), &known);
    assert_eq!((again.unchanged, again.added), (3, 0));
}

#[test]
fn only_the_number_makes_a_row_an_example() {
    let text = "管理番号,備考\n（記入例）A,\nB,記入例と同じ型\n";
    let found = plan(text, ImportOptions::default());
    assert_eq!((found.examples, found.added), (vec![2], 1));
}

#[test]
fn columns_with_the_meaning_of_another_are_named() {
    let sheet = sheet("No,名称,管理番号,機器名,値段\n1,x,PC-7,y,9\n".as_bytes());
    let found = ColumnMatching::of(&sheet).doubles(&sheet);
    assert_eq!(found, [("No", DeviceColumn::Number), ("名称", DeviceColumn::Name)]);
}

#[test]
fn a_number_that_several_devices_have_is_never_guessed() {
    let mut workbook = workbook();
    let twin = Device { id: DeviceId(10), ..workbook.devices[0].clone() };
    workbook.devices.push(twin);
    let sheet = sheet("管理番号,設置場所\nPC-1,2階\n".as_bytes());
    let plan = |same_number| {
        let options = ImportOptions { same_number, ..ImportOptions::default() };
        ImportPlan::of(&sheet, &ColumnMatching::of(&sheet), options, &workbook)
    };
    let rejected = plan(SameNumber::Update);
    let reasons = vec![RejectionReason::SeveralInLedger("PC-1".to_owned())];
    assert_eq!(rejected.rejected, [RejectedRow { row: 2, reasons }]);
    assert!(rejected.is_empty());
    assert_eq!(plan(SameNumber::Skip).skipped, 1);
    assert_eq!(plan(SameNumber::Add).added, 1);
}
