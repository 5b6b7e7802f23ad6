//! A year on a bridge: its rows are answered, and nothing that is made from it passes for the form.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;

use clinic::{answered, at_latest_year, day, options, year};
use expect_test::{expect, expect_file};
use tenkencho::edition::EditionLibrary;
use tenkencho::exchange::tables;
use tenkencho::explain;
use tenkencho::model::missing::{Missing, missing};
use tenkencho::model::need::vendor_sheets_needed;
use tenkencho::model::next_step::{NextStep, next_step};
use tenkencho::model::progress::progress;
use tenkencho::model::proofreading::{Overlay, pieces};
use tenkencho::model::questions::questions;
use tenkencho::model::{
    Answer, AnsweredYear, Assessment, Edition, FormRef, Paper, PaperScope, Papers, VendorContract,
    VendorId, WhyEmpty, Workbook,
};
use tenkencho::report::paper::{Page, Printout};
use tenkencho::report::{Fonts, ReportError, ReportOptions, dump_words, printout};
use tenkencho::text;

fn bridge() -> Edition {
    EditionLibrary::embedded().published("mhlw-2025").cloned().expect("embedded")
}

/// The clinic of the sample pages in a year on the bridge: every row is answered, by turns.
fn workbook(edition: &Edition) -> Workbook {
    let mut workbook = clinic::workbook(2025);
    let assessment = &mut workbook.assessments[0];
    assessment.edition = tenkencho::edition::reference(edition);
    let all = [Answer::Yes, Answer::No, Answer::Unknown, Answer::NotApplicable];
    let rows = edition.institution.rows().zip(all.into_iter().cycle());
    let answers = rows.map(|(row, answer)| {
        let mut response = answered(row.item.key.as_str(), answer, day(2025, 6, 12));
        if answer == Answer::No {
            response.target = Some(day(2026, 1, 31));
        }
        if answer == Answer::NotApplicable {
            "使っていない。".clone_into(&mut response.reason);
        }
        response
    });
    assessment.responses = answers.collect();
    assessment.vendor_sheets = assessment.vendor_sheets.iter().take(1).cloned().collect();
    workbook
}

fn laid_out(
    workbook: &Workbook,
    edition: &Edition,
    papers: Papers,
) -> Result<Printout, ReportError> {
    let options = ReportOptions { papers, ..options(edition.fiscal_year.number()) };
    printout(&at_latest_year(workbook, edition), &options, &Fonts::bundled())
}

fn all_text(printout: &Printout) -> String {
    printout.pages.iter().map(Page::text).collect()
}

/// Every paper that is made from a year.
fn papers_of_a_year() -> Vec<Paper> {
    let documents = tenkencho::edition::embedded_documents();
    let offered = Paper::offered(&documents, &Workbook::default());
    let of_year = offered.into_iter().filter(|paper| paper.spec().scope == PaperScope::Year);
    of_year.chain([Paper::Letter(VendorId(3))]).collect()
}

#[test]
fn a_bridge_prints_the_list_of_entries_and_the_record_alone_and_every_page_is_marked() {
    let edition = bridge();
    let workbook = workbook(&edition);
    let everything: Papers = papers_of_a_year().into_iter().collect();
    let printout = laid_out(&workbook, &edition, everything).expect("the list of entries");
    for page in &printout.pages {
        let foot: String =
            page.runs().filter(|run| run.at.y.0 > 279.0).map(|run| run.text.as_str()).collect();
        assert!(foot.contains("様式ではありません"), "{foot}");
    }
    assert!(printout.title.ends_with("点検の記録（様式ではありません）"), "{}", printout.title);
    expect_file!["golden/bridge.words.txt"].assert_eq(&dump_words(&printout));
    // Each of the others says why, also where it is asked for by itself.
    let answered = AnsweredYear { assessment: &workbook.assessments[0], edition: &edition };
    for paper in papers_of_a_year() {
        let papers = Papers::only(paper.clone());
        let why = papers.why_empty(&paper, &workbook, Some(answered));
        if paper == Paper::InnerMemos {
            assert_eq!(why, Some(WhyEmpty::NoInnerMemos));
            continue;
        }
        let is_list = matches!(paper, Paper::Summary | Paper::Activity);
        assert_eq!(why, (!is_list).then_some(WhyEmpty::NoForm), "{paper:?}");
        let printed = laid_out(&workbook, &edition, papers);
        assert_eq!(printed.is_ok(), is_list, "{paper:?}");
    }
    let documents = tenkencho::edition::embedded_documents();
    expect!["様式ではありません。つなぎの版の年度は、記入内容一覧と実施記録だけを印刷できます。"]
        .assert_eq(&explain::export::why_paper_empty(
            WhyEmpty::NoForm,
            &Paper::Checklist,
            &documents,
        ));
}

#[test]
fn any_bridge_is_held_to_the_same_even_one_that_has_all_the_words_of_a_form() {
    let mut edition = clinic::edition();
    let workbook = clinic::workbook(2024);
    let print = |edition: &Edition, paper: Paper| laid_out(&workbook, edition, Papers::only(paper));
    let quoting = [Paper::Checklist, Paper::Vendors, Paper::BlankVendorForm, Paper::Questions];
    for paper in quoting.clone() {
        assert!(print(&edition, paper).is_ok());
    }
    edition.bridge = true;
    for paper in quoting {
        assert_eq!(print(&edition, paper).err(), Some(ReportError::NothingToPrint));
    }
    let list = print(&edition, Paper::Summary).expect("the list of entries");
    assert!(all_text(&list).contains("様式ではありません"));
}

#[test]
fn a_row_of_which_the_theme_is_known_goes_by_its_short_title_everywhere() {
    let edition = bridge();
    let workbook = workbook(&edition);
    let assessment = &workbook.assessments[0];
    let list = laid_out(&workbook, &edition, Papers::only(Paper::Summary)).expect("pages");
    let table = tables::answers(&workbook, &edition, assessment);
    let table = format!("{:?}", table.rows);
    let asked = questions(&edition, assessment);
    let rows = asked.iter().map(|it| (it, explain::vendors::proposal(None, it.row.item)));
    let asked = explain::vendors::questions(rows, std::iter::empty(), &workbook, &edition);
    // All rows are listed and in the table; the vendor is asked some of them.
    for (said, of_all) in [(&all_text(&list), true), (&table, true), (&asked, false)] {
        // What such rows read like on other years' forms, or are remembered to read like on this one.
        for words in [
            "アクセス利用権限を設定している",
            "不要なアカウントを削除",
            "接続を制限している",
            "二要素認証を実装している",
            "令和9年度までに",
            "アクセスログを管理している",
            "連絡体制図がある",
            "事業継続計画（BCP）を策定している",
            "具体的な実施方法を運用管理規程等に定めている",
            "規程類の整備",
            "インシデント発生に備えた対応",
        ] {
            assert!(!said.contains(words), "{words} in {said}");
        }
        for row in edition.institution.rows().filter(|row| row.item.wording.is_none()) {
            let response = assessment.response(FormRef::Institution, &row.item.key);
            let is_unknown = response.is_some_and(|it| it.current() == Some(Answer::Unknown));
            let short: String = row.item.short.chars().filter(|c| !c.is_whitespace()).collect();
            let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(said.contains(&short), of_all || is_unknown, "{short} in {said}");
        }
    }
    assert!(table.contains("（文言は分かっていません）"), "{table}");
    assert!(asked.contains("令和7年度版の項目（つなぎの版）") && !asked.contains("チェックリスト"));
}

#[test]
fn its_rows_are_answered_counted_and_asked_for_and_no_vendor_form_is() {
    let edition = bridge();
    let mut assessment = Assessment {
        edition: tenkencho::edition::reference(&edition),
        vendor_contract: None,
        inspection_on: None,
        responses: Vec::new().into(),
        ..workbook(&edition).assessments[0].clone()
    };
    let today = day(2025, 6, 12);
    assert_eq!(progress(&edition, &assessment, FormRef::Institution).total(), 18);
    let all = missing(&edition, &assessment, today);
    // Two rows depend on a contract, so it is asked for.
    assert_eq!(all[0], Missing::VendorContract);
    assert_eq!(all.len(), 1 + 18);
    assert_eq!(next_step(&edition, &assessment, today), NextStep::VendorContract);
    assessment.vendor_contract = Some(VendorContract::Present);
    assert!(!vendor_sheets_needed(&edition, &assessment));
    let rows =
        |it: &Missing| matches!(it, Missing::Row(place, _) if place.form == FormRef::Institution);
    assert!(missing(&edition, &assessment, today).iter().all(rows), "no sheet is missing");
    assessment.vendor_contract = Some(VendorContract::Absent);
    assert_eq!(progress(&edition, &assessment, FormRef::Institution).total(), 16);
    for row in edition.institution.rows() {
        let response = answered(row.item.key.as_str(), Answer::Yes, today);
        assessment.responses.push(response);
    }
    assert_eq!(missing(&edition, &assessment, today), []);
    let step = next_step(&edition, &assessment, today);
    assert_eq!(step, NextStep::Print);
    let (_, how) = explain::overview::next(&step, &edition, &Workbook::default(), year(2025));
    assert!(how.contains("様式ではない"), "{how}");
}

#[test]
fn nothing_of_a_bridge_is_to_be_compared_with_an_original() {
    let edition = bridge();
    assert!(edition.wordings().iter().any(|wording| !wording.confirmed));
    assert_eq!(pieces(&edition, &Overlay::default(), &|_| false), []);
    // The same of the line above other papers of the year: it names no form.
    assert_eq!(text::report::year_line(year(2026), &edition), "点検年度 令和8年度");
}
