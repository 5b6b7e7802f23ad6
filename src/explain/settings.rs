//! The settings: how the window looks, where the data is, what the program is made of.

use std::path::Path;

use crate::model::{TextSize, ThemeChoice};
use crate::store::StoreError;

use super::store;
use crate::text::Explanation;

/// Heading, and the name of the screen.
pub const HEADING: &str = "設定";
/// Leads back to the list of clinics.
pub const BACK: &str = "医療機関の一覧へ戻る";
/// Heading of size and theme.
pub const LOOK: &str = "文字の大きさと色";
/// Label of the sizes.
pub const TEXT_SIZE: &str = "文字の大きさ";
/// Label of the themes.
pub const THEME: &str = "画面の色";
/// Heading of the switches.
pub const WORKING: &str = "回答するとき";
/// The switch.
pub const NEXT_AFTER_YES: &str = "「はい」と回答したら、次の項目へ進む";
/// What it does.
pub const NEXT_AFTER_YES_EXPLAINED: &str = "入れておくと、「はい」のあとに「次の項目」を押さなくて済みます。メモを書く項目が多いときは、外しておくとその場で書けます。";
/// Heading of the data folder.
pub const DATA: &str = "データの保存場所";
/// What the data folder is.
pub const DATA_EXPLAINED: &str =
    "入力した内容、バックアップ、この設定は、すべてこのフォルダの中にあります。";
/// Other accounts of the computer can look into it.
pub const OPEN_TO_OTHERS: &str = "データの保存場所は、このPCのほかの利用者も開けます。ほかの利用者に見せないときは、フォルダのアクセス権を変えてください。";
/// Opens it.
pub const OPEN_FOLDER: &str = "フォルダを開く";
/// Copies its path.
pub const COPY_FOLDER: &str = "場所をコピー";
/// Heading of the change.
pub const OTHER_FOLDER: &str = "別のフォルダを使う";
/// What choosing another folder does and does not do.
pub const OTHER_FOLDER_EXPLAINED: &str = "選んだフォルダは、次にこのプログラムを開いたときから使います。現在のデータは現在の場所に残り、移動も削除もしません。現在のデータを使い続けるには、プログラムを閉じてから、現在のフォルダの中身を新しいフォルダへ写してください。";
/// Opens the folder dialog.
pub const PICK: &str = "フォルダを選ぶ…";
/// Label of the path typed by hand.
pub const TYPED: &str = "フォルダの場所を直接入力";
/// Uses the path typed by hand.
pub const USE_TYPED: &str = "次からこのフォルダを使う";
/// Goes back to the usual folder.
pub const USE_USUAL: &str = "いつもの場所に戻す";
/// Stays with the present folder.
pub const STAY: &str = "現在のフォルダのままにする";
/// Heading of the keys.
pub const KEYS: &str = "キーの一覧";
/// Opens the list of keys as a dialog.
pub const KEYS_HINT: &str = "どの画面でも、F1キーで同じ一覧が出ます。";
/// Folds the keys out.
pub const SHOW_KEYS: &str = "キーを見る";
/// Heading of what the program is.
pub const ABOUT: &str = "このプログラムについて";
/// Heading of the licenses.
pub const LICENSES: &str = "ライセンス";
/// Heading of where the official wording comes from.
pub const SOURCES: &str = "内容の出典";
/// How the sources are used.
pub const SOURCES_EXPLAINED: &str = "チェックリストの文言は、次の資料によります。URLはコピーして、インターネットにつながるPCのブラウザで開いてください。";
/// Copies an address.
pub const COPY_ADDRESS: &str = "URLをコピー";
/// The program opens no connection.
pub const OFFLINE: &str =
    "インターネットへの接続は一切行いません。更新の確認や利用状況の送信もしません。";
/// What the program may be used for, and what it is made of.
pub const LICENSE_LINES: [&str; 3] = [
    "このプログラムは、MITライセンスまたはApache License 2.0のどちらかの条件で、自由に使い、写し、直すことができます。無保証です。",
    "画面と印刷の書体はBIZ UDPゴシックです（SIL Open Font License 1.1）。",
    "部品として、egui、printpdf、RONなどのRustのライブラリを使っています。どれもMIT、Apache-2.0、BSD、ISC、Zlib、MPL-2.0、Unicodeなどの、自由に使えるライセンスです。",
];
/// Folds the full text of a license out.
pub const FONT_LICENSE: &str = "書体のライセンスの全文（英語）";
/// Folds the full text of a license out.
pub const MIT_LICENSE: &str = "MITライセンスの全文（英語）";
/// Folds the full text of a license out.
pub const APACHE_LICENSE: &str = "Apache License 2.0の全文（英語）";
/// Said where no folder dialog can be shown.
pub const NO_FOLDER_DIALOG: [&str; 2] = [
    "フォルダを選ぶ画面を開けませんでした。",
    "「フォルダの場所を直接入力」の欄に入力してください。",
];

/// What to do where a newer program remembers the data folder.
const WITH_NEWER: &str = "データの保存場所を覚えておくファイルは、新しいバージョンのプログラムのものなので、そのまま残しました。新しいバージョンで開くか、そちらで選び直してください。";

/// A size of the text.
#[must_use]
pub fn text_size(size: TextSize) -> String {
    match size.percent() {
        100 => "標準".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// Said where the window is too small for the size that was chosen.
#[must_use]
pub fn shown_smaller(factor: f32) -> String {
    format!(
        "ウィンドウが小さいため、今は{:.0}%で表示しています。ウィンドウを大きくすると、選んだ大きさになります。",
        factor * 100.0
    )
}

/// A theme.
#[must_use]
pub fn theme(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::System => "PCの設定に合わせる",
        ThemeChoice::Light => "明るい画面",
        ThemeChoice::Dark => "暗い画面",
    }
}

/// The program and its version.
#[must_use]
pub fn version(version: &str) -> String {
    format!("サイバー点検帳　バージョン {version}")
}

/// The sources of the ministry, folded.
#[must_use]
pub fn official_sources(count: usize) -> String {
    format!("厚生労働省の資料（{count}件）")
}

/// Sources that the ministry did not publish itself, folded away.
#[must_use]
pub fn other_sources(count: usize) -> String {
    format!("公式ではない資料（写しや引用）　{count}件")
}

/// The folder of the next start.
#[must_use]
pub fn next_folder(folder: &Path) -> String {
    format!(
        "次に開いたときから「{}」を使います。今回は、現在のフォルダのままです。",
        folder.display()
    )
}

/// The preferences could not be used.
#[must_use]
pub fn explain_preferences(error: &StoreError, kept: Option<&Path>) -> Explanation {
    let of_error = store::explain(error);
    let what = match error {
        StoreError::Newer { .. } => {
            "設定のファイルが新しいバージョンのプログラムで作られているため、初期設定で開きました。"
        }
        StoreError::Damaged { .. } => "設定のファイルが壊れていたため、初期設定に戻しました。",
        _ => "設定のファイルを読めないため、初期設定で開きました。",
    };
    let kept = kept.map(|kept| format!("元のファイルは「{}」として残しました。", kept.display()));
    Explanation {
        what: what.to_owned(),
        safe: format!("入力した内容には影響ありません。{}", kept.unwrap_or_default()),
        todo: match error {
            StoreError::Newer { .. } => "設定のファイルはそのまま残します。このバージョンで選び直した設定は、閉じるまで使えますが、保存しません。",
            _ => "文字の大きさなどは、「設定」の画面で選び直してください。",
        }
        .to_owned(),
        details: of_error.details,
    }
}

/// The preferences could not be written.
#[must_use]
pub fn explain_keeping(error: &StoreError) -> Explanation {
    let of_error = store::explain(error);
    let (what, todo) = match error {
        StoreError::Newer { .. } => (
            "設定のファイルは新しいバージョンのプログラムのものなので、選んだ設定は保存しません。"
                .to_owned(),
            "設定を残すには、新しいバージョンのプログラムで選んでください。",
        ),
        _ => (
            format!("設定を保存できませんでした（{}）。", store::short_reason(error)),
            "データの保存場所に書き込めるか確認して、もう一度選び直してください。",
        ),
    };
    Explanation {
        what,
        safe: "入力した内容には影響ありません。設定は、閉じるまでこのまま使えます。".to_owned(),
        todo: todo.to_owned(),
        details: of_error.details,
    }
}

/// Another data folder could not be chosen.
#[must_use]
pub fn explain_choosing(error: &StoreError) -> Explanation {
    let of_error = store::explain(error);
    let at = error.path().map(|path| format!("「{}」", path.display())).unwrap_or_default();
    Explanation {
        what: format!("{at}を使えるようにできませんでした（{}）。", store::short_reason(error)),
        safe: "現在のデータはそのままです。次に開いたときも現在のフォルダを使います。".to_owned(),
        todo: match error {
            StoreError::Newer { .. } => WITH_NEWER,
            _ => "書き込めるフォルダを、ドライブの名前から始まる場所で指定してください。",
        }
        .to_owned(),
        details: of_error.details,
    }
}

/// The choice of another data folder could not be read.
#[must_use]
pub fn explain_pointer(error: &StoreError) -> Explanation {
    let of_error = store::explain(error);
    let at = error.path().map(|path| format!("「{}」", path.display())).unwrap_or_default();
    Explanation {
        what: format!(
            "データの保存場所を覚えておくファイルを読めません（{}）。{at}",
            store::short_reason(error)
        ),
        safe: "データそのものには手を加えていません。".to_owned(),
        todo: match error {
            StoreError::Newer { .. } => WITH_NEWER,
            _ => "「設定」の画面で、データのあるフォルダをもう一度選んでください。",
        }
        .to_owned(),
        details: of_error.details,
    }
}

/// The chosen folder is not there, for example because its drive is not.
#[must_use]
pub fn explain_missing(error: &StoreError) -> Explanation {
    let at = error.path().map(|path| format!("「{}」", path.display())).unwrap_or_default();
    Explanation {
        what: format!("選んであるデータのフォルダが見つかりません。{at}"),
        safe: "データを作り直したり削除したりはしていません。".to_owned(),
        todo: "ドライブやネットワークにつないでから開き直すか、「設定」の画面で別のフォルダを選んでください。"
            .to_owned(),
        details: String::new(),
    }
}
