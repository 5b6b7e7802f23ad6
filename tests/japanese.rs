//! The words of the product are those of `docs/ja-style.md`: one word for one thing, in the words of
//! the interface, of papers and of the data. Quoted wording of others is not looked at.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so by failing")]
#![expect(clippy::disallowed_methods, reason = "the words are read where they stand")]

use std::path::{Path, PathBuf};

/// A phrase that is not written, what is written instead, and longer phrases in which it may stand, each
/// with its reason.
struct Rule {
    wrong: &'static str,
    right: &'static str,
    but: &'static [(&'static str, &'static str)],
}

const fn rule(wrong: &'static str, right: &'static str) -> Rule {
    Rule { wrong, right, but: &[] }
}

const fn except(
    wrong: &'static str,
    right: &'static str,
    but: &'static [(&'static str, &'static str)],
) -> Rule {
    Rule { wrong, right, but }
}

const RULES: &[Rule] = &[
    except("クリニック", "医療機関", &[("見本クリニック", "the name of the sample")]),
    rule("自院", "当院、医療機関"),
    except("診療所", "医療機関", &[("診療所用", "the ministry's name of a size of its model")]),
    except(
        "業者",
        "事業者",
        &[
            ("事業者", "the word itself"),
            ("製造業者", "the ministry's word in MDS/SDS"),
            ("ベンダー 業者 会社", "by which words a screen may be looked for"),
        ],
    ),
    except("ベンダ", "事業者", &[("ベンダー 業者 会社", "the same")]),
    except(
        "会社",
        "事業者",
        &[
            ("株式会社", "part of a name"),
            ("保険会社", "an insurer keeps no system of the clinic"),
            ("ベンダー 業者 会社", "by which words a screen may be looked for"),
        ],
    ),
    rule("答え", "回答"),
    rule("たしかめ", "確認"),
    rule("確かめ", "確認"),
    rule("見た人", "確認者"),
    rule("確認した人", "確認者"),
    rule("検査で見せ", "立入検査で提示する"),
    except("検査用", "立入検査用", &[("立入検査用", "the word itself")]),
    except("検査の前", "立入検査の前", &[("立入検査の前", "the word itself")]),
    rule("事故", "インシデント"),
    rule("遠隔保守", "リモート保守"),
    rule("遠隔の保守", "リモート保守"),
    rule("ネットワークの線", "LANケーブル"),
    rule("線を抜", "LANケーブルを抜く"),
    rule("線を切", "LANケーブルを抜く、遮断する"),
    rule("切る順", "遮断の順序"),
    rule("切る人", "担当者"),
    rule("切るところ", "遮断する箇所"),
    rule("台帳とちが", "登録内容と異なる"),
    rule("台帳のとおり", "登録内容のとおり"),
    rule("新しい版", "新しいバージョン"),
    except(
        "版 {",
        "第{}版、バージョン",
        &[
            ("承認した版 {", "a version by the name that it was given"),
            ("第6.0版 {", "the edition of the guideline, before its chapters"),
        ],
    ),
    except(
        "用紙",
        "様式、書類",
        &[
            ("代替運用の用紙", "paper on which is written by hand, not a form of the ministry"),
            ("処方箋の用紙", "the same"),
            ("用紙の置き場所", "where that paper lies"),
            ("用紙の保管場所", "the same"),
            ("処方箋用紙", "the paper of prescriptions"),
            ("用紙を受付", "the same"),
            ("会計の用紙", "paper on which is written by hand"),
        ],
    ),
    rule("白紙", "未記入の"),
    rule("代わる人", "代行者"),
    rule("代わりの人", "代行者"),
    rule("代理", "代行者"),
    rule("データの場所", "データの保存場所"),
    rule("データの置き場所", "データの保存場所"),
    except(
        "アドレス",
        "URL",
        &[
            ("IPアドレス", "a number in a network"),
            ("IPv4 アドレス", "Windows says so"),
            ("MACアドレス", "a number of a device"),
            ("物理アドレス", "Windows says so"),
            ("メールアドレス", "where mail goes"),
            ("アドレス欄", "the field of a browser"),
            ("・アドレス・", "both numbers of a device"),
        ],
    ),
    rule("つぎ", "次"),
    rule("だれ", "誰"),
    rule("ちがい", "相違"),
    rule("ちがう", "異なる"),
    rule("くらべ", "比較"),
    rule("見比べ", "照合、比較"),
    rule("さがす", "検索"),
    rule("さがし", "検索"),
    rule("しぼりこ", "絞り込み"),
    rule("のぞく", "除く"),
    rule("くわし", "詳細"),
    rule("ふり返", "振り返り"),
    rule("ずみ", "済み"),
    rule("処方せん", "処方箋"),
    except(
        "わから",
        "分から",
        &[("「わからない」", "the button"), ("わからない", "the same, where it stands alone")],
    ),
    rule("わかり", "分かり"),
    rule("わかる", "分かる"),
    rule("いまの", "現在の"),
    rule("今の", "現在の"),
    rule("そのほか", "その他"),
    rule("綴じ", "とじる"),
    rule("足します", "追加します"),
    rule("足す", "追加"),
    except("消します", "削除します", &[("取り消します", "another word")]),
    rule("を消す", "を削除"),
    rule("やめる", "キャンセル、中止"),
    rule("また出す", "再表示する"),
    except("窓", "画面", &[("窓口", "another word")]),
    rule("つかんで", "ドラッグ"),
    rule("印刷の見本", "印刷プレビュー"),
    rule("進みぐあい", "進捗"),
    rule("職員みんな", "全職員"),
    rule("にせの", "偽の、なりすまし"),
    rule("何でもできる", "すべての操作ができる"),
    rule("事業者に聞くこと", "事業者への照会事項"),
    rule("おたずね", "照会事項"),
    rule("そろっています", "この点検帳で確認できる範囲では"),
    rule("足りないものはありません", "この点検帳で確認できる範囲では"),
    rule("根拠あり", "記載あり"),
    rule("〜", "～"),
];

/// Where a text stands, and the text.
type Found = (String, String);

/// What stands between quotation marks, each with the line on which it begins; comments are left out.
fn quoted(text: &str) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    let mut now: Option<(usize, String)> = None;
    let mut line = 1;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        line += usize::from(character == '\n');
        match (&mut now, character) {
            (None, '/') if characters.peek() == Some(&'/') => {
                // Up to the end of the line, which is counted above.
                while characters.next_if(|next| *next != '\n').is_some() {}
            }
            // A quotation mark that is a character begins nothing.
            (None, '\'') if characters.peek() == Some(&'"') => {
                characters.next();
            }
            (Some((_, text)), '\\') => match characters.next() {
                Some('\n') => {
                    line += 1;
                    // The text goes on where the next line begins.
                    while characters.next_if(|next| *next == ' ').is_some() {}
                }
                other => text.extend(other),
            },
            (Some(_), '"') => all.extend(now.take()),
            (Some((_, text)), other) => text.push(other),
            (None, '"') => now = Some((line, String::new())),
            (None, _) => {}
        }
    }
    all
}

fn texts_of(path: &Path, is_ours: impl Fn(&str) -> bool) -> Vec<Found> {
    let text = std::fs::read_to_string(path).expect("a file");
    // Words in tests are those that people type.
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let ours = quoted(text).into_iter().filter(|(line, _)| is_ours(lines[line - 1]));
    ours.map(|(line, text)| (format!("{}:{line}", path.display()), text)).collect()
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(rust_files(path.to_str().expect("a name")));
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every text of the program's own: words of the interface and of papers, and the data but for what it
/// quotes.
fn own_texts() -> Vec<Found> {
    let rust = ["src/text", "src/explain"].into_iter().flat_map(rust_files);
    let mut found: Vec<Found> = rust.flat_map(|path| texts_of(&path, |_| true)).collect();
    // Titles of sources are as their authors wrote them.
    let is_ours =
        |line: &str| !line.trim_start().starts_with("title:") && !line.contains("title: \"");
    for data in ["guidance", "contacts", "bcp-template"] {
        let path = format!("checklists/{data}.ron");
        let template = data == "bcp-template";
        // Headings of the template are its own.
        found.extend(texts_of(Path::new(&path), |line| template || is_ours(line)));
    }
    // Of official forms only the remarks are ours.
    for entry in std::fs::read_dir("checklists").expect("the data") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("mhlw-")) {
            found.extend(texts_of(&path, |line| line.trim_start().starts_with("remark:")));
        }
    }
    let sample = Path::new("assets/sample-clinic.ron");
    found.extend(texts_of(sample, |_| true));
    found
}

/// Whether a phrase stands in a text outside of every longer phrase in which it may.
fn breaks(text: &str, rule: &Rule) -> bool {
    let allowed = |at: usize| {
        rule.but.iter().any(|(phrase, _)| {
            text.match_indices(phrase)
                .any(|(from, _)| from <= at && at + rule.wrong.len() <= from + phrase.len())
        })
    };
    text.match_indices(rule.wrong).any(|(at, _)| !allowed(at))
}

#[test]
fn one_word_stands_for_one_thing() {
    let texts = own_texts();
    assert!(texts.len() > 2000, "{} texts", texts.len());
    let mut wrong: Vec<String> = Vec::new();
    for (place, text) in &texts {
        let broken = RULES.iter().filter(|rule| breaks(text, rule));
        wrong
            .extend(broken.map(|rule| format!("{place}: {} → {}: {text}", rule.wrong, rule.right)));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_rule_sees_its_word_and_leaves_longer_ones_alone() {
    let rule = RULES.iter().find(|rule| rule.wrong == "業者").expect("a rule");
    for (text, expected) in
        [("業者に", true), ("事業者に", false), ("事業者と業者", true), ("製造業者", false)]
    {
        assert_eq!(breaks(text, rule), expected, "{text}");
    }
}

/// An exception that nothing needs any more hides the next mistake.
#[test]
fn a_text_is_read_over_the_ends_of_its_lines() {
    let texts = quoted(r#"    a("い", "う\"え"), // "お""#);
    assert_eq!(texts, [(1, "い".to_owned()), (1, "う\"え".to_owned())]);
    let source = "// \"no\"\nconst A: &str = \"one\\\n    two\nthree\";\nlet b = '\"'; // \"no\"\nx(\"four\")";
    let texts = quoted(source);
    assert_eq!(texts, [(2, "onetwo\nthree".to_owned()), (6, "four".to_owned())]);
}

#[test]
fn every_exception_is_needed() {
    let texts = own_texts();
    let is_used = |phrase: &str| texts.iter().any(|(_, text)| text.contains(phrase));
    let idle: Vec<&str> = RULES
        .iter()
        .flat_map(|rule| rule.but)
        .map(|(phrase, _)| *phrase)
        .filter(|phrase| !is_used(phrase))
        .collect();
    assert_eq!(idle, Vec::<&str>::new());
}

/// The table of the style guide and the rules are one.
#[test]
fn the_style_guide_names_the_words_that_are_tested() {
    let guide = std::fs::read_to_string("docs/ja-style.md").expect("the style guide");
    let rows = guide.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 使う"));
    let mut count = 0;
    for row in rows {
        let right = row.split('|').nth(1).expect("a cell").trim();
        let wrong = row.split('|').nth(2).expect("a cell").trim();
        let words = wrong.split(['、', '（']).map(str::trim);
        let is_tested = |word: &str| {
            RULES.iter().any(|rule| word.contains(rule.wrong) || rule.wrong.contains(word))
        };
        assert!(words.into_iter().any(is_tested), "{right}: {wrong} is tested by no rule");
        count += 1;
    }
    assert!(count > 10, "{count} rows");
}
