//! What a person can change in the workbook.

use chrono::NaiveDate;

use super::chart_edit::ChartEdit;
use super::list_edit::{LineEdit, PeopleEdit, RevisionEdit};
use crate::exchange::RecordKind;
use crate::model::document::CellValue;
use crate::model::edition_change::RowMove;
use crate::model::returned_row::ReturnedRow;
use crate::model::{
    Answer, AnswerPlace, Authority, BoxId, Cell, ChartKind, ColumnKey, Contact, ContactField,
    ContactId, Decision, Device, DeviceChanges, DeviceColumn, DeviceId, DeviceImport, DocumentKey,
    DocumentValue, EditionRef, FieldKey, FiscalYear, ItemKey, PersonField, PersonId, RecordImport,
    RecordRef, Role, RoleId, RowKey, SecondAnswer, SizeKey, VendorContract, VendorField, VendorId,
};

/// One field of the clinic's particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClinicField {
    /// 医療機関名
    Name,
    /// 所在地
    Address,
    /// 電話番号
    Telephone,
    /// 管理者（院長）
    Director,
    /// 医療機関コード
    InstitutionCode,
}

/// 1回目 or 2回目
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundNumber {
    /// 1回目
    First,
    /// 2回目
    Second,
}

/// A day on the head of a vendor's sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetDay {
    /// 送付日
    Sent,
    /// 督促日
    Reminded,
    /// 受領日
    Received,
    /// MDS/SDSの依頼日
    DisclosureAsked,
    /// MDS/SDSの受領日
    DisclosureReceived,
    /// 次の予定日
    Next,
}

/// A day of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartDay {
    /// 作成日
    Created,
    /// 改訂日
    Revised,
    /// 次回見直し予定日
    NextReview,
}

/// A typed field of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartField {
    /// 版
    Version,
    /// 掲示場所・保管場所
    KeptAt,
}

/// A person of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartPerson {
    /// 作成者
    Author,
    /// 承認者
    Approver,
}

/// A typed field of a department's box on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DepartmentField {
    /// 部署名
    Name,
    /// 内線
    Extension,
}

/// A person of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentPerson {
    /// 作成者
    Author,
    /// 承認者
    Approver,
}

/// A change to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentEdit {
    /// Begun on a template, or with the sections of the other size.
    Begin(Option<SizeKey>),
    /// A field as it is to be; `None` goes back to what the template and the workbook say.
    Value(FieldKey, Option<DocumentValue>),
    /// A line of a list. The lines that the template or the workbook gives come with it: the first
    /// change starts from them, and a list that is changed back to them follows them again.
    Line(FieldKey, Option<Vec<String>>, LineEdit),
    /// One cell of a table; `None` goes back to what the template and the workbook say.
    Cell(FieldKey, RowKey, ColumnKey, Option<CellValue>),
    /// A row of the clinic's own, after the others.
    AddRow(FieldKey),
    /// The same with a text in one of its columns.
    AddFilledRow(FieldKey, ColumnKey, String),
    /// A row left out or shown again; a row of the clinic's own is removed.
    HideRow(FieldKey, RowKey, bool),
    /// A row of the clinic's own, before (`true`) or after its neighbor of that sort.
    MoveRow(FieldKey, RowKey, bool),
    /// 版
    Version(String),
    /// The next 版, revised on this day, with a line in 改訂履歴.
    Raise(NaiveDate),
    /// One of its days.
    Day(ChartDay, Option<NaiveDate>),
    /// 作成者 or 承認者
    Person(DocumentPerson, Option<PersonId>),
    /// A line of 改訂履歴.
    Revision(RevisionEdit),
    /// Approved by its 承認者: a copy as it reads is kept forever.
    Approve,
    /// Printed on this day.
    Printed(NaiveDate),
    /// はい or いいえ to an item of the check table.
    Check(String, Option<bool>),
    /// A note to an item of the check table.
    CheckNote(String, String),
}

/// What a change to several devices at once is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeviceBatch {
    /// New rows, or one.
    Add,
    /// A copy of a row, or of several.
    Duplicate,
    /// Cells pasted over one or more rows.
    Paste,
    /// Cells of several rows emptied.
    Fill,
    /// 棚卸し of several rows.
    Check,
    /// 状態 of several rows.
    State,
    /// Rows from a file.
    Import,
    /// Rows taken out.
    Remove,
}

/// A change to the head of a vendor's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetEdit {
    /// 回答者
    Respondent(String),
    /// One of its days.
    Day(SheetDay, Option<NaiveDate>),
    /// 送付日 of the form and the letter. The letter asks for MDS/SDS as well, so the day on which it
    /// was asked for is entered too where that has not happened before.
    Sent(NaiveDate),
    /// 原本の保管場所
    OriginalKeptAt(String),
    /// Whether the vendor is asked about an item that stands at わからない.
    Asks(ItemKey, bool),
    /// What the vendor is asked about an item; `None` goes back to what is proposed.
    Reword(ItemKey, Option<String>),
    /// Questions of the clinic's own.
    OwnQuestions(String),
}

impl SheetEdit {
    /// What one click says: that it happened on `day`.
    #[must_use]
    pub fn on(which: SheetDay, day: NaiveDate) -> Self {
        match which {
            SheetDay::Sent => Self::Sent(day),
            _ => Self::Day(which, Some(day)),
        }
    }
}

/// One change to the workbook, as a person means it. Text arrives verbatim: an input method may be
/// composing it, so nothing is trimmed or judged here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A field of the clinic's particulars.
    Clinic(ClinicField, String),
    /// The yearly question about a vendor contract.
    Contract(Option<VendorContract>),
    /// The day that the inspection was announced for.
    InspectionDay(Option<NaiveDate>),
    /// The answer of the first round; `None` takes it back, date and person with it.
    Answer(AnswerPlace, Option<Answer>),
    /// 該当なし for the rows of the clinic's own form that have no answer yet, for one reason.
    NotApplicable(Vec<ItemKey>, String),
    /// An answer of the year before, found to hold today; with 該当なし its reason too.
    Repeat(AnswerPlace, Answer, String),
    /// An answer of the first round as it stands on a sheet that came back, with the 確認日 that
    /// stands there; `None` takes it back.
    Transcribe(AnswerPlace, Option<Answer>, Option<NaiveDate>),
    /// The answer of the second round; `None` takes it back, date and person with it.
    SecondAnswer(AnswerPlace, Option<SecondAnswer>),
    /// 確認日
    Date(AnswerPlace, RoundNumber, Option<NaiveDate>),
    /// 確認した人
    Person(AnswerPlace, RoundNumber, Option<PersonId>),
    /// A person who is not in the list yet, and at once the one who confirmed.
    NewPersonAt(AnswerPlace, RoundNumber, String),
    /// 目標日
    Target(AnswerPlace, Option<NaiveDate>),
    /// Why the item does not apply.
    Reason(AnswerPlace, String),
    /// メモ
    Memo(AnswerPlace, String),
    /// 院内用メモ
    InnerMemo(AnswerPlace, String),
    /// A person of the clinic.
    AddPerson(String),
    /// A typed field of a person; a name is corrected everywhere.
    PersonText(PersonId, PersonField, String),
    /// The day on which a person left.
    PersonLeft(PersonId, Option<NaiveDate>),
    /// A role given to a person, or taken back.
    PersonRole(PersonId, Role, bool),
    /// One person holds these roles, and nobody else does.
    HoldRoles(PersonId, Vec<Role>),
    /// 代行者 of a person.
    Deputies(PersonId, PeopleEdit),
    /// A person who is not used anywhere.
    RemovePerson(PersonId),
    /// A role of the clinic's own, by name, given to a person at once where one is named.
    AddRole(String, Option<PersonId>),
    /// The name of a role of the clinic's own.
    RenameRole(RoleId, String),
    /// A role of the clinic's own that is not used anywhere.
    RemoveRole(RoleId),
    /// Who decides something.
    Deciders(Decision, PeopleEdit),
    /// Who stands in for those who decide something.
    StandIns(Decision, PeopleEdit),
    /// Who decides and who stands in, where nobody decides yet.
    FillDecisions(Vec<Authority>),
    /// A vendor, with a sheet in the open year.
    AddVendor(String),
    /// A vendor without a sheet: one to call, not one to ask.
    AddVendorAlone(String),
    /// A typed field of a vendor; a name is corrected everywhere.
    VendorText(VendorId, VendorField, String),
    /// The day on which a vendor's contract ended.
    VendorEnded(VendorId, Option<NaiveDate>),
    /// リモート保守 of a vendor.
    VendorRemote(VendorId, Option<bool>),
    /// Who calls a vendor.
    VendorCaller(VendorId, Option<PersonId>),
    /// Contacts, as one step. Their ids are handed out here; those they come with count for nothing.
    AddContacts(Vec<Contact>),
    /// A typed field of a contact. A number that is changed has to be confirmed again.
    ContactText(ContactId, ContactField, String),
    /// 確認日 of a contact's numbers.
    ContactConfirmed(ContactId, Option<NaiveDate>),
    /// Who calls a contact.
    ContactCaller(ContactId, Option<PersonId>),
    /// The day from which a contact is not called any more.
    ContactEnded(ContactId, Option<NaiveDate>),
    /// A contact that stands in no chart.
    RemoveContact(ContactId),
    /// A chart.
    Chart(ChartKind, ChartEdit),
    /// A document.
    Document(DocumentKey, DocumentEdit),
    /// One cell of the ledger.
    Cell(DeviceId, DeviceColumn, Cell),
    /// A new device at the end of which this cell was written first. It has the id that the next device
    /// has ([`Workbook::next_device`](crate::model::Workbook::next_device)).
    NewDevice(Box<Device>, DeviceColumn),
    /// Cells of several devices and new devices, as one step.
    Devices(DeviceBatch, DeviceChanges),
    /// Copies of devices, behind the last of them.
    DuplicateDevices(Vec<DeviceId>),
    /// Devices from a file, and the vendors and people that they name, as one step.
    ImportDevices(Box<DeviceImport>),
    /// People, vendors or contacts from a file.
    ImportRecords(RecordKind, Box<RecordImport>),
    /// Devices taken out of the ledger.
    RemoveDevices(Vec<DeviceId>),
    /// A vendor of another year gets a sheet in the open one.
    AddSheet(VendorId),
    /// The vendor's sheet for the open year. The vendor stays.
    RemoveSheet(VendorId),
    /// A vendor that is not used anywhere, or with a sheet for the open year only, which goes with
    /// it.
    RemoveVendor(VendorId),
    /// A vendor or a contact, taken out of everything that refers to it, with its sheets.
    RemoveEverywhere(RecordRef),
    /// The head of a vendor's sheet.
    Sheet(VendorId, SheetEdit),
    /// Rows of a vendor's sheet as a file that came back says them, and 受領日 where there is none, as
    /// one step.
    TakeReturned(VendorId, Vec<ReturnedRow>, Option<NaiveDate>),
    /// A further fiscal year, every item unanswered.
    StartYear(FiscalYear, EditionRef),
    /// A fiscal year goes to another edition, and answers to the rows that theirs became.
    ChangeEdition(FiscalYear, EditionRef, Vec<RowMove>),
    /// A fiscal year in which nothing was said yet, taken out.
    RemoveYear(FiscalYear),
    /// A fiscal year with all that was said in it, taken out; never one that was closed.
    TakeOutYear(FiscalYear),
}

/// A field in which keystrokes gather into one step of undo until the focus leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Clinic(ClinicField),
    Date(AnswerPlace, RoundNumber),
    Target(AnswerPlace),
    Reason(AnswerPlace),
    Memo(AnswerPlace),
    InnerMemo(AnswerPlace),
    Person(PersonId, PersonField),
    PersonLeft(PersonId),
    Role(RoleId),
    Vendor(VendorId, VendorField),
    VendorEnded(VendorId),
    Contact(ContactId, ContactField),
    ContactConfirmed(ContactId),
    ContactEnded(ContactId),
    Chart(ChartKind, ChartField),
    ChartDay(ChartKind, ChartDay),
    Department(ChartKind, BoxId, DepartmentField),
    InDocument(DocumentKey, Box<Field>),
    Document(FieldKey),
    DocumentCell(FieldKey, RowKey, ColumnKey),
    DocumentVersion,
    DocumentDay(ChartDay),
    DocumentRevisions,
    DocumentNote(String),
    Cell(DeviceId, DeviceColumn),
    Respondent(VendorId),
    SheetDay(VendorId, SheetDay),
    OriginalKeptAt(VendorId),
    Reworded(VendorId, ItemKey),
    OwnQuestions(VendorId),
}

impl Edit {
    /// Whether paper can say what is changed: when a form was sent stands on none.
    pub(super) fn is_printed(&self) -> bool {
        let unprinted = [SheetDay::Sent, SheetDay::Reminded];
        match self {
            Self::Sheet(_, SheetEdit::Day(day, _)) => !unprinted.contains(day),
            // A letter mentions only requests of earlier days.
            Self::Sheet(_, SheetEdit::Sent(_)) => false,
            _ => true,
        }
    }

    /// The field this edit types into, if it is one whose keystrokes gather.
    pub(super) fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Clinic(field, _) => Field::Clinic(*field),
            Self::Date(place, round, _) => Field::Date(place.clone(), *round),
            Self::Target(place, _) => Field::Target(place.clone()),
            Self::Reason(place, _) => Field::Reason(place.clone()),
            Self::Memo(place, _) => Field::Memo(place.clone()),
            Self::InnerMemo(place, _) => Field::InnerMemo(place.clone()),
            Self::PersonText(person, field, _) => Field::Person(*person, *field),
            Self::PersonLeft(person, _) => Field::PersonLeft(*person),
            Self::RenameRole(role, _) => Field::Role(*role),
            Self::VendorText(vendor, field, _) => Field::Vendor(*vendor, *field),
            Self::VendorEnded(vendor, _) => Field::VendorEnded(*vendor),
            Self::ContactText(contact, field, _) => Field::Contact(*contact, *field),
            Self::ContactConfirmed(contact, _) => Field::ContactConfirmed(*contact),
            Self::ContactEnded(contact, _) => Field::ContactEnded(*contact),
            Self::Chart(kind, ChartEdit::Text(field, _)) => Field::Chart(*kind, *field),
            Self::Chart(kind, ChartEdit::Day(day, _)) => Field::ChartDay(*kind, *day),
            Self::Chart(kind, ChartEdit::Department(it, field, _)) => {
                Field::Department(*kind, *it, *field)
            }
            Self::Document(key, edit) => Field::InDocument(key.clone(), Box::new(edit.field()?)),
            Self::Cell(device, column, Cell::Text(_) | Cell::Date(_)) => {
                Field::Cell(*device, *column)
            }
            Self::NewDevice(device, column)
                if matches!(device.cell(*column), Cell::Text(_) | Cell::Date(_)) =>
            {
                Field::Cell(device.id, *column)
            }
            Self::Sheet(vendor, SheetEdit::Respondent(_)) => Field::Respondent(*vendor),
            Self::Sheet(vendor, SheetEdit::Day(day, _)) => Field::SheetDay(*vendor, *day),
            Self::Sheet(vendor, SheetEdit::OriginalKeptAt(_)) => Field::OriginalKeptAt(*vendor),
            Self::Sheet(vendor, SheetEdit::Reword(item, _)) => {
                Field::Reworded(*vendor, item.clone())
            }
            Self::Sheet(vendor, SheetEdit::OwnQuestions(_)) => Field::OwnQuestions(*vendor),
            _ => return None,
        })
    }
}

impl DocumentEdit {
    /// The field that is typed into, if it is one whose keystrokes gather.
    fn field(&self) -> Option<Field> {
        Some(match self {
            // Typed back to what is given, nothing is kept.
            Self::Value(key, None | Some(DocumentValue::Text(_) | DocumentValue::Date(_)))
            | Self::Line(key, _, LineEdit::Type(..)) => Field::Document(key.clone()),
            Self::Cell(field, row, column, None | Some(CellValue::Text(_))) => {
                Field::DocumentCell(field.clone(), row.clone(), column.clone())
            }
            Self::Version(_) => Field::DocumentVersion,
            Self::Day(day, _) => Field::DocumentDay(*day),
            Self::Revision(
                RevisionEdit::Version(..) | RevisionEdit::Day(..) | RevisionEdit::What(..),
            ) => Field::DocumentRevisions,
            Self::CheckNote(item, _) => Field::DocumentNote(item.clone()),
            _ => return None,
        })
    }
}
