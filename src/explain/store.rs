//! What is said about files: why something could not be read, saved or written, whether anything is
//! lost, and what to do.

mod problem;
#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

pub use problem::problem;

use crate::store::{
    BackupKind, Doing, FlushError, LockHolder, ReadOnlyReason, SaveStatus, StoreError,
};
use crate::text::{Explanation, dates};

/// What the user was about when it went wrong; it decides what is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Looking for the data folder when the program starts.
    Starting,
    /// Opening or reading a clinic.
    Opening,
    /// Creating a clinic.
    Creating,
    /// Saving what was entered.
    Saving,
    /// Writing a PDF or another file for the user.
    Exporting,
    /// Going back to a backup.
    Restoring,
    /// Keeping a form that was read in.
    KeepingForm,
    /// Keeping what the closing of a year keeps.
    ClosingYear,
    /// Handing out what the closing of a year kept.
    HandingOut,
    /// Removing a form that was read in.
    RemovingForm,
    /// Copying a clinic, or looking for a copy.
    Copying,
    /// Taking a copy in.
    TakingIn,
    /// Taking a clinic out of the list.
    RemovingClinic,
    /// Keeping a clinic as it is, before a year is taken out of it.
    RemovingYear,
    /// Putting aside a copy that another program made.
    SettingAside,
}

/// An error as a person reads it, where nothing more is known about what was being done.
#[must_use]
pub fn explain(error: &StoreError) -> Explanation {
    explain_while(Task::Opening, error)
}

/// An error as a person reads it.
#[must_use]
pub fn explain_while(task: Task, error: &StoreError) -> Explanation {
    Explanation {
        what: what(error),
        safe: safe(task, error).to_owned(),
        todo: todo(task, error),
        details: details(error),
    }
}

/// Why not everything could be saved before the window closes.
#[must_use]
pub fn explain_flush(error: &FlushError) -> Explanation {
    match error {
        FlushError::Failed(error) => explain_while(Task::Saving, error),
        FlushError::Timeout => explain_slow(),
    }
}

/// A save that does not come to its end.
#[must_use]
pub fn explain_slow() -> Explanation {
    Explanation {
        what: "保存に時間がかかっています。ディスクやネットワークから返事がありません。".to_owned(),
        safe: safe(Task::Saving, &StoreError::SaverStopped).to_owned(),
        todo: "閉じずにしばらくお待ちください。続くときは、保存先につながっているか確認するか、「別の場所に保存」で控えを作ってください。"
            .to_owned(),
        details: String::new(),
    }
}

/// Why no backup of the earlier state could be kept, though saving works.
#[must_use]
pub fn explain_backup(error: &StoreError) -> Explanation {
    Explanation {
        what: format!(
            "前回までの内容のバックアップを残せませんでした（{}）。",
            short_reason(error)
        ),
        safe: "入力した内容は保存できています。".to_owned(),
        todo: "次に保存するときに、もう一度バックアップします。".to_owned(),
        details: details(error),
    }
}

/// Why a clinic is open for reading only, as told to whoever sits `here`.
#[must_use]
pub fn explain_read_only(reason: &ReadOnlyReason, here: &LockHolder) -> Explanation {
    match reason {
        ReadOnlyReason::HeldBy(holder) => Explanation {
            what: holder
                .as_ref()
                .and_then(|holder| held_here(holder, here))
                .unwrap_or_else(|| held_by(holder.as_ref())),
            safe: "見ることと印刷はできます。入力はできません。".to_owned(),
            todo: "そちらが閉じられると、自動でここに入力できるようになります。".to_owned(),
            details: String::new(),
        },
        ReadOnlyReason::NotWritable(error) => Explanation {
            what: format!("この点検帳のフォルダに書き込めません（{}）。", short_reason(error)),
            safe: "見ることと印刷はできます。入力はできません。".to_owned(),
            todo: "入力するときは、フォルダに書き込めるようにしてから開き直してください。"
                .to_owned(),
            details: details(error),
        },
    }
}

/// The state line of saving.
#[must_use]
pub fn save_state(status: &SaveStatus) -> String {
    if let Some(error) = &status.error {
        format!("保存できません（{}）", short_reason(error))
    } else if !status.is_saved() {
        match status.waited().as_secs() {
            seconds @ 5.. => format!("保存しています（{seconds}秒）"),
            _ => "保存しています".to_owned(),
        }
    } else {
        match status.saved_at {
            Some(time) => format!("保存済み {}", time.format("%H:%M")),
            None => "保存済み".to_owned(),
        }
    }
}

/// The state line of a clinic that is open for reading only.
#[must_use]
pub fn read_only_state(reason: &ReadOnlyReason) -> String {
    match reason {
        ReadOnlyReason::HeldBy(_) => "閲覧のみ（ほかで開いています）".to_owned(),
        ReadOnlyReason::NotWritable(_) => "閲覧のみ（書き込めません）".to_owned(),
    }
}

/// What kind of earlier state a backup is.
#[must_use]
pub fn backup_kind(kind: BackupKind) -> &'static str {
    match kind {
        BackupKind::Session => "作業を始める前の内容",
        BackupKind::BeforeRestore => "バックアップから戻す前の内容",
        BackupKind::Damaged => "壊れていたファイル",
        BackupKind::Theirs => "ほかで変更されていた内容",
    }
}

/// 令和6年11月20日 14:05
#[must_use]
pub fn moment(time: NaiveDateTime) -> String {
    format!("{} {}", dates::japanese(time.date()), time.format("%H:%M"))
}

/// Another window of this computer: no name of a computer says that.
fn held_here(holder: &LockHolder, here: &LockHolder) -> Option<String> {
    let is_here = !holder.computer.trim().is_empty() && holder.computer == here.computer;
    let of_other = holder.user != here.user && !holder.user.trim().is_empty();
    let who =
        if of_other { format!("（{}さん）", one_line(&holder.user)) } else { String::new() };
    is_here.then(|| format!("この点検帳は、このPCの別のウィンドウ{who}で開いています。"))
}

/// Said when the clinic on screen can be written at last; whether it `changed` meanwhile.
#[must_use]
pub fn taken_over(changed: bool) -> &'static str {
    if changed {
        "入力できるようになりました。ほかのウィンドウで変わった内容を読み込みました"
    } else {
        "入力できるようになりました"
    }
}

fn held_by(holder: Option<&LockHolder>) -> String {
    let Some(holder) = holder else {
        return "この点検帳は、ほかのウィンドウかほかのPCで開いています。".to_owned();
    };
    let who = name_of(holder);
    format!("この点検帳は、{who}が{}から開いています。", moment(holder.since))
}

/// Who that is, and at which PC.
#[must_use]
pub fn name_of(holder: &LockHolder) -> String {
    let user = (!holder.user.trim().is_empty()).then(|| format!("{}さん", one_line(&holder.user)));
    let computer = (!holder.computer.trim().is_empty()).then(|| one_line(&holder.computer));
    match (user, computer) {
        (Some(user), Some(computer)) => format!("{user}（PC {computer}）"),
        (Some(user), None) => user,
        (None, Some(computer)) => format!("ほかの人（PC {computer}）"),
        (None, None) => "ほかの人".to_owned(),
    }
}

/// A name from outside, without what could upset the sentence around it.
fn one_line(name: &str) -> String {
    let is_direction = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|c| !c.is_control() && !is_direction(*c)).collect()
}

/// The reason in a few words, for a state line.
#[must_use]
pub fn short_reason(error: &StoreError) -> &'static str {
    match error {
        StoreError::Missing { .. } => "ファイルがありません",
        StoreError::FolderMissing { .. } => "フォルダがありません",
        StoreError::NotAllowed { doing: Doing::Reading, .. } => "読み取りが許可されていません",
        StoreError::NotAllowed { .. } => "書き込みが許可されていません",
        StoreError::DiskFull { .. } => "ディスクの空きがありません",
        StoreError::Busy { .. } => "ほかのプログラムが使用中です",
        StoreError::Exists { .. } => "同じ名前のファイルがあります",
        StoreError::NotAFile { .. } => "ファイルではありません",
        StoreError::InsideData { .. } => "データの保存場所の中です",
        StoreError::NotAFolder { .. } => "フォルダではありません",
        StoreError::TooLarge { .. } => "ファイルが大きすぎます",
        StoreError::Link { .. } => "リンクが置かれています",
        StoreError::ReadBack { .. } => "書いた内容を正しく読み返せません",
        StoreError::NotFlushed { .. } => "ディスクの確認が取れません",
        StoreError::NotText { .. } => "文字のファイルではありません",
        StoreError::Newer { .. } => "新しい版で作られています",
        StoreError::Damaged { .. } => "ファイルが壊れています",
        StoreError::NotAsKept { .. } => "保管したときと内容が異なります",
        StoreError::ChangedOnDisk { .. } => "ほかで変更されました",
        StoreError::HeldElsewhere { .. } => "ほかで開いています",
        StoreError::Unsound { .. } | StoreError::OtherClinic { .. } | StoreError::SaverStopped => {
            "プログラムの不具合です"
        }
        StoreError::Io { doing: Doing::Reading, .. } => "読み取れません",
        StoreError::Io { .. } => "書き込めません",
    }
}

/// A size as it is told: 1.5 MB.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        rest => format!("{}.{rest} MB", tenths / 10),
    }
}

/// What happened, in one sentence.
fn what(error: &StoreError) -> String {
    let at = error.path().map(|path| format!("「{}」", path.display())).unwrap_or_default();
    match error {
        StoreError::Missing { .. } => format!("ファイルが見つかりません。{at}"),
        StoreError::FolderMissing { .. } => format!("フォルダが見つかりません。{at}"),
        StoreError::NotAllowed { doing: Doing::Reading, .. } => {
            format!("読み取りが許可されていません。{at}")
        }
        StoreError::NotAllowed { .. } => format!("書き込みが許可されていません。{at}"),
        StoreError::DiskFull { .. } => format!("ディスクの空きがないため、書き込めません。{at}"),
        StoreError::Busy { .. } => {
            format!("ほかのプログラムが使っているため、書き換えられません。{at}")
        }
        StoreError::Exists { .. } => format!("同じ名前のファイルがすでにあります。{at}"),
        StoreError::NotAFile { .. } => {
            format!("そこにあるのはファイルではありません（フォルダや装置です）。{at}")
        }
        StoreError::InsideData { .. } => format!(
            "そこは点検帳のデータの保存場所の中です。点検帳のファイルに重なるおそれがあるため、書き出しません。{at}"
        ),
        StoreError::NotAFolder { .. } => {
            format!("フォルダがあるはずの場所に、別のものがあります。{at}")
        }
        StoreError::TooLarge { size, most, .. } => format!(
            "ファイルが大きすぎます（{}、このプログラムが扱うのは{}まで）。{at}",
            megabytes(*size),
            megabytes(*most)
        ),
        StoreError::Link { .. } => format!(
            "データの保存場所の中に、別の場所へのリンクが置かれています。リンクの先には書き込みません。{at}"
        ),
        StoreError::ReadBack { .. } => {
            format!("書き込んだ内容を読み返したところ、同じではありませんでした。{at}")
        }
        StoreError::NotFlushed { .. } => {
            format!("書き込みましたが、ディスクに残ったことを確認できませんでした。{at}")
        }
        StoreError::NotText { .. } => format!("文字（UTF-8）のファイルではありません。{at}"),
        StoreError::Newer { found, supported, .. } => format!(
            "この点検帳は新しいバージョンのプログラムで作られています（ファイルの形式{found}、このプログラムが読めるのは{supported}まで）。{at}"
        ),
        StoreError::Damaged { .. } => format!("点検帳のファイルが壊れていて、開けません。{at}"),
        StoreError::NotAsKept { .. } => {
            format!("確定したときに保管したファイルが、その後に書き換えられています。{at}")
        }
        StoreError::ChangedOnDisk { .. } => {
            format!("開いている間に、ほかのプログラムがファイルを変更しました。{at}")
        }
        StoreError::HeldElsewhere { holder, .. } => held_by(holder.as_ref()),
        StoreError::Unsound { .. } => {
            "プログラムの不具合により、内容を正しいファイルにできません。".to_owned()
        }
        StoreError::OtherClinic { .. } => format!(
            "プログラムの不具合により、ほかの点検帳の内容で上書きするところでした。書き込みは止めました。{at}"
        ),
        StoreError::SaverStopped => {
            "プログラムの不具合により、保存の働きが止まりました。".to_owned()
        }
        StoreError::Io { doing: Doing::Reading, .. } => format!("読み取れませんでした。{at}"),
        StoreError::Io { .. } => format!("書き込めませんでした。{at}"),
    }
}

/// Whether anything is lost.
fn safe(task: Task, error: &StoreError) -> &'static str {
    match (task, error) {
        (Task::Saving, StoreError::ChangedOnDisk { .. }) => {
            "上書きはしていません。ほかで変更された内容はファイルに、保存できていない入力はこの画面に、どちらも残っています。"
        }
        (Task::Saving, StoreError::NotFlushed { .. }) => {
            "入力した内容はファイルに入っています。今すぐ停電などが起きたときだけ、直前の保存の内容に戻ることがあります。"
        }
        (Task::Saving, _) => {
            "前に保存した内容はそのまま残っています。保存できていない入力は、この画面に残っています。"
        }
        (Task::Exporting, _) => {
            "点検帳の内容には影響ありません。元からあったファイルもそのままです。"
        }
        (Task::Creating, _) => "ほかの点検帳には影響ありません。",
        (Task::HandingOut, _) => "点検帳の内容には影響ありません。何も書き出していません。",
        (Task::ClosingYear, _) => "年度は確定していません。入力した内容はそのまま残っています。",
        (Task::KeepingForm, _) => "読み取った内容と直したところは、この画面に残っています。",
        (Task::RemovingForm, _) => {
            "様式のファイルはまだ残っています。点検帳の内容には影響ありません。"
        }
        (Task::Copying, _) => "このPCの点検帳には手を加えていません。",
        (Task::TakingIn, _) => {
            "一覧にある点検帳には手を加えていません。控えのフォルダもそのままです。"
        }
        (Task::RemovingClinic, _) => "点検帳は、そのまま一覧に残っています。",
        (Task::SettingAside, _) => {
            "写しは、もとの場所に残っています。点検帳の内容には影響ありません。"
        }
        (Task::RemovingYear, _) => "年度は外していません。点検帳の内容はそのままです。",
        (Task::Restoring, _) => "現在のファイルには手を加えていません。",
        (Task::Starting, _) => "すでにあるデータには手を加えていません。見るだけの作業はできます。",
        (Task::Opening, _) => "ファイルには手を加えていません。",
    }
}

/// What to do now.
fn todo(task: Task, error: &StoreError) -> String {
    let advice = match (task, error) {
        (Task::Saving, StoreError::ChangedOnDisk { .. }) => {
            "「残す内容を選ぶ」で、どちらの内容を残すか選んでください。もう一方は控えとして残ります。"
        }
        (_, StoreError::DiskFull { .. }) => {
            "不要なファイルを消すなどして、ディスクの空きを増やしてください。"
        }
        (Task::Exporting, StoreError::Busy { .. }) => {
            "そのファイルを開いているプログラムを閉じてからやり直すか、別の名前にしてください。"
        }
        (_, StoreError::Busy { .. }) => {
            "そのファイルを開いているプログラムがあれば閉じてください。"
        }
        (Task::Exporting, StoreError::Exists { .. }) => {
            "別の名前にするか、上書きを選んでください。"
        }
        (Task::Exporting | Task::Copying, StoreError::InsideData { .. }) => {
            "デスクトップやドキュメントなど、データの保存場所の外のフォルダを選んでください。"
        }
        (Task::Exporting, _) => "別の場所か別の名前でやり直してください。",
        (Task::Saving, StoreError::NotAllowed { .. } | StoreError::NotAFolder { .. }) => {
            "フォルダに書き込めるようにするか、「別の場所に保存」で控えを作ってください。"
        }
        (Task::Saving, StoreError::FolderMissing { .. }) => {
            "保存先のドライブやネットワークをつなぎ直すか、「別の場所に保存」で控えを作ってください。"
        }
        (_, StoreError::NotAllowed { .. } | StoreError::NotAFolder { .. }) => {
            "フォルダを使えるようにするか、データの保存先に別のフォルダを指定してください。"
        }
        (Task::Saving, StoreError::Unsound { .. }) => {
            "「元に戻す」で直前の入力を取り消すと、保存できることがあります。「別の場所に保存」でこの画面の内容を残し、下の詳細を開発者に知らせてください。"
        }
        (Task::Saving, StoreError::OtherClinic { .. } | StoreError::SaverStopped) => {
            "「別の場所に保存」でこの画面の内容を残してから、プログラムを閉じて開き直してください。下の詳細を開発者に知らせてください。"
        }
        (_, StoreError::NotAsKept { .. }) => {
            "控えを取ってあれば、そのファイルを元の場所に戻してください。確定を取り消すと、もう一度確定できます。"
        }
        (
            Task::Copying | Task::TakingIn,
            StoreError::Missing { .. } | StoreError::Damaged { .. },
        ) => "別の日の控えがあれば、そちらを選んでください。",
        (_, StoreError::FolderMissing { .. }) => {
            "保存先のドライブやネットワークにつながっているか確認してください。"
        }
        (_, StoreError::Missing { .. } | StoreError::Damaged { .. }) => {
            "バックアップがあれば、そこから戻せます。壊れたファイルも日付の付いた名前で残ります。"
        }
        (_, StoreError::Newer { .. }) => "新しいバージョンのプログラムで開いてください。",
        (_, StoreError::HeldElsewhere { .. }) => "相手が閉じてからやり直してください。",
        (
            _,
            StoreError::Unsound { .. } | StoreError::OtherClinic { .. } | StoreError::SaverStopped,
        ) => {
            "この画面の内容をPDFなどで控え、プログラムを閉じて開き直してください。下の詳細を開発者に知らせてください。"
        }
        (Task::Saving, StoreError::NotFlushed { .. }) => "このまま作業を続けられます。",
        (_, StoreError::Link { .. }) => {
            "リンクを外し、元のフォルダやファイルをその場所に置いてください。別の場所に保存したいときは、「設定」の画面でデータの保存場所を選べます。"
        }
        (Task::Saving, StoreError::TooLarge { .. }) => {
            "長すぎるメモなど、大きな内容を減らしてください。"
        }
        (_, StoreError::TooLarge { .. } | StoreError::NotAFile { .. }) => {
            "別のものに置き換わっていないか、その場所を確認してください。バックアップがあれば、そこから戻せます。"
        }
        (_, StoreError::NotText { .. }) => "文字コードをUTF-8にして保存し直してください。",
        _ => "もう一度行ってください。続くときは、ディスクの状態を確認してください。",
    };
    if task == Task::Saving && is_tried_again(error) {
        format!("{advice}そのあと自動でもう一度保存します。")
    } else {
        advice.to_owned()
    }
}

/// Whether saving can succeed later without anybody opening the clinic again.
fn is_tried_again(error: &StoreError) -> bool {
    !matches!(
        error,
        StoreError::ChangedOnDisk { .. }
            | StoreError::Unsound { .. }
            | StoreError::OtherClinic { .. }
            | StoreError::SaverStopped
    )
}

/// The technical cause: the system's words, or every problem of the file.
fn details(error: &StoreError) -> String {
    match error {
        StoreError::Damaged { problems, .. } | StoreError::Unsound { problems, .. } => {
            let lines: Vec<String> = problems
                .iter()
                .map(|found| format!("{}行{}文字目 {}", found.line, found.column, problem(found)))
                .collect();
            lines.join("\n")
        }
        StoreError::NotText { offset, .. } => format!("先頭から{offset}バイト目"),
        _ => std::error::Error::source(error).map(ToString::to_string).unwrap_or_default(),
    }
}
