//! A broken edition file is explained down to line and column.

use expect_test::{Expect, expect};
use tenkencho::edition::{self, EditionProblem};
use tenkencho::explain;

/// A whole edition, as small as one can be.
const SMALL: &str = include_str!("files/small-edition.ron");

/// Stands in for the bundled font, and lacks the usual suspects.
fn has_glyph(c: char) -> bool {
    c != '𠮷' && c != '☑'
}

fn report(text: &str) -> String {
    match edition::load(text, &has_glyph) {
        Ok(_) => "fine\n".to_owned(),
        Err(error) => {
            let line = |it: &EditionProblem| {
                format!("{}:{}: {}\n", it.line, it.column, explain::edition::problem(it))
            };
            error.problems.iter().map(line).collect::<Vec<_>>().concat()
        }
    }
}

/// What the loader says of the small edition when one thing in it is changed, case by case.
#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes values")]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let visible = |text: &str| text.replace('\n', "⏎").replace('\u{202E}', "<U+202E>");
    let mut said = Vec::new();
    for (from, to) in changes {
        assert!(SMALL.contains(from), "{from} is not in the small edition");
        let problems = report(&SMALL.replacen(from, to, 1));
        said.push(format!("{} → {}", visible(from), visible(to)).trim_end().to_owned());
        said.extend(problems.lines().map(|line| format!("  {line}")));
    }
    expected.assert_eq(&(said.join("\n") + "\n"));
}

#[test]
fn a_small_edition_loads_with_and_without_a_byte_order_mark() {
    assert_eq!(report(SMALL), "fine\n");
    assert_eq!(report(&format!("\u{FEFF}{SMALL}")), "fine\n");
    assert_eq!(report(&SMALL.replace('\n', "\r\n")), "fine\n");
}

#[test]
fn the_header_is_read_before_anything_else() {
    let changes = [
        ("tenkencho-edition", "tenkencho-workbook"),
        ("version: 1", "version: 2, news: true"),
        ("version: 1", "version: 0"),
        ("version: 1", "version: 2, (((("),
        ("version: 1,", ""),
        ("version: 1", "version: \"1\""),
        ("format: \"tenkencho-edition\",", ""),
    ];
    check(
        &changes,
        expect![[r#"
            tenkencho-edition → tenkencho-workbook
              3:13: 年度版のファイルではありません（formatが「tenkencho-workbook」です）。
            version: 1 → version: 2, news: true
              4:14: 新しい形式（version 2）の年度版です。このプログラムはversion 1を読み込めます。プログラムを新しくしてください。
            version: 1 → version: 0
              4:14: version 0という形式はありません。
            version: 1 → version: 2, ((((
              4:14: 新しい形式（version 2）の年度版です。このプログラムはversion 1を読み込めます。プログラムを新しくしてください。
            version: 1, →
              2:1: 「version」の欄がありません。
            version: 1 → version: "1"
              4:14: ここには0以上の整数を書いてください。
            format: "tenkencho-edition", →
              2:1: 「format」の欄がありません。
        "#]],
    );
}

#[test]
fn the_first_problem_of_syntax_is_located() {
    let changes = [
        ("id: \"small-2030\",", "id: \"small-2030\""),
        ("id: \"small-2030\",", "id \"small-2030\","),
        ("\"点検\"", "\"点検"),
        ("\"点検\"", "\"点\\q検\""),
        ("\"点検\"", "\"点検\" ☑"),
        ("notes: [],", "notes: ["),
        ("// 見本", "/* 見本"),
        ("    ),\n)\n", "    ),\n)\n)\n"),
        ("    ),\n)\n", "    ),\n"),
        ("2030,\n    revision", "20_x,\n    revision"),
    ];
    check(
        &changes,
        expect![[r#"
            id: "small-2030", → id: "small-2030"
              6:5: ここには , が必要です。
            id: "small-2030", → id "small-2030",
              5:8: ここには : が必要です。
            "点検" → "点検
              11:19: ここには , が必要です。
            "点検" → "点\q検"
              10:23: \ で始まる書き方が正しくありません。\ そのものは \\ と書いてください。
            "点検" → "点検" ☑
              10:24: ここには , が必要です。
            notes: [], → notes: [
              19:26: 「vendor_name_label」という名前はここでは使えません。
            // 見本 → /* 見本
              62:1: コメントを閉じる */ がありません。
                ),⏎)⏎ →     ),⏎)⏎)⏎
              62:1: 最後のかっこの後ろに余分な文字があります。
                ),⏎)⏎ →     ),⏎
              60:7: ファイルが途中で終わっています。閉じるかっこなどが足りません。
            2030,⏎    revision → 20_x,⏎    revision
              6:18: 年度「20_x」は使えません。2000から2199までの西暦で書いてください。
        "#]],
    );
    for text in ["", "\u{0}\u{1}", "点検", "("] {
        assert!(report(text).starts_with("1:"), "{text}");
    }
}

#[test]
fn the_first_wrong_field_or_value_is_located() {
    let changes = [
        ("title: (text: \"点検\"", "title: (文: \"点検\""),
        ("short: \"二\", ", ""),
        ("short: \"二\", ", "short: \"二\", short: \"弐\", "),
        ("condition: Always", "condition: Sometimes"),
        ("confirmed: false", "confirmed: no"),
        ("text: \"点検\"", "text: 点検"),
        ("text: \"点検\"", "text: 5"),
        ("notes: []", "notes: \"なし\""),
        ("vendor_name_label: None", "vendor_name_label: \"名\""),
        ("revision: 1", "revision: -1"),
        ("revision: 1", "revision: 99999999999"),
        ("\"2030-04-01\"", "\"2030-02-30\""),
        ("\"2030-04-01\"", "\"令和12年4月1日\""),
        ("\"2030-04-01\"", "20300401"),
        ("fiscal_year: 2030", "fiscal_year: 12"),
        ("applicability: None,", "applicability: Some(()),"),
    ];
    check(
        &changes,
        expect![[r#"
            title: (text: "点検" → title: (文: "点検"
              10:13: 「文」という欄はありません。ここに書けるのはtext、confirmed、read_inです。
            short: "二",  →
              34:21: 「short」の欄がありません。
            short: "二",  → short: "二", short: "弐",
              34:118: 「short」の欄が2回書かれています。
            condition: Always → condition: Sometimes
              33:128: 「Sometimes」とは書けません。ここに書けるのはAlways、VendorContractです。
            confirmed: false → confirmed: no
              10:36: ここにはtrueかfalseを書いてください。
            text: "点検" → text: 点検
              10:19: ここには" で囲んだ文字列を書いてください。
            text: "点検" → text: 5
              10:19: ここには" で囲んだ文字列を書いてください。
            notes: [] → notes: "なし"
              18:16: ここには[ ] で囲んだ一覧を書いてください。
            vendor_name_label: None → vendor_name_label: "名"
              19:28: ここにはSome(…) かNoneを書いてください。
            revision: 1 → revision: -1
              7:15: 数が大きすぎるか、小さすぎます。
            revision: 1 → revision: 99999999999
              7:15: 数が大きすぎるか、小さすぎます。
            "2030-04-01" → "2030-02-30"
              8:19: 「2030-02-30」は日付として読めません。実在する日を "2024-05-13" の形で書いてください。
            "2030-04-01" → "令和12年4月1日"
              8:19: 「令和12年4月1日」は日付として読めません。実在する日を "2024-05-13" の形で書いてください。
            "2030-04-01" → 20300401
              8:19: ここには" で囲んだ文字列を書いてください。
            fiscal_year: 2030 → fiscal_year: 12
              6:18: 年度「12」は使えません。2000から2199までの西暦で書いてください。
            applicability: None, → applicability: Some(()),
              29:29: 「title」の欄がありません。
        "#]],
    );
}

#[test]
fn only_a_bridge_leaves_out_what_nobody_read() {
    let between = |from: &str, to: &str| {
        let begin = SMALL.find(from).expect("it is there");
        let end = begin + SMALL[begin..].find(to).expect("it ends") + to.len();
        &SMALL[begin..end]
    };
    let wording = "wording: (text: \"第一。\", confirmed: false, read_in: []), ";
    let (begin, end) = ("            (number: \"1\"", "\n            ]),\n");
    let [from, to] = [begin, end].map(|it| SMALL.rfind(it).expect("rows"));
    let vendor_rows = &SMALL[from..to + end.len()];
    let cases = [
        ("title: (text: \"体制\", confirmed: false, read_in: []), ", ""),
        (wording, "remark: \"題だけわかっている。\", "),
        (wording, ""),
        (wording, "remark: \" \", "),
        (wording, "wording: None, "),
        (wording, "wording: (text: \"\", confirmed: false, read_in: []), "),
        (vendor_rows, "\n"),
        (between(begin, end), ""),
    ];
    let mut said = String::new();
    for (from, to) in cases {
        assert!(SMALL.contains(from), "{from} is not in the small edition");
        let from_line = from.lines().next().unwrap_or_default().trim();
        said.extend([format!("{from_line} → {}", to.trim()).trim_end(), "\n"]);
        let form = SMALL.replacen(from, to, 1);
        let bridge = form.replacen("revision: 1,", "revision: 1, bridge: true,", 1);
        for (kind, text) in [("form", form), ("bridge", bridge)] {
            said.extend(report(&text).lines().map(|line| format!("  {kind}  {line}\n")));
        }
    }
    expect![[r#"
        title: (text: "体制", confirmed: false, read_in: []), →
          form  31:13: 「title」の欄がありません。
          bridge  fine
        wording: (text: "第一。", confirmed: false, read_in: []), → remark: "題だけわかっている。",
          form  33:21: 「wording」の欄がありません。
          bridge  fine
        wording: (text: "第一。", confirmed: false, read_in: []), →
          form  33:21: 「wording」の欄がありません。
          bridge  33:21: 「remark」の欄がありません。
        wording: (text: "第一。", confirmed: false, read_in: []), → remark: " ",
          form  33:21: 「wording」の欄がありません。
          form  33:58: 空の文字列です。文字を書いてください。
          bridge  33:58: 空の文字列です。文字を書いてください。
        wording: (text: "第一。", confirmed: false, read_in: []), → wording: None,
          form  33:63: 「None」という名前はここでは使えません。
          bridge  33:63: 「None」という名前はここでは使えません。
        wording: (text: "第一。", confirmed: false, read_in: []), → wording: (text: "", confirmed: false, read_in: []),
          form  33:66: 空の文字列です。文字を書いてください。
          bridge  33:66: 空の文字列です。文字を書いてください。
        (number: "1", title: (text: "体制", confirmed: false, read_in: []), groups: [ →
          form  53:19: 空の一覧です。1つ以上書いてください。
          bridge  fine
        (number: "1", title: (text: "体制", confirmed: false, read_in: []), groups: [ →
          form  30:19: 空の一覧です。1つ以上書いてください。
          bridge  30:19: 空の一覧です。1つ以上書いてください。
    "#]].assert_eq(&said);
}

#[test]
fn all_problems_of_content_are_located() {
    let empty_group =
        "                ]),\n(key: \"two\", short: \"弐\", heading: None, items: []),\n";
    let question = "applicability: Some((title: (text: \"有無\", confirmed: false, read_in: []),
            item: (key: \"first\", number: None, wording: (text: \"有\", confirmed: false, read_in: []), short: \"有\", condition: VendorContract, guideline: []))),";
    let changes = [
        ("\"small-2030\"", "\"Small 2030\""),
        ("key: \"second\"", "key: \"first\""),
        ("key: \"second\"", "key: \"第二\""),
        ("key: \"second\"", "key: \"second/\""),
        ("id: \"b\"", "id: \"a\""),
        ("[\"a\", \"b\"]", "[\"a\",\n \"c\"]"),
        ("[\"a\", \"b\"]", "[]"),
        ("\"点検\"", "\" 　\\n\""),
        ("\"点検\"", "\"点\\t検\u{202E}\""),
        ("\"点検\"", "\"点𠮷検𠮷☑\""),
        ("\"点検\"", "r#\"点\"𠮷\"#"),
        ("\"点検\"", "\"\\u{70B9}\\n\\u{20BB7}\""),
        ("Some((text: \"事業者名\"", "Some((text: \"\""),
        ("sections: [", "sections: [], old: ["),
        ("                ]),\n", empty_group),
        ("applicability: None,", question),
    ];
    check(
        &changes,
        expect![[r##"
            "small-2030" → "Small 2030"
              5:9: 年度版のid「Small 2030」に使えない文字があります。小文字の英字、数字、ハイフンで書いてください。
            key: "second" → key: "first"
              34:27: 項目のkey「first」が同じ様式の中に2回あります。
            key: "second" → key: "第二"
              34:27: key「第二」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
            key: "second" → key: "second/"
              34:27: key「second/」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
            id: "b" → id: "a"
              9:61: read_inの「b」は、sourcesにない出典です。
              14:14: 出典のid「a」が2回あります。
            ["a", "b"] → ["a",⏎ "c"]
              10:2: read_inの「c」は、sourcesにない出典です。
            ["a", "b"] → []
              9:40: confirmed: true には、read_inに1つ以上の出典が必要です。
            "点検" → " 　\n"
              10:19: 空の文字列です。文字を書いてください。
            "点検" → "点\t検<U+202E>"
              10:21: 目に見えない制御文字（U+0009）があります。削除してください。
              10:24: 目に見えない制御文字（U+202E）があります。削除してください。
            "点検" → "点𠮷検𠮷☑"
              10:21: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
              10:24: 「☑」（U+2611）は印刷用の書体にない文字です。別の文字に替えてください。
            "点検" → r#"点"𠮷"#
              10:24: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
            "点検" → "\u{70B9}\n\u{20BB7}"
              10:28: 目に見えない制御文字（U+000A）があります。削除してください。
              10:30: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
            Some((text: "事業者名" → Some((text: ""
              42:40: 空の文字列です。文字を書いてください。
            sections: [ → sections: [], old: [
              30:23: 「old」という欄はありません。ここに書けるのはname、notes、vendor_name_label、columns、applicability、sectionsです。
                            ]),⏎ →                 ]),⏎(key: "two", short: "弐", heading: None, items: []),⏎
              36:48: 空の一覧です。1つ以上書いてください。
            applicability: None, → applicability: Some((title: (text: "有無", confirmed: false, read_in: []),⏎            item: (key: "first", number: None, wording: (text: "有", confirmed: false, read_in: []), short: "有", condition: VendorContract, guideline: []))),
              30:124: システムの有無の問いのconditionは、Alwaysにしてください。
              34:27: 項目のkey「first」が同じ様式の中に2回あります。
        "##]],
    );
}

#[test]
fn problems_of_both_forms_and_all_depths_come_in_the_order_of_the_text() {
    let text = SMALL
        .replace("\"第一。\"", "\"\"")
        .replace("\"業者一。\"", "\"業者\u{7}一。\"")
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
        56:115: 目に見えない制御文字（U+0007）があります。削除してください。
        56:176: 事業者確認用は様式全体が契約のあるときだけ必要なので、項目のconditionはAlwaysにしてください。
    "#]].assert_eq(&report(&text));
}

#[test]
fn hostile_files_are_refused_quickly() {
    for open in ["(", "[", "{", "Some(", "a: ("] {
        let text = format!("(vendor: {}", open.repeat(100_000));
        assert!(edition::load(&text, &has_glyph).is_err(), "{open}");
    }
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
        10行目20文字目　「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。"#]].assert_eq(&explain::edition::explain(&error, "small.ron").lines());
}
