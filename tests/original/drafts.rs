//! Editions made of what was read.

use tenkencho::edition;
use tenkencho::model::edition::ancestors;
use tenkencho::model::{Edition, FiscalYear, FormKind};
use tenkencho::original::{
    DraftForm, DraftInput, DraftProblem, KNOWN_ORIGINALS, OriginalFile, combine, draft,
};
use tenkencho::sha256::sha256_of;

use crate::sheets::{INSTITUTION, VENDOR, book, sheet, usual};
use crate::{mhlw_2024, read};

fn both() -> Vec<u8> {
    book(&["医療機関用", "事業者用"], |at, page| usual(page, [INSTITUTION, VENDOR][at]))
}

fn drafted(bytes: &[u8], sha256: &str, before: Option<&Edition>) -> Result<Edition, DraftProblem> {
    let readings = [read(bytes)];
    let forms = combine(&readings).expect("one of each").into_iter().map(DraftForm::read);
    let forms: Vec<DraftForm<'_>> = forms.collect();
    let files = [OriginalFile { name: "form.xlsx".to_owned(), sha256: sha256.to_owned() }];
    draft(&DraftInput {
        id: "mhlw-2026",
        year: FiscalYear::new(2026).expect("in range"),
        after: &mhlw_2024(),
        revision_before: before,
        files: &files,
        forms: &forms,
        marking: None,
        confirmed: None,
    })
}

#[test]
fn a_draft_says_where_its_words_were_read_and_what_its_rows_were() {
    let bytes = both();
    let made = drafted(&bytes, &sha256_of(&bytes), None).expect("an edition");
    assert_eq!((made.revision, made.name.text.as_str()), (1, "令和8年度版"));
    assert_eq!(made.after.as_deref(), Some("mhlw-2024"));
    assert_eq!(made.unconfirmed(), made.wordings().len(), "nobody knows this file");
    assert_eq!(made.sources[0].sha256.as_deref(), Some(sha256_of(&bytes).as_str()));
    let was = |key: &str| {
        let keys = ancestors(&made, FormKind::Institution, &key.into());
        keys.into_iter().map(|key| key.0).collect::<Vec<_>>()
    };
    assert_eq!(was("asset-ledger"), ["asset-ledger"]);
    let merged = made.institution.rows().find(|row| row.full_number() == "2-②").expect("a row");
    assert!(merged.item.key.as_str().starts_with("row-"));
    assert_eq!(was(merged.item.key.as_str()), ["unused-accounts/server", "unused-accounts/pc"]);
    assert_eq!(merged.item.short, "不要なアカウントの削除");
    assert_eq!(was("none"), Vec::<String>::new());
    let columns = &made.institution.columns;
    let head = |head: &Option<tenkencho::model::Wording>| head.as_ref().map(|it| it.text.clone());
    assert_eq!(head(&columns.second).as_deref(), Some("2回目"));
    assert_eq!(head(&columns.date), None, "this form has no such column");
}

#[test]
fn a_file_whose_sum_is_known_is_confirmed() {
    let made = drafted(&both(), KNOWN_ORIGINALS[0].sha256, None).expect("an edition");
    let row = made.institution.row(&"asset-ledger".into()).expect("a row");
    assert!(row.item.wording.as_ref().is_some_and(|it| it.confirmed));
    assert!(!made.name.confirmed, "the name of the year is not printed on the form");
    assert_eq!(made.sources[0].address, KNOWN_ORIGINALS[0].address);
    assert!(made.sources[0].official);
}

#[test]
fn a_revision_counts_up_and_keeps_its_keys() {
    let first = drafted(&both(), "", None).expect("an edition");
    let second = drafted(&both(), "", Some(&first)).expect("an edition");
    assert_eq!(second.revision, 2);
    let keys = |edition: &Edition| {
        edition.institution.rows().map(|row| row.item.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&second), keys(&first));
    assert_eq!(edition::wording_hash(&second), edition::wording_hash(&first));
}

#[test]
fn one_form_alone_makes_no_edition() {
    let alone = sheet(|page| usual(page, INSTITUTION));
    assert_eq!(drafted(&alone, "", None), Err(DraftProblem::FormMissing(FormKind::Vendor)));
}
