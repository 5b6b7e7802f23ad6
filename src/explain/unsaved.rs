//! Words for a workbook that cannot be saved where it is.

use std::path::Path;

use chrono::NaiveDateTime;

use super::store::moment;
use crate::state::{Elsewhere, Leaving};
use crate::store::LockHolder;

/// The state line while the bar says more.
pub const NOT_SAVED: &str = "未保存";
/// Tries again.
pub const RETRY: &str = "再試行";
/// Asks how to save somewhere else.
pub const ELSEWHERE: &str = "別の場所に保存…";
/// The same where something is about to be left.
pub const ELSEWHERE_FIRST: &str = "先に別の場所に保存…";
/// Shows what the file on the disk holds instead.
pub const DIFFERENCES: &str = "違いを見る";
/// The title of what differs.
pub const DIFFERENCES_TITLE: &str = "画面の内容とファイルの内容の違い";
/// Asks whose content is to stay.
pub const WHOSE: &str = "残す内容を選ぶ…";
/// The same below what differs.
pub const WHOSE_HERE: &str = "どちらを残すか選ぶ…";
/// The title of the dialog that asks how.
pub const ELSEWHERE_TITLE: &str = "別の場所に保存";
/// What it does.
pub const ELSEWHERE_EXPLAINED: &str = "この画面の内容をそのまま保存します。元の場所のファイルには手を加えません。元の場所にも保存できるようになるまで、自動で試し続けます。";
/// A copy in a folder.
pub const COPY: &str = "フォルダを選んで控えを保存…";
/// What that means.
pub const COPY_EXPLAINED: &str = "USBメモリーやデスクトップなど、書き込めるフォルダに保存します。あとで「控えから開く」で開けます。";
/// As a new clinic.
pub const AS_NEW: &str = "新しい点検帳として保存して続ける";
/// What that means.
pub const AS_NEW_EXPLAINED: &str = "データの保存場所に新しい点検帳を作り、そちらで作業を続けます。元の点検帳は、最後に保存できた内容のまま一覧に残ります。";
/// The title of the dialog after it.
pub const SAVED_TITLE: &str = "別の場所に保存しました";
/// The title of the question whose content stays.
pub const WHOSE_TITLE: &str = "どちらの内容を残しますか";
/// What has happened.
pub const WHOSE_EXPLAINED: &str = "この点検帳のファイルは、開いている間にほかのプログラムかほかのPCで変更されました。どちらを選んでも、もう一方の内容は消えません。";
/// This window's content stays.
pub const OVER: &str = "この画面の内容で保存する";
/// What becomes of the other.
pub const OVER_EXPLAINED: &str = "ほかで変更された内容は、バックアップに残します。";
/// The file's content stays.
pub const THEIRS: &str = "ほかで変更された内容を開く";
/// What becomes of this window's.
pub const THEIRS_EXPLAINED: &str =
    "この画面の内容は、データの保存場所の「removed」に控えとして残します。";
/// The title of the dialog when something is unsaved.
pub const UNSAVED: &str = "保存できていない変更があります";
/// Goes on working.
pub const STAY: &str = "閉じずに続ける";
/// Leaves without saving.
pub const LEAVE_CLINIC: &str = "保存せずに点検帳を閉じる";
/// Closes the window without saving.
pub const LEAVE_WINDOW: &str = "保存せずに終了する";
/// Takes a notice away.
pub const UNDERSTOOD: &str = "閉じる";

/// The sentence of the bar, from the state of saving.
#[must_use]
pub fn bar(state: &str) -> String {
    format!("{state}。入力した内容は、この画面に残っています。")
}

/// The button that leaves.
#[must_use]
pub fn leave(leaving: Leaving) -> &'static str {
    match leaving {
        Leaving::Clinic => LEAVE_CLINIC,
        Leaving::Window => LEAVE_WINDOW,
    }
}

/// Where a copy is.
#[must_use]
pub fn saved_at(copy: &Elsewhere) -> String {
    let place = copy.folder.display();
    let saved = format!(
        "この画面の内容を次のフォルダに保存し、読み返して確認しました。「{place}」あとで開くには、「控えから開く」でこのフォルダを選びます。"
    );
    if copy.lacks_closed { saved + LACKS_CLOSED } else { saved }
}

/// What could not come along.
const LACKS_CLOSED: &str =
    "元のフォルダを読めないため、確定した年度の保管ファイルは入っていません。回答は入っています。";

/// In the bar: that there is a copy.
#[must_use]
pub fn copied(folder: &Path, is_newest: bool) -> String {
    let place = folder.display();
    if is_newest {
        format!("この画面の内容は「{place}」に控えがあります。")
    } else {
        format!("少し前の内容は「{place}」に控えがあります。")
    }
}

/// Said when what could not be saved goes on as a new clinic.
#[must_use]
pub fn goes_on_as_new(lacks_closed: bool) -> String {
    let said = "新しい点検帳として保存しました。これからはこちらに保存されます。";
    if lacks_closed { format!("{said}{LACKS_CLOSED}") } else { said.to_owned() }
}

/// Said when what another program wrote is open now.
#[must_use]
pub fn opened_theirs(folder: &Path) -> String {
    format!(
        "ほかで変更された内容を開きました。前の画面の内容は「{}」に残っています。",
        folder.display()
    )
}

/// Said at the opening after a program that ended without closing: what it goes on with.
#[must_use]
pub fn recovered(before: &LockHolder, saved: Option<NaiveDateTime>) -> String {
    let since = moment(before.since);
    match saved {
        Some(saved) => format!(
            "前回（{since}から）は、プログラムが途中で終わりました。{}に保存した内容から続けます。",
            moment(saved)
        ),
        None => {
            format!(
                "前回（{since}から）は、プログラムが途中で終わりました。最後に保存した内容から続けます。"
            )
        }
    }
}

/// Said at the opening in a folder without locks, and who may have the clinic open there.
#[must_use]
pub fn unguarded(other: Option<String>) -> String {
    let said = "この保存先では、ほかのPCが同時に開くのを止められません。同時に変更したときは、上書きせずにお知らせします。";
    match other {
        Some(other) => format!("{said}{other}"),
        None => said.to_owned(),
    }
}

/// Who may have it open.
#[must_use]
pub fn may_be_open(holder: &str) -> String {
    format!("{holder}が開いたままかもしれません。")
}
