//! The words by which a form is recognized. What is compared with them is folded before
//! ([`super::fold::folded`]): of one width, in small letters and without blanks.

use crate::model::FormKind;

/// Words that mark a sheet or a head as an example or an explanation.
const EXAMPLES: &[&str] = &["記入例", "記載例", "入力例", "記入見本", "サンプル", "回答例"];
/// Names of sheets that hold no form.
const OTHER_SHEETS: &[&str] = &[
    "はじめに",
    "使い方",
    "使用方法",
    "利用方法",
    "記入方法",
    "記載方法",
    "入力方法",
    "記入要領",
    "説明",
    "目次",
    "履歴",
    "マスタ",
    "用語",
    "留意事項",
    "読んで",
    "選択肢",
];
const TITLES: &[&str] = &["チェックリスト", "チェックシート", "チェック表", "点検表", "確認表"];
const SUBJECTS: &[&str] = &["サイバーセキュリティ", "医療情報システム"];
const PLACES_OF_CARE: &[&str] = &["医療機関", "薬局", "病院", "診療所", "助産所"];
const VENDORS: &[&str] = &["事業者", "ベンダ"];
/// What kind of company one is, as its name says it.
pub(super) const COMPANIES: &[&str] =
    &["株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "(株)", "(有)", "(同)"];
const FOR_CHECKING: &[&str] = &["確認用", "記入用", "回答用", "提出用", "用"];
const AFTER_FORM_NAMES: &[&str] =
    &["シート", "様式", "チェックリスト", "チェックシート", "チェック表", "票", "紙"];
const MINISTRY: &str = "厚生労働省";
const OTHER_MINISTRIES: &[&str] = &[
    "経済産業省",
    "総務省",
    "文部科学省",
    "国土交通省",
    "農林水産省",
    "環境省",
    "財務省",
    "法務省",
    "外務省",
    "防衛省",
    "金融庁",
    "デジタル庁",
    "消防庁",
    "警察庁",
    "消費者庁",
    "こども家庭庁",
];
const NOTE_MARKS: &[&str] = &[
    "※", "*", "(注", "注)", "注:", "注.", "[注", "【注", "<注", "〔注", "(※", "(*", "(備考",
    "備考:", "注意:", "注記", "(補足", "補足:",
];
const GROUP_TAILS: &[&str] = &["について", "に関して", "に関し", "においては"];
const GROUP_MORE: &[&str] = &["以下", "次の", "下記", "実施している", "確認"];
const DELETED: &[&str] = &["削除", "欠番", "廃止", "(削除)", "(欠番)", "(廃止)"];
const SENTENCE_ENDS: &[&str] = &[
    "。",
    "。)",
    "ている",
    "ていない",
    "した",
    "ある",
    "こと",
    "する",
    "ます",
    "ません",
    "である",
    "もらう",
    "か",
    "ない",
];
pub(super) const PROMPTS: &[&str] =
    &["選択", "選択してください", "選択して下さい", "(選択)", "▼", "未選択", "-", "―"];
pub(super) const YES: &str = "はい";
pub(super) const NO: &str = "いいえ";
pub(super) const OTHER_ANSWERS: &[&str] =
    &["該当なし", "該当しない", "対象外", "非該当", "わからない", "不明"];
pub(super) const PAIRS: &[(&str, &str)] =
    &[("有", "無"), ("適", "否"), ("済", "未"), ("実施", "未実施")];
pub(super) const MARKS: &[char] = &['○', '◯', '〇', '●', '×', '✓', '✔', 'レ', '✕'];
pub(super) const BOXES: &[char] =
    &['□', '■', '☐', '☑', '☒', '▢', '◻', '◼', '🗹', '\u{F0A3}', '\u{F0FE}'];
pub(super) const FILLERS: &[char] =
    &['・', '/', '|', '(', ')', '[', ']', ',', '、', ':', '･', '-', '『', '』'];
/// The fields of a head that take the name of the clinic.
pub(super) const CLINIC_NAMES: &[&str] = &["医療機関名", "薬局名", "施設名"];
const VENDOR_NAMES: &[&str] =
    &["事業者名", "会社名", "ベンダー名", "委託事業者名", "システム事業者名"];
const FIELDS: &[&str] = &[
    "医療機関名",
    "薬局名",
    "施設名",
    "記入日",
    "記入者",
    "記載者",
    "作成日",
    "作成者",
    "担当者",
    "確認者",
    "所在地",
    "電話番号",
    "部署",
    "氏名",
    "管理者",
];
const CHECK_BOXES: &[&str] = &["check", "チェック"];

/// What a head stands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    Item,
    Number,
    Section,
    Group,
    Note,
    Remark,
    Result,
    Round(u8),
    RoundDate(u8),
    Date,
    Target,
    Yes,
    No,
}

const HEADS: &[(Head, &[&str])] = &[
    (
        Head::Item,
        &[
            "チェック項目",
            "項目",
            "確認項目",
            "点検項目",
            "確認事項",
            "点検内容",
            "確認内容",
            "対策項目",
            "チェック内容",
            "内容",
            "設問",
            "質問",
            "質問項目",
            "小項目",
            "チェック事項",
            "実施項目",
            "対策内容",
            "チェックポイント",
            "項目内容",
            "遵守事項",
        ],
    ),
    (
        Head::Number,
        &[
            "番号",
            "no",
            "no.",
            "項番",
            "#",
            "項目番号",
            "通番",
            "通し番号",
            "連番",
            "項目no",
            "項目no.",
        ],
    ),
    (Head::Section, &["大項目", "区分", "分野", "カテゴリ", "カテゴリー", "分類", "大分類", "章"]),
    (
        Head::Group,
        &[
            "対象",
            "対象機器",
            "機器",
            "中項目",
            "中分類",
            "対象システム",
            "対象範囲",
            "種別",
            "機器区分",
            "対象機器等",
            "機器等",
            "対象区分",
        ],
    ),
    (
        Head::Note,
        &["注", "注記", "留意事項", "注意事項", "解説", "説明", "補足説明", "補足", "留意点"],
    ),
    (
        Head::Remark,
        &[
            "備考",
            "備考欄",
            "特記事項",
            "コメント",
            "メモ",
            "理由",
            "確認者",
            "担当者",
            "担当",
            "記入者",
            "根拠",
            "証跡",
            "参照",
            "参考",
            "関連",
            "ガイドライン",
            "参照箇所",
            "確認方法",
            "該当箇所",
            "自由記載",
            "記事",
        ],
    ),
    (
        Head::Result,
        &[
            "確認結果",
            "結果",
            "回答",
            "回答欄",
            "確認欄",
            "チェック",
            "チェック欄",
            "判定",
            "点検結果",
            "確認",
            "評価",
            "実施状況",
            "対応状況",
            "状況",
            "はい・いいえ",
            "はい/いいえ",
            "チェック結果",
            "実施の有無",
        ],
    ),
    (
        Head::Target,
        &[
            "目標日",
            "対応目標日",
            "目標",
            "実施予定日",
            "対応予定日",
            "改善予定日",
            "期限",
            "目標時期",
            "完了予定日",
            "対応期限",
            "目標年月日",
            "予定日",
        ],
    ),
    (
        Head::Date,
        &[
            "確認日",
            "点検日",
            "実施日",
            "日付",
            "確認年月日",
            "月日",
            "回答日",
            "確認日付",
            "年月日",
            "確認月日",
        ],
    ),
    (Head::Yes, &[YES]),
    (Head::No, &[NO]),
];

/// The round that a head names, and the rest of its words.
fn round(text: &str) -> Option<(u8, String)> {
    const ROUNDS: &[(&str, u8)] = &[
        ("1回目", 1),
        ("一回目", 1),
        ("第1回", 1),
        ("第一回", 1),
        ("初回", 1),
        ("1次", 1),
        ("2回目", 2),
        ("二回目", 2),
        ("第2回", 2),
        ("第二回", 2),
        ("再確認", 2),
        ("2次", 2),
        ("3回目", 3),
        ("三回目", 3),
        ("第3回", 3),
    ];
    let (word, number) = ROUNDS.iter().find(|(word, _)| text.contains(word))?;
    Some((*number, text.replacen(word, "", 1)))
}

/// What a head says, where it is one.
pub(super) fn head(text: &str) -> Option<Head> {
    if text.is_empty() || text.chars().count() > 25 || text.contains('。') {
        return None;
    }
    if let Some((number, rest)) = round(text) {
        let date = ["確認日", "日付", "実施日", "点検日"].iter().any(|it| rest.contains(it));
        let is_result = ["結果", "回答", YES].iter().any(|it| rest.contains(it));
        return if rest.contains("目標") {
            Some(Head::Target)
        } else if date && !is_result {
            Some(Head::RoundDate(number))
        } else if text.chars().count() <= 15 {
            Some(Head::Round(number))
        } else {
            None
        };
    }
    let named =
        |text: &str| HEADS.iter().find(|(_, words)| words.contains(&text)).map(|(head, _)| *head);
    let bare = text.split(['(', '[', '【', '<']).next().unwrap_or_default();
    named(text).or_else(|| named(bare)).or_else(|| {
        let holds = |words: &[&str]| words.iter().any(|it| bare.contains(it));
        if bare.chars().count() > 14 {
            None
        } else if holds(&["目標日", "予定日", "期限"]) {
            Some(Head::Target)
        } else if holds(&["確認結果", "点検結果"]) {
            Some(Head::Result)
        } else if bare.ends_with("確認日") || bare.ends_with("点検日") {
            Some(Head::Date)
        } else if holds(&["チェック項目", "確認項目", "点検項目"]) {
            Some(Head::Item)
        } else {
            None
        }
    })
}

fn without_brackets(text: &str) -> &str {
    const MARKS: &[char] = &[
        '【', '】', '(', ')', '[', ']', '<', '>', '「', '」', '『', '』', '〔', '〕', '《', '》',
        '■', '●', '○', '◆', '◇', '▼', '・', '*', '〈', '〉', '□',
    ];
    text.trim_matches(MARKS)
}

/// The form that the words before 確認用 name.
fn kind_before(text: &str) -> Option<FormKind> {
    let last = |words: &[&str]| words.iter().filter_map(|it| text.rfind(it)).max();
    match (last(PLACES_OF_CARE), last(VENDORS)) {
        (Some(care), Some(vendor)) if care > vendor => Some(FormKind::Institution),
        (_, Some(_)) => Some(FormKind::Vendor),
        (Some(_), None) => Some(FormKind::Institution),
        (None, None) => None,
    }
}

/// The form that a cell names: 医療機関・薬局確認用 and the like alone, or in a title.
pub(super) fn form_name(text: &str) -> Option<FormKind> {
    if text.contains('。') || text.chars().count() > 80 || starts_note(text) {
        return None;
    }
    let bare = without_brackets(text);
    if bare.chars().count() <= 24 {
        for end in FOR_CHECKING {
            let Some((before, rest)) = bare.split_once(end) else { continue };
            let is_end = rest.is_empty()
                || rest.starts_with(['(', '[', '【', ')', '】'])
                || AFTER_FORM_NAMES.contains(&rest);
            if is_end && let Some(kind) = kind_before(before) {
                return Some(kind);
            }
        }
    }
    if is_title(text) {
        let found: Vec<FormKind> = text
            .match_indices("確認用")
            .filter_map(|(at, _)| {
                let before: Vec<char> = text[..at].chars().collect();
                let near: String = before[before.len().saturating_sub(12)..].iter().collect();
                kind_before(&near)
            })
            .collect();
        let is_one = found.windows(2).all(|pair| pair[0] == pair[1]);
        return found.first().copied().filter(|_| is_one);
    }
    None
}

/// Whether a cell is the title of a checklist.
pub(super) fn is_title(text: &str) -> bool {
    TITLES.iter().any(|it| text.contains(it))
        && !text.contains('。')
        && !starts_note(text)
        && text.chars().count() <= 80
}

/// Whether a head is about what our form is about.
pub(super) fn is_our_subject(text: &str) -> bool {
    SUBJECTS.iter().any(|it| text.contains(it))
}

/// Whether a head is of another ministry.
pub(super) fn is_of_another_ministry(text: &str) -> bool {
    OTHER_MINISTRIES.iter().any(|it| text.contains(it)) && !text.contains(MINISTRY)
}

/// Whether a title names places of care.
pub(super) fn names_care(text: &str) -> bool {
    PLACES_OF_CARE.iter().any(|it| text.contains(it)) || text.contains("医療情報")
}

/// Whether words mark an example that was filled in for people to look at.
pub(super) fn is_example(text: &str) -> bool {
    EXAMPLES.iter().any(|it| text.contains(it))
}

/// Whether a sheet's name says that it holds no form.
pub(super) fn is_other_sheet(name: &str) -> bool {
    is_example(name)
        || OTHER_SHEETS.iter().any(|it| name.contains(it))
        || matches!(name, "リスト" | "list" | "見本" | "例" | "参考")
}

/// Whether a text begins like a note.
pub(super) fn starts_note(text: &str) -> bool {
    let numbered = text.strip_prefix('注').and_then(|it| it.chars().next());
    NOTE_MARKS.iter().any(|it| text.starts_with(it)) || numbered.is_some_and(|c| c.is_ascii_digit())
}

/// The marks of notes inside a wording: where one of them begins, the note begins.
pub(super) fn note_marks() -> [&'static str; 6] {
    ["※", "(注", "（注", "注）", "注)", "（※"]
}

/// The name of a group in its heading: サーバ of サーバについて、以下を実施している。
pub(super) fn group_of_heading(text: &str) -> Option<&str> {
    GROUP_TAILS.iter().find_map(|tail| {
        let (name, rest) = text.split_once(tail)?;
        let is_heading = rest.is_empty()
            || rest.chars().count() <= 30
                && GROUP_MORE.iter().any(|it| rest.contains(it))
                && (rest.contains("以下") || rest.contains("次の") || rest.contains("下記"));
        (is_heading && !name.is_empty()).then_some(name)
    })
}

/// A set of devices that a group is about, one bit each; all bits for everything.
pub(super) type Devices = u8;
/// Everything that belongs to the system.
pub(super) const ALL_DEVICES: Devices = 0b111;
const DEVICES: &[(&str, Devices)] = &[
    ("医療情報システム全般", ALL_DEVICES),
    ("医療情報システム", ALL_DEVICES),
    ("システム全般", ALL_DEVICES),
    ("全般", ALL_DEVICES),
    ("全体", ALL_DEVICES),
    ("共通", ALL_DEVICES),
    ("すべて", ALL_DEVICES),
    ("ネットワーク機器", 0b100),
    ("ネットワーク", 0b100),
    ("通信機器", 0b100),
    ("nw機器", 0b100),
    ("クライアント", 0b010),
    ("パソコン", 0b010),
    ("端末", 0b010),
    ("pc", 0b010),
    ("サーバー", 0b001),
    ("サーバ", 0b001),
];
const BETWEEN_DEVICES: &[&str] = &[
    "並びに",
    "ならびに",
    "および",
    "及び",
    "又は",
    "または",
    "、",
    ",",
    "・",
    "/",
    "と",
    "等",
    "(",
    ")",
];

/// The devices that words name, where they name nothing else.
pub(super) fn devices(text: &str) -> Option<Devices> {
    let (mut rest, mut found) = (without_brackets(text), 0);
    while !rest.is_empty() {
        if let Some((word, set)) = DEVICES.iter().find(|(word, _)| rest.starts_with(word)) {
            found |= set;
            rest = &rest[word.len()..];
        } else {
            let word = BETWEEN_DEVICES.iter().find(|word| rest.starts_with(**word))?;
            rest = &rest[word.len()..];
        }
    }
    (found != 0).then_some(found)
}

/// Whether the words say that a row is gone.
pub(super) fn says_deleted(text: &str) -> bool {
    DELETED.contains(&text)
}

/// Whether a text reads like a whole sentence.
pub(super) fn is_sentence(text: &str) -> bool {
    text.chars().count() >= 8 && SENTENCE_ENDS.iter().any(|it| text.ends_with(it))
}

/// What an answer cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswerText {
    /// はい・いいえ
    Both,
    /// □はい　□いいえ
    Boxes,
    Yes,
    No,
    /// ○ and the like, or an invitation to choose.
    Mark,
    /// An empty box.
    Box,
    /// A day, or the frame of one.
    Date,
}

/// What a cell shows, where it is an answer or the room for one. A day may follow the answer.
pub(super) fn answer(text: &str) -> Option<AnswerText> {
    let day_follows = || {
        let starts = text.char_indices().map(|(at, _)| at).skip(1);
        let mut heads = starts.filter(|at| is_date(&text[*at..])).map(|at| &text[..at]);
        heads.find_map(|head| undated_answer(head).filter(|it| *it != AnswerText::Date))
    };
    undated_answer(text).or_else(|| if text.chars().count() > 40 { None } else { day_follows() })
}

fn undated_answer(text: &str) -> Option<AnswerText> {
    if text.is_empty() || text.chars().count() > 40 {
        return None;
    }
    let has_box = text.contains(BOXES);
    let is_left = |c: &char| !BOXES.contains(c) && !MARKS.contains(c) && !FILLERS.contains(c);
    let mut words: String = text.chars().filter(is_left).collect();
    for other in OTHER_ANSWERS {
        words = words.replace(other, "");
    }
    let both = || if has_box { AnswerText::Boxes } else { AnswerText::Both };
    if words == format!("{YES}{NO}") || PAIRS.iter().any(|(a, b)| words == format!("{a}{b}")) {
        return Some(both());
    }
    match words.as_str() {
        YES => return Some(AnswerText::Yes),
        NO => return Some(AnswerText::No),
        "" if has_box => return Some(AnswerText::Box),
        _ => {}
    }
    let is_mark = text.chars().all(|c| MARKS.contains(&c)) && text.chars().count() <= 2;
    if is_mark || PROMPTS.contains(&text) || matches!(text, "true" | "false") {
        return Some(AnswerText::Mark);
    }
    if OTHER_ANSWERS.contains(&text) {
        return Some(AnswerText::Mark);
    }
    is_date(text).then_some(AnswerText::Date)
}

/// Whether a text is a day, or the frame of one.
pub(super) fn is_date(text: &str) -> bool {
    const SIGNS: &[char] = &[
        '(', ')', '/', '.', '-', '年', '月', '日', '令', '和', '平', '成', '元', 'r', '_', ':', ',',
    ];
    let fits = |c: char| c.is_ascii_digit() || SIGNS.contains(&c) || c == '○' || c == '〇';
    if !text.chars().all(fits) {
        return false;
    }
    let parts = text.split(['-', '.']).filter(|it| !it.is_empty()).count();
    text.contains(['/', '年', '月', '日']) || parts == 3 && text.chars().count() >= 6
}

/// Whether one of the things to choose is はい.
pub(super) fn is_yes_no_list(options: &[String]) -> bool {
    options.is_empty()
        || options.iter().any(|it| {
            it.contains(YES) || it.starts_with(MARKS) || PAIRS.iter().any(|(yes, _)| it == yes)
        })
}

/// The label of the line for the vendor's name.
pub(super) fn is_vendor_name(text: &str) -> bool {
    VENDOR_NAMES.iter().any(|it| text.starts_with(it)) && !text.contains('。')
}

/// A field of the head that is filled in by hand.
pub(super) fn is_field(text: &str) -> bool {
    let text = without_brackets(text);
    FIELDS.iter().any(|it| text.starts_with(it))
        && text.chars().count() <= 40
        && !text.contains('。')
}

/// Whether a control's name is that of a check box.
pub(super) fn is_check_box_name(name: &str) -> bool {
    let name = name.to_lowercase();
    CHECK_BOXES.iter().any(|it| name.contains(it))
}

/// Whether a wording is not at its end yet.
pub(super) fn goes_on(text: &str) -> bool {
    !text.is_empty() && !text.ends_with(['。', ')', '）'])
}

/// A character of Japanese writing, beside which a blank means nothing.
pub(super) fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '※' | '○' | '□' | '①'..='⑳')
}

/// Brackets around the name of a group at the beginning of a wording.
pub(super) const GROUP_BRACKETS: &[(char, char)] = &[
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
    ('［', '］'),
    ('＜', '＞'),
    ('<', '>'),
    ('〈', '〉'),
    ('《', '》'),
    ('（', '）'),
    ('(', ')'),
];
/// The brackets that always hold a group.
pub(super) const STRONG_BRACKET: char = '【';

/// Marks that stand before a heading.
pub(super) const BULLETS: &[char] = &['■', '●', '◆', '◇', '□', '▼', '▶', '・', '○', '◎', '★'];

/// Whether a character may part a number from what it stands before.
pub(super) fn is_after_number(c: char) -> bool {
    matches!(c, '.' | '．' | '、' | ')' | '）' | ':' | '：' | '】' | '」' | '・')
}

/// はい and いいえ as a form prints them.
pub(super) const ANSWERS: [&str; 2] = [YES, NO];

/// 項番 and the like before a number in its own cell.
pub(super) const NUMBER_PREFIXES: &[&str] = &["no.", "no", "項番", "第", "問", "項目"];
/// What may follow such a number.
pub(super) const NUMBER_SUFFIXES: &[&str] = &["号", "項", "章", "."];

/// Whether a form's name leaves clinics out.
pub(super) fn is_for_pharmacies_only(name: &str) -> bool {
    name.contains("薬局") && PLACES_OF_CARE.iter().all(|it| *it == "薬局" || !name.contains(it))
}

/// What follows the year in the name of an edition.
pub(super) const EDITION_END: &str = "版";
/// What stands for the rest of a wording in a short title.
pub(super) const SHORT_END: &str = "…";

/// Brackets around a number.
pub(super) const NUMBER_FRAMES: [char; 4] = ['[', ']', '【', '】'];
/// What may open right after a number and is no part of it.
pub(super) const AFTER_NUMBER_OPENS: [char; 4] = ['【', '[', '(', '（'];
