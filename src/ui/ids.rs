//! The one place where ids are made from nothing but names.
//!
//! What egui keeps under an id (text that was typed and not taken over, what is folded, where a list
//! stands) outlives the clinic that was open. So every id of the window belongs to a clinic, and the
//! rest of `ui` cannot make one that does not: `tests/tidy.rs` keeps `Id::unique` in this file. What
//! belongs to a record or a year as well says so in the `source` of its id.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Context, Id, Ui};

use crate::model::DocumentKey;

/// Draws what belongs to the clinic that is open, or to none.
///
/// Ids that egui derives from the place of a widget are told apart by the clinic as well.
pub(super) fn enter_clinic(ui: &mut Ui, clinic: Option<&str>, add: impl FnOnce(&mut Ui)) {
    let scope = Id::unique(("clinic", clinic));
    ui.data_mut(|data| data.insert_temp(memory(), scope));
    ui.push_id(scope, add);
}

/// Draws what belongs to one document where several may be shown in turn: every id in it is told
/// apart from those of the others. Without a document it belongs to the clinic alone.
pub(super) fn enter_document(
    ui: &mut Ui,
    document: Option<DocumentKey>,
    add: impl FnOnce(&mut Ui),
) {
    let clinic: Option<Id> = ui.data(|data| data.get_temp(memory()));
    let (Some(clinic), Some(document)) = (clinic, document) else {
        return add(ui);
    };
    let scope = Id::unique((clinic, document));
    ui.data_mut(|data| data.insert_temp(memory(), scope));
    ui.push_id(scope, add);
    ui.data_mut(|data| data.insert_temp(memory(), clinic));
}

/// The id of a thing in the clinic that is open, and in the document that is drawn. `source` names the
/// thing, and the record that it belongs to.
///
/// It is read from egui's memory, so it has to be there before a closure of `data` or `memory`
/// begins: inside one it would wait for itself.
pub(super) fn in_clinic(ctx: &Context, source: impl Hash + Debug) -> Id {
    let scope: Option<Id> = ctx.data(|data| data.get_temp(memory()));
    Id::unique((scope, source))
}

/// The id under which the day is noted, the one thing that is the same for every clinic.
pub(super) fn today() -> Id {
    Id::unique("today")
}

/// The id under which the chosen entry of the list that is open is noted.
pub(super) fn chosen_entry() -> Id {
    Id::unique("chosen entry of a list")
}

/// The id under which it is noted what the program has to say.
pub(super) fn said() -> Id {
    Id::unique("said")
}

/// Where the clinic of the present frame is noted.
fn memory() -> Id {
    Id::unique("clinic on screen")
}
