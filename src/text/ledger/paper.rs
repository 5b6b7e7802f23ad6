//! Words of the printed ledger.

use crate::model::{Device, DeviceColumn, Direction, Sorting};

/// The title.
pub const TITLE: &str = "機器台帳";
/// Before the columns that have no room beside the others.
pub const MORE: &str = "そのほか";

/// What is shown, and in which order.
#[must_use]
pub fn shown(count: usize, disposed: usize, sorting: Option<Sorting>) -> String {
    let what = match disposed {
        0 => format!("廃棄した機器をのぞくすべての機器（{count}台）"),
        disposed => format!("すべての機器（{count}台、うち廃棄{disposed}台）"),
    };
    let order = match sorting {
        None => "台帳に入れた順".to_owned(),
        Some(Sorting { column, direction: Direction::Ascending }) => {
            format!("{}の順", super::column(column))
        }
        Some(Sorting { column, direction: Direction::Descending }) => {
            format!("{}の逆順", super::column(column))
        }
    };
    format!("{what}　{order}")
}

/// Which columns are printed, where it is chosen what to print.
#[must_use]
pub fn columns(beside: &[DeviceColumn], below: &[DeviceColumn]) -> String {
    let names = |columns: &[DeviceColumn]| {
        let names: Vec<&str> = columns.iter().map(|column| super::column(*column)).collect();
        names.join("、")
    };
    let below = match below {
        [] => String::new(),
        below => format!("　記入があれば行の下に {}", names(below)),
    };
    format!("表の列 {}{below}（台帳の画面で選んだ列と、立入検査で見られる列）", names(beside))
}

/// A column and its content in one line.
#[must_use]
pub fn named(column: DeviceColumn, content: &str) -> String {
    format!("{} {content}", super::column(column))
}

/// Between two of them.
pub const BETWEEN: &str = "　／　";

/// Where a text stands in the ledger.
#[must_use]
pub fn place(device: &Device, column: DeviceColumn) -> String {
    format!("{TITLE} {} {}", super::device(device), super::column(column))
}
