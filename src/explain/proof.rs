//! 文言の確認 — comparing the wording with the original.

use chrono::NaiveDate;

use super::table_proof;
use crate::model::edition::{FormRow, WordingSource};
use crate::model::proofreading::{Piece, PieceKey, PieceKind, PieceScope};
use crate::model::wording_place::{WordingColumn, WordingPart};
use crate::model::{DocumentLibrary, Edition, FormKind, ItemKey};
use crate::store::StoreError;
use crate::text::{Explanation, dates};

/// Heading.
pub const HEADING: &str = "文言の確認";
/// Copies the address.
pub const COPY_ADDRESS: &str = "URLをコピー";
/// How to open it.
pub const HOW_TO_OPEN: &str = "ブラウザのアドレス欄に貼り付けると開きます。このプログラムからインターネットへは接続しません。";
/// The keys.
pub const KEYS: &str = "キー　1 原本と同じ　2 直す　↑↓ 前後の文言";
/// The original has the same words.
pub const SAME: &str = "原本と同じ";
/// Opens the field for other words.
pub const CORRECT: &str = "直す";
/// Label of the field.
pub const ORIGINAL_WORDS: &str = "原本の文言";
/// The original has the words that were typed.
pub const CORRECTED: &str = "直した";
/// Takes a check back.
pub const TAKE_BACK: &str = "取り消す";
/// Looks at each form by itself.
pub const PART: &str = "様式ごとに分ける";
/// Looks at both forms at once.
pub const JOIN: &str = "まとめて確認する";
/// Said of words on both forms.
pub const ON_BOTH: &str = "2つの様式の同じ場所に同じ文言があります。両方の原本を見てください。";
/// Lists only what is open.
pub const ONLY_OPEN: &str = "まだ照合していないものだけ";
/// Said of a year on a bridge.
pub const BRIDGE: &str = "この年度はつなぎの版で点検しています。つなぎの版は様式ではないので、その文言の照合は要りません。";
/// The year is on a file of the clinic's, and the program has its own edition of it.
pub const ON_FILE: &str = "この年度はこのPCに読み込んだ様式のファイルで点検していて、様式の文言の照合は、プログラムに入っている様式で行います。";
/// Nothing is left.
pub const DONE: &str = "この様式の文言は、すべて原本と照合してあります。";
/// Said of an empty correction.
pub const EMPTY: &str = "原本の文言を入れてください。";
/// Writing failed.
pub const NOT_KEPT: &str = "確認の結果を保存できていません。";
/// Tries again.
pub const RETRY: &str = "もう一度保存";

/// Where pieces stand: the edition of the year, and the check table of its document.
#[derive(Clone, Copy)]
pub struct Originals<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The documents with their check tables.
    pub documents: &'a DocumentLibrary,
}

impl<'a> Originals<'a> {
    /// Everything that a piece was read in; the first is the original.
    #[must_use]
    pub fn sources(self, key: &PieceKey) -> &'a [WordingSource] {
        if matches!(key.part, WordingPart::Table(_)) {
            return self.documents.check_table(&key.edition).map_or(&[], |table| &table.sources);
        }
        &self.edition.sources
    }
}

/// What the original is.
#[must_use]
pub fn original(title: &str) -> String {
    format!("原本　{title}")
}

/// Copies an address, as a screen reader says it.
#[must_use]
pub fn copy_address(title: &str) -> String {
    format!("{COPY_ADDRESS} {title}")
}

/// How many places of which paper are not compared yet: 様式72か所、BCP策定の確認表48か所. Empty where
/// everything is.
#[must_use]
pub fn places(form: usize, tables: &[(&str, usize)]) -> String {
    let all = std::iter::once(("様式", form)).chain(tables.iter().copied());
    let open = all.filter(|(_, count)| *count > 0);
    open.map(|(name, count)| format!("{name}{count}か所")).collect::<Vec<_>>().join("、")
}

/// The heading over the single pieces: of the form, or else only of other papers, or of nothing any
/// more.
#[must_use]
pub fn single_pieces(has_form: bool, has_any: bool) -> &'static str {
    match (has_form, has_any) {
        (true, _) => "原本のファイルがないとき：1か所ずつ照合する",
        (false, true) => "1か所ずつ照合する",
        (false, false) => "照合した文言を見る",
    }
}

/// The heading above pieces of the scope and kind of this one.
#[must_use]
pub fn group(piece: &Piece, papers: Originals<'_>) -> String {
    let scope = match piece.scope() {
        PieceScope::Edition => "年度版".to_owned(),
        PieceScope::Both => "両方の様式".to_owned(),
        PieceScope::Form(form) => papers.edition.form(form).name.text.clone(),
        PieceScope::Table => {
            return table_proof::name(&piece.key.edition, papers.documents).to_owned();
        }
    };
    let kind = match piece.kind() {
        PieceKind::Name => "名前と表題",
        PieceKind::Note => "注意書き",
        PieceKind::Column => "表の見出し",
        PieceKind::Heading => "章と小見出し",
        PieceKind::Item => "項目",
    };
    format!("{scope}　{kind}")
}

/// What a piece is on its form, for example 項目 2-(4) の番号.
#[must_use]
pub fn place(key: &PieceKey, papers: Originals<'_>) -> String {
    let edition = papers.edition;
    match &key.part {
        WordingPart::EditionName => "年度版の名前".to_owned(),
        WordingPart::Title => "様式の表題".to_owned(),
        WordingPart::FormName => "様式の名前".to_owned(),
        WordingPart::Note => "表の上の注意書き".to_owned(),
        WordingPart::VendorNameLabel => "事業者名を書く欄の見出し".to_owned(),
        WordingPart::Column(column) => format!("表の列の見出し（{}）", self::column(*column)),
        WordingPart::ApplicabilityTitle => "表の最初の小見出し".to_owned(),
        WordingPart::SectionTitle(number) => format!("章{number}の題"),
        WordingPart::GroupHeading(key_of) => match group_short(key, key_of, edition) {
            Some(short) => format!("小見出しの行（{short}）"),
            None => "小見出しの行".to_owned(),
        },
        WordingPart::ItemNumber(item) => format!("{}の番号", item_name(key, item, edition)),
        WordingPart::ItemWording(item) => format!("{}の文", item_name(key, item, edition)),
        WordingPart::Table(part) => {
            let table = papers.documents.check_table(&key.edition);
            table.map(|table| table_proof::place(part, table)).unwrap_or_default()
        }
    }
}

fn column(column: WordingColumn) -> &'static str {
    match column {
        WordingColumn::Item => "項目",
        WordingColumn::Result => "結果と日付",
        WordingColumn::First => "1回目",
        WordingColumn::Target => "目標日",
        WordingColumn::Second => "2回目",
        WordingColumn::Yes => "はい",
        WordingColumn::No => "いいえ",
    }
}

fn form_of(key: &PieceKey) -> FormKind {
    key.forms.first().copied().unwrap_or(FormKind::Institution)
}

fn row<'e>(key: &PieceKey, item: &ItemKey, edition: &'e Edition) -> Option<FormRow<'e>> {
    edition.form(form_of(key)).row(item)
}

fn group_short<'e>(key: &PieceKey, group: &str, edition: &'e Edition) -> Option<&'e str> {
    let groups = edition.form(form_of(key)).sections.iter().flat_map(|section| &section.groups);
    groups.into_iter().find(|it| it.key == group).map(|it| it.short.as_str())
}

fn item_name(key: &PieceKey, item: &ItemKey, edition: &Edition) -> String {
    let Some(row) = row(key, item, edition) else {
        return "項目".to_owned();
    };
    let number = row.full_number();
    let group = row.group.map_or("", |group| group.short.as_str());
    if number.is_empty() || group.is_empty() {
        return format!("「{}」", row.item.short);
    }
    format!("{number}「{}」（{group}）", row.item.short)
}

/// What stands beside the words and helps to find them on the original: the sentence after a
/// number, and that of the other form where it reads differently.
#[must_use]
pub fn beside<'e>(key: &PieceKey, edition: &'e Edition) -> Vec<&'e str> {
    let WordingPart::ItemNumber(item) = &key.part else {
        return Vec::new();
    };
    let rows = key.forms.iter().filter_map(|form| edition.form(*form).row(item));
    let wordings = rows.filter_map(|row| row.item.wording.as_ref());
    let mut sentences: Vec<&str> = wordings.map(|wording| wording.text.as_str()).collect();
    sentences.dedup();
    sentences
}

/// How the words came into the program.
#[must_use]
pub fn read_in(piece: &Piece, papers: Originals<'_>) -> String {
    let sources = papers.sources(&piece.key);
    let title = |id: &String| sources.iter().find(|it| it.id == *id).map(|it| it.title.as_str());
    let titles: Vec<&str> = piece.read_in.iter().filter_map(title).collect();
    if titles.is_empty() {
        "現在の文言の出どころは記録がありません。".to_owned()
    } else {
        format!("現在の文言は次で読みました。{}", titles.join("、"))
    }
}

/// The state of a piece that was found to be the same.
#[must_use]
pub fn same_on(day: NaiveDate) -> String {
    format!("原本と同じ（{}に照合）", dates::japanese(day))
}

/// The state of a piece that was corrected.
#[must_use]
pub fn corrected_on(day: NaiveDate) -> String {
    format!("原本に合わせて直した（{}に照合）", dates::japanese(day))
}

/// The words before the correction.
#[must_use]
pub fn before(words: &str) -> String {
    format!("前の文言「{words}」")
}

/// A button of a piece as a screen reader says it.
#[must_use]
pub fn of_piece(button: &str, key: &PieceKey, papers: Originals<'_>) -> String {
    let place = whole_place(key, papers);
    if key.is_missing() {
        return format!("{button} {place}");
    }
    format!("{button} 「{}」 {place}", key.words)
}

/// A piece as a screen reader says it.
#[must_use]
pub fn whole_place(key: &PieceKey, papers: Originals<'_>) -> String {
    let name = |form: &FormKind| papers.edition.form(*form).name.text.as_str();
    let forms: Vec<&str> = match key.part {
        WordingPart::Table(_) => vec![table_proof::name(&key.edition, papers.documents)],
        _ => key.forms.iter().map(name).collect(),
    };
    format!("{} {}", forms.join("と"), place(key, papers)).trim().to_owned()
}

/// What undo takes back here.
#[must_use]
pub fn step(key: &PieceKey) -> String {
    const MOST: usize = 16;
    if key.is_missing() {
        return table_proof::STEP.to_owned();
    }
    let mut words: String = key.words.chars().take(MOST).collect();
    if key.words.chars().count() > MOST {
        words.push('…');
    }
    format!("「{words}」の照合")
}

/// Why what was compared so far cannot be used.
#[must_use]
pub fn explain_read(error: &StoreError) -> Explanation {
    let told = super::store::explain(error);
    let at = error.path().map(|path| format!("「{}」", path.display())).unwrap_or_default();
    let (what, todo) = match error {
        StoreError::Damaged { .. } => (
            format!("文言の確認の記録が壊れていて、読めません。{at}"),
            "照合をやり直してください。次に照合したとき、壊れたファイルは日付の付いた名前で残し、新しい記録を作ります。"
                .to_owned(),
        ),
        StoreError::Newer { found, supported, .. } => (
            format!(
                "文言の確認の記録は、新しいバージョンのプログラムで作られています（ファイルの形式{found}、このプログラムが読めるのは{supported}まで）。{at}"
            ),
            "新しいバージョンのプログラムで開いてください。それまでは、文言を照合しても記録できません。".to_owned(),
        ),
        _ => (format!("文言の確認の記録を読めません。{}", told.what), told.todo),
    };
    Explanation {
        what,
        safe: "ファイルには手を加えていません。点検帳の内容には影響ありません。様式は、照合していない文言で表示します。"
            .to_owned(),
        todo,
        details: told.details,
    }
}

/// Why what was compared could not be written.
#[must_use]
pub fn explain_save(error: &StoreError) -> Explanation {
    if matches!(error, StoreError::Newer { .. }) {
        return explain_read(error);
    }
    let told = super::store::explain(error);
    Explanation {
        what: format!("文言の確認の結果を保存できませんでした。{}", told.what),
        safe: "点検帳の内容には影響ありません。照合した結果は、この画面に残っています。".to_owned(),
        ..told
    }
}

/// Compares everything with a file at once.
pub const WITH_FILE: &str = "原本のファイルと照合する…";
/// How.
pub const WITH_FILE_HOW: &str = "厚生労働省の原本（PDFかExcel）をここにドラッグ＆ドロップするか、下のボタンで選んでください。同じ文言はまとめて照合済みになり、違うところだけが残ります。";
/// Heading of what differs.
pub const DIFFERENCES: &str = "原本と違うところ";
/// Our wording.
pub const OURS: &str = "この点検帳";
/// That of the file.
pub const THEIRS: &str = "原本";
/// The words of the file count from now on.
pub const TAKE_OVER: &str = "原本の文言に直す";
/// Nothing changes.
pub const LEAVE: &str = "このままにする";

/// Wording that counted as confirmed and reads otherwise in a file.
#[must_use]
pub fn reads_otherwise(number: &str, ours: &str, original: Option<&str>) -> String {
    let number = if number.is_empty() { String::new() } else { format!("{number}　") };
    match original {
        Some(original) => {
            format!("{number}照合済みの文言と違います。この点検帳「{ours}」　原本「{original}」")
        }
        None => format!("{number}照合済みの文言が原本に見つかりません。「{ours}」"),
    }
}

/// What was found in a file.
#[must_use]
pub fn findings(file: &str, same: usize, differ: usize, not_found: usize) -> String {
    let mut parts = vec![format!("「{file}」と照合しました。{same}か所が同じでした。")];
    if differ > 0 {
        parts.push(format!("{differ}か所は文言が違います。"));
    }
    if not_found > 0 {
        parts.push(format!("{not_found}か所は見つかりませんでした。"));
    }
    parts.concat()
}
