//! The BCP on paper: what stands on its pages, and that nothing is lost or hidden there.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;
mod document_plan;

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::sync::Arc;

use clinic::edition;
use document_plan::{filled, options, paper, whole, write};
use expect_test::expect_file;
use proptest::prelude::*;
use tenkencho::document::{Content, plan};
use tenkencho::edition::embedded_check_table;
use tenkencho::model::date_entry::read_whole;
use tenkencho::model::document::{DocumentCell, DocumentRow};
use tenkencho::model::{
    ContactKind, Document, DocumentKey, DocumentPart, DocumentValue, Paper, Papers, RowKey,
    Workbook,
};
use tenkencho::report::paper::{Mark, Page, Printout};
use tenkencho::report::{
    Fonts, ReportError, ReportOptions, has_long_card, missing_glyphs, pdf, printout, sheet, verify,
};
use tenkencho::text::dates;

fn laid_out(workbook: &Workbook, options: &ReportOptions) -> Printout {
    printout(&clinic::at_latest_year(workbook, &edition()), options, &Fonts::bundled())
        .expect("something to print")
}

fn bytes(printout: &Printout) -> Vec<u8> {
    pdf(printout, &Fonts::bundled(), &mut |_| ControlFlow::Continue(())).expect("a pdf")
}

/// The text of a page line by line, as it is read: runs on one baseline are joined.
fn lines(page: &Page) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in page.runs() {
        match lines.last_mut() {
            Some((y, line)) if (*y - run.at.y.0).abs() < 0.01 => line.push_str(&run.text),
            _ => lines.push((run.at.y.0, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

fn all_text(printout: &Printout) -> String {
    printout.pages.iter().map(Page::text).map(|text| plain(&text)).collect()
}

/// A clinic that has begun its plan and written nothing.
fn begun() -> Workbook {
    let mut workbook = clinic::workbook(2024);
    let document = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
    workbook.documents = vec![document].into();
    workbook
}

/// The plan with another text in one cell of a table.
fn with_cell(workbook: &mut Workbook, field: &str, column: &str, text: &str) {
    let cell = DocumentCell::text(column, text);
    let row = DocumentRow { cells: vec![cell], ..DocumentRow::untouched(RowKey::Own(99)) };
    write(workbook, field, DocumentValue::Table(vec![row]));
}

#[test]
fn the_pages_of_a_filled_in_plan_say_what_they_did() {
    let printout = laid_out(&filled(), &options(whole()));
    let mut text = String::new();
    for entry in &printout.outline {
        let indent = "  ".repeat(entry.level);
        writeln!(text, "{indent}{} {}", entry.title, entry.page + 1).expect("a string");
    }
    for (index, page) in printout.pages.iter().enumerate() {
        writeln!(text, "\n--- {}\n{}", index + 1, lines(page).join("\n")).expect("a string");
    }
    expect_file!["golden/bcp.txt"].assert_eq(&text);
}

#[test]
fn the_plan_of_a_small_clinic_has_no_more_than_ten_pages() {
    let alone = laid_out(&filled(), &options([paper(DocumentPart::Body)]));
    // With the steps of the sheets, the chart and the card.
    assert!((6..=13).contains(&alone.pages.len()), "{}", alone.pages.len());
    let mut options = options([paper(DocumentPart::Body)]);
    options.papers.set(paper(DocumentPart::Sheets), true);
    let printout = laid_out(&filled(), &options);
    let next = printout.outline.iter().filter(|entry| entry.level == 0).nth(1).expect("a chart");
    assert_eq!(next.title, "連絡体制図");
    // From the cover to the last chapter.
    assert!((6..=10).contains(&next.page), "{}", next.page);
}

/// The plan with what was approved last changed in one word.
fn changed() -> Workbook {
    let mut workbook = filled();
    write(&mut workbook, "switch-after", DocumentValue::Text("変えた目安".to_owned()));
    workbook
}

#[test]
fn what_nobody_approved_never_looks_approved() {
    let parts = [DocumentPart::Body, DocumentPart::Cards, DocumentPart::Sheets];
    let cover = |workbook: &Workbook| {
        let printout = laid_out(workbook, &options(parts.map(paper)));
        let is_said = printout.pages[0].text().contains("（未承認）");
        // The chart, on its side, has a version and an approver of its own.
        let upright = printout.pages.iter().filter(|page| page.size.height > page.size.width);
        for page in upright {
            assert_eq!(page.text().contains("（未承認）"), is_said, "{}", page.text());
        }
        plain(&printout.pages[0].text())
    };
    let version = |workbook: &mut Workbook, version: &str| {
        let mut document = Document::clone(&workbook.documents[0]);
        version.clone_into(&mut document.version);
        workbook.documents = vec![document].into();
    };
    let approved = filled();
    let number = approved.documents[0].version.clone();
    let day = "令和6年6月3日";
    let mut wide = filled();
    version(&mut wide, &number.replace(char::is_numeric, "２"));
    for workbook in [&approved, &wide] {
        let text = cover(workbook);
        assert!(text.contains("承認者承認日署名または印") && text.contains(day), "{text}");
    }
    let text = cover(&changed());
    assert!(text.contains("承認後に変更あり（未承認）") && !text.contains(day), "{text}");
    assert!(text.contains("承認者承認日署名または印年月日"), "nobody has signed it: {text}");
    let mut draft = filled();
    version(&mut draft, "9");
    let text = cover(&draft);
    assert!(text.contains("案（未承認）") && !text.contains(day), "{text}");
    assert!(text.contains("承認者（予定）承認日署名または印見本花子年月日"), "{text}");
}

/// A day in a table is printed like the other days of the plan.
fn as_printed(text: &str) -> String {
    read_whole(text).map_or_else(|_| text.to_owned(), dates::japanese)
}

#[test]
fn everything_that_was_written_is_on_some_page_in_full() {
    let workbook = filled();
    let options = options(whole());
    let template = document_plan::template(&options.documents);
    let document = &workbook.documents[0];
    let plan = plan(template, document, &workbook, options.printed_on);
    let pages = all_text(&laid_out(&workbook, &options));
    for block in plan.sections().flat_map(|section| &section.blocks) {
        let texts: Vec<String> = match &block.content {
            Content::Text(text) => vec![text.clone()],
            Content::List(lines) => lines.clone(),
            Content::Table(table) => {
                let cells = table.shown().flat_map(|row| &row.cells);
                cells.map(|cell| as_printed(&cell.text)).collect()
            }
        };
        for text in texts {
            assert!(pages.contains(&plain(&text)), "{}: {text}", block.field.0);
        }
    }
}

/// Characters that stand nowhere in the template, the forms and the records.
const RARE: &str = "鬱麒麟鯨鰐鷲鸚鵡";

/// The rare characters of all pages in reading order.
fn rare(printout: &Printout) -> String {
    let runs = printout.pages.iter().flat_map(Page::runs);
    runs.flat_map(|run| run.text.chars()).filter(|it| RARE.contains(*it)).collect()
}

fn rare_text(longest: usize) -> impl Strategy<Value = String> {
    let letters: Vec<char> = RARE.chars().chain("、。（）\n 　a1〇".chars()).collect();
    proptest::collection::vec(proptest::sample::select(letters), 1..longest)
        .prop_map(|characters| characters.into_iter().collect())
}

/// Puts a text into one of the places of every kind.
fn put(workbook: &mut Workbook, place: usize, text: &str) {
    let own = || DocumentValue::Text(text.to_owned());
    let list = || DocumentValue::List(text.lines().map(str::to_owned).collect());
    match place {
        0 => write(workbook, "purpose", own()),
        1 => write(workbook, "policy", list()),
        2 => write(workbook, "patching", own()),
        3 => with_cell(workbook, "impact", "substitute", text),
        4 => with_cell(workbook, "backups", "generations", text),
        5 => write(workbook, "card-reopen", own()),
        6 => write(workbook, "reception-steps", list()),
        7 => write(workbook, "reception-forms", own()),
        _ => {
            let mut document = Document::clone(&workbook.documents[0]);
            let place = if place == 8 {
                &mut document.revisions[0].what
            } else {
                &mut document.checks[0].note
            };
            text.clone_into(place);
            workbook.documents = vec![document].into();
        }
    }
}

/// How many places [`put`] knows.
const PLACES: usize = 10;

/// Where there is no room there is another page: text never leaves its margins.
fn assert_inside(printout: &Printout) {
    for (number, page) in printout.pages.iter().enumerate() {
        let right = page.size.width.0 - sheet::SIDE.0 + 0.01;
        for run in page.runs() {
            let end = run.at.x.0 + run.width.0;
            assert!(run.at.x.0 >= sheet::SIDE.0 - 0.01 && end <= right, "{number} {}", run.text);
            assert!(run.at.y.0 >= 10.0, "{number} {}", run.text);
            assert!(run.at.y.0 <= page.size.height.0 - 10.0, "{number} {}", run.text);
            assert!(run.size.0 >= 8.0, "{number} {}", run.text);
        }
    }
}

/// No head of a table and no heading is the last thing on a page.
fn assert_heads_are_not_alone(printout: &Printout) {
    for (number, page) in printout.pages.iter().enumerate() {
        let foot = page.size.height.0 - 18.5;
        for mark in &page.marks {
            let Mark::Fill { at, size, ink } = mark else { continue };
            if *ink != sheet::HEAD_FILL || size.width.0 < 180.0 {
                continue;
            }
            let bottom = at.y.0 + size.height.0;
            let is_row_below = page.marks.iter().any(|mark| match mark {
                Mark::Line { from, to, .. } => {
                    from.y == to.y && from.y.0 > bottom + 2.0 && from.y.0 < foot
                }
                _ => false,
            });
            assert!(is_row_below, "page {}: a head at {} stands alone", number + 1, at.y.0);
        }
        let body = page.runs().filter(|run| run.at.y.0 < foot && !run.text.trim().is_empty());
        let last = body.max_by(|one, other| one.at.y.0.total_cmp(&other.at.y.0));
        let is_heading = last.is_some_and(|run| {
            run.face.0 == 1
                && [sheet::DOCUMENT_CHAPTER, sheet::DOCUMENT_SECTION].contains(&run.size)
        });
        // A table to be written in by hand has no text below its heading and its head.
        let lines = page.marks.iter().filter_map(|mark| match mark {
            Mark::Line { from, to, .. } if from.y == to.y && from.y.0 < foot => Some(from.y.0),
            _ => None,
        });
        let lowest = lines.fold(0.0, f32::max);
        let y = last.map_or(0.0, |run| run.at.y.0);
        assert!(!is_heading || lowest > y + 2.5, "page {}: {last:?}", number + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn long_texts_stand_on_the_pages_in_full(place in 0..PLACES, text in rare_text(4000)) {
        let mut workbook = filled();
        put(&mut workbook, place, &text);
        let printout = laid_out(&workbook, &options(whole()));
        let expected: String = text.chars().filter(|it| RARE.contains(*it)).collect();
        prop_assert_eq!(rare(&printout), expected);
        assert_inside(&printout);
        assert_heads_are_not_alone(&printout);
    }

    #[test]
    fn no_heading_and_no_head_is_left_at_the_foot_of_a_page(lines in 0_usize..70) {
        let mut workbook = filled();
        write(&mut workbook, "purpose", DocumentValue::Text("一行\n".repeat(lines + 1)));
        assert_heads_are_not_alone(&laid_out(&workbook, &options(whole())));
    }

    #[test]
    fn a_note_stays_with_the_last_row_of_the_table_above_it(above in 0_usize..60) {
        let mut workbook = filled();
        write(&mut workbook, "purpose", DocumentValue::Text("一行\n".repeat(above + 1)));
        write(&mut workbook, "importance-note", DocumentValue::Text("鯨の注".to_owned()));
        with_cell(&mut workbook, "impact", "substitute", "鰐の行");
        let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
        let on = |mark: char| printout.pages.iter().position(|page| page.text().contains(mark));
        prop_assert!(on('鯨').is_some());
        prop_assert_eq!(on('鯨'), on('鰐'));
    }

    #[test]
    fn neither_the_first_nor_the_last_line_of_a_list_is_alone_on_a_page(
        above in 0_usize..50,
        items in 2_usize..60,
    ) {
        let mut workbook = filled();
        write(&mut workbook, "purpose", DocumentValue::Text("一行\n".repeat(above + 1)));
        write(&mut workbook, "policy", DocumentValue::List(vec!["鯨".to_owned(); items]));
        let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
        let on_pages = printout.pages.iter().map(|page| page.text().matches('鯨').count());
        let on_pages: Vec<usize> = on_pages.filter(|count| *count > 0).collect();
        prop_assert_eq!(on_pages.iter().sum::<usize>(), items);
        prop_assert!(on_pages.iter().all(|count| *count > 1), "{:?}", on_pages);
    }
}

#[test]
fn fifty_thousand_characters_in_one_place_are_all_printed() {
    for place in 0..PLACES {
        let mut workbook = filled();
        put(&mut workbook, place, &"鯨".repeat(50_000));
        let printout = laid_out(&workbook, &options(whole()));
        assert_eq!(rare(&printout).chars().count(), 50_000, "{place}");
        assert_inside(&printout);
    }
}

#[test]
fn a_table_over_many_pages_repeats_its_head_and_the_name_of_its_section() {
    let mut workbook = filled();
    let rows = (1..=200).map(|number| {
        let on = DocumentCell::text("on", format!("鷲{number}"));
        let cells = vec![on, DocumentCell::text("what", "訓練の内容")];
        DocumentRow { cells, ..DocumentRow::untouched(RowKey::Own(number)) }
    });
    write(&mut workbook, "training", DocumentValue::Table(rows.collect()));
    let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
    let pages: Vec<String> = printout.pages.iter().map(|page| plain(&page.text())).collect();
    let with_rows: Vec<&String> = pages.iter().filter(|text| text.contains('鷲')).collect();
    assert!(with_rows.len() > 3);
    for (at, text) in with_rows.iter().enumerate() {
        assert!(text.contains("実施日（予定）内容参加者結果・改善点"), "{text}");
        assert_eq!(text.contains("2.9教育訓練（続き）"), at > 0, "{text}");
    }
    let all = pages.concat();
    assert!((1..=200).all(|number| all.contains(&format!("鷲{number}"))));
    assert_heads_are_not_alone(&printout);
}

/// Title and page of every line of the contents.
fn contents(printout: &Printout) -> Vec<(String, usize)> {
    let pages = printout.pages.iter().filter(|page| page.text().contains(" . . ."));
    let listed = pages.flat_map(lines).filter_map(|line| {
        let (title, page) = line.split_once(" .")?;
        Some((plain(title), page.trim_matches([' ', '.']).parse().ok()?))
    });
    listed.collect()
}

#[test]
fn the_contents_name_the_page_on_which_each_thing_stands() {
    let many = [whole().as_slice(), &[Paper::Checklist, Paper::Summary]].concat();
    let chart_before = [whole().as_slice(), &[Paper::ContactChart]].concat();
    for papers in [whole().to_vec(), many, chart_before, vec![paper(DocumentPart::Body)]] {
        let has_sheets = papers.contains(&paper(DocumentPart::Sheets));
        let printout = laid_out(&filled(), &options(papers));
        let listed = contents(&printout);
        assert!(listed.iter().any(|(title, _)| title == "連絡体制図"), "{listed:?}");
        assert!(listed.len() > 38, "{listed:?}");
        for (title, page) in &listed {
            let text = plain(&printout.pages[page - 1].text());
            // A chapter all of whose sections are pages of their own begins with the card.
            let is_card = title.starts_with("第5章") && has_sheets;
            let shown = if is_card { "5.1判断カード" } else { title };
            assert!(text.contains(shown), "{title} on {page}: {text}");
            let number = format!("{page}/{}", printout.pages.len());
            assert!(text.contains(&number), "{number}: {text}");
        }
        assert!(listed.windows(2).all(|pair| pair[0].1 <= pair[1].1 || !has_sheets), "{listed:?}");
    }
}

#[test]
fn the_outline_leads_to_every_chapter_and_section() {
    for papers in [whole().to_vec(), vec![paper(DocumentPart::Body)]] {
        let (workbook, options) = (filled(), options(papers));
        let printout = laid_out(&workbook, &options);
        let template = document_plan::template(&options.documents);
        let document = &workbook.documents[0];
        let plan = plan(template, document, &workbook, options.printed_on);
        for chapter in &plan.chapters {
            let title = &chapter.heading;
            assert!(
                printout.outline.iter().any(|it| it.title == *title && it.level == 1),
                "{title}"
            );
        }
        for section in plan.sections() {
            let title = format!("{}　{}", section.number, section.title);
            let entry = printout.outline.iter().find(|it| it.title == title);
            // A card printed alone goes by its name.
            let entry =
                entry.or_else(|| printout.outline.iter().find(|it| it.title == section.title));
            let page = &printout.pages[entry.expect(&title).page];
            assert!(plain(&page.text()).contains(&plain(&title)), "{title}");
        }
        assert!(printout.outline.windows(2).all(|pair| pair[0].page <= pair[1].page));
        assert!(printout.outline.windows(2).all(|pair| pair[1].level <= pair[0].level + 1));
    }
}

#[test]
fn days_in_tables_are_printed_like_the_other_days() {
    let mut workbook = filled();
    let rows = [("on", "2024-10-17"), ("on", "来月"), ("result", "2024-10-18")];
    let rows = (1..).zip(rows).map(|(number, (column, text))| {
        let cell = DocumentCell::text(column, text);
        DocumentRow { cells: vec![cell], ..DocumentRow::untouched(RowKey::Own(number)) }
    });
    write(&mut workbook, "training", DocumentValue::Table(rows.collect()));
    let text = all_text(&laid_out(&workbook, &options([paper(DocumentPart::Body)])));
    assert!(text.contains("令和6年10月17日") && !text.contains("2024-10-17"), "{text}");
    assert!(text.contains("来月") && text.contains("2024-10-18"), "what is no day column: {text}");
    // One that is too wide makes all of its column short.
    let rows = [(1, "2024-08-08"), (2, "2024-10-17")].map(|(number, text)| {
        let cell = DocumentCell::text("tested-on", text);
        DocumentRow { cells: vec![cell], ..DocumentRow::untouched(RowKey::Own(number)) }
    });
    write(&mut workbook, "backups", DocumentValue::Table(rows.to_vec()));
    let text = all_text(&laid_out(&workbook, &options([paper(DocumentPart::Body)])));
    assert!(text.contains("R6.8.8") && text.contains("R6.10.17"), "{text}");
}

#[test]
fn what_was_not_written_is_said_and_shaded() {
    let printout = laid_out(&begun(), &options([paper(DocumentPart::Body)]));
    let text = all_text(&printout);
    assert!(text.matches("（未記入）").count() > 30);
    assert!(text.contains("第版"), "room for the version");
    assert_heads_are_not_alone(&printout);
    assert_inside(&printout);

    let mut workbook = filled();
    write(&mut workbook, "patching", DocumentValue::Text("毎月、〇〇が確認する。".to_owned()));
    let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
    assert!(all_text(&printout).contains("毎月、〇〇が確認する。（未記入）"));
    let shades =
        printout.pages.iter().flat_map(|page| &page.marks).filter(
            |mark| matches!(mark, Mark::Fill { ink, .. } if *ink == sheet::PLACEHOLDER_FILL),
        );
    assert_eq!(shades.count(), 1);
    assert!(!all_text(&laid_out(&filled(), &options(whole()))).contains("（未記入）"));
}

#[test]
fn the_annex_says_that_it_is_an_extract_and_makes_nothing_up() {
    let printout = laid_out(&filled(), &options([paper(DocumentPart::CheckTable)]));
    let text = all_text(&printout);
    assert!(text.contains("策定の確認表（抜粋）本表は抜粋です。"), "{text}");
    assert!(text.contains("この点検帳で加えた欄であり、原本の確認表にはない。"), "{text}");
    // The number of several items stands once.
    let numbers = |number: &str| {
        let runs = printout.pages.iter().flat_map(Page::runs);
        runs.filter(|run| run.text.trim() == number).count()
    };
    assert_eq!((numbers("1-1"), numbers("1-2")), (1, 1));
    let table = embedded_check_table();
    assert!(text.contains(&table.sources[0].address));
    for (group, item) in table.items() {
        match &item.wording {
            Some(wording) => assert!(text.contains(&plain(&wording.text)), "{}", group.number),
            None => assert!(!text.contains(&plain(&item.remark)), "{}", group.number),
        }
    }
    for number in ["2-1", "2-2", "3-1", "3-2", "3-3", "3-5", "3-6", "4-3", "4-4", "5-1", "5-6"] {
        let numbers = printout.pages.iter().flat_map(Page::runs);
        assert!(numbers.filter(|run| run.text.trim() == number).count() == 0, "{number}");
    }
    for page in &printout.pages {
        assert!(page.text().contains("出典：厚生労働省　※文言の一部は原本と未照合"));
    }
    let circles = printout.pages.iter().flat_map(|page| &page.marks);
    let circles = circles.filter(|mark| matches!(mark, Mark::Ellipse { .. })).count();
    assert_eq!(circles, 16, "one for every answer that is printed");
    assert!(text.contains("記載あり2.7、2.2"), "{text}");
    // One item without wording among others that have theirs.
    let mut options = options([paper(DocumentPart::CheckTable)]);
    let mut table = table;
    let item = &mut table.divisions[0].groups[0].items[2];
    item.wording = None;
    "見ていない項目の説明".clone_into(&mut item.remark);
    Arc::make_mut(&mut options.documents).put_check_table(table);
    let text = all_text(&laid_out(&filled(), &options));
    assert!(!text.contains("見ていない"), "{text}");
    let begun = all_text(&laid_out(&begun(), &options));
    assert!(begun.contains("記載なし") && begun.contains("一部記載"), "{begun}");
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_they_say_what_the_layout_says() {
    let one = laid_out(&filled(), &options(whole()));
    let other = laid_out(&filled(), &options(whole()));
    assert_eq!(one, other);
    let bytes_of_one = bytes(&one);
    assert!(bytes_of_one == bytes(&other));
    assert_eq!(verify(&bytes_of_one, &one), Ok(()));
}

#[test]
fn parts_are_printed_alone() {
    let table = [
        (paper(DocumentPart::Cards), "判断カード", 1),
        (paper(DocumentPart::Sheets), "代替運用の用紙", 5),
        (
            paper(DocumentPart::CheckTable),
            "サイバー攻撃を想定した事業継続計画（BCP）策定の確認表（抜粋）",
            2,
        ),
    ];
    for (paper, title, pages) in table {
        let printout = laid_out(&filled(), &options([paper]));
        assert_eq!(printout.outline[0].title, title);
        assert_eq!(printout.pages.len(), pages, "{title}");
        assert!(!all_text(&printout).contains("改訂履歴"), "{title}");
        assert_inside(&printout);
    }
    let plan = laid_out(&filled(), &options([paper(DocumentPart::Body)]));
    assert_eq!(plan.title, "みほんクリニック サイバー攻撃を想定した事業継続計画（BCP）");
    let titles: Vec<&str> = plan.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles[0], "サイバー攻撃を想定した事業継続計画（BCP）");
    assert!(titles.contains(&"第3章　サイバーインシデント発生時の対応"), "{titles:?}");
    assert!(titles.contains(&"連絡体制図") && titles.contains(&"判断カード"), "{titles:?}");
    // The sheets stand in the chapters while they are not printed as pages of their own.
    let text = all_text(&plan);
    assert!(text.contains("5.2受付システムが使えないときの手順"), "{text}");
    let mut both = options([paper(DocumentPart::Body)]);
    both.papers.set(paper(DocumentPart::Sheets), true);
    let text = all_text(&laid_out(&filled(), &both));
    assert_eq!(text.matches("下の受付表に、時刻").count(), 1);
}

#[test]
fn a_chart_that_is_printed_anyway_is_not_printed_twice() {
    let mut options = options([paper(DocumentPart::Body)]);
    let count = |printout: &Printout| {
        printout.outline.iter().filter(|entry| entry.title == "連絡体制図").count()
    };
    assert_eq!(count(&laid_out(&filled(), &options)), 1);
    options.papers.set(Paper::ContactChart, true);
    assert_eq!(count(&laid_out(&filled(), &options)), 1);
}

#[test]
fn nothing_is_printed_where_no_plan_was_begun() {
    let fonts = Fonts::bundled();
    for paper in whole() {
        let error = printout(
            &clinic::at_latest_year(&document_plan::workbook(), &edition()),
            &options([paper.clone()]),
            &fonts,
        );
        assert_eq!(error.expect_err("nothing"), ReportError::NothingToPrint, "{paper:?}");
    }
    let everything = ReportOptions {
        papers: Papers::everything(&document_plan::library(), &filled()),
        ..options([])
    };
    let text = all_text(&laid_out(&clinic::workbook(2024), &everything));
    assert!(!text.contains("改訂履歴"));
}

#[test]
fn the_card_says_a_few_words_and_whom_to_call_and_no_private_number() {
    let printout = laid_out(&filled(), &options([paper(DocumentPart::Cards)]));
    assert_eq!(printout.pages.len(), 1);
    let page = &printout.pages[0];
    let large: Vec<&str> =
        page.runs().filter(|run| run.size.0 >= 20.0).map(|run| run.text.as_str()).collect();
    for word in ["使わない", "抜く", "電源を切らない", "呼ぶ", "書く"] {
        assert!(large.contains(&word), "{large:?}");
    }
    let numbers: Vec<f32> =
        page.runs().filter(|run| run.text.contains("-0000-02")).map(|run| run.size.0).collect();
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    assert!(numbers.iter().all(|size| *size >= 14.0), "{numbers:?} is read at the telephone");
    let answer = page.runs().find(|run| run.text.contains("30分")).expect("an answer");
    assert!(answer.size.0 >= 11.0, "{answer:?}");
    let text = lines(page).join("\n");
    // It hangs on a wall: numbers that nobody has made sure of are left to be written in.
    assert_eq!(
        text.matches("＿（要確認）").count() + text.matches("時（要確認）").count(),
        1,
        "{text}"
    );
    assert!(!text.contains("未確認") && !text.contains("03-0000-0202"), "{text}");
    assert!(text.contains("03-0000-0103") && !text.contains("090-"), "{text}");
    // Nothing of a step is left out, and what has to be heeded stands with them.
    let plain = plain(&text);
    for words in ["Wi-Fiは切る（機内モードにする）", "患者につながる機器", "ひかり電話"]
    {
        assert!(plain.contains(words), "{words}: {text}");
    }
    // Somebody in the house is called first, and a report that goes to a page is no call.
    let at = |words: &str| plain.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("院内で最初に") < at("見本システム株式会社"), "{text}");
    assert!(!plain.contains("個人情報保護委員会"), "{text}");
    // There is room for a second vendor, but not at the cost of the size.
    assert!(text.contains("ネットワーク見本合同会社"), "{text}");
}

#[test]
fn the_ministry_never_drops_out_of_the_card() {
    let card =
        |workbook: &Workbook| all_text(&laid_out(workbook, &options([paper(DocumentPart::Cards)])));
    let mut workbook = filled();
    let ministry = |workbook: &mut Workbook| {
        let mut contacts = workbook.contacts.iter();
        contacts.position(|it| it.kind == ContactKind::Ministry).expect("there")
    };
    let at = ministry(&mut workbook);
    let ministry = &mut workbook.contacts[at];
    ministry.telephone.clear();
    ministry.night_telephone.clear();
    ministry.mail_or_web.clear();
    "厚生労働省の窓口".clone_into(&mut ministry.name);
    let text = card(&workbook);
    assert!(text.contains("厚生労働省の窓口窓口の名称・番号とも要確認"), "{text}");
    workbook.contacts.clear();
    let text = card(&workbook);
    assert!(text.contains("厚生労働省窓口の名称・番号とも要確認"), "{text}");
}

#[test]
fn the_first_call_of_the_card_has_an_extension_or_room_for_it() {
    let card =
        |workbook: &Workbook| all_text(&laid_out(workbook, &options([paper(DocumentPart::Cards)])));
    let mut workbook = filled();
    let (name, extension) = ("見本一子", "777");
    workbook.people[1].name = name.to_owned();
    workbook.people[1].extension = extension.to_owned();
    write(&mut workbook, "first-told", DocumentValue::Text(format!("{name}、いなければ受付")));
    let text = card(&workbook);
    assert!(text.contains("院内で最初に見本一子、いなければ受付内線777"), "{text}");
    workbook.people[1].extension.clear();
    let text = card(&workbook);
    assert!(text.contains("内線（要確認）"), "{text}");
}

#[test]
fn the_sheets_are_ruled_as_the_template_says_and_say_what_becomes_of_the_record() {
    let mut options = options([paper(DocumentPart::Sheets)]);
    let printout = laid_out(&filled(), &options);
    let text = plain(&printout.pages[0].text());
    assert!(text.contains("受付表時刻氏名（フリガナ）生年月日"), "{text}");
    assert!(text.contains("転記した日・担当照合した者保管場所"), "{text}");
    // A template that says nothing has the columns of before.
    let mut template = document_plan::template(&options.documents).clone();
    template.revision += 1;
    for section in template.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections) {
        section.record = None;
    }
    assert!(Arc::make_mut(&mut options.documents).add(template));
    let text = plain(&laid_out(&filled(), &options).pages[0].text());
    assert!(text.contains("記録（手書き）時刻氏名内容・備考"), "{text}");
    assert!(!text.contains("転記した日"), "{text}");
}

#[test]
fn an_address_on_the_card_is_not_set_like_a_number() {
    let mut workbook = filled();
    let police = &mut workbook.contacts[2];
    police.telephone.clear();
    "https://www.example.jp/police".clone_into(&mut police.mail_or_web);
    let printout = laid_out(&workbook, &options([paper(DocumentPart::Cards)]));
    let mut runs = printout.pages[0].runs();
    let address = runs.find(|run| run.text.starts_with("https")).expect("the address");
    assert!(address.size.0 <= 11.0, "{address:?}");
}

#[test]
fn a_card_with_long_answers_stays_on_one_page_and_says_so_where_it_cannot() {
    let fonts = Fonts::bundled();
    let options = options([paper(DocumentPart::Cards)]);
    for (length, is_long) in [(0, false), (60, false), (120, false), (3000, true)] {
        let mut workbook = filled();
        for field in ["card-switch", "card-publish", "card-reopen"] {
            write(&mut workbook, field, DocumentValue::Text("鯨".repeat(length + 1)));
        }
        let printout = laid_out(&workbook, &options);
        assert_eq!(printout.pages.len() > 1, is_long, "{length}");
        assert_eq!(
            has_long_card(&clinic::at_latest_year(&workbook, &edition()), &options, &fonts),
            is_long,
            "{length}"
        );
        assert_inside(&printout);
    }
    // What goes on over the page says what it belongs to.
    let mut workbook = filled();
    write(&mut workbook, "card-reopen", DocumentValue::Text("鯨".repeat(6000)));
    let printout = laid_out(&workbook, &options);
    for page in &printout.pages[1..] {
        assert!(!page.text().contains('鯨') || page.text().contains("（続き）"), "{}", page.text());
    }
}

#[test]
fn characters_that_cannot_be_printed_are_named_with_their_place() {
    let mut workbook = filled();
    write(&mut workbook, "patching", DocumentValue::Text("𠮷田が確認する".to_owned()));
    let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
    let missing = missing_glyphs(&printout.pages);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].places, ["事業継続計画（BCP） 2.6　脆弱性への対応 更新の方法と担当"]);
    let on_card = |workbook: &Workbook| {
        missing_glyphs(&laid_out(workbook, &options([paper(DocumentPart::Cards)])).pages)
    };
    assert_eq!(on_card(&workbook), [], "it does not stand on the card");
    "𠮷田システム".clone_into(&mut workbook.vendors[0].name);
    assert_eq!(on_card(&workbook)[0].places, ["判断カード"]);
}

#[test]
fn what_is_too_long_for_the_cover_leaves_it_on_one_page() {
    let mut workbook = filled();
    let long = "みほん".repeat(400);
    workbook.clinic.name.clone_from(&long);
    workbook.clinic.address.clone_from(&long);
    workbook.clinic.telephone.clone_from(&long);
    for field in ["kept-inside", "kept-outside", "kept-digital"] {
        write(&mut workbook, field, DocumentValue::Text(long.clone()));
    }
    let mut document = Document::clone(&workbook.documents[0]);
    document.version.clone_from(&long);
    document.approved.clear();
    workbook.documents = vec![document].into();
    let printout = laid_out(&workbook, &options([paper(DocumentPart::Body)]));
    assert!(printout.pages[0].text().contains("署名または印"));
    assert_inside(&printout);
}

#[test]
fn the_cover_names_who_approved_this_version_by_the_name_of_that_day() {
    let cover = |change: &dyn Fn(&mut Document)| {
        let mut workbook = filled();
        let mut document = Document::clone(&workbook.documents[0]);
        let last = document.approved.last_mut().map(Arc::make_mut).expect("an approved version");
        "旧姓見本花子".clone_into(&mut last.approver);
        last.version.clone_from(&document.version);
        change(&mut document);
        workbook.documents = vec![document].into();
        plain(&laid_out(&workbook, &options([paper(DocumentPart::Body)])).pages[0].text())
    };
    let approved = cover(&|_| ());
    assert!(approved.contains("旧姓見本花子"), "{approved}");
    // What is written for the next version has not been approved by anybody.
    let draft = cover(&|document| "9".clone_into(&mut document.version));
    assert!(!draft.contains("旧姓見本花子"), "{draft}");
}

#[test]
fn contents_of_several_pages_count_themselves() {
    let mut workbook = filled();
    let mut document = Document::clone(&workbook.documents[0]);
    let revision = document.revisions[0].clone();
    document.revisions = vec![revision; 25];
    workbook.documents = vec![document].into();
    let printout = laid_out(&workbook, &options(whole()));
    let with_contents = printout.pages.iter().filter(|page| page.text().contains(" . . ."));
    assert!(with_contents.count() > 1);
    let listed = contents(&printout);
    let (_, page) = listed.iter().find(|(title, _)| title.starts_with("3.1")).expect("listed");
    let text = plain(&printout.pages[page - 1].text());
    let (title, _) = listed.iter().find(|(title, _)| title.starts_with("3.1")).expect("listed");
    assert!(text.contains(title), "{title} on {page}: {text}");
}

#[test]
fn the_card_calls_nobody_whose_time_is_over() {
    let card =
        |workbook: &Workbook| all_text(&laid_out(workbook, &options([paper(DocumentPart::Cards)])));
    let mut workbook = filled();
    let mut contacts = workbook.contacts.iter();
    let police = contacts.position(|it| it.kind == ContactKind::Police).expect("there");
    let (vendor, body) = (workbook.vendors[0].clone(), workbook.contacts[police].clone());
    for number in [&vendor.telephone, &body.telephone] {
        assert!(card(&workbook).contains(number.as_str()), "{number}");
    }
    let yesterday = options([]).printed_on.pred_opt();
    workbook.vendors[0].ended_on = yesterday;
    workbook.contacts[police].ended_on = yesterday;
    let later = card(&workbook);
    for number in [&vendor.telephone, &body.telephone] {
        assert!(!later.contains(number.as_str()), "{number}");
    }
    assert!(later.contains(&workbook.vendors[1].telephone), "the next one takes its place");
}
