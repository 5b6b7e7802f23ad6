//! Workbooks of every shape, for property tests.

use proptest::prelude::*;
use std::sync::Arc;
use tenkencho::model::closing::{KeptSums, Reopening};
use tenkencho::model::document::{CellValue, DocumentCell, DocumentEntry, DocumentRow};
use tenkencho::model::{
    Answer, Assessment, Authority, BoxContent, Cell, CellSort, Chart, ChartTemplate, ChoiceKey,
    Clinic, Closing, Contact, ContactField, ContactId, ContactKind, Decision, Device, DeviceColumn,
    DeviceId, DeviceKind, DeviceState, Document, DocumentKey, DocumentValue, EditionRef,
    FiscalYear, ItemKey, OwnRole, Person, PersonField, PersonId, Response, RewordedQuestion, Role,
    RoleId, Round, RowKey, SecondAnswer, Tier, Vendor, VendorContract, VendorField, VendorId,
    VendorSheet, Workbook,
};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ぁ-んァ-ヶ一-龠　！-～a-z0-9 \"\\\\\n]{0,40}",
        Just("か\u{3099}\u{202e}\0".to_owned()),
    ]
}

fn date() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    proptest::option::of(
        (0_u64..109_000)
            .prop_map(|days| crate::workbooks::day(1900, 1, 1) + chrono::Days::new(days)),
    )
}

fn round<A: Clone + std::fmt::Debug>(answers: &'static [A]) -> impl Strategy<Value = Round<A>> {
    let answer = proptest::option::of(proptest::sample::select(answers));
    (answer, date(), proptest::option::of(1_u32..9)).prop_map(|(answer, date, id)| Round {
        answer,
        date,
        person: id.map(PersonId),
    })
}

fn response() -> impl Strategy<Value = Response> {
    use Answer::{No, NotApplicable, Unknown, Yes};
    let first = round(&[Yes, No, Unknown, NotApplicable]);
    let second = round(&[SecondAnswer::Yes, SecondAnswer::No]);
    (text(), first, second, date(), text(), text(), text()).prop_map(
        |(item, first, second, target, reason, memo, inner_memo)| Response {
            item: ItemKey(item),
            first,
            second,
            target,
            reason,
            memo,
            inner_memo,
        },
    )
}

fn responses() -> impl Strategy<Value = Vec<Response>> {
    proptest::collection::vec(response(), 0..4).prop_map(|mut list| {
        for (index, response) in list.iter_mut().enumerate() {
            response.item.0.push_str(&index.to_string());
        }
        list
    })
}

fn sheets() -> impl Strategy<Value = Vec<VendorSheet>> {
    let not_asked = proptest::collection::vec(text().prop_map(|key| key.as_str().into()), 0..3);
    let reworded = (text(), text());
    let reworded = reworded.prop_map(|(item, text)| RewordedQuestion { item: ItemKey(item), text });
    let reworded = proptest::collection::vec(reworded, 0..3);
    let asked = (not_asked, reworded, text());
    let sheet = (text(), [(); 6].map(|()| date()), text(), asked, responses());
    proptest::collection::vec(sheet, 0..3).prop_map(|list| {
        let numbered = (1..).zip(list);
        numbered
            .map(|(id, (respondent, days, original_kept_at, asked, responses))| VendorSheet {
                vendor: VendorId(id),
                respondent,
                sent_on: days[0],
                reminded_on: days[1],
                received_on: days[2],
                disclosure_asked_on: days[3],
                disclosure_received_on: days[4],
                next_on: days[5],
                original_kept_at,
                not_asked: asked.0,
                reworded: asked.1,
                own_questions: asked.2,
                responses: responses.into(),
            })
            .collect()
    })
}

fn assessments() -> impl Strategy<Value = Vec<Assessment>> {
    let contract = proptest::option::of(proptest::sample::select(
        &[VendorContract::Present, VendorContract::Absent][..],
    ));
    let edition = (text(), any::<u32>(), text()).prop_map(|(id, revision, wording)| EditionRef {
        id,
        revision,
        wording,
    });
    let year = (edition, contract, responses(), sheets(), (date(), closings()));
    proptest::collection::vec(year, 0..3).prop_map(|list| {
        let dated = (2000..).zip(list);
        dated
            .map(
                |(
                    year,
                    (edition, vendor_contract, responses, vendor_sheets, (inspection_on, closings)),
                )| {
                    Assessment {
                        fiscal_year: FiscalYear::new(year).expect("in range"),
                        edition,
                        vendor_contract,
                        responses: responses.into(),
                        vendor_sheets: vendor_sheets.into(),
                        inspection_on,
                        closings,
                    }
                },
            )
            .collect()
    })
}

fn closings() -> impl Strategy<Value = Vec<Closing>> {
    let day = || date().prop_map(Option::unwrap_or_default);
    let reopening =
        (day(), text(), text()).prop_map(|(on, by, reason)| Reopening { on, by, reason });
    let sums = [(); 3].map(|()| text());
    let sums = sums.prop_map(|[papers, workbook, edition]| KeptSums { papers, workbook, edition });
    let closing = (day(), text(), sums, proptest::option::of(reopening));
    proptest::collection::vec(closing, 0..3).prop_map(|list| {
        let numbered = (1..).zip(list);
        numbered
            .map(|(number, (on, by, kept, reopened))| Closing { number, on, by, kept, reopened })
            .collect()
    })
}

/// Any workbook that keeps the rules of the file, with any text in it.
pub(crate) fn workbook() -> impl Strategy<Value = Workbook> {
    let clinic = [(); 5].map(|()| text()).prop_map(
        |[name, address, telephone, director, institution_code]| Clinic {
            name,
            address,
            telephone,
            director,
            institution_code,
        },
    );
    let living = (people(), vendors(), contacts(), devices(), chart(), chart(), documents());
    (clinic, 9_u32..=1 << 30, living, authority(), assessments()).prop_map(
        |(clinic, last_id, living, authority, assessments)| {
            let (people, vendors, contacts, devices, contact_chart, organization_chart, documents) =
                living;
            Workbook {
                clinic,
                last_id,
                own_roles: vec![OwnRole { id: RoleId(7), name: "\u{3000}".to_owned() }].into(),
                people: people.into(),
                vendors: vendors.into(),
                contacts: contacts.into(),
                authorities: vec![authority].into(),
                contact_chart,
                organization_chart,
                devices: devices.into(),
                documents: documents.into(),
                assessments: assessments.into(),
            }
        },
    )
}

fn authority() -> impl Strategy<Value = Authority> {
    let ids = || proptest::collection::vec(id().prop_map(PersonId), 0..3);
    (ids(), ids()).prop_map(|(people, stand_ins)| Authority {
        people,
        stand_ins,
        ..Authority::open(Decision::Publish)
    })
}

fn id() -> impl Strategy<Value = u32> {
    1_u32..9
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![
        proptest::sample::select(&Role::COMMON[..]),
        id().prop_map(|id| Role::Own(RoleId(id)))
    ]
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let texts = PersonField::ALL.map(|_| text());
    let roles = proptest::collection::vec(role(), 0..3);
    let deputies = proptest::collection::vec(id().prop_map(PersonId), 0..3);
    proptest::collection::vec((texts, date(), roles, deputies), 0..4).prop_map(|list| {
        let person = |(id, (texts, left_on, roles, deputies))| {
            let mut person = Person::named(PersonId(id), "");
            for (field, text) in PersonField::ALL.into_iter().zip::<[String; 7]>(texts) {
                *field.of_mut(&mut person) = text;
            }
            Person { left_on, roles, deputies, ..person }
        };
        (1..).zip(list).map(person).collect()
    })
}

fn vendors() -> impl Strategy<Value = Vec<Vendor>> {
    let texts = VendorField::ALL.map(|_| text());
    let remote = proptest::option::of(any::<bool>());
    let caller = proptest::option::of(id().prop_map(PersonId));
    proptest::collection::vec((texts, date(), remote, caller), 0..4).prop_map(|list| {
        let vendor = |(id, (texts, ended_on, remote_maintenance, caller))| {
            let mut vendor = Vendor::named(VendorId(id), "");
            for (field, text) in VendorField::ALL.into_iter().zip::<[String; 10]>(texts) {
                *field.of_mut(&mut vendor) = text;
            }
            Vendor { ended_on, remote_maintenance, caller, ..vendor }
        };
        (1..).zip(list).map(vendor).collect()
    })
}

fn contacts() -> impl Strategy<Value = Vec<Contact>> {
    let texts = ContactField::ALL.map(|_| text());
    let kind = proptest::sample::select(&ContactKind::ALL[..]);
    let prefilled = proptest::option::of(text());
    let caller = proptest::option::of(id().prop_map(PersonId));
    proptest::collection::vec((texts, kind, prefilled, date(), caller), 0..3).prop_map(|list| {
        let contact = |(id, (texts, kind, prefilled, confirmed_on, caller))| {
            let mut contact = Contact::blank(ContactId(id), kind);
            for (field, text) in ContactField::ALL.into_iter().zip::<[String; 8]>(texts) {
                *field.of_mut(&mut contact) = text;
            }
            Contact { prefilled, confirmed_on, caller, ..contact }
        };
        (1..).zip(list).map(contact).collect()
    })
}

fn cell(column: DeviceColumn) -> BoxedStrategy<Cell> {
    match column.sort() {
        CellSort::Text => text().prop_map(Cell::Text).boxed(),
        CellSort::Kind => {
            proptest::sample::select(&DeviceKind::ALL[..]).prop_map(Cell::Kind).boxed()
        }
        CellSort::State => {
            proptest::sample::select(&DeviceState::ALL[..]).prop_map(Cell::State).boxed()
        }
        CellSort::Flag => proptest::option::of(any::<bool>()).prop_map(Cell::Flag).boxed(),
        CellSort::Date => date().prop_map(Cell::Date).boxed(),
        CellSort::Vendor => {
            proptest::option::of(id().prop_map(VendorId)).prop_map(Cell::Vendor).boxed()
        }
        CellSort::Person => {
            proptest::option::of(id().prop_map(PersonId)).prop_map(Cell::Person).boxed()
        }
    }
}

fn devices() -> impl Strategy<Value = Vec<Device>> {
    let cells: Vec<_> = DeviceColumn::ALL.map(cell).into_iter().collect();
    proptest::collection::vec(cells, 0..3).prop_map(|list| {
        let device = |(id, cells): (u32, Vec<Cell>)| {
            let mut device = Device::blank(DeviceId(id));
            for (column, cell) in DeviceColumn::ALL.into_iter().zip(cells) {
                device.set(column, cell);
            }
            device
        };
        (1..).zip(list).map(device).collect()
    })
}

fn chart() -> impl Strategy<Value = Option<Arc<Chart>>> {
    let person = || proptest::option::of(id().prop_map(PersonId));
    let content = prop_oneof![
        Just(BoxContent::Finder),
        id().prop_map(|id| BoxContent::Person(PersonId(id))),
        role().prop_map(BoxContent::Role),
        (text(), person(), text()).prop_map(|(name, person, extension)| {
            BoxContent::Department { name, person, extension }
        }),
        id().prop_map(|id| BoxContent::Vendor(VendorId(id))),
        id().prop_map(|id| BoxContent::Contact(ContactId(id))),
    ];
    let tier = proptest::sample::select(&Tier::ALL[..]);
    let boxes = proptest::collection::vec((tier, content, any::<bool>(), any::<bool>()), 0..4);
    let people = (person(), person());
    let chart = (boxes, date(), people, text()).prop_map(|(boxes, day, people, version)| {
        let (author, approver) = people;
        let mut chart = Chart::blank(ChartTemplate::Small);
        for (tier, content, is_hidden, is_optional) in boxes {
            chart.add(tier, content);
            let added = chart.boxes.last_mut().expect("just added");
            (added.is_hidden, added.is_optional) = (is_hidden, is_optional);
        }
        Arc::new(Chart { revised_on: day, author, approver, version, ..chart })
    });
    proptest::option::of(chart)
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let row_key = prop_oneof![
        id().prop_map(RowKey::Own),
        text().prop_map(RowKey::Given),
        id().prop_map(|id| RowKey::Person(PersonId(id))),
        role().prop_map(RowKey::Role),
        id().prop_map(|id| RowKey::Vendor(VendorId(id))),
        id().prop_map(|id| RowKey::Contact(ContactId(id))),
        id().prop_map(|id| RowKey::Device(DeviceId(id))),
        Just(RowKey::Decision(Decision::PullCable)),
    ];
    let value = prop_oneof![
        text().prop_map(CellValue::Text),
        id().prop_map(|id| CellValue::Person(PersonId(id))),
        id().prop_map(|id| CellValue::Vendor(VendorId(id))),
        text().prop_map(|key| CellValue::Choice(ChoiceKey(key))),
    ];
    let cell = (text(), value)
        .prop_map(|(column, value)| DocumentCell { column: column.as_str().into(), value });
    let row = (row_key, any::<bool>(), proptest::collection::vec(cell, 0..3)).prop_map(
        |(key, is_hidden, mut cells): (_, _, Vec<DocumentCell>)| {
            cells.sort_by(|one, other| one.column.cmp(&other.column));
            cells.dedup_by(|one, other| one.column == other.column);
            DocumentRow { key, is_hidden, cells }
        },
    );
    let rows = proptest::collection::vec(row, 0..3).prop_map(|mut rows: Vec<DocumentRow>| {
        rows.sort_by(|one, other| one.key.cmp(&other.key));
        rows.dedup_by(|one, other| one.key == other.key);
        rows
    });
    let value = prop_oneof![
        text().prop_map(DocumentValue::Text),
        text().prop_map(|key| DocumentValue::Choice(ChoiceKey(key))),
        date().prop_map(DocumentValue::Date),
        proptest::option::of(id().prop_map(PersonId)).prop_map(DocumentValue::Person),
        proptest::option::of(id().prop_map(VendorId)).prop_map(DocumentValue::Vendor),
        proptest::collection::vec(text(), 0..3).prop_map(DocumentValue::List),
        rows.prop_map(DocumentValue::Table),
    ];
    let person = || proptest::option::of(id().prop_map(PersonId));
    let people = (person(), person());
    let plan = (proptest::collection::vec(value, 0..5), text(), date(), people).prop_map(
        |(values, version, created_on, (author, approver))| {
            let entry = |(number, value)| DocumentEntry {
                field: format!("field-{number}").as_str().into(),
                value,
            };
            let entries = (1..).zip(values).map(entry).collect();
            let blank = Document::blank(DocumentKey::first("clinic-2024"), Some("clinic".into()));
            Document { entries, version, created_on, author, approver, ..blank }
        },
    );
    proptest::collection::vec(plan, 0..3).prop_map(|plans| {
        let numbered = |(instance, plan): (u32, Document)| Document {
            key: DocumentKey { instance, ..plan.key },
            ..plan
        };
        (1..).zip(plans).map(numbered).collect()
    })
}
