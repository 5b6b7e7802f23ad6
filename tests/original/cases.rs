//! The four given layouts, line by line.

use std::fs;

use crate::list;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/original/");

#[test]
fn the_given_layouts_are_read_line_by_line() {
    for name in
        ["a_flat_circled", "b_two_rows_merged", "c_vendor_dropdown", "d_numbers_inside_checkbox"]
    {
        let bytes = fs::read(format!("{FOLDER}{name}.xlsx")).expect("the workbook");
        let expected = fs::read_to_string(format!("{FOLDER}{name}.tsv")).expect("the lines");
        assert_eq!(list(&bytes), expected.lines().collect::<Vec<_>>(), "{name}");
    }
}
