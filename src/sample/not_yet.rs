//! What has not happened yet on the day on which the sample is made.
//!
//! The text of the sample tells the whole of the present year. What lies ahead of the day is taken out
//! again: an answer, a second answer, a letter to a vendor, a sheet that came back.

use chrono::NaiveDate;

use crate::model::{Assessment, Document, Records, Response, Round, VendorSheet};

/// Takes out of a year what happens after `today`. Plans for later days stay: target dates, and the
/// day to get back to a vendor.
pub(super) fn take_out_of_year(year: &mut Assessment, today: NaiveDate) {
    take_out_of_responses(&mut year.responses, today);
    for sheet in year.vendor_sheets.iter_mut() {
        take_out_of_sheet(sheet, today);
    }
}

/// Takes out of a document that it was printed after `today`.
pub(super) fn take_out_of_document(document: &mut Document, today: NaiveDate) {
    document.prints.retain(|print| print.on <= today);
}

fn take_out_of_responses(responses: &mut Records<Response>, today: NaiveDate) {
    let is_ahead = |day: Option<NaiveDate>| day.is_some_and(|day| day > today);
    responses.retain(|response| !is_ahead(response.first.date));
    for response in responses.iter_mut() {
        if is_ahead(response.second.date) {
            response.second = Round::default();
        }
    }
}

fn take_out_of_sheet(sheet: &mut VendorSheet, today: NaiveDate) {
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= today);
    if happened(sheet.sent_on).is_none() {
        *sheet = VendorSheet::blank(sheet.vendor);
        return;
    }
    if happened(sheet.received_on).is_none() {
        let waiting = VendorSheet::blank(sheet.vendor);
        *sheet = VendorSheet {
            sent_on: sheet.sent_on,
            reminded_on: happened(sheet.reminded_on),
            disclosure_asked_on: sheet.disclosure_asked_on,
            next_on: sheet.next_on,
            ..waiting
        };
    }
    sheet.disclosure_asked_on = happened(sheet.disclosure_asked_on);
    sheet.disclosure_received_on = happened(sheet.disclosure_received_on);
    take_out_of_responses(&mut sheet.responses, today);
}
