//! The frame of the window: title, navigation, state line, commands, dialogs.

use std::path::Path;

use crate::model::last_year::LastYearCounts;
use crate::model::{Document, DocumentKey, DocumentTemplate, FiscalYear};
use crate::state::Screen;

use crate::text::dates;

/// The program's name, also the window's title.
pub const TITLE: &str = "サイバー点検帳";
/// Group name of the navigation.
pub const NAVIGATION: &str = "画面";
/// The machine shows no window.
pub const NO_WINDOW: [&str; 3] = [
    "画面を開けませんでした。",
    "データには影響ありません。",
    "PCを再起動してもう一度試してください。続くときは、画面（グラフィック）のドライバーを新しくしてください。",
];
/// The program crashed (a bug).
pub const STOPPED: [&str; 3] = [
    "プログラムが止まりました。ご迷惑をおかけします。",
    "入力した内容は、止まる直前までに保存したものが残っています。",
    "もう一度開いて、続きから入力してください。",
];

/// Leads back to the list of clinics.
pub const ALL_CLINICS: &str = "医療機関の一覧";
/// Label of the switch between years.
pub const YEAR: &str = "点検年度";
/// Starts a further year.
pub const START_YEAR: &str = "別の年度を始める…";
/// The same where there is none yet.
pub const START_FIRST_YEAR: &str = "点検を始める…";
/// Shown where the year has not been started.
pub const NO_YEAR: &str = "年度なし";
/// Closes a dialog.
pub const CLOSE: &str = "閉じる";
/// Leaves a dialog without doing anything.
pub const CANCEL: &str = "キャンセル";
/// Folds the technical cause out.
pub const DETAILS: &str = "詳細";
/// Copies it.
pub const COPY: &str = "コピー";
/// Title of the dialog for a problem.
pub const PROBLEM: &str = "お知らせ";
/// Undo.
pub const UNDO: &str = "元に戻す";
/// Redo.
pub const REDO: &str = "やり直す";
/// Goes to the export.
pub const EXPORT: &str = "印刷（PDF）の画面へ";
/// Larger text.
pub const LARGER: &str = "文字を大きくする";
/// Smaller text.
pub const SMALLER: &str = "文字を小さくする";
/// Text of the usual size.
pub const USUAL_SIZE: &str = "文字を標準の大きさに戻す";
/// Opens the search for anything.
pub const FIND: &str = "検索（どこへでも移動）";
/// The same in the bar, where it looks like a field.
pub const SEARCH: &str = "検索";
/// The widest that the state of saving says with its time, and without it.
pub const SAVED_AT: &str = "保存済み 00:00";
/// The widest without its time.
pub const SAVING: &str = "保存しています";
/// Name of the menu behind the name of the clinic.
pub const MENU: &str = "メニュー";

/// Help for the screen, and every key.
pub const HELP: &str = "使い方とキー";

/// Where it is written down what stopped the program.
#[must_use]
pub fn stop_report(report: &Path) -> String {
    format!(
        "止まった場所の記録（名前や回答は入っていません）を次のファイルに残しました。開発者に知らせるときに使えます。「{}」",
        report.display()
    )
}

/// The name of a screen in the navigation.
#[must_use]
pub fn screen(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => ALL_CLINICS,
        Screen::Overview => "概要",
        Screen::Years => super::years::TITLE,
        Screen::Activity => super::activity::TITLE,
        Screen::Checklist => "チェックリスト",
        Screen::Vendors => "事業者",
        Screen::Returned => super::returned::HEADING,
        Screen::People => "人と役割",
        Screen::Contacts => "外部の連絡先",
        Screen::Charts => "連絡体制図",
        Screen::Ledger => "機器台帳",
        Screen::Clinic => "医療機関",
        Screen::Import => "台帳に取り込む",
        Screen::Document => "文書",
        Screen::NewForm => super::new_form::ENTRY,
        Screen::Proofread => super::proof::HEADING,
        Screen::Export => "印刷（PDF）",
        Screen::Preview => super::preview::HEADING,
        Screen::Settings => super::settings::HEADING,
    }
}

/// The name of a document in the navigation; where there may be several, each has its number.
#[must_use]
pub fn document(template: &DocumentTemplate, key: &DocumentKey) -> String {
    if template.several {
        format!("{} {}", template.short, key.instance)
    } else {
        template.short.clone()
    }
}

/// The same of a document whose template this PC does not know: as it was called when it was approved.
#[must_use]
pub fn document_alone(document: &Document) -> String {
    let key = &document.key;
    let name = document
        .last_approved()
        .map(|approved| if approved.name.is_empty() { &approved.title } else { &approved.name });
    let name = name.unwrap_or(&key.template.0);
    if key.instance > 1 { format!("{name} {}", key.instance) } else { name.clone() }
}

/// 元に戻す and what.
#[must_use]
pub fn undo(step: Option<&str>) -> String {
    step.map_or_else(|| UNDO.to_owned(), |step| format!("{UNDO} {step}"))
}

/// やり直す and what.
#[must_use]
pub fn redo(step: Option<&str>) -> String {
    step.map_or_else(|| REDO.to_owned(), |step| format!("{REDO} {step}"))
}

/// Takes a year out in which nothing was said yet.
#[must_use]
pub fn remove_year(year: FiscalYear) -> String {
    format!("{}を取り消す（未記入）", dates::fiscal_year(year))
}

/// Asks whether a year with answers is taken out.
#[must_use]
pub fn set_year_aside(year: FiscalYear) -> String {
    format!("{}を外す…", dates::fiscal_year(year))
}

/// The title of the dialog that starts a year.
pub const START_YEAR_TITLE: &str = "点検を始める年度";
/// One year back.
pub const YEAR_BACK: &str = "前の年度";
/// One year on.
pub const YEAR_ON: &str = "次の年度";
/// Later.
pub const LATER: &str = "あとで";
/// Shown when the year exists.
pub const YEAR_EXISTS: &str = "この年度の点検はもう始まっています。";
/// What starting a year means.
pub const START_YEAR_EXPLAINED: &str =
    "4月から翌年3月までを1つの年度として点検します。前の年度の回答は、回答欄のすぐ上に出ます。";

/// The button that starts a year.
#[must_use]
pub fn start_year(year: FiscalYear) -> String {
    format!("{}を始める", dates::fiscal_year(year))
}

/// Label of the choice among editions.
pub const EDITION_CHOICE: &str = "年度版";

/// An edition in that choice.
#[must_use]
pub fn edition_choice(name: &str, bridge: bool) -> String {
    let bridge = if bridge { "（つなぎの版）" } else { "" };
    format!("{name}{bridge}")
}

/// The form that a year will be answered on.
#[must_use]
pub fn form_used(edition_year: FiscalYear) -> String {
    format!("使う様式は{}版です。", dates::fiscal_year(edition_year))
}

/// The title of the dialog that changes the edition of a year.
pub const CHANGE_EDITION: &str = "この年度の様式を変える";
/// Changes it.
pub const CHANGE_NOW: &str = "様式を変える";
/// Leaves it.
pub const KEEP_EDITION: &str = "現在の様式のままにする";

/// Asks for another edition.
#[must_use]
pub fn change_to(edition: &str) -> String {
    format!("様式を{edition}に変える…")
}

/// From which edition to which.
#[must_use]
pub fn change_edition(year: FiscalYear, from: &str, to: &str) -> String {
    format!(
        "{}の点検の様式を、{from}から{to}に変えます。「元に戻す」で戻せます。",
        dates::fiscal_year(year)
    )
}

/// How many answers follow their items.
#[must_use]
pub fn answers_follow(followed: usize, left: usize) -> String {
    if left == 0 {
        return format!("これまでの回答{followed}件は、すべて新しい様式の項目に引き継がれます。");
    }
    format!(
        "これまでの回答のうち{followed}件は、新しい様式の項目に引き継がれます。次の{left}件は引き継ぐ項目がありません。消えずに残り、様式を戻すとまた出ます。"
    )
}

/// What the year before will say beside the items of a new year.
#[must_use]
pub fn last_year_counts(before: FiscalYear, counts: LastYearCounts) -> String {
    let LastYearCounts { repeatable, open, disagree, unanswered, new } = counts;
    let mut parts = vec![format!("「前年と同じ」と回答できる項目 {repeatable}")];
    for (name, count) in [
        ("前年が「いいえ」か「わからない」の項目", open),
        ("前年の回答がそろっていない項目", disagree),
        ("前年に回答していない項目", unanswered),
        ("新設の項目", new),
    ] {
        if count > 0 {
            parts.push(format!("{name} {count}"));
        }
    }
    format!(
        "前年（{}）の回答は、各項目の回答欄のすぐ上に出ます。自動で回答が入ることはありません。{}。",
        dates::fiscal_year(before),
        parts.join("、")
    )
}

/// What a bridge is: said where one is chosen, and where a year on one is shown or printed.
#[must_use]
pub fn bridge(edition_year: FiscalYear) -> String {
    format!(
        "つなぎの版（{}版の項目）です。様式ではありません。回答を書いておけますが、印刷できるのは記入内容一覧と実施記録だけです。立入検査で提示する書類は、その年度の様式で作ります。",
        dates::fiscal_year(edition_year)
    )
}

/// Said once before a year is printed on the form of an earlier one: which form this year's inspection
/// uses. Whether the earlier one is taken as well is not known, so nothing is said of that.
#[must_use]
pub fn later_form(year: FiscalYear, edition: &str) -> String {
    let year = dates::fiscal_year(year);
    format!(
        "今年度（{year}）の立入検査で使われる様式は{year}版です。この点検は{edition}の様式で印刷されます。"
    )
}
/// How to get it, where it is not here.
pub const LATER_FORM_HOW: &str = "厚生労働省のExcelファイルから読み込めます。";
/// The same where it is here: the year goes over to it.
pub const LATER_FORM_HERE: &str = "このPCにあるので、これまでの回答を引き継いで変えられます。";

/// Said where the wording of the edition has been corrected since the year was started.
pub const WORDING_CHANGED: &str =
    "この年度を始めたあとに、様式の文言が新しくなっています。印刷には現在の文言が使われます。";
/// Said where the year's edition is not on this PC.
pub const NO_EDITION: &str = "この年度の様式がこのPCにありません。回答は残っています。プログラムを新しくするか、様式のファイルをデータの保存場所の「editions」フォルダに入れてください。";
/// Heading of the empty window before any year.
pub const NO_YEAR_YET: &str = "まだ点検を始めていません。";
