//! The charts on paper: nothing overlaps, nothing is lost, and what is private stays off the wall.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]

mod clinic;
mod drawn;
#[path = "drawn/room.rs"]
mod room;
#[path = "drawn/wall.rs"]
mod wall;

use std::ops::ControlFlow;

use drawn::geometry::{check_drawing, check_page};
use drawn::{Clinic, day, departments, hospital, overfull, small};
use expect_test::expect_file;
use proptest::prelude::*;
use tenkencho::model::chart_check::open_numbers;
use tenkencho::model::{
    BoxContent, ChartKind, ChartTemplate, ContactKind, Paper, Papers, PersonId, Role, Tier,
    Workbook,
};
use tenkencho::report::paper::{Mark, Page, Printout};
use tenkencho::report::{
    ChartDrawing, ChartVersion, Fonts, ReportError, ReportOptions, chart_page, dump_geometry,
    dump_words, missing_glyphs, pdf, printout, verify,
};

const VERSIONS: [ChartVersion; 2] = [ChartVersion::Inspector, ChartVersion::Wall];

fn contact_chart(workbook: &Workbook, version: ChartVersion) -> ChartDrawing {
    let today = day(2026, 11, 20);
    chart_page(workbook, ChartKind::Contact, version, today, &Fonts::bundled()).expect("begun")
}

fn organization_chart(workbook: &Workbook) -> ChartDrawing {
    let (kind, version) = (ChartKind::Organization, ChartVersion::Inspector);
    chart_page(workbook, kind, version, day(2026, 11, 20), &Fonts::bundled()).expect("begun")
}

/// All text of a drawing, without the blanks that a line may end with.
fn words(drawing: &ChartDrawing) -> String {
    let pages = std::iter::once(&drawing.page).chain(&drawing.list);
    pages.map(Page::text).collect::<String>().replace(' ', "")
}

/// A report of one paper.
fn printed(mut workbook: Workbook, paper: Paper) -> Result<Printout, ReportError> {
    workbook.assessments = clinic::workbook(2024).assessments;
    let options = ReportOptions { papers: Papers::only(paper), ..clinic::options(2024) };
    printout(&clinic::at_latest_year(&workbook, &clinic::edition()), &options, &Fonts::bundled())
}

fn samples() -> Vec<Workbook> {
    use ChartTemplate::{Departments, Hospital, Small};
    let mut samples = vec![small(), departments(), hospital()];
    samples.extend([Small, Departments, Hospital].map(overfull));
    samples.extend([Small, Departments, Hospital].map(|template| Clinic::new(template).done()));
    samples
}

#[test]
fn nothing_on_a_chart_overlaps() {
    for workbook in samples() {
        for version in VERSIONS {
            check_drawing(&contact_chart(&workbook, version));
        }
        check_drawing(&organization_chart(&workbook));
    }
}

#[test]
fn charts_look_as_they_did() {
    let printout = printed(small(), Paper::ContactChart).expect("a chart");
    expect_file!["golden/chart-small.words.txt"].assert_eq(&dump_words(&printout));
    expect_file!["golden/chart-small.geometry.txt"].assert_eq(&dump_geometry(&printout));
    let printout = printed(departments(), Paper::ContactChart).expect("a chart");
    expect_file!["golden/chart-departments.words.txt"].assert_eq(&dump_words(&printout));
    expect_file!["golden/chart-departments.geometry.txt"].assert_eq(&dump_geometry(&printout));
}

#[test]
fn the_pdf_of_a_chart_says_what_its_pages_say() {
    for paper in [Paper::ContactChart, Paper::WallChart, Paper::OrganizationChart] {
        for workbook in samples() {
            let printout = printed(workbook, paper.clone()).expect("a chart");
            printout.pages.iter().for_each(check_page);
            let fonts = Fonts::bundled();
            let bytes = pdf(&printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
            assert_eq!(verify(&bytes, &printout), Ok(()));
        }
    }
}

#[test]
fn a_chart_that_was_never_begun_is_not_printed() {
    for paper in [Paper::ContactChart, Paper::WallChart, Paper::OrganizationChart] {
        let printed = printed(Workbook::new("みほん"), paper);
        assert_eq!(printed, Err(ReportError::NothingToPrint));
    }
}

#[test]
fn the_route_is_numbered_from_the_finder_to_the_last_one_outside() {
    let numbers = |workbook: &Workbook| -> Vec<String> {
        let drawing = contact_chart(workbook, ChartVersion::Inspector);
        let spoken = drawing.boxes.iter().map(|it| it.name.split(' ').next());
        spoken.map(|first| first.unwrap_or_default().to_owned()).collect()
    };
    let found = numbers(&small());
    assert_eq!(found[1..], ["1", "2", "3", "4", "5", "6", "7"]);
    // A stage has one number, and everybody outside one of their own.
    let found = numbers(&departments());
    assert_eq!(found[..2], ["2", "2"], "those who decide");
    assert_eq!(found[2..5], ["1", "1", "1"], "those who gather");
    assert_eq!(found[9..], ["3", "4", "5", "6", "7", "8", "9", "10"], "those outside");
}

#[test]
fn an_optional_box_is_dashed_and_the_legend_says_why() {
    let dashes = |workbook: &Workbook| {
        let page = contact_chart(workbook, ChartVersion::Inspector).page;
        let is_dashed = |mark: &&Mark| matches!(mark, Mark::Dashed { .. });
        (page.marks.iter().filter(is_dashed).count(), page.text().contains("必要に応じて"))
    };
    // The frame, the line that leads to it, and the one in the legend.
    assert_eq!(dashes(&small()), (4 + 1 + 1, true));
    let mut workbook = small();
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.boxes.iter_mut().for_each(|it| it.is_optional = false);
    assert_eq!(dashes(&workbook), (0, false));
}

#[test]
fn a_chart_says_whose_calls_they_are_that_its_review_is_late_and_who_keeps_its_list() {
    let mut workbook = small();
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.next_review_on = Some(day(2026, 11, 19));
    chart.author = Some(PersonId(1));
    "3".clone_into(&mut chart.version);
    let keeper = workbook.people[0].name.replace(' ', "");
    let page = |workbook: &Workbook| words(&contact_chart(workbook, ChartVersion::Inspector));
    let late = page(&workbook);
    assert!(late.contains("令和8年11月19日（過ぎています）"), "{late}");
    assert!(late.contains("第3版"), "{late}");
    assert!(late.contains("外部へは、各枠の「誰が」の者が連絡する"), "{late}");
    assert!(late.contains(&format!("保管者：{keeper}。施錠できる場所に保管し")), "{late}");
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.next_review_on = Some(day(2026, 11, 20));
    assert!(!page(&workbook).contains("過ぎています"), "on the day itself there is time");
    // Where no box says who calls, the remark would point at nothing.
    workbook.vendors.iter_mut().for_each(|vendor| vendor.caller = None);
    workbook.contacts.iter_mut().for_each(|contact| contact.caller = None);
    assert!(!page(&workbook).contains("「誰が」"));
    let wall = words(&contact_chart(&workbook, ChartVersion::Wall));
    assert!(wall.contains("職員用（患者の目に触れない所に貼る）"), "{wall}");
}

#[test]
fn numbers_that_a_wall_would_leave_open_are_found() {
    let today = day(2026, 11, 20);
    let mut workbook = small();
    assert!(!open_numbers(&workbook, today).is_empty(), "some are not confirmed");
    for contact in workbook.contacts.iter_mut() {
        contact.confirmed_on = Some(today);
    }
    assert_eq!(open_numbers(&workbook, today), []);
    workbook.vendors[0].telephone.clear();
    workbook.vendors[0].night_telephone.clear();
    assert_eq!(open_numbers(&workbook, today).len(), 1);
}

#[test]
fn a_hidden_box_is_not_drawn() {
    let mut workbook = small();
    workbook.chart_mut(ChartKind::Contact).expect("a chart").boxes[3].is_hidden = true;
    let drawing = contact_chart(&workbook, ChartVersion::Inspector);
    assert_eq!(drawing.boxes.len(), 7);
    assert!(!words(&drawing).contains("見本メディカルシステム"));
}

#[test]
fn private_and_unconfirmed_numbers_stay_off_the_wall() {
    for workbook in [small(), departments(), overfull(ChartTemplate::Departments)] {
        let inspector = words(&contact_chart(&workbook, ChartVersion::Inspector));
        let wall = words(&contact_chart(&workbook, ChartVersion::Wall));
        for person in &workbook.people {
            assert!(!wall.contains(&person.mobile), "{}", person.mobile);
            assert!(!wall.contains(&person.mail), "{}", person.mail);
        }
        for contact in &workbook.contacts {
            assert!(inspector.contains(&contact.telephone), "{}", contact.telephone);
            assert_eq!(wall.contains(&contact.telephone), !contact.is_unconfirmed());
        }
        assert!(inspector.contains("（番号は未確認）"));
        assert!(wall.contains("（要確認）") && !wall.contains("未確認"));
        assert!(inspector.contains("（掲示しない") && wall.contains("掲示用"));
    }
    // Whoever has a private number only is not said to have none.
    let mut workbook = small();
    workbook.people[0].extension.clear();
    let wall = words(&contact_chart(&workbook, ChartVersion::Wall));
    assert!(wall.contains("携帯番号は掲示しない"));
    workbook.people[0].mobile.clear();
    let inspector = words(&contact_chart(&workbook, ChartVersion::Inspector));
    assert!(inspector.contains("電話未記入"));
}

#[test]
fn who_has_left_is_said_and_what_is_empty_is_left_out() {
    let mut workbook = small();
    workbook.people[0].left_on = Some(day(2026, 3, 31));
    workbook.vendors[0].ended_on = Some(day(2026, 3, 31));
    workbook.vendors[0].support_hours.clear();
    workbook.contacts[0].telephone.clear();
    workbook.contacts.iter_mut().for_each(|it| it.hours.clear());
    let drawing = contact_chart(&workbook, ChartVersion::Inspector);
    let chart = drawing.page.text().replace(' ', "");
    for expected in ["見本花子（退職）", "株式会社（契約終了）", "電話未記入"]
    {
        assert!(chart.contains(expected), "{expected}: {chart}");
    }
    assert!(!chart.contains("平日9時"), "{chart}");
}

#[test]
fn a_role_shows_everybody_who_has_it() {
    let mut clinic = Clinic::new(ChartTemplate::Departments);
    for name in ["甲野一", "乙野二", "丙野三"] {
        clinic.person(name, "", &[Role::Recorder]);
    }
    clinic.chart.add(Tier::Management, BoxContent::Role(Role::Recorder));
    clinic.chart.add(Tier::Management, BoxContent::Role(Role::PublicRelations));
    let mut workbook = clinic.done();
    workbook.people[1].left_on = Some(day(2020, 1, 1));
    let chart = contact_chart(&workbook, ChartVersion::Inspector).page.text();
    assert!(chart.contains("甲野一") && chart.contains("丙野三") && chart.contains("未定"));
    assert!(!chart.contains("乙野二"), "{chart}");
}

#[test]
fn what_finds_no_room_stands_in_the_list() {
    let workbook = overfull(ChartTemplate::Departments);
    for version in VERSIONS {
        let drawing = contact_chart(&workbook, version);
        assert!(!drawing.list.is_empty());
        let chart = drawing.page.text().replace(' ', "");
        assert!(chart.contains("電話帳に載せる"), "{chart}");
        let list: String = drawing.list.iter().map(Page::text).collect();
        for vendor in &workbook.vendors {
            for words in [&vendor.name, &vendor.telephone, &vendor.night_telephone] {
                assert!(list.replace(' ', "").contains(words.as_str()), "{words}");
            }
        }
    }
    // The list has an entry of its own in the outline.
    let printout = printed(workbook, Paper::WallChart).expect("a chart");
    let outline = printout.outline.iter().map(|it| (it.title.as_str(), it.page, it.level));
    let expected = [("連絡体制図（掲示用）", 0, 0), ("電話帳", 1, 1)];
    assert_eq!(outline.collect::<Vec<_>>(), expected);
}

#[test]
fn a_page_pasted_into_a_name_or_a_hundred_boxes_are_survived() {
    let mut workbook = departments();
    workbook.people[3].name = "寿限無".repeat(2000);
    workbook.vendors[0].name = "長".repeat(5000);
    let chart = workbook.chart_mut(ChartKind::Contact).expect("a chart");
    chart.kept_at = "棚".repeat(3000);
    for version in VERSIONS {
        check_drawing(&contact_chart(&workbook, version));
    }
    for template in [ChartTemplate::Small, ChartTemplate::Departments] {
        let mut clinic = Clinic::new(template);
        for number in 0..100 {
            clinic.department(&format!("部署{number}"), None);
            clinic.vendor(&format!("事業者{number}号"), "");
        }
        let workbook = clinic.done();
        let drawing = contact_chart(&workbook, ChartVersion::Inspector);
        check_drawing(&drawing);
        let words = words(&drawing);
        assert!((0..100).all(|number| words.contains(&format!("事業者{number}号"))));
        assert!((0..100).all(|number| words.contains(&format!("部署{number}"))));
    }
}

#[test]
fn characters_without_a_glyph_are_found_on_charts_too() {
    let mut workbook = small();
    workbook.assessments = clinic::workbook(2024).assessments;
    "𠮷田 花子".clone_into(&mut workbook.people[0].name);
    "☐".clone_into(&mut workbook.vendors[0].when_to_call);
    let missing = |paper| -> Vec<char> {
        let printout = printed(workbook.clone(), paper).expect("pages");
        let found = missing_glyphs(&printout.pages);
        found.iter().map(|it| it.character).collect()
    };
    for paper in [Paper::ContactChart, Paper::WallChart] {
        let mut found = missing(paper.clone());
        found.sort_unstable();
        assert_eq!(found, ['☐', '𠮷'], "{paper:?}");
    }
    assert_eq!(missing(Paper::OrganizationChart), ['𠮷']);
    // The drawing on screen knows it too.
    let drawing = contact_chart(&workbook, ChartVersion::Wall);
    let found: Vec<char> = drawing.missing.iter().map(|it| it.character).collect();
    assert!(found.contains(&'𠮷') && found.contains(&'☐'), "{found:?}");
    assert!(missing(Paper::BlankVendorForm).is_empty());
}

/// A name that can be found again at both of its ends, wherever its lines end.
fn name(index: usize, length: usize) -> String {
    format!("N{index}a{}N{index}z", "名".repeat(length))
}

prop_compose! {
    fn generated()(
        template in proptest::sample::select(vec![
            ChartTemplate::Small, ChartTemplate::Departments, ChartTemplate::Hospital,
        ]),
        inside in proptest::collection::vec((0_usize..3, 0_usize..4, 0_usize..54, any::<u8>()), 0..12),
        outside in proptest::collection::vec((0_usize..54, 0_usize..60, any::<u8>()), 0..16),
    ) -> (Workbook, Vec<String>) {
        let mut clinic = Clinic::new(template);
        let mut names = Vec::new();
        for (index, (tier, kind, length, bits)) in inside.into_iter().enumerate() {
            let tier = [Tier::Site, Tier::Management, Tier::Executive][tier];
            let name = name(index, length);
            let role = Role::COMMON[usize::from(bits % 7)];
            names.push(name.clone());
            if kind == 0 {
                let person = (bits & 1 > 0).then_some(PersonId(1));
                let extension = if bits & 2 > 0 { "11".to_owned() } else { String::new() };
                clinic.chart.add(tier, BoxContent::Department { name, person, extension });
            } else {
                let id = clinic.person(&name, &"職".repeat(length / 2), &[role]);
                let content = match kind {
                    1 => BoxContent::Role(role),
                    _ => BoxContent::Person(id),
                };
                clinic.chart.add(tier, content);
            }
            if let Some(person) = clinic.workbook.people.last_mut() {
                person.mobile = if bits & 4 > 0 { format!("090-7777-{index:04}") } else { String::new() };
                if bits & 8 > 0 {
                    person.extension.clear();
                }
                person.deputies = vec![PersonId(1)];
            }
            clinic.chart.boxes.last_mut().expect("a box").is_optional = bits & 16 > 0;
        }
        for (index, (length, remark, bits)) in outside.into_iter().enumerate() {
            let name = name(100 + index, length);
            names.push(name.clone());
            let when = "とき".repeat(remark);
            if bits & 1 > 0 {
                clinic.vendor(&name, "");
                clinic.workbook.vendors.last_mut().expect("a vendor").when_to_call = when;
            } else {
                clinic.contact(ContactKind::Police, &name, bits & 2 > 0);
                let contact = clinic.workbook.contacts.last_mut().expect("a contact");
                contact.when_to_call = when;
                if bits & 2 == 0 {
                    contact.telephone = format!("06-6666-{index:04}");
                }
            }
            clinic.chart.boxes.last_mut().expect("a box").is_optional = bits & 4 > 0;
        }
        (clinic.done(), names)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_chart_can_be_read_and_loses_nobody((workbook, names) in generated()) {
        for version in VERSIONS {
            let drawing = contact_chart(&workbook, version);
            check_drawing(&drawing);
            prop_assert_eq!(&drawing, &contact_chart(&workbook, version));
            let words = words(&drawing);
            for name in &names {
                let (start, end) = (name.find('a').expect("a"), name.rfind('N').expect("N"));
                for part in [&name[..=start], &name[end..]] {
                    prop_assert!(words.contains(part), "{} of {}", part, words);
                }
            }
            if version == ChartVersion::Wall {
                prop_assert!(!words.contains("7777") && !words.contains("6666"), "{}", words);
            }
        }
        check_drawing(&organization_chart(&workbook));
    }
}

#[test]
fn a_number_that_only_a_deputy_has_is_private_too() {
    let mut workbook = small();
    for person in workbook.people.iter_mut() {
        person.mobile.clear();
        person.mail.clear();
    }
    let warns = |workbook: &Workbook| {
        words(&contact_chart(workbook, ChartVersion::Inspector)).contains("（掲示しない")
    };
    assert!(!warns(&workbook));
    // The deputy has no box of their own.
    let mut deputy = workbook.people[0].clone();
    (deputy.id, deputy.mobile) = (PersonId(900), "090-1111-1111".to_owned());
    workbook.people[1].deputies = vec![deputy.id];
    workbook.people.push(deputy);
    assert!(warns(&workbook));
}

#[test]
fn six_boxes_inside_and_eight_outside_are_all_drawn_with_a_number_to_call() {
    for template in [ChartTemplate::Small, ChartTemplate::Departments, ChartTemplate::Hospital] {
        let mut workbook = hospital();
        workbook.chart_mut(ChartKind::Contact).expect("a chart").template = template;
        for version in VERSIONS {
            let drawing = contact_chart(&workbook, version);
            assert_eq!(drawing.boxes.len(), 14, "{template:?} {version:?}");
            check_drawing(&drawing);
            if version == ChartVersion::Inspector {
                let chart = drawing.page.text().replace(' ', "");
                let vendors = workbook.vendors.iter().map(|it| &it.telephone);
                let bodies = workbook.contacts.iter().map(|it| &it.telephone);
                for number in vendors.chain(bodies) {
                    assert!(chart.contains(number.as_str()), "{template:?} lacks {number}");
                }
            }
        }
    }
}

#[test]
fn the_list_goes_on_counting_where_the_drawing_ends() {
    let mut clinic = Clinic::new(ChartTemplate::Departments);
    clinic.person_box(Tier::Executive, "見本 太郎", "院長", &[Role::ChiefExecutive]);
    for number in 0..40 {
        clinic.vendor(&format!("事業者{number}号"), "");
    }
    let drawing = contact_chart(&clinic.done(), ChartVersion::Inspector);
    assert!(drawing.boxes.len() < 41, "not all of them are drawn");
    let runs = || drawing.list.iter().flat_map(Page::runs);
    for number in 1..=40 {
        assert!(runs().any(|run| run.text == number.to_string()), "{number} is not in the list");
    }
}
