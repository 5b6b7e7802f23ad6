//! Words of the contact chart and the organization chart.

use chrono::NaiveDate;

use crate::model::chart_template::TemplateWords;
use crate::model::{
    BoxContent, ChartBox, ChartKind, ChartTemplate, ContactId, Person, PersonId, Tier, VendorId,
    Workbook,
};
use crate::state::{ChartDay, ChartField, ChartOnScreen, ChartStep, DepartmentField};

use super::people;

pub use crate::text::chart_paper::{list_name, name};

/// What a chart is for.
#[must_use]
pub fn purpose(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Contact => {
            "異常に気づいたとき、誰が誰に、どの順で連絡するかの図です。チェックリスト3-(1)で必要です。"
        }
        ChartKind::Organization => "平時に、誰がどの役割を受け持っているかの図です。",
    }
}

/// Group name of the switch between the charts.
pub const KINDS: &str = "図の種類";
/// Group name of the switch between the versions.
pub const VERSIONS: &str = "図の使い道";

/// The version of the contact chart.
#[must_use]
pub fn version(chart: ChartOnScreen) -> &'static str {
    match chart {
        ChartOnScreen::Wall => "掲示用",
        ChartOnScreen::Contact | ChartOnScreen::Organization => "立入検査用",
    }
}

/// What a version leaves out.
#[must_use]
pub fn version_explained(chart: ChartOnScreen) -> &'static str {
    match chart {
        ChartOnScreen::Wall => {
            "職員用です。患者の目に触れない所に貼ります。個人の携帯番号、メール、未確認の番号は出ません。"
        }
        ChartOnScreen::Contact | ChartOnScreen::Organization => "すべての番号が出ます。",
    }
}

/// Shows a drawing so large that it can be read.
pub const LARGE: &str = "拡大";
/// How a large drawing is moved and left.
pub const LARGE_EXPLAINED: &str = "ドラッグすると動きます。Escで戻ります。";
/// Shows the whole of it.
pub const WHOLE: &str = "全体を表示";

/// A page of the list below a drawing, for a screen reader.
#[must_use]
pub fn list_page(kind: ChartKind, page: usize, pages: usize) -> String {
    format!("{} {page}/{pages}", list_name(kind))
}

/// A character that would be missing on paper, with its places.
#[must_use]
pub fn missing_at(character: char, places: &[String]) -> String {
    format!("「{character}」（{}）", places.join("、"))
}

/// Characters that would be missing on paper.
#[must_use]
pub fn missing(characters: &[String]) -> String {
    format!("印刷できない文字があります：{}", characters.join("　"))
}

/// What a step of undo changed on a chart.
#[must_use]
pub fn step(kind: ChartKind, step: ChartStep) -> String {
    let what = match step {
        ChartStep::Begin => "枠の並び",
        ChartStep::Add => "枠の追加",
        ChartStep::TakeOut => "枠の取り外し",
        ChartStep::Order => "枠の順",
        ChartStep::Show => "枠の表示",
        ChartStep::Dash => "枠の点線",
        ChartStep::Department => "部署",
        ChartStep::Author => AUTHOR,
        ChartStep::Approver => APPROVER,
        ChartStep::Day(day) => self::day(day),
        ChartStep::Field(field) => self::field(field),
    };
    format!("{}の{what}", name(kind))
}

/// Prints the chart on screen.
pub const PRINT: &str = "印刷する…";
/// Begins again from another arrangement.
pub const ARRANGE: &str = "別の型で作成し直す…";
/// Title of that dialog.
pub const ARRANGE_TITLE: &str = "別の型で作成し直しますか";
/// What it means.
pub const ARRANGE_EXPLAINED: &str = "枠の並びが型の並びに替わり、追加した部署や並べ替えは失われます。日付、版、作成者などは残ります。「元に戻す」で戻せます。";

/// Heading before a chart was begun.
#[must_use]
pub fn begin_title(kind: ChartKind) -> String {
    format!("{}の作成", name(kind))
}

/// What happens at the click.
pub const BEGIN_EXPLAINED: &str = "近い型を選んでください。「人と役割」「事業者」「外部の連絡先」で登録した名前と番号が枠に入ります。後から並べ替え、追加、非表示ができます。";
/// Shown where nobody has a role yet.
pub const NO_ROLES: &str = "役割のある人がいません。先に「人と役割」で院長や事務長の役割を選ぶと、図に名前が入ります。このまま始めて、後から入力することもできます。";

/// The name of an arrangement.
#[must_use]
pub fn template(template: ChartTemplate) -> &'static str {
    match template {
        ChartTemplate::Small => "院長と職員数人の医療機関",
        ChartTemplate::Departments => "部門のある医療機関",
        ChartTemplate::Hospital => "病院など",
    }
}

/// What an arrangement looks like.
#[must_use]
pub fn template_explained(template: ChartTemplate) -> &'static str {
    match template {
        ChartTemplate::Small => "気づいた人から事務長、院長へ、1本の道で伝えます。",
        ChartTemplate::Departments => "受付、診察室などの部門ごとに担当を置き、3段で伝えます。",
        ChartTemplate::Hospital => "対策チームや情報システム部門なども載せます。",
    }
}

/// Begins with an arrangement.
pub const BEGIN: &str = "この型で始める";

/// The same for a screen reader.
#[must_use]
pub fn begin_with(template: ChartTemplate) -> String {
    format!("「{}」の型で始める", self::template(template))
}

/// The words that a new chart is begun with.
pub const TEMPLATE_WORDS: TemplateWords = TemplateWords {
    departments: &["受付・会計", "診察室", "検査・画像", "看護"],
    hospital_departments: &["対策チーム", "情報システム部門", "広報", "法務・医療安全"],
    version: "1",
};

/// The name of a level.
#[must_use]
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Site => "現場（気づく人）",
        Tier::Management => "管理（取りまとめる人）",
        Tier::Executive => "経営層（決める人）",
        Tier::Outside => "外部（上から連絡する順）",
    }
}

/// Nothing on a level.
pub const EMPTY_TIER: &str = "枠はありません";
/// 発見者
pub const FINDER: &str = "発見者（全職員）";
/// Heading of the list of boxes.
pub const BOXES: &str = "図に載せる枠";
/// How the list is used.
pub const BOXES_EXPLAINED: &str =
    "ドラッグするか、枠を選んで「上へ」「下へ」（Alt+↑↓）で並べ替えます。";
/// Moves a box up.
pub const UP: &str = "上へ";
/// Moves a box down.
pub const DOWN: &str = "下へ";
/// Shows a box on the drawing.
pub const SHOWN: &str = "図に出す";
/// Draws it dashed.
pub const OPTIONAL: &str = "必要に応じて連絡（点線）";
/// A button of a box, for a screen reader.
#[must_use]
pub fn of_box(button: &str, title: &str) -> String {
    format!("{title}を{button}")
}
/// Takes a box out.
pub const TAKE_OUT: &str = "図から外す";
/// Said in the list of a box that is hidden.
pub const HIDDEN: &str = "図に出しません";
/// Said in the list of a box that is dashed.
pub const DASHED: &str = "必要に応じて";
/// Adds a box.
pub const ADD: &str = "枠を追加";
/// A further department.
pub const NEW_DEPARTMENT: &str = "新しい部署";
/// A box without a name.
pub const NAMELESS: &str = "（名前なし）";
/// A role that nobody has.
pub const NOBODY: &str = "担当者なし";
/// Someone who has left.
pub const LEFT: &str = "退職しています";
/// A vendor whose contract has ended.
pub const ENDED: &str = "契約が終わっています";
/// A body that is no longer called.
pub const NOT_CALLED: &str = "使わなくなった連絡先です";
/// The choice of nobody.
pub const NO_PERSON: &str = "（未定）";
/// The person of a department.
pub const DEPARTMENT_PERSON: &str = "連絡担当";
/// Leads to where the record of a box is changed.
pub const EDIT_RECORD: &str = "名前や番号を変更";

/// A typed field of a department.
#[must_use]
pub fn department_field(field: DepartmentField) -> &'static str {
    match field {
        DepartmentField::Name => "部署名",
        DepartmentField::Extension => "内線",
    }
}

/// A day of a chart.
#[must_use]
pub fn day(day: ChartDay) -> &'static str {
    match day {
        ChartDay::Created => "作成日",
        ChartDay::Revised => "改訂日",
        ChartDay::NextReview => "次回見直し予定日",
    }
}

/// A typed field of a chart.
#[must_use]
pub fn field(field: ChartField) -> &'static str {
    match field {
        ChartField::Version => "版",
        ChartField::KeptAt => "掲示場所・保管場所",
    }
}

/// Heading of dates, author and so on.
pub const PARTICULARS: &str = "図の日付と作成者";
/// 作成者
pub const AUTHOR: &str = "作成者";
/// 承認者
pub const APPROVER: &str = "承認者";
/// The drawing while it is made for the first time.
pub const DRAWING: &str = "図を作成しています";

/// What stands first in a box: the name.
#[must_use]
pub fn title(content: &BoxContent, workbook: &Workbook) -> String {
    let name = match content {
        BoxContent::Finder => FINDER.to_owned(),
        BoxContent::Person(id) => person_name(workbook, *id),
        BoxContent::Role(role) => people::role(*role, workbook),
        BoxContent::Department { name, .. } => name.clone(),
        BoxContent::Vendor(id) => vendor_name(workbook, *id),
        BoxContent::Contact(id) => contact_name(workbook, *id),
    };
    if name.trim().is_empty() { NAMELESS.to_owned() } else { name }
}

/// What stands below it, line by line: roles or systems, and the number.
#[must_use]
pub fn details(content: &BoxContent, workbook: &Workbook, today: NaiveDate) -> Vec<String> {
    let mut parts = match content {
        BoxContent::Finder => Vec::new(),
        BoxContent::Person(id) => workbook.person(*id).map_or_else(Vec::new, |person| {
            let roles: Vec<String> =
                person.roles.iter().map(|role| people::role(*role, workbook)).collect();
            let gone = if person.is_there_on(today) { "" } else { LEFT };
            vec![roles.join("・"), number_of(person), gone.to_owned()]
        }),
        BoxContent::Role(role) => {
            let has_it = workbook.people_in(*role, today);
            let names: Vec<&str> = has_it.map(|it| it.name.as_str()).collect();
            vec![if names.is_empty() { NOBODY.to_owned() } else { names.join("・") }]
        }
        BoxContent::Department { person, extension, .. } => {
            let person = person.map(|id| person_name(workbook, id)).unwrap_or_default();
            vec![person, extension_of(extension)]
        }
        BoxContent::Vendor(id) => workbook.vendor(*id).map_or_else(Vec::new, |vendor| {
            let over = if vendor.is_there_on(today) { "" } else { ENDED };
            vec![vendor.systems.clone(), vendor.telephone.clone(), over.to_owned()]
        }),
        BoxContent::Contact(id) => workbook.contact(*id).map_or_else(Vec::new, |contact| {
            let unsure = if contact.is_unconfirmed() { "番号は未確認" } else { "" };
            let over = if contact.is_there_on(today) { "" } else { NOT_CALLED };
            vec![[contact.telephone.trim(), unsure].join("　").trim().to_owned(), over.to_owned()]
        }),
    };
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// A box of the list as it is read out: what it shows, and how it is drawn.
#[must_use]
pub fn row(shown: &ChartBox, workbook: &Workbook, today: NaiveDate) -> String {
    let mut parts = vec![title(&shown.content, workbook)];
    parts.extend(details(&shown.content, workbook, today));
    parts.push(flags(shown));
    parts.retain(|part| !part.is_empty());
    parts.join("　")
}

/// How a box is drawn, where that is not as usual.
#[must_use]
pub fn flags(shown: &ChartBox) -> String {
    let flags = [(shown.is_hidden, HIDDEN), (shown.is_optional, DASHED)];
    let said: Vec<&str> = flags.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    said.join("　")
}

fn extension_of(extension: &str) -> String {
    let extension = extension.trim();
    if extension.is_empty() { String::new() } else { format!("内線{extension}") }
}

fn number_of(person: &Person) -> String {
    let extension = extension_of(&person.extension);
    let mobile = person.mobile.trim();
    match (extension.is_empty(), mobile.is_empty()) {
        (_, true) => extension,
        (true, false) => format!("携帯{mobile}"),
        (false, false) => format!("{extension}　携帯{mobile}"),
    }
}

fn person_name(workbook: &Workbook, id: PersonId) -> String {
    workbook.person(id).map(|it| it.name.clone()).unwrap_or_default()
}

fn vendor_name(workbook: &Workbook, id: VendorId) -> String {
    workbook.vendor(id).map(|it| it.name.clone()).unwrap_or_default()
}

/// A contact by its name, or by its kind while it has none.
fn contact_name(workbook: &Workbook, id: ContactId) -> String {
    let Some(contact) = workbook.contact(id) else { return String::new() };
    if contact.name.trim().is_empty() {
        people::contact_kind(contact.kind).to_owned()
    } else {
        contact.name.clone()
    }
}

/// Heading of what belongs to the clinic itself, among what can be added.
pub const INSIDE: &str = "部署など";
/// Heading of people among what can be added.
pub const PEOPLE: &str = "人";
/// Heading of roles among what can be added.
pub const ROLES: &str = "役割（担当する人の名前が入ります）";
