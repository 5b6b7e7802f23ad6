//! Pages of one paper, before they are numbered and get their foot.

use super::context::{Which, YearContext};
use super::head::Foot;
use super::paper::{Mark, OutlineEntry};
use super::sheet::Orientation;
use super::{form, questions};
use crate::model::VendorId;
use crate::text::report as text;

/// Some pages that belong together, before they are numbered.
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) pages: Vec<Vec<Mark>>,
    pub(super) orientation: Orientation,
    /// Where parts of it begin, by their pages in it.
    pub(super) parts: Vec<OutlineEntry>,
    pub(super) foot: Foot,
}

/// A part of a draft, below its title in the outline.
pub(super) fn part(title: impl Into<String>, page: usize) -> OutlineEntry {
    OutlineEntry { title: title.into(), page, level: 1 }
}

/// The questions for one vendor or for all, where there are any.
pub(super) fn questions_draft(
    context: &YearContext<'_>,
    vendor: Option<VendorId>,
) -> Option<Draft> {
    let asked = questions::asked(context, vendor);
    if asked.is_empty() {
        return None;
    }
    let foot = Foot::of_edition(context.edition, text::QUESTIONS);
    // Nobody can reply by a day that has passed.
    let sheet = vendor.and_then(|vendor| context.assessment.sheet(vendor));
    let by = sheet.and_then(|sheet| sheet.next_on);
    let by = by.filter(|day| *day >= context.options.printed_on);
    let pages = questions::pages(context, &asked, by);
    let (title, parts) = (text::QUESTIONS.to_owned(), Vec::new());
    Some(Draft { title, pages, orientation: Orientation::Portrait, parts, foot })
}

/// One form, filled in or blank.
pub(super) fn form_draft(context: &YearContext<'_>, which: Which<'_>) -> Draft {
    let edition = context.edition;
    let form = edition.form(which.kind());
    let name = form.name.text.as_str();
    let title = match which {
        Which::Institution => name.to_owned(),
        Which::Vendor(sheet) => text::sheet_of(name, &context.vendor_name(sheet.vendor)),
        Which::BlankVendor => text::handed_out(name),
        Which::BlankFor(vendor) => {
            text::handed_out(&text::sheet_of(name, &context.vendor_name(vendor)))
        }
    };
    Draft {
        title,
        pages: form::pages(context, which),
        orientation: Orientation::Portrait,
        parts: Vec::new(),
        foot: Foot::of_edition(edition, name),
    }
}
