//! What is wrong with a RON file, whatever is in it.

use crate::ron_file::{RonProblem, RonShape};

/// A problem in one sentence, without its place, of a file that is called `file`.
#[must_use]
pub fn problem(problem: &RonProblem, file: &str) -> String {
    match problem {
        RonProblem::Empty => "ファイルが空です。".to_owned(),
        RonProblem::NulBytes => {
            "文字の代わりに空のデータ（NUL）が入っています。保存の途中で電源が切れたときなどに起こります。"
                .to_owned()
        }
        RonProblem::NotUtf8 { offset } => {
            format!("文字コードがUTF-8ではありません（先頭から{offset}バイトより後）。")
        }
        RonProblem::TooLarge { bytes, limit } => format!(
            "ファイルが大きすぎます（{}KB）。{file}は{}KBまで読み込めます。",
            bytes.div_ceil(1024),
            limit / 1024
        ),
        RonProblem::OtherFormat(format) => {
            format!("{file}のファイルではありません（formatが「{format}」です）。")
        }
        RonProblem::Newer { found, supported } => format!(
            "新しい形式（version {found}）の{file}です。このプログラムはversion {supported}を読み込めます。プログラムを新しくしてください。"
        ),
        RonProblem::UnknownVersion(version) => {
            format!("version {version}という形式はありません。")
        }
        RonProblem::Truncated => {
            "ファイルが途中で終わっています。閉じるかっこなどが足りません。".to_owned()
        }
        RonProblem::OpenComment => "コメントを閉じる */ がありません。".to_owned(),
        RonProblem::UnknownField { field, expected } => {
            format!("「{field}」という欄はありません。ここに書けるのは{}です。", list(expected))
        }
        RonProblem::MissingField { field } => format!("「{field}」の欄がありません。"),
        RonProblem::RepeatedField { field } => format!("「{field}」の欄が2回書かれています。"),
        RonProblem::UnknownWord { found, expected } => {
            format!("「{found}」とは書けません。ここに書けるのは{}です。", list(expected))
        }
        RonProblem::WrongType { expected } => {
            format!("ここには{}を書いてください。", shape(*expected))
        }
        RonProblem::NumberOutOfRange => "数が大きすぎるか、小さすぎます。".to_owned(),
        RonProblem::NotADate(found) => format!(
            "「{found}」は日付として読めません。実在する日を \"2024-05-13\" の形で書いてください。"
        ),
        RonProblem::NotAYear(found) => {
            format!("年度「{found}」は使えません。2000から2199までの西暦で書いてください。")
        }
        // What the parser says of these two is English.
        RonProblem::BadValue(_) => "ここに書ける値ではありません。".to_owned(),
        RonProblem::Syntax(_) => "書き方が正しくありません。".to_owned(),
        RonProblem::TooDeep => "かっこの入れ子が深すぎます。".to_owned(),
        RonProblem::Expected(mark) => format!("ここには {mark} が必要です。"),
        RonProblem::UnexpectedCharacter(c) => {
            format!("ここに「{c}」（U+{:04X}）は書けません。", u32::from(*c))
        }
        RonProblem::ExpectedName => "ここには欄の名前が必要です。".to_owned(),
        RonProblem::BadName(name) => format!("「{name}」という名前はここでは使えません。"),
        RonProblem::BadEscape => {
            "\\ で始まる書き方が正しくありません。\\ そのものは \\\\ と書いてください。".to_owned()
        }
        RonProblem::BadNumber => "数の書き方が正しくありません。".to_owned(),
        RonProblem::AfterEnd => "最後のかっこの後ろに余分な文字があります。".to_owned(),
    }
}

fn list(names: &[&str]) -> String {
    names.join("、")
}

fn shape(shape: RonShape) -> &'static str {
    match shape {
        RonShape::Text => "\" で囲んだ文字列",
        RonShape::Boolean => "trueかfalse",
        RonShape::Integer => "0以上の整数",
        RonShape::Number => "数",
        RonShape::Option => "Some(…) かNone",
        RonShape::List => "[ ] で囲んだ一覧",
        RonShape::Record => "( ) で囲んだ欄の組",
        RonShape::Map => "{ } で囲んだ表",
        RonShape::Character => "' で囲んだ1文字",
        RonShape::Bytes => "バイト列",
        RonShape::Unit => "()",
    }
}
