//! What stands beside a question of the checklist, taken from the contact chart and the documents.

use crate::document::facts::{Fact, KnownPlace};
use crate::model::DocumentLibrary;
use crate::text::{dates, document};

/// The facts answer nothing by themselves.
pub const NOTE: &str =
    "書かれていることをそのまま並べたものです。答えは確かめてから選んでください。";

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
        Fact::NoChart | Fact::NoDocument => format!("{name}はまだありません"),
        Fact::ChartVersion(version) | Fact::DocumentVersion(version) => {
            let version = version.trim();
            format!(
                "{} {}",
                document::VERSION,
                if version.is_empty() { document::NOT_WRITTEN } else { version }
            )
        }
        Fact::ChartRevised(day) => format!("改訂日 {}", dates::japanese(*day)),
        Fact::ChartCreated(day) => format!("作成日 {}", dates::japanese(*day)),
        Fact::ChartUndated => format!("作成日 {}", document::NOT_WRITTEN),
        Fact::ChartLacks(0) => "3-(1)に必要なものは、そろっています".to_owned(),
        Fact::ChartLacks(count) => format!("3-(1)に必要で、まだ足りないもの {count}件"),
        Fact::ChartAdvised(count) => format!("ほかに確かめるとよいこと {count}件"),
        Fact::NoBackup => format!("{name}に、バックアップのことはまだ書かれていません"),
        Fact::RestoredOn(day) => format!("戻せるかを最後に試した日 {}", dates::japanese(*day)),
        Fact::RestoredLater(day) => {
            format!("戻せるかを最後に試した日 {}（先の日付です）", dates::japanese(*day))
        }
        Fact::RestoreUnreadable => "戻せるかを最後に試した日は、日付として読めません".to_owned(),
        Fact::NotRestored => "戻せるかを試した日は、まだ書かれていません".to_owned(),
        Fact::Offline(true) => "オフラインのバックアップ あり".to_owned(),
        Fact::Offline(false) => "オフラインが「あり」のバックアップはありません".to_owned(),
        Fact::Approved(version, day, by) => {
            let parts = [version.trim(), &dates::japanese(*day), by.trim()];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            format!("承認 {}", document::listed(parts))
        }
        Fact::NotApproved => "承認された版は、まだありません".to_owned(),
        Fact::NextReview(day) => format!("{} {}", document::NEXT_REVIEW_ON, dates::japanese(*day)),
        Fact::ReviewPassed(day) => {
            format!("{} {}（過ぎています）", document::NEXT_REVIEW_ON, dates::japanese(*day))
        }
        Fact::NoReview => format!("{} {}", document::NEXT_REVIEW_ON, document::NOT_WRITTEN),
    }
}
