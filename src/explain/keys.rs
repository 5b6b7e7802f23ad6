//! What every key does, beyond the commands, which know their own.

/// Title of the list.
pub const TITLE: &str = "キーの一覧";
/// Heading of the keys that work everywhere.
pub const EVERYWHERE: &str = "どの画面でも";

/// A heading, and keys with what they do.
pub type KeySection = (&'static str, &'static [(&'static str, &'static str)]);

/// Keys that work everywhere, after the commands.
pub const MOVING: &[(&str, &str)] = &[
    ("Tab", "次の欄やボタンへ"),
    ("Shift+Tab", "前の欄やボタンへ"),
    ("F6　Shift+F6", "画面の次の部分へ、前の部分へ"),
    ("Enter", "選んでいるボタンを押す"),
    ("スペース", "選んでいるボタンを押す、印を付ける"),
    ("Esc", "お知らせや質問の画面を閉じる"),
];

/// The keys of the screens.
pub const SECTIONS: &[KeySection] = &[
    (
        "チェックリスト",
        &[
            ("1　2　3　4", "はい、いいえ、わからない、該当なし（入力欄の外で）"),
            ("PageDown", "次の項目へ（入力欄の外で）"),
            ("PageUp", "前の項目へ（入力欄の外で）"),
            ("F4", "メモを書く"),
            ("Ctrl+F", "項目を検索"),
            ("↑　↓", "日付の欄で、年・月・日を1つ動かす"),
        ],
    ),
    (
        "機器台帳（表の中で）",
        &[
            ("↑　↓　←　→", "セルを動く（Shiftを押すと範囲を選ぶ）"),
            ("Enter　F2", "セルを書き直す、選択肢を開く"),
            ("Alt+↓", "選択肢を開く"),
            (
                "Tab　Enter",
                "入力を終えて右、下のセルへ（Tabを続けた後のEnterは、始めた列の次の行へ）",
            ),
            ("Esc", "入力を取り消す、選択を解除する"),
            ("Delete", "選んだセルを空にする"),
            ("Shift+スペース", "行を選択する、選択を解除する"),
            ("Ctrl+C　Ctrl+V", "セルをコピー、貼り付け（Excelとも）"),
            ("Ctrl+D", "行を複製"),
            ("Insert", "機器を追加する行へ"),
            ("Ctrl+Delete", "行を選択し、もう一度押すと削除"),
            ("Ctrl+F", "機器を検索"),
        ],
    ),
    (
        "返送された回答の入力",
        &[
            ("1　2　3", "はい、いいえ、空欄（入力欄の外で）"),
            ("↑　↓　Enter", "前、次の項目へ"),
            ("Esc", "入力を終える"),
        ],
    ),
    (
        "年度の比較（表の中で）",
        &[
            ("↑　↓", "前、次の項目へ"),
            ("←　→", "新しい、古い年度を見る"),
            ("Enter", "項目に回答した画面へ"),
        ],
    ),
    (
        "文書の本文",
        &[("PageDown", "次の節へ（入力欄の外で）"), ("PageUp", "前の節へ（入力欄の外で）")],
    ),
    (
        "文言の確認",
        &[
            ("1", "原本と同じ（入力欄の外で）"),
            ("2", "直す（入力欄の外で）"),
            ("↑　↓", "前、次の文言へ"),
        ],
    ),
    (
        "連絡体制図、組織体制図",
        &[("Enter", "一覧の枠を選ぶ"), ("Alt+↑　Alt+↓", "一覧の枠を上へ、下へ動かす")],
    ),
    (
        "印刷プレビュー",
        &[
            ("PageDown", "次のページへ"),
            ("PageUp", "前のページへ"),
            ("Home", "最初のページへ"),
            ("End", "最後のページへ"),
            ("↑　↓　←　→", "少し動かす"),
            ("スペース", "1画面ぶん下へ"),
            ("＋　－", "拡大、縮小"),
            ("0", "幅に合わせる"),
        ],
    ),
];

/// A shortcut as it stands on the keyboard; `named` is how the toolkit writes it.
#[must_use]
pub fn shortcut(named: &str) -> String {
    named.replace("Plus", "＋").replace("Minus", "－")
}
