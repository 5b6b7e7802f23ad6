//! A vendor's Excel form that came back: looked at, taken as one step, or left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::{Role, Toggled};
use egui::{DroppedFile, Key};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::explain::returned as words;
use tenkencho::model::{Answer, VendorId, VendorSheet};
use tenkencho::original::{FillOrder, FilledItem, fill, read_original};
use tenkencho::state::{ReturnPhase, Screen};

use crate::desk::Desk;
use crate::excel_clinic::{ExcelClinic, OTHER, VENDOR, day, original};
use crate::sheets::repacked;

const RECEPTION: [f32; 2] = [1366.0, 705.0];
const FILE: &str = "c_vendor_dropdown.xlsx";

/// The form as a vendor sends it back: answered, with a day to come, with words that nobody
/// understands, one sentence changed a little and one that nobody asked.
fn form_of(name: &str) -> Vec<u8> {
    let bytes = original(FILE);
    let form = read_original(&bytes).expect("a form").forms.remove(0);
    let said = |item, first, month, on| FilledItem {
        item,
        first: Some(first),
        first_on: Some(day(month, on)),
        ..FilledItem::default()
    };
    let items = [
        FilledItem { target: NaiveDate::from_ymd_opt(2027, 1, 31), ..said(1, false, 6, 10) },
        said(2, true, 6, 12),
        said(4, true, 12, 24),
        said(5, true, 6, 15),
        said(7, true, 6, 10),
        said(8, true, 6, 10),
    ];
    let order = FillOrder { items: &items, vendor_name: Some(name), ..FillOrder::default() };
    let filled = fill(&bytes, &form, &order).expect("filled in").bytes;
    repacked(&filled, |part, text| {
        let text = text
            .replace("令和8年6月15日", "先月のどこか")
            .replace("8文字以上としている", "10文字以上としている")
            .replace("パスワードの使い回しを禁止している。", "来客用の駐車場を照らしている。");
        (part.to_owned(), text)
    })
}

fn returned_file(clinic: &ExcelClinic, name: &str) -> PathBuf {
    let path = clinic.folder.path().join("返送.xlsx");
    std::fs::write(&path, form_of(name)).expect("written");
    path
}

fn sheet(desk: &Desk, vendor: VendorId) -> VendorSheet {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.sheet(vendor).expect("a sheet").clone()
}

fn phase(desk: &Desk) -> &ReturnPhase {
    &desk.window.state().state().returned.phase
}

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

/// Picks a file on the page of a vendor.
fn read(desk: &mut Desk, path: &Path) {
    desk.machine.lock().expect("no panic").picked = Some(path.to_owned());
    desk.press(words::BEGIN);
    desk.settle();
}

/// On the page of the vendor, with its file read.
fn previewed(clinic: &ExcelClinic, name: &str) -> Desk {
    let path = returned_file(clinic, name);
    let mut desk = clinic.open(RECEPTION);
    desk.press("事業者");
    read(&mut desk, &path);
    desk
}

fn tick(desk: &mut Desk, name: &str) {
    desk.window.get_by_role_and_label(Role::CheckBox, name).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::CheckBox, name).click();
    desk.window.run();
}

/// The rows that can be taken, and whether they are.
fn rows(desk: &Desk) -> Vec<(String, bool)> {
    let boxes = desk.window.query_all_by_role(Role::CheckBox);
    let row = |it: egui_kittest::Node<'_>| {
        let node = it.accesskit_node();
        (node.label().unwrap_or_default(), node.toggled() == Some(Toggled::True))
    };
    boxes.map(row).collect()
}

fn row(desk: &Desk, start: &str) -> String {
    let all = rows(desk);
    let found = all.iter().find(|(name, _)| name.starts_with(start));
    found.unwrap_or_else(|| panic!("{start}: {all:?}")).0.clone()
}

#[test]
fn what_came_back_is_looked_at_taken_in_one_step_and_taken_back() {
    let clinic = ExcelClinic::usual(None);
    let mut desk = previewed(&clinic, "㈱港システム");
    let before = sheet(&desk, VENDOR);
    assert_eq!(screen(&desk), Screen::Returned);
    assert!(desk.shows("ファイルの事業者名：㈱港システム"));
    // Everything is said before anything changes: what stands, what the file says, what is odd.
    assert!(desk.shows("現在：回答なし") && desk.shows("ファイル：はい（R8.12.24）"));
    assert!(desk.shows("ファイル：いいえ（R8.6.10）　目標日 R9.1.31"));
    assert!(desk.shows("令和8年12月24日は、今日より後の日付です。"));
    assert!(desk.shows("読み取れない記入：先月のどこか"));
    assert!(desk.shows("10文字以上としている"));
    assert!(desk.shows("来客用の駐車場を照らしている。"));
    assert!(desk.shows("同じ") && desk.shows("回答なし"));
    assert!(desk.shows("ファイル：はい（R8.6.12）"), "what is the same is shown as well");
    assert_eq!(sheet(&desk, VENDOR), before);
    // What is reworded is taken only where a person says so; one more is left out.
    let taken: Vec<bool> = rows(&desk).into_iter().map(|it| it.1).collect();
    assert_eq!(taken, [true, true, true, false], "{:?}", rows(&desk));
    let left = row(&desk, "2-④");
    tick(&mut desk, &left);
    let reworded = row(&desk, "2-⑦");
    tick(&mut desk, &reworded);
    desk.press("3項目を写す");
    let after = sheet(&desk, VENDOR);
    assert_eq!(after.received_on, Some(day(11, 30)));
    let said: Vec<_> =
        after.responses.iter().map(|it| (it.first.answer, it.first.date, it.target)).collect();
    let yes = |on| (Some(Answer::Yes), on, None);
    let target = NaiveDate::from_ymd_opt(2027, 1, 31);
    assert_eq!(
        said,
        [
            yes(Some(day(6, 12))),
            (Some(Answer::No), Some(day(6, 10)), target),
            yes(None),
            yes(Some(day(6, 10))),
        ]
    );
    assert!(desk.shows("3項目を写しました。"));
    desk.press(words::TO_VENDOR);
    assert_eq!(screen(&desk), Screen::Vendors);
    // One step brings everything back, and another one all of it again.
    desk.press("元に戻す");
    assert_eq!(sheet(&desk, VENDOR), before);
    desk.press("やり直す");
    assert_eq!(sheet(&desk, VENDOR), after);
}

#[test]
fn leaving_the_preview_keeps_nothing() {
    let clinic = ExcelClinic::usual(None);
    let mut desk = previewed(&clinic, "港システム");
    let before = desk.workbook().clone();
    desk.press(words::LEAVE);
    assert_eq!((screen(&desk), phase(&desk)), (Screen::Vendors, &ReturnPhase::Idle));
    read(&mut desk, &clinic.folder.path().join("返送.xlsx"));
    assert!(matches!(phase(&desk), ReturnPhase::Read(_)));
    desk.press("人と役割");
    assert_eq!(phase(&desk), &ReturnPhase::Idle);
    assert_eq!(*desk.workbook(), before);
}

#[test]
fn the_received_day_is_proposed_said_to_be_odd_and_left_out() {
    let clinic = ExcelClinic::usual(None);
    let mut desk = previewed(&clinic, "港システム");
    assert_eq!(desk.value(Role::TextInput, "受領日 月"), "11");
    desk.focus(Role::TextInput, "受領日 月");
    desk.empty_field();
    desk.commit("5");
    assert!(desk.shows("令和8年5月30日は、送付日（令和8年6月1日）より前の日付です。"));
    for unit in ["年", "月", "日"] {
        desk.focus(Role::TextInput, &format!("受領日 {unit}"));
        desk.empty_field();
    }
    desk.press("3項目を写す");
    let sheet = sheet(&desk, VENDOR);
    assert_eq!((sheet.received_on, sheet.responses.len()), (None, 4));
}

#[test]
fn the_name_of_another_vendor_is_pointed_out() {
    let clinic = ExcelClinic::usual(None);
    let desk = previewed(&clinic, "岬通信");
    assert!(desk.shows("ファイルの事業者名は「岬通信」で、登録してある別の事業者です。"));
    let desk = previewed(&ExcelClinic::usual(None), "浜電算");
    assert!(
        desk.shows("ファイルの事業者名は「浜電算」です。「港システム」のものか確認してください。")
    );
}

#[test]
fn a_file_that_is_no_such_form_is_explained_where_it_was_chosen() {
    let clinic = ExcelClinic::usual(None);
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0".as_slice(), &locked].concat();
    let files: [(&str, Vec<u8>, &str); 3] = [
        ("own.xlsx", original("a_flat_circled.xlsx"), "事業者確認用が見つかりません。"),
        ("notes.xlsx", b"notes".to_vec(), "Excelのファイル（.xlsx）ではありません。"),
        ("locked.xlsx", locked, "パスワードで保護されたExcelのファイルです。"),
    ];
    let mut desk = clinic.open(RECEPTION);
    let before = desk.workbook().clone();
    for (name, bytes, said) in files {
        let path = clinic.folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        desk.press("事業者");
        read(&mut desk, &path);
        assert!(desk.shows(said) && desk.shows("何も保存していません。"), "{said}");
        assert_eq!(screen(&desk), Screen::Returned);
    }
    assert_eq!(*desk.workbook(), before);
    // Where there is no dialog, the path is typed.
    let path = returned_file(&clinic, "港システム");
    desk.focus(Role::TextInput, words::PATH);
    desk.empty_field();
    desk.window.event(egui::Event::Text(path.to_string_lossy().into_owned()));
    desk.window.run();
    desk.key(Key::Enter);
    assert!(desk.shows("3項目を写す"));
}

#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_vendors_page_is_read_for_that_vendor() {
    let clinic = ExcelClinic::usual(None);
    let path = returned_file(&clinic, "岬通信㈱");
    let mut desk = clinic.open(RECEPTION);
    desk.press("事業者");
    desk.press_some("岬通信株式会社");
    desk.window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    desk.settle();
    assert!(desk.shows("ファイルの事業者名：岬通信㈱"));
    desk.press("4項目を写す");
    assert_eq!(sheet(&desk, OTHER).responses.len(), 4);
    assert_eq!(sheet(&desk, VENDOR).responses.len(), 1);
}

#[test]
fn a_workbook_that_can_only_be_read_takes_nothing() {
    let clinic = ExcelClinic::usual(None);
    let path = returned_file(&clinic, "港システム");
    let _first = clinic.open(RECEPTION);
    let mut desk = clinic.open(RECEPTION);
    desk.press("事業者");
    let begin = desk.window.get_by_role_and_label(Role::Button, words::BEGIN);
    assert!(begin.accesskit_node().is_disabled());
    let before = desk.workbook().clone();
    desk.window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    desk.settle();
    assert!(desk.shows(words::READ_ONLY));
    let take = desk.window.get_by_role_and_label(Role::Button, "3項目を写す");
    assert!(take.accesskit_node().is_disabled());
    assert_eq!(*desk.workbook(), before);
}

#[test]
fn reading_that_is_stopped_or_left_is_not_heard() {
    let clinic = ExcelClinic::usual(None);
    let path = returned_file(&clinic, "港システム");
    let mut desk = clinic.open(RECEPTION);
    desk.press("事業者");
    desk.hold_jobs();
    read(&mut desk, &path);
    assert_eq!(phase(&desk), &ReturnPhase::Reading);
    desk.press(words::STOP);
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!((screen(&desk), phase(&desk)), (Screen::Returned, &ReturnPhase::Idle));
    desk.press(words::TO_VENDOR);
    read(&mut desk, &path);
    desk.press("事業者");
    let jobs = desk.take_jobs();
    desk.finish(jobs);
    assert_eq!((screen(&desk), phase(&desk)), (Screen::Vendors, &ReturnPhase::Idle));
}

#[test]
fn the_preview_works_in_the_smallest_window_and_by_keyboard() {
    let clinic = ExcelClinic::usual(None);
    let path = returned_file(&clinic, "港システム");
    let mut desk = clinic.open([640.0, 360.0]);
    desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
    desk.window.run();
    desk.press("事業者");
    read(&mut desk, &path);
    for role in [Role::Button, Role::CheckBox, Role::TextInput] {
        for node in desk.window.query_all_by_role(role) {
            let rect = node.rect();
            assert!(rect.left() >= 0.0 && rect.right() <= 640.0, "{role:?} {rect:?}");
        }
    }
    let first = row(&desk, "2-①");
    desk.focus(Role::CheckBox, &first);
    desk.key(Key::Space);
    desk.focus(Role::Button, "2項目を写す");
    desk.key(Key::Enter);
    assert_eq!(sheet(&desk, VENDOR).responses.len(), 3);
}
