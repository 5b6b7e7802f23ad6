//! The export screen.

use std::borrow::Cow;

use super::chart;
use crate::model::{
    DocumentKey, DocumentLibrary, DocumentPart, Paper, PaperAudience, PrintSet, WhyEmpty,
};

/// Name of the choice of a set.
pub const SETS: &str = "印刷のセット";
/// Heading of what is in it.
pub const PARTS: &str = "書類";

/// A set of papers.
#[must_use]
pub fn set(set: PrintSet) -> &'static str {
    match set {
        PrintSet::Inspection => "立入検査セット",
        PrintSet::Wall => "掲示・緊急時セット",
        PrintSet::Vendors => "事業者に渡す書類",
        PrintSet::Own => "自分で選ぶ",
    }
}

/// What the set of papers chosen one by one holds.
pub const ONE_BY_ONE: &str = "書類を1つずつ選ぶ";
/// Unfolds which columns of the ledger are printed.
pub const COLUMNS: &str = "印刷する列の詳細";
/// Leads to where a paper is made.
pub const MAKE: &str = "作成";
/// The letters, where there is none.
pub const LETTER: &str = "依頼状";
/// Why there is no letter to be written.
pub const NO_LETTERS: &str = "返送を待っている事業者はありません。";
/// Why there is no letter before the first vendor.
pub const NO_VENDORS: &str = "この年度の事業者がまだ登録されていません。";

/// Leads to where a paper is made that does not exist, as it is spoken.
#[must_use]
pub fn make(paper: &str, reason: &str) -> String {
    format!("{paper} {reason} {MAKE}")
}

/// How many papers.
#[must_use]
pub fn kinds(count: usize) -> String {
    if count == 0 {
        "印刷できる書類がありません".to_owned()
    } else {
        format!("{count}種類")
    }
}

/// How many papers, and pages where they are laid out.
#[must_use]
pub fn glance(count: usize, pages: Option<usize>) -> String {
    match pages.filter(|_| count > 0) {
        Some(pages) => format!("{} {}", kinds(count), self::pages(pages)),
        None => kinds(count),
    }
}

/// Leads back to the screen that asked for a paper.
#[must_use]
pub fn back_to(screen: &str) -> String {
    format!("{screen}へ戻る")
}

/// A paper as it is chosen; a letter goes by [its vendor](letter).
#[must_use]
pub fn paper<'a>(paper: &Paper, documents: &'a DocumentLibrary) -> Cow<'a, str> {
    Cow::Borrowed(match paper {
        Paper::Checklist => "医療機関確認用",
        Paper::Vendors => "事業者確認用（事業者ごと）",
        Paper::BlankVendorForm => "事業者確認用（未記入・配布用）",
        Paper::Summary => "記入内容一覧（メモの全文）",
        Paper::Comparison => "年度の比較（すべての年度）",
        Paper::Activity => "実施記録（年度に行ったこと）",
        Paper::ContactChart => "連絡体制図",
        Paper::WallChart => "連絡体制図（掲示用・携帯番号などを伏せたもの）",
        Paper::OrganizationChart => "組織体制図",
        Paper::Ledger => "機器台帳",
        Paper::Document(key, part) => return document_part(key, *part, documents),
        Paper::ApprovedDocument(key, version) => {
            return Cow::Owned(approved_version(key, version, documents));
        }
        Paper::InnerMemos => "院内用メモ（院外に出さない）",
        Paper::Questions => "事業者への照会事項（「わからない」の項目・配布用）",
        Paper::Letter(_) => "依頼状",
    })
}

/// A part of a document; of several documents on one template, each has its number.
fn document_part<'a>(
    key: &DocumentKey,
    part: DocumentPart,
    documents: &'a DocumentLibrary,
) -> Cow<'a, str> {
    let template = documents.template(&key.template);
    let Some((template, paper)) = template.and_then(|it| Some((it, it.paper(part)?))) else {
        return Cow::Owned(key.template.0.clone());
    };
    let label = paper.offered_as.as_ref().unwrap_or(&paper.label);
    if template.several {
        Cow::Owned(format!("{label} {}", key.instance))
    } else {
        Cow::Borrowed(label)
    }
}

/// An approved version of a document.
fn approved_version(key: &DocumentKey, version: &str, documents: &DocumentLibrary) -> String {
    let name = match documents.template(&key.template) {
        Some(template) if template.several => format!("{} {}", template.short, key.instance),
        Some(template) => template.short.clone(),
        None => key.template.0.clone(),
    };
    format!("{name}　承認した版 {}", version.trim())
}

/// Why nothing is printed of a paper, said with its name where that is needed.
#[must_use]
pub fn why_paper_empty(why: WhyEmpty, paper: &Paper, documents: &DocumentLibrary) -> String {
    let key = paper.document().filter(|_| why == WhyEmpty::NoDocument);
    match key.and_then(|key| documents.template(&key.template)) {
        Some(template) => format!("{}がまだありません。", template.short),
        None => why_empty(why),
    }
}

/// A group of papers on screen.
#[must_use]
pub fn audience(audience: PaperAudience) -> &'static str {
    match audience {
        PaperAudience::Inspection => "立入検査で提示する書類",
        PaperAudience::Wall => "職員用に掲示する書類",
        PaperAudience::Clinic => "院内だけで使う書類",
        PaperAudience::Vendors => "事業者に渡す書類",
    }
}

/// How many papers of a group are chosen.
#[must_use]
pub fn chosen(count: usize) -> String {
    if count == 0 { "選んでいません".to_owned() } else { format!("{count}種類を選択") }
}

/// What a letter comes with.
pub const LETTERS_EXPLAINED: &str = "依頼状には、その事業者の未記入の様式と、照会事項が付きます。";
/// After letters were printed.
pub const LETTERS_PRINTED: &str = "依頼状を渡したら、日付を記録します。";

/// The letter to a vendor.
#[must_use]
pub fn letter(vendor: &str) -> String {
    format!("依頼状　{vendor}")
}

/// Enters that a vendor was sent its form today.
#[must_use]
pub fn sent_today(vendor: &str) -> String {
    format!("{vendor}に今日送った")
}

/// Enters that a vendor was reminded today.
#[must_use]
pub fn reminded_today(vendor: &str) -> String {
    format!("{vendor}に今日督促した")
}

/// A vendor whose day is entered.
#[must_use]
pub fn recorded(vendor: &str, state: &str) -> String {
    format!("{vendor}　{state}")
}

/// Why nothing is printed of a paper.
#[must_use]
fn why_empty(why: WhyEmpty) -> String {
    match why {
        WhyEmpty::NoYear => "年度を始めると印刷できます。".to_owned(),
        WhyEmpty::NoForm => {
            "様式ではありません。つなぎの版の年度は、記入内容一覧と実施記録だけを印刷できます。"
                .to_owned()
        }
        WhyEmpty::NotNeeded => "事業者確認用は、この年度は不要です。".to_owned(),
        WhyEmpty::NoVendors => NO_VENDORS.to_owned(),
        WhyEmpty::NoChart(kind) => format!("{}がまだありません。", chart::name(kind)),
        WhyEmpty::NoDocument => "この文書はまだありません。".to_owned(),
        WhyEmpty::OneYear => "年度が2つ以上になると印刷できます。".to_owned(),
        WhyEmpty::NotApproved => "この版は承認されていません。".to_owned(),
        WhyEmpty::NoDevices => "機器がまだ登録されていません。".to_owned(),
        WhyEmpty::NoQuestions => "「わからない」と回答した項目はありません。".to_owned(),
        WhyEmpty::NoInnerMemos => "院内用メモのある項目はありません。".to_owned(),
        WhyEmpty::VendorGone => "この事業者はもう登録されていません。".to_owned(),
    }
}

/// In place of a reason, where the edition of the year is not known.
pub const NO_EDITION: &str = "この年度の様式がこのPCにないので、印刷できません。";
/// What can be printed before a year was started.
#[must_use]
pub fn without_year(documents: &DocumentLibrary) -> String {
    let names = documents.templates().map(|template| format!("、{}", template.short));
    format!(
        "点検の様式と依頼状は、年度を始めると印刷できます。連絡体制図、組織体制図、機器台帳{}は、すぐに印刷できます。",
        names.collect::<String>()
    )
}
/// Leads to where a year is started.
pub const TO_YEAR: &str = "年度を始める画面へ";

/// Heading of what is missing.
pub const MISSING: &str = "立入検査の前に確認すること";
/// What to do with the list.
pub const MISSING_EXPLAINED: &str = "押すと、その項目を開きます。このままでもPDFは作成できます。";
/// Nothing is missing.
pub const NOTHING_MISSING: &str = "この点検帳で確認できる範囲では、記入漏れはありません。立入検査で求められる書類のすべてではありません。";
/// Jumps to it.
pub const JUMP: &str = "直す";
/// Heading of characters that cannot be printed.
pub const GAPS: &str = "印刷できない文字";
/// What happens to them.
pub const GAPS_EXPLAINED: &str = "このPCのどの書体にもないため「〓」で印刷されます。別の字に直すか、印刷のあとで手書きしてください。";
/// Label of the path.
pub const PATH: &str = "保存先";
/// Opens the file dialog.
pub const BROWSE: &str = "場所を選ぶ…";
/// Writes the PDF.
pub const WRITE: &str = "PDFを作成";
/// Stops it.
pub const CANCEL: &str = "中止";
/// While it runs.
pub const RUNNING: &str = "PDFを作成しています";
/// When it is done.
pub const DONE: &str = "PDFを作成しました。";
/// Opens the PDF.
pub const OPEN: &str = "開く";
/// Opens its folder.
pub const OPEN_FOLDER: &str = "フォルダを開く";
/// Nothing chosen.
pub const NOTHING_CHOSEN: &str = "印刷するものを選んでください。";
/// Title of the question whether to replace a file.
pub const OVERWRITE_TITLE: &str = "同じ名前のファイルがあります";
/// Replaces it.
pub const OVERWRITE: &str = "置き換える";
/// The PDF cannot be opened.
pub const CANNOT_OPEN: &str = "ファイルを開けませんでした。";
/// What to do then.
pub const CANNOT_OPEN_TODO: &str = "フォルダから直接開いてください。";

/// What wording that nobody has compared with the original means on paper; on a form it is a draft
/// until then.
#[must_use]
pub fn unconfirmed(form: usize, tables: &[(&str, usize)]) -> String {
    let places = super::proof::places(form, tables);
    let title = if form > 0 { "様式の表題に「（下書き）」、" } else { "" };
    format!(
        "原本とまだ照合していない文言があります（{places}）。照合が済むまで、{title}書類の下に「※文言の一部は原本と未照合」と入ります。"
    )
}

/// Leads to the wording.
#[must_use]
pub fn to_wording() -> String {
    format!("{}へ", super::proof::HEADING)
}

/// How much is missing.
#[must_use]
pub fn missing_count(count: usize) -> String {
    format!("{count}件")
}

/// Shows the lines that are not shown at first.
#[must_use]
pub fn show_rest(count: usize) -> String {
    format!("残りの{count}件も見る")
}

/// The question whether to replace a file.
#[must_use]
pub fn overwrite(path: &str) -> String {
    format!(
        "{path} はすでにあります。別の名前で保存しますか。置き換えると、元のファイルは残りません。"
    )
}

/// Saves under another name.
#[must_use]
pub fn save_as(name: &str) -> String {
    format!("「{name}」で保存")
}

/// What is in the PDF that was made: its first paper, how many others, and how many pages.
#[must_use]
pub fn done_with(first: &str, others: usize, pages: Option<usize>) -> String {
    let others = if others > 0 { format!("ほか{others}種類") } else { String::new() };
    let pages = pages.map_or_else(String::new, |pages| format!("、{pages}ページ"));
    format!("{first}{others}{pages}")
}

/// The file name proposed for the PDF.
#[must_use]
pub fn file_name(clinic: &str, year: &str) -> String {
    super::file_name::file_name(&["サイバー点検", clinic, year], "pdf")
}

/// The file name proposed for a letter to a vendor, or for several letters of a clinic.
#[must_use]
pub fn letter_file_name(name: &str, year: &str) -> String {
    super::file_name::file_name(&[crate::text::letter::LETTER, name, year], "pdf")
}

/// One character that cannot be printed, and where it stands.
#[must_use]
pub fn gap(character: char, places: &[String]) -> String {
    format!("「{character}」（U+{:04X}）　{}", u32::from(character), places.join("、"))
}

/// How many pages.
#[must_use]
pub fn pages(count: usize) -> String {
    format!("{count}ページ")
}

/// A mark for the progress.
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{RUNNING} {:.0}%", share.clamp(0.0, 1.0) * 100.0)
}
