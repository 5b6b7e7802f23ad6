//! The overview: where the clinic stands, and the one next thing to do.

use chrono::NaiveDate;

use crate::model::due::{Due, Promise};
use crate::model::next_step::NextStep;
use crate::model::progress::Progress;
use crate::model::tasks::{DocumentWork, Fact, Task, TaskState, Work};
use crate::model::vendor_waiting::{DisclosureState, FormState, LONG_DAYS, VendorState};
use crate::model::{Edition, FiscalYear, ItemKey, VendorId, Workbook};

use super::{missing, vendors};
use crate::text::dates;

/// Leads on to the next thing.
pub const GO_ON: &str = "続きから";
/// Heading of what was promised for a day.
pub const DUE: &str = "期限のあるもの";
/// Nothing was promised.
pub const NOTHING_DUE: &str = "「いいえ」のままの項目はありません。";
/// Heading of the vendors.
pub const REPLIES: &str = "事業者からの返事";
/// The vendor forms are not needed.
pub const NO_REPLIES_NEEDED: &str = "事業者確認用は、この年度は不要です。";
/// There are none in a year on a bridge.
pub const NO_VENDOR_FORM: &str = super::vendors::NO_FORM;
/// No vendor is entered.
pub const NO_VENDORS: &str = "事業者はまだ登録されていません。";
/// Group name of the list of vendors.
pub const REPLY_LIST: &str = "事業者ごとの状況";
/// いいえ without a date.
pub const NO_DATE: &str = "日付なし";
/// Group name of the parts of the work.
pub const TASKS: &str = "作業の一覧";
/// Heading over the day of the inspection.
pub const INSPECTION: &str = "立入検査の予定";
/// Label of that day.
pub const INSPECTION_DAY: &str = "通知された日（任意）";
/// Group name of the list of promises.
pub const DUE_LIST: &str = "期限のある項目";

/// 令和6年度の点検
#[must_use]
pub fn heading(year: FiscalYear) -> String {
    format!("{}の点検", dates::fiscal_year(year))
}

/// How long it is to the inspection.
#[must_use]
pub fn inspection_in(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "今日です。".to_owned(),
        days if days < 0 => format!("{}でした。", dates::japanese(day)),
        days => format!("あと{days}日です。"),
    }
}

/// How many parts are done, and what the rest takes.
#[must_use]
pub fn standing(tasks: &[Task]) -> String {
    let counted =
        || tasks.iter().filter(|it| it.work != Work::Print && it.state != TaskState::NotNeeded);
    let all = counted().count();
    let done = counted().filter(|it| it.state == TaskState::Done).count();
    if done == all {
        return format!(
            "この点検帳で確認できる範囲では、{all}の作業がすべて完了しました。書類を印刷して、立入検査に備えて保管します。"
        );
    }
    let left: u32 = tasks.iter().map(|task| task.minutes).sum();
    format!("{all}の作業のうち{done}つが完了しました。残りは{}です。", minutes(left))
}

/// 約45分 or 約2時間
#[must_use]
pub fn minutes(minutes: u32) -> String {
    if minutes < 90 {
        return format!("約{}分", minutes.max(5));
    }
    let halves = (minutes + 15) / 30;
    let half = if halves % 2 == 1 { "半" } else { "" };
    format!("約{}時間{half}", halves / 2)
}

/// The name of a part of the work.
#[must_use]
pub fn work(work: &Work, documents: &[DocumentWork]) -> String {
    let name = match work {
        Work::Checklist => "チェックリスト",
        Work::Vendors => "事業者",
        Work::People => "人と役割",
        Work::Contacts => "外部の連絡先",
        Work::Chart => "連絡体制図",
        Work::Ledger => "機器台帳",
        Work::Document(key) => {
            let found = documents.iter().find(|it| it.key == *key);
            return found.map(|it| it.name.clone()).unwrap_or_default();
        }
        Work::Print => "立入検査の書類を印刷",
    };
    name.to_owned()
}

/// What is next in a part, in a few words.
#[must_use]
pub fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Answers { progress, to_mend } => answers_fact(*progress, *to_mend),
        Fact::NoVendorForm => NO_VENDOR_FORM.to_owned(),
        Fact::VendorsNotNeeded => NO_REPLIES_NEEDED.to_owned(),
        Fact::Vendors { all: 0, .. } => "契約している事業者を登録します".to_owned(),
        Fact::Vendors { all, waiting, days, .. } if *waiting > 0 => {
            format!("{all}社のうち{waiting}社から返送がありません（最長{days}日）")
        }
        Fact::Vendors { all, to_send, .. } if *to_send > 0 => {
            format!("{all}社のうち{to_send}社に事業者確認用を送っていません")
        }
        Fact::Vendors { to_mend, .. } if *to_mend > 0 => {
            format!("返送された様式の未記入が{to_mend}件あります")
        }
        Fact::Vendors { all, .. } => format!("{all}社すべてから返送されました"),
        Fact::People { all: 0, .. } => "院長と事務長など、連絡の要になる人を登録します".to_owned(),
        Fact::People { vacant: 0, undecided: 0, .. } => "すべての役割に担当者がいます".to_owned(),
        Fact::People { vacant: 0, undecided, .. } => {
            format!("判断する人が決まっていない事項が{undecided}つあります")
        }
        Fact::People { vacant, .. } => format!("担当者のいない役割が{vacant}つあります"),
        Fact::Contacts { all: 0, .. } => {
            "警察や厚生労働省などの窓口を、まとめて追加できます".to_owned()
        }
        Fact::Contacts { all, without_number: 0, unconfirmed: 0 } => {
            format!("{all}か所の番号を今年度に確認しました")
        }
        Fact::Contacts { without_number, unconfirmed: 0, .. } => {
            format!("番号のない連絡先が{without_number}か所あります")
        }
        Fact::Contacts { all, unconfirmed, .. } => {
            format!("{all}か所のうち{unconfirmed}か所の番号が今年度は未確認です")
        }
        Fact::Chart { is_begun: false, .. } => {
            "登録した人と連絡先から、図が自動でできます".to_owned()
        }
        Fact::Chart { review_passed: Some(day), .. } => {
            format!("見直しの予定日（{}）を過ぎています", dates::short(*day))
        }
        Fact::Chart { required, .. } if *required > 0 => {
            format!("図に足りないものが{required}つあります")
        }
        Fact::Chart { as_of: Some(day), .. } => format!("{}に見直しました", dates::short(*day)),
        Fact::Chart { .. } => "作成しました".to_owned(),
        Fact::Ledger { all: 0, .. } => "機器を登録します。Excelから貼り付けられます".to_owned(),
        Fact::Ledger { all, unchecked: 0 } => format!("{all}台の棚卸しが済んでいます"),
        Fact::Ledger { all, unchecked } => {
            format!("{all}台のうち{unchecked}台の棚卸しが残っています")
        }
        Fact::Document(work) => document_fact(work),
        Fact::Print(true) => "すべてそろえて印刷できます".to_owned(),
        Fact::Print(false) => "途中でも試しに印刷できます".to_owned(),
    }
}

fn answers_fact(progress: Progress, to_mend: usize) -> String {
    let unanswered = progress.open() - progress.unknown;
    match (unanswered, progress.unknown, to_mend) {
        (0, 0, 0) if progress.total() == 0 => "ほかの項目は記入不要です".to_owned(),
        (0, 0, 0) => format!("{}項目すべてに回答しました", progress.total()),
        (0, 0, mend) => format!("回答は済み、直すところが{mend}つあります"),
        (0, unknown, _) => format!("「わからない」が{unknown}項目あります"),
        (open, 0, _) => format!("{}項目のうち{open}項目が未回答です", progress.total()),
        (open, unknown, _) => format!("未回答は{open}項目、「わからない」は{unknown}項目です"),
    }
}

fn document_fact(work: &DocumentWork) -> String {
    match work {
        DocumentWork { is_begun: false, .. } => {
            "ひな形に沿って、登録内容で埋めながら作成します".to_owned()
        }
        DocumentWork { is_late: true, .. } => "見直しの予定日を過ぎています".to_owned(),
        DocumentWork { open: 0, .. } => "承認まで済んでいます".to_owned(),
        DocumentWork { next: Some(next), open, .. } => {
            format!("次は「{next}」です。残りは{open}件です")
        }
        DocumentWork { open, .. } => format!("残りは{open}件です"),
    }
}

/// The word for how a part stands.
#[must_use]
pub fn state(task: &Task) -> &'static str {
    match (task.state, &task.work) {
        (TaskState::Done, _) => "完了",
        (TaskState::NotNeeded, _) => "不要",
        (TaskState::Waiting, _) | (TaskState::Late, Work::Vendors) => "返送待ち",
        (TaskState::Late, _) => "期限超過",
        (TaskState::UnderWay, Work::Checklist) => "回答中",
        (TaskState::UnderWay, Work::Vendors) => "回収中",
        (TaskState::UnderWay, _) => "作成中",
        (TaskState::NotStarted, _) => "未着手",
    }
}

/// How a line sounds.
#[must_use]
pub fn spoken(name: &str, fact: &str, task: &Task) -> String {
    let minutes =
        if task.minutes > 0 { format!("、{}", minutes(task.minutes)) } else { String::new() };
    format!("{name}、{fact}{minutes}、{}", state(task))
}

/// The part of the work that comes next: its title, and one sentence on how.
#[must_use]
pub fn next_task(part: &Work, documents: &[DocumentWork]) -> (String, String) {
    let how = match part {
        Work::People => "役割を受け持つ人を選びます。1人が兼ねてもかまいません。",
        Work::Contacts => "番号は、公式のページや封筒などで確認してから、確認日を入れます。",
        Work::Chart => "図は登録内容からできています。足りないものの一覧から直します。",
        Work::Ledger => "1台ずつ現物を見て、最終棚卸し日を入れます。",
        Work::Document(_) => "5節ずつ進められます。途中で閉じても、続きから入力できます。",
        Work::Checklist | Work::Vendors | Work::Print => "",
    };
    (format!("次に行うこと：{}", work(part, documents)), how.to_owned())
}

/// あと19日 or 7日すぎました
#[must_use]
pub fn days(due: &Due) -> String {
    match due.days {
        Some(days) if matches!(due.what, Promise::Disclosure(..)) => waits(LONG_DAYS - days),
        None => NO_DATE.to_owned(),
        Some(0) => "今日まで".to_owned(),
        Some(days) if days < 0 => format!("{}日超過", -days),
        Some(days) => format!("あと{days}日"),
    }
}

/// The row that was promised, with the day.
#[must_use]
pub fn due_row(name: &str, group: &str, target: Option<NaiveDate>) -> String {
    match target {
        Some(target) => format!("{name}（{group}）\n目標 {}", dates::japanese(target)),
        None => format!("{name}（{group}）"),
    }
}

/// A vendor to get back to, with the day; empty for rows.
#[must_use]
pub fn due_vendor(due: &Due, workbook: &Workbook) -> String {
    let name = |vendor: VendorId| vendors::name(workbook, vendor);
    match (&due.what, due.target) {
        (Promise::GetBack(vendor), Some(day)) => {
            format!("{}に連絡\n予定 {}", name(*vendor), dates::japanese(day))
        }
        (Promise::Disclosure(vendor, since), _) => {
            format!("{}のMDS/SDS\n{}に依頼", name(*vendor), dates::japanese(*since))
        }
        _ => String::new(),
    }
}

fn waits(days: i64) -> String {
    if days == 0 { "今日から".to_owned() } else { format!("{days}日待ち") }
}

/// How a vendor stands, in a few words before its name.
#[must_use]
pub fn reply(state: &VendorState) -> String {
    match (state.form, state.disclosure) {
        (FormState::ToSend, _) => "未送付".to_owned(),
        (FormState::Waiting { days, .. }, _) => waits(days),
        (FormState::Returned(_), DisclosureState::Waiting { .. }) => "MDS/SDS待ち".to_owned(),
        (FormState::Returned(_), _) => "回収済み".to_owned(),
    }
}

/// The vendor's name, and below it since when what is awaited.
#[must_use]
pub fn reply_row(state: &VendorState, workbook: &Workbook) -> String {
    let mut lines = vec![vendors::name(workbook, state.vendor)];
    if let FormState::Waiting { since, reminded, .. } = state.form {
        let sent = dates::short(since);
        lines.push(match reminded {
            Some(day) if day != since => format!("{sent}に送付、{}に督促", dates::short(day)),
            Some(_) => format!("{sent}に督促"),
            None => format!("{sent}に送付"),
        });
    }
    if let DisclosureState::Waiting { since, .. } = state.disclosure {
        lines.push(format!("MDS/SDSは{}に依頼", dates::short(since)));
    }
    if let Some(next) = state.next {
        let passed = if state.is_overdue() { "（期限を過ぎています）" } else { "" };
        lines.push(format!("次の予定 {}{passed}", dates::short(next)));
    }
    lines.join("\n")
}

/// The next thing to do: its title, and one sentence on how.
#[must_use]
pub fn next(
    step: &NextStep,
    edition: &Edition,
    workbook: &Workbook,
    year: FiscalYear,
) -> (String, String) {
    let name = |item: &ItemKey| {
        edition.institution.row(item).map_or("", |row| row.item.short.as_str()).to_owned()
    };
    let (title, how) = match step {
        NextStep::VendorContract => (
            "次に行うこと：事業者との契約".to_owned(),
            "電子カルテやレセコンの事業者と契約しているかを回答します。1分で終わります。".to_owned(),
        ),
        NextStep::Answer(place) => (
            format!("次に行うこと：{}", name(&place.item)),
            "すぐに分からないときは「わからない」を選んで、先へ進めます。".to_owned(),
        ),
        NextStep::Mend(place, problem) => (
            format!("「{}」を直します", name(&place.item)),
            format!("{}。", missing::row_problem(*problem, year)),
        ),
        NextStep::Overdue(place) => (
            format!("「{}」の目標日を過ぎています", name(&place.item)),
            "済んでいれば2回目の確認を、まだなら新しい目標日を入れてください。".to_owned(),
        ),
        NextStep::AskVendor(place) => (
            format!("「{}」などを事業者に照会します", name(&place.item)),
            "「事業者」の画面に照会事項がまとまっています。コピーして送れます。".to_owned(),
        ),
        NextStep::AddVendor => (
            "契約している事業者を登録します".to_owned(),
            "名前だけで登録できます。未記入の事業者確認用も印刷できます。".to_owned(),
        ),
        NextStep::SendForm(vendor) => (
            format!("{}に事業者確認用を渡します", vendors::name(workbook, *vendor)),
            "依頼状と未記入の様式を印刷して渡し、「今日送った」を押します。".to_owned(),
        ),
        NextStep::GetBack(vendor) => (
            format!("{}に連絡します", vendors::name(workbook, *vendor)),
            "返事がまだ届いていません。連絡したら「今日督促した」を押すか、次の予定日を入れます。"
                .to_owned(),
        ),
        NextStep::VendorSheet(form) => {
            let vendor = match form {
                crate::model::FormRef::Vendor(id) => vendors::name(workbook, *id),
                crate::model::FormRef::Institution => "事業者".to_owned(),
            };
            (
                format!("{vendor}の事業者確認用"),
                "様式が返送されたら、受領日と原本の保管場所、回答の写しを入れます。".to_owned(),
            )
        }
        NextStep::Print if edition.bridge => (
            "すべて記入できました".to_owned(),
            "記入内容一覧を印刷できます。様式ではないので、立入検査で提示する書類は、その年度の様式で作ります。"
                .to_owned(),
        ),
        NextStep::Print => (
            "すべて記入できました".to_owned(),
            "PDFを作成して印刷し、立入検査に備えて保管します。".to_owned(),
        ),
    };
    (title, how)
}
