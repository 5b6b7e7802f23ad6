//! What stands beside a question of the checklist, taken from the contact chart and the documents.

use crate::document::facts::{Fact, KnownPlace};
use crate::model::DocumentLibrary;
use crate::text::{dates, document};

/// The facts answer nothing by themselves.
pub const NOTE: &str =
    "書かれていることをそのまま並べたものです。回答は確認してから選んでください。";

/// Heading of what is written in a place.
#[must_use]
pub fn from(name: &str) -> String {
    format!("{name}から")
}

/// Leads there.
#[must_use]
pub fn open(name: &str) -> String {
    format!("{name}を開く")
}

/// What a place is called.
#[must_use]
pub fn place<'a>(place: &KnownPlace, documents: &'a DocumentLibrary) -> &'a str {
    match place {
        KnownPlace::ContactChart => "連絡体制図",
        KnownPlace::Document(key) => {
            documents.template(&key.template).map_or("", |template| &template.short)
        }
    }
}

/// One fact of what stands in a place of that name.
#[must_use]
pub fn fact(name: &str, fact: &Fact) -> String {
    match fact {
        Fact::NoChart | Fact::NoDocument => format!("{name}は未作成です"),
        Fact::ChartVersion(version) | Fact::DocumentVersion(version) => {
            let version = document::version(version);
            if version.is_empty() {
                format!("{}：{}", document::VERSION, document::NOT_WRITTEN)
            } else {
                version
            }
        }
        Fact::ChartRevised(day) => format!("改訂日 {}", dates::japanese(*day)),
        Fact::ChartCreated(day) => format!("作成日 {}", dates::japanese(*day)),
        Fact::ChartUndated => format!("作成日 {}", document::NOT_WRITTEN),
        Fact::ChartLacks(0) => {
            "この点検帳で確認できる範囲では、連絡体制図に記入漏れはありません".to_owned()
        }
        Fact::ChartLacks(count) => format!("3-(1)に足りない項目 {count}件"),
        Fact::ChartAdvised(count) => format!("ほかに確認するとよい項目 {count}件"),
        Fact::NoBackup => format!("{name}に、バックアップの記載はありません"),
        Fact::RestoredOn(day) => format!("復元を最後に試した日 {}", dates::japanese(*day)),
        Fact::RestoredLater(day) => {
            format!("復元を最後に試した日 {}（先の日付です）", dates::japanese(*day))
        }
        Fact::RestoreUnreadable => "復元を最後に試した日は、日付として読めません".to_owned(),
        Fact::NotRestored => "復元を試した日の記載はありません".to_owned(),
        Fact::Offline(true) => "オフラインのバックアップ あり".to_owned(),
        Fact::Offline(false) => "オフラインが「あり」のバックアップはありません".to_owned(),
        Fact::Approved(version, day, by) => {
            let version = document::version(version);
            let parts = [version.as_str(), &dates::japanese(*day), by.trim()];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            format!("承認 {}", document::listed(parts))
        }
        Fact::NotApproved => "承認された版はありません".to_owned(),
        Fact::NextReview(day) => format!("{} {}", document::NEXT_REVIEW_ON, dates::japanese(*day)),
        Fact::ReviewPassed(day) => {
            format!("{} {}（過ぎています）", document::NEXT_REVIEW_ON, dates::japanese(*day))
        }
        Fact::NoReview => format!("{} {}", document::NEXT_REVIEW_ON, document::NOT_WRITTEN),
    }
}
