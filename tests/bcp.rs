//! The BCP: its template and check table as data, and the plan put together from them.
#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

use std::collections::HashSet;
use std::fmt::Write as _;

use chrono::NaiveDate;
use tenkencho::bcp::{
    Content, Evidence, Gap, Origin, Plan, PlanBlock, Standing, Written, changes, evidence, freeze,
    gaps, markdown, plan, standing,
};
use tenkencho::edition::{
    EMBEDDED_BCP_TEMPLATE, EMBEDDED_CHECK_TABLE, load_bcp_template, load_check_table,
};
use tenkencho::model::bcp::{ApprovedBcp, BcpCell, BcpEntry, BcpRow};
use tenkencho::model::bcp_template::{BcpFieldKind, BcpPrintAs};
use tenkencho::model::{
    Authority, Bcp, BcpSize, BcpTemplate, BcpValue, CheckTable, ColumnKey, Contact, ContactId,
    ContactKind, Decision, FieldKey, Person, PersonId, Role, RowKey, Vendor, VendorId, Workbook,
};
use tenkencho::report::Fonts;
use tenkencho::text;

fn template() -> BcpTemplate {
    load_bcp_template(EMBEDDED_BCP_TEMPLATE.1, &Fonts::bundled_has_glyph).expect("it is valid")
}

fn check_table() -> CheckTable {
    load_check_table(EMBEDDED_CHECK_TABLE.1, &Fonts::bundled_has_glyph).expect("it is valid")
}

#[test]
fn the_template_has_the_chapters_of_the_ministrys_and_the_cards_and_sheets_of_a_clinic() {
    let template = template();
    let titles: Vec<&str> = template.chapters.iter().map(|it| it.title.as_str()).collect();
    let expected = [
        "総則",
        "体制整備",
        "サイバー攻撃が起きたときの対応",
        "事後対応",
        "判断カードと代替運用の用紙",
    ];
    assert_eq!(titles, expected);
    let printed_as = |wanted| {
        let sections = template.sections().filter(|(_, section)| section.print_as == wanted);
        sections.map(|(_, section)| section.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(printed_as(BcpPrintAs::Card), ["判断カード"]);
    assert_eq!(printed_as(BcpPrintAs::Sheet), ["受付", "診察", "処方", "検査", "会計"]);
}

#[test]
fn every_field_that_has_to_be_filled_in_says_what_belongs_there() {
    for (_, section) in template().sections() {
        for field in &section.fields {
            let typed = matches!(field.kind, BcpFieldKind::Text | BcpFieldKind::LongText);
            let is_helped = field.known.is_some() || !field.placeholder.is_empty();
            assert!(!typed || is_helped, "{}", field.key.0);
        }
    }
}

#[test]
fn importance_and_order_of_recovery_are_two_columns_and_explained() {
    let template = template();
    let section = template.section("impact").expect("it is there");
    assert!(section.decide.contains("重要度") && section.decide.contains("復旧の順"));
    let BcpFieldKind::Table(table) = &section.fields[0].kind else { panic!("a table") };
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key.0.as_str()).collect();
    assert_eq!(keys, ["system", "impact", "substitute", "tolerable", "importance", "order"]);
}

#[test]
fn every_item_of_the_check_table_is_answered_by_sections_that_exist() {
    let template = template();
    let keys: HashSet<&str> =
        template.sections().map(|(_, section)| section.key.as_str()).collect();
    let table = check_table();
    assert_eq!(table.items().count(), 23);
    for (_, item) in table.items() {
        for section in &item.sections {
            assert!(keys.contains(section.as_str()), "{}: {section}", item.key);
        }
    }
}

#[test]
fn wording_that_could_not_be_read_is_missing_and_never_made_up() {
    let table = check_table();
    let missing: Vec<&str> = table
        .items()
        .filter(|(_, item)| item.wording.is_none())
        .map(|(group, _)| group.number.as_str())
        .collect();
    assert_eq!(missing, ["2-1", "2-2", "3-1", "3-2", "3-3", "5-1", "5-6"]);
    for (_, item) in table.items() {
        assert_eq!(item.wording.is_none(), !item.remark.is_empty(), "{}", item.key);
        // One reading alone does not make wording official.
        if let Some(wording) = &item.wording {
            assert!(!wording.confirmed || wording.read_in.len() > 1, "{}", item.key);
        }
    }
}

#[test]
fn problems_of_a_template_are_located() {
    // What is changed in the good file, and what is then said about it.
    let table = [
        ("key: \"policy\", kind", "key: \"purpose\", kind"),
        ("{clinic}の医療", "{hospital}の医療"),
        ("title: \"目的\"", "title: \" \""),
        ("[\"1\", \"バックアップにつながるネットワーク\", \"\", \"\"]", "[\"1\"]"),
        ("required: true", "requird: true"),
        ("kind: Drawing", "kind: Picture"),
        ("version: 1", "version: 2"),
        ("width: 30", "width: 0"),
    ];
    let mut said = String::new();
    for (from, to) in table {
        let good = EMBEDDED_BCP_TEMPLATE.1;
        assert!(good.contains(from), "{from}");
        let spoiled = good.replacen(from, to, 1);
        let Err(error) = load_bcp_template(&spoiled, &Fonts::bundled_has_glyph) else {
            panic!("{from} → {to} was accepted");
        };
        writeln!(said, "{from} → {to}").expect("a string");
        for problem in error.problems {
            let words = text::edition::problem(&problem);
            writeln!(said, "    {}:{} {words}", problem.line, problem.column).expect("a string");
        }
    }
    expect_test::expect_file!["golden/bcp_template_problems.txt"].assert_eq(&said);
}

/// A clinic with a director, a manager who left, two vendors (one ended) and a contact.
fn clinic() -> Workbook {
    let mut workbook = Workbook::new("港医院");
    let mut director = Person::named(PersonId(1), "港 太郎");
    director.roles = vec![Role::ChiefExecutive, Role::SecurityManager];
    director.deputies = vec![PersonId(2)];
    "090-0000-0001".clone_into(&mut director.mobile);
    let deputy = Person::named(PersonId(2), "港 花子");
    let mut gone = Person::named(PersonId(3), "港 次郎");
    gone.left_on = Some(day(2024, 3, 31));
    gone.roles = vec![Role::SystemOperator];
    workbook.people = vec![director, deputy, gone];
    let mut records = Vendor::named(VendorId(4), "電子カルテ社");
    "電子カルテ".clone_into(&mut records.systems);
    "03-0000-0004".clone_into(&mut records.telephone);
    let mut ended = Vendor::named(VendorId(5), "前の保守会社");
    "古いレセコン".clone_into(&mut ended.systems);
    ended.ended_on = Some(day(2024, 3, 31));
    workbook.vendors = vec![records, ended];
    let mut police = Contact::blank(ContactId(6), ContactKind::Police);
    "港警察署".clone_into(&mut police.name);
    "03-0000-0110".clone_into(&mut police.telephone);
    workbook.contacts = vec![police];
    workbook.authorities = vec![Authority {
        people: vec![PersonId(1)],
        stand_ins: vec![PersonId(2)],
        ..Authority::open(Decision::StopSystem)
    }];
    workbook
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn today() -> NaiveDate {
    day(2024, 6, 12)
}

fn blank() -> Bcp {
    Bcp::blank("clinic-2024", BcpSize::Clinic)
}

fn put_together(bcp: &Bcp, workbook: &Workbook) -> Plan {
    plan(&template(), bcp, workbook, today())
}

fn block<'p>(plan: &'p Plan, field: &str) -> &'p PlanBlock {
    let mut blocks = plan.sections().flat_map(|section| &section.blocks);
    blocks.find(|block| block.field == FieldKey::from(field)).expect(field)
}

fn words(block: &PlanBlock) -> String {
    match &block.content {
        Content::Text(text) => text.clone(),
        Content::List(lines) => lines.join("\n"),
        Content::Table(table) => {
            let rows = table.shown().map(|row| {
                row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
            });
            rows.collect::<Vec<_>>().join("\n")
        }
    }
}

fn written(mut bcp: Bcp, field: &str, value: BcpValue) -> Bcp {
    bcp.entries.push(BcpEntry { field: field.into(), value });
    bcp
}

#[test]
fn a_plan_that_nobody_touched_says_what_the_workbook_knows() {
    let plan = put_together(&blank(), &clinic());
    assert!(words(block(&plan, "purpose")).starts_with("この計画は、港医院の医療情報システムが"));
    let table = [
        ("chief", "港 太郎", Origin::Known),
        ("chief-deputy", "港 花子", Origin::Known),
        ("card-decider", "港 太郎", Origin::Known),
        ("card-stand-in", "港 花子", Origin::Known),
        ("keeper", "", Origin::Empty),
        ("diagram-keeper", "", Origin::Empty),
    ];
    for (field, expected, origin) in table {
        let block = block(&plan, field);
        assert_eq!((words(block).as_str(), block.origin), (expected, origin), "{field}");
    }
    // Who left and what ended is not put in.
    assert_eq!(words(block(&plan, "vendor-contacts")), "電子カルテ|電子カルテ社|03-0000-0004||");
    assert_eq!(
        words(block(&plan, "inside-contacts")),
        "港 太郎|最高責任者、医療情報システム安全管理責任者|携帯 090-0000-0001|港 花子"
    );
    let outside = words(block(&plan, "outside-contacts"));
    assert_eq!(outside, "港警察署|03-0000-0110（番号は未確認）||");
}

#[test]
fn what_is_written_over_stays_and_the_rest_follows_the_records() {
    let stand_in = BcpValue::Text("副院長".to_owned());
    let bcp = written(blank(), "card-stand-in", stand_in);
    let cells = vec![BcpCell { column: "telephone".into(), text: "03-1111-1111".to_owned() }];
    let row = BcpRow { cells, ..BcpRow::untouched(RowKey::Vendor(VendorId(4))) };
    let bcp = written(bcp, "vendor-contacts", BcpValue::Table(vec![row]));
    let mut workbook = clinic();
    "港 三郎".clone_into(&mut workbook.people[0].name);
    "電子カルテ株式会社".clone_into(&mut workbook.vendors[0].name);
    "03-0000-9999".clone_into(&mut workbook.vendors[0].telephone);
    let plan = put_together(&bcp, &workbook);
    assert_eq!(words(block(&plan, "card-decider")), "港 三郎");
    assert_eq!(words(block(&plan, "card-stand-in")), "副院長");
    assert_eq!(block(&plan, "card-stand-in").origin, Origin::Differs);
    let Content::Table(table) = &block(&plan, "vendor-contacts").content else { panic!("table") };
    let origins: Vec<Origin> = table.rows[0].cells.iter().map(|cell| cell.origin).collect();
    assert_eq!(
        words(block(&plan, "vendor-contacts")),
        "電子カルテ|電子カルテ株式会社|03-1111-1111||"
    );
    assert_eq!(origins[..3], [Origin::Known, Origin::Known, Origin::Differs]);
}

#[test]
fn a_hospital_has_the_sections_that_a_clinic_does_not_need() {
    let clinic_plan = put_together(&blank(), &clinic());
    assert!(clinic_plan.section("team").is_none());
    let hospital = Bcp { size: BcpSize::Hospital, ..blank() };
    let plan = put_together(&hospital, &clinic());
    assert_eq!(plan.section("team").map(|section| section.number.as_str()), Some("2.3"));
    assert_eq!(plan.section("ledger").map(|section| section.number.as_str()), Some("2.4"));
}

#[test]
fn sections_are_nothing_begun_or_complete_and_the_check_table_sees_it() {
    let table = check_table();
    let item = |key: &str| {
        table.items().map(|(_, item)| item).find(|item| item.key == key).expect("there").clone()
    };
    let impact = item("impact");
    let plan = put_together(&blank(), &clinic());
    assert_eq!(plan.section("impact").map(|it| it.written), Some(Written::Begun));
    assert_eq!(evidence(&impact, &plan), Evidence::Begun);
    let nothing = put_together(&blank(), &Workbook::new(""));
    assert_eq!(evidence(&impact, &nothing), Evidence::Nothing);
    let cells = ["system", "impact", "substitute", "tolerable", "importance", "order"];
    let cells = cells.map(|column| BcpCell { column: column.into(), text: "書いた".to_owned() });
    let row = BcpRow { cells: cells.to_vec(), ..BcpRow::untouched(RowKey::Vendor(VendorId(4))) };
    let full = written(blank(), "impact", BcpValue::Table(vec![row.clone()]));
    assert_eq!(evidence(&impact, &put_together(&full, &clinic())), Evidence::There);
    // 〇〇 is not yet an answer.
    let mut left = row;
    left.cells[2].text = "〇〇を使う".to_owned();
    let left = written(blank(), "impact", BcpValue::Table(vec![left]));
    assert_eq!(evidence(&impact, &put_together(&left, &clinic())), Evidence::Begun);
}

#[test]
fn everything_that_is_missing_is_named_once() {
    let mut bcp = written(blank(), "keeper", BcpValue::Person(Some(PersonId(3))));
    bcp = written(bcp, "switch-after", BcpValue::Text("〇〇分".to_owned()));
    bcp = written(bcp, "kept-inside", BcpValue::Text("受付".to_owned()));
    let whom = BcpCell { column: "whom".into(), text: "前の保守会社".to_owned() };
    let row = BcpRow { cells: vec![whom], ..BcpRow::untouched(RowKey::Given(1)) };
    bcp = written(bcp, "investigation", BcpValue::Table(vec![row]));
    bcp.next_review_on = Some(day(2024, 4, 1));
    let workbook = clinic();
    let plan = put_together(&bcp, &workbook);
    let found = gaps(&template(), &bcp, &workbook, &plan, today());
    let has = |gap: &Gap| found.contains(gap);
    assert!(has(&Gap::PersonLeft("keeper".into(), PersonId(3))));
    assert!(has(&Gap::Placeholder("switch-after".into())));
    assert!(has(&Gap::VendorEnded("investigation".into(), VendorId(5))));
    assert!(has(&Gap::EmptyCells("investigation".into(), 3)));
    assert!(has(&Gap::Empty("kept-outside".into())));
    assert!(!has(&Gap::Empty("kept-inside".into())));
    assert!(!has(&Gap::Empty("chief".into())));
    assert!(has(&Gap::ReviewPassed(day(2024, 4, 1))));
    assert!(has(&Gap::NeverApproved));
    assert!(has(&Gap::NoVersion));
    let names: Vec<String> = found.iter().map(|gap| format!("{gap:?}")).collect();
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
}

#[test]
fn an_approved_version_is_compared_with_what_is_written_now() {
    let mut bcp = written(blank(), "switch-after", BcpValue::Text("30分".to_owned()));
    let before = put_together(&bcp, &clinic());
    let approved = ApprovedBcp {
        version: "1".to_owned(),
        approved_on: today(),
        approver: "港 太郎".to_owned(),
        sections: freeze(&before),
    };
    assert_eq!(changes(&approved, &before), []);
    bcp.entries[0].value = BcpValue::Text("60分".to_owned());
    let mut workbook = clinic();
    "03-0000-9999".clone_into(&mut workbook.vendors[0].telephone);
    let found = changes(&approved, &put_together(&bcp, &workbook));
    let said: Vec<(&str, &[String], &[String])> =
        found.iter().map(|it| (it.label.as_str(), &it.before[..], &it.after[..])).collect();
    let lines = |text: &str| vec![text.to_owned()];
    assert_eq!(
        said,
        [
            (
                "事業者の連絡先",
                &lines("電子カルテ／電子カルテ社／03-0000-0004／／")[..],
                &lines("電子カルテ／電子カルテ社／03-0000-9999／／")[..]
            ),
            ("紙に切り替える目安", &lines("30分")[..], &lines("60分")[..]),
        ]
    );
}

#[test]
fn a_plan_is_approved_only_as_long_as_it_reads_as_it_was_approved() {
    let workbook = clinic();
    let mut bcp = written(blank(), "switch-after", BcpValue::Text("30分".to_owned()));
    let of = |bcp: &Bcp| match standing(bcp, &put_together(bcp, &workbook)) {
        Standing::Draft => "draft",
        Standing::Approved(_) => "approved",
        Standing::ChangedSince(_) => "changed",
    };
    assert_eq!(of(&bcp), "draft", "a plan without a version");
    "2".clone_into(&mut bcp.version);
    assert_eq!(of(&bcp), "draft");
    bcp.approved.push(ApprovedBcp {
        version: "2".to_owned(),
        approved_on: today(),
        approver: "港 太郎".to_owned(),
        sections: freeze(&put_together(&bcp, &workbook)),
    });
    for version in ["2", " ２ "] {
        version.clone_into(&mut bcp.version);
        assert_eq!(of(&bcp), "approved", "{version}");
        let changed = written(bcp.clone(), "switch-after", BcpValue::Text("60分".to_owned()));
        assert_eq!(of(&changed), "changed", "{version}");
    }
    "3".clone_into(&mut bcp.version);
    assert_eq!(of(&bcp), "draft", "another version");
}

#[test]
fn the_text_for_a_word_processor_holds_everything_and_escapes_what_markdown_would_eat() {
    let odd =
        "# *30*分 [待つ](x) | <b>\n2行目\n---\n=== $5 & \n- 点\n+ 加\n1. 一\n2) 二\n3時".to_owned();
    let mut bcp = written(blank(), "switch-after", BcpValue::Text(odd.clone()));
    let list = BcpValue::List(vec!["- 点".to_owned(), "10. 十".to_owned()]);
    bcp = written(bcp, "policy", list);
    let cell = BcpCell { column: ColumnKey::from("what"), text: odd };
    let row = BcpRow { cells: vec![cell], ..BcpRow::untouched(RowKey::Own(1)) };
    bcp = written(bcp, "training", BcpValue::Table(vec![row]));
    bcp.version = "2".to_owned();
    bcp.author = Some(PersonId(2));
    let workbook = clinic();
    let text = markdown("計画", &put_together(&bcp, &workbook), &bcp, Standing::Draft, &workbook);
    let head = "# 計画\n\n港医院\n\n- 版 2\n- 作成者 港 花子\n- 承認の状態 案（未承認）\n\n";
    assert!(text.starts_with(&format!("{head}## 第1章　総則\n")), "{text}");
    let lines = [
        "\\# \\*30\\*分 \\[待つ\\](x) \\| \\<b\\>",
        "2行目",
        "\\---",
        "\\=== \\$5 \\&",
        "\\- 点",
        "\\+ 加",
        "1\\. 一",
        "2\\) 二",
        "3時",
    ];
    assert!(text.contains(&lines.join("  \n")), "{text}");
    assert!(text.contains("- \\- 点\n- 10\\. 十\n"), "{text}");
    let cell = "（未記入） | \\# \\*30\\*分 \\[待つ\\](x) \\| \\<b\\> / 2行目 / --- / === ";
    assert!(text.contains(cell) && !text.contains("<br>"), "{text}");
    // Empty tables keep a row, empty fields that may be empty stay empty, and no title stands twice.
    assert!(text.contains("| --- | --- | --- | --- | --- | --- | --- |\n|  |  |  |  |  |  |  |\n"));
    let repeated = text.lines().zip(text.lines().skip(2));
    let mut repeated = repeated.filter(|(title, _)| title.starts_with("### "));
    assert!(!repeated.any(|(title, label)| title.ends_with(label.trim_matches('*'))), "{text}");
    assert!(text.contains("| 電子カルテ | 電子カルテ社 | 03-0000-0004 |  |  |"), "{text}");
    for (_, section) in template().sections().filter(|(_, it)| !it.hospital_only) {
        assert!(text.contains(&section.title), "{}", section.title);
    }
}
