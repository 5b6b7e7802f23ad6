//! What a chart says, box by box, where there is much to say.

use tenkencho::model::{BoxContent, ChartKind, ChartTemplate, PersonId, Role, Tier, Workbook};
use tenkencho::report::paper::{Mark, Page, TextRun};
use tenkencho::report::{ChartDrawing, ChartVersion};

use crate::drawn::geometry::check_drawing;
use crate::drawn::{Clinic, hospital, overfull};
use crate::{contact_chart, words};

/// 6 boxes inside and 8 outside, with what a clinic ordinarily writes.
fn full_house(template: ChartTemplate) -> Workbook {
    let mut workbook = hospital();
    workbook.chart_mut(ChartKind::Contact).expect("a chart").template = template;
    for (index, person) in workbook.people.iter_mut().enumerate() {
        person.mobile = format!("090-7777-{index:04}");
        person.deputies = vec![PersonId(2), PersonId(3)];
        person.deputies.retain(|it| *it != person.id);
    }
    for vendor in workbook.vendors.iter_mut() {
        "電子カルテ・レセプトコンピュータに接続できないとき、または不審な表示が出たとき"
            .clone_into(&mut vendor.when_to_call);
    }
    for contact in workbook.contacts.iter_mut() {
        contact.night_telephone = format!("03-5555-{:04}", contact.id.0);
        "https://www.example.go.jp/cyber/madoguchi.html".clone_into(&mut contact.mail_or_web);
        "個人情報が漏れた、またはそのおそれがあるとき（分かってから3〜5日以内に速報）"
            .clone_into(&mut contact.when_to_call);
        "担当 サイバー犯罪対策係".clone_into(&mut contact.person);
    }
    workbook
}

/// What stands in the boxes of the drawing, box by box.
fn contents(drawing: &ChartDrawing) -> Vec<(String, String)> {
    let inside = |run: &TextRun, index: usize| {
        let place = &drawing.boxes[index];
        let (x, y) = (run.at.x.0 - place.at.x.0, run.at.y.0 - place.at.y.0);
        x >= 0.0 && x < place.size.width.0 && y >= 0.0 && y < place.size.height.0
    };
    let contents = (0..drawing.boxes.len()).map(|index| {
        let runs = drawing.page.runs().filter(|run| inside(run, index));
        let text: Vec<&str> = runs.map(|run| run.text.as_str()).collect();
        (drawing.boxes[index].name.clone(), text.join("\n"))
    });
    contents.collect()
}

#[test]
fn when_and_by_whom_everybody_outside_is_called_stands_on_the_page_of_a_full_house() {
    for template in [ChartTemplate::Small, ChartTemplate::Departments, ChartTemplate::Hospital] {
        let workbook = full_house(template);
        let drawing = contact_chart(&workbook, ChartVersion::Inspector);
        check_drawing(&drawing);
        assert_eq!(drawing.boxes.len(), 14);
        let contents = contents(&drawing);
        for (name, text) in &contents[6..] {
            assert!(text.contains("いつ") && text.contains("誰が"), "{template:?} {name}: {text}");
        }
    }
}

#[test]
fn no_telephone_number_is_torn() {
    for template in [ChartTemplate::Small, ChartTemplate::Departments, ChartTemplate::Hospital] {
        let mut crowd = Clinic::new(template);
        for index in 0..6_u32 {
            let tier = if index < 4 { Tier::Management } else { Tier::Executive };
            crowd.person_box(tier, "見本 花子", "医療事務", &[Role::COMMON[index as usize % 7]]);
            let person = crowd.workbook.people.last_mut().expect("a person");
            person.deputies = vec![PersonId(1), PersonId(2)];
            person.mobile = format!("090-7777-{index:04}");
        }
        crowd.vendor("見本メディカルシステム株式会社", "電子カルテ");
        let (crowd, full) = (crowd.done(), full_house(template));
        for workbook in [crowd, full] {
            for version in crate::VERSIONS {
                let drawing = contact_chart(&workbook, version);
                check_drawing(&drawing);
                for page in std::iter::once(&drawing.page).chain(&drawing.list) {
                    check_numbers(page);
                }
            }
        }
    }
}

/// Every beginning of a mobile number goes on to its end on the same line.
fn check_numbers(page: &Page) {
    for run in page.runs() {
        for (at, _) in run.text.match_indices("090") {
            let number: String = run.text[at..].chars().take(13).collect();
            assert_eq!(number.chars().count(), 13, "torn: {}", run.text);
        }
        assert!(!run.text.starts_with("帯"), "torn: {}", run.text);
    }
}

#[test]
fn a_chart_with_too_much_says_what_it_has_room_for_and_where_the_rest_is() {
    let workbook = overfull(ChartTemplate::Departments);
    let drawing = contact_chart(&workbook, ChartVersion::Inspector);
    let contents = contents(&drawing);
    let mut names_only = 0;
    for (name, text) in &contents {
        let has_number = text.chars().any(|it| it.is_ascii_digit()) || text.contains("未記入");
        let says_where = text.contains("番号は電話帳");
        assert!(has_number || says_where || name.contains("発見者"), "{name}: {text}");
        names_only += usize::from(!has_number);
    }
    assert!(names_only < contents.len() / 2, "{names_only} of {}", contents.len());
}

#[test]
fn everybody_in_a_frame_has_the_number_of_the_call() {
    let mut clinic = Clinic::new(ChartTemplate::Departments);
    clinic.chart.add(Tier::Site, BoxContent::Finder);
    for index in 0..7 {
        clinic.person_box(Tier::Management, &format!("見本{index}"), "", &[Role::Recorder]);
    }
    clinic.person_box(Tier::Executive, "見本 太郎", "院長", &[Role::ChiefExecutive]);
    clinic.vendor("見本システム", "");
    let drawing = contact_chart(&clinic.done(), ChartVersion::Inspector);
    let management = drawing.boxes.iter().filter(|it| it.name.contains("記録係"));
    let called: Vec<bool> = management.map(|it| it.name.starts_with("1 ")).collect();
    assert_eq!(called, [true; 7]);
    assert!(drawing.list[0].runs().filter(|run| run.text == "1").count() >= 7);
}

#[test]
fn a_number_of_two_digits_stands_inside_its_ring() {
    let drawing = contact_chart(&overfull(ChartTemplate::Departments), ChartVersion::Inspector);
    let rings = drawing.page.marks.iter().filter_map(|mark| match mark {
        Mark::Ellipse { center, radius, .. } => Some((*center, *radius)),
        _ => None,
    });
    let mut of_two = 0;
    for (center, radius) in rings {
        let is_in = |run: &&TextRun| {
            let middle = run.at.x.0 + run.width.0 / 2.0;
            (middle - center.x.0).abs() < 0.5 && (run.at.y.0 - center.y.0).abs() < radius.height.0
        };
        let run = drawing.page.runs().find(is_in).expect("a number");
        of_two += usize::from(run.text.len() == 2);
        assert!(run.width.0 / 2.0 + 0.8 <= radius.width.0, "{}", run.text);
    }
    assert!(of_two > 2);
}

#[test]
fn a_chart_without_any_box_to_show_says_so() {
    let mut workbook = hospital();
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.boxes.iter_mut().for_each(|it| it.is_hidden = true);
    for version in crate::VERSIONS {
        let drawing = contact_chart(&workbook, version);
        check_drawing(&drawing);
        assert!(words(&drawing).contains("図に出す枠がありません"));
    }
}

#[test]
fn what_is_cut_below_the_chart_goes_on_in_the_list() {
    let mut workbook = hospital();
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.kept_at = format!("{}終わり", "事務室の棚、".repeat(60));
    let drawing = contact_chart(&workbook, ChartVersion::Inspector);
    check_drawing(&drawing);
    assert!(words(&drawing).contains("終わり"));
}
