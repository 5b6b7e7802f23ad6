//! What the commands say in a terminal.

use std::path::Path;

use chrono::NaiveDate;

use crate::model::document_standing::DocumentStanding;
use crate::model::form_year::{has_later_form, is_of_another_year};
use crate::model::proofreading::{pieces, unconfirmed as unconfirmed_places};
use crate::model::{
    Closing, DocumentLibrary, DocumentPart, Edition, FiscalYear, Overlay, Paper, PaperScope,
    WhyEmpty, Workbook,
};
use crate::text::dates::{fiscal_year, fiscal_year_both, japanese};

/// The beginning of what `--help` prints, down to the papers.
const HELP_BEGIN: &str = "\
サイバー点検帳 — 医療機関のサイバーセキュリティ対策チェックリストに回答し、記録し、印刷します

使い方
  tenkencho [--data-dir フォルダ]           画面を開く
  tenkencho [--data-dir フォルダ] --smoke   画面を開き、3回描いて終わる（動作の確認用）
  tenkencho [--data-dir フォルダ] sample    見本クリニックを加える（最後の行がその番号）
  tenkencho [--data-dir フォルダ] list      医療機関と年度の一覧（タブ区切りで、番号、名称、年度、年度版、
                                            回答した項目数、医療機関確認用の必要な項目数）
  tenkencho [--data-dir フォルダ] export pdf --clinic 番号 [--year 年度] --out ファイル [--force]
                                           [--part 書類]… [--with-gaps]
                                            書類を1つのPDFに書き出す。年度は、その年度の点検から作る
                                            書類（下の＊）を含むときだけ必要
                                            （既存のファイルは --force のときだけ置き換える。番号が未記入・
                                            未確認の掲示用の図は --with-gaps のときだけ書き出す）
  tenkencho [--data-dir フォルダ] export csv --clinic 番号 [--year 年度] --what 表 --out ファイル [--force]
                                            表を1つ、Excelでそのまま開けるCSVに書き出す。表は、
                                            answers（点検の回答。年度がなければ最新の年度）、
                                            devices（機器台帳）、contacts（事業者と外部の連絡先）、
                                            people（人と役割）、sheets（事業者確認用の記録。送付日や
                                            原本の保管場所）、clinic（医療機関と年度）のどれか
  tenkencho [--data-dir フォルダ] export xlsx --clinic 番号 --year 年度 [--vendor 事業者] --out ファイル [--force]
                                           [--mark circle | --mark word]
                                            様式の原本のExcelファイルに、その年度の回答と日付を記入した
                                            写しを作る（様式をExcelから読み込んだ年度版だけ）。--vendorは
                                            事業者確認用（番号か名前）。1つのセルに「はい・いいえ」や□がある
                                            様式では、--markで書き方を選ぶ（circleは○や☑を付ける、wordは
                                            選んだ語だけを残す）。書かなければ、様式を読み込んだときに
                                            選んだ書き方になる
  tenkencho [--data-dir フォルダ] export closed --clinic 番号 --year 年度 [--number 回] --out ファイル [--force]
                                            確定した年度の、保管してあるPDFをそのまま写す。--numberは
                                            何回目の確定か（付けなければ、現在有効な確定）
  tenkencho [--data-dir フォルダ] export text --clinic 番号 --what 文書 --out ファイル [--force]
                                            文書を、文章だけのMarkdownに書き出す。文書は、
                                            {texts}
  tenkencho [--data-dir フォルダ] import devices ファイル --clinic 番号 [--dry-run] [--skip-hidden]
                                           [--match 見出し=列]…
                                            機器の一覧（CSV、Excel）を機器台帳に取り込む。1行に1台ずつ、
                                            どうなるか（追加、更新、変更なし、除外）と台帳に入る値を
                                            タブ区切りで表示し、続けて、気づいたことを1行ずつ表示する
                                            （種類、行、内容）。--dry-runは表示だけで、取り込まない。
                                            --skip-hiddenは非表示の行と列を除く。--matchは、見出しが
                                            どの列に当たるかを指定する（「取り込まない」も書ける）
  tenkencho [--data-dir フォルダ] import people|vendors|contacts ファイル --clinic 番号 [--dry-run]
                                           [--skip-hidden] [--match 見出し=列]…
                                            人と役割、事業者、外部の連絡先の一覧を同じように取り込む
                                            （export csvで書き出した表はそのまま戻る）
  tenkencho [--data-dir フォルダ] clinic copy --clinic 番号 --out フォルダ
                                            医療機関の控えを、フォルダの中の新しいフォルダに写す
                                            （最後の行がその場所。上書きはしない）
  tenkencho [--data-dir フォルダ] clinic open フォルダ
                                            控えを医療機関の一覧に加える（最後の行がその番号）
  tenkencho [--data-dir フォルダ] clinic remove --clinic 番号
                                            医療機関を一覧から外す。フォルダごと、データの保存場所の
                                            removed の中へ移す（最後の行がその場所）
  tenkencho [--data-dir フォルダ] backup list --clinic 番号
                                            バックアップの一覧（タブ区切りで、名前、日時、種類、バイト数、
                                            回答の数か、開けない理由）
  tenkencho [--data-dir フォルダ] backup verify --clinic 番号
                                            バックアップを1つずつ読み、開けるか確認する
                                            （開けないものがあれば終了コードは1）
  tenkencho [--data-dir フォルダ] backup restore --clinic 番号 --name 名前 [--dry-run]
                                            バックアップの内容に戻す。戻す前の内容も、日付を付けて残す。
                                            現在との違いをタブ区切りで表示する（--dry-runは表示だけ）
  tenkencho [--data-dir フォルダ] edition draft ファイル [--vendor ファイル] --after 年度版 --id 番号 --year 年度
                                           (--out ファイル [--force] | --list)
                                            様式のExcelファイルから年度版の下書きを作る。
                                            --afterは前の年度版の番号（たとえばmhlw-2024）。どの様式かは
                                            ファイルの中身で分かる。--listは保存せずに、読み取った項目を
                                            タブ区切りで表示する（様式、番号、対象、引き継ぐ項目、文言）
  tenkencho [--data-dir フォルダ] edition compare 年度版 ファイル
                                            年度版の文言を、原本のPDFかExcelファイルと比較し、違うところを
                                            タブ区切りで表示する（項目、番号、年度版の文言、原本の文言）
  tenkencho [--data-dir フォルダ] edition remove 年度版
                                            読み込んだ年度版を取り除く（どの点検でも使っていないものだけ）
  tenkencho check パス…                     点検帳、年度版、手引き、連絡先、文書のひな形、確認表の
                                            ファイルを検査する（フォルダは中のファイル）
  tenkencho --help | --version

--part は何回でも書けます。書かなければ、依頼状、質問、掲示用の図を除くすべてです。
";

/// How the letter to a vendor is asked for.
const LETTER: &str = "letter:事業者";

/// The end of what `--help` prints.
const HELP_END: &str = "
--data-dir はコマンドの前にも後ろにも書けます。年度は西暦です（2024は令和6年度）。
終了コードは、0が正常、1が説明のある問題、2が使い方の誤りです。
";

/// Where the texts of documents are named there.
const TEXTS: &str = "{texts}";

/// The text of every document that may be written: the name by which commands know it, and its own.
fn texts(documents: &DocumentLibrary) -> Vec<(&str, &str)> {
    let papers = documents.papers().into_iter();
    let texts = papers.filter(|(_, paper)| paper.part == DocumentPart::Body);
    texts.map(|(template, paper)| (paper.key.as_str(), template.short.as_str())).collect()
}

/// How approved versions of documents are asked for.
fn approved(documents: &DocumentLibrary) -> impl Iterator<Item = (String, &str)> {
    texts(documents).into_iter().map(|(key, name)| (format!("{key}@版"), name))
}

/// What `--help` prints, with the papers of every document that may be written.
#[must_use]
pub fn help(documents: &DocumentLibrary) -> String {
    let papers = Paper::offered(documents, &Workbook::default()).into_iter().map(|paper| {
        let mark = if paper.spec().scope == PaperScope::Year { "＊" } else { "" };
        let (key, name) = (paper.key(documents), super::export::paper(&paper, documents));
        format!("  {key:<20} {name}{mark}\n")
    });
    let texts = texts(documents).into_iter().map(|(key, name)| format!("{key}（{name}）"));
    let begin = HELP_BEGIN.replace(TEXTS, &texts.collect::<Vec<_>>().join("、"));
    let approved = approved(documents).map(|(key, name)| {
        format!(
            "  {key:<20} {name}の承認した版の控え（版はその番号。例 {}1）\n",
            key.trim_end_matches('版')
        )
    });
    let letter = format!(
        "  {LETTER:<20} 依頼状＊（事業者は番号か名前。未記入の事業者確認用と照会事項が付く）\n"
    );
    [begin, papers.collect(), letter, approved.collect(), HELP_END.to_owned()].concat()
}

/// What `--version` prints.
#[must_use]
pub fn version(number: &str) -> String {
    format!("tenkencho {number}")
}

/// Where to read on, below every message about wrong usage.
pub const SEE_HELP: &str = "使い方は tenkencho --help で表示します。";

/// An unknown command.
#[must_use]
pub fn unknown_command(word: &str) -> String {
    format!(
        "「{word}」というコマンドはありません。sample、list、export pdf、export csv、export xlsx、export closed、export text、import devices、edition draft、checkがあります。"
    )
}

/// `export` alone.
pub const NOTHING_TO_EXPORT: &str = "何を書き出すかを書いてください（export pdf、export csv、export xlsx、export closed、export textのどれか）。";

/// `export` of something else.
#[must_use]
pub fn unknown_export(word: &str) -> String {
    format!("「{word}」は書き出せません。書き出せるのはpdf、csv、xlsx、closed、textです。")
}

/// An option that is unknown, or belongs to another command.
#[must_use]
pub fn unknown_option(option: &str) -> String {
    format!("「{option}」はここでは使えません。")
}

/// An option given twice.
#[must_use]
pub fn given_twice(option: &str) -> String {
    format!("「{option}」が2回書かれています。")
}

/// An option without its value.
#[must_use]
pub fn value_missing(option: &str) -> String {
    format!("「{option}」の後ろに値がありません。")
}

/// A flag with a value.
#[must_use]
pub fn value_needless(option: &str) -> String {
    format!("「{option}」に値は要りません。")
}

/// An option that has to be given.
#[must_use]
pub fn option_missing(option: &str) -> String {
    format!("「{option}」が必要です。")
}

/// A table that there is not.
#[must_use]
pub fn unknown_table(typed: &str) -> String {
    format!(
        "「{typed}」という表はありません。answers、sheets、devices、contacts、people、clinicのどれかです。"
    )
}

/// A document that there is not.
#[must_use]
pub fn unknown_document(typed: &str, documents: &DocumentLibrary) -> String {
    let known: Vec<&str> = texts(documents).into_iter().map(|(key, _)| key).collect();
    format!("「{typed}」という文書はありません。書けるのは{}です。", known.join("、"))
}

/// A way to write an answer that there is not.
#[must_use]
pub fn unknown_mark(typed: &str) -> String {
    format!("「{typed}」という書き方はありません。--mark に書けるのは、circle、wordです。")
}

/// A part that cannot be printed.
#[must_use]
pub fn unknown_part(word: &str, documents: &DocumentLibrary) -> String {
    let offered = Paper::offered(documents, &Workbook::default());
    let known = offered.iter().map(|paper| paper.key(documents));
    let known = known.chain([LETTER.to_owned()]).chain(approved(documents).map(|(key, _)| key));
    let known = known.collect::<Vec<_>>().join("、");
    format!("「{word}」という書類はありません。--part に書けるのは、{known}です。")
}

/// A letter to a vendor that is not there; `known` are the numbers and names of those that are.
#[must_use]
pub fn vendor_unknown(typed: &str, known: &[(u32, String)]) -> String {
    if known.is_empty() {
        return format!(
            "「{typed}」という事業者はありません。登録されている事業者はまだありません。"
        );
    }
    format!("「{typed}」という事業者はありません。番号か名前で指定してください。{}", listed(known))
}

/// A name that several vendors have.
#[must_use]
pub fn vendor_ambiguous(typed: &str, known: &[(u32, String)]) -> String {
    format!(
        "「{typed}」という名前の事業者がいくつもあります。番号で指定してください。{}",
        listed(known)
    )
}

fn listed(vendors: &[(u32, String)]) -> String {
    let lines = vendors.iter().map(|(number, name)| format!("\n  {number}　{name}"));
    lines.collect::<Vec<_>>().concat()
}

/// Something that is not the number of a closing.
#[must_use]
pub fn not_a_number(typed: &str) -> String {
    format!("「{typed}」は何回目の確定か分かりません。1、2のように数字で書いてください。")
}

/// A PDF that was handed out.
#[must_use]
pub fn handed_out(path: &Path, year: FiscalYear, closing: &Closing) -> String {
    format!(
        "{}に確定した{year}年度のPDFを、そのまま写しました。{}",
        japanese(closing.on),
        path.display()
    )
}

/// A closing that is not there; `numbers` are those that are.
#[must_use]
pub fn not_closed(year: FiscalYear, number: Option<u32>, numbers: &[u32]) -> String {
    let there = if numbers.is_empty() {
        "確定したことはありません。".to_owned()
    } else {
        let listed: Vec<String> = numbers.iter().map(|it| format!("{it}回目")).collect();
        format!("これまでの確定：{}（--numberで選べます）", listed.join("、"))
    };
    match number {
        Some(number) => format!("{year}年度に{number}回目の確定はありません。{there}"),
        None => format!("{year}年度は、現在確定していません。{there}"),
    }
}

/// A part that was asked for and of which nothing is printed.
#[must_use]
pub fn part_empty(paper: &Paper, why: WhyEmpty, documents: &DocumentLibrary) -> String {
    let part = paper.key(documents);
    let why = super::export::why_paper_empty(why, paper, documents);
    format!("注意　{part} は印刷されません。{why}")
}

/// Nothing at all is printed.
pub const NOTHING_PRINTED: &str =
    "指定した書類には、印刷するものがありません。PDFは作っていません。";

/// `clinic` of something else, or alone.
pub const CLINIC_NEEDS_COPY: &str = "clinicの後ろには、copyかopenかremoveと書いてください。";

/// `clinic open` without a folder.
pub const NOTHING_TO_OPEN: &str = "控えのフォルダを書いてください。";

/// `backup` of something else, or alone.
pub const BACKUP_NEEDS_LIST: &str = "backupの後ろには、listかverifyかrestoreと書いてください。";

/// A copy is in the list.
pub const COPY_TAKEN_IN: &str = "控えを一覧に加えました。番号は次のとおりです。";

/// `import` without what, or without a file.
pub const NOTHING_TO_IMPORT: &str = "取り込むものとファイルを書いてください（import devices ファイル。devicesのほかにpeople、vendors、contacts）。";

/// A list that cannot be taken in.
#[must_use]
pub fn unknown_import(word: &str) -> String {
    format!("「{word}」は取り込めません。取り込めるのはdevices、people、vendors、contactsです。")
}

/// A pair of a name and a column that is none.
#[must_use]
pub fn unknown_match(typed: &str) -> String {
    format!(
        "「--match {typed}」の意味が分かりません。「見出し=列」の形で書き、列にはこのプログラムの表の列の名前（管理番号、機器名など）か「取り込まない」を書いてください。"
    )
}

/// A name that no column of the file has.
#[must_use]
pub fn head_unknown(head: &str) -> String {
    format!("ファイルに「{head}」という見出しがありません。点検帳は変わっていません。")
}

/// Nothing of a file is about a device.
#[must_use]
pub fn no_row_read(source: &str) -> String {
    format!(
        "機器の行が1行も読めませんでした。ファイルは{source}です。台帳は変わっていません。\n見出しの行に、管理番号、機器名、シリアル番号などの列があるか確認してください。見出しの名前が異なるときは、--matchで指定できます。"
    )
}

/// After a rehearsal.
pub const IMPORT_DRY: &str = "確認だけをしました。点検帳は変わっていません。";

/// The clinic cannot be written now.
#[must_use]
pub fn import_refused(why: &str) -> String {
    format!(
        "{why}\n点検帳は変わっていません。\nそちらを閉じてから、もう一度取り込んでください。確認だけなら --dry-run でできます。"
    )
}

/// `edition` of something else, or alone.
pub const EDITION_NEEDS_DRAFT: &str = "editionの後ろには、draftかcompareかremoveと書いてください。";

/// `edition remove` without an edition.
pub const NOTHING_TO_REMOVE: &str = "削除する年度版の番号を書いてください。";

/// The edition is gone.
#[must_use]
pub fn edition_removed(id: &str) -> String {
    format!("年度版「{id}」を削除しました。")
}

/// `edition compare` without an edition or a file.
pub const NOTHING_TO_COMPARE: &str =
    "年度版の番号と、原本のファイル（PDFかExcel）を書いてください。";

/// `edition draft` without a file.
pub const NOTHING_TO_DRAFT: &str = "様式のExcelファイルを書いてください。";

/// `edition draft` with `--out` and with `--list`, or with neither.
pub const OUT_OR_LIST: &str = "--out と --list は、どちらか1つを書いてください。";

/// There is no edition of this id.
#[must_use]
pub fn edition_id_unknown(id: &str, known: &[&str]) -> String {
    format!("「{id}」という年度版はありません。あるのは{}です。", known.join("、"))
}

/// The edition is there.
#[must_use]
pub fn edition_drafted(path: &Path, edition: &Edition) -> String {
    let rows = edition.institution.rows().count() + edition.vendor.rows().count();
    let pieces = pieces(edition, &Overlay::default(), &|_| false);
    format!(
        "年度版「{}」（{}項目、原本との照合が必要な文言は{}か所）を書き出しました。{}",
        edition.id,
        rows,
        unconfirmed_places(&pieces, &edition.id),
        path.display()
    )
}

/// A year that cannot be read.
#[must_use]
pub fn not_a_year(typed: &str) -> String {
    format!(
        "「{typed}」は年度として読めません。2000から2199までの西暦で書いてください（2024は令和6年度）。"
    )
}

/// One word too many.
#[must_use]
pub fn needless_word(word: &str) -> String {
    format!("「{word}」は余分です。")
}

/// `check` alone.
pub const NOTHING_TO_CHECK: &str = "検査するファイルかフォルダを書いてください。";

/// The system names no home folder.
pub const NO_DATA_FOLDER: &str =
    "データの保存場所が分かりません。--data-dir でフォルダを指定してください。";

/// Neither X11 nor Wayland.
pub const NO_DISPLAY: &str = "\
画面がないので、このプログラムを表示できません（DISPLAYもWAYLAND_DISPLAYも設定されていません）。データには影響ありません。
画面を使わないコマンドは、ここでも使えます。
  tenkencho sample       見本クリニックを加える
  tenkencho list         医療機関の一覧
  tenkencho export pdf   PDFの書き出し
  tenkencho export csv   CSVの書き出し
  tenkencho export xlsx  様式のExcelファイルへの記入
  tenkencho export closed  確定した年度のPDFの写し
  tenkencho export text  文書の書き出し
  tenkencho import devices  機器の一覧の取り込み
  tenkencho clinic copy  控えの保存
  tenkencho clinic open  控えを一覧に加える
  tenkencho clinic remove  医療機関を一覧から外す
  tenkencho backup list  バックアップの一覧
  tenkencho backup verify  バックアップの確認
  tenkencho backup restore  バックアップから戻す
  tenkencho edition draft  様式のExcelファイルから年度版の下書き
  tenkencho edition compare  年度版と原本の照合
  tenkencho edition remove  読み込んだ年度版を取り除く
  tenkencho check        ファイルの検査
詳細は tenkencho --help で表示します。";

/// The one line that installs what the window loads.
pub const INSTALL_LINE: &str = "sudo apt-get install libgl1 libegl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0";

/// Libraries that a desktop would have.
#[must_use]
pub fn libraries_missing(names: &[&str]) -> String {
    format!(
        "画面を表示するためのライブラリがありません（{}）。データには影響ありません。\nDebianやUbuntuでは、次の1行で入ります。\n  {INSTALL_LINE}",
        names.join("、")
    )
}

/// After `sample`; the id follows on a line of its own.
pub const SAMPLE_ADDED: &str = "見本クリニックを追加しました。番号は次のとおりです。";

/// A clinic that `list` cannot read; the explanation follows.
#[must_use]
pub fn clinic_unreadable(id: &str) -> String {
    format!("{id} を読めません。")
}

/// An assessment on an edition that is not there.
#[must_use]
pub fn edition_unknown(clinic: &str, year: FiscalYear, edition: &str) -> String {
    format!(
        "{clinic} の{}の点検に使った年度版「{edition}」が見つかりません。年度版のファイルをデータの保存場所のeditionsフォルダに戻してください。",
        fiscal_year_both(year)
    )
}

/// There is no clinic of this id.
#[must_use]
pub fn clinic_unknown(id: &str, known: &[String]) -> String {
    if known.is_empty() {
        format!("番号「{id}」の医療機関はありません。登録されている医療機関はまだありません。")
    } else {
        format!(
            "番号「{id}」の医療機関はありません。登録されている番号は{}です。",
            known.join("、")
        )
    }
}

/// The clinic has no assessment of this year.
#[must_use]
pub fn year_unknown(clinic: &str, year: FiscalYear, known: &[FiscalYear]) -> String {
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    let known = if known.is_empty() {
        "点検を始めた年度はまだありません。".to_owned()
    } else {
        format!("点検がある年度は{}です。", known.join("、"))
    };
    format!("{clinic} に{}の点検はありません。{known}", fiscal_year_both(year))
}

/// Papers that are made from a year were asked for without one: by their keys, or by saying nothing.
#[must_use]
pub fn year_missing(
    clinic: &str,
    keys: &[String],
    is_everything: bool,
    known: &[FiscalYear],
) -> String {
    let keys = keys.join("、");
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    let todo = match (known.as_slice(), is_everything) {
        ([], true) => format!(
            "{clinic} には、まだ始めた年度がありません。年度が要らない書類だけなら、--part で選べば書き出せます。"
        ),
        ([], false) => format!("{clinic} には、まだ始めた年度がありません。"),
        (known, true) => format!(
            "点検がある年度は{}です。年度が要らない書類だけなら、--part で選べば書き出せます。",
            known.join("、")
        ),
        (known, false) => format!("点検がある年度は{}です。", known.join("、")),
    };
    format!("{keys} は年度ごとの書類なので、--year が必要です。{todo}")
}

/// The clinic has no assessment at all.
#[must_use]
pub fn no_year(clinic: &str) -> String {
    format!("{clinic} には、まだ始めた年度がありません。")
}

/// The clinic has not begun the document.
#[must_use]
pub fn no_document(clinic: &str, name: &str) -> String {
    format!("{clinic} には、まだ{name}がありません。")
}

/// The document is there.
#[must_use]
pub fn exported_text(name: &str, path: &Path) -> String {
    format!("{name}を書き出しました。{}", path.display())
}

/// The table is there.
#[must_use]
pub fn exported_csv(path: &Path, rows: usize) -> String {
    format!("{rows}行の表を書き出しました。{}", path.display())
}

/// The form is there, with that many items answered.
#[must_use]
pub fn exported_xlsx(path: &Path, items: usize) -> String {
    format!("様式のExcelファイルの写しに、{items}項目の回答を記入しました。{}", path.display())
}

/// The vendor is not one of the year.
#[must_use]
pub fn no_vendor_sheet(vendor: &str, year: FiscalYear) -> String {
    format!("{}の点検に、{vendor}の事業者確認用はありません。", fiscal_year_both(year))
}

/// The target exists, and `--force` was not given.
#[must_use]
pub fn out_exists(path: &Path) -> String {
    format!("{} はすでにあります。置き換えるときは --force を付けてください。", path.display())
}

/// A folder in place of the file to write.
#[must_use]
pub fn out_is_folder(path: &Path) -> String {
    format!(
        "{} はフォルダです。--out には、書き出すファイルの名前まで書いてください。",
        path.display()
    )
}

/// The answers of the decision card are too long for one page.
pub const LONG_CARD: &str =
    "注意　判断カードが1枚に収まらず、2枚目に続きます。カードの回答を短くすると1枚になります。";

/// The form was made for another year; `today` says whether this year's inspections use a later one.
#[must_use]
pub fn other_year(year: FiscalYear, edition: &Edition, today: NaiveDate) -> Option<String> {
    if has_later_form(year, edition, today) {
        let later = super::window::later_form(year, &edition.name.text);
        return Some(remark(&format!(
            "{later}{year}版の様式は、画面の「{}」か edition draft で読み込めます。",
            super::new_form::ENTRY,
            year = fiscal_year(year)
        )));
    }
    is_of_another_year(year, edition).then(|| {
        let year = fiscal_year_both(year);
        remark(&format!("点検は{year}、様式は{}です。", edition.name.text))
    })
}

/// A sentence that the program says elsewhere as well, as a command says it.
#[must_use]
pub fn remark(sentence: &str) -> String {
    format!("注意　{sentence}")
}

/// The year is answered on a bridge.
#[must_use]
pub fn bridge(edition: &Edition) -> String {
    format!(
        "注意　この年度は、つなぎの版（{}）で点検しています。様式ではないので、印刷できるのは記入内容一覧と実施記録だけです。",
        edition.id
    )
}

/// Some wording of an edition or check table still has to be compared with the original.
#[must_use]
pub fn unconfirmed(name: &str, places: usize) -> Option<String> {
    (places > 0).then(|| {
        format!(
            "注意　「{name}」の文言のうち{places}か所は、原本との照合が必要です。印刷にもその旨が入ります。"
        )
    })
}

/// A document is not approved as it reads.
#[must_use]
pub fn not_approved(name: &str, standing: DocumentStanding<'_>) -> Option<String> {
    let state = crate::text::document::standing(standing)?;
    Some(format!("注意　{name}は、現在の内容では承認されていません。「{state}」と入ります。"))
}

/// The edition's wording is not the one that was answered.
#[must_use]
pub fn wording_changed(edition: &Edition) -> String {
    format!(
        "注意　{}の文言は、この点検を始めたあとに直されています。現在の文言で印刷します。",
        edition.name.text
    )
}

/// A character that no font can print.
#[must_use]
pub fn glyph_missing(character: char, places: &[String]) -> String {
    const MOST: usize = 3;
    let named = places[..places.len().min(MOST)].join("、");
    let rest = match places.len().saturating_sub(MOST) {
        0 => String::new(),
        count => format!("、ほか{count}か所"),
    };
    format!(
        "注意　「{character}」（U+{:04X}）は印刷できる書体がないため〓になります。場所は{named}{rest}です。",
        u32::from(character),
    )
}

/// The PDF is there.
#[must_use]
pub fn exported(path: &Path, pages: usize) -> String {
    format!("{}ページのPDFを書き出しました。{}", pages, path.display())
}

/// A path that is not there.
pub const PATH_MISSING: &str = "ファイルがありません。";

/// A file that cannot be read.
#[must_use]
pub fn path_unreadable(cause: &str) -> String {
    format!("ファイルを読めません（{cause}）。")
}

/// A link to a folder, below a folder that is checked.
#[must_use]
pub fn link_passed_over(path: &Path) -> String {
    format!("リンクの先のフォルダは検査しません。「{}」", path.display())
}

/// Bytes that are no UTF-8 text.
pub const NOT_TEXT: &str = "UTF-8の文字として読めません。UTF-8で保存し直してください。";

/// A RON file whose `format` field is not there.
pub const NO_FORMAT: &str = "formatの欄がないので、何のファイルか分かりません。点検帳か年度版のファイルを指定してください。";

/// A RON file of another kind.
#[must_use]
pub fn unknown_format(format: &str) -> String {
    format!(
        "formatが「{format}」のファイルは検査できません。検査できるのは点検帳、年度版、手引き、連絡先、文書のひな形、確認表、文言の確認の記録です。"
    )
}

/// After `check`, on standard error.
#[must_use]
pub fn checked(files: usize, problems: usize) -> String {
    match (files, problems) {
        (0, 0) => "検査するファイルがありません（.ronのファイルを検査します）。".to_owned(),
        (_, 0) => format!("{files}個のファイルを検査しました。問題はありません。"),
        _ => format!("{files}個のファイルを検査しました。問題は{problems}件です。"),
    }
}
