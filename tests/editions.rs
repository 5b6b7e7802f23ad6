//! The editions that come with the program say what the ministry's form says, and a broken edition
//! file is explained down to line and column.

use expect_test::{Expect, expect, expect_file};
use tenkencho::edition::{self, AddError, EMBEDDED, Library};
use tenkencho::model::edition::{Condition, Row};
use tenkencho::model::{Edition, FiscalYear, Form, FormKind, Wording};
use tenkencho::text;

fn fy2024() -> Edition {
    let (_, text) = EMBEDDED.iter().find(|(name, _)| *name == "mhlw-2024.ron").expect("embedded");
    edition::load(text, &|_| true).expect("valid")
}

fn keys<'e>(form: &'e Form, group: &str) -> Vec<&'e str> {
    let in_group = |row: &Row<'_>| row.group.is_some_and(|it| it.key == group);
    form.counted_rows().filter(in_group).map(|row| row.item.key.as_str()).collect()
}

#[test]
fn the_institution_form_has_its_question_and_eighteen_rows_in_six_groups() {
    let edition = fy2024();
    let form = &edition.institution;
    let question = &form.applicability.as_ref().expect("asked").item;
    assert_eq!(question.key.as_str(), "has-system");
    assert_eq!(question.wording.text, "医療情報システムを導入、運用している。");
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
    let edition = fy2024();
    let mut lines = vec![
        format!("{} revision {} of {}", edition.id, edition.revision, edition.fiscal_year),
        format!("published {}", edition.published_on),
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
    lines.push(format!("wording hash: {}", edition::wording_hash(&edition)));
    let text = lines.join("\n") + "\n";
    expect_file!["golden/mhlw-2024.txt"].assert_eq(&text);
}

fn describe(form: &Form, lines: &mut Vec<String>) {
    lines.push(piece("form", &form.name));
    lines.extend(form.notes.iter().map(|note| piece("note", note)));
    lines.extend(form.vendor_name_label.iter().map(|label| piece("label", label)));
    let columns = &form.columns;
    lines.push(piece("column", &columns.item));
    lines.push(piece("column", &columns.result));
    lines.push(piece("column", &columns.first));
    lines.push(piece("column", &columns.target));
    lines.push(piece("column", &columns.second));
    lines.push(piece("column", &columns.yes));
    lines.push(piece("column", &columns.no));
    lines.extend(form.applicability.iter().map(|it| piece("question", &it.title)));
    let (mut section, mut group) = ("", "");
    for row in form.rows() {
        if let Some(it) = row.section.filter(|it| it.number != section) {
            section = &it.number;
            lines.push(piece(&format!("section {section}"), &it.title));
        }
        if let Some(it) = row.group.filter(|it| it.key != group) {
            group = &it.key;
            lines.push(format!("group {group}\t{}", it.short));
            lines.extend(it.heading.iter().map(|heading| piece("heading", heading)));
        }
        let item = row.item;
        lines.push(piece(&format!("row {}", item.key), &item.wording));
        lines.extend(item.number.iter().map(|number| piece("\tnumber", number)));
        lines.push(format!("\tshort\t{}", item.short));
        if item.condition != Condition::Always {
            lines.push(format!("\tneeded when\t{:?}", item.condition));
        }
        for it in &item.guideline {
            lines.push(format!("\tguideline\t{} {} ({})", it.volume, it.chapters, it.manual_of));
        }
    }
}

fn piece(what: &str, wording: &Wording) -> String {
    let flag = if wording.confirmed { "confirmed" } else { "unconfirmed" };
    format!("{what}\t{flag}\t{}\t[{}]", wording.text, wording.read_in.join(" "))
}

#[test]
fn every_character_of_an_embedded_edition_is_in_the_bundled_fonts() {
    let fonts = [
        include_bytes!("../assets/fonts/BIZUDPGothic-Regular.ttf").as_slice(),
        include_bytes!("../assets/fonts/BIZUDPGothic-Bold.ttf").as_slice(),
    ];
    for font in fonts {
        let face = ttf_parser::Face::parse(font, 0).expect("a font");
        for (name, text) in EMBEDDED {
            let result = edition::load(text, &|c| face.glyph_index(c).is_some());
            assert!(result.is_ok(), "{name}: {result:?}");
        }
    }
}

/// A whole edition, as small as one can be.
const SMALL: &str = r#"// 見本
(
    format: "tenkencho-edition",
    version: 1,
    id: "small-2030",
    fiscal_year: 2030,
    revision: 1,
    published_on: "2030-04-01",
    name: (text: "令和12年度版", confirmed: true, read_in: ["a", "b"]),
    title: (text: "点検", confirmed: false, read_in: []),
    attribution: "出典：見本",
    sources: [
        (id: "a", title: "甲", address: "https://example.com/a", official: true),
        (id: "b", title: "乙", address: "https://example.com/b", official: false),
    ],
    institution: (
        name: (text: "医療機関確認用", confirmed: false, read_in: []),
        notes: [],
        vendor_name_label: None,
        columns: (
            item: (text: "項目", confirmed: false, read_in: []),
            result: (text: "結果", confirmed: false, read_in: []),
            first: (text: "1回目", confirmed: false, read_in: []),
            target: (text: "目標日", confirmed: false, read_in: []),
            second: (text: "2回目", confirmed: false, read_in: []),
            yes: (text: "はい", confirmed: false, read_in: []),
            no: (text: "いいえ", confirmed: false, read_in: []),
        ),
        applicability: None,
        sections: [
            (number: "1", title: (text: "体制", confirmed: false, read_in: []), groups: [
                (key: "one", short: "壱", heading: None, items: [
                    (key: "first", number: None, wording: (text: "第一。", confirmed: false, read_in: []), short: "一", condition: Always, guideline: []),
                    (key: "second", number: None, wording: (text: "第二。", confirmed: false, read_in: []), short: "二", condition: Always, guideline: []),
                ]),
            ]),
        ],
    ),
    vendor: (
        name: (text: "事業者確認用", confirmed: false, read_in: []),
        notes: [],
        vendor_name_label: Some((text: "事業者名", confirmed: false, read_in: [])),
        columns: (
            item: (text: "項目", confirmed: false, read_in: []),
            result: (text: "結果", confirmed: false, read_in: []),
            first: (text: "1回目", confirmed: false, read_in: []),
            target: (text: "目標日", confirmed: false, read_in: []),
            second: (text: "2回目", confirmed: false, read_in: []),
            yes: (text: "はい", confirmed: false, read_in: []),
            no: (text: "いいえ", confirmed: false, read_in: []),
        ),
        applicability: None,
        sections: [
            (number: "1", title: (text: "体制", confirmed: false, read_in: []), groups: [
                (key: "one", short: "壱", heading: None, items: [
                    (key: "first", number: Some((text: "(1)", confirmed: false, read_in: [])), wording: (text: "業者一。", confirmed: false, read_in: []), short: "一", condition: Always, guideline: []),
                ]),
            ]),
        ],
    ),
)
"#;

/// The bundled font stands in for here: it lacks the usual suspect.
fn has_glyph(c: char) -> bool {
    c != '𠮷' && c != '☑'
}

fn report(text: &str) -> String {
    match edition::load(text, &has_glyph) {
        Ok(_) => "fine\n".to_owned(),
        Err(error) => error
            .problems
            .iter()
            .map(|it| format!("{}:{}: {}\n", it.line, it.column, text::edition::problem(it)))
            .collect(),
    }
}

/// The small edition with one thing changed, and what the loader says.
#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes values")]
fn check(from: &str, to: &str, expected: Expect) {
    assert!(SMALL.contains(from), "{from} is not in the small edition");
    expected.assert_eq(&report(&SMALL.replacen(from, to, 1)));
}

#[test]
fn a_small_edition_loads_with_and_without_a_byte_order_mark() {
    assert_eq!(report(SMALL), "fine\n");
    assert_eq!(report(&format!("\u{FEFF}{SMALL}")), "fine\n");
    assert_eq!(report(&SMALL.replace('\n', "\r\n")), "fine\n");
}

#[test]
fn the_header_is_read_before_anything_else() {
    check(
        "tenkencho-edition",
        "tenkencho-workbook",
        expect![[r#"
        3:13: 年度版のファイルではありません（formatが「tenkencho-workbook」です）。
    "#]],
    );
    check(
        "version: 1",
        "version: 2, news: true",
        expect![[r#"
        4:14: 新しい形式（version 2）の年度版です。このプログラムはversion 1を読み込めます。プログラムを新しくしてください。
    "#]],
    );
    check(
        "version: 1",
        "version: 0",
        expect![[r#"
        4:14: versionが0です。このプログラムが読み込めるのはversion 1です。
    "#]],
    );
    check(
        "version: 1",
        "version: 2, ((((",
        expect![[r#"
        4:14: 新しい形式（version 2）の年度版です。このプログラムはversion 1を読み込めます。プログラムを新しくしてください。
    "#]],
    );
    check(
        "version: 1,",
        "",
        expect![[r#"
        2:1: 「version」の欄がありません。
    "#]],
    );
    check(
        "version: 1",
        "version: \"1\"",
        expect![[r#"
        4:14: ここには0以上の整数を書いてください。
    "#]],
    );
    check(
        "format: \"tenkencho-edition\",",
        "",
        expect![[r#"
        2:1: 「format」の欄がありません。
    "#]],
    );
}

#[test]
fn the_first_problem_of_syntax_is_located() {
    check(
        "id: \"small-2030\",",
        "id: \"small-2030\"",
        expect![[r#"
        6:5: ここには , が必要です。
    "#]],
    );
    check(
        "id: \"small-2030\",",
        "id \"small-2030\",",
        expect![[r#"
        5:8: ここには : が必要です。
    "#]],
    );
    check(
        "\"点検\"",
        "\"点検",
        expect![[r#"
        11:19: ここには , が必要です。
    "#]],
    );
    check(
        "\"点検\"",
        "\"点\\q検\"",
        expect![[r#"
        10:23: \ で始まる書き方が正しくありません。\ そのものは \\ と書いてください。
    "#]],
    );
    check(
        "\"点検\"",
        "\"点検\" ☑",
        expect![[r#"
        10:24: ここには , が必要です。
    "#]],
    );
    check(
        "notes: [],",
        "notes: [",
        expect![[r#"
        19:26: 「vendor_name_label」という名前はここでは使えません。
    "#]],
    );
    check(
        "// 見本",
        "/* 見本",
        expect![[r#"
        62:1: コメントを閉じる */ がありません。
    "#]],
    );
    check(
        "    ),\n)\n",
        "    ),\n)\n)\n",
        expect![[r#"
        62:1: 最後のかっこの後ろに余分な文字があります。
    "#]],
    );
    check(
        "    ),\n)\n",
        "    ),\n",
        expect![[r#"
        61:1: 途中で終わっています。閉じるかっこなどが足りません。
    "#]],
    );
    check(
        "2030,\n    revision",
        "20_x,\n    revision",
        expect![[r#"
        6:18: 年度「20_x」は使えません。2000から2199までの西暦で書いてください。
    "#]],
    );
    expect![[r#"
        1:1: ここには( ) で囲んだ欄の組を書いてください。
    "#]]
    .assert_eq(&report(""));
    expect![[r#"
        1:1: ここには( ) で囲んだ欄の組を書いてください。
    "#]]
    .assert_eq(&report("\u{0}\u{1}"));
    expect![[r#"
        1:3: 「点検」という名前はここでは使えません。
    "#]]
    .assert_eq(&report("点検"));
}

#[test]
fn the_first_wrong_field_or_value_is_located() {
    check(
        "title: (text: \"点検\"",
        "title: (文: \"点検\"",
        expect![[r#"
        10:13: 「文」という欄はありません。ここに書けるのはtext、confirmed、read_inです。
    "#]],
    );
    check(
        "short: \"二\", ",
        "",
        expect![[r#"
            34:21: 「short」の欄がありません。
        "#]],
    );
    check(
        "short: \"二\", ",
        "short: \"二\", short: \"弐\", ",
        expect![[r#"
        34:118: 「short」の欄が2回書かれています。
    "#]],
    );
    check(
        "condition: Always",
        "condition: Sometimes",
        expect![[r#"
        33:128: 「Sometimes」は使えません。ここに書けるのはAlways、VendorContractです。
    "#]],
    );
    check(
        "confirmed: false",
        "confirmed: no",
        expect![[r#"
        10:36: ここにはtrueかfalseを書いてください。
    "#]],
    );
    check(
        "text: \"点検\"",
        "text: 点検",
        expect![[r#"
        10:19: ここには" で囲んだ文字列を書いてください。
    "#]],
    );
    check(
        "text: \"点検\"",
        "text: 5",
        expect![[r#"
        10:19: ここには" で囲んだ文字列を書いてください。
    "#]],
    );
    check(
        "notes: []",
        "notes: \"なし\"",
        expect![[r#"
        18:16: ここには[ ] で囲んだ一覧を書いてください。
    "#]],
    );
    check(
        "vendor_name_label: None",
        "vendor_name_label: \"名\"",
        expect![[r#"
        19:28: ここにはSome(…) かNoneを書いてください。
    "#]],
    );
    check(
        "revision: 1",
        "revision: -1",
        expect![[r#"
            7:15: 数が大きすぎるか、小さすぎます。
        "#]],
    );
    check(
        "revision: 1",
        "revision: 99999999999",
        expect![[r#"
            7:15: 数が大きすぎるか、小さすぎます。
        "#]],
    );
    check(
        "\"2030-04-01\"",
        "\"2030-02-30\"",
        expect![[r#"
        8:19: 「2030-02-30」は日付として読めません。実在する日を "2024-05-13" の形で書いてください。
    "#]],
    );
    check(
        "\"2030-04-01\"",
        "\"令和12年4月1日\"",
        expect![[r#"
        8:19: 「令和12年4月1日」は日付として読めません。実在する日を "2024-05-13" の形で書いてください。
    "#]],
    );
    check(
        "\"2030-04-01\"",
        "20300401",
        expect![[r#"
        8:19: ここには" で囲んだ文字列を書いてください。
    "#]],
    );
    check(
        "fiscal_year: 2030",
        "fiscal_year: 12",
        expect![[r#"
        6:18: 年度「12」は使えません。2000から2199までの西暦で書いてください。
    "#]],
    );
    check(
        "applicability: None,",
        "applicability: Some(()),",
        expect![[r#"
        29:29: 「title」の欄がありません。
    "#]],
    );
}

#[test]
fn all_problems_of_content_are_located() {
    check(
        "\"small-2030\"",
        "\"Small 2030\"",
        expect![[r#"
        5:9: 年度版のid「Small 2030」に使えない文字があります。小文字の英字、数字、ハイフンで書いてください。
    "#]],
    );
    check(
        "key: \"second\"",
        "key: \"first\"",
        expect![[r#"
        34:27: 項目のkey「first」が同じ様式の中に2回あります。
    "#]],
    );
    check(
        "key: \"second\"",
        "key: \"第二\"",
        expect![[r#"
        34:27: key「第二」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
    "#]],
    );
    check(
        "key: \"second\"",
        "key: \"second/\"",
        expect![[r#"
        34:27: key「second/」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
    "#]],
    );
    check(
        "id: \"b\"",
        "id: \"a\"",
        expect![[r#"
        9:61: read_inの「b」は、sourcesにない出典です。
        14:14: 出典のid「a」が2回あります。
    "#]],
    );
    check(
        "[\"a\", \"b\"]",
        "[\"a\",\n \"c\"]",
        expect![[r#"
        10:2: read_inの「c」は、sourcesにない出典です。
    "#]],
    );
    check(
        "[\"a\", \"b\"]",
        "[]",
        expect![[r#"
        9:40: confirmed: true には、read_inに1つ以上の出典が必要です。
    "#]],
    );
    check(
        "\"点検\"",
        "\" 　\\n\"",
        expect![[r#"
        10:19: 空の文字列です。文字を書いてください。
    "#]],
    );
    check(
        "\"点検\"",
        "\"点\\t検\u{202E}\"",
        expect![[r#"
        10:21: 目に見えない制御文字（U+0009）があります。取り除いてください。
        10:24: 目に見えない制御文字（U+202E）があります。取り除いてください。
    "#]],
    );
    check(
        "\"点検\"",
        "\"点𠮷検𠮷☑\"",
        expect![[r#"
        10:21: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
        10:24: 「☑」（U+2611）は印刷用の書体にない文字です。別の文字に替えてください。
    "#]],
    );
    check(
        "\"点検\"",
        "r#\"点\"𠮷\"#",
        expect![[r#"
        10:24: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
    "#]],
    );
    check(
        "\"点検\"",
        "\"\\u{70B9}\\n\\u{20BB7}\"",
        expect![[r#"
        10:28: 目に見えない制御文字（U+000A）があります。取り除いてください。
        10:30: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
    "#]],
    );
    check(
        "Some((text: \"事業者名\"",
        "Some((text: \"\"",
        expect![[r#"
        42:40: 空の文字列です。文字を書いてください。
    "#]],
    );
    check(
        "sections: [",
        "sections: [], old: [",
        expect![[r#"
        30:23: 「old」という欄はありません。ここに書けるのはname、notes、vendor_name_label、columns、applicability、sectionsです。
    "#]],
    );
    let empty_group = "(key: \"two\", short: \"弐\", heading: None, items: []),\n";
    check(
        "                ]),\n",
        &format!("                ]),\n{empty_group}"),
        expect![[r#"
        36:48: 空の一覧です。1つ以上書いてください。
    "#]],
    );
    let question = "applicability: Some((title: (text: \"有無\", confirmed: false, read_in: []),
            item: (key: \"first\", number: None, wording: (text: \"有\", confirmed: false, read_in: []), short: \"有\", condition: VendorContract, guideline: []))),";
    check(
        "applicability: None,",
        question,
        expect![[r#"
        30:124: システムの有無の問いのconditionは、Alwaysにしてください。
        34:27: 項目のkey「first」が同じ様式の中に2回あります。
    "#]],
    );
}

#[test]
fn problems_of_both_forms_and_all_depths_come_in_the_order_of_the_text() {
    let text = SMALL
        .replace("\"第一。\"", "\"\"")
        .replace("\"業者一。\"", "\"業者\u{7}一。\"")
        .replace("/* */", "")
        .replace("condition: Always", "condition: VendorContract")
        .replace("\"a\", \"b\"", "/* /* a */ */ \"x\", r\"y\"")
        .replace("number: None", "number: Some((text: \"(1)\", confirmed: false, read_in: []))")
        .replace("(key: \"one\"", "Group(key: \"One\"");
    expect![[r#"
        9:70: read_inの「x」は、sourcesにない出典です。
        9:75: read_inの「y」は、sourcesにない出典です。
        32:28: key「One」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
        33:112: 空の文字列です。文字を書いてください。
        34:45: 項目の番号「(1)」が同じグループの中に2回あります。
        55:28: key「One」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
        56:115: 目に見えない制御文字（U+0007）があります。取り除いてください。
        56:176: 事業者確認用は様式全体が契約のあるときだけ必要なので、項目のconditionはAlwaysにしてください。
    "#]].assert_eq(&report(&text));
}

#[test]
fn hostile_files_are_refused_quickly() {
    let deep = |open: &str, count: usize| format!("(format: {}", open.repeat(count));
    expect![[r#"
        1:10: ここには" で囲んだ文字列を書いてください。
    "#]]
    .assert_eq(&report(&deep("(", 100_000)));
    expect![[r#"
        1:10: ここには" で囲んだ文字列を書いてください。
    "#]]
    .assert_eq(&report(&deep("[", 100_000)));
    expect![[r#"
        1:10: ここには" で囲んだ文字列を書いてください。
    "#]]
    .assert_eq(&report(&deep("Some(", 100_000)));
    expect![[r#"
        1:1: ファイルが大きすぎます（1025KB）。年度版は1024KBまで読み込めます。
    "#]]
    .assert_eq(&report(&"x".repeat(edition::LARGEST + 1)));
    expect![[r#"
        1:1048577: コメントを閉じる */ がありません。
    "#]]
    .assert_eq(&report(&"/*".repeat(edition::LARGEST / 2)));
    for pattern in ["\"\\u", "r#\"", "'\\", "b", "r#", "*/", "[1,", "a:(", ",,", "\"\\\n", "//\n"] {
        let text = format!("(format: {}", pattern.repeat(edition::LARGEST / 8));
        assert!(edition::load(&text, &has_glyph).is_err(), "{pattern}");
    }
    let unknown = SMALL.replace("revision: 1,", &format!("revision: {},", "[".repeat(100_000)));
    expect![[r#"
        7:15: ここには0以上の整数を書いてください。
    "#]]
    .assert_eq(&report(&unknown));
}

#[test]
fn an_explanation_lists_places_and_says_that_nothing_is_lost() {
    let error =
        edition::load(&SMALL.replace("\"点検\"", "\"𠮷\""), &has_glyph).expect_err("no glyph");
    expect![[r#"
        年度版のファイル「small.ron」に1件の問題があり、使えません。
        このファイルは読み飛ばします。ほかの年度版と点検帳には影響ありません。
        下の箇所を直して、もう一度開いてください。
        10行目20文字目　「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。"#]].assert_eq(&text::edition::explain(&error, "small.ron").lines());
}

#[test]
fn an_id_that_is_taken_by_other_content_is_refused() {
    let mut library = Library::embedded();
    library.add("small.ron", SMALL, &has_glyph).expect("new");
    library.add("copy.ron", &format!("// 同じ内容\n{SMALL}"), &has_glyph).expect("same content");
    assert_eq!(library.iter().count(), EMBEDDED.len() + 1);
    let other = SMALL.replace("点検", "点検表");
    let error = library.add("other.ron", &other, &has_glyph).expect_err("taken");
    assert_eq!(
        error,
        AddError::IdTaken { id: "small-2030".to_owned(), by: "small.ron".to_owned() }
    );
    expect![[r#"
        年度版のファイル「other.ron」は使えません。同じid「small-2030」で内容の違う年度版「small.ron」がすでにあります。
        このファイルは読み飛ばします。ほかの年度版と点検帳には影響ありません。
        別の年度版であれば、ファイルの中のidを変えてください。"#]].assert_eq(&text::edition::explain_add(&error, "other.ron").lines());
    assert_eq!(library.get("small-2030").map(|it| it.title.text.as_str()), Some("点検"));
}

#[test]
fn an_embedded_edition_cannot_be_replaced_from_the_folder() {
    let (name, text) = EMBEDDED[0];
    let changed = text.replacen("台帳管理を行っている。", "台帳管理をしている。", 1);
    let mut library = Library::embedded();
    assert!(matches!(library.add(name, &changed, &|_| true), Err(AddError::IdTaken { .. })));
    assert!(library.add(name, text, &|_| true).is_ok());
}

#[test]
fn a_year_starts_on_the_newest_edition_made_for_it_or_before() {
    let mut library = Library::embedded();
    library.add("small.ron", SMALL, &has_glyph).expect("new");
    let id = |year| library.for_year(FiscalYear::new(year).expect("in range")).id.as_str();
    assert_eq!(id(2024), "mhlw-2024");
    assert_eq!(id(2029), "mhlw-2024");
    assert_eq!(id(2030), "small-2030");
    assert_eq!(id(2040), "small-2030");
    // No edition is as old: the newest is the one that an inspector may want.
    assert_eq!(id(2010), "small-2030");
}

#[test]
fn the_wording_hash_is_the_same_for_ever_and_sees_words_only() {
    let hash = |text: &str| edition::wording_hash(&edition::load(text, &has_glyph).expect("valid"));
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
        assert_eq!(edition::format_of(text).as_deref(), expected, "{text}");
    }
}
