//! What a chart lacks, in words.

use crate::model::chart_check::{ChartGap, GapPlace, Lack};
use crate::model::{BoxContent, ChartKind, ContactId, PersonId, Role, VendorId, Workbook};

use super::chart::{FINDER, name, title};
use super::people;
use crate::text::dates;

/// Heading of what item 3-(1) needs.
pub const REQUIRED: &str = "チェックリスト3-(1)に足りない項目";
/// Nothing of that is missing.
pub const NOTHING_REQUIRED: &str = "この点検帳で確認できる範囲では、記入漏れはありません（立入検査で求められる書類のすべてではありません）。";
/// Heading of the rest.
pub const ADVISED: &str = "確認するとよい項目";
/// Nothing to look at.
pub const NOTHING_ADVISED: &str = "ほかに確認するとよい項目はありません。";

/// Shows the lines that were not shown at first.
#[must_use]
pub fn show_rest(count: usize) -> String {
    format!("ほか{count}件を見る")
}

/// What is missing, in one sentence without its end.
#[must_use]
pub fn lack(gap: &ChartGap, kind: ChartKind, workbook: &Workbook) -> String {
    let is_hidden = matches!(gap.place, GapPlace::Box(_));
    let absent = if is_hidden { "図に出ていません" } else { "図にありません" };
    let person = |id: PersonId| title(&BoxContent::Person(id), workbook);
    let vendor = |id: VendorId| title(&BoxContent::Vendor(id), workbook);
    let contact = |id: ContactId| title(&BoxContent::Contact(id), workbook);
    match &gap.what {
        Lack::Chart => format!("{}が未作成です", name(kind)),
        Lack::Finder => format!("{FINDER}が{absent}"),
        Lack::Decider => "最高責任者が決まっていません".to_owned(),
        Lack::DeciderOnChart(id) => format!("最高責任者の{}が{absent}", person(*id)),
        Lack::FinderFirst => {
            "発見者が連絡の始まりになっていません。発見者の枠を最初に置いてください".to_owned()
        }
        Lack::DeciderLast => {
            "最高責任者が院内の連絡の最後になっていません。経営層の最後に置いてください".to_owned()
        }
        Lack::PersonNumber(id) => format!("{}の内線か携帯の番号がありません", person(*id)),
        Lack::Holder(role) => format!("{}の担当者がいません", people::role(*role, workbook)),
        Lack::DepartmentName => "名前のない部署があります".to_owned(),
        Lack::DepartmentNumber(name) => format!("{name}の内線か担当者の番号がありません"),
        Lack::Vendor => format!("事業者が{absent}"),
        Lack::VendorNumber(id) => format!("{}の電話番号がありません", vendor(*id)),
        Lack::Body(kind) => format!("{}が{absent}", people::contact_kind(*kind)),
        Lack::BodyNumber(id) => format!("{}の電話番号がありません", contact(*id)),
        Lack::Confirmation(id) => format!("{}の番号が未確認です", contact(*id)),
        Lack::Conditions(called) => {
            format!("{}にいつ、誰が連絡するかが未記入です", title(called, workbook))
        }
        Lack::WhenToCall(called) => {
            format!("{}にいつ連絡するかが未記入です", title(called, workbook))
        }
        Lack::Caller(called) => {
            format!("{}に誰が連絡するかが決まっていません", title(called, workbook))
        }
        Lack::CallerLeft(called, id) => {
            format!("{}に連絡する{}は退職しています", title(called, workbook), person(*id))
        }
        Lack::ManagerOnChart(id) => {
            let role = people::role(Role::SecurityManager, workbook);
            format!("{role}の{}が{absent}", person(*id))
        }
        Lack::PersonLeft(id) => format!("退職した{}が図に残っています", person(*id)),
        Lack::VendorEnded(id) => format!("契約が終わった{}が図に残っています", vendor(*id)),
        Lack::BodyEnded(id) => format!("使わなくなった{}が図に残っています", contact(*id)),
        Lack::PersonOnChart(id) => format!("役割のある{}が図にありません", person(*id)),
        Lack::VendorOnChart(id) => format!("{}が図にありません", vendor(*id)),
        Lack::BodyOnChart(id) => format!("{}が図にありません", contact(*id)),
        Lack::Deputy(id) => format!("最高責任者の{}に代行者がいません", person(*id)),
        Lack::CreatedOn => "作成日がありません".to_owned(),
        Lack::ReviewOn => "次回見直し予定日がありません".to_owned(),
        Lack::ReviewPassed(day) => {
            format!("次回見直し予定日（{}）を過ぎています", dates::japanese(*day))
        }
        Lack::Author => "作成者が決まっていません".to_owned(),
        Lack::AuthorLeft(id) => format!("作成者の{}は退職しています", person(*id)),
        Lack::ApproverLeft(id) => format!("承認者の{}は退職しています", person(*id)),
        Lack::Approver => "承認者が決まっていません".to_owned(),
    }
}

/// Asked before a chart for a wall is written whose numbers are open.
pub const WALL_TITLE: &str = "番号が未記入・未確認の図です";
/// What that would mean.
pub const WALL_EXPLAINED: &str = "掲示用の連絡体制図は、次の番号が空欄（要確認）のまま印刷されます。確認して登録してから印刷してください。";
/// Writes it all the same.
pub const WALL_ANYWAY: &str = "空欄のまま書き出す";

/// A line of what is open.
#[must_use]
pub fn listed(line: &str) -> String {
    format!("・{line}")
}

/// The same as a command says it, which names the way on.
#[must_use]
pub fn wall_refused(workbook: &Workbook, gaps: &[ChartGap]) -> String {
    let lines = gaps.iter().map(|gap| lack(gap, ChartKind::Contact, workbook));
    let lines: Vec<String> = lines.map(|line| listed(&line)).collect();
    format!(
        "掲示用の連絡体制図に、番号が未記入・未確認の連絡先があるため、書き出していません。\n{}\n確認して登録するか、空欄（要確認）のまま書き出すときは --with-gaps を付けてください。",
        lines.join("\n")
    )
}

/// What a click on a gap does.
#[must_use]
pub fn remedy(gap: &ChartGap) -> &'static str {
    match &gap.place {
        GapPlace::Begin => "型を選んで始めます",
        GapPlace::People(_) => "「人と役割」を開いて入力します",
        GapPlace::Contacts(_) => "「外部の連絡先」を開いて入力します",
        GapPlace::NewContact(_) => "押すと、「外部の連絡先」に追加して開きます",
        GapPlace::Vendors(_) => "「事業者」を開いて入力します",
        GapPlace::Box(_) => "その枠を選びます",
        GapPlace::Add(_) => "押すと、図に追加します",
        GapPlace::Created | GapPlace::NextReview | GapPlace::Author | GapPlace::Approver => {
            "その欄を開いて入力します"
        }
    }
}
