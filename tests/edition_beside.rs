//! The program brings an edition that a clinic had read in before, under other keys.

#![expect(clippy::expect_used, reason = "a test may panic")]

use tenkencho::edition::{EditionLibrary, EditionNote};
use tenkencho::model::edition_change::{change_edition, edition_change};
use tenkencho::model::{
    Answer, Assessment, Edition, FiscalYear, FormRef, ItemKey, Response, VendorId,
};

const PROGRAM: &str = include_str!("../checklists/mhlw-2024.ron");

/// The same form as a clinic read it in: some rows under other keys, and one that reads otherwise too.
fn read_in() -> String {
    let text = PROGRAM.replace("key: \"security-manager\"", "key: \"row-0000000001\"");
    let text = text.replace("key: \"asset-ledger\"", "key: \"row-0000000002\"");
    let text = text.replace("key: \"security-patch/server\"", "key: \"row-0000000003\"");
    let text = text.replace("key: \"security-patch/network\"", "key: \"row-0000000004\"");
    let text = text.replace("key: \"bcp\"", "key: \"row-0000000005\"");
    let (before, after) = text.split_once("key: \"row-0000000005\"").expect("the row");
    let after = after.replacen("wording: (text: \"", "wording: (text: \"別の文です。", 1);
    format!("{before}key: \"row-0000000005\"{after}")
}

fn library(file: &str) -> EditionLibrary {
    let mut library = EditionLibrary::with_built_in(&[("mhlw-2024.ron", PROGRAM)]).expect("sound");
    library.add("mine.ron", file, &|_| true).expect("added");
    library
}

fn file_edition(library: &EditionLibrary) -> &Edition {
    library.beside().next().expect("beside").0
}

fn keys(edition: &Edition) -> Vec<&str> {
    edition.institution.rows().map(|row| row.item.key.as_str()).collect()
}

fn answered(library: &EditionLibrary) -> Assessment {
    let (_, reference) = library.beside().next().expect("beside");
    let year = FiscalYear::new(2024).expect("in range");
    let mut assessment = Assessment::start(year, reference.clone(), [VendorId(7)]);
    let answers = [
        ("row-0000000001", Answer::Yes),
        ("row-0000000002", Answer::No),
        ("row-0000000003", Answer::Yes),
        ("row-0000000004", Answer::No),
        ("row-0000000005", Answer::Yes),
        ("remote-maintenance", Answer::Yes),
    ];
    for (key, answer) in answers {
        let mut response = Response::unanswered(ItemKey::from(key));
        response.first.answer = Some(answer);
        response.memo = format!("{key}のメモ");
        assessment.responses.push(response);
    }
    assessment
}

#[test]
fn years_begun_on_the_file_stay_on_it_and_new_ones_are_begun_on_the_programs_own() {
    let library = library(&read_in());
    let note = EditionNote::Beside { id: "mhlw-2024".to_owned(), file_name: "mine.ron".to_owned() };
    assert_eq!(library.notes(), [note]);
    let year = FiscalYear::new(2024).expect("in range");
    assert!(keys(library.for_year(year)).contains(&"security-manager"));
    let mut assessment = answered(&library);
    let on = |it: &Assessment| keys(library.of(it).expect("known")).contains(&"row-0000000001");
    assert!(on(&assessment));
    let own = library.reference("mhlw-2024").expect("the program's own");
    assert!(!on(&Assessment::start(year, own, [])));
    // Pinned to the wording of a file that was corrected since, it is where its answers are.
    assessment.edition.wording = "neither".to_owned();
    assert!(on(&assessment));
    assessment.responses.retain(|it| it.item.as_str() == "remote-maintenance");
    assert!(!on(&assessment));
}

#[test]
fn a_file_with_the_same_keys_goes_by_its_revision_as_before() {
    let newer = PROGRAM.replacen("revision: 2", "revision: 3", 1);
    let library = library(&newer);
    assert_eq!(library.beside().count(), 0);
    assert_eq!(library.get("mhlw-2024").expect("known").revision, 3);
}

#[test]
fn taken_over_every_answer_follows_its_sentence_and_what_follows_none_is_named_and_kept() {
    let library = library(&read_in());
    let mut assessment = answered(&library);
    let before = assessment.clone();
    let (from, to) = (file_edition(&library), library.get("mhlw-2024").expect("known"));
    let change = edition_change(&assessment, from, to, &|id| library.get(id));
    let institution = FormRef::Institution;
    assert_eq!(change.left, [(institution, ItemKey::from("row-0000000005"))]);
    assert_eq!(change.followed, 5);
    let reference = library.reference("mhlw-2024").expect("known");
    change_edition(&mut assessment, reference, &change.moves);
    // Rows with the same words keep to their place among them.
    for (from, to) in [
        ("row-0000000001", "security-manager"),
        ("row-0000000002", "asset-ledger"),
        ("row-0000000003", "security-patch/server"),
        ("row-0000000004", "security-patch/network"),
        ("remote-maintenance", "remote-maintenance"),
    ] {
        let was = before.response(institution, &ItemKey::from(from)).expect("answered");
        let is = assessment.response(institution, &ItemKey::from(to)).expect("followed");
        assert_eq!((was.first.answer, &was.memo), (is.first.answer, &is.memo), "{from}");
    }
    let kept = assessment.response(institution, &ItemKey::from("row-0000000005"));
    assert_eq!(kept, before.response(institution, &ItemKey::from("row-0000000005")));
    assert!(keys(library.of(&assessment).expect("known")).contains(&"security-manager"));
}
