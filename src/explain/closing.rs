//! Words of years that are closed (確定) and opened again.

use crate::edition::EditionError;
use crate::explain::store::explain as explain_store;
use crate::model::{Closing, FiscalYear};
use crate::store::StoreError;
use crate::text::Explanation;
use crate::text::dates::{fiscal_year, japanese};

/// The button that asks whether to close a year.
#[must_use]
pub fn ask(year: FiscalYear) -> String {
    format!("{}を確定する…", fiscal_year(year))
}

/// The heading of the card from which a year is closed.
pub const END: &str = "年度の終わりに";

/// What closing is for.
pub const END_EXPLAINED: &str = "点検が終わったら年度を確定します。すべての書類のPDFと記録がそのまま保管され、あとから名前や機器台帳を直しても変わりません。";

/// The heading of the dialog.
#[must_use]
pub fn title(year: FiscalYear) -> String {
    format!("{}の点検を確定しますか", fiscal_year(year))
}

/// What happens, a line each.
pub const EXPLAINED: [&str; 4] = [
    "・この年度の回答、事業者確認用、図、機器台帳、文書を、現在の内容のまま保管します。",
    "・すべての書類を1つのPDFにして、点検帳のフォルダに保管します。いつでも同じファイルをもう一度出せます。",
    "・確定したあと、この年度の回答は変更できません。取り消すときは、理由を記録に残します。",
    "・「元に戻す」で確定より前に戻ることはできません。",
];

/// Before the list of what is still missing.
#[must_use]
pub fn still_missing(count: usize) -> String {
    format!("まだそろっていないことが{count}件あります。このまま確定することもできます。")
}

/// That nothing is missing.
pub const NOTHING_MISSING: &str = "この点検帳で確認できる範囲では、未記入の項目はありません。";

/// That some of the form's wording was not compared with the original.
#[must_use]
pub fn unconfirmed(count: usize) -> String {
    format!(
        "様式の文言のうち{count}か所が原本と照合されていないため、PDFの題に「（下書き）」と入ります。先に照合すると消えます。"
    )
}

/// The label of the name.
pub const BY: &str = "確定する人の名前";
/// The button that closes the year.
pub const CLOSE: &str = "確定する";
/// While the PDF is made and everything is written.
pub const CLOSING: &str = "確定しています。PDFを作り、記録を保管しています。";

/// On the screens of a closed year.
#[must_use]
pub fn closed(year: FiscalYear, closing: &Closing) -> String {
    format!(
        "{}は{}に確定しました（{}）。回答は変更できません。",
        fiscal_year(year),
        japanese(closing.on),
        closing.by
    )
}

/// While what was kept is read.
pub const READING: &str = "確定したときの記録を読んでいます。";

/// Reads what was kept once more.
pub const READ_AGAIN: &str = "もう一度読む";

/// The heading of a closed year's card.
pub const CARD: &str = "確定した年度です";
/// What is there of it.
pub const CARD_EXPLAINED: &str = "立入検査などで控えを求められたら、保管したPDFをもう一度出します。確定したときと1文字も違わないファイルです。";
/// The button that hands the PDF out again.
pub const HAND_OUT: &str = "保管したPDFをもう一度出す…";
/// The heading of the dialog that hands it out.
#[must_use]
pub fn hand_out_title(year: FiscalYear) -> String {
    format!("{}の確定したPDFを出す", fiscal_year(year))
}

/// What the file will be like.
pub const HAND_OUT_EXPLAINED: &str = "確定したときに保管したPDFを、そのまま写します。書き換えられていないことを確認してから出します。";
/// The button to the papers of the year.
pub const EXTRACT: &str = "一部だけ印刷する（抜粋）";
/// The button that asks why the year is opened again.
pub const ASK_REOPEN: &str = "確定を取り消す…";

/// The heading of the dialog.
#[must_use]
pub fn reopen_title(year: FiscalYear) -> String {
    format!("{}の確定を取り消しますか", fiscal_year(year))
}

/// What happens.
pub const REOPEN_EXPLAINED: &str = "回答を直せるようになります。取り消したこと、日付、理由は記録に残ります。確定したときのPDFと記録は消えません。直したら、もう一度確定してください。";
/// The label of the reason.
pub const REASON: &str = "取り消す理由（必ず記入）";
/// The label of the name.
pub const REOPEN_BY: &str = "取り消す人の名前";
/// The button that opens the year again.
pub const REOPEN: &str = "確定を取り消す";

/// The heading of the list of closings.
pub const HISTORY: &str = "確定の記録";

/// One closing, with how it ended.
#[must_use]
pub fn line(closing: &Closing) -> String {
    let first = format!("{}回目　{}に確定（{}）", closing.number, japanese(closing.on), closing.by);
    match &closing.reopened {
        Some(it) => {
            format!("{first}　{}に取り消し（{}）。理由：{}", japanese(it.on), it.by, it.reason)
        }
        None => first,
    }
}

/// The button that hands out the PDF of one closing.
pub const HAND_OUT_THIS: &str = "このPDFを出す…";

/// Its spoken name.
#[must_use]
pub fn hand_out_named(closing: &Closing) -> String {
    format!("{}回目の確定のPDFを出す", closing.number)
}

/// Why nothing was changed.
#[must_use]
pub fn refused(year: FiscalYear) -> String {
    format!(
        "{}は確定しているため、変更できません。直すときは、概要の画面で確定を取り消してください。",
        fiscal_year(year)
    )
}

/// On the export screen of a closed year.
#[must_use]
pub fn extract(closing: &Closing) -> String {
    format!(
        "この年度は{}に確定しています。ここで作る年度の書類は、確定したときの記録からの抜粋です（作成日が入ります）。控えとして出すのは、概要の画面の「{HAND_OUT}」です。",
        japanese(closing.on)
    )
}

/// The name of the file that is handed out.
#[must_use]
pub fn file_name(clinic: &str, year: FiscalYear, number: u32) -> String {
    let again = if number > 1 { format!("（{number}回目）") } else { String::new() };
    let closed = format!("確定{again}");
    super::file_name::file_name(&["サイバー点検", clinic, &fiscal_year(year), &closed], "pdf")
}

/// The answer to something that changed while the year was being closed.
#[must_use]
pub fn changed_meanwhile(year: FiscalYear) -> Explanation {
    Explanation {
        what: "確定の途中で内容が変わったため、確定していません。".to_owned(),
        safe: "入力した内容はそのまま残っています。".to_owned(),
        todo: format!("もう一度「{}」を押してください。", ask(year)),
        details: String::new(),
    }
}

/// A year whose edition is not known here.
#[must_use]
pub fn no_edition(year: FiscalYear) -> Explanation {
    Explanation {
        what: format!("{}の様式がこのPCにないため、確定できません。", fiscal_year(year)),
        safe: "入力した内容はそのまま残っています。".to_owned(),
        todo: "様式を読み込んでから、もう一度確定してください。".to_owned(),
        details: String::new(),
    }
}

/// An edition that does not read back as it was written: a defect of the program.
#[must_use]
pub fn edition_unsound() -> Explanation {
    Explanation {
        what: "プログラムの不具合により、様式を正しいファイルにできないため、確定していません。"
            .to_owned(),
        safe: "入力した内容はそのまま残っています。".to_owned(),
        todo: "PDFを作って控えとし、下の詳細を開発者に知らせてください。".to_owned(),
        details: "the edition does not read back as it was written".to_owned(),
    }
}

/// What was kept is not read yet.
#[must_use]
pub fn still_reading(year: FiscalYear) -> Explanation {
    Explanation {
        what: format!("{}を確定したときの記録を、まだ読み終えていません。", fiscal_year(year)),
        safe: "PDFは作っていません。".to_owned(),
        todo: "少し待ってから、もう一度作ってください。".to_owned(),
        details: String::new(),
    }
}

/// Nothing was kept of a year.
#[must_use]
pub fn not_closed(year: FiscalYear) -> Explanation {
    Explanation {
        what: format!("{}は確定していません。", fiscal_year(year)),
        safe: String::new(),
        todo: String::new(),
        details: String::new(),
    }
}

/// What a closing kept cannot be read.
#[must_use]
pub fn not_readable(error: &StoreError) -> Explanation {
    let told = explain_store(error);
    Explanation {
        what: format!("確定したときの記録を読めません。{}", told.what),
        safe: "回答は点検帳にも残っています。下には現在の名前で表示しています。".to_owned(),
        ..told
    }
}

/// The edition that a closing kept cannot be read.
#[must_use]
pub fn edition_not_readable(error: &EditionError) -> Explanation {
    Explanation {
        what: "確定したときの様式を読めません。".to_owned(),
        safe: "回答は点検帳にも残っています。下には現在の様式で表示しています。".to_owned(),
        todo: "新しいバージョンのプログラムがあれば、それで開いてください。保管したPDFは出せます。"
            .to_owned(),
        details: error.to_string(),
    }
}
