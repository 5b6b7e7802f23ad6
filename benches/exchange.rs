//! How long tables take on their way in and out, and how that grows with the number of rows.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run should say so and stop")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tenkencho::exchange::{
    self, ColumnMatching, ImportOptions, ImportPlan, SourceFile, read_table, tables,
};
use tenkencho::model::{
    Device, DeviceId, DeviceKind, Person, PersonId, Vendor, VendorId, Workbook,
};

fn main() {
    println!("medians of several runs; the time a row takes in brackets");
    for count in [100, 1_000, 10_000] {
        run(count);
    }
}

/// A workbook with a ledger of so many devices that differ.
fn workbook(count: u32) -> Workbook {
    let vendors = (1..=5).map(|id| Vendor::named(VendorId(id), format!("見本事業者{id}")));
    let people = (6..=10).map(|id| Person::named(PersonId(id), format!("見本 花子{id}")));
    let day = NaiveDate::from_ymd_opt(2024, 6, 12);
    let device = |at: u32| {
        let text = |name: &str| format!("{name}-{at:05}");
        Device {
            number: text("PC"),
            kind: DeviceKind::ALL[at as usize % 4],
            name: text("UKETSUKE"),
            maker: "見本電機".to_owned(),
            model: text("AB"),
            serial: text("000"),
            place: "1階 受付".to_owned(),
            system: "Windows 11 Pro 24H2".to_owned(),
            ip_address: format!("192.168.{}.{}", at / 250, at % 250),
            internet: Some(at.is_multiple_of(2)),
            support_ends_on: day,
            vendor: Some(VendorId(at % 5 + 1)),
            remote_maintenance: Some(at.is_multiple_of(3)),
            acquired_on: day,
            checked_on: day,
            checked_by: Some(PersonId(at % 5 + 6)),
            note: "台帳は受付の棚にある。".to_owned(),
            ..Device::blank(DeviceId(at + 11))
        }
    };
    Workbook {
        last_id: count + 11,
        vendors: vendors.collect(),
        people: people.collect(),
        devices: (0..count).map(device).collect(),
        ..Workbook::default()
    }
}

fn run(count: u32) {
    let workbook = workbook(count);
    let now = NaiveDate::from_ymd_opt(2024, 6, 12).and_then(|day| day.and_hms_opt(9, 0, 0));
    let now = now.expect("a time");
    let table = tables::devices(&workbook, &workbook.devices);
    let (csv, xlsx) = (exchange::csv(&table), exchange::xlsx(&table, now).expect("a workbook"));
    println!("\n{count} devices: CSV {} KiB, Excel {} KiB", csv.len() / 1024, xlsx.len() / 1024);

    let make = || tables::devices(&workbook, &workbook.devices);
    line("export CSV", count, median(|| exchange::csv(&make())));
    line("export Excel", count, median(|| exchange::xlsx(&make(), now).expect("a workbook")));
    line("read CSV", count, median(|| read(&csv)));
    line("read Excel", count, median(|| read(&xlsx)));
    let file = read(&csv);
    let empty = Workbook { devices: Vec::new().into(), ..workbook.clone() };
    let new = median(|| judge(&file, &empty));
    line("judge, all new", count, new);
    line("judge, all known", count, median(|| judge(&file, &workbook)));
    let names = read(names(count).as_bytes());
    line("judge, a new vendor each", count, median(|| judge(&names, &empty)));
    assert_eq!(judge(&names, &empty).new_vendors.len(), count as usize);
    assert_eq!(judge(&file, &empty).added, count as usize);
    assert_eq!(judge(&file, &workbook).unchanged, count as usize);
}

/// A list in which every device has a vendor of its own, as CSV.
fn names(count: u32) -> String {
    let rows = (0..count).map(|at| format!("PC-{at},保守業者{at}\n"));
    std::iter::once("管理番号,保守業者\n".to_owned()).chain(rows).collect()
}

fn read(bytes: &[u8]) -> SourceFile {
    read_table(bytes, "a", &mut |_| ControlFlow::Continue(())).expect("it reads")
}

fn judge(file: &SourceFile, workbook: &Workbook) -> ImportPlan {
    let sheet = &file.sheets[0];
    ImportPlan::of(sheet, &ColumnMatching::of(sheet), ImportOptions::default(), workbook)
}

/// The median time of fifty runs, or of as many as fit into a second.
fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.len() < 50 && (times.len() < 5 || start.elapsed() < Duration::from_secs(1)) {
        let begun = Instant::now();
        black_box(run());
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}

fn line(name: &str, count: u32, time: Duration) {
    println!("  {name}: {time:.1?} [{:.1?}]", time / count);
}
