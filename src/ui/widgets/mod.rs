//! The few widgets of our own.

mod answer_buttons;
mod area;
mod calendar;
mod changed_words;
mod check_box;
mod date_field;
mod field_menu;
mod first_focus;
mod folding;
mod guidance;
mod icon;
mod jump_row;
mod key_cap;
mod key_list;
mod lettering;
mod line_keys;
mod marked_text;
mod marking_choice;
mod menu;
mod paper;
mod path_text;
mod person_choice;
mod person_field;
mod person_list;
mod phrases;
mod pick_field;
mod record_row;
mod set_tile;
mod share_bar;
mod state_mark;
mod table_buttons;
mod tabs;
mod text_field;

pub use answer_buttons::answer_buttons;
pub use area::{attention, card, in_pairs, keep_to_width, scroll, scroll_of};
pub use calendar::note_today;
pub use changed_words::changed_words;
pub use check_box::{check_box, paint_box};
pub use date_field::{date_boxes, date_field, take_wanted_focus, want_focus};
pub use field_menu::field_menu;
pub use first_focus::{focus_at_first, is_first_seen};
pub use folding::{folding, folding_card, is_unfolded, set_folding};
pub use guidance::{GUIDANCE_WIDTH, guidance_ui};
pub use icon::{ICON, Icon, paint_icon};
pub use jump_row::jump_row;
pub use key_cap::capped;
pub use key_list::key_list;
pub use lettering::{
    caption, danger, heading, lettered, one_line, paragraph, primary, quotation, side_by_side,
};
pub use line_keys::line_keys;
pub use marking_choice::marking_choice;
pub use menu::menu;
pub use paper::{REAL_SIZE, page_size, page_text, paint_page};
pub use path_text::cut_in_the_middle;
pub use person_choice::{PersonChoice, person_adder};
pub use person_field::person_field;
pub use person_list::PersonList;
pub use phrases::phrases;
pub use pick_field::pick_field;
pub use record_row::record_row;
pub use set_tile::set_tile;
pub use share_bar::{legend_of, share_bar};
pub use state_mark::{Mark, mark_of, mark_ui, row_ui};
pub use table_buttons::{
    export_form_ui, export_table_buttons_ui, export_tables_ui, quiet_import_button_ui,
    quiet_table_buttons_ui,
};
pub use tabs::tabs;
pub use text_field::{NamedField, Rows, memo_field, named_field, new_name_field, text_field};
