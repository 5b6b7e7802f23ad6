//! The forms of editions that were read from an Excel file, on paper.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]
#![expect(clippy::disallowed_methods, reason = "a test that reads its files has to open them")]

mod clinic;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use clinic::{answered, at_latest_year, day, options, year};
use expect_test::expect_file;
use tenkencho::model::edition::{Item, Section};
use tenkencho::model::{
    Answer, Edition, EditionRef, FormKind, Paper, Papers, Round, SecondAnswer, VendorContract,
    Wording, Workbook,
};
use tenkencho::original::{FormReview, OriginalFile, combine, read_original};
use tenkencho::report::paper::{Mark, Page, Printout, TextRun};
use tenkencho::report::{
    Fonts, ReportOptions, dump_geometry, dump_words, pdf, printout, sheet, verify,
};

/// An edition of the two given workbooks, which a person has looked through.
fn from_excel() -> Edition {
    let names = ["b_two_rows_merged.xlsx", "c_vendor_dropdown.xlsx"];
    let readings = names.map(|name| {
        let file = Path::new("tests/files/original").join(name);
        read_original(&std::fs::read(file).expect("a file")).expect("a form")
    });
    let files = names
        .map(|name| OriginalFile { name: name.to_owned(), sha256: "0".repeat(64) })
        .into_iter()
        .collect();
    let forms = combine(&readings).expect("one of each").into_iter();
    let forms = forms.map(|(file, form)| (file, form.clone())).collect();
    let review = FormReview::begin(Arc::new(clinic::edition()), files, forms);
    let checked = Some((day(2026, 6, 10), "見本花子"));
    review.edition("mhlw-2026", year(2026), None, checked).expect("an edition")
}

/// The clinic of the sample pages on that edition, with rows of every kind answered.
fn workbook() -> Workbook {
    let edition = from_excel();
    let mut workbook = clinic::workbook(2026);
    let assessment = &mut workbook.assessments[0];
    assessment.edition =
        EditionRef { id: "mhlw-2026".to_owned(), revision: 1, wording: String::new() };
    assessment.vendor_contract = Some(VendorContract::Present);
    let on = day(2026, 6, 12);
    for (at, row) in edition.institution.rows().enumerate() {
        let answer = if at % 3 == 1 { Answer::No } else { Answer::Yes };
        let mut response = answered(row.item.key.as_str(), answer, on);
        if answer == Answer::No {
            response.target = Some(day(2026, 12, 28));
            response.second = Round {
                answer: Some(SecondAnswer::Yes),
                date: Some(day(2027, 1, 8)),
                person: None,
            };
        }
        assessment.responses.retain(|it| it.item != row.item.key);
        assessment.responses.push(response);
    }
    workbook
}

fn laid_out(edition: &Edition, papers: &[Paper]) -> Printout {
    let papers = papers.iter().cloned().collect::<Papers>();
    let options = ReportOptions { papers, ..options(2026) };
    let fonts = Fonts::bundled();
    let printout = printout(&at_latest_year(&workbook(), edition), &options, &fonts)
        .expect("something to print");
    let bytes = pdf(&printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
    assert_eq!(verify(&bytes, &printout), Ok(()));
    assert_stands_well(&printout);
    printout
}

fn box_of(run: &TextRun) -> [f32; 4] {
    let em = run.size.0 * 25.4 / 72.0;
    // What letters really cover, without the room around them.
    [run.at.x.0, run.at.y.0 - em * 0.8, run.at.x.0 + run.width.0, run.at.y.0 + em * 0.05]
}

/// Nothing lies on anything else, nothing leaves the margins, and no line of the table goes through
/// a word.
fn assert_stands_well(printout: &Printout) {
    const NEAR: f32 = 0.01;
    for (number, page) in printout.pages.iter().enumerate() {
        let runs: Vec<&TextRun> = page.runs().filter(|run| run.width.0 > 0.0).collect();
        for (at, run) in runs.iter().enumerate() {
            let [left, top, right, bottom] = box_of(run);
            let text = &run.text;
            assert!(run.size.0 >= 8.0, "{text}");
            assert!(left >= sheet::SIDE.0 - NEAR, "page {number}: {text}");
            assert!(right <= (sheet::SIDE + sheet::WIDTH).0 + NEAR, "page {number}: {text}");
            assert!(top >= 10.0 && bottom <= 288.0, "page {number}: {text}");
            let is_in_foot = top > sheet::FOOT_RULE.0;
            assert!(is_in_foot || bottom <= sheet::BOTTOM.0, "page {number}: {text}");
            for other in &runs[at + 1..] {
                let [l, t, r, b] = box_of(other);
                let apart = r <= left + NEAR || l >= right - NEAR || b <= top || t >= bottom;
                assert!(apart, "page {number}: {text} and {}", other.text);
            }
            for mark in &page.marks {
                let Mark::Line { from, to, .. } = mark else { continue };
                let crosses = from.x.0.min(to.x.0) < right - NEAR
                    && from.x.0.max(to.x.0) > left + NEAR
                    && from.y.0.min(to.y.0) < bottom - NEAR
                    && from.y.0.max(to.y.0) > top + NEAR;
                assert!(!crosses, "page {number}: a line through {text}");
            }
        }
    }
}

fn text(page: &Page) -> String {
    page.runs().map(|run| run.text.as_str()).collect()
}

/// Where the words of the head stand on a page, from the left.
fn column_of(page: &Page, word: &str) -> f32 {
    let run = page.runs().find(|run| run.text == word);
    run.unwrap_or_else(|| panic!("no {word}")).at.x.0
}

fn wording(text: &str) -> Wording {
    Wording { text: text.to_owned(), confirmed: true, read_in: vec!["file-1".to_owned()] }
}

fn items(edition: &mut Edition) -> impl Iterator<Item = &mut Item> {
    let sections = edition.institution.sections.iter_mut();
    sections.flat_map(|section| &mut section.groups).flat_map(|group| &mut group.items)
}

const FORM: &[Paper] = &[Paper::Checklist];

#[test]
fn both_forms_of_an_excel_file_stand_on_a_page_each() {
    let printout =
        laid_out(&from_excel(), &[Paper::Checklist, Paper::BlankVendorForm, Paper::Summary]);
    assert!(text(&printout.pages[0]).contains("医療機関・薬局確認用"));
    assert!(text(&printout.pages[1]).contains("事業者確認用"));
    expect_file!["golden/joint-form.words.txt"].assert_eq(&dump_words(&printout));
    expect_file!["golden/joint-form.geometry.txt"].assert_eq(&dump_geometry(&printout));
}

#[test]
fn a_note_stands_in_small_type_below_its_sentence() {
    let printout = laid_out(&from_excel(), FORM);
    let page = &printout.pages[0];
    let note = page.runs().find(|run| run.text.starts_with("※二要素認証")).expect("a note");
    assert!((note.size.0 - sheet::SMALL.0).abs() < 0.01);
    let mut before = page.runs().take_while(|run| run.text != note.text);
    let sentence = before.find(|run| run.text.starts_with("パスワードは英数字")).expect("it");
    assert!((sentence.at.x.0 - note.at.x.0).abs() < 0.01, "they begin at the same place");
    assert!(sentence.at.y.0 < note.at.y.0 && sentence.size.0 >= note.size.0);
}

#[test]
fn a_column_that_the_form_lacks_is_not_printed_and_its_width_is_the_wordings() {
    let sentence = "インシデント発生時に診療を継続するために必要な情報を検討し";
    let lines = |edition: &Edition| {
        let printout = laid_out(edition, FORM);
        assert_eq!(printout.pages.len(), 1);
        let page = &printout.pages[0];
        let widest = page.runs().filter(|run| run.at.x.0 < 60.0 && run.at.y.0 > 60.0);
        let widest = widest.map(|run| run.at.x.0 + run.width.0).fold(0.0, f32::max);
        assert!(text(page).contains(&sentence[..30]));
        let words = |word: &str| page.runs().filter(|run| run.text == word).count();
        (widest, words("はい"), words("（"), words("2回目"), words("目標日"))
    };
    let whole = from_excel();
    let rows = whole.institution.rows().count();
    let (width, yes, days, ..) = lines(&whole);
    assert_eq!((yes, days), (rows * 2, rows * 3));
    let mut single = from_excel();
    single.institution.columns.second = None;
    let (wider, yes, days, second, target) = lines(&single);
    assert_eq!((yes, days, second, target), (rows, rows * 2, 0, 1));
    assert!(wider > width + 10.0, "{wider} {width}");
    single.institution.columns.target = None;
    let (widest, yes, days, second, target) = lines(&single);
    assert_eq!((yes, days, second, target), (rows, rows, 0, 0));
    assert!(widest > wider + 5.0, "{widest} {wider}");
    single.vendor.columns.second = None;
    let list = laid_out(&single, &[Paper::Summary]);
    let list: String = list.pages.iter().map(text).collect();
    assert!(!list.contains("1回目") && list.contains("確認はい"), "{list}");
}

#[test]
fn the_day_has_a_column_of_its_own_where_the_form_has_one() {
    let mut edition = from_excel();
    edition.institution.columns.result = Some(wording("確認結果"));
    edition.institution.columns.date = Some(wording("確認日"));
    let printout = laid_out(&edition, FORM);
    assert_eq!(printout.pages.len(), 1);
    let page = &printout.pages[0];
    let places = ["1回目", "確認日", "目標日", "2回目"].map(|word| column_of(page, word));
    assert!(places.is_sorted(), "{places:?}");
    // The day stands below its head, on the line of the answer and not below it.
    let answer = page.runs().find(|run| run.text == "はい").expect("an answer");
    let slash = page.runs().filter(|run| run.text == "/").map(|run| (run.at.x.0, run.at.y.0));
    let (x, y) = slash.into_iter().next().expect("a day");
    assert!(x > places[1] - 3.0 && x < places[2], "{x} {places:?}");
    assert!((y - answer.at.y.0).abs() < 4.0);
    expect_file!["golden/form-with-days.words.txt"].assert_eq(&dump_words(&printout));
    // Without the word of a round the head is one row: 確認結果 is the name of the answers.
    edition.institution.columns.first = None;
    edition.institution.columns.second = None;
    let page = &laid_out(&edition, FORM).pages[0];
    let heads = ["チェック項目", "確認結果", "確認日", "目標日"];
    let lines = heads.map(|word| page.runs().find(|run| run.text == word).expect(word).at.y.0);
    assert!(lines.iter().all(|y| (y - lines[0]).abs() < 0.01), "{lines:?}");
}

#[test]
fn sections_and_rows_without_a_number_are_set_as_they_are() {
    let mut edition = from_excel();
    let form = &mut edition.institution;
    form.sections[0].number.clear();
    form.sections[3].title = Some(wording("4"));
    form.sections[1].groups[0].items[1].number = None;
    form.sections[1].groups[0].items[2].number = Some(wording("（１０）"));
    form.sections[2].groups[0].items[0].number = Some(wording("第三章第一節第二項第三号"));
    let printout = laid_out(&edition, &[Paper::Checklist, Paper::Summary]);
    let page = &printout.pages[0];
    let runs: Vec<&str> = page.runs().map(|run| run.text.as_str()).collect();
    assert!(runs.contains(&"体制構築") && runs.contains(&"4"), "{runs:?}");
    assert!(!runs.contains(&"4　4"), "{runs:?}");
    let left = |start: &str| {
        let run = page.runs().find(|run| run.text.starts_with(start));
        run.unwrap_or_else(|| panic!("no {start}")).at.x.0
    };
    let (with, without) = (left("サーバ、端末PC、ネット"), left("リモートメンテ"));
    assert!((with - without).abs() < 0.01, "sentences begin at the same place");
    assert!(left("（１０）") < with);
    assert!(runs.iter().any(|run| run.starts_with("第三章第一節第二項第三号　")), "{runs:?}");
    let list: String = printout.pages[1..].iter().map(text).collect();
    assert!(!list.contains("体制構築　体制構築") && !list.contains("-（１０）-"), "{list}");
    // A form that has no number at all.
    for section in &mut edition.institution.sections {
        section.number.clear();
    }
    items(&mut edition).for_each(|item| item.number = None);
    edition.institution.sections[3].title = Some(wording("規程類の整備"));
    let page = &laid_out(&edition, &[Paper::Checklist, Paper::Summary]).pages[0];
    let sentences = page.runs().filter(|run| run.text.starts_with("パスワード"));
    for run in sentences {
        assert!((run.at.x.0 - (sheet::SIDE + sheet::CELL_SIDE).0).abs() < 0.01, "{}", run.text);
    }
}

#[test]
fn long_wording_takes_more_pages_under_the_same_head_and_is_never_cut() {
    let mut edition = from_excel();
    let long = "職員に対するサイバーセキュリティの教育と訓練を年に一度は行い、".repeat(12);
    for item in items(&mut edition) {
        let words = item.wording.as_mut().expect("it has words");
        words.text = format!("{long}{}", words.text);
        item.notes = vec![wording(&format!("※{long}"))];
    }
    edition.institution.notes =
        (0..90).map(|at| wording(&format!("注意{at}。{}", &long[..90]))).collect();
    let whole: String = edition
        .institution
        .rows()
        .flat_map(|row| row.item.wordings())
        .map(|wording| wording.text.as_str())
        .collect();
    let printout = laid_out(&edition, FORM);
    assert!(printout.pages.len() > 3);
    let letters = |text: &str| text.chars().filter(|it| "職訓※".contains(*it)).count();
    let printed: String = printout.pages.iter().map(text).collect();
    let notes: usize = edition.institution.notes.iter().map(|note| letters(&note.text)).sum();
    assert_eq!(letters(&printed), letters(&whole) + notes);
    for page in &printout.pages[2..] {
        for head in ["チェック項目", "1回目", "目標日", "2回目"] {
            assert!(page.runs().any(|run| run.text == head), "{head}");
        }
    }
}

#[test]
fn the_sheets_of_two_vendors_are_told_apart_without_a_line_for_the_name() {
    let mut edition = from_excel();
    edition.vendor.vendor_name_label = None;
    let printout = laid_out(&edition, &[Paper::Vendors, Paper::BlankVendorForm]);
    let texts: Vec<String> = printout.pages.iter().map(text).collect();
    assert!(texts[0].contains("事業者名見本システム株式会社"), "{}", texts[0]);
    assert!(texts[1].contains("事業者名ネットワーク見本合同会社"), "{}", texts[1]);
    assert!(!texts[2].contains("事業者名"), "{}", texts[2]);
}

#[test]
fn a_sheet_is_a_draft_until_the_last_row_is_confirmed() {
    const REMARK: &str = "※文言の一部は原本と未照合";
    let papers = &[Paper::Checklist, Paper::Vendors, Paper::Summary];
    let mut edition = from_excel();
    let printed = laid_out(&edition, papers);
    assert!(printed.pages.iter().all(|page| !text(page).contains("下書き")));
    assert!(printed.pages.iter().all(|page| !text(page).contains(REMARK)));
    let last = |edition: &mut Edition, confirmed| {
        let sections: &mut Vec<Section> = &mut edition.vendor.sections;
        let group = sections.last_mut().and_then(|section| section.groups.last_mut());
        let item = group.and_then(|group| group.items.last_mut()).expect("a row");
        item.wording.as_mut().expect("it has words").confirmed = confirmed;
    };
    last(&mut edition, false);
    let printed = laid_out(&edition, papers);
    for page in &printed.pages {
        assert_eq!(text(page).matches(REMARK).count(), 1, "{}", text(page));
    }
    let title = format!("{} {}（下書き）", edition.name.text, edition.title.text);
    for page in &printed.pages[..4] {
        assert_eq!(text(page).matches(&title).count(), 1, "{}", text(page));
    }
    last(&mut edition, true);
    assert_eq!(edition.unconfirmed(), 0);
    assert_eq!(edition.form(FormKind::Vendor), &from_excel().vendor);
    assert_eq!(laid_out(&edition, papers), laid_out(&from_excel(), papers));
}

#[test]
fn the_title_shrinks_to_one_line_and_names_its_year_once() {
    let mut edition = from_excel();
    let set = |edition: &Edition| {
        let printout = laid_out(edition, FORM);
        let page = &printout.pages[0];
        let run = page.runs().find(|run| run.text.contains("チェックリスト")).expect("a title");
        (run.text.clone(), run.size.0)
    };
    // With a remark in brackets, as here, it would need a second line.
    let (title, size) = set(&edition);
    assert_eq!(title, format!("令和8年度版 {}", edition.title.text));
    assert!(size < sheet::TITLE.0 - 0.4 && size >= sheet::FORM_TITLE[4].0, "{size}");
    edition.title.text = "医療機関・薬局におけるサイバーセキュリティ対策チェックリスト".to_owned();
    let (title, size) = set(&edition);
    assert_eq!(title, format!("令和8年度版 {}", edition.title.text));
    assert!((size - sheet::TITLE.0).abs() < 0.01);
    edition.title.text = format!("令和8年度版{}", edition.title.text);
    assert_eq!(set(&edition).0, edition.title.text);
}
