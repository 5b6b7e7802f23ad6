//! Words of vendors.

use crate::model::edition::Item;
use crate::model::{Vendor, VendorField};

/// Label of a typed field.
#[must_use]
pub fn field(field: VendorField) -> &'static str {
    match field {
        VendorField::Name => "事業者名",
        VendorField::Systems => "納入・保守しているシステム",
        VendorField::ContactPerson => "担当者名",
        VendorField::Telephone => "電話番号",
        VendorField::NightTelephone => "夜間・休日の電話番号",
        VendorField::Mail => "メール",
        VendorField::SupportHours => "受付時間",
        VendorField::ContractNumber => "契約番号",
        VendorField::RemoteMethod => "リモート保守の方法",
        VendorField::WhenToCall => "いつ連絡するか",
    }
}

/// What a vendor is asked about a row of which nothing better is known.
#[must_use]
pub fn ask_about(item: &Item) -> String {
    format!("「{}」について、当院の状況をお知らせください。", item.short)
}

/// A vendor without a name.
pub const NAMELESS: &str = "（名前なし）";

/// The name of a vendor on screen.
#[must_use]
pub fn named(vendor: &Vendor) -> &str {
    if vendor.name.trim().is_empty() { NAMELESS } else { &vendor.name }
}
