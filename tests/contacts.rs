//! The public bodies that come with the program: no number without a source, none that is known to
//! be old, and a broken file is explained down to line and column.

use std::collections::HashSet;

use expect_test::{Expect, expect};
use tenkencho::edition::{self, EMBEDDED_CONTACTS, EditionProblem};
use tenkencho::explain;
use tenkencho::model::public_contact::SourceState;
use tenkencho::model::telephone::digits;
use tenkencho::model::{ContactKind, PublicContact};

fn numbers(contact: &PublicContact) -> HashSet<String> {
    let all = [&contact.telephone, &contact.mail_or_web, &contact.hours];
    all.into_iter().flatten().map(|it| digits(it)).filter(|it| !it.is_empty()).collect()
}

#[test]
fn numbers_known_to_be_old_or_read_nowhere_are_not_shipped() {
    let bodies = edition::embedded_contacts();
    for old in ["03-3595-2430", "03-6812-7837"] {
        let of_the_old = digits(old);
        for body in &bodies.contacts {
            let has_it = numbers(body).iter().any(|it| it.contains(&of_the_old));
            assert!(!has_it, "{}: {old}", body.key);
        }
        assert!(!EMBEDDED_CONTACTS.1.contains(old), "{old} is not even mentioned");
    }
}

#[test]
fn the_numbers_are_those_of_the_sources() {
    let bodies = edition::embedded_contacts();
    let mut numbers: Vec<String> = bodies
        .contacts
        .iter()
        .filter_map(|body| Some(format!("{} {}", body.key, body.telephone.as_ref()?)))
        .collect();
    numbers.sort();
    assert_eq!(
        numbers,
        [
            "jma-emergency 0120-179-066",
            "jma-grant 0120-411-250",
            "jma-guideline 0120-339-199",
            "jma-system 03-3942-6135",
            "police-9110 #9110",
        ]
    );
    let emergency = bodies.entry("jma-emergency").expect("an entry");
    assert_eq!(emergency.hours.as_deref(), Some("6時～21時（年中無休）"));
}

#[test]
fn every_body_says_where_it_was_read_and_what_has_no_number_where_to_look() {
    let bodies = edition::embedded_contacts();
    for body in &bodies.contacts {
        assert_ne!(bodies.sources_of(body).count(), 0, "{}", body.key);
        let can_be_reached = body.telephone.is_some() || body.mail_or_web.is_some();
        assert!(can_be_reached || body.look_up.is_some(), "{}", body.key);
        assert_ne!(body.state, SourceState::Former, "{}", body.key);
    }
    let read: HashSet<&str> =
        bodies.contacts.iter().flat_map(|it| &it.read_in).map(String::as_str).collect();
    for source in &bodies.sources {
        assert!(read.contains(source.id.as_str()), "{} is cited nowhere", source.id);
    }
}

#[test]
fn whatever_is_called_was_read_in_a_source_with_a_date() {
    let bodies = edition::embedded_contacts();
    for body in &bodies.contacts {
        let mut sources = bodies.sources_of(body);
        let is_dated = sources.any(|source| source.date.or(source.read_on).is_some());
        let can_be_reached = body.telephone.is_some() || body.mail_or_web.is_some();
        assert!(is_dated || !can_be_reached, "{}", body.key);
    }
}

#[test]
fn the_ministry_is_told_at_suspicion_and_its_desk_has_to_be_looked_up() {
    let bodies = edition::embedded_contacts();
    let ministry = bodies.entry("mhlw").expect("an entry");
    assert!(ministry.when_to_call.contains("疑いの段階を含む"), "{}", ministry.when_to_call);
    assert_eq!(ministry.state, SourceState::Unconfirmed);
    assert!(!ministry.name.contains("参事官室"), "offices change their names");
    let look_up = ministry.look_up.as_ref().expect("where to look");
    assert!(look_up.text.contains("名称と番号") && look_up.text.contains("要確認"));
}

#[test]
fn the_commission_is_read_on_its_own_page_first_and_the_training_portal_has_moved() {
    let bodies = edition::embedded_contacts();
    let commission = bodies.entry("ppc").expect("an entry");
    let first = bodies.sources_of(commission).next().expect("a source");
    assert!(first.address.as_ref().is_some_and(|it| it.starts_with("https://www.ppc.go.jp/")));
    for words in ["1人分でも", "3～5日以内", "60日以内"] {
        assert!(commission.when_to_call.contains(words), "{}", commission.when_to_call);
    }
    assert!(commission.what_to_tell.contains("PDFとCSV"), "{}", commission.what_to_tell);
    let portal = bodies.entry("saj").expect("an entry");
    assert_eq!(portal.mail_or_web.as_deref(), Some("https://mist.mhlw.go.jp/"));
}

#[test]
fn local_bodies_are_filled_in_by_the_clinic() {
    let bodies = edition::embedded_contacts();
    for key in
        ["health-center", "police-station", "police-cyber", "local-association", "prefecture"]
    {
        let body = bodies.entry(key).unwrap_or_else(|| panic!("{key} is missing"));
        assert_eq!(body.telephone, None, "{key}");
    }
}

#[test]
fn what_every_clinic_wants_reaches_every_kind_of_body() {
    let bodies = edition::embedded_contacts();
    let usual: Vec<_> = bodies.contacts.iter().filter(|body| body.usual).collect();
    for kind in ContactKind::ALL {
        if kind != ContactKind::Other {
            assert!(usual.iter().any(|body| body.kind == kind), "{kind:?}");
        }
    }
    assert!(usual.len() <= 8, "they fit on one sheet");
}

#[test]
fn a_contact_filled_in_from_a_body_is_not_confirmed() {
    let bodies = edition::embedded_contacts();
    let contact = bodies.entry("jma-emergency").expect("an entry").contact();
    assert_eq!(contact.telephone, "0120-179-066");
    assert_eq!(contact.confirmed_on, None);
    assert!(contact.is_unconfirmed());
    assert_eq!(bodies.entry_of(&contact).map(|it| it.key.as_str()), Some("jma-emergency"));
    let contacts = [contact].into();
    let left: Vec<_> = bodies.not_among(&contacts).map(|it| it.key.as_str()).collect();
    assert!(!left.contains(&"jma-emergency"));
    assert_eq!(left.len(), bodies.contacts.len() - 1);
}

/// What can be read at a reception desk.
#[test]
fn texts_are_short() {
    for body in &edition::embedded_contacts().contacts {
        let look_up = body.look_up.as_ref().map(|it| &it.text);
        let texts = [&body.name, &body.when_to_call, &body.what_to_tell];
        for text in texts.into_iter().chain(look_up) {
            assert!(text.chars().count() <= 110, "{}: {text}", body.key);
        }
        assert!(look_up.is_none_or(|text| text.ends_with('。')), "{}", body.key);
    }
}

#[test]
fn every_character_is_in_the_bundled_fonts() {
    let fonts = [tenkencho::fonts::REGULAR, tenkencho::fonts::BOLD];
    for font in fonts {
        let face = ttf_parser::Face::parse(font, 0).expect("a font");
        let result =
            edition::load_contacts(EMBEDDED_CONTACTS.1, &|c| face.glyph_index(c).is_some());
        assert!(result.is_ok(), "{result:?}");
    }
}

const SMALL: &str = r#"(
    format: "tenkencho-contacts",
    version: 1,
    sources: [(id: "a", title: "資料", date: Some("2024-01-31"))],
    contacts: [
        (
            key: "one",
            kind: Police,
            usual: true,
            state: Confirmed,
            name: "署",
            telephone: Some("110"),
            when_to_call: "すぐ",
            what_to_tell: "場所",
            read_in: ["a"],
        ),
    ],
)
"#;

/// What the loader says of the small file when one thing in it is changed, case by case.
#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes values")]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let mut said = Vec::new();
    for (from, to) in changes {
        assert!(SMALL.contains(from), "{from} is not in the small file");
        said.push(format!("{from} → {to}").trim_end().to_owned());
        let text = SMALL.replacen(from, to, 1);
        let result = edition::load_contacts(&text, &|c| c != '𠮷');
        let problems = result.map_or_else(|error| error.problems, |_| Vec::new());
        let line = |it: &EditionProblem| {
            format!("  {}:{}: {}", it.line, it.column, explain::contacts::problem(it))
        };
        said.extend(problems.iter().map(line));
    }
    expected.assert_eq(&(said.join("\n") + "\n"));
}

#[test]
fn a_broken_file_of_contacts_is_explained_down_to_line_and_column() {
    check(
        &[
            ("\"資料\"", "\"資料\""),
            ("tenkencho-contacts", "tenkencho-edition"),
            ("version: 1", "version: 2"),
            ("kind: Police", "kind: Fire"),
            ("2024-01-31", "2024-02-31"),
            ("when_to_call:", "when:"),
            ("state: Confirmed", "state: Unconfirmed"),
            ("Some(\"110\")", "Some(\"番号\")"),
            ("telephone: Some(\"110\")", "hours: Some(\"昼\")"),
            ("[\"a\"]", "[\"b\"]"),
            ("[\"a\"]", "[]"),
            ("\"one\"", "\"One\""),
            ("\"場所\"", "\" \""),
            ("\"署\"", "\"𠮷\""),
            (
                "    ],\n)",
                "(key: \"one\", kind: Other, usual: false, state: Former, name: \"b\", when_to_call: \"b\", what_to_tell: \"b\", read_in: [\"a\"], look_up: Some((text: \"\")))],\n)",
            ),
        ],
        expect![[r#"
            "資料" → "資料"
            tenkencho-contacts → tenkencho-edition
              2:13: 連絡先のファイルではありません（formatが「tenkencho-edition」です）。
            version: 1 → version: 2
              3:14: 新しい形式（version 2）の連絡先です。このプログラムはversion 1を読み込めます。プログラムを新しくしてください。
            kind: Police → kind: Fire
              8:19: 「Fire」とは書けません。ここに書けるのはMinistry、Police、HealthCenter、MedicalAssociation、PrivacyCommission、Otherです。
            2024-01-31 → 2024-02-31
              4:49: 「2024-02-31」は日付として読めません。実在する日を "2024-05-13" の形で書いてください。
            when_to_call: → when:
              13:13: 「when」という欄はありません。ここに書けるのはkey、kind、usual、state、name、telephone、mail_or_web、hours、when_to_call、what_to_tell、read_in、look_upです。
            state: Confirmed → state: Unconfirmed
              12:24: 出典で確認していない電話番号は書けません。telephoneを削除してlook_upに調べ先を書くか、確認してstateをConfirmedにしてください。
            Some("110") → Some("番号")
              12:24: 電話番号「番号」に数字がありません。
            telephone: Some("110") → hours: Some("昼")
              6:9: 電話番号もメール・ウェブの受付もありません。look_upに調べ先を書いてください。
            ["a"] → ["b"]
              15:23: read_inの「b」は、sourcesにない出典です。
            ["a"] → []
              15:22: 空の一覧です。1つ以上書いてください。
            "one" → "One"
              7:18: key「One」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。
            "場所" → " "
              14:27: 空の文字列です。文字を書いてください。
            "署" → "𠮷"
              11:20: 「𠮷」（U+20BB7）は印刷用の書体にない文字です。別の文字に替えてください。
                ],
            ) → (key: "one", kind: Other, usual: false, state: Former, name: "b", when_to_call: "b", what_to_tell: "b", read_in: ["a"], look_up: Some((text: "")))],
            )
              17:7: 連絡先のkey「one」が2回あります。
              17:142: 空の文字列です。文字を書いてください。
        "#]],
    );
}
