//! Words of other people's lists: totals, what stands for nothing, spans of days.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::model::folding::{is_invisible, same_number};

/// Words of rows that add the others up.
const TOTALS: [&str; 21] = [
    "合計",
    "小計",
    "総計",
    "総合計",
    "計",
    "累計",
    "総数",
    "総台数",
    "合計台数",
    "台数合計",
    "件数",
    "総件数",
    "合計金額",
    "中計",
    "総額",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "count",
];

/// Beginnings and ends of such words with more beside them: 1階小計.
const PARTS_OF_TOTALS: [&str; 4] = ["合計", "小計", "総計", "subtotal"];

/// Words of a row that ends a list, and marks of a row that explains it.
const ENDS: [&str; 3] = ["以上", "以下余白", "endofreport"];
const NOTES: [char; 3] = ['※', '＊', '*'];

/// Beginnings of a line that says who wrote a list, when, and in what it counts.
const COLOPHONS: [&str; 14] = [
    "作成日",
    "作成者",
    "作成:",
    "作成年月日",
    "更新日",
    "出力日",
    "印刷日",
    "記入日",
    "記入者",
    "(単位",
    "単位:",
    "注)",
    "(注",
    "注:",
];

/// What people and programs write where there is nothing to write.
const NOTHING: [&str; 32] = [
    "なし",
    "無し",
    "無",
    "ナシ",
    "該当なし",
    "該当せず",
    "対象外",
    "未記入",
    "未登録",
    "空白",
    "空欄",
    "none",
    "n/a",
    "na",
    "#n/a",
    "nil",
    "null",
    "(null)",
    "notapplicable",
    "notavailable",
    "notspecified",
    "notset",
    "notset.",
    "empty",
    "blank",
    "undefined",
    "nan",
    "同上",
    "〃",
    "々",
    "\"",
    "''",
];

/// Serial numbers that makers leave in place of one.
const NO_SERIALS: [&str; 25] = [
    "不明",
    "未確認",
    "わからない",
    "分からない",
    "未定",
    "調査中",
    "確認中",
    "読めない",
    "unknown",
    "tobefilledbyo.e.m.",
    "tobefilledbyoem",
    "tobefilled",
    "defaultstring",
    "systemserialnumber",
    "systemproductname",
    "chassisserialnumber",
    "baseboardserialnumber",
    "serialnumber",
    "invalid",
    "o.e.m.",
    "oem",
    "tbd",
    "123456789",
    "1234567890",
    "notdefined",
];

/// A word as it is compared: without width, case, blanks and brackets around it.
fn folded(text: &str) -> String {
    let text = text.nfkc().filter(|c| !is_invisible(*c) && !c.is_whitespace() && !c.is_control());
    text.flat_map(char::to_lowercase).collect()
}

/// [`NOTHING`], folded once.
static SAYS_NOTHING: LazyLock<HashSet<String>> =
    LazyLock::new(|| NOTHING.iter().map(|word| folded(word)).collect());

/// [`NO_SERIALS`], folded once.
static FILLERS: LazyLock<HashSet<String>> =
    LazyLock::new(|| NO_SERIALS.iter().map(|word| letters(word)).collect());

/// A word as it is compared, of which only letters and digits count.
fn letters(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text says that there is nothing to say: `N/A`, `-`, なし, `0000-00-00`.
pub(super) fn is_nothing(text: &str) -> bool {
    let word = folded(text);
    let bare = word.trim_matches(['(', ')', '[', ']', '<', '>']);
    let is_stroke =
        !word.is_empty() && same_number(&word).chars().all(|c| "-_=.?/*:, ".contains(c));
    let has_digits = bare.contains('0');
    let is_zero = has_digits && bare.len() > 1 && bare.chars().all(|c| "0/-.:".contains(c));
    is_stroke || is_zero || SAYS_NOTHING.contains(&word) || SAYS_NOTHING.contains(bare)
}

/// A serial number as it is compared; `None` where it stands for nothing.
pub(super) fn serial(text: &str) -> Option<String> {
    let bare: String = same_number(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let first = bare.chars().next()?;
    let is_filler = bare.chars().all(|c| c == first) || bare.chars().count() < 3;
    let is_known = FILLERS.contains(&letters(text));
    (!is_filler && !is_known && !is_nothing(text)).then_some(bare)
}

/// Whether a row adds others up: its first word is one of those, and what else stands in it are
/// numbers.
pub(super) fn is_total<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    let Some(first) = cells.next() else { return false };
    let all = folded(first);
    let word =
        all.trim_matches(|c: char| "()[]【】<>:：・、。,.".contains(c) || c.is_ascii_digit());
    let counted = word.trim_end_matches(['台', '件', '個', '円', '本', '式']);
    let counted = counted.trim_end_matches(|c: char| c.is_ascii_digit() || ":：()".contains(c));
    let is_word = |word: &str| TOTALS.contains(&word);
    let has_part = PARTS_OF_TOTALS.iter().any(|it| word.starts_with(it) || word.ends_with(it));
    let is_first = is_word(word) || is_word(counted) || has_part;
    let is_number = |cell: &str| {
        let cell = folded(cell);
        is_word(&cell) || is_nothing(&cell) || cell.chars().any(|c| c.is_ascii_digit())
    };
    is_first && cells.all(is_number)
}

/// Whether a row says something about the list and not about a device: its only cell ends the list,
/// or begins with the mark of a note.
pub(super) fn is_note<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    let (Some(only), None) = (cells.next(), cells.next()) else { return false };
    let word = folded(only);
    ENDS.contains(&word.as_str())
        || only.trim_start().starts_with(NOTES)
        || COLOPHONS.iter().any(|it| word.starts_with(it))
}

/// What parts the beginning of a span from its end. Hyphens part days as well, and come last.
pub(super) const SPANS: [&str; 12] = [
    "~", "\u{301C}", "\u{223C}", "から", "より", "→", "\u{2013}", "\u{2014}", "\u{2015}",
    "\u{2212}", "至", "-",
];

/// What may stand behind the end of a span.
pub(super) const UNTIL: [&str; 3] = ["まで", "迄", "満了"];

/// What stands before a time of the clock.
pub(super) const HALVES: [(&str, bool); 4] =
    [("午前", false), ("午後", true), ("am", false), ("pm", true)];

/// The letter for an hour.
pub(super) const HOUR: char = '時';

/// The letters for day, month and year in a text that is no day of a device's number.
pub(super) const DAY_LETTERS: [char; 2] = ['月', '日'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_devices() {
        let table: [(&[&str], bool); 16] = [
            (&["合計", "2台"], true),
            (&["合　計", "12"], true),
            (&["小計（受付）", "3"], true),
            (&["1階小計"], true),
            (&["計", "端末PC 10台", "サーバ 2台"], true),
            (&["合計：12台"], true),
            (&["計12台"], true),
            (&["Total", "1,234"], true),
            (&["Grand Total:", "¥1,234"], true),
            (&["総合計", "-", "5"], true),
            (&["会計"], false),
            (&["会計PC", "12"], false),
            (&["合計", "受付のパソコン"], false),
            (&["PC-1", "合計"], false),
            (&["計算機室", "1"], false),
            (&[], false),
        ];
        for (cells, expected) in table {
            assert_eq!(is_total(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_known() {
        for text in [
            "N/A",
            "n/a",
            "-",
            "－",
            "ー",
            "―",
            "なし",
            "（なし）",
            "0000-00-00",
            "0000/00/00",
            "#N/A",
            "NULL",
            "...",
            "同上",
        ] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["0", "未定", "自動更新", "PC-1", "5年", "", "無線"] {
            assert!(!is_nothing(text), "{text}");
        }
    }

    #[test]
    fn serial_numbers_that_stand_for_nothing_are_no_serial_numbers() {
        for text in [
            "To be filled by O.E.M.",
            "TO BE FILLED BY O.E.M",
            "Default string",
            "System Serial Number",
            "なし",
            "N/A",
            "不明",
            "00000000",
            "XXXXXXX",
            "-",
            "",
            "0",
            "None",
            "（不明）",
        ] {
            assert_eq!(serial(text), None, "{text}");
        }
        for text in ["SN-777", "sn-777", "ＳＮ－７７７", "SN 777", "\u{200B}SN777"] {
            assert_eq!(serial(text).as_deref(), Some("sn777"), "{text}");
        }
    }

    #[test]
    fn notes_below_a_list_are_no_devices() {
        for (cells, expected) in [
            (&["※ リースの機器"][..], true),
            (&["以上"], true),
            (&["作成日　2024/4/1"], true),
            (&["（注）リースの機器を除く"], true),
            (&["以上", "x"], false),
            (&["PC-1"], false),
        ] {
            assert_eq!(is_note(cells.iter().copied()), expected, "{cells:?}");
        }
    }
}
