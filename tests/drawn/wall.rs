//! What hangs on a wall, where everybody sees it.

use proptest::prelude::*;
use tenkencho::model::{ChartKind, ChartTemplate, Workbook};
use tenkencho::report::{ChartDrawing, ChartVersion};

use crate::drawn::geometry::check_drawing;
use crate::drawn::{departments, hospital, overfull, small};
use crate::{contact_chart, words};

fn wall(workbook: &Workbook) -> ChartDrawing {
    contact_chart(workbook, ChartVersion::Wall)
}

#[test]
fn nothing_private_that_was_typed_into_other_fields_is_on_the_wall() {
    let mut workbook = small();
    let person = &mut workbook.people[0];
    "夜間は０９０－７７７７－３３３３へ".clone_into(&mut person.reachable);
    "事務（090 7777 3333）".clone_into(&mut person.position);
    "080-7777-3333".clone_into(&mut person.extension);
    "見本（070-7777-3333）".clone_into(&mut workbook.vendors[0].contact_person);
    let said = words(&wall(&workbook));
    assert!(!said.contains("7777") && !said.contains("７７７７"), "{said}");
    assert!(!said.contains("時間帯") && !said.contains("平日8時30分"), "{said}");
    assert!(!said.contains(&workbook.vendors[0].contract_number), "{said}");
    assert!(said.contains("携帯番号は掲示しない"), "{said}");
    let inspector = words(&contact_chart(&workbook, ChartVersion::Inspector));
    assert!(inspector.contains("夜間は０９０"), "{inspector}");
}

#[test]
fn a_number_that_is_not_known_can_be_written_on_the_wall() {
    let mut workbook = small();
    workbook.people[0].extension.clear();
    workbook.people[0].mobile.clear();
    workbook.vendors[0].telephone.clear();
    workbook.vendors[0].night_telephone.clear();
    let said = words(&wall(&workbook));
    assert!(!said.contains("電話未記入"), "{said}");
    // Two of them nobody has made sure of.
    assert_eq!(said.matches("＿＿＿＿＿＿＿").count(), 4, "{said}");
    assert_eq!(said.matches("（要確認）").count(), 4, "{said}");
}

#[test]
fn a_wall_says_the_numbers_of_vendors_for_the_night_in_letters_that_can_be_read() {
    for workbook in [departments(), hospital(), overfull(ChartTemplate::Hospital)] {
        let drawing = wall(&workbook);
        check_drawing(&drawing);
        let page = drawing.page.text().replace(' ', "");
        for vendor in &workbook.vendors {
            let has_day = page.contains(&vendor.telephone);
            assert_eq!(has_day, page.contains(&vendor.night_telephone), "{}", vendor.name);
        }
    }
}

#[test]
fn private_mails_are_a_reason_to_keep_a_chart_off_the_wall() {
    let mut workbook = small();
    workbook.people.iter_mut().for_each(|it| it.mobile.clear());
    let with_mails = words(&contact_chart(&workbook, ChartVersion::Inspector));
    assert!(with_mails.contains("（掲示しない"), "{with_mails}");
    workbook.people.iter_mut().for_each(|it| it.mail.clear());
    let without = words(&contact_chart(&workbook, ChartVersion::Inspector));
    assert!(!without.contains("（掲示しない"), "{without}");
}

/// A mobile number as somebody may type it.
fn typed() -> impl Strategy<Value = String> {
    let first = proptest::sample::select(vec!["070", "080", "090", "060"]);
    let between = proptest::sample::select(vec!["", "-", "－", " ", "ー", "　", ")"]);
    (first, between, any::<bool>()).prop_map(|(first, between, is_wide)| {
        let number = format!("{first}{between}7777{between}3333");
        if !is_wide {
            return number;
        }
        let wide = |it: char| char::from_u32(u32::from('０') + it.to_digit(10)?);
        number.chars().map(|it| wide(it).unwrap_or(it)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_mobile_number_typed_anywhere_is_on_the_wall(
        numbers in proptest::collection::vec(typed(), 18),
        is_small in any::<bool>(),
    ) {
        let mut workbook = if is_small { small() } else { departments() };
        let mut numbers = numbers.into_iter().cycle();
        let mut put = |field: &mut String| {
            let number = numbers.next().unwrap_or_default();
            *field = format!("{field}（{number}）");
        };
        put(&mut workbook.clinic.name);
        for it in workbook.people.iter_mut() {
            for field in [
                &mut it.name, &mut it.position, &mut it.extension, &mut it.mobile, &mut it.mail,
                &mut it.reachable,
            ] {
                put(field);
            }
        }
        for it in workbook.vendors.iter_mut() {
            for field in [
                &mut it.name, &mut it.systems, &mut it.contact_person, &mut it.telephone,
                &mut it.night_telephone, &mut it.support_hours, &mut it.when_to_call,
                &mut it.mail, &mut it.contract_number,
            ] {
                put(field);
            }
        }
        for it in workbook.contacts.iter_mut() {
            for field in [
                &mut it.name, &mut it.person, &mut it.telephone, &mut it.night_telephone,
                &mut it.mail_or_web, &mut it.hours, &mut it.when_to_call, &mut it.what_to_tell,
            ] {
                put(field);
            }
        }
        let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
        put(&mut chart.version);
        put(&mut chart.kept_at);
        let drawing = wall(&workbook);
        check_drawing(&drawing);
        let said = words(&drawing);
        for part in ["7777", "3333", "７７７７", "３３３３"] {
            prop_assert!(!said.contains(part), "{}", said);
        }
    }
}
