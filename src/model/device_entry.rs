//! Reading cells of the ledger as people type, paste and import them.
//!
//! Text is taken as it is but for blanks at its ends; everything else is understood in the ways in
//! which clinics write it in their own lists.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::date_entry::{DateProblem, read_whole};
use super::{
    Cell, CellSort, Device, DeviceColumn, DeviceId, DeviceKind, DeviceState, PersonId, VendorId,
    Workbook,
};

/// Why what was typed cannot stand in a column. The text is what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// No kind of device.
    Kind(String),
    /// No state of a device.
    State(String),
    /// Neither あり nor なし.
    Flag(String),
    /// No date.
    Date(String, DateProblem),
    /// No vendor of the workbook has this name.
    Vendor(String),
    /// Nobody of the workbook has this name.
    Person(String),
    /// More than one vendor or person has this name.
    SameName(String),
}

/// How kinds are written, folded as [`fold`] does.
const KINDS: [(DeviceKind, &[&str]); 4] = [
    (
        DeviceKind::Server,
        &[
            "サーバ",
            "サーバー",
            "server",
            "nas",
            "ファイルサーバ",
            "ファイルサーバー",
            "サーバ機",
            "file server",
            "fileserver",
        ],
    ),
    (
        DeviceKind::Pc,
        &[
            "端末pc",
            "端末",
            "pc",
            "パソコン",
            "ノートpc",
            "ノートパソコン",
            "デスクトップ",
            "デスクトップpc",
            "クライアント",
            "タブレット",
            "タブレット端末",
            "ノート",
            "ノート型",
            "デスクトップ型",
            "デスクトップパソコン",
            "ワークステーション",
            "シンクライアント",
            "業務端末",
            "computer",
            "laptop",
            "notebook",
            "desktop",
            "workstation",
            "tablet",
            "client",
            "windows",
            "macos",
        ],
    ),
    (
        DeviceKind::Network,
        &[
            "ネットワーク機器",
            "ネットワーク",
            "nw機器",
            "network",
            "ルータ",
            "ルーター",
            "router",
            "スイッチ",
            "ハブ",
            "hub",
            "スイッチングハブ",
            "アクセスポイント",
            "無線ap",
            "無線lan",
            "wi-fi",
            "ファイアウォール",
            "utm",
            "vpn装置",
            "vpn機器",
            "onu",
            "無線アクセスポイント",
            "無線ルータ",
            "無線ルーター",
            "モバイルルータ",
            "モバイルルーター",
            "l2スイッチ",
            "l3スイッチ",
            "poeスイッチ",
            "switch",
            "access point",
            "wireless access point",
            "firewall",
            "gateway",
            "モデム",
        ],
    ),
    (
        DeviceKind::Other,
        &[
            "医療機器・その他",
            "医療機器",
            "医療機器、その他",
            "医療機器/その他",
            "その他",
            "モダリティ",
            "プリンタ",
            "プリンター",
            "複合機",
            "スキャナ",
            "スキャナー",
            "無停電電源装置",
            "ups",
            "スマートフォン",
            "printer",
            "scanner",
            "smartphone",
            "phone",
            "monitor",
            "other",
        ],
    ),
];

/// How states are written.
const STATES: [(DeviceState, &[&str]); 3] = [
    (
        DeviceState::InUse,
        &[
            "active",
            "in use",
            "in service",
            "deployed",
            "使用中",
            "使用",
            "利用中",
            "稼働中",
            "稼働",
            "稼動中",
            "稼動",
            "運用中",
            "現用",
        ],
    ),
    (
        DeviceState::Stored,
        &[
            "保管",
            "保管中",
            "予備",
            "予備機",
            "休止",
            "休止中",
            "未使用",
            "in stock",
            "stored",
            "spare",
        ],
    ),
    (
        DeviceState::Disposed,
        &[
            "廃棄",
            "廃棄済",
            "廃棄済み",
            "処分",
            "処分済",
            "処分済み",
            "除却",
            "返却",
            "返却済",
            "disposed",
            "retired",
            "decommissioned",
        ],
    ),
];

/// How あり, なし and "not known" are written.
const FLAGS: [(Option<bool>, &[&str]); 3] = [
    (
        Some(true),
        &["あり", "有", "有り", "有る", "はい", "○", "〇", "◯", "する", "対象", "true", "yes", "y"],
    ),
    (
        Some(false),
        &[
            "なし",
            "無",
            "無し",
            "無い",
            "いいえ",
            "×",
            "✕",
            "✖",
            "x",
            "しない",
            "対象外",
            "false",
            "no",
            "n",
        ],
    ),
    (None, &["不明", "未確認", "わからない", "?"]),
];

/// Folds width, case and blanks at the ends, so that names can be compared.
#[must_use]
pub fn fold(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded.trim().to_owned()
}

/// Reads what was typed, pasted or imported into a column. An empty text is the cell of a blank
/// device: nothing, or for 種類 and 状態 what a new device has.
///
/// # Errors
/// Why it cannot stand there.
pub fn parse_cell(
    column: DeviceColumn,
    text: &str,
    workbook: &Workbook,
) -> Result<Cell, CellProblem> {
    let vendors = || workbook.vendors.iter().map(|it| (it.id, it.name.as_str()));
    let people = || workbook.people.iter().map(|it| (it.id, it.name.as_str()));
    parse(column, text, |name| by_name(vendors(), name), |name| by_name(people(), name))
}

/// The names of a workbook, for reading thousands of cells.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Vendors by folded name; `None` where several have it.
    vendors: HashMap<String, Option<VendorId>>,
    /// People in the same way.
    people: HashMap<String, Option<PersonId>>,
}

impl Names {
    /// Those of a workbook.
    #[must_use]
    pub fn of(workbook: &Workbook) -> Self {
        Self {
            vendors: index(workbook.vendors.iter().map(|it| (it.id, it.name.as_str()))),
            people: index(workbook.people.iter().map(|it| (it.id, it.name.as_str()))),
        }
    }

    /// Reads a cell as [`parse_cell`] does.
    ///
    /// # Errors
    /// Why it cannot stand there.
    pub fn parse_cell(&self, column: DeviceColumn, text: &str) -> Result<Cell, CellProblem> {
        let (vendors, people) = (&self.vendors, &self.people);
        parse(column, text, |name| look_up(vendors, name), |name| look_up(people, name))
    }
}

fn index<'a, T>(records: impl Iterator<Item = (T, &'a str)>) -> HashMap<String, Option<T>> {
    let mut found = HashMap::new();
    for (id, name) in records {
        let id = Some(id);
        found.entry(fold(name)).and_modify(|known| *known = None).or_insert(id);
    }
    found
}

fn look_up<T: Copy>(
    index: &HashMap<String, Option<T>>,
    name: &str,
) -> Result<Option<T>, CellProblem> {
    match index.get(&fold(name)) {
        Some(None) => Err(CellProblem::SameName(name.to_owned())),
        found => Ok(found.copied().flatten()),
    }
}

/// Reads a cell. `vendor` and `person` know the one record with a name.
fn parse(
    column: DeviceColumn,
    text: &str,
    vendor: impl FnOnce(&str) -> Result<Option<VendorId>, CellProblem>,
    person: impl FnOnce(&str) -> Result<Option<PersonId>, CellProblem>,
) -> Result<Cell, CellProblem> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(Device::blank(DeviceId(0)).cell(column));
    }
    let typed = || trimmed.to_owned();
    Ok(match column.sort() {
        CellSort::Text => Cell::Text(trimmed.replace("\r\n", "\n").replace('\r', "\n")),
        CellSort::Kind => {
            Cell::Kind(one_of(&KINDS, trimmed).ok_or_else(|| CellProblem::Kind(typed()))?)
        }
        CellSort::State => {
            Cell::State(one_of(&STATES, trimmed).ok_or_else(|| CellProblem::State(typed()))?)
        }
        CellSort::Flag => {
            Cell::Flag(one_of(&FLAGS, trimmed).ok_or_else(|| CellProblem::Flag(typed()))?)
        }
        CellSort::Date => {
            let day = read_whole(without_time(trimmed));
            Cell::Date(Some(day.map_err(|problem| CellProblem::Date(typed(), problem))?))
        }
        CellSort::Vendor => {
            Cell::Vendor(Some(vendor(trimmed)?.ok_or_else(|| CellProblem::Vendor(typed()))?))
        }
        CellSort::Person => {
            Cell::Person(Some(person(trimmed)?.ok_or_else(|| CellProblem::Person(typed()))?))
        }
    })
}

fn one_of<T: Copy>(table: &[(T, &[&str])], text: &str) -> Option<T> {
    let text = fold(text);
    // The table is folded as well, because ○ and × have several shapes.
    table.iter().find(|(_, ways)| ways.iter().any(|way| fold(way) == text)).map(|(it, _)| *it)
}

/// The one record with this name; `None` where there is none.
fn by_name<'a, T>(
    records: impl Iterator<Item = (T, &'a str)>,
    name: &str,
) -> Result<Option<T>, CellProblem> {
    let folded = fold(name);
    let mut found = records.filter(|(_, other)| fold(other) == folded);
    let first = found.next();
    match found.next() {
        Some(_) => Err(CellProblem::SameName(name.to_owned())),
        None => Ok(first.map(|(id, _)| id)),
    }
}

/// A date without the time that spreadsheets put after it (2025/1/10 0:00:00).
fn without_time(text: &str) -> &str {
    match text.split_once([' ', '\u{3000}', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, PersonId, Vendor, VendorId};

    fn workbook() -> Workbook {
        Workbook {
            vendors: vec![
                Vendor::named(VendorId(1), "見本システム株式会社"),
                Vendor::named(VendorId(2), "ＡＢＣ保守"),
            ]
            .into(),
            people: vec![
                Person::named(PersonId(3), "見本 花子"),
                Person::named(PersonId(4), "同姓 同名"),
                Person::named(PersonId(5), "同姓　同名"),
            ]
            .into(),
            ..Workbook::default()
        }
    }

    fn read(column: DeviceColumn, text: &str) -> Result<Cell, CellProblem> {
        let one = parse_cell(column, text, &workbook());
        assert_eq!(Names::of(&workbook()).parse_cell(column, text), one, "{text}");
        one
    }

    #[test]
    fn everyday_ways_of_writing_are_understood() {
        let kind = |kind| Cell::Kind(kind);
        let flag = |flag| Cell::Flag(flag);
        let table = [
            (DeviceColumn::Kind, "サーバー", kind(DeviceKind::Server)),
            (DeviceColumn::Kind, "ｻｰﾊﾞ", kind(DeviceKind::Server)),
            (DeviceColumn::Kind, "ＰＣ", kind(DeviceKind::Pc)),
            (DeviceColumn::Kind, "パソコン", kind(DeviceKind::Pc)),
            (DeviceColumn::Kind, "端末PC", kind(DeviceKind::Pc)),
            (DeviceColumn::Kind, "ルータ", kind(DeviceKind::Network)),
            (DeviceColumn::Kind, " Wi-Fi ", kind(DeviceKind::Network)),
            (DeviceColumn::Kind, "医療機器・その他", kind(DeviceKind::Other)),
            (DeviceColumn::Kind, "", kind(DeviceKind::Pc)),
            (DeviceColumn::State, "稼働中", Cell::State(DeviceState::InUse)),
            (DeviceColumn::State, "予備", Cell::State(DeviceState::Stored)),
            (DeviceColumn::State, "廃棄済み", Cell::State(DeviceState::Disposed)),
            (DeviceColumn::Backup, "有", flag(Some(true))),
            (DeviceColumn::Backup, "○", flag(Some(true))),
            (DeviceColumn::Backup, "◯", flag(Some(true))),
            (DeviceColumn::Backup, "True", flag(Some(true))),
            (DeviceColumn::Internet, "無し", flag(Some(false))),
            (DeviceColumn::Internet, "×", flag(Some(false))),
            (DeviceColumn::Internet, "いいえ", flag(Some(false))),
            (DeviceColumn::Internet, "ＦＡＬＳＥ", flag(Some(false))),
            (DeviceColumn::Internet, "不明", flag(None)),
            (DeviceColumn::Internet, "　", flag(None)),
            (DeviceColumn::Vendor, "ABC保守", Cell::Vendor(Some(VendorId(2)))),
            (DeviceColumn::Vendor, " 見本システム株式会社", Cell::Vendor(Some(VendorId(1)))),
            (DeviceColumn::Vendor, "", Cell::Vendor(None)),
            (DeviceColumn::CheckedBy, "見本　花子", Cell::Person(Some(PersonId(3)))),
            (DeviceColumn::Note, " 二行\r\nある ", Cell::Text("二行\nある".to_owned())),
            (DeviceColumn::Number, "００１", Cell::Text("００１".to_owned())),
        ];
        for (column, text, cell) in table {
            assert_eq!(read(column, text), Ok(cell), "{column:?} {text:?}");
        }
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 10);
        for text in [
            "2025-01-10",
            "2025/1/10",
            "２０２５／１／１０",
            "令和7年1月10日",
            "R7.1.10",
            "20250110",
            "2025/1/10 0:00:00",
            "2025-01-10T00:00:00",
        ] {
            assert_eq!(read(DeviceColumn::CheckedOn, text), Ok(Cell::Date(day)), "{text}");
        }
        assert_eq!(read(DeviceColumn::CheckedOn, "  "), Ok(Cell::Date(None)));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_reason() {
        let typed = |text: &str| text.to_owned();
        let table = [
            (DeviceColumn::Kind, "冷蔵庫", CellProblem::Kind(typed("冷蔵庫"))),
            (DeviceColumn::State, "こわれた", CellProblem::State(typed("こわれた"))),
            (DeviceColumn::Backup, "ときどき", CellProblem::Flag(typed("ときどき"))),
            (
                DeviceColumn::CheckedOn,
                "去年",
                CellProblem::Date(typed("去年"), DateProblem::NotADate),
            ),
            (
                DeviceColumn::CheckedOn,
                "2025/2/30",
                CellProblem::Date(
                    typed("2025/2/30"),
                    DateProblem::DayOfMonth { year: 2025, month: 2, last: 28 },
                ),
            ),
            (DeviceColumn::Vendor, "知らない会社", CellProblem::Vendor(typed("知らない会社"))),
            (DeviceColumn::CheckedBy, "だれか", CellProblem::Person(typed("だれか"))),
            (DeviceColumn::CheckedBy, "同姓 同名", CellProblem::SameName(typed("同姓 同名"))),
        ];
        for (column, text, problem) in table {
            assert_eq!(read(column, text), Err(problem), "{column:?} {text:?}");
        }
    }

    #[test]
    fn no_way_of_writing_means_two_things() {
        fn unique<T: Copy>(table: &[(T, &[&str])]) {
            let ways: Vec<String> =
                table.iter().flat_map(|(_, ways)| ways.iter().map(|way| fold(way))).collect();
            let kinds = table.iter().enumerate();
            for (at, (_, ways)) in kinds {
                for (_, others) in &table[at + 1..] {
                    assert!(!ways.iter().any(|way| others.iter().any(|it| fold(it) == fold(way))));
                }
            }
            assert!(ways.iter().all(|way| !way.is_empty()));
        }
        unique(&KINDS);
        unique(&STATES);
        unique(&FLAGS);
    }
}
