//! What is missing before an inspection, in words.

use crate::model::missing::{Missing, RowProblem};
use crate::model::target_date::TargetProblem;
use crate::model::{Edition, FiscalYear, FormRef, Workbook};

use super::vendors;
use crate::text::dates;

/// What is wrong with a row, as a person would say it.
#[must_use]
pub fn row_problem(problem: RowProblem, year: FiscalYear) -> String {
    match problem {
        RowProblem::Unanswered => "まだ回答していません（空欄で印刷されます）".to_owned(),
        RowProblem::Unknown => {
            "「わからない」のままです（空欄で印刷され、未記入と見られます）".to_owned()
        }
        RowProblem::NoReason => "「該当なし」の理由を書いてください".to_owned(),
        RowProblem::NoFirstDate => "1回目の確認日がありません".to_owned(),
        RowProblem::NoSecondDate => "2回目の確認日がありません".to_owned(),
        RowProblem::FirstOutsideYear => {
            format!("1回目の確認日が{}の外です", dates::fiscal_year(year))
        }
        RowProblem::SecondBeforeFirst => "2回目の確認日が1回目より前です".to_owned(),
        RowProblem::SecondWithoutFirst => "1回目の回答がありません".to_owned(),
        RowProblem::Target(problem) => target(problem, year),
    }
}

/// What is wrong with a target date.
#[must_use]
pub fn target(problem: TargetProblem, year: FiscalYear) -> String {
    match problem {
        TargetProblem::Missing => {
            format!("目標日を入れてください（{}まで）", dates::japanese(year.last_day()))
        }
        TargetProblem::OutsideYear => format!(
            "目標日は{}の中の日にします（{}まで）",
            dates::fiscal_year(year),
            dates::japanese(year.last_day())
        ),
        TargetProblem::BeforeFirstCheck => "目標日が1回目の確認日より前です".to_owned(),
        TargetProblem::Past => "目標日を過ぎています".to_owned(),
    }
}

/// One line of the list: where, and what.
#[must_use]
pub fn line(missing: &Missing, workbook: &Workbook, edition: &Edition, year: FiscalYear) -> String {
    match missing {
        Missing::VendorContract => "事業者との契約の有無に回答していません".to_owned(),
        Missing::NoVendor => {
            "事業者との契約が「ある」のに、事業者が一つも登録されていません".to_owned()
        }
        Missing::Row(place, problem) => {
            let row = edition.form_of(place.form).row(&place.item);
            let name = row.map_or_else(
                || place.item.to_string(),
                |row| {
                    let group = row.group.map_or("", |group| group.short.as_str());
                    let name = &row.item.short;
                    // Rows of the same name stand under several devices.
                    if group == name.as_str() || row.group.is_none_or(|it| it.heading.is_none()) {
                        format!("{} {name}", row.full_number()).trim().to_owned()
                    } else {
                        format!("{} {name}（{group}）", row.full_number())
                    }
                },
            );
            let problem = row_problem(*problem, year);
            match form_name(place.form, workbook) {
                Some(vendor) => format!("{vendor}　{name}　{problem}"),
                None => format!("{name}　{problem}"),
            }
        }
        Missing::SheetNotReturned(form) => {
            about_sheet(*form, workbook, "事業者確認用がまだ戻っていません")
        }
        Missing::ReceivedOn(form) => about_sheet(*form, workbook, "原本の受領日がありません"),
        Missing::OriginalKeptAt(form) => about_sheet(*form, workbook, "原本の保管場所がありません"),
    }
}

fn form_name(form: FormRef, workbook: &Workbook) -> Option<&str> {
    match form {
        FormRef::Institution => None,
        FormRef::Vendor(id) => workbook.vendor(id).map(vendors::named),
    }
}

fn about_sheet(form: FormRef, workbook: &Workbook, what: &str) -> String {
    format!("{}　{what}", form_name(form, workbook).unwrap_or_default())
}
