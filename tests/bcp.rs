//! The BCP: its template and check table as data, and the plan put together from them.
#![expect(clippy::expect_used, reason = "a test that cannot prepare its ground has failed")]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use tenkencho::document::{
    Content, DocumentGap, DocumentPlan, DocumentStanding, Evidence, Origin, PlanBlock, Written,
    approved, changes, evidence, gaps, markdown, plan, standing,
};
use tenkencho::edition::{
    EMBEDDED_CHECK_TABLE, EMBEDDED_TEMPLATES, load_check_table, load_document_template,
};
use tenkencho::explain;
use tenkencho::model::check_table::CheckItem;
use tenkencho::model::document::{
    CellValue, DocumentCell, DocumentEntry, DocumentPrint, DocumentRow,
};
use tenkencho::model::document_template::{FieldKind, PrintAs};
use tenkencho::model::{
    ApprovedDocument, Authority, BoxContent, Chart, ChartTemplate, CheckTable, Contact, ContactId,
    ContactKind, Decision, Device, DeviceId, DeviceState, Document, DocumentKey, DocumentTemplate,
    DocumentValue, FieldKey, Person, PersonId, RecordRef, Role, RowKey, Tier, Use, Vendor,
    VendorId, Workbook,
};
use tenkencho::report::Fonts;

fn template() -> DocumentTemplate {
    load_document_template(EMBEDDED_TEMPLATES[0].1, &Fonts::bundled_has_glyph).expect("it is valid")
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
        "サイバーインシデント発生時の対応",
        "事後対応",
        "判断カードと代替運用の用紙",
    ];
    assert_eq!(titles, expected);
    let printed_as = |wanted| {
        let sections = template.sections().filter(|(_, section)| section.print_as == wanted);
        sections.map(|(_, section)| section.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(printed_as(PrintAs::Card), ["判断カード"]);
    assert_eq!(printed_as(PrintAs::Sheet), ["受付", "診察", "処方", "検査", "会計"]);
}

/// Everything that a template prints, with the field it stands in.
fn printed_words(template: &DocumentTemplate) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (_, section) in template.sections() {
        for field in &section.fields {
            let mut add = |words: &str| all.push((field.key.0.clone(), words.to_owned()));
            add(&field.label);
            match &field.kind {
                FieldKind::Paragraph(text) => add(text),
                FieldKind::List(lines) => lines.iter().for_each(|line| add(line)),
                FieldKind::Table(table) => {
                    table.columns.iter().for_each(|column| add(&column.label));
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| add(cell));
                }
                _ => {}
            }
        }
        if let Some(record) = &section.record {
            all.push((section.key.clone(), record.title.clone()));
            all.push((section.key.clone(), record.afterwards.clone()));
        }
    }
    all
}

#[test]
fn what_is_printed_of_the_plan_is_in_the_style_of_a_document() {
    // What patients read is a letter or a notice.
    let letters = ["notice-draft", "patients-known"];
    for (field, words) in printed_words(&template()) {
        let is_polite = ["です", "ます", "ください", "ません"].iter().any(|it| words.contains(it));
        assert!(!is_polite || letters.contains(&field.as_str()), "{field}: {words}");
    }
}

#[test]
fn to_cut_is_said_of_power_and_of_the_air_only_with_the_word_beside_it() {
    for (field, words) in printed_words(&template()) {
        for clause in
            words.split(['。', '、']).filter(|it| it.contains("切る") || it.contains("切ら"))
        {
            let is_said =
                ["電源を切", "Wi-Fiは切", "Wi-Fiを切"].iter().any(|it| clause.contains(it));
            assert!(is_said, "{field}: {clause}");
        }
        assert!(!words.replace("LANケーブル", "").contains("の線"), "{field}: {words}");
    }
}

#[test]
fn whoever_notices_something_cuts_one_device_off_and_the_house_is_isolated_after_that() {
    let template = template();
    let words = |key: &str| {
        let of_it = printed_words(&template).into_iter().filter(|(field, _)| field == key);
        of_it.map(|(_, words)| words).collect::<Vec<_>>().join("\n")
    };
    assert!(words("first-rule").contains("許可を待たずに"));
    assert!(words("first-steps").contains("Wi-Fiは切る"));
    for heeded in ["患者につながる機器", "相談窓口の指示", "電源アダプタ", "ひかり電話", "USB"]
    {
        assert!(words("first-cautions").contains(heeded), "{heeded}");
    }
    let order = words("containment");
    let at = |words: &str| order.find(words).expect(words);
    assert!(at("バックアップにつながる通信") < at("外部との通信"));
    assert!(words("containment-rule").contains("電源を切らない"));
    // Whom a card names for the terminals is everybody, whatever the workbook says of the lines.
    let plan = put_together(&blank(), &clinic());
    let card = block(&plan, "card-terminal");
    assert_eq!(card.content, Content::Text("気づいた職員は誰でも（許可不要）".to_owned()));
}

#[test]
fn a_my_number_is_never_written_down() {
    for (field, words) in printed_words(&template()) {
        for line in words.split('。').filter(|line| line.contains("マイナンバー（")) {
            assert!(line.contains("書き写さない"), "{field}: {line}");
        }
    }
    let steps = printed_words(&template()).into_iter();
    let steps: Vec<_> = steps.filter(|(field, _)| field == "reception-steps").collect();
    assert!(steps.iter().any(|(_, line)| line.contains("マイナンバー（12桁の個人番号）")));
    assert!(steps.iter().any(|(_, line)| line.contains("被保険者資格申立書")));
}

#[test]
fn persons_concerned_are_told_and_the_deadlines_say_where_they_are_from() {
    let template = template();
    let section = template.section("privacy").expect("it is there");
    let keys: Vec<&str> = section.fields.iter().map(|field| field.key.0.as_str()).collect();
    for key in ["privacy-deadlines", "notice-who", "notice-how", "notice-draft"] {
        assert!(keys.contains(&key), "{key}");
    }
    let all = printed_words(&template);
    assert!(all.iter().any(|(_, words)| words.contains("3～5日以内")));
    assert!(all.iter().any(|(_, words)| words.contains("60日以内")));
    let mut of_source = all.iter().filter(|(field, _)| field == "privacy-source");
    assert!(of_source.any(|(_, words)| words.contains("ppc.go.jp")));
}

#[test]
fn every_sheet_is_ruled_for_what_its_steps_ask_for() {
    let template = template();
    let mut seen = HashSet::new();
    for (_, section) in template.sections().filter(|(_, it)| it.print_as == PrintAs::Sheet) {
        let record = section.record.as_ref().expect("columns of its own");
        let heads: Vec<&str> = record.columns.iter().map(|it| it.label.as_str()).collect();
        let has = |word: &str| heads.iter().any(|head| head.contains(word));
        // Patients are told apart by more than their names.
        assert!(has("時刻") && has("氏名") && has("生年月日"), "{heads:?}");
        assert!(record.afterwards.contains("保存する"), "{}", record.afterwards);
        assert!(seen.insert(heads.clone()), "{heads:?}");
    }
    assert_eq!(seen.len(), 5);
}

#[test]
fn every_field_that_has_to_be_filled_in_says_what_belongs_there() {
    for (_, section) in template().sections() {
        for field in &section.fields {
            let typed = matches!(field.kind, FieldKind::Text | FieldKind::LongText);
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
    let FieldKind::Table(table) = &section.fields[0].kind else { panic!("a table") };
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key.0.as_str()).collect();
    assert_eq!(keys, ["system", "impact", "substitute", "tolerable", "importance", "order"]);
}

#[test]
fn every_item_of_the_check_table_is_answered_by_sections_that_exist() {
    let template = template();
    let keys: HashSet<&str> =
        template.sections().map(|(_, section)| section.key.as_str()).collect();
    let table = check_table();
    assert_eq!(table.items().count(), 27);
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
    let expected = ["2-1", "2-2", "3-1", "3-2", "3-3", "3-5", "3-6", "4-3", "4-4", "5-1", "5-6"];
    assert_eq!(missing, expected);
    for (_, item) in table.items() {
        assert_eq!(item.wording.is_none(), !item.remark.is_empty(), "{}", item.key);
        // One reading alone does not make wording official.
        if let Some(wording) = &item.wording {
            assert!(!wording.confirmed || wording.read_in.len() > 1, "{}", item.key);
        }
    }
}

#[test]
fn what_was_read_in_two_places_is_confirmed_and_every_topic_leads_to_its_own_section() {
    let table = check_table();
    let confirmed: Vec<&str> = table
        .items()
        .filter(|(_, item)| item.wording.as_ref().is_some_and(|it| it.confirmed))
        .map(|(_, item)| item.key.as_str())
        .collect();
    let after = ["prevention-plan", "prevention-told", "prevention-done", "prevention-vendors"];
    assert_eq!(confirmed, [&["information", "training"][..], &after].concat());
    let answered_by = |number: &str| -> Vec<&str> {
        let items = table.items().filter(|(group, _)| group.number == number);
        items.flat_map(|(_, item)| item.sections.iter().map(String::as_str)).collect()
    };
    for (number, sections) in [
        ("3-2", &["contacts", "investigation"][..]),
        ("3-3", &["containment"]),
        ("3-5", &["evidence"]),
        ("3-6", &["reports", "privacy"]),
        ("4-3", &["recovery", "backup"]),
        ("4-4", &["recovery"]),
    ] {
        assert_eq!(answered_by(number), sections, "{number}");
    }
}

#[test]
fn problems_of_a_template_are_located() {
    // What is changed in the good file, and what is then said about it.
    let table = [
        ("key: \"policy\", kind", "key: \"purpose\", kind"),
        ("{clinic}の医療", "{hospital}の医療"),
        ("title: \"策定目的\"", "title: \" \""),
        ("[\"1\", \"バックアップにつながる通信\", \"\", \"\"]", "[\"1\"]"),
        ("required: true", "requird: true"),
        ("kind: Drawing", "kind: Picture"),
        ("version: 2", "version: 3"),
        ("width: 30", "width: 0"),
        ("sizes: [\"hospital\"]", "sizes: [\"large\"]"),
        ("Field(\"kept-inside\")", "Field(\"kept-nowhere\")"),
        ("key: \"decision-card\"", "key: \"bcp\""),
        ("part: Body", "part: Cards"),
        ("(key: \"cloud\", label", "(key: \"inside\", label"),
        ("is_offline: \"there\"", "is_offline: \"here\""),
        ("field: \"backups\"", "field: \"purpose\""),
        ("tested_on: \"tested-on\"", "tested_on: \"tried-on\""),
        ("offline: \"offline\"", "offline: \"tested-on\""),
        ("key: \"decision-card\"", "key: \"ledger\""),
        ("part: Cards", "part: CheckTable"),
        ("part: Sheets, label", "part: Sheets, check_table: Some(\"x\"), label"),
        ("order: 120", "order: 90"),
        (", check_table: Some(\"mhlw-bcp-2024\")", ""),
        ("label: \"院内\"", "label: \"クラウド\""),
        ("cautions: Some(\"first-cautions\")", "cautions: Some(\"purpose\")"),
        ("first_call: Some(\"first-told\")", "first_call: Some(\"first\")"),
        ("(label: \"時刻\", width: 9)", "(label: \" \", width: 0)"),
    ];
    let mut said = String::new();
    for (from, to) in table {
        let good = EMBEDDED_TEMPLATES[0].1;
        assert!(good.contains(from), "{from}");
        let spoiled = good.replacen(from, to, 1);
        let Err(error) = load_document_template(&spoiled, &Fonts::bundled_has_glyph) else {
            panic!("{from} → {to} was accepted");
        };
        writeln!(said, "{from} → {to}").expect("a string");
        for problem in error.problems {
            let words = explain::document_files::template_problem(&problem);
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
    workbook.people = vec![director, deputy, gone].into();
    let mut records = Vendor::named(VendorId(4), "電子カルテ社");
    "電子カルテ".clone_into(&mut records.systems);
    "03-0000-0004".clone_into(&mut records.telephone);
    let mut ended = Vendor::named(VendorId(5), "前の保守会社");
    "古いレセコン".clone_into(&mut ended.systems);
    ended.ended_on = Some(day(2024, 3, 31));
    workbook.vendors = vec![records, ended].into();
    let mut police = Contact::blank(ContactId(6), ContactKind::Police);
    "港警察署".clone_into(&mut police.name);
    "03-0000-0110".clone_into(&mut police.telephone);
    workbook.contacts = vec![police].into();
    workbook.authorities = vec![Authority {
        people: vec![PersonId(1)],
        stand_ins: vec![PersonId(2)],
        ..Authority::open(Decision::StopSystem)
    }]
    .into();
    workbook
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn today() -> NaiveDate {
    day(2024, 6, 12)
}

fn blank() -> Document {
    Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()))
}

fn put_together(document: &Document, workbook: &Workbook) -> DocumentPlan {
    plan(&template(), document, workbook, today())
}

fn block<'p>(plan: &'p DocumentPlan, field: &str) -> &'p PlanBlock {
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

fn written(mut document: Document, field: &str, value: DocumentValue) -> Document {
    document.entries.push(DocumentEntry { field: field.into(), value });
    document
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
        "港 太郎|最高責任者、医療情報システム安全管理責任者|携帯 090-0000-0001|港 花子\n港 花子|||"
    );
    let outside = words(block(&plan, "outside-contacts"));
    assert_eq!(outside, "港警察署|03-0000-0110（番号は未確認）||");
    // A number that is missing is said to be missing.
    let mut workbook = clinic();
    workbook.contacts[0].telephone.clear();
    let outside = words(block(&put_together(&blank(), &workbook), "outside-contacts"));
    assert_eq!(outside, "港警察署|（未記入・要確認）||");
}

#[test]
fn what_is_written_over_stays_and_the_rest_follows_the_records() {
    let stand_in = DocumentValue::Text("副院長".to_owned());
    let document = written(blank(), "card-stand-in", stand_in);
    let cells = vec![DocumentCell::text("telephone", "03-1111-1111")];
    let row = DocumentRow { cells, ..DocumentRow::untouched(RowKey::Vendor(VendorId(4))) };
    let document = written(document, "vendor-contacts", DocumentValue::Table(vec![row]));
    let mut workbook = clinic();
    "港 三郎".clone_into(&mut workbook.people[0].name);
    "電子カルテ株式会社".clone_into(&mut workbook.vendors[0].name);
    "03-0000-9999".clone_into(&mut workbook.vendors[0].telephone);
    let plan = put_together(&document, &workbook);
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
    let hospital = Document { size: Some("hospital".into()), ..blank() };
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
    let cells = cells.map(|column| DocumentCell::text(column, "書いた"));
    let row = DocumentRow {
        cells: cells.to_vec(),
        ..DocumentRow::untouched(RowKey::Vendor(VendorId(4)))
    };
    let full = written(blank(), "impact", DocumentValue::Table(vec![row.clone()]));
    assert_eq!(evidence(&impact, &put_together(&full, &clinic())), Evidence::There);
    // 〇〇 is not yet an answer.
    let mut left = row;
    left.cells[2] = DocumentCell::text("substitute", "〇〇を使う");
    let left = written(blank(), "impact", DocumentValue::Table(vec![left]));
    assert_eq!(evidence(&impact, &put_together(&left, &clinic())), Evidence::Begun);
}

#[test]
fn whoever_was_picked_for_a_cell_is_called_by_the_name_of_the_record() {
    let cells = |person, vendor| {
        let who = DocumentCell { column: "who".into(), value: CellValue::Person(person) };
        let source = DocumentCell { column: "source".into(), value: CellValue::Vendor(vendor) };
        vec![who, source]
    };
    let row = |key: &str, cells| DocumentRow {
        cells,
        ..DocumentRow::untouched(RowKey::Given(key.into()))
    };
    let rows = vec![
        row("products", cells(PersonId(2), VendorId(4))),
        row("attacks", cells(PersonId(90), VendorId(91))),
    ];
    let document = written(blank(), "information-sources", DocumentValue::Table(rows));
    let mut workbook = clinic();
    "港 華子".clone_into(&mut workbook.people[1].name);
    "電子カルテ株式会社".clone_into(&mut workbook.vendors[0].name);
    let said = words(block(&put_together(&document, &workbook), "information-sources"));
    assert!(said.contains("電子カルテ株式会社|港 華子|"), "{said}");
    assert!(said.contains("番号91") && said.contains("番号90"), "{said}");
}

#[test]
fn what_was_written_into_a_given_row_stays_with_it_when_others_come_in() {
    let cells = vec![DocumentCell::text("who", "事務長")];
    let row = DocumentRow { cells, ..DocumentRow::untouched(RowKey::Given("outside".to_owned())) };
    let document = written(blank(), "containment", DocumentValue::Table(vec![row]));
    let mut template = template();
    for field in
        template.chapters.iter_mut().flat_map(|it| &mut it.sections).flat_map(|it| &mut it.fields)
    {
        if let FieldKind::Table(table) = &mut field.kind
            && field.key == FieldKey::from("containment")
        {
            table.rows.reverse();
            table.rows.remove(0);
        }
    }
    let plan = plan(&template, &document, &clinic(), today());
    let said = words(block(&plan, "containment"));
    let line = said.lines().find(|line| line.contains("事務長")).expect("still there");
    assert!(line.contains("外部との通信"), "{line}");
}

#[test]
fn records_in_the_plan_are_in_use() {
    let mut workbook = clinic();
    let cell = DocumentCell { column: "who".into(), value: CellValue::Person(PersonId(1)) };
    let mut hidden = DocumentRow::untouched(RowKey::Person(PersonId(3)));
    hidden.is_hidden = true;
    let vendor_row = DocumentRow {
        cells: vec![DocumentCell::text("telephone", "03-1111-1111")],
        ..DocumentRow::untouched(RowKey::Vendor(VendorId(4)))
    };
    let own = DocumentRow { cells: vec![cell], ..DocumentRow::untouched(RowKey::Own(1)) };
    let mut document = written(blank(), "information-sources", DocumentValue::Table(vec![own]));
    document = written(document, "inside-contacts", DocumentValue::Table(vec![hidden]));
    document = written(document, "vendor-contacts", DocumentValue::Table(vec![vendor_row]));
    document = written(document, "diagram-keeper", DocumentValue::Person(Some(PersonId(2))));
    document.approver = Some(PersonId(2));
    workbook.documents = vec![document].into();
    for person in workbook.people.iter_mut() {
        person.deputies.clear();
    }
    workbook.authorities.clear();
    let plan = DocumentKey::first("clinic-2024");
    let fields = ["information-sources", "diagram-keeper", "vendor-contacts"].map(FieldKey::from);
    let [sources, keeper, vendors] = fields.each_ref().map(|it| Use::Document(&plan, Some(it)));
    assert_eq!(workbook.uses_of(RecordRef::Person(PersonId(1))), [sources]);
    assert_eq!(
        workbook.uses_of(RecordRef::Person(PersonId(2))),
        [Use::Document(&plan, None), keeper]
    );
    // That a row is left out does not keep anybody.
    assert_eq!(workbook.uses_of(RecordRef::Person(PersonId(3))), []);
    assert_eq!(workbook.uses_of(RecordRef::Vendor(VendorId(4))), [vendors]);
}

#[test]
fn everything_that_is_missing_is_named_once() {
    let mut document = written(blank(), "keeper", DocumentValue::Person(Some(PersonId(3))));
    document = written(document, "switch-after", DocumentValue::Text("〇〇分".to_owned()));
    document = written(document, "kept-inside", DocumentValue::Text("受付".to_owned()));
    // One was picked, the other typed by name.
    let picked = DocumentCell { column: "whom".into(), value: CellValue::Vendor(VendorId(5)) };
    let typed = DocumentCell::text("who", "港 次郎");
    for (field, row, cell) in
        [("investigation", "network", picked), ("information-sources", "products", typed)]
    {
        let row = DocumentRow {
            cells: vec![cell],
            ..DocumentRow::untouched(RowKey::Given(row.to_owned()))
        };
        document = written(document, field, DocumentValue::Table(vec![row]));
    }
    document.next_review_on = Some(day(2024, 4, 1));
    let workbook = clinic();
    let plan = put_together(&document, &workbook);
    let found = gaps(&document, &workbook, &plan, today());
    let has = |gap: &DocumentGap| found.contains(gap);
    assert!(has(&DocumentGap::PersonLeft("keeper".into(), PersonId(3))));
    assert!(has(&DocumentGap::Placeholder("switch-after".into())));
    assert!(has(&DocumentGap::VendorEnded("investigation".into(), VendorId(5))));
    assert!(has(&DocumentGap::PersonLeft("information-sources".into(), PersonId(3))));
    assert!(has(&DocumentGap::EmptyCells("investigation".into(), 3)));
    assert!(has(&DocumentGap::Empty("kept-outside".into())));
    assert!(!has(&DocumentGap::Empty("kept-inside".into())));
    assert!(!has(&DocumentGap::Empty("chief".into())));
    assert!(has(&DocumentGap::ReviewPassed(day(2024, 4, 1))));
    assert!(has(&DocumentGap::NeverApproved));
    assert!(has(&DocumentGap::NoVersion));
    let names: Vec<String> = found.iter().map(|gap| format!("{gap:?}")).collect();
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
}

#[test]
fn whoever_left_is_found_in_every_text_that_the_clinic_wrote() {
    let cell = |column: &str, text: &str| vec![DocumentCell::text(column, text)];
    let own = DocumentRow {
        cells: cell("who", "事務長、前の保守会社"),
        ..DocumentRow::untouched(RowKey::Own(1))
    };
    let decision = DocumentRow {
        cells: cell("who", "港 次郎"),
        ..DocumentRow::untouched(RowKey::Decision(Decision::StopSystem))
    };
    let mut document =
        written(blank(), "card-stand-in", DocumentValue::Text("港 次郎と事務長".to_owned()));
    document = written(document, "policy", DocumentValue::List(vec!["港 次郎に聞く".to_owned()]));
    document = written(document, "recovery", DocumentValue::Table(vec![own]));
    document = written(document, "decisions", DocumentValue::Table(vec![decision]));
    (document.author, document.approver) = (Some(PersonId(3)), Some(PersonId(3)));
    let mut workbook = clinic();
    let found = |workbook: &Workbook| {
        gaps(&document, workbook, &put_together(&document, workbook), today())
    };
    let left = |field: &str| DocumentGap::PersonLeft(field.into(), PersonId(3));
    let wanted = [
        left("card-stand-in"),
        left("policy"),
        left("decisions"),
        DocumentGap::VendorEnded("recovery".into(), VendorId(5)),
        DocumentGap::AuthorLeft(PersonId(3)),
        DocumentGap::ApproverLeft(PersonId(3)),
    ];
    for gap in wanted {
        assert!(found(&workbook).contains(&gap), "{gap:?}");
    }
    // A successor of the same name is meant by it.
    workbook.people.push(Person::named(PersonId(80), "港 次郎"));
    assert!(!found(&workbook).contains(&left("policy")));
}

#[test]
fn whoever_was_picked_is_missed_by_id_though_the_name_says_nothing() {
    let mut workbook = clinic();
    // A namesake is still there, and the vendor's name is too short to be looked for.
    workbook.people.push(Person::named(PersonId(80), "港 次郎"));
    "乙".clone_into(&mut workbook.vendors[1].name);
    let cell = |column: &str, value| DocumentCell { column: column.into(), value };
    let row = |key: &str, cell| DocumentRow {
        cells: vec![cell],
        ..DocumentRow::untouched(RowKey::Given(key.to_owned()))
    };
    let who = |id| row("products", cell("who", CellValue::Person(PersonId(id))));
    let whom = row("network", cell("whom", CellValue::Vendor(VendorId(5))));
    let with = |keeper, who| {
        let document = written(blank(), "keeper", DocumentValue::Person(Some(PersonId(keeper))));
        let document = written(document, "investigation", DocumentValue::Table(vec![whom.clone()]));
        written(document, "information-sources", DocumentValue::Table(vec![who]))
    };
    let found = |document: &Document| {
        gaps(document, &workbook, &put_together(document, &workbook), today())
    };
    let left = |field: &str| DocumentGap::PersonLeft(field.into(), PersonId(3));
    let gaps = found(&with(3, who(3)));
    assert!(gaps.contains(&left("keeper")) && gaps.contains(&left("information-sources")));
    assert!(gaps.contains(&DocumentGap::VendorEnded("investigation".into(), VendorId(5))));
    // The namesake is meant where the namesake was picked, and nobody in a row that is left out.
    let gaps = found(&with(80, DocumentRow { is_hidden: true, ..who(3) }));
    assert!(!gaps.contains(&left("keeper")) && !gaps.contains(&left("information-sources")));
}

#[test]
fn what_was_written_beside_a_vendor_stays_when_its_contract_ends() {
    let row = DocumentRow {
        cells: vec![DocumentCell::text("impact", "会計ができない")],
        ..DocumentRow::untouched(RowKey::Vendor(VendorId(4)))
    };
    let document = written(blank(), "impact", DocumentValue::Table(vec![row]));
    let mut workbook = clinic();
    workbook.vendors[0].ended_on = Some(day(2024, 5, 31));
    let plan = put_together(&document, &workbook);
    let said = words(block(&plan, "impact"));
    assert!(said.contains("電子カルテ|会計ができない"), "{said}");
    let found = gaps(&document, &workbook, &plan, today());
    assert!(found.contains(&DocumentGap::VendorEnded("impact".into(), VendorId(4))));
    // Nothing was written there, so nothing is kept.
    assert_eq!(words(block(&plan, "vendor-contacts")), "");
}

#[test]
fn nothing_written_is_nothing_behind_the_check_table() {
    let plan = put_together(&blank(), &Workbook::new(""));
    let table = check_table();
    let there: Vec<&str> = table
        .items()
        .filter(|(_, item)| evidence(item, &plan) == Evidence::There)
        .map(|(_, item)| item.key.as_str())
        .collect();
    assert_eq!(there, Vec::<&str>::new());
    // The template's own words are all that these sections need.
    let complete = plan.sections().filter(|it| it.written == Written::Complete);
    let complete: Vec<&str> = complete.map(|section| section.key.as_str()).collect();
    assert_eq!(complete, ["purpose", "policy", "events"]);
}

#[test]
fn whoever_stands_in_or_decides_is_among_the_contacts_inside() {
    let mut workbook = clinic();
    workbook.people.push(Person::named(PersonId(7), "港 四郎"));
    workbook.authorities[0].stand_ins.push(PersonId(7));
    let said = words(block(&put_together(&blank(), &workbook), "inside-contacts"));
    let names: Vec<&str> = said.lines().filter_map(|line| line.split('|').next()).collect();
    assert_eq!(names, ["港 太郎", "港 花子", "港 四郎"]);
}

#[test]
fn an_approved_version_is_compared_with_what_is_written_now() {
    let mut document = written(blank(), "switch-after", DocumentValue::Text("30分".to_owned()));
    let before = put_together(&document, &clinic());
    let by = (&clinic().people[0].clone(), today());
    let approved = approved(&before, &clinic(), &document, by);
    assert_eq!(changes(&approved, &before), []);
    document.entries[0].value = DocumentValue::Text("60分".to_owned());
    let mut workbook = clinic();
    "03-0000-9999".clone_into(&mut workbook.vendors[0].telephone);
    let found = changes(&approved, &put_together(&document, &workbook));
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
    let mut document = written(blank(), "switch-after", DocumentValue::Text("30分".to_owned()));
    let of = |document: &Document| match standing(document, &put_together(document, &workbook)) {
        DocumentStanding::Draft => "draft",
        DocumentStanding::Approved(_) => "approved",
        DocumentStanding::ChangedSince(_) => "changed",
    };
    assert_eq!(of(&document), "draft", "a plan without a version");
    "2".clone_into(&mut document.version);
    assert_eq!(of(&document), "draft");
    let by = (&workbook.people[0], today());
    let copy = approved(&put_together(&document, &workbook), &workbook, &document, by);
    document.approved.push(copy.into());
    for version in ["2", " ２ "] {
        version.clone_into(&mut document.version);
        assert_eq!(of(&document), "approved", "{version}");
        let changed =
            written(document.clone(), "switch-after", DocumentValue::Text("60分".to_owned()));
        assert_eq!(of(&changed), "changed", "{version}");
    }
    "3".clone_into(&mut document.version);
    assert_eq!(of(&document), "draft", "another version");
}

#[test]
fn the_text_for_a_word_processor_holds_everything_and_escapes_what_markdown_would_eat() {
    let odd =
        "# *30*分 [待つ](x) | <b>\n2行目\n---\n=== $5 & \n- 点\n+ 加\n1. 一\n2) 二\n3時".to_owned();
    let mut document = written(blank(), "switch-after", DocumentValue::Text(odd.clone()));
    let list = DocumentValue::List(vec!["- 点".to_owned(), "10. 十".to_owned()]);
    document = written(document, "policy", list);
    let cell = DocumentCell::text("what", odd);
    let row = DocumentRow { cells: vec![cell], ..DocumentRow::untouched(RowKey::Own(1)) };
    document = written(document, "training", DocumentValue::Table(vec![row]));
    document.version = "2".to_owned();
    document.author = Some(PersonId(2));
    let workbook = clinic();
    let text = markdown(
        &put_together(&document, &workbook),
        &document,
        DocumentStanding::Draft,
        &workbook,
    );
    let head = "# サイバー攻撃を想定した事業継続計画（BCP）\n\n港医院\n\n- 版 第2版\n- 作成者 港 花子\n- 承認の状態 案（未承認）\n\n";
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
    for (_, section) in template().sections().filter(|(_, it)| it.sizes.is_empty()) {
        assert!(text.contains(&section.title), "{}", section.title);
    }
}

#[test]
fn what_is_written_as_the_records_say_it_does_not_differ_from_them() {
    let document = written(blank(), "card-stand-in", DocumentValue::Text("港 花子".to_owned()));
    let workbook = clinic();
    assert_eq!(block(&put_together(&document, &workbook), "card-stand-in").origin, Origin::Known);
}

#[test]
fn who_left_is_not_called_though_the_chart_still_shows_them() {
    let mut workbook = clinic();
    let mut chart = Chart::blank(ChartTemplate::Small);
    for id in [2, 3] {
        chart.add(Tier::Management, BoxContent::Person(PersonId(id)));
    }
    workbook.contact_chart = Some(Arc::new(chart));
    let inside = words(block(&put_together(&blank(), &workbook), "inside-contacts"));
    let names: Vec<&str> = inside.lines().filter_map(|line| line.split('|').next()).collect();
    assert_eq!(names, ["港 花子", "港 太郎"], "those of the chart first");
}

#[test]
fn marks_left_in_a_list_or_a_table_are_found_too() {
    let cell = DocumentCell::text("whom", "〇〇社");
    let key = RowKey::Given("network".to_owned());
    let row = DocumentRow { cells: vec![cell], ..DocumentRow::untouched(key) };
    let lines = vec!["決めた方針。".to_owned(), "〇〇を守る。".to_owned()];
    let document = written(blank(), "policy", DocumentValue::List(lines));
    let document = written(document, "investigation", DocumentValue::Table(vec![row]));
    let workbook = clinic();
    let found = gaps(&document, &workbook, &put_together(&document, &workbook), today());
    for field in ["policy", "investigation"] {
        assert!(found.contains(&DocumentGap::Placeholder(field.into())), "{field}: {found:?}");
    }
}

#[test]
fn a_vendor_chosen_in_a_field_is_named_once_its_contract_has_ended() {
    let chosen = |id| written(blank(), "switch-after", DocumentValue::Vendor(Some(VendorId(id))));
    let workbook = clinic();
    for (id, has_ended) in [(4, false), (5, true)] {
        let document = chosen(id);
        let found = gaps(&document, &workbook, &put_together(&document, &workbook), today());
        let gap = DocumentGap::VendorEnded("switch-after".into(), VendorId(id));
        assert_eq!(found.contains(&gap), has_ended, "{id}");
    }
}

/// A plan as the director approves it today, as version 1.
fn approved_today(
    plan: &DocumentPlan,
    document: &Document,
    workbook: &Workbook,
) -> ApprovedDocument {
    let document = Document { version: "1".to_owned(), ..document.clone() };
    approved(plan, workbook, &document, (&workbook.people[0], today()))
}

#[test]
fn an_approved_version_wants_to_be_printed_and_what_changes_after_it_to_be_approved() {
    let workbook = clinic();
    let before = put_together(&blank(), &workbook);
    let approved = approved_today(&before, &blank(), &workbook);
    let found = |document: &Document| {
        let plan = put_together(document, &workbook);
        let found = gaps(document, &workbook, &plan, today());
        let has = |gap| found.contains(&gap);
        [DocumentGap::NeverApproved, DocumentGap::ChangedSinceApproval, DocumentGap::NotPrinted]
            .map(has)
    };
    assert_eq!(found(&blank()), [true, false, false], "nothing to print before it is approved");
    let mut document = Document { approved: vec![approved.into()], ..blank() };
    assert_eq!(found(&document), [false, false, true]);
    // A print of an earlier draft is not one of what was approved.
    document.prints = vec![DocumentPrint { on: day(2024, 6, 11), version: "1".to_owned() }];
    assert_eq!(found(&document), [false, false, true]);
    document.prints.push(DocumentPrint { on: today(), version: "1".to_owned() });
    assert_eq!(found(&document), [false, false, false]);
    let document = written(document, "switch-after", DocumentValue::Text("30分".to_owned()));
    assert_eq!(found(&document), [false, true, false]);
}

#[test]
fn lines_that_change_places_and_fields_that_are_gone_are_changes() {
    let policy = |lines: &[&str]| {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        written(blank(), "policy", DocumentValue::List(lines))
    };
    let workbook = clinic();
    let before = put_together(&policy(&["人を守る。", "記録を守る。"]), &workbook);
    let after = put_together(&policy(&["記録を守る。", "人を守る。"]), &workbook);
    let found = changes(&approved_today(&before, &blank(), &workbook), &after);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].before, ["人を守る。", "記録を守る。"]);
    assert_eq!(found[0].after, ["記録を守る。", "人を守る。"]);
    // A hospital's plan that becomes one of a clinic loses sections.
    let when = DocumentValue::Text("院長が置く。".to_owned());
    let clinic = written(blank(), "team-when", when);
    let hospital = Document { size: Some("hospital".into()), ..clinic.clone() };
    let before = put_together(&hospital, &workbook);
    let before = approved_today(&before, &hospital, &workbook);
    let found = changes(&before, &put_together(&clinic, &workbook));
    let gone: Vec<_> = found.iter().filter(|it| it.section == "team").collect();
    let said: Vec<_> = gone.iter().map(|it| (it.before.join("|"), it.after.len())).collect();
    let expected = [("対策チーム", 0), ("院長が置く。", 0)].map(|(it, new)| (it.to_owned(), new));
    assert_eq!(said, expected);
}

#[test]
fn an_item_has_its_evidence_only_where_every_section_is_complete() {
    let plan = put_together(&blank(), &clinic());
    let written = |wanted| {
        let mut sections = plan.sections().filter(|section| section.written == wanted);
        sections.next().map(|section| section.key.clone()).expect("one of each")
    };
    let (complete, begun) = (written(Written::Complete), written(Written::Begun));
    let nothing = written(Written::Nothing);
    let of = |sections: &[&String]| {
        let sections = sections.iter().map(|key| (*key).clone()).collect();
        let item = CheckItem {
            key: "x".to_owned(),
            wording: None,
            remark: String::new(),
            guideline: String::new(),
            sections,
        };
        evidence(&item, &plan)
    };
    // A clinic's plan has no such section: it says nothing to the item.
    let missing = "team".to_owned();
    let table = [
        (vec![&complete], Evidence::There),
        (vec![&complete, &missing], Evidence::There),
        (vec![&complete, &begun], Evidence::Begun),
        (vec![&complete, &nothing], Evidence::Begun),
        (vec![&begun], Evidence::Begun),
        (vec![&nothing], Evidence::Nothing),
        (vec![&missing], Evidence::Nothing),
    ];
    for (sections, expected) in table {
        assert_eq!(of(&sections), expected, "{sections:?}");
    }
}

#[test]
fn people_who_left_are_neither_named_by_the_records_nor_forgotten_where_they_were_typed() {
    let mut workbook = clinic();
    workbook.authorities[0].stand_ins = vec![PersonId(3), PersonId(2)];
    assert_eq!(words(block(&put_together(&blank(), &workbook), "card-stand-in")), "港 花子");
    let key = RowKey::Given("products".to_owned());
    let cells = vec![DocumentCell::text("who", "港 次郎")];
    let mut row = DocumentRow { cells, ..DocumentRow::untouched(key) };
    for is_hidden in [false, true] {
        row.is_hidden = is_hidden;
        let document =
            written(blank(), "information-sources", DocumentValue::Table(vec![row.clone()]));
        let found = gaps(&document, &workbook, &put_together(&document, &workbook), today());
        let gap = DocumentGap::PersonLeft("information-sources".into(), PersonId(3));
        assert_eq!(found.contains(&gap), !is_hidden, "a row that is left out says nothing");
    }
}

#[test]
fn the_plan_counts_the_devices_that_are_there_and_knows_the_last_day_they_were_checked() {
    let device = |id, state, checked_on| Device {
        state,
        checked_on: Some(checked_on),
        ..Device::blank(DeviceId(id))
    };
    let mut workbook = clinic();
    workbook.devices = [
        device(11, DeviceState::InUse, day(2024, 4, 1)),
        device(12, DeviceState::Stored, day(2024, 5, 2)),
        device(13, DeviceState::InUse, day(2023, 4, 3)),
        device(14, DeviceState::Disposed, day(2024, 6, 4)),
    ]
    .map(Into::into)
    .to_vec()
    .into();
    let plan = put_together(&blank(), &workbook);
    let count = words(block(&plan, "device-count"));
    assert!(count.ends_with("3台"), "{count}");
    let last = words(block(&plan, "stock-taking"));
    assert!(last.contains("5月2日"), "{last}");
}
