//! Reading a form of the ministry's in, and the review before it counts.

use crate::model::{Edition, FiscalYear, FormKind, ItemKey};
use crate::original::{Continuation, KnownOriginal, ReviewCounts, WhyLeft};
use crate::state::ReviewFilter;
use crate::text::dates;

/// Its name where screens are listed.
pub const ENTRY: &str = "様式の読み込み";
/// Where the ministry has the form for the institution (令和8年度版, June 2026).
pub const INSTITUTION_ADDRESS: &str = "https://www.mhlw.go.jp/content/10808000/001716187.xlsx";
/// Where it has that for vendors.
pub const VENDOR_ADDRESS: &str = "https://www.mhlw.go.jp/content/10808000/001716188.xlsx";
/// The fiscal year of the form at these addresses.
pub const ADDRESSES_OF: i32 = 2026;

/// 令和8年度版の様式を読み込む
#[must_use]
pub fn heading(year: FiscalYear) -> String {
    format!("{}版の様式を読み込む", dates::fiscal_year(year))
}

/// Opens the screen.
#[must_use]
pub fn open(year: FiscalYear) -> String {
    format!("{}…", heading(year))
}

/// Why one would: in place of a warning.
#[must_use]
pub fn offer(year: FiscalYear) -> String {
    let year = dates::fiscal_year(year);
    format!("今年度の様式は{year}版です。厚生労働省のExcelファイルから読み込めます。")
}

/// What it is about, in two sentences.
#[must_use]
pub fn explained(year: FiscalYear) -> [String; 2] {
    let year = dates::fiscal_year(year);
    [
        format!("厚生労働省は、{year}版のチェックリストをExcelで公表しています。"),
        "その2つのファイルを読み込むと、この点検帳の様式が原本のとおりになります。".to_owned(),
    ]
}

/// The first step.
pub const DOWNLOAD: &str = "ファイルをダウンロードする";
/// How.
pub const DOWNLOAD_HOW: &str = "インターネットにつながるPCのブラウザーで開きます";
/// The same where no address is known.
pub const DOWNLOAD_ELSEWHERE: &str =
    "厚生労働省の「医療分野のサイバーセキュリティ対策について」のページから入手してください。";
/// Copies an address.
pub const COPY_ADDRESS: &str = "URLをコピー";
/// Said in its place for a while.
pub const COPIED: &str = "コピーしました";
/// The second step.
pub const READ: &str = "ここに読み込む";
/// How.
pub const READ_HOW: &str = "2つ一緒でも、1つずつでもかまいません";
/// Where files are dropped.
pub const DROP: &str = "Excelファイルをここにドラッグ＆ドロップ";
/// Asks for a file.
pub const PICK: &str = "ファイルを選ぶ…";
/// A path to be typed.
pub const PATH: &str = "ファイルの場所を入力することもできます";
/// Reads the file at that path.
pub const READ_PATH: &str = "読み込む";
/// While files are read.
pub const READING: &str = "読み込んでいます…";
/// While it is written.
pub const KEEPING: &str = "保存しています…";
/// Stops that.
pub const CANCEL: &str = "中止";

/// A form that was read, or not yet.
#[must_use]
pub fn read_state(kind: FormKind, file: Option<(&str, usize)>) -> String {
    let form = form(kind);
    match file {
        Some((name, items)) => format!("{form}　{items}項目を読み取りました（{name}）"),
        None => format!("{form}　未読込"),
    }
}

/// A form in words; the institution's is that of pharmacies too.
#[must_use]
pub fn form(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Institution => "医療機関・薬局確認用",
        FormKind::Vendor => "事業者確認用",
    }
}

/// Whether a file is the ministry's.
#[must_use]
pub fn origin(known: Option<&KnownOriginal>) -> &'static str {
    match known {
        Some(_) => "記録にある原本と一致しました。",
        None => {
            "原本かどうかは、この点検帳では確認できません。上のURLのファイルと比較してください。"
        }
    }
}

/// Goes on to the review.
pub const TO_REVIEW: &str = "読み取った内容を確認する";
/// Goes on without.
#[must_use]
pub fn without(name: &str) -> String {
    format!("読み込まずに、{name}の様式で準備を進める")
}

/// What happens then, in paragraphs with their headings.
#[must_use]
pub fn aside(year: FiscalYear) -> [(&'static str, String); 3] {
    let year = dates::fiscal_year(year);
    [
        (
            "読み込むと",
            "読み取った項目と、前の様式とのつながりを、使う前に確認できます。これまでの回答は消えません。前年の回答は、各項目の回答欄のすぐ上に表示されます。手引き、人、事業者、機器台帳は、そのまま使えます。".to_owned(),
        ),
        (
            "今年度の立入検査では",
            format!("{year}版が今年度の様式です。前の年度の様式のままで認められるかどうかは、公表された資料では確認できていません。前の年度の様式は、準備のための下調べに使えます。"),
        ),
        (
            "このPCがオフラインのとき",
            "ほかのPCでダウンロードし、USBメモリーで移して読み込みます。".to_owned(),
        ),
    ]
}

/// The heading of the review.
pub const REVIEW: &str = "読み取った様式の確認";

/// What there is to do.
#[must_use]
pub fn review_explained(files: &[&str], items: usize, after: &Edition) -> String {
    let files: Vec<String> = files.iter().map(|name| format!("「{name}」")).collect();
    format!(
        "{}から{items}項目を読み取りました。前の様式（{}）とのつながりが正しいか、確認してください。",
        files.concat(),
        after.name.text
    )
}

/// Group name of the choice between the forms.
pub const FORMS: &str = "確認する様式";

/// A form, with the number of its items.
#[must_use]
pub fn form_tab(kind: FormKind, items: usize) -> String {
    format!("{} {items}", form(kind))
}

/// Group name of the choice of rows.
pub const FILTERS: &str = "表示する項目";

/// A choice of rows, with their number.
#[must_use]
pub fn filter(filter: ReviewFilter, counts: ReviewCounts) -> String {
    let (name, count) = match filter {
        ReviewFilter::All => ("すべて", counts.items() + counts.left),
        ReviewFilter::Same => ("同じ", counts.same),
        ReviewFilter::Reworded => ("文言変更", counts.reworded),
        ReviewFilter::Merged => ("統合", counts.merged),
        ReviewFilter::Split => ("分割", counts.split),
        ReviewFilter::New => ("新設", counts.new),
        ReviewFilter::Left => ("読み取れない行", counts.left),
    };
    format!("{name} {count}")
}

/// Heading of the rows that ask for a decision.
pub const TO_DECIDE: &str = "確認してください";
/// Heading of the others.
pub const ITEMS: &str = "読み取った項目";
/// Heading of what stands around the items.
pub const HEAD: &str = "様式の題と注記";

/// How a row stands to the form before.
#[must_use]
pub fn tie(row: &Continuation) -> String {
    match row {
        Continuation::Same(_) => "同じ".to_owned(),
        Continuation::Reworded { .. } => "文言変更".to_owned(),
        Continuation::Merged(keys) => format!("{}つを統合", keys.len()),
        Continuation::Split { .. } => "分割".to_owned(),
        Continuation::New => "新設".to_owned(),
    }
}

/// Why a row became no item.
#[must_use]
pub fn why_left(why: WhyLeft) -> &'static str {
    match why {
        WhyLeft::Hidden => "非表示の行",
        WhyLeft::Deleted => "使わない行",
        WhyLeft::NotUnderstood => "読み取れない",
    }
}

/// A row of the sheet.
#[must_use]
pub fn row(row: u32) -> String {
    format!("{row}行目")
}

/// The rows of the form before, as they are chosen: `2-(5) サーバ、端末PC`.
#[must_use]
pub fn rows_before(after: &Edition, kind: FormKind, keys: &[ItemKey]) -> String {
    if keys.is_empty() {
        return NOT_BEFORE.to_owned();
    }
    let mut numbers: Vec<String> = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for row in keys.iter().filter_map(|key| after.form(kind).row(key)) {
        let number = row.full_number();
        let number = if number.is_empty() { row.item.short.clone() } else { number };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
        if let Some(group) = row.group
            && group.heading.is_some()
            && !groups.contains(&group.short.as_str())
        {
            groups.push(&group.short);
        }
    }
    format!("{} {}", numbers.join("、"), groups.join("、")).trim().to_owned()
}

/// It goes on with none.
pub const NOT_BEFORE: &str = "前の様式にはない";
/// It is no item.
pub const NO_ITEM: &str = "項目ではない（使わない）";
/// A row that was left is an item.
pub const IS_ITEM: &str = "項目として使う";

/// A row that was left is a note of an item.
#[must_use]
pub fn note_of(number: &str, wording: &str) -> String {
    let short: String = wording.chars().take(12).collect();
    format!("{number}の注として付ける（{short}…）").trim_start().to_owned()
}

/// The choice for a row, as it sounds.
#[must_use]
pub fn choice(number: &str, wording: &str) -> String {
    let short: String = wording.chars().take(20).collect();
    format!("前の様式の項目　{number}　{short}").trim().to_owned()
}

/// Corrects the words.
pub const CORRECT: &str = "文言を直す";
/// Ends that.
pub const CORRECTED: &str = "閉じる";
/// The field of the words of an item.
#[must_use]
pub fn wording_of(number: &str) -> String {
    format!("文言　{number}").trim().to_owned()
}

/// Which cells take answers is not plain.
pub const UNSURE_ANSWERS: &str =
    "この様式では、はい・いいえの書き込み方がセルからはっきりしません。";

/// The file comes with programs of its own.
pub const HAS_MACROS: &str =
    "このファイルにはマクロが入っています。様式の文言だけを読み取り、マクロは使いません。";

/// What will be kept.
#[must_use]
pub fn summary(counts: ReviewCounts) -> String {
    let tied = counts.items() - counts.new;
    format!("前の様式につながる項目は{tied}、新設は{}、使わない行は{}です", counts.new, counts.left)
}

/// The name of the person who looks it through.
pub const CHECKED_BY: &str = "確認者";
/// Why nothing can be kept yet.
pub const NAME_WANTED: &str = "確認者の名前を入れると、使えるようになります。";
/// Keeps it.
pub const USE: &str = "この様式を使う";
/// Back to the files.
pub const BACK: &str = "ファイルに戻る";
/// Forgets what was read.
pub const DISCARD: &str = "読み込みを中止";
/// Undo on the review.
pub const UNDO: &str = "直したところを元に戻す";
