//! Every field of a workbook leaves it in some table, or is listed here with the reason why not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tenkencho::exchange::{DataTable, DataValue, tables};
use tenkencho::model::VendorId;

use crate::workbooks::{self, day};

/// The fields of the records that stand in a table, each in a column of its own or in a line.
const IN_TABLES: &[(&str, &str)] = &[
    ("Workbook", "clinic people vendors contacts authorities devices assessments own_roles"),
    ("Clinic", "name address telephone director institution_code"),
    ("Person", "name kana position extension mobile mail reachable deputies roles left_on"),
    ("OwnRole", "name"),
    ("Authority", "decision people stand_ins"),
    (
        "Vendor",
        "name systems contact_person telephone night_telephone mail support_hours contract_number \
         remote_maintenance remote_method when_to_call caller ended_on",
    ),
    (
        "Contact",
        "kind name person telephone night_telephone mail_or_web hours when_to_call caller \
         what_to_tell confirmed_on ended_on",
    ),
    (
        "Device",
        "number kind name maker model serial place purpose user system software ip_address \
         mac_address network internet antivirus patches support_ends_on vendor contract_number \
         maintenance_ends_on remote_maintenance disclosure_received_on backup acquired_on \
         lease_ends_on state disposed_on disposal checked_on checked_by note",
    ),
    (
        "Assessment",
        "fiscal_year edition vendor_contract responses vendor_sheets inspection_on closings",
    ),
    ("EditionRef", "id revision wording"),
    ("Response", "item first second target reason memo inner_memo"),
    ("Round", "answer date person"),
    (
        "VendorSheet",
        "vendor respondent sent_on reminded_on received_on disclosure_asked_on \
         disclosure_received_on next_on original_kept_at not_asked reworded own_questions responses",
    ),
    ("RewordedQuestion", "item text"),
    ("Closing", "number on by reopened"),
    ("Reopening", "on by reason"),
];

/// Fields that stand in none, with the reason; `*` means the whole record.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("Workbook", "last_id", "hands out ids, and says nothing to a person"),
    ("Workbook", "contact_chart", "a drawing: it leaves as its own paper"),
    ("Workbook", "organization_chart", "a drawing: it leaves as its own paper"),
    ("Workbook", "documents", "sentences: they leave as text (Markdown) and as their own papers"),
    ("Person", "id", "ties records together inside the workbook"),
    ("OwnRole", "id", "ties records together inside the workbook"),
    ("Vendor", "id", "ties records together inside the workbook"),
    ("Contact", "id", "ties records together inside the workbook"),
    ("Contact", "prefilled", "the key of the program's own list of public bodies"),
    ("Device", "id", "ties records together inside the workbook"),
    ("Closing", "kept", "sums of the files that the closing kept, which leave as a PDF"),
    ("KeptSums", "*", "sums of the files that the closing kept"),
    ("Chart", "*", "a drawing: it leaves as its own paper"),
    ("ChartBox", "*", "a drawing: it leaves as its own paper"),
    ("Document", "*", "sentences: they leave as text and as their own papers"),
    ("DocumentEntry", "*", "sentences: they leave as text and as their own papers"),
    ("DocumentKey", "*", "sentences: they leave as text and as their own papers"),
    ("DocumentPrint", "*", "when a paper was printed, which stands on the paper"),
    ("DocumentRevision", "*", "stands in the paper of its document"),
    ("CheckAnswer", "*", "leaves with the check table of its document"),
    ("ApprovedDocument", "*", "leaves as the paper that was approved"),
    ("FrozenSection", "*", "leaves as the paper that was approved"),
    ("FrozenBlock", "*", "leaves as the paper that was approved"),
    ("FrozenCoverLine", "*", "leaves as the paper that was approved"),
    ("Records", "*", "a list of records"),
];

/// The fields of every record of the model, with the names in their types.
fn records() -> BTreeMap<String, Vec<(String, String)>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut folders = vec![folder];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the model") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for path in files {
        let text = fs::read_to_string(path).expect("readable");
        let mut open: Option<String> = None;
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("pub struct ") {
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
                open = rest.ends_with('{').then(|| name.clone());
                found.entry(name).or_default();
            } else if line == "}" {
                open = None;
            } else if let (Some(name), Some(rest)) = (&open, line.strip_prefix("    pub "))
                && let Some((field, kind)) = rest.split_once(": ")
            {
                let fields = found.get_mut(name).expect("opened");
                fields.push((field.to_owned(), kind.to_owned()));
            }
        }
    }
    found
}

/// Every field that can be reached from a workbook.
fn reached() -> BTreeSet<(String, String)> {
    let records = records();
    let (mut todo, mut seen) = (vec!["Workbook".to_owned()], BTreeSet::new());
    let mut fields = BTreeSet::new();
    while let Some(record) = todo.pop() {
        let Some(own) = records.get(&record).filter(|_| seen.insert(record.clone())) else {
            continue;
        };
        for (field, kind) in own {
            fields.insert((record.clone(), field.clone()));
            let names = kind.split(|c: char| !c.is_alphanumeric());
            todo.extend(names.map(str::to_owned));
        }
    }
    fields
}

#[test]
fn every_field_stands_in_a_table_or_has_a_reason() {
    let fields = reached();
    assert!(fields.len() > 100, "the model was not read");
    let in_tables: BTreeSet<(String, String)> = IN_TABLES
        .iter()
        .flat_map(|(record, fields)| {
            fields.split_whitespace().map(|it| ((*record).to_owned(), it.to_owned()))
        })
        .collect();
    let has_reason = |record: &str, field: &str| {
        ELSEWHERE.iter().any(|(it, name, _)| *it == record && (*name == "*" || *name == field))
    };
    let homeless: Vec<_> =
        fields.iter().filter(|it| !in_tables.contains(*it) && !has_reason(&it.0, &it.1)).collect();
    assert!(homeless.is_empty(), "in no table, and without a reason: {homeless:?}");
    let gone: Vec<_> = in_tables.iter().filter(|it| !fields.contains(*it)).collect();
    assert!(gone.is_empty(), "no fields any more: {gone:?}");
    let needless = ELSEWHERE.iter().filter(|(record, field, _)| {
        let is_it = |it: &&(String, String)| it.0 == *record && (*field == "*" || it.1 == *field);
        *record != "Records" && !fields.iter().any(|it| is_it(&it))
    });
    assert_eq!(needless.count(), 0, "reasons for fields that are not there");
}

fn cells(table: &DataTable) -> String {
    let cell = |value: &DataValue| match value {
        DataValue::Empty => String::new(),
        DataValue::Text(text) => text.clone(),
        DataValue::Day(day) => day.to_string(),
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"));
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_went_to_vendors_and_came_back_stands_in_a_table_with_its_days_and_places() {
    let mut workbook = workbooks::full();
    let sheet = &mut workbook.assessments[0].vendor_sheets[0];
    assert_eq!(sheet.vendor, VendorId(3));
    sheet.sent_on = Some(day(2024, 5, 1));
    sheet.reminded_on = Some(day(2024, 5, 21));
    sheet.received_on = Some(day(2024, 6, 3));
    sheet.disclosure_asked_on = Some(day(2024, 5, 2));
    sheet.disclosure_received_on = Some(day(2024, 6, 4));
    sheet.next_on = Some(day(2025, 5, 1));
    "受付の金庫".clone_into(&mut sheet.original_kept_at);
    sheet.not_asked = vec!["asset-ledger".into()];
    let table = tables::sheets(&workbook);
    assert_eq!(table.rows.len(), 3, "every sheet of every year");
    let first = cells(&table);
    let first = first.split("\n2024|").next().unwrap_or_default();
    for said in [
        "2024|レセコン株式会社|保守部 𠮷田|2024-05-01|2024-05-21|2024-06-03|2024-05-02|2024-06-04|2025-05-01",
        "受付の金庫|asset-ledger|remote-maintenance：夜間に接続しますか。",
        "解約の手続きを教えてください。",
    ] {
        assert!(first.contains(said), "{said}\n{first}");
    }
}

#[test]
fn the_clinic_and_its_years_stand_in_a_table() {
    let found = cells(&tables::clinic(&workbooks::full()));
    for said in [
        "|医療機関名|やまだ内科医院",
        "|医療機関コード|1310000001",
        "2024|年度版|mhlw-2024",
        "2024|事業者との契約|あり",
        "2024|立入検査の日|2024-10-22",
        "2024|確定|1回目 2025-03-31 佐藤　花子（2025-04-03",
        "2025|事業者との契約|なし",
    ] {
        assert!(found.contains(said), "{said}\n{found}");
    }
}

#[test]
fn no_control_character_leaves_in_a_table() {
    let mut workbook = workbooks::full();
    workbook.devices[0].name = "受付\u{b}予備\u{1d}\u{7}機".to_owned();
    workbook.devices[0].note = "一\r\n二\r三\u{85}四".to_owned();
    let found = cells(&tables::devices(&workbook, &workbook.devices));
    assert!(found.contains("受付\n予備\n機") && found.contains("一\n二\n三\n四"), "{found}");
    assert!(!found.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
}
