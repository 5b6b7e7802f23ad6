//! A form given back with answers in its cells, and read again.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Formula};
use tenkencho::model::{Edition, FiscalYear, FormKind, Marking};
use tenkencho::original::{
    AnswerPart, AnswerWay, CellPlace, DraftForm, DraftInput, FillOrder, FillProblem, Filled,
    FilledItem, FormReading, LeftOut, OriginalFile, ReturnProblem, ReturnedAnswer, WhyLeftOut,
    draft, fill, item_keys, read_back,
};
use zip::ZipArchive;

use crate::sheets::{INSTITUTION, Page, VENDOR, circled, numbered, repacked, sheet, usual};
use crate::{form, mhlw_2024, read};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/original/");
const BOTH: [Marking; 2] = [Marking::Mark, Marking::Word];

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

/// Answers of every kind, one after the other.
fn answers(form: &FormReading) -> Vec<FilledItem> {
    let of = |item: usize| {
        let empty = FilledItem { item, ..FilledItem::default() };
        let first_on = Some(day(6, 1 + u32::try_from(item).expect("few")));
        match item % 4 {
            0 => FilledItem { first: Some(true), first_on, ..empty },
            1 => FilledItem { first: Some(false), first_on, target: Some(day(9, 30)), ..empty },
            2 => FilledItem {
                first: Some(false),
                first_on,
                target: Some(day(10, 31)),
                second: Some(true),
                second_on: Some(day(11, 2)),
                ..empty
            },
            _ => empty,
        }
    };
    (0..form.items.len()).map(of).collect()
}

fn filled(bytes: &[u8], marking: Marking) -> (FormReading, Filled) {
    let form = form(bytes);
    let items = answers(&form);
    let order = FillOrder { items: &items, marking: Some(marking), ..FillOrder::default() };
    let filled = fill(bytes, &form, &order).expect("filled in");
    (form, filled)
}

/// An edition whose form of this kind is the one that was read.
fn edition_of(bytes: &[u8]) -> Edition {
    let other = |kind| match kind {
        FormKind::Institution => VENDOR,
        FormKind::Vendor => INSTITUTION,
    };
    let readings = [read(bytes), read(&sheet(|page| usual(page, other(form(bytes).kind))))];
    let forms: Vec<DraftForm<'_>> =
        readings.iter().map(|it| DraftForm::read((0, &it.forms[0]))).collect();
    draft(&DraftInput {
        id: "mhlw-2026",
        year: FiscalYear::new(2026).expect("in range"),
        after: &mhlw_2024(),
        revision_before: None,
        files: &[OriginalFile { name: "form.xlsx".to_owned(), sha256: String::new() }],
        forms: &forms,
        marking: None,
        confirmed: None,
    })
    .expect("an edition")
}

/// The entries of a package as they are stored: name, time, sum, and the packed bytes.
fn entries(bytes: &[u8]) -> Vec<(String, String, u32, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = archive.len();
    let entry = |at| {
        let mut entry = archive.by_index_raw(at).expect("an entry");
        let mut packed = Vec::new();
        entry.read_to_end(&mut packed).expect("its bytes");
        let time = format!("{:?} {:?}", entry.last_modified(), entry.unix_mode());
        (entry.name().expect("a name").into_owned(), time, entry.crc32(), packed)
    };
    (0..count).map(entry).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// The XML of a sheet without the cells that take answers, found by hand.
fn without_cells(xml: &str, form: &FormReading) -> String {
    let places = form.items.iter().flat_map(|item| &item.answers).map(|it| it.range.first);
    let mut xml = xml.to_owned();
    for place in places {
        let Some(start) = xml.find(&format!("<c r=\"{place}\"")) else { continue };
        let tag_end = start + xml[start..].find('>').expect("a tag") + 1;
        let end = if xml[..tag_end].ends_with("/>") {
            tag_end
        } else {
            start + xml[start..].find("</c>").expect("an end") + 4
        };
        xml.replace_range(start..end, "");
    }
    xml
}

/// Fails where anything but the answer cells of the sheet has changed.
fn assert_only_answers_changed(before: &[u8], after: &[u8], form: &FormReading, name: &str) {
    let (old, new) = (entries(before), entries(after));
    assert_eq!(old.len(), new.len(), "{name}");
    for (old, new) in old.iter().zip(&new) {
        if old.0 == form.part {
            assert_eq!((&old.0, &old.1), (&new.0, &new.1), "{name}");
        } else {
            assert!(old == new, "{name}: {} has changed", old.0);
        }
    }
    let [old, new] = [before, after].map(|it| without_cells(&part(it, &form.part), form));
    assert_eq!(old, new, "{name}");
}

/// The styles of cells by their places, as the XML says them.
fn styles(xml: &str) -> BTreeMap<String, String> {
    let cells = xml.split("<c r=\"").skip(1);
    let of = |cell: &str| {
        let (place, rest) = cell.split_once('"').expect("a place");
        let tag = rest.split('>').next().unwrap_or_default();
        let style = tag.split("s=\"").nth(1).and_then(|it| it.split('"').next());
        (place.to_owned(), style.unwrap_or("0").to_owned())
    };
    cells.map(of).collect()
}

type Layout = (&'static str, Vec<u8>);

/// A table of number, wording and whatever `answers` puts beside them.
fn table(heads: &[&str], answers: impl Fn(&mut Page<'_>)) -> Vec<u8> {
    sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目");
        for (column, head) in (2..).zip(heads) {
            page.put(column, head);
        }
        page.next().put(0, "1　体制構築").next();
        for (at, (_, row)) in numbered().into_iter().enumerate() {
            page.put(0, &circled(at + 1)).put(1, row.wording);
            answers(page);
            page.next();
        }
    })
}

fn layouts() -> Vec<Layout> {
    let mut found: Vec<Layout> =
        ["a_flat_circled", "b_two_rows_merged", "c_vendor_dropdown", "d_numbers_inside_checkbox"]
            .into_iter()
            .map(|name| (name, fs::read(format!("{FOLDER}{name}.xlsx")).expect("the workbook")))
            .collect();
    let rounds = &["1回目", "確認日", "目標日", "2回目", "確認日"];
    let day = Format::new().set_num_format("yyyy/m/d");
    let era = Format::new().set_num_format("[$-411]ggge\"年\"m\"月\"d\"日\"");
    found.push(("usual", sheet(|page| usual(page, INSTITUTION))));
    found.push((
        "lists and styles of days",
        table(rounds, |page| {
            for column in [2, 5] {
                page.list(column, &["選択してください", "はい", "いいえ"]);
            }
            for (column, format) in [(3, &day), (4, &era), (6, &day)] {
                page.sheet.write_blank(page.row, column, format).expect("written");
            }
        }),
    ));
    found.push((
        "circles and crosses",
        table(rounds, |page| {
            page.list(2, &["○", "×"]).put(3, "　年　月　日").put(4, "令和　年　月　日");
            page.list(5, &["済", "未"]).put(6, "／");
        }),
    ));
    found.push((
        "columns of their own",
        sheet(|page| {
            page.head(INSTITUTION);
            page.put(0, "番号").put(1, "チェック項目");
            page.merge(2, 4, 0, "1回目").put(5, "目標日").merge(6, 8, 0, "2回目").next();
            for (column, head) in [
                (2, "はい"),
                (3, "いいえ"),
                (4, "確認日"),
                (6, "はい"),
                (7, "いいえ"),
                (8, "確認日"),
            ] {
                page.put(column, head);
            }
            page.next().put(0, "1　体制構築").next();
            for (at, (_, row)) in numbered().into_iter().enumerate() {
                page.put(0, &circled(at + 1)).put(1, row.wording).next();
            }
        }),
    ));
    found.push((
        "words in columns of their own",
        table(&["1回目", "", "確認日", "目標日"], |page| {
            page.put(2, "はい").put(3, "いいえ").put(4, "（　／　）").put(5, "（　／　）");
        }),
    ));
    found.push((
        "boxes",
        table(rounds, |page| {
            page.put(2, "□はい　□いいえ").put(3, "／").put(4, "／");
            page.put(5, "はい☐・いいえ☐").put(6, "／");
        }),
    ));
    found.push((
        "answer and day in one cell",
        table(&["1回目", "目標日", "2回目"], |page| {
            page.put(2, "はい・いいえ\n（　／　）").put(3, "／").put(4, "有・無（　年　月　日）");
        }),
    ));
    found
}

fn places(form: &FormReading) -> Vec<Vec<String>> {
    let cells = |item: &tenkencho::original::ItemReading| {
        item.answers.iter().map(|it| format!("{} {:?}", it.range.first, it.role)).collect()
    };
    form.items.iter().map(cells).collect()
}

#[test]
fn only_the_cells_of_answers_change_and_the_form_reads_the_same() {
    for (name, bytes) in layouts() {
        for marking in BOTH {
            let name = format!("{name} {marking:?}");
            let (form, filled) = filled(&bytes, marking);
            assert_ne!(filled.bytes, bytes, "{name}");
            assert_only_answers_changed(&bytes, &filled.bytes, &form, &name);
            let again = crate::form(&filled.bytes);
            let wordings = |form: &FormReading| {
                form.items.iter().map(|it| it.wording.clone()).collect::<Vec<_>>()
            };
            assert_eq!(wordings(&again), wordings(&form), "{name}");
            assert_eq!(places(&again), places(&form), "{name}");
            let [old, new] = [&bytes, &filled.bytes].map(|it| styles(&part(it, &form.part)));
            for (place, style) in old {
                assert_eq!(new.get(&place), Some(&style), "{name}: the style of {place}");
            }
        }
    }
}

/// What comes back of what was put in, without what had no place.
fn expected(form: &FormReading, items: &[FilledItem], left_out: &[LeftOut]) -> Vec<FilledItem> {
    assert_eq!(items.len(), form.items.len());
    let mut items = items.to_vec();
    for left in left_out {
        let item = &mut items[left.item];
        match left.part {
            AnswerPart::First => item.first = None,
            AnswerPart::FirstOn => item.first_on = None,
            AnswerPart::Target => item.target = None,
            AnswerPart::Second => item.second = None,
            AnswerPart::SecondOn => item.second_on = None,
        }
    }
    items
}

fn as_filled((item, it): (usize, &ReturnedAnswer)) -> FilledItem {
    assert_eq!(it.unclear, None, "{it:?}");
    assert_eq!(it.reworded, None, "{it:?}");
    FilledItem {
        item,
        first: it.first,
        first_on: it.first_on,
        target: it.target,
        second: it.second,
        second_on: it.second_on,
    }
}

#[test]
fn what_was_filled_in_is_read_back() {
    for (name, bytes) in layouts() {
        let edition = edition_of(&bytes);
        for marking in BOTH {
            let name = format!("{name} {marking:?}");
            let (form, filled) = filled(&bytes, marking);
            let keys: Vec<_> = item_keys(&form, &edition).into_iter().flatten().collect();
            assert_eq!(keys.len(), form.items.len(), "{name}");
            let back = read_back(&filled.bytes, &edition, form.kind).expect("the form");
            assert_eq!(back.unmatched, Vec::<String>::new(), "{name}");
            assert!(back.answers.iter().map(|it| &it.key).eq(&keys), "{name}");
            let found: Vec<_> = back.answers.iter().enumerate().map(as_filled).collect();
            let wanted = expected(&form, &answers(&form), &filled.left_out);
            assert_eq!(found, wanted, "{name}");
            // An empty form says nothing.
            let empty = read_back(&bytes, &edition, form.kind).expect("the form");
            let nothing = |item| FilledItem { item, ..FilledItem::default() };
            let said: Vec<_> = empty.answers.iter().enumerate().map(as_filled).collect();
            assert_eq!(said, (0..keys.len()).map(nothing).collect::<Vec<_>>(), "{name}");
        }
    }
}

#[test]
fn what_has_no_cell_is_told() {
    let told = |name: &str| {
        let layouts = layouts();
        let bytes = &layouts.iter().find(|it| it.0 == name).expect("a layout").1;
        let (_, filled) = filled(bytes, Marking::Mark);
        let mut told: Vec<_> = filled.left_out.iter().map(|it| (it.part, it.why)).collect();
        told.sort_unstable();
        told.dedup();
        told
    };
    let no_day = (AnswerPart::SecondOn, WhyLeftOut::NoCell);
    assert_eq!(told("a_flat_circled"), [no_day]);
    assert_eq!(told("b_two_rows_merged"), []);
    assert_eq!(told("usual"), [no_day]);
    assert_eq!(told("columns of their own"), []);
    assert_eq!(told("boxes"), []);
    assert_eq!(told("answer and day in one cell"), []);
    assert_eq!(told("lists and styles of days"), []);
    assert_eq!(told("circles and crosses"), []);
}

fn book(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("another library reads it")
}

/// A cell as another library shows it.
fn shown(bytes: &[u8], sheet: &str, row: u32, column: u32) -> String {
    let range = book(bytes).worksheet_range(sheet).expect("the sheet");
    match range.get_value((row, column)) {
        Some(Data::DateTime(day)) => day.as_datetime().expect("a day").date().to_string(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

fn row(bytes: &[u8], sheet: &str, row: u32, columns: std::ops::Range<u32>) -> Vec<String> {
    columns.map(|column| shown(bytes, sheet, row, column)).collect()
}

#[test]
fn another_library_reads_the_answers() {
    let layouts = layouts();
    let of = |name: &str, marking: Marking| {
        let bytes = &layouts.iter().find(|it| it.0 == name).expect("a layout").1;
        filled(bytes, marking).1.bytes
    };
    let flat = "医療機関・薬局確認用";
    let marked = of("a_flat_circled", Marking::Mark);
    assert_eq!(
        row(&marked, flat, 7, 2..6),
        ["○はい・いいえ", "令和8年6月1日", "（　／　）", "はい・いいえ"]
    );
    assert_eq!(
        row(&marked, flat, 11, 2..6),
        ["はい・○いいえ", "令和8年6月3日", "令和8年10月31日", "○はい・いいえ"]
    );
    let words = of("a_flat_circled", Marking::Word);
    assert_eq!(row(&words, flat, 11, 2..3), ["いいえ"]);
    let listed = of("lists and styles of days", Marking::Mark);
    let cells = row(&listed, "Sheet1", 6, 2..7);
    assert_eq!(cells, ["いいえ", "2026-06-03", "2026-10-31", "はい", "2026-11-02"]);
    assert!(part(&listed, "xl/worksheets/sheet1.xml").contains("<v>46176</v>"), "a number");
    let circles = of("circles and crosses", Marking::Mark);
    let cells = row(&circles, "Sheet1", 6, 2..7);
    assert_eq!(cells, ["×", "令和8年6月3日", "令和8年10月31日", "済", "令和8年11月2日"]);
    let apart = of("columns of their own", Marking::Mark);
    let cells = row(&apart, "Sheet1", 7, 2..9);
    assert_eq!(cells, ["", "○", "令和8年6月3日", "令和8年10月31日", "○", "", "令和8年11月2日"]);
    let printed = of("words in columns of their own", Marking::Mark);
    assert_eq!(row(&printed, "Sheet1", 5, 2..4), ["はい", "○いいえ"]);
    let boxes = of("boxes", Marking::Mark);
    assert_eq!(row(&boxes, "Sheet1", 6, 2..3), ["□はい　☑いいえ"]);
    assert_eq!(row(&boxes, "Sheet1", 6, 5..6), ["はい☑・いいえ☐"]);
    let together = of("answer and day in one cell", Marking::Mark);
    assert_eq!(row(&together, "Sheet1", 6, 2..3), ["はい・○いいえ\n（令和8年6月3日）"]);
    assert_eq!(row(&together, "Sheet1", 6, 4..5), ["○有・無（令和8年11月2日）"]);
}

#[test]
fn a_filled_in_form_is_filled_in_again() {
    for (name, bytes) in layouts() {
        let edition = edition_of(&bytes);
        for marking in BOTH {
            let (form, first) = filled(&bytes, marking);
            let turned = |it: FilledItem| FilledItem {
                first: it.first.map(|it| !it),
                second: it.second.map(|it| !it),
                target: None,
                first_on: it.first_on.map(|_| day(7, 7)),
                ..it
            };
            let turned: Vec<FilledItem> = answers(&form).into_iter().map(turned).collect();
            let again = crate::form(&first.bytes);
            let order =
                FillOrder { items: &turned, marking: Some(marking), ..FillOrder::default() };
            let second = fill(&first.bytes, &again, &order).expect("filled in again");
            let back = read_back(&second.bytes, &edition, form.kind).expect("the form");
            let found: Vec<_> = back.answers.iter().enumerate().map(as_filled).collect();
            let wanted = expected(&form, &turned, &second.left_out);
            assert_eq!(found, wanted, "{name} {marking:?}");
            // The same once more changes nothing.
            let again = crate::form(&second.bytes);
            let third = fill(&second.bytes, &again, &order).expect("filled in again");
            assert!(third.bytes == second.bytes, "{name} {marking:?}");
        }
    }
}

#[test]
fn what_is_not_said_is_taken_out_and_what_is_not_named_stays() {
    let bytes = table(&["1回目", "確認日", "目標日"], |page| {
        page.put(2, "はい").put(3, "令和8年4月1日").put(4, "令和9年3月末");
    });
    let form = form(&bytes);
    let items = [FilledItem { item: 1, ..FilledItem::default() }];
    let filled = fill(&bytes, &form, &FillOrder { items: &items, ..FillOrder::default() });
    let filled = filled.expect("filled in").bytes;
    assert_eq!(row(&filled, "Sheet1", 4, 2..5), ["はい", "令和8年4月1日", "令和9年3月末"]);
    assert_eq!(row(&filled, "Sheet1", 5, 2..5), ["", "", ""]);
    let nothing = fill(&bytes, &form, &FillOrder::default()).expect("filled in");
    assert!(nothing.bytes == bytes);
}

fn problem(bytes: &[u8], marking: Option<Marking>) -> FillProblem {
    let form = form(bytes);
    let items = answers(&form);
    let order = FillOrder { items: &items, marking, ..FillOrder::default() };
    fill(bytes, &form, &order).expect_err("a problem")
}

#[test]
fn protected_sheets_macros_and_formulas_are_left_alone() {
    let protected = sheet(|page| {
        usual(page, INSTITUTION);
        page.sheet.protect();
    });
    let mark = Some(Marking::Mark);
    assert_eq!(problem(&protected, mark), FillProblem::Protected { sheet: "Sheet1".to_owned() });
    let plain = sheet(|page| usual(page, INSTITUTION));
    let with_type = repacked(&plain, |name, text| {
        let text = text.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        );
        (name.to_owned(), text)
    });
    assert_eq!(problem(&with_type, mark), FillProblem::Macros);
    let with_code = repacked(&plain, |name, text| {
        let name = if name == "docProps/app.xml" { "xl/vbaProject.bin" } else { name };
        (name.to_owned(), text)
    });
    assert_eq!(problem(&with_code, mark), FillProblem::Macros);
    let computed = table(&["1回目", "確認日"], |page| {
        page.sheet.write(page.row, 2, Formula::new("=B1")).expect("written");
    });
    let FillProblem::Computed { cell } = problem(&computed, None) else { panic!("computed") };
    assert_eq!(cell, CellPlace { row: 5, column: 3 });
    let other = sheet(|page| usual(page, VENDOR));
    let of_other = fill(&computed, &form(&other), &FillOrder::default());
    assert_eq!(of_other, Err(FillProblem::OtherFile));
    let none = [FilledItem { item: 99, ..FilledItem::default() }];
    let order = FillOrder { items: &none, ..FillOrder::default() };
    assert_eq!(fill(&plain, &form(&plain), &order), Err(FillProblem::NoItem(99)));
    for cut in [0, 10, plain.len() / 2, plain.len() - 30] {
        let cut = fill(&plain[..cut], &form(&plain), &FillOrder::default());
        assert!(matches!(cut, Err(FillProblem::File(_))), "{cut:?}");
    }
}

#[test]
fn a_cell_that_is_unsure_is_refused_until_somebody_says_how() {
    for (answers, way) in [
        ("はい・いいえ", AnswerWay::Both),
        ("□はい □いいえ", AnswerWay::Boxes),
        ("TRUE", AnswerWay::Control),
    ] {
        let bytes = table(&["1回目", "確認日"], |page| {
            if way == AnswerWay::Control {
                page.sheet.write(page.row, 2, false).expect("written");
            } else {
                page.put(2, answers);
            }
        });
        let cell = CellPlace { row: 5, column: 3 };
        assert_eq!(problem(&bytes, None), FillProblem::Unsure { cell, way });
    }
    // A box that is a value of its own says はい, and cannot say いいえ.
    let bytes = table(&["1回目"], |page| {
        page.sheet.write(page.row, 2, false).expect("written");
    });
    let (_, made) = filled(&bytes, Marking::Mark);
    assert_eq!(row(&made.bytes, "Sheet1", 4, 2..3), ["true"]);
    assert!(
        made.left_out
            .iter()
            .any(|it| { (it.item, it.part, it.why) == (1, AnswerPart::First, WhyLeftOut::NoWord) })
    );
    let (_, made) = filled(&bytes, Marking::Word);
    assert_eq!(row(&made.bytes, "Sheet1", 5, 2..3), ["いいえ"]);
}

#[test]
fn formulas_are_computed_when_the_file_is_opened() {
    let with_formula = |flag: bool| {
        let bytes = sheet(|page| {
            usual(page, INSTITUTION);
            page.sheet.write(0, 9, Formula::new("=COUNTIF(C:C,\"○*\")")).expect("written");
        });
        repacked(&bytes, |name, text| {
            let calc = "<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/>";
            let text = if flag || name != "xl/workbook.xml" {
                text
            } else {
                assert!(text.contains(calc), "{text}");
                text.replace(calc, "")
            };
            (name.to_owned(), text)
        })
    };
    let set = with_formula(true);
    let (form, made) = filled(&set, Marking::Mark);
    assert_only_answers_changed(&set, &made.bytes, &form, "the flag is set already");
    let unset = with_formula(false);
    let (form, made) = filled(&unset, Marking::Mark);
    let [old, new] = [&unset, &made.bytes].map(|it| part(it, "xl/workbook.xml"));
    assert_eq!(new.replace("<calcPr fullCalcOnLoad=\"1\"/>", ""), old);
    let [old, new] = [&unset, &made.bytes].map(|it| entries(it));
    for (old, new) in old.iter().zip(&new) {
        let may_change = old.0 == form.part || old.0 == "xl/workbook.xml";
        assert!(may_change || old == new, "{}", old.0);
    }
    book(&made.bytes).worksheet_range("Sheet1").expect("still a workbook");
}

#[test]
fn cells_and_rows_that_are_missing_are_put_in_where_they_belong() {
    let bytes = table(&["1回目", "確認日", "備考"], |page| {
        page.list(2, &["はい", "いいえ"]).put(4, "備考");
    });
    let bytes = repacked(&bytes, |name, text| {
        let text = text.replace("<row r=\"5\"", "<row customFormat=\"1\" s=\"0\" r=\"5\"");
        (name.to_owned(), text)
    });
    let (form, made) = filled(&bytes, Marking::Mark);
    let xml = part(&made.bytes, &form.part);
    let fifth = xml.split("<row ").nth(5).expect("a row");
    let cells: Vec<&str> =
        fifth.split("<c r=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert_eq!(cells, ["A5", "B5", "C5", "D5", "E5"]);
    assert_eq!(row(&made.bytes, "Sheet1", 4, 2..4), ["はい", "令和8年6月1日"]);
    assert_only_answers_changed(&bytes, &made.bytes, &form, "missing cells");
}

#[test]
fn days_of_1904_are_counted_from_there() {
    let format = Format::new().set_num_format("yyyy/m/d");
    let bytes = table(&["1回目", "確認日"], |page| {
        page.list(2, &["はい", "いいえ"]);
        page.sheet.write_blank(page.row, 3, &format).expect("written");
    });
    let bytes = repacked(&bytes, |name, text| {
        (name.to_owned(), text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "))
    });
    let (_, made) = filled(&bytes, Marking::Mark);
    assert_eq!(row(&made.bytes, "Sheet1", 4, 3..4), ["2026-06-01"]);
    assert_eq!(form(&made.bytes).items[0].answers[1].text, "2026-06-01");
    assert!(part(&made.bytes, "xl/worksheets/sheet1.xml").contains("<v>44712</v>"));
}

#[test]
fn packages_of_other_programs_keep_their_ways() {
    let bytes = repacked(&sheet(|page| usual(page, INSTITUTION)), |name, text| {
        let mut text = text;
        if name.ends_with("sheet1.xml") {
            for tag in ["worksheet", "sheetData", "row", "c", "v"] {
                text = text.replace(&format!("<{tag} "), &format!("<x:{tag} "));
                text = text.replace(&format!("<{tag}>"), &format!("<x:{tag}>"));
                text = text.replace(&format!("</{tag}>"), &format!("</x:{tag}>"));
            }
            text = text.replace("<x:worksheet ", "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ");
        }
        (name.to_owned(), text)
    });
    let (form, made) = filled(&bytes, Marking::Mark);
    let xml = part(&made.bytes, &form.part);
    let circled = "<x:is><x:t xml:space=\"preserve\">○はい・いいえ</x:t></x:is></x:c>";
    assert!(xml.contains(circled), "{xml}");
    assert_eq!(crate::form(&made.bytes).items.len(), form.items.len());
}

#[test]
fn names_are_written_where_the_form_asks_for_them() {
    let vendor_sheet = |label: &'static str, beside: bool| {
        sheet(move |page| {
            page.head(VENDOR);
            if beside {
                page.put(0, label).put(3, "医療機関名：　　　　").next();
            } else {
                page.merge(0, 2, 0, label).put(3, "医療機関名：　　　　").next();
            }
            crate::sheets::usual_table(page);
        })
    };
    for (label, beside, cell, expected) in [
        ("事業者名：　　　　　", false, 0, "事業者名：株式会社A&B <見本>_x0041_"),
        ("事業者名", false, 0, "事業者名：株式会社A&B <見本>_x0041_"),
        ("事業者名:", true, 1, "株式会社A&B <見本>_x0041_"),
        ("事業者名＿＿＿＿", true, 0, "事業者名：株式会社A&B <見本>_x0041_"),
    ] {
        let bytes = vendor_sheet(label, beside);
        let edition = edition_of(&bytes);
        let order = FillOrder {
            vendor_name: Some("株式会社A&B <見本>_x0041_"),
            clinic_name: Some("みなと医院"),
            ..FillOrder::default()
        };
        let made = fill(&bytes, &form(&bytes), &order).expect("filled in").bytes;
        assert_eq!(shown(&made, "Sheet1", 2, cell), expected, "{label}");
        assert_eq!(shown(&made, "Sheet1", 2, 3), "医療機関名：みなと医院", "{label}");
        let back = read_back(&made, &edition, FormKind::Vendor).expect("the form");
        assert_eq!(back.vendor_name.as_deref(), order.vendor_name, "{label}");
        let empty = read_back(&bytes, &edition, FormKind::Vendor).expect("the form");
        assert_eq!(empty.vendor_name, None, "{label}");
        let again = fill(&made, &form(&made), &order).expect("filled in again").bytes;
        assert!(again == made, "{label}");
    }
}

#[test]
fn what_is_not_plain_is_given_back_as_it_stands() {
    let asked: Vec<(&str, Option<bool>, Option<&str>)> = vec![
        ("はい", Some(true), None),
        ("いいえ。", None, Some("いいえ。")),
        ("✓", Some(true), None),
        ("×", None, Some("×")),
        ("はい○・いいえ", Some(true), None),
        ("はい・ ○ いいえ", Some(false), None),
        ("はい○いいえ", None, Some("はい○いいえ")),
        ("☑はい ☑いいえ", None, Some("☑はい ☑いいえ")),
        ("✓はい　□いいえ", Some(true), None),
        ("一部実施", None, Some("一部実施")),
        ("該当なし", None, Some("該当なし")),
        ("はい（2026/6/12）", Some(true), None),
        ("はい（6/12）", Some(true), Some("（6/12）")),
        ("ﾊｲ", None, Some("ﾊｲ")),
    ];
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").put(3, "目標日").next();
        page.put(0, "1　体制構築").next();
        for (at, (text, _, _)) in asked.iter().enumerate() {
            page.put(0, &circled(at + 1)).put(
                1,
                &format!(
                    "{}を設置している。",
                    "甲乙丙丁戊己庚辛壬癸子丑寅卯"
                        .chars()
                        .nth(at)
                        .expect("few")
                        .to_string()
                        .repeat(9)
                ),
            );
            page.put(2, text).put(3, if at == 0 { "令和9年3月末" } else { "R8.12.1" }).next();
        }
    });
    let back = read_back(&bytes, &edition_of(&bytes), FormKind::Institution).expect("the form");
    for (answer, (text, first, unclear)) in back.answers.iter().zip(&asked).skip(1) {
        assert_eq!((answer.first, answer.unclear.as_deref()), (*first, *unclear), "{text}");
        assert_eq!(answer.target, NaiveDate::from_ymd_opt(2026, 12, 1), "{text}");
    }
    assert_eq!(back.answers[0].unclear.as_deref(), Some("令和9年3月末"));
    assert_eq!(back.answers[11].first_on, Some(day(6, 12)));
    assert_eq!(back.answers.len(), asked.len());
}

#[test]
fn another_layout_of_the_form_is_read_by_its_wording() {
    let edition = edition_of(&sheet(|page| usual(page, INSTITUTION)));
    let bytes = table(&["確認日", "1回目"], |page| {
        page.put(2, "令和8年5月1日").put(3, "いいえ");
    });
    let bytes = repacked(&bytes, |name, text| {
        let text =
            text.replace("アクセスログを管理している。", "アクセスログを取得し、管理している。");
        (name.to_owned(), text.replace("台帳管理を行っている", "台帳管理を 行っている"))
    });
    let back = read_back(&bytes, &edition, FormKind::Institution).expect("the form");
    let row = |key: &str| back.answers.iter().find(|it| it.key.as_str() == key).expect("a row");
    let ledger = row("asset-ledger");
    assert_eq!(
        (ledger.first, ledger.first_on, &ledger.reworded),
        (Some(false), Some(day(5, 1)), &None)
    );
    let log = row("access-log/server");
    assert_eq!(log.reworded.as_deref(), Some("アクセスログを取得し、管理している。"));
    let vendor = read_back(&bytes, &edition, FormKind::Vendor);
    assert_eq!(vendor, Err(ReturnProblem::FormMissing(FormKind::Vendor)));
    let none = read_back(b"", &edition, FormKind::Vendor);
    assert!(matches!(none, Err(ReturnProblem::Original(_))));
}
