//! Words of people, roles and decisions.

use chrono::NaiveDate;

use super::{chart, contacts, vendors};
use crate::model::{
    DocumentLibrary, FiscalYear, FormRef, Person, PersonField, PersonId, Role, Use, Workbook,
};
use crate::text::dates;

pub use crate::text::people::{contact_kind, decision, role};

/// What a role does, and the paper that it comes from.
#[must_use]
pub fn role_explained(role: Role) -> &'static str {
    match role {
        Role::ChiefExecutive => {
            "診療を続けることと元に戻すことの最終責任を負います。システムを止める、診療を制限する、公表するといった判断をします。ふつうは院長です。（厚生労働省のBCPのひな形 2.1.2）"
        }
        Role::SecurityManager => {
            "安全を守る方針を決め、職員の教育や訓練も含めて対策を進めます。チェックリストの1-(1)で置くことを求められています。経営にあたる人が就くのが望ましいとされています。（厚生労働省のチェックリストマニュアル）"
        }
        Role::PlanningManager => {
            "台帳を作る、アクセスログを見るなど、安全管理の実務を受け持ちます。（厚生労働省のチェックリストマニュアル）"
        }
        Role::SystemOperator => {
            "機器やソフトの設定と毎日の運用を受け持ち、事業者とやりとりします。（厚生労働省のチェックリストマニュアル）"
        }
        Role::PersonalInformation => {
            "情報が漏れたとき、本人への通知と個人情報保護委員会への報告を受け持ちます。（この点検帳の提案）"
        }
        Role::PublicRelations => {
            "患者への説明、掲示、問い合わせを受け持ちます。（BCPのひな形 3.4.3をもとにした、この点検帳の提案）"
        }
        Role::Recorder => "起きたことと、したことを時刻とともに書き留めます。（この点検帳の提案）",
        Role::Own(_) => "医療機関で決めた役割です。",
    }
}

/// Label of a field of a person.
#[must_use]
pub fn field(field: PersonField) -> &'static str {
    match field {
        PersonField::Name => "名前",
        PersonField::Kana => "ふりがな",
        PersonField::Position => "所属・職種",
        PersonField::Extension => "内線・院内の電話",
        PersonField::Mobile => "携帯電話（掲示用には印刷しません）",
        PersonField::Mail => "メール（院内のシステムが止まっても読めるもの）",
        PersonField::Reachable => "連絡がつく時間帯",
    }
}

/// A person without a name.
pub const NAMELESS: &str = "（名前なし）";

/// The name of a person.
#[must_use]
pub fn name(person: &Person) -> &str {
    if person.name.trim().is_empty() { NAMELESS } else { &person.name }
}

/// The name of a person where one is chosen: with the position or the roles where another has the
/// same name.
#[must_use]
pub fn told_apart(person: &Person, workbook: &Workbook) -> String {
    let is_same = |it: &&Person| it.id != person.id && it.name.trim() == person.name.trim();
    if !workbook.people.iter().any(|it| is_same(&it)) {
        return name(person).to_owned();
    }
    let mut apart = person.position.trim().to_owned();
    if apart.is_empty() {
        apart = roles(person, workbook);
    }
    if apart.is_empty() {
        apart = format!("番号{}", person.id.0);
    }
    format!("{}（{apart}）", name(person))
}

/// The same, with a remark where the person has left by `day`.
#[must_use]
pub fn told_apart_on(person: &Person, workbook: &Workbook, day: NaiveDate) -> String {
    let name = told_apart(person, workbook);
    if person.is_there_on(day) { name } else { format!("{name}（退職）") }
}

/// Several names, one after the other.
#[must_use]
pub fn names(people: &[&Person], workbook: &Workbook) -> String {
    people.iter().map(|it| told_apart(it, workbook)).collect::<Vec<_>>().join("、")
}

/// The roles of a person, one after the other; empty where there is none.
#[must_use]
pub fn roles(person: &Person, workbook: &Workbook) -> String {
    let names: Vec<String> =
        workbook.roles().filter(|it| person.has_role(*it)).map(|it| role(it, workbook)).collect();
    names.join("、")
}

/// What stands under a name in the list: the roles, or since when the person is gone.
#[must_use]
pub fn line(person: &Person, workbook: &Workbook, today: NaiveDate) -> String {
    if let Some(left) = person.left_on.filter(|_| !person.is_there_on(today)) {
        return format!("{}に退職", dates::japanese(left));
    }
    let roles = roles(person, workbook);
    if roles.is_empty() { NO_ROLE.to_owned() } else { roles }
}

/// Under the name of one who has no role.
pub const NO_ROLE: &str = "役割なし";
/// Heading of the list.
pub const PEOPLE: &str = "人";
/// The row that shows who does what.
pub const OVERVIEW: &str = "役割と判断する人";
/// How many roles nobody has, under that row.
#[must_use]
pub fn open_roles_line(count: usize) -> String {
    if count == 0 {
        "どの役割にも受け持つ人がいます".to_owned()
    } else {
        format!("受け持つ人のいない役割 {count}")
    }
}
/// What people are for.
pub const EXPLAINED: &str = "ここに書いた名前が、確認者、連絡体制図、組織体制図に使われます。";
/// Nobody in the list.
pub const NOBODY_YET: &str =
    "まだ誰も登録されていません。まず院長と、実務を受け持つ人の名前を入れてください。";
/// Field for a new person.
pub const NEW_PERSON: &str = "新しい人の名前";
/// Those who left.
#[must_use]
pub fn left(count: usize) -> String {
    format!("退職した人（{count}）")
}
/// Unfolds the field for a new person in a narrow window.
pub const ADD_PERSON: &str = "新しい人を追加";
/// Where the name is missing.
pub const NO_NAME: &str = "名前を入れてください";
/// The drop-down that stands for the list in a narrow window.
pub const CHOOSE: &str = "人と役割の表示";

/// Heading of a person's particulars.
pub const PARTICULARS: &str = "連絡のしかた";
/// Heading of the roles.
pub const ROLES: &str = "役割";
/// What can be done with roles.
pub const ROLES_EXPLAINED: &str =
    "一人でいくつ受け持っても、一つの役割を何人で受け持ってもかまいません。";
/// Leads to what each role does.
pub const TO_ROLES: &str = "役割の説明と、ほかの人の役割を見る";
/// Heading of the sets of roles.
pub const AT_ONCE: &str = "この人がまとめて受け持つ";
/// What a click on one of them does.
pub const AT_ONCE_EXPLAINED: &str =
    "押した役割は、この人だけが受け持つことになります（ほかの人からは外れます）。";

/// A set of roles that one person often has in a small clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleSet {
    /// Those of a director.
    Director,
    /// Those of an office manager.
    Office,
    /// All of them.
    All,
}

/// The button that gives a set of roles.
#[must_use]
pub fn role_set(set: RoleSet) -> &'static str {
    match set {
        RoleSet::Director => "院長の役割（最高責任者、安全管理責任者）",
        RoleSet::Office => "事務の役割（企画管理者、運用、個人情報、広報、記録）",
        RoleSet::All => "すべての役割",
    }
}

/// Heading of the roles nobody has.
#[must_use]
pub fn nobody_has(names: &[String]) -> String {
    format!("受け持つ人がまだいない役割があります。{}", names.join("、"))
}
/// Heading of the help for small clinics.
pub const ONE_FOR_ALL: &str = "一人がまとめて受け持つ";
/// What it does.
pub const ONE_FOR_ALL_EXPLAINED: &str =
    "人の少ない医療機関では、兼ねてもかまいません。人を選び、受け持つ役割に印を付けて押します。";
/// What becomes of those who hold them now.
pub const TAKES_FROM_OTHERS: &str =
    "印を付けた役割は、この人だけが受け持つことになります（現在受け持っている人からは外れます）。";
/// A role with those who hold it now.
#[must_use]
pub fn role_and_holders(held: Role, workbook: &Workbook) -> String {
    let holders: Vec<&Person> =
        workbook.people.iter().filter(|person| person.has_role(held)).collect();
    match names(&holders, workbook).as_str() {
        "" => role(held, workbook),
        holders => format!("{}（現在は{holders}）", role(held, workbook)),
    }
}
/// Label of the person.
pub const HOLDER: &str = "受け持つ人";
/// The button that gives the ticked roles.
#[must_use]
pub fn hold(count: usize) -> String {
    format!("印を付けた{count}つの役割を受け持つ")
}
/// Nobody holds a role.
pub const NOBODY: &str = "まだいません";
/// Adds somebody to a list of people.
pub const CHOOSE_PERSON: &str = "人を追加";
/// Gives a role, as a screen reader says it.
#[must_use]
pub fn give(role: &str) -> String {
    format!("{role}を受け持つ人を追加")
}
/// Takes somebody out of a list.
pub const TAKE_AWAY: &str = "外す";
/// The same as a screen reader says it.
#[must_use]
pub fn take_away(name: &str, from: &str) -> String {
    format!("{name}を{from}から外す")
}
/// Moves a person up in a list.
#[must_use]
pub fn move_up(name: &str) -> String {
    format!("{name}を上へ")
}
/// Moves a person down in a list.
#[must_use]
pub fn move_down(name: &str) -> String {
    format!("{name}を下へ")
}
/// The button that moves up.
pub const UP: &str = "上へ";
/// The button that moves down.
pub const DOWN: &str = "下へ";

/// Heading of the clinic's own roles.
pub const OWN_ROLES: &str = "独自の役割";
/// What they are for.
pub const OWN_ROLES_EXPLAINED: &str =
    "上にない役割があれば追加します。例　停電のときの当番、紙カルテの準備。";
/// Field for a new role.
pub const NEW_ROLE: &str = "新しい役割の名前";
/// Label of the name of a role.
pub const ROLE_NAME: &str = "役割の名前";
/// Removes a role.
pub const REMOVE_ROLE: &str = "この役割を削除";
/// Why a role cannot be removed.
pub const ROLE_IN_USE: &str = "受け持つ人がいるか、図に使われているので削除できません。";

/// Heading of the deputies.
pub const DEPUTIES: &str = "代行者";
/// What they are for.
pub const DEPUTIES_EXPLAINED: &str =
    "この人と連絡がつかないときの代行者です。上の人から順に連絡します。";
/// Adds a deputy.
pub const ADD_DEPUTY: &str = "代行者を追加";
/// Why no further one can be added.
#[must_use]
pub fn most_deputies(most: usize) -> String {
    format!("代行者は{most}人までです。")
}
/// No deputies.
pub const NO_DEPUTIES: &str = "代行者は決まっていません。";

/// Heading of the decisions.
pub const DECISIONS: &str = "判断する人";
/// What they are for.
pub const DECISIONS_EXPLAINED: &str = "サイバー攻撃などの異常時に、誰の判断で動いてよいかをあらかじめ決めておきます。連絡がつかないときは、代行者が上から順に判断します。";
/// Heading of those who decide.
pub const DECIDES: &str = "判断する人";
/// Heading of those who stand in.
pub const STANDS_IN: &str = "代行者";
/// Adds one who decides, as a screen reader says it.
#[must_use]
pub fn add_decider(what: &str) -> String {
    format!("{what}の判断をする人を追加")
}
/// Adds one who stands in, as a screen reader says it.
#[must_use]
pub fn add_stand_in(what: &str) -> String {
    format!("{what}の判断の代行者を追加")
}
/// Proposes the chief executive and the deputies for what is open.
#[must_use]
pub fn suggest(people: &str, stand_ins: &str) -> String {
    if stand_ins.is_empty() {
        format!("空欄をすべて「{people}」にする")
    } else {
        format!("空欄をすべて「{people}、代行者は{stand_ins}」にする")
    }
}
/// Where nobody can be proposed.
pub const NO_SUGGESTION: &str = "最高責任者と、その人の代行者を決めると、ここに案が出ます。";

/// Heading of where a person is used.
pub const USED: &str = "使われている所";
/// Used nowhere.
pub const NOT_USED: &str = "まだどこにも使われていません。";
/// Heading of leaving and removing.
pub const LEAVING: &str = "退職と削除";
/// Label of the last day.
pub const LEFT_ON: &str = "退職日（在職中は空欄）";
/// What to do when somebody leaves.
pub const LEAVING_EXPLAINED: &str = "後任の方は、新しい人として追加してください。これまでの回答には、この人の名前が残ります。名前の書き間違いは、上の欄を直せばすべての場所で直ります。";
/// Said of one who left and still has something to do.
pub const STILL_IN_CHARGE: &str =
    "退職した人に、役割や代行、判断が残っています。後任の方に付け替えてください。";
/// Removes a person.
pub const REMOVE: &str = "この人を削除";
/// Why a person cannot be removed.
pub const IN_USE: &str = "使われているので削除できません。上の「使われている所」からたどれます。辞めた人には退職日を入れてください。";

/// One place where a person is used, or several answers of the same kind.
#[must_use]
pub fn used(
    used: Use<'_>,
    count: usize,
    workbook: &Workbook,
    documents: &DocumentLibrary,
) -> String {
    match used {
        Use::Answer(year, form, _) => answers(year, form, count, workbook),
        Use::DeputyOf(id) => format!("「{}」の代行者", told(id, workbook)),
        Use::Decision(it) => format!("「{}」の判断", decision(it)),
        Use::CallsVendor(id) => {
            let vendor = workbook.vendor(id).map_or(NAMELESS, vendors::named);
            format!("事業者「{vendor}」に連絡する人")
        }
        Use::CallsContact(id, _) => {
            let contact = workbook.contact(id).map_or(contacts::NAMELESS, contacts::name);
            format!("「{contact}」に連絡する人")
        }
        Use::Chart(kind) => chart::name(kind).to_owned(),
        Use::Device(_) => format!("機器台帳の{count}台"),
        Use::Sheet(year) => format!("{}の事業者確認用", dates::fiscal_year(year)),
        Use::Document(key, _) => {
            let template = documents.template(&key.template);
            let name = template.map_or(&*key.template.0, |template| &template.name);
            format!("{name}の{count}か所")
        }
        Use::RoleOf(id) => format!("「{}」の役割", told(id, workbook)),
    }
}

fn told(id: PersonId, workbook: &Workbook) -> String {
    workbook.person(id).map_or_else(|| NAMELESS.to_owned(), |it| told_apart(it, workbook))
}

fn answers(year: FiscalYear, form: FormRef, count: usize, workbook: &Workbook) -> String {
    let year = dates::fiscal_year(year);
    match form {
        FormRef::Institution => format!("{year}の回答 {count}件"),
        FormRef::Vendor(id) => {
            let vendor = workbook.vendor(id).map_or(NAMELESS, vendors::named);
            format!("{year}の「{vendor}」の様式 {count}件")
        }
    }
}
