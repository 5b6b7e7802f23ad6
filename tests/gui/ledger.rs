//! The ledger as in a spreadsheet: typing, moving, pasting, sorting, and ten thousand devices.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use tenkencho::model::document::{DocumentCell, DocumentEntry, DocumentRow};
use tenkencho::model::{
    ColumnPreset, Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, Document, DocumentKey,
    DocumentValue, Finding, RowKey, StateFilter,
};
use tenkencho::state::{Dialog, Screen};
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

/// The sample clinic with devices written into its file.
pub fn clinic_with(devices: &str, size: Vec2) -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.close();
    let folder = Arc::clone(&desk.folder);
    drop(desk);
    let path = folder.path().join("data/clinics/sample-1/workbook.ron");
    let text = fs::read_to_string(&path).expect("the sample");
    let (before, after) = text.split_once("  devices: [").expect("a ledger");
    let (_, after) = after.split_once("  assessments:").expect("the years");
    let (head, tail) = before.split_once("last_id: ").expect("the last id");
    let (_, tail) = tail.split_once(',').expect("a number");
    let devices = format!("devices: [{devices}],\n  documents: []");
    let text = format!("{head}last_id: 50000,{tail}  {devices},\n  assessments:{after}");
    fs::write(&path, text).expect("written");
    let mut desk = Desk::over(folder, size);
    desk.press("見本クリニックを開く");
    desk.window.run();
    desk
}

/// Devices PC-1 to PC-`count`, their names counted down.
pub fn many(count: usize) -> String {
    let mut text = String::new();
    for at in 1..=count {
        let name = count + 1 - at;
        let _ = write!(
            text,
            "(id: {}, number: \"PC-{at}\", kind: Pc, name: \"N{name}\", place: \"受付\", \
             state: InUse),",
            1000 + at
        );
    }
    text
}

pub fn ledger(count: usize) -> Desk {
    let mut desk = clinic_with(&many(count), Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    desk
}

pub fn device(desk: &Desk, at: usize) -> Device {
    Device::clone(&desk.workbook().devices[at])
}

pub fn numbers(desk: &Desk) -> Vec<String> {
    desk.workbook().devices.iter().map(|it| it.number.clone()).collect()
}

/// Clicks a cell that the cursor is not on.
pub fn click_cell(desk: &mut Desk, name: &str) {
    desk.window.get_by_role_and_label(Role::Cell, name).click();
    desk.window.run();
}

/// The name of the cell that has the focus.
pub fn here(desk: &Desk) -> String {
    let focused = desk.window.root().children_recursive().find(|node| {
        node.accesskit_node().is_focused() && node.accesskit_node().role() == Role::TextInput
    });
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// Ticks the rows with these numbers.
pub fn tick(desk: &mut Desk, numbers: &[&str]) {
    for number in numbers {
        let name = format!("管理番号 {number}を選択");
        desk.window.get_by_role_and_label(Role::CheckBox, &name).click();
        desk.window.run();
    }
}

pub fn with(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.window.key_press_modifiers(modifiers, key);
    desk.window.run();
}

pub fn paste(desk: &mut Desk, text: &str) {
    desk.window.event(Event::Paste(text.to_owned()));
    desk.window.run();
}

#[test]
fn an_empty_ledger_says_what_it_is_for_and_begins_with_one_press() {
    let mut desk = clinic_with("", Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    assert!(desk.shows("まだ機器がありません"));
    desk.press("最初の機器を追加");
    assert_eq!(desk.workbook().devices.len(), 1);
    // The cell has the focus, and an input method composes right in it.
    desk.compose("うけつけ");
    assert_eq!(device(&desk, 0).number, "うけつけ");
    desk.commit("受付");
    desk.window.event(Event::Text("1".to_owned()));
    desk.window.run();
    assert_eq!(device(&desk, 0).number, "受付1");
    desk.key(Key::Tab);
    desk.commit("ノートPC");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).name, "ノートPC");
    // Each cell was one step.
    desk.press("元に戻す");
    assert_eq!((&*device(&desk, 0).name, &*device(&desk, 0).number), ("", "受付1"));
    desk.press("元に戻す");
    assert_eq!(device(&desk, 0).number, "");
    desk.press("元に戻す");
    assert!(desk.workbook().devices.is_empty());
}

#[test]
fn rows_are_pasted_into_an_empty_ledger() {
    let mut desk = clinic_with("", Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    paste(
        &mut desk,
        "管理番号\t種類\t設置場所\r\nSV-1\tサーバー\t機械室\r\nPC-1\tパソコン\t受付\r\n",
    );
    assert_eq!(numbers(&desk), ["SV-1", "PC-1"]);
    assert_eq!(device(&desk, 0).kind, DeviceKind::Server);
    assert_eq!(device(&desk, 1).place, "受付");
    desk.press("元に戻す");
    assert!(desk.workbook().devices.is_empty());
}

#[test]
fn the_keys_move_as_in_a_spreadsheet() {
    let mut desk = ledger(100);
    click_cell(&mut desk, "管理番号 PC-3, 機器名");
    assert_eq!(here(&desk), "管理番号 PC-3, 機器名");
    let steps = [
        (Modifiers::NONE, Key::ArrowDown, "管理番号 PC-4, 機器名"),
        (Modifiers::NONE, Key::ArrowRight, "管理番号 PC-4, 種類"),
        (Modifiers::NONE, Key::Tab, "管理番号 PC-4, 設置場所"),
        (Modifiers::SHIFT, Key::Tab, "管理番号 PC-4, 種類"),
        (Modifiers::NONE, Key::Home, "管理番号 PC-4, 管理番号"),
        (Modifiers::SHIFT, Key::Tab, "管理番号 PC-3, 最終棚卸し日"),
        (Modifiers::NONE, Key::Tab, "管理番号 PC-4, 管理番号"),
        (Modifiers::COMMAND, Key::End, "管理番号 PC-100, 最終棚卸し日"),
        (Modifiers::COMMAND, Key::Home, "管理番号 PC-1, 管理番号"),
        (Modifiers::NONE, Key::ArrowUp, "管理番号 PC-1, 管理番号"),
        (Modifiers::NONE, Key::End, "管理番号 PC-1, 最終棚卸し日"),
    ];
    for (modifiers, key, expected) in steps {
        with(&mut desk, modifiers, key);
        assert_eq!(here(&desk), expected, "{modifiers:?} {key:?}");
    }
    // Keys one frame after the other do not lose the focus either.
    with(&mut desk, Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        desk.window.key_press(Key::ArrowDown);
        desk.window.step();
    }
    desk.window.run();
    assert_eq!(here(&desk), "管理番号 PC-4, 管理番号");
    desk.key(Key::PageDown);
    let page = here(&desk);
    assert!(page.starts_with("管理番号 PC-1") && page.ends_with("管理番号"), "{page}");
    // Esc takes back what is selected and leaves the cursor where it is.
    with(&mut desk, Modifiers::SHIFT, Key::ArrowDown);
    let below = here(&desk);
    for _ in 0..3 {
        desk.key(Key::Escape);
        assert_eq!(here(&desk), below);
    }
    with(&mut desk, Modifiers::COMMAND, Key::F);
    assert_eq!(here(&desk), "検索");
}

#[test]
fn typing_takes_the_place_of_the_content_and_esc_brings_it_back() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.commit("新しい名前");
    assert_eq!(device(&desk, 1).name, "新しい名前");
    desk.key(Key::Escape);
    assert_eq!(device(&desk, 1).name, "N2", "as it was");
    assert_eq!(here(&desk), "管理番号 PC-2, 機器名");
    // F2 goes on behind what stands there.
    desk.key(Key::F2);
    desk.commit("号機");
    assert_eq!(device(&desk, 1).name, "N2号機");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "管理番号 PC-3, 機器名");
    // While an input method composes, Enter is its own.
    desk.compose("なまえ");
    desk.window.key_press(Key::Enter);
    desk.commit("名前");
    assert_eq!(device(&desk, 2).name, "名前");
    // An arrow ends what was begun by typing.
    desk.key(Key::ArrowUp);
    assert_eq!(here(&desk), "管理番号 PC-2, 機器名");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(device(&desk, 2).name, "N1");
}

/// Everything that comes before one picture is drawn, as from a barcode scanner.
fn at_once(desk: &mut Desk, events: impl IntoIterator<Item = Event>) {
    desk.window.input_mut().events.extend(events);
    desk.window.run();
}

fn key(key: Key, pressed: bool) -> Event {
    let modifiers = Modifiers::NONE;
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

fn scanned(text: &str, end: Key) -> Vec<Event> {
    let typed = text.chars().map(|it| Event::Text(it.to_string()));
    typed.chain([key(end, true), key(end, false)]).collect()
}

#[test]
fn what_comes_within_one_picture_goes_into_its_own_cell() {
    let mut desk = ledger(4);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    at_once(&mut desk, [scanned("A-1", Key::Enter), scanned("B-2", Key::Enter)].concat());
    let names = |desk: &Desk| -> Vec<String> {
        desk.workbook().devices.iter().map(|it| it.name.clone()).collect()
    };
    assert_eq!(names(&desk), ["A-1", "B-2", "N2", "N1"]);
    assert_eq!(here(&desk), "管理番号 PC-3, 機器名");
    // Several arrows count one by one, and a slip is taken back where it was made.
    let down = [key(Key::ArrowUp, true), key(Key::ArrowUp, false)];
    at_once(&mut desk, [&down[..], &down[..]].concat());
    assert_eq!(here(&desk), "管理番号 PC-1, 機器名");
    let mut events = scanned("Cx", Key::Backspace);
    events.extend(scanned("3", Key::Tab));
    at_once(&mut desk, events);
    assert_eq!(names(&desk)[0], "C3");
    assert_eq!(here(&desk), "管理番号 PC-1, 種類");
    // A key that is held down moves once a picture, and stops when it is let go.
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    at_once(&mut desk, [1, 2, 3].map(|_| key(Key::ArrowDown, true)));
    assert_eq!(here(&desk), "管理番号 PC-2, 機器名");
}

#[test]
fn enter_beside_words_of_an_input_method_stays_its_own() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.compose("うけつけ");
    let commit = Event::Ime(ImeEvent::Commit("受付".to_owned()));
    at_once(&mut desk, [commit, key(Key::Enter, true), key(Key::Enter, false)]);
    assert_eq!(device(&desk, 0).name, "受付");
    assert_eq!(here(&desk), "管理番号 PC-1, 機器名");
    // While it still composes, too.
    desk.compose("まどぐち");
    at_once(&mut desk, [key(Key::Enter, true), key(Key::Enter, false)]);
    assert_eq!(here(&desk), "管理番号 PC-1, 機器名");
    desk.commit("窓口");
    assert_eq!(device(&desk, 0).name, "受付窓口");
}

#[test]
fn a_day_is_understood_or_kept_as_it_was_typed() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.key(Key::End);
    desk.commit("令和6年5月1日");
    desk.key(Key::Enter);
    let checked = |desk: &Desk| device(desk, 0).checked_on.map(|day| day.to_string());
    assert_eq!(checked(&desk).as_deref(), Some("2024-05-01"));
    desk.key(Key::ArrowUp);
    desk.commit("2024/6/3");
    assert_eq!(checked(&desk).as_deref(), Some("2024-06-03"));
    desk.commit("1");
    desk.key(Key::Enter);
    assert_eq!(checked(&desk).as_deref(), Some("2024-05-01"), "as it was");
    assert!(desk.shows("2024年6月は30日までです"));
    assert!(desk.shows("まだ台帳に入っていません"));
    desk.key(Key::ArrowUp);
    desk.key(Key::F2);
    desk.key(Key::Backspace);
    desk.commit("0");
    desk.key(Key::Enter);
    assert_eq!(checked(&desk).as_deref(), Some("2024-06-30"));
    assert!(!desk.shows("まだ台帳に入っていません"));
}

#[test]
fn choices_are_picked_from_a_list_by_keys_typing_or_pointer() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 種類");
    // Looking at the list changes nothing.
    desk.key(Key::F2);
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).kind, DeviceKind::Pc);
    desk.key(Key::ArrowUp);
    desk.key(Key::F2);
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).kind, DeviceKind::Network);
    assert_eq!(here(&desk), "管理番号 PC-2, 種類");
    desk.commit("サーバ");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 1).kind, DeviceKind::Server);
    desk.key(Key::ArrowUp);
    desk.key(Key::F2);
    desk.press("医療機器・その他");
    assert_eq!(device(&desk, 1).kind, DeviceKind::Other);
    // The name of a vendor is looked up; one that is not known is told.
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    for key in [Key::End, Key::ArrowLeft, Key::ArrowLeft] {
        desk.key(key);
    }
    assert_eq!(here(&desk), "管理番号 PC-1, 保守事業者");
    desk.commit("電子カルテ");
    desk.key(Key::Enter);
    assert!(device(&desk, 0).vendor.is_some());
    desk.commit("知らない会社");
    desk.key(Key::Enter);
    assert!(desk.shows("「知らない会社」という事業者は登録されていません"));
    assert_eq!(device(&desk, 1).vendor, None);
}

#[test]
fn cells_that_cannot_be_read_are_mended_before_anything_is_pasted() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    let before = desk.workbook().clone();
    paste(&mut desk, "窓口\tパソコン\r\n診察室\t冷蔵庫\r\n検査室\tサーバ\r\n");
    assert!(matches!(desk.window.state().state().dialog, Some(Dialog::Paste(_))));
    assert!(desk.shows("1台に書き込み、2台を追加します。"));
    assert!(desk.shows("「冷蔵庫」という種類はありません"));
    assert_eq!(*desk.workbook(), before, "nothing is changed yet");
    desk.focus(Role::TextInput, "2行目の種類");
    desk.empty_field();
    desk.commit("その他");
    assert!(desk.shows("読み取れます"));
    assert!(desk.shows("登録済みの1台の内容が書き換わります。"));
    desk.press("1台を書き換えて貼り付ける");
    assert_eq!(desk.workbook().devices.len(), 4);
    assert_eq!(device(&desk, 1).name, "窓口");
    assert_eq!((device(&desk, 2).kind, &*device(&desk, 2).name), (DeviceKind::Other, "診察室"));
    assert_eq!(device(&desk, 3).kind, DeviceKind::Server);
    desk.press("元に戻す");
    assert_eq!(desk.workbook().devices, before.devices, "one step");
}

/// A new device, and rows pasted while the cursor is on it: what stood there before stays.
#[test]
fn nothing_that_stands_in_the_ledger_is_pasted_over_unasked() {
    let mut desk = ledger(3);
    let before = desk.workbook().devices.clone();
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.key(Key::Home);
    desk.press("機器を追加");
    paste(&mut desk, "PC-10\t診察室\r\nPC-11\t検査室\r\nPC-12\t事務室\r\n");
    assert_eq!(desk.window.state().state().dialog, None);
    let all: Vec<String> = desk.workbook().devices.iter().map(|it| it.number.clone()).collect();
    assert_eq!(all, ["PC-1", "PC-2", "PC-3", "PC-10", "PC-11", "PC-12"]);
    // From a device that stands there on: asked first, and nothing is lost by the first button.
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.key(Key::Home);
    paste(&mut desk, "PC-20\r\nPC-21\r\n");
    assert!(desk.shows("登録済みの2台の内容が書き換わります。"));
    desk.press("2台すべてを新しく追加する");
    assert_eq!(
        &desk.workbook().devices.iter().take(3).cloned().collect::<Vec<_>>(),
        &before.iter().cloned().collect::<Vec<_>>()
    );
    assert_eq!(desk.workbook().devices.len(), 8);
    // A head that means nothing is named before anything happens.
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.key(Key::Home);
    paste(&mut desk, "管理番号\t購入年\t設置場所\r\nPC-30\t2019\t待合\r\n");
    assert!(desk.shows("貼り付けない列：購入年"));
    desk.press("キャンセル");
    assert_eq!(desk.workbook().devices.len(), 8);
}

/// What changes many devices at once is said, with the way back beside it, until something else is done.
#[test]
fn removing_and_pasting_say_how_much_and_can_be_taken_back_there() {
    let mut desk = ledger(3);
    let undo = "元に戻す（直前の操作）";
    tick(&mut desk, &["PC-1", "PC-2"]);
    desk.press("削除");
    assert_eq!(numbers(&desk), ["PC-3"]);
    assert!(desk.shows("2台を削除しました"));
    desk.press(undo);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"]);
    assert!(!desk.shows("2台を削除しました"));
    desk.press("機器を追加");
    paste(&mut desk, "PC-10\r\nPC-11\r\n");
    assert!(desk.shows("2台を追加しました"));
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.commit("受付");
    assert!(!desk.shows("2台を追加しました"), "the way back would lead elsewhere");
    assert_eq!(desk.window.query_all_by_label_contains(undo).count(), 0);
}

#[test]
fn what_can_be_read_may_be_pasted_without_the_rest() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.key(Key::End);
    paste(&mut desk, "去年\r\nR6.4.2\r\n");
    desk.press("読み取れるセルだけ貼り付ける");
    assert_eq!(device(&desk, 0).checked_on, None);
    assert_eq!(
        device(&desk, 1).checked_on.map(|day| day.to_string()).as_deref(),
        Some("2024-04-02")
    );
    assert_eq!(desk.window.state().state().dialog, None);
}

#[test]
fn a_rectangle_is_copied_filled_and_emptied() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    with(&mut desk, Modifiers::SHIFT, Key::ArrowDown);
    with(&mut desk, Modifiers::SHIFT, Key::ArrowRight);
    desk.window.event(Event::Copy);
    desk.window.step();
    let copied = desk.window.output().platform_output.commands.iter().find_map(|it| match it {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("N3\t端末PC\r\nN2\t端末PC"));
    desk.key(Key::Delete);
    assert_eq!(device(&desk, 0).name, "");
    assert_eq!(device(&desk, 1).name, "");
    assert_eq!(device(&desk, 2).name, "N1");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(device(&desk, 1).name, "N2", "one step");
    // A single cell goes into everything that is selected.
    click_cell(&mut desk, "管理番号 PC-2, 設置場所");
    with(&mut desk, Modifiers::SHIFT, Key::ArrowDown);
    paste(&mut desk, "検査室");
    assert_eq!(device(&desk, 0).place, "受付");
    assert_eq!(
        (device(&desk, 1).place, device(&desk, 2).place),
        ("検査室".into(), "検査室".into())
    );
    assert_eq!(desk.workbook().devices.len(), 3);
}

#[test]
fn devices_that_a_document_names_stay_and_the_screen_says_which_and_where() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let mut workbook = sample_clinic::workbook();
    let device =
        |id: u32| Device { number: format!("PC-{id}"), ..Device::blank(DeviceId(9000 + id)) };
    (workbook.devices, workbook.last_id) = ((1..=3).map(device).collect(), 9003);
    let cells = vec![DocumentCell::text("how", "毎日")];
    let row = DocumentRow { cells, ..DocumentRow::untouched(RowKey::Device(DeviceId(9002))) };
    let field = "backup-list".into();
    let entry = DocumentEntry { field, value: DocumentValue::Table(vec![row]) };
    let blank = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
    workbook.documents = vec![Document { entries: vec![entry], ..blank }].into();
    data.create(&workbook, "clinic").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    desk.press("見本クリニックを開く");
    desk.press("機器台帳");

    tick(&mut desk, &["PC-1", "PC-2"]);
    desk.press("削除");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"], "nothing goes before it was asked");
    assert!(desk.shows("選んだ2台のうち1台は、ほかの文書に書かれています。"));
    assert!(desk.shows("・PC-2"));
    desk.press("使われていない1台を削除する");
    assert_eq!(numbers(&desk), ["PC-2", "PC-3"]);
    assert_eq!(desk.window.state().state().dialog, None);

    // PC-2 is still ticked.
    desk.press("削除");
    assert!(desk.shows("機器台帳から削除できません。"));
    desk.press_some("の1か所");
    let state = desk.window.state().state();
    assert_eq!((state.screen, &state.dialog), (Screen::Document, &None));
    assert_eq!(numbers(&desk), ["PC-2", "PC-3"]);
}

#[test]
fn rows_are_added_copied_and_removed() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 設置場所");
    with(&mut desk, Modifiers::COMMAND, Key::D);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "", "PC-3"]);
    assert_eq!((&*device(&desk, 2).name, &*device(&desk, 2).place), ("N2", "受付"));
    assert_eq!(here(&desk), "3行目, 管理番号", "the copy waits for its number");
    desk.commit("PC-2b");
    desk.key(Key::Escape);
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"]);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.key(Key::Insert);
    assert_eq!(here(&desk), "4行目, 管理番号");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"], "nothing was written yet");
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    with(&mut desk, Modifiers::SHIFT, Key::ArrowDown);
    // What goes is shown before it goes.
    with(&mut desk, Modifiers::COMMAND, Key::Delete);
    assert!(desk.shows("2台を選択中"));
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"]);
    with(&mut desk, Modifiers::COMMAND, Key::Delete);
    assert_eq!(numbers(&desk), ["PC-3"]);
    desk.press("元に戻す");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3"]);
}

#[test]
fn the_table_is_searched_filtered_and_sorted() {
    let mut desk = ledger(25);
    assert!(desk.shows("25台"));
    with(&mut desk, Modifiers::COMMAND, Key::F);
    desk.commit("ＰＣ-2");
    assert!(desk.shows("25台中7台を表示"));
    // Enter leads to what was found.
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "管理番号 PC-2, 管理番号");
    with(&mut desk, Modifiers::COMMAND, Key::F);
    desk.empty_field();
    desk.press("機器名で並べ替え");
    let first = |desk: &Desk| {
        let rows = desk.window.query_all_by_role(Role::Row);
        let names: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).collect();
        names.into_iter().next().unwrap_or_default()
    };
    assert_eq!(first(&desk), "管理番号 PC-25, 25行中1行目", "N1 before N10");
    desk.press("機器名で並べ替え（昇順）");
    assert_eq!(first(&desk), "管理番号 PC-1, 25行中1行目");
    desk.press("機器名で並べ替え（降順）");
    assert_eq!(desk.window.state().state().ledger.look.sorting, None);
    // What is found out by itself narrows the table.
    desk.press("保守事業者が空欄 25台");
    assert_eq!(desk.window.state().state().ledger.finding, Some(Finding::WithoutVendor));
    desk.press("絞り込みを解除");
    assert_eq!(desk.window.state().state().ledger.finding, None);
}

#[test]
fn columns_and_order_are_remembered() {
    let mut desk = ledger(2);
    desk.press("表示する列");
    desk.press("更新（パッチ）の項目");
    desk.window.get_by_role_and_label(Role::CheckBox, "備考").scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::CheckBox, "備考").click();
    desk.window.run();
    desk.key(Key::Escape);
    desk.press("サポート終了日で並べ替え");
    let look = desk.window.state().state().ledger.look;
    assert_eq!(look.columns, ColumnPreset::Patches.columns().with(DeviceColumn::Note, true));
    let mut desk = desk.reopen();
    desk.press("見本クリニックを開く");
    desk.press("機器台帳");
    assert_eq!(desk.window.state().state().ledger.look, look);
    assert!(desk.shows("サポート終了日で並べ替え（昇順）"));
}

#[test]
fn of_ten_thousand_devices_only_those_in_sight_are_drawn() {
    let mut desk = ledger(10_000);
    let rows = |desk: &Desk| desk.window.query_all_by_role(Role::Row).count();
    assert!((5..40).contains(&rows(&desk)), "{} rows", rows(&desk));
    assert!(desk.shows("10000台"));
    click_cell(&mut desk, "管理番号 PC-2, 管理番号");
    with(&mut desk, Modifiers::COMMAND, Key::End);
    assert_eq!(here(&desk), "管理番号 PC-10000, 最終棚卸し日");
    assert!((5..40).contains(&rows(&desk)), "{} rows", rows(&desk));
    desk.key(Key::Home);
    desk.commit("最後");
    assert_eq!(device(&desk, 9999).number, "最後");
}

#[test]
fn a_device_can_be_written_as_a_form() {
    let mut desk = ledger(3);
    click_cell(&mut desk, "管理番号 PC-2, 機器名");
    desk.press("1台ずつ表示");
    desk.type_into("シリアル番号", "SN-1");
    assert_eq!(device(&desk, 1).serial, "SN-1");
    desk.press("次の機器");
    desk.window.get_by_role_and_label(Role::ComboBox, "状態").scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::ComboBox, "状態").click();
    desk.window.run();
    desk.press("廃棄");
    assert_eq!(device(&desk, 2).state, DeviceState::Disposed);
    // What is gone stays in sight as long as one is at it.
    assert_eq!(desk.value(Role::TextInput, "機器名"), "N1");
    desk.press("前の機器");
    assert!(desk.shows("3台中2台を表示"));
}

#[test]
fn a_line_end_in_a_cell_can_be_edited_on_one_line() {
    let devices = many(2).replace("name: \"N2\"", "name: \"上\\n下\"");
    let mut desk = clinic_with(&devices, Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.key(Key::F2);
    let output = desk.window.output();
    let is_painted = output
        .shapes
        .iter()
        .any(|it| matches!(&it.shape, egui::Shape::Text(text) if text.galley.text() == "上 下"));
    assert!(is_painted, "the line end as a blank");
    desk.commit("段");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).name, "上\n下段");
}

#[test]
fn undo_while_typing_brings_the_old_content_back() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 機器名");
    desk.commit("ちがう");
    desk.commit("名前");
    with(&mut desk, Modifiers::COMMAND, Key::Z);
    assert_eq!(device(&desk, 0).name, "N2");
    assert_eq!(here(&desk), "管理番号 PC-1, 機器名");
    desk.commit("受付");
    assert_eq!(device(&desk, 0).name, "受付");
}

#[test]
fn many_doubtful_cells_leave_the_buttons_of_the_dialog_in_sight() {
    let mut desk = ledger(2);
    click_cell(&mut desk, "管理番号 PC-1, 種類");
    paste(&mut desk, &"冷蔵庫\r\n".repeat(70));
    for name in ["読み取れるセルだけ貼り付ける", "キャンセル"] {
        let rect = desk.window.get_by_role_and_label(Role::Button, name).rect();
        assert!(rect.bottom() < 768.0, "{name}: {rect:?}");
    }
}

#[test]
fn a_row_stays_while_it_is_written_even_if_it_no_longer_matches() {
    let devices = many(3).replace("place: \"受付\", ", "");
    let mut desk = clinic_with(&devices, Vec2::new(1366.0, 768.0));
    desk.press("機器台帳");
    desk.press("設置場所が空欄 3台");
    click_cell(&mut desk, "管理番号 PC-2, 設置場所");
    desk.commit("検");
    desk.commit("査室");
    assert_eq!(device(&desk, 1).place, "検査室");
    desk.key(Key::Enter);
    assert!(desk.shows("3台中2台を表示"));
    assert_eq!(here(&desk), "管理番号 PC-3, 設置場所");
    // In the form as well.
    desk.press("1台ずつ表示");
    desk.type_into("設置場所", "受");
    desk.type_into("設置場所", "付");
    assert_eq!(device(&desk, 2).place, "受付");
    assert_eq!(desk.value(Role::TextInput, "管理番号"), "PC-3");
    // A new row is seen although it matches nothing.
    desk.press("機器を追加");
    desk.commit("PC-4");
    assert_eq!(desk.window.state().state().ledger.finding, None);
    assert_eq!(here(&desk), "管理番号 PC-4, 管理番号");
    desk.key(Key::Enter);
    assert_eq!(here(&desk), "5行目, 管理番号");
}

#[test]
fn a_narrow_window_has_a_list_and_the_form() {
    for size in [Vec2::new(960.0, 600.0), Vec2::new(640.0, 360.0)] {
        let mut desk = clinic_with(&many(30), size);
        if size.x < 700.0 {
            desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
            desk.window.run();
        }
        desk.press("機器台帳");
        desk.press("PC-3 N28");
        desk.type_into("シリアル番号", "SN-9");
        assert_eq!(device(&desk, 2).serial, "SN-9");
        desk.press("一覧に戻る");
        // A new device opens as a form, and is one as soon as something stands in it.
        desk.press("機器を追加");
        assert!(desk.shows("新しい機器"));
        assert_eq!(desk.workbook().devices.len(), 30);
        desk.type_into("管理番号", "PC-3b");
        assert_eq!(device(&desk, 30).number, "PC-3b");
        assert_eq!(desk.value(Role::TextInput, "管理番号"), "PC-3b");
        // In the list, too, rows go by their boxes.
        desk.press("一覧に戻る");
        tick(&mut desk, &["PC-3b"]);
        desk.press("削除");
        assert_eq!(desk.workbook().devices.len(), 30);
    }
}

#[test]
fn a_question_shows_what_the_ledger_says_and_leads_there() {
    let mut desk = clinic_with(&many(4), Vec2::new(1366.0, 768.0));
    desk.press("チェックリスト");
    desk.press("2-(1) 台帳管理、はい");
    assert!(desk.shows("台帳から"));
    assert!(desk.shows("使用中の機器 4台"));
    desk.press("今年度の棚卸しが未実施 4台を台帳で見る");
    let state = desk.window.state().state();
    assert_eq!(state.screen, Screen::Ledger);
    assert_eq!(state.ledger.finding, Some(Finding::NotChecked));
    assert_eq!(state.ledger.state, StateFilter::NotDisposed);
    // What is missing is under the cursor, even in a column that was hidden.
    assert_eq!(here(&desk), "管理番号 PC-1, 最終棚卸し日");
    desk.press("チェックリスト");
    desk.window.get_by_label_contains("2-(2) リモート保守の確認、").click();
    desk.window.run();
    assert!(desk.shows("リモート保守あり 0台"));
    desk.press("リモート保守が不明 4台を台帳で見る");
    assert_eq!(here(&desk), "管理番号 PC-1, リモート保守");
    desk.commit("あり");
    desk.key(Key::Enter);
    assert_eq!(device(&desk, 0).remote_maintenance, Some(true));
}

#[test]
fn the_evidence_of_one_kind_leads_to_devices_of_that_kind() {
    let mut desk = clinic_with(&many(4), Vec2::new(1366.0, 768.0));
    desk.press("チェックリスト");
    desk.press("2-(5) 不要なアカウントの削除、いいえ");
    desk.press("利用者・担当者が空欄 4台を台帳で見る");
    let ledger = &desk.window.state().state().ledger;
    assert_eq!(ledger.kind, Some(DeviceKind::Pc));
    assert_eq!(ledger.finding, Some(Finding::WithoutUser));
}

#[test]
fn rows_pasted_over_the_end_of_what_is_shown_stand_behind_it() {
    let mut desk = ledger(5);
    with(&mut desk, Modifiers::COMMAND, Key::F);
    desk.commit("PC-3");
    desk.key(Key::Enter);
    paste(&mut desk, "PC-3\r\nPC-3b\r\n");
    assert_eq!(numbers(&desk), ["PC-1", "PC-2", "PC-3", "PC-3b", "PC-4", "PC-5"]);
}
