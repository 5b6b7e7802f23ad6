//! Wording that was compared with the original: what a check changes, and what it never does.

#![expect(clippy::disallowed_methods, reason = "these tests look at the files themselves")]
#![expect(clippy::expect_used, reason = "a test may panic")]

mod sample_clinic;

use std::process::Command;

use chrono::{NaiveDate, NaiveDateTime};
use tenkencho::edition::{EMBEDDED, EditionLibrary, embedded_check_table, load, wording_hash};
use tenkencho::model::proofreading::{
    Piece, PieceKey, PieceScope, PieceStanding, apply, cleaned, pieces,
};
use tenkencho::model::table_wording::{self, TablePart};
use tenkencho::model::wording_place::{WordingColumn, WordingPart, WordingPlace, visit};
use tenkencho::model::{CheckTable, Edition, FormKind, Overlay, Wording, WordingCheck};
use tenkencho::state::{Action, Effect, Effects, ProofAction, Screen, State};
use tenkencho::store::DataFolder;
use tenkencho::store::format::wording;
use tenkencho::store::format::{self, FormatError};

fn edition() -> Edition {
    load(EMBEDDED[0].1, &|_| true).expect("the embedded edition loads")
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 12).expect("a day")
}

fn now() -> NaiveDateTime {
    day().and_hms_opt(14, 5, 0).expect("a time")
}

fn place(form: FormKind, part: WordingPart) -> WordingPlace {
    WordingPlace { form: Some(form), part }
}

fn check(place: WordingPlace, words: &str, correction: Option<&str>) -> WordingCheck {
    WordingCheck {
        edition: "mhlw-2024".to_owned(),
        place,
        words: words.to_owned(),
        correction: correction.map(str::to_owned),
        checked_on: day(),
    }
}

fn overlay(checks: impl IntoIterator<Item = WordingCheck>) -> Overlay {
    Overlay { checks: checks.into_iter().collect(), pointed_out: Vec::new() }
}

fn list(edition: &Edition, overlay: &Overlay) -> Vec<Piece> {
    pieces(edition, overlay, &|_| false)
}

/// Everything that is open, found to be the same.
fn everything(edition: &Edition) -> Overlay {
    let pieces = list(edition, &Overlay::default());
    let checks = pieces.iter().flat_map(|piece| {
        piece.key.places().map(|place| check(place, &piece.key.words, None)).collect::<Vec<_>>()
    });
    overlay(checks)
}

#[test]
fn every_piece_of_wording_is_visited_in_the_order_of_the_form() {
    let mut visited = Vec::new();
    visit(&mut edition(), &mut |_, wording| visited.push(wording.clone()));
    let edition = edition();
    let all: Vec<_> = edition.wordings().into_iter().cloned().collect();
    assert_eq!(visited, all);
}

#[test]
fn a_check_confirms_or_corrects_the_words_it_was_made_on() {
    let edition = edition();
    let target = place(FormKind::Institution, WordingPart::Column(WordingColumn::Target));
    let first = place(FormKind::Vendor, WordingPart::Column(WordingColumn::First));
    let shown = apply(
        &edition,
        &overlay([check(target, "目標日", Some("対応目標日")), check(first, "1回目", None)]),
    );
    let column = shown.institution.columns.target.as_ref().expect("a head");
    assert_eq!((column.text.as_str(), column.confirmed), ("対応目標日", true));
    assert_eq!(column.read_in, ["form"], "the words were read in the original, nowhere else");
    assert!(shown.vendor.columns.first.as_ref().is_some_and(|it| it.confirmed));
    assert!(
        shown.vendor.columns.target.as_ref().is_some_and(|it| !it.confirmed),
        "the other form is another place"
    );
    assert_eq!(shown.unconfirmed(), edition.unconfirmed() - 2);
}

#[test]
fn a_check_of_other_words_another_place_or_another_edition_changes_nothing() {
    let edition = edition();
    let target = || place(FormKind::Institution, WordingPart::Column(WordingColumn::Target));
    let elsewhere =
        WordingCheck { edition: "mhlw-2025".to_owned(), ..check(target(), "目標日", Some("x")) };
    let item = WordingPart::ItemWording("no-such/item".into());
    let checks = [
        check(target(), "目標の日", Some("x")),
        check(
            WordingPlace { form: None, part: WordingPart::Column(WordingColumn::Target) },
            "目標日",
            Some("x"),
        ),
        check(place(FormKind::Institution, item), "目標日", Some("x")),
        elsewhere,
    ];
    assert_eq!(apply(&edition, &overlay(checks)), edition);
}

#[test]
fn an_edition_that_was_compared_throughout_has_nothing_unconfirmed_left() {
    let edition = edition();
    let shown = apply(&edition, &everything(&edition));
    assert_eq!(shown.unconfirmed(), 0);
    let words = |edition: &Edition| -> Vec<String> {
        edition.wordings().iter().map(|wording| wording.text.clone()).collect()
    };
    assert_eq!(words(&shown), words(&edition));
}

#[test]
fn a_started_year_stays_pinned_to_the_published_wording() {
    let mut library = EditionLibrary::embedded();
    let before = library.reference("mhlw-2024").expect("embedded");
    let target = place(FormKind::Institution, WordingPart::Column(WordingColumn::Target));
    library.proofread(&overlay([check(target, "目標日", Some("対応目標日"))]));
    let shown = library.get("mhlw-2024").expect("embedded");
    assert_ne!(wording_hash(shown), before.wording, "the words are others");
    assert_eq!(library.reference("mhlw-2024"), Some(before), "and yet nothing was updated");
    assert_eq!(library.published("mhlw-2024"), Some(&edition()));
    library.proofread(&Overlay::default());
    assert_eq!(library.get("mhlw-2024"), Some(&edition()), "what is taken back is gone");
}

#[test]
fn the_same_words_in_the_same_part_of_both_forms_are_one_piece_and_no_others() {
    let edition = edition();
    let pieces = list(&edition, &Overlay::default());
    let places: usize = pieces.iter().map(|piece| piece.key.places().count()).sum();
    assert_eq!(places, edition.unconfirmed(), "every place is covered once");
    let of = |part: &WordingPart| -> Vec<_> {
        pieces.iter().filter(|it| it.key.part == *part).collect()
    };
    let target = of(&WordingPart::Column(WordingColumn::Target));
    assert_eq!(target.len(), 1);
    assert_eq!(target[0].scope(), PieceScope::Both);
    // The institution form's はい is confirmed: the vendor form's stands alone.
    let yes = of(&WordingPart::Column(WordingColumn::Yes));
    assert_eq!(yes.len(), 1);
    assert_eq!(yes[0].scope(), PieceScope::Form(FormKind::Vendor));
    // Rows that read alike are different rows.
    let words = "バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。";
    let alike = pieces.iter().filter(|it| it.key.words == words).count();
    assert_eq!(alike, 2, "one for servers, one for terminals");
    let scopes: Vec<PieceScope> = pieces.iter().map(Piece::scope).collect();
    assert!(scopes.is_sorted());
}

#[test]
fn forms_that_are_looked_at_one_by_one_are_pieces_of_their_own() {
    let edition = edition();
    let is_target = |key: &PieceKey| key.part == WordingPart::Column(WordingColumn::Target);
    let parted = pieces(&edition, &Overlay::default(), &is_target);
    let forms: Vec<_> = parted
        .iter()
        .filter(|piece| is_target(&piece.key))
        .map(|piece| piece.key.forms.clone())
        .collect();
    assert_eq!(forms, [vec![FormKind::Institution], vec![FormKind::Vendor]]);
}

#[test]
fn pieces_stay_listed_once_checked_and_part_where_the_forms_differ() {
    let edition = edition();
    let target = || place(FormKind::Vendor, WordingPart::Column(WordingColumn::Target));
    let checked = overlay([check(target(), "目標日", Some("対応目標日"))]);
    let pieces = list(&edition, &checked);
    let standings: Vec<_> = pieces
        .iter()
        .filter(|piece| piece.key.part == WordingPart::Column(WordingColumn::Target))
        .map(|piece| (piece.key.forms.clone(), piece.standing.clone()))
        .collect();
    let corrected = PieceStanding::Corrected { to: "対応目標日".to_owned(), on: day() };
    assert_eq!(
        standings,
        [(vec![FormKind::Institution], PieceStanding::Open), (vec![FormKind::Vendor], corrected),]
    );
}

fn table_check(part: TablePart, words: &str, correction: Option<&str>) -> WordingCheck {
    let place = WordingPlace { form: None, part: WordingPart::Table(part) };
    WordingCheck { edition: "mhlw-bcp-2024".to_owned(), ..check(place, words, correction) }
}

fn item<'t>(table: &'t CheckTable, key: &str) -> Option<&'t Wording> {
    let found = table.items().find(|(_, item)| item.key == key);
    found.expect("an item").1.wording.as_ref()
}

/// Wording as a check finds it in the original of the check table.
fn read_in_original(words: &str) -> Wording {
    let read_in = vec!["original".to_owned()];
    Wording { text: words.to_owned(), confirmed: true, read_in }
}

#[test]
fn the_check_table_is_confirmed_corrected_and_filled_in() {
    let table = embedded_check_table();
    let name = TablePart::DivisionName("1".to_owned());
    let title = TablePart::GroupTitle("1-1".to_owned());
    let title_words = "情報機器等の把握と適切な管理、全体構成図の作成";
    let purpose = TablePart::DivisionPurpose("2".to_owned());
    let missing = TablePart::Item("initial-2".to_owned());
    let shown = table_wording::apply(
        &table,
        &overlay([
            table_check(name, "平時", None),
            table_check(title, title_words, Some("情報機器等の把握")),
            table_check(purpose, "", Some("異常に早く気づく。")),
            table_check(missing, "", Some("原本の文言か。")),
        ]),
    );
    let division = &shown.divisions[0];
    assert_eq!(division.name.read_in, ["copy", "original"]);
    assert!(division.name.confirmed);
    assert_eq!(division.groups[0].title, Some(read_in_original("情報機器等の把握")));
    assert_eq!(shown.divisions[1].purpose, Some(read_in_original("異常に早く気づく。")));
    assert_eq!(item(&shown, "initial-2"), Some(&read_in_original("原本の文言か。")));
    let without = |table: &CheckTable| table.items().filter(|it| it.1.wording.is_none()).count();
    assert_eq!(without(&shown), without(&table) - 1, "nothing else was made up");
    // What was taken back is gone.
    assert_eq!(table_wording::apply(&table, &Overlay::default()), table);
}

#[test]
fn what_was_typed_in_gives_way_to_words_that_the_table_brings_itself() {
    let mut table = embedded_check_table();
    let part = || TablePart::Item("initial-2".to_owned());
    let typed = overlay([table_check(part(), "", Some("入力した文言か。"))]);
    table_wording::visit(&mut table, &mut |it, wording| {
        if it == part() {
            let text = "新しい文言か。".to_owned();
            *wording = Some(Wording { text, confirmed: false, read_in: Vec::new() });
        }
    });
    assert_eq!(table_wording::apply(&table, &typed), table);
    let pieces = table_wording::pieces(&table, &typed);
    let piece = pieces.iter().find(|it| it.key.part == WordingPart::Table(part())).expect("listed");
    assert!(piece.is_open(), "it asks for a new look");
    // Checks of other words, of another table, and of no words without any typed change nothing.
    let table = embedded_check_table();
    let others = overlay([
        table_check(TablePart::DivisionName("1".to_owned()), "非常時", Some("x")),
        table_check(part(), "", None),
        WordingCheck {
            edition: "mhlw-2024".to_owned(),
            ..table_check(TablePart::DivisionName("1".to_owned()), "平時", Some("x"))
        },
    ]);
    assert_eq!(table_wording::apply(&table, &others), table);
}

#[test]
fn the_pieces_of_the_check_table_are_what_is_unconfirmed_and_what_is_missing() {
    let table = embedded_check_table();
    let (mut unconfirmed, mut missing) = (Vec::new(), Vec::new());
    table_wording::visit(&mut table.clone(), &mut |part, wording| match wording {
        None => missing.push(WordingPart::Table(part)),
        Some(wording) if !wording.confirmed => unconfirmed.push(WordingPart::Table(part)),
        Some(_) => {}
    });
    let parts = |is_missing: bool| -> Vec<WordingPart> {
        let pieces = table_wording::pieces(&table, &Overlay::default()).into_iter();
        let pieces = pieces.filter(|it| it.key.is_missing() == is_missing && it.is_open());
        pieces.map(|it| it.key.part).collect()
    };
    assert!(unconfirmed.len() > 20 && missing.len() > 7);
    assert_eq!(parts(false), unconfirmed, "in the order of the table");
    assert_eq!(parts(true), missing);
    let typed =
        overlay([table_check(TablePart::Item("initial-2".to_owned()), "", Some("文言か。"))]);
    let pieces = table_wording::pieces(&table, &typed);
    assert_eq!(pieces.len(), unconfirmed.len() + missing.len(), "it stays listed");
    let filled = pieces.iter().find(|piece| !piece.is_open()).expect("one");
    assert_eq!(filled.standing, PieceStanding::Corrected { to: "文言か。".to_owned(), on: day() });
    assert_eq!((filled.scope(), filled.places()), (PieceScope::Table, 1));
}

#[test]
fn missing_wording_cannot_be_confirmed_and_typing_it_in_can_be_taken_back() {
    let key = || PieceKey {
        edition: "mhlw-bcp-2024".to_owned(),
        forms: Vec::new(),
        part: WordingPart::Table(TablePart::Item("initial-2".to_owned())),
        words: String::new(),
    };
    let mut state = State { screen: Screen::Proofread, ..State::default() };
    assert_eq!(apply_to(&mut state, ProofAction::Confirm(key())), Effects::none());
    // A heading may well be missing in the original too.
    let title = WordingPart::Table(TablePart::GroupTitle("2-1".to_owned()));
    let _ = apply_to(&mut state, ProofAction::Confirm(PieceKey { part: title, ..key() }));
    assert_eq!(state.proof.overlay.checks.len(), 1);
    let table = embedded_check_table();
    assert_eq!(table_wording::apply(&table, &state.proof.overlay), table);
    let open = |overlay: &Overlay| {
        table_wording::pieces(&table, overlay).iter().filter(|it| it.is_open()).count()
    };
    assert_eq!(open(&state.proof.overlay), open(&Overlay::default()) - 1);
    let _ = state.apply(Action::Undo, now());
    let _ = apply_to(&mut state, ProofAction::Draft(key(), "　\n".to_owned()));
    assert_eq!(apply_to(&mut state, ProofAction::Correct(key())), Effects::none());
    let _ = apply_to(&mut state, ProofAction::Draft(key(), " 文言か。\n".to_owned()));
    let keep: Effects = Effect::KeepWording.into();
    assert_eq!(apply_to(&mut state, ProofAction::Correct(key())), keep);
    let part = TablePart::Item("initial-2".to_owned());
    let typed = overlay([table_check(part, "", Some("文言か。"))]);
    assert_eq!(state.proof.overlay.checks[0].correction, typed.checks[0].correction);
    assert!(
        table_wording::apply(&embedded_check_table(), &state.proof.overlay)
            .items()
            .any(|(_, item)| item.key == "initial-2" && item.wording.is_some())
    );
    assert_eq!(state.apply(Action::Undo, now()), keep);
    assert_eq!(state.proof.overlay, Overlay::default());
    let _ = state.apply(Action::Redo, now());
    assert_eq!(state.proof.overlay.checks.len(), 1);
}

#[test]
fn two_windows_keep_the_checks_of_both() {
    let check = |words: &str| check(place(FormKind::Vendor, WordingPart::Note), words, None);
    let base = overlay([check("a"), check("b")]);
    // Here b was taken back and c checked; there a was taken back and d checked.
    let ours = overlay([check("a"), check("c")]);
    let theirs = overlay([check("b"), check("d")]);
    let merged = ours.merged(&base, theirs);
    let words: Vec<&str> = merged.checks.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(words, ["d", "c"]);
}

#[test]
fn a_typed_correction_keeps_to_one_visible_line() {
    let table = [
        (" 目標日\n", Some("目標日")),
        ("1行\r\n2行\t3", Some("1行2行3")),
        ("あ\u{200b}い\u{202e}う", Some("あいう")),
        ("　全角の空白　", Some("全角の空白")),
        ("か\u{3099}", Some("か\u{3099}")),
        (" \n", None),
        ("", None),
    ];
    for (typed, kept) in table {
        assert_eq!(cleaned(typed).as_deref(), kept, "{typed:?}");
    }
}

#[test]
fn the_file_of_version_1_means_what_it_meant() {
    let text = include_str!("files/wording/v1.ron");
    let read = wording::read(text.as_bytes()).expect("a sound file");
    assert_eq!(wording::write(&read), text.replace("version: 1", "version: 2"));
    assert_eq!(read.checks.len(), 4);
    assert_eq!(read.checks[1].correction.as_deref(), Some("対応目標日"));
    assert_eq!(apply(&edition(), &read).unconfirmed(), edition().unconfirmed() - 3);
}

#[test]
fn the_file_of_version_2_means_what_it_means() {
    let text = include_str!("files/wording/v2.ron");
    let read = wording::read(text.as_bytes()).expect("a sound file");
    assert_eq!(wording::write(&read), text);
    assert_eq!(read.checks.len(), 7);
    assert_eq!(apply(&edition(), &read).unconfirmed(), edition().unconfirmed() - 3);
    let shown = table_wording::apply(&embedded_check_table(), &read);
    assert_eq!(shown.divisions[0].groups[0].title, Some(read_in_original("情報機器等の把握")));
    assert_eq!(item(&shown, "initial-2"), Some(&read_in_original("原本で読んだ文言か。")));
}

#[test]
fn every_part_of_a_form_can_be_written_and_read() {
    let edition = edition();
    let mut all = Overlay::default();
    visit(&mut edition.clone(), &mut |place, wording| {
        all.set(check(place, &wording.text, Some("\"言葉\"\\")));
    });
    table_wording::visit(&mut embedded_check_table(), &mut |part, wording| {
        let words = wording.as_ref().map_or("", |wording| wording.text.as_str());
        all.set(table_check(part, words, Some("\"言葉\"\\")));
    });
    assert_eq!(wording::read(wording::write(&all).as_bytes()).expect("sound"), all);
}

#[test]
fn damaged_files_say_where_and_why_and_newer_ones_are_told_apart() {
    let check = "(edition: \"e\", place: (form: None, part: Title), words: \"w\", correction: None, checked_on: \"2024-06-12\")";
    let typed_in = "(edition: \"t\", place: (form: None, part: Table(Item(\"i\"))), words: \"\", correction: Some(\"w\"), checked_on: \"2024-06-12\")";
    let absent = typed_in.replace("Some(\"w\")", "None").replace("Item", "GroupTitle");
    let head = "(format: \"tenkencho-wording\", version: 1, ";
    let table = [
        (format!("{head}checks: [{check}], pointed_out: [])"), vec![]),
        (
            format!("{head}checks: [\n{check},\n{check}], pointed_out: [])"),
            vec!["3:1: the same words are checked twice"],
        ),
        (
            format!(
                "{head}checks: [\n{}], pointed_out: [])",
                check.replace("None, checked", "Some(\" \"), checked")
            ),
            vec!["2:74: an empty text"],
        ),
        (format!("{head}checks: [{typed_in}], pointed_out: [])"), vec![]),
        (format!("{head}checks: [{absent}], pointed_out: [])"), vec![]),
        (
            format!(
                "{head}checks: [\n{}], pointed_out: [])",
                typed_in.replace("Some(\"w\")", "None")
            ),
            vec!["2:68: an empty text"],
        ),
        (
            format!(
                "{head}checks: [\n{}], pointed_out: [])",
                check
                    .replace("None, checked", "Some(\"w\"), checked")
                    .replace("\"w\", c", "\"\", c")
            ),
            vec!["2:57: an empty text"],
        ),
        (format!("{head}checks: []"), vec!["1:53: the file ends too early"]),
        (
            format!("{head}checks: [], pointed_out: [], colour: 1)"),
            vec!["1:72: unknown field \"colour\""],
        ),
        (format!("{head}pointed_out: [])"), vec!["1:1: field \"checks\" is missing"]),
        (
            "(format: \"tenkencho-workbook\", version: 1)".to_owned(),
            vec!["1:10: the format is \"tenkencho-workbook\""],
        ),
        (head.replace('1', "3"), vec!["1:1: format version 3 is newer than 2"]),
        (String::new(), vec!["1:1: the file is empty"]),
    ];
    for (text, expected) in table {
        let found: Vec<String> =
            wording::check(text.as_bytes()).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{text}");
    }
    let newer = wording::read(head.replace('1', "7").as_bytes());
    assert_eq!(newer, Err(FormatError::Newer { found: 7, supported: 2 }));
    // Neither file is taken for the other.
    assert!(format::read(include_bytes!("files/wording/v1.ron")).is_err());
}

fn key() -> PieceKey {
    PieceKey {
        edition: "mhlw-2024".to_owned(),
        forms: vec![FormKind::Institution, FormKind::Vendor],
        part: WordingPart::Column(WordingColumn::Target),
        words: "目標日".to_owned(),
    }
}

fn apply_to(state: &mut State, action: ProofAction) -> Effects {
    state.apply(Action::Proof(action), now())
}

#[test]
fn every_step_can_be_taken_back_and_done_again() {
    let mut state = State { screen: Screen::Proofread, ..State::default() };
    let keep: Effects = Effect::KeepWording.into();
    assert_eq!(apply_to(&mut state, ProofAction::Confirm(key())), keep);
    let confirmed = state.proof.overlay.clone();
    assert_eq!(confirmed.checks.len(), 2, "both forms");
    assert_eq!(apply_to(&mut state, ProofAction::Confirm(key())), Effects::none());
    let _ = apply_to(&mut state, ProofAction::TakeBack(key()));
    let _ = apply_to(&mut state, ProofAction::Draft(key(), " 対応目標日 ".to_owned()));
    assert_eq!(state.proof.overlay, Overlay::default(), "typing is no check");
    let _ = apply_to(&mut state, ProofAction::Correct(key()));
    let corrected = state.proof.overlay.clone();
    assert_eq!(corrected.checks[0].correction.as_deref(), Some("対応目標日"));
    assert_eq!(state.proof.draft(&key()), None);

    let mut seen = Vec::new();
    for _ in 0..3 {
        assert_eq!(state.apply(Action::Undo, now()), keep);
        seen.push(state.proof.overlay.clone());
    }
    assert_eq!(seen, [Overlay::default(), confirmed, Overlay::default()]);
    assert_eq!(state.apply(Action::Undo, now()), Effects::none());
    for _ in 0..3 {
        let _ = state.apply(Action::Redo, now());
    }
    assert_eq!(state.proof.overlay, corrected);
}

#[test]
fn a_correction_to_the_same_words_or_to_nothing_is_none() {
    let mut state = State::default();
    let _ = apply_to(&mut state, ProofAction::Draft(key(), "  ".to_owned()));
    let _ = apply_to(&mut state, ProofAction::Correct(key()));
    assert_eq!(state.proof.overlay, Overlay::default());
    let _ = apply_to(&mut state, ProofAction::Draft(key(), "目標日\n".to_owned()));
    let _ = apply_to(&mut state, ProofAction::Correct(key()));
    assert_eq!(state.proof.overlay.checks[0].correction, None);
}

/// Runs the program on a data folder.
fn run(data: &std::path::Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_tenkencho"))
        .arg("--data-dir")
        .arg(data)
        .args(arguments)
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("it was not killed");
    (text(output.stdout), text(output.stderr), code)
}

#[test]
fn the_commands_print_and_check_what_was_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let sample = sample_clinic::workbook();
    DataFolder::new(data.clone()).create(&sample, "sample").expect("created");
    let pdf = folder.path().join("a.pdf");
    let pdf = pdf.to_str().expect("Unicode");
    let export =
        ["export", "pdf", "--clinic", "sample-1", "--year", "2024", "--force", "--out", pdf];
    let (_, err, code) = run(&data, &export);
    assert_eq!(code, 0);
    assert!(err.contains("72か所は、原本との照合が必要です"), "{err}");
    let size_before = std::fs::metadata(pdf).expect("the PDF").len();

    let mut overlay = everything(&edition());
    let is_target =
        |it: &&mut WordingCheck| it.place.part == WordingPart::Column(WordingColumn::Target);
    for check in overlay.checks.iter_mut().filter(is_target) {
        check.correction = Some("対応目標日".to_owned());
    }
    let file = data.join("wording.ron");
    std::fs::write(&file, wording::write(&overlay)).expect("written");
    let (_, err, code) = run(&data, &export);
    assert_eq!(code, 0);
    // The check table of the BCP is compared by itself.
    assert_eq!(err.lines().count(), 1, "nothing else to warn of: {err}");
    assert!(err.contains("確認表"), "{err}");
    assert_ne!(std::fs::metadata(pdf).expect("the PDF").len(), size_before);
    let (out, err, code) = run(&data, &["check", data.to_str().expect("Unicode")]);
    assert_eq!((out.as_str(), code), ("", 0), "{err}");

    std::fs::write(&file, "(format: \"tenkencho-wording\", version: 1, checks: [")
        .expect("written");
    let (out, _, code) = run(&data, &["check", file.to_str().expect("Unicode")]);
    assert_eq!(code, 1);
    assert!(out.contains("wording.ron:1:52: ファイルが途中で終わっています。"), "{out}");
    let (_, err, code) = run(&data, &export);
    assert_eq!(code, 0, "a damaged record keeps nobody from printing");
    assert!(err.contains("文言の確認の記録が壊れていて"), "{err}");
    assert!(err.contains("72か所は、原本との照合が必要です"), "{err}");
}
