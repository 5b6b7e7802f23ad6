//! Editions beside the files of the ministry: what stands in a file is found, whatever program wrote it,
//! and only real differences are left.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use clinic::{at_latest_year, edition, options, workbook};
use tenkencho::edition::compare::{
    ComparedSpan, Comparison, ComparisonCounts, OriginalStanding, compare, marked,
};
use tenkencho::model::original_text::{OriginalCell, OriginalPage, OriginalText};
use tenkencho::model::{Edition, FormKind, ItemKey, Paper, Papers, WordingPart, wording_place};
use tenkencho::original::{printed_text, read_book};
use tenkencho::pdf_text::read;
use tenkencho::report::{Fonts, ReportOptions, pdf, printout};

#[expect(clippy::disallowed_methods, reason = "a test opens its own files")]
fn bytes_of(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf").join(name);
    std::fs::read(path).expect("a file of the tests")
}

fn text_of(name: &str) -> OriginalText {
    read(&bytes_of(name)).expect("text").text
}

/// The differences, each as the number of its row, our words and those of the file.
fn differences(comparison: &Comparison) -> Vec<(String, String, String)> {
    let differences = comparison.differences().map(|it| {
        let original = match &it.standing {
            OriginalStanding::Differs { original } => original.clone(),
            _ => "-".to_owned(),
        };
        (it.number.clone(), it.words.clone(), original)
    });
    differences.collect()
}

fn three(texts: [&str; 3]) -> (String, String, String) {
    let [number, ours, original] = texts.map(str::to_owned);
    (number, ours, original)
}

#[test]
fn everything_that_stands_in_a_file_is_found() {
    let files = [
        "calc-both.pdf",
        "calc-narrow.pdf",
        "calc-no-changes-allowed.pdf",
        "calc-noto.pdf",
        "chromium-blanks.pdf",
        "chromium-both.pdf",
        "chromium-broken-lines.pdf",
        "chromium-full-width.pdf",
        "chromium-half-width.pdf",
        "chromium-no-lines.pdf",
        "chromium-noto.pdf",
        "chromium-vendor-first.pdf",
        "chromium-without-map.pdf",
        "writer-both.pdf",
    ];
    let all = edition().wordings().len();
    for file in files {
        let comparison = compare(&edition(), &text_of(file));
        assert_eq!(differences(&comparison), [], "{file}");
        let counts = ComparisonCounts { same: all, ..ComparisonCounts::default() };
        assert_eq!(comparison.counts(), counts, "{file}");
        assert_eq!(comparison.forms, [FormKind::Institution, FormKind::Vendor], "{file}");
    }
}

#[test]
fn only_real_differences_are_left() {
    for file in ["calc-reworded.pdf", "chromium-reworded.pdf"] {
        let comparison = compare(&edition(), &text_of(file));
        let removed = "退職者や使用していないアカウント等、不要なアカウントを削除している。";
        let expected = [
            three([
                "2-(1)",
                "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。",
                "サーバ、端末PC及びネットワーク機器について台帳を作成し、管理している。",
            ]),
            three(["2-(5)", "(5)", "-"]),
            three(["2-(5)", removed, "-"]),
            three([
                "3-(3)",
                "サイバー攻撃を想定した事業継続計画（BCP）を策定している。",
                "サイバー攻撃を想定した事業継続計画（BCP）を策定し、年１回訓練を行っている。",
            ]),
        ];
        assert_eq!(differences(&comparison), expected, "{file}");
        // The same sentence stands under another heading, and that is another row.
        let gone = comparison.differences().nth(2).expect("the removed row");
        let key = ItemKey("unused-accounts/pc".to_owned());
        assert_eq!(gone.place.part, WordingPart::ItemWording(key), "{file}");
        let counts = comparison.counts();
        assert_eq!(comparison.forms, [FormKind::Institution], "{file}");
        assert_eq!(counts.no_form, edition().vendor.wordings().len(), "{file}");
        assert_eq!(counts.differs + counts.not_found, 4, "{file}");
    }
}

#[test]
fn numbers_of_another_kind_are_differences() {
    let comparison = compare(&edition(), &text_of("calc-other-numbers.pdf"));
    let differences = differences(&comparison);
    assert_eq!(differences.len(), 32);
    assert_eq!(differences[4], three(["2-(4)", "(4)", "④"]));
}

#[test]
fn the_program_finds_its_own_pages() {
    let mut papers = Papers::only(Paper::Checklist);
    papers.set(Paper::BlankVendorForm, true);
    let options = ReportOptions { papers, ..options(2024) };
    let fonts = Fonts::bundled();
    // What is not confirmed yet makes a draft, and the title says so.
    let mut edition = edition();
    wording_place::visit(&mut edition, &mut |_, wording| wording.confirmed = true);
    let printout = printout(&at_latest_year(&workbook(2024), &edition), &options, &fonts);
    let printout = printout.expect("something to print");
    let bytes = pdf(&printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
    let comparison = compare(&edition, &read(&bytes).expect("text").text);
    assert_eq!(differences(&comparison), []);
    assert_eq!(comparison.counts().no_form, 0);
}

/// The sheets of a workbook that hold the forms of an edition.
fn sheets(edition: &Edition, write: impl Fn(&str) -> String) -> OriginalText {
    let pages = [FormKind::Institution, FormKind::Vendor].map(|kind| {
        let form = edition.form(kind);
        let mut cells = Vec::new();
        let mut row = 1;
        let mut add = |row: u32, column: u32, text: &str| {
            let text = write(text);
            cells.push(OriginalCell { row, column, rows: 1, columns: 1, text });
        };
        add(0, 0, &format!("{}　{}", edition.name.text, edition.title.text));
        add(0, 3, &form.name.text);
        for wording in form.notes.iter().chain(&form.vendor_name_label) {
            add(row, 0, &wording.text);
            row += 1;
        }
        let columns = &form.columns;
        let heads =
            [&columns.item, &columns.result, &columns.first, &columns.target, &columns.second];
        for (column, wording) in (1..).zip(heads.into_iter().flatten()) {
            add(row, column, &wording.text);
        }
        row += 1;
        let mut heading = (String::new(), String::new());
        if let Some(applicability) = &form.applicability {
            add(row, 0, &applicability.title.text);
            row += 1;
        }
        for item in form.rows() {
            let section = item.section.and_then(|it| it.title.as_ref());
            let section = section.map_or(String::new(), |it| it.text.clone());
            let group = item.group.and_then(|it| it.heading.as_ref());
            let group = group.map_or(String::new(), |it| it.text.clone());
            if section != heading.0 {
                add(row, 0, &section);
                row += 1;
            }
            if group != heading.1 && !group.is_empty() {
                add(row, 1, &group);
                row += 1;
            }
            heading = (section, group);
            let number = item.item.number.as_ref().map_or("", |it| it.text.as_str());
            add(row, 0, number);
            add(row, 1, item.item.words());
            add(row, 2, &format!("{}・{}", columns.yes.text, columns.no.text));
            row += 1;
        }
        OriginalPage::of_cells(&cells)
    });
    OriginalText { pages: pages.into() }
}

#[test]
fn cells_of_a_workbook_are_compared_like_pages() {
    let edition = edition();
    let comparison = compare(&edition, &sheets(&edition, str::to_owned));
    assert_eq!(differences(&comparison), []);
    let broken = |text: &str| text.replace('、', "、\n").replace("PC", " ＰＣ ");
    assert_eq!(differences(&compare(&edition, &sheets(&edition, broken))), []);
}

#[test]
fn a_workbook_of_another_program_is_compared_like_its_pages() {
    for (book, pages) in
        [("calc-both.xlsx", "calc-both.pdf"), ("calc-reworded.xlsx", "calc-reworded.pdf")]
    {
        let book = read_book(&bytes_of(book)).expect("a workbook");
        let of_book = compare(&edition(), &printed_text(&book));
        assert_eq!(of_book, compare(&edition(), &text_of(pages)), "{pages}");
    }
}

#[test]
fn words_added_to_a_sentence_are_a_difference() {
    let edition = edition();
    let ours = "アクセスログを管理している。";
    for other in
        ["サーバのアクセスログを管理している。", "アクセスログを管理している。また、点検している。"]
    {
        let written = sheets(&edition, |text| text.replace(ours, other));
        let expected = three(["2-(6)", ours, other]);
        let found = differences(&compare(&edition, &written));
        assert_eq!(found, [expected.clone(), expected], "{other}");
    }
    let with_note = |text: &str| text.replace(ours, &format!("{ours}\n※契約書で確認すること。"));
    assert_eq!(differences(&compare(&edition, &sheets(&edition, with_note))), []);
}

#[test]
fn a_row_in_quite_other_words_is_known_by_its_place() {
    let edition = edition();
    let other = "機器の一覧表を備える。";
    let ours = "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。";
    let found = compare(&edition, &sheets(&edition, |text| text.replace(ours, other)));
    assert_eq!(differences(&found), [three(["2-(1)", ours, other])]);
}

#[test]
fn another_year_is_a_difference_wherever_it_stands() {
    let edition = edition();
    let found = compare(&edition, &sheets(&edition, |it| it.replace("令和6年度", "令和7年度")));
    let differences = differences(&found);
    assert_eq!(differences.len(), 5, "{differences:?}");
    assert_eq!(differences[0], three(["", "令和6年度版", "令和7年度版"]));
}

#[test]
fn a_file_about_something_else_has_nothing_of_ours() {
    let page = OriginalPage::of_cells(&[OriginalCell {
        row: 0,
        column: 0,
        rows: 1,
        columns: 1,
        text: "手指消毒の手順について、次のとおり定める。".to_owned(),
    }]);
    let comparison = compare(&edition(), &OriginalText { pages: vec![page] });
    assert_eq!(comparison.counts().same, 0);
    assert_eq!(comparison.counts().differs, 0);
    let nothing = compare(&edition(), &OriginalText::default());
    assert_eq!(nothing.counts().same, 0);
}

#[test]
fn differing_characters_are_marked_on_both_sides() {
    let (ours, original) = marked("情報区分毎の 設定（1）", "情報区分ごとの設定(１)。");
    let span = |text: &str, differs| ComparedSpan { text: text.to_owned(), differs };
    let expected = [span("情報区分", false), span("毎", true), span("の 設定（1）", false)];
    assert_eq!(ours, expected);
    let expected =
        [span("情報区分", false), span("ごと", true), span("の設定(１)", false), span("。", true)];
    assert_eq!(original, expected);
}

#[test]
fn two_hundred_pieces_are_compared_while_nobody_waits() {
    let text = text_of("chromium-no-lines.pdf");
    let edition = edition();
    let start = Instant::now();
    let comparison = compare(&edition, &text);
    // Without optimization and beside other tests; a release takes a tenth of it.
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(comparison.places.len() > 100);
}
