//! The clinic's own form answered as a list, and the one question about servers.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use tenkencho::model::{Answer, FormRef, Response, Workbook};
use tenkencho::state::Screen;
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

const SERVERS: &str = "院内にサーバがありますか";

/// The sample, of whose newest year this was changed.
fn opened(change: impl FnOnce(&mut Workbook)) -> Desk {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let mut workbook = sample_clinic::workbook();
    change(&mut workbook);
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&workbook, "clinic").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 705.0));
    desk.machine.lock().expect("no panic").today = Some(sample_clinic::day());
    desk.press("見本クリニックを開く");
    desk
}

fn response(desk: &Desk, key: &str) -> Option<Response> {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    assessment.response(FormRef::Institution, &key.into()).cloned()
}

fn answer(desk: &Desk, key: &str) -> Option<Answer> {
    response(desk, key).and_then(|response| response.first.answer)
}

fn current(desk: &Desk) -> String {
    let open = desk.window.state().state().open.as_ref().expect("a clinic");
    open.place_on(FormRef::Institution).expect("a row").item.to_string()
}

#[test]
fn the_whole_form_is_answered_by_keys_in_one_list() {
    let mut desk = opened(|workbook| {
        let year = workbook.assessments.iter().map(|it| it.fiscal_year).max().expect("a year");
        let year = workbook.assessments.find_mut(|it| it.fiscal_year == year).expect("the year");
        year.responses.retain(|response| response.item.as_str() == "has-system");
    });
    desk.press("チェックリスト");
    desk.press("一覧で回答");
    for number in ["1-(1)", "2-(1)", "3-(3)"] {
        let groups = desk.window.query_all_by_role(Role::RadioGroup);
        let is_it = |it: &egui_kittest::Node<'_>| {
            it.accesskit_node().label().is_some_and(|name| name.starts_with(number))
        };
        let mut groups = groups.filter(is_it);
        let group = groups.next().unwrap_or_else(|| panic!("{number}"));
        assert!(group.rect().height() < 44.0, "four answers in a row: {:?}", group.rect());
    }
    assert!(desk.shows("名前で決めていますか。"), "each row is asked in plain words");
    // The first that is open.
    desk.key(Key::Num1);
    assert_eq!(answer(&desk, "security-manager"), Some(Answer::Yes));
    let first = response(&desk, "security-manager").expect("an answer").first;
    assert_eq!(first.date, Some(sample_clinic::day()), "the day is today");
    assert_eq!(current(&desk), "asset-ledger", "it goes on");
    // いいえ asks for its day in the list, and 該当なし for its reason.
    desk.key(Key::Num2);
    assert_eq!(answer(&desk, "asset-ledger"), Some(Answer::No));
    assert!(desk.shows("「いいえ」の1項目に目標日がありません。"));
    desk.type_into("2-(1) 台帳管理の目標日 日", "1");
    desk.key(Key::Tab);
    desk.window.ctx.memory_mut(|memory| {
        memory.focused().into_iter().for_each(|id| memory.surrender_focus(id));
    });
    desk.settle();
    desk.key(Key::Num4);
    let key = "remote-maintenance";
    assert_eq!(answer(&desk, key), Some(Answer::NotApplicable));
    desk.type_into("2-(2)に該当しない理由", "保守の契約がない");
    assert_eq!(response(&desk, key).expect("an answer").reason, "保守の契約がない");
    // Each answer is one step.
    desk.press("元に戻す");
    desk.press("元に戻す");
    assert_eq!(answer(&desk, key), None);
    assert_eq!(answer(&desk, "asset-ledger"), Some(Answer::No));
    assert!(desk.shows("2-(1) 台帳管理"), "it is still the list");
    // Esc goes back to one after the other.
    desk.key(Key::Escape);
    assert!(desk.window.query_by_role_and_label(Role::Button, "次の項目").is_some());
    // Whoever is sent to another row sees that one.
    desk.press("一覧で回答");
    desk.press("概要");
    desk.press("続きから");
    assert_eq!(desk.window.state().state().screen, Screen::Checklist);
}

/// The sample without an answer to any row about servers.
fn without_servers() -> Desk {
    opened(|workbook| {
        let year = workbook.assessments.iter().map(|it| it.fiscal_year).max().expect("a year");
        let year = workbook.assessments.find_mut(|it| it.fiscal_year == year).expect("the year");
        year.responses.retain(|response| !response.item.as_str().ends_with("/server"));
    })
}

/// The row of the servers, and not the one of the PCs that is called the same.
fn show_first_of_servers(desk: &mut Desk) {
    let rows = desk.window.query_all_by_role(Role::Button);
    let mut rows = rows.filter(|it| {
        it.accesskit_node().label().is_some_and(|it| it.starts_with("2-(4) アクセス利用権限"))
    });
    rows.next().expect("the row").click_accesskit();
    drop(rows);
    desk.settle();
}

fn server_answers(desk: &Desk) -> Vec<(Answer, String, Option<NaiveDate>)> {
    let assessment = desk.workbook().latest_assessment().expect("a year");
    let of_servers = assessment.responses.iter().filter(|it| it.item.as_str().ends_with("/server"));
    let answered =
        of_servers.filter_map(|it| Some((it.first.answer?, it.reason.clone(), it.first.date)));
    answered.collect()
}

#[test]
fn without_a_server_its_rows_are_answered_at_once() {
    let mut desk = without_servers();
    desk.press("チェックリスト");
    show_first_of_servers(&mut desk);
    assert!(desk.shows(SERVERS));
    assert!(desk.shows("相談窓口"), "whom to ask");
    desk.press("ない（未回答の5項目を「該当なし」にする）");
    let day = Some(sample_clinic::day());
    let expected = (Answer::NotApplicable, "院内にサーバがないため。".to_owned(), day);
    assert_eq!(server_answers(&desk), vec![expected; 5]);
    assert!(desk.shows("5項目を「該当なし」にしました"));
    assert!(!desk.shows(SERVERS), "it is answered");
    desk.press("元に戻す");
    assert_eq!(server_answers(&desk), [], "one step");
    // The next row of servers does not ask again.
    desk.press("次の項目");
    assert!(!desk.shows(SERVERS));
    // In the list it stands above the first of them.
    desk.press("一覧で回答");
    assert!(desk.shows(SERVERS));
    desk.press("ある");
    assert!(!desk.shows(SERVERS), "put away");
    assert_eq!(server_answers(&desk), []);
}

#[test]
fn nobody_is_asked_about_servers_who_has_answered_one_of_their_rows() {
    let mut desk = opened(|_| {});
    desk.press("チェックリスト");
    show_first_of_servers(&mut desk);
    assert!(!desk.shows(SERVERS));
}
