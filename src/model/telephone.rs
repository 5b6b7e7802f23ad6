//! Telephone numbers: kept as they were typed, brought into one form only to be compared.

use unicode_normalization::UnicodeNormalization;

use super::{Contact, ContactId, VendorId, Workbook};

/// The digits of a number, and the plus sign of one from abroad. Full-width digits count as digits;
/// brackets, hyphens and words around them are left out.
#[must_use]
pub fn digits(typed: &str) -> String {
    let mut digits = String::new();
    for c in typed.nfkc() {
        if c.is_ascii_digit() || c == '+' && digits.is_empty() {
            digits.push(c);
        }
    }
    // A plus sign alone is no number.
    if digits == "+" { String::new() } else { digits }
}

/// What may be noticed about a number. None of it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TelephoneRemark {
    /// Something stands there, and no digit in it.
    NoDigit,
    /// Another contact has the same number.
    SameAsContact(ContactId),
    /// A vendor has the same number.
    SameAsVendor(VendorId),
}

/// The remark about one of a contact's numbers, if there is one.
#[must_use]
pub fn remark(workbook: &Workbook, contact: &Contact, typed: &str) -> Option<TelephoneRemark> {
    if typed.trim().is_empty() {
        return None;
    }
    let number = digits(typed);
    if number.is_empty() {
        return Some(TelephoneRemark::NoDigit);
    }
    let is_same = |others: [&str; 2]| others.into_iter().any(|it| digits(it) == number);
    let contact = workbook
        .contacts
        .iter()
        .find(|it| it.id != contact.id && is_same([&it.telephone, &it.night_telephone]))
        .map(|it| TelephoneRemark::SameAsContact(it.id));
    contact.or_else(|| {
        let vendors = &workbook.vendors;
        let vendor = vendors.iter().find(|it| is_same([&it.telephone, &it.night_telephone]));
        vendor.map(|it| TelephoneRemark::SameAsVendor(it.id))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactKind, Vendor};

    #[test]
    fn a_number_is_the_same_however_it_is_typed() {
        let table = [
            ("03-1234-5678", "0312345678"),
            ("０３（１２３４）５６７８", "0312345678"),
            ("03 1234 5678（内線12）", "031234567812"),
            ("+81-3-1234-5678", "+81312345678"),
            ("＋81 3 1234 5678", "+81312345678"),
            ("#9110", "9110"),
            ("1+1", "11"),
            ("なし", ""),
            ("+", ""),
            ("", ""),
        ];
        for (typed, expected) in table {
            assert_eq!(digits(typed), expected, "{typed}");
        }
    }

    #[test]
    fn numbers_without_a_digit_or_known_elsewhere_are_remarked() {
        let contact = |id, telephone: &str| Contact {
            telephone: telephone.to_owned(),
            ..Contact::blank(ContactId(id), ContactKind::Police)
        };
        let vendor = Vendor {
            night_telephone: "０６－１１１１".to_owned(),
            ..Vendor::named(VendorId(9), "見本")
        };
        let workbook = Workbook {
            contacts: vec![contact(1, "03-1111"), contact(2, "")].into(),
            vendors: vec![vendor].into(),
            ..Workbook::default()
        };
        let it = &workbook.contacts[1];
        let table = [
            ("", None),
            ("　", None),
            ("署に聞く", Some(TelephoneRemark::NoDigit)),
            ("(03)1111", Some(TelephoneRemark::SameAsContact(ContactId(1)))),
            ("06-1111", Some(TelephoneRemark::SameAsVendor(VendorId(9)))),
            ("03-2222", None),
        ];
        for (typed, expected) in table {
            assert_eq!(remark(&workbook, it, typed), expected, "{typed}");
        }
        let own = &workbook.contacts[0];
        assert_eq!(remark(&workbook, own, "03-1111"), None, "its own number is no other's");
    }
}
