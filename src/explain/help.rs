//! F1: what each screen is for and how one goes about it; and the first tour.

use crate::state::Screen;

/// Title of the dialog.
pub const TITLE: &str = "この画面の使い方";
/// Leads to the tour.
pub const TOUR: &str = "はじめての方へ（5つの案内）";
/// Said where nothing was done yet.
pub const NEW_HERE: &str = "初めて使うときは、全体の流れを5つの案内で確認できます（2分ほど）。";
/// The next part of the tour.
pub const ON: &str = "次へ";
/// The part before.
pub const BACK: &str = "戻る";
/// Leaves the tour.
pub const SKIP: &str = "スキップ";
/// Leaves it at its end.
pub const DONE: &str = "始める";

/// What a screen is for, and how one goes about it, step by step.
pub struct ScreenHelp {
    /// What it is for.
    pub purpose: &'static str,
    /// How one goes about it.
    pub steps: &'static [&'static str],
}

/// What is said of each screen.
const HELPS: &[(Screen, ScreenHelp)] = &[
    (
        Screen::Start,
        ScreenHelp {
            purpose: "医療機関を登録したり、登録済みの医療機関を開いたりする画面です。",
            steps: &[
                "初めてのときは、医療機関の名前を入れて登録します。",
                "操作を試したいときは「サンプルで試す」を選びます。自由に変更してかまいません。",
            ],
        },
    ),
    (
        Screen::Overview,
        ScreenHelp {
            purpose: "今年度に行う作業の全体と、次に行うことが分かる画面です。",
            steps: &[
                "「続きから」を押すと、次に行うことの画面に移ります。",
                "作業の一覧は、どの行からでも始められます。途中で閉じても内容は残ります。",
                "立入検査の通知が届いたら、日付を入れておくと残りの日数が出ます。",
                "太い線の上がすべて「完了」になったら、立入検査の書類を印刷します。",
            ],
        },
    ),
    (
        Screen::Years,
        ScreenHelp {
            purpose: "年度ごとの回答を並べて比較する画面です。",
            steps: &["行を選んでEnterを押すと、その項目に回答した画面に移ります。"],
        },
    ),
    (
        Screen::Activity,
        ScreenHelp {
            purpose: "この年度に行ったことが、日付の順に並ぶ画面です。",
            steps: &["立入検査で取組の経過を説明するときに、印刷して使えます。"],
        },
    ),
    (
        Screen::Checklist,
        ScreenHelp {
            purpose: "医療機関確認用のチェックリストに、1問ずつ回答する画面です。",
            steps: &[
                "大きな字の問いを読み、右の手引きの「確認方法」を見て確認します。",
                "「はい」「いいえ」「わからない」「該当なし」から選びます。キーの1から4でも選べます。",
                "「いいえ」のときは、対応を終える予定の日を目標日に入れます。",
                "分からないことは「わからない」を選ぶと、事業者への照会事項にまとまります。",
            ],
        },
    ),
    (
        Screen::Vendors,
        ScreenHelp {
            purpose: "事業者に様式を渡し、返送された回答を管理する画面です。",
            steps: &[
                "電子カルテやネットワークなどの事業者を登録します。",
                "依頼状と事業者確認用を印刷して渡し、「今日送った」を押します。",
                "返送されたら受領日と原本の保管場所を入れ、回答を写します。",
                "照会事項は、事業者ごとに文章を直したり追加したりできます。",
            ],
        },
    ),
    (
        Screen::Returned,
        ScreenHelp {
            purpose: "返送されたExcelファイルの回答を、確認してから取り込む画面です。",
            steps: &["取り込む行を確認し、食い違いのある行は選び直してから取り込みます。"],
        },
    ),
    (
        Screen::People,
        ScreenHelp {
            purpose: "職員と、一人ひとりの役割を登録する画面です。",
            steps: &[
                "名前と電話番号を入れます。ここで入れた名前が、様式や図に使われます。",
                "役割ごとに担当者を選びます。1人が複数の役割を兼ねてかまいません。",
                "退職した人は削除せず、退職日を入れます。",
            ],
        },
    ),
    (
        Screen::Contacts,
        ScreenHelp {
            purpose: "警察、厚生労働省、相談窓口などの連絡先を登録する画面です。",
            steps: &[
                "公的な窓口はまとめて追加できます。",
                "番号を公式のページなどで確認し、確認日を入れます。毎年度、確認し直します。",
            ],
        },
    ),
    (
        Screen::Charts,
        ScreenHelp {
            purpose: "連絡体制図と組織体制図を作成する画面です。",
            steps: &[
                "近い型を選ぶと、登録した人と連絡先から図ができます。",
                "足りないものの一覧を押すと、直す場所に移ります。",
                "掲示用には、個人の携帯番号などが載りません。",
            ],
        },
    ),
    (
        Screen::Ledger,
        ScreenHelp {
            purpose: "パソコンやサーバなどの機器を登録する台帳です。",
            steps: &[
                "表計算ソフトと同じように、セルを選んで入力します。",
                "Excelの表をコピーして、そのまま貼り付けられます。",
                "年に1回、現物を見て最終棚卸し日を入れます。",
            ],
        },
    ),
    (
        Screen::Import,
        ScreenHelp {
            purpose: "CSVやExcelのファイルから、機器を取り込む画面です。",
            steps: &["列の対応と、読み取れない行を確認してから取り込みます。"],
        },
    ),
    (
        Screen::Document,
        ScreenHelp {
            purpose: "ひな形に沿って、計画などの文書を作成する画面です。",
            steps: &[
                "「本文の入力」で、節ごとに空欄を埋めます。登録した人や機器は自動で入ります。",
                "右の「決めること」と「例」を参考にします。",
                "埋め終わったら版を付けて承認し、印刷します。",
            ],
        },
    ),
    (
        Screen::Clinic,
        ScreenHelp {
            purpose: "医療機関の名前、住所、電話番号などを登録する画面です。",
            steps: &["ここで入れた内容が、様式や依頼状に印刷されます。"],
        },
    ),
    (
        Screen::NewForm,
        ScreenHelp {
            purpose: "厚生労働省のExcelファイルから、その年度の様式を読み込む画面です。",
            steps: &[
                "画面のURLから、ご自身でファイルを入手します。この点検帳は通信しません。",
                "ファイルをこの画面に置き、読み取った行を確認して、使い始めます。",
            ],
        },
    ),
    (
        Screen::Proofread,
        ScreenHelp {
            purpose: "様式の文言を、厚生労働省の原本と照合する画面です。",
            steps: &["原本のファイルを置くと、異なる箇所だけが残ります。"],
        },
    ),
    (
        Screen::Export,
        ScreenHelp {
            purpose: "立入検査で提示する書類などを、PDFにする画面です。",
            steps: &[
                "印刷するものを選びます。右に印刷プレビューが出ます。",
                "「PDFを作成」を押し、できたファイルを開いて印刷します。",
                "空欄のままになる項目は、作成の前に一覧で確認できます。",
            ],
        },
    ),
    (
        Screen::Settings,
        ScreenHelp {
            purpose: "文字の大きさ、画面の明るさ、データの保存場所などを変える画面です。",
            steps: &["データの控えは、この画面の案内に沿って別の媒体にも取っておきます。"],
        },
    ),
];

/// The help for a screen, or for that under whose entry it stands.
#[must_use]
pub fn help(screen: Screen) -> &'static ScreenHelp {
    let of = |screen: Screen| HELPS.iter().find(|(of, _)| *of == screen);
    &of(screen).or_else(|| of(screen.entry())).unwrap_or(&HELPS[0]).1
}

/// The parts of the tour: a title and what it says.
pub const STEPS: [(&str, &str); 5] = [
    (
        "チェックリストに回答します",
        "問いを読んで「はい」「いいえ」などを選びます。確認のしかたは、右の手引きに書いてあります。分からない項目は「わからない」を選んで先へ進めます。",
    ),
    (
        "事業者に様式を渡します",
        "電子カルテなどの事業者に、依頼状と事業者確認用を印刷して渡します。「わからない」とした項目は、照会事項として一緒に渡せます。",
    ),
    (
        "人と連絡先と機器を登録します",
        "一度入れた名前と番号は、様式、連絡体制図、計画のすべてに使われます。機器はExcelの表から貼り付けられます。",
    ),
    (
        "事業継続計画（BCP）を作成します",
        "ひな形の空欄を埋めると、計画と代替運用の用紙ができます。登録した内容は自動で入ります。数節ずつ、何日かに分けて進められます。",
    ),
    (
        "書類を印刷して備えます",
        "立入検査で提示する書類をまとめてPDFにし、印刷して保管します。入れた内容はこのPCの中だけに自動で保存されます。翌年度は、前年の回答を見ながら進められます。",
    ),
];

/// 1 / 5
#[must_use]
pub fn step_of(at: usize) -> String {
    format!("{} / {}", at + 1, STEPS.len())
}
