//! Which rows the list shows: all, or those in one state; and those that a search finds.

use egui::{Button, ComboBox, Key, Modifiers, TextEdit, Ui};

use crate::explain::checklist as words;
use crate::model::due::due;
use crate::model::edition::FormRow;
use crate::model::folding;
use crate::model::guidance::{Span, plain, spans};
use crate::model::need::need;
use crate::model::{Answer, FormRef, ItemKey, Response};
use crate::state::Filter;
use crate::ui::ids;
use crate::ui::theme;
use crate::ui::view::YearView;

/// Width of the button that ends a search, in points.
const CLEAR: f32 = 36.0;

/// All filters in the order of the drop-down.
pub const FILTERS: [Filter; 5] =
    [Filter::All, Filter::Unanswered, Filter::No, Filter::Unknown, Filter::Due];

/// What the list is narrowed to. It belongs to the window, not to the workbook.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    filter: Filter,
    search: String,
}

impl Narrowing {
    /// The keys of the rows to show, in printing order.
    pub fn keys<'a>(&self, year: YearView<'a>, form: FormRef) -> Vec<&'a ItemKey> {
        let promised = due(year.edition, year.assessment, year.day());
        let wanted = folded(&self.search);
        let rows = year.edition.form_of(form).rows();
        let shown = rows.filter(|row| {
            let response = year.assessment.response(form, &row.item.key);
            let current = response.and_then(crate::model::answer::Response::current);
            let is_needed = need(year.edition, year.assessment, form, row.item).is_needed();
            let in_state = match self.filter {
                Filter::All => true,
                Filter::Unanswered => is_needed && current.is_none(),
                Filter::No => is_needed && current == Some(Answer::No),
                Filter::Unknown => is_needed && current == Some(Answer::Unknown),
                Filter::Due => {
                    promised.iter().filter_map(|due| due.place()).any(|it| it.item == row.item.key)
                }
            };
            in_state
                && (wanted.is_empty()
                    || folded(&searchable(year, form, *row, response)).contains(&wanted))
        });
        shown.map(|row| &row.item.key).collect()
    }
}

/// Everything of a row that a search looks at: the row, its memos, its guidance and the terms in it.
pub(in crate::ui) fn searchable(
    year: YearView<'_>,
    form: FormRef,
    row: FormRow<'_>,
    response: Option<&Response>,
) -> String {
    let item = row.item;
    let mut texts = vec![row.full_number(), item.short.clone(), item.words().to_owned()];
    texts.extend(row.group.map(|group| group.short.clone()));
    texts.extend(response.into_iter().flat_map(|it| [it.memo.clone(), it.inner_memo.clone()]));
    if let Some(guided) = year.guided(form.kind(), &item.key) {
        let guidance = year.view.guidance;
        texts.extend(guided.texts().map(plain));
        let terms = guided.texts().flat_map(spans).filter_map(|span| match span {
            Span::Term(term) => guidance.explanation(term),
            Span::Words(_) => None,
        });
        texts.extend(terms.map(str::to_owned));
    }
    texts.join("\n")
}

/// Folded like every search, and without blanks: sentences are broken where they happen to be.
pub(in crate::ui) fn folded(text: &str) -> String {
    folding::searchable(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The drop-down and the search field above the list; returns what they say.
pub fn narrowing_ui(ui: &mut Ui) -> Narrowing {
    let id = ids::in_clinic(ui, "narrowing of the list");
    let mut narrowing: Narrowing = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let combo = ComboBox::from_id_salt("filter").selected_text(words::filter(narrowing.filter));
        let shown = combo.width(104.0).show_ui(ui, |ui| {
            for filter in FILTERS {
                ui.selectable_value(&mut narrowing.filter, filter, words::filter(filter));
            }
        });
        shown.response.accessible_name(words::FILTER);
        let is_searching = !narrowing.search.is_empty();
        let room = if is_searching { CLEAR + ui.spacing().item_spacing.x } else { 0.0 };
        let field = TextEdit::singleline(&mut narrowing.search).hint_text(words::SEARCH);
        let field = field.id(ids::in_clinic(ui, "search of the list"));
        let field = field.desired_width(ui.available_width() - room - 20.0);
        let field = field.margin(egui::Margin::symmetric(10, 8));
        let field = ui.add(field).accessible_name(words::SEARCH);
        let is_left = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let clear = is_searching && {
            let clear = Button::new("×").min_size(egui::vec2(CLEAR, theme::CONTROL));
            ui.add(clear).accessible_name(words::END_SEARCH).clicked()
        };
        if clear || is_left {
            narrowing.search.clear();
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
            field.request_focus();
        }
    });
    ui.data_mut(|data| data.insert_temp(id, narrowing.clone()));
    narrowing
}
