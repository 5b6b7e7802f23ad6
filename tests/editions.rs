//! The editions that come with the program say what the ministry's form says, and others may join.

#![expect(clippy::expect_used, reason = "a test may panic")]

use expect_test::{expect, expect_file};
use tenkencho::edition::{self, AddError, EMBEDDED, EditionLibrary};
use tenkencho::explain;
use tenkencho::model::edition::{Condition, FormRow, ancestors};
use tenkencho::model::{Edition, FiscalYear, Form, FormKind, ItemKey, Wording};
use tenkencho::ron_file;

fn embedded(file_name: &str) -> Edition {
    let (_, text) = EMBEDDED.iter().find(|(name, _)| *name == file_name).expect("embedded");
    edition::load(text, &|_| true).expect("valid")
}

fn fy2024() -> Edition {
    embedded("mhlw-2024.ron")
}

fn fy2025() -> Edition {
    embedded("mhlw-2025.ron")
}

fn keys<'e>(form: &'e Form, group: &str) -> Vec<&'e str> {
    let in_group = |row: &FormRow<'_>| row.group.is_some_and(|it| it.key == group);
    form.counted_rows().filter(in_group).map(|row| row.item.key.as_str()).collect()
}

#[test]
fn the_institution_form_has_its_question_and_eighteen_rows_in_six_groups() {
    let edition = fy2024();
    let form = &edition.institution;
    let question = &form.applicability.as_ref().expect("asked").item;
    assert_eq!(question.key.as_str(), "has-system");
    let wording = question.wording.as_ref().expect("it was read");
    assert_eq!(wording.text, "医療情報システムを導入、運用している。");
    assert_eq!(keys(form, "organization"), ["security-manager"]);
    assert_eq!(keys(form, "general"), ["asset-ledger", "remote-maintenance", "mds-sds"]);
    assert_eq!(
        keys(form, "server"),
        [
            "access-rights/server",
            "unused-accounts/server",
            "access-log/server",
            "security-patch/server",
            "background-services/server",
        ]
    );
    assert_eq!(
        keys(form, "pc"),
        ["access-rights/pc", "unused-accounts/pc", "security-patch/pc", "background-services/pc"]
    );
    assert_eq!(keys(form, "network"), ["security-patch/network", "connection-limit/network"]);
    assert_eq!(keys(form, "incident"), ["contact-chart", "backup-recovery", "bcp"]);
    assert_eq!(form.counted_rows().count(), 1 + 3 + 5 + 4 + 2 + 3);
    assert_eq!(form.rows().count(), 19);
}

#[test]
fn the_vendor_form_has_the_rows_of_sections_one_and_two_but_the_ledger() {
    let edition = fy2024();
    let institution: Vec<&str> =
        edition.institution.counted_rows().map(|row| row.item.key.as_str()).collect();
    let vendor: Vec<&str> =
        edition.vendor.counted_rows().map(|row| row.item.key.as_str()).collect();
    let left_out = ["asset-ledger", "contact-chart", "backup-recovery", "bcp"];
    let expected: Vec<&str> =
        institution.into_iter().filter(|key| !left_out.contains(key)).collect();
    assert_eq!(vendor, expected);
    assert_eq!(vendor.len(), 1 + 2 + 5 + 4 + 2);
    assert!(edition.vendor.applicability.is_none());
    assert!(edition.vendor.vendor_name_label.is_some());
}

#[test]
fn only_remote_maintenance_and_disclosure_depend_on_a_vendor_contract() {
    let edition = fy2024();
    let conditional: Vec<String> = edition
        .institution
        .rows()
        .filter(|row| row.item.condition == Condition::VendorContract)
        .map(|row| format!("{} {}", row.full_number(), row.item.key))
        .collect();
    assert_eq!(conditional, ["2-(2) remote-maintenance", "2-(3) mds-sds"]);
}

#[test]
fn nothing_is_called_confirmed_that_was_read_in_one_place_only() {
    for wording in fy2024().wordings() {
        let places = wording.read_in.len();
        assert!(!wording.confirmed || places >= 2, "{} was read {places} times", wording.text);
    }
}

/// Any change of official wording, of a number, a key or a flag shows here as a difference.
#[test]
fn wording_of_the_fy2024_edition() {
    let text = described(&fy2024());
    expect_file!["golden/mhlw-2024.txt"].assert_eq(&text);
}

/// The same of the bridge: what is not known stays unknown.
#[test]
fn wording_of_the_fy2025_bridge() {
    let text = described(&fy2025());
    expect_file!["golden/mhlw-2025.txt"].assert_eq(&text);
}

#[test]
fn the_bridge_has_words_for_what_was_read_and_themes_for_the_rest() {
    let (fy2024, edition) = (fy2024(), fy2025());
    let rows = || edition.institution.rows();
    let themes: Vec<String> = rows()
        .filter(|row| row.item.wording.is_none())
        .map(|row| format!("{} {}", row.full_number(), row.item.key))
        .collect();
    let expected = [
        "2-④ access-rights",
        "2-⑤ unused-accounts",
        "2-⑨ external-media",
        "2-⑩ two-factor",
        "2-⑪ access-log/server",
        "3-① contact-chart",
        "3-③ bcp",
        "4-① written-rules",
    ];
    assert_eq!(themes, expected);
    assert_eq!(rows().count(), 1 + 13 + 3 + 1);
    // Nothing of it is the form's own wording for certain, but for the names of the forms.
    let confirmed: Vec<&str> = edition
        .wordings()
        .into_iter()
        .filter(|it| it.confirmed)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(confirmed, ["医療機関確認用", "事業者確認用"]);
    // Whatever it has was read somewhere: nothing is from memory but numbers.
    for row in rows() {
        assert!(row.item.wording.as_ref().is_none_or(|it| !it.read_in.is_empty()));
        assert!(row.item.wording.is_some() || !row.item.remark.is_empty());
    }
    let columns = &edition.institution.columns;
    assert_eq!(columns.printed().count(), 2, "はい and いいえ alone");
    assert_eq!(edition.vendor.rows().count(), 0);
    assert_eq!(edition.unconfirmed(), 0, "it is no form, so there is nothing to compare");
    // The guideline no longer wants what this row asks for.
    let row = edition.institution.row(&"password-rules".into()).expect("it is there");
    assert!(row.item.remark.contains("第7.0版") && row.item.remark.contains("求めなくなりました"));
    // What was merged says from what: every row of the year before goes on in one, but for the
    // question above them, of which it is not settled whether it is still asked.
    assert_eq!(edition.after.as_deref(), Some("mhlw-2024"));
    let continued: Vec<ItemKey> =
        rows().flat_map(|row| ancestors(&edition, FormKind::Institution, &row.item.key)).collect();
    let ended: Vec<&str> = fy2024
        .institution
        .rows()
        .filter(|row| !continued.contains(&row.item.key))
        .map(|row| row.item.key.as_str())
        .collect();
    assert_eq!(ended, ["has-system"]);
    let merged: Vec<(&str, usize)> = rows()
        .map(|row| (row.item.key.as_str(), row.item.formerly.len()))
        .filter(|(_, rows)| *rows > 0)
        .collect();
    let expected = [
        ("access-rights", 2),
        ("unused-accounts", 2),
        ("security-patch", 3),
        ("background-services", 2),
    ];
    assert_eq!(merged, expected);
    // Rows that ask the same go by the same key, so their answers stay with them.
    let keys = |edition: &Edition| -> Vec<String> {
        edition.institution.rows().map(|row| row.item.key.to_string()).collect()
    };
    let before = keys(&fy2024);
    let kept: Vec<String> = keys(&edition).into_iter().filter(|it| before.contains(it)).collect();
    let expected = [
        "security-manager",
        "asset-ledger",
        "remote-maintenance",
        "mds-sds",
        "access-log/server",
        "connection-limit/network",
        "contact-chart",
        "backup-recovery",
        "bcp",
    ];
    assert_eq!(kept, expected);
}

fn described(edition: &Edition) -> String {
    let mut lines = vec![
        format!("{} revision {} of {}", edition.id, edition.revision, edition.fiscal_year),
        edition.published_on.map_or(missing("published"), |day| format!("published {day}")),
        edition.attribution.clone(),
        piece("name", &edition.name),
        piece("title", &edition.title),
    ];
    for kind in [FormKind::Institution, FormKind::Vendor] {
        lines.push(String::new());
        describe(edition.form(kind), &mut lines);
    }
    lines.push(String::new());
    lines.push("sources".to_owned());
    for source in &edition.sources {
        let official = if source.official { "official" } else { "other" };
        lines.push(format!("{}\t{official}\t{}\t{}", source.id, source.address, source.title));
    }
    lines.push(String::new());
    lines.push(format!("unconfirmed pieces: {}", edition.unconfirmed()));
    lines.push(format!("wording hash: {}", edition::wording_hash(edition)));
    lines.join("\n") + "\n"
}

fn describe(form: &Form, lines: &mut Vec<String>) {
    lines.push(piece("form", &form.name));
    lines.extend(form.notes.iter().map(|note| piece("note", note)));
    lines.extend(form.vendor_name_label.iter().map(|label| piece("label", label)));
    let columns = &form.columns;
    lines.extend(columns.printed().map(|head| piece("column", head)));
    lines.extend(form.applicability.iter().map(|it| piece("question", &it.title)));
    let (mut section, mut group) = ("", "");
    for row in form.rows() {
        if let Some(it) = row.section.filter(|it| it.number != section) {
            section = &it.number;
            let of = format!("section {section}");
            lines.push(it.title.as_ref().map_or(missing(&of), |title| piece(&of, title)));
        }
        if let Some(it) = row.group.filter(|it| it.key != group) {
            group = &it.key;
            lines.push(format!("group {group}\t{}", it.short));
            lines.extend(it.heading.iter().map(|heading| piece("heading", heading)));
        }
        let item = row.item;
        let of = format!("row {}", item.key);
        lines.push(item.wording.as_ref().map_or(missing(&of), |wording| piece(&of, wording)));
        lines.extend(item.number.iter().map(|number| piece("\tnumber", number)));
        lines.extend(item.notes.iter().map(|note| piece("\tnote", note)));
        if !item.formerly.is_empty() {
            let keys: Vec<&str> = item.formerly.iter().map(ItemKey::as_str).collect();
            lines.push(format!("\tformerly\t{}", keys.join(" ")));
        }
        lines.push(format!("\tshort\t{}", item.short));
        if !item.remark.is_empty() {
            lines.push(format!("\tremark\t{}", item.remark));
        }
        if item.condition != Condition::Always {
            lines.push(format!("\tneeded when\t{:?}", item.condition));
        }
        for it in &item.guideline {
            lines.push(format!("\tguideline\t{} {} ({})", it.volume, it.chapters, it.manual_of));
        }
    }
}

fn missing(what: &str) -> String {
    format!("{what}\tnot known")
}

fn piece(what: &str, wording: &Wording) -> String {
    let flag = if wording.confirmed { "confirmed" } else { "unconfirmed" };
    format!("{what}\t{flag}\t{}\t[{}]", wording.text, wording.read_in.join(" "))
}

#[test]
fn every_character_of_an_embedded_edition_is_in_the_bundled_fonts() {
    let fonts = [tenkencho::fonts::REGULAR, tenkencho::fonts::BOLD];
    for font in fonts {
        let face = ttf_parser::Face::parse(font, 0).expect("a font");
        for (name, text) in EMBEDDED {
            let result = edition::load(text, &|c| face.glyph_index(c).is_some());
            assert!(result.is_ok(), "{name}: {result:?}");
        }
    }
}

/// A whole edition, as small as one can be.
const SMALL: &str = include_str!("files/small-edition.ron");

#[test]
fn an_id_that_is_taken_by_other_content_is_refused() {
    let mut library = EditionLibrary::embedded();
    library.add("small.ron", SMALL, &|_| true).expect("new");
    library.add("copy.ron", &format!("// 同じ内容\n{SMALL}"), &|_| true).expect("same content");
    assert_eq!(library.iter().count(), EMBEDDED.len() + 1);
    let other = SMALL.replace("点検", "点検表");
    let error = library.add("other.ron", &other, &|_| true).expect_err("taken");
    assert_eq!(
        error,
        AddError::IdTaken { id: "small-2030".to_owned(), by: "small.ron".to_owned() }
    );
    expect![[r#"
        年度版のファイル「other.ron」は使えません。同じid「small-2030」で内容の違う年度版「small.ron」がすでにあります。
        このファイルは読み飛ばします。ほかの年度版と点検帳には影響ありません。
        別の年度版であれば、ファイルの中のidを変えてください。"#]].assert_eq(&explain::edition::explain_add(&error, "other.ron").lines());
    assert_eq!(library.get("small-2030").map(|it| it.title.text.as_str()), Some("点検"));
}

#[test]
fn an_embedded_edition_cannot_be_replaced_by_another_of_its_revision() {
    let (name, text) = EMBEDDED[0];
    let changed = text.replacen("台帳管理を行っている。", "台帳管理をしている。", 1);
    assert_ne!(text, changed);
    let mut library = EditionLibrary::embedded();
    assert!(library.add(name, text, &|_| true).is_ok());
    assert_eq!(library.notes(), []);
    // The same edition as somebody typed it before the program knew it: nothing to complain about.
    assert!(library.add("mine.ron", &changed, &|_| true).is_ok());
    assert_eq!(library.published("mhlw-2024"), Some(&fy2024()));
    expect!["「mine.ron」は、プログラムに入っている年度版「mhlw-2024」と同じrevision 2なので、使っていません。内容を変えて使うときは、revisionを大きくしてください。"]
        .assert_eq(&notes(&library));
}

fn notes(library: &EditionLibrary) -> String {
    library.notes().iter().map(explain::edition::note).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_newer_revision_takes_the_place_of_an_older_one_and_says_so() {
    let revision = |number: u32, title: &str| {
        let newer = SMALL.replace("revision: 1", &format!("revision: {number}"));
        newer.replace("\"点検\"", &format!("\"{title}\""))
    };
    let files =
        [("1.ron", revision(1, "壱")), ("2.ron", revision(2, "弐")), ("3.ron", revision(3, "参"))];
    // Whichever comes first, the newest counts.
    let orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2]];
    let said = [
        "年度版「small-2030」は、revision 1に代えて、「2.ron」のrevision 2を使います。\n年度版「small-2030」は、revision 2に代えて、「3.ron」のrevision 3を使います。",
        "年度版「small-2030」は、revision 3を使います。「2.ron」は古いrevision 2なので、使っていません。\n年度版「small-2030」は、revision 3を使います。「1.ron」は古いrevision 1なので、使っていません。",
        "年度版「small-2030」は、revision 2を使います。「1.ron」は古いrevision 1なので、使っていません。\n年度版「small-2030」は、revision 2に代えて、「3.ron」のrevision 3を使います。",
    ];
    for (order, said) in orders.into_iter().zip(said) {
        let mut library = EditionLibrary::embedded();
        for (name, text) in order.map(|at| &files[at]) {
            library.add(name, text, &|_| true).expect("no problem");
        }
        assert_eq!(library.get("small-2030").map(|it| it.title.text.as_str()), Some("参"));
        assert_eq!(library.iter().count(), EMBEDDED.len() + 1);
        assert_eq!(notes(&library), said);
    }
    // One of the program's own gives way as well.
    let (_, text) = EMBEDDED[0];
    let newer = text.replacen("revision: 2", "revision: 3", 1);
    assert_ne!(text, newer);
    let mut library = EditionLibrary::embedded();
    library.add("mhlw.ron", &newer, &|_| true).expect("no problem");
    assert_eq!(library.reference("mhlw-2024").map(|it| it.revision), Some(3));
    assert_eq!(
        notes(&library),
        "年度版「mhlw-2024」は、revision 2に代えて、「mhlw.ron」のrevision 3を使います。"
    );
}

#[test]
fn a_year_starts_on_its_own_edition_or_the_nearest() {
    let mut library = EditionLibrary::embedded();
    library.add("small.ron", SMALL, &|_| true).expect("new");
    let id = |library: &EditionLibrary, year| {
        library.for_year(FiscalYear::new(year).expect("in range")).id.clone()
    };
    for (year, expected) in [
        (2024, "mhlw-2024"),
        (2029, "mhlw-2024"),
        (2030, "small-2030"),
        (2040, "small-2030"),
        // No edition is as old: the nearest later one.
        (2010, "mhlw-2024"),
    ] {
        assert_eq!(id(&library, year), expected, "{year}");
    }
    // Nor is the bridge that comes with the program.
    assert!(library.get("mhlw-2025").is_some_and(|edition| edition.bridge));
    assert_eq!(id(&library, 2025), "mhlw-2024");
    // A bridge is there to be chosen by a person, and taken by nobody else.
    let bridge = SMALL.replace("revision: 1,", "revision: 1, bridge: true,");
    let mut library = EditionLibrary::embedded();
    library.add("small.ron", &bridge, &|_| true).expect("new");
    assert!(library.get("small-2030").is_some_and(|edition| edition.bridge));
    assert_eq!(id(&library, 2030), "mhlw-2024");
    assert_eq!(id(&library, 2040), "mhlw-2024");
}

/// As it was published, before anything could be left out of an edition.
const FIRST_REVISION: &str = include_str!("files/editions/mhlw-2024-revision-1.ron");

#[test]
fn an_edition_as_it_was_first_written_loads_for_ever_with_the_words_it_had() {
    let first = edition::load(FIRST_REVISION, &|_| true).expect("version 1 loads for ever");
    assert_eq!(first.revision, 1);
    assert_eq!(edition::wording_hash(&first), edition::wording_hash(&fy2024()));
    let written = |edition: &Edition| ron::to_string(edition).expect("it is written");
    assert_eq!(ron::from_str::<Edition>(&written(&first)).as_ref(), Ok(&first));
    // It gives way to the revision that comes with the program.
    let mut library = EditionLibrary::embedded();
    library.add("old.ron", FIRST_REVISION, &|_| true).expect("no problem");
    assert_eq!(library.published("mhlw-2024"), Some(&fy2024()));
}

#[test]
fn the_wording_hash_is_the_same_for_ever_and_sees_words_only() {
    let hash = |text: &str| edition::wording_hash(&edition::load(text, &|_| true).expect("valid"));
    // Workbooks hold this value: if it changes, every assessment looks as if its wording had.
    expect!["6b1898e80bfda6a32d9d35ceb247b40aec37af50483617b9cc2432db04880974"]
        .assert_eq(&hash(SMALL));
    let same = [
        ("revision: 1", "revision: 2"),
        (
            "text: \"点検\", confirmed: false, read_in: []",
            "text: \"点検\", confirmed: true, read_in: [\"a\"]",
        ),
        ("short: \"一\"", "short: \"1\""),
        ("guideline: []", "guideline: [(volume: \"概説編\", chapters: \"1\", manual_of: 2030)]"),
        ("https://example.com/a", "https://example.com/c"),
    ];
    for (from, to) in same {
        assert!(SMALL.contains(from), "{from}");
        assert_eq!(hash(SMALL), hash(&SMALL.replacen(from, to, 1)), "{to}");
    }
    let other = [
        ("第一。", "第一"),
        ("\"(1)\"", "\"(2)\""),
        ("key: \"second\"", "key: \"third\""),
        ("heading: None", "heading: Some((text: \"頭\", confirmed: false, read_in: []))"),
        ("\"目標日\"", "\"期限\""),
        ("令和12年度版", "令和13年度版"),
    ];
    for (from, to) in other {
        assert!(SMALL.contains(from), "{from}");
        assert_ne!(hash(SMALL), hash(&SMALL.replacen(from, to, 1)), "{to}");
    }
}

#[test]
fn the_format_field_tells_files_apart_even_when_they_are_broken() {
    let table = [
        (SMALL, Some("tenkencho-edition")),
        ("\u{FEFF}(format: \"tenkencho-workbook\", version: 9, (((", Some("tenkencho-workbook")),
        ("#![enable(implicit_some)]\nWorkbook(version: 1, format: r#\"x\"#)", Some("x")),
        ("/* (format: \"no\") */ (a: (format: \"inner\"), format: \"outer\")", Some("outer")),
        ("(a: 1)", None),
        ("format: \"x\"", None),
        ("", None),
    ];
    for (text, expected) in table {
        assert_eq!(
            ron_file::header(ron_file::without_mark(text)).format.as_deref(),
            expected,
            "{text}"
        );
    }
}
