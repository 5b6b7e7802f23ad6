//! Which column of a file means which column of the own tables of people and contacts.

use std::collections::HashMap;

use super::{RecordKind, RecordNote, RecordRemark, cell_text};
use crate::exchange::sheet::{ImportSheet, SheetRow};
use crate::exchange::synonyms::same_words;
use crate::text::exchange::{CONTACT_COLUMNS, PEOPLE_COLUMNS};

/// How many rows are searched for the head.
const LOOKED_AT: usize = 30;

/// Other names of the columns of people, by their places.
const PEOPLE: [&[&str]; 11] = [
    &["名前", "姓名", "職員名", "スタッフ名", "Name", "Full name", "Display name"],
    &["フリガナ", "かな", "カナ", "読み", "よみがな", "Kana"],
    &["所属", "職種", "部署", "役職", "職名", "Position", "Title", "Department"],
    &["内線番号", "内線・院内の電話", "Extension", "Ext"],
    &["携帯", "携帯番号", "携帯電話番号", "電話", "電話番号", "Mobile", "Mobile phone", "Phone"],
    &["メールアドレス", "Eメール", "Mail", "Email", "E-mail", "Email address"],
    &["連絡可能時間", "連絡時間帯"],
    &["役割名", "担当", "Role", "Roles"],
    &["代行", "代行者名"],
    &["判断", "権限"],
    &["退職年月日", "退職", "Left on"],
];

/// Other names of the columns of vendors and contacts.
const CONTACTS: [&[&str]; 17] = [
    &["種類", "分類", "区分", "Kind", "Type"],
    &[
        "事業者名",
        "事業者",
        "機関名",
        "機関名・部署",
        "会社名",
        "会社",
        "業者名",
        "名前",
        "連絡先",
        "連絡先名",
        "Name",
        "Company",
        "Vendor",
        "Organization",
    ],
    &["担当者名", "担当", "窓口担当", "Contact", "Contact person"],
    &["電話", "TEL", "代表電話", "連絡先電話番号", "Phone", "Telephone", "Tel"],
    &["夜間電話", "夜間連絡先", "緊急連絡先", "休日電話", "夜間・休日", "Emergency phone"],
    &["メール", "メールアドレス", "Eメール", "URL", "Mail", "Email", "E-mail"],
    &["対応時間", "営業時間", "サポート時間", "Hours"],
    &["連絡する時", "連絡の目安"],
    &["連絡する人", "連絡者"],
    &["伝える内容", "手元に置くもの"],
    &["システム", "納入システム", "保守システム", "対象システム", "取扱システム", "Systems"],
    &["契約No", "保守契約番号", "Contract number"],
    &["リモート保守の有無", "リモート"],
    &["リモート保守方法", "接続方法"],
    &["契約状態"],
    &["確認日"],
    &["契約終了日", "解約日", "Ended on"],
];

/// The own heads of a kind, with their widths.
pub(super) fn own(kind: RecordKind) -> &'static [(&'static str, u8)] {
    match kind {
        RecordKind::People => &PEOPLE_COLUMNS,
        RecordKind::Vendors | RecordKind::Contacts => &CONTACT_COLUMNS,
    }
}

/// The column that a head means.
pub(super) fn column_of(kind: RecordKind, head: &str) -> Option<usize> {
    let others: &[&[&str]] = match kind {
        RecordKind::People => &PEOPLE,
        RecordKind::Vendors | RecordKind::Contacts => &CONTACTS,
    };
    let own = own(kind).iter().position(|(name, _)| same_words(name, head));
    own.or_else(|| others.iter().position(|names| names.iter().any(|it| same_words(it, head))))
}

/// The head of a list and what its columns mean.
pub(super) struct Heads {
    kind: RecordKind,
    head: Option<usize>,
    /// The column of the own table for each of the file's.
    columns: Vec<Option<usize>>,
}

impl Heads {
    /// Looks for the row whose names are known best.
    ///
    /// # Errors
    /// A head that was told and that the sheet does not have.
    pub(super) fn of(
        kind: RecordKind,
        sheet: &ImportSheet,
        told: &[(String, Option<String>)],
    ) -> Result<Self, String> {
        let width = sheet.rows.iter().map(SheetRow::width).max().unwrap_or(0);
        let mut best = Self { kind, head: None, columns: vec![None; width] };
        let mut missing = told.first().map(|(head, _)| head.clone());
        for (at, row) in sheet.rows.iter().take(LOOKED_AT).enumerate() {
            let mut columns = vec![None; width];
            let mut taken: Vec<usize> = Vec::new();
            for (place, name) in row.cells() {
                let means = |(head, _): &&(String, Option<String>)| same_words(head, name);
                let column = match told.iter().find(means) {
                    Some((_, meaning)) => meaning.as_ref().and_then(|it| column_of(kind, it)),
                    None => column_of(kind, name),
                };
                let column = column.filter(|it| !taken.contains(it));
                taken.extend(column);
                columns[place] = column;
            }
            let has = |head: &str| row.cells().any(|(_, cell)| same_words(cell, head));
            let gap = told.iter().find(|(head, _)| !has(head));
            let found = Self { kind, head: Some(at), columns };
            let names_records = found.columns.contains(&Some(found.name()));
            if gap.is_none() && names_records && found.count() > best.count() {
                best = found;
            }
            if gap.is_none() {
                missing = None;
            }
        }
        missing.map_or(Ok(best), Err)
    }

    /// The place of the head among the rows of the sheet.
    pub(super) fn head(&self) -> Option<usize> {
        self.head
    }

    /// The own column of the name.
    pub(super) fn name(&self) -> usize {
        match self.kind {
            RecordKind::People => 0,
            RecordKind::Vendors | RecordKind::Contacts => 1,
        }
    }

    /// How many columns are known.
    pub(super) fn count(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// The rows below the head; none where there is no head.
    pub(super) fn rows<'s>(&self, sheet: &'s ImportSheet) -> &'s [SheetRow] {
        let rows = self.head.and_then(|head| sheet.rows.get(head + 1..));
        rows.unwrap_or_default()
    }

    /// The cells of a row that say something, by their own columns.
    pub(super) fn cells(
        &self,
        sheet: &ImportSheet,
        row: &SheetRow,
        skip_hidden: bool,
    ) -> HashMap<usize, String> {
        let is_out = |at: usize| skip_hidden && sheet.hidden_columns.contains(&at);
        let columns = self.columns.iter().enumerate().filter(|(at, _)| !is_out(*at));
        let cells = columns.filter_map(|(at, column)| Some(((*column)?, cell_text(row, at))));
        cells.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// Remarks upon the columns that are left out.
    pub(super) fn remark(&self, sheet: &ImportSheet, remarks: &mut Vec<RecordRemark>) {
        let Some(head) = self.head.and_then(|at| sheet.rows.get(at)) else { return };
        for (at, column) in self.columns.iter().enumerate() {
            let name = head.cell(at).trim();
            if column.is_none() && !name.is_empty() {
                let note = RecordNote::LeftOut(name.to_owned());
                remarks.push(RecordRemark { note, row: head.number });
            }
        }
    }
}
