//! Names of steps to undo.

use crate::model::{DocumentLibrary, Edition};
use crate::state::{Label, What};

use super::{chart, import_records, ledger, vendors};
use crate::text::dates;

/// What a step changed, for example 「不要なアカウントの削除」の答え.
#[must_use]
pub fn step(label: &Label, edition: Option<&Edition>, documents: &DocumentLibrary) -> String {
    let template = label.document.as_ref().and_then(|(key, ..)| documents.template(&key.template));
    let document = template.map_or("", |template| &template.short);
    let what = match label.what {
        What::Clinic => "医療機関の情報".to_owned(),
        What::Contract => "事業者との契約".to_owned(),
        What::InspectionDay => "立入検査の予定日".to_owned(),
        What::Answer => "回答".to_owned(),
        What::NotApplicable => "該当なしの回答".to_owned(),
        What::SecondAnswer => "2回目の回答".to_owned(),
        What::Date => "確認日".to_owned(),
        What::Person => "確認者".to_owned(),
        What::Target => "目標日".to_owned(),
        What::Reason => "該当しない理由".to_owned(),
        What::Memo => "メモ".to_owned(),
        What::InnerMemo => "院内用メモ".to_owned(),
        What::AddPerson => "人の追加".to_owned(),
        What::EditPerson => "人の変更".to_owned(),
        What::RemovePerson => "人の削除".to_owned(),
        What::Roles => "役割".to_owned(),
        What::OwnRole => "独自の役割".to_owned(),
        What::Decision => "判断する人".to_owned(),
        What::AddContact => "連絡先の追加".to_owned(),
        What::EditContact => "連絡先の変更".to_owned(),
        What::RemoveContact => "連絡先の削除".to_owned(),
        What::Chart(kind, step) => chart::step(kind, step),
        What::BeginDocument => format!("{document}の開始"),
        What::Document => document.to_owned(),
        What::ApproveDocument => format!("{document}の承認"),
        What::PrintDocument => format!("{document}の印刷日"),
        What::CheckAnswer => "確認表の回答".to_owned(),
        What::Cell(column) => format!("機器台帳の{}", ledger::column(column)),
        What::Devices(batch) => ledger::batch(batch).to_owned(),
        What::ImportRecords(kind) => import_records::step(kind).to_owned(),
        What::AddVendor => "事業者の追加".to_owned(),
        What::EditVendor => "事業者の変更".to_owned(),
        What::RemoveSheet => "事業者の取り外し".to_owned(),
        What::RemoveVendor => "事業者の削除".to_owned(),
        What::Respondent => "回答者".to_owned(),
        What::SheetDay(day) => vendors::sheet_day(day).to_owned(),
        What::OriginalKeptAt => "原本の保管場所".to_owned(),
        What::Questions => vendors::ASKED.to_owned(),
        What::TakeReturned => super::returned::STEP.to_owned(),
        What::StartYear(year) => format!("{}の開始", dates::fiscal_year(year)),
        What::ChangeEdition(year) => format!("{}の様式の変更", dates::fiscal_year(year)),
        What::RemoveYear(year) => format!("{}の取り消し", dates::fiscal_year(year)),
    };
    let row = label.place.as_ref().and_then(|place| edition?.form_of(place.form).row(&place.item));
    match row {
        Some(row) => format!("「{}」の{what}", row.item.short),
        None => what,
    }
}
