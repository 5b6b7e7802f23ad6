//! The import of people, vendors and contacts, as sentences.

use crate::exchange::record_list::{RecordNote, RecordRemark, RecordRow};
use crate::exchange::{RecordFate, RecordKind, RecordPlan};

/// What a list is about.
#[must_use]
pub fn kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::People => "人",
        RecordKind::Vendors => "事業者",
        RecordKind::Contacts => "外部の連絡先",
    }
}

/// An import as a step of undo.
#[must_use]
pub fn step(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::People => "人の取り込み",
        RecordKind::Vendors => "事業者の取り込み",
        RecordKind::Contacts => "外部の連絡先の取り込み",
    }
}

/// Begins an import.
#[must_use]
pub fn begin(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::People => "人を取り込む…",
        RecordKind::Vendors => "事業者を取り込む…",
        RecordKind::Contacts => "連絡先を取り込む…",
    }
}

/// Back to the list.
#[must_use]
pub fn to_list(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::People => "人と役割を見る",
        RecordKind::Vendors => "事業者を見る",
        RecordKind::Contacts => "外部の連絡先を見る",
    }
}

/// What it is for.
#[must_use]
pub fn explained(of: RecordKind) -> String {
    let name = if of == RecordKind::People { "氏名" } else { "名称" };
    format!(
        "CSV（.csv）やExcel（.xlsx）の一覧表から、{}を取り込みます。「{name}」の列がある表を選んでください。読み込んだあとに内容を確認してから取り込むので、選んだだけで変わることはありません。",
        kind(of)
    )
}

/// What would be imported, in one line.
#[must_use]
pub fn counts(plan: &RecordPlan) -> String {
    let fates =
        [RecordFate::Added, RecordFate::Updated, RecordFate::Unchanged, RecordFate::LeftOut];
    let parts = fates.map(|it| format!("{} {}件", fate(it), plan.count(it)));
    parts.join("　")
}

/// The button that imports.
#[must_use]
pub fn confirm(plan: &RecordPlan) -> String {
    let count = plan.count(RecordFate::Added) + plan.count(RecordFate::Updated);
    format!("{count}件を取り込む")
}

/// Nothing to import.
pub const NOTHING: &str = "取り込める内容がありません。";

/// A row with what becomes of it, and the first things that it says.
#[must_use]
pub fn row(row: &RecordRow) -> String {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).take(5);
    let said: Vec<String> = filled.map(|cell| cell.replace('\n', " ")).collect();
    format!("{}行目　{}　{}", row.number, fate(row.fate), said.join("、"))
}

/// A remark with its row.
#[must_use]
pub fn with_row(it: &RecordRemark) -> String {
    format!("{}行目　{}", it.row, remark(&it.note))
}

/// What becomes of a row.
#[must_use]
pub fn fate(fate: RecordFate) -> &'static str {
    match fate {
        RecordFate::Added => "追加",
        RecordFate::Updated => "更新",
        RecordFate::Unchanged => "変更なし",
        RecordFate::LeftOut => "除外",
    }
}

/// Something that should be known before the rows come in.
#[must_use]
pub fn remark(note: &RecordNote) -> String {
    match note {
        RecordNote::LeftOut(head) => {
            format!("「{head}」の列は、当たる欄がないので取り込みません。")
        }
        RecordNote::PassedOver => {
            "見出しの繰り返し、合計、注記の行なので、取り込みません。".to_owned()
        }
        RecordNote::OtherKind => "種別が異なる行なので、ここでは取り込みません。".to_owned(),
        RecordNote::Hidden => "非表示の行なので、除きました。".to_owned(),
        RecordNote::Nameless => "名前がないので、取り込めません。".to_owned(),
        RecordNote::SameName(name) => format!(
            "「{name}」という名前が二つ以上登録されていて、どれのことか分からないので、取り込めません。"
        ),
        RecordNote::NotUnderstood(head, text) => {
            format!("{head}　「{text}」を読み取れません。この欄は変えません。")
        }
        RecordNote::UnknownPerson(head, name) => {
            format!("{head}　「{name}」という名前の人を1人に決められません。この欄は変えません。")
        }
        RecordNote::NewRole(name) => {
            format!("役割「{name}」はないので、この医療機関の役割として追加します。")
        }
        RecordNote::NewKind(kind) => {
            format!(
                "種別　「{kind}」はないので、種別は変えません（新しい連絡先では「その他の相談先」になります）。"
            )
        }
    }
}

/// Nothing of a file is about such a record.
#[must_use]
pub fn no_row_read(of: RecordKind, source: &str) -> String {
    let what = kind(of);
    format!(
        "{what}の行が1行も読めませんでした。ファイルは{source}です。点検帳は変わっていません。\n見出しの行に、名前の列（{}）があるか確認してください。見出しの名前が異なるときは、--matchで指定できます。",
        if of == RecordKind::People { "氏名" } else { "名称" }
    )
}

/// What was imported.
#[must_use]
pub fn done(of: RecordKind, added: usize, updated: usize) -> String {
    format!("{}を{added}件追加し、{updated}件更新しました。", kind(of))
}
