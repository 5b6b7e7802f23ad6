//! Devices from a file: looked at first, imported in one step, and tables saved for other programs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use encoding_rs::SHIFT_JIS;
use tenkencho::model::{Device, Records};
use tenkencho::state::{ImportPhase, Screen, TablePhase};

use crate::desk::Desk;

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("機器台帳");
    desk
}

/// A file beside the data folder.
fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// Presses a button of the ledger for files, which stands in a menu once there are devices.
fn press(desk: &mut Desk, name: &str) {
    let menu = desk.window.query_by_role_and_label(Role::Button, "取り込み・書き出し").is_some();
    if menu {
        desk.press("取り込み・書き出し");
    }
    desk.press(name);
}

/// Opens the screen of the import and chooses a file in the dialog.
fn choose(desk: &mut Desk, path: &Path) {
    press(desk, "CSV・Excelから取り込む…");
    desk.machine.lock().expect("no panic").picked = Some(path.to_owned());
    desk.press("ファイルを選ぶ…");
}

fn devices(desk: &Desk) -> Records<Device> {
    desk.workbook().devices.clone()
}

fn phase(desk: &Desk) -> ImportPhase {
    desk.window.state().state().import.phase.clone()
}

const LIST: &str = "機器一覧,,,,\r\n資産番号,種別,名称,保守会社,購入日\r\nX-1,ノートPC,受付の新しいPC,はじめての会社,R6.4.1\r\nX-2,冷蔵庫,薬の保管,,\r\nX-3,サーバ,㈱高﨑の部屋,,2024/2/30\r\nX-4,ルータ,,はじめての会社,45383\r\n";

#[test]
fn a_list_in_shift_jis_is_looked_at_and_imported_as_one_step() {
    let mut desk = desk();
    let (before, vendors) = (devices(&desk), desk.workbook().vendors.len());
    let (bytes, _, _) = SHIFT_JIS.encode(LIST);
    let path = file(&desk, "一覧.csv", &bytes);
    choose(&mut desk, &path);

    // Everything is said before anything changes.
    assert!(desk.shows("文字コードはShift_JIS、区切りはコンマ"));
    assert!(desk.shows("追加 4台　更新 0台"));
    assert!(desk.shows("4行目　種類　「冷蔵庫」という種類はありません"));
    assert!(desk.shows("5行目　取得日　「2024/2/30」 2024年2月は29日までです"));
    assert!(desk.shows("管理番号 X-1"));
    assert!(desk.shows("令和6年4月1日"));
    assert_eq!(devices(&desk), before);

    desk.press("4台を取り込む");
    let after = devices(&desk);
    assert_eq!(after.len(), before.len() + 4);
    let odd = after.iter().find(|it| it.number == "X-2").expect("it came in all the same");
    assert_eq!(odd.note, "種別 冷蔵庫");
    let router = after.last().expect("a device");
    assert_eq!((router.number.as_str(), router.name.as_str()), ("X-4", ""));
    assert_eq!(router.acquired_on, chrono::NaiveDate::from_ymd_opt(2024, 4, 1));
    let vendor = router.vendor.and_then(|id| desk.workbook().vendor(id)).expect("added");
    assert_eq!(vendor.name, "はじめての会社");
    assert_eq!(desk.workbook().vendors.len(), vendors + 1);
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assert!(assessment.sheet(vendor.id).is_some(), "asked this year like every vendor");
    assert!(desk.shows("4台を追加し、0台を更新しました。"));

    // One step back, vendor and all; and again.
    desk.press("元に戻す");
    assert_eq!(devices(&desk), before);
    assert_eq!(desk.workbook().vendors.len(), vendors);
    desk.press("やり直す");
    assert_eq!(devices(&desk), after);
}

#[test]
fn columns_the_head_and_the_choices_can_be_changed() {
    let mut desk = desk();
    let path = file(&desk, "a.csv", "a,b,c\n1,受付,誰か\n".as_bytes());
    choose(&mut desk, &path);
    assert!(desk.shows("列の見出しが見つかりませんでした"));
    assert!(desk.shows("取り込める機器がありません。"));
    // The drop-downs work by keyboard.
    let pick = |desk: &mut Desk, combo: &str, choice: &str| {
        desk.focus(Role::ComboBox, combo);
        desk.key(Key::Enter);
        desk.window.get_by_role_and_label(Role::Button, choice).scroll_to_me();
        desk.window.run();
        desk.focus(Role::Button, choice);
        desk.key(Key::Enter);
    };
    pick(&mut desk, "見出しの行", "1行目　a、b、c");
    pick(&mut desk, "「b」を入れる欄", "機器名");
    assert!(desk.shows("追加 1台"));
    assert!(desk.shows("取り込まない列　a、c"));
    pick(&mut desk, "「c」を入れる欄", "棚卸しの確認者");
    assert!(desk.shows("ファイルにだけある人1件（誰か）を、点検帳にも登録する"));
    let label = "ファイルにだけある人1件（誰か）を、点検帳にも登録する";
    desk.window.get_by_role_and_label(Role::CheckBox, label).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Role::CheckBox, label).click();
    desk.window.run();
    assert!(desk.shows("「誰か」という人は登録されていません。"));
    desk.press("キャンセル");
    assert_eq!(desk.window.state().state().screen, Screen::Ledger);
    assert_eq!(phase(&desk), ImportPhase::Idle);
}

#[test]
fn a_file_that_cannot_be_read_is_explained_where_it_was_chosen() {
    let mut desk = desk();
    let before = devices(&desk);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0".as_slice(), &name].concat();
    let table: [(&str, &[u8], &str); 4] = [
        ("locked.xlsx", &locked, "パスワードで保護されたExcelのファイルです。"),
        ("old.xls", b"\xD0\xCF\x11\xE0", "古い形式のExcelのファイル（.xls）です。"),
        ("cut.xlsx", b"PK\x03\x04abc", "ファイルが壊れているため、読めません。"),
        ("none.csv", b"", "ファイルに何も書かれていません。"),
    ];
    for (name, bytes, words) in table {
        let path = file(&desk, name, bytes);
        if desk.window.state().state().screen == Screen::Import {
            desk.press("機器台帳");
        }
        choose(&mut desk, &path);
        assert!(desk.shows(words), "{words}");
        assert!(desk.shows("台帳は変わっていません。"));
    }
    // Where there is no dialog, the path is typed; a path that leads nowhere is explained too.
    desk.focus(Role::TextInput, "ファイルの場所");
    desk.empty_field();
    desk.window.event(egui::Event::Text("no/such/list.csv".to_owned()));
    desk.window.run();
    desk.key(Key::Enter);
    assert!(desk.shows("ファイルの場所と名前を確認してください。"));
    assert_eq!(devices(&desk), before);
}

#[test]
fn a_table_is_saved_and_an_existing_file_asked_about() {
    let mut desk = desk();
    let list = file(&desk, "一覧.csv", LIST.as_bytes());
    choose(&mut desk, &list);
    desk.press("4台を取り込む");
    desk.press("機器台帳");
    press(&mut desk, "機器台帳をCSVで保存…");
    let proposed = desk.value(Role::TextInput, "保存先");
    assert!(proposed.ends_with("2024-11-29.csv"), "{proposed}");
    let path = file(&desk, "mine.csv", b"mine");
    desk.machine.lock().expect("no panic").picked = Some(path.clone());
    desk.press("場所を選ぶ…");
    desk.press("保存する");
    assert_eq!(std::fs::read(&path).expect("kept"), b"mine");
    assert!(desk.shows("同じ名前のファイルがあります。"));
    desk.press("置き換える");
    assert!(desk.shows("保存しました。"));
    let text = std::fs::read_to_string(&path).expect("the table");
    assert!(text.starts_with("\u{feff}管理番号,種類"));
    desk.press("閉じる");
    press(&mut desk, "記入用の表（Excel）を保存…");
    desk.press("保存する");
    let phase = desk.window.state().state().table.clone().expect("asked").phase;
    let TablePhase::Done(path) = phase else { panic!("{phase:?}") };
    assert!(path.ends_with("機器台帳 記入用.xlsx"));
    // The other tables are saved from the screen of what leaves the program.
    desk.press("閉じる");
    desk.press("印刷（PDF）");
    for what in [
        "点検の回答",
        "事業者確認用の記録",
        "外部の連絡先",
        "人と役割",
        "機器台帳",
        "医療機関と年度",
    ] {
        desk.press(&format!("{what}をExcelで保存…"));
        desk.press("保存する");
        assert!(desk.shows("保存しました。"), "{what}");
        desk.press("閉じる");
    }
    desk.press("機器台帳");
    // What was saved can be chosen at once.
    choose(&mut desk, &path);
    assert!(desk.shows("記入例 1行"));
    assert!(desk.shows("管理番号が「記入例」で始まる行は取り込みません（2行目）。"));
    assert!(desk.shows("取り込める機器がありません。"));
}

#[test]
fn the_import_works_in_the_smallest_window_too() {
    let mut desk = desk();
    let path = file(&desk, "一覧.csv", LIST.as_bytes());
    press(&mut desk, "CSV・Excelから取り込む…");
    let folder = Arc::clone(&desk.folder);
    desk.close();
    drop(desk.window);
    let mut desk = Desk::over(folder, Vec2::new(640.0, 360.0));
    desk.press("見本クリニックを開く");
    desk.window.get_by_role_and_label(Role::ComboBox, "画面").click();
    desk.window.run();
    desk.press("機器台帳");
    choose(&mut desk, &path);
    let before = devices(&desk).len();
    // Nothing goes beyond the window, and everything can be reached.
    for role in [Role::Button, Role::ComboBox, Role::CheckBox, Role::RadioButton] {
        for node in desk.window.query_all_by_role(role) {
            let rect = node.rect();
            assert!(rect.left() >= 0.0 && rect.right() <= 640.0, "{role:?} {rect:?}");
        }
    }
    desk.press("4台を取り込む");
    assert_eq!(devices(&desk).len(), before + 4);
}

#[test]
fn what_the_file_does_not_show_is_left_out_by_one_click_and_columns_go_to_the_notes() {
    let mut desk = desk();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [["管理番号", "機器名", "色"], ["H-1", "受付", "白"], ["H-2", "倉庫", "黒"]];
    for (row, cells) in (0..).zip(rows) {
        sheet.write_row(row, 0, cells).expect("written");
    }
    sheet.set_row_hidden(2).expect("hidden");
    let path = file(&desk, "隠し.xlsx", &book.save_to_buffer().expect("a workbook"));
    choose(&mut desk, &path);
    assert!(desk.shows("非表示の行が1行あります（最初は3行目）"));
    assert!(desk.shows("備考に入れる列　色"));
    assert!(desk.shows("追加 2台"));
    desk.window.get_by_role_and_label(Role::CheckBox, "非表示の行と列を除く").click();
    desk.window.run();
    assert!(desk.shows("追加 1台　更新 0台　除いた非表示 1行"));
    assert!(desk.shows("非表示の行を1行除きました（最初は3行目）。"));
    desk.press("1台を取り込む");
    let last = devices(&desk).last().expect("a device").clone();
    assert_eq!((last.number.as_str(), last.note.as_str()), ("H-1", "色 白"));
}

#[test]
fn people_come_in_from_a_list_as_one_step() {
    let mut desk = Desk::new();
    desk.make_sample();
    desk.press("人と役割");
    let before = desk.workbook().people.clone();
    let text = "氏名,所属・職種,役割,退職日\n新田 一郎,受付,鍵の管理,未定\n,事務,,\n";
    let path = file(&desk, "職員.csv", text.as_bytes());
    desk.press("人を取り込む…");
    desk.machine.lock().expect("no panic").picked = Some(path);
    desk.press("ファイルを選ぶ…");
    assert!(desk.shows("追加 1件　更新 0件　変更なし 0件　除外 1件"));
    assert!(desk.shows("2行目　退職日　「未定」を読み取れません。"));
    assert!(desk.shows("3行目　名前がないので、取り込めません。"));
    assert_eq!(desk.workbook().people, before, "nothing changes before it is confirmed");
    desk.press("1件を取り込む");
    assert!(desk.shows("人を1件追加し、0件更新しました。"));
    let added = desk.workbook().people.last().expect("added").clone();
    assert_eq!((added.name.as_str(), added.roles.len()), ("新田 一郎", 1));
    desk.press("元に戻す");
    assert_eq!(desk.workbook().people, before);
}
