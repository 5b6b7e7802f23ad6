//! What is wrong with an edition file, in words.

use chrono::NaiveDate;

use super::{document_files, ron_file};
use crate::edition::{AddError, EditionError, EditionNote, EditionProblem, ProblemKind};
use crate::model::FiscalYear;
use crate::store::StoreError;
use crate::text::{Explanation, dates};

/// How many problems are listed when they are shown together; the rest is counted.
const MOST_LISTED: usize = 20;

/// One problem as a sentence, without its place.
#[must_use]
pub fn problem(problem: &EditionProblem) -> String {
    match &problem.kind {
        ProblemKind::Ron(problem) => ron_file::problem(problem, "年度版"),
        ProblemKind::BadId(id) => format!(
            "年度版のid「{id}」に使えない文字があります。小文字の英字、数字、ハイフンで書いてください。"
        ),
        ProblemKind::BadKey(key) => format!(
            "key「{key}」に使えない文字があります。小文字の英字、数字、ハイフンを書き、区切りは / にしてください。"
        ),
        ProblemKind::DuplicateKey(key) => {
            format!("項目のkey「{key}」が同じ様式の中に2回あります。")
        }
        ProblemKind::DuplicateGroup(key) => {
            format!("グループのkey「{key}」が同じ様式の中に2回あります。")
        }
        ProblemKind::DuplicateSection(number) => {
            format!("章の番号「{number}」が同じ様式の中に2回あります。")
        }
        ProblemKind::DuplicateNumber(number) => {
            format!("項目の番号「{number}」が同じグループの中に2回あります。")
        }
        ProblemKind::DuplicateSource(id) => format!("出典のid「{id}」が2回あります。"),
        ProblemKind::EmptyText => "空の文字列です。文字を書いてください。".to_owned(),
        ProblemKind::EmptyList => "空の一覧です。1つ以上書いてください。".to_owned(),
        ProblemKind::ControlCharacter(c) => {
            format!("目に見えない制御文字（{}）があります。削除してください。", code_point(*c))
        }
        ProblemKind::NoGlyph(c) => format!(
            "「{c}」（{}）は印刷用の書体にない文字です。別の文字に替えてください。",
            code_point(*c)
        ),
        ProblemKind::UnknownSource(id) => {
            format!("read_inの「{id}」は、sourcesにない出典です。")
        }
        ProblemKind::ConfirmedUnread => {
            "confirmed: true には、read_inに1つ以上の出典が必要です。".to_owned()
        }
        ProblemKind::ConditionalApplicability => {
            "システムの有無の問いのconditionは、Alwaysにしてください。".to_owned()
        }
        ProblemKind::ConditionalVendorRow => {
            "事業者確認用は様式全体が契約のあるときだけ必要なので、項目のconditionはAlwaysにしてください。"
                .to_owned()
        }
        ProblemKind::DuplicateTerm(term) => format!("用語「{term}」が2回あります。"),
        ProblemKind::UnknownTerm(term) => {
            format!("[[{term}]] の説明がtermsにありません。")
        }
        ProblemKind::UnusedTerm(term) => {
            format!("用語「{term}」は、どの文でも [[{term}]] と書かれていません。")
        }
        ProblemKind::LoneMark => {
            "用語のかっこが対になっていません。[[用語]] と書いてください。".to_owned()
        }
        ProblemKind::UnknownReference(name) => unknown_reference(name),
        ProblemKind::UnknownSection(key) => unknown_section(key),
        ProblemKind::UnknownName { .. }
        | ProblemKind::NoBodyPaper
        | ProblemKind::NoPaperFor(_)
        | ProblemKind::PaperKeyTaken(_)
        | ProblemKind::PaperOrder
        | ProblemKind::CheckTableMismatch
        | ProblemKind::SameChoice(_) => document_files::content_problem(&problem.kind),
        ProblemKind::RowLength { found, expected } => row_length(*found, *expected),
        ProblemKind::MarkInTerm => "用語とその説明の中では [[ ]] を使えません。".to_owned(),
        ProblemKind::UnconfirmedNumber => {
            "出典で確認していない電話番号は書けません。telephoneを削除してlook_upに調べ先を書くか、確認してstateをConfirmedにしてください。".to_owned()
        }
        ProblemKind::NoDigit(text) => format!("電話番号「{text}」に数字がありません。"),
        ProblemKind::NoLookUp => {
            "電話番号もメール・ウェブの受付もありません。look_upに調べ先を書いてください。".to_owned()
        }
    }
}

fn unknown_reference(name: &str) -> String {
    format!(
        "「{{{name}}}」という差し込みはありません。使えるのは {{clinic}}、{{chief}}、{{manager}} です。"
    )
}

fn unknown_section(key: &str) -> String {
    format!("sectionsの「{key}」は、この表で確認する文書のひな形にない節です。")
}

fn row_length(found: usize, expected: usize) -> String {
    format!("行の欄が{found}個あります。列の数と同じ{expected}個にしてください。")
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// An edition file that cannot be used.
#[must_use]
pub fn explain(error: &EditionError, file_name: &str) -> Explanation {
    let listed = error.problems.iter().take(MOST_LISTED);
    let mut details: Vec<String> =
        listed.map(|it| format!("{}行目{}文字目　{}", it.line, it.column, problem(it))).collect();
    let rest = error.problems.len().saturating_sub(MOST_LISTED);
    if rest > 0 {
        details.push(format!("ほか{rest}件"));
    }
    Explanation {
        what: format!(
            "年度版のファイル「{file_name}」に{}件の問題があり、使えません。",
            error.problems.len()
        ),
        safe: "このファイルは読み飛ばします。ほかの年度版と点検帳には影響ありません。".to_owned(),
        todo: "下の箇所を直して、もう一度開いてください。".to_owned(),
        details: details.join("\n"),
    }
}

/// An edition file that was not taken from the data folder.
#[must_use]
pub fn explain_add(error: &AddError, file_name: &str) -> Explanation {
    match error {
        AddError::Broken(error) => explain(error, file_name),
        AddError::IdTaken { id, by } => Explanation {
            what: format!(
                "年度版のファイル「{file_name}」は使えません。同じid「{id}」で内容の違う年度版「{by}」がすでにあります。"
            ),
            safe: "このファイルは読み飛ばします。ほかの年度版と点検帳には影響ありません。"
                .to_owned(),
            todo: "別の年度版であれば、ファイルの中のidを変えてください。".to_owned(),
            details: String::new(),
        },
    }
}

/// What should be known of an edition that has more than one file.
#[must_use]
pub fn note(note: &EditionNote) -> String {
    match note {
        EditionNote::Replaced { id, file_name, revision, older } => format!(
            "年度版「{id}」は、revision {older}に代えて、「{file_name}」のrevision {revision}を使います。"
        ),
        EditionNote::Older { id, file_name, used, passed_over } => format!(
            "年度版「{id}」は、revision {used}を使います。「{file_name}」は古いrevision {passed_over}なので、使っていません。"
        ),
        EditionNote::Beside { id, file_name } => format!(
            "年度版「{id}」は、プログラムにも入りました。新しく始める年度にはプログラムのものを使い、「{file_name}」で始めた年度は、これまでどおりそのファイルで点検します。"
        ),
        EditionNote::Copy { id, file_name, of } => format!(
            "「{file_name}」は「{of}」（年度版「{id}」）と同じ内容の写しなので、使っていません。"
        ),
        EditionNote::PassedOver { id, file_name, revision } => format!(
            "「{file_name}」は、プログラムに入っている年度版「{id}」と同じrevision {revision}なので、使っていません。内容を変えて使うときは、revisionを大きくしてください。"
        ),
    }
}

/// What is asked before an edition that was read in is removed.
pub const REMOVE_TITLE: &str = "読み込んだ様式の削除";
/// Asks for that.
pub const REMOVE: &str = "削除…";
/// Does it.
pub const REMOVE_NOW: &str = "削除する";
/// Heading of the editions that were read in.
pub const READ_IN: &str = "このPCで読み込んだ様式";
/// There are none.
pub const NONE_READ_IN: &str = "読み込んだ様式はありません。";

/// An edition that was read in, with when and by whom it was looked through.
#[must_use]
pub fn read_in(year: FiscalYear, revision: u32, checked: Option<(NaiveDate, &str)>) -> String {
    let checked = checked
        .map_or_else(String::new, |(on, by)| format!("　{}に{by}さんが確認", dates::japanese(on)));
    format!("{}用　改訂{revision}{checked}", dates::fiscal_year(year))
}

/// What goes with it.
#[must_use]
pub fn removed_with_it(name: &str, file: &str, id: &str, has_originals: bool) -> String {
    let originals = if has_originals {
        format!("、その元のファイルの写し（editions/originals/{id}）")
    } else {
        String::new()
    };
    format!(
        "「{name}」（{id}）を削除します。データの保存場所から、様式のファイル（editions/{file}）{originals}を削除します。この操作は元に戻せません。厚生労働省のファイルがあれば、もう一度読み込めます。"
    )
}

fn kept(what: String, todo: &str) -> Explanation {
    Explanation {
        what,
        safe: "様式のファイルには手を加えていません。".to_owned(),
        todo: todo.to_owned(),
        details: String::new(),
    }
}

/// An edition of the program's own stays.
#[must_use]
pub fn built_in(id: &str) -> Explanation {
    kept(format!("「{id}」はプログラムに入っている年度版なので、削除できません。"), "")
}

/// There is no such edition.
#[must_use]
pub fn not_there(id: &str) -> Explanation {
    kept(
        format!("「{id}」という読み込んだ年度版はありません。"),
        "「設定」の画面の一覧にある番号を書いてください。",
    )
}

/// A year of a clinic needs the edition, or may.
#[must_use]
pub fn still_used(id: &str, used: &[(String, FiscalYear)], unread: &[String]) -> Explanation {
    let years = used.iter().map(|(clinic, year)| {
        format!("{clinic}の{}の点検で使っています。", dates::fiscal_year(*year))
    });
    let unread = unread.iter().map(|clinic| {
        format!("「{clinic}」の点検帳を読めないため、使っていないかどうか分かりません。")
    });
    let why: Vec<String> = years.chain(unread).collect();
    kept(
        format!("年度版「{id}」は削除できません。{}", why.concat()),
        "使っている年度の様式をほかの年度版に変えるか、読めない点検帳をバックアップから戻してから、もう一度削除してください。",
    )
}

/// The edition is gone, and some of its originals are not.
#[must_use]
pub fn originals_left(id: &str, error: &StoreError) -> Explanation {
    let told = super::store::explain(error);
    Explanation {
        what: format!(
            "年度版「{id}」は削除しましたが、元のファイルの写しの一部が残りました。{}",
            told.what
        ),
        safe: "点検帳の内容には影響ありません。残ったファイルは使われません。".to_owned(),
        todo: format!("editions/originals/{id} フォルダを削除してください。"),
        details: told.details,
    }
}

/// Said of a year on an edition that was read in before the program brought it, where it can go over.
#[must_use]
pub fn beside(name: &str) -> String {
    format!(
        "この年度は、読み込んだ様式のファイルで点検しています。同じ{name}がプログラムにも入ったので、これまでの回答を引き継いで変えられます。"
    )
}
/// What such a year goes over to.
pub const OF_PROGRAM: &str = "プログラムに入っているもの";
