//! What is wrong with a workbook file, one sentence a problem.

use crate::store::format::{Problem, ProblemKind, Shape};

/// A problem in one sentence, without its place.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Empty => "ファイルが空です。".to_owned(),
        ProblemKind::NulBytes => {
            "文字の代わりに空のデータ（NUL）が入っています。保存の途中で電源が切れたときなどに起こります。"
                .to_owned()
        }
        ProblemKind::NotUtf8 { offset } => {
            format!("文字コードがUTF-8ではありません（先頭から{offset}バイトより後）。")
        }
        ProblemKind::Truncated => "ファイルが途中で終わっています。".to_owned(),
        ProblemKind::Newer { found, supported } => format!(
            "新しい版のプログラムで作られています（ファイルの版{found}、このプログラムが読めるのは{supported}まで）。"
        ),
        ProblemKind::OtherFormat(format) => {
            format!("点検帳のファイルではありません（formatは「{format}」）。")
        }
        ProblemKind::UnknownVersion(version) => format!("版{version}という形式はありません。"),
        ProblemKind::UnknownField { field, expected } => {
            format!("「{field}」という項目はありません。書けるのは{}です。", list(expected))
        }
        ProblemKind::MissingField { field } => format!("項目「{field}」がありません。"),
        ProblemKind::RepeatedField { field } => format!("項目「{field}」が二度書かれています。"),
        ProblemKind::UnknownWord { found, expected } => {
            format!("「{found}」とは書けません。書けるのは{}です。", list(expected))
        }
        ProblemKind::WrongType { expected } => format!("ここには{}を書きます。", shape(*expected)),
        ProblemKind::NumberOutOfRange => "数が正しい範囲にありません。".to_owned(),
        ProblemKind::NotADate => {
            "暦にある日付ではありません。2025-01-10のように書きます。".to_owned()
        }
        ProblemKind::NotAYear => "年度は2000から2199までの西暦で書きます。".to_owned(),
        ProblemKind::TooDeep => "かっこが深く重なりすぎています。".to_owned(),
        ProblemKind::Expected(mark) => format!("ここに「{mark}」が必要です。"),
        ProblemKind::BadEscape => "文字列の中の「\\」の書き方が正しくありません。".to_owned(),
        ProblemKind::AfterEnd => "終わりのかっこの後に余分な文字があります。".to_owned(),
        ProblemKind::Syntax(_) => "書き方が正しくありません。".to_owned(),
        ProblemKind::RepeatedPerson(id) => format!("番号{}の人が二人います。", id.0),
        ProblemKind::RepeatedVendor(id) => format!("番号{}の事業者が二つあります。", id.0),
        ProblemKind::RepeatedContact(id) => format!("番号{}の連絡先が二つあります。", id.0),
        ProblemKind::RepeatedDevice(id) => format!("番号{}の機器が二つあります。", id.0),
        ProblemKind::RepeatedRole(id) => format!("番号{}の役割が二つあります。", id.0),
        ProblemKind::RepeatedBox(id) => format!("番号{}の枠が図の中に二つあります。", id.0),
        ProblemKind::RepeatedDocument(key) => {
            format!("「{}」の{}番目の文書が二つあります。", key.template.0, key.instance)
        }
        ProblemKind::RepeatedEntry(field) => {
            format!("文書の項目「{}」が二つあります。", field.0)
        }
        ProblemKind::RepeatedRow(field) => {
            format!("文書の項目「{}」に、同じ行が二つあります。", field.0)
        }
        ProblemKind::RepeatedCell(field) => {
            format!("文書の項目「{}」の行に、同じ列が二つあります。", field.0)
        }
        ProblemKind::RepeatedCheckAnswer(item) => {
            format!("確認表の項目「{item}」の答えが二つあります。")
        }
        ProblemKind::RepeatedApproval(version) => {
            format!("文書の版「{version}」の承認が二つあります。")
        }
        ProblemKind::RepeatedDecision => "同じ判断が二つあります。".to_owned(),
        ProblemKind::IdTooLarge(id) => format!("番号{id}は大きすぎます。"),
        ProblemKind::RepeatedYear(year) => format!("{year}年度の点検が二つあります。"),
        ProblemKind::RepeatedSheet { year, vendor } => {
            format!("{year}年度に、番号{}の事業者の用紙が二つあります。", vendor.0)
        }
        ProblemKind::RepeatedItem { year, item } => {
            format!("{year}年度の同じ用紙に、項目「{item}」の回答が二つあります。")
        }
        ProblemKind::UnknownPerson(id) => {
            format!("番号{}の人が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownVendor(id) => {
            format!("番号{}の事業者が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownContact(id) => {
            format!("番号{}の連絡先が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownDevice(id) => {
            format!("番号{}の機器が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::UnknownRole(id) => {
            format!("番号{}の役割が登録されていません（開くことはできます）。", id.0)
        }
        ProblemKind::RepeatedCheck => "同じ文言の確認が二つあります。".to_owned(),
        ProblemKind::EmptyText => "空の文字列です。文字を書きます。".to_owned(),
        ProblemKind::LastIdTooSmall { found, needed } => format!(
            "last_idが{found}ですが、番号{needed}まで使われています（開くと{needed}に直します）。"
        ),
    }
}

fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("「{word}」")).collect();
    quoted.join("")
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "引用符（\"）で囲んだ文字列",
        Shape::Integer => "整数",
        Shape::Option => "Some(…) か None",
        Shape::List => "角かっこ [ ] で囲んだ並び",
        Shape::Structure => "かっこ ( ) で囲んだまとまり",
        Shape::Word => "決められた語",
    }
}
