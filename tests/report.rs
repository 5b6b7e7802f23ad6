//! The printed record: what stands on the pages, and that the PDF says the same.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;
#[path = "clinic/face.rs"]
mod face;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clinic::{answered, at_latest_year, day, edition, options, workbook, year};
use expect_test::expect_file;
use proptest::prelude::*;
use tenkencho::explain::report::explain;
use tenkencho::model::{
    Answer, Chart, ChartTemplate, Device, DeviceId, DocumentLibrary, ItemKey, Paper, Papers,
    Records, Response, VendorContract, VendorId, Workbook,
};
use tenkencho::report::font::GETA;
use tenkencho::report::paper::{FaceId, Mark, OutlineEntry, Page, Printout};
use tenkencho::report::{
    FallbackFace, Fonts, MissingGlyph, ReportError, ReportInput, ReportOptions, ReportYear,
    dump_geometry, dump_words, missing_glyphs, pdf, printout, sheet, verify,
};
use tenkencho::store::system_fonts::{SystemFace, SystemFonts};
use tenkencho::workshop::FontCabinet;

fn laid_out(workbook: &Workbook, options: &ReportOptions) -> Printout {
    printout(&at_latest_year(workbook, &edition()), options, &Fonts::bundled())
        .expect("something to print")
}

fn bytes(printout: &Printout, fonts: &Fonts) -> Vec<u8> {
    pdf(printout, fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf")
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

fn circles(page: &Page) -> usize {
    page.marks.iter().filter(|mark| matches!(mark, Mark::Ellipse { .. })).count()
}

fn only(papers: Papers) -> ReportOptions {
    ReportOptions { papers, ..options(2024) }
}

fn institution() -> Papers {
    Papers::only(Paper::Checklist)
}

fn entries() -> Papers {
    Papers::only(Paper::Summary)
}

#[test]
fn the_sample_pages_look_as_they_did() {
    let printout = laid_out(&workbook(2024), &options(2024));
    expect_file!["golden/sample.words.txt"].assert_eq(&dump_words(&printout));
    expect_file!["golden/sample.geometry.txt"].assert_eq(&dump_geometry(&printout));
}

#[test]
fn a_later_year_on_the_same_form_looks_as_it_did() {
    let own = lines(&laid_out(&workbook(2024), &options(2024)).pages[0]).join("\n");
    assert!(!own.contains("様式を使用している"), "{own}");
    let options = ReportOptions { papers: institution(), ..options(2026) };
    let printout = laid_out(&workbook(2026), &options);
    let text = lines(&printout.pages[0]).join("\n");
    assert!(text.contains("点検年度 令和8年度（様式は令和6年度版）"), "{text}");
    // The notes are quoted as they are printed; which year the sheet is for is said below them.
    let note = "令和6年度中の対応目標日を記入してください。";
    let ours = "［点検帳の注］令和8年度の点検に、令和6年度版の様式を使用している。";
    assert!(text.find(note).expect("the note") < text.find(ours).expect("ours"), "{text}");
    assert!(text.contains("（R8.6.12）"), "{text}");
    assert!(text.contains("（R9.1.31）"), "{text}");
    assert_eq!(printout.pages.len(), 1);
    expect_file!["golden/next-year.words.txt"].assert_eq(&dump_words(&printout));
    expect_file!["golden/next-year.geometry.txt"].assert_eq(&dump_geometry(&printout));
}

#[test]
fn the_institution_form_stands_on_one_page() {
    let mut long = workbook(2024);
    long.clinic.name = "医療法人社団みほん会みほん総合内科循環器科クリニック附属訪問看護".repeat(3);
    for workbook in [Workbook { ..workbook(2024) }, long] {
        for fiscal_year in [2024, 2026] {
            let mut workbook = workbook.clone();
            workbook.assessments[0].fiscal_year = year(fiscal_year);
            let options = ReportOptions { papers: institution(), ..options(fiscal_year) };
            let printout = laid_out(&workbook, &options);
            assert_eq!(printout.pages.len(), 1);
            for mark in &printout.pages[0].marks {
                if let Mark::Text(run) = mark {
                    assert!(run.size.0 >= 8.0);
                    assert!(run.at.x.0 >= sheet::SIDE.0 - 0.01, "{}", run.text);
                    let right = run.at.x.0 + run.width.0;
                    assert!(right <= (sheet::SIDE + sheet::WIDTH).0 + 0.01, "{}", run.text);
                    assert!(run.at.y.0 >= 10.0 && run.at.y.0 <= 287.0, "{}", run.text);
                }
            }
        }
    }
}

#[test]
fn answers_that_the_form_does_not_know_print_blank_cells() {
    let of = |answer: Option<Answer>| {
        let mut workbook = workbook(2024);
        let assessment = &mut workbook.assessments[0];
        let mut response = Response::unanswered(ItemKey::from("bcp"));
        response.first.answer = answer;
        response.first.date = Some(day(2024, 6, 12));
        response.target = Some(day(2024, 9, 30));
        assessment.responses = vec![response].into();
        let printout = laid_out(&workbook, &only(institution()));
        (circles(&printout.pages[0]), lines(&printout.pages[0]).join("\n"))
    };
    for blank in [None, Some(Answer::Unknown), Some(Answer::NotApplicable)] {
        let (circles, text) = of(blank);
        assert_eq!(circles, 0, "{blank:?}");
        assert!(!text.contains("6/12") && !text.contains("9/30"), "{blank:?}");
    }
    let (yes, text) = of(Some(Answer::Yes));
    assert_eq!(yes, 1);
    assert!(text.contains("（6/12）"), "{text}");
    assert!(!text.contains("9/30"), "a target date belongs to いいえ: {text}");
    let (no, text) = of(Some(Answer::No));
    assert_eq!(no, 1);
    assert!(text.contains("（6/12）") && text.contains("（9/30）"), "{text}");
}

/// What an inspector would ask about a blank cell stands on the same sheet.
#[test]
fn a_form_says_whose_it_is_why_rows_are_blank_and_in_which_year_its_days_lie() {
    let mut workbook = workbook(2024);
    let printout = laid_out(&workbook, &only(institution()));
    let said = lines(&printout.pages[0]).join("\n");
    assert_eq!(printout.pages.len(), 1);
    assert!(said.contains("医療機関名　みほんクリニック　　確認者　見本花子、見本次郎"), "{said}");
    assert!(said.contains("該当なしとしたものの理由"), "{said}");
    assert!(said.contains("2-(6)（サーバ）：院内にサーバを置いていない。"), "{said}");
    assert!(said.contains("1月から3月の日付は令和7年のもの。"), "{said}");
    // A reason that is left from an earlier answer is none, and in summer no day needs its year.
    for response in workbook.assessments[0].responses.iter_mut() {
        if response.first.answer == Some(Answer::NotApplicable) {
            response.first.answer = Some(Answer::Yes);
        }
        response.target = response.target.filter(|day| day.to_string().as_str() < "2025");
    }
    let said = lines(&laid_out(&workbook, &only(institution())).pages[0]).join("\n");
    assert!(!said.contains("点検帳の注"), "{said}");
    // However long the reason, the form stays on its page and nothing of the reason is lost.
    let long = "院内にサーバを置いていない。".repeat(120);
    let not_applicable =
        workbook.assessments[0].responses.find_mut(|it| it.item.as_str() == "access-log/server");
    let not_applicable = not_applicable.expect("the row");
    not_applicable.first.answer = Some(Answer::NotApplicable);
    not_applicable.reason.clone_from(&long);
    let printout = laid_out(&workbook, &only(institution()));
    let all: String =
        printout.pages.iter().flat_map(Page::runs).map(|run| run.text.as_str()).collect();
    assert!(all.contains(&long), "{all}");
    assert!(
        lines(&printout.pages[0]).join("\n").contains("BCP"),
        "the last row is on the first page"
    );
}

/// A copy is no original, and what has not come back must not lie blank among what was answered.
#[test]
fn a_vendors_sheet_says_that_it_is_a_copy_or_has_not_come_back() {
    let mut workbook = workbook(2024);
    let said = |workbook: &Workbook, page: usize| {
        let printout = laid_out(workbook, &only(Papers::only(Paper::Vendors)));
        lines(&printout.pages[page]).join("\n")
    };
    assert!(said(&workbook, 0).contains("写し（転記）"));
    assert!(said(&workbook, 1).contains("未送付") && !said(&workbook, 1).contains("写し"));
    let waiting = &mut workbook.assessments[0].vendor_sheets[1];
    (waiting.sent_on, waiting.reminded_on) = (Some(day(2024, 6, 14)), Some(day(2024, 9, 26)));
    let page = said(&workbook, 1);
    assert!(page.contains("未回収"), "{page}");
    assert!(page.contains("令和6年6月14日に送付、令和6年9月26日に督促"), "{page}");
    // The blank form that goes to a vendor says by when and to whom it goes back.
    workbook.assessments[0].vendor_sheets[0].next_on = Some(day(2024, 7, 31));
    let letter = Papers::only(Paper::Letter(workbook.vendors[0].id));
    let printout = laid_out(&workbook, &only(letter));
    let blank = lines(&printout.pages[1]).join("\n");
    for words in [
        "返送期日　令和6年7月31日",
        "返送先　みほんクリニック（電話 03-0000-0000）",
        "記入者（記名）",
    ] {
        assert!(blank.contains(words), "{words} is not in {blank}");
    }
    assert!(!blank.contains("未回収") && !blank.contains("写し"), "{blank}");
}

#[test]
fn the_circle_goes_around_the_word_that_was_answered() {
    for (answer, word) in [(Answer::Yes, "はい"), (Answer::No, "いいえ")] {
        let mut workbook = workbook(2024);
        workbook.assessments[0].responses = vec![answered("bcp", answer, day(2024, 6, 12))].into();
        let printout = laid_out(&workbook, &only(institution()));
        let page = &printout.pages[0];
        let Some(Mark::Ellipse { center, radius, .. }) =
            page.marks.iter().find(|mark| matches!(mark, Mark::Ellipse { .. }))
        else {
            panic!("no circle");
        };
        let inside = |x: f32, y: f32| {
            let (x, y) = ((x - center.x.0) / radius.width.0, (y - center.y.0) / radius.height.0);
            x * x + y * y <= 1.0
        };
        let enclosed: Vec<&str> = page
            .runs()
            .filter(|run| {
                let em = run.size.0 * 25.4 / 72.0;
                let (left, right) = (run.at.x.0, run.at.x.0 + run.width.0);
                let middle = run.at.y.0 - em * 0.38;
                // With room to spare at both ends, and above and below.
                let room = em * 0.2;
                inside(left - room, middle)
                    && inside(right + room, middle)
                    && inside(f32::midpoint(left, right), middle - em * 0.6)
                    && inside(f32::midpoint(left, right), middle + em * 0.6)
            })
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(enclosed, [word]);
        // No other text is touched by the circle.
        let touched = page.runs().filter(|run| {
            let em = run.size.0 * 25.4 / 72.0;
            let middle = run.at.y.0 - em * 0.38;
            run.text != word
                && [0.0, 0.5, 1.0]
                    .iter()
                    .any(|part| inside(run.at.x.0 + run.width.0 * part, middle))
        });
        assert_eq!(touched.count(), 0);
    }
}

#[test]
fn rows_that_are_not_needed_print_blank_and_stay_in_the_list() {
    let mut workbook = workbook(2024);
    workbook.assessments[0].vendor_contract = Some(VendorContract::Absent);
    let printout = laid_out(&workbook, &options(2024));
    // No vendor forms; 2-(2) loses its two circles and 2-(3) its one.
    let before = laid_out(&self::workbook(2024), &options(2024));
    assert_eq!(circles(&before.pages[0]) - circles(&printout.pages[0]), 3);
    let text: String = printout.pages.iter().flat_map(lines).collect::<Vec<_>>().join("\n");
    assert!(!text.contains("医療機関が転記"));
    assert!(text.contains("事業者との契約がないため、様式では空欄とする。"));
    assert!(text.contains("2-(3)MDS/SDSの提出"));

    let mut workbook = self::workbook(2024);
    workbook.assessments[0].responses[0].first.answer = Some(Answer::No);
    let printout = laid_out(&workbook, &options(2024));
    assert_eq!(circles(&printout.pages[0]), 1, "only the question itself is answered");
    let text: String = printout.pages.iter().flat_map(lines).collect::<Vec<_>>().join("\n");
    assert!(text.contains("医療情報システムがないため、様式では空欄とする。"));
    assert!(!text.contains("医療機関が転記"));
}

#[test]
fn a_day_outside_the_year_is_written_with_its_year() {
    let mut workbook = workbook(2024);
    workbook.assessments[0].responses = vec![answered("bcp", Answer::Yes, day(2025, 6, 12))].into();
    let printout = laid_out(&workbook, &only(institution()));
    assert!(lines(&printout.pages[0]).join("\n").contains("（R7.6.12）"));
}

#[test]
fn a_blank_vendor_form_is_printed_when_it_is_all_that_is_asked_for() {
    let mut workbook = workbook(2024);
    workbook.assessments[0].vendor_contract = Some(VendorContract::Absent);
    let blank = Papers::only(Paper::BlankVendorForm);
    let pages = laid_out(&workbook, &only(blank)).pages;
    assert_eq!(pages.len(), 1);
    assert_eq!(circles(&pages[0]), 0);
    assert!(lines(&pages[0])[0].starts_with("提出先 みほんクリニック"));
    let sheets = Papers::only(Paper::Vendors);
    let fonts = Fonts::bundled();
    let error = printout(&at_latest_year(&workbook, &edition()), &only(sheets), &fonts)
        .expect_err("nothing");
    assert_eq!(error, ReportError::NothingToPrint);
}

#[test]
fn what_cannot_be_printed_is_said() {
    let fonts = Fonts::bundled();
    let (workbook, edition) = (workbook(2024), edition());
    let later = ReportYear { fiscal_year: year(2025), edition: &edition };
    let later = ReportInput { workbook: &workbook, year: Some(later) };
    let error = printout(&later, &options(2025), &fonts).expect_err("no year");
    assert_eq!(error, ReportError::NoAssessment(year(2025)));
    assert_eq!(explain(&error).what, "令和7年度の点検がありません。");
    let mut other = edition.clone();
    "mhlw-2025".clone_into(&mut other.id);
    let error =
        printout(&at_latest_year(&workbook, &other), &options(2024), &fonts).expect_err("other");
    assert_eq!(error.to_string(), "the assessment uses edition mhlw-2024, not mhlw-2025");
}

/// A clinic that has records and has never started a year.
fn without_a_year() -> Workbook {
    Workbook {
        assessments: Records::default(),
        contact_chart: Some(Arc::new(Chart::blank(ChartTemplate::Small))),
        devices: vec![Device::blank(DeviceId(90))].into(),
        ..workbook(2024)
    }
}

#[test]
fn living_records_are_printed_before_any_year_was_started() {
    let (workbook, fonts) = (without_a_year(), Fonts::bundled());
    let living = ReportInput::living(&workbook);
    // What belongs to a year is left out, and nothing is said of an edition.
    let printout = printout(&living, &options(2024), &fonts).expect("pages");
    let titles: Vec<&str> = printout.outline.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["連絡体制図", "機器台帳"]);
    assert_eq!(printout.title, "みほんクリニック 連絡体制図、機器台帳");
    for page in &printout.pages {
        let text = page.text();
        assert!(!text.contains("点検年度") && !text.contains("年度版"), "{text}");
        assert!(text.contains("印刷 令和6年6月12日"), "{text}");
    }
    let bytes = bytes(&printout, &fonts);
    assert_eq!(verify(&bytes, &printout), Ok(()));
}

#[test]
fn a_paper_of_a_year_is_not_printed_without_one() {
    let (workbook, fonts) = (without_a_year(), Fonts::bundled());
    for paper in [Paper::Checklist, Paper::Summary, Paper::Questions, Paper::Letter(VendorId(1))] {
        let options = only(Papers::only(paper.clone()));
        let printed = printout(&ReportInput::living(&workbook), &options, &fonts);
        assert_eq!(printed.expect_err("nothing"), ReportError::NothingToPrint, "{paper:?}");
    }
}

#[test]
fn the_pdf_says_what_the_layout_says() {
    let fonts = Fonts::bundled();
    let printout = laid_out(&workbook(2024), &options(2024));
    let bytes = bytes(&printout, &fonts);
    assert_eq!(verify(&bytes, &printout), Ok(()));

    // Another reader agrees.
    let read = lopdf::Document::load_mem(&bytes).expect("a pdf");
    let numbers: Vec<u32> = read.get_pages().into_keys().collect();
    assert_eq!(numbers.len(), printout.pages.len());
    for (number, page) in numbers.into_iter().zip(&printout.pages) {
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let text = read.extract_text(&[number]).expect("text");
        assert_eq!(plain(&text), plain(&page.text()), "page {number}");
    }
    let catalog = read.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(lopdf::Object::as_str).ok(), Some(&b"ja-JP"[..]));
    let outline = catalog.get(b"Outlines").and_then(lopdf::Object::as_reference).expect("outline");
    let outline = read.get_dictionary(outline).expect("a dictionary");
    assert_eq!(outline.get(b"Count").and_then(lopdf::Object::as_i64).ok(), Some(7));
    let info = read.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("info");
    let info = read.get_dictionary(info).expect("a dictionary");
    let word = |name: &[u8]| {
        let bytes = info.get(name).and_then(lopdf::Object::as_str).expect("a string").to_vec();
        let units = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        String::from_utf16(&units.collect::<Vec<_>>()).expect("utf-16")
    };
    assert_eq!(word(b"Author"), "みほんクリニック");
    assert!(word(b"Title").contains("令和6年度"));
    let created = info.get(b"CreationDate").and_then(lopdf::Object::as_str).expect("a day");
    assert_eq!(created, b"D:20240612000000");
}

/// The outline of a PDF as a reader walks through it: (title, level, page from 0).
fn outline_of(read: &lopdf::Document) -> Vec<(String, usize, usize)> {
    let pages: Vec<lopdf::ObjectId> = read.get_pages().into_values().collect();
    let link = |of: &lopdf::Dictionary, name: &[u8]| {
        of.get(name).and_then(lopdf::Object::as_reference).ok()
    };
    let root = link(read.catalog().expect("a catalog"), b"Outlines").expect("an outline");
    let mut found = Vec::new();
    let mut waiting = vec![(root, 0)];
    while let Some((id, level)) = waiting.pop() {
        let item = read.get_dictionary(id).expect("an entry");
        if id != root {
            let title = item.get(b"Title").and_then(lopdf::Object::as_str).expect("a title");
            let units = title[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            let title = String::from_utf16(&units.collect::<Vec<_>>()).expect("utf-16");
            let place = item.get(b"Dest").and_then(lopdf::Object::as_array).expect("a place");
            let page = place[0].as_reference().expect("a page");
            let page = pages.iter().position(|known| *known == page).expect("a page of the file");
            found.push((title, level - 1, page));
        }
        // The children come before the next entry.
        waiting.extend(link(item, b"Next").map(|next| (next, level)));
        waiting.extend(link(item, b"First").map(|first| (first, level + 1)));
    }
    found
}

#[test]
fn thousands_of_bookmarks_are_written_at_once_and_in_their_order() {
    let mut printout = laid_out(&workbook(2024), &options(2024));
    let pages = printout.pages.len();
    let entry = |at: usize| OutlineEntry {
        title: format!("しおり{at}"),
        page: at % pages,
        level: [0, 1, 2, 2, 1][at % 5],
    };
    printout.outline = (0..5_000).map(entry).collect();
    let expected: Vec<_> =
        printout.outline.iter().map(|it| (it.title.clone(), it.level, it.page)).collect();
    let started = Instant::now();
    let bytes = bytes(&printout, &Fonts::bundled());
    let took = started.elapsed();
    let read = lopdf::Document::load_mem(&bytes).expect("a pdf");
    assert_eq!(outline_of(&read), expected);
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn a_pdf_that_was_spoiled_on_its_way_is_found_out() {
    let fonts = Fonts::bundled();
    let mut printout = laid_out(&workbook(2024), &options(2024));
    let bytes = bytes(&printout, &fonts);
    let half = &bytes[..bytes.len() / 2];
    assert!(matches!(verify(half, &printout), Err(ReportError::Unreadable { .. })));
    assert!(matches!(verify(b"", &printout), Err(ReportError::Unreadable { .. })));
    let Some(Mark::Text(run)) =
        printout.pages[1].marks.iter_mut().rev().find(|mark| matches!(mark, Mark::Text(_)))
    else {
        panic!("a page without text");
    };
    run.text.pop();
    run.glyphs.pop();
    assert_eq!(verify(&bytes, &printout), Err(ReportError::PageText { page: 2 }));
    let found = printout.pages.len();
    printout.pages.pop();
    let expected = found - 1;
    assert_eq!(verify(&bytes, &printout), Err(ReportError::PageCount { expected, found }));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let fonts = Fonts::bundled();
    let once = bytes(&laid_out(&workbook(2024), &options(2024)), &fonts);
    let again = bytes(&laid_out(&workbook(2024), &options(2024)), &Fonts::bundled());
    assert!(once == again);
    let mut other = workbook(2024);
    other.clinic.name.push('院');
    assert!(once != bytes(&laid_out(&other, &options(2024)), &fonts));
}

#[test]
fn a_glyph_of_two_characters_is_copied_as_the_ordinary_one() {
    // A compatibility ideograph and the character that it stands for.
    let (odd, plain) = ('\u{2f803}', '\u{20122}');
    let made = face::Made {
        characters: &[odd, plain],
        permissions: 0,
        has_outlines: true,
        is_shared: true,
    };
    let bytes_of_font = face::build(&made).into();
    let face = FallbackFace { name: "Squares".to_owned(), bytes: bytes_of_font, index: 0 };
    let fonts = Fonts::bundled().with_fallback(&[face]);
    for name in [format!("{odd}い{plain}う"), format!("{plain}い{odd}う")] {
        let mut workbook = workbook(2024);
        workbook.clinic.name = name;
        let printout =
            printout(&at_latest_year(&workbook, &edition()), &only(institution()), &fonts)
                .expect("pages");
        let bytes = bytes(&printout, &fonts);
        assert_eq!(verify(&bytes, &printout), Ok(()));
        let read = lopdf::Document::load_mem(&bytes).expect("a pdf");
        let text = read.extract_text(&[1]).expect("text").split_whitespace().collect::<String>();
        assert!(text.starts_with(&format!("{plain}い{plain}う")), "{text}");
    }
}

#[test]
fn progress_rises_and_cancelling_leaves_nothing() {
    let fonts = Fonts::bundled();
    let printout = laid_out(&workbook(2024), &options(2024));
    let mut told = Vec::new();
    pdf(&printout, &fonts, &mut |done| {
        told.push(done);
        ControlFlow::Continue(())
    })
    .expect("a pdf");
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!((told.first(), told.last()), (Some(&0.0), Some(&1.0)));
    for stop in 0..told.len() {
        let mut calls = 0;
        let result = pdf(&printout, &fonts, &mut |_| {
            calls += 1;
            if calls > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(result, Err(ReportError::Cancelled));
    }
}

/// What the list prints as the memo of 2-(5), without its line ends.
fn printed_memo(memo: &str) -> (String, Printout) {
    let mut workbook = workbook(2024);
    let mut response = Response::unanswered(ItemKey::from("unused-accounts/server"));
    memo.clone_into(&mut response.memo);
    workbook.assessments[0].responses = vec![response].into();
    workbook.assessments[0].vendor_sheets.clear();
    let printout = laid_out(&workbook, &only(entries()));
    // The memo is everything to the right of its label.
    let left = sheet::SIDE + sheet::ENTRY_COLUMN + sheet::CELL_SIDE + sheet::LABEL_COLUMN;
    let memo = printout
        .pages
        .iter()
        .flat_map(|page| {
            let head = page.runs().position(|run| run.text == "記入内容").expect("a head");
            page.runs().skip(head + 1)
        })
        .filter(|run| run.at.x.0 >= left.0 - 0.01 && run.at.y.0 < sheet::BOTTOM.0)
        .map(|run| run.text.as_str())
        .collect();
    (memo, printout)
}

#[test]
fn a_memo_of_a_hundred_thousand_characters_is_printed_in_full() {
    let memo = "あいうえお、カキクケコ。受付のPCは1,000.5台（2024-06-12）。".repeat(3000);
    assert!(memo.chars().count() > 100_000);
    let (printed, printout) = printed_memo(&memo);
    assert!(printed == memo, "the memo is changed");
    assert!(printout.pages.len() > 30);
    let last = printout.pages.len();
    let of = format!("{last} / {last}");
    assert!(printout.pages[last - 1].runs().any(|run| run.text == of));
    let fonts = Fonts::bundled();
    assert_eq!(verify(&bytes(&printout, &fonts), &printout), Ok(()));
}

#[test]
fn a_memo_goes_on_over_the_page_under_its_number() {
    let (_, printout) = printed_memo(&"一行\n".repeat(200));
    assert!(printout.pages.len() > 2);
    for page in &printout.pages[1..] {
        assert!(page.runs().any(|run| run.text == "2-(5)（続き）"));
        let heading = "医療機関確認用　2　医療情報システムの管理・運用　サーバ（続き）";
        assert!(page.runs().any(|run| run.text == heading), "the heading repeats");
        assert!(page.runs().any(|run| run.text == "記入内容"), "the head repeats");
    }
}

#[test]
fn control_characters_and_direction_marks_are_not_printed_and_not_missing() {
    let table = [
        ("改行\r\nだけ\rの\nメモ", "改行だけのメモ"),
        ("タブ\tは空白", "タブ は空白"),
        ("\0\u{1b}[31m赤\u{7f}", "[31m赤"),
        ("\u{200f}右から\u{202e}左\u{2069}", "右から左"),
        ("か\u{3099}き\u{309a}", "がき\u{309a}"),
        ("\u{3099}単独", "゛単独"),
        ("葛\u{e0100}城", "葛城"),
        ("e\u{301}\u{feff}", "é"),
    ];
    for (memo, expected) in table {
        let (printed, printout) = printed_memo(memo);
        if expected == "がき\u{309a}" {
            assert!(printed.starts_with("がき"), "{printed}");
        } else {
            assert_eq!(printed, expected, "{memo:?}");
        }
        let fonts = Fonts::bundled();
        assert_eq!(verify(&bytes(&printout, &fonts), &printout), Ok(()), "{memo:?}");
    }
}

fn missing(workbook: &Workbook) -> Vec<(char, Vec<String>)> {
    missing_glyphs(&laid_out(workbook, &options(2024)).pages)
        .into_iter()
        .map(|MissingGlyph { character, places }| (character, places))
        .collect()
}

#[test]
fn characters_without_a_glyph_are_listed_with_their_places() {
    assert_eq!(missing(&workbook(2024)), []);
    let mut workbook = workbook(2024);
    "𠮷田医院".clone_into(&mut workbook.clinic.name);
    "𠮷田".clone_into(&mut workbook.people[0].name);
    "株式会社😀".clone_into(&mut workbook.vendors[0].name);
    let assessment = &mut workbook.assessments[0];
    "𠮷田さん\u{200f}\u{7}に\u{e000}を確認".clone_into(&mut assessment.responses[5].memo);
    "😀".clone_into(&mut assessment.responses[0].memo);
    "😀".clone_into(&mut assessment.vendor_sheets[0].responses[0].memo);
    let place = |place: &str| place.to_owned();
    assert_eq!(
        missing(&workbook),
        [
            ('𠮷', vec![place("医療機関名"), place("確認者"), place("2-(5)（サーバ） メモ")]),
            (
                '😀',
                vec![
                    place("事業者「株式会社😀」 事業者名"),
                    place("医療情報システムの有無 メモ"),
                    place("事業者「株式会社😀」 1-(1) メモ"),
                ]
            ),
            ('\u{e000}', vec![place("2-(5)（サーバ） メモ")]),
        ]
    );
    let printout = laid_out(&workbook, &options(2024));
    assert!(printout.pages[0].text().contains("〓田医院"));
    let fonts = Fonts::bundled();
    assert_eq!(verify(&bytes(&printout, &fonts), &printout), Ok(()));
}

#[test]
fn an_installed_face_prints_what_the_bundled_ones_lack() {
    for (bytes_of_font, index) in [
        (face::font(&['𠮷', '😀', '\u{e000}']), 0),
        (face::collection(&['𠮷', '😀', '\u{e000}']), 0),
    ] {
        let mut database = fontdb::Database::new();
        database.load_font_data(bytes_of_font);
        let again = {
            let database = database.clone();
            move || database
        };
        let found = faces_in(database, &['😀', '𠮷', '龘', '\u{e000}']);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].index), ("Squares", index));
        assert_eq!(found[0].characters, ['😀', '𠮷']);
        let cabinet = FontCabinet::with_installed(SystemFonts::from_scan(again));
        let fonts = cabinet.fonts_for("𠮷田😀医院".chars());
        let mut workbook = workbook(2024);
        "𠮷田😀医院".clone_into(&mut workbook.clinic.name);
        let printout = printout(&at_latest_year(&workbook, &edition()), &options(2024), &fonts)
            .expect("something to print");
        assert_eq!(missing_glyphs(&printout.pages), []);
        assert!(printout.pages[0].text().starts_with("𠮷田😀医院"));
        let once = bytes(&printout, &fonts);
        assert_eq!(verify(&once, &printout), Ok(()));
        assert!(once == bytes(&printout, &fonts));
    }
}

fn faces_in(database: fontdb::Database, characters: &[char]) -> Vec<SystemFace> {
    SystemFonts::from_scan(|| database).faces_for(characters)
}

#[test]
fn installed_fonts_are_looked_through_once_and_their_bytes_are_shared() {
    let scans = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&scans);
    let mut fonts = SystemFonts::from_scan(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        let mut database = fontdb::Database::new();
        database.load_font_data(face::font(&['𠮷', '😀']));
        database
    });
    assert_eq!(scans.load(Ordering::Relaxed), 0, "not before something is missing");
    let first = fonts.faces_for(&['𠮷', '龘']);
    let other = fonts.faces_for(&['😀']);
    assert_eq!(scans.load(Ordering::Relaxed), 1);
    assert!(Arc::ptr_eq(&first[0].bytes, &other[0].bytes));
    let cabinet = FontCabinet::with_installed(fonts);
    let faces = [("𠮷", 2), ("😀", 2)].map(|(text, at)| {
        let fonts = cabinet.clone().fonts_for(text.chars());
        let face = fonts.face(FaceId(at)).expect("an installed face");
        assert_eq!(face.bytes.as_ptr(), first[0].bytes.as_ptr(), "not copied");
        std::ptr::from_ref(face)
    });
    assert_eq!(faces[0], faces[1], "parsed once");
    assert_eq!(scans.load(Ordering::Relaxed), 1);
}

#[test]
fn a_face_that_may_not_or_cannot_be_embedded_is_not_taken() {
    for (permissions, has_outlines) in [(2, true), (0x0100, true), (0x0200, true), (0, false)] {
        let made =
            face::Made { characters: &['𠮷'], permissions, has_outlines, is_shared: false };
        let mut database = fontdb::Database::new();
        database.load_font_data(face::build(&made));
        assert_eq!(database.len(), 1, "a font as such");
        assert!(faces_in(database, &['𠮷']).is_empty(), "{permissions:x} {has_outlines}");
    }
    for permissions in [0, 4, 8] {
        let made =
            face::Made { characters: &['𠮷'], permissions, has_outlines: true, is_shared: false };
        let mut database = fontdb::Database::new();
        database.load_font_data(face::build(&made));
        assert_eq!(faces_in(database, &['𠮷']).len(), 1, "{permissions:x}");
    }
}

#[test]
fn a_long_name_is_shortened_in_the_foot_only() {
    let mut workbook = workbook(2024);
    let name = "医療法人社団みほん会みほん総合内科循環器科リハビリテーションクリニック附属訪問看護ステーション併設デイケアセンター";
    name.clone_into(&mut workbook.clinic.name);
    let printout = laid_out(&workbook, &options(2024));
    for page in &printout.pages {
        let foot: Vec<_> = page.runs().filter(|run| run.at.y.0 > sheet::FOOT_RULE.0).collect();
        assert!(foot[0].text.starts_with("医療法人社団"));
        assert!(foot.iter().any(|run| run.text.contains('…')));
    }
    let above: String = lines(&printout.pages[0]).concat();
    assert!(above.replace("点検年度 令和6年度　印刷 令和6年6月12日", "").contains(name));
}

#[test]
fn a_page_pasted_into_a_name_does_not_push_the_form_off_its_sheet() {
    let mut workbook = workbook(2024);
    let name = "みほんクリニック、".repeat(600);
    workbook.clinic.name.clone_from(&name);
    workbook.vendors[0].name.clone_from(&name);
    workbook.people[0].name.clone_from(&name);
    workbook.assessments[0].vendor_sheets[0].original_kept_at.clone_from(&name);
    let mut forms = Papers::everything(&DocumentLibrary::default(), &Workbook::default());
    forms.set(Paper::Summary, false);
    let printout = laid_out(&workbook, &only(forms));
    // The form keeps to its page; what is noted below it may go on over it.
    assert!(printout.pages.len() <= 5, "{}", printout.pages.len());
    assert!(lines(&printout.pages[0]).join("\n").contains("（BCP）を策定"), "the last row");
    let printout = laid_out(&workbook, &only(entries()));
    let text: String = printout.pages.iter().map(Page::text).collect();
    let fonts = Fonts::bundled();
    assert_eq!(verify(&bytes(&printout, &fonts), &printout), Ok(()));
    // The whole name stands in the list, once as the clinic's own.
    assert!(text.matches("みほんクリニック、").count() > 600);
    assert!(printout.pages.len() < 200, "{}", printout.pages.len());
}

#[test]
fn every_page_says_whose_it_is_and_what_is_not_compared() {
    let printout = laid_out(&workbook(2024), &options(2024));
    let of = printout.pages.len();
    for (index, page) in printout.pages.iter().enumerate() {
        let foot: String = page
            .runs()
            .filter(|run| run.at.y.0 > sheet::FOOT_RULE.0)
            .flat_map(|run| [run.text.as_str(), "|"])
            .collect();
        for part in [
            "みほんクリニック",
            "令和6年度版",
            "出典：厚生労働省",
            "※文言の一部は原本と未照合",
            "印刷 令和6年6月12日",
            &format!("{} / {of}|", index + 1),
        ] {
            assert!(foot.contains(part), "{part}: {foot}");
        }
    }
    let mut confirmed = edition();
    let forms = [&mut confirmed.institution, &mut confirmed.vendor];
    for form in forms {
        let columns = &mut form.columns;
        let heads = [
            &mut columns.item,
            &mut columns.result,
            &mut columns.first,
            &mut columns.target,
            &mut columns.second,
        ];
        for wording in [&mut columns.yes, &mut columns.no, &mut form.name]
            .into_iter()
            .chain(heads.into_iter().flatten())
            .chain(&mut form.notes)
            .chain(&mut form.vendor_name_label)
        {
            wording.confirmed = true;
        }
        for section in &mut form.sections {
            section.title.iter_mut().for_each(|title| title.confirmed = true);
            for group in &mut section.groups {
                group.heading.iter_mut().for_each(|heading| heading.confirmed = true);
                for item in &mut group.items {
                    item.wording.iter_mut().for_each(|wording| wording.confirmed = true);
                    item.number.iter_mut().for_each(|number| number.confirmed = true);
                }
            }
        }
    }
    assert_eq!(confirmed.unconfirmed(), 0);
    let fonts = Fonts::bundled();
    let printout = tenkencho::report::printout(
        &at_latest_year(&workbook(2024), &confirmed),
        &options(2024),
        &fonts,
    )
    .expect("something to print");
    assert!(printout.pages.iter().all(|page| !page.text().contains("未照合")));
}

#[test]
fn a_form_too_long_for_a_page_repeats_its_head_and_splits_no_row() {
    let mut long = edition();
    let group = &mut long.institution.sections[0].groups[0];
    let item = group.items[0].clone();
    for number in 0..60 {
        let mut item = item.clone();
        item.key = ItemKey(format!("more/{number}"));
        let wording = item.wording.as_mut().expect("a form has it");
        wording.text = wording.text.repeat(4);
        group.items.push(item);
    }
    let fonts = Fonts::bundled();
    let printout = printout(&at_latest_year(&workbook(2024), &long), &only(institution()), &fonts)
        .expect("pages");
    assert!(printout.pages.len() > 2);
    for page in &printout.pages {
        let text = lines(page);
        assert!(text.iter().any(|line| line.contains("1回目目標日2回目")), "{text:?}");
        // Every row that begins on the page also ends there.
        let begun = page.runs().filter(|run| run.text == "(1)" || run.text == "(2)").count();
        assert!(begun > 0);
        let boxes = page.runs().filter(|run| run.text == "はい").count();
        let days = page.runs().filter(|run| run.text == "（").count();
        assert_eq!(boxes % 2, 0);
        assert_eq!(days * 2, boxes * 3);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = vec![
        "あ",
        "漢",
        "ー",
        "。",
        "「",
        "a",
        "9",
        " ",
        "　",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{200f}",
        "\u{202e}",
        "𠮷",
        "😀",
        "👨‍👩‍👧",
        "\u{3099}",
        "\u{301}",
        "か\u{3099}",
        "⼀",
        "一",
        "\u{e000}",
        "\u{fffd}",
        "https://example.jp/a?b=c",
        "1,000.5",
        "…",
        "\u{fe0f}",
        "नि",
        "각",
        "ﷺ",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_anywhere_prints_reads_back_and_hides_nothing(
        name in any_text(), memo in any_text(), person in any_text(), vendor in any_text(),
        kept_at in any_text(), reason in any_text(),
    ) {
        let mut workbook = workbook(2024);
        workbook.clinic.name = name;
        workbook.people[0].name = person;
        workbook.vendors[0].name = vendor;
        let assessment = &mut workbook.assessments[0];
        assessment.responses[5].memo = memo;
        assessment.responses[6].reason = reason;
        assessment.vendor_sheets[0].original_kept_at = kept_at;
        let fonts = Fonts::bundled();
        let printout = laid_out(&workbook, &options(2024));
        prop_assert_eq!(verify(&bytes(&printout, &fonts), &printout), Ok(()));
        // A geta on paper means that something is listed, and the other way round.
        let has_geta = printout.pages.iter().any(|page| page.text().contains(GETA));
        prop_assert_eq!(has_geta, !missing(&workbook).is_empty());
    }
}

#[test]
fn questions_for_the_vendor_are_printed_with_room_for_the_reply() {
    let mut workbook = workbook(2024);
    let questions = Papers::only(Paper::Questions);
    let options = ReportOptions { papers: questions, ..options(2024) };
    let fonts = Fonts::bundled();
    let printout =
        tenkencho::report::printout(&at_latest_year(&workbook, &edition()), &options, &fonts)
            .expect("pages");
    let text: String = printout.pages.iter().map(tenkencho::report::paper::Page::text).collect();
    assert!(text.contains("事業者への照会事項") && text.contains("ご回答"), "{text}");
    // Without anything to ask there is no sheet.
    workbook.assessments[0].responses.clear();
    let nothing =
        tenkencho::report::printout(&at_latest_year(&workbook, &edition()), &options, &fonts);
    assert_eq!(nothing.err(), Some(tenkencho::report::ReportError::NothingToPrint));
}
