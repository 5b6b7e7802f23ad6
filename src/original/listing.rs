//! What was read, as lines for other programs.

use super::continuation::Continuation;
use super::reading::FormReading;
use crate::model::{FormKind, ItemKey};

/// One line an item, its parts parted by tabs: form, number, device group, the keys of the rows that
/// it goes on with joined by `+` (`-` for none), wording.
#[must_use]
pub fn listing(form: &FormReading, continued: &[Continuation]) -> Vec<String> {
    let kind = match form.kind {
        FormKind::Institution => "institution",
        FormKind::Vendor => "vendor",
    };
    let line = |(item, continued): (_, &Continuation)| {
        let keys: Vec<&str> = continued.keys().iter().map(ItemKey::as_str).collect();
        let keys = if keys.is_empty() { "-".to_owned() } else { keys.join("+") };
        let (number, group) = (form.full_number(item), form.group_name(item));
        [kind, &number, group, &keys, &item.wording].join("\t")
    };
    form.items.iter().zip(continued).map(line).collect()
}
