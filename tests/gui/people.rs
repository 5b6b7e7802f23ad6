//! People and their roles, who decides, and the outside contacts.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role as Kind;
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable;
use tenkencho::model::{Clinic, Contact, Decision, Person, PersonId, Role, Workbook};
use tenkencho::state::Screen;
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

/// A clinic whose answers and vendors are those of the sample, and of whose people little is known.
fn clinic() -> Workbook {
    let sample = sample_clinic::workbook();
    let mut workbook = Workbook {
        clinic: Clinic { director: "見本 太郎".to_owned(), ..sample.clinic },
        last_id: sample.last_id,
        people: ["見本 花子（事務長）", "見本 太郎（院長）", "見本 次郎（受付）"]
            .into_iter()
            .zip(1..)
            .map(|(name, id)| Person::named(PersonId(id), name))
            .collect(),
        vendors: sample.vendors,
        assessments: sample.assessments,
        ..Workbook::default()
    };
    workbook.people[2].left_on = NaiveDate::from_ymd_opt(2024, 9, 30);
    workbook.vendors.iter_mut().for_each(|vendor| vendor.caller = None);
    workbook
}

fn opened(size: Vec2) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&clinic(), "clinic").expect("written");
    let mut desk = Desk::over(folder, size);
    desk.press("見本クリニックを開く");
    desk
}

fn small_clinic() -> Desk {
    opened(Vec2::new(1366.0, 768.0))
}

fn screen(desk: &Desk) -> Screen {
    desk.window.state().state().screen
}

/// Chooses a line of a drop-down.
fn choose(desk: &mut Desk, combo: &str, line: &str) {
    desk.window.get_by_role_and_label(Kind::ComboBox, combo).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Kind::ComboBox, combo).click();
    desk.window.run();
    let find = |desk: &Desk, act: &dyn Fn(egui_kittest::Node<'_>)| {
        let lines = desk.window.query_all_by_role_and_label(Kind::Button, line);
        act(lines.last().expect("a line of the drop-down"));
    };
    find(desk, &|it| it.scroll_to_me());
    desk.window.run();
    find(desk, &|it| it.click());
    desk.window.run();
}

/// Chooses who confirmed from the list of the box.
fn confirm_as(desk: &mut Desk, line: &str) {
    desk.window.get_by_role_and_label(Kind::TextInput, "確認者").scroll_to_me();
    desk.window.run();
    desk.focus(Kind::TextInput, "確認者");
    desk.window.get_by_role_and_label(Kind::Button, line).click();
    desk.window.run();
}

/// Adds a person, with Enter.
fn add_person(desk: &mut Desk, name: &str) {
    desk.type_into("新しい人の名前", name);
    desk.key(Key::Enter);
    assert_eq!(desk.value(Kind::TextInput, "名前"), name, "who was added is shown");
}

fn tick(desk: &mut Desk, name: &str) {
    desk.window.get_by_role_and_label(Kind::CheckBox, name).scroll_to_me();
    desk.window.run();
    desk.window.get_by_role_and_label(Kind::CheckBox, name).click();
    desk.window.run();
}

fn person<'d>(desk: &'d Desk, name: &str) -> &'d Person {
    let people = &desk.workbook().people;
    people.iter().find(|it| it.name.contains(name)).unwrap_or_else(|| panic!("no {name}"))
}

fn contact<'d>(desk: &'d Desk, key: &str) -> &'d Contact {
    let mut contacts = desk.workbook().contacts.iter();
    let found = contacts.find(|it| it.prefilled.as_deref() == Some(key));
    found.unwrap_or_else(|| panic!("no {key}"))
}

fn holders(desk: &Desk, role: Role) -> Vec<PersonId> {
    let people = desk.workbook().people.iter();
    people.filter(|it| it.has_role(role)).map(|it| it.id).collect()
}

#[test]
fn a_person_is_added_and_the_name_corrected_with_an_input_method_everywhere() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    add_person(&mut desk, "臨時 一郎");
    desk.type_into("ふりがな", "りんじ いちろう");
    assert_eq!(person(&desk, "臨時").kana, "りんじ いちろう");

    desk.press_some("見本 花子（事務長）");
    desk.focus(Kind::TextInput, "名前");
    desk.empty_field();
    desk.compose("みほん");
    desk.compose("見本 花江");
    desk.commit("見本 花江（事務長）");
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    let value = desk.value(Kind::TextInput, "確認者");
    assert_eq!(value, "見本 花江（事務長）", "the answer names the person by id");
    // The whole name is one step, and taking it back shows the person.
    desk.press("元に戻す");
    assert_eq!(screen(&desk), Screen::People);
    assert_eq!(desk.value(Kind::TextInput, "名前"), "見本 花子（事務長）");
}

#[test]
fn the_roles_that_nobody_has_are_named_and_given_at_once() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    assert!(desk.shows("受け持つ人がまだいない役割があります。最高責任者、"));
    assert_eq!(
        desk.value(Kind::ComboBox, "受け持つ人"),
        "見本 太郎（院長）",
        "the director is proposed"
    );
    // All are ticked; the director leaves one to somebody else.
    tick(&mut desk, "記録係");
    desk.press("印を付けた6つの役割を受け持つ");
    let director = person(&desk, "太郎").id;
    assert_eq!(holders(&desk, Role::ChiefExecutive), [director]);
    assert_eq!(holders(&desk, Role::Recorder), []);
    assert!(desk.shows("受け持つ人がまだいない役割があります。記録係"));
    choose(&mut desk, "記録係を受け持つ人を追加", "見本 花子（事務長）");
    assert_eq!(holders(&desk, Role::Recorder), [person(&desk, "花子").id]);
    assert!(!desk.shows("受け持つ人がまだいない役割があります"));
    desk.press("元に戻す");
    desk.press("元に戻す");
    assert_eq!(holders(&desk, Role::ChiefExecutive), [], "one click, one step");
}

#[test]
fn who_would_lose_a_role_is_named_before_it_is_given_away() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    choose(&mut desk, "記録係を受け持つ人を追加", "見本 花子（事務長）");
    assert!(desk.shows("現在受け持っている人からは外れます"));
    tick(&mut desk, "記録係（現在は見本 花子（事務長））");
    desk.press("印を付けた7つの役割を受け持つ");
    assert_eq!(holders(&desk, Role::Recorder), [person(&desk, "太郎").id]);
}

#[test]
fn one_person_holds_a_directors_roles_after_one_click_and_nobody_else_does() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    desk.press_some("見本 花子（事務長）");
    tick(&mut desk, "医療情報システム安全管理責任者");
    let office = person(&desk, "花子").id;
    assert_eq!(holders(&desk, Role::SecurityManager), [office]);
    desk.press_some("見本 太郎（院長）");
    desk.press("院長の役割（最高責任者、安全管理責任者）");
    let director = person(&desk, "太郎").id;
    assert_eq!(holders(&desk, Role::SecurityManager), [director]);
    assert_eq!(holders(&desk, Role::ChiefExecutive), [director]);
    assert_eq!(holders(&desk, Role::PlanningManager), []);
}

#[test]
fn deputies_are_ordered_and_propose_who_decides() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    add_person(&mut desk, "見本 三郎");
    desk.press_some("見本 太郎（院長）");
    desk.press("院長の役割（最高責任者、安全管理責任者）");
    choose(&mut desk, "代行者を追加", "見本 花子（事務長）");
    choose(&mut desk, "代行者を追加", "見本 三郎");
    desk.press("見本 三郎を上へ");
    let [director, office, third] = ["太郎", "花子", "三郎"].map(|name| person(&desk, name).id);
    assert_eq!(person(&desk, "太郎").deputies, [third, office]);
    let adders = desk.window.query_all_by_role_and_label(Kind::ComboBox, "代行者を追加");
    assert_eq!(adders.count(), 0, "two fit into a box of the chart");
    assert!(desk.shows("代行者は2人までです。"));

    desk.press_some("役割と判断する人");
    desk.press("空欄をすべて「見本 太郎（院長）、代行者は見本 三郎、見本 花子（事務長）」にする");
    for decision in Decision::ALL {
        let authority = desk.workbook().authority(decision);
        assert_eq!(authority.people, [director]);
        assert_eq!(authority.stand_ins, [third, office]);
    }
    desk.press_some("見本 三郎");
    desk.press("元に戻す");
    assert_eq!(desk.workbook().authorities, [].into(), "one click, one step");
    assert!(desk.shows("空欄をすべて"), "what was taken back is seen");
    desk.press("やり直す");
    desk.press_some("見本 三郎");
    desk.press("「見本 太郎（院長）」の代行者");
    assert_eq!(desk.value(Kind::TextInput, "名前"), "見本 太郎（院長）");
}

#[test]
fn a_person_in_use_is_not_removed_and_the_places_lead_there() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    desk.press_some("見本 花子（事務長）");
    assert!(desk.shows("使われているので削除できません。"));
    assert!(desk.window.query_by_role_and_label(Kind::Button, "この人を削除").is_none());
    let office = person(&desk, "花子").id;
    desk.press_some("令和6年度の回答");
    assert_eq!(screen(&desk), Screen::Checklist);
    assert_eq!(desk.value(Kind::TextInput, "確認者"), "見本 花子（事務長）");

    desk.press("人と役割");
    let people = desk.workbook().people.len();
    add_person(&mut desk, "臨時 一郎");
    desk.press("この人を削除");
    assert_eq!(desk.workbook().people.len(), people);
    desk.press("元に戻す");
    assert_eq!(desk.workbook().people.last().map(|it| it.name.as_str()), Some("臨時 一郎"));
    assert!(desk.workbook().person(office).is_some());
}

#[test]
fn who_left_is_folded_away_and_two_of_the_same_name_are_told_apart() {
    let mut desk = small_clinic();
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2025, 4, 1);
    desk.press("人と役割");
    assert!(desk.shows("退職した人（1）"));
    assert!(!desk.shows("見本 次郎（受付）"));
    for position in ["受付", "看護"] {
        add_person(&mut desk, "佐藤 花子");
        desk.type_into("所属・職種", position);
    }
    assert!(desk.shows("佐藤 花子（受付）　役割なし") && desk.shows("佐藤 花子（看護）　役割なし"));
    desk.press("チェックリスト");
    desk.press("1-(1) 安全管理責任者の設置、はい");
    confirm_as(&mut desk, "佐藤 花子（看護）");
    assert_eq!(desk.value(Kind::TextInput, "確認者"), "佐藤 花子（看護）");
}

#[test]
fn a_role_of_the_clinics_own_is_added_given_and_not_removed_while_somebody_has_it() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    desk.type_into("新しい役割の名前", "停電の当番");
    let adders = desk.window.query_all_by_role_and_label(Kind::Button, "追加");
    adders.last().expect("the button beside the role").click();
    desk.window.run();
    let own = desk.workbook().own_roles[0].id;
    choose(&mut desk, "停電の当番を受け持つ人を追加", "見本 花子（事務長）");
    assert_eq!(holders(&desk, Role::Own(own)), [person(&desk, "花子").id]);
    assert!(desk.window.query_by_role_and_label(Kind::Button, "この役割を削除").is_none());
    desk.press("見本 花子（事務長）を停電の当番から外す");
    desk.press("この役割を削除");
    assert_eq!(desk.workbook().own_roles, [].into());
}

#[test]
fn the_usual_contacts_are_added_in_one_step_and_none_of_them_is_confirmed() {
    let mut desk = small_clinic();
    desk.press("外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    assert_eq!(desk.workbook().contacts.len(), 7);
    assert!(desk.workbook().contacts.iter().all(|it| it.confirmed_on.is_none()));
    assert!(desk.shows("この番号は、医療機関で確認していません。"));
    let row = "日本医師会 サイバーセキュリティ対応相談窓口（緊急相談窓口）　未確認";
    assert!(desk.window.query_by_role_and_label(Kind::Button, row).is_some());
    // What was shipped without a number says so and where to look.
    desk.press_some("サイバーセキュリティの担当）　番号未記入");
    assert_eq!(desk.value(Kind::TextInput, "電話番号"), "");
    assert!(desk.shows("電話番号もメール・ウェブの受付も空欄です。"));
    assert!(desk.shows("調べ先：窓口の名称と番号は、組織が変わるたびに変わります"));
    desk.press("元に戻す");
    assert_eq!(desk.workbook().contacts, [].into());
}

#[test]
fn the_last_of_the_usual_contacts_are_named() {
    let mut desk = small_clinic();
    desk.press("外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    assert!(!desk.shows("主な連絡先をまとめて追加"));
    desk.press_some("最寄りの警察署　");
    desk.press("この連絡先を削除");
    desk.press("「最寄りの警察署」を追加");
    assert_eq!(desk.workbook().contacts.len(), 7);
}

#[test]
fn a_number_is_confirmed_in_one_click_and_has_to_be_again_when_it_changes() {
    let mut desk = small_clinic();
    desk.press("外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    desk.press("本日、確認した");
    let today = NaiveDate::from_ymd_opt(2024, 6, 12);
    assert_eq!(contact(&desk, "jma-emergency").confirmed_on, today);
    assert!(desk.shows("確認済み　令和6年6月12日"));
    assert!(!desk.shows("まだクリニックでたしかめていません"));
    desk.focus(Kind::TextInput, "受付時間");
    desk.empty_field();
    assert_eq!(contact(&desk, "jma-emergency").confirmed_on, today, "hours are no number");
    desk.type_into("電話番号", "1");
    assert_eq!(contact(&desk, "jma-emergency").confirmed_on, None);
    assert!(desk.shows("もとの電話番号：0120-179-066"));
    desk.press("元に戻す");
    assert_eq!(contact(&desk, "jma-emergency").confirmed_on, today);
}

#[test]
fn numbers_are_kept_as_typed_and_what_is_odd_is_remarked() {
    let mut desk = small_clinic();
    desk.press("外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    desk.press_some("最寄りの警察署　番号未記入");
    desk.type_into("電話番号", "署に聞く");
    assert!(desk.shows("数字がありません。"));
    desk.focus(Kind::TextInput, "電話番号");
    desk.empty_field();
    desk.type_into("電話番号", "（０１２０）１７９−０６６");
    assert_eq!(contact(&desk, "police-station").telephone, "（０１２０）１７９−０６６");
    let twice = "「日本医師会 サイバーセキュリティ対応相談窓口（緊急相談窓口）」と同じ番号です。";
    assert!(desk.shows(twice));
}

#[test]
fn contacts_are_added_from_the_list_or_made_up_and_removed() {
    let mut desk = small_clinic();
    desk.press("外部の連絡先");
    desk.window.get_by_label("一覧から選んで追加").click();
    desk.window.run();
    desk.press("日本医師会 セキュリティガイドライン相談窓口を追加");
    assert_eq!(contact(&desk, "jma-guideline").telephone, "0120-339-199");
    desk.type_into("新しい連絡先の名前", "見本法律事務所");
    desk.press("追加");
    assert_eq!(desk.value(Kind::TextInput, "機関名・部署"), "見本法律事務所");
    choose(&mut desk, "誰が連絡するか", "見本 太郎（院長）");
    let caller = desk.workbook().contacts[1].caller;
    assert_eq!(caller, Some(person(&desk, "太郎").id));
    desk.press("この連絡先を削除");
    assert_eq!(desk.workbook().contacts.len(), 1);
    desk.press_some("見本電子カルテ株式会社");
    assert_eq!(screen(&desk), Screen::Vendors);
}

#[test]
fn both_screens_can_be_worked_in_a_small_window() {
    let mut desk = opened(Vec2::new(640.0, 360.0));
    let go = |desk: &mut Desk, name: &str| {
        desk.window.get_by_role_and_label(Kind::ComboBox, "画面").click();
        desk.window.run();
        desk.press(name);
    };
    go(&mut desk, "人と役割");
    choose(&mut desk, "人と役割の表示", "見本 花子（事務長）");
    desk.press("すべての役割");
    assert_eq!(holders(&desk, Role::Recorder), [person(&desk, "花子").id]);
    go(&mut desk, "外部の連絡先");
    desk.press("主な連絡先をまとめて追加（7件）");
    choose(&mut desk, "連絡先", "管轄の保健所　番号未記入");
    desk.type_into("電話番号", "03-0000-0001");
    assert_eq!(contact(&desk, "health-center").telephone, "03-0000-0001");
    desk.press("本日、確認した");
    assert!(contact(&desk, "health-center").confirmed_on.is_some());
}

#[test]
fn several_who_decide_stand_below_each_other_and_none_is_squeezed() {
    let mut desk = small_clinic();
    desk.press("人と役割");
    for name in ["見本 三郎", "見本 四郎"] {
        add_person(&mut desk, name);
    }
    desk.press_some("役割と判断する人");
    let names = ["見本 花子（事務長）", "見本 太郎（院長）", "見本 三郎", "見本 四郎"];
    for name in names {
        choose(&mut desk, "外部に公表するの判断をする人を追加", name);
    }
    let rects = names.map(|name| {
        let take_away = format!("{name}を判断する人から外す");
        desk.window.get_by_role_and_label(Kind::Button, &take_away).rect()
    });
    for pair in rects.windows(2) {
        assert!(pair[0].bottom() <= pair[1].top(), "{rects:?}");
        assert!((pair[0].height() - pair[1].height()).abs() < 0.5, "{rects:?}");
    }
}

#[test]
fn who_has_left_is_not_offered_as_the_one_who_confirmed() {
    let mut desk = small_clinic();
    // The third of them left in September 2024, and what is answered now is answered in October.
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2024, 10, 1);
    desk.press("チェックリスト");
    desk.press("3-(3) BCPの策定、未回答");
    desk.answer("はい");
    desk.focus(Kind::TextInput, "確認者");
    assert!(desk.shows("見本 太郎（院長）"));
    assert!(!desk.shows("見本 次郎"));
}

#[test]
fn the_box_of_who_confirmed_completes_names_and_takes_a_new_one() {
    let mut desk = small_clinic();
    desk.machine.lock().expect("no panic").today = NaiveDate::from_ymd_opt(2024, 10, 1);
    let confirmed = |desk: &Desk| desk.value(Kind::TextInput, "確認者");
    desk.press("チェックリスト");
    desk.press("3-(3) BCPの策定、未回答");
    desk.answer("はい");
    // Who confirmed the newest answer is proposed, also after a start.
    assert_eq!(confirmed(&desk), "見本 花子（事務長）");
    // What is typed narrows the list; the arrow keys and Enter take a line.
    desk.focus(Kind::TextInput, "確認者");
    desk.empty_field();
    desk.window.event(egui::Event::Text("太".to_owned()));
    desk.settle();
    assert!(desk.shows("見本 太郎（院長）") && !desk.shows("見本 花子（事務長）"));
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    assert_eq!(confirmed(&desk), "見本 太郎（院長）");
    // A new name is added with Enter, as one step.
    let people = desk.workbook().people.len();
    desk.focus(Kind::TextInput, "確認者");
    desk.empty_field();
    desk.window.event(egui::Event::Text("臨時 一郎".to_owned()));
    desk.settle();
    assert!(desk.shows("「臨時 一郎」を追加"));
    assert_eq!(desk.workbook().people.len(), people, "nothing is added while it is typed");
    desk.key(Key::Enter);
    assert_eq!(desk.workbook().people.len(), people + 1);
    assert_eq!(confirmed(&desk), "臨時 一郎");
    desk.press("元に戻す");
    assert_eq!(desk.workbook().people.len(), people);
    assert_eq!(confirmed(&desk), "見本 太郎（院長）");
    // A name that is merely left stays typed, and can still be added.
    desk.focus(Kind::TextInput, "確認者");
    desk.empty_field();
    desk.window.event(egui::Event::Text("臨時 二郎".to_owned()));
    desk.settle();
    desk.key(Key::Tab);
    assert_eq!(desk.workbook().people.len(), people);
    desk.press("「臨時 二郎」を追加");
    assert_eq!(confirmed(&desk), "臨時 二郎");
    // Emptied, it is nobody.
    desk.focus(Kind::TextInput, "確認者");
    desk.empty_field();
    desk.key(Key::Tab);
    assert_eq!(confirmed(&desk), "");
}
