//! What a text field takes back by itself ends with the visit to that field.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use tenkencho::model::{DocumentValue, FieldKey, Person, PersonId, Records, Workbook};
use tenkencho::store::DataFolder;

use crate::desk::Desk;
use crate::sample_clinic;

const MOBILE: &str = "携帯電話（掲示用には印刷しません）";

fn clinic(name: &str, mobile: &str) -> Workbook {
    let mut workbook = sample_clinic::workbook();
    name.clone_into(&mut workbook.clinic.name);
    let person = Person { mobile: mobile.to_owned(), ..Person::named(PersonId(1), "院長") };
    workbook.people = vec![person].into();
    workbook
}

fn take_back(desk: &mut Desk) {
    desk.window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.window.run();
}

#[test]
fn what_was_typed_in_one_clinic_never_comes_back_in_another() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&clinic("東医院", "090-0000-0001"), "east").expect("written");
    data.create(&clinic("西医院", "090-0000-0002"), "west").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    let show_person = |desk: &mut Desk| {
        desk.press("人と役割");
        desk.press_some("院長　");
    };
    desk.press("東医院を開く");
    show_person(&mut desk);
    desk.type_into(MOBILE, "9");
    desk.press("医療機関の一覧");
    desk.press("西医院を開く");
    show_person(&mut desk);
    desk.focus(Role::TextInput, MOBILE);
    take_back(&mut desk);
    assert_eq!(desk.workbook().clinic.name, "西医院");
    assert_eq!(desk.workbook().people[0].mobile, "090-0000-0002");
    // Within one visit it still takes back.
    desk.type_into(MOBILE, "7");
    assert_eq!(desk.workbook().people[0].mobile, "090-0000-00027");
    take_back(&mut desk);
    assert_eq!(desk.workbook().people[0].mobile, "090-0000-0002");
}

#[test]
fn a_line_of_a_list_never_gets_what_stood_in_its_place_before() {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    let workbook = Workbook { documents: Records::new(), ..clinic("東医院", "") };
    data.create(&workbook, "east").expect("written");
    let mut desk = Desk::over(folder, Vec2::new(1366.0, 768.0));
    desk.press("東医院を開く");
    desk.press("事業継続計画");
    desk.press("計画の作成を始める");
    desk.press_some("1.4　想定する事象、");
    let list = "想定する事象　診療に影響する事象";
    let lines = |desk: &Desk| {
        let plan = &desk.workbook().documents[0];
        match plan.value(&FieldKey::from("effects")) {
            Some(DocumentValue::List(lines)) => lines.clone(),
            other => panic!("{other:?}"),
        }
    };
    desk.focus(Role::MultilineTextInput, &format!("{list}　1"));
    desk.window.event(egui::Event::Text("停電。".to_owned()));
    desk.window.run();
    desk.press(&format!("下へ　{list}　1"));
    let moved = lines(&desk);
    assert!(moved[1].contains("停電。"), "{moved:?}");
    desk.focus(Role::MultilineTextInput, &format!("{list}　1"));
    take_back(&mut desk);
    // Nothing was typed into this field: the step before is meant, which was the move.
    let taken_back = lines(&desk);
    assert!(taken_back[0].contains("停電。"), "{taken_back:?}");
    assert_eq!(taken_back.len(), moved.len());
    assert_eq!((&taken_back[1], &taken_back[2..]), (&moved[0], &moved[2..]));
}
