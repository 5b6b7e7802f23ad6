//! Copies that other programs made of a clinic's files, and files among the editions that are passed over.

use std::path::Path;

use chrono::NaiveDateTime;

use super::{backups, difference, store};
use crate::model::Workbook;
use crate::store::{StoreError, StrayPlace};
use crate::text::Explanation;

/// Shows what differs.
pub const COMPARE: &str = "違いを見る";
/// Puts a copy aside.
pub const SET_ASIDE: &str = "よけておく";
/// Title of the dialog that shows what differs.
pub const TITLE: &str = "ほかで作られた写し";
/// What a copy is, and what putting it aside does.
pub const EXPLAINED: &str = "OneDriveなどの同期や、ファイルのコピーで作られたファイルです。点検帳には使っていません。「よけておく」を押すと、医療機関のフォルダの中の「set-aside」に、日付を付けて移します。削除はしません。";
/// Said by `check` of a file among the editions.
pub const PASSED_OVER: &str =
    "名前の終わりが「.ron」でないため、年度版として使っていません。名前を直してください。";

/// What a copy holds, in a few words.
#[must_use]
pub fn holds(
    modified: Option<NaiveDateTime>,
    workbook: Result<&Workbook, &StoreError>,
    is_same: bool,
) -> String {
    let when = modified.map(|at| format!("{}、", store::moment(at))).unwrap_or_default();
    match workbook {
        Ok(workbook) => {
            let same = if is_same { "、同じ内容" } else { "" };
            format!("{when}回答{}件{same}", difference::answered(workbook))
        }
        Err(error) => format!("{when}{}", backups::damage(error)),
    }
}

/// The calm line on the first copy, and how many more there are.
#[must_use]
pub fn line(name: &str, place: StrayPlace, holds: &str) -> String {
    let folder = match place {
        StrayPlace::Beside => "点検帳のフォルダ",
        StrayPlace::Backups => "バックアップのフォルダ",
    };
    format!("{folder}に、ほかで作られた写し「{name}」があります（{holds}）。")
}

/// How many copies there are besides.
#[must_use]
pub fn more(count: usize) -> String {
    if count == 0 { String::new() } else { format!("ほかに{count}個あります。") }
}

/// A copy was put aside.
#[must_use]
pub fn set_aside(name: &str, now_at: &Path) -> String {
    let folder = now_at.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    format!("「{name}」をset-asideの{folder}に移しました")
}

/// What `check` says of a copy.
#[must_use]
pub fn found(holds: &str) -> String {
    format!(
        "ほかで作られた写しです（{holds}）。点検帳には使っていません。内容を比較して、要らなければ別の場所へ移してください。"
    )
}

/// A file among the editions that is passed over for its name.
#[must_use]
pub fn edition_passed_over(path: &Path) -> Explanation {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Explanation {
        what: format!(
            "「{name}」は年度版のファイルのようですが、名前の終わりが「.ron」でないため、使っていません。「{}」",
            path.display()
        ),
        safe: "点検帳の内容には影響ありません。".to_owned(),
        todo: "使うときは、名前の終わりを「.ron」に直してから、プログラムを開き直してください。使わないときは、別のフォルダへ移してください。".to_owned(),
        details: String::new(),
    }
}
