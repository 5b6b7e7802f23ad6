//! The state as a person uses it: actions in, workbook and effects out.

mod closing;
mod document;
mod export;
mod memory;
mod records;
mod same_frame;

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::model::{
    Answer, AnswerPlace, Contact, ContactId, ContactKind, EditionRef, FiscalYear, FormRef, Papers,
    PersonField, PersonId, SecondAnswer, VendorContract, VendorField, VendorId, Workbook,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a real day")
}

fn at(date: NaiveDate) -> NaiveDateTime {
    date.and_hms_opt(14, 5, 0).expect("a real time")
}

fn now() -> NaiveDateTime {
    at(day(2024, 6, 12))
}

fn year(number: i32) -> FiscalYear {
    FiscalYear::new(number).expect("in range")
}

fn edition() -> EditionRef {
    EditionRef { id: "mhlw-2024".to_owned(), revision: 1, wording: "sha".to_owned() }
}

fn place(key: &str) -> AnswerPlace {
    AnswerPlace::institution(key.into())
}

/// A state with a clinic open and FY2024 started.
fn opened() -> State {
    let mut state = State::default();
    let loaded = Loaded {
        id: "clinic-1".to_owned(),
        workbook: Workbook::new("見本"),
        read_only: None,
        ask: None,
        screen: None,
        notices: Vec::new(),
    };
    apply(&mut state, Action::Happened(Event::Opened(Box::new(loaded))));
    edit(&mut state, Edit::StartYear(year(2024), edition()));
    state
}

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    state.apply(action, now()).0
}

fn edit(state: &mut State, edit: Edit) -> Vec<Effect> {
    apply(state, Action::Edit(edit))
}

fn book(state: &State) -> &OpenBook {
    state.open.as_ref().expect("a clinic is open")
}

fn response(state: &State, key: &str) -> crate::model::Response {
    let assessment = book(state).assessment().expect("a year is open");
    assessment.response(FormRef::Institution, &key.into()).cloned().expect("answered")
}

fn memo(text: &str) -> Edit {
    Edit::Memo(place("bcp"), text.to_owned())
}

#[test]
fn an_answer_takes_today_and_the_person_chosen_last() {
    let mut state = opened();
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::Yes)));
    assert_eq!(response(&state, "bcp").first.date, Some(day(2024, 6, 12)));
    assert_eq!(response(&state, "bcp").first.person, None);

    let add = Edit::NewPersonAt(place("bcp"), RoundNumber::First, "事務長".to_owned());
    edit(&mut state, add);
    let person = response(&state, "bcp").first.person;
    assert_eq!(person, Some(PersonId(1)));
    edit(&mut state, Edit::Answer(place("asset-ledger"), Some(Answer::No)));
    assert_eq!(response(&state, "asset-ledger").first.person, person);
}

#[test]
fn a_corrected_answer_keeps_its_date_but_a_found_out_one_is_dated_today() {
    let later = at(day(2024, 9, 1));
    for (before, after, expected) in [
        (Answer::Yes, Answer::No, day(2024, 6, 12)),
        (Answer::No, Answer::Yes, day(2024, 6, 12)),
        (Answer::Unknown, Answer::Yes, day(2024, 9, 1)),
        (Answer::Unknown, Answer::No, day(2024, 9, 1)),
        (Answer::Yes, Answer::Unknown, day(2024, 6, 12)),
    ] {
        let mut state = opened();
        edit(&mut state, Edit::Answer(place("bcp"), Some(before)));
        let again = Action::Edit(Edit::Answer(place("bcp"), Some(after)));
        assert_eq!(state.apply(again, later).0, [Effect::Save]);
        let first = response(&state, "bcp").first;
        assert_eq!((first.answer, first.date), (Some(after), Some(expected)), "{before:?}");
    }
}

#[test]
fn taking_an_answer_back_takes_its_date_and_leaves_memo_and_target() {
    let mut state = opened();
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::No)));
    edit(&mut state, Edit::Target(place("bcp"), Some(day(2025, 1, 31))));
    edit(&mut state, memo("作成中"));
    edit(&mut state, Edit::Answer(place("bcp"), None));
    let after = response(&state, "bcp");
    assert_eq!((after.first.answer, after.first.date), (None, None));
    assert_eq!((after.target, after.memo.as_str()), (Some(day(2025, 1, 31)), "作成中"));
}

#[test]
fn every_kind_of_edit_is_undone_and_redone_exactly() {
    let first = RoundNumber::First;
    let edits = || {
        vec![
            Edit::Clinic(ClinicField::Address, "東京都".to_owned()),
            Edit::Contract(Some(VendorContract::Present)),
            Edit::AddVendor("電子カルテ社".to_owned()),
            Edit::AddPerson("院長".to_owned()),
            Edit::Answer(place("bcp"), Some(Answer::No)),
            Edit::SecondAnswer(place("bcp"), Some(SecondAnswer::Yes)),
            Edit::Date(place("bcp"), first, Some(day(2024, 7, 1))),
            Edit::Person(place("bcp"), first, Some(PersonId(2))),
            Edit::NewPersonAt(place("bcp"), RoundNumber::Second, "主任".to_owned()),
            Edit::Target(place("bcp"), Some(day(2025, 3, 31))),
            Edit::Reason(place("bcp"), "理由".to_owned()),
            memo("覚え"),
            Edit::PersonText(PersonId(2), PersonField::Name, "院長（新）".to_owned()),
            Edit::PersonLeft(PersonId(2), Some(day(2024, 12, 31))),
            Edit::VendorText(VendorId(1), VendorField::Name, "電子カルテ株式会社".to_owned()),
            Edit::VendorEnded(VendorId(1), Some(day(2025, 3, 1))),
            Edit::Sheet(VendorId(1), SheetEdit::Respondent("保守担当".to_owned())),
            Edit::Sheet(VendorId(1), SheetEdit::Day(SheetDay::Received, Some(day(2024, 8, 1)))),
            Edit::Sheet(VendorId(1), SheetEdit::OriginalKeptAt("書庫".to_owned())),
            Edit::Answer(
                AnswerPlace { form: FormRef::Vendor(VendorId(1)), item: "mds-sds".into() },
                Some(Answer::Yes),
            ),
            Edit::Transcribe(
                AnswerPlace { form: FormRef::Vendor(VendorId(1)), item: "mds-sds".into() },
                Some(Answer::No),
                Some(day(2024, 8, 1)),
            ),
            Edit::RemoveSheet(VendorId(1)),
            Edit::AddSheet(VendorId(1)),
            Edit::RemoveVendor(VendorId(1)),
            Edit::AddVendorAlone("警備会社".to_owned()),
            Edit::StartYear(year(2025), edition()),
        ]
    };
    let mut state = opened();
    let mut seen = vec![content(&state)];
    for one in edits() {
        let name = format!("{one:?}");
        assert_eq!(edit(&mut state, one), [Effect::Save], "{name}");
        seen.push(content(&state));
        apply(&mut state, Action::LeaveField);
    }
    for expected in seen.iter().rev().skip(1) {
        assert_eq!(apply(&mut state, Action::Undo), [Effect::Save]);
        assert_eq!(&content(&state), expected);
    }
    for expected in seen.iter().skip(1) {
        assert_eq!(apply(&mut state, Action::Redo), [Effect::Save]);
        assert_eq!(&content(&state), expected);
    }
    assert_eq!(apply(&mut state, Action::Redo), []);
}

/// Everything but the counter of ids, which is never taken back.
fn content(state: &State) -> Workbook {
    Workbook { last_id: 0, ..(*book(state).workbook).clone() }
}

#[test]
fn one_field_session_is_one_step() {
    let mut state = opened();
    for text in ["n", "な", "なに", "何か"] {
        edit(&mut state, memo(text));
    }
    apply(&mut state, Action::LeaveField);
    edit(&mut state, memo("何か書く"));
    apply(&mut state, Action::Undo);
    assert_eq!(response(&state, "bcp").memo, "何か");
    apply(&mut state, Action::Undo);
    let assessment = book(&state).assessment().expect("a year");
    assert!(assessment.responses.is_empty());
    apply(&mut state, Action::Redo);
    assert_eq!(response(&state, "bcp").memo, "何か");
}

#[test]
fn another_edit_between_keystrokes_ends_the_session() {
    let mut state = opened();
    edit(&mut state, memo("一"));
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::Yes)));
    edit(&mut state, memo("一二"));
    apply(&mut state, Action::Undo);
    assert_eq!(response(&state, "bcp").memo, "一");
    assert_eq!(response(&state, "bcp").first.answer, Some(Answer::Yes));
}

#[test]
fn at_least_a_hundred_steps_can_be_undone() {
    let mut state = opened();
    for number in 0..150 {
        edit(&mut state, memo(&number.to_string()));
        apply(&mut state, Action::LeaveField);
    }
    for _ in 0..149 {
        assert_eq!(apply(&mut state, Action::Undo), [Effect::Save]);
    }
    assert_eq!(response(&state, "bcp").memo, "0");
}

#[test]
fn a_field_that_reads_as_before_leaves_no_step_and_is_saved() {
    let mut state = opened();
    let memo = |text: &str| Edit::Memo(place("bcp"), text.to_owned());
    edit(&mut state, memo("前"));
    apply(&mut state, Action::LeaveField);
    for text in ["前へ", "前"] {
        assert_eq!(edit(&mut state, memo(text)), [Effect::Save], "{text}");
    }
    apply(&mut state, Action::Undo);
    assert_eq!(book(&state).assessment().map(|it| it.responses.len()), Some(0));
    apply(&mut state, Action::Redo);
    // Typing on after that is a step of its own.
    edit(&mut state, memo("前後"));
    edit(&mut state, memo("前"));
    edit(&mut state, memo("前部"));
    apply(&mut state, Action::Undo);
    assert_eq!(response(&state, "bcp").memo, "前");
}

#[test]
fn a_new_edit_forgets_what_was_undone() {
    let mut state = opened();
    edit(&mut state, memo("古い"));
    apply(&mut state, Action::Undo);
    edit(&mut state, Edit::Contract(Some(VendorContract::Absent)));
    assert!(book(&state).history.redo_label().is_none());
    assert_eq!(apply(&mut state, Action::Redo), []);
}

#[test]
fn steps_are_named_and_undo_goes_to_where_they_happened() {
    let mut state = opened();
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::No)));
    apply(&mut state, Action::Go(Screen::Clinic));
    let label = Label {
        what: What::Answer,
        place: Some(place("bcp")),
        record: None,
        document: None,
        year: Some(year(2024)),
    };
    assert_eq!(book(&state).history.undo_label(), Some(&label));
    apply(&mut state, Action::Undo);
    assert_eq!(state.screen, Screen::Checklist);
    assert_eq!(book(&state).item, Some(place("bcp")));
    assert_eq!(book(&state).history.redo_label(), Some(&label));
}

#[test]
fn what_changes_nothing_is_no_step_and_is_not_saved() {
    let mut state = opened();
    edit(&mut state, memo("同じ"));
    let revision = book(&state).revision;
    for same in [
        memo("同じ"),
        Edit::StartYear(year(2024), edition()),
        Edit::PersonText(PersonId(9), PersonField::Name, "だれか".to_owned()),
        Edit::Sheet(VendorId(9), SheetEdit::Respondent("だれか".to_owned())),
        Edit::Answer(
            AnswerPlace { form: FormRef::Vendor(VendorId(9)), item: "mds-sds".into() },
            Some(Answer::Yes),
        ),
    ] {
        assert_eq!(edit(&mut state, same), []);
    }
    assert_eq!(book(&state).revision, revision);
}

#[test]
fn a_read_only_workbook_cannot_be_changed() {
    let mut state = opened();
    let workbook = (*book(&state).workbook).clone();
    let read_only = Some(ReadOnly { sentence: "ほかの人".to_owned(), line: String::new() });
    let loaded = Loaded {
        id: "clinic-1".to_owned(),
        workbook,
        read_only,
        ask: None,
        screen: None,
        notices: Vec::new(),
    };
    apply(&mut state, Action::Happened(Event::Opened(Box::new(loaded))));
    let before = content(&state);
    assert_eq!(edit(&mut state, memo("書く")), []);
    assert_eq!(apply(&mut state, Action::Undo), []);
    assert_eq!(content(&state), before);
}

#[test]
fn a_further_year_starts_empty_with_the_vendors_that_go_on() {
    let mut state = opened();
    edit(&mut state, Edit::AddVendor("続く".to_owned()));
    edit(&mut state, Edit::AddVendor("終わる".to_owned()));
    edit(&mut state, Edit::VendorEnded(VendorId(2), Some(day(2024, 12, 1))));
    edit(&mut state, Edit::Answer(place("bcp"), Some(Answer::Yes)));
    edit(&mut state, memo("去年のメモ"));
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    let open = book(&state);
    assert_eq!(open.year, Some(year(2025)));
    let assessment = open.assessment().expect("the new year");
    assert!(assessment.responses.is_empty());
    assert_eq!(assessment.vendor_contract, None);
    let vendors: Vec<_> = assessment.vendor_sheets.iter().map(|sheet| sheet.vendor).collect();
    assert_eq!(vendors, [VendorId(1)]);
    let before = open.workbook.previous_assessment(year(2025)).expect("last year");
    let last = before.response(FormRef::Institution, &"bcp".into()).expect("answered");
    assert_eq!((last.first.answer, last.memo.as_str()), (Some(Answer::Yes), "去年のメモ"));
}

#[test]
fn a_clinic_opens_on_the_year_of_today_or_else_on_its_latest() {
    for (today, expected) in [
        (day(2024, 6, 12), 2024),
        (day(2025, 3, 31), 2024),
        (day(2025, 4, 1), 2025),
        (day(2026, 6, 1), 2027),
        (day(2030, 1, 1), 2027),
    ] {
        let mut state = opened();
        edit(&mut state, Edit::StartYear(year(2025), edition()));
        edit(&mut state, Edit::StartYear(year(2027), edition()));
        let loaded = Loaded {
            id: "clinic-1".to_owned(),
            workbook: Workbook::clone(&book(&state).workbook),
            read_only: None,
            ask: None,
            screen: None,
            notices: Vec::new(),
        };
        let event = Action::Happened(Event::Opened(Box::new(loaded)));
        let _ = state.apply(event, at(today));
        assert_eq!(book(&state).year, Some(year(expected)), "{today}");
    }
}

#[test]
fn a_year_in_which_nothing_was_said_is_removed_and_comes_back() {
    let mut state = opened();
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    assert_eq!(edit(&mut state, Edit::RemoveYear(year(2025))), [Effect::Save]);
    assert_eq!(book(&state).year, Some(year(2024)));
    assert!(book(&state).workbook.assessment(year(2025)).is_none());
    apply(&mut state, Action::Undo);
    assert_eq!(book(&state).year, Some(year(2025)));
    // Whatever was said keeps it.
    for said in [
        Edit::Contract(Some(VendorContract::Absent)),
        Edit::Answer(place("bcp"), Some(Answer::No)),
        memo("書きかけ"),
    ] {
        edit(&mut state, said);
        assert_eq!(edit(&mut state, Edit::RemoveYear(year(2025))), []);
        apply(&mut state, Action::Undo);
    }
    edit(&mut state, Edit::AddVendor("みなと通信".to_owned()));
    let sent = SheetEdit::Day(SheetDay::Sent, Some(day(2025, 6, 12)));
    edit(&mut state, Edit::Sheet(VendorId(1), sent));
    assert_eq!(edit(&mut state, Edit::RemoveYear(year(2025))), []);
}

#[test]
fn years_stay_in_order_whichever_is_started_first() {
    let mut state = opened();
    edit(&mut state, Edit::StartYear(year(2026), edition()));
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    let years: Vec<i32> =
        book(&state).workbook.assessments.iter().map(|it| it.fiscal_year.number()).collect();
    assert_eq!(years, [2024, 2025, 2026]);
}

#[test]
fn ids_are_never_used_twice() {
    let mut state = opened();
    edit(&mut state, Edit::AddVendor("一社目".to_owned()));
    apply(&mut state, Action::Undo);
    edit(&mut state, Edit::AddVendor("二社目".to_owned()));
    let vendors = &book(&state).workbook.vendors;
    assert_eq!(vendors.iter().map(|vendor| vendor.id).collect::<Vec<_>>(), [VendorId(2)]);
}

#[test]
fn a_vendor_is_removed_only_where_no_other_year_needs_it() {
    let mut state = opened();
    edit(&mut state, Edit::AddVendor("社".to_owned()));
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VendorId(1))), []);
    edit(&mut state, Edit::RemoveSheet(VendorId(1)));
    assert!(book(&state).workbook.vendor(VendorId(1)).is_some(), "it stays without a sheet");
    assert_eq!(edit(&mut state, Edit::RemoveVendor(VendorId(1))), []);
    apply(&mut state, Action::OpenYear(year(2024)));
    edit(&mut state, Edit::RemoveVendor(VendorId(1)));
    assert!(book(&state).workbook.vendor(VendorId(1)).is_none());
    assert!(book(&state).assessment().expect("a year").vendor_sheets.is_empty());
}

#[test]
fn a_copied_answer_has_the_day_on_which_the_sheet_came_back() {
    let mut state = opened();
    edit(&mut state, Edit::AddVendor("社".to_owned()));
    let form = FormRef::Vendor(VendorId(1));
    let place = AnswerPlace { form, item: "mds-sds".into() };
    edit(&mut state, Edit::Transcribe(place.clone(), Some(Answer::No), Some(day(2024, 8, 1))));
    let first = |state: &State| {
        let assessment = book(state).assessment().expect("a year");
        let response = assessment.response(form, &place.item).expect("answered");
        (response.first.answer, response.first.date)
    };
    assert_eq!(first(&state), (Some(Answer::No), Some(day(2024, 8, 1))));
    edit(&mut state, Edit::Transcribe(place.clone(), None, Some(day(2024, 8, 1))));
    assert_eq!(first(&state), (None, None));
    apply(&mut state, Action::Undo);
    assert_eq!(first(&state), (Some(Answer::No), Some(day(2024, 8, 1))));
}

#[test]
fn a_clinic_needs_a_name() {
    let mut state = State::default();
    assert_eq!(apply(&mut state, Action::CreateClinic("　 ".to_owned())), []);
    let effects = apply(&mut state, Action::CreateClinic(" みなと医院 ".to_owned()));
    assert_eq!(effects, [Effect::CreateClinic(Box::new(Workbook::new("みなと医院")))]);
}

#[test]
fn an_existing_pdf_is_replaced_only_after_a_yes() {
    let mut state = opened();
    apply(&mut state, Action::TypeExportPath("/x/y.pdf".to_owned()));
    let effects = apply(&mut state, Action::Export(false));
    assert_eq!(effects, [Effect::Export(Export::default().papers, "/x/y.pdf".into(), false)]);
    assert_eq!(apply(&mut state, Action::Export(false)), [], "one export at a time");
    apply(&mut state, Action::Happened(Event::ExportExists("/x/y.pdf".into())));
    assert_eq!(state.dialog, Some(Dialog::Overwrite("/x/y.pdf".into())));
    let effects = apply(&mut state, Action::Export(true));
    assert_eq!(effects, [Effect::Export(Export::default().papers, "/x/y.pdf".into(), true)]);
    assert_eq!(state.dialog, None);
}

#[test]
fn nothing_is_exported_without_a_choice_or_a_path() {
    let mut state = opened();
    assert_eq!(apply(&mut state, Action::Export(false)), []);
    apply(&mut state, Action::TypeExportPath("/x/y.pdf".to_owned()));
    apply(&mut state, Action::ChoosePapers(Papers::default()));
    assert_eq!(apply(&mut state, Action::Export(false)), []);
}

#[test]
fn closing_with_something_unsaved_asks_first() {
    let mut state = opened();
    let explanation = crate::text::Explanation {
        what: "満杯".to_owned(),
        safe: String::new(),
        todo: String::new(),
        details: String::new(),
    };
    let kept = |leaving| SaveEvent::CannotLeave(leaving, explanation.clone());
    apply(&mut state, Action::Happened(Event::Saving(kept(Leaving::Window))));
    assert_eq!(state.dialog, Some(Dialog::Unsaved(Leaving::Window, explanation.clone())));
    let leave = Action::Saving(SaveAction::Leave(Leaving::Window));
    assert_eq!(apply(&mut state, leave), [Effect::Saving(SaveStep::CloseWindow)]);
    // It was saved meanwhile: what was asked for is done in the usual way.
    for (leaving, effect) in [
        (Leaving::Window, Effect::Saving(SaveStep::AskToClose)),
        (Leaving::Clinic, Effect::CloseClinic),
    ] {
        apply(&mut state, Action::Happened(Event::Saving(kept(leaving))));
        let saved = Action::Happened(Event::Saving(SaveEvent::SavedAfterAll));
        assert_eq!(apply(&mut state, saved), [effect]);
        assert_eq!(state.dialog, None);
    }
}

#[test]
fn a_preference_is_written_once_and_only_when_it_changes() {
    use crate::model::{Preferences, SizeStep, TextSize};
    let mut state = State::default();
    let larger = Preferences { text_size: TextSize::from(125), ..Preferences::default() };
    let effects = apply(&mut state, Action::StepTextSize(SizeStep::Larger));
    assert_eq!(effects, [Effect::KeepPreferences(larger.clone())]);
    assert_eq!(apply(&mut state, Action::Prefer(larger)), []);
    let effects = apply(&mut state, Action::StepTextSize(SizeStep::Usual));
    assert_eq!(effects, [Effect::KeepPreferences(Preferences::default())]);
}

#[test]
fn the_settings_need_no_clinic_and_the_other_screens_do() {
    let mut state = State::default();
    apply(&mut state, Action::Go(Screen::Settings));
    assert_eq!(state.screen, Screen::Settings);
    apply(&mut state, Action::Go(Screen::Preview));
    assert_eq!(state.screen, Screen::Settings);
    apply(&mut state, Action::Go(Screen::Start));
    assert_eq!(state.screen, Screen::Start);
}

#[test]
fn a_data_folder_that_was_picked_is_chosen_and_one_that_was_not_is_not() {
    let mut state = State::default();
    assert_eq!(apply(&mut state, Action::PickDataFolder), [Effect::PickDataFolder]);
    assert_eq!(apply(&mut state, Action::Happened(Event::DataFolderPicked(None))), []);
    let folder = Some(std::path::PathBuf::from("/other"));
    let effects = apply(&mut state, Action::Happened(Event::DataFolderPicked(folder.clone())));
    assert_eq!(effects, [Effect::ChooseDataFolder(folder.clone())]);
    assert_eq!(state.next_folder, None, "not before it is written down");
    apply(&mut state, Action::Happened(Event::DataFolderChosen(folder.clone())));
    assert_eq!(state.next_folder, folder);
}

#[test]
fn undo_goes_back_to_the_year_it_happened_in() {
    let mut state = opened();
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    apply(&mut state, Action::OpenYear(year(2024)));
    edit(&mut state, memo("去年のこと"));
    apply(&mut state, Action::OpenYear(year(2025)));
    apply(&mut state, Action::Undo);
    assert_eq!(book(&state).year, Some(year(2024)));
    apply(&mut state, Action::OpenYear(year(2025)));
    apply(&mut state, Action::Redo);
    assert_eq!(book(&state).year, Some(year(2024)));
    assert_eq!(response(&state, "bcp").memo, "去年のこと");
}

#[test]
fn a_year_that_is_brought_back_is_the_one_on_screen() {
    let mut state = opened();
    edit(&mut state, Edit::StartYear(year(2025), edition()));
    apply(&mut state, Action::Undo);
    assert_eq!(book(&state).year, Some(year(2024)));
    apply(&mut state, Action::Redo);
    assert_eq!(book(&state).year, Some(year(2025)));
    // Also the first year of all, before which there was none.
    apply(&mut state, Action::Undo);
    apply(&mut state, Action::Undo);
    assert_eq!(book(&state).year, None);
    apply(&mut state, Action::Redo);
    assert_eq!(book(&state).year, Some(year(2024)));
}

#[test]
fn the_proposed_path_follows_the_year_until_somebody_chooses_another() {
    let mut state = opened();
    let proposed = |state: &mut State, path: &str| {
        apply(state, Action::Happened(Event::ExportProposed(path.into())));
        state.export.path.clone()
    };
    assert_eq!(proposed(&mut state, "/docs/2024.pdf"), "/docs/2024.pdf");
    assert_eq!(proposed(&mut state, "/docs/2025.pdf"), "/docs/2025.pdf");
    apply(&mut state, Action::TypeExportPath("/usb/mine.pdf".to_owned()));
    assert_eq!(proposed(&mut state, "/docs/2026.pdf"), "/usb/mine.pdf");
}

#[test]
fn undo_shows_the_person_or_the_contact_that_it_changed() {
    let mut state = opened();
    for name in ["見本 花子", "見本 太郎"] {
        edit(&mut state, Edit::AddPerson(name.to_owned()));
    }
    let [first, second] = [0, 1].map(|at| book(&state).workbook.people[at].id);
    assert_eq!(book(&state).person, Some(second), "one who was added is shown");
    edit(&mut state, Edit::PersonText(first, PersonField::Kana, "はなこ".to_owned()));
    apply(&mut state, Action::ShowPerson(second));
    let blank = |kind| Contact::blank(ContactId(0), kind);
    let both = vec![blank(ContactKind::Police), blank(ContactKind::Ministry)];
    edit(&mut state, Edit::AddContacts(both));
    let contacts: Vec<_> = book(&state).workbook.contacts.iter().map(|it| it.id).collect();
    assert_eq!(contacts.len(), 2);
    assert_eq!(book(&state).contact, Some(contacts[0]), "the first of those that were added");
    let ended = Edit::ContactEnded(contacts[1], Some(day(2024, 6, 12)));
    edit(&mut state, ended);

    apply(&mut state, Action::Go(Screen::Overview));
    apply(&mut state, Action::Undo);
    assert_eq!((state.screen, book(&state).contact), (Screen::Contacts, Some(contacts[1])));
    apply(&mut state, Action::Undo);
    assert_eq!((state.screen, book(&state).contact), (Screen::Contacts, None));
    assert!(
        book(&state).workbook.contacts.is_empty(),
        "several are added, and taken back, at once"
    );
    apply(&mut state, Action::Undo);
    assert_eq!((state.screen, book(&state).person), (Screen::People, Some(first)));
}
