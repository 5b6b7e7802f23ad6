//! Workbooks of every shape, for property tests.

use proptest::prelude::*;
use tenkencho::model::{
    Answer, Assessment, Clinic, EditionRef, FiscalYear, ItemKey, Person, PersonId, Response, Round,
    SecondAnswer, Vendor, VendorContract, VendorId, VendorSheet, Workbook,
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
    (text(), first, second, date(), text(), text()).prop_map(
        |(item, first, second, target, reason, memo)| Response {
            item: ItemKey(item),
            first,
            second,
            target,
            reason,
            memo,
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
    let sheet = (text(), date(), text(), responses());
    proptest::collection::vec(sheet, 0..3).prop_map(|list| {
        let numbered = (1..).zip(list);
        numbered
            .map(|(id, (respondent, received_on, original_kept_at, responses))| VendorSheet {
                vendor: VendorId(id),
                respondent,
                received_on,
                original_kept_at,
                responses,
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
    proptest::collection::vec((edition, contract, responses(), sheets()), 0..3).prop_map(|list| {
        let dated = (2000..).zip(list);
        dated
            .map(|(year, (edition, vendor_contract, responses, vendor_sheets))| Assessment {
                fiscal_year: FiscalYear::new(year).expect("in range"),
                edition,
                vendor_contract,
                responses,
                vendor_sheets,
            })
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
    let people = proptest::collection::vec((text(), date()), 0..4).prop_map(|list| {
        let numbered = (1..).zip(list);
        numbered.map(|(id, (name, left_on))| Person { id: PersonId(id), name, left_on }).collect()
    });
    let vendors = proptest::collection::vec((text(), date()), 0..4).prop_map(|list| {
        let numbered = (1..).zip(list);
        numbered.map(|(id, (name, ended_on))| Vendor { id: VendorId(id), name, ended_on }).collect()
    });
    (clinic, 9_u32.., people, vendors, assessments()).prop_map(
        |(clinic, last_id, people, vendors, assessments)| Workbook {
            clinic,
            last_id,
            people,
            vendors,
            assessments,
        },
    )
}
