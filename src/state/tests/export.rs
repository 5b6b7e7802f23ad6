//! The export screen: one thing at a time, and warnings that stay true.

use super::*;
use crate::model::chart_template::TemplateWords;
use crate::model::{BoxContent, ChartKind, ChartTemplate, Paper, Tier};

/// A clinic with two vendors, on the export screen, with all papers and a path.
fn printing() -> State {
    let mut state = opened();
    for name in ["みなと通信", "海辺電機"] {
        edit(&mut state, Edit::AddVendor(name.to_owned()));
    }
    apply(&mut state, Action::Go(Screen::Export));
    apply(&mut state, Action::Happened(Event::ExportProposed("a.pdf".into())));
    state
}

#[test]
fn nothing_is_exported_while_it_is_asked_where_to() {
    let mut state = printing();
    assert_eq!(apply(&mut state, Action::PickExportPath), [Effect::PickExportPath("a.pdf".into())]);
    assert_eq!(apply(&mut state, Action::Export(false)), []);
    assert_eq!(state.export.phase, ExportPhase::Picking);
    apply(&mut state, Action::Happened(Event::ExportPathPicked(None)));
    assert_eq!(apply(&mut state, Action::Export(false)).len(), 1);
    // An answer that comes too late does not hide the export that is under way.
    apply(&mut state, Action::Happened(Event::ExportPathPicked(None)));
    assert_eq!(state.export.phase, ExportPhase::Running(0.0));
    assert_eq!(apply(&mut state, Action::Export(false)), []);
}

#[test]
fn a_chart_for_a_wall_is_written_with_open_numbers_only_after_a_yes() {
    let mut state = printing();
    apply(&mut state, Action::ChoosePapers(Papers::only(Paper::WallChart)));
    assert_eq!(apply(&mut state, Action::Export(false)).len(), 1, "there is no chart");
    apply(&mut state, Action::CancelExport);
    apply(&mut state, Action::Happened(Event::ExportCancelled));
    let words = TemplateWords { departments: &[], hospital_departments: &[], version: "1" };
    let on_chart = |edit| Edit::Chart(ChartKind::Contact, edit);
    edit(&mut state, on_chart(ChartEdit::Begin(ChartTemplate::Small, words)));
    edit(&mut state, on_chart(ChartEdit::Add(Tier::Outside, BoxContent::Vendor(VendorId(1)))));
    assert_eq!(apply(&mut state, Action::Export(false)), [], "the vendor has no number");
    assert_eq!(state.dialog, Some(Dialog::OpenWallChart));
    assert_eq!(state.export.phase, ExportPhase::Idle);
    apply(&mut state, Action::Dismiss);
    assert_eq!(state.dialog, None);
    apply(&mut state, Action::Export(false));
    assert_eq!(apply(&mut state, Action::ExportOpenWall).len(), 1);
    assert_eq!(state.dialog, None);
}

#[test]
fn a_warning_about_characters_stays_until_something_printed_changes() {
    let mut state = printing();
    let gap = GlyphGap { character: '𠮷', places: vec!["依頼状".to_owned()] };
    apply(&mut state, Action::Happened(Event::ExportPrepared(vec![gap])));
    let sent = SheetEdit::Day(SheetDay::Sent, Some(day(2024, 6, 12)));
    edit(&mut state, Edit::Sheet(VendorId(1), sent));
    assert!(state.export.gaps.is_some(), "the day of sending is on no paper");
    edit(&mut state, memo("別の字"));
    assert_eq!(state.export.gaps, None);
}

#[test]
fn the_vendor_whose_change_is_undone_comes_back_on_screen() {
    let telephone =
        Edit::VendorText(VendorId(1), VendorField::Telephone, "00-0000-0000".to_owned());
    let received = SheetEdit::Day(SheetDay::Received, Some(day(2024, 6, 12)));
    for change in [
        telephone,
        Edit::VendorEnded(VendorId(1), Some(day(2024, 6, 12))),
        Edit::VendorRemote(VendorId(1), Some(true)),
        Edit::Sheet(VendorId(1), received),
        Edit::RemoveSheet(VendorId(1)),
        Edit::RemoveVendor(VendorId(1)),
    ] {
        let mut state = printing();
        let what = format!("{change:?}");
        edit(&mut state, change);
        apply(&mut state, Action::ShowVendor(VendorId(2)));
        apply(&mut state, Action::Undo);
        assert_eq!(state.screen, Screen::Vendors, "{what}");
        assert_eq!(book(&state).vendor, Some(VendorId(1)), "{what}");
    }
}
