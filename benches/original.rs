//! How long the ministry's Excel form takes to be understood and matched with the edition before.
//!
//! The floor is a bare reader that takes the same workbook's cells as they are. A form of 200 rows,
//! many times what the ministry asks, has to be there in under 0.3 seconds.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run should say so and stop")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use rust_xlsxwriter::Workbook;
use tenkencho::edition;
use tenkencho::exchange::read_table;
use tenkencho::model::{Edition, ItemKey};
use tenkencho::original::{continuation, keys, read_original};

fn main() {
    let after = edition::load(edition::EMBEDDED[0].1, &|_| true).expect("it is valid");
    println!("medians of several runs; ratio to a bare reader of the same cells in brackets");
    for rows in [20, 200, 1000] {
        let after = longer(&after, rows);
        let bytes = form(rows, &after);
        let floor = median(|| read_table(&bytes, "a.xlsx", &mut |_| ControlFlow::Continue(())));
        let read = median(|| read_original(&bytes).expect("a form"));
        let whole = median(|| matched(&bytes, &after));
        assert_eq!(matched(&bytes, &after), rows);
        for (name, time) in [("read", read), ("read and match", whole)] {
            let ratio = time.as_secs_f64() / floor.as_secs_f64();
            println!("  {rows} rows, {name}: {time:.1?} [{ratio:.1}]");
        }
    }
}

fn matched(bytes: &[u8], after: &Edition) -> usize {
    let reading = read_original(bytes).expect("a form");
    let form = &reading.forms[0];
    keys(form, &continuation(form, after), None).len()
}

/// The edition with so many rows, so that there is something to compare with.
fn longer(edition: &Edition, rows: usize) -> Edition {
    let mut longer = edition.clone();
    let items = &mut longer.institution.sections[1].groups[0].items;
    let pattern = items.clone();
    for at in 0..rows {
        let mut item = pattern[at % pattern.len()].clone();
        item.key = ItemKey(format!("row-{at}"));
        if let Some(wording) = &mut item.wording {
            wording.text = format!("{at}番目の{}", wording.text);
        }
        items.push(item);
    }
    longer
}

/// A form with the rows of the edition, and many that differ a little.
fn form(count: usize, after: &Edition) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let head = ["医療機関におけるサイバーセキュリティ対策チェックリスト", "医療機関確認用"];
    for (row, text) in (0..).zip(head) {
        sheet.write(row, 0, text).expect("written");
    }
    for (column, text) in (0..).zip(["番号", "チェック項目", "1回目", "目標日", "2回目"])
    {
        sheet.write(2, column, text).expect("written");
    }
    sheet.write(3, 0, "1　体制構築").expect("written");
    let wordings: Vec<&str> = after
        .institution
        .rows()
        .filter_map(|row| Some(row.item.wording.as_ref()?.text.as_str()))
        .collect();
    for at in 0..count {
        let row = u32::try_from(at).expect("few") + 4;
        let wording = format!("{}番号{at}の場合を含む。", wordings[at % wordings.len()]);
        sheet.write(row, 0, format!("({})", at % 99 + 1)).expect("written");
        sheet.write(row, 1, wording).expect("written");
        for column in 2..5 {
            let text = if column == 3 { "（　／　）" } else { "はい・いいえ" };
            sheet.write(row, column, text).expect("written");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The median time of twenty runs, or of as many as fit into two seconds.
fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.len() < 20 && (times.len() < 3 || start.elapsed() < Duration::from_secs(2)) {
        let begun = Instant::now();
        black_box(run());
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
