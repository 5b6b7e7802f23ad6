//! What a step of undo is called; `explain::undo` words it.

use crate::exchange::RecordKind;
use crate::model::{
    AnswerPlace, ChartKind, ContactId, DeviceColumn, DocumentKey, FiscalYear, PersonId, RecordRef,
    VendorId,
};

use super::chart_edit::ChartStep;
use super::edit::{DeviceBatch, DocumentEdit, Edit, SheetDay, SheetEdit};
use super::screen::{DocumentSpot, DocumentTab};

/// The kind of thing a step changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The clinic's particulars.
    Clinic,
    /// The vendor contract question.
    Contract,
    /// 立入検査の予定日
    InspectionDay,
    /// 1回目の答え
    Answer,
    /// 該当なし for several rows at once.
    NotApplicable,
    /// 2回目の答え
    SecondAnswer,
    /// 確認日
    Date,
    /// 確認した人
    Person,
    /// 目標日
    Target,
    /// 該当しない理由
    Reason,
    /// メモ
    Memo,
    /// 院内用メモ
    InnerMemo,
    /// A person added.
    AddPerson,
    /// A person's name, or the day on which the person left.
    EditPerson,
    /// A person removed.
    RemovePerson,
    /// The roles of people.
    Roles,
    /// A role of the clinic's own added, renamed or removed.
    OwnRole,
    /// Who decides something.
    Decision,
    /// An outside contact added.
    AddContact,
    /// An outside contact changed.
    EditContact,
    /// An outside contact removed.
    RemoveContact,
    /// A chart begun or changed.
    Chart(ChartKind, ChartStep),
    /// The BCP begun, or with the sections of the other size.
    BeginDocument,
    /// Something written in the BCP.
    Document,
    /// The BCP approved.
    ApproveDocument,
    /// The BCP printed.
    PrintDocument,
    /// The check table of the BCP.
    CheckAnswer,
    /// A cell of the ledger.
    Cell(DeviceColumn),
    /// Several devices of the ledger at once.
    Devices(DeviceBatch),
    /// People, vendors or contacts from a file.
    ImportRecords(RecordKind),
    /// A vendor added.
    AddVendor,
    /// A vendor's name, or the end of its contract.
    EditVendor,
    /// A vendor's sheet taken out of the year.
    RemoveSheet,
    /// A vendor removed.
    RemoveVendor,
    /// 回答者
    Respondent,
    /// A day of a vendor's sheet.
    SheetDay(SheetDay),
    /// 原本の保管場所
    OriginalKeptAt,
    /// この事業者に聞くこと
    Questions,
    /// A vendor's sheet as a file that came back says it.
    TakeReturned,
    /// A fiscal year started.
    StartYear(FiscalYear),
    /// Another edition for a fiscal year.
    ChangeEdition(FiscalYear),
    /// A fiscal year taken out.
    RemoveYear(FiscalYear),
}

/// A record that a screen shows one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// A person.
    Person(PersonId),
    /// A vendor.
    Vendor(VendorId),
    /// An outside contact.
    Contact(ContactId),
}

impl Record {
    /// The record that an edit changes, if it is one of these.
    fn of(edit: &Edit) -> Option<Self> {
        Some(match edit {
            Edit::PersonText(person, ..)
            | Edit::PersonLeft(person, _)
            | Edit::PersonRole(person, ..)
            | Edit::HoldRoles(person, _)
            | Edit::Deputies(person, _)
            | Edit::RemovePerson(person)
            | Edit::AddRole(_, Some(person)) => Self::Person(*person),
            Edit::VendorText(vendor, ..)
            | Edit::VendorEnded(vendor, _)
            | Edit::VendorRemote(vendor, _)
            | Edit::VendorCaller(vendor, _)
            | Edit::Sheet(vendor, _)
            | Edit::AddSheet(vendor)
            | Edit::RemoveSheet(vendor)
            | Edit::TakeReturned(vendor, ..)
            | Edit::RemoveEverywhere(RecordRef::Vendor(vendor))
            | Edit::RemoveVendor(vendor) => Self::Vendor(*vendor),
            Edit::ContactText(contact, ..)
            | Edit::ContactConfirmed(contact, _)
            | Edit::ContactCaller(contact, _)
            | Edit::ContactEnded(contact, _)
            | Edit::RemoveEverywhere(RecordRef::Contact(contact))
            | Edit::RemoveContact(contact) => Self::Contact(*contact),
            _ => return None,
        })
    }
}

/// The name of a step: what was changed, and on which row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The kind of change.
    pub what: What,
    /// The row, where it was one.
    pub place: Option<AnswerPlace>,
    /// The person or contact, where it was one.
    pub record: Option<Record>,
    /// The document and the place in it, where it was there.
    pub document: Option<(DocumentKey, DocumentTab, Option<DocumentSpot>)>,
    /// The year that was on screen.
    pub year: Option<FiscalYear>,
}

impl Label {
    pub(super) fn of(edit: &Edit, year: Option<FiscalYear>) -> Self {
        let (what, place) = match edit {
            Edit::Clinic(..) => (What::Clinic, None),
            Edit::Contract(_) => (What::Contract, None),
            Edit::InspectionDay(_) => (What::InspectionDay, None),
            Edit::Answer(place, _) | Edit::Repeat(place, ..) | Edit::Transcribe(place, ..) => {
                (What::Answer, Some(place))
            }
            Edit::SecondAnswer(place, _) => (What::SecondAnswer, Some(place)),
            Edit::Date(place, ..) => (What::Date, Some(place)),
            Edit::Person(place, ..) | Edit::NewPersonAt(place, ..) => (What::Person, Some(place)),
            Edit::Target(place, _) => (What::Target, Some(place)),
            Edit::Reason(place, _) => (What::Reason, Some(place)),
            Edit::Memo(place, _) => (What::Memo, Some(place)),
            Edit::InnerMemo(place, _) => (What::InnerMemo, Some(place)),
            Edit::AddPerson(_) => (What::AddPerson, None),
            Edit::PersonText(..) | Edit::PersonLeft(..) | Edit::Deputies(..) => {
                (What::EditPerson, None)
            }
            Edit::PersonRole(..) | Edit::HoldRoles(..) => (What::Roles, None),
            Edit::RemovePerson(_) => (What::RemovePerson, None),
            Edit::AddRole(..) | Edit::RenameRole(..) | Edit::RemoveRole(_) => (What::OwnRole, None),
            Edit::Deciders(..) | Edit::StandIns(..) | Edit::FillDecisions(_) => {
                (What::Decision, None)
            }
            Edit::AddContacts(_) => (What::AddContact, None),
            Edit::ContactText(..)
            | Edit::ContactConfirmed(..)
            | Edit::ContactCaller(..)
            | Edit::ContactEnded(..) => (What::EditContact, None),
            Edit::RemoveContact(_) | Edit::RemoveEverywhere(RecordRef::Contact(_)) => {
                (What::RemoveContact, None)
            }
            Edit::Chart(kind, edit) => (What::Chart(*kind, edit.step()), None),
            Edit::Document(_, edit) => (Self::of_document(edit), None),
            Edit::Cell(_, column, _) => (What::Cell(*column), None),
            Edit::NewDevice(..) => (What::Devices(DeviceBatch::Add), None),
            Edit::Devices(batch, _) => (What::Devices(*batch), None),
            Edit::DuplicateDevices(_) => (What::Devices(DeviceBatch::Duplicate), None),
            Edit::ImportDevices(_) => (What::Devices(DeviceBatch::Import), None),
            Edit::ImportRecords(kind, _) => (What::ImportRecords(*kind), None),
            Edit::RemoveDevices(_) => (What::Devices(DeviceBatch::Remove), None),
            Edit::AddVendor(_) | Edit::AddVendorAlone(_) | Edit::AddSheet(_) => {
                (What::AddVendor, None)
            }
            Edit::VendorText(..)
            | Edit::VendorEnded(..)
            | Edit::VendorRemote(..)
            | Edit::VendorCaller(..) => (What::EditVendor, None),
            Edit::RemoveSheet(_) => (What::RemoveSheet, None),
            Edit::RemoveVendor(_) | Edit::RemoveEverywhere(_) => (What::RemoveVendor, None),
            Edit::Sheet(_, SheetEdit::Respondent(_)) => (What::Respondent, None),
            Edit::Sheet(_, SheetEdit::Day(day, _)) => (What::SheetDay(*day), None),
            Edit::Sheet(_, SheetEdit::Sent(_)) => (What::SheetDay(SheetDay::Sent), None),
            Edit::Sheet(_, SheetEdit::OriginalKeptAt(_)) => (What::OriginalKeptAt, None),
            Edit::Sheet(
                _,
                SheetEdit::Asks(..) | SheetEdit::Reword(..) | SheetEdit::OwnQuestions(_),
            ) => (What::Questions, None),
            Edit::TakeReturned(..) => (What::TakeReturned, None),
            Edit::NotApplicable(..) => (What::NotApplicable, None),
            Edit::StartYear(year, _) => (What::StartYear(*year), None),
            Edit::ChangeEdition(year, ..) => (What::ChangeEdition(*year), None),
            Edit::RemoveYear(year) | Edit::TakeOutYear(year) => (What::RemoveYear(*year), None),
        };
        let document = match edit {
            Edit::Document(key, edit) => {
                let (tab, spot) = Self::place_in_document(edit);
                Some((key.clone(), tab, spot))
            }
            _ => None,
        };
        Self { what, place: place.cloned(), record: Record::of(edit), document, year }
    }

    fn of_document(edit: &DocumentEdit) -> What {
        match edit {
            DocumentEdit::Begin(..) => What::BeginDocument,
            DocumentEdit::Approve => What::ApproveDocument,
            DocumentEdit::Printed(_) => What::PrintDocument,
            DocumentEdit::Check(..) | DocumentEdit::CheckNote(..) => What::CheckAnswer,
            _ => What::Document,
        }
    }

    fn place_in_document(edit: &DocumentEdit) -> (DocumentTab, Option<DocumentSpot>) {
        match edit {
            DocumentEdit::Begin(..) | DocumentEdit::Printed(_) => (DocumentTab::Progress, None),
            DocumentEdit::Value(field, _)
            | DocumentEdit::Line(field, ..)
            | DocumentEdit::Cell(field, ..)
            | DocumentEdit::AddRow(field)
            | DocumentEdit::AddFilledRow(field, ..)
            | DocumentEdit::HideRow(field, ..)
            | DocumentEdit::MoveRow(field, ..) => {
                (DocumentTab::Writing, Some(DocumentSpot::Field(field.clone())))
            }
            DocumentEdit::Version(_)
            | DocumentEdit::Raise(_)
            | DocumentEdit::Day(..)
            | DocumentEdit::Person(..)
            | DocumentEdit::Revision(_)
            | DocumentEdit::Approve => (DocumentTab::Versions, None),
            DocumentEdit::Check(..) | DocumentEdit::CheckNote(..) => (DocumentTab::Checks, None),
        }
    }
}
