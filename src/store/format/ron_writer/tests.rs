//! The writer is held to what ron writes, and to what ron reads.

use std::collections::BTreeMap;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::to_string;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Newtype(u8);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Unit,
    Newtype(i64),
    Tuple(u64, bool),
    Struct { c: char, nothing: () },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    text: String,
    numbers: (i8, i16, i32, u16, f32, f64),
    shapes: Vec<Shape>,
    map: BTreeMap<String, Vec<u32>>,
    option: Option<Newtype>,
    none: Option<u8>,
    unit: Unit,
    empty: (Vec<u8>, BTreeMap<u8, u8>),
}

fn everything() -> Everything {
    let map = [("あ".to_owned(), vec![1, 2]), (String::new(), Vec::new())];
    Everything {
        text: "a \"b\" \n".to_owned(),
        numbers: (-1, -2, -3, 4, 1.0, -2.5e-9),
        shapes: vec![
            Shape::Unit,
            Shape::Newtype(i64::MIN),
            Shape::Tuple(u64::MAX, true),
            Shape::Struct { c: '\'', nothing: () },
        ],
        map: map.into(),
        option: Some(Newtype(7)),
        none: None,
        unit: Unit,
        empty: (Vec::new(), BTreeMap::new()),
    }
}

#[test]
fn every_shape_of_data_is_written_as_ron_writes_it() {
    let written = to_string(&everything()).expect("plain data");
    let style = PrettyConfig::new().new_line("\n").indentor("  ").separate_tuple_members(true);
    let expected = ron::ser::to_string_pretty(&everything(), style).expect("plain data");
    assert_eq!(written, expected);
    assert_eq!(ron::from_str(&written), Ok(everything()));
}

#[test]
fn what_has_no_place_in_a_file_is_refused() {
    assert!(to_string(&u128::MAX).is_err());
    assert!(to_string(&[i128::MIN]).is_err());
}
