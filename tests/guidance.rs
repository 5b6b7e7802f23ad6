//! Every row has guidance, every marked term is explained, and a broken file is explained too.

use std::collections::HashSet;

use expect_test::{Expect, expect};
use tenkencho::edition::{self, EMBEDDED_GUIDANCE, EditionLibrary, EditionProblem};
use tenkencho::explain;
use tenkencho::model::FormKind;
use tenkencho::model::guidance::{ItemGuidance, Span, spans};

const FORMS: [FormKind; 2] = [FormKind::Institution, FormKind::Vendor];

#[test]
fn every_row_of_both_forms_of_every_embedded_edition_has_guidance() {
    let guidance = edition::embedded_guidance();
    for edition in EditionLibrary::embedded().iter() {
        for kind in FORMS {
            for row in edition.form(kind).rows() {
                let key = &row.item.key;
                // A row that a bridge alone has says at least what is known of it.
                let found = guidance.item(kind, key).is_some();
                let is_known = found || (edition.bridge && !row.item.remark.is_empty());
                assert!(is_known, "{} {kind:?} {key} has no guidance", edition.id);
            }
        }
    }
}

#[test]
fn no_guidance_is_left_over_from_a_row_that_no_edition_has() {
    let library = EditionLibrary::embedded();
    for kind in FORMS {
        for item in edition::embedded_guidance().of_form(kind) {
            let is_used = library.iter().any(|edition| edition.form(kind).row(&item.key).is_some());
            assert!(is_used, "{kind:?} {} is on no form", item.key);
        }
    }
}

#[test]
fn the_institution_form_covers_cloud_records_and_clinics_that_leave_it_to_the_vendor() {
    for item in edition::embedded_guidance().institution {
        assert!(item.cloud.is_some(), "{}", item.key);
        assert!(item.entrusted.is_some(), "{}", item.key);
    }
}

/// One line, answered はい where all is well: none asks whether something bad is left over.
#[test]
fn every_row_is_asked_in_one_plain_question() {
    let guidance = edition::embedded_guidance();
    for item in FORMS.iter().flat_map(|kind| guidance.of_form(*kind)) {
        let question = &item.question;
        assert!(question.ends_with("か。"), "{}: {question}", item.key);
        assert_eq!(question.matches('。').count(), 1, "{}: {question}", item.key);
        assert!(question.chars().count() <= 60, "{}: {question}", item.key);
        assert!(!question.contains("ませんか"), "{}: {question}", item.key);
    }
    for item in &guidance.institution {
        assert!(!item.yes_when.is_empty(), "{} does not say when it is はい", item.key);
        assert!(item.yes_when[0].contains("「はい」"), "{}", item.key);
    }
}

#[test]
fn a_text_marks_a_term_once() {
    let guidance = edition::embedded_guidance();
    for item in FORMS.iter().flat_map(|kind| guidance.of_form(*kind)) {
        for text in item.texts() {
            let mut seen = HashSet::new();
            for span in spans(text) {
                let Span::Term(term) = span else { continue };
                assert!(guidance.explanation(term).is_some(), "{}: {term}", item.key);
                assert!(seen.insert(term), "{}: {term} is marked twice in {text}", item.key);
            }
        }
    }
}

/// What can be read at a reception desk: short sentences, no empty phrases, one style.
#[test]
fn texts_are_short_and_of_one_style() {
    let guidance = edition::embedded_guidance();
    let longest = |item: &ItemGuidance| -> Vec<(String, usize)> {
        item.texts().map(|text| (text.to_owned(), text.chars().count())).collect()
    };
    for item in FORMS.iter().flat_map(|kind| guidance.of_form(*kind)) {
        for (text, length) in longest(item) {
            assert!(length <= 170, "{}: {length} characters\n{text}", item.key);
        }
        let sentences = std::iter::once(&item.why).chain(&item.how).chain(&item.ask);
        for text in sentences {
            assert!(text.ends_with('。'), "{}: {text}", item.key);
        }
        assert!((3..=6).contains(&item.how.len()), "{}: {} steps", item.key, item.how.len());
        assert!((1..=3).contains(&item.ask.len()), "{}: {} questions", item.key, item.ask.len());
    }
    for term in &guidance.terms {
        assert!(term.explanation.ends_with('。'), "{}", term.term);
        assert!(term.explanation.chars().count() <= 120, "{}", term.term);
    }
}

#[test]
fn every_character_is_in_the_bundled_fonts() {
    let fonts = [tenkencho::fonts::REGULAR, tenkencho::fonts::BOLD];
    for font in fonts {
        let face = ttf_parser::Face::parse(font, 0).expect("a font");
        let result =
            edition::load_guidance(EMBEDDED_GUIDANCE.1, &|c| face.glyph_index(c).is_some());
        assert!(result.is_ok(), "{result:?}");
    }
}

const SMALL: &str = r#"(
    format: "tenkencho-guidance",
    version: 2,
    terms: [(term: "ルータ", explanation: "機器です。")],
    institution: [
        (
            key: "one",
            question: "行っていますか。",
            why: "理由です。",
            how: ["[[ルータ]]を見ます。"],
            show: ["紙"],
            example: "例です。",
            ask: ["何ですか。"],
            cloud: Some("同じです。"),
        ),
    ],
    vendor: [],
)
"#;

/// What the loader says of the small file when one thing in it is changed, case by case.
#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes values")]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let mut said = Vec::new();
    for (from, to) in changes {
        assert!(SMALL.contains(from), "{from} is not in the small file");
        said.push(format!("{from} → {}", to.replace('\n', "⏎")).trim_end().to_owned());
        let text = SMALL.replacen(from, to, 1);
        let result = edition::load_guidance(&text, &|c| c != '𠮷');
        let problems = result.map_or_else(|error| error.problems, |_| Vec::new());
        let line = |it: &EditionProblem| {
            format!("  {}:{}: {}", it.line, it.column, explain::guidance::problem(it))
        };
        said.extend(problems.iter().map(line));
    }
    expected.assert_eq(&(said.join("\n") + "\n"));
}

#[test]
fn a_broken_guidance_file_is_explained_down_to_line_and_column() {
    check(
        &[
            ("(\n", "(\n"),
            ("tenkencho-guidance", "tenkencho-edition"),
            ("version: 2", "version: 3"),
            ("why:", "なぜ:"),
            ("\"紙\"", "紙"),
            ("            why: \"理由です。\",\n", ""),
        ],
        expect![[r#"
            (
             → (⏎
            tenkencho-guidance → tenkencho-edition
              2:13: 手引きのファイルではありません（formatが「tenkencho-edition」です）。
            version: 2 → version: 3
              3:14: 新しい形式（version 3）の手引きです。このプログラムはversion 2を読み込めます。プログラムを新しくしてください。
            why: → なぜ:
              9:13: 「なぜ」という欄はありません。ここに書けるのはkey、question、why、how、yes_when、show、example、ask、cloud、entrustedです。
            "紙" → 紙
              11:20: ここには" で囲んだ文字列を書いてください。
                        why: "理由です。",
             →
              6:9: 「why」の欄がありません。
        "#]],
    );
}

#[test]
fn all_problems_of_a_guidance_file_are_found() {
    let second = "vendor: [(key: \"a\", question: \"q\", why: \"b\", how: [], show: [\"\"], example: \"𠮷\", ask: [\"c\"]), (key: \"a\", question: \"q\", why: \"b\", how: [\"c\"], show: [\"c\"], example: \"c\", ask: [\"c\"])],";
    check(
        &[
            ("[[ルータ]]を", "あの[[ルータ]]と[[ハブ]]を"),
            ("[[ルータ]]を", "ルータを"),
            ("[[ルータ]]を", "[[ルータ]]と[[ハブを"),
            ("[[ルータ]]を", "[[ルータ]]とハブ]]を"),
            ("機器です。", "[[ルータ]]です。"),
            ("terms: [", "terms: [(term: \"ルータ\", explanation: \" \"),"),
            ("key: \"one\"", "key: \"One\""),
            ("cloud: Some(\"同じです。\")", "cloud: Some(\"\")"),
            ("vendor: [],", second),
        ],
        expect![[r#"
            [[ルータ]]を → あの[[ルータ]]と[[ハブ]]を
              10:30: [[ハブ]] の説明がtermsにありません。
            [[ルータ]]を → ルータを
              4:20: 用語「ルータ」は、どの文でも [[ルータ]] と書かれていません。
            [[ルータ]]を → [[ルータ]]と[[ハブを
              10:28: 用語のかっこが対になっていません。[[用語]] と書いてください。
            [[ルータ]]を → [[ルータ]]とハブ]]を
              10:30: 用語のかっこが対になっていません。[[用語]] と書いてください。
            機器です。 → [[ルータ]]です。
              4:40: 用語とその説明の中では [[ ]] を使えません。
            terms: [ → terms: [(term: "ルータ", explanation: " "),
              4:40: 空の文字列です。文字を書いてください。
              4:52: 用語「ルータ」が2回あります。
            key: "one" → key: "One"
              7:18: key「One」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
            cloud: Some("同じです。") → cloud: Some("")
              14:20: 空の文字列です。文字を書いてください。
            vendor: [], → vendor: [(key: "a", question: "q", why: "b", how: [], show: [""], example: "𠮷", ask: ["c"]), (key: "a", question: "q", why: "b", how: ["c"], show: ["c"], example: "c", ask: ["c"])],
              17:55: 空の一覧です。1つ以上書いてください。
              17:66: 空の文字列です。文字を書いてください。
              17:81: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
              17:104: 項目のkey「a」が同じ様式の中に2回あります。
        "#]],
    );
}
