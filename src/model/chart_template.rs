//! A chart begun from the records: the arrangements A, B and C of the reference layouts.

use chrono::{Months, NaiveDate};

use super::{
    BoxContent, Chart, ChartKind, ChartTemplate, Contact, ContactKind, Person, Role, Tier, Workbook,
};

/// The words that a new chart is begun with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateWords {
    /// The departments of a clinic, on the level of those who notice something.
    pub departments: &'static [&'static str],
    /// What a hospital has in addition, on the level of those who gather what is reported.
    pub hospital_departments: &'static [&'static str],
    /// The first 版.
    pub version: &'static str,
}

/// The roles without which an arrangement is not complete, those who gather reports first. One that
/// nobody has gets a box of its own, so that the gap is seen.
fn roles_of(template: ChartTemplate) -> &'static [Role] {
    match template {
        ChartTemplate::Small => {
            &[Role::SystemOperator, Role::SecurityManager, Role::ChiefExecutive]
        }
        ChartTemplate::Departments => &[
            Role::SystemOperator,
            Role::PlanningManager,
            Role::SecurityManager,
            Role::PersonalInformation,
            Role::ChiefExecutive,
        ],
        ChartTemplate::Hospital => &[
            Role::SystemOperator,
            Role::PlanningManager,
            Role::SecurityManager,
            Role::PersonalInformation,
            Role::PublicRelations,
            Role::Recorder,
            Role::ChiefExecutive,
        ],
    }
}

/// 連絡体制図 begun today: the finder, those with roles up to the one who decides, the vendors and
/// the bodies outside in the order of calls.
#[must_use]
pub fn contact_chart(
    workbook: &Workbook,
    template: ChartTemplate,
    words: TemplateWords,
    today: NaiveDate,
) -> Chart {
    let mut chart = begun(template, words, today);
    chart.add(Tier::Site, BoxContent::Finder);
    departments(&mut chart, template, words);
    inside(&mut chart, ChartKind::Contact, workbook, template, today);
    vendors(&mut chart, workbook, today);
    for kind in ContactKind::ALL {
        let is_one = |it: &&Contact| it.kind == kind && it.is_there_on(today);
        for contact in workbook.contacts.iter().filter(is_one) {
            let optional = matches!(kind, ContactKind::PrivacyCommission | ContactKind::Other);
            add(&mut chart, Tier::Outside, BoxContent::Contact(contact.id), optional);
        }
    }
    chart
}

/// 組織体制図 begun today: who has which role on any day, the departments, and the vendors who help.
#[must_use]
pub fn organization_chart(
    workbook: &Workbook,
    template: ChartTemplate,
    words: TemplateWords,
    today: NaiveDate,
) -> Chart {
    let mut chart = begun(template, words, today);
    departments(&mut chart, template, words);
    inside(&mut chart, ChartKind::Organization, workbook, template, today);
    vendors(&mut chart, workbook, today);
    chart
}

/// A chart of either kind begun today.
#[must_use]
pub fn begin(
    workbook: &Workbook,
    kind: ChartKind,
    template: ChartTemplate,
    words: TemplateWords,
    today: NaiveDate,
) -> Chart {
    match kind {
        ChartKind::Contact => contact_chart(workbook, template, words, today),
        ChartKind::Organization => organization_chart(workbook, template, words, today),
    }
}

/// The chart rearranged. Its dates, its author and what else was said about it stay, and so does
/// what was said about a box whose record appears again.
#[must_use]
pub fn begin_again(
    workbook: &Workbook,
    kind: ChartKind,
    template: ChartTemplate,
    words: TemplateWords,
    today: NaiveDate,
) -> Chart {
    let fresh = begin(workbook, kind, template, words, today);
    let Some(old) = workbook.chart(kind) else {
        return fresh;
    };
    let mut boxes = fresh.boxes;
    for new in &mut boxes {
        if let Some(known) = old.showing(&new.content) {
            new.is_hidden = known.is_hidden;
            new.is_optional = known.is_optional;
            new.content = known.content.clone();
        }
    }
    Chart { template, boxes, ..old.clone() }
}

fn begun(template: ChartTemplate, words: TemplateWords, today: NaiveDate) -> Chart {
    Chart {
        version: words.version.to_owned(),
        created_on: Some(today),
        next_review_on: today.checked_add_months(Months::new(12)),
        ..Chart::blank(template)
    }
}

fn add(chart: &mut Chart, tier: Tier, content: BoxContent, is_optional: bool) {
    chart.add(tier, content);
    if let Some(added) = chart.boxes.last_mut() {
        added.is_optional = is_optional;
    }
}

fn department(name: &str) -> BoxContent {
    BoxContent::Department { name: name.to_owned(), person: None, extension: String::new() }
}

fn departments(chart: &mut Chart, template: ChartTemplate, words: TemplateWords) {
    if template == ChartTemplate::Small {
        return;
    }
    for name in words.departments {
        chart.add(Tier::Site, department(name));
    }
    if template == ChartTemplate::Hospital {
        for name in words.hospital_departments {
            chart.add(Tier::Management, department(name));
        }
    }
}

/// How far a role is from the one who decides; what is reported goes from the farthest up.
fn rank(role: Role) -> usize {
    Role::COMMON.iter().position(|it| *it == role).unwrap_or(Role::COMMON.len())
}

/// Whether reports pass through those with this role on their way up.
fn is_on_route(role: Role) -> bool {
    rank(role) <= rank(Role::SystemOperator)
}

/// Where a person, or a role that nobody has, stands.
struct Inside {
    content: BoxContent,
    /// The most responsible of the roles.
    role: Role,
    /// The number of those before it in the list.
    position: usize,
}

fn inside(
    chart: &mut Chart,
    kind: ChartKind,
    workbook: &Workbook,
    template: ChartTemplate,
    today: NaiveDate,
) {
    let person = |(position, person): (usize, &Person)| {
        let role = person.roles.iter().copied().min_by_key(|role| rank(*role))?;
        Some(Inside { content: BoxContent::Person(person.id), role, position })
    };
    let mut all: Vec<Inside> = workbook.people_on(today).enumerate().filter_map(person).collect();
    for role in roles_of(template) {
        if workbook.people_in(*role, today).next().is_none() {
            let content = BoxContent::Role(*role);
            all.push(Inside { content, role: *role, position: usize::MAX });
        }
    }
    // The route first, from the desk to the director; then those who help.
    all.sort_by_key(|holder| {
        let rank = rank(holder.role);
        let on_route = is_on_route(holder.role);
        (!on_route, if on_route { usize::MAX - rank } else { rank }, holder.position)
    });
    for it in all {
        let (tier, optional) = match (it.role, kind) {
            (Role::ChiefExecutive, _) => (Tier::Executive, false),
            (role, ChartKind::Contact) => (Tier::Management, !is_on_route(role)),
            (Role::Recorder | Role::Own(_), ChartKind::Organization) => (Tier::Site, false),
            (_, ChartKind::Organization) => (Tier::Management, false),
        };
        add(chart, tier, it.content, optional);
        // The one line of a small clinic is the way up; who merely helps would stand in it.
        if let Some(added) = chart.boxes.last_mut().filter(|_| template == ChartTemplate::Small) {
            added.is_hidden = optional;
        }
    }
}

fn vendors(chart: &mut Chart, workbook: &Workbook, today: NaiveDate) {
    for vendor in workbook.vendors.iter().filter(|it| it.is_there_on(today)) {
        chart.add(Tier::Outside, BoxContent::Vendor(vendor.id));
    }
}

#[cfg(test)]
mod tests;
