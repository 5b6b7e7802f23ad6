//! Workbooks that the tests make up.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{DataValidation, Format, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The title of the form of a year.
pub(crate) const TITLE: &str = "医療機関・薬局におけるサイバーセキュリティ対策チェックリスト";
/// The names of the two forms.
pub(crate) const INSTITUTION: &str = "医療機関・薬局確認用";
pub(crate) const VENDOR: &str = "事業者確認用";

/// A row that the made-up forms ask.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) section: usize,
    pub(crate) group: &'static str,
    pub(crate) wording: &'static str,
    pub(crate) key: &'static str,
}

pub(crate) const SECTIONS: [&str; 4] =
    ["体制構築", "医療情報システムの管理・運用", "インシデント発生に備えた対応", "規程類の整備"];

const ALL: &str = "医療情報システム全般";

const fn asked(
    section: usize,
    group: &'static str,
    key: &'static str,
    wording: &'static str,
) -> Asked {
    Asked { section, group, wording, key }
}

/// Rows of every kind: kept, merged, for several devices, new.
pub(crate) const ROWS: [Asked; 10] = [
    asked(1, "", "security-manager", "医療情報システム安全管理責任者を設置している。"),
    asked(2, ALL, "asset-ledger", "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。"),
    asked(
        2,
        ALL,
        "unused-accounts/server+unused-accounts/pc",
        "退職者や使用していないアカウント等、不要なアカウントを削除又は無効化している。",
    ),
    asked(2, ALL, "-", "パスワードは英数字、記号が混在した8文字以上としている。"),
    asked(2, "サーバ", "access-log/server", "アクセスログを管理している。"),
    asked(
        2,
        "サーバ、端末PC",
        "background-services/server+background-services/pc",
        "バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。",
    ),
    asked(2, "ネットワーク機器", "connection-limit/network", "接続元制限を実施している。"),
    asked(
        3,
        "",
        "contact-chart",
        "インシデント発生時における組織内と外部関係機関（事業者、厚生労働省、警察等）への連絡体制図がある。",
    ),
    asked(3, "", "bcp", "サイバー攻撃を想定した事業継続計画（BCP）を策定している。"),
    asked(
        4,
        "",
        "-",
        "上記1-3のすべての項目について、具体的な実施方法を運用管理規程等に定めている。",
    ),
];

/// The rows with the section and the number within it, which counts from 1 in each.
pub(crate) fn numbered() -> Vec<(usize, Asked)> {
    let mut counts = [0; 5];
    let number = |row: &Asked| {
        counts[row.section] += 1;
        (counts[row.section], *row)
    };
    ROWS.iter().map(number).collect()
}

/// ① …
pub(crate) fn circled(number: usize) -> String {
    let offset = u32::try_from(number - 1).expect("small");
    char::from_u32(0x2460 + offset).expect("a circled number").to_string()
}

/// What is listed of the rows where `shown` is how a number is printed.
pub(crate) fn expected(shown: impl Fn(usize, usize) -> String) -> Vec<String> {
    let line = |(number, row): (usize, Asked)| {
        let shown = shown(row.section, number);
        format!("institution\t{shown}\t{}\t{}\t{}", row.group, row.key, row.wording)
    };
    numbered().into_iter().map(line).collect()
}

/// The list with numbers such as 2-①.
pub(crate) fn expected_circled() -> Vec<String> {
    expected(|section, number| format!("{section}-{}", circled(number)))
}

/// The list with numbers such as 2-(1).
pub(crate) fn expected_bracketed() -> Vec<String> {
    expected(|section, number| format!("{section}-({number})"))
}

/// A sheet that is written cell by cell; rows and columns count from 0.
pub(crate) struct Page<'a> {
    pub(crate) sheet: &'a mut Worksheet,
    pub(crate) row: u32,
}

impl Page<'_> {
    pub(crate) fn put(&mut self, column: u16, text: &str) -> &mut Self {
        self.sheet.write(self.row, column, text).expect("written");
        self
    }

    pub(crate) fn next(&mut self) -> &mut Self {
        self.row += 1;
        self
    }

    /// Merges cells of this row and of more rows below it.
    pub(crate) fn merge(&mut self, from: u16, to: u16, more_rows: u32, text: &str) -> &mut Self {
        let plain = Format::new();
        let last = self.row + more_rows;
        self.sheet.merge_range(self.row, from, last, to, text, &plain).expect("merged");
        self
    }

    pub(crate) fn list(&mut self, column: u16, options: &[&str]) -> &mut Self {
        let list = DataValidation::new().allow_list_strings(options).expect("a list");
        self.sheet.add_data_validation(self.row, column, self.row, column, &list).expect("added");
        self
    }

    /// Title and name, one below the other.
    pub(crate) fn head(&mut self, name: &str) -> &mut Self {
        self.put(0, TITLE).next().put(0, name).next()
    }
}

/// A workbook of sheets with these names.
pub(crate) fn book(names: &[&str], mut fill: impl FnMut(usize, &mut Page<'_>)) -> Vec<u8> {
    let mut book = Workbook::new();
    for (at, name) in names.iter().enumerate() {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        fill(at, &mut Page { sheet, row: 0 });
    }
    book.save_to_buffer().expect("a workbook")
}

/// A workbook of one sheet.
pub(crate) fn sheet(fill: impl Fn(&mut Page<'_>)) -> Vec<u8> {
    book(&["Sheet1"], |_, page| fill(page))
}

/// The most usual layout: headings in rows, number, wording, はい・いいえ, day, target, second round.
pub(crate) fn usual(page: &mut Page<'_>, name: &str) {
    page.head(name);
    usual_table(page);
}

pub(crate) fn usual_table(page: &mut Page<'_>) {
    page.put(1, "チェック項目").merge(2, 5, 0, "確認結果（日付）").next();
    page.put(2, "1回目").put(4, "目標日").put(5, "2回目").next();
    let (mut section, mut group) = (0, "");
    for (number, row) in numbered() {
        if row.section != section {
            (section, group) = (row.section, "");
            let title = format!("{section}　{}", SECTIONS[section - 1]);
            page.merge(0, 5, 0, &title).next();
        }
        if row.group != group {
            group = row.group;
            page.merge(0, 5, 0, &format!("{group}について、以下を実施している。")).next();
        }
        page.put(0, &circled(number)).put(1, row.wording);
        page.put(2, "はい・いいえ")
            .put(3, "（　／　）")
            .put(4, "（　／　）")
            .put(5, "はい・いいえ");
        page.next();
    }
}

/// A package with its parts changed by name.
pub(crate) fn repacked(
    bytes: &[u8],
    mut change: impl FnMut(&str, String) -> (String, String),
) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        let (name, text) = change(&name, text);
        to.start_file(name, SimpleFileOptions::default()).expect("a part");
        to.write_all(text.as_bytes()).expect("written");
    }
    to.finish().expect("a package").into_inner()
}
