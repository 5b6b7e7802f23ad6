//! Working with vendors: send, remind, receive, copy what came back, and print the letter.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use tenkencho::edition::{EditionLibrary, embedded_documents};
use tenkencho::model::questions::questions;
use tenkencho::model::{
    Answer, Paper, Papers, PrintSet, RecordRef, VendorId, VendorSheet, Workbook,
};
use tenkencho::state::{ExportPhase, Screen};
use tenkencho::text::report;

use crate::desk::Desk;

/// The vendor of the sample whose sheet is blank.
const NAME: &str = "見本画像システム株式会社";

fn sample() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    desk
}

/// On the vendor whose form has not been sent.
fn at_vendor() -> Desk {
    let mut desk = sample();
    desk.press("事業者");
    desk.press(&format!("{NAME}　未送付"));
    desk
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2024, month, day)
}

fn today_is(desk: &mut Desk, today: Option<NaiveDate>) {
    desk.machine.lock().expect("no panic").today = today;
    desk.window.run();
}

fn vendor(desk: &Desk) -> VendorId {
    desk.workbook().vendors.iter().find(|it| it.name == NAME).expect("in the sample").id
}

fn sheet(desk: &Desk) -> &VendorSheet {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.sheet(vendor(desk)).expect("a sheet")
}

fn unfold(desk: &mut Desk, name: &str) {
    let role = Role::DisclosureTriangle;
    desk.window.get_by_role_and_label(role, name).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(role, name).click();
    desk.window.run();
}

fn tick(desk: &mut Desk, name: &str) {
    desk.window.get_by_role_and_label(Role::CheckBox, name).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::CheckBox, name).click();
    desk.window.run();
}

fn answers(desk: &Desk) -> Vec<(Option<Answer>, Option<NaiveDate>)> {
    let responses = sheet(desk).responses.iter();
    responses.map(|response| (response.first.answer, response.first.date)).collect()
}

#[test]
fn a_form_is_sent_reminded_of_and_received_by_one_click_each() {
    let mut desk = at_vendor();
    desk.press("今日送った");
    assert_eq!(sheet(&desk).sent_on, day(11, 29));
    assert_eq!(sheet(&desk).disclosure_asked_on, day(11, 29), "the letter asks for MDS/SDS too");
    today_is(&mut desk, day(12, 13));
    assert!(desk.shows("令和6年11月29日に渡して、返事を待っています（14日）。"));
    desk.press("今日督促した");
    assert_eq!(sheet(&desk).reminded_on, day(12, 13));
    assert!(desk.shows(&format!("{NAME}　督促（R6.12.13）")));
    today_is(&mut desk, day(12, 18));
    desk.press("今日受け取った");
    assert_eq!(sheet(&desk).received_on, day(12, 18));
    assert!(desk.shows(&format!("{NAME}　回収（R6.12.18）")));
    // Each was a step of its own.
    desk.press("元に戻す");
    assert_eq!((sheet(&desk).received_on, sheet(&desk).reminded_on), (None, day(12, 13)));
    desk.press("元に戻す");
    assert_eq!((sheet(&desk).reminded_on, sheet(&desk).sent_on), (None, day(11, 29)));
    desk.press("元に戻す");
    assert_eq!((sheet(&desk).sent_on, sheet(&desk).disclosure_asked_on), (None, None));
}

#[test]
fn mds_is_asked_for_and_received_by_one_click_each() {
    let mut desk = at_vendor();
    desk.press("MDS/SDSを今日依頼した");
    today_is(&mut desk, day(12, 7));
    assert!(desk.shows("令和6年11月29日に依頼して、8日待っています。"));
    desk.press("MDS/SDSを今日受け取った");
    let sheet = sheet(&desk);
    assert_eq!(sheet.disclosure_asked_on, day(11, 29));
    assert_eq!(sheet.disclosure_received_on, day(12, 7));
}

#[test]
fn the_overview_says_who_has_not_answered_and_since_when_and_leads_there() {
    let mut desk = at_vendor();
    desk.press("今日送った");
    desk.press("2週間後にする");
    today_is(&mut desk, day(12, 16));
    desk.press("概要");
    assert!(desk.shows("17日待ち"));
    assert!(desk.shows("R6.11.29に送付"));
    // The day to get back to it has passed, so it is among what is due as well.
    let late = format!("3日超過 {NAME}に連絡 予定 令和6年12月13日");
    desk.press(&late);
    assert_eq!(desk.window.state().state().screen, Screen::Vendors);
    desk.press("概要");
    let waiting = format!(
        "17日待ち {NAME} R6.11.29に送付 MDS/SDSはR6.11.29に依頼 次の予定 R6.12.13（期限を過ぎています）"
    );
    desk.press(&waiting);
    let open = desk.window.state().state().open.as_ref().expect("open");
    assert_eq!(open.vendor, Some(vendor(&desk)));
    // Nobody waits for one whose contract has ended.
    unfold(&mut desk, "事業者の情報");
    for (unit, text) in [("年", "2024"), ("月", "12"), ("日", "15")] {
        desk.type_into(&format!("契約が終わった日（続いていれば空欄） {unit}"), text);
    }
    assert!(desk.shows(&format!("{NAME}　契約終了")));
    desk.press("概要");
    assert!(!desk.shows("17日待ち"));
}

#[test]
fn fourteen_answers_are_entered_by_keys_alone() {
    let mut desk = at_vendor();
    desk.press("今日受け取った");
    let button = "返送された回答を続けて入力";
    desk.focus(Role::Button, button);
    desk.key(Key::Enter);
    today_is(&mut desk, day(12, 26));
    assert!(desk.shows("0/14"));
    for _ in 0..6 {
        desk.key(Key::Num1);
    }
    desk.key(Key::Num2);
    assert!(desk.shows("7/14"));
    // Back to the sixth row, which is いいえ after all, and on over the seventh.
    desk.key(Key::ArrowUp);
    desk.key(Key::ArrowUp);
    desk.key(Key::Num2);
    desk.key(Key::Enter);
    for _ in 0..7 {
        desk.key(Key::Num1);
    }
    assert!(desk.shows("14/14"));
    assert!(desk.shows("「いいえ」の2項目に目標日がありません。"));
    let (yes, no) = (Some(Answer::Yes), Some(Answer::No));
    let expected: Vec<_> =
        (0..14).map(|at| (if at == 5 || at == 6 { no } else { yes }, day(11, 29))).collect();
    assert_eq!(answers(&desk), expected, "in the order of the form, on the day it came back");
    // One answer, one step.
    desk.press("元に戻す");
    assert!(desk.shows("13/14"));
    desk.press("元に戻す");
    assert!(desk.shows("12/14"));
    desk.key(Key::Num3);
    assert!(desk.shows("12/14"), "3 leaves a row blank");
    desk.key(Key::Escape);
    assert!(!desk.shows("12/14　") && desk.shows(button));
}

#[test]
fn a_returned_sheet_is_entered_with_its_own_days_and_the_target_dates() {
    let mut desk = at_vendor();
    desk.press("今日受け取った");
    desk.press("返送された回答を続けて入力");
    desk.focus(Role::TextInput, "様式の確認日 日");
    desk.empty_field();
    desk.window.event(egui::Event::Text("3".to_owned()));
    desk.window.run();
    desk.key(Key::Escape);
    desk.key(Key::Num1);
    assert!(!desk.shows("目標日がありません"));
    desk.key(Key::Num2);
    assert!(desk.shows("「いいえ」の1項目に目標日がありません。"));
    let (yes, no) = (Some(Answer::Yes), Some(Answer::No));
    assert_eq!(answers(&desk), [(yes, day(11, 3)), (no, day(11, 3))]);
    assert_eq!(sheet(&desk).received_on, day(11, 29), "it is another day");
    desk.press("目標日を入れる");
    for text in ["2024", "12", "20"] {
        desk.window.event(egui::Event::Text(text.to_owned()));
        desk.window.run();
        desk.key(Key::Tab);
    }
    assert_eq!(sheet(&desk).responses[1].target, day(12, 20));
    assert!(!desk.shows("目標日がありません"));
    assert!(desk.shows("2/14"), "what was typed answered nothing");
}

#[test]
fn keys_of_the_quick_entry_belong_to_a_field_while_it_has_the_focus() {
    let mut desk = at_vendor();
    desk.press("今日受け取った");
    desk.press("返送された回答を続けて入力");
    desk.focus(Role::TextInput, "受領日 日");
    desk.key(Key::Num2);
    desk.key(Key::ArrowUp);
    assert_eq!(answers(&desk), []);
    // Esc leaves the field first, and the list after it.
    desk.key(Key::Escape);
    assert!(desk.shows("入力を終える"));
    desk.key(Key::Num1);
    assert_eq!(answers(&desk).len(), 1);
    desk.key(Key::Escape);
    assert!(!desk.shows("入力を終える"));
}

#[test]
fn a_letter_is_printed_from_the_vendors_screen_and_then_recorded() {
    let mut desk = at_vendor();
    desk.press("依頼状を印刷…");
    let papers = |desk: &Desk| desk.window.state().state().export.papers.clone();
    let vendor = vendor(&desk);
    assert_eq!(papers(&desk), Papers::only(Paper::Letter(vendor)));
    let path = desk.window.state().state().export.path.clone();
    assert!(path.ends_with(&format!("依頼状 {NAME} 令和6年度.pdf")), "{path}");
    desk.press("PDFを作成");
    let phase = desk.window.state().state().export.phase.clone();
    let ExportPhase::Done(path) = phase else { panic!("{phase:?}") };
    assert!(std::fs::read(path).expect("the PDF").starts_with(b"%PDF"));
    assert_eq!(sheet(&desk).sent_on, None, "nothing is entered by itself");
    desk.press(&format!("{NAME}に今日送った"));
    assert_eq!(sheet(&desk).sent_on, day(11, 29));
    assert!(desk.shows(&format!("{NAME}　送付済み（R6.11.29）")));
    // The PDF is still the right one, and can be opened.
    assert!(matches!(desk.window.state().state().export.phase, ExportPhase::Done(_)));
    // What was printed once is no choice for the session.
    desk.press("概要");
    desk.press("印刷（PDF）");
    let usual = PrintSet::default();
    let today = NaiveDate::from_ymd_opt(2024, 11, 29).expect("a day");
    let workbook = Workbook::default();
    assert_eq!(papers(&desk), usual.papers(&embedded_documents(), &workbook, None, today));
    let path = &desk.window.state().state().export.path;
    assert!(path.ends_with("サイバー点検 見本クリニック 令和6年度.pdf"), "{path}");
}

#[test]
fn what_a_vendor_is_asked_is_chosen_by_ticks() {
    let mut desk = at_vendor();
    let library = EditionLibrary::embedded();
    let year = desk.workbook().latest_assessment().expect("a year");
    let edition = library.get(&year.edition.id).expect("embedded");
    let asked = questions(edition, year);
    let first = asked[0].row.item.clone();
    let number = report::row_in_group(
        &asked[0].row.full_number(),
        asked[0].row.group.map_or("", |group| group.short.as_str()),
    );
    let label = tenkencho::explain::vendors::question(&questions(edition, year)[0]);
    unfold(&mut desk, "この事業者への照会事項");
    tick(&mut desk, &label);
    assert_eq!(sheet(&desk).not_asked, [first.key]);
    desk.window
        .get_by_role_and_label(Role::Button, "この事業者への照会事項をコピー")
        .scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::Button, "この事業者への照会事項をコピー").click();
    desk.window.step();
    let copied = desk.window.output().platform_output.commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("copied");
    assert!(copied.contains("からの照会事項") && !copied.contains(&number), "{copied}");
    desk.press("元に戻す");
    assert_eq!(sheet(&desk).not_asked, []);
}

#[test]
fn a_choice_made_on_the_export_screen_stays_for_the_session() {
    let mut desk = sample();
    desk.press("印刷（PDF）");
    desk.answer("自分で選ぶ");
    tick(&mut desk, "記入内容一覧（メモの全文）");
    let vendors =
        desk.window.query_all_by_role_and_label(Role::DisclosureTriangle, "事業者に渡す書類");
    vendors.last().expect("the group").click_accesskit();
    desk.settle();
    tick(&mut desk, &format!("依頼状　{NAME}"));
    let papers = desk.window.state().state().export.papers.clone();
    assert!(!papers.has(&Paper::Summary));
    assert_eq!(papers.letters().collect::<Vec<_>>(), [vendor(&desk)]);
    desk.press("概要");
    desk.press("印刷（PDF）");
    assert_eq!(desk.window.state().state().export.papers, papers);
    desk.window.get_by_role_and_label(Role::RadioButton, "立入検査セット").scroll_to_me();
    desk.settle();
    desk.answer("立入検査セット");
    let papers = &desk.window.state().state().export.papers;
    assert!(papers.has(&Paper::Summary) && papers.letters().next().is_none());
}

#[test]
fn a_vendors_particulars_are_kept_as_typed() {
    let mut desk = sample();
    desk.press("事業者");
    desk.type_into("新しい事業者の名前", "みなと通信");
    desk.press("追加");
    let typed = [
        ("納入・保守しているシステム", "ルータ、無線LAN"),
        ("担当者名", "見本 四郎"),
        ("メール", "support@example.jp"),
        ("電話番号", "（０３）００００−００００"),
        ("夜間・休日の電話番号", "090-0000-0000 "),
        ("受付時間", "平日9時〜17時"),
        ("契約番号", "N-001"),
        ("いつ連絡するか", "つながらないとき"),
    ];
    for (field, text) in typed {
        desk.type_into(field, text);
    }
    desk.answer("あり");
    desk.type_into("リモート保守の方法", "VPN");
    let added = |desk: &Desk| {
        let vendors = &desk.workbook().vendors;
        vendors.iter().find(|it| it.name == "みなと通信").expect("added").clone()
    };
    let found = added(&desk);
    assert_eq!(found.telephone, "（０３）００００−００００");
    assert_eq!(found.night_telephone, "090-0000-0000 ");
    assert_eq!((found.systems.as_str(), found.mail.as_str()), (typed[0].1, typed[2].1));
    assert_eq!((found.remote_maintenance, found.remote_method.as_str()), (Some(true), "VPN"));
    assert_eq!(found.when_to_call, "つながらないとき");
    desk.answer("未確認");
    desk.window.get_by_role_and_label(Role::ComboBox, "誰が連絡するか").scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::ComboBox, "誰が連絡するか").click();
    desk.window.run();
    desk.press("佐藤 花子");
    let found = added(&desk);
    let caller = found.caller.and_then(|person| desk.workbook().person(person));
    assert_eq!(caller.map(|person| person.name.as_str()), Some("佐藤 花子"));
    assert_eq!(found.remote_maintenance, None);
}

#[test]
fn a_vendor_without_a_name_is_seen_all_the_same() {
    let mut desk = at_vendor();
    unfold(&mut desk, "事業者の情報");
    desk.focus(Role::TextInput, "事業者名");
    desk.empty_field();
    assert!(desk.shows("（名前なし）　未送付"));
    assert!(desk.shows("名前を入れてください"));
    desk.press("外部の連絡先");
    assert!(desk.shows("（名前なし）　"));
}

#[test]
fn where_a_vendor_is_used_leads_there() {
    let mut desk = sample();
    desk.press("事業者");
    unfold(&mut desk, "事業者の情報");
    desk.press_some("機器台帳の");
    assert_eq!(desk.window.state().state().screen, Screen::Ledger);
}

#[test]
fn a_vendor_is_kept_without_a_sheet_and_removed_where_nothing_needs_it() {
    let mut desk = sample();
    desk.press("事業者");
    desk.window.get_by_role_and_label(Role::CheckBox, "この年度の事業者確認用も用意する").click();
    desk.window.run();
    desk.type_into("新しい事業者の名前", "みなと警備");
    desk.press("追加");
    let has = |desk: &Desk, sheet: bool| {
        let vendor = desk.workbook().vendors.iter().find(|it| it.name == "みなと警備");
        let assessment = desk.workbook().latest_assessment().expect("a year");
        vendor.is_some_and(|it| assessment.sheet(it.id).is_some() == sheet)
    };
    assert!(has(&desk, false));
    desk.press("この年度の様式を用意する");
    assert!(has(&desk, true));
    desk.press("この年度から外す");
    assert!(has(&desk, false), "it is kept");
    desk.press("この事業者を削除");
    assert!(!has(&desk, false) && !has(&desk, true));
    desk.press("元に戻す");
    assert!(has(&desk, false));
}

#[test]
fn everything_about_a_vendor_can_be_reached_at_every_size() {
    for size in [[1280.0, 720.0], [960.0, 600.0], [640.0, 360.0]] {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let mut desk = Desk::over(folder, Vec2::from(size));
        desk.make_sample();
        if size[0] < 700.0 {
            desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
            desk.window.run();
        }
        desk.press("事業者");
        desk.press(&format!("{NAME}　未送付"));
        unfold(&mut desk, "事業者の情報");
        desk.press("今日受け取った");
        desk.press("返送された回答を続けて入力");
        assert!(desk.shows("0/14"), "{size:?}");
        desk.key(Key::Num1);
        assert!(desk.shows("1/14"), "{size:?}");
        desk.press("入力を終える");
        desk.press("元に戻す");
    }
}

#[test]
fn a_paper_without_anything_on_it_says_why_and_leads_to_where_it_is_made() {
    let mut desk = Desk::new();
    desk.type_into("医療機関の名前", "港医院");
    desk.press("始める");
    desk.press("令和6年度を始める");
    desk.press("印刷（PDF）");
    for why in [
        "この年度の事業者がまだ登録されていません。",
        "連絡体制図がまだありません。",
        "組織体制図がまだありません。",
    ] {
        assert!(desk.shows(why), "{why}");
    }
    let link = "機器台帳 機器がまだ登録されていません。 作成";
    desk.window.get_by_role_and_label(Role::Link, link).click();
    desk.window.run();
    assert_eq!(desk.window.state().state().screen, Screen::Ledger);
}

#[test]
fn a_letter_without_telephone_and_address_asks_for_them_first() {
    let mut desk = at_vendor();
    desk.press("医療機関");
    for field in ["所在地", "電話番号"] {
        desk.focus(Role::TextInput, field);
        desk.empty_field();
    }
    desk.press("事業者");
    desk.press("依頼状を印刷…");
    assert_eq!(desk.window.state().state().screen, Screen::Vendors, "it asks");
    assert!(desk.shows("依頼状には当院の所在地と電話番号が載ります。"));
    desk.focus(Role::TextInput, "所在地");
    desk.window.event(egui::Event::Text("見本市1-2-3".to_owned()));
    desk.settle();
    assert_eq!(desk.workbook().clinic.address, "見本市1-2-3");
    assert!(desk.shows("依頼状には当院の"), "it stays while it is typed in");
    desk.press("依頼状を印刷…");
    assert_eq!(desk.window.state().state().screen, Screen::Export);
}

#[test]
fn how_a_vendor_is_reached_stands_above_its_form_and_its_days_on_one_line() {
    let desk = at_vendor();
    let top = |role, name: &str| {
        let found = desk.window.query_all_by_role_and_label(role, name).next();
        found.unwrap_or_else(|| panic!("no {name}")).rect().top()
    };
    let details = top(Role::DisclosureTriangle, "事業者の情報");
    assert!(details < top(Role::DisclosureTriangle, "この年度の様式"));
    let [letter, sent] = ["依頼状を印刷…", "今日送った"]
        .map(|name| desk.window.get_by_role_and_label(Role::Button, name).rect());
    assert!(letter.left() < sent.left() && (letter.top() - sent.top()).abs() < 1.0);
    let days = ["送付日 年", "受領日 年"].map(|name| top(Role::TextInput, name));
    assert!((days[0] - days[1]).abs() < 0.1, "{days:?}");
}

#[test]
fn a_vendor_is_taken_out_of_everything_and_removed_as_one_step() {
    let mut desk = at_vendor();
    let before = desk.workbook().clone();
    let vendor = vendor(&desk);
    assert!(before.is_used(RecordRef::Vendor(vendor)));
    unfold(&mut desk, "事業者の情報");
    desk.press("すべてから外して削除");
    assert!(desk.workbook().vendor(vendor).is_none());
    let left = desk.workbook().references().any(|it| it.record == RecordRef::Vendor(vendor));
    assert!(!left, "nothing refers to it");
    assert!(desk.shows("すべてから外して削除しました"));
    desk.press("元に戻す");
    assert_eq!(desk.workbook().vendors, before.vendors);
    assert_eq!(desk.workbook().assessments, before.assessments);
    assert_eq!(desk.workbook().contact_chart, before.contact_chart);
}

#[test]
fn the_first_vendor_is_entered_in_the_middle_of_the_screen() {
    let mut desk = Desk::new();
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.commit("港医院");
    desk.key(Key::Enter);
    desk.press("令和6年度を始める");
    desk.press("事業者");
    let field = desk.window.get_by_role_and_label(Role::TextInput, "新しい事業者の名前").rect();
    assert!(field.left() > 440.0, "{field:?}");
    desk.type_into("新しい事業者の名前", "港システム");
    desk.key(Key::Enter);
    let field = desk.window.get_by_role_and_label(Role::TextInput, "新しい事業者の名前").rect();
    assert!(field.left() < 440.0, "{field:?}");
    // How to reach it is what is typed first.
    desk.type_into("電話番号", "0");
    desk.type_into("電話番号", "3");
    assert_eq!(desk.workbook().vendors.last().expect("added").telephone, "03");
}

#[test]
fn the_usual_contacts_are_added_and_said() {
    let mut desk = Desk::new();
    desk.focus(Role::TextInput, "医療機関の名前");
    desk.commit("港医院");
    desk.key(Key::Enter);
    desk.press("令和6年度を始める");
    desk.press("外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    assert_eq!(desk.workbook().contacts.len(), 7);
    assert!(desk.shows("連絡先を7件追加しました"));
}
