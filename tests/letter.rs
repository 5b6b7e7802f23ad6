//! The letter to a vendor: what it says, what goes with it, and that nothing is cut.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;

use std::ops::ControlFlow;

use clinic::{at_latest_year, day, edition, options, workbook};
use tenkencho::explain::vendors;
use tenkencho::model::questions::questions;
use tenkencho::model::{
    Answer, Paper, Papers, PersonId, Response, RewordedQuestion, Role, VendorContract, VendorId,
    Workbook,
};
use tenkencho::report::paper::{Page, Printout};
use tenkencho::report::{Fonts, ReportError, missing_glyphs, pdf, printout, sheet, verify};

const FIRST: VendorId = VendorId(3);
const SECOND: VendorId = VendorId(4);

fn printed(workbook: &Workbook, papers: Papers) -> Result<Printout, ReportError> {
    let options = tenkencho::report::ReportOptions { papers, ..options(2024) };
    printout(&at_latest_year(workbook, &edition()), &options, &Fonts::bundled())
}

fn letter(workbook: &Workbook) -> Printout {
    printed(workbook, Papers::only(Paper::Letter(FIRST))).expect("a letter")
}

/// The page as it is read, blanks and line ends left out: where a line breaks is no matter here.
fn text(page: &Page) -> String {
    page.text().chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn a_letter_comes_with_the_blank_form_and_the_questions() {
    let workbook = workbook(2024);
    let printout = letter(&workbook);
    let titles: Vec<_> =
        printout.outline.iter().map(|entry| (entry.title.as_str(), entry.page)).collect();
    let expected = [
        ("依頼状　見本システム株式会社", 0),
        ("事業者確認用　見本システム株式会社（配布用）", 1),
        ("事業者への照会事項", 2),
    ];
    assert_eq!(titles, expected);
    assert_eq!(printout.pages.len(), 3);
    let said = text(&printout.pages[0]);
    for words in [
        "令和6年6月12日",
        "見本システム株式会社御中",
        "みほんクリニック",
        "東京都千代田区霞が関0-0-0見本ビル2階",
        "電話03-0000-0000",
        "管理者見本花子",
        "拝啓",
        "敬具",
        "記1同封の「事業者確認用」へのご記入",
        "2ご返送の期日年月日まで",
        "3医療情報セキュリティ開示書（MDS/SDS）のご提供",
        "4リモート保守の有無と方法",
        "5別紙「事業者への照会事項」へのご回答別紙の1件",
        "同封事業者確認用1部事業者への照会事項1部以上",
        "1/3",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let form = text(&printout.pages[1]);
    assert!(form.starts_with("提出先みほんクリニック"), "{form}");
    assert!(form.contains("事業者名見本システム株式会社"), "{form}");
    assert!(!form.contains("医療機関が転記"), "the form is blank: {form}");
    assert!(text(&printout.pages[2]).contains("バックグラウンドで動作している"));
}

#[test]
fn a_letter_asks_only_for_what_is_still_to_come() {
    let mut workbook = workbook(2024);
    let vendor = &mut workbook.vendors[0];
    "保守 見本一郎".clone_into(&mut vendor.contact_person);
    "電子カルテ、レセコン".clone_into(&mut vendor.systems);
    vendor.remote_maintenance = Some(true);
    "VPN、許可したときだけ".clone_into(&mut vendor.remote_method);
    let assessment = &mut workbook.assessments[0];
    assessment.responses.retain(|response| response.item.as_str() != "background-services/pc");
    let sheet = &mut assessment.vendor_sheets[0];
    sheet.next_on = Some(day(2024, 7, 31));
    sheet.disclosure_asked_on = Some(day(2024, 5, 7));
    let printout = letter(&workbook);
    assert_eq!(printout.pages.len(), 2, "there is nothing to ask");
    let said = text(&printout.pages[0]);
    for words in [
        "見本システム株式会社保守見本一郎様",
        "対象のシステム電子カルテ、レセコン",
        "ご返送の期日令和6年7月31日まで",
        "（令和6年5月7日にもお願いしております。）",
        "リモート保守が「ある」（VPN、許可したときだけ）",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    assert!(!said.contains("御中") && !said.contains("別紙"), "{said}");
    let sheet = &mut workbook.assessments[0].vendor_sheets[0];
    sheet.disclosure_received_on = Some(day(2024, 6, 1));
    sheet.next_on = Some(day(2024, 6, 11));
    let said = text(&letter(&workbook).pages[0]);
    assert!(!said.contains("開示書"), "{said}");
    assert!(said.contains("ご返送の期日年月日まで"), "a day that has passed is no day: {said}");
}

#[test]
fn a_letter_stays_on_one_page_as_long_as_it_can_and_is_never_cut() {
    let long = |words: &str, times: usize| words.repeat(times);
    for times in [1, 3, 12] {
        let mut workbook = workbook(2024);
        workbook.clinic.name = long("医療法人社団みほん会みほん総合内科循環器科クリニック", times);
        workbook.clinic.address = long("東京都千代田区霞が関一丁目二番三号見本中央ビル別館", times);
        let vendor = &mut workbook.vendors[0];
        vendor.name = long("見本医療情報システムソリューションズ株式会社関東支社", times);
        vendor.contact_person = long("保守サービス部第二課 見本一郎", times);
        vendor.systems =
            long("電子カルテ、レセコン、画像管理、予約、オンライン資格確認、", times * 2);
        let printout = letter(&workbook);
        let letters = printout.outline[1].page;
        assert_eq!(letters, if times < 12 { 1 } else { 2 }, "{times}");
        let said: String = printout.pages[..letters].iter().map(text).collect();
        let of = |words: &str| words.replace(' ', "");
        for words in [
            of(&workbook.clinic.name),
            of(&workbook.clinic.address),
            of(&workbook.vendors[0].name),
            of(&workbook.vendors[0].contact_person),
        ] {
            // A foot may stand between the two halves of what goes on over the page.
            let half = words.chars().count() / 2;
            let begins: String = words.chars().take(half.min(60)).collect();
            assert!(said.contains(&begins), "{words} is not in {said}");
        }
        assert!(said.contains("以上"), "{said}");
        for run in printout.pages.iter().flat_map(Page::runs) {
            let right = run.at.x.0 + run.width.0;
            assert!(run.size.0 >= 8.0 && run.at.x.0 >= sheet::SIDE.0 - 0.01, "{}", run.text);
            assert!(right <= (sheet::SIDE + sheet::WIDTH).0 + 0.01, "{}", run.text);
            assert!(run.at.y.0 >= 10.0 && run.at.y.0 <= 287.0, "{}", run.text);
        }
    }
}

#[test]
fn each_vendor_gets_pages_numbered_for_itself() {
    let workbook = workbook(2024);
    let papers = [Paper::Checklist, Paper::Letter(SECOND), Paper::Letter(FIRST)];
    let printout = printed(&workbook, papers.into_iter().collect()).expect("pages");
    let numbers: Vec<String> = printout
        .pages
        .iter()
        .map(|page| {
            let is_number = |text: &&str| text.contains(" / ") && text.len() == 5;
            page.runs().map(|run| run.text.as_str()).filter(is_number).collect()
        })
        .collect();
    assert_eq!(numbers, ["1 / 1", "1 / 3", "2 / 3", "3 / 3", "1 / 3", "2 / 3", "3 / 3"]);
    let fonts = Fonts::bundled();
    let bytes = pdf(&printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
    assert_eq!(verify(&bytes, &printout), Ok(()));
}

#[test]
fn a_letter_is_printed_whatever_the_year_needs() {
    let mut workbook = workbook(2024);
    workbook.assessments[0].vendor_contract = Some(VendorContract::Absent);
    workbook.assessments[0].vendor_sheets.clear();
    let printout = letter(&workbook);
    assert!(text(&printout.pages[0]).contains("見本システム株式会社御中"));
    assert!(text(&printout.pages[1]).contains("事業者名見本システム株式会社"));
    // A vendor that is gone gets none.
    let gone = Papers::only(Paper::Letter(VendorId(99)));
    assert_eq!(printed(&workbook, gone).err(), Some(ReportError::NothingToPrint));
}

#[test]
fn a_letter_does_not_call_itself_an_earlier_request() {
    let mut workbook = workbook(2024);
    let mut asked = |on| {
        workbook.assessments[0].vendor_sheets[0].disclosure_asked_on = Some(on);
        workbook.assessments[0].vendor_sheets[0].disclosure_received_on = None;
        text(&letter(&workbook).pages[0])
    };
    assert!(asked(day(2024, 6, 11)).contains("（令和6年6月11日にもお願いしております。）"));
    let same_day = asked(day(2024, 6, 12));
    assert!(same_day.contains("開示書（MDS/SDS）のご提供"), "{same_day}");
    assert!(!same_day.contains("にもお願いしております"), "{same_day}");
}

#[test]
fn a_name_that_carries_its_title_gets_no_second_one() {
    let mut workbook = workbook(2024);
    for (typed, expected) in
        [("見本一郎", "見本一郎様"), ("見本一郎様", "見本一郎様"), ("見本 殿", "見本殿")]
    {
        typed.clone_into(&mut workbook.vendors[0].contact_person);
        let said = text(&letter(&workbook).pages[0]);
        assert!(said.contains(expected) && !said.contains("様様"), "{typed}: {said}");
        assert!(!said.contains("殿様"), "{typed}: {said}");
    }
}

#[test]
fn what_a_letter_cannot_print_is_named() {
    let mut workbook = workbook(2024);
    "見本\u{e000}".clone_into(&mut workbook.vendors[0].contact_person);
    "回線\u{e001}".clone_into(&mut workbook.vendors[0].remote_method);
    workbook.vendors[0].remote_maintenance = Some(true);
    "霞が関\u{e002}".clone_into(&mut workbook.clinic.address);
    let papers = Papers::only(Paper::Letter(FIRST));
    let found = missing_glyphs(&printed(&workbook, papers).expect("a letter").pages);
    let mut characters: Vec<char> = found.iter().map(|gap| gap.character).collect();
    characters.sort_unstable();
    assert_eq!(characters, ['\u{e000}', '\u{e001}', '\u{e002}']);
    let place = found.iter().find(|gap| gap.character == '\u{e000}').map(|gap| &gap.places);
    assert_eq!(place, Some(&vec!["事業者「見本システム株式会社」 担当者名".to_owned()]));
    // What the letter does not say is not listed.
    workbook.vendors[0].remote_maintenance = None;
    let found = missing_glyphs(&letter(&workbook).pages);
    assert!(found.iter().all(|gap| gap.character != '\u{e001}'), "{found:?}");
}

#[test]
fn what_the_clinic_noted_for_itself_does_not_go_out_to_a_vendor() {
    let mut workbook = workbook(2024);
    let unknown = workbook.assessments[0]
        .responses
        .iter_mut()
        .find(|response| response.first.answer == Some(Answer::Unknown))
        .expect("something is not known");
    "ほかの会社の返事を待っている".clone_into(&mut unknown.memo);
    let all = |printout: &Printout| printout.pages.iter().map(text).collect::<String>();
    assert!(!all(&letter(&workbook)).contains("ほかの会社"));
    let sheet = printed(&workbook, Papers::only(Paper::Questions)).expect("the questions");
    assert!(!all(&sheet).contains("ほかの会社"));
    let entries = printed(&workbook, Papers::only(Paper::Summary)).expect("the entries");
    assert!(
        all(&entries).contains("ほかの会社の返事を待っている"),
        "the clinic's own paper has it"
    );
    let (edition, year) = (edition(), &workbook.assessments[0]);
    let asked = questions(&edition, year);
    let rows = asked.iter().map(|question| (question, "いつですか。".to_owned()));
    let copied = vendors::questions(rows, std::iter::empty(), &workbook, &edition);
    assert!(copied.contains("・いつですか。"), "{copied}");
    assert!(!copied.contains("ほかの会社"), "{copied}");
}

#[test]
fn a_vendor_is_asked_only_what_its_sheet_does_not_leave_out() {
    let mut workbook = workbook(2024);
    let edition = edition();
    for response in workbook.assessments[0].responses.iter_mut().skip(9) {
        response.first.answer = Some(Answer::Unknown);
        response.second.answer = None;
    }
    let year = &workbook.assessments[0];
    let all: Vec<_> = questions(&edition, year).iter().map(|it| it.row.item.clone()).collect();
    assert!(all.len() > 1, "{all:?}");
    let (left_out, kept) = (&all[0], &all[1..]);
    workbook.assessments[0].vendor_sheets[0].not_asked = vec![left_out.key.clone()];
    let said = |workbook: &Workbook, vendor| {
        let papers = Papers::only(Paper::Letter(vendor));
        printed(workbook, papers).expect("a letter").pages.iter().map(text).collect::<String>()
    };
    let count = |count: usize| format!("別紙の{count}件");
    let first = said(&workbook, FIRST);
    assert!(first.contains(&count(kept.len())) && !first.contains(&count(all.len())), "{first}");
    let other = workbook.assessments[0].vendor_sheets[1].vendor;
    assert!(said(&workbook, other).contains(&count(all.len())));
    // Where nothing is left to ask there is no sheet of questions.
    let keys = all.iter().map(|item| item.key.clone()).collect();
    workbook.assessments[0].vendor_sheets[0].not_asked = keys;
    assert!(!said(&workbook, FIRST).contains("事業者への照会事項"));
}

/// A vendor can answer a question; the sentences of the form are none.
#[test]
fn a_vendor_is_asked_in_plain_questions_that_the_clinic_may_reword() {
    let mut workbook = workbook(2024);
    let edition = edition();
    let asked = questions(&edition, &workbook.assessments[0])[0].row.item.clone();
    let guidance = tenkencho::edition::embedded_guidance();
    let guided = guidance.item(tenkencho::model::FormKind::Institution, &asked.key);
    let plain = tenkencho::model::guidance::plain(&guided.expect("guidance").ask[0]);
    let all = |workbook: &Workbook, paper| {
        let printout = printed(workbook, Papers::only(paper)).expect("pages");
        printout.pages.iter().map(text).collect::<String>()
    };
    assert!(all(&workbook, Paper::Questions).contains(&format!("・{plain}")));
    let letter = all(&workbook, Paper::Letter(FIRST));
    assert!(letter.contains(&format!("・{plain}")), "{letter}");
    let sheet = &mut workbook.assessments[0].vendor_sheets[0];
    let own = "夜間も動いていますか。\n止めてよいですか。".to_owned();
    sheet.reworded = vec![RewordedQuestion { item: asked.key.clone(), text: own }];
    "解約の手続きを教えてください。\n\n".clone_into(&mut sheet.own_questions);
    let letter = all(&workbook, Paper::Letter(FIRST));
    for words in
        ["・夜間も動いていますか。", "・止めてよいですか。", "・解約の手続きを教えてください。"]
    {
        assert!(letter.contains(words), "{words} is not in {letter}");
    }
    assert!(!letter.contains(&plain), "{letter}");
    assert!(letter.contains("別紙の2件"), "{letter}");
    let other = workbook.assessments[0].vendor_sheets[1].vendor;
    let letter = all(&workbook, Paper::Letter(other));
    assert!(letter.contains(&plain) && !letter.contains("解約"), "{letter}");
    // With questions of the clinic's own alone there is a sheet too.
    workbook.assessments[0].vendor_sheets[0].not_asked = vec![asked.key];
    let letter = all(&workbook, Paper::Letter(FIRST));
    assert!(letter.contains("別紙の1件") && letter.contains("解約"), "{letter}");
}

#[test]
fn a_letter_names_the_law_and_whom_to_turn_to() {
    let mut workbook = workbook(2024);
    let said = text(&letter(&workbook).pages[0]);
    assert!(said.contains("医療法施行規則第14条第2項"), "{said}");
    assert!(said.contains("医療法第25条第1項"), "{said}");
    assert!(!said.contains("出典"), "{said}");
    let people = &mut workbook.people;
    let planner = people.find_mut(|it| it.id == PersonId(1)).expect("a person");
    planner.roles = vec![Role::PlanningManager];
    "事務長".clone_into(&mut planner.position);
    "jimu@example.jp".clone_into(&mut planner.mail);
    let planner = planner.name.replace([' ', '　'], "");
    let said = text(&letter(&workbook).pages[0]);
    assert!(said.contains(&format!("担当事務長{planner}メールjimu@example.jp")), "{said}");
    assert!(said.contains("お問い合わせは、上記の担当まで"), "{said}");
    // Who calls the vendor is the one to turn to, while that person is there.
    workbook.vendors[0].caller = Some(PersonId(2));
    let caller = workbook.people.find_mut(|it| it.id == PersonId(2)).expect("a person");
    (caller.left_on, caller.position) = (None, "受付主任".to_owned());
    assert!(text(&letter(&workbook).pages[0]).contains("担当受付主任"));
    let caller = workbook.people.find_mut(|it| it.id == PersonId(2)).expect("a person");
    caller.left_on = Some(day(2024, 6, 11));
    assert!(text(&letter(&workbook).pages[0]).contains("担当事務長"));
}

#[test]
fn a_memo_for_the_clinic_alone_is_on_no_paper_but_its_own() {
    let mut workbook = workbook(2024);
    let year = &mut workbook.assessments[0];
    year.responses[0].inner_memo = "共用の番号がまだ残っている".to_owned();
    let mut only_inner = Response::unanswered("a key of no edition".into());
    only_inner.inner_memo = "ここだけの話".to_owned();
    year.responses.push(only_inner);
    let options = options(2024);
    let all = printed(&workbook, options.papers).expect("everything");
    let all = all.pages.iter().map(text).collect::<String>();
    assert!(!all.contains("共用の番号") && !all.contains("ここだけ"));
    let entries = printed(&workbook, Papers::only(Paper::Summary)).expect("the entries");
    let entries = entries.pages.iter().map(text).collect::<String>();
    assert!(!entries.contains("a key of no edition") && !entries.contains("akeyofnoedition"));
    let own = printed(&workbook, Papers::only(Paper::InnerMemos)).expect("the memos");
    let own = own.pages.iter().map(text).collect::<String>();
    for words in ["院内用メモ（院外に出さない）", "共用の番号がまだ残っている", "ここだけの話"]
    {
        assert!(own.contains(words), "{words} is not in {own}");
    }
    for response in workbook.assessments[0].responses.iter_mut() {
        response.inner_memo.clear();
    }
    let none = printed(&workbook, Papers::only(Paper::InnerMemos)).err();
    assert_eq!(none, Some(ReportError::NothingToPrint));
}

#[test]
fn a_question_and_the_room_for_its_reply_stay_on_one_page() {
    let mut workbook = workbook(2024);
    let mut edition = edition();
    let form = &mut edition.institution;
    let keys: Vec<_> = form.rows().map(|row| row.item.key.clone()).collect();
    workbook.assessments[0].responses = keys
        .into_iter()
        .map(|key| {
            let mut response = Response::unanswered(key);
            response.first.answer = Some(Answer::Unknown);
            response
        })
        .collect();
    let items = form.sections.iter_mut().flat_map(|it| &mut it.groups).flat_map(|it| &mut it.items);
    for (at, item) in items.enumerate() {
        // Rows of every height come to stand at the foot of a page.
        let wording = item.wording.as_mut().expect("a form has it");
        wording.text = format!("問{at}{}終{at}。", "長い文言が続く項目です、".repeat(at % 9 * 3));
    }
    let all = questions(&edition, &workbook.assessments[0]);
    let papers = Papers::only(Paper::Questions);
    let options = tenkencho::report::ReportOptions { papers, ..options(2024) };
    let printout = printout(&at_latest_year(&workbook, &edition), &options, &Fonts::bundled())
        .expect("questions");
    assert!(printout.pages.len() > 1);
    for question in &all {
        let wording = &question.row.item.wording.as_ref().expect("a form has it").text;
        let is_whole = printout.pages.iter().any(|page| text(page).contains(wording.as_str()));
        assert!(is_whole, "{wording}");
    }
}
