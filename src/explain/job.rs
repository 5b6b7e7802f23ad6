//! Messages for background jobs that failed because of a bug.

use crate::state::JobKind;
use crate::text::Explanation;

/// A job that stopped, as a person reads it. `details` is what the program itself says about it.
#[must_use]
pub fn explain_stop(kind: JobKind, details: &str) -> Explanation {
    Explanation {
        what: format!("プログラムの不具合により、{}途中で止まりました。", doing(kind)),
        safe: safe(kind).to_owned(),
        todo: TODO.to_owned(),
        details: details.to_owned(),
    }
}

const TODO: &str = "もう一度行ってください。続くときは、プログラムを閉じて開き直し、下の詳細を開発者に知らせてください。";

fn doing(kind: JobKind) -> &'static str {
    match kind {
        JobKind::ListClinics => "医療機関の一覧を読む",
        JobKind::ListBackups => "バックアップを調べる",
        JobKind::CompareBackup => "バックアップを比べる",
        JobKind::FindStrays => "ほかで作られた写しを探す",
        JobKind::Stray => "ほかで作られた写しを扱う",
        JobKind::CompareSaved => "画面の内容とファイルの内容を比較する",
        JobKind::Restore => "バックアップから戻す",
        JobKind::Preparation => "印刷できない文字を調べる",
        JobKind::Preview => "印刷するページを並べる",
        JobKind::Chart => "図を描く",
        JobKind::Export => "PDFを作成",
        JobKind::CloseYear => "年度を確定する",
        JobKind::ClosedYear => "確定した年度の記録を読む",
        JobKind::Import => "ファイルを読み込む",
        JobKind::NewForm => "様式を読み込む",
        JobKind::RemoveEdition => "様式を削除する",
        JobKind::Return => "返送されたファイルを読み込む",
        JobKind::Table => "ファイルを書き出す",
        JobKind::Compare => "原本と照合する",
        JobKind::Wording => "文言の確認の記録を保存する",
        JobKind::Preferences => "設定を保存する",
        JobKind::DataFolder => "データの保存場所を変える",
        JobKind::PickPdf | JobKind::PickTable => "保存先を選ぶ",
        JobKind::PickImport | JobKind::PickForm | JobKind::PickReturn | JobKind::PickOriginal => {
            "ファイルを選ぶ"
        }
        JobKind::PickFolder
        | JobKind::PickCopyTarget
        | JobKind::PickCopy
        | JobKind::PickSecondPlace => "フォルダを選ぶ",
        JobKind::CopyClinic | JobKind::SecondCopy => "控えを保存する",
        JobKind::OpenCopy => "控えを開く",
        JobKind::RemoveClinic => "医療機関を一覧から外す",
    }
}

/// Every file is written beside the old one first and then takes its place in one step.
fn safe(kind: JobKind) -> &'static str {
    match kind {
        JobKind::ListClinics
        | JobKind::ListBackups
        | JobKind::CompareBackup
        | JobKind::FindStrays
        | JobKind::CompareSaved => "ファイルには手を加えていません。",
        JobKind::Restore => {
            "点検帳のファイルは、戻す前か戻した後の、どちらか完全な形で残っています。"
        }
        JobKind::Stray => "点検帳の内容には影響ありません。写しは消えていません。",
        JobKind::Import => "台帳は変わっていません。",
        JobKind::RemoveEdition => {
            "点検帳の内容には影響ありません。様式は、もとのままか、削除されたかのどちらかです。"
        }
        JobKind::NewForm => "様式は保存していません。点検帳の内容には影響ありません。",
        JobKind::Export | JobKind::Table => {
            "点検帳の内容には影響ありません。元からあったファイルが途中まで書き換わることもありません。"
        }
        JobKind::CloseYear => "年度は確定していません。点検帳の内容はそのまま残っています。",
        JobKind::Wording => "確認した文言は、このプログラムを閉じるまで画面に残っています。",
        JobKind::Preparation
        | JobKind::Preview
        | JobKind::Chart
        | JobKind::ClosedYear
        | JobKind::Preferences
        | JobKind::DataFolder
        | JobKind::PickPdf
        | JobKind::PickImport
        | JobKind::PickForm
        | JobKind::PickReturn
        | JobKind::PickOriginal
        | JobKind::Return
        | JobKind::Compare
        | JobKind::PickTable
        | JobKind::PickCopyTarget
        | JobKind::PickCopy
        | JobKind::PickSecondPlace
        | JobKind::SecondCopy
        | JobKind::CopyClinic
        | JobKind::OpenCopy
        | JobKind::RemoveClinic
        | JobKind::PickFolder => "点検帳の内容には影響ありません。",
    }
}
