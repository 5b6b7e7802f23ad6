//! Which rows of the edition before the rows go on with, and the keys that they get.

use tenkencho::model::{Edition, ItemKey};
use tenkencho::original::{Continuation, FormReading, continuation, keys};

use crate::sheets::{INSTITUTION, circled, sheet};
use crate::{form, mhlw_2024};

/// A form of these rows: section, group, wording.
fn asking(rows: &[(usize, &str, &str)]) -> FormReading {
    form(&sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "対象").put(2, "チェック項目").put(3, "1回目").next();
        let mut section = 0;
        for (at, row) in rows.iter().enumerate() {
            if row.0 != section {
                section = row.0;
                page.put(0, &format!("{section}　見出し{section}")).next();
            }
            page.put(0, &circled(at + 1)).put(1, row.1).put(2, row.2).put(3, "はい・いいえ").next();
        }
    }))
}

fn continued(rows: &[(usize, &str, &str)]) -> Vec<Continuation> {
    continuation(&asking(rows), &mhlw_2024())
}

fn words(continued: &Continuation) -> String {
    let kind = match continued {
        Continuation::Same(_) => "same",
        Continuation::Reworded { .. } => "reworded",
        Continuation::Merged(_) => "merged",
        Continuation::Split { .. } => "split",
        Continuation::New => "new",
    };
    let keys: Vec<&str> = continued.keys().iter().map(ItemKey::as_str).collect();
    format!("{kind} {}", keys.join("+"))
}

#[test]
fn rows_are_the_same_reworded_merged_split_or_new() {
    for (rows, expected) in [
        (
            &[(1, "", "医療情報システム安全管理責任者を設置している。")][..],
            &["same security-manager"][..],
        ),
        (&[(1, "", "医療情報システム 安全管理責任者を､設置している")], &["same security-manager"]),
        (
            &[(
                1,
                "",
                "医療情報システム安全管理責任者（企画管理者を含む）を任命し、設置している。",
            )],
            &["reworded security-manager"],
        ),
        (
            &[(2, "サーバ", "アクセスログを取得し、定期的に管理している。")],
            &["reworded access-log/server"],
        ),
        (
            &[(2, "", "セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。")],
            &["merged security-patch/server+security-patch/pc+security-patch/network"],
        ),
        (
            &[(
                2,
                "端末PC、ネットワーク機器",
                "セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。",
            )],
            &["merged security-patch/pc+security-patch/network"],
        ),
        (
            &[
                (
                    2,
                    "サーバ",
                    "セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。",
                ),
                (
                    2,
                    "ネットワーク機器",
                    "セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。",
                ),
            ],
            &["same security-patch/server", "same security-patch/network"],
        ),
        (
            &[(
                3,
                "",
                "サイバー攻撃を想定した事業継続計画（BCP）を策定し、インシデント発生時における組織内と外部関係機関（事業者、厚生労働省、警察等）への連絡体制図がある。",
            )],
            &["merged contact-chart+bcp"],
        ),
        (
            &[
                (3, "", "インシデント発生時に診療を継続するために必要な情報を検討している。"),
                (3, "", "データやシステムのバックアップの実施と復旧手順を確認している。"),
            ],
            &["split backup-recovery", "split backup-recovery"],
        ),
        (
            &[
                (2, "", "パスワードの使い回しを禁止している。"),
                (2, "", "USBストレージ等の外部記録媒体や情報機器に対して接続を制限している。"),
                (2, "", "二要素認証を実装している。または令和9年度までに実装予定である。"),
                (2, "", "保守委託先との責任分界を契約書等で明確にしている。"),
                (
                    4,
                    "",
                    "上記1-3のすべての項目について、具体的な実施方法を運用管理規程等に定めている。",
                ),
            ],
            &["new ", "new ", "new ", "new ", "new "],
        ),
    ] {
        let found: Vec<String> = continued(rows).iter().map(words).collect();
        assert_eq!(found, expected, "{rows:?}");
    }
}

#[test]
fn the_words_that_changed_are_marked() {
    let found = continued(&[(
        2,
        "サーバ",
        "退職者や使用していないアカウント等、不要なアカウントを削除又は無効化している。",
    )]);
    let Continuation::Reworded { changes, key } = &found[0] else { panic!("{found:?}") };
    assert_eq!(key.as_str(), "unused-accounts/server");
    let shown = |spans: &[tenkencho::original::WordSpan]| {
        let spans = spans.iter().map(|span| {
            if span.is_changed { format!("[{}]", span.text) } else { span.text.clone() }
        });
        spans.collect::<String>()
    };
    assert_eq!(
        shown(&changes.before),
        "退職者や使用していないアカウント等、不要なアカウントを削除している。"
    );
    assert_eq!(
        shown(&changes.now),
        "退職者や使用していないアカウント等、不要なアカウントを削除[又は無効化]している。"
    );
}

const NEW: [(usize, &str, &str); 4] = [
    (1, "", "医療情報システム安全管理責任者を設置している。"),
    (2, "サーバ", "二要素認証を実装している。または令和9年度までに実装予定である。"),
    (2, "端末PC", "二要素認証を実装している。または令和9年度までに実装予定である。"),
    (2, "", "パスワードの使い回しを禁止している。"),
];

fn keys_of(rows: &[(usize, &str, &str)], before: Option<&Edition>) -> Vec<String> {
    let form = asking(rows);
    let continued = continuation(&form, &mhlw_2024());
    keys(&form, &continued, before).into_iter().map(|key| key.0).collect()
}

#[test]
fn new_rows_get_keys_from_form_and_wording_in_whatever_order() {
    let found = keys_of(&NEW, None);
    assert_eq!(found[0], "security-manager");
    // The rule stands in every workbook that was answered by it: these never change.
    assert_eq!(found[3], "row-e937aef19f");
    assert!(found[1] != found[2], "the same sentence for other devices");
    let mut turned = NEW;
    turned.reverse();
    let mut turned = keys_of(&turned, None);
    turned.reverse();
    assert_eq!(turned, found);
    let mut spelled = NEW;
    spelled[3].2 = "パスワードの 使い回しを\n禁止している";
    assert_eq!(keys_of(&spelled, None), found, "blanks and punctuation aside");
}

#[test]
fn a_corrected_original_keeps_the_keys_of_the_revision_before() {
    let first = keys_of(&NEW, None);
    let mut before = mhlw_2024();
    let template = before.institution.sections[0].groups[0].items[0].clone();
    before.institution.sections.truncate(1);
    before.institution.sections[0].groups[0].items = (0..NEW.len())
        .map(|at| {
            let mut item = template.clone();
            item.key = ItemKey(first[at].clone());
            NEW[at].2.clone_into(&mut item.wording.as_mut().expect("a form has it").text);
            item
        })
        .collect();
    let devices: Vec<_> = ["", "サーバ", "端末PC", ""]
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let mut group = before.institution.sections[0].groups[0].clone();
            group.items = vec![group.items[at].clone()];
            group.short = (*name).to_owned();
            group
        })
        .collect();
    before.institution.sections[0].groups = devices;
    let mut corrected = NEW;
    corrected[3].2 = "パスワードの使い回しを、職員に対して禁止している。";
    assert_eq!(keys_of(&corrected, Some(&before)), first);
    assert!(keys_of(&corrected, None)[3] != first[3], "by the rule alone it would be another");
}

#[test]
fn a_vendors_row_in_the_words_of_the_other_form_goes_on_with_its_own() {
    let mut after = mhlw_2024();
    let row = &mut after.vendor.sections[0].groups[0].items[0];
    assert_eq!(row.key.as_str(), "security-manager");
    "窓口となる者を決めている。".clone_into(&mut row.wording.as_mut().expect("a form has it").text);
    let form = form(&sheet(|page| {
        page.head(crate::sheets::VENDOR);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").next();
        page.put(0, "①").put(1, "医療情報システム安全管理責任者を設置している。");
        page.put(2, "はい・いいえ").next();
    }));
    assert_eq!(words(&continuation(&form, &after)[0]), "reworded security-manager");
}
