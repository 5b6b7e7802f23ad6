//! Layouts of every kind: whatever they look like, the same rows come out.

use rust_xlsxwriter::{Format, Formula};

use crate::sheets::{
    INSTITUTION, Page, ROWS, SECTIONS, TITLE, VENDOR, book, circled, expected, expected_bracketed,
    expected_circled, numbered, repacked, sheet, usual, usual_table,
};
use crate::{form, list, read};
use tenkencho::model::FormKind;
use tenkencho::original::{AnswerWay, ColumnRole, WhyLeft, WhyPassedOver};

#[test]
fn headings_in_rows_and_numbers_in_circles() {
    assert_eq!(list(&sheet(|page| usual(page, INSTITUTION))), expected_circled());
}

#[test]
fn sections_stand_upright_in_a_merged_column_and_items_take_two_rows() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(4, "1回目").put(5, "目標日").put(6, "2回目").next();
        let rows = numbered();
        for (at, (number, row)) in rows.iter().enumerate() {
            let same = |it: &&(usize, crate::sheets::Asked)| it.1.section == row.section;
            let in_group =
                |it: &&(usize, crate::sheets::Asked)| same(it) && it.1.group == row.group;
            if *number == 1 {
                let count = u32::try_from(rows.iter().filter(same).count()).expect("few");
                let upright: Vec<String> =
                    SECTIONS[row.section - 1].chars().map(String::from).collect();
                let text = format!("{}\n{}", row.section, upright.join("\n"));
                page.merge(0, 0, count * 2 - 1, &text);
            }
            let is_first_of_group = at == 0 || !in_group(&&rows[at - 1]);
            if is_first_of_group && !row.group.is_empty() {
                let count = u32::try_from(rows.iter().filter(in_group).count()).expect("few");
                page.merge(1, 1, count * 2 - 1, row.group);
            }
            page.merge(2, 2, 1, &format!("（{number}）")).merge(3, 3, 1, row.wording);
            page.put(4, "はい・いいえ").put(6, "はい・いいえ").next();
            page.put(4, "（　　／　　）").put(5, "（　　／　　）").put(6, "（　　／　　）").next();
        }
    });
    assert_eq!(list(&bytes), expected_bracketed());
    let form = form(&bytes);
    let ways = |at: usize| form.items[at].answers.iter().map(|it| it.role).collect::<Vec<_>>();
    assert_eq!(
        ways(1),
        [
            ColumnRole::Answer(1),
            ColumnRole::Answer(2),
            ColumnRole::Date(1),
            ColumnRole::Target,
            ColumnRole::Date(2)
        ]
    );
}

#[test]
fn groups_stand_in_a_column_and_repeat() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        for (column, head) in
            [(0, "項番"), (1, "対象機器"), (2, "確認項目"), (3, "回答"), (4, "確認日")]
        {
            page.put(column, head);
        }
        page.next();
        let mut section = 0;
        for (number, row) in numbered() {
            if row.section != section {
                section = row.section;
                page.put(0, &format!("{section}. {}", SECTIONS[section - 1])).next();
            }
            page.put(0, &format!("{section}-({number})")).put(1, row.group).put(2, row.wording);
            page.list(3, &["はい", "いいえ"]).next();
        }
    });
    assert_eq!(list(&bytes), expected_bracketed());
    let answer = &form(&bytes).items[4].answers[0];
    assert_eq!(answer.way, AnswerWay::List(vec!["はい".to_owned(), "いいえ".to_owned()]));
}

#[test]
fn answers_are_chosen_from_a_list_on_another_sheet() {
    let bytes = book(&["様式", "リスト"], |at, page| {
        if at == 1 {
            page.put(0, "はい").next().put(0, "いいえ");
            return;
        }
        usual_with(page, |page, _| {
            let list = rust_xlsxwriter::DataValidation::new()
                .allow_list_formula(Formula::new("=リスト!$A$1:$A$2"));
            page.sheet.add_data_validation(page.row, 2, page.row, 2, &list).expect("added");
        });
    });
    assert_eq!(list(&bytes), expected_circled());
    let answer = &form(&bytes).items[0].answers[0];
    assert_eq!(answer.way, AnswerWay::List(vec!["はい".to_owned(), "いいえ".to_owned()]));
}

/// Number, wording, and answers as they are put.
fn usual_with(page: &mut Page<'_>, answers: impl Fn(&mut Page<'_>, usize)) {
    page.head(INSTITUTION);
    page.put(1, "チェック項目").put(2, "回答").put(3, "目標日").next();
    let (mut section, mut group) = (0, "");
    for (at, (number, row)) in numbered().into_iter().enumerate() {
        if row.section != section {
            (section, group) = (row.section, "");
            page.put(0, &format!("{section}　{}", SECTIONS[section - 1])).next();
        }
        if row.group != group {
            group = row.group;
            page.put(0, &format!("【{group}】")).next();
        }
        page.put(0, &circled(number)).put(1, row.wording);
        answers(page, at);
        page.next();
    }
}

#[test]
fn yes_and_no_have_columns_of_their_own() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.merge(0, 1, 2, "チェック項目").merge(2, 6, 0, "確認結果").next();
        page.merge(2, 3, 0, "１回目").put(4, "目標日").merge(5, 6, 0, "２回目").next();
        page.put(2, "はい").put(3, "いいえ").put(5, "はい").put(6, "いいえ").next();
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.merge(0, 6, 0, &format!("{section}　{}", SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.merge(0, 6, 0, &format!("＜{group}＞")).next();
            }
            page.put(0, &format!("（{number}）")).put(1, row.wording).next();
        }
    });
    assert_eq!(list(&bytes), expected_bracketed());
    let roles: Vec<ColumnRole> = form(&bytes).items[3].answers.iter().map(|it| it.role).collect();
    let [yes, no] = [ColumnRole::Yes, ColumnRole::No];
    assert_eq!(roles, [yes(1), no(1), ColumnRole::Target, yes(2), no(2)]);
}

#[test]
fn numbers_are_plain_and_in_the_wording() {
    let bytes = sheet(|page| {
        page.put(
            0,
            "医療機関・薬局におけるサイバーセキュリティ対策チェックリスト（医療機関・薬局確認用）",
        )
        .next();
        page.next();
        page.put(0, "項目").put(1, "チェック欄").next();
        let mut section = 0;
        for (number, row) in numbered() {
            if row.section != section {
                section = row.section;
                page.put(0, &format!("■{section}．{}", SECTIONS[section - 1])).next();
            }
            let group =
                if row.group.is_empty() { String::new() } else { format!("[{}] ", row.group) };
            page.put(0, &format!("{section}－{number}　{group}{}", row.wording));
            page.put(1, "☐ はい　☐ いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected(|section, number| format!("{section}-{number}")));
    let form = form(&bytes);
    assert_eq!((form.title.as_str(), form.name.as_str()), (TITLE, INSTITUTION));
    assert!(form.items[0].answers[0].way.is_unsure());
}

#[test]
fn numbers_are_values_that_a_format_shows() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").next();
        let format = Format::new().set_num_format("\"(\"0\")\"");
        let mut section = 0;
        for (number, row) in numbered() {
            if row.section != section {
                section = row.section;
                let count = u16::try_from(section).expect("small");
                page.sheet.write(page.row, 0, count).expect("written");
                page.put(1, SECTIONS[section - 1]).next();
            }
            let count = u32::try_from(number).expect("small");
            page.sheet.write_with_format(page.row, 0, count, &format).expect("written");
            let group =
                if row.group.is_empty() { String::new() } else { format!("【{}】\n", row.group) };
            page.put(1, &format!("{group}{}", row.wording)).put(2, "はい・いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected_bracketed());
}

#[test]
fn nothing_is_numbered() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "チェック項目").put(1, "確認日").put(2, "確認結果").next();
        let (mut section, mut group) = (0, "");
        for (_, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.put(0, &format!("【{}】", SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.put(0, &format!("{group}について、以下を実施している。")).next();
            }
            page.put(0, row.wording).put(2, "はい・いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected(|_, _| String::new()));
    let titles: Vec<String> = form(&bytes).sections.into_iter().map(|it| it.title).collect();
    assert_eq!(titles, SECTIONS);
}

#[test]
fn lines_break_in_the_middle_of_words_and_blanks_stray() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(1, "チェック項目").put(2, "1回目").next();
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.put(0, &format!("{section}　{}", SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.put(0, group).next();
            }
            let broken: Vec<String> = row
                .wording
                .chars()
                .collect::<Vec<_>>()
                .chunks(7)
                .map(|it| it.iter().collect())
                .collect();
            // Latin words stay whole, as they do in Excel.
            let broken = broken.join("\n").replace("P\nC", "PC").replace("B\nCP", "BCP");
            let broken =
                broken.replace("BC\nP", "BCP").replace("管理", "管 理").replace("攻撃", "攻　撃");
            page.put(0, &circled(number)).put(1, &broken).put(2, "はい・いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected_circled());
}

#[test]
fn a_wording_goes_on_in_the_next_row_and_in_the_next_cell() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").merge(1, 2, 0, "チェック項目").put(3, "1回目").next();
        page.put(0, "1　体制構築").next();
        page.put(0, "①").put(1, "医療情報システム安全管理").put(2, "責任者を設置している。");
        page.put(3, "はい・いいえ").next();
        page.put(0, "②").put(1, "組織内と外部関係機関への連絡").put(3, "はい・いいえ").next();
        page.put(1, "体制図がある。").put(3, "（　／　）").next();
        page.merge(0, 0, 1, "③").put(1, "台帳管理を").merge(3, 3, 1, "はい・いいえ").next();
        page.put(1, "行っている。").next();
    });
    let form = form(&bytes);
    let wordings: Vec<&str> = form.items.iter().map(|it| it.wording.as_str()).collect();
    assert_eq!(
        wordings,
        [
            "医療情報システム安全管理責任者を設置している。",
            "組織内と外部関係機関への連絡体制図がある。",
            "台帳管理を行っている。"
        ]
    );
    assert_eq!(form.items[1].rows, (6, 7));
}

#[test]
fn one_number_and_one_sentence_are_answered_for_each_device() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        for (column, head) in [(0, "番号"), (1, "チェック項目"), (2, "対象"), (3, "1回目")]
        {
            page.put(column, head);
        }
        page.next();
        page.put(0, "2　医療情報システムの管理・運用").next();
        page.merge(0, 0, 1, "(4)");
        page.merge(
            1,
            1,
            1,
            "利用者の職種・担当業務別の情報区分毎のアクセス利用権限を設定している。",
        );
        page.put(2, "サーバ").put(3, "はい・いいえ").next();
        page.put(2, "端末PC").put(3, "はい・いいえ").next();
        page.put(0, "(6)").put(1, "アクセスログを管理している。").put(2, "サーバ");
        page.put(3, "はい・いいえ").next();
    });
    let rights = "利用者の職種・担当業務別の情報区分毎のアクセス利用権限を設定している。";
    assert_eq!(
        list(&bytes),
        [
            format!("institution\t2-(4)\tサーバ\taccess-rights/server\t{rights}"),
            format!("institution\t2-(4)\t端末PC\taccess-rights/pc\t{rights}"),
            "institution\t2-(6)\tサーバ\taccess-log/server\tアクセスログを管理している。"
                .to_owned(),
        ]
    );
    let rows: Vec<(u32, u32)> = form(&bytes).items.iter().map(|it| it.rows).collect();
    assert_eq!(rows, [(5, 5), (6, 6), (7, 7)]);
    assert_eq!(form(&bytes).number_twice(), None);
}

#[test]
fn the_form_of_2024_has_every_row_by_itself() {
    let bytes = sheet(|page| {
        page.put(0, "医療機関におけるサイバーセキュリティ対策チェックリスト").next();
        page.put(0, "医療機関確認用").next();
        page.put(0, "＊2(2)及び2(3)については、事業者と契約していない場合には、記入不要です。")
            .next();
        page.put(1, "チェック項目").put(2, "1回目").put(3, "目標日").put(4, "2回目").next();
        let edition = crate::mhlw_2024();
        let applicability = edition.institution.applicability.as_ref().expect("a question");
        let answers = |page: &mut Page<'_>| {
            page.put(2, "はい・いいえ （　／　）").put(3, "（　／　）").next();
        };
        page.put(0, &applicability.title.text).next();
        page.put(1, applicability.item.words());
        answers(page);
        for section in &edition.institution.sections {
            let title = section.title.as_ref().expect("a title");
            page.put(0, &format!("{}　{}", section.number, title.text)).next();
            for group in &section.groups {
                if let Some(heading) = &group.heading {
                    page.put(0, &heading.text).next();
                }
                for item in &group.items {
                    let number = item.number.as_ref().expect("a number");
                    page.put(0, &number.text).put(1, item.words());
                    answers(page);
                }
            }
        }
    });
    let edition = crate::mhlw_2024();
    let listed = list(&bytes);
    let keys: Vec<&str> = listed.iter().filter_map(|it| it.split('\t').nth(3)).collect();
    let rows: Vec<&str> = edition.institution.rows().map(|it| it.item.key.as_str()).collect();
    assert_eq!(keys, rows);
    let numbers: Vec<&str> = listed.iter().filter_map(|it| it.split('\t').nth(1)).collect();
    let printed: Vec<String> = edition.institution.rows().map(|it| it.full_number()).collect();
    assert_eq!(numbers, printed);
}

#[test]
fn notes_are_kept_with_their_item_apart_from_its_words() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "※本様式は、立入検査の際に確認します。").next();
        page.put(1, "チェック項目").put(2, "1回目").put(3, "留意事項").next();
        page.put(0, "1　体制構築").next();
        page.put(0, "①")
            .put(1, "責任者を設置している。※兼任でもよい。")
            .put(2, "はい・いいえ")
            .next();
        page.put(1, "（注１）委託先でもよい。").next();
        page.put(1, "（注２）毎年見直すこと。").next();
        page.put(0, "②")
            .put(1, "台帳管理を行っている（※を除く）。\n注：紙でもよい。")
            .put(2, "はい・いいえ");
        page.put(3, "年に1回見直すこと").next();
        page.next();
        page.put(0, "※記入した様式は保管してください。").next();
    });
    let form = form(&bytes);
    let notes: Vec<Vec<&str>> =
        form.items.iter().map(|it| it.notes.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        notes,
        [
            vec!["※兼任でもよい。", "（注１）委託先でもよい。", "（注２）毎年見直すこと。"],
            vec!["注：紙でもよい。", "年に1回見直すこと"]
        ]
    );
    let wordings: Vec<&str> = form.items.iter().map(|it| it.wording.as_str()).collect();
    assert_eq!(wordings, ["責任者を設置している。", "台帳管理を行っている（※を除く）。"]);
    assert_eq!(
        form.notes,
        ["本様式は、立入検査の際に確認します。", "記入した様式は保管してください。"]
    );
}

#[test]
fn what_is_hidden_or_struck_through_is_passed_over_and_told() {
    let bytes = sheet(|page| {
        usual(page, INSTITUTION);
        page.put(0, "②").put(1, "前年度の項目を実施している。").put(2, "はい・いいえ");
        page.sheet.set_row_hidden(page.row).expect("hidden");
        page.next();
        let struck = Format::new().set_font_strikethrough();
        page.put(0, "③").put(2, "はい・いいえ");
        page.sheet
            .write_with_format(page.row, 1, "旧項目を実施している。", &struck)
            .expect("written");
        page.next().put(0, "④").put(1, "（削除）").put(2, "はい・いいえ").next();
        page.sheet.write(4, 7, "前年度の回答").expect("written");
        page.sheet.set_column_hidden(7).expect("hidden");
    });
    assert_eq!(list(&bytes), expected_circled());
    let left: Vec<(WhyLeft, String)> =
        form(&bytes).left.into_iter().map(|it| (it.why, it.text)).collect();
    assert_eq!(
        left[0],
        (WhyLeft::Hidden, "② 前年度の項目を実施している。 はい・いいえ".to_owned())
    );
    assert_eq!([left[1].0, left[2].0], [WhyLeft::Deleted; 2]);
    assert_eq!(left.len(), 3);
}

#[test]
fn rows_that_are_not_understood_are_kept_and_listed() {
    let bytes = sheet(|page| {
        usual(page, INSTITUTION);
        page.next();
        page.put(0, "以上の内容を確認しました。本様式は3年間保管します。").next();
        page.put(0, "署名欄").next();
    });
    assert_eq!(list(&bytes), expected_circled());
    let left: Vec<String> = form(&bytes).left.into_iter().map(|it| it.text).collect();
    assert_eq!(left, ["以上の内容を確認しました。本様式は3年間保管します。", "署名欄"]);
}

#[test]
fn a_form_that_somebody_filled_in_reads_like_an_empty_one() {
    let day = Format::new().set_num_format("yyyy/m/d");
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "医療機関名：見本クリニック").put(3, "記入日").put(4, "令和8年6月1日").next();
        page.put(1, "チェック項目").merge(2, 5, 0, "確認結果（日付）").put(6, "備考").next();
        page.put(2, "1回目").put(4, "目標日").put(5, "2回目").next();
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.merge(0, 5, 0, &format!("{section}　{}", SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.merge(0, 5, 0, &format!("{group}について、以下を実施している。")).next();
            }
            page.put(0, &circled(number)).put(1, row.wording);
            page.put(2, if number % 2 == 0 { "いいえ" } else { "はい" });
            page.sheet
                .write_with_format(
                    page.row,
                    3,
                    46_200 + u32::try_from(number).expect("small"),
                    &day,
                )
                .expect("written");
            page.put(4, "令和9年3月末").put(5, "はい").put(6, "担当の山田が、サーバ室で確認した。");
            page.next();
        }
    });
    assert_eq!(list(&bytes), expected_circled());
    let form = form(&bytes);
    assert_eq!(form.fields, ["医療機関名", "記入日"]);
    assert_eq!(form.items[0].answers[1].text, "2026-06-28");
}

#[test]
fn the_table_begins_further_down_and_to_the_right() {
    let bytes = sheet(|page| {
        page.row = 4;
        page.put(3, TITLE).next().put(6, INSTITUTION).next().next();
        page.put(4, "チェック項目").put(7, "1回目").put(8, "目標日").next();
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.next().put(3, &format!("{section}　{}", SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.put(3, &format!("●{group}")).next();
            }
            page.put(3, &circled(number)).merge(4, 6, 0, row.wording).put(7, "はい／いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected_circled());
}

#[test]
fn both_forms_stand_on_one_sheet_or_on_two() {
    let two = book(&["医療機関用", "事業者用"], |at, page| {
        usual(page, [INSTITUTION, VENDOR][at]);
    });
    let one = sheet(|page| {
        usual(page, INSTITUTION);
        page.put(0, "※記入した様式は保管してください。").next();
        page.next();
        page.put(0, TITLE).next().put(0, VENDOR).next();
        page.put(0, "事業者名：　　　　　　").next();
        usual_table(page);
    });
    for bytes in [two, one] {
        let forms = read(&bytes).forms;
        let kinds: Vec<FormKind> = forms.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [FormKind::Institution, FormKind::Vendor]);
        assert_eq!(forms[0].items.len(), ROWS.len());
        assert_eq!(forms[1].items.len(), ROWS.len());
        assert_eq!(list(&bytes)[..ROWS.len()], expected_circled());
        let vendor = &list(&bytes)[ROWS.len()..];
        assert_eq!(vendor[1].split('\t').nth(3), Some("-"), "{}", vendor[1]);
        assert_eq!(vendor[4].split('\t').nth(3), Some("access-log/server"));
    }
}

#[test]
fn the_head_stands_on_every_page() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        let head = |page: &mut Page<'_>| {
            page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").next();
        };
        head(page);
        let mut section = 0;
        for (number, row) in numbered() {
            if row.section != section {
                section = row.section;
                page.put(0, &format!("{section}　{}", SECTIONS[section - 1])).next();
            }
            if number == 4 {
                page.next();
                head(page);
                page.put(0, &format!("{section}　{}（続き）", SECTIONS[section - 1])).next();
            }
            let group =
                if row.group.is_empty() { String::new() } else { format!("（{}）", row.group) };
            page.put(0, &circled(number)).put(1, &format!("{group}{}", row.wording));
            page.put(2, "はい・いいえ").next();
        }
    });
    assert_eq!(list(&bytes), expected_circled());
    assert_eq!(form(&bytes).sections.len(), 4);
    assert_eq!(form(&bytes).left, [], "a head is nothing that was not understood");
}

#[test]
fn examples_and_explanations_are_passed_over() {
    let bytes = book(&["はじめに", "記入例", "様式", "Sheet2"], |at, page| match at {
        0 => drop(page.put(0, "医療機関・薬局確認用の使い方を説明します。").next()),
        1 | 2 => usual(page, INSTITUTION),
        _ => usual(page, "医療機関・薬局確認用（記入例）"),
    });
    assert_eq!(list(&bytes), expected_circled());
    let passed: Vec<WhyPassedOver> = read(&bytes).passed_over.iter().map(|it| it.why).collect();
    assert_eq!(passed, [WhyPassedOver::Example; 3]);
    assert_eq!(form(&bytes).sheet, "様式");
}

#[test]
fn the_form_is_named_by_its_sheet_or_has_to_be_guessed() {
    for (name, kind, is_guessed) in [
        ("事業者確認用", FormKind::Vendor, false),
        ("薬局確認用", FormKind::Institution, false),
        ("医療機関・薬局用", FormKind::Institution, false),
        ("様式", FormKind::Institution, true),
    ] {
        let bytes = book(&[name], |_, page| {
            page.put(0, TITLE).next();
            usual_table(page);
        });
        let form = form(&bytes);
        assert_eq!((form.kind, form.is_kind_guessed), (kind, is_guessed), "{name}");
    }
}

#[test]
fn the_form_for_pharmacies_is_read_alone_and_passed_over_beside_ours() {
    let alone = sheet(|page| {
        page.put(0, "薬局におけるサイバーセキュリティ対策チェックリスト").next();
        page.put(0, "薬局確認用").next();
        usual_table(page);
    });
    assert_eq!(list(&alone), expected_circled());
    let both = book(&["薬局確認用", "医療機関確認用"], |at, page| {
        usual(page, ["薬局確認用", "医療機関確認用"][at]);
    });
    assert_eq!(form(&both).name, "医療機関確認用");
    assert_eq!(read(&both).passed_over[0].why, WhyPassedOver::ForPharmacies);
}

#[test]
fn the_reading_of_kanji_is_no_part_of_the_words() {
    let bytes = repacked(&sheet(|page| usual(page, INSTITUTION)), |name, text| {
        let text = if name.ends_with("sharedStrings.xml") {
            text.replace(
                "<t>アクセスログを管理している。</t>",
                "<r><t>アクセスログを</t></r><r><rPr><b/></rPr><t>管理している。</t></r>\
                 <rPh sb=\"7\" eb=\"9\"><t>カンリ</t></rPh><phoneticPr fontId=\"1\"/>",
            )
        } else {
            text
        };
        (name.to_owned(), text)
    });
    assert_eq!(list(&bytes), expected_circled());
}

#[test]
fn packages_of_other_programs_are_read() {
    let bytes = repacked(&sheet(|page| usual(page, INSTITUTION)), |name, text| {
        let mut text = text;
        if name.ends_with("sheet1.xml") {
            // Cells and rows without their places, in order and without gaps.
            assert!(text.contains("<c r=\"A1\""));
            text = text.replace("<c r=\"A1\"", "<c").replace("<row r=\"1\"", "<row");
            text = text.replace("<worksheet ", "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ");
            text = text.replace("</worksheet>", "</x:worksheet>");
        }
        if name.ends_with("workbook.xml.rels") {
            text = text.replace("Target=\"worksheets/", "Target=\"/xl/worksheets/");
        }
        (name.replace('/', "\\"), text)
    });
    assert_eq!(list(&bytes), expected_circled());
}

#[test]
fn a_table_has_no_head_and_shows_no_answers() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION).next();
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.put(0, &format!("{section}")).put(1, SECTIONS[section - 1]).next();
            }
            if row.group != group {
                group = row.group;
                page.put(1, &format!("{group}について、以下を実施している。")).next();
            }
            page.put(0, &format!("{section}-({number})")).put(1, row.wording).next();
        }
    });
    assert_eq!(list(&bytes), expected_bracketed());
}

#[test]
fn one_head_stands_over_section_group_number_and_wording() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.merge(0, 3, 1, "チェック項目").merge(4, 6, 0, "確認結果（日付）").next();
        page.put(4, "１回目").put(5, "対応目標日").put(6, "２回目").next();
        let mut before = (0, "");
        for (number, row) in numbered() {
            if row.section != before.0 {
                page.put(0, &format!("{}．{}", row.section, SECTIONS[row.section - 1]));
            }
            if (row.section, row.group) != before {
                page.put(1, row.group);
            }
            before = (row.section, row.group);
            page.put(2, &circled(number)).put(3, row.wording);
            page.put(4, "はい・いいえ\n（　／　）")
                .put(5, "／")
                .put(6, "はい・いいえ\n（　／　）")
                .next();
        }
    });
    assert_eq!(list(&bytes), expected_circled());
}

#[test]
fn roman_sections_and_arabic_items_with_circles_to_mark() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "No.")
            .put(1, "点検項目")
            .put(2, "結果")
            .put(3, "点検日")
            .put(4, "担当者")
            .next();
        let roman = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"];
        let (mut section, mut group) = (0, "");
        for (number, row) in numbered() {
            if row.section != section {
                (section, group) = (row.section, "");
                page.put(0, &format!("{} {}", roman[section - 1], SECTIONS[section - 1])).next();
            }
            if row.group != group {
                group = row.group;
                page.put(0, &format!("◆ {group}")).next();
            }
            let count = u32::try_from(number).expect("small");
            page.sheet.write(page.row, 0, count).expect("written");
            page.put(1, row.wording).list(2, &["○", "×"]).next();
        }
    });
    let roman = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"];
    assert_eq!(
        list(&bytes),
        expected(|section, number| format!("{}-{number}", roman[section - 1]))
    );
}

#[test]
fn a_filled_in_list_of_yes_and_no_is_no_pair_of_columns() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(0, "番号").put(1, "チェック項目").put(2, "1回目").put(3, "2回目").next();
        page.put(0, "1　体制構築").next();
        for (number, row) in numbered().into_iter().take(3) {
            page.put(0, &circled(number))
                .put(1, row.wording)
                .put(2, "はい")
                .put(3, "いいえ")
                .next();
        }
    });
    let form = form(&bytes);
    let roles: Vec<ColumnRole> = form.items[0].answers.iter().map(|it| it.role).collect();
    assert_eq!(roles, [ColumnRole::Answer(1), ColumnRole::Answer(2)]);
}

#[test]
fn days_without_a_head_belong_to_the_round_before_them() {
    let bytes = sheet(|page| {
        page.head(INSTITUTION);
        page.put(1, "チェック項目").merge(2, 6, 0, "確認結果（日付）").next();
        page.put(2, "1回目").put(4, "目標日").put(5, "2回目").next();
        page.put(0, "1　体制構築").next();
        for (number, row) in numbered().into_iter().take(3) {
            page.put(0, &circled(number)).put(1, row.wording);
            for column in [2, 5] {
                page.put(column, "はい・いいえ").put(column + 1, "（　／　）");
            }
            page.next();
        }
    });
    let roles: Vec<ColumnRole> = form(&bytes).items[0].answers.iter().map(|it| it.role).collect();
    let [answer, date] = [ColumnRole::Answer, ColumnRole::Date];
    assert_eq!(roles, [answer(1), date(1), ColumnRole::Target, answer(2), date(2)]);
}
